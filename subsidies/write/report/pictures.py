"""The pictures of the report: money and people by month, and the way from the budget to what was paid.

The catch: a picture has room for few causes; the small ones are one step of it, and the table has each.
"""

from typing import Final

from subsidies import identity, months
from subsidies.language import Say
from subsidies.write.chart import Columns, Panel, Series, Step, Waterfall
from subsidies.write.chart.content import money_unit, people_unit
from subsidies.write.report.content import Project

STEPS: Final = 9
"""Causes of a picture at most."""


def by_month(year: int, one: Project, say: Say) -> Columns:
    """Return budget, plan and payments of each month beside each other, and people below them."""
    rows = [row for _, row in one.months]
    series = [Series(say(f"yearly.column.{key}"), tuple(getattr(row, key) for row in rows)) for key in ("plan", "paid")]
    if one.position.budget is not None:
        series.insert(0, Series(say("yearly.column.budget"), tuple(row.budget or 0 for row in rows)))
    unit = money_unit((fen for each in series for fen in each.values), say)
    people = Series(say("picture.people"), tuple(row.persons or 0 for row in rows))
    return Columns(
        say("report.picture.months", project=_masked(one.name), year=year),
        tuple(say("picture.month", month=months.of_year(month)) for month, _ in one.months),
        (
            Panel(say("chart.axis", name=say("picture.amount"), unit=unit.name), unit, tuple(series), beside=True),
            Panel(say("picture.people"), people_unit(say), (people,)),
        ),
    )


def variance(year: int, one: Project, budget: int, say: Say) -> Waterfall:
    """Return the way from a budget to what was paid, cause by cause."""
    causes = one.causes
    if len(causes) > STEPS:
        large = sorted(causes, key=lambda cause: -abs(cause.fen))[: STEPS - 1]
        causes = tuple(cause for cause in causes if cause in large)
    steps = [Step(cause.name, cause.fen) for cause in causes]
    if rest := len(one.causes) - len(steps):
        left = one.position.paid - budget - sum(step.amount for step in steps)
        steps.append(Step(say("report.picture.rest", count=rest), left))
    unit = money_unit((budget, one.position.paid), say)
    return Waterfall(
        say("report.picture.variance", project=_masked(one.name), year=year),
        say("chart.axis", name=say("picture.amount"), unit=unit.name),
        unit,
        Step(say("reconcile.budget"), budget),
        tuple(steps),
        say("reconcile.paid"),
        say("chart.broken"),
    )


def _masked(name: str) -> str:
    return identity.mask_text(name)
