"""Rows and data frames."""

import nutgraf
import pytest

TABLES = list(nutgraf.COLUMNS)


def test_each_article_table_has_a_row_for_each_thing(story):
    reports = list(nutgraf.articles(story))
    tables = nutgraf.tables(story, together=False)
    for name in ("quotes", "times", "deadlines", "warnings", "parts"):
        assert len(tables[name]) == sum(len(r[name]) for r in reports), name
    assert len(tables["mentions"]) == sum(len(r["entities"]) for r in reports)
    assert len(tables["quotes"]) > 10


def test_a_row_has_the_words_at_its_offsets(story):
    texts = {r["id"]: r["text"] for r in nutgraf.articles(story, text=True)}
    rows = nutgraf.mentions(story)
    assert all(texts[r["article"]][r["start"] : r["end"]] == r["text"] for r in rows)
    assert len(rows) > 50


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_the_programs(story, program, name):
    command = "corpus" if name in nutgraf._tables.COMPARING else "articles"
    words = [command, "--offsets", "char", "--table", name, "--format", "jsonl"]
    expected = program(*words, given=story)
    table = nutgraf.tables(story, [name])[name]
    # A row of the program leaves out nothing either, so that columns can be told from it.
    assert [dict(row) for row in table] == expected


def test_rows_come_as_a_stream_and_like_the_table(story):
    assert list(nutgraf.rows(iter(story), "quotes")) == list(nutgraf.quotes(story))
    with pytest.raises(ValueError):
        nutgraf.rows(story, "statements")


def test_comparing_tables_read_the_articles_together(story):
    report = nutgraf.corpus(story)
    assert len(nutgraf.statements(story)) == sum(len(s["members"]) for s in report["statements"])
    assert len(nutgraf.timeline(story)) == sum(len(t["events"]) for t in report["deadlines"])
    assert len(nutgraf.conflicts(story)) == sum(len(c["sides"]) for c in report["conflicts"])
    assert set(nutgraf.tables(story)) == set(TABLES)


@pytest.mark.parametrize(
    "options",
    [{"names": ["quotas"]}, {"names": ["statements"], "together": False}, {"names": ["quotes"], "corrections": []}],
)
def test_what_does_not_fit_together_is_refused(story, options):
    with pytest.raises(ValueError):
        nutgraf.tables(story, **options)


def test_bad_articles_are_warned_of_or_raised(story):
    with pytest.warns(nutgraf.ArticleWarning, match="bad-article"):
        assert len(nutgraf.quotes([{"id": "b"}, *story])) == len(nutgraf.quotes(story))
    with pytest.raises(nutgraf.Error):
        nutgraf.quotes([{"id": "b"}], on_error="raise")


def test_a_table_is_a_sequence(story):
    table = nutgraf.quotes(story)
    assert table[-1] == list(table)[-1]
    assert len(table[2:5]) == 3 and table[2:5][0] == table[2]
    assert str(len(table)) in repr(table)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("articles", ["story", "none"])
def test_data_frames_hold_the_same(story, name, articles):
    table = nutgraf.tables(story if articles == "story" else [], [name])[name]
    columns = [c.name for c in table.columns]
    rows = list(table)

    pandas = pytest.importorskip("pandas")
    frame = table.to_pandas()
    assert list(frame.columns) == columns
    plain = frame.astype(object).where(frame.notna(), None).to_dict("records")
    assert plain == rows

    pytest.importorskip("polars")
    assert table.to_polars().columns == columns
    assert table.to_polars().to_dicts() == rows

    pytest.importorskip("pyarrow")
    assert table.to_arrow().column_names == columns
    assert table.to_arrow().to_pylist() == rows


def test_columns_have_sql_types():
    ddl = nutgraf.ddl("quotes")
    assert ddl.startswith("`article` string, ") and "`start` bigint" in ddl and "`speech` boolean" in ddl
