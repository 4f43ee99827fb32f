"""Rosters that a command names: which project they belong to, and what stands in them.

A file is a project's own where its project file lists it. The catch: what has faults is refused as a whole, with all of
them, since half a roster would pass for one from which people have left.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from subsidies import check, language, months, tables, words, workspace
from subsidies.errors import Finding, Refusal
from subsidies.ledger.book import Input
from subsidies.policy import Project
from subsidies.read import projects, rosters
from subsidies.read.projects import Inputs
from subsidies.read.sheet import source
from subsidies.read.table import Headings
from subsidies.workspace import Workspace

NOBODYS: Final = Project("", "", months.NEVER, ())
"""By what a roster is read that belongs to no project."""


class Home(NamedTuple):
    """A project that named files belong to."""

    file: str
    """Its project file, as the workspace names it."""
    outline: Project
    own: tuple[str, ...]
    """For each named file, what the project file calls it; empty for one that it does not list."""


@dataclass(frozen=True, slots=True)
class Roster:
    """A roster as read."""

    files: tuple[str, ...]
    """As they were named."""
    contents: tuple[Input, ...]
    table: pd.DataFrame
    headings: Headings
    findings: tuple[Finding, ...] = ()
    """What was said in reading it."""


def outlines(place: Workspace) -> list[tuple[str, Project]]:
    """Return the project files that can be read, and what they say of their tables."""
    read = [(file, projects.outline(file, place.root)) for file in place.projects]
    return [(file, outline) for file, outline in read if outline is not None and outline.id]


def home(place: Workspace, labels: Sequence[str], only: Sequence[str]) -> Home | None:
    """Return the project that files belong to: the one asked for, else the one that lists any, else the only one.

    labels  files as a command names them
    only    ids of projects that were asked for

    Raises ``Refusal`` (project-unknown, one-project).
    """
    known = outlines(place)
    if len(only) > 1:
        raise Refusal("one-project", projects=", ".join(only))
    for name in only:
        if name not in [outline.id for _, outline in known]:
            raise Refusal("project-unknown", text=name, known=", ".join(outline.id for _, outline in known))
    homes = [Home(file, outline, tuple(_own(place, file, outline, one) for one in labels)) for file, outline in known]
    if only:
        return next(one for one in homes if one.outline.id == only[0])
    listing = [one for one in homes if any(one.own)]
    if listing:
        return listing[0] if len(listing) == 1 else None
    return homes[0] if len(homes) == 1 else None


def _own(place: Workspace, file: str, outline: Project, label: str) -> str:
    """Return what a project file calls a file that a command names; nothing where it does not list it."""
    named, folder = source(label, Path()), (place.root / file).parent
    rosters = [source(one, folder) for one in outline.roster]
    same = [one.label for one in rosters if _is_same(one.path, named.path) and named.sheet in ("", one.sheet)]
    return same[0] if len(same) == 1 else ""


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def require(label: str) -> None:
    """Raise ``OSError`` where a file that a command names cannot be opened."""
    source(label, Path()).path.open("rb").close()


def read(label: str, outline: Project = NOBODYS, own: str = "") -> Roster:
    """Return the roster in a file that a command names, read as a project's.

    own  what the project file calls it: that names its sheet where the command does not

    Where neither names it and several sheets could be meant, it is the one that our workbooks call so. Raises
    ``OSError``, and ``Refusal``: roster-faulty with every error of the file, and as ``projects.named`` does.
    """
    path, _, sheet = label.partition("#")
    content = projects.named(label, Path())
    one = _read(path, sheet or own.partition("#")[2], content, outline)
    if [each.name for each in one.findings] == ["sheet-not-named"]:
        known = str(one.findings[0].values["known"]).split(", ")
        ours = [each for each in language.TABLE["sheet.roster"] if each in known]
        one = _read(path, ours[0], content, outline) if len(ours) == 1 else one
    refuse(one.findings)
    return replace(one, contents=(Input("roster", own or one.files[0], content),))


def _read(path: str, sheet: str, content: bytes, outline: Project) -> Roster:
    """Return a sheet of a file, faults and all."""
    label = f"{path}#{sheet}" if sheet else path
    table, headings, found = rosters.read(source(label, Path()), content, outline)
    return Roster((label,), (), table, headings, tuple(found))


def require_people(one: Roster, changes: pd.DataFrame) -> None:
    """Refuse (roster-faulty) a roster in which it is not certain who is who."""
    refuse(check.people(one.table, changes, months.NEVER))


def refuse(found: Sequence[Finding]) -> None:
    """Raise ``Refusal`` (roster-faulty) where there are errors, with all of them."""
    errors = [one for one in found if workspace.is_error(one)]
    if errors:
        files = ", ".join(dict.fromkeys(one.file or "" for one in errors))
        raise Refusal("roster-faulty", findings=errors, count=len(errors), files=files)


def own(read: Inputs) -> Roster:
    """Return a project's own rosters as they stand. Raises ``Refusal`` (roster-faulty)."""
    labels = read.outline.roster if read.outline else ()
    found = [one for one in read.findings if one.file in labels]
    refuse(found)
    contents = tuple(one for one in read.contents if one.role == "roster")
    changes = read.outline.changes if read.outline else ()
    headings = {key: text for key, text in read.headings.items() if key[0] not in changes}
    return Roster(labels, contents, read.roster, headings, tuple(found))


def columns(one: Roster) -> list[str]:
    """Return the keys of the columns that a roster has, in our order."""
    there = {key for _, key in one.headings}
    return [key for key in (*words.ROSTER, *one.table.columns[len(tables.ROSTER.columns) :]) if key in there]
