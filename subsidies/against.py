"""A year's estimate against the year before, its budget or what it cost: how far apart they are, and why.

The causes add up to the difference, to the fen. Against what last year cost they are those of ``shifts``, and what
was paid otherwise than owed is a cause of its own. Against last year's budget its lines say what was planned; an item
without a line, or with one that does not tell people and amounts apart, is followed by what was owed instead. The
catch: a budget that is known only as printed is a range; what lies between it and its lines is rounding only where that
may be.

>>> Against("budget", 2023, 49_040_000, 44_583_800, (), "49.04").rate
'-0.0909'
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NamedTuple

import numpy as np

from subsidies import estimate, money, policy, printed, reconcile, shifts
from subsidies.budget import Budget, Line
from subsidies.estimate import KNOWN, Costs, Year
from subsidies.money import Interval
from subsidies.policy import FLAT, ONE_OFF, Item, Project
from subsidies.shifts import MONTHS, ONCE, PEOPLE, RATE, WAGE, Shifts
from subsidies.span import point

BUDGET, OUTCOME = "budget", "outcome"
MONTHLY, HELD, TIMING, EXECUTION, REVISION, NEW, ROUNDING, UNLINED, UNSPLIT = (
    "monthly",
    "held",
    "timing",
    "execution",
    "revision",
    "new-item",
    "rounding",
    "unlined",
    "unsplit",
)
CAUSES: Final = (*shifts.CAUSES, MONTHLY, NEW, HELD, TIMING, EXECUTION, REVISION, ROUNDING, UNLINED, UNSPLIT)
"""Known causes in the order in which they are shown; what is expected or assumed comes after them."""


class Cause(NamedTuple):
    """One cause of a difference."""

    key: str
    """One of ``CAUSES``; of what is expected or assumed, the key of its line."""
    fen: int
    """What it adds."""
    sure: str = KNOWN
    persons: int | None = None
    """How many people it touches, where that is known."""
    joined: int = 0
    left: int = 0
    """Of people: how many there are more and fewer, where that is known."""


class Beyond(NamedTuple):
    """A line of an estimate beyond what is known."""

    key: str
    sure: str
    fen: int


PROVISION: Final = Beyond("provision", "assumed", 0)
"""What a budget sets aside."""


@dataclass(frozen=True, slots=True)
class Against:
    """An estimate against what stands for the year before, in fen."""

    what: str
    """``budget`` or ``outcome``."""
    year: int
    """The year before."""
    before: int
    """The budget with its revisions, or what the year cost."""
    now: int
    """The estimate."""
    causes: tuple[Cause, ...]
    """None is 0; they add up to the difference."""
    published: str | None = None
    """The figure in 万元 by which the budget is known, where it is not known exactly."""
    possible: Interval | None = None
    """The budgets that this figure may stand for."""
    revised: int = 0
    """Of the budget, its revisions."""
    expected: int = 0
    """Of what the year cost, the part that its lists to come will pay."""
    begins: int = 0
    """The first month of the year before that is computed at all; 0 where nobody asks."""

    @property
    def change(self) -> int:
        """Return the estimate less the year before."""
        return self.now - self.before

    @property
    def rate(self) -> str | None:
        """Return the change as a share of the year before, four decimals; nothing against zero or less."""
        return money.decimals(Fraction(self.change, self.before), 4) if self.before > 0 else None

    @property
    def is_rounding(self) -> bool:
        """Whether the estimate is one of the amounts that the budget may be, and not the one that is read."""
        return bool(self.change) and self.possible is not None and self.now in self.possible


class Estimated(NamedTuple):
    """An estimate: the known part, what is beyond it, and how the known part differs from the year before."""

    known: Year
    beyond: tuple[Beyond, ...]
    shifts: Shifts

    @property
    def total(self) -> int:
        """Fen."""
        return self.known.total + sum(one.fen for one in self.beyond)


def outcome(now: Estimated, year: int, paid: int, expected: int = 0) -> Against:
    """Return an estimate against what the year before cost.

    year       the year before
    paid       what was paid in its pay months (fen)
    expected   what its lists to come will pay as far as is known (fen)
    """
    cost = paid + expected
    causes = [
        *_shifted(now.shifts, now.shifts.items),
        _held(now.known),
        Cause(TIMING, sum(now.shifts.before.values()) - cost),
        *(Cause(one.key, one.fen, one.sure) for one in now.beyond),
    ]
    return Against(OUTCOME, year, cost, now.total, merged(causes), expected=expected)


def budget(now: Estimated, project: Project, plan: Budget) -> Against:
    """Return an estimate against the budget of the year before."""
    base, _ = printed.total(plan)
    revised = sum(one.amount for one in plan.revisions)
    causes = _planned(now, project, plan)
    exact = plan.approved is not None
    return Against(
        what=BUDGET,
        year=plan.year,
        before=base + revised,
        now=now.total,
        causes=merged(causes or [Cause(UNSPLIT, now.total - base - revised)]),
        revised=revised,
        published=None if exact else plan.published,
        possible=None if exact else reconcile.bounds(plan),
    )


def merged(causes: Iterable[Cause]) -> tuple[Cause, ...]:
    """Return causes each once, without those that change nothing; counts only where one cause had them for itself."""
    found: dict[tuple[str, str], Cause] = {}
    for one in causes:
        place = (one.sure, one.key)
        found[place] = Cause(one.key, found[place].fen + one.fen, one.sure) if place in found else one
    return tuple(sorted((one for one in found.values() if one.fen), key=_place))


def _place(cause: Cause) -> int:
    return CAUSES.index(cause.key) if cause.sure == KNOWN else len(CAUSES)


def _shifted(found: Shifts, items: Iterable[str]) -> list[Cause]:
    """Return the causes by which what is owed differs, of some items; with counts where these are all."""
    wanted = set(items)
    sums = {key: sum(found.items[item].get(key, 0) for item in wanted) for key in shifts.CAUSES}
    if wanted != found.items.keys():
        return [Cause(key, fen) for key, fen in sums.items() if fen]
    moved = {PEOPLE: (found.joined, found.left)}
    return [Cause(key, fen, KNOWN, found.persons[key], *moved.get(key, (0, 0))) for key, fen in sums.items() if fen]


def _held(known: Year) -> Cause:
    """Return what is owed for the year and still held at its end: it is not paid in it."""
    return Cause(HELD, -known.held)


# --- against a budget -----------------------------------------------------------------------------------------------


class Part(NamedTuple):
    """An item against what was planned for it."""

    causes: list[Cause]
    instead: int = 0
    """What was owed last year (fen), where that stands for a plan that has no line."""
    is_followed: bool = False
    """Whether the causes are those of what is owed."""


def _planned(now: Estimated, project: Project, plan: Budget) -> list[Cause]:
    """Return the causes against a budget; none where it has no lines and nothing was owed for its year."""
    if not plan.lines and not any(now.shifts.before.values()):
        return []
    parts = [_part(now, project, plan, item) for item in project.items]
    followed = [item.id for item, part in zip(project.items, parts, strict=True) if part.is_followed]
    return [
        *_shifted(now.shifts, followed),
        *(cause for part in parts for cause in part.causes),
        _held(now.known),
        *(Cause(one.key, one.fen, one.sure) for one in (*now.beyond, PROVISION._replace(fen=-plan.provisions))),
        *_rest(plan, parts),
    ]


def _part(now: Estimated, project: Project, plan: Budget, item: Item) -> Part:
    """Return an item against its lines; against what was owed where they do not tell people and amounts apart."""
    lines = [one for one in plan.lines if one.item == item.id and one.amount is None]
    owed, costs = now.shifts.before[item.id], now.known.items[item.id]
    if owed and not lines:
        return Part([], owed, is_followed=True)
    if not lines:
        is_new = any(now.shifts.before.values()) or _covers(plan)
        return Part([Cause(NEW if is_new else UNLINED, int(costs.owed.sum()))])
    if owed and item.kind != ONE_OFF and (item.kind == policy.WAGE or any(one.monthly for one in lines)):
        value, span = printed.planned(lines)
        return Part([Cause(ROUNDING if point(owed).meets(span) else EXECUTION, owed - value)], is_followed=True)
    return Part(by_lines(item, lines, costs, _months(project, item, plan.year + 1)))


def _covers(plan: Budget) -> bool:
    """Whether the lines of a budget can come to its total."""
    return printed.planned(plan.lines)[1].meets(printed.total(plan)[1])


def by_lines(item: Item, lines: Sequence[Line], costs: Costs, count: int) -> list[Cause]:
    """Return the causes of an item against its lines.

    count   for how many months of the year there is a rate
    """
    planned, _ = printed.planned(lines)
    apart = int(costs.owed.sum()) - planned
    if item.kind == ONE_OFF:
        return [Cause(ONCE, apart)]
    longer = sum(_monthly(line) * (count - (line.months or 0)) for line in lines)
    if any(line.monthly for line in lines):
        return [Cause(MONTHS, longer), Cause(MONTHLY, apart - longer)]
    persons = sum(line.persons or 0 for line in lines)
    spent = sum((line.persons or 0) * (line.months or 0) for line in lines)
    at_old = money.half_up(Fraction(planned, spent) * int(costs.persons.sum())) if spent else int(costs.owed.sum())
    people = _people(at_old - planned - longer, int(costs.persons.sum()) - persons * count, count)
    return [people, Cause(MONTHS, longer), Cause(RATE if item.kind == FLAT else WAGE, apart + planned - at_old)]


def _monthly(line: Line) -> int:
    """Return what a line plans a month (fen)."""
    return int(money.parse_wan(line.monthly)) if line.monthly else (line.persons or 0) * (line.rate or 0)


def _people(fen: int, person_months: int, count: int) -> Cause:
    """Return the cause of people, with how many where it is the same number every month."""
    number, rest = divmod(person_months, count) if count else (0, 1)
    if rest or fen * number <= 0:
        return Cause(PEOPLE, fen)
    return Cause(PEOPLE, fen, KNOWN, abs(number), max(number, 0), max(-number, 0))


def _months(project: Project, item: Item, year: int) -> int:
    """Return for how many months of a year there is a rate; of a wage, how many are computed at all."""
    span = estimate.year_of(year)
    begun = np.array(span) >= project.since
    return int((begun & (policy.in_force(item.rates, span) > 0)).sum() if item.kind == FLAT else begun.sum())


def _rest(plan: Budget, parts: Sequence[Part]) -> list[Cause]:
    """Return what is left between a budget and what was planned: rounding where it may be, else what it is.

    What stands for a plan without lines is compared with the budget as revised.
    """
    instead, revised = sum(part.instead for part in parts), sum(one.amount for one in plan.revisions)
    (value, span), (base, whole) = printed.planned(plan.lines), printed.total(plan)
    within = revised if instead else 0
    rest = value + instead - base - within
    later = Cause(EXECUTION if any(part.is_followed for part in parts) else REVISION, within - revised)
    if span.plus(point(instead)).meets(whole.plus(point(within))):
        return [Cause(ROUNDING, rest), later]
    return [Cause(EXECUTION if instead else UNLINED, rest), later]
