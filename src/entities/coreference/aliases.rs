//! Short names of an article's organisations and places, and the full names that they stand for in it.

use crate::hashed::Map;

use super::names::Name;
use crate::entities::context::Context;
use crate::entities::lists::gazetteer::{Gazetteer, class};
use crate::entities::lists::hash;
use crate::entities::lists::words::heads_org;
use crate::entities::names::key;
use crate::lexicon::look_up;
use crate::report::EntityType;
use crate::sort::Order;
use crate::text::TokenKind;

/// Keys of short names and the keys of the full names they stand for in this article, with the reason.
pub(super) type Aliases = Map<String, (String, String)>;

/// An article names hundreds of organisations at most; beyond this the search for acronyms would be quadratic.
const COMPARED: usize = 400;

/// In names of up to three letters a common word may hide: "Who".
const SHORT: usize = 3;

/// Names by something that they have in common; `None` where several have it, so that it tells nothing.
type Only<'a> = Map<String, Option<&'a Name>>;

fn note_only<'a>(map: &mut Only<'a>, key: String, name: &'a Name) {
    map.entry(key).and_modify(|n| *n = None).or_insert(Some(name));
}

struct Finder<'a> {
    gazetteer: &'a Gazetteer,
    /// One name for each key, first come.
    distinct: Vec<&'a Name>,
    by_key: Map<&'a str, &'a Name>,
    out: Aliases,
}

/// Finds the short names of an article. The rules come in the order of how much they are to be trusted.
pub(super) fn find(c: &Context<'_>, names: &[Name]) -> Aliases {
    let named: Vec<&Name> = names.iter().filter(|n| n.kind != EntityType::Per && n.place.is_none()).collect();
    let mut by_key: Map<&str, &Name> = Map::default();
    let mut distinct: Vec<&Name> = Vec::new();
    for &n in &named {
        if by_key.insert(&n.key, n).is_none() {
            distinct.push(n);
        }
    }
    let mut finder = Finder { gazetteer: c.gazetteer, distinct, by_key, out: Aliases::default() };
    finder.in_brackets(c, &named);
    finder.nationality_words();
    finder.halves_of_countries(names);
    finder.first_parts();
    finder.united_nations();
    finder.with_place();
    finder.distinct.truncate(COMPARED);
    finder.well_known();
    finder.acronyms_and_short_forms();
    finder.out
}

impl<'a> Finder<'a> {
    fn of_kind(&self, kind: EntityType) -> impl Iterator<Item = &'a Name> + use<'a> {
        self.distinct.clone().into_iter().filter(move |n| n.kind == kind)
    }

    /// The key under which a name goes that may stand for another one itself.
    fn target(&self, name: &'a Name) -> &str {
        self.out.get(&name.key).map_or(&name.key, |(key, _)| key)
    }

    fn put(&mut self, short: &Name, full: String, why: String) {
        self.out.insert(short.key.clone(), (full, why));
    }

    /// "Harlan Motor Works (HMW)"
    fn in_brackets(&mut self, c: &Context<'_>, named: &[&Name]) {
        let initial = |n: &Name| n.written.chars().next().map(|c| c.to_ascii_uppercase());
        for pair in named.windows(2) {
            let (full, short) = (pair[0], pair[1]);
            // "the Harlan Community's (HC)".
            let owns = usize::from(c.kind(full.tokens.end) == Some(TokenKind::Clitic));
            let bracketed = full.tokens.end + owns + 1 == short.tokens.start && c.bracketed(&short.tokens);
            let capitals = short.written.chars().filter(|c| c.is_uppercase()).count();
            let drawn = || !short.listed && key::draws_on(&short.key, &full.key);
            if bracketed
                && initial(full) == initial(short)
                && !short.written.contains(' ')
                && (capitals > 1 || drawn())
                && full.key != short.key
            {
                let why = format!("the article writes “{} ({})”", full.written, short.written);
                self.out.entry(short.key.clone()).or_insert((full.key.clone(), why));
            }
        }
    }

    /// "Ruritanian" belongs to the Ruritania of the same article.
    fn nationality_words(&mut self) {
        let mut homes = Only::default();
        for place in self.of_kind(EntityType::Loc).filter(|n| !n.key.contains('-')) {
            for word in key::demonyms(&place.key) {
                note_only(&mut homes, word, place);
            }
        }
        for n in self.of_kind(EntityType::Misc) {
            if let Some(Some(place)) = homes.get(&n.key) {
                let why = format!("“{}” is the nationality word of “{}”", n.written, place.written);
                self.put(n, place.key.clone(), why);
            }
        }
    }

    /// "the North", where one country of the article is called North something.
    fn halves_of_countries(&mut self, names: &[Name]) {
        let mut lands: Vec<&str> = names.iter().filter_map(|n| n.place).filter(|p| p.country).map(|p| p.name).collect();
        lands.order();
        lands.dedup();
        for n in self.of_kind(EntityType::Loc).filter(|n| matches!(&*n.written, "North" | "South")) {
            let begins = |p: &&&str| p.strip_prefix(&*n.written).is_some_and(|rest| rest.starts_with(' '));
            let mut fits = lands.iter().filter(begins);
            if let (Some(land), None) = (fits.next(), fits.next()) {
                self.put(n, key::of(land), format!("“{}” is short for “{land}”", n.written));
            }
        }
    }

    /// "Roe" is Roe, Hale & Voss, and "the Joint Chiefs" are those of Staff, where nothing else of the article begins so.
    fn first_parts(&mut self) {
        let mut begins = Only::default();
        for n in self.of_kind(EntityType::Org) {
            let firm = n.key.split_once('-').filter(|_| n.firm).map(|(first, _)| first.to_string());
            let head = n.written.split_once(" of ").filter(|(head, _)| head.contains(' '));
            // "Justice": the department.
            let department = n.written.strip_suffix(" Department").filter(|field| !field.contains(' '));
            let heads = head.map(|(head, _)| head).into_iter().chain(department);
            for short in firm.into_iter().chain(heads.map(key::of)) {
                note_only(&mut begins, short, n);
            }
        }
        for n in self.of_kind(EntityType::Org) {
            if let Some(Some(full)) = begins.get(&n.key).filter(|full| full.is_none_or(|f| f.key != n.key)) {
                let why = format!("“{}” is short for “{}”", n.written, full.written);
                self.put(n, full.key.clone(), why);
            }
        }
    }

    /// "the Security Council", where the article has that of the United Nations.
    fn united_nations(&mut self) {
        for n in self.of_kind(EntityType::Org) {
            let rest = n.key.strip_prefix("united-nations-").filter(|rest| rest.contains('-'));
            if let Some(&short) = rest.and_then(|key| self.by_key.get(key)).filter(|s| s.kind == EntityType::Org) {
                let why = format!("“{}” is short for “{}”", short.written, n.written);
                self.put(short, n.key.clone(), why);
            }
        }
    }

    /// "the British Labour Party" is the Labour Party of the same article, "the Petrels" are the Harlan Petrels.
    fn with_place(&mut self) {
        let mut without = Only::default();
        for n in self.of_kind(EntityType::Org) {
            if let Some(rest) = after_place(&n.written, self.gazetteer) {
                note_only(&mut without, key::of(rest), n);
            }
        }
        for n in self.of_kind(EntityType::Org) {
            if let Some(Some(full)) = without.get(&n.key).filter(|full| full.is_none_or(|f| f.key != n.key)) {
                let why = format!("“{}” is “{}” with its place", full.written, n.written);
                let target = self.target(full).to_string();
                if target != n.key {
                    self.out.entry(n.key.clone()).or_insert((target, why));
                }
            }
        }
    }

    /// "Nato", "the Tories": short forms that every reader knows.
    fn well_known(&mut self) {
        for n in self.distinct.clone() {
            if n.kind == EntityType::Loc || n.written.len() <= SHORT || self.out.contains_key(&n.key) {
                continue;
            }
            if let Some(full) = key::of_short_form(&n.written).filter(|full| *full != n.key) {
                self.put(n, full, format!("“{}” is a common short form", n.written));
            }
        }
    }

    /// An acronym stands for the name that has its initials, and an organisation's name without the words that say what
    /// it is for the whole.
    fn acronyms_and_short_forms(&mut self) {
        for short in self.distinct.clone() {
            if short.key.contains('-') || self.out.contains_key(&short.key) {
                continue;
            }
            let acronym = short.written.len() >= 2 && short.written.chars().all(|c| c.is_uppercase() || c == '.');
            let stands_for = |f: &&&Name| {
                let shortened = short.kind == EntityType::Org && f.kind == EntityType::Org;
                f.key.contains('-')
                    && ((acronym && self.abbreviates(&short.written, &f.written))
                        || (shortened && key::shortens(&short.key, &f.key)))
            };
            let full: Vec<&&Name> = self.distinct.iter().filter(stands_for).collect();
            // The country's board and the board are one already.
            let one = full.first().filter(|first| full.iter().all(|f| self.target(f) == self.target(first)));
            if let Some(full) = one {
                let why = if acronym { "is the acronym of" } else { "is short for" };
                let why = format!("“{}” {why} “{}”", short.written, full.written);
                let target = self.target(full).to_string();
                self.put(short, target, why);
            } else if let Some(full) = key::of_short_form(&short.written).filter(|_| acronym) {
                self.put(short, full, format!("“{}” is a common acronym", short.written));
            }
        }
    }

    /// "the US Harlan Trade Board (HTB)": the place before a name need not have its letter.
    fn abbreviates(&self, short: &str, full: &str) -> bool {
        let rest = || after_place(full, self.gazetteer).is_some_and(|rest| key::abbreviates(short, rest));
        key::abbreviates(short, full) || rest()
    }
}

/// What follows the place or nationality that an organisation's name begins with: "Petrels" of "Harlan Petrels".
fn after_place<'a>(name: &'a str, gazetteer: &Gazetteer) -> Option<&'a str> {
    let (first, rest) = name.split_once(' ')?;
    let (head, places) = (hash::word(first), class::NAMED_PLACE | class::DEMONYM);
    // "San Harlan Petrels".
    let two = rest.split_once(' ').map(|(second, rest)| (gazetteer.get(hash::join(head, hash::word(second))), rest));
    let (place, rest) = two.filter(|(place, _)| place & places != 0).unwrap_or((gazetteer.get(head), rest));
    // A town's Labour Party is a branch of it.
    let branch = place & (class::COUNTRY | class::DEMONYM) == 0
        && rest.rsplit(' ').next().is_some_and(|w| heads_org(w, look_up(&w.to_lowercase())));
    (place & places != 0 && !branch).then_some(rest)
}
