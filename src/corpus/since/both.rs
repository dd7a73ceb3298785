//! Two sets of articles as one.

use std::collections::BTreeMap;

use crate::engine::Analysis;
use crate::hashed::Map;
use crate::sort::Order;

/// What stands before the id of an article that is no longer there, or no longer the same.
pub(super) const BEFORE: char = '\u{1}';

/// When an article is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Then,
    Now,
    Both,
}

impl When {
    pub(super) const fn then(self) -> bool {
        !matches!(self, Self::Now)
    }
}

/// The articles of both days by date and id; those that were there and are not, or not the same, have other ids.
pub(in crate::corpus) struct Both<'a> {
    pub(in crate::corpus) articles: Vec<&'a Analysis>,
    /// By id, the place of an article and when it is there.
    known: Map<&'a str, (usize, When)>,
}

/// The earlier articles that are not there any more as they were, under ids that no article has.
pub(in crate::corpus) fn gone(now: &BTreeMap<String, Analysis>, then: &BTreeMap<String, Analysis>) -> Vec<Analysis> {
    let marks = |id: &String| id.chars().take_while(|&c| c == BEFORE).count();
    let most = now.keys().chain(then.keys()).map(marks).max().unwrap_or(0);
    let same = |a: &&Analysis| now.get(a.id()).is_some_and(|b| b.text() == a.text());
    let renamed = |a: &Analysis| {
        let mut a = a.clone();
        a.doc.id.insert_str(0, &BEFORE.to_string().repeat(most + 1));
        a
    };
    then.values().filter(|a| !same(a)).map(renamed).collect()
}

impl<'a> Both<'a> {
    pub(in crate::corpus) fn of(
        now: &'a BTreeMap<String, Analysis>,
        then: &BTreeMap<String, Analysis>,
        gone: &'a [Analysis],
    ) -> Self {
        let mut articles: Vec<&Analysis> = now.values().chain(gone).collect();
        // An earlier text comes before the later one of that day.
        articles.order_by_key(|a| (a.doc.date.is_none(), a.doc.date, a.id().trim_start_matches(BEFORE), a.id()));
        let when = |a: &Analysis| match (now.contains_key(a.id()), then.get(a.id())) {
            (false, _) => When::Then,
            (true, Some(b)) if b.text() == a.text() => When::Both,
            _ => When::Now,
        };
        let known = articles.iter().enumerate().map(|(i, a)| (a.id(), (i, when(a)))).collect();
        Self { articles, known }
    }

    /// The same as the reader corrected them, in the same order.
    pub(super) fn corrected<'b>(&self, articles: Vec<&'b Analysis>) -> Both<'b>
    where
        'a: 'b,
    {
        Both { articles, known: self.known.clone() }
    }

    pub(super) fn when(&self, id: &str) -> When {
        self.known.get(id).map_or(When::Both, |&(_, when)| when)
    }

    /// Where an article stands among them.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.known.get(id).map(|&(place, _)| place)
    }
}
