//! From a file's bytes to its text.

use super::problem::{Problem, Reason};

/// Reads text in another encoding than UTF-8 by the name of the encoding, as pages declare it; `None` where the name is
/// unknown. Front ends bring it: browsers have one, and the tables are larger than all the rest of this.
pub type Decoder<'a> = &'a dyn Fn(&str, &[u8]) -> Option<String>;

/// How far is looked for what a page says of its encoding, and for a zero, in bytes.
const HEAD: usize = 2048;
const ZEROS: usize = 65_536;
/// A text in UTF-8 has at most one damaged character in so many UTF-16 units.
const SOUND: usize = 500;

/// The text, and what is odd about it: of bytes in UTF-8, in UTF-16 with its mark, or in what an old page declares.
pub(super) fn decode(bytes: Vec<u8>, decoder: Decoder<'_>) -> Result<(String, Vec<String>), Problem> {
    for (mark, label) in [([0xff, 0xfe], "utf-16le"), ([0xfe, 0xff], "utf-16be")] {
        // Half a unit is none.
        if bytes.starts_with(&mark) && bytes.len().is_multiple_of(2) {
            let text = decoder(label, &bytes).ok_or(Problem::new(Reason::Binary("")))?;
            return Ok((bare(text), Vec::new()));
        }
    }
    if bytes[..bytes.len().min(ZEROS)].contains(&0) {
        return Err(Problem::new(Reason::Binary("")));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok((bare(text), Vec::new())),
        Err(e) => Ok(other(e.as_bytes(), decoder)),
    }
}

/// The text of bytes that are not wholly UTF-8.
fn other(bytes: &[u8], decoder: Decoder<'_>) -> (String, Vec<String>) {
    // A file cut in the middle of a character, or with a few bad bytes, is still UTF-8.
    let loose = String::from_utf8_lossy(bytes);
    let bad = loose.matches('\u{fffd}').count();
    if bad * SOUND < loose.encode_utf16().count() {
        return (bare(loose.into_owned()), vec![format!("{bad} damaged characters")]);
    }
    const WESTERN: &str = "windows-1252";
    let label = declared(&bytes[..bytes.len().min(HEAD)]).unwrap_or_else(|| WESTERN.to_owned());
    // A page that could be read so far as to say this is in no Unicode.
    let unicode = ["utf-8", "utf8", "utf-16", "unicode"].iter().any(|u| label.starts_with(u));
    let label = if unicode { WESTERN.to_owned() } else { label };
    if let Some(text) = decoder(&label, bytes) {
        return (bare(text), vec![format!("read as {label}, for it is not UTF-8")]);
    }
    let text = decoder(WESTERN, bytes).unwrap_or_else(|| loose.into_owned());
    (bare(text), vec![format!("read as {WESTERN}")])
}

/// The encoding that a page says it is in.
fn declared(head: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    head.match_indices("charset").find_map(|(at, word)| {
        let rest = head[at + word.len()..].trim_start().strip_prefix('=')?.trim_start();
        let rest = rest.strip_prefix(['"', '\'']).unwrap_or(rest);
        let len = rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || b"_-".contains(b)).count();
        (len > 0).then(|| rest[..len].to_owned())
    })
}

/// Without the mark that a file in UTF-8 may begin with.
fn bare(mut text: String) -> String {
    while text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn latin(label: &str, bytes: &[u8]) -> Option<String> {
        match label {
            "windows-1252" | "iso-8859-15" => Some(bytes.iter().map(|&b| char::from(b)).collect()),
            "utf-16le" => {
                let units = bytes.chunks(2).map(|b| u16::from_le_bytes([b[0], b[1]]));
                Some(char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect())
            }
            _ => None,
        }
    }

    fn read(bytes: &[u8]) -> Result<(String, Vec<String>), String> {
        decode(bytes.to_vec(), &latin).map_err(|p| p.sentence("f"))
    }

    #[test]
    fn bytes_are_decoded_as_what_they_are() {
        let text = |bytes: &[u8]| read(bytes).unwrap().0;
        assert_eq!(text(b"\xff\xfeA\0"), "A");
        assert_eq!(text("\u{feff}“é”".as_bytes()), "“é”");
        assert_eq!(read(b"caf\xe9"), Ok(("café".into(), vec!["read as windows-1252, for it is not UTF-8".into()])));
        let page = b"<meta charset = 'ISO-8859-15'>\xe9".as_slice();
        assert_eq!(read(page).unwrap().1, ["read as iso-8859-15, for it is not UTF-8"]);
        let unknown = b"<meta charset=klingon>\xe9".as_slice();
        assert_eq!(read(unknown).unwrap().1, ["read as windows-1252"]);
        let mut damaged = "“é” ".repeat(1000).into_bytes();
        damaged.push(0xe2);
        let (text, warnings) = read(&damaged).unwrap();
        assert!(text.ends_with("“é” \u{fffd}"));
        assert_eq!(warnings, ["1 damaged characters"]);
    }

    #[test]
    fn what_is_no_text_is_told() {
        for (bytes, told) in
            [(&b"a\0b"[..], "f is a binary file, not text"), (b"\xff\xfe\0binary", "f is a binary file, not text")]
        {
            assert_eq!(read(bytes), Err(told.into()));
        }
    }
}
