"""``subsidies status``: what was issued, what is open, and what comes next."""

from itertools import groupby
from typing import TYPE_CHECKING

from subsidies.cli.request import AS_OF, DONE, REPAIR, Command, Request

if TYPE_CHECKING:
    from subsidies.claims import OpenClaim
    from subsidies.stages import Stage
    from subsidies.standing import Standing

COMMAND = Command("status", options=(AS_OF, REPAIR))


def run(request: Request) -> int:
    """Show it."""
    from subsidies import standing as room
    from subsidies.cli import filed, place
    from subsidies.write.screen import Table

    where = place.opened(request)
    standing = room.standing(where, place.day(request), request.project)
    keys = ("project", "lists", "last-issued", "batch", "paid", "open-arrears", "open-claims", "held", "next-due")
    columns = [request.say(f"column.{key}") for key in keys]
    rows = [_row(one, request.say("lists.none")) for one in standing]
    request.table(Table(columns, rows, where.title, right=range(1, 8)))
    request.out(request.say("status.output", path=where.relative(where.output), ledger=where.relative(where.ledger)))
    _show_stages(request, standing)
    _show_claims(request, [claim for one in standing for claim in one.claims])
    _show_next(request, standing)
    files = filed.show(request, where)
    request.answer({"title": where.title, "projects": [_answer(request, one) for one in standing], **files})
    return DONE


def _row(one: "Standing", none: str) -> list[str]:
    from subsidies import money, months

    amounts = map(money.show, (one.paid, one.open_arrears, one.open_claims))
    last = months.format(one.last_issued) if one.last else none
    batch = str(one.last.number) if one.last else none
    return [one.project, str(one.lists), last, batch, *amounts, str(one.held), months.format(one.next_due)]


def _answer(request: Request, one: "Standing") -> dict[str, object]:
    from subsidies import money, months
    from subsidies.cli import why

    return {
        "id": one.project,
        "lists": one.lists,
        "last_issued": months.format(one.last_issued) if one.last else None,
        "last_batch": one.last.number if one.last else None,
        "paid": money.format(one.paid),
        "open_arrears": money.format(one.open_arrears),
        "open_claims": money.format(one.open_claims),
        "held": one.held,
        "next_due": months.format(one.next_due),
        "overdue": [months.format(month) for month in one.overdue],
        "undone": [months.format(month) for month in one.undone],
        "claims": [why.claim_answer(request, claim) for claim in one.claims],
        "stages": [_stage_answer(stage) for stage in one.stages],
    }


def _stage_answer(stage: "Stage") -> dict[str, object]:
    from subsidies import months

    approved: dict[str, object] = {"approved_by": None, "levels": None, "digest": None}
    if stage.stand:
        by, levels, digest = list(stage.stand.by), stage.stand.levels, stage.stand.seen.lines
        approved = {"approved_by": by, "levels": levels, "digest": digest}
    payments = None
    if count := stage.payments:
        payments = {"ordered": count.ordered, "paid": count.paid, "failed": count.failed, "unanswered": count.silent}
    return {"month": months.format(stage.month), "state": stage.state, **approved, "payments": payments}


def _show_stages(request: Request, standing: "list[Standing]") -> None:
    """Show where each list stands; months of the same state, one after another, in a line."""
    from subsidies import months

    for one in standing:
        told = [(place, stage.month, _state(request, stage)) for place, stage in enumerate(one.stages)]
        for (_, state), run in groupby(told, lambda each: (each[1] - each[0], each[2])):
            mine = [month for _, month, _ in run]
            span = request.span(mine[0], mine[-1]) if len(mine) > 1 else months.format(mine[0])
            request.out(request.say("status.stage", project=one.project, month=span, state=state))


def _state(request: Request, stage: "Stage") -> str:
    """Return where a list stands, in words."""
    from subsidies import stages

    values = {"count": 0, "levels": 0, "names": ""}
    if stage.stand:
        names = request.say("list.separator").join(stage.stand.by) or request.say("lists.none")
        values = {"count": len(stage.stand.by), "levels": stage.stand.levels, "names": names}
    if found := stage.payments:
        values |= {"ordered": found.ordered, "paid": found.paid, "failed": found.failed, "silent": found.silent}
    key = "unsent" if stage.state == stages.ISSUED and stage.by_bank and not found else stage.state
    return request.say(f"stage.{key}", **values)


def _show_next(request: Request, standing: "list[Standing]") -> None:
    """Show the months that should have been issued by the day, and the command that comes next, if any does."""
    from subsidies import months
    from subsidies.cli import place

    for one in standing:
        if one.undone:
            told = request.say("list.separator").join(request.span(month, month) for month in one.undone)
            request.out(request.say("next.undone", project=one.project, months=told))
        if one.overdue:
            span = request.span(one.overdue[0], one.overdue[-1])
            request.out(request.say("next.overdue", project=one.project, months=span))
    due = min((month for one in standing for month in (*one.undone, one.next_due)), default=months.NEVER)
    if due <= months.of_day(place.day(request)):
        name = months.format(due)
        stages = [stage for one in standing for stage in one.stages if stage.month == due]
        key, words = _step({stage.state for stage in stages})
        request.step(request.say(key, month=name), request.same_day(f"{words} {name}"))
    _show_bank(request, standing)


def _show_bank(request: Request, standing: "list[Standing]") -> None:
    """Show what comes next between a list and its money: of each step the earliest month."""
    from subsidies import months, stages

    waiting: dict[str, int] = {}
    for stage in sorted((stage for one in standing for stage in one.stages), key=lambda stage: stage.month):
        if stage.state == stages.ISSUED and stage.by_bank:
            waiting.setdefault("export", stage.month)
        elif stage.payments and stage.state in (stages.SENT, stages.ANSWERED) and stage.payments.silent:
            waiting.setdefault("return", stage.month)
        elif stage.state == stages.ANSWERED:
            waiting.setdefault("again", stage.month)
    for key, words in (("export", "bank export {}"), ("return", "bank return FILE"), ("again", "issue {} --reissue")):
        if key in waiting:
            month = months.format(waiting[key])
            request.step(request.say(f"next.{key}", month=month), request.same_day(words.format(month)))


def _step(states: set[str]) -> tuple[str, str]:
    """Return what comes next for a month by where its lists stand: the message, and the words of the command."""
    if "approving" in states:
        return "next.approve-more", "approve"
    if states and states <= {"approved", "issued", "closed"}:
        return "next.approved", "issue"
    return "next.begin", "draft"


def _show_claims(request: Request, claims: "list[OpenClaim]") -> None:
    """Show whose claims are open, if any are."""
    from subsidies import money, months, sentence
    from subsidies.write.screen import Table

    if not claims:
        return
    keys = ("project", "id-number", "name", "item", "service-months", "amount", "reason")
    rows = [
        (
            *(one.project, sentence.shown(one.id_number, request.show_ids), one.name, one.item),
            months.span(one.first, one.last),
            money.show(one.fen),
            request.say(f"reason.{one.reason}"),
        )
        for one in claims
    ]
    request.out("")
    title = request.say("status.claims")
    request.table(Table([request.say(f"column.{key}") for key in keys], rows, title, right=(5,)))
