//! From the names of an article to its entities.

use crate::hashed::{Map, Set};

use super::aliases;
use super::names::{NO_ENTITY, Name};
use crate::entities::context::Context;
use crate::entities::entity::LocalEntity;
use crate::entities::names::gender::Gender;
use crate::entities::names::key;
use crate::entities::names::person::{self, Person};
use crate::lexicon::{Class, look_up};
use crate::report::EntityType;
use crate::sort::Order;

/// Bearers of one name that a new name is compared with; a family that an article tells of is smaller, and without a
/// bound a list of namesakes would cost its square.
const BEARERS: usize = 50;

/// Reasons and roles that an entity keeps.
const REASONS: usize = 8;
const ROLES: usize = 12;

/// The support of a name that a title, a known given name or a list speaks for: as much as that of a sure tagger.
const KNOWN: i32 = 120;

/// Words of a name beyond which a longer one is no fuller.
const FULL: usize = 4;

/// Whose names get their entities one after another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    /// Full names.
    Full,
    /// Names of one word with a title that stands before given names.
    Titled,
    /// All other names of one word.
    Single,
}

impl Pass {
    fn takes(self, n: &Name) -> bool {
        let own = match (n.person.is_full(), n.given) {
            (true, _) => Self::Full,
            (false, true) => Self::Titled,
            (false, false) => Self::Single,
        };
        n.kind == EntityType::Per && own == self && !(n.family && self == Self::Full)
    }
}

/// Whether both are known, and the same.
fn agrees(a: Gender, b: Gender) -> bool {
    a != Gender::Unknown && a == b
}

/// Whether the words at a name tell that it is a woman's: a title, or "she" soon after. A given name alone may be listed for the
/// other sex.
fn is_she(c: &Context<'_>, name: &Name) -> bool {
    const NEAR: usize = 25;
    let (from, to) = (name.tokens.start, name.tokens.end);
    let titled = name.role.as_ref().is_some_and(|r| r.gender == Gender::Female)
        || from > 0 && c.is_courtesy(from - 1) && c.gender(from - 1) == Gender::Female;
    let told = |i: usize| c.words.is(i, &["she", "her", "hers"]);
    let other = |i: usize| c.words.is(i, &["he", "his", "him"]);
    titled || (to..to + NEAR).take_while(|&i| !other(i)).any(told)
}

/// Whether one of those named shortly before is another person, who may be a man.
fn tells_of_another(before: &[Name], name: &Name) -> bool {
    const NEAR: usize = 40;
    let near = before.iter().rev().take_while(|n| n.tokens.end + NEAR > name.tokens.start);
    let mut people = near.filter(|n| n.kind == EntityType::Per && n.person.surname != name.person.surname);
    people.any(|n| n.gender != Gender::Female)
}

/// Entities under construction.
#[derive(Default)]
struct Table {
    entities: Vec<LocalEntity>,
    /// Organisations, places and the rest by key.
    by_key: Map<String, u32>,
    /// Full names by surname.
    surnames: Map<String, Vec<u32>>,
    /// Full names by their other words.
    givens: Map<String, Vec<u32>>,
    /// Names of one word that have no full name.
    singles: Map<String, u32>,
    /// Full names as first written.
    full: Map<String, u32>,
    /// Where each full name stands first, as a token.
    first: Map<u32, usize>,
    /// Surnames of whom a relative is named: "his son, Andrew Roe".
    families: Vec<String>,
    /// Who of several goes by a surname from where only he was introduced.
    called: Map<String, u32>,
    /// Who goes by a given name with a title: "Pope Francis".
    titled: Map<String, u32>,
    /// Surnames that mean another than the only one whose full name has them.
    apart: Set<String>,
}

impl Table {
    fn add(&mut self, kind: EntityType, key: String) -> u32 {
        self.entities.push(LocalEntity { kind: Some(kind), key, ..LocalEntity::default() });
        self.entities.len() as u32 - 1
    }

    fn entity(&self, ix: u32) -> &LocalEntity {
        &self.entities[ix as usize]
    }

    fn person(&self, ix: u32) -> Option<&Person> {
        self.entity(ix).person.as_ref()
    }

    fn because(&mut self, ix: u32, why: String) {
        because(&mut self.entities[ix as usize], why);
    }

    /// The entity of a person's full name.
    fn full_name(&mut self, name: &Name) -> u32 {
        if let Some(ix) = self.same_person(&name.person) {
            self.join_full_name(ix, name);
            return ix;
        }
        let p = &name.person;
        if let Some(ix) = self.without_first(p) {
            let why = format!("“{}” is “{}” with or without the first given name", name.written, self.entity(ix).name);
            self.because(ix, why);
            self.join_full_name(ix, name);
            return ix;
        }
        let crowded = self.surnames.get(&p.surname).is_some_and(|b| b.len() > BEARERS);
        if let Some(&ix) = self.full.get(&name.written).filter(|_| crowded) {
            return ix;
        }
        if let Some(ix) = self.misspelled(p) {
            let why = format!("“{}” and “{}” differ by one letter", name.written, self.entity(ix).name);
            self.because(ix, why);
            return ix;
        }
        self.add_full_name(name)
    }

    /// The one person of that surname whose given names agree.
    fn same_person(&self, p: &Person) -> Option<u32> {
        let bearers = self.surnames.get(&p.surname).into_iter().flatten().take(BEARERS).copied();
        let mut same: Vec<u32> = bearers.filter(|&ix| self.person(ix).is_some_and(|o| o.agrees(p))).collect();
        if same.len() > 1 {
            // Between George W. and George H. W., plain George is nobody's.
            same.retain(|&ix| self.person(ix).is_some_and(|o| o.given == p.given));
        }
        if let [ix] = same[..] { Some(ix) } else { None }
    }

    /// The only person of that surname, if one's given names are the other's without the first: "Ada Mary Roe", "Mary Roe".
    fn without_first(&self, p: &Person) -> Option<u32> {
        // John Andrew Roe's son is somebody else.
        if self.families.contains(&p.surname) {
            return None;
        }
        let [ix] = self.surnames.get(&p.surname)?[..] else { return None };
        let other = self.person(ix)?;
        let (long, short) = if p.given.len() > other.given.len() { (p, other) } else { (other, p) };
        let tail = short.suffix == long.suffix
            && short.given.len() + 1 == long.given.len()
            && long.given[1..] == short.given[..];
        (tail && short.given.iter().all(|g| g.chars().count() > 2)).then_some(ix)
    }

    /// The one person of that given name whose surname differs by a letter.
    fn misspelled(&self, p: &Person) -> Option<u32> {
        let bearers = self.givens.get(&p.given[0]).into_iter().flatten().take(BEARERS).copied();
        let near: Vec<u32> = bearers.filter(|&ix| self.person(ix).is_some_and(|o| person::misspelled(o, p))).collect();
        if let [ix] = near[..] { Some(ix) } else { None }
    }

    fn join_full_name(&mut self, ix: u32, name: &Name) {
        let first = &self.entity(ix).name;
        if *first != name.written {
            let why = format!("“{}” and “{first}” agree in surname and given name", name.written);
            self.because(ix, why);
        }
        if self.person(ix).is_none_or(|o| name.person.given.len() > o.given.len()) {
            self.entities[ix as usize].person = Some(name.person.clone());
        }
    }

    fn add_full_name(&mut self, name: &Name) -> u32 {
        let p = &name.person;
        let ix = self.add(EntityType::Per, p.key());
        self.entities[ix as usize].person = Some(p.clone());
        self.entities[ix as usize].name.clone_from(&name.written);
        self.full.entry(name.written.clone()).or_insert(ix);
        self.surnames.entry(p.surname.clone()).or_default().push(ix);
        for g in p.given.iter().filter(|g| g.chars().count() > 1) {
            self.givens.entry(g.clone()).or_default().push(ix);
        }
        ix
    }

    /// A name of one word: the surname, else another part, of the only full name that has it.
    fn single_name(&mut self, name: &Name) -> u32 {
        let word = &name.person.surname;
        if name.family {
            let key = format!("{word}-family");
            return self.alone(key.clone(), Person { surname: key, ..Person::default() });
        }
        if let Some(ix) = self.by_title(name) {
            return ix;
        }
        let (bearers, by_surname) = self.bearers(name);
        if name.person.suffix.is_empty()
            && self.apart.contains(word)
            && bearers.iter().all(|&ix| !agrees(name.gender, self.entity(ix).gender))
        {
            return self.alone(name.person.key(), name.person.clone());
        }
        if let [ix] = bearers[..] {
            let what = if by_surname { "surname" } else { "name" };
            let full = &self.entity(ix).name;
            let why = format!("“{}” is the {what} of “{full}” alone in the article", name.written);
            self.because(ix, why);
            return ix;
        }
        // Nobody is meant who is named only further down, where another was before.
        let at = |ix: &u32| self.first.get(ix).is_some_and(|&at| at < name.tokens.start);
        let before: Vec<u32> = bearers.iter().copied().filter(at).collect();
        let introduced = self.introduced(&before, word).filter(|_| by_surname || before.len() == 1);
        let known = if before.is_empty() { bearers } else { before };
        if by_surname && let Some(ix) = self.best_known(known, word) {
            let full = &self.entity(ix).name;
            let why = format!("“{}” names “{full}” far oftener than others of that surname", name.written);
            self.because(ix, why);
            return ix;
        }
        // "Kim" after Kim Roe, before Kim Hale is named.
        if let Some(ix) = introduced {
            self.called.entry(name.person.surname.clone()).or_insert(ix);
            let full = &self.entity(ix).name;
            let why = format!("“{}” follows “{full}” before another of that name is named", name.written);
            self.because(ix, why);
            return ix;
        }
        self.alone(name.person.key(), name.person.clone())
    }

    /// Whom a given name with a title means, "Pope Francis", and then "Francis": nobody who has a surname, unless the article
    /// gives him the title as well.
    fn by_title(&mut self, name: &Name) -> Option<u32> {
        let word = &name.person.surname;
        let plain = name.role.is_none() && name.gender == Gender::Unknown;
        let suffix = |ix: &&u32| {
            let known = self.person(**ix).map_or("", |p| p.suffix.as_str());
            known == name.person.suffix || known.is_empty() || name.person.suffix.is_empty()
        };
        let known = self.titled.get(word).filter(suffix).copied();
        if !name.given {
            return known.filter(|_| plain);
        }
        let title = name.role.as_ref().and_then(|r| r.written.rsplit(' ').next()).unwrap_or("");
        let either = look_up(title).value(Class::BeforeGivenName).is_some();
        let (bearers, by_surname) = self.bearers(name);
        // "Father Roe" may be a priest with his surname.
        if either && (by_surname || bearers.is_empty()) {
            return None;
        }
        let has = |ix: &u32| self.entity(*ix).roles.iter().any(|r| r.to_lowercase().split(' ').any(|w| w == title));
        let mut same = bearers.iter().copied().filter(has);
        let tied = same.next().filter(|_| same.next().is_none());
        let ix = tied.or(known).unwrap_or_else(|| self.alone(name.person.key(), name.person.clone()));
        if !either {
            self.titled.entry(word.clone()).or_insert(ix);
        }
        Some(ix)
    }

    /// Finds the surnames that mean another than the only one whose full name has them: whoever needs no first name where they stand
    /// first, of whom the article says "he" or names a relative, who is she.
    fn set_apart(&mut self, c: &Context<'_>, names: &[Name]) {
        let mut full: Map<u32, usize> = Map::default();
        let mut bare: Map<&str, usize> = Map::default();
        for n in names.iter().filter(|n| n.kind == EntityType::Per && n.running && n.person.suffix.is_empty()) {
            match n.person.is_full() {
                true => full.entry(n.entity).or_insert(n.tokens.start),
                false => bare.entry(&n.person.surname).or_insert(n.tokens.start),
            };
        }
        for (at, name) in names.iter().enumerate() {
            let word = &name.person.surname;
            if name.kind != EntityType::Per || name.person.is_full() || name.family {
                continue;
            }
            let Some([one]) = self.surnames.get(word).map(Vec::as_slice) else { continue };
            let own = self.entity(*one).gender;
            // "Roe said he", of a woman, where no other is near whom "he" may mean.
            let she = || names.iter().any(|n| n.entity == *one && n.person.is_full() && is_she(c, n));
            let he = own == Gender::Female && !own.fits(name.told) && !tells_of_another(&names[..at], name) && she();
            if he || self.is_of_office(*one, name) {
                self.apart.insert(word.clone());
                continue;
            }
            let other = !own.fits(name.told) || !own.fits(name.gender) || self.families.contains(word);
            if other && bare.get(word.as_str()).zip(full.get(one)).is_some_and(|(bare, full)| bare < full) {
                self.apart.insert(word.clone());
            }
        }
    }

    /// Whether a surname has an office before it, "President Roe", and the one whose full name has it is told of as somebody's
    /// relative: "First lady Ada Roe".
    fn is_of_office(&self, one: u32, name: &Name) -> bool {
        let last = |role: &str| look_up(&role.rsplit(' ').next().unwrap_or_default().to_lowercase());
        let held = name.role.as_ref().map(|r| last(&r.written));
        let held = held.is_some_and(|w| w.has(Class::OfficeHolder) || w.has(Class::HeadOfState));
        let related = |role: &String| last(role).has(Class::Kin) || role.to_lowercase().ends_with("lady");
        let roles = &self.entity(one).roles;
        held && !roles.is_empty() && roles.iter().all(related)
    }

    /// The only one of those named `before`, here or where the surname first stands alone.
    fn introduced(&self, before: &[u32], surname: &str) -> Option<u32> {
        let called = self.called.get(surname).copied();
        if called.is_some() {
            return called.filter(|ix| before.contains(ix));
        }
        if let [one] = *before { Some(one) } else { None }
    }

    /// The entity of a name of one word that nobody's full name explains.
    fn alone(&mut self, key: String, person: Person) -> u32 {
        if let Some(&ix) = self.singles.get(&key) {
            return ix;
        }
        let ix = self.add(EntityType::Per, key.clone());
        self.entities[ix as usize].person = Some(person);
        self.singles.insert(key, ix);
        ix
    }

    /// The people whom a name of one word may mean, and whether it is their surname.
    fn bearers(&self, name: &Name) -> (Vec<u32>, bool) {
        let fits = |&ix: &u32| {
            let e = self.entity(ix);
            let suffix = e.person.as_ref().is_some_and(|p| p.suffix == name.person.suffix);
            e.gender.fits(name.gender) && (suffix || name.person.suffix.is_empty())
        };
        let find = |map: &Map<String, Vec<u32>>, word: &str| -> Vec<u32> {
            map.get(word).into_iter().flatten().take(BEARERS).copied().filter(fits).collect()
        };
        let mut bearers = find(&self.surnames, &name.person.surname);
        if bearers.is_empty() {
            return (find(&self.givens, &person::root(&name.written)), false);
        }
        if bearers.len() > 1 && name.person.suffix.is_empty() {
            // Jr. goes by his suffix when his father, of the same given name, is about.
            let given = |ix: u32| self.person(ix).and_then(|p| p.given.first().cloned());
            let plain = |ix: &u32| self.person(*ix).is_some_and(|p| p.suffix.is_empty());
            let fathers: Vec<_> = bearers.iter().copied().filter(plain).map(given).collect();
            bearers.retain(|ix| plain(ix) || !fathers.contains(&given(*ix)));
        }
        (self.titled(name, bearers), true)
    }

    /// Of several, the one who has the same title, "Chief Justice Roe", or of whom it is known that "Mr." is right.
    fn titled(&self, name: &Name, bearers: Vec<u32>) -> Vec<u32> {
        let role = name.role.as_ref().map_or("", |r| r.written.as_str());
        let has_role = |ix: &u32| self.entity(*ix).roles.iter().any(|r| r.eq_ignore_ascii_case(role));
        let known = |ix: &u32| name.gender != Gender::Unknown && self.entity(*ix).gender == name.gender;
        let often = |ix: u32| bearers.iter().all(|&o| self.entity(ix).named() >= self.entity(o).named());
        let mut same = bearers.iter().copied().filter(|ix| has_role(ix));
        if let (Some(one), None) = (same.next(), same.next()) {
            return vec![one];
        }
        let mut same = bearers.iter().copied().filter(|ix| known(ix));
        match (same.next(), same.next()) {
            (Some(one), None) if often(one) => vec![one],
            _ => bearers,
        }
    }

    /// The one of several whom the article names in full most often goes by the surname.
    fn best_known(&self, mut bearers: Vec<u32>, surname: &str) -> Option<u32> {
        let count = |ix: u32| self.entity(ix).named();
        bearers.order_by_key(|&ix| (std::cmp::Reverse(count(ix)), ix));
        let [first, second, ..] = bearers[..] else { return None };
        let far = count(first) >= 2 * count(second);
        let more = !self.singles.contains_key(surname) && count(first) > count(second);
        (far || more).then_some(first)
    }

    /// The entity of a name that is no person's, by its key.
    fn keyed(&mut self, name: &Name) -> u32 {
        if let Some(&ix) = self.by_key.get(&name.key) {
            return ix;
        }
        let kind = if name.place.is_some() { EntityType::Loc } else { name.kind };
        let ix = self.add(kind, name.key.clone());
        self.by_key.insert(name.key.clone(), ix);
        ix
    }

    /// Gives people's names their entities: full names, then what refers back to them.
    fn people(&mut self, c: &Context<'_>, names: &mut [Name]) {
        let relative = |n: &&Name| {
            let (at, kin) = (n.tokens.start, |i: usize| c.words.has(i, Class::Kin));
            let of = || at >= 2 && c.words.is(at - 1, &["of"]) && kin(at - 2);
            n.person.is_full() && (of() || n.role.as_ref().is_some_and(|r| r.tokens.clone().any(kin)))
        };
        self.families.extend(names.iter().filter(relative).map(|n| n.person.surname.clone()));
        for pass in [Pass::Full, Pass::Titled, Pass::Single] {
            if pass == Pass::Single {
                self.set_apart(c, names);
            }
            for name in names.iter_mut().filter(|n| pass.takes(n)) {
                name.entity = if pass == Pass::Full { self.full_name(name) } else { self.single_name(name) };
                self.first.entry(name.entity).or_insert(name.tokens.start);
                let e = &mut self.entities[name.entity as usize];
                if e.gender == Gender::Unknown {
                    e.gender = name.gender;
                }
                note(e, name, c);
            }
        }
        for name in names.iter_mut().filter(|n| n.kind == EntityType::Per && n.entity == NO_ENTITY) {
            name.entity = self.single_name(name);
            note(&mut self.entities[name.entity as usize], name, c);
        }
    }

    /// Gives all other names their entities; longer names before their short forms.
    fn others(&mut self, c: &Context<'_>, names: &mut [Name]) {
        let aliases = aliases::find(c, names);
        let mut counts: Map<(u32, EntityType), u32> = Map::default();
        for name in names.iter_mut().filter(|n| n.kind != EntityType::Per) {
            let short = name.key.clone();
            if let Some((full, why)) = aliases.get(&short) {
                name.key.clone_from(full);
                name.entity = self.keyed(name);
                self.because(name.entity, why.clone());
                let e = &mut self.entities[name.entity as usize];
                if !e.aliases.contains(&short) {
                    e.aliases.push(short);
                }
            } else {
                name.entity = self.keyed(name);
            }
            *counts.entry((name.entity, name.kind)).or_default() += 1;
            note(&mut self.entities[name.entity as usize], name, c);
        }
        for (ix, e) in self.entities.iter_mut().enumerate() {
            if e.person.is_none() && e.kind != Some(EntityType::Loc) {
                let count = |k| counts.get(&(ix as u32, k)).copied().unwrap_or(0);
                e.kind = [EntityType::Misc, EntityType::Loc, EntityType::Org].into_iter().max_by_key(|&k| count(k));
            }
        }
    }
}

/// Gives every name its entity, and returns the article's table.
pub(super) fn cluster(c: &Context<'_>, names: &mut [Name]) -> Vec<LocalEntity> {
    let mut table = Table::default();
    table.people(c, names);
    table.others(c, names);
    for e in &mut table.entities {
        e.forms.order_by(|a, b| b.1.cmp(&a.1).then(b.0.len().cmp(&a.0.len())).then(a.0.cmp(&b.0)));
        e.name = best_name(e);
    }
    table.entities
}

/// The fullest name among an entity's forms; the commonest of equally full ones.
fn best_name(e: &LocalEntity) -> String {
    let words = |f: &str| f.split(' ').count().min(FULL);
    let best = e.forms.iter().enumerate().max_by_key(|(i, f)| (words(&f.0), std::cmp::Reverse(*i)));
    best.map_or_else(String::new, |(_, f)| f.0.clone())
}

fn because(e: &mut LocalEntity, why: String) {
    if !e.reasons.contains(&why) && e.reasons.len() < REASONS {
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
        None if key::of(first) == key::of(&name.written) => {
            Some(format!("“{}” and “{first}” differ in spelling or legal form alone", name.written))
        }
        None => None,
    }
}

/// Counts a form of an entity's name, and notes the role beside it.
fn note(e: &mut LocalEntity, name: &Name, c: &Context<'_>) {
    let known = name.listed || name.place.is_some() || name.role.is_some() || name.gender != Gender::Unknown;
    let support = name.support + if known { KNOWN } else { 0 };
    e.support = if e.forms.is_empty() { support } else { e.support.max(support) };
    match e.forms.iter_mut().find(|f| f.0 == name.written) {
        Some(f) => f.1 += 1,
        None => e.forms.push((name.written.clone(), 1)),
    }
    if let Some(why) = spelling(e, name) {
        because(e, why);
    }
    if let Some(role) = &name.role {
        let written = c.written(role.tokens.clone());
        if !e.roles.iter().any(|x| x.eq_ignore_ascii_case(&written)) && e.roles.len() < ROLES {
            e.roles.push(written);
        }
    }
}
