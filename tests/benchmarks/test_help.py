"""``subsidies --help`` against the --help of the smallest program with typer, side by side."""

import statistics
import time
from pathlib import Path

import pytest

from tests.shell import python

MINIMAL = """
import typer
app = typer.Typer()
@app.command()
def one(number: int = 1): "One."
@app.command()
def two(number: int = 1): "Two."
@app.command()
def three(number: int = 1): "Three."
app()
"""
ROUNDS = 15


def seconds(*arguments: str) -> float:
    """Return how long a run of Python takes."""
    begun = time.perf_counter()
    assert python(*arguments).returncode == 0
    return time.perf_counter() - begun


@pytest.mark.bench
def test_help_takes_no_more_than_typer_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "minimal.py").write_text(MINIMAL)
    pairs = [
        (seconds("-m", "subsidies", "--help"), seconds(str(tmp_path / "minimal.py"), "--help")) for _ in range(ROUNDS)
    ]
    ours, minimal = (statistics.median(one) for one in zip(*pairs, strict=True))
    with capsys.disabled():
        print(
            f"\n--help: {ours * 1000:.0f} ms, minimal typer program {minimal * 1000:.0f} ms, ratio {ours / minimal:.2f}"
        )
    assert ours <= 1.3 * minimal
