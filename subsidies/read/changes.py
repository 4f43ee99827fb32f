"""Changes: facts that came later, a row each.

What ``effective`` and ``value`` hold depends on the kind of change, so they are read after it, the rows of each kind
together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from subsidies import tables, words
from subsidies.errors import Finding, Refusal
from subsidies.read import cells, sheet, table
from subsidies.read.page import Array, Cell, Wanted, blank
from subsidies.read.sheet import Sheet, Source
from subsidies.read.table import Headings

REQUIRED: Final = ("reported_on", "id_number", "name", "change", "effective", "value")
NEEDED: Final = ("id_number", "change", "effective")
OWN: Final = ("change", "effective", "value")
"""The columns that are read by the kind of change."""
STOP: Final = ("停发", "stop")
KNOWN: Final = ", ".join(
    f"{zh}:冬碳费 {one}:heating" if one == words.FLAG else f"{zh} {one}" for one, zh in words.CHANGE.items()
)

VALUE: Final = {
    words.WAGE: words.MONEY,
    words.FLAG: words.BOOLEAN,
    words.IDENTITY: words.ID,
    words.ACCOUNT_CHANGE: words.ACCOUNTS,
}
"""What the value of a change holds; the other kinds need none."""
NUMBERS: Final = (words.MONEY, words.BOOLEAN)
"""Values that are kept as numbers, beside the text as it was written."""


def read(source: Source, content: bytes) -> tuple[pd.DataFrame, Headings, list[Finding]]:
    """Return the CHANGES table of a file's bytes, what its columns are called there, and everything wrong with it.

    Rows that cannot be understood are left out.
    """
    found, findings = sheet.read(source, content, Wanted(words.CHANGES, REQUIRED))
    if found is None:
        return tables.empty(tables.CHANGES), {}, findings
    places, faults = table.places(found, words.CHANGES, REQUIRED)
    findings += faults
    if any(finding.name == "column-missing" for finding in faults):
        return tables.empty(tables.CHANGES), {}, findings
    plain = {key: field for key, field in words.CHANGES.items() if key not in OWN}
    values, faults = table.columns(found, places, plain, NEEDED)
    own, unclear = _own(found, places)
    unclear += _not_dated(found, places["reported_on"])
    findings += [*faults, *table.of_people(unclear, found.numbers, values["id_number"])]
    place = {"file": np.full(len(found.places), source.label, object), "row": found.numbers}
    understood = tables.make(tables.CHANGES, {**values, **own, **place})[own["change"] != ""].reset_index(drop=True)
    return understood, table.headings(found, places), findings


def _not_dated(found: Sheet, place: int) -> list[Finding]:
    """Return a warning for each change that does not say when it was reported."""
    told = zip(found.numbers.tolist(), found.column(place).cells(), strict=True)
    return [Finding("change-not-dated", found.file, row, found.heading[place]) for row, cell in told if blank(cell)]


def _own(found: Sheet, places: Mapping[str, int]) -> tuple[dict[str, Array], list[Finding]]:
    """Return the part of each row that depends on its kind, a column each, and what is wrong with it.

    The change is empty where any of it cannot be understood.
    """
    count = len(found.places)
    kinds = [_kind(cell) for cell in found.column(places["change"]).cells()]
    known = np.array([kind if isinstance(kind, str) else "" for kind in kinds], object)
    own = {"change": known.copy(), "value": np.full(count, "", object)}
    own |= {"effective": cells.empty(words.MONTH, count), "fen": np.zeros(count, np.int64)}
    where = Finding("", found.file, column=found.heading[places["change"]])
    findings = [
        cells.finding(kind, replace(where, row=row))
        for row, kind in zip(found.numbers.tolist(), kinds, strict=True)
        if isinstance(kind, Refusal)
    ]
    for key, held in (("effective", _when), ("value", _what)):
        parts = np.array([held(kind) for kind in known], object)
        for holds in dict.fromkeys(parts[parts != ""]):
            rows = np.flatnonzero(parts == holds)
            part = _part(found, places[key], rows, holds)
            findings += part.findings
            own["change"][rows[part.wrong]] = ""
            own["fen" if holds in NUMBERS else key][rows] = part.values
            if holds in NUMBERS:
                own["value"][rows] = [cells.written(cell) for cell in found.column(places[key]).chosen(rows).cells()]
    return own, findings


def _kind(cell: Cell) -> str | Refusal:
    if blank(cell):
        return Refusal("value-missing")
    try:
        text = str(cells.value(cell, words.TEXT))
    except Refusal as refusal:
        return refusal
    if words.fold(text) in STOP:
        return Refusal("change-bare-stop", text=text)
    return words.change_kind(text) or Refusal("change-unknown", text=text, known=KNOWN)


def _when(kind: str) -> str:
    """Return what the effective date of a kind of change holds."""
    return "" if not kind else words.DAY if kind in (words.DEATH, words.DEATH_REVOKED) else words.MONTH


def _what(kind: str) -> str:
    """Return what the value of a kind of change holds."""
    return VALUE.get(kind.partition(":")[0], words.TEXT) if kind else ""


class Part(NamedTuple):
    """A column's cells in some rows as read."""

    values: Array
    wrong: Array
    """Which of them are refused, or blank where they must not be."""
    findings: Sequence[Finding]


def _part(found: Sheet, place: int, rows: Array, holds: str) -> Part:
    """Return a column's cells in some rows; only those of texts may be blank."""
    raw, numbers = found.column(place).chosen(rows), found.numbers[rows]
    read = cells.column(raw, holds, found.serial)
    where = Finding("", found.file, column=found.heading[place])
    findings = list(table.told(where, numbers, raw, read, holds))
    wrong = read.blank & (holds != words.TEXT)
    name = "value-missing" if holds in (words.DAY, words.MONTH) else "change-value-missing"
    findings += [replace(where, name=name, row=row) for row in numbers[wrong].tolist()]
    wrong[[row for row, _ in read.refused]] = True
    return Part(read.values, wrong, findings)
