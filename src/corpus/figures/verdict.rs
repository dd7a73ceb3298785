//! What two figures of one thing say of each other, and why.

use super::claim::{Claim, Frame, MEETING};
use super::pairs::Pair;
use super::unit::Unit;
use super::value::Meet;
use crate::corpus::view::View;
use crate::corpus::words;
use crate::input::collapsed;
use crate::report::{Bound, FigureVerdict};

/// Most figures of an article that are looked through for another's value.
const KNOWN: usize = 400;

/// From this ratio on, in tenths, a figure has grown out of a bound rather than lies within it.
const GROWN: i64 = 20;

/// What is compared.
pub(super) struct Judge<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) frames: &'a [Frame],
    pub(super) claims: &'a [Claim],
}

impl Judge<'_> {
    /// The verdict on a pair, with its reason; `None` where nothing can be said.
    pub(super) fn pair(&self, p: &Pair) -> Option<(FigureVerdict, String)> {
        let (a, b) = (&self.claims[p.a as usize], &self.claims[p.b as usize]);
        // The earlier article first.
        let day = |c: &Claim| self.view.articles[c.article].day;
        let (a, b) = if day(b) < day(a) { (b, a) } else { (a, b) };
        let later = day(a).is_some() && day(a) < day(b);
        let (x, y) = (self.shown(a), self.shown(b));
        let (verdict, why) = match p.meet {
            Meet::Equal => (FigureVerdict::Agree, "the articles give the same figure".to_owned()),
            Meet::Rounded if a.unit == Unit::Day => (FigureVerdict::Agree, "the articles name the same day".to_owned()),
            Meet::Rounded => {
                (FigureVerdict::Rounding, [&x, " and ", &y, " are the same, one of them rounded"].concat())
            }
            Meet::Bounded
                if later
                    && a.fate != 0
                    && a.value.low == a.value.high
                    && b.value.low == b.value.high
                    && a.value.ratio(&b.value) > GROWN =>
            {
                self.later(a, b)
            }
            Meet::Bounded => (FigureVerdict::Bound, [&x, " and ", &y, " can both be true"].concat()),
            Meet::Apart => return self.apart(p, a, b, later),
            Meet::Open if later => self.later(a, b),
            Meet::Open => return None,
        };
        Some((verdict, why))
    }

    /// The verdict on two that differ, the earlier first.
    fn apart(&self, p: &Pair, a: &Claim, b: &Claim, later: bool) -> Option<(FigureVerdict, String)> {
        let (x, y) = (self.shown(a), self.shown(b));
        match self.known(a, b).max(self.known(b, a)) {
            Known::Denied => {
                let why =
                    [x.as_str(), " or ", &y, ": one of the articles says that the other figure was wrong"].concat();
                return Some((FigureVerdict::Corrected, why));
            }
            Known::Told if !p.copied => return None,
            _ => {}
        }
        if a.head == MEETING {
            let why = [x.as_str(), " and ", &y, ": the articles may count different things"].concat();
            return Some((
                if later && a.value.low < b.value.low { FigureVerdict::Later } else { FigureVerdict::Undecided },
                why,
            ));
        }
        if a.forecast != b.forecast {
            let why = || [x.as_str(), " and ", &y, ": one of them is a forecast or an estimate"].concat();
            return later.then(|| (FigureVerdict::Scope, why()));
        }
        if self.frames[a.frame].corrects || self.frames[b.frame].corrects {
            return Some((
                FigureVerdict::Corrected,
                [x.as_str(), " or ", &y, ": one of the articles tells of a correction"].concat(),
            ));
        }
        let changes = b.changes || self.frames[b.frame].changes;
        let fixed = matches!(a.unit, Unit::Age | Unit::Score | Unit::Clock);
        let grows = a.fate != 0 && b.value.low > a.value.low || falls(a.fate) && b.value.low < a.value.low;
        if later && !fixed && (changes || grows) {
            return Some(self.later(a, b));
        }
        // A day later a lower count may be a better one.
        if !p.strict || later && a.fate != 0 && self.view.apart(a.article, b.article) > 1 {
            return None;
        }
        let by = |c: &Claim| self.by(c).map_or(String::new(), |s| [" (", &s, ")"].concat());
        let same_day = if later { "" } else { ", of the same day" };
        let fell = if later && a.fate != 0 { ": the later count is lower, and neither says why" } else { same_day };
        let why = [x.as_str(), &by(a), " against ", &y, &by(b), " for the same", fell].concat();
        Some((FigureVerdict::Conflict, why))
    }

    fn later(&self, a: &Claim, b: &Claim) -> (FigureVerdict, String) {
        let date = |c: &Claim| self.view.articles[c.article].a.doc.date.map_or(String::new(), |d| d.to_string());
        let (x, y) = (self.shown(a), self.shown(b));
        let why = [x.as_str(), " is as of ", &date(a), ", ", &y, " as of ", &date(b)].concat();
        (FigureVerdict::Later, why)
    }

    /// The figure as printed, between marks, after what bounds it.
    pub(super) fn shown(&self, c: &Claim) -> String {
        let text = collapsed(c.span.of(&self.view.articles[c.article].a.doc.text));
        let bound = c.value.bound.filter(|_| c.unit != Unit::Duration);
        let bound = bound.map_or(String::new(), |b: Bound| [b.as_str(), " "].concat());
        [&bound, "“", &text, "”"].concat()
    }

    /// Who is quoted with it.
    fn by(&self, c: &Claim) -> Option<String> {
        let a = self.view.articles[c.article].a;
        let holds =
            |q: &&crate::report::Quote<u32>| !q.source.is_empty() && q.content.iter().any(|s| s.contains(c.span));
        let quote = a.quotes.iter().find(holds)?;
        Some(collapsed(quote.source.first()?.of(&a.doc.text)))
    }

    /// Whether the article of `b` tells the value of `a` as well.
    fn known(&self, a: &Claim, b: &Claim) -> Known {
        let from = self.claims.partition_point(|c| c.article < b.article);
        let of = self.claims[from..].iter().take_while(|c| c.article == b.article).take(KNOWN);
        let mut known = Known::No;
        for c in of.filter(|c| c.unit == a.unit && c.value.meet(&a.value) == Meet::Equal) {
            let frame = &self.frames[c.frame];
            let of = c.head == a.head;
            let alike = if c.unit == Unit::Ordinal { of } else { c.unit != Unit::Count }
                || c.fate == a.fate && (c.head == a.head || a.fate != 0);
            if c.denied || frame.note || frame.keys.binary_search(&words::hash("correct")).is_ok() && alike {
                return Known::Denied;
            }
            if alike && (c.unit != Unit::Age || c.who == a.who) {
                known = Known::Told;
            }
        }
        known
    }
}

/// Whether those whom this became of get fewer as days pass: the missing are found.
fn falls(fate: u32) -> bool {
    ["missing", "trapped"].map(words::hash).contains(&fate)
}

/// Whether an article tells another's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    No,
    Told,
    /// As wrong.
    Denied,
}
