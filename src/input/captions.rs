//! Photo captions and credits in plain text.

use super::blocks::ends_sentence;
use super::furniture::{is_agency, plain};

/// Words that place someone in a picture.
const IN_PICTURE: &[&str] = &[
    "(left)",
    "(right)",
    "(centre)",
    "(center)",
    "(l)",
    "(r)",
    "(c)",
    "(l-r)",
    "(pictured)",
    "(second left)",
    "(second right)",
    "(c-r)",
    "(top)",
    "(bottom)",
    ", left,",
    ", right,",
    ", center,",
    ", centre,",
    "pictured",
    "seen here",
    "is seen ",
    "are seen ",
    "file photo",
    "file picture",
    "file image",
    "looks on",
    "look on",
    "poses for",
    "pose for",
    "shake hands",
    "shakes hands",
    "photo by",
    "photo:",
    "image:",
    "photograph:",
    "undated",
];

const STARTS: &[&str] = &[
    "file - ",
    "file – ",
    "file — ",
    "file photo",
    "file picture",
    "photo:",
    "photo by",
    "photos:",
    "photo credit",
    "photograph:",
    "image:",
    "image credit",
    "image source",
    "image copyright",
    "image caption",
    "media caption",
    "picture:",
    "pictures:",
    "pictured:",
    "caption:",
    "credit:",
    "credits:",
    "illustration:",
    "(photo",
    "[photo",
    "(image",
    "getty images",
    "representational image",
    "representative image",
];

/// Whether a lower-case stretch reads as a picture credit: an agency or photographer and little else.
fn is_picture_credit(low: &str) -> bool {
    const LEADS: &[&str] = &[
        "photo", "image", "picture", "courtesy", "screen", "file", "handout", "via ", "credit", "source", "supplied",
        "pool",
    ];
    let words: Vec<&str> = low.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    if words.is_empty() || words.len() > 14 || low.contains("warning") {
        return false;
    }
    // A broadcaster's name alone may be a channel.
    let agency = words.iter().any(|w| is_agency(w) && !matches!(*w, "bbc" | "cnn" | "pa" | "dw" | "agency"))
        || low.contains("associated press")
        || low.ends_with(" news")
        || (words.len() == 1 && is_agency(words[0]));
    let lead = LEADS.iter().any(|s| low.starts_with(s)) || low.contains("/getty") || low.contains(" photo");
    (agency && words.len() <= 10) || (lead && words.len() <= 10)
}

/// The text inside a bracket that ends a line, in lower case.
fn last_bracket(low: &str) -> Option<&str> {
    let inner = low.trim_end_matches(['.', ' ']).strip_suffix(')')?;
    let open = inner.rfind('(')?;
    Some(&inner[open + 1..])
}

/// "1/5"
fn is_of_many(text: &str) -> bool {
    let number = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    text.split_once('/').is_some_and(|(a, b)| number(a) && number(b))
}

/// Whether a bracket behind the last sentence names whose a picture is: "Roe at the pier. (Gull Pictures)".
fn ends_in_owner(line: &str) -> bool {
    // What stenographers put there.
    const HEARD: &[&str] = &["laughter", "applause", "crosstalk", "inaudible", "cheers", "video", "music", "ph", "sic"];
    let Some(rest) = line.strip_suffix(')') else { return false };
    let Some((text, owner)) = rest.rsplit_once('(') else { return false };
    let names = owner.split(|c: char| c.is_whitespace() || c == '/').filter(|w| !w.is_empty());
    let capital = |w: &str| w.starts_with(char::is_uppercase) && !w.bytes().any(|b| b.is_ascii_digit());
    ends_sentence(text.trim_end())
        && !text.contains(['“', '"', '”'])
        && (1..=5).contains(&names.clone().count())
        && names.clone().all(capital)
        && !HEARD.contains(&owner.to_lowercase().split(' ').next().unwrap_or(""))
        && !text.contains(" said")
}

/// Whether a bracket names who took a picture and for whom, or whose it is: "ada roe/gull post", "picture: harbour board".
fn is_desk(inside: &str) -> bool {
    let words = inside.split_whitespace().count();
    let by = inside.split_once('/').is_some_and(|(who, desk)| who.trim().contains(' ') && !desk.trim().is_empty());
    let named =
        ["picture:", "pictures:", "image:", "images:", "photo:", "photos:", "photograph:", "credit:", "picture by "];
    (2..=8).contains(&words) && (by || named.iter().any(|n| inside.starts_with(n))) && !inside.contains("http")
}

/// Whether a line is a credit alone: "Ada Roe/Gull Pictures/AFP", "Getty Images".
pub(super) fn is_credit_line(line: &str, words: usize) -> bool {
    if words > 14 || ends_sentence(line) && !line.ends_with(')') {
        return false;
    }
    let low = plain(line);
    let slash = low.contains('/') && !low.contains("http");
    let tail: Vec<&str> = low.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let Some(last) = tail.last() else { return false };
    let ends_in_agency = is_agency(last) || low.ends_with("getty images") || low.ends_with("associated press");
    (slash && (ends_in_agency || tail.iter().any(|w| is_agency(w)) || low.contains(" photo")))
        || low.ends_with("getty images") && words <= 6
        || (words <= 8 && (low.contains(" via ap") || low.contains(" through ap") || low.contains("via reuters")))
        || (words <= 8 && (low.starts_with("photo by ") || low.starts_with("photo: ") || low.starts_with("credit: ")))
        || (words <= 8
            && low.starts_with('(')
            && low.ends_with(')')
            && is_picture_credit(low.trim_matches(['(', ')']))
            && tail.iter().any(|w| matches!(*w, "photo" | "photos" | "images" | "image" | "file")))
}

/// Why a block is a caption, if it is.
pub(super) fn reason(line: &str, words: usize) -> Option<&'static str> {
    if words > 130 {
        return None;
    }
    let low = plain(line);
    if ["toggle caption", "hide caption", "enlarge this image", "image copyright", "image caption"]
        .iter()
        .any(|s| low.contains(s))
        && words <= 60
    {
        return Some("picture caption");
    }
    // "A ferry at the pier.Credit...Ada Roe for The Gull Post"
    if words <= 60
        && let Some(at) = line.find("Credit...")
        && line[at + "Credit...".len()..].chars().next().is_none_or(char::is_uppercase)
    {
        return Some(if at == 0 { "picture credit" } else { "picture caption" });
    }
    if is_credit_line(line, words) {
        return Some("picture credit");
    }
    if (words <= 70 || low.starts_with("file ")) && STARTS.iter().any(|s| low.starts_with(s)) {
        return Some("picture caption");
    }
    // "[1/5] The mayor at the pier"; "Source: Harbour board" under a chart.
    let numbered = line.starts_with('[') && line[1..].split_once(']').is_some_and(|(n, _)| is_of_many(n));
    if numbered && words <= 60 || words <= 12 && low.starts_with("source: ") && !ends_sentence(line) {
        return Some("picture caption");
    }
    if (5..=45).contains(&words) && ends_in_owner(line) {
        return Some("picture caption");
    }
    if let Some(inside) = last_bracket(&low)
        && words >= 6
        && (is_picture_credit(inside) || line.ends_with(')') && is_desk(inside))
        // Words that someone spoke are no caption, whoever is credited behind them.
        && !low.contains(" said")
    {
        return Some("picture caption");
    }
    if words <= 60 && is_credited(line, &low) || low.contains('©') && words <= 40 && !ends_sentence(line) {
        return Some("picture caption");
    }
    None
}

/// Whether a line ends with who made its picture: "[1/2] The mayor at the pier. REUTERS/Ada Roe/File Photo". `low` is the
/// same in lower case.
fn is_credited(line: &str, low: &str) -> bool {
    #[rustfmt::skip]
    const CREDITS: [&str; 9] = [
        "reuters/", "ap photo/", "afp/", "pic: ", "photograph: ", "photo: ", "image source, ", "picture by ", "credit: ",
    ];
    let tail = low.char_indices().rev().nth(60).map_or(low, |(i, _)| &low[i..]);
    (low.starts_with('[') && low[1..].starts_with(|c: char| c.is_ascii_digit()) || !ends_sentence(line))
        && CREDITS.iter().any(|s| tail.contains(s))
        && !low.contains(" said")
}

/// Whether a line that opens with a picture desk's name and ends without a stop is a caption with its credit first.
pub(super) fn credit_first(line: &str, words: usize) -> bool {
    if !(4..=40).contains(&words) || ends_sentence(line) {
        return false;
    }
    let low = plain(line);
    // "Xinhua | Updated: 2031-05-03" is a date line.
    if low.contains(" | ") {
        return false;
    }
    let head = low.split([' ', ':']).next().unwrap_or("");
    head.len() > 2 && is_agency(head) && !matches!(head, "bbc" | "cnn" | "bloomberg" | "reuters")
        || low.starts_with("getty - contributor ")
        || low.starts_with("ap:associated press ")
        || low.starts_with("splash news ")
        || low.starts_with("reuters ")
            && line.split_whitespace().nth(1).is_some_and(|w| w.starts_with(char::is_uppercase))
}

/// Whether a block that stands before a credit line describes a picture.
pub(super) fn describes_picture(line: &str, words: usize, at_top: bool) -> bool {
    if words > 60 || line.contains(['“', '"']) && line.contains(" said") {
        return false;
    }
    let low = plain(line);
    IN_PICTURE.iter().any(|s| low.contains(s)) || (at_top && words <= 45) || (!ends_sentence(line) && words >= 5)
}

/// Whether a line without a stop at its end says that it describes a picture.
pub(super) fn is_pictured(line: &str, words: usize) -> bool {
    let low = plain(line);
    (5..=50).contains(&words)
        && !ends_sentence(line)
        && !line.ends_with(':')
        && [
            "(pictured",
            "(left)",
            "(right)",
            "pictured ",
            "(l-r)",
            "(l)",
            "(r)",
            "(c)",
            "is seen ",
            "are seen ",
            "file photo",
        ]
        .iter()
        .any(|s| low.contains(s))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(line: &str) -> Option<&'static str> {
        reason(line, line.split_whitespace().count())
    }

    #[test]
    fn captions_and_credits() {
        assert!(why("Ada Roe/Gull Pictures/Pool Photo via AP").is_some());
        assert!(why("Mayor Roe opens the new pier at Port Ellery on Monday. (Tom Hale/AFP)").is_some());
        assert!(why("FILE - Mayor Roe speaks at the pier in Port Ellery, May 3, 2031.").is_some());
        assert!(why("Enlarge this image toggle caption Tom Hale/Getty Images").is_some());
        assert!(why("Mayor Roe told the council (Reuters had asked twice) that she would stay.").is_none());
        assert!(why("A ferry at the pier.Credit...Ada Roe for The Gull Post").is_some());
        assert!(why("“They gave us no credit... not one word in the whole report,” said Bo Lind.").is_none());
        assert!(why("The film closes with a page headed Credit... and then nothing.").is_none());
        assert!(why("The mayor won (and by some margin).").is_none());
        assert!(why("A crowd of 3/4 of the town came, she said.").is_none());
    }
}
