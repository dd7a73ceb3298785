//! What is new since an earlier set of articles.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use nutgraf::report::{Edit, Since, SinceDeadline, SinceFigure};

use crate::args::Days;
use crate::readable::line;
use crate::run;

/// Reads both sets, and tells what the later one has that the earlier one has not.
pub(crate) fn diff(days: Days, out: &mut dyn Write) -> io::Result<ExitCode> {
    let Days { old, options } = days;
    let (for_person, unit) = (options.is_for_person(io::stdout().is_terminal()), options.unit());
    let (earlier, was) = run::gathered(options.of(old))?;
    let (corpus, code) = run::gathered(options)?;
    if for_person {
        told(out, &corpus.since(&earlier))?;
    } else {
        run::json(out, &corpus.since_in(&earlier, unit))?;
    }
    Ok(if was == ExitCode::SUCCESS { code } else { was })
}

/// What is new, for a person.
fn told(out: &mut dyn Write, since: &Since) -> io::Result<()> {
    for a in &since.articles {
        line(out, &format!("{} article: ", a.change.as_str()), &a.article)?;
        a.edits.iter().try_for_each(|e| edit(out, e))?;
    }
    for s in &since.statements {
        let articles: Vec<&str> = s.members.iter().map(|m| &m.article[..]).collect();
        let who = s.name.as_deref().unwrap_or("?");
        line(out, &format!("{} words: {who} ({}): ", s.change.as_str(), articles.join(", ")), &s.text)?;
    }
    since.deadlines.iter().try_for_each(|d| deadline(out, d))?;
    since.figures.iter().try_for_each(|f| figure(out, f))
}

fn edit(out: &mut dyn Write, e: &Edit) -> io::Result<()> {
    let why = [(e.negation, " (a negation)"), (e.figure, " (a figure)")];
    let why: String = why.iter().filter(|w| w.0).map(|w| w.1).collect();
    for (sign, text) in [("- ", &e.before), ("+ ", &e.after)] {
        if !text.is_empty() {
            line(out, &format!("    {sign}"), &format!("{text}{why}"))?;
        }
    }
    Ok(())
}

fn deadline(out: &mut dyn Write, d: &SinceDeadline) -> io::Result<()> {
    let day = |e: &Option<nutgraf::report::DeadlineEvent>| {
        let day = e.as_ref().and_then(|e| e.due.latest.clone().or_else(|| e.due.earliest.clone()));
        let status = e.as_ref().map_or("", |e| e.status.as_str());
        day.map_or_else(|| status.to_owned(), |day| format!("{day} ({status})"))
    };
    let days: Vec<String> = [&d.before, &d.after].into_iter().filter(|e| e.is_some()).map(day).collect();
    line(out, &format!("deadline, {}: {}: ", d.change.as_str(), d.label), &days.join(" → "))
}

fn figure(out: &mut dyn Write, f: &SinceFigure) -> io::Result<()> {
    line(out, &format!("figure, {}: {}: ", f.verdict.as_str(), f.what), &f.why)
}
