//! Capitals and lower case of words.

/// Appends a word in lower case, typographic apostrophes made plain.
pub(super) fn lower(word: &str, out: &mut String) {
    if word.is_ascii() {
        let from = out.len();
        out.push_str(word);
        out[from..].make_ascii_lowercase();
    } else {
        let plain = |c: char| if matches!(c, '’' | 'ʼ') { '\'' } else { c };
        out.extend(word.chars().map(plain).flat_map(char::to_lowercase));
    }
}

/// Whether a word has one capital, its first letter: not `THE`, not `the`.
pub(crate) fn title_case(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && !chars.any(char::is_uppercase)
}
