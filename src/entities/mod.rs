//! Who is who: mentions of people, organisations and places, gathered into one entry for each.
//!
//! [`find`] works on one article; [`link`] puts the entries of all articles together.

mod company;
mod corrections;
mod cues;
mod features;
mod fold;
mod hash;
mod joined;
mod lexicon;
mod linking;
mod local;
mod person;
mod places;
mod refer;
mod repair;
mod results;
mod roles;
mod series;
mod tagger;
mod thing;
#[cfg(feature = "train")]
pub mod train;
mod types;
mod whole;

pub(crate) use cues::CALLINGS;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::engine::Analysis;
use crate::error::Error;
use crate::input::Document;
use crate::pack::Pack;
use crate::report::{Entity, EntityId, EntityType, Mention};
use crate::span::Span;
use crate::text::Text;
use crate::text::marks::Marks;

/// Kind of the model file.
pub(crate) const KIND: &str = "entities";

/// Layout of the model file that this stage reads.
pub(crate) const SCHEMA: u32 = 1;

/// The weights and word lists of this stage.
pub(crate) struct Model {
    tagger: tagger::Tagger,
    places: places::Places,
}

impl Model {
    /// Reads the model file.
    pub(crate) fn open(bytes: &[u8]) -> Result<Self, Error> {
        Ok(Self { tagger: tagger::Tagger::open(&Pack::open(bytes, KIND, SCHEMA)?)?, places: places::Places::new() })
    }
}

/// One real-world thing, as far as one article tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LocalEntity {
    /// What sort of thing it is.
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
    pub(crate) person: Option<person::Person>,
    pub(crate) gender: roles::Gender,
    /// The evidence that there is such a thing: the tagger's margin where it was surest, and what lists and titles say.
    pub(crate) support: i32,
}

#[cfg(test)]
impl LocalEntity {
    /// An entity that one name is all that is known of.
    pub(crate) fn of_name(name: &str, kind: EntityType) -> Self {
        let place = places::Places::new().get(name).filter(|_| kind != EntityType::Per);
        let person = (kind == EntityType::Per).then(|| person::Person::new(name));
        let mut key = person.as_ref().map_or_else(|| thing::key(place.map_or(name, |p| p.name)), person::Person::key);
        if person.is_none() && place.is_none() {
            key = thing::known(name).unwrap_or(key);
        }
        let kind = Some(place.map_or(kind, |_| EntityType::Loc));
        let forms = vec![(name.into(), 1)];
        Self { kind, name: name.into(), forms, key, person, support: 1000, ..Self::default() }
    }
}

/// The mentions and entities of one article. `Mention::entity` is an index into `table`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entities {
    /// In order of their start.
    pub(crate) mentions: Vec<Mention<u32>>,
    pub(crate) table: Vec<LocalEntity>,
}

impl Entities {
    /// The mentions that lie inside a stretch.
    pub(crate) fn inside(&self, span: Span) -> impl Iterator<Item = &Mention<u32>> {
        let from = self.mentions.partition_point(|m| m.start < span.start);
        self.mentions[from..].iter().take_while(move |m| m.start < span.end).filter(move |m| m.end <= span.end)
    }
}

/// Finds the entities of one article.
pub(crate) fn find(doc: &Document, text: &Text, marks: &Marks, model: &Model) -> Entities {
    let atoms = features::Atoms::new(&doc.text, text, &model.tagger.lexicon);
    let tagged = model.tagger.tag(text, &atoms);
    let reader = roles::Reader { source: &doc.text, text, places: &model.places };
    let tagged = repair::mend(&reader, &atoms, tagged);
    let mut names = local::read_names(doc, &reader, &model.tagger.lexicon, &atoms.case, &tagged);
    let mut table = local::cluster(&reader, &model.tagger.lexicon, &mut names);
    let mentions = refer::resolve(&reader, marks, &names, &mut table);
    Entities { mentions, table }
}

/// A reader's change to the entities, carried from one analysis to the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "lowercase")]
pub enum Correction {
    /// Several entries are one thing.
    Merge {
        /// The entry that stays.
        entity: EntityId,
        /// The entries that join it.
        with: Vec<EntityId>,
    },
    /// Some of an entry's names belong to something else.
    Split {
        /// The entry.
        entity: EntityId,
        /// The names that leave it, as written.
        names: Vec<String>,
    },
    /// The entry's name is another.
    Rename {
        /// The entry.
        entity: EntityId,
        /// Its name from now on.
        name: String,
    },
    /// The entry is another sort of thing.
    Retype {
        /// The entry.
        entity: EntityId,
        /// Its type from now on.
        #[serde(rename = "type")]
        kind: EntityType,
    },
    /// The entry is none.
    Delete {
        /// The entry.
        entity: EntityId,
    },
}

/// The entities of a set of articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Linked {
    /// One entry for each thing, in the order they are shown.
    pub(crate) table: Vec<Entity>,
    /// For each article, for each of its local entities, the index in `table`; `None` for what the reader deleted.
    pub(crate) of: Vec<Vec<Option<u32>>>,
    /// Types of entities that some article took for something else, by id.
    pub(crate) decided: BTreeMap<EntityId, EntityType>,
}

impl Linked {
    /// Gives mentions of an article's report the type that the set of articles decided on.
    pub(crate) fn retype(&self, mentions: &mut [Mention]) {
        for m in mentions {
            // Nationality words stay what they are.
            let kind = self.decided.get(&m.entity).filter(|&&k| (k == EntityType::Per) != (m.kind == EntityType::Per));
            m.kind = kind.copied().unwrap_or(m.kind);
        }
    }

    /// The id of an article's local entity.
    pub(crate) fn id(&self, article: usize, local: u32) -> Option<&EntityId> {
        let ix = (*self.of.get(article)?.get(local as usize)?)?;
        self.table.get(ix as usize).map(|e| &e.id)
    }
}

/// Puts the entities of several articles together. A function of the set: the order of `articles` must not matter
/// but for the order of `Linked::of`.
pub(crate) fn link(articles: &[&Analysis], corrections: &[Correction]) -> Linked {
    linking::link(articles, corrections)
}
