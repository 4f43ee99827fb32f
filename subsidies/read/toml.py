r"""A TOML file as a tree, and the line on which each key stands.

The catch: the reader of TOML tells no lines, so they are found again in the text, by its table headings and keys.

>>> lines(b'a = 1\\n[[item]]\\nid = "x"\\n[[item.rate]]\\nfrom = "y"')[("item", 0, "rate", 0, "from")]
5
"""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from subsidies.errors import Finding
from subsidies.shape import Fault, Path

HEADING = re.compile(r"\s*(\[\[?)\s*([^\]#]+?)\s*\]\]?\s*(?:#.*)?$")
ENTRY = re.compile(r"""\s*("[^"]*"|'[^']*'|[\w-]+(?:\s*\.\s*[\w-]+)*)\s*=""")
WHERE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")


def read(file: str, content: bytes) -> tuple[dict[str, Any] | None, list[Finding]]:
    """Return the tree of a TOML file's bytes, or ``None`` and the finding."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, [Finding("file-encoding", file=file)]
    try:
        return tomllib.loads(text), []
    except tomllib.TOMLDecodeError as error:
        place = WHERE.search(str(error))
        row = int(place[1]) if place and place[1] else text.count("\n") + 1
        return None, [Finding("toml-syntax", file=file, row=row, values={"text": WHERE.sub("", str(error)).strip()})]


def findings(file: str, content: bytes, faults: list[Fault]) -> list[Finding]:
    """Return faults as findings, each with its line and its key."""
    where = lines(content)
    return [Finding(name, file, _line(where, path), key(path), values=values) for path, name, values in faults]


def key(path: Path) -> str:
    """Return a path as people write it: ``item[2].rate[1].amount``, counted from 1."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _line(where: Mapping[Path, int], path: Path) -> int | None:
    while path and path not in where:
        path = path[:-1]
    return where.get(path)


def lines(content: bytes) -> dict[Path, int]:
    """Return the line of each table heading and each key that begins a line, by its path."""
    where: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    for number, text in enumerate(content.decode("utf-8-sig", "replace").splitlines(), 1):
        heading, entry = HEADING.match(text), ENTRY.match(text)
        if heading:
            table = _table(heading, counts)
            where[table] = number
        elif entry:
            where.setdefault((*table, *_parts(entry[1])), number)
    return where


def _table(heading: re.Match[str], counts: dict[Path, int]) -> Path:
    """Return the path of a table heading; each part that is an array of tables stands for its last table."""
    path: Path = ()
    parts = _parts(heading[2])
    for place, part in enumerate(parts, 1):
        path = (*path, part)
        if place == len(parts) and heading[1] == "[[":
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    for other in [
        other for other in counts if len(other) > len(path) and other[: len(path)] == path and heading[1] == "[["
    ]:
        del counts[other]
    return path


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in text.split("."))
