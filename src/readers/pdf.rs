//! PDFs.

use super::File;
use crate::files::{Each, Found, Reason};

pub(super) fn read(file: File<'_>, each: Each<'_>) -> bool {
    _ = file;
    each(Found::Problem(Reason::Unreadable("a PDF", "cannot be read".into()).into()))
}
