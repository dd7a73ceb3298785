//! Words as the comparison sees them: case, marks and inflection left aside.

use crate::engine::Analysis;
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
