//! A document's blocks, and the HTML that an article is made of: headings, paragraphs and lists as the document has them,
//! nothing that has to be guessed again.

use std::borrow::Cow;

use rustc_hash::FxHashSet;

use super::file::File;
use crate::files::{Each, Found, Place};
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
}

/// Lines at the edges of pages that are told, and characters that are told of each.
const RUNNING: usize = 12;
const CLIP: usize = 80;
/// Among so many blocks at the beginning stand the title, the byline and the date.
const HEAD: usize = 8;
/// Days between making and changing a document after which neither is the article's date.
const APART: i32 = 31;
/// When the templates were made that come with programs, whose documents say so of themselves.
const TEMPLATES: &[&str] = &["2013-12-23T23:15:00Z"];

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

    /// Hands the article over; whether more is wanted.
    pub(super) fn give(mut self, file: File<'_>, each: Each<'_>) -> bool {
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
        let title = self.title();
        let date = self.date(&mut warnings);
        let authors = self.authors();
        let html = self.html(date.as_deref());
        let article = Article { id: file.id.to_owned(), html: Some(html), title, authors, ..Article::default() };
        each(Found::article(article, warnings, Place::default()))
    }

    /// The title: what is styled as one, a heading at the top, or what the properties say where that can be meant.
    fn title(&mut self) -> Option<String> {
        let len = self.blocks.len().min(HEAD);
        let head = &mut self.blocks[..len];
        let styled = head.iter().position(|b| b.kind == Kind::Title);
        let at = styled.or_else(|| head.iter().take(3).position(|b| b.kind == Kind::Heading));
        let named = self.properties.title.take().filter(|t| is_title(t));
        let at = at.or_else(|| {
            let same = |b: &Block| named.as_deref().is_some_and(|t| key(&b.text) == key(t));
            head.iter().take(3).position(same)
        });
        match at {
            Some(at) => {
                head[at].kind = Kind::Title;
                Some(head[at].text.replace('\n', " "))
            }
            None => named,
        }
    }

    /// The date of the properties, where the text names none and they can be believed.
    fn date(&self, warnings: &mut Vec<String>) -> Option<String> {
        let read = |text: &Option<String>| {
            let text = text.as_deref().filter(|t| !TEMPLATES.contains(t))?;
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
        let body = (Kind::Paragraph, "The wall fell at noon, the port said.");
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
            ("untitled", "admin", ""),
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
