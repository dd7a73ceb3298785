//! The sort of each word: closed classes, listed verbs and the words next to it decide.

use super::super::lexicon::{self, Form};
use super::{Clause, Tag};
use crate::report::Form as MentionForm;
use crate::text::{Token, TokenKind};

impl Clause<'_> {
    pub(super) fn tag(&mut self, tokens: &[Token]) {
        let n = self.len();
        let long = |i: &usize| self.low(*i).len() > 3;
        let capitals_at: Vec<bool> =
            self.words.iter().map(|w| w.span.of(self.text).starts_with(char::is_uppercase)).collect();
        let capital = |i: usize| capitals_at[i];
        let (mut words, mut capitals) = (0, 0);
        for i in (0..n).filter(long).filter(|&i| tokens[i].kind == TokenKind::Word) {
            words += 1;
            capitals += usize::from(capital(i));
        }
        // In a headline in title case a capital tells nothing.
        let title = words >= 4 && capitals * 10 >= words * 8;
        let mut named = vec![false; n];
        for mention in self.entities.inside(self.span).filter(|m| m.form == MentionForm::Name) {
            let from = self.words.partition_point(|w| w.span.end <= mention.span().start);
            for (word, named) in self.words[from..].iter().zip(&mut named[from..]) {
                if word.span.start >= mention.span().end {
                    break;
                }
                *named = true;
            }
        }
        for i in 0..n {
            let kind = tokens[i].kind;
            let first = i == 0 || matches!(self.tag_at(i - 1), Tag::Mark | Tag::Stop);
            let is_capital = capital(i);
            let word = &self.words[i];
            let low = &self.lows[word.low.clone()];
            let mut form = Form::Base;
            let mut lemma = "";
            let tag = match kind {
                TokenKind::Number if word.unit.is_none() => Tag::Number,
                TokenKind::Clitic if low == "'s" => Tag::Clitic,
                // "the players' union"
                TokenKind::Mark
                    if low == "'"
                        && tokens[i].glued
                        && i > 0
                        && self.low(i - 1).ends_with('s')
                        && i + 1 < n
                        && !tokens[i + 1].glued =>
                {
                    Tag::Clitic
                }
                TokenKind::Mark => Tag::Mark,
                TokenKind::Punctuation => match low {
                    "," => Tag::Comma,
                    "-" if tokens[i].glued && tokens.get(i + 1).is_some_and(|t| t.glued) => Tag::Hyphen,
                    "-" | "--" | "—" | "–" => Tag::Dash,
                    "(" | ")" | "[" | "]" => Tag::Bracket,
                    "$" | "%" | "£" | "€" => Tag::Number,
                    "&" => Tag::And,
                    _ => Tag::Stop,
                },
                _ if word.unit.is_some() => Tag::Time,
                _ if named[i] => Tag::Name,
                _ => match lexicon::closed(low) {
                    Some(tag) if tag != Tag::Adverb || !is_capital || first || title => tag,
                    _ if is_capital && !first && !title => Tag::Name,
                    _ => match lexicon::verb(low) {
                        Some((l, f)) => {
                            (lemma, form) = (l, f);
                            self.noun_or_verb(i, l, f)
                        }
                        None if self.unlisted_verb(i) => Tag::Verb,
                        None if is_capital && !title && first && !self.starts_sentence_noun(i) => Tag::Name,
                        None => Tag::Noun,
                    },
                },
            };
            if word.unit.is_some() && tag != Tag::Time && !matches!(tag, Tag::Mark) {
                self.words[i].tag = Tag::Time;
                continue;
            }
            let word = &mut self.words[i];
            (word.tag, word.form, word.lemma) = (tag, form, lemma);
        }
    }

    /// Whether a word that no list has is a verb: "must refuel", "to refuel the ship", "60 days to clean up".
    fn unlisted_verb(&self, i: usize) -> bool {
        let before = self.tag_before(i);
        // "should negotiations stall"
        if self.low(i).ends_with('s') && !self.low(i).ends_with("ss") {
            return false;
        }
        if before == Tag::Modal || (before == Tag::Not && i > 1 && self.tag_at(i - 2) == Tag::Modal) {
            return true;
        }
        if before != Tag::To {
            return false;
        }
        let object = self.words.get(i + 1).is_some_and(|w| {
            let next = w.span.of(self.text);
            matches!(lexicon::closed(self.low(i + 1)), Some(Tag::Determiner | Tag::Pronoun))
                || next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '$')
        });
        // "10 days to rewire homes": what time is given for.
        let given = i > 1 && self.tag_at(i - 2) == Tag::Time;
        object || given || self.is(i + 1, &["up", "out", "down", "off", "away", "over"])
    }

    /// Whether a capitalised first word is followed by a noun, so that it is no name for sure.
    fn starts_sentence_noun(&self, i: usize) -> bool {
        let next = self.low(i + 1);
        next.is_empty() || lexicon::closed(next).is_some() || self.low(i).ends_with('s')
    }

    /// Whether a word that can be a verb is one here. The tags before it are known, those after it are not.
    fn noun_or_verb(&self, i: usize, lemma: &'static str, form: Form) -> Tag {
        let mut p = i;
        while p > 0 && self.words[p - 1].tag == Tag::Adverb {
            p -= 1;
        }
        let before = self.tag_before(p);
        let next = self.low(i + 1);
        let next_closed = lexicon::closed(next);
        let past_form = form == Form::Past || (form == Form::Base && lexicon::past_like_base(lemma));
        // Before its own object, a verb; before another noun, as likely an adjective.
        let object_next =
            matches!(
                next_closed,
                Some(Tag::Determiner | Tag::Pronoun | Tag::To | Tag::Subordinator | Tag::Preposition | Tag::Adverb)
            ) || self.words.get(i + 1).is_some_and(|w| w.span.of(self.text).starts_with(char::is_uppercase));
        let glued_before = i > 0 && self.tag_at(i - 1) == Tag::Hyphen;
        match before {
            Tag::To | Tag::Modal | Tag::Do => match form {
                Form::Base => Tag::Verb,
                _ => Tag::Noun,
            },
            Tag::Not => Tag::Verb,
            Tag::Determiner | Tag::Clitic => {
                if form == Form::Past && next_closed == Some(Tag::Preposition) && self.low_before(i) == "those" {
                    Tag::Verb
                } else {
                    Tag::Noun
                }
            }
            _ if glued_before => Tag::Noun,
            Tag::Be | Tag::Have => match form {
                Form::Past | Form::Ing => Tag::Verb,
                _ if past_form => Tag::Verb,
                _ => Tag::Noun,
            },
            Tag::Preposition | Tag::Number => match form {
                Form::Ing if lemma.is_empty() => Tag::Noun,
                Form::Ing => Tag::Verb,
                _ if before == Tag::Number && form == Form::Past => Tag::Verb,
                _ if past_form && object_next && before == Tag::Number => Tag::Verb,
                _ => Tag::Noun,
            },
            Tag::Pronoun | Tag::Relative => Tag::Verb,
            _ => match form {
                Form::Past | Form::Ing => {
                    // "sweeping new sanctions", "proposed tariffs" at the start of a phrase
                    let modifier = !object_next
                        && !matches!(before, Tag::Noun | Tag::Name | Tag::Time)
                        && next_closed.is_none()
                        && !next.is_empty()
                        && form == Form::Past
                        && before != Tag::And
                        && before != Tag::Comma;
                    if modifier { Tag::Noun } else { Tag::Verb }
                }
                Form::Third => {
                    // "forces to leave" are men, "plans to leave" is a verb.
                    let over = matches!(lemma, "close" | "end" | "run" | "fall" | "lapse" | "stand" | "pass")
                        && before == Tag::Noun;
                    if over
                        && (next_closed == Some(Tag::Preposition)
                            || next == "out"
                            || self.words.get(i + 1).is_some_and(|w| w.unit.is_some()))
                    {
                        return Tag::Verb;
                    }
                    let wish = matches!(
                        lemma,
                        "plan" | "offer" | "promise" | "pledge" | "vow" | "need" | "want" | "aim" | "hope" | "move"
                    );
                    let unlikely = !object_next
                        || (next == "to" && !wish)
                        || (next_closed == Some(Tag::Preposition) && before != Tag::Name);
                    if lexicon::noun_too(lemma) && unlikely {
                        Tag::Noun
                    } else if matches!(
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
                    ) {
                        Tag::Verb
                    } else {
                        Tag::Noun
                    }
                }
                Form::Base => {
                    let object_next = object_next || self.words.get(i + 1).is_some_and(|w| w.unit.is_some());
                    let subject_before =
                        matches!(before, Tag::Noun | Tag::Name | Tag::And | Tag::Time | Tag::Comma | Tag::Mark);
                    if past_form && subject_before && object_next {
                        Tag::Verb
                    } else if lexicon::noun_too(lemma) {
                        let strong = matches!(next_closed, Some(Tag::Determiner | Tag::Pronoun | Tag::To));
                        let verb_before = matches!(before, Tag::Noun | Tag::Name | Tag::And | Tag::Mark | Tag::Comma);
                        let particle = matches!(next, "out" | "up" | "down" | "off" | "back" | "away");
                        if verb_before && (strong || particle) { Tag::Verb } else { Tag::Noun }
                    } else {
                        Tag::Verb
                    }
                }
            },
        }
    }
}
