//! Which of what is attributed is a statement: someone's words, told as his. Plans, questions of reporters, passives without
//! anyone who speaks, mere talk of who met whom, and what happened in a match are none; nor is what a heading tells.

use super::circumstances;
use super::reading::Reading;
use super::speaker;
use crate::lexicon::{Class, Inflection};
use crate::report::{EntityType, Quote, QuoteKind};
use crate::span::Span;
use crate::text::TokenKind;

/// Where an attribution stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Whether its paragraph is a heading or a headline.
    pub(super) heading: bool,
    /// Whether its cue is a passive, whose subject says nothing.
    pub(super) passive: bool,
}

/// Whether what is attributed is told as a statement. What stands between marks alone always is.
pub(super) fn is_statement(text: Reading<'_>, q: &Quote<u32>, place: Place) -> bool {
    let Some(&cue) = q.cue.first() else { return true };
    // "No official said the pier was “unsafe”": nobody's words.
    if q.kind != QuoteKind::Direct && q.source.iter().any(|&s| denies(text, s)) {
        return false;
    }
    if is_unreal(text, q, cue) {
        return false;
    }
    if q.kind != QuoteKind::Indirect {
        return true;
    }
    let clause = is_clause(text, &q.content, place.heading);
    let nobody = q.source.is_empty();
    let short = q.content.iter().flat_map(|&c| text.tokens_in(c)).count() < 3;
    let heads = place.heading && !(clause && says(text, cue));
    let silent =
        nobody && (place.passive || is_passive(text, cue) || q.speaker.is_none() && (short || !speaks(text, cue)));
    let idle = !clause
        && (is_called(text, q, cue)
            || is_talk(text, cue)
            || !says(text, cue) && !names_speech(text, cue)
            || is_named(text, q, cue)
            || is_silent(text, q, cue)
            || is_empty_handed(text, q, cue));
    !(heads
        || silent
        || idle
        || is_ahead(text, cue, nobody)
        || is_question(text, cue)
        || is_unsaid(text, cue)
        || is_thought(text, cue))
        && !is_deed(text, cue)
}

/// Whether one only wants another to say it: "Roe wants Hale to say “sorry”", "begged him to admit".
fn is_wanted(text: Reading<'_>, source: Span, cue: Span) -> bool {
    let tokens = text.tokens_in(cue);
    let between = text.tokens_in(source).end..tokens.start;
    let asks = |i: usize| {
        text.verb(i).is_some_and(|v| v.has(Class::AsksForAction)) || matches!(text.lemma(i), "beg" | "wish" | "force")
    };
    let other = |i: usize| text.capital(i) || text.is(i, &["him", "her", "them", "me", "us"]);
    text.is(tokens.start, &["to"]) && between.clone().next().is_some_and(asks) && between.clone().skip(1).any(other)
}

/// Whether it is told only that someone may say something, or might have: "if Roe says yes", "might have said", "would say", "would
/// she say “no”?".
pub(super) fn is_unreal(text: Reading<'_>, q: &Quote<u32>, cue: Span) -> bool {
    let tokens = text.tokens_in(cue);
    let spoken = || tokens.clone().any(|i| is_saying(text, i));
    let modal = |i: usize| text.is(i, &["might", "may", "could", "would", "should", "must"]);
    let supposed = |i: usize| modal(i) && (i + 1..tokens.end.min(i + 4)).any(|k| text.is(k, &["have"]));
    let told = q.kind == QuoteKind::Indirect;
    // "“We sail,” he would say" he did; "would only say" and "would not say" are answers.
    let only = || text.any(tokens.start..tokens.end + 1, &["only", "just", "later", "not", "n’t", "n't"]);
    let says = |i: usize| (i + 1..tokens.end).any(|k| is_saying(text, k));
    let may = |i: usize| told && modal(i) && says(i) && !text.is(i, &["should", "must"]) && !only();
    if tokens.clone().any(|i| supposed(i) || may(i)) && spoken() && !text.any(tokens.clone(), &["like"]) {
        return true;
    }
    let Some(source) = q.source.first().filter(|s| s.end <= cue.start) else { return false };
    let first = text.token_at(source.start);
    let had = first > 0 && text.is(first - 1, &["had"]) && text.sentence_at(first).start == first - 1;
    let supposed = had || first > 0 && text.is(first - 1, &["if", "unless"]);
    // "Roe never said “no”"; "has never been told" is another matter.
    let never = |i: usize| text.is(i, &["never"]) && (i + 1..tokens.end).any(|k| is_saying(text, k));
    if is_wanted(text, *source, cue) || tokens.clone().any(never) && !text.any(tokens.clone(), &["been"]) {
        return true;
    }
    let sentence = text.sentence_at(tokens.start);
    let last = sentence.end.saturating_sub(1);
    let asked = text.surface(last) == "?" && text.depth(last) == 0 && text.depth(tokens.start) == 0;
    let asks =
        text.has(sentence.start, Class::ClauseModal) || text.is(sentence.start, &["did", "does", "do", "has", "have"]);
    spoken() && (supposed || asked && asks)
}

/// Whether a source denies its verb: "nobody", "neither side", "no official", "not one of them".
pub(super) fn denies(text: Reading<'_>, source: Span) -> bool {
    let first = text.token_at(source.start);
    denies_at(text, first) || first > 0 && text.is(first - 1, &["not"]) && denies_at(text, first - 1)
}

/// Whether such a subject begins at a word; No 10 is a house.
pub(super) fn denies_at(text: Reading<'_>, i: usize) -> bool {
    let no = text.has(i, Class::NoOne) && text.kind(i + 1) == Some(TokenKind::Word);
    no || text.is(i, &["nobody"]) || text.is(i, &["not"]) && text.is(i + 1, &["one", "a"])
}

/// Whether a word opens a question that is told: "whether", "who".
pub(super) fn asks_what(text: Reading<'_>, i: usize) -> bool {
    text.is(i, &["whether", "if", "how", "why", "what", "who", "whom", "when", "where", "which", "whose"])
}

/// Whether words are a clause: what they hold is told of something. In a heading, verbs may have a capital.
pub(super) fn is_clause(text: Reading<'_>, content: &[Span], heading: bool) -> bool {
    // "Progress, Allies Briefed" is two headings in one.
    let own = |i: &usize| !heading || text.surface(*i) != ",";
    let mut words = content.iter().flat_map(|&c| text.tokens_in(c)).take(60).take_while(own).peekable();
    if words.peek().is_some_and(|&i| text.is(i, &["that"]) || asks_what(text, i)) {
        return true;
    }
    let finite = Inflection::THIRD.with(Inflection::PAST);
    words.any(|i| {
        let verb = text.verb(i).is_some() && text.noun(i).is_none() && text.inflection(i).has(finite);
        is_auxiliary(text, i)
            || verb && (heading || text.is_lower(i)) && !text.has_lower(i.saturating_sub(1), Class::ClauseDeterminer)
    })
}

/// Whether a word is a verb that makes a clause of those it stands in, whatever follows.
pub(super) fn is_auxiliary(text: Reading<'_>, i: usize) -> bool {
    let classes = [Class::ClauseBe, Class::ClauseHave, Class::ClauseDo, Class::ClauseModal];
    let finite = !text.is(i, &["be", "been", "being", "having", "doing", "done"]);
    finite && classes.iter().any(|&class| text.has(i, class))
}

/// Whether a cue has a verb of saying.
pub(super) fn says(text: Reading<'_>, cue: Span) -> bool {
    text.tokens_in(cue).any(|i| is_saying(text, i))
}

/// Whether a word is a form of a verb of saying or judging.
pub(super) fn is_saying(text: Reading<'_>, i: usize) -> bool {
    let verbs = [Class::HeadlineSaying, Class::ReportsSpeech];
    let forms = [Class::LeadsIn, Class::SaidOf, Class::Quoting, Class::QuotedAs, Class::SaysToo];
    text.verb(i).is_some_and(|v| verbs.iter().any(|&class| v.has(class)))
        || forms.iter().any(|&class| text.has(i, class))
}

/// The same of a verb that tells of something: what is asked or ordered without anyone who does is no more than that.
fn speaks(text: Reading<'_>, cue: Span) -> bool {
    let asks = |i: usize| matches!(text.lemma(i), "ask" | "order" | "plan" | "demand" | "rule");
    text.tokens_in(cue).any(|i| text.is(i, &["according"]) || text.surface(i) == ":")
        || says(text, cue) && !text.tokens_in(cue).any(asks)
}

/// The same, or a noun for what is said.
fn names_speech(text: Reading<'_>, cue: Span) -> bool {
    let noun = |i: usize| text.has(i, Class::Utterance) || text.noun(i).is_some_and(|n| n.has(Class::Written));
    speaks(text, cue) || text.tokens_in(cue).any(noun)
}

/// "Were disclosed": whatever the verb, its subject says nothing.
fn is_passive(text: Reading<'_>, cue: Span) -> bool {
    let participle = |i: usize| text.inflection(i).has(Inflection::PARTICIPLE) || text.low(i).ends_with("ed");
    let last = text.tokens_in(cue).rev().find(|&i| text.verb(i).is_some() || text.low(i).ends_with("ed"));
    circumstances::has_be(text, cue) && last.is_some_and(participle)
}

/// "Called it quits", "a coin called the Tide": a name, or a way of saying, and nobody who says anything.
fn is_called(text: Reading<'_>, q: &Quote<u32>, cue: Span) -> bool {
    let last = text.tokens_in(cue).end.saturating_sub(1);
    let words = q.content.first().map_or(0, |c| text.token_at(c.start));
    let idiom =
        text.lemma(last) == "call" && (text.run(words, &["it", "quits"]) || text.run(words, &["it", "a", "day"]));
    let nobody = q.source.is_empty() && q.speaker.is_none();
    idiom || nobody && text.is(last, &["called", "named", "dubbed", "told", "repeated", "explaining", "quoted"])
}

/// "Discussed the talks": of what, and nothing of it.
fn is_talk(text: Reading<'_>, cue: Span) -> bool {
    text.tokens_in(cue).any(|i| matches!(text.lemma(i), "discuss" | "talk" | "speak" | "chat" | "debate" | "negotiate"))
}

/// "Named the boat “Ada”", "announced the “Clean Tides Act”", "called his mother": a name that is given or told, or someone
/// who is rung up.
fn is_named(text: Reading<'_>, q: &Quote<u32>, cue: Span) -> bool {
    let verb = text.lemma(text.tokens_in(cue).end.saturating_sub(1));
    let words = q.content.iter().flat_map(|&c| text.tokens_in(c));
    let rung = || {
        let words: Vec<usize> = words.clone().take(4).collect();
        let whose = words.first().is_some_and(|&i| text.has(i, Class::ClauseDeterminer) || text.is(i, &["her"]));
        verb == "call" && whose && words.len() == 2 && speaker::is_human(text.surface(words[1]))
    };
    // What stands between marks here is nobody's words.
    let term = words.clone().any(|i| text.depth(i) > 0);
    let beside = words.clone().filter(|&i| text.depth(i) == 0 && text.kind(i) == Some(TokenKind::Word)).count();
    term && (beside < 3 || matches!(verb, "call" | "name" | "pronounce" | "christen")) || rung()
}

/// A verb that says something only with a clause, an infinitive or what is meant: "posted a loss", but "offered to pay" and
/// "revealed a plan".
fn is_empty_handed(text: Reading<'_>, q: &Quote<u32>, cue: Span) -> bool {
    let needs = |i: usize| text.has(i, Class::NeedsClause);
    let first = q.content.first().map_or(0, |c| text.token_at(c.start));
    let mut words = text.tokens_in(cue);
    let offers = text.is(first, &["to"]) && words.clone().any(|i| text.lemma(i) == "offer");
    let meant =
        |i: usize| [Class::Aim, Class::Decision, Class::Utterance].iter().any(|&class| text.has_lower(i, class));
    let empty = words.clone().any(needs) && !words.any(|i| is_saying(text, i) && !needs(i));
    // "Claimed responsibility", and any other clause: "added sales in Ness totalled nine".
    let owned = || text.any(first..first + 3, &["responsibility", "credit", "innocence"]);
    let past = |i: usize| text.is_lower(i) && text.low(i).ends_with("ed");
    let clause =
        || q.content.iter().any(|c| c.end <= cue.start) || q.content.iter().flat_map(|&c| text.tokens_in(c)).any(past);
    empty && !offers && !owned() && !clause() && !(first..first + 4).any(meant)
}

/// "Has said nothing about the fire", "said little about it": that one did not speak of it.
fn is_silent(text: Reading<'_>, q: &Quote<u32>, cue: Span) -> bool {
    let first = q.content.first().map_or(0, |c| text.token_at(c.start));
    let said = text.tokens_in(cue).any(|i| text.lemma(i) == "say");
    let words = q.content.iter().flat_map(|&c| text.tokens_in(c)).count();
    said && (text.is(first, &["nothing", "little"]) || words == 1 && text.is(first, &["it", "nothing", "this"]))
}

/// What is yet to be said: "will announce", "is expected to say", "to discuss".
fn is_ahead(text: Reading<'_>, cue: Span, nobody: bool) -> bool {
    let tokens = text.tokens_in(cue);
    let later = tokens.clone().any(|i| text.is(i, &["will", "’ll", "'ll", "shall", "must", "should", "ought"]));
    let to = tokens.clone().find(|&i| text.is(i, &["to"]) && i + 1 < tokens.end);
    let first = to == Some(tokens.start);
    later || to.is_some_and(|t| (tokens.start..t).any(|i| text.has(i, Class::LiesAhead))) || first && nobody
}

/// "Asked whether he would", "when asked about it": what a reporter wanted to know.
fn is_question(text: Reading<'_>, cue: Span) -> bool {
    let tokens = text.tokens_in(cue);
    let asked = |i: usize| text.is(i, &["asked", "questioned", "pressed", "quizzed", "requested"]);
    let Some(verb) = tokens.clone().find(|&i| asked(i)) else { return false };
    let sentence = text.sentence_at(verb);
    let before = sentence.start.max(verb.saturating_sub(3))..verb;
    verb == sentence.start
        || text.any(before, &["when", "if", "once", "after", "being", "repeatedly"])
            && !text.is(sentence.start, &["after"])
}

/// "Did not say that", "has never claimed", "declined to act": what was not said or done.
fn is_unsaid(text: Reading<'_>, cue: Span) -> bool {
    let tokens = text.tokens_in(cue);
    let word = |i: usize| {
        text.is(i, &["not", "never", "yet", "unable"]) && text.after(i) != "only" || text.low(i).ends_with("n't")
    };
    let told = |i: usize| {
        let spoken = [Class::Comments, Class::TellsWhat].iter().any(|&class| text.has(i, class));
        spoken || is_saying(text, i) || matches!(text.lemma(i), "mention" | "report")
    };
    let fails = |i: usize| text.is(i, &["failed", "fails"]) || matches!(text.lemma(i), "decline" | "refuse");
    // "Denies that he ever said it was safe".
    if text.any(tokens.clone(), &["ever"]) && tokens.clone().any(told) {
        return true;
    }
    // Who does not agree or expect, or has not ruled something out, takes a stand.
    let stand = |i: usize| {
        text.has(i, Class::Thinks) || matches!(text.lemma(i), "agree" | "accept" | "support" | "rule" | "deny")
    };
    tokens.clone().any(fails) || tokens.clone().any(word) && tokens.clone().any(told) && !tokens.clone().any(stand)
}

/// "Believes", "hopes": what someone thinks, as others tell.
fn is_thought(text: Reading<'_>, cue: Span) -> bool {
    let thought = |i: usize| text.has(i, Class::Thinks);
    let tokens = text.tokens_in(cue);
    tokens.clone().any(thought) && !tokens.clone().any(|i| is_saying(text, i) && !thought(i))
}

/// "Responded by closing the pier": what someone did.
pub(super) fn is_deed(text: Reading<'_>, cue: Span) -> bool {
    let tokens = text.tokens_in(cue);
    let Some(verb) =
        tokens.clone().find(|&i| matches!(text.lemma(i), "respond" | "react" | "reply" | "retaliate" | "answer"))
    else {
        return false;
    };
    let sentence = text.sentence_at(verb);
    let by = (verb + 1..sentence.end.min(verb + 7))
        .take_while(|&i| text.kind(i) == Some(TokenKind::Word))
        .find(|&i| text.is(i, &["by"]));
    by.is_some_and(|b| {
        text.low(b + 1).ends_with("ing")
            && !text
                .is(b + 1, &["saying", "telling", "asking", "calling", "stating", "tweeting", "writing", "claiming"])
    })
}

/// Whether a source is nothing that can speak: a length of time, a number, a place in short, a mere thing.
pub(super) fn is_mute(text: Reading<'_>, source: Span) -> bool {
    let head = text.tokens_in(speaker::head(text, source));
    let Some(last) = head.clone().last() else { return false };
    let number = |i: usize| text.kind(i) == Some(TokenKind::Number) || text.has(i, Class::NumberWord);
    let measured = head.clone().any(number) && (text.has_lower(last, Class::TimePlural));
    let figures = head.clone().all(|i| {
        number(i) || !matches!(text.kind(i), Some(TokenKind::Word | TokenKind::Abbreviation | TokenKind::Address))
    });
    // "85% of voters", "six in 10", "one of his aides" are people.
    let counted = text.is(head.end, &["of", "in"]) && head.end < text.tokens_in(source).end;
    let people = counted || text.has(last, Class::NumberWord) || text.any(head.clone(), &["%"]);
    let place = head.len() == 1
        && text.kind(last) == Some(TokenKind::Abbreviation)
        && !text.surface(last).trim_end_matches('.').contains('.')
        && text.entities.inside(source).all(|m| m.kind == EntityType::Loc);
    let thing = text.is_lower(last) && text.has(last, Class::Mute);
    measured || figures && !people || place || thing
}
