"""``subsidies ledger instalments``: a claim is paid back in parts, so much a month."""

from subsidies.cli.request import AMOUNT, BY_HAND, DOCUMENT, FROM_MONTH, WHO, Command, Request

COMMAND = Command("ledger instalments", (WHO, AMOUNT, FROM_MONTH), (DOCUMENT, *BY_HAND))


def run(request: Request) -> int:
    """Enter it and show it."""
    from subsidies import correct
    from subsidies.cli import corrected

    return corrected.settled(request, correct.agree)
