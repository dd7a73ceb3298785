//! Rows of comma-separated values (RFC 4180), with a semicolon or a tab for the comma where the first row has those.

/// The rows of a table, where `tabs` stand between its cells or what the first row tells; quoted cells may hold anything,
/// line ends included.
pub(super) fn rows(text: &str, tabs: bool) -> impl Iterator<Item = Vec<String>> {
    let head = text.split(['\r', '\n']).find(|l| !l.is_empty()).unwrap_or("");
    let mark = if tabs { '\t' } else { mark(head) };
    let mut rest = text;
    std::iter::from_fn(move || {
        // A line of nothing is no row.
        rest = rest.trim_start_matches(['\r', '\n']);
        if rest.is_empty() {
            return None;
        }
        let mut row = Vec::new();
        loop {
            let (cell, after) = cell(rest, mark);
            row.push(cell);
            let more = after.strip_prefix(mark);
            rest = more.unwrap_or(after);
            if more.is_none() {
                return Some(row);
            }
        }
    })
}

/// What stands between cells.
fn mark(head: &str) -> char {
    let count = |mark: char| head.matches(mark).count();
    // The first of those that occur equally often.
    [';', '\t', ','].into_iter().max_by_key(|&mark| count(mark)).unwrap_or(',')
}

/// The cell at the start of a text, and the text from the sign behind it on.
fn cell(text: &str, mark: char) -> (String, &str) {
    let ends = [mark, '\r', '\n'];
    let Some(mut rest) = text.strip_prefix('"') else {
        let end = text.find(ends).unwrap_or(text.len());
        return (text[..end].to_owned(), &text[end..]);
    };
    let mut out = String::new();
    loop {
        let Some(end) = rest.find('"') else {
            // Never closed: what is there is the cell.
            out.push_str(rest);
            return (out, "");
        };
        out.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.strip_prefix('"') {
            Some(more) => {
                out.push('"');
                rest = more;
            }
            None => {
                let end = rest.find(ends).unwrap_or(rest.len());
                out.push_str(&rest[..end]);
                return (out, &rest[end..]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Vec<String>> {
        rows(text, false).collect()
    }

    #[test]
    fn quoted_cells_hold_anything() {
        let text = "id,text\r\na,\"one, \"\"two\"\"\r\nthree\"\r\n\r\nb,\"\"\nc";
        assert_eq!(read(text), [vec!["id", "text"], vec!["a", "one, \"two\"\r\nthree"], vec!["b", ""], vec!["c"]]);
        assert_eq!(read("a,\"b\nc"), [["a", "b\nc"]]);
        assert_eq!(read("a,,\n"), [["a", "", ""]]);
        assert_eq!(read(""), Vec::<Vec<String>>::new());
    }

    #[test]
    fn the_first_row_tells_what_parts_cells() {
        assert_eq!(read("id;text\n1;a,b"), [["id", "text"], ["1", "a,b"]]);
        assert_eq!(read("id\ttext\n1\ta,b;c"), [["id", "text"], ["1", "a,b;c"]]);
        assert_eq!(read("text\na;b"), [["text"], ["a;b"]]);
        assert_eq!(read("\n\nid;text\n1;a"), [["id", "text"], ["1", "a"]]);
        assert_eq!(read("id;text\r1;a, b, c"), [["id", "text"], ["1", "a, b, c"]]);
        assert_eq!(rows("text\na, b", true).collect::<Vec<_>>(), [["text"], ["a, b"]]);
    }
}
