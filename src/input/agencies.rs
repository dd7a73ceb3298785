//! The news agencies that an article gives as its source.

use super::document::Document;
use crate::lexicon::{self, Class};
use crate::report::{Part, PartKind};
use crate::sort::Order;

/// The agencies that an article names in its dateline, byline or credit, or that published it; sorted.
pub(super) fn of(doc: &Document) -> Vec<&'static str> {
    let is_credit = |part: &&Part| match part.kind {
        PartKind::Byline | PartKind::Dateline => true,
        PartKind::Boilerplate => {
            matches!(part.reason.as_deref(), Some("agency credit" | "contributor line" | "copyright notice"))
        }
        _ => false,
    };
    let credits = doc.parts.iter().filter(is_credit).map(|part| part.span().of(&doc.text));
    // The name of the host, not what stands in the path.
    let host = doc.url.as_deref().and_then(|u| u.split("//").nth(1)).and_then(|u| u.split('/').next());
    let mut out = named(credits.chain(doc.outlet.as_deref()).chain(doc.authors.iter().map(String::as_str)).chain(host));
    out.order();
    out.dedup();
    out
}

/// The agencies that some texts name.
fn named<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'static str> {
    let texts: Vec<(&str, String)> = texts.map(|text| (text, text.to_ascii_lowercase())).collect();
    let mut out = Vec::new();
    if texts.is_empty() {
        return out;
    }
    // One pass over the lexicon's values, which are many more than the texts.
    for (name, agency) in lexicon::values(Class::Agency) {
        if texts.iter().any(|(text, low)| stands_in(text, low, name, agency)) {
            out.push(agency);
        }
    }
    out
}

/// Whether an agency's name stands alone in a text, which is given in lower case too. Names of up to four letters must be
/// in capitals.
fn stands_in(text: &str, low: &str, name: &str, agency: &str) -> bool {
    low.match_indices(name).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        let apart = !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
        let written = &text[at..at + name.len()];
        apart && (name.len() > 4 || written == agency || written.bytes().all(|b| b.is_ascii_uppercase()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&'static str> {
        let mut out = named(std::iter::once(text));
        out.sort_unstable();
        out
    }

    #[test]
    fn names_stand_alone_and_short_ones_in_capitals() {
        assert_eq!(found("PORT ELLERY (AP) —"), ["AP"]);
        assert_eq!(found("By Ada Roe, Associated Press"), ["AP"]);
        assert_eq!(found("www.reuters.com"), ["Reuters"]);
        assert_eq!(found("jm/dm (AFP, dpa)"), ["AFP", "dpa"]);
        assert_eq!(found("By Pa Tamm, a map of Apia"), [""; 0]);
    }
}
