"""Words and tables for people: findings, refusals and tables as the text of one stream.

Every function returns the text for a stream, in its width and with colours if it is a terminal that wants them;
elsewhere lines are as long as they are. The catch: data may hold rich markup, emoji names or control characters, so it
only ever enters as ``Text``, and what cannot be seen is written out.

>>> import io
>>> table(Table(("姓名", "元"), [("[red]张三", "120.00")], right={1}), io.StringIO()).splitlines()[-1].split()
['[red]张三', '120.00']
"""

import shutil
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, Final, Literal, Self, TextIO

from subsidies import codes, sentence
from subsidies.errors import Finding, Refusal
from subsidies.language import Say
from subsidies.write import fit

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

UNLIMITED: Final = 10_000
"""Columns of a stream that is not a terminal: nothing is wrapped there."""
TURNED: Final = 8
"""Rows of a table, its heading and sums included, that may become columns."""
STYLES: Final = {codes.ERROR: "bold red", codes.WARNING: "yellow", codes.NOTE: "cyan"}
UNSEEN: Final = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
"""Unicode categories that a terminal does not show, or obeys: controls, directions, joiners."""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, rows and perhaps a last row of sums; all cells are text."""

    columns: Sequence[str]
    """Headings."""
    rows: Sequence[Sequence[str]]
    title: str = ""
    footer: Sequence[str] = ()
    right: Collection[int] = ()
    """The places of the columns that are set to the right: numbers, amounts."""
    spare: Sequence[int] = ()
    """The places of the columns that are left out where there is no room for them, the first first."""

    def through(self, change: Callable[[str], str]) -> Self:
        """Return the table with each of its texts as a function gives it: numbers masked."""
        rows = [list(map(change, row)) for row in self.rows]
        columns, footer = list(map(change, self.columns)), list(map(change, self.footer))
        return replace(self, columns=columns, rows=rows, footer=footer, title=change(self.title))


def visible(data: str) -> str:
    r"""Return a text with everything that cannot be seen written out; line ends stay.

    >>> visible("张\u200b三\x1b[31m")
    '张\\u200b三\\x1b[31m'
    """
    if data.isprintable():
        return data
    return "".join(_escaped(one) if unicodedata.category(one) in UNSEEN and one != "\n" else one for one in data)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def width_of(stream: TextIO) -> int:
    """Return the columns of a stream: the terminal's, or more than any line has."""
    return shutil.get_terminal_size().columns if stream.isatty() else UNLIMITED


def render(what: "RenderableType", stream: TextIO, width: int | None = None) -> str:
    """Return something of rich's as text for a stream; a width overrides the stream's own."""
    from rich.console import Console

    is_terminal = stream.isatty()
    console = Console(
        file=stream,
        width=width or width_of(stream),
        height=25,  # without it, rich takes a dumb terminal for 80 columns
        force_terminal=is_terminal,
        color_system="auto" if is_terminal else None,
        markup=False,
        emoji=False,
        highlight=False,
    )
    with console.capture() as capture:
        console.print(what)
    return "\n".join(line.rstrip(" ") for line in capture.get().split("\n"))


def text(data: str, style: str = "") -> "Text":
    """Return data as rich's text: never read as markup, never cut off."""
    from rich.text import Text

    return Text(visible(data), style=style, overflow="fold")


def terms(rows: Iterable[tuple[str, str]], width: int) -> "RenderableType":
    """Return two columns without lines, terms and what is said of them, in a width.

    What has a word that is too long for its column stands below its term.
    """
    from rich.cells import cell_len
    from rich.console import Group
    from rich.padding import Padding

    rows = list(rows)
    left = min(max(cell_len(term) for term, _ in rows), width // 3)
    parts: list[RenderableType] = []
    for term, told in rows:
        room = width - left - 5
        beside = fit.longest(told) <= room
        heads = fit.fold(visible(term), left).split("\n")
        lines = fit.fold(visible(told), room if beside else width - 4).split("\n")
        parts += _beside(heads, lines, left) if beside else [text(line, "cyan") for line in heads]
        parts += [] if beside else [Padding.indent(text(line), 2) for line in lines]
    return Padding.indent(Group(*parts), 2)


def _beside(heads: Sequence[str], lines: Sequence[str], left: int) -> "list[RenderableType]":
    """Return the lines of a term with those of what is said of it beside them."""
    from rich.cells import cell_len

    found: list[RenderableType] = []
    for head, line in zip_longest(heads, lines, fillvalue=""):
        whole = text(head, "cyan")
        whole.append(" " * (left - cell_len(head) + 3) + line, style="default")
        found.append(whole)
    return found


def table(content: Table, stream: TextIO, width: int | None = None, say: Say = str) -> str:
    """Return a table as wide as the stream, or a width, allows.

    Ids, months and amounts are never broken. Where they do not fit below each other the rows become columns, where
    these do not fit either each row is a list of its own. ``say`` names the columns that are left out.
    """
    room = width or width_of(stream)
    content = _seen(content)
    rows = [content.columns, *content.rows, *([content.footer] if content.footer else [])]
    found = fit.widths(rows, room, content.spare)
    if found is None and content.rows:
        turned = _turned(content, rows)
        found = fit.widths([turned.columns, *turned.rows], room) if len(rows) <= TURNED else None
        content = turned if found else content
    if found is None:
        return _listed(content, stream, room)
    left_out = [heading for place, heading in enumerate(content.columns) if place not in found.places]
    note = say("screen.left-out", columns=say("list.separator").join(left_out)) if left_out else ""
    return render(_grid(content, found), stream, width) + (fit.fold(note, room) + "\n") * bool(note)


def _seen(content: Table) -> Table:
    """Return a table in whose cells everything can be seen."""
    return replace(content.through(visible), title=content.title)


def _turned(content: Table, rows: Sequence[Sequence[str]]) -> Table:
    """Return a table whose rows are columns: the first cell of each is a heading now."""
    heads, *others = zip(*rows, strict=True)
    return Table(heads, others, content.title, right=range(1, len(heads)))


def _grid(content: Table, found: fit.Fit) -> "RenderableType":
    """Return a table whose columns are so wide."""
    from rich import box
    from rich.table import Table as Grid

    grid = Grid(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0) if found.gap == fit.GAP else (0, 1),
        title=text(content.title) if content.title else None,
        title_justify="left",
    )
    grid.show_footer = bool(content.footer)
    for place, width in zip(found.places, found.widths, strict=True):
        justify: Literal["right", "left"] = "right" if place in content.right else "left"
        footer = text(fit.fold(content.footer[place], width)) if content.footer else ""
        heading = text(fit.evenly(content.columns[place], width))
        grid.add_column(heading, footer, justify=justify, width=width, overflow="fold")
    for row in content.rows:
        cells = zip(found.places, found.widths, strict=True)
        grid.add_row(*(text(fit.fold(row[place], width)) for place, width in cells))
    return grid


def _listed(content: Table, stream: TextIO, room: int) -> str:
    """Return each row of a table as a list: its first cell, and below it what the others are called and hold."""
    from rich.console import Group

    parts: list[RenderableType] = [text(fit.fold(content.title, room))] if content.title else []
    for row in (*content.rows, *([content.footer] if content.footer else [])):
        cells = [(heading, cell) for heading, cell in zip(content.columns[1:], row[1:], strict=True) if cell]
        parts.append(text(fit.fold(row[0], room), "bold"))
        parts += [terms(cells, room)] if cells else []
    return render(Group(*parts), stream, room)


def findings(found: Iterable[Finding], say: Say, stream: TextIO, show_ids: bool = False) -> str:
    """Return findings by file, each with its place, severity, code, name, sentence and hint, and their number."""
    from rich.console import Group
    from rich.padding import Padding

    ordered = sorted(found, key=lambda one: (one.file or "", one.row or 0))
    parts: list[RenderableType] = []
    for file, group in groupby(ordered, lambda one: one.file):
        parts.append(text(sentence.masked(file or say("screen.general"), show_ids), "bold"))
        parts += [Padding.indent(_finding(one, say, show_ids, width_of(stream) - 2), 2) for one in group]
    return render(Group(*parts, text(_sum(ordered, say))), stream)


def _finding(found: Finding, say: Say, show_ids: bool, width: int) -> "RenderableType":
    from rich.console import Group

    rule, severity = codes.RULES[found.name], codes.severity(found)
    head = text("")
    for part in _place(found, say, show_ids):
        head.append(visible(part) + "  ")
    head.append(say(f"severity.{severity}"), STYLES[severity])
    head.append(f" {rule.code} {found.name}")
    return Group(head, _sentences(found, say, show_ids, width))


def _sentences(what: Finding | Refusal, say: Say, show_ids: bool, width: int) -> "RenderableType":
    """Return what is wrong and what to do, indented."""
    from rich.console import Group
    from rich.padding import Padding

    told, hint = sentence.told(what, say, show_ids), sentence.hint(what, say, show_ids)
    return Padding.indent(Group(text(fit.fold(told, width - 2)), text(fit.fold(f"→ {hint}", width - 2))), 2)


def _place(found: Finding, say: Say, show_ids: bool) -> list[str]:
    """Return the parts of a place within its file, the widest first."""
    parts = [] if found.project is None else [say("screen.project", project=found.project)]
    parts += [] if found.row is None else [say("screen.row", row=found.row)]
    parts += [] if found.column is None else [sentence.masked(found.column, show_ids)]
    return parts + ([] if found.id_number is None else [sentence.shown(found.id_number, show_ids)])


def _sum(found: Sequence[Finding], say: Say) -> str:
    severities = list(map(codes.severity, found))
    if not severities:
        return say("screen.clear")
    errors, warnings, notes = (severities.count(kind) for kind in (codes.ERROR, codes.WARNING, codes.NOTE))
    return say("screen.sum", errors=errors, warnings=warnings, notes=notes)


def refusal(why: Refusal, say: Say, stream: TextIO, show_ids: bool = False) -> str:
    """Return a refusal: its findings, then its name, its place (the value ``place``, if any), what, and what to do."""
    from rich.console import Group

    head = text(say("screen.refused"), STYLES[codes.ERROR])
    head.append(f" [{why.name}]")
    if "place" in why.values:
        head.append(visible(sentence.masked(f" {why.values['place']}", show_ids)))
    last = render(Group(head, _sentences(why, say, show_ids, width_of(stream))), stream)
    return (findings(why.findings, say, stream, show_ids) if why.findings else "") + last
