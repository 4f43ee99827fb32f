r"""Which row of a sheet is the heading, which rows are somebody's, and what the others are.

The heading is the first row, or pair of rows, with all columns that must be there. Below it, a row is somebody's if a
number stands in the column of the id number; every other row is looked at by itself. The catch: a row that is left out
may be a person, so only what cannot be one is left out (blank rows, totals, headings again, remarks), and all of it is
said. A heading again has the same columns in the same places; one with others begins another table.

>>> from subsidies import words
>>> from subsidies.read.page import Page, Rows, Wanted
>>> rows = [["2024年名册"], ["姓名", "身份证号"], ["张三", "652300194501010010"], ["合计", "1人"]]
>>> found = find(Page("", Rows(rows)), Wanted(words.ROSTER, ("id_number", "name")))
>>> found.heading, found.places.tolist(), found.skipped
(('姓名', '身份证号'), [2], {'above': [0], 'total': [3]})
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

import numpy as np

from subsidies import words
from subsidies.read.page import Array, Cell, Page, Wanted, blank, is_large

HEAD: Final = 60
"""Filled rows at the top of a sheet among which the heading is looked for."""
NUMBER: Final = r"(?:[0-9０-９][^0-9A-Za-z０-９]*){6}"
"""Six digits, perhaps with something between: part of a person's number, whatever is wrong with it."""
LONG: Final = re.compile(NUMBER)
PERSON: Final = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d{4}[\dx](?!\d)", re.ASCII)
"""A person's number, with its day of birth, wherever it stands."""
LONE: Final = re.compile(r"\W*(?:\d{14,17}[\dx](?:\.0+)?|\d(?:\.\d+)?e\+?1[3-8])\W*", re.ASCII)
"""What may be one, whatever is wrong with it, where it is all that a cell has."""
TOTAL: Final = re.compile(
    r".{0,20}?(?:合计|小计|总计|共计|累计|合計|小計|總計|total)(?:人数|人次|户数|金额|数)?[:(]?[\d,.]*(?:人|元|名|户)?\)?",
    re.ASCII,
)
COUNT: Final = re.compile(r"[\d,.]*(?:人|元|名|户)?", re.ASCII)
REMARK: Final = re.compile(
    r"[(\[【*※]*(?:注\d?[:.、]|备注|说明|附注|附[:：]|填表|填报|制表|编制|审核|审批|复核|经办|负责人|主管|单位|盖章|公章|"
    r"联系|电话|打印|日期|第\d+页|共\d+页|以上|以下|领导|分管|签字|签章|资料来源|数据来源|page\d|note[s:]|remark)"
)
MARKS: Final = re.compile(r"[:,;。，；：、()（）]")
LETTER: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand in a sheet; all places count from 0."""

    first: int
    last: int
    """The rows of the heading: the same, or two."""
    heading: tuple[str, ...]
    """What the columns are called."""
    places: Array
    """The rows that are somebody's."""
    skipped: Mapping[str, Sequence[int]]
    """The rows that are not, by what they are: above, blank, heading, total, remark. Two of them are wrong: ``person``,
    somebody above the heading; ``other``, a heading with other columns, so that nothing below it can be read."""


@dataclass(frozen=True, slots=True)
class Head:
    """The rows in which the heading stands, as far as it is known."""

    first: int
    last: int
    texts: tuple[str, ...]


def find(page: Page, wanted: Wanted) -> Layout | None:
    """Return the layout of a sheet, or ``None`` where nothing stands in it."""
    rows = list(islice(_filled(page), HEAD))
    if not rows:
        return None
    head = _complete(rows, wanted) or _best(rows, wanted)
    above: dict[str, list[int]] = {}
    for place, row in rows:
        if place < head.first:
            above.setdefault("person" if _is_person(row) else "above", []).append(place)
    places, skipped = _body(page, wanted, head, _said(rows, wanted, head))
    return Layout(head.first, head.last, head.texts, places, {**above, **skipped})


def has(layout: Layout, wanted: Wanted) -> bool:
    """Return whether a heading has all columns that must be there."""
    return set(wanted.keys(layout.heading).values()).issuperset(wanted.required)


def text(cell: Cell) -> str:
    """Return a cell of a heading in one line."""
    return "" if blank(cell) else " ".join(str(cell).split())


def _filled(page: Page) -> Iterator[tuple[int, Sequence[Cell]]]:
    """Give the rows in which something stands."""
    for place in range(page.grid.height):
        row = page.grid.row(place)
        if not all(map(blank, row)):
            yield place, row


# --- the heading -------------------------------------------------------------------------------------------------


def _complete(rows: Sequence[tuple[int, Sequence[Cell]]], wanted: Wanted) -> Head | None:
    """Return the first row, or else the first pair of rows, that has all columns that must be there."""
    needed = set(wanted.required)
    for number, (place, row) in enumerate(rows):
        if needed <= set(wanted.keys(row).values()):
            return _widened(rows, number, wanted) or Head(place, place, tuple(map(text, row)))
    for (place, upper), (below, lower) in pairwise(rows):
        if below == place + 1 and _is_heading(lower):
            joined = _joined(upper, lower, wanted)
            if needed <= set(wanted.keys(joined).values()):
                return Head(place, below, joined)
    return None


def _best(rows: Sequence[tuple[int, Sequence[Cell]]], wanted: Wanted) -> Head:
    """Return the row with the most headings, the first among equals."""
    place, row = max(rows, key=lambda one: len(wanted.keys(one[1])))
    return Head(place, place, tuple(map(text, row)))


def _widened(rows: Sequence[tuple[int, Sequence[Cell]]], number: int, wanted: Wanted) -> Head | None:
    """Return the heading of two rows of which one has all columns that must be there, if it is one."""
    place, row = rows[number]
    own = wanted.keys(row)
    if number + 1 < len(rows):
        below, lower = rows[number + 1]
        needed = [at for at, key in own.items() if key in wanted.required]
        is_under = all(at >= len(lower) or blank(lower[at]) for at in needed)
        joined = _joined(row, lower, wanted)
        if below == place + 1 and is_under and _is_heading(lower) and len(wanted.keys(joined)) > len(own):
            return Head(place, below, joined)
    if number:
        above, upper = rows[number - 1]
        joined = _joined(upper, row, wanted)
        keys = wanted.keys(joined)
        if above == place - 1 and len(keys) > len(own) and own.items() <= keys.items():
            return Head(above, place, joined)
    return None


def _is_heading(row: Sequence[Cell]) -> bool:
    """Return whether a row has only words, as a heading has."""
    filled = [cell for cell in row if not blank(cell)]
    return all(isinstance(cell, str) and not LONG.search(cell) for cell in filled)


def _joined(upper: Sequence[Cell], lower: Sequence[Cell], wanted: Wanted) -> tuple[str, ...]:
    """Return what the columns are called by two rows: one cell above may reach over several below."""
    found, group = [], ""
    for place in range(max(len(upper), len(lower))):
        over, under = (text(row[place]) if place < len(row) else "" for row in (upper, lower))
        if over or not under:
            group = over if under else ""
        whole = group + under if under else over
        found.append(under if under and wanted.key(under) and not wanted.key(whole) else whole)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in the heading and above it, folded: pages that are printed repeat it."""

    wanted: Wanted
    keys: Mapping[int, str]
    """The keys of the columns by place."""
    titles: set[str]
    places: set[tuple[int, str]]
    """The texts and where they stand."""
    texts: set[str]

    def again(self, row: Mapping[int, Cell], folded: Mapping[int, str]) -> str:
        """Return whether a row repeats it, or is a heading of other columns: heading, other, or nothing."""
        if not all(folded.values()):
            return ""
        keys = {place: key for place, cell in row.items() if (key := self.wanted.key(cell))}
        if not keys and self.titles.issuperset(folded.values()):
            return "heading"
        if all((place, text) in self.places or self._is_same(keys, place) for place, text in folded.items()):
            return "heading"
        is_known = all(
            text in self.texts or place in keys or words.fold(text) in words.UNUSED for place, text in folded.items()
        )
        is_named = len(keys) > 1 and not {self.wanted.anchor, "name"}.isdisjoint(keys.values())
        is_other = (is_known and len(folded) > 1) or (is_named and _is_heading(list(row.values())))
        return "other" if is_other else ""

    def _is_same(self, keys: Mapping[int, str], place: int) -> bool:
        """Return whether a column is called by another word that means the same."""
        return place in keys and keys[place] == self.keys.get(place)


def _said(rows: Sequence[tuple[int, Sequence[Cell]]], wanted: Wanted, head: Head) -> Said:
    """Return what stands in the heading and above it."""
    above = {_folded(cell) for place, row in rows if place < head.first for cell in row}
    found = {(at, _folded(cell)) for place, row in rows if place <= head.last for at, cell in enumerate(row)}
    return Said(wanted, wanted.keys(head.texts), above, found, {text for _, text in found})


def _folded(cell: Cell) -> str:
    """Return a text as it is compared: without blanks, in half width, in lower case; nothing for what is no text."""
    return "".join(unicodedata.normalize("NFKC", cell).split()).lower() if isinstance(cell, str) else ""


def _is_person(row: Sequence[Cell]) -> bool:
    """Return whether a row above the heading has a person's number; behind a label it may be the office's account."""
    label = ""
    for text in filter(None, (f"{cell:.0f}" if is_large(cell) else _folded(cell) for cell in row)):
        if PERSON.search(text.replace("-", "")) or (LONE.fullmatch(text) and not label.endswith(":")):
            return True
        label = text
    return False


# --- the rows below ----------------------------------------------------------------------------------------------


def _body(page: Page, wanted: Wanted, head: Head, said: Said) -> tuple[Array, dict[str, list[int]]]:
    """Return the rows that are somebody's, and the others by what they are."""
    anchor = next((place for place, key in said.keys.items() if key == wanted.anchor), None)
    somebody = np.zeros(page.grid.height, bool) if anchor is None else page.grid.column(anchor).like(NUMBER)
    somebody[: head.last + 1] = False
    last = int(np.flatnonzero(somebody)[-1]) if somebody.any() else head.last
    skipped: dict[str, list[int]] = {}
    for place in np.flatnonzero(~somebody).tolist():
        if place > head.last:
            what = _what(page.grid.row(place), said, place > last)
            somebody[place] = not what
            if what:
                skipped.setdefault(what, []).append(place)
    places = np.flatnonzero(somebody)
    end = int(places[-1]) if len(places) else head.last
    skipped["blank"] = [place for place in skipped.get("blank", ()) if place < end]
    return places, {what: found for what, found in skipped.items() if found}


def _what(row: Sequence[Cell], said: Said, is_below: bool) -> str:
    """Return what a row without a person's number is; nothing: somebody's, with the number missing.

    is_below   whether nobody stands further down
    """
    filled = {place: cell for place, cell in enumerate(row) if not blank(cell)}
    if not filled:
        return "blank"
    folded = {place: _folded(cell) for place, cell in filled.items()}
    if again := said.again(filled, folded):
        return again
    keys = said.keys
    name = next((place for place, key in keys.items() if key == "name"), -1)
    if _is_total(filled, folded, keys, name):
        return "total"
    if not filled.keys() & keys.keys() or (is_below and _is_remark(filled, folded, name)):
        return "remark"
    return ""


def _is_total(filled: Mapping[int, Cell], folded: Mapping[int, str], keys: Mapping[int, str], name: int) -> bool:
    """Return whether a row begins with the word for a sum, and names nobody."""
    named = [place for place in (next(iter(filled)), name, *_of(keys, "id_number")) if folded.get(place)]
    is_named = name in filled and not (COUNT.fullmatch(folded[name]) or TOTAL.fullmatch(folded[name]))
    return not is_named and any(TOTAL.fullmatch(folded[place]) for place in named)


def _of(keys: Mapping[int, str], key: str) -> list[int]:
    return [place for place, one in keys.items() if one == key]


def _is_remark(filled: Mapping[int, Cell], folded: Mapping[int, str], name: int) -> bool:
    """Return whether a row below everybody says something of the table: who made it, a note, the page."""
    first = next(iter(filled))
    if REMARK.match(folded[first]) and (name not in filled or name == first or folded[first].endswith(":")):
        return True
    alone = len(filled) == 1 and LETTER.search(folded[first]) is not None and not LONG.search(folded[first])
    return alone and (first != name or MARKS.search(folded[first]) is not None)
