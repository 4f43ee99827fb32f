"""A TOML file as a tree, and its faults as findings with line and key."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from subsidies.errors import Finding
from subsidies.read.lines import lines
from subsidies.shape import Fault, Path

LINE = re.compile(r"at line (\d+)")
HALF = str.maketrans("“”＂＝［］，．＃", '"""=[],.#')
"""What a Chinese keyboard writes for what TOML asks for."""
SHOWN = 60
"""Characters of a line that a finding shows."""


def read(file: str, content: bytes) -> tuple[dict[str, Any] | None, list[Finding]]:
    """Return the tree of a TOML file's bytes, or ``None`` and the finding."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, [Finding("file-encoding", file=file, values={"known": "UTF-8"})]
    try:
        return tomllib.loads(text), []
    except (ValueError, RecursionError) as error:
        return None, [_syntax(file, text, LINE.search(str(error)))]


def _syntax(file: str, text: str, place: re.Match[str] | None) -> Finding:
    """Return the finding about a line that is no TOML; the last one where the end is missing."""
    written = text.rstrip().splitlines() or [""]
    row = min(int(place[1]), len(written)) if place else len(written)
    line = written[row - 1].strip()
    return Finding("toml-syntax", file=file, row=row, values={"text": line[:SHOWN], "advice": _advice(line)})


def _advice(line: str) -> str:
    """Return the advice for a line that Chinese punctuation alone keeps from being right; nothing for others."""
    half = line.translate(HALF)
    try:
        tomllib.loads(half)
    except (ValueError, RecursionError):
        return ""
    return "quotes" if half != line else ""


def findings(file: str, content: bytes, faults: list[Fault]) -> list[Finding]:
    """Return faults as findings, each with its line and its key."""
    where = lines(content.decode("utf-8-sig")) if faults else {}
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
