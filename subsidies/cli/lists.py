"""What ``draft`` and ``issue`` have in common: the question, how a month's lists are shown, and what comes next."""

from collections import Counter

from subsidies import approval, codes, money, months
from subsidies.cli import place, why
from subsidies.cli.request import Request
from subsidies.errors import Finding
from subsidies.month import Ask, Month, Outcome
from subsidies.workspace import Workspace
from subsidies.write.screen import Table

WARNINGS = 5
"""Warnings that are shown one by one; more of them are counted."""


def ask(request: Request, as_of: int) -> Ask:
    """Return what a request asks of ``month``; ``as_of`` is an ordinal."""
    return Ask(
        as_of=as_of,
        month=request.month,
        only=request.project,
        catch_up=request.catch_up,
        reissue=request.reissue,
        accept=request.accept,
        dry_run=request.dry_run,
        by=request.by,
        say=request.say,
    )


def show(request: Request, where: Workspace, lists: Month, was_asked: bool = False) -> None:
    """Show the lists and their files; what was shown before it was asked for is not shown again."""
    if was_asked:
        _entered(request, lists)
    else:
        remind(request, lists.findings)
        contents(request, lists)
    for outcome in lists.outcomes:
        for path in outcome.files:
            request.out(request.say("lists.file", path=where.relative(path)))
    request.answer(
        {
            "month": months.format(lists.month),
            "reissue": request.reissue,
            "projects": [answer(request, where, outcome) for outcome in lists.outcomes],
        }
    )


def contents(request: Request, lists: Month) -> None:
    """Show what is in the lists: sums, reasons, new claims, bridges; first what changed without a document."""
    again = [one for each in lists.outcomes for one in each.repaid if one not in each.disputed]
    if found := [*(one for each in lists.outcomes for one in each.disputed), *again]:
        request.findings(found)
    request.table(table(request, lists))
    if request.reissue:
        request.out(request.say("lists.reissue"))
    for outcome in lists.outcomes:
        why.show_reasons(request, outcome)
        why.show_claims(request, outcome)
        why.show_bridge(request, outcome)


def digests(request: Request, lists: Month) -> None:
    """Show by which digest each list is known that needs approvals, and how far these are."""
    for outcome in lists.outcomes:
        if stand := outcome.stand:
            values = {"levels": stand.levels, "count": len(stand.by), "digest": stand.seen.lines[: approval.SHOWN]}
            request.out(request.say("approve.stands", project=outcome.inputs.id, **values))


def _entered(request: Request, lists: Month) -> None:
    """Show what was entered, a line a project."""
    for outcome in lists.outcomes:
        if outcome.batch:
            sums = outcome.totals
            values = {"batch": outcome.batch.number, "persons": sums.persons, "net": money.show(sums.net)}
            request.out(request.say("issue.done", project=outcome.inputs.id, **values))


def remind(request: Request, found: tuple[Finding, ...]) -> None:
    """Say how many warnings and notes there are, and where to see them."""
    count = Counter(map(codes.severity, found))
    if count:
        values = {"warnings": count[codes.WARNING], "notes": count[codes.NOTE]}
        request.note(request.say("lists.remind", **values))


def warn(request: Request, found: tuple[Finding, ...]) -> None:
    """Show the warnings where they are few, before it is asked; else how many there are."""
    warnings = [finding for finding in found if codes.RULES[finding.name].severity == codes.WARNING]
    if warnings and len(warnings) <= WARNINGS:
        request.findings(warnings)
    else:
        remind(request, found)


# --- what comes next --------------------------------------------------------------------------------------------------


def skipped(request: Request, lists: Month) -> None:
    """Say which earlier months are not issued: these lists pay them as arrears."""
    for outcome in lists.outcomes:
        due = outcome.history.next_due(outcome.project.since)
        if due < lists.month:
            span = request.span(due, lists.month - 1)
            request.advise(request.say("next.skipped", project=outcome.inputs.id, months=span))


def words(request: Request, command: str) -> str:
    """Return a command for the same lists on the same day."""
    return request.same_day(f"{command} --reissue" if request.reissue else command)


def after_draft(request: Request, lists: Month) -> None:
    """Say what comes after a draft: its issue, unless the month is closed or there is nothing to issue."""
    month = months.format(lists.month)
    for outcome in lists.outcomes:
        if lists.month in outcome.history.closed:
            request.advise(request.say("next.closed", project=outcome.inputs.id, month=month))
    due = min(_next_month(outcome, lists.month) for outcome in lists.outcomes) if lists.outcomes else lists.month
    if any(outcome.files and lists.month not in outcome.history.closed for outcome in lists.outcomes):
        if due == lists.month and any(outcome.stand and outcome.stand.missing for outcome in lists.outcomes):
            request.step(request.say("next.approve"), words(request, f"approve {month}"))
            return
        key = "next.issue" if due == lists.month else "next.issue-first"
        request.step(request.say(key, month=months.format(due)), words(request, f"issue {months.format(due)}"))


def after_issue(request: Request, where: Workspace, lists: Month) -> None:
    """Say where the lists are, what may be done with them, and which month comes next."""
    month = months.format(lists.month)
    folder = where.relative(where.output / month)
    request.advise(request.say("next.lists", path=folder))
    if any(outcome.batch and outcome.project.bank.layout for outcome in lists.outcomes):
        request.step(request.say("next.export", month=month), request.same_day(f"bank export {month}"))
    request.step(request.say("next.close", month=month), request.same_day(f"close {month}"))
    following = min(max(outcome.history.next_due(outcome.project.since), lists.month + 1) for outcome in lists.outcomes)
    if following <= months.of_day(place.day(request)):
        name = months.format(following)
        request.step(request.say("next.following", month=name), request.same_day(f"issue {name}"))


def _next_month(outcome: Outcome, month: int) -> int:
    """Return the month that a project issues before or with this one."""
    return min(outcome.history.next_due(outcome.project.since), month)


# --- sums -------------------------------------------------------------------------------------------------------------


def table(request: Request, lists: Month) -> Table:
    """Return a row a project: people, sums, what stays open, the batch."""
    say = request.say
    keys = ("project", "persons", "regular", "arrears", "recovery", "net", "open-claims", "held", "batch")
    rows = [_row(outcome, say("lists.none")) for outcome in lists.outcomes]
    net = sum(outcome.totals.net for outcome in lists.outcomes)
    footer = [say("lists.total"), "", "", "", "", money.show(net), "", "", ""]
    title = say("lists.title", month=months.format(lists.month))
    return Table([say(f"column.{key}") for key in keys], rows, title, footer if len(rows) > 1 else (), range(1, 9))


def _row(outcome: Outcome, none: str) -> list[str]:
    sums = outcome.totals
    amounts = (sums.regular, sums.arrears, sums.recovery, sums.net, outcome.list.open_claims)
    batch = str(outcome.batch.number) if outcome.batch else none
    return [outcome.inputs.id, str(sums.persons), *map(money.show, amounts), str(outcome.list.held), batch]


def answer(request: Request, where: Workspace, outcome: Outcome) -> dict[str, object]:
    """Return a list as docs/formats.md has it."""
    sums = outcome.totals
    return {
        "id": outcome.inputs.id,
        "persons": sums.persons,
        "regular": money.format(sums.regular),
        "arrears": money.format(sums.arrears),
        "recovery": money.format(sums.recovery),
        "net": money.format(sums.net),
        "open_claims": money.format(outcome.list.open_claims),
        "held": outcome.list.held,
        "batch": outcome.batch.number if outcome.batch else None,
        "approval": approval_answer(outcome),
        "reasons": why.reasons_answer(outcome),
        "bridge": why.bridge_answer(outcome),
        "claims": [why.claim_answer(request, one) for one in outcome.claims],
        "files": [where.relative(path) for path in outcome.files],
    }


def approval_answer(outcome: Outcome) -> dict[str, object] | None:
    """Return by which digests a list is known and who has approved it; nothing where nobody has to."""
    if (stand := outcome.stand) is None:
        return None
    digests = {"digest": stand.seen.lines, "accounts": stand.seen.accounts}
    return {**digests, "levels": stand.levels, "approved_by": list(stand.by)}
