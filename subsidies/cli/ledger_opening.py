"""``subsidies ledger opening``: what was paid before the ledger began."""

from subsidies.cli.request import BY_HAND, DONE, FILE, Command, Request

COMMAND = Command("ledger opening", (FILE,), BY_HAND)


def run(request: Request) -> int:
    """Enter it and show it."""
    from pathlib import Path

    from subsidies import correct
    from subsidies.cli import corrected, place
    from subsidies.errors import Refusal
    from subsidies.read import locked

    where = place.opened(request)
    try:
        content = locked.opened(request.file, Path(request.file.partition("#")[0]).read_bytes())
    except OSError as error:
        raise Refusal("file-refused", path=request.file, reason=error.strerror or "") from error
    corrected.show(request, correct.opening(where, request.file, content, corrected.by(request, where)))
    return DONE
