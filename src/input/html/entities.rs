//! Character references, as the HTML standard reads them.

use std::cmp::Ordering;

/// The standard's list of names. It is packed when the library is compiled and is itself no part of it.
const LIST: &[u8] = include_bytes!("entities.tsv");

/// Where a reference stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the text of a page.
    Text,
    /// In the value of an attribute. There, as in anything else that may hold an address with `&` in it, a name without
    /// a semicolon counts only if neither `=` nor a letter or digit follows.
    Value,
}

/// The code points that Windows-1252 bytes stand for where a page numbers them as characters (128 to 159).
const WINDOWS: [u16; 32] = [
    0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d,
    0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d,
    0x17e, 0x178,
];

/// Appends `source` with its character references decoded.
pub(super) fn decode(source: &str, place: Place, out: &mut String) {
    let mut rest = source;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let found = if rest.starts_with('#') { number(rest, out) } else { name(rest, place, out) };
        match found {
            Some(len) => rest = &rest[len..],
            None => out.push('&'),
        }
    }
    out.push_str(rest);
}

/// Appends the character of the numeric reference at the start of `text`, its `&` aside; returns the reference's length.
fn number(text: &str, out: &mut String) -> Option<usize> {
    let (skip, radix) = if text.starts_with("#x") || text.starts_with("#X") { (2, 16) } else { (1, 10) };
    let len = text[skip..].bytes().take_while(|b| char::from(*b).is_digit(radix)).count();
    if len == 0 {
        return None;
    }
    let end = skip + len;
    let value = match u32::from_str_radix(&text[skip..end], radix) {
        Ok(n @ 128..=159) => u32::from(WINDOWS[n as usize - 128]),
        Ok(0) | Err(_) => 0xfffd,
        Ok(n) => n,
    };
    out.push(char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER));
    Some(end + usize::from(text[end..].starts_with(';')))
}

/// Appends what the named reference at the start of `text`, its `&` aside, stands for; returns the reference's length.
fn name(text: &str, place: Place, out: &mut String) -> Option<usize> {
    let len = text.bytes().take(LONGEST + 1).take_while(u8::is_ascii_alphanumeric).count();
    let run = &text.as_bytes()[..len];
    let next = text.as_bytes().get(len);
    if next == Some(&b';')
        && let Some(found) = find(run)
    {
        found.write(out);
        return Some(len + 1);
    }
    let bare = |n: &usize| find(&run[..*n]).filter(|f| f.bare).map(|f| (f, *n));
    let (found, end) = match place {
        Place::Text => (1..=len.min(LONGEST_BARE)).rev().find_map(|n| bare(&n))?,
        Place::Value => Some(len).filter(|n| *n <= LONGEST_BARE && next != Some(&b'=')).as_ref().and_then(bare)?,
    };
    found.write(out);
    Some(end)
}

/// A name in the list.
struct Found {
    /// Its row.
    row: usize,
    /// Whether it needs no semicolon.
    bare: bool,
}

impl Found {
    /// Appends what it stands for.
    fn write(&self, out: &mut String) {
        let unit = u16::from_be_bytes([HIGH[self.row], LOW[self.row]]);
        match PAIRS.get(usize::from(unit.wrapping_sub(PAIR))) {
            Some(pair) => out.extend(char::decode_utf16(*pair).flatten()),
            None => out.extend(char::from_u32(unit.into())),
        }
    }
}

/// Looks up a name, given without its semicolon.
fn find(name: &[u8]) -> Option<Found> {
    let block = BLOCKS.partition_point(|&at| entry(usize::from(at)).1 <= name).checked_sub(1)?;
    let mut at = usize::from(BLOCKS[block]);
    // How much of `name` the entry before begins with.
    let mut same = 0;
    for row in block * BLOCK..(block + 1) * BLOCK {
        let (control, suffix) = entry(at);
        let shared = usize::from(control & SHARED);
        match shared.cmp(&same) {
            // The entry before differs from the name in a letter that this one has too.
            Ordering::Greater => {}
            Ordering::Equal => {
                let wanted = &name[same..];
                if suffix == wanted {
                    return Some(Found { row, bare: control & BARE > 0 });
                }
                same += suffix.iter().zip(wanted).take_while(|(a, b)| a == b).count();
            }
            Ordering::Less => return None,
        }
        at += 1 + suffix.len();
    }
    None
}

/// The entry of [`NAMES`] that begins at `at`: its first byte and the letters after it; no letters at the end.
fn entry(at: usize) -> (u8, &'static [u8]) {
    match NAMES.get(at..) {
        Some([control, rest @ ..]) => {
            let len = rest.iter().take_while(|b| b.is_ascii()).count();
            (*control, &rest[..len])
        }
        _ => (START, &[]),
    }
}

// The packed list: names in blocks of `BLOCK`, each name but the first of a block without the letters that it shares with
// the one before it (front coding). Alone in a module it takes 17 kB compressed; crates that read the same take twice that
// (htmlize) or know no names without a semicolon (html-escape).

/// Names in a block.
const BLOCK: usize = 32;
/// The first byte of an entry, which says how many letters it shares with the one before.
const START: u8 = 0x80;
const BARE: u8 = 0x40;
const SHARED: u8 = 0x1f;
/// The first of the code units that stand for an entry of [`PAIRS`]; the standard's list has no private characters.
const PAIR: u16 = 0xe000;

/// The longest name, and the longest that needs no semicolon.
const LONGEST: usize = PACKED.longest;
const LONGEST_BARE: usize = PACKED.longest_bare;
const PACKED: Packed = pack(LIST);

static NAMES: [u8; PACKED.names_len] = *PACKED.names.first_chunk().expect("as long as it was filled");
/// Where each block begins in [`NAMES`].
static BLOCKS: [u16; PACKED.rows.div_ceil(BLOCK)] = *PACKED.blocks.first_chunk().expect("as long as it was filled");
/// What each row stands for, as a code unit of UTF-16 or the number of a pair of them.
static HIGH: [u8; PACKED.rows] = *PACKED.high.first_chunk().expect("as long as it was filled");
static LOW: [u8; PACKED.rows] = *PACKED.low.first_chunk().expect("as long as it was filled");
/// Two characters, or one that takes two units.
static PAIRS: [[u16; 2]; PACKED.pairs_len] = *PACKED.pairs.first_chunk().expect("as long as it was filled");

/// The packed list while it is made.
struct Packed {
    names: [u8; 0x4000],
    names_len: usize,
    blocks: [u16; 0x100],
    high: [u8; 0x1000],
    low: [u8; 0x1000],
    rows: usize,
    pairs: [[u16; 2]; 0x100],
    pairs_len: usize,
    longest: usize,
    longest_bare: usize,
}

/// Packs the list. What does not fit it, such as a row of another form, is an error when the library is compiled.
const fn pack(list: &[u8]) -> Packed {
    let mut out = Packed {
        names: [0; 0x4000],
        names_len: 0,
        blocks: [0; 0x100],
        high: [0; 0x1000],
        low: [0; 0x1000],
        rows: 0,
        pairs: [[0; 2]; 0x100],
        pairs_len: 0,
        longest: 0,
        longest_bare: 0,
    };
    let (mut at, mut before) = (0, 0);
    while at < list.len() {
        if list[at] != b'#' {
            out.add(list, at, before);
            before = at;
        }
        at = field_end(list, at, b'\n') + 1;
    }
    out
}

/// Where the field that begins at `from` ends: at `mark`, or any white space where that is a blank.
const fn field_end(list: &[u8], from: usize, mark: u8) -> usize {
    let mut at = from;
    while at < list.len() && list[at] != mark && (mark != b' ' || list[at] > b' ') {
        at += 1;
    }
    at
}

impl Packed {
    /// Adds the row at `row`; the one before it is at `before`.
    const fn add(&mut self, list: &[u8], row: usize, before: usize) {
        let name_end = field_end(list, row, b' ');
        let first_end = field_end(list, name_end + 1, b' ');
        let mut end = first_end;
        let first = hex(list, name_end + 1, first_end);
        let mut second = None;
        if list[end] == b' ' {
            end = field_end(list, first_end + 1, b' ');
            second = Some(hex(list, first_end + 1, end));
        }
        let bare = list[end] == b'\t';
        self.name(list, row, name_end, before, bare);
        self.value(first, second);
        self.rows += 1;
    }

    const fn name(&mut self, list: &[u8], from: usize, end: usize, before: usize, bare: bool) {
        let mut shared = 0;
        if self.rows.is_multiple_of(BLOCK) {
            self.blocks[self.rows / BLOCK] = self.names_len as u16;
        } else {
            while list[from + shared] == list[before + shared] {
                shared += 1;
            }
            assert!(list[from + shared] > list[before + shared], "the list is sorted");
        }
        let len = end - from;
        self.longest = if len > self.longest { len } else { self.longest };
        self.longest_bare = if bare && len > self.longest_bare { len } else { self.longest_bare };
        assert!(shared <= SHARED as usize);
        self.names[self.names_len] = START | if bare { BARE } else { 0 } | shared as u8;
        self.names_len += 1;
        let mut at = from + shared;
        while at < end {
            assert!(list[at].is_ascii_alphanumeric());
            self.names[self.names_len] = list[at];
            self.names_len += 1;
            at += 1;
        }
    }

    const fn value(&mut self, first: u32, second: Option<u32>) {
        let pair = match second {
            Some(second) => Some([first as u16, second as u16]),
            None if first > 0xffff => {
                let rest = first - 0x1_0000;
                Some([0xd800 | (rest >> 10) as u16, 0xdc00 | (rest & 0x3ff) as u16])
            }
            None => None,
        };
        let mut unit = first as u16;
        if let Some(pair) = pair {
            unit = PAIR + self.pairs_len as u16;
            self.pairs[self.pairs_len] = pair;
            self.pairs_len += 1;
        }
        [self.high[self.rows], self.low[self.rows]] = unit.to_be_bytes();
    }
}

/// The number that stands in hexadecimal, capitals, in `list[from..end]`.
const fn hex(list: &[u8], from: usize, end: usize) -> u32 {
    let (mut at, mut value) = (from, 0);
    while at < end {
        let digit = match list[at] {
            b @ b'0'..=b'9' => b - b'0',
            b @ b'A'..=b'F' => b - b'A' + 10,
            _ => panic!("no hexadecimal digit"),
        };
        value = value << 4 | digit as u32;
        at += 1;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(source: &str, place: Place) -> String {
        let mut out = String::new();
        decode(source, place, &mut out);
        out
    }

    #[test]
    fn every_row_of_the_list_is_found() {
        let list = std::str::from_utf8(LIST).expect("it is text");
        let mut rows = 0;
        for row in list.lines().filter(|l| !l.starts_with('#')) {
            let fields: Vec<&str> = row.split('\t').collect();
            let code = |c| u32::from_str_radix(c, 16).ok().and_then(char::from_u32).expect("a code point");
            let value: String = fields[1].split(' ').map(code).collect();
            let bare = fields.get(2) == Some(&"bare");
            assert_eq!(decoded(&format!("&{};", fields[0]), Place::Value), value);
            let open = format!("&{}", fields[0]);
            assert_eq!(&decoded(&open, Place::Value), if bare { &value } else { &open }, "{open}");
            rows += 1;
        }
        assert_eq!(rows, 2125);
    }

    #[test]
    fn references_in_text() {
        let text = |s: &str| decoded(s, Place::Text);
        assert_eq!(text("Roe &amp; Hale &#8217;s &#x201C;no&rdquo; &eacute;"), "Roe & Hale ’s “no” é");
        assert_eq!(text("a &b &#; &#x; &nosuch; &amp &#150; &#0;"), "a &b &#; &#x; &nosuch; & – \u{fffd}");
        assert_eq!(text("Ko&ncaron;ek, caf&eacute s, caf&eacutes"), "Koňek, café s, cafés");
        assert_eq!(text("&notit; &notin; &notin &nGtv; &Ascr;"), "¬it; ∉ ¬in ≫\u{338} 𝒜");
        assert_eq!(text("&#xD800; &#x110000; &#99999999999; &#x80"), "\u{fffd} \u{fffd} \u{fffd} €");
        assert_eq!(text("&"), "&");
        assert_eq!(
            text("&;&&amp;&CounterClockwiseContourIntegralx;é&é;"),
            "&;&&&CounterClockwiseContourIntegralx;é&é;"
        );
    }

    #[test]
    fn references_in_values() {
        let value = |s: &str| decoded(s, Place::Value);
        assert_eq!(value("caf&eacute s &copy"), "café s ©");
        assert_eq!(value("?a=1&copy=2&section=3&not1&ampx&amp;y"), "?a=1&copy=2&section=3&not1&ampx&y");
    }
}
