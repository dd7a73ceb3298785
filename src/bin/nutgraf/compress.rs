//! gzip and Zstandard, by the name of the file.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use ruzstd::encoding::{CompressionLevel, compress};

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Packing {
    None,
    Gzip,
    Zstd,
}

/// The name without the ending that tells how the file is packed.
pub(crate) fn plain_name(path: &Path) -> (PathBuf, Packing) {
    let packing = match path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase).as_deref() {
        Some("gz") => Packing::Gzip,
        Some("zst") => Packing::Zstd,
        _ => return (path.to_owned(), Packing::None),
    };
    (path.with_extension(""), packing)
}

/// Opens a file to read what is packed in it.
pub(crate) fn open(path: &Path) -> io::Result<Box<dyn BufRead>> {
    let file = BufReader::new(File::open(path)?);
    Ok(match plain_name(path).1 {
        Packing::None => Box::new(file),
        Packing::Gzip => Box::new(BufReader::new(Members { next: Some(file), member: None })),
        Packing::Zstd => Box::new(BufReader::new(Frames { source: file, decoder: FrameDecoder::new(), inside: false })),
    })
}

/// All members of a gzip file, one after the other, and the zeros that may fill up a block after the last, as on tapes.
struct Members<R> {
    /// Where the next member begins.
    next: Option<R>,
    member: Option<GzDecoder<R>>,
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            if let Some(member) = &mut self.member {
                let n = member.read(buffer)?;
                if n > 0 {
                    return Ok(n);
                }
                self.next = self.member.take().map(GzDecoder::into_inner);
                self.next.as_mut().map_or(Ok(()), pass_zeros)?;
            }
            let Some(mut source) = self.next.take() else { return Ok(0) };
            if source.fill_buf()?.is_empty() {
                return Ok(0);
            }
            self.member = Some(GzDecoder::new(source));
        }
    }
}

fn pass_zeros(source: &mut impl BufRead) -> io::Result<()> {
    loop {
        let held = source.fill_buf()?;
        let zeros = held.iter().take_while(|b| **b == 0).count();
        let more = zeros > 0 && zeros == held.len();
        source.consume(zeros);
        if !more {
            return Ok(());
        }
    }
}

/// All frames of a Zstandard file, one after the other: the decoder knows one.
struct Frames<R> {
    source: R,
    decoder: FrameDecoder,
    /// Whether a frame has begun and not ended.
    inside: bool,
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            if self.inside {
                let n = self.read_frame(buffer)?;
                if n > 0 {
                    return Ok(n);
                }
                self.end_frame()?;
            } else if self.source.fill_buf()?.is_empty() {
                return Ok(0);
            } else {
                self.begin_frame()?;
            }
        }
    }
}

impl<R: BufRead> Frames<R> {
    /// Begins the next frame, or passes over one that holds no data.
    fn begin_frame(&mut self) -> io::Result<()> {
        match self.decoder.reset(&mut self.source) {
            Ok(()) => self.inside = true,
            Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                io::copy(&mut self.source.by_ref().take(length.into()), &mut io::sink())?;
            }
            Err(e) => return Err(io::Error::other(e)),
        }
        Ok(())
    }

    fn read_frame(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
            let one = BlockDecodingStrategy::UptoBlocks(1);
            self.decoder.decode_blocks(&mut self.source, one).map_err(io::Error::other)?;
        }
        self.decoder.read(buffer)
    }

    fn end_frame(&mut self) -> io::Result<()> {
        self.inside = false;
        let told = self.decoder.get_checksum_from_data();
        if told.is_some() && told != self.decoder.get_calculated_checksum() {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "its checksum does not fit"));
        }
        Ok(())
    }
}

/// Writes what is packed as it goes into a file.
pub(crate) enum Packer {
    None(Box<dyn Write + Send>),
    Gzip(GzEncoder<Box<dyn Write + Send>>),
    Zstd(ZstdWriter),
}

impl Packer {
    pub(crate) fn new(packing: Packing, out: impl Write + Send + 'static) -> Self {
        match packing {
            Packing::None => Self::None(Box::new(out)),
            Packing::Gzip => Self::Gzip(GzEncoder::new(Box::new(out), flate2::Compression::default())),
            Packing::Zstd => Self::Zstd(ZstdWriter::new(out)),
        }
    }

    /// Writes what is still held back, and the end.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self {
            Self::None(mut out) => out.flush(),
            Self::Gzip(encoder) => encoder.finish()?.flush(),
            Self::Zstd(writer) => writer.finish(),
        }
    }
}

impl Write for Packer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::None(out) => out.write(bytes),
            Self::Gzip(out) => out.write(bytes),
            Self::Zstd(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::None(out) => out.flush(),
            // A packed stream is for later: to flush it now would only make it longer.
            Self::Gzip(_) | Self::Zstd(_) => Ok(()),
        }
    }
}

/// Chunks on their way to the encoder; a few, so that the encoder never waits.
const CHUNKS: usize = 4;
const CHUNK: usize = 128 << 10;

/// Packs on a thread of its own: the encoder reads its source to the end, where here the source is written to.
pub(crate) struct ZstdWriter {
    held: Vec<u8>,
    chunks: SyncSender<Vec<u8>>,
    encoder: JoinHandle<io::Result<()>>,
}

impl ZstdWriter {
    fn new(out: impl Write + Send + 'static) -> Self {
        let (chunks, taken) = sync_channel(CHUNKS);
        let encode = move || {
            let mut drain = Drain { out, failed: None };
            compress(Source { chunks: taken, chunk: Vec::new(), at: 0 }, &mut drain, CompressionLevel::Fastest);
            drain.failed.map_or_else(|| drain.out.flush(), Err)
        };
        Self { held: Vec::with_capacity(CHUNK), chunks, encoder: std::thread::spawn(encode) }
    }

    fn pass_on(&mut self) -> io::Result<()> {
        let chunk = std::mem::replace(&mut self.held, Vec::with_capacity(CHUNK));
        self.chunks.send(chunk).map_err(|_| io::Error::other("the Zstandard encoder has stopped"))
    }

    fn finish(mut self) -> io::Result<()> {
        self.pass_on()?;
        drop(self.chunks);
        self.encoder.join().unwrap_or_else(|_| Err(io::Error::other("the Zstandard encoder has stopped")))
    }
}

impl Write for ZstdWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        if self.held.len() >= CHUNK {
            self.pass_on()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Source {
    chunks: Receiver<Vec<u8>>,
    chunk: Vec<u8>,
    at: usize,
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at == self.chunk.len() {
            let Ok(chunk) = self.chunks.recv() else { return Ok(0) };
            (self.chunk, self.at) = (chunk, 0);
        }
        let n = buffer.len().min(self.chunk.len() - self.at);
        buffer[..n].copy_from_slice(&self.chunk[self.at..self.at + n]);
        self.at += n;
        Ok(n)
    }
}

/// Keeps the first error instead of giving it to the encoder, which would panic.
struct Drain<W> {
    out: W,
    failed: Option<io::Error>,
}

impl<W: Write> Write for Drain<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.failed.is_none() {
            self.failed = self.out.write_all(bytes).err();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file that is full from the start.
    struct Full;

    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn frame(text: &[u8]) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(text, CompressionLevel::Fastest)
    }

    fn read(packed: &[u8]) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        let mut frames = Frames { source: packed, decoder: FrameDecoder::new(), inside: false };
        frames.read_to_end(&mut out).map(|_| out)
    }

    #[test]
    fn frames_are_read_one_after_the_other_and_a_damaged_one_is_an_error() {
        let skipped = [&[0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0], &b"abc"[..]].concat();
        let whole = [frame(b"one "), skipped, frame(b""), frame(b"two")].concat();
        assert_eq!(read(&whole).unwrap(), b"one two");
        assert!(read(&whole[..whole.len() - 6]).is_err());
        let mut wrong = whole;
        *wrong.last_mut().unwrap() ^= 1;
        assert!(read(&wrong).is_err(), "the checksum does not fit");
    }

    #[test]
    fn members_are_read_one_after_the_other_and_zeros_after_the_last_are_nothing() {
        let member = |text: &[u8]| {
            let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::fast());
            encoder.write_all(text).unwrap();
            encoder.finish().unwrap()
        };
        let read = |packed: &[u8]| {
            let mut out = Vec::new();
            // A few bytes at a time, so that the zeros come in several pieces.
            let source = BufReader::with_capacity(7, packed);
            Members { next: Some(source), member: None }.read_to_end(&mut out).map(|_| out)
        };
        let zeros = vec![0; 100];
        let whole = [member(b"one "), member(b""), zeros.clone(), member(b"two"), zeros].concat();
        assert_eq!(read(&whole).unwrap(), b"one two");
        assert_eq!(read(b"").unwrap(), b"");
        assert!(read(&whole[..30]).is_err(), "cut short");
        assert!(read(&[&whole[..], b"something else"].concat()).is_err());
        assert!(read(&[0; 20]).is_err(), "no member at all");
    }

    #[test]
    fn a_full_disk_is_an_error_and_no_panic() {
        for packing in [Packing::None, Packing::Gzip, Packing::Zstd] {
            let mut packer = Packer::new(packing, Full);
            let written = packer.write_all(b"something").and_then(|()| packer.finish());
            assert_eq!(written.unwrap_err().kind(), io::ErrorKind::StorageFull, "{packing:?}");
        }
    }
}
