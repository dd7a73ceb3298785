//! Feeds: RSS of all its versions and Atom, an article an item. Feeds are often not quite XML, so nothing but the items'
//! own ends is relied on.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use roxmltree::Node;

use super::document::{Document, Kind};
use super::file::File;
use super::xml;
use crate::files::fields::without_tags as plain;
use crate::files::{self, Each, Found, Place, Problem, Reason, fields, when};
use crate::input::{Article, decode_references};

/// Words under which a description is a summary or the beginning of an article.
const SUMMARY: usize = 120;

/// An item, with all that it says under the names of the first that has them.
#[derive(Default)]
struct Item {
    title: String,
    link: String,
    id: String,
    published: String,
    updated: String,
    content: String,
    description: String,
    authors: Vec<String>,
    source: String,
}

/// Whether a text begins as a feed does.
pub(super) fn begins(text: &str) -> bool {
    let head = text.get(..2000).unwrap_or_else(|| {
        let end = (0..2000.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
        &text[..end]
    });
    let page = ["<html", "<HTML"].iter().any(|h| head.contains(h));
    !page && ["<rss", "<feed", ":feed", "<rdf:RDF"].iter().any(|root| head.contains(root))
}

pub(super) fn read(file: File<'_>, each: Each<'_>) -> bool {
    let (text, odd) = match files::text(file.bytes.to_vec(), file.decoder) {
        Ok(read) => read,
        Err(problem) => return each(Found::Problem(problem)),
    };
    if !begins(&text) {
        if let Some(articles) = xml::parse(&text).and_then(|tree| articles(&tree)) {
            let several = articles.len() > 1;
            return (1..).zip(articles).all(|(i, article)| {
                let id = if several { format!("{}-{i}", file.id) } else { file.id.to_owned() };
                article.give(File { id: &id, ..file }, each)
            });
        }
        // Some other XML; the prose in it can be had as that of a page is.
        return files::read_text(&format!("{}.html", file.name), file.id, text, each);
    }
    let (outlet, items, damaged) = parse(&unprefixed(&text));
    if items.is_empty() {
        let why = if damaged { "is damaged" } else { "has no items" };
        return each(Found::Problem(Reason::Unreadable("a feed", why.into()).into()));
    }
    let count = items.len();
    for (i, item) in items.into_iter().enumerate() {
        let place = Place::item(i + 1);
        let found = match article(item, &outlet, format!("{}-{}", file.id, i + 1)) {
            Some((article, mut warnings)) => {
                warnings.extend_from_slice(&odd);
                Found::article(article, warnings, place)
            }
            None => Found::Problem(Problem::of_item(i + 1, "it has no text, only a title or a link")),
        };
        if !each(found) {
            return false;
        }
    }
    let why = || format!("is damaged: what stands behind item {count} is lost");
    !damaged || each(Found::Problem(Reason::Unreadable("a feed", why()).into()))
}

/// The articles of XML that has no elements of a page: what is of one name below the root and has prose, or all of it.
fn articles(tree: &roxmltree::Document<'_>) -> Option<Vec<Document>> {
    const PAGE: [&str; 4] = ["p", "html", "nitf", "NewsML"];
    if tree.descendants().any(|n| PAGE.iter().any(|name| xml::is(n, name))) {
        return None;
    }
    let mut root = tree.root_element();
    // What holds one thing alone is its wrapping.
    while let Some(only) = only_element(root) {
        root = only;
    }
    let read = |node| {
        let mut out = Document::default();
        blocks(node, &mut out);
        out
    };
    let is_prose = |d: &Document| d.blocks.iter().any(|b| b.text.split_whitespace().count() >= 12);
    let all: Vec<Document> = root.children().filter(Node::is_element).map(read).collect();
    let mut names = root.children().filter(Node::is_element).map(|n| n.tag_name().name());
    let first = names.next();
    // Each is an article where all are of one name and in each stands more than a paragraph.
    let several = names.all(|name| Some(name) == first) && all.iter().all(|d| d.blocks.len() > 1 && is_prose(d));
    let articles = if several { all } else { vec![read(root)] };
    articles.iter().all(is_prose).then_some(articles)
}

/// The one element that stands right in another, if there is but one.
fn only_element<'a, 'i>(node: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    let mut elements = node.children().filter(Node::is_element);
    elements.next().filter(|_| elements.next().is_none())
}

/// The blocks of an element: those in it that have words of their own.
fn blocks(node: Node<'_, '_>, out: &mut Document) {
    let own = node.children().any(|n| n.is_text() && n.text().is_some_and(|t| !t.trim().is_empty()));
    if !own {
        return node.children().filter(Node::is_element).for_each(|n| blocks(n, out));
    }
    let text = xml::text_in(node);
    let name = node.tag_name().name().to_lowercase();
    let kind = match name.as_str() {
        "title" | "headline" | "head" | "hl1" => Kind::Heading,
        "byline" | "author" => Kind::Byline,
        "caption" => Kind::Caption,
        _ => Kind::Paragraph,
    };
    text.split("\n\n").for_each(|paragraph| {
        out.push(kind, &paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    });
}

/// A feed whose elements all have a prefix, without it.
fn unprefixed(text: &str) -> Cow<'_, str> {
    let end = text.find(":feed").filter(|end| text[..*end].len() < 2000);
    let prefix = end.and_then(|end| Some(&text[text[..end].rfind('<')? + 1..end]));
    match prefix.filter(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_alphanumeric())) {
        Some(p) => text.replace(&format!("<{p}:"), "<").replace(&format!("</{p}:"), "</").into(),
        None => text.into(),
    }
}

/// The feed's name, its items, and whether it is damaged.
fn parse(text: &str) -> (String, Vec<Item>, bool) {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut outlet = String::new();
    let mut items: Vec<Item> = Vec::new();
    let mut open = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                let name = name(&tag);
                if matches!(name.as_str(), "item" | "entry") {
                    items.push(Item::default());
                    open = true;
                } else if open {
                    let (link, owned) = (link(&tag), tag.to_owned());
                    let value = value(&mut reader, text, &owned);
                    if let Some(item) = items.last_mut() {
                        item.take(&name, value, link);
                    }
                } else if name == "title" && outlet.is_empty() && items.is_empty() {
                    let owned = tag.to_owned();
                    outlet = plain(&value(&mut reader, text, &owned));
                } else if matches!(name.as_str(), "image" | "textinput" | "author") {
                    // Their titles and names are not the feed's.
                    let owned = tag.to_owned();
                    value(&mut reader, text, &owned);
                }
            }
            Ok(Event::Empty(tag)) if open => {
                let name = name(&tag);
                if let (Some(item), Some(link)) = (items.last_mut(), link(&tag)) {
                    item.take(&name, String::new(), Some(link));
                }
            }
            Ok(Event::End(tag)) if is_item(tag.name().as_ref()) => open = false,
            Ok(Event::Eof) => return (outlet, items, open),
            Err(_) => return (outlet, items, true),
            _ => {}
        }
    }
}

/// A tag's name in small letters; without the prefix, where the prefix is one whose words mean the same, and otherwise
/// with it.
fn name(tag: &BytesStart<'_>) -> String {
    let name = tag.name().as_ref().to_ascii_lowercase();
    match name.split_once(':') {
        Some(("dc" | "dcterms" | "atom" | "content" | "rss" | "a10", own)) => own.to_owned(),
        _ => name,
    }
}

/// The address in a tag of Atom that leads to the article.
fn link(tag: &BytesStart<'_>) -> Option<String> {
    let attribute = |name: &str| {
        let found = tag.try_get_attribute(name).ok()??;
        Some(decoded(&found.value))
    };
    let href = attribute("href")?;
    attribute("rel").is_none_or(|rel| rel == "alternate").then_some(href)
}

fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    decode_references(text, &mut out);
    out
}

/// What stands in an element up to its end: its text, or, where there are elements in it, these as they are written.
fn value(reader: &mut Reader<&[u8]>, text: &str, tag: &BytesStart<'_>) -> String {
    let own = tag.name().as_ref().to_owned();
    let position = |reader: &Reader<&[u8]>| usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
    let begin = position(reader);
    let mut out = String::new();
    let (mut depth, mut nested) = (0, false);
    loop {
        let before = position(reader);
        match reader.read_event() {
            Ok(Event::Text(t)) => out.push_str(&decoded(&t.into_inner())),
            Ok(Event::CData(t)) => out.push_str(&t.into_inner()),
            Ok(Event::GeneralRef(r)) => out.push_str(&decoded(&format!("&{};", r.into_inner()))),
            Ok(Event::Empty(_)) => nested = true,
            Ok(Event::Start(inner)) => {
                nested = true;
                depth += usize::from(inner.name().as_ref() == own);
            }
            Ok(Event::End(inner)) if inner.name().as_ref() == own => {
                if depth == 0 {
                    return if nested { text.get(begin..before).unwrap_or("").to_owned() } else { out };
                }
                depth -= 1;
            }
            // One that has no end of its own ends with the item.
            Ok(Event::End(inner)) if is_item(inner.name().as_ref()) => return out,
            Ok(Event::Eof) | Err(_) => return out,
            _ => {}
        }
    }
}

fn is_item(name: &str) -> bool {
    matches!(name, "item" | "entry" | "rss:item" | "atom:entry")
}

impl Item {
    fn take(&mut self, name: &str, value: String, link: Option<String>) {
        let set = |field: &mut String, value: String| {
            if field.is_empty() {
                *field = value.trim().to_owned();
            }
        };
        match name {
            "title" => set(&mut self.title, plain(&value)),
            "link" => set(&mut self.link, link.unwrap_or(value)),
            "guid" | "id" => set(&mut self.id, value),
            "pubdate" | "published" | "date" | "issued" | "created" => set(&mut self.published, value),
            "updated" | "modified" => set(&mut self.updated, value),
            "encoded" | "content" | "fulltext" | "full-text" => set(&mut self.content, value),
            "description" | "summary" => set(&mut self.description, value),
            "creator" => self.authors.extend(fields::authors(&plain(&value))),
            "author" => self.authors.extend(names(&value)),
            "source" => set(&mut self.source, named(&value, "title").unwrap_or_else(|| plain(&value))),
            _ => {}
        }
    }
}

/// The text of an element within a value.
fn named(value: &str, name: &str) -> Option<String> {
    let (_, rest) = value.split_once(&format!("<{name}"))?;
    let (_, rest) = rest.split_once('>')?;
    let (inner, _) = rest.split_once("</")?;
    Some(plain(&decoded(inner)))
}

/// The names in an author of RSS or of Atom.
fn names(value: &str) -> Vec<String> {
    match named(value, "name") {
        Some(name) => fields::authors(&name),
        None if value.contains('<') => Vec::new(),
        None => fields::authors(&plain(value)),
    }
}

/// The article of an item, and what is odd about it.
fn article(item: Item, outlet: &str, id: String) -> Option<(Article, Vec<String>)> {
    let mut warnings = Vec::new();
    // Some feeds have the article in the description, and something short in the content.
    let words = |text: &str| plain(text).split_whitespace().count();
    let (long, short) = (words(&item.content), words(&item.description));
    let body = if long > 0 && 2 * long >= short { item.content } else { item.description };
    if long.max(short) == 0 {
        return None;
    }
    if long.max(short) < SUMMARY && (long == 0 || ends_short(&body)) {
        warnings.push("the feed has no more of it, which may be only a summary".to_owned());
    }
    let given = |text: String| Some(text).filter(|t| !t.is_empty());
    let url = given(item.link).or_else(|| given(item.id).filter(|id| id.starts_with("http")));
    let date = [item.published, item.updated].into_iter().find(|d| !d.is_empty());
    let date = date.map(|d| when::day(&d).unwrap_or(d));
    let outlet = given(item.source).or_else(|| given(outlet.to_owned()));
    let mut authors = item.authors;
    authors.dedup();
    // Searches put the paper's name behind the title.
    let suffix = format!(" - {}", outlet.as_deref().unwrap_or(""));
    let title = item.title.strip_suffix(&suffix).unwrap_or(&item.title).to_owned();
    let mut article = Article { id, title: given(title), date, url, outlet, authors, ..Article::default() };
    if body.contains('<') && (fields::is_html(&body) || body.trim_start().starts_with('<') || body.contains("</")) {
        article.html = Some(body);
    } else {
        (article.text, article.made) = (Some(decoded(&body)), true);
    }
    Some((article, warnings))
}

/// Whether a text ends as those do that go on elsewhere.
fn ends_short(body: &str) -> bool {
    let text = plain(body);
    ["…", "...", "[…]", "[...]", "Read more", "Continue reading"].iter().any(|end| text.trim_end().ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_may_have_a_prefix_and_other_xml_articles() {
        let long = "The harbour wall at Ness fell at noon on Friday, and nobody was hurt, the port said.";
        let told = |source: &str| {
            let mut out = Vec::new();
            read(File::new("a.xml", "a", source.as_bytes(), &|_, _| None), &mut |found| {
                if let Found::Article { article, .. } = found {
                    out.push((article.id, article.title.unwrap_or_default()));
                }
                true
            });
            out
        };
        let two = [("a-1".to_owned(), "Wall".to_owned()), ("a-2".to_owned(), "Rain".to_owned())];
        let entry = |title: &str| format!("<f:entry><f:title>{title}</f:title><f:content>{long}</f:content></f:entry>");
        let xmlns = "xmlns:f=\"http://www.w3.org/2005/Atom\"";
        assert_eq!(told(&format!("<f:feed {xmlns}>{}{}</f:feed>", entry("Wall"), entry("Rain"))), two);
        let article =
            |title: &str| format!("<doc><head>{title}</head><para>{long}</para><para>It <em>rained</em>.</para></doc>");
        assert_eq!(told(&format!("<docs>{}{}</docs>", article("Wall"), article("Rain"))), two);
        assert_eq!(told(&article("Wall"))[0], ("a".to_owned(), "Wall".to_owned()));
    }

    #[test]
    fn tags_without_an_end_and_nested_ones_are_read_in_one_pass() {
        let deep = format!("<rss><channel><item><title>x</title>{}", "<b>".repeat(300_000));
        let (_, items, damaged) = parse(&deep);
        assert_eq!((items.len(), items[0].title.as_str(), damaged), (1, "x", true));
    }

    #[test]
    fn a_feed_may_have_a_prefix() {
        let feed = "<atom:feed xmlns:atom='x'><atom:title>Ness</atom:title><atom:entry><atom:title>Pier</atom:title>\
            <atom:published>2031-05-14</atom:published></atom:entry></atom:feed>";
        assert!(begins(feed));
        let (outlet, items, damaged) = parse(feed);
        assert_eq!((outlet.as_str(), items[0].published.as_str(), damaged), ("Ness", "2031-05-14", false));
    }
}
