//! The one list of the kinds of files: how each is called, known and read. What the documentation says of files and what
//! the page's file picker offers are made from it.

/// A kind of file.
#[derive(Debug)]
#[non_exhaustive]
pub struct Format {
    /// Its short name, such as `docx`.
    pub name: &'static str,
    /// What it is, for people, such as "a Word document".
    pub label: &'static str,
    /// What the names of such files end in, without the dot, in small letters.
    pub endings: &'static [&'static str],
    /// Its media types, the usual one first.
    pub types: &'static [&'static str],
    /// How such files begin, each a beginning of its own. What begins so is of this kind whatever its name says.
    pub beginnings: &'static [&'static [u8]],
    /// What reads it.
    pub reader: Reader,
    /// What is read in it, for the documentation; nothing for what is not read.
    pub told: &'static str,
}

/// What reads a kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reader {
    /// This module, as text: [`read`](super::read).
    Text,
    /// A reader of `nutgraf::readers`, behind the feature `readers`.
    Optional,
    /// Nothing: it holds no text that could be had.
    None,
}

impl Format {
    const fn text(
        name: &'static str,
        label: &'static str,
        endings: &'static [&'static str],
        types: &'static [&'static str],
        told: &'static str,
    ) -> Self {
        Self { name, label, endings, types, beginnings: &[], reader: Reader::Text, told }
    }

    /// One that needs a reader of its own.
    const fn optional(
        name: &'static str,
        label: &'static str,
        types: &'static [&'static str],
        beginnings: &'static [&'static [u8]],
    ) -> Self {
        Self { name, label, endings: &[], types, beginnings, reader: Reader::Optional, told: "" }
    }

    /// Whether the page fetches a module for it. The page's engine reads text, pages and this project's own JSON.
    #[cfg(any(test, all(target_arch = "wasm32", feature = "bindings")))]
    pub(super) fn is_fetched(&self) -> bool {
        match self.reader {
            Reader::Text => !matches!(self.name, "txt" | "html" | "json" | "jsonl"),
            Reader::Optional => true,
            Reader::None => false,
        }
    }

    const fn ends(self, endings: &'static [&'static str], told: &'static str) -> Self {
        Self { endings, told, ..self }
    }

    /// One that is known by its beginning only to be refused.
    const fn refused(name: &'static str, label: &'static str, beginnings: &'static [&'static [u8]]) -> Self {
        Self { name, label, endings: &[], types: &[], beginnings, reader: Reader::None, told: "" }
    }
}

/// What begins a file that is packed as zip, as documents are too.
const ZIP: &[&[u8]] = &[b"PK\x03\x04", b"PK\x05\x06"];

/// All kinds, in the order in which the documentation lists them. The first is the one of whatever is no other.
pub const FORMATS: &[Format] = &[
    Format::text("txt", "text", &["txt", "text"], &["text/plain"], "one article"),
    Format::text("html", "a web page", &["html", "htm", "xhtml"], &["text/html", "application/xhtml+xml"], "one page"),
    Format::text(
        "md",
        "Markdown",
        &["md", "markdown"],
        &["text/markdown"],
        "one article, as its reader sees it: CommonMark without the marks. Front matter (between \
         lines of `---` or `+++`, or in lines that begin with `%`) gives `title`, `date`, `outlet`, `url` and `authors`, \
         or usual names for these",
    ),
    Format::text(
        "json",
        "JSON",
        &["json"],
        &["application/json"],
        "an article, a list of them, or the articles and corrections that the page exports; JSON Feed, data frames and what \
         news interfaces give, whatever they call the fields. The timed parts of a recording are one article",
    ),
    Format::text("jsonl", "JSON Lines", &["jsonl", "ndjson"], &["application/jsonl"], "an article a line"),
    Format::text(
        "csv",
        "a table",
        &["csv", "tsv"],
        &["text/csv", "text/tab-separated-values"],
        "an article a row; the first row names the columns `text` or `html`, and `id`, `date`, `title`, `url`, `outlet`, \
         `authors`, or usual names for these, also in other languages. Where it does not, columns are known by what they \
         hold, and those that are not read are told. `lead` and `subtitle` go before the text. Rows with the same `id`, `url` \
         or `title` that count paragraphs or name a `speaker` are one article",
    ),
    Format::text(
        "srt",
        "subtitles",
        &["srt", "vtt"],
        &["application/x-subrip", "text/vtt"],
        "one article: cues as running text, a paragraph for each turn of a speaker (`<v Ada Roe>`, `ROE:`, `>>`), with the \
         times as positions and the file’s name as title. Transcripts in `.txt` with times before their turns are read so too",
    ),
    Format::optional(
        "docx",
        "a Word document",
        &["application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
        &[],
    )
    .ends(
        &["docx", "docm", "dotx"],
        "one article: headings, paragraphs and lists, with footnotes at the end; title and date from its properties \
         where the text has none",
    ),
    Format::optional("odt", "an OpenDocument text", &["application/vnd.oasis.opendocument.text"], &[])
        .ends(&["odt", "ott", "fodt"], "as a Word document"),
    Format::optional("epub", "an e-book", &["application/epub+zip"], &[])
        .ends(&["epub"], "an article a chapter, in the book’s order"),
    Format::optional("pdf", "a PDF", &["application/pdf"], &[b"%PDF-"]).ends(
        &["pdf"],
        "one article: columns in order, running heads and page numbers left out (heads are told), hyphens at the ends of \
         lines put right. Pictures of text have no text, and that is told",
    ),
    Format::optional("rtf", "a rich text file", &["application/rtf", "text/rtf"], &[b"{\\rtf"])
        .ends(&["rtf"], "as a Word document"),
    Format::optional("eml", "a mail", &["message/rfc822"], &[]).ends(
        &["eml", "emlx"],
        "one article, with the subject as its title; HTML rather than plain text, and what is attached as if it had been \
         handed in",
    ),
    Format::optional("mbox", "a mailbox", &["application/mbox"], &[]).ends(&["mbox", "mbx"], "an article a mail"),
    Format::optional("mht", "a saved page", &["multipart/related", "application/x-mimearchive"], &[])
        .ends(&["mht", "mhtml"], "one page"),
    Format::optional("feed", "a feed", &["application/rss+xml", "application/atom+xml"], &[])
        .ends(&["rss", "atom", "rdf", "xml"], "RSS or Atom: an article an item. Other XML is read as a page"),
    Format::optional("zip", "a zip archive", &["application/zip", "application/x-zip-compressed"], ZIP)
        .ends(&["zip"], "each file in it, as if it had been handed in"),
    Format::refused("office", "an old Office file", &[b"\xd0\xcf\x11\xe0"]),
    Format::refused("picture", "a picture", &[b"\x89PNG", b"\xff\xd8\xff", b"GIF8"]),
    Format::refused("compressed", "a compressed file", &[b"\x1f\x8b", b"BZh", b"\xfd7zXZ"]),
];

/// How much of a file tells its kind, in bytes.
pub const HEAD: usize = 4096;

/// The kind of a file of a name that begins with `head`, of which [`HEAD`] bytes are enough. `None` where neither says
/// anything: such a file is read as text.
#[must_use]
pub fn of(name: &str, head: &[u8]) -> Option<&'static Format> {
    let ending = ending(name);
    let named = FORMATS.iter().find(|f| f.endings.contains(&ending.as_str()));
    // Documents that are packed as zip have names of their own for it.
    let packed = ["docx", "odt", "epub"];
    match begun(head) {
        // The name of a mailbox, a mail or a saved page says more than how it begins.
        Some(Format { name: "eml" | "mht", .. }) if named.is_some_and(|n| matches!(n.name, "mbox" | "mht" | "eml")) => {
            named
        }
        Some(begun) if begun.name == "zip" => named.filter(|n| packed.contains(&n.name)).or(Some(begun)),
        Some(begun) => Some(begun),
        None => named,
    }
}

/// The kind that a beginning tells of.
fn begun(head: &[u8]) -> Option<&'static Format> {
    if let Some(name) = written(head) {
        return FORMATS.iter().find(|f| f.name == name);
    }
    let picture = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP");
    let is = |f: &&Format| f.beginnings.iter().any(|b| head.starts_with(b)) || picture && f.name == "picture";
    FORMATS.iter().find(is)
}

/// What a beginning in letters tells of, where it is longer than a mark.
fn written(head: &[u8]) -> Option<&'static str> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let has = |word: &[u8]| head.windows(word.len()).take(2000).any(|w| w.eq_ignore_ascii_case(word));
    if head.starts_with(b"<") {
        let feed = [&b"<rss"[..], b"<feed", b":feed xmlns", b"<rdf:rdf"].into_iter().any(has);
        return (feed && !has(b"<html")).then_some("feed");
    }
    if head.starts_with(b"From ") && (has(b"\nSubject:") || has(b"\nMessage-ID:")) {
        return Some("mbox");
    }
    // A mail begins with its head, and only mail has these lines in it.
    let end = head.iter().position(|&b| b == b':')?;
    let field = end < 40 && head[..end].iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-');
    let mail = field && (has(b"\nMIME-Version:") || has(b"\nMessage-ID:") || has(b"\nReceived:"));
    let page = mail && (has(b"\nSnapshot-Content-Location:") || has(b"<Saved by "));
    mail.then_some(if page { "mht" } else { "eml" })
}

/// What stands behind the last dot of a name, in small letters.
pub(crate) fn ending(name: &str) -> String {
    name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn name(file: &str, head: &[u8]) -> &'static str {
        of(file, head).map_or("", |f| f.name)
    }

    #[test]
    fn the_beginning_counts_for_more_than_the_name() {
        for (file, head, kind) in [
            ("a.txt", &b"It rained."[..], "txt"),
            ("a.TXT", b"%PDF-1.7", "pdf"),
            ("a", b"%PDF-1.4", "pdf"),
            ("a.pdf", b"PK\x03\x04", "zip"),
            ("a.docx", b"PK\x03\x04", "docx"),
            ("a.docx", b"\xd0\xcf\x11\xe0", "office"),
            ("a.webp", b"RIFF1234WEBP", "picture"),
            ("a.b.Html", b"<p>", "html"),
            ("a", b"It rained.", ""),
            ("a.txt", b"{\\rtf1 It rained.}", "rtf"),
            ("a.xml", b"\xef\xbb\xbf<?xml version='1.0'?>\n<rss>", "feed"),
            ("a.xml", b"<nitf>", "feed"),
            ("a", b"<html><feed", ""),
            ("a.txt", b"Return-Path: <a@b.example>\r\nReceived: x", "eml"),
            ("Inbox", b"From a@b.example Wed May 14\nSubject: x", "mbox"),
            ("a.mht", b"From: <Saved by Blink>\nMIME-Version: 1.0", "mht"),
            ("a.txt", b"Note: it rained.\nMessage: none", "txt"),
            ("", b"", ""),
        ] {
            assert_eq!(name(file, head), kind, "{file}");
        }
    }

    #[test]
    fn no_ending_and_no_name_stands_twice() {
        let mut all: Vec<&str> = FORMATS.iter().flat_map(|f| f.endings).copied().collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        let mut names: Vec<&str> = FORMATS.iter().map(|f| f.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), FORMATS.len());
    }

    /// What the page offers to choose, and what it fetches a reader for, as a module.
    fn module() -> String {
        let read = || FORMATS.iter().filter(|f| f.reader != Reader::None);
        let endings = |f: &Format| f.endings.iter().map(|e| format!(".{e}")).collect::<Vec<_>>();
        let mut accept: Vec<String> = read().flat_map(endings).collect();
        accept.extend(read().flat_map(|f| f.types).map(|t| (*t).to_owned()));
        let optional: Vec<String> = read().filter(|f| f.is_fetched()).flat_map(endings).collect();
        format!(
            "// Made from src/files/formats.rs: `cargo xtask types` writes this file anew.\n\n\
             /** What a file picker is to accept: every kind of file that is read. */\n\
             export const ACCEPT = '{}';\n\n\
             /** The endings of those whose readers are fetched when such a file comes. */\n\
             export const OPTIONAL = '{}';\n",
            accept.join(","),
            optional.join(",")
        )
    }

    /// The table of files in the documentation.
    fn table() -> String {
        let mut out = "| file | what is read |\n|---|---|\n".to_owned();
        for f in FORMATS.iter().filter(|f| f.reader != Reader::None) {
            let endings: Vec<String> = f.endings.iter().map(|e| format!("`.{e}`")).collect();
            let others = if f.name == "txt" { " and others" } else { "" };
            out += &format!("| {}{others} | {} |\n", endings.join(", "), f.told);
        }
        out
    }

    /// Holds what is made from the list to it; with NUTGRAF_TYPES=write it is written.
    #[test]
    fn the_page_and_the_documentation_tell_of_the_same_files() {
        let write = std::env::var_os("NUTGRAF_TYPES").is_some_and(|v| v == "write");
        let root = env!("CARGO_MANIFEST_DIR");
        let (picker, page) = (format!("{root}/www/nutgraf/formats.js"), format!("{root}/docs/report.md"));
        let docs = std::fs::read_to_string(&page).unwrap();
        let from = docs.find("| file | what is read |").expect("the table of files");
        let to = from + docs[from..].find("\n\n").expect("an end of the table") + 1;
        let wanted = format!("{}{}{}", &docs[..from], table(), &docs[to..]);
        if write {
            std::fs::write(&picker, module()).unwrap();
            std::fs::write(&page, &wanted).unwrap();
        }
        let told = "what is made from the list of formats is not up to date: cargo xtask types";
        assert_eq!(std::fs::read_to_string(&picker).unwrap_or_default(), module(), "{told}");
        assert!(std::fs::read_to_string(&page).unwrap() == wanted, "{told}");
    }
}
