//! From a source as written to the entity it stands for.

use std::ops::Range;

use super::namesakes;
use super::reading::Reading;
use crate::entities::LocalEntity;
use crate::hashed::Map;
use crate::lexicon::{self, Class, Entry};
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
    let mut one = alone(text, source)?;
    let &said = source.first()?;
    if !is_person(text, one.who) && hangs_on_a_role(text, said) {
        return None;
    }
    if one.named {
        one.who = namesakes::meant(text, said, one.who)?;
    }
    (!is_of_another(text, said, one.who) && !has_another_office(text, said, one.who)).then_some(one)
}

/// Whether a description says whose, and the text gives that role to a person for somebody else: "the mayor's lawyer" is not Ada
/// Roe, "a lawyer for the family".
pub(super) fn is_of_another(text: Reading<'_>, source: Span, who: u32) -> bool {
    /// Mentions back that are looked at, and words beside a name.
    const BACK: usize = 400;
    const NEAR: usize = 7;
    let tokens = text.tokens_in(head(text, source));
    let noun = tokens.end.max(1) - 1;
    let Some(owner) = owner(text, noun).filter(|o| tokens.contains(o)) else { return false };
    let role = fold(text.surface(noun));
    let before = text.entities.mentions.partition_point(|m| m.span().end <= source.start);
    let mut another = false;
    let named = |m: &&Mention<u32>| m.entity == who && m.form == Form::Name;
    for m in text.entities.mentions[..before].iter().rev().take(BACK).filter(named) {
        let own = text.tokens_in(m.span());
        let sentence = text.sentence_at(own.start);
        let mut near =
            own.start.saturating_sub(NEAR).max(sentence.start)..(own.end + NEAR).min(sentence.end).min(tokens.start);
        let told = near.find(|&i| !own.contains(&i) && fold(text.surface(i)) == role);
        match told.map(|i| (i, self::owner(text, i))) {
            Some((_, Some(other))) if is_same(text, other, owner) => return false,
            Some((_, Some(_))) => another = true,
            // "The mayor's spokesman" after "Harbour Party spokesman Ada Roe".
            Some((i, None)) => another |= text.has_lower(owner, Class::Role) && follows_a_name(text, i),
            None => {}
        }
    }
    another
}

/// Whether a role follows a name: "Harbour Party spokesman".
fn follows_a_name(text: Reading<'_>, role: usize) -> bool {
    const NEAR: usize = 4;
    let word = |&i: &usize| text.kind(i) == Some(TokenKind::Word);
    (role.saturating_sub(NEAR)..role).rev().take_while(word).any(|i| text.capital(i) && !text.begins(i))
}

/// Whose a role is: the mayor of "the mayor's spokesman" and of "a lawyer for the mayor", and "her" of "her lawyer".
fn owner(text: Reading<'_>, role: usize) -> Option<usize> {
    let clitic = |i: usize| text.kind(i) == Some(TokenKind::Clitic);
    let near = || (1..=2).filter_map(|n| role.checked_sub(n));
    let before = near().find(|&i| clitic(i)).and_then(|i| i.checked_sub(1));
    let own = near().find(|&i| text.is(i, &["his", "her", "their"]));
    let after = || {
        let next = role + 2 + usize::from(text.is(role + 2, &["a", "an", "the"]));
        text.is(role + 1, &["for", "of"]).then_some(next)
    };
    before.or(own).or_else(after)
}

/// Whether two words tell the same owner: by one word, or as mentions of one.
fn is_same(text: Reading<'_>, a: usize, b: usize) -> bool {
    let entity = |i: usize| {
        let own = text.token_span(i);
        let to = text.entities.mentions.partition_point(|m| m.span().start <= own.start);
        // "The mayor's lawyer" is somebody, and is not the mayor.
        let whole = |m: &&Mention<u32>| m.span().contains(own) && (m.span().end == own.end || m.form == Form::Name);
        text.entities.mentions[..to].iter().rev().take(4).find(whole).map(|m| m.entity)
    };
    text.low(a) == text.low(b) || entity(a).is_some() && entity(a) == entity(b)
}

/// The same, whoever else has the name.
fn alone(text: Reading<'_>, source: &[Span]) -> Option<Meant> {
    let by_name = |who: u32| Meant { who, named: true };
    let source = source.first().filter(|s| !hangs_on_a_preposition(text, **s))?;
    let head = head(text, *source);
    let last = text.tokens_in(head).end;
    let mut best: Option<&Mention<u32>> = None;
    for m in text.entities.inside(*source) {
        if m.span().start >= head.end {
            break;
        }
        // A mention that reaches the head's end is what the source is; one before it only describes it.
        let whole = m.span().end >= head.end
            || text.tokens_in(m.span()).end + 1 >= last && ends_in_role(text, m, head)
            || text.tokens_in(m.span()).end + 1 == last && is_called(text, m)
            || speaks_for(text, m, last);
        let next = text.tokens_in(m.span()).end;
        let possessive = owned(text, m) && text.token_span(next).end < head.end;
        let better = best.is_none_or(|b| rank(m) > rank(b) || m.end > b.end);
        if whole && !possessive && better && !is_left_out(text, *source, m) {
            best = Some(m);
        }
    }
    if best.is_some_and(|m| several(text, *source, m)) {
        return None;
    }
    // "The country's envoy to Oland, Ada Roe": the name, whoever else is called the envoy.
    let described = best.is_none_or(|m| m.form != Form::Name);
    if let Some(named) = apposed(text, *source, zone(text, *source)).filter(|&e| described && is_person(text, e)) {
        return Some(by_name(named));
    }
    // "The Ministry of Ports (MoP) director, Ada Roe": the body only tells whose director speaks.
    let body = best.or_else(|| named_after(text, *source, head)).filter(|m| m.form == Form::Name);
    if let Some(holder) = body.and_then(|m| holder(text, *source, m)) {
        return Some(by_name(holder));
    }
    // "Ruritanians have hailed him" are not their country, nor is "the 30-year-old Ruritanian" or a man of the name: "Cuban said".
    if best.is_some_and(|m| is_national(text, m)) {
        return by_surname(text, *source).map(by_name);
    }
    let fits = |m: &&Mention<u32>| {
        m.form == Form::Name || agrees(text, *source, m.entity) && !only_was(text, *source, m.entity)
    };
    if let Some(m) = best.filter(fits) {
        return Some(Meant { who: m.entity, named: m.form == Form::Name || holds_office(text, m) });
    }
    by_last_name(text, *source, head).map(by_name)
}

/// Who is named at once behind the comma that a source's head ends at: "the host, Ministry of Ports director Ada Roe".
fn named_after<'a>(text: Reading<'a>, source: Span, head: Span) -> Option<&'a Mention<u32>> {
    let last = text.tokens_in(head).end;
    let named = text.entities.inside(Span::new(head.end, source.end.max(head.end))).find(|m| m.form == Form::Name);
    named.filter(|m| text.surface(last) == "," && text.token_at(m.span().start) == last + 1)
}

/// Whether an entity is a person.
pub(super) fn is_person(text: Reading<'_>, e: u32) -> bool {
    text.entities.table.get(e as usize).is_some_and(|e| e.kind == Some(EntityType::Per))
}

/// Whether a mention is a nationality word.
pub(super) fn is_national(text: Reading<'_>, m: &Mention<u32>) -> bool {
    m.kind == EntityType::Misc && is_place(text, m.entity)
}

/// Whether a mention names a place, or is the word for who lives there.
pub(super) fn names_place(text: Reading<'_>, m: &Mention<u32>) -> bool {
    m.form == Form::Name && (m.kind == EntityType::Loc || is_national(text, m))
}

/// Whom a source names at last that no mention covers to its end: "Secretary of State Ada Roe" before a comma, if no preposition makes
/// it someone else's.
fn by_last_name(text: Reading<'_>, source: Span, head: Span) -> Option<u32> {
    let zone = zone(text, source);
    let last = text.tokens_in(head).end;
    let noun = |s: Span| text.tokens_in(s).last();
    // "The Roe report" is none, nor is "the report on Roe".
    let written =
        noun(head).is_some_and(|i| text.is_lower(i) && (is_thing(text.low(i)) || text.has(i, Class::Written)));
    let told = head.end < zone.end && !text.has(last, Class::EndsHead);
    // "A clerk at the office of nearby Holm" is nobody by name.
    let any = head.end < zone.end && text.is(text.token_at(source.start), &["a", "an"]);
    let hangs = any || told && goes_on(text, text.token_at(source.start), last);
    let thing = noun(zone).is_some_and(|i| is_thing(text.surface(i))) || written || hangs;
    // "The report by the ferry board" is the board's.
    let by = |m: &Mention<u32>| text.any(last..text.tokens_in(m.span()).start, &["by"]);
    let body =
        |m: &&Mention<u32>| m.kind == EntityType::Org && m.form == Form::Name && m.span().end >= zone.end && by(m);
    if let Some(m) = text.entities.inside(zone).find(body).filter(|_| written) {
        return Some(m.entity);
    }
    let person = |m: &&Mention<u32>| m.names_person() && !owned(text, m);
    let named = text.entities.inside(zone).filter(person).last().filter(|_| !thing);
    match named {
        Some(m) if is_joint(text, source, m) => None,
        Some(m) if !governed(text, zone, m) && !describes(text, zone, m) => Some(m.entity),
        _ => apposed(text, source, zone).or_else(|| by_surname(text, source)),
    }
}

/// Whether an organisation's name is followed by what it is: "the Ness Daily newspaper"; "a Ness newspaper" is one of several.
fn is_called(text: Reading<'_>, m: &Mention<u32>) -> bool {
    let one = text.tokens_in(m.span()).start.checked_sub(1).is_some_and(|i| text.is(i, &["a", "an"]));
    let kind = text.has_lower(text.tokens_in(m.span()).end, Class::OrgKind);
    kind && !one && m.kind == EntityType::Org && m.form == Form::Name
}

/// Whether a source only says that somebody is not meant, or is near: "everyone but Roe", "someone other than Roe", "the man beside
/// Roe". "None other than Roe" is Roe.
fn is_left_out(text: Reading<'_>, source: Span, m: &Mention<u32>) -> bool {
    let (first, at) = (text.token_at(source.start), text.token_at(m.span().start));
    let titled = |i: usize| text.capital(i) || text.has(i, Class::ClauseDeterminer);
    let Some(word) = (first..at).rev().find(|&i| !titled(i)) else { return false };
    let all = text.is(first, &["all", "everyone", "everybody", "anyone", "anybody", "someone", "somebody", "people"]);
    let other = text.is(word, &["than"]) && text.is(word.wrapping_sub(1), &["other"]);
    all && (other || text.is(word, &["but", "except", "besides"]))
        || text.is(word, &["beside", "behind", "near", "opposite", "alongside"])
}

/// Whether a source names only such.
pub(super) fn leaves_out(text: Reading<'_>, source: Span) -> bool {
    let mut names = text.entities.inside(source).filter(|m| m.form == Form::Name).peekable();
    names.peek().is_some() && names.all(|m| is_left_out(text, source, m))
}

/// Whether the words after an organisation's name, up to `end`, are those in it who speak for it: "Holm Lines management".
fn speaks_for(text: Reading<'_>, m: &Mention<u32>, end: usize) -> bool {
    let from = text.tokens_in(m.span()).end;
    let names = m.kind == EntityType::Org && m.form == Form::Name;
    let rest = from..end.max(from);
    let plain = |i: usize| text.is_lower(i) && text.kind(i) == Some(TokenKind::Word) && !text.has(i, Class::Governs);
    let voice = rest.clone().last().is_some_and(|i| text.has(i, Class::Voice));
    names && voice && rest.len() <= 3 && rest.clone().all(plain)
}

/// Whether a source is none, because it begins with a preposition: "Beyond Ness the new board has declared". "Under Secretary
/// Roe" has a title.
pub(super) fn hangs_on_a_preposition(text: Reading<'_>, source: Span) -> bool {
    let first = text.token_at(source.start);
    let preposition = [Class::Governs, Class::ClausePreposition].iter().any(|&class| text.has(first, class));
    // "For Ada Roe, it felt like an hour before the captain said".
    let before = first.wrapping_sub(1);
    let aside = text.is(before, &["for", "unlike", "despite", "like"]) && text.begins(before) && !text.begins(first);
    aside || preposition && !(text.capital(first) && text.has(first + 1, Class::Role))
}

/// Whether what a source names only tells whose somebody before it is: "the ambassador to" before "the Harbour League".
fn hangs_on_a_role(text: Reading<'_>, source: Span) -> bool {
    /// Words between, "head of policy at the charity".
    const NEAR: usize = 7;
    let at = text.token_at(source.start);
    let from = text.sentence_at(at).start.max(at.saturating_sub(NEAR));
    let plain = |&i: &usize| {
        text.kind(i) == Some(TokenKind::Word) && (text.verb(i).is_none() || text.noun(i).is_some() || text.capital(i))
    };
    let role = |i: usize| text.has(i, Class::Role);
    let preposition = |i: usize| text.is(i, &["of", "to", "at", "for", "from"]);
    !text.begins(at) && (from..at).rev().take_while(plain).any(|i| role(i) && preposition(i + 1))
}

/// Whether a description tells an office that a person has not: one who is known by others, or holds it of another body, as "the
/// Harbour Party leader" is not the leader of the Growers.
pub(super) fn has_another_office(text: Reading<'_>, source: Span, who: u32) -> bool {
    let tokens = text.tokens_in(head(text, source));
    let Some(one) = text.entities.table.get(who as usize).filter(|e| e.kind == Some(EntityType::Per)) else {
        return false;
    };
    let Some(noun) = tokens.clone().last().filter(|&i| i > tokens.start && text.has_lower(i, Class::Role)) else {
        return false;
    };
    if is_epithet(text.low(noun)) || one.roles.is_empty() {
        return false;
    }
    if is_of_a_new_place(text, tokens.start..noun, one, who) {
        return true;
    }
    let word = fold(text.surface(noun));
    let mut own = one.roles.iter().filter(|r| r.split_whitespace().any(|w| fold(w) == word)).peekable();
    if own.peek().is_none() {
        // A president is a country's leader, and no party's.
        let country = || text.entities.inside(source).any(|m| is_place(text, m.entity));
        return if text.is(noun, &["leader"]) { !country() } else { is_office(text.entry(noun)) };
    }
    let of = noun - 1;
    let capital = |r: &&String| r.split_whitespace().any(|w| w.starts_with(char::is_uppercase) && fold(w) != word);
    let says = |r: &String| r.split_whitespace().any(|w| w.eq_ignore_ascii_case(text.surface(of)));
    of > tokens.start && text.capital(of) && own.all(|r| capital(&r) && !says(r))
}

/// Whether an office is of a place that was not named before, nor in the roles of the one who is known to have it, where the sentence
/// before names another: after "President Roe met Tom Hale", the Ruritanian president is Hale.
fn is_of_a_new_place(text: Reading<'_>, before: Range<usize>, one: &LocalEntity, who: u32) -> bool {
    let own = text.span(before.clone());
    let all = &text.entities.mentions;
    let Some(place) = text.entities.inside(own).find(|m| names_place(text, m)) else { return false };
    let from = text.sentence_at(before.start).start;
    let near = Span::new(text.token_span(text.sentence_at(from.saturating_sub(1)).start).start, own.start);
    let new = || !all.iter().take_while(|m| m.span().start < own.start).any(|m| m.entity == place.entity);
    let told = one.roles.iter().any(|r| r.contains(text.of(place.span())));
    let other = |m: &Mention<u32>| {
        let roles = text.entities.table.get(m.entity as usize).map(|e| e.roles.is_empty());
        m.names_person() && m.entity != who && roles == Some(true)
    };
    let office = is_office(text.entry(before.end));
    office && !told && text.entities.inside(near).any(other) && new()
}

/// Whether a description says that it is not of whoever was named with that role: "the new mayor".
pub(super) fn tells_another(text: Reading<'_>, description: Span) -> bool {
    let another = ["new", "next", "other", "former", "previous", "acting", "outgoing", "incoming", "late"];
    text.any(text.tokens_in(description), &another)
}

/// Whether a description is of an office, whose holder the text names: "the mayor" is as good as the name, "the officer"
/// may be any.
fn holds_office(text: Reading<'_>, m: &Mention<u32>) -> bool {
    let noun = text.tokens_in(m.span()).last();
    let held = noun.is_some_and(|i| is_office(text.entry(i)));
    m.form == Form::Nominal && m.kind == EntityType::Per && held && !tells_another(text, m.span())
}

/// Whether "the mayor" would be one who was the mayor, or is the deputy, as far as the text tells.
pub(super) fn only_was(text: Reading<'_>, description: Span, one: u32) -> bool {
    let lesser = ["former", "ex", "late", "deputy", "vice"];
    let tokens = text.tokens_in(head(text, description));
    let Some(noun) = tokens.clone().last().filter(|&i| is_office(text.entry(i))) else { return false };
    let low = fold(text.surface(noun));
    let roles = text.entities.table.get(one as usize).map_or(&[][..], |e| &e.roles[..]);
    let own = || roles.iter().filter(|r| r.split_whitespace().last().is_some_and(|w| fold(w) == low));
    let was = |r: &String| r.split(|c: char| !c.is_alphanumeric()).any(|w| lesser.contains(&&*w.to_lowercase()));
    own().next().is_some() && own().all(was) && !text.any(tokens, &lesser)
}

/// Whether a word is of an office that one holds at a time.
fn is_office(word: Entry) -> bool {
    word.has(Class::OfficeHolder) || word.has(Class::HeadOfState)
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
    let noun = [fold(text.surface(tokens.start + 1))];
    let roles = text.entities.table.get(e as usize).map_or(&[][..], |e| &e.roles[..]);
    let the = tokens.len() == 2 && text.is(tokens.start, &["the"]);
    the && !is_thing(&noun[0]) && roles.iter().any(|r| is_told_by(r, &noun))
}

/// Whether folded words tell a role, and none below or before it that ends alike: "deputy mayor", "former president".
fn is_told_by(role: &str, told: &[String]) -> bool {
    let lesser = ["deputy", "vice", "former", "ex", "assistant", "lieutenant", "shadow", "acting", "late"];
    let is_lesser = |w: &str| lesser.contains(&&*w.to_lowercase());
    let words: Vec<String> = role.split_whitespace().map(fold).collect();
    words.ends_with(told) && !role.split(|c: char| !c.is_alphanumeric()).any(is_lesser)
}

/// The person whom a source names after a body and the role there.
fn holder(text: Reading<'_>, source: Span, body: &Mention<u32>) -> Option<u32> {
    if body.kind == EntityType::Per {
        return None;
    }
    let rest = Span::new(body.span().end, source.end.max(body.span().end));
    let m = text.entities.inside(rest).find(|m| m.names_person())?;
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
        // "The Harbour Workers' Union (HWU) and Holm Lines"
        let end = if text.surface(end) == "(" && text.surface(end + 2) == ")" { end + 3 } else { end };
        // "Ernst and Hale's Ada Roe" is one of a firm.
        let clitic = text.kind(own.start.saturating_sub(1)) == Some(TokenKind::Clitic);
        let names = (end + 1..own.start - 1).all(|i| text.capital(i)) && !text.of(o.span()).contains(' ');
        let firm = person && clitic && names || text.has_title(end + 1, Class::AfterAnd);
        text.surface(end) == "and" && !firm && own.start <= end + 6 && !(end..own.start).any(|i| text.surface(i) == ",")
    });
    // "Ada Roe, Tom Hale and …"
    let after = text.entities.inside(Span::new(m.span().end, source.end)).find(alike).is_some_and(|o| {
        let next = text.tokens_in(o.span());
        text.surface(own.end) == ","
            && next.start == own.end + 1
            && (text.surface(next.end) == "and" || text.surface(next.end) == "," && text.surface(next.end + 1) == "and")
    });
    // "Traders and Holm Lines itself"
    let and = own.start.saturating_sub(1);
    let joined = text.surface(and) == "and" && text.token_span(and).start > source.start;
    let others = joined && is_plural(text.low(and - 1));
    before || after || others || person && is_joint(text, source, m)
}

/// Whether others speak with a person: "Ada Roe and her aides", "Sens. Ada Roe of Ness and Tom Hale".
fn is_joint(text: Reading<'_>, source: Span, m: &Mention<u32>) -> bool {
    let end = text.tokens_in(m.span()).end;
    let joint = end + 1 < text.tokens_in(source).end && text.is(end, &["and", "or", "&"]);
    let plural = ["sens", "sens.", "reps", "reps.", "govs", "govs.", "messrs", "messrs.", "senators", "governors"];
    joint || text.is(text.token_at(source.start), &plural)
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
pub(super) fn is_surely_person(entity: &LocalEntity) -> bool {
    let last = entity.name.rsplit(' ').next().unwrap_or_default().trim_end_matches('.');
    let suffix = lexicon::look_up(&last.to_lowercase());
    let firm = suffix.has(Class::FirmSuffix)
        && last.starts_with(char::is_uppercase)
        && suffix.value(Class::FirmSuffix).is_none_or(|written| written == last);
    let known = entity.gender != Default::default() || !entity.roles.is_empty() || entity.name.contains(' ');
    entity.kind == Some(EntityType::Per) && known && !firm
}

/// Whether a source is one person whom nothing names: "a spokesman", "one leading broker", "the boy's mother". Anything but a
/// spokesman must at least speak.
pub(crate) fn is_stranger(text: Reading<'_>, source: Span, speaks: bool) -> bool {
    let tokens = text.tokens_in(head(text, source));
    let Some(noun) = tokens.clone().last() else { return false };
    let last = text.surface(noun);
    let spokesman = fold(last) == "spokesman";
    let one = text.is(tokens.start, &["a", "an", "one", "another", "the", "his", "her", "their"])
        || tokens.clone().any(|i| text.kind(i) == Some(TokenKind::Clitic));
    let alone = text.tokens_in(source).len() == 1 && text.is(noun, &["one", "another", "someone", "somebody"]);
    // "A U.S. Banker said".
    let whole = text.token_span(noun);
    let common = text.is_lower(noun)
        || text.is(tokens.start, &["a", "an"]) && !text.entities.inside(source).any(|m| m.span().end == whole.end);
    spokesman || speaks && (alone || one && tokens.len() > 1 && common && is_human(last) && !is_plural(last))
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
    let known = [Class::Human, Class::Kin];
    !is_thing(&noun)
        && (ENDS.iter().any(|e| noun.ends_with(e)) || known.iter().any(|&c| lexicon::look_up(&noun).has(c)))
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
                        || clause.contains(&text.surface(i))
                        || text.surface(i).ends_with("ing") && text.surface(i) != "acting"
                        || matches!(text.surface(i), "a" | "an" | "and" | "or" | "not" | "but")))
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

/// Whom "who" goes back to where it sets one against another: Berg in "It was Berg, not Roe, who", nobody in "It was not Roe
/// who". `None` where it does not.
pub(super) fn contrasted(text: Reading<'_>, source: Span) -> Option<Option<u32>> {
    let at = text.token_at(source.start);
    let before = |i: usize| (0..i).rev().find(|&k| text.surface(k) != ",");
    let ends = |i: usize| {
        let end = text.token_span(i).end;
        text.entities.inside(Span::new(end.saturating_sub(80), end)).find(|m| m.span().end == end)
    };
    let left_out = ends(before(at)?).filter(|m| m.form == Form::Name)?;
    let titled = |i: usize| text.capital(i) || text.noun(i).is_some() || text.has(i, Class::ClauseDeterminer);
    let mut word = (0..text.tokens_in(left_out.span()).start).rev().find(|&i| !titled(i))?;
    // "None other than Roe, who".
    let than = text.is(word, &["than"]) && text.is(word.wrapping_sub(1), &["rather"]);
    if !than && !text.is(word, &["not", "nor"]) {
        return None;
    }
    while text.is(word, &["not", "than", "rather", "and", "but"]) || text.surface(word) == "," {
        word = word.checked_sub(1)?;
    }
    Some(ends(word).filter(|m| m.form == Form::Name).map(|m| m.entity))
}

/// Whether "who" goes back to somebody without a name: "an aide to Roe, who", "a nurse who".
pub(super) fn is_of_nameless(text: Reading<'_>, source: Span) -> bool {
    let at = text.token_at(source.start);
    let some = [
        "people", "men", "women", "those", "some", "many", "others", "one", "ones", "few", "anyone", "everyone",
        "someone",
    ];
    let several = |i: usize| is_plural(text.low(i)) && text.noun(i).is_some() || text.is(i, &some);
    let person = |i: usize| text.is_lower(i) && is_human(text.low(i).trim_end_matches('s'));
    let Some(last) = (at.saturating_sub(2)..at).rev().find(|&i| text.surface(i) != ",") else { return false };
    // "The 45% who think so", "a crowd 9,000 strong who"; "Roe, 47, who" is Roe.
    let number = |i: usize| text.kind(i) == Some(TokenKind::Number);
    let share = text.is(last, &["percent", "cent", "pct"]) || text.surface(last) == "%" || number(last);
    if last > 0
        && last + 1 == at
        && (share
            || text.kind(last) == Some(TokenKind::Word)
                && text.is_lower(last)
                && text.noun(last).is_none()
                && number(last - 1))
    {
        return true;
    }
    let end = text.token_span(last).end;
    let Some(m) = text.entities.inside(Span::new(end.saturating_sub(80), end)).find(|m| m.span().end == end) else {
        return person(last) || text.is_lower(last) && several(last);
    };
    let first = (0..text.tokens_in(m.span()).start).rev().find(|&i| !text.capital(i)).unwrap_or(0);
    m.form == Form::Name && first > 0 && text.has_lower(first, Class::Governs) && person(first - 1)
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
    // "A spokesman for singer Ada Roe", "a lawyer representing Ada Roe".
    if at > from + 1 && text.is_lower(at - 1) && text.low(at - 1).ends_with("ing") && text.low(at - 1) != "acting" {
        return true;
    }
    let small = |i: usize| [Class::Role, Class::Calling].iter().any(|&class| text.has_lower(i, class));
    while i > from
        && (title(i - 1)
            || i > from + 1 && small(i - 1) && text.has_lower(i - 2, Class::Governs)
            || i > from + 1 && joint(i - 1) && title(i - 2))
    {
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

/// Who has which role, and where the text tells of it: made once for an article, for all its sources.
pub(crate) struct Roles<'a> {
    /// Who has a role with this word, folded; `None` where several have.
    only: Map<String, Option<u32>>,
    /// The same of people alone.
    people: Map<String, Option<u32>>,
    /// For each entity where its first mention ends.
    met: Vec<u32>,
    /// Where the text first tells of somebody by an office's noun who need not have a name: "a senator", "another senator".
    unnamed: Map<&'a str, usize>,
}

impl<'a> Roles<'a> {
    pub(crate) fn new(text: Reading<'a>) -> Self {
        let all = || (0..).zip(&text.entities.table);
        let mut met = vec![u32::MAX; text.entities.table.len()];
        for m in &text.entities.mentions {
            if let Some(end) = met.get_mut(m.entity as usize) {
                *end = m.span().end.min(*end);
            }
        }
        let people = all().filter(|(_, e)| e.kind == Some(EntityType::Per));
        Self { only: holders(all()), people: holders(people), met, unnamed: unnamed(text) }
    }

    /// Whether anybody else has a role with this word, folded.
    pub(super) fn tells_of_another(&self, noun: &str, one: u32) -> bool {
        self.people.get(noun).is_some_and(|&holder| holder != Some(one))
    }

    /// Who alone holds the office that a source tells, of all whom the text names before it: "the chief justice" after
    /// "Chief Justice Roe". An officer may be any, and where the text tells of "a senator" too, the senator may be that one.
    pub(crate) fn only_holder(&self, text: Reading<'_>, source: Span) -> Option<u32> {
        let tokens = text.tokens_in(source);
        let noun = tokens.end.checked_sub(1).filter(|_| (2..=4).contains(&tokens.len()))?;
        let held = text.is(tokens.start, &["the"]) && text.is_lower(noun) && is_office(text.entry(noun));
        let told: Vec<String> = (tokens.start + 1..tokens.end).map(|i| fold(text.surface(i))).collect();
        let last = told.last().filter(|&w| held && w != "spokesman" && !tells_another(text, source))?;
        // "Deputy mayor" is another office than "mayor": whoever has a role with the noun makes it doubtful.
        let one = self.people.get(last).copied().flatten()?;
        let before = self.met[one as usize] <= source.start;
        let holds = text.entities.table[one as usize].roles.iter().any(|r| is_told_by(r, &told));
        let another = self.unnamed.get(text.low(noun)).is_some_and(|&at| at < text.token_at(source.start));
        (before && holds && !another).then_some(one)
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
        let person = |&b: &u32| is_person(text, b);
        let named = before.who.filter(|&b| has(b)).or_else(|| self.only.get(&noun).copied().flatten());
        let named = named.filter(|&e| agrees(text, source, e));
        // "The 64-year-old", but not "the old".
        let aged = last == "old" && tokens.len() > 2 && text.surface(tokens.end - 2) == "-";
        let goes_on = before.quoted && !is_thing(last) || before.alone && (is_epithet(last) || aged);
        named.or_else(|| before.who.filter(person).filter(|_| goes_on))
    }
}

/// Who of these has a role with which word, folded; `None` where several have.
fn holders<'a>(entities: impl Iterator<Item = (u32, &'a LocalEntity)>) -> Map<String, Option<u32>> {
    let mut only: Map<String, Option<u32>> = Map::default();
    for (e, local) in entities {
        for word in local.roles.iter().flat_map(|r| r.split_whitespace()) {
            let one = only.entry(fold(word)).or_insert(Some(e));
            *one = one.filter(|&o| o == e);
        }
    }
    only
}

/// Where the text first tells of somebody by each noun of an office, or its plural, who need not have a name.
fn unnamed(text: Reading<'_>) -> Map<&str, usize> {
    let any = ["a", "an", "another", "one", "former", "other", "some", "two", "three", "several"];
    let mut first = Map::default();
    for i in 1..text.len() {
        let word = text.low(i);
        let one = is_office(text.entry(i)).then_some(word);
        let several = word.strip_suffix('s').filter(|w| is_office(lexicon::look_up(w)));
        if (one.is_some() || several.is_some()) && text.any(i.saturating_sub(3)..i, &any) {
            one.into_iter().chain(several).for_each(|noun| _ = first.entry(noun).or_insert(i));
        }
    }
    first
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
        (Form::Name, EntityType::Misc | EntityType::Doc) => 0,
    }
}

/// Whether a name owns what follows: "Roe's aides", "Hales’ aides".
fn owned(text: Reading<'_>, m: &Mention<u32>) -> bool {
    let next = text.tokens_in(m.span()).end;
    let bare = matches!(text.surface(next), "’" | "'") && text.of(m.span()).ends_with(['s', 'z', 'x']);
    text.kind(next) == Some(TokenKind::Clitic) || bare && text.kind(next + 1) == Some(TokenKind::Word)
}

/// What speaks for a body that a person's name tells apart: "the Roe campaign".
pub(super) const BODIES: [&str; 4] = ["administration", "camp", "campaign", "presidency"];

/// Whether a name only tells which noun is meant: "one Roe confidant", "the printed Hale slate", "Roe allies", "Roe campaign
/// aides", "the Roe camp". "Ada Roe last week" is Roe.
fn describes(text: Reading<'_>, zone: Span, m: &Mention<u32>) -> bool {
    let (all, next) = (text.tokens_in(zone), text.tokens_in(m.span()).end);
    let rest = next..all.end.max(next);
    let noun = |i: usize| text.is_lower(i) && !text.has(i, Class::Governs) && !text.low(i).ends_with("ly");
    let one = text.is(all.start, &["a", "an", "another", "one", "some", "the", "this"]);
    let last = text.low(all.end.max(1) - 1);
    let nouns = rest.len() == 1 || rest.len() <= 3 && rest.clone().all(|i| text.noun(i).is_some());
    // "Roe sometimes" is Roe.
    let many = nouns && is_plural(last) && !last.ends_with("times");
    let body = rest.len() == 1 && BODIES.contains(&last);
    !rest.is_empty() && rest.clone().all(noun) && (one || many || body)
}

fn ends_in_role(text: Reading<'_>, m: &Mention<u32>, head: Span) -> bool {
    let end = text.tokens_in(m.span()).end;
    text.token(end).is_some_and(|t| t.end <= head.end && t.kind == TokenKind::Clitic)
}

/// The source without what describes it: up to a comma, bracket, preposition or participle.
pub(super) fn head(text: Reading<'_>, source: Span) -> Span {
    let tokens = text.tokens_in(source);
    let ends = |i: usize| match text.surface(i) {
        "," | "(" | "[" | "–" | "—" | "himself" | "herself" | "itself" | "themselves" => true,
        // "U.S.-led" and "Roe-Hale" go on after their hyphen.
        "-" => !text.glued(i),
        _ => text.has_lower(i, Class::EndsHead) || goes_on(text, tokens.start, i),
    };
    let end = tokens.clone().skip(1).find(|&i| ends(i)).unwrap_or(tokens.end);
    text.span(tokens.start..end)
}

/// Whether a word tells more of the person or thing before it: "the passenger sitting behind Roe", "a study led by Roe".
fn goes_on(text: Reading<'_>, from: usize, i: usize) -> bool {
    const PAST: [&str; 8] = ["led", "written", "brought", "sent", "held", "made", "seen", "known"];
    let noun = i - 1;
    let kinds = [Class::Written, Class::Speaks, Class::Role, Class::Human];
    let low = text.low(i);
    let tells = text.has_lower(i, Class::Governs) || low.ends_with("ing") || low.ends_with("ed") || PAST.contains(&low);
    // "Chief operating officer" and "minister turned broadcaster" are what somebody is.
    let is = text.has_lower(i + 1, Class::Role) || text.is(i, &["turned"]);
    if !text.is_lower(i) || !tells || is {
        return false;
    }
    // "Clerks backing Roe"; "Republicans backing Roe" are called by a name.
    let one = text.low(noun).strip_suffix('s').filter(|one| text.is_lower(noun) && *one != "number");
    let people = one.is_some_and(|one| is_human(one) || kinds.iter().any(|&class| lexicon::look_up(one).has(class)));
    people && noun >= from || noun > from && kinds.iter().any(|&class| text.has_lower(noun, class))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::Entities;
    use crate::quotes::article;
    use crate::quotes::reading::Whole;

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
        let found = resolve(&Whole::new(&doc, &text, &entities), &[Span::new(0, source.len() as u32)])?;
        Some(entities.table[found as usize].name.clone())
    }

    #[test]
    fn a_name_after_a_preposition_is_no_source() {
        assert_eq!(speaker("Beyond Port Ness", &[("Port Ness", EntityType::Loc)]), None);
        assert_eq!(speaker("Under Secretary Roe", &[("Roe", PER)]), Some("Roe".into()));
    }

    #[test]
    fn a_name_that_only_tells_which_noun_is_no_source() {
        let roe = [("Roe", PER)];
        for source in [
            "one Roe confidant",
            "the Roe lawyer",
            "the printed Roe slate card",
            "Roe allies",
            "Roe campaign aides",
            "senior Roe campaign officials",
            "Roe camp",
        ] {
            assert_eq!(speaker(source, &roe), None, "{source}");
        }
        for source in ["Hales’ aides", "Hales’ younger supporters", "Hales' allies"] {
            assert_eq!(speaker(source, &[("Hales", PER)]), None, "{source}");
        }
        for source in ["an angry Roe", "Roe himself", "Roe last week"] {
            assert_eq!(speaker(source, &roe), Some("Roe".into()), "{source}");
        }
        for source in ["the delegate, who backs Roe", "a delegate, backing Roe"] {
            assert_eq!(speaker(source, &roe), None, "{source}");
        }
        let both = [("Roe", PER), ("Kim Dane", PER)];
        assert_eq!(speaker("One delegate not on the Roe slate, Kim Dane", &both), Some("Kim Dane".into()));
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
        for source in ["Ada Roe and her aides", "Ada Roe and other clerks", "Ada Roe or others in Holm"] {
            assert_eq!(speaker(source, &people[..1]), None, "{source}");
        }
        assert_eq!(speaker("Sens. Ada Roe of Ness and Tom Hale of Holm", &people[..2]), None);
        assert_eq!(speaker("Several clerks supporting Ada Roe", &people[..1]), None);
        let firm = [("Tom Hale", PER), ("Ada Roe", PER)];
        assert_eq!(speaker("Tom Hale and Co manager Ada Roe", &firm), Some("Ada Roe".into()));
        let board = [("Ports and Docks Board", ORG), ("Ada Roe", PER)];
        assert_eq!(speaker("Ports and Docks Board chair Ada Roe", &board), Some("Ada Roe".into()));
    }

    #[test]
    fn strangers() {
        let stranger = |source: &str| {
            let (doc, text) = article(source);
            is_stranger(&Whole::new(&doc, &text, &Entities::default()), Span::new(0, source.len() as u32), true)
        };
        assert!(stranger("A spokesman for the ferry board"));
        assert!(stranger("the spokeswoman"));
        assert!(stranger("one leading broker in Holm"));
        assert!(!stranger("a report on the pier"));
        assert!(stranger("the boy's mother"));
        assert!(!stranger("the harbour board"));
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
