//! Names as strings: spelling, the parts of a person's name, and the keys under which ways of writing one name meet.

pub(crate) mod fold;
pub(crate) mod gender;
pub(crate) mod key;
pub(crate) mod person;
