//! Which of a page's text is the article.
//!
//! Every run of text between block elements is a block. Blocks of prose (long enough, few links) have a mass; what the
//! names of elements say scales it. The article is the element that holds most of the mass most closely, widened to
//! ancestors that add more of the same; inside it, what is named as furniture or is mostly links is left out. The ideas
//! are those of Readability (Arc90) and of boilerplate detection by shallow text features (Kohlschütter et al. 2010).

use crate::hashed::{Map, Set};

use super::boxes::{Boxes, link_lists, number_others};
use super::captions;
use super::evidence::{Saying, pardoned};
use super::hidden;
use super::hints::{self, Role};
use super::inherited::{Inherited, inherit};
use super::label::Label;
use super::runs::{Collected, Run, around, collect, mark_known, sum_up};
use super::tokens::attributes;
use super::told::Told;
use super::tree::{Kind, NONE, Tag, Tree};
use crate::input::datelines;
use crate::input::normal::key;

#[derive(Debug, Default)]
pub(super) struct Extract {
    pub(super) buffer: String,
    pub(super) runs: Vec<(Run, Label)>,
    /// What each node of the page takes from those around it.
    pub(super) from: Vec<Inherited>,
    /// Number of characters inside the article, white space aside, that the page does not show.
    pub(super) hidden: u64,
}

pub(super) fn extract(tree: &Tree<'_>, told: Told<'_>) -> Extract {
    let sayings = sayings(tree);
    let roles: Vec<Role> = sayings.iter().map(|s| s.role).collect();
    let shown = without_scripts(tree);
    let mut from = inherit(tree, &roles, &shown, None);
    let mut buffer = String::new();
    let mut collected = collect(tree, &from, &mut buffer);
    let hidden = hidden::find(tree, &from, &collected.runs);
    if hidden.is_some() {
        from = inherit(tree, &roles, &shown, hidden.as_deref());
        buffer.clear();
        collected = collect(tree, &from, &mut buffer);
    }
    let Collected { mut runs, left_out } = collected;
    mark_known(&mut runs, &buffer, told.body);
    let ends = ends(tree);
    let source = Source { tree, sayings: &sayings, runs: &runs, buffer: &buffer, ends: &ends, left_out: &left_out };
    let mut pardoned = pardoned(tree, &sayings, &runs, &ends);
    pardoned.iter_mut().zip(shown).for_each(|(p, shown)| *p |= shown);
    let of = |pardoned: &[bool]| source.read(inherit(tree, &roles, pardoned, hidden.as_deref()), told);
    let mut best = of(&pardoned);
    let kept = words_kept(&runs, &best.0);
    if kept < 40 || kept * 5 < told.words * 2 {
        // Hardly anything came out, or much less than is announced: once more, and the names of boxes do not count.
        source.pardon_all(&mut pardoned);
        let second = of(&pardoned);
        let more = words_kept(&runs, &second.0);
        if more >= 100 && more >= kept * 3 {
            best = second;
        }
    }
    let (labels, hidden, from) = best;
    Extract { runs: runs.into_iter().zip(labels).collect(), from, buffer, hidden }
}

/// Which elements are for readers without scripts and hold paragraphs that stand nowhere else: a page may load the rest
/// of its text.
fn without_scripts(tree: &Tree<'_>) -> Vec<bool> {
    /// Fewer characters are a request to switch scripts on, or what is said of a picture.
    const LEAST: usize = 200;
    let mut out = vec![false; tree.nodes.len()];
    let around = tree.nearest(|i| tree.tag(i) == Some(Tag::Noscript));
    if around.iter().all(|n| *n == NONE) {
        return out;
    }
    let prose = |i: usize| match tree.nodes[i].kind {
        Kind::Text(text) if text.trim().len() >= 60 => Some(text.trim()),
        _ => None,
    };
    let seen: Set<&str> = (0..out.len()).filter(|&i| around[i] == NONE).filter_map(prose).collect();
    let mut new: Map<u32, usize> = Map::default();
    for (i, &noscript) in around.iter().enumerate().filter(|(_, n)| **n != NONE) {
        let is_new = |t: &&str| !seen.contains(t) && !t.contains("JavaScript") && !t.contains("browser");
        *new.entry(noscript).or_default() += prose(i).filter(is_new).map_or(0, str::len);
    }
    new.into_iter().filter(|n| n.1 >= LEAST).for_each(|n| out[n.0 as usize] = true);
    out
}

/// How many words of running text are the article's.
fn words_kept(runs: &[Run], labels: &[Label]) -> usize {
    let is_kept = |(run, label): &(&Run, &Label)| **label == Label::Text && run.is_prose();
    runs.iter().zip(labels).filter(is_kept).map(|(run, _)| run.words as usize).sum()
}

/// A page, before it is settled which of its names count.
struct Source<'p, 's> {
    tree: &'p Tree<'s>,
    sayings: &'p [Saying],
    runs: &'p [Run],
    buffer: &'p str,
    ends: &'p [u32],
    left_out: &'p [(u32, u32)],
}

impl Source<'_, '_> {
    /// What each run is, how many characters of the article the page does not show, and `from` with what boxes hold.
    fn read(&self, mut from: Vec<Inherited>, told: Told<'_>) -> (Vec<Label>, u64, Vec<Inherited>) {
        let Source { tree, runs, buffer, ends, .. } = *self;
        let total = runs.iter().map(|r| u64::from(r.mass())).sum();
        let held = sum_up(tree, runs, |r| r.mass());
        unname_long_headings(tree, runs, &mut from);
        number_others(tree, runs, &mut from, &held, buffer, told.title);
        let boxes = Boxes::new(tree, runs, held, total);
        if !told.live {
            boxes.teasers(runs, &mut from, buffer, told);
            boxes.rows(runs, &mut from, buffer);
        }
        boxes.labelled(runs, &mut from, buffer);
        boxes.forms(runs, &mut from);
        boxes.cards(runs, &mut from, buffer, told);
        boxes.offers(runs, &mut from);
        boxes.calls(runs, &mut from, buffer);
        let page = Page { tree, runs, from: &from, buffer, ends };
        let article = page.story_beside_cards(told).unwrap_or_else(|| page.article());
        let labels = page.labels(article, told);
        let hidden = page.hidden_characters(article, &labels, self.left_out);
        (labels, hidden, from)
    }

    /// Lets no name count but those of comments; tags still do.
    fn pardon_all(&self, pardoned: &mut [bool]) {
        for (i, saying) in self.sayings.iter().enumerate() {
            let by_tag = matches!(
                self.tree.tag(i as u32),
                Some(Tag::Nav | Tag::Footer | Tag::Aside | Tag::Form | Tag::Figure | Tag::Figcaption)
            );
            let counts = matches!(saying.role, Role::Never("comments" | "hidden text") | Role::Body | Role::Byline);
            pardoned[i] |= !by_tag && !counts;
        }
    }
}

/// What the names of each element say.
fn sayings(tree: &Tree<'_>) -> Vec<Saying> {
    // Pages repeat the same few classes.
    let mut cache: Map<String, Saying> = Map::default();
    let mut groups: Map<String, u32> = Map::default();
    let mut by_name = |names: &str| match cache.get(names) {
        _ if names.is_empty() => Saying { role: Role::Unknown, group: 0 },
        Some(&saying) => saying,
        None => {
            let (role, name) = hints::role(names);
            let next = groups.len() as u32 + FIRST_GROUP;
            let saying = Saying { role, group: *groups.entry(name.to_owned()).or_insert(next) };
            cache.insert(names.to_owned(), saying);
            saying
        }
    };
    let mut names = String::new();
    tree.nodes
        .iter()
        .enumerate()
        .map(|(i, node)| {
            let Kind::Element { tag, attributes } = node.kind else { return Saying { role: Role::Unknown, group: 0 } };
            let property = names_of(attributes, &mut names);
            // Elements that are what they are by their tags are judged one by one.
            let alone = |role| Saying { role, group: FIRST_GROUP + u32::MAX / 2 + i as u32 };
            match (tag, property) {
                (Tag::Body | Tag::Html | Tag::Main, _) => alone(Role::Unknown),
                (_, Some("articleBody")) => alone(Role::Body),
                (_, Some("author")) => alone(Role::Byline),
                _ => {
                    let named = by_name(&names);
                    let role = role_of(tag, named.role);
                    match role {
                        _ if matches!(tag, Tag::Nav | Tag::Aside | Tag::Footer | Tag::Form) => alone(role),
                        _ if role == named.role && role != Role::Unknown => named,
                        Role::Caption => Saying { role, group: CAPTIONS },
                        _ => alone(role),
                    }
                }
            }
        })
        .collect()
}

/// The group of all figures and their captions that are so by their tags.
const CAPTIONS: u32 = 1;

/// Groups from here on are those of names.
const FIRST_GROUP: u32 = 2;

/// Gathers the names that an element's attributes give it, one after the other; returns the property that it is said to
/// hold.
fn names_of<'a>(source: &'a str, names: &mut String) -> Option<&'a str> {
    names.clear();
    let mut property = None;
    for (name, value) in attributes(source) {
        let is = |n: &str| name.eq_ignore_ascii_case(n);
        if ["class", "id", "role", "data-component", "data-testid", "data-type"].into_iter().any(is) {
            names.push_str(value);
            names.push(' ');
        } else if is("itemprop") {
            property = Some(value);
        } else if is("rel") && value.eq_ignore_ascii_case("author") {
            property = Some("author");
        }
    }
    property
}

/// What an element is by its tag and by its names.
fn role_of(tag: Tag, by_name: Role) -> Role {
    let by_tag = match tag {
        Tag::Nav => Role::Never("navigation"),
        Tag::Footer => Role::Seldom("page footer"),
        Tag::Aside => Role::Seldom("sidebar"),
        Tag::Form => Role::Seldom("form"),
        Tag::Figcaption | Tag::Figure => Role::Caption,
        _ => Role::Unknown,
    };
    match (by_tag, by_name) {
        // An article is no teaser or widget, whatever its classes.
        (_, Role::Seldom(_) | Role::Byline) if tag == Tag::Article => Role::Unknown,
        (Role::Unknown, name) => name,
        (tag, Role::Unknown | Role::Title | Role::Byline) => tag,
        (Role::Caption, Role::Seldom(_)) => Role::Caption,
        (_, name) => name,
    }
}

/// Takes the name of a heading from what is too long for one: a heading that was not closed holds what follows it. The first
/// line in it may still be one.
fn unname_long_headings(tree: &Tree<'_>, runs: &[Run], from: &mut [Inherited]) {
    /// More words than any heading has, and than the first line of one has.
    const MOST: [u64; 2] = [60, 25];
    let words = sum_up(tree, runs, |r| r.words);
    if !(0..words.len()).any(|i| words[i] > MOST[0] && tree.tag(i as u32).is_some_and(Tag::is_heading)) {
        return;
    }
    let headings = tree.nearest(|i| tree.tag(i).is_some_and(Tag::is_heading));
    let mut last = NONE;
    for run in runs.iter().filter(|r| r.element != NONE) {
        let heading = headings[run.element as usize];
        let is_first = std::mem::replace(&mut last, heading) != heading;
        let is_long = heading != NONE && words[heading as usize] > MOST[0];
        if is_long && !(is_first && u64::from(run.words) <= MOST[1]) {
            from[run.element as usize].heading = None;
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

/// A page, while its runs get labels.
struct Page<'p, 's> {
    tree: &'p Tree<'s>,
    runs: &'p [Run],
    /// For each node.
    from: &'p [Inherited],
    buffer: &'p str,
    /// Just past the last node under each node.
    ends: &'p [u32],
}

/// The element that holds the article, and just past the last node in it; all of the page where `first` is [`NONE`].
#[derive(Clone, Copy)]
struct Article {
    first: u32,
    end: u32,
}

impl Article {
    fn holds(self, element: u32) -> bool {
        self.first == NONE || self.first <= element && element < self.end
    }
}

impl Page<'_, '_> {
    fn text(&self, run: &Run) -> &str {
        &self.buffer[run.start..run.end]
    }

    /// How much a run speaks for it that the article is around it.
    fn weight(&self, run: &Run) -> u32 {
        let own = around(self.from, run);
        if own.other > 0 {
            return 0;
        }
        if run.known >= 60 {
            return run.mass() * 3;
        }
        if own.never.is_some() || own.hidden || own.caption || own.byline || own.dropped {
            return 0;
        }
        let mass = run.mass() * if own.body { 2 } else { 1 };
        mass / if own.seldom.is_some() { 5 } else { 1 } / if own.list { 2 } else { 1 }
    }

    /// The element that holds the article.
    fn article(&self) -> Article {
        let nodes = &self.tree.nodes;
        let score = self.scores();
        let best = (0..score.len()).filter(|&i| score[i] > 0).max_by_key(|&i| (score[i], std::cmp::Reverse(i)));
        let Some(best) = best else { return Article { first: NONE, end: NONE } };
        let total = sum_up(self.tree, self.runs, |r| self.weight(r));
        let first = self.widened(best as u32, &total);
        // A fragment has no element around all of it.
        let all: u64 = (0..nodes.len()).filter(|&i| nodes[i].parent == NONE).map(|i| total[i]).sum();
        let have = total[first as usize];
        let fragment = !(0..nodes.len() as u32).any(|i| matches!(self.tree.tag(i), Some(Tag::Body | Tag::Html)));
        if fragment && (all - have) * 100 >= have * 15 {
            return Article { first: NONE, end: NONE };
        }
        Article { first, end: self.ends[first as usize] }
    }

    /// The element of a short article with little text beside many cards of other stories: the headline, who wrote it or
    /// when, and a sentence stand in it, and outside it nearly every paragraph stands right below a link.
    fn story_beside_cards(&self, told: Told<'_>) -> Option<Article> {
        let wanted = key(told.title.filter(|_| !told.live)?);
        let is_card = |pair: &&[Run]| pair[0].words >= 3 && pair[0].is_link() && pair[1].is_prose();
        let cards: Set<u32> = self.runs.windows(2).filter(is_card).map(|pair| pair[1].node).collect();
        let is_title = |r: &&Run| {
            let (own, text) = (around(self.from, r), key(self.text(r)));
            own.heading == Some(Tag::H1) && r.linked == 0 && text.len() >= 8 && wanted.starts_with(&text)
        };
        let title = self.runs.iter().find(is_title).filter(|_| cards.len() >= 2)?;
        let under = sum_up(self.tree, self.runs, |r| u32::from(cards.contains(&r.node)));
        let parent =
            |i: u32| Some(self.tree.nodes[i as usize].parent).filter(|p| *p != NONE && under[*p as usize] == 0);
        let first = std::iter::successors(Some(title.element), |&i| parent(i)).last()?;
        let story = Article { first, end: self.ends[first as usize] };
        let inside = |r: &&Run| r.element != NONE && story.holds(r.element);
        let is_sentence = |r: &Run| r.ends && r.words >= 4 && r.linked * 2 < r.chars && !around(self.from, r).caption;
        let is_byline = |r: &Run| around(self.from, r).byline || is_by(self.text(r), r);
        let is_told = (first..story.end).any(|i| self.tree.tag(i) == Some(Tag::Time))
            || self.runs.iter().filter(inside).any(is_byline);
        let outside = self.runs.iter().filter(|r| r.is_prose() && !inside(r));
        let open = outside.filter(|r| around(self.from, r).seldom.is_none()).count();
        (is_told && self.runs.iter().filter(inside).any(is_sentence) && cards.len() * 3 >= open * 2).then_some(story)
    }

    /// For each element how much it holds, and how closely: a run counts fully for its element's parent, and less for
    /// each further ancestor.
    fn scores(&self) -> Vec<u64> {
        let mut score = vec![0u64; self.tree.nodes.len()];
        for run in self.runs {
            let mut weight = u64::from(self.weight(run)) * 64;
            let mut at = run.element;
            let mut level = 0;
            while at != NONE && weight > 0 && level < 8 {
                score[at as usize] += if level == 0 { weight / 2 } else { weight };
                if level >= 1 {
                    weight = weight * 3 / 5;
                }
                at = match self.tree.nodes[at as usize].parent {
                    NONE => NONE,
                    parent => self.from[parent as usize].block,
                };
                level += 1;
            }
        }
        score
    }

    /// The highest element around `element` that adds a good part of what there is already: an article may stand in
    /// several wrappers.
    fn widened(&self, element: u32, total: &[u64]) -> u32 {
        // A page with little on it has hardly more than its article.
        let short = self.runs.len() <= 12;
        let mut root = element;
        let mut up = self.tree.nodes[element as usize].parent;
        while up != NONE {
            let (have, more) = (total[root as usize], total[up as usize]);
            let is_page = matches!(self.tree.tag(up), Some(Tag::Body | Tag::Html | Tag::Main));
            let wide = if is_page && !short { 100 } else { 15 };
            if (more - have) * 100 >= have * wide {
                root = up;
            }
            up = self.tree.nodes[up as usize].parent;
        }
        root
    }

    /// What each run is.
    fn labels(&self, article: Article, told: Told<'_>) -> Vec<Label> {
        let title = told.title;
        let is_head = |r: &&Run| around(self.from, r).heading == Some(Tag::H1);
        let mut labeller = Labeller {
            page: self,
            article,
            title: title.map(key).unwrap_or_default(),
            alone: self.runs.iter().filter(is_head).count() == 1,
            titled: false,
            begun: false,
        };
        let mut label = |run: &Run| {
            let label = labeller.label(run);
            labeller.begun |= label == Label::Text && run.words >= 20 && run.ends;
            label
        };
        let mut labels: Vec<Label> = self.runs.iter().map(&mut label).collect();
        self.first_heading(title, &mut labels);
        link_lists(self.runs, self.from, &mut labels);
        self.lead(told.description, &mut labels);
        self.name_line(&mut labels);
        captions::beside_pictures(self.tree, self.runs, self.from, &mut labels);
        self.around_text(told.dated, &mut labels);
        // A heading needs text under it: the last ones head lists of links that are gone.
        let (mut text_after, mut above) = (false, false);
        // How many links of a list stand right below.
        let mut links = 0;
        for (run, label) in self.runs.iter().zip(&mut labels).rev() {
            let own = around(self.from, run);
            match label {
                Label::Text => (text_after, above) = (text_after || run.words >= 4, false),
                Label::Title => above = true,
                // What stands right above the title heads a menu or names a section.
                Label::Heading if !text_after || links >= 2 || above && own.heading != Some(Tag::H1) => {
                    *label = Label::Gone;
                }
                _ => {}
            }
            let is_link =
                *label == Label::Gone && own.list && run.words >= 3 && is_link_line(self.text(run), run, true);
            links = if is_link { links + 1 } else { 0 };
        }
        labels
    }

    /// Where the title of the metadata stands nowhere, the heading of the first rank above the text is the title, if it says
    /// about the same or is the only one and no link.
    fn first_heading(&self, title: Option<&str>, labels: &mut [Label]) {
        let (Some(title), false) = (title, labels.contains(&Label::Title)) else { return };
        let mut labelled = self.runs.iter().zip(&*labels);
        let Some(text) = labelled.position(|(r, l)| *l == Label::Text && r.is_prose()) else { return };
        let title: Set<String> = title.split_whitespace().map(key).collect();
        let alike = |run: &Run| {
            let shared = self.text(run).split_whitespace().filter(|w| title.contains(&key(w))).count();
            shared * 2 >= title.len().min(run.words as usize) && shared >= 2
        };
        let is_title = |run: &Run| {
            let own = around(self.from, run);
            own.heading == Some(Tag::H1) && own.other == 0 && !own.hidden && own.never.is_none()
        };
        let count = self.runs.iter().filter(|r| is_title(r)).count();
        let is_title = |run: &Run| is_title(run) && (alike(run) || count == 1 && run.words >= 4 && run.linked == 0);
        if let Some(at) = self.runs[..text].iter().position(is_title) {
            labels[at] = Label::Title;
        }
    }

    /// Takes names in bold right above the text, where nothing else says who wrote it, for the byline.
    fn name_line(&self, labels: &mut [Label]) {
        if labels.contains(&Label::Byline) {
            return;
        }
        let mut texts = (0..labels.len()).filter(|&i| labels[i] == Label::Text);
        let (Some(first), Some(second)) = (texts.next(), texts.next()) else { return };
        let run = &self.runs[first];
        let is_above = labels[..first].contains(&Label::Title) && self.runs[second].is_prose();
        let is_name = |w: &str| {
            let mut letters = w.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.all(|c| c.is_lowercase() || "’'-.,".contains(c))
        };
        let are_names = self.text(run).split(' ').all(|w| is_name(w) || matches!(w, "and" | "&"));
        let own = around(self.from, run);
        if is_above && run.bold && own.heading.is_none() && (2..=7).contains(&run.words) && !run.ends && are_names {
            labels[first] = Label::Byline;
        }
    }

    /// Takes in the lead that stands between the title and the article's element, or is what the metadata gives as the
    /// article's description.
    fn lead(&self, description: Option<&str>, labels: &mut [Label]) {
        let Some(title) = labels.iter().position(|f| *f == Label::Title) else { return };
        let Some(first) = labels.iter().position(|f| *f == Label::Text) else { return };
        let description = description.map(key).unwrap_or_default();
        for (run, label) in self.runs.iter().zip(labels).take(first).skip(title + 1) {
            let own = around(self.from, run);
            let Label::Aside(reason) = *label else { continue };
            if own.caption || own.byline || own.hidden || own.other > 0 || run.words < 8 {
                continue;
            }
            let is_told = || {
                let text = key(self.text(run));
                text.len() >= 30
                    && (description.starts_with(&text) || text.starts_with(&description) && description.len() >= 30)
            };
            if reason == "outside the article" && own.seldom.is_none() && run.words >= 12 && run.ends || is_told() {
                *label = Label::Text;
            }
        }
    }

    /// Takes in the byline, the pictures' captions, and the day where the metadata has none, that stand between the title
    /// and the end of the text.
    fn around_text(&self, dated: bool, labels: &mut [Label]) {
        let Some(last) = labels.iter().rposition(|f| *f == Label::Text) else { return };
        let first = labels.iter().position(|f| *f == Label::Title).unwrap_or(last);
        let text = labels.iter().position(|f| *f == Label::Text).unwrap_or(last);
        for i in first..last {
            let runs = self.runs;
            let own = around(self.from, &runs[i]);
            if !matches!(labels[i], Label::Gone | Label::Aside("outside the article"))
                || own.never.is_some()
                || own.seldom.is_some()
                || own.hidden
            {
                continue;
            }
            if own.caption && runs[i].words >= 3 {
                labels[i] = Label::Caption;
            } else if own.byline && (2..=30).contains(&runs[i].words) || is_by(self.text(&runs[i]), &runs[i]) {
                labels[i] = Label::Byline;
            } else if i < text
                && !dated
                && runs[i].words <= 6
                && runs[i].linked == 0
                && datelines::date_in(self.text(&runs[i])).is_some()
            {
                labels[i] = Label::Text;
            }
        }
    }

    /// The characters of the article that the page does not show: those `left_out` of its sentences, by element, and whole
    /// sentences that are no part of it because of that. Menus and dialogs that wait for a click are not meant.
    fn hidden_characters(&self, article: Article, labels: &[Label], left_out: &[(u32, u32)]) -> u64 {
        let is_text =
            |(run, label): &(&Run, &Label)| run.is_prose() && (**label == Label::Text || around(self.from, run).hidden);
        let prose: Set<u32> = self.runs.iter().zip(labels).filter(is_text).map(|(run, _)| run.element).collect();
        let counts = |element: u32| {
            let own = self.from.get(element as usize).copied().unwrap_or_default();
            own.never.is_none()
                && own.seldom.is_none()
                && own.other == 0
                && (element == NONE || article.holds(element))
                && prose.contains(&element)
        };
        let whole = |(run, label): &(&Run, &Label)| {
            run.is_prose()
                && around(self.from, run).hidden
                && matches!(label, Label::Gone | Label::Aside(_))
                && counts(run.element)
        };
        let letters = |run: &Run| self.text(run).chars().filter(|c| !c.is_whitespace()).count() as u64;
        left_out.iter().filter(|l| counts(l.0)).map(|l| u64::from(l.1)).sum::<u64>()
            + self.runs.iter().zip(labels).filter(whole).map(|(r, _)| letters(r)).sum::<u64>()
    }
}

/// Labels the runs of a page in order.
struct Labeller<'p, 's> {
    page: &'p Page<'p, 's>,
    article: Article,
    /// The [`key`] of the title. Without metadata it is empty, and the page's first heading is the title.
    title: String,
    /// Whether only one heading is of the first rank.
    alone: bool,
    /// Whether a run is the title already.
    titled: bool,
    /// Whether the article's text has begun.
    begun: bool,
}

impl Labeller<'_, '_> {
    fn label(&mut self, run: &Run) -> Label {
        let own = around(self.page.from, run);
        let within = run.element == NONE || self.article.holds(run.element);
        if own.other > 0 {
            return of_other(run, &own);
        }
        if !self.titled && run.words <= 45 && self.heads_page(run, &own, within) {
            self.titled = true;
            return Label::Title;
        }
        if run.known >= 70 && run.words >= 8 {
            return if own.heading.is_some() { Label::Heading } else { Label::Text };
        }
        match own {
            Inherited { never: Some(reason), .. } => aside(run, reason),
            Inherited { hidden: true, .. } => aside(run, "hidden text"),
            Inherited { seldom: Some(reason), .. } if !within => aside(run, reason),
            _ if !within && run.is_prose() => Label::Aside("outside the article"),
            _ if !within => Label::Gone,
            _ => self.label_within(run, &own),
        }
    }

    /// The label of a run in the article's element that nothing around it forbids.
    fn label_within(&self, run: &Run, own: &Inherited) -> Label {
        if own.caption {
            Label::Caption
        } else if let Some(reason) = own.seldom {
            aside(run, reason)
        } else if own.byline && run.words <= 40 || !self.begun && is_by(self.page.text(run), run) {
            Label::Byline
        } else if own.linked || is_link_line(self.page.text(run), run, own.list) {
            aside(run, "links")
        } else if self.page.tree.tag(run.element) != Some(Tag::Pre) && is_script(self.page.text(run)) {
            aside(run, "widget")
        } else if own.heading.is_some() {
            // The title once more.
            if self.is_title(self.page.text(run)) { Label::Gone } else { Label::Heading }
        } else if run.words == 0 {
            Label::Gone
        } else {
            Label::Text
        }
    }

    /// Whether a run is the title, standing in a heading.
    fn heads_page(&self, run: &Run, own: &Inherited, within: bool) -> bool {
        let is_near = within || self.alone && !self.begun && own.never.is_none();
        let first = self.title.is_empty() && is_near && !own.hidden && own.heading == Some(Tag::H1) && run.words >= 2;
        let in_heading = own.heading.is_some() || self.page.tree.tag(run.element) == Some(Tag::H1);
        first || in_heading && self.is_title(self.page.text(run))
    }

    /// Whether a text is the title that the metadata gives, with which the site's name may stand.
    fn is_title(&self, text: &str) -> bool {
        let (text, title) = (key(text), &self.title);
        let is_most = || (title.starts_with(&text) || title.ends_with(&text)) && text.len() * 2 > title.len();
        let holds = || text.starts_with(title) && title.len() > 20;
        text.len() >= 8 && !title.is_empty() && (text == *title || is_most() || holds())
    }
}

/// Whether most of a line is a link, and no sentence: in a list the title of another story may ask something.
fn is_link_line(text: &str, run: &Run, listed: bool) -> bool {
    run.linked * 10 > run.chars * 6 && run.words < 40 && (!run.ends || listed && text.ends_with('?'))
}

/// Whether a text is that of a program or its data: among its letters stand many marks that sentences hardly have.
fn is_script(text: &str) -> bool {
    let is_mark = |b: &u8| matches!(b, b'{' | b'}' | b'=' | b';' | b'"' | b'_' | b'(' | b')');
    text.contains('{') && text.contains('}') && text.bytes().filter(|b| is_mark(b)).count() * 12 >= text.len()
}

/// Whether a short line says who wrote the text that follows: links to sections may stand in it.
fn is_by(text: &str, run: &Run) -> bool {
    let by = text.strip_prefix("By ").or_else(|| text.strip_prefix("by ")).or_else(|| text.strip_prefix("BY "));
    run.words <= 25 && !run.ends && by.is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// The label of a run that is no part of the article: kept where it is a sentence or so.
fn aside(run: &Run, reason: &'static str) -> Label {
    if run.words >= 8 && run.linked * 2 < run.chars { Label::Aside(reason) } else { Label::Gone }
}

/// The label of a run of another article.
fn of_other(run: &Run, own: &Inherited) -> Label {
    let is_text = own.never.is_none() && own.seldom.is_none() && run.linked * 2 < run.chars;
    if own.heading.is_some() || is_text { Label::Other(own.other) } else { Label::Gone }
}
