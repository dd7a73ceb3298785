//! Archives, and the files in them that documents are made of.

use rustc_hash::FxHashSet;

use super::file::File;
use super::packed::Packed;
use super::{document, docx, epub, limits, odt};
use crate::files::formats::{self, Reader};
use crate::files::{self, Each, Found, Reason};

/// What is called the same however the file is called: a document, or an archive of files.
pub(super) fn read(format: &'static str, file: File<'_>, each: Each<'_>) -> bool {
    let label = |name: &str| formats::FORMATS.iter().find(|f| f.name == name).map_or("", |f| f.label);
    let refuse = |each: Each<'_>, why: &str| each(Found::Problem(Reason::Unreadable(label(format), why.into()).into()));
    let Some(mut packed) = Packed::open(file) else { return refuse(each, "is damaged") };
    let kind = match packed.bytes("mimetype").as_deref() {
        Some(b) if b.starts_with(b"application/epub+zip") => "epub",
        Some(b) if b.starts_with(b"application/vnd.oasis.opendocument.text") => "odt",
        _ if packed.has("META-INF/container.xml") => "epub",
        _ if packed.has("content.xml") && packed.has("META-INF/manifest.xml") => "odt",
        _ if docx::main(&mut packed).is_some() => "docx",
        _ if packed.has("[Content_Types].xml") => {
            return refuse(each, "is a document of another kind, which is not read");
        }
        _ => "zip",
    };
    let read: Result<document::Document, &str> = match kind {
        "docx" => docx::read(&mut packed),
        "odt" => odt::read(&mut packed),
        "epub" => return epub::read(&mut packed, file, each),
        _ => return archive(packed, file, each),
    };
    match read {
        Ok(document) => document.give(file, each),
        Err(why) => each(Found::Problem(Reason::Unreadable(label(kind), why.into()).into())),
    }
}

/// What stands beside articles in archives, such as that of a saved page, and holds none.
const BESIDE: &[&str] = &[
    "avif", "bmp", "css", "gif", "ico", "jpeg", "jpg", "js", "mp3", "mp4", "otf", "png", "svg", "tif", "tiff", "ttf",
    "webp", "woff", "woff2", "ds_store",
];

/// Each file of an archive, in its order.
fn archive(mut packed: Packed<'_>, file: File<'_>, each: Each<'_>) -> bool {
    let refuse = |each: Each<'_>, why: String| each(Found::Problem(Reason::Unreadable("a zip archive", why).into()));
    if file.depth >= limits::DEPTH {
        return refuse(each, "lies in too many others".into());
    }
    let names = packed.names().into_iter().filter(|(_, name)| is_file(name));
    let (beside, articles): (Vec<_>, Vec<_>) =
        names.partition(|(_, name)| BESIDE.contains(&formats::ending(name).as_str()));
    if articles.is_empty() {
        return refuse(each, "holds no file of text".into());
    }
    // Told with the first article that there is.
    let mut odd = match beside.len() {
        0 => Vec::new(),
        1 => vec![format!("1 file beside it in {}, a picture or the like, is left out", file.name)],
        n => vec![format!("{n} files beside it in {}, such as pictures, are left out", file.name)],
    };
    let mut ids = Ids::default();
    for (i, name) in articles {
        if !file.budget.one_more() {
            let why = format!("holds more than is read: {} files, {} MB unpacked", limits::FILES, limits::ALL >> 20);
            return refuse(each, why);
        }
        let id = format!("{}/{}", file.id, ids.of(&name));
        let mut inside = |found| {
            each(match found {
                Found::Problem(p) => Found::Problem(p.within(&name)),
                Found::Article { article, mut warnings, place } => {
                    warnings.append(&mut odd);
                    Found::Article { article, warnings, place }
                }
                other => other,
            })
        };
        let go_on = match packed.unpack(i) {
            Ok(bytes) => {
                (file.any)(File { name: &name, id: &id, bytes: &bytes, depth: file.depth + 1, ..file }, &mut inside)
            }
            Err(why) => inside(Found::Problem(Reason::Unreadable(kind_of(&name), why.into()).into())),
        };
        if !go_on {
            return false;
        }
    }
    true
}

/// The ids of files in an archive: their names without their endings, where none before has the same.
#[derive(Default)]
struct Ids(FxHashSet<String>);

impl Ids {
    fn of(&mut self, name: &str) -> String {
        let stem = files::stem(name);
        let ways = [stem.to_owned(), name.to_owned()].into_iter().chain((2..).map(|n| format!("{stem}-{n}")));
        ways.into_iter().find(|id| self.0.insert(id.clone())).unwrap_or_default()
    }
}

fn kind_of(name: &str) -> &'static str {
    formats::of(name, b"").filter(|f| f.reader != Reader::None).map_or("a file", |f| f.label)
}

/// Whether an entry is a file that somebody put there: neither a folder nor what systems leave.
fn is_file(name: &str) -> bool {
    let own = |part: &str| part.starts_with('.') && part.len() > 1 || part == "__MACOSX" || part == "Thumbs.db";
    !name.ends_with(['/', '\\']) && !name.split(['/', '\\']).any(own)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use ::zip::ZipWriter;
    use ::zip::write::SimpleFileOptions;

    use super::*;
    use crate::readers::limits::Budget;

    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            archive.write_all(bytes).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    /// The ids of articles and the sentences of problems.
    fn told(bytes: &[u8], budget: &Budget) -> Vec<String> {
        let mut out = Vec::new();
        let file = File {
            name: "pile.zip",
            id: "pile",
            bytes,
            decoder: &|_, _| None,
            further: &crate::input::others,
            depth: 0,
            budget,
            any: super::super::any,
        };
        read("zip", file, &mut |found| {
            out.push(match found {
                Found::Article { article, .. } => article.id,
                Found::Problem(p) => p.sentence("pile.zip"),
                Found::Corrections(_) => String::new(),
            });
            true
        });
        out
    }

    #[test]
    fn no_more_is_unpacked_than_the_limits_allow() {
        let bomb = packed(&[("a.txt", &[b'a'; 100_000]), ("b.txt", b"It rained.")]);
        assert!(bomb.len() < 2000);
        let all = told(&bomb, &Budget::of(1000, 10));
        assert_eq!(all[0], "a.txt in pile.zip is text that is too large when it is unpacked");
        assert!(all[1].contains("holds more than is read"), "{all:?}");
        assert_eq!(told(&bomb, &Budget::of(1_000_000, 1)).len(), 2);
        assert_eq!(told(&bomb, &Budget::new()), ["pile/a", "pile/b"]);
    }

    #[test]
    fn no_two_files_have_one_id() {
        let same = [("a.txt", &b"It rained."[..]), ("a.html", b"<p>It rained.</p>"), ("b/a.txt", b"It snowed.")];
        assert_eq!(told(&packed(&same), &Budget::new()), ["pile/a", "pile/a.html", "pile/b/a"]);
        let mut ids = Ids::default();
        assert_eq!(["a.txt", "a.txt", "a.txt"].map(|name| ids.of(name)), ["a", "a.txt", "a-2"]);
    }

    #[test]
    fn archives_in_archives_have_an_end() {
        let mut inner = packed(&[("a.txt", b"It rained.")]);
        assert_eq!(told(&packed(&[("in.zip", &inner)]), &Budget::new()), ["pile/in/a"]);
        for _ in 0..5 {
            inner = packed(&[("in.zip", &inner)]);
        }
        let all = told(&inner, &Budget::new());
        assert!(all.len() == 1 && all[0].ends_with("is a zip archive that lies in too many others"), "{all:?}");
    }

    #[test]
    fn the_notes_of_tables_are_kept_and_what_is_left_out_is_told() {
        let word = "<w:document xmlns:w='w'><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Boats</w:t></w:r></w:p></w:tc>\
            <w:tc><w:p><w:r><w:t>7</w:t><w:footnoteReference w:id='2'/></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>";
        let notes = "<w:footnotes xmlns:w='w'><w:footnote w:id='2'><w:p><w:r><w:t>By hand.</w:t></w:r></w:p></w:footnote></w:footnotes>";
        let head = "<w:hdr xmlns:w='w'><w:p><w:r><w:t>Desk copy</w:t></w:r></w:p></w:hdr>";
        let bytes = packed(&[
            ("word/document.xml", word.as_bytes()),
            ("word/footnotes.xml", notes.as_bytes()),
            ("word/header1.xml", head.as_bytes()),
            ("word/header2.xml", head.as_bytes()),
            ("word/comments.xml", b"<w:comments xmlns:w='w'><w:comment/><w:comment/></w:comments>"),
        ]);
        let (mut html, mut told) = (None, Vec::new());
        read("docx", File::new("a.docx", "a", &bytes, &|_, _| None), &mut |found| {
            if let Found::Article { article, warnings, .. } = found {
                (html, told) = (article.html, warnings);
            }
            true
        });
        let html = html.expect("an article");
        let edge = "left out, for it stands at the edge of all pages: “Desk copy”";
        assert_eq!(told, [edge, "comments that are left out: 2"]);
        assert!(html.contains("Boats | 7") && html.matches("By hand.").count() == 1, "{html}");
    }

    #[test]
    fn documents_are_known_by_what_is_in_them() {
        let word: &[u8] =
            b"<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>It rained.</w:t></w:r></w:p></w:body></w:document>";
        assert_eq!(told(&packed(&[("word/document.xml", word)]), &Budget::new()), ["pile"]);
        let slides = packed(&[("[Content_Types].xml", b"<Types/>"), ("ppt/presentation.xml", b"<p/>")]);
        let all = told(&slides, &Budget::new());
        assert_eq!(all, ["pile.zip is a zip archive that is a document of another kind, which is not read"]);
        assert_eq!(told(b"PK\x03\x04", &Budget::new()), ["pile.zip is a zip archive that is damaged"]);
        let none = packed(&[("a.png", b"x")]);
        assert_eq!(told(&none, &Budget::new()), ["pile.zip is a zip archive that holds no file of text"]);
    }

    #[test]
    fn a_way_of_packing_that_is_not_known_is_no_damage() {
        let mut bytes = packed(&[("a.txt", b"It rained.")]);
        // The number of the way, before the file and in the list at the end.
        let list = bytes.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
        (bytes[8], bytes[list + 10]) = (14, 14);
        let told = told(&bytes, &Budget::new());
        assert!(told[0].ends_with("is packed in a way that is not read"), "{told:?}");
    }
}
