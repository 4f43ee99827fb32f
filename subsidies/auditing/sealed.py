"""A copy of a workspace that nobody trusts: whether it is whole, by its ledger and the digests of what is kept there.

The ledger is verified and every list computed again from what it keeps; the papers, and the files of each project's
last list, must be those of the ledger. Nothing is written into the folder. The catch: a database may write where it is
opened, be it only to undo what was left half done, so a copy of it is looked at; and a path that leads out of the
folder is a file that is not there.
"""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from subsidies import filing, replay, workspace
from subsidies.errors import Finding, Refusal
from subsidies.ledger import verify
from subsidies.ledger.book import Book
from subsidies.ledger.chain import Batch, of_bytes
from subsidies.workspace import Workspace

MISSING, DIFFERS = "copy-file-missing", "copy-file-differs"
BESIDE: Final = ("", "-journal", "-wal")
"""What a database may have beside it: what an interruption left half done."""


class Sealed(NamedTuple):
    """What does not hold, how many files of last lists stand in the folder as they were, and the chain."""

    findings: list[Finding]
    same: int
    batches: list[Batch]
    head: str


def sealed(folder: Path) -> Sealed:
    """Return what does not hold in a copy of a workspace. Raises ``Refusal`` as ``workspace.read`` does."""
    place = workspace.read(folder.resolve())
    if not _is_within(place, place.ledger):
        return Sealed([Finding(MISSING, place.relative(place.ledger))], 0, [], "")
    with TemporaryDirectory() as there:
        for suffix in BESIDE:
            beside = place.ledger.with_name(place.ledger.name + suffix)
            if _is_within(place, beside):
                shutil.copyfile(beside, Path(there) / ("ledger.db" + suffix))
        try:
            return _looked(replace(place, ledger=Path(there) / "ledger.db"))
        except Refusal as refusal:
            if not refusal.name.startswith("ledger-"):
                raise
            return Sealed([Finding(refusal.name, place.relative(place.ledger), values=refusal.values)], 0, [], "")


def _is_within(place: Workspace, path: Path) -> bool:
    """Return whether a file is there, in the folder and nowhere else."""
    return path.is_file() and path.resolve().is_relative_to(place.root)


def _looked(place: Workspace) -> Sealed:
    with closing(place.book()) as book:
        found = verify.verify(book)
        broken = verify.broken(found)
        found += replay.replay(book, broken)
        found += verify.shape(book)
        files = [*_files(place, book)]
        batches, head = book.batches(), book.head()
    if broken is None:
        found += filing.examine(place).findings
    same = sum(one is None for one in files)
    return Sealed([*found, *(one for one in files if one is not None)], same, batches, head)


def _files(place: Workspace, book: Book) -> Iterator[Finding | None]:
    """Give, for each file of each project's last list, what is wrong with it; nothing where it is the same."""
    last = {one.project: one for one in book.batches() if one.kind == "payroll"}
    for batch in last.values():
        for one in batch.inputs:
            name = one.name.partition("#")[0]
            path = place.root / name
            wrong = MISSING if not _is_within(place, path) else _differs(path, one.digest)
            yield Finding(wrong, name, project=batch.project, values={"batch": batch.number}) if wrong else None


def _differs(path: Path, digest: str) -> str:
    return "" if of_bytes(path.read_bytes()) == digest else DIFFERS
