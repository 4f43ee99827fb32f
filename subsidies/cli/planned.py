"""The plan of use and the performance targets of a year, on a screen and in JSON."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from subsidies import figures, goals, money, months, target
from subsidies.cli import figured
from subsidies.cli.request import Request
from subsidies.goals import Goal
from subsidies.money import Figure
from subsidies.plan import QUARTER

if TYPE_CHECKING:
    from subsidies.budgeting import Budgeted
    from subsidies.figures import Figures
    from subsidies.plan import Figures as Plan


def show(request: Request, one: "Budgeted", found: "Figures") -> None:
    """Show a project's plan and its targets, where they are asked for."""
    if request.plan:
        _show_plan(request, found.plan)
    if request.targets:
        _show_targets(request, goals.of(goals.Estimated(one.project, one.year, found.total), request.year))


def _show_plan(request: Request, plan: "Plan") -> None:
    """Show the year by month, each quarter with its sum below it; each column adds up, with its tails."""
    from subsidies.write.screen import Table

    say = request.say
    rows = [row for place in range(len(plan.quarters)) for row in _quarter(request, plan, place)]
    if plan.undated.fen or plan.undated.printed:
        rows.append(_row(say("plan.undated"), plan.undated))
    rows += _tail(request, plan.total, (*plan.quarters, plan.undated))
    heads = [say(f"plan.{key}") for key in ("month", "yuan", "wan")]
    title = say("plan.title", year=request.year)
    request.out("")
    request.table(Table(heads, rows, title, _row(say("plan.sum"), plan.total), right=(1, 2)))


def _quarter(request: Request, plan: "Plan", place: int) -> Iterator[list[str]]:
    """Give the rows of a quarter."""
    first = months.of(request.year) + place * QUARTER
    own = plan.of_quarter(place)
    yield from (_row(months.format(first + number), month) for number, month in enumerate(own))
    yield from _tail(request, plan.quarters[place], own)
    yield _row(request.say("plan.quarter", number=place + 1), plan.quarters[place])


def _row(name: str, figure: Figure) -> list[str]:
    return [name, money.show(figure.fen), figured.mark(figure)]


def _tail(request: Request, total: Figure, parts: Sequence[Figure]) -> list[list[str]]:
    """Return the row with the tail; none where the figures add up."""
    rest = figures.tail(total, parts)
    return [[request.say("plan.tail"), "", money.wan(rest)]] if rest else []


def _show_targets(request: Request, found: Sequence[Goal]) -> None:
    """Show the targets in force, with their weights."""
    from subsidies.write.screen import Table

    say = request.say
    request.out("")
    if not found:
        request.out(say("targets.none", year=request.year))
        return
    start, weights = found[0].target.start, sum((goal.target.weight for goal in found), Fraction())
    keys = ["first", "second", "name", "goal", "source", "weight", "score"]
    keys += ["published"] * any(goal.target.published for goal in found)
    title = say("targets.title" if start == request.year else "targets.since", year=request.year, start=start)
    footer = ["", "", say("targets.sum"), "", "", money.plain(weights), *[""] * (len(keys) - 6)]
    rows = [_target(request, goal)[: len(keys)] for goal in found]
    request.table(Table([say(f"targets.{key}") for key in keys], rows, title, footer, right=(3, 5), spare=(4, 1, 0)))
    request.out(say("targets.rate", points=money.plain(target.FULL - weights)))


def _target(request: Request, goal: Goal) -> list[str]:
    """Return the cells of a target."""
    say, one = request.say, goal.target
    return [
        *one.levels,
        one.name,
        _goal(request, one, goal.text),
        say("targets.computed" if one.of else "targets.typed"),
        money.plain(one.weight),
        say(f"score.{one.score}"),
        _goal(request, one, one.published) if one.published else "",
    ]


def _goal(request: Request, one: target.Target, text: str) -> str:
    """Return a goal as it is printed: ``≥249 人``, ``=100%``."""
    of = unit(request, one)
    return f"{one.sign}{text}{' ' * (of not in ('', '%'))}{of}"


def unit(request: Request, one: target.Target) -> str:
    """Return the unit of a target's goal."""
    return one.unit or (request.say(f"unit.{one.of}") if one.of else "")


# --- JSON -------------------------------------------------------------------------------------------------------


def answer(request: Request, one: "Budgeted", found: "Figures") -> dict[str, object]:
    """Return a project's plan and its targets as JSON has them."""
    estimated = goals.Estimated(one.project, one.year, found.total)
    return {
        "plan": _plan(request, found.plan),
        "targets": [_answer(request, goal) for goal in goals.of(estimated, request.year)],
    }


def _plan(request: Request, plan: "Plan") -> dict[str, object]:
    first = months.of(request.year)
    return {
        "months": [
            {"month": months.format(first + place), **figured.answer(one, "amount")}
            for place, one in enumerate(plan.months)
        ],
        "quarters": [
            {
                "quarter": place + 1,
                **figured.answer(one, "amount"),
                "tail": money.wan(figures.tail(one, plan.of_quarter(place))),
            }
            for place, one in enumerate(plan.quarters)
        ],
        "no_month": figured.answer(plan.undated, "amount"),
        **figured.answer(plan.total),
        "tail": money.wan(figures.tail(plan.total, (*plan.quarters, plan.undated))),
    }


def _answer(request: Request, goal: Goal) -> dict[str, object]:
    one = goal.target
    return {
        "from": one.start,
        "name": one.name,
        "group": one.group,
        "of": one.of or None,
        "item": goal.item or None,
        "sign": one.sign or None,
        "goal": goal.text,
        "unit": unit(request, one) or None,
        "weight": money.plain(one.weight),
        "score": one.score,
        "basis": one.basis,
        "evidence": one.evidence,
        "published": one.published or None,
    }
