"""Parquet files, where pyarrow is installed (``subsidies[fast]``): columns with kinds, and their names as the heading.

The catch: a number column holds every digit of an id number, but no blanks at its start and no X at its end; so ids and
accounts are refused there as in any number cell.
"""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from subsidies.errors import Refusal
from subsidies.read import arrow, guard
from subsidies.read.page import Array, Cell, Column, Page

VALUES: Final = 100_000_000
"""Cells of the largest file that is read."""
UNPACKED: Final = 1 << 30
"""Bytes of all columns, by what the file says of itself."""


class Below:
    """A column whose first cell is its heading; what is chosen from it is below that."""

    def __init__(self, heading: str, column: arrow.Texts) -> None:
        self.heading, self.own = heading, column

    def __len__(self) -> int:
        return len(self.own) + 1

    def cell(self, place: int) -> Cell:
        """Return one of the cells."""
        return self.own.cell(place - 1) if place else self.heading

    def cells(self) -> Array:
        """Return all of them."""
        return np.concatenate((np.array([self.heading], object), self.own.cells()))

    def like(self, pattern: str) -> Array:
        """Return which cells are numbers, or texts in which a pattern is found; the heading is none."""
        return np.concatenate(([False], self.own.like(pattern)))

    def whole(self, pattern: str) -> Array:
        """Return which cells are texts that are what a pattern says; the heading is none."""
        return np.concatenate(([False], self.own.whole(pattern)))

    def distinct(self) -> tuple[Column, Array]:
        """Return the distinct cells below the heading, and for each of these the place of its own among them."""
        return self.own.distinct()

    def chosen(self, places: Array) -> Column:
        """Return the cells at some places below the heading."""
        return self.own.chosen(places - 1)


class Headed:
    """A sheet in columns, each below its heading."""

    def __init__(self, columns: Sequence[Below]) -> None:
        self.columns = columns
        self.height = len(columns[0]) if columns else 0
        self.width = len(columns)

    def row(self, place: int) -> Sequence[Cell]:
        """Return the cells of a row."""
        return [column.cell(place) for column in self.columns]

    def column(self, place: int) -> Below:
        """Return a column."""
        return self.columns[place]


def read(content: bytes) -> Page:
    """Return the table in a file. Raises ``Refusal``: parquet-unsupported, file-unreadable, package-too-large."""
    if not arrow.installed():
        raise Refusal("parquet-unsupported")
    import pyarrow as pa
    from pyarrow import parquet

    with guard.foreign():
        file = parquet.ParquetFile(pa.BufferReader(content))
        about = file.metadata
        size = sum(about.row_group(place).total_byte_size for place in range(about.num_row_groups))
        if size > UNPACKED or about.num_rows * about.num_columns > VALUES:
            raise Refusal("package-too-large", limit=f"{UNPACKED >> 20:,} MB / {VALUES:,}")
        table = file.read()
        table.validate(full=True)
        columns = [Below(name, arrow.Texts(_plain(table.column(name)))) for name in table.column_names]
        return Page("", Headed(columns), serial=())


def _plain(column: Any) -> Any:
    """Return a column of texts, numbers, dates or yes and no. Raises ``pa.ArrowException`` for another kind."""
    import pyarrow as pa
    from pyarrow import types

    kind = column.type
    if types.is_dictionary(kind):
        column, kind = column.cast(kind.value_type), kind.value_type
    if types.is_large_string(kind) or types.is_string_view(kind):
        return column.cast(pa.string())
    if types.is_timestamp(kind):
        return column.cast(pa.timestamp("us"), safe=False)
    if types.is_decimal(kind) or types.is_float16(kind):
        return column.cast(pa.float64())
    if types.is_primitive(kind) or types.is_string(kind) or types.is_null(kind):
        return column
    raise pa.ArrowNotImplementedError
