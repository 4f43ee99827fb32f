"""What the working paper of an audit says, as plain values: texts that are ready to be printed, and fen.

The catch: ids and accounts stand here in full, for it is a paper of the auditor, as lists are of the office.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, and where its evidence is."""

    severity: str
    code: str
    name: str
    project: str
    person: str
    id_number: str
    place: str
    """File, row and column."""
    item: str
    months: str
    fen: int | None
    monthly: bool
    """Whether the amount is one of each month, and no sum of what was paid."""
    message: str
    hint: str
    basis: str
    looked_into: str = ""
    """What a clearance says of it."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A row of evidence."""

    number: int
    """Of the finding, from 1."""
    person: str
    id_number: str
    project: str
    batch: str
    pay_month: str
    item: str
    service: str
    kind: str
    reason: str
    fen: int
    counted: int
    """What it adds to the finding's amount."""
    account: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule that was asked, and what came of it."""

    code: str
    name: str
    severity: str
    about: str
    what: str
    why: str
    result: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings of a code there are, open and cleared, and the sum of their amounts (fen)."""

    severity: str
    code: str
    name: str
    about: str
    open: int
    cleared: int
    fen: int


@dataclass(frozen=True, slots=True)
class Papers:
    """All that the working paper says."""

    title: str
    """The office."""
    as_of: int
    """A day's ordinal; also the date of the file's making, for equal papers are equal bytes."""
    facts: Sequence[tuple[str, str]]
    """What was looked at, as terms and values."""
    counts: Sequence[Count]
    found: Sequence[Found]
    traced: Sequence[Traced]
    """In the order of the findings."""
    asked: Sequence[Asked]
