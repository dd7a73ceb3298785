//! Did they say that? Words that are put to the articles, and what these print of them.
//!
//! What each voice of an article says between marks is one stream of words, in which the words are aligned: so an interrupted
//! quotation is whole, and no words of another stand between. Where all is the same and whole sentences are covered, the
//! words are exact; everything else is told word by word. What is not quoted counts only where it says the very same.

mod align;
mod asked;
mod place;
#[cfg(test)]
mod tests;
mod told;
mod unsaid;
mod voice;
mod who;
pub(super) mod word;

use crate::engine::Analysis;
use crate::hashed::Set;
use crate::report::{Check, CheckPlace, CheckVerdict, PartKind, QuoteKind};
use crate::sort::Order;
use crate::span::Span;
use asked::Asked;
use place::Found;
use voice::Voice;
pub(super) use voice::is_said;
use who::Speaker;

use super::link::linked::Linked;

/// Most places that are told.
const PLACES: usize = 60;

/// Most words of a stream that the words are aligned with at once; longer streams are taken in stretches that overlap.
const STRETCH: usize = 1200;

/// Checks whether the articles print some words as said, by a speaker if one is named.
pub(super) fn check(articles: &[&Analysis], linked: &Linked, text: &str, speaker: Option<&str>) -> Check {
    let speaker = speaker.filter(|s| !s.trim().is_empty()).map(|s| Speaker::read(s, linked));
    let all = Pile { articles, linked, speaker: speaker.as_ref() };
    let whole = all.look(Asked::read(text));
    // A sentence pasted with its attribution: what stands between its marks was said. Where most of what is outside of them
    // was said as well, the marks are those of somebody quoted in it.
    let quoted = whole.places.first().filter(|p| p.verdict != CheckVerdict::Paper);
    let outside = quoted.map_or(usize::MAX, changed);
    let attributed = |&(_, words): &(String, usize)| whole.verdict != CheckVerdict::Exact && outside >= words;
    match asked::inside_marks(text).filter(attributed) {
        Some((inside, _)) => {
            let inside = all.look(Asked::read(&inside));
            if inside.verdict == CheckVerdict::Absent { whole } else { inside }
        }
        None => whole,
    }
}

/// A place, and whether only a part of a sentence is quoted there.
struct Place {
    place: CheckPlace,
    fragment: bool,
}

struct Pile<'a> {
    articles: &'a [&'a Analysis],
    linked: &'a Linked,
    speaker: Option<&'a Speaker>,
}

impl Pile<'_> {
    fn look(&self, asked: Asked) -> Check {
        let mut places: Vec<Place> = Vec::new();
        if !asked.words.is_empty() {
            for i in 0..self.articles.len() {
                self.read(i, &asked, &mut places);
            }
        }
        let (verdict, places) = settle(places);
        let first = places.first();
        let negation = first.is_some_and(|p| p.changes.iter().any(|c| c.negation) || p.cuts.iter().any(|c| c.negation));
        let figure = first.is_some_and(|p| p.changes.iter().any(|c| c.figure));
        let reason = reason(verdict, first, self.speaker.is_some_and(|s| s.entities.is_empty()), negation);
        let ids = self.speaker.iter().flat_map(|s| &s.entities);
        Check {
            verdict,
            reason,
            checked: asked.text.trim().to_owned(),
            speakers: ids.map(|&e| self.linked.table[e as usize].id.clone()).collect(),
            negation,
            figure,
            places,
        }
    }

    /// The places of one article.
    fn read(&self, article: usize, asked: &Asked, out: &mut Vec<Place>) {
        let a = self.articles[article];
        let mut quoted: Vec<Span> = Vec::new();
        let mut here = Vec::new();
        for voice in voice::voices(a, |spans| may_have(a, spans, asked)) {
            for found in all_in(a, asked, &voice) {
                if !is_anothers(a, &found) {
                    quoted.extend(&found.spans);
                    here.push(self.quoted(article, found));
                }
            }
        }
        for (quote, span) in told::reported(a, asked) {
            if !quoted.iter().any(|q| q.overlaps(span)) {
                quoted.push(span);
                here.push(self.place(article, CheckVerdict::Reported, Some(quote), vec![span]));
            }
        }
        for span in told::printed(a, asked, &quoted) {
            here.push(self.place(article, CheckVerdict::Paper, None, vec![span]));
        }
        if told::titled(a, asked) {
            let place = self.place(article, CheckVerdict::Paper, None, Vec::new());
            here.push(CheckPlace { marked: false, part: PartKind::Headline, ..place });
        }
        let fragment = |p: &CheckPlace| {
            let q = p.quote.and_then(|i| a.quotes.get(i as usize));
            q.is_some_and(|q| q.kind == QuoteKind::Mixed)
        };
        out.extend(here.into_iter().map(|place| Place { fragment: fragment(&place), place }));
    }

    fn quoted(&self, article: usize, found: Found) -> CheckPlace {
        let mut place = self.place(article, found.verdict, Some(found.quote), found.spans);
        (place.changes, place.cuts) = (found.changes, found.cuts);
        place
    }

    fn place(&self, article: usize, verdict: CheckVerdict, quote: Option<u32>, spans: Vec<Span>) -> CheckPlace {
        let a = self.articles[article];
        let q = quote.and_then(|i| a.quotes.get(i as usize));
        let entity = q.and_then(|q| q.speaker).and_then(|e| self.linked.entity(article, e));
        let entry = entity.and_then(|e| self.linked.table.get(e as usize));
        let written = || q.and_then(|q| q.source.first()).map(|s| s.of(&a.doc.text).to_owned());
        let at = spans.first().map_or(0, |s| a.text.token_at(s.start));
        let sentence = a.text.sentences.get(a.text.sentence_of(at));
        CheckPlace {
            article: a.id().to_owned(),
            date: a.doc.date.map(|d| d.to_string()),
            verdict,
            marked: a.text.marks.covers(spans.first().map_or(0, |s| s.start)),
            asked: self.speaker.is_none_or(|s| q.is_some_and(|q| s.says(a, q, entity))),
            part: sentence.map_or(PartKind::Paragraph, |s| a.doc.parts[s.part].kind),
            quote,
            speaker: entry.map(|e| e.id.clone()),
            name: entry.map(|e| e.name.clone()).or_else(written),
            spans,
            changes: Vec::new(),
            cuts: Vec::new(),
        }
    }
}

/// Puts the places in order, and says what they come to.
fn settle(mut all: Vec<Place>) -> (CheckVerdict, Vec<CheckPlace>) {
    // A headline may shorten what the text has whole, and what is quoted in part may go on elsewhere.
    let headline = |p: &Place| p.place.part == PartKind::Headline;
    let text = all.iter().any(|p| p.place.verdict != CheckVerdict::Paper && !headline(p));
    let longer = |asked: bool| {
        let whole = |p: &Place| !p.fragment && !headline(p) && p.place.asked == asked;
        all.iter().any(|p| p.place.verdict == CheckVerdict::Cut && whole(p))
    };
    let longer = (longer(true), longer(false));
    let rank = |p: &Place| {
        let part = p.fragment && p.place.verdict == CheckVerdict::Exact;
        let second = text && headline(p) || part && if p.place.asked { longer.0 } else { longer.1 };
        (second, weight(p.place.verdict, p.place.asked))
    };
    // What is far more changed than another place is another saying.
    let least = all.iter().map(|p| changed(&p.place)).filter(|&n| n > 0).min().unwrap_or(0);
    all.retain(|p| changed(&p.place) <= 2 * least + 1);
    let Some(best) = all.iter().map(rank).min() else { return (CheckVerdict::Absent, Vec::new()) };
    all.order_by(|x, y| {
        let key = |p: &Place| (rank(p) != best, p.place.date.is_none());
        let start = |p: &Place| p.place.spans.first().map(|s| s.start);
        let (one, other) = ((key(x), &x.place.date, &x.place.article), (key(y), &y.place.date, &y.place.article));
        one.cmp(&other).then_with(|| start(x).cmp(&start(y)))
    });
    all.truncate(PLACES);
    let places: Vec<CheckPlace> = all.into_iter().map(|p| p.place).collect();
    let verdict = match places[0].verdict {
        CheckVerdict::Paper => CheckVerdict::Paper,
        _ if !places[0].asked => CheckVerdict::Other,
        verdict => verdict,
    };
    (verdict, places)
}

/// How many words of a place are changed.
fn changed(p: &CheckPlace) -> usize {
    let words = |s: &str| s.split_whitespace().count();
    p.changes.iter().map(|c| words(&c.printed).max(words(&c.checked))).sum()
}

/// How much a place tells, the least first: another's very words tell more than changed ones of the speaker asked for.
fn weight(verdict: CheckVerdict, asked: bool) -> u8 {
    match (verdict, asked) {
        (CheckVerdict::Exact, true) => 0,
        (CheckVerdict::Cut, true) => 1,
        (CheckVerdict::Exact, false) => 2,
        (CheckVerdict::Altered, true) => 3,
        (CheckVerdict::Cut, false) => 4,
        (CheckVerdict::Reported, true) => 5,
        (CheckVerdict::Altered, false) => 6,
        (CheckVerdict::Reported, false) => 7,
        _ => 8,
    }
}

fn reason(verdict: CheckVerdict, first: Option<&CheckPlace>, nobody: bool, negation: bool) -> String {
    let name = first
        .and_then(|p| Some(if p.speaker.is_some() { p.name.clone()? } else { format!("“{}”", p.name.as_ref()?) }));
    let alike = first.is_some_and(|p| matches!(p.verdict, CheckVerdict::Exact | CheckVerdict::Cut));
    let quotes = match verdict {
        CheckVerdict::Exact if first.is_some_and(|p| p.part == PartKind::Headline) => {
            "only a headline quotes these words"
        }
        CheckVerdict::Exact => "quoted word for word",
        CheckVerdict::Cut if negation => "quoted, with something left out that has a negation",
        CheckVerdict::Cut => "quoted, with something left out",
        CheckVerdict::Altered if first.is_some_and(|p| p.changes.iter().all(|c| c.contraction)) => {
            "quoted, but for a contraction"
        }
        CheckVerdict::Altered if negation => "quoted in other words: a negation differs",
        CheckVerdict::Altered => "quoted in other words",
        CheckVerdict::Reported => "told in the paper’s own words, not quoted",
        CheckVerdict::Other if !alike => "the articles give words like these, and not the same, to",
        CheckVerdict::Other if nobody => "the articles know nobody of that name; the words are given to",
        CheckVerdict::Other => "the articles give these words to",
        CheckVerdict::Paper if first.is_some_and(|p| p.marked) => {
            "between quotation marks, but not as words that the article gives to anybody"
        }
        CheckVerdict::Paper if first.is_some_and(|p| p.spans.is_empty()) => {
            "in the title, which gives them to nobody for certain"
        }
        CheckVerdict::Paper => "the paper’s own words: they are not quoted as a whole",
        CheckVerdict::Absent => "not in these articles",
    };
    match (verdict, name) {
        (CheckVerdict::Other, name) => format!("{quotes} {}", name.as_deref().unwrap_or("nobody by name")),
        (CheckVerdict::Paper | CheckVerdict::Absent, _) | (_, None) => quotes.to_owned(),
        (_, Some(name)) => format!("{quotes} ({name})"),
    }
}

/// Whether stretches have half of the telling words: a cheap look before the words are read.
fn may_have(a: &Analysis, spans: &[Span], asked: &Asked) -> bool {
    let mut wanted: Vec<u32> =
        asked.words.iter().filter(|w| w.content && !w.figure && w.form.is_ascii()).map(|w| w.hash).collect();
    wanted.order();
    wanted.dedup();
    let mut seen: Set<u32> = Set::default();
    for &span in spans {
        for t in &a.text.tokens[a.text.tokens_in(span)] {
            let hash = super::words::hash(t.span().of(&a.doc.text));
            if wanted.binary_search(&hash).is_ok() {
                seen.insert(hash);
            }
        }
    }
    seen.len() * 2 >= wanted.len().saturating_sub(1)
}

/// Whether the words are those of someone whom the quote quotes in turn: that quote has them as well.
fn is_anothers(a: &Analysis, found: &Found) -> bool {
    let speaker = a.quotes[found.quote as usize].speaker;
    a.quotes.iter().any(|q| {
        let holds = |s: &Span| voice::verbatim(q).iter().any(|v| v.contains(*s));
        q.parent == Some(found.quote) && q.speaker != speaker && found.spans.iter().all(holds)
    })
}

/// All places in a voice where the words stand.
fn all_in(a: &Analysis, asked: &Asked, voice: &Voice) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let step = STRETCH.max(4 * asked.words.len());
    let mut todo: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    loop {
        let to = (from + step).min(voice.words.len());
        todo.push((from, to));
        if to == voice.words.len() {
            break;
        }
        from += step / 2;
    }
    let mut tries = 0;
    while let Some((from, to)) = todo.pop() {
        let Some(mut at) = align::align(asked, &voice.words[from..to], |j| j > 0 && !voice.joined(from + j)) else {
            continue;
        };
        (at.from, at.to) = (at.from + from, at.to + from);
        at.pairs.iter_mut().for_each(|p| p.1 += from);
        let found = place::compare(a, asked, voice, &at);
        // Short words may stand elsewhere as all that is said.
        if found.is_none() && at.pairs.len() < asked.words.len() {
            continue;
        }
        // Stretches overlap, so one place may be found twice.
        let known = |f: &Found| out.iter().any(|o| o.spans.iter().any(|s| f.spans.iter().any(|t| s.overlaps(*t))));
        out.extend(found.filter(|f| !known(f)));
        tries += 1;
        if tries < PLACES {
            todo.extend([(from, at.from), (at.to, to)].into_iter().filter(|(x, y)| x < y));
        }
    }
    out
}
