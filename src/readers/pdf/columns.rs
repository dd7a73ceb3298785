//! The columns of a page, in the order in which they are read.
//!
//! A gutter is a strip that no piece of a stretch of the page crosses, with prose on both sides. The longest stretch with
//! a gutter is found, parted there, and what is above, left, right and below it is searched in turn. Where lines fill their
//! columns, gaps between words may be wider than gutters: what tells them apart is where several lines begin.

use super::lines::Piece;
use crate::sort::Order;

/// A gutter is at least so many heights of a letter wide, and where the lines behind it begin below one another.
const GUTTER: f64 = 0.75;
const NARROW: f64 = 0.25;
/// A gap between words that fill their column is narrower.
const SPACE: f64 = 5.0;
/// Lines begin below one another where their places differ by fewer heights of a letter.
const SAME: f64 = 0.12;
/// Pieces that stand on either side of it at least; on one side, where they begin below one another, fewer will do.
const LINES: usize = 4;
const FEW: usize = 2;
/// Heights of a letter that a usual line of a column is wide: the cells of a table are narrower.
const PROSE: f64 = 7.0;
/// With more pieces a page is a table or a map, whose columns are not looked for.
const PIECES: usize = 2500;
/// Pieces that are looked at for the columns of all pages of a file; one of a newspaper takes a two-hundredth of it.
pub(super) const WORK: usize = 100_000_000;

/// Parts a page into its columns, with what is left of the work for a file; whether they could be looked for.
pub(super) fn columns(pieces: Vec<Piece>, work: &mut usize) -> (Vec<Vec<Piece>>, bool) {
    let mut pieces = joined(pieces);
    pieces.order_by(|a, b| a.y.total_cmp(&b.y));
    // Fewer make no two columns.
    let several = pieces.len() >= LINES + FEW;
    let wanted = several && pieces.len() <= PIECES && *work > 0;
    let mut out = Vec::new();
    if wanted {
        part(pieces, &mut out, 0, work);
    } else {
        out.push(pieces);
    }
    out.retain(|column| !column.is_empty());
    (out, !several || wanted && *work > 0)
}

/// Puts pieces together, in the order in which they are drawn, that are words of one line: no other line begins where the
/// second does, nor between them.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut starts: Vec<f64> = pieces.iter().map(|p| p.x0).collect();
    starts.order_by(f64::total_cmp);
    // Whether several begin at one place of a stretch.
    let edge = |from: f64, to: f64, same: f64| {
        let first = starts.partition_point(|x| *x < from);
        let last = starts.partition_point(|x| *x <= to);
        (first..last).any(|i| starts.get(i + FEW).is_some_and(|x| x - starts[i] <= same))
    };
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        let size = piece.size;
        let beside = |p: &&mut Piece| {
            let gap = piece.x0 - p.x1;
            (p.y - piece.y).abs() < size * 0.1
                && (p.size - size).abs() < size * 0.1
                && (0.0..size * SPACE).contains(&gap)
                && !edge(p.x1, piece.x0 + size * SAME, size * SAME)
        };
        match out.last_mut().filter(beside) {
            Some(last) => {
                last.text.push(' ');
                last.text.push_str(&piece.text);
                last.x1 = piece.x1;
                last.bold &= piece.bold;
            }
            None => out.push(piece),
        }
    }
    out
}

/// Pieces in order from the top.
fn part(pieces: Vec<Piece>, out: &mut Vec<Vec<Piece>>, depth: usize, work: &mut usize) {
    const DEEP: usize = 12;
    let band = if depth < DEEP { longest_band(&pieces, work) } else { None };
    let Some((from, to, gutter)) = band else {
        out.push(pieces);
        return;
    };
    let mut above = pieces;
    let below = above.split_off(to);
    let within = above.split_off(from);
    let (left, right) = within.into_iter().partition(|p| p.x0 < gutter);
    for piece in [above, left, right, below] {
        if !piece.is_empty() {
            part(piece, out, depth + 1, work);
        }
    }
}

/// A strip that is free, from its left to its right.
type Strip = (f64, f64);

/// The longest stretch of pieces that a gutter runs through, and the middle of the gutter.
fn longest_band(pieces: &[Piece], work: &mut usize) -> Option<(usize, usize, f64)> {
    let usual = median(pieces.iter().map(|p| p.size).collect())?;
    let (left, right) = pieces.iter().fold((f64::MAX, f64::MIN), |(l, r), p| (l.min(p.x0), r.max(p.x1)));
    // How many before each are as wide as prose: no stretch of narrow pieces has a gutter.
    let mut wide = vec![0];
    for piece in pieces {
        wide.push(wide[wide.len() - 1] + usize::from(piece.x1 - piece.x0 > usual * PROSE));
    }
    let mut best: Option<(usize, usize, f64)> = None;
    for from in 0..pieces.len() {
        if best.is_some_and(|(a, b, _)| b - a >= pieces.len() - from) {
            break;
        }
        let mut free: Vec<Strip> = vec![(left, right)];
        for to in from..pieces.len() {
            *work = work.saturating_sub(free.len());
            if *work == 0 {
                return None;
            }
            free = without(&free, &pieces[to], usual * NARROW);
            if free.is_empty() {
                break;
            }
            let narrow = 2 * (wide[to + 1] - wide[from]) < to + 1 - from;
            if narrow || best.is_some_and(|(a, b, _)| b - a > to - from) {
                continue;
            }
            *work = work.saturating_sub(free.len() * (to - from));
            if let Some(strip) = free.iter().find(|s| is_gutter(&pieces[from..=to], s, usual)) {
                best = Some((from, to + 1, (strip.0 + strip.1) / 2.0));
            }
        }
    }
    best
}

/// What is left of strips beside a piece.
fn without(free: &[Strip], piece: &Piece, least: f64) -> Vec<Strip> {
    let mut out = Vec::with_capacity(free.len() + 1);
    for &(from, to) in free {
        for (a, b) in [(from, to.min(piece.x0)), (from.max(piece.x1), to)] {
            let whole = piece.x1 <= from || piece.x0 >= to;
            let (a, b) = if whole { (from, to) } else { (a, b) };
            if b - a >= least && out.last() != Some(&(a, b)) {
                out.push((a, b));
            }
        }
    }
    out
}

/// Whether there is prose on both sides of a strip, side by side.
fn is_gutter(pieces: &[Piece], &(start, end): &Strip, usual: f64) -> bool {
    let at = (start + end) / 2.0;
    let side = |left: bool| pieces.iter().filter(move |p| (p.x0 < at) == left);
    let count = |left: bool| side(left).count();
    let fits = |left: bool| median(side(left).map(|p| p.x1 - p.x0).collect()).is_some_and(|w| w > usual * PROSE);
    // The end of a column has few lines, which begin where the others do.
    let is_end = |left: bool| {
        let (from, to) = side(left).fold((f64::MAX, f64::MIN), |(a, b), p| (a.min(p.x0), b.max(p.x0)));
        (FEW..LINES).contains(&count(left)) && count(!left) >= LINES && to - from < usual / 4.0
    };
    let begin = || side(false).filter(|p| p.x0 < end + usual * SAME).count();
    if end - start < usual * GUTTER && (begin() < LINES || 2 * begin() < count(false)) {
        return false;
    }
    let ends = is_end(true) || is_end(false);
    if !fits(true) || !fits(false) || !ends && count(true).min(count(false)) < LINES {
        return false;
    }
    let reach = |left: bool| side(left).fold((f64::MAX, f64::MIN), |(a, b), p| (a.min(p.y), b.max(p.y)));
    let ((a, b), (c, d)) = (reach(true), reach(false));
    let both = b.min(d) - a.max(c);
    both > usual * if ends { 0.5 } else { 3.0 } && both * 2.0 > (b - a).min(d - c)
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.order_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, x0: f64, x1: f64, y: f64) -> Piece {
        Piece { text: text.into(), x0, x1, y, size: 10.0, bold: false }
    }

    fn told(pieces: Vec<Piece>) -> Vec<String> {
        columns(pieces, &mut WORK.clone())
            .0
            .into_iter()
            .map(|c| c.into_iter().map(|p| p.text).collect::<Vec<_>>().join(" "))
            .collect()
    }

    fn column(name: &str, x0: f64, x1: f64, from: usize, to: usize) -> Vec<Piece> {
        (from..to).map(|i| piece(&format!("{name}{i}"), x0, x1, i as f64 * 12.0)).collect()
    }

    #[test]
    fn a_title_over_columns_and_a_note_below_are_read_in_order() {
        let mut all = vec![piece("title", 0.0, 400.0, 10.0), piece("note", 0.0, 400.0, 120.0)];
        all.extend(column("b", 210.0, 400.0, 2, 8));
        all.extend(column("a", 0.0, 190.0, 2, 8));
        assert_eq!(told(all), ["title", "a2 a3 a4 a5 a6 a7", "b2 b3 b4 b5 b6 b7", "note"]);
    }

    #[test]
    fn three_columns_are_parted() {
        let mut all = column("a", 0.0, 90.0, 0, 5);
        all.extend(column("c", 210.0, 300.0, 0, 5));
        all.extend(column("b", 105.0, 195.0, 0, 5));
        assert_eq!(told(all), ["a0 a1 a2 a3 a4", "b0 b1 b2 b3 b4", "c0 c1 c2 c3 c4"]);
    }

    #[test]
    fn the_end_of_a_column_is_no_part_of_the_other() {
        let mut all = column("a", 0.0, 190.0, 0, 9);
        all.extend(column("b", 210.0, 400.0, 0, 2));
        assert_eq!(told(all), ["a0 a1 a2 a3 a4 a5 a6 a7 a8", "b0 b1"]);
        // Two lines that begin anywhere are none.
        let mut all = column("a", 0.0, 190.0, 0, 9);
        all.extend([piece("b", 210.0, 400.0, 0.0), piece("c", 240.0, 400.0, 12.0)]);
        assert_eq!(told(all).len(), 1);
    }

    #[test]
    fn words_far_apart_are_no_columns_and_narrow_gutters_are_gutters() {
        // Each line fills its column by a wide gap between two words; the gutter is narrower than these.
        let line = |name: &str, x: f64, i: usize| {
            let (gap, y) = (x + 40.0 + (i * 7) as f64, i as f64 * 12.0);
            [piece(&format!("{name}{i}"), x, gap, y), piece("so", gap + 12.0, x + 120.0, y)]
        };
        let all: Vec<Piece> =
            (0..3).flat_map(|c| (0..7).flat_map(move |i| line(["a", "b", "c"][c], c as f64 * 126.0, i))).collect();
        let read = |name: &str| (0..7).map(|i| format!("{name}{i} so")).collect::<Vec<_>>().join(" ");
        assert_eq!(told(all), ["a", "b", "c"].map(read));
    }

    #[test]
    fn a_table_is_no_page_of_columns() {
        let mut all = column("a", 0.0, 40.0, 0, 6);
        all.extend(column("b", 200.0, 240.0, 0, 6));
        assert_eq!(told(all).len(), 1);
        assert_eq!(told(Vec::new()).len(), 0);
    }

    #[test]
    fn the_work_on_all_pages_has_an_end() {
        let page = || [column("a", 0.0, 190.0, 2, 8), column("b", 210.0, 400.0, 2, 8)].concat();
        let mut left = WORK;
        assert!(columns(page(), &mut left).1);
        let one = WORK - left;
        let mut work = 2 * one + 1;
        let parted: Vec<usize> = (0..4).map(|_| columns(page(), &mut work).0.len()).collect();
        assert_eq!((&parted[..], work), (&[2, 2, 1, 1][..], 0));
        let few = columns(column("a", 0.0, 190.0, 0, 3), &mut work);
        assert!(few.1 && !columns(page(), &mut work).1);
    }

    #[test]
    fn the_work_on_a_page_has_an_end() {
        let cell = |i: usize, width: f64| {
            let (row, column) = (i / 8, i % 8);
            let x = column as f64 * 100.0;
            piece("a", x, x + width, row as f64 * 12.0)
        };
        // Of cells as narrow as a table's no stretch is tried, and of wide ones only so many as the work allows.
        let mut work = WORK;
        let narrow: Vec<Piece> = (0..600).map(|i| cell(i, 40.0)).collect();
        assert!(longest_band(&narrow, &mut work).is_none() && work > WORK - 4_000_000, "{}", WORK - work);
        let mut work = 10_000;
        let wide: Vec<Piece> = (0..600).map(|i| cell(i, 80.0)).collect();
        assert!(longest_band(&wide, &mut work).is_none() && work == 0);
    }
}
