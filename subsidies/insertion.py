r"""A budget put into the text of a project file; every byte that was there stays as it was.

The new tables go behind those of the last earlier budget, else before the first one, else to the end. The catch: in
TOML a table's place decides to which budget it belongs, so the file is read again: it must say what it said, and the
budget; else nothing is given.

>>> from subsidies.budget import Budget
>>> content = b'id = "a"\nname = "a"\nsince = "2024-01"\nroster = ["a.csv"]\n[[item]]\nid="i"\nname="i"\nkind="wage"'
>>> inserted("a.toml", content, Budget(2025, "1.00"), "adopted").text
'\n\n# adopted\n[[budget]]\nyear      = 2025\npublished = "1.00"\n'
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

from subsidies import money, policy
from subsidies.budget import Budget, Line
from subsidies.errors import Refusal
from subsidies.read import toml
from subsidies.read.lines import lines
from subsidies.read.sections import Section, sections

KEY: Final = "budget"
BOM: Final = b"\xef\xbb\xbf"


class Inserted(NamedTuple):
    """A project file with a budget more."""

    content: bytes
    row: int
    """The line on which the budget begins."""
    text: str
    """What was put in."""


def inserted(file: str, content: bytes, budget: Budget, comment: str) -> Inserted:
    """Return a project file without faults with a budget of a year that it has none of.

    comment   a line above the budget

    Raises ``Refusal``: adopt-inline where the budgets stand in one array; adopt-unsafe where the file, read again,
    would not say what it said and the budget.
    """
    tree = toml.read(file, content)[0] or {}
    text = content.decode("utf-8-sig")
    place, position = _place(file, text, tree, budget.year)
    added = _set(text, place, _rows(budget, comment))
    at = len(BOM) * content.startswith(BOM) + len(text[:place].encode())
    found = content[:at] + added.encode() + content[at:]
    _prove(file, tree, found, (position, budget))
    return Inserted(found, row_of(found, budget.year), added)


def row_of(content: bytes, year: int) -> int:
    """Return the line on which the budget of a year begins, in a file that has one."""
    budgets = (toml.read("", content)[0] or {})[KEY]
    place = next(place for place, one in enumerate(budgets) if one["year"] == year)
    where = lines(content.decode("utf-8-sig"))
    return where.get((KEY, place)) or where[(KEY,)]


# --- where ------------------------------------------------------------------------------------------------------------


def _place(file: str, text: str, tree: Mapping[str, Any], year: int) -> tuple[int, int]:
    """Return where a year's budget goes in the text, and its place among the budgets."""
    if KEY not in tree:
        return len(text), 0
    blocks = _blocks(sections(text))
    if not blocks:
        raise Refusal("adopt-inline", path=file, row=lines(text).get((KEY,), 1))
    position = max((place for place, one in enumerate(tree[KEY], 1) if one["year"] < year), default=0)
    if not position:
        return blocks[0][0].start, 0
    return max(part.end for part in blocks[position - 1]), position


def _blocks(found: Sequence[Section]) -> list[list[Section]]:
    """Return the tables of each budget, wherever they stand."""
    blocks: list[list[Section]] = []
    for one in found:
        if one.path == (KEY,) and one.is_array:
            blocks.append([one])
        elif one.path[0] == KEY and blocks:
            blocks[-1].append(one)
    return blocks


# --- what -------------------------------------------------------------------------------------------------------------


def _set(text: str, place: int, rows: Sequence[str]) -> str:
    """Return rows as they are put at a place: lines that end as those before, a blank one on either side."""
    newline = text.rfind("\n", 0, place)
    newline = text.find("\n") if newline < 0 else newline
    end = "\r\n" if newline > 0 and text[newline - 1] == "\r" else "\n"
    before = text[:place]
    last = before[before.rfind("\n", 0, max(place - 1, 0)) + 1 :]
    ahead = [""] * (not last.endswith("\n") and bool(last)) + [""] * bool(last.strip())
    behind = [""] * bool(text[place:].partition("\n")[0].strip())
    return "".join(row + end for row in (*ahead, *rows, *behind))


def _rows(budget: Budget, comment: str) -> list[str]:
    """Return a budget as TOML, line by line."""
    printable = "".join(one if one.isprintable() else " " for one in comment)
    rows = [f"# {printable}", *_table(KEY, {"year": str(budget.year), "published": _quoted(budget.published)})]
    for one in budget.lines:
        rows += ["", *_table(f"{KEY}.line", _line(one))]
    return rows


def _line(line: Line) -> dict[str, str]:
    """Return the keys of a line and their values, as TOML."""
    values = {
        "name": _quoted(line.name),
        "item": _quoted(line.item),
        "persons": str(line.persons),
        "rate": _quoted(money.format(line.rate or 0)),
        "months": str(line.months),
        "amount": _quoted(money.format(line.amount or 0)),
        "sure": _quoted(line.sure),
    }
    return {key: text for key, text in values.items() if getattr(line, key) not in (None, "")}


def _table(heading: str, values: Mapping[str, str]) -> list[str]:
    width = max(map(len, values))
    return [f"[[{heading}]]", *(f"{key:{width}} = {value}" for key, value in values.items())]


def _quoted(text: str) -> str:
    """Return a TOML string; what JSON escapes, TOML does likewise, and the delete character besides."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


# --- the proof --------------------------------------------------------------------------------------------------------


def _prove(file: str, old: Mapping[str, Any], content: bytes, added: tuple[int, Budget]) -> None:
    """Refuse (adopt-unsafe) a file that does not say what it said and, in its place, the budget."""
    new, (place, budget) = toml.read(file, content)[0], added
    project, _ = policy.read(old)
    read, faults = policy.read(new) if new is not None else (None, [])
    if project is None or new is None or read is None or faults:
        raise Refusal("adopt-unsafe", path=file)
    whole = replace(project, budgets=(*project.budgets[:place], budget, *project.budgets[place:]))
    kept = {**new, KEY: [*new[KEY][:place], *new[KEY][place + 1 :]]}
    if read != whole or kept != {**old, KEY: [*old.get(KEY, ())]}:
        raise Refusal("adopt-unsafe", path=file)
