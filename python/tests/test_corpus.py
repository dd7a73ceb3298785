"""Articles read together."""

import warnings

import nutgraf
import pytest


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_report_is_the_programs(story, program, jobs):
    assert [nutgraf.corpus(story, jobs=jobs)] == program("corpus", "--offsets", "char", given=story)


def test_corrections_are_heeded(story):
    before = nutgraf.corpus(story)["entities"]
    first = before[0]["id"]
    after = nutgraf.corpus(story, [{"op": "rename", "entity": first, "name": "Another Name"}])["entities"]
    assert [e["name"] for e in after if e["id"] == first] == ["Another Name"]
    assert len(before) == len(after)


def test_what_is_left_out_is_warned_of_or_raised(story):
    given = [*story, {"id": "bad"}, story[0]]
    with pytest.warns(nutgraf.ArticleWarning) as caught:
        report = nutgraf.corpus(given, [{"op": "fly"}])
    assert [w.message.error.code for w in caught] == ["bad-article", "duplicate-id", "bad-corrections"]
    assert [w.message.error.index for w in caught] == [len(story), len(story) + 1, 0]
    assert report == nutgraf.corpus(story)
    for wrong, code in [(given[:-1], "bad-article"), ([*story, story[0]], "duplicate-id")]:
        with pytest.raises(nutgraf.Error) as raised:
            nutgraf.corpus(wrong, on_error="raise")
        assert raised.value.code == code


def test_nothing_is_warned_of_without_reason(story):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        nutgraf.corpus(story)
        assert nutgraf.corpus([])["articles"] == []
