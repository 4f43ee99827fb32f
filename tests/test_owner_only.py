"""What the program writes is its owner's alone, whatever the user's settings say."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from tests.bureau import Bureau, Project, person
from tests.shell import call

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="POSIX")


def test_lists_ledger_backup_and_export_are_for_the_owner_alone(tmp_path: Path) -> None:
    bureau = Bureau(tmp_path / "office", {"living": Project([person("甲")])})
    bureau.write()
    before = set(tmp_path.rglob("*"))
    mask = os.umask(0)
    try:
        for words in (
            ["draft", "2024-01", "--as-of", "2024-01-20"],
            ["issue", "2024-01", "--as-of", "2024-01-20", "--yes"],
            ["audit", "--as-of", "2024-01-20", "--papers"],
            ["ledger", "reverse", "1", "--as-of", "2024-01-20", "--why", "x"],
            ["close", "2024-01", "--as-of", "2024-01-20"],
            ["audit", "--as-of", "2024-01-20", "--report", "2024", "--exit-zero"],
            ["ledger", "backup", str(tmp_path / "backup.db")],
            ["ledger", "export", str(tmp_path / "export")],
        ):
            assert call("-C", str(bureau.folder), *words).status == 0
        shutil.rmtree(bureau.folder / "out" / "2024-01")
        assert call("-C", str(bureau.folder), "status", "--repair").status == 0
        assert call("init", "--sample", str(tmp_path / "sample")).status == 0
    finally:
        os.umask(mask)
    written = set(tmp_path.rglob("*")) - before
    assert {
        "ledger.db",
        "out",
        "living-1.xlsx",
        "working-paper.xlsx",
        "report-2024.html",
        "backup.db",
        "export",
        "8794-wages.xlsx",
    } <= {path.name for path in written}
    assert [path.name for path in written if stat.S_IMODE(path.stat().st_mode) & 0o077] == []
