//! Paragraphs as the models read them: a node for each token, and one for each quotation as a whole.
//!
//! What stands between marks is one thing to the sentence around it, however long: taken as one node, a quotation of
//! forty words is as near to its verb as one of four, and no boundary can fall inside it.

use std::ops::Range;

use super::node::{
    CAPITAL, COLON, COMMA, ENDS_ED, ENDS_ING, ENDS_LY, NAMES, NUMBER, Node, OTHER, OTHER_MARK, Paragraph, QUOTE, STOP,
    hash, small, span,
};
use super::reading::Reading;
use super::vocabulary::Vocabulary;
use crate::lexicon::{self, Class};
use crate::report::{EntityType, Form};
use crate::text::TokenKind;

/// The paragraphs of the body of an article.
pub(crate) fn paragraphs(text: Reading<'_>, vocabulary: &Vocabulary) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    let mut builder = Builder { text, vocabulary, stretch: 0, lower: String::new() };
    for sentences in text.text.paragraphs() {
        let part = text.text.sentences[sentences.start].part;
        if !text.doc.parts[part].kind.is_body() {
            continue;
        }
        let mut nodes = builder.nodes(sentences);
        name(&mut nodes, text);
        // "…, saying:" and the quotation in a paragraph of its own are one to the models.
        let leads = |p: &Paragraph| p.part + 1 == part && p.nodes.last().is_some_and(|n| n.sort == COLON);
        match out.last_mut().filter(|p| leads(p)) {
            Some(before) if nodes.first().is_some_and(|n| n.quote.is_some()) => {
                nodes[0].begins = false;
                before.nodes.append(&mut nodes);
                before.part = part;
            }
            _ => out.push(Paragraph { part, nodes }),
        }
    }
    out
}

/// Makes the nodes of one paragraph after the other.
struct Builder<'a> {
    text: Reading<'a>,
    vocabulary: &'a Vocabulary,
    /// The first stretch between marks that may lie ahead.
    stretch: usize,
    /// Room for a word in lower case.
    lower: String,
}

impl Builder<'_> {
    fn nodes(&mut self, mut sentences: Range<usize>) -> Vec<Node> {
        let text = self.text;
        let all = &text.text.sentences;
        let tokens = all[sentences.start].tokens.start..all[sentences.end - 1].tokens.end;
        let mut out = Vec::with_capacity(tokens.len());
        let mut i = tokens.start;
        while i < tokens.end {
            while sentences.start < sentences.end && all[sentences.start].tokens.start < i {
                sentences.start += 1;
            }
            let begins = sentences.start < sentences.end && all[sentences.start].tokens.start == i;
            let mut node = match self.stretch_at(i) {
                Some(first) => self.quotation(first, i, tokens.end),
                None => self.word(i),
            };
            node.begins = begins;
            i = node.to as usize;
            out.push(node);
        }
        out
    }

    /// The outermost stretch that holds a token or begins with it.
    fn stretch_at(&mut self, i: usize) -> Option<usize> {
        let start = self.text.token_span(i).start;
        let all = &self.text.marks().stretches;
        while all.get(self.stretch).is_some_and(|m| m.depth > 0 || m.outer.end <= start) {
            self.stretch += 1;
        }
        all.get(self.stretch).filter(|m| m.outer.start <= start).map(|_| self.stretch)
    }

    /// The quotation that begins with stretch `first` at token `i`. Paragraphs that were joined are one quotation.
    fn quotation(&mut self, first: usize, i: usize, limit: usize) -> Node {
        let text = self.text;
        let all = &text.marks().stretches;
        let past = |mut to: usize, end: u32| {
            while to < limit && text.token_span(to).start < end {
                to += 1;
            }
            to
        };
        let mut to = past(i + 1, all[first].outer.end);
        let mut inner = all[first].inner;
        for (k, next) in all.iter().enumerate().skip(first + 1) {
            if next.depth > 0 && next.outer.start < inner.end {
                continue;
            }
            let beside = to < limit && text.token_span(to).start == next.outer.start;
            if next.depth > 0 || !next.continues || !beside {
                break;
            }
            inner.end = next.inner.end;
            to = past(to, next.outer.end);
            self.stretch = k;
        }
        let mut node = quotation(text.of(inner), to - i, self.vocabulary);
        (node.from, node.to) = (small(i), small(to));
        node.quote = Some(small(first));
        node.more = small(self.stretch - first);
        node.title = is_title(text, &node, i, to);
        node
    }

    fn word(&mut self, i: usize) -> Node {
        let word = self.text.surface(i);
        let lower = if word.is_ascii() {
            self.text.low(i)
        } else {
            // Each character is one in lower case, as the models were trained.
            self.lower.clear();
            self.lower.extend(word.chars().map(|c| match c {
                '’' | '‘' | 'ʼ' => '\'',
                _ => c.to_lowercase().next().unwrap_or(c),
            }));
            &self.lower
        };
        let kind = self.text.kind(i).unwrap_or(TokenKind::Punctuation);
        let mut node = describe(word, lower, kind, self.vocabulary);
        (node.from, node.to) = (small(i), small(i + 1));
        node
    }
}

/// Gives the words of names classes of their own, by what they name and where in the name they stand.
fn name(nodes: &mut [Node], text: Reading<'_>) {
    let Some(first) = nodes.first() else { return };
    let mentions = &text.entities.mentions;
    let from = text.token_span(first.from as usize).start;
    let mut next = mentions.partition_point(|m| m.span().end <= from);
    let mut inside = false;
    for node in nodes {
        let start = text.token_span(node.from as usize).start;
        while mentions.get(next).is_some_and(|m| m.span().end <= start) {
            next += 1;
            inside = false;
        }
        let Some(m) = mentions.get(next).filter(|m| m.span().start <= start && m.form == Form::Name) else {
            continue;
        };
        if node.quote.is_some() {
            continue;
        }
        let ends = text.token_span(node.to as usize - 1).end >= m.span().end;
        node.class = NAMES + m.kind as u16 * 4 + u16::from(inside) * 2 + u16::from(ends);
        // "@harbour_ann", "tidewatch77": to the models a name has a capital.
        if m.kind == EntityType::Per && text.token_span(node.from as usize) == m.span() {
            (node.sort, node.shape) = (CAPITAL, shape("Roe", TokenKind::Word));
        }
        inside = true;
    }
}

/// Whether a quotation is a title or a show's name: every word has a capital, and the words beside it say so.
fn is_title(text: Reading<'_>, node: &Node, from: usize, to: usize) -> bool {
    // "(CROSSTALK)": a note, nobody's words.
    if matches!(text.surface(from + 1), "(" | "[")
        && (to.saturating_sub(3).max(from + 2)..to).any(|i| matches!(text.surface(i), ")" | "]"))
        && to - from < 8
    {
        return true;
    }
    if node.inner / 64 != 1 {
        return false;
    }
    let aside = from > 0 && matches!(text.surface(from - 1), "of" | ",");
    let before = from.checked_sub(1 + usize::from(aside));
    let word = before.map_or("", |i| text.surface(i));
    let noun = |i: usize, class: Class| text.has_lower(i, class);
    let entitled = matches!(word, "titled" | "entitled" | "headlined");
    if node.inner / 8 % 8 < 2 {
        // "the game “Valley”".
        return entitled || !aside && before.is_some_and(|i| noun(i, Class::NounBeforeWork));
    }
    // "a story called, simply, “The Ferry”".
    let called =
        aside && from > 3 && text.surface(from - 3) == "," && text.is(from - 4, &["called", "titled", "entitled"]);
    entitled
        || called
        || word == "called" && before.is_some_and(|i| i > 0 && noun(i - 1, Class::Written))
        || matches!(word, "on" | "’s" | "'s")
        || before.is_some_and(|i| noun(i, Class::BeforeTitle))
        || noun(to, Class::AfterTitle)
}

fn quotation(inner: &str, tokens: usize, vocabulary: &Vocabulary) -> Node {
    let length = match tokens {
        0..=3 => 1u8,
        4..=5 => 2,
        6..=9 => 3,
        10..=16 => 4,
        _ => 5,
    };
    let end = match inner.chars().next_back() {
        Some(',') => 1u8,
        Some('.') => 2,
        Some('?' | '!') => 3,
        _ => 4,
    };
    let capital = u8::from(inner.trim_start_matches(['‘', '\'', '[', '(']).starts_with(char::is_uppercase));
    let word = hash(&[0, length.min(4), end, capital]);
    Node {
        word,
        stem: hash(&[1, end, capital]),
        ending: hash(&[2, length]),
        shape: 200 + length,
        inner: writing(inner, vocabulary),
        sort: QUOTE,
        class: 0,
        ..Node::default()
    }
}

/// How the words of a quotation are written: all, some or none of them with a capital, digits, one word or more.
fn writing(inner: &str, vocabulary: &Vocabulary) -> u32 {
    let Writing { case, words } = Writing::of(inner, |w| vocabulary.is_small(w));
    let end = inner.chars().next_back().filter(|c| !c.is_alphanumeric()).map_or(0, u32::from);
    case * 64 + words.min(5) * 8 + end % 8
}

/// What stands between the marks of a node that is a quotation.
pub(super) fn words_within<'a>(text: Reading<'a>, nodes: &[Node], i: usize) -> &'a str {
    without_marks(text.of(span(text, nodes, i..i + 1)))
}

/// What stands between the marks of a quotation.
pub(crate) fn without_marks(quotation: &str) -> &str {
    quotation.trim_matches(|c| matches!(c, '"' | '“' | '”' | '\'' | '‘' | '’' | '«' | '»' | '`'))
}

/// How words are written that may be a title.
struct Writing {
    /// 0 without capitals, 1 with a capital on every word that takes one, 2 with one capital, 3 with several.
    case: u32,
    /// How many words there are, twelve at most.
    words: u32,
}

impl Writing {
    /// `is_small` tells the words that have no capital in a title.
    fn of(words: &str, is_small: impl Fn(&str) -> bool) -> Self {
        let (mut capitals, mut lower, mut count) = (0u32, 0u32, 0u32);
        for w in words.split_whitespace().take(12) {
            count += 1;
            match w.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().next() {
                Some(c) if c.is_lowercase() => lower += u32::from(!is_small(w)),
                Some(c) if c.is_uppercase() || c.is_numeric() => capitals += 1,
                _ => {}
            }
        }
        let case = match (capitals, lower) {
            (0, _) => 0,
            (_, 0) => 1,
            (1, _) => 2,
            _ => 3,
        };
        Self { case, words: count }
    }
}

/// Whether words read as a name or a title: two or more, all with a capital, no stop at their end.
pub(crate) fn is_named(inner: &str) -> bool {
    let how = Writing::of(inner, |w| lexicon::look_up(w).has(Class::SmallInTitles));
    how.case == 1 && how.words > 1 && !inner.ends_with(['.', '!', '?', ','])
}

fn describe(word: &str, lower: &str, kind: TokenKind, vocabulary: &Vocabulary) -> Node {
    let bytes = lower.as_bytes();
    let shape = shape(word, kind);
    let hashed = if kind == TokenKind::Number {
        hash(&[3, u8::try_from(bytes.len().min(5)).unwrap_or(5), u8::from(lower.contains(['.', ',']))])
    } else {
        hash(bytes)
    };
    let known = vocabulary.get(hashed);
    let tail = |n: usize| {
        let cut = lower.char_indices().rev().nth(n - 1).map_or(0, |(i, _)| i);
        hash(&bytes[cut..])
    };
    Node {
        word: hashed,
        stem: hash(stem(lower).as_bytes()) ^ 0x5bd1_e995,
        ending: tail(3) ^ 0x1b87_3593,
        shape,
        class: known.class,
        sort: sort(word, lower, known.tag, kind),
        ..Node::default()
    }
}

fn shape(word: &str, kind: TokenKind) -> u8 {
    let first_upper = word.starts_with(char::is_uppercase);
    let base = match kind {
        TokenKind::Word => {
            let all_upper = first_upper && word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
            match (first_upper, all_upper) {
                (_, true) => 1,
                (true, _) => 2,
                _ => 3,
            }
        }
        TokenKind::Abbreviation => 4 + u8::from(first_upper),
        TokenKind::Clitic => 6,
        TokenKind::Number => 7,
        TokenKind::Address => 8,
        TokenKind::Mark => 9,
        TokenKind::Punctuation => 10,
    };
    base * 2 + u8::from(word.contains('\''))
}

/// The word without a common ending, so that the forms of a verb meet.
fn stem(lower: &str) -> &str {
    let cut = |suffix: &str, least: usize| lower.strip_suffix(suffix).filter(|s| s.len() >= least);
    let base = cut("ies", 3)
        .or_else(|| cut("ied", 3))
        .or_else(|| cut("ing", 3))
        .or_else(|| cut("ed", 3))
        .or_else(|| cut("es", 3))
        .or_else(|| cut("s", 3).filter(|s| !s.ends_with('s')))
        .unwrap_or(lower);
    let base = base.strip_suffix(['e', 'y']).filter(|s| s.len() >= 3).unwrap_or(base);
    let bytes = base.as_bytes();
    match bytes {
        [.., a, b] if a == b && base.len() > 3 && base.is_char_boundary(base.len() - 1) => &base[..base.len() - 1],
        _ => base,
    }
}

fn sort(word: &str, lower: &str, tag: Option<u8>, kind: TokenKind) -> u8 {
    match kind {
        TokenKind::Number => return NUMBER,
        TokenKind::Mark => return OTHER_MARK,
        TokenKind::Punctuation => {
            return match word {
                "," => COMMA,
                "." | "!" | "?" | ";" | "…" | "..." => STOP,
                ":" => COLON,
                _ => OTHER_MARK,
            };
        }
        _ => {}
    }
    match tag {
        Some(tag) => tag,
        _ if word.starts_with(char::is_uppercase) => CAPITAL,
        _ if lower.ends_with("ed") => ENDS_ED,
        _ if lower.ends_with("ing") => ENDS_ING,
        _ if lower.ends_with("ly") => ENDS_LY,
        _ => OTHER,
    }
}
