"""What a year costs when people may die: the dues as known, each for as long as it is likely to be owed.

Entitlement says what is owed if nobody else dies, mortality how likely each month still is, ``spread`` what both come
to. Bucket by bucket, as entitlement is, and whoever loops over the buckets, ``spread.whole`` puts them together. The
catch: there are twice as many grids, so a bucket should have half the people.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from subsidies import entitlement, mortality, spread
from subsidies.entitlement import Grid
from subsidies.facts import Facts
from subsidies.mortality import Outlook
from subsidies.policy import Project
from subsidies.spread import Part

Array = np.ndarray[Any, Any]


def part(facts: Facts, project: Project, service_months: range, outlook: Outlook) -> Part:
    """Return what is owed to some people for some months, of all items together, with what deaths take from it."""
    grids = entitlement.dues(facts, project, service_months)
    return spread.part(together(grids, service_months), owed(facts, project, service_months, outlook))


def parts(facts: Facts, project: Project, service_months: range, outlook: Outlook) -> dict[str, Part]:
    """Return the same an item each."""
    grids = entitlement.dues(facts, project, service_months)
    likely = owed(facts, project, service_months, outlook)
    return {item: spread.part(together({item: grid}, service_months), likely) for item, grid in grids.items()}


def owed(facts: Facts, project: Project, service_months: range, outlook: Outlook) -> Array:
    """Return the probability that each month is still owed to each person (float64, months × people)."""
    return mortality.still_owed(facts, outlook, service_months, death_month_paid=project.death_month_paid)


def together(grids: Mapping[str, Grid], service_months: range) -> Array:
    """Return the sum of some items' grids, of the same people, over all the months (int64 fen, months × people)."""
    whole = [grid.fen for grid in grids.values() if len(grid.months) == len(service_months)]
    people = next((grid.fen.shape[1] for grid in grids.values()), 0)
    fen = whole[0].copy() if whole else np.zeros((len(service_months), people), np.int64)
    for more in whole[1:]:
        fen += more
    for grid in grids.values():
        if len(grid.months) < len(service_months):
            fen[grid.months - service_months.start] += grid.fen
    return fen
