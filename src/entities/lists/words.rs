//! What more than one rule asks of the lexicon.

use crate::lexicon::{Class, Entry, look_up};
use crate::text::title_case;

/// Words before a place.
pub(crate) const BEFORE_PLACE: &[&str] = &["in", "near", "from", "across", "outside", "to", "into", "inside"];

/// Whether a word, of which the lexicon says `entry`, ends organisations' names and no place's.
pub(crate) fn heads_org(word: &str, entry: Entry) -> bool {
    (title_case(word) && entry.has(Class::OrgHead))
        || matches!(word, "Inc" | "Inc." | "Corp" | "Corp." | "Ltd" | "Ltd." | "LLC" | "PLC" | "Plc")
}

/// Whether a name is that of an agency, written as in credits.
pub(crate) fn is_agency(name: &str) -> bool {
    look_up(&name.to_lowercase()).value(Class::CreditName) == Some(name)
}
