//! What one article tells of a person, as it is compared with what others do.

use crate::entities::LocalEntity;
use crate::entities::names::person;
use crate::lexicon::{Class, look_up};

/// What all roles of heads of states and governments are told by.
const LEADER: &str = "leader";

/// The surname of a person as the article spells it; a family's name is told apart from a person's.
pub(super) fn spelled(e: &LocalEntity) -> String {
    let family = e.person.as_ref().filter(|p| p.surname.ends_with("-family"));
    family.map_or_else(|| person::spelled(&e.name), |p| p.surname.clone())
}

/// The nouns of an article's roles for somebody, one for each kind: "spokeswoman" and "spokesman" are one role, and so are those of
/// heads of states. One of a family may have any.
pub(super) fn roles(e: &LocalEntity) -> impl Iterator<Item = String> {
    let words = e.roles.iter().flat_map(|r| r.split_whitespace());
    words.filter_map(|w| {
        let word = w.trim_end_matches('.').to_lowercase();
        let entry = look_up(&word);
        let role = entry.has(Class::Role) && !entry.has(Class::Kin);
        let leads = entry.has(Class::HeadOfState);
        role.then(|| if leads { LEADER.into() } else { entry.value(Class::SameRole).map_or(word, String::from) })
    })
}
