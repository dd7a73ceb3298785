//! Where the results go: standard output, or a file that appears when it is whole.

use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::compress::{Packer, Packing, plain_name};

const BUFFER: usize = 64 << 10;

/// A place to write to.
pub(crate) struct Output {
    out: BufWriter<Packer>,
    /// What it is called, for errors.
    name: String,
    /// The file while it is written, and where it goes then; gone with the output where that is not finished.
    part: Option<(tempfile::TempPath, PathBuf)>,
}

impl Output {
    /// Standard output, or a file by its name. No file is opened twice: `opened` holds those that are.
    pub(crate) fn open(path: Option<&Path>, opened: &mut BTreeSet<PathBuf>) -> io::Result<Self> {
        let Some(path) = path else { return Ok(Self::new(Packing::None, io::stdout(), "standard output".into())) };
        let name = path.display().to_string();
        let packing = plain_name(path).1;
        if path == Path::new("/dev/stdout") {
            return Ok(Self::new(packing, io::stdout(), name));
        }
        if is_special(path) {
            let file = OpenOptions::new().append(true).open(path).map_err(|e| named(&name, &e))?;
            return Ok(Self::new(packing, file, name));
        }
        // A link leads to its file.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if !opened.insert(path.clone()) {
            return Err(named(&name, &io::Error::other("two tables would be written to this file")));
        }
        let (file, part) = beside(&path).map_err(|e| named(&name, &e))?.into_parts();
        Ok(Self { part: Some((part, path)), ..Self::new(packing, file, name) })
    }

    fn new(packing: Packing, out: impl Write + Send + 'static, name: String) -> Self {
        Self { out: BufWriter::with_capacity(BUFFER, Packer::new(packing, out)), name, part: None }
    }

    /// Writes what is held back, and gives the file its name.
    pub(crate) fn finish(self) -> io::Result<()> {
        let Self { out, name, part } = self;
        let finished = out.into_inner().map_err(io::IntoInnerError::into_error).and_then(Packer::finish);
        let placed = finished.and_then(|()| match part {
            Some((part, path)) => part.persist(path).map_err(|e| e.error),
            None => Ok(()),
        });
        placed.map_err(|e| named(&name, &e))
    }
}

/// The error with the name of what it is about.
fn named(name: &str, e: &io::Error) -> io::Error {
    io::Error::new(e.kind(), format!("{name}: {e}"))
}

/// Whether a name is that of a device, a pipe or an open file, which are written to as they are.
fn is_special(path: &Path) -> bool {
    let open =
        ["/dev/fd", "/proc/self/fd"].iter().any(|folder| path.starts_with(folder)) || path == Path::new("/dev/stderr");
    open || (path.exists() && !path.is_file())
}

/// A new file beside another, under a name that nothing has, with the permissions that the other has or would have.
fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut prefix = path.file_name().unwrap_or_default().to_os_string();
    prefix.push(".");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As for any new file, less what the user's mask says.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let file = builder.tempfile_in(folder)?;
    if let Ok(there) = std::fs::metadata(path) {
        // What cannot be written is not replaced either.
        OpenOptions::new().append(true).open(path)?;
        file.as_file().set_permissions(there.permissions())?;
    }
    Ok(file)
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes).map_err(|e| named(&self.name, &e))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush().map_err(|e| named(&self.name, &e))
    }
}
