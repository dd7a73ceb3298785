"""Articles one by one."""

import datetime
import gc
import itertools
import pathlib
import threading
import time

import nutgraf
import pytest

ODD = [
    {"id": "emoji", "text": "“Ö 🚢 rain,” said Ada Roe, the mayor of Oland. “And snow,” she added on Friday.", "date": "2025-08-06"},
    {"id": "page", "html": "<html><body><article><h1>Oland waits</h1><p>Ada Roe said it 🚢 rained.</p></article></body></html>"},
    {"id": "empty", "text": ""},
    {"id": "bad date", "text": "It rained.", "date": "soon"},
    {"id": "kept", "text": "It rained in Oland.\n\n🚢 Share this\n\nAda Roe said so.", "keep": [{"start": 21, "end": 33}]},
]


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("offsets", ["char", "utf16", "byte"])
def test_reports_are_the_programs(story, program, jobs, offsets):
    given = story + ODD
    expected = program("articles", "--offsets", offsets, given=given)
    assert list(nutgraf.articles(given, jobs=jobs, offsets=offsets)) == expected
    assert len(expected) == len(given)


def test_numbers_have_the_types_that_json_has(story, program):
    def types(value):
        if isinstance(value, dict):
            return {key: types(v) for key, v in value.items()}
        return [types(v) for v in value] if isinstance(value, list) else type(value)

    expected = program("articles", "--offsets", "char", given=story)
    assert [types(r) for r in nutgraf.articles(story)] == [types(r) for r in expected]
    assert [list(r) for r in nutgraf.articles(story)] == [list(r) for r in expected], "the order of the fields"


def test_offsets_are_indices_of_the_str():
    report = next(nutgraf.articles(ODD))
    words = [ODD[0]["text"][s["start"] : s["end"]] for q in report["quotes"] for s in q["verbatim"]]
    assert "Ö 🚢 rain" in [w.rstrip(",") for w in words]


def test_the_text_comes_when_asked_for(story):
    assert "text" not in next(nutgraf.articles(story))
    assert next(nutgraf.articles(story, text=True))["text"] == story[0]["text"]


@pytest.mark.parametrize("jobs", [1, 3])
def test_what_is_no_article_keeps_its_place(jobs):
    good = {"id": "g", "text": "It rained."}
    given = [good, {"id": "no text"}, {"text": "x"}, 7, None, {"id": "n", "text": 3}, {"id": "", "text": "x"}, good]
    out = list(nutgraf.articles(given, jobs=jobs))
    assert [o.get("id") for o in out] == ["g"] + [None] * 6 + ["g"]
    errors = [o["error"] for o in out[1:-1]]
    assert [e["code"] for e in errors] == ["bad-article"] * 6
    assert [e["index"] for e in errors] == [1, 2, 3, 4, 5, 6]
    assert [e.get("id") for e in errors] == ["no text", None, None, None, "n", None]
    assert all(e["message"] for e in errors)


def test_errors_are_raised_when_asked_for_and_the_rest_goes_on():
    reports = nutgraf.articles([{"id": "b"}, {"id": "g", "text": "It rained."}], on_error="raise")
    with pytest.raises(nutgraf.Error, match="bad-article") as caught:
        next(reports)
    assert (caught.value.code, caught.value.id, caught.value.index) == ("bad-article", "b", 0)
    assert next(reports)["id"] == "g"
    with pytest.raises(StopIteration):
        next(reports)


@pytest.mark.parametrize("wrong", [{"jobs": 0}, {"jobs": 10**9}, {"jobs": -1}, {"offsets": "words"}, {"on_error": "ignore"}])
def test_bad_options_are_refused_at_once(wrong):
    with pytest.raises(ValueError):
        nutgraf.articles([], **wrong)


def test_no_iterable_is_a_type_error():
    with pytest.raises(TypeError):
        nutgraf.articles(3)


class DataFrame:
    """Gives the names of its columns, as those of pandas do."""

    def __iter__(self):
        return iter(["id", "text"])


@pytest.mark.parametrize("read", [nutgraf.articles, nutgraf.corpus, nutgraf.quotes, lambda given: nutgraf.rows(given, "quotes")])
@pytest.mark.parametrize(
    "given,advice",
    [({"id": "a", "text": "x"}, "[article]"), ("It rained.", "list of articles"), (b"x", "list of articles"), (DataFrame(), "to_dict")],
)
def test_one_article_and_a_data_frame_are_told_from_a_list(read, given, advice):
    with pytest.raises(TypeError) as caught:
        read(given)
    assert advice in str(caught.value)


def test_rows_of_databases_may_lack_fields():
    import sqlite3

    database = sqlite3.connect(":memory:")
    database.row_factory = sqlite3.Row
    row = database.execute("select 'a' as id, 'It rained.' as text").fetchone()

    class Row(tuple):
        """As those of PySpark."""

        def __getitem__(self, name):
            if name in ("id", "text"):
                return "b"
            raise ValueError(name)

    class Broken:
        def __getitem__(self, name):
            raise RuntimeError("no connection")

    out = list(nutgraf.articles([row, Row(), Broken()]))
    assert [o.get("id") for o in out] == ["a", "b", None]
    assert out[2]["error"]["code"] == "bad-article"


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupt_passes_through(jobs):
    class Interrupted:
        def __getitem__(self, name):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(nutgraf.articles([Interrupted()], jobs=jobs))


def test_an_empty_text_beside_html_is_none():
    html = "<article><p>It rained in Oland all day, and the mayor said so.</p></article>"
    report, plain, empty = nutgraf.articles([{"id": "a", "text": "", "html": html}, {"id": "b", "text": "x", "html": html}, {"id": "c", "text": "", "html": ""}])
    assert "It rained in Oland" in report["text"]
    assert "text" not in plain and "text" not in empty


@pytest.mark.parametrize("jobs,ahead", [(1, 1), (2, 16)])
def test_an_endless_stream_is_read_a_bounded_way_ahead(jobs, ahead):
    read = itertools.count()

    def endless():
        while True:
            yield {"id": str(next(read)), "text": "It rained in Oland."}

    reports = nutgraf.articles(endless(), jobs=jobs)
    assert [r["id"] for r in itertools.islice(reports, 50)] == [str(i) for i in range(50)]
    assert 50 <= next(read) <= 50 + ahead


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_source_raises_comes_after_what_it_gave(jobs):
    def broken():
        yield {"id": "a", "text": "It rained."}
        raise OSError("the line is dead")

    reports = nutgraf.articles(broken(), jobs=jobs)
    assert next(reports)["id"] == "a"
    with pytest.raises(OSError, match="dead"):
        next(reports)
    with pytest.raises(StopIteration):
        next(reports)


def threads():
    """How many threads analyse at this moment."""
    names = [comm.read_text().strip() for comm in pathlib.Path("/proc/self/task").glob("*/comm")]
    return names.count("nutgraf")


def comes_to(number):
    # A test that caught an error holds its iterator in a cycle.
    gc.collect()
    for _ in range(1000):
        if threads() == number:
            return True
        time.sleep(0.02)
    return False


@pytest.mark.skipif(not pathlib.Path("/proc/self/task").is_dir(), reason="counts threads with /proc")
def test_an_iterator_that_is_dropped_half_way_ends_its_threads(story):
    assert comes_to(0), "those of earlier tests"
    reports = nutgraf.articles(itertools.cycle(story), jobs=4)
    next(reports)
    assert comes_to(4)
    del reports
    assert comes_to(0)


@pytest.mark.skipif(not pathlib.Path("/proc/self/task").is_dir(), reason="counts threads with /proc")
def test_an_iterator_that_has_ended_keeps_no_threads(story):
    reports = nutgraf.articles(story, jobs=3)
    assert len(list(reports)) == len(story)
    assert comes_to(0)
    assert list(reports) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_interpreters_lock_is_free_during_the_analysis(story, jobs):
    # The other thread sets `stop` only by running while an article is analysed: with the lock held it would wait for
    # the switch interval, which is made endless here.
    import sys

    begun, ran = threading.Event(), []

    def other():
        begun.set()
        for _ in range(3):
            ran.append(1)
            time.sleep(0)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    try:
        thread = threading.Thread(target=other)
        thread.start()
        for _ in nutgraf.articles(story, jobs=jobs):
            pass
        assert begun.is_set() and ran
        thread.join()
    finally:
        sys.setswitchinterval(interval)


def test_half_characters_are_replaced_and_keep_the_count():
    text = "Ada Roe said it rained\ud800 in Oland."
    report = next(nutgraf.articles([{"id": "a", "text": text}], text=True))
    assert report["text"] == text.replace("\ud800", "\ufffd")


def test_dates_and_missing_values_as_data_frames_have_them():
    nan = float("nan")
    given = [
        {"id": "a", "text": "x", "date": datetime.date(2025, 8, 6), "title": nan, "url": None},
        {"id": "b", "text": "x", "date": datetime.datetime(2025, 8, 6, 12, 30)},
        {"id": "c", "text": "x", "date": nan},
        {"id": "d", "text": "x", "date": 20250806},
    ]
    out = list(nutgraf.articles(given))
    assert [o.get("date") for o in out[:3]] == ["2025-08-06", "2025-08-06", None]
    assert out[3]["error"]["code"] == "bad-article"


def test_articles_of_a_pandas_frame():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"id": ["a", "b"], "text": ["It rained.", "It snowed."], "date": pandas.to_datetime(["2025-08-06", None])})
    out = list(nutgraf.articles(frame.to_dict("records")))
    assert [o["date"] for o in out] == ["2025-08-06", None]
    gaps = [{"id": "c", "text": "It rained.", "html": pandas.NA, "date": pandas.NA, "keep": pandas.NA}]
    assert next(nutgraf.articles(gaps))["date"] is None
    with pytest.raises(TypeError, match="records"):
        nutgraf.articles(frame)
