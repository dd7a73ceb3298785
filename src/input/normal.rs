//! Texts in normal form, for showing and comparing them.

use crate::work;

/// White space as single spaces, none at either end.
pub(crate) fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Letters and digits only, in lower case: two titles with the same key are one.
pub(crate) fn key(text: &str) -> String {
    work::add(text.len());
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_and_marks_make_no_other_text() {
        assert_eq!(collapsed("\n Port\u{a0}\tEllery  pier "), "Port Ellery pier");
        assert_eq!(collapsed(" \n"), "");
        assert_eq!(key("Pier 4: “Shut”"), key("PIER 4 – shut!"));
        assert_ne!(key("Pier 4"), key("Pier 5"));
    }
}
