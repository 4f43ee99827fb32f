"""``subsidies ledger export``: the ledger as tables and files, for auditors."""

from subsidies.cli.request import DONE, FOLDER, Command, Request

COMMAND = Command("ledger export", (FOLDER,))


def run(request: Request) -> int:
    """Write them and show how much there is."""
    from pathlib import Path

    from subsidies import copies
    from subsidies.cli import place

    done = copies.export(place.opened(request), Path(request.folder))
    sums = {"batches": done.batches, "lines": done.lines, "inputs": done.inputs}
    request.out(request.say("export.done", path=request.folder, **sums))
    request.answer({"folder": request.folder, **sums, "head": done.head})
    return DONE
