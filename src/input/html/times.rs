//! The day of publication that a page's elements `time` give.
//!
//! Cards of other stories, comments, menus and sentences have such elements too, so that only those count that stand where
//! an article says when it was published: beside its headline. Anywhere else all must agree that are marked as that day.

use std::cell::LazyCell;

use super::extract::Extract;
use super::inherited::Inherited;
use super::label::Label;
use super::meta::date;
use super::runs::Run;
use super::tree::{Kind, NONE, Tag, Tree};
use crate::calendar::Date;
use crate::input::stamps;

/// The day of publication, if an element gives it that is the article's own.
pub(super) fn published(tree: &Tree<'_>, found: &Extract) -> Option<Date> {
    let top = Top::of(tree, found);
    let things = LazyCell::new(|| tree.nearest(|i| tree.attribute(i, "itemscope").is_some()));
    let is_of_text = |i: u32| top.is_of_text(tree, i, &things);
    let (mut below, mut above) = (None, None);
    let mut marked: Vec<Date> = Vec::new();
    for (i, own) in found.from.iter().enumerate() {
        let i = i as u32;
        let Some((day, is_marked)) = day_of(tree, i).filter(|_| own.other == 0) else { continue };
        if is_update(tree, i) || own.caption || top.is_in_sentence(i, own) {
            continue;
        }
        let may_tell = may_tell(own);
        if may_tell && top.title <= i && i < top.end {
            below = below.or(Some(day));
        } else if may_tell && i < top.title && top.is_beside_title(tree, i) {
            above = above.or(Some(day));
        } else if is_marked && own.never.is_none() && is_of_text(i).unwrap_or(own.seldom.is_none()) {
            marked.push(day);
        }
    }
    let agreed = || marked.first().copied().filter(|day| marked.iter().all(|d| d == day));
    below.or(above).or_else(agreed)
}

/// The day that an element gives as a time, and whether it is marked as that of publication.
fn day_of(tree: &Tree<'_>, element: u32) -> Option<(Date, bool)> {
    let tag = tree.tag(element)?;
    let property = tree.attribute(element, "itemprop");
    let is_marked = property.is_some_and(|p| p.eq_ignore_ascii_case("datePublished"));
    if tag != Tag::Time && !is_marked {
        return None;
    }
    let value = tree.attribute(element, "datetime").or_else(|| tree.attribute(element, "content"))?;
    Some((date(&value)?, is_marked || tree.attribute(element, "pubdate").is_some()))
}

/// Whether an element may stand in what says when the article was published.
fn may_tell(own: &Inherited) -> bool {
    let is_by_text = |r| matches!(r, "tools" | "share buttons" | "widget" | "page header" | "about the author");
    own.never.is_none_or(is_by_text) && own.seldom.is_none_or(is_by_text)
}

/// Whether an element gives the day of the last change: by its names, or by the words in it or right before it.
fn is_update(tree: &Tree<'_>, element: u32) -> bool {
    let names = ["class", "itemprop"].map(|name| tree.attribute(element, name).unwrap_or_default().to_lowercase());
    let is_named = |word: &str| names.iter().any(|n| n.contains(word));
    let text = |i: u32| match tree.nodes[i as usize].kind {
        Kind::Text(text) if !text.trim().is_empty() => Some(text.trim()),
        _ => None,
    };
    let before = (element.saturating_sub(10)..element).rev().find_map(text).unwrap_or_default();
    let inside = (element + 1..tree.nodes.len() as u32).take(1).find_map(text).unwrap_or_default();
    let is_told = |text: &str| text.len() <= 80 && stamps::tells_update(text);
    (is_named("updated") || is_named("modified")) && !is_named("publish") || is_told(inside) || is_told(before)
}

/// The top of an article, by nodes.
struct Top<'e> {
    found: &'e Extract,
    /// Of the headline, or else where the lines right above the text begin.
    title: u32,
    /// Of the second paragraph: a standfirst may stand above the time.
    end: u32,
    /// For each node the nearest that holds the headline, itself or around it.
    around_title: Vec<u32>,
    /// For each node whether it holds the block around the first paragraph.
    holds_prose: Vec<bool>,
}

impl<'e> Top<'e> {
    fn of(tree: &Tree<'_>, found: &'e Extract) -> Self {
        /// So many lines above the text are looked at where no headline is found.
        const NEAR: usize = 4;
        let runs = &found.runs;
        let title = runs.iter().position(|r| r.1 == Label::Title);
        let mut prose = (title.unwrap_or(0)..runs.len()).filter(|&i| runs[i].1 == Label::Text && runs[i].0.is_prose());
        let first = prose.next();
        let from = title.or(first.map(|f| f.saturating_sub(NEAR)));
        let title = from.map_or(0, |i| runs[i].0.node);
        let holds_title = tree.holders(title);
        Self {
            found,
            title,
            end: prose.next().or(first).map_or(u32::MAX, |i| runs[i].0.node),
            around_title: tree.nearest(|i| holds_title[i as usize]),
            holds_prose: tree.holders(first.map_or(NONE, |i| runs[i].0.element)),
        }
    }

    /// Whether an element stands in a sentence of the text: the line that says when it was published may end in a stop too.
    fn is_in_sentence(&self, element: u32, own: &Inherited) -> bool {
        let after = self.found.runs.partition_point(|r| r.0.node <= element + 1);
        let is_sentence = |(run, label): &(Run, Label)| {
            let text = &self.found.buffer[run.start..run.end];
            run.is_prose()
                || *label == Label::Text
                    && run.ends
                    && run.words >= 4
                    && stamps::read(text, run.words as usize).is_none()
        };
        self.found.runs[..after].last().is_some_and(|r| r.0.element == own.block && is_sentence(r))
    }

    /// Whether an element above the headline stands in one box with it, which is that of the article or holds no text.
    fn is_beside_title(&self, tree: &Tree<'_>, element: u32) -> bool {
        let at = self.around_title[element as usize];
        at != NONE && (tree.tag(at) == Some(Tag::Article) || !self.holds_prose[at as usize])
    }

    /// Whether an element that says what a thing has (`itemscope`) says it of what holds the text; `None` where it does not
    /// tell of what. `things` are the nearest to each node.
    fn is_of_text(&self, tree: &Tree<'_>, element: u32, things: &[u32]) -> Option<bool> {
        let parent = tree.nodes[element as usize].parent;
        let thing = *things.get(parent as usize).filter(|thing| **thing != NONE)?;
        Some(self.holds_prose[thing as usize])
    }
}

#[cfg(test)]
mod tests {
    use crate::input::{Article, read};
    use crate::work;

    const TEXT: &str = "<p>The council of Harrow Fold sold its old mill on Thursday to nine weavers of the valley, who will \
        mend the wheel.</p><p>The wheel of the mill had stood still since the flood that took away half of the weir of Harrow \
        Fold.</p>";

    /// The day of an article with this above and this below its headline, and this behind its text.
    fn day(above: &str, below: &str, behind: &str) -> String {
        let html = format!(
            "<html><head><title>Mill of Harrow Fold sold</title></head><body>{above}<article><h1>Mill of Harrow Fold \
             sold</h1>{below}{TEXT}{behind}</article></body></html>"
        );
        let doc = read(Article { html: Some(html), ..Article::default() });
        doc.date.map_or("none".into(), |d| d.to_string())
    }

    fn time(day: u32, words: &str) -> String {
        format!("<time datetime='2031-05-{day:02}T08:00:00Z'>{words}</time>")
    }

    #[test]
    fn beside_the_headline() {
        assert_eq!(day("", &format!("<div>{}</div>", time(3, "3 May")), ""), "2031-05-03");
        let both = format!("<p>Updated {} Published {}</p>", time(5, "5 May"), time(3, "3 May"));
        assert_eq!(day("", &both, ""), "2031-05-03");
        let named = "<time class='entry-date updated' datetime=2031-05-06>6 May</time>";
        assert_eq!(day("", &format!("{named}{}", time(3, "3 May")), ""), "2031-05-03");
    }

    #[test]
    fn what_is_printed_beats_a_time_elsewhere() {
        let printed = "<p>By Ada Roe, May 3, 2031</p>";
        let menu = format!("<header><div>{}</div><a href=/>Gull Post</a></header>", time(9, "Friday"));
        assert_eq!(day(&menu, printed, ""), "2031-05-03");
        let card = format!("<div><a href=/x>Ferry to Port Ellery stops</a> {}</div>", time(7, "7 May"));
        assert_eq!(day("", printed, &card), "2031-05-03");
        let comment = format!("<div class=comments><p>Well done. {}</p></div>", time(8, "8 May"));
        assert_eq!(day("", printed, &comment), "2031-05-03");
    }

    #[test]
    fn times_in_deep_pages_take_linear_work() {
        let one = time(3, "");
        let marked = "<span itemprop=datePublished content=2031-05-03></span>";
        let page = |n: usize, times: &str, behind: &str| {
            let (open, close) = ("<div>".repeat(n), "</div>".repeat(n));
            format!(
                "{open}{}{close}{open}<h1>Mill of Harrow Fold sold</h1>{close}{TEXT}{open}{}{close}",
                times.repeat(n),
                behind.repeat(n)
            )
        };
        for (what, times, behind) in [("above the headline", one.as_str(), ""), ("behind the text", "", marked)] {
            work::assert_linear(what, 200, |n| {
                let html = page(n, times, behind);
                work::of(|| drop(read(Article { html: Some(html), ..Article::default() })))
            });
        }
    }

    #[test]
    fn no_day_but_the_articles_own() {
        let menu = format!("<header><div>{}</div><a href=/>Gull Post</a></header>", time(9, "Friday"));
        let card = format!("<div><a href=/x>Ferry to Port Ellery stops</a> {}</div>", time(7, "7 May"));
        let told = "<p>On <time datetime=1987-05-03>3 May 1987</time> the mill burned down for the first time in its long \
                    life, as the weavers of Harrow Fold still tell.</p>";
        assert_eq!(day(&menu, told, &card), "none");
        for short in [
            "<p>On <time datetime=1987-05-03>3 May 1987</time> the mill burned.</p>",
            "<figure><img src=a><figcaption>The fire of <time datetime=1987-05-03>1987</time></figcaption></figure>",
        ] {
            assert_eq!(day("", short, ""), "none", "{short}");
        }
        assert_eq!(day("", "<p>Published on <time datetime=2031-05-03>3 May 2031</time>.</p>", ""), "2031-05-03");
        let marked = "<p><span itemprop=datePublished content=2031-05-03>3 May</span></p>";
        assert_eq!(day(&menu, told, &format!("{marked}{card}")), "2031-05-03");
        let aside = |thing: &str| format!("<aside {thing}>{marked}</aside>");
        assert_eq!(day("", told, &aside("itemscope")), "none");
        let html = format!("<body itemscope><h1>Mill sold</h1>{TEXT}{}</body>", aside(""));
        let doc = read(Article { html: Some(html), ..Article::default() });
        assert_eq!(doc.date.map(|d| d.to_string()).as_deref(), Some("2031-05-03"));
        assert_eq!(day("", "", &format!("{marked}<p><time pubdate datetime=2031-05-01>1 May</time></p>")), "none");
    }
}
