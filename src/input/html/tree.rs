//! From tags and text to a tree: the part of the standard's tree construction that matters to a reader.
//!
//! The nodes lie in document order in one vector, a parent before its children, so that whatever a node takes from its
//! ancestors or gives to them is one pass forwards or backwards, however deep the page nests.

use rustc_hash::FxHashMap;

use super::tokens::{Piece, Tokens, attributes};

macro_rules! tags {
    ($($variant:ident = $text:literal),+ $(,)?) => {
        /// An element's name, as far as the extraction asks for it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(super) enum Tag {
            $($variant,)+
            /// Any other, by number.
            Other(u16),
        }
        const NAMED: &[(&str, Tag)] = &[$(($text, Tag::$variant)),+];
    };
}

tags! {
    A = "a", Address = "address", Article = "article", Aside = "aside", Audio = "audio", B = "b", Blockquote = "blockquote",
    Body = "body", Br = "br", Button = "button", Canvas = "canvas", Caption = "caption", Center = "center", Dd = "dd",
    Details = "details", Dialog = "dialog", Div = "div", Dl = "dl", Dt = "dt", Em = "em", Fieldset = "fieldset",
    Figcaption = "figcaption", Figure = "figure", Footer = "footer", Form = "form", H1 = "h1", H2 = "h2", H3 = "h3",
    H4 = "h4", H5 = "h5", H6 = "h6", Head = "head", Header = "header", Hr = "hr", Html = "html", I = "i",
    Iframe = "iframe", Img = "img", Input = "input", Label = "label", Legend = "legend", Li = "li", Link = "link",
    Main = "main", Math = "math", Menu = "menu", Meta = "meta", Nav = "nav", Noscript = "noscript", Object = "object",
    Ol = "ol", Optgroup = "optgroup", Option = "option", P = "p", Pre = "pre", S = "s", Script = "script",
    Section = "section", Select = "select", Small = "small", Span = "span", Strong = "strong", Style = "style",
    Summary = "summary", Sup = "sup", Svg = "svg", Table = "table", Tbody = "tbody", Td = "td", Template = "template",
    Textarea = "textarea", Tfoot = "tfoot", Th = "th", Thead = "thead", Time = "time", Title = "title", Tr = "tr",
    U = "u", Ul = "ul", Video = "video",
}

impl Tag {
    /// Whether text before and after it is not of one paragraph.
    pub(super) fn is_block(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Address
                | Article
                | Aside
                | Blockquote
                | Body
                | Caption
                | Center
                | Dd
                | Details
                | Dialog
                | Div
                | Dl
                | Dt
                | Fieldset
                | Figcaption
                | Figure
                | Footer
                | Form
                | H1
                | H2
                | H3
                | H4
                | H5
                | H6
                | Header
                | Hr
                | Html
                | Li
                | Main
                | Menu
                | Nav
                | Ol
                | P
                | Pre
                | Section
                | Summary
                | Table
                | Tbody
                | Td
                | Tfoot
                | Th
                | Thead
                | Tr
                | Ul
                | Option
                | Video
                | Audio
                | Iframe
                | Legend
        )
    }

    /// Its name, if it has a variant.
    pub(super) fn name(self) -> Option<&'static str> {
        NAMED.iter().find(|n| n.1 == self).map(|n| n.0)
    }

    pub(super) fn is_heading(self) -> bool {
        use Tag::*;
        matches!(self, H1 | H2 | H3 | H4 | H5 | H6)
    }

    /// Whether an open paragraph ends where it begins.
    fn closes_p(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Address
                | Article
                | Aside
                | Blockquote
                | Center
                | Details
                | Dialog
                | Dl
                | Div
                | Fieldset
                | Figcaption
                | Figure
                | Footer
                | Form
                | H1
                | H2
                | H3
                | H4
                | H5
                | H6
                | Header
                | Hr
                | Main
                | Menu
                | Nav
                | Ol
                | P
                | Pre
                | Section
                | Summary
                | Table
                | Ul
                | Li
                | Dd
                | Dt
        )
    }
}

fn is_void(name: &str) -> bool {
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
        .iter()
        .any(|v| v.eq_ignore_ascii_case(name))
}

/// No element.
pub(super) const NONE: u32 = u32::MAX;

/// What a node is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind<'a> {
    Element {
        tag: Tag,
        attributes: &'a str,
    },
    Text(&'a str),
    /// The content of a script or the like.
    Raw(&'a str),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'a> {
    pub(super) kind: Kind<'a>,
    /// Index of its parent; [`NONE`] at the top.
    pub(super) parent: u32,
}

pub(super) struct Tree<'a> {
    pub(super) nodes: Vec<Node<'a>>,
}

impl<'a> Tree<'a> {
    pub(super) fn tag(&self, node: u32) -> Option<Tag> {
        match self.nodes.get(node as usize)?.kind {
            Kind::Element { tag, .. } => Some(tag),
            _ => None,
        }
    }

    /// An attribute's value, references not decoded.
    pub(super) fn attribute(&self, node: u32, name: &str) -> Option<&'a str> {
        match self.nodes.get(node as usize)?.kind {
            Kind::Element { attributes: all, .. } => {
                attributes(all).find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v)
            }
            _ => None,
        }
    }
}

/// How far up an end tag looks for its element: pages nest less, and a hostile one costs no more.
const LOOK_UP: usize = 400;

struct Builder<'a> {
    nodes: Vec<Node<'a>>,
    /// Open elements: node and tag.
    open: Vec<(u32, Tag)>,
    /// How many elements of each tag are open.
    counts: FxHashMap<Tag, u32>,
    /// Names that have no variant.
    others: FxHashMap<String, u16>,
    named: FxHashMap<&'static str, Tag>,
}

impl<'a> Builder<'a> {
    fn tag(&mut self, name: &str) -> Tag {
        let mut buffer = [0u8; 16];
        if let Some(low) = buffer.get_mut(..name.len()) {
            low.copy_from_slice(name.as_bytes());
            low.make_ascii_lowercase();
            if let Ok(low) = std::str::from_utf8(low)
                && let Some(&tag) = self.named.get(low)
            {
                return tag;
            }
        }
        let next = self.others.len().min(usize::from(u16::MAX)) as u16;
        Tag::Other(*self.others.entry(name.to_ascii_lowercase()).or_insert(next))
    }

    fn parent(&self) -> u32 {
        self.open.last().map_or(NONE, |o| o.0)
    }

    fn add(&mut self, kind: Kind<'a>) -> u32 {
        let node = self.nodes.len() as u32;
        self.nodes.push(Node { kind, parent: self.parent() });
        node
    }

    fn pop(&mut self) {
        if let Some((_, tag)) = self.open.pop()
            && let Some(n) = self.counts.get_mut(&tag)
        {
            *n -= 1;
        }
    }

    fn is_open(&self, tag: Tag) -> bool {
        self.counts.get(&tag).is_some_and(|n| *n > 0)
    }

    /// Closes the nearest open element that `wanted` picks, unless one that `barrier` picks is nearer.
    fn close(&mut self, wanted: impl Fn(Tag) -> bool, barrier: impl Fn(Tag) -> bool) -> bool {
        let from = self.open.len().saturating_sub(LOOK_UP);
        for i in (from..self.open.len()).rev() {
            let tag = self.open[i].1;
            if wanted(tag) {
                while self.open.len() > i {
                    self.pop();
                }
                return true;
            }
            if barrier(tag) {
                return false;
            }
        }
        false
    }

    fn open_tag(&mut self, name: &'a str, attributes: &'a str) {
        use Tag::*;
        let tag = self.tag(name);
        let table = |t: Tag| matches!(t, Table | Td | Th | Caption | Template | Button | Html);
        if tag.closes_p() && self.is_open(P) {
            self.close(|t| t == P, table);
        }
        match tag {
            Li => {
                self.close(|t| t == Li, |t| matches!(t, Ul | Ol | Menu) || table(t));
            }
            Dd | Dt => {
                self.close(|t| matches!(t, Dd | Dt), |t| t == Dl || table(t));
            }
            Option | Optgroup => {
                self.close(|t| t == Option, |t| t == Select || t == Optgroup || t.is_block() && t != Option);
            }
            Td | Th => {
                self.close(|t| matches!(t, Td | Th), |t| matches!(t, Tr | Table | Template));
            }
            Tr => {
                self.close(|t| t == Tr, |t| matches!(t, Table | Template));
            }
            Tbody | Thead | Tfoot => {
                self.close(|t| matches!(t, Tbody | Thead | Tfoot), |t| matches!(t, Table | Template));
            }
            A if self.is_open(A) => {
                self.close(|t| t == A, |t| t.is_block());
            }
            // A second body or html only brings attributes.
            Body | Html if self.is_open(tag) => return,
            Body => {
                self.close(|t| t == Head, |t| t == Template);
            }
            _ => {}
        }
        // What cannot stand in a head ends it.
        if self.is_open(Head) && tag.is_block() && !matches!(tag, Html) {
            self.close(|t| t == Head, |t| matches!(t, Template | Noscript));
        }
        let node = self.add(Kind::Element { tag, attributes });
        let foreign = self.is_open(Svg) || self.is_open(Math) || tag == Svg || tag == Math;
        let closed = foreign && attributes.ends_with('/');
        if !is_void(name) && !closed {
            self.open.push((node, tag));
            *self.counts.entry(tag).or_insert(0) += 1;
        }
    }

    fn close_tag(&mut self, name: &'a str) {
        let tag = self.tag(name);
        if tag == Tag::Br {
            self.add(Kind::Element { tag, attributes: "" });
            return;
        }
        // What follows the end of the body still belongs to it.
        if matches!(tag, Tag::Body | Tag::Html) || !self.is_open(tag) {
            return;
        }
        let block = tag.is_block()
            || matches!(tag, Tag::Button | Tag::Select | Tag::Template | Tag::Svg | Tag::Noscript | Tag::Head);
        if block {
            self.close(
                |t| t == tag,
                |t| {
                    matches!(t, Tag::Template)
                        || matches!(t, Tag::Td | Tag::Th)
                            && !matches!(tag, Tag::Tr | Tag::Table | Tag::Tbody | Tag::Thead | Tag::Tfoot)
                },
            );
        } else {
            // The end tag of an inline element closes no block that was opened inside it: the element ends for what
            // comes after that block.
            let from = self.open.len().saturating_sub(LOOK_UP);
            let Some(at) = self.open[from..].iter().rposition(|o| o.1 == tag).map(|n| from + n) else { return };
            if self.open[at..].iter().any(|o| o.1.is_block()) {
                self.open.remove(at);
                if let Some(n) = self.counts.get_mut(&tag) {
                    *n -= 1;
                }
            } else {
                self.close(|t| t == tag, |_| false);
            }
        }
    }
}

/// Builds the tree of a page or a fragment.
pub(super) fn build(source: &str) -> Tree<'_> {
    let mut builder = Builder {
        nodes: Vec::with_capacity(source.len() / 40),
        open: Vec::new(),
        counts: FxHashMap::default(),
        others: FxHashMap::default(),
        named: NAMED.iter().copied().collect(),
    };
    for piece in Tokens::new(source) {
        match piece {
            Piece::Open { name, attributes } => builder.open_tag(name, attributes),
            Piece::Close(name) => builder.close_tag(name),
            Piece::Text(text) => {
                builder.add(Kind::Text(text));
            }
            Piece::Raw(text) => {
                builder.add(Kind::Raw(text));
            }
        }
    }
    Tree { nodes: builder.nodes }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(source: &str) -> String {
        let tree = build(source);
        let mut out = String::new();
        for node in &tree.nodes {
            let mut depth = 0;
            let mut up = node.parent;
            while up != NONE {
                depth += 1;
                up = tree.nodes[up as usize].parent;
            }
            match node.kind {
                Kind::Element { tag, .. } => out.push_str(&format!("{depth}{tag:?} ")),
                Kind::Text(t) | Kind::Raw(t) => out.push_str(&format!("{depth}'{t}' ")),
            }
        }
        out.trim_end().to_owned()
    }

    #[test]
    fn implied_ends() {
        assert_eq!(outline("<p>a<p>b<div>c</div>"), "0P 1'a' 0P 1'b' 0Div 1'c'");
        assert_eq!(outline("<ul><li>a<li>b<ul><li>c</ul></ul>"), "0Ul 1Li 2'a' 1Li 2'b' 2Ul 3Li 4'c'");
        assert_eq!(
            outline("<table><tr><td>a<td>b<tr><td>c</table>d"),
            "0Table 1Tr 2Td 3'a' 2Td 3'b' 1Tr 2Td 3'c' 0'd'"
        );
    }

    #[test]
    fn stray_ends_do_no_harm() {
        assert_eq!(outline("<div><b>a</div>b</b></i></span>c"), "0Div 1B 2'a' 0'b' 0'c'");
        assert_eq!(outline("<div><table><td></div>a</table></div>b"), "0Div 1Table 2Td 3'a' 0'b'");
        assert_eq!(outline("<a href=x><div>a</a>b</div>c"), "0A 1Div 2'a' 2'b' 0'c'");
    }

    #[test]
    fn deep_pages_take_linear_time() {
        let page = "<div><span></b></p>".repeat(50_000);
        let tree = build(&page);
        assert_eq!(tree.nodes.len(), 100_000);
    }
}
