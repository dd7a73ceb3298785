//! Word documents (Office Open XML): the text as it reads with all changes accepted, without headers, comments and fields'
//! codes.

use roxmltree::Node;
use rustc_hash::FxHashMap;

use super::document::{Document, Kind, Properties};
use super::packed::Packed;
use super::xml::{self, attribute, child, is};

/// What paragraphs of a style are, by its id.
type Styles = FxHashMap<String, Kind>;

/// The part that holds the text, if it is a Word document.
pub(super) fn main(packed: &mut Packed<'_>) -> Option<String> {
    if packed.has("word/document.xml") {
        return Some("word/document.xml".into());
    }
    // Programs may call it anything; the package says how.
    let relations = packed.text("_rels/.rels")?;
    let relations = xml::parse(&relations)?;
    let target = |kind: &str| {
        let of = |n: &Node<'_, '_>| attribute(*n, "Type").is_some_and(|t| t.ends_with(kind));
        let target = attribute(relations.descendants().find(of)?, "Target")?;
        Some(target.trim_start_matches('/').to_owned())
    };
    target("/officeDocument").filter(|part| part.ends_with(".xml") && part.contains("document") && packed.has(part))
}

pub(super) fn read(packed: &mut Packed<'_>) -> Result<Document, &'static str> {
    const DAMAGED: &str = "is damaged";
    let main = main(packed).ok_or(DAMAGED)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let mut beside = |name: &str| packed.text(&format!("{folder}/{name}")).unwrap_or_default();
    let (styles, footnotes, endnotes) = (beside("styles.xml"), beside("footnotes.xml"), beside("endnotes.xml"));
    let source = packed.text(&main).ok_or(DAMAGED)?;
    let tree = xml::parse(&source).ok_or(DAMAGED)?;
    let body = tree.descendants().find(|n| is(*n, "body")).ok_or(DAMAGED)?;
    let mut reader = Reader { styles: styles_of(&styles), out: Document::default(), notes: Vec::new() };
    reader.blocks(body);
    for (name, text) in [("footnote", footnotes), ("endnote", endnotes)] {
        reader.add_notes(name, &text);
    }
    let mut document = reader.out;
    document.properties = properties(packed);
    let comments = packed.text(&format!("{folder}/comments.xml")).unwrap_or_default();
    document.comments = xml::parse(&comments).map_or(0, |t| t.descendants().filter(|n| is(*n, "comment")).count());
    for name in edges(packed, &folder) {
        let source = packed.text(&name).unwrap_or_default();
        if let Some(tree) = xml::parse(&source) {
            let mut aside = Reader { styles: Styles::default(), out: Document::default(), notes: Vec::new() };
            aside.aside(tree.root()).iter().for_each(|text| document.run(text));
        }
    }
    Ok(document)
}

/// The parts that hold what stands at the edges of pages.
fn edges(packed: &Packed<'_>, folder: &str) -> Vec<String> {
    /// A document with more kinds of pages is none.
    const MOST: usize = 24;
    let is_edge = |name: &String| {
        let part = name.strip_prefix(folder).map_or("", |part| part.trim_start_matches('/'));
        part.ends_with(".xml") && ["header", "footer"].iter().any(|edge| part.starts_with(edge))
    };
    packed.names().into_iter().map(|n| n.1).filter(is_edge).take(MOST).collect()
}

fn properties(packed: &mut Packed<'_>) -> Properties {
    let Some(text) = packed.text("docProps/core.xml") else { return Properties::default() };
    let Some(tree) = xml::parse(&text) else { return Properties::default() };
    let of = |name| xml::text_of(&tree, name);
    Properties { title: of("title"), author: of("creator"), made: of("created"), changed: of("modified") }
}

/// A style: its name, its level in the outline, and the style that it is made from.
type Style<'a> = (String, Option<u32>, Option<&'a str>);

fn styles_of(text: &str) -> Styles {
    let Some(tree) = xml::parse(text) else { return Styles::default() };
    let value = |n: Node<'_, '_>, name: &str| child(n, name).and_then(|c| attribute(c, "val").map(str::to_owned));
    let mut all: FxHashMap<&str, Style<'_>> = FxHashMap::default();
    let mut ids = Vec::new();
    for style in tree.descendants().filter(|n| is(*n, "style")) {
        let Some(id) = attribute(style, "styleId") else { continue };
        let name = value(style, "name").unwrap_or_default().to_lowercase();
        let level = child(style, "pPr").and_then(|p| value(p, "outlineLvl")).and_then(|l| l.parse().ok());
        ids.push(id);
        all.insert(id, (name, level, child(style, "basedOn").and_then(|b| attribute(b, "val"))));
    }
    let mut styles = Styles::default();
    for id in ids {
        let mut at = id;
        // Styles may be made from one another in a circle.
        for step in 0..10 {
            let Some((name, level, from)) = all.get(at) else { break };
            let level = level.is_some_and(|l| l < 9);
            if let Some(kind) = named(name).or(level.then_some(Kind::Heading)) {
                // Programs make the styles of an author's and a date's line from that of the title.
                let kind = if kind == Kind::Title && step > 0 { Kind::Paragraph } else { kind };
                styles.insert(id.to_owned(), kind);
                break;
            }
            match from {
                Some(from) => at = from,
                None => break,
            }
        }
    }
    styles
}

/// What a style's name says of its paragraphs; the names are the same in every language of Word.
fn named(name: &str) -> Option<Kind> {
    match name {
        "title" => Some(Kind::Title),
        "caption" => Some(Kind::Caption),
        _ if name.starts_with("heading ") => Some(Kind::Heading),
        _ if name.starts_with("list ") => Some(Kind::Item),
        // What stands under a heading's style without being one.
        "normal" | "body text" | "subtitle" => Some(Kind::Paragraph),
        _ => None,
    }
}

struct Reader {
    styles: Styles,
    out: Document,
    /// The ids of the notes that the text refers to, with their kind, in order.
    notes: Vec<(&'static str, String)>,
}

impl Reader {
    /// The paragraphs and tables of a body, a cell or a text box.
    fn blocks(&mut self, parent: Node<'_, '_>) {
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" => self.paragraph(node),
                "tbl" => self.table(node),
                "sdt" => {
                    // A table of contents is made of the headings.
                    let contents = node.descendants().any(|n| {
                        is(n, "docPartGallery") && attribute(n, "val").is_some_and(|v| v.contains("Contents"))
                    });
                    if let Some(content) = child(node, "sdtContent").filter(|_| !contents) {
                        self.blocks(content);
                    }
                }
                "del" | "moveFrom" | "sectPr" => {}
                // A file of another kind, which Word puts in its place.
                "altChunk" => self.out.unread += 1,
                "AlternateContent" => {
                    child(node, "Choice").or_else(|| child(node, "Fallback")).into_iter().for_each(|c| self.blocks(c));
                }
                _ => self.blocks(node),
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        let properties = child(node, "pPr");
        let of = |name: &str| properties.and_then(|p| child(p, name));
        let style = of("pStyle").and_then(|s| attribute(s, "val"));
        if style.is_some_and(|s| s.to_ascii_lowercase().starts_with("toc")) {
            return;
        }
        let level = of("outlineLvl").and_then(|l| attribute(l, "val")).and_then(|l| l.parse::<u32>().ok());
        let numbered = of("numPr").is_some_and(|n| child(n, "numId").and_then(|i| attribute(i, "val")) != Some("0"));
        let styled = style.and_then(|s| self.styles.get(s)).copied();
        let kind = match styled {
            Some(kind @ (Kind::Title | Kind::Heading | Kind::Caption)) => kind,
            _ if level.is_some_and(|l| l < 9) => Kind::Heading,
            _ if numbered => Kind::Item,
            other => other.unwrap_or(Kind::Paragraph),
        };
        let (mut text, mut boxes) = (String::new(), Vec::new());
        self.runs(node, &mut text, &mut boxes);
        self.out.push(kind, &text);
        boxes.into_iter().for_each(|b| self.blocks(b));
    }

    /// The text of a paragraph; text boxes that hang on it are left for later.
    fn runs<'a, 'i>(&mut self, parent: Node<'a, 'i>, text: &mut String, boxes: &mut Vec<Node<'a, 'i>>) {
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "t" => text.push_str(node.text().unwrap_or_default()),
                "tab" | "ptab" => text.push('\t'),
                "br" if attribute(node, "type").is_none_or(|t| t == "textWrapping") => text.push('\n'),
                "cr" => text.push('\n'),
                "noBreakHyphen" => text.push('\u{2011}'),
                "sym" => text.push(symbol(node)),
                "txbxContent" => boxes.push(node),
                "AlternateContent" => {
                    let one = child(node, "Choice").or_else(|| child(node, "Fallback"));
                    one.into_iter().for_each(|c| self.runs(c, text, boxes));
                }
                "footnoteReference" => self.note("footnote", node),
                "endnoteReference" => self.note("endnote", node),
                "r" if is_hidden(node) => {
                    self.out.hidden |= node.descendants().any(|n| is(n, "t"));
                }
                // Struck by a change, said by a field's code, or the reading of a word beside it.
                "del" | "moveFrom" | "instrText" | "delText" | "pPr" | "rPr" | "rt" => {}
                _ => self.runs(node, text, boxes),
            }
        }
    }

    fn note(&mut self, kind: &'static str, node: Node<'_, '_>) {
        if let Some(id) = attribute(node, "id") {
            self.notes.push((kind, id.to_owned()));
        }
    }

    fn table(&mut self, node: Node<'_, '_>) {
        let rows = || node.children().filter(|n| is(*n, "tr"));
        // One with tables in it lays text out.
        if node.descendants().skip(1).any(|n| is(n, "tbl")) {
            return rows().for_each(|row| self.blocks(row));
        }
        let notes = self.notes.len();
        let cells: Vec<Vec<Vec<String>>> = rows()
            .map(|row| row.descendants().filter(|n| is(*n, "tc")).map(|cell| self.aside(cell)).collect())
            .collect();
        if !self.out.push_rows(cells) {
            self.notes.truncate(notes);
            rows().for_each(|row| self.blocks(row));
        }
    }

    /// The texts of the paragraphs in a cell, read on the side.
    fn aside(&mut self, cell: Node<'_, '_>) -> Vec<String> {
        let mut texts = Vec::new();
        for paragraph in cell.descendants().filter(|n| is(*n, "p")) {
            let mut text = String::new();
            self.runs(paragraph, &mut text, &mut Vec::new());
            texts.extend(Some(text.trim().to_owned()).filter(|t| !t.is_empty()));
        }
        texts
    }

    /// The notes of a kind that the text refers to, in its order.
    fn add_notes(&mut self, kind: &'static str, source: &str) {
        let Some(tree) = xml::parse(source) else { return };
        let wanted: Vec<String> = self.notes.iter().filter(|n| n.0 == kind).map(|n| n.1.clone()).collect();
        let mut by_id = FxHashMap::default();
        for node in tree.descendants().filter(|n| is(*n, kind)) {
            by_id.insert(attribute(node, "id").unwrap_or_default(), node);
        }
        for id in wanted {
            // A note may be referred to twice.
            let Some(node) = by_id.remove(id.as_str()) else { continue };
            for text in self.aside(node) {
                self.out.push(Kind::Note, &text);
            }
        }
    }
}

/// Whether a run is hidden.
fn is_hidden(run: Node<'_, '_>) -> bool {
    let mark = child(run, "rPr").and_then(|p| child(p, "vanish"));
    mark.is_some_and(|m| !matches!(attribute(m, "val"), Some("0" | "false" | "off")))
}

/// A sign out of a font of signs: those that stand in text for dashes and marks.
fn symbol(node: Node<'_, '_>) -> char {
    let code = attribute(node, "char").and_then(|c| u32::from_str_radix(c, 16).ok()).unwrap_or_default();
    match char::from_u32(code) {
        Some(c) if !('\u{e000}'..='\u{f8ff}').contains(&c) && c != '\0' => c,
        _ => '•',
    }
}
