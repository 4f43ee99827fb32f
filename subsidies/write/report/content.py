"""What the report of a year says, as plain values: months as integers, amounts in fen, sentences ready to be read.

The catch: nothing is reckoned here and nothing looked up; a page that is made of it shows what it was given.
"""

from dataclasses import dataclass
from typing import NamedTuple


class Month(NamedTuple):
    """A month of a project, or an item's whole year; fen, and people."""

    budget: int | None
    """``None`` without a budget."""
    plan: int
    entitled: int
    paid: int
    arrears: int
    claims: int
    persons: int | None
    """Who was paid something; ``None`` where that is not counted."""


class Likely(NamedTuple):
    """What a year is likely to cost if people may die (fen): expected, and the ends of the likely range."""

    expected: int
    low: int
    high: int


class Progress(NamedTuple):
    """What was paid up to a month against the plan of use (fen)."""

    month: int
    plan: int
    paid: int
    status: str
    """``on-plan``, ``ahead``, ``behind``."""


class Cause(NamedTuple):
    """A cause of the difference between what was paid and the budget."""

    name: str
    """In words."""
    fen: int
    persons: int
    """How many people are behind it."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a project stands, in fen; ``None`` for what is not known."""

    published: str | None
    """万元, as printed."""
    budget: int | None
    estimate: int
    entitled: int
    paid: int
    settled: int | None
    open_arrears: int
    open_claims: int
    execution_rate: str | None
    """``0.9937``."""
    variance: int | None
    parts: tuple[tuple[str, int], ...]
    """Of the variance: ``budget``, ``facts``, ``payment``."""
    verdict: str | None
    forecast: int
    likely: Likely | None = None
    over: int = 0
    """By how much the budget will be exceeded."""
    ends: int | None = None
    """The month for whose list the money does not suffice."""


@dataclass(frozen=True, slots=True)
class Project:
    """A project's year."""

    id: str
    name: str
    position: Position
    months: tuple[tuple[int, Month], ...]
    """Each of the twelve."""
    items: tuple[tuple[str, Month], ...]
    """The whole year of each item, by its name."""
    undated: tuple[int, int]
    """Of budget and plan, what has no month (fen)."""
    service_years: tuple[tuple[int, int], ...]
    """What was paid in the year, by the year that it is for (fen)."""
    pay_years: tuple[tuple[int, int], ...]
    """What was paid for the year, by the year in which it was (fen)."""
    progress: Progress | None
    causes: tuple[Cause, ...]
    """They add up to the variance."""


class Figure(NamedTuple):
    """A printed figure that is not what its arithmetic gives."""

    project: str
    """Its name; nothing: of several together."""
    subject: str
    """What it is the amount of; nothing: a total."""
    figure: str
    """As printed, 万元."""
    against: str
    """The arithmetic."""
    apart: int
    """Fen between the two."""
    beyond: int
    """Fen that rounding cannot explain, at least; 0: a tail."""
    places: tuple[str, ...]
    """Where it stands; nothing: in the project file."""


class Clash(NamedTuple):
    """Figures that cannot all be true, in a sentence, and what to do about it."""

    told: str
    hint: str


@dataclass(frozen=True, slots=True)
class Printed:
    """What the printed figures of the year are."""

    count: int = 0
    """How many comparisons were made."""
    untrue: tuple[Figure, ...] = ()
    tails: tuple[Figure, ...] = ()
    clashes: tuple[Clash, ...] = ()


class Row(NamedTuple):
    """One finding of the audit."""

    project: str
    file: str
    row: int | None
    column: str
    who: str
    """An id number, masked."""
    amount: int | None
    told: str
    hint: str


@dataclass(frozen=True, slots=True)
class Code:
    """The findings of one code and severity."""

    code: str
    name: str
    severity: str
    count: int
    """How many there are; ``rows`` are the first of them."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What the audit found: the most serious first."""

    codes: tuple[Code, ...] = ()
    cleared: int = 0
    """How many were looked into and cleared."""
    left_out: int = 0
    """How many were not asked for."""

    def of(self, severity: str) -> int:
        """Return how many findings of a severity there are."""
        return sum(one.count for one in self.codes if one.severity == severity)


@dataclass(frozen=True, slots=True)
class Report:
    """All that the report of a year says."""

    office: str
    year: int
    as_of: int
    """A day's ordinal."""
    version: str = ""
    """The program's."""
    batches: int | None = 0
    """In the ledger; ``None``: it cannot be read."""
    head: str = ""
    """The digest of the last batch; nothing: there is none."""
    is_altered: bool = False
    """Whether the ledger is not what was entered."""
    projects: tuple[Project, ...] = ()
    refused: tuple[str, ...] = ()
    """Why nothing could be computed: what is wrong, what to do."""
    printed: Printed = Printed()
    found: Found = Found()
