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


def counts(file: str) -> tuple[int, int]:
    """Return how often a file of tests does its thing in ``make test`` and in ``make torture``, from its text."""
    text = (ROOT / file).read_text("utf-8")
    if file in LAWS:
        (often,) = re.findall(r'"SUBSIDIES_EXAMPLES", "(\d+)"', text)
        (torture,) = re.findall(r"SUBSIDIES_EXAMPLES=(\d+)", Path(ROOT / "Makefile").read_text("utf-8"))
        return int(often), int(torture)
    for torture, often in re.findall(r"^\w+ = (\d+) if TORTURE else (\d+)$", text, re.MULTILINE):
        return int(often), int(torture)
    points = [
        (sum(map(int, re.findall(r"\d+", each))), int(times))
        for each, times in re.findall(r"points\(\{(.+?)\}, (\d+)\)", text)
    ]
    return sum(each for each, _ in points), sum(each * times for each, times in points)


@pytest.mark.parametrize("heading", ["测试多少次", "How often"])
def test_things_are_done_as_often_as_the_page_says(heading: str) -> None:
    table = PAGE.split(f"\n### {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if "`tests/" in line]
    assert len(rows) == 6
    for _, files, often, torture in rows:
        for file in re.findall(r"`(tests/.+?)`", files):
            assert counts(file) == (int(often), int(torture)), file
