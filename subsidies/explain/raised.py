"""What adjustments add to a person's wage in a month, part by part, as a notice would put it.

The catch: what is said is taken from ``entitlement.raised``, the same that the amount is computed from, so that the
parts always add up to it.
"""

from dataclasses import dataclass

import numpy as np

from subsidies import entitlement, months, raises
from subsidies.adjustment import Adjustment
from subsidies.entitlement import Raise
from subsidies.explain.alone import Alone
from subsidies.policy import Item


@dataclass(frozen=True, slots=True)
class Step:
    """What came with an age that was reached: since which month, how much (fen)."""

    age: int
    month: int
    fen: int


@dataclass(frozen=True, slots=True)
class Added:
    """What an adjustment adds to a person's wage: its parts, and their sum as rounded (fen)."""

    adjustment: Adjustment
    before: int
    """The wage in force in the month before, on which it is computed (fen)."""
    parts: tuple[tuple[str, int], ...]
    """Of ``raises.PARTS``, those that are not 0 (fen)."""
    increase: int
    years: int
    """Years of contributions that count."""
    age: int
    """On the day on which ages are counted; -1 where it does not ask."""
    area: str
    steps: tuple[Step, ...]

    @property
    def fen(self) -> int:
        """All that it adds."""
        return self.increase + sum(step.fen for step in self.steps)


def added(one: Alone, item: Item, month: int) -> tuple[Added, ...]:
    """Return what each adjustment adds to the wage of a month, without those that the wage contains."""
    every = np.array([month], np.int32)
    found = [
        _added(one, raised, month)
        for raised in entitlement.raised(one.facts, item.adjustments)
        if raised.adjustment.effective <= month and not entitlement.contained(raised.adjustment, one.facts, every)[0, 0]
    ]
    return tuple(each for each in found if each.fen)


def _added(one: Alone, raised: Raise, month: int) -> Added:
    adjustment, facts = raised.adjustment, one.facts
    parts = raises.parts(adjustment, facts, raised.before)
    steps = [Step(step.age, int(step.month[0]), step.amount) for step in raised.later if step.month[0] <= month]
    return Added(
        adjustment=adjustment,
        before=int(raised.before[0]),
        parts=tuple((name, int(parts[name][0])) for name in raises.PARTS if parts[name][0]),
        increase=int(raised.fen[0]),
        years=int(raises.years(adjustment, facts.service)[0]),
        age=int(raises.ages(facts.born, adjustment.age_on)[0]) if adjustment.age_on != months.NONE else -1,
        area=str(facts.area[0]),
        steps=tuple(steps),
    )
