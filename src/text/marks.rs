//! Stretches between quotation marks, found before anything else is known about the text.
//!
//! Each paragraph is read once, mark by mark, with a stack of what stands open. The shape of a mark (white space on one
//! side, a word on the other) decides where its character does not: straight marks, an opening mark used as closing, a
//! closing one used as opening. A single mark opens only where one that can close it follows in the same paragraph, so
//! that apostrophes open nothing. A mark that opens at a sentence's start while one is open says that two paragraphs of
//! one quotation were joined: some outlets' feeds lose the break.

use super::annotated::{Sentence, Text};
use super::marked::{Marked, Marks};
use super::token::{Token, TokenKind};
use super::words::Words;
use crate::input::Document;
use crate::lexicon::Class;
use crate::report::PartKind;
use crate::sort::Order;
use crate::span::Span;
use crate::work;

/// What a mark's character says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Open,
    Close,
    Straight,
}

/// A mark with the shape of its surroundings.
#[derive(Clone, Copy, Debug)]
struct Mark {
    token: usize,
    double: bool,
    sort: Sort,
    /// White space, the paragraph's edge, an opening bracket, a dash or another mark stands before it.
    free_before: bool,
    /// A word follows without white space.
    word_after: bool,
    /// White space, the paragraph's edge or punctuation follows.
    free_after: bool,
    /// For a single mark that can close: how sure (0 cannot, 1 after a word in s, 2 after another word, 3 after a stop).
    closes: u8,
}

/// A stretch not yet closed.
#[derive(Clone, Copy, Debug)]
struct Open {
    double: bool,
    /// Token of the opening mark; `None` where there is none.
    mark: Option<usize>,
    /// Place in the output that is kept for it, so that outer stretches come before inner ones.
    slot: usize,
    continues: bool,
}

/// The stretches not yet closed, outer before inner. Marks that are never closed pile up, so that it knows the last one
/// of either sort without a search.
#[derive(Default)]
struct Stack {
    open: Vec<Open>,
    /// For each, the last single and the last double one up to it.
    last: Vec<[Option<usize>; 2]>,
}

impl Stack {
    fn push(&mut self, one: Open) {
        let mut last = self.last.last().copied().unwrap_or_default();
        last[usize::from(one.double)] = Some(self.open.len());
        self.open.push(one);
        self.last.push(last);
    }

    fn truncate(&mut self, len: usize) {
        self.open.truncate(len);
        self.last.truncate(len);
    }

    /// The last double or single one.
    fn last(&self, double: bool) -> Option<usize> {
        work::add(1);
        self.last.last().and_then(|l| l[usize::from(double)])
    }
}

/// Finds the stretches between quotation marks.
pub(crate) fn scan(doc: &Document, text: &Text) -> Marks {
    let mut out = Vec::new();
    // Whether the paragraph before left a double (single) stretch open.
    let (mut double, mut single) = (false, false);
    // The end of the paragraph before, if that leads into a block quotation.
    let mut leads = None;
    let words = Words::new(doc, text);
    let is_transcript = labelled(words);
    for sentences in text.paragraphs() {
        let part = text.sentences[sentences.start].part;
        let range = text.sentences[sentences.start].tokens.start..text.sentences[sentences.end - 1].tokens.end;
        let mut paragraph = Paragraph { words, text, from: range.start, to: range.end };
        let kind = doc.parts[part].kind;
        if let Some(colon) = paragraph.label().filter(|_| is_transcript) {
            // ROE: what she said, to the end of the paragraph.
            out.push(paragraph.whole(colon + 1));
            paragraph.from = colon + 1;
            paragraph.scan(false, false, &mut out);
            (double, single) = (false, false);
        } else {
            let block = leads == Some(part.wrapping_sub(1)) && kind == PartKind::Paragraph && paragraph.is_block();
            if block {
                out.push(paragraph.whole(paragraph.from));
            }
            (double, single) = paragraph.scan(double, single, &mut out);
        }
        leads = (kind.is_body() && paragraph.leads()).then_some(part);
    }
    let mut stretches: Vec<Marked> = out.into_iter().flatten().filter(|m| !m.inner.is_empty()).collect();
    stretches.order_by_key(|m| (m.outer.start, std::cmp::Reverse(m.outer.end)));
    set_depths(&mut stretches);
    Marks { stretches }
}

/// Sets how deep each stretch stands, and drops those that cross another.
fn set_depths(stretches: &mut Vec<Marked>) {
    let mut ends: Vec<u32> = Vec::new();
    stretches.retain_mut(|m| {
        while ends.last().is_some_and(|&e| e <= m.outer.start) {
            ends.pop();
        }
        if ends.last().is_some_and(|&e| e < m.outer.end) {
            return false;
        }
        m.depth = u8::try_from(ends.len()).unwrap_or(u8::MAX);
        ends.push(m.outer.end);
        true
    });
}

struct Paragraph<'a> {
    words: Words<'a>,
    text: &'a Text,
    from: usize,
    to: usize,
}

/// Whether the article is a transcript: two paragraphs at least begin with a name in capitals and a colon.
fn labelled(words: Words<'_>) -> bool {
    let text = words.text;
    let mut labels = 0;
    for s in &text.sentences {
        let first = s.tokens.start == 0 || text.sentences[text.sentence_of(s.tokens.start - 1)].part != s.part;
        let p = Paragraph { words, text, from: s.tokens.start, to: s.tokens.end };
        labels += usize::from(first && p.label().is_some());
    }
    labels > 1
}

impl Paragraph<'_> {
    /// The colon after a name in capitals at the paragraph's start, if words follow it.
    fn label(&self) -> Option<usize> {
        let from = self.from + usize::from(self.token(self.from).kind == TokenKind::Mark);
        let colon = (from..self.to.min(from + 6)).find(|&i| self.word(i) == ":")?;
        let name = |i: usize| {
            let w = self.word(i);
            (self.token(i).kind == TokenKind::Word || self.token(i).kind == TokenKind::Abbreviation)
                && !w.chars().any(char::is_lowercase)
                && !self.words.has(i, Class::NoSpeaker)
        };
        let long = |i: usize| self.word(i).len() > 2;
        let named = colon > from && (from..colon).all(name) && (from..colon).any(long);
        (named && colon + 2 < self.to).then_some(colon)
    }

    /// Everything from token `from` on, as a stretch without marks.
    fn whole(&self, from: usize) -> Option<Marked> {
        let inner = self.text.span(from..self.to);
        Some(Marked { inner, outer: inner, depth: 0, unopened: true, unclosed: true, continues: false })
    }

    /// Whether the paragraph ends with a verb of saying and a colon.
    fn leads(&self) -> bool {
        let from = self.to.saturating_sub(9).max(self.from);
        self.word(self.to - 1) == ":" && (from..self.to).any(|i| self.opens_block(i))
    }

    /// Whether the paragraph can be a block quotation without marks: at least a sentence, no mark in it.
    fn is_block(&self) -> bool {
        let tokens = &self.text.tokens[self.from..self.to];
        tokens.len() > 4
            && matches!(self.word(self.to - 1), "." | "!" | "?" | "…")
            && !tokens.iter().any(|t| matches!(self.words.of(t.span()), "\"" | "“" | "”" | "''" | "``" | "«" | "»"))
    }

    fn token(&self, i: usize) -> &Token {
        &self.text.tokens[i]
    }

    fn word(&self, i: usize) -> &str {
        self.words.surface(i)
    }

    /// Whether a verb, in lower case, may lead into what a closing mark closes.
    fn opens_block(&self, i: usize) -> bool {
        self.words.has_lower(i, Class::OpensBlock)
    }

    fn is_wordy(&self, i: usize) -> bool {
        let t = self.token(i);
        !matches!(t.kind, TokenKind::Mark | TokenKind::Punctuation | TokenKind::Clitic)
    }

    fn mark(&self, i: usize) -> Option<Mark> {
        let t = self.token(i);
        if t.kind != TokenKind::Mark {
            return None;
        }
        let (double, sort) = match self.word(i) {
            "“" | "„" | "‟" | "«" | "``" => (true, Sort::Open),
            "”" | "»" => (true, Sort::Close),
            "\"" | "''" | "″" | "＂" => (true, Sort::Straight),
            "‘" | "‚" | "‛" | "‹" | "`" => (false, Sort::Open),
            "’" | "›" | "´" => (false, Sort::Close),
            _ => (false, Sort::Straight),
        };
        let before = i.checked_sub(1).filter(|&b| b >= self.from && t.glued);
        let after = Some(i + 1).filter(|&a| a < self.to && self.token(a).glued);
        let opens_after = |b: usize| {
            self.token(b).kind == TokenKind::Mark
                || matches!(self.word(b), "(" | "[" | "{" | "-" | "–" | "—" | "--" | "/")
        };
        let word_after = after.is_some_and(|a| {
            self.is_wordy(a)
                || matches!(self.word(a), "[" | "(" | "$" | "€" | "£" | "..." | "…" | "#" | "@")
                || (self.token(a).kind == TokenKind::Mark
                    && self.text.tokens.get(a + 1).is_some_and(|t| t.glued)
                    && a + 1 < self.to
                    && self.is_wordy(a + 1))
        });
        let closes = match before {
            None => 0,
            Some(b) if self.is_wordy(b) => {
                let w = self.word(b);
                if w.ends_with(['s', 'S', 'x', 'z']) || w.ends_with("in") { 1 } else { 2 }
            }
            Some(_) => 3,
        };
        Some(Mark {
            token: i,
            double,
            sort,
            free_before: before.is_none_or(opens_after),
            word_after,
            free_after: after.is_none_or(|a| !self.is_wordy(a)),
            closes,
        })
    }

    /// Whether a single mark can open a stretch, going by its shape.
    fn single_opens(&self, m: &Mark) -> bool {
        if m.double || !m.free_before || !m.word_after || m.sort == Sort::Close {
            return false;
        }
        let next = m.token + 1;
        let elided = next < self.to && self.words.has(next, Class::Elided);
        !elided
    }

    /// Whether a single mark can close a stretch, going by its shape.
    fn single_closes(&self, m: &Mark) -> bool {
        !m.double && m.closes > 0 && m.free_after && m.sort != Sort::Open
    }

    /// Reads one paragraph. Takes and gives whether a double and a single stretch run on into the next.
    fn scan(&self, double_runs: bool, single_runs: bool, out: &mut Vec<Option<Marked>>) -> (bool, bool) {
        let marks: Vec<Mark> = (self.from..self.to).filter_map(|i| self.mark(i)).collect();
        if marks.is_empty() {
            return (false, false);
        }
        let ends = self.single_ends(&marks, single_runs);
        let last_double = marks.iter().rposition(|m| m.double);
        // For each mark, the next double one after it.
        let mut next_double = vec![None; marks.len()];
        for k in (1..marks.len()).rev() {
            next_double[k - 1] = if marks[k].double { Some(k) } else { next_double[k] };
        }
        let mut stack = Stack::default();
        let mut closed_to = self.from;
        for (k, m) in marks.iter().enumerate() {
            let double_open = stack.last(true);
            if !m.double {
                let single_open = stack.last(false);
                if let Some(p) = single_open.filter(|_| ends[k] == Role::Close) {
                    // A single mark closes no double one that still has its own end to come.
                    if double_open.is_none_or(|d| d < p) || last_double.is_none_or(|d| d < k) {
                        self.close(&mut stack, p, Some(m.token), out);
                        closed_to = m.token + 1;
                    }
                } else if ends[k] == Role::Open {
                    let continues = single_runs && m.token == self.from;
                    self.open(&mut stack, false, Some(m.token), continues, out);
                }
                continue;
            }
            let opens = match m.sort {
                Sort::Open => !(double_open.is_some() && !m.free_before && !m.word_after),
                Sort::Close => double_open.is_none() && m.word_after && !m.free_after,
                Sort::Straight => {
                    (double_open.is_none() && (m.word_after || m.free_before) && !self.is_inch(m))
                        || (m.free_before
                            && m.word_after
                            && self.straight_reopens(m, next_double[k].map(|n| &marks[n]), double_open, &stack))
                }
            };
            if opens {
                let mut joined = false;
                if let Some(p) = double_open {
                    let ends_here = |n: Option<usize>| n.is_some_and(|n| marks[n].closes > 0 && !marks[n].word_after);
                    let next = next_double[k];
                    let nested = ends_here(next) && ends_here(next.and_then(|n| next_double[n]));
                    if m.sort != Sort::Open || !nested {
                        // The stretch before was never closed.
                        let start = stack.open[p].mark.map_or(self.from, |t| t + 1);
                        joined = self.joins(start, m);
                        let end = if joined { m.token } else { self.lost_end(start, m.token) };
                        self.close_at(&mut stack, p, end, out);
                    }
                }
                let continues = joined || double_runs && m.token == self.from;
                self.open(&mut stack, true, Some(m.token), continues, out);
            } else if let Some(p) = double_open {
                self.close(&mut stack, p, Some(m.token), out);
                closed_to = m.token + 1;
            } else if m.closes > 0 && !self.is_inch(m) {
                // Closes what nothing opened.
                let first = closed_to == self.from;
                let start = if first { self.lost_start(m.token) } else { self.sentence_after(closed_to, m.token) };
                if let Some(start) = start {
                    let slot = out.len();
                    out.push(None);
                    stack.truncate(0);
                    stack.push(Open { double: true, mark: None, slot, continues: double_runs && first });
                    self.close_from(&mut stack, 0, start, m.token, Some(m.token), out);
                    closed_to = m.token + 1;
                }
            }
        }
        let runs = (stack.last(true).is_some(), stack.last(false).is_some());
        while let Some(p) = stack.open.len().checked_sub(1) {
            let o = stack.open[p];
            // A single mark left open inside a double one is an apostrophe.
            if o.double || p == 0 {
                self.close_at(&mut stack, p, self.to, out);
            } else {
                stack.truncate(p);
            }
        }
        runs
    }

    /// Whether a straight mark that has the shape of an opening one opens, though a stretch stands open.
    fn straight_reopens(&self, m: &Mark, next: Option<&Mark>, open: Option<usize>, stack: &Stack) -> bool {
        let Some(from) = open.and_then(|p| stack.open[p].mark) else { return open.is_some() };
        // A space before a closing mark is a slip: there, the next straight mark opens.
        let closes_next = next.is_some_and(|n| !n.free_before && !n.word_after);
        // Of three paragraphs that were joined, two marks that open stand in a row.
        let opens_next = || next.is_some_and(|n| n.word_after && self.is_break(n)) && self.is_break(m);
        (closes_next || opens_next()) && from + 1 < m.token
    }

    /// Whether a mark stands where a paragraph may have begun: at a sentence's start, after white space.
    fn is_break(&self, m: &Mark) -> bool {
        let sentence = self.text.sentences.get(self.text.sentence_of(m.token));
        !self.token(m.token).glued && sentence.is_some_and(|s| s.tokens.start == m.token)
    }

    /// Whether a stretch that begins at token `start` goes on at the mark `m`: all between is one's words.
    fn joins(&self, start: usize, m: &Mark) -> bool {
        let said = |s: &Sentence| {
            let end = s.tokens.end.min(m.token);
            self.said_at(s.tokens.start.max(start), end).is_some()
        };
        start < m.token
            && self.is_break(m)
            && !self.text.sentences[self.text.sentence_of(start)..]
                .iter()
                .take_while(|s| s.tokens.start < m.token)
                .inspect(|_| work::add(1))
                .any(said)
    }

    /// The comma of ", he said" at the end of a sentence, given by its tokens.
    fn said_at(&self, start: usize, end: usize) -> Option<usize> {
        let tail = end.saturating_sub(8).max(start);
        let comma = (tail..end).rev().find(|&i| self.word(i) == ",")?;
        (comma..end).any(|i| self.opens_block(i)).then_some(comma)
    }

    /// Inches and seconds: a straight mark after a number.
    fn is_inch(&self, m: &Mark) -> bool {
        let Some(b) = m.token.checked_sub(1).filter(|&b| b >= self.from) else { return false };
        m.sort == Sort::Straight && self.token(m.token).glued && self.token(b).kind == TokenKind::Number
    }

    /// The role of every single mark: opening ones are those that find one to close them.
    fn single_ends(&self, marks: &[Mark], runs: bool) -> Vec<Role> {
        let mut roles = vec![Role::None; marks.len()];
        // Nothing to pair: the common case.
        if marks.iter().all(|m| m.double) {
            return roles;
        }
        let mut k = 0;
        // The double mark before.
        let mut before: Option<usize> = None;
        while k < marks.len() {
            let m = &marks[k];
            if m.double {
                before = Some(k);
            }
            let reopened = runs && m.token == self.from;
            if m.double || !(self.single_opens(m) || (reopened && m.word_after)) {
                k += 1;
                continue;
            }
            // The last weak candidate before a strong one, the next opening mark or the enclosing double mark's end.
            let mut best = None;
            let mut j = k + 1;
            while j < marks.len() {
                work::add(1);
                let n = &marks[j];
                if n.double {
                    // Inside a double stretch the single one must end before it does.
                    let shut = n.closes > 0 && n.free_after && !n.word_after;
                    let closes = n.sort == Sort::Close || (n.sort == Sort::Straight && shut);
                    let inside = before.is_some_and(|b| marks[b].word_after);
                    if closes && inside {
                        break;
                    }
                } else if self.single_closes(n) {
                    best = Some(j);
                    if n.closes >= 2 {
                        break;
                    }
                } else if self.single_opens(n) {
                    break;
                }
                j += 1;
            }
            if let Some(b) = best {
                roles[k] = Role::Open;
                roles[b] = Role::Close;
                before = marks[k..b].iter().rposition(|n| n.double).map_or(before, |d| Some(k + d));
                k = b + 1;
            } else if m.sort == Sort::Open && m.token == self.from {
                // Runs on into the next paragraph, which opens again.
                roles[k] = Role::Open;
                k += 1;
            } else {
                k += 1;
            }
        }
        roles
    }

    fn open(
        &self,
        stack: &mut Stack,
        double: bool,
        mark: Option<usize>,
        continues: bool,
        out: &mut Vec<Option<Marked>>,
    ) {
        stack.push(Open { double, mark, slot: out.len(), continues });
        out.push(None);
    }

    /// Closes the stretch at `p` of the stack, and drops what stands open inside it.
    fn close(&self, stack: &mut Stack, p: usize, mark: Option<usize>, out: &mut [Option<Marked>]) {
        let start = stack.open[p].mark.map_or(self.from, |t| t + 1);
        let end = mark.unwrap_or(self.to);
        self.close_from(stack, p, start, end, mark, out);
    }

    /// Closes the stretch at `p` before token `end`, without a closing mark.
    fn close_at(&self, stack: &mut Stack, p: usize, end: usize, out: &mut [Option<Marked>]) {
        let start = stack.open[p].mark.map_or(self.from, |t| t + 1);
        self.close_from(stack, p, start, end, None, out);
    }

    fn close_from(
        &self,
        stack: &mut Stack,
        p: usize,
        start: usize,
        end: usize,
        mark: Option<usize>,
        out: &mut [Option<Marked>],
    ) {
        let o = stack.open[p];
        stack.truncate(p);
        let inner = self.text.span(start..end);
        if inner.is_empty() {
            return;
        }
        let opening = o.mark.map_or(inner.start, |t| self.token(t).start);
        let closing = mark.map_or(inner.end, |t| self.token(t).end);
        out[o.slot] = Some(Marked {
            inner,
            outer: Span::new(opening, closing),
            depth: 0,
            unopened: o.mark.is_none(),
            unclosed: mark.is_none(),
            continues: o.continues,
        });
    }

    /// Where a stretch ends whose closing mark is missing, before token `limit`: at its sentence's end.
    fn lost_end(&self, start: usize, limit: usize) -> usize {
        let sentence = self.text.sentence_of(start);
        let end = self.text.sentences.get(sentence).map_or(limit, |s| s.tokens.end).min(limit);
        // Before ", he said" at the sentence's end.
        self.said_at(start, end).map_or(end, |comma| comma + 1)
    }

    /// Where a stretch begins whose closing mark is the paragraph's first mark: at the paragraph's start, or after the
    /// colon of a verb of saying.
    fn lost_start(&self, mark: usize) -> Option<usize> {
        let colon = (self.from..mark)
            .inspect(|_| work::add(1))
            .find(|&i| self.word(i) == ":" && (self.from..i).rev().take(4).any(|b| self.opens_block(b)));
        let start = colon.map_or(self.from, |c| c + 1);
        (start < mark).then_some(start)
    }

    /// The first sentence that begins at or after token `from` and before `mark`.
    fn sentence_after(&self, from: usize, mark: usize) -> Option<usize> {
        let first = self.text.sentences.get(self.text.sentence_of(from))?;
        let start = if first.tokens.start >= from { first.tokens.start } else { first.tokens.end };
        (start < mark).then_some(start)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    None,
    Open,
    Close,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::article;

    /// Every stretch, `>` for each level it is deep, `+` where it goes on, `^` without opening mark, `$` without closing.
    fn found(source: &str) -> Vec<String> {
        let (doc, text) = article(source);
        let show = |m: &Marked| {
            let mut s = ">".repeat(m.depth.into());
            s.push_str(if m.continues { "+" } else { "" });
            s.push_str(if m.unopened { "^" } else { "" });
            s.push_str(m.inner.of(source));
            s.push_str(if m.unclosed { "$" } else { "" });
            s
        };
        scan(&doc, &text).stretches.iter().map(show).collect()
    }

    #[test]
    fn every_convention() {
        assert_eq!(found("“We go,” Roe said."), ["We go,"]);
        assert_eq!(found("\"We go,\" Roe said. \"Now.\""), ["We go,", "Now."]);
        assert_eq!(found("''We go,'' Roe said."), ["We go,"]);
        assert_eq!(found("``We go,'' Roe said."), ["We go,"]);
        assert_eq!(found("«We go», Roe said, «now»."), ["We go", "now"]);
        assert_eq!(found("„We go“, Roe said."), ["We go"]);
        assert_eq!(found("‘We go,’ Roe said."), ["We go,"]);
        assert_eq!(found("'We go,' Roe said."), ["We go,"]);
    }

    #[test]
    fn dense_marks_take_linear_work() {
        let runs = ["“‘", "(“‘", "„‚", "‹«", "««‹", "“", "”", "“”", "‘a ", "“a ‘b ", "a” ", "\"a. ", " s' 'a", "``a '"];
        for run in runs.into_iter().chain(["“‘a’", "“‘“a’ ", "said: a” ", "“A. ", "A.” "]) {
            work::assert_linear(run, 500, |n| {
                let (doc, text) = article(&format!("Roe said “we wait {}", run.repeat(n)));
                work::of(|| _ = scan(&doc, &text))
            });
        }
    }

    #[test]
    fn apostrophes_are_no_marks() {
        assert_eq!(found("The players' hopes weren't Roe's; rock 'n' roll, the ’90s and ’em too."), [""; 0]);
        assert_eq!(
            found("‘It’s the players’ right, and we won’t yield,’ Roe said."),
            ["It’s the players’ right, and we won’t yield,"]
        );
        assert_eq!(
            found("'The workers' union can't agree', he said of the states' plan."),
            ["The workers' union can't agree"]
        );
        assert_eq!(found("A 6' 2\" man and a 12\" rule."), [""; 0]);
    }

    #[test]
    fn nested() {
        assert_eq!(found("“She told me ‘No’ and left,” he said."), ["She told me ‘No’ and left,", ">No"]);
        assert_eq!(found("“And she said, ‘Again?'” he said."), ["And she said, ‘Again?'", ">Again?"]);
        assert_eq!(found("'He said \"go\" and left,' she said."), ["He said \"go\" and left,", ">go"]);
        assert_eq!(found("“He said “go” and left,” she said."), ["He said “go” and left,", ">go"]);
    }

    #[test]
    fn several_paragraphs() {
        assert_eq!(
            found("“First,” Roe said. “Then more.\n\n“And the end.” Nothing else."),
            ["First,", "Then more.$", "+And the end."]
        );
        assert_eq!(found("\"One.\n\n\"Two.\n\n\"Three.\""), ["One.$", "+Two.$", "+Three."]);
        assert_eq!(found("‘One isn’t all.\n\n‘Two is.’"), ["One isn’t all.$", "+Two is."]);
    }

    #[test]
    fn marks_that_are_wrong_or_missing() {
        assert_eq!(found("“We’ll talk,” Roe said.”And then we go.”"), ["We’ll talk,", "And then we go."]);
        assert_eq!(found("“We go,“ Roe said."), ["We go,"]);
        assert_eq!(found("”We go,” Roe said."), ["We go,"]);
        assert_eq!(found("Our view is clear: it must end. It began.”"), ["^Our view is clear: it must end. It began."]);
        assert_eq!(found("Roe wrote, saying: It must end.”"), ["^It must end."]);
        assert_eq!(found("“We go now. “It is late,” he said."), ["We go now.$", "+It is late,"]);
        assert_eq!(found("“We go now, Roe said. “It is late,” he said."), ["We go now,$", "It is late,"]);
        assert_eq!(found("“We go now.\n\nThe talks failed."), ["We go now.$"]);
    }

    #[test]
    fn joined_paragraphs() {
        assert_eq!(
            found("\"We sail now. We wait for nobody. \"The tide is high. \"It turns at ten,\" Roe said."),
            ["We sail now. We wait for nobody.$", "+The tide is high.$", "+It turns at ten,"]
        );
        assert_eq!(
            found("\"We sail now. We wait for nobody, Roe said. \"It turns at ten,\" he added."),
            ["We sail now.$", "It turns at ten,"]
        );
    }

    #[test]
    fn blocks_and_transcripts() {
        assert_eq!(
            found("He doubted it, stating Sunday:\n\nIt has been tried before. It failed.\n\nThe board met."),
            ["^It has been tried before. It failed.$"]
        );
        assert_eq!(found("He has three boats:\n\nThey lie in the old harbour.\n\nThe board met."), [""; 0]);
        assert_eq!(
            found("ROE: We go on “as before” then.\n\nHALE: And who pays?"),
            ["^We go on “as before” then.$", ">as before", "^And who pays?$"]
        );
        assert_eq!(found("UPDATE: The board met again today."), [""; 0]);
    }

    #[test]
    fn glued_and_bracketed() {
        assert_eq!(found("the“new”deal and (“old”) and “[the] end … soon”"), ["new", "old", "[the] end … soon"]);
    }

    proptest::proptest! {
        #[test]
        fn stretches_nest_and_fit(source in "[ab. ,\\n'\\\"“”‘’«»`s]{0,60}") {
            let (doc, text) = article(&source);
            let marks = scan(&doc, &text).stretches;
            for (i, m) in marks.iter().enumerate() {
                assert!(m.outer.contains(m.inner) && !m.inner.is_empty());
                assert!(source.get(m.inner.start as usize..m.inner.end as usize).is_some());
                for n in &marks[i + 1..] {
                    assert!(m.outer.contains(n.outer) || !m.outer.overlaps(n.outer));
                }
            }
        }
    }
}
