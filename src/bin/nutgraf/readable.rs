//! Reports for people who look at a terminal.

use std::collections::BTreeMap;
use std::io::{self, Write};

use nutgraf::report::{Act, ArticleReport, CorpusReport, Due, Entity};
use nutgraf::{Corpus, Span};

const WIDTH: usize = 100;

/// One article: who said what, who is who, what is due.
pub(crate) fn article(out: &mut dyn Write, report: &ArticleReport, text: &str) -> io::Result<()> {
    let table = report.entity_table.as_deref().unwrap_or_default();
    body(out, report, text, &names(table))?;
    entities(out, table)?;
    writeln!(out)
}

/// A corpus: each article, then what they say together.
pub(crate) fn corpus(out: &mut dyn Write, corpus: &Corpus, report: &CorpusReport) -> io::Result<()> {
    let names = names(&report.entities);
    let text = |id: &str| corpus.get(id).map_or("", |a| a.text());
    let name = |id: &Option<String>| id.as_ref().and_then(|id| names.get(id.as_str())).copied().unwrap_or("?");
    for a in &report.articles {
        body(out, a, text(&a.id), &names)?;
        writeln!(out)?;
    }
    entities(out, &report.entities)?;
    heading(out, "Statements", report.statements.len())?;
    for s in &report.statements {
        writeln!(out, "  {} ({})", name(&s.speaker), s.relation.as_str())?;
        for m in &s.members {
            line(out, &format!("    {}", m.article), m.span().of(text(&m.article)))?;
        }
    }
    heading(out, "Deadlines across the articles", report.deadlines.len())?;
    for d in &report.deadlines {
        line(out, "  ", &d.label)?;
        for e in &d.events {
            let said = e.said.as_deref().unwrap_or("?");
            line(out, "    ", &format!("{said}  {}  due {}  {}", e.status.as_str(), due(&e.due), e.article))?;
        }
    }
    heading(out, "Conflicts", report.conflicts.len())?;
    for c in &report.conflicts {
        line(out, "  ", &format!("{} ({}): {}. {}", c.kind.as_str(), c.verdict.as_str(), c.about, c.why))?;
        for s in &c.sides {
            line(out, &format!("    {}", s.article), s.span().of(text(&s.article)))?;
        }
    }
    heading(out, "Shared text", report.duplicates.len())?;
    for d in &report.duplicates {
        line(out, "  ", &format!("{}: {}", d.kind.as_str(), d.articles.join(", ")))?;
    }
    Ok(())
}

fn names(table: &[Entity]) -> BTreeMap<&str, &str> {
    table.iter().map(|e| (e.id.as_str(), e.name.as_str())).collect()
}

fn body(out: &mut dyn Write, r: &ArticleReport, text: &str, names: &BTreeMap<&str, &str>) -> io::Result<()> {
    line(out, "== ", &format!("{} ({})", r.title.as_deref().unwrap_or(&r.id), r.date.as_deref().unwrap_or("no date")))?;
    for w in &r.warnings {
        line(out, "  ! ", &w.message)?;
    }
    let all = |spans: &[Span]| spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" … ");
    let quotes: Vec<_> = r.quotes.iter().filter(|q| q.speech).collect();
    heading(out, "Quotes", quotes.len())?;
    for q in quotes {
        let who = q
            .speaker
            .as_ref()
            .and_then(|id| names.get(id.as_str()))
            .map_or_else(|| all(&q.source), |n| (*n).to_owned());
        let who = if who.is_empty() { "?".to_owned() } else { who };
        line(out, &format!("  {} [{}] ", who, q.kind.as_str()), &all(&q.content))?;
    }
    let silent: Vec<_> = r.quotes.iter().filter(|q| q.act == Some(Act::Declined)).collect();
    heading(out, "Declined to comment", silent.len())?;
    for q in silent {
        let who = q.speaker.as_ref().and_then(|id| names.get(id.as_str()));
        let who = who.map_or_else(|| all(&q.source), |n| (*n).to_owned());
        let words = q.cue.iter().chain(&q.content).copied().reduce(Span::join).map_or("", |s| s.of(text));
        line(out, &format!("  {who} "), words)?;
    }
    heading(out, "Deadlines", r.deadlines.len())?;
    for d in &r.deadlines {
        line(out, &format!("  {} [{}] ", due(&d.due), d.status.as_str()), d.evidence.of(text))?;
    }
    Ok(())
}

fn entities(out: &mut dyn Write, table: &[Entity]) -> io::Result<()> {
    heading(out, "Entities", table.len())?;
    for e in table {
        let also = if e.variants.is_empty() { String::new() } else { format!(" (also {})", e.variants.join(", ")) };
        let roles = if e.roles.is_empty() { String::new() } else { format!(" — {}", e.roles.join(", ")) };
        line(out, "  ", &format!("{:4} {:3}x {}{also}{roles}", e.kind.as_str(), e.mentions, e.name))?;
    }
    Ok(())
}

fn due(due: &Due) -> String {
    match (&due.earliest, &due.latest) {
        (Some(a), Some(b)) if a == b => a.clone(),
        (Some(a), Some(b)) => format!("{a}..{b}"),
        _ => due.certainty.as_str().to_owned(),
    }
}

fn heading(out: &mut dyn Write, title: &str, count: usize) -> io::Result<()> {
    if count == 0 { Ok(()) } else { writeln!(out, "{title} ({count})") }
}

/// A line with the article's words shortened, on one line, and without characters that a terminal would obey.
pub(crate) fn line(out: &mut dyn Write, head: &str, words: &str) -> io::Result<()> {
    let flat = |s: &str| s.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
    let words = flat(words).split_whitespace().collect::<Vec<_>>().join(" ");
    let head = flat(head);
    let room = WIDTH.saturating_sub(head.chars().count() + 1).max(20);
    let gap = if head.ends_with(' ') || words.is_empty() { "" } else { "  " };
    match words.char_indices().nth(room) {
        Some((cut, _)) => writeln!(out, "{head}{gap}{}…", &words[..cut]),
        None => writeln!(out, "{head}{gap}{words}"),
    }
}
