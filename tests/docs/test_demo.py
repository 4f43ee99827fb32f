"""The demonstration: twelve months of both projects, the figures of 2024, and nothing twice."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shell import ROOT

DEMO = ROOT / "rosters" / "demo.py"


def demo(folder: Path, language: str) -> "subprocess.CompletedProcess[str]":
    """Run it in a folder below another."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "SUBSIDIES_LANG": language, "PYTHONUTF8": "1"}
    command = [sys.executable, str(DEMO), "demo"]
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, encoding="utf-8", check=False)


def head(folder: Path) -> str:
    """Return the digest of the ledger's last batch."""
    ledger = sqlite3.connect(folder / "demo" / "ledger.db")
    try:
        return str(ledger.execute("SELECT digest FROM batch ORDER BY number DESC LIMIT 1").fetchone()[0])
    finally:
        ledger.close()


def test_it_ends_with_the_figures_and_says_where_the_files_are_and_adds_nothing_twice(tmp_path: Path) -> None:
    done = demo(tmp_path, "en")
    assert (done.returncode, done.stderr) == (0, "")
    end = "\n".join(done.stdout.splitlines()[-9:])
    for figure in ("445,838.00", "2,223,900.00", "70,000.00", "2,293,900.00", "900.00 apart", "24 lists"):
        assert figure in end
    assert str(Path("demo", "out")) in end
    assert len(list((tmp_path / "demo" / "out").glob("2024-??/*.xlsx"))) == 24
    assert len(list((tmp_path / "demo" / "out").glob("2024-??/*.lines.csv"))) == 24
    before = head(tmp_path)
    again = demo(tmp_path, "zh")
    assert (again.returncode, head(tmp_path)) == (0, before)
    assert "没有新增" in again.stdout
    assert "24 份名单" in again.stdout.splitlines()[-2]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_command_that_fails_ends_it_with_its_status(language: str, tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "subsidies.toml").write_text("title = 1\n", "utf-8")
    done = demo(tmp_path, language)
    assert done.returncode == 2
    assert "subsidies.toml" in done.stderr
    assert "Traceback" not in done.stderr
