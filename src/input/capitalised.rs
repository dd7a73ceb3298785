//! Capitalised words: the cheap mark of what a text is about.

use super::blocks::ends_sentence;

/// A word without marks around it and possessive.
pub(super) fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// Calls back for each capitalised word inside a sentence: the cheap mark of what a text is about.
pub(super) fn each_name<'a>(line: &'a str, mut each: impl FnMut(&'a str)) {
    let mut inside = false;
    for word in line.split_whitespace() {
        let name = bare(word);
        if inside && name.len() > 2 && name.starts_with(char::is_uppercase) {
            each(name);
        }
        inside = !ends_sentence(word) && !word.starts_with(['“', '"', '‘']);
    }
}
