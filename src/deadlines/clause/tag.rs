//! The part of speech of each word: closed classes, listed verbs and the words next to it decide.

use super::verb::{VerbInflection, VerbReading};
use super::{Clause, Tag};
use crate::lexicon::Class;
use crate::report::Form;
use crate::text::TokenKind;

/// Fewest words by which a headline in title case is known, and the share of them that have a capital, in tenths.
const TITLE_WORDS: usize = 4;
const TITLE_SHARE: usize = 8;

/// Fewest letters of a word that a title gives a capital.
const LONG_WORD: usize = 4;

impl Clause<'_> {
    /// Tags the words.
    pub(super) fn tag(&mut self) {
        let title = self.is_title();
        let named = self.named();
        for (i, named) in named.into_iter().enumerate() {
            let (tag, verb) = self.tag_of(i, named, title);
            let word = &mut self.words[i];
            if word.time.is_some() && !matches!(tag, Tag::Time | Tag::Mark) {
                word.tag = Tag::Time;
                continue;
            }
            word.tag = tag;
            if let Some(verb) = verb {
                (word.verb, word.inflection) = (verb.lemma, verb.inflection);
            }
        }
    }

    /// Whether the words have capitals as in a headline, where one tells nothing.
    fn is_title(&self) -> bool {
        let long =
            (0..self.len()).filter(|&i| self.lower(i).len() >= LONG_WORD && self.view.kind(i) == Some(TokenKind::Word));
        let (words, capitals) = long.fold((0, 0), |(n, k), i| (n + 1, k + usize::from(self.view.capital(i))));
        words >= TITLE_WORDS && capitals * 10 >= words * TITLE_SHARE
    }

    /// Of each word, whether it is part of a name that the entities have.
    fn named(&self) -> Vec<bool> {
        let mut named = vec![false; self.len()];
        for mention in self.entities.inside(self.sentence).filter(|m| m.form == Form::Name) {
            for i in self.words_of(mention.span()) {
                named[i] = true;
            }
        }
        named
    }

    /// The tag of a word and the verb that it is. The tags before it are known, those after it are not.
    fn tag_of(&self, i: usize, named: bool, title: bool) -> (Tag, Option<VerbReading>) {
        let timed = self.in_time(i);
        let tag = match self.view.kind(i) {
            Some(TokenKind::Number) if !timed => Tag::Number,
            Some(TokenKind::Clitic) if self.lower(i) == "'s" => Tag::Clitic,
            Some(TokenKind::Mark) if self.is_plural_possessive(i) => Tag::Clitic,
            Some(TokenKind::Mark) => Tag::Mark,
            // "Hale & Roe": one name.
            _ if self.lower(i) == "&" && self.tag_before(i) == Tag::Name && self.view.capital(i + 1) => Tag::Name,
            Some(TokenKind::Punctuation) => self.punctuation(i),
            _ if timed => Tag::Time,
            _ if named => Tag::Name,
            _ => return self.tag_of_word(i, title),
        };
        (tag, None)
    }

    /// "the players' union"
    fn is_plural_possessive(&self, i: usize) -> bool {
        self.lower(i) == "'"
            && self.view.glued(i)
            && self.lower_before(i).ends_with('s')
            && i + 1 < self.len()
            && !self.view.glued(i + 1)
    }

    fn punctuation(&self, i: usize) -> Tag {
        match self.lower(i) {
            "," => Tag::Comma,
            "-" if self.view.joins(i) => Tag::Hyphen,
            "-" | "--" | "—" | "–" => Tag::Dash,
            "(" | ")" | "[" | "]" => Tag::Bracket,
            "$" | "%" | "£" | "€" => Tag::Number,
            "&" => Tag::And,
            _ => Tag::Stop,
        }
    }

    /// The tag of a word that is part of no time and no known name.
    fn tag_of_word(&self, i: usize, title: bool) -> (Tag, Option<VerbReading>) {
        let first = i == 0 || matches!(self.tag_at(i - 1), Tag::Mark | Tag::Stop);
        let capital = self.view.capital(i);
        let telling = capital && !first && !title;
        // "must first submit"
        if self.lower(i) == "first" && matches!(self.tag_before(i), Tag::Modal | Tag::To) {
            return (Tag::Adverb, None);
        }
        match self.closed(i) {
            Some(tag) if tag != Tag::Adverb || !telling => return (tag, None),
            _ if telling => return (Tag::Name, None),
            _ => {}
        }
        if let Some(verb) = self.verb(i) {
            let is_verb = self.is_verb(i, verb);
            return (if is_verb { Tag::Verb } else { Tag::Noun }, Some(verb));
        }
        let tag = if self.is_unlisted_verb(i) {
            Tag::Verb
        } else if capital && !title && first && !self.starts_sentence_noun(i) {
            Tag::Name
        } else {
            Tag::Noun
        };
        (tag, None)
    }

    /// Whether a word that no list has is a verb: "must refuel", "to refuel the ship", "60 days to clean up".
    fn is_unlisted_verb(&self, i: usize) -> bool {
        let before = self.tag_before(i);
        // "should negotiations stall"
        if self.lower(i).ends_with('s') && !self.lower(i).ends_with("ss") {
            return false;
        }
        if before == Tag::Modal || (before == Tag::Not && i > 1 && matches!(self.tag_at(i - 2), Tag::Modal | Tag::Do)) {
            return true;
        }
        if before != Tag::To {
            return false;
        }
        let next = self.view.surface(i + 1);
        let object = matches!(self.closed(i + 1), Some(Tag::Determiner | Tag::Pronoun))
            || next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '$');
        // "10 days to rewire homes": what time is given for.
        let given = i > 1 && self.tag_at(i - 2) == Tag::Time;
        object || given || self.is(i + 1, &["up", "out", "down", "off", "away", "over"])
    }

    /// Whether a capitalised first word is followed by a noun, so that it is no name for sure.
    fn starts_sentence_noun(&self, i: usize) -> bool {
        self.lower(i + 1).is_empty() || self.closed(i + 1).is_some() || self.lower(i).ends_with('s')
    }

    /// Whether a word that can be a verb is one here.
    fn is_verb(&self, i: usize, verb: VerbReading) -> bool {
        let adverbs = self.words[..i].iter().rev().take_while(|w| w.tag == Tag::Adverb).count();
        let mut before = self.tag_before(i - adverbs);
        // “he would "mend the roof"”
        if before == Tag::Mark && adverbs == 0 && i > 1 && matches!(self.tag_before(i - 1), Tag::Modal | Tag::To) {
            before = Tag::Modal;
        }
        let past = self.may_be_past(verb);
        match before {
            Tag::To | Tag::Modal | Tag::Do => verb.inflection == VerbInflection::Base,
            Tag::Not => true,
            Tag::Determiner | Tag::Clitic => {
                verb.inflection == VerbInflection::Past
                    && self.closed(i + 1) == Some(Tag::Preposition)
                    && self.lower_before(i) == "those"
            }
            _ if self.tag_before(i) == Tag::Hyphen => false,
            // "state funding runs out"
            Tag::Noun | Tag::Name if verb.inflection == VerbInflection::Ing && self.has(i, Class::RunsOut) => false,
            Tag::Be | Tag::Have => past || verb.inflection == VerbInflection::Ing,
            Tag::Preposition => verb.inflection == VerbInflection::Ing && verb.lemma.is_some(),
            Tag::Number => match verb.inflection {
                // "the four remaining bidders"
                VerbInflection::Ing => verb.lemma.is_some() && self.lower(i) != "remaining",
                VerbInflection::Past => true,
                _ => past && self.object_follows(i),
            },
            Tag::Pronoun | Tag::Relative => true,
            _ => match verb.inflection {
                VerbInflection::Past | VerbInflection::Ing => !self.is_modifier(i, verb, before),
                VerbInflection::Third => self.is_third_person(i, verb, before),
                VerbInflection::Base => self.is_base_verb(i, verb, before),
            },
        }
    }

    /// Whether a form can be a past: "set" as well.
    fn may_be_past(&self, verb: VerbReading) -> bool {
        let like_base = verb.lemma.is_some_and(|lemma| lemma.has(Class::PastLikeBase));
        verb.inflection == VerbInflection::Past || (verb.inflection == VerbInflection::Base && like_base)
    }

    /// Whether what follows a word looks like the object of a verb; before another noun it is as likely an adjective.
    fn object_follows(&self, i: usize) -> bool {
        let closed = matches!(
            self.closed(i + 1),
            Some(Tag::Determiner | Tag::Pronoun | Tag::To | Tag::Subordinator | Tag::Preposition | Tag::Adverb)
        );
        closed || self.view.capital(i + 1)
    }

    /// Whether a participle describes the noun after it: "sweeping new sanctions", "proposed tariffs".
    fn is_modifier(&self, i: usize, verb: VerbReading, before: Tag) -> bool {
        verb.inflection == VerbInflection::Past
            && !self.object_follows(i)
            && !matches!(before, Tag::Noun | Tag::Name | Tag::Time | Tag::And | Tag::Comma)
            && self.closed(i + 1).is_none()
            && !self.lower(i + 1).is_empty()
    }

    /// Whether a form in -s is a verb: "forces to leave" are men, "plans to leave" is a verb.
    fn is_third_person(&self, i: usize, verb: VerbReading, before: Tag) -> bool {
        let lemma = verb.lemma.map_or("", |lemma| lemma.as_str());
        let next = self.closed(i + 1);
        // "the offer closes on Friday"
        let ends = matches!(lemma, "close" | "end" | "run" | "fall" | "lapse" | "stand" | "pass" | "start");
        let over = next == Some(Tag::Preposition) || self.lower(i + 1) == "out" || self.in_time(i + 1);
        let calls = lemma == "call" && self.is(i + 1, &["for", "on"]);
        // "the time to pay ends on Friday"
        if (before == Tag::Noun && calls) || (matches!(before, Tag::Noun | Tag::Verb) && ends && over) {
            return true;
        }
        // "unless the council acts"
        let condition = (i.saturating_sub(4)..i).any(|k| self.lower(k) == "unless" && self.tag_before(k) != Tag::Not);
        let last = self.lower(i + 1).is_empty() || self.view.kind(i + 1) == Some(TokenKind::Punctuation);
        if condition && last && matches!(before, Tag::Noun | Tag::Name) {
            return true;
        }
        let wishes = matches!(
            lemma,
            "plan" | "offer" | "promise" | "pledge" | "vow" | "need" | "want" | "aim" | "hope" | "move"
        );
        // "promises 300 homes"
        let counted = self.view.kind(i + 1) == Some(TokenKind::Number) && !self.in_time(i + 1);
        if wishes && counted && matches!(before, Tag::Noun | Tag::Name) {
            return true;
        }
        let unlikely = !self.object_follows(i)
            || (self.lower(i + 1) == "to" && !wishes)
            || (next == Some(Tag::Preposition) && before != Tag::Name);
        let subject_before = matches!(
            before,
            Tag::Noun
                | Tag::Name
                | Tag::Comma
                | Tag::And
                | Tag::Bracket
                | Tag::Mark
                | Tag::Time
                | Tag::Dash
                | Tag::Subordinator
        );
        subject_before && !(is_noun_too(verb) && unlikely)
    }

    /// "demanded that Roe pay", "insisted that the firm raise wages": whether what is asked for stands at a word, behind its
    /// subject.
    fn asks_for(&self, i: usize) -> bool {
        /// Most words of the subject.
        const SUBJECT: usize = 4;
        let asks = ["demanded", "demands", "insisted", "insists", "requested", "requests", "demanding", "insisting"];
        let that = (i.saturating_sub(SUBJECT + 1)..i).rev().find(|&k| self.lower(k) == "that");
        let subject = that.is_some_and(|that| {
            that + 1 < i && (that + 1..i).all(|k| matches!(self.tag_at(k), Tag::Determiner | Tag::Noun | Tag::Name))
        });
        let head = matches!(self.tag_before(i), Tag::Noun | Tag::Name);
        // "demanded that the deadline move talks begin": what follows has no verb of its own.
        let next = self.closed(i + 1).is_some() || self.verb(i + 1).is_none();
        subject && head && next && that.is_some_and(|that| self.is_before(that, &asks))
    }

    /// Whether a base form is a verb: "owners want the", but "the plan".
    fn is_base_verb(&self, i: usize, verb: VerbReading, before: Tag) -> bool {
        let subject = matches!(before, Tag::Noun | Tag::Name | Tag::And | Tag::Comma | Tag::Mark);
        // "set not by Roe but by Holt"
        let not_by = self.closed(i + 1) == Some(Tag::Not) && self.lower(i + 2) == "by";
        let object = self.object_follows(i) || self.in_time(i + 1) || not_by;
        if self.may_be_past(verb) && object && (subject || before == Tag::Time) {
            return true;
        }
        let strong = matches!(self.closed(i + 1), Some(Tag::Determiner | Tag::Pronoun | Tag::To));
        // "entries close on Friday"
        let ends = verb.lemma.is_some_and(|l| matches!(l.as_str(), "close" | "expire" | "lapse"));
        let over = self.in_time(i + 1) || (self.closed(i + 1) == Some(Tag::Preposition) && self.in_time(i + 2));
        // "entries for the fair close on Friday"
        let attached = (i.saturating_sub(4)..i).rev().find(|&k| self.tag_at(k) == Tag::Preposition).unwrap_or(i);
        let plural = self.lower_before(i).ends_with('s') || self.lower_before(attached).ends_with('s');
        if ends && before == Tag::Noun && over && plural {
            return true;
        }
        let particle = self.is(i + 1, &["out", "up", "down", "off", "back", "away", "over"]);
        // "File your taxes by Friday", "Leave the island by Friday", "unless the owners pay by Friday"
        let told = i == 0 && self.is(1, &["your", "the", "this"]);
        let by = self.is(i + 1, &["by", "before", "within"]) && self.in_time(i + 2) && before == Tag::Noun;
        // “Leave by Friday,” the army said.
        let command = self.is(i + 1, &["by", "before", "within"])
            && self.in_time(i + 2)
            && before == Tag::Mark
            && self.view.capital(i);
        // "asked that the firm reply by Friday"
        let asked = (i.saturating_sub(5)..i).any(|k| self.lower(k) == "that" && self.tag_before(k) == Tag::Verb);
        let asked_of = asked && self.asks_for(i);
        // "a transition plan no later than": what one has is no verb.
        let one = i > 1 && !self.lower_before(i).ends_with('s') && self.is(i - 2, &["a", "an"]);
        !is_noun_too(verb)
            || told
            || command
            || asked_of
            || (by && (self.lower_before(i).ends_with('s') || asked))
            || (subject && !one && (strong || particle))
    }
}

/// Whether a verb is as likely a noun, so that it must be shown by what stands around it.
fn is_noun_too(verb: VerbReading) -> bool {
    verb.lemma.is_some_and(|lemma| lemma.has(Class::NounToo))
}
