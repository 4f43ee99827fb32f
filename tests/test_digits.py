"""What is said of many id numbers and accounts at once is what is said of each."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidies import digits, identity, months


def born(number: int) -> str:
    """Return a right id number whose day of birth is near the turn of a month and of a century."""
    day = date.fromordinal(date(1895, 1, 1).toordinal() + number * 13)
    body = f"652300{day:%Y%m%d}{number % 1000:03d}"
    return body + identity.check_character(body)


ids = st.one_of(st.just(""), st.from_regex(r"\A[0-9]{17}[0-9X]\Z"), st.integers(1, 4000).map(born))
accounts = st.one_of(st.text("0126 -X６²", max_size=21), st.from_regex(r"\A62[0-9]{12,19}\Z"), st.text(max_size=21))


def column(texts: list[str]) -> np.ndarray[Any, Any]:
    """Return texts as a table's column."""
    return np.array([*texts, ""], dtype=object)[:-1]


@given(st.lists(ids))
def test_check_characters_are_those_of_each_number(numbers: list[str]) -> None:
    assert digits.right_checks(column(numbers)).tolist() == [not n or identity.has_right_check(n) for n in numbers]


@given(st.lists(ids))
def test_days_of_birth_are_those_of_each_number(numbers: list[str]) -> None:
    each = [identity.birth_day(number) if number else months.NONE for number in numbers]
    assert digits.birth_days(column(numbers)).tolist() == each


@pytest.mark.parametrize("day", ["00000101", "19000229", "20000229", "19450001", "19450100", "99991231", "00010101"])
def test_days_at_the_edges_are_those_of_each_number(day: str) -> None:
    number = f"652300{day}0010"
    assert digits.birth_days(column([number])).tolist() == [identity.birth_day(number)]


@given(st.lists(ids))
def test_men_have_an_odd_seventeenth_digit(numbers: list[str]) -> None:
    assert digits.of_men(column(numbers)).tolist() == [bool(n) and int(n[16]) % 2 == 1 for n in numbers]


@given(st.lists(accounts))
def test_wrong_cards_are_those_that_fail_the_check(numbers: list[str]) -> None:
    each = [identity.is_card(one) and not identity.has_right_luhn(one) for one in numbers]
    assert digits.wrong_cards(column(numbers)).tolist() == each


@given(st.lists(st.one_of(st.just(months.NONE), st.integers(1, date.max.toordinal()))))
def test_months_are_those_of_each_day(days: list[int]) -> None:
    assert digits.months_of(np.array(days, np.int64)).tolist() == [months.of_day(day) for day in days]


def test_a_column_longer_than_a_run_is_one_column() -> None:
    numbers = [born(1 + n % 4000) for n in range(digits.RUN + 3)]
    wrong = digits.right_checks(column([*numbers, numbers[0][:17] + "?"]))
    assert wrong.tolist() == [True] * len(numbers) + [False]


# --- slips ----------------------------------------------------------------------------------------------------------


def are_slips(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Return whether two people, each an id number and a name, may be one."""
    (a, name), (b, twin) = ((number[:17], name) for number, name in (one, other))
    swapped = [a[:n] + a[n + 1] + a[n] + a[n + 2 :] for n in range(16)]
    return a == b or (name == twin and (sum(x != y for x, y in zip(a, b, strict=True)) == 1 or b in swapped))


@st.composite
def neighbours(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Return people with numbers near each other, none twice, and few names."""
    people = {}
    root = draw(st.text("0123456789", min_size=17, max_size=17))
    for _ in range(draw(st.integers(0, 8))):
        body = list(root)
        for place in draw(st.lists(st.integers(0, 16), max_size=3)):
            body[place] = draw(st.sampled_from("0123456789"))
        if draw(st.booleans()):
            place = draw(st.integers(0, 15))
            body[place], body[place + 1] = body[place + 1], body[place]
        people["".join(body) + draw(st.sampled_from("0X"))] = draw(st.sampled_from(["甲", "乙", ""]))
    return list(people.items())


@given(neighbours())
def test_everybody_who_may_be_somebody_else_is_found(people: list[tuple[str, str]]) -> None:
    found = digits.slips(*(column([person[part] for person in people]) for part in (0, 1)))
    whole = [place for place, (_, name) in enumerate(people) if name]
    wanted = [(a, b) for a in whole for b in whole if a < b and are_slips(people[a], people[b])]
    pairs = [(a, b) for a, b in found.tolist()]
    assert set(pairs) <= set(wanted)
    assert circles(len(people), pairs) == circles(len(people), wanted)
    assert {b for _, b in pairs} == {b for _, b in wanted}


def circles(people: int, pairs: list[tuple[int, int]]) -> list[int]:
    """Return, for each person, the first of all whom pairs join to them."""
    first = list(range(people))
    for a, b in pairs * people:
        first[a] = first[b] = min(first[a], first[b])
    return first


def test_numbers_alone_are_no_pair() -> None:
    ids = column(["652300194501010010", "652300194501010029", ""])
    assert digits.slips(ids, column(["甲", "乙", "甲"])).tolist() == []
    assert digits.slips(ids, column(["甲", "甲", "甲"])).tolist() == [[0, 1]]
    assert digits.slips(ids[:0], ids[:0]).tolist() == []
