//! Detection: where names are, and of which type, by a tagger that was trained on annotated news.

pub(crate) mod features;
pub(crate) mod tagger;
