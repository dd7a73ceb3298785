//! A line on the terminal that says how far the run is.

use std::io::{IsTerminal, Write};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A line on standard error. Where that is closed or full, nobody reads it, and the run goes on.
pub(crate) fn tell(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Counts articles, on standard error where that is a terminal.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// `quiet` where the results go to the same terminal.
    pub(crate) fn new(quiet: bool) -> Self {
        let hidden = quiet || !std::io::stderr().is_terminal();
        let target = if hidden { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) = ProgressStyle::with_template("{human_pos} articles, {per_sec}, {elapsed} {msg}") {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// One more article is done.
    pub(crate) fn step(&self) {
        self.0.inc(1);
    }

    /// What comes after the articles.
    pub(crate) fn say(&self, what: &'static str) {
        self.0.set_message(what);
    }

    /// Prints a line on standard error without running into the progress.
    pub(crate) fn print(&self, line: &str) {
        self.0.suspend(|| tell(line));
    }

    /// Takes the line away.
    pub(crate) fn clear(&self) {
        self.0.finish_and_clear();
    }
}
