//! Feeds the targets with mutated articles, the same ones for the same seed.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints")]

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use fastrand::Rng;
use nutgraf_fuzz::mutate::mutate;
use nutgraf_fuzz::seeds;
use nutgraf_fuzz::targets::{TARGETS, Target};

const HELP: &str = "\
usage: nutgraf-fuzz run TARGET OUT [--cases N | --seconds N] [--seed N] [--seeds DIR]
       nutgraf-fuzz replay TARGET FILE...
       nutgraf-fuzz seeds TARGET OUT [--seeds DIR]     writes the seeds as files, for libFuzzer

An input that breaks something is written to the folder OUT, and so is the one under way, for the case that the program
dies of it.
";

/// How many of the last inputs are mutated further.
const RECENT: usize = 64;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["run", target, out, ..] => find(target).and_then(|t| run(t, Path::new(out), &args[3..])),
        ["replay", target, ..] => find(target).and_then(|(_, target)| replay(target, &args[2..])),
        ["seeds", target, out, ..] => find(target).and_then(|(name, _)| write_seeds(name, Path::new(out), &args[3..])),
        _ => Err(HELP.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn find(name: &str) -> Result<(&'static str, Target), String> {
    let named = || TARGETS.map(|(n, _)| n).join(", ");
    TARGETS.into_iter().find(|(n, _)| *n == name).ok_or_else(|| format!("no target {name}; there are {}", named()))
}

fn option<'a>(args: &'a [String], name: &str) -> Option<&'a str> {
    args.iter().position(|a| a == name).and_then(|i| args.get(i + 1)).map(String::as_str)
}

fn number(args: &[String], name: &str) -> Result<Option<u64>, String> {
    option(args, name).map(|n| n.parse().map_err(|_| format!("{name} takes a number, not {n}"))).transpose()
}

fn seeds_of(name: &str, args: &[String]) -> Vec<Vec<u8>> {
    seeds::of(name, option(args, "--seeds").map(Path::new))
}

fn write_seeds(name: &str, out: &Path, args: &[String]) -> Result<(), String> {
    let seeds = seeds_of(name, args);
    seeds.iter().enumerate().try_for_each(|(i, seed)| write(&out.join(format!("seed-{i:05}")), seed))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    folder.and_then(|()| fs::write(path, bytes)).map_err(|e| format!("cannot write {}: {e}", path.display()))
}

fn replay(target: Target, files: &[String]) -> Result<(), String> {
    for file in files {
        println!("{file}");
        target(&fs::read(file).map_err(|e| format!("cannot read {file}: {e}"))?);
    }
    Ok(())
}

fn run((name, target): (&str, Target), out: &Path, args: &[String]) -> Result<(), String> {
    let seconds = number(args, "--seconds")?.map(Duration::from_secs);
    let cases = number(args, "--cases")?.unwrap_or(if seconds.is_some() { u64::MAX } else { 1000 });
    let seed = number(args, "--seed")?.unwrap_or(1);
    let pool = seeds_of(name, args);
    let mut maker = Maker { recent: Vec::new(), pool, random: Rng::with_seed(seed) };
    let under_way = out.join(format!("{name}-under-way"));
    panic::set_hook(Box::new(|_| {}));
    let (begun, mut slowest, mut n, mut broken) = (Instant::now(), (Duration::ZERO, 0), 0, Vec::new());
    while n < cases && seconds.is_none_or(|s| begun.elapsed() < s) {
        let input = maker.next();
        write(&under_way, &input)?;
        let before = Instant::now();
        if let Err(panic) = panic::catch_unwind(AssertUnwindSafe(|| target(&input))) {
            broken.push(keep(out, name, &input, panic.as_ref())?);
        }
        slowest = slowest.max((before.elapsed(), input.len()));
        n += 1;
        if broken.len() == 20 {
            break;
        }
    }
    drop(fs::remove_file(under_way));
    println!(
        "{name}: {n} cases from {} seeds in {:.0} s, the slowest {} ms ({} bytes), {} broke something",
        maker.pool.len(),
        begun.elapsed().as_secs_f64(),
        slowest.0.as_millis(),
        slowest.1,
        broken.len()
    );
    if broken.is_empty() { Ok(()) } else { Err(broken.join("\n")) }
}

/// Writes an input that broke something; gives a line that says where it is and what broke.
fn keep(out: &Path, name: &str, input: &[u8], panic: &(dyn std::any::Any + Send)) -> Result<String, String> {
    let said = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    let hash = input.iter().fold(0xcbf2_9ce4_8422_2325_u64, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
    let path: PathBuf = out.join(format!("{name}-{hash:016x}"));
    write(&path, input)?;
    Ok(format!("{}: {}", path.display(), said.unwrap_or("it panicked")))
}

/// Makes one input after the other.
struct Maker {
    pool: Vec<Vec<u8>>,
    recent: Vec<Vec<u8>>,
    random: Rng,
}

impl Maker {
    fn next(&mut self) -> Vec<u8> {
        let from_recent = !self.recent.is_empty() && self.random.u8(0..4) == 0;
        let parents = if from_recent { &self.recent } else { &self.pool };
        let mut input = parents[self.random.usize(..parents.len())].clone();
        let other = &self.pool[self.random.usize(..self.pool.len())];
        mutate(&mut input, Some(other), &mut self.random);
        if self.recent.len() < RECENT {
            self.recent.push(input.clone());
        } else {
            let at = self.random.usize(..RECENT);
            self.recent[at].clone_from(&input);
        }
        input
    }
}
