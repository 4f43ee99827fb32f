"""A TOML table is read by its shape: strictly, and with every fault at once."""

from typing import Any

import pytest

from subsidies import months, shape
from subsidies.errors import Refusal
from subsidies.shape import Fault, Key

RATE = {"from": Key(shape.month), "amount": Key(shape.rate), "basis": Key(shape.text, "")}
ITEM = {
    "id": Key(shape.text),
    "kind": Key(shape.choice("flat", "wage"), "flat"),
    "paid": Key(shape.boolean, True),
    "month": Key(shape.whole(1, 12), None),
    "rate": Key(RATE, many=True),
    "basis": Key(shape.text, (), many=True),
}
GOOD: dict[str, Any] = {"id": "living", "rate": [{"from": "2024-01", "amount": "120.00"}]}


def read(**entries: Any) -> tuple[dict[str, Any], list[tuple[Any, ...]]]:
    """Return the values of an item with these entries, and its faults as (path, name)."""
    faults: list[Fault] = []
    values = shape.record(GOOD | entries, ITEM, (), faults)
    return values, [(*fault.path, fault.name) for fault in faults]


def test_what_is_not_said_has_its_default() -> None:
    values, faults = read()
    assert not faults
    assert (values["kind"], values["paid"], values["month"], values["basis"]) == ("flat", True, None, ())
    assert values["rate"][0] == {"from": months.parse("2024-01"), "amount": 12000, "basis": "", "path": ("rate", 0)}


def test_every_fault_is_told_at_once() -> None:
    rates = [{"from": "2024-13", "amuont": "1"}, 5, {"from": "2024-01", "amount": 120.0, "basis": 1}]
    assert read(id=1, kind="x", paid="yes", month=13, rate=rates, basis="x", more=1)[1] == [
        ("more", "unknown-key"),
        ("id", "wrong-type"),
        ("kind", "not-a-choice"),
        ("paid", "wrong-type"),
        ("month", "out-of-range"),
        ("rate", 0, "amuont", "unknown-key"),
        ("rate", 0, "from", "bad-month"),
        ("rate", 0, "amount", "missing-key"),
        ("rate", 1, "wrong-type"),
        ("rate", 2, "amount", "not-quoted"),
        ("rate", 2, "basis", "wrong-type"),
        ("basis", "wrong-type"),
    ]


@pytest.mark.parametrize(
    ("key", "known"), [("kid", "kind"), ("rates", "rate"), ("zzz", "id, kind, paid, month, rate, basis")]
)
def test_an_unknown_key_comes_with_the_one_that_is_like_it_or_with_all(key: str, known: str) -> None:
    faults: list[Fault] = []
    shape.record(GOOD | {key: 1}, ITEM, (), faults)
    assert [(fault.name, fault.values) for fault in faults] == [("unknown-key", {"key": key, "known": known})]


def test_an_empty_text_is_as_good_as_none_where_none_will_do() -> None:
    assert read(rate=[{"from": "2024-01", "amount": "1", "basis": ""}])[1] == []
    assert read(id="")[1] == [("id", "value-missing")]
    assert read(id=" ")[1] == [("id", "value-missing")]


def test_a_list_that_must_be_there_has_something_in_it() -> None:
    assert read(rate=[])[1] == [("rate", "value-missing")]
    assert read(basis=[])[1] == []


@pytest.mark.parametrize(
    ("reader", "value", "name"),
    [
        (shape.boolean, 1, "wrong-type"),
        (shape.boolean, "true", "wrong-type"),
        (shape.whole(1, 12), True, "wrong-type"),
        (shape.whole(1, 12), 1.0, "wrong-type"),
        (shape.whole(1, 12), "1", "wrong-type"),
        (shape.whole(1, 12), 0, "out-of-range"),
        (shape.text, 7, "wrong-type"),
        (shape.amount, 120, "not-quoted"),
        (shape.amount, 120.0, "not-quoted"),
        (shape.amount, True, "wrong-type"),
        (shape.amount, ["1"], "wrong-type"),
        (shape.amount, {}, "wrong-type"),
        (shape.amount, "", "value-missing"),
        (shape.amount, "1.005", "bad-amount"),
        (shape.rate, "-1", "bad-amount"),
        (shape.month, "2024", "bad-month"),
        (shape.day, "2024-01", "bad-date"),
        (shape.choice("a", "b"), ["a"], "not-a-choice"),
    ],
)
def test_nothing_is_converted(reader: shape.Reader, value: object, name: str) -> None:
    with pytest.raises(Refusal, match=name):
        reader(value)


def test_a_revision_may_be_negative() -> None:
    assert shape.amount("-10000.00") == -1_000_000
