//! What the lists say of words and names: the gazetteer that comes with the model, the places that the engine knows by
//! all their names, and the words that head names or stand beside them.

pub(crate) mod gazetteer;
pub(crate) mod hash;
pub(crate) mod places;
pub(crate) mod titles;
pub(crate) mod words;
