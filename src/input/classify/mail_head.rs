//! The head of a mail above a text that was copied from one.

use super::super::furniture;
use super::super::mail::{self, Field};
use super::headline;
use super::item::Item;
use crate::calendar::Date;
use crate::report::PartKind;
use crate::span::Span;

const REASON: &str = "head of a mail";

/// A head begins among so many first blocks, below a greeting at most.
const NEAR: usize = 12;

/// What a head says of the text.
#[derive(Default)]
pub(super) struct Head {
    pub(super) date: Option<Date>,
    pub(super) title: Option<Span>,
}

/// Labels the head of a mail, and gives what it says.
pub(super) fn head(items: &mut [Item<'_>]) -> Head {
    let near = items.len().min(NEAR);
    let Some(start) = (0..near).find(|&i| mail::field(items[i].line).is_some()) else { return Head::default() };
    let found = mail::Head::of(items[start..].iter().map(|b| b.line));
    if !found.is_whole() {
        return Head::default();
    }
    let mut out = Head { date: mail::day(found.sent), title: None };
    let title = mail::bare_subject(found.subject).0;
    let (lines, body) = items[start..].split_at_mut(found.lines);
    let own = headline_of(body);
    for item in lines {
        item.set(PartKind::Boilerplate, REASON);
        let is_subject = mail::field(item.line).is_some_and(|f| f == (Field::Subject, found.subject));
        if is_subject && own.is_none() && out.title.is_none() && !title.is_empty() {
            let Some(from) = item.line.rfind(title) else { continue };
            let to = from + title.len();
            item.pieces = vec![(0, from, PartKind::Boilerplate), (from, to, PartKind::Headline)];
            item.set(PartKind::Headline, REASON);
            let at = item.block.span.start;
            out.title = Some(Span::new(at + from as u32, at + to as u32));
        }
    }
    if let Some(own) = own {
        body[own].label = Some((PartKind::Headline, None));
    }
    out
}

/// The headline of the article that a mail holds: with who wrote it, or when, right below it or below its standfirst. A
/// subject may be a word to who gets the mail.
fn headline_of(body: &[Item<'_>]) -> Option<usize> {
    /// Words of greeting may stand above it.
    const NEAR: usize = 8;
    let stamped = |i: usize| body[i + 1..].iter().take(2).any(headline::is_stamp);
    let is_own = |&i: &usize| {
        let item = &body[i];
        item.open()
            && item.words >= headline::LEAST_WORDS
            && headline::is_headline(body, i, NEAR)
            && !headline::is_stamp(item)
            && stamped(i)
            && furniture::reason(item.line, item.words).is_none()
    };
    (0..body.len().min(NEAR)).find(is_own)
}

#[cfg(test)]
mod tests {
    use crate::input::{Article, read};

    #[test]
    fn a_headline_with_a_byline_or_a_date_below_it_is_the_title_and_not_the_subject() {
        let title = |to: &str, above: &str| {
            let text = format!(
                "From: Tom Hale <tom@hale.example>\nSent: Tuesday, May 4, 2031 9:12 AM\n{to}\nSubject: FYI, have you seen this \
                 one?\n\n{above}The harbour board bought a second crane on Monday, its chairman Bo Lind told the town.\n\nIt \
                 will stand on the north quay, where the old one fell in 2029.\n\nNobody was hurt when it fell.\n"
            );
            read(Article { text: Some(text), ..Article::default() }).title
        };
        let own = Some("Harbour board buys a second crane");
        for above in [
            "Harbour board buys a second crane\n\nBy Ada Roe\n\n",
            "Harbour board buys a second crane\n\nMay 3, 2031\n\n",
            "Harbour board buys a second crane\n\nTowns down the coast will follow, it says.\n\nBy Ada Roe\n\n",
        ] {
            assert_eq!(title("To: Cy Moe", above).as_deref(), own, "{above}");
        }
        let subject = Some("FYI, have you seen this one?");
        assert_eq!(title("To: Cy Moe", "").as_deref(), subject);
        // A list of many people takes several lines.
        assert_eq!(title("To: cy@moe.example;\nada@roe.example; jo@pike.example", "").as_deref(), subject);
    }
}
