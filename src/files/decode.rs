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

/// What is taken where nothing tells more.
pub(super) const WESTERN: &str = "windows-1252";

/// The text, and what is odd about it: of bytes in UTF-8, in UTF-16, in what the text declares, or in what `guess` finds.
pub(super) fn decode(
    bytes: Vec<u8>,
    decoder: Decoder<'_>,
    guess: &dyn Fn(&[u8]) -> &'static str,
) -> Result<(String, Vec<String>), Problem> {
    if let Some(label) = wide(&bytes) {
        let text = decoder(label, &bytes).ok_or(Problem::new(Reason::Binary("")))?;
        return Ok((bare(text), Vec::new()));
    }
    if bytes[..bytes.len().min(ZEROS)].contains(&0) {
        return Err(Problem::new(Reason::Binary("")));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok((bare(text), Vec::new())),
        Err(e) => {
            // One byte alone may be a letter of another encoding.
            let cut = e.utf8_error().error_len().is_none() && e.as_bytes().len() > e.utf8_error().valid_up_to() + 1;
            Ok(other(e.as_bytes(), cut, decoder, guess))
        }
    }
}

/// UTF-16, with its mark or without: English has a zero in nearly every unit.
fn wide(bytes: &[u8]) -> Option<&'static str> {
    // Half a unit is none.
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    match bytes {
        [0xff, 0xfe, ..] => return Some("utf-16le"),
        [0xfe, 0xff, ..] => return Some("utf-16be"),
        _ => {}
    }
    let pairs = bytes[..bytes.len().min(HEAD)].chunks_exact(2);
    let count = pairs.len();
    let zeros = pairs.fold([0, 0], |[a, b], p| [a + usize::from(p[0] == 0), b + usize::from(p[1] == 0)]);
    match zeros {
        [0, low] if count > 8 && 4 * low > 3 * count => Some("utf-16le"),
        [high, 0] if count > 8 && 4 * high > 3 * count => Some("utf-16be"),
        _ => None,
    }
}

/// Whether what begins so is in an encoding that nothing tells.
#[cfg(any(test, all(target_arch = "wasm32", feature = "bindings")))]
pub(super) fn is_unknown(head: &[u8]) -> bool {
    let broken = std::str::from_utf8(head).is_err_and(|e| e.error_len().is_some());
    broken
        && wide(&head[..head.len() & !1]).is_none()
        && !head.contains(&0)
        && declared(&head[..head.len().min(HEAD)]).is_none()
}

/// The text of bytes that are not wholly UTF-8; `cut` says that only the last character is not.
fn other(
    bytes: &[u8],
    cut: bool,
    decoder: Decoder<'_>,
    guess: &dyn Fn(&[u8]) -> &'static str,
) -> (String, Vec<String>) {
    // A file cut in the middle of a character, or with a few bad bytes beside more good ones, is still UTF-8.
    let loose = String::from_utf8_lossy(bytes);
    let bad = loose.matches('\u{fffd}').count();
    let good = loose.chars().filter(|c| !c.is_ascii()).count() - bad;
    if cut || good >= bad && bad * SOUND < loose.encode_utf16().count() {
        return (bare(loose.into_owned()), vec![format!("{bad} damaged characters")]);
    }
    let told = declared(&bytes[..bytes.len().min(HEAD)]);
    // A page that could be read so far as to say this is in no Unicode.
    let told = told.filter(|l| !["utf-8", "utf8", "utf-16", "unicode"].iter().any(|u| l.starts_with(u)));
    let label = told.unwrap_or_else(|| guess(bytes).to_ascii_lowercase());
    if let Some(text) = decoder(&label, bytes) {
        return (bare(text), vec![format!("read as {label}, for it is not UTF-8")]);
    }
    let text = decoder(WESTERN, bytes).unwrap_or_else(|| loose.into_owned());
    (bare(text), vec![format!("read as {WESTERN}")])
}

/// The encoding that a page, or a file of XML, says it is in.
fn declared(head: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let xml = head
        .trim_start()
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"))
        .map(|(declaration, _)| declaration);
    xml.and_then(|xml| named(xml, "encoding")).or_else(|| named(&head, "charset"))
}

/// The value behind a word and a sign of equality.
fn named(text: &str, word: &str) -> Option<String> {
    text.match_indices(word).find_map(|(at, word)| {
        let rest = text[at + word.len()..].trim_start().strip_prefix('=')?.trim_start();
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
        decode(bytes.to_vec(), &latin, &|_| WESTERN).map_err(|p| p.sentence("f"))
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
        let xml = b"<?xml version=\"1.0\" encoding='ISO-8859-15'?><rss>\xe9".as_slice();
        assert_eq!(read(xml).unwrap().1, ["read as iso-8859-15, for it is not UTF-8"]);
        // Few marks in much English are marks still.
        let quoted = [b"\x93No,\x94 she said.".to_vec(), b" It rained and rained.".repeat(200)].concat();
        assert!(text(&quoted).starts_with("\u{93}No,\u{94} she"));
        assert_eq!(text(&b"It rained.".iter().flat_map(|&b| [b, 0]).collect::<Vec<u8>>()), "It rained.");
        let mut damaged = "“é” ".repeat(1000).into_bytes();
        damaged.push(0xe2);
        let (text, warnings) = read(&damaged).unwrap();
        assert!(text.ends_with("“é” \u{fffd}"));
        assert_eq!(warnings, ["1 damaged characters"]);
    }

    #[test]
    fn only_what_tells_no_encoding_is_unknown() {
        assert!(is_unknown(b"caf\xe9 and more"));
        for head in
            [&b"caf\xc3"[..], b"plain", b"<meta charset=latin1>\xe9 x", b"\xff\xfeA\0", b"a\0\xe9b", "café".as_bytes()]
        {
            assert!(!is_unknown(head), "{head:?}");
        }
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
