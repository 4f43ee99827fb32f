"""``subsidies ledger reverse``: take a batch back, line by line."""

from subsidies.cli.request import AS_OF, BY, DONE, DRY_RUN, NOT_PAID, NUMBER, WHY, Command, Request

COMMAND = Command("ledger reverse", (NUMBER,), (AS_OF, BY, WHY, NOT_PAID, DRY_RUN))


def run(request: Request) -> int:
    """Enter it and show it."""
    from subsidies import correct
    from subsidies.cli import corrected, place

    where = place.opened(request)
    corrected.show(request, correct.reverse(where, request.number, corrected.by(request), request.not_paid))
    return DONE
