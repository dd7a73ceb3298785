//! From blocks to parts: what each block of an article is, told by its words, its place and its neighbours.

use rustc_hash::FxHashMap;

use super::blocks::{Block, Hint, ends_sentence, trimmed};
use super::entries::{self, Entry};
use super::normal::key;
use super::{captions, datelines, furniture};
use crate::calendar::Date;
use crate::report::{Part, PartKind};
use crate::span::Span;

/// What is known of the article besides its blocks.
#[derive(Clone, Copy, Default)]
pub(super) struct Known<'a> {
    pub(super) title: Option<&'a str>,
    pub(super) outlet: Option<&'a str>,
    /// Whether the blocks come from a page, which has dropped its links already.
    pub(super) page: bool,
}

/// The parts of an article, and what they say about it.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) parts: Vec<Part>,
    pub(super) headline: Option<Span>,
    /// The date of a line that says when it was published.
    pub(super) date: Option<Date>,
    /// Where it is a live blog.
    pub(super) entries: Vec<Entry>,
}

type Label = (PartKind, Option<&'static str>);

/// A block with what the rules ask of it again and again.
struct Item<'a> {
    block: Block,
    line: &'a str,
    words: usize,
    ends: bool,
    label: Option<Label>,
}

impl Item<'_> {
    /// A sentence or more, by its looks.
    fn is_prose(&self) -> bool {
        ((self.ends || self.line.ends_with(':')) && self.words >= 8) || self.words >= 25
    }

    /// Not yet labelled.
    fn open(&self) -> bool {
        self.label.is_none()
    }

    fn set(&mut self, kind: PartKind, reason: &'static str) {
        self.label = Some((kind, Some(reason)));
    }
}

/// Labels every block.
pub(super) fn classify(text: &str, blocks: &[Block], known: Known<'_>) -> Reading {
    let mut items: Vec<Item<'_>> = blocks
        .iter()
        .map(|&block| {
            let line = block.span.of(text);
            // Past this many words nothing asks for the number.
            let words = line.split_whitespace().take(100).count();
            Item { block, line, words, ends: ends_sentence(line), label: None }
        })
        .collect();
    hinted(&mut items);
    furniture_and_captions(&mut items);
    let mut reading = Reading { entries: live(&mut items), ..Reading::default() };
    // A page shows by its elements where another article begins; the entries of a live blog look like the articles of a
    // list.
    let groups = match (known.page, reading.entries.is_empty()) {
        (true, _) => numbered(&items),
        (false, true) => appended(&mut items),
        (false, false) => Vec::new(),
    };
    comments(&mut items);
    tail_credits(&mut items);
    author_notes(&mut items);
    repeated(&mut items);
    let top = headline(&mut items, known);
    reading.headline = top.map(|i| items[i].block.span);
    reading.date = front_matter(&mut items, known, top);
    if !known.page {
        links_in_capitals(&mut items);
    }
    headings(&mut items);
    give_back(&mut items);
    reading.parts = emit(text, &items, &groups);
    reading
}

/// Takes over what markup says.
fn hinted(items: &mut [Item<'_>]) {
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

fn entry_line<'a>(item: &Item<'a>) -> entries::Line<'a> {
    let label = item.label.and_then(|l| l.1);
    entries::Line {
        span: item.block.span,
        text: item.line,
        prose: item.open() && item.is_prose(),
        comment: matches!(label, Some("comment box" | "comments")),
    }
}

/// Finds the entries of a live blog and takes their heads out of the text.
fn live(items: &mut [Item<'_>]) -> Vec<Entry> {
    let lines: Vec<entries::Line<'_>> = items.iter().map(entry_line).collect();
    let found = entries::find(&lines);
    for f in &found {
        for item in &mut items[f.heads.clone()] {
            item.set(PartKind::Boilerplate, "head of an entry");
        }
    }
    found.into_iter().map(|f| f.entry).collect()
}

fn furniture_and_captions(items: &mut [Item<'_>]) {
    let mut seen_prose = false;
    for i in 0..items.len() {
        if !items[i].open() && items[i].block.hint != Hint::Heading {
            continue;
        }
        let (line, words) = (items[i].line, items[i].words);
        if let Some(reason) = captions::reason(line, words) {
            items[i].set(PartKind::Caption, reason);
            // What the credit belongs to stands before it.
            if reason == "picture credit"
                && let Some(before) = items[..i].iter_mut().rev().take(4).find(|b| b.open())
                && before.block.hint == Hint::Text
                && captions::describes_picture(before.line, before.words, !seen_prose)
                && !before.line.ends_with(':')
                && (before.ends || before.words > 14)
            {
                before.set(PartKind::Caption, "picture caption");
            }
        } else if let Some(reason) = furniture::reason(line, words) {
            items[i].set(PartKind::Boilerplate, reason);
        } else if captions::credit_first(line, words) || captions::is_pictured(line, words) {
            items[i].set(PartKind::Caption, "picture caption");
        } else {
            // The first open block may be the headline, or the caption of a credit that follows.
            seen_prose = seen_prose || (items[i].is_prose() && items[..i].iter().any(Item::open));
        }
    }
    // Bare teasers under "Read more:" and the like, up to the next sentence.
    let last_prose = items.iter().rposition(|b| b.open() && b.is_prose()).unwrap_or(0);
    let mut i = 0;
    while i < items.len() {
        let opener = items[i].label == Some((PartKind::Boilerplate, Some("related links")));
        i += 1;
        if !opener || items[i - 1].words > 8 {
            continue;
        }
        let run = items[i..].iter().take_while(|b| b.open() && !b.ends && b.words <= 25).count();
        let closes = last_prose < i + run;
        // Inside the article, a single line after "Read more" may be a heading.
        if closes || run >= 2 {
            for b in &mut items[i..i + run] {
                b.set(PartKind::Boilerplate, "link to another story");
            }
        }
    }
}

/// What readers wrote below the article: everything after the first "Comments" below some text that is followed by the marks of them.
fn comments(items: &mut [Item<'_>]) {
    let label = |b: &Item<'_>| b.label == Some((PartKind::Boilerplate, Some("comment box")));
    // The label may stand above the article too.
    let mut prose = 0;
    let Some(at) = items.iter().position(|b| {
        prose += usize::from(b.open() && b.is_prose());
        prose >= 3 && label(b)
    }) else {
        return;
    };
    // Buttons and ages are what comments have and articles have not.
    let mut marks = 0;
    for b in &items[at + 1..] {
        let low = b.line.trim().trim_end_matches(|c: char| c.is_ascii_digit() || " ()+-".contains(c));
        marks += usize::from(
            b.label == Some((PartKind::Boilerplate, Some("age stamp")))
                || ["reply", "like", "report", "upvote", "flag", "reply like", "log in to reply"]
                    .iter()
                    .any(|m| low.eq_ignore_ascii_case(m)),
        );
    }
    if marks >= 2 {
        for b in items[at + 1..].iter_mut().filter(|b| b.open()) {
            b.set(PartKind::Boilerplate, "comments");
        }
    }
}

/// Whole articles after the end of this one. Each gives a group of blocks, first and last.
fn appended(items: &mut [Item<'_>]) -> Vec<(usize, usize)> {
    let mut groups = Vec::new();
    let body: usize = items.iter().filter(|b| b.open() && b.is_prose()).count();
    if body < 3 {
        return groups;
    }
    // Age stamps ("14 minutes ago") between short lines: lists of other stories, each with its text.
    let mut stamps: Vec<usize> = Vec::new();
    let mut prose = 0;
    for (i, item) in items.iter().enumerate() {
        prose += usize::from(item.open() && item.is_prose());
        if item.label == Some((PartKind::Boilerplate, Some("age stamp"))) && prose >= 2 {
            stamps.push(i);
        }
    }
    let starts: Vec<usize> = stamps
        .iter()
        .map(|&at| {
            let mut first = at;
            while first > 0 && at - first < 2 {
                let before = &items[first - 1];
                let label_line = before.open() && !before.ends && before.words <= 6;
                if !label_line || items[first].block.gap {
                    break;
                }
                first -= 1;
            }
            first
        })
        .collect();
    // A comment has an age too; a story has a title and a text.
    let lists: Vec<usize> = starts
        .iter()
        .enumerate()
        .filter(|&(n, &first)| {
            let end = starts.get(n + 1).copied().unwrap_or(items.len());
            items[first..end].iter().any(Item::is_prose)
        })
        .map(|(n, _)| n)
        .collect();
    if let (Some(&first), true) = (lists.first(), lists.len() >= 2 || has_related_label(items, &starts)) {
        for n in first..starts.len() {
            let end = starts.get(n + 1).copied().unwrap_or(items.len());
            mark_appended(items, starts[n], end, &mut groups);
        }
        return groups;
    }
    after_the_end(items, &mut groups);
    groups
}

/// The blocks of each other article that the page marks up as one.
fn numbered(items: &[Item<'_>]) -> Vec<(usize, usize)> {
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

fn has_related_label(items: &[Item<'_>], starts: &[usize]) -> bool {
    starts.first().is_some_and(|&s| {
        items[s.saturating_sub(4)..s]
            .iter()
            .any(|b| matches!(b.label, Some((PartKind::Boilerplate, Some("related links" | "comment box")))))
    })
}

fn mark_appended(items: &mut [Item<'_>], first: usize, end: usize, groups: &mut Vec<(usize, usize)>) {
    for item in &mut items[first..end] {
        item.set(PartKind::Appended, "another article after the end");
    }
    if end > first {
        groups.push((first, end - 1));
    }
}

/// Another article, title and text, behind a line that closes this one, with hardly a name in common.
fn after_the_end(items: &mut [Item<'_>], groups: &mut Vec<(usize, usize)>) {
    let closing = |label: &Option<Label>| {
        matches!(
            label,
            Some((
                PartKind::Boilerplate,
                Some(
                    "related links"
                        | "copyright notice"
                        | "contributor line"
                        | "comment box"
                        | "share button"
                        | "newsletter box"
                        | "site notice"
                )
            ))
        )
    };
    let mut prose_after = items.iter().filter(|b| b.open() && b.is_prose()).count();
    let mut prose_before = 0;
    // Comparing vocabularies reads the whole text, so only the first few candidates are compared.
    let mut tries = 4;
    let mut closed: Option<usize> = None;
    for i in 0..items.len() {
        if !items[i].open() {
            if prose_before >= 3 && closing(&items[i].label) {
                closed = Some(i);
            }
            continue;
        }
        let is_prose = items[i].is_prose();
        prose_before += usize::from(is_prose);
        prose_after -= usize::from(is_prose);
        // Past the furniture there must be a title, then text.
        let Some(end) = closed.take() else { continue };
        if items[i].ends || !(4..=25).contains(&items[i].words) || prose_after < 2 || tries == 0 {
            continue;
        }
        tries -= 1;
        let own = names(&items[..end]);
        let theirs = names(&items[i..]);
        let shared = theirs.keys().filter(|n| own.contains_key(**n)).count();
        if theirs.len() >= 6 && shared * 5 < theirs.len() {
            let all = items.len();
            mark_appended(items, i, all, groups);
            return;
        }
    }
}

/// Capitalised words inside sentences: the cheap mark of what a text is about.
fn names<'a>(items: &[Item<'a>]) -> FxHashMap<&'a str, u32> {
    let mut out = FxHashMap::default();
    for item in items.iter().filter(|b| b.open() && b.is_prose()) {
        let mut inside = false;
        for word in item.line.split_whitespace() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
            if inside && bare.len() > 2 && bare.starts_with(char::is_uppercase) {
                *out.entry(bare).or_insert(0) += 1;
            }
            inside = !ends_sentence(word) && !word.starts_with(['“', '"', '‘']);
        }
    }
    out
}

/// Agency credits and house signatures in the last lines.
fn tail_credits(items: &mut [Item<'_>]) {
    let Some(last) = items.iter().rposition(|b| b.open()) else { return };
    // Furniture may follow the credit: look at the last open blocks before any long run of text.
    for i in (last.saturating_sub(2)..=last).rev() {
        let item = &mut items[i];
        if item.open() && i > 0 && item.words <= 9 && furniture::is_credit(item.line) {
            item.set(PartKind::Boilerplate, "agency credit");
        }
    }
    // Before the related stories too.
    for i in 1..items.len() {
        let closes = items.get(i + 1).is_none_or(|b| matches!(b.label, Some((PartKind::Boilerplate, _))));
        let item = &mut items[i];
        if closes && item.open() && item.words <= 6 && furniture::is_credit(item.line) {
            item.set(PartKind::Boilerplate, "agency credit");
        }
    }
}

/// Who wrote it, in a sentence or two below the text.
fn author_notes(items: &mut [Item<'_>]) {
    let below: Vec<usize> = (0..items.len()).rev().filter(|&i| items[i].open()).take(3).collect();
    let prose = items.iter().filter(|b| b.open() && b.is_prose()).count();
    for i in below {
        if prose > 3 && furniture::is_author_note(items[i].line, items[i].words) {
            items[i].set(PartKind::Boilerplate, "author note");
        }
    }
}

/// Lines that stand twice: the lead under the picture, a caption and its copy.
fn repeated(items: &mut [Item<'_>]) {
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    for (i, item) in items.iter_mut().enumerate() {
        if item.words >= 5 && item.line.len() >= 25 {
            let first = *seen.entry(item.line).or_insert(i);
            if first != i && item.open() {
                item.set(PartKind::Boilerplate, "repeated line");
            }
        }
    }
    // A teaser above the text that the text then says in full.
    let open: Vec<usize> = (0..items.len()).filter(|&i| items[i].open()).take(5).collect();
    for (n, &i) in open.iter().enumerate() {
        let teaser = items[i].line.trim_end_matches(['.', '…', ' ']);
        let longer = open[n + 1..]
            .iter()
            .any(|&j| items[j].line.len() > items[i].line.len() && items[j].line.starts_with(teaser));
        if longer && items[i].words >= 8 {
            items[i].set(PartKind::Boilerplate, "repeated lead");
        }
    }
}

/// The same letters and digits, case and marks aside.
fn same_words(a: &str, b: &str) -> bool {
    let (a, b) = (key(a), key(b));
    a == b || (a.len() > 30 && b.starts_with(&a)) || (b.len() > 30 && a.starts_with(&b))
}

/// Finds and labels the headline.
fn headline(items: &mut [Item<'_>], known: Known<'_>) -> Option<usize> {
    if let Some(i) = items.iter().position(|b| b.label.is_some_and(|l| l.0 == PartKind::Headline)) {
        return Some(i);
    }
    // The given title, wherever among the first lines it stands.
    if let Some(title) = known.title {
        let at = (0..items.len().min(8)).find(|&i| {
            matches!(items[i].label, None | Some((PartKind::Heading, _)))
                && items[i].words <= 45
                && same_words(items[i].line, title)
        });
        if let Some(i) = at
            && items.len() > 1
        {
            items[i].label = Some((PartKind::Headline, None));
            return Some(i);
        }
    }
    let first = items.iter().position(|b| b.open() && !is_stamp(b))?;
    let head = &items[first];
    if head.words > 30 || head.words < 2 || head.line.len() > 240 || head.block.hint != Hint::Text {
        return None;
    }
    let follows = items[first + 1..].iter().filter(|b| b.open() && !is_stamp(b)).take(5).any(Item::is_prose);
    let title_case = is_title_case(head.line);
    let bare = !head.ends || head.line.ends_with(['?', '!', '’', '”', '"', '\'']) && !head.line.contains(". ");
    let ok = if bare {
        // A lead whose stop got lost is long and runs on like a sentence.
        !head.line.ends_with([',', ':', ';', '-']) && (head.words <= 22 || title_case)
    } else {
        title_case && head.words <= 22
    };
    (ok && follows).then(|| {
        items[first].label = Some((PartKind::Headline, None));
        first
    })
}

/// Whether nearly all the longer words are capitalised.
fn is_title_case(line: &str) -> bool {
    let long: Vec<&str> = line
        .split_whitespace()
        .map(|w| w.trim_start_matches(|c: char| !c.is_alphanumeric()))
        .filter(|w| w.chars().count() >= 4)
        .collect();
    let upper = long.iter().filter(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())).count();
    long.len() >= 3 && upper * 5 >= long.len() * 4
}

fn is_stamp(item: &Item<'_>) -> bool {
    datelines::is_dateline_line(item.line, item.words)
        || datelines::is_byline(item.line, item.words)
        || (item.words <= 12 && datelines::lead(item.line) == Some(item.line.len()))
}

/// Bylines, date lines and site names above the text. Gives the date that one of them states.
fn front_matter(items: &mut [Item<'_>], known: Known<'_>, top: Option<usize>) -> Option<Date> {
    let mut date = None;
    let mut above = true;
    let mut lines = 0;
    let count = items.len();
    for i in 0..count {
        let (line, words) = (items[i].line, items[i].words);
        if items[i].open() && items[i].is_prose() && words > 22 {
            lines += 1;
            // A standfirst may stand above the byline.
            above = lines < 2;
        }
        if matches!(items[i].label, Some((PartKind::Dateline, _))) {
            date = date.or_else(|| datelines::date_in(line));
        }
        // Pages set bylines as headings too.
        let heading = items[i].label == Some((PartKind::Heading, None));
        let judged = items[i].open() || (heading && above);
        if !judged {
            continue;
        }
        if above && i < 14 {
            if datelines::is_dateline_line(line, words) {
                date = date.or_else(|| datelines::date_in(line));
                items[i].label = Some((PartKind::Dateline, None));
                continue;
            }
            if datelines::is_byline(line, words) {
                items[i].label = Some((PartKind::Byline, None));
                continue;
            }
            let is_name = words <= 5 && !heading && top.is_some_and(|t| t != i);
            if is_name && is_site_name(items, i, known) {
                items[i].set(PartKind::Boilerplate, "site name");
            }
        } else if i + 3 >= count
            && datelines::is_byline(line, words)
            && words <= 8
            && line.starts_with(['B', 'b', '—', '-', '–'])
            && !items[i].ends
        {
            items[i].label = Some((PartKind::Byline, None));
        }
    }
    date
}

/// Whether a line is the outlet's name, or one that the furniture beside it repeats.
fn is_site_name(items: &[Item<'_>], i: usize, known: Known<'_>) -> bool {
    let line = items[i].line;
    let repeats = |beside: &Item<'_>| {
        matches!(beside.label, Some((PartKind::Boilerplate, Some("read time" | "age stamp" | "share button"))))
            && (beside.line.starts_with(line) || beside.line.ends_with(line))
    };
    known.outlet.is_some_and(|o| o.eq_ignore_ascii_case(line))
        || [i.checked_sub(1), Some(i + 1)].into_iter().flatten().filter_map(|j| items.get(j)).any(repeats)
}

/// Teasers for other stories in capitals throughout, in a text that does not use capitals for its sub-headings.
fn links_in_capitals(items: &mut [Item<'_>]) {
    let shouted: Vec<usize> = (0..items.len())
        .filter(|&i| {
            items[i].open() && items[i].words >= 2 && items[i].words <= 24 && furniture::is_shouted(items[i].line)
        })
        .collect();
    let prose = items.iter().filter(|b| b.open() && b.is_prose() && !furniture::is_shouted(b.line)).count();
    if prose < 3 || shouted.len() * 2 > prose {
        return;
    }
    let short = shouted.iter().filter(|&&i| items[i].words < 5).count();
    let least = if short >= 2 { 8 } else { 5 };
    for &i in &shouted {
        let before = items[..i].iter().rev().find(|b| b.open()).is_some_and(Item::is_prose)
            && items[i + 1..].iter().find(|b| b.open()).is_none_or(Item::is_prose);
        let item = &mut items[i];
        let question = item.line.ends_with(['?', ':', '.']);
        if before && item.words >= least && !question {
            items[i].set(PartKind::Boilerplate, "link to another story");
        }
    }
}

/// Sub-headings: short lines without a stop between sentences.
fn headings(items: &mut [Item<'_>]) {
    for i in 0..items.len() {
        let item = &items[i];
        if !item.open() || item.words > 12 || item.line.len() > 100 || item.block.hint != Hint::Text {
            continue;
        }
        let line = item.line;
        let stops =
            line.ends_with(['.', ',', ';', ':', '…', '!', '-', '—', '–', '”', '"', ')']) && !line.ends_with("...");
        let first = line.trim_start_matches(['‘', '\'', '(', '[', '¿', '¡']).chars().next().unwrap_or(' ');
        let opens = first.is_uppercase() || first.is_ascii_digit();
        if stops || line.ends_with("...") || !opens || line.starts_with(['-', '•', '*', '@', '#']) {
            continue;
        }
        let before = items[..i].iter().rev().find(|b| b.open());
        let after = items[i + 1..].iter().find(|b| b.open());
        let after_prose = after.is_some_and(|b| {
            b.is_prose() && b.words > item.words || b.line.starts_with(['“', '"', '•', '-']) && b.words > 5
        });
        let before_ends = before.is_none_or(|b| b.ends || b.line.ends_with([':', ')']));
        // Figures in columns are no headings.
        let digits = line.chars().filter(char::is_ascii_digit).count();
        if after_prose && before_ends && digits * 3 <= line.len() && item.words >= 1 {
            items[i].label = Some((PartKind::Heading, None));
        }
    }
}

/// A page of captions and hardly anything else is a picture story: its captions are its text.
fn give_back(items: &mut [Item<'_>]) {
    let kind = |b: &Item<'_>| b.label.map_or(PartKind::Paragraph, |l| l.0);
    let body: usize = items.iter().filter(|b| kind(b) == PartKind::Paragraph).map(|b| b.line.len()).sum();
    let told: Vec<usize> =
        (0..items.len()).filter(|&i| kind(&items[i]) == PartKind::Caption && items[i].is_prose()).collect();
    let captions: usize = told.iter().map(|&i| items[i].line.len()).sum();
    if captions > 0 && body == 0 || told.len() >= 3 && captions >= body * 2 {
        for i in told {
            items[i].label = None;
        }
    }
}

/// Writes the parts, datelines and furniture that run into a paragraph split off.
fn emit(text: &str, items: &[Item<'_>], groups: &[(usize, usize)]) -> Vec<Part> {
    let mut parts = Vec::with_capacity(items.len());
    let mut push = |span: Span, kind: PartKind, reason: Option<&str>| {
        parts.push(Part::new(span, kind, reason.map(str::to_owned)));
    };
    let mut prose = 0;
    let mut next_group = groups.iter().peekable();
    let mut i = 0;
    while i < items.len() {
        let item = &items[i];
        let span = item.block.span;
        if let Some(&&(first, last)) = next_group.peek()
            && first == i
        {
            // One part for a whole article: it goes and comes back as one.
            push(span.join(items[last].block.span), PartKind::Appended, item.label.and_then(|l| l.1));
            next_group.next();
            i = last + 1;
            continue;
        }
        i += 1;
        if let Some((kind, reason)) = item.label {
            push(span, kind, reason);
            continue;
        }
        let mut start = span.start;
        if let Some((len, reason)) = furniture::lead_in(item.line)
            && let Some(cut) = trimmed(text, start as usize, start as usize + len)
        {
            push(cut, PartKind::Boilerplate, Some(reason));
            start += len as u32;
        }
        prose += u32::from(item.is_prose());
        // The place may stand in a line of its own.
        if prose <= 3
            && let Some(len) = text.get(start as usize..span.end as usize).and_then(datelines::lead)
            && let Some(cut) = trimmed(text, start as usize, start as usize + len)
        {
            push(cut, PartKind::Dateline, None);
            start = cut.end;
        }
        if let Some(rest) = trimmed(text, start as usize, span.end as usize) {
            push(rest, PartKind::Paragraph, None);
        }
    }
    parts
}
