//! Machine-rewritten text: programs that replace words by their synonyms, name by name, leave phrases that nobody writes.
//!
//! Each phrase in the list stands for one that news uses all the time ("White House", "told reporters", "last Friday").
//! In 22,000 ordinary articles hardly any occurs; a rewritten article has a handful. Phrases, not words: "mentioned" and
//! "whereas" are good English.

use crate::report::{Part, Warning};
use crate::span::Span;

/// First word, the words after it, and how telling the phrase is. Sorted by first word.
#[rustfmt::skip]
const PHRASES: &[(&str, &str, u32)] = &[
    ("1000's", "of", 2), ("administration", "mentioned", 1), ("advised", "cnn", 2), ("advised", "journalists", 2),
    ("advised", "reporters", 2), ("advised", "the bbc", 2), ("army", "assist", 1), ("as", "nicely", 2),
    ("attorney", "basic", 2), ("avenue", "journal", 2), ("bbc", "information", 2), ("center", "east", 2),
    ("chief", "govt", 2), ("conservative", "social gathering", 2), ("democratic", "social gathering", 2),
    ("discovered", "lifeless", 2), ("dying", "toll", 2), ("earlier", "than to", 2), ("european", "fee", 2),
    ("final", "friday", 2), ("final", "monday", 2), ("final", "month", 1), ("final", "saturday", 2),
    ("final", "sunday", 2), ("final", "thursday", 2), ("final", "tuesday", 2), ("final", "wednesday", 2),
    ("final", "week", 1), ("final", "yr", 2), ("financial", "penalties", 1), ("forward", "of", 1),
    ("fox", "information", 2), ("get", "together chief", 1), ("got", "here after", 2), ("got", "here as", 2),
    ("got", "here into", 2), ("government", "mentioned", 1), ("govt", "director", 2), ("govt", "order", 2),
    ("he", "mentioned", 1), ("home", "of representatives", 2), ("hundreds", "of 1000's", 2),
    ("in", "addition they", 2), ("in", "direction of", 2), ("in", "opposition to", 1), ("in", "workplace", 2),
    ("inside", "minister", 2), ("inside", "ministry", 2), ("instructed", "afp", 2), ("instructed", "cnn", 2),
    ("instructed", "journalists", 2), ("instructed", "reporters", 2), ("instructed", "reuters", 2),
    ("instructed", "the bbc", 2), ("international", "locations", 2), ("justice", "division", 1),
    ("labor", "social gathering", 2), ("labour", "social gathering", 2), ("last", "yr", 2),
    ("legal", "professional basic", 2), ("minister", "mentioned", 1), ("monetary", "instances", 2),
    ("nationwide", "safety", 2), ("new", "york instances", 2), ("news", "company afp", 1),
    ("news", "company reuters", 1), ("official", "mentioned", 1), ("officials", "mentioned", 1),
    ("oval", "workplace", 2), ("overseas", "minister", 2), ("overseas", "ministry", 2), ("overseas", "secretary", 2),
    ("particular", "counsel", 2), ("particular", "envoy", 2), ("pissed", "off with", 1), ("police", "mentioned", 1),
    ("previous", "to this", 1), ("protection", "division", 2), ("protection", "minister", 2),
    ("protection", "ministry", 2), ("protection", "secretary", 2), ("related", "press", 2),
    ("republican", "social gathering", 2), ("secretary", "basic", 2), ("secretary-basic", "", 2),
    ("she", "mentioned", 1), ("shot", "lifeless", 2), ("shot", "useless", 2), ("spokesman", "mentioned", 1),
    ("spokesperson", "mentioned", 1), ("spokeswoman", "mentioned", 1), ("state", "division", 1),
    ("subsequent", "month", 2), ("subsequent", "week", 2), ("subsequent", "yr", 2), ("supreme", "courtroom", 2),
    ("tens", "of 1000's", 2), ("tens", "of hundreds", 2), ("the", "2 international", 2), ("the", "2 leaders", 2),
    ("the", "2 males", 2), ("the", "2 presidents", 2), ("the", "2 sides", 2), ("they", "mentioned", 1),
    ("this", "yr", 2), ("to", "workplace", 2), ("took", "workplace", 2), ("united", "nations basic", 2),
    ("vice", "chairman jd", 2), ("wall", "road", 2), ("washington", "publish", 2), ("which", "might then", 1),
    ("white", "home", 2), ("with", "a purpose to", 2),
];

/// How many words are looked at: rewriting shows everywhere.
const SAMPLE: usize = 6000;
/// Least number of different phrases, and least weight of all found.
const DIFFERENT: usize = 3;
const WEIGHT: u32 = 7;

fn same(word: &str, low: &str) -> bool {
    word.eq_ignore_ascii_case(low)
}

fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%');
    word.strip_suffix("’s").or_else(|| word.strip_suffix("'s").filter(|w| !w.ends_with("00"))).unwrap_or(word)
}

/// Length of the phrase that begins with the first of `words`, in words, and its place in the list.
fn phrase(words: &[&str]) -> Option<(usize, usize)> {
    let first = words.first()?;
    // Nearly every word fails here, on its first letter or soon after.
    let from = PHRASES.partition_point(|p| p.0.bytes().lt(first.bytes().map(|b| b.to_ascii_lowercase())));
    PHRASES[from..]
        .iter()
        .take_while(|p| same(first, p.0))
        .position(|p| {
            let mut rest = words[1..].iter();
            p.1.split(' ').filter(|w| !w.is_empty()).all(|w| rest.next().is_some_and(|n| same(n, w)))
        })
        .map(|n| (1 + PHRASES[from + n].1.split(' ').filter(|w| !w.is_empty()).count(), from + n))
}

/// Warns of text that a program has reworded, with what gives it away.
pub(super) fn warn(text: &str, parts: &[Part], warnings: &mut Vec<Warning>) {
    let base = text.as_ptr() as usize;
    let words: Vec<&str> = parts
        .iter()
        .filter(|p| p.kind.has_entities())
        .flat_map(|p| p.span().of(text).split_whitespace().map(bare))
        .filter(|w| !w.is_empty())
        .take(SAMPLE)
        .collect();
    // Phrase, first place, how often.
    let mut found: Vec<(usize, Span, u32)> = Vec::new();
    for i in 0..words.len() {
        let Some((len, which)) = phrase(&words[i..(i + 4).min(words.len())]) else { continue };
        match found.iter_mut().find(|f| f.0 == which) {
            Some(f) => f.2 += 1,
            None => {
                let last = words[i + len - 1];
                let start = words[i].as_ptr() as usize - base;
                let end = last.as_ptr() as usize - base + last.len();
                found.push((which, Span::new(start as u32, end as u32), 1));
            }
        }
    }
    let weight: u32 = found.iter().map(|f| PHRASES[f.0].2).sum();
    let strong = found.iter().filter(|f| PHRASES[f.0].2 >= 2).count();
    // A long text has more chances: about one phrase more for each thousand words.
    let least = WEIGHT + words.len() as u32 / 1000;
    if found.len() < DIFFERENT || strong < 2 || weight < least {
        return;
    }
    let shown: Vec<String> = found.iter().take(6).map(|f| format!("“{}”", f.1.of(text))).collect();
    let more = found.len().saturating_sub(6);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let message = format!(
        "the text reads as if a program had replaced words by synonyms, so its quotations may not be what was said: {}{more}",
        shown.join(", ")
    );
    warnings.push(Warning::new("machine-rewritten", message).at(found[0].1));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::PartKind;

    fn warned(text: &str) -> Vec<Warning> {
        let mut out = Vec::new();
        warn(text, &[Part::new(Span::new(0, text.len() as u32), PartKind::Paragraph, None)], &mut out);
        out
    }

    #[test]
    fn the_list_is_sorted() {
        assert!(PHRASES.is_sorted_by_key(|p| p.0));
    }

    #[test]
    fn synonyms_give_it_away() {
        let text = "The overseas minister advised reporters final Friday that the 2 sides had met, he mentioned. It was \
                    their third assembly this yr.";
        let all = warned(text);
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].code, "machine-rewritten");
        assert_eq!(all[0].span().unwrap().of(text), "overseas minister");
        assert!(all[0].message.contains("“advised reporters”"));
    }

    #[test]
    fn people_write_some_of_it_too() {
        let text = "The state division of the guild met in the final week of May, he mentioned, whereas the two sides of \
                    the harbour are painted white. Home of the gulls, the pier is a part of the town.";
        assert_eq!(warned(text), []);
    }
}
