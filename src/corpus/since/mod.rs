//! What is new since an earlier set of articles: a story over days.
//!
//! The articles of both days are compared as one set, so that names, deadlines and figures are joined by the same rules as
//! in a report; what only the earlier ones or only the later ones have is the difference.

mod articles;
mod both;
mod edits;
mod said;

use both::{BEFORE, When};
pub(super) use both::{Both, gone};

use super::compared::Compared;
use super::correction::Correction;
use super::stories::Stories;
use super::view::View;
use super::{corrected, duplicates, figures, sources, timeline};
use crate::hashed::Map;
use crate::report::{
    DeadlineEvent, DeadlineThread, Figure, FigureVerdict, Since, SinceChange, SinceDeadline, SinceFigure, Status,
};

/// What is new, in bytes; the ids of earlier articles are still the ones that [`gone`] gave them.
pub(super) fn since(both: &Both<'_>, corrections: &[Correction]) -> Since {
    let corrected = corrected::articles(&both.articles, corrections);
    let linked = &corrected.linked;
    let both = &both.corrected(corrected.articles.iter().map(AsRef::as_ref).collect());
    let articles = &both.articles[..];
    let shared = duplicates::find(articles);
    let groups = sources::independent(articles, &shared);
    let stories = Stories::of(articles, linked);
    let all = Compared { articles, linked, sources: &groups, stories: &stories };
    let again = articles::again(both, &shared);
    let figures = figures::find(&View::of(&all));
    Since {
        articles: articles::changes(both, &again),
        statements: said::changes(both, &all, &again),
        deadlines: timeline::build(&all).into_iter().filter_map(|d| deadline(both, &again, d)).collect(),
        figures: figures.into_iter().filter_map(|f| figure(both, f)).collect(),
    }
}

/// The same with the ids that the earlier articles had.
pub(super) fn named<U>(mut since: Since<U>) -> Since<U> {
    let plain = |id: &mut String| *id = id.trim_start_matches(BEFORE).to_owned();
    for a in &mut since.articles {
        plain(&mut a.article);
        a.was.iter_mut().for_each(plain);
    }
    since.statements.iter_mut().flat_map(|s| &mut s.members).for_each(|m| plain(&mut m.article));
    since.figures.iter_mut().flat_map(|f| &mut f.before).for_each(|c| plain(&mut c.article));
    since.deadlines.iter_mut().filter_map(|d| d.before.as_mut()).for_each(|e| plain(&mut e.article));
    since
}

/// What has become of a deadline; `None` where nothing has.
fn deadline(both: &Both<'_>, again: &Map<usize, usize>, thread: DeadlineThread) -> Option<SinceDeadline> {
    let when = |e: &&DeadlineEvent| both.when(&e.article);
    let before = thread.events.iter().rfind(|e| when(e).then());
    let after = thread.events.iter().rfind(|e| when(e) == When::Now);
    if before.into_iter().chain(after).any(|e| is_corrected(both, again, e)) {
        return None;
    }
    let stays = thread.events.iter().any(|e| both.when(&e.article) != When::Then);
    let change = match (before, after) {
        (None, Some(_)) => SinceChange::New,
        // Of an article that is not there nothing is known; of one that is there again without it, it is.
        (Some(e), None) if !stays => {
            let at = both.place(&e.article)?;
            again.contains_key(&at).then_some(SinceChange::Withdrawn)?
        }
        // What an older article tells is no later step.
        (Some(x), Some(y)) if is_no_earlier(y.said.as_deref(), x.said.as_deref()) => {
            let (x, y) = (days(x), days(y));
            let known = x.1.is_some() && y.1.is_some();
            if known && x != y { SinceChange::Moved } else { status(before?.status, after?.status)? }
        }
        _ => return None,
    };
    let (before, after) = (before.cloned(), after.cloned());
    let DeadlineThread { label, setter, addressee, .. } = thread;
    Some(SinceDeadline { change, label, setter, addressee, before, after })
}

/// Whether the reader corrected the deadline of an event, or one of the article as it is now: what the press did is not known then.
fn is_corrected(both: &Both<'_>, again: &Map<usize, usize>, e: &DeadlineEvent) -> bool {
    let Some(at) = both.place(&e.article) else { return false };
    let own = both.articles[at].deadlines.get(e.deadline as usize);
    let now = again.get(&at).into_iter().flat_map(|&now| &both.articles[now].deadlines);
    own.into_iter().chain(now).any(|d| d.corrected.is_some())
}

/// Whether a day is not before the last one known; without a day, nothing says so of what has one.
fn is_no_earlier(day: Option<&str>, last: Option<&str>) -> bool {
    last.is_none() || day >= last
}

fn days(e: &DeadlineEvent) -> (Option<&str>, Option<&str>) {
    (e.due.earliest.as_deref(), e.due.latest.as_deref())
}

/// What a change of status is; that a deadline is told or repeated is none.
fn status(before: Status, after: Status) -> Option<SinceChange> {
    let told = |s: Status| matches!(s, Status::Set | Status::Reaffirmed);
    (before != after && !told(after)).then_some(SinceChange::Status)
}

/// A figure of which the later articles give another value.
fn figure(both: &Both<'_>, f: Figure) -> Option<SinceFigure> {
    if !matches!(f.verdict, FigureVerdict::Later | FigureVerdict::Corrected | FigureVerdict::Conflict) {
        return None;
    }
    let (before, mut after): (Vec<_>, Vec<_>) = f.cells.into_iter().partition(|c| both.when(&c.article).then());
    let last = before.iter().filter_map(|c| c.as_of.as_deref()).max();
    after.retain(|c| before.iter().all(|b| b.value != c.value) && is_no_earlier(c.as_of.as_deref(), last));
    let told = !before.is_empty() && !after.is_empty();
    told.then_some(SinceFigure { what: f.what, unit: f.unit, verdict: f.verdict, why: f.why, before, after })
}

#[cfg(test)]
mod tests {
    use crate::{Article, Corpus, Correction, Engine};

    fn engine() -> Engine {
        let files: [&[u8]; 2] =
            [include_bytes!("../../../models/entities.nut"), include_bytes!("../../../models/quotes.nut")];
        Engine::new(&files).unwrap()
    }

    fn pile(engine: &Engine, articles: &[(&str, &str, &str)]) -> Corpus {
        let mut corpus = Corpus::new();
        for (id, date, text) in articles {
            let (text, date) = (Some((*text).into()), Some((*date).into()));
            corpus.set(engine, Article { id: (*id).into(), text, date, ..Article::default() });
        }
        corpus
    }

    const MONDAY: &str = "The council of Oland gave the harbour board until 12 May 2031 to repair the old bridge.

“We will not close the old bridge before winter,” Ada Roe, the mayor of Oland, said. “The toll stays as it is.”

The storm killed 12 people in Oland, police said. The ferry lay in the harbour all night.";

    #[test]
    fn an_edited_article_is_known_again_and_its_edits_are_told() {
        let engine = engine();
        let edited = MONDAY.replace("killed 12", "killed 15").replace(" “The toll stays as it is.”", "");
        let then = pile(&engine, &[("a", "2031-05-02", MONDAY), ("b", "2031-05-02", "It rained on the river.")]);
        let now = pile(&engine, &[("a", "2031-05-02", &edited), ("c", "2031-05-03", "It snowed on the hills.")]);
        let since = now.since(&then);
        let told: Vec<_> = since.articles.iter().map(|a| (a.article.as_str(), a.change.as_str())).collect();
        assert_eq!(told, [("a", "edited"), ("b", "gone"), ("c", "new")]);
        let edits: Vec<_> = since.articles[0].edits.iter().map(|e| (e.kind.as_str(), e.figure)).collect();
        assert_eq!(edits, [("removed", false), ("replaced", true)], "{:?}", since.articles[0].edits);
        let said: Vec<_> = since.statements.iter().map(|s| (s.change.as_str(), s.text.as_str())).collect();
        assert_eq!(said, [("withdrawn", "The toll stays as it is.")]);
        assert!(since.deadlines.is_empty(), "{:?}", since.deadlines);
        let figure = &since.figures[0];
        assert_eq!((figure.before[0].value.as_str(), figure.after[0].value.as_str()), ("12", "15"));
        assert_eq!(figure.before[0].article, "a");
    }

    #[test]
    fn new_words_and_moved_deadlines_are_told() {
        let engine = engine();
        let then = pile(&engine, &[("a", "2031-05-02", MONDAY)]);
        let later = "The council of Oland extended the harbour board’s deadline to repair the old bridge from 12 May 2031 to \
            30 May 2031.

“We will not close the old bridge before winter,” Ada Roe said. “Nobody told us that the pillars had cracked,” Roe added.";
        let now = pile(&engine, &[("a", "2031-05-02", MONDAY), ("b", "2031-05-06", later)]);
        let since = now.since(&then);
        let said: Vec<_> = since.statements.iter().map(|s| (s.change.as_str(), s.text.as_str())).collect();
        assert_eq!(said, [("new", "Nobody told us that the pillars had cracked,")]);
        let deadline = &since.deadlines[0];
        assert_eq!(deadline.change.as_str(), "moved", "{:?}", since.deadlines);
        assert_eq!(deadline.before.as_ref().unwrap().due.latest.as_deref(), Some("2031-05-12"));
        assert_eq!(deadline.after.as_ref().unwrap().due.latest.as_deref(), Some("2031-05-30"));
        let mut corrected = pile(&engine, &[("a", "2031-05-02", MONDAY), ("b", "2031-05-06", later)]);
        let text = corrected.get("b").unwrap().text();
        let evidence = corrected.get("b").unwrap().deadlines[0].evidence.of(text).to_owned();
        corrected.correct(vec![Correction::Deadline {
            article: "b".into(),
            text: evidence,
            nth: None,
            of: None,
            due: Some("2031-06-30".into()),
            setter: None,
            addressee: None,
        }]);
        assert!(corrected.since(&then).deadlines.is_empty(), "the press moved nothing");
        let nothing = now.since(&now);
        assert!(nothing.articles.is_empty() && nothing.statements.is_empty() && nothing.deadlines.is_empty());
    }

    #[test]
    fn an_older_article_that_comes_late_changes_nothing() {
        let engine = engine();
        let newer = MONDAY.replace("12 May 2031", "30 May 2031").replace("killed 12", "killed 15");
        let then = pile(&engine, &[("b", "2031-05-04", &newer)]);
        let now = pile(&engine, &[("a", "2031-05-02", MONDAY), ("b", "2031-05-04", &newer)]);
        let since = now.since(&then);
        let moved = since.deadlines.iter().any(|d| d.before.is_some());
        assert!(!moved && since.figures.is_empty(), "{:?} {:?}", since.deadlines, since.figures);
    }
}
