"""A project's year: where it stands, its months as pictures and as a table, why it is not its budget."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from subsidies import money, months
from subsidies.language import Say
from subsidies.write import chart
from subsidies.write.report import pictures
from subsidies.write.report.content import Cause, Month, Position, Progress, Project, Report
from subsidies.write.report.tags import Html, joined, table, tag, wide

COLUMNS: Final = ("budget", "plan", "entitled", "paid", "arrears", "claims", "persons")


def amount(fen: int | None, say: Say) -> str:
    """Return an amount, or that there is none."""
    return say("lists.none") if fen is None else money.show(fen)


def rate(at: Position, say: Say) -> str:
    """Return the execution rate as people read it, or that there is none."""
    if at.execution_rate is None:
        return say("lists.none")
    return f"{money.decimals(Fraction(at.execution_rate) * 100, 2)}%"


def part(report: Report, one: Project, place: int, say: Say) -> Html:
    """Return a project's part; ``place`` makes its ids."""
    key = f"p{place}"
    return joined(
        tag("h3", say("report.position")),
        _position(report, one, key, say),
        tag("h3", say("report.months")),
        _picture(pictures.by_month(report.year, one, say), f"{key}-by-month"),
        _months(report, one, key, say),
        *_items(report, one, key, say),
        tag("h3", say("report.axes")),
        tag("p", say("yearly.axes", year=report.year)),
        *_years(one, say),
        tag("h3", say("report.variance")),
        *_variance(report, one, key, say),
    )


def _picture(drawn: chart.Chart, prefix: str) -> Html:
    """Return a picture; what it tells stands within it, for those who do not see it."""
    return tag("figure", wide(Html(chart.svg(drawn, prefix)), f"{prefix}-title"))


def _position(report: Report, one: Project, key: str, say: Say) -> Html:
    heads = [say("report.column.what"), say("report.column.amount")]
    caption = say("report.position-of", project=one.name, year=report.year)
    return table(f"{key}-position", caption, heads, list(_sums(one.position, say)))


def _sums(at: Position, say: Say) -> Iterator[tuple[str, str]]:
    """Give the sums of a project with their names."""
    named = {
        "published": say("reconcile.wan", figure=at.published) if at.published else say("lists.none"),
        "budget": amount(at.budget, say),
        "estimate": money.show(at.estimate),
        "entitled": money.show(at.entitled),
        "paid": money.show(at.paid),
        "settled": say("report.not-known") if at.settled is None else money.show(at.settled),
        "open-arrears": money.show(at.open_arrears),
        "open-claims": money.show(at.open_claims),
        "execution-rate": rate(at, say),
        "variance": amount(at.variance, say),
        **{f"part.{part}": money.show(fen) for part, fen in at.parts},
        "verdict": say(f"verdict.{at.verdict}"),
    }
    yield from ((say(f"reconcile.{key}").strip(), told) for key, told in named.items())
    yield say("yearly.forecast"), money.show(at.forecast)
    if at.likely:
        low, high, expected = map(money.show, (at.likely.low, at.likely.high, at.likely.expected))
        yield say("yearly.likely"), say("yearly.likely-told", expected=expected, low=low, high=high)
    if at.over:
        month = "" if at.ends is None else months.format(at.ends)
        yield say("report.over"), say("report.over-told", over=money.show(at.over), month=month)


# --- months -------------------------------------------------------------------------------------------------------


def _months(report: Report, one: Project, key: str, say: Say) -> Html:
    heads = [say("plan.month"), *(say(f"yearly.column.{name}") for name in COLUMNS)]
    rows = [[months.format(month), *_cells(each, say)] for month, each in one.months]
    if any(one.undated):
        rows.append([say("plan.undated"), *map(money.show, one.undated), *[""] * 5])
    rows.append([say("plan.sum"), *_cells(_sum(one), say)])
    return table(f"{key}-months", say("report.months-of", project=one.name, year=report.year), heads, rows, sums=True)


def _sum(one: Project) -> Month:
    """Return the year of a project, with what has no month; people are not added."""
    sums = [sum(row[at] or 0 for _, row in one.months) for at in range(6)]
    budget = None if one.position.budget is None else sums[0] + one.undated[0]
    _, plan, entitled, paid, arrears, claims = sums
    return Month(budget, plan + one.undated[1], entitled, paid, arrears, claims, None)


def _cells(row: Month, say: Say) -> list[str]:
    people = "" if row.persons is None else f"{row.persons:,}"
    return [amount(row.budget, say), *map(money.show, row[1:6]), people]


def _items(report: Report, one: Project, key: str, say: Say) -> Iterator[Html]:
    """Give the year of each item, where there are several."""
    if len(one.items) > 1:
        heads = [say("column.item"), *(say(f"yearly.column.{name}") for name in COLUMNS[:-1])]
        rows = [[name, *_cells(each, say)[:-1]] for name, each in one.items]
        yield table(f"{key}-items", say("report.items-of", project=one.name, year=report.year), heads, rows)


def _years(one: Project, say: Say) -> Iterator[Html]:
    """Give what was paid for other years and in others, and how far the year is."""
    for key, years in (("service-years", one.service_years), ("pay-years", one.pay_years)):
        told = [say(f"yearly.{key}-told", year=year, amount=money.show(fen)) for year, fen in years]
        shown = say("list.separator").join(told) or say("lists.none")
        yield tag("p", say("report.term", term=say(f"yearly.{key}"), told=shown))
    if one.progress:
        yield tag("p", say("report.term", term=say("yearly.progress"), told=_progress(one.progress, say)))


def _progress(at: Progress, say: Say) -> str:
    values = {"month": months.format(at.month), "plan": money.show(at.plan), "paid": money.show(at.paid)}
    apart, status = money.show(abs(at.paid - at.plan)), say(f"yearly.{at.status}")
    return say("yearly.progress-told", **values, status=status, apart=apart)


# --- why ----------------------------------------------------------------------------------------------------------


def _variance(report: Report, one: Project, key: str, say: Say) -> Iterator[Html]:
    """Give the way from the budget to what was paid as a picture and a table; in a word where there is none."""
    at = one.position
    if at.budget is None or at.variance is None:
        yield tag("p", say("report.no-budget", year=report.year))
        return
    if not one.causes:
        yield tag("p", say("report.no-variance"))
        return
    yield _picture(pictures.variance(report.year, one, at.budget, say), f"{key}-variance")
    heads = [say(f"why.column.{name}") for name in ("cause", "persons", "amount")]
    last = [say("reconcile.variance"), "", money.show(at.variance)]
    rows = [*map(_cause, one.causes), last]
    yield table(f"{key}-causes", say("report.causes-of", project=one.name), heads, rows, sums=True)


def _cause(one: Cause) -> list[str]:
    return [one.name, f"{one.persons:,}" if one.persons else "", money.show(one.fen)]
