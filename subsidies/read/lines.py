r"""On which line of a TOML file each key, table and array entry stands.

The catch: the reader of TOML tells no lines, so they are found again in a text that it has read without complaint.

>>> found = lines('a = 1\n[[item]]\nid = "x"\n[[item.rate]]\nfrom = [\n  "y",\n  { z = 1 },\n]')
>>> found["item", 0, "rate", 0, "from"], found["item", 0, "rate", 0, "from", 1, "z"]
(5, 7)
"""

import re
from typing import Final

from subsidies.shape import Path

TOKEN: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"""+|\'\'\'.*?\'\'\'+|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|\n|[\[\]{}=,.]|[^\s\[\]{}=,.#"\']+',
    re.DOTALL,
)


def lines(text: str) -> dict[Path, int]:
    """Return the line of each key, each table heading and each entry of an array, by its path."""
    return _Lines(text).where


class _Lines:
    """The tokens of a file, and where they have led so far."""

    def __init__(self, text: str) -> None:
        self.where: dict[Path, int] = {}
        self.tokens: list[tuple[str, int]] = []
        self.place = 0
        self._read(text)
        counts: dict[Path, int] = {}
        table: Path = ()
        while self._next() is not None:
            line = self.tokens[self.place][1]
            if self._next() == "[":
                table = self._heading(counts)
                self.where[table] = line
            else:
                self._entry(table)

    def _read(self, text: str) -> None:
        line = 1
        for match in TOKEN.finditer(text):
            if not match[0].startswith("#"):
                self.tokens.append((match[0], line))
            line += match[0].count("\n")

    def _next(self) -> str | None:
        """Return the next token that is no end of a line and no comma."""
        while self.place < len(self.tokens) and self.tokens[self.place][0] in ("\n", ","):
            self.place += 1
        return self.tokens[self.place][0] if self.place < len(self.tokens) else None

    def _keys(self, end: str) -> tuple[str, ...]:
        """Read the parts of a key up to a token, and that."""
        parts = []
        while (part := self._next()) is not None and part != end:
            parts.append(part.strip("\"'"))
            self.place += 1
        self.place += 1
        return tuple(part for part in parts if part != ".")

    def _heading(self, counts: dict[Path, int]) -> Path:
        """Return the path of a table heading; each part that is an array of tables stands for its last table."""
        self.place += 1
        is_array = self._next() == "["
        self.place += is_array
        parts, path = self._keys("]"), Path()
        self.place += is_array
        for number, part in enumerate(parts, 1):
            path = (*path, part)
            if is_array and number == len(parts):
                counts[path] = counts.get(path, -1) + 1
                for below in [one for one in counts if one[: len(path)] == path != one]:
                    del counts[below]
            if path in counts:
                path = (*path, counts[path])
        return path

    def _entry(self, table: Path) -> None:
        line = self.tokens[self.place][1]
        path = (*table, *self._keys("="))
        self._value(path, line)

    def _value(self, path: Path, line: int) -> None:
        self.where[path] = line
        opening = self._next()
        self.place += 1
        if opening == "[":
            number = 0
            while self._next() not in ("]", None):
                self._value((*path, number), self.tokens[self.place][1])
                number += 1
            self.place += 1
        elif opening == "{":
            while self._next() not in ("}", None):
                self._entry(path)
            self.place += 1
        else:
            self._rest()

    def _rest(self) -> None:
        """Read what is left of a value that is neither an array nor a table: 1.5 is three tokens."""
        while self.place < len(self.tokens) and self.tokens[self.place][0] not in ("\n", ",", "]", "}"):
            self.place += 1
