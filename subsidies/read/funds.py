"""Money that came in for a project: a row each time, with its day, its amount, and the document that brought it.

Only ``check`` and ``evaluate`` read these files; no list is kept from being made by what is wrong in them. The catch:
a score rests on them, so a file with one cell that cannot be read counts for nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from subsidies import money, months, tables, words
from subsidies.errors import Finding, Refusal
from subsidies.ledger import chain
from subsidies.read import projects, sheet, table
from subsidies.read.page import Wanted
from subsidies.read.projects import Inputs
from subsidies.read.sheet import Source

REQUIRED: Final = ("date", "amount", "document")


@dataclass(frozen=True, slots=True)
class Funds:
    """What came in for a project by its files, and everything wrong with them."""

    table: pd.DataFrame
    """FUNDS, in the order of the files."""
    files: tuple[tuple[str, str], ...]
    """The files that were read, each with the SHA-256 of its bytes."""
    findings: tuple[Finding, ...]


def of(one: Inputs, root: Path) -> Funds:
    """Return what came in for a project; ``root``: the workspace. A project that names no file has no rows."""
    labels = one.outline.funds if one.outline else ()
    folder = (root / one.file).parent
    parts, files, findings = [tables.empty(tables.FUNDS)], list[tuple[str, str]](), list[Finding]()
    for number, label in enumerate(labels, 1):
        key = f"funds[{number}]"
        try:
            content = projects.named(label, folder)
        except Refusal as refusal:
            findings.append(Finding(refusal.name, label, values=refusal.values))
        except (FileNotFoundError, NotADirectoryError, ValueError):
            findings.append(Finding("file-missing", label, column=key))
        except OSError:
            findings.append(Finding("file-not-opened", label, column=key))
        else:
            part, faults = read(sheet.source(label, folder), content)
            parts.append(part)
            files.append((label, chain.of_bytes(content)))
            findings += [replace(fault, column=key) if fault.name == "sheet-missing" else fault for fault in faults]
    rows = tables.stack(tables.FUNDS, parts)
    findings += _twice(rows)
    return Funds(rows, tuple(files), tuple(replace(fault, project=one.id or None) for fault in findings))


def read(source: Source, content: bytes) -> tuple[pd.DataFrame, list[Finding]]:
    """Return the FUNDS table of a file's bytes, and everything wrong with it."""
    found, findings = sheet.read(source, content, Wanted(words.FUNDS, REQUIRED, anchor="date"))
    if found is None:
        return tables.empty(tables.FUNDS), findings
    places, faults = table.places(found, words.FUNDS, REQUIRED)
    findings += faults
    if any(finding.name == "column-missing" for finding in faults):
        return tables.empty(tables.FUNDS), findings
    values, faults = table.columns(found, places, words.FUNDS, REQUIRED)
    values |= {"file": np.full(len(found.places), source.label, dtype=object), "row": found.numbers.astype(np.int32)}
    return tables.make(tables.FUNDS, values), findings + faults


def _twice(rows: pd.DataFrame) -> Sequence[Finding]:
    """Return the rows that say again what one before them said: the same day, amount and document."""
    seen: dict[tuple[int, int, str], tuple[str, int]] = {}
    found = []
    for file, row, day, fen, document in zip(*(rows[key] for key in ("file", "row", *REQUIRED)), strict=True):
        key = (day, fen, document)
        if key in seen and day != months.NONE and document:
            other, number = seen[key]
            values = {"other": f"{other} {number}", "amount": money.show(fen)}
            found.append(Finding("funds-twice", file, int(row), amount=int(fen), values=values))
        seen.setdefault(key, (file, int(row)))
    return found
