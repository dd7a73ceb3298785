//! Lines that belong to the page and not to the article, told by their words.

/// How a phrase must lie in a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It is the line, but for marks, digits and case.
    Whole,
    /// The line begins with it and has at most this many words.
    Start(usize),
    /// The line holds it and has at most this many words.
    Inside(usize),
}
use crate::lexicon::{self, Class};
use Place::{Inside, Start, Whole};

const LINK: &str = "link to another story";
const COMMENTS: &str = "comment box";
const CAPTION: &str = "caption button";
const MEDIA: &str = "media label";
const ADVERT: &str = "advertisement";
const APP: &str = "site notice";
const CONTACT: &str = "contact box";

/// Where a phrase lies in a line, the phrase in lower case with straight marks, and what the line is:
/// `lexicon/phrases/furniture.tsv`.
const PHRASES: &[(Place, &str, &str)] = &include!(concat!(env!("OUT_DIR"), "/furniture.rs"));

/// Where buttons in a row lead.
#[rustfmt::skip]
const NETWORKS: &[&str] = &[
    "facebook", "twitter", "email", "e-mail", "x", "whatsapp", "linkedin", "pinterest", "reddit", "telegram",
    "messenger", "flipboard", "instagram", "youtube", "bluesky", "threads", "share", "print", "copy", "link", "save",
    "tweet", "comment", "comments", "pocket", "rss", "tumblr",
];

/// Words that may stand beside an agency's name in its credit.
const CREDIT_WORDS: &[&str] = &[
    "with",
    "and",
    "from",
    "by",
    "the",
    "source",
    "sources",
    "via",
    "additional",
    "reporting",
    "associated",
    "press",
    "france",
    "agence",
    "images",
    "news",
    "wire",
    "material",
    "content",
    "report",
    "inputs",
    "service",
    "services",
    "united",
    "international",
    "asia",
    "pacific",
    "staff",
    "trust",
    "of",
    "india",
    "file",
    "photo",
    "photos",
    "pool",
    "picture",
    "pictures",
    "through",
    "in",
    "kremlin",
    "europe",
];

/// Whether a lower-case word names a news agency or picture desk.
pub(super) fn is_agency(word: &str) -> bool {
    lexicon::look_up(word).has(Class::CreditWord)
}

/// A line as the phrases are compared with it: lower case, straight marks, single spaces, no bullet before it.
pub(super) fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len().min(LOOK));
    let line = line.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '•' | '*' | '>' | '|' | '·' | '▶' | '►' | '→' | '–' | '—')
    });
    for c in line.chars() {
        if out.len() >= LOOK {
            break;
        }
        match c {
            '‘' | '’' | 'ʼ' => out.push('\''),
            '“' | '”' => out.push('"'),
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.extend(c.to_lowercase()),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Furniture is short: nothing past this many bytes is looked at.
const LOOK: usize = 600;

/// Furniture has no more words than this.
const MOST_WORDS: usize = 80;

/// Why a line is furniture, if it is.
pub(super) fn reason(line: &str, words: usize) -> Option<&'static str> {
    if words > MOST_WORDS {
        return None;
    }
    let low = plain(line);
    if !low.chars().any(char::is_alphanumeric) {
        return Some("separator");
    }
    let tokens: Vec<&str> = low.split([' ', '|', '/', ',']).filter(|w| !w.is_empty()).collect();
    by_phrase(&low, words)
        .or_else(|| is_reprint(line, words).then_some("copyright notice"))
        .or_else(|| is_disclaimer(&low).then_some(APP))
        .or_else(|| (low.starts_with("a post shared by ") && low.contains("(@")).then_some(MEDIA))
        .or_else(|| by_count(&low, words, &tokens))
        .or_else(|| (words == 2 && low.ends_with(" caption")).then_some(CAPTION))
        .or_else(|| is_contact(&low, words).then_some(CONTACT))
        .or_else(|| is_link(line, &low, words).then_some(LINK))
}

/// What a line is by the first of the phrases that fits it.
fn by_phrase(low: &str, words: usize) -> Option<&'static str> {
    let core = low.trim_matches(|c: char| !c.is_alphabetic());
    let inner = low.trim_start_matches(['(', '[']);
    // Spoken words are no button, whatever they are.
    let spoken = inner.starts_with(['"', '\'']);
    // A sentence that quotes someone is no notice, whatever it begins with.
    let speaks = words > 12 && (low.contains("\" ") || low.contains(" \"")) && low.contains(" said");
    let pairs = LetterPairs::of(low);
    let fits = |&&(place, phrase, _): &&(Place, &str, &str)| match place {
        Whole => !spoken && core == phrase && words <= 8,
        _ if speaks => false,
        Start(most) => {
            !spoken && words <= most && inner.strip_prefix(phrase).is_some_and(|rest| ends_word(phrase, rest))
        }
        Inside(most) => {
            words <= most
                && pairs.all_of(phrase)
                && low.find(phrase).is_some_and(|at| ends_word(phrase, &low[at + phrase.len()..]))
        }
    };
    PHRASES.iter().find(fits).map(|p| p.2)
}

/// Whether a line says where the article was first published, as programs that pass on articles write it: "The post Pier
/// shut appeared first on Gull Post." A title stands in it, and names to its end.
fn is_reprint(line: &str, words: usize) -> bool {
    const MARKS: [&str; 3] = [" appeared first on ", " appeared first in ", " first appeared on "];
    let Some(rest) = line.trim_start().strip_prefix("The post ") else { return false };
    let Some((title, outlet)) = MARKS.iter().find_map(|mark| rest.rsplit_once(mark)) else { return false };
    let begun = |w: &str| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let named = |w: &str| begun(w) || w.contains('.') || w.len() <= 3;
    words <= 50
        && begun(title.trim_start_matches(|c: char| !c.is_alphanumeric()))
        && outlet.split_whitespace().count() <= 8
        && outlet.split_whitespace().all(named)
}

/// Whether a sentence of a line says of the views in an article that they are its author's own. That of someone who speaks
/// of such views in an article does not begin so.
fn is_disclaimer(low: &str) -> bool {
    const SAYS: [&str; 4] = [
        "are the author's own",
        "are those of the author",
        "not necessarily reflect the views",
        "not necessarily reflect those",
    ];
    const VIEWS: [&str; 4] = ["view", "views", "opinion", "opinions"];
    const WORKS: [&str; 3] = ["article", "column", "commentary"];
    const OWN: [&str; 6] = ["expressed", "this", "author", "author's", "writer", "here"];
    let own = |says: &&str| {
        let Some(at) = low.find(*says) else { return false };
        let begin = low[..at].rfind(['.', ':', '(', '*']).map_or(0, |b| b + 1);
        let sentence = low[begin..].split(". ").next().unwrap_or("");
        let opens = |w: &str| VIEWS.contains(&w) || says.contains("reflect") && WORKS.contains(&w);
        sentence.split_whitespace().take(4).any(opens)
            && sentence.split([' ', '.', ',']).any(|w| OWN.contains(&w))
            && !sentence.contains(" said")
    };
    SAYS.iter().any(own)
}

/// What a line is that says how long, how old or how many: "4 min read", "2 hours ago", "27 comments", "1 of 6".
fn by_count(low: &str, words: usize, tokens: &[&str]) -> Option<&'static str> {
    let is_number = |w: &str| w.bytes().all(|c| c.is_ascii_digit());
    if (2..=10).contains(&tokens.len()) && tokens.iter().all(|w| NETWORKS.contains(w)) {
        return Some("share button");
    }
    if words <= 9 && is_read_time(tokens) {
        return Some("read time");
    }
    if is_age(low) {
        return Some("age stamp");
    }
    match *tokens {
        [count, "comments" | "comment" | "shares" | "share" | "likes" | "views" | "replies" | "retweets"]
            if count.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            Some(COMMENTS)
        }
        // "3 thoughts on “Mill sold”": as some programs head the comments on an article.
        [count, "thought" | "thoughts", "on", title, ..] if is_number(count) && title.starts_with('"') => {
            Some(COMMENTS)
        }
        [a, "of", b] if is_number(a) && is_number(b) => Some(MEDIA),
        _ => None,
    }
}

/// Whether a line says where to follow or write to someone, or is an address and no more.
fn is_contact(low: &str, words: usize) -> bool {
    let has = |any: &[&str]| any.iter().any(|s| low.contains(s));
    let begins = |any: &[&str]| any.iter().any(|s| low.starts_with(s));
    let follow = begins(&["follow "])
        && (words <= 8 && has(&["on twitter", "on facebook", "on instagram", "on x", " @"])
            || words <= 14 && has(&["twitter", "facebook"]));
    let address = words <= 2 && has(&["@", ".com", "www."]) && low.contains('.');
    let write = words <= 12 && begins(&["write to ", "contact ", "email "]) && low.contains('@');
    follow || address || write
}

/// Whether a line leads to another story: [a teaser in square brackets], a house style, or an address.
fn is_link(line: &str, low: &str, words: usize) -> bool {
    let teaser = (4..=30).contains(&words) && line.starts_with('[') && line.ends_with(']');
    let address = words <= 15 && (low.starts_with("for more ") || low.starts_with("see ")) && low.contains("http");
    teaser && !line.contains(['“', '"']) || address
}

/// Which pairs of neighbouring bytes a line has, by a small hash: rules out most phrases without a search for each.
struct LetterPairs([u64; 8]);

impl LetterPairs {
    fn of(line: &str) -> Self {
        let mut set = [0; 8];
        for pair in line.as_bytes().windows(2) {
            let h = Self::hash(pair);
            set[h / 64] |= 1 << (h % 64);
        }
        Self(set)
    }

    const fn hash(pair: &[u8]) -> usize {
        (pair[0] as usize * 31 + pair[1] as usize * 7) % 512
    }

    fn all_of(&self, phrase: &str) -> bool {
        phrase.as_bytes().windows(2).map(Self::hash).all(|h| self.0[h / 64] >> (h % 64) & 1 == 1)
    }
}

/// Whether a phrase stands before `rest` as words of its own.
fn ends_word(phrase: &str, rest: &str) -> bool {
    !phrase.ends_with(char::is_alphabetic) || !rest.starts_with(char::is_alphabetic)
}

fn is_read_time(tokens: &[&str]) -> bool {
    let number = |w: &str| w.bytes().all(|b| b.is_ascii_digit()) && !w.is_empty();
    tokens
        .windows(3)
        .any(|w| number(w[0]) && matches!(w[1], "min" | "mins" | "minute" | "minutes") && w[2].starts_with("read"))
        || tokens.windows(2).any(|w| {
            (w[0].ends_with("-min") || w[0].ends_with("-minute")) && w[1].starts_with("read")
                || w[0] == "reading" && w[1].starts_with("time") && tokens.len() <= 6
        })
}

/// Whether a line says no more than how long ago something was put up: "14 minutes ago".
pub(super) fn is_age(low: &str) -> bool {
    let words: Vec<&str> = low.trim_matches(|c: char| !c.is_alphanumeric()).split(' ').collect();
    let words = match words.first() {
        Some(&("updated" | "published" | "posted")) => &words[1..],
        _ => &words[..],
    };
    let [count, unit, "ago"] = words else { return false };
    let count = matches!(*count, "a" | "an" | "one") || count.bytes().all(|b| b.is_ascii_digit());
    let unit = unit.trim_end_matches('s');
    count && matches!(unit, "sec" | "second" | "min" | "minute" | "hr" | "hour" | "day" | "week" | "month" | "year")
}

/// What somebody is who writes.
#[rustfmt::skip]
const WRITERS: &[&str] = &[
    "reporter", "correspondent", "editor", "writer", "columnist", "journalist", "producer", "freelancer", "critic",
    "contributor", "author", "photographer",
];

/// Whether a lower-case word says what somebody is who writes.
pub(super) fn is_writer(word: &str) -> bool {
    WRITERS.contains(&word)
}

/// Whether a block tells who its author is: "Ada Roe is a reporter for the Gull Post who covers harbours."
pub(super) fn is_author_note(line: &str, words: usize) -> bool {
    const TIES: &[&str] = &["for", "at", "with", "who", "based", "covering", "covers"];
    if !(6..=70).contains(&words) || line.contains(['“', '"']) {
        return false;
    }
    let list: Vec<&str> = line.split_whitespace().take(16).collect();
    // Two to four words of a name, then what that person is.
    let Some(is) = list.iter().take(6).position(|w| matches!(*w, "is" | "was" | "covers" | "reports" | "writes"))
    else {
        return false;
    };
    let named = (2..=4).contains(&is) && list[..is].iter().all(|w| w.starts_with(char::is_uppercase));
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphabetic()).to_ascii_lowercase();
    let rest: Vec<String> = list[is + 1..].iter().map(|w| bare(w)).collect();
    let low = plain(line);
    let follow = ["follow him", "follow her", "follow them", "on twitter", " @", "can be reached at", "email"];
    let contact = follow.iter().any(|f| low.contains(f));
    let job = matches!(rest.first().map(String::as_str), Some("a" | "an" | "the" | "our"))
        && rest
            .iter()
            .take(7)
            .enumerate()
            .any(|(i, w)| is_writer(w) && rest.get(i + 1).is_some_and(|n| TIES.contains(&n.as_str())));
    let speaks_of_work = !matches!(list[is], "is" | "was");
    named && (job && (contact || words <= 30) || contact && speaks_of_work)
}

/// Whether a line is an agency's credit and no more: "With Reuters.", "jm/dm (AFP, dpa)".
pub(super) fn is_credit(line: &str) -> bool {
    let low = plain(line);
    let mut agencies = 0;
    let mut others = 0;
    for word in low.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if is_agency(word) {
            agencies += 1;
        } else if !CREDIT_WORDS.contains(&word) {
            others += 1;
        }
    }
    // The initials of those who worked on it stand before the agencies.
    let initials = low.split(['(', '[']).next().is_some_and(|h| h.len() <= 12 && h.contains('/'));
    let ap = low.contains("associated press") || low.contains("agence france");
    (agencies > 0 || ap) && (others == 0 || (initials && others <= 3))
}

/// Page furniture that runs into a paragraph at its beginning: how many bytes of it, and why.
pub(super) fn lead_in(line: &str) -> Option<(usize, &'static str)> {
    const LEADS: &[(&str, &str)] = &[
        ("This web browser is no longer supported. Please install a newer one ", APP),
        ("Story highlights ", MEDIA),
        ("STORY HIGHLIGHTS ", MEDIA),
        ("ADVERTISEMENT ", ADVERT),
        ("Advertisement Continue reading the main story ", ADVERT),
        ("Continue reading the main story ", ADVERT),
        ("Enlarge this image toggle caption ", CAPTION),
        ("Image copyright ", CAPTION),
        ("Image caption ", CAPTION),
        ("Media caption ", CAPTION),
    ];
    LEADS.iter().find(|(lead, _)| line.starts_with(lead)).map(|&(lead, reason)| (lead.len(), reason))
}

/// Whether a block is a link line in capitals: a headline, in capitals throughout, that teases another story.
pub(super) fn is_shouted(line: &str) -> bool {
    let mut upper = 0;
    for c in line.chars() {
        if c.is_lowercase() {
            return false;
        }
        upper += u32::from(c.is_uppercase());
    }
    upper >= 12
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(line: &str) -> Option<&'static str> {
        reason(line, line.split_whitespace().count())
    }

    #[test]
    fn furniture_is_told_by_its_words() {
        assert_eq!(why("Share this Post"), Some("share button"));
        assert_eq!(why("4 Min Read"), Some("read time"));
        assert_eq!(why("Gull Post 6 min read"), Some("read time"));
        assert_eq!(why("14 minutes ago"), Some("age stamp"));
        assert_eq!(why("cover caption"), Some(CAPTION));
        assert_eq!(why("Related Content"), Some("related links"));
        assert_eq!(why("[The mayor who would not leave the lighthouse]"), Some(LINK));
        assert_eq!(why("* * *"), Some("separator"));
        assert_eq!(why("(Reporting by Ada Roe; Editing by Tom Hale)"), Some("contributor line"));
        assert_eq!(why("27 comments"), Some(COMMENTS));
        assert_eq!(why("3 thoughts on “The mill is sold”"), Some(COMMENTS));
        assert_eq!(why("3 thoughts on the sale of the mill"), None);
        assert_eq!(why("The post Mill sold appeared first on Gull Post."), Some("copyright notice"));
        assert_eq!(why("The post that he left appeared to be the first on offer."), None);
        assert_eq!(why("1 of 6"), Some(MEDIA));
        assert_eq!(why("Follow Ada Roe on Twitter"), Some(CONTACT));
        assert_eq!(why("ada@gull.example.com"), Some(CONTACT));
        assert_eq!(why("For more see http://gull.example/piers"), Some(LINK));
        for line in [
            "The post “Two piers shut,” says board appeared first in The Gull Post",
            "The post Two piers shut appeared first on gull.example.",
            "The views expressed here are the author's own.",
            "Ada Roe is a fellow at the Harbour Trust. Opinions expressed in this article are those of the author and not of the trust.",
            "This column does not necessarily reflect the views of the Gull Post or its owners.",
            "*The author’s views do not necessarily reflect those of the Gull Post.",
        ] {
            assert!(why(line).is_some(), "{line}");
        }
    }

    #[test]
    fn every_phrase_makes_a_line_furniture() {
        for &(place, phrase, _) in PHRASES {
            let most = match place {
                Whole => 8,
                Start(most) | Inside(most) => most,
            };
            assert!(phrase.split_whitespace().count() <= most, "{phrase} never fits");
            let lines = [phrase.to_owned(), format!("{phrase}x"), format!("x{phrase}")];
            assert!(lines.iter().any(|l| why(l).is_some()), "{phrase}");
        }
    }

    #[test]
    fn prose_is_no_furniture() {
        for line in [
            "The post first appeared on the council's own page on Sunday night, and Mayor Bo Lind said it was his.",
            "The post Bo Lind wrote first appeared on the council's own page.",
            "The post Two piers shut appeared first on the council's page, Bo Lind said.",
            "Bo Lind said that his remarks did not necessarily reflect the views of the council.",
            "These are the author's own photographs of the harbour.",
            "The views of the mayor, Bo Lind said, do not necessarily reflect those of the author.",
            "Share prices fell for a third day on Tuesday.",
            "Comments by the mayor on Monday angered fishermen.",
            "Read more than once, the treaty still puzzles its own authors.",
            "Follow the money, Hale told the council.",
            "“Sign up for the boats now,” Roe said, “or there will be none left when the season starts in May.”",
            "He left two hours ago.",
            "Search teams went out again.",
            "“Listen!”",
            "“Join our fight,” she said.",
            "Good news apparently travels slowly in Port Ellery.",
            "Ellery hopes to become a member of the league.",
        ] {
            assert_eq!(why(line), None, "{line}");
        }
    }

    #[test]
    fn author_notes_tell_of_the_author_and_not_of_the_news() {
        let note = |s: &str| is_author_note(s, s.split_whitespace().count());
        assert!(note("Ada Roe is a staff writer at the Gull Post, based in Oland."));
        assert!(note("Tom Hale covers harbours. Reach him on Twitter @tomhale."));
        assert!(!note("Ada Roe is a member of the harbour board and voted against the plan."));
        assert!(!note(
            "Tom Hale is the editor of a book that the board has banned from its shelves for the whole of the coming year, to the anger of his many readers."
        ));
        assert!(!note("The paper is a writer for hire."));
    }

    #[test]
    fn credits() {
        assert!(is_credit("With Reuters."));
        assert!(is_credit("jm/dm (AFP, dpa)"));
        assert!(is_credit("Source: Associated Press"));
        assert!(!is_credit("With Reuters reporters"));
        assert!(!is_credit("Hale told AFP"));
    }
}
