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

    const PIERS: [&str; 6] = [
        "The harbour board of Port Ellery shut two of its four piers on Monday after inspectors found rot in the planks.",
        "“We could not wait for the council to decide,” said Ada Roe, who chairs the board.",
        "The repairs will cost about 4 million crowns, according to a report that the board sent to the council.",
        "“Nobody told us,” said Tom Hale, a ferryman. “We heard of it from those who had come to take the boat.”",
        "The council meets on Thursday to discuss whether the town can lend the board of the harbour the money.",
        "Fishermen say that they were promised a new pier ten years ago and that nothing had come of it.",
    ];

    /// Headline, what stands in the text and what is above it, then the story.
    fn story(above: &str, inside: &str) -> String {
        let (first, rest) = PIERS.split_at(3);
        format!("Port Ellery shuts two piers\n\n{above}\n\n{}\n\n{inside}\n\n{}", first.join("\n\n"), rest.join("\n\n"))
    }

    fn date(text: &str) -> Option<String> {
        read(text, Known::default()).date.map(|d| d.to_string())
    }

    #[test]
    fn captions_and_bare_names_begin_no_other_article() {
        let signed = "A ferry at the pier on Monday.\nCredit...Mats Orlund for The Gull Post\n\nAda von Lind\n\n\
                      By Ada von Lind and Tom Berg\n\nPublished March 3, 2031 / Updated March 4, 2031";
        let standfirst = "The board said that nobody could wait for the council to decide on what to do.";
        for text in [story(&format!("{standfirst}\n\n{signed}"), ""), story("By Ada von Lind\nMarch 3, 2031", signed)] {
            let reading = read(&text, Known::default());
            assert_eq!(reading.others, [], "{text}");
            assert_eq!(reading.date.map(|d| d.to_string()).as_deref(), Some("2031-03-03"));
            let has =
                |line: &str| reading.parts.iter().any(|p| p.kind == PartKind::Paragraph && p.span().of(&text) == line);
            assert!(PIERS.iter().all(|p| has(p)), "{:?}", parts(&text));
        }
    }

    #[test]
    fn days_of_something_else_are_not_the_article_s() {
        for above in [
            "May 3, 1944 - February 27, 2031",
            "Born: May 3, 1944 | Died: February 27, 2031",
            "Ferry sinks off Gull Bay\nMay 3, 2021\nMayor of Graveney resigns\nMay 2, 2021",
        ] {
            assert_eq!(date(&story(above, "")), None, "{above}");
        }
        for inside in
            ["Related: Ferry sinks off Gull Bay\nMay 3, 2021", "May 3, 2021\nThe board asks.\nJune 5, 2022\nIt waits."]
        {
            assert_eq!(date(&story("", inside)), None, "{inside}");
        }
        assert_eq!(
            date(&story("May 3, 2031", "May 3, 2021\nIt asks.\nJune 5, 2022\nIt waits.")).as_deref(),
            Some("2031-05-03")
        );
    }

    #[test]
    fn the_head_of_a_mail_gives_title_and_day() {
        let head = "Hej Tom, se nedenfor.\n\n-----Oprindelig meddelelse-----\nFra: Ada Roe [mailto:ada@gull.example]\n\
                    Sendt: tirsdag den 4. marts 2031 09:12\nTil: Tom Hale\nEmne: VS: Two piers shut";
        let text = format!("{head}\n\n{}", PIERS.join("\n\n"));
        let reading = read(&text, Known::default());
        assert_eq!(reading.headline.map(|s| s.of(&text)), Some("Two piers shut"));
        assert_eq!(reading.date.map(|d| d.to_string()).as_deref(), Some("2031-03-04"));
        assert!(parts(&text).contains(&(PartKind::Boilerplate, "Emne: VS:")));
        let memo = format!("Two piers shut\n\nTo: all ferrymen\n\n{}", PIERS.join("\n\n"));
        assert_eq!(read(&memo, Known::default()).headline.map(|s| s.of(&memo)), Some("Two piers shut"));
    }
}
