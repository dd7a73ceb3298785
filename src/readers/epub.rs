//! E-books: the chapters in the book's order, an article each. A chapter is a page, and is read as one.

use rustc_hash::FxHashMap;

use super::document::names_a_date;
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
        let titles = titles(&page);
        if titles > 1 {
            warnings.push(format!(
                "it has {titles} titles with text below them, and may be as many articles; they are read as one"
            ));
        }
        let (article, dated) = chapter(&book, &page, id);
        warnings.extend(dated);
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

/// The pieces of text in a page.
fn texts(page: &str) -> impl Iterator<Item = &str> {
    let body = page.find("<body").map_or(page, |at| &page[at..]);
    body.split('<').map(|piece| piece.split_once('>').map_or("", |(_, text)| text.trim())).filter(|t| !t.is_empty())
}

/// How many titles of the first rank a page has that stand over text.
fn titles(page: &str) -> usize {
    page.split("<h1").skip(1).filter(|part| text_len(&part[part.find("</h1").unwrap_or(0)..]) >= LITTLE).count()
}

/// About how much of a page is text, in bytes.
fn text_len(page: &str) -> usize {
    texts(page).map(str::len).sum()
}

/// The article of a chapter, and whether it is dated by the book. Its page often has the book's title for its own, or the
/// name of its file.
fn chapter(book: &Book, page: &str, id: String) -> (Article, Option<String>) {
    /// Among so many pieces at the beginning of a chapter stands its date.
    const HEAD: usize = 12;
    let mut page = whole(page);
    let title = title_of(&page);
    let named = title.is_some_and(|t| book.title.as_deref() == Some(t) || t.ends_with("html") && !t.contains(' '));
    if named
        && let Some(start) = page.find("<title>")
        && let Some(len) = page[start..].find("</title>")
    {
        page.replace_range(start..start + len + "</title>".len(), "");
    }
    let mut about = String::new();
    let date = book.date.as_ref().filter(|_| !texts(&page).take(HEAD).any(names_a_date));
    if let Some(date) = date {
        about += &format!("<meta name=\"date\" content=\"{date}\">");
    }
    if let Some(author) = book.author.as_deref().filter(|a| !a.contains(['"', '<', '&'])) {
        about += &format!("<meta name=\"author\" content=\"{author}\">");
    }
    if let Some(at) = page.find("</head>") {
        page.insert_str(at, &about);
    }
    let dated = date.map(|d| format!("dated {d} by the book, for the chapter names no date at its beginning"));
    (Article { id, html: Some(page), ..Article::default() }, dated)
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

/// A page without what is of the book: boxes, for what stands at the side of a page on the web is the chapter's own here, and
/// the marks of notes, which would make other numbers of those that they stand behind.
fn plain(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let len = rest.find('>').map_or(rest.len(), |n| n + 1);
        let tag = &rest[..len];
        let name = tag.trim_start_matches(['<', '/']).split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        let note = name == "a" && ["noteref", "footnote-ref"].iter().any(|n| tag.contains(n));
        // A link of many words is no mark.
        let near = &rest.as_bytes()[len..rest.len().min(len + 60)];
        let end = if note { near.windows(4).position(|w| w == b"</a>").map(|n| len + n + 4) } else { None };
        if end.is_none() && !matches!(name, "section" | "aside") {
            out.push_str(tag);
        }
        rest = &rest[end.unwrap_or(len)..];
    }
    out + rest
}

/// XHTML closes an empty element within its tag, which HTML takes for its beginning only.
fn whole(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let page = plain(page);
    let mut rest = page.as_str();
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
    fn a_chapter_has_its_notes_and_its_own_date_and_title() {
        let book = Book { title: Some("Ness Weekly".into()), date: Some("2031-05-16".into()), ..Book::default() };
        let page = |day: &str| {
            format!(
                "<html><head><title>ch001.xhtml</title></head><body><section><h1>Pier shut</h1><p>{day}</p><p>It took 4,100<a epub:type=\"noteref\" href=\"#n\">3</a> stones.</p></section><section class=\"footnotes\"><aside><p>By hand.</p></aside></section></body></html>"
            )
        };
        let (article, dated) = chapter(&book, &page("May 14, 2031"), String::new());
        let html = article.html.unwrap();
        assert_eq!(dated, None);
        for (text, is) in
            [("4,100 stones", true), ("By hand.", true), ("ch001", false), ("aside", false), ("2031-05-16", false)]
        {
            assert_eq!(html.contains(text), is, "{text}: {html}");
        }
        let (article, dated) = chapter(&book, &page("Ness"), String::new());
        assert!(dated.is_some() && article.html.unwrap().contains("content=\"2031-05-16\""));
    }

    #[test]
    fn empty_elements_are_closed() {
        assert_eq!(
            whole("<title/><p>a<br/>b<a id=\"x\" /></p> 1 /> 2"),
            "<title></title><p>a<br/>b<a id=\"x\" ></a></p> 1 /> 2"
        );
    }
}
