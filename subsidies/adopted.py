"""The budget that an office adopts: a case of an estimate, as a ``[[budget]]`` of the project file.

``published`` is the exact total in 万元, half up; each line is exact. The catch: a line that is an amount alone was
always money set aside beside what is known, and is added to an estimate; so an adopted one says how sure it is, and the
estimate of the same year stays what it was before the budget was adopted.

>>> line(estimate.Line("item", "living", "known", 35_856_000, ()), "生活补贴", None)
Line(name='生活补贴', item='living', persons=None, rate=None, months=None, monthly=None, amount=35856000, printed=(), \
sure='known')
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from subsidies import estimate, money
from subsidies.budget import Budget, Line
from subsidies.estimate import Costs, Year
from subsidies.policy import Project


def budget(
    project: Project, year: int, costs: Year, case: Sequence[estimate.Line], name: Callable[[estimate.Line], str]
) -> Budget:
    """Return the budget that adopts a case of an estimate; lines without money are left out.

    costs   what the items are known to cost
    name    what a line is called that is no item's known cost
    """
    items = {item.id: item.name for item in project.items}
    lines = tuple(
        line(one, items[one.item], costs.items[one.item]) if one.key == "item" else line(one, name(one), None)
        for one in case
        if one.total
    )
    return Budget(year, money.wan(sum(one.total for one in case)), lines=lines)


def line(one: estimate.Line, name: str, costs: Costs | None) -> Line:
    """Return a line of a budget: people × rate × months where that is the amount, else the amount."""
    found = Line(name, one.item)
    arithmetic = _arithmetic(costs) if costs else None
    if arithmetic and arithmetic[0] * arithmetic[1] * arithmetic[2] == one.total:
        persons, rate, months = arithmetic
        return replace(found, persons=persons, rate=rate, months=months)
    return replace(found, amount=one.total, sure=one.sure)


def _arithmetic(costs: Costs) -> tuple[int, int, int] | None:
    """Return people, rate (fen) and months of an item that costs the same for everybody, and as many, every month."""
    persons = [count for count in costs.persons.tolist() if count]
    return (persons[0], *costs.rates, len(persons)) if len(set(persons)) == len(costs.rates) == 1 else None


def is_there(found: Budget, adopted: Budget) -> bool:
    """Whether a budget of the project file is the adopted one, whatever was printed, found and revised of it since."""
    bare = replace(found, approved=None, printed=(), facts=(), revisions=())
    return replace(bare, lines=tuple(replace(one, printed=()) for one in found.lines)) == adopted
