//! What the elements around a node make of it.

use super::hints::Role;
use super::tree::{Kind, NONE, Tag, Tree};

/// What a node takes from its ancestors.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Inherited {
    /// Nearest block element, or itself.
    pub(super) block: u32,
    pub(super) dropped: bool,
    /// Whether the page does not show it.
    pub(super) hidden: bool,
    pub(super) linked: bool,
    pub(super) bold: bool,
    pub(super) caption: bool,
    pub(super) byline: bool,
    /// Inside an element named as the article's text.
    pub(super) body: bool,
    /// Why it is no part of the article.
    pub(super) never: Option<&'static str>,
    pub(super) seldom: Option<&'static str>,
    pub(super) list: bool,
    pub(super) heading: Option<Tag>,
    /// Number of the other article that it belongs to; 0 for none.
    pub(super) other: u32,
}

/// Hands each node what its ancestors are.
pub(super) fn inherit(tree: &Tree<'_>, roles: &[Role], pardoned: &[bool], hidden: Option<&[bool]>) -> Vec<Inherited> {
    let mut out: Vec<Inherited> = Vec::with_capacity(tree.nodes.len());
    for (i, node) in tree.nodes.iter().enumerate() {
        let mut own = match node.parent {
            NONE => Inherited { block: NONE, ..Inherited::default() },
            parent => out[parent as usize],
        };
        own.hidden = hidden.is_some_and(|h| h[i]);
        if let Kind::Element { tag, attributes } = node.kind {
            if tag.is_block() {
                own.block = i as u32;
            }
            own.dropped |= is_dropped(tag) && !(tag == Tag::Noscript && pardoned[i]);
            // A name for a place leads nowhere.
            own.linked |= tag == Tag::A && (attributes.contains("href") || !attributes.contains("name="));
            own.bold |= matches!(tag, Tag::B | Tag::Strong) || tag == Tag::Span && is_named_bold(attributes);
            own.list |= matches!(tag, Tag::Ul | Tag::Ol);
            if tag.is_heading() {
                own.heading = Some(tag);
            }
            if !pardoned[i] {
                match roles[i] {
                    Role::Body => own.body = true,
                    Role::Caption => own.caption = true,
                    Role::Byline => own.byline = true,
                    Role::Never(reason) => own.never = own.never.or(Some(reason)),
                    Role::Seldom(reason) => own.seldom = own.seldom.or(Some(reason)),
                    Role::Unknown | Role::Title => {}
                }
            }
        }
        out.push(own);
    }
    out
}

/// Whether classes or styles of an element say that it is set in bold.
fn is_named_bold(attributes: &str) -> bool {
    let said = |(name, value): (&str, &str)| match name {
        "class" => value.split([' ', '-', '_']).any(|w| matches!(w, "strong" | "bold")),
        "style" => value.contains("bold"),
        _ => false,
    };
    (attributes.contains("bold") || attributes.contains("strong")) && super::tokens::attributes(attributes).any(said)
}

/// Elements whose text is not for reading: what is struck out does not hold any more.
fn is_dropped(tag: Tag) -> bool {
    use Tag::*;
    matches!(
        tag,
        Script
            | Style
            | Noscript
            | Del
            | S
            | Strike
            | Template
            | Svg
            | Math
            | Iframe
            | Object
            | Video
            | Audio
            | Canvas
            | Button
            | Select
            | Option
            | Optgroup
            | Textarea
            | Input
            | Head
            | Dialog
            | Label
            | Legend
    )
}
