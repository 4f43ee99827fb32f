"""``subsidies ledger refund``: money that came back, set against a claim."""

from subsidies.cli.request import (
    AMOUNT,
    AS_OF,
    BY,
    DOCUMENT,
    DONE,
    DRY_RUN,
    FOR_MONTH,
    ITEM,
    PERSON,
    WHY,
    Command,
    Request,
)

COMMAND = Command("ledger refund", (PERSON, AMOUNT), (ITEM, FOR_MONTH, DOCUMENT, AS_OF, BY, WHY, DRY_RUN))


def run(request: Request) -> int:
    """Enter it and show it."""
    from subsidies import correct
    from subsidies.cli import corrected, place

    where = place.opened(request)
    corrected.show(request, correct.refund(where, corrected.claim(request), corrected.by(request), request.project))
    return DONE
