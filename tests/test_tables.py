"""Tables keep their columns and types, empty or not, and however many are put one below the other."""

import numpy as np
import pandas as pd
import pytest

from subsidies import tables
from subsidies.tables import LINES, ROSTER, Table


def kinds(frame: pd.DataFrame) -> dict[str, str]:
    """Return the type of each column."""
    return {str(name): kind.name for name, kind in frame.dtypes.items()}


def rows(*ids: str, **flags: list[int]) -> pd.DataFrame:
    """Return a small table, with a flag or none."""
    own = Table("people", {"id_number": "object", "month": "int32", **dict.fromkeys(flags, "int8")})
    return tables.make(own, {"id_number": list(ids), "month": [0] * len(ids), **flags})


PEOPLE = Table("people", {"id_number": "object", "month": "int32"})


def test_an_empty_table_has_its_columns_and_types() -> None:
    for table in (LINES, ROSTER):
        assert kinds(tables.empty(table)) == dict(table.columns)


def test_texts_stay_objects_whatever_pandas_makes_of_them() -> None:
    assert kinds(rows("1", "2")) == {"id_number": "object", "month": "int32"}
    assert kinds(tables.stack(PEOPLE, [rows("1"), rows(), rows("2")])) == {"id_number": "object", "month": "int32"}


def test_no_tables_are_an_empty_one() -> None:
    assert kinds(tables.stack(LINES, [])) == dict(LINES.columns)


def test_a_flag_that_one_table_does_not_have_is_empty_there_and_stays_in_the_others() -> None:
    for frames in ([rows("1", veteran=[1]), rows("2")], [rows("1", veteran=[1]), rows("2"), rows()]):
        stacked = tables.stack(PEOPLE, frames)
        assert stacked["veteran"].tolist() == [1, -1]
        assert stacked["veteran"].dtype == np.int8


def test_places_of_texts_among_keys() -> None:
    keys = np.array(["b", "a"], dtype=object)
    assert tables.places(keys, np.array(["a", "c", "b", "a"], dtype=object)).tolist() == [1, -1, 0, 1]
    assert tables.places(keys[:0], keys).tolist() == [-1, -1]
    assert tables.places(keys, keys[:0]).tolist() == []


def test_texts_of_one_hash_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pd.util, "hash_array", lambda texts, categorize: np.zeros(len(texts), np.uint64))
    keys, wanted = (np.array(texts, object) for texts in (["甲", "乙", "甲"], ["乙", "丙", "甲"]))
    assert tables.places(keys, wanted).tolist() == [1, -1, 0]
    assert tables.firsts(keys).tolist() == [0, 1, 0]


def test_each_text_knows_where_it_stands_first() -> None:
    assert tables.firsts(np.array(["b", "a", "b", "a", ""], dtype=object)).tolist() == [0, 1, 0, 1, 4]
    assert tables.firsts(np.array([], dtype=object)).tolist() == []
