//! Parts of plain text.

use super::blocks;
use super::classify::{Known, Reading, classify};

/// Splits plain text into parts.
pub(super) fn read(text: &str, known: Known<'_>) -> Reading {
    classify(text, &blocks::split(text), known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::PartKind;

    fn parts(text: &str) -> Vec<(PartKind, &str)> {
        read(text, Known::default()).parts.iter().map(|p| (p.kind, p.span().of(text))).collect()
    }

    #[test]
    fn a_plain_article() {
        use PartKind::{Boilerplate, Byline, Dateline, Heading, Headline, Paragraph};
        let text = "Port Ellery Shuts Two Piers\n\nGullPost\nGullPost 3 Min Read\n\nBy Ada Roe\nUpdated: 2031-05-03 \
                    10:00\nPORT ELLERY — The harbour board shut two of its four piers on Monday.\n\nFerries \
                    move north\n\nBoats will leave from the northern pier until autumn, the board said.\n\nMAYOR \
                    ROE SAYS SHE WILL NOT STAND AGAIN\n\nThe repairs will cost 4 million crowns, it said in a \
                    statement.\n\nShare this Post";
        assert_eq!(
            parts(text),
            [
                (Headline, "Port Ellery Shuts Two Piers"),
                (Boilerplate, "GullPost"),
                (Boilerplate, "GullPost 3 Min Read"),
                (Byline, "By Ada Roe"),
                (Dateline, "Updated: 2031-05-03 10:00"),
                (Dateline, "PORT ELLERY —"),
                (Paragraph, "The harbour board shut two of its four piers on Monday."),
                (Heading, "Ferries move north"),
                (Paragraph, "Boats will leave from the northern pier until autumn, the board said."),
                (Boilerplate, "MAYOR ROE SAYS SHE WILL NOT STAND AGAIN"),
                (Paragraph, "The repairs will cost 4 million crowns, it said in a statement."),
                (Boilerplate, "Share this Post"),
            ]
        );
    }
}
