"""Judges all printed figures of a year at once: whether one set of exact amounts makes all of them true.

If there is one, whatever differs is a rounding tail, and the amounts are shown. If not, every smallest set of figures
that cannot all be true is named, and the fewest figures without which all others can be. The catch: figures that are
each right by themselves may contradict together, so that a tail that one comparison allows can be none.

>>> from subsidies.budget import Line, Printed
>>> printed_as = (Printed("8.72", "资金分配情况"), Printed("8.73", "总计"))
>>> heating = Line("冬碳费", "heating", 151, 57800, 1, printed=printed_as)
>>> found = together({"living": [Budget(2024, "8.73", lines=(heating,))]}, (), 2024)
>>> [[figure.text for figure in one.figures] for one in found.sets][:2]
[['151 × 578.00 × 1 = 87,278.00', '8.72'], ['8.72', '8.73']]
>>> [[figure.text for figure in way] for way in found.knots[0].left_out]
[['8.72']]
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from itertools import combinations
from typing import NamedTuple

from subsidies import feasible, printed, stated
from subsidies.budget import Budget, PrintedSum
from subsidies.conflicts import Conflicts, conflicts
from subsidies.feasible import Conflict, Row, Undecided
from subsidies.span import End
from subsidies.stated import Amount, Stated

Exact = dict[Hashable, int]


@dataclass(frozen=True, slots=True)
class Limit:
    """How far a figure of a set is from what the others of the set allow."""

    figure: Stated
    most: bool
    """The others allow at most so much, and the figure says more; otherwise the other way round."""
    others: End
    """As far as the others go (fen)."""
    own: End
    """As near as the figure comes (fen)."""

    @property
    def beyond(self) -> int:
        """Whole fen between the two, at least."""
        return max(1, int(abs(self.own.at - self.others.at)))


@dataclass(frozen=True, slots=True)
class Clash:
    """Figures that cannot all be true, and could be without any one of them."""

    figures: tuple[Stated, ...]
    limit: Limit | None
    """``None`` where no figure of it is an amount, or where it would take fractions of a fen."""


@dataclass(frozen=True, slots=True)
class Knot:
    """Sets of figures that hang together, and how to get out of all of them."""

    sets: tuple[Clash, ...]
    """The smallest first."""
    left_out: tuple[tuple[Stated, ...], ...]
    """The fewest figures without which all others can be true: every way of leaving out so few."""

    @property
    def blamed(self) -> tuple[Stated, ...]:
        """Figures that every one of these ways leaves out."""
        return tuple(one for one in self.left_out[0] if all(one in way for way in self.left_out))

    @property
    def doubted(self) -> frozenset[Stated]:
        """Figures that some of these ways leave out."""
        return frozenset(one for way in self.left_out for one in way)

    def resolves(self, figure: Stated) -> bool:
        """Whether all others can be true without this one figure."""
        return (figure,) in self.left_out


class Exactly(NamedTuple):
    """An amount of a set of exact amounts that makes figures true."""

    project: str
    year: int
    line: str
    """Nothing: the total."""
    fen: int


@dataclass(frozen=True, slots=True)
class Together:
    """What all figures of a year say together."""

    year: int
    count: int
    """Figures, each once however many its places."""
    knots: tuple[Knot, ...]
    """Empty: all can be true."""
    amounts: tuple[Exactly, ...]
    """One set of exact amounts that makes true all figures but those that the first way of each knot leaves out."""
    complete: bool
    """Whether these are all sets that there are. Otherwise some may be missing, and there may be none to find."""

    @property
    def sets(self) -> tuple[Clash, ...]:
        """All sets of figures that cannot all be true."""
        return tuple(one for knot in self.knots for one in knot.sets)

    def doubts(self, project: str, subject: str, text: str) -> bool:
        """Whether a figure of a project is among those that are left out; of no project: one of several together."""
        return any(
            (one.year, one.subject, one.text) == (self.year, subject, text) and project in (*one.projects, "")
            for knot in self.knots
            for one in knot.doubted
            if (len(one.projects) > 1) == (not project)
        )


def together(budgets: Mapping[str, Sequence[Budget]], sums: Sequence[PrintedSum], year: int) -> Together:
    """Return the judgement of all figures of a year at once; of the year before, only what they are compared with.

    budgets     of each project, all years
    sums        figures of several projects together
    """
    figures = stated.of(budgets, sums, year)
    knots: list[Knot] = []
    exact, complete = Exact(), True
    for tied in _tied(figures):
        found = _conflicts(tied)
        exact |= _amounts([one for place, one in enumerate(tied) if place not in found.left_out[0]])
        complete = complete and found.complete
        if any(tied[place].year == year for one in found.sets for place in one):
            knots.append(_knot(tied, found))
    facts = stated.facts(budgets, year)
    for some in facts:
        found = conflicts(range(len(some)), partial(_differ, some))
        knots += [_knot(some, found)] if found.sets else []
    count = sum(one.year == year for one in figures) + sum(map(len, facts))
    return Together(year, count, tuple(knots), tuple(_told(exact, budgets)), complete)


def _tied(figures: Sequence[Stated]) -> list[list[Stated]]:
    """Return the figures in groups that have no amount in common."""
    groups: list[tuple[set[Hashable], list[int]]] = []
    for place, figure in enumerate(figures):
        mine = [group for group in groups if not group[0].isdisjoint(name for name, _ in figure.form)]
        groups = [group for group in groups if group not in mine]
        names = {name for name, _ in figure.form}.union(*(group[0] for group in mine))
        groups.append((names, [one for group in mine for one in group[1]] + [place]))
    return [[figures[place] for place in sorted(places)] for _, places in groups]


def _conflicts(tied: Sequence[Stated]) -> Conflicts:
    """Return what cannot all be true of some figures: first of each project alone, which is soon done, then of all."""
    open_: list[frozenset[int]] = []
    ask = partial(_clash, tied, [], open_)
    known: list[frozenset[int]] = []
    projects = dict.fromkeys(one.projects for one in tied)
    if len(projects) > 1:
        for projects_of in projects:
            alone = [place for place, one in enumerate(tied) if one.projects == projects_of]
            known += conflicts(alone, ask).sets
    found = conflicts(range(len(tied)), ask, known)
    return replace(found, complete=found.complete and not open_)


def _knot(figures: Sequence[Stated], found: Conflicts) -> Knot:
    blamed = frozenset[int].intersection(*found.left_out)
    sets = []
    for one in found.sets:
        places = sorted(one)
        first = sorted(places, key=lambda place: place not in blamed)
        some = [figures[place] for place in places]
        sets.append(Clash(tuple(some), _limit(some, [figures[place] for place in first])))
    ways = tuple(tuple(figures[place] for place in sorted(way)) for way in found.left_out)
    return Knot(tuple(sets), ways)


# --- whether amounts make figures true ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _No:
    """Why no amounts do."""

    blamed: frozenset[int]
    rows: Sequence[tuple[int, Row]]
    conflict: Conflict | None
    """Where each figure can be true in one way only."""


def _decide(figures: Sequence[Stated], ways: Mapping[int, int]) -> Exact | _No:
    """Return exact amounts that make figures true, each in the way that is named or in any."""
    rows = [(place, row) for place, one in enumerate(figures) for row in one.ways[ways.get(place, 0)]]
    found = feasible.solve([row for _, row in rows])
    if not isinstance(found, Conflict):
        return found
    blamed = frozenset(rows[row][0] for row in found.rows)
    free = [place for place in sorted(blamed) if place not in ways and len(figures[place].ways) > 1]
    if not free:
        return _No(blamed, rows, found)
    for way in range(len(figures[free[0]].ways)):
        decided = _decide(figures, {**ways, free[0]: way})
        if not isinstance(decided, _No):
            return decided
        blamed |= decided.blamed
    return _No(blamed, rows, None)


def _amounts(figures: Sequence[Stated]) -> Exact:
    """Return exact amounts that make figures true of which no conflict is known; nothing where none were found."""
    try:
        decided = _decide(figures, {})
    except Undecided:
        return {}
    assert isinstance(decided, dict)
    return decided


def _clash(
    figures: Sequence[Stated], true: list[frozenset[int]], open_: list[frozenset[int]], some: frozenset[int]
) -> frozenset[int] | None:
    """Return figures among some that cannot all be true, or ``None``.

    true    figures that were found true together, to which what amounts make true is added
    open_   figures of which it could not be found out, to which these are added
    """
    if any(some <= one for one in true):
        return None
    places = sorted(some)
    try:
        decided = _decide([figures[place] for place in places], {})
    except Undecided:
        open_.append(some)
        return None
    if isinstance(decided, _No):
        return frozenset(places[place] for place in decided.blamed)
    true.append(frozenset(place for place, one in enumerate(figures) if _is_true(one, decided)))
    return None


def _is_true(figure: Stated, exact: Exact) -> bool:
    return any(all(_holds(row, exact) for row in way) for way in figure.ways)


def _holds(row: Row, exact: Exact) -> bool:
    value = sum(count * exact.get(name, 0) for name, count in row.form.items())
    return (row.low is None or row.low <= value) and (row.high is None or value <= row.high)


def _differ(figures: Sequence[Stated], some: frozenset[int]) -> frozenset[int] | None:
    """Return two ways in which a fact is told that cannot both be true: spans that meet in pairs all meet."""
    for one, other in combinations(sorted(some), 2):
        if not printed.can_be_one([figures[one].reading, figures[other].reading]):
            return frozenset({one, other})
    return None


# --- how far apart ----------------------------------------------------------------------------------------------


def _limit(figures: Sequence[Stated], first: Sequence[Stated]) -> Limit | None:
    """Return how far one figure of a smallest set is from what the others allow: the first that is an amount."""
    decided = _decide(figures, {}) if figures[0].kind != "fact" else None
    of = next((one for one in first if one.span is not None), None)
    if of is None or of.span is None or not isinstance(decided, _No) or decided.conflict is None:
        return None
    others, most, share = [], True, Fraction(0)
    for (place, upper), weight in decided.conflict.weights.items():
        figure, row = decided.rows[place]
        if figures[figure] is of:
            most, share = not upper, weight
        else:
            others.append(_end(figures[figure], row, upper, weight))
    if not share:
        return None
    at = sum((end.at for end in others), Fraction(0)) / share * (1 if most else -1)
    end = End(at, (-1 if most else 1) * any(end.hair for end in others))
    own = of.span.low if most else of.span.high
    apart = end < own if most else own < end
    return Limit(of, most, end, own) if apart else None


def _end(figure: Stated, row: Row, upper: bool, weight: Fraction) -> End:
    """Return so many times a bound of a figure; low ones count against."""
    if figure.span is None:
        bound = row.high if upper else row.low
        assert bound is not None
        end = End(Fraction(bound), 0)
    else:
        end = figure.span.high if upper else figure.span.low
    return End(end.at * weight * (1 if upper else -1), end.hair)


# --- the amounts ------------------------------------------------------------------------------------------------


def _told(exact: Exact, budgets: Mapping[str, Sequence[Budget]]) -> Iterator[Exactly]:
    """Yield the amounts by project and year: the lines, then the total."""
    named = {(project, one.year): one for project, some in budgets.items() for one in some}
    amounts = [name for name in exact if isinstance(name, Amount)]
    for project, year in sorted({(one.project, one.year) for one in amounts}, key=lambda one: (one[0], -one[1])):
        budget = named.get((project, year))
        form = stated.total(project, year, budget)
        if budget is not None and budget.lines:
            for place, line in enumerate(budget.lines):
                yield Exactly(project, year, line.name, exact.get(Amount(project, year, place), 0))
        yield Exactly(project, year, "", sum(exact.get(name, 0) for name in form))
