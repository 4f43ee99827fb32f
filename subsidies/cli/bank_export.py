"""``subsidies bank export``: the files for the bank of a month's lists."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from subsidies.cli.request import AS_OF, BY, DONE, DRY_RUN, ENCRYPT, FOUND, PAY_MONTH, YES, Command, Request

if TYPE_CHECKING:
    from subsidies.exporting import Exported
    from subsidies.workspace import Workspace

COMMAND = Command("bank export", (PAY_MONTH,), (AS_OF, BY, ENCRYPT, DRY_RUN, YES))


def run(request: Request) -> int:
    """Write and seal them; 1 where a file could not take its place, or what was exported before was exported again."""
    from subsidies import exporting, lock, months
    from subsidies.cli import place

    def agree(would: Sequence["Exported"]) -> bool:
        shown = request.before_asking()
        _show(shown, would)
        return request.confirm(request.say("ask.question"))

    where = place.opened(request)
    month = request.month if request.month is not None else months.NONE
    day = place.day_of_entry(request, where)
    locked = lock.wanted(request.encrypt and not request.dry_run)
    by = exporting.By(request.by, day, request.dry_run, locked, agree if request.asks else lambda _: True)
    done = exporting.export(where, month, by, request.project)
    if request.dry_run or not request.asks:
        _show(request, done)
    for one in done:
        for path in one.paths:
            request.out(request.say("export.written", path=where.relative(path)))
    lost = [one for one in done if one.batch and len(one.paths) < len(one.files)]
    for one in lost:
        request.out(request.say("export.lost", project=one.project))
    if request.dry_run:
        request.note(request.say("issue.dry-run"))
    elif done:
        told = request.say("next.return", month=months.format(month))
        request.step(told, request.same_day("bank return FILE"))
    request.answer({"month": months.format(month), "exports": [_answer(one, where) for one in done]})
    return FOUND if lost or any(one.repeats for one in done) else DONE


def _show(request: Request, exports: Sequence["Exported"]) -> None:
    """Show each file with its control sums, and what was exported before."""
    from subsidies import money
    from subsidies.write.screen import Table

    say = request.say
    rows = [
        [
            one.project,
            str(one.about.number),
            file.name,
            str(file.orders),
            money.show(file.total),
            f"{file.first}–{file.last}",
        ]
        for one in exports
        for file in one.files
    ]
    count, total = sum(one.orders for one in exports), sum(one.total for one in exports)
    footer = [say("lists.total"), "", "", str(count), money.show(total), ""]
    heads = [say(f"export.column.{key}") for key in ("project", "list", "file", "orders", "total", "places")]
    request.table(Table(heads, rows, footer=footer, right=(1, 3, 4, 5)))
    for one in exports:
        if one.repeats is not None:
            request.out(say("export.repeat", project=one.project, list=one.about.number, batch=one.repeats))


def _answer(one: "Exported", where: "Workspace") -> dict[str, object]:
    from subsidies import money
    from subsidies.ledger.chain import of_bytes

    written = {path.name: where.relative(path) for path in one.paths}
    files = [
        {
            "name": file.name,
            "path": written.get(file.name),
            "digest": of_bytes(file.written),
            "orders": file.orders,
            "total": money.format(file.total),
        }
        for file in one.files
    ]
    return {
        "project": one.project,
        "list": one.about.number,
        "layout": one.layout,
        "batch": one.batch.number if one.batch else None,
        "repeats": one.repeats,
        "orders": one.orders,
        "total": money.format(one.total),
        "files": files,
    }
