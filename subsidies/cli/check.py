"""``subsidies check``: read every input and report every fault at once."""

from subsidies.cli.request import AS_OF, DONE, FOUND, Command, Request

COMMAND = Command("check", options=(AS_OF,))


def run(request: Request) -> int:
    """Report the faults; 1 where there are errors or warnings."""
    from subsidies import examination, words
    from subsidies.cli import place
    from subsidies.write import json

    found = examination.examine(place.opened(request), place.day(request), request.project)
    request.findings(found, result=True)
    request.answer(json.findings(found, request.say, request.show_ids))
    return FOUND if any(words.RULES[finding.name].severity != words.NOTE for finding in found) else DONE
