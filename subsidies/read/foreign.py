"""Lists from elsewhere: of deaths, prisoners, beneficiaries of another scheme; a row a person.

A row says who it is, by id number or by name and day of birth, and since when, by a day or by a month. Columns that are
not ours are left where they are. The catch: what is claimed back rests on this file, so one cell that cannot be read
refuses all of it, with everything that is wrong.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np

from subsidies import codes, words
from subsidies.audit.foreign import Listed
from subsidies.errors import Finding, Refusal
from subsidies.read import projects, sheet, table
from subsidies.read.page import Wanted
from subsidies.read.sheet import Sheet, Source

Array = np.ndarray[Any, Any]

WHO: Final = (("id_number",), ("name", "birth_date"))
WHEN: Final = ("date", "from_month")
NEEDED: Final = tuple((*who, when) for who in WHO for when in WHEN)
"""Columns that make a list; any of these will do."""


def read(label: str) -> tuple[Listed, list[Finding]]:
    """Return the list in a file that a command names, perhaps with its sheet, and what was cleaned or left out.

    Raises ``OSError``, and ``Refusal``: roster-faulty with every error of the file, and as ``projects.named`` does.
    """
    source = sheet.source(label, Path())
    found, places, findings = _table(source, projects.named(label, Path()))
    values: dict[str, Array] = {}
    if found is not None and not _errors(findings):
        values, faults = table.columns(found, places, words.FOREIGN, ())
        findings += [*faults, *_incomplete(found, places, values, faults)]
    errors = _errors(findings)
    if errors or found is None:
        raise Refusal("roster-faulty", findings=errors, count=len(errors), files=label)
    columns = (values[key] for key in ("id_number", "name", "birth_date", *WHEN))
    return Listed(
        **dict(zip(("id_number", "name", "birth", "day", "month"), columns, strict=True)), row=found.numbers
    ), findings


def _table(source: Source, content: bytes) -> tuple[Sheet | None, Mapping[str, int], list[Finding]]:
    """Return the sheet with some of the needed columns, where they are, and what is wrong with its heading."""
    tried = []
    for needed in NEEDED:
        found, findings = sheet.read(source, content, Wanted(words.FOREIGN, needed, anchor=needed[0]))
        if found is None:
            return None, {}, findings
        places, faults = table.places(found, words.FOREIGN, ())
        tried.append((found, places, [*findings, *table.places(found, words.FOREIGN, needed)[1]]))
        if any(places.keys() >= set(each) for each in NEEDED):
            return found, places, [*findings, *faults]
    return tried[0]


def _errors(found: list[Finding]) -> list[Finding]:
    return [one for one in found if codes.severity(one) == codes.ERROR]


def _incomplete(
    found: Sheet, places: Mapping[str, int], values: Mapping[str, Array], faults: list[Finding]
) -> list[Finding]:
    """Return the rows that do not say who, or since when; those with a cell that cannot be read say so already."""
    wrong = np.isin(found.numbers, [one.row or 0 for one in _errors(faults)])
    nobody = (values["id_number"] == "") & ((values["name"] == "") | (values["birth_date"] < 0))
    never = np.all([values[key] < 0 for key in WHEN], axis=0)
    who = next(key for key in ("id_number", "birth_date") if key in places)
    when = next(key for key in WHEN if key in places)
    return [
        Finding("value-missing", found.file, row, found.heading[places[key]])
        for which, key in ((nobody & ~wrong, who), (never & ~wrong, when))
        for row in found.numbers[which].tolist()
    ]
