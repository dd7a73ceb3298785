//! Verbs with their auxiliaries.

use super::verb::VerbInflection;
use super::{Clause, Tag, VerbForm, VerbGroup};
use crate::lexicon::Class;

impl Clause<'_> {
    /// Groups the verbs, once the words are tagged.
    pub(super) fn group(&mut self) {
        let mut i = 0;
        while i < self.len() {
            let infinitive = self.opens_infinitive(i);
            if infinitive || matches!(self.tag_at(i), Tag::Modal | Tag::Be | Tag::Have | Tag::Do | Tag::Verb) {
                let group = self.group_at(i, infinitive);
                i = group.words.end.max(i + 1);
                self.groups.push(group);
            } else {
                i += 1;
            }
        }
    }

    /// Whether a word is the "to" of an infinitive: "to sign", "to not sign".
    fn opens_infinitive(&self, i: usize) -> bool {
        if self.tag_at(i) != Tag::To {
            return false;
        }
        let verb = (i + 1..self.len()).find(|&k| !matches!(self.tag_at(k), Tag::Adverb | Tag::Not | Tag::Mark));
        verb.is_some_and(|k| match self.tag_at(k) {
            Tag::Verb => self.words[k].inflection == VerbInflection::Base,
            tag => matches!(tag, Tag::Be | Tag::Have | Tag::Do),
        })
    }

    /// The group that begins at a word.
    fn group_at(&self, start: usize, infinitive: bool) -> VerbGroup {
        let mut group = VerbGroup {
            words: start..start + 1,
            head: start,
            lemma: "",
            verb: None,
            form: if infinitive { VerbForm::Infinitive } else { VerbForm::Finite },
            modal: None,
            negated: false,
            passive: false,
            perfect: false,
            past: false,
        };
        let mut after_be = false;
        group.negated = self.lower_before(start) == "never";
        for i in start + usize::from(infinitive)..self.len() {
            match self.tag_at(i) {
                Tag::Adverb => {
                    group.negated |= self.lower(i) == "never";
                    continue;
                }
                // “he would "mend the roof"”: a quotation may begin at the verb.
                Tag::Mark if self.tag_at(i + 1) == Tag::Verb && matches!(self.tag_before(i), Tag::Modal | Tag::To) => {
                    continue;
                }
                Tag::Modal | Tag::Be | Tag::Have | Tag::Do | Tag::Not => self.add_auxiliary(&mut group, i),
                Tag::Verb => {
                    self.add_verb(&mut group, i, after_be);
                    break;
                }
                _ => break,
            }
            after_be = match self.tag_at(i) {
                Tag::Be => true,
                Tag::Have => false,
                _ => after_be,
            };
            group.head = i;
            group.words.end = i + 1;
        }
        // "have" that stands alone is the verb itself, no auxiliary.
        group.perfect &= group.lemma != "have" || self.tag_at(group.head) == Tag::Verb;
        group
    }

    fn add_auxiliary(&self, group: &mut VerbGroup, i: usize) {
        let word = self.lower(i);
        group.negated |= word.ends_with("n't") || word == "cannot" || self.tag_at(i) == Tag::Not;
        match self.tag_at(i) {
            Tag::Modal => {
                group.modal = Some(i);
            }
            Tag::Be => {
                group.lemma = "be";
                group.past |= self.is(i, &["was", "were", "wasn't", "weren't"]);
            }
            Tag::Have => {
                group.perfect = true;
                group.lemma = "have";
                group.past |= self.is(i, &["had", "hadn't"]);
            }
            Tag::Do => {
                group.lemma = "do";
                group.past |= self.is(i, &["did", "didn't"]);
            }
            _ => {}
        }
    }

    /// Adds the verb that carries the meaning.
    fn add_verb(&self, group: &mut VerbGroup, i: usize, after_be: bool) {
        let word = &self.words[i];
        let past = word.inflection == VerbInflection::Past
            || (word.inflection == VerbInflection::Base && word.verb.is_some_and(|v| v.has(Class::PastLikeBase)));
        group.head = i;
        group.verb = word.verb;
        group.lemma = word.lemma();
        group.passive = after_be && past;
        if group.words.start == i {
            if word.inflection == VerbInflection::Ing {
                group.form = VerbForm::Gerund;
            }
            group.past = past;
        }
        group.words.end = i + 1;
    }
}
