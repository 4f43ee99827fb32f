"""Copies of the files that were read, with what was found in them at its cells, for whoever is to correct them.

The catch: a copy is made from the very bytes that were checked, and only of the sheets that the program reads; it never
takes the place of a file that is there.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from subsidies import codes, sentence, words
from subsidies.errors import Finding, Refusal
from subsidies.language import Say
from subsidies.lock import OPEN, Lock
from subsidies.read import changes, guard, rosters, sheet
from subsidies.read.page import EITHER, NO_VALUE, SERIAL_1904, Cell, Wanted
from subsidies.read.projects import Inputs
from subsidies.read.sheet import Sheet
from subsidies.write import marked
from subsidies.write.marked import Mark, Marked, Told, Unknown
from subsidies.write.whole import write_whole

SHEETS: Final = {"roster": "名册", "changes": "变更"}
"""What a sheet is called whose file does not say."""

NAMES: Final = {EITHER: words.COPY_OF_TEXT, (): words.COPY_OF_PARQUET}
"""What the copy of a file defines whose numbers count days by no calendar, or by either."""


def write(read: Sequence[Inputs], found: Sequence[Finding], folder: Path, say: Say, lock: Lock = OPEN) -> list[Path]:
    """Write a marked copy of each roster and each file of changes in which something was found; return the copies.

    Raises ``Refusal`` as ``whole.whole`` does, mark-too-large, and mark-exists, if a file of that name is there: then
    none is written.
    """
    made = {folder / name: content for name, content in copies(read, found, say).items()}
    there = [path.name for path in made if path.exists()]
    if there:
        raise Refusal("mark-exists", path=str(folder), files=", ".join(there))
    for path, content in made.items():
        write_whole(path, lock.locked(content))
    return list(made)


def copies(read: Sequence[Inputs], found: Sequence[Finding], say: Say) -> dict[str, bytes]:
    """Return the marked copies by the names of their files."""
    by_file: dict[str | None, list[Finding]] = {}
    for one in found:
        by_file.setdefault(one.file, []).append(one)
    made: dict[str, bytes] = {}
    for labels in _books(read, by_file).values():
        sheets, told = list[Marked](), list[Told]()
        for label, (role, copied) in sorted(labels.items(), key=lambda one: "#" not in one[0]):  # names that are given
            sheets.append(_marked(label, role, copied, by_file.get(label, []), say))
            told += [_told(one, say) for one in sorted(by_file.get(label, []), key=lambda one: one.row or 0)]
        serial = next(copied.serial for _, copied in labels.values())  # a file has one
        made[_name(next(iter(labels)), made)] = marked.render(
            sheets, told, say, is_1904=serial == SERIAL_1904, of=NAMES.get(serial, "")
        )
    return made


Labels = dict[str, tuple[str, Sheet]]
"""Sheets of one file: by label, what it holds (``roster``, ``changes``) and its cells."""


def _books(read: Sequence[Inputs], by_file: Mapping[str | None, object]) -> dict[tuple[str, bytes], Labels]:
    """Return the sheets that can be read of each file in which something was found."""
    books: dict[tuple[str, bytes], Labels] = {}
    for inputs in read:
        for one in inputs.contents:
            found = _sheet(inputs, one.role, one.name, one.content) if one.role in SHEETS else None
            if found is not None:
                books.setdefault((one.name.partition("#")[0], one.content), {})[one.name] = one.role, found
    return {key: labels for key, labels in books.items() if any(label in by_file for label in labels)}


def _sheet(inputs: Inputs, role: str, label: str, content: bytes) -> Sheet | None:
    """Return the cells of a roster or of changes, as they stand in the file; ``None`` where they cannot be read."""
    assert inputs.outline is not None, "only who has one has tables"
    if role == "roster":
        wanted = Wanted(rosters.fields(inputs.outline), rosters.required(inputs.outline))
    else:
        wanted = Wanted(words.CHANGES, changes.REQUIRED)
    return sheet.read(sheet.source(label, Path()), content, wanted)[0]


def _name(label: str, taken: Iterable[str]) -> str:
    """Return the name of a copy: the file's own, numbered where another has it."""
    stem = PurePosixPath(label.partition("#")[0]).stem
    names = (f"{stem}.xlsx", *(f"{stem}-{number}.xlsx" for number in range(2, 999)))
    return next(name for name in names if name not in taken)


def _marked(label: str, role: str, copied: Sheet, found: Sequence[Finding], say: Say) -> Marked:
    """Return a sheet's cells with what was found at them; what has no cell is in the list only."""
    grid = copied.grid
    columns = [[_held(cell) for cell in grid.column(place).cells().tolist()] for place in range(grid.width)]
    _end(columns, copied)
    marks: dict[tuple[int, int], list[Mark]] = {}
    for one in found:
        if one.row is not None and one.row <= grid.height:
            place = one.row - 1, _column(one.column, copied.heading)
            marks.setdefault(place, []).append(Mark(codes.severity(one), _comment(one, say)))
    hidden = [number - 1 for number in copied.hidden if number <= grid.height]
    spans = [tuple(one) for one in copied.merged]
    name = label.partition("#")[2] or SHEETS[role]
    return Marked(name, columns, copied.row - 1, marks, hidden, spans, frozenset(copied.concealed))


def _held(cell: Cell) -> Cell:
    """Return a cell; a formula without a value stays one."""
    return Unknown() if isinstance(cell, str) and cell == NO_VALUE else cell


def _end(columns: Sequence[list[Cell]], copied: Sheet) -> None:
    """Put a blank into the last cell of a text file's heading if nothing is in it, so that the heading ends there."""
    last, row = len(copied.heading) - 1, copied.row - 1
    if copied.serial == EITHER and last >= 0 and columns[last][row] in (None, ""):
        columns[last][row] = " "


def _column(name: str | None, heading: Sequence[str]) -> int:
    """Return where a column stands, by its heading, or by its letters where it has none; the first one for neither."""
    if name in heading:
        return heading.index(name)
    letters = [guard.letters(place) for place in range(len(heading))]
    return letters.index(name) if name in letters else 0


def _comment(one: Finding, say: Say) -> str:
    """Return what is said at a cell: severity, code, what is wrong, what to do. Ids are in full, as in the file."""
    head = f"{say(f'severity.{codes.severity(one)}')} {codes.RULES[one.name].code}"
    return f"{head}\n{sentence.told(one, say, True)}\n→ {sentence.hint(one, say, True)}"


def _told(one: Finding, say: Say) -> Told:
    severity = codes.severity(one)
    place = [one.file or "", "" if one.row is None else str(one.row), one.column or "", one.id_number or ""]
    code = codes.RULES[one.name].code
    told = [sentence.told(one, say, True), sentence.hint(one, say, True)]
    return [severity, *place, say(f"severity.{severity}"), code, *told]
