//! Why names came out as they did: what the tagger found and what each pass over the names changed.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use nutgraf::{Change, Engine, NameSeen, PassEffect, Unit};

use crate::progress::tell;
use crate::read;

/// Explains every article of the inputs; `None` is standard input.
pub(crate) fn explain(inputs: &[Option<PathBuf>], out: &mut dyn Write) -> io::Result<ExitCode> {
    let engine = Engine::bundled();
    let mut failed = false;
    let mut written = Ok(());
    read::all(inputs, None, &mut |raw| {
        let (article, notes) = raw.article(Unit::Utf16);
        notes.iter().for_each(|note| tell(&format!("nutgraf: {note}")));
        match article {
            Some(Ok(article)) => {
                let id = article.id.clone();
                written = write(&id, &engine.explain(article), out);
            }
            Some(Err(problem)) => {
                tell(&format!("nutgraf: {}", problem.sentence()));
                failed = true;
            }
            None => {}
        }
        written.is_ok()
    });
    written.map(|()| if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn write(id: &str, passes: &[PassEffect], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{id}")?;
    for pass in passes {
        writeln!(out, "\n  {}: {}", pass.pass, pass.about)?;
        for change in &pass.changes {
            writeln!(out, "    {}", line(change))?;
        }
        if pass.changes.is_empty() {
            writeln!(out, "    nothing changed")?;
        }
    }
    writeln!(out)
}

/// "12–24 “Ada Roe” PER", or what was there and what is there now with an arrow between.
fn line(change: &Change) -> String {
    let names = |list: &[NameSeen]| {
        let one = |n: &NameSeen| format!("{}–{} “{}” {}", n.span.start, n.span.end, n.text, n.kind.as_str());
        list.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    match (&change.before[..], &change.after[..]) {
        (before, []) => format!("- {}", names(before)),
        ([], after) => format!("+ {}", names(after)),
        (before, after) => format!("{} → {}", names(before), names(after)),
    }
}
