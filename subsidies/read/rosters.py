"""Rosters: one row a person.

``read`` gives the ROSTER table of a file, with a column more for each flag that the project names beyond our headings.
"""

from collections.abc import Mapping
from typing import NamedTuple, Protocol

import numpy as np
import pandas as pd

from subsidies import tables, words
from subsidies.errors import Finding
from subsidies.read import sheet, table
from subsidies.read.page import Wanted
from subsidies.read.sheet import Source
from subsidies.read.table import Headings
from subsidies.words import Field


class Asking(Protocol):
    """What a project asks of its rosters: flags beyond our headings, and wages."""

    @property
    def flags(self) -> tuple[str, ...]:
        """The yes/no columns that its items name."""
        ...

    @property
    def pays_wages(self) -> bool:
        """Whether everybody must have a wage."""
        ...


class Asked(NamedTuple):
    """What a project asks of its rosters, and nothing else of it: two that ask the same read the same table."""

    flags: tuple[str, ...]
    pays_wages: bool


def fields(project: Asking) -> Mapping[str, Field]:
    """Return the columns that a roster of a project may have: ours, and the flags that only this project names."""
    further = [words.flag_column(name) for name in project.flags if name not in words.ROSTER]
    return {**words.ROSTER, **{key: Field(key, words.flag_of(key), words.BOOLEAN) for key in further}}


def required(project: Asking) -> tuple[str, ...]:
    """Return the columns that a roster of a project must have."""
    return ("id_number", "name", *(("monthly_wage",) if project.pays_wages else ()))


def read(source: Source, content: bytes, project: Asking) -> tuple[pd.DataFrame, Headings, list[Finding]]:
    """Return the ROSTER table of a file's bytes, what its columns are called there, and everything wrong with it.

    It has no rows where the file cannot be read.
    """
    known = fields(project)
    needed = required(project)
    found, findings = sheet.read(source, content, Wanted(known, needed))
    if found is None:
        return tables.empty(_table(known)), {}, findings
    places, faults = table.places(found, known, needed)
    findings += faults
    if any(finding.name == "column-missing" for finding in faults):
        return tables.empty(_table(known)), {}, findings
    values, faults = table.columns(found, places, known, needed)
    findings += faults
    values |= {"file": np.full(len(found.places), source.label, dtype=object), "row": found.numbers.astype(np.int32)}
    return tables.make(_table(known), values), table.headings(found, places), findings


def _table(known: Mapping[str, Field]) -> tables.Table:
    """Return the ROSTER table with the project's own flags."""
    flags = {key: tables.HELD_AS[field.holds] for key, field in known.items()}
    return tables.Table("roster", {**tables.ROSTER.columns, **flags})
