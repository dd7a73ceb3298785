//! What the metadata says of the article, for those who look for it on the page.

/// What the metadata says of the article.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Told<'a> {
    pub(super) title: Option<&'a str>,
    /// Its text.
    pub(super) body: Option<&'a str>,
    pub(super) description: Option<&'a str>,
    /// The number of its words; 0 where none is told.
    pub(super) words: usize,
    /// Whether it is a live blog: its entries have linked headings too.
    pub(super) live: bool,
    /// Whether it gives the day of publication.
    pub(super) dated: bool,
    /// The page's address.
    pub(super) url: Option<&'a str>,
}
