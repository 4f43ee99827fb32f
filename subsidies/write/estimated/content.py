"""What the workbook of a year's estimate says: texts, counts and fen that are ready to be written.

The catch: nothing is looked up here, and sums are kept nowhere twice; a section that is ``None`` or empty has no sheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

YEAR: Final = 12
"""Months."""
NO_MONTHS: Final = (0,) * YEAR


class Rate(NamedTuple):
    """So many months of somebody at one rate (fen)."""

    fen: int
    person_months: int


@dataclass(frozen=True, slots=True)
class Item:
    """What an item costs as far as is known; twelve of each."""

    name: str
    persons: tuple[int, ...]
    """To whom something is owed for the month."""
    paid: tuple[int, ...]
    """Fen, by pay month."""
    rates: tuple[Rate, ...] = ()
    """Together the year's cost; empty where everybody's rate is their own, or where some is still held."""

    @property
    def total(self) -> int:
        """Fen, of the year."""
        return sum(self.paid)

    @property
    def person_months(self) -> int:
        """How many months of somebody."""
        return sum(self.persons)

    @property
    def is_even(self) -> bool:
        """Whether one rate is owed to equally many people in every month in which it is owed at all."""
        return len(self.rates) == 1 and len({count for count in self.persons if count}) == 1


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an estimate: an item, or what is assumed or expected beside them."""

    key: str
    """Lines of several cases with one key stand in one row."""
    name: str
    sure: str
    """``known``, ``expected`` or ``assumed``."""
    total: int
    """Fen."""
    months: tuple[int, ...] = NO_MONTHS
    """Fen, by pay month; what they leave of the total has no month."""

    @property
    def undated(self) -> int:
        """Fen that have no month."""
        return self.total - sum(self.months)


@dataclass(frozen=True, slots=True)
class Case:
    """An estimate under some assumptions."""

    name: str
    lines: tuple[Line, ...]

    @property
    def total(self) -> int:
        """Fen."""
        return sum(line.total for line in self.lines)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What one person is paid of one item in each month of the year."""

    name: str
    id_number: str
    item: int
    """The item's place in the estimate."""
    paid: tuple[int, ...]
    """Fen, twelve."""


class Quantiles(NamedTuple):
    """Amounts (fen) that suffice in ten, fifty and ninety of a hundred cases."""

    low: int
    middle: int
    high: int


@dataclass(frozen=True, slots=True)
class Attrition:
    """What the known part comes to if people may die."""

    expected: tuple[int, ...]
    """Fen, by pay month, twelve."""
    year: Quantiles
    """Of the whole year."""
    months: tuple[Quantiles, ...] = ()
    """Of what is paid up to each month, twelve, the last those of the year; empty: nobody asked."""
    notes: tuple[tuple[str, str], ...] = ()
    """What it rests on, and further figures: what each is called, and what it is."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause of a change."""

    name: str
    fen: int


@dataclass(frozen=True, slots=True)
class Change:
    """The estimate against the year before: causes add up to the difference."""

    title: str
    before: Cause
    """What it is compared with."""
    causes: tuple[Cause, ...]
    sentence: str
    """The explanation, as it stands in a budget."""

    @property
    def total(self) -> int:
        """What it comes to in the end: the estimate."""
        return self.before.fen + sum(cause.fen for cause in self.causes)


@dataclass(frozen=True, slots=True)
class Target:
    """A row of the table of performance targets."""

    levels: tuple[str, str]
    name: str
    goal: str
    unit: str
    weight: str
    """Points: a number with as many decimals as it needs."""
    score: str
    """How it is scored, in words."""
    basis: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """All that the workbook of one project and year says."""

    title: str
    """The office."""
    project: str
    year: int
    as_of: int
    """A day's ordinal; also the date of the file's making, for equal estimates are equal bytes."""
    items: tuple[Item, ...]
    besides: tuple[Line, ...]
    """The other lines of the estimate as it stands."""
    joined: tuple[int, ...] = NO_MONTHS
    left: tuple[int, ...] = NO_MONTHS
    apart: tuple[tuple[str, int], ...] = ()
    """What is named beside the total: what each is called, and fen."""
    published: str = ""
    """The year's budget as printed, in 万元."""
    persons: Sequence[PersonRow] | None = None
    """By item, in the order of the items."""
    attrition: Attrition | None = None
    scenarios: tuple[Case, ...] = ()
    """Those beside the estimate as it stands; their lines of items have the keys of ``lines``."""
    changes: tuple[Change, ...] = ()
    targets: tuple[Target, ...] = ()
    notes: tuple[str, ...] = ()
    """Paragraphs of the explanation."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The estimate as it stands, line by line: the items, then what is beside them."""
        items = [Line(item_key(place), one.name, "known", one.total, one.paid) for place, one in enumerate(self.items)]
        return (*items, *self.besides)

    @property
    def total(self) -> int:
        """Fen."""
        return sum(line.total for line in self.lines)


def item_key(place: int) -> str:
    """Return the key of an item's line."""
    return f"item-{place}"
