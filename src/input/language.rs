//! Checks of the text as such: whether it is text, English, and in a person's own words.

use crate::report::{Part, Warning};

/// Words that English prose cannot do without and other languages hardly use.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "that", "for", "with", "it", "he", "his", "from", "at", "as", "has", "have", "had",
    "were", "are", "been", "be", "this", "which", "who", "they", "their", "will", "would", "said", "not", "but", "or",
    "she", "her", "after", "more", "than", "by", "its", "we", "you", "a", "is", "was", "in", "on", "an", "i",
];

/// The same for the languages most often met: none of these is a common English word.
const FOREIGN: &[&str] = &[
    "der", "das", "und", "ist", "nicht", "mit", "für", "den", "dem", "ein", "eine", "auf", "von", "zu", "sich", "les",
    "des", "une", "est", "dans", "pour", "que", "qui", "sur", "pas", "du", "au", "aux", "el", "los", "las", "una",
    "por", "con", "para", "del", "como", "il", "di", "che", "della", "non", "sono", "gli", "um", "uma", "não", "os",
    "het", "een", "van", "niet", "zijn", "och", "att", "som", "är", "på", "av", "og", "ikke", "til", "ja", "ei", "na",
    "się", "nie", "jest", "ve", "bir", "bu", "dan", "yang", "ini", "untuk", "la", "le", "de", "et", "en", "un", "da",
    "но", "не", "на", "что", "и", "в", "по", "с", "та", "що", "је", "се", "у", "și", "va", "cu", "az", "és", "hogy",
    "nem", "je", "že", "pro", "ga", "ni", "no",
];

/// Whether this is no text: the bytes of another kind of file, or of another encoding, read as text.
pub(super) fn is_binary(text: &str) -> bool {
    let (mut odd, mut all) = (0usize, 0usize);
    // The beginning tells.
    for c in text.chars().take(1 << 16) {
        all += 1;
        let control = c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}');
        odd += usize::from(control || c == '\u{fffd}');
    }
    odd >= 4 && odd * 20 > all
}

/// Adds what the reader should know of the text's language and origin.
pub(super) fn warn(text: &str, parts: &[Part], warnings: &mut Vec<Warning>) {
    if !is_english(text, parts) {
        warnings.push(Warning::new("not-english", "the text does not read as English; what was found may be wrong"));
    }
}

/// How many words are enough to tell.
const SAMPLE: usize = 3000;

fn is_english(text: &str, parts: &[Part]) -> bool {
    let (mut words, mut english, mut foreign, mut lower, mut figures) = (0u32, 0u32, 0u32, 0u32, 0u32);
    let (mut letters, mut other_script) = (0u32, 0u32);
    let body = parts.iter().filter(|p| p.kind.is_body()).flat_map(|p| p.span().of(text).split_whitespace());
    for word in body.take(SAMPLE) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let Some(first) = bare.chars().next() else { continue };
        if !first.is_alphabetic() {
            figures += 1;
            continue;
        }
        for c in bare.chars().take(24).filter(|c| c.is_alphabetic()) {
            letters += 1;
            other_script += u32::from(c as u32 >= 0x250 && !(0x1e00..0x1f00).contains(&(c as u32)));
        }
        words += 1;
        lower += u32::from(first.is_lowercase());
        let low = bare.to_lowercase();
        english += u32::from(ENGLISH.contains(&low.as_str()));
        foreign += u32::from(FOREIGN.contains(&low.as_str()));
    }
    // A script without spaces gives few, long words.
    if letters >= 20 && other_script * 2 > letters {
        return false;
    }
    if words < 12 {
        return true;
    }
    if foreign > english && english * 6 < words {
        return false;
    }
    // No language that is known here: prose, not a table, but without English function words.
    !(words >= 50 && figures * 8 < words && lower * 2 > words && english * 20 < words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::PartKind;
    use crate::span::Span;

    fn english(text: &str) -> bool {
        is_english(text, &[Part::new(Span::new(0, text.len() as u32), PartKind::Paragraph, None)])
    }

    #[test]
    fn languages() {
        assert!(english("The harbour board said on Monday that it would shut two of its piers for the summer."));
        assert!(english("Port Ellery 3 Gull Bay 1"));
        assert!(!english("Der Hafenrat hat am Montag beschlossen, zwei der vier Piers für den Sommer zu schließen."));
        assert!(!english("El consejo del puerto dijo el lunes que cerrará dos de los muelles por el verano."));
        assert!(!english("Совет порта заявил в понедельник, что закроет два причала на лето."));
        assert!(!english("港務局は月曜日に二つの桟橋を夏の間閉鎖すると発表した。"));
        let finnish = "satamalautakunta ilmoitti maanantaina sulkevansa kaksi laituria kesäksi koska ne ovat huonossa \
                       kunnossa ";
        assert!(!english(&finnish.repeat(6)));
    }

    #[test]
    fn binaries() {
        assert!(is_binary("\u{0}\u{1}\u{2}\u{fffd}PNG\u{fffd}\u{fffd}"));
        assert!(!is_binary("He said \u{fffd} and left.\u{3}"));
    }
}
