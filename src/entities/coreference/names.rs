//! From tagged stretches to names: titles and possessives trimmed, what is no name dropped, the role beside it read.

use std::ops::Range;

use super::roles::{self, Role};
use crate::entities::context::{Context, is_hyphen};
use crate::entities::detect::features::{Case, name_hash, shape};
use crate::entities::detect::tagger::Tagged;
use crate::entities::lists::gazetteer::class;
use crate::entities::lists::hash;
use crate::entities::lists::places::Place;
use crate::entities::lists::words::is_agency;
use crate::entities::names::gender::Gender;
use crate::entities::names::key;
use crate::entities::names::person::{self, Person};
use crate::entities::typing::by_list;
use crate::hashed::Set;
use crate::lexicon::{Class, look_up};
use crate::report::{EntityType, PartKind};
use crate::text::TokenKind;

/// A name on its way to an entity.
pub(super) struct Name {
    pub(super) tokens: Range<usize>,
    pub(super) kind: EntityType,
    /// As written, white space as single spaces.
    pub(super) written: String,
    /// Index of its entity in the article's table, once it has one.
    pub(super) entity: u32,
    /// The title or role beside it.
    pub(super) role: Option<Role>,
    /// What its courtesy title or role tells.
    pub(super) gender: Gender,
    pub(super) place: Option<Place>,
    pub(super) person: Person,
    /// Its key, for what is no person.
    pub(super) key: String,
    /// Whether it is a firm's that is called after its partners.
    pub(super) firm: bool,
    /// Whether it is the name of a family: "the Roe family".
    pub(super) family: bool,
    /// Whether it is a given name with a title that stands before these: "Pope Francis".
    pub(super) given: bool,
    /// Whether it stands in running text, and not in a headline, a caption or the like.
    pub(super) running: bool,
    /// What "he" tells in "Roe said he".
    pub(super) told: Gender,
    /// Whether a list has it.
    pub(super) listed: bool,
    /// How much the tagger's scores speak for it.
    pub(super) support: i32,
}

/// The entity of a name that has none yet.
pub(super) const NO_ENTITY: u32 = u32::MAX;

/// The most words of a name; what is longer is a list or a menu.
const LONGEST: usize = 12;

/// By how much a name is less sure in a sentence whose words all begin with a capital.
const IN_HEADLINE: i32 = 80;

/// A courtesy title that makes a person of whatever follows it is shorter than this: "Mr", "Lord".
const SHORT_TITLE: usize = 5;

/// An unknown word in -ly that is longer than this is an adverb at a sentence's start, and no given name: "Kelly".
const SHORT_ADVERB: usize = 5;

/// Most words of a clause about somebody.
const CLAUSE: usize = 14;

/// Words that stand in no name; a "name" with one of them is a menu or a credit.
const NEVER: &[&str] = &["subscribe", "reprints", "advertisement", "newsletter", "copyright", "|", "•", "©", "›", "»"];

/// Titles that are given names too, and stand before a surname far oftener.
const JUDGES: &[&str] = &["justice", "judge"];

/// What a sum of money is counted in.
const SCALES: &[&str] = &["million", "billion", "trillion", "lakh", "crore"];

/// Tokens before the last of those that a share is traded under, with the bracket, at most.
const TICKER: usize = 4;

/// Words after the name of a family.
const FAMILY: &[&str] = &["family", "brothers", "sisters", "siblings", "dynasty", "clan", "couple", "families"];

/// Reads all tagged names of an article.
pub(super) fn read_all(c: &Context<'_>, tagged: &[Tagged]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::with_capacity(tagged.len());
    let mut s = 0;
    for t in tagged {
        while s + 1 < c.text.sentences.len() && c.text.sentences[s].tokens.end <= t.start {
            s += 1;
        }
        let sentence = &c.text.sentences[s];
        let part = c.words.doc.parts.get(sentence.part).map_or(PartKind::Paragraph, |p| p.kind);
        let done = names.last().map_or(0, |n| n.tokens.end);
        // Names inside a role ("Kremlin" spokesman) do not stop it from reaching further left.
        let after_person = names.last().is_some_and(|n| n.kind == EntityType::Per);
        let from = if after_person { done.max(sentence.tokens.start) } else { sentence.tokens.start };
        let t = if part == PartKind::Dateline { dateline_place(c, &sentence.tokens, *t) } else { *t };
        let Some(mut name) = read(c, &t, from, sentence.tokens.end, part) else { continue };
        if c.case.get(s).is_some_and(|case| *case != Case::Normal) {
            // In a headline a capital says nothing.
            name.support -= IN_HEADLINE;
            name.running = false;
        }
        // "HARLAN (Strait Wire)": who filed the story.
        let filer = part == PartKind::Dateline && c.bracketed(&name.tokens);
        if name.tokens.start >= done && !filer {
            names.push(name);
        }
    }
    leave_headline(c, &mut names);
    names
}

/// Leaves out what a headline says of somebody whom the article calls by the surname alone or by another given name, "Weary Roe", or
/// without the last word: "Ada Roe Defends".
fn leave_headline(c: &Context<'_>, names: &mut [Name]) {
    let (mut surnames, mut written): (Set<String>, Set<String>) = (Set::default(), Set::default());
    for n in names.iter().filter(|n| n.kind == EntityType::Per && n.running) {
        surnames.insert(n.person.surname.clone());
        written.insert(n.written.clone());
    }
    for name in names.iter_mut().filter(|n| n.kind == EntityType::Per && !n.running && n.tokens.len() > 1) {
        let (first, last) = (name.tokens.start, name.tokens.end - 1);
        let unknown = c.atoms[first].class & (class::GIVEN | class::SURNAME) == 0;
        let adjective = name.tokens.len() == 2
            && unknown
            && c.sentence(first).start == first
            && surnames.contains(&name.person.surname);
        if written.contains(&name.written) {
            continue;
        }
        if adjective {
            cut(c, name, last..last + 1);
            name.gender = Gender::Unknown;
        } else if last > first + 1
            && name.person.suffix.is_empty()
            && c.atoms[last].class & class::SURNAME == 0
            && written.contains(&c.written(first..last))
        {
            cut(c, name, first..last);
        }
    }
}

/// Leaves some words of a person's name.
fn cut(c: &Context<'_>, name: &mut Name, tokens: Range<usize>) {
    name.written = c.written(tokens.clone());
    name.person = Person::new(&name.written);
    name.tokens = tokens;
}

/// The name that a dateline begins with is where the story was filed, whatever the tagger took it or its end for.
fn dateline_place(c: &Context<'_>, sentence: &Range<usize>, t: Tagged) -> Tagged {
    let capital = |i: usize| c.kind(i) == Some(TokenKind::Word) && c.word(i).starts_with(char::is_uppercase);
    let end = sentence.clone().find(|&i| !capital(i)).unwrap_or(sentence.end);
    if t.start < end && t.end >= end && !is_agency(c.word(sentence.start)) {
        t.at(sentence.start..end, EntityType::Loc)
    } else {
        t
    }
}

/// Trims and reads a tagged name; `None` for what is no name after all. It is read between the tokens `from` and `end`.
fn read(c: &Context<'_>, t: &Tagged, from: usize, end: usize, part: PartKind) -> Option<Name> {
    let mut tokens = trim(c, t.tokens());
    let kind = match t.kind {
        _ if has_courtesy(c, &tokens) => EntityType::Per,
        // "UN", which the tagger met in "Kim Jong-un".
        EntityType::Per if is_known_short_form(c, &tokens) => EntityType::Org,
        kind => kind,
    };
    if kind == EntityType::Per {
        tokens = trim_person(c, tokens, from, end);
    }
    if kind == EntityType::Loc {
        tokens = trim_place(c, tokens);
    }
    if tokens.is_empty() {
        return None;
    }
    let mut written = c.written(tokens.clone());
    let handle = t.is_handle(c);
    let noted = written.trim_end_matches(|ch: char| ch.is_ascii_digit());
    if kind == EntityType::Per && !handle && noted.ends_with(char::is_lowercase) {
        // "Hale2": the number of a note.
        written.truncate(noted.len());
    }
    if kind == EntityType::Per && written.contains(']') && !written.contains('[') {
        // "[the lawyer Ada] Roe": what the paper put in.
        written = written.replace(']', "");
    }
    let credit = is_credit(c, &tokens, &written, from, part) || kind == EntityType::Per && took_picture(c, &tokens);
    if !handle && is_no_name(c, &tokens, &written, kind) || credit {
        return None;
    }
    let place = c.places.get(&written).filter(|_| kind != EntityType::Per);
    let kind = match place {
        Some(p) if p.demonym => EntityType::Misc,
        Some(p) if p.country && !c.in_compound(tokens.end) => EntityType::Loc,
        _ => kind,
    };
    let mut name = Name {
        kind,
        entity: NO_ENTITY,
        role: None,
        gender: Gender::Unknown,
        place,
        person: Person::default(),
        key: String::new(),
        firm: false,
        family: false,
        given: false,
        running: part == PartKind::Paragraph,
        told: Gender::Unknown,
        listed: false,
        support: t.support(kind),
        written,
        tokens,
    };
    if kind == EntityType::Per {
        read_person(c, &mut name, from, end);
    } else {
        read_other(c, &mut name);
    }
    Some(name)
}

/// Without clitics and punctuation at either end, and without "the".
fn trim(c: &Context<'_>, mut tokens: Range<usize>) -> Range<usize> {
    let loose = |i: usize| matches!(c.kind(i), Some(TokenKind::Clitic | TokenKind::Mark | TokenKind::Punctuation));
    while !tokens.is_empty() && loose(tokens.end - 1) && c.word(tokens.end - 1) != ")" {
        tokens.end -= 1;
    }
    while !tokens.is_empty()
        && (loose(tokens.start) || (c.word(tokens.start).eq_ignore_ascii_case("the") && tokens.len() > 1))
    {
        tokens.start += 1;
    }
    // "Oland Jan. 5": the day begins there.
    let dated = c.kind(tokens.end) == Some(TokenKind::Number);
    if dated && tokens.len() > 1 && c.has_title_case(tokens.end - 1, Class::Month) {
        tokens.end -= 1;
    }
    tokens
}

/// Whether a name is one word in capitals, or several words, that everybody knows an organisation by.
fn is_known_short_form(c: &Context<'_>, tokens: &Range<usize>) -> bool {
    let apart = match tokens.len() {
        0 => false,
        1 => c.atoms[tokens.start].shape == shape::UPPER,
        _ => true,
    };
    apart && key::of_short_form(&c.written(tokens.clone())).is_some()
}

/// Whoever has a courtesy title is a person; the Lord's army is none.
fn has_courtesy(c: &Context<'_>, tokens: &Range<usize>) -> bool {
    tokens.len() > 1
        && c.is_courtesy(tokens.start)
        && c.word(tokens.start).len() < SHORT_TITLE
        && c.kind(tokens.start + 1) != Some(TokenKind::Clitic)
}

/// A person's name without titles and roles, and with what sets father and son apart.
fn trim_person(c: &Context<'_>, mut tokens: Range<usize>, from: usize, end: usize) -> Range<usize> {
    if tokens.len() > 1 && tokens.start == from && is_opener(c, tokens.start) {
        tokens.start += 1;
    }
    while tokens.len() > 1
        && (c.is_courtesy(tokens.start) || c.is_role(tokens.start))
        && (c.atoms[tokens.start].class & class::GIVEN == 0 || c.words.is(tokens.start, JUDGES))
    {
        tokens.start += 1;
    }
    // "Ada Roe - weary": what a dash sets apart is no part of a name.
    let dash = tokens.clone().find(|&i| i > tokens.start && is_hyphen(c.word(i)) && !c.glued(i) && !c.glued(i + 1));
    tokens.end = dash.unwrap_or(tokens.end);
    let comma = usize::from(tokens.end < end && c.word(tokens.end) == ",");
    if tokens.end + comma < end && person::is_suffix(c.word(tokens.end + comma)) {
        tokens.end += comma + 1;
    }
    tokens
}

/// A place's name without the words in lower case before it: "south east London" is London.
fn trim_place(c: &Context<'_>, mut tokens: Range<usize>) -> Range<usize> {
    let small = |i: usize| c.atoms[i].shape == shape::LOWER && !c.has(i, Class::NameParticle);
    let capital = |i: usize| c.words.capital(i);
    while tokens.len() > 1 && small(tokens.start) && (small(tokens.start + 1) || capital(tokens.start + 1)) {
        tokens.start += 1;
    }
    tokens
}

/// Adverbs and the like at a sentence's start are no given names: "Quickly Hale".
fn is_opener(c: &Context<'_>, i: usize) -> bool {
    let (word, bits) = (c.word(i), c.atoms[i].class);
    let named = bits & (class::GIVEN | class::SURNAME) != 0;
    c.has_title_case(i, Class::SentenceOpener)
        || (!named && (bits & class::COMMON != 0 || (word.len() > SHORT_ADVERB && word.ends_with("ly"))))
}

/// Whether what the tagger took for a name is none: a day, a title, a word of the page.
fn is_no_name(c: &Context<'_>, tokens: &Range<usize>, written: &str, kind: EntityType) -> bool {
    let letters = written.chars().filter(|c| c.is_alphabetic()).count();
    let listed = look_up(&written.to_lowercase().replace('’', "'")).has(Class::NoName) && !is_short_for_org(c, tokens);
    letters < 2
        || tokens.len() > LONGEST
        || listed
        || is_day(c, tokens)
        || is_menu(c, tokens)
        || is_plural_role(c, tokens, written)
        || is_credential(c, tokens)
        || is_money(c, tokens)
        || is_ticker(c, tokens)
        || tokens.clone().all(|i| c.has(i, Class::LegalForm) && c.has(i, Class::LeftOff))
        || is_signature(c, tokens)
        || (kind != EntityType::Misc && is_adjective(c, tokens))
        || (kind == EntityType::Per && is_title(c, tokens))
        || (kind != EntityType::Per && is_rank(c, tokens))
}

/// "Orlonet Corp <ORLN.L>": the letters under which a firm's shares are traded.
fn is_ticker(c: &Context<'_>, tokens: &Range<usize>) -> bool {
    let small = |i: usize| c.word(i).contains(char::is_lowercase);
    let near = tokens.start.saturating_sub(TICKER)..tokens.start;
    let opens = near.rev().find(|&i| c.word(i) == "<" || !c.glued(i) || small(i));
    let whole = tokens.len() == 1 && !small(tokens.start) && c.joins(tokens.start);
    whole && opens.is_some_and(|i| c.word(i) == "<")
}

/// "Reuter" in a line of its own: who sent the story.
fn is_signature(c: &Context<'_>, tokens: &Range<usize>) -> bool {
    let sentence = c.sentence(tokens.start);
    tokens.len() == 1 && sentence.len() == 1 && c.has(tokens.start, Class::CreditWord)
}

/// Whether letters that stand for a common noun elsewhere are an organisation's here: "Holm Tide University (HTU)", "HTU Group".
fn is_short_for_org(c: &Context<'_>, tokens: &Range<usize>) -> bool {
    let own = tokens.start;
    let short = tokens.len() == 1 && c.atoms[own].shape == shape::UPPER && !c.is_role(own);
    let org = |i: usize| c.is_name_word(i) && (c.heads_org(i) || c.has_title_case(i, Class::LegalForm));
    let tells = |i: usize| {
        let defined = i > 1 && c.bracketed(&(i..i + 1)) && org(i - 2);
        c.word(i) == c.word(own) && (defined || org(i + 1))
    };
    short && c.any_early(tells)
}

/// "Western diplomats": an adjective that names nothing by itself.
fn is_adjective(c: &Context<'_>, tokens: &Range<usize>) -> bool {
    let next = |i: usize| c.atoms.get(i).is_some_and(|a| a.shape == shape::LOWER) && !c.has(i, Class::Governs);
    let begins = |i: usize| c.word(i) == c.word(tokens.start) && c.is_name_word(i + 1);
    // "Western said" where the article has "Western Ferries".
    let longer = || c.words.verb(tokens.end).is_some() && c.any_early(begins);
    tokens.len() == 1 && c.has_title_case(tokens.start, Class::NeverAlone) && next(tokens.end) && !longer()
}

/// "the Queen", "the Lord Chancellor": a rank by itself, or before another, is no organisation and no place.
fn is_rank(c: &Context<'_>, tokens: &Range<usize>) -> bool {
    let rank = |i: usize| c.is_role(i) || c.is_courtesy(i);
    let the = tokens.start > 0 && c.words.is(tokens.start - 1, &["the"]);
    tokens.len() == 1
        && rank(tokens.start)
        && (the && c.has_title_case(tokens.start, Class::RoyalTitle) || rank(tokens.end))
}

/// "Monday", "mid-July", "Saturdays".
fn is_day(c: &Context<'_>, tokens: &Range<usize>) -> bool {
    let last = tokens.end - 1;
    let named = |class: u32| class & class::CALENDAR != 0;
    let plural = |day: &str| named(c.gazetteer.get(hash::word(&format!("{day}day"))));
    let day = named(c.atoms[last].class) || c.word(last).strip_suffix("days").is_some_and(plural);
    day && (tokens.len() == 1 || c.words.is(tokens.start, &["mid", "late", "early", "last"]))
}

/// Whether a stretch holds what stands in no name, but in menus and credits.
fn is_menu(c: &Context<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|i| {
        c.kind(i) == Some(TokenKind::Address)
            || (c.kind(i) == Some(TokenKind::Number) && c.word(i).contains('/'))
            || c.words.is(i, NEVER)
    })
}

/// "Doctors" where a caption begins.
fn is_plural_role(c: &Context<'_>, tokens: &Range<usize>, written: &str) -> bool {
    tokens.len() == 1
        && written.strip_suffix('s').is_some_and(|one| look_up(&one.to_lowercase()).has(Class::Role))
        && c.atoms[tokens.start].class & class::COMMON != 0
}

/// "Ph.D.", "R.N.": what a person has after the name; "MD" may be a state, unless it follows a name and a comma.
fn is_credential(c: &Context<'_>, tokens: &Range<usize>) -> bool {
    let credential = |i: usize| c.has(i, Class::Credential);
    let plain = c.atoms[tokens.start].shape == shape::UPPER;
    let after_name = tokens.start > 1 && c.word(tokens.start - 1) == "," && c.is_name_word(tokens.start - 2);
    tokens.clone().all(|i| credential(i) || c.word(i) == ",") && credential(tokens.start) && (!plain || after_name)
}

/// "RM6", "R2bn": a sum of money and no name; "K2" is a mountain.
fn is_money(c: &Context<'_>, tokens: &Range<usize>) -> bool {
    let word = c.word(tokens.start);
    let Some(at) = word.find(|ch: char| ch.is_ascii_digit()) else { return false };
    let (sign, sum) = word.split_at(at);
    let known = look_up(&sign.to_lowercase()).value(Class::Currency) == Some(sign);
    let unit = sum.trim_start_matches(|ch: char| ch.is_ascii_digit() || matches!(ch, '.' | ','));
    let scaled = matches!(unit, "m" | "mn" | "b" | "bn" | "tn") || c.words.is(tokens.start + 1, SCALES);
    let parted =
        sum.contains([',', '.']) || c.glued(tokens.start + 1) && c.kind(tokens.start + 2) == Some(TokenKind::Number);
    known && (sign.len() > 1 || scaled || parted)
}

/// Whether a stretch is an office and no name: "Deputy Prime Minister".
fn is_title(c: &Context<'_>, tokens: &Range<usize>) -> bool {
    let office = |i: usize| c.is_role(i) || c.is_courtesy(i);
    tokens.clone().all(office) || (office(tokens.end - 1) && tokens.clone().all(|i| office(i) || c.is_modifier(i)))
}

/// Whether an agency's name only says who took the picture or filed the story.
fn is_credit(c: &Context<'_>, tokens: &Range<usize>, written: &str, from: usize, part: PartKind) -> bool {
    let bracketed = tokens.start > from && c.bracketed(tokens);
    is_agency(written) && (bracketed || matches!(part, PartKind::Caption | PartKind::Byline | PartKind::Dateline))
}

/// Whether brackets in running text only say who took a picture: "(Strait Photo/Ada Roe)".
fn took_picture(c: &Context<'_>, tokens: &Range<usize>) -> bool {
    const NEAR: usize = 6;
    let before = tokens.start.saturating_sub(NEAR)..tokens.start;
    let opens = before.clone().rev().find(|&i| matches!(c.word(i), "(" | ")"));
    opens.is_some_and(|i| {
        c.word(i) == "(" && (i..tokens.start).any(|i| c.words.is(i, &["photo", "photograph", "image"]))
    })
}

fn read_person(c: &Context<'_>, name: &mut Name, from: usize, end: usize) {
    name.person = Person::new(&name.written);
    name.gender = gender_of(c, name);
    name.family = FAMILY.contains(&c.word(name.tokens.end));
    read_role(c, name, from, end);
    let start = name.tokens.start;
    if !name.person.is_full() {
        name.given = start > from && c.has_title_case(start - 1, Class::BeforeGivenName);
        name.told = told(c, name.tokens.end);
    }
}

/// What "he" tells in "said that he", of whoever says so as a rule.
fn told(c: &Context<'_>, end: usize) -> Gender {
    // "Roe, who was in Ness, said he".
    let clause = c.word(end) == "," && c.words.is(end + 1, &["who"]);
    let verb = (end + 2..end + CLAUSE).find(|&i| c.word(i) == ",").filter(|_| clause).map_or(end, |i| i + 1);
    let that = verb + 1 + usize::from(c.words.is(verb + 1, &["that"]));
    match c.word(that) {
        _ if !c.words.is(verb, &["said", "says"]) => Gender::Unknown,
        "he" => Gender::Male,
        "she" => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// What a full name's given name tells.
fn gender_of(c: &Context<'_>, name: &Name) -> Gender {
    if !name.person.is_full() {
        return Gender::Unknown;
    }
    let first = name.written.split([' ', '-']).next().unwrap_or("");
    match c.gazetteer.get(hash::word(first)) & class::GIVEN {
        class::MALE => Gender::Male,
        class::FEMALE => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// The title before a person's name, or the role in apposition after it.
fn read_role(c: &Context<'_>, name: &mut Name, from: usize, end: usize) {
    let before = name.tokens.start;
    if before > from && c.is_courtesy(before - 1) {
        name.gender = match c.gender(before - 1) {
            Gender::Unknown => name.gender,
            g => g,
        };
    }
    name.role = roles::before(c, from, before);
    if name.role.is_none() && name.tokens.end + 1 < end && c.word(name.tokens.end) == "," {
        // "Dmitry Peskov, the Kremlin spokesman,": between commas, or up to the sentence's end.
        let at = name.tokens.end + 1;
        let determined = matches!(c.word(at), "the" | "a" | "an" | "his" | "her" | "their" | "its");
        name.role = roles::after(c, at + usize::from(determined), end).filter(|role| {
            let next = c.word(role.tokens.end);
            let described = determined || matches!(next, "," | "." | "said" | "says" | "");
            described && !ends_what_leads(c, &name.tokens, role.tokens.end)
        });
    }
    if let Some(role) = &name.role
        && role.gender != Gender::Unknown
    {
        name.gender = role.gender;
    }
}

/// Whether a name only ends what leads to a sentence, whose subject stands behind the comma: "In a talk with Ada Roe, the mayor said".
fn ends_what_leads(c: &Context<'_>, name: &Range<usize>, past: usize) -> bool {
    let from = c.sentence(name.start).start;
    let verbs = [Class::ClauseBe, Class::ClauseHave, Class::ClauseModal];
    let verb = c.words.is_lower(past) && (c.words.verb(past).is_some() || verbs.iter().any(|&v| c.has(past, v)));
    verb && from < name.start && c.has(from, Class::NoSubjectAfter) && !(from..name.start).any(|i| c.word(i) == ",")
}

/// The name of an organisation, a place or another thing.
fn read_other(c: &Context<'_>, name: &mut Name) {
    let class = match name.kind {
        EntityType::Org => class::ORG,
        EntityType::Loc => class::MAJOR_PLACE,
        _ => class::MISC,
    };
    let whole = c.gazetteer.get(name_hash(&c.atoms[name.tokens.clone()]));
    name.listed = whole & class != 0;
    name.firm =
        name.kind == EntityType::Org && by_list::is_partners_firm(c, name.tokens.clone(), whole & class::ORG != 0);
    name.key = name.place.map_or_else(|| key::of(&name.written), |p| key::of(p.name));
}
