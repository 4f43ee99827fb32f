"""``subsidies ledger show``: a batch and its lines."""

from typing import TYPE_CHECKING

from subsidies.cli.request import DONE, NUMBER, Command, Request

if TYPE_CHECKING:
    import pandas as pd

    from subsidies.ledger.chain import Batch

COMMAND = Command("ledger show", (NUMBER,))


def run(request: Request) -> int:
    """Show it. Raises ``Refusal`` (batch-unknown)."""
    from subsidies.cli import ledger_log, place
    from subsidies.errors import Refusal

    book = place.opened(request).book()
    try:
        batch = next((one for one in book.batches() if one.number == request.number), None)
        if batch is None:
            raise Refusal("batch-unknown", text=str(request.number))
        lines = book.lines(batch.number)
    finally:
        book.close()
    _show(request, batch, lines)
    rows = _rows(request, lines)
    keys = ("id_number", "name", "item", "service_month", "kind", "amount", "reason")
    listed = [dict(zip(keys, row, strict=True)) for row in rows]
    request.answer({"batch": ledger_log.answer(batch) | {"lines": listed}})
    return DONE


def _show(request: Request, batch: "Batch", lines: "pd.DataFrame") -> None:
    from subsidies import money
    from subsidies.write.screen import Table

    say = request.say
    request.terms(
        [
            (say("column.batch"), f"{batch.number} · {say(f'batch.{batch.kind}')}"),
            (say("column.project"), batch.project),
            (say("column.month"), batch.pay_month),
            (say("column.as-of"), batch.as_of),
            (say("column.entered-at"), f"{batch.entered_at} · {batch.entered_by}"),
            *((say(f"input.{one.role}"), f"{one.name} · {one.digest}") for one in batch.inputs),
            (say("column.lines-digest"), batch.lines_digest),
            (say("column.previous"), batch.previous or say("lists.none")),
            (say("column.digest"), batch.digest),
        ]
    )
    keys = ("id-number", "name", "item", "service-month", "kind", "amount", "reason")
    rows = [
        (*row[:4], say(f"kind.{row[4]}"), row[5], say(f"reason.{row[6]}") if row[6] else "")
        for row in _rows(request, lines)
    ]
    footer = [say("lists.total"), "", "", "", "", money.show(batch.fen), ""]
    request.table(Table([say(f"column.{key}") for key in keys], rows, footer=footer, right=(5,)))


def _rows(request: Request, lines: "pd.DataFrame") -> list[tuple[str, ...]]:
    """Return the lines as texts, ids masked unless they are asked for."""
    from subsidies import money, months, sentence

    columns = [lines[key] for key in ("id_number", "name", "item", "service_month", "kind", "fen", "reason")]
    return [
        (sentence.shown(one, request.show_ids), name, item, months.format(month), kind, money.format(fen), reason)
        for one, name, item, month, kind, fen, reason in zip(*columns, strict=True)
    ]
