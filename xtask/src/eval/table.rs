//! The table of quality in the README, between two comments there.

use std::collections::BTreeMap;
use std::path::Path;

use crate::shell::{read, write};

const BEGIN: &str = "<!-- eval: this table is written by `cargo xtask eval --table` -->";
const END: &str = "<!-- eval: end -->";

/// A row: the set, what is measured, the figures, and what the best other program measured on the same set reached.
type Row = (&'static str, &'static str, &'static [&'static str], &'static str);

/// The others were measured once, on the same sets by the same scorers.
const ROWS: [Row; 7] = [
    ("PolNeAR dev", "quotations, segments found (IoU .8)", &["quotes.direct segment"], ".847"),
    ("PolNeAR dev", "direct quotation with the right source", &["quotes.direct + right source"], ".709"),
    ("PolNeAR dev", "all attributions (IoU .5)", &["quotes.all iou.5"], ".491"),
    (
        "GMB dev / CoNLL++ dev / CrossNER politics",
        "people, organisations, places (exact F1)",
        &["entities.gmb", "entities.conllpp", "entities.crossner_politics"],
        ".746 / .671 / .636",
    ),
    (
        "TimeBank + AQUAINT",
        "time expressions: strict / relaxed / value",
        &["times.strict", "times.relaxed", "times.value"],
        "",
    ),
    ("66 deadline sentences", "due date right", &["deadlines.due"], ".57"),
    ("95 news pages", "article text (F1)", &["html.f1"], ".960"),
];

/// Writes the table into a file that holds the two comments.
pub(super) fn update(path: &Path, figures: &BTreeMap<String, f64>) -> Result<(), String> {
    let text = read(path)?;
    let new = with_table(&text, &table(figures)?).ok_or_else(|| format!("{} has no place for it", path.display()))?;
    write(path, new)
}

fn with_table(text: &str, table: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n\n{table}\n{END}{after}"))
}

fn table(figures: &BTreeMap<String, f64>) -> Result<String, String> {
    let mut table = "| on | figure | here | best other program measured |\n|---|---|---|---|\n".to_owned();
    for (set, what, names, other) in ROWS {
        let value = |name: &&str| {
            let value = figures.get(*name).ok_or_else(|| format!("{name} was not measured, so there is no table"))?;
            Ok(short(*value))
        };
        let here = names.iter().map(value).collect::<Result<Vec<_>, String>>()?.join(" / ");
        let other = if other.is_empty() { String::new() } else { format!("{other} ") };
        table.push_str(&format!("| {set} | {what} | {here} | {other}|\n"));
    }
    Ok(table)
}

/// Three decimals, without the nought before them.
fn short(value: f64) -> String {
    let text = format!("{value:.3}");
    text.strip_prefix('0').map_or(text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::root;

    #[test]
    fn the_readme_has_a_place_for_the_table() {
        let readme = read(&root().join("README.md")).expect("there is a README");
        let figures = ROWS.iter().flat_map(|row| row.2).map(|name| ((*name).to_owned(), 0.5)).collect();
        let new = with_table(&readme, &table(&figures).expect("every figure is there")).expect("it has a place");
        assert!(new.contains("| 95 news pages | article text (F1) | .500 | .960 |\n"), "{new}");
        assert_eq!(new.lines().count(), readme.lines().count(), "the table has the rows that it had");
        assert!(table(&BTreeMap::new()).is_err());
    }

    #[test]
    fn figures_are_written_short() {
        assert_eq!((short(0.9466), short(1.0)), (".947".into(), "1.000".into()));
    }
}
