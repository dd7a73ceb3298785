//! Whether what the names of elements say is true: what all elements of one name have in common is looked at.
//!
//! A word in a class is one voice. `sidebar-grid` may be a layout and `widget` the block of a page builder, and then the
//! elements of that name hold the article. So a name is overruled where the elements that bear it hold much of the page's
//! prose, where they are paragraphs among paragraphs, or where one of them is prose throughout and stands in the column of
//! the article. It is not overruled where they are cards, each with a linked title of its own.

use crate::hashed::Map;

use super::hints::Role;
use super::runs::Run;
use super::tree::{NONE, Tag, Tree};

/// How many boxes around a paragraph may hold nothing else.
const LEVELS: usize = 6;

/// What an element's names say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Saying {
    pub(super) role: Role,
    /// The number of the name that says it: all elements with it are judged together.
    pub(super) group: u32,
}

/// What is under an element.
#[derive(Clone, Copy, Debug, Default)]
struct Holding {
    mass: u64,
    chars: u64,
    linked: u64,
    texts: u32,
    proses: u32,
    /// Lines that are links: titles of other pages.
    links: u32,
    /// Forms, fields and buttons.
    fields: u32,
}

/// All elements of one name.
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    /// Of the outermost of them.
    mass: u64,
    count: u32,
    cards: u32,
    /// Just past the last node that was counted.
    end: u32,
}

impl Group {
    /// Whether most of its elements are cards: little prose, and a line that is a link.
    fn is_cards(&self) -> bool {
        self.count >= 2 && self.cards * 2 > self.count
    }
}

/// A page, and what stands under each of its elements.
struct Evidence<'e, 's> {
    tree: &'e Tree<'s>,
    sayings: &'e [Saying],
    under: Vec<Holding>,
    total: u64,
    groups: Map<u32, Group>,
    /// Paragraphs of prose that nothing speaks against, by the element around them.
    plain: Map<u32, u32>,
    /// Paragraphs of prose, by the element around them and the group that they are of.
    peers: Map<(u32, u32), u32>,
    /// For each element whether it holds or lies in what is named as the article's text; empty where that is hardly
    /// anything.
    with_body: Vec<bool>,
    /// For each element whether it holds what is named as the article's text.
    around_body: Vec<bool>,
    /// For each node the element `article` around it.
    articles: Vec<u32>,
}

/// Which elements are not what their names say. `ends` tells for each node where what is under it ends.
pub(super) fn pardoned(tree: &Tree<'_>, sayings: &[Saying], runs: &[Run], ends: &[u32]) -> Vec<bool> {
    let under = holdings(tree, runs);
    let total = runs.iter().map(|r| u64::from(r.mass())).sum();
    let mut evidence = Evidence {
        tree,
        sayings,
        under,
        total,
        groups: Map::default(),
        plain: Map::default(),
        peers: Map::default(),
        with_body: Vec::new(),
        around_body: Vec::new(),
        articles: tree.nearest(|i| tree.tag(i) == Some(Tag::Article)),
    };
    evidence.bodies();
    evidence.group(ends);
    evidence.paragraphs(runs);
    (0..sayings.len()).map(|i| evidence.overrules(i)).collect()
}

fn holdings(tree: &Tree<'_>, runs: &[Run]) -> Vec<Holding> {
    let mut under = vec![Holding::default(); tree.nodes.len()];
    for run in runs.iter().filter(|r| r.element != NONE) {
        let own = &mut under[run.element as usize];
        own.mass += u64::from(run.mass());
        own.chars += u64::from(run.chars);
        own.linked += u64::from(run.linked);
        own.texts += 1;
        own.proses += u32::from(run.is_prose());
        own.links += u32::from(run.words >= 3 && run.is_link());
    }
    for i in (0..tree.nodes.len()).rev() {
        if matches!(tree.tag(i as u32), Some(Tag::Form | Tag::Input | Tag::Button | Tag::Select | Tag::Textarea)) {
            under[i].fields += 1;
        }
        let parent = tree.nodes[i].parent;
        if parent != NONE {
            let own = under[i];
            let sum = &mut under[parent as usize];
            sum.mass += own.mass;
            sum.chars += own.chars;
            sum.linked += own.linked;
            sum.texts += own.texts;
            sum.proses += own.proses;
            sum.links += own.links;
            sum.fields += own.fields;
        }
    }
    under
}

impl Evidence<'_, '_> {
    /// Finds what is named as the article's text, where that is a good part of the page's.
    fn bodies(&mut self) {
        let count = self.sayings.len();
        let is_body = |i: usize| self.sayings[i].role == Role::Body && self.under[i].mass > 0;
        let parent = |i: usize| self.tree.nodes[i].parent;
        let mut inside = vec![false; count];
        let mut mass = 0;
        for i in 0..count {
            let around = parent(i) != NONE && inside[parent(i) as usize];
            inside[i] = around || is_body(i);
            mass += if is_body(i) && !around { self.under[i].mass } else { 0 };
        }
        self.around_body = vec![false; count];
        for i in (0..count).rev() {
            if parent(i) != NONE && (self.around_body[i] || is_body(i)) {
                self.around_body[parent(i) as usize] = true;
            }
        }
        if mass * 5 >= self.total {
            self.with_body = inside.iter().zip(&self.around_body).map(|(a, b)| *a || *b).collect();
        }
    }

    /// Sums up the groups.
    fn group(&mut self, ends: &[u32]) {
        for (i, saying) in self.sayings.iter().enumerate() {
            if saying.role == Role::Unknown {
                continue;
            }
            let group = self.groups.entry(saying.group).or_default();
            if (i as u32) < group.end {
                continue;
            }
            let own = self.under[i];
            group.end = ends[i];
            group.mass += own.mass;
            // What holds nothing tells nothing.
            if own.texts > 0 {
                group.count += 1;
                group.cards += u32::from(own.links > 0 && own.proses <= 3);
            }
        }
    }

    /// Counts the paragraphs of prose, each with the boxes that it stands in alone.
    fn paragraphs(&mut self, runs: &[Run]) {
        for run in runs.iter().filter(|r| r.element != NONE && r.is_prose()) {
            let (mut at, mut group) = (run.element, None);
            for _ in 0..LEVELS {
                let saying = self.sayings[at as usize];
                group = group.or((saying.role != Role::Unknown).then_some(saying.group));
                match self.tree.nodes[at as usize].parent {
                    parent if parent != NONE && self.under[parent as usize].texts == 1 => at = parent,
                    _ => break,
                }
            }
            let parent = self.tree.nodes[at as usize].parent;
            match group {
                None => *self.plain.entry(parent).or_default() += 1,
                Some(group) => *self.peers.entry((parent, group)).or_default() += 1,
            }
        }
    }

    /// The element around the boxes that hold nothing but what an element holds.
    fn column(&self, i: usize) -> u32 {
        let mut at = self.tree.nodes[i].parent;
        for _ in 0..LEVELS {
            if at == NONE || self.under[at as usize].texts > 1 {
                break;
            }
            at = self.tree.nodes[at as usize].parent;
        }
        at
    }

    /// Whether an element is not what its names say.
    fn overrules(&self, i: usize) -> bool {
        let Saying { role, group } = self.sayings[i];
        let own = self.under[i];
        if own.mass == 0 {
            return false;
        }
        let is_apart = self.with_body.get(i) == Some(&false);
        let all = self.groups.get(&group).copied().unwrap_or_default();
        let is_share = |mass: u64, hundredths: u64| mass * 100 > self.total * hundredths;
        match role {
            Role::Never("comments") => is_share(own.mass, 85),
            Role::Never(reason) => {
                is_share(own.mass, 60)
                    || self.is_refuted(i, reason)
                    || !is_apart && is_share(all.mass, 60) && !all.is_cards()
                    || self.is_among_paragraphs(i, group, 3)
            }
            Role::Seldom(reason) => {
                is_share(own.mass, 40)
                    || !is_apart && is_share(all.mass, 40) && !all.is_cards() && own.linked * 2 < own.chars
                    || self.around_body[i] && own.links == 0
                    || self.is_refuted(i, reason)
                    || is_weak(reason) && (self.is_among_paragraphs(i, group, 2) || self.is_prose_in_column(i, reason))
            }
            // Many short ones are captions, though the text is shorter than all of them, unless there is hardly any text.
            Role::Caption => {
                let is_long = |chars: u64| all.mass > u64::from(all.count) * chars;
                is_share(own.mass, 40)
                    || is_share(all.mass, 40) && is_long(250)
                    || is_share(all.mass, 60) && is_long(120)
            }
            Role::Byline => is_share(own.mass, 40),
            Role::Unknown | Role::Title | Role::Body => false,
        }
    }

    /// Whether an element is a paragraph of prose among others, of which several bear the name and others do not.
    fn is_among_paragraphs(&self, i: usize, group: u32, least: u32) -> bool {
        let own = self.under[i];
        let parent = self.column(i);
        own.texts == 1
            && own.linked * 5 < own.chars
            && self.plain.get(&parent).is_some_and(|&n| n >= 2)
            && self.peers.get(&(parent, group)).is_some_and(|&n| n >= least)
    }

    /// Whether what an element holds cannot be what its names say: buttons, paths and tags are no paragraphs, and a list of
    /// other stories has links.
    fn is_refuted(&self, i: usize, reason: &str) -> bool {
        let own = self.under[i];
        let is_prose = own.mass * 5 >= own.chars * 3 && own.links == 0 && own.fields == 0;
        match reason {
            "share buttons" | "navigation" | "tags" | "tools" => {
                own.proses >= 2 && is_prose && own.linked * 10 < own.chars
            }
            // A box has a heading or labels, and an author's note is one paragraph.
            "sidebar" | "page footer" => {
                own.proses >= 2 && own.texts == own.proses && is_prose && own.linked == 0 && self.articles[i] != NONE
            }
            "related links" => own.proses >= 4 && is_prose && own.linked * 40 < own.chars,
            _ => false,
        }
    }

    /// Whether an element is a good piece of the page's prose, hardly anything else is in it, and it stands beside other
    /// prose.
    fn is_prose_in_column(&self, i: usize, reason: &str) -> bool {
        let own = self.under[i];
        let parent = self.tree.nodes[i].parent;
        reason != "sidebar"
            && own.proses >= 3
            && own.mass * 10 >= self.total
            && own.mass * 5 >= own.chars * 4
            && own.linked * 10 < own.chars
            && own.links == 0
            && own.fields == 0
            && self.plain.get(&parent).is_some_and(|&n| n >= 2)
    }
}

/// Whether a word that gives this reason often stands on what is part of the article.
fn is_weak(reason: &str) -> bool {
    matches!(
        reason,
        "site notice"
            | "newsletter box"
            | "advertisement"
            | "widget"
            | "hidden text"
            | "sidebar"
            | "tools"
            | "related links"
    )
}

#[cfg(test)]
mod tests {
    use crate::input::{Article, read};
    use crate::report::PartKind;

    const LONG: &str =
        "The council of Harrow Fold sold its mill on Thursday to nine weavers, who will mend the old wheel";

    /// How many paragraphs of [`LONG`], each with a number, come out of a page.
    fn kept(html: &str) -> usize {
        let doc = read(Article { html: Some(html.into()), ..Article::default() });
        let is_text = |p: &&crate::report::Part| p.kind == PartKind::Paragraph;
        doc.parts.iter().filter(is_text).filter(|p| p.span().of(&doc.text).starts_with(LONG)).count()
    }

    fn paragraphs(numbers: std::ops::Range<u32>, attributes: &str) -> String {
        numbers.map(|n| format!("<p{attributes}>{LONG} by day {n}.</p>")).collect()
    }

    #[test]
    fn elements_of_one_name_are_judged_together() {
        let boxes: String =
            (0..4).map(|n| format!("<div class=mid-widget>{}</div>", paragraphs(n * 2..n * 2 + 2, ""))).collect();
        assert_eq!(kept(&format!("<body>{boxes}</body>")), 8);
    }

    #[test]
    fn one_box_of_a_name_beside_the_text_is_what_its_name_says() {
        let text = paragraphs(0..6, "");
        let side = format!("<div class=sidebar>{}</div>", paragraphs(6..8, ""));
        assert_eq!(kept(&format!("<body><article>{text}</article>{side}</body>")), 6);
        let comments = format!("<div class=comments>{}</div>", paragraphs(6..20, " class=comment"));
        assert_eq!(kept(&format!("<body><article>{text}</article>{comments}</body>")), 6);
    }

    #[test]
    fn a_sidebar_or_footer_in_the_article_with_paragraphs_alone_is_text() {
        let page = |tag: &str, inside: &str| {
            let text = paragraphs(0..6, "");
            kept(&format!("<body><article>{text}<{tag}>{inside}</{tag}>{}</article></body>", paragraphs(6..8, "")))
        };
        for tag in ["aside", "footer"] {
            assert_eq!(page(tag, &paragraphs(8..10, "")), 10);
            assert_eq!(page(tag, &format!("<h3>Mills of the valley</h3>{}", paragraphs(8..10, ""))), 8);
            assert_eq!(page(tag, &paragraphs(8..9, "")), 8);
        }
        let apart =
            format!("<body><article>{}</article><aside>{}</aside></body>", paragraphs(0..6, ""), paragraphs(8..10, ""));
        assert_eq!(kept(&apart), 6);
    }

    #[test]
    fn cards_are_judged_by_their_links() {
        let card = |n: u32| {
            format!(
                "<div class=teaser><h3><a href=/{n}>Other news {n} of it</a></h3>{}</div>",
                paragraphs(n..n + 1, "")
            )
        };
        let cards: String = (10..16).map(card).collect();
        assert_eq!(kept(&format!("<body><article>{}</article>{cards}</body>", paragraphs(0..6, ""))), 6);
    }

    #[test]
    fn a_box_apart_from_the_named_text_is_no_text() {
        let text = format!("<div class=article-body>{}</div>", paragraphs(0..2, ""));
        let side: String =
            (0..4).map(|n| format!("<div class=side-widget>{}</div>", paragraphs(n + 4..n + 5, ""))).collect();
        assert_eq!(kept(&format!("<body>{text}<div>{side}</div></body>")), 2);
    }

    #[test]
    fn paragraphs_among_paragraphs_are_text() {
        let page = |class: &str, end: u32| {
            let (open, named) = (paragraphs(0..6, ""), paragraphs(6..end, &format!(" class={class}")));
            kept(&format!("<body><article>{open}{named}</article></body>"))
        };
        assert_eq!(page("paywall", 8), 8);
        assert_eq!(page("paywall", 7), 6);
        assert_eq!(page("copyright", 8), 6);
        let boxes: String =
            (6..9).map(|n| format!("<div class=promo><div>{}</div></div>", paragraphs(n..n + 1, ""))).collect();
        assert_eq!(kept(&format!("<body><article>{}{boxes}</article></body>", paragraphs(0..6, ""))), 9);
    }
}
