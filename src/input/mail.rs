//! The head that mail programs print above a mail: who sent it, when, to whom and about what.

use super::datelines::date_in;
use crate::calendar::Date;

/// What a line of such a head tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    From,
    Sent,
    Subject,
    To,
}

/// What mail programs call the fields of a head in the body.
#[rustfmt::skip]
const FIELDS: [(Field, &[&str]); 4] = [
    (Field::From, &["from", "von", "de", "da", "van", "från", "fra", "lähettäjä"]),
    (Field::Sent, &[
        "sent", "date", "gesendet", "datum", "envoyé", "fecha", "enviado", "enviada em", "data", "inviato", "verzonden", "skickat",
        "sendt", "dato", "lähetetty",
    ]),
    (Field::Subject, &["subject", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp", "ämne", "emne", "aihe"]),
    (Field::To, &[
        "to", "cc", "bcc", "reply-to", "importance", "an", "à", "para", "aan", "till", "til", "kopi", "kopia",
        "vastaanottaja",
    ]),
];

/// The names of months in those languages that differ from the English ones, a row a month.
#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["januar", "januari", "janvier", "enero", "gennaio", "janeiro", "tammikuuta"],
    &["februar", "februari", "février", "febrero", "febbraio", "fevereiro", "helmikuuta"],
    &["marts", "mars", "maart", "mrt", "märz", "marzo", "março", "maaliskuuta"],
    &["avril", "abril", "aprile", "huhtikuuta"],
    &["maj", "mai", "mei", "mayo", "maggio", "maio", "toukokuuta"],
    &["juni", "juin", "junio", "giugno", "junho", "kesäkuuta"],
    &["juli", "juillet", "julio", "luglio", "julho", "heinäkuuta"],
    &["augusti", "augustus", "août", "agosto", "elokuuta"],
    &["septembre", "septiembre", "settembre", "setembro", "syyskuuta"],
    &["oktober", "okt", "octobre", "octubre", "ottobre", "outubro", "lokakuuta"],
    &["novembre", "noviembre", "novembro", "marraskuuta"],
    &["dezember", "desember", "décembre", "diciembre", "dicembre", "dezembro", "joulukuuta"],
];

/// What a line of a head tells, and its value.
pub(crate) fn field(line: &str) -> Option<(Field, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim_matches(['*', ' ', '\u{a0}']).to_lowercase();
    let (field, _) = FIELDS.iter().find(|f| f.1.contains(&name.as_str()))?;
    Some((*field, value.trim_matches(['*', ' ', '\t', '\u{a0}'])))
}

/// The lines that a text begins with, as far as they are those of one head.
#[derive(Debug, Default)]
pub(crate) struct Head<'a> {
    pub(crate) from: &'a str,
    pub(crate) sent: &'a str,
    pub(crate) subject: &'a str,
    /// How many lines there are, with those of a list of people and blank ones between.
    pub(crate) lines: usize,
    fields: usize,
}

impl<'a> Head<'a> {
    pub(crate) fn of(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut head = Self::default();
        let (mut last, mut blank) = (None, 0);
        for (i, line) in lines.enumerate() {
            let read = field(line);
            match read {
                Some((Field::From, value)) if head.from.is_empty() => head.from = value,
                Some((Field::Sent, value)) if head.sent.is_empty() => head.sent = value,
                Some((Field::Subject, value)) if head.subject.is_empty() => head.subject = value,
                Some((Field::To, _)) => {}
                Some(_) => break,
                None if line.is_empty() && head.fields > 0 && blank < 2 => {
                    blank += 1;
                    continue;
                }
                // A list of many people takes several lines.
                None if last == Some(Field::To) && blank == 0 && line.contains(['@', ';']) => {
                    head.lines = i + 1;
                    continue;
                }
                None => break,
            }
            (last, blank, head.fields, head.lines) = (read.map(|r| r.0), 0, head.fields + 1, i + 1);
        }
        head
    }

    /// Whether it is the head of a mail: three fields at least, with who sent it.
    pub(crate) fn is_whole(&self) -> bool {
        self.fields >= 3 && !self.from.is_empty() && !(self.sent.is_empty() && self.subject.is_empty())
    }
}

/// A subject without what mail programs put before it; whether it was passed on by someone else than who wrote it.
pub(crate) fn bare_subject(subject: &str) -> (&str, bool) {
    let mut rest = subject;
    let mut marks = Vec::new();
    while let Some((mark, behind)) = rest.split_once(':') {
        match mark.trim().to_lowercase().as_str() {
            // "VS" is passed on in Danish and Norwegian, and an answer in Finnish, which passes on with "VL".
            "fwd" | "fw" | "wg" | "tr" | "vs" | "vb" | "vl" | "enc" | "doorst" => marks.push(true),
            "re" | "aw" | "sv" | "antw" | "rv" | "réf" => marks.push(false),
            _ => break,
        }
        rest = behind.trim_start();
    }
    // Who answers what was passed on says something of their own.
    (rest, marks.first() == Some(&true))
}

/// The day on which a mail was sent, in any of the languages: "tirsdag den 3. marts 2031 09:12".
pub(super) fn day(sent: &str) -> Option<Date> {
    if let Some(date) = date_in(sent) {
        return Some(date);
    }
    let words: Vec<&str> = sent.split_whitespace().filter(|w| *w != "de").collect();
    let month = |word: &str| {
        let low = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        MONTHS.iter().position(|m| m.contains(&low.as_str()))
    };
    let (at, month) = words.iter().enumerate().find_map(|(i, w)| Some((i, month(w)?)))?;
    let day = words.get(at.checked_sub(1)?)?.trim_end_matches('.');
    let year = words.get(at + 1)?.get(..4)?;
    Date::new(year.parse().ok()?, month as i8 + 1, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_the_languages_of_heads() {
        for sent in [
            "3. marts 2031 09:12",
            "tirsdag den 3. marts 2031 09:12",
            "mandag 3. mars 2031 kl. 09:12",
            "den 3 mars 2031 09:12",
            "maandag 3 maart 2031 09:12",
            "lundi 3 mars 2031 09:12",
            "lunes, 3 de marzo de 2031 9:12",
            "segunda-feira, 3 de março de 2031 09:12",
            "maanantai 3. maaliskuuta 2031 9.12",
            "Montag, 3. März 2031 09:12",
            "Tue, Mar 3, 2031 at 9:12 AM",
            "2031-03-03 09:12",
        ] {
            assert_eq!(day(sent).map(|d| d.to_string()).as_deref(), Some("2031-03-03"), "{sent}");
        }
        assert_eq!(day("mars"), None);
        assert_eq!(day("31 maj"), None);
    }

    #[test]
    fn marks_before_a_subject_go() {
        assert_eq!(bare_subject("Fwd: Re: Harbour shut: why"), ("Harbour shut: why", true));
        assert_eq!(bare_subject("Re: x"), ("x", false));
        assert_eq!(bare_subject("Re: Fwd: x"), ("x", false));
        assert_eq!(bare_subject("VS: x"), ("x", true));
        assert_eq!(bare_subject("VL: x"), ("x", true));
        assert_eq!(field("Assunto: x"), Some((Field::Subject, "x")));
        assert_eq!(field("Enviada em: x"), Some((Field::Sent, "x")));
        assert_eq!(bare_subject(""), ("", false));
    }
}
