//! What the name of a file says of what is in it.

/// A name without its ending, for the ids of the articles in a file.
#[must_use]
pub fn stem(name: &str) -> &str {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let stem = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && !ending.is_empty() && ending.chars().all(word) => stem,
        _ => name,
    };
    if stem.is_empty() { "article" } else { stem }
}

/// The name of a file as a title: signs between words are spaces, and a hyphen between digits, as in a day, is none.
pub(super) fn titled(name: &str) -> Option<String> {
    let stem = stem(name.rsplit(['/', '\\']).next().unwrap_or(name));
    let is_digit = |at: Option<usize>| at.and_then(|at| stem.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
    let sign = |(at, c): (usize, char)| match c {
        '-' if is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) => c,
        '-' | '_' => ' ',
        _ => c,
    };
    let title: String = stem.char_indices().map(sign).collect();
    Some(title.trim().to_owned()).filter(|t| !t.is_empty())
}
