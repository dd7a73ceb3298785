//! Makes whole what the tagger saw a part of: places of several words, initials, the end of an organisation's name.

use crate::hashed::Set;

use crate::entities::context::Context;
use crate::entities::detect::features::{Atom, name_hash, seen, shape};
use crate::entities::detect::tagger::Tagged;
use crate::entities::lists::gazetteer::class;
use crate::lexicon::Class;
use crate::report::{EntityType, PartKind};
use crate::text::TokenKind;

/// Tokens of the longest place that is listed: "Democratic People's Republic of Korea".
const LONGEST_PLACE: usize = 6;

/// Tokens of a person's full name that the rest of the article is searched for.
const FULL_NAME: std::ops::RangeInclusive<usize> = 2..=4;

/// Months that women and men are called.
const GIVEN_MONTHS: &[&str] = &["April", "May", "June", "August", "Jan"];

/// Words before a surname that may be the rest of such a name.
const WORDS_BEFORE_SURNAME: usize = 2;

/// Words between a year's place and what was held there: "2031 Ruritanian general election".
const WORDS_TO_EVENT: usize = 4;

/// Words before "Republic" in the names of states.
const STYLES: &[&str] = &["Arab", "Democratic", "Federal", "Islamic", "Socialist"];

/// A place of several words that is listed, where the tagger saw a part of it.
pub(super) fn listed_places(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    for t in tagged {
        let done = out.last().map_or(0, |o| o.end);
        if t.end <= done {
            continue;
        }
        out.push(listed_place(c, &t, done).unwrap_or(t));
    }
    out
}

/// The longest listed place that ends where a name does and begins after token `done`.
fn listed_place(c: &Context<'_>, t: &Tagged, done: usize) -> Option<Tagged> {
    // The gazetteer has seen to it already whether any words here are a place's.
    let phrase = |a: &Atom| a.phrase() & (class::COUNTRY | class::DEMONYM | class::CITY) != 0;
    if !c.atoms[t.tokens()].iter().any(phrase) && !STYLES.contains(&c.word(t.start)) {
        return None;
    }
    let sentence = c.sentence(t.start);
    (2..=LONGEST_PLACE).rev().filter(|n| *n > t.len()).find_map(|n| {
        (t.end.saturating_sub(n).max(sentence.start).max(done)..=t.start).filter(|a| a + n <= sentence.end).find_map(
            |a| {
                let place = c.place(a..a + n)?;
                let kind = if place.demonym { EntityType::Misc } else { EntityType::Loc };
                Some(t.at(a..a + n, kind))
            },
        )
    })
}

/// "the Duchy of Harlan", where the tagger saw Harlan.
pub(super) fn realms(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    for mut t in tagged {
        let from = c.sentence(t.start).start;
        let the = usize::from(t.start > from && c.word(t.start - 1) == "the");
        let of = t.start - the;
        if t.kind == EntityType::Loc
            && of >= from + 2
            && c.word(of - 1) == "of"
            && c.has_title_case(of - 2, Class::Realm)
        {
            t.start = of - 2;
            while t.start > from && STYLES.contains(&c.word(t.start - 1)) {
                t.start -= 1;
            }
            while out.pop_if(|o| o.end > t.start).is_some() {}
        }
        out.push(t);
    }
    out
}

/// A product, event or work of several words that is listed, where the tagger saw a part of it: "Call of Duty".
pub(super) fn listed_works(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    // A phrase that is something else as well, such as a firm, is left to the tagger.
    let listed = |i: usize| c.atoms[i].phrase() & class::ANY == class::MISC;
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    for mut t in tagged {
        // What a work has grown over.
        let done = out.last().map_or(0, |o| o.end);
        if t.end <= done {
            continue;
        }
        t.start = t.start.max(done);
        if let Some(at) = t.tokens().find(|&i| listed(i)) {
            let sentence = c.sentence(t.start);
            let from = (sentence.start..at).rev().take_while(|&i| listed(i)).last().unwrap_or(at);
            let to = (at..sentence.end).take_while(|&i| listed(i)).last().unwrap_or(at) + 1;
            // "Ada Roe Super Bowl" is more than the list knows.
            let apart = out.iter().rev().take_while(|o| o.end > from).all(|o| o.start >= from);
            if from <= t.start && to >= t.end && c.atoms[from].capital && apart {
                t = t.at(from..to, EntityType::Misc);
                while out.pop_if(|o| o.end > t.start).is_some() {}
            }
        }
        out.push(t);
    }
    out
}

/// "J." before "E. Roe", "George W." before "Roe": an initial beside a person's name is part of it.
pub(super) fn initials(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let initial = |i: usize| c.atoms[i].shape == shape::INITIAL;
    let is_surname = |i: usize| {
        let fits = |a: &Atom| a.shape == shape::CAPITAL && !a.initial && a.class & class::CALENDAR == 0;
        c.atoms.get(i).is_some_and(fits) && !c.has_title_case(i, Class::SentenceOpener)
    };
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    let mut tagged = tagged.into_iter().peekable();
    while let Some(mut t) = tagged.next() {
        if t.kind == EntityType::Per {
            let done = out.last().map_or(0, |o| o.end);
            let next = tagged.peek().map_or(usize::MAX, |n| n.start);
            if t.len() > 1 && initial(t.end - 1) && t.end < next && is_surname(t.end) {
                t.end += 1;
            }
            while t.start > done && initial(t.start - 1) && !c.atoms[t.start].initial {
                t.start -= 1;
            }
            if let Some(last) = out.last_mut()
                && last.end == t.start
                && last.kind == EntityType::Per
                && initial(last.end - 1)
                && !c.atoms[t.start].initial
            {
                last.end = t.end;
                continue;
            }
        }
        out.push(t);
    }
    out
}

/// "Ada Said", where the tagger took the surname for the verb. "Roe Said to Quit" is a headline.
pub(super) fn said(c: &Context<'_>, mut tagged: Vec<Tagged>) -> Vec<Tagged> {
    for at in 0..tagged.len() {
        let t = tagged[at];
        let next = tagged.get(at + 1).map_or(usize::MAX, |n| n.start);
        let named = t.kind == EntityType::Per && t.len() <= 2 && t.end < next && c.word(t.end) == "Said";
        let after = t.end + 1;
        let goes_on = !c.words.capital(after) && !c.has(after, Class::Governs) && !c.words.is(after, &["to"]);
        if named && goes_on && t.end < c.sentence(t.start).end {
            tagged[at].end += 1;
        }
    }
    tagged
}

/// "April Roe", where the tagger took the given name for a month.
pub(super) fn given_months(c: &Context<'_>, mut tagged: Vec<Tagged>) -> Vec<Tagged> {
    let mut done = 0;
    for t in &mut tagged {
        if t.kind == EntityType::Per && t.start > done && GIVEN_MONTHS.contains(&c.word(t.start - 1)) {
            let sentence = c.text.sentences.get(c.text.sentence_of(t.start));
            let part = sentence.and_then(|s| c.words.doc.parts.get(s.part)).map(|p| p.kind);
            let month = t.start - 1;
            let byline = part == Some(PartKind::Byline);
            let named = c.atoms[t.start].class & class::GIVEN != 0;
            let opens = c.atoms[month].initial && c.word(month) != "May";
            let title = month > 0 && (c.is_courtesy(month - 1) || c.has_lower_case(month - 1, Class::Role));
            if byline || !named && (opens || title) {
                t.start = month;
            }
        }
        done = t.end;
    }
    tagged
}

/// "Ada Roe" where the tagger saw "Roe", and the whole elsewhere in the article.
pub(super) fn full_names(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let full = |t: &&Tagged| t.kind == EntityType::Per && FULL_NAME.contains(&t.len());
    let known: Set<u32> = tagged.iter().filter(full).map(|t| name_hash(&c.atoms[t.tokens()])).collect();
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    for mut t in tagged {
        let done = out.last().map_or(0, |o| o.end);
        if t.kind == EntityType::Per && t.start > done && c.atoms[t.start - 1].capital && !c.atoms[t.start].initial {
            let mut starts = done.max(t.start.saturating_sub(WORDS_BEFORE_SURNAME))..t.start;
            let from = starts.find(|&i| known.contains(&name_hash(&c.atoms[i..t.end])));
            t.start = from.unwrap_or(t.start);
        }
        out.push(t);
    }
    out
}

/// "the Ruritanian Harbour Party": the nationality word is part of the name, unless the article has the name without one.
pub(super) fn national(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let headed =
        |t: &Tagged| t.kind == EntityType::Org && t.len() > 1 && c.has_title_case(t.end - 1, Class::NationalHead);
    let demonym =
        |t: &Tagged| t.kind == EntityType::Misc && t.len() <= 2 && c.place(t.tokens()).is_some_and(|p| p.demonym);
    let mut alone = Set::default();
    for (i, t) in tagged.iter().enumerate().filter(|(_, t)| headed(t)) {
        let after = i > 0 && tagged[i - 1].end == t.start && demonym(&tagged[i - 1]);
        if !after {
            alone.insert(name_hash(&c.atoms[t.tokens()]));
        }
    }
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    for mut t in tagged {
        if headed(&t)
            && !alone.contains(&name_hash(&c.atoms[t.tokens()]))
            && let Some(last) = out.pop_if(|o| o.end == t.start && demonym(o))
        {
            t.start = last.start;
        }
        out.push(t);
    }
    out
}

/// "2031 Ruritanian general election", where the tagger saw the place.
pub(super) fn dated_events(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    let mut tagged = tagged.into_iter().peekable();
    while let Some(mut t) = tagged.next() {
        if let Some(end) = end_of_event(c, &t) {
            t = Tagged::by_rule(t.start - 1, end, EntityType::Misc, t.margin);
            while tagged.next_if(|n| n.start < t.end).is_some() {}
        }
        out.push(t);
    }
    out
}

/// Where the name of an event ends that begins with the year before a place.
fn end_of_event(c: &Context<'_>, t: &Tagged) -> Option<usize> {
    let sentence = c.sentence(t.start);
    let year = t.start > sentence.start && is_year(c.word(t.start - 1));
    if !year || !matches!(t.kind, EntityType::Loc | EntityType::Misc) {
        return None;
    }
    let goes_on = |i: usize| {
        matches!(c.atoms[i - 1].shape, shape::LOWER | shape::HYPHEN) || c.word(i - 1).starts_with(char::is_uppercase)
    };
    (t.end..sentence.end.min(t.end + WORDS_TO_EVENT))
        .take_while(|&i| i == t.end || goes_on(i))
        .find(|&i| c.has_lower_case(i, Class::DatedEvent))
        .map(|i| i + 1)
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20") || word.starts_with("18"))
        && word.bytes().all(|b| b.is_ascii_digit())
}

/// What an organisation or a treaty is of, for or about, up to the end of its capitals: "Institute" of Tidal Research.
pub(super) fn complements(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    let mut tagged = tagged.into_iter().peekable();
    while let Some(mut t) = tagged.next() {
        if let Some(mut end) = end_of_complement(c, &t).or_else(|| end_of_more_fields(c, &t)) {
            let within = tagged.peek().filter(|n| n.start < end);
            let person = within.is_some_and(|n| n.kind == EntityType::Per);
            if let Some(n) = within {
                end = end.max(n.end);
            }
            if !person {
                while tagged.next_if(|n| n.start < end).is_some() {}
                t.end = end;
            }
        }
        out.push(t);
    }
    out
}

/// Where the name of an organisation or a treaty ends that goes on with "of" and words with capitals.
fn end_of_complement(c: &Context<'_>, t: &Tagged) -> Option<usize> {
    let end = c.sentence(t.start).end;
    let head = t.end - 1;
    let body = t.kind == EntityType::Org
        && c.has_title_case(head, Class::OrgHeadOf)
        && (matches!(c.word(t.end), "of" | "for")
            || (c.has_title_case(head, Class::OrgHeadOn) && matches!(c.word(t.end), "on" | "against" | "Against")));
    // "General Agreement on Tides and Ports".
    let pact = matches!(t.kind, EntityType::Org | EntityType::Misc)
        && c.has_title_case(head, Class::PactHead)
        && matches!(c.word(t.end), "of" | "on" | "for");
    if !body && !pact || t.end >= end || c.word(t.start) == "The" {
        return None;
    }
    let from = t.end + 1 + usize::from(matches!(c.word(t.end + 1), "the" | "a" | "an"));
    let belongs = |i: usize| {
        let a = &c.atoms[i];
        let capital = a.capital || (i > from && a.shape == shape::HYPHEN && c.atoms[i - 1].capital);
        capital && a.class & class::CALENDAR == 0
    };
    let past = (from..end.max(from)).find(|&i| !belongs(i)).unwrap_or(end.max(from));
    let other = class::GIVEN | class::MAJOR_PLACE | class::DEMONYM | class::ORG;
    let field = |i: usize| i < end && belongs(i) && c.atoms[i].class & other == 0;
    let both = pact && past > from && c.word(past) == "and" && field(past + 1) && !c.words.capital(past + 2);
    let past = if both { past + 2 } else { past };
    let past = end_of_fields(c, past, end).unwrap_or(past);
    (past > from && c.atoms[past - 1].shape != shape::HYPHEN).then_some(past)
}

/// The same for an organisation that has its first field already.
fn end_of_more_fields(c: &Context<'_>, t: &Tagged) -> Option<usize> {
    let of = |i: usize| matches!(c.word(i + 1), "of" | "on" | "for") && c.has_title_case(i, Class::OrgHeadOf);
    let headed = t.kind == EntityType::Org && (t.start..t.end - 1).any(of);
    headed.then(|| end_of_fields(c, t.end, c.sentence(t.start).end)).flatten()
}

/// Where the last of several fields ends: "Bureau of Tides", "Ports", "Docks and Piers". None of them is a name by itself.
fn end_of_fields(c: &Context<'_>, past: usize, end: usize) -> Option<usize> {
    let name = class::GIVEN | class::MAJOR_PLACE | class::DEMONYM;
    let other = name | class::ORG | class::TITLE | class::CALENDAR;
    let field = |i: usize| {
        let a = &c.atoms[i];
        a.shape == shape::CAPITAL && a.class & other == 0 && !c.heads_org(i)
    };
    let plain = |i: usize| c.atoms[i].class & class::COMMON != 0 || c.word(i).ends_with('s');
    let mut i = past;
    for _ in 0..FIELDS {
        let last = matches!(c.word(i), "and" | "&");
        let more = i + 1 < end && (last || c.word(i) == ",") && field(i + 1);
        if !more {
            return None;
        }
        i = (i + 1..end).find(|&i| !field(i)).unwrap_or(end);
        if last {
            let ends = plain(i - 1) && (i == end || !c.atoms[i].capital);
            return (c.word(past) == "," && ends).then_some(i);
        }
    }
    None
}

/// Fields of a department, at most.
const FIELDS: usize = 6;

/// "Hale, Voss & Roe", where the tagger left the first partner out. Two firms would have "and" between them.
pub(super) fn partners(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    for mut t in tagged {
        let firm = t.kind == EntityType::Org && t.tokens().any(|i| c.word(i) == "&");
        let first =
            t.start.checked_sub(2).filter(|&i| firm && c.word(i + 1) == "," && c.atoms[i].shape == shape::CAPITAL);
        let listed = |i: usize| matches!(c.word(i), "," | "and" | "&");
        if let Some(first) = first.filter(|&i| c.sentence(t.start).contains(&i)) {
            let last = out.last().copied();
            let alone = !listed(t.end) && (first == 0 || !listed(first - 1) && !c.atoms[first - 1].capital);
            if alone
                && last.is_none_or(|l| l.end <= first || l.start == first)
                && c.atoms[first].class & class::NAMED_PLACE == 0
            {
                t.start = first;
                while out.pop_if(|o| o.end > t.start).is_some() {}
            }
        }
        out.push(t);
    }
    out
}

/// "Eli Holt and Co", "Roe's Corp": what a firm is in law belongs to the name before it.
pub(super) fn legal_forms(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    for mut t in tagged {
        let form = t.kind == EntityType::Org && t.tokens().all(|i| c.has_title_case(i, Class::LegalForm));
        let joint = t.start.saturating_sub(1);
        let joined = matches!(c.word(joint), "and" | "&") || c.kind(joint) == Some(TokenKind::Clitic);
        let same = |o: &mut Tagged| o.end == joint && c.sentence(t.start).contains(&o.start) && !is_known_person(c, o);
        if form
            && joined
            && let Some(mut first) = out.pop_if(same)
        {
            // "Holt, Voss and Co": all partners.
            while let Some(last) = out.pop_if(|o| o.end + 1 == first.start && o.len() == 1 && c.word(o.end) == ",") {
                first.start = last.start;
            }
            t = t.at(first.start..t.end, EntityType::Org);
        }
        out.push(t);
    }
    out
}

/// Whether a name is a person's whom the article names by the surname too: "Ada Roe and Co" are her and her friends.
fn is_known_person(c: &Context<'_>, t: &Tagged) -> bool {
    let last = t.end - 1;
    if t.kind != EntityType::Per {
        return false;
    }
    if t.len() == 1 {
        return c.atoms[last].seen & (seen::SURNAMED | seen::TITLED) != 0;
    }
    let beside = |i: usize| c.is_name_word(i) && c.sentence(i).start != i;
    c.any_early(|i| i != last && c.word(i) == c.word(last) && !beside(i.wrapping_sub(1)) && !c.is_name_word(i + 1))
}

/// "Holt & Berg", where the tagger saw the last partner alone; Ann & Tom are two people.
pub(super) fn pairs(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let single = |i: usize| c.atoms[i].shape == shape::CAPITAL && c.atoms[i].class & class::NAMED_PLACE == 0;
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    for mut t in tagged {
        let first =
            t.start.checked_sub(2).filter(|&i| t.len() == 1 && c.word(i + 1) == "&" && single(i) && single(t.start));
        if let Some(first) = first.filter(|&i| c.sentence(t.start).contains(&i)) {
            let listed = |i: usize| matches!(c.word(i), "," | "and" | "&");
            let alone = !listed(t.end) && (first == 0 || !listed(first - 1) && !c.atoms[first - 1].capital);
            let given = [first, t.start].iter().all(|&i| c.atoms[i].class & class::GIVEN != 0);
            if alone && !given && out.last().is_none_or(|l| l.end <= first || l.start == first) {
                t = t.at(first..t.end, EntityType::Org);
                while out.pop_if(|o| o.end > t.start).is_some() {}
            }
        }
        out.push(t);
    }
    out
}

/// "Tides, Ports and Fisheries Oland": the fields of a department that has its country at its end.
pub(super) fn fields(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let other = class::GIVEN | class::NAMED_PLACE | class::DEMONYM | class::ORG | class::TITLE;
    let field = |i: usize| c.atoms[i].shape == shape::CAPITAL && c.atoms[i].class & other == 0 && !c.heads_org(i);
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    for mut t in tagged {
        let of = t.tokens().any(|i| matches!(c.word(i), "of" | "for"));
        let land = t.kind == EntityType::Org && t.len() > 1 && c.atoms[t.end - 1].class & class::COUNTRY != 0;
        let whole = t.start > 2 && !c.atoms[t.start - 3].capital;
        if land && !of && whole && t.start > 1 && c.word(t.start - 1) == "and" && field(t.start) && field(t.start - 2) {
            t.start -= 2;
            while t.start > 1 && c.word(t.start - 1) == "," && field(t.start - 2) {
                t.start -= 2;
            }
            while out.pop_if(|o| o.end > t.start).is_some() {}
        }
        out.push(t);
    }
    out
}
