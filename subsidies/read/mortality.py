"""A mortality table: a row an age, with the yearly probabilities of death of men and of women.

Every fault is told at once, with its row and column; a table with an error is no table.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Final

from subsidies import codes
from subsidies.errors import Finding
from subsidies.mortality import FIELDS, OLDEST, Table
from subsidies.read import cells, sheet, table
from subsidies.read.page import Wanted
from subsidies.read.sheet import Sheet, Source

REQUIRED: Final = ("age", "men", "women")
SEXES: Final = REQUIRED[1:]
KEY: Final = "mortality"
"""The key of the settings that names the file."""
AGE: Final = re.compile(r"\d{1,3}", re.ASCII)
PROBABILITY: Final = re.compile(r"0?\.\d{1,15}|[01](?:\.\d{1,15})?", re.ASCII)
GROWN: Final = 30
"""The age from which on nobody's risk of death falls in any table."""

Column = dict[int, float]
"""What a column says, by the place of its row; what cannot be read is not there."""


def named(label: str, folder: Path) -> tuple[Table | None, list[Finding]]:
    """Return the table in the file that the settings name, and everything wrong with it; nothing where they name none.

    label   as the settings have it, relative to a folder
    """
    if not label:
        return None, []
    source = sheet.source(label, folder)
    try:
        return read(source, source.path.read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None, [Finding("file-missing", label, column=KEY)]
    except OSError:
        return None, [Finding("file-not-opened", label, column=KEY)]


def read(source: Source, content: bytes) -> tuple[Table | None, list[Finding]]:
    """Return the table in a file's bytes, ``None`` where it has an error, and everything wrong with it."""
    found, findings = sheet.read(source, content, Wanted(FIELDS, REQUIRED, anchor="age"))
    if found is None:
        return None, findings
    places, faults = table.places(found, FIELDS, REQUIRED)
    findings += faults
    if any(finding.name == "column-missing" for finding in faults):
        return None, findings
    values, faults = table.columns(found, places, FIELDS, REQUIRED)
    faults = [one for one in faults if one.name != "read-as-text" or one.column not in REQUIRED]  # numbers are meant
    columns = dict[str, Column]()
    for key in REQUIRED:
        columns[key], wrong = _numbers(values[key].tolist(), key)
        faults += [_at(found, places[key], place, name, text=text) for place, name, text in wrong]
    faults += [_at(found, places[key], place, name, **said) for key, place, name, said in _faults(columns, found)]
    findings += sorted(faults, key=lambda one: one.row or 0)
    if any(codes.severity(one) == codes.ERROR for one in findings) or not len(found.places):
        return None, findings if len(found.places) else [*findings, Finding("file-empty", source.label)]
    return Table(int(columns["age"][0]), *(tuple(columns[key].values()) for key in SEXES)), findings


def _at(found: Sheet, column: int, place: int, name: str, **values: str) -> Finding:
    """Return a finding about a cell."""
    where = Finding(name, found.file, int(found.numbers[place]), found.heading[column])
    return replace(where, values={key: cells.hidden(value) for key, value in values.items()})


def _numbers(texts: Sequence[str], key: str) -> tuple[Column, list[tuple[int, str, str]]]:
    """Return the numbers of a column, and the place, the finding and the text of those that are none."""
    pattern, most, fault = (AGE, OLDEST, "bad-age") if key == "age" else (PROBABILITY, 1, "bad-probability")
    column, wrong = Column(), list[tuple[int, str, str]]()
    for place, text in enumerate(texts):
        if pattern.fullmatch(text) and float(text) <= most:
            column[place] = float(text)
        elif text:
            wrong.append((place, fault, text))
    return column, wrong


def _faults(columns: dict[str, Column], found: Sheet) -> Iterator[tuple[str, int, str, dict[str, str]]]:
    """Give what is wrong between rows: the column, the place of the row, the finding, the values of its sentence."""
    ages, last = columns["age"], len(found.places) - 1
    for before, place in pairwise(range(last + 1)):
        if before in ages and place in ages and ages[place] != ages[before] + 1:
            yield "age", place, "ages-not-consecutive", {"expected": f"{ages[before] + 1:.0f}"}
    for sex in SEXES:
        likely = columns[sex]
        for before, place in pairwise(likely):
            if ages.get(place, 0) > GROWN and likely[place] < likely[before]:
                yield sex, place, "mortality-falls", {"before": f"{likely[before]:g}"}
        if likely.get(last, 1) != 1:
            yield sex, last, "table-not-closed", {}
