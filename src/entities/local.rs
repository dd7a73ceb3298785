//! From tagged names to the entities of one article.

use crate::sort::Order;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::features::Case;
use super::lexicon::{Lexicon, class};
use super::person::{self, Person};
use super::places::Place;
use super::roles::{self, Gender, Reader, Role};
use super::tagger::Tagged;
use super::types::{self, LISTED};
use super::{LocalEntity, hash, joined, repair, thing};
use crate::input::Document;
use crate::report::{EntityType, PartKind};
use crate::text::TokenKind;

/// A name on its way to an entity.
pub(super) struct Name {
    pub(super) tokens: Range<usize>,
    pub(super) kind: EntityType,
    /// As written, white space as single spaces.
    pub(super) written: String,
    pub(super) entity: u32,
    /// The title or role beside it.
    pub(super) role: Option<Role>,
    /// What its courtesy title or role tells.
    gender: Gender,
    place: Option<Place>,
    person: Person,
    /// Its key, for what is no person.
    key: String,
    /// Whether it is a firm's that is called after its partners.
    firm: bool,
    family: bool,
    /// Whether a list has it.
    listed: bool,
    /// How much the tagger's scores speak for it.
    support: i32,
}

/// Agencies whose name in a caption or dateline only says who took the picture or filed the story.
pub(super) const AGENCIES: &[&str] = &[
    "AP",
    "Reuters",
    "AFP",
    "Getty Images",
    "Getty",
    "Associated Press",
    "The Associated Press",
    "EPA",
    "Shutterstock",
    "PA",
    "UPI",
    "Xinhua",
    "TASS",
    "RIA Novosti",
    "DPA",
    "Bloomberg",
    "Agence France-Presse",
    "PA Media",
    "Anadolu",
    "AAP",
    "ANI",
    "PTI",
    "Alamy",
];

/// Words of web pages and calendars that a tagger may take for names.
const FURNITURE: &[&str] = &[
    "share",
    "advertisement",
    "subscribe",
    "newsletter",
    "photo",
    "image",
    "video",
    "caption",
    "read",
    "related",
    "copyright",
    "file",
    "click",
    "sign",
    "email",
    "comments",
    "facebook share",
    "updated",
    "published",
    "story",
    "watch",
    "breaking news",
    "live",
    "tv",
    "byline",
    "eve",
    "new year",
    "new years",
    "new year's",
    "new year’s",
    "new year's eve",
    "new year’s eve",
    "new year's day",
    "new year’s day",
    "women",
    "men",
    "police",
    // Abbreviations of common nouns, and of times of day.
    "acl",
    "adsl",
    "aest",
    "asbo",
    "asbos",
    "atm",
    "atms",
    "bst",
    "cd",
    "cds",
    "ceo",
    "cet",
    "cst",
    "dj",
    "djs",
    "dna",
    "dvd",
    "dvds",
    "edt",
    "emp",
    "est",
    "et",
    "fc",
    "gdp",
    "gmt",
    "gp",
    "hdtv",
    "icbm",
    "icbms",
    "iq",
    "irbm",
    "irbms",
    "mp",
    "mps",
    "mri",
    "mvp",
    "pc",
    "pcs",
    "pdf",
    "pdfs",
    "pdt",
    "pm",
    "pst",
    "r&b",
    "slbm",
    "sms",
    "suv",
    "suvs",
    "ufo",
    "ufos",
    "usb",
    "utc",
    "vat",
    "vip",
    "vips",
];

/// Words that stand in no name; a "name" with one of them is a menu or a credit.
const NEVER: &[&str] = &["subscribe", "reprints", "advertisement", "newsletter", "copyright", "|", "•", "©", "›", "»"];

const FAMILY: &[&str] = &["family", "brothers", "sisters", "siblings", "dynasty", "clan", "couple", "families"];

/// By how much a name is less sure in a sentence whose words all begin with a capital.
const IN_HEADLINE: i32 = 80;

fn gender_of(person: &Person, written: &str, lexicon: &Lexicon) -> Gender {
    if !person.is_full() {
        return Gender::Unknown;
    }
    let first = written.split([' ', '-']).next().unwrap_or("");
    match lexicon.get(hash::word(first)) & (class::MALE | class::FEMALE) {
        class::MALE => Gender::Male,
        class::FEMALE => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// Adverbs and the like at a sentence's start are no given names: "Quickly Hale".
fn is_opener(word: &str, lexicon: &Lexicon) -> bool {
    let bits = lexicon.get(hash::word(word));
    let named = bits & (class::MALE | class::FEMALE | class::SURNAME) != 0;
    roles::OPENERS.contains(&word)
        || (!named && (bits & class::COMMON != 0 || (word.len() > 5 && word.ends_with("ly"))))
}

/// Trims and reads a tagged name; `None` for what is no name after all.
fn read(r: &Reader<'_>, lexicon: &Lexicon, t: &Tagged, from: usize, end: usize, part: PartKind) -> Option<Name> {
    let mut tokens = t.start..t.end;
    let kind_of = |i: usize| r.text.tokens[i].kind;
    let loose = |i: usize| matches!(kind_of(i), TokenKind::Clitic | TokenKind::Mark | TokenKind::Punctuation);
    while !tokens.is_empty() && loose(tokens.end - 1) && r.word(tokens.end - 1) != ")" {
        tokens.end -= 1;
    }
    while !tokens.is_empty()
        && (loose(tokens.start) || (r.word(tokens.start).eq_ignore_ascii_case("the") && tokens.len() > 1))
    {
        tokens.start += 1;
    }
    // Whoever has a courtesy title is a person; the Lord's army is none.
    let courtesy = tokens.len() > 1
        && roles::is_courtesy(r.word(tokens.start))
        && r.word(tokens.start).len() < 5
        && kind_of(tokens.start + 1) != TokenKind::Clitic;
    let kind = if courtesy { EntityType::Per } else { t.kind };
    if kind == EntityType::Per {
        if tokens.len() > 1 && tokens.start == from && is_opener(r.word(tokens.start), lexicon) {
            tokens.start += 1;
        }
        while tokens.len() > 1
            && (roles::is_courtesy(r.word(tokens.start)) || roles::is_role(r.word(tokens.start)))
            && lexicon.get(hash::word(r.word(tokens.start))) & (class::MALE | class::FEMALE) == 0
        {
            tokens.start += 1;
        }
        // Jr. and the like belong to the name.
        let comma = usize::from(tokens.end < end && r.word(tokens.end) == ",");
        if tokens.end + comma < end && person::is_suffix(r.word(tokens.end + comma)) {
            tokens.end += comma + 1;
        }
    }
    if tokens.is_empty() {
        return None;
    }
    let written = r.written(tokens.clone());
    let letters = written.chars().filter(|c| c.is_alphabetic()).count();
    let named = |word: &str| lexicon.get(hash::word(word)) & class::CALENDAR != 0;
    let day = |i: usize| named(r.word(i)) || r.word(i).strip_suffix("days").is_some_and(|d| named(&format!("{d}day")));
    let calendar = day(tokens.end - 1)
        && (tokens.len() == 1
            || matches!(r.word(tokens.start).to_lowercase().as_str(), "mid" | "late" | "early" | "last"));
    let menu = tokens.clone().any(|i| {
        kind_of(i) == TokenKind::Address
            || (kind_of(i) == TokenKind::Number && r.word(i).contains('/'))
            || NEVER.contains(&r.word(i).to_lowercase().as_str())
    });
    let office = |i: usize| roles::is_role(r.word(i)) || roles::is_courtesy(r.word(i));
    let title = tokens.clone().all(office)
        || (office(tokens.end - 1) && tokens.clone().all(|i| office(i) || roles::is_modifier(r.word(i))));
    // "Doctors" where a caption begins.
    let people = tokens.len() == 1
        && written.strip_suffix('s').is_some_and(roles::is_role)
        && lexicon.get(hash::word(&written)) & class::COMMON != 0;
    let furniture = people || FURNITURE.contains(&written.to_lowercase().as_str());
    if letters < 2 || calendar || furniture || menu || (title && kind == EntityType::Per) || tokens.len() > 12 {
        return None;
    }
    if AGENCIES.contains(&written.as_str()) {
        let bracketed = tokens.start > from && r.word(tokens.start - 1) == "(" && r.word(tokens.end) == ")";
        if matches!(part, PartKind::Caption | PartKind::Byline | PartKind::Dateline) || bracketed {
            return None;
        }
    }
    let place = r.places.get(&written).filter(|_| kind != EntityType::Per);
    let kind = match place {
        Some(p) if p.demonym => EntityType::Misc,
        Some(p) if p.country && !repair::in_compound(r, tokens.end) => EntityType::Loc,
        _ => kind,
    };
    let mut name = Name {
        kind,
        entity: u32::MAX,
        role: None,
        gender: Gender::Unknown,
        place,
        person: Person::default(),
        key: String::new(),
        firm: false,
        family: false,
        listed: false,
        support: t.support(kind),
        written,
        tokens,
    };
    if kind == EntityType::Per {
        name.person = Person::new(&name.written);
        name.gender = gender_of(&name.person, &name.written, lexicon);
        name.family = FAMILY.contains(&r.word(name.tokens.end));
        read_role(r, &mut name, from, end);
    } else {
        let bits = |i: usize| lexicon.get(hash::word(r.word(i)));
        let whole = name.tokens.clone().map(|i| hash::word(r.word(i))).reduce(hash::join).unwrap_or(0);
        let of = match kind {
            EntityType::Org => class::ORG,
            EntityType::Loc => LISTED,
            _ => class::THING,
        };
        let whole = lexicon.get(whole);
        name.listed = whole & of != 0;
        let listed = whole & class::ORG != 0;
        name.firm = kind == EntityType::Org && joined::partners(r, name.tokens.clone(), &bits, listed);
        name.key = place.map_or_else(|| thing::key(&name.written), |p| thing::key(p.name));
    }
    Some(name)
}

/// The title before a person's name, or the role in apposition after it.
fn read_role(r: &Reader<'_>, name: &mut Name, from: usize, end: usize) {
    let before = name.tokens.start;
    if before > from && roles::is_courtesy(r.word(before - 1)) {
        name.gender = match roles::gender(r.word(before - 1)) {
            Gender::Unknown => name.gender,
            g => g,
        };
    }
    name.role = r.before(from, before);
    if name.role.is_none() && name.tokens.end + 1 < end && r.word(name.tokens.end) == "," {
        // "Dmitry Peskov, the Kremlin spokesman,": between commas, or up to the sentence's end.
        let mut at = name.tokens.end + 1;
        let determined = matches!(r.word(at), "the" | "a" | "an" | "his" | "her" | "their" | "its");
        at += usize::from(determined);
        name.role = r.after(at, end).filter(|role| {
            let next = r.word(role.tokens.end);
            determined || matches!(next, "," | "." | "said" | "says" | "")
        });
    }
    if let Some(role) = &name.role
        && role.gender != Gender::Unknown
    {
        name.gender = role.gender;
    }
}

/// The name that a dateline begins with is where the story was filed, whatever the tagger took it or its end for.
fn filed(r: &Reader<'_>, sentence: &Range<usize>, mut t: Tagged) -> Tagged {
    let capital = |i: usize| r.text.tokens[i].kind == TokenKind::Word && r.word(i).starts_with(char::is_uppercase);
    let end = sentence.clone().find(|&i| !capital(i)).unwrap_or(sentence.end);
    if t.start < end && t.end >= end && !AGENCIES.contains(&r.word(sentence.start)) {
        (t.start, t.end, t.kind) = (sentence.start, end, EntityType::Loc);
    }
    t
}

/// Reads all tagged names of an article.
pub(super) fn read_names(
    doc: &Document,
    r: &Reader<'_>,
    lexicon: &Lexicon,
    case: &[Case],
    tagged: &[Tagged],
) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::with_capacity(tagged.len());
    let mut s = 0;
    for t in tagged {
        while s + 1 < r.text.sentences.len() && r.text.sentences[s].tokens.end <= t.start {
            s += 1;
        }
        let sentence = &r.text.sentences[s];
        let part = doc.parts.get(sentence.part).map_or(PartKind::Paragraph, |p| p.kind);
        let from = names.last().map_or(0, |n| n.tokens.end).max(sentence.tokens.start);
        // Names inside a role ("Kremlin" spokesman) do not stop it from reaching further left.
        let from = if names.last().is_some_and(|n| n.kind == EntityType::Per) { from } else { sentence.tokens.start };
        let done = names.last().map_or(0, |n| n.tokens.end);
        let t = if part == PartKind::Dateline { filed(r, &sentence.tokens, *t) } else { *t };
        let mut name = read(r, lexicon, &t, from, sentence.tokens.end, part);
        if let Some(n) = name.as_mut().filter(|_| case.get(s).is_some_and(|c| *c != Case::Normal)) {
            // In a headline a capital says nothing.
            n.support -= IN_HEADLINE;
        }
        // "HARLAN (Strait Wire)": who filed the story.
        let filer = |n: &Name| part == PartKind::Dateline && r.bracketed(n.tokens.clone());
        names.extend(name.filter(|n| n.tokens.start >= done && !filer(n)));
    }
    names
}

/// Entities under construction.
#[derive(Default)]
struct Table {
    entities: Vec<LocalEntity>,
    things: FxHashMap<String, u32>,
    /// Full names by surname.
    surnames: FxHashMap<String, Vec<u32>>,
    /// Full names by their other words.
    givens: FxHashMap<String, Vec<u32>>,
    /// Names of one word that have no full name.
    singles: FxHashMap<String, u32>,
    /// Full names as first written.
    full: FxHashMap<String, u32>,
}

/// Bearers of one name that a new name is compared with; a family that an article tells of is smaller, and without a
/// bound a list of namesakes would cost its square.
const BEARERS: usize = 50;

impl Table {
    fn add(&mut self, kind: EntityType, key: String) -> u32 {
        self.entities.push(LocalEntity { kind: Some(kind), key, ..LocalEntity::default() });
        self.entities.len() as u32 - 1
    }

    fn because(&mut self, ix: u32, why: String) {
        because(&mut self.entities[ix as usize], why);
    }

    fn full_name(&mut self, name: &Name) -> u32 {
        let p = &name.person;
        let person = |ix: u32| self.entities[ix as usize].person.as_ref();
        let bearers = self.surnames.get(&p.surname).into_iter().flatten().take(BEARERS).copied();
        let mut same: Vec<u32> = bearers.filter(|&ix| person(ix).is_some_and(|o| o.agrees(p))).collect();
        if same.len() > 1 {
            // Between George W. and George H. W., plain George is nobody's.
            same.retain(|&ix| person(ix).is_some_and(|o| o.given == p.given));
        }
        if let [ix] = same[..] {
            let first = self.entities[ix as usize].name.clone();
            if first != name.written {
                self.because(ix, format!("“{}” and “{first}” agree in surname and given name", name.written));
            }
            if self.entities[ix as usize].person.as_ref().is_none_or(|o| p.given.len() > o.given.len()) {
                self.entities[ix as usize].person = Some(p.clone());
            }
            return ix;
        }
        let crowded = self.surnames.get(&p.surname).is_some_and(|b| b.len() > BEARERS);
        if let Some(&ix) = self.full.get(&name.written).filter(|_| crowded) {
            return ix;
        }
        let near: Vec<u32> = self
            .givens
            .get(&p.given[0])
            .into_iter()
            .flatten()
            .take(BEARERS)
            .copied()
            .filter(|&ix| person(ix).is_some_and(|o| person::misspelled(o, p)))
            .collect();
        if let [ix] = near[..] {
            let first = self.entities[ix as usize].name.clone();
            self.because(ix, format!("“{}” and “{first}” differ by one letter", name.written));
            return ix;
        }
        let ix = self.add(EntityType::Per, p.key());
        self.entities[ix as usize].person = Some(p.clone());
        self.entities[ix as usize].name = name.written.clone();
        self.full.entry(name.written.clone()).or_insert(ix);
        self.surnames.entry(p.surname.clone()).or_default().push(ix);
        for g in p.given.iter().filter(|g| g.chars().count() > 1) {
            self.givens.entry(g.clone()).or_default().push(ix);
        }
        ix
    }

    /// A name of one word: the surname, else another part, of the only full name that has it.
    fn single(&mut self, name: &Name) -> u32 {
        let word = &name.person.surname;
        if name.family {
            let key = format!("{word}-family");
            return self.singles.get(&key).copied().unwrap_or_else(|| {
                let ix = self.add(EntityType::Per, key.clone());
                self.entities[ix as usize].person = Some(Person { surname: key.clone(), ..Person::default() });
                self.singles.insert(key, ix);
                ix
            });
        }
        let fits = |t: &Self, ix: u32| {
            let e = &t.entities[ix as usize];
            let suffix = e.person.as_ref().is_some_and(|p| p.suffix == name.person.suffix);
            let gender = e.gender == Gender::Unknown || name.gender == Gender::Unknown || e.gender == name.gender;
            gender && (suffix || name.person.suffix.is_empty())
        };
        let find = |map: &FxHashMap<String, Vec<u32>>, word: &str| {
            map.get(word).into_iter().flatten().take(BEARERS).copied().filter(|&ix| fits(self, ix)).collect::<Vec<_>>()
        };
        let mut bearers = find(&self.surnames, word);
        let by_surname = !bearers.is_empty();
        if bearers.len() > 1 {
            // Jr. goes by his suffix when his father is about.
            let plain: Vec<u32> = bearers
                .iter()
                .copied()
                .filter(|&ix| self.entities[ix as usize].person.as_ref().is_some_and(|p| p.suffix.is_empty()))
                .collect();
            if !plain.is_empty() && name.person.suffix.is_empty() {
                bearers = plain;
            }
        }
        if bearers.is_empty() {
            bearers = find(&self.givens, &person::root(&name.written));
        }
        if let [ix] = bearers[..] {
            let what = if by_surname { "surname" } else { "name" };
            let full = self.entities[ix as usize].name.clone();
            self.because(ix, format!("“{}” is the {what} of “{full}” alone in the article", name.written));
            return ix;
        }
        if bearers.len() > 1 && by_surname {
            // The one whom the article names in full most often goes by the surname.
            let count = |ix: u32| self.entities[ix as usize].forms.iter().map(|f| f.1).sum::<u32>();
            bearers.order_by_key(|&ix| (std::cmp::Reverse(count(ix)), ix));
            if count(bearers[0]) >= 2 * count(bearers[1])
                || (!self.singles.contains_key(word) && count(bearers[0]) > count(bearers[1]))
            {
                let full = self.entities[bearers[0] as usize].name.clone();
                self.because(
                    bearers[0],
                    format!("“{}” names “{full}” far oftener than others of that surname", name.written),
                );
                return bearers[0];
            }
        }
        let suffixed = name.person.key();
        self.singles.get(&suffixed).copied().unwrap_or_else(|| {
            let ix = self.add(EntityType::Per, suffixed.clone());
            self.entities[ix as usize].person = Some(name.person.clone());
            self.singles.insert(suffixed, ix);
            ix
        })
    }

    fn thing(&mut self, name: &Name) -> u32 {
        if let Some(&ix) = self.things.get(&name.key) {
            return ix;
        }
        let kind = if name.place.is_some() { EntityType::Loc } else { name.kind };
        let ix = self.add(kind, name.key.clone());
        self.things.insert(name.key.clone(), ix);
        ix
    }
}

/// Gives every name its entity.
pub(super) fn cluster(r: &Reader<'_>, lexicon: &Lexicon, names: &mut [Name]) -> Vec<LocalEntity> {
    let mut table = Table::default();
    let is_person = |n: &Name| n.kind == EntityType::Per;
    // Full names, then what refers back to them; longer names of things before their short forms.
    for full in [true, false] {
        for name in names.iter_mut().filter(|n| is_person(n) && n.person.is_full() == full && !(n.family && full)) {
            let ix = if full { table.full_name(name) } else { table.single(name) };
            name.entity = ix;
            let e = &mut table.entities[ix as usize];
            if e.gender == Gender::Unknown {
                e.gender = name.gender;
            }
            tell(e, name, r);
        }
    }
    for name in names.iter_mut().filter(|n| is_person(n) && n.entity == u32::MAX) {
        name.entity = table.single(name);
        tell(&mut table.entities[name.entity as usize], name, r);
    }
    let aliases = aliases(lexicon, r, names);
    let mut counts: FxHashMap<(u32, EntityType), u32> = FxHashMap::default();
    for name in names.iter_mut().filter(|n| !is_person(n)) {
        let short = name.key.clone();
        if let Some((full, why)) = aliases.get(&short) {
            name.key.clone_from(full);
            let ix = table.thing(name);
            table.because(ix, why.clone());
            name.entity = ix;
            let e = &mut table.entities[ix as usize];
            if !e.aliases.contains(&short) {
                e.aliases.push(short);
            }
        } else {
            name.entity = table.thing(name);
        }
        *counts.entry((name.entity, name.kind)).or_default() += 1;
        tell(&mut table.entities[name.entity as usize], name, r);
    }
    for (ix, e) in table.entities.iter_mut().enumerate() {
        if e.person.is_none() && e.kind != Some(EntityType::Loc) {
            let count = |k| counts.get(&(ix as u32, k)).copied().unwrap_or(0);
            e.kind = [EntityType::Org, EntityType::Loc, EntityType::Misc].into_iter().rev().max_by_key(|&k| count(k));
        }
        e.forms.order_by(|a, b| b.1.cmp(&a.1).then(b.0.len().cmp(&a.0.len())).then(a.0.cmp(&b.0)));
        e.name = best_name(e);
    }
    table.entities
}

/// The fullest name among an entity's forms; the commonest of equally full ones.
pub(super) fn best_name(e: &LocalEntity) -> String {
    let words = |f: &str| f.split(' ').count().min(4);
    let best = e.forms.iter().enumerate().max_by_key(|(i, f)| (words(&f.0), std::cmp::Reverse(*i)));
    best.map_or_else(String::new, |(_, f)| f.0.clone())
}

fn because(e: &mut LocalEntity, why: String) {
    if !e.reasons.contains(&why) && e.reasons.len() < 8 {
        e.reasons.push(why);
    }
}

/// Why another form of a place's or an organisation's name belongs to it, where its key alone says so.
fn spelling(e: &LocalEntity, name: &Name) -> Option<String> {
    let first = e.forms.first().map(|f| f.0.as_str()).filter(|f| !f.eq_ignore_ascii_case(&name.written))?;
    match name.place {
        _ if e.person.is_some() => None,
        Some(p) if p.demonym => Some(format!("“{}” is the nationality word of {}", name.written, p.name)),
        Some(p) if p.name != name.written => Some(format!("“{}” is a name of {}", name.written, p.name)),
        Some(_) => None,
        None if thing::key(first) == thing::key(&name.written) => {
            Some(format!("“{}” and “{first}” differ in spelling or legal form alone", name.written))
        }
        None => None,
    }
}

/// Counts a form and notes a role.
fn tell(e: &mut LocalEntity, name: &Name, r: &Reader<'_>) {
    // A title, a known given name or a listed name is worth a sure tagger.
    let known = name.listed || name.place.is_some() || name.role.is_some() || name.gender != Gender::Unknown;
    let support = name.support + if known { 120 } else { 0 };
    e.support = if e.forms.is_empty() { support } else { e.support.max(support) };
    match e.forms.iter_mut().find(|f| f.0 == name.written) {
        Some(f) => f.1 += 1,
        None => e.forms.push((name.written.clone(), 1)),
    }
    if let Some(why) = spelling(e, name) {
        because(e, why);
    }
    if let Some(role) = &name.role {
        let written = r.written(role.tokens.clone());
        if !e.roles.iter().any(|x| x.eq_ignore_ascii_case(&written)) && e.roles.len() < 12 {
            e.roles.push(written);
        }
    }
}

/// What follows the place or nationality that an organisation's name begins with: "Petrels" of "Harlan Petrels".
fn after_place<'a>(name: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let (first, rest) = name.split_once(' ')?;
    let (head, all) = (hash::word(first), LISTED | class::TOWN | class::DEMONYM);
    // "San Harlan Petrels".
    let two = rest.split_once(' ').map(|(second, rest)| (lexicon.get(hash::join(head, hash::word(second))), rest));
    let (place, rest) = two.filter(|(place, _)| place & all != 0).unwrap_or((lexicon.get(head), rest));
    // A town's Labour Party is a branch of it.
    let branch =
        place & (class::COUNTRY | class::DEMONYM) == 0 && rest.rsplit(' ').next().is_some_and(types::heads_org);
    (place & all != 0 && !branch).then_some(rest)
}

/// Keys of short names and the keys of the full names they stand for in this article, with the reason.
type Aliases = FxHashMap<String, (String, String)>;

/// The key under which a name goes that may stand for another one itself.
fn target(aliases: &Aliases, name: &Name) -> String {
    aliases.get(&name.key).map_or_else(|| name.key.clone(), |(key, _)| key.clone())
}

/// Finds the short names of an article.
fn aliases(lexicon: &Lexicon, r: &Reader<'_>, names: &[Name]) -> Aliases {
    let things: Vec<&Name> = names.iter().filter(|n| n.kind != EntityType::Per && n.place.is_none()).collect();
    let mut out = Aliases::default();
    // "Harlan Motor Works (HMW)"
    for pair in things.windows(2) {
        let (full, short) = (pair[0], pair[1]);
        let bracketed = full.tokens.end + 1 == short.tokens.start
            && r.word(full.tokens.end) == "("
            && r.word(short.tokens.end) == ")";
        let initial = |n: &Name| n.written.chars().next().map(|c| c.to_ascii_uppercase());
        if bracketed
            && initial(full) == initial(short)
            && !short.written.contains(' ')
            && (short.written.chars().filter(|c| c.is_uppercase()).count() > 1
                || (!short.listed && thing::draws_on(&short.key, &full.key)))
            && full.key != short.key
        {
            let why = format!("the article writes “{} ({})”", full.written, short.written);
            out.entry(short.key.clone()).or_insert((full.key.clone(), why));
        }
    }
    // One entry for each key, first come.
    let mut seen: FxHashMap<&str, &Name> = FxHashMap::default();
    let mut distinct: Vec<&Name> = Vec::new();
    for &n in &things {
        if seen.insert(&n.key, n).is_none() {
            distinct.push(n);
        }
    }
    // "Ruritanian" belongs to the Ruritania of the same article.
    let mut homes: FxHashMap<String, Option<&Name>> = FxHashMap::default();
    for place in distinct.iter().filter(|n| n.kind == EntityType::Loc && !n.key.contains('-')) {
        for word in thing::demonyms(&place.key) {
            homes.entry(word).and_modify(|h| *h = None).or_insert(Some(place));
        }
    }
    for n in distinct.iter().filter(|n| n.kind == EntityType::Misc && n.place.is_none()) {
        if let Some(Some(place)) = homes.get(&n.key) {
            let why = format!("“{}” is the nationality word of “{}”", n.written, place.written);
            out.insert(n.key.clone(), (place.key.clone(), why));
        }
    }
    // "the North", where one country of the article is called North something.
    let mut lands: Vec<&str> = names.iter().filter_map(|n| n.place).filter(|p| p.country).map(|p| p.name).collect();
    lands.order();
    lands.dedup();
    for n in distinct.iter().filter(|n| n.kind == EntityType::Loc && ["North", "South"].contains(&n.written.as_str())) {
        let mut fits = lands.iter().filter(|p| p.strip_prefix(&*n.written).is_some_and(|rest| rest.starts_with(' ')));
        if let (Some(land), None) = (fits.next(), fits.next()) {
            out.insert(n.key.clone(), (thing::key(land), format!("“{}” is short for “{land}”", n.written)));
        }
    }
    // "Roe" is Roe, Hale & Voss, and "the Joint Chiefs" are those of Staff, where nothing else of the article begins so.
    let mut begins: FxHashMap<String, Option<&Name>> = FxHashMap::default();
    for n in distinct.iter().filter(|n| n.kind == EntityType::Org) {
        let firm = n.key.split_once('-').filter(|_| n.firm).map(|(first, _)| first.to_string());
        let head = n.written.split_once(" of ").filter(|(head, _)| head.contains(' '));
        for short in firm.into_iter().chain(head.map(|(head, _)| thing::key(head))) {
            begins.entry(short).and_modify(|full| *full = None).or_insert(Some(n));
        }
    }
    for n in distinct.iter().filter(|n| n.kind == EntityType::Org) {
        if let Some(Some(full)) = begins.get(&n.key).filter(|full| full.is_none_or(|f| f.key != n.key)) {
            let why = format!("“{}” is short for “{}”", n.written, full.written);
            out.insert(n.key.clone(), (full.key.clone(), why));
        }
    }
    // "the Security Council", where the article has that of the United Nations.
    for n in distinct.iter().filter(|n| n.kind == EntityType::Org) {
        let rest = n.key.strip_prefix("united-nations-").filter(|rest| rest.contains('-'));
        if let Some(short) = rest.and_then(|key| seen.get(key)).filter(|s| s.kind == EntityType::Org) {
            let why = format!("“{}” is short for “{}”", short.written, n.written);
            out.insert(short.key.clone(), (n.key.clone(), why));
        }
    }
    // "the British Labour Party" is the Labour Party of the same article, "the Petrels" are the Harlan Petrels.
    let mut led: FxHashMap<String, Option<&Name>> = FxHashMap::default();
    for n in distinct.iter().filter(|n| n.kind == EntityType::Org) {
        if let Some(rest) = after_place(&n.written, lexicon) {
            led.entry(thing::key(rest)).and_modify(|full| *full = None).or_insert(Some(n));
        }
    }
    for n in distinct.iter().filter(|n| n.kind == EntityType::Org) {
        if let Some(Some(full)) = led.get(&n.key).filter(|full| full.is_none_or(|f| f.key != n.key)) {
            let why = format!("“{}” is “{}” with its place", full.written, n.written);
            let target = target(&out, full);
            if target != n.key {
                out.entry(n.key.clone()).or_insert((target, why));
            }
        }
    }
    // An article names hundreds of organisations at most; beyond that the search would be quadratic.
    distinct.truncate(400);
    // "Nato", "the Tories": short forms that every reader knows. In three letters a common word may hide: "Who".
    for n in distinct.iter().filter(|n| n.kind != EntityType::Loc && n.written.len() > 3) {
        if let Some(full) = thing::known(&n.written).filter(|full| *full != n.key && !out.contains_key(&n.key)) {
            out.insert(n.key.clone(), (full, format!("“{}” is a common short form", n.written)));
        }
    }
    // "the US Harlan Trade Board (HTB)": the place before a name need not have its letter.
    let abbreviated = |short: &str, full: &str| {
        let rest = || after_place(full, lexicon).is_some_and(|rest| thing::abbreviates(short, rest));
        thing::abbreviates(short, full) || rest()
    };
    for short in distinct.iter().filter(|n| !n.key.contains('-')) {
        if out.contains_key(&short.key) {
            continue;
        }
        let capitals = short.written.len() >= 2 && short.written.chars().all(|c| c.is_uppercase() || c == '.');
        let full: Vec<&&Name> = distinct
            .iter()
            .filter(|f| {
                f.key.contains('-')
                    && ((capitals && abbreviated(&short.written, &f.written))
                        || (short.kind == EntityType::Org
                            && f.kind == EntityType::Org
                            && thing::shortens(&short.key, &f.key)))
            })
            .collect();
        // The country's board and the board are one already.
        let one = full.first().filter(|first| full.iter().all(|f| target(&out, f) == target(&out, first)));
        if let Some(full) = one {
            let why = if capitals { "is the acronym of" } else { "is short for" };
            let why = format!("“{}” {why} “{}”", short.written, full.written);
            out.insert(short.key.clone(), (target(&out, full), why));
        } else if let Some(full) = thing::known(&short.written).filter(|_| capitals) {
            let why = format!("“{}” is a common acronym", short.written);
            out.insert(short.key.clone(), (full, why));
        }
    }
    out
}
