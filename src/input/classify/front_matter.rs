//! Bylines, date lines and site names between headline and text.

use super::super::datelines;
use super::item::{Item, Known};
use crate::calendar::Date;
use crate::report::PartKind;

/// Bylines, date lines and site names above the text. Gives the date that one of them states.
pub(super) fn front_matter(items: &mut [Item<'_>], known: Known<'_>, top: Option<usize>) -> Option<Date> {
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
