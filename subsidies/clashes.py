"""Warnings about printed figures that cannot all be true.

The catch: one wrong figure contradicts in many ways, so that there are many sets and few figures to blame; each figure
that must be left out is told once, with a smallest set that shows it.
"""

import math
from collections.abc import Iterator, Mapping
from typing import Final

from subsidies import money
from subsidies.errors import Finding, Value
from subsidies.joint import Clash, Knot, Limit, Together
from subsidies.span import End
from subsidies.stated import Stated

PLACES: Final = 3
"""Places of a figure that a sentence names."""


def findings(found: Together, files: Mapping[str, str], file: str) -> list[Finding]:
    """Return a warning for each figure that must be left out, and for each set besides, of which any figure may be.

    Facts are left to their own finding (``printed.differing``).

    files   the project files, by project
    file    where the figures of several projects stand
    """
    return [
        _finding(knot, clash, count, files, file)
        for knot in found.knots
        if knot.sets[0].figures[0].kind != "fact"
        for clash, count in _shown(knot)
    ]


def _shown(knot: Knot) -> Iterator[tuple[Clash, int]]:
    """Yield the sets to be shown, and for how many each of them stands."""
    blamed = set(knot.blamed)
    for one in knot.blamed:
        mine = [clash for clash in knot.sets if one in clash.figures]
        alone = [clash for clash in mine if not blamed & set(clash.figures) - {one}]
        yield (alone or mine)[0], len(mine)
    for clash in knot.sets:
        if not blamed & set(clash.figures):
            yield clash, 1


def _finding(knot: Knot, clash: Clash, count: int, files: Mapping[str, str], file: str) -> Finding:
    values: dict[str, Value] = {
        "year": clash.figures[0].year,
        "figures": "; ".join(named(one) for one in clash.figures),
        "without": " / ".join(named(one, 0) for one in clash.figures if one in knot.doubted),
        "count": count,
    }
    name, amount = "figures-without-amounts", None
    if clash.limit is not None:
        name, amount = "figures-contradict", clash.limit.beyond
        values |= {"figure": named(clash.limit.figure, 0), "beyond": money.show(amount), **_ends(clash.limit)}
    projects = {one.projects for one in clash.figures}
    alone = projects.pop() if len(projects) == 1 else ()
    project = alone[0] if len(alone) == 1 else None
    column, where = ("budget", files[project]) if project else ("printed", file)
    return Finding(name, where, column=column, project=project, amount=amount, values=values)


def _ends(limit: Limit) -> dict[str, Value]:
    """Return what the others allow and what the figure says, in yuan."""
    if limit.most:
        return {
            "others": f"{_sign('<', limit.others)} {_up(limit.others)}",
            "own": f"{_sign('>', limit.own)} {_down(limit.own)}",
        }
    return {
        "others": f"{_sign('>', limit.others)} {_down(limit.others)}",
        "own": f"{_sign('<', limit.own)} {_up(limit.own)}",
    }


def _sign(way: str, end: End) -> str:
    return way if end.hair else {"<": "≤", ">": "≥"}[way]


def _up(end: End) -> str:
    return money.show(math.ceil(end.at))


def _down(end: End) -> str:
    return money.show(math.floor(end.at))


def named(figure: Stated, places: int = PLACES) -> str:
    """Return a figure with what it is of, its unit, and some of its places; without words, for any language."""
    year = figure.year
    about = {
        "last-year": f"{year - 1}",
        "change": f"{year} − {year - 1}",
        "growth": f"{year} ÷ {year - 1} − 1",
    }.get(figure.kind, "")
    unit = "" if figure.kind in ("terms", "approved", "fact") else "%" if figure.span is None else " 万元"
    where = [one for one in figure.places if one]
    shown = "; ".join((*where[:places], *(["…"] if len(where) > places else [])))
    behind = ", ".join(filter(None, (about, shown if places else "")))
    of = figure.subject or " + ".join(figure.projects)
    text = " ".join(filter(None, (of, figure.text.removesuffix("%") + unit)))
    return f"{text} ({behind})" if behind else text
