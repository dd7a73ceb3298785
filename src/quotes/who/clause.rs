//! Where the subject of a clause stands.

use std::ops::Range;

use crate::lexicon::Class;
use crate::quotes::reading::Reading;
use crate::report::Mention;
use crate::text::TokenKind;

/// Most names of a sentence that are looked at.
const NAMES: usize = 60;

/// Where the titles before a name begin.
pub(super) fn title(text: Reading<'_>, sentence: &Range<usize>, name: usize) -> usize {
    let of_title = |i: &usize| text.capital(*i) || text.has_lower(*i, Class::Role);
    (sentence.start..name).rev().take_while(of_title).last().unwrap_or(name)
}

/// Whether a word can be the verb of a clause.
pub(super) fn is_verb(text: Reading<'_>, i: usize) -> bool {
    const KINDS: [Class; 4] = [Class::ClauseVerb, Class::ClauseBe, Class::ClauseHave, Class::ClauseModal];
    let low = text.low(i);
    text.is_lower(i) && (text.verb(i).is_some() || low.ends_with("ed") || KINDS.iter().any(|&k| text.has(i, k)))
}

/// Whether the words from `from` to `end` stand as a clause's subject.
pub(super) fn is_subject(text: Reading<'_>, sentence: &Range<usize>, from: usize, end: usize) -> bool {
    let Some(before) = from.checked_sub(1).filter(|_| !text.begins(from)) else { return true };
    let near = || (end..sentence.end.min(end + 4)).any(|i| is_verb(text, i) || text.is(i, &["who"]));
    let opens = text.kind(before) == Some(TokenKind::Punctuation)
        || text.has(before, Class::ClauseSubordinator)
        || text.has(before, Class::ClauseConjunction)
        || text.is(before, &["said", "says", "then"]);
    opens && !text.is(before, &["whether", "than"]) && near()
}

/// Who is the subject behind what opens a sentence: in "While Roe slept, Hale left" it is Hale.
pub(super) fn in_main_clause<'a>(text: Reading<'a>, sentence: &Range<usize>) -> Option<&'a Mention<u32>> {
    if !text.has(sentence.start, Class::ClauseSubordinator) {
        return None;
    }
    let subject = |m: &&Mention<u32>| {
        let own = text.tokens_in(m.span());
        let at = title(text, sentence, own.start);
        let behind = at > sentence.start + 1 && text.surface(at - 1) == "," && text.depth(at) == 0;
        behind && m.names_person() && is_subject(text, sentence, at, own.end)
    };
    text.entities.inside(text.span(sentence.clone())).take(NAMES).find(subject)
}
