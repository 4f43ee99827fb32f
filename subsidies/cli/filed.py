"""What ``status`` says of the lists' files: what is missing or differs from the ledger, and what was put right."""

from subsidies import filing
from subsidies.cli.request import Request
from subsidies.workspace import Workspace
from subsidies.write import json


def show(request: Request, where: Workspace) -> dict[str, object]:
    """Look at the files, put them right where that is asked for, show what there is to show; return it for JSON."""
    repair = request.repair
    found = filing.repair(where, request.say, request.project) if repair else filing.examine(where, request.project)
    written, removed = ([where.relative(path) for path in paths] for paths in (found.written, found.removed))
    for path in written:
        request.out(request.say("status.written", path=path))
    for path in removed:
        request.out(request.say("status.removed", path=path))
    if found.findings:
        request.findings(found.findings, result=True)
    answer = json.findings(found.findings, request.say, request.show_ids)
    return {**answer, "written": written, "removed": removed} if repair else answer
