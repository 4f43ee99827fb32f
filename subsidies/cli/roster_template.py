"""``subsidies roster template``: an empty roster to be filled in."""

from typing import TYPE_CHECKING

from subsidies.cli.request import BLANK, DONE, Command, Request

if TYPE_CHECKING:
    from subsidies.named import Home

COMMAND = Command("roster template", (BLANK,))


def run(request: Request) -> int:
    """Write it, and show what comes next."""
    from subsidies import conversion, named
    from subsidies.cli import place
    from subsidies.read import rosters
    from subsidies.write import blank

    where = place.perhaps(request)
    home = named.home(where, (), request.project) if where else None
    conversion.kind(request.target, (conversion.XLSX,))
    outline = home.outline if home else None
    wanted = blank.fields(rosters.fields(outline or named.NOBODYS), outline)
    required = rosters.required(outline or named.NOBODYS)
    conversion.new(request.target, blank.workbook(wanted, required, request.say))
    known = [one.id for _, one in named.outlines(where)] if where else []
    _show(request, home, known, len(wanted))
    keys = list(wanted)
    project = outline.id if outline else None
    sheet = request.say("sheet.roster")
    request.answer({"file": request.target, "sheet": sheet, "project": project, "columns": keys})
    return DONE


def _show(request: Request, home: "Home | None", known: list[str], columns: int) -> None:
    say, sheet = request.say, request.say("sheet.roster")
    request.out(say("blank.done", path=request.target, columns=columns, sheet=sheet))
    if home:
        request.out(say("blank.project", project=home.outline.id))
    elif known:
        request.advise(say("blank.several", known=say("list.separator").join(known)))
    request.advise(say("blank.next", path=request.target, sheet=sheet))
