//! What the models know of words: classes by what a word can be in a sentence and how often a clause hangs on it, and
//! the closed lists of function words. Both are kept in the model's file, as the weights were trained on them.

use crate::hashed::{Map, Set};

use super::classes::Classes;
use super::node::{AUXILIARY, COMPLEMENTISER, CONJUNCTION, DETERMINER, PREPOSITION, PRONOUN, RELATIVE, TO, hash};
use crate::pack::Lists;

/// The lists of the model's file, with the rough part of speech that their words have.
const TAGS: [(&str, u8); 8] = [
    ("auxiliary", AUXILIARY),
    ("complementiser", COMPLEMENTISER),
    ("conjunction", CONJUNCTION),
    ("determiner", DETERMINER),
    ("preposition", PREPOSITION),
    ("pronoun", PRONOUN),
    ("relative", RELATIVE),
    ("to", TO),
];

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Known {
    /// Its class; 0 if unknown.
    pub(crate) class: u16,
    /// Its rough part of speech, if it is a function word.
    pub(crate) tag: Option<u8>,
}

/// From the hash of a word in lower case to what is known of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    words: Map<u32, Known>,
    /// Words that have no capital in a title.
    small: Set<u32>,
}

impl Vocabulary {
    pub(crate) fn new(classes: Classes, lists: &Lists<'_>) -> Self {
        let classed = classes.of.into_iter().map(|(word, class)| (word, Known { class, tag: None }));
        let mut words: Map<u32, Known> = classed.collect();
        for (list, tag) in TAGS {
            for word in lists.words(list) {
                words.entry(hash(word.as_bytes())).or_default().tag = Some(tag);
            }
        }
        Self { words, small: lists.words("small").map(|w| hash(w.as_bytes())).collect() }
    }

    /// What is known of a word by its hash.
    pub(crate) fn get(&self, word: u32) -> Known {
        self.words.get(&word).copied().unwrap_or_default()
    }

    /// Whether a word has no capital in a title.
    pub(crate) fn is_small(&self, word: &str) -> bool {
        self.small.contains(&hash(word.as_bytes()))
    }
}

/// Of the model file that is shipped, for tests.
#[cfg(test)]
pub(crate) fn shipped() -> Vocabulary {
    use super::model::{KIND, SCHEMA};
    let pack = crate::pack::Pack::open(include_bytes!("../../models/quotes.nut"), KIND, SCHEMA);
    let lists = pack.and_then(|p| p.section(Lists::SECTION)).expect("the model is of this version");
    Vocabulary::new(Classes::default(), &Lists::new(lists))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::pack::Pack;
    use crate::quotes::model::{KIND, SCHEMA};

    #[test]
    fn the_model_has_the_lists_of_the_file() {
        let file = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/models/lists/quotes-lists.tsv")).unwrap();
        let model = Pack::open(include_bytes!("../../models/quotes.nut"), KIND, SCHEMA).unwrap();
        assert!(model.section(Lists::SECTION).unwrap() == file, "run `cargo xtask train lists`");
        for (list, tag) in TAGS {
            let words: Vec<&str> = Lists::new(&file).words(list).collect();
            assert!(
                !words.is_empty() && words.iter().all(|w| shipped().get(hash(w.as_bytes())).tag == Some(tag)),
                "{list}"
            );
        }
    }
}
