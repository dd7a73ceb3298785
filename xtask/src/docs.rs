//! The documentation: pages rendered into dist/docs, pictures of the element on them, and what is checked of them.

use crate::build::{Optimise, build, program};
use crate::shell::{at_root, run, target};
use crate::test::page;
use crate::tools;

/// What `docs` takes.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Words instead of the pictures, which need Chromium
    #[arg(long)]
    no_pictures: bool,
}

/// Runs `docs`: builds dist/docs.
pub(crate) fn command(args: &Args) -> Result<(), String> {
    if args.no_pictures {
        tools::npm()?
    } else {
        pictures()?
    }
    render()
}

/// The step `docs`: what the pages say holds, and in Chromium they and their examples do what they are to do.
///
/// Blocks of Python run where the step `wheel` has left a Python with the wheel.
pub(crate) fn run_step() -> Result<(), String> {
    tools::npm()?;
    build(Optimise::Must)?;
    let mut check = at_root("node");
    check.args(["--test-reporter=spec", "docs/check.js"]).env("NUTGRAF_BIN", program()?);
    let python = target().join("python/wheel-test/bin/python");
    if python.is_file() {
        check.env("NUTGRAF_PYTHON", python);
    }
    run(&mut check)?;
    pictures()?;
    render()?;
    run(&mut page::script("chromium", "docs/try.js", None)?)
}

fn pictures() -> Result<(), String> {
    run(&mut page::script("chromium", "docs/pictures.js", None)?)
}

fn render() -> Result<(), String> {
    run(at_root("node").arg("docs/build.js"))
}
