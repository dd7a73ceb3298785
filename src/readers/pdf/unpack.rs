//! What the streams of a PDF unpack to, under a bound: the library that reads its syntax has none.

use std::borrow::Cow;
use std::io::Read;

use flate2::bufread::DeflateDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Object, Stream};
use weezl::decode::Decoder;
use weezl::{BitOrder, LzwStatus};

/// Why nothing is read of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// It is packed twice over, or has more in it than any page.
    Large,
    /// It cannot be unpacked.
    Damaged,
}

/// What a stream holds, so many bytes at most. Of a damaged one that is what stands before the damage.
pub(super) fn unpacked(stream: &Stream<'_>, most: usize) -> Result<Vec<u8>, Refused> {
    let packs = |f: &&Filter| matches!(f, Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode);
    let filters = stream.filters();
    if filters.iter().filter(packs).count() > 1 {
        return Err(Refused::Large);
    }
    let mut data: Cow<'_, [u8]> = stream.raw_data();
    for (i, filter) in filters.iter().enumerate() {
        let parameters = parameters(stream, i);
        let number = |name: &str| parameters.as_ref().and_then(|p| p.get::<u8>(name));
        let out = match filter {
            Filter::Crypt => continue,
            Filter::AsciiHexDecode => hex(&data),
            Filter::Ascii85Decode => ascii_85(&data, most),
            Filter::FlateDecode => inflated(&data, most),
            Filter::LzwDecode => lzw(&data, number("EarlyChange") != Some(0), most),
            Filter::RunLengthDecode => runs(&data, most),
            _ => return Err(Refused::Damaged),
        };
        match out {
            out if out.len() > most => return Err(Refused::Large),
            out if out.is_empty() && !data.is_empty() => return Err(Refused::Damaged),
            out => data = Cow::Owned(without_predictor(out, parameters.as_ref()).ok_or(Refused::Damaged)?),
        }
    }
    if data.len() > most { Err(Refused::Large) } else { Ok(data.into_owned()) }
}

/// What bytes are that say how much they differ from those before or above them, as pictures are written.
fn without_predictor(data: Vec<u8>, parameters: Option<&Dict<'_>>) -> Option<Vec<u8>> {
    let number = |name: &str, usual: usize| {
        parameters.and_then(|p| p.get::<u32>(name)).map_or(usual, |n| usize::try_from(n).unwrap_or(usize::MAX))
    };
    let kind = number("Predictor", 1);
    if kind < 2 {
        return Some(data);
    }
    let (colors, bits) = (number("Colors", 1).clamp(1, 32), number("BitsPerComponent", 8).clamp(1, 16));
    let row = number("Columns", 1).checked_mul(colors * bits)?.div_ceil(8);
    let step = (colors * bits).div_ceil(8);
    match kind {
        2 if bits == 8 => Some(added(data, row, step)),
        10.. => Some(without_png_filters(&data, row, step)),
        _ => None,
    }
}

/// Rows of bytes of which each is the difference from the one so many before it.
fn added(mut data: Vec<u8>, row: usize, step: usize) -> Vec<u8> {
    for row in data.chunks_mut(row.max(1)) {
        for i in step..row.len() {
            row[i] = row[i].wrapping_add(row[i - step]);
        }
    }
    data
}

/// Rows of bytes with their predictor before each, as in PNG.
fn without_png_filters(data: &[u8], row: usize, step: usize) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(data.len());
    for (number, line) in data.chunks(row.saturating_add(1)).enumerate() {
        let Some((&kind, line)) = line.split_first() else { break };
        let begin = out.len();
        for (i, &byte) in line.iter().enumerate() {
            let above = begin.saturating_sub(row);
            let (beside, below) = (i >= step, number > 0);
            let left = if beside { out[begin + i - step] } else { 0 };
            let up = if below { out[above + i] } else { 0 };
            let corner = if beside && below { out[above + i - step] } else { 0 };
            let predicted = match kind {
                1 => left,
                2 => up,
                3 => ((u16::from(left) + u16::from(up)) / 2) as u8,
                4 => nearest(left, up, corner),
                _ => 0,
            };
            out.push(byte.wrapping_add(predicted));
        }
    }
    out
}

/// Which of three bytes is nearest to what the slope between them predicts (Paeth).
fn nearest(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(up) - i16::from(corner);
    let far = |byte: u8| (guess - i16::from(byte)).abs();
    let mut best = left;
    for byte in [up, corner] {
        if far(byte) < far(best) {
            best = byte;
        }
    }
    best
}

/// What is told of a stream's filter by its place.
fn parameters<'a>(stream: &Stream<'a>, filter: usize) -> Option<Dict<'a>> {
    ["DecodeParms", "DP"].into_iter().find_map(|key| {
        if let Some(several) = stream.dict().get::<Array<'a>>(key) {
            return several.iter::<Object<'a>>().nth(filter)?.into_dict();
        }
        stream.dict().get::<Dict<'a>>(key)
    })
}

/// Zlib's format or bare Deflate. Its checksum is not asked for: many programs write a wrong one or none.
fn inflated(data: &[u8], most: usize) -> Vec<u8> {
    let is_zlib = |&[method, flags]: &[u8; 2]| {
        method & 0x0f == 8 && u16::from_be_bytes([method, flags]) % 31 == 0 && flags & 0x20 == 0
    };
    let rest = data.split_first_chunk().filter(|s| is_zlib(s.0)).map_or(data, |s| s.1);
    let mut out = Vec::new();
    // What came before an error is kept.
    let _ = DeflateDecoder::new(rest).take(most as u64 + 1).read_to_end(&mut out);
    out
}

fn lzw(mut data: &[u8], early: bool, most: usize) -> Vec<u8> {
    let order = BitOrder::Msb;
    let mut decoder = if early { Decoder::with_tiff_size_switch(order, 8) } else { Decoder::new(order, 8) };
    let (mut out, mut buffer) = (Vec::new(), [0; 8192]);
    while out.len() <= most {
        let step = decoder.decode_bytes(data, &mut buffer);
        out.extend_from_slice(&buffer[..step.consumed_out]);
        data = &data[step.consumed_in..];
        if !matches!(step.status, Ok(LzwStatus::Ok)) {
            break;
        }
    }
    out
}

fn runs(mut data: &[u8], most: usize) -> Vec<u8> {
    let mut out = Vec::new();
    while let Some((&length, rest)) = data.split_first()
        && out.len() <= most
    {
        let length = usize::from(length);
        match length {
            128 => break,
            0..128 => {
                let (own, behind) = rest.split_at(rest.len().min(length + 1));
                out.extend_from_slice(own);
                data = behind;
            }
            _ => {
                let Some((&byte, behind)) = rest.split_first() else { break };
                out.resize(out.len() + 257 - length, byte);
                data = behind;
            }
        }
    }
    out
}

fn hex(data: &[u8]) -> Vec<u8> {
    let digits = data.iter().take_while(|b| **b != b'>').filter_map(|&b| char::from(b).to_digit(16));
    let digits: Vec<u8> = digits.map(|d| d as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

fn ascii_85(data: &[u8], most: usize) -> Vec<u8> {
    let mut out = Vec::new();
    let mut add = |group: &[u8]| {
        let digit = |i: usize| u32::from(group.get(i).map_or(84, |b| b - b'!'));
        let value = (0..5).fold(0_u32, |n, i| n.wrapping_mul(85).wrapping_add(digit(i)));
        out.extend_from_slice(&value.to_be_bytes()[..group.len().saturating_sub(1)]);
        out.len() <= most
    };
    let mut group: Vec<u8> = Vec::with_capacity(5);
    for &byte in data {
        match byte {
            b'!'..=b'u' => group.push(byte),
            b'z' if group.is_empty() => group = b"!!!!!".to_vec(),
            b'~' => break,
            _ => {}
        }
        if group.len() == 5 {
            if !add(&group) {
                return out;
            }
            group.clear();
        }
    }
    add(&group);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOST: usize = 10_000;

    #[test]
    fn what_is_packed_comes_out() {
        let lzw_of_the_standard = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        assert_eq!(lzw(&lzw_of_the_standard, true, MOST), [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
        assert_eq!(runs(&[2, 10, 11, 12, 253, 3, 128, 9], MOST), [10, 11, 12, 3, 3, 3, 3]);
        assert_eq!(hex(b"49 74\n2>7"), b"It ");
        assert_eq!(ascii_85(b"87cUR\nD]i,\"Ebo80~>", MOST), b"Hello World!");
        assert_eq!(ascii_85(b"z!!", MOST), [0, 0, 0, 0, 0]);
        // A stored block, with zlib's head and without, and without an end.
        let stored = b"\x78\x01\x01\x02\x00\xfd\xffIt";
        assert_eq!((inflated(stored, MOST), inflated(&stored[2..], MOST)), (b"It".to_vec(), b"It".to_vec()));
        assert_eq!((inflated(b"", MOST), lzw(b"", true, MOST), runs(&[200], MOST)), (vec![], vec![], vec![]));
    }

    #[test]
    fn what_is_written_by_its_differences_is_put_right() {
        assert_eq!(added(vec![1, 2, 3, 9, 1, 1], 3, 1), [1, 3, 6, 9, 10, 11]);
        let rows = [0, 1, 2, 3, 1, 4, 1, 1, 2, 1, 1, 1, 3, 1, 1, 1, 4, 1, 1, 1, 2, 7];
        let told = [1, 2, 3, 4, 5, 6, 5, 6, 7, 3, 5, 7, 4, 6, 8, 11];
        assert_eq!(without_png_filters(&rows, 3, 1), told);
        assert_eq!(without_png_filters(&rows, usize::MAX, 1), rows[1..]);
        assert!(without_png_filters(&[], 0, 1).is_empty());
    }

    #[test]
    fn no_more_is_unpacked_than_the_bound() {
        let pairs = vec![129; 2 * (MOST / 128 + 9)];
        assert!(runs(&pairs, MOST).len() <= MOST + 128);
        assert!(ascii_85(&vec![b'z'; MOST / 4 + 9], MOST).len() <= MOST + 4);
    }
}
