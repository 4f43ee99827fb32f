"""The presets: each is a part of a project file that says what its source says, and is refused until it is complete."""

import tomllib
from typing import Any

import pytest

from subsidies import adjustment, policy
from subsidies.cli import preset
from subsidies.shape import Fault
from tests.bureau import WAGE
from tests.known import project
from tests.shell import call
from tests.test_raises import increase


def fragment(name: str) -> dict[str, Any]:
    """Return the adjustment of a preset."""
    (item,) = [tomllib.loads((preset.FOLDER / f"{name}.toml").read_text("utf-8"))["item"]]
    (one,) = item["adjustment"]
    return dict(one)


def faults(one: dict[str, Any]) -> list[Fault]:
    """Return what is wrong with a project that has an adjustment."""
    return policy.read(project(WAGE | {"adjustment": [one]}))[1]


@pytest.mark.parametrize("name", preset.names())
def test_a_preset_lacks_the_day_of_its_document_and_nothing_else(name: str) -> None:
    one = fragment(name)
    assert [fault.path[-1] for fault in faults(one)] == ["issued"]
    assert faults(one | {"issued": "2022-06-20"}) == []
    assert one.keys() <= adjustment.SPEC.keys()
    assert one["checked"]


def filled(name: str) -> dict[str, Any]:
    """Return a preset with a day for its document."""
    return fragment(name) | {"issued": f"{name[-4:]}-06-20"}


def test_the_published_examples_come_out_to_the_yuan() -> None:
    cells = {"birth_date": "1951-06-01", "area_class": "二", "service_years": "30"}
    assert increase(filled("xinjiang-2022"), **cells) == 184_00
    assert increase(filled("xinjiang-2021"), "3000.00", birth_date="1949-06-01", service_years="30") == 160_00


def test_2023_says_that_the_amounts_for_those_who_turn_70_were_not_verified() -> None:
    text = (preset.FOLDER / "xinjiang-2023.toml").read_text("utf-8")
    assert "on_reaching" not in fragment("xinjiang-2023")
    assert "没有核实，所以没有写 on_reaching" in text
    assert "was\n# not verified, so there is no on_reaching" in text


def test_presets_are_listed_and_shown_as_they_are() -> None:
    listed = call("preset", "--lang", "en")
    assert [line.split()[0] for line in listed.out.splitlines()[2:] if line.startswith("xin")] == preset.names()
    shown = call("preset", "Xinjiang-2022", "--lang", "zh")
    assert shown.out == (preset.FOLDER / "xinjiang-2022.toml").read_text("utf-8")


def test_a_preset_that_there_is_not_is_refused_with_those_there_are() -> None:
    result = call("preset", "xinjiang-2024", "--lang", "en")
    assert (result.status, result.out) == (2, "")
    assert "[preset-unknown]" in result.err
    assert "xinjiang-2023" in result.err
