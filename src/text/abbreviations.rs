//! Which words keep a full stop, and which of them can end a sentence.

use crate::lexicon::{self, Class};

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
    let entry = lexicon::look_up(key);
    if capital && entry.has(Class::BeforeName) {
        Stop::Never
    } else if entry.has(Class::BeforeMore) {
        // "no" and "mar", "sec", "fig" are words of their own unless a number follows.
        let number = next.is_some_and(|c| c.is_ascii_digit());
        let month = capital && !matches!(key, "no" | "art" | "fig" | "dist" | "est" | "sec" | "mar");
        if number || month || matches!(key, "vs" | "cf" | "viz" | "approx") { Stop::Never } else { Stop::Ends }
    } else if entry.has(Class::StopsAnywhere) && (capital || matches!(key, "etc" | "al")) {
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
