"""What a picture shows, as plain values: columns by month, a band around a line, a waterfall.

The catch: values are whole fen or counts, and only their labels are rounded; so each label stands for its own value,
and labels need not add up.

>>> Unit("万元", 1_000_000, 2).show(44_583_800), Unit("", 1, 0).show(-1234), Unit("", 1, 0).show(5, sign=True)
('44.58', '-1,234', '+5')
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from subsidies import money
from subsidies.language import Say


class Unit(NamedTuple):
    """In what values are told."""

    name: str
    size: int
    """How many fen, or people, are one of it: a power of ten."""
    decimals: int
    """Of the labels at values; ticks have as many as they need."""

    def show(self, value: int, decimals: int | None = None, *, sign: bool = False) -> str:
        """Return a value with thousands separators, half up; with ``sign`` a plus before what is above zero."""
        places = self.decimals if decimals is None else decimals
        told = money.decimals(Fraction(value, self.size), places)
        whole, point, rest = told.removeprefix("-").partition(".")
        lead = "-" if told.startswith("-") else "+" if sign and value > 0 else ""
        return f"{lead}{int(whole):,}{point}{rest}"


def money_unit(values: Iterable[int], say: Say) -> Unit:
    """Return the unit that tells fen in few digits: yuan below 100,000, 万元 below ten thousand million, then 亿元."""
    most = max((abs(value) for value in values), default=0)
    if most < 10 * money.WAN:
        return Unit(say("chart.yuan"), money.YUAN, 0 if most >= 100 * money.YUAN else 2)
    if most < 1_000_000 * money.WAN:
        return Unit(say("chart.wan"), money.WAN, 2)
    return Unit(say("chart.hundred-million"), 10_000 * money.WAN, 2)


def people_unit(say: Say) -> Unit:
    """Return the unit of people: one of them."""
    return Unit(say("chart.people"), 1, 0)


class Series(NamedTuple):
    """A row of values with its name, one a label."""

    name: str
    values: tuple[int, ...]


class Panel(NamedTuple):
    """Columns with an axis of their own."""

    name: str
    """With the unit: 发放（万元）."""
    unit: Unit
    series: tuple[Series, ...]
    """One upon the other in each column: what is above zero upward, what is below it downward."""
    beside: bool = False
    """Whether they stand beside each other instead, each from zero, without labels at their ends."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns by month, a panel below the other: money, and people."""

    title: str
    labels: tuple[str, ...]
    panels: tuple[Panel, ...]

    def __post_init__(self) -> None:
        """Hold that there is a value a label."""
        _alike(self.labels, (series for panel in self.panels for series in panel.series))


@dataclass(frozen=True, slots=True)
class Band:
    """Between what values lie, and lines."""

    title: str
    name: str
    """Of the axis, with the unit."""
    labels: tuple[str, ...]
    unit: Unit
    low: Series
    high: Series
    lines: tuple[Series, ...] = ()
    broken: str = ""
    """What is said where the axis does not begin at zero; without it, it always does."""

    def __post_init__(self) -> None:
        """Hold that there is a value a label, and that low is not above high."""
        _alike(self.labels, (self.low, self.high, *self.lines))
        if any(low > high for low, high in zip(self.low.values, self.high.values, strict=True)):
            raise ValueError(self.low)


class Step(NamedTuple):
    """A cause with its signed amount."""

    label: str
    amount: int


@dataclass(frozen=True, slots=True)
class Waterfall:
    """From a first amount over signed causes to the last, which is their sum."""

    title: str
    name: str
    """Of the axis, with the unit."""
    unit: Unit
    start: Step
    causes: tuple[Step, ...]
    end: str
    """The label of the last amount."""
    broken: str = ""
    """What is said where the axis does not begin at zero, for small causes to be seen; without it, it always does."""

    @property
    def total(self) -> int:
        """The last amount."""
        return self.start.amount + sum(cause.amount for cause in self.causes)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """From where to where each column goes: the first amount, the causes, the last amount."""
        found, level = [(0, self.start.amount)], self.start.amount
        for cause in self.causes:
            found.append((level, level + cause.amount))
            level += cause.amount
        return [*found, (0, level)]

    @property
    def labels(self) -> list[str]:
        """What each column is called."""
        return [self.start.label, *(cause.label for cause in self.causes), self.end]

    @property
    def told(self) -> list[str]:
        """What each column comes to; causes have their sign."""
        causes = [self.unit.show(cause.amount, sign=True) for cause in self.causes]
        return [self.unit.show(self.start.amount), *causes, self.unit.show(self.total)]


def _alike(labels: tuple[str, ...], every: Iterable[Series]) -> None:
    for series in every:
        if len(series.values) != len(labels):
            raise ValueError(series)


Chart = Columns | Band | Waterfall
