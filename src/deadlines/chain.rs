//! What the sentences of one article tell about each other's deadlines.

use super::due::DueDate;
use super::frame::Frame;
use crate::calendar::Date;
use crate::report::{Certainty, Deadline, Slot, Status};
use crate::span::Span;

/// A frame with its due date and its places in the article.
pub(super) struct DatedFrame {
    pub(super) frame: Frame,
    pub(super) due: DueDate,
    /// First day on which it was set or changed, where the sentence tells.
    pub(super) set_on: Option<Date>,
    /// Number of its sentence.
    pub(super) sentence: usize,
    pub(super) trigger: Option<Span>,
    pub(super) time: Option<Span>,
    /// The sentence.
    pub(super) evidence: Span,
}

impl DatedFrame {
    /// Whether all that is known is that there is a deadline: not when, nor from whom, nor what for.
    pub(super) fn tells_nothing(&self) -> bool {
        let f = &self.frame;
        let slots = f.setter.is_some() || f.addressee.is_some();
        let words = f.action.is_some() || f.consequence.is_some() || f.time_words.is_some() || f.time.is_some();
        self.due.days.is_none()
            && self.due.value.is_empty()
            && !slots
            && !words
            && matches!(f.status, Status::Set | Status::Pending)
    }

    /// The deadline as it is reported.
    pub(super) fn report(self) -> Deadline<u32> {
        Deadline {
            trigger: self.trigger,
            time: self.time,
            due: self.due.report(),
            setter: self.frame.setter,
            addressee: self.frame.addressee,
            action: self.frame.action,
            consequence: self.frame.consequence,
            prior: self.frame.prior,
            status: self.frame.status,
            said: self.set_on.map(|d| d.to_string()),
            evidence: self.evidence,
            corrected: None,
        }
    }
}

/// Gives a date to frames that refer to a deadline dated elsewhere in the article.
pub(super) fn resolve(frames: &mut [DatedFrame]) {
    by_length(frames);
    by_reference(frames);
    by_value(frames);
}

/// A deadline that lies before the article's day has passed, and one that lies after it has not.
pub(super) fn mark_passed(frames: &mut [DatedFrame], article: Option<Date>) {
    for item in frames {
        let open = item.frame.undone || item.frame.status == Status::Pending;
        if let (Some(today), Some((_, last))) = (article, item.due.days)
            && open
            && last < today
        {
            item.frame.status = Status::Passed;
        }
        // "the deadline was 1 May" of a day that is still to come
        let own = item.frame.definite && item.frame.time.is_some();
        let told = item.frame.status == Status::Passed && !item.frame.undone && own;
        if let (Some(today), Some((first, _))) = (article, item.due.days)
            && told
            && today < first
        {
            item.frame.status = Status::Pending;
        }
    }
}

/// Most dated lengths of one article that others are compared with.
const MOST_LENGTHS: usize = 64;

/// "a time frame of 12 days" … "the 12-day deadline falls on Sunday": a length is known by its date.
fn by_length(frames: &mut [DatedFrame]) {
    // Few lengths are dated; the list is capped so that no article can make the work grow with its square.
    let known: Vec<(usize, (i64, i64), DueDate)> = frames
        .iter()
        .enumerate()
        .filter(|(_, it)| it.due.dated && it.due.days.is_some())
        .filter_map(|(k, it)| it.due.length.map(|l| (k, l, it.due.clone())))
        .take(MOST_LENGTHS)
        .collect();
    if known.is_empty() {
        return;
    }
    for (k, item) in frames.iter_mut().enumerate() {
        if item.due.dated {
            continue;
        }
        let Some(length) = item.due.length else { continue };
        if let Some((_, _, m)) = known.iter().filter(|(_, l, _)| *l == length).min_by_key(|(i, _, _)| i.abs_diff(k)) {
            let basis = format!("another sentence: {}", m.basis);
            let value = item.due.value.clone();
            item.due = DueDate { value, basis, dated: false, ..m.clone() };
        }
    }
}

/// "the deadline": the date of the nearest deadline that is not another one's.
fn by_reference(frames: &mut [DatedFrame]) {
    // The date that holds, walking forwards; then backwards for what stands before the first date.
    let mut last: Option<usize> = None;
    let mut found: Vec<Option<usize>> = vec![None; frames.len()];
    for k in 0..frames.len() {
        if frames[k].due.days.is_some() {
            if !superseded(frames, k) {
                last = Some(k);
            }
        } else {
            found[k] = last;
        }
    }
    let mut next: Option<usize> = None;
    for k in (0..frames.len()).rev() {
        if frames[k].due.days.is_some() {
            if !superseded(frames, k) {
                next = Some(k);
            }
        } else {
            let later = next.filter(|&n| agree(&frames[k], &frames[n]));
            found[k] = found[k].filter(|&f| agree(&frames[k], &frames[f])).or(later);
        }
    }
    for k in 0..frames.len() {
        let item = &frames[k];
        if !(item.frame.definite || item.frame.indefinite) || item.due.length.is_some() || item.frame.time.is_some() {
            continue;
        }
        let Some(source) = found[k] else { continue };
        if !item.frame.definite && !same_party(item, &frames[source]) {
            continue;
        }
        let m = frames[source].due.clone();
        let basis = if m.basis.starts_with("another sentence") {
            m.basis.clone()
        } else {
            format!("another sentence: {}", m.basis)
        };
        let value = if frames[k].due.value.is_empty() { m.value.clone() } else { frames[k].due.value.clone() };
        frames[k].due = DueDate { value, basis, dated: false, length: frames[k].due.length, ..m };
    }
}

/// "the deadline" in an article without a date of its own: the only day that the article names for one.
fn by_value(frames: &mut [DatedFrame]) {
    let named = |it: &DatedFrame| {
        let due = &it.due;
        let day = it.frame.time.is_some() && !it.frame.self_imposed && due.length.is_none() && !due.value.is_empty();
        day.then(|| (due.value.clone(), it.frame.status))
    };
    if frames.iter().any(|it| it.due.days.is_some()) {
        return;
    }
    let Some((value, _)) = frames.iter().find_map(named) else { return };
    let moved = |s| matches!(s, Status::Shortened | Status::Extended);
    if frames.iter().filter_map(named).any(|(v, s)| v != value || moved(s)) {
        return;
    }
    for item in
        frames.iter_mut().filter(|it| it.frame.definite && it.frame.time.is_none() && it.frame.time_words.is_none())
    {
        if item.due.value.is_empty() {
            item.due.value.clone_from(&value);
            item.due.basis = format!("another sentence says {value}; no article date to resolve it against");
        }
    }
}

/// Whether a later frame replaces this one's date, so that "the deadline" no longer means it.
fn superseded(frames: &[DatedFrame], k: usize) -> bool {
    /// How many frames and sentences further on a change is still one of this deadline.
    const NEXT_FRAMES: usize = 3;
    const NEXT_SENTENCES: usize = 2;
    let it = &frames[k];
    let moved = frames[k + 1..].iter().take(NEXT_FRAMES).any(|next| {
        matches!(next.frame.status, Status::Shortened | Status::Extended)
            && next.sentence <= it.sentence + NEXT_SENTENCES
            && next.due.days.is_some()
    });
    // What someone promised is not the deadline that others speak of.
    moved || it.frame.self_imposed || it.due.certainty == Certainty::Unresolved
}

/// Whether two frames name the same setter or the same addressee.
fn same_party(a: &DatedFrame, b: &DatedFrame) -> bool {
    let same = |x: &Option<Slot<u32>>, y: &Option<Slot<u32>>| entity(x).is_some() && entity(x) == entity(y);
    same(&a.frame.setter, &b.frame.setter) || same(&a.frame.addressee, &b.frame.addressee)
}

/// Whether two frames can be about the same deadline: no two different setters or addressees.
fn agree(a: &DatedFrame, b: &DatedFrame) -> bool {
    let differ =
        |x: &Option<Slot<u32>>, y: &Option<Slot<u32>>| matches!((entity(x), entity(y)), (Some(x), Some(y)) if x != y);
    !(differ(&a.frame.setter, &b.frame.setter) && differ(&a.frame.addressee, &b.frame.addressee))
}

fn entity(slot: &Option<Slot<u32>>) -> Option<u32> {
    slot.as_ref().and_then(|s| s.entity)
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::told_on;

    #[test]
    fn what_was_not_done_in_time_has_passed() {
        let status = |text: &str| told_on(text, Some("2025-03-13"))[0].rsplit_once(' ').unwrap().1.to_owned();
        assert_eq!(status("The firm promised to repair the roof by 1 March, but has not done so."), "passed");
        assert_eq!(status("The firm promised to repair the roof by 1 May, but has not begun."), "set");
        assert_eq!(status("The owners had until 1 March to repair the roof."), "passed");
    }

    #[test]
    fn the_only_day_of_an_undated_article_is_the_deadline() {
        let due = |text: &str| -> Vec<String> {
            let lines = told_on(text, None);
            lines.iter().filter_map(|line| Some(line.rsplit_once(" -> ")?.1.to_owned())).collect()
        };
        let one = "The owners must name a buyer by 4 May. The bakers fear the deadline will be missed.";
        assert_eq!(due(one), ["XXXX-05-04 pending", "XXXX-05-04 pending"]);
        let two = "The owners must name a buyer by 4 May. The bakers must reply by 9 May. The deadline looms for Lind.";
        assert_eq!(due(two), ["XXXX-05-04 pending", "XXXX-05-09 pending", "- pending"]);
    }
}
