//! A document's blocks, and the HTML that an article is made of: headings, paragraphs and lists as the document has them,
//! nothing that has to be guessed again.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::file::{File, Further};
use crate::files::{Each, Found, Place, exports};
use crate::input::{Article, key};
use crate::lexicon::{Class, look_up};

/// What a block of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The document's own title.
    Title,
    Byline,
    Heading,
    Paragraph,
    Item,
    Caption,
    /// A footnote or endnote.
    Note,
}

/// A heading, paragraph or the like. A line end in its text is one that the document has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) kind: Kind,
    pub(super) text: String,
}

/// What a document says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Properties {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    /// When it was made and last changed, as written.
    pub(super) made: Option<String>,
    pub(super) changed: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Document {
    pub(super) blocks: Vec<Block>,
    pub(super) properties: Properties,
    /// Whether text was left out that the document hides.
    pub(super) hidden: bool,
    /// What stands at the edges of all pages, and is none of the text.
    pub(super) running: Vec<String>,
    /// Those that are only counted.
    others: FxHashSet<String>,
    /// How many comments were left out.
    pub(super) comments: usize,
    /// How many files lie in it that belong to the text and are not read.
    pub(super) unread: usize,
}

/// Lines at the edges of pages that are told, and characters that are told of each.
const RUNNING: usize = 12;
const CLIP: usize = 80;
/// Among so many blocks at the beginning stand the title, the byline and the date.
const HEAD: usize = 8;
/// Words that a line above the title has at most.
const LINE: usize = 12;
/// Days between making and changing a document after which neither is the article's date.
const APART: i32 = 31;
/// The days when the templates were made that come with programs, whose documents say so of themselves.
const TEMPLATES: &[&str] = &["2013-12-23"];

/// The beginning of a line, for a warning.
pub(super) fn clipped(line: &str) -> Cow<'_, str> {
    match line.char_indices().nth(CLIP) {
        Some((at, _)) => format!("{} …", line[..at].trim_end()).into(),
        None => line.into(),
    }
}

impl Document {
    /// Adds a block, if it says anything.
    pub(super) fn push(&mut self, kind: Kind, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.blocks.push(Block { kind, text: text.to_owned() });
        }
    }

    /// Adds the rows of a table, a line each, if its cells are all short: then it is one of data. Another one lays text out, and
    /// is left to be gone through. `rows` has the texts of the paragraphs in each cell.
    pub(super) fn push_rows(&mut self, rows: Vec<Vec<Vec<String>>>) -> bool {
        /// A cell of data has no more characters.
        const SHORT: usize = 80;
        let is_short = |cell: &Vec<String>| cell.len() <= 1 && cell.iter().all(|t| t.chars().count() <= SHORT);
        let is_data = rows.iter().any(|row| row.len() > 1) && rows.iter().flatten().all(is_short);
        if is_data {
            for row in rows {
                let line: Vec<String> = row.into_iter().flatten().collect();
                self.push(Kind::Paragraph, &line.join(" | "));
            }
        }
        is_data
    }

    /// Notes a line of the edge of all pages, which may stand there for several kinds of pages.
    pub(super) fn run(&mut self, text: &str) {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !line.contains(char::is_alphabetic) || self.running.contains(&line) {
            return;
        }
        if self.running.len() < RUNNING {
            self.running.push(line);
        } else {
            self.others.insert(line);
        }
    }

    /// What is to be told of the lines at the edges of all pages.
    fn told_running(&self) -> Option<String> {
        let lines: Vec<Cow<'_, str>> = self.running.iter().map(|l| clipped(l)).collect();
        let more = match self.others.len() {
            0 => String::new(),
            1 => " and 1 other".to_owned(),
            n => format!(" and {n} others"),
        };
        let told = || format!("left out, for it stands at the edge of all pages: “{}”{more}", lines.join("”, “"));
        (!lines.is_empty()).then(told)
    }

    /// Hands the article over, or each of several; whether more is wanted.
    pub(super) fn give(mut self, file: File<'_>, each: Each<'_>) -> bool {
        let parts = self.articles(file.further);
        if parts.len() < 2 {
            return self.give_one(file, Place::default(), each);
        }
        let blocks = std::mem::take(&mut self.blocks);
        // The properties are those of none of them; what is left out is told with the first.
        self.properties = Properties::default();
        parts.into_iter().enumerate().all(|(i, part)| {
            let document = Self { blocks: blocks[part].to_vec(), ..std::mem::take(&mut self) };
            let id = format!("{}-{}", file.id, i + 1);
            document.give_one(File { id: &id, ..file }, Place::item(i + 1), each)
        })
    }

    /// The blocks of each article, where there are several: as an archive's export parts them, or as they begin, with a title
    /// and who wrote it, or when.
    fn articles(&self, further: Further<'_>) -> Vec<Range<usize>> {
        let lines: Vec<&str> = self.blocks.iter().map(|b| b.text.as_str()).collect();
        let parts = exports::split(&lines);
        if parts.len() > 1 {
            return parts;
        }
        let (mut text, mut starts) = (String::new(), Vec::new());
        for line in &lines {
            starts.push(text.len());
            text += line;
            text += "\n\n";
        }
        let mut from: Vec<usize> = further(&text).iter().map(|at| starts.partition_point(|s| s < at)).collect();
        from.insert(0, 0);
        from.push(lines.len());
        from.windows(2).map(|w| w[0]..w[1]).collect()
    }

    fn give_one(mut self, file: File<'_>, place: Place, each: Each<'_>) -> bool {
        let mut warnings = Vec::new();
        if self.blocks.is_empty() {
            warnings.push(format!("{} has no text", file.name));
        }
        if self.hidden {
            warnings.push("text that the document hides is left out".to_owned());
        }
        warnings.extend(self.told_running());
        if self.comments > 0 {
            warnings.push(format!("comments that are left out: {}", self.comments));
        }
        match self.unread {
            0 => {}
            1 => warnings
                .push("a part of the text that lies in a file of its own in the document is not read".to_owned()),
            n => warnings
                .push(format!("{n} parts of the text that lie in files of their own in the document are not read")),
        }
        let title = self.title(&mut warnings);
        let date = self.date(&mut warnings);
        let authors = self.authors();
        let html = self.html(date.as_deref());
        let article = Article { id: file.id.to_owned(), html: Some(html), title, authors, ..Article::default() };
        each(Found::article(article, warnings, place))
    }

    /// The title: what is styled as one, a heading at the top, or what the properties say where that can be meant.
    fn title(&mut self, warnings: &mut Vec<String>) -> Option<String> {
        let named = self.properties.title.take().filter(|t| is_title(t));
        let (named, foreign) =
            named.map_or((None, None), |t| if self.says(&t) { (Some(t), None) } else { (None, Some(t)) });
        let len = self.blocks.len().min(HEAD);
        let head = &mut self.blocks[..len];
        let styled = head.iter().position(|b| b.kind == Kind::Title);
        // Only lines stand above it: where it was sent from, a date.
        let is_line = |b: &&Block| b.kind == Kind::Heading || b.text.split_whitespace().count() <= LINE;
        let at = styled.or_else(|| head.iter().take_while(is_line).position(|b| b.kind == Kind::Heading));
        let at = at.or_else(|| {
            let same = |b: &Block| named.as_deref().is_some_and(|t| key(&b.text) == key(t));
            head.iter().take(3).position(same)
        });
        match at {
            Some(at) => {
                head[at].kind = Kind::Title;
                Some(head[at].text.replace('\n', " "))
            }
            None => {
                let told =
                    |t| format!("the file’s properties call it “{}”, of which the text says nothing", clipped(t));
                warnings.extend(foreign.as_deref().map(told));
                named
            }
        }
    }

    /// Whether the text has most words of a title: the properties may be those of a file that this one was made from.
    fn says(&self, title: &str) -> bool {
        let text: FxHashSet<String> = self.blocks.iter().flat_map(|b| words(&b.text)).collect();
        let (said, all) = words(title).fold((0, 0), |(said, all), w| (said + usize::from(text.contains(&w)), all + 1));
        2 * said >= all
    }

    /// The date of the properties, where the text names none and they can be believed.
    fn date(&self, warnings: &mut Vec<String>) -> Option<String> {
        let read = |text: &Option<String>| {
            let text = text.as_deref().filter(|t| !TEMPLATES.iter().any(|day| t.starts_with(day)))?;
            crate::input::parse_date(text)
        };
        let (made, changed) = (read(&self.properties.made), read(&self.properties.changed));
        let date = changed.or(made)?;
        if self.blocks.iter().take(HEAD).any(|b| names_a_date(&b.text)) {
            return None;
        }
        if let (Some(made), Some(changed)) = (made, changed)
            && (changed - made).abs() > APART
        {
            warnings.push(format!("made on {made} and last changed on {changed}; neither is taken for its date"));
            return None;
        }
        warnings.push(format!("dated {date} by the file’s properties, for the text names no date at its beginning"));
        Some(date.to_string())
    }

    /// The author of the properties, where that is a person and the text names none.
    fn authors(&mut self) -> Vec<String> {
        let Some(author) = self.properties.author.take().filter(|a| is_person(a)) else { return Vec::new() };
        // A line of the name alone is the byline.
        if let Some(line) = self.blocks.iter_mut().take(HEAD).find(|b| key(&b.text) == key(&author)) {
            line.kind = Kind::Byline;
            return Vec::new();
        }
        let told = |b: &Block| key(&b.text).contains(&key(&author));
        let signed = |b: &Block| b.text.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "));
        if self.blocks.iter().any(told) || self.blocks.iter().take(HEAD).any(signed) {
            return Vec::new();
        }
        vec![author]
    }

    fn html(&self, date: Option<&str>) -> String {
        let mut out = "<!doctype html>".to_owned();
        if let Some(date) = date {
            out += &format!("<meta name=\"date\" content=\"{date}\">");
        }
        out += "<body><article>";
        let mut list = false;
        for block in &self.blocks {
            if list != (block.kind == Kind::Item) {
                list = !list;
                out += if list { "\n<ul>" } else { "\n</ul>" };
            }
            let (open, close) = match block.kind {
                Kind::Title => ("<h1>", "</h1>"),
                Kind::Byline => ("<p class=\"byline\">", "</p>"),
                Kind::Heading => ("<h2>", "</h2>"),
                Kind::Paragraph | Kind::Note => ("<p>", "</p>"),
                Kind::Item => ("<li>", "</li>"),
                Kind::Caption => ("<figure><figcaption>", "</figcaption></figure>"),
            };
            out.push('\n');
            out += open;
            escape(&block.text, &mut out);
            out += close;
        }
        out + if list { "\n</ul>\n</article>" } else { "\n</article>" }
    }
}

/// The words of a text that say something, in small letters.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 3).map(str::to_lowercase)
}

/// Text as HTML has it.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' => out.push_str("<br>"),
            _ => out.push(c),
        }
    }
}

/// Whether a title of the properties is one of words, and none that a program or a file's name has left there.
fn is_title(title: &str) -> bool {
    let lower = title.trim().to_lowercase();
    let left = ["word document", "untitled", "document", "microsoft word", "powerpoint presentation", "unbenannt"];
    let file = [".doc", ".docx", ".odt", ".pdf", ".rtf", ".txt", ".indd", ".qxd"].iter().any(|e| lower.ends_with(e));
    lower.contains(' ') && !file && !left.iter().any(|l| lower.starts_with(l))
}

/// Whether the author of the properties is a person: two to four words with capitals, no program and no account.
fn is_person(author: &str) -> bool {
    let words: Vec<&str> = author.split_whitespace().collect();
    let name = |w: &&str| {
        w.chars().next().is_some_and(char::is_uppercase) && w.chars().all(|c| c.is_alphabetic() || ".’'-".contains(c))
    };
    let account =
        ["user", "office", "admin", "administrator", "author", "unknown", "team", "staff", "microsoft", "apple"];
    (2..=4).contains(&words.len())
        && words.iter().all(name)
        && !words.iter().any(|w| account.contains(&w.to_lowercase().as_str()))
}

/// Whether a line names a day of a year, in words or digits.
pub(super) fn names_a_date(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(80).collect();
    let number = |w: &str| w.trim_end_matches(|c: char| c.is_alphabetic()).parse::<u32>().ok();
    let year = |w: &&str| w.len() == 4 && w.parse::<u32>().is_ok_and(|y| (1900..2100).contains(&y));
    let month = |w: &str| look_up(&w.to_lowercase()).has(Class::Month);
    words.windows(3).any(|w| {
        let [a, b, c] = [w[0], w[1], w[2]];
        let day = |w: &str| number(w).is_some_and(|d| (1..=31).contains(&d));
        year(&c) && (day(a) && month(b) || month(a) && day(b) || day(a) && day(b)) || year(&a) && day(b) && day(c)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_knows_its_title_better_than_the_properties() {
        let title = |blocks: &[(Kind, &str)], named: &str| {
            let mut document = Document::default();
            blocks.iter().for_each(|b| document.push(b.0, b.1));
            document.properties.title = Some(named.to_owned());
            let mut told = Vec::new();
            (document.title(&mut told).unwrap_or_default(), told.len())
        };
        let body =
            (Kind::Paragraph, "The harbour wall at Ness fell at noon on Friday, and nobody was hurt, the port said.");
        let (heading, line) = ((Kind::Heading, "Harbour wall falls"), (Kind::Paragraph, "For the press"));
        let old = "Minutes of the fishery board";
        assert_eq!(title(&[line, line, line, line, heading, body], old), ("Harbour wall falls".to_owned(), 0));
        assert_eq!(title(&[line, body], old), (String::new(), 1));
        assert_eq!(title(&[line, body], "Wall falls at Ness harbour"), ("Wall falls at Ness harbour".to_owned(), 0));
        // A heading behind prose is one of a part.
        assert_eq!(title(&[body, heading, body], "Wall at Ness").0, "Wall at Ness");
    }

    #[test]
    fn lines_at_the_edges_are_told_in_short_and_counted() {
        let mut document = Document::default();
        document.run(&"Ness ".repeat(40));
        for i in (0..RUNNING + 1).chain(0..RUNNING + 1) {
            document.run(&format!("Part {i}"));
        }
        let told = document.told_running().unwrap();
        let long = ["Ness"; CLIP / 5].join(" ");
        assert!(told.contains(&format!(": “{long} …”, “Part 0”, ")), "{told}");
        assert!(told.ends_with("“Part 10” and 2 others"), "{told}");
        assert_eq!(Document::default().told_running(), None);
    }

    #[test]
    fn articles_in_one_document_are_parted() {
        let ids = |blocks: &[(Kind, &str)]| {
            let mut document = Document::default();
            blocks.iter().for_each(|(kind, text)| document.push(*kind, text));
            let mut out = Vec::new();
            document.give(File::new("a.docx", "a", b"", &|_, _| None), &mut |found| {
                if let Found::Article { article, .. } = found {
                    out.push((article.id, article.title.unwrap_or_default()));
                }
                true
            });
            out
        };
        use Kind::{Heading, Paragraph};
        let wall = "The harbour wall at Ness fell into the sea at noon on Friday, and nobody was hurt, the port said.";
        let more =
            "Divers will look for the stones of the wall on Monday, when the storm is over, said the harbour master.";
        let wool =
            "Farmers in the hills of Oland fear that a tariff on wool will ruin a third of them before the spring.";
        let hay =
            "Their union wrote to the ministers that hay and wool had never been so cheap, and asked them for help.";
        let first = [
            (Heading, "Harbour wall falls"),
            (Paragraph, "By Ada Roe"),
            (Paragraph, "5 May 2031"),
            (Paragraph, wall),
            (Paragraph, more),
        ];
        let heads = [(Heading, "Farmers fear wool tariff"), (Paragraph, "By Bo Lind"), (Paragraph, "6 May 2031")];
        let second = [(Paragraph, wool), (Paragraph, hay)];
        let two = [
            ("a-1".to_owned(), "Harbour wall falls".to_owned()),
            ("a-2".to_owned(), "Farmers fear wool tariff".to_owned()),
        ];
        assert_eq!(ids(&[&first[..], &heads, &second].concat()), two);
        assert_eq!(ids(&[&first[..], &[(Paragraph, "End of Document")], &heads[..1], &second].concat()), two);
        // A heading is no title of another article.
        assert_eq!(ids(&[&first[..], &heads[..1], &second].concat()).len(), 1);
    }

    #[test]
    fn what_reads_articles_tells_where_they_begin() {
        let mut document = Document::default();
        ["Ships wait.", "Rain fell.", "Snow too."].iter().for_each(|text| document.push(Kind::Paragraph, text));
        let further = |text: &str| vec![text.find("Rain").unwrap()];
        let file = File { further: &further, ..File::new("a.docx", "a", b"", &|_, _| None) };
        let mut found = 0;
        document.give(file, &mut |_| {
            found += 1;
            true
        });
        assert_eq!(found, 2);
    }

    fn given(properties: Properties, blocks: &[(Kind, &str)]) -> (Article, Vec<String>) {
        let mut document = Document { properties, ..Document::default() };
        blocks.iter().for_each(|(kind, text)| document.push(*kind, text));
        let file = File::new("a.docx", "a", b"", &|_, _| None);
        let mut out = None;
        document.give(file, &mut |found| {
            if let Found::Article { article, warnings, .. } = found {
                out = Some((article, warnings));
            }
            true
        });
        out.expect("an article")
    }

    #[test]
    fn properties_stand_in_for_what_the_text_does_not_say() {
        let some = |text: &str| Some(text.to_owned());
        let properties = Properties {
            title: some("Harbour wall gives way"),
            author: some("Ada Roe"),
            made: some("2031-05-14T09:00:00Z"),
            changed: None,
        };
        let body = (Kind::Paragraph, "The harbour wall fell at noon, the port said.");
        let (article, warnings) = given(properties.clone(), &[body]);
        assert_eq!(article.title.as_deref(), Some("Harbour wall gives way"));
        let html = article.html.as_deref().unwrap();
        assert!(html.contains("content=\"2031-05-14\""), "{html}");
        assert_eq!(article.authors, ["Ada Roe"]);
        assert_eq!(warnings.len(), 1);
        let (article, warnings) = given(
            properties,
            &[(Kind::Title, "Wall falls"), (Kind::Paragraph, "By Bo Lind, NESS, May 15, 2031"), body],
        );
        assert_eq!((article.title.as_deref(), warnings.len()), (Some("Wall falls"), 0));
        assert!(!article.html.unwrap().contains("2031-05-14") && article.authors.is_empty());
    }

    #[test]
    fn what_programs_leave_in_properties_is_not_believed() {
        let some = |text: &str| Some(text.to_owned());
        for (title, author, made) in [
            ("Word Document", "python-docx", "2013-12-23T23:15:00Z"),
            ("draft 3 final.docx", "Microsoft Office User", "yesterday"),
            ("untitled", "admin", "2013-12-23T23:15:00"),
        ] {
            let properties = Properties { title: some(title), author: some(author), made: some(made), changed: None };
            let (article, warnings) = given(properties, &[(Kind::Paragraph, "It rained.")]);
            assert_eq!((article.title, warnings.len()), (None, 0), "{title}");
            assert!(article.authors.is_empty());
        }
        let apart = Properties { made: some("2031-01-02"), changed: some("2031-06-02"), ..Properties::default() };
        let (article, warnings) = given(apart, &[(Kind::Paragraph, "It rained.")]);
        assert!(!article.html.unwrap().contains("2031"), "{warnings:?}");
        assert_eq!(warnings, ["made on 2031-01-02 and last changed on 2031-06-02; neither is taken for its date"]);
    }

    #[test]
    fn dates_are_seen_in_their_usual_forms() {
        for text in ["NESS, March 5, 2025 —", "5 March 2025", "Sept. 5th, 2025", "05/03/2025", "2025-03-05", "5.3.2025"]
        {
            assert!(names_a_date(text), "{text}");
        }
        for text in ["in March 2025", "room 12", "May 5", "12 of 2025 people"] {
            assert!(!names_a_date(text), "{text}");
        }
    }
}
