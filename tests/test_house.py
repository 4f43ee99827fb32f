"""The house itself: floors, sizes, and that every name has its sentence in both languages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from subsidies import codes, words
from subsidies.language import TABLE
from subsidies.ledger import schema

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "subsidies").rglob("*.py"))


def floors() -> dict[str, int]:
    """Return the floor of each room, as docs/design.md has it."""
    rows = re.findall(r"^\| (\d+) \| (.+?) \|", (ROOT / "docs" / "design.md").read_text(encoding="utf-8"), re.MULTILINE)
    return {room: int(floor) for floor, rooms in rows for room in re.findall(r"`(\w+)/?`", rooms)}


def room(path: Path) -> str:
    """Return the room in which a source file is: its module, or the package below ``subsidies``."""
    return path.relative_to(ROOT / "subsidies").parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Return the rooms that a source file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "subsidies":
            yield from (name.name for name in node.names if name.name not in ("RULES_VERSION", "__version__"))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("subsidies."):
            yield str(node.module).split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (name.name.split(".")[1] for name in node.names if name.name.startswith("subsidies."))


def test_every_room_has_a_floor() -> None:
    assert {room(path) for path in SOURCES} - {"__init__", "sample"} == set(floors())


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_from_lower_floors_only(path: Path) -> None:
    floor = floors()
    above = {other for other in imported(path) if other != room(path) and floor[other] >= floor.get(room(path), 0)}
    assert not above


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_function_is_over_forty_lines_and_no_module_over_four_hundred(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert not [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > 40]
    assert text.count("\n") <= 400


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_begins_with_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def placeholders(text: str) -> set[str]:
    """Return the names of the values that a sentence needs."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(TABLE))
def test_both_languages_have_the_same_values(key: str) -> None:
    zh, en = TABLE[key]
    assert zh or en
    assert placeholders(zh) == placeholders(en)


@pytest.mark.parametrize("name", sorted(codes.RULES))
def test_every_finding_has_its_sentence_and_its_remedy(name: str) -> None:
    assert {name, f"{name}.hint"} <= TABLE.keys()


def test_codes_of_findings_are_unique() -> None:
    all = [rule.code for rule in codes.RULES.values()]
    assert len(set(all)) == len(all)


def refusals() -> Iterator[str]:
    """Return every name with which a refusal is raised in the program."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("Refusal", "Finding")
            ):
                yield from (str(one.value) for one in node.args[:1] if isinstance(one, ast.Constant) and one.value)


@pytest.mark.parametrize("name", sorted(set(refusals())))
def test_every_refusal_has_its_sentence_and_its_remedy(name: str) -> None:
    assert {name, f"{name}.hint"} <= TABLE.keys()


def test_the_ledger_can_write_every_kind_and_reason() -> None:
    assert {"", words.REGULAR, words.ARREARS, words.RECOVERY, *words.REASONS} <= set(schema.WORDS)
