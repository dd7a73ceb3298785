"""Who said what, who is who, and what is due by when, from news articles.

An article is a dict, or anything else that gives its fields by their names, such as a row of a database, with ``id`` and either ``text`` or ``html``, and optionally ``date`` (a str
YYYY-MM-DD or RFC 3339, or a ``datetime.date``), ``title``, ``url``, ``outlet``, ``authors``,
``positions`` and ``keep``::

    import nutgraf

    story = [{"id": "a1", "text": "“We start on Friday,” said Ada Roe.", "date": "2025-08-06"}]
    for report in nutgraf.articles(story):
        for quote in report["quotes"]:
            span = quote["content"][0]
            print(story[0]["text"][span["start"] : span["end"]])

    nutgraf.quotes(story).to_pandas()

Offsets count code points, as the indices of a ``str`` do. Articles are analysed by threads without the interpreter's
lock, and come out in the order in which they went in.
"""

from __future__ import annotations

import warnings
from typing import Any, Iterable, Iterator, List, Mapping, Optional, Protocol, Sequence

from . import _nutgraf
from ._errors import ArticleWarning, Error
from ._nutgraf import __version__
from ._tables import COLUMNS, COMPARING, Column, Table, ddl


class Article(Protocol):
    """An article: a dict, a row of a database, or whatever else gives its fields by their names."""

    def __getitem__(self, name: str, /) -> Any: ...


__all__ = [
    "COLUMNS",
    "Article",
    "ArticleWarning",
    "Column",
    "Error",
    "Table",
    "__version__",
    "articles",
    "conflicts",
    "corpus",
    "ddl",
    "deadlines",
    "duplicates",
    "entities",
    "mentions",
    "quotes",
    "rows",
    "statements",
    "tables",
    "timeline",
    "times",
]


def articles(
    articles: Iterable[Article],
    *,
    jobs: Optional[int] = None,
    offsets: str = "char",
    text: bool = False,
    on_error: str = "yield",
) -> Iterator[dict]:
    """Analyses each article on its own; gives a report for each, in order.

    The articles are read as the reports are taken: never more than ``8 * jobs`` ahead, and none ahead with one job.

    Args:
        articles: The articles; any iterable, also an endless one.
        jobs: How many threads analyse, at most 1024. ``None``: as many as there are cores. 1: the caller's own thread.
        offsets: What offsets count, in ``keep`` and in the report: ``"char"`` (code points), ``"utf16"`` or ``"byte"``.
        text: Whether every report holds the text that its offsets point into. Those of HTML always do.
        on_error: What becomes of an item that is no article. ``"yield"``: the dict ``{"error": {"code", "message",
            "id", "index"}}`` in its place. ``"raise"``: an `Error`, after which the iterator goes on.

    Returns:
        The reports. Their fields are described in the documentation, on the page "The report".
    """
    raises = _choice(on_error, "yield")
    made = _nutgraf.reports(articles, jobs, offsets, text)
    return _Raising(made) if raises else made


def corpus(
    articles: Iterable[Article],
    corrections: Optional[Iterable[Mapping[str, Any]]] = None,
    *,
    jobs: Optional[int] = None,
    offsets: str = "char",
    on_error: str = "warn",
) -> dict:
    """Reads the articles together: one report with shared entities, statements, deadlines, conflicts and duplicates.

    Args:
        articles: The articles of one story, or of several. All are held in memory.
        corrections: A reader's corrections of entities, as the page exports them: ``{"op": "merge", ...}``.
        jobs: How many threads analyse. The comparison runs on one.
        offsets: As in `articles`.
        on_error: What becomes of an item that is no article, of a second article of the same id, and of a correction
            that is none: it is left out, and ``"warn"`` issues an `ArticleWarning`, ``"raise"`` raises an `Error`.
    """
    return _read(articles, corrections, jobs, offsets, on_error).report()


def rows(
    articles: Iterable[Article],
    table: str,
    *,
    jobs: Optional[int] = None,
    offsets: str = "char",
    on_error: str = "warn",
) -> Iterator[dict]:
    """The rows of one table, each a dict, as the articles are read: for streams that do not fit into memory.

    Args:
        articles: The articles; any iterable.
        table: The table's name; one of those that compare no articles.
        jobs: As in `articles`.
        offsets: As in `articles`.
        on_error: As in `corpus`.
    """
    if table in COMPARING:
        raise ValueError(f"the table {table} compares articles: take nutgraf.tables")
    failed = _failing(on_error)
    made = _nutgraf.rows(articles, [table], jobs, offsets)
    names = [column.name for column in COLUMNS[table]]

    def stream() -> Iterator[dict]:
        for one in made:
            if "error" in one:
                failed(one)
                continue
            for row in one[table]:
                yield dict(zip(names, row))

    return stream()


def tables(
    articles: Iterable[Article],
    names: Optional[Sequence[str]] = None,
    *,
    together: Optional[bool] = None,
    corrections: Optional[Iterable[Mapping[str, Any]]] = None,
    jobs: Optional[int] = None,
    offsets: str = "char",
    on_error: str = "warn",
) -> "dict[str, Table]":
    """Flat tables with the words of each span, by name.

    Args:
        articles: The articles; any iterable.
        names: Which tables; ``None``: all (of ``COLUMNS``), without those that compare articles if ``together`` is False.
        together: Whether the articles are read as one corpus, with entities that have the same id in all of them.
            ``None``: if one of the tables compares articles.
        corrections: As in `corpus`; only for articles that are read together.
        jobs: As in `articles`.
        offsets: As in `articles`.
        on_error: As in `corpus`.
    """
    if names is None:
        wanted = [name for name in COLUMNS if together is not False or name not in COMPARING]
    else:
        wanted = list(names)
    unknown = [name for name in wanted if name not in COLUMNS]
    if unknown:
        raise ValueError(f"there is no table {unknown[0]}; there are {', '.join(COLUMNS)}")
    comparing = [name for name in wanted if name in COMPARING]
    if together is None:
        together = bool(comparing)
    if comparing and not together:
        raise ValueError(f"the table {comparing[0]} compares articles: they must be read together")
    if corrections is not None and not together:
        raise ValueError("corrections go with articles that are read together")
    if together:
        made = _read(articles, corrections, jobs, offsets, on_error).rows(wanted)
        return {name: Table(name, made[name]) for name in wanted}
    failed = _failing(on_error)
    all_rows: "dict[str, List[tuple]]" = {name: [] for name in wanted}
    for one in _nutgraf.rows(articles, wanted, jobs, offsets):
        if "error" in one:
            failed(one)
            continue
        for name in wanted:
            all_rows[name] += one[name]
    return {name: Table(name, all_rows[name]) for name in wanted}


def quotes(articles: Iterable[Article], **options: Any) -> Table:
    """A row for each quote. Options are those of `tables`."""
    return tables(articles, ["quotes"], **options)["quotes"]


def entities(articles: Iterable[Article], **options: Any) -> Table:
    """A row for each entity and article that mentions it. Options are those of `tables`."""
    return tables(articles, ["entities"], **options)["entities"]


def mentions(articles: Iterable[Article], **options: Any) -> Table:
    """A row for each mention of an entity. Options are those of `tables`."""
    return tables(articles, ["mentions"], **options)["mentions"]


def times(articles: Iterable[Article], **options: Any) -> Table:
    """A row for each time expression. Options are those of `tables`."""
    return tables(articles, ["times"], **options)["times"]


def deadlines(articles: Iterable[Article], **options: Any) -> Table:
    """A row for each deadline. Options are those of `tables`."""
    return tables(articles, ["deadlines"], **options)["deadlines"]


def statements(articles: Iterable[Article], **options: Any) -> Table:
    """A row for each appearance of a statement that recurs. Options are those of `tables`."""
    return tables(articles, ["statements"], **options)["statements"]


def timeline(articles: Iterable[Article], **options: Any) -> Table:
    """A row for each step in the life of a deadline. Options are those of `tables`."""
    return tables(articles, ["timeline"], **options)["timeline"]


def conflicts(articles: Iterable[Article], **options: Any) -> Table:
    """A row for each place on which articles differ. Options are those of `tables`."""
    return tables(articles, ["conflicts"], **options)["conflicts"]


def duplicates(articles: Iterable[Article], **options: Any) -> Table:
    """A row for each article that shares text with others. Options are those of `tables`."""
    return tables(articles, ["duplicates"], **options)["duplicates"]


class _Raising:
    """Raises what is an error object, and goes on after it."""

    def __init__(self, made: Iterator[dict]) -> None:
        self._made = made

    def __iter__(self) -> "_Raising":
        return self

    def __next__(self) -> dict:
        report = next(self._made)
        if "error" in report:
            raise Error(**report["error"])
        return report


def _choice(on_error: str, other: str) -> bool:
    """Whether errors are raised."""
    if on_error not in ("raise", other):
        raise ValueError(f"on_error is {other!r} or 'raise', not {on_error!r}")
    return on_error == "raise"


def _failing(on_error: str) -> Any:
    """What is to be done with an error object."""
    raises = _choice(on_error, "warn")

    def failed(made: Mapping[str, Any]) -> None:
        error = Error(**made["error"])
        if raises:
            raise error
        warnings.warn(ArticleWarning(error), stacklevel=4)

    return failed


def _read(articles: Any, corrections: Any, jobs: Optional[int], offsets: str, on_error: str) -> "_nutgraf.Read":
    return _nutgraf.Read(articles, corrections, jobs, offsets, _failing(on_error))
