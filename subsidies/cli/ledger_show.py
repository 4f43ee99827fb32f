"""``subsidies ledger show``: a batch and its lines."""

import json
from typing import TYPE_CHECKING, Final

from subsidies.cli.request import AS_OF, DONE, NOW, NUMBER, Command, Request

if TYPE_CHECKING:
    import pandas as pd

    from subsidies.ledger.book import Book
    from subsidies.ledger.chain import Batch
    from subsidies.replay import Change
    from subsidies.workspace import Workspace

COMMAND = Command("ledger show", (NUMBER,), (NOW, AS_OF))


def run(request: Request) -> int:
    """Show it. Raises ``Refusal`` (batch-unknown, ledger-corrupt)."""
    from subsidies.cli import ledger_log, place
    from subsidies.errors import Refusal
    from subsidies.ledger import verify

    where = place.opened(request)
    book = where.book()
    try:
        batch = next((one for one in book.batches() if one.number == request.number), None)
        if batch is None:
            raise Refusal("batch-unknown", text=str(request.number))
        lines = book.lines(batch.number)
        verify.require_batch(book, batch)
        changes = _now(request, where, book, batch) if request.now else None
    finally:
        book.close()
    _show(request, batch, lines)
    if changes is not None:
        _show_changes(request, changes)
    rows = _rows(request, lines)
    keys = ("id_number", "name", "item", "service_month", "kind", "amount", "reason")
    listed = [dict(zip(keys, row, strict=True)) for row in rows]
    more = {"now": [_change(request, one) for one in changes]} if changes is not None else {}
    request.answer({"batch": ledger_log.answer(batch) | {"lines": listed}, **more})
    return DONE


def _now(request: Request, where: "Workspace", book: "Book", batch: "Batch") -> "list[Change]":
    """Return what would be another in the list today. Raises ``Refusal`` (batch-not-a-list, inputs-faulty)."""
    from subsidies import replay, workspace
    from subsidies.cli import place
    from subsidies.errors import Refusal

    if batch.kind != "payroll":
        raise Refusal("batch-not-a-list", batch=batch.number, kind=batch.kind)
    inputs = workspace.inputs(where, [batch.project])
    workspace.refuse(workspace.errors(inputs))
    return replay.now_and_then(book, batch, inputs[0], place.day(request))


def _show_changes(request: Request, changes: "list[Change]") -> None:
    """Show the differences by reason, then one by one."""
    from subsidies import money, months, sentence
    from subsidies.write.screen import Table

    say = request.say
    if not changes:
        request.out(say("show.same"))
        return
    sums: dict[str, int] = {}
    for one in changes:
        sums[one.reason] = sums.get(one.reason, 0) + one.now - one.then
    keys = ("id-number", "name", "item", "service-month", "then", "now", "difference", "reason")
    rows = [
        (
            *(sentence.shown(one.id_number, request.show_ids), one.name, one.item, months.format(one.month)),
            *(money.show(fen) for fen in (one.then, one.now, one.now - one.then)),
            say(f"reason.{one.reason}"),
        )
        for one in changes
    ]
    request.table(Table([say(f"column.{key}") for key in keys], rows, say("show.now"), right=(4, 5, 6)))
    request.terms([(say(f"reason.{reason}"), money.show(fen)) for reason, fen in sums.items()])


def _change(request: Request, one: "Change") -> dict[str, object]:
    from subsidies import money, months, sentence

    return {
        "id_number": sentence.shown(one.id_number, request.show_ids),
        "name": one.name,
        "item": one.item,
        "service_month": months.format(one.month),
        "then": money.format(one.then),
        "now": money.format(one.now),
        "difference": money.format(one.now - one.then),
        "reason": one.reason,
    }


def _show(request: Request, batch: "Batch", lines: "pd.DataFrame") -> None:
    from subsidies import money
    from subsidies.cli import ledger_log
    from subsidies.write.screen import Table

    say, same = request.say, len(set(lines["item"])) == 1
    request.terms(
        [
            (say("column.batch"), f"{batch.number} · {say(ledger_log.kind(batch))}"),
            (say("column.project"), batch.project),
            (say("column.month"), batch.pay_month),
            (say("column.as-of"), batch.as_of),
            *([(say("column.item"), lines["item"].iloc[0])] if same else []),
            (say("column.entered-at"), f"{ledger_log.entered(batch)} · {batch.entered_by}"),
            *((say(f"input.{one.role}"), f"{one.name} · {one.digest}") for one in batch.inputs),
            *_grounds(request, batch),
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
    columns = [say(f"column.{key}") for key in keys]
    request.table(Table(columns, rows, footer=footer, right=(5,), spare=(2,) if same else ()))


NAMES: Final = {
    "accounts": "column.accounts",
    "amount": "column.amount",
    "approvals": "column.approvals",
    "approved": "column.approved",
    "document": "column.document",
    "from": "metavar.FROM",
    "id_number": "column.id-number",
    "locked": "column.locked",
    "not_paid": "column.not-paid",
    "papers": "column.papers",
    "prepared_by": "column.prepared-by",
    "reissue": "column.what",
}
"""What the keys of a batch's detail are called."""


def _grounds(request: Request, batch: "Batch") -> list[tuple[str, str]]:
    """Return which batch this one is about, why it was entered, and what else it says."""
    from subsidies import sentence

    say = request.say
    about = [(say("column.about"), str(batch.about))] if batch.about is not None else []
    why = [(say("column.why"), batch.why)] if batch.why else []
    detail = {key: _text(value) for key, value in json.loads(batch.detail).items() if value}
    if "reissue" in detail:
        detail["reissue"] = say("lists.reissue")
    if "id_number" in detail:
        detail["id_number"] = sentence.shown(detail["id_number"], request.show_ids)
    return [*about, *why, *((say(NAMES.get(key, "column.detail")), value) for key, value in detail.items())]


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _rows(request: Request, lines: "pd.DataFrame") -> list[tuple[str, ...]]:
    """Return the lines as texts, ids masked unless they are asked for."""
    from subsidies import money, months, sentence

    columns = [lines[key] for key in ("id_number", "name", "item", "service_month", "kind", "fen", "reason")]
    return [
        (sentence.shown(one, request.show_ids), name, item, months.format(month), kind, money.format(fen), reason)
        for one, name, item, month, kind, fen, reason in zip(*columns, strict=True)
    ]
