//! Who says the words between marks of a headline.
//!
//! A headline puts a few words between marks, often without a verb of saying: «Pier ‘to close’». The models, which
//! read sentences, make a cue of whatever word stands beside them. Here a fragment keeps its cue only where that is a
//! verb of saying as headlines use it, with the subject that its place gives; otherwise it is nobody's words.

use std::ops::Range;

use super::attribution::Attribution;
use super::node::{
    AUXILIARY, COLON, COMMA, COMPLEMENTISER, NAMES, NUMBER, Node, OTHER_MARK, PREPOSITION, Paragraph, RELATIVE, STOP,
    TO, is_punctuation, span,
};
use super::nodes::without_marks;
use super::reading::Reading;
use crate::lexicon::{Class, Inflection};
use crate::report::PartKind;
use crate::sort::Order;

/// How many words the source of a headline has at most.
const LONGEST: usize = 6;

/// Corrects the attributions of a headline's fragments, and drops those whose cue says nothing.
pub(crate) fn read(text: Reading<'_>, p: &Paragraph, found: Vec<Attribution>) -> Vec<Attribution> {
    let kind = text.doc.parts.get(p.part).map(|part| part.kind);
    if !matches!(kind, Some(PartKind::Headline | PartKind::Heading)) {
        return found;
    }
    let headline = Headline { text, nodes: &p.nodes };
    let mut out: Vec<Attribution> = Vec::with_capacity(found.len());
    for mut a in found {
        let quotations = || a.content.iter().cloned().flatten().filter(|&i| p.nodes[i].quote.is_some());
        let Some(first) = quotations().next().filter(|_| quotations().all(|i| headline.is_fragment(i))) else {
            out.push(a);
            continue;
        };
        if headline.stands(&a, first) {
            out.push(a);
        } else if let Some((cue, source)) = headline.said(first) {
            // What the models took besides belongs to the cue that is none.
            if a.cue != cue {
                a.content = std::iter::once(first..first + 1).collect();
            }
            (a.cue, a.source) = (cue, std::iter::once(source).collect());
            a.speech = true;
            if out.iter().all(|o| o.cue != a.cue) {
                out.push(a);
            }
        }
    }
    for i in (0..p.nodes.len()).filter(|&i| p.nodes[i].quote.is_some() && !p.nodes[i].title) {
        let held = |_: &_| out.iter().any(|a| a.content.iter().any(|r| r.contains(&i)));
        if let Some((cue, source)) = headline.signed(i).filter(|s| !held(s)) {
            let content = std::iter::once(i..i + 1).collect();
            out.push(Attribution { cue, source: vec![source], content, speech: true, ..Attribution::default() });
        }
    }
    out.order_by_key(|a| a.cue.start);
    out
}

struct Headline<'a> {
    text: Reading<'a>,
    nodes: &'a [Node],
}

impl Headline<'_> {
    fn word(&self, i: usize) -> &str {
        self.text.of(span(self.text, self.nodes, i..i + 1))
    }

    /// Whether what stands between marks is no sentence of its own.
    fn is_fragment(&self, i: usize) -> bool {
        let words = without_marks(self.word(i));
        !(words.starts_with(char::is_uppercase) && words.ends_with(['.', ',', '!', '?', '…']))
    }

    fn is_name(&self, i: usize) -> bool {
        self.nodes[i].class >= NAMES
    }

    /// Whether a node is a verb of saying or judging, given the last word of its subject if that stands before.
    /// Headlines tell in the present: "Roe accused of" is a passive.
    fn is_verb(&self, i: usize, subject: Option<usize>) -> bool {
        let node = &self.nodes[i];
        let token = node.from as usize;
        let (Some(verb), None) = (self.text.verb(token), node.quote) else { return false };
        let form = self.text.inflection(token);
        let (says, noun_too) = (verb.has(Class::HeadlineSaying), verb.has(Class::HeadlineNoun));
        // "Ministers deny": the bare verb needs a plural.
        let plural = |s: usize| {
            let w = self.word(s);
            (w.ends_with('s') && !w.ends_with("ss") && w.len() > 2)
                || matches!(w, "police" | "Police" | "women" | "men")
        };
        self.text.low(token) == "said"
            || form.has(Inflection::THIRD) && (says || noun_too && subject.is_some_and(|s| self.is_name(s)))
            || form.has(Inflection::BASE)
                && (says || noun_too)
                && subject.is_some_and(|s| plural(s) && !self.word(s).contains('’'))
    }

    /// Whether words can be a source, by their first one.
    fn is_source(&self, r: &Range<usize>) -> bool {
        let nodes = self.nodes.get(r.clone()).unwrap_or_default();
        let Some(first) = nodes.first() else { return false };
        let starts = !matches!(
            first.sort,
            PREPOSITION | TO | COMPLEMENTISER | RELATIVE | AUXILIARY | NUMBER | COLON | STOP | COMMA | OTHER_MARK
        );
        let inner = nodes.iter().all(|n| n.quote.is_none() && !matches!(n.sort, COLON | STOP | COMMA));
        starts && inner && nodes.len() <= LONGEST
    }

    /// Whether the models' reading is one that a headline has besides: "End ‘delay’, Roe tells board", "Harbour board:
    /// Pier ‘unsafe’".
    fn stands(&self, a: &Attribution, quotation: usize) -> bool {
        let Some(source) = a.source.first().filter(|s| s.end == a.cue.start && a.cue.len() == 1) else { return false };
        let named = || source.clone().all(|i| self.is_name(i));
        let verb = quotation < source.start && named() && self.is_verb(a.cue.start, source.end.checked_sub(1));
        let colon = self.nodes[a.cue.start].sort == COLON && self.nodes[source.start].begins;
        verb || colon && a.cue.start < quotation
    }

    /// "‘We will not leave the pier’: Ada Roe".
    fn signed(&self, at: usize) -> Option<(Range<usize>, Range<usize>)> {
        let nodes = self.nodes;
        let end = (at + 1..nodes.len()).find(|&i| nodes[i].begins).unwrap_or(nodes.len());
        let source = at + 2..(at + 2..end).rev().find(|&i| !is_punctuation(&nodes[i]))? + 1;
        let capitals = source.clone().all(|i| self.word(i).starts_with(char::is_uppercase));
        let named = capitals && source.clone().any(|i| self.is_name(i)) && self.is_source(&source);
        (nodes[at].begins && nodes[at + 1].sort == COLON && named).then_some((at + 1..at + 2, source))
    }

    /// Cue and source of the fragment at `at`, by their places in its headline.
    fn said(&self, at: usize) -> Option<(Range<usize>, Range<usize>)> {
        let nodes = self.nodes;
        let from = (0..=at).rev().find(|&i| nodes[i].begins).unwrap_or(0);
        let to = (at + 1..nodes.len()).find(|&i| nodes[i].begins).unwrap_or(nodes.len());
        let to = (at + 1..to).rev().find(|&i| !is_punctuation(&nodes[i])).map_or(at + 1, |i| i + 1);
        // "Roe hails ‘great year’", "Roe: Budget a ‘farce’".
        let before = (from + 1..at).find(|&i| {
            nodes[i].sort == COLON && (from..i).all(|k| self.is_name(k)) || self.is_verb(i, i.checked_sub(1))
        });
        if let Some(cue) = before.filter(|&c| self.is_source(&(from..c))) {
            return Some((cue..cue + 1, from..cue));
        }
        let next = at + 1 + usize::from(nodes.get(at + 1).is_some_and(|n| n.sort == COMMA));
        // "Pier ‘may close’, says minister".
        if next + 1 < to && self.is_verb(next, None) && self.is_source(&(next + 1..to)) {
            return Some((next..next + 1, next + 1..to));
        }
        // "Pier ‘may close’, minister says".
        let last = to.checked_sub(1).filter(|&l| l > next)?;
        if self.is_verb(last, last.checked_sub(1)) && self.is_source(&(next..last)) {
            return Some((last..last + 1, next..last));
        }
        // "Pier closure ‘a disgrace’ – Roe".
        let dash = matches!(self.word(next), "-" | "–" | "—" | "--");
        let named = dash && (next + 1..to).all(|i| self.is_name(i)) && self.is_source(&(next + 1..to));
        named.then_some((next..next + 1, next + 1..to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{self, Article};
    use crate::quotes::reading::Whole;

    /// Source and cue that the fragment of a headline gets; capitals are names.
    fn said(headline: &str) -> Option<String> {
        let mut doc = input::read(Article { id: "t".into(), text: Some(headline.into()), ..Article::default() });
        for p in &mut doc.parts {
            p.kind = PartKind::Headline;
        }
        let text = crate::text::read(&doc);
        let entities = crate::entities::Entities::default();
        let text = &Whole::new(&doc, &text, &entities);
        let vocabulary = crate::quotes::vocabulary::shipped();
        let mut p = crate::quotes::nodes::paragraphs(text, &vocabulary).remove(0);
        for n in &mut p.nodes {
            let word = text.of(text.span(n.from as usize..n.to as usize));
            if n.quote.is_none() && word.starts_with(char::is_uppercase) {
                n.class = NAMES;
            }
        }
        let at = p.nodes.iter().position(|n| n.quote.is_some())?;
        let wrong = Attribution {
            cue: at.saturating_sub(1)..at,
            content: std::iter::once(at..at + 1).collect(),
            ..Attribution::default()
        };
        let found = read(text, &p, vec![wrong]);
        let a = found.first()?;
        let of = |r: &Range<usize>| text.of(span(text, &p.nodes, r.clone())).to_owned();
        Some(format!("{} | {}", of(a.source.first()?), of(&a.cue)))
    }

    #[test]
    fn a_fragment_needs_a_verb_of_saying() {
        assert_eq!(said("Ferry pier 'to close early'"), None);
        assert_eq!(said("Harbour board accused of 'sheer neglect'"), None);
        assert_eq!(said("Holm 'ahead of' its rivals"), None);
        assert_eq!(said("Heavy storm claims 'fewer than ten'"), None);
        assert_eq!(said("Fog 'tricks' claims over ferry"), None);
    }

    #[test]
    fn a_name_after_a_colon_signs_a_quotation() {
        assert_eq!(said("'We will not leave the pier': Ada Roe").as_deref(), Some("Ada Roe | :"));
        assert_eq!(said("'We will not leave the pier': what comes next"), None);
    }

    #[test]
    fn its_subject_is_the_source() {
        assert_eq!(said("Harbour board chief hails 'great year'").as_deref(), Some("Harbour board chief | hails"));
        assert_eq!(said("Ferry crews deny pier 'sabotage'").as_deref(), Some("Ferry crews | deny"));
        assert_eq!(said("Roe attacks 'lazy' board").as_deref(), Some("Roe | attacks"));
        assert_eq!(said("Roe Calls Board 'Idle'").as_deref(), Some("Roe | Calls"));
        assert_eq!(said("Pier 'may close', says minister").as_deref(), Some("minister | says"));
        assert_eq!(said("Pier 'may close', minister warns").as_deref(), Some("minister | warns"));
        assert_eq!(said("Roe: Pier plan 'a farce'").as_deref(), Some("Roe | :"));
        assert_eq!(said("Pier plan 'a farce' - Roe").as_deref(), Some("Roe | -"));
    }
}
