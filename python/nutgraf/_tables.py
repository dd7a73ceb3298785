"""Tables: rows with their columns, for data frames and databases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterator, List, NamedTuple, Tuple, Union, overload
from collections.abc import Sequence

from . import _nutgraf

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


class Column(NamedTuple):
    """A column of a table."""

    name: str
    #: What its cells hold: ``text``, ``integer``, ``share`` (a figure between 0 and 1) or ``truth``. Any can be None.
    kind: str
    #: What they mean, in words.
    meaning: str


_TABLES = _nutgraf.tables()

#: The columns of each table, by its name.
COLUMNS: "dict[str, List[Column]]" = {
    name: [Column(*column) for column in columns] for name, _, columns in _TABLES
}

#: The tables that compare articles.
COMPARING = frozenset(name for name, compares, _ in _TABLES if compares)

_PANDAS = {"text": "object", "integer": "Int64", "share": "Float64", "truth": "boolean"}
_SQL = {"text": "string", "integer": "bigint", "share": "double", "truth": "boolean"}


def ddl(table: str) -> str:
    """The columns of a table as Spark and most databases write them: ```article` string, `start` bigint, ...``."""
    return ", ".join(f"`{column.name}` {_SQL[column.kind]}" for column in COLUMNS[table])


class Table(Sequence):
    """A list of rows, each a dict; `to_pandas`, `to_polars` and `to_arrow` make a data frame.

    Attributes:
        name: The table's name, such as ``quotes``.
        columns: Its columns.
        tuples: Its rows as tuples, in the order of the columns.
    """

    def __init__(self, name: str, tuples: List[Tuple[Any, ...]]) -> None:
        self.name = name
        self.columns = COLUMNS[name]
        self.tuples = tuples

    def __len__(self) -> int:
        return len(self.tuples)

    @overload
    def __getitem__(self, at: int) -> dict: ...
    @overload
    def __getitem__(self, at: slice) -> "Table": ...
    def __getitem__(self, at: Union[int, slice]) -> Union[dict, "Table"]:
        if isinstance(at, slice):
            return Table(self.name, self.tuples[at])
        return self._row(self.tuples[at])

    def __iter__(self) -> Iterator[dict]:
        return map(self._row, self.tuples)

    def __repr__(self) -> str:
        return f"<nutgraf.Table {self.name}: {len(self)} rows>"

    def _row(self, row: Tuple[Any, ...]) -> dict:
        return dict(zip(self._names(), row))

    def _names(self) -> List[str]:
        return [column.name for column in self.columns]

    def _by_column(self) -> "dict[str, List[Any]]":
        cells = zip(*self.tuples) if self.tuples else ((),) * len(self.columns)
        return {column.name: list(values) for column, values in zip(self.columns, cells)}

    def to_pandas(self) -> "pandas.DataFrame":
        """The table as a pandas data frame; what the text does not say is NA."""
        import pandas

        cells = self._by_column()
        kinds = {column.name: _PANDAS[column.kind] for column in self.columns}
        return pandas.DataFrame({name: pandas.Series(cells[name], dtype=kind) for name, kind in kinds.items()})

    def to_polars(self) -> "polars.DataFrame":
        """The table as a Polars data frame; what the text does not say is null."""
        import polars

        kinds = {"text": polars.String, "integer": polars.Int64, "share": polars.Float64, "truth": polars.Boolean}
        return polars.DataFrame(self._by_column(), schema={c.name: kinds[c.kind] for c in self.columns})

    def to_arrow(self) -> "pyarrow.Table":
        """The table as an Arrow table; what the text does not say is null."""
        import pyarrow

        kinds = {
            "text": pyarrow.string(),
            "integer": pyarrow.int64(),
            "share": pyarrow.float64(),
            "truth": pyarrow.bool_(),
        }
        schema = pyarrow.schema([(column.name, kinds[column.kind]) for column in self.columns])
        return pyarrow.table(self._by_column(), schema=schema)
