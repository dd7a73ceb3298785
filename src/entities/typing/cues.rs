//! Types that the words beside a name tell: "the song Harbour Lights", "the airline Tarwing", "the Vellmar worm".
//!
//! The tagger weighs such words among many others; where they stand right beside a name that no list knows, they are
//! better evidence than what the name looks like.

use std::ops::Range;

use crate::entities::context::Context;
use crate::entities::detect::features::classes;
use crate::entities::detect::tagger::Tagged;
use crate::entities::lists::gazetteer::class;
use crate::lexicon::{Class, look_up};
use crate::report::EntityType;
use crate::text::TokenKind;

/// Words of a person's name that a calling may stand before.
const LONGEST_PERSON: usize = 3;

/// What a firm says that it will do, or has done.
const OWNERS_DO: &[&str] = &[
    "acquire",
    "acquired",
    "appoint",
    "appointed",
    "buy",
    "bought",
    "close",
    "closed",
    "cut",
    "hire",
    "hired",
    "invest",
    "invested",
    "launch",
    "launched",
    "open",
    "opened",
    "recall",
    "recalled",
    "sell",
    "sold",
    "sue",
    "sued",
];

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
    "classic",
    "acclaimed",
    "hit",
];

/// Verbs and other words that follow a name in a clause about something else: "the song Roe wrote".
fn clause_goes_on(word: &str) -> bool {
    matches!(word, "has" | "had" | "have" | "wrote" | "sang" | "made" | "won" | "did" | "and" | "who")
        || (word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase))
}

/// What stands beside a name, within its sentence, and what the lists say of the name.
struct Beside<'a> {
    context: &'a Context<'a>,
    sentence: Range<usize>,
    name: Range<usize>,
    /// Class bits of all its words.
    classes: u32,
}

impl<'a> Beside<'a> {
    fn new(c: &'a Context<'_>, t: &Tagged) -> Self {
        Self { context: c, sentence: c.sentence(t.start), name: t.tokens(), classes: classes(&c.atoms[t.tokens()]) }
    }

    /// The index of the `n`th token before the name, within its sentence.
    fn back(&self, n: usize) -> Option<usize> {
        self.name.start.checked_sub(n).filter(|i| self.sentence.contains(i))
    }

    /// The index of the `n`th token after the name, within its sentence.
    fn on(&self, n: usize) -> Option<usize> {
        Some(self.name.end + n - 1).filter(|i| self.sentence.contains(i))
    }

    /// The `n`th word before the name; empty beyond the sentence.
    fn before(&self, n: usize) -> &'a str {
        self.back(n).map_or("", |i| self.context.word(i))
    }

    /// The `n`th word after the name; empty beyond the sentence.
    fn after(&self, n: usize) -> &'a str {
        self.on(n).map_or("", |i| self.context.word(i))
    }

    /// Whether the word before the name is of a class, in lower case.
    fn follows(&self, class: Class) -> bool {
        self.back(1).is_some_and(|i| self.context.has_lower_case(i, class))
    }

    /// Whether the word after the name is of a class, in lower case.
    fn precedes(&self, class: Class) -> bool {
        self.on(1).is_some_and(|i| self.context.has_lower_case(i, class))
    }

    /// Whether the lists have one of the name's words in one of these classes.
    fn is(&self, classes: u32) -> bool {
        self.classes & classes != 0
    }

    /// Whether the lists know the name for a place or a nationality word; what they know is left to them.
    fn is_place(&self) -> bool {
        self.is(class::MAJOR_PLACE | class::DEMONYM)
    }

    fn is_body(&self) -> bool {
        self.is(class::ORG | class::ORG_WORD)
    }

    fn is_person(&self) -> bool {
        self.context.atoms[self.name.start].class & class::GIVEN != 0 || self.is(class::TITLE)
    }

    /// "Prince Anton of Harlan", "the Emir of Harlan".
    fn realm(&self) -> bool {
        let royal =
            [2, 3].iter().any(|&n| self.back(n).is_some_and(|i| self.context.has_title_case(i, Class::RoyalTitle)));
        self.before(1) == "of" && royal && !self.is_body() && !self.is(class::MISC)
    }

    /// "the striker Roe".
    fn person(&self) -> bool {
        self.follows(Class::Calling)
            && !self.is_place()
            && !self.is_body()
            && !self.is(class::MISC)
            && self.name.len() <= LONGEST_PERSON
    }

    /// "the airline Tarwing".
    fn body(&self) -> bool {
        let first = self.before(2);
        // "film-maker Ada Roe"; "he told the bank Roe would go", but "the oil firm Orlonet would".
        let compound = first == "-";
        let clause = matches!(first, "the" | "a" | "an" | "his" | "her" | "its" | "their")
            && (self.precedes(Class::DoneToFirms) || self.precedes(Class::Modal) || clause_goes_on(self.after(1)));
        self.follows(Class::NounBeforeOrg)
            && !compound
            && !self.is_place()
            && (self.name.len() == 1 || !self.is_person())
            && !clause
    }

    /// "Orlonet, a shipping firm," and "Orlonet, a unit of Tarwing".
    fn described(&self) -> bool {
        let determined = self.after(1) == "," && matches!(self.after(2), "a" | "an" | "the");
        let ends = |n: usize| matches!(self.after(n), "," | "." | "of" | "in" | "that" | "which" | "based" | "");
        let governs = |n: usize| self.on(n).is_none_or(|i| self.context.has(i, Class::Governs));
        let noun = |n: usize| {
            let body = self.on(n).is_some_and(|i| self.context.has_lower_case(i, Class::NounBeforeOrg));
            body || matches!(self.after(n), "unit" | "subsidiary" | "affiliate") && self.after(n + 1) == "of"
        };
        let firm = (3..=7).take_while(|&n| !governs(n) && self.after(n) != ",").any(|n| noun(n) && ends(n + 1));
        determined && firm && !self.is_place()
    }

    /// "the song Harbour Lights".
    fn work(&self) -> bool {
        let first = self.before(2);
        let noun = || DETERMINERS.contains(&first) || first.contains('-') || first.starts_with(char::is_uppercase);
        self.follows(Class::NounBeforeWork)
            && noun()
            && !self.is_place()
            && !self.is_person()
            && !self.is_body()
            && !clause_goes_on(self.after(1))
    }

    /// "films such as Harbour Lights".
    fn one_of_works(&self) -> bool {
        let such = usize::from(self.before(1) == "as" && self.before(2) == "such");
        let works = self.back(2 + such).is_some_and(|i| {
            self.context.word(i).strip_suffix('s').is_some_and(|one| look_up(one).has(Class::NounBeforeWork))
        });
        (such > 0 || matches!(self.before(1), "including" | "like"))
            && works
            && !self.is(class::NAMED_PLACE | class::DEMONYM)
            && !self.is_person()
            && !self.is_body()
    }

    /// "a stake in Orlonet", "Orlonet shares".
    fn firm(&self) -> bool {
        let (noun, of) = (self.before(2), self.before(1));
        let stake = STAKES.iter().any(|(n, o)| *o == of && n.eq_ignore_ascii_case(noun));
        (stake || self.precedes(Class::NounAfterFirm)) && !self.is_place() && !self.is_person() && !self.is(class::MISC)
    }

    /// "Orlonet said it would", "Orlonet's chief executive".
    fn speaks_as_it(&self) -> bool {
        let that = 2 + usize::from(self.after(2) == "that");
        let will = ["will", "would", "has", "had", "plans", "expects"];
        let it = matches!(self.after(1), "said" | "says")
            && self.after(that) == "it"
            && will.contains(&self.after(that + 1));
        // What an owner does: "Roe said it would rain" and "would make life harder" tell nothing.
        let does = self.on(that + 2).is_some_and(|i| self.context.words.is(i, OWNERS_DO));
        let owns = self.on(1).is_some_and(|i| self.context.kind(i) == Some(TokenKind::Clitic));
        let chief =
            owns && self.after(2) == "chief" && matches!(self.after(3), "executive" | "financial" | "operating");
        (it && does || chief)
            && self.name.len() == 1
            && self.unlisted()
            && !self.is_person()
            && !self.is(class::SURNAME)
    }

    /// "the Harlan striker", of a town's team: a country's is the country.
    fn club(&self, kind: EntityType) -> bool {
        let town = self.is(class::TOWN | class::CITY) && !self.is(class::COUNTRY | class::REGION | class::DEMONYM);
        kind == EntityType::Loc && town && self.name.len() <= 2 && self.precedes(Class::NounAfterClub)
    }

    /// Whether no list has the name for a place or a body.
    fn unlisted(&self) -> bool {
        !self.is_place() && !self.is_body() && !self.is(class::TOWN)
    }

    /// "Harlan airport".
    fn ground(&self) -> bool {
        self.precedes(Class::NounAfterPlace) && self.unlisted() && !(self.is_person() && self.name.len() > 1)
    }

    /// "the Vellmar worm".
    fn made(&self) -> bool {
        self.precedes(Class::NounAfterProduct) && self.unlisted() && !self.is_person()
    }
}

/// The type that the words beside a name tell.
pub(super) fn tell(c: &Context<'_>, t: &Tagged) -> Option<EntityType> {
    let name = Beside::new(c, t);
    if name.realm() {
        Some(EntityType::Loc)
    } else if name.person() {
        Some(EntityType::Per)
    } else if name.described() || name.body() || name.club(t.kind) || name.speaks_as_it() {
        Some(EntityType::Org)
    } else if name.work() || name.one_of_works() {
        Some(EntityType::Misc)
    } else if name.firm() {
        Some(EntityType::Org)
    } else if name.ground() && t.kind != EntityType::Misc {
        Some(EntityType::Loc)
    } else {
        name.made().then_some(EntityType::Misc)
    }
}

/// Whether a name stands by itself between quotation marks and is not somebody's answer: “Salt Window”.
pub(super) fn is_title_in_marks(c: &Context<'_>, t: &Tagged) -> bool {
    let name = Beside::new(c, t);
    if name.is(class::NAMED_PLACE | class::DEMONYM | class::ORG | class::ORG_WORD | class::GIVEN) {
        return false;
    }
    let mark = |word: &str| matches!(word, "“" | "”" | "\"" | "''" | "``");
    // American style closes after the comma.
    let inside = usize::from(matches!(name.after(1), "," | "."));
    let said = ["he", "she", "they", "said", "says", "asked", "told"];
    mark(name.before(1)) && mark(name.after(1 + inside)) && !said.contains(&name.after(2 + inside))
}
