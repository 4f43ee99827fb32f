"""``subsidies draft``: a month's payment lists, without touching the ledger."""

from dataclasses import replace

from subsidies.cli.request import AS_OF, DONE, ENCRYPT, MONTH, PREPARED_BY, REISSUE, Command, Request

COMMAND = Command("draft", (MONTH,), (AS_OF, PREPARED_BY, REISSUE, ENCRYPT))


def run(request: Request) -> int:
    """Write the drafts, show their sums and what comes next."""
    from subsidies import lock, month
    from subsidies.cli import lists, place

    where = place.opened(request)
    ask = replace(lists.ask(request, place.day(request)), lock=lock.wanted(request.encrypt))
    drafted = month.draft(where, ask)
    lists.show(request, where, drafted)
    lists.digests(request, drafted)
    lists.skipped(request, drafted)
    lists.after_draft(request, drafted)
    return DONE
