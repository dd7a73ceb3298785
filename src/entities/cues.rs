//! Types that the words beside a name tell: "the song Harbour Lights", "the airline Tarwing", "the Vellmar worm".
//!
//! The tagger weighs such words among many others; where they stand right beside a name that no list knows, they are
//! better evidence than what the name looks like.

use super::features::{Atom, classes};
use super::joined::GIVEN;
use super::lexicon::class;
use super::roles::Reader;
use super::tagger::Tagged;
use super::types::LISTED;
use crate::report::EntityType;

/// Callings that stand before a person's name, or for it.
pub(crate) const CALLINGS: &[&str] = &[
    "actor",
    "actress",
    "athlete",
    "batsman",
    "bowler",
    "boxer",
    "comedian",
    "cricketer",
    "defender",
    "drummer",
    "footballer",
    "goalkeeper",
    "golfer",
    "guitarist",
    "midfielder",
    "musician",
    "novelist",
    "playwright",
    "rapper",
    "rider",
    "singer",
    "songwriter",
    "sprinter",
    "striker",
    "winger",
];

/// Ranks that have a land after their name or after themselves.
const ROYALS: &[&str] =
    &["Duchess", "Duke", "Emir", "Emperor", "Empress", "King", "Prince", "Princess", "Queen", "Sultan"];

/// Nouns before the name of a body of people.
const BODIES: &[&str] = &[
    "agency",
    "airline",
    "automaker",
    "band",
    "bank",
    "bookmaker",
    "brewer",
    "broadcaster",
    "builder",
    "carmaker",
    "carrier",
    "chain",
    "charity",
    "chipmaker",
    "club",
    "company",
    "conglomerate",
    "consortium",
    "consultancy",
    "daily",
    "drugmaker",
    "firm",
    "giant",
    "group",
    "insurer",
    "label",
    "lender",
    "magazine",
    "maker",
    "manufacturer",
    "newspaper",
    "operator",
    "provider",
    "publisher",
    "quartet",
    "quintet",
    "regulator",
    "retailer",
    "rockers",
    "start-up",
    "startup",
    "studio",
    "subsidiary",
    "supermarket",
    "thinktank",
    "trio",
    "union",
    "utility",
    "watchdog",
    "weekly",
];

/// Nouns before the name of a work or product.
const WORKS: &[&str] = &[
    "album",
    "antidepressant",
    "ballad",
    "biopic",
    "blockbuster",
    "book",
    "browser",
    "cartoon",
    "codenamed",
    "comedy",
    "console",
    "documentary",
    "drama",
    "drug",
    "entitled",
    "epic",
    "ferry",
    "film",
    "game",
    "hit",
    "movie",
    "musical",
    "novel",
    "opera",
    "painkiller",
    "play",
    "programme",
    "sequel",
    "series",
    "single",
    "sitcom",
    "song",
    "soundtrack",
    "spacecraft",
    "tanker",
    "thriller",
    "titled",
    "trawler",
    "vaccine",
    "videogame",
    "yacht",
];

/// Nouns after the name of a place.
const GROUNDS: &[&str] = &[
    "airport",
    "constituency",
    "district",
    "neighborhood",
    "neighbourhood",
    "peninsula",
    "province",
    "suburb",
    "township",
    "valley",
];

/// Nouns after the name of a made thing.
const MADE: &[&str] = &[
    "franchise",
    "missile",
    "missiles",
    "rocket",
    "rockets",
    "smartphone",
    "smartphones",
    "trilogy",
    "trojan",
    "virus",
    "worm",
];

/// Words after the name of a firm.
const OWNED: &[&str] = &["shareholder", "shareholders", "shares"];

/// Nouns and prepositions before the name of a firm.
const STAKES: &[(&str, &str)] = &[
    ("acquisition", "of"),
    ("merger", "with"),
    ("shareholder", "in"),
    ("shareholders", "in"),
    ("shares", "in"),
    ("shares", "of"),
    ("stake", "in"),
];

/// Words before a noun that show it to be one: "the hit X", but not "they hit X".
const DETERMINERS: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "his",
    "her",
    "their",
    "its",
    "our",
    "my",
    "'s",
    "’s",
    "new",
    "latest",
    "debut",
    "first",
    "second",
    "last",
    "best-selling",
    "classic",
    "award-winning",
    "Oscar-winning",
    "acclaimed",
    "hit",
    "number-one",
];

/// What people do to firms: "the company Roe founded".
const DONE: &[&str] =
    &["bought", "built", "founded", "joined", "left", "owned", "ran", "runs", "set", "sold", "started"];

/// Words that go on with a clause of its own after a name.
const MODALS: &[&str] =
    &["are", "can", "could", "is", "may", "might", "must", "should", "was", "were", "will", "would"];

/// Verbs and other words that follow a name in a clause about something else: "the song Roe wrote".
fn clause_goes_on(word: &str) -> bool {
    matches!(word, "has" | "had" | "have" | "wrote" | "sang" | "made" | "won" | "did" | "and" | "who")
        || (word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase))
}

/// The words of a name's sentence, by their place among all tokens; nothing beyond it.
fn around<'a>(r: &'a Reader<'_>, t: &Tagged) -> impl Fn(Option<usize>) -> &'a str {
    let sentence = r.sentence(t.start);
    move |i| i.filter(|i| sentence.contains(i)).map_or("", |i| r.word(i))
}

/// The type that the words beside a name tell.
pub(super) fn read(r: &Reader<'_>, words: &[Atom], t: &Tagged) -> Option<EntityType> {
    let all = classes(&words[t.start..t.end]);
    let word = around(r, t);
    let (before, after) = (word(t.start.checked_sub(1)), word(Some(t.end)));
    let first = word(t.start.checked_sub(2));
    let noun = || DETERMINERS.contains(&first) || first.contains('-') || first.starts_with(char::is_uppercase);
    // Whatever a list knows is left to it.
    let known = all & (LISTED | class::DEMONYM) != 0;
    let person = words[t.start].class & GIVEN != 0 || all & class::TITLE != 0;
    let thing = all & class::THING != 0;
    let body = all & (class::ORG | class::ORG_WORD) != 0;
    // "Prince Anton of Harlan", "the Emir of Harlan".
    let royal = [2, 3].iter().any(|n| ROYALS.contains(&word(t.start.checked_sub(*n))));
    if before == "of" && royal && !body && !thing {
        return Some(EntityType::Loc);
    }
    if CALLINGS.contains(&before) && !known && !body && !thing && t.end - t.start <= 3 {
        return Some(EntityType::Per);
    }
    // "film-maker Ada Roe"; "he told the bank Roe would go", but "the oil firm Orlonet would".
    let joined = first == "-";
    let clause = matches!(first, "the" | "a" | "an" | "his" | "her" | "its" | "their")
        && (DONE.contains(&after) || MODALS.contains(&after) || clause_goes_on(after));
    if BODIES.contains(&before) && !joined && !known && (t.end - t.start == 1 || !person) && !clause {
        return Some(EntityType::Org);
    }
    if WORKS.contains(&before) && noun() && !known && !person && !body && !clause_goes_on(after) {
        return Some(EntityType::Misc);
    }
    let stake = STAKES.iter().any(|(noun, of)| *of == before && noun.eq_ignore_ascii_case(first));
    if (stake || OWNED.contains(&after)) && !known && !person && !thing {
        return Some(EntityType::Org);
    }
    let unlisted = !known && !body && all & class::TOWN == 0;
    if GROUNDS.contains(&after) && unlisted && !(person && t.end - t.start > 1) && t.kind != EntityType::Misc {
        return Some(EntityType::Loc);
    }
    (MADE.contains(&after) && unlisted && !person).then_some(EntityType::Misc)
}

/// Whether a name stands by itself between quotation marks and is not somebody's answer: “Salt Window”.
pub(super) fn marked(r: &Reader<'_>, words: &[Atom], t: &Tagged) -> bool {
    if classes(&words[t.start..t.end]) & (LISTED | class::TOWN | class::DEMONYM | class::ORG | class::ORG_WORD | GIVEN)
        != 0
    {
        return false;
    }
    let word = around(r, t);
    let mark = |word: &str| matches!(word, "“" | "”" | "\"" | "''" | "``");
    let inside = usize::from(matches!(word(Some(t.end)), "," | "."));
    let said = ["he", "she", "they", "said", "says", "asked", "told"];
    mark(word(t.start.checked_sub(1)))
        && mark(word(Some(t.end + inside)))
        && !said.contains(&word(Some(t.end + inside + 1)))
}
