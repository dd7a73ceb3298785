//! From a source as written to the entity it stands for.

use crate::entities::Entities;
use crate::input::Document;
use crate::report::{EntityType, Form, Mention};
use crate::span::Span;
use crate::text::{Text, TokenKind};

/// The entity that a source names, if it names one.
pub(crate) fn resolve(doc: &Document, text: &Text, entities: &Entities, source: &[Span]) -> Option<u32> {
    let source = source.first()?;
    let head = head(doc, text, *source);
    let last = text.tokens_in(head).end;
    let mut best: Option<&Mention<u32>> = None;
    for m in entities.inside(*source) {
        if m.start >= head.end {
            break;
        }
        // A mention that reaches the head's end is what the source is; one before it only describes it.
        let whole = m.end >= head.end || text.tokens_in(m.span()).end + 1 >= last && ends_in_role(doc, text, m, head);
        let possessive = text
            .tokens
            .get(text.tokens_in(m.span()).end)
            .is_some_and(|t| t.kind == TokenKind::Clitic && t.end < head.end);
        let better = best.is_none_or(|b| rank(m) > rank(b) || m.end > b.end);
        if whole && !possessive && better {
            best = Some(m);
        }
    }
    // "President Roe", "Ada Roe of the Times": the name may end before the head does.
    let named = || {
        entities
            .inside(*source)
            .filter(|m| m.start < head.end && m.kind == EntityType::Per && m.form == Form::Name)
            .last()
    };
    best.or_else(|| named().filter(|m| !owned(text, m))).map(|m| m.entity)
}

/// The entity that a definite description without a name stands for: "the spokesman", "Roe’s adviser". The one who spoke
/// before, if it has the role; else the only entity that has.
pub(crate) fn by_role(
    doc: &Document,
    text: &Text,
    entities: &Entities,
    source: Span,
    before: Option<u32>,
) -> Option<u32> {
    let head = head(doc, text, source);
    let tokens = text.tokens_in(head);
    let word = |i: usize| text.tokens[i].span().of(&doc.text);
    let first = word(tokens.start).to_ascii_lowercase();
    let owned = tokens.clone().any(|i| text.tokens[i].kind == TokenKind::Clitic);
    let definite = matches!(first.as_str(), "the" | "his" | "her" | "their" | "its" | "this" | "that") || owned;
    let noun = fold(word(tokens.end.checked_sub(1)?));
    // Several people, or a name that was not found: nobody in particular.
    if !definite || noun.ends_with('s') || noun.starts_with(char::is_uppercase) {
        return None;
    }
    let has = |e: u32| {
        let roles = entities.table.get(e as usize).map_or(&[][..], |e| &e.roles[..]);
        roles.iter().any(|r| r.split_whitespace().any(|w| fold(w) == noun))
    };
    if let Some(b) = before.filter(|&b| has(b)) {
        return Some(b);
    }
    let mut all = (0..u32::try_from(entities.table.len()).unwrap_or(0)).filter(|&e| has(e));
    all.next().filter(|_| all.next().is_none())
}

/// A role's noun without differences of spelling.
fn fold(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_ascii_lowercase()
        .replace("advisor", "adviser")
        .replace("spokeswoman", "spokesman")
        .replace("spokesperson", "spokesman")
}

fn rank(m: &Mention<u32>) -> u8 {
    match (m.form, m.kind) {
        (Form::Name, EntityType::Per) => 4,
        (Form::Pronoun, _) => 3,
        (Form::Nominal, _) => 3,
        (Form::Name, EntityType::Org) => 2,
        (Form::Name, EntityType::Loc) => 1,
        (Form::Name, EntityType::Misc) => 0,
    }
}

fn owned(text: &Text, m: &Mention<u32>) -> bool {
    text.tokens.get(text.tokens_in(m.span()).end).is_some_and(|t| t.kind == TokenKind::Clitic)
}

fn ends_in_role(_doc: &Document, text: &Text, m: &Mention<u32>, head: Span) -> bool {
    let end = text.tokens_in(m.span()).end;
    text.tokens.get(end).is_some_and(|t| t.end <= head.end && t.kind == TokenKind::Clitic)
}

/// The source without what describes it: up to a comma, bracket or preposition.
fn head(doc: &Document, text: &Text, source: Span) -> Span {
    let tokens = text.tokens_in(source);
    let mut end = tokens.end;
    for i in tokens.clone().skip(1) {
        let word = text.tokens[i].span().of(&doc.text);
        if matches!(
            word,
            "," | "("
                | "["
                | "-"
                | "–"
                | "—"
                | "of"
                | "for"
                | "to"
                | "in"
                | "at"
                | "from"
                | "with"
                | "who"
                | "which"
                | "that"
                | "on"
                | "about"
        ) {
            // "U.S.-led" and "Witkoff-Putin" go on after their hyphen.
            if word == "-" && text.tokens[i].glued {
                continue;
            }
            end = i;
            break;
        }
    }
    text.span(tokens.start..end)
}
