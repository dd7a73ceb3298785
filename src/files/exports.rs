//! Exports of press archives: many articles in one text, each between marks that no article has.

/// The articles of an export, each with the mark that it had; fewer than two where a text is none.
pub(crate) fn split(lines: &[&str]) -> Vec<std::ops::Range<usize>> {
    let mut out = Vec::new();
    let mut from = 0;
    for (i, line) in lines.iter().enumerate() {
        let line = line.trim();
        if ends(line) || begins(line) {
            out.push(from..i);
            from = i + 1;
        }
    }
    out.push(from..lines.len());
    // A rule, a list of what was asked for or of the titles has no text of its own.
    out.retain(|r| lines[r.clone()].iter().any(|l| l.split_whitespace().count() >= PROSE));
    out
}

/// Words of a line of prose.
const PROSE: usize = 12;

/// Whether a line stands behind an article: "End of Document", "Document OSTC000020310305e7350001v".
fn ends(line: &str) -> bool {
    let Some(number) = line.strip_prefix("Document ") else { return line == "End of Document" };
    number.len() >= 20
        && number.bytes().all(|b| b.is_ascii_alphanumeric())
        && number.bytes().filter(u8::is_ascii_digit).count() >= 8
}

/// Whether a line stands before an article: "Document 1 of 20", "1 of 20 DOCUMENTS".
fn begins(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [a, b, c, d] = words[..] else { return false };
    let number = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_digit());
    a == "Document" && number(b) && c == "of" && number(d) || number(a) && b == "of" && number(c) && d == "DOCUMENTS"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_are_parted_at_their_marks() {
        let prose = "The harbour wall at Ness fell at noon on Friday, and nobody was hurt, the port said.";
        let parts = |text: &str| split(&text.lines().collect::<Vec<_>>()).len();
        for mark in ["End of Document", "Document NESSHE0020310305e735000p1", "2 of 2 DOCUMENTS", "Document 2 of 2"] {
            assert_eq!(parts(&format!("Wall falls\n{prose}\n{mark}\nRain\n{prose}\n")), 2, "{mark}");
            assert_eq!(parts(&format!("Results\n{mark}\n{prose}\n{mark}\n")), 1, "{mark}");
        }
        assert_eq!(parts(&format!("{prose}\nDocument shredded\n{prose}\n1 of 2 pages\n{prose}")), 1);
    }
}
