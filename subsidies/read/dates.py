"""Months and days as people and spreadsheets write them: 1945-03, 1945.3, 194503, 1945年3月, 45.3.12, 16508.

What can be read in one way only is read, and said; what can be read in two ways is refused with both. The catch: a
number cell knows no trailing zero, so 1945.1 may have been typed as 1945.10; and a bare 16508 is a day only by the
calendar of its workbook, of which there are two.

>>> day("1945年3月12日", ()), month(1945.3, ())
((710102, ('date-form',)), (23342, ('date-form',)))
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from datetime import time as clock
from typing import Any, Final

from subsidies import months
from subsidies.errors import Refusal
from subsidies.read.page import BLANKS, HALF

Read = tuple[int, tuple[str, ...]]
"""A month or the ordinal of a day, and the names of the notes about how it was read."""

FORM: Final = ("date-form",)
SERIAL: Final = ("serial-read",)
TIMED: Final = ("time-left-out",)

DAY: Final = re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})|(\d{4})年(\d{1,2})月(\d{1,2})[日号]?|(\d{4})(\d\d)(\d\d)")
SHORT_DAY: Final = re.compile(r"(\d\d)([-./])(\d{1,2})\2(\d{1,2})|(\d\d)年(\d{1,2})月(\d{1,2})[日号]?")
YEAR_LAST: Final = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4})")
MONTH: Final = re.compile(r"(\d{4})[-./](\d{1,2})|(\d{4})年(\d{1,2})月?份?|(\d{4})(\d\d)")
SHORT_MONTH: Final = re.compile(r"(\d\d)年(\d{1,2})月份?")
TIME: Final = re.compile(r"[T\s]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?")
YEAR_TENTH: Final = re.compile(r"(\d{4})\.1")
NUMBER: Final = re.compile(r"\d{4,5}")
ZEROS: Final = re.compile(r"(\d+)\.0+")

CENTURY: Final = 32
"""From this number on, two digits are a year of the 1900s: no day of a month, and not yet a year of the 2000s."""
FIRST_SERIAL: Final = date(1910, 1, 1).toordinal()
LAST_SERIAL: Final = date(2099, 12, 31).toordinal()
"""The days that a bare number may stand for."""


def day(cell: Any, serial: Sequence[int]) -> Read:
    """Return the day that a cell names. Raises ``Refusal`` (bad-date, date-ambiguous).

    serial   the ordinals of day zero by which numbers may count: none, one, or two where nobody can say which
    """
    if isinstance(cell, date):
        is_timed = isinstance(cell, datetime) and cell.time() != clock()
        return cell.toordinal(), TIMED if is_timed else ()
    text, notes = _plain(cell)
    found = list(_days(text))
    if not found and NUMBER.fullmatch(text):
        found, notes = list(_counted(text, serial)), SERIAL
    if len(found) > 1:
        raise _ambiguous(cell, [months.format_day(one) for one in found])
    if not found:
        return months.parse_day(_shown(cell)), ()
    return found[0], notes or (() if _shown(cell) == months.format_day(found[0]) else FORM)


def month(cell: Any, serial: Sequence[int]) -> Read:
    """Return the month that a cell names; a date cell must be its first day.

    Raises ``Refusal`` (bad-month, date-ambiguous).
    """
    if isinstance(cell, date):
        return _first(cell.toordinal()), ()
    text, notes = _plain(cell)
    if YEAR_TENTH.fullmatch(text) and (not isinstance(cell, str) or len(serial) > 1):
        raise _ambiguous(cell, [f"{text[:4]}-01", f"{text[:4]}-10"])
    found = list(_months(text))
    if not found and NUMBER.fullmatch(text):
        counted = list(_counted(text, serial))
        found, notes = (
            [months.of_day(one) for one in counted] if len(counted) > 1 else list(map(_first, counted)),
            SERIAL,
        )
    if len(found) > 1:
        raise _ambiguous(cell, [months.format(one) for one in found])
    if not found:
        return months.parse(_shown(cell)), ()
    return found[0], notes or (() if _shown(cell) == months.format(found[0]) else FORM)


def _plain(cell: Any) -> tuple[str, tuple[str, ...]]:
    """Return what a cell says in half width, without blanks and time of day, and a note if that was some time."""
    if isinstance(cell, float | int):
        return f"{cell:.15g}", ()
    text = str(cell).translate(HALF).strip(BLANKS)
    timed = TIME.search(text)
    if timed and timed.end() == len(text):
        text = text[: timed.start()]
    is_late = timed is not None and any(int(part or 0) for part in timed.groups())
    whole = ZEROS.fullmatch(text)
    return "".join((whole[1] if whole else text).split()), TIMED if is_late else ()


def _shown(cell: Any) -> str:
    """Return a cell as it is shown to people."""
    return cell.strip(BLANKS) if isinstance(cell, str) else _plain(cell)[0]


def _ambiguous(cell: Any, readings: Sequence[str]) -> Refusal:
    return Refusal("date-ambiguous", text=_shown(cell), one=readings[0], other=readings[1])


def _first(ordinal: int) -> int:
    """Return the month of a day that is its first. Raises ``Refusal`` (bad-month)."""
    if date.fromordinal(ordinal).day != 1:
        raise Refusal("bad-month", text=months.format_day(ordinal))
    return months.of_day(ordinal)


def _days(text: str) -> Iterator[int]:
    """Give each day that a text may name."""
    if match := DAY.fullmatch(text):
        year, month, day = (part for part in match.groups() if part and part.isdigit())
        yield from _day(int(year), month, day)
    elif match := SHORT_DAY.fullmatch(text):
        short, month, day = (part for part in match.groups() if part and part.isdigit())
        for year in _years(int(short)):
            yield from _day(year, month, day)
    elif match := YEAR_LAST.fullmatch(text):
        one, _, other, year = match.groups()
        found = {*_day(int(year), one, other), *_day(int(year), other, one)}
        yield from sorted(found) if len(found) > 1 else ()


def _day(year: int, month: str, day: str) -> Iterator[int]:
    try:
        yield date(year, int(month), int(day)).toordinal()
    except ValueError:
        return


def _months(text: str) -> Iterator[int]:
    """Give each month that a text may name."""
    match = MONTH.fullmatch(text)
    if match:
        year, month = (int(part) for part in match.groups() if part)
        years: Sequence[int] = (year,)
    elif match := SHORT_MONTH.fullmatch(text):
        years, month = _years(int(match[1])), int(match[2])
    else:
        return
    if 1 <= month <= 12:
        yield from (months.of(year, month) for year in years if year)


def _years(short: int) -> Sequence[int]:
    """Return the years that two digits may stand for."""
    return (1900 + short,) if short >= CENTURY else (1900 + short, 2000 + short)


def _counted(text: str, serial: Sequence[int]) -> Iterator[int]:
    """Give the days that a bare number may stand for, where it can be one at all."""
    for zero in serial:
        if FIRST_SERIAL <= zero + int(text) <= LAST_SERIAL:
            yield zero + int(text)
