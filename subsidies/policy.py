"""What a project pays and on what basis: items with dated rates, recovery, approvals, and its budgets.

A project file becomes one immutable ``Project``. The catch: a rate has two times, the month from which it is in force
and the day on which its document was issued; ``known`` leaves out what nobody could know on a day.

>>> rates = (Rate(start=24288, amount=12000), Rate(start=24294, amount=13000, issued=738_000))
>>> in_force(rates, range(24293, 24296)).tolist()
[12000, 13000, 13000]
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import numpy as np

from subsidies import adjustment, budget, evaluation, money, months, plausible, scenario, shape, target, words
from subsidies.adjustment import Adjustment
from subsidies.budget import Budget
from subsidies.errors import Refusal
from subsidies.evaluation import Evaluation
from subsidies.plausible import Who
from subsidies.scenario import Scenario
from subsidies.shape import Fault, Key, Path
from subsidies.target import Target

FLAT, ONE_OFF, WAGE = "flat", "one-off", "wage"


@dataclass(frozen=True, slots=True)
class Rate:
    """An amount in force from a month on, with its document."""

    start: int
    amount: int
    """Fen."""
    basis: str = ""
    issued: int = months.NONE
    """The day of the document; unknown: always known."""
    checked: int = months.NONE


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a project pays: ``flat`` every month, ``one-off`` once a year, or each person's ``wage``."""

    id: str
    name: str
    kind: str
    month: int = 0
    """The month of the year, 1 to 12, of a one-off."""
    flag: str = ""
    """The roster's column that says who gets a one-off; empty: everyone."""
    rates: tuple[Rate, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    """Raises of a wage by rule."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """How claims are taken back: ``none`` or ``offset``, and how much of what is left to pay at once."""

    mode: str = "none"
    limit: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Bank:
    """How a project's files for the bank are made."""

    layout: str = ""
    """The name of the layout; empty: none are made."""
    split: int | None = None
    """The most rows of a file, where the layout allows more."""
    remark: str = ""
    """What the payee reads beside the amount."""
    payer: str = ""
    payer_account: str = ""
    payer_bank_code: str = ""
    watch_days: int = 30
    """Days after which a changed account may be paid again what had failed without anybody's approval."""


@dataclass(frozen=True, slots=True)
class Project:
    """Everything a project file says."""

    id: str
    name: str
    since: int
    items: tuple[Item, ...]
    name_en: str = ""
    function_code: str = ""
    basis: tuple[str, ...] = ()
    roster: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    death_month_paid: bool = True
    levels: int = 0
    """How many different people must approve a list before it is issued."""
    recovery: Recovery = Recovery()
    who: Who = plausible.ANYBODY
    budgets: tuple[Budget, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    targets: tuple[Target, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    funds: tuple[str, ...] = ()
    """The files of the money that came in for it."""
    bank: Bank = Bank()

    @property
    def flags(self) -> tuple[str, ...]:
        """The roster's yes/no columns that an item of this project names, each once."""
        return tuple(dict.fromkeys(item.flag for item in self.items if item.flag))

    @property
    def counts_ages(self) -> bool:
        """Whether an adjustment asks how old people are."""
        return any(one.counts_ages for item in self.items for one in item.adjustments)

    @property
    def pays_wages(self) -> bool:
        """Whether a roster of this project must have a wage for everybody."""
        return any(item.kind == WAGE for item in self.items)

    def budget(self, year: int) -> Budget | None:
        """Return the budget of a year, if the file has one."""
        return next((one for one in self.budgets if one.year == year), None)


def known(project: Project, as_of: int) -> Project:
    """Return the project as it was known on a day: without the rates and adjustments that were issued later."""
    return replace(project, items=tuple(_known(item, as_of) for item in project.items))


def _known(item: Item, as_of: int) -> Item:
    return replace(
        item,
        rates=tuple(one for one in item.rates if one.issued <= as_of),
        adjustments=tuple(one for one in item.adjustments if one.issued <= as_of),
    )


def in_force(rates: Sequence[Rate], service_months: range) -> np.ndarray:
    """Return the amount in force in each of the months, int64 fen; 0 before the first rate."""
    amounts = np.zeros(len(service_months), np.int64)
    for rate in sorted(rates, key=lambda rate: rate.start):
        amounts[max(rate.start - service_months.start, 0) :] = rate.amount
    return amounts


# --- the project file -------------------------------------------------------------------------------------------


def flag(value: object) -> str:
    """Return the roster's yes/no column that a key or a heading means. Raises ``Refusal`` (bad-flag, bad-identifier).

    >>> flag("冬碳费"), flag("Low-Income")
    ('heating', 'low-income')
    """
    named = words.fold(shape.identifier(value))
    key = words.heading(named, words.ROSTER)
    if key and not words.flag_of(key):
        raise Refusal("bad-flag", text=str(value))
    return key or named


FILES = ("roster", "changes", "funds")
"""Keys that name files with tables."""
AGE = shape.whole(0, 150)
WHO = {
    "sex": Key(shape.choice(plausible.MEN, plausible.WOMEN), ""),
    "youngest_men": Key(AGE, None),
    "youngest_women": Key(AGE, None),
    "oldest": Key(AGE, plausible.OLDEST),
}
RATE = {
    "from": Key(shape.month),
    "amount": Key(shape.rate),
    "basis": Key(shape.text, ""),
    "issued": Key(shape.day, months.NONE),
    "checked": Key(shape.day, months.NONE),
}
ITEM = {
    "id": Key(shape.identifier),
    "name": Key(shape.text),
    "kind": Key(shape.choice(FLAT, ONE_OFF, WAGE)),
    "month": Key(shape.whole(1, 12), None),
    "flag": Key(flag, ""),
    "rate": Key(RATE, (), many=True),
    "adjustment": Key(adjustment.SPEC, (), many=True),
}
BANK = {
    "layout": Key(shape.text),
    "split": Key(shape.whole(1, 10**6), None),
    "remark": Key(shape.text, ""),
    "payer": Key(shape.text, ""),
    "payer_account": Key(shape.text, ""),
    "payer_bank_code": Key(shape.text, ""),
    "watch_days": Key(shape.whole(0, 3650), 30),
}
PROJECT = {
    "id": Key(shape.identifier),
    "name": Key(shape.text),
    "name_en": Key(shape.text, ""),
    "function_code": Key(shape.text, ""),
    "basis": Key(shape.text, (), many=True),
    "since": Key(shape.month),
    "roster": Key(shape.text, many=True),
    "changes": Key(shape.text, (), many=True),
    "funds": Key(shape.text, (), many=True),
    "death_month_paid": Key(shape.boolean, True),
    "approval": Key({"levels": Key(shape.whole(0, 9), 0)}, None),
    "recovery": Key(
        {
            "mode": Key(shape.choice("none", "offset"), "none"),
            "limit": Key(shape.quoted(money.parse_percent), Fraction(1)),
        },
        None,
    ),
    "bank": Key(BANK, None),
    "people": Key(WHO, None),
    "item": Key(ITEM, many=True),
    "budget": Key(budget.SPEC, (), many=True),
    "scenario": Key(scenario.SPEC, (), many=True),
    "target": Key(target.SPEC, (), many=True),
    "evaluation": Key(evaluation.SPEC, (), many=True),
}


def read(tree: Mapping[str, Any]) -> tuple[Project | None, list[Fault]]:
    """Return the project that a project file's tree describes, or ``None`` and every fault of it."""
    faults: list[Fault] = []
    entries = shape.record(tree, PROJECT, (), faults)
    _consistent(entries, faults)
    return (None if faults else _project(entries)), faults


def outline(tree: Mapping[str, Any]) -> Project:
    """Return what a project file with faults still says of its tables: where they are, and which columns they have."""
    entries = shape.record(tree, PROJECT, (), [])
    items = [Item("", "", item["kind"] or "", flag=item["flag"] or "") for item in entries["item"] if item]
    roster, changes, funds = (tuple(label for label in entries[key] if label) for key in FILES)
    since = entries["since"] or 0
    return Project(entries["id"] or "", "", since, tuple(items), roster=roster, changes=changes, funds=funds)


def _consistent(entries: Mapping[str, Any], faults: list[Fault]) -> None:
    """Add what is wrong between keys; those that are wrong by themselves are left alone."""
    for key in FILES:
        shape.once([((key, place), text) for place, text in enumerate(entries[key])], faults)
    items = [one for one in entries["item"] if one]
    shape.once([((*item["path"], "id"), item["id"]) for item in items], faults)
    scenario.consistent(entries["scenario"], {one["id"]: one["kind"] for one in items if one["id"]}, faults)
    for item in items:
        _consistent_item(item, faults)
    ids = [item["id"] for item in items]
    budget.consistent(entries["budget"], ids, faults)
    target.consistent(
        [one for one in entries["target"] if one], ids, faults, evaluation.execution(entries["evaluation"])
    )
    evaluation.consistent(entries["evaluation"], entries["target"], faults)


NEEDS = {FLAT: ("rate",), ONE_OFF: ("rate", "month"), WAGE: ()}
TAKES = {FLAT: ("rate",), ONE_OFF: ("rate", "month", "flag"), WAGE: ("adjustment",)}


def _consistent_item(item: Mapping[str, Any], faults: list[Fault]) -> None:
    shape.once([((*rate["path"], "from"), rate["from"]) for rate in item["rate"] if rate], faults)
    for entries in filter(None, item["adjustment"]):
        adjustment.consistent(entries, faults)
    if item["kind"] is None:
        return
    for key in ("rate", "month", "flag", "adjustment"):
        path: Path = (*item["path"], key)
        if key in NEEDS[item["kind"]] and not item[key] and not shape.is_faulty(path, faults):
            faults.append(Fault(path, "missing-key", {"key": key}))
        if item[key] and key not in TAKES[item["kind"]]:
            faults.append(Fault(path, "key-of-other-kind", {"key": key, "kind": item["kind"]}))


def _project(entries: Mapping[str, Any]) -> Project:
    kept = ("id", "name", "name_en", "function_code", "basis", "since", *FILES, "death_month_paid")
    recovery = entries["recovery"] or {"mode": "none", "limit": Fraction(1)}
    return Project(
        **{key: entries[key] for key in kept},
        levels=(entries["approval"] or {"levels": 0})["levels"],
        recovery=Recovery(recovery["mode"], recovery["limit"]),
        who=Who(**{key: entries["people"][key] for key in WHO}) if entries["people"] else plausible.ANYBODY,
        items=tuple(_item(item) for item in entries["item"]),
        budgets=tuple(map(budget.of, entries["budget"])),
        scenarios=tuple(map(scenario.of, entries["scenario"])),
        targets=tuple(map(target.of, entries["target"])),
        evaluations=tuple(map(evaluation.of, entries["evaluation"])),
        bank=Bank(**{key: entries["bank"][key] for key in BANK}) if entries["bank"] else Bank(),
    )


def _item(entries: Mapping[str, Any]) -> Item:
    rates = tuple(
        Rate(rate["from"], rate["amount"], rate["basis"], rate["issued"], rate["checked"]) for rate in entries["rate"]
    )
    adjustments = tuple(adjustment.of(one) for one in entries["adjustment"])
    named = {key: entries[key] for key in ("id", "name", "kind", "flag")}
    return Item(**named, month=entries["month"] or 0, rates=rates, adjustments=adjustments)
