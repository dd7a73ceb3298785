//! Which of a page's text is the article.
//!
//! Every run of text between block elements is a block. Blocks of prose (long enough, few links) have a mass; what the
//! names of elements say scales it. The article is the element that holds most of the mass most closely, widened to
//! ancestors that add more of the same; inside it, what is named as furniture or is mostly links is left out. The ideas
//! are those of Readability (Arc90) and of boilerplate detection by shallow text features (Kohlschütter et al. 2010).

use rustc_hash::{FxHashMap, FxHashSet};

use super::entities;
use super::hints::{self, Role};
use super::tree::{Kind, NONE, Tag, Tree};
use crate::input::blocks::ends_sentence;
use crate::input::furniture;

/// A run of text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// Nearest block element around it.
    pub(super) element: u32,
    /// Its text in [`Extract::buffer`].
    pub(super) start: usize,
    pub(super) end: usize,
    /// Characters, and how many of them in links.
    chars: u32,
    linked: u32,
    words: u32,
    ends: bool,
    /// Whether all of it is set in bold.
    bold: bool,
    /// Share of its word sequences, in hundredths, that the metadata's text has too.
    known: u8,
}

impl Run {
    fn is_prose(&self) -> bool {
        self.linked * 2 < self.chars && (self.words >= 20 || (self.words >= 8 && self.ends))
    }

    fn mass(&self) -> u32 {
        if self.is_prose() { self.chars.min(1500) } else { 0 }
    }
}

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
}

/// What a node takes from its ancestors.
#[derive(Clone, Copy, Default)]
struct Inherited {
    /// Nearest block element, or itself.
    block: u32,
    dropped: bool,
    linked: bool,
    bold: bool,
    caption: bool,
    byline: bool,
    /// Inside an element named as the article's text.
    body: bool,
    /// Why it is no part of the article.
    never: Option<&'static str>,
    seldom: Option<&'static str>,
    list: bool,
    heading: Option<Tag>,
    /// Number of the other article that it belongs to; 0 for none.
    other: u32,
}

/// What the element around a run takes from its ancestors; nothing for text outside any block.
fn around(from: &[Inherited], run: &Run) -> Inherited {
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
    let mut from = inherit(tree, &roles, &vec![false; count]);
    let mut runs = collect(tree, &from, &mut out.buffer);
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
        from = inherit(tree, &roles, &pardoned);
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
        if f.never.is_some() || f.caption || f.byline || f.dropped {
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
            let mut hidden = false;
            for (name, value) in super::tokens::attributes(attributes) {
                let is = |n: &str| name.eq_ignore_ascii_case(n);
                if is("class") || is("id") || is("role") || is("data-component") || is("data-testid") || is("data-type")
                {
                    names.push_str(value);
                    names.push(' ');
                } else if is("itemprop") {
                    itemprop = Some(value);
                } else if is("hidden") {
                    hidden = true;
                } else if is("style") {
                    let plain: String = value.chars().filter(|c| !c.is_whitespace()).take(200).collect();
                    hidden |= plain.contains("display:none") || plain.contains("visibility:hidden");
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
                (Role::Unknown, _) if hidden => Role::Seldom("hidden text"),
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
fn inherit(tree: &Tree<'_>, roles: &[Role], pardoned: &[bool]) -> Vec<Inherited> {
    let mut out: Vec<Inherited> = Vec::with_capacity(tree.nodes.len());
    for (i, node) in tree.nodes.iter().enumerate() {
        let mut own = match node.parent {
            NONE => Inherited { block: NONE, ..Inherited::default() },
            parent => out[parent as usize],
        };
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

/// Words of a text; in scripts that write without spaces, two characters count as one.
fn count_words(text: &str) -> u32 {
    let spaced = text.split(' ').filter(|w| w.chars().any(char::is_alphanumeric)).count();
    let dense = text
        .chars()
        .filter(|&c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{e00}'..='\u{e7f}'))
        .count();
    (spaced + dense / 2) as u32
}

/// Gathers the runs of text, white space collapsed, references decoded.
fn collect(tree: &Tree<'_>, from: &[Inherited], buffer: &mut String) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut decoded = String::new();
    let mut open: Option<Run> = None;
    let mut breaks = 0;
    let mut bold_chars = 0u32;
    // Not yet written: a space is only written before a character.
    let mut space = false;
    let mut finish = |run: &mut Option<Run>, buffer: &String, bold: &mut u32| {
        if let Some(mut r) = run.take() {
            r.end = buffer.len();
            let text = &buffer[r.start..r.end];
            r.words = count_words(text);
            r.ends = ends_sentence(text);
            r.bold = *bold * 10 >= r.chars * 9;
            *bold = 0;
            runs.push(r);
        }
    };
    for (i, node) in tree.nodes.iter().enumerate() {
        let own = &from[i];
        if own.dropped {
            continue;
        }
        match node.kind {
            Kind::Element { tag: Tag::Br, .. } => {
                breaks += 1;
                space = true;
                let ended = open.is_some_and(|r| ends_sentence(&buffer[r.start..]));
                if breaks >= 2 || ended {
                    finish(&mut open, buffer, &mut bold_chars);
                }
            }
            Kind::Element { tag, .. } if tag.is_block() => finish(&mut open, buffer, &mut bold_chars),
            Kind::Element { tag: Tag::Img, .. } => space = true,
            Kind::Element { .. } | Kind::Raw(_) => {}
            Kind::Text(source) => {
                if open.is_some_and(|r| r.element != own.block) {
                    finish(&mut open, buffer, &mut bold_chars);
                }
                decoded.clear();
                entities::decode(source, &mut decoded);
                let mut chars = 0;
                for c in decoded.chars() {
                    if c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}' || c == '\u{ad}' || (c.is_control()) {
                        space |= c.is_whitespace();
                        continue;
                    }
                    let run = open.get_or_insert_with(|| {
                        space = false;
                        Run {
                            element: own.block,
                            start: buffer.len(),
                            end: 0,
                            chars: 0,
                            linked: 0,
                            words: 0,
                            ends: false,
                            bold: false,
                            known: 0,
                        }
                    });
                    if space {
                        buffer.push(' ');
                        run.chars += 1;
                        space = false;
                    }
                    buffer.push(c);
                    run.chars += 1;
                    chars += 1;
                    if own.linked {
                        run.linked += 1;
                    }
                }
                if chars > 0 {
                    breaks = 0;
                    if own.bold || own.heading.is_some() {
                        bold_chars += chars;
                    }
                }
            }
        }
    }
    finish(&mut open, buffer, &mut bold_chars);
    runs
}

/// Marks the runs whose words stand in the text that the metadata gives.
fn mark_known(runs: &mut [Run], buffer: &str, body: Option<&str>) {
    let Some(body) = body.filter(|b| b.len() > 200) else { return };
    let mut plain = String::new();
    entities::decode(body, &mut plain);
    let mut set = FxHashSet::default();
    let mut last = [0u64; 3];
    sequences(&plain, &mut last, |h| {
        set.insert(h);
    });
    for run in runs {
        let (mut all, mut hits) = (0u32, 0u32);
        sequences(&buffer[run.start..run.end], &mut [0; 3], |h| {
            all += 1;
            hits += u32::from(set.contains(&h));
        });
        run.known = (hits * 100).checked_div(all).unwrap_or(0) as u8;
    }
}

/// Hashes of all runs of three words.
fn sequences(text: &str, last: &mut [u64; 3], mut each: impl FnMut(u64)) {
    let mut n = 0;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        // FNV-1a, lower case.
        let mut h = 0xcbf2_9ce4_8422_2325u64;
        for c in word.chars().flat_map(char::to_lowercase) {
            h = (h ^ u64::from(c as u32)).wrapping_mul(0x0100_0000_01b3);
        }
        *last = [last[1], last[2], h];
        n += 1;
        if n >= 3 {
            each(last[0].rotate_left(21) ^ last[1].rotate_left(42) ^ last[2]);
        }
    }
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

/// What the runs under each node add up to.
fn sum_up(tree: &Tree<'_>, runs: &[Run], weight: impl Fn(&Run) -> u32) -> Vec<u64> {
    let mut sums = vec![0u64; tree.nodes.len()];
    for run in runs {
        if run.element != NONE {
            sums[run.element as usize] += u64::from(weight(run));
        }
    }
    for i in (0..tree.nodes.len()).rev() {
        let parent = tree.nodes[i].parent;
        if parent != NONE {
            sums[parent as usize] += sums[i];
        }
    }
    sums
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

/// Numbers the articles of a page that holds several, each with a title of its own, all but the one that the page is
/// about.
fn others(tree: &Tree<'_>, runs: &[Run], from: &mut [Inherited], held: &[u64], buffer: &str, title: Option<&str>) {
    /// Less prose than this is a teaser.
    const LEAST: u64 = 250;
    let count = tree.nodes.len();
    // The first title under each node: index of its run, counted from 1.
    let mut titles = vec![0u32; count];
    for (n, run) in runs.iter().enumerate().rev() {
        if around(from, run).heading == Some(Tag::H1) && run.words >= 2 {
            titles[run.element as usize] = n as u32 + 1;
        }
    }
    let mut inner = vec![false; count];
    let mut whole: Vec<u32> = Vec::new();
    for i in (0..count).rev() {
        let article = tree.tag(i as u32) == Some(Tag::Article);
        let separate = article && !inner[i] && titles[i] > 0 && held[i] >= LEAST;
        if separate {
            whole.push(i as u32);
        }
        let parent = tree.nodes[i].parent;
        if parent != NONE {
            inner[parent as usize] |= inner[i] || separate;
            if titles[i] > 0 {
                titles[parent as usize] = titles[i];
            }
        }
    }
    whole.reverse();
    if whole.len() < 2 {
        return;
    }
    let wanted = title.map(key).unwrap_or_default();
    let about = |&&a: &&u32| {
        let run = runs[titles[a as usize] as usize - 1];
        let k = key(&buffer[run.start..run.end]);
        k.len() >= 8 && (wanted.contains(&k) || k.contains(&wanted) && !wanted.is_empty())
    };
    let main = whole.iter().find(about).copied().unwrap_or(whole[0]);
    let mut number = 0;
    for a in whole {
        if a != main {
            number += 1;
            from[a as usize].other = number;
        }
    }
    for i in 0..count {
        let parent = tree.nodes[i].parent;
        if parent != NONE && from[i].other == 0 {
            from[i].other = from[parent as usize].other;
        }
    }
}

/// What the elements of a page hold, to find the boxes around headings.
struct Boxes<'t, 's> {
    tree: &'t Tree<'s>,
    /// Runs, and runs of prose, under each node.
    texts: Vec<u64>,
    proses: Vec<u64>,
    /// Mass under each node, and of the page.
    held: Vec<u64>,
    total: u64,
}

impl<'t, 's> Boxes<'t, 's> {
    fn new(tree: &'t Tree<'s>, runs: &[Run], held: Vec<u64>, total: u64) -> Self {
        let texts = sum_up(tree, runs, |_| 1);
        let proses = sum_up(tree, runs, |r| u32::from(r.is_prose()));
        Self { tree, texts, proses, held, total }
    }

    /// The smallest element around a heading with more than the heading; [`NONE`] where it stands alone.
    fn around(&self, from: &[Inherited], heading: u32) -> u32 {
        let mut at = heading;
        for _ in 0..6 {
            if at == NONE || self.texts[at as usize] > 1 {
                break;
            }
            at = match self.tree.nodes[at as usize].parent {
                NONE => NONE,
                parent => from[parent as usize].block,
            };
        }
        if at != NONE && self.texts[at as usize] > 1 { at } else { NONE }
    }

    /// Marks what stands under `boxes` from node `first` of each on.
    fn mark(&self, from: &mut [Inherited], boxes: &[(u32, u32)], reason: &'static str) {
        let mut inside: FxHashMap<u32, u32> = FxHashMap::default();
        inside.extend(boxes.iter().copied());
        let mut starts: Vec<u32> = vec![NONE; from.len()];
        for i in 0..from.len() {
            let parent = self.tree.nodes[i].parent;
            let mut start = if parent == NONE { NONE } else { starts[parent as usize] };
            if let Some(&own) = inside.get(&(i as u32)) {
                start = start.min(own);
            }
            starts[i] = start;
            if start != NONE && i as u32 >= start {
                from[i].never = from[i].never.or(Some(reason));
            }
        }
    }

    /// Teasers: small boxes, three or more on the page, each with a heading that is a link.
    fn teasers(&self, runs: &[Run], from: &mut [Inherited], buffer: &str, title: Option<&str>) {
        let wanted = title.map(key).unwrap_or_default();
        let mut boxes: Vec<(u32, u32)> = Vec::new();
        for run in runs {
            if around(from, run).heading.is_none() || run.linked * 10 < run.chars * 8 {
                continue;
            }
            let text = key(&buffer[run.start..run.end]);
            if !wanted.is_empty() && (wanted.starts_with(&text) || text.starts_with(&wanted)) {
                continue;
            }
            let at = self.around(from, run.element);
            if at != NONE && self.texts[at as usize] <= 8 && self.proses[at as usize] <= 2 {
                boxes.push((at, at));
            }
        }
        boxes.dedup();
        if boxes.len() >= 3 {
            self.mark(from, &boxes, "related links");
        }
    }

    /// Boxes whose heading says what they are: "Comments", "Related stories".
    fn labelled(&self, runs: &[Run], from: &mut [Inherited], buffer: &str) {
        let mut boxes: Vec<(u32, u32)> = Vec::new();
        let mut passed = 0u64;
        for run in runs {
            passed += u64::from(run.mass());
            if run.words == 0 || run.words > 8 || run.element == NONE {
                continue;
            }
            let Some(reason) = furniture::reason(&buffer[run.start..run.end], run.words as usize) else { continue };
            if !matches!(reason, "related links" | "comment box" | "newsletter box") {
                continue;
            }
            let at = self.around(from, run.element);
            if at == NONE {
                continue;
            }
            let small = self.held[at as usize] * 5 < self.total * 2;
            // It must head the box and not merely lie in it.
            let heads_box = around(from, run).heading.is_some() || run.element <= at + 6;
            let closes = reason == "comment box" && passed * 2 > self.total && around(from, run).heading.is_some();
            if (small && heads_box) || closes {
                boxes.push((at, run.element));
            }
        }
        if !boxes.is_empty() {
            self.mark(from, &boxes, "related links");
        }
    }
}

/// Marks lists of links: three or more short items in a row, each with a good part of it in a link.
fn link_lists(runs: &[Run], from: &[Inherited], fates: &mut [Fate]) {
    let item = |i: usize| {
        let r: &Run = &runs[i];
        around(from, r).list && r.words <= 25 && r.linked * 4 >= r.chars && r.known < 70
    };
    let mut i = 0;
    while i < runs.len() {
        let mut end = i;
        while end < runs.len() && item(end) {
            end += 1;
        }
        if end - i >= 3 {
            for (run, fate) in runs[i..end].iter().zip(&mut fates[i..end]) {
                if *fate == Fate::Text {
                    *fate = if run.words >= 8 { Fate::Aside("links") } else { Fate::Gone };
                }
            }
        }
        i = end.max(i + 1);
    }
}

/// Letters and digits only, lower case: for comparing titles.
fn key(text: &str) -> String {
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
        let fate = if own.other > 0 {
            if heading || (own.never.is_none() && own.seldom.is_none() && run.linked * 2 < run.chars) {
                Fate::Other(own.other)
            } else {
                Fate::Gone
            }
        } else if !titled && (heading || tree.tag(run.element) == Some(Tag::H1)) && run.words <= 45 && is_title(text) {
            titled = true;
            Fate::Title
        } else if run.known >= 70 && run.words >= 8 {
            if heading { Fate::Heading } else { Fate::Text }
        } else if let Some(reason) = own.never {
            aside(reason)
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
