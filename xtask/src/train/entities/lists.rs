//! Word lists for the tagger: names, places and organisations by their sources (models/lists), and common words by
//! how news writes them.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use nutgraf::train::entities::{self as engine, class};

use crate::shell::unpacked_text;

/// From phrase hash to class bits.
pub(super) type Entries = BTreeMap<u32, u32>;

fn put(out: &mut Entries, phrase: &str, bits: u32) {
    let words: Vec<Vec<String>> = engine::words(phrase);
    let words: Vec<&str> = words.iter().flatten().map(String::as_str).collect();
    // The engine looks for up to five words: "Port-au-Prince".
    if (1..=5).contains(&words.len()) {
        *out.entry(engine::phrase_hash(&words)).or_default() |= bits;
        if words.len() > 1 {
            *out.entry(engine::phrase_hash(&words[..1])).or_default() |= class::STARTS;
        }
    }
}

fn bits(letter: char) -> u32 {
    match letter {
        'm' => class::MALE,
        'f' => class::FEMALE,
        's' => class::SURNAME,
        'c' => class::COUNTRY,
        'd' => class::DEMONYM,
        'C' => class::CITY,
        't' => class::TOWN,
        'r' => class::REGION,
        'o' => class::ORG,
        'h' => class::ORG_WORD,
        'p' => class::PLACE_WORD,
        'k' => class::CALENDAR,
        'T' => class::TITLE,
        'x' => class::MISC,
        _ => 0,
    }
}

/// Reads the lists of `dir`. They are the model's own: what the engine's lexicon gains changes no model.
pub(super) fn read(dir: &Path) -> Result<Entries, String> {
    let mut out = Entries::new();
    for file in [
        "names.tsv",
        "places.tsv",
        "nations.tsv",
        "orgs.tsv",
        "bodies.tsv",
        "things.tsv",
        "titles.tsv",
        "given.tsv",
        "words.tsv",
    ] {
        for line in unpacked_text(&dir.join(file))?.lines() {
            let (phrase, letters) = line.split_once('\t').ok_or_else(|| format!("{file}: no tab in {line:?}"))?;
            put(&mut out, phrase, letters.chars().map(bits).fold(0, |a, b| a | b));
        }
    }
    Ok(out)
}

/// Marks words that news writes without a capital nearly always.
pub(super) fn common(out: &mut Entries, sentences: &[Vec<String>]) {
    let mut counts: HashMap<String, (u32, u32)> = HashMap::new();
    for s in sentences {
        for w in s.iter().skip(1) {
            let n = counts.entry(w.to_lowercase()).or_default();
            if w.starts_with(char::is_lowercase) { n.0 += 1 } else { n.1 += 1 }
        }
    }
    for (word, (lower, upper)) in counts {
        if lower >= 40 && lower >= 12 * upper && word.chars().all(char::is_alphabetic) {
            put(out, &word, class::COMMON);
        }
    }
}
