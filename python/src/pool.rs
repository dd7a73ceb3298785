//! Threads that analyse articles, and the order in which what they make is given back.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender, unbounded};
use nutgraf::report::ArticleReport;
use nutgraf::tables::{Row, Table};
use nutgraf::{Analysis, Article, Unit};
use pyo3::prelude::*;

use crate::engine;
use crate::problem::Problem;

/// Articles on the way for each thread: enough that none waits while a long one holds up the order.
const AHEAD: usize = 8;

/// What a program's first thread has on Linux: an article must not fail on a thread that passes on the first.
const STACK: usize = 8 << 20;

/// What is to be made of an article.
pub(crate) enum Want {
    /// Its report, with its text if `text` is set.
    Report { unit: Unit, text: bool },
    /// Its rows in these tables.
    Rows { unit: Unit, tables: Vec<Table> },
    /// Its analysis, for a corpus.
    Analysis,
}

/// What was made of an article.
pub(crate) enum Made {
    Report(Box<ArticleReport<Unit>>),
    Rows(Vec<(Table, Vec<Row>)>),
    Analysis(Box<Analysis>),
}

type Done = Result<Made, Problem>;

impl Want {
    fn make(&self, article: Article) -> Done {
        let id = article.id.clone();
        let made = catch_unwind(AssertUnwindSafe(|| self.make_of(engine().analyse(article))));
        made.map_err(|_| Problem {
            id: Some(id),
            ..Problem::new("engine-failed", "the analysis broke off: a fault of nutgraf")
        })
    }

    fn make_of(&self, analysis: Analysis) -> Made {
        match self {
            Self::Report { unit, text } => {
                let mut report = analysis.report().with_offsets(analysis.text(), *unit);
                if *text {
                    report.text = Some(analysis.text().to_owned());
                }
                Made::Report(Box::new(report))
            }
            Self::Rows { unit, tables } => {
                let report = analysis.report();
                Made::Rows(tables.iter().map(|t| (*t, t.of_article(&report, analysis.text(), *unit))).collect())
            }
            Self::Analysis => Made::Analysis(Box::new(analysis)),
        }
    }
}

/// The caller's ends of what leads to the threads and back: articles by number, and what was made of them.
type Ends = (Sender<(u64, Article)>, Receiver<(u64, Done)>);

/// A bounded number of articles on the way through some threads; with one thread, through the caller's own.
pub(crate) struct Pool {
    want: Arc<Want>,
    threads: usize,
    workers: Option<Ends>,
    /// The caller's own thread's, not begun.
    waiting: BTreeMap<u64, Article>,
    /// Made, and not given back.
    made: BTreeMap<u64, Done>,
    sent: u64,
    given: u64,
}

impl Pool {
    pub(crate) fn new(threads: usize, want: Want) -> Self {
        let (waiting, made) = (BTreeMap::new(), BTreeMap::new());
        Self { want: Arc::new(want), threads, workers: None, waiting, made, sent: 0, given: 0 }
    }

    /// Whether what is on the way must be given back before more is sent.
    pub(crate) fn is_full(&self) -> bool {
        let most = if self.threads == 1 { 1 } else { self.threads * AHEAD };
        self.sent - self.given >= most as u64
    }

    pub(crate) fn send(&mut self, item: Result<Article, Problem>) {
        let number = self.sent;
        self.sent += 1;
        match item {
            Err(problem) => drop(self.made.insert(number, Err(problem))),
            Ok(article) => {
                if self.threads > 1 && self.workers.is_none() {
                    self.begin();
                }
                match &self.workers {
                    // The threads end only after this sender.
                    Some((send, _)) => drop(send.send((number, article))),
                    None => drop(self.waiting.insert(number, article)),
                }
            }
        }
    }

    /// Begins the threads. They end when the pool is dropped, each after its article. Where the system gives none, the
    /// caller's own does the work.
    fn begin(&mut self) {
        let (send, articles) = unbounded::<(u64, Article)>();
        let (give, done) = unbounded();
        let begun = (0..self.threads).filter(|_| {
            let (want, articles, give) = (Arc::clone(&self.want), articles.clone(), give.clone());
            let work = move || {
                for (number, article) in articles {
                    if give.send((number, want.make(article))).is_err() {
                        return;
                    }
                }
            };
            thread::Builder::new().name("nutgraf".into()).stack_size(STACK).spawn(work).is_ok()
        });
        let begun = begun.count();
        self.threads = begun.max(1);
        self.workers = (begun > 0).then_some((send, done));
    }

    /// Lets the threads go: nothing more will be sent.
    pub(crate) fn end(&mut self) {
        self.workers = None;
    }

    /// The next in order with its number, waited for without the interpreter's lock; `None` when nothing is on the way.
    ///
    /// # Errors
    /// When Python wants to interrupt.
    pub(crate) fn next(&mut self, py: Python<'_>) -> PyResult<Option<(u64, Done)>> {
        if self.given == self.sent {
            return Ok(None);
        }
        let number = self.given;
        if let Some(article) = self.waiting.remove(&number) {
            let want = &self.want;
            self.made.insert(number, py.detach(|| want.make(article)));
        }
        while !self.made.contains_key(&number) {
            let Some((_, done)) = &self.workers else { return Ok(None) };
            match py.detach(|| done.recv_timeout(Duration::from_millis(100))) {
                Ok((number, done)) => drop(self.made.insert(number, done)),
                Err(_) => py.check_signals()?,
            }
        }
        self.given += 1;
        Ok(self.made.remove(&number).map(|done| (number, done)))
    }
}
