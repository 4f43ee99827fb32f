"""``subsidies status``: what was issued, what is open, and what comes next."""

from typing import TYPE_CHECKING

from subsidies.cli.request import AS_OF, DONE, Command, Request

if TYPE_CHECKING:
    from subsidies.month import Standing

COMMAND = Command("status", options=(AS_OF,))


def run(request: Request) -> int:
    """Show it."""
    from subsidies import month
    from subsidies.cli import lists, place
    from subsidies.write.screen import Table

    where = place.opened(request)
    standing = month.standing(where, lists.ask(request))
    keys = ("project", "lists", "last-issued", "batch", "paid", "open-arrears", "open-claims", "held", "next-due")
    columns = [request.say(f"column.{key}") for key in keys]
    rows = [_row(one, request.say("lists.none")) for one in standing]
    request.table(Table(columns, rows, where.title, right=range(1, 8)))
    request.out(request.say("status.output", path=where.relative(where.output), ledger=where.relative(where.ledger)))
    request.answer({"title": where.title, "projects": [_answer(one) for one in standing]})
    return DONE


def _row(one: "Standing", none: str) -> list[str]:
    from subsidies import money, months

    amounts = map(money.show, (one.paid, one.open_arrears, one.open_claims))
    last = months.format(one.last_issued) if one.last else none
    batch = str(one.last.number) if one.last else none
    return [one.project, str(one.lists), last, batch, *amounts, str(one.held), months.format(one.next_due)]


def _answer(one: "Standing") -> dict[str, object]:
    from subsidies import money, months

    return {
        "id": one.project,
        "lists": one.lists,
        "last_issued": months.format(one.last_issued) if one.last else None,
        "last_batch": one.last.number if one.last else None,
        "paid": money.format(one.paid),
        "open_arrears": money.format(one.open_arrears),
        "open_claims": money.format(one.open_claims),
        "held": one.held,
        "next_due": months.format(one.next_due),
    }
