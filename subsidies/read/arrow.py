r"""Big texts and Parquet by pyarrow, where it is installed (``subsidies[fast]``): columns, not rows.

The catch: pyarrow forgives what the csv module of Python does not, so it is given only texts of which both make the
same table: every quotation mark in its place, and (as it finds out itself) all rows of one width, no blank lines.

>>> is_quoted_well(b'a,"b, c"'), is_quoted_well(b'a,b"c"')
(True, False)
"""

import importlib.util
from typing import Any, Final

import numpy as np

from subsidies.read.page import Array, Cell, Columns, is_run

QUOTE: Final = ord('"')
NEWLINE: Final = ord("\n")


def installed() -> bool:
    """Return whether pyarrow is here."""
    return importlib.util.find_spec("pyarrow") is not None


class Texts:
    """A column of texts, or of whatever else a Parquet file holds."""

    def __init__(self, array: Any) -> None:
        self.array = array

    def __len__(self) -> int:
        return len(self.array)

    def cell(self, place: int) -> Cell:
        """Return one of the cells."""
        return self.array[place].as_py()

    def cells(self) -> Array:
        """Return all of them."""
        if self._is_text():
            return np.asarray(self.array, object)
        array = np.empty(len(self.array), object)
        array[:] = self.array.to_pylist()
        return array

    def like(self, pattern: str) -> Array:
        """Return which cells are numbers, or texts in which a pattern is found."""
        return self._matching(pattern) if self._is_text() else _numpy(self.array.is_valid())

    def whole(self, pattern: str) -> Array:
        """Return which cells are texts that are what a pattern says from beginning to end."""
        return self._matching(f"^(?:{pattern})$") if self._is_text() else np.zeros(len(self.array), bool)

    def distinct(self) -> tuple["Texts", Array]:
        """Return the distinct cells, and for each cell the place of its own among them."""
        whole = self.array.combine_chunks() if hasattr(self.array, "combine_chunks") else self.array
        coded = whole.dictionary_encode(null_encoding="encode")
        return Texts(coded.dictionary), coded.indices.to_numpy()

    def chosen(self, places: Array) -> "Texts":
        """Return the cells at some places, which rise."""
        return Texts(self.array.slice(places[0], len(places)) if is_run(places) else self.array.take(places))

    def _is_text(self) -> bool:
        from pyarrow import types

        return bool(types.is_string(self.array.type))

    def _matching(self, pattern: str) -> Array:
        from pyarrow import compute

        return _numpy(compute.match_substring_regex(self.array, pattern).fill_null(False))


def _numpy(array: Any) -> Array:
    """Return yes and no as numpy has them."""
    return np.asarray(array.to_numpy() if hasattr(array, "chunks") else array.to_numpy(zero_copy_only=False), bool)


def is_quoted_well(content: bytes, separator: str = ",") -> bool:
    """Return whether every field with quotation marks begins and ends with one, and has the others doubled."""
    if b'"' not in content:
        return True
    text = np.frombuffer(content, np.uint8)
    quotes = np.flatnonzero(text == QUOTE)
    if len(quotes) % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    before = np.where(opening > 0, text[opening - 1], NEWLINE)
    after = np.where(closing + 1 < len(text), text[np.minimum(closing + 1, len(text) - 1)], NEWLINE)
    beside = list(map(ord, (separator, "\r", "\n", '"')))  # the other one of a doubled pair
    return bool(np.isin(before, beside).all() and np.isin(after, beside).all())


def table(content: bytes, separator: str, width: int) -> Columns | None:
    """Return the cells of a text in UTF-8, or ``None`` where its rows are not all of this width, or it is not UTF-8."""
    import pyarrow as pa
    from pyarrow import csv

    names = [f"f{place}" for place in range(width)]
    try:
        read = csv.read_csv(
            pa.BufferReader(content),
            read_options=csv.ReadOptions(column_names=names, block_size=1 << 23),
            parse_options=csv.ParseOptions(
                delimiter=separator, newlines_in_values=b'"' in content, ignore_empty_lines=False
            ),
            convert_options=csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False, check_utf8=True
            ),
        )
    except pa.ArrowException:
        return None
    return Columns([Texts(column) for column in read.columns])
