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
    from subsidies import money
    from subsidies.cli import place
    from subsidies.write.screen import Table

    book = place.opened(request).book()
    try:
        batches = [one for one in book.batches() if not request.project or one.project in request.project]
    finally:
        book.close()
    keys = ("batch", "kind", "project", "month", "as-of", "lines", "net", "entered-at", "entered-by", "digest")
    rows = [
        (
            *(str(one.number), request.say(f"batch.{one.kind}"), one.project, one.pay_month, one.as_of),
            *(str(one.line_count), money.show(one.fen), entered(one), one.entered_by, one.digest[:SHORT]),
        )
        for one in batches
    ]
    request.table(Table([request.say(f"column.{key}") for key in keys], rows, right=(0, 5, 6), spare=(4, 9, 7, 5)))
    request.answer({"batches": [answer(one) for one in batches]})
    return DONE


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
