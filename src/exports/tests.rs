use super::source::Piece;
use super::words::clip;
use super::*;
use crate::Span;
use crate::offsets::OffsetMap;
use crate::report::{
    Act, ArticleReport, Certainty, Conflict, ConflictKind, CorpusReport, DateBasis, Deadline, Due, Entity, EntityType,
    Milli, Place, Quote, QuoteKind, Status, Verdict,
};
use crate::unit::Utf16;

const TEXT: &str =
    "“We will, in time,” said Ada Roe. =SUM(A1) is “no” answer, Bo Lind wrote. The crew has until Friday to *leave*.";

fn span(text: &str, words: &str) -> Span {
    let at = text.find(words).expect("the words");
    Span::new(at as u32, (at + words.len()) as u32)
}

fn quote(kind: QuoteKind, content: Span, source: Option<Span>, speech: bool, speaker: Option<&str>) -> Quote {
    Quote {
        kind,
        content: vec![content],
        verbatim: Vec::new(),
        speech,
        act: None,
        parent: None,
        via: None,
        medium: None,
        addressee: None,
        said: None,
        source: source.into_iter().collect(),
        cue: Vec::new(),
        speaker: speaker.map(str::to_owned),
        document: None,
        confidence: Milli(970),
        corrected: None,
    }
}

fn deadline(evidence: Span, action: Option<Span>) -> Deadline {
    let day = Some("2031-03-14".to_owned());
    let due = Due {
        value: "2031-03-14".into(),
        earliest: day.clone(),
        latest: day,
        certainty: Certainty::Exact,
        basis: "article date".into(),
    };
    Deadline {
        trigger: None,
        time: None,
        due,
        setter: None,
        addressee: None,
        action,
        consequence: None,
        prior: None,
        status: Status::Set,
        said: None,
        evidence,
        corrected: None,
    }
}

fn report(quotes: Vec<Quote>, deadlines: Vec<Deadline>, name: &str) -> CorpusReport {
    let article = ArticleReport {
        id: "a".into(),
        text: None,
        title: None,
        outlet: None,
        authors: Vec::new(),
        agencies: Vec::new(),
        date: Some("2031-03-11".into()),
        date_basis: DateBasis::Given,
        parts: Vec::new(),
        positions: Vec::new(),
        entries: Vec::new(),
        quotes,
        entities: Vec::new(),
        times: Vec::new(),
        deadlines,
        warnings: Vec::new(),
        entity_table: None,
    };
    let entity = Entity {
        id: "e1".into(),
        kind: EntityType::Per,
        name: name.into(),
        variants: vec!["Roe".into()],
        roles: vec!["engineer".into()],
        issuer: None,
        articles: vec!["a".into()],
        mentions: 1,
        speaks: 1,
        spoken_of: 2,
        with: Vec::new(),
        confidence: Milli(970),
        reasons: Vec::new(),
    };
    CorpusReport {
        articles: vec![article],
        entities: vec![entity],
        statements: Vec::new(),
        deadlines: Vec::new(),
        conflicts: Vec::new(),
        figures: Vec::new(),
        duplicates: Vec::new(),
        sources: Vec::new(),
        dismissed: Vec::new(),
        lost_corrections: Vec::new(),
    }
}

fn plain() -> CorpusReport {
    let at = |words| span(TEXT, words);
    let quotes = vec![
        quote(QuoteKind::Direct, at("We will, in time,"), Some(at("Ada Roe")), true, Some("e1")),
        quote(QuoteKind::Mixed, at("=SUM(A1) is “no” answer"), Some(at("Bo Lind")), true, None),
        quote(QuoteKind::Indirect, at("The crew"), None, false, None),
    ];
    report(quotes, vec![deadline(at("The crew has until Friday to *leave*."), Some(at("*leave*")))], "Ada Roe")
}

/// A source of one article.
fn source<'a>(report: &'a CorpusReport, text: &'a str, origin: Origin) -> Source<'a> {
    let piece = Piece { report: &report.articles[0], text, map: OffsetMap::new(text, Utf16), origin };
    Source::of(report, vec![piece]).made("2031-05-14T10:20:30.500Z")
}

fn herald() -> Origin {
    let herald = || "Ness Herald".to_owned();
    Origin {
        label: herald(),
        title: "All of it".into(),
        outlet: herald(),
        date: "2031-03-11".into(),
        url: String::new(),
    }
}

fn export(what: Export) -> String {
    source(&plain(), TEXT, herald()).export(what)
}

#[test]
fn a_table_is_csv_in_which_no_cell_is_a_formula() {
    let quotes = export(Export::Quotes);
    let lines: Vec<&str> = quotes.split("\r\n").collect();
    assert!(lines[0].starts_with("\u{feff}speaker,words,kind,"));
    assert_eq!(
        lines[1],
        "Ada Roe,\"We will, in time,\",direct,yes,Ada Roe,,,Ness Herald,All of it,2031-03-11,,a,1,18,0.97,\
         \"We will, in time,” said Ada Roe\","
    );
    assert!(lines[2].starts_with("Bo Lind,'=SUM(A1) is “no” answer,mixed,yes,"));
    assert!(lines[3].contains(",no,") && lines[4].is_empty());
    assert!(export(Export::Deadlines).contains("\r\n2031-03-14,2031-03-14,exact,set,,,*leave*,,article date,"));
    assert!(export(Export::Entities).contains("\r\nAda Roe,PER,engineer,Roe,1,1,2,1,0.97,e1\r\n"));
}

#[test]
fn no_cell_is_a_formula_wherever_a_spreadsheet_cuts_the_line() {
    for (said, cell) in [
        ("=1+1", "'=1+1"),
        ("\u{a0}＝1", "'\u{a0}＝1"),
        ("\u{200b}-1", "'\u{200b}-1"),
        ("\n@x", "' @x"),
        ("'=1", "''=1"),
        ("\"\";=1+1", "\"\"\"\"\";'=1+1\""),
        ("Gazette; +1;", "\"Gazette;' +1;\""),
        ("a-b", "a-b"),
        ("a\u{202e}b\r\nc", "a b  c"),
    ] {
        let report = report(vec![quote(QuoteKind::Indirect, Span::new(0, 1), None, true, Some("e1"))], vec![], said);
        let quotes = source(&report, "x", herald()).export(Export::Quotes);
        let line = quotes.split("\r\n").nth(1).unwrap_or("");
        assert!(line.starts_with(&format!("{cell},x,indirect")), "{said:?}: {line}");
    }
}

#[test]
fn a_digest_has_the_quotes_of_each_speaker_and_what_is_due() {
    let text = export(Export::Digest);
    assert!(text.contains("### Ada Roe\n\n- “We will, in time,” (Ness Herald, 11 Mar 2031)\n"), "{text}");
    let due =
        "- **Fri 14 Mar 2031** (set): The crew has until Friday to \\*leave\\*. (Ness Herald); date from article date";
    assert!(text.contains(due), "{text}");
    assert!(!text.contains("differ"), "an empty section is left out");
}

#[test]
fn a_denial_keeps_its_verb() {
    let text = "Ada Roe again denied that the yard was shut.\n\nFar below Bo Lind answered.";
    let mut denial = quote(QuoteKind::Indirect, span(text, "that the yard was shut"), None, true, None);
    denial.cue = vec![span(text, "denied")];
    denial.source = vec![span(text, "Ada Roe")];
    let mut far = denial.clone();
    far.source = vec![span(text, "Bo Lind")];
    let report = report(vec![denial, far], Vec::new(), "Ada Roe");
    let source = source(&report, text, herald());
    let digest = source.export(Export::Digest);
    assert!(digest.contains("- Ada Roe again denied that the yard was shut ("), "{digest}");
    assert!(digest.contains("- denied that the yard was shut … Bo Lind ("), "{digest}");
    let table = source.export(Export::Quotes);
    assert!(table.contains(",Ada Roe again denied that the yard was shut,\r\n"), "{table}");
}

#[test]
fn who_declined_to_comment_stands_apart() {
    let text = "Ada Roe has not yet commented on the talks, Holm Radio said.";
    let silent = Quote {
        act: Some(Act::Declined),
        cue: vec![span(text, "has not yet")],
        ..quote(QuoteKind::Indirect, span(text, "commented on the talks"), None, false, Some("e1"))
    };
    let report = report(vec![silent], vec![], "Ada Roe");
    let digest = source(&report, text, herald()).export(Export::Digest);
    let line =
        "## Who declined to comment\n\n- **Ada Roe**: has not yet commented on the talks (Ness Herald, 11 Mar 2031)\n";
    assert!(digest.contains(line) && !digest.contains("Who said what"), "{digest}");
    let sheet = source(&report, text, herald()).export(Export::Quotes);
    assert!(sheet.contains("Ada Roe,has not yet commented on the talks,indirect,declined to comment,"), "{sheet}");
}

#[test]
fn who_passes_a_statement_on_is_told_with_it() {
    let text = "“We sail,” Ada Roe said, according to Holm Radio.";
    let passed = Quote {
        via: Some(span(text, "Holm Radio")),
        ..quote(QuoteKind::Direct, span(text, "We sail,"), None, true, Some("e1"))
    };
    let digest = source(&report(vec![passed], vec![], "Ada Roe"), text, herald()).export(Export::Digest);
    assert!(digest.contains("- “We sail,”, according to Holm Radio (Ness Herald"), "{digest}");
}

#[test]
fn what_an_article_says_is_no_markup() {
    for (said, written) in [
        ("<img src=x> &lt;b&gt; AT&T &#60;", "\\<img src=x\\> \\&lt;b\\&gt; AT\\&T \\&\\#60;"),
        ("![x](y) [^1] x! !", "\\!\\[x\\](y) \\[^1\\] x! !"),
        ("http://x www.x WWW.x a@x", "http\\://x www\\.x WWW\\.x a\\@x"),
        ("- a", "\\- a"),
        ("=== b", "\\=== b"),
        ("12) a", "12\\) a"),
        ("1234567890. a", "1234567890. a"),
        ("a\n\n# b\u{2028}c\u{202e}d", "a \\# b c d"),
        ("\\ `a` *b* _c_ ~d~ | e", "\\\\ \\`a\\` \\*b\\* \\_c\\_ \\~d\\~ \\| e"),
    ] {
        let origin = Origin { title: said.into(), date: String::new(), outlet: String::new(), ..herald() };
        let digest = source(&plain(), TEXT, origin).export(Export::Digest);
        let line = digest.lines().nth(2).unwrap_or("");
        assert_eq!(line, format!("- {written}"), "{said:?}");
    }
}

#[test]
fn an_address_is_a_link_if_it_is_one_of_the_web_and_cannot_end_the_link() {
    let of = |url: &str| {
        let origin = Origin { title: "T".into(), url: url.into(), ..Origin::default() };
        let digest = source(&plain(), TEXT, origin).export(Export::Digest);
        digest.lines().nth(2).unwrap_or("").to_owned()
    };
    for (url, link) in [
        ("https://ness.example/a?b=c&d", "https://ness.example/a?b=c&d"),
        (" HTTPS://Ness.Example", "https://ness.example/"),
        (
            "https://ness.example/> <img src=x onerror=alert(1)>",
            "https://ness.example/%3E%20%3Cimg%20src=x%20onerror=alert(1)%3E",
        ),
        ("https://ness.example/\n- x?\"'`\\|{}#^", "https://ness.example/-%20x?%22%27%60%5C%7C%7B%7D#%5E"),
        ("https://ness.example:80/é\\b", "https://ness.example:80/%C3%A9/b"),
    ] {
        assert_eq!(of(url), format!("- T <{link}>"), "{url}");
    }
    for url in [
        "javascript:alert(1)",
        "data:text/html,x",
        "/a",
        "https://",
        "http:x",
        "https://a b/",
        "JaVaScRiPt:alert(1)//https://x",
    ] {
        assert!(!of(url).contains(" <"), "{url}: {}", of(url));
    }
}

#[test]
fn marks_around_a_quote_give_way_to_ours() {
    for (said, line) in [("„‘We will,’”", "“We will,”"), ("”»", "“”"), ("“It’s ''so''", "“It’s ''so”")]
    {
        let all = Span::new(0, said.len() as u32);
        let report = report(vec![quote(QuoteKind::Direct, all, None, true, Some("e1"))], vec![], "Ada Roe");
        let digest = source(&report, said, herald()).export(Export::Digest);
        assert!(digest.contains(&format!("\n- {line} (Ness Herald")), "{digest}");
    }
}

#[test]
fn differences_are_told_with_each_side() {
    let (start, end) = Span::new(0, 5).ends();
    let side = Place { article: "a".into(), start, end };
    let conflict = |verdict| Conflict {
        kind: ConflictKind::Date,
        about: "the *day*".into(),
        verdict,
        why: "they differ".into(),
        sides: vec![side.clone()],
        checked: None,
    };
    let report = CorpusReport { conflicts: vec![conflict(Verdict::Conflict), conflict(Verdict::Same)], ..plain() };
    let source = source(&report, TEXT, herald());
    let digest = source.export(Export::Digest);
    assert!(
        digest.contains("- **the \\*day\\*** (date, conflict): they differ\n  - Ness Herald: “We\n\n## Who is who"),
        "{digest}"
    );
    let table = source.export(Export::Differences);
    assert!(table.ends_with("the *day*,date,same,they differ,“We,Ness Herald,2031-03-11,a,0,3,,\r\n"), "{table}");
}

#[test]
fn a_deadline_is_an_event_that_keeps_its_name() {
    let calendar = export(Export::Calendar);
    let day =
        "DTSTAMP:20310514T102030Z\r\nDTSTART;VALUE=DATE:20310314\r\nDTEND;VALUE=DATE:20310315\r\nSUMMARY:*leave*\r\n";
    assert!(calendar.contains(day), "{calendar}");
    assert!(
        calendar.contains("DESCRIPTION:To: *leave*\\nDate from: article date\\nReported by: Ness Herald\r\n"),
        "{calendar}"
    );
    // The name is that which the page has given to such a deadline from the first.
    assert!(calendar.contains("UID:5a51d7d3803aad21e0d51a8d727a4e79@nutgraf\r\n"), "{calendar}");
}

#[test]
fn lines_of_an_article_begin_no_line_of_a_calendar() {
    let text = "Roe must\r\nBEGIN:VALARM\u{2028}b\u{85}c\u{202e}d; e, f\\g by Friday.";
    let all = Span::new(0, text.len() as u32);
    let report = report(vec![], vec![deadline(all, None), deadline(all, None)], "Ada Roe");
    let calendar = source(&report, text, Origin { label: "A\r\nX:1".into(), ..herald() }).export(Export::Calendar);
    assert!(calendar.contains("\r\nSUMMARY:Roe must BEGIN:VALARM b c d\\; e\\, f\\\\g by Friday.\r\n"), "{calendar}");
    assert!(calendar.contains("Reported by: A X:1\r\n"), "{calendar}");
    let names: Vec<&str> = calendar.lines().filter(|l| l.starts_with("UID:")).collect();
    assert!(names.len() == 2 && names[1].contains("-2@"), "two of one key are two events: {names:?}");
}

#[test]
fn a_date_that_there_is_not_is_written_as_it_is_given() {
    let at = |value: &str, earliest: &str, latest: &str, certainty| {
        let (earliest, latest) = (Some(earliest.into()), Some(latest.into()));
        words::due(&Due { value: value.into(), earliest, latest, certainty, basis: String::new() }, &english)
    };
    let written = |earliest: &str, latest: &str, certainty| at("", earliest, latest, certainty);
    assert_eq!(at("2031-09-08T17:00", "2031-09-08", "2031-09-08", Certainty::Exact), "Mon 8 Sept 2031, 17:00");
    assert_eq!(at("2031-09-08TMO", "2031-09-08", "2031-09-08", Certainty::Exact), "Mon 8 Sept 2031");
    assert_eq!(written("2031-02-30", "2031-02-30", Certainty::Exact), "2031-02-30");
    assert_eq!(written("2031-09-08", "2031-09-08", Certainty::Approx), "about Mon 8 Sept 2031");
    assert_eq!(written("2031-08-08", "2031-08-09", Certainty::Interval), "8 Aug – 9 Aug 2031");
    assert_eq!(written("2030-12-31", "2031-01-01", Certainty::Interval), "31 Dec 2030 – 1 Jan 2031");
    assert_eq!(english("0001-01-01", Form::Day).as_deref(), Some("1 Jan 1"));
    assert_eq!(english("0000-01-01", Form::Day), None);
}

#[test]
fn a_text_is_cut_at_a_space_and_no_character_in_two() {
    assert_eq!(clip("abc😀def", 4), "abc …");
    assert_eq!(clip("abcd😀def", 4), "abcd …");
    assert_eq!(clip("one two three", 8), "one two …");
    assert_eq!(clip("one two three", 7), "one two …");
    assert_eq!(clip("one twothreefour", 9), "one twoth …");
    assert_eq!(clip("one", 3), "one");
}
