r"""The file of a layout: its keys, and every fault of them at once.

>>> _, faults = read({"name": "own", "title": "甲", "kind": "sheet", "column": [{"name": "户", "fields": "payee"}]})
>>> [(fault.path[-1], fault.name) for fault in faults]
[('fields', 'unknown-key'), ('column', 'missing-key'), ('column', 'missing-key')]
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from subsidies import shape
from subsidies.bank import layout, texts
from subsidies.bank.layout import Answer, Code, Column, Layout
from subsidies.errors import Refusal
from subsidies.shape import Fault, Key, Path

ENCODINGS: Final = ("gbk", "gb18030", "utf-8")
CELL: Final = re.compile(r"[A-Z]{1,2}[1-9]\d{0,3}", re.ASCII)
ENDS: Final = {"crlf": "\r\n", "lf": "\n"}


def raw(value: object) -> str:
    """Return a text, blanks and all. Raises ``Refusal`` (wrong-type)."""
    if not isinstance(value, str):
        raise Refusal("wrong-type", expected='"…"')
    return value


def one(value: object) -> str:
    """Return a single character. Raises ``Refusal``: wrong-type."""
    if not isinstance(value, str) or len(value) != 1:
        raise Refusal("wrong-type", expected='" ", "0"')
    return value


def some(value: object) -> str:
    """Return characters and ranges of them. Raises ``Refusal``: wrong-type, value-missing, bad-characters."""
    text = shape.text(value)
    texts.beyond(text)
    return text


def cell(value: object) -> str:
    """Return the name of a cell. Raises ``Refusal``: wrong-type, value-missing."""
    if CELL.fullmatch(shape.text(value)) is None:
        raise Refusal("wrong-type", expected='"B2"')
    return str(value)


COLUMN: Final = {
    "name": Key(raw, ""),
    "field": Key(shape.choice(*layout.FIELDS), ""),
    "text": Key(raw, ""),
    "bytes": Key(shape.whole(1, 32767), None),
    "length": Key(shape.whole(1, 32767), None),
    "required": Key(shape.boolean, None),
    "characters": Key(some, ""),
    "align": Key(shape.choice(layout.LEFT, layout.RIGHT), layout.LEFT),
    "pad": Key(one, " "),
    "unit": Key(shape.choice(layout.YUAN, layout.FEN), layout.YUAN),
    "cell": Key(shape.choice("number", "text"), ""),
    "form": Key(shape.choice(*layout.FORMS), ""),
    "most": Key(shape.amount, None),
}
LINE: Final = {"column": Key(COLUMN, many=True)}
CODE: Final = {
    "code": Key(shape.text),
    "means": Key(shape.choice(*layout.MEANINGS)),
    "reason": Key(shape.choice(*layout.REASONS), ""),
    "says": Key(shape.text, ""),
}
ANSWER: Final = {
    "key": Key(shape.choice(*layout.KEYS), many=True),
    "columns": Key(shape.text, (), many=True),
    "optional": Key(shape.text, (), many=True),
    "paid": Key(shape.text, ""),
    "result": Key(shape.text, ""),
    "reason": Key(shape.text, ""),
    "code": Key(CODE, (), many=True),
    "otherwise": Key(shape.choice(*layout.REASONS), ""),
    "lists": Key(shape.choice(layout.ALL, layout.FAILURES), layout.ALL),
    "infers": Key(shape.text, (), many=True),
    "header": Key(shape.whole(0, 99), None),
    "trailer": Key(shape.whole(0, 99), None),
}
LAYOUT: Final = {
    "name": Key(shape.identifier),
    "title": Key(shape.text),
    "title_en": Key(shape.text, ""),
    "verified": Key(shape.text, ""),
    "notes": Key(shape.text, (), many=True),
    "kind": Key(shape.choice(*layout.KINDS)),
    "encoding": Key(shape.choice(*ENCODINGS), ""),
    "separator": Key(one, ""),
    "line_end": Key(shape.choice(*ENDS), "crlf"),
    "last_end": Key(shape.boolean, True),
    "heading": Key(shape.boolean, False),
    "sheet": Key(shape.text, ""),
    "first_row": Key(shape.whole(1, 1000), None),
    "suffix": Key(shape.text, ""),
    "rows": Key(shape.whole(1, 10**6), None),
    "column": Key(COLUMN, many=True),
    "header": Key(LINE, (), many=True),
    "trailer": Key(LINE, (), many=True),
    "cell": Key({"at": Key(cell), **COLUMN}, (), many=True),
    "answer": Key(ANSWER, None),
}
"""The keys of a layout's file."""
ONLY: Final = {
    "encoding": (layout.TEXT, layout.SHEET),
    "separator": (layout.TEXT,),
    "line_end": (layout.TEXT,),
    "last_end": (layout.TEXT,),
    "header": (layout.TEXT, layout.XML),
    "trailer": (layout.TEXT,),
    "heading": (layout.TEXT, layout.SHEET),
    "sheet": (layout.SHEET,),
    "first_row": (layout.SHEET,),
    "cell": (layout.SHEET,),
}
"""Keys that only some kinds of layouts have."""
ENCODING: Final = {layout.TEXT: "gb18030", layout.SHEET: "gb18030", layout.XML: "utf-8"}
"""In which bytes are counted, where the file does not say."""
LINES: Final = ("header", "trailer")
SUFFIX: Final = {layout.TEXT: ".txt", layout.SHEET: ".xlsx", layout.XML: ".xml"}


def read(tree: Mapping[str, Any]) -> tuple[Layout | None, list[Fault]]:
    """Return the layout that a tree describes, or ``None`` and every fault of it."""
    faults: list[Fault] = []
    entries = shape.record(tree, LAYOUT, (), faults)
    _whole(tree, entries, faults)
    for line in _lines(entries):
        _columns(line, entries, faults)
    if entries["answer"]:
        _answer(entries["answer"], entries, faults)
    found = None if faults else _layout(entries)
    faults += _fixed(found, entries) if found else []
    return (None if faults else found), faults


def _lines(entries: Mapping[str, Any]) -> Iterator[Sequence[Mapping[str, Any]]]:
    """Give the columns of the rows, of each line above and below them, and the cells beside them."""
    yield [one for one in entries["column"] if one]
    for key in ("header", "trailer"):
        yield from ([one for one in line["column"] if one] for line in entries[key] if line)
    yield [one for one in entries["cell"] if one]


def _whole(tree: Mapping[str, Any], entries: Mapping[str, Any], faults: list[Fault]) -> None:
    """Add what is wrong between the keys of the whole."""
    kind = entries["kind"]
    unused = [key for key, kinds in ONLY.items() if kind and key in tree and kind not in kinds]
    faults += [Fault((key,), "layout-key-unused", {"key": key, "kind": kind}) for key in unused]
    columns = [one for one in entries["column"] if one]
    shape.once([((*one["path"], "name"), one["name"] or None) for one in columns], faults)
    for wanted in ("account", "amount"):
        if entries["column"] and wanted not in [one["field"] for one in columns]:
            faults.append(Fault(("column",), "missing-key", {"key": f'field = "{wanted}"'}))
    if entries["heading"] and entries["first_row"] == 1:
        faults.append(Fault(("first_row",), "out-of-range", {"low": 2, "high": 1000}))


def _columns(line: Sequence[Mapping[str, Any]], entries: Mapping[str, Any], faults: list[Fault]) -> None:
    """Add what is wrong with the columns of a row or a line, each by itself."""
    is_row = line == [one for one in entries["column"] if one]
    is_text = entries["kind"] == layout.TEXT
    for one in line:
        path: Path = one["path"]
        if is_row and not one["name"]:
            faults.append(Fault((*path, "name"), "missing-key", {"key": "name"}))
        if is_text and not entries["separator"] and one["bytes"] is None:
            faults.append(Fault((*path, "bytes"), "missing-key", {"key": "bytes"}))
        if one["field"] in layout.DATES and not one["form"]:
            faults.append(Fault((*path, "form"), "missing-key", {"key": "form"}))
        if one["field"] and one["text"]:
            faults.append(Fault((*path, "text"), "layout-key-unused", {"key": "text", "kind": one["field"]}))
        if not is_row and one["field"] in layout.OF_ROW and one["field"] != "month":
            known = " / ".join(name for name in layout.FIELDS if name not in layout.OF_ROW)
            faults.append(Fault((*path, "field"), "not-a-choice", {"text": one["field"], "known": known}))


def _answer(found: Mapping[str, Any], entries: Mapping[str, Any], faults: list[Fault]) -> None:
    """Add what is wrong between the keys of the answer, and between it and the columns."""
    path: Path = ("answer",)
    own = [one for one in entries["column"] if one]
    names = list(filter(None, found["columns"] or [one["name"] for one in own]))
    shape.once([((*path, "columns", place), name) for place, name in enumerate(found["columns"])], faults)
    named = [(key, name) for key in ("paid", "result", "reason") if (name := found[key])]
    for key, name in [*named, *(("optional", name) for name in found["optional"])]:
        if name not in names:
            faults.append(Fault((*path, key), "layout-column-unknown", {"text": name, "known": ", ".join(names)}))
    there = [one["field"] for one in own if one["name"] in names]
    for name in found["key"]:
        if name and name not in there:
            known = ", ".join(key for key in layout.KEYS if key in there)
            faults.append(Fault((*path, "key"), "layout-column-unknown", {"text": name, "known": known}))
    if found["paid"] and "amount" not in there:
        faults.append(Fault((*path, "paid"), "missing-key", {"key": 'field = "amount"'}))
    if not found["paid"] and not found["result"]:
        faults.append(Fault(path, "missing-key", {"key": "result"}))
    shape.once([((*one["path"], "code"), one["code"]) for one in found["code"] if one], faults)
    without = [one for one in found["code"] if one and one["means"] == layout.FAILED and one["reason"] == ""]
    faults += [Fault((*one["path"], "reason"), "missing-key", {"key": "reason"}) for one in without]


def _fixed(found: Layout, entries: Mapping[str, Any]) -> list[Fault]:
    """Return the fixed texts that the file itself cannot carry."""
    faults = []
    for line in _lines(entries):
        for each in line:
            if each["text"] and (lost := texts.lost(each["text"], _column(each), found)):
                values = {"text": each["text"], "character": texts.shown(lost)}
                faults.append(Fault((*each["path"], "text"), "layout-text", values))
    return faults


def _layout(entries: Mapping[str, Any]) -> Layout:
    """Return the layout of keys that are in order."""
    plain = ("name", "title", "title_en", "verified", "notes", "kind", "separator", "last_end", "heading", "rows")
    first = entries["first_row"] or (2 if entries["heading"] else 1)
    header, trailer = (tuple(tuple(map(_column, line["column"])) for line in entries[key]) for key in LINES)
    return Layout(
        **{key: entries[key] for key in plain},
        encoding=entries["encoding"] or ENCODING[entries["kind"]],
        line_end=ENDS[entries["line_end"]],
        sheet=entries["sheet"],
        first_row=first,
        suffix=entries["suffix"] or SUFFIX[entries["kind"]],
        columns=tuple(map(_column, entries["column"])),
        header=header,
        trailer=trailer,
        cells=tuple((one["at"], _column(one)) for one in entries["cell"]),
        answer=_answered(entries, len(header) + bool(entries["heading"]), len(trailer)),
    )


def _column(entries: Mapping[str, Any]) -> Column:
    plain = {key: entries[key] for key in COLUMN if key != "required"}
    needed = entries["field"] in layout.ALWAYS if entries["required"] is None else entries["required"]
    return Column(required=needed, **plain)


def _answered(entries: Mapping[str, Any], header: int, trailer: int) -> Answer | None:
    found = entries["answer"]
    if found is None:
        return None
    plain = {key: found[key] for key in ANSWER if key not in ("code", "header", "trailer")}
    codes = tuple(Code(one["code"], one["means"], one["reason"], one["says"]) for one in found["code"])
    above = header if found["header"] is None else found["header"]
    below = trailer if found["trailer"] is None else found["trailer"]
    return Answer(codes=codes, header=above, trailer=below, **plain)
