//! The words that are put to the articles.

use super::word::{self, Word};
use crate::corpus::words;
use crate::lexicon::{Class, look_up};
use crate::text::tokens_of;

/// Most words that are compared.
const LONGEST: usize = 400;

/// Words to look for.
pub(super) struct Asked {
    /// As they were put.
    pub(super) text: String,
    pub(super) words: Vec<Word>,
    /// Where the text begins that is too long to be compared, if it is.
    pub(super) beyond: Option<usize>,
    /// For each place between two words, and at both ends, whether dots show that something is left out.
    pub(super) open: Vec<bool>,
}

impl Asked {
    /// Reads a text; dots are no words here.
    pub(super) fn read(text: &str) -> Self {
        // Some write an accent where an apostrophe belongs; nothing points into this text.
        let text: String = text.chars().map(|c| if matches!(c, '´' | '′') { '\'' } else { c }).collect();
        let text = text.replace(['\u{ad}', '\u{200b}', '\u{feff}'], "");
        let (mut words, mut open, mut beyond) = (Vec::new(), vec![false], None);
        for w in word::read(&text, &tokens_of(&text)) {
            if w.is_dots() {
                *open.last_mut().expect("it begins with one") = true;
            } else if words.len() < LONGEST {
                words.push(w);
                open.push(false);
            } else if beyond.is_none() {
                beyond = Some(w.span.start as usize);
            }
        }
        Self { text, words, beyond, open }
    }

    /// The words that tell something by themselves.
    pub(super) fn content(&self) -> usize {
        self.words.iter().filter(|w| w.content).count()
    }

    /// Whether dots stand between words.
    pub(super) fn has_gaps(&self) -> bool {
        self.open.get(1..self.words.len()).is_some_and(|inner| inner.contains(&true))
    }

    /// As they were put, from one word to before another.
    pub(super) fn written(&self, from: usize, to: usize) -> String {
        match (self.words.get(from), self.words[..to.min(self.words.len())].last()) {
            (Some(a), Some(b)) if from < to => a.span.join(b.span).of(&self.text).to_owned(),
            _ => String::new(),
        }
    }
}

/// What stands between marks in a sentence pasted with its attribution: a verb of saying outside of the marks, and no fewer
/// words inside than outside; and how many words are outside. Of anything else all the words are meant.
pub(super) fn inside_marks(text: &str) -> Option<(String, usize)> {
    let (inside, outside) = by_marks(text);
    let count = |s: &str| s.split_whitespace().count();
    let outer = count(&outside);
    let attributed = count(&inside) >= outer && outside.split_whitespace().any(is_saying);
    attributed.then(|| (inside.split_whitespace().collect::<Vec<_>>().join(" "), outer))
}

/// What stands between quotation marks and what does not; single marks count where there are no others.
fn by_marks(text: &str) -> (String, String) {
    let chars: Vec<char> = text.chars().collect();
    let double = |c: char| matches!(c, '“' | '”' | '„' | '«' | '»' | '"');
    let single = |c: char| matches!(c, '‘' | '’' | '\'');
    let has_double = chars.iter().any(|&c| double(c));
    let (mut inside, mut outside) = (String::new(), String::new());
    let (mut open, mut first) = (false, true);
    for (i, &c) in chars.iter().enumerate() {
        let space = |at: Option<usize>| at.and_then(|i| chars.get(i)).is_none_or(|c| !c.is_alphanumeric());
        let (before, after) = (space(i.checked_sub(1)), space(Some(i + 1)));
        // An apostrophe has letters on both sides.
        let mark = if has_double { double(c) } else { single(c) && (before || after) };
        if !mark {
            if open { &mut inside } else { &mut outside }.push(c);
            continue;
        }
        let opens = match c {
            '“' | '„' | '«' | '‘' => true,
            '”' | '»' => false,
            // A new paragraph of a quotation begins with a mark, and none has closed the last. The first may stand before a sign,
            // "$5 is too much".
            _ => i.checked_sub(1).is_none_or(|i| chars[i].is_whitespace()) && (!after || !open),
        };
        // A paste may begin inside of a quotation.
        if first && !opens {
            std::mem::swap(&mut inside, &mut outside);
        }
        (open, first) = (opens, false);
        if open { &mut outside } else { &mut inside }.push(' ');
    }
    (inside, outside)
}

/// Whether a word is a verb of saying.
fn is_saying(word: &str) -> bool {
    let entry = look_up(&words::plain(word.trim_matches(|c: char| !c.is_alphanumeric())));
    [Class::ReportsSpeech, Class::HeadlineSaying, Class::SaysToo].into_iter().any(|c| entry.has(c))
        || entry.verb().is_some_and(|v| v.has(Class::ReportsSpeech) || v.as_str() == "write")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_show_where_something_is_left_out() {
        let asked = Asked::read("… We will ... go [...] home.");
        assert_eq!(asked.words.len(), 4);
        assert_eq!(asked.open, [true, false, true, true, false]);
        assert_eq!(asked.written(1, 3), "will ... go");
    }

    #[test]
    fn an_attribution_is_not_what_was_said() {
        let inside = |text| inside_marks(text).map_or(String::new(), |found| found.0);
        assert_eq!(inside("“We will go,” he said, “and win.”"), "We will go, and win.");
        assert_eq!(inside("\"We will go,\" he said"), "We will go,");
        assert_eq!(inside("\"We will go,\" he said. \"And win. \"We must.\""), "We will go, And win. We must.");
        assert_eq!(inside("Ada Roe told us: “We will go and win.”"), "We will go and win.");
        assert_eq!(inside("We go,\" she wrote. \"We can't wait"), "We go, We can't wait");
        assert_eq!(inside("'We can't wait,' she said. 'Go now.'"), "We can't wait, Go now.");
        // Marks around a word or two are part of what was said.
        assert_eq!(inside("We will never sell what they say are “crown jewels”"), "");
        assert_eq!(inside("“The crown jewels” will never be sold"), "");
        assert_eq!(inside("“We will go.”"), "");
        assert_eq!(inside("We will go"), "");
    }
}
