//! What a page's markup says of its blocks.

use super::super::blocks::Hint;
use super::item::Item;
use crate::report::PartKind;

/// Takes over what markup says.
pub(super) fn hinted(items: &mut [Item<'_>]) {
    for item in items {
        match item.block.hint {
            Hint::Text => {}
            Hint::Heading => item.label = Some((PartKind::Heading, None)),
            Hint::Title => item.label = Some((PartKind::Headline, None)),
            Hint::Caption => item.set(PartKind::Caption, "picture caption"),
            Hint::Byline => item.label = Some((PartKind::Byline, None)),
            Hint::Aside(reason) => item.set(PartKind::Boilerplate, reason),
            Hint::Other(_) => item.set(PartKind::Appended, "another article on the page"),
        }
    }
}

/// The blocks of each other article that the page marks up as one.
pub(super) fn numbered(items: &[Item<'_>]) -> Vec<(usize, usize)> {
    let mut groups: Vec<(usize, usize)> = Vec::new();
    for (i, item) in items.iter().enumerate() {
        let Hint::Other(_) = item.block.hint else { continue };
        match groups.last_mut() {
            Some(group) if group.1 + 1 == i && items[group.1].block.hint == item.block.hint => group.1 = i,
            _ => groups.push((i, i)),
        }
    }
    groups
}
