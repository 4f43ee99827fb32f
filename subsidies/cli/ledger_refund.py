"""``subsidies ledger refund``: money that came back, set against a claim."""

from subsidies.cli.request import AMOUNT, BY_HAND, ONE_CLAIM, WHO, Command, Request

COMMAND = Command("ledger refund", (WHO, AMOUNT), (*ONE_CLAIM, *BY_HAND))


def run(request: Request) -> int:
    """Enter it and show it."""
    from subsidies import correct
    from subsidies.cli import corrected

    return corrected.settled(request, correct.refund)
