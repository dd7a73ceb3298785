//! One statement in several wordings, all between quotation marks.

use std::cmp::Reverse;
use std::ops::Range;

use super::found::{Found, SIDES, Side};
use crate::corpus::check::word::written_out;
use crate::corpus::compared::Compared;
use crate::corpus::view::View;
use crate::corpus::{subsequence, words};
use crate::entities::names::person::one_letter_apart;
use crate::input::collapsed;
use crate::lexicon::{Class, look_up};
use crate::report::{ConflictKind, Relation, Statement, Verdict};
use crate::sort::Order;
use crate::span::Span;
use crate::text::TokenKind;

/// From this share of the shorter printing's words on, in hundredths, two printings must be of the same saying.
const CLOSE: usize = 65;

/// One printing of a statement.
struct Printed {
    side: Side,
    source: usize,
    /// The words: text in lower case and token.
    words: Vec<(String, usize)>,
    /// The words that begin another stretch between marks: what stands before them is the writer's.
    breaks: Vec<usize>,
    /// Whether it begins as a sentence does.
    sentence: bool,
}

/// Finds statements whose quoted words differ.
pub(super) fn find(all: &Compared<'_>, view: &View<'_>, statements: &[Statement], out: &mut Vec<Found>) {
    for s in statements.iter().filter(|s| matches!(s.relation, Relation::Reworded | Relation::Reported)) {
        let list = printed(view, s);
        let near = |i: usize, j: usize| view.apart(list[i].side.article, list[j].side.article) <= DAYS;
        // The widest difference is told; the others stand beside it.
        let mut told: Option<(usize, usize, Difference)> = None;
        let mut sides: Vec<usize> = Vec::new();
        for i in 0..list.len() {
            for j in i + 1..list.len() {
                if list[i].side.article == list[j].side.article {
                    continue;
                }
                let d = difference(&list[i], &list[j], near(i, j));
                if let Some(d) = d.filter(|_| best(&list, i, j) && best(&list, j, i)) {
                    sides.extend([i, j]);
                    if told.as_ref().is_none_or(|t| d.shared > t.2.shared) {
                        told = Some((i, j, d));
                    }
                }
            }
        }
        let Some((i, j, d)) = told else { continue };
        sides.order();
        sides.dedup();
        let speaker = s.speaker.as_ref().and_then(|id| all.linked.table.iter().find(|e| e.id == *id));
        let by = speaker.map_or(String::new(), |e| format!(" by {}", e.name));
        let quote = |p: &Printed, r: &std::ops::Range<usize>| {
            let seen = &view.articles[p.side.article];
            let span = match (p.words.get(r.start), p.words.get(r.end.max(r.start + 1) - 1)) {
                (Some(a), Some(b)) => Span::new(seen.a.text.tokens[a.1].start, seen.a.text.tokens[b.1].end),
                _ => p.side.span,
            };
            collapsed(span.of(&seen.a.doc.text))
        };
        out.push(Found {
            kind: ConflictKind::Wording,
            // What two translators or two witnesses of a speech make of it is a note, and nobody's slip.
            verdict: if d.close { Verdict::Conflict } else { Verdict::Same },
            about: format!("the words of a statement{by}: “{}”", beginning(&list[i], view)),
            why: format!(
                "both stand between quotation marks, but one has “{}” where the other has “{}”{}",
                quote(&list[i], &d.a),
                quote(&list[j], &d.b),
                if d.close {
                    ""
                } else {
                    "; with so little in common they are two translations or two sayings, and no conflict"
                }
            ),
            sides: sides.into_iter().map(|k| list[k].side).take(SIDES).collect(),
        });
    }
}

/// Whether no other printing of the article of `i` is more like `j`: who says a thing twice, in other words, is no
/// conflict, nor is the sentence beside the one that is meant.
fn best(list: &[Printed], i: usize, j: usize) -> bool {
    // Of two that are as much like it, the fuller one is meant.
    let like = |k: usize| (aligned(&list[k].words, &list[j].words).len(), list[k].words.len(), Reverse(k));
    let own = like(i);
    (0..list.len()).filter(|&k| k != i && list[k].side.article == list[i].side.article).all(|k| like(k) < own)
}

/// The first words of a printing.
fn beginning(p: &Printed, view: &View<'_>) -> String {
    let text = &view.articles[p.side.article].a.doc.text;
    let list: Vec<&str> = p.side.span.of(text).split_whitespace().collect();
    let cut = if list.len() > 9 { " …" } else { "" };
    format!("{}{cut}", list[..list.len().min(8 + usize::from(cut.is_empty()))].join(" ").trim_end_matches([',', '.']))
}

/// The members that stand between marks, one for each source and wording.
fn printed(view: &View<'_>, s: &Statement) -> Vec<Printed> {
    let mut out: Vec<Printed> = Vec::new();
    for (i, m) in view.members(s) {
        let seen = &view.articles[i];
        let span = m.span();
        let quoted = seen.a.quotes.get(m.quote as usize).is_some_and(|q| q.verbatim.iter().any(|v| v.overlaps(span)));
        if !quoted {
            continue;
        }
        let piece = |token: &crate::text::Token| {
            seen.a.quotes[m.quote as usize].verbatim.iter().position(|v| v.contains(token.span()))
        };
        let tokens = seen.a.text.tokens_in(span);
        // What an editor put into brackets says that the words are changed.
        if span.of(&seen.a.doc.text).contains('[') {
            continue;
        }
        let words: Vec<(String, usize)> = tokens
            .filter(|&t| {
                let token = &seen.a.text.tokens[t];
                words::is_word(token.kind) && token.kind != TokenKind::Clitic && piece(token).is_some()
            })
            .map(|t| (words::plain(seen.written(t)), t))
            .collect();
        let of = |k: usize| piece(&seen.a.text.tokens[words[k].1]);
        let sentence =
            span.of(&seen.a.doc.text).trim_start_matches(['“', '"', '‘', '\'']).starts_with(char::is_uppercase);
        let breaks = (1..words.len()).filter(|&k| of(k) != of(k - 1)).collect();
        let known =
            |p: &Printed| p.source == seen.source && p.words.iter().map(|w| &w.0).eq(words.iter().map(|w| &w.0));
        if !words.is_empty() && !out.iter().any(known) && out.len() < 24 {
            out.push(Printed { side: Side { article: i, span }, source: seen.source, words, breaks, sentence });
        }
    }
    out
}

/// Where two printings of one statement part: the stretches, as ranges of words with one shared word at each side.
struct Difference {
    a: Range<usize>,
    b: Range<usize>,
    /// How many words they share.
    shared: usize,
    /// Whether that is most of the shorter one.
    close: bool,
}

/// A stretch of each of two printings that the other has not, between words that both have.
struct Gap {
    a: Range<usize>,
    b: Range<usize>,
    /// Whether it stands before or after all they share.
    first: bool,
    last: bool,
}

/// A printing's words, each with its token.
type Printing<'a> = &'a [(String, usize)];

/// Words before or after all that two printings share, up to which they are compared.
const EDGE: usize = 3;

/// Fewest words that tell something in two printings of one saying, unless most of both is the same; and in two that
/// differ in most words, or those with so many words in a row; these must be of the same days.
const FEW: usize = 3;
const SAME: usize = 4;
const RUN: usize = 5;
const DAYS: i32 = 3;

/// Words that one printing has and the other has not, beyond which it is an omission.
const OMITTED: usize = 3;

/// The gaps between pairs of words that two printings share.
fn gaps(pairs: &[(usize, usize)], a: usize, b: usize) -> Vec<Gap> {
    let (Some(&first), Some(&last)) = (pairs.first(), pairs.last()) else { return Vec::new() };
    let inner = |a: Range<usize>, b: Range<usize>| Gap { a, b, first: false, last: false };
    // The words before the first common one count where both have some and neither begins a sentence of its own.
    let mut out = vec![Gap { first: true, ..inner(0..first.0, 0..first.1) }];
    out.extend(pairs.windows(2).map(|w| inner(w[0].0 + 1..w[1].0, w[0].1 + 1..w[1].1)));
    out.push(Gap { last: true, ..inner(last.0 + 1..a, last.1 + 1..b) });
    out
}

impl Gap {
    /// Whether other words stand there, not other spellings or fewer words.
    fn differs(&self, a: Printing<'_>, b: Printing<'_>, close: bool, sentences: bool) -> bool {
        // "World view or his" against "worldview": what is left is "or his".
        if let Some(rest) = self.without_compound(a, b) {
            return rest.differs(a, b, close, sentences);
        }
        let one_sided = self.a.is_empty() || self.b.is_empty();
        let (least, most) = (self.a.len().min(self.b.len()), self.a.len().max(self.b.len()));
        let far = least > EDGE || self.first && (sentences && most >= EDGE || close && least >= EDGE);
        if (self.first || self.last) && (one_sided || far) {
            return false;
        }
        let all =
            |list: Printing<'_>, r: &Range<usize>| list[r.clone()].iter().map(|w| spoken(&w.0)).collect::<String>();
        let telling = |list: Printing<'_>, r: &Range<usize>| {
            let words = list[r.clone()].iter().map(|w| &*w.0);
            words.filter(|w| !look_up(w).has(Class::NoRewording)).collect::<String>()
        };
        if alike(&all(a, &self.a), &all(b, &self.b)) {
            return false;
        }
        let (x, y) = (telling(a, &self.a), telling(b, &self.b));
        let stems = |list: Printing<'_>, r: &Range<usize>| {
            let stem = |w: &str| look_up(w).noun().map_or(words::stem(w), |n| words::stem(n.as_str())).to_owned();
            list[r.clone()].iter().map(|w| stem(w.0.trim_end_matches(['.', ',']))).collect::<Vec<String>>()
        };
        let light = |list: Printing<'_>, r: &Range<usize>| list[r.clone()].iter().all(|w| is_light(&w.0));
        let added = (x.is_empty() || y.is_empty()) && light(a, &self.a) && light(b, &self.b);
        // "The duties", "the duty"; "we meet Lund", "we meet Senator Lund"; "liar, cheat", "a liar, you are a cheat".
        if stems(a, &self.a) == stems(b, &self.b) || added {
            return false;
        }
        // A long gap on one side only is an omission; spellings of one word are no other words.
        let omitted = one_sided && self.a.len().max(self.b.len()) > OMITTED;
        x != y && !omitted && !alike(&x, &y)
    }

    /// What is left of it behind a word that the one writes as two.
    fn without_compound(&self, a: Printing<'_>, b: Printing<'_>) -> Option<Self> {
        let (x, y) = (&a[self.a.clone()], &b[self.b.clone()]);
        let spelt = |one: Printing<'_>, two: Printing<'_>| match (one, two) {
            ([one, ..], [first, second, ..]) => one.0.replace('-', "") == [&*first.0, &*second.0].concat(),
            _ => false,
        };
        let (i, j) = if spelt(x, y) {
            (1, 2)
        } else if spelt(y, x) {
            (2, 1)
        } else {
            return None;
        };
        Some(Self { a: self.a.start + i..self.a.end, b: self.b.start + j..self.b.end, ..*self })
    }

    /// Whether the writer's words stand in it.
    fn breaks(&self, a: &Printed, b: &Printed) -> bool {
        let inside = |p: &Printed, r: &Range<usize>| p.breaks.iter().any(|k| (r.start..=r.end).contains(k));
        inside(a, &self.a) || inside(b, &self.b)
    }

    /// The stretch of one side with a word that both share at each end; of what stands before or after all they share,
    /// the nearest words.
    fn shown(&self, r: &Range<usize>, words: usize) -> Range<usize> {
        let r = if self.first {
            r.end.saturating_sub(EDGE).max(r.start)..r.end
        } else if self.last {
            r.start..r.end.min(r.start + EDGE)
        } else {
            r.clone()
        };
        let empty = r.is_empty();
        r.start.saturating_sub(usize::from(empty))..(r.end + usize::from(r.end < words || empty)).min(words)
    }
}

/// Whether a word is left out or put in without another sense: a small one, or a title.
fn is_light(word: &str) -> bool {
    const SMALL: [Class; 9] = [
        Class::NoRewording,
        Class::ClauseDeterminer,
        Class::ClausePronoun,
        Class::ClauseBe,
        Class::ClauseHave,
        Class::ClauseDo,
        Class::ClauseConjunction,
        Class::Role,
        Class::CourtesyTitle,
    ];
    let entry = look_up(word.trim_end_matches('.'));
    let counts = matches!(word, "no" | "all" | "any" | "every" | "some" | "each" | "most" | "both" | "neither");
    !counts && SMALL.iter().any(|c| entry.has(*c))
}

/// The most words in a row that two printings share.
fn run(pairs: &[(usize, usize)]) -> usize {
    pairs.chunk_by(|p, q| q.0 == p.0 + 1 && q.1 == p.1 + 1).map(<[_]>::len).max().unwrap_or(0)
}

/// The first place inside what two printings have in common where the words differ; `None` where one is only shorter, or
/// where they have too little in common to be one saying.
fn difference(x: &Printed, y: &Printed, near: bool) -> Option<Difference> {
    let (a, b) = (x.words.as_slice(), y.words.as_slice());
    let pairs = aligned(a, b);
    let content = pairs.iter().filter(|p| !words::is_stop(&a[p.0].0)).count();
    let of = |length: usize| pairs.len() * 100 >= length * CLOSE;
    let close = of(a.len().min(b.len()));
    let enough = match close {
        // A few words in a row, printed as a part of the sentence, are that sentence's.
        true => content >= FEW || near && content + 1 == FEW && run(&pairs) >= FEW && !(x.sentence && y.sentence),
        false => near && (content >= SAME || content >= FEW && run(&pairs) >= RUN),
    };
    if pairs.is_empty() || !enough && !of(a.len().max(b.len())) {
        return None;
    }
    let gaps = gaps(&pairs, a.len(), b.len());
    // Two sentences of the same end with another beginning are two; a fragment may begin with any word of one.
    let sentences = close && x.sentence && y.sentence;
    // Other words tell more than words left out.
    let rank = |(i, g): &(usize, &Gap)| (g.a.is_empty() || g.b.is_empty(), g.first || g.last, *i);
    // What follows a few words in common is of another sentence: "law and order in Karst", "a law and order mayor".
    let elsewhere = |g: &Gap| g.last && content < FEW || g.breaks(x, y);
    let told = |g: &Gap| !elsewhere(g) && g.differs(a, b, close, sentences);
    let telling = gaps.iter().enumerate().filter(|g| told(g.1));
    let (_, gap) = telling.min_by_key(rank)?;
    Some(Difference { a: gap.shown(&gap.a, a.len()), b: gap.shown(&gap.b, b.len()), shared: pairs.len(), close })
}

/// A word as it is said, whatever an outlet's style writes: "won't" as "willnot", "twelve" as "12".
fn spoken(word: &str) -> String {
    match word {
        "ok" => "okay".to_owned(),
        "gonna" => "goingto".to_owned(),
        "wanna" => "wantto".to_owned(),
        "gotta" => "gotto".to_owned(),
        _ => match look_up(word).value(Class::NumberWord) {
            Some(number) => number.to_owned(),
            None => written_out(word).concat(),
        },
    }
}

/// Whether two are the same letters in another order, as in a slip of the pen: "recieve".
fn swapped(x: &str, y: &str) -> bool {
    let sorted = |s: &str| {
        let mut letters: Vec<char> = s.chars().collect();
        letters.order();
        letters
    };
    x.len() >= 5 && x.len() == y.len() && x.as_bytes()[0] == y.as_bytes()[0] && sorted(x) == sorted(y)
}

/// Whether two stretches are spellings of the same ("tumour", "tumor"; "ice cream", "icecream").
fn alike(x: &str, y: &str) -> bool {
    let short = x.chars().count().min(y.chars().count());
    short >= 5 && one_letter_apart(x, y)
        || swapped(x, y)
        || x.chars().filter(|c| c.is_alphanumeric()).eq(y.chars().filter(|c| c.is_alphanumeric()))
}

/// The words that two have in common, as pairs of indices.
fn aligned(a: &[(String, usize)], b: &[(String, usize)]) -> Vec<(usize, usize)> {
    /// Most words of each that are compared.
    const LONGEST: usize = 200;
    subsequence::longest(a.len().min(LONGEST), b.len().min(LONGEST), |i, j| a[i].0 == b[j].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(s: &str) -> Vec<(String, usize)> {
        s.split(' ').enumerate().map(|(i, w)| (w.to_owned(), i)).collect()
    }

    fn differ(a: &str, b: &str) -> bool {
        let side = Side { article: 0, span: Span::default() };
        let printed = |s: &str| Printed { side, source: 0, words: words(s), breaks: Vec::new(), sentence: false };
        difference(&printed(a), &printed(b), true).is_some()
    }

    #[test]
    fn other_words_differ_and_fewer_do_not() {
        assert!(differ("rather dull and tiring", "a most dull and tiring evening"));
        assert!(differ("we never sold the mill to them", "we never gave the mill to them"));
        assert!(!differ("my duties to the old mill are heavy", "my duty to the old mill are heavy"));
        assert!(!differ("we all agree with lund on the mill", "we all agree senator lund on the mill"));
        assert!(differ("we will sell the old mill", "we will not sell the old mill"));
        assert!(!differ("an old mill", "he walked to what is now a very old mill of the town"));
        assert!(!differ("dull and tiring", "a most dull and tiring evening"));
        assert!(!differ("your duty lies at the mill gate", "your duties lies at the mill gate"));
        assert!(!differ("we asked roebuck to open the mill", "we asked senator roebuck to open the mill"));
        assert!(!differ("we share a world view and his way of life here", "we share a worldview and way of life here"));
        assert!(!differ("it is his world view or his manner the way he works", "it is his worldview the way he works"));
        assert!(differ(
            "it is his world view not his manner that counts",
            "it is his worldview and manner that counts"
        ));
        assert!(!differ("we will not sell the mill for twelve crowns", "we won't sell the mill for 12 crowns"));
        assert!(!differ("the damned mill will recieve no flour", "the damned mill will receive no flour"));
        assert!(differ("we will sell the mill for twelve crowns", "we will sell the mill for 21 crowns"));
        assert!(differ("we asked him to open the mill", "we asked the senator to open the mill"));
        assert!(!differ("the organisation owes us nothing", "the organization owes us nothing"));
        assert!(!differ("we live far apart & it hurts", "we live far apart and it hurts"));
    }
}
