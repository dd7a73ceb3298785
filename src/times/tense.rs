//! Whether a clause speaks of what has been or of what is to come.

use super::lexicon::{Lex, W};
use super::scan::Scan;
use crate::text::TokenKind;

/// Where in time a clause places its event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// It has happened.
    Past,
    /// It is expected.
    Future,
    /// The words do not say.
    Open,
}

/// Irregular past forms that news uses; regular ones end in -ed.
#[rustfmt::skip]
const PAST: &[&str] = &[
    "arose", "ate", "beat", "became", "began", "bit", "blew", "bought", "broke", "brought", "built", "burst", "came", "caught",
    "chose", "cost", "cut", "dealt", "did", "didn't", "didn’t", "died", "drew", "drove", "fed", "fell", "felt", "fled", "flew", "forgot",
    "fought", "found", "froze", "gave", "got", "grew", "had", "hadn't", "hadn’t", "heard", "held", "hid", "hit", "hung", "hurt", "kept",
    "knew", "laid", "lay", "led", "left", "lent", "lit", "lost", "made", "meant", "met", "paid", "put", "quit", "ran",
    "rang", "rode", "rose", "said", "sang", "sank", "sat", "saw", "sent", "set", "shook", "shot", "showed", "shut",
    "slept", "slid", "sold", "sought", "spent", "split", "spoke", "spread", "stole", "stood", "struck", "swept", "swore",
    "swung", "taught", "threw", "told", "took", "tore", "understood", "was", "wasn't", "wasn’t", "went", "were", "weren't", "weren’t",
    "withdrew", "woke", "won", "wore", "wrote",
];

/// Words that point ahead.
#[rustfmt::skip]
const AHEAD: &[&str] = &[
    "awaits", "can", "comes", "could", "deadline", "due", "expects", "expire", "expires", "faces", "going", "hopes", "intends", "may", "might",
    "must", "needs", "plan", "planned", "plans", "scheduled", "set", "shall", "should", "slated", "upcoming", "wants", "will", "won't", "won’t", "would",
    "expected", "anticipated", "poised", "hopes", "ahead", "unless", "opens", "begins", "starts", "ends", "arrives", "meets", "begin", "continue", "goes", "takes", "runs", "looms", "looming", "forthcoming",
];

fn kind_of(s: &Scan<'_>, i: usize) -> Tense {
    if s.kind(i) == Some(TokenKind::Clitic) {
        return if matches!(s.word(i), "'ll" | "’ll") { Tense::Future } else { Tense::Open };
    }
    if s.kind(i) != Some(TokenKind::Word) {
        return Tense::Open;
    }
    let w = s.word(i);
    if w.starts_with(char::is_uppercase) && i > 0 {
        return Tense::Open;
    }
    if AHEAD.contains(&w) {
        // "was due", "had planned" are of the past, and so is what they speak of, more often than not.
        return Tense::Future;
    }
    if s.is(i, W::To) {
        // "to meet": an infinitive, unless a name or article follows.
        let next = s.word(i + 1);
        let verb = s.kind(i + 1) == Some(TokenKind::Word)
            && s.lex(i + 1) == Lex::None
            && next.starts_with(char::is_lowercase)
            && !next.ends_with("ing");
        return if verb { Tense::Future } else { Tense::Open };
    }
    let past = w.len() > 3
        && w.ends_with("ed")
        && !matches!(
            w,
            "need" | "indeed" | "speed" | "seed" | "breed" | "exceed" | "proceed" | "succeed" | "agreed-upon"
        );
    if past || PAST.contains(&w) { Tense::Past } else { Tense::Open }
}

/// Whether a token ends the clause for the search: a strong break or the start of reported words.
fn breaks(s: &Scan<'_>, i: usize) -> bool {
    match s.kind(i) {
        Some(TokenKind::Mark) => true,
        Some(TokenKind::Punctuation) => matches!(s.word(i), ";" | ":" | "--" | "—" | "(" | ")"),
        Some(TokenKind::Word) => {
            matches!(s.word(i), "that" | "which" | "who" | "when" | "while" | "but" | "because" | "if")
        }
        _ => false,
    }
}

/// How far to look for a verb, in tokens.
const REACH: usize = 14;

/// The tense of the clause around the tokens `start..end`: the nearest verb decides, the one before it first.
pub(super) fn of(s: &Scan<'_>, start: usize, end: usize) -> Tense {
    if s.before(start, &[W::Until]) {
        return Tense::Future;
    }
    let mut back = (Tense::Open, usize::MAX);
    for d in 1..=REACH.min(start) {
        let i = start - d;
        let t = kind_of(s, i);
        if t != Tense::Open {
            // "said he will", "was expected to": an auxiliary or modal before changes a past participle.
            let mut t = t;
            if t == Tense::Past {
                for k in 1..=3.min(i) {
                    match kind_of(s, i - k) {
                        Tense::Future => {
                            t = Tense::Future;
                            break;
                        }
                        Tense::Past => break,
                        Tense::Open => {}
                    }
                }
            }
            back = (t, d);
            break;
        }
        if breaks(s, i) {
            break;
        }
    }
    let mut ahead = (Tense::Open, usize::MAX);
    for d in 0..REACH {
        let i = end + d;
        if !s.has(i) {
            break;
        }
        let t = kind_of(s, i);
        if t != Tense::Open {
            ahead = (t, d + 1);
            break;
        }
        if breaks(s, i) {
            break;
        }
    }
    match (back, ahead) {
        ((Tense::Open, _), (t, _)) => t,
        ((t, _), (Tense::Open, _)) => t,
        // A verb right after an expression that opens the clause is its own.
        ((_, b), (t, a)) if a <= 2 && b > 3 => t,
        ((t, _), _) => t,
    }
}
