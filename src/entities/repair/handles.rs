//! Names that people have online: "@harbour_ann", "tidewatch77". The tagger knows the letters of names, and these have
//! others; what stands beside one tells it, and then it is one wherever it stands.

use super::missed::{MARGIN, fill};
use crate::entities::context::Context;
use crate::entities::detect::tagger::Tagged;
use crate::entities::lists::hash;
use crate::hashed::Set;
use crate::report::EntityType;

/// Who is called so, or what one is called.
const OWNERS: [&str; 9] =
    ["account", "commenter", "handle", "moderator", "named", "poster", "redditor", "user", "username"];

/// What someone online is told to do, mostly.
const SAYS: [&str; 12] = [
    "added",
    "answered",
    "asked",
    "commented",
    "posted",
    "replied",
    "said",
    "says",
    "tweeted",
    "warned",
    "writes",
    "wrote",
];

/// Handles that say something somewhere in the article, or are called one.
pub(super) fn apply(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let shown = (0..c.atoms.len()).filter(|&i| is_handle(c.word(i)) && is_shown(c, i));
    let shown: Vec<u32> = shown.map(|i| key(c, i)).collect();
    if shown.is_empty() {
        return tagged;
    }
    let known: Set<u32> = shown.into_iter().collect();
    let is_one = |i: usize| is_handle(c.word(i)) && known.contains(&key(c, i));
    fill(c, tagged, EntityType::Per, &is_one, |t| Tagged::by_rule(t.start, t.end, EntityType::Per, MARGIN))
}

impl Tagged {
    /// Whether this is a name that somebody has online, which has other letters than names.
    pub(in crate::entities) fn is_handle(&self, c: &Context<'_>) -> bool {
        self.len() == 1 && self.kind == EntityType::Per && self.types == [0; 4] && is_handle(c.word(self.start))
    }
}

/// The word whatever its case: a sentence may begin with it.
fn key(c: &Context<'_>, i: usize) -> u32 {
    hash::word(&c.word(i).to_lowercase())
}

/// Whether the words beside a handle tell that it is someone's.
fn is_shown(c: &Context<'_>, i: usize) -> bool {
    let after_comma = i > 1 && c.word(i - 1) == ",";
    let owner = i > 0 && c.words.is(i - 1 - usize::from(after_comma), &OWNERS);
    owner || c.words.is(i + 1, &SAYS) || i > 0 && c.words.is(i - 1, &SAYS)
}

/// Whether a word looks like a handle: with "@", with a low line inside, or with a number after a word. "Covid19" and
/// "A320" are things.
fn is_handle(word: &str) -> bool {
    let Some(name) = word.strip_prefix('@').or(Some(word)).filter(|n| (3..=30).contains(&n.len())) else {
        return false;
    };
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let lower = name.as_bytes()[1..letters.max(1)].iter().all(u8::is_ascii_lowercase);
    let numbered = letters >= 4 && lower && letters < name.len() && name[letters..].bytes().all(|b| b.is_ascii_digit());
    plain && (word.starts_with('@') || numbered || name.trim_matches('_').contains('_'))
}
