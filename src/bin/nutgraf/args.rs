//! The command line's words.

use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use nutgraf::Unit;
use nutgraf::exports::Export;
use nutgraf::tables::Table;

use crate::compress::{Packing, plain_name};

const EXAMPLES: &str = "\
Examples:
  nutgraf articles < in.jsonl > out.jsonl
  nutgraf articles news.jsonl.gz --table quotes --output quotes.parquet
  nutgraf corpus story1.txt story2.html --date 2025-08-06
  nutgraf corpus --corrections mine.json < in.jsonl > corpus.json

nutgraf help COMMAND tells more of a command.";

const INPUT: &str = "\
Input:
  Without files, or for the file -, articles are read from standard input, one JSON object a line:
    {\"id\": \"a1\", \"text\": \"...\"}  or  {\"id\": \"a1\", \"html\": \"...\"}
    and optionally \"date\", \"title\", \"url\", \"outlet\", \"keep\": [{\"start\", \"end\"}]
  Files may be text and Markdown, saved pages (.html, .mht), tables (.csv, .tsv), .json and .jsonl, subtitles (.srt, .vtt),
  documents (.docx, .odt, .rtf, .pdf, .epub), mail (.eml, .mbox), feeds and archives (.zip), each also with .gz or .zst after it.

A line that is no article becomes {\"error\": {\"code\", \"message\", \"id\", \"line\"}} in its place (in a table and with
corpus, a message on standard error) and the run goes on. Exit status: 0; 1 if any article or correction could not be
read, with --keep-going only if a file could not be read to its end; 2 for bad usage or a corrections file that holds no list.";

const ARTICLES: &str = "\
Examples:
  nutgraf articles < in.jsonl > out.jsonl                  a report for each line, in order
  nutgraf articles story.txt                               for a person, on a terminal
  zcat news.jsonl.gz | nutgraf articles --jobs 4 --keep-going --output reports.jsonl.zst
  nutgraf articles news.jsonl.gz --table quotes --table entities --output 'news-{table}.csv'";

const CORPUS: &str = "\
Examples:
  nutgraf corpus < in.jsonl > corpus.json                  one report on all of them
  nutgraf corpus story1.txt story2.html --date 2025-08-06
  nutgraf corpus story.jsonl --table statements --output statements.parquet
  nutgraf corpus story.jsonl --export digest --output digest.md";

const CHECK: &str = "\
Examples:
  nutgraf check 'We will wait until the ice has gone' story.jsonl
  nutgraf check 'We will wait … has gone' --speaker 'Ada Roe' *.html --format table

The verdict is exact, cut, altered, reported, other (not given to that speaker), paper (its own words) or absent; JSON, or
with --format table, and on a terminal, lines for a person. The status is that of the reading, whatever the verdict.";

const DIFF: &str = "\
Examples:
  nutgraf diff monday.jsonl tuesday.jsonl
  nutgraf diff monday.jsonl tuesday.jsonl.gz live.html --format table

Articles that are new, edited or gone; words between quotation marks that are new or withdrawn; deadlines that are new, moved or
of another status; figures that changed. JSON, or with --format table, and on a terminal, lines for a person.";

const EXPLAIN: &str = "\
Example:
  nutgraf explain story.txt

Under each pass stand the names that it changed, with their bytes in the text: + found, - dropped, → changed.";

/// Who said what, who is who, and what is due by when, from news articles.
#[derive(Debug, Parser)]
#[command(name = "nutgraf", version, after_help = EXAMPLES, subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct Line {
    #[command(subcommand)]
    pub(crate) command: Asked,
}

/// What was asked for.
#[derive(Debug, Subcommand)]
pub(crate) enum Asked {
    /// Analyse each article on its own: a line of JSON, or rows, for each
    #[command(after_help = format!("{ARTICLES}\n\n{INPUT}"))]
    Articles(Options),
    /// Read all articles together as one corpus: one JSON object, or rows
    #[command(after_help = format!("{CORPUS}\n\n{INPUT}"))]
    Corpus {
        /// The reader's merges, splits, renames, types and deletions, as the page exports them
        #[arg(long, value_name = "FILE")]
        corrections: Option<PathBuf>,
        /// Write a file to read on with instead: digest is Markdown, calendar .ics, the others CSV for spreadsheets
        #[arg(long, value_name = "WHAT", value_parser = by_name(Export::ALL, Export::as_str))]
        export: Option<Export>,
        #[command(flatten)]
        options: Options,
    },
    /// Tell whether the articles quote some words, from whom, and what is changed or left out
    #[command(after_help = format!("{CHECK}\n\n{INPUT}"))]
    Check(Question),
    /// Tell what is new in articles since earlier ones: edits, new words, moved deadlines, changed figures
    #[command(after_help = format!("{DIFF}\n\n{INPUT}"))]
    Diff(Days),
    /// Print why names came out as they did: what the tagger found and what each pass over the names changed
    #[command(after_help = EXPLAIN)]
    Explain {
        /// Files of articles; - is standard input, as is no file at all
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Print the tables that there are, with their columns
    #[command(after_help = "Example:\n  nutgraf tables")]
    Tables,
    /// Print completions for a shell
    #[command(after_help = "Example:\n  nutgraf completions bash > ~/.local/share/bash-completion/completions/nutgraf")]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page of the program, or of a command
    #[command(after_help = "Example:\n  nutgraf man > nutgraf.1 && man ./nutgraf.1")]
    Man {
        /// A command, such as articles
        command: Option<String>,
    },
}

/// What to look for, and in what.
#[derive(Args, Debug)]
pub(crate) struct Question {
    /// The words, with quotation marks or without, with dots where something is left out
    #[arg(value_name = "TEXT")]
    pub(crate) text: String,
    /// Who is said to have said them: a name, or an entity's id
    #[arg(long, value_name = "NAME")]
    pub(crate) speaker: Option<String>,
    #[command(flatten)]
    pub(crate) options: Options,
}

/// Two sets of articles.
#[derive(Args, Debug)]
pub(crate) struct Days {
    /// A file of the earlier articles
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    #[command(flatten)]
    pub(crate) options: Options,
}

/// How to read the articles and what to write.
#[derive(Args, Clone, Debug)]
pub(crate) struct Options {
    /// Files of articles; - is standard input, as is no file at all
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The unit of every offset in and out
    #[arg(long, value_name = "UNIT", default_value = "utf16")]
    offsets: Offsets,
    /// When the named .txt, .md and .html files were published (YYYY-MM-DD), where a .md does not say
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) date: Option<String>,
    /// What to write [default: reports; table for files on a terminal; rows by the output's name with --table]
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<Format>,
    /// Write rows of this table; several with {table} in the output's name
    #[arg(long = "table", value_name = "TABLE", value_parser = by_name(Table::ALL, Table::as_str))]
    pub(crate) tables: Vec<Table>,
    /// Write to a file, which appears when it is whole; .gz or .zst at its end compresses it; - is standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// How many articles are analysed at once [default: the number of cores]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    /// End with status 0 though some lines are no articles (a file that cannot be read to its end is still 1); what
    /// failed is told as lines of JSON on standard error
    #[arg(long)]
    pub(crate) keep_going: bool,
    /// Tell the time that each stage took, all jobs together, on standard error
    #[arg(long)]
    pub(crate) timings: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Offsets {
    /// UTF-16 code units, as JavaScript counts
    Utf16,
    /// Unicode code points, as Python counts
    Char,
    /// Bytes of UTF-8
    Byte,
}

/// A day that there is, alone or with an hour after it.
fn date(words: &str) -> Result<String, String> {
    let (day, rest) = words.split_at_checked(10).unwrap_or((words, ""));
    let is_day = day.len() == 10 && day.parse::<jiff::civil::Date>().is_ok();
    if is_day && (rest.is_empty() || rest.starts_with(['T', ' '])) {
        Ok(words.to_owned())
    } else {
        Err("a date such as 2025-08-06 is wanted".into())
    }
}

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// The whole reports, as JSON
    #[value(alias = "json")]
    Reports,
    /// A few lines for a person to read
    Table,
    /// Rows, as comma-separated values with a head
    Csv,
    /// Rows, as a JSON object a line
    Jsonl,
    /// Rows, as a Parquet file
    Parquet,
}

/// One of a list, by its name.
fn by_name<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    name: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    let names = PossibleValuesParser::new(all.iter().map(|one| name(*one)));
    names.map(move |asked| *all.iter().find(|one| name(**one) == asked).expect("it is of the list"))
}

impl Options {
    pub(crate) fn unit(&self) -> Unit {
        match self.offsets {
            Offsets::Utf16 => Unit::Utf16,
            Offsets::Char => Unit::Char,
            Offsets::Byte => Unit::Byte,
        }
    }

    /// Whether lines for a person are written, by the format that is asked for; `unasked` where none is.
    pub(crate) fn is_for_person(&self, unasked: bool) -> bool {
        self.format.map_or(unasked, |f| f == Format::Table)
    }

    /// The same for another file.
    pub(crate) fn of(&self, file: PathBuf) -> Self {
        Self { files: vec![file], ..self.clone() }
    }

    /// The named files; `None` stands for standard input.
    pub(crate) fn inputs(&self) -> Vec<Option<PathBuf>> {
        inputs(&self.files)
    }

    pub(crate) fn jobs(&self) -> NonZeroUsize {
        let asked = self.jobs.and_then(|n| NonZeroUsize::new(n.into()));
        asked.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
    }

    /// What words that are well formed by themselves may still get wrong together.
    fn check(&self, compares: bool, exports: bool) -> Result<(), String> {
        if self.date.is_some() && self.inputs().iter().all(Option::is_none) {
            return Err("--date goes with files; lines of JSON carry their own".into());
        }
        if let Some(table) = self.tables.iter().find(|t| t.compares() && !compares) {
            return Err(format!("the table {} compares articles, so it goes with corpus", table.as_str()));
        }
        let rows = matches!(self.format, Some(Format::Csv | Format::Jsonl | Format::Parquet));
        if rows && self.tables.is_empty() {
            return Err("rows of which --table?".into());
        }
        if self.format.is_some() && !rows && !self.tables.is_empty() {
            return Err("--table goes with --format csv, jsonl or parquet".into());
        }
        self.check_output(exports)?;
        let spread = self.output.as_ref().is_some_and(|o| o.to_string_lossy().contains("{table}"));
        if self.tables.len() > 1 && !spread {
            return Err("several tables go to --output with {table} in its name".into());
        }
        if cfg!(not(feature = "parquet")) && self.row_format() == Some(Format::Parquet) {
            return Err("this nutgraf was built without Parquet; its feature `parquet` is off".into());
        }
        Ok(())
    }

    /// What the output's name promises, and the options do not hold.
    fn check_output(&self, exports: bool) -> Result<(), String> {
        if let Some((i, table)) = self.tables.iter().enumerate().find(|(i, t)| self.tables[..*i].contains(t)) {
            return Err(format!(
                "the table {} is asked for twice (the second time as number {})",
                table.as_str(),
                i + 1
            ));
        }
        let (ending, packing) = self.output_ending();
        if OTHER_PACKINGS.contains(&ending.as_str()) {
            return Err(format!("files are packed as .gz or .zst, not as .{ending}"));
        }
        if self.tables.is_empty() {
            let csv = ending == "csv" && !exports;
            let rows = csv || matches!(ending.as_str(), "tsv" | "parquet" | "xls" | "xlsx");
            return match rows {
                true if exports => Err(format!("no export is written as .{ending}")),
                true => Err(format!("rows of which --table? without one, .{ending} would hold JSON")),
                false => Ok(()),
            };
        }
        if self.row_format() == Some(Format::Parquet) && packing != Packing::None {
            return Err("a Parquet file is packed inside: no .gz or .zst after it".into());
        }
        if self.format.is_none() && format_of(&ending).is_none() {
            return Err(format!("rows are written as .csv, .jsonl or .parquet: name the --format for .{ending}"));
        }
        Ok(())
    }

    /// The end of the output's name, in small letters, without that of how it is packed; and that.
    fn output_ending(&self) -> (String, Packing) {
        let (name, packing) = self.output.as_deref().map_or((PathBuf::new(), Packing::None), plain_name);
        (name.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase(), packing)
    }

    /// The format of rows, where a table is asked for: the one that is said, or that the output's name ends in.
    pub(crate) fn row_format(&self) -> Option<Format> {
        let by_name = || format_of(&self.output_ending().0).unwrap_or(Format::Csv);
        (!self.tables.is_empty()).then(|| self.format.unwrap_or_else(by_name))
    }
}

/// The named files; `None` stands for standard input.
pub(crate) fn inputs(files: &[PathBuf]) -> Vec<Option<PathBuf>> {
    let input = |f: &PathBuf| (f != Path::new("-")).then(|| f.clone());
    if files.is_empty() { vec![None] } else { files.iter().map(input).collect() }
}

/// Names end so where a file is packed in a way that is not written here.
const OTHER_PACKINGS: [&str; 9] = ["7z", "br", "bz2", "lz4", "rar", "tgz", "xz", "zip", "zstd"];

/// The format of rows that a name's end, in small letters, stands for. No end at all is CSV, as for devices and pipes.
fn format_of(ending: &str) -> Option<Format> {
    match ending {
        "jsonl" | "ndjson" => Some(Format::Jsonl),
        "parquet" => Some(Format::Parquet),
        "csv" | "" => Some(Format::Csv),
        _ => None,
    }
}

/// Reads the words of the command line, the program's name first.
pub(crate) fn parse<T: Into<std::ffi::OsString> + Clone>(
    words: impl IntoIterator<Item = T>,
) -> Result<Asked, clap::Error> {
    let mut line = Line::try_parse_from(words)?;
    if let Asked::Articles(options) | Asked::Corpus { options, .. } = &mut line.command {
        options.output.take_if(|o| o.as_path() == Path::new("-"));
    }
    let checked = match &line.command {
        Asked::Articles(options) => options.check(false, false),
        Asked::Corpus { export: Some(_), options, .. } if options.format.is_some() || !options.tables.is_empty() => {
            Err("--export is a format of its own, without --format and --table".into())
        }
        Asked::Corpus { options, export, .. } => options.check(true, export.is_some()),
        Asked::Check(Question { options, .. }) | Asked::Diff(Days { options, .. })
            if !options.tables.is_empty() || options.output.is_some() =>
        {
            Err("check and diff write to standard output, without --table and --output".into())
        }
        Asked::Check(Question { options, .. }) | Asked::Diff(Days { options, .. }) => options.check(false, false),
        _ => Ok(()),
    };
    let usage = |why: String| Line::command().error(clap::error::ErrorKind::ArgumentConflict, why);
    checked.map_err(usage)?;
    Ok(line.command)
}

/// Writes the completions for a shell.
pub(crate) fn completions(shell: Shell, out: &mut dyn io::Write) -> io::Result<()> {
    // Into memory first: the generator would panic where it cannot write.
    let mut words = Vec::new();
    clap_complete::generate(shell, &mut Line::command(), "nutgraf", &mut words);
    out.write_all(&words)
}

/// Writes the manual page of the program or of one of its commands.
pub(crate) fn man(command: Option<&str>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut page = Line::command();
    page.build();
    if let Some(name) = command {
        let found = page.get_subcommands().find(|c| c.get_name() == name).cloned();
        page = found.ok_or_else(|| io::Error::other(format!("no command {name}")))?;
        // As it is looked up: `man nutgraf-articles`.
        page = page.name(format!("nutgraf-{name}"));
    }
    clap_mangen::Man::new(page).render(&mut { out })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(line: &str) -> Result<Asked, clap::Error> {
        parse(std::iter::once("nutgraf").chain(line.split_whitespace()))
    }

    #[test]
    fn the_words_fit_together() {
        Line::command().debug_assert();
    }

    #[test]
    fn options_stand_anywhere() {
        let asked = run("corpus a.txt --offsets=char --date 2025-08-06 - -- --b.txt").unwrap();
        let Asked::Corpus { options, .. } = asked else { panic!("{asked:?}") };
        assert_eq!(options.unit(), Unit::Char);
        assert_eq!(options.inputs(), [Some(PathBuf::from("a.txt")), None, Some("--b.txt".into())]);
    }

    #[test]
    fn rows_come_in_the_format_of_the_outputs_name() {
        for (line, format) in [
            ("--output q.jsonl.gz", Format::Jsonl),
            ("--output q.csv.zst", Format::Csv),
            ("--output Q.PARQUET", Format::Parquet),
            ("--output Q.NDJSON.GZ", Format::Jsonl),
            ("--output /dev/stdout", Format::Csv),
            ("--output -", Format::Csv),
            ("--output q.data --format jsonl", Format::Jsonl),
            ("--output q.jsonl --format csv", Format::Csv),
            ("", Format::Csv),
        ] {
            let asked = run(&format!("articles --table quotes {line}")).unwrap();
            let Asked::Articles(options) = asked else { panic!("{asked:?}") };
            assert_eq!(options.row_format(), Some(format), "{line}");
        }
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
            "articles --jobs 0",
            "articles --jobs 99999",
            "articles --table statements",
            "articles --table quotas",
            "articles --format csv",
            "articles --format json --table quotes",
            "articles --table quotes --table times",
            "articles --table quotes --table times --output one.csv",
            "articles --output q.parquet",
            "articles --output q.CSV.gz",
            "articles --output q.jsonl.bz2",
            "articles --table quotes --output q.json",
            "articles --table quotes --output q.tsv",
            "articles --table quotes --output q.xlsx",
            "articles --table quotes --output q.csv.bz2",
            "articles --table quotes --output q.csv.bz2 --format csv",
            "articles --table quotes --output q.parquet.gz",
            "articles --table quotes --output q.gz --format parquet",
            "articles --table quotes --table quotes --output {table}.csv",
            "articles --table quotes --output - --table times",
            "articles a.txt --date 2020-13-45",
            "articles a.txt --date 2025-02-29",
            "articles a.txt --date yesterday",
            "articles a.txt --date 2025-08-06x",
            "corpus --date 2025-08-06",
            "corpus --date 2025-08-06 -",
            "corpus --export poem",
            "corpus --export quotes --output q.xlsx",
            "corpus --export digest --format jsonl",
            "corpus --export quotes --table quotes",
            "articles --export digest",
            "completions fishy",
        ] {
            assert!(run(bad).is_err(), "{bad}");
        }
    }
}
