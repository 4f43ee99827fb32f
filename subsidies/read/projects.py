"""A project's inputs, all of them: its project file, its rosters, its changes; each file's bytes are read once.

What is computed, what is entered in the ledger and what the digest covers are therefore the same bytes, even if
somebody saves a file in between.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from subsidies import policy, tables
from subsidies.errors import Finding
from subsidies.ledger.book import Input
from subsidies.policy import Project
from subsidies.read import changes, rosters, toml
from subsidies.read.sheet import source

Load = Callable[[str], bytes]
"""Gives the bytes of a file by its label; raises ``OSError``."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """A project as read. ``project`` is ``None`` where its file has faults; the tables then are empty."""

    file: str
    """The project file, as the workspace names it."""
    id: str
    project: Project | None
    roster: pd.DataFrame
    changes: pd.DataFrame
    contents: tuple[Input, ...]
    findings: tuple[Finding, ...]


def read(file: str, folder: Path) -> Inputs:
    """Return the inputs of a project file; rosters and changes are found relative to its own folder."""
    return _read(file, _from(folder), _from((folder / file).parent))


def stored(contents: Sequence[Input]) -> Inputs:
    """Return the inputs of a batch again, from the bytes that the ledger keeps."""
    kept = {one.name: one.content for one in contents}
    file = next(one.name for one in contents if one.role == "project")
    return _read(file, kept.__getitem__, kept.__getitem__)


def _from(folder: Path) -> Load:
    """Return a loader from a folder that reads each file once, however many sheets of it are asked for."""
    seen: dict[Path, bytes] = {}

    def load(label: str) -> bytes:
        path = source(label, folder).path
        if path not in seen:
            seen[path] = path.read_bytes()
        return seen[path]

    return load


def _read(file: str, load: Load, load_table: Load) -> Inputs:
    nothing = Inputs(file, "", None, tables.empty(tables.ROSTER), tables.empty(tables.CHANGES), (), ())
    content, missing = _loaded(file, load)
    if content is None:
        return replace(nothing, findings=tuple(missing))
    tree, findings = toml.read(file, content)
    own = Input("project", file, content)
    if tree is None:
        return replace(nothing, contents=(own,), findings=tuple(findings))
    project, faults = policy.read(tree)
    named = tree.get("id")
    identified = replace(nothing, id=named if isinstance(named, str) else "", contents=(own,))
    if project is None:
        return replace(identified, findings=tuple(toml.findings(file, content, faults)))
    return _tables(replace(identified, project=project), load_table)


def _loaded(label: str, load: Load) -> tuple[bytes | None, list[Finding]]:
    try:
        return load(label), []
    except FileNotFoundError:
        return None, [Finding("file-missing", file=label)]
    except OSError:
        return None, [Finding("file-unreadable", file=label)]


def _tables(inputs: Inputs, load: Load) -> Inputs:
    """Return the inputs with the rosters and the changes read, each file's rows below the one before it."""
    project = inputs.project
    assert project is not None
    contents, findings = list(inputs.contents), list(inputs.findings)
    parts: dict[str, list[pd.DataFrame]] = {"roster": [], "changes": []}
    for role, label in [("roster", one) for one in project.roster] + [("changes", one) for one in project.changes]:
        content, found = _loaded(label, load)
        findings += found
        if content is not None:
            contents.append(Input(role, label, content))
            where = source(label, Path())
            table, found = rosters.read(where, content, project) if role == "roster" else changes.read(where, content)
            findings += found
            parts[role].append(table)
    return replace(
        inputs,
        roster=tables.stack(tables.ROSTER, parts["roster"]),
        changes=tables.stack(tables.CHANGES, parts["changes"]),
        contents=tuple(contents),
        findings=tuple(replace(one, project=project.id) for one in findings),
    )
