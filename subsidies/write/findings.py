"""What ``check`` found, on a screen: by file and by code, the first of each, and how many there are.

The catch: a clerk corrects one file and one kind of fault at a time, so what to do is said once for all the rows that
need the same.

>>> import io
>>> from subsidies.language import speaker
>>> found = [Finding("value-missing", "a.csv", row, "name") for row in (2, 3)]
>>> print(report(found, (), Look(speaker("en"), io.StringIO(), limit=1)).split("Code")[0].rstrip())
a.csv
  error R108 value-missing (2)
    This must not be empty.
    → Fill it in.
    row 2  name
    … and 1 more (--limit 0 shows all)
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final, TextIO

from subsidies import codes, months, sentence
from subsidies.clearance import Clearance, Cleared
from subsidies.errors import Finding
from subsidies.language import Say
from subsidies.write import fit, screen
from subsidies.write.screen import STYLES, Table

if TYPE_CHECKING:
    from rich.console import RenderableType

NARROWEST: Final = 30
"""Columns that a sentence needs beside its place; where there are fewer, it stands below."""
SEVERITIES: Final = (codes.ERROR, codes.WARNING, codes.NOTE)
INDENT: Final = " " * 4

Entry = tuple[Finding, Clearance | None]


@dataclass(frozen=True, slots=True)
class Look:
    """In which language and where it is shown, how many of a code in a file (0: all), and whether ids in full."""

    say: Say
    stream: TextIO
    limit: int = 0
    show_ids: bool = False

    @property
    def width(self) -> int:
        """The columns of the stream."""
        return screen.width_of(self.stream)


def report(found: Sequence[Finding], cleared: Sequence[Cleared], look: Look) -> str:
    """Return findings by file and code, then those that were cleared, then a count by code, then the sums."""
    from rich.console import Group

    lines = [*_files([(one, None) for one in found], look)]
    if cleared:
        lines += [screen.text("")] * bool(lines)
        lines += [screen.text(look.say("check.cleared-heading", count=len(cleared)), "bold")]
        lines += _files([(one.finding, one.by) for one in cleared], look)
    counts = _counts(found, look) if len(found) > 1 else ""
    sums = screen.render(screen.text(_sums(found, look.say)), look.stream)
    return (screen.render(Group(*lines), look.stream) + "\n" * bool(counts) if lines else "") + counts + sums


def _files(entries: Sequence[Entry], look: Look) -> "Iterator[RenderableType]":
    """Give the lines of each file: its name, and a group of rows for each code."""
    for file, group in groupby(sorted(entries, key=lambda one: one[0].file or ""), lambda one: one[0].file):
        mine = sorted(group, key=lambda one: (weight(one[0]), one[0].row or 0))
        projects = {one.project for one, _ in mine}
        project = projects.pop() if len(projects) == 1 else None
        name = sentence.masked(file or look.say("screen.general"), look.show_ids)
        head = look.say("check.file", file=name, project=project) if project else name
        yield screen.text(fit.fold(screen.visible(head), look.width), "bold")
        for _, of_code in groupby(mine, lambda one: weight(one[0])):
            yield from _code(list(of_code), look, with_project=project is None)


def weight(one: Finding) -> tuple[int, str]:
    """Return where a finding is sorted: by severity, then by code."""
    return SEVERITIES.index(codes.severity(one)), codes.RULES[one.name].code


def _code(entries: Sequence[Entry], look: Look, with_project: bool) -> "Iterator[RenderableType]":
    """Give the lines of one code in a file: what it is, the first rows, what to do, how many more."""
    first = entries[0][0]
    severity = codes.severity(first)
    head = screen.text("  ")
    head.append(look.say(f"severity.{severity}"), STYLES[severity])
    told = {"code": codes.RULES[first.name].code, "name": first.name, "count": len(entries)}
    head.append(" " + look.say("check.code" if len(entries) > 1 else "check.code.one", **told))
    yield head
    shown = entries[: look.limit or len(entries)]
    is_one = len(entries) > 1 and all(one.values == first.values and not clearance for one, clearance in entries)
    yield from _rows(shown, _even([_place(one, look, with_project) for one, _ in shown]), look, is_one=is_one)
    if len(entries) > len(shown):
        yield _below(look.say("check.more", count=len(entries) - len(shown)), look)


def _rows(shown: Sequence[Entry], places: Sequence[str], look: Look, is_one: bool) -> "Iterator[RenderableType]":
    """Give rows with what is wrong and what to do; what is one sentence for all of them stands once, above them."""
    told = [
        (sentence.told(one, look.say, look.show_ids), sentence.hint(one, look.say, look.show_ids)) for one, _ in shown
    ]
    if is_one:
        yield from (_below(told[0][0], look), _below(f"→ {told[0][1]}", look))
        yield from (_below(place.rstrip(), look) for place in places if place.strip())
        return
    for hint, rows in groupby(zip(told, places, shown, strict=True), lambda row: row[0][1]):
        for (what, _), place, (_, clearance) in rows:
            yield _row(place, what, look)
            if clearance:
                yield _below(_cleared(clearance, look), look)
        if shown[0][1] is None:
            yield _below(f"→ {hint}", look)


def _place(one: Finding, look: Look, with_project: bool) -> list[str]:
    """Return the parts of a finding's place in its file: project, row, column, person; empty where there is none."""
    return [
        look.say("screen.project", project=one.project) if one.project and with_project else "",
        "" if one.row is None else look.say("screen.row", row=one.row),
        screen.visible(sentence.masked(one.column or "", look.show_ids)),
        sentence.shown(one.id_number, look.show_ids) if one.id_number else "",
    ]


def _even(places: Sequence[Sequence[str]]) -> list[str]:
    """Return places in which every part is as wide as the widest of its kind; parts that nobody has are left out."""
    from rich.cells import cell_len

    widths = [max(map(cell_len, parts)) for parts in zip(*places, strict=True)]
    return [
        "".join(part + " " * (width - cell_len(part) + 2) for part, width in zip(place, widths, strict=True) if width)
        for place in places
    ]


def _row(place: str, told: str, look: Look) -> "RenderableType":
    """Return a finding's place with its sentence beside it, or below where there is no room."""
    from rich.cells import cell_len

    told, room = screen.visible(told), look.width - len(INDENT) - cell_len(place)
    if not place.strip():
        return _below(told, look)
    if room < min(NARROWEST, cell_len(told)):
        lines = fit.fold(told, look.width - len(INDENT) - 2).split("\n")
        return screen.text("\n".join([INDENT + place.rstrip(), *(f"{INDENT}  {line}" for line in lines)]))
    first, *others = fit.fold(told, room).split("\n")
    hanging = " " * (look.width - room)
    return screen.text("\n".join([INDENT + place + first, *(hanging + line for line in others)]))


def _below(told: str, look: Look) -> "RenderableType":
    lines = fit.fold(screen.visible(told), look.width - len(INDENT)).split("\n")
    return screen.text("\n".join(INDENT + line for line in lines))


def _cleared(by: Clearance, look: Look) -> str:
    values = by._asdict() | {"until": months.format_day(by.until)}
    return sentence.masking(look.say, look.show_ids)("check.clearance", **values)


def _counts(found: Sequence[Finding], look: Look) -> str:
    """Return a table of the codes, and of how many there are."""
    say, count = look.say, Counter(map(weight, found))
    of = {weight(one): one for one in found}
    rows = [
        [code, of[weight, code].name, say(f"severity.{SEVERITIES[weight]}"), str(number)]
        for (weight, code), number in sorted(count.items())
    ]
    headings = [say(f"rule.{key}") for key in ("code", "name", "severity")]
    return screen.table(Table([*headings, say("check.count")], rows, right={3}), look.stream, say=say)


def _sums(found: Sequence[Finding], say: Say) -> str:
    if not found:
        return say("screen.clear")
    count = Counter(map(codes.severity, found))
    return say("screen.sum", errors=count[codes.ERROR], warnings=count[codes.WARNING], notes=count[codes.NOTE])
