"""Where a command works: the workspace, and the day as of which it computes."""

import os
from datetime import date
from pathlib import Path

from subsidies import workspace
from subsidies.cli.request import Request
from subsidies.workspace import Workspace


def opened(request: Request) -> Workspace:
    """Return the workspace of a request. Raises the ``Refusal`` of ``workspace.find`` and ``workspace.read``."""
    return workspace.read(workspace.find(request.workspace, os.environ, Path.cwd()))


def day(request: Request) -> int:
    """Return the as-of day: the one asked for, else today."""
    return request.as_of if request.as_of is not None else date.today().toordinal()
