"""One cell's value by what its column holds; what cannot be read exactly is refused, never guessed.

>>> value("120", words.MONEY), value("是", words.BOOLEAN), value("2024-03", words.MONTH)
(12000, 1, 24290)
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import numpy as np

from subsidies import identity, money, months, tables, words
from subsidies.errors import Finding, Refusal, Secret
from subsidies.read.sheet import Cell, blank

YES, NO = ("是", "yes", "y", "true", "1"), ("否", "no", "n", "false", "0")
NUMBER = re.compile(r"\d{10}")
"""Ten digits in a row: perhaps an id number, an account or a telephone."""
ROUNDED = re.compile(r"\d(\.\d+)?E\+?\d+", re.ASCII | re.IGNORECASE)
"""A long number as a spreadsheet writes it into a text file once it took it for a quantity: 6.523E+17."""
YEARS = re.compile(r"(\d{1,2})(?:(?:年|y)(?:(\d{1,2})(?:个月|m))?)?", re.ASCII)


def value(cell: Cell, holds: str) -> Any:
    """Return the value of a cell that is not blank. Raises ``Refusal`` where it is not what the column holds."""
    return READ[holds](cell)


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell).strip()


def _digits(cell: Cell) -> str:
    """Text that a spreadsheet must not have touched: an id number or an account."""
    if not isinstance(cell, str) or ROUNDED.fullmatch(cell.strip()):
        raise Refusal("id-number-cell")
    return cell.strip()


def _id(cell: Cell) -> str:
    return identity.parse(_digits(cell))


def _month(cell: Cell) -> int:
    if isinstance(cell, datetime | date):
        if cell.day != 1:
            raise Refusal("bad-month", text=_day_text(cell))
        return months.of(cell.year, cell.month)
    return months.parse(_text(cell))


def _day(cell: Cell) -> int:
    if isinstance(cell, datetime | date):
        return months.parse_day(_day_text(cell))
    return months.parse_day(_text(cell))


def _day_text(cell: date) -> str:
    return f"{cell.year:04d}-{cell.month:02d}-{cell.day:02d}"


def _money(cell: Cell) -> int:
    """Fen. A spreadsheet knows 15 digits of a number: what it shows as 2345.67 it may keep as 2345.6699999999996."""
    return money.parse_due(f"{cell:.15g}" if isinstance(cell, float) else str(cell).strip())


def _boolean(cell: Cell) -> int:
    text = _text(cell).lower()
    if text not in YES + NO:
        raise Refusal("bad-boolean", text=text)
    return int(text in YES)


def _years(cell: Cell) -> int:
    """Months of service."""
    match = YEARS.fullmatch(_text(cell).lower())
    if match is None or int(match[2] or 0) > 11:
        raise Refusal("bad-years", text=_text(cell))
    return int(match[1]) * 12 + int(match[2] or 0)


READ: Mapping[str, Callable[[Cell], Any]] = {
    words.TEXT: _text,
    words.ID: _id,
    words.ACCOUNT: _digits,
    words.MONTH: _month,
    words.DAY: _day,
    words.MONEY: _money,
    words.BOOLEAN: _boolean,
    words.YEARS: _years,
}
EMPTY: Mapping[str, Any] = {words.MONEY: 0, words.TEXT: "", words.ID: "", words.ACCOUNT: ""}
"""The value of a blank cell; ``months.NONE`` (-1) for all others."""


def column(cells: Sequence[Cell], holds: str) -> tuple[np.ndarray[Any, Any], list[tuple[int, Refusal]]]:
    """Return the values of a column as an array of its table's type, and the refusals by row.

    Each distinct cell is read once.
    """
    empty = EMPTY.get(holds, months.NONE)
    seen: dict[tuple[type, Cell], Any] = {}
    refused = []
    values = []
    for row, cell in enumerate(cells):
        key = (type(cell), cell)
        if key not in seen:
            seen[key] = empty if blank(cell) else _tried(cell, holds)
        found = seen[key]
        if isinstance(found, Refusal):
            refused.append((row, found))
            found = empty
        values.append(found)
    array = np.empty(len(values), dtype=tables.HELD_AS[holds])
    array[:] = values
    return array, refused


def _tried(cell: Cell, holds: str) -> Any:
    try:
        return value(cell, holds)
    except Refusal as refusal:
        return refusal


def finding(refusal: Refusal, place: Finding) -> Finding:
    """Return a refused cell as a finding at its place.

    An id or an account may stand in any cell, where a comma is missing or too many, so what looks like one is secret.
    """
    values = {
        key: Secret(value) if isinstance(value, str) and NUMBER.search(value) else value
        for key, value in refusal.values.items()
    }
    return replace(place, name=refusal.name, values=values)
