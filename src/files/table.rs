//! Rows of values with a sign between them (RFC 4180 and its relatives): which sign it is, what cells are quoted with and
//! how a quotation mark in one is written is told by the rows themselves.

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) cells: Vec<String>,
    /// Whether a quoted cell in it never ends: the file was cut, or a mark is missing.
    pub(super) open: bool,
    /// Whether its text stands in no row of the file, for it is that of several or has its speaker's name before it.
    pub(super) made: bool,
    /// Whether a quotation mark in a quoted cell is written as none should be.
    stray: bool,
}

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Dialect {
    /// What stands between cells.
    mark: char,
    quote: Option<char>,
    /// Whether a mark within a quoted cell has a backslash before it.
    escaped: bool,
}

/// How much of a table tells how it is written: rows, and bytes.
const ROWS: usize = 20;
const SAMPLE: usize = 200_000;

/// The rows of a table, with tabs between cells or what the rows tell; quoted cells may hold anything, line ends
/// included.
pub(super) fn rows(text: &str, tabs: bool) -> impl Iterator<Item = Row> {
    // Spreadsheets write down the sign.
    let told = text.trim_start_matches(['\r', '\n']).strip_prefix("sep=");
    let (text, mark) = match told.and_then(|t| Some((t, t.chars().next()?))) {
        Some((rest, mark)) if !matches!(mark, '\r' | '\n') => (&rest[mark.len_utf8()..], Some(mark)),
        _ => (text, tabs.then_some('\t')),
    };
    read(text, dialect(text, mark))
}

fn read(text: &str, dialect: Dialect) -> impl Iterator<Item = Row> {
    let mut rest = text;
    std::iter::from_fn(move || {
        // A line of nothing is no row.
        rest = rest.trim_start_matches(['\r', '\n']);
        if rest.is_empty() {
            return None;
        }
        let mut row = Row::default();
        loop {
            let after = dialect.cell(rest, &mut row);
            let more = after.strip_prefix(dialect.mark);
            rest = more.unwrap_or(after);
            if more.is_none() {
                return Some(row);
            }
        }
    })
}

/// How a table is written: as most of its first rows have as many cells as the first.
fn dialect(text: &str, mark: Option<char>) -> Dialect {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let (sample, cut) = (&text[..end], end < text.len());
    let escapes: &[bool] = if sample.contains("\\\"") { &[false, true] } else { &[false] };
    let mut best = Dialect { mark: mark.unwrap_or(','), quote: Some('"'), escaped: false };
    let mut most = (0, 0);
    for quote in [Some('"'), None, Some('\'')] {
        for mark in mark.map_or(vec![',', ';', '\t', '|'], |m| vec![m]) {
            for &escaped in escapes {
                let tried = Dialect { mark, quote, escaped };
                let mut rows: Vec<Row> = read(sample, tried).take(ROWS).collect();
                if cut && rows.len() > 1 && rows.len() < ROWS {
                    rows.pop();
                }
                // An apostrophe that nothing closes is none that quotes.
                if quote == Some('\'') && rows.iter().any(|row| row.open) {
                    continue;
                }
                let score = fit(&rows);
                if score > most {
                    (most, best) = (score, tried);
                }
            }
        }
    }
    best
}

/// How well rows agree, in thousandths (badly quoted ones count two thirds), and how many cells the first has; nothing where it has but one.
fn fit(rows: &[Row]) -> (usize, usize) {
    let count = |row: &Row| row.cells.iter().rposition(|c| !c.trim().is_empty()).map_or(0, |i| i + 1);
    let head = rows.first().map_or(0, |row| row.cells.len());
    let width = rows.first().map_or(0, count);
    let fit = |row: &Row| match row.cells.len() == head || count(row) == width {
        true if row.open || row.stray => 2,
        true => 3,
        false => 0,
    };
    if head < 2 { (0, 0) } else { (1000 * rows.iter().map(fit).sum::<usize>() / (3 * rows.len()), head) }
}

impl Dialect {
    /// Reads the cell at the start of a text; the text from the sign behind it on.
    fn cell<'a>(self, text: &'a str, row: &mut Row) -> &'a str {
        let ends = [self.mark, '\r', '\n'];
        let inner = self.quote.and_then(|quote| Some((quote, text.trim_start_matches(' ').strip_prefix(quote)?)));
        let Some((quote, mut rest)) = inner else {
            let end = text.find(ends).unwrap_or(text.len());
            row.cells.push(text[..end].to_owned());
            return &text[end..];
        };
        let mut out = String::new();
        let signs = [quote, if self.escaped { '\\' } else { quote }];
        while let Some(at) = rest.find(signs) {
            out.push_str(&rest[..at]);
            let sign = rest[at..].chars().next().unwrap_or(quote);
            rest = &rest[at + sign.len_utf8()..];
            if sign != quote {
                // A backslash hides the mark behind it, and itself.
                match rest.chars().next().filter(|c| [quote, '\\'].contains(c)) {
                    Some(hidden) => {
                        out.push(hidden);
                        rest = &rest[hidden.len_utf8()..];
                    }
                    None => out.push('\\'),
                }
            } else if let Some(more) = rest.strip_prefix(quote) {
                out.push(quote);
                rest = more;
            } else {
                let behind = rest.trim_start_matches(' ');
                if behind.is_empty() || behind.starts_with(ends) {
                    row.cells.push(out);
                    return behind;
                }
                // A mark that should stand there twice.
                out.push(quote);
                row.stray = true;
            }
        }
        out.push_str(rest);
        row.cells.push(out);
        row.open = true;
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Vec<String>> {
        rows(text, false).map(|r| r.cells).collect()
    }

    #[test]
    fn quoted_cells_hold_anything() {
        let text = "id,text\r\na,\"one, \"\"two\"\"\r\nthree\"\r\n\r\nb,\"\"\nc";
        assert_eq!(read(text), [vec!["id", "text"], vec!["a", "one, \"two\"\r\nthree"], vec!["b", ""], vec!["c"]]);
        assert_eq!(read("id,text\na,\"b\nc"), [["id", "text"], ["a", "b\nc"]]);
        assert_eq!(read("a,,\n"), [["a", "", ""]]);
        assert_eq!(read(""), Vec::<Vec<String>>::new());
        assert_eq!(read("id, text\n1, \"a, b\" \n"), [["id", " text"], ["1", "a, b"]]);
        assert!(rows("id,text\na,\"b\nc", false).any(|r| r.open));
    }

    #[test]
    fn the_rows_tell_what_parts_cells() {
        assert_eq!(read("id;text\n1;a,b"), [["id", "text"], ["1", "a,b"]]);
        assert_eq!(read("id\ttext\n1\ta,b;c"), [["id", "text"], ["1", "a,b;c"]]);
        assert_eq!(read("text\na;b"), [["text"], ["a;b"]]);
        assert_eq!(read("\n\nid;text\n1;a"), [["id", "text"], ["1", "a"]]);
        assert_eq!(read("id;text\r1;a, b, c"), [["id", "text"], ["1", "a, b, c"]]);
        assert_eq!(read("id|text\n1|a, b, c"), [["id", "text"], ["1", "a, b, c"]]);
        assert_eq!(read("sep=;\r\nid;text\r\n1;a"), [["id", "text"], ["1", "a"]]);
        assert_eq!(rows("text\na, b", true).map(|r| r.cells).collect::<Vec<_>>(), [["text"], ["a, b"]]);
        // Without a head the rows count, not the commas of the first.
        assert_eq!(read("1;a, b, c, d\n2;b"), [["1", "a, b, c, d"], ["2", "b"]]);
    }

    #[test]
    fn the_rows_tell_how_cells_are_quoted() {
        let marks = "id\ttext\n1\t\"No,\" she said.\n2\t\"No,\" she said, \"never.\"\n";
        assert_eq!(read(marks)[1..], [["1", "\"No,\" she said."], ["2", "\"No,\" she said, \"never.\""]]);
        assert_eq!(read("'id','text'\n'1','a, ''b'''\n")[1], ["1", "a, 'b'"]);
        assert_eq!(read("\"id\",\"text\"\n\"1\",\"a, \\\"b\\\", c\"\n")[1], ["1", "a, \"b\", c"]);
        assert_eq!(read("id,text\n1,\"a, \"b\" c\"\n2,\"x, y\"\n")[1], ["1", "a, \"b\" c"]);
        assert_eq!(read("id,text\n1,'tis the season, he said\n")[1][1], "'tis the season");
    }
}
