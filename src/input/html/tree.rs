//! From tags and text to a tree: the part of the standard's tree construction that matters to a reader.
//!
//! The nodes lie in document order in one vector, a parent before its children, so that whatever a node takes from its
//! ancestors or gives to them is one pass forwards or backwards, however deep the page nests.

use std::borrow::Cow;

use crate::hashed::Map;

use super::entities::{Place, decode};
use super::tokens::{Token, Tokenizer, attributes};
use crate::work;

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
    Del = "del", Details = "details", Dialog = "dialog", Div = "div", Dl = "dl", Dt = "dt", Em = "em", Fieldset = "fieldset",
    Figcaption = "figcaption", Figure = "figure", Footer = "footer", Form = "form", H1 = "h1", H2 = "h2", H3 = "h3",
    H4 = "h4", H5 = "h5", H6 = "h6", Head = "head", Header = "header", Hr = "hr", Html = "html", I = "i",
    Iframe = "iframe", Img = "img", Input = "input", Label = "label", Legend = "legend", Li = "li", Link = "link",
    Main = "main", Math = "math", Menu = "menu", Meta = "meta", Nav = "nav", Noscript = "noscript", Object = "object",
    Ol = "ol", Optgroup = "optgroup", Option = "option", P = "p", Pre = "pre", S = "s", Script = "script",
    Section = "section", Select = "select", Small = "small", Span = "span", Strike = "strike", Strong = "strong", Style = "style",
    Summary = "summary", Sup = "sup", Svg = "svg", Table = "table", Tbody = "tbody", Td = "td", Template = "template",
    Textarea = "textarea", Tfoot = "tfoot", Th = "th", Thead = "thead", Time = "time", Title = "title", Tr = "tr",
    U = "u", Ul = "ul", Video = "video",
}

impl Tag {
    /// Whether text before and after it is not of one paragraph.
    pub(super) fn is_block(self) -> bool {
        use Tag::*;
        let in_table = matches!(self, Caption | Tbody | Td | Tfoot | Th | Thead | Tr);
        self.closes_p() || in_table || matches!(self, Audio | Body | Html | Iframe | Legend | Option | Video)
    }

    /// Its name, if it has a variant.
    pub(super) fn name(self) -> Option<&'static str> {
        NAMED.iter().find(|n| n.1 == self).map(|n| n.0)
    }

    pub(super) fn is_heading(self) -> bool {
        use Tag::*;
        matches!(self, H1 | H2 | H3 | H4 | H5 | H6)
    }

    /// Whether SVG or MathML that was not closed ends where it begins.
    fn leaves_foreign(self) -> bool {
        use Tag::*;
        let inline = matches!(self, B | Body | Br | Em | Head | I | Img | Meta | S | Small | Span | Strong | Sup | U);
        let block =
            matches!(self, Blockquote | Center | Dd | Div | Dl | Dt | Hr | Li | Menu | Ol | P | Pre | Table | Ul);
        inline || block || self.is_heading()
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

/// Whether an element of SVG or MathML holds HTML: the standard's integration points.
fn holds_html(name: &str) -> bool {
    ["foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml"]
        .iter()
        .any(|n| n.eq_ignore_ascii_case(name))
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

    /// An element and those around it, from within.
    pub(super) fn around(&self, element: u32) -> impl Iterator<Item = u32> {
        let up = |&at: &u32| Some(self.nodes[at as usize].parent).filter(|p| *p != NONE);
        std::iter::successors(Some(element).filter(|e| *e != NONE), up).inspect(|_| work::add(1))
    }

    /// For each node whether it is another or holds it; none holds what is no node.
    pub(super) fn holders(&self, inner: u32) -> Vec<bool> {
        let mut out = vec![false; self.nodes.len()];
        for at in self.around(if (inner as usize) < self.nodes.len() { inner } else { NONE }) {
            out[at as usize] = true;
        }
        out
    }

    /// For each node the nearest that is picked of itself and those around it; [`NONE`] where none is. Pages may be as deep
    /// as they are long: who asks this of many nodes must not walk up from each.
    pub(super) fn nearest(&self, picks: impl Fn(u32) -> bool) -> Vec<u32> {
        let mut out: Vec<u32> = Vec::with_capacity(self.nodes.len());
        for (i, node) in (0..).zip(&self.nodes) {
            work::add(1);
            let around = if node.parent == NONE { NONE } else { out[node.parent as usize] };
            out.push(if picks(i) { i } else { around });
        }
        out
    }

    /// An attribute's value.
    pub(super) fn attribute(&self, node: u32, name: &str) -> Option<Cow<'a, str>> {
        let Kind::Element { attributes: all, .. } = self.nodes.get(node as usize)?.kind else { return None };
        attributes(all).find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| decoded_value(v))
    }
}

/// The value of an attribute, given as written.
pub(super) fn decoded_value(source: &str) -> Cow<'_, str> {
    if !source.contains('&') {
        return Cow::Borrowed(source);
    }
    let mut out = String::with_capacity(source.len());
    decode(source, Place::Value, &mut out);
    Cow::Owned(out)
}

/// How far up an end tag looks for its element: pages nest less, and a hostile one costs no more.
const LOOK_UP: usize = 400;

struct Builder<'a> {
    nodes: Vec<Node<'a>>,
    /// Open elements: node, tag, and whether what stands in it is SVG or MathML.
    open: Vec<(u32, Tag, bool)>,
    /// How many elements of each tag are open.
    counts: Map<Tag, u32>,
    /// Names that have no variant.
    others: Map<String, u16>,
    named: Map<&'static str, Tag>,
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
        if let Some((_, tag, _)) = self.open.pop()
            && let Some(n) = self.counts.get_mut(&tag)
        {
            *n -= 1;
        }
    }

    /// Whether what follows stands in SVG or MathML.
    fn in_foreign(&self) -> bool {
        self.open.last().is_some_and(|o| o.2)
    }

    fn is_open(&self, tag: Tag) -> bool {
        self.counts.get(&tag).is_some_and(|n| *n > 0)
    }

    /// Closes the nearest open element that `wanted` picks, unless one that `barrier` picks is nearer.
    fn close(&mut self, wanted: impl Fn(Tag) -> bool, barrier: impl Fn(Tag) -> bool) {
        let from = self.open.len().saturating_sub(LOOK_UP);
        let nearest = self.open[from..].iter().rposition(|o| wanted(o.1) || barrier(o.1)).map(|n| from + n);
        if let Some(at) = nearest.filter(|&n| wanted(self.open[n].1)) {
            while self.open.len() > at {
                self.pop();
            }
        }
    }

    fn open_tag(&mut self, name: &'a str, attributes: &'a str, self_closing: bool) {
        use Tag::*;
        let tag = self.tag(name);
        // A second body or html only brings attributes.
        if matches!(tag, Body | Html) && self.is_open(tag) {
            return;
        }
        self.close_implied(tag);
        let node = self.add(Kind::Element { tag, attributes });
        let foreign = self.is_open(Svg) || self.is_open(Math) || matches!(tag, Svg | Math);
        let is_empty = is_void(name) || foreign && self_closing;
        if !is_empty {
            let content = matches!(tag, Svg | Math) || self.in_foreign() && !holds_html(name);
            self.open.push((node, tag, content));
            *self.counts.entry(tag).or_insert(0) += 1;
        }
    }

    /// Closes the elements that end where one of this tag begins.
    fn close_implied(&mut self, tag: Tag) {
        use Tag::*;
        if tag.leaves_foreign() {
            while self.in_foreign() {
                self.pop();
            }
        }
        let table = |t: Tag| matches!(t, Table | Td | Th | Caption | Template | Button | Html);
        if tag.closes_p() && self.is_open(P) {
            self.close(|t| t == P, table);
        }
        // A heading that was not closed ends where the next begins.
        if tag.is_heading() && self.open.last().is_some_and(|o| o.1.is_heading()) {
            self.pop();
        }
        match tag {
            Li => self.close(|t| t == Li, |t| matches!(t, Ul | Ol | Menu) || table(t)),
            Dd | Dt => self.close(|t| matches!(t, Dd | Dt), |t| t == Dl || table(t)),
            Option | Optgroup => {
                self.close(|t| t == Option, |t| t == Select || t == Optgroup || t.is_block() && t != Option);
            }
            Td | Th => self.close(|t| matches!(t, Td | Th), |t| matches!(t, Tr | Table | Template)),
            Tr => self.close(|t| t == Tr, |t| matches!(t, Table | Template)),
            Tbody | Thead | Tfoot => {
                self.close(|t| matches!(t, Tbody | Thead | Tfoot), |t| matches!(t, Table | Template));
            }
            A if self.is_open(A) => self.close(|t| t == A, |t| t.is_block()),
            Body => self.close(|t| t == Head, |t| t == Template),
            _ => {}
        }
        // What cannot stand in a head ends it.
        if self.is_open(Head) && tag.is_block() && tag != Html {
            self.close(|t| t == Head, |t| matches!(t, Template | Noscript));
        }
    }

    fn close_tag(&mut self, name: &'a str) {
        let tag = self.tag(name);
        if tag == Tag::Br {
            self.add(Kind::Element { tag, attributes: "" });
            return;
        }
        // The end tag of any heading ends the one that is open, of whatever level.
        if tag.is_heading() {
            self.close(Tag::is_heading, |t| matches!(t, Tag::Template | Tag::Td | Tag::Th | Tag::Table));
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
        counts: Map::default(),
        others: Map::default(),
        named: NAMED.iter().copied().collect(),
    };
    let mut tokens = Tokenizer::new(source);
    while let Some(token) = tokens.next() {
        match token {
            Token::Start { name, attributes, self_closing } => builder.open_tag(name, attributes, self_closing),
            Token::End(name) => builder.close_tag(name),
            Token::Text(text) => {
                builder.add(Kind::Text(text));
            }
            Token::Raw(text) => {
                builder.add(Kind::Raw(text));
            }
            Token::Comment(_) | Token::Doctype => {}
        }
        tokens.set_foreign(builder.in_foreign());
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
    fn headings_end_with_the_tag_of_any_level() {
        assert_eq!(outline("<h2>a</h3><div><p>b</p></div>"), "0H2 1'a' 0Div 1P 2'b'");
        assert_eq!(outline("<h2>a<b>b</b></h1></h2>c"), "0H2 1'a' 1B 2'b' 0'c'");
        assert_eq!(outline("<h2><p>a</h4>b"), "0H2 1P 2'a' 0'b'");
        assert_eq!(outline("<p>a<h2>b<h3>c</h3>d"), "0P 1'a' 0H2 1'b' 0H3 1'c' 0'd'");
        assert_eq!(outline("<h2><div>a<h3>b</h3></div></h2>c"), "0H2 1Div 2'a' 2H3 3'b' 0'c'");
    }

    #[test]
    fn svg_is_no_html() {
        // A script or title in it is markup, and may be closed at once.
        assert_eq!(outline("<svg><script/><title>a</title></svg>b"), "0Svg 1Script 1Title 2'a' 0'b'");
        assert_eq!(outline("<svg/><title/>a</title>b"), "0Svg 0Title 1'a' 0'b'");
        assert_eq!(outline("<svg><style><![CDATA[a>b]]></style></svg>c"), "0Svg 1Style 2'a>b' 0'c'");
        assert_eq!(outline("<svg><foreignObject><script><b</script></svg>c"), "0Svg 1Other(0) 2Script 3'<b' 0'c'");
        assert_eq!(outline("<div><svg><g><p>a</p></div>b"), "0Div 1Svg 2Other(0) 1P 2'a' 0'b'");
    }

    #[test]
    fn deep_pages_take_linear_time() {
        let page = "<div><span></b></p>".repeat(50_000);
        let tree = build(&page);
        assert_eq!(tree.nodes.len(), 100_000);
    }
}
