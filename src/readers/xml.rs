//! XML as documents have it.

use roxmltree::{Document, Node, ParsingOptions};

/// The most elements and texts that a document's XML may have.
const NODES: u32 = 4_000_000;
/// How deep elements may stand in one another: more than any program writes, and shallow enough to go through one by one.
const DEPTH: usize = 256;

/// Parses XML, if that is what it is. A document type would bring entities, which these kinds have no use for.
pub(super) fn parse(text: &str) -> Option<Document<'_>> {
    if is_too_deep(text) {
        return None;
    }
    Document::parse_with_options(text, ParsingOptions { nodes_limit: NODES, ..ParsingOptions::default() }).ok()
}

/// Whether elements stand deeper in one another than is gone through. Counts tags and never too few of them.
fn is_too_deep(text: &str) -> bool {
    let mut depth = 0_usize;
    for (at, _) in text.match_indices('<') {
        let rest = &text[at + 1..];
        match rest.as_bytes().first() {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b'?' | b'!') => {}
            _ => {
                let end = rest.find('>').unwrap_or(rest.len());
                depth += usize::from(!rest[..end].ends_with('/'));
            }
        }
        if depth > DEPTH {
            return true;
        }
    }
    false
}

/// Whether an element has that name, whatever its namespace: the names of these kinds are not used twice.
pub(super) fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// The first child of that name.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|n| is(*n, name))
}

/// An attribute of that name, whatever its namespace.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|a| a.name() == name).map(|a| a.value())
}

/// The text of the first element of that name anywhere, if it says anything.
pub(super) fn text_of(document: &Document<'_>, name: &str) -> Option<String> {
    let node = document.descendants().find(|n| is(*n, name))?;
    let text: String = node.descendants().filter_map(|n| if n.is_text() { n.text() } else { None }).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_xml_is_refused() {
        assert!(parse("<a><b/>text</a>").is_some());
        assert!(parse("<a>").is_none());
        assert!(parse(&format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000))).is_none());
        assert!(parse("<!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>").is_none());
    }
}
