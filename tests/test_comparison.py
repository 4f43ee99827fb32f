"""Two rosters side by side: joined, left, changed, and who may be one person under two numbers."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from subsidies import comparison, identity, tables
from subsidies.comparison import Comparison
from subsidies.policy import Item, Project
from subsidies.read import rosters
from subsidies.read.sheet import source
from tests.bureau import id_number, person
from tests.offices import Row
from tests.rosters import files

PROJECT = Project("living", "生活补贴", 24288, (Item("a", "a", "one-off", flag="low"),))


def table(*people: Row) -> pd.DataFrame:
    """Return a ROSTER table of some people."""
    keys = list(dict.fromkeys(["id_number", "name", *(key for one in people for key in one)]))
    rows = [keys, *([one.get(key, "") for key in keys] for one in people)]
    return rosters.read(source("a.csv", Path()), files.text(rows), PROJECT)[0]


def compared(old: list[Row], new: list[Row], **link: str) -> Comparison:
    """Return how two rosters differ."""
    return comparison.compare(table(*old), table(*new), link)


def numbered(digits: str, name: str = "甲", **cells: Any) -> Row:
    """Return a person by the first 17 digits."""
    return {"id_number": digits + identity.check_character(digits), "name": name, **cells}


def test_who_joined_who_left_and_who_stayed() -> None:
    found = compared([person("甲"), person("乙")], [person("丙"), person("甲")])
    assert (found.joined, found.left, found.changed, found.pairs, found.same) == ((0,), (1,), (), (), 1)
    assert found.differs


def test_what_changed_by_column_whatever_the_order_of_people_and_columns() -> None:
    old = [person("甲", monthly_wage="100", bank="a"), person("乙", bank="b")]
    new = [person("乙", bank="b"), person("甲", bank="c", monthly_wage="100.01")]
    (one,) = compared(old, new).changed
    assert (one.old, one.new, one.columns) == (0, 1, ("monthly_wage", "bank"))


def test_the_same_cells_written_otherwise_are_the_same() -> None:
    old = [person("甲", monthly_wage="￥1,200.00", start_month="2024年3月", heating="√")]
    new = [person("甲", monthly_wage="1200", start_month="2024-03", heating="是")]
    assert not compared(old, new).differs


def test_a_number_of_fifteen_digits_and_its_eighteen_are_one_person() -> None:
    eighteen = id_number("甲")
    fifteen = eighteen[:6] + eighteen[8:17]
    assert not compared([{"id_number": fifteen, "name": "甲"}], [person("甲")]).differs


def test_a_flag_of_a_projects_own_is_compared_and_one_that_is_not_there_is_empty() -> None:
    old, new = table(person("甲")), table(person("甲", low="是"))
    assert comparison.compare(old, new, {}).changed[0].columns == ("flag:low",)
    without = old.drop(columns="flag:low")
    assert comparison.compare(without, new, {}).changed[0].columns == ("flag:low",)
    assert not comparison.compare(without, old, {}).differs


def test_an_identity_correction_on_file_makes_one_person_of_two_numbers() -> None:
    one, other = id_number("甲"), id_number("乙")
    found = compared([person("甲")], [person("乙")], **{one: min(one, other), other: min(one, other)})
    assert (found.joined, found.left) == ((), ())
    assert found.changed[0].columns == ("id_number", "name")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (numbered("65230019450101001"), numbered("65230019450101002"), "number"),
        (numbered("65230019450101012"), numbered("65230019450101021"), "number"),
        (numbered("65230019450101001", "买买提•甲"), numbered("65230019450101002", "买买提·甲"), "number"),
        (numbered("65230019450101001"), numbered("65230119450101567"), "birth"),
        (numbered("65230019450101001", birth_date="1946-02-02"), numbered("65230119460202567"), "birth"),
    ],
)
def test_a_number_may_have_been_corrected(old: Row, new: Row, why: str) -> None:
    found = compared([old, person("戊")], [person("己"), new])
    assert [(one.old, one.new, one.why) for one in found.pairs] == [(0, 1, why)]
    assert (found.joined, found.left) == ((0,), (1,))


def test_a_number_with_another_check_character_may_be_the_same_whatever_the_name() -> None:
    one = numbered("65230019450101001", "甲")
    other = {"id_number": one["id_number"][:17] + "X", "name": "乙"}
    assert [each.why for each in compared([one], [other]).pairs] == ["check"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([numbered("65230019450101001", "甲")], [numbered("65230019450101002", "乙")]),
        ([numbered("65230019450101001", "甲")], [numbered("65230019460101567", "甲")]),
        (
            [numbered("65230019450101001", "甲")],
            [numbered("65230119450101567", "甲"), numbered("65230219450101234", "甲")],
        ),
    ],
)
def test_other_names_other_births_and_namesakes_are_others(old: list[Row], new: list[Row]) -> None:
    assert compared(old, new).pairs == ()


def test_who_stays_is_in_no_pair() -> None:
    one, other = numbered("65230019450101001"), numbered("65230019450101002")
    assert compared([one], [one, other]).pairs == ()


def test_nobody_is_in_two_pairs() -> None:
    old = [numbered("65230019450101001"), numbered("65230019450101003")]
    found = compared(old, [numbered("65230019450101002")])
    assert (len(found.pairs), len(found.left), len(found.joined)) == (1, 1, 0)


def test_empty_rosters_are_compared() -> None:
    nobody = tables.empty(tables.ROSTER)
    assert not comparison.compare(nobody, nobody, {}).differs
    assert comparison.compare(nobody, table(person("甲")), {}).joined == (0,)
    assert comparison.compare(table(person("甲")), nobody, {}).left == (0,)
