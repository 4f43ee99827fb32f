"""Whatever has happened to a file, there is a table or a refusal: no crash, no traceback, nothing on standard error, in
little memory, within ten seconds of work a file.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from subsidies import terminal
from tests.faults.scene import TORTURE
from tests.findings import desk
from tests.rosters import files, mutate
from tests.rosters.mutate import KINDS
from tests.rosters.test_disguises import HEADS, PEOPLE
from tests.shell import ROOT

FILES = {"books": 5_000 if TORTURE else 200, "texts": 2_000 if TORTURE else 100}
RUN = 250 if TORTURE else 50
"""Files a process."""
RUNS = [pytest.param(kind, seed, id=f"{kind}-{seed}") for kind, count in FILES.items() for seed in range(0, count, RUN)]


def ended(at: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Return what became of a process of Python; what it reads it tells in a file."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "FUZZ_AT": str(at), "RUST_BACKTRACE": "0"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


@pytest.mark.parametrize(("kind", "seed"), RUNS)
def test_a_damaged_file_is_a_table_or_a_refusal(kind: str, seed: int, tmp_path: Path) -> None:
    at = tmp_path / "at"
    found = ended(at, "-m", "tests.rosters.mutate", kind, str(seed), str(RUN))
    assert (found.returncode, found.stderr) == (0, ""), f"the file is mutation{tuple(at.read_text().split())}"
    tables, refused = map(int, found.stdout.split())
    assert tables + refused == RUN


HANGING = """
import itertools, xlrd
from tests.rosters import files, mutate
from tests.rosters.test_disguises import HEADS, PEOPLE
xlrd.open_workbook = lambda **_: all(itertools.repeat(True))
mutate.SECONDS, mutate.mutation = 1, lambda *_: files.xls([HEADS, *PEOPLE])
mutate.main("books", 0, 1)
"""


def test_a_reader_that_hangs_ends_the_process_and_is_no_refusal(tmp_path: Path) -> None:
    found = ended(tmp_path / "at", "-c", HANGING)
    assert (found.returncode, found.stdout) == (-signal.SIGPROF, "")


def test_a_clerk_opens_what_is_encrypted() -> None:
    with terminal.attended(desk.Clerk(mutate.SECRET)):
        assert not mutate.read(files.encrypted(files.xlsx([HEADS, *PEOPLE]), mutate.SECRET))


def test_there_are_files_of_every_kind() -> None:
    assert {kind: len(seeds) for kind, seeds in KINDS.items()} == {"books": 10, "texts": 7}
