"""Why a year of a million people costs another amount than the one before: how long it takes, and how much memory."""

import time
import tracemalloc

import pandas as pd
import pytest

from subsidies import months, shifts
from subsidies.engine import Known
from tests.benchmarks.test_entitlement import PEOPLE, PROJECT, SINCE, office, ours

YEAR = months.year(SINCE) + 1


def known(people: int) -> Known:
    """Return a project of so many people, as far as ``shifts`` asks."""
    return Known(pd.DataFrame(), pd.DataFrame(), office(people), PROJECT, {})


@pytest.mark.bench
def test_two_years_of_a_million_people_take_a_few_times_their_entitlement() -> None:
    many, pairs = known(PEOPLE), []
    for _ in range(7):
        start = time.perf_counter()
        ours(many.facts)
        middle = time.perf_counter()
        shifts.shifts(many, YEAR)
        pairs.append((middle - start, time.perf_counter() - middle))
    kernel, whole = map(min, zip(*pairs, strict=True))
    print(f"\nshifts: {whole:.3f} s, entitlement of one year, on all cores, {kernel:.3f} s, ratio {whole / kernel:.2f}")
    assert whole <= 12 * kernel


@pytest.mark.bench
def test_memory_is_that_of_a_bucket_however_many_people_there_are() -> None:
    peaks = []
    for people in (PEOPLE // 4, PEOPLE):
        many = known(people)
        tracemalloc.start()
        shifts.shifts(many, YEAR)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    print(f"\npeak: {peaks[0] / 1e6:.1f} MB for {PEOPLE // 4:,} people, {peaks[1] / 1e6:.1f} MB for {PEOPLE:,}")
    assert peaks[1] <= 1.1 * peaks[0]
