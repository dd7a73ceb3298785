//! News labelled by a larger model that is too big for the page (`models/teacher`): its names, as offsets alone.

use std::path::Path;

use super::data::Gold;
use super::news;
use crate::shell::unpacked_text;

/// Reads the labels and puts them to `texts`, which are those of [`news::FILES`] in their order.
///
/// A line is an article: its file's number, its own number in the file, and its names as `gap,length,type`, where the
/// gap is the distance in bytes from the end of the name before.
pub(super) fn read(labels: &Path, texts: &[Vec<String>]) -> Result<Vec<Gold>, String> {
    let lines = unpacked_text(labels)?;
    lines.lines().map(|line| article(line, texts).ok_or_else(|| format!("{}: {line:.60}", labels.display()))).collect()
}

fn article(line: &str, texts: &[Vec<String>]) -> Option<Gold> {
    let mut fields = line.split('\t');
    let mut number = || fields.next()?.parse::<usize>().ok();
    let text = texts.get(number()?)?.get(number()?)?;
    let mut names = Vec::new();
    let mut at = 0;
    for name in fields.next()?.split_whitespace() {
        let mut parts = name.split(',').map(str::parse::<u32>);
        let mut part = || parts.next()?.ok();
        let start = at + part()?;
        at = start + part()?;
        names.push((start, at, u8::try_from(part()?).ok()?));
        text.get(start as usize..at as usize)?;
    }
    Some(Gold { text: text.clone(), names })
}

const _: () = assert!(news::FILES.len() == 4, "models/teacher numbers the files");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_where_the_gaps_say() {
        let texts = [vec![], vec!["Ada Roe met Vale in Osk.".to_string()]];
        let gold = article("1\t0\t0,7,1 5,4,1 4,3,3", &texts).expect("an article");
        let names: Vec<_> = gold.names.iter().map(|n| (&gold.text[n.0 as usize..n.1 as usize], n.2)).collect();
        assert_eq!(names, [("Ada Roe", 1), ("Vale", 1), ("Osk", 3)]);
        assert!(article("1\t0\t0,70,1", &texts).is_none(), "past the end");
        assert!(article("2\t0\t", &texts).is_none(), "no such file");
    }
}
