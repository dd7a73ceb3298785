//! Which encoding a text is in that does not say so.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use mail_parser::{Encoding, Message, MessagePart, MimeHeaders, PartType};

use crate::files::Decoder;

/// The name of the encoding that bytes are most likely in, which are no UTF-8.
pub(crate) fn guess(bytes: &[u8]) -> &'static str {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny).name()
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
        let (russian, _, _) = encoding_rs::WINDOWS_1251.encode("Мэр сказала, что гавань останется закрытой до весны.");
        assert_eq!(guess(&russian), "windows-1251");
    }
}
