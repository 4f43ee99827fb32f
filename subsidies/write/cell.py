"""A value of a roster as people write it, and what its column is called, in Chinese and in English.

>>> from subsidies.language import speaker
>>> [text(388, words.YEARS, speaker(one)) for one in ("zh", "en")], text(-1, words.MONTH, speaker("zh"))
(['32年4个月', '32y4m'], '')
"""

from typing import Any

from subsidies import money, months, words
from subsidies.language import Say


def text(value: Any, holds: str, say: Say) -> str:
    """Return a value; nothing for an empty one. An amount of 0 is ``0.00``."""
    match holds:
        case words.MONTH:
            return months.format(int(value))
        case words.DAY:
            return months.format_day(int(value))
        case words.MONEY:
            return money.format(int(value))
        case words.BOOLEAN:
            return "" if value == months.NONE else say("cell.yes" if value else "cell.no")
        case words.YEARS:
            return _years(int(value), say)
        case _:
            return str(value)


def _years(value: int, say: Say) -> str:
    """Return months of service as years and months."""
    if value == months.NONE:
        return ""
    years, rest = divmod(value, 12)
    return say("cell.years-months" if rest else "cell.years", years=years, months=rest)


def width(text: str) -> int:
    """Return how wide a text is in a sheet: a Chinese character takes two."""
    return sum(2 if ord(one) > 0x2E7F else 1 for one in text)


def heading(column: str, say: Say) -> str:
    """Return what a column of a roster is called; a flag of a project's own is called by its name."""
    key = column if column in words.ROSTER else words.flag_of(column)
    return words.ROSTER[key].zh if key in words.ROSTER and say("language") == "zh" else key
