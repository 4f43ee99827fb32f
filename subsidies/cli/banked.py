"""The three books of a year on the screen and as JSON: what was ordered, sent and confirmed, list by list."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from subsidies import money
from subsidies.cli.request import Request

if TYPE_CHECKING:
    from subsidies.settled import Account as Books
    from subsidies.settled import Unanswered
    from subsidies.year import Account

LINES = 10
"""Payments without an answer that the screen names; JSON has all."""


def show(request: Request, account: "Account") -> None:
    """Show list by list what was ordered, sent and confirmed, what the difference is, and whose answer is missing."""
    from subsidies.write.screen import Table

    found, say = account.settled, request.say
    if found is None:
        return
    keys = ("list", "month", "ordered", "sent", "arrived", "lacking", "silent")
    rows = [_row(one, say("lists.none")) for one in found.lists]
    sums = [money.show(sum(getattr(one, key) or 0 for one in found.lists)) for key in keys[2:]]
    heads = [say(f"banked.column.{key}") for key in keys]
    request.out("")
    request.table(Table(heads, rows, say("banked.title"), [say("plan.sum"), "", *sums], right=(0, 2, 3, 4, 5, 6)))
    apart = account.position.sums.paid - found.fen
    request.out(say("banked.apart" if apart else "banked.agree", amount=money.show(apart)))
    request.terms([(say(f"banked.{cause}"), money.show(fen)) for cause, fen in found.differences.items()])
    for one in found.unanswered[:LINES]:
        request.out(say("banked.silent", reference=one.reference, name=one.name, amount=money.show(one.fen)))
    if len(found.unanswered) > LINES:
        request.out(say("banked.more", count=len(found.unanswered) - LINES))


def _row(one: "Books", none: str) -> list[str]:
    amounts = (one.ordered, one.sent, one.arrived, one.lacking, one.silent)
    return [str(one.batch.number), one.batch.pay_month, *(none if fen is None else money.show(fen) for fen in amounts)]


def answer(account: "Account") -> dict[str, object]:
    """Return what JSON has of the three books; null where no bank has answered."""
    found = account.settled
    if found is None:
        return {"books": None}
    return {
        "books": {
            "lists": [*_lists(found.lists)],
            "differences": [{"cause": cause, "amount": money.format(fen)} for cause, fen in found.differences.items()],
            "unanswered": [*map(_unanswered, found.unanswered)],
        }
    }


def _lists(lists: tuple["Books", ...]) -> Iterator[dict[str, object]]:
    for one in lists:
        amounts = {
            "ordered": one.ordered,
            "exported": one.sent,
            "settled": one.arrived,
            "failed": one.lacking,
            "unanswered": one.silent,
        }
        told = {key: None if fen is None else money.format(fen) for key, fen in amounts.items()}
        yield {"list": one.batch.number, "month": one.batch.pay_month, **told}


def _unanswered(one: "Unanswered") -> dict[str, object]:
    return {
        "reference": one.reference,
        "id_number": one.id_number,
        "name": one.name,
        "amount": money.format(one.fen),
    }
