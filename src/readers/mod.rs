//! From files that are no plain text to articles: documents of word processors, mail, feeds, e-books, PDFs and
//! archives.
//!
//! [`read`] reads every file that [`files`](crate::files) reads as well, so that a front end with the feature `readers`
//! asks this module alone. Each kind has a module with a function `read(&File, Each) -> bool`, which gives what it finds
//! one by one and says whether more is wanted. What it cannot read becomes a [`Problem`](crate::files::Problem); damaged
//! and hostile files are to be expected, so no reader trusts a number in a file: [`limits`] bound what is unpacked.
//! A document becomes an article in HTML where its kind knows headings and lists, and in plain text otherwise.

mod document;
mod docx;
mod encoding;
mod epub;
mod feed;
mod file;
mod limits;
mod mail;
mod odt;
mod packed;
mod passed;
mod pdf;
mod rtf;
mod xml;
mod zip;

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::files::formats::{self, Format, Reader};
use crate::files::{self, Decoder, Each, Found, Reason};
use file::File;
pub use file::Further;
use limits::Budget;

/// Reads a file of any kind, as [`files::read`] reads those of text.
pub fn read(name: &str, id: &str, bytes: Vec<u8>, decoder: Decoder<'_>, each: Each<'_>) -> bool {
    read_by(name, id, bytes, decoder, &crate::input::others, each)
}

/// As [`read`], for a module that is not to hold what reads an article, to which the engine beside it tells where articles
/// begin.
pub fn read_by(
    name: &str,
    id: &str,
    bytes: Vec<u8>,
    decoder: Decoder<'_>,
    further: Further<'_>,
    each: Each<'_>,
) -> bool {
    match formats::of(name, &bytes) {
        Some(format) if format.reader == Reader::Optional => {
            let budget = Budget::new();
            read_document(
                format,
                File { name, id, bytes: &bytes, decoder, further, depth: 0, budget: &budget, any },
                each,
            )
        }
        _ => files::read_guessing(name, id, bytes, decoder, &encoding::guess, each),
    }
}

/// Reads a file that lies in another one.
fn any(file: File<'_>, each: Each<'_>) -> bool {
    match formats::of(file.name, file.bytes) {
        Some(format) if format.reader == Reader::Optional => read_document(format, file, each),
        _ => files::read_guessing(file.name, file.id, file.bytes.to_vec(), file.decoder, &encoding::guess, each),
    }
}

/// Reads a file of one of the kinds that have a reader here. A file that breaks its reader is a problem and no more,
/// where a panic can be caught: on WebAssembly it ends the module, whose page begins a new one.
fn read_document(format: &'static Format, file: File<'_>, each: Each<'_>) -> bool {
    let read = catch_unwind(AssertUnwindSafe(|| match format.name {
        "odt" if !file.bytes.starts_with(b"PK") => odt::flat(file, each),
        "docx" | "epub" | "odt" | "zip" => zip::read(format.name, file, each),
        "pdf" => pdf::read(file, each),
        "rtf" => rtf::read(file, each),
        "eml" | "mht" => mail::read(file, each),
        "mbox" => mail::mailbox(file, each),
        "feed" => feed::read(file, each),
        _ => files::read(file.name, file.id, file.bytes.to_vec(), file.decoder, each),
    }));
    read.unwrap_or_else(|_| each(Found::Problem(Reason::Unreadable(format.label, "cannot be read".into()).into())))
}
