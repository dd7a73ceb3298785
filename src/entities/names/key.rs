//! Keys of the names of organisations, places and other things: they ignore what spelling varies in.

use super::fold;
use crate::lexicon::{Class, look_up};
use crate::sort::Order;

/// Words that names leave out at will.
const SMALL: &[&str] = &["the", "of", "for", "and", "&", "on", "in", "s", "de", "a", "i", "e"];

/// British and American spellings in one organisation's name; Labour and Labor are different parties.
const SPELLINGS: &[(&str, &str)] = &[
    ("centre", "center"),
    ("centres", "centers"),
    ("defence", "defense"),
    ("organisation", "organization"),
    ("programme", "program"),
    ("theatre", "theater"),
];

/// The key of a name.
pub(crate) fn of(name: &str) -> String {
    let mut plain = fold::plain(name);
    // "UN Security Council" is the United Nations': an acronym that all know, before other words.
    if let Some((first, rest)) = name.split_once(' ')
        && first.chars().all(|c| c.is_uppercase() || c == '.')
        && let Some(full) = spelled_out(first)
    {
        plain = format!("{full} {}", fold::plain(rest));
    }
    let mut words: Vec<&str> = plain.split([' ', '-']).filter(|w| !w.is_empty() && !SMALL.contains(w)).collect();
    for word in &mut words {
        *word = SPELLINGS.iter().find(|(british, _)| british == word).map_or(*word, |(_, american)| american);
    }
    while words.len() > 1 && words.last().is_some_and(|w| look_up(w).has(Class::LegalForm)) {
        words.pop();
    }
    // Department of Justice, Justice Department.
    if words.iter().any(|w| matches!(*w, "department" | "ministry" | "dept")) {
        words.order();
    }
    let key = words.join("-");
    if key.is_empty() { plain.replace(' ', "-") } else { key }
}

/// The nationality words that a place's name of one word can have, as keys.
pub(crate) fn demonyms(place: &str) -> Vec<String> {
    if !place.is_ascii() || place.len() < 4 {
        return Vec::new();
    }
    let stem = place.trim_end_matches(['a', 'e', 'o', 'y']);
    let made = |stem: &str, ends: &[&str]| ends.iter().map(|e| format!("{stem}{e}")).collect::<Vec<_>>();
    // "Ruritania" makes Ruritanian, "Sylvo" Sylvese, "Oland" Olandish. What ends in -i is too often a surname.
    let mut out = made(stem, &["an", "ian", "ean", "ese", "ish"]);
    out.retain(|w| w != place);
    let plurals: Vec<String> = out.iter().filter(|w| !w.ends_with("se")).map(|w| format!("{w}s")).collect();
    out.extend(plurals);
    out
}

/// The key of what a well-known acronym or short form stands for.
pub(crate) fn of_short_form(name: &str) -> Option<String> {
    spelled_out(name).map(of)
}

/// Whether a name is a well-known short form that is no acronym: "Tories".
pub(crate) fn is_nickname(name: &str) -> bool {
    spelled_out(name).is_some_and(|full| !abbreviates(&name.to_uppercase(), full))
}

/// What a well-known acronym or short form stands for.
fn spelled_out(acronym: &str) -> Option<&'static str> {
    look_up(&fold::plain(acronym)).value(Class::ShortForm)
}

/// Whether `short`, a word in capitals, abbreviates `full`: its letters are the initials of the words, the small words
/// with or without.
pub(crate) fn abbreviates(short: &str, full: &str) -> bool {
    let letters: String = short.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.chars().count() < 2 || letters.chars().any(char::is_lowercase) {
        return false;
    }
    initials(full).contains(&letters)
}

/// The initials of a name of several words, with and without the small ones.
pub(crate) fn initials(full: &str) -> Vec<String> {
    let words = || full.split([' ', '-', '\n']).filter(|w| !w.is_empty());
    let initials = |all: bool| {
        words()
            .filter(|w| all || w.starts_with(char::is_uppercase))
            .filter_map(|w| w.chars().next())
            .flat_map(char::to_uppercase)
            .collect::<String>()
    };
    if words().count() > 1 { vec![initials(true), initials(false)] } else { Vec::new() }
}

/// Whether the letters of `short` stand in `full` in their order: "Harmow" of "Harlan Motor Works". Both are keys.
pub(crate) fn draws_on(short: &str, full: &str) -> bool {
    let mut rest = full.chars();
    short.len() > 2 && short.chars().all(|c| rest.any(|f| f == c)) && !full.starts_with(&format!("{short}-"))
}

/// Whether `short` is `full` without the words that say what it is: Harlan for Harlan Motors.
pub(crate) fn shortens(short: &str, full: &str) -> bool {
    let (Some(rest), true) = (full.strip_prefix(short), short.len() > 2) else { return false };
    rest.strip_prefix('-').is_some_and(|r| r.split('-').all(|w| look_up(w).has(Class::LeftOff)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_ignore_what_varies() {
        assert_eq!(of("Harlan Motors, Inc."), of("Harlan Motors"));
        assert_eq!(of("the Department of Justice"), of("Justice Department"));
        assert_ne!(of("University of Roe"), of("Roe College"));
        assert_eq!(of("The Co"), "co");
    }

    #[test]
    fn acronyms() {
        assert!(abbreviates("HMW", "Harlan Motor Works"));
        assert!(abbreviates("ILR", "Institute of Labour Research"));
        assert!(abbreviates("IOLR", "Institute of Labour Research"));
        assert!(!abbreviates("HM", "Harlan Motor Works") && !abbreviates("Hmw", "Harlan Motor Works"));
        assert_eq!(of_short_form("U.N."), Some(of("United Nations")));
        assert!(demonyms("ruritania").contains(&"ruritanians".to_string()));
        assert!(demonyms("sylvo").contains(&"sylvese".to_string()) && demonyms("ob").is_empty());
        assert!(is_nickname("Tories") && !is_nickname("Nato") && !is_nickname("Harlan"));
        assert!(draws_on("harmow", "harlan-motor-works") && !draws_on("hamburg", "harlan-motor-works"));
        assert!(shortens("harlan", "harlan-motors") && !shortens("harlan", "harlan-river"));
    }
}
