//! Sentences and tokens.
//!
//! One pass over the parts that the analysis reads. Every later stage works on these tokens, so that their offsets
//! agree. Tokens are fine: hyphens, possessives (`’s`) and clitics stand alone, abbreviations keep their full stop,
//! numbers keep their separators. [`Token::glued`] tells what white space would.
//!
//! Each token is annotated: with its form in lower case, with what the lexicon says of that, with how deep it stands
//! between quotation marks, and by the stages that find them with its mention, time expression and quotation. Rules
//! read all of that through one cursor, [`Words`].

mod abbreviations;
mod annotated;
mod letter_case;
mod marked;
mod marks;
mod sentences;
mod token;
mod tokens;
#[allow(dead_code, reason = "a cursor has what rules may ask for, though none does yet")]
mod words;

pub(crate) use annotated::{Link, Sentence, Text};
pub(crate) use letter_case::title_case;
pub(crate) use marked::{Marked, Marks};
pub(crate) use token::{Token, TokenKind};
pub(crate) use words::Words;

use crate::input::Document;
use crate::span::Span;

/// Splits the parts that are analysed into tokens and sentences, and finds what stands between quotation marks.
pub(crate) fn read(doc: &Document) -> Text {
    let mut out = split(doc);
    out.marks = marks::scan(doc, &out);
    out.nest();
    out
}

/// The tokens of a text that is no article.
pub(crate) fn tokens_of(source: &str) -> Vec<Token> {
    let mut out = Vec::new();
    tokens::split(source, Span::new(0, u32::try_from(source.len()).unwrap_or(u32::MAX)), &mut out);
    out
}

/// An article of nothing but `source`.
#[cfg(test)]
pub(crate) fn article(source: &str) -> (Document, Text) {
    use crate::input::{Article, read};
    let doc = read(Article { id: "t".into(), text: Some(source.into()), ..Article::default() });
    let text = self::read(&doc);
    (doc, text)
}

/// Splits the parts that are analysed into tokens and sentences.
pub(crate) fn split(doc: &Document) -> Text {
    let mut out = Text::default();
    for (i, part) in doc.parts.iter().enumerate() {
        if part.kind.has_entities() && doc.unread.binary_search(&i).is_err() {
            let from = out.tokens.len();
            tokens::split(&doc.text, part.span(), &mut out.tokens);
            sentences::split(&doc.text, &out.tokens, from, i, &mut out.sentences);
        }
    }
    out.annotate(&doc.text);
    out
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use crate::input::{Article, read};

    proptest! {
        #[test]
        fn every_token_is_in_one_sentence(
            text in r#"([A-Za-z]{1,6}|[A-Z]\.|U\.S\.|Mr\.|\PC|["'“”‘’.,!?…()\n -]|said\.”And|[0-9]{1,3}(\.[0-9])?){0,60}"#
        ) {
            let doc = read(Article { text: Some(text), ..Article::default() });
            let found = super::split(&doc);
            let mut end = 0;
            for token in &found.tokens {
                prop_assert!(end <= token.start && token.start < token.end);
                let word = doc.text.get(token.start as usize..token.end as usize);
                prop_assert!(word.is_some_and(|w| !w.contains(char::is_whitespace)), "{word:?}");
                // Glued tokens touch, others do not.
                prop_assert!(!token.glued || token.start == end);
                end = token.end;
            }
            let mut next = 0;
            for sentence in &found.sentences {
                prop_assert_eq!(sentence.tokens.start, next);
                prop_assert!(sentence.tokens.end > next);
                next = sentence.tokens.end;
                let part = doc.parts[sentence.part].span();
                prop_assert!(part.contains(found.span(sentence.tokens.clone())));
            }
            prop_assert_eq!(next, found.tokens.len());
            for i in 0..found.tokens.len() {
                prop_assert!(found.sentences[found.sentence_of(i)].tokens.contains(&i));
            }
        }
    }
}
