//! What a run of text is to the article.

/// What a run is to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Text,
    Heading,
    Title,
    Caption,
    Byline,
    /// Kept in the text, but not as the article's.
    Aside(&'static str),
    /// Another article of the page, by number.
    Other(u32),
    /// Not in the text.
    Gone,
}
