"""Words and tables for people: findings, refusals and tables as the text of one stream.

Every function returns the text for a stream, in its width and with colours if it is a terminal that wants them;
elsewhere lines are as long as they are. The catch: data may hold rich markup, emoji names or control characters, so it
only ever enters as ``Text``, and what cannot be seen is written out.

>>> import io
>>> table(Table(("姓名", "元"), [("[red]张三", "120.00")], right={1}), io.StringIO()).splitlines()[-1].split()
['[red]张三', '120.00']
"""

import re
import shutil
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal, TextIO

from subsidies import sentence, words
from subsidies.errors import Finding, Refusal
from subsidies.language import Say

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

UNLIMITED: Final = 10_000
"""Columns of a stream that is not a terminal: nothing is wrapped there."""
READABLE: Final = 110
"""Columns from which on an amount is never broken; in fewer, there is no room for that."""
STYLES: Final = {words.ERROR: "bold red", words.WARNING: "yellow", words.NOTE: "cyan"}
UNSEEN: Final = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
"""Unicode categories that a terminal does not show, or obeys: controls, directions, joiners."""

OPENING, CLOSING = "（“‘《〈「『【", "，。；：、！？）”’》〉」』】…"
WIDE = "\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\uffef"
UNIT: Final = re.compile(rf"(\s*)([{OPENING}]*(?:[^\s{WIDE}]+|\S)[{CLOSING}]*)")
"""What stays on one line: a word, or one Chinese character, with the punctuation that belongs to it."""


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


def fold(prose: str, width: int) -> str:
    r"""Return a sentence in lines of at most so many columns. Chinese breaks anywhere, but not beside its punctuation.

    >>> fold("用 --as-of 指定日期；不写则为今天。", 20)
    '用 --as-of 指定日\n期；不写则为今天。'
    """
    from rich.cells import cell_len

    lines = [""]
    for blank, unit in UNIT.findall(prose):
        if lines[-1] and cell_len(lines[-1] + blank + unit) > width:
            lines.append(unit)
        else:
            lines[-1] += blank + unit
    return "\n".join(lines)


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
    """Return two columns without lines, terms and what is said of them, in a width."""
    from rich.cells import cell_len
    from rich.padding import Padding
    from rich.table import Table as Grid

    rows = list(rows)
    left = min(max(cell_len(term) for term, _ in rows), width // 3)
    grid = Grid.grid(padding=(0, 3, 0, 0))
    grid.add_column(width=left, overflow="fold")
    grid.add_column(overflow="fold")
    for term, explanation in rows:
        grid.add_row(text(fold(term, left), "cyan"), text(fold(explanation, width - left - 5)))
    return Padding.indent(grid, 2)


def table(content: Table, stream: TextIO, width: int | None = None) -> str:
    """Return a table; cells that are too wide for the stream, or a width, are folded, never cut."""
    from rich import box
    from rich.table import Table as Grid

    grid = Grid(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        title=text(content.title) if content.title else None,
        title_justify="left",
    )
    grid.show_footer = bool(content.footer)
    for place, heading in enumerate(content.columns):
        footer = text(content.footer[place]) if content.footer else ""
        right = place in content.right
        justify: Literal["right", "left"] = "right" if right else "left"
        whole = right and (width or width_of(stream)) >= READABLE
        grid.add_column(text(heading), footer, justify=justify, overflow="fold", no_wrap=whole)
    for row in content.rows:
        grid.add_row(*map(text, row))
    return render(grid, stream, width)


def findings(found: Iterable[Finding], say: Say, stream: TextIO, show_ids: bool = False) -> str:
    """Return findings by file, each with its place, severity, code, name, sentence and hint, and their number."""
    from rich.console import Group
    from rich.padding import Padding

    ordered = sorted(found, key=lambda one: (one.file or "", one.row or 0))
    parts: list[RenderableType] = []
    for file, group in groupby(ordered, lambda one: one.file):
        parts.append(text(file or say("screen.general"), "bold"))
        parts += [Padding.indent(_finding(one, say, show_ids, width_of(stream) - 2), 2) for one in group]
    return render(Group(*parts, text(_sum(ordered, say))), stream)


def _finding(found: Finding, say: Say, show_ids: bool, width: int) -> "RenderableType":
    from rich.console import Group

    rule = words.RULES[found.name]
    head = text("")
    for part in _place(found, say, show_ids):
        head.append(visible(part) + "  ")
    head.append(say(f"severity.{rule.severity}"), STYLES[rule.severity])
    head.append(f" {rule.code} {found.name}")
    return Group(head, _sentences(found, say, show_ids, width))


def _sentences(what: Finding | Refusal, say: Say, show_ids: bool, width: int) -> "RenderableType":
    """Return what is wrong and what to do, indented."""
    from rich.console import Group
    from rich.padding import Padding

    told, hint = sentence.told(what, say, show_ids), sentence.hint(what, say, show_ids)
    return Padding.indent(Group(text(fold(told, width - 2)), text(fold(f"→ {hint}", width - 2))), 2)


def _place(found: Finding, say: Say, show_ids: bool) -> list[str]:
    """Return the parts of a place within its file, the widest first."""
    parts = [] if found.project is None else [say("screen.project", project=found.project)]
    parts += [] if found.row is None else [say("screen.row", row=found.row)]
    parts += [] if found.column is None else [found.column]
    return parts + ([] if found.id_number is None else [sentence.shown(found.id_number, show_ids)])


def _sum(found: Sequence[Finding], say: Say) -> str:
    severities = [words.RULES[one.name].severity for one in found]
    if not severities:
        return say("screen.clear")
    errors, warnings, notes = (severities.count(kind) for kind in (words.ERROR, words.WARNING, words.NOTE))
    return say("screen.sum", errors=errors, warnings=warnings, notes=notes)


def refusal(why: Refusal, say: Say, stream: TextIO, show_ids: bool = False) -> str:
    """Return a refusal: its findings, then its name, its place (the value ``place``, if any), what, and what to do."""
    from rich.console import Group

    head = text(say("screen.refused"), STYLES[words.ERROR])
    head.append(f" [{why.name}]")
    if "place" in why.values:
        head.append(visible(f" {why.values['place']}"))
    last = render(Group(head, _sentences(why, say, show_ids, width_of(stream))), stream)
    return (findings(why.findings, say, stream, show_ids) if why.findings else "") + last
