"""What all printed figures of a year say together: on the screen, and for programs."""

from typing import TYPE_CHECKING, Final

from subsidies.cli.request import Request

if TYPE_CHECKING:
    from subsidies.joint import Clash, Knot, Together
    from subsidies.stated import Stated

SETS: Final = 10
"""Sets that the screen shows; JSON has all."""

Told = dict[str, object]


def show(request: Request, found: "Together") -> None:
    """Show whether all can be true, the smallest sets that cannot, and exact amounts that make the others true."""
    if not found.count:
        return
    say = request.say
    out = "; ".join(_way_out(knot) for knot in found.knots)
    state = "holds" if not found.knots else "sets"
    request.out("")
    request.out(say(f"together.{state}", count=found.count, sets=len(found.sets), out=out))
    if not found.complete:
        request.out(say("together.incomplete"))
    _show_sets(request, found)
    _show_amounts(request, found)


def _show_sets(request: Request, found: "Together") -> None:
    from subsidies.write.screen import Table

    say = request.say
    sets = sorted(((clash, knot) for knot in found.knots for clash in knot.sets), key=lambda one: len(one[0].figures))
    rows = [(_names(clash.figures), _beyond(clash), _names(_doubted(clash, knot))) for clash, knot in sets[:SETS]]
    if not rows:
        return
    columns = [say(f"column.{key}") for key in ("not-all-true", "beyond", "leave-out")]
    request.out("")
    request.table(Table(columns, rows, say("together.title"), right=(1,)))
    if len(sets) > SETS:
        request.out(say("together.more", count=len(sets) - SETS))


def _show_amounts(request: Request, found: "Together") -> None:
    from subsidies import money
    from subsidies.write.screen import Table

    say = request.say
    rows = [
        (one.project, str(one.year), one.line or say("reconcile.sum"), money.show(one.fen)) for one in found.amounts
    ]
    if rows:
        columns = [say(f"column.{key}") for key in ("project", "year", "subject", "amount")]
        request.out("")
        request.table(Table(columns, rows, say(f"together.amounts.{'sets' if found.knots else 'holds'}"), right=(3,)))


def _names(figures: "tuple[Stated, ...]") -> str:
    from subsidies import clashes

    return "; ".join(clashes.named(one, 0) for one in figures)


def _way_out(knot: "Knot") -> str:
    """Return the figures to leave out; where any one of some will do, all of them."""
    if all(len(way) == 1 for way in knot.left_out):
        return " / ".join(map(_names, knot.left_out))
    return _names(knot.left_out[0])


def _doubted(clash: "Clash", knot: "Knot") -> "tuple[Stated, ...]":
    return tuple(one for one in clash.figures if one in knot.doubted)


def _beyond(clash: "Clash") -> str:
    from subsidies import money

    return money.show(clash.limit.beyond) if clash.limit else ""


def told(found: "Together") -> Told:
    """Return all of it: the sets, the ways out, the amounts."""
    from subsidies import money

    return {
        "holds": not found.knots,
        "complete": found.complete,
        "figures": found.count,
        "knots": [
            {
                "sets": [_set(clash, knot) for clash in knot.sets],
                "left_out": [[_figure(one, knot) for one in way] for way in knot.left_out],
            }
            for knot in found.knots
        ],
        "amounts": [
            {"project": one.project, "year": one.year, "line": one.line or None, "amount": money.format(one.fen)}
            for one in found.amounts
        ],
    }


def _set(clash: "Clash", knot: "Knot") -> Told:
    from subsidies import money

    return {
        "figures": [_figure(one, knot) for one in clash.figures],
        "beyond": money.format(clash.limit.beyond) if clash.limit else None,
    }


def _figure(figure: "Stated", knot: "Knot") -> Told:
    return {
        "projects": list(figure.projects),
        "year": figure.year,
        "kind": figure.kind,
        "subject": figure.subject or None,
        "figure": figure.text,
        "places": [one for one in figure.places if one],
        "resolves": knot.resolves(figure),
    }
