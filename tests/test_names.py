"""What is said of many names at once is what is said of each; what a bank's file carries."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidies import identity, names

some = st.lists(st.one_of(st.text(max_size=6), st.text("买提·•‧． .　Ａa\0", max_size=6)))


def column(texts: list[str]) -> np.ndarray[Any, Any]:
    """Return names as a table's column."""
    return np.array([*texts, ""], dtype=object)[:-1]


@given(some)
def test_names_are_folded_as_each_is(texts: list[str]) -> None:
    assert names.fold(column(texts)).tolist() == [identity.fold_name(text) for text in texts]


@given(some, st.integers(0, 20))
def test_lengths_and_characters_are_those_of_each(texts: list[str], most: int) -> None:
    assert names.long(column(texts), most).tolist() == [names.size(text) > most for text in texts]
    assert names.beyond_gbk(column(texts)).tolist() == [bool(names.lacking(text)) for text in texts]
    assert names.odd_dots(column(texts)).tolist() == [not names.ODD_DOTS.isdisjoint(text) for text in texts]


@pytest.mark.parametrize("dot", sorted(names.ODD_DOTS))
def test_every_odd_dot_is_an_odd_dot_and_no_missing_character(dot: str) -> None:
    assert names.odd_dots(column([f"买买提{dot}吐尔逊", "买买提·吐尔逊"])).tolist() == [True, False]
    assert not names.beyond_gbk(column([f"买买提{dot}吐尔逊"])).any()


def test_the_standard_dot_is_in_gbk() -> None:
    assert names.DOT.encode("gbk") == b"\xa1\xa4"


def test_a_dot_is_no_pattern() -> None:
    assert names.odd_dots(column(["张三", "买买提.吐尔逊"])).tolist() == [False, True]
