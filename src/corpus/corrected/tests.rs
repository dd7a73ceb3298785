use crate::report::{ConflictKind, CorpusReport, Correctable, CorrectedBy, EntityType, LostReason};
use crate::{Article, Corpus, CorrectedSide, Correction, Engine};

const FIRST: &str = "“We will not close the old bridge before the winter storms,” Ada Roe, the mayor, said.\n\n\
    Bo Lind, an engineer, said the piers were sound.\n\n\
    “It is safe.” Ada Roe repeated it. “It is safe,” said Bo Lind.\n\n\
    The council gave the hauliers until 14 March 2031 to leave the quay.\n\nThe fire killed 12 people in Oland.";
const SECOND: &str = "“We will not close the old bridge before the winter storms,” said Bo Lind on Monday.\n\n\
    The fire in Oland killed 15 people, police said.";

fn engine() -> Engine {
    let files: [&[u8]; 2] =
        [include_bytes!("../../../models/entities.nut"), include_bytes!("../../../models/quotes.nut")];
    Engine::new(&files).unwrap()
}

fn corpus() -> Corpus {
    let engine = engine();
    let mut corpus = Corpus::new();
    for (id, text) in [("a", FIRST), ("b", SECOND)] {
        let article =
            Article { id: id.into(), text: Some(text.into()), date: Some("2031-03-10".into()), ..Article::default() };
        corpus.set(&engine, article);
    }
    corpus
}

fn corrected(corpus: &mut Corpus, changes: &[Correction]) -> CorpusReport {
    corpus.correct(changes.to_vec());
    corpus.report()
}

const BRIDGE: &str = "We will not close the old bridge before the winter storms";

fn attribute(text: &str, who: Option<&str>) -> Correction {
    Correction::Attribute {
        article: "a".into(),
        text: text.into(),
        nth: None,
        of: None,
        entity: None,
        name: who.map(Into::into),
    }
}

fn dismiss(what: Correctable, text: &str, place: Option<(u32, u32)>) -> Correction {
    let (nth, of) = place.unzip();
    Correction::Dismiss { what, article: "a".into(), text: text.into(), nth, of }
}

fn words(report: &CorpusReport, text: &str) -> Vec<String> {
    report.articles[0].quotes.iter().map(|q| q.content.iter().map(|s| s.of(text)).collect()).collect()
}

fn speaker(report: &CorpusReport, start: &str) -> Option<String> {
    let at = words(report, FIRST).iter().position(|w| w.starts_with(start)).expect("the quote");
    let id = report.articles[0].quotes[at].speaker.clone()?;
    report.entities.iter().find(|e| e.id == id).map(|e| e.name.clone())
}

fn speaks(report: &CorpusReport, name: &str) -> u32 {
    report.entities.iter().find(|e| e.name == name).map_or(0, |e| e.speaks)
}

#[test]
fn nothing_changes_without_corrections() {
    let mut corpus = corpus();
    let before = corpus.report();
    let json = serde_json::to_string(&before).unwrap();
    assert!(
        ["corrected", "checked", "dismissed", "lostCorrections"].iter().all(|f| !json.contains(&format!("\"{f}\"")))
    );
    let changed = corrected(&mut corpus, &[attribute(BRIDGE, None)]);
    assert_ne!(changed, before);
    assert_eq!(corrected(&mut corpus, &[]), before);
}

#[test]
fn a_quotation_is_whose_the_reader_says_in_the_statements_too() {
    let mut corpus = corpus();
    let before = corpus.report();
    assert_eq!(speaker(&before, "We will").as_deref(), Some("Ada Roe"));
    assert!(before.conflicts.iter().any(|c| c.kind == ConflictKind::Attribution), "{:?}", before.conflicts);
    let after = corrected(&mut corpus, &[attribute(&format!("“{BRIDGE}, ”"), Some("bo lind"))]);
    assert_eq!(speaker(&after, "We will").as_deref(), Some("Bo Lind"));
    assert_eq!(after.articles[0].quotes[0].corrected, Some(CorrectedBy::Reader));
    // The text names Ada Roe as its source, which the reader says she is not.
    assert!(after.articles[0].quotes[0].source.is_empty());
    let lind = after.entities.iter().find(|e| e.name == "Bo Lind").unwrap();
    let statement = after.statements.iter().find(|s| s.members.len() == 2).expect("the statement");
    assert_eq!(statement.speaker.as_ref(), Some(&lind.id));
    assert!(after.conflicts.iter().all(|c| c.kind != ConflictKind::Attribution), "{:?}", after.conflicts);
    assert_eq!(speaks(&after, "Bo Lind"), speaks(&before, "Bo Lind") + 1);
    assert_eq!(speaks(&after, "Ada Roe"), speaks(&before, "Ada Roe") - 1);
    // The last one holds.
    let nobody = corrected(&mut corpus, &[attribute(BRIDGE, Some("Bo Lind")), attribute(BRIDGE, None)]);
    assert!(speaker(&nobody, "We will").is_none() && nobody.articles[0].quotes[0].source.is_empty());
    assert!(nobody.lost_corrections.is_empty());
}

#[test]
fn a_name_that_no_article_has_gets_an_entity() {
    let mut corpus = corpus();
    let twice = [attribute(BRIDGE, Some("Runa Falk")), attribute("the piers were sound", Some("Runa Falk"))];
    let report = corrected(&mut corpus, &twice);
    assert_eq!(report.lost_corrections, []);
    let entity = report.entities.last().unwrap();
    assert_eq!((entity.name.as_str(), entity.id.as_str(), entity.mentions), ("Runa Falk", "per:runa-falk", 0));
    assert_eq!(entity.speaks, 2);
    assert_eq!(speaker(&report, "We will").as_deref(), Some("Runa Falk"));
    for (name, kind) in [("Ministry of Works", EntityType::Org), ("France", EntityType::Loc)] {
        let report = corrected(&mut corpus, &[attribute(BRIDGE, Some(name))]);
        assert_eq!(report.entities.last().map(|e| (e.name.as_str(), e.kind)), Some((name, kind)));
    }
}

#[test]
fn an_entity_is_found_by_its_id_or_by_what_it_was_merged_into() {
    let mut corpus = corpus();
    let plain = corpus.report();
    let id = |name: &str| plain.entities.iter().find(|e| e.name == name).unwrap().id.clone();
    let by = |entity: String| Correction::Attribute {
        article: "a".into(),
        text: BRIDGE.into(),
        nth: None,
        of: None,
        entity: Some(entity),
        name: None,
    };
    assert_eq!(speaker(&corrected(&mut corpus, &[by(id("Bo Lind"))]), "We will").as_deref(), Some("Bo Lind"));
    let merge = Correction::Merge { entity: id("Ada Roe"), with: vec![id("Bo Lind")] };
    let merged = corrected(&mut corpus, &[merge, by(id("Bo Lind"))]);
    assert_eq!(merged.articles[0].quotes[0].speaker, Some(id("Ada Roe")));
    let lost = corrected(&mut corpus, &[by("per:nobody".into())]);
    assert_eq!(lost.lost_corrections[0].code, LostReason::Entity);
    assert_eq!(lost.articles, plain.articles);
    // Merged in a circle.
    let around =
        ["x", "y"].map(|e| Correction::Merge { entity: e.into(), with: vec![["y", "x"][(e == "y") as usize].into()] });
    assert_eq!(corrected(&mut corpus, &[&around[..], &[by("x".into())]].concat()).lost_corrections.len(), 1);
}

#[test]
fn what_is_dismissed_is_in_no_statement_and_is_told() {
    let mut corpus = corpus();
    let before = corpus.report();
    let after = corrected(&mut corpus, &[dismiss(Correctable::Quote, BRIDGE, None)]);
    assert!(words(&after, FIRST).iter().all(|w| !w.starts_with("We will")));
    assert_eq!(after.articles[0].quotes.len() + 1, before.articles[0].quotes.len());
    assert!(before.conflicts.len() == after.conflicts.len() + 1, "nobody else is told to have said it");
    let same = attribute(BRIDGE, Some("Bo Lind"));
    assert_eq!(corrected(&mut corpus, std::slice::from_ref(&same)).statements.len(), 1);
    assert!(corrected(&mut corpus, &[same, dismiss(Correctable::Quote, BRIDGE, None)]).statements.is_empty());
    let told = &after.dismissed[0];
    assert_eq!((told.what, told.article.as_str(), told.index, told.correction), (Correctable::Quote, "a", Some(0), 0));
    assert!(told.about.starts_with(BRIDGE));
    // Whoever corrects it after all brings it back.
    let back = corrected(&mut corpus, &[dismiss(Correctable::Quote, BRIDGE, None), attribute(BRIDGE, None)]);
    assert!(back.dismissed.is_empty() && back.articles[0].quotes.len() == before.articles[0].quotes.len());
}

#[test]
fn which_of_several_is_told_by_its_number_or_it_is_lost() {
    let mut corpus = corpus();
    let before = words(&corpus.report(), FIRST);
    let same = before.iter().filter(|w| w.starts_with("It is safe")).count();
    assert_eq!(same, 2, "{before:?}");
    let after = corrected(&mut corpus, &[dismiss(Correctable::Quote, "It is safe", Some((2, 2)))]);
    assert_eq!((after.dismissed.len(), after.dismissed[0].about.as_str()), (1, "It is safe,"));
    for place in [None, Some((1, 3)), Some((3, 2)), Some((0, 2))] {
        let lost = corrected(&mut corpus, &[dismiss(Correctable::Quote, "It is safe", place)]);
        assert_eq!((lost.dismissed.len(), lost.lost_corrections[0].code), (0, LostReason::Several), "{place:?}");
    }
    for text in ["It is unsafe", "", "…"] {
        let lost = corrected(&mut corpus, &[dismiss(Correctable::Quote, text, None)]);
        assert_eq!(lost.lost_corrections[0].code, LostReason::Words);
    }
}

#[test]
fn a_correction_survives_what_is_edited_elsewhere_and_is_lost_with_its_words() {
    let (mut corpus, engine) = (corpus(), engine());
    corpus.correct(vec![attribute(BRIDGE, Some("Bo Lind")), dismiss(Correctable::Quote, "the piers were sound", None)]);
    let mut edited = |text: String| {
        corpus.set(&engine, Article { id: "a".into(), text: Some(text), ..Article::default() });
        corpus.report()
    };
    let more = edited(format!("It rained in Oland on Sunday.\n\n{FIRST}"));
    assert_eq!((more.lost_corrections.len(), more.dismissed.len()), (0, 1));
    let lost = edited(FIRST.replace("winter storms", "autumn storms"));
    let [one] = &lost.lost_corrections[..] else { panic!("{:?}", lost.lost_corrections) };
    assert_eq!((one.correction, one.code), (0, LostReason::Words));
    corpus.remove("a");
    let gone: Vec<_> = corpus.report().lost_corrections.iter().map(|l| (l.correction, l.code)).collect();
    assert_eq!(gone, [(0, LostReason::Article), (1, LostReason::Article)]);
}

#[test]
fn a_deadline_is_due_when_the_reader_says() {
    let mut corpus = corpus();
    let evidence = "The council gave the hauliers until 14 March 2031 to leave the quay.";
    let change = |due: Option<&str>, setter: Option<&str>| Correction::Deadline {
        article: "a".into(),
        text: evidence.into(),
        nth: None,
        of: None,
        due: due.map(Into::into),
        setter: setter.map(Into::into),
        addressee: None,
    };
    let report = corrected(&mut corpus, &[change(Some("2031-03-21"), None), change(None, Some("Ada Roe"))]);
    let deadline = &report.articles[0].deadlines[0];
    assert_eq!((deadline.due.latest.as_deref(), deadline.corrected), (Some("2031-03-21"), Some(CorrectedBy::Reader)));
    let thread = &report.deadlines[0];
    let roe = report.entities.iter().find(|e| e.name == "Ada Roe").unwrap();
    assert_eq!(thread.current.as_ref().and_then(|d| d.earliest.as_deref()), Some("2031-03-21"));
    assert_eq!(thread.setter.as_ref(), Some(&roe.id));
    assert_eq!(deadline.setter.as_ref().unwrap().span(), deadline.evidence, "the sentence does not name her");
    assert!(corrected(&mut corpus, &[change(None, Some(""))]).articles[0].deadlines[0].setter.is_none());
    let bad = corrected(&mut corpus, &[change(Some("2031-02-30"), None)]);
    assert_eq!(bad.lost_corrections[0].code, LostReason::Day);
    assert_eq!(bad.articles[0].deadlines[0].due.latest.as_deref(), Some("2031-03-14"));
    let none = corrected(&mut corpus, &[dismiss(Correctable::Deadline, evidence, None)]);
    assert!(none.articles[0].deadlines.is_empty() && none.deadlines.is_empty() && none.dismissed.len() == 1);
}

fn difference(sides: &[(&str, &str, &str)], dismissed: bool, what: Correctable) -> Correction {
    let side = |&(article, text, before): &(&str, &str, &str)| CorrectedSide {
        article: article.into(),
        text: text.into(),
        before: Some(before.into()),
        after: None,
    };
    let note = (!dismissed).then(|| "rang the brigade".into());
    Correction::Difference { what, kind: None, sides: sides.iter().map(side).collect(), dismissed, note }
}

#[test]
fn a_difference_is_dismissed_or_checked_as_long_as_no_side_comes() {
    let mut corpus = corpus();
    let before = corpus.report();
    let figure = before.figures.iter().find(|f| f.cells.len() == 2).expect("the toll");
    let cell =
        |i: usize, text: &'static str| figure.cells[i].start.get()..figure.cells[i].end.get().max(text.len() as u32);
    let words = [(0, FIRST), (1, SECOND)].map(|(i, text)| &text[cell(i, "").start as usize..cell(i, "").end as usize]);
    let sides = [("a", words[0], "The fire killed"), ("b", words[1], "in Oland killed")];
    let checked = corrected(&mut corpus, &[difference(&sides, false, Correctable::Figure)]);
    assert_eq!(checked.lost_corrections, []);
    assert!(checked.figures.iter().any(|f| f.checked.as_deref() == Some("rang the brigade")));
    assert!(checked.conflicts.iter().all(|c| c.checked.is_none()), "a figure was checked");
    let both = [Correctable::Figure, Correctable::Conflict].map(|what| difference(&sides, true, what));
    let after = corrected(&mut corpus, &both);
    assert_eq!((after.figures.len(), after.conflicts.len()), (before.figures.len() - 1, before.conflicts.len() - 1));
    assert_eq!(after.dismissed.len(), 2);
    // Other words before it: it is another place.
    let elsewhere = [("a", words[0], "The flood killed"), ("b", words[1], "in Oland killed")];
    let lost = corrected(&mut corpus, &[difference(&elsewhere, true, Correctable::Figure)]);
    assert_eq!((lost.figures.len(), lost.lost_corrections[0].code), (before.figures.len(), LostReason::Sides));
    // Only one side was known when it was made.
    let lost = corrected(&mut corpus, &[difference(&sides[..1], true, Correctable::Figure)]);
    assert_eq!((lost.figures.len(), lost.lost_corrections[0].code), (before.figures.len(), LostReason::Sides));
    let nowhere = corrected(&mut corpus, &[difference(&[("x", "12", "")], true, Correctable::Figure)]);
    assert_eq!(nowhere.lost_corrections[0].code, LostReason::Article);
}
