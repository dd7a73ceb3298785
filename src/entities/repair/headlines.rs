//! Headlines: where every word has a capital, common words are no name.

use crate::entities::context::Context;
use crate::entities::detect::features::{Case, name_hash};
use crate::entities::detect::tagger::Tagged;
use crate::entities::lists::gazetteer::class;
use crate::hashed::Set;
use crate::lexicon::Class;
use crate::report::EntityType;

/// Drops what is made of common words alone in a headline, "Peace Deal Done", and leaves the place that it begins with:
/// "Ruritania Sanctions Loom". What the article names elsewhere, or the lists know, is a name.
pub(super) fn apply(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let headline = |t: &Tagged| {
        let last = c.sentence(t.start).end.saturating_sub(1);
        // A list of names has as many capitals, and a full stop.
        c.case.get(c.text.sentence_of(t.start)) == Some(&Case::Title) && !matches!(c.word(last), "." | "!" | "?" | "”")
    };
    let elsewhere: Set<u32> = tagged.iter().filter(|t| !headline(t)).map(|t| name_hash(&c.atoms[t.tokens()])).collect();
    let mut out = Vec::with_capacity(tagged.len());
    for t in tagged {
        let thing = matches!(t.kind, EntityType::Org | EntityType::Misc) && t.len() > 1;
        if !thing || !headline(&t) || elsewhere.contains(&name_hash(&c.atoms[t.tokens()])) || is_known(c, &t) {
            out.push(t);
            continue;
        }
        let from = (1..t.len()).rev().map(|n| t.start + n).find(|&i| c.place(t.start..i).is_some());
        let rest = from.unwrap_or(t.start)..t.end;
        if !rest.clone().all(|i| c.atoms[i].class & class::COMMON != 0) {
            out.push(t);
        } else if let Some(end) = from {
            let demonym = c.place(t.start..end).is_some_and(|p| p.demonym);
            out.push(t.at(t.start..end, if demonym { EntityType::Misc } else { EntityType::Loc }));
        }
    }
    out
}

/// Whether the lists have a name, or its last word is one that names end with.
fn is_known(c: &Context<'_>, t: &Tagged) -> bool {
    let last = t.end - 1;
    let headed =
        c.heads_org(last) || c.has_title_case(last, Class::EventHead) || c.has_title_case(last, Class::PlaceHead);
    headed || c.atoms[t.tokens()].iter().all(|a| a.phrase() & class::ANY != 0)
}
