"""``subsidies ledger waive``: give up a claim, by a document."""

from subsidies.cli.request import AMOUNT, BY_HAND, ONE_CLAIM, WHO, Command, Request

COMMAND = Command("ledger waive", (WHO, AMOUNT), (*ONE_CLAIM, *BY_HAND))


def run(request: Request) -> int:
    """Enter it and show it."""
    from subsidies import correct
    from subsidies.cli import corrected

    return corrected.settled(request, correct.waive)
