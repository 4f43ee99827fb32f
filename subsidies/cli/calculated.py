"""The arithmetic of an item in a year's estimate, in words: people × rate × months, or an average."""

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from subsidies import money
from subsidies.cli.request import Request

if TYPE_CHECKING:
    from subsidies.estimate import Costs

FEW: Final = 3
"""Rates that are named one by one."""


def arithmetic(request: Request, kind: str, costs: "Costs") -> str:
    """Return the arithmetic of an item: people × rate where there are few, else the average of a month."""
    say, total = request.say, money.show(costs.total)
    ordered = sorted(costs.rates.items(), reverse=True)
    if not costs.person_months:
        return total
    if 0 < len(ordered) <= FEW:
        is_even = len(ordered) == 1 and len(set(costs.persons.tolist())) == 1
        how = "once" if kind == "one-off" else "even" if is_even else "term"
        told = [(count // 12 if is_even else count, money.show(fen)) for fen, count in ordered]
        terms = " + ".join(say(f"budget.{how}", count=f"{count:,}", rate=rate) for count, rate in told)
        owed = say("budget.equals", terms=terms, amount=money.show(int(costs.owed.sum())))
        return say("budget.less-held", owed=owed, held=money.show(costs.held), amount=total) if costs.held else owed
    count, month = costs.person_months, money.half_up(Fraction(costs.total, 12))
    return say("budget.average", count=f"{count:,}", amount=total, month=money.show(month), wan=money.wan(month))
