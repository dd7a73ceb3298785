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
    "nem", "je", "že", "ga", "ni", "sind", "nach", "wird", "auch", "aus", "bei", "wurde", "avec", "sont", "cette",
    "fue", "pero",
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

/// The parts that are not in English, by index and in order. Nothing is looked for in them, and the reader is told.
pub(super) fn unread(text: &str, parts: &[Part], warnings: &mut Vec<Warning>) -> Vec<usize> {
    let whole = Tally::of(body(text, parts).take(SAMPLE));
    let english = whole.is_english();
    if english && whole.foreign * 12 < whole.words && whole.other_script * 12 < whole.letters {
        return Vec::new();
    }
    let tallies: Vec<Tally> = parts.iter().map(|p| Tally::of(p.span().of(text).split_whitespace())).collect();
    let words = |of: &dyn Fn(usize) -> bool| -> u32 {
        let counted = (0..parts.len()).filter(|&i| parts[i].kind.is_body() && of(i));
        counted.map(|i| tallies[i].all()).sum()
    };
    let unread: Vec<usize> = if english {
        let foreign: Vec<usize> = (0..parts.len()).filter(|&i| tallies[i].is_plainly_foreign()).collect();
        // A sentence in another language is what someone said in it.
        if foreign.len() < 2 || words(&|i| foreign.binary_search(&i).is_ok()) * 5 < words(&|_| true) {
            return Vec::new();
        }
        foreign
    } else {
        (0..parts.len()).filter(|&i| !tallies[i].is_plainly_english()).collect()
    };
    let (own, all) = (words(&|i| unread.binary_search(&i).is_ok()), words(&|_| true));
    let message = if own == all {
        "the text does not read as English, the only language that is read here; no quotes, names or deadlines were \
         looked for in it"
            .to_owned()
    } else {
        format!(
            "{own} of the {all} words do not read as English, the only language that is read here; quotes, names and \
             deadlines were looked for in the others"
        )
    };
    warnings.push(Warning::new("not-english", message));
    unread
}

fn body<'a>(text: &'a str, parts: &'a [Part]) -> impl Iterator<Item = &'a str> {
    parts.iter().filter(|p| p.kind.is_body()).flat_map(|p| p.span().of(text).split_whitespace())
}

/// How many words are enough to tell.
const SAMPLE: usize = 3000;

/// What a text's words say of its language.
#[derive(Default)]
struct Tally {
    words: u32,
    english: u32,
    foreign: u32,
    /// Which of the foreign words it has, a bit each.
    kinds: u128,
    lower: u32,
    figures: u32,
    letters: u32,
    other_script: u32,
}

impl Tally {
    fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut out = Self::default();
        for word in words {
            out.add(word);
        }
        out
    }

    fn add(&mut self, word: &str) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let Some(first) = bare.chars().next() else { return };
        if !first.is_alphabetic() {
            self.figures += 1;
            return;
        }
        for c in bare.chars().take(24).filter(|c| c.is_alphabetic()) {
            self.letters += 1;
            self.other_script += u32::from(c as u32 >= 0x250 && !(0x1e00..0x1f00).contains(&(c as u32)));
        }
        self.words += 1;
        self.lower += u32::from(first.is_lowercase());
        let low = bare.to_lowercase();
        self.english += u32::from(ENGLISH.contains(&low.as_str()));
        if let Some(at) = FOREIGN.iter().position(|f| *f == low) {
            self.foreign += 1;
            self.kinds |= 1 << (at % 128);
        }
    }

    /// Words and figures.
    const fn all(&self) -> u32 {
        self.words + self.figures
    }

    /// A script without spaces gives few, long words.
    const fn is_of_other_script(&self) -> bool {
        self.letters >= 20 && self.other_script * 2 > self.letters
    }

    /// Whether nothing speaks against it that the text is English.
    const fn is_english(&self) -> bool {
        if self.is_of_other_script() {
            return false;
        }
        if self.words < 12 {
            return true;
        }
        // A word in a table, or in a list of names, is not a language.
        let speaks = self.kinds.count_ones() >= 3 && self.foreign * 10 >= self.words;
        if speaks && self.foreign > self.english && self.english * 6 < self.words {
            return false;
        }
        // No language that is known here: prose, not a table, but without English function words.
        let prose = self.words >= 50 && self.figures * 8 < self.words && self.lower * 2 > self.words;
        !(prose && self.english * 20 < self.words)
    }

    /// Whether a paragraph alone tells that it is English.
    const fn is_plainly_english(&self) -> bool {
        self.words >= 12 && self.english * 5 >= self.words && self.english > self.foreign * 3
    }

    /// Whether a paragraph alone tells that it is not.
    const fn is_plainly_foreign(&self) -> bool {
        self.is_of_other_script()
            || self.words >= 12
                && self.kinds.count_ones() >= 2
                // A list of names has small words too, and no others.
                && self.lower.saturating_sub(self.foreign) * 4 > self.words
                && self.foreign * 6 >= self.words
                && self.english * 12 < self.words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english(text: &str) -> bool {
        Tally::of(text.split_whitespace()).is_english()
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
    fn the_english_part_of_a_text_is_read() {
        let english = "The harbour board said on Monday that it would shut two of its piers for the summer.";
        let german = "Der Hafenrat hat am Montag beschlossen, zwei der vier Piers für den Sommer zu schließen.";
        fn unread<'a>(lines: &[&'a str]) -> (Vec<&'a str>, usize) {
            let text = lines.join("\n\n");
            let doc = crate::input::read(crate::input::Article { text: Some(text), ..Default::default() });
            let told = doc.warnings.iter().filter(|w| w.code == "not-english").count();
            (doc.unread.iter().map(|&i| lines[i]).collect(), told)
        }
        assert_eq!(unread(&[english, english]), (vec![], 0));
        assert_eq!(unread(&[german, "Das ist alles.", german]), (vec![german, "Das ist alles.", german], 1));
        assert_eq!(unread(&[german, german, german, german, english]), (vec![german; 4], 1));
        assert_eq!(unread(&[english, german, english, german]), (vec![german; 2], 1));
        // A sentence is a quotation.
        assert_eq!(unread(&[english, english, german, english, english, english]), (vec![], 0));
    }

    #[test]
    fn binaries() {
        assert!(is_binary("\u{0}\u{1}\u{2}\u{fffd}PNG\u{fffd}\u{fffd}"));
        assert!(!is_binary("He said \u{fffd} and left.\u{3}"));
    }
}
