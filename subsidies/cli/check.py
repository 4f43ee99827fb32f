"""``subsidies check``: read every input and report every fault at once."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from subsidies.cli import streams
from subsidies.cli.request import AS_OF, CLEARED, DONE, EXIT_ZERO, FOUND, IGNORE, LIMIT, MARK, SELECT, Command, Request

if TYPE_CHECKING:
    from subsidies.clearance import Cleared
    from subsidies.errors import Finding
    from subsidies.read.projects import Inputs
    from subsidies.selection import Choice

COMMAND = Command("check", options=(AS_OF, SELECT, IGNORE, LIMIT, CLEARED, MARK, EXIT_ZERO))


def run(request: Request) -> int:
    """Report the faults; 1 where there are errors or warnings among those that are shown."""
    from subsidies import codes, examination, selection
    from subsidies.cli import place

    where = place.opened(request)
    choice = selection.choice(request.select, request.ignore, where.check)
    examined = examination.examine(where, place.day(request), request.project)
    shown, left_out = choice.of(examined.findings)
    cleared = [one for one in examined.cleared if choice.shows(one.finding.name)]
    _show(request, shown, cleared)
    if left_out:
        request.note(_left_out(request, left_out, where.check))
    if request.mark:
        _mark(request, examined.read, shown)
    _answer(request, shown, cleared)
    found = any(codes.severity(finding) != codes.NOTE for finding in shown)
    return FOUND if found and not request.exit_zero else DONE


def _show(request: Request, shown: "list[Finding]", cleared: "list[Cleared]") -> None:
    """Show the findings by file and code, and how many were cleared, or with ``--cleared`` which."""
    from subsidies.write import findings

    if not request.json:
        look = findings.Look(request.say, sys.stdout, request.limit, request.show_ids)
        streams.put(sys.stdout, findings.report(shown, cleared if request.cleared else (), look))
        if cleared and not request.cleared:
            request.out(request.say("check.cleared", count=len(cleared)))


def _mark(request: Request, read: "list[Inputs]", shown: "list[Finding]") -> None:
    """Write the marked copies, and say where they are."""
    from subsidies import marking

    written = marking.write(read, shown, Path(request.mark), request.say)
    for path in written:
        request.note(request.say("mark.written", path=path))
    if not written:
        request.note(request.say("mark.none"))


def _left_out(request: Request, left_out: "list[Finding]", office: "Choice") -> str:
    """Return how many findings are not shown, and why."""
    from subsidies import codes

    given = [option.flags[0] for option, texts in ((SELECT, request.select), (IGNORE, request.ignore)) if texts]
    settled = not request.select and any(one.name in office.ignore for one in left_out)
    errors = sum(codes.severity(one) == codes.ERROR for one in left_out)
    how = request.say("list.separator").join([*given, *["subsidies.toml [check]"] * settled])
    return request.say("check.left-out", count=len(left_out), errors=errors, how=how)


def _answer(request: Request, shown: "list[Finding]", cleared: "list[Cleared]") -> None:
    """Give the JSON object; with ``--cleared`` each finding says whether it was cleared, and by whom."""
    from subsidies import months
    from subsidies.write import json

    found = [json.finding(one, request.say, request.show_ids) for one in shown]
    if request.cleared:
        found = [one | {"cleared": None} for one in found]
        for one in cleared:
            by = one.by._asdict() | {"until": months.format_day(one.by.until)}
            found.append(json.finding(one.finding, request.say, request.show_ids) | {"cleared": by})
    request.answer({"findings": found})
