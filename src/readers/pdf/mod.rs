//! PDFs: letters by their places on the page to lines, columns and paragraphs. A PDF says nothing of these itself.

mod columns;
mod content;
mod lines;
mod paragraphs;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::file::File;
use crate::files::{Each, Found, Place, Reason};
use crate::input::Article;
use crate::report::Position;
use crate::unit::Unit;
use content::{Fonts, Letter};
use paragraphs::Text;

/// Pages that are read of a file.
const PAGES: usize = 2000;
/// Letters on all pages below which a file has no text of its own, but pictures and perhaps a stamp.
const NO_TEXT: usize = 20;
/// Of how many letters one may be unknown before that is told, and before the text is none.
const TOLD: usize = 200;
const LOST: usize = 3;

pub(super) fn read(file: File<'_>, each: Each<'_>) -> bool {
    match text(file.bytes) {
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

/// The text of a file, and what is odd about it; or why there is none, as the rest of a sentence.
fn text(bytes: &[u8]) -> Result<(Text, Vec<String>), &'static str> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|e| match e {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => "is locked with a password",
        LoadPdfError::Decryption(_) => "is locked in a way that is not read",
        LoadPdfError::Invalid => "is damaged",
    })?;
    let mut fonts = Fonts::new();
    let (mut turned, mut unseen) = (0, 0);
    let mut pages = Vec::new();
    for page in pdf.pages().iter().take(PAGES) {
        let (letters, others) = content::letters(page, &mut fonts);
        turned += others;
        let (letters, hidden) = seen(letters);
        unseen += hidden;
        pages.push((letters, f64::from(page.render_dimensions().1)));
    }
    let count = |test: fn(&Letter) -> bool| pages.iter().flat_map(|p| &p.0).filter(|l| test(l)).count();
    let all = count(|l| !l.text.trim().is_empty());
    let unknown = count(|l| l.text.contains('\u{fffd}'));
    match () {
        () if pages.is_empty() => return Err("is damaged"),
        () if all < NO_TEXT && fonts.refused => return Err("unpacks to more than is read"),
        () if all < NO_TEXT => {
            return Err("has no text in it, only pictures, as scanned pages are; text recognition can add it");
        }
        () if unknown * LOST > all => {
            return Err("does not say which letters its signs are; copying from it gives none either");
        }
        () => {}
    }
    let mut warnings = Vec::new();
    if fonts.refused {
        warnings.push("what unpacks to more than is read is left out".to_owned());
    }
    let mut warn = |count: usize, least: usize, what: &str| {
        if count >= least {
            warnings.push(format!("{count} letters {what}"));
        }
    };
    warn(unknown, (all / TOLD).max(1), "cannot be told, for the file does not say which they are");
    warn(unseen, 1, "are left out that the pages do not show");
    warn(turned, TOLD, "are left out that stand sideways");
    if pdf.pages().len() > PAGES {
        warnings.push(format!("only the first {PAGES} pages are read"));
    }
    Ok((paragraphs::text(pages), warnings))
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
