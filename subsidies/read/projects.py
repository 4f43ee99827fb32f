"""A project's inputs, all of them: its project file, its rosters, its changes; each file's bytes are read once.

What is computed, what is entered in the ledger and what the digest covers are therefore the same bytes, even if
somebody saves a file in between.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from subsidies import policy, tables, terminal, words
from subsidies.errors import Finding, Refusal
from subsidies.ledger.book import Input
from subsidies.policy import Project
from subsidies.read import changes, guard, locked, rosters, toml
from subsidies.read.sheet import source
from subsidies.read.table import Headings

Load = Callable[[str], bytes]
"""Gives the bytes of a file by its label; raises ``OSError``, and ``Refusal`` where they are not to be had."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """A project as read, faults and all."""

    file: str
    """The project file, as the workspace names it."""
    id: str
    """Empty where the file does not say."""
    project: Project | None
    """``None`` where the project file has faults."""
    outline: Project | None
    """The project, or as much of it as the tables are read by; ``None`` where its file cannot be read at all."""
    roster: pd.DataFrame
    changes: pd.DataFrame
    headings: Headings
    contents: tuple[Input, ...]
    findings: tuple[Finding, ...]

    def heading(self, file: str | None, key: str) -> str:
        """Return what a column is called in a file; its Chinese heading where the file does not have it."""
        return self.headings.get((file or "", key)) or {**words.ROSTER, **words.CHANGES}[key].zh


def read(file: str, folder: Path) -> Inputs:
    """Return the inputs of a project file; rosters and changes are found relative to its own folder."""
    return _read(file, _from(folder), _from((folder / file).parent))


def outline(file: str, folder: Path) -> Project | None:
    """Return what a project file says of its tables; ``None`` where it cannot be read."""
    content, _ = _loaded(file, _from(folder))
    tree, _ = toml.read(file, content) if content is not None else (None, [])
    return None if tree is None else policy.outline(tree)


def named(label: str, folder: Path) -> bytes:
    """Return the bytes of a file that a command names, without its password.

    Raises ``OSError``, and ``Refusal`` with the file as its place: file-too-large, file-encrypted,
    file-password-wrong, file-unreadable.
    """
    found = _opened(label, source(label, folder).path)
    if isinstance(found, Refusal):
        raise Refusal(found.name, findings=found.findings, place=label, **found.values)
    return found


def stored(contents: Sequence[Input]) -> Inputs:
    """Return the inputs of a batch again, from the bytes that the ledger keeps."""
    kept = {one.name: one.content for one in contents}
    file = next((one.name for one in contents if one.role == "project"), "")

    def load(label: str) -> bytes:
        if label not in kept:
            raise FileNotFoundError(label)
        return kept[label]

    return _read(file, load, load)


def _from(folder: Path) -> Load:
    """Return a loader from a folder that reads each file once, however many sheets of it are asked for.

    Of a workbook with a password it gives the bytes without it.
    """
    seen: dict[Path, bytes | Refusal] = {}

    def load(label: str) -> bytes:
        path = source(label, folder).path
        if path not in seen:
            seen[path] = _opened(label, path)
        content = seen[path]
        if isinstance(content, Refusal):
            raise content
        return content

    return load


def _opened(label: str, path: Path) -> bytes | Refusal:
    """Return the bytes of a file, or why they are not to be had. Raises ``OSError``."""
    if path.stat().st_size > guard.FILE:
        return Refusal("file-too-large", limit=f"{guard.FILE >> 20:,} MB")
    try:
        return locked.opened(label.partition("#")[0], path.read_bytes())
    except Refusal as refusal:
        return refusal


def _read(file: str, load: Load, load_table: Load) -> Inputs:
    roster, changes = tables.empty(tables.ROSTER), tables.empty(tables.CHANGES)
    content, findings = _loaded(file, load)
    nothing = Inputs(file, "", None, None, roster, changes, {}, (), tuple(findings))
    if content is None:
        return nothing
    project, outline, faults = _policy(file, content)
    begun = replace(nothing, contents=(Input("project", file, content),), findings=faults)
    if outline is None:
        return begun
    return _tables(replace(begun, id=outline.id, project=project, outline=outline), load_table)


@lru_cache(maxsize=8)  # of today, and of lists that were computed with the same file
def _policy(file: str, content: bytes) -> tuple[Project | None, Project | None, tuple[Finding, ...]]:
    """Return the project, as much of it as the tables are read by, and what is wrong with its file."""
    tree, faults = toml.read(file, content)
    if tree is None:
        return None, None, tuple(faults)
    project, wrong = policy.read(tree)
    return project, project or policy.outline(tree), tuple(toml.findings(file, content, wrong))


def _loaded(label: str, load: Load) -> tuple[bytes | None, list[Finding]]:
    try:
        return load(label), []
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None, [Finding("file-missing", file=label)]
    except OSError:
        return None, [Finding("file-not-opened", file=label)]
    except Refusal as refusal:
        return None, [Finding(refusal.name, file=label, values=refusal.values)]


class _Reading(NamedTuple):
    """The table of a file, what its columns are called there, and what is wrong with it."""

    table: pd.DataFrame
    headings: Headings
    findings: tuple[Finding, ...]


@lru_cache(maxsize=4)  # a roster and its changes, of today and of the last list: they are often the same files
def _reading(file: Input, asked: rosters.Asked | None) -> _Reading:
    where = source(file.name, Path())
    table, headings, findings = rosters.read(where, file.content, asked) if asked else changes.read(where, file.content)
    return _Reading(table, headings, tuple(findings))


def _tables(inputs: Inputs, load: Load) -> Inputs:
    """Return the inputs with the rosters and the changes read, each file's rows below the one before it."""
    project = inputs.outline
    assert project is not None
    contents, findings, headings = list(inputs.contents), list(inputs.findings), dict(inputs.headings)
    parts: dict[str, list[pd.DataFrame]] = {"roster": [], "changes": []}
    files = {
        (role, label): f"{role}[{number}]"
        for role in ("changes", "roster")
        for number, label in reversed(list(enumerate(getattr(project, role), 1)))
    }
    for (role, label), key in reversed(files.items()):
        content, found = _loaded(label, load)
        findings += [replace(one, column=key) for one in found]
        if content is not None:
            contents.append(Input(role, label, content))
            asked = rosters.Asked(project.flags, project.pays_wages) if role == "roster" else None
            reading = _reading(contents[-1], asked)
            terminal.progress("reading", 1, file=label)
            parts[role].append(reading.table)
            headings.update(reading.headings)
            findings += [replace(one, column=key) if one.name == "sheet-missing" else one for one in reading.findings]
    return replace(
        inputs,
        roster=tables.stack(tables.ROSTER, parts["roster"]),
        changes=tables.stack(tables.CHANGES, parts["changes"]),
        headings=headings,
        contents=tuple(contents),
        findings=tuple(replace(one, project=project.id or None) for one in findings),
    )
