//! Files that are packed as zip: archives, and the documents that are made of several files.

use std::io::{Cursor, Read};

use ::zip::result::ZipError;
use ::zip::{CompressionMethod, ZipArchive};

use super::file::File;
use super::limits;

/// A file that is packed as zip.
pub(super) struct Packed<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    budget: &'a limits::Budget,
}

impl<'a> Packed<'a> {
    pub(super) fn open(file: File<'a>) -> Option<Self> {
        Some(Self { archive: ZipArchive::new(Cursor::new(file.bytes)).ok()?, budget: file.budget })
    }

    /// The bytes of a file of a name in it.
    pub(super) fn bytes(&mut self, name: &str) -> Option<Vec<u8>> {
        let index = self.archive.index_for_name(name)?;
        self.unpack(index).ok()
    }

    /// The text of a file of XML in it.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let bytes = self.bytes(name)?;
        let text = String::from_utf8(bytes).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned());
        Some(text.trim_start_matches('\u{feff}').to_owned())
    }

    /// The names of its entries, as far as they are looked at, with their numbers.
    pub(super) fn names(&self) -> Vec<(usize, String)> {
        let name = |i| Some((i, self.archive.name_for_index(i)?.ok()?.into_owned()));
        (0..self.archive.len().min(limits::ENTRIES)).filter_map(name).collect()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// Unpacks a file; the error tells why it cannot be, as the rest of a sentence.
    pub(super) fn unpack(&mut self, index: usize) -> Result<Vec<u8>, &'static str> {
        const DAMAGED: &str = "is damaged";
        const FOREIGN: &str = "is packed in a way that is not read";
        let file = self.archive.by_index(index).map_err(|e| match e {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
                "is locked with a password"
            }
            ZipError::UnsupportedArchive(_) => FOREIGN,
            _ => DAMAGED,
        })?;
        if !matches!(file.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(FOREIGN);
        }
        let most = limits::FILE.min(self.budget.left());
        let mut bytes = Vec::new();
        // What an archive says of its files' lengths is not to be trusted.
        file.take(most + 1).read_to_end(&mut bytes).map_err(|_| DAMAGED)?;
        self.budget.spend(bytes.len() as u64);
        if bytes.len() as u64 > most { Err("is too large when it is unpacked") } else { Ok(bytes) }
    }
}
