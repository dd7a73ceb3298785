//! The gazetteer: one look-up from a word's or phrase's hash to what the lists say of it.
//!
//! It is part of the model file, since the tagger's weights were learned with it: what the engine's own word lists gain or
//! lose changes nothing here. An entry is the hash of its lower-cased words; texts of lists are not kept. On file the
//! hashes are sorted and written as differences, so that compression finds little else to do.

/// What a list says of a word or phrase, a bit each.
pub(crate) mod class {
    /// A given name usual for men.
    pub(crate) const MALE: u32 = 1;
    /// A given name usual for women.
    pub(crate) const FEMALE: u32 = 1 << 1;
    /// A surname.
    pub(crate) const SURNAME: u32 = 1 << 2;
    /// A country, continent or group of countries.
    pub(crate) const COUNTRY: u32 = 1 << 3;
    /// A nationality word.
    pub(crate) const DEMONYM: u32 = 1 << 4;
    /// A large city.
    pub(crate) const CITY: u32 = 1 << 5;
    /// A town.
    pub(crate) const TOWN: u32 = 1 << 6;
    /// A state, province or region.
    pub(crate) const REGION: u32 = 1 << 7;
    /// A company, party, agency or other organisation.
    pub(crate) const ORG: u32 = 1 << 8;
    /// A word that heads organisations' names, such as "ministry" or "inc".
    pub(crate) const ORG_WORD: u32 = 1 << 9;
    /// A title or role before a name.
    pub(crate) const TITLE: u32 = 1 << 10;
    /// A word that heads places' names, such as "river".
    pub(crate) const PLACE_WORD: u32 = 1 << 11;
    /// Month or weekday.
    pub(crate) const CALENDAR: u32 = 1 << 12;
    /// A word that is far oftener a common word than a name.
    pub(crate) const COMMON: u32 = 1 << 13;
    /// A product, event, prize, work, idea or ailment: what is neither a person nor a body nor a place.
    pub(crate) const MISC: u32 = 1 << 14;
    /// The first word of a longer entry.
    pub(crate) const STARTS: u32 = 1 << 15;
    /// All that say something of a name.
    pub(crate) const ANY: u32 = STARTS - 1;
    /// A given name.
    pub(crate) const GIVEN: u32 = MALE | FEMALE;
    /// A place by name, but for towns, whose names are surnames and common words too often.
    pub(crate) const MAJOR_PLACE: u32 = COUNTRY | CITY | REGION;
    /// A place of any size by name.
    pub(crate) const NAMED_PLACE: u32 = MAJOR_PLACE | TOWN;
    /// A place by name, or a word that heads places' names.
    pub(crate) const PLACE: u32 = NAMED_PLACE | PLACE_WORD;
}

/// Number of words in the longest entry that is looked for.
pub(crate) const LONGEST: usize = 5;

/// Hashes keep this many bits on file.
pub(crate) const KEY_BITS: u32 = 25;

/// Look-up from hashes to class bits (low 16) and cluster (high 16, 0 for none).
#[derive(Clone, Debug, Default)]
pub(crate) struct Gazetteer {
    keys: Vec<u32>,
    values: Vec<u32>,
    mask: usize,
}

impl Gazetteer {
    /// Room for `n` entries.
    pub(crate) fn with_capacity(n: usize) -> Self {
        let size = (n.max(8) * 2).next_power_of_two();
        Self { keys: vec![u32::MAX; size], values: vec![0; size], mask: size - 1 }
    }

    fn slot(&self, key: u32) -> usize {
        let mut i = key.wrapping_mul(0x9E37_79B1) as usize >> 7 & self.mask;
        while self.keys[i] != u32::MAX && self.keys[i] != key {
            i = (i + 1) & self.mask;
        }
        i
    }

    /// Adds bits to an entry.
    pub(crate) fn add(&mut self, hash: u32, bits: u32) {
        let key = hash >> (32 - KEY_BITS);
        let i = self.slot(key);
        self.keys[i] = key;
        self.values[i] |= bits;
    }

    /// What is known of a hash; 0 for nothing.
    #[inline]
    pub(crate) fn get(&self, hash: u32) -> u32 {
        if self.keys.is_empty() {
            return 0;
        }
        self.values[self.slot(hash >> (32 - KEY_BITS))]
    }

    /// Adds the entries of a file section: count, then for each a difference of keys and a value.
    pub(crate) fn read(&mut self, bytes: &[u8], shift: u32) -> Option<()> {
        let mut at = 0;
        let mut key = 0u32;
        let n = varint(bytes, &mut at)?;
        // Differences and values stand apart: each compresses better among its like. Skip the differences to find the values.
        let mut values = at;
        for _ in 0..n.min(1 << 20) {
            varint(bytes, &mut values)?;
        }
        for _ in 0..n {
            key = key.checked_add(varint(bytes, &mut at)?)?;
            let value = varint(bytes, &mut values)?;
            if key >> KEY_BITS != 0 || value > 0xFFFF {
                return None;
            }
            self.add(key << (32 - KEY_BITS), value << shift);
        }
        Some(())
    }
}

/// Number of entries of a section.
pub(crate) fn entries(bytes: &[u8]) -> usize {
    varint(bytes, &mut 0).unwrap_or(0).min(1 << 20) as usize
}

/// A number in base 128, low digits first.
pub(crate) fn varint(bytes: &[u8], at: &mut usize) -> Option<u32> {
    let mut out = 0u32;
    for shift in [0, 7, 14, 21, 28] {
        let b = *bytes.get(*at)?;
        *at += 1;
        out |= u32::from(b & 0x7F) << shift;
        if b < 0x80 {
            return Some(out);
        }
    }
    None
}

/// Writes what [`varint`] reads.
#[cfg(any(test, feature = "train"))]
pub(crate) fn put(out: &mut Vec<u8>, mut n: u32) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

/// Writes what [`Gazetteer::read`] reads.
#[cfg(any(test, feature = "train"))]
pub(crate) fn write(entries: &std::collections::BTreeMap<u32, u32>) -> Vec<u8> {
    let mut merged = std::collections::BTreeMap::<u32, u32>::new();
    for (&hash, &value) in entries {
        *merged.entry(hash >> (32 - KEY_BITS)).or_default() |= value;
    }
    let mut out = Vec::new();
    put(&mut out, merged.len() as u32);
    let mut last = 0;
    for &key in merged.keys() {
        put(&mut out, key - last);
        last = key;
    }
    for &value in merged.values() {
        put(&mut out, value);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::hash::{join, word};
    use super::*;

    #[test]
    fn entries_come_back() {
        let mut entries = std::collections::BTreeMap::new();
        entries.insert(word("ada"), class::FEMALE);
        entries.insert(join(word("new"), word("bridge")), class::CITY);
        let bytes = write(&entries);
        let mut gazetteer = Gazetteer::with_capacity(super::entries(&bytes));
        gazetteer.read(&bytes, 0).unwrap();
        assert_eq!(gazetteer.get(word("ada")), class::FEMALE);
        assert_eq!(gazetteer.get(word("bob")), 0);
        assert_eq!(gazetteer.get(join(word("new"), word("bridge"))), class::CITY);
        assert!(gazetteer.read(&bytes[..bytes.len() - 1], 0).is_none());
    }
}
