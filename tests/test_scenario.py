"""Scenarios in a project file: what is read, and every fault with its place."""

from fractions import Fraction
from typing import Any

import pytest

from subsidies import months, policy
from subsidies.scenario import Scenario
from tests.bureau import HEATING, LIVING, WAGE
from tests.known import project

RAISE = {"effective": "2025-01", "paid_from": "2025-07", "percent": "3.00"}


def read(*scenarios: dict[str, Any], items: tuple[dict[str, Any], ...] = (WAGE, HEATING)) -> Any:
    """Return the scenarios of a project file, or its faults: path and name."""
    found, faults = policy.read(project(*items, scenario=list(scenarios)))
    return [(fault.path, fault.name) for fault in faults] if found is None else found.scenarios


def scenario(**keys: Any) -> dict[str, Any]:
    return {"year": 2025, "name": "甲", **keys}


def test_a_scenario_says_what_is_assumed() -> None:
    (one,) = read(
        scenario(adjustment=[RAISE], joiners=2, amount="7.50", multiplier="1.20", certainty="90%", margin="2")
    )
    assert isinstance(one, Scenario)
    assert (one.joiners, one.amount, one.multiplier) == (2, 750, Fraction(6, 5))
    assert (one.certainty, one.margin) == (Fraction(9, 10), Fraction(1, 50))
    (assumed,) = one.adjustments
    assert (assumed.paid_from, assumed.adjustment.percent) == (months.of(2025, 7), Fraction(3, 100))


def test_a_raise_that_says_no_more_is_paid_as_it_is_in_force() -> None:
    (one,) = read(scenario(adjustment=[{"effective": "2025-03", "fixed": "50.00"}]))
    assert one.adjustments[0].paid_from == months.of(2025, 3)


def test_nobody_has_issued_an_assumed_raise() -> None:
    faults = read(scenario(adjustment=[{**RAISE, "issued": "2025-06-01"}]))
    assert faults == [(("scenario", 0, "adjustment", 0, "issued"), "unknown-key")]


@pytest.mark.parametrize(
    ("keys", "path", "name"),
    [
        ({"certainty": "49%"}, ("certainty",), "out-of-range"),
        ({"certainty": "100%"}, ("certainty",), "out-of-range"),
        ({"certainty": "90"}, ("certainty",), "bad-percent"),
        ({"multiplier": "10.01"}, ("multiplier",), "out-of-range"),
        ({"multiplier": 1.2}, ("multiplier",), "not-quoted"),
        ({"multiplier": "-1"}, ("multiplier",), "bad-amount"),
        ({"joiners": -1}, ("joiners",), "out-of-range"),
        ({"margin": "101"}, ("margin",), "bad-percent"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(keys: dict[str, Any], path: tuple[str | int, ...], name: str) -> None:
    assert read(scenario(**keys)) == [(("scenario", 0, *path), name)]


@pytest.mark.parametrize(
    ("keys", "key", "name"),
    [
        ({"effective": "2026-01"}, "effective", "out-of-range"),
        ({"paid_from": "2024-12"}, "paid_from", "out-of-range"),
        ({"paid_from": "2026-01"}, "paid_from", "out-of-range"),
        ({"item": "wages"}, "item", "unknown-item"),
        ({"ages": [{"from": 70, "amount": "5.00"}]}, "age_on", "missing-key"),
        ({"item": "heating", "service_floor": "1.00"}, "service_floor", "key-of-other-kind"),
    ],
)
def test_what_is_wrong_with_a_raise_is_told_likewise(keys: dict[str, Any], key: str, name: str) -> None:
    faults = read(scenario(adjustment=[RAISE | keys]))
    assert faults == [(("scenario", 0, "adjustment", 0, key), name)]


def test_a_rate_has_no_years_of_contributions() -> None:
    of_people = {**RAISE, "areas": {"2": "10.00"}, "retired_by": "2024-12"}
    faults = read(scenario(adjustment=[of_people]), items=(LIVING,))
    assert faults == [
        (("scenario", 0, "adjustment", 0, "retired_by"), "key-of-other-kind"),
        (("scenario", 0, "adjustment", 0, "areas"), "key-of-other-kind"),
    ]


def test_a_name_stands_once_a_year() -> None:
    assert read(scenario(), scenario()) == [(("scenario", 1, "name"), "twice")]
    assert len(read(scenario(), scenario(year=2026))) == 2
