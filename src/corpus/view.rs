//! What the rules read of each article: sentences with their stems and entities.

use super::compared::Compared;
use super::{statements, words};
use crate::engine::Analysis;
use crate::hashed::Map;
use crate::report::{EntityType, PartKind, Statement, StatementMember};
use crate::span::Span;
use crate::text::TokenKind;

/// A word of a sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Index of its token.
    pub(crate) token: usize,
    /// Hash of its stem.
    pub(crate) stem: u32,
    /// Whether it is too common to tell anything.
    pub(crate) stop: bool,
}

/// A sentence of the body.
pub(crate) struct Sentence {
    /// Its index in the article's text.
    pub(crate) index: usize,
    /// Its words, in order.
    pub(crate) words: Vec<Word>,
}

/// One article as the rules see it.
pub(crate) struct Seen<'a> {
    pub(crate) a: &'a Analysis,
    /// The article's sentences, headline included.
    pub(crate) sentences: Vec<Sentence>,
    /// When it was published, in days.
    pub(crate) day: Option<i32>,
    /// The first article of those that are one source with it.
    pub(crate) source: usize,
}

/// All articles as the rules see them.
pub(crate) struct View<'a> {
    pub(crate) all: &'a Compared<'a>,
    pub(crate) articles: Vec<Seen<'a>>,
    /// Where each article stands, by its id.
    places: Map<&'a str, usize>,
}

impl<'a> View<'a> {
    pub(crate) fn of(all: &'a Compared<'a>) -> Self {
        let seen = |(i, a): (usize, &&'a Analysis)| Seen {
            a,
            sentences: sentences(a),
            day: a.doc.date.map(statements::day_number),
            source: all.sources.root(i),
        };
        Self {
            all,
            articles: all.articles.iter().enumerate().map(seen).collect(),
            places: all.articles.iter().enumerate().map(|(i, a)| (a.id(), i)).collect(),
        }
    }

    /// The members of a statement, each with the place of its article.
    pub(crate) fn members<'s>(&self, s: &'s Statement) -> impl Iterator<Item = (usize, &'s StatementMember)> {
        s.members.iter().filter_map(|m| Some((*self.places.get(m.article.as_str())?, m)))
    }

    /// Whether two articles can be on one story.
    pub(crate) fn related(&self, a: usize, b: usize) -> bool {
        self.all.stories.related(a, b)
    }

    /// The linked entity of an article's local one.
    pub(crate) fn linked(&self, article: usize, local: u32) -> Option<u32> {
        self.all.linked.entity(article, local)
    }

    pub(crate) fn kind(&self, entity: u32) -> Option<EntityType> {
        self.all.linked.table.get(entity as usize).map(|e| e.kind)
    }

    pub(crate) fn name(&self, entity: u32) -> &str {
        self.all.linked.table.get(entity as usize).map_or("", |e| &e.name)
    }

    /// The linked entities mentioned in a stretch, with their places, in order.
    pub(crate) fn entities(&self, article: usize, span: Span) -> Vec<(u32, Span)> {
        let mentions = self.articles[article].a.entities.inside(span);
        mentions.filter_map(|m| Some((self.linked(article, m.entity)?, m.span()))).collect()
    }

    /// Days between the dates of two articles; 0 where one has none.
    pub(crate) fn apart(&self, a: usize, b: usize) -> i32 {
        match (self.articles[a].day, self.articles[b].day) {
            (Some(x), Some(y)) => (x - y).abs(),
            _ => 0,
        }
    }
}

impl Seen<'_> {
    /// The stretch of a sentence.
    pub(crate) fn span(&self, s: &Sentence) -> Span {
        self.a.text.span(self.a.text.sentences[s.index].tokens.clone())
    }

    /// A token as written.
    pub(crate) fn written(&self, token: usize) -> &str {
        self.a.text.tokens[token].span().of(&self.a.doc.text)
    }
}

fn sentences(a: &Analysis) -> Vec<Sentence> {
    let mut out = Vec::new();
    for (index, s) in a.text.sentences.iter().enumerate() {
        let kind = a.doc.parts[s.part].kind;
        if !kind.is_body() || kind == PartKind::Dateline {
            continue;
        }
        let mut list = Vec::new();
        for token in s.tokens.clone() {
            let t = &a.text.tokens[token];
            if words::is_word(t.kind) {
                let word = words::plain(t.span().of(&a.doc.text));
                let stop = t.kind == TokenKind::Clitic || words::is_stop(&word);
                let stem = if stop { 0 } else { words::hash(words::stem(&word)) };
                list.push(Word { token, stem, stop });
            }
        }
        out.push(Sentence { index, words: list });
    }
    out
}
