"""A copy of a workspace that nobody trusts: whether it is whole, by its ledger and the digests of what is kept there.

The ledger is verified and every list computed again from what it keeps; the papers, and the files of each project's
last list, must be those of the ledger. Nothing is written into the folder. The catch: a database may write where it is
opened, be it only to undo what was left half done, so a copy of it is looked at; and a path that leads out of the
folder is not followed.
"""

import hashlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from subsidies import filing, replay, workspace
from subsidies.codes import RULES
from subsidies.errors import Finding, Refusal, Value
from subsidies.ledger import verify
from subsidies.ledger.chain import Batch, of_bytes
from subsidies.read import guard, locked
from subsidies.read.sheet import source
from subsidies.workspace import Workspace

MISSING, DIFFERS, OUTSIDE = "copy-file-missing", "copy-file-differs", "copy-file-outside"
LOCKED, NOT_OPENED, NO_LEDGER = "copy-file-locked", "file-not-opened", "ledger-missing"
BESIDE: Final = ("", "-journal", "-wal")
"""What a database may have beside it: what an interruption left half done."""
SHOWN: Final = 12
"""Characters of a digest that a sentence has."""


class File(NamedTuple):
    """A file behind the last list of a project, and what is wrong with the one in the folder; nothing: it is the same.

    name   relative to the folder, or as the project file has it where it leads out
    """

    project: str
    batch: int
    name: str
    digest: str
    wrong: str = ""
    now: str = ""
    """The digest of the one in the folder, where it was read."""


@dataclass(slots=True)
class Sealed:
    """What does not hold in a copy, and what was looked at."""

    findings: list[Finding] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    earlier: int = 0
    """Versions of files that no last list was made from; the ledger keeps them."""
    batches: list[Batch] = field(default_factory=list)
    broken: int | None = None
    """The first batch that is not what was entered; from there on no list can be computed again."""

    @property
    def lists(self) -> list[Batch]:
        """The lists of the ledger."""
        return [one for one in self.batches if one.kind == "payroll"]

    @property
    def computed(self) -> int:
        """How many lists were computed again."""
        return sum(self.broken is None or one.number < self.broken for one in self.lists)


def sealed(folder: Path, head: str = "", only: Sequence[str] = ()) -> Sealed:
    """Return what does not hold in a copy of a workspace.

    head   a digest that must be in the chain, or its beginning
    only   ids of projects whose files are looked at; none: all of them. The ledger is always looked at as a whole

    Raises ``Refusal``: as ``workspace.read`` does; project-unknown for a project of which the ledger has no list; and
    those of a ledger that cannot be read here.
    """
    place = _read(folder)
    found = Sealed()
    if not is_within(place, place.ledger) or not place.ledger.is_file():
        if not is_within(place, place.ledger):
            found.findings.append(Finding(OUTSIDE, place.relative(place.ledger)))
        found.findings.append(Finding(NO_LEDGER, place.relative(place.ledger)))
        return found
    with TemporaryDirectory() as there:
        try:
            _look(replace(place, ledger=_copied(place, Path(there))), found, head, only)
        except Refusal as refusal:
            values = _here(refusal.values, place)
            if not refusal.name.startswith("ledger-") or refusal.name not in RULES:
                raise Refusal(refusal.name, findings=refusal.findings, **values) from refusal
            found.findings.append(Finding(refusal.name, place.relative(place.ledger), values=values))
    found.findings = [replace(one, values=_here(one.values, place)) for one in found.findings]
    return found


def _read(folder: Path) -> Workspace:
    root = folder.resolve()
    if not (root / workspace.FILE).resolve().is_relative_to(root):
        raise Refusal("workspace-missing", path=str(folder), file=workspace.FILE)
    return workspace.read(root)


def is_within(place: Workspace, path: Path) -> bool:
    """Return whether a path leads to somewhere in the folder, be there anything or not."""
    try:
        return path.resolve().is_relative_to(place.root)
    except (OSError, RuntimeError, ValueError):  # links in a circle, a name that no file can have
        return False


def _copied(place: Workspace, there: Path) -> Path:
    """Copy the ledger, with what lies half done beside it, and return the copy."""
    for suffix in BESIDE:
        one = place.ledger.with_name(place.ledger.name + suffix)
        if is_within(place, one) and one.is_file():
            shutil.copyfile(one, there / f"ledger.db{suffix}")
    return there / "ledger.db"


def _here(values: Mapping[str, Value], place: Workspace) -> Mapping[str, Value]:
    """Return the values of a sentence with the ledger's path as it is in the folder."""
    return {**values, "path": place.relative(place.ledger)} if "path" in values else values


def _look(place: Workspace, found: Sealed, head: str, only: Sequence[str]) -> None:
    """Look at everything; what is found before the database itself gives way is kept."""
    with closing(place.book()) as book:
        found.batches = book.batches()
        _refuse_unknown(found, only)
        found.findings += verify.verify(book)
        found.findings += verify.on_paper(found.batches, head)
        found.broken = verify.broken(found.findings)
        _files(place, found, only)
        found.findings += replay.replay(book, found.broken)
        found.findings += verify.shape(book)
    if found.broken is None:
        found.findings += _papers(place, only)


def _refuse_unknown(found: Sealed, only: Sequence[str]) -> None:
    known = dict.fromkeys(one.project for one in found.batches)
    for name in only:
        if name not in known:
            raise Refusal("project-unknown", text=name, known=", ".join(known))


# --- files that were entered ----------------------------------------------------------------------------------------


def _files(place: Workspace, found: Sealed, only: Sequence[str]) -> None:
    """Hold the files of the last lists against the folder; those of earlier ones are in the ledger alone."""
    last = {one.project: one for one in found.lists}
    behind = {one.digest for batch in last.values() for one in batch.inputs}
    found.earlier = len({one.digest for batch in found.batches for one in batch.inputs} - behind)
    for batch in last.values():
        if not only or batch.project in only:
            found.files += [_held(place, one) for one in _named(place, batch)]
    found.findings += [_wrong(one) for one in found.files if one.wrong]


def _named(place: Workspace, batch: Batch) -> Iterator[File]:
    """Give the files of a list, each once however many sheets of it were read."""
    own = next((one.name for one in batch.inputs if one.role == "project"), "")
    seen = set()
    for one in batch.inputs:
        path = source(one.name, (place.root / own).parent if one.role != "project" else place.root).path
        if path not in seen:
            seen.add(path)
            yield File(batch.project, batch.number, place.relative(path), one.digest)


def _held(place: Workspace, one: File) -> File:
    """Return a file with what is wrong with it."""
    path = place.root / one.name
    if not is_within(place, path):
        return one._replace(wrong=OUTSIDE)
    if not path.is_file():
        return one._replace(wrong=MISSING)
    try:
        now = _digest(path, one)
    except OSError:
        return one._replace(wrong=NOT_OPENED)
    except Refusal:
        return one._replace(wrong=LOCKED)
    return one._replace(wrong="" if now == one.digest else DIFFERS, now=now)


def _digest(path: Path, one: File) -> str:
    """Return the digest of a file as it would be entered: without its password. Raises ``OSError``, ``Refusal``."""
    with path.open("rb") as content:
        plain = hashlib.file_digest(content, "sha256").hexdigest()
    if plain == one.digest or path.stat().st_size > guard.FILE:
        return plain
    return of_bytes(locked.opened(one.name, path.read_bytes()))


def _wrong(one: File) -> Finding:
    values: dict[str, Value] = {"batch": one.batch, "then": one.digest[:SHOWN], "now": one.now[:SHOWN]}
    return Finding(one.wrong, one.name, project=one.project, values=values)


# --- papers ---------------------------------------------------------------------------------------------------------


def _papers(place: Workspace, only: Sequence[str]) -> Iterator[Finding]:
    """Give what is wrong with the files of lists; one that a link leads out to is not looked at."""
    if not is_within(place, place.output):
        yield Finding(OUTSIDE, place.relative(place.output))
        return
    for one in filing.examine(place, only, within=place.root).findings:
        is_out = one.name == filing.MISSING and not is_within(place, place.root / (one.file or ""))
        yield Finding(OUTSIDE, one.file, project=one.project) if is_out else one
