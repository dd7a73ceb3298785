//! New inputs out of old ones, in pieces that mean something to the engine.

use fastrand::Rng;

/// What makes the stages do something: marks, names, tags, dates, bits of JSON, and characters of every width.
const PIECES: &[&str] = &[
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "''",
    "``",
    "«",
    "»",
    "‹",
    "›",
    "„",
    "‚",
    "—",
    "–",
    " - ",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ", ",
    ". ",
    "... ",
    "…",
    "? ",
    "! ",
    ": ",
    "; ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "\u{a0}",
    "\u{2028}",
    "\u{200b}",
    "\u{feff}",
    "\u{fffd}",
    "\u{0}",
    "\u{301}",
    "\u{202e}",
    "é",
    "ß",
    "İ",
    "ǅ",
    "🚢",
    "👩‍👩‍👧",
    "中",
    "А",
    "Mr. ",
    "Dr. ",
    "U.S. ",
    "St. ",
    "Jr.",
    "Ada Roe",
    "Roe",
    "Roe’s",
    "President Ida Holm",
    "Celia Quill",
    "Oland",
    "Olandic",
    "Veldaport",
    "Port Hesper",
    "the Ferry Board",
    "Harbour Line Ltd",
    "the mayor",
    "she",
    "He",
    "they",
    " said",
    " said that ",
    " says",
    "told reporters",
    "according to ",
    "denied",
    " added",
    " warned that ",
    " asked",
    "“Go,” she said. “Now.”",
    "by Friday",
    "within 10 or 12 days",
    "until 3 March",
    "no later than noon",
    "last week",
    "on 6 August 2025",
    "in 1998",
    "the end of the month",
    "3 1/2 years",
    "next Tuesday",
    "tomorrow",
    "two weeks ago",
    "31 February",
    "2025-08-06",
    "0001-01-01",
    "9999-12-31",
    "-5 days",
    "99999999999 years",
    "24:00",
    "1,000",
    "25%",
    "$5m",
    "5th",
    "a.m.",
    "the 1990s",
    "deadline",
    "ultimatum",
    "or face sanctions",
    "gave ",
    "set a ",
    "extended",
    "expires",
    "Share this post",
    "Related content",
    "Read more:",
    "4 Min Read",
    "Photo: A. Roe",
    "OLAND —",
    "(AP)",
    "By Ada Roe",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<article>",
    "</article>",
    "<h1>",
    "<script>",
    "</script>",
    "<style>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<table><tr><td>",
    "<svg>",
    "<br>",
    "<a href=\"javascript:x\">",
    "<span style=\"display:none\">",
    "<span hidden>",
    "<template>",
    "<time datetime=\"2025-08-06\">",
    "<meta property=\"og:title\" content=\"",
    "\">",
    "<",
    ">",
    "&",
    "&amp;",
    "&#x110000;",
    "&#0;",
    "&#xd800;",
    "&nbsp;",
    "&notin",
    "<title>",
    "<plaintext>",
    "<noscript>",
    "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"",
    "{\"id\":\"a\",\"text\":\"",
    "\"}",
    "\"html\":\"",
    "\"keep\":[{\"start\":0,\"end\":4294967295}]",
    "\"date\":\"2025-08-06\"",
    "\\ud800",
    "\\udc00",
    "\\u0000",
    "\\",
    "null",
    "4294967296",
    "1e999",
    "[]",
    "{}",
    "\u{1e}",
    "per:roe",
    "org:",
    "loc:oland",
    ":",
    "\"op\":\"merge\"",
    "{\"op\":\"delete\",\"entity\":\"per:ada roe\"}",
];

/// Pieces that open something: a run of them is as deep as a text can get.
const OPENERS: &[&str] =
    &["“‘", "(“‘", "„‚", "‹«", "'", "(", "<div>", "<table><tr><td>", "<p>“", "[", "{\"a\":", "<!--", "“ "];

/// Inputs longer than this are cut: what is wrong shows in short ones, and they are read sooner.
const LONGEST: usize = 8 << 10;

/// Changes an input in one to six places; `other` is an input to take passages from.
pub fn mutate(bytes: &mut Vec<u8>, other: Option<&[u8]>, random: &mut Rng) {
    for _ in 0..random.usize(1..=6) {
        once(bytes, other, random);
    }
    if bytes.len() > LONGEST {
        let end = boundary(bytes, LONGEST);
        bytes.truncate(end);
    }
}

fn once(bytes: &mut Vec<u8>, other: Option<&[u8]>, random: &mut Rng) {
    let (start, end) = stretch(bytes, random);
    match random.u8(0..12) {
        0..=3 => put(bytes, start, start, piece(random).as_bytes()),
        4 => put(bytes, start, end, piece(random).as_bytes()),
        5 => put(bytes, start, end, b""),
        6 => {
            let again = bytes[start..end].repeat(random.usize(1..=8));
            put(bytes, end, end, &again);
        }
        7 => {
            let taken = bytes[start..end].to_vec();
            put(bytes, start, end, b"");
            let at = place(bytes, random);
            put(bytes, at, at, &taken);
        }
        8 | 9 => {
            let Some(other) = other else { return };
            let (from, to) = stretch(other, random);
            put(bytes, start, end, &other[from..to]);
        }
        10 => {
            let opener = OPENERS[random.usize(..OPENERS.len())];
            put(bytes, start, start, opener.repeat(random.usize(1..=200)).as_bytes());
        }
        _ => {
            let any = if random.bool() { random.char(..) } else { random.char('\0'..='~') };
            let (mut buffer, at) = ([0; 4], random.usize(..=bytes.len()));
            match random.u8(0..4) {
                // Half a character: what is no UTF-8.
                0 if at < bytes.len() => bytes[at] = random.u8(..),
                _ => put(bytes, start, start, any.encode_utf8(&mut buffer).as_bytes()),
            }
        }
    }
}

fn piece(random: &mut Rng) -> &'static str {
    PIECES[random.usize(..PIECES.len())]
}

fn put(bytes: &mut Vec<u8>, start: usize, end: usize, new: &[u8]) {
    bytes.splice(start..end, new.iter().copied());
}

/// The last place up to `at` where a character begins.
fn boundary(bytes: &[u8], at: usize) -> usize {
    (0..=at.min(bytes.len())).rev().find(|&i| bytes.get(i).is_none_or(|b| b & 0xc0 != 0x80)).unwrap_or(0)
}

fn place(bytes: &[u8], random: &mut Rng) -> usize {
    boundary(bytes, random.usize(..=bytes.len()))
}

/// A stretch between two characters, mostly a short one.
fn stretch(bytes: &[u8], random: &mut Rng) -> (usize, usize) {
    let start = place(bytes, random);
    let longest = if random.u8(0..4) == 0 { bytes.len() - start } else { (bytes.len() - start).min(60) };
    (start, boundary(bytes, start + random.usize(..=longest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_makes_the_same_input_and_another_another() {
        let make = |seed| {
            let mut bytes = "“Go,” said Ada Roe. 🚢".as_bytes().to_vec();
            let mut random = Rng::with_seed(seed);
            (0..50).for_each(|_| mutate(&mut bytes, Some(b"<p>other</p>"), &mut random));
            bytes
        };
        assert_eq!(make(1), make(1));
        assert_ne!(make(1), make(2));
        assert!((1..40).all(|seed| make(seed).len() <= LONGEST));
    }
}
