"""The bridge: how each person comes from one month's payment to the next, and where to look for why."""

from typing import Any

import numpy as np
import pytest

from subsidies import bridge, months
from subsidies.bridge import Moves, People, Seen
from tests.known import change, known, person, project
from tests.offices import Row

ONE = person("甲", start_month="2024-01")


def moved(before: int, expected: int, now: int, was_held: bool = False, is_held: bool = False) -> Moves:
    """Return the way of one person."""
    people = People(*(np.array([one]) for one in (before, expected, was_held, is_held)))
    return bridge.moves(people, np.array([now]))


@pytest.mark.parametrize(
    ("way", "kind"),
    [
        ((0, 120, 120), "joined"),
        ((0, 120, 120, True, False), "resumed"),
        ((120, 0, 0), "left"),
        ((120, 0, 0, False, True), "suspended"),
        ((120, 130, 130), "changed"),
        ((120, 120, 120), ""),
        ((0, 0, 0), ""),
        ((120, 120, 0), "unexplained"),
        ((0, 0, 120), "unexplained"),
        ((120, 130, 0), "changed"),
    ],
)
def test_everybody_has_one_move_or_none(way: tuple[Any, ...], kind: str) -> None:
    found = moved(*way)
    assert bridge.kinds(found).tolist() == [kind]
    assert found.before + found.change + found.unexplained == found.now


def seen(rows: list[Row], changes: list[Row], month: str, as_of: str, **keys: Any) -> Seen:
    """Return some people as known on a day, and a month."""
    found = known(rows, changes, project(**keys), as_of)
    there = np.ones(len(found.facts), bool)
    return Seen(found.facts, there, months.parse(month), found.project.death_month_paid)


def causes(move: str, *changes: Row, before: tuple[Row, ...] = (), now: Row = ONE, **keys: Any) -> tuple[str, ...]:
    """Return why 甲 moved from 2024-03 to 2024-04; the last list knew only the changes ``before``."""
    at_last = seen([ONE], [*before], "2024-03", "2024-03-20", **keys)
    at_this = seen([now], [*before, *changes], "2024-04", "2024-04-20", **keys)
    return bridge.causes(np.array([move]), at_this, at_last)[0]


DIED = change("2024-04-02", "甲", "death", "2024-03-30")
SUSPENDED = change("2024-02-10", "甲", "suspend", "2024-03")
FORFEITED = change("2024-02-10", "甲", "forfeit", "2024-03")


@pytest.mark.parametrize(
    ("move", "changes", "before", "why"),
    [
        ("left", [DIED], (), "death"),
        ("left", [change("2024-04-02", "甲", "end", "2024-04")], (), "end"),
        ("left", [change("2024-04-02", "甲", "forfeit", "2024-04")], (), "forfeit"),
        ("left", [], (change("2024-03-15", "甲", "death", "2024-03-10"),), "death"),
        ("suspended", [change("2024-04-02", "甲", "suspend", "2024-04")], (), "resumed"),
        ("resumed", [change("2024-04-02", "甲", "resume", "2024-04")], (SUSPENDED,), "resumed"),
        ("resumed", [change("2024-04-02", "甲", "resume-without-backpay", "2024-04")], (SUSPENDED,), "resumed"),
        ("resumed", [change("2024-04-02", "甲", "restart", "2024-04")], (FORFEITED,), "forfeit"),
        (
            "joined",
            [change("2024-04-02", "甲", "death-revoked", "2024-04-01")],
            (change("2024-03-02", "甲", "death", "2024-02-10"),),
            "death",
        ),
    ],
)
def test_who_comes_or_goes_has_one_cause(move: str, changes: list[Row], before: tuple[Row, ...], why: str) -> None:
    assert causes(move, *changes, before=before) == (why,)


def test_the_month_of_death_counts_where_it_is_not_paid() -> None:
    died = change("2024-04-02", "甲", "death", "2024-04-01")
    assert causes("left", died, death_month_paid=False) == ("death",)
    assert causes("left", died) == bridge.WORTH


def test_who_is_worth_something_else_has_all_causes_of_that() -> None:
    assert causes("changed") == bridge.WORTH
    assert causes("joined") == bridge.WORTH


def test_who_begins_now_is_registered() -> None:
    assert causes("joined", now=ONE | {"start_month": "2024-04"}) == ("late-start",)


def test_who_was_unknown_is_registered() -> None:
    nobody = seen([ONE], [], "2024-03", "2024-03-20")._replace(present=np.array([False]))
    this = seen([ONE], [], "2024-04", "2024-04-20")
    assert bridge.causes(np.array(["joined"]), this, nobody) == [("late-start",)]


def test_who_did_not_move_has_no_cause() -> None:
    assert causes("") == ()
    assert causes("unexplained") == ()
