"""The package as a type checker sees it."""

import importlib.resources
import subprocess
import sys

import nutgraf
import pytest

GOOD = """
import nutgraf
for report in nutgraf.articles([{"id": "a", "text": "b"}], jobs=2):
    print(report["quotes"])
table: nutgraf.Table = nutgraf.quotes([{"id": "a", "text": "b"}])
print(table[0]["content"], len(table[1:]))

import sqlite3
from typing import Any, Hashable, Mapping

def rows(records: list[dict[Hashable, Any]], more: Mapping[Hashable, Any], row: sqlite3.Row, plain: Mapping[str, Any]) -> None:
    nutgraf.corpus(records)
    nutgraf.quotes([more])
    list(nutgraf.articles([row]))
    list(nutgraf.articles([plain]))
"""
BAD = 'import nutgraf\nnutgraf.articles([{"id": "a"}], jobs="two")\n'


def test_it_says_that_it_is_typed():
    assert importlib.resources.files(nutgraf).joinpath("py.typed").is_file()
    assert importlib.resources.files(nutgraf).joinpath("_nutgraf.pyi").is_file()


@pytest.mark.parametrize("code,status", [(GOOD, 0), (BAD, 1)])
def test_a_checker_takes_what_is_right_and_no_more(tmp_path, code, status):
    pytest.importorskip("mypy")
    (tmp_path / "use.py").write_text(code)
    done = subprocess.run([sys.executable, "-m", "mypy", "--strict", "use.py"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == status, done.stdout


def test_everything_public_is_explained():
    for name in nutgraf.__all__:
        if name not in ("Article", "COLUMNS", "__version__"):
            assert getattr(nutgraf, name).__doc__, name
