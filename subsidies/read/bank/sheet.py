"""A bank's answer as a table with headings: a workbook, or whatever else the reader of rosters reads.

The catch: a bank may put titles above and sums below; the reader leaves them out and says so. An account that a
spreadsheet took for a quantity has lost its last digits: two of them may have become one.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from subsidies import codes, money, words
from subsidies.bank import layout as kinds
from subsidies.bank.layout import Layout
from subsidies.errors import Finding, Refusal
from subsidies.read import cells, sheet, table
from subsidies.read.bank.raw import Raw
from subsidies.read.page import Cell, Wanted, blank
from subsidies.read.sheet import Sheet, Source
from subsidies.words import Field

EXACT: Final = 10**15
"""Up to here a spreadsheet's number still has all its digits."""
AT: Final = re.compile(r"([A-Z]+)([0-9]+)")


def read(file: str, content: bytes, layout: Layout) -> Raw:
    """Return the rows of a table. Raises ``Refusal`` (answer-faulty) where it is not one of this layout."""
    fields = {name: Field(name, name, words.TEXT) for name in layout.answered}
    required = _required(layout)
    anchor = next(one.name for one in layout.columns if one.field == "account")
    found, findings = sheet.read(Source(file, Path(file)), content, Wanted(fields, required, anchor))
    _require(file, findings, layout)
    assert found is not None, "what is not read is faulty"
    places, faults = table.places(found, fields, required)
    findings += [one for one in faults if one.name != "column-unknown"]
    findings += _rounded(found, places, layout)
    _require(file, findings, layout)
    columns = {name: list(map(_text, found.column(place).cells())) for name, place in places.items()}
    if _is_in_place(found, layout) and layout.cells:  # what stands above is the layout's own
        findings = [one for one in findings if one.name != "rows-above"]
    said = _beside(found, layout)
    return Raw(columns, found.numbers.tolist(), tuple(findings), said.get("count"), said.get("total"))


def _require(file: str, findings: list[Finding], layout: Layout) -> None:
    wrong = [one for one in findings if codes.severity(one) == codes.ERROR]
    if wrong:
        raise Refusal("answer-faulty", findings=wrong, file=file, count=len(wrong), layout=layout.name)


def _required(layout: Layout) -> tuple[str, ...]:
    """Return the columns without which an answer says nothing: those it is matched by, and those of the result."""
    assert layout.answer is not None
    keys = [one.name for one in layout.columns if one.field in (*layout.answer.key, "account", "amount")]
    told = [one for one in (layout.answer.paid, layout.answer.result) if one]
    return tuple(name for name in layout.answered if name in (*keys, *told))


def _text(cell: Cell) -> str:
    return "" if blank(cell) else cells.written(cell)


def _rounded(found: Sheet, places: Mapping[str, int], layout: Layout) -> Iterator[Finding]:
    """Give the cells whose number is no amount and is too long to have kept its digits."""
    for column in layout.columns:
        if column.name in places and column.field not in (*kinds.AMOUNTS, *kinds.NUMBERS):
            each = zip(found.numbers.tolist(), found.column(places[column.name]).cells(), strict=True)
            for number, cell in each:
                if isinstance(cell, int | float) and abs(cell) >= EXACT:
                    yield Finding("id-number-cell", found.file, number, column.name)


def _is_in_place(found: Sheet, layout: Layout) -> bool:
    """Return whether the heading stands in the row in which it was sent."""
    return found.row == layout.first_row - 1


def _beside(found: Sheet, layout: Layout) -> dict[str, str]:
    """Return the count and the total that stand beside the rows, where the heading stands in its own row."""
    if not _is_in_place(found, layout):
        return {}
    shown = {one.field: _text(_at(found, at)) for at, one in layout.cells if one.field in ("count", "total")}
    return {name: text for name, text in shown.items() if money.AMOUNT.fullmatch(text)}


def _at(found: Sheet, at: str) -> Cell:
    """Return the cell of a name such as B2; nothing where the sheet ends before it."""
    match = AT.fullmatch(at)
    assert match is not None, "a layout's cells have such names"
    place = 0
    for letter in match[1]:
        place = place * 26 + ord(letter) - ord("A") + 1
    row = int(match[2])
    cells_there = found.grid.row(row - 1) if row <= found.grid.height else ()
    return cells_there[place - 1] if place <= len(cells_there) else None
