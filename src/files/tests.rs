use super::*;

fn all(name: &str, text: &str) -> Vec<Found> {
    let mut out = Vec::new();
    read_text(name, stem(name), text.to_owned(), &mut |found| {
        out.push(found);
        true
    });
    out
}

fn articles(name: &str, text: &str) -> Vec<Article> {
    let article = |found| if let Found::Article { article, .. } = found { Some(article) } else { None };
    all(name, text).into_iter().filter_map(article).collect()
}

fn problems(name: &str, text: &str) -> Vec<(ErrorCode, String)> {
    let problem = |found| if let Found::Problem(p) = found { Some((p.code(), p.sentence(name))) } else { None };
    all(name, text).into_iter().filter_map(problem).collect()
}

fn ids(name: &str, text: &str) -> Vec<String> {
    articles(name, text).into_iter().map(|a| a.id).collect()
}

use crate::ErrorCode;
use crate::report::Position;

#[test]
fn a_broken_line_costs_that_line_only() {
    let text =
        "{\"id\":\"a\",\"text\":\"x\"}\nnope\n{\"id\":\"b\"}\n\n{\"html\":\"<p>y</p>\",\"date\":\"2031-05-14\"}\n";
    let read = articles("two.jsonl", text);
    assert_eq!((read[0].id.as_str(), read[0].text.as_deref()), ("a", Some("x")));
    assert_eq!((read[1].id.as_str(), read[1].date.as_deref()), ("two-5", Some("2031-05-14")));
    assert_eq!(
        problems("two.jsonl", text),
        [
            (ErrorCode::BadJson, "two.jsonl: line 2 is not JSON".into()),
            (ErrorCode::BadArticle, "the article “b” cannot be read: it has neither text nor html".into()),
        ]
    );
}

#[test]
fn json_may_hold_an_article_a_list_json_lines_or_corrections() {
    assert_eq!(ids("f.json", "{\"text\":\"x\"}"), ["f"]);
    assert_eq!(ids("f.json", "[{\"text\":\"x\"},{\"text\":\"y\"},3]"), ["f-1", "f-2"]);
    assert_eq!(ids("f.json", "{\"text\":\"x\"}\n{\"text\":\"y\"}"), ["f-1", "f-2"]);
    assert_eq!(ids("f.json", "{\"articles\":[{\"text\":\"x\"}]}"), ["f"]);
    let deletion = "{\"op\":\"delete\",\"entity\":\"e1\"}";
    for corrected in [format!("{{\"corrections\":[{deletion}]}}"), format!("[{deletion}]")] {
        let found = all("f.json", &corrected);
        assert!(matches!(&found[..], [Found::Corrections(c)] if c.len() == 1), "{found:?}");
    }
    // Of a report that was exported with its corrections only these are read.
    let report = format!("{{\"articles\":[{{\"id\":\"a\",\"parts\":[]}}],\"corrections\":[{deletion}]}}");
    assert_eq!(all("f.json", &report).len(), 1);
    assert_eq!(problems("f.json", "[\n1\n,\n\"x\"\n"), [(ErrorCode::BadJson, "f.json: line 5 is not JSON".into())]);
}

#[test]
fn odd_values_are_told_and_the_good_ones_read() {
    let odd = [
        "5",
        "null",
        "\"x\"",
        "[]",
        "{\"id\":\"a\"}",
        "{\"id\":\"a\",\"text\":5}",
        "{\"id\":{},\"text\":\"x\"}",
        "{\"id\":\"a\",\"text\":\"x\",\"date\":20310514}",
        "{\"id\":\"a\",\"text\":\"x\",\"keep\":[{\"start\":-1}]}",
        "{\"id\":\"a\",\"text\":\"x\",\"authors\":[1]}",
        "{\"id\":\"a\",\"text\":\"x\",\"positions\":[{\"start\":1}]}",
    ];
    let good = [
        "{\"id\":\"\",\"text\":\"none\"}",
        "{\"id\":7,\"text\":\"number\"}",
        "{\"id\":null,\"html\":\"<p>x\",\"text\":null}",
        "{\"id\":\"b\",\"text\":\"both\",\"html\":\"<p>\",\"keep\":[{\"start\":0,\"end\":2}]}",
    ];
    let rows = [&odd[..], &good].concat();
    for (name, text) in
        [("f.json", format!("[{}]", rows.join(","))), ("f.jsonl", rows.join("\n")), ("f.json", rows.join("\n"))]
    {
        let read = articles(name, &text);
        assert_eq!(read.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["f-12", "7", "f-14", "b"]);
        assert_eq!((read[3].html.as_deref(), read[3].keep.len()), (None, 1));
        assert_eq!(problems(name, &text).len(), odd.len());
    }
    let told = problems("f.json", "[1, {\"id\": \"a\", \"text\": \"x\", \"date\": 1}]");
    assert_eq!(told[0].1, "f.json, item 1, is no article: an object with \"id\" and \"text\" or \"html\" is wanted");
    assert_eq!(told[1].1, "the article “a” cannot be read: its date is no string such as \"2031-05-02\"");
    assert_eq!(problems("f.jsonl", "\n3")[0].1.split(" is ").next(), Some("f.jsonl, line 2,"));
}

#[test]
fn authors_and_positions_are_read() {
    let text = r#"[{"text": "x", "authors": ["Ada Roe", ""], "positions": [{"start": 0, "time": "00:00:01"}, {"start": 1, "page": 2}]},
                   {"text": "x", "authors": "Bo Lind", "positions": null}]"#;
    let read = articles("f.json", text);
    assert_eq!(read[0].authors, ["Ada Roe"]);
    assert_eq!(read[0].positions, [Position::at_time(0, "00:00:01"), Position::on_page(1, 2)]);
    assert_eq!((read[1].authors.as_slice(), read[1].positions.len()), (&["Bo Lind".to_owned()][..], 0));
}

#[test]
fn bad_corrections_are_told_and_the_good_ones_read() {
    let text = "{\"corrections\":[{\"op\":\"merge\",\"entity\":\"e\",\"with\":[1]},{\"op\":\"explode\",\"entity\":\"e\"},\
                {\"op\":\"rename\",\"entity\":\"e\"},{\"op\":\"retype\",\"entity\":\"e\",\"type\":\"X\"},null,5,\
                {\"op\":\"rename\",\"entity\":\"e\",\"name\":\"N\"}]}";
    let told = problems("f.json", text);
    assert_eq!(told.len(), 6);
    assert_eq!(told[1], (ErrorCode::BadCorrections, "f.json, correction 2, is no correction".into()));
    assert!(matches!(&all("f.json", text)[0], Found::Corrections(c) if c.len() == 1));
}

#[test]
fn the_name_or_the_beginning_tells_what_a_file_is() {
    let is_page = |name: &str, text: &str| articles(name, text)[0].html.is_some();
    for (name, text) in
        [("a.html", "x"), ("a.HTM", "x"), ("pasted-1", " <!DOCTYPE html><p>x"), ("a.txt", "<p>x"), ("a.md", "<html>")]
    {
        assert!(is_page(name, text), "{name}");
    }
    for (name, text) in [("a.txt", "<3 is a heart"), ("a.txt", "<pre>x"), ("a.md", "<div>\n\nx"), ("html", "x")] {
        assert!(!is_page(name, text), "{name}");
    }
    assert_eq!(articles("a.txt", "*x*")[0].text.as_deref(), Some("*x*"));
    assert!(matches!(&all("a.txt", " \n")[0], Found::Article { warnings, .. } if warnings == &["a.txt is empty"]));
}

#[test]
fn a_table_has_an_article_in_each_row() {
    let text = "ID,Outlet,section,Text,date\n1,Ness Herald,news,\"“No,”\nsaid Roe.\",2031-05-14\n,,,Second.,\n3,,,,\n";
    let read = articles("t.csv", text);
    assert_eq!(read.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["1", "t-2"]);
    assert_eq!((read[0].text.as_deref(), read[0].outlet.as_deref()), (Some("“No,”\nsaid Roe."), Some("Ness Herald")));
    assert_eq!(problems("t.csv", text)[0].1, "the article “3” cannot be read: it has neither text nor html");
    // A table of something else is no text to read.
    let told = problems("quotes.csv", "speaker,words\nRoe,No\n");
    assert_eq!((told.len(), told[0].0), (1, ErrorCode::BadArticle));
    // Half a text is none, and the rows about it are read.
    let cut = "id,text\na,“We will wait, as we said,” Roe wrote.\nb,It rained.,\n";
    assert!(
        problems("t.csv", cut)[0].1.contains("more cells than the first row names"),
        "{:?}",
        problems("t.csv", cut)
    );
    assert_eq!(articles("t.csv", cut).iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["b"]);
    assert_eq!(
        articles("t.tsv", "text\nIt rained, and then it did not.\n")[0].text.as_deref(),
        Some("It rained, and then it did not.")
    );
}

/// The dates and outlets of a table's articles, and all that is told of them.
fn columns_of(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut read, mut told) = (Vec::new(), Vec::new());
    for found in all("t.csv", text) {
        if let Found::Article { article, warnings, .. } = found {
            read.push(format!("{} {}", article.date.unwrap_or_default(), article.outlet.unwrap_or_default()));
            told.extend(warnings);
        }
    }
    (read, told)
}

#[test]
fn columns_are_known_in_other_languages_and_by_their_days() {
    let german = "Titel;Datum;Medium;Text\nRegen;14.05.2031;Ness Herald;It rained.\n";
    assert_eq!(columns_of(german), (vec!["2031-05-14 Ness Herald".into()], vec![]));
    let days =
        "when,checked on,updated,text\n2031-05-14,no,2031-06-01,It rained.\n2031-05-15,yes,2031-06-01,It snowed.\n";
    assert_eq!(
        columns_of(days),
        (
            vec!["2031-05-14 ".into(), "2031-05-15 ".into()],
            vec![
                "the column “when” was read as the date".into(),
                "columns that are not read: “checked on”, “updated”".into()
            ]
        )
    );
    // Of two columns of days either may be the one; and the day of a copy is none.
    for text in ["shown,sent,text\n2031-05-14,2031-05-15,It rained.\n", "crawled,text\n2031-05-14,It rained.\n"] {
        let (read, told) = columns_of(text);
        assert!(
            read == [" "] && told[0].starts_with("no column is known to hold the dates; name one of them"),
            "{told:?}"
        );
    }
    assert_eq!(columns_of("text,number\nIt rained.,1936517400\n").0, [" "]);
}

#[test]
fn the_dates_of_a_table_tell_which_number_is_the_month() {
    let table = |days: [&str; 2]| format!("date,text\n{},It rained.\n{},It snowed.\n", days[0], days[1]);
    let (read, told) = columns_of(&table(["05/06/2031", "05/14/2031"]));
    assert_eq!(read, ["2031-05-06 ", "2031-05-14 "]);
    assert_eq!(told, ["dates such as 05/06/2031 are read month first, as other rows have it"]);
    assert_eq!(columns_of(&table(["05/06/2031", "14/05/2031"])).0[0], "2031-06-05 ");
    for unknown in [["05/06/2031", "06/05/2031"], ["05/06/2031", "soon"], ["14/05/2031", "05/14/2031"]] {
        assert!(!columns_of(&table(unknown)).1.iter().any(|w| w.contains("first")), "{unknown:?}");
    }
    assert_eq!(columns_of(&table(["05/06/2031", "06/05/2031"])).0[0], "05/06/2031 ");
    // Another column of days, written by another program, has its own order.
    let two = "published,date,text\n05/06/2031,,It rained.\n05/14/2031,,It snowed.\n,05/06/2031,It froze.\n";
    assert_eq!(columns_of(two).0, ["2031-05-06 ", "2031-05-14 ", "05/06/2031 "]);
}

#[test]
fn the_day_of_a_copy_is_no_date_in_any_language() {
    for name in ["abrufdatum", "Letzter Zugriff", "Geburtstag", "jour de consultation", "Accès", "día de nacimiento"]
    {
        let table = format!("{name},text\n2031-05-14,It rained.\n2031-05-15,It snowed.\n");
        assert_eq!(columns_of(&table).0, [" ", " "], "{name}");
    }
}

#[test]
fn whoever_has_enough_is_given_no_more() {
    for (name, text) in [("f.jsonl", "1\n2\n3"), ("f.json", "[1,2,3]"), ("f.csv", "text\na\nb\n")] {
        let mut n = 0;
        assert!(!read_text(name, "f", text.to_owned(), &mut |_| {
            n += 1;
            n < 2
        }));
        assert_eq!(n, 2, "{name}");
    }
}

#[test]
fn a_file_has_an_id_whatever_its_name() {
    let stems = ["", ".txt", "x", ".", "a.b.txt", "a. b"].map(stem);
    assert_eq!(stems, ["article", ".txt", "x", ".", "a.b", "a. b"]);
}

/// The ids, texts and warnings of the articles in a file.
fn told(name: &str, text: &str) -> Vec<(String, String, Vec<String>)> {
    let one = |found| match found {
        Found::Article { article, warnings, .. } => Some((article.id, article.text.unwrap_or_default(), warnings)),
        _ => None,
    };
    all(name, text).into_iter().filter_map(one).collect()
}

#[test]
fn rows_of_paragraphs_are_one_article_and_columns_that_are_not_read_are_told() {
    let table = "url,para_no,text,desk\nu/1,2,Roofs leaked.,coast\nu/1,1,It rained.,coast\nu/2,1,It snowed.,coast\nu/2,2,Roads shut.,x\n";
    let read = told("f.csv", table);
    assert_eq!(
        (read.len(), read[0].1.as_str(), read[1].1.as_str()),
        (2, "It rained.\n\nRoofs leaked.", "It snowed.\n\nRoads shut.")
    );
    assert!(read[0].2.iter().any(|w| w == "rows of the same “url” were read as the paragraphs of one article"));
    assert!(read[0].2.iter().any(|w| w.contains("no column is known to hold the dates") && w.contains("“desk”")));
    assert!(read[1].2.is_empty(), "{read:?}");
    let dated = told("f.csv", "date,text,desk\n2031-05-14,It rained.,coast\n");
    assert_eq!(dated[0].2, ["columns that are not read: “desk”"]);
}

#[test]
fn who_speaks_in_a_row_stands_before_what_is_said() {
    let turns = told("f.csv", "Speaker,Text\nAda Roe,It rained.\nBo Lind,Roofs leaked.\n");
    assert_eq!((turns.len(), turns[0].1.as_str()), (1, "Ada Roe: It rained.\n\nBo Lind: Roofs leaked."));
    let own = told("f.csv", "id,speaker,text\na,Ada Roe,It rained.\nb,Bo Lind,Roofs leaked.\n");
    assert_eq!((own.len(), own[1].1.as_str()), (2, "Bo Lind: Roofs leaked."));
    let own = told("f.json", &format!("[{}]", [a_turn("a"), a_turn("b")].join(",")));
    assert_eq!((own.len(), own[1].0.as_str(), own[1].1.as_str()), (2, "b", "Ada Roe: It rained."));
    let long = format!("[{{\"speaker\": \"Ada Roe\", \"text\": \"{}\"}}]", "word ".repeat(200));
    assert_eq!(told("f.json", &long)[0].2, ["the speaker that its fields name is not read: Ada Roe"]);
}

fn a_turn(id: &str) -> String {
    format!(r#"{{"ID": "{id}", "Speaker": "Ada Roe", "Text": "It rained."}}"#)
}

#[test]
fn a_turn_of_any_length_has_its_speaker() {
    let long = "word ".repeat(200);
    let table = format!("speaker,text\nAda Roe,Why?\nBo Lind,{long}\nBo Lind,Bo Lind is my name.\nA,And you?\n");
    let wanted = format!("Ada Roe: Why?\n\nBo Lind: {}\n\nBo Lind: Bo Lind is my name.\n\nA: And you?", long.trim());
    assert_eq!(told("f.csv", &table)[0].1, wanted);
    let items = serde_json::json!([{"speaker": "Ada Roe", "text": "Why?"}, {"speaker": "Bo Lind", "text": long}]);
    assert!(told("f.json", &items.to_string())[0].1.contains("\n\nBo Lind: word word"));
}

#[test]
fn rows_of_several_articles_stay_apart() {
    for (rows, table) in [
        (3, "index,title,outlet,date,text\n0,Rain,A,,It rained.\n1,Rain,B,,Rain fell.\n2,Rain,C,,It poured.\n"),
        (2, "title,paragraph,text\nRain,1,It rained.\nRain,2,Rain fell.\n"),
        (2, "date,speaker,text\n2031-05-03,Ada Roe,It rained.\n2031-06-09,Ada Roe,It snowed.\n"),
        (2, "outlet,speaker,text\nNess Herald,Ada Roe,It rained.\nPort News,Bo Lind,It snowed.\n"),
        (4, "url,para,text\nu/1,1,It rained.\nu/1,2,It rained.\nu/2,1,It snowed.\nu/2,1,It blew.\n"),
        (4, "url,order,text\nu/1,1,It rained.\nu/1,2,It poured.\nu/1,3,It snowed.\nu/1,4,It blew.\n"),
        (2, "url,para,text\nu/1,1,It rained.\nu/1,2,It poured.\nu/1,1,It rained.\nu/1,2,It poured.\n"),
        (1, "time,speaker,text\n00:01:00,Ada Roe,It rained.\n00:02:00,Bo Lind,It snowed.\n"),
        (1, "url,order,speaker,text\nu/1,2,Ada Roe,Yes.\nu/1,1,Bo Lind,Rain?\nu/1,3,Ada Roe,Yes.\n"),
        (1, "id,start,speaker,text\n0,0.0,Ada Roe,It rained.\n1,2.5,Bo Lind,It snowed.\n"),
    ] {
        assert_eq!(told("f.csv", table).len(), rows, "{table}");
    }
    let late = "url,para,text,byline\nu/1,1,It rained.,\nu/1,2,It poured.,Ada Roe\n";
    assert_eq!(articles("f.csv", late)[0].authors, ["Ada Roe"]);
}

#[test]
fn what_is_joined_is_told_and_stands_in_the_report() {
    let models = ["models/entities.nut", "models/quotes.nut"].map(|path| std::fs::read(path).unwrap());
    let engine = crate::Engine::new(&[&models[0], &models[1]]).unwrap();
    for (name, text) in [
        ("two_2031-05-03.csv", "speaker,text\nAda Roe,It rained.\nBo Lind,Roofs leaked.\n"),
        (
            "two_2031-05-03.json",
            r#"[{"speaker": "Ada Roe", "text": "It rained."},
            {"speaker": "Bo Lind", "text": "Roofs leaked.", "note": "It rained the year before, too."}]"#,
        ),
    ] {
        let all = told(name, text);
        assert!(all[0].2[0].ends_with("of one article"), "{all:?}");
        let article = articles(name, text).remove(0);
        // What is said first is no headline, and a day in a file's name stays whole.
        assert_eq!(article.title.as_deref(), Some("two 2031-05-03"));
        let report = engine.analyse(article).report();
        assert_eq!(report.text.as_deref(), Some("Ada Roe: It rained.\n\nBo Lind: Roofs leaked."));
    }
    let lost = told(
        "f.json",
        r#"[{"speaker": 1, "start": 0, "text": "It rained."},
        {"speaker": 2, "start": 1, "text": "So?", "note": "It rained the year before, too."}]"#,
    );
    assert_eq!(
        (lost[0].1.as_str(), lost[0].2[1].as_str()),
        ("It rained.\n\nSo?", "fields that are not read: “note”, “speaker”")
    );
}

#[test]
fn the_parts_of_a_recording_are_one_article() {
    let parts = r#"{"language": "en", "segments": [{"start": 0.0, "speaker": "Ada Roe", "text": " It rained."},
        {"start": 2.5, "speaker": "Ada Roe", "text": " Roofs leaked."}, {"start": 4.5, "speaker": "Bo Lind", "text": "So?"}]}"#;
    let read = told("talk.json", parts);
    assert_eq!((read.len(), read[0].1.as_str()), (1, "Ada Roe: It rained. Roofs leaked.\n\nBo Lind: So?"));
    let articles = r#"[{"title": "A", "speaker": "B", "text": "It rained."}, {"title": "C", "speaker": "B", "text": "It snowed."}]"#;
    assert_eq!(told("f.json", articles).len(), 2);
}

#[test]
fn what_stands_above_a_text_is_read_and_prose_that_is_not_is_told_once() {
    let table = "title,standfirst,text,date\nRain,Roofs leak,It rained.,2031-05-14\n";
    assert_eq!(told("f.csv", table)[0].1, "Roofs leak\n\nIt rained.");
    let item =
        "{\"subtitle\": \"Roofs leak\", \"text\": \"It rained.\", \"sidebar\": \"It rained the year before, too.\"}";
    let read = told("f.json", &format!("[{item}, {item}]"));
    assert_eq!((read[0].1.as_str(), read[0].2.len(), read[1].2.len()), ("Roofs leak\n\nIt rained.", 1, 0));
    assert_eq!(read[0].2, ["fields that are not read: “sidebar”"]);
    // Where there is no text it is better than nothing.
    assert_eq!(told("f.json", "{\"standfirst\": \"Roofs leak\"}")[0].1, "Roofs leak");
}

#[test]
fn data_frames_are_read_however_they_are_written() {
    for text in [
        r#"{"title": {"0": "A", "1": "B", "10": "C"}, "text": {"0": "It rained.", "1": "It snowed.", "10": "It blew."}}"#,
        r#"{"columns": ["title", "text"], "index": [0, 1, 2], "data": [["A", "It rained."], ["B", "It snowed."], ["C", "It blew."]]}"#,
        r#"{"0": {"title": "A", "text": "It rained."}, "10": {"text": "It blew."}, "2": {"text": "It snowed."}}"#,
    ] {
        let texts: Vec<String> = told("f.json", text).into_iter().map(|t| t.1).collect();
        assert_eq!(texts, ["It rained.", "It snowed.", "It blew."], "{text}");
    }
    assert_eq!(told("f.json", r#"{"article": {"title": "A", "text": "It rained."}}"#)[0].1, "It rained.");
}

#[test]
fn articles_under_another_name_are_known_by_how_they_begin() {
    let long = "The harbour wall at Ness fell at noon on Friday, and nobody was hurt, the port said.";
    assert_eq!(ids("f.txt", "[{\"text\":\"x\"}, {\"text\":\"y\"}]"), ["f-1", "f-2"]);
    assert_eq!(ids("f.txt", "{\"text\":\"x\"}\n{\"text\":\"y\"}\n"), ["f-1", "f-2"]);
    assert_eq!(
        ids("f.txt", &format!("title,date,text\nWall,2031-05-14,\"{long}\"\nRain,2031-05-15,\"{long}\"\n")),
        ["f-1", "f-2"]
    );
    for text in [
        "[Roe] It rained.",
        "{x} It rained.",
        "Date, title and text\nNone, nobody, nothing",
        "Title, text\n\nIt rained.",
    ] {
        assert_eq!(articles("f.txt", text)[0].text.as_deref(), Some(text));
    }
    assert_eq!(articles("f.srt", long)[0].text.as_deref(), Some(long));
    let export = format!("Wall falls\n{long}\nEnd of Document\nRain\n{long}\nEnd of Document\n");
    assert_eq!(ids("f.txt", &export), ["f-1", "f-2"]);
}
