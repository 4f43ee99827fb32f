"""At the end of a run: how many faults there really were (``tests/faults``)."""

from collections import Counter

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell it, if there were any."""
    sums: Counter[str] = Counter()
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        sums.update(name.removeprefix("fault: ") for name, _ in report.user_properties if name.startswith("fault: "))
    if sums:
        terminalreporter.write_line("faults: " + ", ".join(f"{kind} {sums[kind]:,}" for kind in sorted(sums)))
