"""Narrow terminals: nothing is wider than they are, and no id, month or amount is broken."""

import re
from collections import Counter
from pathlib import Path

import pytest
from rich.cells import cell_len

from subsidies.language import LANGUAGES
from subsidies.write import fit
from tests.shell import call, sit

DAY = ("--as-of", "2024-12-20")
COMMANDS = {
    "status": ["status", *DAY],
    "draft": ["draft", "2025-01", "--as-of", "2024-12-31"],
    "issue": ["issue", "2025-01", "--as-of", "2024-12-31", "--dry-run"],
    "show a list": ["ledger", "show", "15"],
    "show two items": ["ledger", "show", "19"],
    "show now": ["ledger", "show", "11", "--now", *DAY],
    "reverse": ["ledger", "reverse", "23", "--dry-run", "--as-of", "2024-12-21"],
    "log": ["ledger", "log"],
    "check": ["check", *DAY],
    "explain": ["explain", "达吾提·吾守尔", *DAY],
    "reconcile": ["reconcile", "2024", *DAY],
    "budget": ["budget", "2024", "--plan", "--targets", *DAY],
}
WHOLE = {
    "id": re.compile(r"(?<![\d*X])\d{6}\*{8}\d{3}[\dX](?![\d*X])"),
    "month": re.compile(r"(?<![\d-])\d{4}-\d{2}(?![\d-])"),
    "amount": re.compile(r"(?<![\d.,])-?\d{1,3}(?:,\d{3})*\.\d\d(?![\d.])"),
}


def found(text: str) -> dict[str, Counter[str]]:
    """Return the ids, months and amounts that stand whole in a text."""
    return {kind: Counter(pattern.findall(text)) for kind, pattern in WHOLE.items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", [80, 100, 120])
@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_is_broken_or_too_wide(
    command: str, columns: int, language: str, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    words = ["-C", str(office), *COMMANDS[command], "--lang", language]
    shown, whole = sit(*words), call(*words)
    text = shown.out + shown.err
    assert max(cell_len(line) for line in text.splitlines() if not line.startswith("  subsidies ")) <= columns
    assert found(text) == found(whole.out + whole.err)


def test_what_there_is_no_room_for_is_named(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert "没有列出：数据截至、摘要。" in sit("-C", str(office), "ledger", "log", "--lang", "zh").out
    monkeypatch.setenv("COLUMNS", "130")
    assert "没有列出" not in sit("-C", str(office), "ledger", "log", "--lang", "zh").out


def test_headings_are_folded_before_texts_and_texts_before_nothing() -> None:
    rows = [["公民身份号码", "费款所属期"], ["652300********0010", "2024-01 – 2024-12"]]
    assert fit.widths(rows, 60) == ((0, 1), (18, 17), 3)
    assert fit.widths(rows, 37) == ((0, 1), (18, 17), 2)
    assert fit.widths(rows, 30) == ((0, 1), (18, 10), 2)
    assert fit.widths(rows, 29) is None
    assert fit.widths(rows, 29, spare=[1]) == ((0,), (18,), 2)
