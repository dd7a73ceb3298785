//! The labels that addresses and notes go by.

/// The longest label, in bytes.
const LONGEST: usize = 999;

/// A label as labels are compared.
pub(super) fn label(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" ").to_lowercase())
}
