//! XML as documents have it.

use roxmltree::{Document, Node, ParsingOptions};

/// The most elements and texts that a document's XML may have.
const NODES: u32 = 4_000_000;
/// How deep elements may stand in one another: more than any program writes, and shallow enough to go through one by one.
const DEPTH: usize = 256;

/// Parses XML, if that is what it is. A document type would bring entities, which these kinds have no use for.
pub(super) fn parse(text: &str) -> Option<Document<'_>> {
    let options = ParsingOptions { nodes_limit: NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).ok().filter(|d| !is_too_deep(d))
}

/// Whether elements stand deeper in one another than is gone through. The tree is walked without recursion.
fn is_too_deep(document: &Document<'_>) -> bool {
    let mut depth = 0_usize;
    let mut at = document.root();
    loop {
        if let Some(child) = at.first_child() {
            (at, depth) = (child, depth + 1);
            if depth > DEPTH {
                return true;
            }
            continue;
        }
        while at.next_sibling().is_none() {
            let Some(parent) = at.parent() else { return false };
            (at, depth) = (parent, depth - 1);
        }
        let Some(next) = at.next_sibling() else { return false };
        at = next;
    }
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
    let text = text_in(node);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// All text in an element, as it is written.
pub(super) fn text_in(node: Node<'_, '_>) -> String {
    node.descendants().filter_map(|n| if n.is_text() { n.text() } else { None }).collect()
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
