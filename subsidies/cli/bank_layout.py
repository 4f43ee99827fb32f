"""``subsidies bank layout``: one layout, as it is written and as its answer is read."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from subsidies import money
from subsidies.cli.request import DONE, LAYOUT, Command, Request

if TYPE_CHECKING:
    from subsidies.bank.layout import Answer, Column, Layout
    from subsidies.language import Say

COMMAND = Command("bank layout", (LAYOUT,))


def run(request: Request) -> int:
    """Show it. Raises ``Refusal`` (layout-not-found)."""
    from subsidies.cli import place
    from subsidies.read.bank import layouts

    where = place.perhaps(request)
    known = layouts.known(where.layouts, where.root) if where else layouts.known((), layouts.FOLDER)
    found = layouts.named(known, request.layout.strip())
    request.terms(_whole(request, found))
    _columns(request, found)
    if found.answer:
        _answer(request, found.answer)
    request.answer({"file": known.files.get(found.name), **asdict(found)})
    return DONE


def _whole(request: Request, one: "Layout") -> Iterator[tuple[str, str]]:
    """Give what is said of the layout as a whole."""
    say = request.say
    yield say("bank.layout.name"), one.name
    yield say("bank.layout.title"), one.title if request.language == "zh" else one.title_en or one.title
    yield say("bank.layout.kind"), say(f"bank.kind.{one.kind}")
    yield say("bank.layout.verified"), one.verified or say("bank.layout.unverified")
    yield say("bank.layout.encoding"), one.encoding.upper()
    if one.kind == "text":
        yield say("bank.layout.separator"), repr(one.separator) if one.separator else say("bank.layout.fixed")
    if one.kind == "sheet":
        yield say("bank.layout.sheet"), one.sheet or "Sheet1"
        yield say("bank.layout.first-row"), str(one.first_row)
    yield say("bank.layout.rows"), str(one.rows or say("bank.layout.any"))
    yield from ((say("bank.layout.note"), note) for note in one.notes)


def _columns(request: Request, one: "Layout") -> None:
    """Show what stands above the rows, in them, below them and beside them."""
    from subsidies.write.screen import Table

    say = request.say
    rows = [[str(place), *_column(column, say)] for place, column in enumerate(one.columns, 1)]
    for key, lines in (("header", one.header), ("trailer", one.trailer)):
        rows += [[say(f"bank.lines.{key}"), *_column(column, say)] for line in lines for column in line]
    rows += [[say("bank.lines.cell", at=at), *_column(column, say)] for at, column in one.cells]
    heads = [say(f"bank.column.{key}") for key in ("place", "name", "field", "width", "limits")]
    request.out("")
    request.table(Table(heads, rows))


def _column(one: "Column", say: "Say") -> list[str]:
    """Return a column's name, what stands in it, how much, and its limits."""
    filled = say(f"bank.field.{one.field}") if one.field else ""
    width = [say(f"bank.column.{key}", count=count) for key in ("bytes", "length") if (count := getattr(one, key))]
    return [one.name, filled or _fixed(one.text, say), say("list.separator").join(width), _limits(one, say)]


def _fixed(text: str, say: "Say") -> str:
    return say("bank.column.text", text=text) if text else say("bank.column.empty")


def _limits(one: "Column", say: "Say") -> str:
    """Return what a column asks of its texts and amounts."""
    told = [say("bank.column.required")] * one.required
    told += [say("bank.column.characters", text=one.characters)] if one.characters else []
    told += [say("bank.column.most", text=money.show(one.most))] if one.most else []
    told += [say("bank.column.fen")] if one.unit == "fen" else []
    told += [say("bank.column.number")] if one.cell == "number" else []
    told += [say("bank.column.form", text=one.form)] if one.form else []
    return say("list.separator").join(told)


def _answer(request: Request, one: "Answer") -> None:
    """Show how the answer is read, and the codes."""
    from subsidies.write.screen import Table

    say = request.say
    request.out("")
    request.out(say("bank.answer"))
    request.terms(_told(one, say))
    heads = [say(key) for key in ("bank.code", "bank.code.means", "bank.code.reason", "bank.code.says")]
    rows = [[code.code, say(f"bank.means.{code.means}"), _reason(code.reason, say), code.says] for code in one.codes]
    if one.otherwise:
        rows.append([say("bank.code.otherwise"), say("bank.means.failed"), _reason(one.otherwise, say), ""])
    if rows:
        request.out("")
        request.table(Table(heads, rows))


def _reason(name: str, say: "Say") -> str:
    return say(f"bank.reason.{name}") if name else ""


def _told(one: "Answer", say: "Say") -> Iterator[tuple[str, str]]:
    """Give by what the answer is matched, and where it says what."""
    keys: Sequence[str] = [say(f"bank.field.{name}") for name in one.key]
    yield say("bank.answer.key"), say("list.separator").join(keys)
    for key in ("paid", "result", "reason"):
        if name := getattr(one, key):
            yield say(f"bank.answer.{key}"), name
    lists = "infers" if one.infers else one.lists
    yield say("bank.answer.lists"), say(f"bank.answer.{lists}", codes=say("list.separator").join(one.infers))
