//! Whom a name that was asked for can mean.

use crate::corpus::link::linked::Linked;
use crate::corpus::words;
use crate::engine::Analysis;
use crate::entities::names::person::Person;
use crate::lexicon::{Class, look_up};
use crate::report::{Entity, EntityType, Quote};

/// The speaker who was asked for.
pub(super) struct Speaker {
    /// As given, in lower case.
    plain: String,
    /// The entities that it can be, as indices into the table.
    pub(super) entities: Vec<u32>,
}

impl Speaker {
    pub(super) fn read(name: &str, linked: &Linked) -> Self {
        let plain = folded(name);
        let person = Person::new(name.trim());
        let fits = |e: &Entity| e.id == name || is_named(e, &plain, &person);
        let entities = (0..).zip(&linked.table).filter(|(_, e)| fits(e)).map(|(i, _)| i).collect();
        Self { plain, entities }
    }

    /// Whether a quote is this speaker's: by the entity, or by the source as written where that is nobody by name.
    pub(super) fn says(&self, a: &Analysis, q: &Quote<u32>, entity: Option<u32>) -> bool {
        match entity {
            Some(e) => self.entities.contains(&e),
            None => !self.plain.is_empty() && q.source.iter().any(|s| folded(s.of(&a.doc.text)) == self.plain),
        }
    }
}

/// Whether words before a name are a title, "mayor " or "mr ", and no other given name.
fn is_title(words: &str) -> bool {
    let titles = [Class::Role, Class::OfficeHolder, Class::Courtesy, Class::CourtesyTitle];
    let is = |w: &str| titles.iter().any(|c| look_up(w.trim_end_matches('.')).has(*c));
    words.ends_with(' ') && words.split_whitespace().next_back().is_some_and(is)
}

/// A name as it is compared: lower case, single spaces, no article before it.
fn folded(name: &str) -> String {
    let plain = words::plain(name).split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = ["the ", "a ", "an "].iter().find_map(|article| plain.strip_prefix(article));
    bare.map(str::to_owned).unwrap_or(plain)
}

/// Whether an entity goes by a name. A full name is not answered by a surname alone: it may be another's.
fn is_named(e: &Entity, plain: &str, person: &Person) -> bool {
    let names = || std::iter::once(&e.name).chain(&e.variants);
    if names().any(|n| folded(n) == plain) {
        return !plain.is_empty();
    }
    if e.kind != EntityType::Per {
        return false;
    }
    // A title before the name.
    let own = folded(&e.name);
    if own.contains(' ') && plain.strip_suffix(&own).is_some_and(is_title) {
        return true;
    }
    let own = Person::new(&e.name);
    if person.is_full() { own.is_full() && own.agrees(person) } else { own.is_full() && own.surname == person.surname }
}
