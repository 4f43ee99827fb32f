"""``subsidies audit --against``: who is on a list from elsewhere, what they were paid since, and a file of it."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from subsidies.cli.request import DONE, FOUND, Request
from subsidies.errors import Refusal

if TYPE_CHECKING:
    from subsidies.auditing.foreign import Against, Recovery
    from subsidies.lock import Lock
    from subsidies.workspace import Workspace

SHEET: Final = 100_000
"""More people than that are written as a .csv alone: nobody reads them in a workbook."""


def run(request: Request) -> int:
    """Report them; 1 where somebody on the list, certain or probable, was paid since."""
    from subsidies import codes, lock
    from subsidies.audit.foreign import POSSIBLE
    from subsidies.auditing import foreign
    from subsidies.cli import place
    from subsidies.read import foreign as reader

    where = place.opened(request)
    locked = lock.wanted(request.encrypt)
    listed, cleaned = reader.read(request.against)
    found = foreign.against(where, listed, place.day(request), request.project)
    files = [where.relative(path) for path in _written(request, where, found, locked)]
    if told := [*cleaned, *found.findings]:
        request.findings(told)
    _show(request, found, len(listed.row))
    for path in files:
        request.note(request.say("foreign.written", path=path))
    _answer(request, found, files)
    is_found = any(one.grade != POSSIBLE for one in found.recoveries)
    is_found |= any(codes.severity(one) != codes.NOTE for one in found.findings)
    return FOUND if is_found and not request.exit_zero else DONE


def _written(request: Request, where: "Workspace", found: "Against", lock: "Lock") -> list[Path]:
    """Write what there is to come back, and return the files; none where there is nothing.

    Raises ``Refusal``: encrypt-not-workbook for so many people that they are written as a text; as ``whole.whole``.
    """
    from subsidies.auditing import foreign
    from subsidies.write import canonical
    from subsidies.write.whole import write_whole

    if not found.recoveries:
        return []
    columns = foreign.columns(found, request.say)
    stem = Path(request.against.partition("#")[0]).stem
    text, book = (where.output / "audit" / f"against-{stem}{suffix}" for suffix in (".csv", ".xlsx"))
    files = {} if lock else {text: canonical.csv(columns)}
    if len(found.recoveries) <= SHEET:
        files[book] = lock.locked(canonical.xlsx(columns, request.say("foreign.sheet")))
    elif lock:
        raise Refusal("encrypt-not-workbook", what=text.name)
    for path, content in files.items():
        write_whole(path, content)
    return list(files)


def _show(request: Request, found: "Against", rows: int) -> None:
    """Show the people with the most to come back first, and the sums by how sure it is."""
    from subsidies import money
    from subsidies.audit.foreign import GRADES
    from subsidies.write.screen import Table

    shown = sorted(found.recoveries, key=lambda one: (GRADES.index(one.grade), -one.fen, one.project, one.id_number))
    most = request.limit or len(shown)
    if shown:
        keys = ("project", "id_number", "name", "grade", "row", "months", "count", "amount")
        heads = [request.say(f"foreign.column.{key}") for key in keys]
        request.table(Table(heads, [_row(request, one) for one in shown[:most]], right=(4, 6, 7), spare=(6, 2)))
    if len(shown) > most:
        request.out(request.say("foreign.more", count=len(shown) - most))
    sums, people = Counter[str](), Counter[str]()
    for one in shown:
        sums[one.grade] += one.fen
        people[one.grade] += 1
    for grade in GRADES:
        told = {"matched": found.matched[grade], "persons": people[grade], "amount": money.show(sums[grade])}
        request.out(request.say("foreign.sum", grade=request.say(f"foreign.{grade}"), **told))
    request.out(request.say("foreign.rows", count=rows))


def _row(request: Request, one: "Recovery") -> list[str]:
    from subsidies import money
    from subsidies.auditing import foreign

    grade = request.say(f"foreign.{one.grade}")
    months = foreign.runs(one)
    return [
        one.project,
        one.id_number,
        one.name,
        grade,
        str(one.row),
        months,
        str(len(one.paid)),
        money.show(one.fen),
    ]


def _answer(request: Request, found: "Against", files: list[str]) -> None:
    from subsidies import money, months
    from subsidies.write import json

    recoveries = [
        {
            "project": one.project,
            "id_number": one.id_number,
            "name": one.name,
            "certainty": one.grade,
            "row": one.row,
            "since": months.format(one.since),
            "months": [{"month": months.format(month), "amount": money.format(fen)} for month, fen in one.paid],
            "amount": money.format(one.fen),
        }
        for one in found.recoveries
    ]
    tree: dict[str, object] = {"matched": found.matched, "recoveries": recoveries, "files": files}
    request.answer(tree | json.findings(found.findings, request.say, request.show_ids))
