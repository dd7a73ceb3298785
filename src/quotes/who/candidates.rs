//! Who may have said a quote, and what speaks for each.

use std::ops::Range;

use super::clause::in_main_clause;
use super::features::{Sign, Signs};
use super::form::{Form, may_describe, of_pronoun};
use crate::entities::LocalEntity;
use crate::entities::names::gender::Gender;
use crate::hashed::Set;
use crate::lexicon::Class;
use crate::quotes::reading::Reading;
use crate::quotes::speaker::{self, Roles};
use crate::report::{EntityType, Form as MentionForm, Mention, Quote};
use crate::span::Span;
use crate::text::TokenKind;

/// How many mentions and sentences back candidates are sought.
const WINDOW: usize = 60;
const REACH: usize = 8;

/// How many sentences back one is near.
const NEAR: usize = 3;

/// Who may have said something; `None` is nobody.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) who: Option<u32>,
    pub(crate) signs: Signs,
}

/// What stands before a quote.
pub(crate) struct Before<'a> {
    /// Whom the source as a whole stands for, which is no name.
    pub(crate) meant: Option<u32>,
    /// Whom the rules choose.
    pub(crate) rules: Option<u32>,
    /// The last speaker, and how many parts further up.
    pub(crate) last: Option<(u32, usize)>,
    /// The speaker that the last quote was given, and how many parts further up.
    pub(crate) given: Option<(u32, usize)>,
    /// Where the last quote ends, and what it tells.
    pub(crate) end: Option<u32>,
    pub(crate) told: Option<Span>,
    /// Whether the last quote was a question.
    pub(crate) asked: bool,
    /// Whether one without a name spoke last.
    pub(crate) stranger: bool,
    /// All who spoke before.
    pub(crate) spoke: &'a Set<u32>,
    /// The counts of those who are named most.
    pub(crate) most: &'a Most,
    /// Who has which role in the article.
    pub(crate) roles: &'a Roles<'a>,
    /// The speaker of the next quote, where its source names one.
    pub(crate) next: Option<u32>,
    /// The part that the quote stands in.
    pub(crate) part: usize,
}

/// How often the entity of each type is named that is named most in an article.
#[derive(Clone, Debug, Default)]
pub(crate) struct Most(Vec<(EntityType, u32)>);

impl Most {
    pub(crate) fn of(text: Reading<'_>) -> Self {
        let mut most: Vec<(EntityType, u32)> = Vec::new();
        for e in &text.entities.table {
            let Some(kind) = e.kind else { continue };
            match most.iter_mut().find(|m| m.0 == kind) {
                Some(m) => m.1 = m.1.max(e.named()),
                None => most.push((kind, e.named())),
            }
        }
        Self(most)
    }

    fn is(&self, entity: &LocalEntity, named: u32) -> bool {
        self.0.iter().any(|m| Some(m.0) == entity.kind && m.1 == named)
    }
}

/// Where an entity was last met before a quote.
struct Met<'a> {
    entity: u32,
    /// All of that sentence, the last one first.
    mentions: Vec<&'a Mention<u32>>,
    /// Sentences between.
    back: usize,
}

/// What the candidates are compared with.
struct Asked<'a> {
    text: Reading<'a>,
    quote: &'a Quote<u32>,
    before: &'a Before<'a>,
    form: Form,
    source: Option<Span>,
    /// Where the source, or without one the quote, begins, and its sentence.
    at: u32,
    sentence: usize,
    /// The source's head noun, in lower case, and as roles have it.
    noun: String,
    role: String,
    gender: Gender,
    /// The quote's paragraph.
    part: Option<Span>,
    /// The first in the quote's paragraph that fits, and the first in the one before.
    topic: Option<u32>,
    above: Option<u32>,
    /// Whether the verb goes on with words of the same speaker.
    carries_on: bool,
    /// Whether the source, or without one the quote, begins its paragraph, and whether the quote is all of it.
    begins: bool,
    whole: bool,
}

/// All candidates of a quote, nobody first.
pub(crate) fn candidates(text: Reading<'_>, quote: &Quote<u32>, form: Form, before: &Before<'_>) -> Vec<Candidate> {
    let asked = Asked::new(text, quote, form, before);
    let met = asked.met();
    let fitting: Vec<u32> = met.iter().map(|m| m.entity).filter(|&e| asked.fits(e)).collect();
    let near = met.iter().filter(|m| m.back <= NEAR && asked.fits(m.entity)).count();
    let here = met.iter().filter(|m| asked.is_here(m.mentions[0]) && asked.fits(m.entity)).count();
    let mut out = vec![Candidate { who: None, signs: asked.nobody(near) }];
    for m in &met {
        let e = m.entity;
        let mut signs = asked.someone(e);
        asked.place(m, &mut signs);
        let ahead = fitting.iter().take_while(|&&f| f != e).count();
        let fits = asked.fits(e);
        signs.note(Sign::Nearest, fits && ahead == 0);
        signs.note(Sign::Behind, ahead >= 2);
        signs.note(Sign::Only, fits && near == 1 && m.back <= NEAR);
        let alone = fits && met.iter().filter(|o| o.back == m.back && asked.fits(o.entity)).count() == 1;
        signs.note(Sign::Alone, alone);
        signs.note(Sign::AloneBefore, alone && m.back == 1);
        signs.note(Sign::SubjectBefore, signs.has(Sign::Subject) && m.back == 1);
        signs.note(Sign::SoleHere, fits && here == 1 && asked.is_here(m.mentions[0]));
        out.push(Candidate { who: Some(e), signs });
    }
    // Who is not named before: the rules' choice, the last speaker, the next.
    for e in [before.rules, before.last.map(|l| l.0), before.next].into_iter().flatten() {
        let fits = asked.entity(e).is_some_and(|e| e.gender.fits(asked.gender));
        if fits && !out.iter().any(|c| c.who == Some(e)) {
            let mut signs = asked.someone(e);
            signs.note(Sign::Far, true);
            out.push(Candidate { who: Some(e), signs });
        }
    }
    if out.iter().any(|c| c.signs.has(Sign::Role)) {
        for c in &mut out {
            let other = !c.signs.has(Sign::Role);
            c.signs.note(Sign::OtherRole, other);
        }
    }
    out
}

/// The sentence that a quote begins in.
pub(super) fn sentence_of(text: Reading<'_>, quote: &Quote<u32>) -> usize {
    let begins = quote.content.iter().chain(&quote.source).map(|s| s.start).min().unwrap_or(0);
    text.text.sentence_of(text.token_at(begins))
}

/// The tokens of the sentence before that one.
pub(super) fn sentence_before(text: Reading<'_>, quote: &Quote<u32>) -> Option<Range<usize>> {
    Some(text.text.sentences[sentence_of(text, quote).checked_sub(1)?].tokens.clone())
}

/// The comma that ends what somebody is asked, where a sentence begins with that: "Asked about Roe, Hale shrugged".
pub(super) fn asked_until(text: Reading<'_>, mut sentence: Range<usize>) -> Option<usize> {
    if !text.is(sentence.start, &["asked", "pressed", "questioned"]) {
        return None;
    }
    sentence.find(|&i| text.surface(i) == ",")
}

/// Whether a person's name only tells whose somebody is who is named next: "Roe spokesman Tom Hale".
fn heads_a_title(text: Reading<'_>, m: &Mention<u32>) -> bool {
    /// Words of a title.
    const TITLE: usize = 4;
    if !m.names_person() {
        return false;
    }
    let end = text.tokens_in(m.span()).end;
    // "Roe and lawyer Paul Hale" are two.
    let next = (end..end + TITLE).find(|&i| !may_describe(text, i)).unwrap_or(end);
    let start = text.token_span(next).start;
    let at = text.entities.mentions.partition_point(|m| m.span().start < start);
    let named = text.entities.mentions.get(at).is_some_and(|m| m.span().start == start && m.names_person());
    next > end && text.has_lower(next - 1, Class::Role) && named
}

/// Whether a verb goes on with words of the same speaker: "added", "went on", "also said".
pub(super) fn carries_on(text: Reading<'_>, cue: Range<usize>) -> bool {
    cue.clone().any(|i| text.has_lower(i, Class::CarriesOn)) || text.any(cue, &["on", "also", "again", "further"])
}

impl<'a> Asked<'a> {
    fn new(text: Reading<'a>, quote: &'a Quote<u32>, form: Form, before: &'a Before<'a>) -> Self {
        let source = quote.source.first().copied();
        let at = source.or(quote.content.first().copied()).map_or(0, |s| s.start);
        let sentence = text.text.sentence_of(text.token_at(at));
        let noun = source.and_then(|s| text.tokens_in(speaker::head(text, s)).last()).map_or("", |i| text.low(i));
        let gender = source.map_or_else(Gender::default, |s| of_pronoun(text.of(s)));
        let part = |n: usize| text.doc.parts.get(n).map(|p| p.span());
        let own = part(before.part).unwrap_or(Span::new(at, at));
        let first = |s: u32| text.token_at(s) <= text.token_at(own.start) + 1;
        let end = quote.content.iter().chain(&quote.source).chain(&quote.cue).map(|s| s.end).max().unwrap_or(own.end);
        let cue = quote.cue.first().map(|&c| text.tokens_in(c));
        let begins = first(at);
        let mut new = Self {
            text,
            quote,
            before,
            form,
            source,
            at,
            sentence,
            noun: noun.to_owned(),
            role: speaker::fold(noun),
            gender,
            part: part(before.part),
            topic: None,
            above: None,
            carries_on: cue.is_some_and(|c| carries_on(text, c)),
            begins,
            whole: begins && text.token_at(end) + 1 >= text.token_at(own.end),
        };
        new.topic = new.part.and_then(|p| new.first_fitting(p));
        new.above = before.part.checked_sub(1).and_then(part).and_then(|p| new.first_fitting(p));
        new
    }

    /// The first of a paragraph that fits.
    fn first_fitting(&self, part: Span) -> Option<u32> {
        let mut named = self.text.entities.inside(part).take(WINDOW);
        named.find(|m| self.fits(m.entity)).map(|m| m.entity)
    }

    /// Whether a mention stands in the quote's paragraph.
    fn is_here(&self, m: &Mention<u32>) -> bool {
        self.part.is_some_and(|p| p.contains(m.span()))
    }

    fn entity(&self, e: u32) -> Option<&'a LocalEntity> {
        self.text.entities.table.get(e as usize)
    }

    /// Where each entity was last met before the source and outside the quote's words, the last one first; and those
    /// within the source.
    fn met(&self) -> Vec<Met<'a>> {
        let all = &self.text.entities.mentions;
        let until = self.source.map_or(self.at, |s| s.end);
        let end = all.partition_point(|m| m.span().start < until);
        let own = |m: &Mention<u32>| self.quote.content.iter().any(|c| c.contains(m.span()));
        let mut out: Vec<Met<'a>> = Vec::new();
        for m in all[end.saturating_sub(WINDOW)..end].iter().rev() {
            let back = self.sentence.saturating_sub(self.text.text.sentence_of(self.text.token_at(m.span().start)));
            // "She" is no man.
            let other = self.entity(m.entity).is_none_or(|e| !e.gender.fits(self.gender));
            let itself = m.form != MentionForm::Name && self.source.is_some_and(|s| s.start == m.span().start);
            if back > REACH || m.kind == EntityType::Misc || own(m) || itself || other {
                continue;
            }
            match out.iter_mut().find(|o| o.entity == m.entity) {
                Some(o) if o.back == back => o.mentions.push(m),
                Some(_) => {}
                None => out.push(Met { entity: m.entity, mentions: vec![m], back }),
            }
        }
        out
    }

    /// Whether an entity can be whom the source means.
    fn fits(&self, e: u32) -> bool {
        let Some(entity) = self.entity(e) else { return false };
        let person = entity.kind == Some(EntityType::Per);
        match self.form {
            Form::Person => person && entity.gender.fits(self.gender),
            Form::It | Form::Thing => !person,
            Form::Definite | Form::Who | Form::Unsaid | Form::Bare => person || entity.kind == Some(EntityType::Org),
            Form::They | Form::Indefinite => entity.kind == Some(EntityType::Org) || person,
        }
    }

    /// Signs of an entity, wherever it is met.
    fn someone(&self, e: u32) -> Signs {
        let mut signs = Signs::default();
        let Some(entity) = self.entity(e) else { return signs };
        let kind = entity.kind;
        let before = self.before;
        signs.note(Sign::Someone, true);
        signs.note(Sign::Rules, before.rules == Some(e));
        signs.note(Sign::Meant, before.meant == Some(e));
        let last = before.last.filter(|l| l.0 == e).map(|l| l.1);
        signs.note(Sign::Spoke, last == Some(0));
        signs.note(Sign::SpokeAbove, last == Some(1));
        signs.note(Sign::SpokeFar, last.is_some_and(|parts| parts > 1));
        let near = last.is_some_and(|parts| parts <= 1);
        signs.note(Sign::CarriesOn, near && self.carries_on);
        signs.note(Sign::Resumes, last == Some(1) && self.begins && self.source.is_some());
        signs.note(Sign::Monologue, last == Some(1) && self.whole && self.source.is_none());
        signs.note(Sign::FirstAbove, self.above == Some(e));
        signs.note(Sign::Speaker, last.is_none() && before.spoke.contains(&e));
        signs.note(Sign::SpeaksNext, before.next == Some(e));
        signs.note(Sign::Person, kind == Some(EntityType::Per));
        signs.note(Sign::Organisation, kind == Some(EntityType::Org));
        signs.note(Sign::Place, kind == Some(EntityType::Loc));
        let known = self.gender != Gender::Unknown && entity.gender != Gender::Unknown;
        signs.note(Sign::Gender, known && entity.gender == self.gender);
        signs.note(Sign::Role, self.is_noun() && speaker::has_role(entity, &self.role));
        signs.note(Sign::Called, self.is_noun() && entity.key.split('-').any(|w| w == self.noun));
        let named = entity.named();
        signs.note(Sign::Main, named > 1 && before.most.is(entity, named));
        signs.note(Sign::Once, named == 1);
        signs
    }

    /// Whether the source is a description.
    fn is_noun(&self) -> bool {
        matches!(self.form, Form::Definite | Form::Indefinite | Form::Thing) && !self.noun.is_empty()
    }

    /// Signs of the sentence where an entity was last met.
    fn place(&self, met: &Met<'a>, signs: &mut Signs) {
        let text = self.text;
        signs.note(Sign::Here, met.back == 0);
        signs.note(Sign::One, met.back == 1);
        signs.note(Sign::Two, met.back == 2);
        signs.note(Sign::Four, (3..=4).contains(&met.back));
        signs.note(Sign::Far, met.back > 4);
        let tokens = |m: &Mention<u32>| text.tokens_in(m.span());
        let sentence = text.sentence_at(tokens(met.mentions[0]).start);
        let governed = |m: &&Mention<u32>| {
            let start = tokens(m).start;
            start > sentence.start && text.has_lower(start - 1, Class::Governs)
        };
        let owner = |m: &&Mention<u32>| {
            let possessive = matches!(text.of(m.span()), "his" | "His" | "her" | "Her" | "its" | "Its" | "their");
            let titles = met.back > 0 && heads_a_title(text, m);
            possessive || titles || text.kind(tokens(m).end) == Some(TokenKind::Clitic)
        };
        let quoted = |m: &&Mention<u32>| text.depth(tokens(m).start) > 0;
        let all = || met.mentions.iter().copied();
        let within = |m: &Mention<u32>| self.source.is_some_and(|s| s.contains(m.span()));
        signs.note(Sign::Within, all().any(within));
        signs.note(Sign::Quoted, all().all(|m| quoted(&m)));
        signs.note(Sign::Owner, all().all(|m| owner(&m)));
        signs.note(Sign::Governed, all().all(|m| governed(&m)));
        signs.note(Sign::Pronoun, all().all(|m| m.form == MentionForm::Pronoun));
        let first = self.first_in(&sentence, met.back > 0) == Some(met.entity);
        signs.note(Sign::Subject, first && all().any(|m| !governed(&m) && !owner(&m) && !quoted(&m)));
        let here = self.is_here(met.mentions[0]);
        signs.note(Sign::Paragraph, here);
        signs.note(Sign::First, here && self.topic == Some(met.entity));
    }

    /// The first person or organisation that a sentence names outside quotation marks. In "the mayor’s rival, Ada Roe" it is who is
    /// somebody's, and in a sentence before, so it is in "Roe spokesman Tom Hale".
    fn first_in(&self, sentence: &Range<usize>, before: bool) -> Option<u32> {
        /// Words between an owner and the name.
        const BETWEEN: usize = 6;
        let text = self.text;
        let span = text.span(sentence.clone());
        let speaks = |m: &&Mention<u32>| {
            matches!(m.kind, EntityType::Per | EntityType::Org) && text.depth(text.token_at(m.span().start)) == 0
        };
        // In "Asked about Roe, Hale shrugged" it is Hale.
        let from = asked_until(text, sentence.start..sentence.end).unwrap_or(sentence.start);
        let mut named = text.entities.inside(span).take(WINDOW).filter(speaks);
        let first = named.find(|m| text.token_at(m.span().start) >= from)?;
        if let Some(main) = in_main_clause(text, sentence).filter(|_| before) {
            return Some(main.entity);
        }
        let end = text.tokens_in(first.span()).end;
        let owned = |m: &&Mention<u32>| (end + 1..end + BETWEEN).contains(&text.token_at(m.span().start));
        let owner = text.kind(end) == Some(TokenKind::Clitic) || before && heads_a_title(text, first);
        Some(named.next().filter(owned).filter(|_| owner).unwrap_or(first).entity)
    }

    /// Signs of nobody, where `near` entities near would fit.
    fn nobody(&self, near: usize) -> Signs {
        let text = self.text;
        let mut signs = Signs::default();
        signs.note(Sign::Nobody, true);
        signs.note(Sign::RulesSilent, self.before.rules.is_none());
        signs.note(Sign::Stranger, self.before.stranger);
        signs.note(Sign::NoneFits, near == 0);
        signs.note(Sign::SeveralFit, near > 1);
        signs.note(Sign::Verbatim, !self.quote.verbatim.is_empty());
        let Some(source) = self.source.filter(|_| self.is_noun()) else { return signs };
        signs.note(Sign::Human, speaker::is_human(&self.noun));
        signs.note(Sign::Spokesman, speaker::fold(&self.noun) == "spokesman");
        signs.note(Sign::Plural, speaker::is_plural(&self.noun) || text.low(text.token_at(source.start)) == "many");
        signs.note(
            Sign::Written,
            text.tokens_in(speaker::head(text, source)).last().is_some_and(|i| text.has(i, Class::Written)),
        );
        signs.note(Sign::GoesOn, speaker::head(text, source).end < source.end);
        signs
    }
}
