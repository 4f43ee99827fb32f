"""``subsidies roster convert``: a roster written clean."""

from subsidies.cli.request import DONE, ENCRYPT, FOUND, OUT, ROSTER, Command, Request

COMMAND = Command("roster convert", (ROSTER, OUT), (ENCRYPT,))


def run(request: Request) -> int:
    """Write it, and show what was cleaned or left out; 1 where there is a warning among that."""
    from subsidies import codes, conversion, lock, named
    from subsidies.cli import place
    from subsidies.write import json

    where = place.perhaps(request)
    conversion.kind(request.target, (conversion.XLSX,) if request.encrypt else conversion.KINDS)
    locked = lock.wanted(request.encrypt)
    home = named.home(where, (request.file,), request.project) if where else None
    outline, own = (home.outline, home.own[0]) if home else (named.NOBODYS, "")
    found = named.read(request.file, outline, own)
    columns = conversion.columns(found, outline, request.say)
    conversion.write(columns, request.target, request.say, locked)
    if found.findings:
        request.findings(found.findings)
    sums = {"persons": len(found.table), "columns": len(columns)}
    request.out(request.say("convert.done", path=request.target, **sums))
    request.answer(
        {
            "file": request.file,
            "target": request.target,
            "project": home.outline.id if home else None,
            "persons": len(found.table),
            "columns": [one.key for one in columns],
            **json.findings(found.findings, request.say, request.show_ids),
        }
    )
    return FOUND if any(codes.severity(one) != codes.NOTE for one in found.findings) else DONE
