//! Repair: what the tagger, which labels words one by one, cannot see of names is mended by passes, one after the other.
//!
//! A pass takes the names of an article and gives them back changed; it must leave them in order and apart. [`PASSES`]
//! is the list; `nutgraf explain FILE` prints what each of them changed in an article.
//!
//! Margins and supports are in twenty-fourths of a nat, as the tagger's are. The thresholds on them, here and in
//! [`typing`](super::typing), were set by hand; golden cases and `tests/floors.json` hold them.
//!
//! To add a pass, write a function over the names in the file that it belongs to, put it into the list where the names
//! are as it needs them, and give it a golden case in `tests/cases/entities`.

mod divide;
mod extend;
mod handles;
mod headlines;
mod missed;

use super::context::Context;
use super::detect::tagger::Tagged;
use super::typing::{by_list, results, series, vote};

/// One step of the repair.
pub(super) struct Pass {
    /// By which `nutgraf explain` calls it.
    pub(super) name: &'static str,
    /// What it does, in a line.
    pub(super) about: &'static str,
    run: fn(&Context<'_>, Vec<Tagged>) -> Vec<Tagged>,
}

/// All passes, in their order: first names are made whole and taken apart, then they get their types, and last come those
/// that stand on the types of others.
pub(super) const PASSES: &[Pass] = &[
    Pass {
        name: "listed-places",
        about: "a listed place is whole: “Sri Lanka”, not “Sri”",
        run: extend::listed_places,
    },
    Pass {
        name: "listed-works",
        about: "a listed work or product is whole: “Call of Duty”",
        run: extend::listed_works,
    },
    Pass {
        name: "initials", about: "an initial belongs to the name beside it: “J.” “E. Roe”", run: extend::initials
    },
    Pass {
        name: "full-names", about: "a full name known from elsewhere is whole: “Ada Roe”", run: extend::full_names
    },
    Pass {
        name: "given-months",
        about: "a month before a surname may be a given name: “April Roe”",
        run: extend::given_months,
    },
    Pass { name: "said", about: "a surname may look like the verb: “Ada Said”", run: extend::said },
    Pass { name: "authors", about: "whoever a byline names wrote the article", run: missed::authors },
    Pass { name: "handles", about: "a name online is somebody: “@harbour_ann”", run: handles::apply },
    Pass { name: "realms", about: "a realm has its style: “Duchy of Harlan”", run: extend::realms },
    Pass { name: "divide", about: "two names are two, and no word of a role or credit is in one", run: divide::apply },
    Pass { name: "by-list", about: "the lists and the name’s own words tell its type", run: by_list::apply },
    Pass { name: "headlines", about: "common words with capitals in a headline are no name", run: headlines::apply },
    Pass { name: "series", about: "the odd one of a series has the type of the others", run: series::apply },
    Pass { name: "vote", about: "one string has one type, and is a name wherever it has a capital", run: vote::apply },
    Pass {
        name: "dated-events",
        about: "an event has its year: “2031 Ruritanian election”",
        run: extend::dated_events,
    },
    Pass {
        name: "complements",
        about: "an organisation has what it is of: “Board of Trade”",
        run: extend::complements,
    },
    Pass { name: "partners", about: "a firm has all its partners: “Hale, Voss & Roe”", run: extend::partners },
    Pass { name: "legal-forms", about: "a firm has its legal form: “Eli Holt and Co”", run: extend::legal_forms },
    Pass { name: "pairs", about: "a firm has both its partners: “Holt & Berg”", run: extend::pairs },
    Pass {
        name: "fields",
        about: "a department has all its fields: “Tides, Ports and Fisheries Oland”",
        run: extend::fields,
    },
    Pass {
        name: "national", about: "a party has its nationality: “Ruritanian Harbour Party”", run: extend::national
    },
    Pass { name: "acronyms", about: "an acronym in brackets is what stands before them", run: missed::acronyms },
    Pass { name: "nationalities", about: "“Ruritanian” is a name where Ruritania is", run: missed::nationalities },
    Pass {
        name: "compounds",
        about: "“Harlan-backed” names nobody, “France-backed” is French",
        run: missed::compounds,
    },
    Pass { name: "results", about: "a place in a line of results is its team", run: results::apply },
];

/// Mends the tagged names of an article.
pub(super) fn mend(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    PASSES.iter().fold(tagged, |tagged, pass| (pass.run)(c, tagged))
}

/// The same, with the names before the first pass and after each.
pub(super) fn mend_step_by_step(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Vec<Tagged>> {
    let mut steps = vec![tagged];
    for pass in PASSES {
        let next = (pass.run)(c, steps[steps.len() - 1].clone());
        steps.push(next);
    }
    steps
}
