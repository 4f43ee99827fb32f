"""A list of a million deaths against a million people with twelve months paid, beside a pandas merge of the same."""

import time
import tracemalloc
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from subsidies import months
from subsidies.audit import foreign
from subsidies.audit.foreign import Listed, Persons
from tests.benchmarks.test_check import id_number

PEOPLE, MONTHS = 1_000_000, 12
FIRST = months.of(2024)
MOST = 2.0
"""Times the merge."""
MEMORY = 300
"""Bytes a person, the lines left aside, that matching and adding up may take: not more where there are more people."""

Array = np.ndarray[Any, Any]


def persons(count: int) -> Array:
    """Return made-up id numbers, another for each place."""
    return np.array([id_number(place) for place in range(count)], object)


def lists(ids: Array) -> tuple[Listed, Persons, tuple[Array, Array, Array]]:
    """Return a list of so many deaths of which half are ours, these people, and what they were paid, month by month."""
    count = len(ids)
    here, there = ids[: count // 2 + 1], ids[count // 2 :]
    rng = np.random.default_rng(1)
    days = months.first_day(FIRST) + rng.integers(0, 360, count)
    blank = np.full(count, "", object)
    none = np.full(count, months.NONE, np.int32)
    elsewhere = np.array([f"{one[:6]}19{one[8:]}"[:17] + "X" for one in here], object)[: count - len(there)]
    numbers = np.concatenate([elsewhere, there])
    listed = Listed(numbers, blank, none, days.astype(np.int32), none, np.arange(2, count + 2))
    people = Persons(ids, np.full(count, "王", object), np.zeros(count, np.int64))
    whose = np.tile(np.arange(count, dtype=np.int32), MONTHS)
    month = np.repeat(np.arange(FIRST, FIRST + MONTHS, dtype=np.int32), count)
    return listed, people, (whose, month, np.full(count * MONTHS, 12_000, np.int64))


def ours(listed: Listed, people: Persons, lines: tuple[Array, Array, Array]) -> int:
    """Return what was paid since."""
    found = foreign.matches(listed, people)
    first = foreign.first_months(listed, found.listed, is_paid_in_month=True)
    return sum(int(one.fen.sum()) for one in foreign.paid_since(lines, found.person, first))


def merged(listed: Listed, people: Persons, lines: tuple[Array, Array, Array]) -> int:
    """Return the same by merging a frame of the lines with one of the list, and adding up by person and month."""
    whose, month, fen = lines
    paid = pd.DataFrame({"id_number": people.key[whose], "month": month, "fen": fen})
    first = foreign.first_months(listed, np.arange(len(listed.row)), is_paid_in_month=True)
    found = paid.merge(pd.DataFrame({"id_number": listed.id_number, "first": first}), on="id_number")
    since = found[found["month"] >= found["first"]]
    return int(since.groupby(["id_number", "month"])["fen"].sum().sum())


def timed(work: Callable[[], int]) -> tuple[float, int]:
    """Return the seconds of processor that something takes, and what it gives."""
    start = time.process_time()
    given = work()
    return time.process_time() - start, given


@pytest.mark.bench
def test_a_million_ids_against_a_million_people_is_at_most_two_merges() -> None:
    what = lists(persons(PEOPLE))
    mine, given = timed(lambda: ours(*what))
    theirs, same = timed(lambda: merged(*what))
    print(
        f"\n{PEOPLE:,} ids, {PEOPLE * MONTHS:,} lines: {mine:.1f} s, merged {theirs:.1f} s, ratio {mine / theirs:.2f}"
    )
    assert given == same
    assert mine <= MOST * theirs


@pytest.mark.bench
@pytest.mark.parametrize("count", [250_000, PEOPLE])
def test_it_takes_so_many_bytes_a_person_however_many_there_are(count: int) -> None:
    what = lists(persons(count))
    tracemalloc.start()
    ours(*what)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"\n{count:,} people: {peak >> 20} MB, {peak / count:.0f} bytes a person")
    assert peak <= MEMORY * count
