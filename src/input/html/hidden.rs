//! Text that a page holds and does not show: by the attribute `hidden`, by inline styles, by the page's own rules.
//!
//! Whole articles are hidden too, until a script has run or a font is there. So each cause, a rule or a kind of inline
//! style, is taken at its word only where it hides a small part of the page's prose, and so are all of them together. An
//! element that is itself not displayed is a cause of its own: dozens of them are slides and menus.

use crate::hashed::Map;

use super::inherited::Inherited;
use super::runs::Run;
use super::style::{Elements, Sheet, Style, UNDISPLAYED, Way};
use super::tree::{Kind, NONE, Tag, Tree, decoded_value};

/// Why an element hides its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Cause {
    /// Itself: it is not displayed.
    Element(u32),
    /// Inline styles of a kind.
    Inline(Way),
    /// A rule, by number.
    Rule(u32),
}

/// What the styles say of one element.
#[derive(Clone, Copy, Debug)]
struct Said {
    hides: Option<(Way, Cause)>,
    /// Whether it shows what is invisible around it, and what is tiny.
    shows: (bool, bool),
}

/// From this share of the prose on, in hundredths, what hides it is not taken at its word.
const MUCH: u64 = 40;

/// The same for elements that are not displayed, all together.
const MOST: u64 = 80;

/// For each node whether its text is hidden; `None` where the page hides nothing. `runs` are those of all text.
pub(super) fn find(tree: &Tree<'_>, from: &[Inherited], runs: &[Run]) -> Option<Vec<bool>> {
    let said = said(tree);
    if said.values().all(|s| s.hides.is_none()) {
        return None;
    }
    let weights = weights(tree, from, runs);
    let total: u64 = weights.iter().map(|w| u64::from(*w)).sum();
    let is = |part: u64, share: u64| part * 100 >= total * share && part > 0;
    let parts = parts(&causes(tree, &said, &|_| true), &weights);
    let small = |c: Cause| !parts.get(&c).is_some_and(|&p| is(p, MUCH));
    // Of all that is left, several rules may hide the article piece by piece.
    let left = self::parts(&causes(tree, &said, &small), &weights);
    let sum = |own: bool| left.iter().filter(|p| matches!(p.0, Cause::Element(_)) == own).map(|p| p.1).sum::<u64>();
    let (by_element, by_style) = (!is(sum(true), MOST), !is(sum(false), MUCH));
    let hold = |c: Cause| small(c) && if matches!(c, Cause::Element(_)) { by_element } else { by_style };
    Some(causes(tree, &said, &hold).iter().map(Option::is_some).collect())
}

/// How much prose each cause hides.
fn parts(causes: &[Option<Cause>], weights: &[u32]) -> Map<Cause, u64> {
    let mut out: Map<Cause, u64> = Map::default();
    for (cause, &weight) in causes.iter().zip(weights) {
        if let Some(cause) = cause {
            *out.entry(*cause).or_default() += u64::from(weight);
        }
    }
    out
}

/// What the styles say of each element that they say anything of.
fn said(tree: &Tree<'_>) -> Map<u32, Said> {
    let sheet = Sheet::of(tree);
    let page = Elements::of(tree, &sheet);
    let mut out = Map::default();
    for (i, node) in tree.nodes.iter().enumerate() {
        let Kind::Element { tag, attributes } = node.kind else { continue };
        if matches!(tag, Tag::Html | Tag::Body | Tag::Head) {
            continue;
        }
        let mut own = Style::default();
        for (name, value) in super::tokens::attributes(attributes) {
            if name.eq_ignore_ascii_case("hidden") {
                own.hide();
            } else if name.eq_ignore_ascii_case("style") {
                own.inline(&decoded_value(value));
            }
        }
        let mut style = own;
        let rule = sheet.apply(&page, i as u32, &mut style);
        if style.is_empty() {
            continue;
        }
        let cause = |way| match (own.way(), rule) {
            (None, Some(rule)) => Cause::Rule(rule),
            (Some(UNDISPLAYED), _) => Cause::Element(i as u32),
            _ => Cause::Inline(way),
        };
        out.insert(i as u32, Said { hides: style.way().map(|w| (w, cause(w))), shows: style.shows() });
    }
    out
}

/// Why each node is hidden, going by the causes that `hold`.
fn causes(tree: &Tree<'_>, said: &Map<u32, Said>, hold: &dyn Fn(Cause) -> bool) -> Vec<Option<Cause>> {
    /// Of one node: hidden whole, invisible, tiny.
    type State = [Option<Cause>; 3];
    let mut states: Vec<State> = Vec::with_capacity(tree.nodes.len());
    for (i, node) in tree.nodes.iter().enumerate() {
        let mut state = if node.parent == NONE { [None; 3] } else { states[node.parent as usize] };
        if let Some(own) = said.get(&(i as u32)) {
            if own.shows.0 {
                state[1] = None;
            }
            if own.shows.1 {
                state[2] = None;
            }
            if let Some((way, cause)) = own.hides.filter(|h| hold(h.1)) {
                let at = match way {
                    Way::Whole(_) => 0,
                    Way::Invisible => 1,
                    Way::Tiny => 2,
                };
                state[at] = state[at].or(Some(cause));
            }
        }
        states.push(state);
    }
    states.into_iter().map(|s| s[0].or(s[1]).or(s[2])).collect()
}

/// How much prose each node of text is. What is named as no part of the article does not count, unless all is; on a page
/// without prose all text does.
fn weights(tree: &Tree<'_>, from: &[Inherited], runs: &[Run]) -> Vec<u32> {
    let mut prose = vec![false; tree.nodes.len()];
    for run in runs.iter().filter(|r| r.is_prose() && r.element != NONE) {
        prose[run.element as usize] = true;
    }
    let weigh = |counts: &dyn Fn(&Inherited) -> bool| -> Vec<u32> {
        let one = |(node, own): (&super::tree::Node<'_>, &Inherited)| match node.kind {
            Kind::Text(text) if !own.dropped && counts(own) => text.trim().len() as u32,
            _ => 0,
        };
        tree.nodes.iter().zip(from).map(one).collect()
    };
    let is_prose = |own: &Inherited| prose.get(own.block as usize).copied().unwrap_or(true);
    let ways: [&dyn Fn(&Inherited) -> bool; 3] = [&|own| own.never.is_none() && is_prose(own), &is_prose, &|_| true];
    ways.into_iter().map(weigh).find(|w| w.iter().any(|&n| n > 0)).unwrap_or_else(|| vec![0; tree.nodes.len()])
}

#[cfg(test)]
mod tests {
    use crate::input::{Article, Document, read};
    use crate::report::PartKind;

    fn page(html: &str) -> Document {
        read(Article { html: Some(html.into()), ..Article::default() })
    }

    /// The paragraphs of a page, and the characters that it is told to hide.
    fn shown(html: &str) -> (Vec<String>, Option<String>) {
        let doc = page(html);
        let parts = doc.parts.iter().filter(|p| p.kind == PartKind::Paragraph);
        let told = doc.warnings.iter().find(|w| w.code == "hidden-text").map(|w| w.message.clone());
        (parts.map(|p| p.span().of(&doc.text).to_owned()).collect(), told)
    }

    const LONG: &str = "The board of Port Ellery met on Monday and shut two of its four old wooden piers for good.";

    #[test]
    fn what_hides_all_hides_nothing() {
        assert_eq!(shown("<div style='opacity:0'><p>It rained.</p></div>"), (vec!["It rained.".into()], None));
        let rules: String = (0..9).map(|i| format!(".r{i}{{opacity:0}}")).collect();
        let all: String = (0..9).map(|i| format!("<p class=r{i}>{LONG} It was day {i}.</p>")).collect();
        assert_eq!(shown(&format!("<style>{rules}</style>{all}")).0.len(), 9);
        let all: String =
            (0..9).map(|i| format!("<div style='display:none'><p>{LONG} It was day {i}.</p></div>")).collect();
        assert_eq!(shown(&all).0.len(), 9);
    }

    #[test]
    fn slides_beside_an_article_are_hidden() {
        let slides: String =
            (0..6).map(|i| format!("<div style='display:none'><p>{LONG} It was slide {i}.</p></div>")).collect();
        let text: String = (0..6).map(|i| format!("<p>{LONG} It was day {i}.</p>")).collect();
        let (parts, told) = shown(&format!("<article>{text}{slides}</article>"));
        assert_eq!(parts.len(), 6);
        assert!(told.is_some_and(|t| t.starts_with("504 characters")), "all slides are told");
    }

    #[test]
    fn hidden_words_leave_no_trace_in_the_text() {
        let (parts, told) = shown(&format!(
            "<p>{LONG}<i hidden>Never.</i>Then it <b style='font-size:0'>never <i style='font-size:1em'>all</i> \
             <i style='font-size:12px'>always </i></b>ra<u style='opacity:0'>x</u>ined.</p>"
        ));
        assert_eq!(parts, [format!("{LONG} Then it always rained.")]);
        assert_eq!(told.as_deref(), Some("15 characters of text that the page does not show were left out"));
    }

    #[test]
    fn menus_and_dialogs_that_wait_are_no_hidden_text() {
        let text: String = (0..4).map(|i| format!("<p>{LONG} It was day {i}.</p>")).collect();
        let told = |waits: &str| shown(&format!("<article>{text}{waits}</article>")).1;
        let menu: String = (0..9).map(|i| format!("<div>Section {i}</div>")).collect();
        assert_eq!(told(&format!("<div style='display:none'>{menu}</div>")), None);
        assert_eq!(told("<div>More <i hidden>of the same sort</i></div>"), None);
        assert_eq!(told(&format!("<div class=modal style='display:none'><p>{LONG}</p></div>")), None);
        assert!(told(&format!("<div style='display:none'><p>{LONG}</p></div>")).is_some());
    }
}
