"""All figures that a year's budgets state, each as bounds on sums of the exact amounts that nobody printed.

The amounts are whole fen: each line of a budget, the total of one without lines, and what each budget was the year
before. What holds without being printed: a total is the sum of its lines. The catch: a figure printed in several places
is one figure with several places; one printed in two ways is two.

>>> budget = Budget(2024, "0.14", lines=(Line("x", "x", 1, 12000, 12),))
>>> [(one.kind, one.text) for one in of({"a": [budget]}, (), 2024)]
[('terms', '1 × 120.00 × 12 = 1,440.00'), ('total', '0.14')]
"""

import math
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final, NamedTuple

from subsidies import money, printed
from subsidies.budget import Budget, Line, Printed, PrintedSum
from subsidies.feasible import Row
from subsidies.span import Span, point, rounded

KINDS: Final = ("terms", "line", "share", "approved", "total", "sum", "last-year", "change", "growth", "fact")
"""What a figure is of: a line's own arithmetic, a line, its share of a total; a budget exactly, a budget, several
together; what it was the year before, how much more that makes, and in per cent; anything else that is a fact."""

TOTAL: Final = -1
"""The place of the amount of a budget that has no lines."""


class Amount(NamedTuple):
    """An exact amount that is not known: a line, by its place, or ``TOTAL``."""

    project: str
    year: int
    line: int


Form = Mapping[Hashable, int]


@dataclass(frozen=True, slots=True)
class Stated:
    """One figure, with all places where it stands."""

    projects: tuple[str, ...]
    """Whose figure it is; several: of their sum."""
    year: int
    kind: str
    subject: str
    """The line or the fact; nothing: a total."""
    text: str
    """As printed, in 万元 or per cent; of terms, the arithmetic; of an approved budget, yuan."""
    places: tuple[str, ...] = ()
    """Nothing: a key of the file, and not a place of the document."""
    form: tuple[tuple[Hashable, int], ...] = ()
    span: Span | None = None
    """What ``form`` lies in, in fen; ``None`` for what is no amount by itself: percentages and facts."""
    ways: tuple[tuple[Row, ...], ...] = field(default=(), hash=False)
    """Rows that all hold if the figure is true; one way of them at least. None for facts."""
    reading: printed.Reading = ("", None)
    """Of a fact, what is compared."""


def of(budgets: Mapping[str, Sequence[Budget]], sums: Iterable[PrintedSum], year: int) -> list[Stated]:
    """Return the figures of a year in the order of the files, and those of the year before that they are compared with.

    budgets     of each project, by year
    sums        figures of several projects together; those of projects that have no budget here are left out
    """
    named = {(project, one.year): one for project, some in budgets.items() for one in some}
    now = [(project, one) for (project, of_year), one in named.items() if of_year == year]
    together = [one for one in sums if {*one.sum_of, *one.share_of} <= {project for project, _ in now}]
    found = [figure for project, one in now for figure in _of_budget(project, one, named)]
    found += [figure for one in together if one.year == year for figure in _of_sum(one, named)]
    before = {one.project for figure in found for one, _ in figure.form if isinstance(one, Amount) and one.year < year}
    for project in sorted(before & {project for project, of_year in named if of_year == year - 1}):
        last = named[project, year - 1]
        found += [one for one in _of_budget(project, last, named) if one.kind not in ("last-year", "change", "growth")]
    return _merged(found)


def facts(budgets: Mapping[str, Sequence[Budget]], year: int) -> list[list[Stated]]:
    """Return what is printed of each fact of a year: what is the same in several places once, with all of them."""
    return [
        [
            Stated((project,), year, "fact", fact.name, some[0].value, printed.places_of(some), reading=reading)
            for reading, some in printed.grouped(fact).items()
        ]
        for project, budgets_of in budgets.items()
        for one in budgets_of
        if one.year == year
        for fact in one.facts
    ]


def total(project: str, year: int, budget: Budget | None) -> dict[Hashable, int]:
    """Return a budget as a sum of amounts: its lines, or the one amount that it is."""
    if budget is None or not budget.lines:
        return {Amount(project, year, TOTAL): 1}
    return {Amount(project, year, place): 1 for place in range(len(budget.lines))}


# --- what a budget states ---------------------------------------------------------------------------------------

Named = Mapping[tuple[str, int], Budget]


def _of_budget(project: str, budget: Budget, named: Named) -> Iterator[Stated]:
    here = Stated((project,), budget.year, "", "", "")
    whole = total(project, budget.year, budget)
    for place, line in enumerate(budget.lines):
        yield from _of_line(replace(here, subject=line.name), line, {Amount(project, budget.year, place): 1}, whole)
    if budget.approved is not None:
        yield _amount(replace(here, kind="approved", text=money.show(budget.approved)), whole, point(budget.approved))
    last = total(project, budget.year - 1, named.get((project, budget.year - 1)))
    for figure in (Printed(budget.published, ""), *budget.printed):
        yield from _of_total(here, figure, whole, last)


def _of_line(here: Stated, line: Line, own: Form, whole: Form) -> Iterator[Stated]:
    terms = printed.arithmetic(line)
    yield _amount(replace(here, kind="terms", text=terms.against), own, terms.span)
    for figure in line.printed:
        yield _figure(replace(here, kind="line"), figure.value, figure.at, own)
        if figure.share:
            yield _share(replace(here, kind="share", text=figure.share, places=(figure.at,)), own, whole)


def _of_total(here: Stated, figure: Printed, whole: Form, last: Form) -> Iterator[Stated]:
    """Yield a total and what is printed beside it."""
    kind = "sum" if len(here.projects) > 1 else "total"
    yield _figure(replace(here, kind=kind), figure.value, figure.at, whole)
    if figure.last_year:
        yield _figure(replace(here, kind="last-year"), figure.last_year, figure.at, last)
    if figure.change:
        yield _figure(replace(here, kind="change"), figure.change, figure.at, _plus(whole, last, -1))
    if figure.growth:
        yield _growth(replace(here, kind="growth", text=figure.growth, places=(figure.at,)), whole, last)


def _of_sum(one: PrintedSum, named: Named) -> Iterator[Stated]:
    here = Stated(one.sum_of, one.year, "", "", "")
    whole = _all(one.sum_of, one.year, named)
    yield from _of_total(here, one.printed, whole, _all(one.sum_of, one.year - 1, named))
    if one.printed.share:
        share = replace(here, kind="share", text=one.printed.share, places=(one.printed.at,))
        yield _share(share, whole, _all(one.share_of, one.year, named))


def _all(projects: Iterable[str], year: int, named: Named) -> Form:
    form: Form = {}
    for project in projects:
        form = _plus(form, total(project, year, named.get((project, year))))
    return form


def _merged(figures: Iterable[Stated]) -> list[Stated]:
    """Put the places of a figure together, where the same is printed of the same amount."""
    found: dict[object, Stated] = {}
    for one in figures:
        key = (one.projects, one.kind, one.subject, one.text, one.form)
        first = found.setdefault(key, one)
        if first is not one:
            places = dict.fromkeys((*first.places, *one.places))
            found[key] = replace(first, places=tuple(places))
    return list(found.values())


# --- figures as bounds ------------------------------------------------------------------------------------------


def _figure(here: Stated, text: str, at: str, form: Form) -> Stated:
    """Return a figure in 万元; without a place it is the file's own key ``published``."""
    return _amount(replace(here, text=text, places=(at,)), form, printed.figure_of(text).span)


def _amount(here: Stated, form: Form, span: Span) -> Stated:
    return replace(here, form=tuple(form.items()), span=span, ways=((_row(form, span),),))


def _growth(here: Stated, whole: Form, last: Form) -> Stated:
    """Return a rate of growth as bounds: ``last`` × (1 + low) ≤ ``whole`` < ``last`` × (1 + high).

    Against nothing there is no rate; offices then print 100 % for something and 0 % for nothing, and that is let pass.
    """
    growth = _per_cent(here.text)
    ways = [
        _ratio(
            whole, last, Span(growth.low._replace(at=1 + growth.low.at), growth.high._replace(at=1 + growth.high.at))
        )
    ]
    nothing = Row(last, 0, 0)
    if Fraction(here.text) == 100:
        ways.append((nothing, Row(whole, 1, None)))
    if Fraction(here.text) == 0:
        ways.append((nothing, Row(whole, 0, 0)))
    return replace(here, form=tuple(_plus(whole, last, -1).items()), ways=tuple(ways))


def _share(here: Stated, part: Form, whole: Form) -> Stated:
    ratio = _ratio(part, whole, _per_cent(here.text.removesuffix("%")))
    return replace(here, form=tuple(_plus(part, whole).items()), ways=(ratio,))


def _per_cent(text: str) -> Span:
    """Return what a printed percentage stands for, as a share of one."""
    digits = len(text.partition(".")[2])
    return rounded(Fraction(text) / 100, Fraction(1, 200 * 10**digits))


def _ratio(part: Form, whole: Form, span: Span) -> tuple[Row, ...]:
    """Return the rows by which ``part`` ÷ ``whole`` lies in a span, and ``whole`` is above 0."""
    low, high = span.low.at, span.high.at
    above = _plus(_times(part, low.denominator), whole, -low.numerator)
    below = _plus(_times(part, high.denominator), whole, -high.numerator)
    return (
        Row(whole, 1, None),
        Row(above, int(span.low.hair > 0), None),
        Row(below, None, -int(span.high.hair < 0)),
    )


def _row(form: Form, span: Span) -> Row:
    """Return a span as bounds in whole fen, both included."""
    low, high = span.low, span.high
    return Row(
        form,
        math.floor(low.at) + 1 if low.hair > 0 else math.ceil(low.at),
        math.ceil(high.at) - 1 if high.hair < 0 else math.floor(high.at),
    )


def _plus(form: Form, other: Form, times: int = 1) -> Form:
    names = dict.fromkeys((*form, *other))
    return {name: count for name in names if (count := form.get(name, 0) + times * other.get(name, 0))}


def _times(form: Form, times: int) -> Form:
    return {name: count * times for name, count in form.items()}
