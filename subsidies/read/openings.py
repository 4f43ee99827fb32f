"""Openings: what was paid before the ledger began, a row a payment."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from subsidies import identity, roster, tables, words
from subsidies.errors import Finding, Secret, Value
from subsidies.read import sheet, table
from subsidies.read.page import Wanted
from subsidies.read.projects import Inputs
from subsidies.read.sheet import Source

UNKNOWN = "opening-person-unknown"
REQUIRED = ("project", "id_number", "item", "service_month", "pay_month", "amount")


def read(source: Source, content: bytes, inputs: list[Inputs]) -> tuple[pd.DataFrame, list[Finding]]:
    """Return the rows of a file's bytes as a LINES table with ``project`` and ``pay_month`` beside, and what is wrong.

    Projects, items and people must be those of the inputs; a person's name is that of the roster.
    """
    empty = tables.empty(tables.LINES).assign(project="", pay_month=0)
    found, findings = sheet.read(source, content, Wanted(words.OPENING, REQUIRED))
    if found is None:
        return empty, findings
    places, faults = table.places(found, words.OPENING, REQUIRED)
    findings += faults
    if any(finding.name == "column-missing" for finding in faults):
        return empty, findings
    values, faults = table.columns(found, places, words.OPENING, REQUIRED)
    rows = pd.DataFrame({key: values[key] for key in REQUIRED})
    named = _names(inputs)
    ids = rows["id_number"].to_numpy()
    names = [named.get((project, one), "") for project, one in zip(rows["project"], ids, strict=True)]
    findings += faults + _wrong(rows, names, found, inputs)
    lines = {
        "batch": np.zeros(len(rows), np.int64),
        "name": names,
        "kind": ["opening"] * len(rows),
        "fen": rows["amount"].to_numpy(),
        "reason": [""] * len(rows),
        **{key: rows[key].to_numpy() for key in ("id_number", "item", "service_month")},
    }
    beside = {key: rows[key].to_numpy() for key in ("project", "pay_month")}
    return tables.make(tables.LINES, lines).assign(**beside), findings


def _names(inputs: list[Inputs]) -> dict[tuple[str, str], str]:
    """Return the name of each person by project and id number, former ones too."""
    named: dict[tuple[str, str], str] = {}
    for one in inputs:
        link = roster.links(one.changes)
        mine = {link.get(key, key): name for key, name in zip(one.roster["id_number"], one.roster["name"], strict=True)}
        named |= {(one.id, key): name for key, name in mine.items()}
        named |= {(one.id, other): mine[root] for other, root in link.items() if root in mine}
    return named


def _wrong(rows: pd.DataFrame, names: list[str], found: sheet.Sheet, inputs: list[Inputs]) -> list[Finding]:
    items = {one.id: [item.id for item in one.project.items] for one in inputs if one.project}
    again = rows.duplicated(["project", "id_number", "item", "service_month", "pay_month"]).tolist()
    findings = []
    for number, row, name, doubled in zip(found.numbers.tolist(), rows.to_dict("records"), names, again, strict=True):
        wrong = _fault({str(key): value for key, value in row.items()}, items, bool(name), doubled)
        if wrong:
            what, column, values = wrong
            if what == UNKNOWN:
                values["near"] = _near(str(row["id_number"]), str(row["project"]), inputs)
            heading, one = words.OPENING[column].zh, str(row["id_number"]) or None
            findings.append(Finding(what, found.file, number, heading, id_number=one, values=values))
    return findings


def _near(id_number: str, project: str, inputs: list[Inputs]) -> tuple[Secret, ...]:
    """Return the ids of a project's rosters that an unknown one may have been meant for."""
    known = {one for read in inputs if read.id == project for one in read.roster["id_number"]}
    return tuple(map(Secret, identity.near(id_number, known))) if id_number else ()


def _fault(
    row: Mapping[str, object], items: Mapping[str, list[str]], known: bool, doubled: bool
) -> tuple[str, str, dict[str, Value]] | None:
    """Return what is wrong with a row: the finding's name, the column, the values of its sentence."""
    project, item = str(row["project"]), str(row["item"])
    if project not in items:
        return "opening-project-unknown", "project", {"text": project, "known": ", ".join(items)}
    if item not in items[project]:
        return "unknown-item", "item", {"text": item, "known": ", ".join(items[project])}
    if not known:
        return UNKNOWN, "id_number", {}
    return ("opening-twice-row", "service_month", {}) if doubled else None
