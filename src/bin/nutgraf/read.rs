//! Articles out of standard input and files.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use nutgraf::files::Found;
use nutgraf::readers;

use crate::compress;
use crate::lines::{Raw, in_file, lines};
use crate::problem::Problem;

/// Calls `each` for all that the inputs hold, until it says false. `None` is standard input; `date` is that of files
/// which tell none themselves.
pub(crate) fn all(inputs: &[Option<PathBuf>], date: Option<&str>, each: &mut dyn FnMut(Raw) -> bool) {
    for input in inputs {
        let go_on = match input {
            None => lines(io::stdin().lock(), None, each),
            Some(path) => file(path, date, each),
        };
        if !go_on {
            return;
        }
    }
}

/// Calls `each` for every article of a file, by the file's ending; whether it wants more.
fn file(path: &Path, date: Option<&str>, each: &mut dyn FnMut(Raw) -> bool) -> bool {
    let name: Arc<str> = path.display().to_string().into();
    let plain = compress::plain_name(path).0;
    let ending = plain.extension().and_then(|e| e.to_str()).unwrap_or("").to_ascii_lowercase();
    let source = match compress::open(path) {
        Ok(source) => source,
        Err(e) => return each(Raw::Bad(in_file(Problem::new("not-readable", e.to_string()), &name))),
    };
    // A file of lines may be longer than memory.
    if matches!(ending.as_str(), "jsonl" | "ndjson") {
        return lines(source, Some(&name), each);
    }
    let bytes = match whole(source) {
        Ok(bytes) => bytes,
        Err(problem) => return each(Raw::Bad(in_file(problem, &name))),
    };
    let date = date.filter(|_| !matches!(ending.as_str(), "json" | "csv" | "tsv"));
    readers::read(&plain.to_string_lossy(), &name, bytes, &decode, &mut |found| {
        each(match found {
            Found::Article { mut article, warnings, .. } => {
                article.date = article.date.or_else(|| date.map(str::to_owned));
                Raw::Read(article, warnings.into_iter().map(|w| format!("{name}: {w}")).collect())
            }
            Found::Corrections(_) => {
                Raw::Note(format!("{name}: its corrections are applied with --corrections {name}"))
            }
            Found::Problem(problem) => Raw::Bad(in_file(problem.into(), &name)),
            _ => return true,
        })
    })
}

/// All of a file.
fn whole(mut source: impl Read) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    source.read_to_end(&mut bytes).map_err(|e| Problem::new("not-readable", e.to_string()))?;
    Ok(bytes)
}

/// Text in an encoding of before UTF-8.
fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    // "Replacement" stands for encodings that nobody reads any more: it makes all of a text one sign.
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).filter(|e| *e != encoding_rs::REPLACEMENT)?;
    Some(encoding.decode(bytes).0.into_owned())
}
