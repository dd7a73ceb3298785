//! Interviews, transcripts and debates: paragraphs that begin with who speaks and a colon.
//!
//! A name and a colon alone prove nothing: lists of places, prices and people look the same. Turns are taken for such where
//! they take turns: three at least, of two voices or more, most of whom come back, and most of what they say is said to
//! someone. All the rest is left to the models. Interviews whose questions have no label are in [`super::questions`].

use std::ops::Range;

use crate::hashed::{Map, Set};

use super::reading::Reading;
use super::{interviewee, speaker};
use crate::lexicon::Class;
use crate::report::{EntityType, Form, PartKind};
use crate::span::Span;
use crate::text::TokenKind;

/// What one voice says until the next has the word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    /// Index of the part that it begins in.
    pub(crate) part: usize,
    /// What stands before the colon, if there is a label.
    pub(crate) source: Option<Span>,
    pub(crate) colon: Option<Span>,
    /// What is said, a stretch for each paragraph.
    pub(crate) content: Vec<Span>,
    /// Who says it, if it is known.
    pub(crate) speaker: Option<u32>,
}

/// The turns of an article, and the parts that they stand in, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Turns {
    pub(crate) turns: Vec<Turn>,
    pub(super) parts: Vec<usize>,
    /// The parts that begin with a name and a colon and are no turns.
    listed: Vec<usize>,
}

impl Turns {
    /// Whether a part belongs to a turn.
    pub(crate) fn hold(&self, part: usize) -> bool {
        self.parts.binary_search(&part).is_ok()
    }

    /// Whether a part is one of several that begin with a name and a colon, and no turn.
    pub(crate) fn list(&self, part: usize) -> bool {
        self.listed.binary_search(&part).is_ok()
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
    /// Any other words with a capital: an outlet that asks.
    Title(&'a str),
}

/// A paragraph that begins with some words and a colon.
struct Label {
    part: usize,
    /// Tokens of the words, what describes them left out.
    name: Range<usize>,
    /// The colon; "Q. Why?" has none.
    colon: Option<usize>,
    /// What is said.
    said: Range<usize>,
}

/// A label that names a voice.
struct Labelled<'a> {
    label: Label,
    voice: Voice<'a>,
}

impl Labelled<'_> {
    /// Whether it ends as a question.
    fn asks(&self, text: Reading<'_>) -> bool {
        is_question(text.of(text.span(self.label.said.clone())))
    }
}

/// Whether a text ends as a question.
pub(super) fn is_question(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', ']', ' ']).ends_with('?')
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
    "member",
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
    // Any label ends the turn before it, whoever it names.
    let begun: Vec<usize> = labels.iter().map(|l| l.part).collect();
    let known = known(text);
    let named = |l: Label| voice(text, l.name.clone(), &known).map(|voice| Labelled { label: l, voice });
    let mut labelled: Vec<Labelled<'_>> = labels.into_iter().filter_map(named).collect();
    if !take_turns(text, &mut labelled) {
        let listed = if begun.len() < LEAST { Vec::new() } else { begun };
        return Turns { listed, ..Turns::default() };
    }
    same_voices(text, &mut labelled);
    let first = labelled[0].label.part;
    let of =
        |asks: bool| labelled.iter().filter(move |l| l.voice == if asks { Voice::Question } else { Voice::Answer });
    let [asked, said] = [true, false].map(|asks| of(asks).map(|l| l.label.said.clone()));
    let personal = interviewee::is_personal(text, asked, said);
    let asked = interviewee::find(text, first).filter(|_| personal);
    let mut out = Turns::default();
    for (n, l) in labelled.iter().enumerate() {
        let speaker = match l.voice {
            Voice::Entity(e) => Some(e),
            Voice::Answer => asked,
            _ => None,
        };
        let part = l.label.part;
        let mut content = vec![text.span(l.label.said.clone())];
        out.parts.push(part);
        if labelled.get(n + 1).is_some() {
            let end = begun.iter().copied().find(|&p| p > part).unwrap_or(part + 1);
            content.extend(continued(text, part + 1..end, speaker, &mut out.parts));
        }
        let source = Some(text.span(l.label.name.start..l.label.colon.unwrap_or(l.label.name.end)));
        let colon = l.label.colon.map(|c| text.token_span(c));
        out.turns.push(Turn { part, source, colon, content, speaker });
    }
    out
}

/// Reads a paragraph's label, if it has one.
fn label(text: Reading<'_>, part: usize, words: Range<usize>) -> Option<Label> {
    let arrows = words.clone().take_while(|&i| matches!(text.surface(i), ">" | ">>" | "»")).count();
    let from = words.start + arrows.min(2);
    if let Some(said) = letter(text, from) {
        return (said < words.end).then_some(Label { part, name: from..from + 1, colon: None, said: said..words.end });
    }
    let colon = (from + 1..words.end.min(from + LONGEST)).find(|&i| text.surface(i) == ":")?;
    if colon + 1 >= words.end || text.kind(colon + 1) == Some(TokenKind::Mark) {
        return None;
    }
    let aside = (from..colon).find(|&i| matches!(text.surface(i), "(" | "[" | ","));
    let end = aside.unwrap_or(colon);
    let closed = aside.is_none_or(|i| text.surface(i) == "," || matches!(text.surface(colon - 1), ")" | "]"));
    let speaks = (end..colon).any(|i| text.has_lower(i, Class::OpensBlock) || text.has_lower(i, Class::LeadsIn));
    // "On Hale:" tells of him.
    let speaks = speaks || text.has(from, Class::ClausePreposition);
    let fits = closed && !speaks && end > from && end - from <= 6 && text.surface(from).starts_with(char::is_uppercase);
    fits.then_some(Label { part, name: from..end, colon: Some(colon), said: colon + 1..words.end })
}

/// Where the words begin after a letter without a colon: "Q. Why?", "Q   Why?".
fn letter(text: Reading<'_>, at: usize) -> Option<usize> {
    let gap = || text.token_span(at + 1).start > text.token_span(at).end + 1;
    match (text.surface(at), text.surface(at + 1)) {
        ("Q." | "A.", _) => Some(at + 1),
        ("Q" | "A", ".") => Some(at + 2),
        ("Q" | "A", next) if next != ":" && gap() => Some(at + 1),
        _ => None,
    }
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
    if let Some(e) = speaker::resolve(text, &[span]).filter(|&e| speaker::is_person(text, e)) {
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
    if words && ROLES.contains(&role) {
        return Some(Voice::Role(word));
    }
    if !words || barred() {
        return None;
    }
    if !capitals {
        return (name.len() <= 4).then_some(Voice::Title(word));
    }
    let letters: String = word.chars().filter(|c| *c != '.').collect();
    Some(known.get(&letters).copied().flatten().map_or(Voice::Capitals(word), Voice::Entity))
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
    let mut counts: Map<Voice<'_>, (usize, usize)> = Map::default();
    for l in labelled.iter() {
        let (all, asking) = counts.entry(l.voice).or_default();
        *all += 1;
        *asking += usize::from(l.asks(text));
    }
    let questions = counts.values().any(|c| c.1 > 0);
    labelled.retain(|l| {
        let (all, asking) = counts[&l.voice];
        match l.voice {
            // What is no name, and stands once, is a label: "NOTE". Two letters are a country's as often as a person's.
            Voice::Capitals(w) => all > 1 && (questions || w.len() > 2),
            Voice::Title(_) => all > 1 && 2 * asking >= all,
            _ => true,
        }
    });
    // Subtitles have speakers and nothing else before a colon.
    if text.doc.positions.iter().any(|p| p.time.is_some()) {
        return !labelled.is_empty();
    }
    let voices: Set<Voice<'_>> = labelled.iter().map(|l| l.voice).collect();
    let has = |v: Voice<'_>| counts.contains_key(&v);
    let again = labelled.iter().filter(|l| counts[&l.voice].0 > 1).count();
    let to_someone = |l: &&Labelled<'_>| l.label.said.clone().any(|i| ADDRESS.contains(&text.low(i)));
    let said = labelled.iter().filter(to_someone).count();
    labelled.len() >= LEAST
        && voices.len() >= 2
        && (has(Voice::Question) || !has(Voice::Answer))
        && again * 2 >= labelled.len()
        && said * 2 >= labelled.len()
        && (questions || voices.len() == 2 && alternate(labelled) || is_script(text, labelled))
}

/// Makes labels without a name, "THE PRESIDENT", nobody's where they would be several's, or somebody's who is named only
/// in the turns.
fn same_voices<'a>(text: Reading<'a>, labelled: &mut [Labelled<'a>]) {
    let Some(first) = labelled.first().map(|l| text.span(l.label.name.clone()).start) else { return };
    let word = |l: &Labelled<'a>| text.of(text.span(l.label.name.clone()));
    let mut voices: Map<&'a str, Voice<'a>> = Map::default();
    let named = |m: &crate::report::Mention<u32>| m.form == Form::Name;
    for l in labelled.iter() {
        let own = text.span(l.label.name.clone());
        let Voice::Entity(e) = l.voice else { continue };
        let name = text.entities.inside(own).any(named);
        let above = || text.entities.mentions.iter().any(|m| m.span().end <= first && m.entity == e && named(m));
        let known = name || text.entities.inside(own).next().is_none() || above();
        let voice = if known { l.voice } else { Voice::Role(word(l)) };
        voices
            .entry(word(l))
            .and_modify(|v| *v = if *v == voice { voice } else { Voice::Role(word(l)) })
            .or_insert(voice);
    }
    for l in labelled {
        l.voice = voices.get(word(l)).copied().unwrap_or(l.voice);
    }
}

/// Whether no voice has two turns on end.
fn alternate(labelled: &[Labelled<'_>]) -> bool {
    labelled.windows(2).all(|w| w[0].voice != w[1].voice)
}

/// Whether labels are those of a transcript: in capitals, or one voice has two of them, "Ada Roe" and "Roe". Books and
/// their authors look like turns as well.
fn is_script(text: Reading<'_>, labelled: &[Labelled<'_>]) -> bool {
    let word = |l: &Labelled<'_>| text.of(text.span(l.label.name.clone()));
    labelled.iter().any(|l| {
        let own = word(l);
        !own.contains(char::is_lowercase) || labelled.iter().any(|o| o.voice == l.voice && word(o) != own)
    })
}

/// The paragraphs in a range of parts that go on with the turn before them.
pub(super) fn continued(
    text: Reading<'_>,
    between: Range<usize>,
    speaker: Option<u32>,
    parts: &mut Vec<usize>,
) -> Vec<Span> {
    /// More is a text of its own.
    const MOST: usize = 8;
    let kind = |p: usize| text.doc.parts[p].kind;
    let read = |&p: &usize| kind(p).is_body() || kind(p) == PartKind::Heading;
    let between: Vec<usize> = between.filter(read).take(MOST + 1).collect();
    if between.len() > MOST {
        return Vec::new();
    }
    let own = between.iter().copied().take_while(|&part| goes_on(text, part, speaker));
    own.inspect(|&p| parts.push(p)).map(|p| text.doc.parts[p].span()).collect()
}

/// Whether a paragraph without a label goes on with what `speaker` says, and is not told by the paper.
fn goes_on(text: Reading<'_>, part: usize, speaker: Option<u32>) -> bool {
    /// What who asks writes of himself: "I ask her".
    const ASKS: [&str; 7] = ["ask", "asked", "suggest", "wonder", "tell", "put", "say"];
    let own = text.doc.parts[part].span();
    let marks = &text.marks().stretches;
    let from = marks.partition_point(|m| m.outer.end <= own.start);
    let quoted = marks.get(from).is_some_and(|m| m.outer.start < own.end);
    let told = speaker.is_some_and(|e| text.entities.inside(own).any(|m| m.entity == e && m.form == Form::Name));
    let words = text.tokens_in(own);
    let narrated = matches!(text.low(words.start), "he" | "she" | "they")
        || text.low(words.start) == "i" && ASKS.contains(&text.low(words.start + 1));
    text.doc.parts[part].kind == PartKind::Paragraph
        && words.clone().any(|i| ADDRESS.contains(&text.low(i)))
        && !quoted
        && !told
        && !narrated
        && !own.of(&text.doc.text).starts_with(['(', '[', '*', '>', '-', '–', '—'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::{Entities, LocalEntity};
    use crate::quotes::article;
    use crate::quotes::reading::Whole;
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
        let text = &Whole::new(&doc, &text, &entities);
        let found = find(text);
        let name = |e: Option<u32>| e.map_or("?", |e| people[e as usize]);
        let say = |t: &Turn| {
            let said: Vec<&str> = t.content.iter().map(|&s| text.of(s)).collect();
            format!("{} = {}: {}", t.source.map_or("", |s| text.of(s)), name(t.speaker), said.join(" / "))
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
        assert_eq!(two[3], "A = Joan Pike: Then we stay at home.");
        let both = turns(&format!("Tom Hale and {source}"), &["Joan Pike", "Tom Hale"]);
        assert_eq!(both[3], "A = ?: Then we stay at home.");
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
            "On Joan Pike: You will like her.\n\nOn Tom Hale: Would I vote for you?\n\nOn Joan Pike: I would.",
            "Joan Pike: My Ferry. We loved it.\n\nTom Hale: You and I.\n\nAda Roe: Our Pier. You will like it.\n\nJoan Pike: Who Are We? You decide.",
        ] {
            assert_eq!(turns(source, &["Joan Pike", "Tom Hale", "Ada Roe"]), [""; 0], "{source}");
        }
    }
}
