"""``subsidies ledger backup``: the ledger in a second file."""

from subsidies.cli.request import COPY, DONE, Command, Request

COMMAND = Command("ledger backup", (COPY,))


def run(request: Request) -> int:
    """Copy it and show the head of the chain."""
    from pathlib import Path

    from subsidies import copies
    from subsidies.cli import place

    done = copies.backup(place.opened(request), Path(request.copy))
    request.out(request.say("backup.done", path=request.copy, batches=done.batches, head=done.head))
    request.answer({"file": request.copy, "batches": done.batches, "head": done.head})
    return DONE
