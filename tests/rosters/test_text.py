"""A text is the same table whoever reads it: the csv module, pandas or pyarrow; and what is plain is its own value."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from subsidies import words
from subsidies.errors import Refusal
from subsidies.read import arrow, cells, text
from subsidies.read.page import SERIAL_1900, UNSEEN, Cells, Grid, Rows, Wanted, blank
from subsidies.words import ROSTER

WANTED = Wanted(ROSTER, ("id_number", "name"))
Lines = list[list[str]]


@contextmanager
def by_columns(with_pyarrow: bool) -> Iterator[None]:
    """Read every text as if it were large."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text, "LARGE", 1)
        patch.setattr(arrow, "installed", lambda: with_pyarrow)
        yield


def lines(grid: Grid) -> Lines:
    """Return the rows of a sheet, without what is blank at the end of each and of all."""
    found = [["" if cell is None else str(cell) for cell in grid.row(place)] for place in range(grid.height)]
    for row in found:
        while row and not row[-1]:
            row.pop()
    while found and not found[-1]:
        found.pop()
    return found


def grid(content: str, width: int) -> Lines | str:
    """Return the rows of a text, or the name of the refusal."""
    try:
        return lines(text._grid(content.encode(), ",", width))
    except Refusal as refusal:
        return refusal.name


FIELDS = st.text(st.sampled_from('ab1é姓 ,"\n\t;'), max_size=4)
TABLES = st.lists(st.lists(FIELDS, min_size=3, max_size=3), min_size=1, max_size=5)


@given(TABLES, st.sampled_from(["\n", "\r\n"]), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
@settings(max_examples=300)
def test_a_table_written_by_a_program_is_the_same_to_all_readers(table: Lines, end: str, quoting: Any) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator=end, quoting=quoting).writerows(table)
    wanted = grid(out.getvalue(), 3)
    assert wanted == lines(Rows(table))
    for with_pyarrow in (True, False):
        with by_columns(with_pyarrow):
            assert grid(out.getvalue(), 3) == wanted


@given(st.text(st.sampled_from('ab,"\n\r \t'), max_size=30), st.integers(2, 4))
@settings(max_examples=500)
@example("a,b\n\n\nc,d\n", 2)
@example('a,"b\nc,d\n', 2)
@example("a,b\rc,d", 2)
@example('a,b"c"\nd,e', 2)
@example('"a""b",c\n"a"b,c', 2)
@example("a,b\nc\nd,e,f", 2)
def test_whatever_somebody_typed_is_the_same_to_all_readers(content: str, width: int) -> None:
    wanted = grid(content, width)
    for with_pyarrow in (True, False):
        with by_columns(with_pyarrow):
            assert grid(content, width) == wanted


@pytest.mark.parametrize("with_pyarrow", [True, False])
def test_a_long_row_in_a_large_text_is_still_seen(with_pyarrow: bool) -> None:
    with by_columns(with_pyarrow):
        assert grid("a,b\n1,2\n1,2,3\n", 2) == [["a", "b"], ["1", "2"], ["1", "2", "3"]]


@pytest.mark.parametrize(("encoding", "other"), [("utf-8", "gb18030"), ("utf-8-sig", "gb18030")])
def test_a_text_that_changes_its_encoding_further_down_is_refused(encoding: str, other: str) -> None:
    people = b"".join(f"{name},1\n".encode(other) for name in "张王李" * 9)
    for start in ("姓名,公民身份号码\n", "姓名,公民身份号码\n" + "甲,1\n" * 40_000):
        with by_columns(with_pyarrow=True), pytest.raises(Refusal, match="file-encoding"):
            text.read(start.encode(encoding) + people, WANTED)


# --- what is plain -----------------------------------------------------------------------------------------------

TEXTS = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from(f"0123456789Xx.' =\"#{UNSEEN}")), max_size=20)


@given(st.sampled_from(list(cells.PLAIN)), TEXTS)
@settings(max_examples=1000)
@example(words.ID, "65230019450101001X")
@example(words.ACCOUNT, "6217000012345678901")
@example(words.TEXT, "120.0")
@example(words.TEXT, "#N/A")
@example(words.TEXT, "张\n三")
def test_a_plain_text_is_its_own_value_with_nothing_to_say(holds: str, cell: str) -> None:
    if Cells([cell]).whole(cells.PLAIN[holds])[0]:
        assert not blank(cell)
        assert cells.read(cell, holds) == (cell, ())


@given(st.sampled_from(list(cells.PLAIN)), st.lists(TEXTS, min_size=1, max_size=5))
@settings(max_examples=300)
def test_what_is_plain_is_plain_to_pyarrow_too(holds: str, some: list[str]) -> None:
    import pyarrow as pa

    column = arrow.Texts(pa.chunked_array([some]))
    assert column.whole(cells.PLAIN[holds]).tolist() == Cells(some).whole(cells.PLAIN[holds]).tolist()


@given(st.sampled_from(list(cells.READ)), st.lists(TEXTS, min_size=1, max_size=6))
@settings(max_examples=300)
def test_a_column_is_read_as_its_cells_are(holds: str, some: list[str]) -> None:
    import pyarrow as pa

    for column in (Cells(some), arrow.Texts(pa.chunked_array([some]))):
        found = cells.column(column, holds)
        refused = dict(found.refused)
        for row, cell in enumerate(some):
            one = cells._tried(cell, holds, SERIAL_1900)
            assert found.blank[row] == (one is None)
            assert (row in refused) == isinstance(one, Refusal)
            if isinstance(one, cells.Read):
                assert found.values[row] == one.value
                assert all(row in found.notes[name] for name in one.notes)
    assert isinstance(found.values, np.ndarray)
