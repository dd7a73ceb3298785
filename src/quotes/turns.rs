//! Interviews, transcripts and debates: paragraphs that begin with who speaks and a colon.
//!
//! A name and a colon alone prove nothing: lists of places, prices and people look the same. Turns are taken for such where
//! they take turns: three at least, of two voices or more, most of whom come back, and most of what they say is said to
//! someone. All the rest is left to the models.

use std::ops::Range;

use crate::hashed::{Map, Set};

use super::reading::Reading;
use super::speaker;
use crate::lexicon::Class;
use crate::report::{EntityType, Form, PartKind};
use crate::span::Span;
use crate::text::TokenKind;

/// What one voice says until the next has the word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    /// Index of the part that it begins in.
    pub(crate) part: usize,
    /// What stands before the colon.
    pub(crate) source: Span,
    pub(crate) colon: Span,
    /// What is said, a stretch for each paragraph.
    pub(crate) content: Vec<Span>,
    /// Who says it, if it is known.
    pub(crate) speaker: Option<u32>,
}

/// The turns of an article, and the parts that they stand in, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Turns {
    pub(crate) turns: Vec<Turn>,
    parts: Vec<usize>,
}

impl Turns {
    /// Whether a part belongs to a turn.
    pub(crate) fn hold(&self, part: usize) -> bool {
        self.parts.binary_search(&part).is_ok()
    }
}

/// Who a label says has the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Voice<'a> {
    Entity(u32),
    Question,
    Answer,
    /// Someone without a name: "HOST".
    Role(&'a str),
    /// A name in capitals that the text does not have elsewhere.
    Capitals(&'a str),
}

/// A paragraph that begins with some words and a colon.
struct Label {
    part: usize,
    /// Tokens of the words, what describes them left out.
    name: Range<usize>,
    colon: usize,
    /// Tokens of the paragraph.
    words: Range<usize>,
}

/// A label that names a voice.
struct Labelled<'a> {
    label: Label,
    voice: Voice<'a>,
}

impl Labelled<'_> {
    /// What is said.
    fn said(&self) -> Range<usize> {
        self.label.colon + 1..self.label.words.end
    }
}

/// Fewer turns are no conversation.
const LEAST: usize = 3;

/// Those without a name who have the word in interviews, in lower case.
const ROLES: &[&str] = &[
    "interviewer",
    "host",
    "moderator",
    "anchor",
    "presenter",
    "reporter",
    "correspondent",
    "journalist",
    "caller",
    "narrator",
    "announcer",
    "questioner",
    "audience",
    "speaker",
    "operator",
    "male",
    "female",
    "man",
    "woman",
    "president",
    "chairman",
    "chair",
    "judge",
    "court",
    "clerk",
    "witness",
    "unidentified",
];

/// Words that are said to someone, in lower case.
const ADDRESS: &[&str] = &["i", "we", "you", "my", "our", "me", "us", "your", "myself", "yourself", "?"];

/// A label is no longer than this, in tokens.
const LONGEST: usize = 14;

/// Finds the turns of an article.
pub(crate) fn find(text: Reading<'_>) -> Turns {
    let mut labels: Vec<Label> = Vec::new();
    for sentences in text.text.paragraphs() {
        let first = &text.text.sentences[sentences.start];
        let part = first.part;
        let kind = text.doc.parts[part].kind;
        if matches!(kind, PartKind::Paragraph | PartKind::Heading) {
            let words = first.tokens.start..text.text.sentences[sentences.end - 1].tokens.end;
            labels.extend(label(text, part, words));
        }
    }
    if labels.len() < LEAST {
        return Turns::default();
    }
    let known = known(text);
    let named = |l: Label| voice(text, l.name.clone(), &known).map(|voice| Labelled { label: l, voice });
    let mut labelled: Vec<Labelled<'_>> = labels.into_iter().filter_map(named).collect();
    if !take_turns(text, &mut labelled) {
        return Turns::default();
    }
    let asked = asked(text, &labelled);
    let mut out = Turns::default();
    for (n, l) in labelled.iter().enumerate() {
        let speaker = match l.voice {
            Voice::Entity(e) => Some(e),
            Voice::Answer => asked,
            _ => None,
        };
        let part = l.label.part;
        let mut content = vec![text.span(l.said())];
        out.parts.push(part);
        if let Some(next) = labelled.get(n + 1) {
            content.extend(continued(text, part..next.label.part, speaker, &mut out.parts));
        }
        let source = text.span(l.label.name.start..l.label.colon);
        out.turns.push(Turn { part, source, colon: text.token_span(l.label.colon), content, speaker });
    }
    out
}

/// Reads a paragraph's label, if it has one.
fn label(text: Reading<'_>, part: usize, words: Range<usize>) -> Option<Label> {
    let arrows = words.clone().take_while(|&i| matches!(text.surface(i), ">" | ">>" | "»")).count();
    let from = words.start + arrows.min(2);
    let colon = (from + 1..words.end.min(from + LONGEST)).find(|&i| text.surface(i) == ":")?;
    if colon + 1 >= words.end || text.kind(colon + 1) == Some(TokenKind::Mark) {
        return None;
    }
    let aside = (from..colon).find(|&i| matches!(text.surface(i), "(" | "[" | ","));
    let end = aside.unwrap_or(colon);
    let closed = aside.is_none_or(|i| text.surface(i) == "," || matches!(text.surface(colon - 1), ")" | "]"));
    let speaks = (end..colon).any(|i| text.has_lower(i, Class::OpensBlock) || text.has_lower(i, Class::LeadsIn));
    let fits = closed && !speaks && end > from && end - from <= 6 && text.surface(from).starts_with(char::is_uppercase);
    fits.then_some(Label { part, name: from..end, colon, words })
}

/// Who is named by the words of a label.
fn voice<'a>(text: Reading<'a>, name: Range<usize>, known: &Map<String, Option<u32>>) -> Option<Voice<'a>> {
    let span = text.span(name.clone());
    let word = text.of(span);
    match word {
        "Q" | "Q." | "Question" | "QUESTION" => return Some(Voice::Question),
        "A" | "A." | "Answer" | "ANSWER" => return Some(Voice::Answer),
        _ => {}
    }
    let person = |e: &u32| text.entities.table.get(*e as usize).is_some_and(|e| e.kind == Some(EntityType::Per));
    if let Some(e) = speaker::resolve(text, &[span]).filter(person) {
        return Some(Voice::Entity(e));
    }
    if let Some(e) = known.get(&word.to_uppercase()).copied().flatten().filter(|_| name.len() > 1) {
        return Some(Voice::Entity(e));
    }
    let last = text.low(name.end - 1);
    let numbered = text.kind(name.end - 1) == Some(TokenKind::Number) && name.len() > 1;
    let role = if numbered { text.low(name.end - 2) } else { last };
    let plain = |i: usize| matches!(text.kind(i), Some(TokenKind::Word | TokenKind::Abbreviation));
    let words = name.clone().all(|i| plain(i) || numbered && i + 1 == name.end);
    let capitals = name.clone().all(|i| !text.surface(i).chars().any(char::is_lowercase));
    let barred = || name.clone().any(|i| text.has(i, Class::NoSpeaker));
    let named = || name.clone().any(|i| text.surface(i).len() > 2);
    if words && ROLES.contains(&role) {
        return Some(Voice::Role(word));
    }
    if !words || !capitals {
        return None;
    }
    let letters: String = word.chars().filter(|c| *c != '.').collect();
    known
        .get(&letters)
        .copied()
        .flatten()
        .map(Voice::Entity)
        .or_else(|| (named() && !barred()).then_some(Voice::Capitals(word)))
}

/// Which person has which name in capitals, or which initials, by two names and more; none where several have them.
fn known(text: Reading<'_>) -> Map<String, Option<u32>> {
    let mut out: Map<String, Option<u32>> = Map::default();
    for (e, entity) in (0..).zip(&text.entities.table) {
        if entity.kind == Some(EntityType::Per) && entity.name.contains(' ') {
            let first = |w: &str| w.chars().next().into_iter().flat_map(char::to_uppercase).collect::<String>();
            let letters: String = entity.name.split([' ', '-']).map(first).collect();
            for key in [letters, entity.name.to_uppercase()] {
                out.entry(key).and_modify(|one| *one = None).or_insert(Some(e));
            }
        }
    }
    out
}

/// Whether those who are `labelled` talk to one another; drops what is no turn.
fn take_turns(text: Reading<'_>, labelled: &mut Vec<Labelled<'_>>) -> bool {
    let mut counts: Map<Voice<'_>, usize> = Map::default();
    for l in labelled.iter() {
        *counts.entry(l.voice).or_default() += 1;
    }
    // What is no name, and stands once, is a label: "NOTE".
    labelled.retain(|l| !matches!(l.voice, Voice::Capitals(_)) || counts[&l.voice] > 1);
    let voices: Set<Voice<'_>> = labelled.iter().map(|l| l.voice).collect();
    let has = |v: Voice<'_>| counts.contains_key(&v);
    let again = labelled.iter().filter(|l| counts[&l.voice] > 1).count();
    let to_someone = |l: &&Labelled<'_>| l.said().any(|i| ADDRESS.contains(&text.low(i)));
    let said = labelled.iter().filter(to_someone).count();
    labelled.len() >= LEAST
        && voices.len() >= 2
        && has(Voice::Question) == has(Voice::Answer)
        && again * 2 >= labelled.len()
        && said * 2 >= labelled.len()
}

/// Words that say that somebody was talked to.
const TALKED: [&str; 10] =
    ["spoke", "speaks", "talked", "talks", "talk", "interview", "interviewed", "conversation", "answers", "answered"];

/// Who writes has names as well.
const WRITES: [&str; 4] = ["reporter", "correspondent", "editor", "readers"];

/// Who is asked: the only person whom the text names above the turns, where it says that somebody was talked to and nothing of who
/// writes. An explainer has questions and answers too, and they are nobody's but the paper's.
fn asked(text: Reading<'_>, labelled: &[Labelled<'_>]) -> Option<u32> {
    let first = labelled.first()?.label.part;
    let above = &text.doc.parts[..first];
    let lead = || above.iter().filter(|p| p.kind.is_body()).map(|p| p.span().of(&text.doc.text).to_lowercase());
    let says = |wanted: &[&str]| lead().any(|l| l.split(|c: char| !c.is_alphabetic()).any(|w| wanted.contains(&w)));
    if !says(&TALKED) || says(&WRITES) {
        return None;
    }
    let end = above.last()?.span().end;
    let names = text.entities.mentions.iter().take_while(|m| m.span().start < end);
    let mut named = names.filter(|m| m.kind == EntityType::Per && m.form == Form::Name).map(|m| m.entity);
    let one = named.next()?;
    named.all(|e| e == one).then_some(one)
}

/// The paragraphs between the parts of two turns, as far as the first goes on in them.
fn continued(text: Reading<'_>, turns: Range<usize>, speaker: Option<u32>, parts: &mut Vec<usize>) -> Vec<Span> {
    /// More is a text of its own.
    const MOST: usize = 8;
    let between: Vec<usize> =
        (turns.start + 1..turns.end).filter(|&p| text.doc.parts[p].kind.is_body()).take(MOST + 1).collect();
    let goes_on = |&part: &usize| {
        // Without any such word a paragraph may be told by the paper.
        let own = text.doc.parts[part].span();
        let marks = &text.marks().stretches;
        let from = marks.partition_point(|m| m.outer.end <= own.start);
        let quoted = marks.get(from).is_some_and(|m| m.outer.start < own.end);
        let told = speaker.is_some_and(|e| text.entities.inside(own).any(|m| m.entity == e && m.form == Form::Name));
        let said = own.of(&text.doc.text).to_lowercase();
        text.doc.parts[part].kind == PartKind::Paragraph
            && said.split(|c: char| !c.is_alphabetic()).any(|w| ADDRESS.contains(&w))
            && !quoted
            && !told
            && !own.of(&text.doc.text).starts_with(['(', '[', '*'])
    };
    if between.len() > MOST {
        return Vec::new();
    }
    let own = between.iter().copied().take_while(goes_on);
    own.inspect(|&p| parts.push(p)).map(|p| text.doc.parts[p].span()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::{Entities, LocalEntity};
    use crate::quotes::article;
    use crate::report::Mention;

    /// Who says what, in a text where these people are known and named.
    fn turns(source: &str, people: &[&str]) -> Vec<String> {
        let (doc, text) = article(source);
        let table: Vec<LocalEntity> = people.iter().map(|p| LocalEntity::of_name(p, EntityType::Per)).collect();
        let mut mentions: Vec<Mention<u32>> = Vec::new();
        for (e, person) in (0..).zip(people) {
            for (at, name) in source.match_indices(person) {
                let span = Span::new(at as u32, (at + name.len()) as u32);
                mentions.push(Mention::new(span, EntityType::Per, e, Form::Name));
            }
        }
        mentions.sort_by_key(|m| m.span().start);
        let entities = Entities { mentions, table };
        let text = Reading::new(&doc, &text, &entities);
        let found = find(text);
        let name = |e: Option<u32>| e.map_or("?", |e| people[e as usize]);
        let say = |t: &Turn| {
            let said: Vec<&str> = t.content.iter().map(|&s| text.of(s)).collect();
            format!("{} = {}: {}", text.of(t.source), name(t.speaker), said.join(" / "))
        };
        found.turns.iter().map(say).collect()
    }

    #[test]
    fn an_interview_by_names_and_initials() {
        let source = "Tom Hale spoke to Joan Pike about the ferry.\n\nTom Hale: Why do you want to leave?\n\nJoan Pike: I \
                      have done this for years.\n\nIt is enough, I think.\n\nHale: Will you come back?\n\nJP: We will \
                      see, you never know.\n\nTom Hale: I thank you.";
        assert_eq!(
            turns(source, &["Tom Hale", "Joan Pike"]),
            [
                "Tom Hale = Tom Hale: Why do you want to leave?",
                "Joan Pike = Joan Pike: I have done this for years. / It is enough, I think.",
                "Hale = Tom Hale: Will you come back?",
                "JP = Joan Pike: We will see, you never know.",
                "Tom Hale = Tom Hale: I thank you.",
            ]
        );
    }

    #[test]
    fn questions_and_answers() {
        let source = "Joan Pike steers the ferry to Oland and spoke to us.\n\nQ: Do you like it?\n\nA: I love it when the sea is \
                      calm.\n\nQ: And when it is not?\n\nA: Then we stay at home.";
        let found = turns(source, &["Joan Pike"]);
        assert_eq!(found[0], "Q = ?: Do you like it?");
        assert_eq!(found[3], "A = Joan Pike: Then we stay at home.");
        let two = turns(&format!("Tom Hale asked her.\n\n{source}"), &["Joan Pike", "Tom Hale"]);
        assert_eq!(two[3], "A = ?: Then we stay at home.");
        // An explainer names somebody too, and so does the one who asks.
        for lead in ["Joan Pike signed an order on ferries.", "Our reporter Joan Pike talked to a pilot."] {
            let (_, turns_alone) = source.split_once("\n\n").expect("a lead");
            let told = turns(&format!("{lead}\n\n{turns_alone}"), &["Joan Pike"]);
            assert_eq!(told[3], "A = ?: Then we stay at home.", "{lead}");
        }
    }

    #[test]
    fn what_the_paper_tells_between_turns_is_nobodys() {
        let source = "Tom Hale spoke to Joan Pike.\n\nTom Hale: Will you miss it?\n\nShe pauses and looks out to \
                      sea.\n\nJoan Pike: I had no choice, you know.\n\nCourt papers say that she was told in \
                      June.\n\nTom Hale: I thank you.";
        assert_eq!(
            turns(source, &["Tom Hale", "Joan Pike"]),
            [
                "Tom Hale = Tom Hale: Will you miss it?",
                "Joan Pike = Joan Pike: I had no choice, you know.",
                "Tom Hale = Tom Hale: I thank you.",
            ]
        );
    }

    #[test]
    fn a_transcript_in_capitals() {
        let source = "Here is what was said.\n\n>> HOST: Did you see the storm?\n\n>> JOAN PIKE (FERRY CAPTAIN): I saw it \
                      come.\n\n>> HOST: Were you afraid?\n\n>> PIKE: I was, and you would be.";
        assert_eq!(
            turns(source, &["Joan Pike"])[1..],
            [
                "JOAN PIKE (FERRY CAPTAIN) = Joan Pike: I saw it come.",
                "HOST = ?: Were you afraid?",
                "PIKE = Joan Pike: I was, and you would be.",
            ]
        );
    }

    #[test]
    fn lists_with_colons_are_none() {
        for source in [
            "Where: The town hall of Oland\n\nWhen: You may come on Friday\n\nPrice: You pay 5 dollars\n\nWhere: Gate 4",
            "UPDATE: We have added a chart.\n\nNOTE: You may need it.\n\nUPDATE: We have taken it away again.",
            "Joan Pike: Steers the ferry since 2020.\n\nTom Hale: Sells tickets.\n\nAda Roe: Paints the boats.",
            "Joan Pike: Wants a new ferry.\n\nTom Hale: Wants none.\n\nJoan Pike: Wants two piers.\n\nTom Hale: Wants one.",
            "Joan Pike: I like my ferry.\n\nTom Hale: I like my bridge.",
        ] {
            assert_eq!(turns(source, &["Joan Pike", "Tom Hale", "Ada Roe"]), [""; 0], "{source}");
        }
    }
}
