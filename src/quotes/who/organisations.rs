//! Organisations by description: which one "the bank" is, where an article makes that clear.
//!
//! A noun tells a kind. Where the article has organisations of that kind by their names or by what stands beside them,
//! ("Harlan Infirmary", "the carrier Tarwing"), it is the only one, or that which was named just before. "The firm" may
//! be any: it is the subject of what was told last, if the article names none oftener or it spoke last as well (the
//! centre of Centering Theory, Grosz, Joshi and Weinstein 1995).

use super::candidates::{self, Before};
use crate::entities::LocalEntity;
use crate::entities::lists::words::is_agency;
use crate::lexicon::{self, Class};
use crate::quotes::reading::Reading;
use crate::quotes::speaker;
use crate::report::{EntityType, Form, Mention, Quote};
use crate::span::Span;
use crate::text::TokenKind;

/// How many names back, and how many sentences, organisations are sought.
const WINDOW: usize = 120;
const REACH: usize = 3;

/// How many sentences back the last of several of a kind may be named.
const JUST: usize = 1;

/// Whom a description of an organisation may stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Described {
    /// The source is no such description.
    No,
    /// One of these, or one that is not found.
    Among(Vec<u32>),
    /// This one.
    One(u32),
}

impl Described {
    /// Whether the source may stand for an entity.
    pub(super) fn may_be(&self, e: u32) -> bool {
        match self {
            Self::No => true,
            Self::Among(fitting) => fitting.contains(&e),
            Self::One(one) => *one == e,
        }
    }
}

/// The kind of any organisation, and that of firms.
const ANY: &str = "any";
const COMPANY: &str = "company";

/// Kinds whose names are no firm's, though they may be called one.
const FIRMS: &[&str] = &[ANY, COMPANY, "airline", "bank", "insurer", "broadcaster"];

/// The kind that a description tells.
struct Description {
    kind: &'static str,
    /// Whether it tells of where: "the Ruritanian paper".
    placed: bool,
}

/// A name met before the source.
struct Named<'a> {
    mention: &'a Mention<u32>,
    /// Sentences between.
    back: usize,
    subject: bool,
}

/// Whom the source of a quote stands for, if it describes an organisation.
pub(super) fn described(text: Reading<'_>, quote: &Quote<u32>, before: &Before<'_>) -> Described {
    let Some(&source) = quote.source.first() else { return Described::No };
    let Some(description) = Description::read(text, source) else { return Described::No };
    let named = named(text, quote, source);
    let mut description = description;
    let mut fitting = description.fitting(text, &named);
    if fitting.is_empty() && description.is_firm() {
        description.kind = COMPANY;
        fitting = description.fitting(text, &named);
    }
    let last = before.given.filter(|l| l.1 <= 1).map(|l| l.0);
    let one = if description.any_firm() {
        description.just_told(text, &named, &fitting).or_else(|| centre(text, &named, &fitting, last))
    } else {
        of_kind(&named, &fitting, last).filter(|&e| !description.is_firm() || is_told_of(text, &named, e))
    };
    let near = |e: u32| named.iter().any(|n| n.mention.entity == e && n.back <= JUST);
    let one = one.filter(|&e| !description.placed || description.any_firm() || near(e));
    // What was told of since is another.
    let last_named =
        |e: u32| named.iter().find(|n| n.mention.entity == e).map(|n| text.token_at(n.mention.span().start));
    let one = one.filter(|&e| introduced(text, source).is_none_or(|at| last_named(e) > Some(at)));
    match one.filter(|&e| !names_itself(text, quote, e)) {
        Some(one) => Described::One(one),
        None if fitting.is_empty() => Described::No,
        None => Described::Among(fitting),
    }
}

/// Which body goes on speaking as "it": the one that spoke in the sentence before, or in this one.
pub(super) fn goes_on(text: Reading<'_>, quote: &Quote<u32>, before: &Before<'_>) -> Option<u32> {
    let &source = quote.source.first().filter(|&&s| text.of(s).eq_ignore_ascii_case("it"))?;
    let (one, parts) = before.given?;
    let body = text.entities.table.get(one as usize).filter(|e| e.kind != Some(EntityType::Per))?;
    let sentence = |at: u32| text.text.sentence_of(text.token_at(at));
    let end = before.end.filter(|&e| e <= source.start)?;
    let at = text.token_at(source.start);
    let again = quote.cue.first().is_some_and(|c| text.has(text.token_at(c.start), Class::SaysAgain));
    let follows = sentence(source.start) <= sentence(end.saturating_sub(1)) + 1;
    let between = Span::new(end, source.start.max(end));
    let other = |m: &Mention<u32>| m.form == Form::Name && m.entity != one && is_subject(text, m);
    let own = |m: &Mention<u32>| quote.content.iter().any(|c| c.contains(m.span()));
    let alone = !text.entities.inside(between).any(|m| other(m) && !own(m));
    let opens = text.begins(at) || quote.content.iter().any(|c| c.end <= source.start);
    let near = parts == 0 || parts == 1 && again;
    let named = body.kind.is_some() && !names_itself(text, quote, one);
    (follows && near && alone && opens && named).then_some(one)
}

/// Whether the sentence before is told of a place other than `one`: after "But Oland was glad", "it" is Oland.
pub(super) fn follows_a_place(text: Reading<'_>, quote: &Quote<u32>, one: Option<u32>) -> bool {
    /// Words before the name.
    const OPENS: usize = 3;
    let Some(at) = quote.source.first().map(|s| text.token_at(s.start)).filter(|&i| text.begins(i)) else {
        return false;
    };
    let Some(last) = at.checked_sub(1).map(|i| text.sentence_at(i)) else { return false };
    let first = text.entities.inside(text.span(last.clone())).next();
    first.is_some_and(|m| {
        let own = text.tokens_in(m.span());
        let subject = own.start < last.start + OPENS
            && !(last.start..own.start).any(|i| text.has_lower(i, Class::Governs))
            && text.is_lower(own.end)
            && text.depth(own.start) == 0;
        subject && speaker::names_place(text, m) && m.kind == EntityType::Loc && Some(m.entity) != one
    })
}

/// Whether the sentence before opens with a body that `one` is none of, as far as the text tells: after "The commission was asked to
/// look", "it" is the commission, and not the ministry.
pub(super) fn follows_a_body(text: Reading<'_>, quote: &Quote<u32>, one: u32) -> bool {
    /// Words of its description.
    const OPENS: usize = 4;
    let Some(&source) = quote.source.first().filter(|&&s| text.of(s).eq_ignore_ascii_case("it")) else { return false };
    let Some(last) = candidates::sentence_before(text, quote) else { return false };
    let plain = |&i: &usize| text.is_lower(i) && text.kind(i) == Some(TokenKind::Word);
    let mut noun = (last.start + 1..last.end.min(last.start + OPENS)).take_while(plain);
    let kind =
        noun.find_map(|i| text.entry(i).value(Class::OrgKind).filter(|_| !text.has_lower(i + 1, Class::OrgKind)));
    let names = || text.entities.inside(text.span(last.clone())).any(|m| m.entity == one);
    let other = |kind| !Description { kind, placed: false }.fits(text, one, &named(text, quote, source));
    text.is(last.start, &["the"]) && kind.is_some_and(other) && !names()
}

/// The only one of a kind, or the one that was named just before.
fn of_kind(named: &[Named<'_>], fitting: &[u32], last: Option<u32>) -> Option<u32> {
    let (&first, others) = fitting.split_first()?;
    if others.is_empty() {
        return Some(first);
    }
    let near = |e: u32| named.iter().any(|n| n.mention.entity == e && n.back <= JUST);
    let alone = near(first) && !others.iter().any(|&o| near(o));
    (alone || last == Some(first)).then_some(first)
}

/// The organisation that the article is about at this place.
fn centre(text: Reading<'_>, named: &[Named<'_>], fitting: &[u32], last: Option<u32>) -> Option<u32> {
    let times = |e: u32| text.entities.table.get(e as usize).map_or(0, LocalEntity::named);
    let at = named.iter().position(|n| n.subject && n.back <= REACH && fitting.contains(&n.mention.entity))?;
    let one = named[at].mention.entity;
    // "Ada Roe, which is to …" was told of since, and is none that is known to fit.
    let firm = |n: &Named<'_>| {
        let end = text.tokens_in(n.mention.span()).end;
        n.subject && text.surface(end) == "," && text.surface(end + 1) == "which"
    };
    // "In a statement from Orlonet, the firm said" is not of whoever was told of before.
    let here = |n: &Named<'_>| n.back == 0 && n.mention.entity != one && fitting.contains(&n.mention.entity);
    if named[..at].iter().any(|n| firm(n) || here(n)) {
        return None;
    }
    // The first of those that are named most.
    let most = fitting.iter().rev().copied().fold(None, |most: Option<u32>, e| match most {
        Some(m) if times(m) >= times(e) => Some(m),
        _ => Some(e),
    });
    (most == Some(one) || last == Some(one)).then_some(one)
}

/// Whether no other firm was the subject since a firm was named as one.
fn is_told_of(text: Reading<'_>, named: &[Named<'_>], one: u32) -> bool {
    let firms = Description { kind: COMPANY, placed: false };
    let subject =
        named.iter().find(|n| n.subject && (n.mention.entity == one || firms.fits(text, n.mention.entity, named)));
    subject.is_none_or(|n| n.mention.entity == one)
}

/// Whether the reported words name the organisation: nobody speaks so of itself.
pub(super) fn names_itself(text: Reading<'_>, quote: &Quote<u32>, e: u32) -> bool {
    let own = |m: &Mention<u32>| m.entity == e && m.form == Form::Name;
    let marked = |s: Span| quote.verbatim.iter().any(|v| v.contains(s));
    quote.content.iter().any(|&c| text.entities.inside(c).any(|m| own(m) && !marked(m.span())))
}

/// Where a body of the kind that has no name was told of last: "a company in Oland".
fn introduced(text: Reading<'_>, source: Span) -> Option<usize> {
    let at = text.token_at(source.start);
    let noun = text.tokens_in(speaker::head(text, source)).last().map_or("", |i| text.low(i));
    let here = text.text.sentence_of(at);
    let from = text.text.sentences.get(here.saturating_sub(NEW)).map_or(at, |s| s.tokens.start);
    (from + 1..at).rev().filter(|&i| text.low(i) == noun && text.is_lower(i)).find(|&i| {
        let first = (1..=3).filter_map(|n| i.checked_sub(n)).find(|&j| text.has(j, Class::ClauseDeterminer));
        let new = first.is_some_and(|j| {
            // "Orlonet is a company" has its name.
            text.is(j, &["a", "an", "another"]) && !(j > 0 && text.is(j - 1, &["is", "was", "as", "of"]))
        });
        // As has "Orlonet, a company that …".
        let apposed = (2..=4).any(|n| i > n && text.surface(i - n) == ",") || text.capital(i + 1);
        new && !apposed
    })
}

/// How many sentences back another is looked for.
const NEW: usize = 3;

/// The names before a source, the last first.
fn named<'a>(text: Reading<'a>, quote: &Quote<u32>, source: Span) -> Vec<Named<'a>> {
    let all = &text.entities.mentions;
    let end = all.partition_point(|m| m.span().start < source.start);
    let here = text.text.sentence_of(text.token_at(source.start));
    let own = |m: &Mention<u32>| quote.content.iter().any(|c| c.contains(m.span()));
    let names = all[end.saturating_sub(WINDOW)..end].iter().rev();
    let mut out = Vec::new();
    for mention in names.filter(|m| m.form == Form::Name && !own(m)) {
        let token = text.token_at(mention.span().start);
        let back = here.saturating_sub(text.text.sentence_of(token));
        out.push(Named { mention, back, subject: is_subject(text, mention) });
    }
    out
}

/// Whether a name is what its sentence is about: the first that it names, outside quotation marks and by itself.
fn is_subject(text: Reading<'_>, m: &Mention<u32>) -> bool {
    let tokens = text.tokens_in(m.span());
    let sentence = text.sentence_at(tokens.start);
    let speaks = |o: &&Mention<u32>| matches!(o.kind, EntityType::Per | EntityType::Org);
    let first = text.entities.inside(text.span(sentence.clone())).find(speaks);
    let governed = tokens.start > sentence.start
        && (text.has_lower(tokens.start - 1, Class::Governs) || text.is(tokens.start - 1, &["by"]));
    let joined = text.is(tokens.end, &["and", "or", "&"]);
    first.is_some_and(|f| f.span() == m.span())
        && !governed
        && !joined
        && text.depth(tokens.start) == 0
        && text.kind(tokens.end) != Some(TokenKind::Clitic)
}

impl Description {
    /// A source that is "the", what it is like and a noun for an organisation.
    fn read(text: Reading<'_>, source: Span) -> Option<Self> {
        let head = text.tokens_in(speaker::head(text, source));
        let noun = head.clone().last()?;
        let kind = text.entry(noun).value(Class::OrgKind)?;
        let whose = head.clone().any(|i| text.kind(i) == Some(TokenKind::Clitic));
        let another =
            ["new", "other", "another", "former", "rival", "parent", "sister", "holding", "second", "same", "central"];
        let goes_on = text.tokens_in(source).end > head.end && text.surface(head.end) != ",";
        if !text.is(head.start, &["the", "this", "that"])
            || head.len() < 2
            || whose
            || goes_on
            || !text.is_lower(noun)
            || speaker::is_plural(text.surface(noun))
            || text.any(head.clone(), &another)
        {
            return None;
        }
        let of_kind = |i: usize| text.is_lower(i) && !text.glued(i) && text.entry(i).value(Class::OrgKind).is_none();
        // "The central bank", "the football club" tell more than the noun: that must fit too.
        let more = (head.start + 1..noun).any(of_kind);
        let name = |m: &Mention<u32>| m.form == Form::Name && matches!(m.kind, EntityType::Org | EntityType::Per);
        let names = text.entities.inside(text.span(head.clone())).any(name);
        let placed = (head.start + 1..noun).any(|i| text.capital(i));
        (!names && (!more || FIRMS.contains(&kind))).then_some(Self { kind, placed })
    }

    /// Whether it tells of a firm that does one thing: "the airline".
    fn is_firm(&self) -> bool {
        FIRMS.contains(&self.kind)
    }

    /// All of the kind among the names, the last first.
    fn fitting(&self, text: Reading<'_>, named: &[Named<'_>]) -> Vec<u32> {
        let mut out: Vec<u32> = Vec::new();
        for e in named.iter().map(|n| n.mention.entity) {
            if !out.contains(&e) && self.fits(text, e, named) {
                out.push(e);
            }
        }
        out
    }

    /// Whether the noun may stand for any firm or body.
    fn any_firm(&self) -> bool {
        matches!(self.kind, ANY | COMPANY)
    }

    /// Whether an entity is of the kind, by its name or by what stands beside a name.
    fn fits(&self, text: Reading<'_>, e: u32, named: &[Named<'_>]) -> bool {
        let Some(entity) = text.entities.table.get(e as usize) else { return false };
        if entity.kind == Some(EntityType::Per) {
            return false;
        }
        let words = || entity.key.split('-').map(lexicon::look_up);
        let kind = |entry: lexicon::Entry| entry.value(Class::OrgKind).or_else(|| entry.value(Class::NamesKind));
        if self.any_firm() {
            let body = |k: &str| !FIRMS.contains(&k) && self.kind == COMPANY;
            // An agency told it, unless it is told of: "the media group Orlonet".
            let agency =
                is_agency(&entity.name) && !named.iter().any(|n| n.mention.entity == e && self.beside(text, n.mention));
            return entity.kind == Some(EntityType::Org) && !agency && !words().filter_map(kind).any(body);
        }
        let called = words().filter_map(kind).any(|k| k == self.kind);
        let organisation = entity.kind == Some(EntityType::Org);
        called && entity.kind != Some(EntityType::Misc)
            || organisation && named.iter().any(|n| n.mention.entity == e && self.beside(text, n.mention))
    }

    /// The only one that the sentence before, or this one, tells of as being of the kind: "Tarwing, a firm in Ness".
    fn just_told(&self, text: Reading<'_>, named: &[Named<'_>], fitting: &[u32]) -> Option<u32> {
        let near = || named.iter().filter(|n| n.back <= JUST);
        // "Orlonet sold the mill to Tarwing, a firm in Ness. The firm said …" may be Orlonet.
        let tells = |n: &&Named<'_>| n.subject && fitting.contains(&n.mention.entity) && self.beside(text, n.mention);
        let one = near().find(tells)?.mention.entity;
        near().all(|n| n.mention.entity == one).then_some(one)
    }

    /// "the carrier Tarwing", "the Tarwing newspaper", "Tarwing, the carrier".
    fn beside(&self, text: Reading<'_>, m: &Mention<u32>) -> bool {
        let tokens = text.tokens_in(m.span());
        let tells = |i: usize| text.is_lower(i) && text.entry(i).value(Class::OrgKind) == Some(self.kind);
        let before = tokens.start.checked_sub(1).is_some_and(tells);
        // "A Kiel newspaper" is one of several.
        let any = tokens.start.checked_sub(1).is_some_and(|i| text.is(i, &["a", "an"]));
        // "The Kiel institute" is another than Kiel.
        let after = self.kind == "newspaper" && tells(tokens.end) && !any;
        let aside = matches!(text.surface(tokens.end), "," | "-" | "–" | "—");
        let determined = aside && text.is(tokens.end + 1, &["a", "an", "the"]);
        let noun = (tokens.end + 2..tokens.end + 6)
            .take_while(|&i| text.surface(i) != ",")
            .find(|&i| tells(i) && matches!(text.surface(i + 1), "," | "." | "in" | "that" | "which" | "based"));
        before || after || determined && noun.is_some()
    }
}
