//! Who is asked in an interview whose answers have no name.

use std::ops::Range;

use super::reading::Reading;
use crate::report::{EntityType, Form, Mention, PartKind};

/// Words that say that somebody was talked to.
const TALKED: [&str; 13] = [
    "spoke",
    "speaks",
    "spoken",
    "talked",
    "talks",
    "talking",
    "chats",
    "chatted",
    "sat",
    "sits",
    "answers",
    "answered",
    "interviewed",
];

/// What an interview is called, with the word that leads to who is asked.
const INTERVIEW: [&str; 11] = [
    "interview with ",
    "interview: ",
    "interview | ",
    "conversation with ",
    "q&a with ",
    "q&a: ",
    "questions to ",
    "questions for ",
    "questions with ",
    "minutes with ",
    "lunch with ",
];

/// Who writes has names as well.
const WRITES: [&str; 6] = ["reporter", "correspondent", "editor", "readers", "presenter", "journalist"];

/// Answers that the paper gives, or two give.
const SEVERAL: [&str; 4] = ["explained", "explainer", "explains", "both"];

/// Who is asked: the only person of whom the text says above the part `first` that the paper talked to him.
/// An explainer has questions and answers too, and they are nobody's but the paper's.
pub(super) fn find(text: Reading<'_>, first: usize) -> Option<u32> {
    let title = text.doc.title.as_deref().unwrap_or_default();
    let several = |w: &str| SEVERAL.contains(&w.to_lowercase().as_str());
    if title.split(' ').any(several) {
        return None;
    }
    let mut one = called(text, title);
    let mut named = None;
    let (mut several, mut interview) = (false, false);
    for s in text.text.sentences.iter().take_while(|s| s.part < first) {
        let kind = text.doc.parts[s.part].kind;
        if !kind.is_body() && kind != PartKind::Headline {
            continue;
        }
        let writes = text.any(s.tokens.clone(), &WRITES);
        if text.any(s.tokens.clone(), &SEVERAL) {
            return None;
        }
        let told = told(text, s.tokens.clone()).filter(|_| !writes);
        if one.is_some() && told.is_some() && one != told {
            return None;
        }
        one = one.or(told);
        interview |= text.any(s.tokens.clone(), &["interview", "conversation", "clarity"]);
        for m in text.entities.inside(text.span(s.tokens.clone())).filter(|m| m.kind == EntityType::Per) {
            several |= writes || m.form == Form::Name && named.is_some_and(|e| e != m.entity);
            named = named.or(Some(m.entity));
        }
    }
    // "The interview was cut": whose, where nobody else is named?
    one.or(named.filter(|_| interview && !several))
}

/// Whose interview a headline or the beginning of a sentence announces: "Five minutes with Ada Roe". It names nobody else.
fn called(text: Reading<'_>, words: &str) -> Option<u32> {
    let low = words.to_lowercase();
    let end = INTERVIEW.iter().find_map(|i| low.find(i).map(|at| at + i.len()))?;
    let person = |e: &(u32, &crate::entities::LocalEntity)| e.1.kind == Some(EntityType::Per);
    let mut named = (0..).zip(&text.entities.table).filter(person).filter_map(|(e, p)| Some((e, words.find(&p.name)?)));
    let (e, at) = named.next()?;
    let rest = &words[at + text.entities.table[e as usize].name.len()..];
    // "Q&A: Ada Roe's plan" is of the plan.
    let owns = rest.starts_with(['’', '\'']);
    (at >= end && at <= end + 30 && !owns && named.next().is_none()).then_some(e)
}

/// Whom a sentence says the paper talked to.
fn told(text: Reading<'_>, words: Range<usize>) -> Option<u32> {
    let inside = || text.entities.inside(text.span(words.clone()));
    let person = |m: &&Mention<u32>| m.kind == EntityType::Per && matches!(m.form, Form::Name | Form::Pronoun);
    let at = |m: &Mention<u32>| text.tokens_in(m.span());
    let first = |from: usize, near: usize| inside().filter(person).find(|m| (from..from + near).contains(&at(m).start));
    let sentence = text.of(text.span(words.clone()));
    let early = sentence.char_indices().nth(40).map_or(sentence.len(), |(i, _)| i);
    if let Some(e) = called(text, sentence).filter(|_| called(text, &sentence[..early]).is_some()) {
        return Some(e);
    }
    let verb = words.clone().find(|&i| TALKED.contains(&text.low(i)))?;
    let mut ahead = inside().filter(person).take_while(|m| at(m).end <= verb).map(|m| m.entity);
    let subject = ahead.next();
    if !ahead.all(|e| subject == Some(e)) {
        return None;
    }
    let passive = text.is(verb, &["interviewed"]) && (words.start..verb).rev().take(3).any(|i| is_be(text.low(i)));
    if passive {
        return subject;
    }
    let object = if text.is(verb + 1, &["down"]) { verb + 2 } else { verb + 1 };
    let link = text.is(object, &["to", "with"]);
    let answers = text.is(verb, &["answers", "answered"]);
    let object = object + usize::from(link);
    if !link && !answers && !text.is(verb, &["interviewed"]) {
        return None;
    }
    // "We spoke to Ada Roe."
    let paper = |i: usize| {
        let org = inside().any(|m| m.kind == EntityType::Org && at(m).contains(&i));
        let title = text.is(i.wrapping_sub(1), &["the"]) && text.capital(i);
        text.is(i, &["us", "me", "we", "i", "our"]) || org || title
    };
    let asks = (words.start..verb).rev().take(3).any(paper);
    let by_name = || first(object, 6).map(|m| m.entity);
    match subject {
        None if asks => by_name(),
        Some(e) if answers && text.any(object..words.end, &["questions"]) => Some(e),
        Some(e) if link && (paper(object) || paper(object + 1)) => Some(e),
        _ => None,
    }
}

fn is_be(word: &str) -> bool {
    matches!(word, "was" | "is" | "were" | "been")
}

/// Whether questions and answers are an interview's: a third of the answers at least are in the first person, and no question is. An
/// explainer asks for its readers: "Is my dog safe?".
pub(super) fn is_personal(
    text: Reading<'_>,
    mut questions: impl Iterator<Item = Range<usize>>,
    answers: impl Iterator<Item = Range<usize>>,
) -> bool {
    let (mut all, mut own) = (0, 0);
    for answer in answers {
        all += 1;
        own += usize::from(text.any(answer, &["i", "my", "me", "myself"]));
    }
    3 * own >= all && !questions.any(|q| text.any(q, &["my", "mine"]))
}
