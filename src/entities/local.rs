//! From tagged names to the entities of one article.

use rustc_hash::FxHashMap;

use super::fold;
use super::tagger::Tagged;
use super::{Entities, LocalEntity};
use crate::report::{EntityType, Form, Mention};
use crate::span::Span;
use crate::text::{Text, TokenKind};

/// A name on its way to an entity.
struct Name {
    span: Span,
    kind: EntityType,
    words: Vec<String>,
}

/// Puts the names of an article together.
pub(super) fn gather(source: &str, text: &Text, tagged: &[Tagged]) -> Entities {
    let mut names = Vec::new();
    for t in tagged {
        let mut range = t.start..t.end;
        while range.len() > 1 && text.tokens[range.end - 1].kind == TokenKind::Clitic {
            range.end -= 1;
        }
        let words: Vec<String> = text.tokens[range.clone()]
            .iter()
            .map(|t| fold::key(t.span().of(source)))
            .filter(|w| !w.is_empty() && w != "the")
            .collect();
        let span = text.span(range);
        let single = words.len() == 1 && words[0].chars().count() == 1;
        if words.is_empty() || single {
            continue;
        }
        names.push(Name { span, kind: t.kind, words });
    }
    // Full names first: a surname alone joins the only person who bears it.
    let mut table: Vec<LocalEntity> = Vec::new();
    let mut by_key: FxHashMap<(EntityType, String), u32> = FxHashMap::default();
    let mut by_surname: FxHashMap<&str, Option<u32>> = FxHashMap::default();
    let mut of = vec![0u32; names.len()];
    for pass in [true, false] {
        for (i, name) in names.iter().enumerate() {
            if (name.words.len() > 1) != pass {
                continue;
            }
            let key = name.words.join("-");
            let known = by_key.get(&(name.kind, key.clone())).copied();
            let bearer = || match name.kind {
                EntityType::Per if !pass => by_surname.get(key.as_str()).copied().flatten(),
                _ => None,
            };
            let ix = known.or_else(bearer).unwrap_or_else(|| {
                table.push(LocalEntity { kind: Some(name.kind), key: key.clone(), ..LocalEntity::default() });
                table.len() as u32 - 1
            });
            by_key.insert((name.kind, key), ix);
            if pass && name.kind == EntityType::Per {
                by_surname
                    .entry(name.words[name.words.len() - 1].as_str())
                    .and_modify(|e| *e = e.filter(|&o| o == ix))
                    .or_insert(Some(ix));
            }
            of[i] = ix;
            let form = name.span.of(source).split_whitespace().collect::<Vec<_>>().join(" ");
            let entity = &mut table[ix as usize];
            match entity.forms.iter_mut().find(|f| f.0 == form) {
                Some(f) => f.1 += 1,
                None => entity.forms.push((form, 1)),
            }
        }
    }
    for e in &mut table {
        e.forms.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(b.1.cmp(&a.1)).then(a.0.cmp(&b.0)));
        e.name = e.forms[0].0.clone();
    }
    let mentions = names
        .iter()
        .zip(&of)
        .map(|(n, &entity)| Mention { start: n.span.start, end: n.span.end, kind: n.kind, entity, form: Form::Name })
        .collect();
    Entities { mentions, table }
}
