//! Interviews whose questions stand without a label.

use super::interviewee;
use super::reading::Reading;
use super::turns::{Turn, Turns, continued, is_question};
use crate::report::PartKind;

/// The answers of an interview whose questions stand alone in paragraphs or headings; none where the text does not say who
/// is asked.
pub(super) fn find(text: Reading<'_>, out: &mut Turns) {
    /// Fewer are rhetorical.
    const LEAST: usize = 3;
    let parts = &text.doc.parts;
    let asks = |&p: &usize| {
        let own = parts[p].span().of(&text.doc.text);
        matches!(parts[p].kind, PartKind::Paragraph | PartKind::Heading)
            && own.len() < 400
            && is_question(own)
            && !own.contains(['"', '“'])
    };
    let questions: Vec<usize> = (0..parts.len()).filter(asks).collect();
    let words = |p: usize| text.tokens_in(parts[p].span());
    let to_you = questions.iter().filter(|&&p| text.any(words(p), &["you", "your", "yourself"])).count();
    if questions.len() < LEAST || 3 * to_you < questions.len() {
        return;
    }
    let answers = questions.iter().filter(|&&p| p + 1 < parts.len()).map(|&p| words(p + 1));
    let personal = interviewee::is_personal(text, questions.iter().map(|&p| words(p)), answers);
    let Some(e) = interviewee::find(text, questions[0]).filter(|_| personal) else { return };
    for (n, &part) in questions.iter().enumerate() {
        out.parts.push(part);
        // Where the last answer ends is not known.
        let end = questions.get(n + 1).copied().unwrap_or(parts.len().min(part + 2));
        let content = continued(text, part + 1..end, Some(e), &mut out.parts);
        if !content.is_empty() {
            out.turns.push(Turn { part: part + 1, source: None, colon: None, content, speaker: Some(e) });
        }
    }
}
