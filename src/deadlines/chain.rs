//! What the sentences of one article tell about each other's deadlines.

use jiff::civil::Date;

use super::due::Moment;
use super::frame::Frame;
use crate::report::{Certainty, Slot, Status};

/// A frame with its date and the number of its sentence.
pub(super) struct Item {
    pub(super) frame: Frame,
    pub(super) moment: Moment,
    /// First day on which it was set or changed, where the sentence tells.
    pub(super) said: Option<Date>,
    pub(super) sentence: usize,
}

impl Item {
    /// Whether all that is known is that there is a deadline: not when, nor from whom, nor what for.
    pub(super) fn tells_nothing(&self) -> bool {
        let f = &self.frame;
        let slots = f.setter.is_some() || f.addressee.is_some();
        let words = f.action.is_some() || f.consequence.is_some() || f.time.is_some() || f.unit.is_some();
        self.moment.days.is_none()
            && self.moment.value.is_empty()
            && !slots
            && !words
            && matches!(f.status, Status::Set | Status::Pending)
    }
}

/// Gives a date to frames that refer to a deadline dated elsewhere in the article.
pub(super) fn resolve(items: &mut [Item]) {
    by_length(items);
    by_reference(items);
    by_value(items);
}

/// What the article's date tells of a deadline's status: one that lies back has passed.
pub(super) fn settle(items: &mut [Item], article: Option<Date>) {
    for item in items {
        if let (Some(today), Some((_, last)), Status::Pending) = (article, item.moment.days, item.frame.status)
            && last < today
        {
            item.frame.status = Status::Passed;
        }
    }
}

/// "a time frame of 12 days" … "the 12-day deadline falls on Sunday": a length is known by its date.
fn by_length(items: &mut [Item]) {
    // Few lengths are dated, so the list stays short; it is capped so that no article can make it long.
    let known: Vec<(usize, (i64, i64), Moment)> = items
        .iter()
        .enumerate()
        .filter(|(_, it)| it.moment.dated && it.moment.days.is_some())
        .filter_map(|(k, it)| it.moment.length.map(|l| (k, l, it.moment.clone())))
        .take(64)
        .collect();
    if known.is_empty() {
        return;
    }
    for (k, item) in items.iter_mut().enumerate() {
        if item.moment.dated {
            continue;
        }
        let Some(length) = item.moment.length else { continue };
        if let Some((_, _, m)) = known.iter().filter(|(_, l, _)| *l == length).min_by_key(|(i, _, _)| i.abs_diff(k)) {
            let basis = format!("another sentence: {}", m.basis);
            let value = item.moment.value.clone();
            item.moment = Moment { value, basis, dated: false, ..m.clone() };
        }
    }
}

/// "the deadline": the date of the nearest deadline that is not another one's.
fn by_reference(items: &mut [Item]) {
    // The date that holds, walking forwards; then backwards for what stands before the first date.
    let mut last: Option<usize> = None;
    let mut found: Vec<Option<usize>> = vec![None; items.len()];
    for k in 0..items.len() {
        if items[k].moment.days.is_some() {
            if !superseded(items, k) {
                last = Some(k);
            }
        } else {
            found[k] = last;
        }
    }
    let mut next: Option<usize> = None;
    for k in (0..items.len()).rev() {
        if items[k].moment.days.is_some() {
            if !superseded(items, k) {
                next = Some(k);
            }
        } else {
            let later = next.filter(|&n| agree(&items[k], &items[n]));
            found[k] = found[k].filter(|&f| agree(&items[k], &items[f])).or(later);
        }
    }
    for k in 0..items.len() {
        let item = &items[k];
        if !(item.frame.refers || item.frame.indefinite) || item.moment.length.is_some() || item.frame.unit.is_some() {
            continue;
        }
        let Some(source) = found[k] else { continue };
        if !item.frame.refers && !same_party(item, &items[source]) {
            continue;
        }
        let m = items[source].moment.clone();
        let basis = if m.basis.starts_with("another sentence") {
            m.basis.clone()
        } else {
            format!("another sentence: {}", m.basis)
        };
        let value = if items[k].moment.value.is_empty() { m.value.clone() } else { items[k].moment.value.clone() };
        items[k].moment = Moment { value, basis, dated: false, length: items[k].moment.length, ..m };
    }
}

/// "the deadline" in an article without a date of its own: the only day that the article names for one.
fn by_value(items: &mut [Item]) {
    let named = |it: &Item| {
        let m = &it.moment;
        let told = it.frame.unit.is_some() && !it.frame.own && m.length.is_none() && !m.value.is_empty();
        told.then(|| (m.value.clone(), it.frame.status))
    };
    if items.iter().any(|it| it.moment.days.is_some()) {
        return;
    }
    let Some((value, _)) = items.iter().find_map(named) else { return };
    let moved = |s| matches!(s, Status::Shortened | Status::Extended);
    if items.iter().filter_map(named).any(|(v, s)| v != value || moved(s)) {
        return;
    }
    for item in items.iter_mut().filter(|it| it.frame.refers && it.frame.unit.is_none() && it.frame.time.is_none()) {
        if item.moment.value.is_empty() {
            item.moment.value.clone_from(&value);
            item.moment.basis = format!("another sentence says {value}; no article date to resolve it against");
        }
    }
}

/// Whether a later frame replaces this one's date, so that "the deadline" no longer means it.
fn superseded(items: &[Item], k: usize) -> bool {
    let it = &items[k];
    let next = items[k + 1..].iter().take(3).any(|n| {
        matches!(n.frame.status, Status::Shortened | Status::Extended)
            && n.sentence <= it.sentence + 2
            && n.moment.days.is_some()
    });
    // What someone promised is not the deadline that others speak of.
    next || it.frame.own || it.moment.certainty == Certainty::Unresolved
}

/// Whether two frames name the same setter or the same addressee.
fn same_party(a: &Item, b: &Item) -> bool {
    let same = |x: &Option<Slot<u32>>, y: &Option<Slot<u32>>| {
        let entity = |s: &Option<Slot<u32>>| s.as_ref().and_then(|s| s.entity);
        entity(x).is_some() && entity(x) == entity(y)
    };
    same(&a.frame.setter, &b.frame.setter) || same(&a.frame.addressee, &b.frame.addressee)
}

/// Whether two frames can be about the same deadline: no two different setters or addressees.
fn agree(a: &Item, b: &Item) -> bool {
    let differ = |x: &Option<Slot<u32>>, y: &Option<Slot<u32>>| matches!((x.as_ref().and_then(|s| s.entity), y.as_ref().and_then(|s| s.entity)), (Some(x), Some(y)) if x != y);
    !(differ(&a.frame.setter, &b.frame.setter) && differ(&a.frame.addressee, &b.frame.addressee))
}

#[cfg(test)]
mod tests {
    use super::super::testing::told_on;

    #[test]
    fn the_only_day_of_an_undated_article_is_the_deadline() {
        assert_eq!(
            told_on("The owners must name a buyer by 4 May. The bakers fear the deadline will be missed.", None),
            [
                "by + 4 May -> XXXX-05-04; pending; - > The owners; name a buyer; -",
                "deadline + - -> XXXX-05-04; pending; - > -; -; -",
            ]
        );
        let two = "The owners must name a buyer by 4 May. The bakers must reply by 9 May. The deadline looms for Lind.";
        assert_eq!(told_on(two, None)[2], "deadline + - -> -; pending; - > Lind; -; -");
    }
}
