//! Which encoding a text is in that does not say so.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use mail_parser::{Encoding, Message, MessagePart, MimeHeaders, PartType};

use crate::files::Decoder;

/// Encodings of Latin letters: a few letters beyond ASCII do not tell them apart.
const LATIN: [&str; 5] = ["windows-1250", "windows-1254", "windows-1257", "windows-1258", "iso-8859-2"];

/// With so many bytes beyond ASCII the detector is believed among these too.
const TELLING: usize = 40;

/// The name of the encoding that bytes are most likely in, which are no UTF-8. In doubt it is that of Western Europe, which
/// news in English is in.
pub(crate) fn guess(bytes: &[u8]) -> &'static str {
    if is_mac(bytes) {
        return "macintosh";
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let name = detector.guess(None, Utf8Detection::Deny).name();
    let in_doubt =
        LATIN.iter().any(|l| l.eq_ignore_ascii_case(name)) && bytes.iter().filter(|b| !b.is_ascii()).count() < TELLING;
    if in_doubt { "windows-1252" } else { name }
}

/// Whether bytes are in the encoding of old Macs: what would be letters elsewhere stands where only quotation marks and
/// apostrophes do.
fn is_mac(bytes: &[u8]) -> bool {
    let (mut fit, mut other) = (0, 0);
    for (i, byte) in bytes.iter().enumerate() {
        let before = i.checked_sub(1).map_or(b' ', |i| bytes[i]);
        let after = bytes.get(i + 1).copied().unwrap_or(b' ');
        let fits = match byte {
            0xd2 => !before.is_ascii_alphanumeric() && after.is_ascii_alphabetic(),
            0xd3 => b",.!?".contains(&before) && !after.is_ascii_alphanumeric(),
            0xd5 => before.is_ascii_lowercase() && matches!(after, b's' | b't' | b'l' | b'r' | b'v' | b' '),
            // The marks of Windows.
            0x91..=0x94 => {
                other += 1;
                continue;
            }
            _ => continue,
        };
        *(if fits { &mut fit } else { &mut other }) += 1;
    }
    fit > 1 && other == 0
}

/// The text of a part of a mail. Where the mail says nothing of its encoding it is found out.
pub(super) fn text_of(mail: &Message<'_>, part: &MessagePart<'_>, decoder: Decoder<'_>) -> String {
    let PartType::Text(text) = &part.body else { return String::new() };
    let told = part.content_type().is_some_and(|c| c.has_attribute("charset"));
    if !told && matches!(part.encoding, Encoding::None) && text.contains('\u{fffd}') {
        let raw = mail.raw_message().get(part.raw_body_offset() as usize..part.raw_end_offset() as usize);
        if let Some(raw) = raw
            && let Some(text) = decoder(guess(raw), raw)
        {
            return text;
        }
    }
    text.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_bytes_are_in_is_found_out() {
        let western = b"The caf\xe9 owner said \x93we will wait\x94 \x96 and it\x92s cold, na\xefve or not.";
        assert_eq!(guess(western), "windows-1252");
        assert_eq!(guess(b"\xfeir\xe0n caf\xe9: it rained in Oland all day, said the mayor."), "windows-1252");
        assert_eq!(guess(b"The caf\x8e owner said, \xd2We will wait,\xd3 for it\xd5s cold."), "macintosh");
        assert_eq!(guess(b"\xd2scar and \xd3ne, said the caf\xe9 owner, as he waited for the ice."), "windows-1252");
        let (russian, _, _) = encoding_rs::WINDOWS_1251.encode("Мэр сказала, что гавань останется закрытой до весны.");
        assert_eq!(guess(&russian), "windows-1251");
    }
}
