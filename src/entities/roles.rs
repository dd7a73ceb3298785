//! Titles and roles: which words make one, and where they stand beside a name.

use super::places::Places;
use crate::text::{Text, TokenKind};

/// Grammatical gender that a word or name tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Gender {
    #[default]
    Unknown,
    Male,
    Female,
}

/// Courtesy titles; they stay out of roles.
const COURTESY: &[&str] = &[
    "mr", "mrs", "ms", "miss", "messrs", "sir", "madam", "mme", "mlle", "monsieur", "lord", "lady", "dame", "dr",
    "prof", "rev", "hon", "herr", "frau", "señor", "senor", "mister",
];

/// Nouns for what a person is or does, singular; sorted.
const ROLES: &[&str] = &[
    "activist",
    "actor",
    "actress",
    "adm",
    "admiral",
    "adviser",
    "advisor",
    "aide",
    "ally",
    "ambassador",
    "analyst",
    "anchor",
    "archbishop",
    "architect",
    "artist",
    "astronaut",
    "athlete",
    "attorney",
    "author",
    "ayatollah",
    "banker",
    "baroness",
    "billionaire",
    "biographer",
    "biologist",
    "bishop",
    "boss",
    "boxer",
    "brigadier",
    "brother",
    "businessman",
    "businesswoman",
    "candidate",
    "capt",
    "captain",
    "cardinal",
    "ceo",
    "cfo",
    "chair",
    "chairman",
    "chairperson",
    "chairwoman",
    "challenger",
    "champion",
    "chancellor",
    "chef",
    "chief",
    "chief-of-staff",
    "cleric",
    "co-founder",
    "coach",
    "col",
    "colonel",
    "columnist",
    "comedian",
    "comedienne",
    "commander",
    "commentator",
    "commissioner",
    "comptroller",
    "congressman",
    "congresswoman",
    "conservative",
    "constable",
    "consultant",
    "coo",
    "coordinator",
    "coroner",
    "correspondent",
    "councillor",
    "councilman",
    "councilwoman",
    "counsel",
    "counselor",
    "counterpart",
    "creator",
    "critic",
    "daughter",
    "dean",
    "defector",
    "defendant",
    "defender",
    "delegate",
    "democrat",
    "deputy",
    "designer",
    "detective",
    "developer",
    "dictator",
    "diplomat",
    "director",
    "dissident",
    "doctor",
    "duchess",
    "duke",
    "economist",
    "editor",
    "emir",
    "emperor",
    "engineer",
    "entrepreneur",
    "envoy",
    "epidemiologist",
    "executive",
    "expert",
    "explorer",
    "farmer",
    "father",
    "fellow",
    "figurehead",
    "filmmaker",
    "financier",
    "firebrand",
    "firefighter",
    "foreign-secretary",
    "forward",
    "founder",
    "front-runner",
    "frontrunner",
    "gen",
    "general",
    "geologist",
    "goalkeeper",
    "gov",
    "governor",
    "guard",
    "guitarist",
    "head",
    "historian",
    "husband",
    "incumbent",
    "inspector",
    "instructor",
    "inventor",
    "investigator",
    "investor",
    "journalist",
    "judge",
    "justice",
    "king",
    "lawmaker",
    "lawyer",
    "leader",
    "lecturer",
    "legislator",
    "lieutenant",
    "lobbyist",
    "lt",
    "magnate",
    "maj",
    "major",
    "manager",
    "marshal",
    "mate",
    "mayor",
    "mediator",
    "meteorologist",
    "midfielder",
    "minister",
    "moderator",
    "mogul",
    "monarch",
    "mother",
    "mp",
    "musician",
    "negotiator",
    "nephew",
    "nominee",
    "novelist",
    "nurse",
    "officer",
    "official",
    "ombudsman",
    "opponent",
    "organiser",
    "organizer",
    "owner",
    "painter",
    "pastor",
    "patriarch",
    "photographer",
    "physician",
    "physicist",
    "pilot",
    "player",
    "playwright",
    "poet",
    "pollster",
    "pontiff",
    "pope",
    "premier",
    "presenter",
    "president",
    "president-elect",
    "priest",
    "prime-minister",
    "prince",
    "princess",
    "principal",
    "producer",
    "professor",
    "prosecutor",
    "psychiatrist",
    "psychologist",
    "publicist",
    "publisher",
    "quarterback",
    "queen",
    "rabbi",
    "rapper",
    "rapporteur",
    "rebel",
    "rep",
    "reporter",
    "representative",
    "republican",
    "researcher",
    "resident",
    "rival",
    "ruler",
    "runner",
    "running-mate",
    "scholar",
    "scientist",
    "secretary",
    "secretary-general",
    "sen",
    "senator",
    "sergeant",
    "sgt",
    "shah",
    "sheikh",
    "sheriff",
    "singer",
    "sister",
    "skipper",
    "socialist",
    "solicitor",
    "son",
    "speaker",
    "specialist",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "star",
    "statesman",
    "strategist",
    "striker",
    "strongman",
    "student",
    "successor",
    "sultan",
    "superintendent",
    "supremo",
    "surgeon",
    "suspect",
    "taoiseach",
    "teacher",
    "technician",
    "trader",
    "treasurer",
    "trustee",
    "tsar",
    "tycoon",
    "undersecretary",
    "veteran",
    "vice-president",
    "victim",
    "warlord",
    "whistleblower",
    "widow",
    "wife",
    "winner",
    "writer",
];

/// Heads of states and governments: "the Russian leader" may be the Russian president.
const HEADS: &[&str] = &[
    "president",
    "leader",
    "chief",
    "premier",
    "chancellor",
    "minister",
    "king",
    "queen",
    "monarch",
    "ruler",
    "dictator",
    "strongman",
    "emir",
    "emperor",
    "taoiseach",
    "boss",
    "sultan",
    "head",
];

/// Words between a determiner and a role, or before a title, that belong to it; sorted.
const MODIFIERS: &[&str] = &[
    "acting",
    "affairs",
    "agriculture",
    "air",
    "army",
    "assistant",
    "associate",
    "attorney",
    "bank",
    "border",
    "business",
    "cabinet",
    "campaign",
    "central",
    "chief",
    "climate",
    "club",
    "co",
    "commerce",
    "communications",
    "company",
    "congressional",
    "conservative",
    "constitutional",
    "crown",
    "cultural",
    "culture",
    "defence",
    "defense",
    "democratic",
    "deputy",
    "diplomatic",
    "district",
    "economic",
    "education",
    "elect",
    "election",
    "embattled",
    "energy",
    "environment",
    "estate",
    "ex",
    "executive",
    "exiled",
    "federal",
    "finance",
    "financial",
    "first",
    "football",
    "force",
    "foreign",
    "former",
    "gas",
    "general",
    "government",
    "health",
    "high",
    "home",
    "honorary",
    "house",
    "housing",
    "human",
    "immigration",
    "incoming",
    "influential",
    "information",
    "intelligence",
    "interim",
    "interior",
    "international",
    "investigations",
    "investment",
    "judicial",
    "junior",
    "justice",
    "labor",
    "labour",
    "late",
    "lead",
    "leading",
    "legal",
    "liberal",
    "local",
    "long",
    "longtime",
    "majority",
    "managing",
    "marketing",
    "media",
    "medical",
    "military",
    "minority",
    "national",
    "naval",
    "navy",
    "new",
    "news",
    "nuclear",
    "oil",
    "old",
    "operations",
    "opposition",
    "outgoing",
    "parliamentary",
    "party",
    "peace",
    "police",
    "policy",
    "political",
    "presidential",
    "press",
    "prime",
    "principal",
    "pro",
    "public",
    "real",
    "rebel",
    "regional",
    "relations",
    "religious",
    "republican",
    "research",
    "rights",
    "ruling",
    "sales",
    "science",
    "security",
    "senate",
    "senior",
    "shadow",
    "social",
    "special",
    "sports",
    "staff",
    "state",
    "strategy",
    "supreme",
    "team",
    "tech",
    "technical",
    "technology",
    "time",
    "tobacco",
    "top",
    "tourism",
    "trade",
    "transport",
    "transportation",
    "treasury",
    "two",
    "union",
    "veteran",
    "vice",
    "visiting",
    "wartime",
    "water",
    "young",
];

const MALE: &[&str] = &[
    "mr",
    "sir",
    "lord",
    "king",
    "prince",
    "duke",
    "emperor",
    "sultan",
    "sheikh",
    "pope",
    "pontiff",
    "priest",
    "businessman",
    "congressman",
    "spokesman",
    "chairman",
    "councilman",
    "statesman",
    "husband",
    "father",
    "brother",
    "son",
    "nephew",
    "actor",
    "strongman",
    "emir",
    "ayatollah",
    "cardinal",
    "archbishop",
    "monsieur",
    "herr",
    "tsar",
    "shah",
    "messrs",
    "mister",
];
const FEMALE: &[&str] = &[
    "mrs",
    "ms",
    "miss",
    "madam",
    "mme",
    "mlle",
    "lady",
    "dame",
    "queen",
    "princess",
    "duchess",
    "baroness",
    "businesswoman",
    "congresswoman",
    "spokeswoman",
    "chairwoman",
    "councilwoman",
    "wife",
    "mother",
    "sister",
    "daughter",
    "actress",
    "widow",
    "frau",
];

/// Organisations that a common noun can stand for.
pub(crate) const ORG_NOUNS: &[&str] = &[
    "agency",
    "airline",
    "association",
    "bank",
    "carmaker",
    "automaker",
    "charity",
    "club",
    "commission",
    "committee",
    "company",
    "corporation",
    "council",
    "court",
    "department",
    "federation",
    "firm",
    "foundation",
    "group",
    "institute",
    "ministry",
    "newspaper",
    "network",
    "organisation",
    "organization",
    "party",
    "retailer",
    "team",
    "tribunal",
    "union",
    "university",
    "watchdog",
];

fn bare(word: &str) -> String {
    word.trim_end_matches('.').to_lowercase()
}

/// Whether a word is a courtesy title.
pub(crate) fn is_courtesy(word: &str) -> bool {
    COURTESY.contains(&bare(word).as_str())
}

/// Whether a word is a role noun.
pub(crate) fn is_role(word: &str) -> bool {
    ROLES.binary_search(&bare(word).as_str()).is_ok()
}

pub(crate) fn is_modifier(word: &str) -> bool {
    MODIFIERS.binary_search(&bare(word).as_str()).is_ok()
}

/// The gender that a title or role tells.
pub(crate) fn gender(word: &str) -> Gender {
    let w = bare(word);
    if MALE.contains(&w.as_str()) {
        Gender::Male
    } else if FEMALE.contains(&w.as_str()) {
        Gender::Female
    } else {
        Gender::Unknown
    }
}

/// Words that stand before a role with a capital at a sentence's start and are no part of it.
pub(crate) const OPENERS: &[&str] = &[
    "The",
    "A",
    "An",
    "His",
    "Her",
    "Their",
    "My",
    "Our",
    "Your",
    "Its",
    "But",
    "And",
    "In",
    "As",
    "When",
    "While",
    "Whereas",
    "With",
    "By",
    "For",
    "At",
    "On",
    "After",
    "Then",
    "If",
    "That",
    "This",
    "I",
    "To",
    "From",
    "Of",
    "Though",
    "Although",
    "Since",
    "Before",
    "Until",
    "Because",
    "Meanwhile",
    "Earlier",
    "Later",
    "Also",
    "However",
    "Yet",
    "So",
    "Said",
    "Like",
    "Under",
    "Where",
    "Who",
    "How",
    "Why",
    "What",
];

/// All titles and role nouns, for the trainer's lists.
#[cfg(feature = "train")]
pub(crate) fn all() -> impl Iterator<Item = &'static str> {
    COURTESY.iter().chain(ROLES).copied()
}

/// A role as found beside a name or on its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Role {
    /// Its tokens, determiner left out.
    pub(crate) tokens: std::ops::Range<usize>,
    /// Its noun, in lower case; "leader" for all heads of states and governments.
    pub(crate) head: String,
    /// Keys of the places and organisations that it names.
    pub(crate) of: Vec<String>,
    pub(crate) gender: Gender,
}

/// What a reader of roles needs of the document.
pub(crate) struct Reader<'a> {
    pub(crate) source: &'a str,
    pub(crate) text: &'a Text,
    pub(crate) places: &'a Places,
}

impl<'a> Reader<'a> {
    /// A token as written; empty past the end.
    pub(crate) fn word(&self, i: usize) -> &'a str {
        self.text.tokens.get(i).map_or("", |t| t.span().of(self.source))
    }

    /// The tokens of the sentence that a token is in.
    pub(crate) fn sentence(&self, token: usize) -> std::ops::Range<usize> {
        self.text.sentences[self.text.sentence_of(token).min(self.text.sentences.len() - 1)].tokens.clone()
    }

    /// Whether a token has no white space on either side.
    pub(crate) fn joins(&self, i: usize) -> bool {
        [i, i + 1].iter().all(|&i| self.text.tokens.get(i).is_some_and(|t| t.glued))
    }

    /// Whether a stretch is all that stands in a pair of round brackets.
    pub(crate) fn bracketed(&self, tokens: std::ops::Range<usize>) -> bool {
        tokens.start > 0 && self.word(tokens.start - 1) == "(" && self.word(tokens.end) == ")"
    }

    fn kind(&self, i: usize) -> Option<TokenKind> {
        self.text.tokens.get(i).map(|t| t.kind)
    }

    /// A stretch of tokens as written, white space as single spaces.
    pub(crate) fn written(&self, tokens: std::ops::Range<usize>) -> String {
        self.text.span(tokens).of(self.source).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn is_name_word(&self, i: usize) -> bool {
        matches!(self.kind(i), Some(TokenKind::Word | TokenKind::Abbreviation))
            && self.word(i).starts_with(char::is_uppercase)
    }

    /// The role that ends just before token `name`, not reaching before `from`: "Kremlin spokesman" Dmitry Peskov,
    /// "Secretary of State" Marco Rubio, "the Kremlin spokesman," Dmitry Peskov.
    pub(crate) fn before(&self, from: usize, name: usize) -> Option<Role> {
        let mut end = name;
        if end > from && self.word(end - 1) == "," {
            end -= 1;
        }
        while end > from && is_courtesy(self.word(end - 1)) {
            end -= 1;
        }
        if end <= from {
            return None;
        }
        let head = if is_role(self.word(end - 1)) {
            end - 1
        } else if end < name && self.word(end) == "," {
            return None;
        } else {
            // "Secretary of State Marco Rubio": the role stands before "of".
            let least = from.max(end.saturating_sub(5));
            let mut i = end - 1;
            while i > least && (self.is_name_word(i) || matches!(self.word(i), "the" | "and")) {
                i -= 1;
            }
            // "a spokeswoman for the Harlan council": what the name is a part of is not named before it.
            let named = self.is_name_word(end - 1);
            let of = named && i > from && i + 1 < end && matches!(self.word(i), "of" | "for");
            (of && is_role(self.word(i - 1))).then(|| i - 1)?
        };
        let start = self.left_of(from, head);
        Some(self.role(start..end, head))
    }

    /// Where the words that modify the role at `head` begin.
    fn left_of(&self, from: usize, head: usize) -> usize {
        let mut start = head;
        while start > from && head - start < 7 {
            let i = start - 1;
            let word = self.word(i);
            let ok = match self.kind(i) {
                Some(TokenKind::Word | TokenKind::Abbreviation) => {
                    is_modifier(word)
                        || is_role(word)
                        || (self.is_name_word(i) && !OPENERS.contains(&word))
                        || (word == "and"
                            && i > from
                            && (is_modifier(self.word(i - 1)) || is_role(self.word(i - 1)))
                            && (is_modifier(self.word(start)) || is_role(self.word(start))))
                }
                Some(TokenKind::Clitic) => {
                    matches!(word.chars().last(), Some('s' | 'S')) && i > from && self.is_name_word(i - 1)
                }
                Some(TokenKind::Punctuation) => {
                    word == "-" && self.text.tokens[i].glued && i > from && self.kind(i - 1) == Some(TokenKind::Word)
                }
                _ => false,
            };
            if !ok {
                break;
            }
            start = i;
        }
        // "-led president" does not begin with its hyphen, nor a role with "and".
        while start < head && matches!(self.word(start), "-" | "and") {
            start += 1;
        }
        start
    }

    /// The role that begins at token `at`, after a determiner if there is one: "the Kremlin spokesman". Returns it
    /// with the index just past it.
    pub(crate) fn after(&self, at: usize, end: usize) -> Option<Role> {
        let mut i = at;
        let limit = end.min(at + 8);
        let mut head = None;
        while i < limit {
            let word = self.word(i);
            let ok = match self.kind(i) {
                Some(TokenKind::Word | TokenKind::Abbreviation) => {
                    if is_role(word) {
                        head = Some(i);
                        true
                    } else {
                        self.is_name_word(i) || (is_modifier(word) || (i == at && word == "former"))
                    }
                }
                Some(TokenKind::Clitic) => matches!(word.chars().last(), Some('s' | 'S')),
                Some(TokenKind::Punctuation) => word == "-" && self.text.tokens[i].glued,
                _ => false,
            };
            if !ok {
                break;
            }
            i += 1;
        }
        let head = head?;
        // Name words after the role are the name it stands before.
        let mut past = head + 1;
        if matches!(self.word(past), "of" | "for" | "at") {
            let mut j = past + 1;
            if self.word(j) == "the" {
                j += 1;
            }
            let first = j;
            while j < end
                && j - first < 6
                && (self.is_name_word(j) || (j > first && matches!(self.word(j), "of" | "and" | "the" | "-")))
            {
                j += 1;
            }
            while j > first && !self.is_name_word(j - 1) {
                j -= 1;
            }
            // "envoy of President Hale" names another person.
            if j > first && !(first..j).any(|k| is_role(self.word(k))) {
                past = j;
            }
        }
        Some(self.role(at..past, head))
    }

    fn role(&self, tokens: std::ops::Range<usize>, head: usize) -> Role {
        let noun = bare(self.word(head));
        let mut of = Vec::new();
        let mut i = tokens.start;
        while i < tokens.end {
            // Longest place first: "South Korean", then "South".
            let mut step = 1;
            if i != head && self.is_name_word(i) {
                let found = (1..=3).rev().filter(|n| i + n <= tokens.end).find_map(|n| {
                    let text = self.text.span(i..i + n).of(self.source);
                    seat(text).or_else(|| self.places.get(text).map(|p| p.name)).map(|name| (n, name))
                });
                if let Some((n, name)) = found {
                    of.push(super::fold::plain(name));
                    step = n;
                } else if !is_role(self.word(i)) && !is_modifier(self.word(i)) {
                    of.push(super::fold::plain(self.word(i)));
                }
            }
            i += step;
        }
        let second = tokens.clone().map(|i| bare(self.word(i))).collect::<Vec<_>>();
        let prime = second.windows(2).any(|w| w[0] == "prime" && w[1] == "minister");
        let minister = noun == "minister" && !prime;
        let below = second.iter().any(|w| matches!(w.as_str(), "vice" | "deputy" | "foreign" | "defence" | "defense"));
        let is_head = HEADS.contains(&noun.as_str()) && !minister && !below;
        let gender = tokens.clone().map(|i| gender(self.word(i))).find(|g| *g != Gender::Unknown).unwrap_or_default();
        Role { tokens, head: if is_head { "leader".into() } else { noun }, of, gender }
    }
}

/// The country whose government a seat of power stands for.
pub(crate) fn seat(name: &str) -> Option<&'static str> {
    Some(match name {
        "Kremlin" => "Russia",
        "White House" => "United States",
        "Downing Street" => "United Kingdom",
        "Elysee" | "Élysée" | "Elysée" => "France",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_that_are_searched_in_halves_are_sorted() {
        for list in [ROLES, MODIFIERS] {
            assert!(list.is_sorted());
        }
        assert!(is_role("Envoy") && is_modifier("prime") && !is_role("harbour"));
    }
}
