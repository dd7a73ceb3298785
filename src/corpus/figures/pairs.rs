//! Which figures of two articles are figures of the same thing.
//!
//! Candidates come from an index by what is counted and the rarer words beside it. Of each article a figure has one partner at
//! most, the likest; where two that differ could both be true, they are no pair.

use super::claim::{Claim, Frame, MEETING, SAID};
use super::core::Extra;
use super::line::name_key;
use super::number::ONE;
use super::one_text;
use super::spells;
use super::unit::Unit;
use super::value::Meet;
use crate::calendar::Date;
use crate::corpus::neighbours::neighbours;
use crate::corpus::view::View;
use crate::corpus::words;
use crate::hashed::Map;
use crate::report::{Bound, Form};
use crate::sort::Order;

/// How many of a sentence's words its figures are looked up by: the rarer ones.
const LOOKED_UP: usize = 8;

/// How many later figures with the same key a figure is compared with.
const NEIGHBOURS: usize = 6;

/// Days within which two articles speak of the same state of things, and within which a change that is told explains another
/// figure.
const DAYS: i32 = 3;
const CHANGED: i32 = 120;
const GROWING: i32 = 14;

/// Two figures of one thing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) score: u32,
    pub(super) meet: Meet,
    /// Whether the sentences are the same but for the figure.
    pub(super) copied: bool,
    /// Of figures that differ: whether the clauses are so alike that both cannot be true.
    pub(super) strict: bool,
    /// Whether it is a copy that agrees, which is nobody's confirmation.
    silent: bool,
}

/// Pairs of figures of one thing, the likest first.
pub(super) fn find(view: &View<'_>, frames: &[Frame], claims: &[Claim]) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = candidates(frames, claims)
        .into_iter()
        .filter_map(|(a, b)| Sides { view, frames, a: &claims[a as usize], b: &claims[b as usize] }.pair(a, b))
        .collect();
    pairs.order_by_key(|p| (u32::MAX - p.score, p.a, p.b));
    let mut taken: Map<(u32, u32), ()> = Map::default();
    let free =
        |taken: &Map<(u32, u32), ()>, of: u32, by: u32| !taken.contains_key(&(of, claims[by as usize].article as u32));
    pairs.retain(|p| {
        let ok = free(&taken, p.a, p.b) && free(&taken, p.b, p.a);
        if ok {
            taken.insert((p.a, claims[p.b as usize].article as u32), ());
            taken.insert((p.b, claims[p.a as usize].article as u32), ());
        }
        ok
    });
    pairs.retain(|p| !p.silent);
    pairs
}

/// Pairs that count the same and share a rarer word.
fn candidates(frames: &[Frame], claims: &[Claim]) -> Vec<(u32, u32)> {
    let mut all: Vec<u32> = frames.iter().flat_map(|f| f.keys.iter().copied()).collect();
    all.order();
    let known: Map<u32, u32> = all.chunk_by(|a, b| a == b).map(|r| (r[0], r.len() as u32)).collect();
    let mut index: Vec<(u64, u32)> = Vec::new();
    for (i, c) in claims.iter().enumerate() {
        let frame = &frames[c.frame];
        if c.denied || frame.note {
            continue;
        }
        let mut keys: Vec<(u32, u32)> = frame.keys.iter().map(|k| (known[k], *k)).filter(|k| k.0 > 1).collect();
        keys.order();
        let of = match c.unit {
            Unit::Count if c.fate != 0 => c.fate,
            Unit::Count | Unit::Ordinal => c.head,
            unit => words::hash(unit.name()),
        };
        index.push(((u64::from(of) << 32) | u64::from(value_key(c)), i as u32));
        // Whose age it is tells more than what stands around it.
        index.extend(
            c.who.filter(|_| c.unit == Unit::Age).map(|e| ((u64::from(of) << 32) | u64::from(name_key(e)), i as u32)),
        );
        // Meetings are few, and told of by the names that every article has.
        let most = if c.head == MEETING { keys.len() } else { LOOKED_UP };
        index.extend(keys.iter().take(most).map(|k| ((u64::from(of) << 32) | u64::from(k.1), i as u32)));
    }
    let mut pairs = neighbours(&mut index, NEIGHBOURS);
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// A key of what is counted and how many, by which figures that agree are found.
fn value_key(c: &Claim) -> u32 {
    (c.value.low as u32).wrapping_mul(0x9e37_79b1) ^ c.head
}

/// How many of one sorted list are in the other.
fn both(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut n) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        n += usize::from(a[i] == b[j]);
        (i, j) = (i + usize::from(a[i] <= b[j]), j + usize::from(b[j] <= a[i]));
    }
    n
}

/// Whether two sorted lists hold something each and nothing together.
fn apart(a: &[u32], b: &[u32]) -> bool {
    !a.is_empty() && !b.is_empty() && both(a, b) == 0
}

/// Whether two days are of the same month and number.
fn same_day_of_year(a: &Claim, b: &Claim) -> bool {
    let day = |c: &Claim| c.day().map(|d| (d.month(), d.day()));
    day(a).is_some() && day(a) == day(b)
}

/// Two figures that are compared.
struct Sides<'a> {
    view: &'a View<'a>,
    frames: &'a [Frame],
    a: &'a Claim,
    b: &'a Claim,
}

/// What two figures have around them alike.
struct Likeness {
    /// Words and names of both sentences, and those close by.
    shared: usize,
    near: usize,
    /// The share of the shorter sentence, in thousandths.
    cover: usize,
}

impl Sides<'_> {
    fn frames(&self) -> (&Frame, &Frame) {
        (&self.frames[self.a.frame], &self.frames[self.b.frame])
    }

    fn likeness(&self) -> Likeness {
        let (f, g) = self.frames();
        let holds = |list: &[u32], k: u32| k != 0 && list.binary_search(&k).is_ok();
        let own = [self.a.head, if self.a.fate == self.a.head { 0 } else { self.a.fate }];
        let rest = |f: &Frame| f.telling.len() - own.iter().filter(|k| holds(&f.telling, **k)).count();
        let common = own.iter().filter(|k| holds(&f.telling, **k) && holds(&g.telling, **k)).count();
        // A day in common tells as much as a word.
        let shared = both(&f.telling, &g.telling) - common + usize::from(self.day_in_common());
        let least = rest(f).min(rest(g));
        Likeness { shared, near: both(&self.a.near, &self.b.near), cover: shared * 1000 / least.max(1) }
    }

    fn pair(&self, i: u32, j: u32) -> Option<Pair> {
        let (a, b, view) = (self.a, self.b, self.view);
        // What costs little is asked first: most candidates fall here.
        if a.article == b.article
            || a.unit != b.unit
            || a.part != b.part
            || view.apart(a.article, b.article) > CHANGED
            || a.unit != Unit::Age && !self.same_head(true)
            || self.opposed()
        {
            return None;
        }
        let like = self.likeness();
        let (f, g) = self.frames();
        let one_source = view.articles[a.article].source == view.articles[b.article].source;
        let one_text = self.can_be_one_text(&like) && one_text::is(view, [(f.span, a), (g.span, b)]);
        let copied = one_text || self.own() && one_source && like.cover >= 800 && like.shared >= 5;
        let meet = self.meet(copied)?;
        let enough = if view.apart(a.article, b.article) <= 1 { 500 } else { 600 };
        let related = || view.related(a.article, b.article) || like.shared >= 3 && like.cover >= enough;
        // "Did not kill 12" does not confirm 12 dead.
        let denied = meet != Meet::Apart && self.is_denied();
        let owners = a.fate == 0 && a.unit != Unit::Age && f.owner.zip(g.owner).is_some_and(|(x, y)| x != y);
        // "He may resign before her term ends in 2031": what may be is not the end.
        let course = || {
            let (x, y) = self.extras();
            self.of_one_course(&like, x, y)
        };
        let another = meet == Meet::Apart && (owners || a.core.is_of_another_sense(&b.core) && !course());
        if denied || another || !self.is_pair(meet, copied, &like) || !related() {
            return None;
        }
        let score = like.near * 30 + like.cover / 10 + like.shared * 20 + if a.verb == b.verb { 30 } else { 0 };
        let score = score + if meet == Meet::Apart { 0 } else { 200 } + usize::from(a.head == b.head) * 50;
        let silent = one_source && meet != Meet::Apart;
        let strict = meet == Meet::Apart && self.strict(copied, one_text, &like);
        Some(Pair { a: i, b: j, score: score as u32, meet, copied, strict, silent })
    }

    /// Whether they go opposite ways: the one rose, the other fell; or the one is a length of time, the other
    /// the time until something; or the one is a level or a sum, the other a change or so much a year.
    fn opposed(&self) -> bool {
        let (a, b) = (self.a, self.b);
        let levels = a.level.zip(b.level).is_some_and(|(x, y)| x != y);
        let amount = matches!(a.unit, Unit::Money(_) | Unit::Percent | Unit::Count);
        if amount && a.fate == 0 && (levels || a.rate != b.rate) {
            return true;
        }
        match a.unit {
            Unit::Duration => a.way != b.way,
            Unit::Age | Unit::Ordinal | Unit::Clock | Unit::Day | Unit::Month | Unit::Year => false,
            _ if a.fate != 0 => false,
            _ => a.way.zip(b.way).is_some_and(|(x, y)| x.opposes(y, a.core.reversed(&b.core))),
        }
    }

    /// Whether so much is alike that it is worth while to read both sentences word by word. Days stand beside many things, in
    /// two articles on one: those alone count that are written with their number and are not the day of somebody's words.
    fn can_be_one_text(&self, like: &Likeness) -> bool {
        let event = |c: &Claim| self.explicit(c) && c.verb != SAID;
        let fixed = !self.of_days() && self.a.unit != Unit::Clock || event(self.a) && event(self.b);
        // What stood at 21 may stand at 34 a day later.
        let one_day = self.view.apart(self.a.article, self.b.article) == 0 || self.day_in_common();
        self.own() && like.cover >= 700 && like.shared >= 4 && fixed && one_day
    }

    /// Whether only one of them is denied; of days, where both are of one verb: "starts", "does not start".
    fn is_denied(&self) -> bool {
        let (a, b) = (self.a, self.b);
        let days = self.of_days() || a.unit == Unit::Clock;
        let governed = a.verb > SAID && a.verb == b.verb && self.explicit(a) && self.explicit(b);
        a.core.is_denied_alone(&b.core) && (!days || governed)
    }

    /// Whether both sentences stand on their own words.
    fn own(&self) -> bool {
        !self.frames().0.added && !self.frames().1.added
    }

    /// How the values go together; `None` where they are days that say nothing of each other.
    fn meet(&self, copied: bool) -> Option<Meet> {
        let (a, b) = (self.a, self.b);
        let meet = a.value.meet(&b.value);
        // "Sunday" in the article of that day may be another one than the writer means.
        let weeks = a.unit == Unit::Day && meet == Meet::Apart && (a.value.low - b.value.low) % (7 * ONE) == 0;
        if weeks && !self.explicit(a) && !self.explicit(b) {
            return (self.view.apart(a.article, b.article) <= DAYS).then_some(Meet::Rounded);
        }
        // "Sept. 11, 2001" and "the Sept. 11 attacks": a day without its year is that of the other.
        let year = |c: &Claim| self.digits(c) >= 4;
        if a.unit == Unit::Day && meet == Meet::Apart && year(a) != year(b) && same_day_of_year(a, b) {
            return Some(Meet::Rounded);
        }
        let range = |c: &Claim| c.value.low != c.value.high;
        let alike = (a.value.bound, a.value.factor) == (b.value.bound, b.value.factor);
        // Of two copies, one has another figure.
        let changed = copied && !weeks && !range(a) && !range(b) && a.value.low != b.value.low && alike;
        Some(if changed { Meet::Apart } else { meet })
    }

    /// Whether two figures that go together in this way are of one thing.
    fn is_pair(&self, meet: Meet, copied: bool, like: &Likeness) -> bool {
        let (a, b) = (self.a, self.b);
        let (f, g) = self.frames();
        let named = || f.names_one_of(g) || g.names_one_of(f) || like.shared >= 3;
        match meet {
            Meet::Apart if copied => {
                let age = a.unit == Unit::Age && a.who == b.who;
                let one = !self.of_days() || self.named(a) && self.named(b) && a.alone && b.alone;
                (self.same_head(false) || age) && one && self.in_time(like.cover)
            }
            Meet::Apart if a.head == MEETING => b.head == MEETING && like.shared >= 2,
            Meet::Apart => {
                (self.own() || !self.of_days()) && self.strong(like) && self.near(like) && self.comparable(like)
            }
            Meet::Open => a.fate != 0 && self.strong(like) && self.near(like) && self.comparable(like),
            Meet::Equal => self.same_head(true) && self.likely(like) && named(),
            _ => {
                let alike = like.shared >= 3 || like.near >= 2;
                self.same_head(true) && self.likely(like) && named() && !self.of_others() && alike
            }
        }
    }

    /// Whether both count the same; where they agree, "people" may be passengers.
    fn same_head(&self, agree: bool) -> bool {
        let (a, b) = (self.a, self.b);
        let person = words::hash("person");
        let people = a.people && b.people && (a.head == person || b.head == person);
        match a.unit {
            // Where nobody was hurt, no passengers were.
            Unit::Count => {
                let nobody = a.value.low == 0 || b.value.low == 0;
                a.fate == b.fate && (a.head == b.head || people && (agree || nobody) && a.fate != 0)
            }
            Unit::Age => a.who == b.who && a.who.is_some(),
            Unit::Ordinal => a.head == b.head && (a.head == MEETING || a.who == b.who),
            _ => true,
        }
    }

    /// Whether nothing makes both true: another person or place, a part of the whole, another day, another sort of figure.
    fn comparable(&self, like: &Likeness) -> bool {
        let (f, g) = self.frames();
        let part = |x: &[u32], y: &[u32]| x == y || !apart(x, y) && like.cover >= 600;
        let day = self.of_days();
        let scope = part(&f.scope, &g.scope) && (day || part(&f.periods, &g.periods));
        // Where other counts differ as well, it is another event and no other day.
        let events = day && f.counts.iter().any(|x| g.counts.iter().any(|y| x.0 == y.0 && x.1 != y.1));
        let age = self.a.unit == Unit::Age;
        // Another party; or the sales of one company and those of another.
        let firms = self.a.fate == 0 && apart(&f.actors, &g.actors);
        let others = !age && (self.of_others() || self.of_another() && like.cover < 600 || firms);
        // What is traded changes its price by the minute.
        let moves = self.a.fate == 0 && f.traded && g.traded;
        // "Ambulance crews" are no fire crews; one of several figures of a sentence may be another than it seems.
        let kind = apart(&self.a.kind, &self.b.kind) || !(self.a.alone && self.b.alone);
        let sort = !kind
            && !events
            && (age || day || self.a.unit == Unit::Score || self.a.sort == self.b.sort || self.came_true());
        let where_ = age || !apart(&f.places, &g.places);
        let back = self.a.core.returns(&self.b.core);
        self.same_head(false) && !others && !moves && !back && scope && where_ && sort && self.in_time(like.cover)
    }

    /// Whether the later one tells what came of the forecast of the earlier: "expected to fetch", "sold for".
    fn came_true(&self) -> bool {
        matches!(self.a.unit, Unit::Money(_)) && self.a.forecast && !self.b.forecast && self.day_in_common()
    }

    /// What each clause says that the other sentence does not.
    fn extras(&self) -> (Extra, Extra) {
        let (f, g) = self.frames();
        let but = [self.a.head, self.a.fate];
        (self.a.core.extra(&g.keys, &but), self.b.core.extra(&f.keys, &but))
    }

    /// Whether the clauses can be of one thing, in two states of it.
    fn near(&self, like: &Likeness) -> bool {
        let (x, y) = self.extras();
        let alike = x.names.min(y.names) == 0 && x.all().min(y.all()) <= 1 && x.all().max(y.all()) <= 5;
        alike || self.of_one_harm(like, x, y)
    }

    /// Whether so much of both sentences is the same that they count those whom one event befell, whatever else one tells.
    fn of_one_harm(&self, like: &Likeness, x: Extra, y: Extra) -> bool {
        let (f, g) = self.frames();
        let alike = like.cover >= 650 && like.shared >= 6 && self.own();
        let whole = || f.scope == g.scope && f.periods == g.periods;
        let names = || f.names_one_of(g) || g.names_one_of(f);
        let counted = self.a.fate != 0 && self.a.head == self.b.head && x.all().min(y.all()) == 0;
        counted && alike && whole() && names()
    }

    /// Whether both have one thing begin, end or come about, each on a day or in a year of its own: "her term ends in".
    fn of_one_course(&self, like: &Likeness, x: Extra, y: Extra) -> bool {
        let (a, b) = (self.a, self.b);
        let governed = a.verb > SAID && a.verb == b.verb && like.near >= 2;
        // "Elected mayor" and "elected governor" are two things.
        let one = x.nouns.min(y.nouns) == 0 && x.names + y.names == 0;
        self.of_days() && governed && self.explicit(a) && self.explicit(b) && one
    }

    /// Whether the clauses are so alike that both figures cannot be true.
    fn strict(&self, copied: bool, one_text: bool, like: &Likeness) -> bool {
        let (a, b) = (self.a, self.b);
        let (f, g) = self.frames();
        let (x, y) = self.extras();
        // "About 200" and 230 are no contradiction; about 200 and 1,000 are.
        let about = |c: &Claim| c.value.bound == Some(Bound::About);
        let bound = a.value.bound.is_some() || b.value.bound.is_some();
        let far = if about(a) || about(b) { 15 } else { 12 };
        let exact = !bound || a.value.ratio(&b.value) >= far;
        // What was so yesterday may be otherwise today, but for what both give the same day or period to.
        let fixed_for_ever = matches!(a.unit, Unit::Age | Unit::Score | Unit::Ordinal) || self.of_days();
        let same_time = self.day_in_common() || !f.periods.is_empty() && f.periods == g.periods;
        let one_state = copied || fixed_for_ever || same_time || self.view.apart(a.article, b.article) == 0;
        let dated = copied || self.view.all.stories.dated(a.article, b.article) || like.cover >= 700;
        let named =
            copied || f.names_one_of(g) || g.names_one_of(f) || a.fate != 0 && like.cover >= 800 && like.shared >= 3;
        let fixed = self.of_days() || a.unit == Unit::Duration || f.lengths == g.lengths;
        let day = apart(&f.hours, &g.hours);
        if !exact
            || !dated
            || !named
            || !one_state
            || a.unit != Unit::Age && a.core.reversed(&b.core)
            || a.core.denies_alone(&b.core)
            || !fixed
            || day && a.unit != Unit::Clock
        {
            return false;
        }
        if a.unit == Unit::Age {
            // Namesakes have other callings; of whom both articles tell, there is one.
            return both(&a.near, &b.near) > 0 || self.is_of_whom_both_tell();
        }
        let nouns = match a.unit {
            Unit::Count if a.fate != 0 => 2,
            Unit::Score | Unit::Ordinal | Unit::Day | Unit::Month | Unit::Year | Unit::Clock => 2,
            _ => 0,
        };
        if one_text || self.of_one_harm(like, x, y) || self.of_one_course(like, x, y) {
            return true;
        }
        let periods = self.of_days() || f.periods == g.periods;
        periods
            && f.scope == g.scope
            && x.all().min(y.all()) == 0
            && x.names + y.names == 0
            && x.nouns + y.nouns <= nouns
            && x.words + y.words <= 3
    }

    /// Whether both articles, of one story, name whose figure it is more than once.
    fn is_of_whom_both_tell(&self) -> bool {
        let view = self.view;
        let often = |c: &Claim| {
            let named = view.articles[c.article].a.entities.mentions.iter().filter(|m| m.form == Form::Name);
            named.filter(|m| view.linked(c.article, m.entity) == c.who).count() > 1
        };
        view.related(self.a.article, self.b.article) && often(self.a) && often(self.b)
    }

    /// Whether a day is written with its number.
    fn explicit(&self, c: &Claim) -> bool {
        // "42 years ago" is no year.
        self.digits(c) >= if matches!(c.unit, Unit::Year | Unit::Month) { 4 } else { 1 }
    }

    /// How many digits it is written with.
    fn digits(&self, c: &Claim) -> usize {
        c.span.of(&self.view.articles[c.article].a.doc.text).bytes().filter(u8::is_ascii_digit).count()
    }

    /// Whether a day is written with its number or name; "yesterday" is another in each article.
    fn named(&self, c: &Claim) -> bool {
        let text = c.span.of(&self.view.articles[c.article].a.doc.text);
        let relative = ["yesterday", "today", "tomorrow", "tonight"].iter().any(|w| text.eq_ignore_ascii_case(w));
        self.explicit(c) || c.unit == Unit::Day && text.contains(char::is_uppercase) && !relative
    }

    /// Whether both sentences name one day; "Sunday" is one within a week.
    fn day_in_common(&self) -> bool {
        let (f, g) = self.frames();
        let near = self.view.apart(self.a.article, self.b.article) <= DAYS;
        let one = |x: &(Date, Date), y: &(Date, Date)| x.0 <= y.1 && y.0 <= x.1 || near && (x.0 - y.0).abs() == 7;
        f.days.iter().any(|x| g.days.iter().any(|y| one(x, y)))
    }

    /// Whether one of the sentences tells of a match or a vote; other pairs of figures are records of a season.
    fn is_contest(&self) -> bool {
        let (f, g) = self.frames();
        ["beat", "vote"].map(words::hash).iter().any(|w| [f, g].iter().any(|f| f.keys.binary_search(w).is_ok()))
    }

    fn of_days(&self) -> bool {
        matches!(self.a.unit, Unit::Day | Unit::Month | Unit::Year)
    }

    /// Whether a day comes after the article.
    fn ahead(&self, c: &Claim) -> bool {
        self.view.articles[c.article].day.is_some_and(|d| c.unit != Unit::Day || i64::from(d) * ONE < c.value.low)
    }

    /// Whether one of the figures has a name close by that the other's sentence has not.
    fn of_another(&self) -> bool {
        let (f, g) = self.frames();
        let other = |c: &Claim, frame: &Frame| c.names.iter().any(|n| frame.keys.binary_search(n).is_err());
        other(self.a, g) || other(self.b, f)
    }

    /// Whether both figures have a name close by that the other's sentence has not: two parties of one contest.
    fn of_others(&self) -> bool {
        let (f, g) = self.frames();
        let other = |c: &Claim, frame: &Frame| c.names.iter().any(|n| frame.keys.binary_search(n).is_err());
        other(self.a, g) && other(self.b, f)
    }

    /// Whether the dates of the articles and the days that the sentences name let both speak of one state of things.
    fn in_time(&self, cover: usize) -> bool {
        let (f, g) = self.frames();
        let days = self.view.apart(self.a.article, self.b.article);
        // Articles come by date: the second is the later one.
        let changes = self.b.changes || g.changes && cover >= 550;
        let fixed = matches!(self.a.unit, Unit::Age | Unit::Score | Unit::Ordinal | Unit::Clock);
        let dated = self.view.all.stories.dated(self.a.article, self.b.article);
        let one_day = f.days.is_empty() || g.days.is_empty() || self.of_days() || self.day_in_common();
        // A count that rises goes on for days.
        let grows =
            self.a.fate != 0 && self.a.value.low < self.b.value.low && days <= GROWING && one_day && cover >= 450;
        let rate = matches!(self.a.unit, Unit::Money(_) | Unit::Percent | Unit::Duration);
        (days <= DAYS && one_day || grows || changes && days > 0 && days <= CHANGED || fixed && one_day)
            && (dated || !rate)
    }

    /// Whether two that differ have enough around them alike to be of one thing.
    fn strong(&self, like: &Likeness) -> bool {
        let (a, b) = (self.a, self.b);
        let Likeness { shared, near, cover } = *like;
        match a.unit {
            Unit::Age => true,
            Unit::Ordinal => shared >= 3,
            Unit::Score => shared >= 3 && cover >= 650 && self.is_contest(),
            Unit::Day | Unit::Month | Unit::Year | Unit::Clock => {
                let exact = matches!(a.unit, Unit::Day | Unit::Clock) || self.explicit(a) && self.explicit(b);
                let verb = a.verb != 0 && a.verb == b.verb;
                let said = [a.verb, b.verb].contains(&SAID);
                // Two days may be days of two events; what is moved lies ahead.
                let ahead = self.view.apart(a.article, b.article) == 0 || self.ahead(a) && self.ahead(b);
                let clock = a.unit != Unit::Clock || verb;
                exact && !said && clock && shared >= 3 && near >= 2 && (ahead && cover >= 700 || verb && cover >= 500)
            }
            Unit::Count if a.fate != 0 => shared >= 2 && cover >= 350,
            Unit::Count => shared >= 3 && cover >= 450 || shared >= 2 && cover >= 660 && near >= 1,
            _ => shared >= 3 && (near >= 2 && cover >= 450 || near >= 1 && cover >= 600) || near >= 1 && cover >= 660,
        }
    }

    /// Whether two that agree have enough around them alike: the rarer the value, the less.
    fn likely(&self, like: &Likeness) -> bool {
        let a = self.a;
        let Likeness { shared, near, cover } = *like;
        let rare = a.value.low > 12 * ONE && a.value.step < a.value.low;
        match a.unit {
            Unit::Age => true,
            Unit::Ordinal => shared >= 2,
            Unit::Day if self.explicit(a) && self.explicit(self.b) => shared >= 1,
            Unit::Day | Unit::Month | Unit::Year | Unit::Clock => shared >= 3 && near >= 1 && cover >= 250 || near >= 3,
            // Every story has "a month" in it.
            Unit::Duration if spells::is_one(&a.value) => near >= 2 && shared >= 3 && cover >= 250,
            Unit::Duration => near >= 1 && shared >= 2,
            Unit::Count if rare => shared >= 1,
            Unit::Count => shared >= 3 || near >= 1 && shared >= 2,
            _ => shared >= 2 || near >= 1,
        }
    }
}
