"""Marks and texts of an SVG: how wide a text is, how it is broken, and the document around it all.

No script, no picture, no font comes with it, and equal contents are equal bytes. The catch: nobody knows the font that
a reader has, so texts are measured by a width that common ones stay below.

>>> wide("生活补贴", 10) > wide("living", 10), broken("resettlement", 30, 10, 2)
(True, ['reset', 'tl…'])
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal
from xml.sax.saxutils import escape, quoteattr

from subsidies.write.screen import visible

FONTS: Final = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',SimHei,Arial,sans-serif"
INK, GREY, PALE, PAPER = "#222222", "#666666", "#D9D9D9", "#FFFFFF"
SIZE, TITLE = 12, 16
"""Of letters, in the drawing's units: of texts, and of the title."""
LINE: Final = 1.3
"""Lines are so many sizes of a letter apart."""

PIECE: Final = re.compile(r"[!-~]+|.", re.DOTALL)
"""What is not broken unless it must be: a word of narrow characters, or one other character."""
BROAD: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZmw@%&+<=>~#—_")
UNLAWFUL: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold."""
PREFIX: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*", re.ASCII)

FILLS: Final = (
    ("blue", "#0072B2", ""),
    ("orange", "#E69F00", "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4"),
    ("sky", "#56B4E9", ""),
    ("red", "#D55E00", "M4,0 V8"),
    ("green", "#009E73", "M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4"),
    ("rose", "#CC79A7", "M0,4 H8 M4,0 V8"),
)
"""Names, colours that colour-blind people tell apart (Okabe and Ito), and lines upon them for who prints in grey."""

Anchor = Literal["start", "middle", "end"]


def clean(text: str) -> str:
    """Return a text on one line, with what cannot be seen written out, and nothing that no XML may hold."""
    return UNLAWFUL.sub("\ufffd", visible(" ".join(text.split())))


def wide(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Return how wide a text is at most; a Chinese character counts nearly double."""
    return size * sum(map(_wide, text)) * (1.08 if bold else 1)


def _wide(character: str) -> float:
    if character >= "\u2000":
        return 1.06
    return 0.9 if character in BROAD or character > "~" else 0.6


def shortened(text: str, room: float, size: float = SIZE) -> str:
    """Return a text on one line that is no wider than the room, cut off with three dots if need be."""
    text = clean(text)
    if wide(text, size) <= room:
        return text
    while text and wide(text + "…", size) > room:
        text = text[:-1]
    return text + "…"


def broken(text: str, room: float, size: float = SIZE, most: int = 3, *, bold: bool = False) -> list[str]:
    """Return a text in lines no wider than the room, broken between words if possible; at most so many lines."""
    lines = [""]
    for piece in PIECE.findall(clean(text)):
        if wide(lines[-1] + piece, size, bold=bold) <= room:
            lines[-1] += piece
            continue
        lines += [""] * bool(lines[-1].strip())
        for one in piece.lstrip():
            if lines[-1] and wide(lines[-1] + one, size, bold=bold) > room:
                lines.append("")
            lines[-1] += one
    lines = [line.strip() for line in lines]
    return lines if len(lines) <= most else [*lines[: most - 1], _cut(lines[most - 1], room, size)]


def _cut(line: str, room: float, size: float) -> str:
    while line and wide(line + "…", size, bold=True) > room:
        line = line[:-1]
    return line + "…"


def number(value: float) -> str:
    """Return a place of the drawing, in tenths; there is no minus before a zero."""
    return f"{round(value, 1) + 0:.1f}".removesuffix(".0")


def check_prefix(prefix: str) -> str:
    """Return a prefix of ids. Raises ``ValueError`` for one that no id may begin with."""
    if PREFIX.fullmatch(prefix) is None:
        raise ValueError(prefix)
    return prefix


@dataclass(slots=True)
class Drawing:
    """Marks, the first below; ids begin with the prefix."""

    prefix: str
    marks: list[str] = field(default_factory=list)
    fills: set[str] = field(default_factory=set)

    def text(
        self, place: tuple[float, float], text: str, *, anchor: Anchor = "start", size: int = SIZE, look: str = ""
    ) -> None:
        """Write a text upon a line; ``look`` is further attributes."""
        if text:
            x, y = map(number, place)
            side = "" if anchor == "start" else f' text-anchor="{anchor}"'
            large = "" if size == SIZE else f' font-size="{size}"'
            self.marks.append(f'<text x="{x}" y="{y}"{side}{large}{look}>{escape(text)}</text>')

    def box(self, corner: tuple[float, float], size: tuple[float, float], fill: str, told: str = "") -> None:
        """Draw a box with a fill by its name; ``told`` is what a pointer on it is told."""
        (x, y), (width, height) = map(number, corner), map(number, size)
        inside = f"<title>{escape(clean(told))}</title></rect>" if told else "</rect>"
        place = f'x="{x}" y="{y}" width="{width}" height="{height}"'
        self.marks.append(f'<rect {place} fill="{self._fill(fill)}" stroke="{INK}" stroke-width="0.75">{inside}')

    def _fill(self, name: str) -> str:
        self.fills.add(name)
        colours = {fill: (colour, lines) for fill, colour, lines in FILLS}
        if name not in colours:
            return name
        colour, lines = colours[name]
        return f"url(#{self.prefix}-{name})" if lines else colour

    def line(self, points: Sequence[tuple[float, float]], look: str) -> None:
        """Draw a line through points; ``look`` is its attributes."""
        told = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        self.marks.append(f'<polyline points="{told}" fill="none" {look}/>')

    def area(self, points: Sequence[tuple[float, float]], look: str) -> None:
        """Fill what points go around."""
        told = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        self.marks.append(f'<polygon points="{told}" {look}/>')

    def svg(self, size: tuple[float, float], title: str, told: str) -> str:
        """Return the document: the title and what the picture tells, for those who do not see it, and the marks."""
        width, height = map(number, size)
        name, about = f"{self.prefix}-title", f"{self.prefix}-desc"
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="{name} {about}" '
            f'font-family={quoteattr(FONTS)} font-size="{SIZE}" fill="{INK}" style="max-width:100%;height:auto">'
        )
        words = [
            f'<title id="{name}">{escape(clean(title))}</title>',
            f'<desc id="{about}">{escape(clean(told))}</desc>',
        ]
        paper = f'<rect width="{width}" height="{height}" fill="{PAPER}"/>'
        return "\n".join([head, *words, *self._patterns(), paper, *self.marks, "</svg>"]) + "\n"

    def _patterns(self) -> list[str]:
        used = [
            f'<pattern id="{self.prefix}-{name}" width="8" height="8" patternUnits="userSpaceOnUse">'
            f'<rect width="8" height="8" fill="{colour}"/>'
            f'<path d="{lines}" stroke="{PAPER}" stroke-width="1.5"/></pattern>'
            for name, colour, lines in FILLS
            if lines and name in self.fills
        ]
        return ["<defs>", *used, "</defs>"] if used else []
