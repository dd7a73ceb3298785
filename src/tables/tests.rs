use std::collections::BTreeSet;

use super::{Kind, Row, Table, Value};
use crate::report::Milli;
use crate::{Article, Corpus, Engine, Unit};

fn engine() -> Engine {
    let files: [&[u8]; 2] = [include_bytes!("../../models/entities.nut"), include_bytes!("../../models/quotes.nut")];
    Engine::new(&files).expect("the committed model files are good")
}

fn article(id: &str, text: &str) -> Article {
    Article {
        id: id.into(),
        text: Some(text.into()),
        date: Some("2025-08-06".into()),
        outlet: Some("The Oland Post".into()),
        ..Article::default()
    }
}

fn corpus() -> Corpus {
    let engine = engine();
    let words = "“We will 🚢 leave the harbour before the winter storms arrive,” Ada Roe, the mayor of Oland, said";
    let mut corpus = Corpus::new();
    for (id, more) in [("a", ". The board has until 8 August 2025 to reply."), ("b", " on Tuesday."), ("c", ".")] {
        corpus.set(&engine, article(id, &format!("{words}{more}")));
    }
    corpus
}

fn of_corpus(table: Table, corpus: &Corpus) -> Vec<Row> {
    table.of_corpus(&corpus.report(), |id| corpus.get(id).map_or("", |a| a.text()), Unit::Utf16)
}

/// The cell of a row by its column's name.
fn cell(table: Table, row: &Row, name: &str) -> Value {
    let at = table.columns().iter().position(|c| c.name == name).expect("a column of that name");
    row[at].clone()
}

#[test]
fn every_cell_is_of_its_columns_kind_and_names_are_unique() {
    let corpus = corpus();
    for &table in Table::ALL {
        assert_eq!(Table::named(table.as_str()), Some(table));
        let columns = table.columns();
        let names: BTreeSet<_> = columns.iter().map(|c| c.name).collect();
        assert_eq!(names.len(), columns.len(), "{table:?}");
        let rows = of_corpus(table, &corpus);
        // There is neither a conflict nor a warning in these articles.
        assert_eq!(rows.is_empty(), matches!(table, Table::Conflicts | Table::Warnings), "{table:?}");
        for row in &rows {
            assert_eq!(row.len(), columns.len(), "{table:?}");
            for (value, column) in row.iter().zip(&columns) {
                let kind = match value {
                    Value::Empty => continue,
                    Value::Text(_) => Kind::Text,
                    Value::Integer(_) => Kind::Integer,
                    Value::Share(_) => Kind::Share,
                    Value::Truth(_) => Kind::Truth,
                };
                assert_eq!(kind, column.kind, "{table:?} {}", column.name);
            }
        }
    }
}

#[test]
fn a_row_has_its_article_the_words_and_their_place() {
    let engine = engine();
    let text = "“Ö 🚢 rain,” said Ada Roe, the mayor of Oland, “and snow will fall.”";
    let analysis = engine.analyse(article("a", text));
    let row = &Table::Quotes.of_article(&analysis.report(), text, Unit::Utf16)[0];
    let cell = |name| cell(Table::Quotes, row, name);
    let begins: Vec<Value> = row[..3].to_vec();
    assert_eq!(begins, ["a", "The Oland Post", "2025-08-06"].map(Value::from));
    let Value::Text(content) = cell("content") else { panic!("words") };
    assert!(content.contains("Ö 🚢 rain") && content.contains(" … ") && content.contains("and snow will fall"));
    assert_eq!(cell("speaker_name"), "Ada Roe".into());
    assert_eq!(cell("speaker_type"), "PER".into());
    assert_eq!(cell("medium"), Value::Empty);
    let report = analysis.report().with_offsets(text, Unit::Utf16);
    assert_eq!(cell("start"), report.quotes[0].content[0].start.into());
    assert_eq!(cell("end"), report.quotes[0].content.last().map(|s| s.end).into());
}

#[test]
fn one_article_and_a_corpus_of_it_give_the_same_rows() {
    let engine = engine();
    let text = "Ada Roe, the mayor of Oland, said it rained. She has until Friday to reply.";
    let analysis = engine.analyse(article("a", text));
    let mut corpus = Corpus::new();
    corpus.insert(analysis.clone());
    for &table in Table::ALL {
        let alone = table.of_article(&analysis.report(), text, Unit::Utf16);
        let together = of_corpus(table, &corpus);
        assert_eq!(alone, if table.compares() { Vec::new() } else { together }, "{}", table.as_str());
    }
}

#[test]
fn a_statement_has_a_row_for_each_article() {
    let rows = of_corpus(Table::Statements, &corpus());
    let ids: Vec<Value> = rows.iter().map(|r| r[0].clone()).collect();
    assert_eq!(ids, ["a", "b", "c"].map(Value::from));
    for row in &rows {
        assert_eq!(cell(Table::Statements, row, "speaker_name"), "Ada Roe".into());
        let Value::Text(text) = cell(Table::Statements, row, "text") else { panic!("words") };
        assert!(text.contains("before the winter storms arrive"));
    }
    let fullest = rows.iter().filter(|r| cell(Table::Statements, r, "fullest") == Value::Truth(true));
    assert_eq!(fullest.count(), 1);
}

#[test]
fn cells_are_written_as_the_report_writes_them() {
    let values = [Value::Empty, "a".into(), 3u32.into(), Value::Share(Milli(970)), true.into()];
    assert_eq!(serde_json::to_string(&values).unwrap(), r#"[null,"a",3,0.97,true]"#);
}
