//! The TypeScript types against a real report, so that the two cannot drift apart.

pub(crate) fn run() -> Result<(), String> {
    Err("nothing yet".into())
}
pub(crate) fn demo_report() -> Result<Vec<u8>, String> {
    Err("nothing yet".into())
}
