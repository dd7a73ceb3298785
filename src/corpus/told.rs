//! What a statement says, in whatever words: so that a report of it is put beside its quotation, or beside another report.
//!
//! Two are one statement where the words that matter are the same, in the same order: verbs, nouns, names and figures; and where
//! nothing turns the meaning of one alone: a negation, "may", "must", "if", "only". What is not sure stays apart.

use super::actor::{Actor, asked, depends, is_condition};
use super::compared::Compared;
use super::{subsequence, words};
use crate::engine::Analysis;
use crate::lexicon::{Class, Entry, Inflection, look_up};
use crate::report::{EntityType, Form, Quote, QuoteKind};
use crate::span::Span;
use crate::text::TokenKind;

/// Fewest words that matter in the shorter of two; of so few, all must be in the other next to each other.
const LEAST: usize = 3;

/// Words before and after what two have in common among which a word that turns the meaning is looked for.
const BEFORE: u32 = 7;
const AFTER: u32 = 4;

/// A word that matters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Its place among all words of the statement.
    pub(super) at: u32,
    /// Its concept, or else its stem; of a name, the entity.
    pub(super) key: u32,
    /// Whether it can be a verb, and one in the past.
    pub(super) verb: bool,
    pub(super) past: bool,
    /// Whether it is a name or a figure.
    pub(super) exact: bool,
    /// Whether it is a figure.
    pub(super) figure: bool,
    /// Whether it can name a person.
    pub(super) person: bool,
    /// Who does what it says, if it is a verb.
    actor: Actor,
}

/// What a stretch of a quote says.
#[derive(Debug)]
pub(super) struct Sense {
    pub(super) words: Vec<Word>,
    /// The words that turn its meaning, by place.
    pub(super) turns: Vec<(u32, u32)>,
    /// Those that say which way something goes, by place.
    pub(super) ways: Vec<(u32, u32)>,
    /// Whether it tells of something as done: "had left".
    pub(super) done: bool,
    /// Whether it stands between marks.
    pub(super) quoted: bool,
    /// Who acts, as far as it is read.
    actor: Actor,
}

/// The place of what turns all that is said: the verb of saying, the question mark.
const CUE: u32 = u32::MAX;

impl Sense {
    const fn new(quoted: bool) -> Self {
        Self { words: Vec::new(), turns: Vec::new(), ways: Vec::new(), done: false, quoted, actor: Actor::Unsaid }
    }

    /// What a sentence says; `None` where it does not say by itself: words between marks in a clause, what nobody said.
    pub(super) fn of(all: &Compared<'_>, article: usize, q: &Quote<u32>, span: Span, quoted: bool) -> Option<Self> {
        let a = all.articles[article];
        if !q.speech || q.act.is_some() || quoted && q.kind == QuoteKind::Mixed {
            return None;
        }
        let mut sense = Self::new(quoted);
        if !quoted && !sense.cue(a, q, span) {
            return None;
        }
        sense.read(all, article, q, span);
        if quoted && a.doc.text[..].get(span.end as usize - 1..).is_some_and(|t| t.starts_with('?')) {
            sense.turns.push((CUE, asked()));
        }
        Some(sense)
    }

    /// Takes what the verb of saying turns; false where it says that nothing was said.
    fn cue(&mut self, a: &Analysis, q: &Quote<u32>, span: Span) -> bool {
        let infinitive = a.text.token_at(span.start);
        let infinitive = a.text.tokens.get(infinitive).is_some_and(|t| t.span().of(&a.doc.text) == "to");
        for cue in &q.cue {
            for t in &a.text.tokens[a.text.tokens_in(*cue)] {
                let low = words::plain(t.span().of(&a.doc.text));
                let entry = look_up(&low);
                match entry.value(Class::Turns) {
                    Some("not") if entry.verb().is_none() => return false,
                    Some(turn) => self.turns.push((CUE, words::hash(turn))),
                    None if low.ends_with("n't") => return false,
                    None if infinitive && !words::is_stop(&low) => {
                        self.turns.push((CUE, words::hash(words::stem(&low))))
                    }
                    None => {}
                }
            }
        }
        true
    }

    fn read(&mut self, all: &Compared<'_>, article: usize, q: &Quote<u32>, span: Span) {
        let a = all.articles[article];
        let mut named = 0;
        let mut before = String::new();
        let tokens = a.text.tokens_in(span);
        for (at, i) in tokens.clone().filter(|&i| words::is_word(a.text.tokens[i].kind)).enumerate() {
            let t = &a.text.tokens[i];
            if t.start < named {
                continue;
            }
            let at = at as u32;
            let name = a.entities.inside(span).find(|m| m.form == Form::Name && m.span().start == t.start);
            if let Some(m) = name {
                named = m.span().end;
                before.clear();
                self.actor = Actor::Person(Some(true));
                if Some(m.entity) != q.speaker {
                    let key = all.linked.entity(article, m.entity).map_or(0, |e| e.wrapping_mul(0x9e37_79b1) ^ 1);
                    self.actor = Actor::Named(key, m.kind == EntityType::Per);
                    let person = m.kind == EntityType::Per;
                    self.words.push(Word {
                        at,
                        key,
                        verb: false,
                        past: false,
                        exact: true,
                        figure: false,
                        person,
                        actor: self.actor,
                    });
                }
                continue;
            }
            let low = words::plain(t.span().of(&a.doc.text));
            // "Mr." says nothing, and "what he called a deal" is a deal.
            let title = || look_up(low.trim_end_matches('.')).has(Class::BeforeName) && low.ends_with('.');
            let what = || i.checked_sub(2).is_some_and(|k| a.text.tokens[k].span().of(&a.doc.text) == "what");
            let calls = || low == "called" && matches!(before.as_str(), "he" | "she" | "they") && what();
            if title() || calls() {
                continue;
            }
            self.word(at, &low, t.kind, &before);
            if matches!(low.as_str(), "he" | "she") {
                let mut meant =
                    a.entities.inside(span).filter(|m| m.form == Form::Pronoun && m.span().start == t.start);
                self.actor = Actor::Person(meant.next().map(|m| Some(m.entity) == q.speaker));
            }
            before = low;
        }
    }

    fn word(&mut self, at: u32, low: &str, kind: TokenKind, before: &str) {
        let short = low.strip_suffix("n't").map(|w| match w {
            "wo" => "will",
            "ca" => "can",
            w => w,
        });
        let negated = short.is_some() || low == "cannot";
        let low = match (kind, low) {
            (TokenKind::Clitic, "'ll") => "will",
            (_, "cannot") => "can",
            (_, low) => short.unwrap_or(low),
        };
        if negated {
            self.turns.push((at, words::hash("not")));
        }
        let entry = look_up(low);
        self.actor = self.actor.after(low);
        self.done |= matches!(low, "had" | "has" | "have" | "'ve");
        if is_condition(at, before, low) {
            self.turns.push((CUE, depends()));
        }
        if let Some(way) = entry.value(Class::Way) {
            self.ways.push((at, words::hash(way)));
        }
        if let Some(turn) = entry.value(Class::Turns) {
            // What depends on something does so as a whole.
            let at = if turn == "if" { CUE } else { at };
            self.turns.push((at, words::hash(turn)));
            return;
        }
        let number = kind == TokenKind::Number;
        let key = match entry.value(Class::NumberWord) {
            Some(n) if low != "one" => words::hash(n),
            _ if number => words::hash(&low.replace(',', "")),
            _ if kind == TokenKind::Clitic || words::is_stop(low) => return,
            _ => key(low, entry),
        };
        let number = number || entry.has(Class::NumberWord);
        // After "the" and "his" stands no verb.
        let noun = look_up(before).has(Class::ClauseDeterminer);
        let verb = !noun && (entry.verb().is_some() || low.ends_with("ed") || low.ends_with("ing"));
        let person = entry.has(Class::Human) || entry.has(Class::Role);
        let form = entry.inflection();
        let is_past = || form.has(Inflection::PAST) && !form.has(Inflection::BASE);
        let past = verb && if entry.verb().is_some() { is_past() } else { low.ends_with("ed") };
        self.words.push(Word { at, key, verb, past, exact: number, figure: number, person, actor: self.actor });
        if !verb && !number {
            self.actor = self.actor.behind(low, key, entry);
        }
    }

    /// How surely two are one statement; 0 where they are not.
    pub(super) fn agrees(&self, other: &Self) -> u32 {
        let (short, long) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        let n = short.words.len();
        let pairs = common(&short.words, &long.words);
        let (Some(first), Some(last)) = (pairs.first(), pairs.last()) else { return 0 };
        let firm = |w: &&Word| w.verb || w.exact;
        let missing = |w: &&Word| !pairs.iter().any(|p| short.words[p.0].at == w.at);
        let verb = pairs.iter().any(|p| short.words[p.0].verb && long.words[p.1].verb);
        let lacks = (n - pairs.len()) * 5 > n || short.words.iter().filter(missing).any(|w| firm(&w));
        if pairs.len() < LEAST || lacks || !verb || short.acts_otherwise(long, &pairs) {
            return 0;
        }
        // What the longer one says besides must stand before or after.
        let within = &long.words[first.1..=last.1];
        let held = |w: &&Word| pairs.iter().any(|p| long.words[p.1].at == w.at);
        let more = within.len() - pairs.len();
        // Each has a word of its own in the same place: "the north valley" and "the south valley".
        if pairs.windows(2).any(|p| p[1].0 - p[0].0 > 1 && p[1].1 - p[0].1 > 1) {
            return 0;
        }
        let most = if pairs.len() == LEAST { 0 } else { n / 2 };
        let other: Vec<&Word> = within.iter().filter(|w| !held(w)).filter(firm).collect();
        if more > most || other.len() > 1 || other.iter().any(|w| w.exact) {
            return 0;
        }
        if turns(&short.turns, 0, u32::MAX) != long.turns_about(&pairs) {
            return 0;
        }
        (pairs.len() * 1000 / (n + more) + pairs.len() * 10) as u32
    }

    /// Whether someone else does in one what someone does in the other.
    pub(super) fn acts_otherwise(&self, other: &Self, pairs: &[(usize, usize)]) -> bool {
        let known = |key: u32| [self, other].iter().all(|s| s.words.iter().any(|w| w.key == key));
        pairs.iter().map(|p| (&self.words[p.0], &other.words[p.1])).filter(|(a, b)| a.verb && b.verb).any(|(a, b)| {
            let (said, told) = if other.quoted { (b, a) } else { (a, b) };
            !said.actor.can_be(self.quoted != other.quoted, told.actor, known)
        })
    }

    /// Whether all of it depends on something.
    pub(super) fn is_on_condition(&self) -> bool {
        self.turns.iter().any(|t| t.0 == CUE && t.1 == depends())
    }

    /// The words that turn the meaning of what is held in common, the second of each pair being of this one.
    fn turns_about(&self, pairs: &[(usize, usize)]) -> Vec<u32> {
        around(&self.turns, pairs.first().map(|p| &self.words[p.1]), pairs.last().map(|p| &self.words[p.1]))
    }

    /// Whether they cannot both be reports of one statement: only one denies or doubts what both say, or has another name or
    /// figure in it.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        let pairs = common(&self.words, &other.words);
        let turned: Vec<(usize, usize)> = pairs.iter().map(|p| (p.1, p.0)).collect();
        let grave = |sense: &Self, pairs: &[(usize, usize)]| {
            let mut turns = sense.turns_about(pairs);
            turns.retain(|t| ["not", "can", "doubt", "refuse", "fail", "if", "ask"].map(words::hash).contains(t));
            turns
        };
        let others = |sense: &Self, pairs: &[(usize, usize)]| {
            let (Some(first), Some(last)) = (pairs.first(), pairs.last()) else { return false };
            let held = |w: &Word| pairs.iter().any(|p| sense.words[p.1].at == w.at);
            sense.words[first.1..=last.1].iter().any(|w| w.exact && !held(w))
        };
        let otherwise = self.quoted != other.quoted && self.acts_otherwise(other, &pairs);
        otherwise || grave(self, &turned) != grave(other, &pairs) || others(self, &turned) && others(other, &pairs)
    }
}

/// What a word is compared by.
fn key(low: &str, entry: Entry) -> u32 {
    match entry.value(Class::Concept).or(entry.value(Class::Means)) {
        Some(concept) => words::hash(concept),
        None => {
            let lemma = entry.verb().or(entry.noun());
            words::hash(words::stem(lemma.map_or(low, |l| l.as_str())))
        }
    }
}

/// What of a list stands around some words, from the first to the last of them.
pub(super) fn around(of: &[(u32, u32)], first: Option<&Word>, last: Option<&Word>) -> Vec<u32> {
    let at = |w: Option<&Word>| w.map_or(0, |w| w.at);
    turns(of, at(first).saturating_sub(BEFORE), at(last) + AFTER)
}

/// The words that turn a meaning between two places, and those that turn all of it, sorted, without repetition.
fn turns(of: &[(u32, u32)], from: u32, to: u32) -> Vec<u32> {
    let mut out: Vec<u32> = of.iter().filter(|t| t.0 == CUE || (from..=to).contains(&t.0)).map(|t| t.1).collect();
    out.sort_unstable();
    out.dedup();
    // "Asked if" and "asked whether" only ask.
    if out.contains(&asked()) {
        out.retain(|&t| t != depends());
    }
    out
}

/// What two have in common, as pairs of indices.
pub(super) fn common(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    subsequence::longest(a.len(), b.len(), |i, j| a[i].key == b[j].key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::rarer::Rarer;

    fn sense(text: &str, quoted: bool) -> Sense {
        let mut sense = Sense::new(quoted);
        let mut before = "";
        for (at, low) in text.split(' ').enumerate() {
            let kind = if low.bytes().all(|b| b.is_ascii_digit()) { TokenKind::Number } else { TokenKind::Word };
            sense.word(at as u32, low, kind, before);
            before = low;
        }
        sense
    }

    fn one(a: &str, b: &str) -> bool {
        let (a, b) = (sense(a, true), sense(b, false));
        assert_eq!(a.agrees(&b) > 0, b.agrees(&a) > 0);
        a.agrees(&b) > 0
    }

    #[test]
    fn a_report_says_what_was_said() {
        assert!(one("we will repay the harbour loan in full", "he would repay the harbour loan in full"));
        assert!(one("the mill closed because nobody buys rye flour", "the mill shut because nobody bought rye flour"));
        assert!(one("we won't sell the old ferry to pirates", "she would not sell the old ferry to pirates"));
        assert!(!one("he saw 3 masked men enter the vault", "masked men saw him enter the vault"));
    }

    #[test]
    fn few_words_that_nothing_else_has_are_one_remark() {
        let agree = |a: &Sense, b: &Sense| {
            let rest = sense("the ferry was late and the harbour was full of people", false);
            let all = [(0, 0, a), (0, 1, &rest), (1, 0, b), (1, 1, &rest)];
            Rarer::of(all.into_iter()).agree((0, a), (1, b)) > 0
        };
        let said = sense("straw was literally flying over roofs", true);
        assert!(agree(&said, &sense("people screamed as straw was literally flying over roofs", false)));
        assert!(!agree(&said, &sense("people screamed and straw was not literally flying over roofs", false)));
        // So few may be said of anyone.
        assert!(!agree(
            &sense("he was outstanding tonight", true),
            &sense("the keeper was outstanding tonight", false)
        ));
        assert!(!agree(&said, &sense("people screamed about the straw", false)));
        // What two reports have in common may be of two deals, and a plan is not what came of it.
        assert!(!agree(&sense("as lead broker", false), &sense("the loan was sold by the lead broker", false)));
        assert!(!agree(
            &sense("it will double rents for barge owners", false),
            &sense("it doubled rents for barge owners", false)
        ));
        assert!(!agree(
            &sense("it will buy the mill and the harbour loan", false),
            &sense("it bought the mill and the harbour loan", false)
        ));
    }

    #[test]
    fn what_depends_on_something_and_what_others_do_is_another_statement() {
        let told = "she would repay the harbour loan in full";
        for other in [
            "if we win we will repay the harbour loan in full",
            "should we win we will repay the harbour loan in full",
            "once we win we will repay the harbour loan in full",
            "we will repay the harbour loan in full in case we win",
            "you will repay the harbour loan in full",
            "they will repay the harbour loan in full",
            "he will repay the harbour loan in full",
            "the pirates will repay the harbour loan in full",
            "who will repay the harbour loan in full if we win",
        ] {
            assert!(!one(other, told), "{other}");
        }
        assert!(one("i will gladly repay the harbour loan in full", told));
    }

    #[test]
    fn what_turns_the_meaning_keeps_apart() {
        let said = "we will repay the harbour loan in full";
        for other in [
            "we will not repay the harbour loan in full",
            "we may repay the harbour loan in full",
            "we must repay the harbour loan in full",
            "we never refused to repay the harbour loan in full",
            "he would repay the harbour loan only if forced in full",
            "he hoped to repay the harbour loan in full",
            "he would refuse to repay the harbour loan in full",
            "he would forgive the harbour loan in full",
            "he would repay the tower loan in full",
            "the harbour would repay the loan in full",
            "he would repay 3 harbour loans in full",
        ] {
            assert!(!one(said, other), "{other}");
        }
        assert!(!one("the flood killed 12 farmers near the weir", "the flood killed 21 farmers near the weir"));
        assert!(!one("a few words", "a few words"));
    }
}
