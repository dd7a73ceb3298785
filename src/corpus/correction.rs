//! What a reader can say of what was found, as it is written down.
//!
//! A quotation, a deadline or a difference is named by its words, never by an offset or an index: these change whenever the
//! article does, or what reads it.

use serde::{Deserialize, Serialize};

use crate::report::{ConflictKind, Correctable, EntityId, EntityType};

/// A reader's change to what was found, carried from one analysis to the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[non_exhaustive]
#[serde(tag = "op", rename_all = "lowercase")]
pub enum Correction {
    /// Several entries are one thing.
    Merge {
        /// Id of the entry that stays.
        entity: EntityId,
        /// Ids of the entries that join it.
        with: Vec<EntityId>,
    },
    /// Some of an entry's names belong to something else.
    Split {
        /// Id of the entry.
        entity: EntityId,
        /// The names that leave it, as written.
        names: Vec<String>,
    },
    /// The entry's name is another.
    Rename {
        /// Id of the entry.
        entity: EntityId,
        /// Its name from now on.
        name: String,
    },
    /// The entry is another sort of thing.
    Retype {
        /// Id of the entry.
        entity: EntityId,
        /// Its type from now on.
        #[serde(rename = "type")]
        kind: EntityType,
    },
    /// The entry is none.
    Delete {
        /// Id of the entry.
        entity: EntityId,
    },
    /// Somebody else said a quotation, or nobody is named.
    Attribute {
        /// Id of its article.
        article: String,
        /// Its words.
        text: String,
        /// Which of the article's quotations of these words it is, from 1, where there are several.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        nth: Option<u32>,
        /// How many of these words the article has, where there are several.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        of: Option<u32>,
        /// Id of the entity that said it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        entity: Option<EntityId>,
        /// The name of who said it, for where no entity has that id; without either it is nobody.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        name: Option<String>,
    },
    /// A deadline has another day, or is another's.
    Deadline {
        /// Id of its article.
        article: String,
        /// The sentence that tells of it.
        text: String,
        /// Which of that sentence's deadlines it is, from 1, where there are several.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        nth: Option<u32>,
        /// How many that sentence has in the article, where there are several.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        of: Option<u32>,
        /// The day it is due (YYYY-MM-DD).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        due: Option<String>,
        /// The name of who set it; empty for nobody.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        setter: Option<String>,
        /// The name of who must comply; empty for nobody.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        addressee: Option<String>,
    },
    /// What was found in an article is none.
    Dismiss {
        /// What it was taken for, `quote` or `deadline`.
        what: Correctable,
        /// Id of its article.
        article: String,
        /// The quotation's words, or the sentence that tells of the deadline.
        text: String,
        /// Which of those of these words it is, from 1, where there are several.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        nth: Option<u32>,
        /// How many of these words the article has, where there are several.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        of: Option<u32>,
    },
    /// A difference was checked, or is none.
    Difference {
        /// What it is, `conflict` or `figure`.
        what: Correctable,
        /// Its kind, of a conflict.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        kind: Option<ConflictKind>,
        /// Its sides, each with its `article`, its `text` and the words `before` and `after` it.
        sides: Vec<CorrectedSide>,
        /// True for one that is none; without it, it was checked.
        #[serde(default)]
        #[cfg_attr(test, ts(optional, as = "Option<bool>"))]
        dismissed: bool,
        /// What the reader says of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        note: Option<String>,
    },
}

/// One side of a difference, by its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CorrectedSide {
    /// Id of its article.
    pub article: String,
    /// Its words.
    pub text: String,
    /// Words that stand before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub before: Option<String>,
    /// Words that stand after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub after: Option<String>,
}
