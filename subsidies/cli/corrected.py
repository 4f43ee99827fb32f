"""What the corrections of the ledger have in common: who enters, what is asked before, and how they are shown."""

import json
from collections.abc import Callable, Sequence

from subsidies import money, months, sentence
from subsidies.cli import place
from subsidies.cli.request import DONE, Request
from subsidies.correct import By, Claim, Correction
from subsidies.workspace import Workspace
from subsidies.write.screen import Table

SHOWN = 20
"""Lines of a correction that the screen shows; JSON has all."""
ASKED = 8
"""Lines of a correction that are shown before it is asked for."""

Settle = Callable[[Workspace, Claim, By, Sequence[str]], list[Correction]]


def by(request: Request, where: Workspace) -> By:
    """Return who enters, why, as of which day; and on a terminal, that it is asked for first.

    Raises ``Refusal`` as ``place.day_of_entry`` does.
    """

    def agree(would: Sequence[Correction]) -> str | None:
        return _agreed(request, would)

    day = place.day_of_entry(request, where)
    return By(request.by, day, request.why, request.dry_run, agree if request.asks else None)


def settled(request: Request, settle: Settle) -> int:
    """Enter what becomes of a person's claim, and show it."""
    where = place.opened(request)
    show(request, settle(where, claim(request), by(request, where), request.project))
    return DONE


def claim(request: Request) -> Claim:
    """Return which claim of whom is meant."""
    month = months.NONE if request.month is None else request.month
    return Claim(request.who, request.amount, request.item, month, request.document)


# --- what is asked before --------------------------------------------------------------------------------------------


def _agreed(request: Request, would: Sequence[Correction]) -> str | None:
    """Show what is to be entered and what it means, and return why it is; ``None`` where somebody says no."""
    say, shown = request.say, request.before_asking()
    for one in would:
        shown.out(_told(request, one))
        if len(one.lines):
            _table(shown, one, "", ASKED)
    for line in dict.fromkeys(meaning for one in would for meaning in _meaning(request, one)):
        shown.out(line)
    why = request.why
    while not why and any(one.kind == "reversal" for one in would):
        why = request.typed(say("ask.why"))
    return why if request.confirm(say("ask.question")) else None


def _told(request: Request, one: Correction) -> str:
    """Return in a sentence what is to be entered."""
    say, lines = request.say, one.lines
    values = {"project": one.project, "month": months.format(one.entry.pay_month), "count": len(lines)}
    values |= {"persons": lines["id_number"].nunique(), "amount": money.show(abs(int(lines["fen"].sum())))}
    detail = json.loads(one.entry.detail)
    if one.kind == "reversal":
        (about,) = one.about
        values |= {"batch": about.number, "kind": say(f"batch.{about.kind}"), "of": about.pay_month}
    elif one.kind == "closing":
        lists = [say("ask.closing.list", batch=batch.number, net=money.show(batch.fen)) for batch in one.about]
        values["lists"] = say("list.separator").join(lists) or say("lists.none")
    elif one.kind == "agreement":
        values |= {"person": sentence.shown(detail["id_number"], request.show_ids), "first": detail["from"]}
        values["amount"] = money.show(money.parse_due(detail["amount"]))
    elif one.kind == "approval":
        values["batch"] = one.entry.about or 0
    document = detail.get("document") or say("lists.none")
    return say(f"ask.{one.kind}", document=document, left=money.show(one.left), **values)


def _meaning(request: Request, one: Correction) -> list[str]:
    """Return what it means, and what cannot be taken back."""
    say = request.say
    if one.kind == "reversal":
        (about,) = one.about
        state = "closed" if one.is_closed else "open"
        what = f"ask.reversal.{about.kind}" + (f".{state}" if about.kind == "payroll" else "")
        return [say(what, month=about.pay_month, batch=about.number)]
    if one.kind == "agreement":
        ends = json.loads(one.entry.detail)["amount"] == money.format(0)
        return [say("ask.agreement.ends" if ends else "ask.agreement.means")]
    return [say(f"ask.{one.kind}.means", month=months.format(one.entry.pay_month))]


# --- what was entered ------------------------------------------------------------------------------------------------


def show(request: Request, entered: Sequence[Correction]) -> None:
    """Show each batch and its lines; ids are masked unless they are asked for."""
    say = request.say
    for one in entered:
        number = str(one.batch.number) if one.batch else say("lists.none")
        title = say("corrected.title", kind=say(_kind(one)), project=one.project, batch=number)
        if len(one.lines) and (request.dry_run or not request.asks):
            _table(request, one, title, SHOWN)
        else:
            request.out(title)
        if one.batch:
            _next(request, one)
    if request.dry_run:
        request.note(say("issue.dry-run"))
    request.answer({"batches": [_answer(request, one) for one in entered]})


def _kind(one: Correction) -> str:
    """Return the message that says what is entered; of approvals it is the withdrawal."""
    return "batch.withdrawal" if one.kind == "approval" else f"batch.{one.kind}"


def _next(request: Request, one: Correction) -> None:
    """Say what comes after the reversal of a list."""
    for about in one.about:
        if about.kind == "payroll" and one.kind == "reversal":
            key, words = ("arrears", "draft") if one.is_closed else ("reissue", f"issue {about.pay_month}")
            request.step(request.say(f"next.{key}", month=about.pay_month), words)


def _table(request: Request, one: Correction, title: str, most: int) -> None:
    """Show the first lines of a batch and the sum of all."""
    say, rows = request.say, _rows(request, one)
    keys = ("id-number", "name", "item", "service-month", "kind", "amount")
    shown = rows[:most]
    if len(rows) > most:
        shown.append((say("corrected.more", count=len(rows) - most), *("" for _ in keys[1:])))
    footer = [say("lists.total"), *("" for _ in keys[2:]), money.show(int(one.lines["fen"].sum()))]
    request.table(Table([say(f"column.{key}") for key in keys], shown, title, footer, right=(5,)))


def _rows(request: Request, one: Correction) -> list[tuple[str, ...]]:
    columns = [one.lines[key] for key in ("id_number", "name", "item", "service_month", "kind", "fen")]
    return [
        (_shown(request, person), name, item, months.format(month), request.say(f"kind.{kind}"), money.show(fen))
        for person, name, item, month, kind, fen in zip(*columns, strict=True)
    ]


def _shown(request: Request, person: str) -> str:
    return sentence.shown(person, request.show_ids)


def _answer(request: Request, one: Correction) -> dict[str, object]:
    columns = [one.lines[key] for key in ("id_number", "name", "item", "service_month", "kind", "fen")]
    keys = ("id_number", "name", "item", "service_month", "kind", "amount")
    lines = [
        dict(zip(keys, (_shown(request, one), *rest, months.format(month), kind, money.format(fen)), strict=True))
        for one, *rest, month, kind, fen in zip(*columns, strict=True)
    ]
    return {
        "project": one.project,
        "kind": one.kind,
        "batch": one.batch.number if one.batch else None,
        "pay_month": one.batch.pay_month if one.batch else None,
        "net": money.format(int(one.lines["fen"].sum())),
        "lines": lines,
    }
