//! The tables of articles read together.

use std::collections::BTreeMap;

use super::field::Kind::{Integer, Share, Text, Truth};
use super::field::{Field, field, row};
use super::value::Row;
use super::view::View;
use crate::report::{
    Conflict, CorpusReport, DeadlineEvent, DeadlineThread, Duplicate, Place, Statement, StatementMember,
};

/// One of several, in one article: what a row of these tables is made from.
pub(super) struct In<'a, Whole, Part> {
    article: &'a str,
    /// The number of the whole in the report's list, and of the part in the whole's.
    at: (usize, usize),
    whole: &'a Whole,
    part: &'a Part,
}

/// The rows; a part whose article the report does not hold gives none.
pub(super) fn rows<'a, W, P>(fields: &[Field<In<'a, W, P>>], parts: Vec<In<'a, W, P>>, views: &[View<'a>]) -> Vec<Row> {
    let by_id: BTreeMap<&str, &View<'_>> = views.iter().map(|v| (v.report.id.as_str(), v)).collect();
    let row_of = |p: In<'a, W, P>| by_id.get(p.article).map(|view| row(fields, view, p.at.0, &p));
    parts.into_iter().filter_map(row_of).collect()
}

/// The parts of all wholes of a list.
fn spread<'a, W, P>(list: &'a [W], parts: fn(&W) -> &[P], article: fn(&P) -> &str) -> Vec<In<'a, W, P>> {
    let of = |(i, whole): (usize, &'a W)| {
        let parts = parts(whole).iter().enumerate();
        parts.map(move |(j, part)| In { article: article(part), at: (i, j), whole, part })
    };
    list.iter().enumerate().flat_map(of).collect()
}

pub(super) fn members(report: &CorpusReport) -> Vec<In<'_, Statement, StatementMember>> {
    spread(&report.statements, |s| &s.members, |m| &m.article)
}

pub(super) fn statements<'a>() -> Vec<Field<In<'a, Statement, StatementMember>>> {
    vec![
        field("statement", Text, "its id", |_, _, m| m.whole.id.as_str().into()),
        field("relation", Text, "how its members relate", |_, _, m| m.whole.relation.as_str().into()),
        field("sources", Integer, "number of independent articles among them", |_, _, m| m.whole.sources.into()),
        field("speaker", Text, "id of who said it", |_, _, m| m.whole.speaker.as_deref().into()),
        field("speaker_name", Text, "the speaker's name", |v, _, m| v.name(m.whole.speaker.as_ref())),
        field("fullest", Truth, "whether no other member is fuller", |_, _, m| {
            (m.whole.fullest as usize == m.at.1).into()
        }),
        field("quote", Integer, "number of the quote in the article, from 0", |_, _, m| m.part.quote.into()),
        field("text", Text, "its words in this article", |v, _, m| v.words(m.part.span())),
        field("start", Integer, "where they begin", |v, _, m| v.start(Some(m.part.span()))),
        field("end", Integer, "where they end", |v, _, m| v.end(Some(m.part.span()))),
    ]
}

pub(super) fn steps(report: &CorpusReport) -> Vec<In<'_, DeadlineThread, DeadlineEvent>> {
    spread(&report.deadlines, |t| &t.events, |e| &e.article)
}

pub(super) fn timeline<'a>() -> Vec<Field<In<'a, DeadlineThread, DeadlineEvent>>> {
    vec![
        field("thread", Text, "id of the deadline across the articles", |_, _, e| e.whole.id.as_str().into()),
        field("label", Text, "a name for it", |_, _, e| e.whole.label.as_str().into()),
        field("setter", Text, "id of who set it", |_, _, e| e.whole.setter.as_deref().into()),
        field("setter_name", Text, "its name", |v, _, e| v.name(e.whole.setter.as_ref())),
        field("addressee", Text, "id of who must comply", |_, _, e| e.whole.addressee.as_deref().into()),
        field("addressee_name", Text, "its name", |v, _, e| v.name(e.whole.addressee.as_ref())),
        field("step", Integer, "number of the step that is told of", |_, _, e| e.part.step.into()),
        field("first", Truth, "whether no article told of it on an earlier day", |_, _, e| e.part.first.into()),
        field("said", Text, "when it was said", |_, _, e| e.part.said.as_deref().into()),
        field("status", Text, "what it did to the deadline", |_, _, e| e.part.status.as_str().into()),
        field("due_earliest", Text, "earliest day of the last moment to comply", |_, _, e| {
            e.part.due.earliest.as_deref().into()
        }),
        field("due_latest", Text, "latest day of it, inclusive", |_, _, e| e.part.due.latest.as_deref().into()),
        field("due_certainty", Text, "how sure that is", |_, _, e| e.part.due.certainty.as_str().into()),
        field("deadline", Integer, "number of the deadline in the article, from 0", |_, _, e| e.part.deadline.into()),
        field("text", Text, "the sentence that says so", |v, _, e| {
            v.report.deadlines.get(e.part.deadline as usize).map(|d| v.words(d.evidence)).into()
        }),
    ]
}

pub(super) fn sides(report: &CorpusReport) -> Vec<In<'_, Conflict, Place>> {
    spread(&report.conflicts, |c| &c.sides, |s| &s.article)
}

pub(super) fn conflicts<'a>() -> Vec<Field<In<'a, Conflict, Place>>> {
    vec![
        field("conflict", Integer, "its number in the report, from 0", |_, i, _| i.into()),
        field("kind", Text, "what they differ about", |_, _, s| s.whole.kind.as_str().into()),
        field("verdict", Text, "what the comparison makes of it", |_, _, s| s.whole.verdict.as_str().into()),
        field("about", Text, "the matter, in words", |_, _, s| s.whole.about.as_str().into()),
        field("why", Text, "why", |_, _, s| s.whole.why.as_str().into()),
        field("text", Text, "the words of this side", |v, _, s| v.words(s.part.span())),
        field("start", Integer, "where they begin", |v, _, s| v.start(Some(s.part.span()))),
        field("end", Integer, "where they end", |v, _, s| v.end(Some(s.part.span()))),
        field("checked", Text, "the note of a reader who has checked it, or true", |_, _, s| {
            s.whole.checked.as_deref().map(|note| if note.is_empty() { "true" } else { note }).into()
        }),
    ]
}

pub(super) fn sharers(report: &CorpusReport) -> Vec<In<'_, Duplicate, String>> {
    spread(&report.duplicates, |d| &d.articles, |id| id)
}

pub(super) fn duplicates<'a>() -> Vec<Field<In<'a, Duplicate, String>>> {
    vec![
        field("duplicate", Integer, "number of the group in the report, from 0", |_, i, _| i.into()),
        field("kind", Text, "copy or shared passage", |_, _, d| d.whole.kind.as_str().into()),
        field("similarity", Share, "how much of the shorter one is shared", |_, _, d| d.whole.similarity.into()),
    ]
}
