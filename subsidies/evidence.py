"""What stands behind a reason: the change row, the edited cell, the rate, with file, row and document.

Evidence is found by comparing the papers of two times, those of now and those that the last list had. The catch: a row
that has gone is evidence too.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd

from subsidies import money, months, words
from subsidies.policy import Item, Project

Array = np.ndarray[Any, Any]
Row = Mapping[str, object]

KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "resumed": (words.SUSPEND, words.RESUME, words.RESUME_WITHOUT),
    "death": (words.DEATH, words.DEATH_REVOKED),
    "death-revoked": (words.DEATH, words.DEATH_REVOKED),
    "end": (words.END,),
    "forfeit": (words.FORFEIT, words.RESTART),
    "wage": (words.WAGE,),
    "identity": (words.IDENTITY,),
}
"""The kinds of changes behind a reason; a flag's are those that begin with ``flag:``."""

CELLS: Final[Mapping[str, tuple[str, ...]]] = {
    "resumed": ("suspended_from", "resumed_from", "suspension_backpay"),
    "death": ("death_date",),
    "death-revoked": ("death_date",),
    "end": ("end_month",),
    "roster-edit": tuple(words.ROSTER),
}
"""The roster's columns behind a reason."""


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of one time: each person's roster rows and changes, as known then, and the policy."""

    people: Mapping[str, Sequence[Row]]
    """By the id under which the person goes."""
    changes: Mapping[str, Sequence[Row]]
    project: Project


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that stands behind a reason; ``what`` names the sentence that its values make."""

    what: str
    file: str
    row: int
    values: Mapping[str, str]


def of(reason: str, person: str, now: Papers, then: Papers | None) -> list[Evidence]:
    """Return what stands behind a person's lines of one reason; nothing where the reason speaks for itself.

    person   the id under which the person goes
    """
    if reason in ("rate", "raise"):
        return list(_rates(now.project, then.project if then else None))
    found = [*_changes(reason, person, now, then), *_cells(reason, person, now, then)]
    return found or (list(_row(person, now)) if reason == "late-start" else [])


def by_person(table: pd.DataFrame, keys: Array, wanted: Collection[str]) -> dict[str, list[Row]]:
    """Return the rows of some people, by the id under which each goes (``keys``, one a row)."""
    mine = np.array([key in wanted for key in keys], dtype=bool)
    found: dict[str, list[Row]] = {}
    for key, row in zip(keys[mine], table[mine].to_dict("records"), strict=True):
        found.setdefault(key, []).append({str(name): value for name, value in row.items()})
    return found


def _changes(reason: str, person: str, now: Papers, then: Papers | None) -> Iterator[Evidence]:
    """Return the change rows of the kinds behind a reason that are new, and those that have gone."""
    mine = [row for row in now.changes.get(person, ()) if _is_behind(reason, str(row["change"]))]
    before = [row for row in then.changes.get(person, ()) if _is_behind(reason, str(row["change"]))] if then else []
    for what, rows, others in (("change", mine, before), ("change-gone", before, mine)):
        known = {_content(row) for row in others}
        yield from (_change(what, row) for row in rows if _content(row) not in known)


def _is_behind(reason: str, change: str) -> bool:
    return bool(words.flag_of(change)) if reason == "flag" else change in KINDS.get(reason, ())


def _content(row: Row) -> tuple[object, ...]:
    return tuple(row[key] for key in ("reported_on", "id_number", "change", "effective", "value"))


def _change(what: str, row: Row) -> Evidence:
    change = str(row["change"])
    day = change in (words.DEATH, words.DEATH_REVOKED)
    effective = int(str(row["effective"]))
    values = {
        "change": change,
        "effective": months.format_day(effective) if day else months.format(effective),
        "value": "" if change in (words.IDENTITY, words.ACCOUNT_CHANGE) else str(row["value"]),
        "reported_on": months.format_day(int(str(row["reported_on"]))),
        "document": str(row["document"]),
    }
    return Evidence(what, str(row["file"]), int(str(row["row"])), values)


def _cells(reason: str, person: str, now: Papers, then: Papers | None) -> Iterator[Evidence]:
    """Return the roster cells behind a reason that are not what they were."""
    mine, before = now.people.get(person), then.people.get(person) if then else None
    if not mine or not before:
        return
    for key in CELLS.get(reason, ()):
        was, becomes = before[0][key], mine[0][key]
        if was != becomes and words.ROSTER[key].holds not in (words.ID, words.ACCOUNT):
            values = {"column": key, "was": _shown(key, was), "becomes": _shown(key, becomes)}
            yield Evidence("cell", str(mine[0]["file"]), int(str(mine[0]["row"])), values)


def _shown(key: str, value: object) -> str:
    """Return a cell's value as people write it; “—” for an empty one."""
    holds = words.ROSTER[key].holds
    if holds in (words.MONTH, words.DAY):
        text = months.format(int(str(value))) if holds == words.MONTH else months.format_day(int(str(value)))
    elif holds == words.MONEY:
        text = money.format(int(str(value)))
    elif holds in (words.BOOLEAN, words.YEARS):
        text = "" if value == months.NONE else str(value)
    else:
        text = str(value)
    return text or "—"


def _row(person: str, now: Papers) -> Iterator[Evidence]:
    for row in now.people.get(person, ()):
        values = {
            "reported_on": months.format_day(int(str(row["reported_on"]))) or "—",
            "start": months.format(int(str(row["start_month"]))) or "—",
        }
        yield Evidence("row", str(row["file"]), int(str(row["row"])), values)


def _rates(now: Project, then: Project | None) -> Iterator[Evidence]:
    """Return the rates that are not what they were."""
    before = {item.id: item for item in then.items} if then else {}
    for item in now.items:
        was = {rate.start: rate.amount for rate in before[item.id].rates} if item.id in before else {}
        for rate in item.rates:
            if was.get(rate.start) != rate.amount:
                yield _rate(item, rate.start, (was.get(rate.start), rate.amount), rate.basis)
        for start in was.keys() - {rate.start for rate in item.rates}:
            yield _rate(item, start, (was[start], None), "")


def _rate(item: Item, start: int, amounts: tuple[int | None, int | None], basis: str) -> Evidence:
    was, becomes = ("—" if fen is None else money.format(fen) for fen in amounts)
    return Evidence(
        "rate", "", 0, {"item": item.name, "from": months.format(start), "was": was, "becomes": becomes, "basis": basis}
    )
