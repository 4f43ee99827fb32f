"""What ``draft`` and ``issue`` have in common: the question, and how a month's lists are shown."""

from collections import Counter

from subsidies import money, months, words
from subsidies.cli import place, why
from subsidies.cli.request import Request
from subsidies.month import Ask, Month, Outcome
from subsidies.workspace import Workspace
from subsidies.write.screen import Table


def ask(request: Request) -> Ask:
    """Return what a request asks of ``month``."""
    return Ask(
        as_of=place.day(request),
        month=request.month,
        only=request.project,
        catch_up=request.catch_up,
        accept=request.accept,
        dry_run=request.dry_run,
        by=request.by,
        say=request.say,
    )


def show(request: Request, where: Workspace, lists: Month) -> None:
    """Show the lists, their reasons and their files; warnings and notes are counted on stderr."""
    remind(request, lists)
    if disputed := [finding for outcome in lists.outcomes for finding in outcome.disputed]:
        request.findings(disputed)
    request.table(table(request, lists))
    for outcome in lists.outcomes:
        why.show_reasons(request, outcome)
        why.show_bridge(request, outcome)
    for outcome in lists.outcomes:
        for path in outcome.files:
            request.out(request.say("lists.file", path=where.relative(path)))
    request.answer(
        {
            "month": months.format(lists.month),
            "projects": [answer(where, outcome) for outcome in lists.outcomes],
        }
    )


def remind(request: Request, lists: Month) -> None:
    """Say how many warnings and notes there are, and where to see them."""
    count = Counter(words.RULES[finding.name].severity for finding in lists.findings)
    if count:
        values = {"warnings": count[words.WARNING], "notes": count[words.NOTE]}
        request.note(request.say("lists.remind", **values))


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


def answer(where: Workspace, outcome: Outcome) -> dict[str, object]:
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
        "reasons": why.reasons_answer(outcome),
        "bridge": why.bridge_answer(outcome),
        "files": [where.relative(path) for path in outcome.files],
    }
