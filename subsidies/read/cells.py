"""One cell's value by what its column holds; what cannot be read exactly is refused, never guessed.

What was cleaned on the way is named, so that it can be said. The catch: a text file has no kinds of cells, so there
``1945.1`` and a bare serial number say less than in a workbook (``serial``, see ``dates``).

>>> value("￥1,200元", words.MONEY), value("√", words.BOOLEAN), value("2024-03", words.MONTH)
(120000, 1, 24290)
>>> read("’6523001945０1010010", words.ID)
Read(value='652300194501010010', notes=('apostrophe-removed', 'width-changed'))
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from datetime import time as clock
from typing import Any, Final, NamedTuple

import numpy as np

from subsidies import identity, money, months, tables, words
from subsidies.errors import Finding, Refusal, Secret
from subsidies.read import dates
from subsidies.read.page import BLANKS, HALF, NO_VALUE, SERIAL_1900, UNSEEN, Array, Cell, Column, blank

YES: Final = ("是", "yes", "y", "true", "1", "√", "✓", "✔", "☑")
NO: Final = ("否", "no", "n", "false", "0")
NUMBER: Final = re.compile(r"\d{10}")
"""Ten digits in a row: perhaps an id number, an account or a telephone."""
ROUNDED: Final = re.compile(r"\d(\.\d+)?E\+?\d+|\d{16,}\.0+", re.ASCII | re.IGNORECASE)
"""A long number as a spreadsheet or a program writes it once it took it for a quantity: 6.523E+17."""
YEARS: Final = re.compile(r"(\d{1,2})(?:(?:年|y)(?:(\d{1,2})(?:个?月|m))?)?", re.ASCII)
ZERO: Final = re.compile(r"(-?\d+)\.0", re.ASCII)
"""A whole number as a program writes it that took it for a quantity; 120.00 is an amount that somebody wrote."""
ERROR: Final = re.compile(r"#(?:N/A|[A-Z][A-Z0-9/_]*[!?]|GETTING_DATA|#+)|Err:\d{3}")
"""What a spreadsheet shows instead of a value: #N/A, #REF!, ####."""
APOSTROPHES: Final = "'’‘＇`"
FORMULA: Final = re.compile(r'="([^"]*)"')
"""What programs write into a .csv, lest a spreadsheet take a number for a quantity."""
CROSSES: Final = dict.fromkeys(map(ord, "×хХ✕✖╳"), "X")
YUAN: Final = re.compile(r"(?:[￥¥]|RMB|CNY|人民币)?\s*(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*元?", re.ASCII)
SEEN: Final = str.maketrans("", "", UNSEEN)


class Read(NamedTuple):
    """A value, and the names of the notes about how the cell was read."""

    value: Any
    notes: tuple[str, ...] = ()


def value(cell: Cell, holds: str) -> Any:
    """Return the value of a cell of a workbook that is not blank. Raises ``Refusal`` where it is not what is held."""
    return read(cell, holds).value


def read(cell: Cell, holds: str, serial: Sequence[int] = SERIAL_1900) -> Read:
    """Return the value of a cell that is not blank, and how it was read.

    serial   the ordinals of day zero by which a bare number may count days

    Raises ``Refusal``: cell-error, formula-without-value, date-ambiguous, and one a kind of column.
    """
    if not isinstance(cell, str):
        return READ[holds](cell, serial)
    if cell == NO_VALUE:
        raise Refusal("formula-without-value")
    text, notes = _seen(cell)
    if ERROR.fullmatch(text):
        raise Refusal("cell-error", text=text)
    found = READ[holds](text, serial)
    said = [name for name in notes + found.notes if name != "blanks-removed" or holds in KEPT]
    return Read(found.value, tuple(dict.fromkeys(said)))


def kept(text: str) -> str:
    """Return a text as it must be written to be read as the same text, with an apostrophe ahead where it needs one.

    >>> kept("张三"), kept("'张三"), value(kept('="1"'), words.TEXT)
    ('张三', "''张三", '="1"')
    """
    return f"'{text}" if text[:1] in tuple(APOSTROPHES) or FORMULA.fullmatch(text) else text


def written(cell: Cell) -> str:
    """Return a cell as it was written, but for blanks around it and what nobody sees."""
    return _seen(cell)[0] if isinstance(cell, str) else plain(cell)


def _seen(cell: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without blanks around it, without what nobody sees, and without the marks that keep it a text."""
    text = cell.translate(SEEN)
    notes: tuple[str, ...] = ()
    if text != cell:
        notes += ("unseen-removed",)
    whole, text = text, text.strip(BLANKS)
    if text != whole:
        notes += ("blanks-removed",)
    formula = FORMULA.fullmatch(text)
    bare = formula[1] if formula else text
    if len(bare) > 1 and bare[0] in APOSTROPHES:
        bare = bare[1:]
    return (bare.strip(BLANKS), (*notes, "apostrophe-removed")) if bare != text else (text, notes)


# --- one reader a kind of column; texts come without blanks around them ------------------------------------------


def _text(cell: Cell, _: Sequence[int]) -> Read:
    if not isinstance(cell, str):
        return Read(plain(cell), ("time-left-out" if is_timed(cell) else "read-as-text",))
    whole = ZERO.fullmatch(cell)
    return Read(whole[1], ("zeros-removed",)) if whole else Read(cell)


def plain(cell: Cell) -> str:
    """Return any cell as a text."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell)


def shown(cell: Cell) -> str:
    """Return any cell as a text that tells what was in it before it was read."""
    return str(cell).upper() if isinstance(cell, bool) else str(cell) if is_timed(cell) else plain(cell)


def is_timed(cell: Cell) -> bool:
    """Return whether a cell is a day with a time."""
    return isinstance(cell, datetime) and cell.time() != clock()


def _digits(cell: Cell, _: Sequence[int] = ()) -> Read:
    """Text that a spreadsheet must not have touched: an id number or an account."""
    if not isinstance(cell, str):
        raise Refusal("id-number-cell")
    joined = "".join(cell.split())
    text = joined.translate(HALF)
    notes = ("width-changed",) * (text != joined) + ("blanks-removed",) * (joined != cell)
    if ROUNDED.fullmatch(text):
        raise Refusal("id-number-cell")
    return Read(text, notes)


def _id(cell: Cell, _: Sequence[int]) -> Read:
    text, notes = _digits(cell)
    crossed = text.translate(CROSSES)
    found = identity.parse(crossed)
    notes += ("cross-read",) if crossed != text else ()
    notes += ("case-changed",) if crossed.endswith("x") else ()
    return Read(found, (*notes, "id-converted") if len(text) == 15 else notes)


def _month(cell: Cell, serial: Sequence[int]) -> Read:
    return Read(*dates.month(cell, serial))


def _day(cell: Cell, serial: Sequence[int]) -> Read:
    return Read(*dates.day(cell, serial))


def _accounts(cell: Cell, _: Sequence[int]) -> Read:
    """Bank, account and payee with a line between them, or the account alone."""
    if not isinstance(cell, str) or "|" not in cell.replace("｜", "|"):
        return _digits(cell)
    bank, account, *payee = cell.replace("｜", "|").split("|")
    found, notes = _digits(account.strip(BLANKS))
    if "｜" in cell:
        notes += ("width-changed",)
    if [bank, account, *payee] != [part.strip(BLANKS) for part in (bank, account, *payee)]:
        notes += ("blanks-removed",)
    return Read("|".join((bank.strip(BLANKS), found, *payee)).strip(BLANKS), notes)


def _money(cell: Cell, _: Sequence[int]) -> Read:
    """Fen, not below zero."""
    return _fen(cell, money.parse_due)


def _signed(cell: Cell, _: Sequence[int]) -> Read:
    """Fen."""
    return _fen(cell, money.parse)


def _fen(cell: Cell, parse: Callable[[str], int]) -> Read:
    """Fen. A spreadsheet knows 15 digits of a number: what it shows as 2345.67 it may keep as 2345.6699999999996."""
    if not isinstance(cell, str):
        return Read(parse(f"{cell:.15g}" if isinstance(cell, float) else str(cell)))
    match = YUAN.fullmatch(cell.translate(HALF))
    digits = match[1].replace(",", "") if match else cell
    if digits == cell:
        return Read(parse(cell))
    try:
        return Read(parse(digits), ("amount-form",))
    except Refusal:
        raise Refusal("bad-amount", text=cell) from None


def _boolean(cell: Cell, _: Sequence[int]) -> Read:
    text = plain(cell).translate(HALF).lower()
    if text.removesuffix(".0") not in YES + NO:
        raise Refusal("bad-boolean", text=text)
    return Read(int(text.removesuffix(".0") in YES), ("zeros-removed",) if text.endswith(".0") else ())


def _years(cell: Cell, _: Sequence[int]) -> Read:
    """Months of service."""
    text = "".join(plain(cell).translate(HALF).lower().split())
    whole = ZERO.fullmatch(text)
    match = YEARS.fullmatch(whole[1] if whole else text)
    if match is None or int(match[2] or 0) > 11:
        raise Refusal("bad-years", text=plain(cell))
    return Read(int(match[1]) * 12 + int(match[2] or 0), ("zeros-removed",) if whole else ())


READ: Final[Mapping[str, Callable[[Cell, Sequence[int]], Read]]] = {
    words.TEXT: _text,
    words.ID: _id,
    words.ACCOUNT: _digits,
    words.ACCOUNTS: _accounts,
    words.MONTH: _month,
    words.DAY: _day,
    words.MONEY: _money,
    words.SIGNED: _signed,
    words.BOOLEAN: _boolean,
    words.YEARS: _years,
}
EDGES: Final = BLANKS + UNSEEN + NO_VALUE + APOSTROPHES + '#"E0123456789-'
PLAIN: Final = {
    words.ID: "[0-9]{17}[0-9X]",
    words.ACCOUNT: "[0-9]{1,40}",
    words.TEXT: f"[^{EDGES}](?:[^{UNSEEN}]*[^{BLANKS}{UNSEEN}])?",
}
"""Texts that are their own value, with nothing to clean and nothing to say; most are such in a big file."""
SAMPLE: Final = 1000
"""Cells at the top of a column by which it is told whether many are alike."""
KEPT: Final = (words.TEXT, words.ID, words.ACCOUNT, words.ACCOUNTS)
"""What stays a text, so that blanks around it are its own; around an amount or a day they are nothing."""
EMPTY: Final[Mapping[str, Any]] = {
    words.MONEY: 0,
    words.SIGNED: 0,
    words.TEXT: "",
    words.ID: "",
    words.ACCOUNT: "",
    words.ACCOUNTS: "",
}
"""The value of a blank cell; ``months.NONE`` (-1) for all others."""


# --- a column ----------------------------------------------------------------------------------------------------


class Values(NamedTuple):
    """A column as read."""

    values: Array
    """Of the type of its table; what is blank or refused is empty."""
    blank: Array
    """Which cells are blank."""
    refused: Sequence[tuple[int, Refusal]]
    """By row."""
    notes: Mapping[str, Sequence[int]]
    """The rows of each, by name."""


def column(cells: Column, holds: str, serial: Sequence[int] = SERIAL_1900) -> Values:
    """Return the values of a column. Each distinct cell is read once, and what is plain is taken as it stands."""
    if holds in PLAIN and _is_varied(cells) and cells.whole(PLAIN[holds]).all():
        return Values(cells.cells(), np.zeros(len(cells), bool), (), {})
    distinct, codes = cells.distinct()
    raw = distinct.cells()
    plain = distinct.whole(PLAIN[holds]) if holds in PLAIN else np.zeros(len(raw), bool)
    values = np.empty(len(raw), dtype=tables.HELD_AS[holds])
    values[plain] = raw[plain]
    read = {place: _tried(raw[place], holds, serial) for place in np.flatnonzero(~plain).tolist()}
    for place, one in read.items():
        values[place] = one.value if isinstance(one, Read) else EMPTY.get(holds, months.NONE)
    odd = {place: one for place, one in read.items() if isinstance(one, Refusal) or (one and one.notes)}
    rows = _rows(codes, len(raw), odd)
    refused = [(row, one) for place, one in odd.items() if isinstance(one, Refusal) for row in rows[place]]
    noted: dict[str, list[int]] = {}
    for place, one in odd.items():
        for name in one.notes if isinstance(one, Read) else ():
            noted.setdefault(name, []).extend(rows[place])
    nothing = _marked(codes, len(raw), [place for place, one in read.items() if one is None])
    return Values(values[codes], nothing, sorted(refused, key=lambda one: one[0]), noted)


def _is_varied(cells: Column) -> bool:
    """Return whether there are so many cells, and so few of them alike, that looking for what is alike takes longer."""
    return len(cells) >= SAMPLE and len(cells.chosen(np.arange(SAMPLE)).distinct()[0]) > SAMPLE / 2


def empty(holds: str, count: int) -> Array:
    """Return the values of so many blank cells."""
    return np.full(count, EMPTY.get(holds, months.NONE), dtype=tables.HELD_AS[holds])


def _tried(cell: Cell, holds: str, serial: Sequence[int]) -> Read | Refusal | None:
    if blank(cell):
        return None
    try:
        return read(cell, holds, serial)
    except Refusal as refusal:
        return refusal


def _marked(codes: Array, count: int, wanted: Collection[int]) -> Array:
    """Return which codes, of so many, are among some."""
    marks = np.zeros(count, bool)
    marks[list(wanted)] = True
    return marks[codes]


def _rows(codes: Array, count: int, wanted: Collection[int]) -> dict[int, list[int]]:
    """Return the rows of some codes, of so many."""
    found: dict[int, list[int]] = {code: [] for code in wanted}
    rows = np.flatnonzero(_marked(codes, count, wanted)) if wanted else np.empty(0, np.int64)
    for row, code in zip(rows.tolist(), codes[rows].tolist(), strict=True):
        found[code].append(row)
    return found


def finding(refusal: Refusal, place: Finding) -> Finding:
    """Return a refused cell as a finding at its place.

    An id or an account may stand in any cell, where a comma is missing or too many, so what looks like one is secret.
    """
    return replace(place, name=refusal.name, values={key: hidden(value) for key, value in refusal.values.items()})


def hidden(value: Any) -> Any:
    """Return a value of a sentence, as a secret if it may be a number of a person."""
    is_secret = isinstance(value, str) and (NUMBER.search(value) or identity.mask_text(value) != value)
    return Secret(value) if is_secret else value
