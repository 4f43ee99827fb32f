"""``subsidies bank layouts``: the layouts of files for banks that there are."""

from subsidies.cli.request import DONE, FOUND, Command, Request

COMMAND = Command("bank layouts")


def run(request: Request) -> int:
    """List them; 1 where a file of the workspace's own has a fault, with all of them."""
    from subsidies.cli import place
    from subsidies.read.bank import layouts
    from subsidies.write import json
    from subsidies.write.screen import Table

    say, where = request.say, place.perhaps(request)
    known = layouts.known(where.layouts, where.root) if where else layouts.known((), layouts.FOLDER)
    titles = {
        name: one.title if request.language == "zh" else one.title_en or one.title
        for name, one in known.layouts.items()
    }
    listed = [
        {
            "name": name,
            "title": titles[name],
            "kind": one.kind,
            "verified": one.verified or None,
            "file": known.files.get(name),
        }
        for name, one in sorted(known.layouts.items())
    ]
    rows = [
        [
            str(one["name"]),
            str(one["title"]),
            one["verified"] or say("bank.layout.unverified"),
            one["file"] or say("bank.layout.preset"),
        ]
        for one in listed
    ]
    request.table(Table([say(f"bank.layout.{key}") for key in ("name", "title", "verified", "file")], rows))
    if known.findings:
        request.findings(known.findings)
    request.answer({"layouts": listed, **json.findings(known.findings, say, request.show_ids)})
    return FOUND if known.findings else DONE
