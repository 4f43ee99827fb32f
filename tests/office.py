"""An office for tests: a workspace in a folder, its months issued step by step, and its lists as plain lines."""

from dataclasses import replace
from pathlib import Path

from subsidies import month, months, workspace
from subsidies.language import speaker
from subsidies.ledger.book import Book
from subsidies.month import Ask, Month, Outcome
from tests.offices import Step, write
from tests.reference import Line


class Office:
    """One workspace of one project."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def draft(self, step: Step) -> Outcome:
        """Return the list of a step without writing anything."""
        write(step, self.folder)
        return month.compute(workspace.read(self.folder), _ask(step)).outcomes[0]

    def issue(self, step: Step, accept: str = "") -> Month:
        """Enter the list of a step; ``accept`` says why changes without a document are right."""
        write(step, self.folder)
        return month.issue(workspace.read(self.folder), replace(_ask(step), accept=accept), lambda lists: True)

    def book(self) -> Book:
        """Open the ledger."""
        return workspace.read(self.folder).book()


def _ask(step: Step) -> Ask:
    day, pay_month = months.parse_day(step.as_of), months.parse(step.month)
    return Ask(as_of=day, month=pay_month, catch_up=True, by="tester", say=speaker("zh"))


def lines(outcome: Outcome) -> list[Line]:
    """Return the lines of a list as the reference writes them."""
    table = outcome.list.lines
    columns = [table[key] for key in ("id_number", "name", "item", "service_month", "kind", "fen")]
    return [
        Line(one, name, item, months.format(s), kind, fen)
        for one, name, item, s, kind, fen in zip(*columns, strict=True)
    ]
