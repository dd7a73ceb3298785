//! The command line's words.

use std::path::PathBuf;

use nutgraf::Unit;

pub(crate) const HELP: &str = "\
Who said what, who is who, and what is due by when, from news articles.

usage: nutgraf articles [OPTION ...] [FILE ...]   each article on its own, a line of JSON for each
       nutgraf corpus   [OPTION ...] [FILE ...]   all of them as one corpus, one JSON object

Without files, articles are read from standard input, one JSON object a line:
  {\"id\": \"a1\", \"text\": \"...\"}  or  {\"id\": \"a1\", \"html\": \"...\"}
  and optionally \"date\", \"title\", \"url\", \"outlet\", \"keep\": [{\"start\", \"end\"}]
Files may be .txt, .md, .html, .json (an article or a list of them) and .jsonl.

options:
  --offsets utf16|char|byte   the unit of every offset in and out (utf16, as JavaScript counts)
  --date YYYY-MM-DD           when the named .txt, .md and .html files were published
  --corrections FILE          corpus only: the reader's merges, splits, renames, types and deletions
  --timings                   the time that each stage took, on standard error
  --format json|table         json, or a readable table (the default for files on a terminal)
  -h, --help                  this text
  -V, --version               the version

A line that is no article becomes {\"error\": {\"code\", \"message\", \"line\"}} in its place (with corpus, a message on
standard error) and the run goes on; so it does without a correction that is none. Exit status: 0, 1 if any article or
correction could not be read, 2 for bad usage or a corrections file that holds no list.
";

/// What to do with the articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Articles,
    Corpus,
}

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Help,
    Version,
    Run(Options),
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    pub(crate) mode: Mode,
    pub(crate) unit: Unit,
    pub(crate) date: Option<String>,
    pub(crate) corrections: Option<PathBuf>,
    pub(crate) timings: bool,
    /// `None`: a table for files on a terminal.
    pub(crate) table: Option<bool>,
    pub(crate) files: Vec<PathBuf>,
}

/// Reads the words after the program's name.
pub(crate) fn parse(words: impl Iterator<Item = String>) -> Result<Asked, String> {
    let mut options = Options {
        mode: Mode::Articles,
        unit: Unit::Utf16,
        date: None,
        corrections: None,
        timings: false,
        table: None,
        files: Vec::new(),
    };
    let mut mode = None;
    let mut words = words;
    let mut only_files = false;
    while let Some(word) = words.next() {
        let (name, mut inline) = match word.split_once('=') {
            Some((n, v)) if n.starts_with("--") => (n.to_owned(), Some(v.to_owned())),
            _ => (word.clone(), None),
        };
        let mut value = || inline.take().or_else(|| words.next()).ok_or(format!("{name} wants a value"));
        match name.as_str() {
            _ if only_files => options.files.push(word.into()),
            "-h" | "--help" | "help" => return Ok(Asked::Help),
            "-V" | "--version" => return Ok(Asked::Version),
            "--offsets" => {
                options.unit = match value()?.as_str() {
                    "utf16" => Unit::Utf16,
                    "char" => Unit::Char,
                    "byte" => Unit::Byte,
                    other => return Err(format!("--offsets takes utf16, char or byte, not {other}")),
                }
            }
            "--format" => {
                options.table = match value()?.as_str() {
                    "json" => Some(false),
                    "table" => Some(true),
                    other => return Err(format!("--format takes json or table, not {other}")),
                }
            }
            "--timings" if word == name => options.timings = true,
            "--date" => options.date = Some(value()?),
            "--corrections" => options.corrections = Some(value()?.into()),
            "--" => only_files = true,
            _ if name.starts_with('-') && name.len() > 1 => return Err(format!("no option {name}")),
            "articles" if mode.is_none() => mode = Some(Mode::Articles),
            "corpus" if mode.is_none() => mode = Some(Mode::Corpus),
            _ if mode.is_none() => return Err(format!("no command {word}")),
            _ => options.files.push(word.into()),
        }
    }
    options.mode = mode.ok_or("say articles or corpus")?;
    if options.corrections.is_some() && options.mode == Mode::Articles {
        return Err("--corrections goes with corpus".into());
    }
    if options.date.is_some() && options.files.is_empty() {
        return Err("--date goes with files; lines of JSON carry their own".into());
    }
    Ok(Asked::Run(options))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(line: &str) -> Result<Asked, String> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn options_stand_anywhere() {
        let Ok(Asked::Run(o)) = run("corpus a.txt --offsets=char --date 2025-08-06 -- --b.txt") else { panic!() };
        assert_eq!((o.mode, o.unit), (Mode::Corpus, Unit::Char));
        assert_eq!(o.files, [PathBuf::from("a.txt"), PathBuf::from("--b.txt")]);
        assert_eq!(run("articles -h"), Ok(Asked::Help));
    }

    #[test]
    fn bad_usage_is_refused() {
        for bad in [
            "",
            "artikles",
            "articles --offsets",
            "articles --offsets words",
            "articles --fast",
            "articles --corrections c.json",
            "corpus --date 2025-08-06",
        ] {
            assert!(run(bad).is_err(), "{bad}");
        }
    }
}
