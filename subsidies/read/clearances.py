"""Clearances: findings that were looked into, a row each.

Only ``check`` tells what is wrong in these files: no list is kept from being made by it.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from subsidies import clearance, codes, tables, words
from subsidies.errors import Finding
from subsidies.read import cells, sheet, table
from subsidies.read.page import Wanted
from subsidies.read.sheet import Source

REQUIRED = ("code", "reason", "document", "cleared_by", "until")


def read_all(labels: Sequence[str], folder: Path) -> tuple[pd.DataFrame, list[Finding]]:
    """Return the CLEARANCES table of some files, relative to a folder, and everything wrong with them."""
    parts, findings = [tables.empty(tables.CLEARANCES)], list[Finding]()
    for number, label in enumerate(labels, 1):
        source = sheet.source(label, folder)
        key = f"clearances[{number}]"
        try:
            part, faults = read(source, source.path.read_bytes())
            parts.append(part)
            findings += [replace(one, column=key) if one.name == "sheet-missing" else one for one in faults]
        except (FileNotFoundError, NotADirectoryError, ValueError):
            findings.append(Finding("file-missing", label, column=key))
        except OSError:
            findings.append(Finding("file-not-opened", label, column=key))
    return tables.stack(tables.CLEARANCES, parts), findings


def read(source: Source, content: bytes) -> tuple[pd.DataFrame, list[Finding]]:
    """Return the CLEARANCES table of a file's bytes, and everything wrong with it; faulty rows are left out."""
    found, findings = sheet.read(source, content, Wanted(words.CLEARANCES, REQUIRED))
    if found is None:
        return tables.empty(tables.CLEARANCES), findings
    places, faults = table.places(found, words.CLEARANCES, REQUIRED)
    findings += faults
    if any(finding.name == "column-missing" for finding in faults):
        return tables.empty(tables.CLEARANCES), findings
    values, faults = table.columns(found, places, words.CLEARANCES, REQUIRED)
    values |= {"file": np.full(len(found.places), source.label, dtype=object), "row": found.numbers.astype(np.int32)}
    rows = tables.make(tables.CLEARANCES, values)
    faults += _of_codes(rows, Finding("", source.label, column=found.heading[places["code"]]))
    wrong = {one.row for one in faults if codes.severity(one) == codes.ERROR}
    return rows[~rows["row"].isin(wrong)].reset_index(drop=True), findings + faults


def _of_codes(rows: pd.DataFrame, where: Finding) -> list[Finding]:
    """Return what is wrong with the codes that are there."""
    found = []
    for place, refusal in clearance.faults(rows):
        code, row, one = (rows[key].iloc[place] for key in ("code", "row", "id_number"))
        if code:
            found.append(cells.finding(refusal, replace(where, row=int(row), id_number=str(one) or None)))
    return found
