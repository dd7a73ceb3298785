//! The news agencies that an article gives as its source.

use super::Document;
use crate::lexicon::{self, Class};
use crate::report::PartKind;
use crate::sort::Order;

/// The agencies that an article names in its dateline, byline or credit, or that published it; sorted.
pub(super) fn of(doc: &Document) -> Vec<&'static str> {
    let mut out = Vec::new();
    for part in &doc.parts {
        let credit = match part.kind {
            PartKind::Byline | PartKind::Dateline => true,
            PartKind::Boilerplate => {
                matches!(part.reason.as_deref(), Some("agency credit" | "contributor line" | "copyright notice"))
            }
            _ => false,
        };
        if credit {
            named(part.span().of(&doc.text), &mut out);
        }
    }
    if let Some(outlet) = &doc.outlet {
        named(outlet, &mut out);
    }
    // The name of the host, not what stands in the path.
    if let Some(host) = doc.url.as_deref().and_then(|u| u.split("//").nth(1)).and_then(|u| u.split('/').next()) {
        named(host, &mut out);
    }
    out.order();
    out.dedup();
    out
}

fn named(text: &str, out: &mut Vec<&'static str>) {
    let low = text.to_ascii_lowercase();
    // Names of up to four letters must be in capitals.
    for (name, agency) in lexicon::values(Class::Agency) {
        for (at, _) in low.match_indices(name) {
            let (before, after) = (&text[..at], &text[at + name.len()..]);
            let apart = !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
            let written = &text[at..at + name.len()];
            if apart && (name.len() > 4 || written == agency || written.bytes().all(|b| b.is_ascii_uppercase())) {
                out.push(agency);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&'static str> {
        let mut out = Vec::new();
        named(text, &mut out);
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
