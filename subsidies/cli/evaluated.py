"""A self-evaluation in words, as JSON, and its table: ``OUTPUT/evaluation-YEAR/PROJECT.xlsx``.

The catch: people write into such a table, so one that is there and differs is never written over: the new one gets a
number.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Final

from subsidies import evaluating, money, months, score, target
from subsidies.attained import Fact
from subsidies.cli import place, planned
from subsidies.cli.request import Request

if TYPE_CHECKING:
    from subsidies.evaluating import Evaluated, Scored
    from subsidies.workspace import Workspace
    from subsidies.write.evaluated import Row, Sheet

SHOWN: Final = 12
"""Characters of a digest."""


# --- words --------------------------------------------------------------------------------------------------------


def points(request: Request, found: Fraction | None) -> str:
    """Return points, or that they are open."""
    return request.say("evaluate.open") if found is None else money.decimals(found, score.PLACES)


def goal(request: Request, one: "Scored") -> str:
    """Return a goal as it is printed: ``≥249 人``, ``=100%``."""
    return _united(f"{one.target.sign}{one.goal}", planned.unit(request, one.target))


def actual(request: Request, one: "Scored") -> str:
    """Return what was attained as it is printed, or that it is unknown."""
    if not one.actual:
        return request.say("evaluate.unknown")
    unit = planned.unit(request, one.target) if one.target.score != target.GRADE else ""
    return _united(request.masked(one.actual), unit)


def _united(text: str, unit: str) -> str:
    return f"{text}{' ' * (unit not in ('', '%'))}{unit}"


def how(request: Request, one: "Scored") -> str:
    """Return what a target's points rest on; what else the estimate made of its goal."""
    told = _how(request, one)
    return request.say("evaluate.published", how=told, computed=one.computed) if one.computed else told


def _how(request: Request, one: "Scored") -> str:
    say, result = request.say, one.result
    if one.fact:
        return _grounds(request, one.fact)
    if one.share is None:
        return say(f"attained.{evaluating.unknown(one)}")
    if one.target.score == target.GRADE:
        return say("attained.graded", share=money.percent(one.share), source=request.masked(result.source))
    return say("attained.typed", source=request.masked(result.source))


def _grounds(request: Request, fact: Fact) -> str:
    """Return how a fact was reckoned, or why it is unknown."""
    return request.say(f"attained.{fact.sentence}", **fact.values)


def fact(request: Request, one: Fact) -> str:
    """Return a fact with how it was reckoned."""
    grounds = _grounds(request, one)
    return f"{one.text} = {grounds}" if one.text else f"{request.say('evaluate.unknown')} ({grounds})"


def rule(request: Request, one: "Scored") -> str:
    """Return by which rule a target is scored."""
    return request.say(f"scored.{one.target.sign or target.GRADE}")


def total(request: Request, one: "Evaluated") -> str:
    """Return the total; as long as points are open, what is lacking."""
    say = request.say
    if not one.open:
        return say("evaluate.total-told", points=points(request, one.total), full=target.FULL)
    names = [each.target.name for each in one.targets if each.points is None]
    names += [] if one.execution is not None else [say("evaluate.execution")]
    told = {"points": points(request, one.total), "open": money.plain(one.open)}
    return say("evaluate.total-open", names=say("list.separator").join(names), **told)


def rate(one: "Evaluated") -> str:
    """Return the execution rate in per cent as printed; nothing where it is unknown."""
    return "" if one.rate is None else f"{money.decimals(Fraction(one.position.execution_rate or one.rate) * 100, 2)}%"


def initial(one: "Evaluated") -> int | None:
    """Return the budget before it was revised (fen)."""
    budget = one.project.budget(one.evaluation.year)
    if budget is None or one.position.budget is None:
        return None
    return one.position.budget - sum(each.amount for each in budget.revisions)


def rests(request: Request, one: "Evaluated") -> Iterator[str]:
    """Give what a self-evaluation rests on: batches of the ledger, files of funds."""
    say = request.say
    if one.batches:
        yield say("evaluate.rests", first=one.batches[0], last=one.batches[-1], head=one.head[:SHOWN])
    else:
        yield say("evaluate.rests-none")
    for file, digest in one.files:
        yield say("evaluate.funds-file", file=file, digest=digest[:SHOWN])


# --- JSON ---------------------------------------------------------------------------------------------------------


def answer(request: Request, done: Sequence["Evaluated"], files: Sequence[list[str]]) -> dict[str, object]:
    """Return the self-evaluations as JSON has them."""
    from subsidies.write import json

    found = [finding for one in done for finding in one.findings]
    return {
        "year": request.year,
        "projects": [_project(request, one) | {"files": own} for one, own in zip(done, files, strict=True)],
        **json.findings(found, request.say, request.show_ids),
    }


def _project(request: Request, one: "Evaluated") -> dict[str, object]:
    return {
        "id": one.project.id,
        "initial_budget": _amount(initial(one)),
        "budget": _amount(one.position.budget),
        "paid": money.format(one.position.sums.paid),
        "received": _amount(one.received),
        "execution_rate": one.position.execution_rate,
        "execution": {"weight": money.plain(one.evaluation.execution), "points": _points(one.execution)},
        "targets": [_target(request, each) for each in one.targets],
        "total": None if one.open else _points(one.total),
        "points": _points(one.total),
        "open": money.plain(one.open),
        "facts": {key: _fact(request, each) for key, each in one.facts.items()},
        "batches": list(one.batches),
        "head": one.head or None,
        "funds": [{"file": file, "digest": digest} for file, digest in one.files],
    }


def _amount(fen: int | None) -> str | None:
    return None if fen is None else money.format(fen)


def _points(found: Fraction | None) -> str | None:
    return None if found is None else money.decimals(found, score.PLACES)


def _fact(request: Request, one: Fact) -> dict[str, object]:
    return {"value": one.text or None, "unknown": one.why or None, "grounds": _grounds(request, one)}


def _target(request: Request, one: "Scored") -> dict[str, object]:
    return {
        "name": one.target.name,
        "group": one.target.group,
        "sign": one.target.sign or None,
        "goal": one.goal,
        "computed": one.computed or None,
        "unit": planned.unit(request, one.target) or None,
        "item": one.item or None,
        "actual": one.actual or None,
        "share": None if one.share is None else money.decimals(one.share, 4),
        "weight": money.plain(one.target.weight),
        "points": _points(one.points),
        "met": None if one.share is None else one.is_met,
        "score": one.target.score,
        "rule": rule(request, one),
        "grounds": how(request, one),
        "source": one.result.source or None,
        "reason": one.result.reason or None,
    }


# --- the table ----------------------------------------------------------------------------------------------------


def write(request: Request, where: "Workspace", one: "Evaluated") -> list[str]:
    """Write a project's table, and return its name, relative to the workspace."""
    from subsidies.write import evaluated
    from subsidies.write.whole import write_whole

    made = evaluated.render(content(request, where, one), request.say)
    folder = where.output / f"evaluation-{request.year}"
    path = _free(folder, one.project.id, made)
    write_whole(path, made)
    return [where.relative(path)]


def _free(folder: Path, name: str, made: bytes) -> Path:
    """Return the first file of a name, with a number from 2 on, that is not there or says the very same."""
    number = 1
    while True:
        path = folder / (f"{name}.xlsx" if number == 1 else f"{name}-{number}.xlsx")
        if not path.exists() or (path.is_file() and path.read_bytes() == made):
            return path
        number += 1


def content(request: Request, where: "Workspace", one: "Evaluated") -> "Sheet":
    """Return all that the table of a project says."""
    from subsidies.write import evaluated

    own, day = one.evaluation, place.day(request)
    is_over = not any(finding.name == "year-not-over" for finding in one.findings)
    return evaluated.Sheet(
        title=where.title,
        project=one.project.name,
        department=own.department,
        year=own.year,
        as_of=day,
        is_over=is_over,
        initial=initial(one),
        budget=one.position.budget,
        paid=one.position.sums.paid,
        execution=own.execution,
        rate=one.rate,
        execution_points=one.execution,
        objective=own.objective,
        outcome=own.outcome or _outcome(request, one),
        rows=tuple(_line(request, each) for each in one.targets),
        open=one.open,
        note=_note(request, one, day),
    )


def _outcome(request: Request, one: "Evaluated") -> str:
    """Return what was attained in one sentence, from the ledger alone."""
    facts = {key: one.facts[key].text for key in (target.MONTHS, target.PERSONS)}
    if not all(facts.values()):
        return ""
    paid = money.show(one.position.sums.paid)
    known = rate(one) or request.say("evaluate.unknown")
    return request.say("evaluated.outcome-told", year=one.evaluation.year, paid=paid, rate=known, **facts)


def _line(request: Request, one: "Scored") -> "Row":
    from subsidies.write.evaluated import Row

    return Row(
        one.target.levels,
        one.target.name,
        goal(request, one),
        actual(request, one),
        one.target.weight,
        one.points,
        one.result.reason,
        rule(request, one),
        how(request, one),
        one.target.evidence,
    )


def _note(request: Request, one: "Evaluated", day: int) -> str:
    first, *files = rests(request, one)
    return request.say(
        "evaluated.note", day=months.format_day(day), rests=first, files=request.say("list.clauses").join(files)
    )
