//! What a page's own styles say about being seen: declarations, and rules with simple selectors.
//!
//! Only properties that can hide text are read, and of a style sheet only what holds for a reader at a screen without
//! conditions: no print, no widths of phones, no states of the pointer or of scripts. What is not understood hides
//! nothing.

use crate::hashed::Map;

use super::tree::{Kind, NONE, Tag, Tree};
use crate::work;

/// The properties that can hide text, or keep it from being hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
enum Slot {
    Display,
    ContentVisibility,
    Visibility,
    Opacity,
    FontSize,
    Position,
    Left,
    Right,
    Top,
    Bottom,
    Margin,
    Indent,
    Clip,
    ClipPath,
    Transform,
    Overflow,
    Height,
    MaxHeight,
    Width,
    Padding,
}

const SLOTS: usize = Slot::Padding as usize + 1;

/// How an element hides its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Way {
    /// With everything in it.
    Whole(u8),
    /// Until an element in it says that it is visible.
    Invisible,
    /// Until an element in it has a size of its own.
    Tiny,
}

/// What is not displayed.
pub(super) const UNDISPLAYED: Way = Way::Whole(0);

/// Declarations, each with the weight that it has against others of its property.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// Weight from 1 on, and whether the value is one that hides.
    slots: [(u32, bool); SLOTS],
}

/// More than the weight of any selector.
const INLINE: u32 = 1 << 20;
const IMPORTANT: u32 = 1 << 21;

impl Style {
    fn set(&mut self, slot: Slot, weight: u32, hides: bool) {
        let held = &mut self.slots[slot as usize];
        if weight >= held.0 {
            *held = (weight, hides);
        }
    }

    fn has(&self, slot: Slot) -> bool {
        self.slots[slot as usize].1
    }

    fn says(&self, slot: Slot) -> Option<bool> {
        let (weight, hides) = self.slots[slot as usize];
        (weight > 0).then_some(hides)
    }

    /// An element with the attribute `hidden`, which any declaration of a display overrides.
    pub(super) fn hide(&mut self) {
        self.set(Slot::Display, 1, true);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.slots.iter().all(|s| s.0 == 0)
    }

    /// Takes over another's declarations at a further weight.
    pub(super) fn take(&mut self, other: &Self, weight: u32) {
        for (mine, theirs) in self.slots.iter_mut().zip(&other.slots) {
            if theirs.0 > 0 && theirs.0 + weight >= mine.0 {
                *mine = (theirs.0 + weight, theirs.1);
            }
        }
    }

    /// Takes over an attribute's declarations.
    pub(super) fn inline(&mut self, source: &str) {
        self.take(&declarations(source), INLINE);
    }

    /// What of it does not hide.
    fn shown(mut self) -> Self {
        for slot in &mut self.slots {
            if slot.1 {
                *slot = (0, false);
            }
        }
        self
    }

    /// How an element of this style hides the text in it.
    pub(super) fn way(&self) -> Option<Way> {
        use Slot::*;
        let any = |slots: &[Slot]| slots.iter().any(|&s| self.has(s));
        let whole = [
            any(&[Display, ContentVisibility]),
            any(&[Opacity]),
            any(&[Position]) && any(&[Left, Right, Top, Bottom, Clip]),
            any(&[Margin, Indent, Transform]),
            any(&[ClipPath]),
            // Padding gives a box without height its room.
            any(&[Overflow]) && any(&[Height, MaxHeight, Width]) && !any(&[Padding]),
        ];
        if let Some(n) = whole.iter().position(|&w| w) {
            return Some(Way::Whole(n as u8));
        }
        match (self.has(Visibility), self.has(FontSize)) {
            (true, _) => Some(Way::Invisible),
            (_, true) => Some(Way::Tiny),
            _ => None,
        }
    }

    /// Whether it makes text visible again that stands in something invisible, and text large that stands in something
    /// tiny.
    pub(super) fn shows(&self) -> (bool, bool) {
        (self.says(Slot::Visibility) == Some(false), self.says(Slot::FontSize) == Some(false))
    }
}

/// A number in millionths. (What reads floating-point numbers brings a table of ten kilobytes into the browser that does
/// not compress.)
type Millionths = i64;

const ONE: Millionths = 1_000_000;

/// A number in decimal notation. Less than a millionth is one, so that only nothing is 0.
fn number(text: &str) -> Option<Millionths> {
    let (is_negative, figures) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = figures.split_once('.').unwrap_or((figures, ""));
    let mut all = whole.bytes().chain(part.bytes());
    if whole.is_empty() && part.is_empty() || !all.all(|b| b.is_ascii_digit()) {
        return None;
    }
    let six = whole.bytes().chain(part.bytes().chain(std::iter::repeat(b'0')).take(6));
    let n = six.fold(0, |n: Millionths, b| n.saturating_mul(10).saturating_add(i64::from(b - b'0')));
    let n = n.max(i64::from(part.bytes().any(|b| b != b'0')));
    Some(if is_negative { -n } else { n })
}

/// A length: its number and unit.
fn length(value: &str) -> Option<(Millionths, &str)> {
    let end = value.find(|c: char| !matches!(c, '0'..='9' | '.' | '-' | '+')).unwrap_or(value.len());
    Some((number(&value[..end])?, &value[end..]))
}

/// Whether a length moves what it is said of out of sight.
fn is_far(value: &str) -> bool {
    length(value).is_some_and(|(n, unit)| match unit {
        "px" | "" | "pt" => n <= -900 * ONE,
        "em" | "rem" | "vw" | "vh" | "ch" | "%" => n <= -90 * ONE,
        _ => false,
    })
}

/// Whether a box of that length shows nothing.
fn is_flat(value: &str) -> bool {
    length(value).is_some_and(|(n, unit)| n == 0 || unit == "px" && n <= ONE)
}

/// Whether text of that size cannot be read; `None` where it depends on what is around.
fn is_tiny(value: &str) -> Option<bool> {
    match length(value) {
        Some((n, "px" | "pt" | "")) => Some(n <= ONE),
        Some((n, "em" | "%")) => (n <= ONE / 50).then_some(true),
        Some((n, _)) => Some(n <= ONE / 50),
        None => (!matches!(value, "inherit" | "unset" | "smaller" | "larger")).then_some(false),
    }
}

/// Whether a shape has no area: all its lengths are nothing, or a pixel, or cut off one half from either side.
fn is_nothing(value: &str) -> bool {
    let Some((name, inner)) = value.split_once('(') else { return false };
    let mut lengths = inner.trim_end_matches(')').split([' ', ',']).filter(|s| !s.is_empty() && *s != "at").peekable();
    if lengths.peek().is_none() {
        return false;
    }
    match name {
        "inset" => lengths.all(|l| length(l).is_some_and(|(n, unit)| unit == "%" && n >= 50 * ONE)),
        "circle" | "ellipse" => lengths.next().is_some_and(is_flat),
        "rect" | "polygon" => {
            let first = lengths.next().unwrap_or("");
            length(first).is_some_and(|(n, _)| n <= ONE)
                && lengths.all(|l| length(l).map(|x| x.0) == length(first).map(|x| x.0))
        }
        _ => false,
    }
}

/// Whether a transformation leaves nothing to see.
fn is_away(value: &str) -> bool {
    value.split(')').any(|f| match f.trim().split_once('(') {
        Some(("scale" | "scalex" | "scaley", n)) => n.split(',').any(|n| number(n.trim()) == Some(0)),
        Some(("translate" | "translatex" | "translatey" | "translate3d", n)) => {
            n.split(',').any(|n| is_far(n.trim()) && !n.ends_with('%'))
        }
        _ => false,
    })
}

/// The declarations of a rule or an attribute. Of two of one property the later holds, unless the earlier is important.
pub(super) fn declarations(source: &str) -> Style {
    let mut out = Style::default();
    for declaration in source.split(';') {
        let Some((property, value)) = declaration.split_once(':') else { continue };
        let value = value.trim().to_ascii_lowercase();
        let (value, weight) = match value.rsplit_once('!') {
            Some((v, mark)) if mark.trim() == "important" => (v.trim_end(), IMPORTANT),
            _ => (value.as_str(), 1),
        };
        if !value.is_empty() {
            declare(&mut out, &property.trim().to_ascii_lowercase(), value, weight);
        }
    }
    out
}

fn declare(out: &mut Style, property: &str, value: &str, weight: u32) {
    use Slot::*;
    let words = || value.split_ascii_whitespace();
    let inherits = matches!(value, "inherit" | "unset" | "revert");
    let (slot, hides) = match property {
        "display" => (Display, value == "none"),
        "content-visibility" => (ContentVisibility, value == "hidden"),
        "visibility" if !inherits => (Visibility, matches!(value, "hidden" | "collapse")),
        "opacity" => {
            (Opacity, length(value).is_some_and(|(n, unit)| n <= if unit == "%" { 4 * ONE } else { ONE / 25 }))
        }
        "font-size" => match is_tiny(value) {
            Some(tiny) => (FontSize, tiny),
            None => return,
        },
        // "0/0 a": the size stands before the slash or the family's name.
        "font" => {
            let size = words().rev().map(|w| w.split('/').next().unwrap_or(w));
            let mut sizes = size.filter(|w| length(w).is_some_and(|(n, unit)| n == 0 || !unit.is_empty()));
            match sizes.next().and_then(is_tiny) {
                Some(tiny) => (FontSize, tiny),
                None => return,
            }
        }
        "position" => (Position, matches!(value, "absolute" | "fixed")),
        "left" => (Left, is_far(value)),
        "right" => (Right, is_far(value)),
        "top" => (Top, is_far(value)),
        "bottom" => (Bottom, is_far(value)),
        "inset" => (Top, words().any(is_far)),
        "margin" | "margin-left" | "margin-top" => (Margin, words().any(is_far)),
        "text-indent" => (Indent, is_far(value)),
        "clip" => (Clip, is_nothing(value)),
        "clip-path" | "-webkit-clip-path" => (ClipPath, is_nothing(value)),
        "transform" | "-webkit-transform" => (Transform, is_away(value)),
        "overflow" | "overflow-x" | "overflow-y" => (Overflow, words().any(|w| matches!(w, "hidden" | "clip"))),
        "height" => (Height, is_flat(value)),
        "max-height" => (MaxHeight, is_flat(value)),
        "width" | "max-width" => (Width, is_flat(value)),
        "padding" | "padding-top" | "padding-bottom" => (Padding, words().any(|w| !is_flat(w))),
        _ => return,
    };
    out.set(slot, weight, hides);
}

/// One step of a selector: what one element must be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Compound {
    tag: Option<String>,
    id: Option<String>,
    classes: Vec<String>,
    /// Whether the step before it is the parent, not just any ancestor.
    child: bool,
}

/// A rule for elements that a selector picks.
#[derive(Clone, Debug)]
struct Rule {
    /// The element itself last.
    steps: Vec<Compound>,
    weight: u32,
    style: Style,
}

/// The rules of a page's own styles, by what the element must have.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    rules: Vec<Rule>,
    /// Indices of rules by `#id`, `.class` or tag.
    by_key: Map<String, Vec<u32>>,
    /// Rules with the same selector are one.
    by_selector: Map<String, u32>,
}

/// So many rules may begin to fit one element by one key: a sheet made to be slow has more, and the rest hides nothing.
const MOST: usize = 96;

/// Ancestors that are looked at for the earlier steps of a selector.
const LOOK_UP: usize = 24;

/// What the names of a script's states contain; they change before anyone reads.
const STATES: [&str; 8] =
    ["js", "no-js", "nojs", "js-enabled", "js-disabled", "no-javascript", "wf-loading", "async-hide"];

/// So deep may rules with conditions stand in each other.
const DEEPEST: u32 = 4;

/// Whether a query of media holds for any reader at a screen.
fn is_screen(query: &str) -> bool {
    query.split(',').any(|q| matches!(q.trim().to_ascii_lowercase().as_str(), "" | "all" | "screen" | "only screen"))
}

/// Where the block that begins before `from` ends: past its closing bracket.
fn block_end(css: &str, from: usize) -> usize {
    let mut depth = 1;
    let mut quote = None;
    for (at, b) in css.bytes().enumerate().skip(from) {
        match (quote, b) {
            (Some(q), b) if b == q || b == b'\n' => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(b),
            (None, b'{') => depth += 1,
            (None, b'}') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            work::add((at - from) / 64);
            return at + 1;
        }
    }
    work::add((css.len() - from) / 64);
    css.len()
}

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(open) = rest.find("/*") {
        out.push_str(&rest[..open]);
        out.push(' ');
        rest = rest[open + 2..].find("*/").map_or("", |n| &rest[open + n + 4..]);
    }
    out.push_str(rest);
    out
}

impl Sheet {
    /// The rules of all style elements of a page.
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let mut out = Self::default();
        for node in &tree.nodes {
            let Kind::Raw(css) = node.kind else { continue };
            let is_style = tree.tag(node.parent) == Some(Tag::Style);
            let media = tree.attribute(node.parent, "media").unwrap_or_default();
            let inside = |tag| {
                std::iter::successors(Some(node.parent), |&n| Some(tree.nodes.get(n as usize)?.parent))
                    .take_while(|&n| n != NONE)
                    .take(LOOK_UP)
                    .any(|n| tree.tag(n) == Some(tag))
            };
            if is_style && is_screen(&media) && ![Tag::Noscript, Tag::Template, Tag::Svg].into_iter().any(inside) {
                out.read(&without_comments(css), false, 0);
            }
        }
        out
    }

    /// Reads a style sheet or a part of one. What holds under a condition, such as a width, shows what is hidden
    /// otherwise, but hides nothing.
    fn read(&mut self, css: &str, conditional: bool, depth: u32) {
        let mut at = 0;
        while let Some(n) = css[at..].find(['{', '}', ';']) {
            let prelude = css[at..at + n].trim().trim_start_matches("<!--").trim();
            let mark = css.as_bytes()[at + n];
            at += n + 1;
            if mark != b'{' {
                continue;
            }
            let (name, query) =
                prelude.split_at(prelude.find(|c: char| c == '(' || c.is_whitespace()).unwrap_or(prelude.len()));
            match name {
                // Goes on inside; the bracket that closes it is passed over.
                "@media" if is_screen(query) => {}
                "@media" | "@supports" | "@container" | "@layer" if depth < DEEPEST && !query.contains("print") => {
                    let end = block_end(css, at);
                    self.read(css[at..end].trim_end_matches('}'), true, depth + 1);
                    at = end;
                }
                _ if name.starts_with('@') => at = block_end(css, at),
                _ => {
                    let end = block_end(css, at);
                    let body = css[at..end].trim_end_matches('}');
                    // Rules in rules are of a newer kind.
                    if !body.contains('{') {
                        let style = declarations(body);
                        self.rule(prelude, &if conditional { style.shown() } else { style });
                    }
                    at = end;
                }
            }
        }
    }

    fn rule(&mut self, selectors: &str, style: &Style) {
        if style.is_empty() {
            return;
        }
        for selector in selectors.split(',').map(str::trim) {
            let Some(steps) = steps(selector) else { continue };
            if let Some(&same) = self.by_selector.get(selector) {
                self.rules[same as usize].style.take(style, 0);
                continue;
            }
            let Some(last) = steps.last() else { continue };
            let key = match (&last.id, last.classes.first(), &last.tag) {
                (Some(id), _, _) => format!("#{id}"),
                (_, Some(class), _) => format!(".{class}"),
                (_, _, Some(tag)) => tag.clone(),
                _ => continue,
            };
            let held = self.by_key.entry(key).or_default();
            if held.len() < MOST {
                held.push(self.rules.len() as u32);
                self.by_selector.insert(selector.to_owned(), self.rules.len() as u32);
                self.rules.push(Rule { weight: weight(&steps), steps, style: *style });
            }
        }
    }

    /// Hands an element what the rules that pick it declare; the last of those that hide something.
    pub(super) fn apply(&self, page: &Elements<'_, '_>, node: u32, out: &mut Style) -> Option<u32> {
        let element = page.all.get(node as usize)?;
        let mut found: Vec<u32> = Vec::new();
        let mut look = |key: &str| found.extend(self.by_key.get(key).into_iter().flatten());
        look(element.name);
        if !element.id.is_empty() {
            look(&format!("#{}", element.id));
        }
        for class in element.classes.split_ascii_whitespace() {
            look(&format!(".{class}"));
        }
        found.sort_unstable();
        found.dedup();
        let mut cause = None;
        for ix in found {
            work::add(1);
            let rule = &self.rules[ix as usize];
            if page.picked(node, &rule.steps) {
                out.take(&rule.style, rule.weight);
                cause = rule.style.way().map(|_| ix).or(cause);
            }
        }
        cause
    }
}

/// The steps of a selector of tags, ids and classes; `None` for any other.
fn steps(selector: &str) -> Option<Vec<Compound>> {
    if selector.len() > 200 || selector.contains([':', '[', '+', '~', '\\', '*', '&', '(', '|', '"', '@', '%']) {
        return None;
    }
    let mut out: Vec<Compound> = Vec::new();
    let mut child = false;
    for word in selector.replace('>', " > ").split_ascii_whitespace() {
        if word == ">" {
            child = true;
            continue;
        }
        let mut one = Compound { child, ..Compound::default() };
        child = false;
        let names = word.split_inclusive(['.', '#']).collect::<Vec<_>>();
        let mut sort = ' ';
        for name in names {
            let (plain, next) = match name.chars().last() {
                Some(c @ ('.' | '#')) => (&name[..name.len() - 1], c),
                _ => (name, ' '),
            };
            match (sort, plain) {
                (' ', "") => {}
                (_, "") => return None,
                (' ', tag) => one.tag = Some(tag.to_ascii_lowercase()),
                ('.', class) if STATES.contains(&class) => return None,
                ('.', class) => one.classes.push(class.to_owned()),
                (_, id) => one.id = Some(id.to_owned()),
            }
            sort = next;
        }
        if sort != ' ' {
            return None;
        }
        out.push(one);
    }
    (!out.is_empty() && out.len() <= 6 && !child).then_some(out)
}

/// The weight of a selector against others: ids before classes before tags.
fn weight(steps: &[Compound]) -> u32 {
    let count = |f: fn(&Compound) -> usize| steps.iter().map(f).sum::<usize>().min(63) as u32;
    let ids = count(|c| usize::from(c.id.is_some()));
    let classes = count(|c| c.classes.len());
    let tags = count(|c| usize::from(c.tag.is_some()));
    ids << 12 | classes << 6 | tags
}

/// What selectors ask of an element.
#[derive(Clone, Copy, Debug, Default)]
struct Element<'a> {
    name: &'a str,
    id: &'a str,
    classes: &'a str,
}

impl<'a> Element<'a> {
    fn of(kind: Kind<'a>) -> Self {
        let Kind::Element { tag, attributes } = kind else { return Self::default() };
        let mut out = Self { name: tag.name().unwrap_or(""), ..Self::default() };
        for (name, value) in super::tokens::attributes(attributes) {
            if name.eq_ignore_ascii_case("id") {
                out.id = value.trim();
            } else if name.eq_ignore_ascii_case("class") {
                out.classes = value;
            }
        }
        out
    }

    fn is(&self, step: &Compound) -> bool {
        step.tag.as_ref().is_none_or(|t| t == self.name)
            && step.id.as_ref().is_none_or(|i| i == self.id)
            && step.classes.iter().all(|c| self.classes.split_ascii_whitespace().any(|own| own == c))
    }
}

/// The elements of a page, as selectors see them.
pub(super) struct Elements<'t, 's> {
    tree: &'t Tree<'s>,
    all: Vec<Element<'s>>,
}

impl<'t, 's> Elements<'t, 's> {
    /// Those of a page; none where no rule asks for them.
    pub(super) fn of(tree: &'t Tree<'s>, sheet: &Sheet) -> Self {
        let nodes = if sheet.rules.is_empty() { &[][..] } else { &tree.nodes };
        Self { tree, all: nodes.iter().map(|n| Element::of(n.kind)).collect() }
    }

    /// Whether a selector picks an element.
    fn picked(&self, node: u32, steps: &[Compound]) -> bool {
        let Some((last, before)) = steps.split_last() else { return false };
        if !self.all[node as usize].is(last) {
            return false;
        }
        let (mut at, mut child) = (node, last.child);
        let mut left = LOOK_UP;
        for step in before.iter().rev() {
            loop {
                work::add(1);
                at = self.tree.nodes[at as usize].parent;
                if at == NONE || left == 0 {
                    return false;
                }
                left -= 1;
                if self.all[at as usize].is(step) {
                    break;
                }
                if child {
                    return false;
                }
            }
            child = step.child;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hides(source: &str) -> bool {
        declarations(source).way().is_some()
    }

    #[test]
    fn numbers_are_read_as_css_writes_them() {
        for (text, n) in [("12", 12 * ONE), ("+.5", ONE / 2), ("-900.", -900 * ONE), ("-0", 0), ("0.02", ONE / 50)] {
            assert_eq!(number(text), Some(n), "{text}");
        }
        assert_eq!(number("0.00000001"), Some(1));
        assert_eq!(number(&"9".repeat(40)), Some(Millionths::MAX));
        for text in ["", "-", ".", "+-1", "1-2", "1.2.3", "1e3"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn declarations_that_hide() {
        for all in [
            "display:none",
            "DISPLAY : None !IMPORTANT",
            "color:red;;display:block;display:none;",
            "visibility:hidden",
            "visibility: collapse",
            "opacity:0",
            "opacity: .0",
            "opacity:0%",
            "font-size:0",
            "font-size: 0px !important",
            "font:0/0 a",
            "font: italic 0px serif",
            "position:absolute;left:-9999px",
            "position:fixed; top:-100vh",
            "position:absolute;inset: -999em auto auto",
            "margin: 0 0 0 -10000px",
            "text-indent:-9999px",
            "position:absolute;clip:rect(0 0 0 0)",
            "position:absolute;clip:rect(1px, 1px, 1px, 1px)",
            "clip-path:inset(50%)",
            "clip-path: polygon(0 0, 0 0, 0 0)",
            "height:0;overflow:hidden",
            "width:1px;height:1px;overflow:hidden",
            "max-height:0;overflow:hidden",
            "transform:scale(0)",
            "transform: translateX(-9999px)",
            "content-visibility:hidden",
            "display:none !important;display:block",
        ] {
            assert!(hides(all), "{all}");
        }
    }

    #[test]
    fn declarations_that_hide_nothing() {
        for all in [
            "",
            "display",
            "display:none;display:block",
            "display:block!important;display:none",
            "background:url(none)",
            "opacity:0.4",
            "opacity:1",
            "font-size:0.9em",
            "font-size:16px",
            "font:400 16px/1.5 serif",
            "font:300 1rem/0 x",
            "left:-9999px",
            "position:absolute;left:-12px",
            "margin-left:-20px",
            "text-indent:2em",
            "height:0",
            "height:0;padding-bottom:56%;overflow:hidden",
            "height:200px;overflow:hidden",
            "clip:rect(0,0,0,0)",
            "clip:auto;position:absolute",
            "clip-path:inset(10%)",
            "transform:scale(1)",
            "transform:translate(-50%, -50%)",
            "visibility:visible",
            "--display:none",
        ] {
            assert!(!hides(all), "{all}");
        }
    }

    /// Which of `a`, `b`, `c` ... stand in elements that the rules hide.
    fn hidden(css: &str) -> String {
        let page = format!(
            "<html class=no-js><style>{css}</style><div id=top class='x wide'><p class=x>a</p><b class='y x'>b</b>\
             <p><i class=y>c</i></p></div><p class=Y>d</p>"
        );
        let tree = super::super::tree::build(&page);
        let sheet = Sheet::of(&tree);
        let page = Elements::of(&tree, &sheet);
        let mut out = String::new();
        for node in &tree.nodes {
            if let Kind::Text(text) = node.kind {
                let mut style = Style::default();
                sheet.apply(&page, node.parent, &mut style);
                out.push_str(if style.way().is_some() { text } else { "" });
            }
        }
        out
    }

    #[test]
    fn selectors_pick() {
        for (css, want) in [
            (".y{display:none}", "bc"),
            ("b.x , #none{display:none}", "b"),
            ("#top p .y{opacity:0}", "c"),
            ("#top > .y{opacity:0}", "b"),
            ("/* .x{} */ P{display:none}", "ad"),
            ("p{display:none} .x{display:block}", "d"),
            (".x{display:block} p{display:none}", "d"),
            ("p{display:none!important} .x{display:block}", "ad"),
            (".y{display:none} .y{display:inline}", ""),
            ("@media screen{.y{display:none}} p{color:red}", "bc"),
            ("@media print{.y{display:none}} i{display:none}", "c"),
            ("@media (max-width:600px){.y{display:none}}", ""),
            (".x{display:none} @media (min-width:600px){b.x{display:block} .q{color:red}} i{opacity:0}", "ac"),
            (
                "i{opacity:0} @supports (a:b){@media screen and (c){i{opacity:1}}} b{opacity:0} @media print{b{opacity:1}}",
                "b",
            ),
            ("@keyframes in{from{opacity:0}to{opacity:1}} .q{opacity:0}", ""),
            ("@import 'x.css'; @charset \"a\"; .Y{display:none}", "d"),
            (".js .y, .no-js .y{display:none}", ""),
            (".y:hover, .y[a], p + p, *, .x ~ b, .y::before{display:none}", ""),
            (".y{display:none", "bc"),
            (".y{content:'}';display:none}", "bc"),
            ("}{;.y{display:none}", ""),
            (".{display:none} ..y{display:none} .y > {display:none}", ""),
        ] {
            assert_eq!(hidden(css), want, "{css}");
        }
        assert_eq!(hidden("</style><style media=print>.y{display:none}"), "");
        assert_eq!(hidden("</style><noscript><style>.y{display:none}</style></noscript><style>"), "");
    }

    #[test]
    fn hostile_sheets_take_linear_work() {
        let many = |n: usize, one: &dyn Fn(usize) -> String| (0..n).map(one).collect::<String>();
        type Make<'a> = &'a dyn Fn(usize) -> String;
        let cases: [(&str, Make<'_>, Make<'_>); 6] = [
            ("a rule for each", &|i| format!(".a{i}{{display:none}}"), &|i| format!("<p class=a{i}>x")),
            ("all for one class", &|i| format!(".a.b{i}{{display:none}}"), &|_| "<p class='a c'>x".into()),
            ("one rule again and again", &|_| "p{display:none}".into(), &|_| "<p>x".into()),
            ("ancestors", &|i| format!(".b{i} .a{{display:none}}"), &|_| "<div class=a>x".into()),
            ("conditions in conditions", &|_| "@media (a){".into(), &|_| "<p class=a>x".into()),
            ("never closed", &|_| "@media screen{.a{".into(), &|_| "<p class=a>x".into()),
        ];
        for (what, rule, element) in cases {
            work::assert_linear(what, 300, |n| {
                let page = format!("<style>{}</style>{}", many(n, rule), many(n, element));
                let tree = super::super::tree::build(&page);
                work::of(|| {
                    let sheet = Sheet::of(&tree);
                    let page = Elements::of(&tree, &sheet);
                    for i in 0..tree.nodes.len() {
                        work::add(1);
                        sheet.apply(&page, i as u32, &mut Style::default());
                    }
                })
            });
        }
    }
}
