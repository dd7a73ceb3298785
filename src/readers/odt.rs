//! Texts of LibreOffice and its like (OpenDocument), packed or as one file of XML.

use roxmltree::Node;
use rustc_hash::{FxHashMap, FxHashSet};

use super::document::{Document, Kind, Properties};
use super::file::File;
use super::packed::Packed;
use super::xml::{self, attribute, child, is};
use crate::files::{Each, Found, Reason};

const DAMAGED: &str = "is damaged";

/// One that is not packed but one file of XML.
pub(super) fn flat(file: File<'_>, each: Each<'_>) -> bool {
    let source = String::from_utf8_lossy(file.bytes);
    match text(source.trim_start_matches('\u{feff}'), None) {
        Some(document) => document.give(file, each),
        None => each(Found::Problem(Reason::Unreadable("an OpenDocument text", DAMAGED.into()).into())),
    }
}

pub(super) fn read(packed: &mut Packed<'_>) -> Result<Document, &'static str> {
    if packed.text("META-INF/manifest.xml").is_some_and(|m| m.contains("encryption-data")) {
        return Err("is locked with a password");
    }
    let content = packed.text("content.xml").ok_or(DAMAGED)?;
    let meta = packed.text("meta.xml");
    let mut document = text(&content, meta.as_deref()).ok_or(DAMAGED)?;
    let styles = packed.text("styles.xml").unwrap_or_default();
    if let Some(tree) = xml::parse(&styles) {
        edges(&tree, &mut document);
    }
    Ok(document)
}

/// Notes what stands at the edges of pages.
fn edges(tree: &roxmltree::Document<'_>, document: &mut Document) {
    for master in tree.descendants().filter(|n| is(*n, "master-page")) {
        let mut reader = Reader::default();
        let texts: Vec<String> = master.children().flat_map(|edge| reader.aside(edge)).collect();
        texts.iter().for_each(|text| document.run(text));
    }
}

/// The document of a file of XML, whose properties stand in it or in another.
fn text(content: &str, meta: Option<&str>) -> Option<Document> {
    let tree = xml::parse(content)?;
    let body = tree.descendants().find(|n| is(*n, "body"))?;
    let body = child(body, "text")?;
    let mut reader =
        Reader { styles: styles(&tree), hiding: hiding(&tree), out: Document::default(), notes: Vec::new() };
    reader.blocks(body, Kind::Paragraph);
    for note in std::mem::take(&mut reader.notes) {
        reader.blocks(note, Kind::Note);
    }
    let mut document = reader.out;
    document.comments = body.descendants().filter(|n| is(*n, "annotation")).count();
    edges(&tree, &mut document);
    document.properties = match meta {
        Some(meta) => xml::parse(meta).map(|m| properties(&m)).unwrap_or_default(),
        None => properties(&tree),
    };
    Some(document)
}

fn properties(tree: &roxmltree::Document<'_>) -> Properties {
    let Some(meta) = tree.descendants().find(|n| is(*n, "meta")) else {
        return Properties::default();
    };
    let of = |name: &str| {
        let node = meta.descendants().find(|n| is(*n, name))?;
        node.text().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned)
    };
    Properties {
        title: of("title"),
        author: of("initial-creator").or_else(|| of("creator")),
        made: of("creation-date"),
        changed: of("date"),
    }
}

/// The styles that a document makes for itself, which no person named.
fn own_styles<'a, 'i>(tree: &'a roxmltree::Document<'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    let own = tree.descendants().filter(|n| is(*n, "automatic-styles"));
    own.flat_map(|n| n.children()).filter(|n| is(*n, "style"))
}

/// Those of them that hide text.
fn hiding(tree: &roxmltree::Document<'_>) -> FxHashSet<String> {
    let hides = |n: &Node<'_, '_>| child(*n, "text-properties").and_then(|p| attribute(p, "display")) == Some("none");
    own_styles(tree).filter(hides).filter_map(|n| attribute(n, "name").map(str::to_owned)).collect()
}

/// The named style that each of them is made from.
fn styles(tree: &roxmltree::Document<'_>) -> FxHashMap<String, String> {
    let styles = own_styles(tree);
    let pair =
        |n: Node<'_, '_>| Some((attribute(n, "name")?.to_owned(), attribute(n, "parent-style-name")?.to_owned()));
    styles.filter_map(pair).collect()
}

#[derive(Default)]
struct Reader<'a, 'i> {
    styles: FxHashMap<String, String>,
    hiding: FxHashSet<String>,
    out: Document,
    notes: Vec<Node<'a, 'i>>,
}

impl<'a, 'i> Reader<'a, 'i> {
    /// The paragraphs of a text, a section, a cell or a list, which are of a kind where nothing else says theirs.
    fn blocks(&mut self, parent: Node<'a, 'i>, kind: Kind) {
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "h" => self.paragraph(node, Kind::Heading),
                "p" => self.paragraph(node, self.kind(node).unwrap_or(kind)),
                "list" | "numbered-paragraph" => self.blocks(node, Kind::Item),
                "table" => self.table(node),
                // Lists of what stands elsewhere, and what was struck.
                "table-of-content" | "tracked-changes" | "alphabetical-index" | "forms" | "sequence-decls"
                | "variable-decls" | "annotation" => {}
                _ => self.blocks(node, kind),
            }
        }
    }

    /// What a paragraph is by the style that its own is made from.
    fn kind(&self, node: Node<'_, '_>) -> Option<Kind> {
        let name = attribute(node, "style-name")?;
        let name = self.styles.get(name).map_or(name, String::as_str);
        match name {
            "Title" => Some(Kind::Title),
            "Caption" | "Illustration" | "Figure" | "FigureCaption" => Some(Kind::Caption),
            _ if name.starts_with("Heading") => Some(Kind::Heading),
            _ => None,
        }
    }

    fn paragraph(&mut self, node: Node<'a, 'i>, kind: Kind) {
        let (mut text, mut frames) = (String::new(), Vec::new());
        self.runs(node, &mut text, &mut frames);
        self.out.push(kind, &text);
        frames.into_iter().for_each(|f| self.blocks(f, Kind::Paragraph));
    }

    fn runs(&mut self, parent: Node<'a, 'i>, text: &mut String, frames: &mut Vec<Node<'a, 'i>>) {
        for node in parent.children() {
            if let Some(words) = node.text().filter(|_| node.is_text()) {
                // Line ends and the like are one space, as in HTML.
                for c in words.chars() {
                    let c = if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
                    if c != ' ' || !text.ends_with(' ') {
                        text.push(c);
                    }
                }
                continue;
            }
            match node.tag_name().name() {
                "span" if attribute(node, "style-name").is_some_and(|s| self.hiding.contains(s)) => {
                    self.out.hidden = true;
                }
                "s" => {
                    let count = attribute(node, "c").and_then(|c| c.parse::<usize>().ok()).unwrap_or(1);
                    text.extend(std::iter::repeat_n(' ', count.min(100)));
                }
                "tab" => text.push('\t'),
                "line-break" => text.push('\n'),
                "note" => self.notes.extend(child(node, "note-body")),
                "text-box" => frames.push(node),
                "hidden-text" | "hidden-paragraph" => self.out.hidden = true,
                "annotation" | "ruby-text" | "title" | "desc" => {}
                _ => self.runs(node, text, frames),
            }
        }
    }

    fn table(&mut self, node: Node<'a, 'i>) {
        // One with tables in it lays text out.
        if node.descendants().skip(1).any(|n| is(n, "table")) {
            return self.blocks(node, Kind::Paragraph);
        }
        let mut rows: Vec<Vec<Vec<String>>> = Vec::new();
        for row in node.descendants().filter(|n| is(*n, "table-row")) {
            let cells = row.children().filter(|n| is(*n, "table-cell"));
            rows.push(cells.map(|cell| self.aside(cell)).collect());
        }
        if !self.out.push_rows(rows) {
            self.blocks(node, Kind::Paragraph);
        }
    }

    /// The texts of a cell's paragraphs.
    fn aside(&mut self, cell: Node<'a, 'i>) -> Vec<String> {
        let mut texts = Vec::new();
        for paragraph in cell.descendants().filter(|n| is(*n, "p") || is(*n, "h")) {
            let mut text = String::new();
            let notes = self.notes.len();
            self.runs(paragraph, &mut text, &mut Vec::new());
            self.notes.truncate(notes);
            texts.extend(Some(text.trim().to_owned()).filter(|t| !t.is_empty()));
        }
        texts
    }
}
