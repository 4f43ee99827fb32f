"""An estimate's figures in 万元, each the same wherever it is printed: of its lines, of the plan of use, of the total.

Each is the exact amount rounded by itself; so printed parts may not add up; what they lack is the tail (尾差). Where
sums have to add up they are balanced from the top: projects to their sum, what is known and what is assumed to the
project's total, lines to these, quarters to the total, months to quarters.

>>> both, one, other = together([35_856_000, 8_727_800], balance=True)
>>> both.text, one.text, other.text, tail(both, (one, other))
('44.58', '35.85', '8.73', 0)
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from subsidies import money, plan
from subsidies.money import Figure


class Line(plan.Line, Protocol):
    """A line of an estimate."""

    @property
    def sure(self) -> str:
        """How sure it is: known, expected, assumed."""


class Group(NamedTuple):
    """The lines that are equally sure."""

    sure: str
    total: Figure
    lines: tuple[Figure, ...]


class Figures(NamedTuple):
    """The figures of an estimate."""

    total: Figure
    groups: tuple[Group, ...]
    """In the order of their first lines."""
    lines: tuple[Figure, ...]
    """In the order of the lines."""
    plan: plan.Figures

    def of_sure(self, sure: str) -> Figure:
        """Return the figure of the lines that are so sure; of nothing where there are none."""
        return next((one.total for one in self.groups if one.sure == sure), money.whole(0))


def together(totals: Sequence[int], *, balance: bool) -> tuple[Figure, ...]:
    """Return the figure of a sum, and those of its parts (fen)."""
    return money.whole(sum(totals)), *money.figures(totals, balance=balance)


def of(lines: Sequence[Line], total: Figure, *, balance: bool) -> Figures:
    """Return the figures of an estimate.

    total    the figure of their sum, as ``together`` gives it
    """
    places: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        places.setdefault(line.sure, []).append(place)
    sums = money.figures([_sum(lines, own) for own in places.values()], total, balance=balance)
    found: dict[int, Figure] = {}
    for own, figure in zip(places.values(), sums, strict=True):
        parts = money.figures([lines[place].total for place in own], figure, balance=balance)
        found |= dict(zip(own, parts, strict=True))
    groups = [
        Group(sure, figure, tuple(found[place] for place in own))
        for (sure, own), figure in zip(places.items(), sums, strict=True)
    ]
    use = plan.figures(plan.of(lines), total, balance=balance)
    return Figures(total, tuple(groups), tuple(found[place] for place in range(len(lines))), use)


def _sum(lines: Sequence[Line], places: Iterable[int]) -> int:
    return sum(lines[place].total for place in places)


def tail(total: Figure, parts: Iterable[Figure]) -> int:
    """Return what the printed parts lack of the printed total (fen)."""
    return total.printed - sum(one.printed for one in parts)
