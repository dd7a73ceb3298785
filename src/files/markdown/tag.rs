//! Tags of HTML within Markdown.

use crate::work;

/// Where the tag at the start of a text ends.
pub(in crate::files) fn tag_end(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('<')?;
    let name = tag_name(rest.strip_prefix('/').unwrap_or(rest));
    let from = text.len() - rest.len() + usize::from(rest.starts_with('/')) + name.len();
    if name.is_empty() || !text[from..].starts_with(|c: char| c.is_whitespace() || matches!(c, '/' | '>' | '-')) {
        return None;
    }
    let mut quote = None;
    for (i, b) in text[from..].bytes().enumerate() {
        work::add(1);
        match (quote, b) {
            (None, b'>') => return Some(from + i + 1),
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(mark), b) if mark == b => quote = None,
            _ => {}
        }
    }
    None
}

/// Elements that are blocks of a page; others stand in a paragraph.
const BLOCKS: &str = "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer \
                      form h1 h2 h3 h4 h5 h6 head header hr html iframe li link main menu nav noscript ol p picture \
                      section summary table tbody td tfoot th thead title tr ul";

/// Whether an element of that name is a block of a page.
pub(in crate::files) fn is_block(name: &str) -> bool {
    !name.is_empty() && BLOCKS.split(' ').any(|block| block.eq_ignore_ascii_case(name))
}

/// The name of the element that a text begins with; empty where it begins with none.
pub(in crate::files) fn tag_name(text: &str) -> &str {
    let len = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if text.starts_with(|c: char| c.is_ascii_alphabetic()) { &text[..len] } else { "" }
}
