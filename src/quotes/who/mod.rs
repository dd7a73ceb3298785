//! Who said it, where the source does not name anybody: one of the article's people and organisations, or nobody.
//!
//! Where rules are certain, because the source holds a name, [`speaker`](super::speaker) has the last word. All else (a pronoun, a
//! description, nothing at all) is ranked here, in the manner of a mention-ranking model of coreference (Denis and
//! Baldridge 2008): the [`candidates`] with nobody among them get what speaks for each as [`features`], linear [`weights`]
//! turn that into a score, and the scores into a chance. Below the least chance the row goes to nobody.

mod candidates;
#[allow(unreachable_pub, reason = "the macro makes lists that programs ask for")]
mod features;
#[allow(unreachable_pub, reason = "the macro makes lists that programs ask for")]
mod form;
mod weights;

pub(super) use candidates::{Before, Most, candidates};
pub(super) use features::Sign;
pub(super) use form::Form;
#[cfg(feature = "train")]
pub(super) use weights::COLUMNS;
pub(super) use weights::Weights;

use super::reading::Reading;
use super::speaker;
use crate::report::Quote;

/// How likely a choice is right that rules are certain of, in thousandths, see models/speakers.md.
pub(super) const CERTAIN: u16 = 970;

/// What a ranking gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Choice {
    /// The speaker, or nobody.
    pub(super) who: Option<u32>,
    /// How likely the choice is right, in thousandths.
    pub(super) chance: u16,
}

/// Chooses who said a quote whose source names nobody.
pub(super) fn choose(text: Reading<'_>, quote: &Quote<u32>, before: &Before<'_>, weights: &Weights) -> Choice {
    let nobody = Choice { who: None, chance: 1000 };
    if quote.source.first().is_some_and(|&s| speaker::tells_another(text, speaker::head(text, s))) {
        return nobody;
    }
    let form = Form::of(text, quote);
    let all = candidates(text, quote, form, before);
    // Where nobody else is about, the role is enough: "Senator Roe … the senator".
    let mut people = all.iter().filter(|c| c.signs.has(Sign::Person));
    if let (Some(one), None) = (people.next(), people.next())
        && let (Form::Definite, Some(who), Some(&source)) = (form, one.who, quote.source.first())
        && speaker::is_role_of(text, source, who)
    {
        return Choice { who: one.who, chance: CERTAIN };
    }
    let scores: Vec<i32> = all.iter().map(|c| weights.score(form, c.signs)).collect();
    let (best, chance) = weights.best(&scores);
    match all[best].who {
        Some(who) if chance >= weights.least => Choice { who: Some(who), chance },
        _ => nobody,
    }
}
