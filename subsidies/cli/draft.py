"""``subsidies draft``: a month's payment lists, without touching the ledger."""

from subsidies.cli.request import AS_OF, DONE, MONTH, PREPARED_BY, REISSUE, Command, Request

COMMAND = Command("draft", (MONTH,), (AS_OF, PREPARED_BY, REISSUE))


def run(request: Request) -> int:
    """Write the drafts, show their sums and what comes next."""
    from subsidies import month
    from subsidies.cli import lists, place

    where = place.opened(request)
    drafted = month.draft(where, lists.ask(request, place.day(request)))
    lists.show(request, where, drafted)
    lists.digests(request, drafted)
    lists.skipped(request, drafted)
    lists.after_draft(request, drafted)
    return DONE
