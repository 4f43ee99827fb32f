"""The workspace: the folder with ``subsidies.toml``, what that file says, and the projects' inputs.

The catch: a fault in ``subsidies.toml`` itself ends every command, since nothing else can be found without it; a fault
in any other file is a finding among others.
"""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from subsidies import budget, check, clearance, months, roster, selection, shape, tables, terminal
from subsidies.budget import PrintedSum
from subsidies.clearance import Sorted
from subsidies.codes import ERROR, RULES
from subsidies.errors import Finding, Refusal
from subsidies.ledger import verify
from subsidies.ledger.book import Book, open_book
from subsidies.ledger.paid import among_paid
from subsidies.read import clearances, projects, toml
from subsidies.read.bank import layouts
from subsidies.read.projects import Inputs
from subsidies.selection import Choice
from subsidies.shape import Fault, Key

FILE = "subsidies.toml"
NO_ROSTER = {name for name, rule in RULES.items() if rule.code.startswith("F") and rule.severity == ERROR}
"""What keeps a roster from being read; its people are then no strangers to the changes."""
NAME_BYTES = 60
WEIGHT = 20
"""Expected deaths that a mortality table is worth."""
"""Bytes of a payee's name that a bank's file carries, where the office does not say."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace's folder and what its file says; paths are absolute."""

    root: Path
    title: str
    projects: tuple[str, ...]
    ledger: Path
    output: Path
    language: str
    printed: tuple[PrintedSum, ...]
    check: Choice = selection.EVERYTHING
    """What ``check`` leaves out, and how serious the office takes findings."""
    name_bytes: int = NAME_BYTES
    clearances: tuple[str, ...] = ()
    mortality: str = ""
    """The file of the mortality table; nothing: there is none."""
    mortality_weight: int = WEIGHT
    """How many expected deaths the table is worth beside the office's own."""
    layouts: tuple[str, ...] = ()
    """Files with layouts of the office's own."""

    def book(self, *, create: bool = False) -> Book:
        """Open the ledger."""
        return open_book(self.ledger, create=create)

    def relative(self, path: Path) -> str:
        """Return a path as it is shown and put into JSON: relative to the workspace where it lies in it."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)


SPEC = {
    "title": Key(shape.text),
    "projects": Key(shape.text, many=True),
    "ledger": Key(shape.text, "ledger.db"),
    "output": Key(shape.text, "out"),
    "language": Key(shape.choice("zh", "en", "auto"), "auto"),
    "printed": Key(
        {
            "year": Key(shape.whole(1900, 9999)),
            "sum_of": Key(shape.identifier, many=True),
            **budget.COMPARED,
            **budget.SHARE,
            "share_of": Key(shape.identifier, (), many=True),
        },
        (),
        many=True,
    ),
    "clearances": Key(shape.text, (), many=True),
    "layouts": Key(shape.text, (), many=True),
    "mortality": Key(shape.text, ""),
    "mortality_weight": Key(shape.whole(1, 10**6), WEIGHT),
    "check": Key(
        {
            "ignore": Key(selection.ignorable, (), many=True),
            "severity": Key(shape.table, {}),
            "name_bytes": Key(shape.whole(8, 1000), NAME_BYTES),
        },
        None,
    ),
}


def find(named: str | None, environment: Mapping[str, str], here: Path) -> Path:
    """Return the workspace's folder: the one named, else SUBSIDIES_WORKSPACE, else the nearest upwards.

    Raises ``Refusal`` (workspace-missing, workspace-not-found).
    """
    chosen = named or environment.get("SUBSIDIES_WORKSPACE")
    if chosen:
        if not (here / chosen / FILE).is_file():
            raise Refusal("workspace-missing", path=chosen, file=FILE)
        return (here / chosen).resolve()
    for folder in (here, *here.parents):
        if (folder / FILE).is_file():
            return folder
    raise Refusal("workspace-not-found", path=str(here), file=FILE)


def read(root: Path) -> Workspace:
    """Return the workspace in a folder. Raises ``Refusal`` (workspace-faulty) with every fault of its file.

    A file that is there and cannot be opened raises ``OSError``.
    """
    try:
        content = (root / FILE).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise Refusal("workspace-missing", path=str(root), file=FILE) from None
    tree, findings = toml.read(FILE, content)
    faults: list[Fault] = []
    entries = shape.record(tree, SPEC, (), faults) if tree is not None else {}
    if tree is not None:
        for key in ("projects", "clearances", "layouts"):
            shape.once([((key, place), file) for place, file in enumerate(entries[key])], faults)
        budget.shared([one for one in entries["printed"] if one], faults)
    severities = _severities((entries.get("check") or {}).get("severity") or {}, faults)
    findings += toml.findings(FILE, content, faults)
    if findings:
        raise Refusal("workspace-faulty", findings=findings, file=FILE)
    ledger, output = root / entries["ledger"], root / entries["output"]
    check = entries["check"] or {"ignore": (), "name_bytes": NAME_BYTES}
    return Workspace(
        root,
        entries["title"],
        entries["projects"],
        ledger,
        output,
        entries["language"],
        budget.sums(entries["printed"]),
        Choice(ignore=frozenset().union(*check["ignore"]), severity=severities),
        check["name_bytes"],
        entries["clearances"],
        entries["mortality"],
        entries["mortality_weight"],
        entries["layouts"],
    )


def _severities(table: Mapping[str, object], faults: list[Fault]) -> dict[str, str]:
    """Return how serious an office takes findings, by their names; faults are appended."""
    found: dict[str, str] = {}
    for code, level in table.items():
        try:
            found[selection.adjustable(code)] = shape.choice(*selection.LEVELS)(level)
        except Refusal as refusal:
            faults.append(Fault(("check", "severity", code), refusal.name, refusal.values))
    return found


def require_ledger(place: Workspace) -> None:
    """Refuse (ledger-corrupt) to enter anything in a ledger that is not what was entered."""
    with closing(place.book()) as book:
        verify.require(book)


def inputs(workspace: Workspace, only: Sequence[str] = (), book: Book | None = None) -> list[Inputs]:
    """Return the projects as read, with all findings of their files and of people and changes in them.

    only   ids of projects; none: all of them. Raises ``Refusal`` (project-unknown) for an id that no project file has.
    book   another ledger than the workspace's; it is closed
    """
    read = [_keyed(projects.read(file, workspace.root), place) for place, file in enumerate(workspace.projects, 1)]
    _refuse_unknown_sums(workspace, read)
    chosen = _chosen(read, only)
    book = workspace.book() if book is None else book
    try:
        within = [between_rows(one, book) for one in terminal.each("checking", chosen, lambda one: one.id)]
    finally:
        book.close()
    return [
        replace(one, findings=(*one.findings, *found, *doubled, *shared))
        for one, found, doubled, shared in zip(chosen, within, _doubled(chosen), _across(chosen), strict=True)
    ]


def _refuse_unknown_sums(workspace: Workspace, read: list[Inputs]) -> None:
    """Raise ``Refusal`` (workspace-faulty) where a printed sum names a project that there is not."""
    known = [one.id for one in read]
    faults = [
        Fault(("printed", number, key, place), "project-unknown", {"text": name, "known": ", ".join(known)})
        for number, figure in enumerate(workspace.printed)
        for key, names in (("sum_of", figure.sum_of), ("share_of", figure.share_of))
        for place, name in enumerate(names)
        if name not in known and "" not in known
    ]
    if faults:
        found = toml.findings(FILE, (workspace.root / FILE).read_bytes(), faults)
        raise Refusal("workspace-faulty", findings=found, file=FILE)


def laid_out(place: Workspace, read: Sequence[Inputs]) -> list[Finding]:
    """Return what is wrong with the layouts of banks, and the projects that ask for one that there is not."""
    known = layouts.known(place.layouts, place.root)
    return [*known.findings, *(one for each in read for one in _asking(each, known.layouts))]


def _asking(one: Inputs, known: Mapping[str, object]) -> list[Finding]:
    """Return that a project asks for a layout that there is not."""
    wanted = one.project.bank.layout if one.project else ""
    if not wanted or wanted in known:
        return []
    fault = Fault(("bank", "layout"), "layout-unknown", {"text": wanted, "known": ", ".join(sorted(known))})
    return [replace(found, project=one.id) for found in toml.findings(one.file, one.contents[0].content, [fault])]


def _keyed(one: Inputs, place: int) -> Inputs:
    """Return inputs whose own file, if it cannot be opened, is named by its key in the workspace's."""
    key, missing = f"projects[{place}]", ("file-missing", "file-not-opened")
    own = [replace(f, column=key) if f.file == one.file and f.name in missing else f for f in one.findings]
    return replace(one, findings=tuple(own))


def _chosen(read: list[Inputs], only: Sequence[str]) -> list[Inputs]:
    known = [one.id for one in read if one.id]
    for name in only:
        if name not in known:
            nameless = [finding for one in read if not one.id for finding in one.findings]
            raise Refusal("project-unknown", findings=nameless, text=name, known=", ".join(known))
    return [one for one in read if not only or one.id in only]


def _doubled(read: list[Inputs]) -> list[list[Finding]]:
    """Find the project files whose id another one has."""
    ids = [one.id for one in read]
    fault = [Fault(("id",), "twice", {"text": name}) for name in ids]
    again = [bool(name) and name in ids[:place] for place, name in enumerate(ids)]
    return [
        [replace(found, project=one.id) for found in toml.findings(one.file, one.contents[0].content, [fault[place]])]
        if again[place]
        else []
        for place, one in enumerate(read)
    ]


def _across(read: list[Inputs]) -> list[list[Finding]]:
    """Find the people who are in the rosters of more than one project."""
    found = check.across({one.id: one.roster for one in read if one.id})
    return [named(one, [finding for finding in found if finding.project == one.id]) for one in read]


def between_rows(one: Inputs, book: Book) -> list[Finding]:
    """Return what is wrong with a project's people and changes."""
    if one.outline is None:
        return []
    is_whole = not any(finding.name in NO_ROSTER and finding.file in one.outline.roster for finding in one.findings)
    paid = _paid_unnamed(one, book) if is_whole else None
    found = check.people(one.roster, one.changes, one.outline.since or months.NEVER)
    found += check.changed(one.changes, one.roster, paid, one.outline)
    found += check.raised(one.roster, one.outline)
    return named(one, found)


def _paid_unnamed(one: Inputs, book: Book) -> set[str]:
    """Return those ids of the changes that no roster names and the ledger has paid."""
    link = roster.links(one.changes)
    named = set(roster.linked(one.roster["id_number"].to_numpy(), link))
    ids = dict.fromkeys((*one.changes["id_number"], *link))
    return among_paid(book, one.id, (each for each in ids if link.get(each, each) not in named))


def on_day(one: Inputs, as_of: int) -> list[Finding]:
    """Return what is wrong with a project's people and changes as seen on a day (an ordinal)."""
    if one.outline is None:
        return []
    return named(one, check.ahead(one.roster, one.changes, one.outline.since or months.NEVER, as_of))


def named(one: Inputs, found: list[Finding]) -> list[Finding]:
    """Return findings with the project's id, and columns by their own files' headings."""
    return [
        replace(finding, project=one.id or None, column=one.heading(finding.file, finding.column or ""))
        for finding in found
    ]


def errors(read: Sequence[Inputs]) -> list[Finding]:
    """Return the findings that stop drafting and issuing."""
    return [finding for one in read for finding in one.findings if is_error(finding)]


def is_error(finding: Finding) -> bool:
    """Return whether a finding makes identity or amount uncertain."""
    return RULES[finding.name].severity == ERROR


def refuse(errors: Sequence[Finding]) -> None:
    """Raise ``Refusal`` (inputs-faulty) where there are errors, with all of them."""
    if errors:
        files = ", ".join(dict.fromkeys(finding.file or finding.project or "" for finding in errors))
        raise Refusal("inputs-faulty", findings=errors, count=len(errors), files=files)


def remaining(place: Workspace, read: Sequence[Inputs], found: Sequence[Finding], as_of: int) -> list[Finding]:
    """Return findings about inputs as the office takes them: weighed, and without those cleared or ignored."""
    table, _ = clearances.read_all(place.clearances, place.root)
    still, _, _ = cleared(place.check.weighed(found), read, table, as_of)
    return place.check.of(still)[0]


def cleared(found: Sequence[Finding], read: Sequence[Inputs], table: pd.DataFrame, as_of: int) -> Sorted:
    """Return findings about inputs by whether they were cleared; ``table``: CLEARANCES."""
    changes = tables.stack(tables.CHANGES, [one.changes for one in read])
    return clearance.apply(found, table, roster.links(changes), as_of)
