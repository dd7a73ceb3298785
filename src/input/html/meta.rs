//! What a page says about itself: JSON-LD, Open Graph and other meta elements, time elements.

use crate::hashed::{Map, Set};
use serde_json::Value;

use super::entities::{Place, decode};
use super::tree::{Kind, Tag, Tree};
use crate::calendar::Date;
use crate::input::classify::is_section_name;
use crate::input::datelines;
use crate::input::iso_date::parse_date;
use crate::input::normal::{self, collapsed, key};
use crate::work;

#[derive(Debug, Default)]
pub(super) struct Meta {
    /// Whether the title is the article's own, and not that of the page.
    pub(super) titled: bool,
    pub(super) title: Option<String>,
    pub(super) date: Option<Moment>,
    pub(super) outlet: Option<String>,
    pub(super) url: Option<String>,
    /// Names of the authors.
    pub(super) authors: Vec<String>,
    /// The article's text as the metadata gives it.
    pub(super) body: Option<String>,
    /// Whether it is said to be a live blog.
    pub(super) live: bool,
    /// How many words the article has.
    pub(super) words: Option<usize>,
    /// What the article is about, in a sentence or two.
    pub(super) description: Option<String>,
    /// Whether it is said not to be free to read.
    pub(super) paid: bool,
    /// The page's language, as `en` in `en-GB`.
    pub(super) language: Option<String>,
}

impl Meta {
    /// The authors as a byline, those that `is_told` does not pick, unless they are addresses.
    pub(super) fn byline(&self, is_told: impl Fn(&str) -> bool) -> Option<String> {
        let named = |a: &&str| {
            a.len() <= 60
                && !a.contains("://")
                && !a.contains('@')
                && a.contains(|c: char| c.is_uppercase() || !c.is_ascii())
        };
        let names: Vec<&str> = self.names().filter(named).filter(|a| !is_told(a)).take(12).collect();
        (!names.is_empty()).then(|| format!("By {}", names.join(", ")))
    }

    /// The names of the authors, without what stands before them.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.authors.iter().map(|a| match a.get(..3) {
            Some(by) if by.eq_ignore_ascii_case("by ") => a[3..].trim(),
            _ => a.as_str(),
        })
    }

    /// How many words the article is said to have, by their number or by its text; 0 where that is not told.
    pub(super) fn announced(&self) -> usize {
        let body = self.body.as_ref().map_or(0, |b| b.split_whitespace().count());
        // A number that no news article has is none.
        body.max(self.words.filter(|n| *n < 20_000).unwrap_or(0))
    }

    /// What another description of the same article adds.
    fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            date: self.date.or(other.date),
            outlet: self.outlet.or(other.outlet),
            authors: if self.authors.is_empty() { other.authors } else { self.authors },
            body: [self.body, other.body].into_iter().flatten().max_by_key(String::len),
            live: self.live || other.live,
            words: self.words.max(other.words),
            paid: self.paid || other.paid,
            ..self
        }
    }

    /// Whether an author is the outlet and no person.
    pub(super) fn is_outlet(&self, author: &str) -> bool {
        self.outlet.as_ref().is_some_and(|o| o.eq_ignore_ascii_case(author))
    }
}

/// References decoded and white space collapsed.
fn clean(source: &str, place: Place) -> String {
    let mut decoded = String::with_capacity(source.len());
    decode(source, place, &mut decoded);
    collapsed(&decoded)
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// A date out of metadata: ISO first, other notations after that.
pub(super) fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    let compact = text.len() >= 8 && text.as_bytes()[..8].iter().all(u8::is_ascii_digit);
    // Seconds or milliseconds since 1970.
    let since = || -> Option<Date> {
        let n: i64 = text.parse().ok().filter(|_| matches!(text.len(), 10 | 13))?;
        let days = if text.len() == 13 { n / 86_400_000 } else { n / 86_400 };
        Date::new(1970, 1, 1)?.plus_days(days)
    };
    let found = parse_date(text).or_else(since).or_else(|| datelines::date_in(text)).or_else(|| {
        compact.then(|| Date::new(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..8].parse().ok()?))?
    });
    // Programs that have no day write the first one that they know.
    found.filter(|d| d.year() >= 1600 && Some(*d) != Date::new(1970, 1, 1))
}

/// When an article was published, as metadata says it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    day: Date,
    /// The hour, where it is one of UTC.
    utc: Option<u8>,
    /// Whether it may be another day than that of publication.
    vague: bool,
}

impl Moment {
    fn of(text: &str) -> Option<Self> {
        let day = date(text)?;
        let time = text.trim().get(10..).filter(|t| t.starts_with(['T', ' ']));
        let is_utc = |t: &&str| ["Z", "+00:00", "+0000"].iter().any(|zone| t.ends_with(zone));
        let hour = time.filter(is_utc).and_then(|t| t.get(1..3)?.parse().ok());
        Some(Self { day, utc: hour, vague: false })
    }

    /// The day that the page's readers know as that of publication. Many systems write UTC whatever zone the paper is in:
    /// the text's "today" is the day that the page prints, as far as any zone has that day at that hour.
    pub(super) fn day(self, printed: Option<Date>) -> Date {
        let is_next = |by: i64| printed.is_some() && self.day.plus_days(by) == printed;
        match self.utc {
            _ if self.vague => printed.unwrap_or(self.day),
            Some(hour) if hour < 11 && is_next(-1) || hour >= 11 && is_next(1) => printed.unwrap_or(self.day),
            _ => self.day,
        }
    }
}

/// Dates better sources give come first.
const DATES: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date.published",
    "displaydate",
    "ptime",
    "originalpublicationdate",
    "article.published",
    "date",
    "pdate",
    "cxenseparse:recs:publishtime",
    "bt:pubdate",
    "analyticsattributes.articledate",
    "article_date_original",
];

/// Names of dates that do not say of what they are the date.
const VAGUE: &[&str] = &["date", "dc.date", "displaydate", "pdate"];

/// What programs call a site that nobody gave a name.
const NAMELESS: &[&str] = &["blog", "ghost", "home", "homepage", "myblog", "mysite", "website", "wordpress"];

const TITLES: &[&str] =
    &["og:title", "headline", "twitter:title", "dc.title", "sailthru.title", "parsely-title", "title"];

const DESCRIPTIONS: &[&str] = &["og:description", "description", "twitter:description"];

const OUTLETS: &[&str] = &["og:site_name", "application-name", "dc.publisher", "publisher", "twitter:app:name:iphone"];

const AUTHORS: &[&str] = &["author", "parsely-author", "sailthru.author", "dc.creator", "article:author", "byl"];

/// What was found under the best of several names so far.
struct Best<T> {
    value: Option<T>,
    /// The place of its name in the list of names, best first.
    rank: usize,
}

impl<T> Best<T> {
    fn new() -> Self {
        Self { value: None, rank: usize::MAX }
    }

    /// Takes over what `read` finds where `key` stands further ahead in `names` than that of what is held.
    fn offer(&mut self, names: &[&str], key: &str, read: impl FnOnce() -> Option<T>) {
        if let Some(rank) = names.iter().position(|n| *n == key).filter(|r| *r < self.rank)
            && let Some(value) = read()
        {
            *self = Self { value: Some(value), rank };
        }
    }
}

/// What a page's own elements say, by where they say it.
struct Reader<'t, 's> {
    tree: &'t Tree<'s>,
    title: Best<String>,
    date: Best<Moment>,
    outlet: Best<String>,
    description: Best<String>,
    /// The title of the page.
    page_title: Option<String>,
    /// The name under which the authors were found.
    author_key: Option<String>,
    /// What else is said.
    meta: Meta,
    /// What JSON-LD says.
    linked: Linked,
    /// What is written for the pictures that show a logo.
    logos: Vec<String>,
}

/// What JSON-LD says.
#[derive(Debug, Default)]
struct Linked {
    /// Of each article that it tells of.
    stories: Vec<Story>,
    /// The name of the site.
    site: Option<String>,
}

/// An article that JSON-LD tells of: the page's own or another.
#[derive(Debug, Default)]
struct Story {
    meta: Meta,
    /// Where it stands.
    places: Vec<String>,
}

/// What speaks for it that a story is the page's own: its address or its title; words of the title; nothing; or that it
/// is another.
const OWN: u8 = 3;
const LIKE: u8 = 2;
const UNTOLD: u8 = 1;
const OTHER: u8 = 0;

/// Reads the metadata of a page; `url` is its address, where that is known.
pub(super) fn read(tree: &Tree<'_>, url: Option<&str>) -> Meta {
    let mut reader = Reader {
        tree,
        title: Best::new(),
        date: Best::new(),
        outlet: Best::new(),
        description: Best::new(),
        page_title: None,
        author_key: None,
        meta: Meta::default(),
        linked: Linked::default(),
        logos: Vec::new(),
    };
    for (i, node) in tree.nodes.iter().enumerate() {
        let i = i as u32;
        match node.kind {
            Kind::Element { tag: Tag::Meta, .. } => reader.meta_element(i),
            Kind::Element { tag: Tag::Html, .. } => reader.language(i),
            Kind::Element { tag: Tag::Link, .. } => reader.link(i),
            Kind::Element { tag: Tag::Img, .. } => reader.picture(i),
            Kind::Raw(text) => reader.raw(node.parent, text),
            _ => {}
        }
    }
    reader.finish(url)
}

impl Reader<'_, '_> {
    /// Takes over what an element `meta` says.
    fn meta_element(&mut self, element: u32) {
        let attribute = |name| self.tree.attribute(element, name);
        let key = attribute("property").or_else(|| attribute("name")).or_else(|| attribute("itemprop"));
        let (Some(key), Some(content)) = (key, attribute("content")) else { return };
        let key = key.to_ascii_lowercase();
        let text = || some(collapsed(&content));
        // Cards of other stories have properties too.
        let moment = || Moment::of(&content).filter(|_| attribute("itemprop").is_none());
        self.date.offer(DATES, &key, || moment().map(|m| Moment { vague: VAGUE.contains(&key.as_str()), ..m }));
        self.title.offer(TITLES, &key, text);
        self.outlet.offer(OUTLETS, &key, || text().filter(|t| !NAMELESS.contains(&normal::key(t).as_str())));
        self.author(&key, &content);
        self.description.offer(DESCRIPTIONS, &key, text);
        if key == "og:url" && self.meta.url.is_none() {
            self.meta.url = text();
        }
    }

    /// Takes over an author: those that the first name tells them by, each once.
    fn author(&mut self, key: &str, content: &str) {
        let is_same = self.author_key.as_deref().is_none_or(|k| k == key);
        if AUTHORS.contains(&key) && is_same && !content.starts_with("http") {
            let name = some(collapsed(content)).filter(|n| !self.meta.authors.contains(n));
            if name.is_some() {
                self.author_key = Some(key.to_owned());
            }
            self.meta.authors.extend(name);
        }
    }

    /// Takes over what a picture of a logo is said to show.
    fn picture(&mut self, element: u32) {
        if self.logos.len() < 8
            && let Some(alt) = self.tree.attribute(element, "alt")
            && alt.len() <= 60
            && let Some(name) = alt.trim().strip_suffix(" logo").or_else(|| alt.trim().strip_suffix(" Logo"))
        {
            self.logos.push(collapsed(name));
        }
    }

    fn language(&mut self, element: u32) {
        let language = self.tree.attribute(element, "lang").or_else(|| self.tree.attribute(element, "xml:lang"));
        self.meta.language = language.and_then(|l| some(l.split(['-', '_']).next()?.trim().to_ascii_lowercase()));
    }

    /// Takes over the address that an element `link` says is the page's own.
    fn link(&mut self, element: u32) {
        let canonical = || self.tree.attribute(element, "rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical"));
        if self.meta.url.is_none() && canonical() {
            self.meta.url = self.tree.attribute(element, "href").and_then(|h| some(collapsed(&h)));
        }
    }

    /// Takes over the page's title, or a block of JSON-LD.
    fn raw(&mut self, element: u32, text: &str) {
        match self.tree.tag(element) {
            Some(Tag::Title) if self.page_title.is_none() => self.page_title = some(clean(text, Place::Text)),
            Some(Tag::Script) => {
                let media_type = self.tree.attribute(element, "type");
                if media_type.is_some_and(|t| t.to_ascii_lowercase().contains("ld+json")) {
                    json_ld(text, &mut self.linked);
                }
            }
            _ => {}
        }
    }

    /// Of what several places say, what the best of them says.
    fn finish(mut self, url: Option<&str>) -> Meta {
        let url_of_page = self.meta.url.take();
        let page = Page::of(&self, [url, url_of_page.as_deref()]);
        let linked = self.own_story(&page);
        let place = url.or(url_of_page.as_deref());
        let outlet = self.outlet(linked.outlet, place);
        // A headline of a word or two is a stand-in where another source has more.
        let is_stub = |t: &String| t.split_whitespace().count() < 2 && self.title.value.is_some();
        let linked_title = linked.title.filter(|t| !is_stub(t));
        // Where the page's own heading is what Open Graph has and JSON-LD has not, two are right; where there is no Open
        // Graph, the page's title may be the second.
        let outvoted = linked_title.as_ref().map(|t| key(t)).is_some_and(|linked| {
            let begins = |t: &String| page.headings.iter().any(|h| h.len() >= 8 && key(t).starts_with(h));
            match (&self.title.value, &self.page_title) {
                (Some(own), _) => linked != key(own) && page.headings.contains(&key(own)),
                (None, Some(title)) => !key(title).starts_with(&linked) && begins(title),
                _ => false,
            }
        });
        let title = linked_title.filter(|_| !outvoted).or(self.title.value);
        let titled = title.is_some();
        let title = title.or(self.page_title).map(|t| bare_title(&t, outlet.as_deref(), place).to_owned());
        Meta {
            titled,
            title,
            date: linked.date.or(self.date.value),
            outlet,
            url: url_of_page,
            authors: if linked.authors.is_empty() { self.meta.authors } else { linked.authors },
            body: linked.body,
            live: linked.live,
            words: linked.words,
            description: self.description.value,
            paid: linked.paid,
            language: self.meta.language,
        }
    }

    /// What JSON-LD says of the article that the page is about, and of no other: of all that stand at the page's address
    /// or have its title, or else of the only one that nothing speaks against.
    fn own_story(&mut self, page: &Page) -> Meta {
        let mut stories = std::mem::take(&mut self.linked.stories);
        let ranks: Vec<u8> = stories.iter().map(|story| page.rank(story)).collect();
        let best = ranks.iter().copied().max().unwrap_or(0);
        let is_one = match best {
            OWN => true,
            LIKE => ranks.iter().filter(|r| **r == LIKE).count() == 1,
            UNTOLD => stories.len() == 1,
            _ => false,
        };
        let mut all = ranks.iter();
        stories.retain(|_| is_one && all.next() == Some(&best));
        stories.into_iter().map(|story| story.meta).reduce(Meta::or).unwrap_or_default()
    }

    /// The outlet: of all names that are given the first that the page's address bears out, or else the first. The
    /// publisher may be a company or a slogan.
    fn outlet(&self, publisher: Option<String>, url: Option<&str>) -> Option<String> {
        let domain = url.map(domain_words).unwrap_or_default();
        let is_borne_out = |name: &&String| {
            let name = key(name);
            name.len() >= 3 && domain.iter().any(|d| d.contains(&name) || d.len() >= 4 && name.contains(d.as_str()))
        };
        let of_site = [self.outlet.value.as_ref(), self.linked.site.as_ref()];
        let given = [publisher.as_ref(), of_site[0], of_site[1]];
        let last = self
            .page_title
            .as_deref()
            .and_then(|t| t.rsplit([SEPARATORS[0], SEPARATORS[1], SEPARATORS[2], '-']).next());
        let of_title = last.map(collapsed);
        let shown = self.logos.iter().chain(of_title.as_ref());
        let found = given.into_iter().flatten().chain(shown).find(is_borne_out);
        found.or(of_site[0]).or(of_site[1]).or(publisher.as_ref()).cloned()
    }
}

/// What tells a page's own story from others: made once, for a page may tell of many and have a title of any length.
struct Page {
    places: Vec<(String, String)>,
    /// The key of each title, and its words.
    titles: Vec<(String, Set<String>)>,
    /// The keys of the first headings of the first rank.
    headings: Vec<String>,
}

impl Page {
    fn of(reader: &Reader<'_, '_>, urls: [Option<&str>; 2]) -> Self {
        let titles = [reader.title.value.as_deref(), reader.page_title.as_deref()];
        Self {
            places: urls.into_iter().flatten().map(place).collect(),
            titles: titles.into_iter().flatten().map(|title| (key(title), long_words(title).collect())).collect(),
            headings: headings(reader.tree),
        }
    }

    /// How much speaks for it that a story is the page's own.
    fn rank(&self, story: &Story) -> u8 {
        let is_here = |url: &String| {
            let of_story = place(url);
            self.places.iter().any(|own| is_same_place(&of_story, own))
        };
        if story.places.iter().any(is_here) {
            return OWN;
        }
        let Some(headline) = story.meta.title.as_deref().filter(|_| !self.titles.is_empty()) else {
            let is_away = !self.places.is_empty() && !story.places.is_empty();
            return if is_away { OTHER } else { UNTOLD };
        };
        let own = key(headline);
        // The names of section and site may stand behind it.
        let is_title =
            |title: &str| title.strip_prefix(own.as_str()).is_some_and(|rest| rest.is_empty() || own.len() >= 20);
        if self.titles.iter().any(|(title, _)| is_title(title)) || self.headings.contains(&own) {
            return OWN;
        }
        // Most of its words are in a title too.
        let is_like = |title: &Set<String>| {
            let (all, told) =
                long_words(headline).fold((0, 0), |(all, told), w| (all + 1, told + usize::from(title.contains(&w))));
            told * 5 >= all * 3
        };
        if self.titles.iter().any(|(_, words)| is_like(words)) { LIKE } else { OTHER }
    }
}

/// The keys of the first headings of the first rank.
fn headings(tree: &Tree<'_>) -> Vec<String> {
    let is_heading = |i: &usize| tree.tag(*i as u32) == Some(Tag::H1);
    let text = |heading: usize| {
        let mut own = String::new();
        for node in &tree.nodes[heading + 1..] {
            if node.parent < heading as u32 || node.parent == super::tree::NONE {
                break;
            }
            if let Kind::Text(t) = node.kind {
                own.push_str(&key(&clean(t, Place::Text)));
            }
        }
        own
    };
    (0..tree.nodes.len()).filter(is_heading).take(10).map(text).collect()
}

/// What stands between a title and the name of the site; a hyphen only with spaces around it.
const SEPARATORS: [char; 3] = ['|', '–', '—'];

/// The parts of an address's host, letters and digits only, but for those that say nothing of whose it is.
fn domain_words(url: &str) -> Vec<String> {
    let host = url.split("://").nth(1).unwrap_or(url).split(['/', '?', '#', ':']).next().unwrap_or("");
    let is_common = |w: &str| matches!(w, "www" | "com" | "org" | "net" | "edition" | "news" | "amp") || w.len() < 3;
    host.split('.').map(key).filter(|w| !is_common(w)).collect()
}

/// So many sections at most stand between a title and the name of its outlet.
const MOST_SECTIONS: usize = 3;

/// A title without the names of outlet and section around it. `url` is the page's address, where that is known.
pub(super) fn bare_title<'a>(title: &'a str, outlet: Option<&str>, url: Option<&str>) -> &'a str {
    let own = outlet.map(key).unwrap_or_default();
    let is_outlet = |part: &str| {
        let name = key(part);
        !name.is_empty()
            && (name == own || name.strip_prefix("the") == Some(&own) || own.strip_prefix("the") == Some(&name))
    };
    let title = match parts(title).next() {
        Some((first, at)) if is_outlet(&title[..first]) && title[at..].split_whitespace().count() >= 3 => &title[at..],
        _ => title,
    };
    let marks: Vec<(usize, usize)> = parts(title).collect();
    let mut end = title.len();
    let last_bar = title.rfind('|');
    // What follows the outlet's name may be the name of who wrote it.
    let cut = (0..marks.len()).find(|&n| {
        let next = marks.get(n + 1).map_or(title.len(), |m| m.0);
        is_outlet(&title[marks[n].1..next]) && (next == title.len() || last_bar.is_some_and(|bar| bar >= marks[n].0))
    });
    let before = cut.unwrap_or(marks.len());
    if cut.is_some() {
        end = marks[before].0;
    }
    // Sections stand before it: two or three words behind a bar where the outlet follows, what the address has in its path,
    // or the name of a section that papers have.
    let is_in_path = |part: &str| url.is_some_and(|u| u.split('/').skip(3).any(|p| key(p) == key(part)));
    for &(at, after) in marks[..before].iter().rev().take(MOST_SECTIONS) {
        let section = title[after..end].trim();
        let bar = title[at..].starts_with('|') && section.split_whitespace().nth(3).is_none();
        let is_section =
            bar && (cut.is_some() || is_section_name(section)) || (bar || cut.is_some()) && is_in_path(section);
        if !is_section || title[..at].split_whitespace().nth(3).is_none() {
            break;
        }
        end = at;
    }
    let head = title[..end].trim();
    if head.is_empty() { title } else { head }
}

/// Where the marks stand between the parts of a title, and where the part after each begins.
fn parts(title: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    title.char_indices().filter_map(|(i, c)| {
        let after = i + c.len_utf8();
        let is_mark =
            SEPARATORS.contains(&c) || c == '-' && title[..i].ends_with(' ') && title[after..].starts_with(' ');
        is_mark.then_some((i, after))
    })
}

/// The path of an address, as a key, and its query.
fn place(url: &str) -> (String, String) {
    let url = url.split('#').next().unwrap_or_default();
    let of_host = url.split_once("//").map(|u| u.1.split_once('/').map_or("", |p| p.1));
    let (path, query) = of_host.unwrap_or(url).split_once('?').unwrap_or((of_host.unwrap_or(url), ""));
    (key(path), query.to_owned())
}

/// Whether two places are of one page: their paths are the same, and so are the queries where both have one.
fn is_same_place((path, query): &(String, String), (other, of_other): &(String, String)) -> bool {
    path == other
        && (query == of_other || query.is_empty() || of_other.is_empty())
        && (path.len() >= 3 || !query.is_empty())
}

/// The words of a title that are no mere particles, in lower case.
fn long_words(title: &str) -> impl Iterator<Item = String> + '_ {
    work::add(title.len());
    title.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).filter(|w| w.len() > 2)
}

/// Takes over what a block of JSON-LD says of a news article.
fn json_ld(text: &str, linked: &mut Linked) {
    let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
    let text = text.strip_prefix("//<![CDATA[").or_else(|| text.strip_prefix("<![CDATA[")).unwrap_or(text);
    let text = text.trim_end_matches("//]]>").trim_end_matches("]]>").trim().trim_end_matches(';');
    // Line breaks inside strings are wrong, and common.
    let parsed =
        serde_json::from_str::<Value>(text).or_else(|_| serde_json::from_str::<Value>(&with_breaks_escaped(text)));
    let Ok(value) = parsed else { return };
    // Parts of a graph name each other by "@id".
    let mut names: Names<'_> = Map::default();
    for v in value.get("@graph").and_then(Value::as_array).into_iter().flatten() {
        if let (Some(id), Some(name)) = (v.get("@id").and_then(Value::as_str), text_of(v.get("name"), &names)) {
            names.insert(id, name);
        }
    }
    let mut todo = vec![&value];
    let mut seen = 0;
    while let Some(v) = todo.pop() {
        seen += 1;
        match v {
            Value::Array(all) => todo.extend(all.iter().rev()),
            Value::Object(map) if seen < 2000 => {
                if is_article(map.get("@type")) {
                    linked.stories.push(story(v, &names));
                } else if linked.site.is_none() && is_kind(map.get("@type"), &|s| s == "WebSite") {
                    linked.site = text_of(map.get("name"), &names);
                }
                for key in ["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"] {
                    todo.extend(map.get(key));
                }
            }
            _ => {}
        }
    }
}

/// JSON with the control characters in its strings put right.
fn with_breaks_escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let (mut inside, mut escaped) = (false, false);
    for c in json.chars() {
        match c {
            '\n' if inside && !escaped => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
        inside ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
    }
    out
}

fn is_article(kind: Option<&Value>) -> bool {
    is_kind(kind, &|s| {
        s.ends_with("Article") || s.ends_with("BlogPosting") || s == "Report" || s == "LiveBlogPosting" || s == "Review"
    })
}

/// Whether a type, or one of several, is one that `picks` picks.
fn is_kind(kind: Option<&Value>, picks: &dyn Fn(&str) -> bool) -> bool {
    let one = |v: &Value| v.as_str().is_some_and(|s| picks(s.rsplit(['/', ':']).next().unwrap_or(s)));
    match kind {
        Some(Value::Array(all)) => all.iter().any(one),
        Some(v) => one(v),
        None => false,
    }
}

/// Names by the identifier that a graph refers to them by.
type Names<'a> = Map<&'a str, String>;

fn text_of(value: Option<&Value>, names: &Names<'_>) -> Option<String> {
    match value? {
        // No markup, but many programs that write JSON-LD put references into it.
        Value::String(s) => some(clean(s, Place::Value)),
        Value::Object(map) => text_of(map.get("name"), names).or_else(|| names.get(map.get("@id")?.as_str()?).cloned()),
        Value::Array(all) => all.iter().find_map(|v| text_of(Some(v), names)),
        _ => None,
    }
}

/// All names that a value gives.
fn texts_of(value: &Value, names: &Names<'_>) -> Vec<String> {
    match value {
        Value::Array(all) => all.iter().flat_map(|v| texts_of(v, names)).collect(),
        Value::Object(map) if map.get("name").is_some_and(Value::is_array) => texts_of(&map["name"], names),
        one => text_of(Some(one), names).into_iter().collect(),
    }
}

/// What JSON-LD says of an article.
fn story(value: &Value, names: &Names<'_>) -> Story {
    let get = |key: &str| value.get(key);
    let number = |v: &Value| v.as_u64().or_else(|| v.as_str()?.trim().parse().ok());
    let is_no = |v: &Value| v == false || v.as_str().is_some_and(|s| s.eq_ignore_ascii_case("false"));
    let meta = Meta {
        title: text_of(get("headline"), names).or_else(|| text_of(get("name"), names)),
        date: ["datePublished", "dateCreated"].iter().find_map(|k| get(k)?.as_str().and_then(Moment::of)),
        outlet: text_of(get("publisher"), names).or_else(|| text_of(get("sourceOrganization"), names)),
        authors: get("author").or_else(|| get("creator")).map_or_else(Vec::new, |v| texts_of(v, names)),
        body: match get("articleBody") {
            Some(Value::String(body)) => Some(body.clone()),
            Some(Value::Array(all)) => Some(all.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n\n")),
            _ => None,
        },
        live: is_kind(get("@type"), &|s| s == "LiveBlogPosting"),
        words: get("wordCount").and_then(number).and_then(|n| usize::try_from(n).ok()),
        paid: get("isAccessibleForFree").is_some_and(is_no),
        ..Meta::default()
    };
    let place = |v: &Value| v.as_str().or_else(|| v.get("@id")?.as_str()).map(str::to_owned);
    Story { meta, places: ["url", "mainEntityOfPage"].into_iter().filter_map(|k| some(place(get(k)?)?)).collect() }
}

/// The day that an address names: `/2031/05/03/` or `/2031-05-03/`. Among the words of a headline it may be any.
pub(super) fn date_of_url(url: &str) -> Option<Date> {
    let whole = url.split('/').map(|part| part.split(['-', '_']).collect::<Vec<_>>()).filter(|p| p.len() == 3);
    let parts: Vec<&str> = url.split('/').collect();
    parts.windows(3).map(<[&str]>::to_vec).chain(whole).find_map(|w| {
        let digits = |s: &str, n: usize| {
            (s.len() == n && s.bytes().all(|b| b.is_ascii_digit())).then(|| s.parse::<i16>().ok())?
        };
        let year = digits(w[0], 4).filter(|y| (1990..2100).contains(y))?;
        let month = digits(w[1], 2)
            .or_else(|| datelines::month(&w[1].to_ascii_lowercase()).filter(|_| w[1].len() == 3).map(i16::from))?;
        let day = digits(w[2], 2)?;
        Date::new(year, month as i8, day as i8)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tree;
    use super::*;

    #[test]
    fn json_ld_comes_first() {
        let page = r#"<html lang="en-GB"><head><title>Piers shut | Gull Post</title>
            <meta property="og:title" content="Two piers shut &amp; sealed">
            <meta property="article:published_time" content="2031-05-04T08:00:00Z">
            <script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],
            "headline":"Two piers shut","datePublished":"2031-05-03T22:00:00+01:00",
            "author":[{"name":["Ada Roe","Bo Lind"]},{"name":"Tom Hale"}],"publisher":{"name":"Gull Post"}}]}</script></head>"#;
        let meta = read(&tree::build(page), None);
        assert_eq!(meta.title.as_deref(), Some("Two piers shut"));
        assert_eq!(meta.date.map(|d| d.day.to_string()).as_deref(), Some("2031-05-03"));
        assert_eq!(meta.outlet.as_deref(), Some("Gull Post"));
        assert_eq!(meta.authors, ["Ada Roe", "Bo Lind", "Tom Hale"]);
        assert_eq!(meta.language.as_deref(), Some("en"));
    }

    #[test]
    fn titles_without_outlet_and_section() {
        let bare =
            |title: &'static str| bare_title(title, Some("The Gull Post"), Some("https://gull.example/us-news/mill"));
        let head = "Weavers buy the old mill";
        for title in [
            "Weavers buy the old mill | Politics | Gull Post",
            "Weavers buy the old mill | US News",
            "Weavers buy the old mill | World",
            "Weavers buy the old mill - US News - The Gull Post",
            "Weavers buy the old mill | The Gull Post | by Jon Marl",
            "Gull Post - Weavers buy the old mill",
        ] {
            assert_eq!(bare(title), head, "{title}");
        }
        for title in [
            "“We will stay here” – Roe",
            "Mill sold | Politics",
            "Weavers buy the old mill | and lose it",
            "Weavers buy the old mill | What we know",
            "Weavers buy the old mill – and it pleases the Gull Post",
        ] {
            assert_eq!(bare(title), title);
        }
        assert_eq!(bare("“We will stay here” – Roe – Gull Post"), "“We will stay here” – Roe");
    }

    #[test]
    fn no_more_than_three_parts_of_a_title_are_looked_at() {
        let title = "Weavers buy the old mill | World | World | World | World | World";
        assert_eq!(bare_title(title, None, None), "Weavers buy the old mill | World | World");
    }

    #[test]
    fn a_heading_that_the_pages_title_has_too_beats_json_ld() {
        let page = |h1: &str| {
            format!(
                "<title>Harrow Fold - Valley Lexicon</title><script type='application/ld+json'>{{\"@type\":\"Article\",\"name\":\
                 \"Harrow Fold\",\"headline\":\"village in a valley of mills\",\"url\":\"https://v.example/harrow\"}}</script><h1>{h1}</h1>"
            )
        };
        let title = |h1: &str| read(&tree::build(&page(h1)), Some("https://v.example/harrow")).title;
        assert_eq!(title("Harrow Fold").as_deref(), Some("Harrow Fold - Valley Lexicon"));
        assert_eq!(title("A village").as_deref(), Some("village in a valley of mills"));
    }

    #[test]
    fn other_sources() {
        let meta = read(&tree::build("<title>A &amp; B</title>"), None);
        assert_eq!(meta.title.as_deref(), Some("A & B"));
        for none in ["0001-01-01T00:00:00", "1970-01-01T00:00:00Z", "0000000000"] {
            assert_eq!(date(none), None, "{none}");
        }
        let named =
            |name: &str| read(&tree::build(&format!("<meta property=og:site_name content='{name}'>")), None).outlet;
        assert_eq!((named("Home"), named("WordPress"), named("Home Post")), (None, None, Some("Home Post".into())));
        assert_eq!(
            date_of_url("https://gull.example/2031/05/03/piers.html").map(|d| d.to_string()).as_deref(),
            Some("2031-05-03")
        );
        assert!(date_of_url("https://gull.example/news/2031-05-03/piers").is_some());
        for none in
            ["1234/99/03/piers", "news/vote-2031-05-03-in-detail", "what-is-on-2031-05-03", "piers-2031-05-03.html"]
        {
            assert_eq!(date_of_url(&format!("https://gull.example/{none}")), None, "{none}");
        }
    }

    /// Title, day and authors of a page whose JSON-LD tells of these stories, each with its headline, address and day.
    fn told(head: &str, stories: &[(&str, &str, u32)]) -> (Option<String>, Vec<String>, usize) {
        let one = |(headline, url, day): &(&str, &str, u32)| {
            format!(
                r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{headline}","url":"{url}",
                "datePublished":"2031-05-{day:02}","author":{{"name":"Writer {day}"}},"wordCount":{day}00,
                "isAccessibleForFree":false}}</script>"#
            )
        };
        let all: String = stories.iter().map(one).collect();
        let page = format!("<head>{head}{all}</head><body><h1>Kiln of Port Ellery lit again</h1></body>");
        let meta = read(&tree::build(&page), Some("https://gull.example/a/kiln-lit"));
        assert_eq!(meta.paid, meta.date.is_some());
        (meta.date.map(|d| d.day.to_string()), meta.authors.clone(), meta.announced())
    }

    #[test]
    fn json_ld_of_another_story_is_not_the_articles() {
        const TITLE: &str = "<title>Kiln of Port Ellery lit again - Gull Post</title>";
        let other = ("Mayor of Port Ellery to leave", "https://gull.example/a/mayor", 4);
        let near = ("Kiln lit: what we know so far", "https://gull.example/a/kiln-known", 6);
        let own = |url| ("Kiln of Port Ellery lit again", url, 3);
        let of = |n: u32| (Some(format!("2031-05-{n:02}")), vec![format!("Writer {n}")], n as usize * 100);
        let none = (None, Vec::new(), 0);
        assert_eq!(told(TITLE, &[other, own(""), near]), of(3));
        assert_eq!(told(TITLE, &[other, ("Old kiln burns", "//www.gull.example/a/kiln-lit/?via=x#top", 5)]), of(5));
        assert_eq!(told(TITLE, &[other]), none);
        assert_eq!(told(TITLE, &[other, ("Port Ellery kiln lit", "", 7)]), of(7));
        assert_eq!(told("", &[other]), none, "it stands at another address");
        assert_eq!(told("", &[("", "", 8)]), of(8));
        assert_eq!(told("", &[("", "", 8), ("", "", 9)]), none);
    }

    #[test]
    fn many_stories_beside_a_long_title_take_linear_work() {
        let page = |n: usize, head: &dyn Fn(&str) -> String| {
            let story = |i: usize| {
                format!(
                    r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Kiln {i} of Port Ellery",
                    "url":"https://gull.example/a/kiln{i}"}}</script>"#
                )
            };
            head(&"lit again ".repeat(n)) + &(0..n).map(story).collect::<String>()
        };
        type Head<'a> = &'a dyn Fn(&str) -> String;
        let cases: [(&str, Head<'_>); 3] = [
            ("title", &|long| format!("<title>{long}</title>")),
            ("heading", &|long| format!("<title>Kiln</title><h1>{long}</h1>")),
            ("address", &|long| format!("<link rel=canonical href='https://gull.example/{long}'>")),
        ];
        for (what, head) in cases {
            work::assert_linear(what, 50, |n| {
                let page = page(n, head);
                let tree = tree::build(&page);
                work::of(|| drop(read(&tree, None)))
            });
        }
    }

    #[test]
    fn addresses_of_one_page() {
        for (a, b, same) in [
            ("https://gull.example/a/kiln", "http://m.gull.example/a/kiln/#x", true),
            ("/a/kiln", "https://gull.example/a/kiln?from=mail", true),
            ("https://gull.example/?p=31", "https://gull.example/?p=31", true),
            ("https://gull.example/?p=31", "https://gull.example/?p=32", false),
            ("https://gull.example/", "https://gull.example/", false),
            ("https://gull.example/a/kiln", "https://gull.example/a/kilns", false),
        ] {
            assert_eq!(is_same_place(&place(a), &place(b)), same, "{a} {b}");
        }
    }
}
