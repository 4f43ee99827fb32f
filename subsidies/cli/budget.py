"""``subsidies budget``: what a year will cost, as far as it is known."""

from typing import TYPE_CHECKING

from subsidies.cli.request import (
    ADOPT,
    AS_OF,
    ASSUMPTIONS,
    BALANCED,
    BY,
    CHARTS,
    DONE,
    DRY_RUN,
    ENCRYPT,
    PAPERS,
    PLAN,
    SCENARIO,
    TARGETS,
    YEAR,
    YES,
    Command,
    Request,
)
from subsidies.errors import Refusal

if TYPE_CHECKING:
    from subsidies.budgeting import Budgeted
    from subsidies.estimate import Costs, Year
    from subsidies.figures import Figures
    from subsidies.money import Figure

SHOWN = (PLAN, TARGETS, BALANCED)
"""What is shown besides, and how."""
FILES = (PAPERS, ENCRYPT)
OPTIONS = (AS_OF, *SHOWN, CHARTS, *FILES, *ASSUMPTIONS, ADOPT, SCENARIO, BY, DRY_RUN, YES)
COMMAND = Command("budget", (YEAR,), OPTIONS)


def run(request: Request) -> int:
    """Estimate the year."""
    from subsidies import budgeting, lock
    from subsidies.cli import adoption, against, assumed, estimated, figured, pictured, place

    if request.scenario and not request.adopt:
        raise Refusal("option-alone", text="--scenario", other="--adopt")
    request.refuse_alone(request.papers)
    where, locked = place.opened(request), lock.wanted(request.encrypt)
    done = budgeting.estimated(where, request.year, place.day(request), request.project, assumed.wanted(request))
    total, each = figured.of(done, balance=request.balanced)
    for one, found in zip(done, each, strict=True):
        _show(request, one, found)
        against.show(request, one.project.id, one.before)
        if request.charts:
            pictured.show(request, one)
    if len(done) > 1:
        request.out("")
        request.out(request.say("budget.together", amount=_both(total, request)))
        figured.together(request, total, each)
    figured.footnote(request, each)
    pairs = list(zip(done, each, strict=True))
    files = [estimated.write(request, where, *pair, locked) if request.papers else [] for pair in pairs]
    projects = [_answer(request, *pair) | {"files": own} for pair, own in zip(pairs, files, strict=True)]
    sums = {**figured.sums(total, [one.total for one in each]), "balanced": request.balanced}
    tree = {"year": request.year, **sums, "projects": projects}
    for path in (path for own in files for path in own):
        request.out(request.say("budget.file", path=path))
    if request.adopt:
        tree["adopted"] = adoption.adopt(request, where, done)
    request.answer(tree)
    return DONE


def _show(request: Request, one: "Budgeted", found: "Figures") -> None:
    """Show a project: its items with their arithmetic, the months, what is carried over, the sum."""
    from subsidies import money
    from subsidies.cli import assumed, calculated, figured, planned

    say = request.say
    request.out("")
    request.out(say("budget.title", project=one.project.id, name=one.project.name, year=request.year))
    terms = [
        (item.name, calculated.arithmetic(request, item.kind, one.year.items[item.id])) for item in one.project.items
    ]
    terms.append((say("budget.known"), _both(found.of_sure("known"), request)))
    if one.provisions:
        terms.append((say("budget.provision"), money.show(one.provisions)))
        terms.append((say("budget.total"), _both(found.total, request)))
    terms += figured.rows(request, found)
    if one.published:
        terms.append((say("budget.published"), say("reconcile.wan", figure=one.published)))
    carried = (
        ("held", sum(each.held for each in one.year.items.values())),
        ("arrears", one.arrears),
        ("claims", one.claims),
    )
    terms += [(say(f"budget.{key}"), money.show(fen)) for key, fen in carried if fen]
    terms += assumed.deaths(request, one)
    request.terms(terms)
    _months(request, one)
    assumed.show(request, one, found.total)
    planned.show(request, one, found)


def _both(figure: "Figure", request: Request) -> str:
    """Return an amount in yuan and in 万元."""
    from subsidies import money
    from subsidies.cli import figured

    return request.say("budget.both", amount=money.show(figure.fen), figure=figured.mark(figure))


def _months(request: Request, one: "Budgeted") -> None:
    """Show the year by month: people and fen of each item, who joins and who leaves."""
    from subsidies import money, months
    from subsidies.write.screen import Table

    say, items = request.say, one.project.items
    heads = [say("budget.month")]
    heads += [say(f"budget.{key}", item=item.name) for item in items for key in ("persons", "amount")]
    rows = [
        [
            months.format(months.of(request.year, month + 1)),
            *(cell for item in items for cell in _cells(one.year.items[item.id], month)),
            _moves(request, one.year, month),
        ]
        for month in range(12)
    ]
    sums = [cell for item in items for cell in ("", money.show(one.year.items[item.id].total))]
    right = range(1, len(heads))
    table = Table(
        [*heads, say("budget.moves")], rows, footer=[say("budget.sum"), *sums, ""], right=right, spare=[len(heads)]
    )
    request.out("")
    request.table(table)


def _cells(costs: "Costs", month: int) -> tuple[str, str]:
    from subsidies import money

    return f"{int(costs.persons[month]):,}", money.show(int(costs.paid[month]))


def _moves(request: Request, year: "Year", month: int) -> str:
    """Return who joins and who leaves with a month; nothing where nobody does."""
    told = [
        request.say(f"budget.{key}", count=int(counts[month]))
        for key, counts in (("joined", year.joined), ("left", year.left))
        if counts[month]
    ]
    return request.say("list.separator").join(told)


def _answer(request: Request, one: "Budgeted", found: "Figures") -> dict[str, object]:
    """Return a project as JSON has it."""
    from subsidies import money
    from subsidies.cli import against, assumed, figured, planned

    items = zip(one.project.items, found.lines, strict=False)  # what is set aside stands behind the items
    return {
        "id": one.project.id,
        "name": one.project.name,
        **figured.sums(found.total, found.lines),
        "known": money.format(one.year.total),
        "provisions": money.format(one.provisions),
        "provisions_wan": found.of_sure("assumed").text,
        "published": one.published,
        "held": money.format(one.year.held),
        "open_arrears": money.format(one.arrears),
        "open_claims": money.format(one.claims),
        "items": [_item((item.id, item.name, item.kind), one.year.items[item.id], figure) for item, figure in items],
        "joined": one.year.joined.tolist(),
        "left": one.year.left.tolist(),
        **assumed.answer(one, found.total),
        "before": against.answer(one.before, request.say),
        **planned.answer(request, one, found),
    }


def _item(named: tuple[str, str, str], costs: "Costs", figure: "Figure") -> dict[str, object]:
    from fractions import Fraction

    from subsidies import money
    from subsidies.cli import figured

    id, name, kind = named

    month = money.half_up(Fraction(costs.total, 12))
    rates = [{"amount": money.format(fen), "person_months": count} for fen, count in sorted(costs.rates.items())]
    return {
        "id": id,
        "name": name,
        "kind": kind,
        **figured.answer(figure),
        "monthly_wan": money.wan(month),
        "person_months": costs.person_months,
        "rates": rates,
        "persons": costs.persons.tolist(),
        "owed": [money.format(fen) for fen in costs.owed.tolist()],
        "paid": [money.format(fen) for fen in costs.paid.tolist()],
    }
