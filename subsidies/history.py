"""What the ledger says of a project so far: its lists, the months issued and closed, and what its last list knew.

The catch: the past is read from the inputs that the ledger keeps, never from today's files.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from subsidies import entitlement, months, roster, tables
from subsidies.difference import Paid
from subsidies.engine import Known, Last, know
from subsidies.ledger.book import Book, Input, PaidRows
from subsidies.ledger.chain import Batch
from subsidies.policy import Project
from subsidies.read import projects
from subsidies.read.projects import Inputs


@dataclass(frozen=True, slots=True)
class History:
    """The batches of a project, in order, and what they say of its months."""

    lists: tuple[Batch, ...]
    closed: frozenset[int]

    @property
    def issued(self) -> frozenset[int]:
        """The pay months of which a list was issued."""
        return frozenset(months.parse(batch.pay_month) for batch in self.lists)

    @property
    def last(self) -> Batch | None:
        """The last list, if there is one."""
        return self.lists[-1] if self.lists else None

    def next_due(self, since: int) -> int:
        """The month after the latest one issued, or the first."""
        return max(self.issued, default=since - 1) + 1


def of(book: Book, project: str) -> History:
    """Return the history of a project."""
    batches = book.batches(project)
    lists = tuple(batch for batch in batches if batch.kind == "payroll")
    return History(lists, frozenset(months.parse(batch.pay_month) for batch in batches if batch.kind == "closing"))


def inputs(book: Book, batch: Batch, now: Inputs | None = None) -> Inputs:
    """Return the inputs of a batch as the ledger keeps them; ``now`` where it has the very same bytes."""
    stored = tuple(one.digest for one in batch.inputs)
    if now is not None and tuple(one.digest for one in now.contents) == stored:
        return now
    return projects.stored([Input(one.role, one.name, book.content(one.digest)) for one in batch.inputs])


def last_known(book: Book, history: History, now: Inputs) -> Last | None:
    """Return what the last list of a project knew, or ``None`` where there was none."""
    if history.last is None:
        return None
    then = inputs(book, history.last, now)
    known, _ = people(book, then, history.lists[:-1], months.parse_day(history.last.as_of))
    paid = by_row(book.paid(now.id, history.last.number), known)
    return Last(known, months.parse(history.last.pay_month), paid, history.issued)


def people(book: Book, read: Inputs, earlier: Sequence[Batch], as_of: int) -> tuple[Known, int]:
    """Return a project as known on a day, and how many of its people its rosters name.

    The others follow after them: people whom the ledger has paid (up to the last of the lists ``earlier``) and whom no
    roster names any more, with the facts of the last roster that named them.
    """
    project = _project(read)
    link = roster.links(read.changes)
    known = know((read.roster, read.changes, project), as_of)
    named = set(roster.linked(read.roster["id_number"].to_numpy(), link))
    paid = set(book.paid(project.id, earlier[-1].number).id_number) if earlier else set()
    missing = sorted(one for one in paid if link.get(one, one) not in named)
    if not missing:
        return known, len(known.facts)
    rows = _last_rows(book, list(reversed(earlier)), missing)
    return know((tables.stack(tables.ROSTER, [read.roster, rows]), read.changes, project), as_of), len(known.facts)


def _project(read: Inputs) -> Project:
    assert read.project is not None, "only inputs without errors are computed with"
    return read.project


def _last_rows(book: Book, lists: Sequence[Batch], missing: list[str]) -> pd.DataFrame:
    """Return the roster rows of some people from the last roster that named each; a row never owed anything otherwise."""
    found: list[pd.DataFrame] = []
    wanted = set(missing)
    seen: set[tuple[str, ...]] = set()
    for batch in lists:
        digests = tuple(one.digest for one in batch.inputs if one.role == "roster")
        if not wanted or digests in seen:
            continue
        seen.add(digests)
        table = inputs(book, batch).roster
        rows = table[table["id_number"].isin(wanted)]
        wanted -= set(rows["id_number"])
        found.append(rows)
    return tables.stack(tables.ROSTER, [*found, _nobody(sorted(wanted))])


def _nobody(ids: Sequence[str]) -> pd.DataFrame:
    """Return rows for ids of which no facts are known: nothing was ever owed to them."""
    empty = {"object": "", "int32": months.NONE, "int64": 0, "int8": months.NONE}
    columns = {name: np.full(len(ids), empty[kind], dtype=kind) for name, kind in tables.ROSTER.columns.items()}
    columns |= {"id_number": np.array(ids, dtype=object), "start_month": np.full(len(ids), months.NEVER, np.int32)}
    return tables.make(tables.ROSTER, columns)


def by_row(paid: PaidRows, known: Known) -> Paid:
    """Return what was paid by the rows of the facts; what was paid to people not among them is left out."""
    row = pd.Index(known.facts.key, dtype=object).get_indexer(roster.linked(paid.id_number, known.link))
    kept = row >= 0
    return Paid(row[kept], paid.item[kept], paid.month[kept], paid.fen[kept])


def owed_in(known: Known, rows: slice, month: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return what is owed for one month to each of some people, over all items (fen)."""
    facts = known.facts.take(np.arange(len(known.facts))[rows])
    grids = entitlement.dues(facts, known.project, range(month, month + 1))
    return sum((grid.fen.sum(axis=0) for grid in grids.values()), np.zeros(len(facts), np.int64))
