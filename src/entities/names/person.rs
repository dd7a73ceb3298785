//! Names of people, in parts: given names, surname, and what sets father and son apart.

use super::fold;
use crate::lexicon::{Class, look_up};

/// Articles before Arabic surnames: al-Assad is Assad.
const ARTICLES: &[&str] = &["al", "el", "as", "ad", "ash", "ar"];

const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv", "v"];

/// Whether a word sets one bearer of a name apart from another.
pub(crate) fn is_suffix(word: &str) -> bool {
    SUFFIXES.contains(&word.trim_end_matches('.').to_lowercase().as_str()) && !matches!(word, "v" | "ii" | "iii" | "iv")
}

/// A person's name in parts, spelling folded.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Person {
    /// Given names and initials, the first one as its group's head.
    pub(crate) given: Vec<String>,
    /// Surname without particles; a name of one word is a surname.
    pub(crate) surname: String,
    /// `jr`, `ii` and the like.
    pub(crate) suffix: String,
}

/// The head of a given name's group, folded.
pub(crate) fn root(given: &str) -> String {
    let plain = fold::plain(given);
    fold::key(look_up(&plain).value(Class::GivenName).unwrap_or(given))
}

/// The words of a name without hyphens, marks and what sets father and son apart, which is its second part, folded.
fn words(cleaned: &str) -> (Vec<&str>, String) {
    let mut words: Vec<&str> = cleaned.split_whitespace().collect();
    let mut suffix = String::new();
    if words.len() > 1 && words.last().is_some_and(|w| is_suffix(w)) {
        suffix = fold::plain(words.pop().unwrap_or(""));
    }
    (words, suffix)
}

fn cleaned(name: &str) -> String {
    name.chars().map(|c| if matches!(c, '-' | '‐' | '‑' | ',' | '"' | '“' | '”') { ' ' } else { c }).collect()
}

/// The surname as it is spelled, case and diacritics aside: "Novak" is another than "Nowak", whom the parts of a
/// [`Person`] do not tell apart.
pub(crate) fn spelled(name: &str) -> String {
    words(&cleaned(name)).0.last().map_or_else(String::new, |last| fold::plain(last))
}

impl Person {
    /// Reads a name as written, title and possessive left out.
    pub(crate) fn new(name: &str) -> Self {
        let cleaned = cleaned(name);
        let (words, suffix) = words(&cleaned);
        // "al-Assad" is Assad wherever it stands; "Kim Jong-un" has no article.
        let mut kept: Vec<&str> = Vec::new();
        for (i, w) in words.iter().enumerate() {
            let article =
                ARTICLES.contains(&w.to_lowercase().as_str()) && i + 1 < words.len() && (i > 0 || words.len() == 2);
            let clipped = article && !w.ends_with('.');
            if !clipped {
                kept.push(w);
            }
        }
        let Some((last, given)) = kept.split_last() else { return Self::default() };
        // Initials written together: J.R.R.
        let given = given
            .iter()
            .filter(|g| !look_up(&g.to_lowercase()).has(Class::NameParticle))
            .flat_map(|g| {
                let initials = g.contains('.') && g.split('.').all(|p| p.chars().count() <= 1);
                if initials { fold::plain(g).chars().map(String::from).collect() } else { vec![root(g)] }
            })
            .collect();
        Self { given, surname: fold::key(last), suffix }
    }

    /// Whether the name has more than a surname.
    pub(crate) fn is_full(&self) -> bool {
        !self.given.is_empty()
    }

    /// The key for comparison: first given name, surname, suffix.
    pub(crate) fn key(&self) -> String {
        let mut parts: Vec<&str> = self.given.iter().take(1).map(String::as_str).collect();
        parts.push(&self.surname);
        if !self.suffix.is_empty() {
            parts.push(&self.suffix);
        }
        parts.join("-")
    }

    /// Whether two full names can be one person's: surname and suffix agree, given names do not contradict.
    pub(crate) fn agrees(&self, other: &Self) -> bool {
        self.suffix == other.suffix && self.surname == other.surname && given_agree(&self.given, &other.given)
    }
}

fn alike(a: &str, b: &str) -> bool {
    a == b || (a.chars().count() == 1 && b.starts_with(a)) || (b.chars().count() == 1 && a.starts_with(b))
}

/// Given names agree when each of the shorter list does with the one at its place in the longer: W. is not H. W.
fn given_agree(a: &[String], b: &[String]) -> bool {
    let (Some(x), Some(y)) = (a.first(), b.first()) else { return true };
    if !alike(x, y) {
        // "J. Edgar" and "Edgar": the first may be left out when it is an initial.
        let skip = |long: &[String], short: &[String]| {
            long.len() > short.len() && long[0].len() == 1 && alike(&long[1], &short[0]) && long[1].len() > 1
        };
        return skip(a, b) || skip(b, a);
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short[1..].iter().zip(&long[1..]).all(|(s, l)| alike(s, l))
}

/// Whether two words differ by one letter at most.
pub(crate) fn one_letter_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let longest = a.len().max(b.len());
    start + end + 1 >= longest
}

/// Whether one person's full name may be another spelling of the other's: the given name agrees and the surnames, long
/// enough to tell, differ by one letter.
pub(crate) fn misspelled(a: &Person, b: &Person) -> bool {
    a.is_full()
        && b.is_full()
        && a.suffix == b.suffix
        && a.given[0].len() > 1
        && a.given[0] == b.given[0]
        && a.surname.len().min(b.surname.len()) >= 6
        && one_letter_apart(&a.surname, &b.surname)
        // Ivanov and Ivanova are husband and wife.
        && !(a.surname.strip_suffix('a') == Some(&b.surname) || b.surname.strip_suffix('a') == Some(&a.surname))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_parts() {
        let p = Person::new("Bashar al-Assad");
        assert_eq!((p.given.len(), p.surname.as_str()), (1, "asad"));
        assert_eq!(Person::new("Donald Trump Jr.").suffix, "jr");
        assert_eq!(Person::new("J.R. Roe").given, ["j", "r"]);
        assert!(!Person::new("Roe").is_full());
        assert_eq!(Person::new(""), Person::default());
    }

    #[test]
    fn one_letter() {
        assert!(
            one_letter_apart("hale", "hale") && one_letter_apart("hale", "hales") && one_letter_apart("hale", "hile")
        );
        assert!(!one_letter_apart("hale", "hilo") && !one_letter_apart("ab", "ba"));
    }
}
