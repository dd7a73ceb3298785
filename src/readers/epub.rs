//! E-books: the chapters in the book's order, an article each. A chapter is a page, and is read as one.

use rustc_hash::FxHashMap;

use super::file::File;
use super::packed::Packed;
use super::xml::{self, attribute, is};
use crate::files::{Each, Found, Place, Reason};
use crate::input::{Article, parse_date};

/// A chapter with less text, in bytes, is a cover, a title page or a list of chapters.
const LITTLE: usize = 200;

/// What the book says of itself.
#[derive(Default)]
struct Book {
    title: Option<String>,
    author: Option<String>,
    date: Option<String>,
    /// The chapters' files.
    chapters: Vec<String>,
}

pub(super) fn read(packed: &mut Packed<'_>, file: File<'_>, each: Each<'_>) -> bool {
    let refuse = |each: Each<'_>, why: &str| each(Found::Problem(Reason::Unreadable("an e-book", why.into()).into()));
    let Some(book) = book(packed) else { return refuse(each, "is damaged") };
    // Fonts may be scrambled by the same file; chapters only where the book is locked.
    let locked = packed.text("META-INF/encryption.xml").unwrap_or_default();
    let mut found = Vec::new();
    let (mut small, mut lost) = (0, 0);
    for name in &book.chapters {
        if locked.contains(name.as_str()) {
            return refuse(each, "is locked (it has digital rights management)");
        }
        match packed.text(name) {
            Some(page) if text_len(&page) >= LITTLE => found.push(page),
            Some(_) => small += 1,
            None => lost += 1,
        }
    }
    if found.is_empty() {
        return refuse(each, "has no text");
    }
    let several = found.len() > 1;
    for (i, page) in found.into_iter().enumerate() {
        let mut warnings = Vec::new();
        if i == 0 && small > 0 {
            warnings.push(format!("{small} pages with little text, such as a cover, are left out"));
        }
        if i == 0 && lost > 0 {
            warnings.push(format!("{lost} chapters are damaged and left out"));
        }
        let id = if several { format!("{}-{}", file.id, i + 1) } else { file.id.to_owned() };
        let article = chapter(&book, &page, id);
        let place = if several { Place::item(i + 1) } else { Place::default() };
        if !each(Found::article(article, warnings, place)) {
            return false;
        }
    }
    true
}

fn book(packed: &mut Packed<'_>) -> Option<Book> {
    let container = packed.text("META-INF/container.xml")?;
    let container = xml::parse(&container)?;
    let root = container.descendants().find(|n| is(*n, "rootfile"))?;
    let path = attribute(root, "full-path")?.to_owned();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let source = packed.text(&path)?;
    let tree = xml::parse(&source)?;
    let mut files = FxHashMap::default();
    for item in tree.descendants().filter(|n| is(*n, "item")) {
        let kind = attribute(item, "media-type").unwrap_or_default();
        let contents = attribute(item, "properties").is_some_and(|p| p.split(' ').any(|p| p == "nav"));
        if let (Some(id), Some(href), false) = (attribute(item, "id"), attribute(item, "href"), contents)
            && kind.contains("html")
        {
            files.insert(id, joined(folder, href));
        }
    }
    let spine = tree.descendants().filter(|n| is(*n, "itemref") && attribute(*n, "linear") != Some("no"));
    let mut chapters: Vec<String> = Vec::new();
    for name in spine.filter_map(|n| files.remove(attribute(n, "idref")?)) {
        chapters.push(name);
    }
    let of = |name| xml::text_of(&tree, name);
    let date = of("date").and_then(|d| parse_date(&d)).map(|d| d.to_string());
    Some(Book { title: of("title"), author: of("creator"), date, chapters })
}

/// A path that stands in a file of a folder.
fn joined(folder: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or_default();
    let mut parts: Vec<String> = folder.split('/').filter(|p| !p.is_empty()).map(str::to_owned).collect();
    for part in href.split('/') {
        match part {
            ".." => _ = parts.pop(),
            "." | "" => {}
            part => parts.push(percent_decoded(part)),
        }
    }
    parts.join("/")
}

fn percent_decoded(part: &str) -> String {
    let bytes = part.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = part.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match code.filter(|_| bytes[at] == b'%') {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// About how much of a page is text, in bytes.
fn text_len(page: &str) -> usize {
    let body = page.find("<body").map_or(page, |at| &page[at..]);
    let pieces = body.split('<').map(|piece| piece.split_once('>').map_or("", |(_, text)| text.trim()));
    pieces.map(str::len).sum()
}

/// The article of a chapter. Its page often has the book's title for its own.
fn chapter(book: &Book, page: &str, id: String) -> Article {
    let page = whole(page);
    let named = book.title.as_deref().is_some_and(|t| title_of(&page) == Some(t));
    let mut page = page;
    if named
        && let Some(start) = page.find("<title>")
        && let Some(len) = page[start..].find("</title>")
    {
        page.replace_range(start..start + len + "</title>".len(), "");
    }
    let mut about = String::new();
    if let Some(date) = &book.date {
        about += &format!("<meta name=\"date\" content=\"{date}\">");
    }
    if let Some(author) = book.author.as_deref().filter(|a| !a.contains(['"', '<', '&'])) {
        about += &format!("<meta name=\"author\" content=\"{author}\">");
    }
    if let Some(at) = page.find("</head>") {
        page.insert_str(at, &about);
    }
    Article { id, html: Some(page), ..Article::default() }
}

fn title_of(page: &str) -> Option<&str> {
    let rest = &page[page.find("<title>")? + "<title>".len()..];
    Some(rest[..rest.find("</title>")?].trim())
}

/// Elements that HTML closes by itself.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "image", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// XHTML closes an empty element within its tag, which HTML takes for its beginning only.
fn whole(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = rest.find("/>") {
        let (before, after) = rest.split_at(at);
        let tag = before.rfind('<').map(|open| &before[open + 1..]).unwrap_or_default();
        let name = tag.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
        let element = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b':' || b == b'-');
        out.push_str(before);
        if element && !VOID.contains(&name.to_ascii_lowercase().as_str()) {
            out.push_str(&format!("></{name}>"));
        } else {
            out.push_str("/>");
        }
        rest = &after[2..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_those_of_the_archive() {
        assert_eq!(joined("OEBPS", "text/ch%201.xhtml#a"), "OEBPS/text/ch 1.xhtml");
        assert_eq!(joined("OEBPS/package", "../text/a.xhtml"), "OEBPS/text/a.xhtml");
        assert_eq!(joined("", "../../%zz"), "%zz");
    }

    #[test]
    fn empty_elements_are_closed() {
        assert_eq!(
            whole("<title/><p>a<br/>b<a id=\"x\" /></p> 1 /> 2"),
            "<title></title><p>a<br/>b<a id=\"x\" ></a></p> 1 /> 2"
        );
    }
}
