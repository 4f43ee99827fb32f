"""``subsidies issue``: a month's payment lists, entered in the ledger in one transaction."""

from typing import TYPE_CHECKING

from subsidies.cli.request import ACCEPT, AS_OF, BY, CATCH_UP, DONE, DRY_RUN, FOUND, MONTH, YES, Command, Request

if TYPE_CHECKING:
    from subsidies.month import Month

COMMAND = Command("issue", (MONTH,), (AS_OF, BY, DRY_RUN, YES, CATCH_UP, ACCEPT))


def run(request: Request) -> int:
    """Issue the lists, write them and show their sums."""
    from subsidies import month
    from subsidies.cli import lists, place

    where = place.opened(request)
    issued = month.issue(where, lists.ask(request), lambda drafted: _agreed(request, drafted))
    lists.show(request, where, issued)
    if request.dry_run:
        request.note(request.say("issue.dry-run"))
    elif not any(outcome.batch for outcome in issued.outcomes):
        request.note(request.say("issue.nothing"))
    if issued.missing:
        request.findings(issued.missing)
    return FOUND if issued.missing else DONE


def _agreed(request: Request, drafted: "Month") -> bool:
    """Ask, having shown people and net by project."""
    from subsidies import money, months

    say = request.say
    month = months.format(drafted.month)
    parts = [
        say("issue.part", project=one.inputs.id, persons=one.totals.persons, net=money.show(one.totals.net))
        for one in drafted.outcomes
    ]
    return request.confirm(say("issue.question", month=month, parts=say("list.separator").join(parts)))
