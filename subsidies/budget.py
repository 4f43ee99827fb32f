"""A year's budget as a project file has it: printed figures, exact amounts, and what was added or taken in the year.

The catch: a printed figure is what was printed, a text; what it stands for is an interval (``printed``).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from subsidies import money, shape
from subsidies.shape import Fault, Key


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as printed, the place where it stands, and what is printed beside it there."""

    value: str
    at: str
    last_year: str = ""
    """The same amount in the budget of the year before, 万元."""
    change: str = ""
    """How much more or less (-) than that, 万元."""
    growth: str = ""
    """How much more or less (-) than that, per cent of it."""
    share: str = ""
    """Per cent of a larger amount: of a line, of its budget."""


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
class PrintedSum:
    """A figure printed for several projects together, in 万元, and the place where it stands."""

    year: int
    sum_of: tuple[str, ...]
    printed: Printed
    share_of: tuple[str, ...] = ()
    """The projects of whose sum it is the ``share`` that is printed beside it."""


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


def share(text: str) -> str:
    """Return a printed share of an amount, from 0 to 100 per cent, as it is. Raises ``Refusal`` (bad-percent)."""
    money.parse_percent(text, sign=False)
    return text


PRINTED: Final = {"value": Key(shape.quoted(figure)), "at": Key(shape.text)}
COMPARED: Final = {
    **PRINTED,
    "last_year": Key(shape.quoted(figure), ""),
    "change": Key(shape.quoted(figure), ""),
    "growth": Key(shape.quoted(figure), ""),
}
"""A total, and how it stands to the year before."""
SHARE: Final = {"share": Key(shape.quoted(share), "")}
LINE: Final = {
    "name": Key(shape.text),
    "item": Key(shape.identifier, ""),
    "persons": Key(shape.whole(0, 10**9), None),
    "rate": Key(shape.rate, None),
    "months": Key(shape.whole(1, 12), None),
    "monthly": Key(shape.quoted(figure), None),
    "amount": Key(shape.amount, None),
    "printed": Key({**PRINTED, **SHARE}, (), many=True),
    "sure": Key(shape.choice("known", "expected", "assumed"), ""),
}
SPEC: Final = {
    "year": Key(shape.whole(1900, 9999)),
    "published": Key(shape.quoted(figure)),
    "approved": Key(shape.amount, None),
    "printed": Key(COMPARED, (), many=True),
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


def shared(entries: Iterable[Mapping[str, Any]], faults: list[Fault]) -> None:
    """Add what is wrong with figures of several projects: a share, and what it is a share of, go together."""
    for one in entries:
        for key, other in (("share", "share_of"), ("share_of", "share")):
            if one[other] and not one[key] and not shape.is_faulty((*one["path"], key), faults):
                faults.append(Fault((*one["path"], key), "missing-key", {"key": key}))


def of(entries: Mapping[str, Any]) -> Budget:
    """Return the budget that the keys of a project file say."""
    return Budget(
        year=entries["year"],
        published=entries["published"],
        approved=entries["approved"],
        printed=printed(entries["printed"]),
        lines=tuple(
            Line(**{key: line[key] for key in LINE if key != "printed"}, printed=printed(line["printed"]))
            for line in entries["line"]
        ),
        facts=tuple(Fact(fact["name"], printed(fact["values"])) for fact in entries["fact"]),
        revisions=tuple(Revision(r["date"], r["amount"], r["basis"]) for r in entries["revision"]),
    )


def printed(entries: Sequence[Mapping[str, Any]]) -> tuple[Printed, ...]:
    """Return printed figures with what stands beside them, as their keys say."""
    names = ("value", "at", "last_year", "change", "growth", "share")
    return tuple(Printed(**{name: entry[name] for name in names if name in entry}) for entry in entries)


def sums(entries: Sequence[Mapping[str, Any]]) -> tuple[PrintedSum, ...]:
    """Return figures of several projects together, as their keys say."""
    return tuple(
        PrintedSum(one["year"], one["sum_of"], figure, one["share_of"])
        for one, figure in zip(entries, printed(entries), strict=True)
    )
