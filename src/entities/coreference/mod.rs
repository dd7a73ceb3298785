//! Coreference: which names, pronouns and descriptions of an article mean the same.
//!
//! Names are read ([`names`]) with the roles beside them ([`roles`]) and gathered into entities ([`cluster`]), short names
//! with the full ones they stand for ([`aliases`]); then pronouns and descriptions are tied to them ([`resolve`]).

mod aliases;
mod cluster;
mod names;
mod resolve;
mod roles;

use super::context::Context;
use super::detect::tagger::Tagged;
use super::entity::Entities;

/// The mentions and entities of an article, from its tagged names.
pub(super) fn run(c: &Context<'_>, tagged: &[Tagged]) -> Entities {
    let mut names = names::read_all(c, tagged);
    let mut table = cluster::cluster(c, &mut names);
    let mentions = resolve::resolve(c, &names, &mut table);
    Entities { mentions, table }
}
