//! Model files: named sections of bytes behind a header with kind, schema and checksum.
//!
//! ```text
//! "NUTGRAF\0"  8 bytes
//! kind         8 bytes, padded with zeros ("entities", "quotes", ...)
//! schema       u32   the layout of the sections; the engine reads exactly one
//! checksum     u32   FNV-1a of everything after it
//! count        u32   number of sections
//! per section  name 12 bytes padded with zeros, length u32
//! the sections' bytes, one after the other
//! ```
//! All numbers are little-endian. Section `note` says in words what the weights were trained on. Section `lists` holds the
//! word lists whose words the weights were trained on as features ([`Lists`]): a word that is added to the lexicon later
//! changes nothing of what a model sees.

use crate::error::{Error, ErrorCode};

const MAGIC: &[u8; 8] = b"NUTGRAF\0";
const HEADER: usize = 8 + 8 + 4 + 4;
const NAME: usize = 12;

/// A model file, opened and checked.
pub(crate) struct Pack<'a> {
    sections: Vec<(&'a str, &'a [u8])>,
}

impl<'a> Pack<'a> {
    /// The kind that a file says it is of, if it is a model file at all.
    pub(crate) fn kind(bytes: &'a [u8]) -> Option<&'a str> {
        bytes.strip_prefix(MAGIC)?.get(..8).and_then(name)
    }

    /// Opens a file of `kind` and `schema`.
    pub(crate) fn open(bytes: &'a [u8], kind: &str, schema: u32) -> Result<Self, Error> {
        let corrupt = |why: &str| Error::new(ErrorCode::ModelCorrupt, format!("model file for {kind}: {why}"));
        if Self::kind(bytes) != Some(kind) || bytes.len() < HEADER {
            return Err(corrupt("not a model file of this kind"));
        }
        let found = word(bytes, 16).ok_or_else(|| corrupt("cut short"))?;
        if found != schema {
            let message = format!("model file for {kind}: schema {found}, but this engine reads schema {schema}");
            return Err(Error::new(ErrorCode::ModelVersion, message));
        }
        let body = &bytes[HEADER..];
        if word(bytes, 20) != Some(fnv1a(body)) {
            return Err(corrupt("its checksum does not match its bytes"));
        }
        let cut = || corrupt("cut short");
        let count = word(body, 0).ok_or_else(cut)? as usize;
        let mut at = 4 + count.checked_mul(NAME + 4).ok_or_else(cut)?;
        let mut sections = Vec::new();
        for i in 0..count {
            let head = 4 + i * (NAME + 4);
            let label = body.get(head..head + NAME).and_then(name).ok_or_else(cut)?;
            let len = word(body, head + NAME).ok_or_else(cut)? as usize;
            let end = at.checked_add(len).ok_or_else(cut)?;
            sections.push((label, body.get(at..end).ok_or_else(cut)?));
            at = end;
        }
        Ok(Self { sections })
    }

    /// The bytes of a section.
    pub(crate) fn section(&self, label: &str) -> Result<&'a [u8], Error> {
        self.sections
            .iter()
            .find(|(n, _)| *n == label)
            .map(|(_, b)| *b)
            .ok_or_else(|| Error::new(ErrorCode::ModelCorrupt, format!("model file: section {label} is missing")))
    }
}

/// The word lists of a model, as the section `lists` keeps them: a line each, a name, a tab, and words with spaces between
/// them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Lists<'a>(&'a str);

impl<'a> Lists<'a> {
    /// The name of the section.
    pub(crate) const SECTION: &'static str = "lists";

    /// From the bytes of a section, or of the file that it is made of.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(std::str::from_utf8(bytes).unwrap_or_default())
    }

    /// The words of a list; none where there is no such list.
    pub(crate) fn words(self, name: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        let list = self.0.lines().filter_map(|l| l.split_once('\t')).find(|l| l.0 == name);
        list.map_or("", |l| l.1).split_ascii_whitespace()
    }
}

/// A model file with one section put in the place of that of the same name, or added; all others keep their bytes.
///
/// # Errors
/// When `bytes` is no model file of `kind` and `schema`.
#[cfg(any(test, feature = "train"))]
#[cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "public for training alone"))]
pub fn with_section(bytes: &[u8], kind: &str, schema: u32, label: &str, new: &[u8]) -> Result<Vec<u8>, Error> {
    let pack = Pack::open(bytes, kind, schema)?;
    let mut sections: Vec<(&str, Vec<u8>)> = pack.sections.iter().map(|&(n, b)| (n, b.to_vec())).collect();
    match sections.iter_mut().find(|(n, _)| *n == label) {
        Some(section) => section.1 = new.to_vec(),
        None => sections.push((label, new.to_vec())),
    }
    Ok(write_pack(kind, schema, &sections))
}

/// Writes a model file. The same sections give the same bytes.
#[cfg(any(test, feature = "train"))]
#[cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "public for training alone"))]
pub fn write_pack(kind: &str, schema: u32, sections: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let padded = |s: &str, n: usize| {
        let mut v = s.as_bytes().to_vec();
        assert!(v.len() <= n, "name {s} is longer than {n} bytes");
        v.resize(n, 0);
        v
    };
    let mut body = u32::try_from(sections.len()).expect("few sections").to_le_bytes().to_vec();
    for (label, bytes) in sections {
        body.extend(padded(label, NAME));
        body.extend(u32::try_from(bytes.len()).expect("a section under 4 GiB").to_le_bytes());
    }
    for (_, bytes) in sections {
        body.extend(bytes);
    }
    let mut out = MAGIC.to_vec();
    out.extend(padded(kind, 8));
    out.extend(schema.to_le_bytes());
    out.extend(fnv1a(&body).to_le_bytes());
    out.extend(body);
    out
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn name(bytes: &[u8]) -> Option<&str> {
    let end = bytes.iter().position(|&b| b == 0).unwrap_or(bytes.len());
    let (name, padding) = bytes.split_at(end);
    padding.iter().all(|&b| b == 0).then(|| std::str::from_utf8(name).ok()).flatten()
}

/// FNV-1a, 32 bits.
pub(crate) fn fnv1a(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |h, &b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        write_pack("quotes", 3, &[("note", b"made up".to_vec()), ("weights", vec![1, 2, 3])])
    }

    #[test]
    fn sections_come_back() {
        let bytes = sample();
        assert_eq!(Pack::kind(&bytes), Some("quotes"));
        let pack = Pack::open(&bytes, "quotes", 3).unwrap();
        assert_eq!(pack.section("weights").unwrap(), [1, 2, 3]);
        assert_eq!(pack.section("absent").unwrap_err().code(), ErrorCode::ModelCorrupt);
    }

    #[test]
    fn one_section_is_replaced_and_the_others_stay() {
        let listed = with_section(&sample(), "quotes", 3, Lists::SECTION, b"to\tto\nsmall\tof the\n").unwrap();
        let pack = Pack::open(&listed, "quotes", 3).unwrap();
        assert_eq!(pack.section("weights").unwrap(), [1, 2, 3]);
        let lists = Lists::new(pack.section(Lists::SECTION).unwrap());
        assert_eq!(lists.words("small").collect::<Vec<_>>(), ["of", "the"]);
        assert_eq!(lists.words("large").next(), None);
        let again = with_section(&listed, "quotes", 3, Lists::SECTION, b"to\tto\n").unwrap();
        let words = Lists::new(Pack::open(&again, "quotes", 3).unwrap().section(Lists::SECTION).unwrap());
        assert_eq!(words.words("small").next(), None);
    }

    #[test]
    fn other_version_other_kind_and_damage_are_told_apart() {
        let bytes = sample();
        let code = |b: &[u8], kind, schema| Pack::open(b, kind, schema).err().map(|e| e.code());
        assert_eq!(code(&bytes, "quotes", 4), Some(ErrorCode::ModelVersion));
        assert_eq!(code(&bytes, "entities", 3), Some(ErrorCode::ModelCorrupt));
        for cut in 0..bytes.len() {
            assert!(code(&bytes[..cut], "quotes", 3).is_some(), "cut at {cut}");
        }
        for at in 0..bytes.len() {
            let mut bad = bytes.clone();
            bad[at] ^= 0x20;
            assert!(code(&bad, "quotes", 3).is_some(), "flipped byte {at}");
        }
    }
}
