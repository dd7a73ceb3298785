//! From files that are no plain text to articles: documents of word processors, e-books, PDFs and archives.
//!
//! [`read`] reads every file that [`files`](crate::files) reads as well, so that a front end with the feature `readers`
//! asks this module alone. Each kind has a module with a function `read(&File, Each) -> bool`, which gives what it finds
//! one by one and says whether more is wanted. What it cannot read becomes a [`Problem`](crate::files::Problem); damaged
//! and hostile files are to be expected, so no reader trusts a number in a file: [`limits`] bound what is unpacked.
//! A document becomes an article in HTML where its kind knows headings and lists, and in plain text otherwise.

mod limits;
mod zip;

use crate::files::formats::{self, Reader};
use crate::files::{self, Decoder, Each};

/// A file as it is handed in.
#[derive(Clone, Copy)]
struct File<'a> {
    /// Its name, with the path inside an archive.
    name: &'a str,
    /// What the ids of its articles are made of.
    id: &'a str,
    bytes: &'a [u8],
    /// What reads encodings of before UTF-8.
    decoder: Decoder<'a>,
    /// How many archives it lies in.
    depth: usize,
}

/// Reads a file of any kind, as [`files::read`] reads those of text.
pub fn read(name: &str, id: &str, bytes: Vec<u8>, decoder: Decoder<'_>, each: Each<'_>) -> bool {
    match formats::of(name, &bytes) {
        Some(format) if format.reader == Reader::Optional => {
            one(format.name, File { name, id, bytes: &bytes, decoder, depth: 0 }, each)
        }
        _ => files::read(name, id, bytes, decoder, each),
    }
}

/// Reads a file of one of the kinds that have a reader here.
fn one(format: &str, file: File<'_>, each: Each<'_>) -> bool {
    match format {
        "zip" => zip::read(file, each),
        _ => files::read(file.name, file.id, file.bytes.to_vec(), file.decoder, each),
    }
}
