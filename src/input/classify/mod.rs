//! From blocks to parts: what each block of an article is, told by its words, its place and its neighbours.

mod boxes;
mod emit;
mod extent;
mod front_matter;
mod headings;
mod headline;
mod item;
mod lines;
mod links;
mod live;
mod mail_head;
mod marked;
mod paste_top;
mod repeated;
mod several;
mod tail;
mod vocabulary;

use super::blocks::Block;
use super::datelines;
use crate::report::PartKind;
pub(super) use headline::is_section_name;
use item::Item;
pub(super) use item::{Known, Reading};

/// Labels every block.
pub(super) fn classify(text: &str, blocks: &[Block], known: Known<'_>) -> Reading {
    let mut items: Vec<Item<'_>> = blocks.iter().map(|&block| Item::new(text, block)).collect();
    marked::hinted(&mut items);
    let mail = if known.page { mail_head::Head::default() } else { mail_head::head(&mut items) };
    lines::furniture_and_captions(&mut items);
    let mut reading = Reading { entries: live::entries(&mut items), ..Reading::default() };
    // A copied page may have menus above its headline, which say nothing of where its text ends.
    let top = if known.page { None } else { headline::headline(&mut items, known) };
    if let Some(top) = top {
        paste_top::above(&mut items, top);
        repeated::repeated(&mut items);
    }
    let (groups, end) = outline(&mut items, known, top, !reading.entries.is_empty());
    tail::comments(&mut items);
    tail::tail_credits(&mut items);
    tail::author_notes(&mut items);
    repeated::repeated(&mut items);
    let top = if known.page { headline::headline(&mut items, known) } else { top };
    reading.headline = mail.title.or(top.map(|i| items[i].block.span));
    let days = front_matter::front_matter(&mut items, known, top);
    (reading.published, reading.date) = (days.published, days.best());
    if !known.page {
        paste_top::names(&mut items, top);
        paste_top::labels(&mut items, top);
        paste_top::author_below(&mut items);
        boxes::runs(&mut items, end);
        links::links_in_capitals(&mut items);
        reading.others = several::spans(&items, &groups);
    }
    headings::headings(&mut items);
    lines::give_back(&mut items);
    reading.parts = emit::emit(text, &items, &groups);
    // The place before the first sentence may have the day with it; further down are days that are told of.
    const LONG: u32 = 120;
    let mut paragraphs = reading.parts.iter().filter(|p| p.kind == PartKind::Paragraph && p.span().len() >= LONG);
    let end = paragraphs.nth(1).map_or(u32::MAX, |p| p.span().start);
    let mut datelines = reading.parts.iter().filter(|p| p.kind == PartKind::Dateline && p.span().start < end);
    reading.date = reading.date.or_else(|| datelines.find_map(|p| datelines::date_in(p.span().of(text)))).or(mail.date);
    reading
}

/// Where the article ends, and the blocks of each other article, first and last, which are set aside.
fn outline(
    items: &mut [Item<'_>],
    known: Known<'_>,
    top: Option<usize>,
    is_live: bool,
) -> (Vec<(usize, usize)>, usize) {
    if known.page {
        // A page shows by its elements where another article begins.
        return (marked::numbered(items), items.len());
    }
    boxes::label(items);
    if is_live {
        // Its entries look like the articles of a list.
        return (Vec::new(), items.len());
    }
    let starts = several::starts(items, top);
    let groups = several::set_aside(items, &starts);
    let end = extent::end(items, top);
    extent::cut(items, end);
    (groups, end)
}
