//! Words as the comparison sees them: case, marks and inflection left aside.

use crate::engine::Analysis;
use crate::sort::Order;
use crate::span::Span;
use crate::text::TokenKind;

/// A hash of a word, the same on every machine: FNV-1a over its lower-case characters.
pub(super) fn hash(word: &str) -> u32 {
    let mut h = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |byte: u8| h = (h ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    if word.is_ascii() {
        word.bytes().for_each(|b| add(b.to_ascii_lowercase()));
    } else {
        for c in word.chars().flat_map(char::to_lowercase) {
            let c = if c == '’' { '\'' } else { c };
            c.encode_utf8(&mut [0; 4]).bytes().for_each(&mut add);
        }
    }
    (h ^ (h >> 32)) as u32
}

/// Whether a token counts as a word.
pub(super) const fn is_word(kind: TokenKind) -> bool {
    !matches!(kind, TokenKind::Mark | TokenKind::Punctuation)
}

/// The words of an article's body, headline left out: their hashes with the indices of their tokens.
pub(super) fn of_body(a: &Analysis) -> Vec<(u32, u32)> {
    let mut out = Vec::with_capacity(a.text.tokens.len());
    for s in &a.text.sentences {
        let kind = a.doc.parts[s.part].kind;
        if !kind.is_body() || kind == crate::report::PartKind::Headline {
            continue;
        }
        for i in s.tokens.clone() {
            let t = &a.text.tokens[i];
            if is_word(t.kind) {
                out.push((hash(t.span().of(&a.doc.text)), i as u32));
            }
        }
    }
    out
}

/// Words too common to tell one statement from another, sorted.
#[rustfmt::skip] // one word a line would fill pages
const STOP: &[&str] = &[
    "a", "about", "above", "across", "after", "again", "against", "all", "also", "always", "am", "amid", "among",
    "an", "and", "another", "any", "anything", "are", "aren't", "around", "as", "at", "back", "be", "because",
    "been", "before", "being", "below", "between", "both", "but", "by", "came", "can", "can't", "cannot", "come",
    "comes", "coming", "could", "couldn't", "despite", "did", "didn't", "do", "does", "doesn't", "doing", "don't",
    "done", "down", "during", "each", "even", "ever", "every", "everything", "feel", "felt", "for", "from",
    "gave", "get", "gets", "getting", "give", "given", "gives", "giving", "go", "goes", "going", "gone", "got",
    "had", "has", "hasn't", "have", "haven't", "having", "he", "her", "here", "hers", "him", "himself", "his",
    "how", "i", "if", "in", "into", "is", "isn't", "it", "it's", "its", "itself", "just", "keep", "kept", "knew", "know",
    "let", "lets", "like", "look", "looked", "looking", "looks", "lot", "made", "make", "makes", "making", "many", "may",
    "maybe", "me", "might", "more", "most", "mr", "mrs", "ms", "much", "must", "my", "myself", "need", "needed",
    "needs", "next", "no", "not", "nothing", "now", "of", "off", "oh", "on", "once", "one", "only", "or", "other",
    "others", "our", "ours", "ourselves", "out", "over", "own", "people", "per", "put", "quite", "rather",
    "really", "said", "same", "say", "saying", "says", "see", "shall", "she", "should", "shouldn't", "since",
    "so", "some", "something", "still", "such", "take", "taken", "takes", "taking", "tell", "tells", "than",
    "that", "the", "their", "theirs", "them", "themselves", "then", "there", "these", "they", "thing", "things",
    "think", "this", "those", "though", "thought", "through", "to", "told", "too", "took", "toward", "towards",
    "tried", "try", "trying", "two", "under", "until", "up", "upon", "us", "use", "used", "using", "very", "via",
    "want", "wanted", "wants", "was", "wasn't", "way", "we", "well", "went", "were", "weren't", "what", "when",
    "where", "which", "while", "who", "whom", "whose", "why", "will", "with", "within", "without", "won't",
    "would", "wouldn't", "yes", "yet", "you", "your", "yours", "yourself",
];

/// Words for people coming together to speak.
const ENCOUNTER: &[&str] = &[
    "meeting",
    "met",
    "talk",
    "trip",
    "visit",
    "summit",
    "assembly",
    "assemblies",
    "discussion",
    "conversation",
    "negotiation",
    "encounter",
    "session",
    "gathering",
    "round",
    "dialogue",
];

/// Whether a stem is that of a word for people coming together to speak.
pub(super) fn is_encounter(of: &str) -> bool {
    ENCOUNTER.iter().any(|w| stem(w) == of)
}

/// Endings that are cut off, the longer first.
const ENDINGS: &[&str] = &[
    "ibilities",
    "fulness",
    "ibility",
    "ations",
    "ating",
    "ation",
    "ities",
    "ments",
    "able",
    "ated",
    "ates",
    "ible",
    "ings",
    "ions",
    "ment",
    "ness",
    "ate",
    "ies",
    "ing",
    "ion",
    "ity",
    "ive",
    "ed",
    "es",
    "ly",
    "e",
    "s",
    "y",
];

/// A word as it is looked up: lower case, plain apostrophes.
pub(super) fn plain(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect()
}

/// Whether a word in lower case says little by itself.
pub(super) fn is_stop(word: &str) -> bool {
    word.starts_with('\'') || STOP.binary_search(&word).is_ok()
}

/// A word in lower case without its endings, as far as at least four letters are left.
pub(super) fn stem(word: &str) -> &str {
    if !word.is_ascii() || word.len() < 5 {
        return word.strip_suffix('s').filter(|w| w.len() > 2 && !w.ends_with('s')).unwrap_or(word);
    }
    let mut w = word;
    for _ in 0..2 {
        match ENDINGS
            .iter()
            .find_map(|e| w.strip_suffix(e).filter(|s| s.len() >= 4 && !(*e == "s" && s.ends_with('s'))))
        {
            // "Banned" and "planning" double the last letter of the verb.
            Some(s) => w = if doubled(w, s) { &s[..s.len() - 1] } else { s },
            None => break,
        }
    }
    w
}

/// Whether an ending doubles the letter before it.
fn doubled(word: &str, stem: &str) -> bool {
    let last = stem.as_bytes();
    let twice = last.len() >= 4 && last[last.len() - 1] == last[last.len() - 2];
    twice && matches!(&word[stem.len()..], "ed" | "ing") && !stem.ends_with(['l', 's', 'z', 'e', 'o'])
}

/// Hashes of the stems of some stretches' words, sorted; what is too common to tell anything is left out.
pub(super) fn stems(a: &Analysis, spans: impl IntoIterator<Item = Span>) -> Vec<u32> {
    let mut out: Vec<u32> = spans
        .into_iter()
        .flat_map(|span| &a.text.tokens[a.text.tokens_in(span)])
        .filter(|t| is_word(t.kind))
        .map(|t| plain(t.span().of(&a.doc.text)))
        .filter(|w| !is_stop(w))
        .map(|w| hash(stem(&w)))
        .collect();
    out.order();
    out.dedup();
    out
}

/// Binary logarithm of a ratio, in hundredths; 0 where it is not above 1.
pub(super) fn log2(num: u64, den: u64) -> u32 {
    if den == 0 || num <= den {
        return 0;
    }
    // 2^24 keeps the fraction; squaring gives a binary digit of the logarithm at a time.
    let mut x = (num << 24) / den;
    let whole = x.ilog2() - 24;
    x >>= whole;
    let mut out = whole * 128;
    for bit in (0..7).rev() {
        x = (x * x) >> 24;
        if x >= 2 << 24 {
            x >>= 1;
            out += 1 << bit;
        }
    }
    out * 100 / 128
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order() {
        assert!(STOP.is_sorted());
        assert!(ENDINGS.windows(2).all(|w| w[0].len() >= w[1].len()));
    }

    #[test]
    fn stems_join_the_forms_of_a_word() {
        for (a, b) in [
            ("possible", "possibility"),
            ("cooperation", "cooperate"),
            ("sanctions", "sanction"),
            ("talks", "talk"),
            ("avoiding", "avoided"),
            ("days", "day"),
            ("banned", "ban"),
            ("planning", "plans"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
        assert_ne!(stem("press"), stem("pres"));
    }

    #[test]
    fn logarithms_are_near_the_true_ones() {
        assert_eq!(log2(8, 1), 300);
        assert_eq!(log2(3, 1), 157);
        assert_eq!(log2(1, 3), 0);
    }

    #[test]
    fn hashes_leave_case_and_apostrophes_aside() {
        assert_eq!(hash("They’re"), hash("they're"));
        assert_ne!(hash("they"), hash("them"));
    }
}
