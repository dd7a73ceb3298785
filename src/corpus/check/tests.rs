//! Words that are put to an invented story: `tests/cases/check.tsv`.

use crate::report::{Check, CheckVerdict};
use crate::{Article, Corpus, Engine};

const POST: &str = "Oland bridge to stay open

“We will not close the old bridge before winter, and we will not raise the toll,” Ada Roe, the mayor of Oland, said on \
Friday. “It costs $5 million a year,” she said, “and most of it is wasted.”

Carl Holm, who leads the harbour board, said: “The bridge was unsafe in March. Nobody listened to the engineers, and 12 \
lorries crossed it every hour.” He added that the board would sell the eastern ferry terminal.

The storm of Tuesday night tore two boats from their moorings. Ines Vega denied that the council had taken money from the \
board.";

const HERALD: &str = "‘We will not raise the toll’: Roe

Ada Roe, the mayor of Oland, said: “We will not close the old bridge before the winter, and we will not raise the toll this \
year.” Mr Holm called the mayor’s plan “a slow and costly mistake” on Saturday.

“They want us out, and they want the US out,” said Ines Vega, a councillor.";

const TIMES: &str = "Bo Lund falsely claims that Ada Roe said “We will sell the harbour to the bank.” Carl Holm would say, if he \
were honest, “We need the money badly this year.” Ines Vega would only say: “The river keeps its own counsel.”

A fake post says that Ines Vega said: “The ferry is full of rats again.” Carl Holm said she would resign from the council in June.

In a letter in May Ines Vega said: “The swans are back upon the ice.” Bo Lund, who was wrongly convicted of theft, said: “The trial \
was over in an hour.” Rejecting the claim, Carl Holm said: “The board has paid its debts in full.”

Had Carl Holm said “We owe the town an apology today,” nobody would be angry. They begged Ada Roe to say: “The harbour belongs to \
the town.” A banner read “I am sorry”.";

fn corpus() -> Corpus {
    let files: [&[u8]; 2] =
        [include_bytes!("../../../models/entities.nut"), include_bytes!("../../../models/quotes.nut")];
    let engine = Engine::new(&files).unwrap();
    let mut corpus = Corpus::new();
    for (id, date, text) in [("herald", "2031-05-04", HERALD), ("post", "2031-05-02", POST)] {
        let (text, date) = (Some(text.into()), Some(date.into()));
        corpus.set(&engine, Article { id: id.into(), text, date, ..Article::default() });
    }
    let article =
        Article { id: "times".into(), date: Some("2031-05-06".into()), text: Some(TIMES.into()), ..Article::default() };
    corpus.set(&engine, Article { title: Some("‘Ice will close the upper river’".into()), ..article });
    corpus
}

/// What the first place of a check differs in: “printed>checked”, “[left out]”.
fn differences(corpus: &Corpus, check: &Check) -> String {
    let Some(p) = check.places.first() else { return String::new() };
    let text = corpus.get(&p.article).unwrap().text();
    let changes = p.changes.iter().map(|c| format!("{}>{}", c.printed, c.checked));
    let cuts = p.cuts.iter().map(|c| format!("[{}]", c.span().of(text)));
    changes.chain(cuts).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_was_said_is_told_from_what_was_not() {
    let corpus = corpus();
    let mut faults = Vec::new();
    for line in include_str!("../../../tests/cases/check.tsv").lines().filter(|l| !l.starts_with('#')) {
        let [verdict, speaker, words, differs] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let check = corpus.check(words, Some(speaker).filter(|s| !s.is_empty()));
        let found = differences(&corpus, &check);
        if check.verdict.as_str() != verdict || !differs.is_empty() && found != differs {
            faults.push(format!(
                "{verdict} {differs}: {words}\n    {} {found}: {}",
                check.verdict.as_str(),
                check.reason
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn places_come_by_date_and_the_headline_last() {
    let corpus = corpus();
    let check = corpus.check("we will not raise the toll", Some("Ada Roe"));
    let seen: Vec<_> = check.places.iter().map(|p| (p.article.as_str(), p.verdict)).collect();
    let (cut, exact) = (CheckVerdict::Cut, CheckVerdict::Exact);
    assert_eq!(seen, [("post", cut), ("herald", cut), ("herald", exact)]);
    assert_eq!((check.verdict, check.speakers), (cut, vec!["per:ada-roe".to_owned()]));
    assert!(check.negation, "“we will not close” is left out");
}

#[test]
fn nothing_and_too_much_are_not_said() {
    let corpus = corpus();
    for words in ["", "…", "“”", " \n"] {
        assert_eq!(corpus.check(words, None).verdict, CheckVerdict::Absent, "{words:?}");
    }
    let long = format!("The bridge was unsafe in March. {}", "So it went on. ".repeat(200));
    assert_ne!(corpus.check(&long, None).verdict, CheckVerdict::Exact);
}
