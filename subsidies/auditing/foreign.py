"""People of the projects against a list from elsewhere: who is on it, how sure that is, and what was paid since.

The catch: what is counted is what is left of each month, so what came back already, or was waived, is not claimed
again; and a project with errors in its files is not computed with, which is said.
"""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np

from subsidies import history, months, roster, tables, terminal, words, workspace
from subsidies.audit import foreign
from subsidies.audit.foreign import GRADES, Listed, Persons
from subsidies.engine import Known
from subsidies.errors import Finding
from subsidies.history import History
from subsidies.language import Say
from subsidies.ledger import verify
from subsidies.ledger.book import Book
from subsidies.read.projects import Inputs
from subsidies.workspace import Workspace
from subsidies.write import cell
from subsidies.write.canonical import Column

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Recovery:
    """A person on the list who was paid for months since: how sure that is, and what each month comes to (fen)."""

    project: str
    id_number: str
    name: str
    grade: str
    row: int
    """Of the list."""
    listed_id: str
    """The number there; may be empty."""
    since: int
    """The first month not owed."""
    paid: tuple[tuple[int, int], ...]
    """Months and fen, in order."""

    @property
    def fen(self) -> int:
        """Return what there is to come back."""
        return sum(fen for _, fen in self.paid)


class Against(NamedTuple):
    """What came of a list."""

    recoveries: list[Recovery]
    matched: dict[str, int]
    """How many people are on the list, by grade, paid since or not."""
    findings: list[Finding]
    """What of the workspace could not be looked at."""


def against(place: Workspace, listed: Listed, as_of: int, only: Sequence[str] = ()) -> Against:
    """Return who is on a list and what was paid to them since, as known and entered on a day (an ordinal).

    Raises ``Refusal``: project-unknown, and those of a ledger that is there and cannot be opened.
    """
    found = Against([], dict.fromkeys(GRADES, 0), [])
    read = workspace.inputs(place, only)
    with closing(place.book()) as book:
        wrong = verify.verify(book)
        broken = verify.broken(wrong)
        found.findings.extend(wrong)
        for one in terminal.each("auditing", read, lambda one: one.id):
            if one.project is None or workspace.errors([one]):
                found.findings.append(Finding("payments-not-audited", one.file, project=one.id or None))
                continue
            past = _past(book, one, as_of, broken)
            known = history.people(book, one, past, as_of).known
            _of_project(found, listed, past, known)
    return found


def _past(book: Book, read: Inputs, as_of: int, broken: int | None) -> History:
    """Return a project's history by a day, up to the first batch that is not what was entered."""
    day = months.format_day(as_of)
    through = max((one.number for one in book.batches() if one.as_of <= day), default=0)
    return history.of(book, read.id, through if broken is None else min(through, broken - 1))


def _of_project(found: Against, listed: Listed, past: History, known: Known) -> None:
    """Add what is found of a project."""
    mine = listed._replace(id_number=roster.linked(listed.id_number, known.link))
    people = Persons(known.facts.key, known.facts.name, _births(known))
    matches = foreign.matches(mine, people)
    for place, grade in enumerate(GRADES):
        found.matched[grade] += int((matches.grade == place).sum())
    in_month = known.project.death_month_paid
    first = foreign.first_months(mine, matches.listed, is_paid_in_month=in_month)
    rows = past.standing_paid
    row = tables.places(known.facts.key, roster.linked(rows.ids, known.link))
    who = row[rows.person]
    kept = who >= 0
    lines = (who, rows.month, rows.fen) if kept.all() else (who[kept], rows.month[kept], rows.fen[kept])
    for paid in foreign.paid_since(lines, matches.person, first):
        begins = np.flatnonzero(np.append(True, paid.match[1:] != paid.match[:-1])[: len(paid.match)])
        ends = np.append(begins[1:], len(paid.match))[: len(begins)]
        for begin, end in zip(begins.tolist(), ends.tolist(), strict=True):
            match = int(paid.match[begin])
            sums = tuple(zip(paid.month[begin:end].tolist(), paid.fen[begin:end].tolist(), strict=True))
            found.recoveries.append(_recovery((listed, known), matches, match, int(first[match]), sums))


def _recovery(
    of: tuple[Listed, Known], matches: foreign.Matches, match: int, since: int, paid: tuple[tuple[int, int], ...]
) -> Recovery:
    listed, known = of
    person, row = int(matches.person[match]), int(matches.listed[match])
    return Recovery(
        project=known.project.id,
        id_number=str(known.facts.id_number[person]),
        name=str(known.facts.name[person]),
        grade=GRADES[int(matches.grade[match])],
        row=int(listed.row[row]),
        listed_id=str(listed.id_number[row]),
        since=since,
        paid=paid,
    )


def _births(known: Known) -> Array:
    """Return everybody's day of birth: the roster's, else that of the id number."""
    told = known.people["birth_date"].to_numpy().astype(np.int64)
    blank = told == months.NONE
    told[blank] = foreign.birth_days(known.facts.id_number[blank])
    return told


# --- the file ---------------------------------------------------------------------------------------------------------

COLUMNS: Final = ("project", "id_number", "name", "grade", "row", "listed_id", "since", "months", "count", "amount")


def columns(found: Against, say: Say) -> list[Column]:
    """Return what there is to come back as a table, a row a person and project; ids in full, for it is claimed by."""
    told = {key: list[str]() for key in COLUMNS}
    for one in found.recoveries:
        who = (one.project, one.id_number, one.name, say(f"foreign.{one.grade}"), str(one.row), one.listed_id)
        what = (months.format(one.since), runs(one), str(len(one.paid)), cell.text(one.fen, words.MONEY, say))
        for key, text in zip(COLUMNS, (*who, *what), strict=True):
            told[key].append(text)
    held = {"amount": words.MONEY}
    return [Column(key, say(f"foreign.column.{key}"), held.get(key, words.TEXT), told[key]) for key in COLUMNS]


def runs(one: Recovery) -> str:
    """Return the months, those without a gap as one."""
    spans: list[list[int]] = []
    for month, _ in one.paid:
        if spans and spans[-1][1] == month - 1:
            spans[-1][1] = month
        else:
            spans.append([month, month])
    return ", ".join(months.span(first, last) for first, last in spans)
