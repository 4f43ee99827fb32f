"""Whatever has happened to a file, there is a table or a refusal: no crash, no traceback, nothing on standard error, in
little memory, within ten seconds a file.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.scene import TORTURE
from tests.rosters.mutate import KINDS
from tests.shell import ROOT

FILES = {"books": 5_000 if TORTURE else 200, "texts": 2_000 if TORTURE else 100}
RUN = 250 if TORTURE else 50
"""Files a process."""
RUNS = [pytest.param(kind, seed, id=f"{kind}-{seed}") for kind, count in FILES.items() for seed in range(0, count, RUN)]


@pytest.mark.parametrize(("kind", "seed"), RUNS)
def test_a_damaged_file_is_a_table_or_a_refusal(kind: str, seed: int, tmp_path: Path) -> None:
    at = tmp_path / "at"
    ended = subprocess.run(
        [sys.executable, "-m", "tests.rosters.mutate", kind, str(seed), str(RUN)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "FUZZ_AT": str(at), "RUST_BACKTRACE": "0"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, ""), f"the file is mutation{tuple(at.read_text().split())}"
    tables, refused = map(int, ended.stdout.split())
    assert tables + refused == RUN


def test_there_are_files_of_every_kind() -> None:
    assert {kind: len(seeds) for kind, seeds in KINDS.items()} == {"books": 10, "texts": 7}
