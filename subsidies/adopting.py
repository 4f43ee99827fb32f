"""Budgets adopted into the project files of a workspace: all of them, or none.

The catch: the estimate was made from a project file that somebody may have saved since; it must still say the same when
the budget is put in, and have the same bytes when the new file takes its place.
"""

import os
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from stat import S_IMODE
from typing import Final, NamedTuple

from subsidies import adopted, insertion, policy
from subsidies.budget import Budget
from subsidies.errors import Refusal
from subsidies.insertion import Inserted
from subsidies.policy import Project
from subsidies.read import toml
from subsidies.read.sheet import source
from subsidies.workspace import Workspace
from subsidies.write.whole import Waiting, written

ANYBODY: Final = 0o222
"""The bits of a file that somebody may write."""


class Wanted(NamedTuple):
    """A budget that is to be adopted."""

    project: Project
    """From which it was estimated."""
    budgets: tuple[Budget, ...]
    """The same in each language; the first is the one that is written."""
    comment: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """What becomes of a project file."""

    project: str
    file: str
    """As the workspace names it."""
    path: Path
    budget: Budget
    before: bytes
    row: int
    """The line on which the budget begins."""
    inserted: Inserted | None
    """The new file; nothing where the budget is there already."""


def planned(place: Workspace, wanted: Sequence[Wanted]) -> list[Adoption]:
    """Return what becomes of each project's file; nothing is written.

    Raises ``Refusal``: budget-exists where a file has another budget of the year, adopt-moved where it does not say any
    more what the estimate was made from, and as ``insertion.inserted`` does.
    """
    files = [(label, source(label, place.root).path) for label in place.projects]
    return [_planned(one, *_file_of(one.project, files)) for one in wanted]


def _file_of(project: Project, files: Sequence[tuple[str, Path]]) -> tuple[str, Path, bytes]:
    """Return a project's file and its bytes. Raises ``Refusal`` (adopt-moved)."""
    for label, path in files:
        try:
            content = path.read_bytes()
        except OSError:
            continue
        tree, _ = toml.read(label, content)
        if tree is not None and policy.read(tree)[0] == project:
            return label, path.resolve(), content
    raise Refusal("adopt-moved", project=project.id)


def _planned(one: Wanted, file: str, path: Path, content: bytes) -> Adoption:
    """Return what becomes of a file. Raises ``Refusal`` as ``planned`` does."""
    project, budget = one.project, one.budgets[0]
    there = project.budget(budget.year)
    if there is None:
        new = insertion.inserted(file, content, budget, one.comment)
        return Adoption(project.id, file, path, budget, content, new.row, new)
    row = insertion.row_of(content, budget.year)
    if not any(adopted.is_there(there, each) for each in one.budgets):
        found, figure = there.published, budget.published
        raise Refusal("budget-exists", path=file, row=row, year=budget.year, found=found, figure=figure)
    return Adoption(project.id, file, path, budget, content, row, None)


def write(adoptions: Sequence[Adoption]) -> None:
    """Put the new files in their places; those that keep their budget are not touched.

    Raises ``Refusal``: adopt-moved where a file has changed meanwhile, output-not-writable where one must not be
    written, and as ``whole.waiting`` does. Then every file is as it was.
    """
    fresh = [(one, one.inserted.content) for one in adoptions if one.inserted]
    with ExitStack() as files:
        waits = [_waiting(files, one.path, content) for one, content in fresh]
        backs = [_waiting(files, one.path, one.before) for one, _ in fresh]
        for one, _ in fresh:
            if one.path.read_bytes() != one.before:
                raise Refusal("adopt-moved", project=one.project)
        try:
            for file in waits:
                file.take()
        except BaseException:
            for (one, _), back in zip(fresh, backs, strict=True):
                if one.path.read_bytes() != one.before:
                    back.take()
            raise


def _waiting(files: ExitStack, path: Path, content: bytes) -> Waiting:
    """Return a file that waits beside its target, with its content and who may read it."""
    mode = S_IMODE(path.stat().st_mode)
    if not mode & ANYBODY or not os.access(path, os.W_OK):
        raise Refusal("output-not-writable", path=str(path))
    file = written(files, path, content)
    file.temporary.chmod(mode)
    return file
