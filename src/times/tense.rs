//! Whether a clause speaks of what has been or of what is to come.

use super::lexicon::{Lex, W};
use super::scan::Scan;
use crate::lexicon::Class;
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
    if s.of(i, Class::PointsAhead) {
        // "as previously planned": an aside.
        if w.ends_with("ed") && (1..=2).any(|k| k <= i && s.word(i - k) == "as") {
            return Tense::Open;
        }
        // "the vote", "a visit", "its plan": the noun says nothing.
        // "due to": a cause.
        if w == "due" && s.is(i + 1, W::To) && !due_to_do(s, i) {
            return Tense::Open;
        }
        let noun = i > 0
            && (s.any(i - 1, &[W::The, W::A, W::Its, W::His, W::Her, W::Their, W::This, W::That, W::Last])
                || s.kind(i - 1) == Some(TokenKind::Clitic));
        // "had been due to expire": what was to come has come.
        let had = matches!(w, "due" | "expected" | "scheduled" | "slated" | "planned" | "anticipated")
            && (1..=3).any(|k| k <= i && s.word(i - k) == "had");
        // "was due on", "were scheduled for": the day may have been, or be yet to come.
        let was = matches!(w, "due" | "expected" | "scheduled" | "slated" | "planned" | "anticipated")
            && (1..=2).any(|k| k <= i && matches!(s.word(i - k), "was" | "were"));
        return match (noun || (was && !s.is(i + 1, W::To)), had) {
            (true, _) => Tense::Open,
            (_, true) => Tense::Past,
            _ => Tense::Future,
        };
    }
    let past = w.len() > 3
        && w.ends_with("ed")
        && !matches!(
            w,
            "need" | "indeed" | "speed" | "seed" | "breed" | "exceed" | "proceed" | "succeed" | "hundred" | "kindred"
        );
    if (past || s.of(i, Class::PastTense)) && !participle(s, i) { Tense::Past } else { Tense::Open }
}

/// A participle that describes or that a present auxiliary makes no past of: "a disputed vote", "a still unspecified
/// date", "when the case is heard".
fn participle(s: &Scan<'_>, i: usize) -> bool {
    let adverb =
        |k: usize| i > k && (s.word(i - k).ends_with("ly") || matches!(s.word(i - k), "still" | "not" | "yet"));
    let k = if adverb(1) { 2 } else { 1 };
    if i < k {
        return false;
    }
    let noun = s.kind(i + 1) == Some(TokenKind::Word) && matches!(s.lex(i + 1), Lex::None | Lex::Word(W::Date));
    let described = noun && s.any(i - k, &[W::A, W::The, W::Its, W::His, W::Her, W::Their]);
    described || (matches!(s.word(i - k), "is" | "are" | "being") && !(k == 1 && s.word(i) == "had"))
}

/// Whether "due to" is followed by what will be done and not by a cause: "is due to retire", "a pact due to expire".
fn due_to_do(s: &Scan<'_>, due: usize) -> bool {
    let be = (1..=2)
        .any(|k| k <= due && matches!(s.word(due - k), "is" | "are" | "was" | "were" | "be" | "been" | "'s" | "’s"));
    be && infinitive(s, due + 1)
        || s.of(due + 2, Class::PointsAhead)
        || matches!(s.word(due + 2), "appear" | "be" | "end" | "expire" | "open" | "start" | "take")
}

/// `to meet`: no name, article, plural or noun known to follow "to".
fn infinitive(s: &Scan<'_>, i: usize) -> bool {
    let next = s.word(i + 1);
    s.kind(i + 1) == Some(TokenKind::Word)
        && (s.lex(i + 1) == Lex::None
            || (s.any(i + 1, &[W::Close, W::End, W::Start]) && !s.is(i + 2, W::Of) && !s.hyphen(i + 2)))
        && next.starts_with(char::is_lowercase)
        && !next.ends_with("ing")
        && (!next.ends_with('s') || next.ends_with("ss") || next.ends_with("us"))
        && !matches!(next, "it" | "him" | "them" | "me" | "us" | "which" | "whom" | "what" | "how" | "whether")
        && !s.of(i + 1, Class::AfterTo)
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
const REACH: usize = 16;

/// How far before a past the verb of asking may stand that makes it one of what is to be: "wanted the work finished".
const WANTED_REACH: usize = 6;

/// Whether "had" stands before a past: "had all but promised".
fn had_before(s: &Scan<'_>, i: usize) -> bool {
    (1..=3).any(|k| k <= i && s.word(i - k) == "had")
}

/// Whether what was asked for or promised is due by the day that "by" stands before: the past at `i` asks for it, or
/// stands under one that does.
fn wanted_by(s: &Scan<'_>, i: usize) -> bool {
    let ends = |i: usize| breaks(s, i) || matches!(s.word(i), "had" | "has" | "have" | "was" | "were" | "whether");
    for at in (i.saturating_sub(WANTED_REACH)..=i).rev() {
        if s.of(at, Class::WantedBy) {
            return !had_before(s, at);
        }
        if ends(at) {
            return false;
        }
    }
    false
}

/// The nearest verb before. An infinitive waits for the verb that governs it.
fn back(s: &Scan<'_>, start: usize, by: bool) -> Tense {
    let mut to = false;
    for d in 1..=REACH.min(start) {
        let i = start - d;
        if s.is(i, W::To) && infinitive(s, i) {
            // "is to resume": arranged.
            if i > 0 && matches!(s.word(i - 1), "is" | "are") {
                return Tense::Future;
            }
            // "the first three to join": as much done as to do.
            to = to || !chosen(s, i);
            continue;
        }
        // Its verb is read with it.
        if i > 0 && s.is(i - 1, W::To) && infinitive(s, i - 1) {
            continue;
        }
        let t = kind_of(s, i);
        if t == Tense::Past && to {
            let ahead = s.of(i, Class::InfinitiveAhead) && !s.of(i, Class::PointsAhead);
            return if ahead && !had_before(s, i) { Tense::Future } else { Tense::Past };
        }
        if t == Tense::Past && by && wanted_by(s, i) {
            return Tense::Future;
        }
        // "demanded that it be released": a bare "be" looks ahead.
        let able = i > 1 && matches!(s.word(i - 2), "can" | "cannot" | "could" | "not");
        if t == Tense::Past && i > 0 && s.word(i - 1) == "be" && !able {
            return Tense::Future;
        }
        if t == Tense::Past {
            // "will be named", "is to be held": an auxiliary before changes a participle.
            for k in 1..=3.min(i) {
                match kind_of(s, i - k) {
                    Tense::Future => return Tense::Future,
                    Tense::Past => break,
                    Tense::Open => {}
                }
            }
        }
        if t != Tense::Open {
            return t;
        }
        if breaks(s, i) && !around_aside(s, i, start) {
            break;
        }
    }
    if to { Tense::Future } else { Tense::Open }
}

/// "the Oland Rail Board (ORB) said": whether a bracket at a token belongs to a few words that stand apart before `start`.
fn around_aside(s: &Scan<'_>, i: usize, start: usize) -> bool {
    /// Most tokens from one bracket to the other.
    const LONGEST: usize = 4;
    match s.word(i) {
        ")" => (1..=LONGEST.min(i)).any(|k| s.word(i - k) == "("),
        "(" => (1..=LONGEST).any(|k| i + k < start && s.word(i + k) == ")"),
        _ => false,
    }
}

/// Whether the infinitive at "to" says what the first, last or only ones did.
fn chosen(s: &Scan<'_>, to: usize) -> bool {
    let one = |i: usize| match s.lex(i) {
        Lex::Ordinal(_) => true,
        // "vowed last week to resign"
        Lex::Word(W::Last | W::Latest) => {
            !matches!(s.lex(i + 1), Lex::Unit(_) | Lex::Weekday(_) | Lex::Month(_) | Lex::Part(_) | Lex::Season(_))
        }
        Lex::Word(W::Only) => true,
        _ => false,
    };
    (1..=6).any(|k| k <= to && one(to - k))
}

/// The nearest finite verb after.
fn ahead(s: &Scan<'_>, end: usize) -> Tense {
    for i in end..end + REACH {
        if !s.has(i) {
            break;
        }
        let t = kind_of(s, i);
        if t != Tense::Open {
            return t;
        }
        if breaks(s, i) && i > end {
            break;
        }
    }
    Tense::Open
}

/// Whether the first finite verb after a phrase that opens its clause says only what is: "was", "were".
pub(super) fn is_copula_after(s: &Scan<'_>, end: usize) -> bool {
    (end..end + REACH).find(|&i| kind_of(s, i) != Tense::Open).is_some_and(|i| matches!(s.word(i), "was" | "were"))
}

/// The tense of the clause around the tokens `start..end`: the nearest verb decides, the one before it first, unless the
/// expression opens the clause.
pub(super) fn of(s: &Scan<'_>, start: usize, end: usize) -> Tense {
    if let Some(k) = (0..3).find(|k| s.of(end + k, Class::Coming)) {
        // "the Friday deadline passed"
        let past = (1..3).any(|n| kind_of(s, end + k + n) == Tense::Past);
        return if past { Tense::Past } else { Tense::Future };
    }
    if s.kind(end) == Some(TokenKind::Clitic) {
        // "Wednesday's ruling": the verbs around are not its own.
        return Tense::Open;
    }
    // "a June agreement": the verbs are of the agreement.
    let article = s.before(start, &[W::A, W::The, W::Its, W::His, W::Her, W::Their]) || s.is(start, W::The);
    if article
        && matches!(s.lex(end.wrapping_sub(1)), Lex::Month(_))
        && s.kind(end) == Some(TokenKind::Word)
        && s.lex(end) == Lex::None
    {
        return Tense::Open;
    }
    // Past prepositions to what stands before the phrase.
    let mut first = start;
    while first > 0
        && start - first < 3
        && matches!(
            s.lex(first - 1),
            Lex::Word(
                W::On
                    | W::In
                    | W::By
                    | W::At
                    | W::Until
                    | W::Also
                    | W::Around
                    | W::About
                    | W::Up
                    | W::The
                    | W::Late
                    | W::Early
            )
        )
    {
        first -= 1;
    }
    // "at sunrise (6 a.m. Thursday)": what is in brackets is told of what is before them.
    if first > 1 && s.word(first - 1) == "(" {
        first -= 1;
    }
    if holds_to(s, first) || opens_day(s, start, end) {
        return Tense::Future;
    }
    let until = first < start && (first..start).any(|i| s.is(i, W::Until));
    if start > 2 && s.word(start - 1) == "as" && s.any(start - 2, &[W::Soon, W::Early]) {
        return Tense::Future;
    }
    if start > 0 && matches!(s.word(start - 1), "payable" | "record" | "effective") {
        return Tense::Future;
    }
    if s.before(start, &[W::Since]) {
        return Tense::Past;
    }
    if start > 1 && s.is(start - 1, W::Of) && s.is(start - 2, W::Ahead) {
        return Tense::Future;
    }
    // "and on Tuesday, officials said"
    let next = s.lex(end) == Lex::Comma && first < start && s.before(first, &[W::And]);
    let opens = first == 0 || next || opened_by(s, first) || (s.lex(first - 1) == Lex::Comma && !until);
    if opens {
        let t = ahead(s, end);
        if t != Tense::Open {
            return t;
        }
    } else if until {
        return Tense::Future;
    }
    let by = (first..start).any(|i| s.is(i, W::By));
    match back(s, first, by) {
        Tense::Open if by && supposed(s, first) => Tense::Future,
        Tense::Open => match ahead(s, end) {
            // "“Pay by Friday,”", "if it is not paid by Friday": no verb puts it back.
            Tense::Open if by => Tense::Future,
            t => t,
        },
        t => t,
    }
}

/// Whether a clause begins at a token, behind a strong break.
fn opened_by(s: &Scan<'_>, first: usize) -> bool {
    breaks(s, first - 1) && !around_aside(s, first - 1, first)
}

/// Whether the clause before a token opens with a condition: "if the talks are not over by June, the firm said".
fn supposed(s: &Scan<'_>, first: usize) -> bool {
    let from = first.saturating_sub(REACH);
    let opens = |i: &usize| breaks(s, *i) || s.word(*i).eq_ignore_ascii_case("if");
    (from..first).rev().find(opens).is_some_and(|i| s.word(i).eq_ignore_ascii_case("if"))
}

/// Whether a time is what something is or stays: "the date is Friday", "it stays Friday", "is still not Friday".
fn holds_to(s: &Scan<'_>, first: usize) -> bool {
    let adverb = |i: usize| matches!(s.word(i), "still" | "not" | "now" | "always" | "only" | "just");
    let verb = (0..first).rev().find(|&i| !adverb(i));
    verb.is_some_and(|i| match s.word(i) {
        "is" | "are" => true,
        // "found human remains Monday", "after a two-night stay Friday"
        "stays" | "stay" | "remains" | "remain" => back(s, i, false) != Tense::Past && !(i > 0 && adverb(i - 1)),
        // "it’s Friday or never"
        "'s" | "’s" => i > 0 && matches!(s.word(i - 1).to_ascii_lowercase().as_str(), "it" | "that"),
        _ => false,
    })
}

/// Whether a weekday opens its clause and the present tells of it: "Friday is the last day", "Friday it is".
fn opens_day(s: &Scan<'_>, start: usize, end: usize) -> bool {
    let opens = start == 0 || breaks(s, start - 1);
    let present = matches!(s.word(end), "is" | "stays" | "remains") || s.word(end) == "it" && s.word(end + 1) == "is";
    opens && present && end == start + 1 && matches!(s.lex(start), Lex::Weekday(_))
}
