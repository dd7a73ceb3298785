//! The clause of a figure: what must be the same in two that contradict each other.
//!
//! Whole sentences never are the same. Of two clauses, one may say more than the other, yet not each something that the other
//! lacks: what "opened at 7" and what "closed at 8", the tax "on fuel" and the one "on tobacco" are two things.

use super::line::{Line, name_key};
use crate::lexicon::Class;

/// The clause of a figure, without who is quoted with it.
#[derive(Debug, Default)]
pub(super) struct Core {
    /// The keys of its words, with whether a word can be a verb.
    words: Vec<(u32, bool)>,
    /// Its names, each with the key of its last word.
    names: Vec<(u32, u32)>,
    /// Who acts: the name before the figure that follows no preposition, and whether another acts on it ("by").
    subject: Option<(u32, u32)>,
    /// On whom: the name after a verb.
    object: Option<(u32, u32)>,
    /// The places that it names as where one comes from, and as where one goes or is.
    from: Vec<u32>,
    to: Vec<u32>,
    /// Whether a verb has been read.
    acted: bool,
    passive: bool,
    /// Whether something is denied beside it, "without interest", and whether it is itself: "did not cost".
    denies: bool,
    denied: bool,
    /// Whether it only tells what can be or was to be: "can carry", "was to cost".
    may: bool,
    /// Whether something is done for or against something.
    pro: bool,
    contra: bool,
}

/// What one clause says that another sentence does not.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Extra {
    /// Words, and those of them that are no verbs.
    pub(super) words: usize,
    pub(super) nouns: usize,
    pub(super) names: usize,
}

impl Extra {
    pub(super) const fn all(self) -> usize {
        self.words + self.names
    }
}

impl Core {
    /// The clause of the figure of the tokens between `from` and `to`: to the next marks, with what the sentence begins with.
    pub(super) fn of(line: &Line<'_>, from: usize, to: usize) -> Self {
        let n = line.words.len();
        let mut start = (0..from).rev().find(|&k| ends(line, k)).map_or(0, |k| k + 1);
        let stop = (to..n).find(|&k| ends(line, k)).unwrap_or(n);
        // "A bus overturned near Oland, killing 14" is one clause.
        if line.low(start).ends_with("ing") {
            start = (0..start.saturating_sub(1)).rev().find(|&k| ends(line, k)).map_or(0, |k| k + 1);
        }
        let first = (0..start).find(|&k| ends(line, k)).unwrap_or(0);
        // "Repaid $40, without interest": what is added denies as well.
        let denies = line.words.iter().any(|w| w.low == "without" && !w.said);
        let mut core = Self { denies, ..Self::default() };
        let mut named = 0;
        for k in (0..first).chain(start..stop).filter(|k| !(from..to).contains(k)) {
            let word = &line.words[k];
            core.passive |= undergoes(&word.low);
            core.read_sense(line, k);
            if word.said || word.span.start < named {
                continue;
            }
            let verb = word.entry.verb().is_some() || word.low.ends_with("ed");
            if let Some(name) = line.names.iter().find(|e| e.1.start <= word.span.start && word.span.end <= e.1.end)
                && line.text(name.1).contains(char::is_uppercase)
            {
                named = name.1.end;
                let last = line.words.partition_point(|w| w.span.start < named).saturating_sub(1);
                core.name((name_key(name.0), line.words[last].key), line, k, from);
            } else if word.key != 0 && line.capital(k) && k > 0 {
                core.name((word.key, word.key), line, k, from);
            } else if word.key != 0
                && !tells_nothing(line, k)
                && !(k > 0 && line.capital(k + 1) && !line.is_break(k + 1))
            {
                // After "the" and "his" stands no verb: "the mill".
                let noun = k > 0 && line.has(k - 1, Class::ClauseDeterminer);
                core.words.push((word.key, verb && !noun));
            }
            core.acted |= verb;
            // Whether what a sentence begins with is a name, the other one tells.
            if k == 0 && word.key != 0 && core.subject.is_none() {
                core.subject = Some((word.key, word.key));
            }
        }
        core
    }

    /// Takes what a word says of whether the clause is so.
    fn read_sense(&mut self, line: &Line<'_>, k: usize) {
        let (low, entry) = (line.low(k), line.words[k].entry);
        self.denied |= matches!(low, "not" | "never" | "cannot") || low.ends_with("n't");
        self.denied |= entry.has(Class::DeniesWords) || entry.verb().is_some_and(|v| v.has(Class::DeniesWords));
        let small = !line.capital(k) && matches!(low, "can" | "could" | "may" | "might" | "should" | "must");
        self.may |= small || matches!(low, "was" | "were") && line.low(k + 1) == "to";
        self.pro |= low == "for";
        self.contra |= low == "against";
    }

    fn name(&mut self, name: (u32, u32), line: &Line<'_>, k: usize, figure: usize) {
        self.names.push(name);
        match line.low(k.wrapping_sub(1)) {
            "from" => self.from.push(name.0),
            "to" | "for" | "into" | "in" | "at" => self.to.push(name.0),
            _ => {}
        }
        if k > figure || (1..=2).any(|d| k >= d && governs(line.low(k - d))) {
            return;
        }
        let side = if self.acted { &mut self.object } else { &mut self.subject };
        side.get_or_insert(name);
    }

    /// What this clause says that a sentence of these keys does not.
    pub(super) fn extra(&self, other: &[u32], but: &[u32]) -> Extra {
        let lacks = |k: u32| other.binary_search(&k).is_err() && !but.contains(&k);
        let words = || self.words.iter().filter(|w| lacks(w.0));
        Extra {
            words: words().count(),
            nouns: words().filter(|w| !w.1).count(),
            names: self.names.iter().filter(|n| lacks(n.0) && (n.1 == 0 || lacks(n.1))).count(),
        }
    }

    /// Whether only one of them denies something.
    pub(super) const fn denies_alone(&self, other: &Self) -> bool {
        (self.denies || self.denied) != (other.denies || other.denied)
    }

    /// Whether only one of them is denied.
    pub(super) const fn is_denied_alone(&self, other: &Self) -> bool {
        self.denied != other.denied
    }

    /// Whether only one of them tells of what is, and the other of what can be or was to be; or one is for it and the other against.
    pub(super) const fn is_of_another_sense(&self, other: &Self) -> bool {
        let turned = self.contra != other.contra && if self.contra { other.pro } else { self.pro };
        self.may != other.may || turned
    }

    /// Whether one leaves where the other goes: "flew from Karst", "flew to Karst".
    pub(super) fn returns(&self, other: &Self) -> bool {
        let turned = |c: &Self, d: &Self| c.from.iter().any(|n| d.to.contains(n) && !d.from.contains(n));
        turned(self, other) || turned(other, self)
    }

    /// Whether the two that one clause names have changed places in the other: "Roe owes Dane", "Dane owes Roe".
    pub(super) fn reversed(&self, other: &Self) -> bool {
        let same = |a: (u32, u32), b: (u32, u32)| a.0 == b.0 || a.1 != 0 && a.1 == b.1;
        let names = |c: &Self, of: (u32, u32)| c.names.iter().any(|n| same(*n, of));
        let turned = |c: &Self, d: &Self| c.subject.zip(d.object).is_some_and(|(a, b)| same(a, b));
        if !self.passive && !other.passive && (turned(self, other) || turned(other, self)) {
            return true;
        }
        match (self.subject, other.subject) {
            (Some(a), Some(b)) if !same(a, b) => self.passive == other.passive && names(self, b) && names(other, a),
            _ => false,
        }
    }
}

/// Whether a clause ends at a token.
fn ends(line: &Line<'_>, k: usize) -> bool {
    line.is_break(k) && !line.is_joint(k) && !matches!(line.low(k), "$" | "£" | "€" | "%" | "'" | "’" | "." | "/")
        || matches!(line.low(k), "who" | "which" | "whose" | "but" | "while" | "although" | "though" | "whereas")
}

/// Whether a word tells that its subject is acted on: "was charged", "faces".
fn undergoes(low: &str) -> bool {
    matches!(
        low,
        "by" | "was" | "were" | "been" | "be" | "being" | "is" | "are" | "face" | "faces" | "faced" | "facing"
    )
}

/// Whether a word before a name makes of it no subject.
fn governs(low: &str) -> bool {
    matches!(
        low,
        "in" | "at"
            | "near"
            | "of"
            | "from"
            | "to"
            | "for"
            | "on"
            | "by"
            | "off"
            | "against"
            | "with"
            | "into"
            | "over"
    )
}

/// Whether a word beside a figure does not say what it is a figure of.
fn tells_nothing(line: &Line<'_>, k: usize) -> bool {
    [Class::Changes, Class::Forecast, Class::Fate, Class::Scope, Class::FigureFiller].iter().any(|c| line.has(k, *c))
}
