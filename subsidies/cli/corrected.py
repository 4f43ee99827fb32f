"""What the corrections of the ledger have in common: who enters, and how what was entered is shown."""

from collections.abc import Sequence

from subsidies import money, months, sentence
from subsidies.cli import place
from subsidies.cli.request import Request
from subsidies.correct import By, Claim, Correction
from subsidies.write.screen import Table

SHOWN = 20
"""Lines of a correction that the screen shows; JSON has all."""


def by(request: Request) -> By:
    """Return who enters, why, and as of which day."""
    return By(request.by, place.day(request), request.why, request.dry_run)


def claim(request: Request) -> Claim:
    """Return which claim of whom is meant."""
    return Claim(request.person, request.amount, request.item, _or_none(request.month), request.document)


def _or_none(month: int | None) -> int:
    return months.NONE if month is None else month


def show(request: Request, entered: Sequence[Correction]) -> None:
    """Show each batch and its lines; ids are masked unless they are asked for."""
    say = request.say
    for one in entered:
        number = str(one.batch.number) if one.batch else say("lists.none")
        title = say("corrected.title", kind=say(f"batch.{one.kind}"), project=one.project, batch=number)
        keys = ("id-number", "name", "item", "service-month", "kind", "amount")
        rows = _rows(request, one)
        if not rows:
            request.out(title)
            continue
        more, rows = len(rows) - SHOWN, rows[:SHOWN]
        footer = ["" for _ in keys[:-1]] + [money.show(int(one.lines["fen"].sum()))]
        request.table(Table([say(f"column.{key}") for key in keys], rows, title, footer, right=(5,)))
        if more > 0:
            request.out(say("corrected.more", count=more))
    if request.dry_run:
        request.note(say("issue.dry-run"))
    request.answer({"batches": [_answer(request, one) for one in entered]})


def _rows(request: Request, one: Correction) -> list[tuple[str, ...]]:
    columns = [one.lines[key] for key in ("id_number", "name", "item", "service_month", "kind", "fen")]
    return [
        (_shown(request, person), name, item, months.format(month), request.say(f"kind.{kind}"), money.show(fen))
        for person, name, item, month, kind, fen in zip(*columns, strict=True)
    ]


def _shown(request: Request, person: str) -> str:
    return sentence.shown(person, request.show_ids)


def _answer(request: Request, one: Correction) -> dict[str, object]:
    columns = [one.lines[key] for key in ("id_number", "name", "item", "service_month", "kind", "fen")]
    keys = ("id_number", "name", "item", "service_month", "kind", "amount")
    lines = [
        dict(zip(keys, (_shown(request, one), *rest, months.format(month), kind, money.format(fen)), strict=True))
        for one, *rest, month, kind, fen in zip(*columns, strict=True)
    ]
    return {
        "project": one.project,
        "kind": one.kind,
        "batch": one.batch.number if one.batch else None,
        "pay_month": one.batch.pay_month if one.batch else None,
        "net": money.format(int(one.lines["fen"].sum())),
        "lines": lines,
    }
