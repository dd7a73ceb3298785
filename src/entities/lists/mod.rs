//! What the lists say of words and names: the gazetteer that comes with the model, the places that the engine knows by
//! all their names, and what more than one rule asks of the lexicon.

pub(crate) mod gazetteer;
pub(crate) mod hash;
pub(crate) mod places;
pub(crate) mod words;
