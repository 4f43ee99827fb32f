"""A bureau for tests: a workspace of some small projects, drafted and issued by as few words as possible.

Where ``office`` lives through random histories of one project, this is for single claims about months, years and the
ledger's file. A person is a name; its id number is made up from it.

>>> id_number("甲"), id_number("甲") == id_number("乙")
('652300194501010029', False)
"""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from subsidies import identity, month, months, tables, workspace
from subsidies.language import speaker
from subsidies.ledger.book import Book, Entry, Input
from subsidies.month import Ask, Month
from subsidies.workspace import Workspace
from tests.offices import CHANGE_COLUMNS, ROSTER_COLUMNS, Row, toml, write_csv

LIVING: dict[str, Any] = {
    "id": "living",
    "name": "生活补贴",
    "kind": "flat",
    "rate": [{"from": "2024-01", "amount": "120.00"}],
}
HEATING: dict[str, Any] = {
    "id": "heating",
    "name": "一次性冬碳费",
    "kind": "one-off",
    "month": 1,
    "flag": "heating",
    "rate": [{"from": "2024-01", "amount": "578.00"}],
}
WAGE: dict[str, Any] = {"id": "wage", "name": "退休工资", "kind": "wage"}


def id_number(name: str) -> str:
    """Return the made-up id number of a person, another for each name of one character."""
    seventeen = f"65230019450101{sum(map(ord, name)) % 1000:03d}"
    return seventeen + identity.check_character(seventeen)


def person(name: str, **cells: str) -> Row:
    """Return a roster row."""
    return {"id_number": id_number(name), "name": name, **cells}


def change(reported: str, name: str, kind: str, effective: str, value: str = "") -> Row:
    """Return a row of changes."""
    row = {"reported_on": reported, "id_number": id_number(name), "name": name, "change": kind}
    return row | {"effective": effective, "value": value}


@dataclass
class Project:
    """A project as it stands in its files."""

    roster: list[Row] = field(default_factory=list)
    changes: list[Row] = field(default_factory=list)
    keys: dict[str, Any] = field(default_factory=dict)
    """Keys of the project file beside those that every project here has."""


@dataclass
class Bureau:
    """A workspace in a folder; ``write`` brings the files up to date, and every computation does so first."""

    folder: Path
    projects: dict[str, Project]

    def write(self) -> Workspace:
        """Write all files but the ledger, and return the workspace."""
        self.folder.mkdir(parents=True, exist_ok=True)
        own = {"title": "样例", "projects": [f"{name}.toml" for name in self.projects], "language": "en"}
        (self.folder / "subsidies.toml").write_text(toml(own), encoding="utf-8")
        for name, project in self.projects.items():
            keys: dict[str, Any] = {"id": name, "name": name, "since": "2024-01", "roster": [f"{name}.csv"]}
            keys |= {"changes": [f"{name}-changes.csv"], "item": [LIVING], **project.keys}
            (self.folder / f"{name}.toml").write_text(toml(keys), encoding="utf-8")
            write_csv(self.folder / f"{name}.csv", ROSTER_COLUMNS, project.roster)
            write_csv(self.folder / f"{name}-changes.csv", CHANGE_COLUMNS, project.changes)
        return workspace.read(self.folder)

    def issue(self, pay_month: str | None, as_of: str = "", **more: Any) -> Month:
        """Issue a month, as known on its 20th where no day is named."""
        return month.issue(self.write(), ask(pay_month, as_of, **more), lambda lists: True)

    def draft(self, pay_month: str | None, as_of: str = "", **more: Any) -> Month:
        """Draft a month, as known on its 20th where no day is named."""
        return month.draft(self.write(), ask(pay_month, as_of, **more))

    def book(self, *, create: bool = False) -> Book:
        """Open the ledger."""
        return self.write().book(create=create)

    def enter(self, entered: Entry) -> None:
        """Enter a batch of any kind."""
        book = self.book(create=True)
        try:
            with book.entering():
                book.enter(entered)
        finally:
            book.close()

    def numbers(self) -> list[int]:
        """Return the numbers of all batches."""
        book = self.book()
        try:
            return [batch.number for batch in book.batches()]
        finally:
            book.close()

    def files(self) -> dict[str, str]:
        """Return the SHA-256 of every file in the workspace, by its path."""
        return {
            path.relative_to(self.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }


def ask(pay_month: str | None, as_of: str = "", **more: Any) -> Ask:
    """Return what is asked of ``month``; the as-of day is the month's 20th where none is named."""
    day = months.parse_day(as_of or f"{pay_month}-20")
    say = speaker("zh")
    return Ask(as_of=day, month=months.parse(pay_month) if pay_month else None, by="甲办", say=say, **more)


def living(folder: Path, *names: str) -> Bureau:
    """Return a bureau of one project, ``living``, that pays 120.00 a month to each of these people."""
    return Bureau(folder, {"living": Project([person(name, start_month="2024-01") for name in names])})


def two(folder: Path) -> Bureau:
    """Return a bureau of two projects: 甲 in ``first``, 乙 in ``second``."""
    return Bureau(folder, {"first": Project([person("甲")]), "second": Project([person("乙")])})


def lines(*rows: tuple[str, str, int], item: str = "living") -> pd.DataFrame:
    """Return a LINES table of regular lines: name, service month, fen."""
    columns: dict[str, Any] = {name: [""] * len(rows) for name in tables.LINES.columns}
    columns |= {"batch": [0] * len(rows), "id_number": [id_number(name) for name, _, _ in rows]}
    columns |= {"name": [name for name, _, _ in rows], "item": [item] * len(rows)}
    columns |= {"service_month": [months.parse(one) for _, one, _ in rows], "kind": ["regular"] * len(rows)}
    return tables.make(tables.LINES, columns | {"fen": [fen for _, _, fen in rows]})


def entry(
    pay_month: str = "2024-01", *rows: tuple[str, str, int], inputs: tuple[Input, ...] = (), **more: Any
) -> Entry:
    """Return an entry for the ledger: a list of regular lines of ``living``, or of another ``kind`` and ``project``."""
    told: dict[str, Any] = {"kind": "payroll", "project": "living", "entered_by": "甲办", **more}
    day = months.parse_day(f"{pay_month}-20")
    at = datetime(2024, 1, 20, 9, 30).astimezone()
    return Entry(pay_month=months.parse(pay_month), as_of=day, entered_at=at, lines=lines(*rows), inputs=inputs, **told)


def tamper(path: Path, *statements: str) -> None:
    """Do something to a ledger that its triggers would stop."""
    with closing(sqlite3.connect(path)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            db.execute(statement)
        db.commit()
