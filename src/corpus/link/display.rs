//! The name that an entity is shown by.

use std::cmp::Reverse;

use crate::hashed::Set;

use crate::entities::lists::places::Places;
use crate::entities::names::key;
use crate::report::EntityType;

/// Whether a form is written in capitals only, as headlines are, and not as an acronym.
fn in_capitals(form: &str) -> bool {
    form.len() > 5 && form.chars().all(|c| !c.is_lowercase())
}

/// The name that an entity is shown by, among its forms.
pub(super) fn name(forms: &[(&str, u32)], kind: EntityType, places: &Places) -> String {
    let person = kind == EntityType::Per;
    if !person && let Some(p) = forms.iter().find_map(|f| places.get(f.0)) {
        return p.name.to_string();
    }
    let place = kind == EntityType::Loc && forms.len() > 1;
    let nationality: Set<String> = forms.iter().filter(|_| place).flat_map(|f| key::demonyms(&key::of(f.0))).collect();
    let words = |f: &str| f.split(' ').count();
    let acronym = |f: &str| words(f) == 1 && f.len() < 7 && f.chars().all(|c| !c.is_lowercase());
    let rank = |f: &(&str, u32)| {
        let good = if person { words(f.0) > 1 } else { !acronym(f.0) };
        let initials = f.0.split(' ').any(|w| w.trim_end_matches('.').chars().count() == 1);
        // "Harlan Motors", if the articles write that now and then, rather than "Harlan".
        let times = if person || words(f.0) == 1 { f.1 } else { 4 * f.1 };
        let named = !place || !nationality.contains(&key::of(f.0));
        (
            named,
            !in_capitals(f.0) && !key::is_nickname(f.0),
            good,
            !initials,
            times,
            words(f.0),
            Reverse(f.0.to_string()),
        )
    };
    forms.iter().max_by_key(|f| rank(f)).map_or_else(String::new, |f| f.0.to_string())
}
