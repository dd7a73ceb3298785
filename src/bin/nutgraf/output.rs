//! Where the results go: standard output, or a file that appears when it is whole.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::compress::{Packer, Packing, plain_name};

const BUFFER: usize = 64 << 10;

/// A place to write to.
pub(crate) struct Output {
    out: BufWriter<Packer>,
    /// What the file is called while it is written, and what then.
    rename: Option<(PathBuf, PathBuf)>,
}

impl Output {
    /// Standard output, or a file by its name.
    pub(crate) fn open(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path else {
            let out = BufWriter::with_capacity(BUFFER, Packer::new(Packing::None, io::stdout()));
            return Ok(Self { out, rename: None });
        };
        let named = |e: io::Error| io::Error::new(e.kind(), format!("{}: {e}", path.display()));
        // A device or a pipe is written to as it is; a link leads to its file.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let special = path.exists() && !path.is_file();
        let mut part = path.clone().into_os_string();
        part.push(".part");
        let part = PathBuf::from(part);
        let file = File::create(if special { &path } else { &part }).map_err(named)?;
        let out = BufWriter::with_capacity(BUFFER, Packer::new(plain_name(&path).1, file));
        Ok(Self { out, rename: (!special).then_some((part, path)) })
    }

    /// Writes what is held back, and gives the file its name.
    pub(crate) fn finish(self) -> io::Result<()> {
        self.out.into_inner().map_err(io::IntoInnerError::into_error)?.finish()?;
        self.rename.map_or(Ok(()), |(part, path)| std::fs::rename(part, path))
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
