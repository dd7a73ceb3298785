//! Time expressions, as TIMEX3 with value and modifier, resolved against the document creation time.

use jiff::civil::Date;

use crate::input::Document;
use crate::report::{Time, TimeType};
use crate::span::Span;
use crate::text::Text;

/// A time expression with its resolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expression {
    /// Where it stands.
    pub(crate) span: Span,
    /// Its TIMEX3 type.
    pub(crate) kind: TimeType,
    /// Its TIMEX3 value.
    pub(crate) value: String,
    /// Its TIMEX3 modifier.
    pub(crate) modifier: Option<&'static str>,
    /// First day it can mean.
    pub(crate) earliest: Option<Date>,
    /// Last day it can mean.
    pub(crate) latest: Option<Date>,
    /// From what the value was computed, in words.
    pub(crate) basis: Option<String>,
}

impl Expression {
    pub(crate) fn report(&self) -> Time {
        Time {
            start: self.span.start,
            end: self.span.end,
            kind: self.kind,
            value: self.value.clone(),
            modifier: self.modifier.map(Into::into),
            earliest: self.earliest.map(|d| d.to_string()),
            latest: self.latest.map(|d| d.to_string()),
            basis: self.basis.clone(),
        }
    }
}

/// Finds and resolves the time expressions of one article, in order.
pub(crate) fn tag(_doc: &Document, _text: &Text) -> Vec<Expression> {
    Vec::new()
}
