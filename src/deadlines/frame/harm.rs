//! What happens otherwise.

use std::ops::Range;

use super::super::clause::{Clause, Tag};
use super::super::lexicon::{self, Form};
use super::new_clause;
use crate::span::Span;

/// What happens otherwise, looked for from a word on.
pub(in crate::deadlines) fn consequence(clause: &Clause<'_>, from: usize) -> Option<Span> {
    let n = clause.len();
    for i in from..n {
        let low = clause.low(i);
        match low {
            "or" => {
                let mut k = i + 1;
                if clause.tag_at(k) == Tag::Adverb && clause.low(k) == "else" {
                    k += 1;
                    if clause.tag_at(k) == Tag::Comma {
                        k += 1;
                    }
                }
                let forced = k > i + 1;
                if clause.is(k, &["face", "risk", "facing", "faces", "suffer", "confront", "risking"]) {
                    return clause.stretch(k + 1..harm_end(clause, k + 1));
                }
                if clause.is(k, lexicon::OTHERWISE) {
                    return clause.stretch(k..harm_end(clause, k));
                }
                if clause.is(k, &["he", "she", "it", "they", "we"]) || new_clause(clause, k) {
                    let modal = clause.group_after(k).is_some_and(|g| {
                        let g = &clause.groups[g];
                        g.words.start < k + 12
                            && g.modal.is_some_and(|m| {
                                clause.is(
                                    m,
                                    &["will", "would", "could", "may", "might", "'ll", "'d", "shall", "won't", "can"],
                                )
                            })
                    });
                    if modal {
                        return clause.stretch(k..harm_end(clause, k));
                    }
                }
                if forced {
                    return clause.stretch(k..harm_end(clause, k));
                }
            }
            "otherwise" => {
                let k = if clause.tag_at(i + 1) == Tag::Comma { i + 2 } else { i + 1 };
                if k < n && clause.group_after(k).is_some() {
                    return clause.stretch(k..harm_end(clause, k));
                }
            }
            "failing" if clause.is(i + 1, &["which", "that"]) => {
                return clause.stretch(i + 2..harm_end(clause, i + 2));
            }
            "after" if clause.is(i + 1, &["which"]) && i > from => {
                return clause.stretch(i + 2..harm_end(clause, i + 2));
            }
            _ => {}
        }
    }
    for i in from..n {
        let verb = clause.words[i].lemma;
        let tag = clause.tag_at(i);
        if tag != Tag::Verb {
            continue;
        }
        match verb {
            "threaten" | "warn" | "risk" => {
                let mut k = i + 1;
                if verb == "warn" {
                    // ", warning that force would be used"
                    let that = k + usize::from(clause.low(k) == "that");
                    let modal = clause.group_after(that).is_some_and(|g| clause.groups[g].modal.is_some());
                    if clause.words[i].form == Form::Ing && modal && new_clause(clause, that) {
                        return clause.stretch(that..harm_end(clause, that));
                    }
                    if !clause.is(k, &["of", "against"]) {
                        continue;
                    }
                    k += 1;
                } else if clause.low(k) == "to" {
                    return clause.stretch(k + 1..harm_end(clause, k + 1));
                } else if clause.is(k, &["with"]) {
                    k += 1;
                }
                if let Some(p) = clause.phrase_at(k) {
                    return clause.stretch(trim_target(clause, p));
                }
            }
            "avoid" | "avert" | "stave" | "prevent" | "escape" => {
                let mut k = i + 1;
                if clause.is(k, &["off"]) {
                    k += 1;
                }
                // what he described as “…”
                if clause.is(k, &["what"])
                    && let Some(mark) = (k..(k + 8).min(n)).find(|&m| clause.tag_at(m) == Tag::Mark)
                {
                    let close = (mark + 1..n).find(|&m| clause.tag_at(m) == Tag::Mark).unwrap_or(n);
                    return clause.stretch(mark + 1..close);
                }
                if let Some(p) = clause.phrase_at(k) {
                    return clause.stretch(p);
                }
            }
            _ => {}
        }
    }
    // "lift the risk of default"
    let risk = (from..n).find(|&i| clause.run(i, &["risk", "of"]) || clause.run(i, &["threat", "of"]))?;
    clause.phrase_at(risk + 2).filter(|p| clause.words[p.start].unit.is_none()).and_then(|p| clause.stretch(p))
}

/// The harm without those it hits: "duties of up to 40% on Sudria".
fn trim_target(clause: &Clause<'_>, phrase: Range<usize>) -> Range<usize> {
    let mut end = phrase.end;
    if clause.run(end, &["as"]) && clause.is(end + 2, &["as"]) {
        end += 3;
        while matches!(clause.tag_at(end), Tag::Number | Tag::Noun) {
            end += 1;
        }
    }
    let on = (phrase.start..end).find(|&i| clause.is(i, &["on", "against"]) && i > phrase.start);
    phrase.start..on.unwrap_or(end)
}

/// End of a harm: like an action, but a clause of its own may be inside.
pub(in crate::deadlines) fn harm_end(clause: &Clause<'_>, start: usize) -> usize {
    let mut i = start;
    while i < clause.len() {
        let stop = match clause.tag_at(i) {
            Tag::Stop | Tag::Dash | Tag::Bracket => true,
            Tag::Comma => !clause.list_inside(i + 1),
            Tag::Mark => {
                let open = matches!(clause.tag_at(i + 1), Tag::Noun | Tag::Name | Tag::Adverb);
                i > start && !open
            }
            Tag::Subordinator => {
                i > start
                    && clause.is(i, &["if", "unless", "when", "while", "because", "as", "before", "after", "since"])
            }
            Tag::Preposition => clause.is(i, &["until"]) && i > start,
            Tag::And => clause.is(i, &["but"]) && i > start,
            _ => false,
        };
        if stop {
            break;
        }
        i += 1;
    }
    i
}
