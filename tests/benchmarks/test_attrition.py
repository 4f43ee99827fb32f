"""A year of a million people who may die, beside the entitlement of the same people in the same run.

The estimate is that of ``budget``: people, dues and payments by item and month, who joins and who leaves, the
probability of each month, the expected amount a month, its variance and third moment, and the interval of three
quantiles; all bucket by bucket, by as many threads. Of several runs by turns the quickest
counts: what else the machine does only adds.
"""

import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from subsidies import estimate, months
from subsidies.engine import Known
from subsidies.facts import Facts
from subsidies.mortality import Outlook
from subsidies.spread import Spread
from tests.benchmarks.test_entitlement import PEOPLE, PROJECT, office, ours
from tests.mortals import TABLE

OUTLOOK = Outlook(TABLE, months.parse_day("2023-10-15"), 1.2)
"""Known in the autumn before: some have birthdays before the year begins."""


def mortals(people: int) -> Facts:
    """Return the same people as ``office`` has, with id numbers."""
    rng = np.random.default_rng(2)
    ids = np.char.add("65230019400101", rng.integers(1000, 9999, people).astype(str)).astype(object)
    return replace(office(people), id_number=ids, on_record=rng.integers(700_000, 712_000, people))


def estimated(facts: Facts) -> Spread:
    """Return the distribution of the year's amount, as ``budget`` does."""
    known = Known(pd.DataFrame(), pd.DataFrame(), facts, PROJECT, {})
    found = estimate.costs(known, 2024, OUTLOOK).likely
    assert found is not None
    return found


def quantiles(facts: Facts) -> int:
    found = estimated(facts)
    return sum(found.quantile(certainty).high for certainty in (0.1, 0.5, 0.9))


def seconds(work: Callable[[Facts], int], facts: Facts) -> float:
    start = time.perf_counter()
    work(facts)
    return time.perf_counter() - start


@pytest.mark.bench
def test_a_year_of_a_million_mortals_takes_at_most_five_times_their_entitlement() -> None:
    facts = mortals(PEOPLE)
    pairs = [(seconds(ours, facts), seconds(quantiles, facts)) for _ in range(9)]
    kernel, whole = map(min, zip(*pairs, strict=True))
    print(f"\nattrition: {whole:.3f} s, entitlement {kernel:.3f} s, ratio {whole / kernel:.2f}")
    assert whole <= 5 * kernel


def peak(facts: Facts) -> int:
    tracemalloc.start()
    estimated(facts)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


@pytest.mark.bench
def test_memory_is_that_of_a_few_buckets_however_many_people_there_are() -> None:
    peaks = []
    for people in (PEOPLE // 4, PEOPLE):
        facts = mortals(people)
        peaks.append(max(peak(facts) for _ in range(3)))
    print(f"\npeak: {peaks[0] / 1e6:.1f} MB for {PEOPLE // 4:,} people, {peaks[1] / 1e6:.1f} MB for {PEOPLE:,}")
    assert peaks[1] <= 1.5 * peaks[0]
