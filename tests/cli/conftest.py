"""No test of the command line depends on who runs it, and where."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give an empty folder, no language, a terminal of 80 columns."""
    for name in (
        "SUBSIDIES_LANG",
        "SUBSIDIES_WORKSPACE",
        "SUBSIDIES_DEBUG",
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "NO_COLOR",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
