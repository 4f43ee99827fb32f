"""``subsidies audit``: irregularities in rosters, payments and budgets; people on a list from elsewhere."""

from dataclasses import replace

from subsidies.cli import audit_papers, found
from subsidies.cli.request import (
    AGAINST,
    AS_OF,
    CLEARED,
    EXIT_ZERO,
    IGNORE,
    LIMIT,
    PAPERS,
    SELECT,
    Command,
    Request,
)
from subsidies.errors import Refusal

WORKING_PAPER = replace(PAPERS, told="working-paper")
COMMAND = Command("audit", options=(AS_OF, AGAINST, SELECT, IGNORE, LIMIT, CLEARED, WORKING_PAPER, EXIT_ZERO))


def run(request: Request) -> int:
    """Report the irregularities; 1 where there are errors or warnings among those that are shown."""
    from subsidies import auditing
    from subsidies.cli import listed, place

    if request.against:
        if request.papers:
            raise Refusal("option-not-with", text="--papers", other="--against")
        return listed.run(request)
    where = place.opened(request)
    examined = auditing.audited(where, place.day(request), request.project)
    shown = found.chosen(request, examined, where.check)
    found.show(request, shown, where.check)
    more = audit_papers.answer(request, where, examined, shown)
    return found.answer(request, shown, more)
