"""``subsidies bank verify``: whether a file is one that was exported, to the last byte."""

from subsidies.cli.request import DONE, FILE, FOUND, Command, Request

COMMAND = Command("bank verify", (FILE,))


def run(request: Request) -> int:
    """Show of which export it is; 1 where the same list was exported again later."""
    from pathlib import Path

    from subsidies import exporting, money
    from subsidies.cli import place
    from subsidies.errors import Refusal

    path, where = Path(request.file), place.opened(request)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Refusal("file-refused", path=request.file, reason=error.strerror or "") from error
    found = exporting.verify(where, path.name, content)
    batch, say = found.batch, request.say
    values = {"project": batch.project, "month": batch.pay_month, "list": batch.about or 0, "batch": batch.number}
    request.out(say("verify.file", file=path.name, orders=found.orders, total=money.show(found.fen), **values))
    if found.later is not None:
        request.out(say("verify.later", batch=found.later))
    request.answer(
        {**values, "name": found.name, "orders": found.orders, "total": money.format(found.fen), "later": found.later}
    )
    return DONE if found.later is None else FOUND
