"""What takes longest begins first, so that no core waits for it; in the end, how many faults there really were."""

from collections import Counter

import pytest

LONG = ("laws", "faults", "rosters", "docs")
"""Folders of the tests that take longest, the longest first."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that take longest first."""
    rank = {name: place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: rank.get(item.path.parent.name, len(LONG)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell it, if there were any."""
    sums: Counter[str] = Counter()
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        sums.update(name.removeprefix("fault: ") for name, _ in report.user_properties if name.startswith("fault: "))
    if sums:
        terminalreporter.write_line("faults: " + ", ".join(f"{kind} {sums[kind]:,}" for kind in sorted(sums)))
