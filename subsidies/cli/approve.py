"""``subsidies approve``: approve a month's lists by their digests, or take an approval back."""

from typing import TYPE_CHECKING

from subsidies.cli.request import BY_HAND, DIGEST, DONE, PAY_MONTH, REISSUE, WITHDRAW, Command, Request

if TYPE_CHECKING:
    from subsidies.approving import Approved, Given

COMMAND = Command("approve", (PAY_MONTH,), (DIGEST, WITHDRAW, REISSUE, *BY_HAND))


def run(request: Request) -> int:
    """Enter it, show how far the approvals are, and what comes next."""
    from subsidies import approving
    from subsidies.cli import lists, place

    if request.withdraw:
        return _withdrawn(request)
    where = place.opened(request)
    ask = lists.ask(request, place.day_of_entry(request, where))
    done = approving.approve(where, ask, request.digest, lambda found: _agreed(request, found), request.why)
    if request.dry_run or not request.can_ask:
        _contents(request, done)
    for one in done.given:
        request.out(request.say("approve.done" if one.batch else "approve.stands", **_values(one)))
    if request.dry_run:
        request.note(request.say("issue.dry-run"))
    else:
        _next(request, done)
    _answer(request, done)
    return DONE


def _withdrawn(request: Request) -> int:
    """Take approvals back, and show it."""
    from subsidies import correct, months
    from subsidies.cli import corrected, place

    where = place.opened(request)
    month = request.month if request.month is not None else months.NONE
    taken = correct.withdraw(where, (month, request.digest), corrected.by(request, where), request.project)
    corrected.show(request, taken)
    return DONE


def _agreed(request: Request, found: "Approved") -> bool:
    """Show what is to be approved, and ask."""
    from subsidies import money, months
    from subsidies.cli import lists

    if not request.can_ask:
        return True
    say, shown = request.say, request.before_asking()
    _contents(shown, found)
    lists.warn(shown, found.lists.findings)
    for one in found.given:
        shown.out(say("approve.stands", **_values(one)))
    sums = [(one.outcome.inputs.id, one.outcome.totals) for one in found.given]
    parts = [say("issue.part", project=name, persons=one.persons, net=money.show(one.net)) for name, one in sums]
    values = {"month": months.format(found.lists.month), "parts": say("list.clauses").join(parts)}
    return request.confirm(say("approve.question", name=request.by, **values))


def _contents(request: Request, found: "Approved") -> None:
    """Show the lists that are approved as a draft does."""
    from dataclasses import replace

    from subsidies.cli import lists

    lists.contents(request, replace(found.lists, outcomes=tuple(one.outcome for one in found.given)))


def _values(one: "Given") -> dict[str, object]:
    """Return what is said of the approvals of a list."""
    from subsidies import approval

    values = {"project": one.outcome.inputs.id, "levels": one.stand.levels, "count": len(one.by)}
    values |= {"digest": one.stand.seen.lines[: approval.SHOWN]}
    return values | ({"batch": one.batch.number, "name": one.batch.entered_by} if one.batch else {})


def _next(request: Request, found: "Approved") -> None:
    """Say what comes after: the issue, once all have approved, or those who are still missing."""
    from subsidies import months
    from subsidies.cli import lists

    name = months.format(found.lists.month)
    if missing := max(one.missing for one in found.given):
        request.advise(request.say("next.missing", count=missing))
    else:
        request.step(request.say("next.approved"), lists.words(request, f"issue {name}"))


def _answer(request: Request, found: "Approved") -> None:
    from subsidies import money, months

    projects = [
        {
            "id": one.outcome.inputs.id,
            "persons": one.outcome.totals.persons,
            "net": money.format(one.outcome.totals.net),
            "digest": one.stand.seen.lines,
            "accounts": one.stand.seen.accounts,
            "levels": one.stand.levels,
            "approved_by": list(one.by),
            "batch": one.batch.number if one.batch else None,
        }
        for one in found.given
    ]
    request.answer({"month": months.format(found.lists.month), "projects": projects})
