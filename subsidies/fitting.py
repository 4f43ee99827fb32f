"""How the office's own people die, beside a table: a multiplier of its force, and how sure it is.

Deaths are counted as a Poisson number whose mean is the multiplier times what the table expects of the months lived.
What is believed beforehand is a Gamma distribution of mean 1 that is worth so many expected deaths; what is believed
afterwards is one too, so its mean and its bounds are exact. The catch: few deaths say little, and the multiplier then
stays near 1; the bounds say how little.

The living subsidy's budget fell by 4.46万元 in one year, 9.09 %. Who died in the year before costs 120 yuan a month
less, and 578 yuan of heating where they had it: 1,440 to 2,018 yuan a year. So the fall is that of 22 to 31
person-years.

>>> fall, plain, heated = 4_460_000, 12_000 * 12, 12_000 * 12 + 57_800
>>> round(fall / heated, 1), round(fall / plain, 1)
(22.1, 31.0)

Where the table expects 15 deaths of these people, and the table itself is worth 20, they die 1.2 to 1.5 times as fast
as the table says; without the table, 1.5 to 2.1 times.

>>> [round(Multiplier(deaths, 15, weight=20).mean, 2) for deaths in (22, 31)]
[1.2, 1.46]
>>> [round(bound, 2) for bound in Multiplier(22, 15, weight=20).bounds(0.95)]
[0.86, 1.59]
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from subsidies import gamma, months, mortality
from subsidies.facts import Facts
from subsidies.mortality import Table
from subsidies.policy import Project

Array = np.ndarray[Any, Any]

RUN: Final = 1 << 15
"""People looked at at a time, so that the memory does not grow with their number."""


@dataclass(frozen=True, slots=True)
class Experience:
    """What some past months say of mortality."""

    months: float = 0.0
    """Person-months lived; a month of death counts half."""
    deaths: int = 0
    expected: float = 0.0
    """Deaths that the table expects of these months."""
    unknown: int = 0
    """People of whom nobody knows when they were born; they are left out of all the others."""

    def plus(self, other: "Experience") -> "Experience":
        """Return what both say together: other people, or other months."""
        return Experience(
            self.months + other.months,
            self.deaths + other.deaths,
            self.expected + other.expected,
            self.unknown + other.unknown,
        )


@dataclass(frozen=True, slots=True)
class Multiplier:
    """By how much the table's force is to be multiplied for the office's own people. Raises ``ValueError``."""

    deaths: int
    expected: float
    """Deaths by the table."""
    weight: float
    """How many expected deaths the table itself is worth; above 0."""

    def __post_init__(self) -> None:
        if not (self.weight > 0 and self.expected >= 0 and self.deaths >= 0):
            raise ValueError(self)

    @property
    def mean(self) -> float:
        """What is to be expected: (weight + deaths) / (weight + expected deaths)."""
        return (self.weight + self.deaths) / (self.weight + self.expected)

    def bounds(self, share: float) -> tuple[float, float]:
        """Return between what it is with a probability of ``share``, as much of the rest below as above."""
        shape, rate = self.weight + self.deaths, self.weight + self.expected
        tail = (1 - share) / 2
        return gamma.quantile(shape, tail) / rate, gamma.quantile(shape, 1 - tail) / rate


def fitted(past: Experience, weight: float) -> Multiplier:
    """Return the multiplier that months past and a table of some weight (expected deaths) give."""
    return Multiplier(past.deaths, past.expected, weight)


def experience(facts: Facts, project: Project, table: Table, past: range) -> Experience:
    """Return what some past months say of the people known: their months from the start on, and never before ``since``.

    Nobody who died before ``since`` is in the rosters, so months before it would count the living only. Suspended
    people live on; who has ended is not watched any longer.
    """
    watched = range(max(past.start, project.since), max(past.stop, project.since))
    total = Experience()
    for first in range(0, len(facts), RUN):
        total = total.plus(_of(facts.run(first, min(first + RUN, len(facts))), project, table, watched))
    return total


def _of(facts: Facts, project: Project, table: Table, past: range) -> Experience:
    rows = np.arange(past.start, past.stop)[:, None]
    known = facts.born != months.NONE
    begins = np.maximum(facts.start, project.since)
    lived = ((rows >= begins) & (rows <= np.minimum(facts.end, facts.death)) & known) * 1.0
    died = (lived > 0) & (rows == facts.death)
    lived[died] = 0.5
    expected = lived * mortality.monthly_forces(facts, table, past)
    return Experience(float(lived.sum()), int(died.sum()), float(expected.sum()), int((~known).sum()))
