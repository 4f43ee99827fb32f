"""Files for the bank of lists that were issued: what is in them is sealed in the ledger, so that it is known again.

An export is a batch without lines about a list. The catch: an account that is mended after the list was made has to
reach the bank, so accounts are those in force on the day of the export, and amounts are those of the ledger.
"""

import json
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from subsidies import history, months, ordering, returned, tables, workspace
from subsidies.bank.layout import Layout
from subsidies.bank.orders import Sending
from subsidies.errors import Refusal
from subsidies.history import History
from subsidies.ledger.book import Book, Entry, Input
from subsidies.ledger.chain import Batch, of_bytes
from subsidies.lock import OPEN, Lock
from subsidies.policy import Project
from subsidies.read.bank import layouts
from subsidies.read.bank.layouts import Found
from subsidies.read.projects import Inputs
from subsidies.workspace import Workspace
from subsidies.write import bank
from subsidies.write.bank import File
from subsidies.write.whole import Waiting, written


@dataclass(frozen=True, slots=True)
class Exported:
    """The files of one list."""

    project: str
    about: Batch
    """The list."""
    layout: str
    files: tuple[File, ...]
    repeats: int | None
    """The batch of the export that this one repeats."""
    entry: Entry
    batch: Batch | None = None
    """The batch of the export; ``None`` before, and in a dry run."""
    paths: tuple[Path, ...] = ()
    """The files that have their names; one that could not have it is not among them."""

    @property
    def orders(self) -> int:
        """How many people are paid."""
        return sum(one.orders for one in self.files)

    @property
    def total(self) -> int:
        """Fen."""
        return sum(one.total for one in self.files)


class By(NamedTuple):
    """Who exports, as of which day (an ordinal), and what asks somebody first."""

    name: str
    as_of: int
    dry_run: bool = False
    lock: Lock = OPEN
    agree: Callable[[Sequence[Exported]], bool] = lambda _: True


def export(place: Workspace, month: int, by: By, only: Sequence[str] = ()) -> list[Exported]:
    """Write the files of a pay month's lists that were never exported, or of all of them again where all were.

    Raises ``Refusal``: inputs-faulty, export-without-layout, layout-not-found, encrypt-not-workbook, orders-not-carried
    with every person and place, export-nothing, month-closed, as-of-earlier, not-confirmed, ledger-moved, and as
    ``whole.whole`` does.
    """
    workspace.require_ledger(place)
    read = workspace.inputs(place, only)
    workspace.refuse(workspace.errors(read))
    known = layouts.known(place.layouts, place.root)
    with closing(place.book()) as book:
        head = book.head()
        found = _chosen([one for each in read for one in _exports(book, each, month, by, known)])
    if not found:
        raise Refusal("export-nothing", month=months.format(month))
    if by.dry_run:
        return found
    if not by.agree(found):
        raise Refusal("not-confirmed")
    return _entered(place, found, head, place.output / months.format(month) / returned.FOLDER)


def _chosen(found: Sequence[Exported]) -> list[Exported]:
    """Return what was never exported, or, where all was, all of it again."""
    return [one for one in found if one.repeats is None] or list(found)


def _exports(book: Book, read: Inputs, month: int, by: By, known: Found) -> list[Exported]:
    """Return the exports of a project's lists of a month that pay anybody."""
    project, past = read.project, history.of(book, read.id)
    assert project is not None, "only inputs without errors are computed with"
    lists = past.standing(months.format(month))
    if lists:
        _require(project, past, month, by)
    layout = _layout(project, known, by.lock) if lists else None
    people = history.people(book, read, past, by.as_of).known if lists else None
    made = []
    for batch in lists:
        assert layout is not None and people is not None  # noqa: PT018
        table = ordering.ordered(book.lines(batch.number), batch, people, by.as_of)
        if len(table):
            sending = _sending(project, batch, by)
            files = tuple(_locked(one, by.lock) for one in bank.files(table, layout, sending))
            made.append(_exported(past, (batch, read.contents), layout, files, by))
    return made


def _locked(one: File, lock: Lock) -> File:
    return one._replace(locked=lock.locked(one.content)) if lock else one


def _require(project: Project, past: History, month: int, by: By) -> None:
    """Refuse a closed month, and a day before that of the last list."""
    values: dict[str, Any] = {"month": months.format(month), "project": project.id}
    if month in past.closed:
        raise Refusal("month-closed", **values)
    if past.last and by.as_of < months.parse_day(past.last.as_of):
        raise Refusal("as-of-earlier", **values, as_of=months.format_day(by.as_of), last=past.last.as_of)


def _layout(project: Project, known: Found, lock: Lock) -> Layout:
    if not project.bank.layout:
        raise Refusal("export-without-layout", project=project.id)
    layout = layouts.named(known, project.bank.layout)
    if lock and not layout.is_workbook:
        raise Refusal("encrypt-not-workbook", what=layout.name)
    return layout


def _sending(project: Project, batch: Batch, by: By) -> Sending:
    own = project.bank
    name = f"{project.id}-{batch.pay_month}-{batch.number}"
    month = months.parse(batch.pay_month)
    return Sending(by.as_of, month, name, own.payer, own.payer_account, own.payer_bank_code, own.split)


def _exported(
    past: History, behind: tuple[Batch, tuple[Input, ...]], layout: Layout, files: tuple[File, ...], by: By
) -> Exported:
    """Return what is to be entered of a list's files.

    behind   the list, and the inputs that have the accounts: with them its orders can be made again
    """
    about, contents = behind
    earlier = [one.number for one in past.batches if one.kind == "export" and one.about == about.number]
    sums = [
        {"name": one.name, "digest": of_bytes(one.content), "orders": one.orders, "fen": one.total}
        | ({"locked": of_bytes(one.locked)} if one.locked else {})
        for one in files
    ]
    repeats = earlier[0] if earlier else None
    detail = {"layout": layout.name, "files": sums, "repeats": repeats}
    entry = Entry(
        kind="export",
        project=past.project,
        pay_month=months.parse(about.pay_month),
        as_of=by.as_of,
        entered_by=by.name,
        entered_at=datetime.now().astimezone(),
        lines=tables.empty(tables.LINES),
        inputs=contents,
        about=about.number,
        detail=json.dumps(detail, ensure_ascii=False),
    )
    return Exported(past.project, about, layout.name, files, repeats, entry)


def _entered(place: Workspace, found: Sequence[Exported], head: str, folder: Path) -> list[Exported]:
    """Enter all exports in one transaction; then their files take their names."""
    with ExitStack() as files:
        ready = [[written(files, folder / file.name, file.written) for file in one.files] for one in found]
        with closing(place.book()) as book, book.entering():
            if book.head() != head:
                raise Refusal("ledger-moved")
            entered = [replace(one, batch=book.enter(one.entry)) for one in found]
        return [_taken(one, waits) for one, waits in zip(entered, ready, strict=True)]


def _taken(one: Exported, waits: Sequence[Waiting]) -> Exported:
    """Give the files of an export their names, over those of an earlier one; one that cannot keeps back no other."""
    taken = []
    for file in waits:
        with suppress(Refusal):  # the export is entered; whoever asks is told what is missing
            file.take()
            taken.append(file.target)
    return replace(one, paths=tuple(taken))


# --- is a file one of ours ------------------------------------------------------------------------------------------


class Sealed(NamedTuple):
    """A file that the ledger knows."""

    batch: Batch
    """Of the export."""
    name: str
    orders: int
    fen: int
    later: int | None
    """The batch of a later export of the same list; this file is then not the one to send."""


def verify(place: Workspace, name: str, content: bytes) -> Sealed:
    """Return which export a file is of, by its digest.

    Raises ``Refusal``: ledger-corrupt, export-differs for a file that has the name of one of ours and is another, and
    export-unknown.
    """
    workspace.require_ledger(place)
    digest, own = of_bytes(content), list[int]()
    with closing(place.book()) as book:
        batches = [one for one in book.batches() if one.kind == "export"]
        for batch in reversed(batches):
            for file in returned.sealed(book, batch):
                if digest in (file["digest"], file["locked"]):
                    later = [one.number for one in batches if one.about == batch.about and one.number > batch.number]
                    return Sealed(batch, file["name"], file["orders"], file["fen"], max(later, default=None))
                own += [batch.number] * (file["name"] == name)
    if own:
        raise Refusal("export-differs", file=name, batch=own[0])
    raise Refusal("export-unknown", file=name)
