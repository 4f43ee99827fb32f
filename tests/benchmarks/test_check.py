"""Checks of a million people: id numbers, birth dates, accounts, duplicates."""

import time
import tracemalloc
from collections import Counter

import numpy as np
import pandas as pd
import pytest

from subsidies import check, identity, months, tables
from subsidies.errors import Finding

PEOPLE = 1_000_000
MOST = 3.0
"""Seconds."""
FAULTS = {"id-check-digit": 3, "id-birth-date": 5, "account-check-digit": 7, "person-twice": 11}
"""What is wrong with one person in a thousand: of those whose number leaves this rest."""


def roster(people: int) -> pd.DataFrame:
    """Return a roster of people who are not born on the same day with the same number, with the FAULTS."""
    columns = {
        name: np.full(people, {"object": "", "int64": 0}.get(kind, months.NONE), dtype=kind)
        for name, kind in tables.ROSTER.columns.items()
    }
    numbers = [id_number(place) for place in range(people)]
    cards = [card(place) for place in range(people)]
    for place in range(FAULTS["id-check-digit"], people, 1000):
        numbers[place] = numbers[place][:17] + ("1" if numbers[place][17] == "0" else "0")
    for place in range(FAULTS["person-twice"], people, 1000):
        numbers[place] = numbers[place - 1]
    for place in range(FAULTS["account-check-digit"], people, 1000):
        cards[place] = cards[place][:18] + str((int(cards[place][18]) + 1) % 10)
    columns["birth_date"][FAULTS["id-birth-date"] :: 1000] = months.first_day(months.of(1899))
    columns |= {"file": np.full(people, "roster.csv", object), "row": np.arange(2, people + 2)}
    columns |= {"id_number": np.array(numbers, object), "account": np.array(cards, object)}
    return tables.make(tables.ROSTER, columns | {"name": np.array([f"张{n % 9000}" for n in range(people)], object)})


def id_number(place: int) -> str:
    """Return a right id number; another for each place."""
    year, month, day = 1930 + place // 1000 % 40, 1 + place // 40_000 % 12, 1 + place // 480_000 % 28
    body = f"652300{year}{month:02d}{day:02d}{place % 1000:03d}"
    return body + identity.check_character(body)


def card(place: int) -> str:
    """Return a right card number of 19 digits; another for each place."""
    body = f"6299{place:014d}"
    return body + next(str(digit) for digit in range(10) if identity.has_right_luhn(f"{body}{digit}"))


def checked(table: pd.DataFrame) -> list[Finding]:
    """Return what is found in a roster."""
    return check.people(table, tables.empty(tables.CHANGES), months.of(2024))


@pytest.mark.bench
def test_a_million_people_are_checked_in_three_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    table = roster(PEOPLE)
    begun = time.perf_counter()
    found = checked(table)
    took = time.perf_counter() - begun
    tracemalloc.start()
    checked(table)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    with capsys.disabled():
        print(f"\ncheck: {took:.2f} s for {PEOPLE:,} people, {peak / 1e6:.0f} MB beyond the roster's own")
    assert Counter(one.name for one in found) == dict.fromkeys(FAULTS, PEOPLE // 1000)
    assert took <= MOST
