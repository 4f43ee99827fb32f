"""The memory of an audit: beside that of a list of the same people, and of twelve months beside three."""

from pathlib import Path

import pytest

from tests.benchmarks.test_ledger import office
from tests.shell import python

PEOPLE = 1_000_000
MONTHS = (3, 12)
BESIDE_A_LIST, BESIDE_A_QUARTER = 2.0, 1.6
"""Times the memory of a list with as many months paid, and of an audit of a quarter of the months."""
PEAK = """
import sys, time
from pathlib import Path
from subsidies import auditing, month, months, workspace
place, begun = workspace.read(Path(sys.argv[1])), time.perf_counter()
day = months.parse_day("2022-12-31")
if sys.argv[2] == "audit":
    assert {one.name for one in auditing.audited(place, day).findings} == set(sys.argv[3:])
else:
    assert month.compute(place, month.Ask(day, None, catch_up=True)).outcomes
print(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0], time.perf_counter() - begun)
"""


def peak(folder: Path, *arguments: str) -> tuple[float, float]:
    """Return the memory (GB) and the seconds that it takes."""
    done = python("-c", PEAK, str(folder), *arguments)
    assert done.returncode == 0, done.stderr
    memory, seconds = done.stdout.split()
    return int(memory) / 1e6, float(seconds)


@pytest.mark.bench
def test_an_audit_takes_no_more_memory_a_person_the_more_people_and_little_more_the_more_months(tmp_path: Path) -> None:
    audits: dict[tuple[int, int], float] = {}
    for people, lists in ((PEOPLE // 4, MONTHS[1]), *((PEOPLE, lists) for lists in MONTHS)):
        folder = office(tmp_path / f"{people}-{lists}", people, lists)
        found = ["account-check-digit", "paper-missing", *["month-without-list"] * (lists < MONTHS[1])]
        audits[people, lists], seconds = peak(folder, "audit", *found)
        drafted, _ = peak(folder, "draft")
        print(
            f"\n{people:,} people, {lists} months: audited in {seconds:.0f} s and {audits[people, lists]:.2f} GB, "
            f"a list in {drafted:.2f} GB: {audits[people, lists] / drafted:.2f} x"
        )
        assert audits[people, lists] <= BESIDE_A_LIST * drafted
    assert audits[PEOPLE, 12] <= 4 * audits[PEOPLE // 4, 12]
    assert audits[PEOPLE, 12] <= BESIDE_A_QUARTER * audits[PEOPLE, 3]
