//! Where the words of an attribution may not begin or end: inside a bracket, a compound word or a number.

use std::ops::Range;

use super::attribution::Attribution;
use super::node::{
    COLON, COMMA, COMPLEMENTISER, CONJUNCTION, DETERMINER, ENDS_ED, ENDS_ING, NUMBER, Node, OTHER_MARK, PREPOSITION,
    PRONOUN, RELATIVE, STOP, TO, is_punctuation, span,
};
use super::nodes::{is_named, words_within};
use super::reading::Reading;
use crate::lexicon::Class;

/// How many nodes the rest of a bracket has at most that is taken along.
const BRACKET: usize = 30;

/// How many words a bracket has at most that explains the words before it: "(CoE)".
const SHORT: usize = 5;

/// How many nodes a content is made longer by at most.
const LONGEST: usize = 60;

/// Mends the ends of sources and contents.
pub(crate) fn mend(text: Reading<'_>, nodes: &[Node], mut found: Vec<Attribution>) -> Vec<Attribution> {
    let mut edges = Edges { text, nodes, taken: vec![0; nodes.len()] };
    for cue in found.iter().map(|a| a.cue.clone()) {
        edges.take(&cue);
    }
    for a in &mut found {
        only_quoted(text, nodes, a);
        for r in &a.content {
            edges.take(r);
        }
        for r in &mut a.source {
            *r = edges.left(edges.closed(r.clone()));
            *r = last_clause(text, nodes, r.clone(), &a.cue);
            *r = edges.whole(r.clone(), &a.cue);
        }
        for r in &a.content {
            edges.give(r);
        }
        for r in &a.source {
            edges.take(r);
        }
        for r in &mut a.content {
            *r = edges.right(edges.left(r.clone()));
        }
        for r in &a.source {
            edges.give(r);
        }
        join(&mut a.source);
        join(&mut a.content);
    }
    found
}

/// "Ada Roe praised him, and Tom Hale said": only what comes after the last clause's "and" is the subject of the verb.
fn last_clause(text: Reading<'_>, nodes: &[Node], source: Range<usize>, cue: &Range<usize>) -> Range<usize> {
    if source.end > cue.start {
        return source;
    }
    let is = |i: usize, word: &str| text.low(nodes[i].from as usize) == word;
    let and = |&i: &usize| is(i, "and") && i > source.start && nodes[i - 1].sort == COMMA;
    let Some(at) = source.clone().rev().find(and) else { return source };
    let clause = source.start..at;
    // In "Ada Roe, who owns it, and Tom Hale" the verb is the relative clause's.
    let relative = clause.clone().any(|i| nodes[i].sort == RELATIVE);
    // "Ada Roe, a retired judge, and Tom Hale": what follows a comma or an article is no verb of its own.
    let told = |i: usize| {
        let apposed = matches!(nodes[i - 1].sort, COMMA | DETERMINER);
        text.verb(nodes[i].from as usize).is_some() && nodes[i].sort == ENDS_ED && !apposed
    };
    let own = text.entities.inside(span(text, nodes, at + 1..source.end)).any(|m| m.form == crate::report::Form::Name);
    if own && !relative && clause.clone().skip(1).any(told) { at + 1..source.end } else { source }
}

/// Leaves out what follows the cue of a quotation without marks: in "“We sail,” Roe said on Friday about the talks", it
/// is when and of what.
fn only_quoted(text: Reading<'_>, nodes: &[Node], a: &mut Attribution) {
    let quote = |i: usize| nodes[i].quote.is_some();
    let cue = a.cue.clone();
    let before = || a.content.iter().filter(|r| r.end <= cue.start).cloned().flatten();
    // One that reads as a sentence and leads to the verb. After a full stop, or where a sentence begins in between, the
    // words after the verb may be all that is its own.
    let sentence = |i: usize| {
        let words = words_within(text, nodes, i);
        let comma = words.ends_with(',') || nodes.get(i + 1).is_some_and(|n| n.sort == COMMA);
        let joined = || nodes.get(i + 1..cue.start).is_some_and(|between| between.iter().all(|n| !n.begins));
        let ends = comma || words.ends_with(['!', '?']) && joined();
        let named = nodes[i].title || is_named(words.trim_end_matches(','));
        quote(i) && !named && words.starts_with(char::is_uppercase) && ends
    };
    if !before().all(|i| quote(i) || is_punctuation(&nodes[i])) || !before().any(sentence) {
        return;
    }
    let two = cue.clone().any(|i| nodes[i].sort == CONJUNCTION);
    a.content.retain_mut(|r| {
        // "said and noted that", "said, adding that": one more verb with its own words.
        let verb = r.start.checked_sub(1).is_some_and(|i| nodes[i].sort == ENDS_ING);
        if r.start < cue.end || verb || two {
            return true;
        }
        let Some(first) = r.clone().find(|&i| quote(i)) else { return false };
        // "to loud cheers: “Tonight.”"
        if first.checked_sub(1).is_some_and(|i| i > r.start && nodes[i].sort == COLON) {
            r.start = first;
        }
        true
    });
}

/// Makes one of ranges that have come to touch.
fn join(ranges: &mut Vec<Range<usize>>) {
    ranges.dedup_by(|next, before| {
        let touch = next.start <= before.end && before.start <= next.start;
        if touch {
            before.end = before.end.max(next.end);
        }
        touch
    });
}

struct Edges<'a> {
    text: Reading<'a>,
    nodes: &'a [Node],
    /// How many cues hold a node, and the other side of the attribution at hand.
    taken: Vec<u32>,
}

impl Edges<'_> {
    fn take(&mut self, r: &Range<usize>) {
        for n in self.taken.get_mut(r.clone()).unwrap_or_default() {
            *n += 1;
        }
    }

    fn give(&mut self, r: &Range<usize>) {
        for n in self.taken.get_mut(r.clone()).unwrap_or_default() {
            *n = n.saturating_sub(1);
        }
    }

    fn word(&self, i: usize) -> &str {
        self.text.of(span(self.text, self.nodes, i..i + 1))
    }

    /// Whether a node may be added: it is there, in the same sentence, no quotation and not taken.
    fn free(&self, i: usize) -> bool {
        self.nodes.get(i).is_some_and(|n| n.quote.is_none()) && self.taken.get(i) == Some(&0)
    }

    /// Whether no white space stands before a node.
    fn glued(&self, i: usize) -> bool {
        self.nodes.get(i).is_some_and(|n| self.text.glued(n.from as usize) && !n.begins)
    }

    fn is_word(&self, i: usize) -> bool {
        self.nodes.get(i).is_some_and(|n| n.quote.is_none() && !is_punctuation(n))
    }

    /// Whether a node is a hyphen or stroke inside a word.
    fn is_hyphen(&self, i: usize) -> bool {
        let between = i > 0 && self.is_word(i - 1) && self.is_word(i + 1) && self.glued(i) && self.glued(i + 1);
        between && matches!(self.word(i), "-" | "‐" | "‑" | "/")
    }

    /// Takes in what belongs to the first word.
    fn left(&self, mut r: Range<usize>) -> Range<usize> {
        while r.start > 0 && self.is_word(r.start) && self.glued(r.start) && self.free(r.start - 1) {
            let before = r.start - 1;
            let currency = self.word(before).ends_with(['$', '£', '€', '¥']) && self.nodes[r.start].sort == NUMBER;
            if currency {
                r.start = before;
            } else if self.is_hyphen(before) && self.free(before - 1) {
                r.start = before - 1;
            } else {
                break;
            }
        }
        r
    }

    /// Takes in whose aide or report it is that a source is told to be: "the filing against Roe", where the models took "Roe".
    fn whole(&self, r: Range<usize>, cue: &Range<usize>) -> Range<usize> {
        let token = |i: usize| self.nodes[i].from as usize;
        let hangs =
            |i: usize| [Class::Governs, Class::ClausePreposition].iter().any(|&c| self.text.has_lower(token(i), c));
        let noun = |i: usize| {
            [Class::Written, Class::Speaks, Class::Role, Class::Human].iter().any(|&c| self.text.has_lower(token(i), c))
        };
        let Some(from) = r.start.checked_sub(2).filter(|_| r.end == cue.start && !self.nodes[r.start].begins) else {
            return r;
        };
        if !hangs(from + 1) || !noun(from) || !(from..r.start).all(|i| self.free(i)) {
            return r;
        }
        let inside = |i: usize| self.free(i) && self.is_word(i) && !hangs(i) && !self.nodes[i + 1].begins;
        let mut start = from;
        while start > 0 && from - start < SHORT && inside(start - 1) {
            start -= 1;
        }
        if self.nodes[start].begins || self.nodes[start].sort == DETERMINER { start..r.end } else { r }
    }

    /// Takes in the rest of the last word.
    fn compound(&self, mut r: Range<usize>) -> Range<usize> {
        loop {
            if !self.free(r.end) || !self.is_word(r.end.saturating_sub(1)) {
                return r;
            }
            if self.is_hyphen(r.end) && self.free(r.end + 1) {
                r.end += 2;
            } else if self.glued(r.end)
                && self.nodes[r.end - 1].sort == NUMBER
                && matches!(self.word(r.end), "%" | "‰" | "€" | "£" | "°")
            {
                r.end += 1;
            } else {
                return r;
            }
        }
    }

    /// Takes in the rest of the last word, a bracket, and the clause that these interrupted.
    fn right(&self, r: Range<usize>) -> Range<usize> {
        if r.is_empty() || r.end > self.nodes.len() {
            return r;
        }
        let limit = r.end.saturating_add(LONGEST);
        let whole = self.compound(r.clone());
        // A percent sign alone interrupts nothing.
        let compound = whole.end > r.end + 1;
        let mut new = self.closed(whole.clone());
        let mut bracket = new.end > whole.end;
        if !bracket && let Some(end) = self.explained(new.end) {
            new.end = end;
            bracket = true;
        }
        if !compound && !bracket {
            return new;
        }
        while new.end < limit {
            // After a bracket, a verb may be another clause's.
            let leads = |i: usize| self.nodes.get(i).is_some_and(|n| matches!(n.sort, PREPOSITION | TO));
            if self.goes_on(new.end) && (!bracket || leads(new.end)) {
                new.end += 1;
                bracket = false;
            } else if let Some(end) = self.explained(new.end) {
                new.end = end;
                bracket = true;
            } else {
                break;
            }
        }
        new
    }

    /// Takes in the rest of the last word and of a bracket that stands open.
    fn closed(&self, r: Range<usize>) -> Range<usize> {
        let mut new = self.compound(r);
        let open = new.clone().fold(0usize, |open, i| self.depth(open, i));
        new.end = self.bracket(new.end, open).filter(|_| open > 0).unwrap_or(new.end);
        new
    }

    /// The end of a few words in brackets from a node on that explain those before.
    fn explained(&self, from: usize) -> Option<usize> {
        let end = self.bracket(from, 0).filter(|end| end - from <= SHORT + 2)?;
        let clause = |n: &Node| matches!(n.sort, PRONOUN | RELATIVE | COMPLEMENTISER | DETERMINER);
        self.nodes.get(from + 1).is_some_and(|n| !clause(n)).then_some(end)
    }

    /// How many brackets stand open after a node.
    fn depth(&self, open: usize, i: usize) -> usize {
        match self.word(i) {
            "(" => open + 1,
            ")" => open.saturating_sub(1),
            _ => open,
        }
    }

    /// The end of what stands in brackets from a node on, of which some may be open already.
    fn bracket(&self, from: usize, mut open: usize) -> Option<usize> {
        if open == 0 && self.word(from) != "(" {
            return None;
        }
        for i in from..from.saturating_add(BRACKET) {
            if !self.free(i) || self.nodes[i].begins {
                return None;
            }
            open = self.depth(open, i);
            if open == 0 {
                return Some(i + 1);
            }
        }
        None
    }

    /// Whether the clause goes on with a node.
    fn goes_on(&self, i: usize) -> bool {
        if !self.free(i) || self.nodes[i].begins {
            return false;
        }
        let sign = |i: usize| self.glued(i) || self.word(i).ends_with(['$', '£', '€', '¥']);
        match self.nodes[i].sort {
            COMMA | STOP | COLON | CONJUNCTION => false,
            OTHER_MARK => sign(i) && !matches!(self.word(i), "(" | ")" | "[" | "]" | "—" | "–" | "--"),
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::article;
    use crate::quotes::reading::Whole;
    use crate::quotes::{nodes, vocabulary};

    /// The content of one attribution, given as words, before and after mending. A cue of several words is one range.
    fn mended(source: &str, cue: &str, content: &[&str]) -> Vec<String> {
        let (doc, text) = article(source);
        let entities = crate::entities::Entities::default();
        let text = &Whole::new(&doc, &text, &entities);
        let p = nodes::paragraphs(text, &vocabulary::shipped()).remove(0);
        let place = |words: &str| {
            let at = source.find(words).unwrap() as u32;
            let inside = |n: &Node| {
                let s = text.span(n.from as usize..n.to as usize);
                s.start >= at && s.end <= at + words.len() as u32
            };
            let first = p.nodes.iter().position(inside).unwrap();
            first..p.nodes.iter().rposition(inside).unwrap() + 1
        };
        let content = content.iter().map(|c| place(c)).collect();
        let a = Attribution { cue: place(cue), content, ..Attribution::default() };
        let of = |r: &Range<usize>| span(text, &p.nodes, r.clone()).of(source).to_owned();
        mend(text, &p.nodes, vec![a]).iter().flat_map(|a| &a.content).map(of).collect()
    }

    #[test]
    fn no_content_ends_in_a_word_or_bracket() {
        assert_eq!(mended("Roe said £2bn was spent.", "said", &["2bn was spent"]), ["£2bn was spent"]);
        assert_eq!(
            mended(
                "Hale opposes tests by the Crews of Ellery (CoE) in port.",
                "opposes",
                &["tests by the Crews of Ellery"]
            ),
            ["tests by the Crews of Ellery (CoE) in port"]
        );
        assert_eq!(
            mended(
                "Hale said the fleet left Upper Holm-Westmarch by night, and Roe left.",
                "said",
                &["the fleet left Upper Holm"]
            ),
            ["the fleet left Upper Holm-Westmarch by night"]
        );
        assert_eq!(mended("Hale said fares rose by 4%.", "said", &["fares rose by 4"]), ["fares rose by 4%"]);
        assert_eq!(
            mended("Hale said fares rose (by 4 marks). Nobody paid.", "said", &["fares rose (by 4 marks"]),
            ["fares rose (by 4 marks)"]
        );
    }

    #[test]
    fn what_follows_the_cue_is_content_if_quoted() {
        let source = "“We sail,” Roe said about leaving the port.";
        assert_eq!(mended(source, "said", &["“We sail,”", "leaving the port"]), ["“We sail,”"]);
        let source = "“We sail,” Roe said, to loud cheers: “Tonight.”";
        assert_eq!(mended(source, "said", &["“We sail,”", "to loud cheers: “Tonight.”"]), ["“We sail,”", "“Tonight.”"]);
        let source = "“We sail,” Roe said adding that fares would rise.";
        assert_eq!(
            mended(source, "said", &["“We sail,”", "that fares would rise"]),
            ["“We sail,”", "that fares would rise"]
        );
        let source = "“We sail.” Roe defended the new fares.";
        assert_eq!(mended(source, "defended", &["“We sail.”", "the new fares"]), ["“We sail.”", "the new fares"]);
    }
}
