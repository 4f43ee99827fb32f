"""Calendar months as integers, so that they sort, subtract and vectorise; and days as ordinals.

A month is ``year * 12 + month - 1``; only this module knows that. A day is the proleptic Gregorian ordinal.
``NONE`` stands for an empty cell in either. A date is cut to its month here, and nowhere else.

>>> parse("2024-03") - parse("2023-12")
3
>>> format(parse("2024-03") + 10)
'2025-01'
>>> format(of_day(parse_day("2024-02-29")))
'2024-02'
"""

import re
from datetime import date

from subsidies.errors import Refusal, half_width

NONE = -1
"""No month, or no day: the cell was empty."""
NEVER = 12 * 10_000
"""Later than every month that can be written."""

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)


def parse(text: str) -> int:
    """Return the month that ``YYYY-MM`` names.

    Raises ``Refusal`` (bad-month) for anything else, a day included: a day that is silently dropped
    has cost other systems whole periods.
    """
    match = MONTH.fullmatch(text)
    if match is None or int(match[1]) == 0:
        advice = "day" if DAY.fullmatch(text) else half_width(text, MONTH.fullmatch)
        raise Refusal("bad-month", text=text, advice=advice)
    return int(match[1]) * 12 + int(match[2]) - 1


def format(month: int) -> str:
    """Return ``YYYY-MM``; nothing for ``NONE``."""
    return "" if month == NONE else f"{month // 12:04d}-{month % 12 + 1:02d}"


def of(year: int, month: int = 1) -> int:
    """Return a month (1 to 12) of a year; January where none is named."""
    return year * 12 + month - 1


def span(first: int, last: int) -> str:
    """Return months as they stand in tables: one, or the first and the last.

    >>> span(24288, 24288), span(24288, 24290)
    ('2024-01', '2024-01 – 2024-03')
    """
    return " – ".join(dict.fromkeys((format(first), format(last))))


def year(month: int) -> int:
    """Return the calendar year of a month."""
    return month // 12


def of_year(month: int) -> int:
    """Return the number of a month in its year, 1 to 12."""
    return month % 12 + 1


def through(first: int, last: int) -> range:
    """Return all months from first to last, both included; none where last is earlier."""
    return range(first, last + 1)


def parse_day(text: str) -> int:
    """Return the ordinal of the day that ``YYYY-MM-DD`` names. Raises ``Refusal`` (bad-date)."""
    match = DAY.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        return date(int(match[1]), int(match[2]), int(match[3])).toordinal()
    except ValueError:
        advice = "month" if MONTH.fullmatch(text) else half_width(text, DAY.fullmatch)
        raise Refusal("bad-date", text=text, advice=advice) from None


def format_day(day: int) -> str:
    """Return ``YYYY-MM-DD``; nothing for ``NONE``."""
    return "" if day == NONE else date.fromordinal(day).isoformat()


def of_day(day: int) -> int:
    """Return the month in which a day lies; ``NONE`` for ``NONE``."""
    if day == NONE:
        return NONE
    when = date.fromordinal(day)
    return of(when.year, when.month)


def first_day(month: int) -> int:
    """Return the ordinal of a month's first day."""
    return date(year(month), of_year(month), 1).toordinal()
