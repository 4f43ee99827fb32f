"""``subsidies audit``: irregularities in rosters, payments and budgets; people on a list from elsewhere; a copy."""

from dataclasses import replace

from subsidies.cli import found
from subsidies.cli.request import (
    AGAINST,
    AS_OF,
    CLEARED,
    ENCRYPT,
    EXIT_ZERO,
    HEAD,
    IGNORE,
    LIMIT,
    PAPERS,
    REPORT,
    SELECT,
    Command,
    Option,
    Request,
)
from subsidies.errors import Refusal

WORKING_PAPER = replace(PAPERS, told="working-paper")
SEALED = Option("sealed", "DIR", otherwise=str)
ON_PAPER = replace(HEAD, told="sealed-head")
OWN = (AS_OF, AGAINST, SEALED, ON_PAPER, SELECT, IGNORE, LIMIT, CLEARED, WORKING_PAPER, REPORT, ENCRYPT, EXIT_ZERO)
COMMAND = Command("audit", options=OWN)


def run(request: Request) -> int:
    """Report the irregularities; 1 where there are errors or warnings among those that are shown."""
    from subsidies import auditing, lock
    from subsidies.cli import audit_papers, listed, place, reported, sealed

    if request.sealed or request.head:
        return sealed.run(request)
    if request.against:
        _refuse_others(request)
        return listed.run(request)
    request.refuse_alone(request.papers)
    if request.encrypt and request.report is not None:
        raise Refusal("option-not-with", text="--encrypt", other="--report")
    where, locked = place.opened(request), lock.wanted(request.encrypt)
    examined = auditing.audited(where, place.day(request), request.project)
    shown = found.chosen(request, examined, where.check)
    found.show(request, shown, where.check)
    papers = audit_papers.answer(request, where, examined, shown, locked)
    files = papers + reported.answer(request, where, examined, shown)
    return found.answer(request, shown, {"files": files} if files else None)


def _refuse_others(request: Request) -> None:
    """Refuse what says nothing of a list from elsewhere. Raises ``Refusal`` (option-not-with)."""
    others = {
        "--papers": request.papers,
        "--report": request.report is not None,
        "--select": request.select,
        "--ignore": request.ignore,
        "--cleared": request.cleared,
    }
    for option, given in others.items():
        if given:
            raise Refusal("option-not-with", text=option, other="--against")
