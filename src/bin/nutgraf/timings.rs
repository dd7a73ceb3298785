//! How long each stage took, for `--timings`.

use std::time::{Duration, Instant};

use crate::progress::tell;

/// A clock that adds up the time between its ticks by name.
pub(crate) struct Clock {
    last: Instant,
    spent: Vec<(&'static str, Duration)>,
}

impl Clock {
    pub(crate) fn new() -> Self {
        Self { last: Instant::now(), spent: Vec::new() }
    }

    /// Books the time since the last tick under a name.
    pub(crate) fn tick(&mut self, name: &'static str) {
        let now = Instant::now();
        let passed = now - self.last;
        self.last = now;
        self.book(name, passed);
    }

    /// Adds what another clock has booked; the time that has passed meanwhile is booked by nobody.
    pub(crate) fn add(&mut self, other: &Self) {
        other.spent.iter().for_each(|(name, spent)| self.book(name, *spent));
        self.restart();
    }

    /// Leaves the time since the last tick to nobody.
    pub(crate) fn restart(&mut self) {
        self.last = Instant::now();
    }

    fn book(&mut self, name: &'static str, passed: Duration) {
        match self.spent.iter_mut().find(|s| s.0 == name) {
            Some(s) => s.1 += passed,
            None => self.spent.push((name, passed)),
        }
    }

    /// A line for each name, in the order in which they first came, on standard error.
    pub(crate) fn print(&self) {
        for (name, spent) in &self.spent {
            tell(&format!("{name:12} {:9.3} s", spent.as_secs_f64()));
        }
    }
}
