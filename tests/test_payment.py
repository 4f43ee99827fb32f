"""The list as a table, its sums, and one row a person for the paper: all made from the lines."""

import numpy as np
import pandas as pd

from subsidies import months, payment, tables, words
from subsidies.payment import Row, Totals
from subsidies.settlement import ARREARS, RECOVERY, REGULAR, Lines
from tests.bureau import HEATING, LIVING, id_number
from tests.known import change, known, person, project

MARCH = months.parse("2024-03")
TREE = project(LIVING, HEATING)


def lines(*rows: tuple[int, int, str, int, int]) -> Lines:
    """Return lines: person, item, service month, kind, fen."""
    columns = zip(*((who, item, months.parse(month), kind, fen) for who, item, month, kind, fen in rows), strict=True)
    return Lines(*(np.array(column, np.int64) for column in columns)) if rows else Lines(*np.zeros((5, 0), np.int64))


def table(*rows: tuple[int, int, str, int, int, str], month: int = MARCH) -> pd.DataFrame:
    """Return the list of 甲, whose id is corrected in 2024-03, and of 乙."""
    told = [change("2024-01-01", "甲", "identity", "2024-03", id_number("丙"))]
    found = known([person("甲"), person("乙")], told, TREE)
    reasons = np.array([row[5] for row in rows], dtype=object)
    return payment.table(lines(*(row[:5] for row in rows)), reasons, found.facts, found.project, month)


LIST = (
    (0, 0, "2024-01", ARREARS, 1000, "rate"),
    (0, 0, "2024-02", ARREARS, 1000, "rate"),
    (0, 0, "2024-03", REGULAR, 13000, ""),
    (0, 1, "2024-01", ARREARS, 57800, "flag"),
    (0, 0, "2023-12", RECOVERY, -2000, "carried"),
    (1, 0, "2024-03", REGULAR, 13000, ""),
    (1, 1, "2024-03", REGULAR, 50, ""),
)


def test_the_table_has_its_columns_and_types_whatever_is_in_it() -> None:
    for found in (table(*LIST), table()):
        assert {name: kind.name for name, kind in found.dtypes.items()} == dict(tables.LINES.columns)


def test_the_words_of_the_contract() -> None:
    found = table(*LIST)
    assert found["kind"].tolist() == [
        *(words.ARREARS, words.ARREARS, words.REGULAR, words.ARREARS, words.RECOVERY, words.REGULAR, words.REGULAR)
    ]
    assert found["item"].tolist() == ["living"] * 3 + ["heating", "living", "living", "heating"]
    assert found["reason"].tolist() == ["rate", "rate", "", "flag", "carried", "", ""]
    assert found["fen"].sum() == sum(row[4] for row in LIST)


def test_everybody_goes_under_the_id_number_of_the_pay_month() -> None:
    row = (0, 0, "2024-01", ARREARS, 1000, "rate")
    assert table(row, month=MARCH - 1)["id_number"].tolist() == [id_number("甲")]
    assert table(row, month=MARCH)["id_number"].tolist() == [id_number("丙")]
    assert table(row)["name"].tolist() == ["甲"]


def test_sums_by_kind() -> None:
    found = payment.totals(table(*LIST))
    assert found == Totals(persons=2, regular=26050, arrears=59800, recovery=-2000)
    assert found.net == 26050 + 59800 - 2000


def test_sums_of_an_empty_list() -> None:
    assert payment.totals(table()) == Totals(0, 0, 0, 0)


def test_one_row_a_person() -> None:
    first, second = payment.rows(table(*LIST), ["living", "heating"])
    assert first == Row(
        id_number=id_number("丙"),
        name="甲",
        regular=(13000, 0),
        arrears=59800,
        recovery=-2000,
        spans=(
            (words.ARREARS, "rate", MARCH - 2, MARCH - 1, 2000),
            (words.ARREARS, "flag", MARCH - 2, MARCH - 2, 57800),
            (words.RECOVERY, "carried", MARCH - 3, MARCH - 3, -2000),
        ),
    )
    assert (second.regular, second.arrears, second.recovery, second.spans) == ((13000, 50), 0, 0, ())


def test_the_rows_add_up_to_the_list() -> None:
    found = table(*LIST)
    rows = payment.rows(found, ["living", "heating"])
    assert sum(row.net for row in rows) == payment.totals(found).net
    assert [row.net for row in rows] == [13000 + 59800 - 2000, 13050]


def test_an_empty_list_has_no_rows() -> None:
    assert payment.rows(table(), ["living"]) == []
