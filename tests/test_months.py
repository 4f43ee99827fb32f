"""Months are integers in between and YYYY-MM at every edge; a date never passes for a month."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidies import months
from subsidies.errors import Refusal

every_month = st.integers(months.of(1), months.of(9999, 12))


@given(every_month)
def test_a_month_that_is_written_is_read_again(month: int) -> None:
    assert months.parse(months.format(month)) == month
    assert months.of(months.year(month), months.of_year(month)) == month


@given(st.dates())
def test_a_day_that_is_written_is_read_again(day: date) -> None:
    ordinal = months.parse_day(day.isoformat())
    assert (ordinal, months.format_day(ordinal)) == (day.toordinal(), day.isoformat())
    assert months.format(months.of_day(ordinal)) == day.isoformat()[:7]


@given(every_month)
def test_a_month_begins_with_its_first_day(month: int) -> None:
    first = months.first_day(month)
    assert months.of_day(first) == month
    assert first == date.min.toordinal() or months.of_day(first - 1) == month - 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024",
        "2024-1",
        "2024-00",
        "2024-13",
        "24-01",
        "2024/01",
        "2024-01-01",
        "202401",
        "２０２４-01",
        "0000-01",
        "2024-01 ",
    ],
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="bad-month"):
        months.parse(text)


@pytest.mark.parametrize(
    "text", ["", "2024-02-30", "2023-02-29", "2024-1-1", "2024-01", "20240101", "0000-01-01", "２０２４-01-01"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="bad-date"):
        months.parse_day(text)


def test_an_empty_cell_is_no_month_and_no_day() -> None:
    assert months.format(months.NONE) == months.format_day(months.NONE) == ""
    assert months.of_day(months.NONE) == months.NONE


def test_first_and_last_are_included() -> None:
    first, last = months.parse("2023-12"), months.parse("2024-02")
    assert [months.format(one) for one in months.through(first, last)] == ["2023-12", "2024-01", "2024-02"]
    assert list(months.through(last, first)) == []


def test_never_is_after_every_month_that_can_be_written() -> None:
    assert months.parse("9999-12") < months.NEVER
