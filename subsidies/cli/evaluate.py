"""``subsidies evaluate``: the self-evaluation of a year, target by target."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from subsidies.cli.request import (
    AS_OF,
    DONE,
    FOUND,
    PAPERS,
    SATISFACTION,
    SATISFACTION_SOURCE,
    YEAR,
    Command,
    Request,
)
from subsidies.errors import Refusal

if TYPE_CHECKING:
    from subsidies.evaluating import Evaluated, Scored, Survey

TABLES = replace(PAPERS, told="evaluation-papers")
COMMAND = Command("evaluate", (YEAR,), (AS_OF, SATISFACTION, SATISFACTION_SOURCE, TABLES))


def run(request: Request) -> int:
    """Evaluate the year; 1 where a target was missed or is unknown."""
    from subsidies import codes, evaluating
    from subsidies.cli import evaluated, place

    survey, where = _survey(request), place.opened(request)
    asked = evaluating.Asked(request.year, place.day(request), survey)
    done = evaluating.evaluated(where, asked, request.project)
    for one in done:
        _show(request, one)
    found = [finding for one in done for finding in one.findings]
    files = [evaluated.write(request, where, one) if request.papers else [] for one in done]
    for path in (path for own in files for path in own):
        request.out(request.say("evaluate.file", path=path))
    request.findings(found, result=True)
    request.answer(evaluated.answer(request, done, files))
    return FOUND if any(codes.severity(one) != codes.NOTE for one in found) else DONE


def _survey(request: Request) -> "Survey | None":
    """Return the satisfaction that was typed. Raises ``Refusal`` (option-alone) without its source, and the reverse."""
    from subsidies.evaluating import Survey

    value, source = request.satisfaction, request.satisfaction_source.strip()
    for given, text, lacking, other in (
        (value, SATISFACTION, source, SATISFACTION_SOURCE),
        (source, SATISFACTION_SOURCE, value, SATISFACTION),
    ):
        if given and not lacking:
            raise Refusal("option-alone", text=f"--{text.key}", other=f"--{other.key}")
    return Survey(value, source) if value else None


# --- the screen ---------------------------------------------------------------------------------------------------


def _show(request: Request, one: "Evaluated") -> None:
    """Show a project: its money, its targets with their points and grounds, the total, the facts."""
    from subsidies.cli import evaluated

    say = request.say
    request.out("")
    request.out(say("evaluate.title", project=one.project.name, year=one.evaluation.year))
    request.terms(list(_money(request, one)))
    request.out("")
    _targets(request, one)
    request.terms([(say("evaluate.total"), evaluated.total(request, one))])
    request.out("")
    request.out(say("evaluate.facts"))
    request.terms([(say(f"fact.{key}"), evaluated.fact(request, fact)) for key, fact in one.facts.items()])
    request.terms([(say("evaluate.source"), rest) for rest in evaluated.rests(request, one)])


def _money(request: Request, one: "Evaluated") -> Iterator[tuple[str, str]]:
    """Give the money of the year and the points of the execution rate."""
    from subsidies import money
    from subsidies.cli import evaluated

    say, position = request.say, one.position
    initial, none = evaluated.initial(one), say("evaluate.none")
    yield say("evaluate.initial"), none if initial is None else money.show(initial)
    yield say("evaluate.budget"), none if position.budget is None else money.show(position.budget)
    yield say("evaluate.paid"), money.show(position.sums.paid)
    received = say("evaluate.unknown") if one.received is None else money.show(one.received)
    yield say("evaluate.received"), received
    if one.execution is not None:
        values = {"rate": evaluated.rate(one), "weight": money.plain(one.evaluation.execution)}
        told = say("evaluate.rate-scored", points=evaluated.points(request, one.execution), **values)
        yield say("evaluate.rate"), told


def _targets(request: Request, one: "Evaluated") -> None:
    """Show the targets, each with its points and how they came about; the execution rate and the sum below."""
    from subsidies import money
    from subsidies.cli import evaluated
    from subsidies.write.screen import Table

    say = request.say
    rows = [_row(request, each) for each in one.targets]
    rows.append(
        [
            say("evaluate.execution"),
            "",
            evaluated.rate(one) or say("evaluate.unknown"),
            money.plain(one.evaluation.execution),
            evaluated.points(request, one.execution),
            "",
        ]
    )
    weights = sum((each.target.weight for each in one.targets), one.evaluation.execution)
    footer = [say("evaluate.sum"), "", "", money.plain(weights), evaluated.points(request, one.total), ""]
    heads = [say(f"evaluate.column.{key}") for key in ("name", "goal", "actual", "weight", "points", "why")]
    title = say("evaluate.targets", year=one.evaluation.year)
    request.table(Table(heads, rows, title, footer, right=(3, 4), spare=(5,)))


def _row(request: Request, each: "Scored") -> list[str]:
    from subsidies import money
    from subsidies.cli import evaluated

    goal, actual = evaluated.goal(request, each), evaluated.actual(request, each)
    weight: Fraction = each.target.weight
    points = evaluated.points(request, each.points)
    return [each.target.name, goal, actual, money.plain(weight), points, evaluated.how(request, each)]
