"""The audit: everything that ``check`` finds, the ledger and its lists again from their inputs, and what was paid.

It reads what the rules of ``audit/`` look at and asks them: ``project`` of one project as known now, ``past`` list by
list. The catch: a project with errors in its files is not computed with, so its payments cannot be judged; that is a
finding of its own.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Final

from subsidies import codes, examination, filing, months, terminal, workspace, year
from subsidies.auditing import project
from subsidies.errors import Finding
from subsidies.examination import Examined
from subsidies.ledger import verify
from subsidies.ledger.book import Book
from subsidies.read.projects import Inputs
from subsidies.workspace import Workspace

READING: Final = "R160"
"""Notes of a roster's codes before it are about how a file was read, and ``check`` tells them."""
UNREADABLE: Final = ("ledger-corrupt",)
"""After these nothing that the ledger says can be looked at."""
RECONCILED: Final = ("open-claims", "open-arrears")
"""Findings of ``reconcile`` that the rules here tell in more detail."""


def audited(place: Workspace, as_of: int, only: Sequence[str] = ()) -> Examined:
    """Return all irregularities of a workspace, or of some of its projects, with the severities of the office.

    as_of   an ordinal: what was known, and entered, on that day

    Raises ``Refusal`` as ``examination.examine`` does.
    """
    read, found, has_ledger = examination.collected(place, as_of, only)
    found = [one for one in found if is_asked(one)]
    if has_ledger:
        with closing(place.book()) as book:
            found += _of_ledger(place, book, read, as_of)
    return examination.settled(place, (read, found), as_of, only, audited=True)


def is_asked(found: Finding) -> bool:
    """Return whether a finding of ``check`` is one of ``audit``: all but notes on how files were read."""
    code = codes.RULES[found.name].code
    return codes.severity(found) != codes.NOTE or code[0] in "BCK" or (code[0] == "R" and code >= READING)


def _of_ledger(place: Workspace, book: Book, read: list[Inputs], as_of: int) -> Iterator[Finding]:
    """Give what is found in the ledger, in the files of its lists, in what it paid, and against the budgets."""
    ids = {one.id for one in read}
    found = [one for one in (*verify.verify(book), *verify.shape(book)) if one.project is None or one.project in ids]
    yield from found
    broken = verify.broken(found)
    if any(one.name in UNREADABLE for one in found):
        return
    if broken is None:
        yield from filing.examine(place, sorted(ids)).findings
    sound = []
    for one in terminal.each("auditing", read, lambda one: one.id):
        if one.project is None or workspace.errors([one]):
            yield Finding("payments-not-audited", one.file, project=one.id or None)
        else:
            sound.append(one)
            yield from project.findings(book, one, as_of, broken)
    if broken is None:
        yield from _of_budgets(place, book, sound, as_of)


def _of_budgets(place: Workspace, book: Book, read: list[Inputs], as_of: int) -> Iterator[Finding]:
    """Give what is wrong with the budgets of the years so far."""
    last = months.of_day(as_of) // 12
    years = {budget.year for one in read if one.project for budget in one.project.budgets if budget.year <= last}
    for which in sorted(years):
        found = year.about_budgets(place, book, read, which, as_of)
        yield from (one for one in found if one.name not in RECONCILED)
