//! Words that recur in several articles.
//!
//! What each quote says is cut into [`Unit`]s: a sentence or a fragment. An index of their words gives pairs worth
//! comparing; a pair goes together when the shorter's words, weighted by how rare they are in the corpus, stand in the
//! longer, the speaker can be the same, and the articles are near in time. Long units make the groups; fragments join
//! the one that holds them, and never tie two together.

use crate::hashed::{Map, Set};

use super::compared::Compared;
use super::groups::Groups;
use super::neighbours::neighbours;
use super::rarer::{self, Rarer};
use super::told::Sense;
use super::{recalled, sources, subsequence, words};
use crate::calendar::Date;
use crate::report::{EntityType, Form, PartKind, Quote, QuoteKind, Relation, Statement, StatementMember};
use crate::sort::Order;
use crate::span::Span;
use crate::text::TokenKind;

/// Longest unit, in tokens; longer ones are cut, so that a pair is cheap whatever the input.
const LONGEST: usize = 64;

/// How many later units with the same key a unit is compared with.
const NEIGHBOURS: usize = 16;

/// Most later units that a unit is compared with.
const PARTNERS: usize = 48;

/// Fewest words, and most days apart, of words that two articles give to different speakers.
const RIVAL_WORDS: usize = 6;
const RIVAL_DAYS: i32 = 3;

/// Most days between a statement and what is told of it in other words.
const TOLD_DAYS: i32 = 2;

/// The same of two whose sources have no name, and the share of the shorter's words, in thousandths, that both must have: many
/// are "officials".
const VOICE_DAYS: i32 = 1;
const VOICE_HELD: u32 = 800;

/// Most units of a group that are looked at for what one article says twice.
const WORDED: usize = 32;

/// Fewest words of two quotations that are one though a word of them differs.
const ONE_OFF: usize = 8;

/// What stands in a cue that gives someone or something a name.
const CALLED: &[&str] = &["call", "dub", "brand", "nickname", "label", "descri", "refer"];

/// A sentence or fragment of what someone said.
pub(super) struct Unit {
    /// Index of the article.
    pub(super) article: u32,
    /// Index of the quote in it.
    pub(super) quote: u32,
    /// Its stretch.
    pub(super) span: Span,
    /// Hashes of its words, in order.
    words: Vec<u32>,
    /// Which of `words` are content words, with the hash of their stem.
    content: Vec<(u32, u32)>,
    /// The stems, sorted, without repetition.
    stems: Vec<u32>,
    /// Whether it is short and all its content words have capitals: a title or name in marks.
    name: bool,
    /// Whether it is a few words that begin in lower case: no sentence of its own.
    fragment: bool,
    /// Whether it stands between quotation marks.
    quoted: bool,
    /// Who said it: an index into the linked entities.
    pub(super) speaker: Option<u32>,
    /// Whether the source names the speaker; a pronoun or description may have been resolved wrongly.
    named: bool,
    /// The day it was said or else printed, counted from year 0.
    day: Option<i32>,
    /// What it says in whatever words.
    sense: Option<Sense>,
    /// Whether it is compared by that alone: a clause most of which stands between marks.
    free: bool,
    /// The stems of its source, as far as they tell whose words they are.
    voice: Vec<u32>,
}

/// How the speakers of two units relate.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Speakers {
    Same,
    /// One is a person, the other no person: the one may speak for the other.
    Perhaps,
    /// One is not known.
    Unknown,
    Other,
}

/// The same words in two articles, each of which names another speaker.
pub(super) struct Rival {
    /// Article, quote, stretch and speaker of each.
    pub(super) sides: [(u32, u32, Span, u32); 2],
    /// Whether the words are the same from the first to the last.
    pub(super) exact: bool,
}

/// Finds the statements that several articles print, and words that they give to different speakers.
pub(super) fn find(all: &Compared<'_>) -> (Vec<Statement>, Vec<Rival>) {
    let units = units(all);
    let weights = weights(&units, all.articles.len());
    let mut edges: Vec<(u32, u32, u32)> = Vec::new();
    let mut rivals = Vec::new();
    let mut told: Vec<(u32, u32, u32)> = Vec::new();
    for (a, b) in candidates(&units) {
        let (x, y) = (&units[a as usize], &units[b as usize]);
        let free = x.free || y.free;
        let score = if free { 0 } else { score(all, x, y, &weights) };
        let again = if score > 0 { 0 } else { retold(all, x, y) };
        if score > 0 {
            edges.push((score, a, b));
        } else if again > 0 {
            told.push((again, a, b));
        } else if !free {
            rivals.extend(rival(all, x, y));
        }
    }
    told.extend(remarks(all, &units, edges.iter().chain(&told)));
    for list in [&mut edges, &mut told] {
        list.order_by_key(|&(s, a, b)| (std::cmp::Reverse(s), a, b));
    }
    let groups = group(all, &units, &edges, &told);
    let found: Vec<Found> = groups.iter().filter_map(|g| Found::of(&units, g)).collect();
    let mut out: Vec<Statement> = joined(found).iter().filter_map(|f| f.report(all)).collect();
    for (i, s) in out.iter_mut().enumerate() {
        s.id = format!("s{}", i + 1);
    }
    (out, rivals)
}

/// Two units with the same words and other speakers, each named, of the same kind, in independent articles.
fn rival(all: &Compared<'_>, a: &Unit, b: &Unit) -> Option<Rival> {
    let (Some(x), Some(y)) = (a.speaker, b.speaker) else { return None };
    let source = |u: &Unit| all.sources.root(u.article as usize);
    let whose = a.named && b.named && a.quoted && b.quoted && speakers(all, Some(x), Some(y)) == Speakers::Other;
    if !whose || source(a) == source(b) || apart(a, b) > RIVAL_DAYS {
        return None;
    }
    let least = a.words.len().min(b.words.len());
    let same = least >= RIVAL_WORDS && a.stems.len().min(b.stems.len()) >= 3;
    let side = |u: &Unit, e: u32| (u.article, u.quote, u.span, e);
    let exact = a.words == b.words;
    (same && longest_run(&a.words, &b.words) * 10 >= least * 9)
        .then(|| Rival { sides: [side(a, x), side(b, y)], exact })
}

/// Cuts all quotes into units, by article, quote and place.
fn units(all: &Compared<'_>) -> Vec<Unit> {
    let mut out = Vec::new();
    for (i, a) in all.articles.iter().enumerate() {
        for (j, q) in a.quotes.iter().enumerate().filter(|(_, q)| q.speech || !q.verbatim.is_empty()) {
            let (speaker, named) = speaker(all, i, q);
            let said = q.said.as_ref().and_then(|s| s.value.as_deref()).and_then(day_of);
            let day = said.or_else(|| a.doc.date.map(day_number));
            // A person has a name.
            let person = speaker.is_some_and(|e| all.linked.table[e as usize].kind == EntityType::Per);
            let voice = if person { Vec::new() } else { voice(a, q) };
            let known = speaker.is_some() || !voice.is_empty();
            let mut add = |span: Span, quoted: bool, free: bool| {
                for span in sentences(a, span) {
                    let mut unit = Unit {
                        article: i as u32,
                        quote: j as u32,
                        span,
                        words: Vec::new(),
                        content: Vec::new(),
                        stems: Vec::new(),
                        name: true,
                        fragment: false,
                        quoted,
                        speaker,
                        named,
                        day,
                        sense: if known { Sense::of(all, i, q, span, quoted) } else { None },
                        free,
                        voice: voice.clone(),
                    };
                    unit.read(a);
                    // The title of a song or a film is no statement.
                    let title = || unit.name && quoted && !described(a, q, span);
                    if !unit.words.is_empty() && !title() {
                        out.push(unit);
                    }
                }
            };
            fragments(q).into_iter().for_each(|s| add(s, true, false));
            let clause = clause_counts(q);
            if clause || q.speech && q.kind == QuoteKind::Mixed {
                q.content.iter().for_each(|&s| add(s, false, !clause));
            }
        }
    }
    out
}

/// What stands between marks, where single words that only "and" parts are one fragment: “dull” and “tiring”.
fn fragments(q: &Quote<u32>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for &s in &q.verbatim {
        match out.last_mut() {
            Some(last) if s.start >= last.end && s.start - last.end <= 14 && s.len() <= 24 && last.len() <= 48 => {
                *last = last.join(s);
            }
            _ => out.push(s),
        }
    }
    out
}

/// Whether the clause counts as a unit: where there is more to it than what stands between marks.
fn clause_counts(q: &Quote<u32>) -> bool {
    let (content, marked) = (length(&q.content), length(&q.verbatim));
    let short = q.verbatim.iter().all(|v| v.len() < 24);
    q.speech && content > marked + marked / 2 + 12 && short
}

/// The linked entity of a quote's speaker, and whether the source names it. Where the quote has none, the last person
/// whom its source names.
fn speaker(all: &Compared<'_>, article: usize, q: &crate::report::Quote<u32>) -> (Option<u32>, bool) {
    let a = all.articles[article];
    let linked = |e: u32| all.linked.entity(article, e);
    let names: Vec<&crate::report::Mention<u32>> =
        q.source.iter().flat_map(|&s| a.entities.inside(s)).filter(|m| m.form == Form::Name).collect();
    match q.speaker {
        Some(e) => (linked(e), names.iter().any(|m| m.entity == e)),
        None => {
            let person = names.iter().rfind(|m| m.kind == EntityType::Per);
            (person.and_then(|m| linked(m.entity)), true)
        }
    }
}

/// The stems of a quote's source: whose voice it is, where no name tells. That it is a spokesman's tells nothing.
fn voice(a: &crate::engine::Analysis, q: &Quote<u32>) -> Vec<u32> {
    let mut out = words::stems(a, q.source.iter().copied());
    let speaks = ["spokesman", "spokeswoman", "spokesperson"].map(|w| words::hash(words::stem(w)));
    out.retain(|s| !speaks.contains(s));
    out
}

/// Whether a name in marks is what someone called someone, and no title.
fn described(a: &crate::engine::Analysis, q: &crate::report::Quote<u32>, span: Span) -> bool {
    let called = |s: &Span| {
        let cue = words::plain(s.of(&a.doc.text));
        CALLED.iter().any(|c| cue.contains(c))
    };
    let first = a.text.token_at(span.start);
    let before = a.text.tokens[..first].iter().rev().find(|t| t.kind != TokenKind::Mark);
    q.cue.iter().any(called)
        || before.is_some_and(|t| matches!(words::plain(t.span().of(&a.doc.text)).as_str(), "a" | "an" | "the" | "as"))
}

/// Whether two names may be of one: a longer word in common, such as the surname.
pub(super) fn namesakes(a: &str, b: &str) -> bool {
    let words = |s: &'_ str| -> Vec<String> {
        s.split([' ', '-']).filter(|w| w.chars().count() > 2).map(words::plain).collect()
    };
    let b = words(b);
    words(a).iter().any(|w| b.contains(w))
}

fn length(spans: &[Span]) -> u32 {
    spans.iter().map(|s| s.len()).sum()
}

/// Days since the first of January of year 0, for differences.
pub(super) fn day_number(d: Date) -> i32 {
    Date::new(0, 1, 1).map_or(0, |epoch| d - epoch)
}

/// The day of a TIMEX3 value that begins with one.
fn day_of(value: &str) -> Option<i32> {
    value.get(..10).and_then(Date::parse).map(day_number)
}

/// The sentences inside a stretch, cut to [`LONGEST`] tokens.
fn sentences(a: &crate::engine::Analysis, span: Span) -> Vec<Span> {
    let tokens = a.text.tokens_in(span);
    let mut out = Vec::new();
    let mut from = tokens.start;
    while from < tokens.end {
        let end = a.text.sentences.get(a.text.sentence_of(from)).map_or(tokens.end, |s| s.tokens.end);
        let to = end.min(tokens.end).min(from + LONGEST).max(from + 1);
        let s = a.text.span(from..to);
        out.push(Span::new(s.start.max(span.start), s.end.min(span.end)));
        from = to;
    }
    out
}

impl Unit {
    fn read(&mut self, a: &crate::engine::Analysis) {
        let mut shouted = true;
        for t in &a.text.tokens[a.text.tokens_in(self.span)] {
            if !words::is_word(t.kind) {
                continue;
            }
            let written = t.span().of(&a.doc.text);
            let word = words::plain(written);
            if t.kind != TokenKind::Clitic && !words::is_stop(&word) {
                self.name &= !written.starts_with(char::is_lowercase);
                shouted &= !written.contains(char::is_lowercase);
                self.content.push((self.words.len() as u32, words::hash(words::stem(&word))));
            }
            self.words.push(words::hash(&word));
        }
        self.stems = self.content.iter().map(|c| c.1).collect();
        self.stems.order();
        self.stems.dedup();
        // A shout in capitals is none either, and one word with a capital may begin a sentence.
        self.name &= self.words.len() <= 8 && !shouted && !self.content.is_empty();
        self.fragment = self.words.len() <= 4 && !self.span.of(&a.doc.text).starts_with(char::is_uppercase);
    }

    fn key(&self) -> (u32, u32) {
        (self.article, self.quote)
    }
}

/// The stems of the units that are compared by their words, each with its article, sorted.
fn uses(units: &[Unit]) -> Vec<(u32, u32)> {
    let compared = units.iter().filter(|u| !u.free);
    let mut out: Vec<(u32, u32)> = compared.flat_map(|u| u.stems.iter().map(|&s| (s, u.article))).collect();
    out.order();
    out
}

/// For each stem, how much it tells: the logarithm of articles to articles that have it in a quote, in hundredths.
fn weights(units: &[Unit], articles: usize) -> Map<u32, u32> {
    let mut seen = uses(units);
    seen.dedup();
    seen.chunk_by(|a, b| a.0 == b.0)
        .map(|run| (run[0].0, words::log2(articles as u64 + run.len() as u64, run.len() as u64)))
        .collect()
}

/// Pairs of units that share a rare enough key, in order.
fn candidates(units: &[Unit]) -> Vec<(u32, u32)> {
    // Two content words next to each other or with one between, whenever said.
    let mut index: Vec<(u64, u32)> = Vec::new();
    for (i, u) in units.iter().enumerate() {
        for (k, w) in u.content.iter().enumerate() {
            for x in u.content[k + 1..].iter().take(2) {
                index.push((u64::from(w.1.min(x.1)) << 32 | u64::from(w.1.max(x.1)), i as u32));
            }
        }
    }
    let mut pairs = neighbours(&mut index, NEIGHBOURS);
    // A fragment with one content word, with what has that word within some days.
    let mut lone: Vec<u32> = units.iter().filter(|u| u.stems.len() == 1).map(|u| u.stems[0]).collect();
    lone.sort_unstable();
    lone.dedup();
    index.clear();
    for (i, u) in units.iter().enumerate() {
        for &s in u.stems.iter().filter(|s| lone.binary_search(s).is_ok()) {
            let day = u.day.unwrap_or(0);
            for window in [day.div_euclid(6) * 2, (day + 3).div_euclid(6) * 2 + 1] {
                index.push((u64::from(s) << 32 | u64::from(window as u32 ^ 0x8000_0000), i as u32));
            }
        }
    }
    index.sort_unstable();
    for run in index.chunk_by(|a, b| a.0 == b.0) {
        for (i, a) in run.iter().enumerate().filter(|(_, a)| units[a.1 as usize].stems.len() == 1) {
            let around = &run[i.saturating_sub(NEIGHBOURS)..(i + NEIGHBOURS + 1).min(run.len())];
            pairs.extend(around.iter().filter(|b| b.1 != a.1).map(|b| (a.1.min(b.1), a.1.max(b.1))));
        }
    }
    pairs.sort_unstable();
    pairs.retain(|&(a, b)| units[a as usize].key() != units[b as usize].key());
    likeliest(&pairs)
}

/// Of each unit's pairs, the [`PARTNERS`] with most keys in common; `pairs` come sorted, once for each key.
fn likeliest(pairs: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut out = Vec::new();
    for run in pairs.chunk_by(|a, b| a.0 == b.0) {
        // By falling number of keys: taken from the most, for the sort is compiled anew for every order.
        let mut of: Vec<(u32, u32)> =
            run.chunk_by(|a, b| a == b).map(|r| (u32::MAX - r.len() as u32, r[0].1)).collect();
        let many = of.len() > PARTNERS;
        if many {
            of.sort_unstable();
            of.truncate(PARTNERS);
        }
        let from = out.len();
        out.extend(of.into_iter().map(|(_, b)| (run[0].0, b)));
        if many {
            out[from..].sort_unstable();
        }
    }
    out
}

fn speakers(all: &Compared<'_>, a: Option<u32>, b: Option<u32>) -> Speakers {
    let (Some(a), Some(b)) = (a, b) else { return Speakers::Unknown };
    let person = |e: u32| all.linked.table.get(e as usize).is_some_and(|e| e.kind == EntityType::Per);
    match (person(a), person(b)) {
        _ if a == b => Speakers::Same,
        (true, true) => Speakers::Other,
        // One may be a longer name of the other, or a part of it.
        (false, false) if namesakes(&all.linked.table[a as usize].name, &all.linked.table[b as usize].name) => {
            Speakers::Perhaps
        }
        (false, false) => Speakers::Other,
        _ => Speakers::Perhaps,
    }
}

/// Days between two units; 0 where a date is missing.
fn apart(a: &Unit, b: &Unit) -> i32 {
    match (a.day, b.day) {
        (Some(x), Some(y)) => (x - y).abs(),
        _ => 0,
    }
}

/// What two units have in common.
struct Overlap<'a> {
    /// The one that tells less, and the other.
    short: &'a Unit,
    long: &'a Unit,
    who: Speakers,
    /// Days between them.
    days: i32,
    /// Stems of the shorter one that the other has too.
    shared: Vec<u32>,
    /// Longest run of words that both have.
    run: usize,
    /// What the shared words are of the shorter one, by how much they tell, in thousandths.
    held: u32,
}

impl<'a> Overlap<'a> {
    /// `None` where nothing is shared that could make them one statement.
    fn of(who: Speakers, a: &'a Unit, b: &'a Unit, weights: &Map<u32, u32>) -> Option<Self> {
        let weigh = |stems: &[u32]| stems.iter().map(|s| weights[s]).sum::<u32>();
        let (wa, wb) = (weigh(&a.stems), weigh(&b.stems));
        let (short, long) = if (wa, a.words.len()) <= (wb, b.words.len()) { (a, b) } else { (b, a) };
        let shared: Vec<u32> = short.stems.iter().copied().filter(|s| long.stems.binary_search(s).is_ok()).collect();
        if shared.is_empty() || short.name && who != Speakers::Same {
            return None;
        }
        let (days, run, n) = (apart(a, b), longest_run(&short.words, &long.words), short.stems.len());
        let held = weigh(&shared) * 1000 / wa.min(wb).max(1);
        // In a small corpus every word of one wording looks rare: of one speaker and day, plain numbers do.
        let plain = (shared.len() * 1000 / n) as u32;
        let close = who == Speakers::Same && days <= 1 && (plain >= 750 || plain >= 600 && run >= 3 && n <= 5);
        let held = if close { held.max(plain) } else { held };
        Some(Self { short, long, who, days, shared, run, held })
    }

    /// Whether they stand in one article.
    fn here(&self) -> bool {
        self.short.article == self.long.article
    }

    /// Whether both stand between marks.
    fn quoted(&self) -> bool {
        self.short.quoted && self.long.quoted
    }

    /// Whether enough of the words is the same, for their number and for who said them.
    fn is_enough(&self) -> bool {
        let (short, long, shared, run, held) = (self.short, self.long, &self.shared, self.run, self.held);
        let (n, words) = (short.stems.len(), short.words.len());
        let exact = run == words;
        if self.days > 7 {
            // Old words are quoted again only at length.
            return exact && run >= 7 && n >= 3 || run >= 10 && held >= 800;
        }
        if self.days <= 1 && self.is_one_word_off() {
            return true;
        }
        match (n, self.who) {
            // A sentence with one content word matches only itself; a fragment, what holds it.
            (1, who) => {
                (who == Speakers::Same || self.here())
                    && exact_enough(short, long, run)
                    && self.quoted()
                    && self.days <= 2
            }
            (2, Speakers::Same | Speakers::Perhaps) => {
                shared.len() == 2 && near(long, shared, 5) && (exact || words <= 5)
            }
            (2, _) => shared.len() == 2 && near(long, shared, 4) && (exact || words <= 4) && short.quoted,
            (_, Speakers::Same) => {
                held >= 600
                    && (run >= 3 || held >= 750 || run == 2 && self.days <= 1 && self.quoted())
                    && shared.len() >= 3
                    && near(long, shared, words * 2 + 6)
            }
            (_, _) => {
                held >= 700 && (run >= 4 || held >= 800) && shared.len() >= 3 && near(long, shared, words * 2 + 4)
            }
        }
    }

    /// Whether both are quotations of one speaker, long enough and the same but for a word, or a word more: what few of their words
    /// tell, all of them do.
    fn is_one_word_off(&self) -> bool {
        let (a, b) = (&self.short.words, &self.long.words);
        let (least, most) = (a.len().min(b.len()), a.len().max(b.len()));
        let alike = || subsequence::longest(a.len(), b.len(), |i, j| a[i] == b[j]).len() + 1 >= most;
        least >= ONE_OFF && most - least <= 1 && self.who == Speakers::Same && self.quoted() && alike()
    }

    /// A clause without marks must be named for the same speaker and keep most of the words.
    fn is_retold(&self) -> bool {
        self.who == Speakers::Same
            && self.short.named
            && self.long.named
            && self.short.stems.len() >= 4
            && self.run >= 4
            && self.held >= 750
            && !self.is_contradicted()
    }

    /// Whether one denies or doubts what the other says, or has another figure.
    fn is_contradicted(&self) -> bool {
        let (Some(x), Some(y)) = (&self.short.sense, &self.long.sense) else { return false };
        x.contradicts(y)
    }

    /// Of nobody known, a fragment is a statement only where all of it recurs.
    fn is_nobodys(&self) -> bool {
        self.short.stems.len() <= 2
            && self.short.speaker.is_none()
            && self.long.speaker.is_none()
            && self.short.words != self.long.words
            && !self.here()
    }
}

/// How well two units match; 0 where they are not the same statement.
fn score(all: &Compared<'_>, a: &Unit, b: &Unit, weights: &Map<u32, u32>) -> u32 {
    let mut who = speakers(all, a.speaker, b.speaker);
    if who == Speakers::Other && !(a.named && b.named) {
        who = Speakers::Unknown;
    }
    // Of two reports without marks none is quoted words.
    if who == Speakers::Other || !(a.quoted || b.quoted) {
        return 0;
    }
    let Some(both) = Overlap::of(who, a, b, weights) else { return 0 };
    let wording = both.is_enough() && (both.quoted() || both.is_retold()) && !both.is_nobodys();
    if !wording || !both.here() && !one_story(all, a, b, who, both.run) {
        return 0;
    }
    // Words in common first, then the share of the shorter.
    (both.run.min(60) as u32) * 1000 + both.held + both.shared.len() as u32 * 500
}

/// How well a report matches a quotation or another report in another outlet, of the same speaker or of what can be the same voice
/// without a name; 0 where it does not.
fn retold(all: &Compared<'_>, a: &Unit, b: &Unit) -> u32 {
    let (Some(x), Some(y)) = (&a.sense, &b.sense) else { return 0 };
    let named = a.speaker.is_some() && a.speaker == b.speaker;
    let days = if named { TOLD_DAYS } else { VOICE_DAYS };
    // Many are "police", in many towns: one story must tell of both.
    let related = || all.stories.related(a.article as usize, b.article as usize) && !recalled::tell_of_others(x, y);
    if !can_be_told(all, a, b, days)
        || !(named || one_voice(a, b) && related())
        || !one_story(all, a, b, Speakers::Same, 0)
    {
        return 0;
    }
    match x.agrees(y) {
        0 => Some(recalled::agree(x, y)).filter(|&s| named || s >= VOICE_HELD).unwrap_or(0),
        sure => 1000 + sure,
    }
}

/// Pairs of reports with quotations or other reports that are one remark by their rarer words, where the pairs `known` have no
/// better partner.
fn remarks<'a>(
    all: &Compared<'_>,
    units: &[Unit],
    known: impl Iterator<Item = &'a (u32, u32, u32)>,
) -> Vec<(u32, u32, u32)> {
    let article = |i: u32| units[i as usize].article;
    let taken: Set<(u32, u32)> = known.flat_map(|p| [(p.1, article(p.2)), (p.2, article(p.1))]).collect();
    let sentence = |u: &Unit| {
        let text = &all.articles[u.article as usize].text;
        text.sentence_of(text.token_at(u.span.start)) as u32
    };
    let rarer = Rarer::of(units.iter().filter_map(|u| Some((u.article, sentence(u), u.sense.as_ref()?))));
    let mut index: Vec<(u64, u32)> = Vec::new();
    for (i, u) in units.iter().enumerate() {
        let (Some(speaker), Some(sense)) = (u.speaker, &u.sense) else { continue };
        index
            .extend(rarer.first(u.article, sense).iter().map(|&k| (u64::from(speaker) << 32 | u64::from(k), i as u32)));
    }
    let mut pairs = neighbours(&mut index, NEIGHBOURS);
    pairs.sort_unstable();
    let remark = |(a, b): (u32, u32)| {
        let (x, y) = (&units[a as usize], &units[b as usize]);
        let (Some(s), Some(t)) = (&x.sense, &y.sense) else { return None };
        let fits =
            can_be_told(all, x, y, TOLD_DAYS) && one_occasion(all, x, y) && one_story(all, x, y, Speakers::Same, 0);
        let sure = if fits { rarer.agree((x.article, s), (y.article, t)) } else { 0 };
        (sure > 0).then_some((sure, a, b))
    };
    rarer::best(likeliest(&pairs).into_iter().filter_map(remark).collect(), &taken, article)
}

/// Whether two units are of independent articles of so many days, and not both between marks.
fn can_be_told(all: &Compared<'_>, a: &Unit, b: &Unit, days: i32) -> bool {
    let source = |u: &Unit| all.sources.root(u.article as usize);
    !(a.quoted && b.quoted) && apart(a, b) <= days && source(a) != source(b)
}

/// Whether no day that one article gives the words is another than the other's.
fn one_occasion(all: &Compared<'_>, a: &Unit, b: &Unit) -> bool {
    let said = |u: &Unit| {
        let said = all.articles[u.article as usize].quotes[u.quote as usize].said.as_ref();
        said.and_then(|s| s.value.as_deref()).and_then(day_of)
    };
    said(a).zip(said(b)).is_none_or(|(x, y)| x == y)
}

/// Whether the sources of two units, one of which has no known speaker, can be one: all words of the one's are in the other's,
/// such as "police" and "the harbour police".
fn one_voice(a: &Unit, b: &Unit) -> bool {
    let (few, many) = if a.voice.len() <= b.voice.len() { (&a.voice, &b.voice) } else { (&b.voice, &a.voice) };
    let unknown = a.speaker.is_none() || b.speaker.is_none();
    unknown && !few.is_empty() && few.iter().all(|s| many.binary_search(s).is_ok())
}

/// Whether one article gives both as words of their own: what someone said twice, in other words, is two statements, though each
/// of them is like what another outlet prints.
fn said_twice(a: &Unit, b: &Unit) -> bool {
    if a.article != b.article || a.quote == b.quote {
        return false;
    }
    let (short, long) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    let shared = short.stems.iter().filter(|s| long.stems.binary_search(s).is_ok()).count();
    let alike = shared >= 3 && shared * 2 >= short.stems.len();
    alike && longest_run(&short.words, &long.words) * 4 < short.words.len() * 3
}

/// Whether two units can be of one story: words at length, or of one speaker in dated articles, need no more.
fn one_story(all: &Compared<'_>, a: &Unit, b: &Unit, who: Speakers, run: usize) -> bool {
    let (x, y) = (a.article as usize, b.article as usize);
    let plain = if all.stories.dated(x, y) { who == Speakers::Same || run >= 5 } else { run >= 9 };
    plain || all.stories.related(x, y)
}

/// Whether a fragment with one content word stands in the other unit.
fn exact_enough(short: &Unit, long: &Unit, run: usize) -> bool {
    let whole = run == short.words.len();
    if short.fragment { whole || short.words.len() == 2 } else { whole && (run >= 3 || run == long.words.len()) }
}

/// Whether stems stand within so many words of each other.
fn near(long: &Unit, stems: &[u32], within: usize) -> bool {
    let at: Vec<(u32, u32)> = long.content.iter().copied().filter(|c| stems.contains(&c.1)).collect();
    // The narrowest stretch that holds as many different ones as there are.
    (0..at.len()).any(|i| {
        let mut seen: Vec<u32> = Vec::new();
        at[i..].iter().take_while(|c| (c.0 - at[i].0) as usize <= within).any(|c| {
            if !seen.contains(&c.1) {
                seen.push(c.1);
            }
            seen.len() == stems.len()
        })
    })
}

/// Length of the longest run of words that both have.
fn longest_run(a: &[u32], b: &[u32]) -> usize {
    let mut row = vec![0_usize; b.len() + 1];
    let mut best = 0;
    for &x in a {
        for j in (0..b.len()).rev() {
            row[j + 1] = if b[j] == x { row[j] + 1 } else { 0 };
            best = best.max(row[j + 1]);
        }
    }
    best
}

/// Puts units together, the best pairs first.
fn group(all: &Compared<'_>, units: &[Unit], edges: &[(u32, u32, u32)], told: &[(u32, u32, u32)]) -> Vec<Vec<usize>> {
    let mut groups = Groups::new(units.len());
    let mut known: Vec<Known> = units.iter().enumerate().map(|(i, u)| Known::of(all, i as u32, u)).collect();
    let fragment = |i: u32| units[i as usize].stems.len() < 2;
    // A word that no article has in more than two units tells which statement is meant.
    let often: Set<u32> = uses(units).chunk_by(|a, b| a == b).filter(|r| r.len() > 3).map(|r| r[0].0).collect();
    let telling = |stem: u32| !often.contains(&stem);
    for fragments in [false, true] {
        for &(_, a, b) in edges.iter().filter(|e| (fragment(e.1) || fragment(e.2)) == fragments) {
            let (ra, rb) = (groups.root(a as usize), groups.root(b as usize));
            if ra == rb {
                continue;
            }
            // A fragment that has found its group is done, but it may bring a sentence that stands alone.
            if fragments && known[ra].long && known[rb].long {
                let lone = known[ra].size == 1 || known[rb].size == 1;
                let stem = units[if fragment(a) { a } else { b } as usize].stems[0];
                let who = known[ra].person.is_some() && known[ra].person == known[rb].person;
                if !(lone && who && telling(stem)) {
                    continue;
                }
            }
            if let Some(both) = known[ra].with(all, units, &known[rb]) {
                groups.join(ra, rb);
                known[groups.root(ra)] = both;
            }
        }
    }
    // A report never ties two quotations together.
    for &(_, a, b) in told {
        let (ra, rb) = (groups.root(a as usize), groups.root(b as usize));
        let free = units[a as usize].free || units[b as usize].free;
        let again = || {
            let (x, y) = (marked(units, &groups, a), marked(units, &groups, b));
            x.iter().any(|r| y.contains(r))
        };
        if ra != rb
            && !(free && again())
            && !(known[ra].quoted && known[rb].quoted)
            && let Some(both) = known[ra].with(all, units, &known[rb])
        {
            groups.join(ra, rb);
            known[groups.root(ra)] = both;
        }
    }
    groups.lists()
}

/// The groups of what stands between marks in a unit's quote, as far as that is near: where two quotes are joined by that, their
/// clauses are not joined once more.
fn marked(units: &[Unit], groups: &Groups, i: u32) -> Vec<usize> {
    let i = i as usize;
    let near = i.saturating_sub(NEIGHBOURS)..(i + NEIGHBOURS).min(units.len());
    near.filter(|&k| units[k].quoted && units[k].key() == units[i].key()).map(|k| groups.root(k)).collect()
}

/// What is known of a group.
#[derive(Clone)]
struct Known {
    person: Option<u32>,
    other: Option<u32>,
    long: bool,
    size: u32,
    quoted: bool,
    /// Its units that an article prints as words of their own, at most [`WORDED`].
    worded: Vec<u32>,
}

impl Known {
    fn of(all: &Compared<'_>, i: u32, u: &Unit) -> Self {
        let sure = u.speaker.filter(|_| u.named);
        let person = sure.filter(|&e| all.linked.table[e as usize].kind == EntityType::Per);
        let a = all.articles[u.article as usize];
        let sentence = || &a.text.sentences[a.text.sentence_of(a.text.token_at(u.span.start))];
        // Not in a headline or caption.
        let body = || a.doc.parts[sentence().part].kind == PartKind::Paragraph;
        let worded = if (u.quoted || u.free) && u.stems.len() > 2 && body() { vec![i] } else { Vec::new() };
        let other = sure.filter(|_| person.is_none());
        Self { person, other, long: u.stems.len() > 1, size: 1, quoted: u.quoted, worded }
    }

    /// Both together, where that is one speaker who said it once.
    fn with(&self, all: &Compared<'_>, units: &[Unit], b: &Self) -> Option<Self> {
        let twice = |&i: &u32| b.worded.iter().any(|&j| said_twice(&units[i as usize], &units[j as usize]));
        if self.worded.iter().any(twice) {
            return None;
        }
        let name = |e: u32| all.linked.table[e as usize].name.as_str();
        let one = |x: Option<u32>, y: Option<u32>| match (x, y) {
            (Some(x), Some(y)) if x != y => Err(()),
            (x, y) => Ok(x.or(y)),
        };
        Some(Self {
            person: one(self.person, b.person).ok()?,
            other: match (self.other, b.other) {
                (Some(x), Some(y)) if namesakes(name(x), name(y)) => Some(x),
                (x, y) => one(x, y).ok()?,
            },
            long: self.long || b.long,
            size: self.size + b.size,
            quoted: self.quoted || b.quoted,
            worded: self.worded.iter().chain(&b.worded).copied().take(WORDED).collect(),
        })
    }
}

/// One appearance of a statement: the stretch that its units cover, and their words.
#[derive(Clone)]
struct Member {
    article: u32,
    quote: u32,
    span: Span,
    words: Vec<u32>,
    quoted: bool,
    speaker: Option<u32>,
    named: bool,
}

/// A statement in the making: its members by article and place.
struct Found {
    members: Vec<Member>,
}

impl Found {
    /// The members of a group; `None` where only one article has it.
    fn of(units: &[Unit], group: &[usize]) -> Option<Self> {
        let mut members: Vec<&Unit> = group.iter().map(|&i| &units[i]).collect();
        members.order_by_key(|u| (u.article, u.span.start, u.span.end));
        // Of a fragment and the clause that holds it, the article's own marks count.
        let quoted: Vec<(u32, Span)> = members.iter().filter(|u| u.quoted).map(|u| (u.article, u.span)).collect();
        members.retain(|u| {
            let from = quoted.partition_point(|q| (q.0, q.1.start) < (u.article, u.span.start));
            let inside = |q: &(u32, Span)| q.0 == u.article && u.span.contains(q.1);
            u.quoted || !quoted.get(from).is_some_and(inside)
        });
        if members.iter().all(|u| u.article == members[0].article) {
            return None;
        }
        let members = members
            .into_iter()
            .map(|u| Member {
                article: u.article,
                quote: u.quote,
                span: u.span,
                words: u.words.clone(),
                quoted: u.quoted,
                speaker: u.speaker,
                named: u.named,
            })
            .collect();
        Some(Self { members })
    }

    fn first(&self) -> (u32, u32, u32) {
        let m = &self.members[0];
        (m.article, m.span.start, m.span.end)
    }

    fn keys(&self) -> Vec<(u32, u32)> {
        self.members.iter().map(|m| (m.article, m.quote)).collect()
    }

    /// Whether the other statement goes on where this one ends, in every article alike.
    fn goes_on_in(&self, next: &Self) -> bool {
        let close = |(a, b): (&Member, &Member)| {
            b.span.start >= a.span.end && b.span.start - a.span.end < 80 && a.quoted == b.quoted
        };
        self.keys() == next.keys() && self.members.iter().zip(&next.members).all(close)
    }

    /// Number of independent articles: copies count once, and so do those that credit one agency for the same words.
    fn sources(&self, all: &Compared<'_>) -> u32 {
        let mut seen: Vec<&Member> = Vec::new();
        let mut roots = Set::default();
        for m in &self.members {
            let article = all.articles[m.article as usize];
            let wire = |s: &&Member| {
                sources::same_agency(article, all.articles[s.article as usize]) && (holds(s, m) || holds(m, s))
            };
            // Few words of a wire text are enough to tell it; the bound keeps a long list cheap.
            let known = !article.doc.agencies.is_empty() && seen.iter().take(NEIGHBOURS).any(wire);
            if roots.insert(all.sources.root(m.article as usize)) && !known {
                seen.push(m);
            }
        }
        seen.len() as u32
    }

    fn report(&self, all: &Compared<'_>) -> Option<Statement> {
        let members = &self.members;
        let fullest =
            (0..members.len()).max_by_key(|&i| (members[i].quoted, members[i].words.len(), usize::MAX - i))?;
        let full = &members[fullest].words;
        let relation = if members.iter().any(|u| !u.quoted) {
            Relation::Reported
        } else if members.iter().all(|u| u.words == *full) {
            Relation::Same
        } else if members.iter().all(|u| longest_run(&u.words, full) == u.words.len()) {
            Relation::Truncated
        } else {
            Relation::Reworded
        };
        // A person whom a source names or several members have comes first, then whom a source names at all.
        let person = |e: u32| all.linked.table[e as usize].kind == EntityType::Per;
        let mut counts: Map<Option<u32>, u32> = Map::default();
        members.iter().for_each(|m| *counts.entry(m.speaker).or_default() += 1);
        let votes = |m: &Member| counts[&m.speaker];
        let speaker = members.iter().filter(|m| m.speaker.is_some()).max_by_key(|m| {
            (
                m.speaker.is_some_and(person) && (m.named || votes(m) > 1),
                m.named,
                votes(m),
                std::cmp::Reverse((m.article, m.span)),
            )
        });
        let entity = speaker.and_then(|m| m.speaker).and_then(|e| all.linked.table.get(e as usize));
        let members = members.iter().map(|m| {
            let (start, end) = m.span.ends();
            let article = all.articles[m.article as usize].id().to_owned();
            StatementMember { article, quote: m.quote, start, end }
        });
        Some(Statement {
            id: String::new(),
            speaker: entity.map(|e| e.id.clone()),
            relation,
            fullest: fullest as u32,
            sources: self.sources(all),
            members: members.collect(),
        })
    }
}

/// Whether all words of one printing stand in the other.
fn holds(long: &Member, short: &Member) -> bool {
    longest_run(&short.words, &long.words) == short.words.len()
}

/// Puts sentences together that follow each other in the same quotes; by first place.
fn joined(mut found: Vec<Found>) -> Vec<Found> {
    found.order_by_key(Found::first);
    let mut out: Vec<Found> = Vec::with_capacity(found.len());
    for next in found {
        match out.last_mut() {
            Some(last) if last.goes_on_in(&next) => {
                for (a, b) in last.members.iter_mut().zip(next.members) {
                    a.span.end = b.span.end;
                    a.words.extend(b.words);
                }
            }
            _ => out.push(next),
        }
    }
    out
}
