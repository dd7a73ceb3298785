//! Refusals and silences: "declined to comment", "has not yet responded to a request". What stands there are no words of
//! anyone's, but a reader who checks a story wants to know who was asked and did not answer.
//!
//! One rule reads them all: something that denies (a verb of refusing, "not", "no", a subject such as "nobody") before
//! something that speaks. The words of both stand in the lexicon. Where they may tell of guns and engines as well
//! ("remained silent", "did not respond"), the subject must be one that speaks.

use std::ops::Range;

use super::acts;
use super::reading::Reading;
use super::speaker;
use crate::lexicon::Class;
use crate::report::{EntityType, Form};
use crate::span::Span;
use crate::text::TokenKind;

/// That someone did not speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    /// Who did not, as written; `None` where the sentence does not say.
    pub(super) source: Option<Span>,
    /// The words that say that it was not done: "has not yet".
    pub(super) cue: Range<usize>,
    /// What was not done, to the end of its clause: "commented on the talks"; or what was not answered: "calls".
    pub(super) matter: Range<usize>,
}

impl Refusal {
    /// The words where whoever tells it as a statement has its cue.
    pub(super) fn words(&self, text: Reading<'_>) -> Span {
        text.span(self.cue.start..self.matter.end.clamp(self.cue.end, self.cue.end + 3))
    }
}

/// Most words between the parts of such a phrase, and of its subject.
const NEAR: usize = 8;
const SUBJECT: usize = 14;
/// Most words of what was not done.
const MATTER: usize = 40;

/// The refusals and silences that a sentence tells of, outside quotation marks.
pub(super) fn find(text: Reading<'_>, sentence: &Range<usize>) -> Vec<Refusal> {
    let phrase = Phrase { text, start: sentence.start, end: sentence.end };
    let mut out = Vec::new();
    let mut i = sentence.start;
    while i < sentence.end {
        let told = Some(i).filter(|_| text.depth(i) == 0).and_then(|i| phrase.at(i)).and_then(|d| phrase.whose(d));
        match told {
            Some((source, d)) => {
                let end = phrase.clause_end(d.cue.end, d.end);
                i = end.max(d.cue.end);
                let matter = d.request.unwrap_or(d.cue.end..end);
                out.push(Refusal { source, matter, cue: d.cue });
            }
            None => i += 1,
        }
    }
    out
}

/// That something was not said, as far as its own words tell.
struct Denied {
    cue: Range<usize>,
    /// Just past the words that say what.
    end: usize,
    /// Whether they may tell of what cannot speak as well: "did not respond".
    weak: bool,
    /// Who did not say it, where that is not the subject before the cue.
    by: Option<Range<usize>>,
    /// What was not answered, where that stands before the cue.
    request: Option<Range<usize>>,
}

/// What is spoken, or not: just past the verb, and whether it may tell of what cannot speak.
type Spoken = (usize, bool);

struct Phrase<'a> {
    text: Reading<'a>,
    /// The sentence.
    start: usize,
    end: usize,
}

impl Phrase<'_> {
    fn is(&self, i: usize, any: &[&str]) -> bool {
        i < self.end && self.text.is(i, any)
    }

    fn lemma(&self, i: usize, any: &[&str]) -> bool {
        i < self.end && any.contains(&self.text.lemma(i))
    }

    fn has(&self, i: usize, class: Class) -> bool {
        i < self.end && self.text.has(i, class)
    }

    fn near(&self, from: usize) -> Range<usize> {
        from..self.end.min(from + NEAR)
    }

    /// The first word from `i` on that is no adverb.
    fn past_adverbs(&self, mut i: usize) -> usize {
        let adverb =
            |i: usize| self.text.low(i).ends_with("ly") && self.text.low(i) != "reply" || self.has(i, Class::NotYet);
        while i < self.end && adverb(i) {
            i += 1;
        }
        i
    }

    /// Who did not speak; nothing where that cannot speak.
    fn whose(&self, d: Denied) -> Option<(Option<Span>, Denied)> {
        let text = self.text;
        let source = match &d.by {
            Some(by) => (!by.is_empty()).then(|| text.span(by.clone())),
            None => subject(text, &(self.start..self.end), d.cue.start),
        };
        let speaks = match source {
            Some(s) => !acts::is_mute(text, s) && (!d.weak || can_speak(text, s)),
            None => !d.weak,
        };
        speaks.then_some((source, d))
    }

    /// The words at `i` that say that something was not said.
    fn at(&self, i: usize) -> Option<Denied> {
        let text = self.text;
        let denied = |cue: Range<usize>, (end, weak): Spoken| Some(Denied { cue, end, weak, by: None, request: None });
        if self.lemma(i, &["decline", "refuse"]) {
            return denied(i..i + 1, self.declined(i)?);
        }
        if acts::denies_at(text, i) {
            return self.by_no_one(i);
        }
        if self.is(i, &["has", "have", "had"]) {
            if let Some(to) = Some(self.past_adverbs(i + 1)).filter(|&t| self.is(t, &["to"]) && text.before(t) == "yet")
            {
                return denied(i..to, self.done(to + 1)?);
            }
            if self.is(i + 1, &["no"]) {
                let noun = self.noun(i + 2)?;
                return denied(i..i + 2, (noun, false)).filter(|_| self.is(noun - 1, &["comment"]));
            }
        }
        if self.is(i, &["remained", "remains", "remain", "stayed", "kept", "keeps"]) {
            let tight = text.run(i + 1, &["tight", "-", "lipped"]);
            let silent = tight || self.is(i + 1, &["silent", "mum", "quiet"]);
            return denied(i..i + 1, (i + if tight { 4 } else { 2 }, true)).filter(|_| silent);
        }
        if self.has(i, Class::GivesReply) && self.is(i + 1, &["no"]) && text.verb(i).is_some() {
            return denied(i..i + 2, (self.noun(i + 2)?, false));
        }
        self.evaded(i).or_else(|| self.unanswered(i)).or_else(|| {
            let (not, spoken) = self.negated(i)?;
            denied(i..not, spoken)
        })
    }

    /// "Nobody would say whether", "neither side responded to a request": a subject that denies its verb.
    fn by_no_one(&self, i: usize) -> Option<Denied> {
        let text = self.text;
        let opens = i == self.start
            || text
                .is(i - 1, &[",", "but", "and", "though", "although", "while", "because", "that", ";", ":", "—", "–"]);
        let auxiliary =
            |k: usize| [Class::ClauseModal, Class::ClauseHave, Class::ClauseDo].iter().any(|&class| self.has(k, class));
        let plain = |&k: &usize| text.kind(k) == Some(TokenKind::Word) && text.depth(k) == 0;
        let (verb, spoken) = (i + 1..self.end.min(i + 1 + NEAR)).take_while(plain).find_map(|k| {
            let own = if auxiliary(k) { k + 1 } else { k };
            let reply = self.reply_to(self.past_adverbs(k + 1)).filter(|_| self.is(k, &["was", "were", "is"]));
            let available = reply.is_some();
            let spoken = reply.or_else(|| self.done(own));
            // "No details were disclosed" is a passive.
            let active =
                available || auxiliary(k) || text.verb(k).is_some() && !text.has(k - 1, Class::PassiveAuxiliary);
            spoken.filter(|_| active).map(|s| (k, s))
        })?;
        opens.then(|| Denied {
            cue: verb..verb + 1,
            end: spoken.0.max(verb + 1),
            weak: text.is(i, &["no"]) && !text.is(i + 1, &["one"]),
            by: Some(i..verb),
            request: None,
        })
    }

    /// Just past "available for comment", "reachable".
    fn reply_to(&self, i: usize) -> Option<Spoken> {
        let for_reply = || self.near(i + 2).take(4).any(|k| self.has(k, Class::Reply) || self.talks_of(k));
        let any = self.is(i, &["available", "reachable", "unavailable", "unreachable"]);
        (any && self.is(i + 1, &["for", "to"]) && for_reply()).then_some((i + 1, false))
    }

    /// Whether a word is of being asked or answering: "interview", "speak".
    fn talks_of(&self, i: usize) -> bool {
        self.has(i, Class::Comments)
            || self.lemma(i, &["interview", "say", "speak", "talk", "discuss", "respond", "clarification", "reporter"])
    }

    /// "Ignored questions about", "referred inquiries to the police", "hung up when asked".
    fn evaded(&self, i: usize) -> Option<Denied> {
        let text = self.text;
        let denied = |cue: Range<usize>, end: usize| Some(Denied { cue, end, weak: true, by: None, request: None });
        if text.run(i, &["hung", "up"]) {
            let asked = |k: usize| text.is(k, &["asked", "contacted", "reached", "approached", "called", "reporter"]);
            let asked = self.near(i + 2).find(|&k| asked(k))?;
            return denied(i..i + 2, asked + 1);
        }
        let active = self.has(i, Class::Evades) && text.verb(i).is_some() && !matches!(text.before(i), "was" | "were");
        let noun = self.near(i + 1).take(4).find(|&k| self.has(k, Class::Request)).filter(|_| active)?;
        let small = |k: usize| {
            self.has(k, Class::BeforeReply)
                || self.has(k, Class::ClauseDeterminer)
                || self
                    .is(k, &["repeated", "numerous", "many", "most", "reporters", "journalists", "'", "’", "written"])
        };
        // "Ignored repeated calls for help" is of no question.
        let question = self.lemma(noun, &["question", "query", "inquiry", "enquiry"]) || self.for_reply(noun);
        (question && (i + 1..noun).all(small)).then(|| denied(i..i + 1, noun + 1)).flatten()
    }

    /// "Calls to the mayor were not returned", "emails to Holm Lines went unanswered": who was asked.
    fn unanswered(&self, i: usize) -> Option<Denied> {
        let text = self.text;
        let left = self.past_adverbs(i + 1);
        let end = if self.is(i, &["went", "gone"]) && self.is(left, &["unanswered", "unreturned"]) {
            left + 1
        } else {
            let not = self.is(left, &["not"]).then(|| self.past_adverbs(left + 1))?;
            let be = self.is(i, &["was", "were"]) || self.is(i, &["have", "has"]) && self.is(not, &["been"]);
            let verb = if self.is(not, &["been"]) { self.past_adverbs(not + 1) } else { not };
            (be && self.is(verb, &["returned", "answered"])).then_some(verb + 1)?
        };
        let from = self.start.max(i.saturating_sub(SUBJECT));
        let asked = (from..i)
            .find(|&k| self.has(k, Class::Request) && text.is_lower(k) || k == from && self.has(k, Class::Request))?;
        let to = (asked + 1..i).find(|&k| self.is(k, &["to", "with", "from", "for"]) && !self.has(k + 1, Class::Reply));
        let stop = |k: &usize| {
            self.is(*k, &["seeking", "asking", "requesting", "about", "on", "for", "by", ",", "late", "last"])
                || text.has_title(*k, Class::Weekday)
        };
        let by = to.map_or(i..i, |t| t + 1..(t + 2..i).find(stop).unwrap_or(i));
        let whose = by.is_empty() || can_speak(text, text.span(by.clone())) || text.capital(by.end - 1);
        let before = |&k: &usize| self.has(k, Class::ClauseDeterminer) || self.has(k, Class::BeforeReply);
        let start = (from..asked).rev().take_while(before).last().unwrap_or(asked);
        let what = start..asked + if self.is(asked + 1, &["for"]) { 3 } else { 1 };
        (self.for_reply(asked) && whose).then_some(Denied {
            cue: i..end,
            end,
            weak: false,
            by: Some(by),
            request: Some(what),
        })
    }

    /// Whether a request is one for words: not "calls for help", "requests to stop".
    fn for_reply(&self, noun: usize) -> bool {
        let of = |k: usize| self.has(k, Class::Reply) || self.talks_of(k);
        let near = || self.near(noun + 2).take(5);
        match self.text.low(noun + 1) {
            "for" => near().any(of),
            "to" => {
                near().take(2).any(|k| of(k) || self.is(k, &["be", "explain"]))
                    || self.text.capital(noun + 2)
                    || self.is(noun + 2, &["the", "his", "her", "its", "their"])
            }
            _ => true,
        }
    }

    /// "declined to comment", "refused all requests for comment".
    fn declined(&self, i: usize) -> Option<Spoken> {
        let aside = self.is(i + 1, &[","]);
        let from = if aside { self.near(i + 2).find(|&k| self.is(k, &[","]))? + 1 } else { i + 1 };
        // "Declined for years to reveal".
        let to = (from..self.end.min(from + 4)).find(|&k| self.is(k, &["to"])).unwrap_or(from);
        if self.is(to, &["to"]) && (to == from || self.past_adverbs(from) == to || self.done(to + 1).is_some()) {
            return self.declined_to(i, to);
        }
        // "declined comment", "declined a request for comment".
        let noun = (i + 1..self.end.min(i + 1 + NEAR)).take_while(|&k| self.text.kind(k) == Some(TokenKind::Word));
        let comment = noun.clone().find(|&k| self.is(k, &["comment", "interview", "interviews"]))?;
        let asked = comment == i + 1
            || comment == i + 2
            || noun.clone().any(|k| self.has(k, Class::Request) || self.is(k, &["invitation", "opportunity"]));
        asked.then_some((comment + 1, false))
    }

    fn declined_to(&self, i: usize, to: usize) -> Option<Spoken> {
        let verb = self.past_adverbs(to + 1);
        // Who declines to be named speaks all the same.
        let spoken_to = self.is(verb, &["be"]) && self.is(verb + 1, &["interviewed", "drawn", "quoted"]);
        if self.lemma(i, &["refuse"]) && self.lemma(verb, &["respond", "reply"]) && !self.asked(verb) {
            return None;
        }
        let told = ["answer", "respond", "reply", "deny", "describe", "address", "detail"];
        let talks =
            self.lemma(verb, &["talk", "speak"]) && self.is(verb + 1, &["to", "with", "about", "publicly", "on"]);
        let speaks = talks || self.lemma(verb, &told) || self.has(verb, Class::TellsWhat) || self.wh(verb + 1);
        let end = self.done(to + 1).map(|d| d.0).or_else(|| speaks.then_some(verb + 1));
        let end = end.or_else(|| spoken_to.then_some(verb + 2))?;
        // "Declined to name a successor" is a deed.
        (!self.lemma(verb, &["name", "address", "answer"]) || self.names(verb)).then_some((end, false))
    }

    /// Whether "name", "address" or "answer" is of words: who, what or which question.
    fn names(&self, verb: usize) -> bool {
        if self.text.lemma(verb) != "name" {
            return self.near(verb + 1).any(|k| self.has(k, Class::Request)) || self.wh(verb + 1);
        }
        let to = verb + 1;
        self.is(to, &["the", "names", "any", "him", "her", "them", "his", "its", "their"]) || self.wh(to)
    }

    /// Whether a request for words or a question is told right after a verb.
    fn asked(&self, verb: usize) -> bool {
        let asks = |k: usize| self.has(k, Class::Request) && self.for_reply(k) || self.is(k, &["comment", "comments"]);
        self.near(verb + 1).any(asks)
            || self.is(verb + 1, &["when"]) && self.near(verb + 2).any(|k| self.is(k, &["asked"]))
    }

    /// Whether a question hangs on a verb.
    fn wh(&self, i: usize) -> bool {
        acts::asks_what(self.text, self.past_adverbs(i)) && i < self.end
    }

    /// Just past the noun of "(immediate) comment", from `i` on.
    fn noun(&self, i: usize) -> Option<usize> {
        let last = (i..self.end.min(i + 3)).find(|&k| self.has(k, Class::Reply))?;
        (i..last).all(|k| self.has(k, Class::BeforeReply)).then_some(last + 1)
    }

    /// Just past the verb of speaking that begins at `i`, as that of who is silent.
    fn done(&self, i: usize) -> Option<Spoken> {
        let verb = self.past_adverbs(i);
        let after = self.past_adverbs(verb + 1);
        let ends = after >= self.end || self.text.kind(after) != Some(TokenKind::Word);
        let given = || self.near(after).take(5).any(|k| self.has(k, Class::Reply));
        let said = self.wh(verb + 1) || self.is(after, &["anything", "more", "much", "exactly", "precisely"]);
        let speaks = self.has(verb, Class::Comments)
            || self.has(verb, Class::TellsWhat) && (said || self.lemma(verb, &["confirm"]))
            || self.lemma(verb, &["respond", "reply", "answer", "return", "acknowledge"]) && self.asked(verb)
            || self.lemma(verb, &["take"]) && self.near(after).take(3).any(|k| self.lemma(k, &["question"]))
            || self.has(verb, Class::GivesReply) && given()
            || self.lemma(verb, &["speak", "talk"]) && self.is(after, &["publicly", "about", "on"]);
        let replies = self.lemma(verb, &["respond", "reply"]) && ends;
        (speaks || replies).then_some((verb + 1, !speaks))
    }

    /// "has not commented", "did not respond to a request", "could not be reached": just past what negates, and what is not
    /// done.
    fn negated(&self, i: usize) -> Option<(usize, Spoken)> {
        let text = self.text;
        let auxiliary =
            ["has", "have", "had", "did", "does", "do", "would", "will", "could", "was", "were", "is", "are"];
        // "Didn't" is one token or two.
        let joined = text.low(i).ends_with("n't") && text.low(i).len() > 3;
        let negates = ["n't", "not", "never", "neither"];
        let no = self.past_adverbs(i + 1);
        if !(joined || self.is(i, &auxiliary) && self.is(no, &negates)) {
            return self.unable(i);
        }
        let not = if joined { i + 1 } else { no + 1 };
        let verb = self.past_adverbs(not);
        let be = text.is(i, &["was", "were", "is", "are", "wasn't", "weren't", "isn't", "aren't"]);
        if let Some(reached) = self.reached(i, verb).or_else(|| self.reply_to(verb).filter(|_| be)) {
            return Some((not, reached));
        }
        // "Was not confirmed" is a passive, who "could not say" does not know.
        if be || text.is(i, &["could", "couldn't"]) {
            return None;
        }
        // "Won't say he is sorry", while who "did not say" it may not have been asked.
        let will = text.is(i, &["would", "will", "wouldn't", "won't"]);
        let refused = || (will && self.is(verb, &["say"]) && verb + 1 < self.end).then_some((verb + 1, false));
        self.done(not).or_else(refused).map(|d| (not, d))
    }

    /// "(could not) be reached for comment"; by road, a deal or a summit are not.
    fn reached(&self, i: usize, be: usize) -> Option<Spoken> {
        let contact = self.past_adverbs(be + 1);
        let by_road = self.is(contact + 1, &["by"])
            && !self.is(contact + 2, &["phone", "telephone", "email", "reporters"])
            || self.is(contact + 1, &["from", "in", "with", "without", "until"]);
        let reached = self.is(be, &["be"]) && self.is(contact, &["reached", "contacted"]) && !by_road;
        let could = self.text.is(i, &["could", "couldn't"]);
        let told = self.is(contact + 1, &["for"]) && self.near(contact + 2).any(|k| self.has(k, Class::Reply));
        (reached && could).then_some((contact + 1, !told))
    }

    /// "Was unavailable for comment", "has been unable to comment".
    fn unable(&self, i: usize) -> Option<(usize, Spoken)> {
        if !self.is(i, &["was", "were", "is", "are", "been"]) {
            return None;
        }
        let state = self.past_adverbs(i + 1);
        if self.is(state, &["unable"]) && self.is(state + 1, &["to"]) {
            let to = self.past_adverbs(state + 2);
            return self.done(to).filter(|_| self.is(to, &["comment", "respond", "discuss"])).map(|d| (i + 1, d));
        }
        let no = self.is(state, &["unavailable", "unreachable"]);
        self.reply_to(state).filter(|_| no).map(|d| (i + 1, d))
    }

    /// Where the clause ends that says what was not done.
    fn clause_end(&self, from: usize, done: usize) -> usize {
        let text = self.text;
        let limit = self.end.min(from + MATTER);
        let ends = |&i: &usize| {
            let sign = matches!(text.kind(i), Some(TokenKind::Punctuation | TokenKind::Mark)) && !text.joins(i);
            let clause =
                text.is(i, &["but", "although", "though", "while", "and", "because", "saying", "when", "after", "as"]);
            sign || clause || text.depth(i) > 0
        };
        (done.max(from)..limit).find(ends).unwrap_or(limit)
    }
}

/// Whether a subject is one that speaks: a person, an office, a body or a document of theirs.
fn can_speak(text: Reading<'_>, source: Span) -> bool {
    let head = text.tokens_in(speaker::head(text, source));
    let Some(last) = head.clone().last() else { return false };
    let named = |k: EntityType| matches!(k, EntityType::Per | EntityType::Org | EntityType::Loc);
    let spoken = [
        Class::Human,
        Class::Role,
        Class::Calling,
        Class::Epithet,
        Class::Speaks,
        Class::Written,
        Class::OrgKind,
        Class::OrgNoun,
        Class::OfficeHolder,
        Class::Spokesperson,
    ];
    let noun = text.noun(last).map_or("", |n| n.as_str());
    let of_people = |class: &Class| text.has(last, *class) || text.noun(last).is_some_and(|n| n.has(*class));
    text.is(last, &["he", "she", "they", "we", "i", "who"])
        || spoken.iter().any(of_people)
        || ["man", "woman", "men", "women", "ist", "ists"].iter().any(|e| text.low(last).ends_with(e))
        || text.entities.inside(source).any(|m| {
            named(m.kind)
                && (m.form == Form::Name || m.kind == EntityType::Per)
                && m.span().end >= text.token_span(last).end
        })
        || text.capital(last) && noun.is_empty() && text.verb(last).is_none()
}

/// Who is the subject of the verb at `verb`, as far as the words before it tell.
fn subject(text: Reading<'_>, sentence: &Range<usize>, verb: usize) -> Option<Span> {
    let adverb = |i: usize| {
        text.low(i).ends_with("ly") && text.is_lower(i)
            || text.has(i, Class::NotYet)
            || text.is(i, &["has", "have", "had", "both"])
    };
    let mut end = verb;
    while end > sentence.start && adverb(end - 1) {
        end -= 1;
    }
    let before = end.checked_sub(1).filter(|&b| b >= sentence.start)?;
    if text.is(before, &["and", "but", "or", ",", "then"]) {
        return first_subject(text, sentence, before);
    }
    let from = sentence.start.max(end.saturating_sub(SUBJECT));
    let stops = |&i: &usize| {
        let sign = matches!(text.kind(i), Some(TokenKind::Punctuation | TokenKind::Mark))
            && !text.joins(i)
            && text.surface(i) != ".";
        let link = [
            "but", "while", "although", "though", "that", "because", "whether", "if", "when", "as", "after", "since",
            "said", "says", "and", "or", "than",
        ];
        sign || text.is(i, &link) || text.depth(i) > 0
    };
    let start = (from..end).rev().find(stops).map_or(from, |i| i + 1);
    if start == from && from > sentence.start || start >= end {
        return None;
    }
    // "Ada Roe, the mayor, declined": a comma before the verb ends what describes a name.
    let own = text.span(start..end);
    let verbal = (start..end)
        .any(|i| text.is_lower(i) && text.verb(i).is_some() && text.noun(i).is_none() && !text.is(i, &["being"]));
    (!verbal)
        .then_some(own)
        .filter(|_| text.is(end - 1, &["who", "he", "she", "it", "they", "we", "i"]) || is_subject(text, start, end))
}

/// Whether words begin as a subject does: with a name, an article or a noun in the plural.
fn is_subject(text: Reading<'_>, start: usize, end: usize) -> bool {
    let articles = [
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "both",
        "neither",
        "several",
        "officials",
        "police",
        "one",
        "another",
        "some",
    ];
    let verb_like = text.verb(end - 1).is_some() && text.noun(end - 1).is_none() && text.is_lower(end - 1);
    let preposition = text.has_lower(start, Class::Governs);
    !verb_like
        && !preposition
        && (text.capital(start) || text.is(start, &articles) || speaker::is_plural(text.low(end - 1)))
}

/// The first name or pronoun of a sentence, where its verb has a second one joined by "but" or "and".
fn first_subject(text: Reading<'_>, sentence: &Range<usize>, until: usize) -> Option<Span> {
    let pronoun = text.is(sentence.start, &["he", "she", "it", "they"]);
    if pronoun {
        return Some(text.token_span(sentence.start));
    }
    let before = text.span(sentence.start..until);
    let named = |k: EntityType| matches!(k, EntityType::Per | EntityType::Org);
    let m = text.entities.inside(before).take(20).find(|m| named(m.kind))?;
    let at = text.tokens_in(m.span()).start;
    let near = at <= sentence.start + 5;
    let titled = near && (sentence.start..at).all(|i| text.capital(i) || text.is(i, &["the", "a", "an"]));
    let own = titled && !speaker::governed(text, before, m);
    let mut end = text.tokens_in(m.span()).end;
    // "Roe's lawyer, Ada Dane, did not respond": the lawyer, where the words end in the name.
    if text.kind(end) == Some(TokenKind::Clitic) {
        let last = text.entities.inside(before).filter(|m| m.names_person()).last()?;
        let name = text.tokens_in(last.span());
        if name.end != until || name.start <= end || text.surface(name.start - 1) != "," {
            return None;
        }
        end = name.end;
    }
    own.then(|| text.span(sentence.start..end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::Entities;
    use crate::quotes::article;
    use crate::quotes::reading::Whole;

    /// Source, cue and matter of the first refusal of a sentence.
    fn refused(source: &str) -> Option<String> {
        let (doc, text) = article(source);
        let entities = Entities::default();
        let text = &Whole::new(&doc, &text, &entities);
        let found = find(text, &text.sentence_at(0)).into_iter().next()?;
        let of = |r: &Range<usize>| text.of(text.span(r.clone()));
        let who = found.source.map_or("", |s| text.of(s));
        Some(format!("{who} | {} | {}", of(&found.cue), of(&found.matter)))
    }

    #[test]
    fn refusals_have_a_source() {
        let is = |source: &str, told: &str| assert_eq!(refused(source).as_deref(), Some(told), "{source}");
        is(
            "The harbour board declined to comment on the talks.",
            "The harbour board | declined | to comment on the talks",
        );
        is(
            "A spokesman for Holm Lines declined further comment.",
            "A spokesman for Holm Lines | declined | further comment",
        );
        is("Mr Roe refused to say whether the pier was safe.", "Mr Roe | refused | to say whether the pier was safe");
        is("Roe declined to name the captain, saying it was early.", "Roe | declined | to name the captain");
        is("Officials declined requests for comment.", "Officials | declined | requests for comment");
        is("She declined to be interviewed for this story.", "She | declined | to be interviewed for this story");
    }

    #[test]
    fn so_have_silences() {
        let is = |source: &str, told: &str| assert_eq!(refused(source).as_deref(), Some(told), "{source}");
        is("Roe has not yet commented on the talks.", "Roe | has not | yet commented on the talks");
        is(
            "The board did not immediately respond to a request for comment.",
            "The board | did not | immediately respond to a request for comment",
        );
        is("The ministry didn't reply.", "The ministry | didn't | reply");
        is("Holm Lines has yet to comment.", "Holm Lines | has yet | to comment");
        is("Roe could not be reached for comment.", "Roe | could not | be reached for comment");
        is("The crews were not available for comment.", "The crews | were not | available for comment");
        is("The board had no immediate comment.", "The board | had no | immediate comment");
        is("Police gave no further details.", "Police | gave no | further details");
        is("The mayor did not say how many had left.", "The mayor | did not | say how many had left");
        is("Roe did not return calls seeking comment.", "Roe | did not | return calls seeking comment");
        is("Roe remained tight-lipped about the sale.", "Roe | remained | tight-lipped about the sale");
        is("The club would neither confirm nor deny it.", "The club | would neither | confirm nor deny it");
        is("The board has been unable to comment.", "The board | been | unable to comment");
        is("Hale won't say he is sorry.", "Hale | won't | say he is sorry");
        is("Holm Lines has also not answered our questions.", "Holm Lines | has also not | answered our questions");
        is("Police gave no motive.", "Police | gave no | motive");
        is("She declined for years to reveal the price.", "She | declined | for years to reveal the price");
        is("Roe twice declined directly to say who paid.", "Roe | declined | directly to say who paid");
    }

    #[test]
    fn questions_are_evaded() {
        let is = |source: &str, told: &str| assert_eq!(refused(source).as_deref(), Some(told), "{source}");
        is("Roe ignored questions about the loan.", "Roe | ignored | questions about the loan");
        is("The board referred all inquiries to the port.", "The board | referred | all inquiries to the port");
        is("Roe hung up when asked about the loan.", "Roe | hung up | when asked about the loan");
        is("Calls to Holm Lines were not returned.", "Holm Lines | were not returned | Calls");
        is("Emails to the board went unanswered.", "the board | went unanswered | Emails");
        is("A request for comment was not returned.", " | was not returned | A request for comment");
    }

    #[test]
    fn so_is_what_nobody_says() {
        let is = |source: &str, told: &str| assert_eq!(refused(source).as_deref(), Some(told), "{source}");
        is("Nobody would say whether it was safe.", "Nobody | would | say whether it was safe");
        is("Neither side commented on the leak.", "Neither side | commented | on the leak");
        is("No official would confirm the toll.", "No official | would | confirm the toll");
        is("No one from the port was available for comment.", "No one from the port | was | available for comment");
        is("None of the banks replied to questions.", "None of the banks | replied | to questions");
        is(
            "No spokesman was immediately available to say why.",
            "No spokesman | was | immediately available to say why",
        );
        assert_eq!(refused("No 10 said whether it was safe."), None);
        assert_eq!(refused("No one has been charged."), None);
        assert_eq!(refused("No further details of the talks were disclosed."), None);
    }

    #[test]
    fn other_deeds_that_were_not_done_are_none() {
        for source in [
            "Roe declined to attend the talks.",
            "The board refused to lower its fares.",
            "Roe declined to name a successor.",
            "The patient did not respond to treatment.",
            "Fares did not make much of a difference.",
            "Roe did not say that the pier was safe.",
            "The board has no plans for comment boxes.",
            "The ferry could not be reached by road.",
            "Sales declined to the lowest in years.",
            "“Roe declined to comment,” the paper wrote.",
            "The guns remained silent along the river.",
            "Guns remained silent along the river.",
            "The engine did not respond.",
            "Police did not respond to calls for help.",
            "Roe did not respond to calls for her to quit.",
            "An agreement could not be reached.",
            "The road remained quiet.",
            "The board declined to take steps after comments it made.",
            "Roe ignored repeated calls for help.",
            "Roe ignored the warning signs.",
            "Roe hung up her coat.",
            "Calls for help were not answered.",
        ] {
            assert_eq!(refused(source), None, "{source}");
        }
    }
}
