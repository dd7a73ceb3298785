//! The engine with the models of the repository, for what measures it without the program.

use nutgraf::Engine;

use crate::shell::root;

/// The model files' bytes.
pub(crate) fn models() -> Result<[Vec<u8>; 2], String> {
    let model = |path: &str| std::fs::read(root().join(path)).map_err(|e| format!("cannot read {path}: {e}"));
    Ok([model("models/entities.nut")?, model("models/quotes.nut")?])
}

/// An engine of such files.
pub(crate) fn of([entities, quotes]: &[Vec<u8>; 2]) -> Result<Engine, String> {
    Engine::new(&[entities, quotes]).map_err(|e| e.to_string())
}
