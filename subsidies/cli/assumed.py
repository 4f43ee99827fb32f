"""What ``budget`` says of what may come: deaths, and the scenarios beside the estimate as it stands."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from subsidies.cli.request import Request

if TYPE_CHECKING:
    from subsidies.budgeting import Budgeted
    from subsidies.deaths import Deaths
    from subsidies.estimate import Case, Line
    from subsidies.money import Figure
    from subsidies.scenario import Assumed, Scenario
    from subsidies.spread import Spread

QUANTILES = (("p10", 0.1), ("p50", 0.5), ("p90", 0.9))
SHARE = 0.9
"""With which the multiplier of mortality lies between the bounds that are shown."""


def wanted(request: Request) -> "Scenario | None":
    """Return the scenario that the options of a request describe; nothing where there are none."""
    from fractions import Fraction

    from subsidies.scenario import Scenario

    raises = tuple(_raises(request))
    if not (raises or request.joiners or request.margin or request.certainty):
        return None
    return Scenario(
        year=request.year,
        name=request.say("budget.options"),
        adjustments=raises,
        joiners=request.joiners,
        certainty=request.certainty,
        margin=request.margin or Fraction(0),
    )


def _raises(request: Request) -> "Iterator[Assumed]":
    """Return the raise that the options describe. Raises ``Refusal`` (option-alone, out-of-range)."""
    from subsidies import months
    from subsidies.adjustment import Adjustment
    from subsidies.errors import Refusal
    from subsidies.scenario import Assumed

    last = months.of(request.year, 12)
    begins = request.adjust_from or months.of(request.year)
    pays = request.adjust_paid or begins
    for option, given in (("--adjust-from", request.adjust_from), ("--adjust-paid", request.adjust_paid)):
        if given and request.adjust is None:
            raise Refusal("option-alone", text=option, other="--adjust")
    for option, month, low in (("--adjust-from", begins, 0), ("--adjust-paid", pays, begins)):
        if not low <= month <= last:
            first = months.format(low) if low else "…"
            raise Refusal("out-of-range", place=option, low=first, high=months.format(last))
    if request.adjust:
        yield Assumed(Adjustment(begins, months.NEVER, percent=request.adjust), pays)


# --- deaths -------------------------------------------------------------------------------------------------------


def deaths(request: Request, one: "Budgeted") -> Iterator[tuple[str, str]]:
    """Return what a project's lists are likely to come to, and by which mortality, as terms; none where all is past."""
    from fractions import Fraction

    from subsidies import money

    if one.deaths is None or one.year.likely is None or not one.year.likely.deviation:
        return
    say, likely = request.say, one.year.likely
    expected = money.half_up(Fraction(likely.expected))
    yield say("budget.expected"), say("budget.both", amount=money.show(expected), figure=money.wan(expected))
    told = [say(f"budget.{name}", amount=_quantile(likely, share)) for name, share in QUANTILES]
    yield say("budget.spread"), say("list.separator").join(told)
    yield say("budget.mortality"), mortality(request, one.deaths)
    if any(one.deaths.unsure):
        yield "", unsure(request, one.deaths)


def unsure(request: Request, known: "Deaths") -> str:
    """Return how many people are not in the table as they are, in words."""
    return request.say("budget.unsure", **known.unsure._asdict())


def mortality(request: Request, known: "Deaths") -> str:
    """Return the multiplier of the table, and what it rests on, in words."""
    low, high = known.multiplier.bounds(SHARE)
    return request.say(
        "budget.multiplier",
        multiplier=f"{known.multiplier.mean:.2f}",
        deaths=known.past.deaths,
        expected=f"{known.past.expected:.1f}",
        low=f"{low:.2f}",
        high=f"{high:.2f}",
    )


def _quantile(likely: "Spread", share: float) -> str:
    """Return an amount that suffices with a probability; the two between which it lies, where nobody can say closer."""
    from subsidies import money

    low, high = likely.quantile(share)
    return money.show(high) if low == high else f"{money.show(low)}–{money.show(high)}"


# --- scenarios ----------------------------------------------------------------------------------------------------


def show(request: Request, one: "Budgeted", total: "Figure") -> None:
    """Show the scenarios of a project side by side, a row a line; nothing where there are none.

    total   the figure of the estimate as it stands
    """
    from subsidies import money
    from subsidies.cli import figured
    from subsidies.write.screen import Table

    if len(one.cases) < 2:
        return
    say = request.say
    keys = list(dict.fromkeys((line.key, line.item, line.sure) for case in one.cases for line in case.lines))
    order = ("item", "provision", "amount", "adjustment", "joiners", "attrition", "reserve", "margin")
    keys.sort(key=lambda key: order.index(key[0]))
    rows = [
        [name(request, one, *key[:2]), say(f"budget.sure-{key[2]}"), *(_cell(case, key) for case in one.cases)]
        for key in keys
    ]
    sums = [say("budget.sum"), "", *(money.show(case.total) for case in one.cases)]
    wan = [say("budget.in-wan"), "", figured.mark(total), *(money.wan(case.total) for case in one.cases[1:])]
    heads = [say("budget.line"), say("budget.sure"), *(case.name or say("budget.standing") for case in one.cases)]
    request.out("")
    request.out(say("budget.scenarios"))
    request.table(Table(heads, [*rows, sums], footer=wan, right=range(2, len(heads))))


def name(request: Request, one: "Budgeted", key: str, item: str) -> str:
    """Return what a line of an estimate is called."""
    names = {each.id: each.name for each in one.project.items}
    if key == "item":
        return names[item]
    return request.say(f"budget.line-{key}", item=names.get(item, ""))


def _cell(case: "Case", key: tuple[str, str, str]) -> str:
    from subsidies import money

    found = [line.total for line in case.lines if (line.key, line.item, line.sure) == key]
    return money.show(sum(found)) if found else ""


# --- JSON ---------------------------------------------------------------------------------------------------------


def answer(one: "Budgeted", total: "Figure") -> dict[str, object]:
    """Return what may come of a project as JSON has it."""
    return {
        "mortality": None if one.deaths is None else _deaths(one.deaths),
        "attrition": None if one.year.likely is None else _likely(one.year.likely),
        "cases": [_case(case) | ({"wan": total.text} if case is one.cases[0] else {}) for case in one.cases],
    }


def _deaths(known: "Deaths") -> dict[str, object]:
    low, high = known.multiplier.bounds(SHARE)
    return {
        "multiplier": f"{known.multiplier.mean:.4f}",
        "low": f"{low:.4f}",
        "high": f"{high:.4f}",
        "deaths": known.past.deaths,
        "expected_deaths": f"{known.past.expected:.2f}",
        "person_months": f"{known.past.months:.1f}",
        **known.unsure._asdict(),
    }


def _likely(likely: "Spread") -> dict[str, object]:
    from fractions import Fraction

    from subsidies import money

    found: dict[str, object] = {"expected": money.format(money.half_up(Fraction(likely.expected)))}
    for name, share in QUANTILES:
        low, high = likely.quantile(share)
        found[name] = {"low": money.format(low), "high": money.format(high)}
    return found | {
        "deviation": money.format(money.half_up(Fraction(likely.deviation))),
        "method": likely.method,
        "months": [money.format(money.half_up(Fraction(fen))) for fen in likely.months],
    }


def _case(case: "Case") -> dict[str, object]:
    from subsidies import money

    return {
        "name": case.name,
        "total": money.format(case.total),
        "wan": money.wan(case.total),
        "lines": [_line(line) for line in case.lines],
        "attrition": None if case.spread is None else _likely(case.spread),
    }


def _line(line: "Line") -> dict[str, object]:
    from subsidies import money

    return {
        "key": line.key,
        "item": line.item or None,
        "sure": line.sure,
        "total": money.format(line.total),
        "months": [money.format(fen) for fen in line.months],
    }
