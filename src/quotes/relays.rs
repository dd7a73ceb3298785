//! Who passes on what someone else says: "“We sail,” Roe said, according to state media" is one statement, hers.

use std::ops::Range;

use super::acts;
use super::assemble::prints;
use super::attribution::{Attribution, leave_out};
use super::node::{Node, is_punctuation, span};
use super::reading::Reading;
use super::speaker;
use crate::lexicon::Class;
use crate::report::Form;

/// Most words of an outer statement beside the inner one, where they are the same.
const BESIDE: usize = 4;

/// Most words of the subject of an inner statement.
const SUBJECT: usize = 8;

/// Leaves of an attribution that only passes another one on the inner one, which tells by whom.
pub(super) fn unite(text: Reading<'_>, nodes: &[Node], found: &mut Vec<Attribution>) {
    split(text, nodes, found);
    reassign(text, nodes, found);
    found.iter_mut().for_each(|a| skip(text, nodes, a));
    let mut lost = vec![false; found.len()];
    for outer in 0..found.len() {
        // Cues stand in order, and so do those that one attribution holds.
        let near = outer.saturating_sub(6)..found.len().min(outer + 7);
        let inner = near.filter(|&i| i != outer && !lost[i] && passes(text, nodes, &found[outer], &found[i]));
        let Some(inner) = inner.min_by_key(|&i| outer.abs_diff(i)) else { continue };
        if reports(text, nodes, &found[outer], &found[inner]) {
            // "Roe said that the pier was rotten, the Holm Post reported": the Post passes on what she said.
            let by = found[inner].source.first().cloned();
            let end = by.as_ref().map_or(0, |r| r.start).min(found[inner].cue.start);
            found[outer].content.retain_mut(|r| {
                r.end = r.end.min(end);
                r.end = r.clone().rev().find(|&i| !is_punctuation(&nodes[i])).map_or(r.start, |i| i + 1);
                r.start < r.end
            });
            found[outer].via = by;
            lost[inner] = true;
            continue;
        }
        let via = found[outer].source.first().cloned();
        found[inner].via = via;
        // "The board called it “a farce”, with fares to rise, according to Roe": all of it is told so.
        if let ([told], [.., last]) = (&found[outer].content[..], &found[inner].content[..])
            && last.end < told.end
            && found[inner].cue.end <= last.start
        {
            let end = told.end;
            found[inner].content.last_mut().expect("there is one").end = end;
        }
        lost[outer] = true;
    }
    leave_out(found, lost);
    for a in found {
        miscued(text, nodes, a);
        told(text, nodes, a);
    }
}

/// "Roe said Hale told her: “Run”": where the models make one source of both, it is Hale, by her.
fn split(text: Reading<'_>, nodes: &[Node], found: &mut Vec<Attribution>) {
    let mut lost = vec![false; found.len()];
    for inner in 0..found.len() {
        let [own] = &found[inner].source[..] else { continue };
        let token = |i: usize| nodes[i].from as usize;
        let says = |&i: &usize| nodes[i].quote.is_none() && text.has(token(i), Class::TellsClause);
        let verb = own.clone().find(says).filter(|&i| i > own.start);
        let Some(verb) = verb.filter(|&i| !text.has(token(i - 1), Class::ClauseDeterminer)) else { continue };
        // "Roe, who said" is Roe.
        if (own.start..verb).any(|i| text.is(token(i), &["who", "whom", "whose", "which", "that"])) {
            continue;
        }
        let from = skip_that(text, nodes, verb + 1);
        // What he never told her is nobody's.
        if (from..own.end).any(|i| text.is(nodes[i].from as usize, &["never"])) {
            continue;
        }
        let Some(teller) = subject(text, nodes, from..own.end) else { continue };
        found[inner].via = Some(own.start..verb);
        found[inner].source = vec![teller];
        let near = inner.saturating_sub(3)..found.len().min(inner + 4);
        near.filter(|&i| i != inner && found[i].cue.contains(&verb)).for_each(|i| lost[i] = true);
    }
    leave_out(found, lost);
}

/// "Roe said her husband said “run”": where the models pass over the inner subject, it is his, by her.
fn skip(text: Reading<'_>, nodes: &[Node], a: &mut Attribution) {
    let [source] = &a.source[..] else { return };
    let outer = source.end;
    let tells = |i: usize| nodes[i].quote.is_none() && text.has(nodes[i].from as usize, Class::TellsClause);
    if a.via.is_some() || outer + 1 >= a.cue.start || !tells(outer) {
        return;
    }
    let from = skip_that(text, nodes, outer + 1);
    if from < a.cue.start
        && let Some(teller) = subject(text, nodes, from..a.cue.start)
    {
        (a.via, a.source) = (Some(source.clone()), vec![teller]);
    }
}

/// "Her teacher, Ada Roe, told Hale to run": where the models make a cue of "teacher", it is Roe who tells.
fn miscued(text: Reading<'_>, nodes: &[Node], a: &mut Attribution) {
    let ([content], [source]) = (&a.content[..], &a.source[..]) else { return };
    let noun = nodes[a.cue.start].from as usize;
    let kinds = [Class::Role, Class::Human];
    let is = a.cue.len() == 1 && kinds.iter().any(|&class| text.has_lower(noun, class));
    let (from, end) = (content.start, content.end);
    if !is || source.end != a.cue.start || from < a.cue.end || acts::says(text, span(text, nodes, a.cue.clone())) {
        return;
    }
    let says = |i: &usize| nodes[*i].quote.is_none() && acts::says(text, span(text, nodes, *i..*i + 1));
    let Some(verb) = (from..end.min(from + SUBJECT)).find(says) else { return };
    let last = (from..verb).rev().find(|&i| !is_punctuation(&nodes[i])).map_or(from, |i| i + 1);
    let Some(subject) = subject(text, nodes, from..last) else { return };
    if verb + 1 < end {
        let own = source.start..subject.end;
        (a.source, a.cue, a.speech) = (vec![own], verb..verb + 1, true);
        a.content = std::iter::once(verb + 1..end).collect();
    }
}

/// "Roe said that Hale had called her “a fraud”": where the models make Roe the source of the inner verb too, it is its subject, by
/// her; what she said is no more than that.
fn reassign(text: Reading<'_>, nodes: &[Node], found: &mut Vec<Attribution>) {
    let mut lost = vec![false; found.len()];
    for inner in 1..found.len() {
        for outer in inner.saturating_sub(3)..inner {
            let (o, i) = (&found[outer], &found[inner]);
            let (Some(by), Some(source)) = (o.source.first(), i.source.first()) else { continue };
            let from = skip_that(text, nodes, o.cue.end);
            let word = |i: usize| text.low(nodes[i].from as usize);
            let far = source.end > o.cue.start || i.cue.start <= from || i.cue.start > from + SUBJECT + 2;
            let quotes = || i.content.iter().cloned().flatten().any(|k| nodes[k].quote.is_some());
            let verb = text.verb(nodes[i.cue.end - 1].from as usize).is_some();
            let deed = !(acts::says(text, span(text, nodes, i.cue.clone())) || verb && i.speech && quotes());
            // "Roe told the Post, adding": the Post is who was told.
            let listens = word(o.cue.end - 1) == "told" && from == o.cue.end || word(i.cue.start).ends_with("ing");
            if far || listens || deed || lost[outer] || !acts::says(text, span(text, nodes, o.cue.clone())) {
                continue;
            }
            let Some(subject) = subject(text, nodes, from..i.cue.start) else { continue };
            let end = i.content.last().map_or(i.cue.end, |r| r.end);
            let held = |r: &Range<usize>| r.start >= o.cue.end && r.end <= end + BESIDE;
            let all = o.content.iter().all(held);
            let by = by.clone();
            lost[outer] = all;
            found[inner].source = vec![subject];
            found[inner].via = Some(by);
            break;
        }
    }
    leave_out(found, lost);
}

/// Where a clause begins that "that" may open.
fn skip_that(text: Reading<'_>, nodes: &[Node], from: usize) -> usize {
    from + usize::from(nodes.get(from).is_some_and(|n| text.is(n.from as usize, &["that"])))
}

/// The subject that stretches up to a verb: "Ada Roe", "her boss, Tom Hale,", "voters", without "had" before the verb.
fn subject(text: Reading<'_>, nodes: &[Node], range: Range<usize>) -> Option<Range<usize>> {
    let token = |i: usize| nodes[i].from as usize;
    if range.is_empty() || range.clone().any(|i| nodes[i].quote.is_some() || nodes[i].begins) {
        return None;
    }
    let helps = |&i: &usize| text.is(token(i), &["had", "has", "have", "then", "later", "also", "once", "never"]);
    let end = range.clone().rev().find(|i| !helps(i) && !is_punctuation(&nodes[*i]))? + 1;
    let own = range.start..end;
    let whole = span(text, nodes, own.clone());
    let named = text.entities.inside(whole).last().is_some_and(|m| m.form == Form::Name && m.span().end == whole.end);
    let comma = own.clone().any(|i| text.surface(token(i)) == ",");
    // "Her boss at the yard, Karl Berg,".
    let placed = |i: usize| comma && named && text.is(token(i), &["at", "in", "from", "for"]);
    let titled = |i: usize| {
        placed(i)
            || comma && named && text.noun(token(i)).is_some()
            || text.capital(token(i))
            || [Class::Role, Class::Human, Class::Calling].iter().any(|&class| text.has(token(i), class))
            || i + 1 == end && text.low(token(i)).strip_suffix('s').is_some_and(speaker::is_human)
            || text.is(token(i), &["the", "of", "his", "her", "their", "a", "an", "’s", "'s", ","])
    };
    let last = text.low(token(end - 1));
    let person = speaker::is_human(last) || last.strip_suffix('s').is_some_and(speaker::is_human);
    let apposed = comma == (range.end > end && text.surface(token(end)) == ",");
    let role = !comma && text.is_lower(token(end - 1)) && person;
    (own.clone().all(titled) && apposed && (named || role)).then_some(own)
}

/// "Roe said Hale told her the ferry was late": what he told her, by her. "“We sail,” Roe said, according to Hale" too.
fn told(text: Reading<'_>, nodes: &[Node], a: &mut Attribution) {
    let token = |i: usize| nodes[i].from as usize;
    parted(text, nodes, a);
    let [content] = &a.content[..] else { return };
    let credits = a.cue.clone().any(|i| text.is(token(i), &["according"]));
    if a.source.is_empty() || a.via.is_some() || !a.speech {
        return;
    }
    if content.start < a.cue.end {
        if credits {
            said_before(text, nodes, a);
        }
        return;
    }
    if nodes[content.start].quote.is_some() {
        return;
    }
    let from = skip_that(text, nodes, content.start);
    let near = from..content.end.min(from + SUBJECT);
    let says = |i: usize| text.is(token(i), &["told", "said", "says"]);
    let Some(verb) = near.clone().find(|&i| nodes[i].quote.is_none() && says(i)) else { return };
    let Some(subject) = subject(text, nodes, from..verb) else { return };
    let told = text.is(token(verb), &["told"]);
    let to = !told || verb + 1 < content.end && text.is(token(verb + 1), &["him", "her", "them", "me", "us"]);
    let rest = verb + 1 + usize::from(told)..content.end;
    let rest = rest.clone().find(|&i| !is_punctuation(&nodes[i])).unwrap_or(rest.end)..rest.end;
    let name = text.entities.inside(span(text, nodes, subject.clone())).any(|m| m.form == Form::Name);
    // What nobody in particular told her is hers, unless it is told in their words.
    let quotes = || rest.clone().any(|i| nodes[i].quote.is_some());
    if to && rest.len() > 1 && (name || quotes()) {
        a.via = a.source.first().cloned();
        (a.source, a.cue, a.content) = (vec![subject.clone()], subject.end..verb + 1, vec![rest]);
    }
}

/// "Roe said, according to the Holm Post, that the pier was rotten": hers, by the Post.
fn parted(text: Reading<'_>, nodes: &[Node], a: &mut Attribution) {
    let [before, after] = &a.content[..] else { return };
    let credits = a.cue.clone().any(|i| text.is(nodes[i].from as usize, &["according"]));
    let Some(verb) = before.clone().rev().find(|&i| !is_punctuation(&nodes[i])) else { return };
    let says = text.verb(nodes[verb].from as usize).is_some() && acts::says(text, span(text, nodes, verb..verb + 1));
    if credits
        && says
        && verb > before.start
        && before.end <= a.cue.start
        && a.via.is_none()
        && before.len() <= 2 * SUBJECT
    {
        a.via = a.source.first().cloned();
        let subject = before.start..verb;
        (a.source, a.cue, a.content) = (vec![subject], verb..verb + 1, vec![after.clone()]);
    }
}

/// "“We sail,” Roe said, according to state media", of which the models found the outer statement alone.
fn said_before(text: Reading<'_>, nodes: &[Node], a: &mut Attribution) {
    let content = a.content[0].clone();
    let Some(last) = content.clone().rev().find(|&i| nodes[i].quote.is_some()) else { return };
    let rest = last + 1..content.clone().rev().find(|&i| !is_punctuation(&nodes[i])).map_or(last, |i| i + 1);
    let is_verb = |i: usize| nodes[i].quote.is_none() && acts::says(text, span(text, nodes, i..i + 1));
    if rest.len() < 2 || nodes[content.start].quote.is_none() {
        return;
    }
    let (verb, who) = if is_verb(rest.end - 1) {
        (rest.end - 1, rest.start..rest.end - 1)
    } else {
        (rest.start, rest.start + 1..rest.end)
    };
    let who = who.clone().find(|&i| !is_punctuation(&nodes[i])).map_or(who.clone(), |i| i..who.end);
    if is_verb(verb)
        && !who.is_empty()
        && who.len() <= SUBJECT
        && !who.clone().any(|i| nodes[i].quote.is_some() || is_verb(i))
    {
        a.via = a.source.first().cloned();
        (a.source, a.cue) = (vec![who], verb..verb + 1);
        a.content = std::iter::once(content.start..last + 1).collect();
    }
}

/// Whether the inner one ends the sentence and tells all of the outer one, which is then what it passes on.
fn reports(text: Reading<'_>, nodes: &[Node], outer: &Attribution, inner: &Attribution) -> bool {
    let (Some(told), Some(own), Some(by)) = (inner.content.first(), outer.source.first(), inner.source.first()) else {
        return false;
    };
    let says = || outer.cue.clone().any(|i| text.is(nodes[i].from as usize, &["said", "says", "told"]));
    says()
        && prints(text, span(text, nodes, by.clone()))
        && told.start <= own.start
        && own.end <= told.end
        && told.end <= inner.cue.start
        && outer.cue.end < told.end
}

/// Whether `outer` tells no more than that its source passes `inner` on.
fn passes(text: Reading<'_>, nodes: &[Node], outer: &Attribution, inner: &Attribution) -> bool {
    let held = |r: &Range<usize>| outer.content.iter().any(|c| c.start <= r.start && r.end <= c.end);
    let (Some(source), Some(by)) = (inner.source.first(), outer.source.first()) else { return false };
    // "Roe said she felt": one person's words and thoughts.
    let pronoun =
        source.len() == 1 && text.is(nodes[source.start].from as usize, &["he", "she", "they", "it", "i", "we"]);
    let credits = outer.cue.clone().any(|i| text.is(nodes[i].from as usize, &["according"]));
    if pronoun && !credits || !inner.speech || !acts::says(text, span(text, nodes, inner.cue.clone())) {
        return false;
    }
    if !held(&inner.cue) || !held(source) || inner.content.is_empty() || held(by) {
        return false;
    }
    let own = |i: usize| inner.cue.contains(&i) || inner.source.iter().chain(&inner.content).any(|r| r.contains(&i));
    let beside = outer.content.iter().cloned().flatten().filter(|&i| !own(i) && !is_punctuation(&nodes[i]));
    let beside = beside.filter(|&i| !text.is(nodes[i].from as usize, &["that"])).count();
    let begins =
        outer.content.first().is_some_and(|c| c.start == source.start.min(inner.content[0].start).min(inner.cue.start));
    beside <= BESIDE || credits && begins && inner.content.iter().cloned().flatten().any(|i| nodes[i].quote.is_some())
}
