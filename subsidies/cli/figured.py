"""An estimate's figures in 万元 as a screen and JSON show them: with their tails, or balanced and marked.

>>> mark(Figure(35_856_000, 35_850_000)), mark(Figure(35_856_000, 35_860_000))
('35.85*', '35.86')
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from subsidies import figures, money
from subsidies.cli.request import Request
from subsidies.figures import Figures
from subsidies.money import Figure

if TYPE_CHECKING:
    from subsidies.budgeting import Budgeted

MARK: Final = "*"
"""Behind a figure that gave way for a sum."""


def of(done: Sequence["Budgeted"], *, balance: bool) -> tuple[Figure, list[Figures]]:
    """Return the figure of all projects together, and the figures of each."""
    total, *each = figures.together([one.total for one in done], balance=balance)
    return total, [figures.of(one.cases[0].lines, own, balance=balance) for one, own in zip(done, each, strict=True)]


def mark(figure: Figure) -> str:
    """Return a figure, marked where it was balanced."""
    return figure.text + MARK * figure.is_balanced


def added(request: Request, total: Figure, parts: Sequence[Figure]) -> tuple[str, str] | None:
    """Return the line about parts whose figures do not add up to their total, or only since they were balanced."""
    terms = " + ".join(map(mark, parts))
    rest = figures.tail(total, parts)
    if rest:
        sum_of = money.wan(total.printed - rest)
        told = request.say("figures.lacking", parts=terms, sum=sum_of, total=mark(total), tail=money.wan(rest))
        return request.say("figures.tail"), told
    if any(one.is_balanced for one in (total, *parts)):
        return request.say("figures.balanced"), request.say("figures.sum", parts=terms, total=mark(total))
    return None


def rows(request: Request, found: Figures) -> list[tuple[str, str]]:
    """Return the lines about a project's figures: of the lines that are equally sure, and of the whole."""
    sums = [(group.total, group.lines) for group in found.groups if len(group.lines) > 1]
    if len(found.groups) > 1:
        sums.append((found.total, tuple(group.total for group in found.groups)))
    return [told for total, parts in sums if (told := added(request, total, parts))]


def together(request: Request, total: Figure, each: Sequence[Figures]) -> None:
    """Show the line about the figures of all projects, where there is one."""
    if told := added(request, total, [one.total for one in each]):
        request.out(request.say("figures.together", label=told[0], sum=told[1]))


def footnote(request: Request, each: Sequence[Figures]) -> None:
    """Say what the mark means, where a figure that is shown has one."""
    shown = [figure for one in each for figure in (one.total, *one.lines, *(group.total for group in one.groups))]
    shown += [figure for one in each for figure in _of_plan(one)] if request.plan else []
    if any(figure.is_balanced for figure in shown):
        request.out("")
        request.out(request.say("figures.footnote"))


def _of_plan(one: Figures) -> tuple[Figure, ...]:
    return (*one.plan.months, *one.plan.quarters, one.plan.undated)


def answer(figure: Figure, key: str = "total") -> dict[str, object]:
    """Return an amount and its figure as JSON has them."""
    return {key: money.format(figure.fen), "wan": figure.text, "balanced": figure.is_balanced}


def sums(total: Figure, parts: Sequence[Figure]) -> dict[str, object]:
    """Return a total as JSON has it, with the tail of its parts."""
    return {**answer(total), "tail": money.wan(figures.tail(total, parts))}
