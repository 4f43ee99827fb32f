"""What a year costs when people may die: the dues as known, each for as long as it is likely to be owed.

Entitlement says what is owed if nobody else dies, mortality how likely each month still is, ``spread`` what both come
to. Bucket by bucket, as entitlement is; whoever loops over the buckets, ``spread.whole`` puts them together.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import numpy as np

from subsidies import entitlement, mortality, spread
from subsidies.entitlement import Grid
from subsidies.facts import Facts
from subsidies.mortality import Outlook
from subsidies.policy import Project
from subsidies.spread import Part

Array = np.ndarray[Any, Any]


RUN: Final = 1 << 14
"""People looked at at a time: what several grids of theirs need is still given back and taken again at no cost."""


def part(facts: Facts, project: Project, service_months: range, outlook: Outlook) -> Part:
    """Return what is owed to some people for some months, of all items together, with what deaths take from it."""
    return spread.whole(_part(run, project, service_months, outlook) for run in _runs(facts))


def _part(facts: Facts, project: Project, service_months: range, outlook: Outlook) -> Part:
    grids = entitlement.dues(facts, project, service_months)
    return spread.part(together(grids, service_months), owed(facts, project, service_months, outlook))


def parts(facts: Facts, project: Project, service_months: range, outlook: Outlook) -> dict[str, Part]:
    """Return the same an item each."""
    found: dict[str, list[Part]] = {item.id: [] for item in project.items}
    for run in _runs(facts):
        likely = owed(run, project, service_months, outlook)
        for item, grid in entitlement.dues(run, project, service_months).items():
            found[item].append(spread.part(together({item: grid}, service_months), likely))
    return {item: spread.whole(mine) for item, mine in found.items()}


def _runs(facts: Facts) -> Iterator[Facts]:
    """Give the people run by run; nobody is one run too."""
    for first in range(0, max(len(facts), 1), RUN):
        yield facts.run(first, min(first + RUN, len(facts)))


def owed(facts: Facts, project: Project, service_months: range, outlook: Outlook) -> Array:
    """Return the probability that each month is still owed to each person (float64, months × people)."""
    return mortality.still_owed(facts, outlook, service_months, death_month_paid=project.death_month_paid)


def together(grids: Mapping[str, Grid], service_months: range) -> Array:
    """Return the sum of some items' grids, of the same people, over all the months (int64 fen, months × people)."""
    every = [(grid.months - service_months.start, grid.fen) for grid in grids.values()]
    fen = np.zeros((len(service_months), every[0][1].shape[1] if every else 0), np.int64)
    for rows, mine in every:
        for row, dues in zip(rows, mine, strict=True):
            fen[row] += dues
    return fen
