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
