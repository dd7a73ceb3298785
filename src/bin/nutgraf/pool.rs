//! Work on several threads whose results come back in the order of the input.

use std::io;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Jobs under way or done and not yet taken, for each thread. A long article then rarely makes the other threads wait,
/// and memory stays bounded whatever the length of the input.
const WINDOW: usize = 16;

/// What a program's first thread has on Linux: an article must not fail on a thread that passes on the first.
const STACK: usize = 8 << 20;

/// What becomes of the results.
pub(crate) trait Take<D> {
    /// Takes the next result.
    fn take(&mut self, done: D) -> io::Result<()>;

    /// Nothing is there to take at the moment.
    fn idle(&mut self) -> io::Result<()>;
}

/// Calls `work` for each job of `feed`, on so many threads, and gives the results to `taker` in order. `feed` calls what
/// it is given with each job, and stops when that says false.
///
/// The threads are left to themselves when `taker` fails: one may wait for input that never comes.
pub(crate) fn ordered<J: Send + 'static, D: Send + 'static>(
    threads: NonZeroUsize,
    feed: impl FnOnce(&mut dyn FnMut(J) -> bool) + Send + 'static,
    work: impl Fn(J) -> D + Send + Sync + 'static,
    taker: &mut dyn Take<D>,
) -> io::Result<()> {
    let window = threads.get().saturating_mul(WINDOW);
    // A job goes to the workers together with the way back for its result; the ways back are kept in order.
    let (jobs, waiting) = sync_channel::<(J, SyncSender<D>)>(window);
    let (queue, results) = sync_channel::<Receiver<D>>(window);
    let waiting = Arc::new(Mutex::new(waiting));
    let work = Arc::new(work);
    for _ in 0..threads.get() {
        let (waiting, work) = (Arc::clone(&waiting), Arc::clone(&work));
        thread::Builder::new().stack_size(STACK).spawn(move || {
            while let Some((job, back)) = next(&waiting) {
                // Whoever asked may have gone.
                let _ = back.send(work(job));
            }
        })?;
    }
    let feeder = thread::spawn(move || {
        feed(&mut |job| {
            let (back, result) = sync_channel(1);
            queue.send(result).is_ok() && jobs.send((job, back)).is_ok()
        });
    });
    while let Some(result) = receive(&results, || taker.idle())? {
        let stopped = || io::Error::other("a thread has stopped");
        let done = receive(&result, || taker.idle())?.ok_or_else(stopped)?;
        taker.take(done)?;
    }
    // An end of the input that is none would leave articles out in silence.
    feeder.join().map_err(|_| io::Error::other("reading has stopped"))
}

fn next<T>(waiting: &Mutex<Receiver<T>>) -> Option<T> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// The next item, calling `idle` before waiting for it; `None` when no more will come.
fn receive<T>(from: &Receiver<T>, idle: impl FnOnce() -> io::Result<()>) -> io::Result<Option<T>> {
    match from.try_recv() {
        Ok(item) => Ok(Some(item)),
        Err(TryRecvError::Disconnected) => Ok(None),
        Err(TryRecvError::Empty) => {
            idle()?;
            Ok(from.recv().ok())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[derive(Default)]
    struct List {
        all: Vec<usize>,
        most: usize,
    }

    impl Take<usize> for List {
        fn take(&mut self, done: usize) -> io::Result<()> {
            self.all.push(done);
            if self.all.len() < self.most { Ok(()) } else { Err(io::ErrorKind::BrokenPipe.into()) }
        }

        fn idle(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn results_keep_the_order_and_few_jobs_are_under_way() {
        static UNDER_WAY: AtomicUsize = AtomicUsize::new(0);
        static MOST: AtomicUsize = AtomicUsize::new(0);
        struct Counted(List);
        impl Take<usize> for Counted {
            fn take(&mut self, done: usize) -> io::Result<()> {
                UNDER_WAY.fetch_sub(1, Ordering::SeqCst);
                self.0.take(done)
            }
            fn idle(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let feed = |each: &mut dyn FnMut(usize) -> bool| {
            for i in 0..1000 {
                MOST.fetch_max(UNDER_WAY.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                assert!(each(i));
            }
        };
        let work = |i: usize| {
            if i.is_multiple_of(7) {
                thread::yield_now();
            }
            i
        };
        let mut list = Counted(List { most: usize::MAX, ..List::default() });
        ordered(NonZeroUsize::new(3).unwrap(), feed, work, &mut list).unwrap();
        assert_eq!(list.0.all, (0..1000).collect::<Vec<_>>());
        // The window, the one that is being handed in and the one that is being taken.
        assert!(MOST.load(Ordering::SeqCst) <= 3 * WINDOW + 2);
    }

    #[test]
    fn a_taker_that_has_enough_ends_it_though_the_feed_does_not() {
        let feed = |each: &mut dyn FnMut(usize) -> bool| while each(1) {};
        let mut list = List { most: 5, ..List::default() };
        let ended = ordered(NonZeroUsize::MIN, feed, |i| i, &mut list);
        assert_eq!(ended.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
        assert_eq!(list.all.len(), 5);
    }
}
