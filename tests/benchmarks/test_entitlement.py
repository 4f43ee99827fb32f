"""Entitlement of a million people, beside a bare grid of the same months in the same run.

The bare kernel knows nothing but starts, last months, one rate, one flag and one wage with one raise; ours also knows
suspensions, forfeits, wage and flag changes, and takes its people from the facts, bucket by bucket.
"""

import statistics
import time
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

from subsidies import engine, entitlement, months
from subsidies.facts import Events, Facts, Spans
from subsidies.policy import Item, Project, Rate

PEOPLE, SINCE = 1_000_000, months.of(2024)
SPAN = range(SINCE, SINCE + 12)
PROJECT = Project(
    id="bench",
    name="bench",
    since=SINCE,
    items=(
        Item("living", "living", "flat", rates=(Rate(SINCE, 12000),)),
        Item("heating", "heating", "one-off", month=10, flag="heating", rates=(Rate(SINCE, 57800),)),
        Item("wage", "wage", "wage"),
    ),
)

Array = np.ndarray[Any, Any]


def office(people: int) -> Facts:
    """Return people with starts, deaths, suspensions of both kinds and one raise each."""
    rng = np.random.default_rng(1)
    everyone = np.arange(people)
    some = rng.choice(people, people // 50, replace=False)
    some.sort()
    dead = rng.random(people) < 0.05
    nothing = Spans(*(np.array([], np.int32) for _ in range(3)))
    empty = Events(*(np.array([], np.int64) for _ in range(3)))
    wage = rng.integers(150_000, 400_000, people)
    suspended = Spans(some, rng.integers(SINCE, SINCE + 6, len(some)), rng.integers(SINCE + 6, SINCE + 12, len(some)))
    return Facts(
        key=everyone.astype(object),
        id_number=everyone.astype(object),
        name=everyone.astype(object),
        start=np.where(rng.random(people) < 0.1, rng.integers(SINCE, SINCE + 12, people), months.NONE).astype(np.int32),
        end=np.full(people, months.NEVER, np.int32),
        death=np.where(dead, rng.integers(SINCE, SINCE + 12, people), months.NEVER).astype(np.int32),
        holds=nothing,
        unpaid=suspended,
        forfeits=nothing,
        wage=wage,
        wage_from=np.full(people, SINCE - 1, np.int32),
        wages=Events(everyone, np.full(people, SINCE + 6, np.int32), wage + 7_000),
        reported=Events(everyone, np.full(people, SINCE + 6, np.int32), np.full(people, months.NONE)),
        on_record=np.full(people, months.NONE),
        by_number=rng.integers(700_000, 720_000, people),
        men=rng.random(people) < 0.5,
        retired=np.full(people, SINCE - 60, np.int32),
        service=rng.integers(60, 480, people).astype(np.int32),
        area=np.full(people, "2", object),
        flag={"heating": rng.random(people) < 0.6},
        flags={"heating": empty},
        accounts=empty,
        identities=empty,
    )


def ours(facts: Facts) -> int:
    """Return the year's total, bucket by bucket, on all cores."""
    with ThreadPoolExecutor(engine.WORKERS) as threads:
        totals = threads.map(lambda run: total(facts.run(*run)), engine.buckets(len(facts), len(SPAN)))
        return sum(totals)


def total(facts: Facts) -> int:
    return entitlement.total(entitlement.dues(facts, PROJECT, SPAN))


def bare(facts: Facts) -> int:
    """Return the same by a chunked grid of months × people, as plain as it can be written."""
    month = np.arange(SPAN.start, SPAN.stop, dtype=np.int32)[:, None]
    rate = np.full((12, 1), 12000, np.int64)
    since, raised = facts.wages.month, facts.wages.value - facts.wage

    def chunk(first: int) -> int:
        rows = slice(first, first + 32_768)
        owed = (month >= facts.start[rows]) & (month <= facts.death[rows])
        heating = (owed[9] & facts.flag["heating"][rows]) * np.int64(57800)
        wage = facts.wage[rows] + (month >= since[rows]) * raised[rows]
        return int((owed * rate).sum() + heating.sum() + (wage * owed).sum())

    with ThreadPoolExecutor(engine.WORKERS) as threads:
        return sum(threads.map(chunk, range(0, len(facts), 32_768)))


def median(work: Callable[[Facts], int], facts: Facts, runs: int = 7) -> float:
    """Return the median time of a few runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work(facts)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


@pytest.mark.bench
def test_a_year_of_a_million_people_takes_at_most_three_bare_grids() -> None:
    facts = office(PEOPLE)
    kernel, whole = median(bare, facts), median(ours, facts)
    rate = PEOPLE * len(SPAN) / whole / 1e6
    print(f"\nentitlement: {whole:.3f} s, bare grid {kernel:.3f} s, ratio {whole / kernel:.2f}, {rate:.0f} M months/s")
    assert whole <= 3 * kernel


def peak(facts: Facts) -> int:
    """Return the most memory of one run, in bytes; it depends a little on when the threads meet."""
    tracemalloc.start()
    ours(facts)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


@pytest.mark.bench
def test_memory_is_that_of_a_bucket_however_many_people_there_are() -> None:
    peaks = []
    for people in (PEOPLE // 4, PEOPLE):
        facts = office(people)
        peaks.append(max(peak(facts) for _ in range(5)))
    print(f"\npeak: {peaks[0] / 1e6:.1f} MB for {PEOPLE // 4:,} people, {peaks[1] / 1e6:.1f} MB for {PEOPLE:,}")
    assert peaks[1] <= 1.5 * peaks[0]
