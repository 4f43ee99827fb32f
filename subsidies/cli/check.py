"""``subsidies check``: read every input and report every fault at once."""

from pathlib import Path
from typing import TYPE_CHECKING

from subsidies.cli import found
from subsidies.cli.request import AS_OF, CLEARED, ENCRYPT, EXIT_ZERO, IGNORE, LIMIT, MARK, SELECT, Command, Request

if TYPE_CHECKING:
    from subsidies.errors import Finding
    from subsidies.lock import Lock
    from subsidies.read.projects import Inputs

COMMAND = Command("check", options=(AS_OF, SELECT, IGNORE, LIMIT, CLEARED, MARK, ENCRYPT, EXIT_ZERO))


def run(request: Request) -> int:
    """Report the faults; 1 where there are errors or warnings among those that are shown."""
    from subsidies import examination, lock
    from subsidies.cli import place

    request.refuse_alone(request.mark, "--mark")
    where, locked = place.opened(request), lock.wanted(request.encrypt)
    examined = examination.examine(where, place.day(request), request.project)
    shown = found.chosen(request, examined, where.check)
    found.show(request, shown, where.check)
    if request.mark:
        _mark(request, examined.read, shown.open, locked)
    return found.answer(request, shown)


def _mark(request: Request, read: "list[Inputs]", shown: "list[Finding]", lock: "Lock") -> None:
    """Write the marked copies, and say where they are."""
    from subsidies import marking

    written = marking.write(read, shown, Path(request.mark), request.say, lock)
    for path in written:
        request.note(request.say("mark.written", path=path))
    if not written:
        request.note(request.say("mark.none"))
