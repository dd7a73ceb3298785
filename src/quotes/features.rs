//! What the models look at, as hashes.
//!
//! The first model finds cues, the second finds source and content of one cue. Both see words, stems, endings, outlines
//! and classes around a node; the second sees also where the node lies as seen from the cue.

use std::ops::Range;

use super::attribution::Attribution;
use super::node::{
    AUXILIARY, CAPITAL, COLON, COMMA, COMPLEMENTISER, CONJUNCTION, ENDS_LY, Node, OTHER_MARK, PRONOUN, QUOTE, RELATIVE,
    STOP, TO, small,
};

/// A paragraph's nodes with what is computed once for all features.
pub(crate) struct Context<'a> {
    pub(crate) nodes: &'a [Node],
    /// For each node, the first node of its sentence.
    first: Vec<u32>,
    /// For each node, just past the last node of its sentence.
    end: Vec<u32>,
    /// For each node, the nearest quotation before it in its sentence or right before that; `u32::MAX` if none.
    quote_before: Vec<u32>,
    /// For each node, the nearest quotation after it in its sentence.
    quote_after: Vec<u32>,
    /// Commas before each node.
    commas: Vec<u32>,
    /// For each node, the nearest node before it in its sentence that can head a subject.
    subject: Vec<u32>,
}

const NONE: u32 = u32::MAX;
const EDGE: u32 = 0x00ed_6e00;

fn mix(id: u32, a: u32, b: u32) -> u32 {
    let h = (a.wrapping_mul(0x9e37_79b1) ^ b.rotate_left(15)).wrapping_mul(0x85eb_ca6b) ^ id.wrapping_mul(0xc2b2_ae35);
    let h = (h ^ (h >> 15)).wrapping_mul(0x27d4_eb2f);
    h ^ (h >> 13)
}

/// Distances in steps that grow.
fn bucket(d: u32) -> u32 {
    match d {
        0..=5 => d,
        6..=7 => 6,
        8..=10 => 7,
        11..=15 => 8,
        16..=23 => 9,
        24..=40 => 10,
        _ => 11,
    }
}

impl<'a> Context<'a> {
    pub(crate) fn new(nodes: &'a [Node]) -> Self {
        let n = nodes.len();
        let mut c = Self {
            nodes,
            first: vec![0; n],
            end: vec![0; n],
            quote_before: vec![NONE; n],
            quote_after: vec![NONE; n],
            commas: vec![0; n],
            subject: vec![NONE; n],
        };
        let (mut first, mut quote, mut commas, mut subject) = (0, NONE, 0, NONE);
        for (i, node) in nodes.iter().enumerate() {
            if node.begins {
                first = small(i);
                subject = NONE;
                // A quotation that ends the sentence before may belong to this one's verb.
                if quote != NONE && quote + 1 < first {
                    quote = NONE;
                }
            }
            c.first[i] = first;
            c.quote_before[i] = quote;
            c.commas[i] = commas;
            c.subject[i] = subject;
            match node.sort {
                QUOTE => quote = small(i),
                COMMA => commas += 1,
                PRONOUN | CAPITAL | RELATIVE => subject = small(i),
                _ => {}
            }
        }
        let (mut end, mut quote) = (small(n), NONE);
        for i in (0..n).rev() {
            c.end[i] = end;
            c.quote_after[i] = quote;
            if nodes[i].sort == QUOTE {
                quote = small(i);
            }
            if nodes[i].begins {
                end = small(i);
                quote = if nodes[i].sort == QUOTE { quote } else { NONE };
            }
        }
        c
    }

    fn at(&self, i: usize, offset: isize) -> Option<&Node> {
        self.nodes.get(i.checked_add_signed(offset)?)
    }

    fn word(&self, i: usize, offset: isize) -> u32 {
        self.at(i, offset).map_or(EDGE, |n| n.word)
    }

    fn stem(&self, i: usize, offset: isize) -> u32 {
        self.at(i, offset).map_or(EDGE, |n| n.stem)
    }

    fn class(&self, i: usize, offset: isize) -> u32 {
        self.at(i, offset).map_or(EDGE, |n| if n.class == 0 { 0x1000 + u32::from(n.sort) } else { n.class.into() })
    }

    fn sort(&self, i: usize, offset: isize) -> u32 {
        self.at(i, offset).map_or(99, |n| n.sort.into())
    }

    fn shape(&self, i: usize, offset: isize) -> u32 {
        self.at(i, offset).map_or(99, |n| n.shape.into())
    }

    /// Sort and shape in one number.
    fn outline(&self, i: usize, offset: isize) -> u32 {
        self.sort(i, offset) * 256 + self.shape(i, offset)
    }

    /// The features of node `i` for finding cues.
    pub(crate) fn cue(&self, i: usize, out: &mut Vec<u32>) {
        let node = &self.nodes[i];
        let mut id = 0;
        let mut f = |a: u32, b: u32| {
            id += 1;
            out.push(mix(id, a, b));
        };
        let w = |o| self.word(i, o);
        let c = |o| self.class(i, o);
        f(w(0), 0);
        f(w(-1), 0);
        f(w(1), 0);
        f(w(-2), 0);
        f(w(2), 0);
        f(w(-1), w(0));
        f(w(0), w(1));
        f(w(-1), w(1));
        f(w(-2), w(-1));
        f(w(1), w(2));
        f(mix(0, w(-2), w(-1)), w(0));
        f(mix(0, w(0), w(1)), w(2));
        f(mix(0, w(-1), w(0)), w(1));
        f(node.stem, 0);
        f(node.stem, c(-1));
        f(node.stem, c(1));
        f(self.stem(i, 1), 0);
        f(self.stem(i, -1), 0);
        f(self.stem(i, -1), self.stem(i, 0));
        f(self.stem(i, 0), self.stem(i, 1));
        f(node.ending, 0);
        f(node.ending, self.outline(i, -1));
        f(node.ending, c(1));
        f(self.outline(i, 0), 0);
        f(self.outline(i, -1), self.outline(i, 0));
        f(self.outline(i, 0), self.outline(i, 1));
        f(c(0), 0);
        f(c(-1), c(0));
        f(c(0), c(1));
        f(mix(0, c(-1), c(0)), c(1));
        f(mix(0, c(-2), c(-1)), c(0));
        f(mix(0, c(0), c(1)), c(2));
        f(c(-2), c(2));
        f(c(-1), c(1));
        // Quotations about, and how they end.
        let before = self.quote_before[i];
        let after = self.quote_after[i];
        let here = small(i);
        let left = if before == NONE { 31 } else { bucket(here - before) };
        let right = if after == NONE { 31 } else { bucket(after - here) };
        let left_word = if before == NONE { 0 } else { self.nodes[before as usize].word };
        let right_word = if after == NONE { 0 } else { self.nodes[after as usize].word };
        f(left * 32 + right, 0);
        f(left, node.word);
        f(right, node.word);
        f(left, mix(1, left_word, c(0)));
        f(right, mix(1, right_word, c(0)));
        f(left.min(right), node.ending);
        // The sentence: where in it, its subject so far, the next word that matters.
        let from_start = bucket(here - self.first[i]);
        let to_end = bucket(self.end[i] - here);
        f(from_start, c(0));
        f(to_end, c(0));
        f(from_start, to_end);
        let subject = self.subject[i];
        let subject_word = if subject == NONE { 0 } else { self.nodes[subject as usize].class.into() };
        let subject_gap = if subject == NONE { 31 } else { bucket(here - subject) };
        f(subject_gap, node.stem);
        f(mix(2, subject_gap, subject_word), c(0));
        let (next, skipped) = self.skip(i);
        f(next, node.stem);
        f(next, c(0));
        f(skipped, node.stem);
    }

    /// The next word that is no adverb, and the first complementiser, "to", comma or stop within eight nodes.
    fn skip(&self, i: usize) -> (u32, u32) {
        let end = (i + 9).min(self.end[i] as usize);
        let next = (i + 1..end).find(|&j| self.nodes[j].sort != ENDS_LY).map_or(EDGE, |j| self.nodes[j].word);
        let turn = (i + 1..end).find(|&j| {
            matches!(self.nodes[j].sort, COMPLEMENTISER | TO | COMMA | STOP | QUOTE | RELATIVE | CONJUNCTION | COLON)
        });
        (next, turn.map_or(EDGE, |j| self.nodes[j].word))
    }

    /// The nodes among which source and content of a cue are sought: its sentence and the ones beside it.
    pub(crate) fn window(&self, cue: Range<usize>) -> Range<usize> {
        let first = self.first[cue.start] as usize;
        let end = self.end[cue.end - 1] as usize;
        let mut from = if first == 0 { 0 } else { self.first[first - 1] as usize };
        let mut to = if end < self.nodes.len() { self.end[end] as usize } else { end };
        // Only words between marks reach over a sentence's edge.
        let quoted = |r: Range<usize>| self.nodes[r].iter().any(|n| n.sort == QUOTE);
        if !quoted(from.max(first.saturating_sub(30))..first) {
            from = first;
        }
        if !quoted(end..to.min(end + 30)) {
            to = end;
        }
        // A sentence beside it that is long says little, but must not cost much.
        let from = from.max(first.saturating_sub(30)).max(cue.start.saturating_sub(120));
        let to = to.min(end + 30).min(cue.end + 120);
        from..to.max(cue.end)
    }

    /// The nodes of the sentence that holds node `i`.
    pub(crate) fn sentence(&self, i: usize) -> Range<usize> {
        self.first[i] as usize..self.end[i] as usize
    }

    /// The features that tell saying from believing.
    pub(crate) fn speech(&self, cue: &Range<usize>, content: &[Range<usize>], out: &mut Vec<u32>) {
        let mut whole = 0;
        for (k, i) in cue.clone().enumerate() {
            let n = &self.nodes[i];
            out.push(mix(300, n.word, 0));
            out.push(mix(301, n.stem, 0));
            out.push(mix(302, n.class.into(), n.ending));
            if k > 0 {
                out.push(mix(303, self.nodes[i - 1].word, n.word));
            }
            whole = mix(304, whole, n.word);
        }
        out.push(whole);
        let last = cue.end - 1;
        let quoted = content.iter().cloned().flatten().any(|i| self.nodes[i].quote.is_some());
        out.push(mix(305, self.nodes[last].word, self.word(last, 1)));
        out.push(mix(306, u32::from(quoted), 0));
        out.push(mix(307, u32::from(quoted), self.nodes[last].stem));
        out.push(mix(308, self.word(last, 1), 0));
        out.push(mix(309, small(cue.len().min(5)), 0));
    }

    /// The features that tell right attributions from wrong ones. `all` are cue and content of those in the paragraph.
    pub(crate) fn attribution(
        &self,
        a: &Attribution,
        cue_odds: i32,
        all: &[(Range<usize>, Vec<Range<usize>>)],
        out: &mut Vec<u32>,
    ) {
        let judged = Judged {
            of: a,
            cue: self.view(a.cue.clone()),
            content: self.content(a),
            source: self.source(a),
            kin: self.kin(a, all),
        };
        let mut features = Numbered { id: 500, out };
        judged.scores(cue_odds, &mut features);
        self.cue_of(&judged, &mut features);
        self.places_of(&judged, &mut features);
        self.edges_of(&judged, &mut features);
    }

    /// The content of an attribution: where it lies, how it begins and ends.
    fn content(&self, a: &Attribution) -> Content {
        let last = a.cue.end - 1;
        let first = a.content.first().cloned().unwrap_or(0..0);
        let size: usize = a.content.iter().map(ExactSizeIterator::len).sum();
        let quoted = a.content.iter().cloned().flatten().any(|i| self.nodes[i].quote.is_some());
        let after = first.start > last;
        let gap = if after { first.start - a.cue.end } else { a.cue.start.saturating_sub(first.end) };
        let end = a.content.last().map_or(0, |r| r.end);
        let place = ((bucket(small(gap)).min(7) * 2 + u32::from(after)) * 2 + u32::from(quoted)) * 4
            + small(a.content.len().min(3));
        let closes = u32::from(end >= self.end[last] as usize || self.sort(end, 0) == u32::from(STOP)) * 2
            + u32::from(self.sort(end, 0) == u32::from(COMMA));
        let length = bucket(small(size));
        Content { start: first.start, end, after, quoted, place, length, word: self.word(first.start, 0), closes }
    }

    /// The source of an attribution.
    fn source(&self, a: &Attribution) -> Source {
        let Some(source) = a.source.first() else { return Source { seat: 0, word: 1, class: 1, sorts: 0 } };
        let left = source.end <= a.cue.start;
        let between = if left { a.cue.start - source.end } else { source.start.saturating_sub(a.cue.end) };
        let edge = source.end - 1;
        Source {
            seat: 1 + u32::from(left) + 2 * bucket(small(between)).min(7),
            word: self.nodes[edge].word,
            class: self.class(edge, 0),
            sorts: self.sort(source.start, 0) * 32 + self.sort(edge, 0) + 1,
        }
    }

    /// How an attribution stands to the others of the paragraph.
    fn kin(&self, a: &Attribution, all: &[(Range<usize>, Vec<Range<usize>>)]) -> u32 {
        let sentence = self.sentence(a.cue.start);
        let near = all.iter().filter(|(c, _)| sentence.contains(&c.start)).count().min(5);
        let inside = all.iter().any(|(c, r)| *c != a.cue && r.iter().any(|r| r.contains(&a.cue.start)));
        let holds =
            all.iter().filter(|(c, _)| *c != a.cue && a.content.iter().any(|r| r.contains(&c.start))).count().min(2);
        small(near) * 8 + u32::from(inside) * 4 + small(holds)
    }

    /// The cue of an attribution, alone and with the rest of it.
    fn cue_of(&self, judged: &Judged<'_>, f: &mut Numbered<'_>) {
        let Judged { of: a, cue, content, source, .. } = judged;
        f.add(a.cue.clone().fold(0, |h, i| mix(0, h, self.nodes[i].word)), 0);
        f.add(cue.word, 0);
        f.add(cue.stem, 0);
        f.add(cue.class, 0);
        f.add(cue.stem, content.place);
        f.add(cue.stem, source.seat);
        f.add(cue.stem, source.class);
        f.add(cue.stem, content.word);
        f.add(cue.stem, self.class(content.start, 0));
        f.add(cue.class, content.place);
        f.add(cue.class, source.seat);
        f.add(cue.class, source.sorts);
        f.add(cue.class, content.word);
        f.add(cue.class, mix(0, source.seat, content.place));
    }

    /// Where source and content of an attribution lie, and how they begin.
    fn places_of(&self, judged: &Judged<'_>, f: &mut Numbered<'_>) {
        let Judged { cue, content, source, kin, .. } = judged;
        f.add(content.place, 0);
        f.add(source.seat, 0);
        f.add(content.place, source.seat);
        f.add(content.length, content.place);
        f.add(content.length, cue.class);
        f.add(source.word, 0);
        f.add(source.class, 0);
        f.add(source.sorts, 0);
        f.add(source.sorts, source.seat);
        f.add(content.word, 0);
        f.add(content.word, self.word(content.start, 1));
        f.add(self.class(content.start, 0), self.class(content.start, 1));
        f.add(content.word, u32::from(content.after));
        f.add(*kin, 0);
        f.add(*kin, cue.class);
    }

    /// Where the content of an attribution ends, and what stands beside its cue.
    fn edges_of(&self, judged: &Judged<'_>, f: &mut Numbered<'_>) {
        let Judged { of: a, cue, content, source, .. } = judged;
        let last = a.cue.end - 1;
        f.add(content.closes, content.place);
        f.add(content.closes, content.length);
        f.add(self.class(content.end, 0), self.class(content.end, -1));
        f.add(cue.before, 0);
        f.add(cue.after, 0);
        f.add(cue.before, cue.stem);
        f.add(cue.after, cue.stem);
        f.add(self.class(a.cue.start, -1), cue.class);
        f.add(self.class(last, 1), cue.class);
        f.add(u32::from(a.speech), source.seat);
        f.add(small(a.cue.len()), cue.class);
        f.add(bucket(self.end[last] - small(a.cue.end)), content.place);
        f.add(bucket(small(a.cue.start) - self.first[a.cue.start]), content.place);
    }

    /// The features that tell someone's words from a title, a name or a term. `cues` are those found in the paragraph.
    pub(crate) fn quotation(&self, i: usize, cues: &CueMap, out: &mut Vec<u32>) {
        let node = &self.nodes[i];
        let first = self.first[i] as usize;
        let end = self.end[i] as usize;
        let here = cues.between(self.first[i], self.end[i]).min(2);
        let before = cues.between(self.first[i], small(i)).min(1);
        let mut id = 400;
        let mut f = |a: u32, b: u32| {
            id += 1;
            out.push(mix(id, a, b));
        };
        let shape: u32 = node.shape.into();
        f(shape, 0);
        f(node.word, 0);
        f(node.stem, 0);
        f(node.ending, 0);
        f(node.ending, node.stem);
        f(node.ending, here);
        f(node.inner, 0);
        f(node.inner, shape);
        f(node.inner, here);
        f(here * 2 + before, shape);
        f(here * 2 + before, node.inner);
        f(self.word(i, -1), 0);
        f(self.word(i, -1), shape);
        f(self.word(i, -1), here);
        f(self.class(i, -1), shape);
        f(self.stem(i, -1), 0);
        f(self.word(i, 1), 0);
        f(self.word(i, 1), shape);
        f(self.class(i, 1), shape);
        f(self.word(i, -2), self.word(i, -1));
        f(self.class(i, -2), self.class(i, -1));
        f(self.word(i, 1), self.word(i, 2));
        f(self.word(i, -1), self.word(i, 1));
        f(self.sort(i, -1) * 64 + self.sort(i, 1), shape);
        f(u32::from(first == i) * 2 + u32::from(end == i + 1), shape);
        f(u32::from(first == i) * 2 + u32::from(end == i + 1), here);
        for j in (first.max(i.saturating_sub(80))..end.min(i + 80)).filter(|&j| cues.at(small(j)) == 1) {
            out.push(mix(450, self.nodes[j].stem, 0));
            out.push(mix(451, self.nodes[j].stem, u32::from(j < i)));
        }
    }

    /// What the features of a cue's surroundings share.
    pub(crate) fn view(&self, cue: Range<usize>) -> View {
        let last = cue.end - 1;
        let head = (cue.start..cue.end)
            .rev()
            .find(|&j| {
                !matches!(self.nodes[j].sort, AUXILIARY | ENDS_LY | TO | COMMA | COLON | OTHER_MARK | 7 | CONJUNCTION)
            })
            .unwrap_or(last);
        View {
            first: self.first[cue.start],
            end: self.end[last],
            word: self.nodes[head].word,
            stem: self.nodes[head].stem,
            class: self.class(head, 0),
            last: self.nodes[last].word,
            after: self.word(last, 1),
            after_sort: self.sort(last, 1),
            before: self.word(cue.start, -1),
            before_sort: self.sort(cue.start, -1),
            quote_before: self.quote_before[cue.start] != NONE,
            quote_after: self.quote_after[last] != NONE,
            commas_from: self.commas[cue.start],
            commas_to: self.commas[last],
            from: small(cue.start),
            to: small(cue.end),
        }
    }

    /// The features of node `i` for finding source and content of a cue. `cues` tells which nodes belong to other cues.
    pub(crate) fn argument(&self, i: usize, v: &View, cues: &CueMap, out: &mut Vec<u32>) {
        let node = &self.nodes[i];
        let here = small(i);
        let right = here >= v.to;
        let side = u32::from(right);
        let distance = if right { here - v.to } else { v.from - 1 - here.min(v.from - 1) };
        let sentence = if here < v.first {
            2
        } else if here >= v.end {
            3
        } else {
            side
        };
        let mut id = 100;
        let mut f = |a: u32, b: u32| {
            id += 1;
            out.push(mix(id, a, b));
        };
        let w = |o| self.word(i, o);
        let c = |o| self.class(i, o);
        let gap = bucket(distance);
        let place = sentence * 16 + gap;
        f(place, 0);
        f(place, v.stem);
        f(place, v.class);
        f(place, self.outline(i, 0));
        f(place, c(0));
        f(place, c(1));
        f(place, c(-1));
        f(sentence, w(0));
        f(sentence, w(-1));
        f(sentence, w(1));
        f(sentence, mix(0, w(-1), w(0)));
        f(sentence, mix(0, w(0), w(1)));
        f(sentence, mix(0, w(1), w(2)));
        f(sentence, mix(0, c(0), c(1)));
        f(sentence, mix(0, c(-1), c(0)));
        f(sentence, mix(0, mix(0, c(-1), c(0)), c(1)));
        f(sentence, mix(0, mix(0, c(0), c(1)), c(2)));
        f(sentence, mix(0, node.ending, self.outline(i, 1)));
        f(sentence, mix(0, self.outline(i, -1), mix(0, self.outline(i, 0), self.outline(i, 1))));
        f(sentence, mix(0, v.word, w(0)));
        f(sentence, mix(0, v.stem, c(0)));
        f(sentence, mix(0, v.stem, c(-1)));
        f(sentence, mix(0, v.stem, self.sort(i, 0) * 64 + self.sort(i, 1)));
        f(sentence, mix(0, v.class, self.sort(i, 0) * 64 + self.sort(i, 1)));
        f(sentence, mix(0, v.last, self.sort(i, 0) * 64 + gap));
        // What lies between.
        let commas = if right { self.commas[i] - v.commas_to } else { v.commas_from - self.commas[i] };
        let commas = commas.min(4);
        let others = if right { cues.between(v.to, here) } else { cues.between(here + 1, v.from) }.min(3);
        let shift = (commas * 4 + others) * 4 + sentence;
        f(shift, self.sort(i, 0));
        f(shift, self.sort(i, 0) * 64 + self.sort(i, 1));
        f(shift, w(0));
        f(shift, w(1));
        f(shift, v.class);
        // Other cues here and beside.
        let inside = cues.at(here) * 9 + cues.at(here + 1) * 3 + here.checked_sub(1).map_or(0, |j| cues.at(j));
        f(inside, sentence);
        f(inside, mix(0, shift, self.sort(i, 0)));
        // How the cue stands.
        let frame = v.after_sort * 64 + v.before_sort;
        let quotes = u32::from(v.quote_before) * 2 + u32::from(v.quote_after);
        f(mix(0, frame, place), self.sort(i, 0));
        f(mix(0, v.after, place), 0);
        f(mix(0, v.before, place), 0);
        f(mix(0, v.after, sentence), self.sort(i, 0) * 64 + self.sort(i, 1));
        f(mix(0, v.after_sort, sentence), mix(0, w(0), w(1)));
        f(mix(0, quotes, place), self.sort(i, 0));
        f(mix(0, quotes, sentence), mix(0, v.stem, self.sort(i, 0)));
        f(mix(0, quotes, sentence), node.word);
        // The sentence's edges.
        let to_end = bucket(self.end[i] - here);
        let from_start = bucket(here - self.first[i]);
        f(mix(0, sentence, to_end), self.sort(i, 0));
        f(mix(0, sentence, from_start), self.outline(i, 0));
        f(mix(0, sentence, from_start), mix(0, gap, v.after_sort));
        f(mix(0, sentence, to_end), mix(0, self.sort(i, 1), v.class));
    }
}

/// A cue as its surroundings see it.
pub(crate) struct View {
    first: u32,
    end: u32,
    word: u32,
    stem: u32,
    class: u32,
    last: u32,
    after: u32,
    after_sort: u32,
    before: u32,
    before_sort: u32,
    quote_before: bool,
    quote_after: bool,
    commas_from: u32,
    commas_to: u32,
    from: u32,
    to: u32,
}

/// An attribution with what its features are made of.
struct Judged<'a> {
    of: &'a Attribution,
    cue: View,
    content: Content,
    source: Source,
    /// How it stands to the others of the paragraph.
    kin: u32,
}

/// The content of an attribution as its features see it.
struct Content {
    /// Its first node.
    start: usize,
    /// Just past its last node.
    end: usize,
    /// Whether it begins after the cue.
    after: bool,
    /// Whether it holds words between marks.
    quoted: bool,
    /// Where it lies as seen from the cue.
    place: u32,
    length: u32,
    /// Its first word.
    word: u32,
    /// Whether it ends its sentence, or a comma follows.
    closes: u32,
}

/// The source of an attribution as its features see it.
struct Source {
    /// Where it lies as seen from the cue; 0 for none.
    seat: u32,
    /// Its last word.
    word: u32,
    class: u32,
    /// The sorts of its first and last word.
    sorts: u32,
}

impl Judged<'_> {
    /// How the models score the attribution, alone and with what it is.
    fn scores(&self, cue_odds: i32, f: &mut Numbered<'_>) {
        let step = |v: i32, by: i32| (v.clamp(-600, 1200) + 600) as u32 / by as u32;
        let Self { of: a, cue, content, source, kin } = self;
        let (m, q) = (step(a.margin, 24), step(cue_odds, 24));
        f.add(m, 0);
        f.add(q, 0);
        f.add(step(a.margin, 72), step(cue_odds, 72));
        f.add(m, u32::from(content.quoted));
        f.add(m, content.length);
        f.add(m, source.seat.min(1));
        f.add(q, source.seat.min(1));
        f.add(m, *kin);
        f.add(q, cue.class);
        f.add(step(a.margin + cue_odds, 36), 0);
        f.add(step(a.margin + cue_odds, 36), content.place);
    }
}

/// Writes features, each by its number.
struct Numbered<'a> {
    /// Of the last one.
    id: u32,
    out: &'a mut Vec<u32>,
}

impl Numbered<'_> {
    fn add(&mut self, a: u32, b: u32) {
        self.id += 1;
        self.out.push(mix(self.id, a, b));
    }
}

/// Which nodes belong to a cue.
pub(crate) struct CueMap {
    /// 1 for the first node of a cue, 2 for the others.
    kind: Vec<u8>,
    /// Cues that begin before each node.
    before: Vec<u32>,
}

impl CueMap {
    pub(crate) fn new(nodes: usize, cues: &[Range<usize>]) -> Self {
        let mut kind = vec![0; nodes];
        for c in cues {
            for (k, i) in c.clone().enumerate() {
                kind[i] = if k == 0 { 1 } else { 2 };
            }
        }
        let mut count = 0;
        let mut before: Vec<u32> = Vec::with_capacity(nodes + 1);
        for &k in &kind {
            before.push(count);
            count += u32::from(k == 1);
        }
        before.push(count);
        Self { kind, before }
    }

    /// Whether a node belongs to a cue.
    pub(crate) fn holds(&self, i: usize) -> bool {
        self.kind.get(i).is_some_and(|&k| k != 0)
    }

    fn at(&self, i: u32) -> u32 {
        self.kind.get(i as usize).copied().unwrap_or(0).into()
    }

    fn between(&self, from: u32, to: u32) -> u32 {
        let get = |i: u32| self.before.get(i as usize).copied().unwrap_or(0);
        get(to).saturating_sub(get(from))
    }
}
