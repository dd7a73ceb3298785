//! The table of quality in the README, between two comments there. Its column "here" is written from what was measured;
//! its rows, their words and what other programs reached are the README's own.

use std::collections::BTreeMap;
use std::path::Path;

use crate::shell::{read, write};

const BEGIN: &str = "<!-- eval: the column “here” is written by `cargo xtask eval --table` -->\n";
const END: &str = "<!-- eval: end -->";

/// The figures of each row, from the top.
const ROWS: [&[&str]; 7] = [
    &["quotes.direct segment"],
    &["quotes.direct + right source"],
    &["quotes.all iou.5"],
    &["entities.gmb", "entities.conllpp", "entities.crossner_politics"],
    &["times.strict", "times.relaxed", "times.value"],
    &["deadlines.due"],
    &["html.f1"],
];

/// Which column of the table, counted by the bars before it.
const HERE: usize = 3;

/// Writes the figures into the table of a file.
pub(super) fn update(path: &Path, figures: &BTreeMap<String, f64>) -> Result<(), String> {
    let new = with_figures(&read(path)?, figures).map_err(|e| format!("{}: {e}", path.display()))?;
    write(path, new)
}

fn with_figures(text: &str, figures: &BTreeMap<String, f64>) -> Result<String, String> {
    let (before, rest) = text.split_once(BEGIN).ok_or("no table")?;
    let (table, after) = rest.split_once(END).ok_or("a table without an end")?;
    let mut lines: Vec<String> = table.lines().map(str::to_owned).collect();
    // Its head and the line below it are no rows.
    let rows: Vec<&mut String> = lines.iter_mut().filter(|l| l.starts_with('|')).skip(2).collect();
    if rows.len() != ROWS.len() {
        return Err(format!("{} rows, not {}", rows.len(), ROWS.len()));
    }
    for (row, names) in rows.into_iter().zip(ROWS) {
        let value = |name: &&str| {
            let value = figures.get(*name).ok_or_else(|| format!("{name} was not measured, so there is no table"))?;
            Ok(short(*value))
        };
        let here = names.iter().map(value).collect::<Result<Vec<_>, String>>()?.join(" / ");
        let mut cells: Vec<&str> = row.split('|').collect();
        let here = format!(" {here} ");
        *cells.get_mut(HERE).ok_or("a row with too few columns")? = &here;
        *row = cells.join("|");
    }
    Ok(format!("{before}{BEGIN}{}\n{END}{after}", lines.join("\n")))
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
    fn the_readme_has_a_place_for_every_figure() {
        let readme = read(&root().join("README.md")).expect("there is a README");
        let all = |value: f64| ROWS.iter().flat_map(|row| *row).map(|name| ((*name).to_owned(), value)).collect();
        let new = with_figures(&readme, &all(0.5)).expect("it has a table");
        assert_eq!(new.lines().count(), readme.lines().count());
        assert_eq!(new.matches(".500").count(), readme.matches(".500").count() + 11, "{new}");
        // Nothing but the figures is written.
        assert_eq!(with_figures(&new, &all(0.25)), with_figures(&readme, &all(0.25)));
        assert!(with_figures(&readme, &BTreeMap::new()).is_err());
    }

    #[test]
    fn figures_are_written_short() {
        assert_eq!((short(0.9466), short(1.0)), (".947".into(), "1.000".into()));
    }
}
