//! Words whose letters are of two alphabets and look as if they were of one: “Аda” with a Cyrillic А.
//!
//! After the mixed-script confusables of Unicode's security mechanisms (UTS 39), for Latin, Cyrillic and Greek. A word of
//! one alphabet alone is no fault, nor is one whose odd letters look like none of the others ("5 kΩ", "iPhoneом").

use crate::hashed::Set;

use crate::report::{Part, Warning};
use crate::span::Span;

/// Letters of Cyrillic and Greek, and the Latin ones that they look like.
const ALIKE: &str = "АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS ԌG ԚQ ԜW \
    аa еe оo рp сc уy хx іi јj ѕs һh ԁd ԛq ԝw \
    ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX αa ιi νv οo ρp υu";

/// So many words are told one by one.
const MOST: usize = 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
}

impl Script {
    const ALL: [Self; 3] = [Self::Latin, Self::Cyrillic, Self::Greek];

    const fn name(self) -> &'static str {
        match self {
            Self::Latin => "Latin",
            Self::Cyrillic => "Cyrillic",
            Self::Greek => "Greek",
        }
    }
}

fn script(c: char) -> Option<Script> {
    match c {
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some(Script::Latin),
        '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(Script::Greek),
        _ => None,
    }
}

/// The letter of `script` that another one looks like.
fn alike(c: char, to: Script) -> Option<char> {
    let latin = |c: char| ALIKE.split(' ').find(|p| p.starts_with(c)).and_then(|p| p.chars().nth(1));
    let of = |latin: char| {
        let pairs = ALIKE.split(' ').filter(|p| p.ends_with(latin));
        pairs.filter_map(|p| p.chars().next()).find(|&c| script(c) == Some(to))
    };
    match (script(c)?, to) {
        (own, to) if own == to => None,
        (_, Script::Latin) => latin(c),
        (Script::Latin, _) => of(c),
        _ => of(latin(c)?),
    }
}

/// Of a word of two alphabets that look as one: its odd letter, what that looks like, and of which alphabet the rest is.
fn odd(word: &str) -> Option<(char, char, Script)> {
    let letters: Vec<char> = word.chars().filter(|&c| script(c).is_some()).collect();
    let count = |s: Script| letters.iter().filter(|&&c| script(c) == Some(s)).count();
    // Of equals, the first.
    let main = Script::ALL.into_iter().rev().max_by_key(|&s| count(s))?;
    let mut first = None;
    for (i, &c) in letters.iter().enumerate().filter(|l| script(*l.1) != Some(main)) {
        let like = alike(c, main)?;
        // A small Greek letter beside capitals and figures is a symbol: "TNFα", "αCD3".
        let beside = [i.checked_sub(1), Some(i + 1)].into_iter().flatten().filter_map(|n| letters.get(n));
        let symbol = script(c) == Some(Script::Greek)
            && c.is_lowercase()
            && !beside.into_iter().any(|n| n.is_lowercase() && script(*n) == Some(main));
        if symbol {
            return None;
        }
        first = first.or(Some((c, like, main)));
    }
    first
}

/// Warns of words with letters that only look like those beside them. They name someone of that spelling and no other.
pub(super) fn warn(text: &str, parts: &[Part], warnings: &mut Vec<Warning>) {
    let mixed = |c: char| matches!(script(c), Some(Script::Cyrillic | Script::Greek));
    if !text.contains(mixed) {
        return;
    }
    let mut seen: Set<&str> = Set::default();
    for part in parts.iter().filter(|p| p.kind.has_entities()) {
        let body = part.span().of(text);
        for word in body.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_ascii() && w.len() < 200) {
            let Some((c, like, main)) = odd(word) else { continue };
            if !seen.insert(word) || seen.len() > MOST {
                continue;
            }
            let start = part.span().start + (word.as_ptr() as usize - body.as_ptr() as usize) as u32;
            let own = script(c).map_or("", Script::name);
            let message = format!(
                "“{word}” has a {own} letter, “{c}”, among {} ones, where it looks like “{like}”; it is read as another \
                 word than the one it looks like",
                main.name()
            );
            warnings.push(Warning::new("lookalike", message).at(Span::new(start, start + word.len() as u32)));
        }
    }
    if let Some(more @ 1..) = seen.len().checked_sub(MOST) {
        warnings.push(Warning::new(
            "lookalike",
            format!("{more} more words have letters of two alphabets that look alike"),
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Article, read};

    /// The words that are warned of, each with its odd letter and what that looks like.
    fn found(text: &str) -> Vec<String> {
        let doc = read(Article { text: Some(text.into()), ..Article::default() });
        let lookalikes = doc.warnings.iter().filter(|w| w.code == "lookalike");
        lookalikes
            .map(|w| match w.span() {
                Some(span) => {
                    let word = span.of(text);
                    let (c, like, main) = odd(word).unwrap();
                    assert!(w.message.contains(main.name()), "{}", w.message);
                    format!("{word}:{c}{like}")
                }
                None => w.message.clone(),
            })
            .collect()
    }

    #[test]
    fn letters_of_two_alphabets_are_told() {
        assert_eq!(found("Аda Roe met Bror Tamm. Later Аda Roe left."), ["Аda:АA"]);
        assert_eq!(found("Ada Rоe met Βror Tamm and Celiα Quill."), ["Rоe:оo", "Βror:ΒB", "Celiα:αa"]);
        assert_eq!(found("The mayor, Влaдимир Орлов, came."), ["Влaдимир:aа"]);
    }

    #[test]
    fn a_word_of_one_alphabet_or_with_symbols_is_no_fault() {
        for text in [
            "Владимир Орлов and Ελένη Βάσσου met Ada Roe and Łukasz Šimić.",
            "A 5 kΩ resistor, 3 μm wide, TNFα and IFNγ and αCD3, Δt, β-carotene.",
            "В Oland купили iPhoneом и USB-порт, 5кг.",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn many_are_told_in_few_words() {
        let text: String = (0..30).map(|i| format!("Аd{} met. ", "a".repeat(i + 1))).collect();
        let told = found(&text);
        assert_eq!(told.len(), MOST + 1);
        assert!(told[MOST].starts_with("10 more words"), "{told:?}");
    }
}
