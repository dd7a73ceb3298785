//! Columns to paragraphs: what runs along on every page is left out, lines are joined, and hyphens at their ends put right.

use std::hash::Hash;

use rustc_hash::{FxHashMap, FxHashSet};

use super::columns::{self, columns};
use super::lines::{Line, Piece, lines};
use crate::readers::document::names_a_date;
use crate::sort::Order;

/// Rows at the top and at the bottom of a page that may run along on every page, and the part of its height where those
/// stand.
const ROWS: usize = 3;
const EDGE: f64 = 0.12;
/// Heights of the smaller letter that lie between these and the text at least, and how much of its size a letter is high.
const APART: f64 = 0.85;
const HEIGHT: f64 = 0.75;
/// Words that one of them has at most, and how much smaller than the text it is where nothing else tells of it.
const RUN: usize = 12;
const SMALLER: f64 = 0.92;
/// The part of a page's height that is usually left free.
const MARGIN: f64 = 0.06;
/// A title is so many times as large as most of the text.
const TITLE: f64 = 1.25;
/// Sizes that differ by less are the same.
const SAME: f64 = 0.12;
/// A line that follows after more than so many usual distances begins a paragraph.
const GAP: f64 = 1.3;

/// The text of a file.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Text {
    pub(super) text: String,
    pub(super) title: Option<String>,
    /// Where each page begins in the text, in bytes; the first begins at its beginning.
    pub(super) pages: Vec<usize>,
    /// What was left out as it runs along on the pages: each line once, and how often it stands there.
    pub(super) running: Vec<(String, usize)>,
    /// Pages whose columns could not be looked for.
    pub(super) crowded: usize,
}

/// The text of pages, each with its height.
pub(super) fn text(mut all: Vec<(Vec<Piece>, f64)>) -> Text {
    let usual = usual_size(&all);
    let running = leave_out_running(&mut all, usual);
    let (mut crowded, mut work) = (0, columns::WORK);
    let page = |(pieces, _): (Vec<Piece>, f64)| {
        let (columns, parted) = columns(pieces, &mut work);
        crowded += usize::from(!parted);
        columns.into_iter().map(lines).collect()
    };
    let pages: Vec<Vec<Vec<Line>>> = all.into_iter().map(page).collect();
    let words = Words::of(&pages);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        for column in page {
            add_column(column, number, &words, &mut paragraphs);
        }
    }
    Text { running, crowded, ..laid_out(paragraphs, usual, pages.len()) }
}

/// A paragraph, or what else stands by itself.
#[derive(Debug)]
struct Paragraph {
    text: String,
    size: f64,
    bold: bool,
    /// The page that it begins on.
    page: usize,
}

fn laid_out(paragraphs: Vec<Paragraph>, usual: f64, pages: usize) -> Text {
    let first = paragraphs.iter().take_while(|p| p.page == 0);
    let headline = |p: &&Paragraph| {
        let len = p.text.chars().filter(|c| c.is_alphabetic()).count();
        p.size > usual * TITLE && (8..=250).contains(&len) && p.text.contains(' ')
    };
    let mut largest: Option<&Paragraph> = None;
    for p in first.filter(headline) {
        if largest.is_none_or(|l| p.size > l.size) {
            largest = Some(p);
        }
    }
    let mut out = Text { title: largest.map(|p| p.text.clone()), ..Text::default() };
    for paragraph in &paragraphs {
        if !out.text.is_empty() {
            out.text.push_str("\n\n");
        }
        while out.pages.len() <= paragraph.page {
            out.pages.push(out.text.len());
        }
        out.text.push_str(&paragraph.text);
    }
    out.pages.resize(pages, out.text.len());
    out
}

/// The size of most letters.
fn usual_size(pages: &[(Vec<Piece>, f64)]) -> f64 {
    let mut count: FxHashMap<i64, usize> = FxHashMap::default();
    for piece in pages.iter().flat_map(|p| &p.0) {
        *count.entry((piece.size * 4.0).round() as i64).or_default() += piece.text.len();
    }
    let mut sizes: Vec<(i64, usize)> = count.into_iter().collect();
    sizes.order_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    sizes.first().map_or(10.0, |s| s.0 as f64 / 4.0)
}

/// Leaves out what stands at the edges of pages: what is at the same edge of several with other numbers in it, the numbers
/// of pages and what is beside them, and what is set smaller than the text. What names a day stays where it stands first:
/// it is the date of the issue. What is left out and is more than a number.
fn leave_out_running(pages: &mut [(Vec<Piece>, f64)], usual: f64) -> Vec<(String, usize)> {
    let mut rows: Vec<Vec<Edge>> = pages.iter().map(|(pieces, height)| edge_rows(pieces, *height)).collect();
    add_fixed(pages, &mut rows);
    let repeated = repeated(&rows);
    let first = first_number(&rows);
    let mut kept: FxHashSet<String> = FxHashSet::default();
    let mut gone: Vec<(String, usize)> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    for (number, ((pieces, height), page)) in pages.iter_mut().zip(rows).enumerate() {
        let mut out: FxHashSet<usize> = FxHashSet::default();
        for Edge { row, text } in page {
            let pattern = pattern(&text);
            let numbered = first.is_some_and(|first| numbers(&text).any(|n| n == first + number as i64));
            let runs = repeated.contains(&pattern) || numbered || is_margin_note(&text, &row, pieces, (usual, *height));
            // The rest of a sentence is text, though another page begins alike; a site's name is none.
            let site = text.split(' ').next().is_some_and(|w| w.trim_end_matches(['.', ',']).contains('.'));
            let runs = runs && (site || !text.starts_with(char::is_lowercase));
            let dated = runs && names_a_date(&text) && kept.insert(pattern.clone());
            if is_page_number(&text) || is_print_mark(&text) {
                out.extend(row);
            } else if runs && !dated {
                out.extend(row);
                let place = *places.entry(pattern).or_insert(gone.len());
                if place == gone.len() {
                    gone.push((text, 0));
                }
                gone[place].1 += 1;
            } else if dated {
                // It is read as one, above all columns.
                let right = row.iter().map(|&i| pieces[i].x1).fold(f64::MIN, f64::max);
                (pieces[row[0]].text, pieces[row[0]].x1) = (text, right);
                out.extend(&row[1..]);
            }
        }
        let mut at = 0;
        pieces.retain(|_| {
            at += 1;
            !out.contains(&(at - 1))
        });
    }
    gone
}

/// A row near the edge of a page: the pieces that make it, and its text.
struct Edge {
    row: Vec<usize>,
    text: String,
}

/// A page, and the pieces of a row on it.
type Place = (usize, Vec<usize>);

/// Adds the first and last rows that stand at one height on most pages, however near the text is: so they do on small
/// pages.
fn add_fixed(pages: &[(Vec<Piece>, f64)], rows: &mut [Vec<Edge>]) {
    let mut ends: FxHashMap<(String, i64), Vec<Place>> = FxHashMap::default();
    for (number, (pieces, _)) in pages.iter().enumerate() {
        let mut all = in_rows(pieces);
        let last = if all.len() > 1 { all.pop() } else { None };
        for row in all.into_iter().take(1).chain(last) {
            let text = text_of(pieces, &row);
            if text.split_whitespace().count() <= RUN && !is_ended(&text) {
                let place = (pattern(&text), pieces[row[0]].y.round() as i64);
                ends.entry(place).or_default().push((number, row));
            }
        }
    }
    for (number, row) in ends.into_values().filter(|on| on.len() > 1 && 2 * on.len() > pages.len()).flatten() {
        if !rows[number].iter().any(|edge| edge.row == row) {
            let text = text_of(&pages[number].0, &row);
            rows[number].push(Edge { row, text });
        }
    }
}

/// What stands at the edge of more than one page.
fn repeated(pages: &[Vec<Edge>]) -> FxHashSet<String> {
    let count = count_pages(pages, |_, rows| rows.iter().map(|r| pattern(&r.text)).collect());
    count.into_iter().filter(|c| c.1 > 1).map(|c| c.0).collect()
}

/// On how many pages each thing stands of which a page may have several.
fn count_pages<T: Eq + Hash>(pages: &[Vec<Edge>], of: impl Fn(usize, &[Edge]) -> FxHashSet<T>) -> FxHashMap<T, usize> {
    let mut count: FxHashMap<T, usize> = FxHashMap::default();
    for own in pages.iter().enumerate().flat_map(|(page, rows)| of(page, rows)) {
        *count.entry(own).or_default() += 1;
    }
    count
}

/// The numbers at either end of a row, one of which may be its page's.
fn numbers(text: &str) -> impl Iterator<Item = i64> {
    let number = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.parse().ok().filter(|_| word.len() < 5 && text.split_whitespace().count() <= RUN)
    };
    let mut words = text.split_whitespace();
    let (first, last) = (words.next(), words.next_back());
    [first.and_then(number), last.and_then(number)].into_iter().flatten()
}

/// The number of the first page, where most pages have theirs at an edge.
fn first_number(pages: &[Vec<Edge>]) -> Option<i64> {
    let count =
        count_pages(pages, |page, rows| rows.iter().flat_map(|r| numbers(&r.text)).map(|n| n - page as i64).collect());
    let most = count.into_iter().max_by_key(|&(first, pages)| (pages, -first))?;
    (most.1 > 1 && 2 * most.1 > pages.len()).then_some(most.0)
}

/// Whether a row is set smaller than the text, or in the margin of the page in no way that a title is; and is no sentence.
fn is_margin_note(text: &str, row: &[usize], pieces: &[Piece], (usual, height): (f64, f64)) -> bool {
    let words = text.split_whitespace().count();
    let small = |p: &Piece| p.size < usual * SMALLER;
    let in_margin = |p: &Piece| {
        let low = p.y < height * MARGIN || p.y > height * (1.0 - MARGIN);
        low && p.size < usual * (1.0 + SAME) && !p.bold && words <= RUN / 2
    };
    row.iter().all(|&i| small(&pieces[i]) || in_margin(&pieces[i]))
        && words <= RUN
        && !is_ended(text)
        && !text.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "))
}

/// The rows of a page, from the top, each from the left.
fn in_rows(pieces: &[Piece]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    order.order_by(|&a, &b| pieces[a].y.total_cmp(&pieces[b].y));
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for i in order {
        match rows.last_mut() {
            Some(row) if pieces[i].y - pieces[row[0]].y < pieces[i].size * 0.4 => row.push(i),
            _ => rows.push(vec![i]),
        }
    }
    rows.iter_mut().for_each(|row| row.order_by(|&a, &b| pieces[a].x0.total_cmp(&pieces[b].x0)));
    rows
}

fn text_of(pieces: &[Piece], row: &[usize]) -> String {
    row.iter().map(|&i| pieces[i].text.trim()).collect::<Vec<_>>().join(" ")
}

/// The rows near the edges of a page.
fn edge_rows(pieces: &[Piece], height: f64) -> Vec<Edge> {
    let rows = in_rows(pieces);
    let at_top = |row: &Vec<usize>| pieces[row[0]].y < height * EDGE;
    let at_bottom = |row: &Vec<usize>| pieces[row[0]].y > height * (1.0 - EDGE);
    // A wider gap lies between them and the text.
    let apart = |a: &[usize], b: &[usize]| {
        let (a, b) = (&pieces[a[0]], &pieces[b[0]]);
        let lower = if a.y > b.y { a.size } else { b.size };
        (a.y - b.y).abs() - lower * HEIGHT > a.size.min(b.size) * APART
    };
    let edge = |rows: Vec<&Vec<usize>>| {
        let near = (1..rows.len().min(ROWS + 1)).rev().find(|&i| apart(rows[i - 1], rows[i]));
        near.unwrap_or(if rows.len() <= 1 { rows.len() } else { 0 })
    };
    let (first, last) = (edge(rows.iter().collect()), edge(rows.iter().rev().collect()));
    let top = rows.iter().take(first).filter(|r| at_top(r));
    let bottom = rows.iter().rev().take(last).filter(|r| at_bottom(r));
    top.chain(bottom).map(|row| Edge { row: row.clone(), text: text_of(pieces, row) }).collect()
}

/// A row without what changes from page to page.
fn pattern(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let c = if c.is_ascii_digit() { '#' } else { c };
        if c != '#' || !out.ends_with('#') {
            out.extend(c.to_lowercase());
        }
    }
    out
}

/// Whether a row is the number of its page.
fn is_page_number(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let number = |w: &&str| w.len() <= 4 && w.bytes().all(|b| b.is_ascii_digit());
    let roman = |w: &str| !w.is_empty() && w.len() <= 6 && w.bytes().all(|b| b"ivxlc".contains(&b));
    match words[..] {
        [n] => number(&n) && n.len() <= 3 || roman(n),
        [page, n] if page.eq_ignore_ascii_case("page") => number(&n),
        [n, of, m] if of.eq_ignore_ascii_case("of") => number(&n) && number(&m),
        [page, n, of, m] if page.eq_ignore_ascii_case("page") && of.eq_ignore_ascii_case("of") => {
            number(&n) && number(&m)
        }
        [n, m] => number(&n) && number(&m) && text.contains('/') && n.len() <= 3,
        _ => false,
    }
}

/// Whether a row is what browsers print at the edges: the day and hour of printing, or the page's address and number.
fn is_print_mark(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default().trim_end_matches(',');
    let address = ["http://", "https://", "file://"].iter().any(|a| first.starts_with(a));
    let last = text.rsplit(' ').next().unwrap_or_default();
    let count = last.split_once('/').is_some_and(|(n, m)| {
        !n.is_empty() && !m.is_empty() && n.len() < 5 && [n, m].iter().all(|n| n.bytes().all(|b| b.is_ascii_digit()))
    });
    let day =
        first.len() >= 6 && first.bytes().all(|b| b.is_ascii_digit() || b"/.".contains(&b)) && first.contains('/');
    let second = text.split(' ').nth(1).unwrap_or_default();
    let hour = second.len() >= 4 && second.contains(':') && second.bytes().all(|b| b.is_ascii_digit() || b == b':');
    address && count || day && hour
}

/// The words of a file, but for those that a line's end may have parted.
struct Words(FxHashSet<String>);

impl Words {
    fn of(pages: &[Vec<Vec<Line>>]) -> Self {
        let mut words = FxHashSet::default();
        for line in pages.iter().flatten().flatten() {
            let mut all: Vec<&str> = line.text.split_whitespace().collect();
            if all.last().is_some_and(|w| w.ends_with(['-', '\u{2010}', '\u{ad}'])) {
                all.pop();
            }
            let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            words.extend(all.into_iter().map(bare).filter(|w| w.len() > 2));
        }
        Self(words)
    }

    /// Adds a line to the text before it, which it goes on with.
    fn join(&self, text: &mut String, line: &str) {
        let line = line.trim();
        let end = text.trim_end().len();
        text.truncate(end);
        if let Some(rest) = text.strip_suffix('\u{ad}') {
            text.truncate(rest.len());
        } else if let Some(before) = text.strip_suffix(['-', '\u{2010}']) {
            let word = |c: char| c.is_alphanumeric() || c == '-' || c == '’';
            let head = before.rsplit(|c: char| !word(c)).next().unwrap_or_default();
            let tail = line.split(|c: char| !word(c)).next().unwrap_or_default();
            if self.is_one_word(head, tail) {
                text.truncate(before.len());
            }
        } else if !(text.is_empty() || text.ends_with(['—', '/']) || line.starts_with('—')) {
            text.push(' ');
        }
        text.push_str(line);
    }

    /// Whether a hyphen at the end of a line parts one word, rather than standing between two.
    fn is_one_word(&self, head: &str, tail: &str) -> bool {
        const OWN: &[&str] = &["self", "ex", "non", "co", "well", "so", "all", "half", "vice", "anti", "then", "mid"];
        let (head, tail) = (head.to_lowercase(), tail.to_owned());
        let small = tail.chars().next().is_some_and(char::is_lowercase);
        let letters = head.chars().next_back().is_some_and(char::is_alphabetic);
        if !small || !letters || head.is_empty() {
            return false;
        }
        let knows = |w: &str| self.0.contains(&w.to_lowercase());
        if knows(&format!("{head}{tail}")) {
            return true;
        }
        // Two words of the text, or one that has a hyphen already, keep theirs.
        !(knows(&format!("{head}-{tail}"))
            || OWN.contains(&head.as_str())
            || head.contains('-')
            || knows(&head) && knows(&tail) && head.len() > 3 && tail.len() > 3)
    }
}

/// What a column's lines have in common.
#[derive(Clone, Copy)]
struct Measure {
    left: f64,
    right: f64,
    /// From one line to the next.
    step: f64,
    /// The size of a usual line.
    size: f64,
}

impl Measure {
    fn of(lines: &[Line]) -> Self {
        let edge = |values: Vec<f64>, part: usize| {
            let mut values = values;
            values.order_by(f64::total_cmp);
            values.get(values.len() * part / 10).or(values.last()).copied().unwrap_or_default()
        };
        let steps = lines.windows(2).filter(|w| same(w[0].size, w[1].size)).map(|w| w[1].y - w[0].y);
        let steps: Vec<f64> = steps.filter(|s| *s > 0.0).collect();
        let usual = lines.first().map_or(10.0, |l| l.size) * 1.2;
        Self {
            size: edge(lines.iter().map(|l| l.size).collect(), 5),
            left: edge(lines.iter().map(|l| l.x0).collect(), 2),
            right: edge(lines.iter().map(|l| l.x1).collect(), 9),
            // Paragraphs of a line or two have many wide steps between them.
            step: if steps.is_empty() { usual } else { edge(steps, 3) },
        }
    }
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= a.max(b) * SAME
}

/// Signs that may stand behind the end of a sentence.
const CLOSERS: &[char] = &['”', '’', '"', '\'', ')', ']', '»'];

fn is_ended(text: &str) -> bool {
    text.trim_end().trim_end_matches(CLOSERS).ends_with(['.', '!', '?', ':', '…'])
}

fn add_column(column: &[Line], page: usize, words: &Words, out: &mut Vec<Paragraph>) {
    let measure = Measure::of(column);
    for (i, line) in column.iter().enumerate() {
        let text = line.text.trim();
        if text.is_empty() {
            continue;
        }
        let goes_on = match i.checked_sub(1) {
            Some(before) => {
                // Beside a picture lines are shorter than elsewhere.
                let near = &column[i.saturating_sub(4)..column.len().min(i + 2)];
                let right = near.iter().filter(|l| same(l.size, line.size)).map(|l| l.x1).fold(f64::MIN, f64::max);
                !begins(&column[before], line, column.get(i + 1), &Measure { right, ..measure })
            }
            None => out.last().is_some_and(|last| goes_on_from(last, line)),
        };
        match out.last_mut().filter(|_| goes_on) {
            Some(last) => words.join(&mut last.text, text),
            None => out.push(Paragraph { text: text.to_owned(), size: line.size, bold: line.bold, page }),
        }
    }
}

/// Whether the first line of a column goes on with the last paragraph of the one before.
fn goes_on_from(last: &Paragraph, line: &Line) -> bool {
    let small = line.text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
    let parted = last.text.ends_with(['-', '\u{ad}', '\u{2010}', ',']);
    same(last.size, line.size)
        && last.bold == line.bold
        && !is_ended(&last.text)
        && (small || parted || last.text.chars().count() > 120)
}

/// Whether a line begins a paragraph.
fn begins(before: &Line, line: &Line, after: Option<&Line>, measure: &Measure) -> bool {
    if !same(before.size, line.size) || before.bold != line.bold {
        return true;
    }
    let step = line.y - before.y;
    // The lines of a title stand in the middle, or anywhere.
    if line.size > measure.size * TITLE && !is_ended(&before.text) {
        return step > line.size * 1.7;
    }
    let listed = line.text.starts_with(['•', '▪', '■', '●', '◦', '‣', '·']);
    if step > measure.step.max(line.size * 0.9) * GAP || listed {
        return true;
    }
    let indented = |l: &Line| l.x0 > measure.left + l.size * 0.6;
    let back = after.is_none_or(|a| !indented(a) || line.x1 < measure.right - line.size * 2.0);
    if indented(line) && !indented(before) && back {
        return true;
    }
    // The first word would have stood in the line before, had that not ended.
    let first = line.text.split(' ').next().unwrap_or_default().chars().count() as f64;
    let wide = (line.x1 - line.x0) / line.text.chars().count().max(1) as f64;
    let room = measure.right - before.x1 - line.size * 0.6;
    let parted = before.text.trim_end().ends_with(['-', '\u{ad}', '\u{2010}']);
    let much = room > (measure.right - measure.left) * 0.35 && !parted;
    (is_ended(&before.text) || much) && first * wide < room && room > line.size * 1.5
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, x0: f64, y: f64) -> Line {
        Line { text: text.into(), x0, x1: x0 + text.chars().count() as f64 * 5.0, y, size: 10.0, bold: false }
    }

    fn read(columns: &[Vec<Line>]) -> Vec<String> {
        let words = Words::of(&[columns.to_vec()]);
        let mut out = Vec::new();
        columns.iter().for_each(|c| add_column(c, 0, &words, &mut out));
        out.into_iter().map(|p| p.text).collect()
    }

    #[test]
    fn lines_are_joined_and_hyphens_put_right() {
        let read = read(&[vec![
            line("The harbour author-", 0.0, 12.0),
            line("ity said the long-", 0.0, 24.0),
            line("term plan for self-", 0.0, 36.0),
            line("government was a long-term one, and Ness-", 0.0, 48.0),
            line("Harbour agreed.", 0.0, 60.0),
        ]]);
        assert_eq!(
            read,
            [
                "The harbour authority said the long-term plan for self-government was a long-term one, and Ness-Harbour agreed."
            ]
        );
    }

    #[test]
    fn indents_gaps_and_short_lines_part_paragraphs() {
        let indented = vec![
            line("The wall fell at noon on a Friday and", 0.0, 12.0),
            line("nobody was hurt.", 0.0, 24.0),
            line("It will be built again, said", 10.0, 36.0),
            line("the council.", 0.0, 48.0),
        ];
        assert_eq!(read(&[indented]).len(), 2);
        let gap =
            vec![line("The wall fell at", 0.0, 12.0), line("noon.", 0.0, 24.0), line("It will be built.", 0.0, 42.0)];
        assert_eq!(read(&[gap]).len(), 2);
        let short = vec![
            line("The wall fell at noon on a Friday and", 0.0, 12.0),
            line("nobody was hurt.", 0.0, 24.0),
            line("It will be built again, said the port.", 0.0, 36.0),
        ];
        assert_eq!(read(&[short]).len(), 2);
    }

    #[test]
    fn the_lines_of_a_title_belong_together() {
        let title = |text: &str, x0: f64, y: f64| Line { size: 18.0, ..line(text, x0, y) };
        let column = vec![
            title("Harbour wall gives way", 0.0, 20.0),
            title("at Ness", 60.0, 43.0),
            line("The wall fell at noon on a Friday and", 0.0, 70.0),
            line("nobody was hurt, the port said of it", 0.0, 82.0),
            line("later that day.", 0.0, 94.0),
        ];
        assert_eq!(read(&[column])[0], "Harbour wall gives way at Ness");
    }

    #[test]
    fn lines_that_end_early_stand_by_themselves_but_not_beside_a_picture() {
        let byline = vec![
            line("Bo Lind", 60.0, 12.0),
            line("Friday", 60.0, 24.0),
            line("The wall fell at noon on a Friday and", 0.0, 36.0),
            line("nobody was hurt.", 0.0, 48.0),
        ];
        assert_eq!(read(&[byline])[..2], ["Bo Lind", "Friday"]);
        let mut beside: Vec<Line> = (0..9).map(|i| line("narrow lines go", 0.0, 12.0 * f64::from(i))).collect();
        beside.push(line("and then the lines are as wide as this", 0.0, 108.0));
        beside.push(line("again, to the end.", 0.0, 120.0));
        // Only the last of them, next to the wide ones, may stand apart.
        assert!(read(&[beside]).len() <= 3);
    }

    #[test]
    fn a_paragraph_goes_on_in_the_next_column() {
        let read = read(&[vec![line("The wall fell at", 0.0, 12.0)], vec![line("noon, the port said.", 200.0, 12.0)]]);
        assert_eq!(read, ["The wall fell at noon, the port said."]);
    }

    #[test]
    fn what_runs_along_is_left_out_once_its_date_is_read() {
        let page = |number: usize| {
            let head = line("The Ness Herald, Friday, May 16, 2031", 0.0, 20.0);
            let body = Line { text: format!("Words of page {number}."), ..line("", 0.0, 400.0) };
            let foot = line(&format!("Page {number}"), 100.0, 790.0);
            (vec![head, body, foot], 800.0)
        };
        let mut pages = vec![page(1), page(2), page(3)];
        let gone = leave_out_running(&mut pages, 10.0);
        assert_eq!(gone, [("The Ness Herald, Friday, May 16, 2031".to_owned(), 2)]);
        let texts: Vec<Vec<String>> = pages.into_iter().map(|p| p.0.into_iter().map(|l| l.text).collect()).collect();
        assert_eq!(texts[0], ["The Ness Herald, Friday, May 16, 2031", "Words of page 1."]);
        assert_eq!(texts[1..], [["Words of page 2."], ["Words of page 3."]]);
    }

    /// What is left out of pages of a line of text, each with a line at the top and one at the foot.
    fn left_out(edges: &[(&str, &str)], size: f64) -> Vec<String> {
        let page = |(head, foot): &(&str, &str)| {
            let small = |text: &str, y: f64| Line { size, ..line(text, 0.0, y) };
            (vec![small(head, 20.0), line("It rained on and on.", 0.0, 400.0), small(foot, 790.0)], 800.0)
        };
        let mut pages: Vec<(Vec<Piece>, f64)> = edges.iter().map(page).collect();
        leave_out_running(&mut pages, 10.0).into_iter().map(|g| g.0).collect()
    }

    #[test]
    fn heads_that_change_sides_are_known_by_the_numbers_beside_them() {
        let heads = [("Coast | 7", "a"), ("8 | Ness Herald", "b"), ("Coast and isles | 9", "c")];
        assert_eq!(left_out(&heads, 12.0), ["Coast | 7", "8 | Ness Herald", "Coast and isles | 9"]);
        // A number that does not count the pages is a number.
        assert!(left_out(&[("Flight 9", "a"), ("Dead: 30", "b"), ("Route 2", "c")], 12.0).is_empty());
    }

    #[test]
    fn a_dated_head_stays_in_one_piece() {
        let part = |text: &str, x0: f64| Line { size: 8.0, ..line(text, x0, 20.0) };
        let head = [part("The Ness Herald", 0.0), part("Friday, May 16, 2031", 300.0)];
        let mut pages = vec![(head.into_iter().chain([line("It rained.", 0.0, 400.0)]).collect(), 800.0)];
        assert!(leave_out_running(&mut pages, 10.0).is_empty());
        assert_eq!((pages[0].0.len(), pages[0].0[0].text.as_str()), (2, "The Ness Herald Friday, May 16, 2031"));
    }

    #[test]
    fn what_is_set_small_at_the_edge_of_a_page_is_none_of_its_text() {
        assert_eq!(left_out(&[("Ness Herald", "Printed by the Ness Press")], 8.0).len(), 2);
        assert!(left_out(&[("By Ada Roe", "It rained.")], 8.0).is_empty());
        assert_eq!(left_out(&[("Ness Herald", "Friday, May 16, 2031")], 10.0), ["Ness Herald"]);
        assert!(left_out(&[("Ness Herald", "")], 14.0).is_empty());
    }

    #[test]
    fn a_title_above_does_not_make_lines_short() {
        let mut column = vec![Line {
            size: 20.0,
            ..line("Harbour wall of Ness gives way in the night of the great storm", 0.0, 20.0)
        }];
        column.extend((0..4).map(|i| line("and nobody was hurt by it", 0.0, 50.0 + 12.0 * f64::from(i))));
        assert_eq!(read(&[column]).len(), 2);
    }

    #[test]
    fn numbers_of_pages_and_print_marks_are_known() {
        for text in ["3", "- 12 -", "Page 4", "4 of 9", "page 4 of 9", "2/5", "xii"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["1994", "Page one", "9 of the", "12 dead", "May 4"] {
            assert!(!is_page_number(text), "{text}");
        }
        assert!(is_print_mark("https://ness.example/a 1/3"));
        assert!(is_print_mark("5/16/31, 3:04 PM Harbour wall"));
        assert!(!is_print_mark("https://ness.example/a has more"));
    }
}
