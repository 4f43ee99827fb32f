"""Where a command works: the workspace, and the day as of which it computes."""

import os
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from subsidies import months, workspace
from subsidies.cli.request import Request
from subsidies.errors import Refusal
from subsidies.ledger.chain import Batch
from subsidies.workspace import Workspace

EARLIER, LATER = 1, 400
"""Days by which the clock may be before the last entry, for there are other time zones, and after it."""


def opened(request: Request) -> Workspace:
    """Return the workspace of a request. Raises the ``Refusal`` of ``workspace.find`` and ``workspace.read``."""
    return workspace.read(workspace.find(request.workspace, os.environ, Path.cwd()))


def perhaps(request: Request) -> Workspace | None:
    """Return the workspace of a request, or ``None`` where none is named, none is found, and no project is asked for.

    Raises ``Refusal`` as ``opened`` does but for workspace-not-found.
    """
    try:
        return opened(request)
    except Refusal as refusal:
        if refusal.name != "workspace-not-found" or request.project:
            raise
        return None


def day(request: Request) -> int:
    """Return the as-of day: the one asked for, else today."""
    return request.as_of if request.as_of is not None else date.today().toordinal()


def day_of_entry(request: Request, where: Workspace) -> int:
    """Return the as-of day of what is to be entered: the one asked for, else today, where the clock can be right.

    Raises ``Refusal`` (clock-doubtful): after an entry of a wrong day every other would have to follow that day.
    """
    today = day(request)
    if request.as_of is None:
        with closing(where.book()) as book:
            batches = book.batches()
        last = _entered(batches[-1], book.path) if batches else today
        if not -EARLIER <= today - last <= LATER:
            raise Refusal("clock-doubtful", today=months.format_day(today), last=months.format_day(last))
    return today


def _entered(batch: Batch, ledger: str) -> int:
    """Return the day on which a batch was entered. Raises ``Refusal`` (ledger-corrupt)."""
    try:
        return datetime.fromisoformat(batch.entered_at).toordinal()
    except ValueError:
        raise Refusal("ledger-corrupt", path=ledger) from None
