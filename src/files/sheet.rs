//! Tables of articles, a row each: which column holds what is told by their names, and where these say nothing by what
//! stands in them.

use rustc_hash::FxHashSet;
use serde_json::{Map, Value};

use super::found::{Each, Found, Place, found};
use super::parts::{self, Parts};
use super::problem::{Problem, Reason};
use super::table::{self, Row};
use super::{beside, fields, names, values, when};

/// Rows that are looked at to tell what the columns hold.
const SAMPLE: usize = 50;
/// Words that the texts of a column without a name have at least, in the middle; of one with a name that is not known.
const PROSE: usize = 25;
const ARTICLE: usize = 60;

/// What each column holds, by the names that an article's fields may have; nothing for what is not read.
struct Columns {
    names: Vec<Option<String>>,
    /// Whether the first row is one of articles.
    headless: bool,
    /// How they were recognised, where their names do not say it.
    told: Vec<String>,
    /// Whether the text was recognised so.
    guessed: bool,
    /// The columns of dates that tell whether their month stands before the day, and whether it does.
    month_first: Vec<(usize, bool)>,
    /// Which rows are parts of one article, if any are.
    parts: Option<Parts>,
}

pub(super) fn read(name: &str, text: &str, tabs: bool, id: &str, each: Each<'_>) -> bool {
    let mut rows = table::rows(text, tabs);
    let first: Vec<Row> = rows.by_ref().take(SAMPLE).collect();
    let columns = match columns(&first) {
        Ok(columns) => columns,
        Err(what) => return each(Found::Problem(Problem::new(Reason::NoArticle(what)))),
    };
    let mut told = columns.told.clone();
    // What is said first is no headline.
    let title = columns.parts.filter(Parts::has_speakers).and_then(|_| names::titled(name));
    let rows = first.into_iter().chain(rows).skip(usize::from(!columns.headless)).enumerate();
    parts::joined(rows, columns.parts, columns.names.len()).all(|(i, row)| {
        let mut read = article(row, &columns, i + 1, id);
        if let Found::Article { article, warnings, .. } = &mut read {
            article.made |= columns.guessed;
            article.title = article.title.take().or_else(|| title.clone());
            warnings.append(&mut told);
        }
        each(read)
    })
}

/// The article of a row.
fn article(row: Row, columns: &Columns, number: usize, id: &str) -> Found {
    let names = &columns.names;
    let place = Place::item(number);
    // A comma that no marks hold parts a text in two, and whose is the rest?
    if row.cells.iter().skip(names.len()).any(|cell| !cell.trim().is_empty()) {
        let what = "it has more cells than the first row names; a cell with a comma in it stands between \"";
        return Found::Problem(Problem { item: place.item, ..Problem::new(Reason::NoArticle(what.into())) });
    }
    let mut fields = Map::new();
    for (i, (name, cell)) in names.iter().zip(row.cells).enumerate() {
        if let Some(name) = name
            && !cell.trim().is_empty()
        {
            let month_first = columns.month_first.iter().find(|(column, _)| *column == i).map(|told| told.1);
            let read = month_first.and_then(|first| when::day_of(&cell, Some(first)));
            let cell = read.unwrap_or(cell);
            fields.entry(name).or_insert(Value::String(cell));
        }
    }
    let read = values::article(Value::Object(fields), Some(&format!("{id}-{number}")), &mut FxHashSet::default());
    let mut read = found(read, place);
    if let Found::Article { article, warnings, .. } = &mut read {
        article.made |= row.made;
        if row.open {
            warnings.push("the file ends within a cell, or a quotation mark in it is missing".into());
        }
    }
    read
}

/// What the columns hold; the error says why that cannot be told.
fn columns(rows: &[Row]) -> Result<Columns, String> {
    let Some(head) = rows.first().map(|r| &r.cells) else { return Err("it has no rows".into()) };
    let known: Vec<Option<&str>> = head.iter().map(|name| fields::field(name).map(|f| f.0)).collect();
    let has = |wanted: &[&str]| known.iter().flatten().any(|k| wanted.contains(k));
    let is_value = |cell: &String| words(cell) > 12 || when::day(cell).is_some() || fields::is_url(cell);
    let headless = known.iter().all(Option::is_none) && head.iter().any(is_value);
    let body = &rows[usize::from(!headless)..];
    let mut names: Vec<Option<String>> = head.iter().zip(&known).map(|(name, k)| k.map(|k| named(name, k))).collect();
    let mut told = Vec::new();
    let mut guessed = false;
    // Whether the columns that are not read are named in another sentence.
    let mut named_all = headless;
    if !has(&["text", "html"]) {
        match prose(body, if headless { PROSE } else { ARTICLE }) {
            Some(text) => {
                guessed = true;
                let held = body.iter().map(|r| r.cells.len()).max().unwrap_or(0);
                names.resize(names.len().max(held), None);
                names[text] = Some("text".to_owned());
                // A row may have more cells than there are names.
                let name = head.get(text).map(|name| name.trim()).filter(|name| !name.is_empty());
                told.extend(Some(read_as(name, text, "text")).filter(|_| !headless));
            }
            None if has(&["description"]) => {}
            None => return Err(unknown(head, headless)),
        }
    }
    if headless {
        guess(body, &mut names);
        let what = names.iter().enumerate().filter_map(|(i, name)| Some(format!("{} the {}", i + 1, name.as_deref()?)));
        let what = what.collect::<Vec<_>>().join(", column ");
        told.push(format!("the columns have no names; by what they hold, column {what}"));
    } else if !has(&["date"]) {
        let (sentence, all) = date(head, body, &mut names);
        told.extend(sentence);
        named_all = all;
    }
    let is_date = |n: &Option<String>| n.as_deref().and_then(fields::field).is_some_and(|f| f.0 == "date");
    let dates = (0..names.len()).filter(|&i| is_date(&names[i]));
    let month_first = dates.filter_map(|i| Some((i, month_first(body, i, &mut told)?))).collect();
    let parts = Parts::of(head, &names, body);
    if let Some(parts) = parts.filter(|_| !headless) {
        told.push(parts.sentence(head));
    }
    if !named_all {
        let number = parts.and_then(|p| p.number);
        told.extend(unread(head, body, |i| names[i].is_some() || number == Some(i)));
    }
    Ok(Columns { names, headless, told, guessed, month_first, parts })
}

/// What is to be told of columns with a name and something in them that are not read.
fn unread(head: &[String], rows: &[Row], is_read: impl Fn(usize) -> bool) -> Option<String> {
    let filled = |i: usize| rows.iter().any(|r| r.cells.get(i).is_some_and(|c| !c.trim().is_empty()));
    let unread = (0..head.len()).filter(|&i| !is_read(i) && !head[i].trim().is_empty() && filled(i));
    beside::unread_sentence("columns", unread.map(|i| head[i].as_str()))
}

fn read_as(name: Option<&str>, column: usize, what: &str) -> String {
    match name {
        Some(name) => format!("the column “{name}” was read as the {what}"),
        None => format!("column {}, which has no name, was read as the {what}", column + 1),
    }
}

/// Takes the one column of days for the dates, where none is named so; what is to be told of it, and whether that names all
/// columns that are not read.
fn date(head: &[String], rows: &[Row], names: &mut [Option<String>]) -> (Option<String>, bool) {
    /// Days of something else than the article: its copy, its change, what it tells of.
    #[rustfmt::skip]
    const OTHER: &[&str] = &[
        "crawl", "access", "retriev", "download", "modif", "updat", "index", "scrap", "fetch", "import", "collect",
        "event", "deadline", "birth", "abruf", "abgerufen", "zugriff", "herunter", "geänder", "änderung", "aktualis",
        "geburt", "frist", "ereignis", "consult", "acces", "accès", "récup", "télécharg", "mise à", "naissance",
        "échéance", "événement", "descarga", "actualiz", "nacimiento", "plazo", "raadple", "gewijzigd", "geboorte",
        "nascita", "nascimento", "scadenza",
    ];
    let rest: Vec<usize> = (0..head.len()).filter(|&i| names[i].is_none() && !head[i].trim().is_empty()).collect();
    let is_other = |name: &str| OTHER.iter().any(|o| name.to_lowercase().contains(o));
    let fit: Vec<usize> = rest.iter().copied().filter(|&i| !is_other(&head[i]) && all(rows, i, &is_day)).collect();
    if let [only] = fit[..] {
        names[only] = Some("date".to_owned());
        return (Some(read_as(Some(head[only].trim()), only, "date")), false);
    }
    let unread: Vec<String> = rest.iter().take(12).map(|&i| format!("“{}”", head[i].trim())).collect();
    let sentence = || format!("no column is known to hold the dates; name one of them \"date\": {}", unread.join(", "));
    ((!unread.is_empty()).then(sentence), !unread.is_empty())
}

/// Whether the dates of a column have the month before the day, as America writes it, where some of them can mean only one.
fn month_first(rows: &[Row], column: usize, told: &mut Vec<String>) -> Option<bool> {
    let cells = || rows.iter().filter_map(|r| r.cells.get(column)).map(|c| c.trim());
    let fits = |first: bool| cells().filter(|c| when::day_of(c, Some(first)).is_some()).count();
    let (month, day) = (fits(true), fits(false));
    let open = cells().find(|c| when::day(c).is_none() && when::day_of(c, Some(true)).is_some())?;
    if month == day || cells().any(|c| !c.is_empty() && when::day_of(c, Some(month > day)).is_none()) {
        return None;
    }
    let order = if month > day { "month first" } else { "day first" };
    told.push(format!("dates such as {open} are read {order}, as other rows have it"));
    Some(month > day)
}

/// A column's own name where that is the best of its field, so that what it says is taken as it is.
fn named(name: &str, field: &str) -> String {
    let name = name.trim();
    if name.eq_ignore_ascii_case(field) { field.to_owned() } else { name.to_owned() }
}

/// What to do where no column is known to hold the text.
fn unknown(head: &[String], headless: bool) -> String {
    let names: Vec<String> = head.iter().take(12).map(|n| format!("“{}”", n.trim())).collect();
    if headless {
        format!(
            "none of its {} columns is by far the longest text, and the first row names none; name one of them \"text\"",
            head.len()
        )
    } else {
        format!(
            "none of its columns is known to hold the text: {}; name one of them \"text\" or \"html\"",
            names.join(", ")
        )
    }
}

fn words(cell: &str) -> usize {
    cell.split_whitespace().count()
}

/// Whether a cell is a day; a number may be anything.
fn is_day(cell: &str) -> bool {
    cell.len() >= 8
        && (cell.len() == 8 || cell.contains(|c: char| !c.is_ascii_digit()))
        && when::day_of(cell, Some(true)).or_else(|| when::day(cell)).is_some()
}

/// Whether nearly all cells of a column that hold something pass a test.
fn all(rows: &[Row], column: usize, is: &dyn Fn(&str) -> bool) -> bool {
    let cells: Vec<&str> =
        rows.iter().filter_map(|r| r.cells.get(column)).map(|c| c.trim()).filter(|c| !c.is_empty()).collect();
    !cells.is_empty() && 5 * cells.iter().filter(|c| is(c)).count() >= 4 * cells.len()
}

/// The words of a column's cell in the middle of the rows, by number.
fn middle(rows: &[Row], column: usize) -> usize {
    let mut counts: Vec<usize> = rows.iter().map(|r| r.cells.get(column).map_or(0, |c| words(c))).collect();
    crate::sort::Order::order(&mut counts[..]);
    counts.get(counts.len() / 2).copied().unwrap_or(0)
}

/// The column that holds by far the longest prose, of at least so many words.
fn prose(rows: &[Row], least: usize) -> Option<usize> {
    let width = rows.iter().map(|r| r.cells.len()).max()?;
    let lengths: Vec<usize> = (0..width).map(|column| middle(rows, column)).collect();
    let best = (0..width).max_by_key(|&i| lengths[i])?;
    let rival = (0..width).filter(|&i| i != best).map(|i| lengths[i]).max().unwrap_or(0);
    (lengths[best] >= least && 2 * rival <= lengths[best]).then_some(best)
}

/// Names the columns of a table without names that hold dates, addresses and titles.
fn guess(rows: &[Row], names: &mut [Option<String>]) {
    type Test<'a> = &'a dyn Fn(&str) -> bool;
    let tests: [(&str, Test<'_>); 3] = [
        ("date", &is_day),
        ("url", &fields::is_url),
        ("title", &|cell| (3..=30).contains(&words(cell)) && !cell.ends_with('.')),
    ];
    for (name, is) in tests {
        let fit: Vec<usize> = (0..names.len()).filter(|&i| names[i].is_none() && all(rows, i, is)).collect();
        // Of two dates either may be the one.
        if let [only] = fit[..] {
            names[only] = Some(name.to_owned());
        }
    }
}
