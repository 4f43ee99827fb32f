"""The pictures of an estimate: people and money by month, what deaths may take, the way from the year before."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from subsidies import estimate, money
from subsidies.cli.request import Request
from subsidies.write.chart.content import (
    Band,
    Chart,
    Columns,
    Panel,
    Series,
    Step,
    Waterfall,
    money_unit,
    people_unit,
)

if TYPE_CHECKING:
    from subsidies.against import Against
    from subsidies.budgeting import Budgeted
    from subsidies.spread import Spread

LOW, HIGH = 0.1, 0.9
"""Between which probabilities a band lies."""


def of(request: Request, one: "Budgeted") -> Iterator[tuple[str, Chart]]:
    """Give the pictures of a project's estimate, each with its name in a file's name."""
    yield "months", _months(request, one)
    if one.outlook is not None:
        yield "band", _band(request, one, estimate.bands(one.known, request.year, one.outlook))
    for against in one.before.all:
        yield f"against-{against.what}", _change(request, one, against)


def _months(request: Request, one: "Budgeted") -> Columns:
    """Return people and money by month, an item upon the other."""
    say, items = request.say, one.project.items
    paid = tuple(Series(item.name, tuple(one.year.items[item.id].paid.tolist())) for item in items)
    unit = money_unit((sum(column) for column in zip(*(each.values for each in paid), strict=True)), say)
    people = Series(say("picture.people"), tuple(one.year.people.tolist()))
    return Columns(
        say("picture.months", project=one.project.name, year=request.year),
        labels(request),
        (
            Panel(say("chart.axis", name=say("picture.paid"), unit=unit.name), unit, paid),
            Panel(say("picture.people"), people_unit(say), (people,)),
        ),
    )


def _band(request: Request, one: "Budgeted", bands: "Sequence[Spread]") -> Band:
    """Return by how much the lists up to each month are likely to pay less than is known: expected, and a band."""
    say = request.say
    least, most = (tuple(band.quantile(share).high - band.most for band in bands) for share in (LOW, HIGH))
    expected = tuple(money.half_up(Fraction(band.expected)) - band.most for band in bands)
    unit = money_unit(least, say)
    return Band(
        say("picture.band", project=one.project.name, year=request.year),
        say("chart.axis", name=say("picture.less"), unit=unit.name),
        labels(request),
        unit,
        Series(say("picture.low"), least),
        Series(say("picture.high"), most),
        (Series(say("picture.expected"), expected),),
    )


def _change(request: Request, one: "Budgeted", against: "Against") -> Waterfall:
    """Return the way from the year before to the estimate, cause by cause."""
    from subsidies import because

    say = request.say
    what = because.called(against, say)
    unit = money_unit((against.before, against.now), say)
    return Waterfall(
        say("against.title", project=one.project.name, year=against.year, what=what),
        say("chart.axis", name=say("picture.amount"), unit=unit.name),
        unit,
        Step(say("against.before", year=against.year, what=what), against.before),
        tuple(Step(because.named(cause, say), cause.fen) for cause in against.causes),
        say("against.now", year=request.year),
        say("chart.broken"),
    )


def labels(request: Request) -> tuple[str, ...]:
    """Return the months of the year, as they stand below columns."""
    return tuple(request.say("picture.month", month=month) for month in range(1, estimate.YEAR + 1))


def show(request: Request, one: "Budgeted") -> None:
    """Show the pictures as bars of characters."""
    import sys

    from subsidies.write.chart import plain

    for _, chart in of(request, one):
        request.out("")
        request.page(plain.shown(chart, sys.stdout).splitlines())
