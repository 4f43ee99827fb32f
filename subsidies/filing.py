"""The files of the lists beside the ledger: which are missing or differ from it, and writing them again.

The ledger is the truth. The lines for programs are right if their digest is that of the batch; the papers, if it is
the one that the batch keeps, or if they are what is made of the batch today, in either language. The catch: nothing is
made again unless a file needs it, so that looking costs no more than reading.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from subsidies import history, language, listing, months, paper, returned
from subsidies.claims import open_claims
from subsidies.errors import Finding, Refusal
from subsidies.language import Say
from subsidies.ledger.book import Book, render
from subsidies.ledger.chain import Batch, of_bytes
from subsidies.lock import OPEN, Lock, wanted
from subsidies.paper import Head, Made
from subsidies.read import kind
from subsidies.read.projects import Inputs
from subsidies.workspace import Workspace
from subsidies.write.whole import is_left_behind, write_whole

MISSING, DIFFERS, LEFTOVER, STRAY = "paper-missing", "paper-differs", "paper-leftover", "paper-stray"
LOCKED: Final = "paper-locked"
ALTERED: Final = "export-altered"
LIST: Final = re.compile(r"(?P<project>.+)-\d+(\.lines\.csv|\.xlsx)")
MONTH: Final = re.compile(r"\d{4}-\d{2}")


@dataclass(frozen=True, slots=True)
class Filed:
    """What was found in the output folder, and what ``repair`` did there."""

    findings: tuple[Finding, ...]
    """What is not right; after a repair, what still is not."""
    written: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()


class Desk:
    """The lists of a ledger, each made again at most once."""

    def __init__(self, place: Workspace, book: Book, within: Path | None = None) -> None:
        self.place, self.book, self.within = place, book, within
        self._read: dict[str, Inputs] = {}
        self._pasts: dict[str, history.History] = {}
        self._made: tuple[int, Made | None] = (0, None)

    def lines(self, batch: Batch) -> bytes:
        """Return the lines of a batch as a file. Raises ``Refusal`` (ledger-corrupt) if they are not those entered."""
        content = render(batch.project, self.book.lines(batch.number))
        if of_bytes(content) != batch.lines_digest:
            raise Refusal("ledger-corrupt", path=str(self.place.ledger))
        return content

    def papers(self, batch: Batch, say: Say) -> bytes | None:
        """Return the papers of a batch, or ``None`` where the rules of today give another list."""
        made = self._again(batch)
        if made is None or of_bytes(render(batch.project, made.list.lines)) != batch.lines_digest:
            return None
        month, as_of = months.parse(batch.pay_month), months.parse_day(batch.as_of)
        return paper.files(made, Head(self.place.title, month, batch.number, as_of, ""), say)[1]

    def _again(self, batch: Batch) -> Made | None:
        if self._made[0] != batch.number:
            read = history.inputs(self.book, batch, self._read.get(batch.project))
            self._read[batch.project] = read
            self._made = batch.number, self._list(batch, read) if read.project else None
        return self._made[1]

    def _list(self, batch: Batch, read: Inputs) -> Made:
        if batch.project not in self._pasts:
            self._pasts[batch.project] = history.of(self.book, batch.project)
        before = listing.situation_then(self.book, batch, read, self._pasts[batch.project])
        month = months.parse(batch.pay_month)
        found = listing.payment_list(before, month)
        parts, bridge = listing.parts(before, found), listing.bridged(self.book, before, found, month)
        return Made(before, found, parts, bridge, open_claims(before, month, found.settled))


def examine(place: Workspace, only: Sequence[str] = (), within: Path | None = None) -> Filed:
    """Return what is not right in the output folder.

    only     ids of projects; none: all of them
    within   a folder that nobody trusts: what a link in it leads out to, and what is no file, is not there
    """
    with closing(place.book()) as book:
        wrong = [one for one, _, _ in _wrong(Desk(place, book, within), only)]
        return Filed((*wrong, *_exports(place, book, only, within), *_besides(place, book, only, within)))


def repair(place: Workspace, say: Say, only: Sequence[str] = ()) -> Filed:
    """Write the files that are missing or differ again, and remove what was left behind; a right one is not touched.

    A list that was written with a password is written with one again, which somebody has to type; off a terminal it is
    left as it is. So is a file with a password of somebody's own.

    Raises ``Refusal``: ledger-corrupt where the ledger's own lines are not those entered; encrypt-not-installed,
    encrypt-password; and as ``whole.whole`` does.
    """
    written, removed = [], []
    with closing(place.book()) as book:
        desk = Desk(place, book)
        wrong = [(path, batch) for one, path, batch in _wrong(desk, only) if one.name != LOCKED]
        lock = _lock(_is_locked(path, batch) for path, batch in wrong)
        for path, batch in wrong:
            content = _content(desk, path, batch, say)
            if content is not None and _is_locked(path, batch):
                content = lock.locked(content) if lock else None
            if content is not None:
                write_whole(path, content)
                written.append(path)
        for path in _leftovers(place):
            path.unlink(missing_ok=True)
            removed.append(path)
    return Filed(examine(place, only).findings, tuple(written), tuple(removed))


def _is_locked(path: Path, batch: Batch) -> bool:
    """Return whether a file of a batch was written with a password; its lines never are."""
    return path.suffix == ".xlsx" and bool(_kept(batch, "locked"))


def _lock(were: Iterable[bool]) -> Lock:
    """Return the lock of files that are written again, where one had a password; none where nobody can be asked."""
    try:
        return wanted(any(were))
    except Refusal as refusal:
        if refusal.name != "encrypt-nobody":
            raise
        return OPEN


def _wrong(desk: Desk, only: Sequence[str]) -> Iterator[tuple[Finding, Path, Batch]]:
    """Give the files of lists that are missing or differ, in the order of the batches."""
    for batch in _lists(desk.book, only):
        for path in paper.paths(desk.place.output / batch.pay_month, batch.project, batch.number):
            name = _fault(desk, path, batch)
            if name:
                yield paper.finding(name, desk.place.relative(path), batch), path, batch


def _lists(book: Book, only: Sequence[str]) -> list[Batch]:
    return [one for one in book.batches() if one.kind == "payroll" and (not only or one.project in only)]


def _fault(desk: Desk, path: Path, batch: Batch) -> str:
    """Return what is wrong with a file of a batch, or nothing."""
    content = _read(path, desk.within)
    if content == MISSING and path.suffix == ".csv" and _kept(batch, "locked"):  # lines cannot have a password
        return ""
    if isinstance(content, str):
        return content
    if path.suffix == ".csv":
        return "" if of_bytes(content) == batch.lines_digest else DIFFERS
    if of_bytes(content) in (_kept(batch, "papers"), _kept(batch, "locked")):
        return ""
    if kind.is_encrypted(content):
        return LOCKED
    today = (desk.papers(batch, language.speaker(tongue)) for tongue in language.LANGUAGES)
    return "" if content in today else DIFFERS


def _read(path: Path, within: Path | None) -> bytes | str:
    """Return what a file holds, or what is wrong with one that cannot be read."""
    try:
        return path.read_bytes() if _is_there(path, within) else MISSING
    except (FileNotFoundError, NotADirectoryError):
        return MISSING
    except OSError:
        return DIFFERS


def _exports(place: Workspace, book: Book, only: Sequence[str], within: Path | None) -> Iterator[Finding]:
    """Give the files for the bank that are not what was sealed; one that has been sent off is not missed."""
    exports = [one for one in book.batches() if one.kind == "export" and (not only or one.project in only)]
    for batch in {one.about: one for one in exports}.values():
        for file in returned.sealed(book, batch):
            path = place.output / batch.pay_month / returned.FOLDER / file["name"]
            if not _is_there(path, within) or not path.is_file():
                continue
            if of_bytes(path.read_bytes()) not in (file["digest"], file["locked"]):
                yield paper.finding(ALTERED, place.relative(path), batch)


def _is_there(path: Path, within: Path | None) -> bool:
    """Return whether a path may be read: anywhere, or only where it is a file in a folder."""
    return within is None or (path.is_file() and path.resolve().is_relative_to(within))


def _kept(batch: Batch, key: str) -> str:
    """Return the digest that a batch keeps of its papers, or of them with a password; empty where it has none."""
    try:
        detail = json.loads(batch.detail)
    except ValueError:
        return ""
    return str(detail.get(key, "")) if isinstance(detail, dict) else ""


def _content(desk: Desk, path: Path, batch: Batch, say: Say) -> bytes | None:
    """Return what a file of a batch holds: papers as they were if they can still be made so, else as ``say`` has it."""
    if path.name.endswith(".csv"):
        return desk.lines(batch)
    spoken = [desk.papers(batch, language.speaker(tongue)) for tongue in language.LANGUAGES]
    was = [content for content in spoken if content is not None and of_bytes(content) == _kept(batch, "papers")]
    return was[0] if was else desk.papers(batch, say)


def _besides(place: Workspace, book: Book, only: Sequence[str], within: Path | None) -> Iterator[Finding]:
    """Give what lies in the output folder and belongs to no batch."""
    yield from (Finding(LEFTOVER, file=place.relative(path)) for path in _leftovers(place))
    known = {
        path
        for batch in _lists(book, ())
        for path in paper.paths(place.output / batch.pay_month, batch.project, batch.number)
    }
    for path in sorted(one for one in place.output.glob("*/*") if _is_there(one, within)):
        named = LIST.fullmatch(path.name)
        if named and MONTH.fullmatch(path.parent.name) and path not in known and (not only or named["project"] in only):
            yield Finding(STRAY, file=place.relative(path), project=named["project"])


def _leftovers(place: Workspace) -> list[Path]:
    return sorted(path for path in place.output.rglob(".*") if path.is_file() and is_left_behind(path))
