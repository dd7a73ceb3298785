//! `cargo xtask serve`: everything built and served on localhost.

use std::sync::Arc;

use crate::build::{Optimise, build};
use crate::server::{self, Site};
use crate::shell::{option, root};

const PORT: u16 = 8000;

/// Runs `serve [--port N]`.
pub(crate) fn command(args: &[String]) -> Result<(), String> {
    let given = match option(args, "--port") {
        Some(text) => Some(text.parse::<u16>().map_err(|_| format!("{text} is no port"))?),
        None => None,
    };
    build(Optimise::IfThere)?;
    // A port asked for must be that port; otherwise any does.
    let listener = match given {
        Some(port) => server::listen(port)?,
        None => server::listen(PORT).or_else(|_| server::listen(0))?,
    };
    println!("\nNutgraf is at {}  (Ctrl+C ends it)", server::address(&listener)?);
    server::serve(&listener, &Arc::new(Site { root: root().join("www"), ..Site::default() }));
    Ok(())
}
