//! Which words keep a full stop, and which of them can end a sentence.

/// Titles and the like: a name follows, so the sentence goes on.
const BEFORE_NAME: &[&str] = &[
    "adm", "amb", "asst", "atty", "brig", "capt", "cmdr", "col", "comdr", "cpl", "dr", "drs", "ens", "fr", "gen",
    "gov", "hon", "insp", "lt", "maj", "messrs", "mlle", "mme", "mr", "mrs", "ms", "msgr", "mt", "pfc", "pres", "prof",
    "pvt", "rep", "reps", "rev", "sen", "sens", "sgt", "spc", "sr", "st", "ste", "supt",
];

/// A number or more of the same follows.
const BEFORE_MORE: &[&str] = &[
    "approx", "apr", "art", "aug", "ave", "blvd", "cf", "dec", "dept", "dist", "est", "feb", "fig", "jan", "mar",
    "nov", "no", "nos", "oct", "pp", "sec", "sep", "sept", "viz", "vol", "vs",
];

/// Can stand anywhere, so the next word decides.
const ANYWHERE: &[&str] = &[
    "al", "bros", "co", "corp", "etc", "inc", "jr", "llc", "ltd", "plc", "ph.d", "m.d", "b.a", "m.a", "esq", "ariz",
    "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "md", "mich", "minn", "mo", "mont",
    "neb", "nev", "okla", "ont", "ore", "pa", "penn", "que", "rd", "sask", "tenn", "tex", "va", "vt", "wash", "wis",
    "wyo", "n.y", "n.j", "d.c",
];

/// What a full stop after a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// It belongs to the word and the sentence goes on.
    Never,
    /// It belongs to the word and may end the sentence too.
    Perhaps,
    /// It is no part of the word.
    Ends,
}

/// What a full stop after `word` (without it) means, where `next` is the first character after it and any white space.
pub(super) fn stop(word: &str, spaced: bool, next: Option<char>) -> Stop {
    // Inner full stops (U.S, a.m, D.C) or a single capital: the word is spelled with stops.
    let inner = word.contains('.');
    let mut chars = word.chars();
    let initial = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
    if inner && word.split('.').all(|p| (1..=2).contains(&p.chars().count())) {
        return Stop::Perhaps;
    }
    if initial {
        // "J. Edgar", but "Plan B. Then": an initial is followed by a capital or nothing.
        return if word == "I" { Stop::Ends } else { Stop::Perhaps };
    }
    // One party against another: Roe v. Hale.
    if word == "v" {
        return Stop::Never;
    }
    let mut lower = [0u8; 8];
    let Some(key) = ascii_lower(word, &mut lower) else { return Stop::Ends };
    let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    if capital && BEFORE_NAME.contains(&key) {
        Stop::Never
    } else if BEFORE_MORE.contains(&key) {
        // "no" and "mar", "sec", "fig" are words of their own unless a number follows.
        let number = next.is_some_and(|c| c.is_ascii_digit());
        let month = capital && !matches!(key, "no" | "art" | "fig" | "dist" | "est" | "sec" | "mar");
        if number || month || matches!(key, "vs" | "cf" | "viz" | "approx") { Stop::Never } else { Stop::Ends }
    } else if ANYWHERE.contains(&key) && (capital || matches!(key, "etc" | "al")) {
        // "Ill." and "Ind." at a sentence's end are rare; "Co." before a name is common.
        if spaced || next.is_none() || !next.is_some_and(char::is_alphabetic) { Stop::Perhaps } else { Stop::Ends }
    } else {
        Stop::Ends
    }
}

fn ascii_lower<'a>(word: &str, buffer: &'a mut [u8; 8]) -> Option<&'a str> {
    let target = buffer.get_mut(..word.len())?;
    target.copy_from_slice(word.as_bytes());
    target.make_ascii_lowercase();
    std::str::from_utf8(target).ok()
}
