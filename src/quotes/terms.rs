//! What stands between marks and is nobody's words: a name or nickname, a title, a word spoken of as a word, a sign, a heading.

use super::acts;
use super::node::{Node, is_punctuation};
use super::nodes::{is_named, words_within};
use super::reading::Reading;
use super::speaker;
use crate::lexicon::{self, Class};
use crate::report::{EntityType, PartKind};
use crate::span::Span;
use crate::text::{Marked, TokenKind};

/// Most words of a sentence that are read for one stretch.
const SENTENCE: usize = 60;

/// Marks what is nobody's words in a paragraph as it marks titles.
pub(super) fn mark(text: Reading<'_>, nodes: &mut [Node]) {
    for i in 0..nodes.len() {
        let title = nodes[i].title || nodes[i].quote.is_some() && is_nobodys(text, nodes, i);
        nodes[i].title = title;
    }
}

/// Whether what stands between the marks of a node is nobody's words.
fn is_nobodys(text: Reading<'_>, nodes: &[Node], at: usize) -> bool {
    let node = &nodes[at];
    let (from, to) = (node.from as usize, node.to as usize);
    let all = words_within(text, nodes, at);
    let words = all.trim_end_matches([',', '.']).trim();
    let count = words.split_whitespace().count();
    if count > 12 {
        return false;
    }
    if from == 0 || text.begins(from) {
        return is_apposed(text, from, to, words);
    }
    // "‘Card-not-present’ fraud"
    let compound = count == 1 && words.bytes().filter(|&b| b == b'-').count() > 1 && text.is_lower(to);
    let short = count <= 5;
    compound
        || short && (is_nickname(text, from, to) || is_called(text, from, to))
        || is_mentioned(text, from, count)
        || is_work(text, node, words)
        || is_made(text, from, all)
        || is_given(text, from, to, all)
        || is_apposed(text, from, to, words)
        || is_titled(text, from, words)
}

/// "Tom “Tides” Hale": between the names of a person.
fn is_nickname(text: Reading<'_>, from: usize, to: usize) -> bool {
    let part = text.doc.parts.partition_point(|p| p.span().end <= text.token_span(from).start);
    let heading = text.doc.parts.get(part).is_some_and(|p| matches!(p.kind, PartKind::Headline | PartKind::Heading));
    let title = |i: usize| text.title_case(i) && !text.begins(i);
    let inside = from + 1..to.saturating_sub(1);
    let person = |at: Span| text.entities.inside(at).any(|m| m.kind == EntityType::Per);
    let near = text.span(from.saturating_sub(3)..(to + 3).min(text.len()));
    !heading
        && text.capital(from - 1)
        && title(to)
        && inside.clone().all(|i| text.capital(i) || text.is(i, &["the", "of"]))
        && !inside.is_empty()
        && text.text.sentence_of(from - 1) == text.text.sentence_of(to)
        && person(near)
}

/// "A coin called the “Tide”", "is known as “the rock”", "so-called “norms”".
fn is_called(text: Reading<'_>, from: usize, to: usize) -> bool {
    let article = |i: usize| text.is(i, &["the", "a", "an", "as", "simply", "either"]);
    let mut i = from - 1;
    let limit = from.saturating_sub(4);
    while i > limit && article(i) {
        i -= 1;
    }
    if text.is(i, &["so-called"])
        || text.run(i.saturating_sub(2), &["so", "-", "called"])
        || text.run(i.saturating_sub(1), &["so", "called"])
        || text.run(i.saturating_sub(1), &["short", "for"])
    {
        return true;
    }
    if i > 0 && text.is(i, &["by"]) && text.lemma(i - 1) == "go" {
        return true;
    }
    let called =
        ["called", "named", "dubbed", "known", "billed", "labelled", "labeled", "marked", "christened", "nicknamed"];
    if !text.is(i, &called) || i == 0 {
        return false;
    }
    // "Was called “a farce” by Roe" are his words.
    let by = (to..(to + 4).min(text.len())).any(|k| text.is(k, &["by"]));
    let be = (i.saturating_sub(3)..i).any(|k| text.has(k, Class::PassiveAuxiliary));
    let known = text.is(i, &["known", "billed", "marked", "labelled", "labeled", "christened"])
        || text.is(i, &["dubbed", "nicknamed"]) && text.before(i) == ",";
    let noun = i - 1;
    let thing = text.verb(noun).is_none()
        && text.is_lower(noun)
        && !speaker::is_human(text.surface(noun))
        && !speaker::is_plural(text.surface(noun))
        && !speaker::is_thing(text.surface(noun));
    let of = (noun.saturating_sub(4)..noun).any(|k| text.is(k, &["a", "an", "new"]));
    !by && (known || be && !text.is(i, &["called"]) || text.is(i, &["called", "named", "dubbed"]) && thing && of)
}

/// "The word “no”", "a sticker with the slogan “Free tides”", "a jacket that said “PRESS”".
fn is_mentioned(text: Reading<'_>, from: usize, count: usize) -> bool {
    let near = (from.saturating_sub(2)..from).rev().find(|&i| !text.is(i, &["of", ":", ",", "simply", "-"]));
    let Some(word) = near else { return false };
    if text.has(word, Class::NamesWords) && count <= 8 {
        // "In the words of Roe: “…”" has another word before the mark.
        // "Asked for his name, “Tom Hale,” he replied" is an answer.
        return !text.is(from - 1, &[","]) && (!text.is(word, &["words", "word"]) || !text.is(from - 1, &[":"]));
    }
    let reads = text.has(word, Class::ReadsSo);
    let carrier = (from.saturating_sub(7)..word).rev().find(|&i| text.has(i, Class::WearsWords));
    // "In a red hat, she said" tells of her, and "the woman in the red hat said" of the woman.
    let verb = text.is(word, &["said", "says", "read", "reads"]);
    let person = |i: usize| speaker::is_human(text.surface(i)) || text.capital(i);
    let has = |i: usize, c: usize| text.any(i..c, &["in", "with", "of", "under", "behind", "wearing", "carrying"]);
    let worn = |c: usize| verb && (c.saturating_sub(6)..c).any(|i| person(i) && has(i, c));
    let own = |c: usize| !text.any(c..word, &["he", "she", "they", "who", "and", ","]) && !worn(c);
    reads && carrier.is_some_and(own)
}

/// "A party for “Tides of Home”", "films such as “Tides”": every word has a capital, and a preposition stands before.
fn is_work(text: Reading<'_>, node: &Node, words: &str) -> bool {
    let named = is_named(words)
        || !words.contains(' ')
            && words.starts_with(char::is_uppercase)
            && words.chars().skip(1).any(char::is_lowercase);
    if !named {
        return false;
    }
    let before = node.from as usize - 1;
    let preposition = text.is_lower(before)
        && text
            .is(before, &["for", "on", "from", "in", "during", "of", "to", "called", "titled", "about", "like", "via"]);
    // "“Tides” and “Harbour Lights”": one of several.
    let last =
        node.quote.and_then(|q| text.marks().stretches[..q as usize].iter().rev().take(4).find(|m| m.depth == 0));
    let start = text.token_span(before).start;
    let beside = last.is_some_and(|m| {
        m.outer.end <= start && start <= m.outer.end + 2 && is_named(text.of(m.inner).trim_end_matches(','))
    });
    let listed =
        text.is(before, &["as"]) && text.before(before) == "such" || text.is(before, &["and", "or", ","]) && beside;
    preposition && !said_to(text, before) || listed
}

/// "Wrote “The Long Tide” in May", "sang her hit “Rope”", "signed the “Fair Fares Act”": a work or a law, by its name.
fn is_made(text: Reading<'_>, from: usize, words: &str) -> bool {
    let before = from - 1;
    let law = words.rsplit(' ').next().is_some_and(|w| lexicon::look_up(&w.to_lowercase()).has(Class::EventHead));
    if law && is_named(words) && text.is(before, &["the", "a", "its", "their"]) {
        return true;
    }
    // Between the verb and the name, only what says which sort of work it is.
    let sort = |i: usize| {
        text.has(i, Class::ClauseDeterminer)
            || is_sort(text, i)
            || text.is(i, &["new", "first", "latest", "hit", "debut", "solo", "bestselling", "own", "single"])
    };
    let verb = (from.saturating_sub(4)..from).rev().find(|&i| !sort(i));
    let makes = |v: usize| text.is_lower(v) && text.has(v, Class::MakesWork);
    // Who writes a single word, or one in capitals, may mean it.
    let one = !words.contains(' ') && verb.is_none_or(|v| text.lemma(v) != "write");
    let title = is_named(words) && words.chars().any(char::is_lowercase)
        || one && text.title_case(from + 1) && words.chars().all(char::is_alphabetic);
    title && verb.is_some_and(makes)
}

/// "Named the boat “Ada”", "calls himself “King of Kites”", "called her dog “Biscuit”": a name that is given.
fn is_given(text: Reading<'_>, from: usize, to: usize, words: &str) -> bool {
    let name = words.split_whitespace().count() <= 4
        && (is_named(words) || text.title_case(from + 1) && words.chars().all(char::is_alphabetic));
    let plain = |i: &usize| text.kind(*i) == Some(TokenKind::Word);
    let verb = (from.saturating_sub(4)..from)
        .rev()
        .take_while(plain)
        .find(|&i| matches!(text.lemma(i), "name" | "call" | "christen" | "nickname" | "pronounce"));
    let Some(verb) = verb.filter(|_| name && !text.is(to, &["by"])) else { return false };
    let between = verb + 1..from;
    if text.lemma(verb) != "call" {
        return !between.is_empty() && text.verb(verb).is_some();
    }
    let own = text.any(between.clone(), &["himself", "herself", "themselves", "itself"]);
    // Who calls a rival or a plan something says so.
    let thing = between.len() == 2
        && text.is(verb + 1, &["his", "her", "their"])
        && text.noun(verb + 2).is_none_or(|n| n.has(Class::Mute))
        && !speaker::is_human(text.surface(verb + 2))
        && !speaker::is_plural(text.surface(verb + 2));
    own || thing && !words.ends_with("an") && !words.ends_with("ish")
}

/// "“Tides,” a film about ropes", "“The Long Tide,” by Ada Roe": what stands behind tells that it is a work.
fn is_apposed(text: Reading<'_>, from: usize, to: usize, words: &str) -> bool {
    /// Words from the article to the noun.
    const NOUN: usize = 6;
    let comma = text.surface(to) == ",";
    let next = to + usize::from(comma);
    let one = words.chars().next().is_some_and(char::is_uppercase) && words.chars().any(char::is_lowercase);
    if !one || !comma && text.surface(to.saturating_sub(2)) != "," || is_called_so(text, from) {
        return false;
    }
    let named = is_named(words);
    let by = text.is(next, &["by"]) && text.capital(next + 1);
    let plain = |&i: &usize| text.kind(i) == Some(TokenKind::Word) && !text.has_lower(i, Class::Governs);
    // "A film director said" is a person, "the book said" a source, and so is "the film’s star".
    let one_of = text.is(next, &["a", "an"]);
    let ends = |i: usize| {
        matches!(text.surface(i), "," | "." | ";" | ")" | "”" | "\"")
            || one_of && text.is(i, &["that", "which", "about"])
    };
    // Whatever is told of it, somebody may have said it: "“Stop,” a play on words, was what Roe shouted".
    let rest = text.sentence_at(next);
    let said = || (next..rest.end.min(next + SENTENCE)).any(|i| utters(text, i));
    let work = |i: usize| is_sort(text, i) && ends(i + 1);
    let told = text.is(next, &["a", "an", "the", "his", "her", "its", "their"])
        && (next + 1..(next + NOUN).min(text.len())).take_while(plain).any(work);
    (named && by || (named || !words.contains(' ')) && told) && !said()
}

/// "The cast of the “Planet of Ropes”", "the sombre “Long Way Home”": each word has a capital in a sentence that is no headline, and
/// nobody is said to call anything so.
fn is_titled(text: Reading<'_>, from: usize, words: &str) -> bool {
    /// Words of a sentence on either side that tell whether it is a headline.
    const READ: usize = 300;
    /// Letters of a word that a headline would write with a capital.
    const LONG: usize = 5;
    if !is_named(words) || !words.chars().any(char::is_lowercase) {
        return false;
    }
    // "Her book, “The Long Tide,” sold".
    let comma = text.surface(from - 1) == "," && from > 1 && is_sort(text, from - 2);
    let before = from - 1 - usize::from(comma);
    let sentence = text.sentence_at(from);
    let around = sentence.start.max(from.saturating_sub(READ))..sentence.end.min(from + READ);
    let prose = |i: usize| text.depth(i) == 0 && text.is_lower(i) && text.low(i).len() >= LONG;
    let noun = text.verb(before).is_none() || text.noun(before).is_some();
    let sort = (from.saturating_sub(2)..from).any(|i| is_sort(text, i));
    let near = sentence.start.max(from.saturating_sub(SENTENCE))..from;
    let plain = !near.filter(|&i| text.depth(i) == 0).any(|i| utters(text, i) || is_answer(text, i));
    let clause = text.has(before, Class::ClauseBe)
        || text.has(before, Class::ClauseModal)
        || text.is(before, &["that", "as", "not", "to", "what", "how", "why", "if", "because"]);
    (sort || plain)
        && text.is_lower(before)
        && matches!(text.kind(before), Some(TokenKind::Word | TokenKind::Clitic))
        && noun
        && !clause
        && !said_to(text, from)
        && !is_called_so(text, from)
        && around.into_iter().any(prose)
}

/// Whether a word tells that somebody says something.
fn utters(text: Reading<'_>, i: usize) -> bool {
    acts::is_saying(text, i) || text.has_lower(i, Class::LeadsIn) || said_to(text, i + 1)
}

/// Whether a word tells of what somebody said: “The reply was a blunt ‘Over Here’ from the clerk”.
fn is_answer(text: Reading<'_>, i: usize) -> bool {
    [Class::Utterance, Class::Reply].iter().any(|&class| text.has_lower(i, class))
        || text.is(i, &["text", "message", "tweet", "post", "banner", "words"])
}

/// Whether a word tells which sort of work something is.
fn is_sort(text: Reading<'_>, i: usize) -> bool {
    [Class::BeforeTitle, Class::NounBeforeWork].iter().any(|&class| text.has_lower(i, class))
}

/// Whether somebody calls something so in the words before: "what she calls the new “Lost Harbour”".
fn is_called_so(text: Reading<'_>, from: usize) -> bool {
    const NEAR: usize = 7;
    const VERBS: [&str; 10] =
        ["call", "dub", "describe", "label", "brand", "term", "denounce", "mock", "turn", "refer"];
    (from.saturating_sub(NEAR)..from).any(|i| VERBS.contains(&text.lemma(i)))
}

/// "Referred to “Little Tom”", "accused of “Treason”": a verb of saying governs the preposition.
fn said_to(text: Reading<'_>, preposition: usize) -> bool {
    let from = preposition.saturating_sub(3);
    (from..preposition).any(|i| {
        acts::is_saying(text, i) && text.lemma(i) != "go"
            || text.is(
                i,
                &["refer", "referred", "refers", "referring", "chants", "cries", "shouts", "calls", "cry", "chant"],
            )
    })
}

/// "‘A long day.’" alone in its paragraph and in other marks than what is said above: a heading between paragraphs, which nobody says.
pub(super) fn is_crosshead(text: Reading<'_>, nodes: &[Node], at: usize, stretch: u32) -> bool {
    /// Most tokens of one.
    const LONGEST: usize = 9;
    let single = |m: &Marked| {
        let marks = text.of(m.outer);
        marks.starts_with(['‘', '\'']) && !marks.starts_with("''")
    };
    let (above, here) = text.marks().stretches.split_at(stretch as usize);
    let Some(own) = here.first().filter(|m| single(m)) else { return false };
    let short = text.tokens_in(own.inner).len() <= LONGEST;
    let cried = text.of(own.inner).trim_end().ends_with(['!', '?']);
    // From here outwards: a paragraph may have thousands.
    let alone = || (at + 1..nodes.len()).chain((0..at).rev()).all(|i| is_punctuation(&nodes[i]));
    short && !cried && alone() && above.iter().rev().take(8).find(|m| m.depth == 0).is_some_and(|m| !single(m))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::Entities;
    use crate::quotes::reading::Whole;
    use crate::quotes::{article, nodes, vocabulary};
    use crate::report::{Form, Mention};

    /// Whether the first stretch between marks is nobody's words; `person` is one's name.
    fn nobodys(source: &str, person: &str) -> bool {
        let (doc, text) = article(source);
        let mut entities = Entities::default();
        if let Some(at) = source.find(person).filter(|_| !person.is_empty()) {
            let at = Span::new(at as u32, (at + person.len()) as u32);
            entities.mentions.push(Mention::new(at, EntityType::Per, 0, Form::Name));
        }
        let text = &Whole::new(&doc, &text, &entities);
        let mut p = nodes::paragraphs(text, &vocabulary::shipped()).remove(0);
        mark(text, &mut p.nodes);
        p.nodes.iter().find(|n| n.quote.is_some()).is_some_and(|n| n.title)
    }

    #[test]
    fn names_and_titles_are_nobodys_words() {
        for source in [
            "The mint sold a new coin called the “Tide” at Holm.",
            "What is known as the “one boat” rule stands.",
            "The two agreed on so-called “norms” for fares.",
            "They wore a jacket marked “PRESS” at the pier.",
            "He held a sign that read “No more fares” there.",
            "The word “never” stands in no contract.",
            "Roe held a party for “Tides of Home” at Holm.",
            "In May she went on “Harbour” to sing.",
            "He used the alias “Grey Gull” in Holm.",
            "Tom Roe wrote “The Long Tide” in 1980.",
            "She sang her hit “Rope” at the pier.",
            "They named the boat “Ada” on Monday.",
            "A smith who calls himself “King of Kites” won again.",
            "Roe, dubbed “Mr. Rope”, won the cup.",
            "The owner called her dog “Biscuit” at once.",
            "The board passed the “Fair Fares Act” in May.",
            "The owner goes by “Jay” in Holm.",
            "The plays never saw the cast of the “Planet of Ropes” at Holm.",
            "Roe, who watches little, loved the sombre “Long Way Home,” which ran in May.",
            "In her novel, “The Last Ferry,” Roe tells of the storm.",
            "The paper picked Roe as head of its “Party of Tides” on Monday.",
            "One of her recent books, “This Kind of Rope,” by T. R. Hale, stood there.",
            "“Tales From the Pier,” a drama that ran for years, will return.",
            "To top it off, “Ropes,” a film about Holm, opens on Friday.",
        ] {
            assert!(nobodys(source, ""), "{source}");
        }
        assert!(nobodys("He told police that Tom “Bobby” Hale had left.", "Tom"));
    }

    #[test]
    fn what_is_said_stays_someones() {
        for source in [
            "Roe called the plan a “farce” on Friday.",
            "The minister called the “plan” a joke.",
            "The deal was called “a farce” by Roe.",
            "Roe said the sailing was “a disgrace to us all” and left.",
            "He told them in a few words: “We sail tonight.”",
            "Roe warned of “Chaos” at the pier.",
            "Roe wrote “Never again” on the wall.",
            "Hale called her rival “Crooked Tom” at the pier.",
            "Roe called his plan “Orwellian” on Friday.",
            "Hale wrote: “Hold Fast” and left.",
            "Hale said the board “will not wait” for them.",
            "Roe never forgot what he called the cruel “Empire of Ropes” there.",
            "Roe spoke of the “Party of Tides” at the meeting.",
            "Clerks kept referring to the board as the “Great Leak” of Holm.",
            "“Never Again,” a film director said on Monday.",
            "“Hold Fast,” the book said on another page.",
            "Roe describes the plan as a mere “Ticket to Nowhere” for clerks.",
            "Hale: Roe Is a “Proven Failure” at Sea",
            "Roe thinks that clerks should “Hold Fast” until Monday.",
            "“Superb,” the film’s star, Tom Hale, said.",
            "“Traitor,” the magazine's editor said.",
            "“Mayday,” the drug's maker said in a statement.",
            "“Never,” a series of callers said.",
            "“Hold Fast,” a play on words, was what Roe shouted.",
            "“Never,” the book about Roe quotes him as saying.",
            "“Never Again,” by Roe's own account, was what she told him.",
            "Roe said Hale was a total “Crooked Liar” who should quit.",
            "The reply was a blunt “Over My Dead Body” from the mayor.",
            "His statement, a short “Not Guilty” before the court, took seconds.",
            "Clerks got a text, the blunt “Get Out Now” of a leader in fear.",
            "Roe was “Very Proud” of the clerks on Monday.",
        ] {
            assert!(!nobodys(source, "Roe"), "{source}");
        }
    }
}
