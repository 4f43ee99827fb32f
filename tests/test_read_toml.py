"""TOML: a fault names the line on which it stands, however the file is laid out."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from subsidies.read import toml
from subsidies.read.lines import lines
from subsidies.shape import Fault

ROOT = Path(__file__).parent.parent
LAID_OUT = '''\
# [not.a.table]  x = 1
a = 1          # b = 2
"quoted key" = "[no] = table"
text = """
c = 3
[no.table]
\\""" still text
"""
literal = \'\'\'
d = 4\'\'\'
dotted.key = 1.5
list = [
    "x",  # ]
    { y = 1, z = [2,
      3] },
]
[table]
e = 2024-01-01
[[many]]
f = "#"
[[many]]
f = 1
[[many.more]]
g = { h = 1 }
[many.one]
i = 1
[[many]]
[[many.more]]
g = 2
'''
PLACES = {
    ("a",): 2,
    ("quoted key",): 3,
    ("text",): 4,
    ("literal",): 9,
    ("dotted", "key"): 11,
    ("list", 1): 14,
    ("list", 1, "z", 1): 15,
    ("table", "e"): 18,
    ("many", 0): 19,
    ("many", 1, "f"): 22,
    ("many", 1, "more", 0, "g", "h"): 24,
    ("many", 1, "one", "i"): 26,
    ("many", 2, "more", 0): 28,
    ("many", 2, "more", 0, "g"): 29,
}


@pytest.mark.parametrize(("path", "line"), PLACES.items())
def test_a_key_stands_on_its_line(path: tuple[str | int, ...], line: int) -> None:
    assert lines(LAID_OUT)[path] == line


def test_nothing_is_taken_for_a_key_that_is_none() -> None:
    found = lines(LAID_OUT)
    assert not {("c",), ("d",), ("b",), ("no",), ("no", "table"), ("not", "a", "table")} & set(found)


@pytest.mark.parametrize("file", sorted((ROOT / "rosters").glob("*.toml")), ids=lambda file: file.name)
def test_every_value_of_the_sample_has_its_line(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    found, written = lines(text), text.splitlines()

    def walk(tree: Any, path: tuple[str | int, ...]) -> None:
        is_tables = isinstance(tree, list) and isinstance(tree[0], dict)
        if path and not is_tables and not isinstance(tree, dict):
            line = written[found[path] - 1]
            assert str(path[-1]) in line if isinstance(path[-1], str) else str(tree) in line
        for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ():
            walk(value, (*path, key))

    walk(tomllib.loads(text), ())


@pytest.mark.parametrize("content", [LAID_OUT, LAID_OUT.replace("\n", "\r\n"), "\ufeff" + LAID_OUT])
def test_a_fault_has_the_line_and_the_key(content: str) -> None:
    faults = [Fault(("many", 1, "f"), "wrong-type", {}), Fault(("many", 1, "more", 0, "x"), "missing-key", {})]
    found = toml.findings("a.toml", content.encode(), faults)
    assert [(one.row, one.column) for one in found] == [(22, "many[2].f"), (23, "many[2].more[1].x")]


def test_a_key_missing_at_the_top_has_no_line() -> None:
    (found,) = toml.findings("a.toml", b"a = 1", [Fault(("id",), "missing-key", {})])
    assert (found.row, found.column) == (None, "id")


@pytest.mark.parametrize(
    ("text", "row", "shown"),
    [
        ('a = "1"\nb = 2024-01\n', 2, "b = 2024-01"),
        ('a = "1\nb = 2\n', 1, 'a = "1'),
        ("a = [1,\n2\n\n\n", 2, "2"),
        ("a = 1\na = 2", 2, "a = 2"),
        ("a", 1, "a"),
        ("a = " + "[" * 5000, 1, "a = " + "[" * 56),
    ],
)  # fmt: skip
def test_what_is_no_toml_is_shown(text: str, row: int, shown: str) -> None:
    tree, (found,) = toml.read("a.toml", text.encode())
    assert tree is None
    assert (found.name, found.row, found.values["text"]) == ("toml-syntax", row, shown)


def test_only_utf8_is_toml() -> None:
    tree, (found,) = toml.read("a.toml", 'a = "生活补贴"'.encode("gb18030"))
    assert (tree, found.name) == (None, "file-encoding")
    assert toml.read("a.toml", '\ufeffa = "生活补贴"'.encode()) == ({"a": "生活补贴"}, [])
