//! What this room makes, and all others read: the mentions of one article and its table of entities.

use super::names::gender::Gender;
use super::names::person::Person;
use crate::report::{EntityType, Mention};
use crate::span::Span;

/// One real-world person, organisation, place or other thing, as far as one article tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LocalEntity {
    /// Its type.
    pub(crate) kind: Option<EntityType>,
    /// Fullest name in the article.
    pub(crate) name: String,
    /// All forms of the name with their counts, the fullest first.
    pub(crate) forms: Vec<(String, u32)>,
    /// Titles and roles given to it.
    pub(crate) roles: Vec<String>,
    /// Why names were put together.
    pub(crate) reasons: Vec<String>,
    /// The name's key for comparison with other articles.
    pub(crate) key: String,
    /// Keys of short names that the article ties to it.
    pub(crate) aliases: Vec<String>,
    /// A person's name in parts; `None` for what is no person.
    pub(crate) person: Option<Person>,
    /// A person's gender, where a title, a role, a pronoun or the given name tells it.
    pub(crate) gender: Gender,
    /// The evidence that there is such a thing: the tagger's margin where it was surest, and what lists and titles say.
    pub(crate) support: i32,
    /// Who issued it, if it is a document.
    pub(crate) issuer: Option<u32>,
}

impl LocalEntity {
    /// How often the article names it.
    pub(crate) fn named(&self) -> u32 {
        self.forms.iter().map(|f| f.1).sum()
    }
}

#[cfg(test)]
impl LocalEntity {
    /// An entity that one name is all that is known of.
    pub(crate) fn of_name(name: &str, kind: EntityType) -> Self {
        use super::lists::places::Places;
        use super::names::key;
        let place = Places::new().get(name).filter(|_| kind != EntityType::Per);
        let person = (kind == EntityType::Per).then(|| Person::new(name));
        let mut key_of = person.as_ref().map_or_else(|| key::of(place.map_or(name, |p| p.name)), Person::key);
        if person.is_none() && place.is_none() {
            key_of = key::of_short_form(name).unwrap_or(key_of);
        }
        let kind = Some(place.map_or(kind, |_| EntityType::Loc));
        let forms = vec![(name.into(), 1)];
        Self { kind, name: name.into(), forms, key: key_of, person, support: 1000, ..Self::default() }
    }
}

/// The mentions and entities of one article. `Mention::entity` is an index into `table`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entities {
    /// In order of their start.
    pub(crate) mentions: Vec<Mention<u32>>,
    /// The article's entities.
    pub(crate) table: Vec<LocalEntity>,
}

impl Entities {
    /// The mentions that lie inside a stretch.
    pub(crate) fn inside(&self, span: Span) -> impl Iterator<Item = &Mention<u32>> {
        let from = self.mentions.partition_point(|m| m.span().start < span.start);
        self.mentions[from..]
            .iter()
            .take_while(move |m| m.span().start < span.end)
            .filter(move |m| m.span().end <= span.end)
    }

    /// The person's name that ends a stretch.
    pub(crate) fn person_at_end(&self, span: Span) -> Option<&Mention<u32>> {
        self.inside(span).find(|m| m.names_person() && m.span().end == span.end)
    }
}
