//! People, organisations and places against texts with marked names: F1 of names with the very boundaries and type.
//!
//! The sets are columns of tokens, which are laid out as text first. What is reported is put back on tokens: it counts
//! where it begins and ends with one. Conventions that differ are evened out: titles before a person's name and an
//! article before a name are left out of what is reported, and punctuation and a possessive at its edges.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;
use serde_json::json;

use super::text::{Span, Text, f1_of};
use super::{Figures, Run};

/// The sets, and the files of each that are not for training.
const SETS: [(&str, &[&str]); 3] =
    [("conllpp", &["dev.tsv"]), ("crossner_politics", &["dev.tsv", "test.tsv"]), ("gmb", &["dev.tsv"])];

const TYPES: [&str; 3] = ["PER", "ORG", "LOC"];

/// Words of titles that some sets leave out of a person's name.
const TITLES: &str = "president vice prime minister foreign secretary chief mr mrs ms dr senator sen sens general gen colonel \
    col lieutenant lt major maj captain capt sgt sergeant king queen prince princess pope representative rep reps \
    congressman congresswoman chancellor premier judge justice sir lord lady ambassador ayatollah sheikh sheik spokesman \
    spokeswoman director commissioner commander admiral chairman archbishop cardinal bishop reverend rev professor prof \
    governor gov mayor first";

/// A token and its tag.
type Tagged = (String, String);
type Sentence = Vec<Tagged>;

/// A name in a sentence: its first token, the one after its last, how it fits the tokens, and its type.
type Name = (usize, usize, Fit, String);

/// How what is reported fits the tokens. What does not fit exactly is never right, but counts as reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Fit {
    Exact,
    EndsWithin,
    BeginsWithin,
    CrossesSentences,
}

pub(super) fn score(run: &Run) -> Result<Figures, String> {
    let mut figures = Figures::new();
    for (set, files) in SETS {
        let (mut counts, mut errors) = ([0; 3], Vec::new());
        for file in files {
            let documents = documents(&run.text(&format!("entities/{set}/{file}"))?);
            measure(run, &documents, &mut counts, &mut errors)?;
        }
        run.write_errors(&format!("entities.{set}"), &errors)?;
        figures.push((format!("entities.{set}"), f1_of(counts[0], counts[1], counts[2])));
    }
    Ok(figures)
}

fn measure(
    run: &Run,
    documents: &[Vec<Sentence>],
    counts: &mut [usize; 3],
    errors: &mut Vec<String>,
) -> Result<(), String> {
    let laid: Vec<Laid> = documents.iter().map(|d| Laid::new(d)).collect();
    let articles = laid.iter().enumerate().map(|(i, l)| json!({ "id": i.to_string(), "text": l.text.as_str() }));
    let reports = run.program.articles(&articles.collect::<Vec<_>>())?;
    for ((sentences, laid), report) in documents.iter().zip(&laid).zip(&reports) {
        let names = report.entities.iter().filter(|e| e.form == "name" && TYPES.contains(&e.kind.as_str()));
        let mut found = vec![HashSet::new(); sentences.len()];
        for (sentence, name) in names.filter_map(|e| laid.fitted(e.span, &e.kind)) {
            found[sentence].insert(name);
        }
        for (sentence, found) in sentences.iter().zip(&found) {
            let gold: HashSet<Name> = gold_names(sentence).into_iter().collect();
            counts[0] += gold.intersection(found).count();
            counts[1] += found.len();
            counts[2] += gold.len();
            errors.extend(differences(sentence, &gold, found));
        }
    }
    Ok(())
}

fn differences(sentence: &Sentence, gold: &HashSet<Name>, found: &HashSet<Name>) -> Vec<String> {
    let words = |(start, end, ..): &Name| {
        sentence[*start..*end].iter().map(|(token, _)| token.as_str()).collect::<Vec<_>>().join(" ")
    };
    let row = |what: &str, name: &Name| format!("{what}\t{}\t{:?}\t{}", name.3, name.2, words(name));
    let mut rows: Vec<String> = gold.difference(found).map(|n| row("MISS", n)).collect();
    rows.extend(found.difference(gold).map(|n| row("EXTRA", n)));
    rows.sort();
    rows
}

/// The documents of a file of columns; an empty line ends a sentence.
fn documents(file: &str) -> Vec<Vec<Sentence>> {
    let (mut documents, mut sentences, mut sentence) = (vec![], vec![], Sentence::new());
    for line in file.lines().chain(["", "-DOCSTART-"]) {
        let starts = line.starts_with("-DOCSTART-");
        if (starts || line.trim().is_empty()) && !sentence.is_empty() {
            sentences.push(std::mem::take(&mut sentence));
        }
        if starts {
            if !sentences.is_empty() {
                documents.push(std::mem::take(&mut sentences));
            }
        } else if !line.trim().is_empty() {
            let fields: Vec<&str> =
                if line.contains('\t') { line.split('\t').collect() } else { line.split_whitespace().collect() };
            let (token, tag) = (fields[0], fields[fields.len() - 1]);
            sentence.push((token.into(), tag.into()));
        }
    }
    documents
}

/// The names of the types that are scored, from tags as BIO has them.
fn gold_names(sentence: &Sentence) -> Vec<Name> {
    let mut names = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    for (i, tag) in sentence.iter().map(|(_, tag)| tag.as_str()).chain(["O"]).enumerate() {
        let (prefix, kind) = tag.split_once('-').unwrap_or((tag, ""));
        let begins = matches!(prefix, "B" | "S" | "U");
        if let Some((start, of)) = open.filter(|(_, of)| begins || prefix == "O" || kind != *of) {
            names.push((start, i, Fit::Exact, of.to_owned()));
            open = None;
        }
        if begins || (matches!(prefix, "I" | "E" | "L") && open.is_none()) {
            open = Some((i, kind));
        }
    }
    names.retain(|(.., kind)| TYPES.contains(&kind.as_str()));
    names
}

/// A token of a text: its stretch, its sentence, and its place there.
#[derive(Clone, Copy)]
struct Token {
    span: Span,
    sentence: usize,
    place: usize,
}

/// A document laid out as text, a sentence a line.
struct Laid {
    text: Text,
    tokens: Vec<Token>,
    /// The token that begins at a place, and the one that ends there.
    beginning: HashMap<usize, usize>,
    ending: HashMap<usize, usize>,
}

impl Laid {
    fn new(sentences: &[Sentence]) -> Self {
        let (mut text, mut tokens, mut length) = (String::new(), Vec::new(), 0);
        for (sentence, words) in sentences.iter().enumerate() {
            let mut spacing = Spacing::default();
            for (place, (word, _)) in words.iter().enumerate() {
                if spacing.before(word) {
                    text.push(' ');
                    length += 1;
                }
                let start = length;
                text.push_str(word);
                length += word.chars().count();
                tokens.push(Token { span: Span::new(start, length), sentence, place });
            }
            text.push('\n');
            length += 1;
        }
        let beginning = tokens.iter().enumerate().map(|(i, t)| (t.span.start, i)).collect();
        let ending = tokens.iter().enumerate().map(|(i, t)| (t.span.end, i)).collect();
        Self { text: Text::new(&text), tokens, beginning, ending }
    }

    fn says(&self, start: usize, end: usize) -> String {
        self.text.slice(Span::new(start, end)).to_lowercase()
    }

    /// A reported name on the tokens of its sentence; nothing where only a title is left of it.
    fn fitted(&self, span: Span, kind: &str) -> Option<(usize, Name)> {
        let mut span = span;
        if kind == "PER" {
            span.start = self.after_titles(span);
            let rest = self.says(span.start, span.end);
            if span.len() == 0 || is_title(rest.trim_matches([' ', '.'])) {
                return None;
            }
        }
        if let (Some(&first), Some(&last)) = (self.beginning.get(&span.start), self.ending.get(&span.end)) {
            let (first, last) = (self.tokens[first], self.tokens[last]);
            if first.sentence == last.sentence && self.says(span.start, span.start + 4) != "the " {
                return Some((first.sentence, (first.place, last.place + 1, Fit::Exact, kind.into())));
            }
        }
        self.nearest(self.trimmed(span)?, kind)
    }

    fn after_titles(&self, span: Span) -> usize {
        static TITLE: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"^([\p{L}\p{N}_]+)\.?\s+").expect("it is a pattern"));
        let mut start = span.start;
        while let Some(found) = TITLE.captures(self.text.slice(Span::new(start, span.end))) {
            if !is_title(&found[1].to_lowercase()) {
                break;
            }
            start += found[0].chars().count();
        }
        start
    }

    /// Without punctuation, a possessive and an article at the edges.
    fn trimmed(&self, span: Span) -> Option<Span> {
        let Span { mut start, mut end } = span;
        let belongs =
            |place: usize, more: &str| self.text.at(place).is_some_and(|c| c.is_alphanumeric() || more.contains(c));
        while start < end && !belongs(start, "$£€") {
            start += 1;
        }
        while end > start && !belongs(end - 1, ".%") {
            end -= 1;
        }
        let name = self.says(start, end);
        if name.ends_with("'s") || name.ends_with("’s") {
            end -= 2;
        }
        if self.says(start, start + 4) == "the " {
            start += 4;
        }
        (start < end).then(|| Span::new(start, end))
    }

    /// The tokens that a stretch touches, and how well it fits them.
    fn nearest(&self, span: Span, kind: &str) -> Option<(usize, Name)> {
        let first = self.tokens.partition_point(|t| t.span.end <= span.start);
        let from = *self.tokens.get(first)?;
        let mut last = self.tokens.partition_point(|t| t.span.start < span.end).max(first + 1) - 1;
        let to = self.tokens[last];
        if to.sentence != from.sentence {
            return Some((from.sentence, (from.place, from.place, Fit::CrossesSentences, kind.into())));
        }
        // A full stop may be part of an abbreviation or a token of its own.
        let stop = |place: usize| self.text.at(place) == Some('.');
        let mut ends = to.span.end == span.end || (to.span.end == span.end + 1 && stop(span.end));
        if !ends && last > first && stop(span.end - 1) && to.span.start == span.end - 1 {
            last -= 1;
            ends = true;
        }
        let mut end = self.tokens[last].place + 1;
        if ends && last > first && self.text.slice(self.tokens[last].span) == "." {
            end -= 1;
        }
        let fit = match (from.span.start == span.start, ends) {
            (true, true) => Fit::Exact,
            (true, false) => Fit::EndsWithin,
            (false, _) => Fit::BeginsWithin,
        };
        Some((from.sentence, (from.place, end, fit, kind.into())))
    }
}

fn is_title(word: &str) -> bool {
    TITLES.split_whitespace().any(|title| title == word)
}

/// Where blanks stand between the tokens of a sentence. Straight quotation marks open and close by turns.
#[derive(Default)]
struct Spacing {
    previous: Option<String>,
    double_open: bool,
    single_open: bool,
}

impl Spacing {
    /// Whether a blank stands before the next token.
    fn before(&mut self, token: &str) -> bool {
        const CLOSING: [&str; 25] = [
            ",", ".", ";", ":", "?", "!", ")", "]", "}", "%", "'s", "'S", "'re", "'ve", "'ll", "'d", "'m", "n't",
            "N'T", "'", "''", "’", "’s", "”", "…",
        ];
        const OPENING: [&str; 11] = ["(", "[", "{", "$", "£", "€", "``", "`", "“", "‘", "#"];
        let previous = self.previous.replace(token.to_owned());
        let Some(previous) = previous else {
            self.turn(token, "");
            return false;
        };
        let previous = previous.as_str();
        let opens_single = token == "'" && !self.single_open && !previous.ends_with('s');
        let mut blank = !OPENING.contains(&previous) && (!CLOSING.contains(&token) || opens_single);
        match token {
            "\"" => blank &= !self.double_open,
            _ => blank &= !(previous == "\"" && self.double_open),
        }
        match token {
            "'" => blank &= !(previous.ends_with('s') || self.single_open),
            _ => blank &= !(previous == "'" && self.single_open),
        }
        let suffix = ["'s", "'re", "'ve", "'ll", "'d", "'m"].contains(&token.to_lowercase().as_str());
        self.turn(token, previous);
        blank && !suffix
    }

    fn turn(&mut self, token: &str, previous: &str) {
        match token {
            "\"" => self.double_open = !self.double_open,
            "'" => self.single_open = !(previous.ends_with('s') || self.single_open),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "-DOCSTART-\tO\n\nDr.\tO\nAda\tB-PER\nRoe\tI-PER\n's\tO\nThe\tO\nOslo\tB-LOC\nPost\tB-ORG\n\"\tO\nwon\tO\n\"\tO\n.\tO\n";

    fn laid() -> (Vec<Vec<Sentence>>, Laid) {
        let documents = documents(FILE);
        let laid = Laid::new(&documents[0]);
        (documents, laid)
    }

    #[test]
    fn columns_become_text_and_names() {
        let (documents, laid) = laid();
        assert_eq!(laid.text.as_str(), "Dr. Ada Roe's The Oslo Post \"won\".\n");
        let names = gold_names(&documents[0][0]);
        assert_eq!(
            names.iter().map(|n| (n.0, n.1, n.3.as_str())).collect::<Vec<_>>(),
            [(1, 3, "PER"), (5, 6, "LOC"), (6, 7, "ORG")]
        );
    }

    #[test]
    fn reported_names_are_put_on_tokens() {
        let (_, laid) = laid();
        let fitted = |start, end, kind| laid.fitted(Span::new(start, end), kind).map(|(_, (a, b, fit, _))| (a, b, fit));
        assert_eq!(fitted(0, 11, "PER"), Some((1, 3, Fit::Exact)), "without its title");
        assert_eq!(fitted(4, 14, "PER"), Some((1, 3, Fit::Exact)), "without the possessive and the blank");
        assert_eq!(fitted(14, 22, "LOC"), Some((5, 6, Fit::Exact)), "without the article");
        assert_eq!(fitted(5, 11, "PER"), Some((1, 3, Fit::BeginsWithin)));
        assert_eq!(fitted(18, 25, "ORG"), Some((5, 7, Fit::EndsWithin)));
        assert_eq!(fitted(0, 3, "PER"), None, "a title alone");
    }
}
