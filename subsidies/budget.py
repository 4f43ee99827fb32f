"""A year's budget as a project file has it: printed figures, exact amounts, and what was added or taken in the year.

The catch: a printed figure is what was printed, a text; what it stands for is an interval (``printed``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from subsidies import money, shape
from subsidies.shape import Fault, Key


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as printed, and the place where it stands."""

    value: str
    at: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a budget: ``persons`` × ``rate`` × ``months``, or ``monthly`` × ``months``, or ``amount``."""

    name: str
    item: str
    persons: int | None = None
    rate: int | None = None
    """Fen."""
    months: int | None = None
    monthly: str | None = None
    """万元 a month, as printed."""
    amount: int | None = None
    """Fen."""
    printed: tuple[Printed, ...] = ()
    sure: str = ""
    """How sure it is, where it was adopted from an estimate: ``known``, ``expected`` or ``assumed``."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact that is printed in several places, and may differ between them."""

    name: str
    values: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """An amount added to a budget, or taken from it, in the course of its year."""

    date: int
    amount: int
    """Fen."""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Budget:
    """A year's budget of a project: as printed, and exactly where the finance bureau's document says so."""

    year: int
    published: str
    approved: int | None = None
    """Fen."""
    printed: tuple[Printed, ...] = ()
    lines: tuple[Line, ...] = ()
    facts: tuple[Fact, ...] = ()
    revisions: tuple[Revision, ...] = ()

    @property
    def aside(self) -> tuple[Line, ...]:
        """Lines that are an amount alone, not from an estimate: set aside for what nobody is entitled to yet."""
        return tuple(line for line in self.lines if line.amount is not None and not line.sure)

    @property
    def provisions(self) -> int:
        """What is set aside (fen)."""
        return sum(line.amount or 0 for line in self.aside)


# --- the project file -------------------------------------------------------------------------------------------


def figure(text: str) -> str:
    """Return a printed figure in 万元 as it is. Raises ``Refusal`` (bad-figure)."""
    money.parse_wan(text)
    return text


PRINTED: Final = {"value": Key(shape.quoted(figure)), "at": Key(shape.text)}
LINE: Final = {
    "name": Key(shape.text),
    "item": Key(shape.identifier, ""),
    "persons": Key(shape.whole(0, 10**9), None),
    "rate": Key(shape.rate, None),
    "months": Key(shape.whole(1, 12), None),
    "monthly": Key(shape.quoted(figure), None),
    "amount": Key(shape.amount, None),
    "printed": Key(PRINTED, (), many=True),
    "sure": Key(shape.choice("known", "expected", "assumed"), ""),
}
SPEC: Final = {
    "year": Key(shape.whole(1900, 9999)),
    "published": Key(shape.quoted(figure)),
    "approved": Key(shape.amount, None),
    "printed": Key(PRINTED, (), many=True),
    "line": Key(LINE, (), many=True),
    "fact": Key(
        {
            "name": Key(shape.text),
            "values": Key({"value": Key(shape.quoted(str)), "at": Key(shape.text)}, many=True),
        },
        (),
        many=True,
    ),
    "revision": Key({"date": Key(shape.day), "amount": Key(shape.amount), "basis": Key(shape.text, "")}, (), many=True),
}
"""The keys of ``[[budget]]``."""


def consistent(entries: Sequence[Mapping[str, Any]], items: Sequence[str | None], faults: list[Fault]) -> None:
    """Add what is wrong between the keys of the budgets; those that are wrong by themselves are left alone.

    items   the ids of the project's items
    """
    told = [one for one in entries if one]
    shape.once([((*one["path"], "year"), one["year"]) for one in told], faults)
    for line in [line for one in told for line in one["line"] if line]:
        _consistent(line, items, faults)


def _consistent(line: Mapping[str, Any], items: Sequence[str | None], faults: list[Fault]) -> None:
    given = {key for key in ("persons", "rate", "months", "monthly", "amount") if line[key] is not None}
    known = given in ({"persons", "rate", "months"}, {"monthly", "months"}, {"amount"})
    if not known and not shape.is_faulty(line["path"], faults):
        faults.append(Fault(line["path"], "budget-line-form", {"name": line["name"]}))
    if line["item"] == "" and line["sure"] in ("", "known"):
        faults.append(Fault((*line["path"], "item"), "missing-key", {"key": "item"}))
    shape.known((*line["path"], "item"), line["item"], items, faults)


def of(entries: Mapping[str, Any]) -> Budget:
    """Return the budget that the keys of a project file say."""
    return Budget(
        year=entries["year"],
        published=entries["published"],
        approved=entries["approved"],
        printed=_printed(entries["printed"]),
        lines=tuple(
            Line(**{key: line[key] for key in LINE if key != "printed"}, printed=_printed(line["printed"]))
            for line in entries["line"]
        ),
        facts=tuple(Fact(fact["name"], _printed(fact["values"])) for fact in entries["fact"]),
        revisions=tuple(Revision(r["date"], r["amount"], r["basis"]) for r in entries["revision"]),
    )


def _printed(entries: Sequence[Mapping[str, Any]]) -> tuple[Printed, ...]:
    return tuple(Printed(entry["value"], entry["at"]) for entry in entries)
