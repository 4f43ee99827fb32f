"""``subsidies ledger reverse``: take a batch back, line by line."""

from subsidies.cli.request import BY_HAND, DONE, NOT_PAID, NUMBER, Command, Request

COMMAND = Command("ledger reverse", (NUMBER,), (NOT_PAID, *BY_HAND))


def run(request: Request) -> int:
    """Enter it and show it."""
    from subsidies import correct
    from subsidies.cli import corrected, place

    where = place.opened(request)
    corrected.show(request, correct.reverse(where, request.number, corrected.by(request, where), request.not_paid))
    return DONE
