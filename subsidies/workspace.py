"""The workspace: the folder with ``subsidies.toml``, what that file says, and the projects' inputs.

The catch: a fault in ``subsidies.toml`` itself ends every command, since nothing else can be found without it; a fault
in any other file is a finding among others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from subsidies import check, policy, shape
from subsidies.errors import Finding, Refusal
from subsidies.ledger.book import Book, open_book
from subsidies.policy import Printed
from subsidies.read import projects, toml
from subsidies.read.projects import Inputs
from subsidies.shape import Fault, Key
from subsidies.words import ERROR, RULES

FILE = "subsidies.toml"


@dataclass(frozen=True, slots=True)
class PrintedSum:
    """A figure printed for several projects together, in 万元, and the place where it stands."""

    year: int
    sum_of: tuple[str, ...]
    printed: Printed


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
            "sum_of": Key(policy.identifier, many=True),
            "value": Key(shape.quoted(policy.figure)),
            "at": Key(shape.text),
        },
        (),
        many=True,
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
    """Return the workspace in a folder. Raises ``Refusal`` (workspace-faulty) with every fault of its file."""
    try:
        content = (root / FILE).read_bytes()
    except OSError:
        raise Refusal("workspace-missing", path=str(root), file=FILE) from None
    tree, findings = toml.read(FILE, content)
    faults: list[Fault] = []
    entries = shape.record(tree, SPEC, (), faults) if tree is not None else {}
    if tree is not None and not faults and not entries["projects"]:
        faults.append(Fault(("projects",), "missing-key", {"key": "projects"}))
    findings += toml.findings(FILE, content, faults)
    if findings:
        raise Refusal("workspace-faulty", findings=findings, file=FILE)
    sums = tuple(
        PrintedSum(one["year"], tuple(one["sum_of"]), Printed(one["value"], one["at"])) for one in entries["printed"]
    )
    ledger, output = root / entries["ledger"], root / entries["output"]
    return Workspace(root, entries["title"], entries["projects"], ledger, output, entries["language"], sums)


def inputs(workspace: Workspace, only: Sequence[str] = ()) -> list[Inputs]:
    """Return the projects as read, with all findings of their files and of people and changes in them.

    only   ids of projects; none: all of them. Raises ``Refusal`` (unknown-project) for an id that no project file has.
    """
    chosen = _chosen([projects.read(file, workspace.root) for file in workspace.projects], only)
    doubled = _doubled(chosen)
    book = workspace.book()
    try:
        checked = [_checked(one, book) for one in chosen]
    finally:
        book.close()
    both = check.across({one.id: one.roster for one in checked if one.project})
    return [
        replace(one, findings=(*one.findings, *doubled.get(one.file, ()), *(f for f in both if f.project == one.id)))
        for one in checked
    ]


def _chosen(read: list[Inputs], only: Sequence[str]) -> list[Inputs]:
    known = [one.id for one in read if one.id]
    for name in only:
        if name not in known:
            raise Refusal("project-unknown", text=name, known=", ".join(known))
    return [one for one in read if not only or one.id in only]


def _doubled(read: list[Inputs]) -> dict[str, list[Finding]]:
    """Two project files with one id."""
    seen: dict[str, str] = {}
    found: dict[str, list[Finding]] = {}
    for one in read:
        if one.id and seen.setdefault(one.id, one.file) != one.file:
            found[one.file] = [Finding("twice", one.file, column="id", project=one.id, values={"text": one.id})]
    return found


def _checked(one: Inputs, book: Book) -> Inputs:
    """Return the inputs with what is wrong between their rows."""
    if one.project is None:
        return one
    found = check.people(one.roster, one.changes)
    found += check.changed(one.changes, one.roster, set(book.paid(one.project.id).id_number), one.project)
    return replace(one, findings=(*one.findings, *(replace(finding, project=one.id) for finding in found)))


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
