"""A sheet's columns by their headings: what is there, what is missing, what is not known; and their values.

The catch: of what was cleaned in a column one note speaks for all its cells, with their number and their rows, lest a
roster of a thousand make a thousand notes; what is wrong is told cell by cell.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from subsidies import money, months, terminal, words
from subsidies.errors import Finding
from subsidies.read import cells, guard
from subsidies.read.cells import Values
from subsidies.read.page import Array, Column
from subsidies.read.sheet import CELLS_READ, Sheet, counted
from subsidies.words import Field

Headings = Mapping[tuple[str, str], str]
"""What a column is called in a file: file and key of the column to heading."""
SHOWN: Final = {
    words.MONTH: months.format,
    words.DAY: months.format_day,
    words.MONEY: money.format,
    words.SIGNED: money.format,
}
"""How a value is told beside the cell that it was read from."""
AS_TEXT: Final = ("time-left-out", "read-as-text")
"""What is said of cells that are no texts in a column of texts."""


def places(sheet: Sheet, fields: Mapping[str, Field], required: Sequence[str]) -> tuple[dict[str, int], list[Finding]]:
    """Return where each column stands, and what is wrong with the heading: missing, unknown or doubled columns.

    Where no heading is known, the row is no heading but a person, and so is not shown.
    """
    known = words.headings(fields)
    found: dict[str, int] = {}
    findings: list[Finding] = []
    for place in range(max(len(sheet.heading), sheet.grid.width)):
        text = sheet.heading[place] if place < len(sheet.heading) else ""
        key = known.get(words.fold(text))
        where = Finding("", sheet.file, sheet.row, text or guard.letters(place))
        if key in found:
            findings.append(replace(where, name="column-twice", values={"other": sheet.heading[found[key]]}))
        elif key:
            found[key] = place
        elif words.fold(text) in words.UNUSED:
            findings.append(replace(where, name="column-unused"))
        elif text or (place < len(sheet.heading) and not _is_blank(sheet.column(place))):
            findings.append(replace(where, name="column-unknown"))
    missing = [
        Finding("column-missing", sheet.file, sheet.row, fields[key].zh, values={"key": key})
        for key in required
        if key not in found
    ]
    return found, (findings if found else []) + missing


def headings(sheet: Sheet, found: Mapping[str, int]) -> Headings:
    """Return the headings of the columns as the file has them, by file and key."""
    return {(sheet.file, key): sheet.heading[place] for key, place in found.items()}


def columns(
    sheet: Sheet, found: Mapping[str, int], fields: Mapping[str, Field], needed: Sequence[str]
) -> tuple[dict[str, Array], list[Finding]]:
    """Return the values of every field, empty where the sheet has no such column, and what is wrong with the cells.

    needed   columns in which no cell may be blank
    """
    values, findings = {}, _long_rows(sheet)
    for count, (key, field) in enumerate(fields.items(), 1):
        terminal.progress("reading", CELLS_READ + (1 - CELLS_READ) * count / len(fields), file=sheet.file)
        if key not in found:
            values[key] = cells.empty(field.holds, len(sheet.places))
            continue
        raw, title = sheet.column(found[key]), sheet.heading[found[key]]
        read = cells.column(raw, field.holds, sheet.serial)
        values[key] = read.values
        findings += told(Finding("", sheet.file, column=title), sheet.numbers, raw, read, field.holds)
        if key in needed:
            rows = np.flatnonzero(read.blank).tolist()
            findings += [Finding("value-missing", sheet.file, int(sheet.numbers[row]), title) for row in rows]
    return values, of_people(findings, sheet.numbers, values["id_number"]) if "id_number" in values else findings


def told(where: Finding, numbers: Array, raw: Column, read: Values, holds: str) -> Iterator[Finding]:
    """Give what is wrong with the cells of a column, and a note for each thing that was cleaned or converted.

    where     the file and the column
    numbers   the rows of the cells, as a spreadsheet shows them
    """
    for row, refusal in read.refused:
        yield cells.finding(refusal, replace(where, row=int(numbers[row])))
    for name, rows in read.notes.items():
        first = min(rows)
        values = counted(sorted(numbers[rows].tolist()))
        if holds in SHOWN or name in AS_TEXT:
            values["text"] = cells.hidden(cells.shown(raw.cell(first)))
            values["read"] = cells.hidden(SHOWN.get(holds, str)(read.values[first]))
        yield replace(where, name=name, row=int(numbers[first]), values=values)


def of_people(findings: Iterable[Finding], numbers: Array, ids: Array) -> list[Finding]:
    """Return findings about cells with the id number of the person whose row it is, where that can be read.

    A note that stands for several rows is about nobody.
    """
    return [
        one if one.values.get("count", 1) != 1 else replace(one, id_number=_of_row(one.row, numbers, ids))
        for one in findings
    ]


def _of_row(row: int | None, numbers: Array, ids: Array) -> str | None:
    """Return the id number in a row; nothing where there is none, or nobody's row it is."""
    place = int(np.searchsorted(numbers, row or 0))
    return ids[place] or None if place < len(numbers) and numbers[place] == row else None


def _is_blank(column: Column) -> bool:
    return bool(cells.column(column, words.TEXT).blank.all())


def _long_rows(sheet: Sheet) -> list[Finding]:
    """Return the rows that have something beyond the last heading, as a comma too many gives."""
    width = len(sheet.heading)
    beyond = np.zeros(len(sheet.places), bool)
    for place in range(width, sheet.grid.width):
        beyond |= ~cells.column(sheet.column(place), words.TEXT).blank
    rows = sheet.numbers[beyond].tolist()
    return [Finding("row-too-long", sheet.file, number, values={"width": width}) for number in rows]
