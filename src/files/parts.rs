//! Tables with a row for each paragraph or turn of an article: which rows belong together is told by what they repeat.

use rustc_hash::FxHashSet;

use super::table::Row;
use super::{beside, fields, when};
use crate::sort::Order;

/// What a column is called that counts the paragraphs of an article.
#[rustfmt::skip]
const NUMBERS: &[&str] = &[
    "paragraph", "paragraphid", "paragraphno", "paragraphnr", "paragraphnum", "paragraphnumber", "paragraphindex",
    "paraid", "parano", "paranum", "paranumber", "paraindex", "para", "paridx", "part", "partno", "partnumber", "section",
    "sentence", "sentenceid", "sentenceno", "sentencenumber", "sentenceindex", "segment", "segmentid", "chunk", "chunkid",
    "chunkindex", "line", "lineno", "linenumber", "turn", "turnid", "turnno", "turnnumber", "utterance", "utteranceid",
    "absatz", "absatznr", "paragraphe", "párrafo", "parrafo",
];
/// What a column is called that may as well count articles: it orders turns, and is no sign of them.
const ORDERS: &[&str] = &["seq", "sequence", "order", "position", "index", "idx"];
/// Words above which nobody says the same twice in turn.
const TWICE: usize = 12;

/// Which rows of a table are parts of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// The column that the parts of an article have in common; without one all rows are parts of one.
    key: Option<usize>,
    /// The column of their numbers.
    pub(super) number: Option<usize>,
    text: usize,
    speaker: Option<usize>,
    /// The columns of what an article has one of: the address, the title, who published and who wrote it.
    single: [Option<usize>; 4],
    date: Option<usize>,
}

impl Parts {
    /// What the columns say of parts: they are counted or have speakers, and repeat whose they are.
    pub(super) fn of(head: &[String], names: &[Option<String>], rows: &[Row]) -> Option<Self> {
        let of = |wanted: &str| {
            (0..names.len()).find(|&i| names[i].as_deref().and_then(fields::field).is_some_and(|f| f.0 == wanted))
        };
        let (text, speaker) = (of("text")?, of("speaker"));
        let plain = |name: &String| -> String {
            name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let counts = |name: &str| NUMBERS.contains(&name) || speaker.is_some() && ORDERS.contains(&name);
        let number = (0..head.len())
            .find(|&i| names[i].is_none() && counts(&plain(&head[i])) && rows.iter().all(|r| number(r, i).is_some()));
        if rows.len() < 2 || number.is_none() && speaker.is_none() {
            return None;
        }
        let single = ["url", "title", "outlet", "authors"].map(of);
        let parts = Self { key: None, number, text, speaker, single, date: of("date") };
        // Many articles have the same title.
        let title = of("title").filter(|_| speaker.is_some());
        let keys: Vec<usize> = [of("id"), of("url"), title].into_iter().flatten().collect();
        // Who says when something begins counts what was said.
        let timed = head.iter().any(|name| name.trim().eq_ignore_ascii_case("start"));
        let is_no_key = |key: &usize| timed && Some(*key) == of("id");
        let alone = speaker.filter(|_| keys.iter().all(is_no_key));
        let tried =
            keys.iter().map(|&key| Self { key: Some(key), ..parts }).find(|p| 2 * p.pairs(rows) >= rows.len() - 1);
        tried.or_else(|| alone.map(|_| parts).filter(|p| p.pairs(rows) == rows.len() - 1))
    }

    /// What is to be told of them.
    pub(super) fn sentence(&self, head: &[String]) -> String {
        let what = if self.has_speakers() { "turns" } else { "paragraphs" };
        match self.key {
            Some(key) => format!("rows of the same “{}” were read as the {what} of one article", head[key].trim()),
            None => format!("the rows were read as the {what} of one article"),
        }
    }

    /// Whether the parts are turns of speakers.
    pub(super) fn has_speakers(&self) -> bool {
        self.speaker.is_some()
    }

    /// How many rows are of the same article as the one before them.
    fn pairs(&self, rows: &[Row]) -> usize {
        let counted = |w: &[Row]| self.goes_on(&mut self.numbers(&w[0]), &w[0], &w[1]);
        rows.windows(2).filter(|w| self.together(&w[0], &w[1]) && counted(w)).count()
    }

    /// Whether nothing in two rows says that they are of two articles, or that one of them is a copy.
    fn together(&self, a: &Row, b: &Row) -> bool {
        let differ = |i: usize| !cell(a, i).is_empty() && !cell(b, i).is_empty() && cell(a, i) != cell(b, i);
        let days = self.date.and_then(|i| day(cell(a, i)).zip(day(cell(b, i))));
        let said = cell(a, self.text);
        let is_copy = said == cell(b, self.text) && (self.speaker.is_none() || said.split_whitespace().count() > TWICE);
        self.key.is_none_or(|key| !cell(a, key).is_empty() && cell(a, key) == cell(b, key))
            && !self.single.into_iter().flatten().any(differ)
            && days.is_none_or(|(a, b)| a == b)
            && !is_copy
    }

    fn numbers(&self, row: &Row) -> FxHashSet<u64> {
        self.number.and_then(|column| number(row, column)).into_iter().collect()
    }

    /// Whether a row has a number that no other of its article has. A turn may be in several rows.
    fn goes_on(&self, seen: &mut FxHashSet<u64>, last: &Row, next: &Row) -> bool {
        let Some(column) = self.number else { return true };
        number(next, column)
            .is_some_and(|n| seen.insert(n) || self.speaker.is_some() && number(last, column) == Some(n))
    }

    /// The row of an article that has the texts of its parts, in the order of their numbers.
    fn join(&self, mut rows: Vec<Row>) -> Row {
        if let Some(column) = self.number {
            rows.order_by_key(|row| number(row, column));
        }
        let turn = |row: &Row| {
            let speaker = self.speaker.map_or("", |column| cell(row, column));
            beside::spoken(speaker, cell(row, self.text))
        };
        let texts: Vec<String> = rows.iter().map(turn).filter(|t| !t.is_empty()).collect();
        let open = rows.iter().any(|r| r.open);
        let mut rows = rows.into_iter();
        let mut out = rows.next().unwrap_or_default();
        if let Some(text) = out.cells.get_mut(self.text) {
            let source = std::mem::replace(text, texts.join("\n\n"));
            out.made = *text != source;
        }
        // What only a later part tells.
        for row in rows {
            for (own, cell) in out.cells.iter_mut().zip(row.cells).filter(|(own, _)| own.trim().is_empty()) {
                *own = cell;
            }
        }
        if let Some(speaker) = self.speaker.and_then(|column| out.cells.get_mut(column)) {
            speaker.clear();
        }
        out.open = open;
        out
    }
}

fn cell(row: &Row, column: usize) -> &str {
    row.cells.get(column).map_or("", |c| c.trim())
}

fn number(row: &Row, column: usize) -> Option<u64> {
    cell(row, column).trim_end_matches(".0").parse().ok()
}

/// The day that a cell tells, or what else it says of it; a time of a clock tells none.
fn day(cell: &str) -> Option<String> {
    let day = when::day_of(cell, Some(true)).or_else(|| when::day(cell));
    day.or_else(|| cell.contains(char::is_alphabetic).then(|| cell.to_owned()))
}

/// The rows, with their numbers, of which those that are parts of one article are one. A row with more cells than `width`
/// stays alone, for something is wrong with it.
pub(super) fn joined(
    rows: impl Iterator<Item = (usize, Row)>,
    parts: Option<Parts>,
    width: usize,
) -> impl Iterator<Item = (usize, Row)> {
    let mut rows = rows.peekable();
    std::iter::from_fn(move || {
        let (at, row) = rows.next()?;
        let fits = |row: &Row| row.cells.len() <= width;
        let Some(parts) = parts.filter(|_| fits(&row)) else { return Some((at, row)) };
        let mut seen = parts.numbers(&row);
        let mut group = vec![row];
        while let Some((_, more)) = rows.next_if(|(_, next)| {
            let last = &group[group.len() - 1];
            let together = [&group[0], last].into_iter().all(|row| parts.together(row, next));
            fits(next) && together && parts.goes_on(&mut seen, last, next)
        }) {
            group.push(more);
        }
        Some((at, parts.join(group)))
    })
}
