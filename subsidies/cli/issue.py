"""``subsidies issue``: a month's payment lists, entered in the ledger in one transaction."""

from dataclasses import replace
from typing import TYPE_CHECKING

from subsidies.cli.request import (
    ACCEPT,
    AS_OF,
    BY,
    CATCH_UP,
    DONE,
    DRY_RUN,
    ENCRYPT,
    FOUND,
    MONTH,
    REISSUE,
    YES,
    Command,
    Request,
)

if TYPE_CHECKING:
    from subsidies.month import Month

COMMAND = Command("issue", (MONTH,), (AS_OF, BY, DRY_RUN, YES, CATCH_UP, REISSUE, ACCEPT, ENCRYPT))


def run(request: Request) -> int:
    """Issue the lists, write them, show their sums and what comes next."""
    from subsidies import lock, month
    from subsidies.cli import lists, place

    where = place.opened(request)
    locked = lock.wanted(request.encrypt and not request.dry_run)
    ask = replace(lists.ask(request, place.day_of_entry(request, where)), lock=locked)
    issued = month.issue(where, ask, lambda drafted: _agreed(request, drafted))
    entered = any(outcome.batch for outcome in issued.outcomes)
    lists.show(request, where, issued, was_asked=entered and request.can_ask)
    if request.dry_run:
        request.note(request.say("issue.dry-run"))
    elif not entered:
        request.note(request.say("issue.nothing"))
    else:
        lists.after_issue(request, where, issued)
    if issued.missing:
        request.findings(issued.missing)
    return FOUND if issued.missing else DONE


def _agreed(request: Request, drafted: "Month") -> bool:
    """Show what is to be entered, and ask, with people and net by project."""
    from subsidies import money, months
    from subsidies.cli import lists

    if not request.can_ask:
        return True
    say, shown = request.say, request.before_asking()
    lists.contents(shown, drafted)
    lists.skipped(shown, drafted)
    lists.warn(shown, drafted.findings)
    parts = [
        say("issue.part", project=one.inputs.id, persons=one.totals.persons, net=money.show(one.totals.net))
        for one in drafted.outcomes
    ]
    month = months.format(drafted.month)
    return request.confirm(say("issue.question", month=month, parts=say("list.clauses").join(parts)))
