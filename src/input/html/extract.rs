//! Which of a page's text is the article.
//!
//! Every run of text between block elements is a block. Blocks of prose (long enough, few links) have a mass; what the
//! names of elements say scales it. The article is the element that holds most of the mass most closely, widened to
//! ancestors that add more of the same; inside it, what is named as furniture or is mostly links is left out. The ideas
//! are those of Readability (Arc90) and of boilerplate detection by shallow text features (Kohlschütter et al. 2010).

use rustc_hash::FxHashMap;

use super::boxes::{Boxes, link_lists, others};
use super::hidden;
use super::hints::{self, Role};
use super::runs::{Collected, Run, collect, mark_known, sum_up};
use super::tree::{Kind, NONE, Tag, Tree};

/// What becomes of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Text,
    Heading,
    Title,
    Caption,
    Byline,
    /// Kept in the text, but not as the article's.
    Aside(&'static str),
    /// Another article of the page, by number.
    Other(u32),
    /// Not in the text.
    Gone,
}

#[derive(Debug, Default)]
pub(super) struct Extract {
    pub(super) buffer: String,
    pub(super) runs: Vec<(Run, Fate)>,
    /// Number of characters inside the article, white space aside, that the page does not show.
    pub(super) hidden: u64,
}

/// What a node takes from its ancestors.
#[derive(Clone, Copy, Default)]
pub(super) struct Inherited {
    /// Nearest block element, or itself.
    pub(super) block: u32,
    pub(super) dropped: bool,
    /// Whether the page does not show it.
    pub(super) hidden: bool,
    pub(super) linked: bool,
    pub(super) bold: bool,
    pub(super) caption: bool,
    pub(super) byline: bool,
    /// Inside an element named as the article's text.
    pub(super) body: bool,
    /// Why it is no part of the article.
    pub(super) never: Option<&'static str>,
    pub(super) seldom: Option<&'static str>,
    pub(super) list: bool,
    pub(super) heading: Option<Tag>,
    /// Number of the other article that it belongs to; 0 for none.
    pub(super) other: u32,
}

/// What the element around a run takes from its ancestors; nothing for text outside any block.
pub(super) fn around(from: &[Inherited], run: &Run) -> Inherited {
    from.get(run.element as usize).copied().unwrap_or_default()
}

/// Elements whose text is not for reading.
fn is_dropped(tag: Tag) -> bool {
    use Tag::*;
    matches!(
        tag,
        Script
            | Style
            | Noscript
            | Template
            | Svg
            | Math
            | Iframe
            | Object
            | Video
            | Audio
            | Canvas
            | Button
            | Select
            | Option
            | Optgroup
            | Textarea
            | Input
            | Head
            | Dialog
            | Label
            | Legend
    )
}

pub(super) fn extract(tree: &Tree<'_>, title: Option<&str>, body: Option<&str>) -> Extract {
    let count = tree.nodes.len();
    let roles = roles(tree);
    let mut out = Extract::default();
    let mut from = inherit(tree, &roles, &vec![false; count], None);
    let mut collected = collect(tree, &from, &mut out.buffer);
    let hidden = hidden::find(tree, &from, &collected.runs);
    if hidden.is_some() {
        from = inherit(tree, &roles, &vec![false; count], hidden.as_deref());
        out.buffer.clear();
        collected = collect(tree, &from, &mut out.buffer);
    }
    let Collected { mut runs, left_out } = collected;
    mark_known(&mut runs, &out.buffer, body);
    // How much prose each element holds: an element named as furniture that holds much of it is none.
    let total: u64 = runs.iter().map(|r| u64::from(r.mass())).sum();
    let held = sum_up(tree, &runs, |r| r.mass());
    let pardoned: Vec<bool> = (0..count)
        .map(|i| match roles[i] {
            Role::Seldom(_) | Role::Caption | Role::Byline => held[i] * 5 > total * 2,
            Role::Never(_) => held[i] * 5 > total * 3,
            _ => false,
        })
        .collect();
    if pardoned.contains(&true) {
        from = inherit(tree, &roles, &pardoned, hidden.as_deref());
    }
    others(tree, &runs, &mut from, &held, &out.buffer, title);
    let boxes = Boxes::new(tree, &runs, held, total);
    boxes.teasers(&runs, &mut from, &out.buffer, title);
    boxes.labelled(&runs, &mut from, &out.buffer);
    let weigh = |r: &Run| -> u32 {
        let f = around(&from, r);
        if f.other > 0 {
            return 0;
        }
        if r.known >= 60 {
            return r.mass() * 3;
        }
        if f.never.is_some() || f.hidden || f.caption || f.byline || f.dropped {
            return 0;
        }
        let mass = r.mass() * if f.body { 2 } else { 1 };
        mass / if f.seldom.is_some() { 5 } else { 1 } / if f.list { 2 } else { 1 }
    };
    let end = ends(tree);
    let root = root(tree, &runs, &from, &weigh);
    let inside = |element: u32| match root {
        NONE => true,
        root => root <= element && element < end[root as usize],
    };
    let fates = fates(tree, &runs, &from, &out.buffer, title, &inside);
    let counts = |element: u32| {
        let own = from.get(element as usize).copied().unwrap_or_default();
        own.never.is_none() && own.other == 0 && (element == NONE || inside(element))
    };
    let whole = |(run, fate): &(&Run, &Fate)| {
        around(&from, run).hidden && matches!(fate, Fate::Gone | Fate::Aside(_)) && counts(run.element)
    };
    let letters = |run: &Run| out.buffer[run.start..run.end].chars().filter(|c| !c.is_whitespace()).count() as u64;
    out.hidden = left_out.iter().filter(|l| counts(l.0)).map(|l| u64::from(l.1)).sum::<u64>()
        + runs.iter().zip(&fates).filter(whole).map(|(r, _)| letters(r)).sum::<u64>();
    out.runs = runs.into_iter().zip(fates).collect();
    out
}

/// What the names of each element say.
fn roles(tree: &Tree<'_>) -> Vec<Role> {
    let mut names = String::new();
    // Pages repeat the same few classes.
    let mut cache: FxHashMap<String, Role> = FxHashMap::default();
    tree.nodes
        .iter()
        .map(|node| {
            let Kind::Element { tag, attributes } = node.kind else { return Role::Unknown };
            names.clear();
            let mut itemprop = None;
            for (name, value) in super::tokens::attributes(attributes) {
                let is = |n: &str| name.eq_ignore_ascii_case(n);
                if is("class") || is("id") || is("role") || is("data-component") || is("data-testid") || is("data-type")
                {
                    names.push_str(value);
                    names.push(' ');
                } else if is("itemprop") {
                    itemprop = Some(value);
                } else if is("rel") && value.eq_ignore_ascii_case("author") {
                    itemprop = Some("author");
                }
            }
            let by_tag = match tag {
                Tag::Nav => Role::Never("navigation"),
                Tag::Footer => Role::Seldom("page footer"),
                Tag::Aside => Role::Seldom("sidebar"),
                Tag::Form => Role::Seldom("form"),
                Tag::Figcaption => Role::Caption,
                Tag::Figure => Role::Caption,
                _ => Role::Unknown,
            };
            if matches!(tag, Tag::Body | Tag::Html | Tag::Main) {
                return Role::Unknown;
            }
            match itemprop {
                Some("articleBody") => return Role::Body,
                Some("author") => return Role::Byline,
                _ => {}
            }
            let by_name = if names.is_empty() {
                Role::Unknown
            } else if let Some(&role) = cache.get(&names) {
                role
            } else {
                let role = hints::role(&names);
                cache.insert(names.clone(), role);
                role
            };
            let by_name = match (by_name, tag) {
                // An article is no teaser or widget, whatever its classes.
                (Role::Seldom(_), Tag::Article) => Role::Unknown,
                (role, _) => role,
            };
            match (by_tag, by_name) {
                (Role::Unknown, name) => name,
                (tag, Role::Unknown | Role::Title | Role::Byline) => tag,
                (Role::Caption, Role::Seldom(_)) => Role::Caption,
                (_, name) => name,
            }
        })
        .collect()
}

/// Hands each node what its ancestors are.
fn inherit(tree: &Tree<'_>, roles: &[Role], pardoned: &[bool], hidden: Option<&[bool]>) -> Vec<Inherited> {
    let mut out: Vec<Inherited> = Vec::with_capacity(tree.nodes.len());
    for (i, node) in tree.nodes.iter().enumerate() {
        let mut own = match node.parent {
            NONE => Inherited { block: NONE, ..Inherited::default() },
            parent => out[parent as usize],
        };
        own.hidden = hidden.is_some_and(|h| h[i]);
        if let Kind::Element { tag, .. } = node.kind {
            if tag.is_block() {
                own.block = i as u32;
            }
            own.dropped |= is_dropped(tag);
            own.linked |= tag == Tag::A;
            own.bold |= matches!(tag, Tag::B | Tag::Strong);
            own.list |= matches!(tag, Tag::Ul | Tag::Ol);
            if tag.is_heading() {
                own.heading = Some(tag);
            }
            if !pardoned[i] {
                match roles[i] {
                    Role::Body => own.body = true,
                    Role::Caption => own.caption = true,
                    Role::Byline => own.byline = true,
                    Role::Never(reason) => own.never = own.never.or(Some(reason)),
                    Role::Seldom(reason) => own.seldom = own.seldom.or(Some(reason)),
                    Role::Unknown | Role::Title => {}
                }
            }
        }
        out.push(own);
    }
    out
}

/// Just past the last node under each node.
fn ends(tree: &Tree<'_>) -> Vec<u32> {
    let mut end: Vec<u32> = (1..=tree.nodes.len() as u32).collect();
    for i in (0..tree.nodes.len()).rev() {
        let parent = tree.nodes[i].parent;
        if parent != NONE {
            end[parent as usize] = end[parent as usize].max(end[i]);
        }
    }
    end
}

/// The element that holds the article; [`NONE`] for all of the page.
fn root(tree: &Tree<'_>, runs: &[Run], from: &[Inherited], weigh: &impl Fn(&Run) -> u32) -> u32 {
    let total = sum_up(tree, runs, weigh);
    // Nearness: a run counts fully for its element's parent, less for each further ancestor.
    let mut score = vec![0u64; tree.nodes.len()];
    for run in runs {
        let mut weight = u64::from(weigh(run)) * 64;
        let mut at = run.element;
        let mut level = 0;
        while at != NONE && weight > 0 && level < 8 {
            score[at as usize] += if level == 0 { weight / 2 } else { weight };
            if level >= 1 {
                weight = weight * 3 / 5;
            }
            at = match tree.nodes[at as usize].parent {
                NONE => NONE,
                parent => from[parent as usize].block,
            };
            level += 1;
        }
    }
    let Some(best) = (0..score.len()).filter(|&i| score[i] > 0).max_by_key(|&i| (score[i], std::cmp::Reverse(i)))
    else {
        return NONE;
    };
    // A page with little on it has hardly more than its article.
    let short = runs.len() <= 12;
    let mut root = best as u32;
    // Widen while an ancestor adds a good part of what there is already: an article in several wrappers.
    let mut up = tree.nodes[best].parent;
    while up != NONE {
        let tag = tree.tag(up);
        let (have, more) = (total[root as usize], total[up as usize]);
        let is_page = matches!(tag, Some(Tag::Body | Tag::Html | Tag::Main));
        let wide = if is_page && !short { 100 } else { 15 };
        if (more - have) * 100 >= have * wide {
            root = up;
        }
        up = tree.nodes[up as usize].parent;
    }
    // A fragment has no element around all of it.
    let all: u64 = (0..tree.nodes.len()).filter(|&i| tree.nodes[i].parent == NONE).map(|i| total[i]).sum();
    let have = total[root as usize];
    let fragment = !(0..tree.nodes.len() as u32).any(|i| matches!(tree.tag(i), Some(Tag::Body | Tag::Html)));
    if fragment && (all - have) * 100 >= have * 15 { NONE } else { root }
}

/// Letters and digits only, lower case: for comparing titles.
pub(super) fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn fates(
    tree: &Tree<'_>,
    runs: &[Run],
    from: &[Inherited],
    buffer: &str,
    title: Option<&str>,
    inside: &impl Fn(u32) -> bool,
) -> Vec<Fate> {
    let wanted = title.map(key).unwrap_or_default();
    // Without metadata, the page's first heading is the title.
    let untitled = wanted.is_empty();
    let is_title = |text: &str| {
        let k = key(text);
        // The page's title has the site's name before or after the article's.
        k.len() >= 8
            && !wanted.is_empty()
            && (k == wanted
                || (wanted.starts_with(&k) || wanted.ends_with(&k)) && k.len() * 2 > wanted.len()
                || k.starts_with(&wanted) && wanted.len() > 20)
    };
    let mut fates: Vec<Fate> = Vec::with_capacity(runs.len());
    let mut titled = false;
    for run in runs {
        let text = &buffer[run.start..run.end];
        let own = around(from, run);
        let within = run.element == NONE || inside(run.element);
        let prose = run.is_prose();
        let aside = |reason: &'static str| {
            if run.words >= 8 && run.linked * 2 < run.chars { Fate::Aside(reason) } else { Fate::Gone }
        };
        let heading = own.heading.is_some();
        let of_h1 = tree.tag(run.element) == Some(Tag::H1);
        let first = untitled && within && !own.hidden && own.heading == Some(Tag::H1) && run.words >= 2;
        let fate = if own.other > 0 {
            if heading || (own.never.is_none() && own.seldom.is_none() && run.linked * 2 < run.chars) {
                Fate::Other(own.other)
            } else {
                Fate::Gone
            }
        } else if !titled && run.words <= 45 && (first || (heading || of_h1) && is_title(text)) {
            titled = true;
            Fate::Title
        } else if run.known >= 70 && run.words >= 8 {
            if heading { Fate::Heading } else { Fate::Text }
        } else if let Some(reason) = own.never {
            aside(reason)
        } else if own.hidden {
            aside("hidden text")
        } else if !within {
            match own.seldom {
                Some(reason) => aside(reason),
                None => {
                    if prose {
                        Fate::Aside("outside the article")
                    } else {
                        Fate::Gone
                    }
                }
            }
        } else if own.caption {
            Fate::Caption
        } else if let Some(reason) = own.seldom {
            aside(reason)
        } else if own.byline && run.words <= 40 {
            Fate::Byline
        } else if run.linked * 10 > run.chars * 6 && run.words < 40 && !run.ends {
            aside("links")
        } else if heading {
            if is_title(text) { Fate::Gone } else { Fate::Heading }
        } else if run.words == 0 {
            Fate::Gone
        } else {
            Fate::Text
        };
        fates.push(fate);
    }
    link_lists(runs, from, &mut fates);
    lead(runs, from, &mut fates);
    around_text(runs, from, &mut fates);
    // A heading needs text under it: the last ones head lists of links that are gone.
    let mut text_after = false;
    for (run, fate) in runs.iter().zip(&mut fates).rev() {
        match fate {
            Fate::Text => text_after |= run.words >= 4,
            Fate::Heading if !text_after => *fate = Fate::Gone,
            _ => {}
        }
    }
    fates
}

/// Takes in the byline and the pictures' captions that stand between the title and the end of the text.
fn around_text(runs: &[Run], from: &[Inherited], fates: &mut [Fate]) {
    let Some(last) = fates.iter().rposition(|f| *f == Fate::Text) else { return };
    let first = fates.iter().position(|f| *f == Fate::Title).unwrap_or(last);
    for i in first..last {
        let own = around(from, &runs[i]);
        if !matches!(fates[i], Fate::Gone | Fate::Aside("outside the article"))
            || own.never.is_some()
            || own.seldom.is_some()
            || own.hidden
        {
            continue;
        }
        if own.caption && runs[i].words >= 3 {
            fates[i] = Fate::Caption;
        } else if own.byline && (2..=30).contains(&runs[i].words) {
            fates[i] = Fate::Byline;
        }
    }
}

/// Takes in the lead that stands between the title and the article's element.
fn lead(runs: &[Run], from: &[Inherited], fates: &mut [Fate]) {
    let Some(title) = fates.iter().position(|f| *f == Fate::Title) else { return };
    let Some(first) = fates.iter().position(|f| *f == Fate::Text) else { return };
    for i in title + 1..first.max(title + 1) {
        let own = around(from, &runs[i]);
        if fates[i] == Fate::Aside("outside the article")
            && runs[i].words >= 12
            && runs[i].ends
            && !own.caption
            && !own.byline
            && own.seldom.is_none()
        {
            fates[i] = Fate::Text;
        }
    }
}
