//! Where, to whom and when something was said, as far as the words around the cue tell.

use std::ops::Range;

use super::reading::Reading;
use crate::lexicon::Class;
use crate::report::{Form, Quote, Said, TimeType};
use crate::span::Span;
use crate::text::{TokenKind, Words};
use crate::times::Expression;

/// How a passive cue stands to its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Passive {
    /// The subject is spoken to: "was told".
    To,
    /// The subject is spoken of: "was accused of".
    Of,
}

/// Whether a word in lower case is of a class.
fn is(text: Reading<'_>, i: usize, class: Class) -> bool {
    text.has_lower(i, class)
}

/// Whether a cue is a passive of saying, and of what sort. "Is expected to say" says something and is none.
pub(crate) fn passive(text: Reading<'_>, cue: Span) -> Option<Passive> {
    let tokens = text.tokens_in(cue);
    let at = tokens.clone().find(|&i| is(text, i, Class::SaidOf))?;
    let from = text.sentence_at(at).start.max(at.saturating_sub(4));
    let adverb = |i: usize| {
        text.surface(i).ends_with("ly") || matches!(text.surface(i), "also" | "not" | "now" | "already" | "once")
    };
    let before = (from..at).rev().find(|&i| !adverb(i));
    let telling = is(text, at, Class::Telling);
    // "Is expected to call for", "is reported as saying": of what someone says.
    let after = || at + 1..tokens.end;
    let says = after().any(|i| matches!(text.surface(i), "saying" | "having"))
        || !telling && after().any(|i| text.surface(i) == "to") && text.surface(tokens.end - 1) != "to";
    let be = before.is_some_and(|i| is(text, i, Class::PassiveAuxiliary));
    // "With Roe thought to be ill".
    let thought = !telling && text.is(at + 1, &["to"]) && text.is(at + 2, &["be", "have"]) && is_held(text, at);
    if says || !be && !thought && (telling || !is_reduced(text, at, before)) {
        return None;
    }
    Some(if telling { Passive::To } else { Passive::Of })
}

/// Whether a verb gives somebody a name.
pub(super) fn calls(text: Reading<'_>, verb: usize) -> bool {
    matches!(text.lemma(verb), "call" | "dub" | "brand" | "label" | "nickname")
}

/// Whether a participle tells without "was" what somebody is called: "Roe, dubbed “a fool”, left", "a mayor called “a fool” by Berg",
/// "Branded “a fool”, Roe left". `before` is the last word before it that is no adverb.
fn is_reduced(text: Reading<'_>, at: usize, before: Option<usize>) -> bool {
    let called = calls(text, at);
    let names = called || text.is(at + 1, &["as"]);
    let Some(before) = before else { return text.title_case(at) };
    // "Praised for", "accused of": its object is missing.
    let bound = text.is(at + 1, &["as", "of"]) || !called && text.is(at + 1, &["for"]);
    let next = at + 1 + usize::from(bound);
    let next = next + usize::from(bound && text.is(next, &["his", "her", "their", "a", "an", "the", "being"]));
    if text.kind(next) != Some(TokenKind::Mark) || is(text, before, Class::ClauseHave) {
        return false;
    }
    let sentence = text.sentence_at(at);
    // "Roe, the mayor, described “huge losses”" is of what she said.
    let comma = |&i: &usize| text.surface(i) == "," && text.depth(i) == 0;
    let set_off = comma(&before) && !(sentence.start..before).any(|i| comma(&i));
    let after = (next..sentence.end).find(|&i| text.depth(i) == 0 && text.kind(i) != Some(TokenKind::Mark));
    set_off || names && after.is_some_and(|i| text.is(i, &["by"]))
}

/// Whether a verb is of what is held or told of somebody, who does nothing where "to be" follows.
fn is_held(text: Reading<'_>, at: usize) -> bool {
    matches!(text.lemma(at), "say" | "think" | "believe" | "report" | "rumour" | "understand" | "know" | "consider")
}

/// Most words of who is told to say what is told in the passive.
const AGENT: usize = 8;

/// Who says the words between marks that are told in the passive: "called “a fool” by her rival Tom Hale".
pub(crate) fn agent(text: Reading<'_>, words: Span) -> Option<Span> {
    let by = (0..3).map(|n| text.token_at(words.end) + n).find(|&i| text.kind(i) != Some(TokenKind::Mark))?;
    if !text.is(by, &["by"]) {
        return None;
    }
    let first = by + 1;
    let end = text.sentence_at(by).end.min(first + AGENT);
    let late = |i: usize| {
        is_day(text, i)
            || is(text, i, Class::WhenSaid)
            || text.is(i, &["last", "this", "who"])
            || text.is(i, &["and"])
                && (text.kind(i + 1) != Some(TokenKind::Word) || text.has(i + 1, Class::ClauseDeterminer))
    };
    let kinds = [Class::ClauseBe, Class::ClauseHave, Class::ClauseDo, Class::ClauseModal];
    let helps = |i: usize| kinds.iter().any(|&class| text.has(i, class));
    let verb = |i: usize| text.is_lower(i) && text.verb(i).is_some() && text.noun(i).is_none();
    let stops = |&i: &usize| {
        let preposition = is(text, i, Class::ClausePreposition) && !text.is(i, &["of", "for"]);
        let ends = preposition || is(text, i, Class::ClauseSubordinator) || helps(i) || verb(i);
        is_sign(text, i) && text.surface(i) != "-" || i > first && (ends || late(i))
    };
    let last = (first..end).find(stops).unwrap_or(end);
    // "By her rival, Tom Hale".
    let apposed = text.surface(last) == ",";
    let after = text.token_span(last + 1).start;
    let name = text.entities.inside(Span::new(after, after.saturating_add(80))).next();
    let name = name.filter(|m| apposed && m.span().start == after && m.names_person() && !named(text, first..last));
    let whole =
        Span::new(text.token_span(first).start, name.map_or(text.span(first..last.max(first)).end, |m| m.span().end));
    (last > first).then_some(whole)
}

/// Whether words hold a name.
fn named(text: Reading<'_>, words: Range<usize>) -> bool {
    text.entities.inside(text.span(words)).any(|m| m.form == Form::Name)
}

/// Whether a cue holds, or follows in its sentence, a form that makes a passive.
pub(crate) fn has_be(text: Reading<'_>, cue: Span) -> bool {
    let tokens = text.tokens_in(cue);
    let sentence = text.sentence_at(tokens.start).start;
    (tokens.start.saturating_sub(1).max(sentence)..tokens.end).any(|i| is(text, i, Class::PassiveAuxiliary))
}

/// Whether a cue is one of talking that tells nothing but who talked with whom: "spoke to the Courier",
/// "answered your questions".
pub(crate) fn only_talks(text: Reading<'_>, cue: Span, content: &[Span]) -> bool {
    let tokens = text.tokens_in(cue);
    let words = || content.iter().flat_map(|&c| text.tokens_in(c));
    let told =
        || tokens.clone().chain(words()).any(|i| text.is(i, &["about", "that", "how", "why", "what", "whether"]));
    if tokens.clone().any(|i| text.lemma(i) == "answer") {
        return words().count() < 5 && words().any(|i| text.lemma(i) == "question") && !told();
    }
    let Some(verb) = tokens.clone().find(|&i| matches!(text.lemma(i), "speak" | "talk" | "chat")) else { return false };
    // "Spoke to defend" says what for.
    let link = |i: usize| text.is(i, &["to", "with", "for"]);
    let only = tokens.end == verb + 1 || link(tokens.end - 1);
    let before = content.first().is_some_and(|c| c.end <= cue.start);
    only && ((verb + 1..verb + 4).any(link) || before) && !told()
}

/// Takes off what is said whom it is told, where that is a paper or the like: "told the outlet the pier was safe".
pub(crate) fn take_listener(text: Reading<'_>, cue: Span, content: &mut Span) -> Option<Span> {
    let tokens = text.tokens_in(*content);
    let told = text.tokens_in(cue).last().filter(|&t| text.is(t, &["told", "tells"]) && t + 1 == tokens.start)?;
    let noun = (told + 2..(told + 4).min(tokens.end))
        .find(|&i| is(text, i, Class::Prints) || text.is(i, &["outlet", "reporter", "court"]))?;
    let article = text.is(told + 1, &["the", "a", "an", "his", "her", "its", "their", "this"]);
    let whole = tokens.end > noun + 3
        && !text.is(noun + 1, &["to", "of", "and", ","])
        && text.kind(noun + 1) != Some(TokenKind::Clitic);
    (article && whole).then(|| {
        content.start = text.token_span(noun + 1).start;
        text.span(told + 1..noun + 1)
    })
}

/// What stands around a cue besides source and content.
#[derive(Default)]
pub(crate) struct Circumstances {
    pub(crate) medium: Option<Span>,
    pub(crate) addressee: Option<Span>,
    pub(crate) said: Option<Said>,
}

/// Reads the sentence of a cue, `taken` (source and content) left out.
pub(crate) fn read(text: Reading<'_>, cue: Span, taken: &[Span]) -> Circumstances {
    let mut out = Circumstances::default();
    let tokens = text.tokens_in(cue);
    let sentence = text.sentence_at(tokens.start);
    let free = |i: usize| !taken.iter().any(|t| t.overlaps(text.token_span(i)));
    let near = sentence.start.max(tokens.start.saturating_sub(30))..sentence.end.min(tokens.end + 30);
    out.addressee = tokens
        .clone()
        .any(|i| is(text, i, Class::Telling))
        .then(|| addressee(text, tokens.end..near.end, &free))
        .flatten();
    for i in near {
        if !free(i) {
            continue;
        }
        // "said in a statement" may be the cue as a whole.
        if out.said.is_none() && is_day(text, i) {
            out.said = Some(Said::new(text.token_span(i), None));
        }
        if out.medium.is_none() && matches!(text.surface(i), "on" | "in" | "via" | "during" | "at") {
            out.medium = medium(text, i + 1..sentence.end.min(i + 7), &free);
        }
    }
    out
}

/// Whether a word names a day near that of the article.
fn is_day(text: Reading<'_>, i: usize) -> bool {
    text.has_title(i, Class::Weekday) || (text.title_case(i) || text.is_lower(i)) && text.is(i, &["today", "yesterday"])
}

/// Gives every quote the time at which it was said, where the words right after its cue or at its sentence's start tell,
/// with the value that the time expressions resolved it to. What lies after the article's own date is no such time.
pub(crate) fn date(text: Words<'_>, times: &[Expression], quotes: &mut [Quote<u32>]) {
    for q in quotes {
        let known = q.said.take().map(|s| s.span());
        let found = match known {
            Some(s) => within(times, s).find(|t| t.span.overlaps(s)),
            None => q.cue.first().and_then(|&cue| beside(text, times, q, cue)),
        };
        let past = |t: &&Expression| {
            let today = q.content.first().and_then(|c| text.doc.date_at(c.start));
            t.earliest.is_none_or(|e| today.or(text.doc.date).is_none_or(|d| e <= d))
        };
        q.said = match found {
            Some(t) => Some(t).filter(past).map(|t| Said::new(t.span, t.earliest.is_some().then(|| t.value.clone()))),
            None => known.map(|span| Said::new(span, None)).or_else(|| posted(text, q)),
        };
    }
}

/// When the entry of a live blog was written that a quote stands in: what is said there was said then, unless the words
/// around it tell otherwise.
fn posted(text: Words<'_>, q: &Quote<u32>) -> Option<Said> {
    let entry = text.doc.entry_at(q.content.first()?.start)?;
    let day = entry.date?;
    q.speech.then(|| Said::new(entry.head, Some(format!("{day}T{}", entry.time))))
}

/// The time expressions from a stretch's start on; those before it may reach into it.
fn within(times: &[Expression], span: Span) -> impl Iterator<Item = &Expression> {
    let from = times.partition_point(|t| t.span.end <= span.start);
    times[from..].iter().take_while(move |t| t.span.start < span.end)
}

/// A date right after the cue (and whom it tells), or at its sentence's start.
fn beside<'a>(text: Words<'_>, times: &'a [Expression], q: &Quote<u32>, cue: Span) -> Option<&'a Expression> {
    let sentence = text.span(text.sentence_at(text.token_at(cue.start)));
    let from = q.addressee.map_or(cue.end, |a| a.end.max(cue.end));
    let near = |a: u32, b: u32| a <= b && text.tokens_in(Span::new(a, b)).len() < 3;
    let leads = |t: &&Expression| {
        near(from, t.span.start)
            || near(sentence.start, t.span.start)
                && t.span.end <= cue.start
                && text.doc.text[t.span.end as usize..].starts_with(',')
    };
    let free = |t: &&Expression| !q.content.iter().chain(&q.source).any(|s| s.overlaps(t.span));
    let dated = |t: &&Expression| matches!(t.kind, TimeType::Date | TimeType::Time);
    within(times, sentence).filter(dated).filter(free).find(leads)
}

/// The words right after a verb of telling.
fn addressee(text: Reading<'_>, range: Range<usize>, free: &dyn Fn(usize) -> bool) -> Option<Span> {
    let stops = |&i: &usize| {
        !free(i) || (is_sign(text, i) && text.surface(i) != "-") || is(text, i, Class::EndsAddressee) || is_day(text, i)
    };
    let end = range.clone().find(stops).unwrap_or(range.end);
    (end > range.start && end - range.start <= 8).then(|| text.span(range.start..end))
}

fn is_sign(text: Reading<'_>, i: usize) -> bool {
    matches!(text.kind(i), Some(TokenKind::Punctuation | TokenKind::Mark))
}

/// A medium that begins at the first token of `range`, article left in.
fn medium(text: Reading<'_>, range: Range<usize>, free: &dyn Fn(usize) -> bool) -> Option<Span> {
    for i in range.clone() {
        if !free(i) || is_sign(text, i) {
            return None;
        }
        let platform = text.entry(i).value(Class::Platform) == Some(text.surface(i));
        if platform || is(text, i, Class::Medium) {
            let social = text.surface(i) == "Truth" && range.contains(&(i + 1)) && text.surface(i + 1) == "Social";
            return Some(text.span(range.start..i + 1 + usize::from(social)));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::Entities;
    use crate::quotes::article;
    use crate::quotes::reading::Whole;

    #[test]
    fn passives_of_saying() {
        let sort = |source: &str, cue: &str| {
            let (doc, text) = article(source);
            let start = source.find(cue).expect("the cue is there") as u32;
            passive(&Whole::new(&doc, &text, &Entities::default()), Span::new(start, start + cue.len() as u32))
        };
        assert_eq!(sort("Roe was told that the pier had gone.", "was told"), Some(Passive::To));
        assert_eq!(sort("Roe has been widely accused of greed.", "has been widely accused of"), Some(Passive::Of));
        assert_eq!(sort("The pier is said to be gone.", "said"), Some(Passive::Of));
        assert_eq!(sort("Roe is expected to call for a vote.", "is expected to call for"), None);
        assert_eq!(sort("Roe was reported as saying no.", "was reported as saying"), None);
        assert_eq!(sort("Roe told the board it was late.", "told"), None);
        assert_eq!(sort("Hale's said it was late.", "said"), None);
    }
}
