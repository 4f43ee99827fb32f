"""``subsidies ledger log``: the batches, in order."""

from typing import TYPE_CHECKING

from subsidies.cli.request import DONE, Command, Request

if TYPE_CHECKING:
    from subsidies.ledger.chain import Batch

COMMAND = Command("ledger log")

SHORT = 12
"""Characters of a digest that a screen shows."""


def run(request: Request) -> int:
    """Show them; those of some projects where they are named."""
    from subsidies import history, money
    from subsidies.cli import place
    from subsidies.write.screen import Table

    book = place.opened(request).book()
    try:
        batches = [one for one in book.batches() if not request.project or one.project in request.project]
    finally:
        book.close()
    keys = ("batch", "kind", "project", "month", "as-of", "lines", "net", "entered-at", "entered-by", "digest")
    waived = history.without_money(batches)
    rows = [
        (
            *(str(one.number), request.say(kind(one)), one.project, one.pay_month, one.as_of),
            *(str(one.line_count), _net(request, one, waived), entered(one), one.entered_by, one.digest[:SHORT]),
        )
        for one in batches
    ]
    request.table(Table([request.say(f"column.{key}") for key in keys], rows, right=(0, 5, 6), spare=(4, 9, 7, 5)))
    if waived:
        fen = -sum(one.fen for one in batches if one.number in waived)
        request.out(request.say("log.waived", amount=money.show(fen)))
    request.answer({"batches": [answer(one) for one in batches]})
    return DONE


def kind(batch: "Batch") -> str:
    """Return the message that says of what kind a batch is; an approval that takes one back is its withdrawal."""
    is_withdrawal = batch.kind == "approval" and batch.about is not None
    return "batch.withdrawal" if is_withdrawal else f"batch.{batch.kind}"


def _net(request: Request, batch: "Batch", waived: "frozenset[int]") -> str:
    """Return what a batch paid; a waiver paid nothing, and what it gives up stands in brackets."""
    from subsidies import money

    if not batch.line_count:
        return request.say("lists.none")
    return f"({money.show(batch.fen)})" if batch.number in waived else money.show(batch.fen)


def entered(batch: "Batch") -> str:
    """Return when a batch was entered, to the minute, by the clock of who entered it."""
    return batch.entered_at[:16].replace("T", " ")


def answer(batch: "Batch") -> dict[str, object]:
    """Return a batch without its lines as JSON has it."""
    from subsidies import money

    return {
        "number": batch.number,
        "kind": batch.kind,
        "project": batch.project,
        "pay_month": batch.pay_month,
        "as_of": batch.as_of,
        "entered_at": batch.entered_at,
        "entered_by": batch.entered_by,
        "rules": batch.rules,
        "why": batch.why,
        "about": batch.about,
        "line_count": batch.line_count,
        "net": money.format(batch.fen),
        "lines_digest": batch.lines_digest,
        "inputs": [{"role": one.role, "name": one.name, "digest": one.digest} for one in batch.inputs],
        "previous": batch.previous,
        "digest": batch.digest,
    }
