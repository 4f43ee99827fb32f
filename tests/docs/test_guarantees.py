"""The page of guarantees names tests that there are, and says how often they do what they do."""

import re
from pathlib import Path

import pytest

from docs.make import ROOT

PAGE = (ROOT / "docs" / "guarantees.md").read_text("utf-8")
LAWS = ("tests/laws/test_laws.py", "tests/laws/test_ledger_laws.py")


def test_every_test_that_is_named_is_there() -> None:
    named = set(re.findall(r"(?<![\w/])tests/[\w./-]+", PAGE))
    assert len(named) > 15
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []


EACH = {"每一处": None, "each": None}
"""How the page says that it is at each place that there is, however many these are."""


def counts(file: str) -> list[tuple[int, int | None]]:
    """Return how often a file of tests does its things in ``make test`` and in ``make torture``, from its text."""
    text = (ROOT / file).read_text("utf-8")
    if file in LAWS:
        (often,) = re.findall(r'"SUBSIDIES_EXAMPLES", "(\d+)"', Path(ROOT / "tests" / "law.py").read_text("utf-8"))
        (torture,) = re.findall(r"SUBSIDIES_EXAMPLES=(\d+)", Path(ROOT / "Makefile").read_text("utf-8"))
        return [(int(often), int(torture))]
    for torture, often in re.findall(r"^\w+ = (\d+) if TORTURE else (\d+)$", text, re.MULTILINE):
        return [(int(often), int(torture))]
    named = dict(re.findall(r"^(\w+) = \{(.+)\}$", text, re.MULTILINE))
    found = []
    for name, inline, times in re.findall(r"points\((?:([A-Z]+)|\{(.+?)\})(?:, (\d+))?\)", text):
        often = sum(map(int, re.findall(r": (\d+)", named[name] if name else inline)))
        found.append((often, often * int(times) if times else None))
    return found


@pytest.mark.parametrize("heading", ["测试多少次", "How often"])
def test_things_are_done_as_often_as_the_page_says(heading: str) -> None:
    table = PAGE.split(f"\n### {heading}\n")[1].split("\n## ")[0]
    told: dict[str, list[tuple[int, int | None]]] = {}
    for line in (line for line in table.splitlines() if "`tests/" in line):
        _, files, often, torture = line.strip("| ").split(" | ")
        for file in re.findall(r"`(tests/.+?)`", files):
            told.setdefault(file, []).append((int(often), EACH[torture] if torture in EACH else int(torture)))
    assert len(told) == 8
    assert told == {file: counts(file) for file in told}


def test_it_is_as_often_as_it_should_be() -> None:
    """At least 30 kills in ``make test``, and in ``make torture`` eight at once 50 times, and 500 flipped bytes."""
    killed = counts("tests/faults/test_kill.py")
    assert sum(often for often, _ in killed) >= 30
    assert [torture for _, torture in killed] == [None, None, 120, None]
    assert counts("tests/faults/test_together.py")[0][1] == 50
    assert counts("tests/faults/test_flips.py")[0][1] == 500
