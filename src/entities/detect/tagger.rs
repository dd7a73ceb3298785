//! The tagger: a linear-chain model over BIO labels with hashed features and byte weights, decoded by Viterbi.

use std::ops::Range;

use super::features::{self, Atoms, FEATURES, ROWS};
use crate::entities::lists::gazetteer::{self, Gazetteer};
use crate::error::{Error, ErrorCode};
use crate::pack::Pack;
use crate::report::EntityType;
use crate::text::Text;

/// Outside, then begin and inside of each type.
pub(crate) const LABELS: usize = 9;

/// Types in the order of their labels.
pub(crate) const TYPES: [EntityType; 4] = [EntityType::Per, EntityType::Org, EntityType::Loc, EntityType::Misc];

/// The place of a type in `TYPES`.
pub(crate) fn index(kind: EntityType) -> usize {
    TYPES.iter().position(|&t| t == kind).unwrap_or(0)
}

/// A weight of nought, as stored: bytes are shifted so that lanes of them add without borrowing.
const BIAS: i32 = 128;

/// Scores are sums of weights, in twelfths of a nat; margins are in twenty-fourths.
const MARGIN: i32 = 2;

/// Scores of one token, a label each; outside is the measure, 0.
pub(crate) type Scores = [i32; LABELS];

/// Weights and word lists.
pub(crate) struct Tagger {
    pub(crate) gazetteer: Gazetteer,
    /// For each hash a byte for each label but the first.
    rows: Vec<u64>,
    transitions: [[i32; LABELS]; LABELS],
}

/// A name as the tagger sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tagged {
    /// First token.
    pub(crate) start: usize,
    /// Just past the last.
    pub(crate) end: usize,
    pub(crate) kind: EntityType,
    /// By how much its labels beat "outside", at their weakest; in twenty-fourths of a nat.
    pub(crate) margin: i32,
    /// By how much each type falls short of the likeliest, in twenty-fourths of a nat; `TYPES` gives the order.
    pub(crate) types: [i32; 4],
}

impl Tagged {
    /// Its tokens.
    pub(crate) fn tokens(&self) -> Range<usize> {
        self.start..self.end
    }

    /// How many tokens it has.
    pub(crate) fn len(&self) -> usize {
        self.end - self.start
    }

    /// The same evidence for another stretch and type.
    pub(crate) fn at(&self, tokens: Range<usize>, kind: EntityType) -> Self {
        Self { start: tokens.start, end: tokens.end, kind, ..*self }
    }

    /// A name that no score speaks for.
    pub(crate) fn by_rule(start: usize, end: usize, kind: EntityType, margin: i32) -> Self {
        Self { start, end, kind, margin, types: [0; 4] }
    }

    /// How much speaks for a name of that type here, in twenty-fourths of a nat: that it is one, and that it is no other
    /// type. Beyond a point neither says more: what is surely a name is not yet surely a person.
    pub(crate) fn support(&self, kind: EntityType) -> i32 {
        const NAME: i32 = 60;
        const TYPE: std::ops::RangeInclusive<i32> = -60..=150;
        let own = index(kind);
        let rival = (0..TYPES.len()).filter(|&k| k != own).map(|k| self.types[k]).max().unwrap_or(0);
        // What a rule found has no scores.
        let gap = if self.types == [0; 4] { NAME } else { (self.types[own] - rival).clamp(*TYPE.start(), *TYPE.end()) };
        self.margin.min(NAME) + gap
    }
}

/// Whether a label may follow another.
#[cfg_attr(not(feature = "train"), allow(dead_code, reason = "only training asks"))]
pub(crate) fn follows(before: usize, label: usize) -> bool {
    label < 5 || before == label || before + 4 == label
}

fn corrupt(what: &str) -> Error {
    Error::new(ErrorCode::ModelCorrupt, format!("model file for entities: {what}"))
}

impl Tagger {
    /// Reads the sections of the model file.
    pub(crate) fn open(pack: &Pack<'_>) -> Result<Self, Error> {
        let lists = pack.section("lists")?;
        let clusters = pack.section("clusters")?;
        let mut gazetteer = Gazetteer::with_capacity(gazetteer::entries(lists) + gazetteer::entries(clusters));
        gazetteer.read(lists, 0).ok_or_else(|| corrupt("its lists are damaged"))?;
        gazetteer.read(clusters, 16).ok_or_else(|| corrupt("its clusters are damaged"))?;
        let rows = read_rows(pack.section("gaps")?, pack.section("masks")?, pack.section("weights")?)
            .ok_or_else(|| corrupt("its weights are damaged"))?;
        let mut transitions = [[0; LABELS]; LABELS];
        let bytes = pack.section("transitions")?;
        if bytes.len() != LABELS * LABELS * 2 {
            return Err(corrupt("its transitions are damaged"));
        }
        for (cell, pair) in transitions.iter_mut().flatten().zip(bytes.chunks_exact(2)) {
            *cell = i32::from(i16::from_le_bytes([pair[0], pair[1]]));
        }
        Ok(Self { gazetteer, rows, transitions })
    }

    /// Tags a document.
    pub(crate) fn tag(&self, text: &Text, atoms: &Atoms) -> Vec<Tagged> {
        let mut out = Vec::new();
        let mut zones = Vec::new();
        let mut scores: Vec<Scores> = Vec::new();
        let mut labels = Vec::new();
        for (sentence, &case) in text.sentences.iter().zip(&atoms.case) {
            let base = sentence.tokens.start;
            let words = &atoms.atoms[sentence.tokens.clone()];
            features::zones(words, &mut zones);
            for zone in &zones {
                scores.clear();
                for i in zone.clone() {
                    let mut rows = [0; FEATURES];
                    features::extract(words, case, i, &mut rows);
                    scores.push(self.score(&rows));
                }
                self.decode(&scores, &mut labels);
                spans(&labels, &scores, base + zone.start, &mut out);
            }
        }
        out
    }

    /// Sum of the rows: 16-bit lanes, two to a weight's pair, cannot overflow with fewer than 257 features.
    fn score(&self, rows: &[u32; FEATURES]) -> Scores {
        const LANES: u64 = 0x00FF_00FF_00FF_00FF;
        let (mut even, mut odd) = (0u64, 0u64);
        for &row in rows {
            let w = self.rows[row as usize];
            even += w & LANES;
            odd += w >> 8 & LANES;
        }
        let mut out = [0; LABELS];
        for j in 0..4 {
            out[1 + 2 * j] = (even >> (16 * j) & 0xFFFF) as i32 - BIAS * FEATURES as i32;
            out[2 + 2 * j] = (odd >> (16 * j) & 0xFFFF) as i32 - BIAS * FEATURES as i32;
        }
        out
    }

    /// The best labels (Viterbi). What stands before a zone is outside.
    pub(crate) fn decode(&self, scores: &[Scores], labels: &mut Vec<u8>) {
        labels.clear();
        let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
        let mut best = [i32::MIN / 2; LABELS];
        best[0] = 0;
        for s in scores {
            let mut next = [i32::MIN / 2; LABELS];
            let mut from = [0u8; LABELS];
            for label in 0..LABELS {
                if label >= 5 {
                    for b in [label - 4, label] {
                        let v = best[b] + self.transitions[b][label];
                        if v > next[label] {
                            (next[label], from[label]) = (v, b as u8);
                        }
                    }
                } else {
                    for (b, &score) in best.iter().enumerate() {
                        let v = score + self.transitions[b][label];
                        if v > next[label] {
                            (next[label], from[label]) = (v, b as u8);
                        }
                    }
                }
                next[label] += s[label];
            }
            back.push(from);
            best = next;
        }
        let mut label = (0..LABELS).max_by_key(|&l| (best[l], LABELS - l)).unwrap_or(0);
        labels.resize(scores.len(), 0);
        for i in (0..scores.len()).rev() {
            labels[i] = label as u8;
            label = back[i][label] as usize;
        }
    }
}

/// Labels to spans.
fn spans(labels: &[u8], scores: &[Scores], base: usize, out: &mut Vec<Tagged>) {
    let mut i = 0;
    while i < labels.len() {
        let label = labels[i] as usize;
        if label == 0 {
            i += 1;
            continue;
        }
        let kind = (label - 1) % 4;
        let range: Range<usize> =
            i..(i + 1..labels.len()).find(|&j| labels[j] as usize != kind + 5).unwrap_or(labels.len());
        let margin = MARGIN * range.clone().map(|j| scores[j][labels[j] as usize]).min().unwrap_or(0);
        let types = [0, 1, 2, 3].map(|k| {
            let begin = MARGIN * scores[range.start][k + 1];
            begin + range.clone().skip(1).map(|j| MARGIN * scores[j][k + 5]).sum::<i32>()
        });
        let best = types.into_iter().max().unwrap_or(0);
        let types = types.map(|t| t - best);
        out.push(Tagged { start: base + range.start, end: base + range.end, kind: TYPES[kind], margin, types });
        i = range.end;
    }
}

/// Rows that hold something: their distances, which of their bytes are not nought, and those bytes.
fn read_rows(gaps: &[u8], masks: &[u8], weights: &[u8]) -> Option<Vec<u64>> {
    let mut rows = vec![u64::from_le_bytes([BIAS as u8; 8]); ROWS];
    let (mut at, mut row, mut w) = (0, 0usize, 0);
    for &mask in masks {
        row += gazetteer::varint(gaps, &mut at)? as usize;
        let mut bytes = [BIAS as u8; 8];
        for (j, b) in bytes.iter_mut().enumerate() {
            if mask >> j & 1 == 1 {
                *b = *weights.get(w)? ^ 0x80;
                w += 1;
            }
        }
        *rows.get_mut(row)? = u64::from_le_bytes(bytes);
    }
    Some(rows)
}

/// The sections `gaps`, `masks` and `weights` of rows of weights.
#[cfg(feature = "train")]
pub(crate) fn write_rows(rows: &[[i8; 8]]) -> [Vec<u8>; 3] {
    let (mut gaps, mut masks, mut weights) = (Vec::new(), Vec::new(), Vec::new());
    let mut last = 0;
    for (i, row) in rows.iter().enumerate() {
        let mask = row.iter().enumerate().fold(0u8, |m, (j, &w)| m | u8::from(w != 0) << j);
        if mask == 0 {
            continue;
        }
        gazetteer::put(&mut gaps, (i - last) as u32);
        last = i;
        masks.push(mask);
        weights.extend(row.iter().filter(|&&w| w != 0).map(|&w| w as u8));
    }
    [gaps, masks, weights]
}
