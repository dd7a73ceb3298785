//! Hashes of words: FNV-1a over lower-cased characters, then mixed.

/// Start of every word's hash.
pub(crate) const SEED: u32 = 0x811C_9DC5;

/// Adds one byte.
#[inline]
pub(crate) const fn byte(h: u32, b: u8) -> u32 {
    (h ^ b as u32).wrapping_mul(0x0100_0193)
}

/// Spreads the bits of a finished hash.
#[inline]
pub(crate) const fn mix(h: u32) -> u32 {
    let h = (h ^ h >> 16).wrapping_mul(0x85EB_CA6B);
    let h = (h ^ h >> 13).wrapping_mul(0xC2B2_AE35);
    h ^ h >> 16
}

/// Hash of two hashes in order.
#[inline]
pub(crate) const fn join(a: u32, b: u32) -> u32 {
    let h = (a.rotate_left(5) ^ b).wrapping_mul(0x9E37_79B1);
    h ^ h >> 15
}

/// Lower-cases `text` into `out`.
pub(crate) fn lower(text: &str, out: &mut Vec<u8>) {
    out.clear();
    if text.is_ascii() {
        out.extend(text.bytes().map(|b| b.to_ascii_lowercase()));
        return;
    }
    let mut buffer = [0; 4];
    for c in text.chars().flat_map(char::to_lowercase) {
        // One kind of apostrophe, so that O’Brien is O'Brien.
        let c = if matches!(c, '’' | '‘' | 'ʼ') { '\'' } else { c };
        out.extend(c.encode_utf8(&mut buffer).bytes());
    }
}

/// Hash of a word, case aside; digits count as one another.
pub(crate) fn word(text: &str) -> u32 {
    let mut bytes = Vec::new();
    lower(text, &mut bytes);
    of_lower(&bytes)
}

/// The same for a word in lower case.
#[inline]
pub(crate) fn of_lower(bytes: &[u8]) -> u32 {
    mix(bytes.iter().fold(SEED, |h, &b| byte(h, if b.is_ascii_digit() { b'0' } else { b })))
}

/// The same for an ASCII word in lower case without digits, at compile time.
pub(crate) const fn of_known(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let mut h = SEED;
    let mut i = 0;
    while i < bytes.len() {
        h = byte(h, bytes[i]);
        i += 1;
    }
    mix(h)
}
