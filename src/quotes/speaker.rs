//! From a source as written to the entity it stands for.

use super::reading::Reading;
use crate::entities::{Entities, LocalEntity};
use crate::hashed::Map;
use crate::lexicon::{self, Class};
use crate::report::{EntityType, Form, Mention};
use crate::span::Span;
use crate::text::TokenKind;

/// Whom a source stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Meant {
    pub(crate) who: u32,
    /// Whether the source says the name, or the office that is as good.
    pub(crate) named: bool,
}

/// The entity that a source names, or that its pronoun or description stands for.
pub(crate) fn resolve(text: Reading<'_>, source: &[Span]) -> Option<u32> {
    meant(text, source).map(|m| m.who)
}

/// The same, and whether it is named.
pub(crate) fn meant(text: Reading<'_>, source: &[Span]) -> Option<Meant> {
    let by_name = |who: u32| Meant { who, named: true };
    let source = source.first()?;
    let head = head(text, *source);
    let last = text.tokens_in(head).end;
    let mut best: Option<&Mention<u32>> = None;
    for m in text.entities.inside(*source) {
        if m.span().start >= head.end {
            break;
        }
        // A mention that reaches the head's end is what the source is; one before it only describes it.
        let whole = m.span().end >= head.end || text.tokens_in(m.span()).end + 1 >= last && ends_in_role(text, m, head);
        let next = text.tokens_in(m.span()).end;
        let possessive = text.kind(next) == Some(TokenKind::Clitic) && text.token_span(next).end < head.end;
        let better = best.is_none_or(|b| rank(m) > rank(b) || m.end > b.end);
        if whole && !possessive && better {
            best = Some(m);
        }
    }
    if best.is_some_and(|m| several(text, *source, m)) {
        return None;
    }
    // "The Ministry of Ports (MoP) director, Ada Roe": the body only tells whose director speaks.
    if let Some(holder) = best.filter(|m| m.form == Form::Name).and_then(|m| holder(text, *source, m)) {
        return Some(by_name(holder));
    }
    // "Ruritanians have hailed him" are not their country.
    if best.is_some_and(|m| m.kind == EntityType::Misc && is_plural(text.of(m.span())) && is_place(text, m.entity)) {
        return None;
    }
    let fits = |m: &&Mention<u32>| m.form == Form::Name || agrees(text, *source, m.entity);
    if let Some(m) = best.filter(fits) {
        return Some(Meant { who: m.entity, named: m.form == Form::Name || holds_office(text, m) });
    }
    // "Secretary of State Ada Roe": the last person before a comma, if no preposition makes it someone else's.
    let zone = zone(text, *source);
    // "The Roe report" is none.
    let thing = text.tokens_in(zone).last().is_some_and(|i| is_thing(text.surface(i)));
    let person = |m: &&Mention<u32>| m.kind == EntityType::Per && m.form == Form::Name && !owned(text, m);
    let named = text.entities.inside(zone).filter(person).last().filter(|_| !thing);
    match named {
        Some(m) if !governed(text, zone, m) => Some(by_name(m.entity)),
        _ => apposed(text, *source, zone).or_else(|| by_surname(text, *source)).map(by_name),
    }
}

/// Whether a description says that it is not of whoever was named with that role: "the new mayor".
pub(super) fn tells_another(text: Reading<'_>, description: Span) -> bool {
    let another = ["new", "next", "other", "former", "previous", "acting", "outgoing", "incoming", "late"];
    text.any(text.tokens_in(description), &another)
}

/// Whether a description is of an office, whose holder the text names: "the mayor" is as good as the name, "the officer"
/// may be any.
fn holds_office(text: Reading<'_>, m: &Mention<u32>) -> bool {
    let office = [Class::OfficeHolder, Class::HeadOfState];
    let noun = text.tokens_in(m.span()).last();
    let held = noun.is_some_and(|i| office.iter().any(|&class| text.has(i, class)));
    m.form == Form::Nominal && m.kind == EntityType::Per && held && !tells_another(text, m.span())
}

/// Whether an entity is a place.
fn is_place(text: Reading<'_>, e: u32) -> bool {
    text.entities.table.get(e as usize).is_some_and(|e| e.kind == Some(EntityType::Loc))
}

/// Whether a noun, folded, is among the words of an entity's roles.
pub(super) fn has_role(entity: &LocalEntity, noun: &str) -> bool {
    entity.roles.iter().any(|r| r.split_whitespace().any(|w| fold(w) == noun))
}

/// Whether a source is "the" and a noun alone, which a role of an entity ends with: "the senator", not "the new mayor".
pub(super) fn is_role_of(text: Reading<'_>, source: Span, e: u32) -> bool {
    let tokens = text.tokens_in(source);
    let noun = fold(text.surface(tokens.start + 1));
    let roles = text.entities.table.get(e as usize).map_or(&[][..], |e| &e.roles[..]);
    let ends = |r: &String| r.split_whitespace().last().is_some_and(|w| fold(w) == noun);
    tokens.len() == 2 && text.is(tokens.start, &["the"]) && !is_thing(&noun) && roles.iter().any(ends)
}

/// The person whom a source names after a body and the role there.
fn holder(text: Reading<'_>, source: Span, body: &Mention<u32>) -> Option<u32> {
    if body.kind == EntityType::Per {
        return None;
    }
    let rest = Span::new(body.span().end, source.end.max(body.span().end));
    let m = text.entities.inside(rest).find(|m| m.form == Form::Name && m.kind == EntityType::Per)?;
    let between = text.tokens_in(body.span()).end..text.tokens_in(m.span()).start;
    let role = between.clone().rev().find(|&i| text.surface(i) != ",")?;
    let plain = !between.clone().any(|i| text.has_lower(i, Class::Governs) || text.is(i, &["and", "or"]));
    let last = text.has(role, Class::Role) && text.tokens_in(m.span()).start <= role + 2;
    (plain && last && !owned(text, m)).then_some(m.entity)
}

/// Whether a source names others beside `m`, the name that it ends with: "Ada Roe and Tom Hale" is nobody in particular.
fn several(text: Reading<'_>, source: Span, m: &Mention<u32>) -> bool {
    let person = m.kind == EntityType::Per;
    let alike = |o: &&Mention<u32>| {
        o.form == Form::Name
            && o.entity != m.entity
            && (o.kind == EntityType::Per) == person
            && o.kind != EntityType::Misc
    };
    let own = text.tokens_in(m.span());
    let before = text.entities.inside(Span::new(source.start, m.span().start)).filter(alike).any(|o| {
        let end = text.tokens_in(o.span()).end;
        let firm = text.has_title(end + 1, Class::AfterAnd);
        text.surface(end) == "and" && !firm && own.start <= end + 6 && !(end..own.start).any(|i| text.surface(i) == ",")
    });
    // "Ada Roe, Tom Hale and …"
    let after = text.entities.inside(Span::new(m.span().end, source.end)).find(alike).is_some_and(|o| {
        let next = text.tokens_in(o.span());
        text.surface(own.end) == ","
            && next.start == own.end + 1
            && (text.surface(next.end) == "and" || text.surface(next.end) == "," && text.surface(next.end + 1) == "and")
    });
    before || after
}

/// Whether an entity can be whom a source stands for that does not name it: "he" is a person, "it" and "the firm" none.
pub(crate) fn agrees(text: Reading<'_>, source: Span, e: u32) -> bool {
    let Some(entity) = text.entities.table.get(e as usize) else { return false };
    let person = entity.kind == Some(EntityType::Per);
    match text.of(source).to_ascii_lowercase().as_str() {
        "he" | "she" => person,
        "it" | "which" | "that" => !is_surely_person(entity),
        _ => {
            let last = text.tokens_in(head(text, source)).last();
            !(last.is_some_and(|i| is_thing(text.surface(i))) && is_surely_person(entity))
        }
    }
}

/// The same of one who spoke just before: what is taken for a firm may be a surname.
pub(crate) fn continues(text: Reading<'_>, source: Span, e: u32) -> bool {
    let surname = |e: &LocalEntity| {
        let capitals = !e.name.chars().any(char::is_lowercase);
        matches!(e.kind, Some(EntityType::Org | EntityType::Misc)) && !e.name.contains(' ') && !capitals
    };
    let pronoun = matches!(text.of(source), "he" | "He" | "she" | "She");
    agrees(text, source, e) || pronoun && text.entities.table.get(e as usize).is_some_and(surname)
}

/// Whether more than the tagger's word says that an entity is a person: a firm's name may look like a surname.
fn is_surely_person(entity: &LocalEntity) -> bool {
    let last = entity.name.rsplit(' ').next().unwrap_or_default().trim_end_matches('.');
    let suffix = lexicon::look_up(&last.to_lowercase());
    let firm = suffix.has(Class::FirmSuffix)
        && last.starts_with(char::is_uppercase)
        && suffix.value(Class::FirmSuffix).is_none_or(|written| written == last);
    let known = entity.gender != Default::default() || !entity.roles.is_empty() || entity.name.contains(' ');
    entity.kind == Some(EntityType::Per) && known && !firm
}

/// Whether a source is one person whom nothing names: "a spokesman", "one leading broker". Anything but a spokesman must
/// at least speak.
pub(crate) fn is_stranger(text: Reading<'_>, source: Span, speaks: bool) -> bool {
    let tokens = text.tokens_in(head(text, source));
    let Some(last) = tokens.clone().last().map(|i| text.surface(i)) else { return false };
    let spokesman = fold(last) == "spokesman";
    let one = text.is(tokens.start, &["a", "an", "one", "another"]) && tokens.len() > 1;
    spokesman || one && speaks && is_human(last)
}

/// Whether a noun tells a person's age or calling, as what stands for a name does; an office is someone's in particular.
fn is_epithet(noun: &str) -> bool {
    let noun = noun.to_ascii_lowercase();
    noun.ends_with("-old") || [Class::Calling, Class::Epithet].iter().any(|&class| lexicon::look_up(&noun).has(class))
}

/// Whether a noun looks like one of people: by its ending, or as one of the common others.
pub(super) fn is_human(noun: &str) -> bool {
    const ENDS: [&str; 10] = ["er", "or", "ist", "yst", "man", "woman", "person", "ian", "ant", "-old"];
    let noun = noun.to_ascii_lowercase();
    !is_thing(&noun) && (ENDS.iter().any(|e| noun.ends_with(e)) || lexicon::look_up(&noun).has(Class::Human))
}

pub(super) fn is_plural(noun: &str) -> bool {
    noun.ends_with('s') && !noun.ends_with("ss")
}

/// Whether a noun names what speaks without being a person.
pub(super) fn is_thing(noun: &str) -> bool {
    lexicon::look_up(&fold(noun)).has(Class::Speaks)
}

/// Whom the words after a source's first comma name: "the club's chair, Ada Roe", "the biggest grower, Oland".
fn apposed(text: Reading<'_>, source: Span, zone: Span) -> Option<u32> {
    let tokens = text.tokens_in(source);
    let role = text.tokens_in(zone);
    let clause = ["who", "whose", "which", "that", "include", "includes", "including"];
    if role.end >= tokens.end
        || text.surface(role.end) != ","
        || role.clone().any(|i| clause.contains(&text.surface(i)))
    {
        return None;
    }
    let from = role.end + 1;
    let rest = text.span(from..tokens.end);
    let m = text.entities.inside(rest).find(|m| m.form == Form::Name && m.kind != EntityType::Misc)?;
    let own = text.tokens_in(m.span());
    // Only titles stand before the name, only a suffix or what describes it after: no list, nobody's relative.
    let titled = own.start <= from + 4
        && (from..own.start).all(|i| {
            let lower = text.surface(i).starts_with(char::is_lowercase);
            text.kind(i) != Some(TokenKind::Clitic)
                && text.surface(i) != ","
                && !(lower
                    && (text.has(i, Class::Governs)
                        || matches!(text.surface(i), "a" | "an" | "and" | "or" | "including")))
        });
    let after = (own.end..tokens.end).take(2).find(|&i| !text.surface(i).chars().all(|c| c.is_uppercase() || c == '.'));
    let ends = after.is_none_or(|i| {
        matches!(text.surface(i), "," | "(" | "[" | "-" | "–" | "—" | "who" | "whose" | "of" | "from" | "at" | "in")
    });
    // In "one, two and three" no part describes another.
    let listed = (own.end..tokens.end).any(|i| matches!(text.surface(i), "and" | "or" | "&"));
    let plural = text.tokens_in(head(text, source)).last().is_some_and(|i| is_plural(text.surface(i)));
    // "A clerk for the grower, Oland" is a person, whoever it is.
    let fits = m.kind == EntityType::Per || !role.clone().any(|i| text.has_lower(i, Class::Governs));
    (titled && ends && !listed && !plural && fits).then_some(m.entity)
}

/// The person of whom a source that no mention covers says the last name: "Roe", "Mr. Roe", "ROE".
fn by_surname(text: Reading<'_>, source: Span) -> Option<u32> {
    let tokens = text.tokens_in(source);
    let last = text.surface(tokens.end.checked_sub(1).filter(|&l| l >= tokens.start)?);
    let courtesy = |i: usize| text.has_title(i, Class::CourtesyBeforeSurname);
    if tokens.len() > 2 || tokens.len() == 2 && !courtesy(tokens.start) || last.chars().count() < 3 {
        return None;
    }
    let person = |e: &LocalEntity| e.kind == Some(EntityType::Per);
    let named = |e: &LocalEntity| e.name.rsplit(' ').next().is_some_and(|n| n.to_lowercase() == last.to_lowercase());
    let mut found = (0..).zip(&text.entities.table).filter(|(_, e)| person(e) && named(e));
    let first = found.next().filter(|_| last.starts_with(char::is_uppercase))?;
    found.next().is_none().then_some(first.0)
}

/// Whom "who" goes back to: the mention that ends right before it.
pub(crate) fn antecedent(text: Reading<'_>, source: Span) -> Option<u32> {
    let at = text.token_at(source.start);
    let comma = at.checked_sub(1).filter(|&i| text.surface(i) == ",");
    let end = text.token(comma.unwrap_or(at).checked_sub(1)?)?.end;
    let before = text.entities.mentions.partition_point(|m| m.span().end <= end);
    text.entities.mentions[..before].last().filter(|m| m.span().end == end).map(|m| m.entity)
}

/// The source up to its first comma, bracket, dash or relative pronoun.
fn zone(text: Reading<'_>, source: Span) -> Span {
    let tokens = text.tokens_in(source);
    let stops =
        |&i: &usize| matches!(text.surface(i), "," | "(" | "[" | "–" | "—" | "who" | "which" | "that" | "whose");
    let end = tokens.clone().skip(1).find(stops).unwrap_or(tokens.end);
    text.span(tokens.start..end)
}

/// Whether a name hangs on a preposition, as in "an aide to President Roe"; "Secretary of State Roe" does not.
pub(crate) fn governed(text: Reading<'_>, zone: Span, m: &Mention<u32>) -> bool {
    let from = text.token_at(zone.start);
    let at = text.token_at(m.span().start);
    // Titles before the name, and whose they are.
    let mut i = at;
    let title = |i: usize| text.surface(i).starts_with(char::is_uppercase);
    let joint = |i: usize| matches!(text.surface(i), "-" | "and") || text.kind(i) == Some(TokenKind::Clitic);
    while i > from && (title(i - 1) || i > from + 1 && joint(i - 1) && title(i - 2)) {
        i -= 1;
    }
    if i <= from + 1 {
        return false;
    }
    // "Minister for Trade Ada Roe" is who she is, "Friends of Ada Roe" and "Aides to President Roe" are others.
    let courtesy = |i: usize| text.has_title(i, Class::Courtesy);
    let direct = i == at || i + 1 == at && courtesy(i);
    let head = text.surface(i - 2);
    let other = direct || is_plural(head) || fold(head) == "spokesman" || !head.starts_with(char::is_uppercase);
    text.has_lower(i - 1, Class::Governs) && other
}

/// What a description without a name follows.
pub(crate) struct Before {
    /// Who spoke before.
    pub(crate) who: Option<u32>,
    /// Whether the words that are said stand between marks.
    pub(crate) quoted: bool,
    /// Whether the paragraph has named nobody since.
    pub(crate) alone: bool,
}

/// Who has which role, by the role's words.
pub(crate) struct Roles {
    /// `None` where several have it.
    only: Map<String, Option<u32>>,
}

impl Roles {
    pub(crate) fn new(entities: &Entities) -> Self {
        let mut only: Map<String, Option<u32>> = Map::default();
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
    pub(crate) fn resolve(&self, text: Reading<'_>, source: Span, before: &Before) -> Option<u32> {
        let head = head(text, source);
        let tokens = text.tokens_in(head);
        let owned = tokens.clone().any(|i| text.kind(i) == Some(TokenKind::Clitic));
        let definite = text.is(tokens.start, &["the", "his", "her", "their", "its", "this", "that"]) || owned;
        let last = text.surface(tokens.end.checked_sub(1).filter(|&l| l >= tokens.start)?);
        // Several people, or a name that was not found: nobody in particular.
        if !definite || last.ends_with('s') || last.starts_with(char::is_uppercase) {
            return None;
        }
        let noun = fold(last);
        let has = |e: u32| text.entities.table.get(e as usize).is_some_and(|e| has_role(e, &noun));
        // Between direct quotations the one who spoke goes on speaking, under whatever description.
        let person = |&b: &u32| text.entities.table.get(b as usize).is_some_and(|e| e.kind == Some(EntityType::Per));
        let named = before.who.filter(|&b| has(b)).or_else(|| self.only.get(&noun).copied().flatten());
        let named = named.filter(|&e| agrees(text, source, e));
        // "The 64-year-old", but not "the old".
        let aged = last == "old" && tokens.len() > 2 && text.surface(tokens.end - 2) == "-";
        let goes_on = before.quoted && !is_thing(last) || before.alone && (is_epithet(last) || aged);
        named.or_else(|| before.who.filter(person).filter(|_| goes_on))
    }
}

/// A role's noun without differences of spelling.
pub(super) fn fold(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
    lexicon::look_up(&word).value(Class::SameRole).map_or(word, str::to_owned)
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

fn owned(text: Reading<'_>, m: &Mention<u32>) -> bool {
    text.kind(text.tokens_in(m.span()).end) == Some(TokenKind::Clitic)
}

fn ends_in_role(text: Reading<'_>, m: &Mention<u32>, head: Span) -> bool {
    let end = text.tokens_in(m.span()).end;
    text.token(end).is_some_and(|t| t.end <= head.end && t.kind == TokenKind::Clitic)
}

/// The source without what describes it: up to a comma, bracket or preposition.
pub(super) fn head(text: Reading<'_>, source: Span) -> Span {
    let tokens = text.tokens_in(source);
    let ends = |i: usize| match text.surface(i) {
        "," | "(" | "[" | "–" | "—" => true,
        // "U.S.-led" and "Roe-Hale" go on after their hyphen.
        "-" => !text.glued(i),
        _ => text.has_lower(i, Class::EndsHead),
    };
    let end = tokens.clone().skip(1).find(|&i| ends(i)).unwrap_or(tokens.end);
    text.span(tokens.start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::article;

    const PER: EntityType = EntityType::Per;
    const ORG: EntityType = EntityType::Org;

    /// The name of the entity that `source` stands for in an article of that alone, where `names` are found.
    fn speaker(source: &str, names: &[(&str, EntityType)]) -> Option<String> {
        let (doc, text) = article(source);
        let mut entities = Entities::default();
        for (e, &(name, kind)) in (0..).zip(names) {
            let start = source.find(name).expect("the name is in the source") as u32;
            let span = Span::new(start, start + name.len() as u32);
            entities.table.push(LocalEntity::of_name(name, kind));
            entities.mentions.push(Mention::new(span, kind, e, Form::Name));
        }
        let found = resolve(Reading::new(&doc, &text, &entities), &[Span::new(0, source.len() as u32)])?;
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
    fn whose_spokesman_speaks_is_not_who_speaks() {
        let roe = [("Ada Roe", PER)];
        assert_eq!(speaker("a spokesman for Vice-President Ada Roe", &roe), None);
        assert_eq!(speaker("Spokesman for Trade Secretary Ada Roe", &roe), None);
        assert_eq!(speaker("Friends of Mr Ada Roe", &roe), None);
        assert_eq!(speaker("Minister for Trade Ada Roe", &roe), Some("Ada Roe".into()));
    }

    #[test]
    fn several_are_nobody_in_particular() {
        let people = [("Ada Roe", PER), ("Tom Hale", PER), ("Eve Poe", PER)];
        assert_eq!(speaker("Ada Roe and Tom Hale", &people[..2]), None);
        assert_eq!(speaker("owner Ada Roe and her captain Tom Hale", &people[..2]), None);
        assert_eq!(speaker("Ada Roe, Tom Hale and Eve Poe", &people), None);
        let firm = [("Tom Hale", PER), ("Ada Roe", PER)];
        assert_eq!(speaker("Tom Hale and Co manager Ada Roe", &firm), Some("Ada Roe".into()));
        let board = [("Ports and Docks Board", ORG), ("Ada Roe", PER)];
        assert_eq!(speaker("Ports and Docks Board chair Ada Roe", &board), Some("Ada Roe".into()));
    }

    #[test]
    fn strangers() {
        let stranger = |source: &str| {
            let (doc, text) = article(source);
            is_stranger(Reading::new(&doc, &text, &Entities::default()), Span::new(0, source.len() as u32), true)
        };
        assert!(stranger("A spokesman for the ferry board"));
        assert!(stranger("the spokeswoman"));
        assert!(stranger("one leading broker in Holm"));
        assert!(!stranger("a report on the pier"));
        assert!(!stranger("the harbour chief"));
        assert!(!stranger("one of the crews"));
    }

    #[test]
    fn a_thing_is_no_person() {
        assert_eq!(speaker("the Roe report", &[("Roe", PER)]), None);
        assert_eq!(speaker("Commission for fair ports chief Ada Roe", &[("Ada Roe", PER)]), Some("Ada Roe".into()));
        assert_eq!(speaker("the Roe government", &[("Roe", PER)]), None);
    }

    #[test]
    fn a_name_after_a_comma_that_is_someone_elses() {
        assert_eq!(speaker("a clerk for the carrier, Holm Lines", &[("Holm Lines", ORG)]), None);
        assert_eq!(speaker("the clerk, a friend of Ada Roe", &[("Ada Roe", PER)]), None);
        assert_eq!(speaker("the clerk, Ada Roe's friend", &[("Ada Roe", PER)]), None);
        assert_eq!(speaker("two owners, Ada Roe and Tom Hale", &[("Ada Roe", PER), ("Tom Hale", PER)]), None);
    }
}
