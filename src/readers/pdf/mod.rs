//! PDFs: letters by their places on the page to lines, columns and paragraphs. A PDF says nothing of these itself.

mod columns;
mod content;
mod lines;
mod paragraphs;
mod unpack;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::document::clipped;
use super::file::File;
use super::limits;
use crate::files::{Each, Found, Place, Reason};
use crate::input::Article;
use crate::report::Position;
use crate::unit::Unit;
use content::{Fonts, Letter, Lost};
use lines::pieces;
use paragraphs::Text;

/// Instructions and letters that are read of a file; every sixteen bytes that a page or form unpacks to count as one.
const STEPS: usize = 20_000_000;
/// Bytes that a page or form may have, unpacked.
const UNPACKED: usize = limits::FILE as usize;
/// Pages that are read of a file.
const PAGES: usize = 2000;
/// Letters on all pages below which a file has no text of its own, but pictures and perhaps a stamp.
const NO_TEXT: usize = 20;
/// Of how many letters one may be unknown before that is told, and before the text is none.
const TOLD: usize = 200;
const LOST: usize = 3;

pub(super) fn read(file: File<'_>, each: Each<'_>) -> bool {
    match text(file.bytes, STEPS, UNPACKED) {
        Ok((text, warnings)) => {
            let positions = if text.pages.len() > 1 { text.pages.as_slice() } else { &[] };
            let page = |(i, start): (usize, &usize)| {
                Some(Position::on_page(u32::try_from(*start).ok()?, u32::try_from(i + 1).ok()?))
            };
            let article = Article {
                id: file.id.to_owned(),
                positions: positions.iter().enumerate().filter_map(page).collect(),
                text: Some(text.text),
                title: text.title,
                made: true,
                offsets: Unit::Byte,
                ..Article::default()
            };
            each(Found::article(article, warnings, Place::default()))
        }
        Err(why) => each(Found::Problem(Reason::Unreadable("a PDF", why.into()).into())),
    }
}

/// The text of a file, of which so many steps are read and of each piece so many bytes, and what is odd about it; or why there is none, as the rest of a sentence.
fn text(bytes: &[u8], steps: usize, most: usize) -> Result<(Text, Vec<String>), &'static str> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|e| match e {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => "is locked with a password",
        LoadPdfError::Decryption(_) => "is locked in a way that is not read",
        LoadPdfError::Invalid => "is damaged",
    })?;
    let mut fonts = Fonts::new(steps, most);
    let mut letters = Letters::default();
    let mut pages = Vec::new();
    for page in pdf.pages().iter().take(PAGES) {
        let (own, others) = content::letters(page, &mut fonts);
        letters.turned += others;
        let (own, hidden) = seen(own);
        letters.unseen += hidden;
        letters.all += own.iter().filter(|l| !l.text.trim().is_empty()).count();
        letters.unknown += own.iter().filter(|l| l.text.contains('\u{fffd}')).count();
        pages.push((pieces(own), f64::from(page.render_dimensions().1)));
        if fonts.is_done() {
            break;
        }
    }
    if pages.is_empty() {
        return Err("is damaged");
    }
    letters.refused(&fonts)?;
    let (read, of) = (pages.len(), pdf.pages().len());
    let mut warnings = letters.warnings();
    warnings.extend(left_out(fonts.lost));
    if fonts.is_done() {
        warnings.push(format!(
            "only the first {read} of {of} pages are read, the last of them in part, for they hold more than is read"
        ));
    } else if read < of {
        warnings.push(format!("only the first {read} of {of} pages are read"));
    }
    let text = paragraphs::text(pages);
    warnings.extend(running(&text.running));
    if text.crowded > 0 {
        warnings.push(format!(
            "pages whose columns are not looked for, for there is too much on them or before them, so that their lines may be \
             mixed: {}",
            text.crowded
        ));
    }
    Ok((text, warnings))
}

/// How many letters there are.
#[derive(Default)]
struct Letters {
    all: usize,
    unknown: usize,
    unseen: usize,
    turned: usize,
}

impl Letters {
    /// Whether they make a text; the error tells why not, as the rest of a sentence.
    fn refused(&self, fonts: &Fonts<'_>) -> Result<(), &'static str> {
        match self.all {
            all if all < NO_TEXT && (fonts.lost.refused || fonts.is_done()) => Err("unpacks to more than is read"),
            all if all < NO_TEXT && fonts.lost.damaged > 0 => Err("is damaged"),
            all if all < NO_TEXT => {
                Err("has no text in it, only pictures, as scanned pages are; text recognition can add it")
            }
            all if self.unknown * LOST > all => {
                Err("does not say which letters its signs are; copying from it gives none either")
            }
            _ => Ok(()),
        }
    }

    /// What is to be told of them.
    fn warnings(&self) -> Vec<String> {
        [
            (self.unknown, (self.all / TOLD).max(1), "cannot be told, for the file does not say which they are"),
            (self.unseen, 1, "are left out that the pages do not show"),
            (self.turned, 1, "are left out that stand sideways"),
        ]
        .into_iter()
        .filter(|(count, least, _)| count >= least)
        .map(|(count, _, what)| format!("{count} letters {what}"))
        .collect()
    }
}

/// What is to be told of what could not be read.
fn left_out(lost: Lost) -> Vec<String> {
    let mut warnings = Vec::new();
    if lost.refused {
        warnings.push("what unpacks to more than is read is left out".to_owned());
    }
    for (count, what) in [
        (lost.damaged, "pieces of pages that are damaged and left out"),
        (lost.deep, "pieces of pages that lie too deep in others and are left out"),
        (lost.crowded, "pages with more letters than are read of one, whose rest is left out"),
    ] {
        if count > 0 {
            warnings.push(format!("{what}: {count}"));
        }
    }
    warnings
}

/// What is to be told of the lines that run along on the pages.
fn running(lines: &[(String, usize)]) -> Option<String> {
    const SHOWN: usize = 5;
    let count: usize = lines.iter().map(|l| l.1).sum();
    let shown: Vec<String> = lines.iter().take(SHOWN).map(|(line, n)| format!("“{}” ({n})", clipped(line))).collect();
    let more = if lines.len() > SHOWN { " and others" } else { "" };
    (count > 0).then(|| {
        format!(
            "left out, for it stands at the edge of pages, apart from the text ({count} lines): {}{more}",
            shown.join(", ")
        )
    })
}

/// The letters that a page shows, or, where it shows fewer, those that lie unseen over a picture of them; and how many
/// are left out.
fn seen(letters: Vec<Letter>) -> (Vec<Letter>, usize) {
    let shown = letters.iter().filter(|l| l.seen).count();
    let wanted = shown * 2 >= letters.len();
    let all = letters.len();
    let kept: Vec<Letter> = letters.into_iter().filter(|l| l.seen == wanted).collect();
    let left = if wanted { all - kept.len() } else { 0 };
    (kept, left)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::Compression;
    use flate2::read::ZlibEncoder;

    use super::*;

    /// A file with pages of these contents.
    fn file(pages: &[String]) -> Vec<u8> {
        let stream = |content: &String| format!("<</Length {}>>stream\n{content}\nendstream", content.len());
        file_of(&pages.iter().map(stream).collect::<Vec<_>>(), &[])
    }

    /// A stream that is packed with a filter, and written in digits.
    fn packed(filter: &str, bytes: &[u8]) -> String {
        let digits: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
        let head = format!("/Subtype/Form/Filter[/ASCIIHexDecode/{filter}]/Length {}", digits.len());
        format!("<<{head}>>stream\n{digits}\nendstream")
    }

    /// A file with pages of these streams, which may draw the forms as `/X0`, `/X1` and so on.
    fn file_of(pages: &[String], forms: &[String]) -> Vec<u8> {
        file_with("", pages, forms)
    }

    /// One whose font has more in its dictionary.
    fn file_with(font: &str, pages: &[String], forms: &[String]) -> Vec<u8> {
        let form = |i: usize| format!("/X{i} {} 0 R", 4 + 2 * pages.len() + i);
        let drawn: String = (0..forms.len()).map(form).collect();
        let mut objects = vec![
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            String::new(),
            format!("<</Type/Font/Subtype/Type1/BaseFont/Helvetica{font}>>"),
        ];
        let mut kids = String::new();
        for content in pages {
            let number = objects.len() + 1;
            kids += &format!("{number} 0 R ");
            let has = format!("/Resources<</Font<</F 3 0 R>>/XObject<<{drawn}>>>>/MediaBox[0 0 600 800]");
            objects.push(format!("<</Type/Page/Parent 2 0 R{has}/Contents {} 0 R>>", number + 1));
            objects.push(content.clone());
        }
        objects.extend_from_slice(forms);
        objects[1] = format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len());
        let mut out = b"%PDF-1.4\n".to_vec();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
        for (i, object) in objects.iter().enumerate() {
            table += &format!("{:010} 00000 n \n", out.len());
            out.extend(format!("{} 0 obj\n{object}\nendobj\n", i + 1).into_bytes());
        }
        let start = out.len();
        let size = objects.len() + 1;
        out.extend(format!("{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF").into_bytes());
        out
    }

    /// A page of lines, each at its height from the bottom.
    fn page(lines: &[(u32, &str)]) -> String {
        let line = |(y, text): &(u32, &str)| format!("1 0 0 1 50 {y} Tm ({text}) Tj ");
        format!("BT /F 10 Tf {} ET", lines.iter().map(line).collect::<String>())
    }

    #[test]
    fn where_the_reading_ends_is_told() {
        let one = page(&[(600, "The wall fell at noon on Friday, the port said.")]);
        let bytes = file(&[one.clone(), one.clone(), one]);
        let (whole, warnings) = text(&bytes, STEPS, UNPACKED).unwrap();
        assert_eq!((whole.pages.len(), warnings.len()), (3, 0), "{warnings:?}");
        let (part, warnings) = text(&bytes, 80, UNPACKED).unwrap();
        assert_eq!(part.pages.len(), 2);
        let told = "only the first 2 of 3 pages are read, the last of them in part, for they hold more than is read";
        assert_eq!(warnings, [told]);
    }

    const MOST: usize = 1 << 20;

    /// Zeros that are more than is unpacked, with Deflate and with LZW.
    fn large() -> [String; 2] {
        let zeros = vec![0; MOST + 1];
        let lzw = weezl::encode::Encoder::with_tiff_size_switch(weezl::BitOrder::Msb, 8).encode(&zeros).unwrap();
        [packed("FlateDecode", &deflated(&zeros)), packed("LZWDecode", &lzw)]
    }

    fn deflated(bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        ZlibEncoder::new(bytes, Compression::fast()).read_to_end(&mut out).unwrap();
        out
    }

    #[test]
    fn what_is_too_large_to_be_unpacked_takes_of_what_is_read() {
        let said = page(&[(600, "The wall fell at noon on Friday, the port said.")]);
        let read = |draws: &str, steps| {
            let content = format!("{said} {draws}");
            let stream = format!("<</Length {}>>stream\n{content}\nendstream", content.len());
            text(&file_of(&[stream], &large()), steps, MOST).unwrap().1
        };
        let left = "what unpacks to more than is read is left out";
        let most = MOST / 16;
        // Each takes as much once, and nothing when it is drawn again.
        assert_eq!(read("/X0 Do /X0 Do /X0 Do", 2 * most), [left]);
        for draws in ["/X0 Do /X1 Do", "/X1 Do /X0 Do"] {
            let told = read(draws, 2 * most);
            assert_eq!((told.len(), &told[0][..]), (2, left), "{told:?}");
            assert!(told[1].starts_with("only the first 1 of 1 pages"), "{told:?}");
        }
    }

    #[test]
    fn no_font_unpacks_to_more_than_is_read() {
        let content = page(&[(600, "The wall fell at noon on Friday, the port said.")]);
        let stream = format!("<</Length {}>>stream\n{content}\nendstream", content.len());
        let read = |font: &str| text(&file_with(font, std::slice::from_ref(&stream), &large()), STEPS, MOST);
        assert_eq!(read("").unwrap().1, [""; 0]);
        assert_eq!(read("/ToUnicode 6 0 R").unwrap_err(), "unpacks to more than is read");
        assert_eq!(read("/FontDescriptor<</FontFile 7 0 R>>").unwrap_err(), "unpacks to more than is read");
    }

    #[test]
    fn a_wrong_checksum_hides_no_length() {
        let said = page(&[(600, "The wall fell at noon on Friday, the port said.")]);
        let mut bytes = deflated(format!("{said}{}", " ".repeat(100_000)).as_bytes());
        let end = bytes.len() - 1;
        bytes[end] ^= 1;
        let file = file_of(&[packed("FlateDecode", &bytes)], &[]);
        let whole = text(&file, STEPS, UNPACKED).unwrap();
        assert_eq!((&whole.0.text[..], whole.1.len()), ("The wall fell at noon on Friday, the port said.", 0));
        assert!(text(&file, 5000, UNPACKED).is_err());
    }

    #[test]
    fn what_runs_along_is_told() {
        let body = "The wall fell at noon on Friday, the port said.";
        let bytes = file(&[
            page(&[(780, "Ness Herald"), (600, body), (20, "1")]),
            page(&[(780, "Ness Herald"), (600, "It will be built again."), (20, "2")]),
        ]);
        let (read, warnings) = text(&bytes, STEPS, UNPACKED).unwrap();
        assert_eq!(read.text, format!("{body}\n\nIt will be built again."));
        assert_eq!(
            warnings,
            ["left out, for it stands at the edge of pages, apart from the text (2 lines): “Ness Herald” (2)"]
        );
    }

    #[test]
    fn what_stands_at_one_height_on_most_pages_runs_along_though_the_text_is_near() {
        let body = "The wall fell at noon on Friday, the port said.";
        let near = |first: &'static str, number: &'static str| {
            page(&[(650, "Ness Herald"), (636, first), (622, "So they said."), (110, "No more."), (96, number)])
        };
        let (read, warnings) = text(
            &file(&[near(body, "Page 1"), near("It rained.", "Page 2"), near("It is dry.", "Page 3")]),
            STEPS,
            UNPACKED,
        )
        .unwrap();
        assert!(!read.text.contains("Herald") && !read.text.contains("Page"), "{}", read.text);
        assert!(read.text.contains(body) && warnings[0].contains("“Ness Herald” (3)"), "{warnings:?}");
    }

    #[test]
    fn sideways_letters_and_damaged_pages_are_told() {
        let aside = format!(
            "{} BT /F 10 Tf 0 1 -1 0 20 20 Tm (aside) Tj ET",
            page(&[(600, "The wall fell at noon, they said.")])
        );
        assert_eq!(text(&file(&[aside]), STEPS, UNPACKED).unwrap().1, ["5 letters are left out that stand sideways"]);
        let damaged =
            String::from_utf8(file(&[page(&[(600, "x")])])).unwrap().replace("<</Length", "<</Filter/Nope/Length");
        assert!(text(damaged.as_bytes(), STEPS, UNPACKED).is_err());
    }
}
