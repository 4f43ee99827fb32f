"""``subsidies ledger verify``: whether the ledger is what was entered."""

from subsidies.cli.request import DONE, FOUND, Command, Request

COMMAND = Command("ledger verify")


def run(request: Request) -> int:
    """Verify it; 1 where something does not hold."""
    from subsidies.cli import place
    from subsidies.ledger import verify
    from subsidies.write import json

    book = place.opened(request).book()
    try:
        found = verify.verify(book)
        batches, head = len(book.batches()), book.head()
    finally:
        book.close()
    request.findings(found, result=True)
    request.out(request.say("verify.head", batches=batches, head=head or request.say("lists.none")))
    request.answer(json.findings(found, request.say, request.show_ids))
    return FOUND if found else DONE
