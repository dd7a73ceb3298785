//! The columns of a page, in the order in which they are read.
//!
//! A gutter is a strip that no piece of a stretch of the page crosses, with prose on both sides. The longest stretch with
//! a gutter is found, parted there, and what is above, left, right and below it is searched in turn.

use super::lines::Piece;
use crate::sort::Order;

/// A gutter is at least so many heights of a letter wide.
const GUTTER: f64 = 0.75;
/// Pieces that stand on either side of it at least.
const LINES: usize = 4;
/// Heights of a letter that a usual line of a column is wide: the cells of a table are narrower.
const PROSE: f64 = 7.0;
/// With more pieces a page is a table or a map, whose columns are not looked for.
const PIECES: usize = 2500;
/// Pieces that are looked at for the columns of all pages of a file; one of a newspaper takes a two-hundredth of it.
pub(super) const WORK: usize = 100_000_000;

/// Parts a page into its columns, with what is left of the work for a file; whether they could be looked for.
pub(super) fn columns(mut pieces: Vec<Piece>, work: &mut usize) -> (Vec<Vec<Piece>>, bool) {
    pieces.order_by(|a, b| a.y.total_cmp(&b.y));
    // Fewer make no two columns.
    let several = pieces.len() >= 2 * LINES;
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
            free = without(&free, &pieces[to], usual * GUTTER);
            if free.is_empty() {
                break;
            }
            let narrow = 2 * (wide[to + 1] - wide[from]) < to + 1 - from;
            if narrow || best.is_some_and(|(a, b, _)| b - a > to - from) {
                continue;
            }
            *work = work.saturating_sub(free.len() * (to - from));
            if let Some(gutter) =
                free.iter().map(|s| (s.0 + s.1) / 2.0).find(|&x| is_gutter(&pieces[from..=to], x, usual))
            {
                best = Some((from, to + 1, gutter));
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

/// Whether there is prose on both sides of a place, side by side.
fn is_gutter(pieces: &[Piece], at: f64, usual: f64) -> bool {
    let side = |left: bool| pieces.iter().filter(move |p| (p.x0 < at) == left);
    let fits = |left: bool| {
        let widths: Vec<f64> = side(left).map(|p| p.x1 - p.x0).collect();
        widths.len() >= LINES && median(widths).is_some_and(|w| w > usual * PROSE)
    };
    if !fits(true) || !fits(false) {
        return false;
    }
    let reach = |left: bool| side(left).fold((f64::MAX, f64::MIN), |(a, b), p| (a.min(p.y), b.max(p.y)));
    let ((a, b), (c, d)) = (reach(true), reach(false));
    let both = b.min(d) - a.max(c);
    both > usual * 3.0 && both * 2.0 > (b - a).min(d - c)
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
