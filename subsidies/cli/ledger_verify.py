"""``subsidies ledger verify``: whether the ledger is what was entered, and its lists follow from their inputs."""

from subsidies.cli.request import DONE, FOUND, HEAD, Command, Request

COMMAND = Command("ledger verify", options=(HEAD,))


def run(request: Request) -> int:
    """Verify it; 1 where something does not hold."""
    from subsidies import replay
    from subsidies.cli import place
    from subsidies.ledger import verify
    from subsidies.write import json

    book = place.opened(request).book()
    try:
        found = verify.verify(book)
        found += replay.replay(book, verify.broken(found))
        found += verify.shape(book)
        batches, head = book.batches(), book.head()
    finally:
        book.close()
    found += verify.on_paper(batches, request.head)
    request.findings(found, result=True)
    request.out(request.say("verify.head", batches=len(batches), head=head or request.say("lists.none")))
    request.answer(json.findings(found, request.say, request.show_ids))
    return FOUND if found else DONE
