"""No test of the command line depends on who runs it, and where."""

import shutil
from pathlib import Path

import pytest

from tests.shell import approved, call


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


@pytest.fixture(scope="session")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the sample with all lists of 2024, each of its 20th."""
    folder = tmp_path_factory.mktemp("sample") / "office"
    assert call("init", "--sample", str(folder)).status == 0
    for number in range(1, 13):
        month = f"2024-{number:02d}"
        approved(folder, month, f"{month}-20")
        assert call("-C", str(folder), "issue", month, "--as-of", f"{month}-20", "--by", "王芳").status == 0
    return folder


@pytest.fixture
def office(issued: Path, tmp_path: Path) -> Path:
    """Give a copy that may be changed."""
    return Path(shutil.copytree(issued, tmp_path / "office"))
