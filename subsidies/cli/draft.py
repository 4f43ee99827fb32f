"""``subsidies draft``: a month's payment lists, without touching the ledger."""

from subsidies.cli.request import AS_OF, DONE, MONTH, Command, Request

COMMAND = Command("draft", (MONTH,), (AS_OF,))


def run(request: Request) -> int:
    """Write the drafts and show their sums."""
    from subsidies import month
    from subsidies.cli import lists, place

    where = place.opened(request)
    lists.show(request, where, month.draft(where, lists.ask(request)))
    return DONE
