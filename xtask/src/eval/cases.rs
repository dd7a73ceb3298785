//! Small inputs and what must be said of them: `cases.reports` is the share of inputs after public bug reports, and
//! `cases.pages` the share of invented pages and pastes, of which everything that is asked holds.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use super::program::{Article, Corpus, Deadline, Mention, Quote, Time};
use super::text::{Span, Text, folded, share};
use super::{Figures, Run, parts};

/// What any of which will do; `null` is nothing. Empty where nothing is asked.
type Any = Option<Vec<Option<String>>>;

/// A value, or a list of those that will do.
fn any<'de, D: Deserializer<'de>>(value: D) -> Result<Any, D::Error> {
    let told = |value: Value| value.as_str().map(str::to_owned);
    Ok(Some(match Value::deserialize(value)? {
        Value::Array(all) => all.into_iter().map(told).collect(),
        one => vec![told(one)],
    }))
}

/// Whether a value is asked for and is not this.
fn differs(want: &Any, given: Option<&str>) -> bool {
    want.as_ref().is_some_and(|all| !all.iter().any(|w| w.as_deref() == given))
}

/// Whether names are asked for and none of these is one.
fn misses(want: &Any, names: &[Option<&str>]) -> bool {
    names.iter().all(|name| differs(want, *name)) && want.is_some()
}

#[derive(Deserialize)]
struct Case {
    id: String,
    article: Option<Value>,
    articles: Option<Vec<Value>>,
    check: Check,
}

/// What is asked of a report; everything given must hold. Texts are compared with white space folded.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Check {
    /// There is a quote with exactly this content.
    quotes: Vec<WantedQuote>,
    /// There is none.
    not_quotes: Vec<String>,
    /// No content includes it.
    not_in_quotes: Vec<String>,
    /// How many direct ones there are.
    quote_count: Option<usize>,
    /// A stretch of very words.
    verbatims: Vec<WantedWords>,
    /// It lies within the very words of a quote.
    quoted_text: Vec<String>,
    /// When the quote was said.
    said: Vec<WantedSaid>,
    /// An entity has this name among its names.
    entities: Vec<WantedEntity>,
    /// The same, as the name that it is shown by.
    names: Vec<WantedEntity>,
    not_entities: Vec<Value>,
    /// Mentions with these texts are there and of one entity.
    same_entity: Vec<Vec<String>>,
    not_same: Vec<(String, String)>,
    times: Vec<WantedTime>,
    /// No expression touches it.
    not_times: Vec<String>,
    /// No value begins so.
    not_time_values: Vec<String>,
    deadlines: Vec<WantedDeadline>,
    /// None at all, or none with this in its time or trigger.
    not_deadlines: Option<Value>,
    not_exact_due: bool,
    /// In what is analysed, which leaves out what surrounds the article.
    text_contains: Vec<String>,
    text_lacks: Vec<String>,
    text_once: Vec<String>,
    parts: Vec<WantedPart>,
    #[serde(deserialize_with = "any")]
    date: Any,
    date_basis: Option<String>,
    statements_apart: Vec<(String, String)>,
    statements_joined: Vec<(String, String)>,
    not_conflicts: Option<Value>,
    conflicts: Vec<String>,
    /// The places read the same in code points, UTF-16 units and bytes.
    offsets: bool,
    /// A report and a good end, which are always asked for.
    no_error: bool,
}

#[derive(Deserialize)]
struct WantedQuote {
    content: String,
    #[serde(default, deserialize_with = "any")]
    speaker: Any,
    #[serde(default, deserialize_with = "any")]
    not_speaker: Any,
    #[serde(default, deserialize_with = "any")]
    kind: Any,
    stretches: Option<usize>,
    speech: Option<bool>,
}

#[derive(Deserialize)]
struct WantedWords {
    text: String,
    #[serde(default, deserialize_with = "any")]
    speaker: Any,
}

#[derive(Deserialize)]
struct WantedSaid {
    content: String,
    value: Option<String>,
}

#[derive(Deserialize)]
struct WantedEntity {
    name: String,
    #[serde(default, rename = "type", deserialize_with = "any")]
    kind: Any,
}

#[derive(Deserialize)]
struct WantedTime {
    #[serde(deserialize_with = "any")]
    text: Any,
    #[serde(deserialize_with = "any")]
    value: Any,
    #[serde(rename = "type")]
    kind: Option<String>,
}

#[derive(Deserialize)]
struct WantedDeadline {
    text: Option<String>,
    #[serde(default, deserialize_with = "any")]
    due: Any,
    #[serde(default, deserialize_with = "any")]
    earliest: Any,
    #[serde(default, deserialize_with = "any")]
    latest: Any,
    #[serde(default, deserialize_with = "any")]
    certainty: Any,
    #[serde(default, deserialize_with = "any")]
    status: Any,
    #[serde(default, deserialize_with = "any")]
    setter: Any,
    #[serde(default, deserialize_with = "any")]
    addressee: Any,
}

#[derive(Deserialize)]
struct WantedPart {
    text: String,
    #[serde(deserialize_with = "any")]
    kind: Any,
}

/// A page or a paste and what must come out of it.
#[derive(Deserialize)]
struct PageCheck {
    #[serde(default)]
    must: Vec<String>,
    #[serde(default)]
    mustnot: Vec<String>,
    #[serde(default)]
    min_quotes: usize,
    #[serde(default, deserialize_with = "any")]
    date: Any,
    #[serde(default, deserialize_with = "any")]
    outlet: Any,
}

pub(super) fn score(run: &Run) -> Result<Figures, String> {
    let (mut errors, mut right) = (Vec::new(), 0);
    let cases: Vec<Case> = run.lines("../cases/reports.jsonl")?;
    for case in &cases {
        let faults = faults(run, case)?;
        right += usize::from(faults.is_empty());
        errors.extend((!faults.is_empty()).then(|| format!("reports\t{}\t{}", case.id, faults.join("; "))));
    }
    let mut figures = vec![("cases.reports".into(), share(right, cases.len()))];
    let pages: BTreeMap<String, PageCheck> = run.json("../cases/pages/expected.json")?;
    right = 0;
    for (name, check) in &pages {
        let faults = page_faults(run, name, check)?;
        right += usize::from(faults.is_empty());
        errors.extend((!faults.is_empty()).then(|| format!("pages\t{name}\t{}", faults.join("; "))));
    }
    figures.push(("cases.pages".into(), share(right, pages.len())));
    run.write_errors("cases", &errors)?;
    Ok(figures)
}

fn page_faults(run: &Run, name: &str, check: &PageCheck) -> Result<Vec<String>, String> {
    let source = run.text(&format!("../cases/pages/{name}"))?;
    let field = if name.ends_with("html") { "html" } else { "text" };
    let report = run.program.articles(&[json!({ "id": name, field: source })])?.swap_remove(0);
    let text = Text::new(report.text.as_deref().unwrap_or(&source));
    let body = parts(&report, &text, &["headline", "heading", "dateline", "paragraph"]).join("\n");
    let mut faults: Vec<String> =
        check.must.iter().filter(|m| !body.contains(*m)).map(|m| format!("lost: {m}")).collect();
    faults.extend(check.mustnot.iter().filter(|m| body.contains(*m)).map(|m| format!("leaked: {m}")));
    if report.quotes.len() < check.min_quotes {
        faults.push(format!("{} quotes", report.quotes.len()));
    }
    for (what, want, given) in [("date", &check.date, &report.date), ("outlet", &check.outlet, &report.outlet)] {
        if differs(want, given.as_deref()) {
            faults.push(format!("{what} {given:?}, not {want:?}"));
        }
    }
    Ok(faults)
}

fn faults(run: &Run, case: &Case) -> Result<Vec<String>, String> {
    let one = case.article.iter().cloned().collect::<Vec<_>>();
    let articles = case.articles.as_deref().unwrap_or(&one);
    let (out, well) = run.program.run("corpus", "char", articles)?;
    let Ok(report) = serde_json::from_str::<Corpus>(&out) else { return Ok(vec!["no report".into()]) };
    let view = View::new(articles, &report);
    let mut faults = view.faults(&case.check);
    if !well {
        faults.push("the program failed".into());
    }
    if case.check.offsets {
        faults.extend(view.offset_faults(run, articles)?);
    }
    Ok(faults)
}

/// A report beside the texts that it is of.
struct View<'a> {
    report: &'a Corpus,
    texts: Vec<Text>,
}

impl<'a> View<'a> {
    fn new(articles: &[Value], report: &'a Corpus) -> Self {
        let text = |(given, made): (&Value, &Article)| {
            Text::new(made.text.as_deref().or(given["text"].as_str()).unwrap_or_default())
        };
        Self { report, texts: articles.iter().zip(&report.articles).map(text).collect() }
    }

    fn faults(&self, check: &Check) -> Vec<String> {
        let mut faults = Vec::new();
        self.quote_faults(check, &mut faults);
        self.words_faults(check, &mut faults);
        self.entity_faults(check, &mut faults);
        self.time_faults(check, &mut faults);
        self.deadline_faults(check, &mut faults);
        self.part_faults(check, &mut faults);
        self.corpus_faults(check, &mut faults);
        faults
    }

    fn each<T: 'a>(&self, of: impl Fn(&'a Article) -> &'a [T]) -> Vec<(&Text, &'a T)> {
        let articles = self.texts.iter().zip(&self.report.articles);
        articles.flat_map(|(text, article)| of(article).iter().map(move |one| (text, one))).collect()
    }

    fn quotes(&self) -> Vec<(&Text, &'a Quote)> {
        self.each(|a| &a.quotes)
    }

    fn mentions(&self) -> Vec<(&Text, &'a Mention)> {
        self.each(|a| &a.entities)
    }

    fn times(&self) -> Vec<(&Text, &'a Time)> {
        self.each(|a| &a.times)
    }

    /// The names of an entity; an id that is none of the report's stands for itself.
    fn names(&self, id: Option<&'a str>) -> Vec<Option<&'a str>> {
        let Some(id) = id else { return vec![None] };
        let Some(entity) = self.report.entities.iter().find(|e| e.id == id) else { return vec![Some(id)] };
        std::iter::once(&entity.name).chain(&entity.variants).map(|n| Some(n.as_str())).collect()
    }

    fn speakers(&self, quote: &'a Quote) -> Vec<Option<&'a str>> {
        self.names(quote.speaker.as_deref())
    }

    fn quote_faults(&self, check: &Check, faults: &mut Vec<String>) {
        let quotes: Vec<_> = self.quotes().into_iter().map(|(text, q)| (content(text, q), q)).collect();
        for want in &check.quotes {
            let named = quotes.iter().filter(|(content, _)| core(content) == core(&want.content)).map(|(_, q)| *q);
            let fits = |q: &'a Quote| {
                let speakers = self.speakers(q);
                let wrong = want.not_speaker.is_some() && !misses(&want.not_speaker, &speakers);
                !misses(&want.speaker, &speakers)
                    && !wrong
                    && !differs(&want.kind, Some(&q.kind))
                    && want.stretches.is_none_or(|n| n == q.content.len())
                    && want.speech.is_none_or(|s| s == q.speech)
            };
            require(named.into_iter().any(fits), faults, || format!("no such quote: {}", want.content));
        }
        for text in &check.not_quotes {
            let none = quotes.iter().all(|(content, _)| core(content) != core(text));
            require(none, faults, || format!("a quote: {text}"));
        }
        for text in &check.not_in_quotes {
            let none = quotes.iter().all(|(content, _)| !folded(content).contains(&folded(text)));
            require(none, faults, || format!("within a quote: {text}"));
        }
        let direct = quotes.iter().filter(|(_, q)| q.kind == "direct").count();
        require(check.quote_count.is_none_or(|n| n == direct), faults, || format!("{direct} direct quotes"));
        for want in &check.said {
            let mut named = quotes.iter().filter(|(content, _)| core(content) == core(&want.content));
            let when = |q: &Quote| q.said.as_ref().and_then(|s| s.value.clone());
            require(named.any(|(_, q)| when(q) == want.value), faults, || format!("not said then: {}", want.content));
        }
    }

    fn words_faults(&self, check: &Check, faults: &mut Vec<String>) {
        let quotes = self.quotes();
        for want in &check.verbatims {
            let holds =
                |(text, q): &&(&Text, &'a Quote)| q.verbatim.iter().any(|s| core(text.slice(*s)) == core(&want.text));
            let mut hits = quotes.iter().filter(holds);
            let right = hits.any(|(_, q)| !misses(&want.speaker, &self.speakers(q)));
            require(right, faults, || format!("no such words, or of another: {}", want.text));
        }
        for want in &check.quoted_text {
            let words = |(text, q): &(&Text, &Quote)| joined(text, &q.verbatim);
            let holds = quotes.iter().any(|q| folded(&words(q)).contains(&folded(want)));
            require(holds, faults, || format!("in no quote: {want}"));
        }
    }

    fn entity_faults(&self, check: &Check, faults: &mut Vec<String>) {
        let entities = &self.report.entities;
        for (wanted, variants) in [(&check.entities, true), (&check.names, false)] {
            for want in wanted {
                let mut named =
                    entities.iter().filter(|e| e.name == want.name || (variants && e.variants.contains(&want.name)));
                let right = named.any(|e| !differs(&want.kind, Some(&e.kind)));
                require(right, faults, || format!("no such entity: {}", want.name));
            }
        }
        for unwanted in &check.not_entities {
            let name = unwanted.as_str().or(unwanted["name"].as_str()).unwrap_or_default();
            let kinds: Any = any(&unwanted["type"]).unwrap_or_default().filter(|_| unwanted.get("type").is_some());
            let entity = |e: &super::program::Entity| {
                (e.name == name || e.variants.iter().any(|v| v == name)) && !differs(&kinds, Some(&e.kind))
            };
            let mention = |(text, m): &(&Text, &Mention)| m.form == "name" && text.slice(m.span) == name;
            let is_there = entities.iter().any(entity) || (kinds.is_none() && self.mentions().iter().any(mention));
            require(!is_there, faults, || format!("an entity: {name}"));
        }
        let of = |name: &String| -> BTreeSet<&str> {
            let mentions = self.mentions().into_iter().filter(|(text, m)| text.slice(m.span) == name);
            mentions.map(|(_, m)| m.entity.as_deref().unwrap_or_default()).collect()
        };
        for group in &check.same_entity {
            let common = group.iter().map(of).reduce(|a, b| a.intersection(&b).copied().collect());
            require(common.is_some_and(|c| !c.is_empty()), faults, || format!("not one entity: {group:?}"));
        }
        for (a, b) in &check.not_same {
            require(of(a).is_disjoint(&of(b)), faults, || format!("one entity: {a} and {b}"));
        }
    }

    fn time_faults(&self, check: &Check, faults: &mut Vec<String>) {
        let times = self.times();
        for want in &check.times {
            let right = times.iter().any(|(text, t)| {
                let kind = want.kind.as_ref().is_none_or(|k| *k == t.kind);
                !differs(&want.text, Some(&folded(text.slice(t.span)))) && !differs(&want.value, Some(&t.value)) && kind
            });
            require(right, faults, || format!("no such time: {:?}", want.text));
        }
        for unwanted in &check.not_times {
            let touches = self.texts.iter().zip(&self.report.articles).any(|(text, article)| {
                let places = occurrences(text, unwanted);
                article.times.iter().any(|t| places.iter().any(|p| p.overlaps(t.span)))
            });
            require(!touches, faults, || format!("a time: {unwanted}"));
        }
        for value in &check.not_time_values {
            let none = times.iter().all(|(_, t)| !t.value.starts_with(value.as_str()));
            require(none, faults, || format!("a time with the value {value}"));
        }
    }

    fn deadline_faults(&self, check: &Check, faults: &mut Vec<String>) {
        let deadlines = self.each(|a| &a.deadlines);
        for want in &check.deadlines {
            let right = deadlines.iter().any(|(text, d)| self.fits(want, text, d));
            require(right, faults, || format!("no such deadline: {:?}", want.text));
        }
        match &check.not_deadlines {
            Some(Value::Bool(true)) => require(deadlines.is_empty(), faults, || "a deadline".into()),
            Some(Value::Array(unwanted)) => {
                for unwanted in unwanted.iter().filter_map(Value::as_str) {
                    let on = |(text, d): &(&Text, &Deadline)| {
                        [d.time, d.trigger].iter().flatten().any(|s| folded(text.slice(*s)).contains(&folded(unwanted)))
                    };
                    require(!deadlines.iter().any(on), faults, || format!("a deadline on: {unwanted}"));
                }
            }
            _ => {}
        }
        let exact = deadlines.iter().any(|(_, d)| d.due.certainty.as_deref() == Some("exact"));
        require(!(check.not_exact_due && exact), faults, || "an exact due date".into());
    }

    fn fits(&self, want: &WantedDeadline, text: &Text, deadline: &'a Deadline) -> bool {
        let spans = [Some(deadline.evidence), deadline.time, deadline.trigger];
        let said: Vec<&str> = spans.iter().flatten().map(|s| text.slice(*s)).collect();
        let due = &deadline.due;
        let party = |p: &'a Option<super::program::Party>| self.names(p.as_ref().and_then(|p| p.entity.as_deref()));
        want.text.as_ref().is_none_or(|t| folded(&said.join(" | ")).contains(&folded(t)))
            && !differs(&want.due, due.value.as_deref())
            && !differs(&want.earliest, due.earliest.as_deref())
            && !differs(&want.latest, due.latest.as_deref())
            && !differs(&want.certainty, due.certainty.as_deref())
            && !differs(&want.status, deadline.status.as_deref())
            && !misses(&want.setter, &party(&deadline.setter))
            && !misses(&want.addressee, &party(&deadline.addressee))
    }

    fn part_faults(&self, check: &Check, faults: &mut Vec<String>) {
        let all = self.each(|a| &a.parts);
        let kept = all.iter().filter(|(_, p)| !matches!(p.kind.as_str(), "boilerplate" | "appended"));
        let kept = folded(&kept.map(|(text, p)| text.slice(p.span)).collect::<Vec<_>>().join(" ¶ "));
        for text in &check.text_contains {
            require(kept.contains(&folded(text)), faults, || format!("not in the text: {text}"));
        }
        for text in &check.text_lacks {
            require(!kept.contains(&folded(text)), faults, || format!("in the text: {text}"));
        }
        for text in &check.text_once {
            require(kept.matches(&folded(text)).count() == 1, faults, || format!("not once in the text: {text}"));
        }
        for want in &check.parts {
            let mut holding = all.iter().filter(|(text, p)| folded(text.slice(p.span)).contains(&folded(&want.text)));
            let right = holding.any(|(_, p)| !differs(&want.kind, Some(&p.kind)));
            require(right, faults, || format!("no such part: {}", want.text));
        }
        let Some(first) = self.report.articles.first() else { return };
        require(!differs(&check.date, first.date.as_deref()), faults, || format!("date {:?}", first.date));
        let basis = check.date_basis.is_none() || check.date_basis == first.date_basis;
        require(basis, faults, || format!("date from {:?}", first.date_basis));
    }

    fn corpus_faults(&self, check: &Check, faults: &mut Vec<String>) {
        let statements: Vec<Vec<String>> = self
            .report
            .statements
            .iter()
            .map(|s| {
                let text = |m: &super::program::Place| {
                    let at = self.report.articles.iter().position(|a| a.id == m.article)?;
                    Some(folded(self.texts[at].slice(m.span?)))
                };
                s.members.iter().filter_map(text).collect()
            })
            .collect();
        let joined = |a: &str, b: &str| {
            let holds = |members: &[String], text: &str| members.iter().any(|m| m.contains(text));
            statements.iter().any(|s| holds(s, a) && holds(s, b))
        };
        for (a, b) in &check.statements_apart {
            require(!joined(a, b), faults, || format!("one statement: {a} and {b}"));
        }
        for (a, b) in &check.statements_joined {
            require(joined(a, b), faults, || format!("not one statement: {a} and {b}"));
        }
        let kinds: Vec<&str> = self.report.conflicts.iter().map(|c| c.kind.as_str()).collect();
        match &check.not_conflicts {
            Some(Value::Bool(true)) => require(kinds.is_empty(), faults, || format!("conflicts: {kinds:?}")),
            Some(Value::Array(unwanted)) => {
                let none = unwanted.iter().filter_map(Value::as_str).all(|u| !kinds.contains(&u));
                require(none, faults, || format!("conflicts: {kinds:?}"));
            }
            _ => {}
        }
        for kind in &check.conflicts {
            require(kinds.contains(&kind.as_str()), faults, || format!("no conflict: {kind}"));
        }
    }

    /// Whether every place reads the same by offsets in code points, in UTF-16 units and in bytes.
    fn offset_faults(&self, run: &Run, articles: &[Value]) -> Result<Vec<String>, String> {
        let read = |offsets| -> Result<Corpus, String> {
            let (out, _) = run.program.run("corpus", offsets, articles)?;
            serde_json::from_str(&out).map_err(|e| format!("no report in {offsets}: {e}"))
        };
        let (units, bytes) = (read("utf16")?, read("byte")?);
        let mut faults = Vec::new();
        for (i, text) in self.texts.iter().enumerate() {
            let utf16: Vec<u16> = text.as_str().encode_utf16().collect();
            let all = [self.report, &units, &bytes].map(|r| places(&r.articles[i]));
            for ((a, b), c) in all[0].iter().zip(&all[1]).zip(&all[2]) {
                let said = text.slice(*a);
                let in_units = utf16.get(b.start..b.end).and_then(|u| String::from_utf16(u).ok());
                let same = in_units.as_deref() == Some(said) && text.as_str().get(c.start..c.end) == Some(said);
                require(same, &mut faults, || format!("offsets differ: {said}"));
            }
        }
        Ok(faults)
    }
}

/// The places of names, times and quotes.
fn places(article: &Article) -> Vec<Span> {
    let quotes = article.quotes.iter().flat_map(|q| q.content.iter().chain(&q.source).chain(&q.cue)).copied();
    article.entities.iter().map(|m| m.span).chain(article.times.iter().map(|t| t.span)).chain(quotes).collect()
}

fn require(holds: bool, faults: &mut Vec<String>, fault: impl FnOnce() -> String) {
    if !holds {
        faults.push(fault());
    }
}

fn joined(text: &Text, spans: &[Span]) -> String {
    spans.iter().map(|s| text.slice(*s)).collect::<Vec<_>>().join(" ")
}

fn content(text: &Text, quote: &Quote) -> String {
    joined(text, &quote.content)
}

/// A content without what differs by taste: marks and punctuation at the ends, and "that" before it.
fn core(text: &str) -> String {
    const EDGES: &str = " \t\n\"'“”‘’`«».,;:!?…—–-";
    let edge = |c: char| EDGES.contains(c);
    let plain = folded(text).replace(['’', '‘'], "'").replace(['“', '”'], "\"");
    let plain = plain.trim_matches(edge);
    let that = plain.get(..5).is_some_and(|p| p.eq_ignore_ascii_case("that "));
    plain[if that { 5 } else { 0 }..].trim_matches(edge).to_owned()
}

/// Where a text stands in another.
fn occurrences(text: &Text, what: &str) -> Vec<Span> {
    let length = what.chars().count();
    let found = text.as_str().match_indices(what);
    found.map(|(byte, _)| text.as_str()[..byte].chars().count()).map(|at| Span::new(at, at + length)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Corpus {
        serde_json::from_value(json!({
            "articles": [{
                "id": "a", "date": "2030-05-06", "dateBasis": "given",
                "parts": [{ "kind": "paragraph", "start": 0, "end": 40 }],
                "entities": [{ "start": 16, "end": 23, "type": "PER", "form": "name", "entity": "roe" }],
                "quotes": [{ "kind": "direct", "content": [{ "start": 1, "end": 14 }],
                    "verbatim": [{ "start": 1, "end": 14 }], "speech": true, "speaker": "roe" }],
                "times": [{ "start": 29, "end": 35, "type": "DATE", "value": "2030-05-06" }],
                "deadlines": [],
            }],
            "entities": [{ "id": "roe", "name": "Ada Roe", "type": "PER", "variants": ["Roe"] }],
            "statements": [], "conflicts": [],
        }))
        .expect("it is a report")
    }

    fn faults_of(check: Value) -> Vec<String> {
        let report = report();
        let articles = [json!({ "id": "a", "text": "“We will wait,” Ada Roe said Monday here." })];
        let check: Check = serde_json::from_value(check).expect("it is a check");
        View::new(&articles, &report).faults(&check)
    }

    #[test]
    fn what_holds_is_no_fault() {
        let faults = faults_of(json!({
            "quotes": [{ "content": "“We will wait”", "speaker": ["Roe", null], "kind": "direct", "stretches": 1 }],
            "not_quotes": ["Monday"], "quote_count": 1, "quoted_text": ["will wait"],
            "entities": [{ "name": "Roe", "type": "PER" }], "names": [{ "name": "Ada Roe" }],
            "not_entities": [{ "name": "Roe", "type": "ORG" }, "Monday"],
            "times": [{ "text": "Monday", "value": ["2030-05-06"] }], "not_times": ["wait"],
            "not_deadlines": true, "text_once": ["Ada Roe"], "date": "2030-05-06", "not_conflicts": true,
        }));
        assert!(faults.is_empty(), "{faults:?}");
    }

    #[test]
    fn each_thing_that_does_not_hold_is_one() {
        for check in [
            json!({ "quotes": [{ "content": "We will wait", "speaker": null }] }),
            json!({ "quotes": [{ "content": "We will wait", "not_speaker": "Roe" }] }),
            json!({ "verbatims": [{ "text": "We will wait", "speaker": "Ben Lund" }] }),
            json!({ "not_in_quotes": ["will"] }),
            json!({ "not_entities": ["Roe"] }),
            json!({ "same_entity": [["Ada Roe", "Monday"]] }),
            json!({ "not_times": ["Mon"] }),
            json!({ "not_time_values": ["2030"] }),
            json!({ "deadlines": [{}] }),
            json!({ "parts": [{ "text": "Ada", "kind": "caption" }] }),
            json!({ "date": null }),
            json!({ "conflicts": ["number"] }),
        ] {
            assert_eq!(faults_of(check.clone()).len(), 1, "{check}");
        }
    }

    #[test]
    fn the_core_of_a_content_is_its_words() {
        assert_eq!(core("“That we’ll wait,”"), core("we'll  wait"));
    }
}
