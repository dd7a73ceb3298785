//! Did they say that: words put to the articles.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use nutgraf::report::{ChangeKind, Check, CheckPlace};
use nutgraf::{Corpus, Span};

use crate::args::Question;
use crate::readable::line;
use crate::run;

/// Puts the words to the articles of the inputs, and tells what they print.
pub(crate) fn check(question: Question, out: &mut dyn Write) -> io::Result<ExitCode> {
    let Question { text, speaker, options } = question;
    let (for_person, unit) = (options.is_for_person(io::stdout().is_terminal()), options.unit());
    let (corpus, code) = run::gathered(options)?;
    let speaker = speaker.as_deref();
    if for_person {
        told(out, &corpus, &corpus.check(&text, speaker))?;
    } else {
        run::json(out, &corpus.check_in(&text, speaker, unit))?;
    }
    Ok(code)
}

/// The verdict and where the words stand, for a person.
fn told(out: &mut dyn Write, corpus: &Corpus, check: &Check) -> io::Result<()> {
    line(out, &format!("{}: ", check.verdict.as_str()), &check.reason)?;
    for p in &check.places {
        let text = corpus.get(&p.article).map_or("", |a| a.text());
        place(out, p, text)?;
    }
    Ok(())
}

fn place(out: &mut dyn Write, p: &CheckPlace, text: &str) -> io::Result<()> {
    let date = p.date.as_deref().unwrap_or("no date");
    let at = p.spans.first().map_or(0, |s| s.start);
    let name = p.name.as_deref().unwrap_or("?");
    line(out, "  ", &format!("{} ({date}), byte {at}: {} [{}]", p.article, name, p.verdict.as_str()))?;
    let words: Vec<&str> = p.spans.iter().map(|s: &Span| s.of(text)).collect();
    line(out, "    ", &words.join(" … "))?;
    for c in &p.changes {
        let told = match c.kind {
            ChangeKind::Added => format!("added: “{}”", c.checked),
            ChangeKind::Removed => format!("removed: “{}”", c.printed),
            _ => format!("printed: “{}”, checked: “{}”", c.printed, c.checked),
        };
        let why = [(c.negation, " (a negation)"), (c.figure, " (a figure)")];
        let why: String = why.iter().filter(|w| w.0).map(|w| w.1).collect();
        line(out, "      ", &format!("{told}{why}"))?;
    }
    for c in &p.cuts {
        let why = if c.negation { " (with a negation)" } else { "" };
        line(out, "      ", &format!("left out {}: “{}”{why}", c.position.as_str(), c.span().of(text)))?;
    }
    Ok(())
}
