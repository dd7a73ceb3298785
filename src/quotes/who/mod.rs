//! Who said it, where the source does not name anybody: one of the article's people and organisations, or nobody.
//!
//! Where rules are certain, because the source holds a name, [`speaker`](super::speaker) has the last word. All else (a pronoun, a
//! description, nothing at all) is ranked here, in the manner of a mention-ranking model of coreference (Denis and
//! Baldridge 2008): the [`candidates`] with nobody among them get what speaks for each as [`features`], linear [`weights`]
//! turn that into a score, and the scores into a chance. Below the least chance the row goes to nobody.

mod candidates;
mod clause;
mod doubts;
mod epithets;
#[allow(unreachable_pub, reason = "the macro makes lists that programs ask for")]
mod features;
#[allow(unreachable_pub, reason = "the macro makes lists that programs ask for")]
mod form;
mod introduced;
mod organisations;
mod resumes;
pub(super) mod strangers;
mod unattributed;
mod weights;

pub(super) use candidates::{Before, Candidate, Most, candidates};
pub(super) use features::Sign;
pub(super) use form::{Form, of_noun, of_pronoun};
pub(super) use weights::Weights;
#[cfg(feature = "train")]
pub(super) use weights::{COLUMNS, HELD_OUT, step};

use organisations::Described;

use super::acts;
use super::reading::Reading;
use super::speaker;
use crate::entities::names::gender::Gender;
use crate::lexicon::{self, Class};
use crate::report::{self, Mention, Quote};
use crate::span::Span;
use crate::text::TokenKind;

/// How likely a choice is right that rules are certain of, in thousandths, see models/speakers.md.
pub(super) const CERTAIN: u16 = 970;

/// What a ranking gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Choice {
    /// The speaker, or nobody.
    pub(super) who: Option<u32>,
    /// The likeliest, however unlikely: what follows is read as if that one had spoken, as it was in training.
    pub(super) guess: Option<u32>,
    /// How likely the choice is right, in thousandths.
    pub(super) chance: u16,
    /// Whether it is nobody because the text does not say which of several: who goes on speaking is as little known.
    pub(super) doubtful: bool,
}

impl Choice {
    /// Nobody.
    pub(super) fn nobody() -> Self {
        Self { chance: 1000, ..Self::default() }
    }

    /// What rules are certain of.
    fn certain(one: u32) -> Self {
        Self { who: Some(one), guess: Some(one), chance: CERTAIN, ..Self::default() }
    }
}

/// Chooses who said a quote whose source names nobody.
pub(super) fn choose(text: Reading<'_>, quote: &Quote<u32>, before: &Before<'_>, weights: &Weights) -> Choice {
    let choice = rank(text, quote, before, weights);
    let adds = || epithets::adds(text, quote) && before.given.map(|g| g.0) == choice.who;
    let others = |who| {
        let of_another =
            |&s: &Span| speaker::is_of_another(text, s, who) || speaker::has_another_office(text, s, who) && !adds();
        // "A spokesman for Oland would not say. The spokesman said …" is not the other spokesman, whom the text named before.
        let of_another = |s: &Span| {
            of_another(s) || strangers::is_told_of_since(text, *s, who) || doubts::is_set_beside(text, *s, before, who)
        };
        quote.source.first().is_some_and(of_another)
    };
    if choice.who.is_some_and(others) { Choice::nobody() } else { choice }
}

fn rank(text: Reading<'_>, quote: &Quote<u32>, before: &Before<'_>, weights: &Weights) -> Choice {
    let form = Form::of(text, quote);
    if let Some(told) = told(text, quote, form, before) {
        return told;
    }
    let organisation = organisations::described(text, quote, before);
    if let Some(one) = by_rules(text, quote, before, &organisation) {
        return Choice::certain(one);
    }
    if quote.source.first().is_some_and(|&s| epithets::is_national(text, s)) {
        return Choice::nobody();
    }
    let all = candidates(text, quote, form, before);
    // Where nobody else is about, the role is enough: "Senator Roe … the senator".
    if let Some(one) = holder_among(text, quote, form, &all) {
        return Choice::certain(one);
    }
    let scores: Vec<i32> = all.iter().map(|c| weights.score(form, c.signs)).collect();
    let (best, chance) = weights.best(form, &scores);
    let guess = all[best].who;
    let another = |&one: &u32| is_addressed(text, quote, one) || names_speaker(text, quote, one);
    if let Some(one) = resumes::at_once(text, quote, before).filter(|one| !another(one)) {
        let least = if guess == Some(one) { chance } else { 0 };
        return Choice { chance: least.max(resumes::CHANCE), ..Choice::certain(one) };
    }
    if let Some(other) = overrule(text, quote, before, (form, chance), best, &all) {
        return other;
    }
    // Whom a description names is another: "the delegate, who backs Roe".
    let best = &all[best];
    let other = best.signs.has(Sign::Within) && guess != before.meant && !ends_source(text, quote, guess);
    match guess {
        Some(who) if chance >= weights.least && organisation.may_be(who) && !other => {
            Choice { who: guess, guess, chance, doubtful: false }
        }
        Some(who) if form == Form::Person && resumes::opened(text, quote, best) && !other => {
            Choice { chance: resumes::OPENED, ..Choice::certain(who) }
        }
        _ => Choice { guess, ..Choice::nobody() },
    }
}

/// What the source's own words tell: that it is nobody of whom the text told, one who was told of as having been that, or one of two
/// that are set against each other.
fn told(text: Reading<'_>, quote: &Quote<u32>, form: Form, before: &Before<'_>) -> Option<Choice> {
    let &source = quote.source.first()?;
    let who = form == Form::Who;
    if speaker::tells_another(text, speaker::head(text, source)) {
        // "The former mayor" is one who was told of as that, or another.
        return Some(epithets::described(text, quote, before).map_or(Choice::nobody(), Choice::certain));
    }
    let nobody = who && speaker::is_of_nameless(text, source) || is_named(text, source) || tells_no_more(text, source);
    if nobody {
        return Some(Choice::nobody());
    }
    let contrasted = speaker::contrasted(text, source).filter(|_| who)?;
    Some(contrasted.map_or(Choice::nobody(), Choice::certain))
}

/// Whom rules are certain of.
fn by_rules(text: Reading<'_>, quote: &Quote<u32>, before: &Before<'_>, organisation: &Described) -> Option<u32> {
    let described = if let Described::One(one) = organisation { Some(*one) } else { None };
    let holder = || {
        let known = quote.source.first().filter(|&&s| !strangers::is_told_of_before(text, s));
        let one = known.and_then(|&s| before.roles.only_holder(text, s));
        one.filter(|&one| known.is_some_and(|&s| !is_anothers_turn(text, s, one)))
    };
    let certain = described
        .or_else(|| organisations::goes_on(text, quote, before))
        .or_else(holder)
        .or_else(|| epithets::described(text, quote, before))
        .or_else(|| epithets::member(text, quote, before));
    let was = |one: &u32| quote.source.first().is_some_and(|&s| speaker::only_was(text, s, *one));
    certain.filter(|one| !was(one))
}

/// Whether one of the two sentences before opens with somebody of whom the text tells no office, and none of them tells of `one`: "the
/// senator" may be that other. A country has one head.
fn is_anothers_turn(text: Reading<'_>, source: Span, one: u32) -> bool {
    let tokens = text.tokens_in(source);
    let head = text.has(tokens.end - 1, Class::HeadOfState);
    let here = text.text.sentence_of(tokens.start);
    let other = (here.saturating_sub(2)..here).filter_map(|s| epithets::opens(text, s).map(|(e, _)| (s, e))).last();
    let unknown = |e: u32| text.entities.table.get(e as usize).is_some_and(|e| e.roles.is_empty());
    let since = |s: usize| text.span(text.text.sentences[s].tokens.start..tokens.start);
    let named = |s: usize| text.entities.inside(since(s)).any(|m| m.entity == one);
    !head && other.is_some_and(|(s, e)| e != one && unknown(e) && !named(s))
}

/// Another choice than the likeliest, where something tells that it is not that one, or that it may be somebody else.
fn overrule(
    text: Reading<'_>,
    quote: &Quote<u32>,
    before: &Before<'_>,
    (form, chance): (Form, u16),
    best: usize,
    all: &[Candidate],
) -> Option<Choice> {
    let nobody = Choice::nobody();
    let doubtful = Choice { doubtful: true, ..nobody };
    let best = &all[best];
    let guess = best.who;
    if form == Form::Person
        && let Some((one, acts)) = introduced::subject(text, quote)
    {
        let least = if guess == Some(one) { chance } else { 0 };
        let new = Choice { chance: least.max(introduced::CHANCE), ..Choice::certain(one) };
        return Some(if acts { new } else { doubtful });
    }
    if form == Form::Person && guess.is_some() && is_doubtful(text, quote, before, best, all) {
        return Some(doubtful);
    }
    let follows = |one| {
        let names = || !best.signs.has(Sign::Monologue) && names_speaker(text, quote, one);
        form == Form::Bare
            && (unattributed::follows_another(text, quote, before, one)
                || unattributed::is_led_by_another(text, quote, one)
                || names())
    };
    // "They say that Orlonet is a risk": whoever they are.
    let told_of = |one| {
        is_several(text, quote, form, (best, one))
            || form == Form::It && organisations::follows_a_body(text, quote, one)
            || form == Form::Person && doubts::is_under_another(text, quote, one, all)
    };
    if best.signs.has(Sign::Person) && is_another(text, quote, form, before, best)
        || form != Form::Person && is_asker(text, quote, before, guess)
        || guess.is_some_and(|one| follows(one) || told_of(one))
        || form == Form::It
            && !best.signs.has(Sign::SubjectBefore)
            && organisations::follows_a_place(text, quote, guess)
    {
        return Some(nobody);
    }
    let another = guess.is_some_and(|one| answers_itself(before, best) || is_addressed(text, quote, one))
        || says_nothing(text, quote, form);
    another.then_some(Choice { guess, ..nobody })
}

/// Whether "they" or "who" is not `one`: one person is "they" only where the text tells neither "he" nor "she".
fn is_several(text: Reading<'_>, quote: &Quote<u32>, form: Form, (best, one): (&Candidate, u32)) -> bool {
    let person = best.signs.has(Sign::Person);
    let known = text.entities.table.get(one as usize).is_some_and(|e| e.gender != Gender::Unknown);
    let apart = || quote.source.first().is_none_or(|&s| speaker::antecedent(text, s) != Some(one));
    form == Form::They && (person && known || organisations::names_itself(text, quote, one))
        || form == Form::Who && !person && apart()
}

/// Whether a verb without anybody who does it is none of saying: in "the words “Make it so” moved the crowd" nobody speaks.
fn says_nothing(text: Reading<'_>, quote: &Quote<u32>, form: Form) -> bool {
    let says = |c: Span| acts::says(text, c) || candidates::carries_on(text, text.tokens_in(c));
    form == Form::Unsaid && !quote.cue.iter().any(|&c| says(c))
}

/// Whether the head of a source ends with one's name, and no other's: "the secretary of state Ada Roe", "its lawyer, Ada Roe of Ness".
fn ends_source(text: Reading<'_>, quote: &Quote<u32>, one: Option<u32>) -> bool {
    let Some(&source) = quote.source.first() else { return false };
    let ends = |m: &Mention<u32>| {
        let next = text.tokens_in(m.span()).end;
        m.span().end == source.end || text.has_lower(next, Class::Governs)
    };
    // "Aides who back Roe" and "several clerks supporting Roe" are others.
    let noun = text.tokens_in(speaker::head(text, source)).last();
    let many = noun.is_some_and(|i| text.is_lower(i) && speaker::is_plural(text.low(i)));
    let mut own = text.entities.inside(source).filter(|m| Some(m.entity) == one && !speaker::governed(text, source, m));
    own.any(ends) && !many && !text.any(text.tokens_in(source), &["and", "or"])
}

/// Whether a verb of saying has somebody as its object, who is then not the one who says it: "he asked the mayor".
fn is_addressed(text: Reading<'_>, quote: &Quote<u32>, one: u32) -> bool {
    let (Some(cue), Some(content)) = (quote.cue.first(), quote.content.first()) else { return false };
    let cues = text.tokens_in(*cue);
    let next = cues.end;
    let asks = ["ask", "tell", "urge", "remind", "assure"];
    if !cues.clone().any(|i| asks.contains(&text.lemma(i))) {
        return false;
    }
    let Some(m) = text.entities.inside(Span::new(cue.end, content.start.max(cue.end))).next() else {
        let entity = text.entities.table.get(one as usize);
        return text.is(next, &["the"])
            && entity.is_some_and(|e| speaker::has_role(e, &speaker::fold(text.surface(next + 1))));
    };
    let own = text.tokens_in(m.span());
    let near = own.start <= next + 1 && text.kind(own.end) != Some(TokenKind::Clitic);
    near && m.form != report::Form::Pronoun && m.entity == one
}

/// Whether "he" or "she" may be somebody else as well, so that the text does not say.
fn is_doubtful(
    text: Reading<'_>,
    quote: &Quote<u32>,
    before: &Before<'_>,
    best: &Candidate,
    all: &[Candidate],
) -> bool {
    let nearer = |one| !goes_on(before, best) && strangers::stand_nearer(text, quote, before, one);
    let has = |signs: &[Sign]| signs.iter().any(|&s| best.signs.has(s));
    let spoke = has(&[Sign::Spoke, Sign::SpokeAbove]);
    // Named by somebody else, or in "Asked about Roe's case, he said".
    let told = has(&[Sign::Quoted]) && !has(&[Sign::Speaker, Sign::SpokeFar]);
    let another = || all.iter().any(|c| c.signs.has(Sign::Spoke) || c.signs.has(Sign::SpokeAbove));
    let named = || best.who.filter(|_| !has(&[Sign::Pronoun]));
    let asked = |back: usize| named().is_some_and(|one| is_asked_about(text, quote, back, one));
    let aside = has(&[Sign::Here]) && (has(&[Sign::Owner, Sign::Governed]) || asked(0)) && another();
    // "Roe spokesman Tom Hale would not say. “I know nothing,” he said."
    let other =
        || all.iter().any(|c| c.who != best.who && c.signs.has(Sign::SubjectBefore) && c.signs.has(Sign::Person));
    let titled = has(&[Sign::One]) && (has(&[Sign::Owner]) || asked(1)) && other();
    !best.signs.has(Sign::Person)
        || !spoke && (told || aside || titled)
        || is_one_of_two(text, quote, best, all)
        || gives_way(text, quote, before, best, all)
        || is_unknown(best, all)
        || best.who.is_some_and(nearer)
        || best.who.is_some_and(|one| {
            tells_police(text, quote, one)
                || doubts::is_beside_the_subject(text, quote, one)
                || doubts::was_only_told_of(text, quote, before, one)
        })
}

/// Whether words are told to the police and `one` is of them: "he told police" is no policeman.
fn tells_police(text: Reading<'_>, quote: &Quote<u32>, one: u32) -> bool {
    let tells = quote.cue.iter().any(|&c| text.tokens_in(c).any(|i| text.lemma(i) == "tell"));
    let told = quote.addressee.filter(|_| tells).map(|s| text.tokens_in(s).end.max(1) - 1);
    let (Some(noun), Some(one)) = (told.filter(|&i| text.is_lower(i)), text.entities.table.get(one as usize)) else {
        return false;
    };
    let police = text.is(noun, &["police", "officers", "detectives", "deputies", "investigators"]);
    // "Chief executive officer", "weapons inspector": a rank behind a word that is none is another calling.
    let rank = |w: &str| lexicon::look_up(&speaker::fold(w)).has(Class::PoliceRank);
    let of_police = |r: &String| r.split_whitespace().all(|w| rank(w) || w.eq_ignore_ascii_case("chief"));
    police && one.roles.iter().any(of_police)
}

/// Whether the sentence, or that so many before, tells of one only as whom somebody was asked about: "Asked whether Roe would run, he
/// said".
fn is_asked_about(text: Reading<'_>, quote: &Quote<u32>, back: usize, one: u32) -> bool {
    let Some(sentence) = candidates::sentence_of(text, quote).checked_sub(back) else { return false };
    let tokens = text.text.sentences[sentence].tokens.clone();
    let at = tokens.start + usize::from(text.is(tokens.start, &["when"]));
    let own = |m: &Mention<u32>| m.entity == one && m.form != report::Form::Pronoun;
    candidates::asked_until(text, at..tokens.end)
        .is_some_and(|comma| !text.entities.inside(text.span(comma..tokens.end)).any(own))
}

/// Whether it is not this person, whoever it is.
fn is_another(text: Reading<'_>, quote: &Quote<u32>, form: Form, before: &Before<'_>, best: &Candidate) -> bool {
    let named = |one| form == Form::Person && names_speaker(text, quote, one);
    // "A neighbour who was there, and who asked not to be named": whoever is named before is not in this sentence.
    let opens = |s: &Span| text.sentence_at(text.token_at(s.start)).start;
    let nobody = |s: &Span| text.is(opens(s), &["a", "an", "one", "another"]);
    let far = form == Form::Who && !best.signs.has(Sign::Here) && quote.source.first().is_some_and(nobody);
    let role = best.signs.has(Sign::Role) || best.signs.has(Sign::Called);
    let source = quote.source.first().copied();
    let nameless = |s| form == Form::Definite && !role && strangers::is_one_of_before(text, s);
    // "His agent" is not he.
    let owned = |s: Span| form == Form::Definite && !role && strangers::is_owned(text, s);
    far || is_written(text, quote)
        || best.who.is_some_and(named)
        || asks_back(text, quote, form, before)
        || source.is_some_and(|s| nameless(s) || owned(s))
        || best.who.zip(source).is_some_and(|(one, s)| speaker::only_was(text, s, one))
}

/// Whether a question is whoever's who answers it: "“How many?” the agent asked. “Ten,” Roe said."
fn is_asker(text: Reading<'_>, quote: &Quote<u32>, before: &Before<'_>, guess: Option<u32>) -> bool {
    let asks = quote.cue.iter().any(|&c| text.tokens_in(c).any(|i| text.lemma(i) == "ask"));
    let question = quote.verbatim.last().is_some_and(|&v| text.of(v).ends_with('?'));
    asks && question && guess.is_some() && guess == before.next
}

/// Whether a source says only which of several it is: "the third", "the last".
fn tells_no_more(text: Reading<'_>, source: Span) -> bool {
    let tokens = text.tokens_in(source);
    let which = ["first", "second", "third", "fourth", "fifth", "last", "former", "latter", "other"];
    tokens.len() == 2 && text.is(tokens.start, &["the"]) && text.is(tokens.start + 1, &which)
}

/// Whether whoever asked would have the answer: "“Where was it?” Roe asked Hale. “At home,” she said." It may be either's.
fn answers_itself(before: &Before<'_>, one: &Candidate) -> bool {
    let last = before.last.filter(|l| l.1 <= 1).map(|l| l.0);
    before.asked && last.is_some() && last == one.who && !one.signs.has(Sign::CarriesOn)
}

/// Whether what is said between marks, or told behind "he said", names the one who would say it: nobody calls himself by his name.
fn names_speaker(text: Reading<'_>, quote: &Quote<u32>, one: u32) -> bool {
    let own = |m: &Mention<u32>| m.entity == one && m.form == report::Form::Name;
    let ahead = quote.source.first().zip(quote.content.first()).is_some_and(|(s, c)| s.end <= c.start);
    let told = if ahead { &quote.content } else { &quote.verbatim };
    told.iter().any(|&c| text.entities.inside(c).any(own))
}

/// Whether a source ends in a person's name, of which rules could not tell whose it is.
fn is_named(text: Reading<'_>, source: Span) -> bool {
    text.entities.person_at_end(speaker::head(text, source)).is_some()
}

/// Whether a source is what is written, which no person is.
fn is_written(text: Reading<'_>, quote: &Quote<u32>) -> bool {
    let noun = quote.source.first().and_then(|&s| text.tokens_in(speaker::head(text, s)).last());
    noun.is_some_and(|i| text.has_lower(i, Class::Written) || text.has_lower(i, Class::Reply))
}

/// Whether a question without a source follows what somebody said: who asks it is another as often.
fn asks_back(text: Reading<'_>, quote: &Quote<u32>, form: Form, before: &Before<'_>) -> bool {
    let [words] = quote.content[..] else { return false };
    let words = text.of(words).trim_end_matches(['”', '"', '’']);
    let one = words.ends_with('?') && !words[..words.len() - 1].contains(['.', '!', '?', ',']);
    form == Form::Bare && one && before.given.is_some_and(|g| g.1 <= 1)
}

/// Whether a candidate spoke last and the verb goes on: "he added".
fn goes_on(before: &Before<'_>, one: &Candidate) -> bool {
    one.signs.has(Sign::CarriesOn) && before.given.map(|g| g.0) == one.who
}

/// Whether the sentence before tells of one and another whom the pronoun fits as well, and not which of them has the word: after
/// "Roe accused Hale of fraud" it is mostly Hale who speaks, after "Roe was hit by Hale" and "Roe and Hale met" either.
fn is_one_of_two(text: Reading<'_>, quote: &Quote<u32>, best: &Candidate, all: &[Candidate]) -> bool {
    let near = |c: &&Candidate| c.signs.has(Sign::One) && c.signs.has(Sign::Person);
    let at = quote.source.first().or(quote.content.first()).map_or(0, |s| text.token_at(s.start));
    let here = text.sentence_at(at).start;
    if all.iter().filter(near).count() < 2 || here == 0 {
        return false;
    }
    let sentence = text.sentence_at(here - 1);
    let spoke = [Sign::Spoke, Sign::SpokeAbove].iter().any(|&s| best.signs.has(s));
    let fits = |e: u32| all.iter().any(|c| c.who == Some(e) && near(&c));
    let named = |m: &&Mention<u32>| m.names_person() && fits(m.entity);
    let people: Vec<_> = text.entities.inside(text.span(sentence.clone())).filter(named).collect();
    let joined = |two: &[&Mention<u32>]| {
        let between = text.tokens_in(two[0].span()).end..text.tokens_in(two[1].span()).start;
        let link = text.position(between.clone(), &["by", "and"]);
        let other = two[0].entity != two[1].entity && two.iter().any(|m| Some(m.entity) == best.who);
        let done = |i: usize| {
            text.any(between.start..between.start + 2, &["was", "were", "is", "been"])
                && strangers::is_agent(text, i + 1)
        };
        other && link.is_some_and(|i| if text.is(i, &["and"]) { i == between.start } else { done(i) })
    };
    sentence.into_iter().any(|i| introduced::charges(text, i)) || !spoke && people.windows(2).any(joined)
}

/// Most words before the subject of a sentence, which tell whose or what it is.
const OPENS: usize = 12;

/// Whether the sentence before is of another whom the pronoun fits: after "“It holds,” Roe said. Her deputy, Ann Dole, stood beside
/// her." either may have the word.
fn gives_way(text: Reading<'_>, quote: &Quote<u32>, before: &Before<'_>, best: &Candidate, all: &[Candidate]) -> bool {
    let has = |c: &Candidate, sign: Sign| c.signs.has(sign);
    if has(best, Sign::CarriesOn) || has(best, Sign::Here) || !has(best, Sign::Spoke) && !has(best, Sign::SpokeAbove) {
        return false;
    }
    let Some(last) = candidates::sentence_before(text, quote) else { return false };
    let owns = |m: &Mention<u32>| {
        let possessive = text.is(text.tokens_in(m.span()).start, &["his", "her", "its", "their"]);
        possessive || text.kind(text.tokens_in(m.span()).end) == Some(TokenKind::Clitic)
    };
    let main = clause::in_main_clause(text, &last);
    let first = || text.entities.inside(text.span(last.clone())).find(|m| !owns(m));
    let Some(m) = main.or_else(first) else { return false };
    let at = text.tokens_in(m.span()).start;
    let opens = if main.is_some() { at..at } else { last.start..at };
    let plain = |i: usize| !text.has_lower(i, Class::Governs) && text.verb(i).is_none_or(|_| text.noun(i).is_some());
    let other = |c: &&Candidate| c.who == Some(m.entity) && c.who != best.who && has(c, Sign::Person);
    // Whom she told of has no word yet.
    if before.told.is_some_and(|t| t.contains(m.span())) {
        return false;
    }
    opens.len() < OPENS && opens.clone().all(plain) && text.depth(opens.end) == 0 && all.iter().any(|c| other(&c))
}

/// Whether another person is about whose gender is known to be the pronoun's, or as little known, while that of the best is not:
/// that nothing tells it speaks for neither.
fn is_unknown(best: &Candidate, all: &[Candidate]) -> bool {
    let has = |c: &Candidate, signs: &[Sign]| signs.iter().any(|&s| c.signs.has(s));
    let subject = has(best, &[Sign::Subject]);
    let rival = |c: &&Candidate| {
        let near = has(c, &[Sign::Here, Sign::One]) && !subject;
        // "Roe apologised to her": "she" is not Roe.
        let meant = subject && c.signs.has(Sign::Pronoun) && c.signs.has(Sign::One);
        let known = meant || c.signs.has(Sign::Gender) && has(c, &[Sign::Here, Sign::One, Sign::Two, Sign::Four]);
        c.who != best.who && c.signs.has(Sign::Person) && (near || known) && !c.signs.has(Sign::Quoted)
    };
    let sure = has(best, &[Sign::Gender, Sign::Spoke, Sign::SpokeAbove]) || subject && has(best, &[Sign::Here]);
    !sure && all.iter().any(|c| rival(&c))
}

/// The only candidate whose role a description is, where all others are known to have another.
fn holder_among(text: Reading<'_>, quote: &Quote<u32>, form: Form, all: &[Candidate]) -> Option<u32> {
    let source = *quote.source.first().filter(|_| form == Form::Definite)?;
    let mut holder = None;
    for who in all.iter().filter(|c| c.signs.has(Sign::Person)).filter_map(|c| c.who) {
        if speaker::is_role_of(text, source, who) {
            if holder.replace(who).is_some() {
                return None;
            }
        } else if text.entities.table.get(who as usize).is_none_or(|e| e.roles.is_empty()) {
            return None;
        }
    }
    holder
}
