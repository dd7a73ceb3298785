//! Archives: each file in one, as if it had been handed in.

use super::File;
use crate::files::{self, Each};

pub(super) fn read(file: File<'_>, each: Each<'_>) -> bool {
    files::read(file.name, file.id, file.bytes.to_vec(), file.decoder, each)
}
