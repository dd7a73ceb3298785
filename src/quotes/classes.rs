//! Classes of words by what they can be in a sentence and how often a clause hangs on them.

use crate::pack::Pack;
use rustc_hash::FxHashMap;

/// From the hash of a word in lower case to its class; classes count from 1.
#[derive(Clone, Debug, Default)]
pub(crate) struct Classes {
    of: FxHashMap<u32, u16>,
}

impl Classes {
    /// Reads the section `classes`: words one a line in order of their class, an empty line between classes.
    pub(crate) fn open(pack: &Pack<'_>) -> Self {
        let bytes = pack.section("classes").unwrap_or_default();
        Self::parse(std::str::from_utf8(bytes).unwrap_or(""))
    }

    pub(crate) fn parse(lines: &str) -> Self {
        let mut of = FxHashMap::default();
        let mut class = 1;
        for line in lines.lines() {
            if line.is_empty() {
                class += 1;
            } else {
                of.insert(super::nodes::hash(line.as_bytes()), class);
            }
        }
        Self { of }
    }

    pub(crate) fn of(&self, word: u32) -> u16 {
        self.of.get(&word).copied().unwrap_or(0)
    }
}
