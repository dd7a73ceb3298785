//! From blocks to parts: what each block of an article is, told by its words, its place and its neighbours.

mod appended;
mod emit;
mod front_matter;
mod headings;
mod headline;
mod item;
mod lines;
mod links;
mod marked;
mod repeated;
mod tail;

use super::blocks::Block;
use item::Item;
pub(super) use item::{Known, Reading};

/// Labels every block.
pub(super) fn classify(text: &str, blocks: &[Block], known: Known<'_>) -> Reading {
    let mut items: Vec<Item<'_>> = blocks.iter().map(|&block| Item::new(text, block)).collect();
    marked::hinted(&mut items);
    lines::furniture_and_captions(&mut items);
    let mut groups = appended::appended(&mut items);
    if groups.is_empty() {
        groups = marked::numbered(&items);
    }
    tail::comments(&mut items);
    tail::tail_credits(&mut items);
    tail::author_notes(&mut items);
    repeated::repeated(&mut items);
    let mut reading = Reading::default();
    let top = headline::headline(&mut items, known);
    reading.headline = top.map(|i| items[i].block.span);
    reading.date = front_matter::front_matter(&mut items, known, top);
    if !known.page {
        links::links_in_capitals(&mut items);
    }
    headings::headings(&mut items);
    lines::give_back(&mut items);
    reading.parts = emit::emit(text, &items, &groups);
    reading
}
