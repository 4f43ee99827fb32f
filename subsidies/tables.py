"""Named tables: which columns they have, of which type, and how to make one.

A schema is data. The catch: an empty table has its columns and their types too, so it comes from here and never from
``[]``; and a table is a plain frame with a running index, never a key in the index.

>>> empty(LINES).dtypes["fen"].name
'int64'
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from subsidies import words


class Table(NamedTuple):
    """A table's name and its columns with their types, in order."""

    name: str
    columns: Mapping[str, str]


HELD_AS = {
    words.ID: "object",
    words.TEXT: "object",
    words.ACCOUNT: "object",
    words.ACCOUNTS: "object",
    words.MONTH: "int32",
    words.DAY: "int32",
    words.MONEY: "int64",
    words.SIGNED: "int64",
    words.BOOLEAN: "int8",
    words.YEARS: "int32",
}
"""Texts are never null, months and days are ``months.NONE`` where empty, a yes/no is 1, 0, or -1 where empty."""

PLACE = {"file": "object", "row": "int32"}

ROSTER = Table("roster", {**PLACE, **{field.key: HELD_AS[field.holds] for field in words.ROSTER.values()}})
"""A row a person, as read. Flags that a project names beyond ``heating`` are further int8 columns."""

CHANGES = Table(
    "changes",
    {
        **PLACE,
        **{field.key: HELD_AS[field.holds] for field in words.CHANGES.values()},
        "effective": "int32",
        "fen": "int64",
    },
)
"""A row a change, in the order of the files. ``effective`` is a month, and a day where ``change`` is death or
death-revoked; ``fen`` is the value of a wage change, 1 or 0 that of a flag; ``value`` is the text."""

CLEARANCES = Table("clearances", {**PLACE, **{field.key: HELD_AS[field.holds] for field in words.CLEARANCES.values()}})
"""A row a finding that was looked into."""

FUNDS = Table("funds", {**PLACE, **{field.key: HELD_AS[field.holds] for field in words.FUNDS.values()}})
"""A row for each time that money came in; ``amount`` in fen, below zero where it went back."""

LINES = Table(
    "lines",
    {
        "batch": "int64",
        "id_number": "object",
        "name": "object",
        "item": "object",
        "service_month": "int32",
        "kind": "object",
        "fen": "int64",
        "reason": "object",
    },
)
"""Ledger lines, or those of a list not yet entered (``batch`` 0), in the order of their list."""


def make(table: Table, columns: Mapping[str, Any]) -> pd.DataFrame:
    """Return a frame with exactly the table's columns and types; raises ``KeyError`` where one is missing.

    Columns that have their type already are not copied: they are the frame's from then on.
    """
    arrays = {name: np.asarray(columns[name], dtype=kind) for name, kind in table.columns.items()}
    index = pd.RangeIndex(len(next(iter(arrays.values()))))  # one for all columns, else they are compared
    made = {name: _kept(array, index) if array.dtype == object else array for name, array in arrays.items()}
    return pd.DataFrame(made, index, copy=False)


def _kept(array: np.ndarray[Any, Any], index: pd.RangeIndex) -> "pd.Series[Any]":
    """Return texts as a column that keeps their type."""
    return pd.Series(array, index, array.dtype, copy=False)


def empty(table: Table) -> pd.DataFrame:
    """Return the table without rows."""
    return _empty(table.name, tuple(table.columns.items())).copy()


@lru_cache
def _empty(name: str, columns: tuple[tuple[str, str], ...]) -> pd.DataFrame:
    return make(Table(name, dict(columns)), {column: [] for column, _ in columns})


def stack(table: Table, frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return the rows of all frames one below the other; a flag for which a frame has no column is empty (-1) there."""
    further = dict.fromkeys(name for frame in frames for name in frame.columns if name not in table.columns)
    filled = [
        frame.assign(**{name: np.full(len(frame), -1, np.int8) for name in further if name not in frame.columns})
        for frame in frames
    ]
    if len(filled) == 1:
        return filled[0].reset_index(drop=True)
    return pd.concat(filled, ignore_index=True) if filled else empty(table)


def places(keys: np.ndarray[Any, Any], wanted: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return where each wanted text first stands among the keys; -1 where it does not.

    By their hashes, which are numbers and several times as fast to look up, and then compared.

    >>> places(np.array(["b", "a", "b"], object), np.array(["a", "c", "b"], object)).tolist()
    [1, -1, 0]
    """
    if not len(wanted):
        return np.empty(0, np.int64)
    found = _first(*(pd.Index(pd.util.hash_array(texts, categorize=False)) for texts in (keys, wanted)))
    there = found >= 0
    if (keys[found[there]] == wanted[there]).all():
        return found
    return _first(*(pd.Index(texts, dtype=object) for texts in (keys, wanted)))  # two texts of one hash


def firsts(keys: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return, for each text, the place where the same text stands first.

    >>> firsts(np.array(["b", "a", "b"], object)).tolist()
    [0, 1, 0]
    """
    found = first_of(pd.util.hash_array(keys, categorize=False))
    return found if (keys[found] == keys).all() else first_of(keys)  # two texts of one hash


def first_of(keys: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return, for each number, the place where the same number stands first."""
    codes, _ = pd.factorize(keys)
    begins = np.empty(codes.max(initial=-1) + 1, np.int64)
    begins[codes[::-1]] = np.arange(len(codes))[::-1]
    return begins[codes]


def _first(keys: "pd.Index[Any]", wanted: "pd.Index[Any]") -> np.ndarray[Any, Any]:
    first = np.flatnonzero(~keys.duplicated())
    found = keys[first].get_indexer(wanted)
    return np.asarray(np.where(found >= 0, first[found] if len(first) else -1, -1))
