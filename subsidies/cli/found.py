"""Findings of ``check`` and of ``audit``: which are shown, how, and what a program is told."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from subsidies.cli import streams
from subsidies.cli.request import DONE, FOUND, IGNORE, SELECT, Request

if TYPE_CHECKING:
    from subsidies.clearance import Cleared
    from subsidies.errors import Finding
    from subsidies.examination import Examined
    from subsidies.selection import Choice


class Shown(NamedTuple):
    """What is shown, what of it was cleared, and what is left out."""

    open: "list[Finding]"
    cleared: "list[Cleared]"
    left_out: "list[Finding]"


def chosen(request: Request, examined: "Examined", office: "Choice") -> Shown:
    """Return what is asked for on the command line of what was found."""
    from subsidies import selection

    choice = selection.choice(request.select, request.ignore, office)
    shown, left_out = choice.of(examined.findings)
    return Shown(shown, [one for one in examined.cleared if choice.shows(one.finding.name)], left_out)


def show(request: Request, shown: Shown, office: "Choice") -> None:
    """Show the findings by file and code, how many were cleared, or with ``--cleared`` which; how many are left out."""
    from subsidies.write import findings

    cleared = shown.cleared
    if not request.json:
        look = findings.Look(request.say, sys.stdout, request.limit, request.show_ids)
        streams.put(sys.stdout, findings.report(shown.open, cleared if request.cleared else (), look))
        if cleared and not request.cleared:
            request.out(request.say("check.cleared", count=len(cleared)))
    if shown.left_out:
        request.note(left_out(request, shown.left_out, office))


def left_out(request: Request, left_out: "list[Finding]", office: "Choice") -> str:
    """Return how many findings are not shown, and why."""
    from subsidies import codes

    given = [option.flags[0] for option, texts in ((SELECT, request.select), (IGNORE, request.ignore)) if texts]
    settled = not request.select and any(one.name in office.ignore for one in left_out)
    errors = sum(codes.severity(one) == codes.ERROR for one in left_out)
    how = request.say("list.separator").join([*given, *["subsidies.toml [check]"] * settled])
    return request.say("check.left-out", count=len(left_out), errors=errors, how=how)


def answer(request: Request, shown: Shown, more: Mapping[str, object] | None = None) -> int:
    """Give the JSON object, and return the exit status: 1 where there are errors or warnings among what is shown.

    more   what else the object says

    With ``--cleared`` each finding says whether it was cleared, and by whom.
    """
    from subsidies import codes, months
    from subsidies.write import json

    found = [json.finding(one, request.say, request.show_ids) for one in shown.open]
    if request.cleared:
        found = [one | {"cleared": None} for one in found]
        for one in shown.cleared:
            by = one.by._asdict() | {"until": months.format_day(one.by.until)}
            found.append(json.finding(one.finding, request.say, request.show_ids) | {"cleared": by})
    request.answer({"findings": found, **(more or {})})
    is_found = any(codes.severity(finding) != codes.NOTE for finding in shown.open)
    return FOUND if is_found and not request.exit_zero else DONE
