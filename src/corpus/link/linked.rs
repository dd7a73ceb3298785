//! The entities of a set of articles.

use std::collections::BTreeMap;

use crate::report::{Entity, EntityId, EntityType, Mention};

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
    pub(crate) fn retype<U>(&self, mentions: &mut [Mention<EntityId, U>]) {
        for m in mentions {
            // Nationality words stay what they are.
            let kind = self.decided.get(&m.entity).filter(|&&k| (k == EntityType::Per) != (m.kind == EntityType::Per));
            m.kind = kind.copied().unwrap_or(m.kind);
        }
    }

    /// The linked entity of an article's local one, as an index in `table`.
    pub(crate) fn entity(&self, article: usize, local: u32) -> Option<u32> {
        *self.of.get(article)?.get(local as usize)?
    }

    /// The id of an article's local entity.
    pub(crate) fn id(&self, article: usize, local: u32) -> Option<&EntityId> {
        let ix = self.entity(article, local)?;
        self.table.get(ix as usize).map(|e| &e.id)
    }
}
