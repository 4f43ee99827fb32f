"""Id numbers, cards and names: what is wrong is asked about, what is right is never called wrong."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidies import identity, months
from subsidies.errors import Refusal

VALID = ("11010519491231002X", "440524188001010014", "652300194501010010", "652300194803050026")
"""The first two are the examples of GB 11643-1999."""
digits = st.text("0123456789", min_size=17, max_size=17)


@pytest.mark.parametrize("number", VALID)
def test_the_examples_of_the_standard_are_right(number: str) -> None:
    assert identity.parse(number) == number
    assert identity.has_right_check(number)


@given(digits, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(seventeen: str, place: int, off: int) -> None:
    right = seventeen + identity.check_character(seventeen)
    wrong = right[:place] + str((int(right[place]) + off) % 10) + right[place + 1 :]
    assert identity.has_right_check(right)
    assert not identity.has_right_check(wrong)


@given(digits, st.integers(0, 15))
def test_two_neighbours_in_the_wrong_order_are_always_noticed(seventeen: str, place: int) -> None:
    right = seventeen + identity.check_character(seventeen)
    swapped = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
    assert identity.has_right_check(swapped) == (swapped == right)


def test_a_small_x_is_an_x() -> None:
    assert identity.parse("11010519491231002x") == "11010519491231002X"


@given(st.text("0123456789", min_size=15, max_size=15))
def test_a_number_of_fifteen_digits_is_of_the_last_century_and_gets_its_check_character(old: str) -> None:
    new = identity.parse(old)
    assert (new[:6], new[6:8], new[8:17]) == (old[:6], "19", old[6:])
    assert identity.has_right_check(new)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "65230019450101001",
        "6523001945010100100",
        "65230019450101001A",
        "X52300194501010010",
        "６52300194501010010",
    ],
)
def test_what_is_no_id_number_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(Refusal, match="bad-id") as refused:
        identity.parse(text)
    assert refused.value.values == {"length": len(text), "advice": "wide" if "６" in text else ""}


def test_a_wrong_check_digit_is_no_reason_to_refuse() -> None:
    assert identity.parse("652300194501010010") == "652300194501010010"


def test_the_day_of_birth_is_read() -> None:
    assert identity.birth_day("652300194501010010") == date(1945, 1, 1).toordinal()
    assert identity.birth_day("652300194502300010") == months.NONE
    assert identity.birth_day("652300000001010010") == months.NONE


@pytest.mark.parametrize("account", ["6217000012345678907", "6226095711989751", "6225880137706868"])
def test_a_card_that_passes_luhn_is_right(account: str) -> None:
    assert identity.is_card(account)
    assert identity.has_right_luhn(account)
    assert not identity.has_right_luhn(account[:-1] + str((int(account[-1]) + 1) % 10))


@pytest.mark.parametrize(
    "account",
    [
        "",
        "80101234567890",
        "621700001234567",
        "62170000123456789012",
        "4217000012345678",
        "62170000123456789X",
        "621700001234567²",
    ],
)
def test_a_passbook_is_no_card(account: str) -> None:
    assert not identity.is_card(account)


@pytest.mark.parametrize(
    "name", ["买买提·吐尔逊", "买买提•吐尔逊", "买买提．吐尔逊", " 买买提 · 吐尔逊 ", "买买提・吐尔逊"]
)
def test_one_name_has_many_dots(name: str) -> None:
    assert identity.fold_name(name) == "买买提·吐尔逊"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("652300194501010010", "652300********0010"),
        ("6217000012345678907", "***************8907"),
        ("12345", "****2345"),
        ("1234", "****"),
        ("", ""),
    ],
)
def test_the_birth_date_and_most_of_an_account_are_hidden(text: str, masked: str) -> None:
    assert identity.mask(text) == masked


@given(st.text(min_size=5))
def test_a_mask_shows_at_most_the_last_four_of_what_is_no_id(text: str) -> None:
    if not identity.LONG.fullmatch(text):
        assert identity.mask(text).strip("*") in (text[-4:], text[-4:].strip("*"))


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("身份证652300194803050026。", "身份证652300********0026。"),
        ("652300 19480305 002X", "652300 ******** 002X"),
        ("652300-19480305-002 x，", "652300-********-002 x，"),
        ("６５２３００１９４８０３０５００２６", "６５２３００********００２６"),
        ("6523\u200b0019480305\u200b0026", "6523\u200b00********\u200b0026"),
        ("652300480305002", "***********5002"),
        ("6217 0000 1234 5678 907", "**** **** **** ***8 907"),
        ("6217\u30000000–1234–5678907", "****\u3000****–****–***8907"),
        ("62170000123456789012345", "*******************2345"),
        ("621700001234567Xinjiang", "***********4567Xinjiang"),
        ("13800000000 652300194803050026 2024-01", "13800000000 652300********0026 2024-01"),
    ],
)
def test_a_number_in_a_text_is_masked_however_it_is_written(text: str, masked: str) -> None:
    assert identity.mask_text(text) == masked
    assert identity.mask_text(masked) == masked


@pytest.mark.parametrize(
    "text",
    [
        *(
            "新政办发〔2010〕68号",
            "1,234,567.00 1,300.00 -1,400.00",
            "12345678901234",
            "电话 0994-1234567，13800000000",
        ),
        *(
            "13800000000 13900000000",
            "2024-01-01 2024-12-31",
            "20240101-20241231",
            "2021 2022 2023 2024",
            "2024 年 1 月",
        ),
        *("2024-01-20 09:30:15", "名册20240120093015.xlsx", "1234567890" * 4 + "abcdef" + "0" * 18, "", "X"),
    ],
)
def test_amounts_days_telephones_documents_and_digests_are_not_masked(text: str) -> None:
    assert identity.mask_text(text) == text


@given(st.text(st.sampled_from("0123456789Xx* -－０９\u200b年,."), max_size=60))
def test_a_masked_text_is_as_long_and_is_not_masked_again(text: str) -> None:
    masked = identity.mask_text(text)
    assert len(masked) == len(text)
    assert identity.mask_text(masked) == masked
    assert [one for one in zip(text, masked, strict=True) if one[0] != one[1] != "*"] == []


@given(
    st.integers(0, 10**17 - 1),
    st.lists(st.sampled_from(["", " ", "-", "－", "\u3000", " - "]), min_size=17, max_size=17),
)
def test_no_more_than_ten_digits_of_an_id_are_left_whatever_is_between_them(number: int, between: list[str]) -> None:
    seventeen = f"65{number % 10**15:015d}"
    whole = "".join(map("".join, zip(seventeen, between, strict=True))) + identity.check_character(seventeen)
    left = sum(map(str.isalnum, identity.mask_text(whole)))
    pieces = re.split(r"[^0-9X]+", whole)
    if any(15 <= len(one) < 18 for one in pieces):  # as long as an account, of which the last four alone are left
        assert left == 4 + sum(len(one) for one in pieces if len(one) < 15)
    else:
        assert left == 10


@pytest.mark.parametrize("number", ["102100099996", "103100000026", "104100000004", "105100000017", "403100000004"])
def test_the_numbers_of_the_large_banks_are_right_and_no_other_last_digit_is(number: str) -> None:
    right = [digit for digit in "0123456789" if identity.has_right_bank_check(number[:-1] + digit)]
    assert right == [number[-1]]
