//! Typing: what kind of thing a name is, where lists, the words beside it, the line it stands in or the rest of the
//! article know better than the tagger. Each file is a pass over the names, or a question that one asks.

pub(crate) mod by_list;
mod cues;
pub(crate) mod results;
pub(crate) mod series;
pub(crate) mod vote;
