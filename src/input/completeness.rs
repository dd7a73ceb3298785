//! Whether an article came in whole: warnings where nothing came out, where the text was cut short before it came here,
//! where much prose was left out beside what was kept, and where a page hides some.
//!
//! What is left out of a good page is furniture: other stories, comments, offers. They differ from a lost part of the
//! article in whom they name, so that only what names the same people and places is warned of.

use std::hash::{Hash, Hasher};

use crate::hashed::Set;
use rustc_hash::FxHasher;

use super::blocks::ends_sentence;
use super::capitalised::{bare, each_name};
use super::furniture::plain;
use crate::report::{Part, PartKind, Warning};
use crate::span::Span;

/// What a page tells beside the text that was taken from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    /// How many words its metadata says that the article has: as a number, or as a text of its own.
    pub(super) announced: Option<usize>,
    /// Whether its metadata says that the article is not free to read.
    pub(super) paid: bool,
    /// Whether its source breaks off in the article's text.
    pub(super) cut: bool,
    /// Words of all that stands on it.
    pub(super) words: usize,
    /// Characters that its styles hide, white space aside.
    pub(super) hidden: u64,
    /// What stands after the article and did not come out, a line each.
    pub(super) after: String,
}

/// A part, with what is asked of it.
struct Piece<'a> {
    part: &'a Part,
    line: &'a str,
    words: usize,
    prose: bool,
}

impl Piece<'_> {
    /// Running text of the article.
    fn is_kept(&self) -> bool {
        self.part.kind == PartKind::Paragraph
    }

    fn reason(&self) -> &str {
        self.part.reason.as_deref().unwrap_or_default()
    }

    /// Running text that was left out, and neither stands elsewhere nor is told of otherwise.
    fn is_left_out(&self) -> bool {
        matches!(self.part.kind, PartKind::Boilerplate | PartKind::Appended)
            && self.prose
            && !matches!(self.reason(), "repeated line" | "repeated lead" | "author note" | "hidden text")
    }

    /// The same behind a place where a pasted text is taken to end. Excerpts of other stories trail off.
    fn is_behind_cut(&self) -> bool {
        self.is_left_out() && self.reason() == "below the article" && !trails_off(self.line)
    }

    /// Whether it invites to pay or to sign in for the rest. A story tells of members only, too, and of inspectors who had
    /// full access: what was kept must speak to the reader besides.
    fn is_wall(&self) -> bool {
        let speaks = |sentence: &str| is_wall(sentence) && speaks_to_reader(sentence);
        is_wall(self.line)
            && (!self.is_kept() || !self.line.contains(['"', '“', '”']) && sentences(self.line).any(speaks))
    }
}

/// All that is asked of an article's parts.
struct Check<'a> {
    pieces: Vec<Piece<'a>>,
    title: &'a str,
    outlet: &'a str,
    page: Option<&'a Page>,
    /// Words of prose that were kept, and words of all paragraphs.
    prose: usize,
    kept: usize,
}

/// Adds what the reader should know of what did not come out.
pub(super) fn warn(
    text: &str,
    parts: &[Part],
    (title, outlet): (Option<&str>, Option<&str>),
    page: Option<&Page>,
    warnings: &mut Vec<Warning>,
) {
    let piece = |part| {
        let line = Part::span(part).of(text);
        let words = line.split_whitespace().count();
        Piece { part, line, words, prose: words >= 20 || words >= 8 && ends_sentence(line) }
    };
    let pieces: Vec<Piece<'_>> = parts.iter().map(piece).collect();
    let sum = |of: &dyn Fn(&Piece<'_>) -> bool| pieces.iter().filter(|p| of(p)).map(|p| p.words).sum();
    let (prose, kept) = (sum(&|p| p.is_kept() && p.prose), sum(&|p| p.is_kept()));
    let (title, outlet) = (title.unwrap_or_default(), outlet.unwrap_or_default());
    let check = Check { pieces, title, outlet, page, prose, kept };
    let nothing = check.nothing();
    let found = nothing.is_some();
    warnings.extend(nothing);
    if !found {
        warnings.extend(check.shortened());
        warnings.extend(check.left_out());
    }
    warnings.extend(check.hidden());
}

impl Check<'_> {
    /// Warns that no prose came out of what has some words.
    fn nothing(&self) -> Option<Warning> {
        /// Fewer words are a line or two, which need no paragraph.
        const LEAST: usize = 30;
        let all = self.pieces.iter().map(|p| p.words).sum::<usize>();
        let all = self.page.map_or(all, |p| p.words.max(all));
        // A page that has nothing but a headline has lost its text, however few words it has.
        let bare = self.page.is_some() && self.pieces.iter().all(|p| !p.is_kept());
        // A table has words and no prose.
        if self.prose > 0 || self.kept >= LEAST || self.kept * 3 >= all && !bare {
            return None;
        }
        let announced = self.page.and_then(|p| p.announced).unwrap_or(0);
        if all < LEAST && announced < LEAST && !bare {
            return None;
        }
        let left = self.words(|p| p.prose);
        let what = if self.page.is_some() { "page" } else { "text" };
        let rest = match (left, announced) {
            (0, n) if n >= LEAST => format!("; it says itself that its article has {n}"),
            (0, _) => String::new(),
            _ => format!("; {} of prose were left out", count(left)),
        };
        let message = format!("no article was found among the {} of this {what}{rest}", count(all));
        let warning = Warning::new("nothing-found", message);
        Some(match self.largest(|p| p.prose) {
            Some((span, _)) => warning.at(span),
            None => warning,
        })
    }

    /// Warns that the text was cut short before it came here, or that the page's metadata announces more.
    fn shortened(&self) -> Option<Warning> {
        let paid = self.page.is_some_and(|p| p.paid);
        let last = self.pieces.iter().rposition(|p| p.is_kept() && p.words >= 6 && !p.is_wall());
        if let Some(last) = last {
            let end = self.pieces[last].line;
            let wall = self.is_walled(last, usize::MAX);
            // Many pages have an invitation in their footers.
            let near = self.page.is_none() || self.is_walled(last, NEAR);
            let trails = trails_off(end);
            let cut = self.pieces[last].words >= 8 && !trails && is_cut(end);
            if trails && (wall || paid || self.kept <= 100) || cut && wall {
                let how = if trails { "with an ellipsis" } else { "inside a sentence" };
                let why = if wall { ", above an invitation to subscribe or sign in" } else { "" };
                let message = format!(
                    "the text ends {how} after {}{why}; the rest of the article seems to be missing",
                    count(self.kept)
                );
                let at = self.pieces[last].part.span();
                let tail = end.char_indices().rev().nth(30).map_or(0, |(i, _)| i as u32);
                return Some(Warning::new("shortened", message).at(Span::new(at.start + tail, at.end)));
            }
            // A paragraph or two above a wall are what everybody may read.
            if wall && self.kept < FREE && (paid || near) {
                let message = format!(
                    "only {} stand above an invitation to subscribe or sign in; the rest of the article seems to be missing",
                    count(self.kept)
                );
                return Some(Warning::new("shortened", message));
            }
            if let Some(why) = self.breaks_off(last) {
                let message = format!("{why} after {}; the rest of the article seems to be missing", count(self.kept));
                return Some(Warning::new("shortened", message));
            }
        }
        let announced = self.page.and_then(|p| p.announced)?;
        (announced * 2 >= self.kept * 3 && announced >= self.kept + 120).then(|| {
            let message =
                format!("the page says that its article has {announced} words, but only {} came out", count(self.kept));
            Warning::new("shortened", message)
        })
    }

    /// What a page tells of itself that means that its text goes on elsewhere.
    fn breaks_off(&self, last: usize) -> Option<&'static str> {
        let page = self.page?;
        if page.cut {
            return Some("the page breaks off inside its text");
        }
        let mut below = self.pieces[last..].iter().map(|p| p.line).chain(page.after.lines().take(NEAR));
        if below.any(leads_on) {
            return Some("the page has only the first part of its article: another page follows");
        }
        // Where its words are counted, the count tells more.
        (page.paid && page.announced.is_none() && self.kept < FREE)
            .then_some("the page says that its article is not free, and ends")
    }

    /// Whether an invitation to pay or to sign in is one of so many lines that follow the piece at `last`, or the page.
    fn is_walled(&self, last: usize, most: usize) -> bool {
        self.pieces[last + 1..].iter().take(most).any(|p| p.words <= 60 && p.is_wall())
            || self.page.is_some_and(|p| p.after.lines().take(most).any(is_wall))
    }

    /// Warns of prose that was left out and reads as the article's.
    fn left_out(&self) -> Option<Warning> {
        /// A card of another story has fewer words.
        const CUT: usize = 90;
        /// Fewer words are told by the part itself.
        const LEAST: usize = 60;
        let all = self.words(|p| p.is_left_out());
        if all < LEAST || all * 10 < self.kept {
            return None;
        }
        let (own, said) = (self.names(), self.sequences());
        // Excerpts of other stories trail off.
        let alike = |p: &Piece<'_>| {
            p.is_left_out()
                && p.reason() != "comments"
                && !trails_off(p.line)
                && (is_alike(p.line, &own) || p.words >= 100 && self.tells_title(p.line))
                && !is_said(p.line, &said)
        };
        let lost = self.words(alike);
        // With hardly a paragraph kept there is nothing that the rest could be compared with.
        let others = all - self.words(|p| p.is_left_out() && p.reason() == "comments");
        // What follows a cut is lost whole where the cut was wrong, and need not name the same people: more than was kept.
        let below = self.words(|p| p.is_behind_cut());
        // In a paste, as much prose left out as kept, for whatever reasons, is said too.
        let half = others >= CUT.max(self.kept);
        // Cards have no such paragraph, nor several side by side.
        let run = self.longest_run(|p| p.is_behind_cut());
        let is_cut = self.page.is_none() && (half || below >= CUT && (below * 4 >= self.kept || run >= CUT));
        let in_box = self.large_box();
        let bare = self.kept < 150 && (others >= self.kept + 150 || all >= 300.max(self.kept * 2));
        let much = lost >= LEAST && lost * 7 >= self.kept;
        if !bare && !much && !is_cut && in_box.is_none() {
            return None;
        }
        let (lost, largest) = match (much, bare) {
            (true, _) => (lost, self.largest(alike)),
            (false, true) => (all, self.largest(|p| p.is_left_out())),
            (false, false) if half => (all, self.largest(|p| p.is_left_out())),
            (false, false) => in_box.unwrap_or_else(|| (below, self.largest(|p| p.is_behind_cut()))),
        };
        let (span, reason) = largest?;
        let message = format!(
            "{} of prose were left out beside the {} that were kept, most of them as “{reason}”; they may belong to the article",
            count(lost),
            count(self.kept)
        );
        Some(Warning::new("much-left-out", message).at(span))
    }

    /// A box of a page that holds a third of all prose may have got its name for its looks: its words, where and why it was
    /// left out.
    fn large_box(&self) -> Option<(usize, Option<(Span, &str)>)> {
        /// Fewer words are told by the part itself.
        const LEAST: usize = 60;
        let is_other =
            |r: &str| matches!(r, "comments" | "related links" | "links" | "outside the article" | "sidebar");
        let boxed = |p: &Piece<'_>| p.is_left_out() && !trails_off(p.line) && !is_other(p.reason());
        let words = self.page.map_or(0, |_| self.longest_run(boxed));
        (words >= LEAST && words * 2 >= self.prose).then(|| (words, self.largest(boxed)))
    }

    /// Warns of what the page does not show.
    fn hidden(&self) -> Option<Warning> {
        /// Labels for those who hear the page are shorter.
        const LEAST: usize = 30;
        let hidden = |p: &Piece<'_>| p.prose && p.reason() == "hidden text";
        let largest = self.largest(hidden);
        let styled = self.page.map_or(0, |p| p.hidden);
        let message = if styled > 0 {
            let what = if styled == 1 { "1 character".to_owned() } else { format!("{styled} characters") };
            format!("{what} of text that the page does not show were left out")
        } else {
            let words = self.words(hidden);
            let said = (words >= LEAST).then(|| self.sequences())?;
            let new = self.pieces.iter().any(|p| hidden(p) && !is_said(p.line, &said));
            new.then(|| format!("{} that the page’s markup calls hidden were left out", count(words)))?
        };
        let warning = Warning::new("hidden-text", message);
        Some(match largest {
            Some((span, _)) => warning.at(span),
            None => warning,
        })
    }

    /// Words of all parts that are `of` a sort.
    fn words(&self, of: impl Fn(&Piece<'_>) -> bool) -> usize {
        self.pieces.iter().filter(|p| of(p)).map(|p| p.words).sum()
    }

    /// Words of the longest run of parts that are `of` a sort, with nothing else between them.
    fn longest_run(&self, of: impl Fn(&Piece<'_>) -> bool) -> usize {
        let runs = self.pieces.chunk_by(|a, b| of(a) && of(b));
        runs.filter(|r| of(&r[0])).map(|r| r.iter().map(|p| p.words).sum()).max().unwrap_or(0)
    }

    /// The longest run of parts that are `of` a sort, with nothing kept between them, and the reason of its first.
    fn largest(&self, of: impl Fn(&Piece<'_>) -> bool) -> Option<(Span, &str)> {
        let mut best: Option<(usize, Span, &str)> = None;
        let mut run: Option<(usize, Span, &str)> = None;
        for p in &self.pieces {
            if of(p) {
                let own = p.part.span();
                run = Some(match run {
                    Some((words, span, reason)) => (words + p.words, span.join(own), reason),
                    None => (p.words, own, p.reason()),
                });
                if run.is_some_and(|r| best.is_none_or(|b| r.0 > b.0)) {
                    best = run;
                }
            } else if p.is_kept() || p.prose {
                run = None;
            }
        }
        best.map(|b| (b.1, b.2))
    }

    /// Names in what was kept, and the words of the title; the outlet names itself everywhere.
    fn names(&self) -> Set<&str> {
        let mut out: Set<&str> = Set::default();
        out.extend(
            self.title.split_whitespace().map(bare).filter(|w| w.len() > 3 && w.starts_with(char::is_uppercase)),
        );
        for p in self.pieces.iter().filter(|p| p.is_kept() && p.prose) {
            each_name(p.line, |name| {
                out.insert(name);
            });
        }
        for word in self.outlet.split_whitespace() {
            out.remove(bare(word));
        }
        out
    }

    /// Whether a long text has nearly all words of the title, as another story has not.
    fn tells_title(&self, line: &str) -> bool {
        let low = line.to_lowercase();
        let long = self.title.split_whitespace().map(bare).filter(|w| w.chars().count() >= 5);
        let (mut all, mut told) = (0, 0);
        for word in long {
            all += 1;
            told += usize::from(low.contains(&word.to_lowercase()));
        }
        all >= 4 && told * 5 >= all * 4
    }

    /// Hashes of all runs of three words in what was kept.
    fn sequences(&self) -> Set<u64> {
        let mut out = Set::default();
        for p in self.pieces.iter().filter(|p| p.is_kept()) {
            each_sequence(p.line, |h| {
                out.insert(h);
            });
        }
        out
    }
}

fn count(words: usize) -> String {
    if words == 1 { "1 word".to_owned() } else { format!("{words} words") }
}

/// Whether a line names mostly what the article names.
fn is_alike(line: &str, own: &Set<&str>) -> bool {
    let (mut all, mut shared) = (0, 0);
    each_name(line, |name| {
        all += 1;
        shared += usize::from(own.contains(name));
    });
    // Stories of one country share some of their names.
    shared >= 1 && shared * 2 >= all || shared >= 2 && all <= 12 && shared * 3 >= all
}

/// Calls back with a hash of each run of three words.
fn each_sequence(line: &str, mut each: impl FnMut(u64)) {
    let mut last = [""; 3];
    for (n, word) in line.split_whitespace().map(bare).filter(|w| !w.is_empty()).enumerate() {
        last = [last[1], last[2], word];
        if n >= 2 {
            let mut hasher = FxHasher::default();
            last.hash(&mut hasher);
            each(hasher.finish());
        }
    }
}

/// Whether what was kept says most of a line too.
fn is_said(line: &str, said: &Set<u64>) -> bool {
    let (mut all, mut known) = (0, 0);
    each_sequence(line, |h| {
        all += 1;
        known += usize::from(said.contains(&h));
    });
    known * 2 >= all.max(1)
}

/// Whether a paragraph ends in an ellipsis.
fn trails_off(line: &str) -> bool {
    let end = line.trim_end_matches([']', ')', '[', '(', ' ', '\u{a0}']);
    end.ends_with('…') || end.ends_with("...")
}

/// Whether a paragraph breaks off inside a sentence.
fn is_cut(line: &str) -> bool {
    !ends_sentence(line) && line.ends_with(|c: char| c.is_lowercase() || matches!(c, ',' | '-' | '–' | '—'))
}

/// What everybody may read of a paid article has fewer words.
const FREE: usize = 120;

/// So many lines below the text are right below it.
const NEAR: usize = 6;

/// Whether a line leads to the next page of an article, or says that this is not the last one.
fn leads_on(line: &str) -> bool {
    if line.len() > 40 {
        return false;
    }
    let low = plain(line);
    let mut words = low.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let number = |word: Option<&str>| word.and_then(|w| w.parse::<u32>().ok());
    match [words.next(), words.next()] {
        [Some("next"), Some("page")] => words.next().is_none(),
        [Some("page"), at] => matches!((number(at), words.next(), number(words.next()), words.next()),
            (Some(at), Some("of"), Some(all), None) if at < all),
        _ => false,
    }
}

/// What invites to pay or to sign in for the rest of an article, in lower case with straight marks.
const WALLS: &[&str] = &[
    "continue reading",
    "already a subscriber",
    "already a member",
    "already have an account",
    "already registered",
    "subscribe to read",
    "subscribe to unlock",
    "subscribe to continue",
    "subscribers only",
    "for subscribers",
    "subscriber-only",
    "sign in to read",
    "sign in to continue",
    "log in to read",
    "log in to continue",
    "register to read",
    "register to continue",
    "create an account to",
    "create a free account",
    "to read the full",
    "to read the rest",
    "read the full story",
    "read the full article",
    "to access this",
    "unlock this",
    "unlock the rest",
    "become a subscriber",
    "become a member to",
    "start your free trial",
    "premium content",
    "to read on",
    "want to read more",
    "already subscribed",
    "log in or subscribe",
    "subscribe or log in",
    "sign up to read",
    "sign up to continue",
    "keep reading",
    "limit of free",
    "free article",
    "full access",
    "unlimited access",
    "log in to view",
    "to view this article",
    "exclusive to subscribers",
    "members only",
    "create your free account",
    "register for free",
    "the rest of this article",
];

/// Whether a line invites to pay or to sign in for the rest.
fn is_wall(line: &str) -> bool {
    if line.len() > 600 {
        return false;
    }
    let low = plain(line);
    WALLS.iter().any(|w| low.contains(w)) && !low.ends_with('"')
}

/// What a sentence begins with that tells the reader to do something.
#[rustfmt::skip]
const ORDERS: &[&str] = &[
    "already", "become", "buy", "continue", "create", "enjoy", "exclusive", "get", "join", "keep", "log", "login",
    "please", "read", "register", "sign", "start", "subscribe", "support", "try", "unlock", "upgrade", "want",
];

/// Whether a sentence speaks to the reader, tells them what to do, speaks of the article itself or is a label.
fn speaks_to_reader(sentence: &str) -> bool {
    /// A button or a label has no more words, and one with a full stop no more than that.
    const LABEL: usize = 12;
    const SENTENCE: usize = 3;
    let low = plain(sentence);
    let words = || low.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let is_order = |part: &str| part.split_whitespace().next().is_some_and(|w| ORDERS.contains(&bare(w)));
    let of_article = ["this article", "this story", "this content", "this page", "premium content"];
    words().count() <= if ends_sentence(sentence) { SENTENCE } else { LABEL }
        || words().any(|w| matches!(w, "you" | "your" | "yours"))
        || is_order(&low)
        || low.rsplit(',').next().is_some_and(|end| is_order(end) && !end.trim_start().starts_with("already"))
        || of_article.iter().any(|a| low.contains(a))
}

/// The sentences of a line, roughly: each up to a mark with a space behind it.
fn sentences(line: &str) -> impl Iterator<Item = &str> {
    line.split_inclusive(". ")
        .flat_map(|s| s.split_inclusive("? "))
        .flat_map(|s| s.split_inclusive("! "))
        .map(str::trim)
}

#[cfg(test)]
mod tests {
    use crate::input::{Article, Document, read};

    fn text(text: &str) -> Document {
        read(Article { text: Some(text.into()), ..Article::default() })
    }

    fn page(html: &str) -> Document {
        read(Article { html: Some(html.into()), ..Article::default() })
    }

    /// What is warned of, that there is no date aside, and at which words.
    fn told(doc: &Document) -> Vec<(&str, String)> {
        let own = doc.warnings.iter().filter(|w| w.code != "no-date");
        own.map(|w| (w.code.as_str(), w.span().map_or(String::new(), |s| s.of(&doc.text).into()))).collect()
    }

    /// A paragraph of an invented story, with hardly three words in a row that another one has.
    fn paragraph(i: usize) -> String {
        format!(
            "On day {i} Ada Roe told {i} ferrymen of Gull Bay that pier {i} stays shut until row {i} of its planks, which \
             cost {i} crowns, has come to Port Ellery."
        )
    }

    fn story(from: usize, to: usize) -> String {
        (from..to).map(|i| format!("<p>{}</p>", paragraph(i))).collect()
    }

    #[test]
    fn nothing_where_there_is_only_a_headline() {
        let doc = page("<title>A</title><h1>Council delays vote</h1><div id=root></div>");
        assert_eq!(told(&doc)[0].0, "nothing-found");
        assert!(told(&page("<p>It rained.</p>")).is_empty());
    }

    #[test]
    fn nothing_where_there_is_no_prose() {
        let links: String = (0..20).map(|i| format!("<li><a href=/{i}>Port Ellery story {i}</a></li>")).collect();
        let doc = page(&format!("<html><body><ul>{links}</ul></body></html>"));
        assert_eq!(told(&doc)[0].0, "nothing-found");
        assert!(doc.warnings[0].message.contains("80 words"), "{:?}", doc.warnings);
        let doc = text("It rained.");
        assert_eq!(told(&doc), []);
        assert_eq!(told(&page(&format!("<article>{}</article>", story(0, 3)))), []);
    }

    #[test]
    fn an_ellipsis_before_a_wall() {
        let body: Vec<String> = (0..6).map(paragraph).collect();
        let whole = format!("{}\n\nSubscribe to continue reading.", body.join("\n\n"));
        assert_eq!(told(&text(&whole)), []);
        let cut = format!(
            "{}\n\nThe repairs of the piers are expected to…\n\nSubscribe to continue reading.",
            body.join("\n\n")
        );
        assert_eq!(told(&text(&cut))[0].0, "shortened");
        let cut = format!(
            "{}\n\nThe repairs of the piers are expected to last for a year and that the\n\nAlready a subscriber? Sign in.",
            body.join("\n\n")
        );
        assert_eq!(told(&text(&cut))[0].0, "shortened");
    }

    #[test]
    fn prose_with_the_words_of_a_wall_is_none() {
        let body: Vec<String> = (0..6).map(paragraph).collect();
        let with =
            |line: &str| text(&format!("{}\n\nThe piers of Gull Bay had seen worse…\n\n{line}", body.join("\n\n")));
        for prose in [
            "The inspectors had full access to the mill, said Ada Roe.",
            "In May the ferry took the school to Graveney for a free article of the harbour museum.",
            "The sauna of Gull Bay has been for members only since the flood. It has unlimited access to the pier.",
            "Ferrymen, who register for free at the town hall, will continue reading the tides by hand.",
            "Ada Roe, already a member of the council, will be heard in May.",
            "“You have full access to my books,” Ada Roe told the inspectors of the harbour.",
        ] {
            assert_eq!(told(&with(prose)), [], "{prose}");
        }
        for wall in [
            "Full access for members only",
            "Members only.",
            "Get unlimited access to the Gull Post for a crown a week.",
            "To read the full story, subscribe.",
            "You have reached your limit of free articles.",
            "Ada Roe writes on piers. The rest of this article is for members only.",
        ] {
            assert_eq!(told(&with(wall)).first().map(|t| t.0), Some("shortened"), "{wall}");
        }
    }

    #[test]
    fn a_page_that_ends_above_a_gate() {
        let page_of = |head: &str, text: &str, below: &str| {
            page(&format!("<html><head>{head}</head><body><article>{text}</article>{below}</body></html>"))
        };
        let code = |doc: &Document| told(doc).first().map(|t| t.0.to_owned()).unwrap_or_default();
        for gate in [
            "Subscribe to read on",
            "Want to read more? Log in or create an account",
            "You have 0 free articles left",
            "Premium content",
            "Next page",
            "Page 1 of 3",
        ] {
            assert_eq!(code(&page_of("", &story(0, 2), &format!("<div>{gate}</div>"))), "shortened", "{gate}");
        }
        for none in ["Page 3 of 3", "Next page of the ferry's book", "Ferry to Graveney stops"] {
            assert_eq!(code(&page_of("", &story(0, 2), &format!("<div>{none}</div>"))), "", "{none}");
        }
        let links: String = (0..9).map(|i| format!("<li><a href=/{i}>Ferry {i} stops</a></li>")).collect();
        let far = format!("<ul>{links}</ul><div>Already a subscriber? Sign in</div>");
        assert_eq!(code(&page_of("", &story(0, 2), &far)), "", "the footer of each page");
        let broken = format!("{}<p>The repairs of the piers begin on Friday and last four</p>", story(0, 2));
        assert_eq!(code(&page_of("", &broken, "<div>Subscribe to read on</div>")), "shortened");
        let paid =
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</script>";
        assert_eq!(code(&page_of(paid, &story(0, 2), "")), "shortened");
        assert_eq!(code(&page_of(paid, &story(0, 9), "")), "");
        let open = |end: &str| page(&format!("<html><body><article>{}{end}", story(0, 8)));
        assert_eq!(code(&open("<p>The repairs of the pi")), "shortened");
        assert_eq!(code(&open("<p>The repairs of the piers last long.")), "");
    }

    #[test]
    fn a_box_with_a_third_of_all_prose() {
        let box_of = |class: &str, to: usize| {
            let others = |i: usize| {
                format!(
                    "<p>In week {i} the growers of Oland asked {i} ministers for water, and for {i} dams got none.</p>"
                )
            };
            let inside: String = (0..to).map(others).collect();
            page(&format!(
                "<html><body><article><div>{}</div><div class={class}>{inside}</div></article></body></html>",
                story(0, 6)
            ))
        };
        assert_eq!(told(&box_of("signup", 6)).first().map(|t| t.0), Some("much-left-out"));
        assert_eq!(told(&box_of("signup", 3)), []);
        assert_eq!(told(&box_of("comments", 6)), []);
    }

    #[test]
    fn metadata_that_announces_more() {
        let page_of = |words: usize| {
            page(&format!(
                "<html><head><script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"wordCount\":{words}}}</script>\
                 </head><body><article>{}</article></body></html>",
                story(0, 4)
            ))
        };
        assert_eq!(told(&page_of(130)), []);
        assert_eq!(told(&page_of(900))[0].0, "shortened");
        assert_eq!(told(&page_of(50_000)), [], "no news article has so many");
    }

    #[test]
    fn prose_that_names_the_same_people() {
        let others: String = (0..6)
            .map(|i| format!("<p>In the {i}th week the growers of Oland asked Minister Tom Hale in Graveney for water, and got none.</p>"))
            .collect();
        let with = |inside: &str, class: &str| {
            page(&format!(
                "<html><body><article>{}<div class='{class}'>{inside}</div></article></body></html>",
                story(0, 9)
            ))
        };
        let doc = with(&story(20, 26), "newsletter");
        let lost = told(&doc);
        assert_eq!(lost[0].0, "much-left-out");
        assert!(lost[0].1.starts_with("On day 20") && lost[0].1.ends_with("Ellery."));
        assert_eq!(told(&with(&others, "newsletter")), []);
        assert_eq!(told(&with(&story(20, 26), "comments")), []);
    }

    #[test]
    fn prose_that_markup_calls_hidden() {
        let doc = page(&format!(
            "<html><body><article>{}<div class='visually-hidden'>{}</div></article></body></html>",
            story(0, 9),
            story(20, 22)
        ));
        let told = told(&doc);
        assert_eq!(told[0].0, "hidden-text");
        assert!(told[0].1.starts_with("On day 20"));
    }

    #[test]
    fn a_long_paragraph_below_a_cut_is_told() {
        let body: Vec<String> = (0..20).map(paragraph).collect();
        let lead = "In the hills of Oland the growers asked Minister Bo Lind for water in vain. ".repeat(7);
        let list = "Read more\n\nGrowers of Oland wait for rain\n\nMinister of water resigns\n\nWhat dams cost";
        let cut =
            |below: &str| text(&format!("{}\n\n{list}\n\n{below}\n\nMost read\n\nA dam in Oland", body.join("\n\n")));
        assert_eq!(told(&cut(&lead)).first().map(|t| t.0), Some("much-left-out"));
        assert_eq!(told(&cut("The growers of Oland asked for water in vain.")), []);
    }
}
