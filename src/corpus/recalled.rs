//! One statement of one speaker, told so freely that only the bulk of its words recurs, in whatever order.
//!
//! Few words in common are chance. Many are one statement, unless something speaks against it: another word in the same place,
//! another figure, a negation on one side, opposite ways, or people who change places.

use super::told::{Sense, Word, around, common};
use super::words;
use crate::sort::Order;

/// Fewest words that both have, and the fewest of them that are neither names nor figures.
const SHARED: usize = 5;
const PLAIN: usize = 3;

/// The share of the shorter one's words that both have, in hundredths, and of one less than [`SHARED`].
const HELD: usize = 55;
const HELD_OF_FEW: usize = 75;

/// So many words in common need no verb among them.
const MANY: usize = 7;

/// Turns that another way of telling adds.
const MILD: &[&str] = &["will", "until", "more", "some", "if"];

/// More of them where only the gist is told: "with all those involved".
const GIST: &[&str] = &["all", "most"];

/// From so many words on, two that follow each other have something between them that relates them: "from Ohio to Texas", and no
/// list, "Ohio, Texas".
const RELATED: u32 = 2;

/// How surely two are one statement; 0 where they are not.
pub(super) fn agree(a: &Sense, b: &Sense) -> u32 {
    let (x, y) = (keys(&a.words), keys(&b.words));
    let both = Sides { a, b, shared: shared(&x, &y), gist: false };
    let (n, of) = (both.shared.len(), x.len().min(y.len()));
    let enough = n >= SHARED && n * 100 >= of * HELD || n + 1 == SHARED && n * 100 >= of * HELD_OF_FEW;
    if !enough {
        return 0;
    }
    if !both.is_plain() || n < MANY && !both.has_verb() || both.is_contradicted() {
        return 0;
    }
    (n * 1000 / of) as u32
}

/// Whether each names or counts something, or tells of someone, that the other does not: what two nameless sources say of two
/// towns, "a boy" and "a girl".
pub(super) fn tell_of_others(a: &Sense, b: &Sense) -> bool {
    let lacks = |s: &Sense, w: &Word| s.words.iter().all(|o| o.key != w.key);
    let own = |s: &Sense, o: &Sense| s.words.iter().any(|w| (w.exact || w.person) && lacks(o, w));
    own(a, b) && own(b, a)
}

/// Which keys of two sorted lists are in both.
fn shared(a: &[u32], b: &[u32]) -> Vec<u32> {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.iter().copied().filter(|k| long.binary_search(k).is_ok()).collect()
}

/// The keys of words, sorted, without repetition.
pub(super) fn keys(of: &[Word]) -> Vec<u32> {
    let mut out: Vec<u32> = of.iter().map(|w| w.key).collect();
    out.order();
    out.dedup();
    out
}

/// Two senses and the keys that both have.
pub(super) struct Sides<'a> {
    a: &'a Sense,
    b: &'a Sense,
    pub(super) shared: Vec<u32>,
    /// Whether one may tell only the gist of the other.
    gist: bool,
}

impl<'a> Sides<'a> {
    /// Two of which one may tell only the gist; `None` where they share nothing.
    pub(super) fn of(a: &'a Sense, b: &'a Sense) -> Option<Self> {
        let shared = shared(&keys(&a.words), &keys(&b.words));
        (!shared.is_empty()).then_some(Self { a, b, shared, gist: true })
    }
}

impl Sides<'_> {
    /// Whether something speaks against one statement.
    pub(super) fn is_contradicted(&self) -> bool {
        let pairs = common(&self.a.words, &self.b.words);
        let another = || self.has_another_figure() || self.has_another_name();
        let turned = || self.turns_otherwise() || self.is_turned_round() || self.is_swapped();
        is_replaced(self, &pairs) || self.a.acts_otherwise(self.b, &pairs) || another() || turned()
    }

    fn has(&self, w: &Word) -> bool {
        self.shared.binary_search(&w.key).is_ok()
    }

    /// The first word with a key.
    fn first(of: &Sense, key: u32) -> Option<(usize, &Word)> {
        of.words.iter().enumerate().find(|(_, w)| w.key == key)
    }

    /// The shared words, with their places in both.
    fn words(&self) -> impl Iterator<Item = ((usize, &Word), (usize, &Word))> {
        self.shared.iter().filter_map(|&k| Some((Self::first(self.a, k)?, Self::first(self.b, k)?)))
    }

    /// Whether enough of the shared words are neither names nor figures.
    fn is_plain(&self) -> bool {
        self.words().filter(|(x, _)| !x.1.exact).count() >= PLAIN
    }

    fn has_verb(&self) -> bool {
        self.words().any(|(x, y)| x.1.verb && y.1.verb)
    }

    /// Whether both begin with one verb, whatever stands before it.
    pub(super) fn has_one_lead(&self) -> bool {
        let lead = |s: &Sense| s.words.iter().find(|w| w.verb).map(|w| w.key);
        lead(self.a).is_some() && lead(self.a) == lead(self.b)
    }

    /// Whether, of two reports, one has a verb in the past that the other has in another form: "it bought the mill", "it will buy
    /// the mill". A quotation's tenses change in a report.
    pub(super) fn is_done_in_one(&self) -> bool {
        let reports = !self.a.quoted && !self.b.quoted;
        reports && self.words().any(|(x, y)| x.1.verb && y.1.verb && x.1.past != y.1.past)
    }

    /// Those of one side's words that both have, in its order.
    fn line(&self, of: &Sense) -> Vec<Word> {
        of.words.iter().filter(|w| self.has(w)).copied().collect()
    }

    /// Whether both have a figure that the other has not, or one has it of something that both name, or a figure that both have
    /// counts one thing here and another there.
    fn has_another_figure(&self) -> bool {
        let others = |s: &Sense| s.words.iter().any(|w| w.figure && !self.has(w));
        let of_shared = |s: &Sense| s.words.windows(2).any(|w| w[0].figure && !self.has(&w[0]) && self.has(&w[1]));
        let (a, b) = (self.line(self.a), self.line(self.b));
        let of = |line: &[Word], figure: u32| {
            let after = line.iter().skip_while(|w| w.key != figure).nth(1);
            after.map(|w| w.key)
        };
        let moved = || a.iter().any(|w| w.figure && of(&a, w.key) != of(&b, w.key));
        others(self.a) && others(self.b) || of_shared(self.a) || of_shared(self.b) || moved()
    }

    /// Whether both have, from the first word that they share, a name that the other has not: two bids for one firm.
    fn has_another_name(&self) -> bool {
        let other = |s: &Sense| {
            let first = s.words.iter().position(|w| self.has(w)).unwrap_or(0);
            s.words[first..].iter().any(|w| w.exact && !w.figure && !self.has(w))
        };
        other(self.a) && other(self.b)
    }

    /// Whether only one denies, doubts, asks or limits what both say, or they go opposite ways.
    fn turns_otherwise(&self) -> bool {
        let gist = if self.gist { GIST } else { &[] };
        let mild: Vec<u32> = MILD.iter().chain(gist).map(|t| words::hash(t)).collect();
        let of = |s: &Sense| {
            let near = |of| around(of, s.words.iter().find(|w| self.has(w)), s.words.iter().rfind(|w| self.has(w)));
            let mut turns = near(&s.turns);
            turns.retain(|t| !mild.contains(t));
            (turns, near(&s.ways), s.is_on_condition())
        };
        let (a, b) = (of(self.a), of(self.b));
        let opposite = !a.1.is_empty() && !b.1.is_empty() && a.1 != b.1;
        // What is ahead in one and done in the other is a plan and what became of it.
        let ahead = |s: &Sense| s.turns.iter().any(|t| t.1 == words::hash("will"));
        let became = |s: &Sense, t: &Sense| ahead(s) && !ahead(t) && t.done;
        a.0 != b.0 || a.2 != b.2 || opposite || became(self.a, self.b) || became(self.b, self.a)
    }

    /// Whether someone stands before a verb in one and behind it in the other: who hits is hit.
    fn is_turned_round(&self) -> bool {
        let verbs: Vec<_> = self.words().filter(|(x, y)| x.1.verb && y.1.verb).collect();
        let mut people = self.words().filter(|(x, _)| x.1.person);
        people.any(|(x, y)| verbs.iter().any(|(v, w)| x.0 != v.0 && (x.0 < v.0) != (y.0 < w.0)))
    }

    /// Whether two words that both have change places.
    fn is_swapped(&self) -> bool {
        swaps(&self.line(self.a), &self.line(self.b))
    }
}

/// Whether two words change places: one of them stands between the same two as the other, they follow each other the other way
/// round, or two names do.
fn swaps(a: &[Word], b: &[Word]) -> bool {
    let slots = |line: &[Word]| {
        let keys: Vec<u32> = [0].into_iter().chain(line.iter().map(|w| w.key)).chain([0]).collect();
        keys.windows(3).map(|k| (k[0], k[1], k[2])).collect::<Vec<_>>()
    };
    let (of, others) = (slots(a), slots(b));
    let replaced = of.iter().any(|x| others.iter().any(|y| x.0 == y.0 && x.2 == y.2 && x.1 != y.1));
    let relates = |p: &Word, q: &Word| q.at - p.at >= RELATED;
    let turned = |v: &[Word], w: &[Word]| {
        let back = v[0].key == w[1].key && v[1].key == w[0].key && v[0].key != v[1].key;
        let verb = v[0].verb && w[1].verb || v[1].verb && w[0].verb;
        back && (verb || relates(&v[0], &v[1]) && relates(&w[0], &w[1]))
    };
    let follows = || a.windows(2).any(|v| b.windows(2).any(|w| turned(v, w)));
    let names = |line: &[Word]| line.iter().filter(|w| w.exact && !w.figure).copied().collect::<Vec<_>>();
    let (m, n) = (names(a), names(b));
    let pair = |l: &[Word], x: u32, y: u32| {
        let first = l.iter().find(|w| w.key == x);
        first.is_some_and(|f| l.iter().any(|w| w.key == y && w.at >= f.at + RELATED))
    };
    let crossed =
        || m.iter().any(|x| m.iter().any(|y| x.key != y.key && pair(&m, x.key, y.key) && pair(&n, y.key, x.key)));
    replaced || follows() || crossed()
}

/// Whether each has, between the same two words, or with a verb before the first, something of its own: "the north valley" and
/// "the south valley", "sold it" and "lent it".
fn is_replaced(both: &Sides<'_>, pairs: &[(usize, usize)]) -> bool {
    let own = |s: &Sense, from: usize, to: usize| s.words[from..to].iter().any(|w| !both.has(w));
    let lead = |s: &Sense, to: usize| to.checked_sub(1).is_some_and(|i| s.words[i].verb && !both.has(&s.words[i]));
    let between = pairs.windows(2).any(|p| own(both.a, p[0].0 + 1, p[1].0) && own(both.b, p[0].1 + 1, p[1].1));
    between || pairs.first().is_some_and(|p| lead(both.a, p.0) && lead(both.b, p.1))
}
