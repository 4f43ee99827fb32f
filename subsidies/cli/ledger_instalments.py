"""``subsidies ledger instalments``: a claim is paid back in parts, so much a month."""

from subsidies.cli.request import AMOUNT, AS_OF, BY, DOCUMENT, DONE, DRY_RUN, FROM_MONTH, PERSON, WHY, Command, Request

COMMAND = Command("ledger instalments", (PERSON, AMOUNT, FROM_MONTH), (DOCUMENT, AS_OF, BY, WHY, DRY_RUN))


def run(request: Request) -> int:
    """Enter it and show it."""
    from subsidies import correct
    from subsidies.cli import corrected, place

    where = place.opened(request)
    corrected.show(request, correct.agree(where, corrected.claim(request), corrected.by(request), request.project))
    return DONE
