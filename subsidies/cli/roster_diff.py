"""``subsidies roster diff``: two rosters compared, and the effect on the next list."""

from subsidies.cli.request import AS_OF, DONE, FOUND, NEW, OLD, ROWS, Command, Request

COMMAND = Command("roster diff", (OLD, NEW), (AS_OF, ROWS))


def run(request: Request) -> int:
    """Show how they differ; 1 where they do."""
    from subsidies import effect
    from subsidies.cli import compared, place
    from subsidies.effect import Ask

    old, new = (request.old, request.new) if request.new else (None, request.old)
    where = place.perhaps(request) if old else place.opened(request)
    found = effect.compare(where, Ask(old or "", new or "", request.project, place.day(request)))
    for one in found:
        compared.show(request, one)
    request.answer({"projects": [compared.answer(request, one) for one in found]})
    differ = any(one.comparison.differs for one in found)
    if differ and any(one.effect and not one.findings and not one.disputed for one in found):
        request.step(request.say("diff.next"), request.same_day("draft"))
    return FOUND if differ else DONE
