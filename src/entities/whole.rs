//! Makes whole what the tagger saw a part of: places of several words, initials, the end of an organisation's name.

use rustc_hash::FxHashSet;

use super::features::{Atom, Atoms, shape};
use super::joined::string;
use super::lexicon::class;
use super::roles::Reader;
use super::tagger::Tagged;
use crate::report::EntityType;

/// A place of several words that is listed, where the tagger saw a part of it: "Sri", "Lanka".
pub(super) fn places(r: &Reader<'_>, atoms: &Atoms, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    for t in tagged {
        let done = out.last().map_or(0, |o| o.end);
        if t.end <= done {
            continue;
        }
        // The lists have seen to it already whether any words here are a place's.
        let phrase = |a: &Atom| a.class >> 16 & (class::COUNTRY | class::DEMONYM | class::CITY) != 0;
        if !atoms.atoms[t.start..t.end].iter().any(phrase) && !STYLES.contains(&r.word(t.start)) {
            out.push(t);
            continue;
        }
        let sentence = r.sentence(t.start);
        let listed = |range: std::ops::Range<usize>| r.places.get(r.text.span(range).of(r.source));
        // "Democratic People's Republic of Korea" has six tokens.
        let found = (2..=6).rev().filter(|n| *n > t.end - t.start).find_map(|n| {
            (t.end.saturating_sub(n).max(sentence.start).max(done)..=t.start)
                .filter(|a| a + n <= sentence.end)
                .find_map(|a| listed(a..a + n).map(|p| (a..a + n, p)))
        });
        // "South African Airways" goes on.
        match found {
            Some((range, p)) => {
                let kind = if p.demonym { EntityType::Misc } else { EntityType::Loc };
                out.push(Tagged { start: range.start, end: range.end, kind, ..t });
            }
            _ => out.push(t),
        }
    }
    out
}

/// Words before "of" in the names of states.
pub(super) const REALMS: &[&str] =
    &["Duchy", "Emirate", "Empire", "Kingdom", "Khanate", "Principality", "Republic", "Sultanate"];

/// Words before "Republic" in the names of states.
const STYLES: &[&str] = &["Arab", "Democratic", "Federal", "Islamic", "People's", "Socialist"];

/// "the Duchy of Harlan", where the tagger saw Harlan.
pub(super) fn realms(r: &Reader<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    for mut t in tagged {
        let from = r.sentence(t.start).start;
        let the = usize::from(t.start > from && r.word(t.start - 1) == "the");
        let of = t.start - the;
        if t.kind == EntityType::Loc && of >= from + 2 && r.word(of - 1) == "of" && REALMS.contains(&r.word(of - 2)) {
            t.start = of - 2;
            while t.start > from && STYLES.contains(&r.word(t.start - 1)) {
                t.start -= 1;
            }
            while out.pop_if(|o| o.end > t.start).is_some() {}
        }
        out.push(t);
    }
    out
}

/// A product, event or work of several words that is listed, where the tagger saw a part of it: "Call of Duty".
pub(super) fn things(r: &Reader<'_>, atoms: &Atoms, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let words = &atoms.atoms;
    // A phrase that is something else as well, such as a firm, is left to the tagger.
    let thing = |i: usize| words[i].class >> 16 & class::ANY == class::THING;
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    for mut t in tagged {
        // What a thing has grown over.
        let done = out.last().map_or(0, |o| o.end);
        if t.end <= done {
            continue;
        }
        t.start = t.start.max(done);
        if let Some(at) = (t.start..t.end).find(|&i| thing(i)) {
            let sentence = r.sentence(t.start);
            let from = (sentence.start..at).rev().take_while(|&i| thing(i)).last().unwrap_or(at);
            let to = (at..sentence.end).take_while(|&i| thing(i)).last().unwrap_or(at) + 1;
            // "Ada Roe Super Bowl" is more than the list knows.
            let apart = out.iter().rev().take_while(|o| o.end > from).all(|o| o.start >= from);
            if from <= t.start && to >= t.end && words[from].capital && apart {
                (t.start, t.end, t.kind) = (from, to, EntityType::Misc);
                while out.pop_if(|o| o.end > t.start).is_some() {}
            }
        }
        out.push(t);
    }
    out
}

/// "J." before "E. Roe", "George W." before "Roe": an initial beside a person's name is part of it.
pub(super) fn initials(atoms: &Atoms, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let words = &atoms.atoms;
    let initial = |i: usize| words[i].shape == shape::INITIAL;
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    for mut t in tagged {
        if t.kind == EntityType::Per {
            let done = out.last().map_or(0, |o| o.end);
            while t.start > done && initial(t.start - 1) && !words[t.start].initial {
                t.start -= 1;
            }
            if let Some(last) = out.last_mut()
                && last.end == t.start
                && last.kind == EntityType::Per
                && initial(last.end - 1)
                && !words[t.start].initial
            {
                last.end = t.end;
                continue;
            }
        }
        out.push(t);
    }
    out
}

/// "Ada Roe" where the tagger saw "Roe", and the whole elsewhere in the article.
pub(super) fn people(atoms: &Atoms, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let words = &atoms.atoms;
    let full = |t: &&Tagged| t.kind == EntityType::Per && (2..=4).contains(&(t.end - t.start));
    let known: FxHashSet<u32> = tagged.iter().filter(full).map(|t| string(words, t.start..t.end)).collect();
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    for mut t in tagged {
        let done = out.last().map_or(0, |o| o.end);
        if t.kind == EntityType::Per && t.start > done && words[t.start - 1].capital && !words[t.start].initial {
            let from =
                (done.max(t.start.saturating_sub(2))..t.start).find(|&i| known.contains(&string(words, i..t.end)));
            t.start = from.unwrap_or(t.start);
        }
        out.push(t);
    }
    out
}

/// Heads of organisations' names that go on with "of" or "for": "Institute of Tidal Research".
pub(super) const OF_HEADS: &[&str] = &[
    "Academy",
    "Agency",
    "Alliance",
    "Army",
    "Assembly",
    "Association",
    "Authority",
    "Bank",
    "Board",
    "Bureau",
    "Campaign",
    "Center",
    "Centre",
    "Centrists",
    "Chamber",
    "Church",
    "Citizens",
    "Clinic",
    "Club",
    "Coalition",
    "College",
    "Commission",
    "Committee",
    "Communists",
    "Concerned",
    "Confederation",
    "Conference",
    "Congress",
    "Conservatives",
    "Council",
    "Court",
    "Democrats",
    "Department",
    "Doctors",
    "Farmers",
    "Federation",
    "Forum",
    "Foundation",
    "Friends",
    "Front",
    "Fund",
    "Government",
    "Greens",
    "Group",
    "Guild",
    "House",
    "Initiative",
    "Institute",
    "Knights",
    "Lawyers",
    "League",
    "Left",
    "Liberals",
    "Ministry",
    "Mothers",
    "Movement",
    "Network",
    "Office",
    "Order",
    "Organisation",
    "Organization",
    "Parents",
    "Party",
    "Physicians",
    "Rally",
    "Reporters",
    "School",
    "Scientists",
    "Secretariat",
    "Service",
    "Socialists",
    "Society",
    "Students",
    "Union",
    "University",
    "Veterans",
    "Voice",
    "Women",
    "Workers",
    "Youth",
];

/// Those of them that go on with "on" and "against" too.
const ABOUT: &[&str] = &["Campaign", "Center", "Centre", "Citizens", "Commission", "Committee", "Council", "Mothers"];

/// Heads of organisations' names that begin with a nationality word as a rule, not by the way.
const NATIONAL: &[&str] = &[
    "Alliance",
    "Association",
    "Conservatives",
    "Democracy",
    "Democrats",
    "Federation",
    "Front",
    "Greens",
    "Liberals",
    "Movement",
    "Party",
    "Socialists",
    "Society",
    "Union",
];

/// "the Ruritanian Harbour Party": the nationality word is part of the name, unless the article has the name without one.
pub(super) fn national(r: &Reader<'_>, atoms: &Atoms, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let words = &atoms.atoms;
    let headed = |t: &Tagged| t.kind == EntityType::Org && t.end - t.start > 1 && NATIONAL.contains(&r.word(t.end - 1));
    let demonym = |t: &Tagged| {
        t.kind == EntityType::Misc
            && t.end - t.start <= 2
            && r.places.get(r.text.span(t.start..t.end).of(r.source)).is_some_and(|p| p.demonym)
    };
    let mut alone = FxHashSet::default();
    for (i, t) in tagged.iter().enumerate().filter(|(_, t)| headed(t)) {
        let after = i > 0 && tagged[i - 1].end == t.start && demonym(&tagged[i - 1]);
        if !after {
            alone.insert(string(words, t.start..t.end));
        }
    }
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    for mut t in tagged {
        if headed(&t)
            && !alone.contains(&string(words, t.start..t.end))
            && let Some(last) = out.pop_if(|o| o.end == t.start && demonym(o))
        {
            t.start = last.start;
        }
        out.push(t);
    }
    out
}

/// Words that a year and a place stand before in the name of an event.
const EVENTS: &[&str] =
    &["election", "elections", "referendum", "by-election", "census", "coup", "championship", "championships"];

/// What an organisation is of, for or about, up to the end of its capitals; and an election or the like with its year and
/// place.
pub(super) fn bodies(r: &Reader<'_>, atoms: &Atoms, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let words = &atoms.atoms;
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    let mut tagged = tagged.into_iter().peekable();
    while let Some(mut t) = tagged.next() {
        let sentence = r.sentence(t.start);
        let end = sentence.end;
        // "2031 Ruritanian general election"
        let year = t.start > sentence.start && is_year(r.word(t.start - 1));
        if year && matches!(t.kind, EntityType::Loc | EntityType::Misc) {
            let event = (t.end..end.min(t.end + 4))
                .take_while(|&i| {
                    i == t.end
                        || words[i - 1].shape == shape::LOWER
                        || words[i - 1].shape == shape::HYPHEN
                        || r.word(i - 1).starts_with(char::is_uppercase)
                })
                .find(|&i| EVENTS.contains(&r.word(i)));
            if let Some(i) = event {
                t = Tagged::by_rule(t.start - 1, i + 1, EntityType::Misc, t.margin);
                while tagged.next_if(|n| n.start < t.end).is_some() {}
            }
        }
        if t.kind == EntityType::Org
            && t.end < end
            && OF_HEADS.contains(&r.word(t.end - 1))
            && (matches!(r.word(t.end), "of" | "for")
                || (ABOUT.contains(&r.word(t.end - 1)) && matches!(r.word(t.end), "on" | "against" | "Against")))
            && !matches!(r.word(t.start), "The")
        {
            let mut j = t.end + 1;
            j += usize::from(matches!(r.word(j), "the" | "a" | "an"));
            let from = j;
            let dated = |j: usize| words[j].class & class::CALENDAR != 0;
            while j < end
                && !dated(j)
                && (words[j].capital || (j > from && words[j].shape == shape::HYPHEN && words[j - 1].capital))
            {
                j += 1;
            }
            if j > from && words[j - 1].shape != shape::HYPHEN {
                let person = tagged.peek().is_some_and(|n| n.start < j && n.kind == EntityType::Per);
                if let Some(n) = tagged.peek().filter(|n| n.start < j && n.end > j) {
                    j = n.end;
                }
                if !person {
                    while tagged.next_if(|n| n.start < j).is_some() {}
                    t.end = j;
                }
            }
        }
        out.push(t);
    }
    out
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20") || word.starts_with("18"))
        && word.bytes().all(|b| b.is_ascii_digit())
}
