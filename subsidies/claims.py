"""What was paid too much and has not come back: whose it is, of which months, why, and what stands behind it.

The catch: of a claim that the last list knew, ``reason`` only says ``carried``. What it came from is found by asking
today's files what they knew on the day of each earlier list, the latest first: what made the first difference on that
way is the reason. A fact without a date was always known, so what an edited cell made stays ``carried``.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from subsidies import engine, evidence, history, listing, months, policy, reason, roster, settlement, tables
from subsidies.engine import Known
from subsidies.evidence import Evidence, Papers
from subsidies.listing import Situation
from subsidies.reason import Cells, Past, View
from subsidies.settlement import Settled

Array = np.ndarray[Any, Any]

CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class OpenClaim:
    """What a person was paid too much of an item for one reason: service months and fen (positive)."""

    project: str
    id_number: str
    name: str
    item: str
    first: int
    last: int
    fen: int
    reason: str
    """Of ``words.REASONS``; ``carried`` where nothing says what it came from."""
    is_new: bool
    """Whether the last list did not know of it."""
    evidence: tuple[Evidence, ...]


class Origin(NamedTuple):
    """What a claim came from, and what was known of the project before."""

    reason: str
    then: Known


def open_claims(before: Situation, month: int, settled: Settled | None = None) -> list[OpenClaim]:
    """Return the claims of service months up to a month, in the order of the roster.

    settled  a list, what it takes back left out
    """
    if settled is not None and not settled.open_claims:
        return []
    cells, fen = open_cells(before, month, settled)
    if not len(fen):
        return []
    reasons = engine.explain(before.known, cells, month, before.last)
    carried = np.flatnonzero(reasons == CARRIED)
    found = origins(before, Cells(*(column[carried] for column in cells)))
    came = dict(zip(carried.tolist(), found, strict=True))
    ids, groups = roster.ids_in(before.known.facts, month), dict[tuple[int, int, str, bool], list[int]]()
    for cell, why in enumerate(reasons):
        origin = came.get(cell)
        key = (int(cells.person[cell]), int(cells.item[cell]), origin.reason if origin else str(why), cell not in came)
        groups.setdefault(key, []).append(cell)
    told = _Told(before, {before.known.facts.key[person] for person, _, _, _ in groups})
    return [
        OpenClaim(
            project=before.inputs.id,
            id_number=str(ids[person]),
            name=str(before.known.facts.name[person]),
            item=before.known.project.items[item].id,
            first=int(cells.month[mine].min()),
            last=int(cells.month[mine].max()),
            fen=int(fen[mine].sum()),
            reason=why,
            is_new=is_new,
            evidence=tuple(told.behind(why, person, came.get(mine[0]), int(cells.month[mine].max()))),
        )
        for (person, item, why, is_new), mine in sorted(groups.items(), key=lambda one: (one[0][0], one[1]))
    ]


def open_cells(before: Situation, month: int, settled: Settled | None) -> tuple[Cells, Array]:
    """Return the cells of open claims, and their fen (positive)."""
    paid, first, parts = history.by_row(before.past.paid, before.known), 0, []
    for gaps in engine.gaps(before.known, paid, month):
        people = 0
        for place, grid in enumerate(gaps.values()):
            people = grid.fen.shape[1]
            row, person = np.nonzero(grid.fen < 0)
            parts.append((person + first, np.full(len(row), place), grid.months[row], -grid.fen[row, person]))
        first += people
    person, item, service, fen = (np.concatenate(column) for column in zip(*parts, strict=True))
    left = fen - _taken(zip(person.tolist(), item.tolist(), service.tolist(), strict=True), settled)
    kept = left > 0
    return Cells(person[kept], item[kept], service[kept], np.zeros(int(kept.sum()), bool)), left[kept]


def _taken(cells: Iterable[tuple[int, int, int]], settled: Settled | None) -> Array:
    """Return what a list takes back of each cell (fen)."""
    taken: dict[tuple[int, int, int], int] = {}
    if settled is not None:
        lines = settled.lines
        back = np.flatnonzero(lines.kind == settlement.RECOVERY)
        columns = (column[back].tolist() for column in (lines.person, lines.item, lines.month, lines.fen))
        for person, item, month, fen in zip(*columns, strict=True):
            taken[person, item, month] = taken.get((person, item, month), 0) - fen
    return np.array([taken.get(cell, 0) for cell in cells], np.int64)


# --- what they came from ----------------------------------------------------------------------------------------------


def origins(before: Situation, cells: Cells) -> list[Origin | None]:
    """Return what each claim that the last list knew came from; ``None`` where no dated fact says it."""
    found: list[Origin | None] = [None] * len(cells.month)
    people, row = np.unique(cells.person, return_inverse=True)
    facts = before.known.facts.take(people)
    later, asked = View(facts, before.known.project, np.zeros(len(people), bool)), np.arange(len(found))
    for then in _earlier(before, people) if len(found) else ():
        mine, past = Cells(row[asked], *(column[asked] for column in cells[1:])), _past(before, facts.key, then)
        reasons = reason.reasons(mine, later, past, frozenset())
        for cell, why in zip(asked.tolist(), reasons, strict=True):
            found[cell] = None if why == "unexplained" else Origin(str(why), then)
        later = past.view
        asked = np.array([cell for cell in asked.tolist() if found[cell] is None], np.int64)
        if not len(asked):
            break
    return found


def _earlier(before: Situation, rows: Array) -> Iterator[Known]:
    """Give what today's files knew of some people on the day of each list, the latest first."""
    known, project = before.known, before.inputs.project
    assert project is not None, "only inputs without errors are computed with"
    changes = known.changes
    wanted = set(known.facts.key[rows])
    mine = np.array([one in wanted for one in roster.linked(changes["id_number"].to_numpy(), known.link)], bool)
    people = known.people.iloc[rows]
    changes = pd.DataFrame(changes[mine])
    told = np.concatenate([table["reported_on"].to_numpy() for table in (people, changes)])
    later = len(told), known.project
    for day in dict.fromkeys(months.parse_day(batch.as_of) for batch in reversed(before.past.lists)):
        then = int((told <= day).sum()), policy.known(project, day)
        if then != later:  # else nothing was reported between the two lists, and nothing was another way
            later = then
            yield engine.know((people, changes, project), day)


def _past(before: Situation, keys: Array, then: Known) -> Past:
    """Return what was known then of people who go under these ids, as what a list may have known; no gaps."""
    place = tables.places(roster.linked(then.facts.key, before.known.link), keys)
    nobody = np.zeros(len(keys), bool)
    return Past(View(then.facts.take(place), then.project, nobody), place >= 0, nobody, {})


class _Told:
    """What stands behind the claims of some people (the ids under which they go)."""

    def __init__(self, before: Situation, wanted: Collection[str]) -> None:
        self._before, self._wanted = before, wanted
        self._now, self._last = listing.papers(before, wanted)
        self._then: dict[int, Papers] = {}

    def behind(self, why: str, person: int, origin: Origin | None, month: int) -> list[Evidence]:
        """Return it; ``month`` is the last of the claim."""
        key = self._before.known.facts.key[person]
        then = self._papers(origin.then) if origin else self._last
        return evidence.of(why, key, self._now, then) or evidence.behind(
            why, key, (self._now, then), (month, month + 1)
        )

    def _papers(self, then: Known) -> Papers:
        if id(then) not in self._then:
            self._then[id(then)] = listing.papers_of(then, self._before.known.link, self._wanted)
        return self._then[id(then)]
