"""``subsidies draft`` of the sample, as a whole process, beside the imports that it cannot do without."""

import statistics
import time
from pathlib import Path

import pytest

from tests.shell import approved, call, python

IMPORTS = "import pandas, python_calamine, xlsxwriter"
ROUNDS = 11


def seconds(*arguments: str) -> float:
    """Return how long a run of Python takes."""
    begun = time.perf_counter()
    assert python(*arguments).returncode == 0
    return time.perf_counter() - begun


@pytest.mark.bench
def test_a_draft_takes_at_most_one_and_six_tenths_of_its_imports(tmp_path: Path) -> None:
    place = str(tmp_path / "demo")
    assert call("init", "--sample", place).status == 0
    approved(Path(place), "2024-01", "2024-01-20")
    assert call("-C", place, "issue", "2024-01", "--as-of", "2024-01-20").status == 0
    draft = ("-m", "subsidies", "-C", place, "draft", "2024-02", "--as-of", "2024-02-20")
    pairs = [(seconds(*draft), seconds("-c", IMPORTS)) for _ in range(ROUNDS)]
    ours, bare = (statistics.median(one) for one in zip(*pairs, strict=True))
    print(f"\ndraft: {ours * 1000:.0f} ms, imports alone {bare * 1000:.0f} ms, ratio {ours / bare:.2f}")
    assert ours <= 1.6 * bare
