"""An estimate against the year before, on the screen and as JSON; ``cli.budget`` asks for it."""

from typing import TYPE_CHECKING

from subsidies.cli.request import Request

if TYPE_CHECKING:
    from subsidies.against import Against, Cause
    from subsidies.before import Before
    from subsidies.language import Say


def show(request: Request, project: str, before: "Before") -> None:
    """Show the causes and the sentence for each comparison; that there is none where there is nothing to compare."""
    from subsidies import because

    request.out("")
    if not before.all:
        request.out(request.say("against.nothing", project=project, year=before.year))
    for place, one in enumerate(before.all):
        if place:
            request.out("")
        _table(request, project, one)
        request.out(because.told(one, request.say))


def _table(request: Request, project: str, one: "Against") -> None:
    """Show where an estimate stands beside the year before: both sums, and the causes between them."""
    from subsidies import because, money
    from subsidies.write.screen import Table

    say, what = request.say, because.called(one, request.say)
    rows = [
        (say("against.before", year=one.year, what=what), "", money.show(one.before)),
        *((because.named(cause, say), _persons(cause), money.show(cause.fen)) for cause in one.causes),
    ]
    title = say("against.title", project=project, year=one.year, what=what)
    heads = [say(f"against.{key}") for key in ("cause", "persons", "amount")]
    total = (say("against.now", year=one.year + 1), "", money.show(one.now))
    request.out(title)
    request.table(Table(heads, rows, footer=total, right=(1, 2)))


def _persons(cause: "Cause") -> str:
    return "" if cause.persons is None else f"{cause.persons:,}"


def answer(before: "Before", say: "Say") -> dict[str, object]:
    """Return the year before as JSON has it."""
    return {
        "year": before.year,
        "budget": _answer(before.budget, say),
        "outcome": _answer(before.outcome, say),
    }


def _answer(one: "Against | None", say: "Say") -> dict[str, object] | None:
    """Return one comparison; nothing where there is none."""
    from subsidies import because, money

    if one is None:
        return None
    return {
        "total": money.format(one.before),
        "published": one.published,
        "revised": money.format(one.revised),
        "expected": money.format(one.expected),
        "change": money.format(one.change),
        "rate": one.rate,
        "within_rounding": one.is_rounding,
        "causes": list(map(_cause, one.causes)),
        "sentence": because.told(one, say),
    }


def _cause(cause: "Cause") -> dict[str, object]:
    from subsidies import money

    return {
        "cause": cause.key,
        "sure": cause.sure,
        "amount": money.format(cause.fen),
        "persons": cause.persons,
        "joined": cause.joined,
        "left": cause.left,
    }
