"""``subsidies reconcile``: whether budget, entitlement and payments of a year agree."""

from typing import TYPE_CHECKING

from subsidies.cli.request import AS_OF, DONE, FOUND, ITEMS, SPLIT, YEAR, Command, Request

if TYPE_CHECKING:
    from subsidies.reconcile import Position
    from subsidies.year import Reconciled

COMMAND = Command("reconcile", (YEAR,), (AS_OF, ITEMS, SPLIT))


def run(request: Request) -> int:
    """Reconcile the year; 1 where there are differences."""
    from subsidies import codes, year
    from subsidies.cli import banked, place, together, yearly

    where = place.opened(request)
    asked = year.Asked(request.year, place.day(request), "person" in request.split)
    done = year.reconciled(where, asked, request.project)
    for account in done.accounts:
        _show(request, account.position, done)
        yearly.show(request, account)
        banked.show(request, account)
    _show_figures(request, done)
    together.show(request, done.together)
    request.findings(done.findings, result=True)
    request.answer(_answer(request, done))
    return FOUND if any(codes.RULES[one.name].severity != codes.NOTE for one in done.findings) else DONE


def _show(request: Request, position: "Position", done: "Reconciled") -> None:
    """Show a project's sums, one below the other, and the parts of the variance."""
    from subsidies import money

    say, sums = request.say, position.sums
    none = say("lists.none")
    request.out("")
    request.out(say("reconcile.title", project=sums.project, year=done.year))
    rows = [
        ("published", say("reconcile.wan", figure=position.published) if position.published else none),
        ("budget", none if position.budget is None else money.show(position.budget)),
        ("estimate", money.show(sums.estimate)),
        *((("provision", _sum(sums.estimate, sums.provisions)),) if sums.provisions else ()),
        *((("besides", _sum(sums.estimate, sums.besides)),) if sums.besides else ()),
        ("entitled", money.show(sums.entitled)),
        ("paid", money.show(sums.paid)),
        *((("refunds", money.show(sums.refunds)),) if sums.refunds else ()),
        *((("settled", money.show(sums.settled)),) if sums.settled is not None else ()),
        ("open-arrears", money.show(sums.open_arrears)),
        ("open-claims", money.show(sums.open_claims)),
        ("execution-rate", _percent(position.execution_rate) or none),
        ("variance", none if position.variance is None else money.show(position.variance)),
        *((f"part.{part}", money.show(amount)) for part, amount in position.steps),
        ("verdict", say(f"verdict.{position.verdict}")),
    ]
    request.terms([(say(f"reconcile.{key}"), value) for key, value in rows])


def _percent(rate: str | None) -> str:
    """Return a rate as people read it; nothing for none.

    >>> _percent("0.9937")
    '99.37%'
    """
    from fractions import Fraction

    from subsidies import money

    return f"{money.decimals(Fraction(rate) * 100, 2)}%" if rate else ""


def _sum(estimate: int, provisions: int) -> str:
    from subsidies import money

    sign = "-" if provisions < 0 else "+"
    return f"{money.show(estimate)} {sign} {money.show(abs(provisions))} = {money.show(estimate + provisions)}"


def _show_figures(request: Request, done: "Reconciled") -> None:
    """Show every printed figure with its arithmetic; places where the same stands are put together."""
    from subsidies.write.screen import Table

    say = request.say
    places: dict[tuple[str, ...], list[str]] = {}
    for project, one in done.judgements:
        key = (
            project or say("reconcile.together"),
            one.subject or say("reconcile.sum"),
            one.figure,
            one.against,
            one.verdict,
        )
        places.setdefault(key, []).append(one.at or say("reconcile.published"))
    rows = [
        (*key[:4], say(f"figure.{key[4]}"), _where(request, list(dict.fromkeys(where))))
        for key, where in places.items()
    ]
    if rows:
        columns = [say(f"column.{key}") for key in ("project", "subject", "figure", "against", "judgement", "places")]
        request.out("")
        request.table(Table(columns, rows, say("reconcile.figures"), right=(2,)))


PLACES = 2
"""Places of a figure that the screen names; JSON has all."""


def _where(request: Request, places: list[str]) -> str:
    """Return the first places of a figure, and how many there are."""
    shown = request.say("list.separator").join(places[:PLACES])
    return shown if len(places) <= PLACES else request.say("reconcile.places", shown=shown, count=len(places))


def _answer(request: Request, done: "Reconciled") -> dict[str, object]:
    from subsidies.cli import banked, yearly
    from subsidies.cli.together import told
    from subsidies.write import json

    return {
        "year": done.year,
        "projects": [_project(one.position) | yearly.answer(one) | banked.answer(one) for one in done.accounts],
        "printed": [_figure(project, one) for project, one in done.judgements],
        "together": told(done.together),
        **json.findings(done.findings, request.say, request.show_ids),
    }


def _project(position: "Position") -> dict[str, object]:
    from subsidies import money

    sums = position.sums
    amounts = {
        "budget": position.budget,
        "estimate": sums.estimate,
        "entitled": sums.entitled,
        "provisions": sums.provisions,
        "besides": sums.besides,
        "paid": sums.paid,
        "refunds_of_earlier_years": sums.refunds,
        "settled": sums.settled,
        "open_arrears": sums.open_arrears,
        "open_claims": sums.open_claims,
        "variance": position.variance,
    }
    return {
        "id": sums.project,
        "published": position.published,
        "execution_rate": position.execution_rate,
        "verdict": position.verdict,
        **{key: None if fen is None else money.format(fen) for key, fen in amounts.items()},
    }


def _figure(project: str, one: object) -> dict[str, object]:
    from dataclasses import asdict

    from subsidies import money
    from subsidies.printed import Judgement

    assert isinstance(one, Judgement)
    fields = asdict(one)
    return {"project": project or None, **fields, "apart": money.format(one.apart), "beyond": money.format(one.beyond)}
