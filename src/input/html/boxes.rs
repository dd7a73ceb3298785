//! Boxes beside the article: teasers, boxes told by their headings, lists of links, and other articles on the page.

use crate::hashed::{Map, Set};

use super::inherited::Inherited;
use super::label::Label;
use super::runs::{Run, around, sum_up};
use super::told::Told;
use super::tree::{Kind, NONE, Tag, Tree};
use crate::input::furniture;
use crate::input::normal::key;
use crate::sort::Order;
use crate::work;

/// Numbers the articles of a page that holds several, each with a title of its own, all but the one that the page is
/// about.
pub(super) fn number_others(
    tree: &Tree<'_>,
    runs: &[Run],
    from: &mut [Inherited],
    held: &[u64],
    buffer: &str,
    title: Option<&str>,
) {
    let found = titled_articles(tree, runs, from, held);
    if found.len() < 2 {
        return;
    }
    let wanted = title.map(key).unwrap_or_default();
    let is_main = |&&(_, title): &&(u32, usize)| {
        let run = runs[title];
        let k = key(&buffer[run.start..run.end]);
        k.len() >= 8 && (wanted.contains(&k) || k.contains(&wanted) && !wanted.is_empty())
    };
    let main = found.iter().find(is_main).unwrap_or(&found[0]).0;
    let others = found.iter().map(|f| f.0).filter(|&article| article != main);
    for (number, article) in (1..).zip(others) {
        from[article as usize].other = number;
    }
    for i in 0..tree.nodes.len() {
        let parent = tree.nodes[i].parent;
        if parent != NONE && from[i].other == 0 {
            from[i].other = from[parent as usize].other;
        }
    }
}

/// The articles of a page that hold prose and a title of their own, and no other such article: the element and the run
/// that is its title.
fn titled_articles(tree: &Tree<'_>, runs: &[Run], from: &[Inherited], held: &[u64]) -> Vec<(u32, usize)> {
    /// Less prose than this is a teaser.
    const LEAST: u64 = 250;
    let count = tree.nodes.len();
    // The first title under each node.
    let mut titles: Vec<Option<usize>> = vec![None; count];
    for (n, run) in runs.iter().enumerate().rev() {
        if around(from, run).heading == Some(Tag::H1) && run.words >= 2 {
            titles[run.element as usize] = Some(n);
        }
    }
    let mut inner = vec![false; count];
    let mut out: Vec<(u32, usize)> = Vec::new();
    for i in (0..count).rev() {
        let is_article = tree.tag(i as u32) == Some(Tag::Article) && !inner[i] && held[i] >= LEAST;
        let separate = titles[i].filter(|_| is_article);
        out.extend(separate.map(|title| (i as u32, title)));
        let parent = tree.nodes[i].parent;
        if parent != NONE {
            inner[parent as usize] |= inner[i] || separate.is_some();
            titles[parent as usize] = titles[i].or(titles[parent as usize]);
        }
    }
    out.reverse();
    out
}

/// What the elements of a page hold, to find the boxes around headings.
pub(super) struct Boxes<'t, 's> {
    tree: &'t Tree<'s>,
    /// Runs, and runs of prose, under each node.
    texts: Vec<u64>,
    proses: Vec<u64>,
    /// Mass under each node, and of the page.
    held: Vec<u64>,
    total: u64,
}

impl<'t, 's> Boxes<'t, 's> {
    pub(super) fn new(tree: &'t Tree<'s>, runs: &[Run], held: Vec<u64>, total: u64) -> Self {
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

    /// Marks `boxes` and all that stands in them.
    fn mark(&self, from: &mut [Inherited], boxes: &[u32], reason: &'static str) {
        let whole: Vec<(u32, u32)> = boxes.iter().map(|&at| (at, at)).collect();
        self.mark_from(from, &whole, reason);
    }

    /// Marks what stands under `boxes` from node `first` of each on.
    fn mark_from(&self, from: &mut [Inherited], boxes: &[(u32, u32)], reason: &'static str) {
        if boxes.is_empty() {
            return;
        }
        let mut inside: Map<u32, u32> = Map::default();
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

    /// Teasers: small boxes, three or more on the page, each with a heading that is a link to another page.
    pub(super) fn teasers(&self, runs: &[Run], from: &mut [Inherited], buffer: &str, told: Told<'_>) {
        let wanted = told.title.map(key).unwrap_or_default();
        let is_title = |text: &str| {
            let text = key(text);
            !wanted.is_empty() && (wanted.starts_with(&text) || text.starts_with(&wanted))
        };
        let links = self.tree.nearest(|i| self.tree.tag(i) == Some(Tag::A));
        let heads: Vec<u32> = runs
            .iter()
            .filter(|run| around(from, run).heading.is_some() && run.is_link())
            .filter(|run| !is_title(&buffer[run.start..run.end]) && !self.links_within(run.element, &links, told.url))
            .map(|run| run.element)
            .collect();
        // How many of them stand under each node.
        let mut count = vec![0u32; self.tree.nodes.len()];
        for &head in &heads {
            count[head as usize] += 1;
        }
        for i in (0..count.len()).rev() {
            let parent = self.tree.nodes[i].parent;
            if parent != NONE {
                count[parent as usize] += count[i];
            }
        }
        let is_small =
            |at: u32, texts: u64| at != NONE && self.texts[at as usize] <= texts && self.proses[at as usize] <= 2;
        let mut boxes: Vec<u32> = Vec::new();
        for &head in &heads {
            let near = self.around(from, head);
            let all = self.repeated(head, &count);
            if is_small(all, 12) && self.texts[all as usize] > 1 {
                boxes.push(all);
            } else if is_small(near, 8) {
                boxes.push(near);
            }
        }
        boxes.dedup();
        // A page of nothing else is a list of news, and that is what was asked for.
        let inside: u64 = boxes.iter().map(|&at| self.held[at as usize]).sum();
        let open = runs.iter().filter(|r| around(from, r).never.is_none() && around(from, r).seldom.is_none());
        let all: u64 = open.map(|r| u64::from(r.mass())).sum();
        if boxes.len() >= 3 && all >= inside + 300.min(inside) {
            self.mark(from, &boxes, "related links");
        }
    }

    /// The largest element around a heading that holds no other such heading, where the element around it does: one of a
    /// row of boxes. [`NONE`] where it stands in no row. `count` tells how many such headings each node holds.
    fn repeated(&self, head: u32, count: &[u32]) -> u32 {
        let mut at = head;
        for _ in 0..12 {
            match self.tree.nodes[at as usize].parent {
                NONE => return NONE,
                parent if count[parent as usize] > 1 => return at,
                parent => at = parent,
            }
        }
        NONE
    }

    /// Whether the link in or around a heading leads to a place on the same page. `links` are the nearest around each node.
    fn links_within(&self, heading: u32, links: &[u32], url: Option<&str>) -> bool {
        let is_link = |&i: &u32| self.tree.tag(i) == Some(Tag::A);
        let under = (heading + 1..self.tree.nodes.len() as u32).take(6).find(is_link);
        let around = || links.get(heading as usize).copied().filter(|link| *link != NONE);
        let link = under.or_else(around);
        link.and_then(|l| self.tree.attribute(l, "href")).is_some_and(|h| {
            let own = |url: &str| {
                h.strip_prefix(url).is_some_and(|rest| rest.is_empty() || rest.starts_with(['#', '?', '/']))
            };
            h.starts_with('#') || url.is_some_and(|u| own(u.split(['#', '?']).next().unwrap_or(u)))
        })
    }

    /// Rows of boxes below the text, or with their ages: three or more of one class side by side, small, each with a line
    /// that is a link.
    pub(super) fn rows(&self, runs: &[Run], from: &mut [Inherited], buffer: &str) {
        let links = sum_up(self.tree, runs, |r| u32::from(r.words >= 3 && r.is_link()));
        let age = |r: &Run| u32::from(r.words <= 4 && furniture::is_age(&buffer[r.start..r.end].to_lowercase()));
        let ages = sum_up(self.tree, runs, age);
        let mut rows: Map<(u32, Tag, Option<String>), Vec<u32>> = Map::default();
        for (i, &links) in links.iter().enumerate() {
            let is_small = (2..=8).contains(&self.texts[i]) && (1..=2).contains(&self.proses[i]) && links > 0;
            let Some(tag) = self.tree.tag(i as u32).filter(|t| is_small && t.is_block()) else { continue };
            let class = self.tree.attribute(i as u32, "class");
            let class = class.as_deref().and_then(|c| c.split_whitespace().next()).map(str::to_owned);
            rows.entry((self.tree.nodes[i].parent, tag, class)).or_default().push(i as u32);
        }
        let mut boxes: Vec<u32> = Vec::new();
        let mut rows: Vec<Vec<u32>> = rows.into_values().filter(|r| r.len() >= 3).collect();
        rows.order_by_key(|r| r[0]);
        for row in rows {
            let (first, last) = (row[0], row[row.len() - 1]);
            let inside: u64 = row.iter().map(|&i| self.held[i as usize]).sum();
            let open =
                |r: &&Run| around(from, r).never.is_none() && around(from, r).seldom.is_none() && r.element != NONE;
            let mass = |above: bool| -> u64 {
                let on_side = |r: &&Run| if above { r.element < first } else { r.element > last };
                runs.iter().filter(open).filter(on_side).map(|r| u64::from(r.mass())).sum()
            };
            let (above, below) = (mass(true), mass(false).saturating_sub(self.held[last as usize]));
            let is_below = above >= inside.max(400) && below * 5 <= above;
            if is_below || row.iter().all(|&i| ages[i as usize] > 0) && above + below >= inside {
                boxes.extend(row);
            }
        }
        self.mark(from, &boxes, "related links");
    }

    /// Small boxes with a field for an address of e-mail, but no headline: whatever else they hold is not of the article.
    pub(super) fn forms(&self, runs: &[Run], from: &mut [Inherited]) {
        let is_field = |&i: &u32| {
            let has = |name| self.tree.attribute(i, name).is_some_and(|v| v.to_ascii_lowercase().contains("email"));
            self.tree.tag(i) == Some(Tag::Input) && (has("type") || has("name"))
        };
        let titles = sum_up(self.tree, runs, |r| u32::from(around(from, r).heading == Some(Tag::H1)));
        let is_small = |&at: &u32| {
            let at = at as usize;
            titles[at] == 0 && self.texts[at] <= 6 && self.proses[at] <= 2 && self.held[at] * 4 <= self.total
        };
        let fields: Vec<u32> = (0..from.len() as u32).filter(is_field).collect();
        if fields.is_empty() {
            return;
        }
        let largest = self.largest(is_small);
        let boxes: Vec<u32> = fields.iter().map(|&field| largest[field as usize]).filter(|at| *at != NONE).collect();
        self.mark(from, &boxes, "newsletter box");
    }

    /// Cards of other stories between the paragraphs: small boxes, each with a picture and a line that lead to one page of
    /// the site, and below them no more prose than a sentence or two. Many, or much in them, is what the page is about.
    pub(super) fn cards(&self, runs: &[Run], from: &mut [Inherited], buffer: &str, told: Told<'_>) {
        let links = self.tree.nearest(|i| self.tree.tag(i) == Some(Tag::A));
        // Where a link leads within the site, by a number of its own. A link may hold any number of pictures.
        let (mut numbers, mut targets): (Map<String, u32>, Map<u32, Option<u32>>) = (Map::default(), Map::default());
        let mut lead = |link: u32| {
            let href = self.tree.attribute(link, "href")?;
            work::add(href.len());
            let site = told.url.and_then(|u| u.split('/').nth(2));
            let is_here = href.starts_with('/') && !href.starts_with("//")
                || site.is_some_and(|site| href.split('/').nth(2) == Some(site));
            let number = numbers.len() as u32;
            is_here.then(|| *numbers.entry(href.into_owned()).or_insert(number))
        };
        let mut target = |node: u32| {
            let link = *links.get(node as usize).filter(|link| **link != NONE)?;
            *targets.entry(link).or_insert_with(|| lead(link))
        };
        let is_small = |&at: &u32| self.texts[at as usize] <= 4 && self.proses[at as usize] <= 1;
        let largest = self.largest(is_small);
        let one =
            |node: u32| largest.get(node as usize).copied().filter(|at| *at != NONE && self.proses[*at as usize] == 1);
        let pictures = (0..from.len() as u32).filter(|&i| self.tree.tag(i) == Some(Tag::Img));
        let pictured: Set<(u32, u32)> = pictures.filter_map(|i| Some((one(i)?, target(i)?))).collect();
        let wanted = told.title.map(key).unwrap_or_default();
        let heads_card = |run: &&Run| {
            run.words >= 3
                && run.is_link()
                && one(run.element).is_some_and(|at| target(run.node).is_some_and(|to| pictured.contains(&(at, to))))
                && key(&buffer[run.start..run.end]) != wanted
        };
        let heads = runs.iter().filter(heads_card);
        let mut boxes: Vec<u32> = heads.map(|r| largest[r.element as usize]).collect();
        boxes.dedup();
        let own = own_boxes(runs, &largest);
        boxes.retain(|at| !own.contains(at));
        let mass: u64 = boxes.iter().map(|&at| self.held[at as usize]).sum();
        if mass * 4 <= self.total {
            self.mark(from, &boxes, "related links");
        }
    }

    /// Boxes of a shop: a price, its name and a button, around a link that is said to be paid for.
    pub(super) fn offers(&self, runs: &[Run], from: &mut [Inherited]) {
        let is_paid = |&i: &u32| match self.tree.nodes[i as usize].kind {
            Kind::Element { tag: Tag::A, attributes } if attributes.contains("sponsored") => {
                self.tree.attribute(i, "rel").is_some_and(|r| r.contains("sponsored"))
            }
            _ => false,
        };
        let paid: Vec<u32> = (0..from.len() as u32).filter(is_paid).collect();
        if paid.is_empty() {
            return;
        }
        let words = sum_up(self.tree, runs, |r| r.words + if around(from, r).heading.is_some() { 99 } else { 0 });
        let near = self.tree.nearest(|i| self.texts[i as usize] >= 3);
        let is_small = |&at: &u32| at != NONE && self.proses[at as usize] == 0 && words[at as usize] <= 12;
        let boxes: Vec<u32> = paid.iter().map(|&link| near[link as usize]).filter(is_small).collect();
        self.mark(from, &boxes, "advertisement");
    }

    /// Boxes below the first paragraphs with a sentence or two and a button or link to subscribe or to give.
    pub(super) fn calls(&self, runs: &[Run], from: &mut [Inherited], buffer: &str) {
        let is_call = |label: &str| {
            let words = label.split_whitespace().count();
            words <= 3 && matches!(furniture::reason(label, words), Some("newsletter box" | "site notice"))
        };
        let label = |i: u32| match self.tree.nodes.get(i as usize + 1).map(|n| n.kind) {
            Some(Kind::Text(text)) if self.tree.tag(i) == Some(Tag::Button) => is_call(text.trim()),
            _ => false,
        };
        let is_link = |r: &&Run| r.words <= 3 && r.is_link() && is_call(&buffer[r.start..r.end]);
        // A button's own text is no run.
        let buttons = (0..from.len() as u32).filter(|&i| label(i)).map(|i| (i, 1));
        let calls: Vec<(u32, usize)> =
            runs.iter().filter(|r| r.element != NONE).filter(is_link).map(|r| (r.element, 2)).chain(buttons).collect();
        if calls.is_empty() {
            return;
        }
        let near = [1, 2].map(|least| self.tree.nearest(|i| self.texts[i as usize] >= least));
        let second = runs.iter().filter(|r| r.is_prose()).nth(1).map_or(NONE, |r| r.element);
        let owned = sum_up(self.tree, runs, |r| u32::from(r.is_articles()));
        let is_box = |at: u32| {
            self.texts[at as usize] <= 5
                && self.proses[at as usize] <= 1
                && owned[at as usize] == 0
                && self.held[at as usize] * 4 <= self.total
        };
        // Among the article's paragraphs a call stands for itself.
        let boxes: Vec<u32> = calls
            .iter()
            .map(|&(call, least)| (call, near[least - 1][call as usize]))
            .filter(|&(_, at)| at != NONE && second < at && self.tree.tag(at) != Some(Tag::P))
            .map(|(call, at)| if is_box(at) { at } else { call })
            .collect();
        self.mark(from, &boxes, "newsletter box");
    }

    /// For each node the outermost of itself and those around it that are small without a break; [`NONE`] where it is not
    /// small.
    fn largest(&self, is_small: impl Fn(&u32) -> bool) -> Vec<u32> {
        let mut out: Vec<u32> = Vec::with_capacity(self.tree.nodes.len());
        for (i, node) in (0..).zip(&self.tree.nodes) {
            work::add(1);
            let around = if node.parent == NONE { NONE } else { out[node.parent as usize] };
            out.push(match is_small(&i) {
                true if around != NONE => around,
                true => i,
                false => NONE,
            });
        }
        out
    }

    /// Boxes whose heading says what they are: "Comments", "Related stories".
    pub(super) fn labelled(&self, runs: &[Run], from: &mut [Inherited], buffer: &str) {
        let mut boxes: Vec<(u32, u32)> = Vec::new();
        let mut passed = 0u64;
        for run in runs {
            passed += u64::from(run.mass());
            let most = if around(from, run).heading.is_some() { 30 } else { 8 };
            if run.words == 0 || run.words > most || run.element == NONE {
                continue;
            }
            let Some(reason) = furniture::reason(&buffer[run.start..run.end], run.words as usize) else { continue };
            // What is flat behind a heading is about the author where nearly all text stands above.
            let is_about = reason == "contributor line" && around(from, run).heading.is_some();
            if !(matches!(reason, "related links" | "comment box" | "newsletter box") || is_about) {
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
            let ends = is_about && passed * 10 > self.total * 7;
            if (small && heads_box) || closes || ends {
                boxes.push((at, run.element));
            }
        }
        self.mark_from(from, &boxes, "related links");
    }
}

/// Of the largest small boxes around runs those that are the article's: with prose that nothing stands above, with much of
/// it, or with what the metadata's text has too.
fn own_boxes(runs: &[Run], largest: &[u32]) -> Set<u32> {
    let (mut begun, mut own): (Set<u32>, Set<u32>) = (Set::default(), Set::default());
    for run in runs {
        let at = largest.get(run.element as usize).copied().unwrap_or(NONE);
        let is_first = begun.insert(at);
        if run.is_articles() || is_first && run.is_prose() {
            own.insert(at);
        }
    }
    own
}

/// Marks lists of links: three or more short items in a row, each with a good part of it in a link.
pub(super) fn link_lists(runs: &[Run], from: &[Inherited], labels: &mut [Label]) {
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
            for (run, label) in runs[i..end].iter().zip(&mut labels[i..end]) {
                if *label == Label::Text {
                    *label = if run.words >= 8 { Label::Aside("links") } else { Label::Gone };
                }
            }
        }
        i = end.max(i + 1);
    }
}

#[cfg(test)]
mod tests {
    use crate::input::{Article, read};
    use crate::report::PartKind;
    use crate::work;

    #[test]
    fn a_link_with_many_pictures_is_resolved_once() {
        work::assert_linear("pictures", 200, |n| {
            let text =
                "<p>The council of Harrow Fold sold its old mill on Thursday to nine weavers, who will mend it.</p>";
            let (path, pictures) = ("b".repeat(20 * n), "<img src=c>".repeat(n));
            let html = format!(
                "<h1>Mill sold</h1>{}<div><a href='/{path}'>{pictures}Ferry to Port Ellery stops</a>{text}</div>",
                text.repeat(9)
            );
            work::of(|| drop(read(Article { html: Some(html), ..Article::default() })))
        });
    }

    #[test]
    fn paragraphs_beside_a_call_stay() {
        let pair = |a: &str, b: &str, call: &str| format!("<div><p>{a}</p><p>{b}</p>{call}</div>");
        let call = "<p><a href=/give>Donate now</a></p>";
        let all = [
            [
                "The council of Harrow Fold sold its old mill on Thursday.",
                "Nine weavers of the valley paid for it together.",
            ],
            [
                "They will mend the wheel before the winter comes.",
                "“It turned when I pushed it,” said Owen Farr, a joiner.",
            ],
            ["Anglers asked for the pond to stay as it is.", "A surveyor found dry rot in two of its floors."],
            ["The stairs will have to be made anew by May.", "Nadia Brook leads the council that voted for the sale."],
        ];
        let body: String = all.iter().map(|[a, b]| pair(a, b, call)).collect();
        let doc = read(Article { html: Some(format!("<h1>Mill sold to weavers</h1>{body}")), ..Article::default() });
        let kind = |text: &str| doc.parts.iter().find(|p| p.span().of(&doc.text) == text).map(|p| p.kind);
        for text in all.into_iter().flatten() {
            assert_eq!(kind(text), Some(PartKind::Paragraph), "{text}");
        }
        assert!(!doc.parts.iter().any(|p| p.kind.is_body() && p.span().of(&doc.text) == "Donate now"));
    }

    #[test]
    fn fields_and_headings_in_deep_boxes_take_linear_work() {
        let page = |n: usize, inside: &str, one: &str| {
            let (open, close) = ("<div>".repeat(n), "</div>".repeat(n));
            let text = "<p>The council of Harrow Fold sold its old mill on Thursday to nine weavers of the valley, who will \
                        mend the wheel.</p>";
            format!("<article><h1>Mill sold</h1>{}</article>{inside}{open}{}{close}", text.repeat(9), one.repeat(n))
        };
        for (what, inside, one) in [
            ("fields", "", "<input type=email>"),
            ("headings in a link", "<a href=/a>", "<h3>Ferry to Port Ellery stops</h3>"),
        ] {
            work::assert_linear(what, 200, |n| {
                let html = page(n, inside, one);
                work::of(|| drop(read(Article { html: Some(html), ..Article::default() })))
            });
        }
    }
}
