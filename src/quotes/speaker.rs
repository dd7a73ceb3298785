//! From a source as written to the entity it stands for.

use crate::entities::{Entities, LocalEntity};
use crate::input::Document;
use crate::report::{EntityType, Form, Mention};
use crate::span::Span;
use crate::text::{Text, TokenKind};
use rustc_hash::FxHashMap;

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
    if let Some(m) = best {
        return Some(m.entity);
    }
    // "Secretary of State Ada Roe": the last person before a comma, if no preposition makes it someone else's.
    let zone = zone(doc, text, *source);
    let named =
        entities.inside(zone).filter(|m| m.kind == EntityType::Per && m.form == Form::Name && !owned(text, m)).last();
    match named {
        Some(m) if !governed(doc, text, zone, m) => Some(m.entity),
        _ => apposed(doc, text, entities, *source, zone).or_else(|| by_surname(doc, text, entities, *source)),
    }
}

/// Whom the words after a source's first comma name: "the club's chair, Ada Roe", "the biggest grower, Oland".
fn apposed(doc: &Document, text: &Text, entities: &Entities, source: Span, zone: Span) -> Option<u32> {
    let tokens = text.tokens_in(source);
    let role = text.tokens_in(zone);
    let word = |i: usize| text.tokens[i].span().of(&doc.text);
    let clause = ["who", "whose", "which", "that", "include", "includes", "including"];
    if role.end >= tokens.end || word(role.end) != "," || role.clone().any(|i| clause.contains(&word(i))) {
        return None;
    }
    let from = role.end + 1;
    let rest = text.span(from..tokens.end);
    let m = entities.inside(rest).find(|m| m.form == Form::Name && m.kind != EntityType::Misc)?;
    let own = text.tokens_in(m.span());
    // Only titles stand before the name, only a suffix or what describes it after: no list, nobody's relative.
    let titled = own.start <= from + 4
        && (from..own.start).all(|i| {
            let lower = word(i).starts_with(char::is_lowercase);
            text.tokens[i].kind != TokenKind::Clitic
                && word(i) != ","
                && !(lower
                    && (PREPOSITIONS.contains(&word(i)) || matches!(word(i), "a" | "an" | "and" | "or" | "including")))
        });
    let after = (own.end..tokens.end).take(2).find(|&i| !word(i).chars().all(|c| c.is_uppercase() || c == '.'));
    let ends = after.is_none_or(|i| {
        matches!(word(i), "," | "(" | "[" | "-" | "–" | "—" | "who" | "whose" | "of" | "from" | "at" | "in")
    });
    // In "one, two and three" no part describes another.
    let listed = (own.end..tokens.end).any(|i| matches!(word(i), "and" | "or" | "&"));
    let plural = text.tokens_in(head(doc, text, source)).last().is_some_and(|i| word(i).ends_with('s'));
    // "A clerk for the grower, Oland" is a person, whoever it is.
    let fits = m.kind == EntityType::Per || !role.clone().any(|i| PREPOSITIONS.contains(&word(i)));
    (titled && ends && !listed && !plural && fits).then_some(m.entity)
}

/// The person of whom a source that no mention covers says the last name: "Roe", "Mr. Roe", "ROE".
fn by_surname(doc: &Document, text: &Text, entities: &Entities, source: Span) -> Option<u32> {
    let tokens = text.tokens_in(source);
    let word = |i: usize| text.tokens[i].span().of(&doc.text);
    let last = word(tokens.end.checked_sub(1).filter(|&l| l >= tokens.start)?);
    let courtesy =
        |i: usize| matches!(word(i).trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Dr" | "Sen" | "Rep" | "Gov");
    if tokens.len() > 2 || tokens.len() == 2 && !courtesy(tokens.start) || last.chars().count() < 3 {
        return None;
    }
    let person = |e: &LocalEntity| e.kind == Some(EntityType::Per);
    let named = |e: &LocalEntity| e.name.rsplit(' ').next().is_some_and(|n| n.to_lowercase() == last.to_lowercase());
    let mut found = (0..).zip(&entities.table).filter(|(_, e)| person(e) && named(e));
    let first = found.next().filter(|_| last.starts_with(char::is_uppercase))?;
    found.next().is_none().then_some(first.0)
}

/// Whom "who" goes back to: the mention that ends right before it.
pub(crate) fn antecedent(doc: &Document, text: &Text, entities: &Entities, source: Span) -> Option<u32> {
    let at = text.token_at(source.start);
    let comma = at.checked_sub(1).filter(|&i| text.tokens[i].span().of(&doc.text) == ",");
    let end = text.tokens.get(comma.unwrap_or(at).checked_sub(1)?)?.end;
    let before = entities.mentions.partition_point(|m| m.end <= end);
    entities.mentions[..before].last().filter(|m| m.end == end).map(|m| m.entity)
}

/// The source up to its first comma, bracket, dash or relative pronoun.
fn zone(doc: &Document, text: &Text, source: Span) -> Span {
    let tokens = text.tokens_in(source);
    let stops = |i: &usize| {
        matches!(text.tokens[*i].span().of(&doc.text), "," | "(" | "[" | "–" | "—" | "who" | "which" | "that" | "whose")
    };
    let end = tokens.clone().skip(1).find(stops).unwrap_or(tokens.end);
    text.span(tokens.start..end)
}

/// Words that make a name after them someone else's.
const PREPOSITIONS: [&str; 14] =
    ["of", "to", "for", "with", "from", "by", "against", "in", "at", "under", "near", "behind", "about", "around"];

/// Whether a name hangs on a preposition, as in "an aide to President Roe"; "Secretary of State Roe" does not.
pub(crate) fn governed(doc: &Document, text: &Text, zone: Span, m: &Mention<u32>) -> bool {
    let from = text.token_at(zone.start);
    let at = text.token_at(m.start);
    let word = |i: usize| text.tokens[i].span().of(&doc.text);
    // Titles before the name.
    let mut i = at;
    while i > from && word(i - 1).starts_with(char::is_uppercase) {
        i -= 1;
    }
    if i <= from + 1 {
        return false;
    }
    let preposition = PREPOSITIONS.contains(&word(i - 1));
    preposition && !word(i - 2).starts_with(char::is_uppercase)
}

/// What speaks without being a person.
const THINGS: [&str; 40] = [
    "order",
    "report",
    "statement",
    "ruling",
    "letter",
    "study",
    "poll",
    "survey",
    "ad",
    "law",
    "memo",
    "document",
    "article",
    "paper",
    "newspaper",
    "editorial",
    "complaint",
    "lawsuit",
    "filing",
    "company",
    "agency",
    "court",
    "committee",
    "board",
    "government",
    "group",
    "campaign",
    "ministry",
    "office",
    "party",
    "outlet",
    "source",
    "email",
    "tweet",
    "post",
    "narrator",
    "crowd",
    "sign",
    "book",
    "bill",
];

/// Who has which role, by the role's words.
pub(crate) struct Roles {
    /// `None` where several have it.
    only: FxHashMap<String, Option<u32>>,
}

impl Roles {
    pub(crate) fn new(entities: &Entities) -> Self {
        let mut only: FxHashMap<String, Option<u32>> = FxHashMap::default();
        for (e, local) in (0..).zip(&entities.table) {
            for word in local.roles.iter().flat_map(|r| r.split_whitespace()) {
                let one = only.entry(fold(word)).or_insert(Some(e));
                *one = one.filter(|&o| o == e);
            }
        }
        Self { only }
    }

    /// The entity that a definite description without a name stands for: "the spokesman", "Roe’s adviser". The one who
    /// spoke before, if it has the role; else the only entity that has.
    pub(crate) fn resolve(
        &self,
        doc: &Document,
        text: &Text,
        entities: &Entities,
        source: Span,
        before: Option<u32>,
        quoted: bool,
    ) -> Option<u32> {
        let head = head(doc, text, source);
        let tokens = text.tokens_in(head);
        let word = |i: usize| text.tokens[i].span().of(&doc.text);
        let first = text.tokens.get(tokens.start)?.span().of(&doc.text).to_ascii_lowercase();
        let owned = tokens.clone().any(|i| text.tokens[i].kind == TokenKind::Clitic);
        let definite = matches!(first.as_str(), "the" | "his" | "her" | "their" | "its" | "this" | "that") || owned;
        let last = word(tokens.end.checked_sub(1).filter(|&l| l >= tokens.start)?);
        // Several people, or a name that was not found: nobody in particular.
        if !definite || last.ends_with('s') || last.starts_with(char::is_uppercase) {
            return None;
        }
        let noun = fold(last);
        let has = |e: u32| {
            let roles = entities.table.get(e as usize).map_or(&[][..], |e| &e.roles[..]);
            roles.iter().any(|r| r.split_whitespace().any(|w| fold(w) == noun))
        };
        // Between direct quotations the one who spoke goes on speaking, under whatever description.
        let person = |&b: &u32| entities.table.get(b as usize).is_some_and(|e| e.kind == Some(EntityType::Per));
        let named = before.filter(|&b| has(b)).or_else(|| self.only.get(&noun).copied().flatten());
        named.or_else(|| before.filter(person).filter(|_| quoted && !THINGS.contains(&noun.as_str())))
    }
}

/// A role's noun without differences of spelling.
fn fold(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
    let whole = match word.as_str() {
        "advisor" => "adviser",
        "spokeswoman" | "spokesperson" => "spokesman",
        "congresswoman" | "rep" => "congressman",
        "sen" => "senator",
        "gov" => "governor",
        "gen" => "general",
        "pres" => "president",
        "prof" => "professor",
        "sgt" => "sergeant",
        "lt" => "lieutenant",
        _ => return word,
    };
    whole.into()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{self, Article};

    const PER: EntityType = EntityType::Per;
    const ORG: EntityType = EntityType::Org;

    /// The name of the entity that `source` stands for in an article of that alone, where `names` are found.
    fn speaker(source: &str, names: &[(&str, EntityType)]) -> Option<String> {
        let doc = input::read(Article { id: "t".into(), text: Some(source.into()), ..Article::default() });
        let text = crate::text::split(&doc);
        let mut entities = Entities::default();
        for (e, &(name, kind)) in (0..).zip(names) {
            let start = source.find(name).expect("the name is in the source") as u32;
            let end = start + name.len() as u32;
            entities.table.push(LocalEntity::of_name(name, kind));
            entities.mentions.push(Mention { start, end, kind, entity: e, form: Form::Name });
        }
        let found = resolve(&doc, &text, &entities, &[Span::new(0, source.len() as u32)])?;
        Some(entities.table[found as usize].name.clone())
    }

    #[test]
    fn a_role_and_after_a_comma_a_name() {
        let roe = Some("Ada Roe".into());
        assert_eq!(speaker("the ferry board's chair, Ada Roe", &[("Ada Roe", PER)]), roe);
        assert_eq!(speaker("a clerk for Holm Lines, Captain Ada Roe", &[("Holm Lines", ORG), ("Ada Roe", PER)]), roe);
        assert_eq!(speaker("one of the owners, Ada Roe, who lives in Holm", &[("Ada Roe", PER)]), roe);
        assert_eq!(speaker("the biggest carrier, Holm Lines", &[("Holm Lines", ORG)]), Some("Holm Lines".into()));
    }

    #[test]
    fn a_name_after_a_comma_that_is_someone_elses() {
        assert_eq!(speaker("a clerk for the carrier, Holm Lines", &[("Holm Lines", ORG)]), None);
        assert_eq!(speaker("the clerk, a friend of Ada Roe", &[("Ada Roe", PER)]), None);
        assert_eq!(speaker("the clerk, Ada Roe's friend", &[("Ada Roe", PER)]), None);
        assert_eq!(speaker("two owners, Ada Roe and Tom Hale", &[("Ada Roe", PER), ("Tom Hale", PER)]), None);
    }
}
