use super::*;

fn text(source: &str) -> String {
    read(source).0
}

#[test]
fn a_note_becomes_what_its_reader_sees() {
    let source = "---\ntitle: \"A: b\"\ndate: 2031-05-15T08:00\n---\n# Head #\n\nSome **bold**, *it* and snake_case \
                  [a link](http://x/(y)) here.\n\n> Quoted.\n\n- one\n\n***\n![A pier](p.jpg)\n";
    let (text, front) = read(source);
    assert_eq!(text, "Head\n\nSome bold, it and snake_case a link here.\n\nQuoted.\n\n• one\n\nA pier");
    assert_eq!((front.title.as_deref(), front.date.as_deref()), (Some("A: b"), Some("2031-05-15")));
}

#[test]
fn front_matter_is_read_as_far_as_an_article_has_room_for_it() {
    let front = |yaml: &str| read(&format!("---\r\n{yaml}\r\n---\r\nText.\r\n")).1;
    let told = front(
        "Title: 'It''s on'\ndate: 2031-05-15\npublisher: P\noutlet: O # no comment\nurl: https://ness.example/a#b",
    );
    assert_eq!(told.title.as_deref(), Some("It's on"));
    assert_eq!(told.outlet.as_deref(), Some("O"));
    assert_eq!(told.url.as_deref(), Some("https://ness.example/a#b"));
    // What stands further in is of something else.
    assert_eq!(front("image:\n  title: No\n  date: 2031-01-01"), Front::default());
    assert_eq!(front("title: >-\n  Long\n  words\ndate: null").title.as_deref(), Some("Long words"));
    // A date in another form is told as what it is.
    assert_eq!(front("date: 15 May 2031").date.as_deref(), Some("2031-05-15"));
    assert_eq!(front("date: soon").date.as_deref(), Some("soon"));
    for yaml in
        ["author: Ada Roe and Bo Lind", "authors: [Ada Roe, 'Bo Lind']", "authors:\n- Ada Roe\n- \"Bo Lind\"\ntitle: x"]
    {
        assert_eq!(front(yaml).authors, ["Ada Roe", "Bo Lind"], "{yaml}");
    }
    let clipped = front("source: https://ness.example/a/pier\ncreated: 2031-06-20\nsite: https://ness.example");
    assert_eq!(
        (clipped.url.as_deref(), clipped.outlet, clipped.date),
        (Some("https://ness.example/a/pier"), None, None)
    );
    let clipped = front("created: 2031-06-20\npublished: 2031-05-15\nsource: Ness Herald");
    assert_eq!((clipped.date.as_deref(), clipped.outlet.as_deref()), (Some("2031-05-15"), Some("Ness Herald")));
    let toml = "+++\ntitle = \"Ice\"\ndate = 2031-05-15\nauthors = [\"Ada Roe\"]\n[extra]\ntitle = \"No\"\n+++\nText.";
    let percent = "% Ice\n% Ada Roe\n% May 15, 2031\n\nText.";
    for source in [toml, percent] {
        let (body, front) = read(source);
        let front = (front.title.unwrap(), front.date.unwrap(), front.authors.concat());
        assert_eq!((body.as_str(), front), ("Text.", ("Ice".into(), "2031-05-15".into(), "Ada Roe".into())));
    }
    assert_eq!(text("+++\nno end"), "+++\nno end");
    assert_eq!(text("---\nno end\n\nText."), "no end\n\nText.");
    assert_eq!(text("Text.\n\n---\ntitle: x\n---\n"), "Text.\n\ntitle: x");
    assert_eq!(read("---\ntitle: x\n---").0, "");
    // Text between two rules is text.
    assert_eq!(text("---\nThe ice has gone.\n\n---\n\nThe ferry sails."), "The ice has gone.\n\nThe ferry sails.");
}

#[test]
fn a_link_to_a_note_shows_its_name() {
    assert_eq!(text("By [[Ada Roe]] and [[people/lind|*Bo* Lind]]."), "By Ada Roe and *Bo* Lind.");
    assert_eq!(text("It rained.[[1]](#n) [[a"), "It rained.[1] [[a");
    let front = read("---\nauthor:\n  - \"[[Ada Roe]]\"\n---\nIt rained.").1;
    assert_eq!(front.authors, ["Ada Roe"]);
}

#[test]
fn a_speaker_in_brackets_defines_no_address() {
    let script = "[Roe]: We will not close the pier.\n\n[Lind]: “Never,” she said.";
    assert_eq!(text(script), script);
    assert_eq!(text("See [the act].\n\n[the act]: <https://a.example/b c> 'An act'"), "See the act.");
    assert_eq!(text("See [the act].\n\n[the act]: https://a.example/b"), "See the act.");
}

#[test]
fn marks_go_and_words_stay() {
    for (source, words) in [
        ("**“We will,”** he *said*", "“We will,” he said"),
        ("***both***, **a *b* c** and *a **b** c*", "both, a b c and a b c"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("**open and *shut*", "**open and shut"),
        ("**bold\nacross** lines", "bold\nacross lines"),
        ("\\*no\\* \\[x\\] a\\b", "*no* [x] a\\b"),
        ("`a *b*` and `` a`b ``", "a *b* and a`b"),
        ("`never closed *it*", "`never closed it"),
        ("AT&amp;T caf&eacute; &#8220;x&#8221; &nosuch; AT&T", "AT&T café “x” &nosuch; AT&T"),
        ("one  \ntwo\\\nthree \nfour", "one\ntwo\nthree\nfour"),
        ("<https://ness.example> <a@ness.example> a < b > c", "https://ness.example a@ness.example a < b > c"),
        ("a <b class=\"x > y\">b</b> c<br>d <!-- no --> e", "a b c\nd  e"),
        ("He said [sic] that [this](", "He said [sic] that [this]("),
    ] {
        assert_eq!(text(source), words, "{source}");
    }
}

#[test]
fn links_and_images_leave_their_words() {
    for (source, words) in [
        ("[a](b) [a](<b c> \"t\") [*a*](b 't') [a](b (t)) [a]()", "a a a a a"),
        ("[a](b c) [a]( [a](b \"c)", "[a](b c) [a]( [a](b \"c)"),
        ("[a [b](c) d](e)", "[a b d](e)"),
        ("[![pier](p.jpg)](q)", "pier"),
        ("*[a*](b)", "*a*"),
        (
            "[a][1], [a][], [Two  Words], [none], [none][x]\n\n[1]: http://x\n[a]: <y>\n[two words]: z 't'",
            "a, a, Two  Words, [none], [none][x]",
        ),
        ("It fell.[^1]\n\n[^1]: By *half*.", "It fell.\n\nBy half."),
    ] {
        assert_eq!(text(source), words, "{source}");
    }
}

#[test]
fn blocks_are_parted() {
    for (source, words) in [
        ("# A\ntext\n## B ##\n### C # x\n#no", "A\n\ntext\n\nB\n\nC # x\n\n#no"),
        ("A\nB\n===\ntext\n---\nmore\n\n---\n\nend", "A\nB\n\ntext\n\nmore\n\nend"),
        ("> a\n> b\n>\n> c\n\nd", "a\nb\n\nc\n\nd"),
        ("a\n> b\nc", "a\n\nb\nc"),
        ("- a\n- b\n  - c\n\n  more\n* d", "• a\n• b\n• c\n\nmore\n• d"),
        ("1. a\n2. b\n10. c\n\n    more *c*\n", "1. a\n2. b\n10. c\n\nmore c"),
        ("It was in\n1986. A year", "It was in\n1986. A year"),
        ("- > a\n- ", "• a"),
        ("```js\n*a*\n\n  b\n```\nc\n~~~\nd", "*a*\n\n  b\n\nc\n\nd"),
        ("a\n\n    *code*\n      more\n\nb", "a\n\n*code*\n  more\n\nb"),
        ("> ```\n> *a*\n\nb *c*", "*a*\n\nb c"),
        ("a\n\n<div>\n<p>One</p><p>T*w*o &amp;</p>\n</div>\n\n*b*", "a\n\nOne\nT*w*o &\n\nb"),
        ("<script>\nlet a = 1;\n\nlet b;\n</script>\n\ntext\n\n<!-- a\n\nb --> c\nd", "text\n\nc\n\nd"),
        ("<https://ness.example>\n\nx", "https://ness.example\n\nx"),
    ] {
        assert_eq!(text(source), words, "{source}");
    }
}

#[test]
fn long_runs_are_read() {
    let spaces = " ".repeat(300_000);
    assert_eq!(text(&format!("a{spaces}b")).len(), 300_002);
    assert_eq!(text(&format!("# a{spaces}b")).len(), 300_002);
    assert_eq!(text(&format!("{}a", ">".repeat(9_000_000))), "a");
}

#[test]
fn work_grows_with_the_length() {
    let bits = [
        "![", "**a ", "a **", "*a_b ", "[", "]", "[[a](", "](", "[a](b", "[a](()", "[a](<", "[a](b \"", "[a](b '",
        "[a][", "[a]", "<http:", "<a x=\"", "<!--", "<!a", "<?", "<script>", "`", "``a", "`a", "_a ", "*a", "__",
        "***a", "> ", "# ", " #", "\\", "- ", "1. ", "(", "&a", "&#", "a\n", "> a\n- ", "\n    ", "  \n", "```\n",
        "[a]: b\n",
    ];
    for bit in bits {
        for bit in [bit.to_owned(), format!(" {bit} ")] {
            for end in ["", "x", ")", "]", "\n\n[a]: b"] {
                work::assert_linear(&format!("{bit:?} {end:?}"), 200, |n| {
                    work::of(|| drop(read(&format!("a{}{end}", bit.repeat(n)))))
                });
            }
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(source in r"(\*|_|`|\[|\]|\(|\)|!|<|>|#| |a|b|é|“|\\|https:|-|\n|\n\n|    |&amp;|---|<b>|<!--|1\. |\|){0,40}") {
        let (text, _) = read(&source);
        proptest::prop_assert!(text.len() <= source.len() + 2 * source.len());
        proptest::prop_assert_eq!(text.trim(), &text);
    }
}
