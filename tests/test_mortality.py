"""Who lives how long: the table, the forces between birthdays, and what a month's death does to dues."""

import math
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rosters import make_mortality
from subsidies import months, mortality
from subsidies.facts import Facts
from subsidies.mortality import CERTAIN, Outlook, Table
from subsidies.read import mortality as reader
from tests.mortals import TABLE, people
from tests.shell import ROOT
from tests.workbooks import workbook

JANUARY = months.of(2025)
YEAR = range(JANUARY, JANUARY + 12)
NEW_YEAR = months.parse_day("2025-01-01")
AUTUMN = months.parse_day("2024-10-15")


def owed(facts: Facts, as_of: int = NEW_YEAR, span: range = YEAR, paid: bool = True, multiplier: float = 1.0) -> Any:
    return mortality.still_owed(facts, Outlook(TABLE, as_of, multiplier), span, death_month_paid=paid)


# --- the sample's table -------------------------------------------------------------------------------------------


def test_the_sample_is_what_its_script_writes() -> None:
    assert (ROOT / "rosters" / "mortality.csv").read_text("utf-8") == make_mortality.table()


def test_the_sample_has_the_published_values_and_marks_the_others() -> None:
    rows = {age: (men, women, note) for age, men, women, note in make_mortality.rows()}
    assert rows[60][:2] == ("0.004660", "0.002315")
    assert rows[85][:2] == ("0.082223", "0.051616")
    assert rows[105][:2] == ("1", "1")
    assert {age for age, row in rows.items() if "published" in row[2]} == set(make_mortality.PUBLISHED)
    assert all("插值 interpolated" in row[2] for age, row in rows.items() if age not in make_mortality.PUBLISHED)


def test_between_published_values_each_age_dies_so_many_times_as_often_as_the_one_before() -> None:
    for first, last in pairwise(make_mortality.PUBLISHED):
        for sex in (TABLE.men, TABLE.women):
            ages = sex[first - 60 : last - 59]
            steps = [later / age for age, later in pairwise(ages)]
            assert steps == pytest.approx([steps[0]] * len(steps), rel=1e-3)


def test_the_program_reads_the_sample_without_a_word() -> None:
    assert reader.named("mortality.csv", ROOT / "rosters") == (TABLE, [])


def test_a_table_in_chinese_and_one_of_a_workbook_are_read_too(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("年龄,男,女\n60,0.1,.05\n61,1,1\n", encoding="utf-8")
    (tmp_path / "b.xlsx").write_bytes(workbook({"表": [["age", "men", "women"], [60, 0.1, 0.05], [61, 1, 1]]}))
    for name in ("a.csv", "b.xlsx"):
        assert reader.named(name, tmp_path) == (Table(60, (0.1, 1.0), (0.05, 1.0)), [])


def test_all_faults_are_told_at_once_with_row_and_column(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("age,men,women\n60,0.1,\n62,10%,0.02\nx,0.3,0.1\n64,0.2,1\n", encoding="utf-8")
    table, found = reader.named("a.csv", tmp_path)
    assert table is None
    assert [(one.name, one.row, one.column) for one in found] == [
        ("value-missing", 2, "women"),
        ("bad-probability", 3, "men"),
        ("ages-not-consecutive", 3, "age"),
        ("bad-age", 4, "age"),
        ("mortality-falls", 5, "men"),
        ("table-not-closed", 5, "men"),
    ]


@pytest.mark.parametrize("text", ["age,men,women\n", "\n"])
def test_a_file_without_a_row_is_no_table(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    table, found = reader.named("a.csv", tmp_path)
    assert (table, [one.name for one in found]) == (None, ["file-empty"])


def test_a_file_that_cannot_be_opened_is_told_with_its_key(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    for name, wrong in (("a.csv", "file-not-opened"), ("b.csv", "file-missing")):
        table, found = reader.named(name, tmp_path)
        assert (table, [(one.name, one.file, one.column) for one in found]) == (None, [(wrong, name, "mortality")])


def test_where_none_is_named_there_is_none(tmp_path: Path) -> None:
    assert reader.named("", tmp_path) == (None, [])


# --- months -------------------------------------------------------------------------------------------------------


def naive(born: str, man: bool, as_of: int, edge: int) -> float:
    """Return the probability of seeing the first day of a month, from birthday to birthday, in months as time runs."""
    day = date.fromisoformat(born)
    birth = mortality.time(day.toordinal())
    now, end, force = mortality.time(as_of), float(edge), 0.0
    while now < end:
        age = math.floor((now - birth) / 12)
        until = min(birth + 12 * (age + 1), end)
        yearly = (TABLE.men if man else TABLE.women)[min(max(age, 60), 105) - 60]
        force += -math.log(1 - min(yearly, CERTAIN)) * (until - now) / 12
        now = until
    return math.exp(-force)


@pytest.mark.parametrize("paid", [True, False])
@pytest.mark.parametrize("as_of", ["2025-01-01", "2024-10-15", "2022-02-28", "2025-06-30"])
def test_every_month_is_that_of_a_plain_walk_from_birthday_to_birthday(as_of: str, paid: bool) -> None:
    rng = np.random.default_rng(5)
    days = [months.format_day(int(day)) for day in rng.integers(months.parse_day("1918-01-01"), 723_000, 40)]
    days += ["1940-02-29", "1945-01-01", "1945-12-31", "1945-10-15"]
    sex = "mw" * 22
    day, span = months.parse_day(as_of), range(JANUARY, JANUARY + 30)
    found = owed(people(*days, men=sex), day, span, paid)
    wanted = [[naive(born, one == "m", day, m + (not paid)) for born, one in zip(days, sex, strict=True)] for m in span]
    assert np.allclose(found, wanted, rtol=1e-12, atol=0)


def test_over_a_year_of_age_the_probability_is_the_tables() -> None:
    """Whoever turns 80 on the day sees the next birthday with a probability of 1 − q."""
    found = owed(people("1945-01-01", "1945-01-01", men="mw"), span=range(JANUARY + 12, JANUARY + 13))
    assert found[0] == pytest.approx([1 - 0.044492, 1 - 0.026770])


def test_the_month_of_death_is_paid_or_not() -> None:
    one = people("1940-05-20", men="m")
    paid, unpaid = owed(one), owed(one, paid=False)
    assert paid[0] == 1
    assert np.allclose(paid[1:], unpaid[:-1], rtol=1e-14)
    assert unpaid[0] < 1


def test_months_that_had_begun_are_certain_and_no_month_is_more_likely_than_the_one_before() -> None:
    found = owed(people("1940-05-20", "1950-01-01", men="mw"), months.parse_day("2025-04-10"))
    assert (found[:4] == 1).all()
    assert (np.diff(found[3:], axis=0) < 0).all()


def test_who_is_known_to_be_dead_dies_no_other_day() -> None:
    found = owed(people("1940-05-20", "1940-05-20", death=[JANUARY + 2, JANUARY - 1]))
    assert found.T.tolist() == [[1.0] * 3 + [0.0] * 9, [0.0] * 12]
    unpaid = owed(people("1940-05-20", death=[JANUARY + 2]), paid=False)
    assert unpaid[:, 0].tolist() == [1.0] * 2 + [0.0] * 10


def test_after_an_end_nothing_is_owed_and_until_then_people_may_die() -> None:
    whole, ended = owed(people("1940-05-20", "1940-05-20", end=[months.NEVER, JANUARY + 5])).T
    assert ended.tolist() == [*whole[:6].tolist(), *[0.0] * 6]


def test_of_whom_nobody_knows_the_age_lives_and_is_counted() -> None:
    facts = people("", "1990-01-01", "1900-01-01", "1940-01-01", "1990-01-01", death=[months.NEVER] * 4 + [JANUARY])
    assert owed(facts)[:, 0].tolist() == [1.0] * 12
    assert mortality.unsure(facts, Outlook(TABLE, NEW_YEAR)) == (1, 1, 1)


def test_who_is_out_of_the_table_counts_as_of_its_first_or_last_age() -> None:
    young, sixty, old, last = owed(
        people("1990-07-01", "1964-07-01", "1900-07-01", "1919-07-01"), span=range(*YEAR[:2])
    ).T
    assert young == pytest.approx(sixty, rel=1e-12)
    assert old == pytest.approx(last, rel=1e-12)


@pytest.mark.parametrize("multiplier", [0.0, 0.5, 1.7, 40.0])
def test_a_multiplier_is_a_power_of_the_probability(multiplier: float) -> None:
    facts = people("1940-05-20", "1919-07-01", men="mw")
    assert np.allclose(owed(facts, multiplier=multiplier), owed(facts) ** multiplier, rtol=1e-11)


def test_days_of_birth_beyond_the_usual_years_are_no_others() -> None:
    usual = np.array([months.parse_day(day) for day in ("1940-02-29", "1945-12-31", "2000-01-01")])
    odd = np.append(usual, months.parse_day("1788-01-01"))
    assert mortality.births(odd)[:3].tolist() == mortality.births(usual).tolist()
    assert mortality.births(usual).tolist() == [mortality.time(int(day)) for day in usual]


def test_nobody_in_no_month() -> None:
    assert owed(people()).shape == (12, 0)
    assert owed(people("1940-05-20"), span=range(JANUARY, JANUARY)).shape == (0, 1)


# --- the living subsidy's people ----------------------------------------------------------------------------------


def evenly(count: int = 249) -> Facts:
    """Return people spread evenly over the ages from 75 to 90, half of them men."""
    ages = 75 + 15 * (np.arange(count) + 0.5) / count
    born = np.round(NEW_YEAR - ages * 365.2425).astype(int)
    return people(*map(months.format_day, born.tolist()), men="mw" * (count // 2) + "m")


def test_of_249_people_from_75_to_90_nearly_14_die_in_a_year() -> None:
    """Near 13.7, to within five per cent: the published tables have every age, and ours only every fifth.

    Who is 75 years and some months old dies by the force of 75, then by that of 76. So 13.4; where each is counted with
    the yearly probability of a whole age from 75 to 90, it is 13.5.
    """
    deaths = float((1 - owed(evenly(), paid=False)[-1]).sum())
    assert deaths == pytest.approx(13.7, rel=0.05)
    whole = math.fsum((TABLE.men if n % 2 == 0 else TABLE.women)[75 + n * 16 // 249 - 60] for n in range(249))
    assert whole == pytest.approx(13.7, rel=0.05)


def test_nobody_but_those_with_a_birthday_changes_force_within_a_month() -> None:
    forces = mortality.monthly_forces(people("1945-06-16", men="m"), TABLE, range(JANUARY, JANUARY + 12))[:, 0] * 12
    before, after = mortality.forces(TABLE)[mortality.MEN][[19, 20]]
    assert forces[:5] == pytest.approx([before] * 5)
    assert forces[5] == pytest.approx((before + after) / 2)
    assert forces[6:] == pytest.approx([after] * 6)
