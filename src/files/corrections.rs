//! A correction out of a value of JSON. What serde derives of the type reads the same, and weighs ten times as much.

use serde_json::Value;

use crate::corpus::{CorrectedSide, Correction};
use crate::report::{ConflictKind, Correctable, EntityType};

/// The fields of an object.
struct Fields<'a>(&'a Value);

impl<'a> Fields<'a> {
    /// A field that must be text.
    fn text(&self, name: &str) -> Option<&'a str> {
        self.0.get(name)?.as_str()
    }

    fn owned(&self, name: &str) -> Option<String> {
        self.text(name).map(str::to_owned)
    }

    /// What a field gives, if it is there; `None` where it is something else.
    fn maybe<T>(&self, name: &str, read: impl Fn(&'a Value) -> Option<T>) -> Option<Option<T>> {
        match self.0.get(name) {
            None | Some(Value::Null) => Some(None),
            Some(value) => read(value).map(Some),
        }
    }

    /// A field that is text, if it is there.
    fn words(&self, name: &str) -> Option<Option<String>> {
        self.maybe(name, |v| v.as_str().map(str::to_owned))
    }

    fn number(&self, name: &str) -> Option<Option<u32>> {
        self.maybe(name, |v| v.as_u64().and_then(|n| u32::try_from(n).ok()))
    }

    fn list<T>(&self, name: &str, read: impl Fn(&'a Value) -> Option<T>) -> Option<Vec<T>> {
        let mut out = Vec::new();
        for one in self.0.get(name)?.as_array()? {
            out.push(read(one)?);
        }
        Some(out)
    }

    fn names(&self, name: &str) -> Option<Vec<String>> {
        self.list(name, |v| v.as_str().map(str::to_owned))
    }

    fn what(&self) -> Option<Correctable> {
        let all = [Correctable::Quote, Correctable::Deadline, Correctable::Conflict, Correctable::Figure];
        let what = self.text("what")?;
        all.into_iter().find(|w| w.as_str() == what)
    }
}

fn kind(value: &Value) -> Option<ConflictKind> {
    const ALL: [ConflictKind; 7] = [
        ConflictKind::Wording,
        ConflictKind::Attribution,
        ConflictKind::Number,
        ConflictKind::Date,
        ConflictKind::Deadline,
        ConflictKind::Spelling,
        ConflictKind::Statement,
    ];
    let kind = value.as_str()?;
    ALL.into_iter().find(|k| k.as_str() == kind)
}

fn side(value: &Value) -> Option<CorrectedSide> {
    let of = Fields(value);
    Some(CorrectedSide {
        article: of.owned("article")?,
        text: of.owned("text")?,
        before: of.words("before")?,
        after: of.words("after")?,
    })
}

/// A correction out of a value.
pub(super) fn correction(value: &Value) -> Option<Correction> {
    let of = Fields(value);
    let entity = || of.owned("entity");
    let (article, words) = (|| of.owned("article"), || of.owned("text"));
    let (nth, many) = (|| of.number("nth"), || of.number("of"));
    Some(match of.text("op")? {
        "merge" => Correction::Merge { entity: entity()?, with: of.names("with")? },
        "split" => Correction::Split { entity: entity()?, names: of.names("names")? },
        "rename" => Correction::Rename { entity: entity()?, name: of.owned("name")? },
        "retype" => {
            let types = [EntityType::Per, EntityType::Org, EntityType::Loc, EntityType::Misc, EntityType::Doc];
            let kind = of.text("type")?;
            Correction::Retype { entity: entity()?, kind: types.into_iter().find(|t| t.as_str() == kind)? }
        }
        "delete" => Correction::Delete { entity: entity()? },
        "attribute" => Correction::Attribute {
            article: article()?,
            text: words()?,
            nth: nth()?,
            of: many()?,
            entity: of.words("entity")?,
            name: of.words("name")?,
        },
        "deadline" => Correction::Deadline {
            article: article()?,
            text: words()?,
            nth: nth()?,
            of: many()?,
            due: of.words("due")?,
            setter: of.words("setter")?,
            addressee: of.words("addressee")?,
        },
        "dismiss" => {
            Correction::Dismiss { what: of.what()?, article: article()?, text: words()?, nth: nth()?, of: many()? }
        }
        "difference" => Correction::Difference {
            what: of.what()?,
            kind: of.maybe("kind", kind)?,
            sides: of.list("sides", side)?,
            dismissed: match value.get("dismissed") {
                None => false,
                Some(given) => given.as_bool()?,
            },
            note: of.words("note")?,
        },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corrections_are_read_as_serde_reads_them() {
        for text in [
            r#"{"op": "merge", "entity": "a", "with": ["b", "c"], "more": 1}"#,
            r#"{"op": "merge", "entity": "a", "with": ["b", 1]}"#,
            r#"{"op": "merge", "entity": "a"}"#,
            r#"{"op": "split", "entity": "a", "names": []}"#,
            r#"{"op": "rename", "entity": "a", "name": "A"}"#,
            r#"{"op": "rename", "entity": 1, "name": "A"}"#,
            r#"{"op": "rename", "entity": "a", "name": null}"#,
            r#"{"op": "retype", "entity": "a", "type": "ORG"}"#,
            r#"{"op": "retype", "entity": "a", "type": "org"}"#,
            r#"{"op": "delete", "entity": "a", "name": 5}"#,
            r#"{"op": "explode", "entity": "a"}"#,
            r#"{"entity": "a"}"#,
            r#"{"op": "attribute", "article": "a", "text": "It rained.", "entity": "per:roe", "name": "Roe", "nth": 2, "of": 3}"#,
            r#"{"op": "attribute", "article": "a", "text": "It rained.", "name": null}"#,
            r#"{"op": "attribute", "article": "a", "text": "It rained.", "name": 3}"#,
            r#"{"op": "attribute", "article": "a", "text": "It rained.", "nth": -1}"#,
            r#"{"op": "attribute", "article": "a"}"#,
            r#"{"op": "deadline", "article": "a", "text": "By Friday.", "due": "2031-03-14", "setter": "", "addressee": "Roe"}"#,
            r#"{"op": "deadline", "article": "a", "text": "By Friday.", "due": 5}"#,
            r#"{"op": "dismiss", "what": "quote", "article": "a", "text": "It rained."}"#,
            r#"{"op": "dismiss", "what": "entity", "article": "a", "text": "It rained."}"#,
            r#"{"op": "difference", "what": "figure", "sides": [{"article": "a", "text": "12", "before": "at least"}], "note": "rang"}"#,
            r#"{"op": "difference", "what": "conflict", "kind": "wording", "sides": [], "dismissed": true}"#,
            r#"{"op": "difference", "what": "conflict", "kind": "words", "sides": []}"#,
            r#"{"op": "difference", "what": "conflict", "sides": [{"article": "a"}]}"#,
            r#"{"op": "difference", "what": "conflict", "sides": [], "dismissed": null}"#,
            "null",
            "[]",
        ] {
            let value: Value = serde_json::from_str(text).unwrap();
            assert_eq!(correction(&value), serde_json::from_value(value).ok(), "{text}");
        }
    }
}
