"""``subsidies check``: read every input and report every fault at once."""

from subsidies.cli.request import AS_OF, DONE, FOUND, Command, Request

COMMAND = Command("check", options=(AS_OF,))


def run(request: Request) -> int:
    """Report the faults; 1 where there are errors or warnings."""
    from subsidies import month, words
    from subsidies.cli import lists, place
    from subsidies.write import json

    found = month.examine(place.opened(request), lists.ask(request))
    request.findings(found, result=True)
    request.answer(json.findings(found, request.say, request.show_ids))
    return FOUND if any(words.RULES[finding.name].severity != words.NOTE for finding in found) else DONE
