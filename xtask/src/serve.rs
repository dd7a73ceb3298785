//! `cargo xtask serve`: everything built and served on localhost.

use std::sync::Arc;

use crate::build::{Optimise, build};
use crate::server::{self, Site};
use crate::shell::root;

const PORT: u16 = 8000;

/// What `serve` takes.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The port, which must be free; otherwise 8000 or any that is
    #[arg(long, value_name = "N")]
    port: Option<u16>,
}

/// Runs `serve`.
pub(crate) fn command(args: &Args) -> Result<(), String> {
    build(Optimise::IfThere)?;
    // A port asked for must be that port; otherwise any does.
    let listener = match args.port {
        Some(port) => server::listen(port)?,
        None => server::listen(PORT).or_else(|_| server::listen(0))?,
    };
    println!("\nNutgraf is at {}  (Ctrl+C ends it)", server::address(&listener)?);
    server::serve(&listener, &Arc::new(Site { root: root().join("www"), ..Site::default() }));
    Ok(())
}
