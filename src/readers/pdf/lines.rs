//! Letters to pieces of lines, and pieces to lines.

use super::content::Letter;
use crate::sort::Order;

/// A gap of so many heights of a letter parts words, and one of so many parts pieces: columns or cells may lie between.
const SPACE: f64 = 0.17;
const PIECE: f64 = 0.9;
/// Letters stand on one line where their feet differ by less than so many heights.
const LEVEL: f64 = 0.4;
/// A letter smaller than so many of those beside it that stands higher is the mark of a note.
const SMALL: f64 = 0.78;
/// It stands higher by less than so many heights of those.
const RAISED: f64 = 0.65;

/// Large first letters on a page at most.
const CAPS: usize = 100;

/// A run of letters without a wide gap.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) x0: f64,
    pub(super) x1: f64,
    /// Where its letters stand.
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) bold: bool,
}

/// A line of a column.
pub(super) type Line = Piece;

/// The pieces of a page, in the order in which they are drawn.
pub(super) fn pieces(letters: Vec<Letter>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    // Whether a space came, and where the last letter began, which may be drawn twice to look bold.
    let (mut space, mut last) = (false, (f64::MIN, String::new()));
    for letter in letters {
        if letter.text.trim().is_empty() {
            space = true;
            continue;
        }
        let level = |p: &&mut Piece| {
            let by = p.y - letter.y;
            by.abs() < p.size.max(letter.size) * LEVEL
                || is_mark(&letter.text) && letter.size < p.size * SMALL && (0.0..p.size * RAISED).contains(&by)
        };
        let open = out.last_mut().filter(level);
        let size = open.as_ref().map_or(letter.size, |p| p.size.max(letter.size));
        let gap = open.as_ref().map_or(f64::MAX, |p| letter.x - p.x1);
        match open {
            Some(_) if letter.text == last.1 && (letter.x - last.0).abs() < size * 0.15 => continue,
            Some(p) if (-size * 0.8..size * PIECE).contains(&gap) && letter.x > p.x0 - size * 0.1 => {
                last = (letter.x, letter.text.clone());
                add(p, letter, space || gap > size * SPACE);
            }
            _ => {
                last = (letter.x, letter.text.clone());
                let (x0, x1) = (letter.x, letter.x + letter.width);
                out.push(Piece { text: letter.text, x0, x1, y: letter.y, size: letter.size, bold: letter.bold });
            }
        }
        space = false;
    }
    out
}

/// Whether a text may be the mark of a note.
fn is_mark(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || "*†‡".contains(c))
}

/// Adds a letter to a piece.
fn add(piece: &mut Piece, letter: Letter, space: bool) {
    let end = letter.x + letter.width;
    let raised = letter.size < piece.size * SMALL && letter.y < piece.y - piece.size * 0.15;
    if raised && is_mark(&letter.text) {
        // The mark of a note stands behind a word or a point; what stands behind a unit is a power.
        let word = piece.text.chars().rev().take_while(|c| c.is_alphabetic()).count();
        if !(1..=2).contains(&word) {
            piece.x1 = piece.x1.max(end);
            return;
        }
    }
    // A small first letter says nothing of the line.
    if letter.size > piece.size && piece.text.chars().nth(2).is_none() {
        (piece.size, piece.y) = (letter.size, letter.y);
    }
    if space && !piece.text.ends_with(' ') {
        piece.text.push(' ');
    }
    piece.text.push_str(&letter.text);
    piece.bold &= letter.bold;
    piece.x1 = piece.x1.max(end);
}

/// The lines of a column, from the top.
pub(super) fn lines(mut pieces: Vec<Piece>) -> Vec<Line> {
    let caps = initials(&mut pieces);
    pieces.order_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if piece.y - row[0].y < row[0].size.min(piece.size) * LEVEL => row.push(piece),
            _ => rows.push(vec![piece]),
        }
    }
    let mut lines: Vec<Line> = rows.into_iter().filter_map(line).collect();
    for cap in caps {
        let beside = |l: &Line| l.x0 > cap.x0 && l.y > cap.y - cap.size * 0.95 && l.y < cap.y + l.size;
        match lines.iter_mut().find(|l| beside(l)) {
            Some(line) => {
                line.text.insert_str(0, &cap.text);
                line.x0 = cap.x0;
            }
            None => lines.push(cap),
        }
    }
    lines
}

/// Takes the large first letters of articles away, which stand beside several lines.
fn initials(pieces: &mut Vec<Piece>) -> Vec<Piece> {
    let mut sizes: Vec<f64> = pieces.iter().map(|p| p.size).collect();
    sizes.order_by(f64::total_cmp);
    let usual = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    let cap = |p: &Piece| {
        let mut letters = p.text.chars().filter(|c| !"“\"‘'".contains(*c));
        p.size > usual * 1.8 && letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    };
    // A page with so many is no article.
    if pieces.iter().filter(|p| cap(p)).count() > CAPS {
        return Vec::new();
    }
    let (caps, rest) = std::mem::take(pieces).into_iter().partition(cap);
    *pieces = rest;
    caps
}

/// The line that pieces beside one another make.
fn line(mut row: Vec<Piece>) -> Option<Line> {
    row.order_by(|a, b| a.x0.total_cmp(&b.x0));
    let mut pieces = row.into_iter();
    let mut line = pieces.next()?;
    for piece in pieces {
        if piece.x0 - line.x1 > line.size * SPACE && !line.text.ends_with(' ') {
            line.text.push(' ');
        }
        // The size of most of the line is the line's.
        if piece.text.len() > line.text.len() {
            line.size = piece.size;
        }
        line.text.push_str(&piece.text);
        line.x1 = line.x1.max(piece.x1);
        line.bold &= piece.bold;
    }
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters of a text at a place, half as wide as high.
    fn set(text: &str, x: f64, y: f64, size: f64) -> Vec<Letter> {
        let letter = |(i, c): (usize, char)| Letter {
            text: c.to_string(),
            x: x + i as f64 * size / 2.0,
            y,
            width: size / 2.0,
            size,
            bold: false,
            seen: true,
        };
        text.chars().enumerate().map(letter).collect()
    }

    fn texts(letters: Vec<Letter>) -> Vec<String> {
        lines(pieces(letters)).into_iter().map(|l| l.text).collect()
    }

    #[test]
    fn gaps_part_words_and_pieces() {
        let letters = [set("It", 0.0, 10.0, 10.0), set("rained.", 13.0, 10.0, 10.0)].concat();
        assert_eq!(texts(letters), ["It rained."]);
        let letters = [set("left", 0.0, 10.0, 10.0), set("right", 100.0, 10.2, 10.0)].concat();
        assert_eq!(pieces(letters.clone()).len(), 2);
        // So wide is the strip between narrow columns.
        assert_eq!(pieces([set("left", 0.0, 10.0, 10.0), set("right", 30.0, 10.0, 10.0)].concat()).len(), 2);
        assert_eq!(texts(letters), ["left right"]);
        let twice = [set("a", 0.0, 10.0, 10.0), set("a", 0.3, 10.0, 10.0), set("b", 5.0, 10.0, 10.0)].concat();
        assert_eq!(texts(twice), ["ab"]);
    }

    #[test]
    fn marks_of_notes_are_left_out_and_powers_kept() {
        let noted = [set("gone.", 0.0, 10.0, 10.0), set("12", 25.0, 6.0, 6.0), set("said", 34.0, 10.0, 10.0)].concat();
        assert_eq!(texts(noted), ["gone. said"]);
        let power = [set("5 km", 0.0, 10.0, 10.0), set("2", 20.0, 6.0, 6.0)].concat();
        assert_eq!(texts(power), ["5 km2"]);
    }

    #[test]
    fn a_large_first_letter_belongs_to_its_word() {
        let letters = [
            set("T", 0.0, 30.0, 30.0),
            set("he wall fell", 16.0, 14.0, 10.0),
            set("into the sea", 16.0, 28.0, 10.0),
            set("at noon.", 0.0, 42.0, 10.0),
        ]
        .concat();
        assert_eq!(texts(letters), ["The wall fell", "into the sea", "at noon."]);
    }
}
