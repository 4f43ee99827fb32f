r"""Which tables of a TOML file stand where, by the characters of its text.

The catch: what a comment belongs to is not for TOML to say. Here one that stands right above a heading is that table's;
one right below the last entry, with nothing but a blank line or the end after it, is of the table it follows.

>>> [(one.path, one.start, one.end) for one in sections('a = 1\n\n# of b\n[[b]]\nc = 2 # two\n')]
[(('b',), 7, 32)]
"""

from typing import NamedTuple

from subsidies.read.lines import TOKEN


class Section(NamedTuple):
    """A heading with its entries."""

    path: tuple[str, ...]
    """The parts of the heading."""
    is_array: bool
    """Whether the heading is one of an array of tables, ``[[…]]``."""
    row: int
    """The line of the heading."""
    start: int
    """Where it begins in the text: a line, that of the first comment right above the heading."""
    end: int
    """Where it ends: behind the line of its last entry and the comments right below."""


class _Heading(NamedTuple):
    path: tuple[str, ...]
    is_array: bool
    first: int
    """Where its first bracket stands."""
    last: int
    """Behind the last character of its entries."""


def sections(text: str) -> list[Section]:
    """Return the tables that have a heading, in the order of a text that ``tomllib`` reads without complaint."""
    headings = _headings(text)
    starts = [_above(text, _line_start(text, one.first)) for one in headings]
    ends = [_below(text, one.last, stop) for one, stop in zip(headings, [*starts[1:], len(text)], strict=True)]
    return [
        Section(one.path, one.is_array, text.count("\n", 0, one.first) + 1, start, end)
        for one, start, end in zip(headings, starts, ends, strict=True)
    ]


def _headings(text: str) -> list[_Heading]:
    """Return the headings; a bracket is one where a line begins, and none is open."""
    found: list[_Heading] = []
    depth, begins, heading = 0, True, False
    for match in TOKEN.finditer(text):
        mark = match[0]
        if mark[0] == "#":
            continue
        if mark == "\n":
            begins, heading = begins or not depth, False
            continue
        if mark == "[" and begins:
            found.append(_Heading((), text[match.end() : match.end() + 1] == "[", match.start(), match.end()))
            heading = True
        depth += (mark in ("[", "{")) - (mark in ("]", "}"))
        begins = False
        if found:
            part = (mark.strip("\"'"),) if heading and mark not in ("[", "]", ".") else ()
            found[-1] = found[-1]._replace(path=found[-1].path + part, last=match.end())
    return found


def _line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _line_end(text: str, place: int) -> int:
    """Return the place behind the end of a line."""
    return (text.find("\n", place) + 1) or len(text)


def _above(text: str, start: int) -> int:
    """Return where the comments begin that stand right above a line."""
    while start and text[_line_start(text, start - 1) : start].lstrip().startswith("#"):
        start = _line_start(text, start - 1)
    return start


def _below(text: str, last: int, stop: int) -> int:
    """Return where the lines end that begin with a place: with it, or with comments right below; ``stop``: at most."""
    end = _line_end(text, last)
    while end < stop and text[end : _line_end(text, end)].lstrip().startswith("#"):
        end = _line_end(text, end)
    return end
