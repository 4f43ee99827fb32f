"""Changes: facts that came later, a row each.

What ``effective`` and ``value`` hold depends on the kind of change, so they are read after it.
"""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from subsidies import months, tables, words
from subsidies.errors import Finding, Refusal
from subsidies.read import cells, sheet, table
from subsidies.read.sheet import Cell, Source, blank
from subsidies.read.table import Headings

REQUIRED = ("reported_on", "id_number", "name", "change", "effective", "value")
NEEDED = ("id_number", "change", "effective")
STOP = ("停发", "stop")
KINDS = tuple(words.CHANGE.items())

VALUE = {
    words.WAGE: words.MONEY,
    words.FLAG: words.BOOLEAN,
    words.IDENTITY: words.ID,
    words.ACCOUNT_CHANGE: words.ACCOUNT,
}
"""What the value of a change holds; the other kinds have none."""


class Told(NamedTuple):
    """A change's own part: its kind, from when it holds, its value as text, and as a number where it is one."""

    change: str
    effective: int
    value: str
    fen: int


def read(source: Source, content: bytes) -> tuple[pd.DataFrame, Headings, list[Finding]]:
    """Return the CHANGES table of a file's bytes, what its columns are called there, and everything wrong with it.

    Rows that cannot be understood are left out.
    """
    found, findings = sheet.read(source, content, lambda heading: table.has(words.CHANGES, REQUIRED, heading))
    if found is None:
        return tables.empty(tables.CHANGES), {}, findings
    places, faults = table.places(found, words.CHANGES, REQUIRED)
    findings += faults
    if any(finding.name == "column-missing" for finding in faults):
        return tables.empty(tables.CHANGES), {}, findings
    plain = {key: field for key, field in words.CHANGES.items() if key not in ("change", "effective", "value")}
    values, faults = table.columns(found, places, plain, NEEDED)
    told, unclear = _told(found, places)
    ids = dict(zip(found.numbers, values["id_number"], strict=True))
    findings += faults + table.of_people([*unclear, *_not_dated(found, places["reported_on"])], ids)
    own = {name: [getattr(one, name) for one in told] for name in Told._fields}
    place = {"file": [source.label] * len(told), "row": found.numbers}
    kept = np.array([bool(one.change) for one in told], dtype=bool)
    understood = tables.make(tables.CHANGES, {**values, **own, **place})[kept].reset_index(drop=True)
    return understood, table.headings(found, places), findings


def _not_dated(found: sheet.Sheet, place: int) -> list[Finding]:
    """Return a warning for each change that does not say when it was reported."""
    return [
        Finding("change-not-dated", found.file, number, found.heading[place])
        for row, number in zip(found.rows, found.numbers, strict=True)
        if blank(row[place] if place < len(row) else None)
    ]


def _told(found: sheet.Sheet, places: dict[str, int]) -> tuple[list[Told], list[Finding]]:
    told, findings = [], []
    for row, number in zip(found.rows, found.numbers, strict=True):
        raw = {key: row[place] if place < len(row) else None for key, place in places.items()}
        kind, fault = _kind(raw["change"])
        entries: dict[str, Any] = {"change": kind, "effective": months.NONE, "value": "", "fen": 0}
        faults = [("change", fault)] if fault else []
        if kind:
            faults += _tried(entries, raw)
        told.append(Told(**entries if not faults else entries | {"change": ""}))
        findings += [
            cells.finding(refusal, Finding("", found.file, number, found.heading[places[key]]))
            for key, refusal in faults
        ]
    return told, findings


def _kind(cell: Cell) -> tuple[str, Refusal | None]:
    if blank(cell):
        return "", Refusal("value-missing")
    text = str(cell)
    if words.fold(text) in STOP:
        return "", Refusal("change-bare-stop", text=text.strip())
    kind = words.change_kind(text)
    known = ", ".join(f"{zh}:冬碳费 {one}:heating" if one == words.FLAG else f"{zh} {one}" for one, zh in KINDS)
    return (kind, None) if kind else ("", Refusal("change-unknown", text=text.strip(), known=known))


def _tried(entries: dict[str, Any], raw: dict[str, Cell]) -> list[tuple[str, Refusal]]:
    """Fill in from when a change holds and its value; return what cannot be read."""
    faults = []
    when = words.DAY if entries["change"] in (words.DEATH, words.DEATH_REVOKED) else words.MONTH
    try:
        entries["effective"] = _needed(raw["effective"], when, "value-missing")
    except Refusal as refusal:
        faults.append(("effective", refusal))
    holds = VALUE.get(entries["change"].partition(":")[0])
    try:
        if holds:
            entries |= _value(raw["value"], holds)
        elif not blank(raw["value"]):
            entries["value"] = cells.value(raw["value"], words.TEXT)
    except Refusal as refusal:
        faults.append(("value", refusal))
    return faults


def _needed(cell: Cell, holds: str, missing: str) -> Any:
    if blank(cell):
        raise Refusal(missing)
    return cells.value(cell, holds)


def _value(cell: Cell, holds: str) -> dict[str, Any]:
    found = _needed(cell, holds, "change-value-missing")
    if isinstance(found, str):
        return {"value": found}
    return {"value": cells.value(cell, words.TEXT), "fen": found}
