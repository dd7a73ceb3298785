//! What the names of classes, ids and roles say about an element.

/// What an element is, by its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing is known.
    Unknown,
    /// The text of the article.
    Body,
    /// A picture's caption or credit.
    Caption,
    /// Who wrote it.
    Byline,
    /// The article's title.
    Title,
    /// No part of the article, whatever its size.
    Never(&'static str),
    /// Probably no part of the article, unless it holds much of the text.
    Seldom(&'static str),
}

/// Words in names, and what they say.
const NAMES: &[(&str, Role)] = &[
    ("comments", Role::Never("comments")),
    ("comment", Role::Never("comments")),
    ("commentlist", Role::Never("comments")),
    ("disqus", Role::Never("comments")),
    ("respond", Role::Never("comments")),
    ("livefyre", Role::Never("comments")),
    ("spotim", Role::Never("comments")),
    ("related", Role::Never("related links")),
    ("recommended", Role::Never("related links")),
    ("recommendation", Role::Never("related links")),
    ("recommendations", Role::Never("related links")),
    ("recirc", Role::Never("related links")),
    ("recirculation", Role::Never("related links")),
    ("readmore", Role::Never("related links")),
    ("outbrain", Role::Never("related links")),
    ("taboola", Role::Never("related links")),
    ("zergnet", Role::Never("related links")),
    ("revcontent", Role::Never("related links")),
    ("trending", Role::Never("related links")),
    ("popular", Role::Never("related links")),
    ("mostread", Role::Never("related links")),
    ("mostpopular", Role::Never("related links")),
    ("crosslinks", Role::Never("related links")),
    ("teaser", Role::Seldom("related links")),
    ("teasers", Role::Seldom("related links")),
    ("morestories", Role::Never("related links")),
    ("newsletter", Role::Never("newsletter box")),
    ("newsletters", Role::Never("newsletter box")),
    ("signup", Role::Never("newsletter box")),
    ("subscribe", Role::Seldom("newsletter box")),
    ("subscription", Role::Seldom("newsletter box")),
    ("optin", Role::Never("newsletter box")),
    ("mailchimp", Role::Never("newsletter box")),
    ("share", Role::Never("share buttons")),
    ("sharing", Role::Never("share buttons")),
    ("sharedaddy", Role::Never("share buttons")),
    ("sharebar", Role::Never("share buttons")),
    ("shares", Role::Never("share buttons")),
    ("addthis", Role::Never("share buttons")),
    ("addtoany", Role::Never("share buttons")),
    ("social", Role::Seldom("share buttons")),
    ("socials", Role::Never("share buttons")),
    ("breadcrumb", Role::Never("navigation")),
    ("breadcrumbs", Role::Never("navigation")),
    ("nav", Role::Seldom("navigation")),
    ("navbar", Role::Never("navigation")),
    ("navigation", Role::Seldom("navigation")),
    ("menu", Role::Seldom("navigation")),
    ("pagination", Role::Never("navigation")),
    ("pager", Role::Never("navigation")),
    ("skip", Role::Seldom("navigation")),
    ("toc", Role::Seldom("navigation")),
    ("sidebar", Role::Seldom("sidebar")),
    ("rail", Role::Seldom("sidebar")),
    ("aside", Role::Seldom("sidebar")),
    ("complementary", Role::Seldom("sidebar")),
    ("widget", Role::Seldom("widget")),
    ("widgets", Role::Seldom("widget")),
    ("footer", Role::Seldom("page footer")),
    ("contentinfo", Role::Seldom("page footer")),
    ("rodape", Role::Seldom("page footer")),
    ("masthead", Role::Seldom("page header")),
    ("ad", Role::Seldom("advertisement")),
    ("ads", Role::Seldom("advertisement")),
    ("advert", Role::Never("advertisement")),
    ("adverts", Role::Never("advertisement")),
    ("advertisement", Role::Never("advertisement")),
    ("advertising", Role::Never("advertisement")),
    ("sponsor", Role::Seldom("advertisement")),
    ("sponsored", Role::Never("advertisement")),
    ("promo", Role::Seldom("advertisement")),
    ("promos", Role::Seldom("advertisement")),
    ("promotion", Role::Seldom("advertisement")),
    ("banner", Role::Seldom("advertisement")),
    ("cta", Role::Seldom("advertisement")),
    ("donate", Role::Seldom("advertisement")),
    ("donation", Role::Seldom("advertisement")),
    ("cookie", Role::Never("site notice")),
    ("cookies", Role::Never("site notice")),
    ("consent", Role::Never("site notice")),
    ("gdpr", Role::Never("site notice")),
    ("modal", Role::Seldom("site notice")),
    ("popup", Role::Seldom("site notice")),
    ("overlay", Role::Seldom("site notice")),
    ("lightbox", Role::Seldom("site notice")),
    ("paywall", Role::Seldom("site notice")),
    ("regwall", Role::Seldom("site notice")),
    ("signin", Role::Seldom("site notice")),
    ("dialog", Role::Never("site notice")),
    ("alertdialog", Role::Never("site notice")),
    ("notification", Role::Seldom("site notice")),
    ("notifications", Role::Seldom("site notice")),
    ("toast", Role::Seldom("site notice")),
    ("tooltip", Role::Seldom("site notice")),
    ("login", Role::Seldom("site notice")),
    ("disclaimer", Role::Seldom("site notice")),
    ("copyright", Role::Seldom("copyright notice")),
    ("bio", Role::Seldom("about the author")),
    ("authorbox", Role::Never("about the author")),
    ("authorbio", Role::Never("about the author")),
    ("tags", Role::Seldom("tags")),
    ("taglist", Role::Never("tags")),
    ("tagcloud", Role::Never("tags")),
    ("keywords", Role::Seldom("tags")),
    ("toolbar", Role::Seldom("tools")),
    ("tools", Role::Seldom("tools")),
    ("hidden", Role::Seldom("hidden text")),
    ("noprint", Role::Seldom("hidden text")),
    ("visuallyhidden", Role::Never("hidden text")),
    ("caption", Role::Caption),
    ("captions", Role::Caption),
    ("figcaption", Role::Caption),
    ("imagecaption", Role::Caption),
    ("photocaption", Role::Caption),
    ("byline", Role::Byline),
    ("bylines", Role::Byline),
    ("author", Role::Byline),
    ("authors", Role::Byline),
    ("writer", Role::Byline),
    ("reporter", Role::Byline),
    ("headline", Role::Title),
    ("articlebody", Role::Body),
    ("storybody", Role::Body),
    ("bodytext", Role::Body),
];

/// Pairs of neighbouring words in names.
const PAIRS: &[(&str, &str, Role)] = &[
    ("article", "body", Role::Body),
    ("story", "body", Role::Body),
    ("article", "text", Role::Body),
    ("story", "text", Role::Body),
    ("entry", "content", Role::Body),
    ("post", "content", Role::Body),
    ("post", "body", Role::Body),
    ("body", "copy", Role::Body),
    ("body", "text", Role::Body),
    ("article", "content", Role::Body),
    ("story", "content", Role::Body),
    ("read", "more", Role::Never("related links")),
    ("read", "next", Role::Never("related links")),
    ("more", "stories", Role::Never("related links")),
    ("more", "from", Role::Never("related links")),
    ("more", "news", Role::Never("related links")),
    ("most", "read", Role::Never("related links")),
    ("most", "viewed", Role::Never("related links")),
    ("see", "also", Role::Never("related links")),
    ("also", "like", Role::Never("related links")),
    ("top", "stories", Role::Never("related links")),
    ("latest", "news", Role::Never("related links")),
    ("sign", "in", Role::Seldom("site notice")),
    ("sign", "up", Role::Never("newsletter box")),
    ("image", "credit", Role::Caption),
    ("photo", "credit", Role::Caption),
    ("media", "credit", Role::Caption),
    ("image", "caption", Role::Caption),
    ("about", "author", Role::Never("about the author")),
    ("author", "box", Role::Never("about the author")),
    ("author", "info", Role::Seldom("about the author")),
    ("author", "name", Role::Byline),
    ("sr", "only", Role::Never("hidden text")),
    ("screen", "reader", Role::Never("hidden text")),
    ("visually", "hidden", Role::Never("hidden text")),
];

/// Splits a name into lower-case words: at punctuation and where a small letter meets a capital.
fn words(name: &str, mut each: impl FnMut(&str)) {
    let mut word = String::new();
    let mut small = false;
    for c in name.chars() {
        if !c.is_ascii_alphabetic() || (small && c.is_ascii_uppercase()) {
            if !word.is_empty() {
                each(&word);
                word.clear();
            }
            if !c.is_ascii_alphabetic() {
                small = false;
                continue;
            }
        }
        small = c.is_ascii_lowercase();
        word.push(c.to_ascii_lowercase());
    }
    if !word.is_empty() {
        each(&word);
    }
}

fn rank(role: Role) -> u8 {
    match role {
        Role::Unknown => 0,
        Role::Title | Role::Byline => 1,
        Role::Seldom(_) => 2,
        Role::Caption => 3,
        Role::Never(_) => 4,
        Role::Body => 5,
    }
}

/// What one name says. `article-body__share` is a part of the article's text that has a name of its own.
fn role_of_name(name: &str) -> Role {
    // What an article is about, and where it was filed.
    if ["category-", "tag-", "topic-", "term-"].iter().any(|p| name.starts_with(p)) {
        return Role::Unknown;
    }
    let mut best = Role::Unknown;
    let mut before = String::new();
    words(name, |word| {
        // What an element has or lacks it is not.
        let is_about_another =
            matches!(before.as_str(), "has" | "with" | "no" | "without" | "hide" | "after" | "before");
        let single = NAMES.iter().find(|(n, _)| *n == word && !is_about_another).map(|n| n.1);
        let pair = PAIRS.iter().find(|(a, b, _)| *a == before && *b == word).map(|p| p.2);
        for found in [single, pair].into_iter().flatten() {
            let narrows = best == Role::Body && matches!(found, Role::Seldom(_) | Role::Never(_));
            if rank(found) > rank(best) || narrows {
                best = found;
            }
        }
        before.clear();
        before.push_str(word);
    });
    best
}

/// What an element's names say, and the name that says it. The strongest saying counts; of equals, the first.
pub(super) fn role(names: &str) -> (Role, &str) {
    // Names are short; what is longer is data.
    let names = &names[..names.char_indices().nth(300).map_or(names.len(), |(i, _)| i)];
    let mut best = (Role::Unknown, "");
    for name in names.split_whitespace() {
        let found = role_of_name(name);
        if rank(found) > rank(best.0) {
            best = (found, name);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(names: &str) -> Role {
        role(names).0
    }

    #[test]
    fn a_part_of_the_text_has_a_name_of_its_own() {
        assert_eq!(of("article-body__share"), Role::Never("share buttons"));
        assert_eq!(of("post-content-hidden"), Role::Seldom("hidden text"));
        assert_eq!(of("article-content has-sidebar"), Role::Body);
        assert_eq!(of("has-sidebar grid"), Role::Unknown);
        assert_eq!(role("wide teaser-row box").1, "teaser-row");
        assert_eq!(of("post category-newsletter tag-comments"), Role::Unknown);
    }

    #[test]
    fn names_tell_roles() {
        assert_eq!(of("story-body__inner"), Role::Body);
        assert_eq!(of("ArticleBody-main"), Role::Body);
        assert_eq!(of("relatedLinks box"), Role::Never("related links"));
        assert_eq!(of("c-caption"), Role::Caption);
        assert_eq!(of("header shadow"), Role::Unknown);
        assert_eq!(of("read__more"), Role::Never("related links"));
        assert_eq!(of("read more"), Role::Unknown);
        assert_eq!(of("download"), Role::Unknown);
    }
}
