"""The list of a pay month: its lines as a table, its sums, and one row a person for the paper.

The catch: a person's row on the paper has several lines behind it; every sum is made from the lines, never from rows
that were made from lines before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from subsidies import months, roster, tables, words
from subsidies.facts import Facts
from subsidies.policy import Project
from subsidies.settlement import ARREARS, RECOVERY, REGULAR, Lines

Array = np.ndarray[Any, Any]

KIND = np.array([words.REGULAR, words.ARREARS, words.RECOVERY], dtype=object)


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of a list, in fen, and the number of people who have lines in it."""

    persons: int
    regular: int
    arrears: int
    recovery: int

    @property
    def net(self) -> int:
        """What is paid out."""
        return self.regular + self.arrears + self.recovery


def table(lines: Lines, reasons: Array, facts: Facts, project: Project, month: int) -> pd.DataFrame:
    """Return the lines of a list as a LINES table, each under the id number that its person has in the pay month."""
    ids = roster.ids_in(facts, month)
    items = np.array([item.id for item in project.items], dtype=object)
    columns = {
        "batch": np.zeros(len(lines.fen)),
        "id_number": ids[lines.person],
        "name": facts.name[lines.person],
        "item": items[lines.item],
        "service_month": lines.month,
        "kind": KIND[lines.kind],
        "fen": lines.fen,
        "reason": reasons,
    }
    return tables.make(tables.LINES, columns)


def totals(lines: pd.DataFrame) -> Totals:
    """Return the sums of a LINES table."""
    kind, fen = lines["kind"].to_numpy(), lines["fen"].to_numpy()
    regular, arrears, recovery = (int(fen[kind == one].sum()) for one in KIND)
    return Totals(len(set(lines["id_number"])), regular, arrears, recovery)


@dataclass(frozen=True, slots=True)
class Row:
    """A person's row on the paper, in fen: ``regular`` by item, in the project's order."""

    id_number: str
    name: str
    regular: tuple[int, ...]
    arrears: int
    recovery: int
    spans: tuple[tuple[str, str, int, int, int], ...]
    """What the remark says: (kind, reason, first month, last month, fen), arrears and recoveries together by reason."""

    @property
    def net(self) -> int:
        """What the person gets."""
        return sum(self.regular) + self.arrears + self.recovery


def rows(lines: pd.DataFrame, items: Sequence[str]) -> list[Row]:
    """Return one row a person, in the order of the list (a LINES table whose people stand together)."""
    ids = lines["id_number"].to_numpy()
    starts = np.flatnonzero(np.append(True, ids[1:] != ids[:-1])[: len(ids)])
    columns = [lines[name].tolist() for name in ("id_number", "name", "item", "service_month", "kind", "fen", "reason")]
    every = list(zip(*columns, strict=True))
    ends = np.append(starts[1:], len(every))[: len(starts)]
    return [_row(every[start:end], items) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]


def _row(lines: Sequence[tuple[Any, ...]], items: Sequence[str]) -> Row:
    def added(kind: str, item: str | None = None) -> int:
        return sum(line[5] for line in lines if line[4] == kind and item in (None, line[2]))

    spans: dict[tuple[str, str], tuple[int, int, int]] = {}
    for _, _, _, month, kind, fen, reason in lines:
        if kind != words.REGULAR:
            first, last, so_far = spans.get((kind, reason), (months.NEVER, months.NONE, 0))
            spans[kind, reason] = (min(first, month), max(last, month), so_far + fen)
    return Row(
        id_number=lines[0][0],
        name=lines[0][1],
        regular=tuple(added(words.REGULAR, item) for item in items),
        arrears=added(words.ARREARS),
        recovery=added(words.RECOVERY),
        spans=tuple((*key, *span) for key, span in spans.items()),
    )


__all__ = ["ARREARS", "RECOVERY", "REGULAR", "Row", "Totals", "rows", "table", "totals"]
