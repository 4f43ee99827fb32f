"""The files of an estimate: a workbook a project, and its pictures, under ``OUTPUT/budget-YEAR/``.

The catch: they are drafts, written over each time.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from subsidies import estimate, goals, money
from subsidies.cli import assumed, calculated, pictured, place
from subsidies.cli.request import Request
from subsidies.write import chart
from subsidies.write.estimated.content import (
    Attrition,
    Case,
    Cause,
    Change,
    Estimate,
    Item,
    Line,
    PersonRow,
    Quantiles,
    Rate,
    Target,
    item_key,
)

if TYPE_CHECKING:
    from subsidies.against import Against
    from subsidies.budgeting import Budgeted
    from subsidies.deaths import Deaths
    from subsidies.figures import Figures
    from subsidies.goals import Goal
    from subsidies.lock import Lock
    from subsidies.policy import Item as Paid
    from subsidies.spread import Spread
    from subsidies.workspace import Workspace

MANY: Final = 20_000
"""Of more people none is named one by one: nobody reads so long a sheet."""


def write(request: Request, where: "Workspace", one: "Budgeted", found: "Figures", lock: "Lock") -> list[str]:
    """Write a project's workbook and pictures, and return their names, relative to the workspace."""
    from subsidies.write import estimated
    from subsidies.write.whole import write_whole

    folder = where.output / f"budget-{request.year}"
    book = folder / f"{one.project.id}.xlsx"
    write_whole(book, lock.locked(estimated.render(content(request, where, one, found), request.say)))
    files = [book]
    for name, picture in pictured.of(request, one):
        files.append(folder / f"{one.project.id}-{name}.svg")
        write_whole(files[-1], chart.svg(picture, name).encode())
    return [where.relative(path) for path in files]


def content(request: Request, where: "Workspace", one: "Budgeted", found: "Figures") -> Estimate:
    """Return all that the workbook of a project says."""
    items, standing = one.project.items, one.cases[0]
    carried = (("held", one.year.held), ("arrears", one.arrears), ("claims", one.claims))
    named = len(one.known.facts) <= MANY
    if not named:
        request.note(request.say("budget.too-many", project=one.project.id, most=f"{MANY:,}"))
    return Estimate(
        title=where.title,
        project=one.project.name,
        year=request.year,
        as_of=place.day(request),
        items=tuple(_item(item, one.year.items[item.id]) for item in items),
        besides=tuple(_line(request, one, line) for line in standing.lines if line.key != "item"),
        joined=tuple(one.year.joined.tolist()),
        left=tuple(one.year.left.tolist()),
        apart=tuple((request.say(f"budget.{key}"), fen) for key, fen in carried if fen),
        published=one.published or "",
        persons=list(_persons(one, request.year)) if named else None,
        attrition=_attrition(request, one),
        scenarios=tuple(
            Case(case.name, tuple(_line(request, one, line) for line in case.lines)) for case in one.cases[1:]
        ),
        changes=tuple(_change(request, each) for each in one.before.all),
        targets=tuple(
            _target(request, each)
            for each in goals.of(goals.Estimated(one.project, one.year, found.total), request.year)
        ),
        notes=tuple(_notes(request, one)),
    )


def _item(item: "Paid", costs: estimate.Costs) -> Item:
    rates = () if costs.held else tuple(Rate(fen, count) for fen, count in sorted(costs.rates.items()))
    return Item(item.name, tuple(costs.persons.tolist()), tuple(costs.paid.tolist()), rates)


def _line(request: Request, one: "Budgeted", line: estimate.Line) -> Line:
    ids = [item.id for item in one.project.items]
    key = item_key(ids.index(line.item)) if line.key == "item" else f"{line.key}-{line.item}"
    return Line(key, assumed.name(request, one, line.key, line.item), line.sure, line.total, line.months)


def _persons(one: "Budgeted", year: int) -> Iterator[PersonRow]:
    """Give who is paid what in each month, item by item, in roster order; nobody who is paid nothing of an item."""
    facts, found = one.known.facts, list(estimate.people(one.known, year))
    for number, item in enumerate(one.project.items):
        for rows, paid in found:
            for row, fen in zip(rows, paid[item.id].T.tolist(), strict=True):
                if any(fen):
                    yield PersonRow(str(facts.name[row]), str(facts.id_number[row]), number, tuple(fen))


# --- deaths -------------------------------------------------------------------------------------------------------


def _attrition(request: Request, one: "Budgeted") -> Attrition | None:
    if one.outlook is None or one.year.likely is None or one.deaths is None:
        return None
    likely = one.year.likely
    bands = estimate.bands(one.known, request.year, one.outlook)
    return Attrition(
        estimate.rounded(likely),
        _quantiles(likely),
        tuple(map(_quantiles, bands)),
        tuple(_rests_on(request, one.deaths)),
    )


def _quantiles(likely: "Spread") -> Quantiles:
    return Quantiles(*(likely.reserve(share) for _, share in assumed.QUANTILES))


def _rests_on(request: Request, known: "Deaths") -> Iterator[tuple[str, str]]:
    """Give what the expected amount rests on."""
    yield request.say("budget.mortality"), assumed.mortality(request, known)
    if any(known.unsure):
        yield "", assumed.unsure(request, known)


# --- the year before, targets, text ---------------------------------------------------------------------------------


def _change(request: Request, against: "Against") -> Change:
    from subsidies import because

    say = request.say
    what = because.called(against, say)
    return Change(
        say("against.title", project="", year=against.year, what=what).removeprefix(" · "),
        Cause(say("against.before", year=against.year, what=what), against.before),
        tuple(Cause(because.named(cause, say), cause.fen) for cause in against.causes),
        because.told(against, say),
    )


def _target(request: Request, goal: "Goal") -> Target:
    from subsidies.cli import planned

    one = goal.target
    return Target(
        one.levels,
        one.name,
        f"{one.sign}{goal.text}",
        planned.unit(request, one),
        money.plain(one.weight),
        request.say(f"score.{one.score}"),
        one.basis,
    )


def _notes(request: Request, one: "Budgeted") -> Iterator[str]:
    """Give the paragraphs of the explanation: the basis, the arithmetic of each item, deaths, the year before."""
    from subsidies import because

    say = request.say
    if one.project.basis:
        yield say("papers.basis", basis=say("list.separator").join(one.project.basis))
    for item in one.project.items:
        told = calculated.arithmetic(request, item.kind, one.year.items[item.id])
        yield say("papers.item", item=item.name, told=told)
    yield say("papers.total", amount=money.show(one.total), wan=money.wan(one.total))
    if one.year.likely:
        expected = money.half_up(Fraction(one.year.likely.expected))
        yield say("papers.expected", amount=money.show(expected), wan=money.wan(expected))
    yield from (because.told(against, say) for against in one.before.all)
