//! From the words of the command line to what is printed.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::SystemTime;

use nutgraf::exports::{Export, Source};
use nutgraf::report::ArticleReport;
use nutgraf::tables::{Row, Table};
use nutgraf::{Analysis, Corpus, Correction, Engine, Unit};

use crate::args::{self, Asked, Options};
use crate::check::check;
use crate::diff::diff;
use crate::explain::explain;
use crate::lines::Raw;
use crate::output::Output;
use crate::pool::{self, Take};
use crate::problem::Problem;
use crate::progress::{Progress, tell};
use crate::read;
use crate::readable;
use crate::sink::Rows;
use crate::timings::Clock;

pub(crate) fn main() -> ExitCode {
    let asked = match args::parse(std::env::args_os()) {
        Ok(asked) => asked,
        // Help and the version come this way as well, with a status of their own.
        Err(e) => e.exit(),
    };
    let done = match asked {
        Asked::Articles(options) => articles(options),
        Asked::Corpus { corrections, export, options } => corpus(options, corrections.as_deref(), export),
        Asked::Check(question) => check(question, &mut io::stdout().lock()),
        Asked::Diff(days) => diff(days, &mut io::stdout().lock()),
        Asked::Explain { files } => explain(&args::inputs(&files), &mut io::stdout().lock()),
        other => told(&other, &mut io::stdout().lock()).map(|()| ExitCode::SUCCESS),
    };
    match done {
        Ok(code) => code,
        // The reader of our output has had enough: no fault of ours.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            tell(&format!("nutgraf: {e}"));
            ExitCode::FAILURE
        }
    }
}

/// What the program tells of itself.
fn told(asked: &Asked, out: &mut dyn Write) -> io::Result<()> {
    match asked {
        Asked::Articles(_) | Asked::Corpus { .. } | Asked::Check(_) | Asked::Diff(_) | Asked::Explain { .. } => Ok(()),
        Asked::Tables => tables(out),
        Asked::Completions { shell } => args::completions(*shell, out),
        Asked::Man { command } => args::man(command.as_deref(), out),
    }
}

fn tables(out: &mut dyn Write) -> io::Result<()> {
    for table in Table::ALL {
        let of = if table.compares() { " (of a corpus)" } else { "" };
        writeln!(out, "{}{of}", table.as_str())?;
        for column in table.columns() {
            writeln!(out, "  {:18} {}", column.name, column.meaning)?;
        }
    }
    Ok(())
}

/// What a run keeps count of besides its results.
struct Run {
    options: Options,
    progress: Progress,
    clock: Clock,
    failed: bool,
    /// Whether articles are missing of which nothing is known.
    lost: bool,
}

impl Run {
    fn new(options: Options) -> Self {
        // A progress line and results on one terminal would run into each other.
        let progress = Progress::new(options.output.is_none() && io::stdout().is_terminal());
        Self { options, progress, clock: Clock::new(), failed: false, lost: false }
    }

    /// Tells of a problem on standard error, for a person or, where the run goes on regardless, for a program.
    fn tell(&mut self, problem: &Problem) {
        self.count(problem);
        let line = if self.options.keep_going { problem.object() } else { format!("nutgraf: {}", problem.sentence()) };
        self.progress.print(&line);
    }

    /// Tells what is odd about how something was read; no fault.
    fn note(&self, notes: &[String]) {
        notes.iter().for_each(|note| self.progress.print(&format!("nutgraf: {note}")));
    }

    /// Counts a problem as the exit status has it.
    fn count(&mut self, problem: &Problem) {
        self.failed = true;
        self.lost |= problem.is_loss();
    }

    /// Reads all articles into one corpus.
    fn gather(&mut self) -> io::Result<Corpus> {
        let plan = self.plan();
        let mut together = Together { run: self, corpus: Corpus::new(), ids: BTreeSet::new() };
        plan.each(|analysis, _| analysis, &mut together)?;
        Ok(together.corpus)
    }

    fn plan(&self) -> Plan {
        let options = &self.options;
        Plan { inputs: options.inputs(), date: options.date.clone(), unit: options.unit(), jobs: options.jobs() }
    }

    fn end(&self) -> ExitCode {
        self.progress.clear();
        if self.options.timings {
            self.clock.print();
        }
        if self.lost || (self.failed && !self.options.keep_going) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}

/// What the threads must know.
struct Plan {
    inputs: Vec<Option<PathBuf>>,
    date: Option<String>,
    unit: Unit,
    jobs: NonZeroUsize,
}

impl Plan {
    /// Calls `make` for every article, on several threads, and gives what it makes to `taker` in order.
    fn each<D: Send + 'static>(
        self,
        make: impl Fn(Analysis, &mut Clock) -> D + Send + Sync + 'static,
        taker: &mut dyn Take<Done<D>>,
    ) -> io::Result<()> {
        let Self { inputs, date, unit, jobs } = self;
        let feed = move |each: &mut dyn FnMut(Raw) -> bool| read::all(&inputs, date.as_deref(), each);
        let engine = Engine::bundled();
        let work = move |raw: Raw| {
            let mut clock = Clock::new();
            let (article, notes) = raw.article(unit);
            clock.tick("reading");
            let made = article.map(|read| {
                read.map(|article| {
                    let analysis = engine.analyse_observed(article, &mut |stage| clock.tick(stage.as_str()));
                    make(analysis, &mut clock)
                })
            });
            Done { made, notes, clock }
        };
        pool::ordered(jobs, feed, work, taker)
    }
}

/// What a thread has made of an article, and how long that took.
struct Done<D> {
    /// Nothing of what was no article.
    made: Option<Result<D, Problem>>,
    /// What the user should know of how it was read.
    notes: Vec<String>,
    clock: Clock,
}

/// Where reports or rows go.
enum Sink {
    Reports(Output),
    Readable(Output),
    Rows(Vec<(Table, Rows)>),
    /// Of a corpus only.
    Export(Export, Output),
}

/// What one article gives to a sink.
enum Piece {
    /// Of reports and readable ones.
    Bytes(Vec<u8>),
    /// A list for each table.
    Rows(Vec<Vec<Row>>),
}

impl Sink {
    fn open(options: &Options) -> io::Result<Self> {
        let output = options.output.as_deref();
        let mut opened = BTreeSet::new();
        if let Some(format) = options.row_format() {
            let mut open = |&table: &Table| {
                let path = output.map(|o| PathBuf::from(o.to_string_lossy().replace("{table}", table.as_str())));
                Ok((table, Rows::new(table, format, Output::open(path.as_deref(), &mut opened)?)?))
            };
            return options.tables.iter().map(&mut open).collect::<io::Result<_>>().map(Self::Rows);
        }
        let files = options.inputs().iter().any(Option::is_some);
        let for_person = files && output.is_none() && io::stdout().is_terminal();
        let readable = options.is_for_person(for_person);
        let out = Output::open(output, &mut opened)?;
        Ok(if readable { Self::Readable(out) } else { Self::Reports(out) })
    }

    fn write(&mut self, piece: Piece) -> io::Result<()> {
        match (self, piece) {
            (Self::Reports(out) | Self::Readable(out), Piece::Bytes(bytes)) => out.write_all(&bytes),
            (Self::Rows(tables), Piece::Rows(lists)) => {
                tables.iter_mut().zip(lists).try_for_each(|((_, rows), list)| rows.write(list))
            }
            _ => unreachable!("pieces are made for the sink"),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Reports(out) | Self::Readable(out) | Self::Export(_, out) => out.flush(),
            Self::Rows(tables) => tables.iter_mut().try_for_each(|(_, rows)| rows.flush()),
        }
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Self::Reports(out) | Self::Readable(out) | Self::Export(_, out) => out.finish(),
            Self::Rows(tables) => tables.into_iter().try_for_each(|(_, rows)| rows.finish()),
        }
    }

    /// How a thread makes this sink's piece of an article.
    fn maker(&self) -> Maker {
        match self {
            Self::Reports(_) | Self::Export(..) => Maker::Report,
            Self::Readable(_) => Maker::Readable,
            Self::Rows(tables) => Maker::Rows(tables.iter().map(|t| t.0).collect()),
        }
    }
}

enum Maker {
    Report,
    Readable,
    Rows(Vec<Table>),
}

impl Maker {
    fn make(&self, report: ArticleReport, text: &str, unit: Unit) -> io::Result<Piece> {
        let mut bytes = Vec::new();
        match self {
            Self::Report => {
                serde_json::to_writer(&mut bytes, &report.with_offsets(text, unit))?;
                bytes.push(b'\n');
            }
            Self::Readable => readable::article(&mut bytes, &report, text)?,
            Self::Rows(tables) => {
                return Ok(Piece::Rows(tables.iter().map(|t| t.of_article(&report, text, unit)).collect()));
            }
        }
        Ok(Piece::Bytes(bytes))
    }
}

/// Writes the articles' pieces as they come.
struct Articles<'a> {
    run: &'a mut Run,
    sink: Sink,
}

impl Take<Done<io::Result<Piece>>> for Articles<'_> {
    fn take(&mut self, done: Done<io::Result<Piece>>) -> io::Result<()> {
        self.run.clock.add(&done.clock);
        self.run.note(&done.notes);
        let Some(made) = done.made else { return Ok(()) };
        match (made, &mut self.sink) {
            (Ok(piece), sink) => sink.write(piece?)?,
            (Err(problem), Sink::Reports(out)) => {
                writeln!(out, "{}", problem.object())?;
                self.run.count(&problem);
                if self.run.options.keep_going {
                    self.run.tell(&problem);
                }
            }
            (Err(problem), _) => self.run.tell(&problem),
        }
        self.run.clock.tick("writing");
        self.run.progress.step();
        Ok(())
    }

    /// A reader that feeds a line and waits for its report must not wait for a buffer to fill.
    fn idle(&mut self) -> io::Result<()> {
        self.sink.flush()
    }
}

fn articles(options: Options) -> io::Result<ExitCode> {
    let sink = Sink::open(&options)?;
    let mut run = Run::new(options);
    let (plan, maker) = (run.plan(), sink.maker());
    let unit = plan.unit;
    let make = move |analysis: Analysis, clock: &mut Clock| {
        let piece = maker.make(analysis.report(), analysis.text(), unit);
        clock.tick("writing");
        piece
    };
    let mut articles = Articles { run: &mut run, sink };
    plan.each(make, &mut articles)?;
    articles.sink.finish()?;
    Ok(run.end())
}

/// Puts the articles into one corpus as they come.
struct Together<'a> {
    run: &'a mut Run,
    corpus: Corpus,
    ids: BTreeSet<String>,
}

impl Take<Done<Analysis>> for Together<'_> {
    fn take(&mut self, done: Done<Analysis>) -> io::Result<()> {
        self.run.clock.add(&done.clock);
        self.run.note(&done.notes);
        let Some(made) = done.made else { return Ok(()) };
        match made {
            Ok(analysis) if self.ids.insert(analysis.id().to_owned()) => self.corpus.insert(analysis),
            Ok(analysis) => {
                let id = analysis.id();
                let twice = format!("a second article has the id “{id}”; it is left out");
                self.run.tell(&Problem { id: Some(id.to_owned()), ..Problem::new("duplicate-id", twice) });
            }
            Err(problem) => self.run.tell(&problem),
        }
        self.run.progress.step();
        Ok(())
    }

    fn idle(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn corpus(options: Options, corrections: Option<&Path>, export: Option<Export>) -> io::Result<ExitCode> {
    let (corrections, refused) = match corrections.map(read_corrections).transpose() {
        Ok(read) => read.unwrap_or_default(),
        Err(problem) => {
            tell(&format!("nutgraf: {}", problem.sentence()));
            return Ok(ExitCode::from(2));
        }
    };
    let mut sink = match export {
        Some(what) => Sink::Export(what, Output::open(options.output.as_deref(), &mut BTreeSet::new())?),
        None => Sink::open(&options)?,
    };
    let mut run = Run::new(options);
    refused.iter().for_each(|problem| run.tell(problem));
    let unit = run.plan().unit;
    let mut corpus = run.gather()?;
    corpus.correct(corrections);
    run.progress.say("– comparing");
    run.clock.restart();
    write_corpus(&mut sink, &corpus, unit, &mut run.clock)?;
    sink.finish()?;
    run.clock.tick("writing");
    Ok(run.end())
}

/// The articles of the inputs in one corpus, and how the reading went.
pub(crate) fn gathered(options: Options) -> io::Result<(Corpus, ExitCode)> {
    let mut run = Run::new(options);
    let corpus = run.gather()?;
    Ok((corpus, run.end()))
}

/// Writes a line of JSON.
pub(crate) fn json(out: &mut dyn Write, value: &impl serde::Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    writeln!(out)
}

fn write_corpus(sink: &mut Sink, corpus: &Corpus, unit: Unit, clock: &mut Clock) -> io::Result<()> {
    let report = corpus.report_observed(&mut |stage| clock.tick(stage));
    match sink {
        Sink::Readable(out) => readable::corpus(out, corpus, &report),
        Sink::Reports(out) => json(out, &corpus.in_unit(report, unit)),
        Sink::Export(what, out) => out.write_all(Source::new(corpus, &report).made(now()?).export(*what).as_bytes()),
        Sink::Rows(tables) => {
            let text = |id: &str| corpus.get(id).map_or("", Analysis::text);
            tables.iter_mut().try_for_each(|(table, rows)| rows.write(table.of_corpus(&report, text, unit)))
        }
    }
}

/// The time, as RFC 3339 has it in UTC.
fn now() -> io::Result<String> {
    let passed = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_err(io::Error::other)?;
    let seconds = i64::try_from(passed.as_secs()).map_err(io::Error::other)?;
    jiff::Timestamp::from_second(seconds).map(|t| t.to_string()).map_err(io::Error::other)
}

/// The corrections of a file, and what is wrong with the others in it.
fn read_corrections(path: &Path) -> Result<(Vec<Correction>, Vec<Problem>), Problem> {
    let in_file = |p: Problem| Problem { file: Some(path.display().to_string()), ..p };
    let bytes = std::fs::read(path).map_err(|e| in_file(Problem::new("not-readable", e.to_string())))?;
    let bad = |e: serde_json::Error| in_file(Problem::new("bad-corrections", e.to_string()));
    // The list itself, or the file that the page exports, which holds it under `corrections`.
    let value: serde_json::Value = serde_json::from_slice(&bytes).map_err(bad)?;
    let list = value.get("corrections").cloned().unwrap_or(value);
    let list: Vec<serde_json::Value> = serde_json::from_value(list).map_err(bad)?;
    let (mut good, mut refused) = (Vec::new(), Vec::new());
    for (i, value) in list.into_iter().enumerate() {
        match serde_json::from_value(value) {
            Ok(correction) => good.push(correction),
            Err(e) => {
                let why = format!("correction {}: {e}; it is left out", i + 1);
                refused.push(in_file(Problem::new("bad-corrections", why)));
            }
        }
    }
    Ok((good, refused))
}
