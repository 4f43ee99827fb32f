"""How wide the columns of a table are, so that it fits: what is tried first, what last.

Headings are folded first, then columns that can be spared are left out, then texts are folded, between words or Chinese
characters. The catch: ids, months, amounts and names of projects have no blank in them, so they are whole or the table
does not fit.

>>> widths([["项目", "金额"], ["bankrupt-living", "1,234.50"]], 30), widths([["项目", "金额"], ["living", "1.00"]], 9)
(Fit(places=(0, 1), widths=(15, 8), gap=3), None)
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

OPENING, CLOSING = "（“‘《〈「『【", "，。；：、！？）”’》〉」』】…"
WIDE = "\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\uffef"
UNIT: Final = re.compile(rf"(\s*)([{OPENING}]*(?:[^\s{WIDE}]+|\S)[{CLOSING}]*)")
"""What stays on one line: a word, or one Chinese character, with the punctuation that belongs to it."""
WIDEST_GAP, GAP = 3, 2
"""Columns between the columns of a table where there is room, and where there is not."""
TEXT, HEADING = 10, 4
"""Columns below which a text, or a heading, is not folded."""

Rows = Sequence[Sequence[str]]


class Fit(NamedTuple):
    """The columns of a table that are shown, how wide each is, and the columns between them."""

    places: tuple[int, ...]
    widths: tuple[int, ...]
    gap: int


def fold(prose: str, width: int) -> str:
    r"""Return a sentence in lines of at most so many columns. Chinese breaks anywhere, but not beside its punctuation.

    >>> fold("用 --as-of 指定日期；不写则为今天。", 20)
    '用 --as-of 指定日\n期；不写则为今天。'
    """
    from rich.cells import cell_len

    lines = [""]
    for blank, unit in UNIT.findall(prose):
        if lines[-1] and cell_len(lines[-1] + blank + unit) > width:
            lines.append(unit)
        else:
            lines[-1] += blank + unit
    return "\n".join(lines)


def indented(line: str, width: int) -> str:
    r"""Return a line in lines of at most so many columns, all of which begin where it does.

    >>> indented("  a line of words", 12)
    '  a line of\n  words'
    """
    if len(line) * 2 <= width:
        return line
    lead = line[: len(line) - len(line.lstrip())]
    return "\n".join(lead + one for one in fold(line.lstrip(), width - len(lead)).split("\n"))


def evenly(heading: str, width: int) -> str:
    r"""Return a heading in as few lines as it needs in a width, of about the same length.

    >>> evenly("多发未结", 6)
    '多发\n未结'
    """
    count = fold(heading, width).count("\n")
    return next(lines for room in range(1, width + 1) if (lines := fold(heading, room)).count("\n") == count)


def widths(rows: Rows, room: int, spare: Sequence[int] = ()) -> Fit | None:
    """Return how a table fits into so many columns; ``None`` where something in it would have to be broken.

    rows   cells, the headings first
    spare  the places of columns that may be left out, the first first
    """
    places = tuple(range(len(rows[0])))
    columns = [[row[place] for row in rows] for place in places]
    natural = [max(map(_wide, set(column))) for column in columns]
    if _total(natural, WIDEST_GAP) <= room:
        return Fit(places, tuple(natural), WIDEST_GAP)
    headings = [max([_narrowest(column[0], HEADING), *map(_wide, set(column[1:]))]) for column in columns]
    texts = [
        max([_narrowest(column[0], HEADING), *(_narrowest(cell, TEXT) for cell in set(column[1:]))])
        for column in columns
    ]
    for widest, least in ((natural, headings), (headings, texts)):
        for shown in _fewer(places, spare):
            found = _shrunk([widest[one] for one in shown], [least[one] for one in shown], room)
            if found:
                return Fit(shown, tuple(found), GAP)
    return None


def _fewer(places: Sequence[int], spare: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Give the columns: all of them, then without the first that can be spared, and so on."""
    for count in range(len(spare) + 1):
        yield tuple(place for place in places if place not in spare[:count])


def _shrunk(widest: Sequence[int], least: Sequence[int], room: int) -> list[int] | None:
    """Return widths that fit, the widest columns made narrower, none below its least; ``None`` if none do."""
    if _total(least, GAP) > room:
        return None
    found = list(widest)
    while _total(found, GAP) > room:
        place = max((place for place in range(len(found)) if found[place] > least[place]), key=found.__getitem__)
        found[place] -= 1
    return found


def _total(found: Sequence[int], gap: int) -> int:
    return sum(found) + gap * (len(found) - 1)


def _narrowest(cell: str, least: int) -> int:
    """Return the columns that a cell takes when it is folded: those of its longest word, and not too few."""
    return max(min(_wide(cell), least), longest(cell))


def longest(prose: str) -> int:
    """Return the columns of the longest word of a text."""
    return max((_wide(unit) for _, unit in UNIT.findall(prose)), default=0)


def _wide(cell: str) -> int:
    """Return the columns of the longest line of a cell."""
    from rich.cells import cell_len

    return max(map(cell_len, cell.split("\n")))
