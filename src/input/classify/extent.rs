//! Where the article ends in text that was copied to the end of a page.
//!
//! The blocks are seen as stretches of prose with gaps between them, in which lines stand that are no sentences. Prose
//! speaks for going on and gaps against it, the more the longer they are and the more in them closes a page; the
//! article ends with the stretch up to which the sum is highest.

use super::item::Item;
use super::vocabulary::{Related, Topic};
use crate::report::PartKind;

/// What a paragraph that stands beside another speaks for going on; all in hundredths.
const PARAGRAPH: i32 = 100;

/// A paragraph with lines that are no sentences on both sides, as teasers of other stories are.
const LONE: i32 = 60;
const LONE_IN_LIST: i32 = 25;

/// What each line that is no sentence speaks against it, the first aside, which may be a heading.
const BARE: i32 = 50;

/// A line that closes a page or an article, such as "Most read".
const CLOSING: i32 = 100;

/// Any other furniture, and a line of another article: who wrote it, when.
const FURNITURE: i32 = 20;
const STAMP: i32 = 70;

/// From this cost on a gap is one behind which something else may begin.
const WIDE: i32 = 150;

/// A headline's standfirst and the like stand above the text, whatever comes between; so many paragraphs at most.
const STANDFIRST: usize = 2;

/// So many paragraphs side by side about what the text is about are of it.
const SURE: usize = 3;

/// So many side by side are no list of other stories, where they do not speak of something else.
const RUN: usize = 4;

/// A box in the text costs so much at most; the end of a page costs more.
const BOX: i32 = 450;

/// So many blocks above its text stands who wrote an article, or when.
const SIGNED: usize = 4;

/// A tail of fewer lines than this is left as it is, unless one of them closes the page.
const TAIL: usize = 3;

/// A stretch of prose, first and past the last, and what the gap before it costs.
struct Stretch {
    first: usize,
    end: usize,
    gap: i32,
    paragraphs: usize,
    bare: usize,
    /// Whether something in the gap closes the article or opens another.
    turns: bool,
}

fn is_closing(item: &Item<'_>) -> bool {
    matches!(
        item.label,
        Some((
            PartKind::Boilerplate,
            Some(
                "related links" | "copyright notice" | "comment box" | "site notice" | "newsletter box" | "contact box"
            )
        ))
    )
}

/// A line that is no sentence and nothing else either.
fn is_bare(item: &Item<'_>) -> bool {
    // A long line without any stop may be a caption or the title of another story.
    let stops = item.ends || item.line.ends_with(':') || item.words >= 25 && item.line.contains(". ");
    item.open() && (!stops || is_cut_off(item))
}

/// The title of another story, cut to the width of a list: "Mayor of Port Ellery will not stand for ...".
fn is_cut_off(item: &Item<'_>) -> bool {
    item.words <= 25 && (item.line.ends_with("...") || item.line.ends_with('…')) && !item.line.contains(". ")
}

/// Who wrote an article, or when.
fn is_signature(item: &Item<'_>) -> bool {
    is_bare(item) && item.is_stamp()
}

fn is_stamp(item: &Item<'_>) -> bool {
    is_signature(item) || item.label == Some((PartKind::Boilerplate, Some("age stamp")))
}

fn stretches(items: &[Item<'_>]) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    let (mut gap, mut bare) = (0, 0);
    let (mut broken, mut turns, mut announced) = (true, false, false);
    for (i, item) in items.iter().enumerate() {
        let sentence = item.open() && !is_bare(item);
        if sentence {
            if broken {
                let gap = gap - if bare > 0 { BARE } else { 0 };
                out.push(Stretch { first: i, end: i, gap: gap.max(0), paragraphs: 0, bare, turns });
                broken = false;
            }
            let last = out.last_mut().expect("one was begun");
            last.end = i + 1;
            last.paragraphs += usize::from(item.is_prose() || item.words >= 8);
            continue;
        }
        // A picture between paragraphs says nothing.
        if item.label.is_some_and(|l| l.0 == PartKind::Caption) {
            continue;
        }
        if !broken {
            // "The winners are:" announces a list.
            announced = items[..i].iter().rev().find(|b| b.open()).is_some_and(|b| b.line.ends_with(':'));
            (gap, bare, broken, turns) = (0, 0, true, false);
        }
        announced |= bare == 0 && is_listed(item.line) && item.open();
        let link = item.label == Some((PartKind::Boilerplate, Some("link to another story")));
        bare += usize::from((is_bare(item) || link) && !announced);
        turns |= is_closing(item) || is_stamp(item);
        gap += if is_closing(item) {
            CLOSING
        } else if is_stamp(item) {
            STAMP
        } else if announced && item.open() {
            0
        } else if item.open() || link {
            BARE
        } else {
            FURNITURE
        };
    }
    out
}

/// The block past the last of the article.
pub(super) fn end(items: &[Item<'_>], top: Option<usize>) -> usize {
    let stretches = stretches(items);
    // Most texts have no gap worth a thought, and then nothing is compared.
    if stretches.iter().skip(1).all(|s| s.gap < WIDE) && tail_of(items, &stretches) < TAIL {
        return items.len();
    }
    let mut about = Topic::default();
    if let Some(title) = top.map(|t| &items[t]).or_else(|| items.iter().find(|b| b.open())) {
        about.title(title.line);
    }
    let (mut sum, mut best, mut end, mut paragraphs) = (0, 0, 0, 0);
    for (n, s) in stretches.iter().enumerate() {
        let inside = &items[s.first..s.end];
        let related = if s.gap >= WIDE { about.related(inside) } else { Related::Unknown };
        let signed = items[s.first.saturating_sub(SIGNED)..s.first].iter().any(is_signature);
        let next_bare = stretches.get(n + 1).is_none_or(|t| t.bare > 0);
        let worth = match s.paragraphs {
            0 => LONE / 2,
            1 if s.bare > 1 && next_bare => LONE_IN_LIST,
            1 => LONE,
            many => PARAGRAPH * many as i32,
        };
        // What stands above the text costs nothing.
        let gap = if paragraphs <= STANDFIRST { 0 } else { s.gap };
        sum += match related {
            Related::Same => worth - gap.min(WIDE),
            // Many paragraphs are another article only where a line says who wrote that, or when.
            Related::Other if s.turns && gap > 0 && (s.paragraphs < SURE || signed) => -worth - gap,
            // Nothing says that something else begins.
            _ if !s.turns => worth - gap.min(WIDE),
            _ => worth - gap,
        };
        paragraphs += s.paragraphs;
        // So much about the same is the article, whatever stands between.
        let own = related == Related::Same || !s.turns;
        let run = s.paragraphs >= RUN && s.gap <= BOX && related != Related::Other;
        if s.paragraphs >= SURE && own || run {
            sum = sum.max(best + 1);
        }
        if sum > best {
            (best, end) = (sum, s.end);
            about.add(inside);
        }
    }
    if end == 0 { items.len() } else { end }
}

/// How many lines stand below the last sentence.
fn tail_of(items: &[Item<'_>], stretches: &[Stretch]) -> usize {
    stretches.last().map_or(0, |s| items.len() - s.end)
}

/// Leaves out what stands below the end, where it is the rest of a page: lists of results at an article's end are its own.
pub(super) fn cut(items: &mut [Item<'_>], end: usize) {
    // Items of a list right below the text are of it.
    let listed = items[end..].iter().take_while(|b| b.open() && is_listed(b.line)).count();
    let end = end + listed;
    let tail = &items[end..];
    let closing = tail.iter().any(is_closing);
    let furniture = tail.iter().filter(|b| !b.open() || is_stamp(b) || is_cut_off(b)).count();
    let bare = tail.iter().filter(|b| is_bare(b)).count();
    let rows = tail.iter().filter(|b| is_table_row(b)).count();
    if rows * 2 > bare || !closing && (furniture < FURNISHED || bare < TAIL) {
        return;
    }
    for item in items[end..].iter_mut().filter(|b| b.open()) {
        item.set(PartKind::Boilerplate, "below the article");
    }
}

/// With so many lines of furniture a tail is the rest of a page.
const FURNISHED: usize = 2;

/// Results and prices in columns.
fn is_table_row(item: &Item<'_>) -> bool {
    let digits = item.line.bytes().filter(u8::is_ascii_digit).count();
    let score = |w: &str| w.split_once('-').is_some_and(|(a, b)| ends_in_digit(a) && b.starts_with(is_digit));
    is_bare(item)
        && (digits * 5 >= item.line.len()
            || item.line.contains("   ")
            || item.line.contains("--")
            || item.line.split(' ').any(score))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn ends_in_digit(text: &str) -> bool {
    text.ends_with(is_digit)
}

/// Whether a line is marked as an item of a list: "- ", "• ", "3. ".
fn is_listed(line: &str) -> bool {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with(['•', '-', '*', '–', '▪', '◦'])
        || number.len() < line.len() && (number.starts_with(['.', ')', ' ']))
}
