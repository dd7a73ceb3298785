//! Verbs with their auxiliaries.

use super::super::lexicon::{self, Inflection};
use super::{Clause, Tag, VerbForm, VerbGroup};

impl Clause<'_> {
    pub(super) fn group(&mut self) {
        let n = self.len();
        let mut i = 0;
        while i < n {
            let tag = self.tag_at(i);
            let infinitive = tag == Tag::To && {
                let mut k = i + 1;
                while k < n && matches!(self.tag_at(k), Tag::Adverb | Tag::Not) {
                    k += 1;
                }
                match self.tag_at(k) {
                    Tag::Verb => self.words[k].inflection == Inflection::Base,
                    Tag::Be | Tag::Have | Tag::Do => true,
                    _ => false,
                }
            };
            if !infinitive && !matches!(tag, Tag::Modal | Tag::Be | Tag::Have | Tag::Do | Tag::Verb) {
                i += 1;
                continue;
            }
            let start = i;
            let mut group = VerbGroup {
                words: start..start + 1,
                head: start,
                lemma: "",
                form: if infinitive { VerbForm::Infinitive } else { VerbForm::Finite },
                modal: None,
                negated: false,
                passive: false,
                perfect: false,
                past: false,
            };
            if infinitive {
                i += 1;
            }
            let mut be = false;
            let mut first_verb = true;
            while i < n {
                match self.tag_at(i) {
                    Tag::Modal => {
                        group.modal = Some(i);
                        group.negated |=
                            self.lower(i).ends_with('t') && self.lower(i).contains('\'') || self.lower(i) == "cannot";
                    }
                    Tag::Be => {
                        be = true;
                        group.lemma = "be";
                        group.past |= self.is(i, &["was", "were", "wasn't", "weren't"]);
                        group.negated |= self.lower(i).ends_with("n't");
                    }
                    Tag::Have => {
                        be = false;
                        group.perfect = true;
                        group.lemma = "have";
                        group.past |= self.is(i, &["had", "hadn't"]);
                        group.negated |= self.lower(i).ends_with("n't");
                    }
                    Tag::Do => {
                        group.lemma = "do";
                        group.past |= self.is(i, &["did", "didn't"]);
                        group.negated |= self.lower(i).ends_with("n't");
                    }
                    Tag::Not => group.negated = true,
                    Tag::Adverb => {
                        i += 1;
                        continue;
                    }
                    Tag::Verb => {
                        let word = &self.words[i];
                        group.head = i;
                        group.lemma = word.lemma;
                        let past = word.inflection == Inflection::Past
                            || (word.inflection == Inflection::Base && lexicon::past_like_base(word.lemma));
                        group.passive = be && past;
                        if first_verb && start == i {
                            group.form = match word.inflection {
                                Inflection::Ing => VerbForm::Gerund,
                                _ => VerbForm::Finite,
                            };
                            group.past = past;
                        }
                        group.words.end = i + 1;
                        break;
                    }
                    _ => break,
                }
                first_verb = false;
                group.head = i;
                group.words.end = i + 1;
                i += 1;
            }
            i = group.words.end.max(start + 1);
            // "have" that stands alone is the verb itself, no auxiliary.
            group.perfect &= group.lemma != "have" || self.tag_at(group.head) == Tag::Verb;
            self.groups.push(group);
        }
    }
}
