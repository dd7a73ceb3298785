//! From a page of HTML to an article: its text, parts and metadata.

mod body;
mod boxes;
mod captions;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod conformance;
mod entities;
mod evidence;
mod extract;
mod hidden;
mod hints;
mod inherited;
mod label;
mod meta;
mod runs;
mod style;
mod times;
mod tokens;
mod told;
mod tree;

use super::blocks::{Block, Hint};
use super::classify::{Known, classify};
use super::document::Document;
use super::normal::key;
use crate::input::completeness::Page;
use crate::report::DateBasis;
use crate::span::Span;
use extract::Extract;
use label::Label;
use meta::Meta;
#[cfg(feature = "readers")]
pub(crate) use tokens::attributes;
use told::Told;

/// Appends `source` with its character references decoded.
pub(crate) fn decode_references(source: &str, out: &mut String) {
    entities::decode(source, entities::Place::Text, out);
}

/// Reads the article out of a page: its text, parts and metadata. Gives what the page tells of what did not come out.
pub(super) fn read(source: &str, doc: &mut Document) -> Page {
    let tree = tree::build(source);
    let meta = meta::read(&tree, doc.url.as_deref());
    let title = doc.title.clone().or(meta.title.clone());
    let told = Told {
        title: title.as_deref(),
        body: meta.body.as_deref(),
        description: meta.description.as_deref(),
        words: meta.announced(),
        live: meta.live,
        dated: meta.date.is_some(),
        url: doc.url.as_deref().or(meta.url.as_deref()),
    };
    let found = extract::extract(&tree, told);
    let body = body::in_place_of(&found, meta.body.as_deref());
    let Lines { text, blocks } = lines(&found, body.as_deref(), title.as_deref(), &meta);
    doc.outlet = doc.outlet.take().or(meta.outlet.clone());
    doc.url = doc.url.take().or(meta.url.clone());
    let reading =
        classify(&text, &blocks, Known { title: title.as_deref(), outlet: doc.outlet.as_deref(), page: true });
    // The metadata's title may have the names of section and site after it; the headline has not.
    let headline = reading.headline.map(|s| s.of(&text).to_owned());
    let is_given = doc.title.is_some();
    doc.title = match (title, headline) {
        (Some(title), Some(head)) if !is_given && has_more(&title, &head, meta.titled) => Some(head),
        (Some(title), Some(head)) if !is_given && !meta.titled && is_stub(&title, &head) => Some(head),
        (title, head) => title.or(head),
    };
    let of_url = || doc.url.as_deref().and_then(meta::date_of_url);
    if let Some(date) =
        meta.date.map(|d| d.day(reading.published)).or_else(|| times::published(&tree, &found)).or_else(of_url)
    {
        (doc.date, doc.date_basis) = (Some(date), DateBasis::Metadata);
    } else if let Some(date) = reading.date {
        (doc.date, doc.date_basis) = (Some(date), DateBasis::Dateline);
    }
    doc.parts = reading.parts;
    doc.entries = reading.entries;
    doc.text = text;
    Page {
        announced: Some(meta.announced()).filter(|n| *n > 0),
        paid: meta.paid,
        cut: is_cut(source, &found),
        words: found.runs.iter().map(|r| r.0.words as usize).sum(),
        hidden: found.hidden,
        after: after(&found),
    }
}

/// Whether a whole page ends inside the text of its article: its source was cut.
fn is_cut(source: &str, found: &Extract) -> bool {
    let is_open = found.runs.last().is_some_and(|r| r.1 == Label::Text && !r.0.ends);
    is_open && !source.trim_end().ends_with('>') && source.contains("<html")
}

/// What stands after the article and is not in its text, a line each; no more than a wall needs.
fn after(found: &Extract) -> String {
    const MOST: usize = 40;
    let last = found.runs.iter().rposition(|r| r.1 == Label::Text).map_or(0, |i| i + 1);
    let gone = found.runs[last..].iter().filter(|r| r.1 == Label::Gone && r.0.words > 1);
    let mut out = String::new();
    for (run, _) in gone.take(MOST) {
        out.push_str(&found.buffer[run.start..run.end]);
        out.push('\n');
    }
    out
}

/// A text of lines, and what the page says of each.
#[derive(Default)]
struct Lines {
    text: String,
    blocks: Vec<Block>,
}

impl Lines {
    fn push(&mut self, line: &str, hint: Hint) {
        if line.trim().is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len() as u32;
        self.text.push_str(line);
        self.blocks.push(Block { span: Span::new(start, self.text.len() as u32), gap: true, hint });
    }
}

/// Whether a title is a headline with the site's name after it, or with a section or the path to it before it.
fn has_more(title: &str, head: &str, titled: bool) -> bool {
    const MARKS: [char; 10] = ['|', '–', '—', '-', '•', '·', ':', '>', '»', '›'];
    /// A shorter heading may be a part of the headline.
    const LEAST: usize = 20;
    let straight = |text: &str| text.replace(['‘', '’'], "'").replace(['“', '”'], "\"");
    let (title, head) = (straight(title), straight(head));
    let behind = title.strip_prefix(&head).map(str::trim_start);
    let before = title.strip_suffix(&head).filter(|_| head.len() >= LEAST).map(str::trim_end);
    // Some systems cut long titles.
    let is_cut = title.ends_with('…') || title.ends_with("...");
    let is_whole = is_cut && head.len() >= title.len() && key(&head).starts_with(&key(&title)) && title.len() >= LEAST;
    is_whole
        || behind.is_some_and(|rest| !titled || rest.starts_with(&MARKS[..6]))
        || before.is_some_and(|b| b.ends_with(MARKS))
}

/// Whether a page's title is a word or two where its headline has more, or a label and the beginning of the headline.
fn is_stub(title: &str, head: &str) -> bool {
    let words = |text: &str| text.split_whitespace().count();
    let behind = title.split_once(": ").map_or(0, |t| if key(head).starts_with(&key(t.1)) { words(t.1) } else { 0 });
    words(head) >= 4 && words(title) <= 2 || behind >= 3
}

/// The lines of a page's text. The title may be nowhere but in the metadata, and so may those who wrote it, and the text:
/// `body` has its paragraphs where they are to be read in place of the page's.
fn lines(found: &Extract, body: Option<&[String]>, title: Option<&str>, meta: &Meta) -> Lines {
    let mut out = Lines::default();
    let has = |label: Label| found.runs.iter().any(|r| r.1 == label);
    if let Some(title) = title.filter(|_| !has(Label::Title)) {
        out.push(title, Hint::Title);
    }
    let byline = missing_byline(found, meta);
    let mut byline = byline.as_deref();
    if !has(Label::Title) {
        out.push(byline.take().unwrap_or_default(), Hint::Byline);
    }
    // What stands above the first paragraph of the page is kept above the body.
    let first = found.runs.iter().position(|(run, label)| *label == Label::Text && run.is_prose());
    for (i, (run, label)) in found.runs.iter().enumerate() {
        if body.is_some() && first == Some(i) {
            body.into_iter().flatten().for_each(|p| out.push(p, Hint::Text));
        }
        let is_replaced = body.is_some() && first.is_some_and(|f| i >= f);
        let hint = match label {
            Label::Text | Label::Heading if is_replaced && (run.known >= 60 || !run.is_prose()) => continue,
            Label::Text | Label::Heading if is_replaced => Hint::Aside("outside the article"),
            Label::Text => Hint::Text,
            Label::Heading => Hint::Heading,
            Label::Title => Hint::Title,
            Label::Caption => Hint::Caption,
            Label::Byline => Hint::Byline,
            Label::Aside(reason) => Hint::Aside(reason),
            Label::Other(n) => Hint::Other(*n),
            Label::Gone => continue,
        };
        out.push(&found.buffer[run.start..run.end], hint);
        if *label == Label::Title {
            out.push(byline.take().unwrap_or_default(), Hint::Byline);
        }
    }
    if first.is_none() {
        body.into_iter().flatten().for_each(|p| out.push(p, Hint::Text));
    }
    out
}

/// A byline with the authors that the metadata names and no line of the page tells as such.
fn missing_byline(found: &Extract, meta: &Meta) -> Option<String> {
    let bylines = || found.runs.iter().filter(|r| r.1 == Label::Byline).map(|r| &found.buffer[r.0.start..r.0.end]);
    let is_there = bylines().next().is_some();
    meta.byline(|author| {
        let name = author.to_lowercase();
        is_there && meta.is_outlet(author) || bylines().any(|line| line.to_lowercase().contains(&name))
    })
}

#[cfg(test)]
mod tests {
    use crate::input::{Article, Document, read};
    use crate::report::PartKind;

    const TEXT: &str = "<p>The council of Harrow Fold sold its old mill on Thursday to nine weavers of the valley, \
        who will mend the wheel and weave there.</p><p>The wheel of the mill had stood still since the flood that took away half of the weir and of \
        the village of Harrow Fold.</p>";

    fn page(head: &str, body: &str) -> Document {
        let html = format!("<html><head>{head}</head><body><article>{body}</article></body></html>");
        read(Article { html: Some(html), ..Article::default() })
    }

    #[test]
    fn a_title_is_the_headline_without_the_path_to_it() {
        let titled = |title: &str| {
            let doc =
                page(&format!("<title>{title}</title>"), &format!("<h1>Weavers’ mill is sold at last</h1>{TEXT}"));
            doc.title.unwrap_or_default()
        };
        for title in ["Home > Valley > Weavers' mill is sold at last", "Valley: Weavers’ mill is sold at last"] {
            assert_eq!(titled(title), "Weavers’ mill is sold at last");
        }
        assert_eq!(titled("Weavers' mill is sold at last | Valley | Gull Post"), "Weavers’ mill is sold at last");
        assert_eq!(titled("Weavers’ mill is sold…"), "Weavers’ mill is sold at last");
        assert_eq!(titled("How the Weavers’ mill is sold at last"), "How the Weavers’ mill is sold at last");
    }

    /// The headings and paragraphs of an article with this in the middle of its text.
    fn body_with(inside: &str) -> Vec<String> {
        let more = TEXT.replace("mill", "boat").replace("Harrow", "Gull");
        let doc = page("<title>Mill sold</title>", &format!("<h1>Mill sold</h1>{TEXT}{inside}{more}"));
        let is_body = |p: &&crate::report::Part| matches!(p.kind, PartKind::Heading | PartKind::Paragraph);
        doc.parts.iter().filter(is_body).map(|p| p.span().of(&doc.text).to_owned()).collect()
    }

    #[test]
    fn other_stories_between_paragraphs_are_no_text() {
        const LEAD: &str = "The ferry that linked the two towns for ninety years made its last trip, said its captain.";
        let three = |card: &str| card.repeat(3);
        for inside in [
            "<ul><li><a href=/x>Who are the nine weavers of the valley?</a></li></ul>".to_owned(),
            format!("<a href=/x><div><h3>Ferry stops for good</h3><p>{LEAD}</p></div></a>"),
            three(&format!("<div class=k><a href=/x>Ferry stops for good</a><p>{LEAD}</p><i>3 hours ago</i></div>")),
            "<h3>More of it</h3><ul><li><a href=/x>Ferry stops for good</a><li><a href=/y>Captain says goodbye</a></ul>"
                .to_owned(),
            format!("<div><a href=/x><img></a><h4><a href=/x>Ferry stops for good</a></h4><p>{LEAD}</p></div>"),
            "<div><b>£80</b><div><a href=//shop.example rel=sponsored>Buy now</a></div><i>Price at</i><p>Lathe’s</p></div>"
                .to_owned(),
            format!("<div><p><b>The Valley Letter</b></p><p>{LEAD}</p><button>Subscribe</button></div>"),
            "<div><p>The Gull Post lives from what its readers give for it.</p><p><a href=/give>Donate now</a></p></div>"
                .to_owned(),
        ] {
            assert_eq!(body_with(&inside), body_with(""), "{inside}");
        }
        let shop = format!(
            "<div><a href=//shop.example><img></a><h4><a href=//shop.example>A loom for the hand</a></h4><p>{LEAD}</p></div>"
        );
        assert_eq!(body_with(&shop).len(), body_with("").len() + 1, "it leads out of the site");
        let named = format!("<a name=x><p>{LEAD}</p></a>");
        assert_eq!(body_with(&named).len(), body_with("").len() + 1, "it leads nowhere");
    }

    #[test]
    fn what_stands_behind_the_text_is_no_text() {
        const ONE: &str = "<p>Good for them, but I doubt that the wheel will ever turn again in that river.</p>";
        let body = |behind: &str| {
            let all = format!("{TEXT}{}", TEXT.replace("mill", "boat"));
            let doc = page("<title>Mill sold</title>", &format!("<h1>Mill sold</h1><p>By Jon Marl</p>{all}{behind}"));
            let is_body = |p: &&crate::report::Part| matches!(p.kind, PartKind::Heading | PartKind::Paragraph);
            doc.parts.iter().filter(is_body).count()
        };
        for behind in [
            format!("<h2>Readers’ comments (2)</h2>{ONE}"),
            format!("<h3>1 thought on “Mill sold”</h3><ol><li>{ONE}</li></ol>"),
            "<p>The post <a href=/x>Mill sold</a> appeared first on <a href=/>Gull Post</a>.</p>".to_owned(),
            "<h4>Jon Marl</h4><p>Jon Marl has covered the valley since 2004. His book won a prize.</p>".to_owned(),
            "<h3>About the author</h3><p>She has written about mills for twenty years and lives in the valley.</p>"
                .to_owned(),
        ] {
            assert_eq!(body(&behind), 4, "{behind}");
        }
        let of_other = "<p>Jon Marle has worked in the valley since 2004 and means to buy the other mill.</p>";
        assert_eq!(body(of_other), 5);
    }

    #[test]
    fn a_heading_that_does_not_end_keeps_the_text() {
        let kept = |html: &str| {
            let doc = page("<title>Mill sold</title>", &format!("<h1>Mill sold</h1>{html}"));
            let is_text = |p: &&crate::report::Part| p.kind == PartKind::Paragraph;
            doc.parts.iter().filter(is_text).map(|p| p.span().of(&doc.text).split(' ').count()).sum::<usize>()
        };
        let text = format!("{TEXT}{}", TEXT.replace("mill", "boat"));
        let all = kept(&text);
        assert_eq!(kept(&format!("<h2>What comes next{text}")), all);
        assert_eq!(kept(&format!("<h2>What comes next<div>{text}</div></h2>")), all);
        assert_eq!(kept(&format!("<h2>{}</h2>", text.replace("<p>", "").replace("</p>", " "))), all);
        assert_eq!(kept(&format!("<p>It is sold<h2>What comes next</p>{text}")), all);
    }

    #[test]
    fn programs_and_fields_for_addresses_are_no_text() {
        for inside in [
            r#"<div>window.STATE = {"props":{"page":{"id":31,"title":"Mill sold to the weavers of the valley"}}};</div>"#,
            "<div><h4>Stories of the valley, each Friday.</h4><p>You can stop it on any day and need give us no reason.</p>\
             <form><input type=email></form></div>",
        ] {
            assert_eq!(body_with(inside), body_with(""), "{inside}");
        }
        let doc = page(
            "<title>Mill sold</title>",
            &format!(
                "<div><h1>Mill sold</h1><p>{}</p><input type=email></div>{TEXT}",
                "The council of Harrow Fold voted for it on Thursday night."
            ),
        );
        assert!(doc.parts.iter().any(|p| p.span().of(&doc.text).starts_with("The council of Harrow Fold voted")));
        let spoken = "<p>The weavers wrote {sic} “we will” (and they did) on the door of the old mill.</p>";
        assert_eq!(body_with(spoken).len(), body_with("").len() + 1);
    }

    #[test]
    fn a_short_article_beside_cards_of_other_stories() {
        const LEAD: &str =
            "The ferry that linked the two towns for ninety years made its last trip on Monday, said its captain.";
        let card = |n: u32| format!("<a href=/{n}><h4>Ferry number {n} stops for good</h4></a><p>{LEAD}</p>");
        let cards: String = (0..5).map(card).collect();
        let kept = |by: &str, text: &str| {
            let head = "<head><title>Mill of Harrow Fold sold | Gull Post</title></head>";
            let html = format!(
                "<html>{head}<body><div><h1>Mill of Harrow Fold sold</h1>{by}{text}</div><div><h3>Related</h3>{cards}</div></body></html>"
            );
            let doc = read(Article { html: Some(html), ..Article::default() });
            let is_text = |p: &&crate::report::Part| p.kind == PartKind::Paragraph;
            doc.parts.iter().filter(is_text).map(|p| p.span().of(&doc.text).to_owned()).collect::<Vec<_>>()
        };
        let by = "<p>By Jon Marl</p>";
        assert_eq!(kept(by, "<p>The mill is sold.</p>"), ["The mill is sold."]);
        assert_eq!(kept("<time datetime=2031-05-03></time>", "<p>The mill is sold.</p>"), ["The mill is sold."]);
        assert_eq!(kept(by, TEXT).len(), 2);
    }

    #[test]
    fn text_for_readers_without_scripts() {
        let more = TEXT.replace("mill", "kiln").replace("Harrow", "Loam");
        assert_eq!(body_with(&format!("<noscript>{more}</noscript>")).len(), 6);
        assert_eq!(body_with(&format!("<noscript>{TEXT}</noscript>")).len(), 4, "it is there already");
        let request =
            "<p>To read what others say of this, switch JavaScript on and load the page once more, please.</p>";
        assert_eq!(body_with(&format!("<noscript>{}</noscript>", request.repeat(3))).len(), 4);
    }

    #[test]
    fn what_is_struck_out_is_no_text() {
        for tag in ["s", "del", "strike"] {
            assert_eq!(
                body_with(&format!("<p><{tag}>The weavers must pay by 1 May 2031, it said.</{tag}></p>")),
                body_with("")
            );
        }
    }

    #[test]
    fn a_page_without_a_title_has_its_only_heading() {
        let page = |head: &str| {
            let html = format!(
                "<html><head>{head}</head><body><h1>Mill of Harrow Fold is sold</h1><p>By Jon Marl</p><p>5 March 2031</p>\
                 <div>{}</div></body></html>",
                TEXT.repeat(4)
            );
            let doc = read(Article { html: Some(html), ..Article::default() });
            (doc.title.unwrap_or_default(), doc.date.map(|d| d.to_string()).unwrap_or_default())
        };
        let want = ("Mill of Harrow Fold is sold".to_owned(), "2031-03-05".to_owned());
        assert_eq!(page("<title></title>"), want);
        assert_eq!(page("<title>Valley</title>"), want);
        assert_eq!(page("<title>Print: Mill of Harrow Fold</title>"), want);
        assert_eq!(
            page("<title>Print: Mill of Harrow Fold</title><meta name=date content=2040-01-01>").1,
            "2040-01-01"
        );
    }

    #[test]
    fn the_day_is_that_of_the_papers_zone() {
        let day = |told: &str, printed: &str| {
            let head = format!("<meta property='article:published_time' content='{told}'>");
            let doc = page(&head, &format!("<h1>Mill sold</h1><p>{printed}</p>{TEXT}"));
            doc.date.map(|d| d.to_string()).unwrap_or_default()
        };
        assert_eq!(day("2031-05-04T01:30:00Z", "May 3, 2031 8:30 PM EST"), "2031-05-03");
        assert_eq!(day("2031-05-03T22:30:00+00:00", "Published 4 May 2031"), "2031-05-04");
        // No zone has that day at that hour; it is that of a change; the time is that of a zone; another day is no day of it.
        assert_eq!(day("2031-05-04T14:30:00Z", "May 3, 2031"), "2031-05-04");
        assert_eq!(day("2031-05-04T14:30:00Z", "Updated May 5, 2031"), "2031-05-04");
        assert_eq!(day("2031-05-04T01:30:00-05:00", "May 3, 2031"), "2031-05-04");
        assert_eq!(day("2031-05-04T01:30:00Z", "May 1, 2031"), "2031-05-04");
    }

    #[test]
    fn headings_of_menus_above_the_title_are_no_text() {
        let menu = "<div><h6>This week’s issue</h6><a href=/i>Issue</a></div>";
        let doc = page("<title>Mill sold</title>", &format!("{menu}<h1>Mill sold</h1>{TEXT}"));
        assert!(!doc.parts.iter().any(|p| p.kind == PartKind::Heading), "{:?}", doc.parts);
    }

    #[test]
    fn a_day_that_the_text_tells_of_is_not_the_articles() {
        let told = "<p>HARROW FOLD, May 3, 1987 (AP) — The mill burned down for the first time in its long life.</p>";
        let card = "<p class=byline>By Tom Hale, May 9, 2030</p>";
        assert_eq!(page("", &format!("<h1>Mill sold</h1>{TEXT}{TEXT}{told}{card}")).date, None);
        let lead = "<p>HARROW FOLD, May 3, 2031 (AP) — The mill was sold.</p>";
        let date = page("", &format!("<h1>Mill sold</h1>{lead}{TEXT}")).date;
        assert_eq!(date.map(|d| d.to_string()).as_deref(), Some("2031-05-03"));
    }
}
