"""A project's year on the screen and as JSON: its causes and the people behind them, its months, what is ahead."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from subsidies import identity, money, months
from subsidies.cli.request import Request

if TYPE_CHECKING:
    from subsidies.forecast import Forecast, Likely
    from subsidies.monthly import Monthly, Row
    from subsidies.variance import Cause, Person
    from subsidies.year import Account

SHOWN: Final = ("budget", "plan", "entitled", "paid", "arrears", "claims", "persons")
"""Columns of the twelve months on the screen; JSON has all."""
NOT_KNOWN: Final = (None,) * 12
"""What the bank has confirmed by month where it has not answered."""
OPEN: Final = ("arrears", "claims")
"""Columns that are shown where anything is open."""
SPARE: Final = ("persons", "claims", "arrears", "budget")
"""Columns that go first where the window is too narrow."""


def show(request: Request, account: "Account") -> None:
    """Show why the year is not its budget, its months, and what it will have cost."""
    year = months.year(account.monthly.first)
    if account.variance and account.variance.causes:
        _causes(request, account)
    request.out("")
    _months(request, account.monthly, account.monthly.whole, request.say("yearly.title", year=year))
    for item, row in account.monthly.items.items() if request.items else ():
        request.out("")
        _months(request, account.monthly, row, request.say("yearly.item", item=account.monthly.names[item], year=year))
    request.out(request.say("yearly.axes", year=year))
    request.terms([(request.say(f"yearly.{key}"), told) for key, told in _ahead(request, account)])


# --- why ----------------------------------------------------------------------------------------------------------


def _causes(request: Request, account: "Account") -> None:
    """Show the causes, and the people behind each where they are asked for."""
    from subsidies.write.screen import Table

    say, why, names = request.say, account.variance, account.monthly.names
    assert why is not None, "without a budget nothing is explained"
    rows = [row for cause in why.causes for row in _cause(request, cause, names)]
    heads = [say(f"why.column.{key}") for key in ("cause", "persons", "amount")]
    footer = (say("reconcile.variance"), "", money.show(why.fen))
    request.out("")
    request.table(Table(heads, rows, say("why.title"), footer, right=(1, 2)))


def _cause(request: Request, cause: "Cause", names: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Give the row of a cause, and one for each person and item behind it."""
    count = f"{cause.persons:,}" if cause.persons else ""
    yield request.say(f"why.{cause.cause}"), count, money.show(cause.fen)
    for one in cause.people:
        yield request.say("why.behind", who=_who(request, one, names)), "", money.show(one.fen)


def _who(request: Request, one: "Person", names: Mapping[str, str]) -> str:
    """Return who or what is behind a cause; with the item, where there are several or nobody is named."""
    item = names.get(one.item or "") if len(names) > 1 or not one.name else None
    parts = (_number(request, one), one.name, item if item != one.name else None)
    return " ".join(part for part in parts if part) or request.say("why.total")


def _number(request: Request, one: "Person") -> str | None:
    return one.id_number if one.id_number is None or request.show_ids else identity.mask(one.id_number)


# --- months -------------------------------------------------------------------------------------------------------


def _months(request: Request, whole: "Monthly", row: "Row", title: str) -> None:
    """Show twelve months of an item, or of all together, with what has no month and their sums."""
    from subsidies.write.screen import Table

    say, keys = request.say, _columns(whole, row)
    rows = [
        [months.format(whole.first + place), *(_cell(key, getattr(row, key)[place]) for key in keys)]
        for place in range(len(row.paid))
    ]
    undated = {"budget": whole.undated, "plan": whole.undated_plan} if row is whole.whole else {}
    if any(undated.values()):
        loose = [money.show(undated[key]) if key in undated else "" for key in keys]
        rows.append([say("plan.undated"), *loose])
    sums = ["" if key == "persons" else money.show(sum(getattr(row, key)) + undated.get(key, 0)) for key in keys]
    heads = [say("plan.month"), *(say(f"yearly.column.{key}") for key in keys)]
    spare = [keys.index(key) + 1 for key in SPARE if key in keys]
    request.table(Table(heads, rows, title, [say("plan.sum"), *sums], right=range(1, len(heads)), spare=spare))


def _columns(whole: "Monthly", row: "Row") -> list[str]:
    """Return the columns that say anything: no budget where there is none, nothing open where nothing is."""
    has = {"budget": whole.has_budget} | {key: any(getattr(row, key)) for key in OPEN}
    return [key for key in SHOWN if has.get(key, True)]


def _cell(key: str, value: int) -> str:
    return f"{value:,}" if key == "persons" else money.show(value)


def _ahead(request: Request, account: "Account") -> Iterator[tuple[str, str]]:
    """Give what was paid for other years, how far the year is, and what it will have cost."""
    say, known, ahead = request.say, account.monthly, account.forecast
    for key, years in (("service-years", known.service_years), ("pay-years", known.pay_years)):
        yield key, _years(request, key, years)
    if known.progress:
        one = known.progress
        values = {"month": months.format(one.month), "plan": money.show(one.plan), "paid": money.show(one.paid)}
        status, apart = say(f"yearly.{one.status}"), money.show(abs(one.paid - one.plan))
        yield "progress", say("yearly.progress-told", **values, status=status, apart=apart)
    yield "forecast", money.show(ahead.total)
    if ahead.likely:
        one_of_ten, nine_of_ten = money.show(ahead.likely.low.high), money.show(ahead.likely.high.high)
        expected = money.show(ahead.likely.expected)
        yield "likely", say("yearly.likely-told", expected=expected, low=one_of_ten, high=nine_of_ten)


def _years(request: Request, key: str, years: Mapping[int, int]) -> str:
    """Return amounts by year."""
    told = [request.say(f"yearly.{key}-told", year=year, amount=money.show(fen)) for year, fen in years.items()]
    return request.say("list.separator").join(told) or request.say("lists.none")


# --- JSON ---------------------------------------------------------------------------------------------------------


def answer(account: "Account") -> dict[str, object]:
    """Return what JSON has of a project's year beside where it stands."""
    one, banked = account.monthly, account.settled
    return {
        "explained": [_explained(cause) for cause in account.variance.causes] if account.variance else [],
        "parts": [{"part": part, "amount": money.format(fen)} for part, fen in account.position.steps],
        "items": [
            {
                "id": item,
                "name": one.names[item],
                "months": _rows(one, row, banked.items[item] if banked else NOT_KNOWN),
            }
            for item, row in one.items.items()
        ],
        "months": _rows(one, one.whole, banked.months if banked else NOT_KNOWN),
        "undated": {
            "budget": money.format(one.undated) if one.has_budget else None,
            "plan": money.format(one.undated_plan),
        },
        "service_years": _by_year(one.service_years, "service_year"),
        "pay_years": _by_year(one.pay_years, "pay_year"),
        "progress": _progress(one),
        "forecast": _forecast(account.forecast, one),
    }


def _explained(cause: "Cause") -> dict[str, object]:
    found: dict[str, object] = {
        "cause": cause.cause,
        "amount": money.format(cause.fen),
        "part": cause.part,
        "persons": cause.persons,
    }
    return found | {"people": list(map(_person, cause.people))} if cause.people else found


def _person(one: "Person") -> dict[str, object]:
    return {"id_number": one.id_number, "name": one.name, "item": one.item, "amount": money.format(one.fen)}


def _rows(whole: "Monthly", row: "Row", settled: Sequence[int | None]) -> list[dict[str, object]]:
    """Return twelve months; ``settled`` is null until a bank has answered, ``budget`` where there is none."""
    return [_month(whole, row, place, fen) for place, fen in enumerate(settled)]


def _month(whole: "Monthly", row: "Row", place: int, settled: int | None) -> dict[str, object]:
    amounts = {key: money.format(fen[place]) for key, fen in row._asdict().items() if key != "persons"}
    found: dict[str, object] = {"month": months.format(whole.first + place), **amounts}
    found |= {} if whole.has_budget else {"budget": None}
    banked = None if settled is None else money.format(settled)
    return found | {"settled": banked, "persons": row.persons[place]}


def _by_year(years: Mapping[int, int], key: str) -> list[dict[str, object]]:
    return [{key: year, "amount": money.format(fen)} for year, fen in years.items()]


def _progress(one: "Monthly") -> dict[str, object] | None:
    found = one.progress
    if found is None:
        return None
    plan, paid = money.format(found.plan), money.format(found.paid)
    return {"month": months.format(found.month), "plan": plan, "paid": paid, "status": found.status}


def _forecast(ahead: "Forecast", one: "Monthly") -> dict[str, object]:
    return {
        "total": money.format(ahead.total),
        "likely": _likely(ahead.likely) if ahead.likely else None,
        "over": money.format(ahead.over),
        "money_ends": None if ahead.ends is None else months.format(one.first + ahead.ends),
        "months": [
            {"month": months.format(one.first + place), "paid_so_far": money.format(fen)}
            for place, fen in enumerate(ahead.months)
        ],
    }


def _likely(found: "Likely") -> dict[str, object]:
    low, high = found.low.high, found.high.high
    return {"expected": money.format(found.expected), "p10": money.format(low), "p90": money.format(high)}
