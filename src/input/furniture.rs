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
use Place::{Inside, Start, Whole};

const SHARE: &str = "share button";
const LINK: &str = "link to another story";
const RELATED: &str = "related links";
const SIGN_UP: &str = "newsletter box";
const COMMENTS: &str = "comment box";
const CAPTION: &str = "caption button";
const MEDIA: &str = "media label";
const ADVERT: &str = "advertisement";
const RIGHTS: &str = "copyright notice";
const APP: &str = "site notice";
const CONTRIBUTOR: &str = "contributor line";
const CONTACT: &str = "contact box";
const CORRECTION: &str = "correction note";

/// Phrases in lower case with straight marks.
const PHRASES: &[(Place, &str, &str)] = &[
    (Whole, "share", SHARE),
    (Whole, "tweet", SHARE),
    (Whole, "share this", SHARE),
    (Whole, "email", SHARE),
    (Whole, "print", SHARE),
    (Whole, "whatsapp", SHARE),
    (Whole, "facebook", SHARE),
    (Whole, "twitter", SHARE),
    (Whole, "copy link", SHARE),
    (Start(9), "like this story?", SHARE),
    (Start(9), "like this article?", SHARE),
    (Start(9), "enjoyed this article?", SHARE),
    (Whole, "save", SHARE),
    (Whole, "flipboard", SHARE),
    (Whole, "bookmark", SHARE),
    (Whole, "order reprints", SHARE),
    (Start(9), "share this ", SHARE),
    (Start(9), "share on ", SHARE),
    (Start(9), "share via ", SHARE),
    (Start(6), "share article", SHARE),
    (Start(6), "share story", SHARE),
    (Start(6), "share:", SHARE),
    (Start(9), "read or share this story", SHARE),
    (Start(7), "tweet this", SHARE),
    (Start(8), "email this ", SHARE),
    (Start(8), "print this ", SHARE),
    (Start(8), "send this article", SHARE),
    (Inside(30), "order reprints |", SHARE),
    (Whole, "related", RELATED),
    (Whole, "related content", RELATED),
    (Whole, "related articles", RELATED),
    (Whole, "related article", RELATED),
    (Whole, "related stories", RELATED),
    (Whole, "related story", RELATED),
    (Whole, "related news", RELATED),
    (Whole, "related coverage", RELATED),
    (Whole, "related topics", RELATED),
    (Whole, "related posts", RELATED),
    (Whole, "related links", RELATED),
    (Whole, "related tags", RELATED),
    (Whole, "related video", RELATED),
    (Whole, "related videos", RELATED),
    (Whole, "more on this story", RELATED),
    (Whole, "more on this topic", RELATED),
    (Whole, "more on this", RELATED),
    (Whole, "more stories", RELATED),
    (Whole, "more news", RELATED),
    (Whole, "more from this section", RELATED),
    (Whole, "more like this", RELATED),
    (Whole, "around the web", RELATED),
    (Whole, "you may also like", RELATED),
    (Whole, "you might also like", RELATED),
    (Whole, "you may like", RELATED),
    (Whole, "recommended", RELATED),
    (Whole, "recommended stories", RELATED),
    (Whole, "recommended for you", RELATED),
    (Whole, "editor's picks", RELATED),
    (Whole, "editors' picks", RELATED),
    (Whole, "most read", RELATED),
    (Whole, "most popular", RELATED),
    (Whole, "most viewed", RELATED),
    (Whole, "must read", RELATED),
    (Whole, "must reads", RELATED),
    (Whole, "trending", RELATED),
    (Whole, "trending now", RELATED),
    (Whole, "top stories", RELATED),
    (Whole, "latest news", RELATED),
    (Whole, "latest stories", RELATED),
    (Whole, "popular stories", RELATED),
    (Whole, "read more", RELATED),
    (Whole, "read next", RELATED),
    (Whole, "read also", RELATED),
    (Whole, "also read", RELATED),
    (Whole, "see also", RELATED),
    (Whole, "up next", RELATED),
    (Whole, "what to read next", RELATED),
    (Whole, "further reading", RELATED),
    (Whole, "explore more", RELATED),
    (Whole, "explore further", RELATED),
    (Whole, "don't miss", RELATED),
    (Whole, "dont miss", RELATED),
    (Whole, "more headlines", RELATED),
    (Whole, "more articles", RELATED),
    (Whole, "categories", RELATED),
    (Start(5), "popular on ", RELATED),
    (Start(5), "trending on ", RELATED),
    (Start(6), "more great ", RELATED),
    (Whole, "next article", RELATED),
    (Whole, "previous article", RELATED),
    (Whole, "next story", RELATED),
    (Whole, "tags", RELATED),
    (Whole, "topics", RELATED),
    (Start(40), "tags:", RELATED),
    (Start(40), "topics:", RELATED),
    (Start(40), "filed under:", RELATED),
    (Start(80), "most read in ", RELATED),
    (Start(6), "more from ", RELATED),
    (Start(5), "more in ", RELATED),
    (Whole, "recent", RELATED),
    (Whole, "recent posts", RELATED),
    (Whole, "popular", RELATED),
    (Whole, "partner news", RELATED),
    (Start(7), "most popular ", RELATED),
    (Start(8), "more stories from ", RELATED),
    (Start(30), "read more:", LINK),
    (Start(30), "read more about", LINK),
    (Start(30), "read more from", LINK),
    (Start(30), "read more at", LINK),
    (Start(30), "read also:", LINK),
    (Start(30), "read next:", LINK),
    (Start(30), "read:", LINK),
    (Start(30), "also read:", LINK),
    (Start(30), "also read |", LINK),
    (Start(30), "read |", LINK),
    (Start(30), "read here:", LINK),
    (Start(30), "read the full story", LINK),
    (Start(30), "read the rest of the story", LINK),
    (Start(30), "read the full article", LINK),
    (Start(30), "see also:", LINK),
    (Start(30), "see more:", LINK),
    (Start(30), "related:", LINK),
    (Start(30), "related |", LINK),
    (Start(30), "related story:", LINK),
    (Start(30), "related article:", LINK),
    (Start(25), "more:", LINK),
    (Start(25), "watch:", LINK),
    (Start(25), "watch live:", LINK),
    (Start(25), "watch video:", LINK),
    (Start(25), "watch the video", LINK),
    (Start(25), "listen:", LINK),
    (Start(25), "don't miss:", LINK),
    (Start(25), "must read:", LINK),
    (Start(12), "continue reading", LINK),
    (Start(14), "click here ", LINK),
    (Start(14), "click to ", LINK),
    (Start(14), "tap here ", LINK),
    (Start(40), "just watched", LINK),
    (Inside(40), "replay more videos", LINK),
    (Whole, "replay", MEDIA),
    (Whole, "subscribe", SIGN_UP),
    (Whole, "subscribe now", SIGN_UP),
    (Whole, "sign up", SIGN_UP),
    (Whole, "sign in", SIGN_UP),
    (Whole, "log in", SIGN_UP),
    (Start(70), "sign up for ", SIGN_UP),
    (Start(40), "sign up to ", SIGN_UP),
    (Start(40), "sign up here", SIGN_UP),
    (Start(70), "newsletter sign up", SIGN_UP),
    (Start(40), "subscribe to ", SIGN_UP),
    (Start(40), "subscribe for ", SIGN_UP),
    (Start(40), "get the latest news", SIGN_UP),
    (Start(40), "get the day's ", SIGN_UP),
    (Start(40), "get breaking news", SIGN_UP),
    (Start(40), "stay up to date with ", SIGN_UP),
    (Start(30), "stay informed with ", SIGN_UP),
    (Start(30), "never miss a story", SIGN_UP),
    (Start(40), "already a subscriber", SIGN_UP),
    (Start(30), "to continue reading", SIGN_UP),
    (Start(30), "to read this article in full", SIGN_UP),
    (Start(30), "this article is free for", SIGN_UP),
    (Start(30), "this article is for subscribers", SIGN_UP),
    (Start(30), "this content is for subscribers", SIGN_UP),
    (Start(30), "you have reached your limit of", SIGN_UP),
    (Start(30), "you've reached your limit of", SIGN_UP),
    (Start(12), "subscribe to continue", SIGN_UP),
    (Inside(30), "free articles this month", SIGN_UP),
    (Start(40), "have you been affected by", CONTACT),
    (Start(30), "do you have a story to share", CONTACT),
    (Inside(30), "get in touch by emailing", CONTACT),
    (Start(80), "correction:", CORRECTION),
    (Start(80), "corrections:", CORRECTION),
    (Start(80), "clarification:", CORRECTION),
    (Start(80), "correction and clarification:", CORRECTION),
    (Start(60), "an earlier version of this", CORRECTION),
    (Start(60), "a previous version of this", CORRECTION),
    (Start(60), "this article was amended on", CORRECTION),
    (Start(60), "this story has been updated", CORRECTION),
    (Start(60), "this article has been updated", CORRECTION),
    (Start(60), "this story has been corrected", CORRECTION),
    (Start(60), "this article has been corrected", CORRECTION),
    (Start(60), "editor's note: an earlier version", CORRECTION),
    (Start(60), "editor's note: this story has been", CORRECTION),
    (Start(60), "editor's note: this article has been", CORRECTION),
    (Start(30), "thank you for subscribing", SIGN_UP),
    (Start(30), "thanks for subscribing", SIGN_UP),
    (Start(30), "thanks for signing up", SIGN_UP),
    (Inside(80), "enter your email address", SIGN_UP),
    (Inside(80), "verify you're not a robot", SIGN_UP),
    (Inside(60), "delivered to your inbox", SIGN_UP),
    (Inside(60), "straight to your inbox", SIGN_UP),
    (Inside(60), "in your inbox", SIGN_UP),
    (Inside(60), "our free newsletter", SIGN_UP),
    (Inside(60), "our daily newsletter", SIGN_UP),
    (Inside(60), "our newsletter", SIGN_UP),
    (Inside(60), "our privacy policy", SIGN_UP),
    (Whole, "comments", COMMENTS),
    (Whole, "comment", COMMENTS),
    (Whole, "add comment", COMMENTS),
    (Whole, "cancel reply", COMMENTS),
    (Start(6), "share your thoughts", COMMENTS),
    (Start(6), "tell us what you think", COMMENTS),
    (Start(4), "like this:", SHARE),
    (Whole, "like loading", SHARE),
    (Whole, "add a comment", COMMENTS),
    (Whole, "leave a comment", COMMENTS),
    (Whole, "leave a reply", COMMENTS),
    (Whole, "post a comment", COMMENTS),
    (Whole, "view comments", COMMENTS),
    (Whole, "show comments", COMMENTS),
    (Whole, "read comments", COMMENTS),
    (Whole, "join the conversation", COMMENTS),
    (Whole, "join the discussion", COMMENTS),
    (Whole, "have your say", COMMENTS),
    (Whole, "be the first to comment", COMMENTS),
    (Start(12), "no comments", COMMENTS),
    (Start(20), "comments are closed", COMMENTS),
    (Start(30), "comments have been closed", COMMENTS),
    (Start(30), "sort comments", COMMENTS),
    (Start(20), "what do you think?", COMMENTS),
    (Start(20), "let us know in the comments", COMMENTS),
    (Inside(25), "in the comments below", COMMENTS),
    (Inside(25), "required fields are marked", COMMENTS),
    (Whole, "caption", CAPTION),
    (Whole, "captions", CAPTION),
    (Whole, "toggle caption", CAPTION),
    (Whole, "hide caption", CAPTION),
    (Whole, "show caption", CAPTION),
    (Whole, "enlarge this image", CAPTION),
    (Whole, "enlarge image", CAPTION),
    (Whole, "enlarge", CAPTION),
    (Whole, "view gallery", CAPTION),
    (Whole, "open in gallery", CAPTION),
    (Start(6), "open image in gallery", CAPTION),
    (Whole, "view image", CAPTION),
    (Whole, "show all", CAPTION),
    (Whole, "image", MEDIA),
    (Whole, "photo", MEDIA),
    (Whole, "photos", MEDIA),
    (Whole, "video", MEDIA),
    (Whole, "videos", MEDIA),
    (Whole, "gallery", MEDIA),
    (Whole, "media", MEDIA),
    (Whole, "play", MEDIA),
    (Whole, "play video", MEDIA),
    (Whole, "watch video", MEDIA),
    (Whole, "watch now", MEDIA),
    (Whole, "watch live", MEDIA),
    (Whole, "listen", MEDIA),
    (Whole, "listen to article", MEDIA),
    (Whole, "listen to this article", MEDIA),
    (Whole, "audio", MEDIA),
    (Whole, "close", MEDIA),
    (Whole, "loading", MEDIA),
    (Whole, "scroll for video", MEDIA),
    (Whole, "scroll down for video", MEDIA),
    (Start(5), "slideshow (", MEDIA),
    (Start(8), "video player ", MEDIA),
    (Start(20), "media playback is ", MEDIA),
    (Start(20), "your browser does not support", MEDIA),
    (Whole, "ad", ADVERT),
    (Whole, "ads", ADVERT),
    (Whole, "advert", ADVERT),
    (Whole, "sponsored", ADVERT),
    (Whole, "sponsored content", ADVERT),
    (Whole, "promoted content", ADVERT),
    (Whole, "paid content", ADVERT),
    (Start(8), "advertisement", ADVERT),
    (Start(8), "article continues below", ADVERT),
    (Start(8), "story continues below", ADVERT),
    (Start(8), "continue reading below", ADVERT),
    (Start(8), "report this ad", ADVERT),
    (Start(60), "copyright 19", RIGHTS),
    (Start(60), "copyright 20", RIGHTS),
    (Start(60), "copyright ©", RIGHTS),
    (Start(60), "copyright (c)", RIGHTS),
    (Start(60), "c) copyright", RIGHTS),
    (Start(60), "© ", RIGHTS),
    (Start(60), "©", RIGHTS),
    (Inside(60), "all rights reserved", RIGHTS),
    (Inside(60), "may not be published, broadcast", RIGHTS),
    (Inside(40), "republished with permission", RIGHTS),
    (Start(80), "npr transcripts are created", RIGHTS),
    (Start(40), "a version of this article appears in print", RIGHTS),
    (Start(40), "a version of this article appeared", RIGHTS),
    (Start(30), "this article was originally published", RIGHTS),
    (Start(30), "this story was originally published", RIGHTS),
    (Start(30), "this article originally appeared", RIGHTS),
    (Start(30), "this story originally appeared", RIGHTS),
    (Start(30), "this article first appeared", RIGHTS),
    (Inside(60), "web browser is no longer supported", APP),
    (Inside(60), "your browser is out of date", APP),
    (Start(30), "please enable javascript", APP),
    (Inside(40), "to enable javascript", APP),
    (Whole, "privacy overview", APP),
    (Inside(80), "site uses cookies", APP),
    (Start(60), "we use cookies", APP),
    (Start(60), "by using this site", APP),
    (Inside(60), "may earn commission", APP),
    (Inside(60), "may earn a commission", APP),
    (Inside(60), "earn an affiliate commission", APP),
    (Start(20), "get the news app", APP),
    (Start(14), "get the fox news app", APP),
    (Start(12), "get our app", APP),
    (Start(12), "get our free app", APP),
    (Start(12), "get our mobile app", APP),
    (Start(40), "get our newsletter", SIGN_UP),
    (Start(40), "get our free ", SIGN_UP),
    (Start(40), "get our daily ", SIGN_UP),
    (Start(40), "get our best ", SIGN_UP),
    (Start(40), "get our top ", SIGN_UP),
    (Start(60), "necessary cookies are", APP),
    (Whole, "promo content", ADVERT),
    (Whole, "text size", APP),
    (Whole, "font size", APP),
    (Start(40), "chat with us ", CONTACT),
    (Start(40), "do you have a story", CONTACT),
    (Start(30), "citation: ", RIGHTS),
    (Start(60), "this document is subject to copyright", RIGHTS),
    (Whole, "skip to content", APP),
    (Whole, "skip to main content", APP),
    (Whole, "back to top", APP),
    (Whole, "back to home", APP),
    (Whole, "home", APP),
    (Whole, "menu", APP),
    (Whole, "search", APP),
    (Whole, "terms of use", APP),
    (Whole, "privacy policy", APP),
    (Whole, "try our ai features", APP),
    (Start(12), "explore what ", APP),
    (Start(12), "download our app", APP),
    (Start(12), "download the app", APP),
    (Start(20), "download the new ", APP),
    (Start(6), "ai generated summary", APP),
    (Start(6), "ai summary", APP),
    (Start(8), "summarize this article", APP),
    (Start(25), "support our journalism", APP),
    (Start(25), "support independent journalism", APP),
    (Start(10), "contact us", CONTACT),
    (Start(30), "got a story?", CONTACT),
    (Start(40), "got a tip?", CONTACT),
    (Start(40), "have a tip?", CONTACT),
    (Start(40), "do you have a story", CONTACT),
    (Start(40), "we pay for ", CONTACT),
    (Start(25), "email us at ", CONTACT),
    (Start(25), "follow us ", CONTACT),
    (Start(25), "like us on ", CONTACT),
    (Start(25), "find us on ", CONTACT),
    (Start(25), "join us on ", CONTACT),
    (Start(25), "join our ", CONTACT),
    (Start(25), "whatsapp us", CONTACT),
    (Start(20), "you can now listen to ", MEDIA),
    (Start(20), "newyou can now listen to ", MEDIA),
    (Start(20), "new you can now listen to ", MEDIA),
    (Whole, "summary", MEDIA),
    (Whole, "companies", MEDIA),
    (Whole, "key points", MEDIA),
    (Whole, "in this article", RELATED),
    (Whole, "see all topics", RELATED),
    (Whole, "recommended stories", RELATED),
    (Whole, "end of list", RELATED),
    (Whole, "live events", RELATED),
    (Whole, "story timeline", RELATED),
    (Whole, "video ad feedback", ADVERT),
    (Whole, "ad feedback", ADVERT),
    (Whole, "story continues", ADVERT),
    (Whole, "article continues", ADVERT),
    (Whole, "skip advertisement", ADVERT),
    (Whole, "continue reading", LINK),
    (Whole, "skip past newsletter promotion", SIGN_UP),
    (Whole, "after newsletter promotion", SIGN_UP),
    (Whole, "view image in fullscreen", CAPTION),
    (Whole, "view in fullscreen", CAPTION),
    (Whole, "open full image", CAPTION),
    (Start(8), "ap audio:", MEDIA),
    (Start(20), "please use chrome browser", APP),
    (Start(20), "please use a chrome browser", APP),
    (Start(12), "this video can not be played", MEDIA),
    (Start(12), "this video cannot be played", MEDIA),
    (Start(12), "to play this video you need", MEDIA),
    (Start(12), "your support makes all the difference", APP),
    (Start(12), "our standards: the thomson reuters", APP),
    (Start(8), "opens new tab", APP),
    (Start(6), "purchase licensing rights", RIGHTS),
    (Inside(60), "may not be republished, broadcast", RIGHTS),
    (Inside(60), "may not be published, rewritten", RIGHTS),
    (Inside(50), "published from a syndicated feed", RIGHTS),
    (Inside(50), "auto-generated from a syndicated feed", RIGHTS),
    (Inside(50), "generated from a syndicated", RIGHTS),
    (Inside(50), "has not been edited by our staff", RIGHTS),
    (Inside(50), "not been created or edited by", RIGHTS),
    (Inside(40), "to our whatsapp channel", SIGN_UP),
    (Inside(40), "join us on telegram", SIGN_UP),
    (Inside(40), "our telegram channel", SIGN_UP),
    (Inside(40), "our youtube channel", SIGN_UP),
    (Inside(40), "add us as a preferred source", SIGN_UP),
    (Inside(40), "support independent journalism", APP),
    (Start(30), "if you have a story", CONTACT),
    (Start(25), "for more stories ", LINK),
    (Start(25), "for more news ", LINK),
    (Start(25), "for all the latest", LINK),
    (Start(25), "see more on ", LINK),
    (Start(25), "learn more about ", LINK),
    (Start(25), "editor's note: this story was first", APP),
    (Inside(40), "reporters and editors used", APP),
    (Start(20), "this article was produced with", APP),
    (Inside(30), "contributed to this report", CONTRIBUTOR),
    (Inside(30), "contributed to this article", CONTRIBUTOR),
    (Inside(30), "contributed to this story", CONTRIBUTOR),
    (Inside(30), "contributed reporting", CONTRIBUTOR),
    (Inside(30), "contributed to the report", CONTRIBUTOR),
    (Start(40), "reporting by ", CONTRIBUTOR),
    (Start(30), "additional reporting by ", CONTRIBUTOR),
    (Start(30), "editing by ", CONTRIBUTOR),
    (Start(30), "writing by ", CONTRIBUTOR),
    (Start(30), "compiled by ", CONTRIBUTOR),
    (Start(30), "with reporting by ", CONTRIBUTOR),
    (Start(30), "with reporting from ", CONTRIBUTOR),
    (Start(30), "with additional reporting", CONTRIBUTOR),
    (Start(30), "with inputs from ", CONTRIBUTOR),
    (Start(30), "with input from ", CONTRIBUTOR),
    (Start(30), "with files from ", CONTRIBUTOR),
    (Start(30), "with agency inputs", CONTRIBUTOR),
    (Start(30), "edited by:", CONTRIBUTOR),
    (Start(30), "edited by ", CONTRIBUTOR),
];

/// News agencies and picture desks, in lower case.
const AGENCIES: &[&str] = &[
    "aap",
    "afp",
    "agencies",
    "agency",
    "alamy",
    "ani",
    "ans",
    "ansa",
    "ap",
    "bbc",
    "bloomberg",
    "cnn",
    "dpa",
    "dw",
    "efe",
    "epa",
    "getty",
    "ians",
    "interfax",
    "kyodo",
    "nytimes",
    "pa",
    "pti",
    "reuter",
    "reuters",
    "rex",
    "shutterstock",
    "sputnik",
    "tass",
    "upi",
    "wires",
    "xinhua",
    "yonhap",
    "zuma",
    "anadolu",
    "istock",
    "rtr",
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
    AGENCIES.contains(&word)
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

/// Why a line is furniture, if it is.
pub(super) fn reason(line: &str, words: usize) -> Option<&'static str> {
    if words > 80 {
        return None;
    }
    let low = plain(line);
    if low.is_empty() || !low.chars().any(char::is_alphanumeric) {
        return Some("separator");
    }
    let core = low.trim_matches(|c: char| !c.is_alphabetic());
    let inner = low.trim_start_matches(['(', '[']);
    // Spoken words are no button, whatever they are.
    let spoken = inner.starts_with(['"', '\'']);
    // A sentence that quotes someone is no notice, whatever it begins with.
    let speaks = words > 12 && (low.contains("\" ") || low.contains(" \"")) && low.contains(" said");
    let pairs = LetterPairs::of(&low);
    for &(place, phrase, reason) in PHRASES {
        let hit = match place {
            Whole => !spoken && core == phrase && words <= 8,
            Start(most) => {
                !spoken && words <= most && inner.starts_with(phrase) && ends_word(phrase, &inner[phrase.len()..])
            }
            Inside(most) => {
                words <= most
                    && pairs.all_of(phrase)
                    && low.find(phrase).is_some_and(|at| ends_word(phrase, &low[at + phrase.len()..]))
            }
        };
        if hit && !(speaks && place != Whole) {
            return Some(reason);
        }
    }
    let tokens: Vec<&str> = low.split([' ', '|', '/', ',']).filter(|w| !w.is_empty()).collect();
    if words <= 9 && is_read_time(&tokens) {
        return Some("read time");
    }
    if is_age(&low) {
        return Some("age stamp");
    }
    if let [count, what] = tokens[..]
        && count.starts_with(|c: char| c.is_ascii_digit())
        && matches!(what, "comments" | "comment" | "shares" | "share" | "likes" | "views" | "replies" | "retweets")
    {
        return Some(COMMENTS);
    }
    if words == 2 && low.ends_with(" caption") {
        return Some(CAPTION);
    }
    if words <= 8
        && low.starts_with("follow ")
        && ["on twitter", "on facebook", "on instagram", "on x", " @"].iter().any(|s| low.contains(s))
    {
        return Some(CONTACT);
    }
    if words <= 14 && low.starts_with("follow ") && (low.contains("twitter") || low.contains("facebook")) {
        return Some(CONTACT);
    }
    // An address and no more; "1 of 6"; "Write to Ada Roe at ada@gull.example".
    if words <= 2 && (low.contains('@') || low.contains(".com") || low.contains("www.")) && low.contains('.') {
        return Some(CONTACT);
    }
    if words <= 12
        && (low.starts_with("write to ") || low.starts_with("contact ") || low.starts_with("email "))
        && low.contains('@')
    {
        return Some(CONTACT);
    }
    if let [a, "of", b] = tokens[..]
        && [a, b].iter().all(|w| w.bytes().all(|c| c.is_ascii_digit()))
    {
        return Some(MEDIA);
    }
    // [A teaser in square brackets], a house style for links.
    if (4..=30).contains(&words) && line.starts_with('[') && line.ends_with(']') && !line.contains(['“', '"']) {
        return Some(LINK);
    }
    if words <= 15 && (low.starts_with("for more ") || low.starts_with("see ")) && low.contains("http") {
        return Some(LINK);
    }
    None
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

/// Whether a block tells who its author is: "Ada Roe is a reporter for the Gull Post who covers harbours."
pub(super) fn is_author_note(line: &str, words: usize) -> bool {
    const JOBS: &[&str] = &[
        "reporter",
        "correspondent",
        "editor",
        "writer",
        "columnist",
        "journalist",
        "producer",
        "freelancer",
        "critic",
        "contributor",
        "author",
        "photographer",
    ];
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
    let job =
        matches!(rest.first().map(String::as_str), Some("a" | "an" | "the" | "our"))
            && rest.iter().take(7).enumerate().any(|(i, w)| {
                JOBS.contains(&w.as_str()) && rest.get(i + 1).is_some_and(|n| TIES.contains(&n.as_str()))
            });
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
        assert_eq!(why("Share this Post"), Some(SHARE));
        assert_eq!(why("4 Min Read"), Some("read time"));
        assert_eq!(why("Gull Post 6 min read"), Some("read time"));
        assert_eq!(why("14 minutes ago"), Some("age stamp"));
        assert_eq!(why("cover caption"), Some(CAPTION));
        assert_eq!(why("Related Content"), Some(RELATED));
        assert_eq!(why("[The mayor who would not leave the lighthouse]"), Some(LINK));
        assert_eq!(why("* * *"), Some("separator"));
        assert_eq!(why("(Reporting by Ada Roe; Editing by Tom Hale)"), Some(CONTRIBUTOR));
        assert_eq!(why("27 comments"), Some(COMMENTS));
    }

    #[test]
    fn prose_is_no_furniture() {
        for line in [
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
