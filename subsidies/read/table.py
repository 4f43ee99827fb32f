"""A sheet's columns by their headings: what is there, what is missing, what is not known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from subsidies import words
from subsidies.errors import Finding
from subsidies.read import cells
from subsidies.read.sheet import Sheet, blank
from subsidies.words import Field

Array = np.ndarray[Any, Any]
Headings = Mapping[tuple[str, str], str]
"""What a column is called in a file: file and key of the column to heading."""


def has(fields: Mapping[str, Field], required: Sequence[str], heading: Sequence[str]) -> bool:
    """Return whether a heading has all required columns."""
    keys = {words.heading(text, fields) for text in heading}
    return keys.issuperset(required)


def places(sheet: Sheet, fields: Mapping[str, Field], required: Sequence[str]) -> tuple[dict[str, int], list[Finding]]:
    """Return where each column stands, and what is wrong with the heading: missing, unknown or doubled columns.

    Where no heading is known, the row is no heading but a person, and so is not shown.
    """
    found: dict[str, int] = {}
    findings: list[Finding] = []
    for place, text in enumerate(sheet.heading):
        key = words.heading(text, fields)
        where = Finding("", sheet.file, sheet.row, text or _letter(place))
        if key in found:
            findings.append(replace(where, name="column-twice", values={"other": sheet.heading[found[key]]}))
        elif key:
            found[key] = place
        elif text or any(len(row) > place and not blank(row[place]) for row in sheet.rows):
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


def _letter(place: int) -> str:
    """Return a column's letters, as a spreadsheet names it."""
    letters = ""
    while place >= 0:
        letters, place = chr(65 + place % 26) + letters, place // 26 - 1
    return letters


def columns(
    sheet: Sheet, found: Mapping[str, int], fields: Mapping[str, Field], needed: Sequence[str]
) -> tuple[dict[str, Array], list[Finding]]:
    """Return the values of every field, empty where the sheet has no such column, and what is wrong with the cells.

    needed   columns in which no cell may be blank
    """
    values, findings = {}, _long_rows(sheet)
    for key, field in fields.items():
        raw = [_cell(row, found[key]) for row in sheet.rows] if key in found else [None] * len(sheet.rows)
        values[key], refused = cells.column(raw, field.holds)
        title = sheet.heading[found[key]] if key in found else field.zh
        findings += [
            cells.finding(refusal, Finding("", sheet.file, sheet.numbers[row], title)) for row, refusal in refused
        ]
        if key in needed and key in found:
            findings += [
                Finding("value-missing", sheet.file, sheet.numbers[row], title)
                for row, cell in enumerate(raw)
                if blank(cell)
            ]
        if field.holds == words.ID:
            findings += _converted(sheet, title, raw, values[key])
    return values, of_people(findings, dict(zip(sheet.numbers, values["id_number"], strict=True)))


def _converted(sheet: Sheet, title: str, raw: Sequence[Any], ids: Array) -> list[Finding]:
    """Return a note for each id number of 15 digits that was converted."""
    return [
        Finding("id-converted", sheet.file, number, title)
        for cell, number, one in zip(raw, sheet.numbers, ids, strict=True)
        if one and len(str(cell).strip()) == 15
    ]


def of_people(findings: Iterable[Finding], ids: Mapping[int, str]) -> list[Finding]:
    """Return findings about cells with the id number of the person whose row it is, where that can be read."""
    return [replace(one, id_number=ids.get(one.row or 0) or None) for one in findings]


def _cell(row: Sequence[Any], place: int) -> Any:
    return row[place] if place < len(row) else None


def _long_rows(sheet: Sheet) -> list[Finding]:
    """Return the rows that have something beyond the last heading, as a comma too many gives."""
    width = len(sheet.heading)
    return [
        Finding("row-too-long", sheet.file, number, values={"width": width})
        for row, number in zip(sheet.rows, sheet.numbers, strict=True)
        if any(not blank(cell) for cell in row[width:])
    ]
