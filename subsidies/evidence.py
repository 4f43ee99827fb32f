"""What stands behind a reason: the change row, the edited cell, the rate, with file, row and document.

Evidence is found by comparing the papers of two times, those of now and those that the last list had. The catch: a row
that has gone is evidence too.

>>> from subsidies.language import speaker
>>> rows = [Evidence("row", "a.csv", row, {"reported_on": "—", "start": "2024-03"}) for row in (4, 5, 6, 9)]
>>> sentences(rows, speaker("zh"))
['a.csv 第 4–6、9 行（4 行）：— 登记，享受开始年月 2024-03']
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd

from subsidies import money, months, words
from subsidies.adjustment import Adjustment
from subsidies.language import Say
from subsidies.policy import Item, Project, Rate

Array = np.ndarray[Any, Any]
Row = Mapping[str, object]

KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "resumed": (words.SUSPEND, words.RESUME, words.RESUME_WITHOUT),
    "death": (words.DEATH, words.DEATH_REVOKED),
    "death-revoked": (words.DEATH, words.DEATH_REVOKED),
    "end": (words.END,),
    "forfeit": (words.FORFEIT, words.RESTART),
    "wage": (words.WAGE,),
    "identity": (words.IDENTITY,),
}
"""The kinds of changes behind a reason; a flag's are those that begin with ``flag:``."""

CELLS: Final[Mapping[str, tuple[str, ...]]] = {
    "resumed": ("suspended_from", "resumed_from", "suspension_backpay"),
    "death": ("death_date",),
    "death-revoked": ("death_date",),
    "end": ("end_month",),
    "roster-edit": (
        "birth_date",
        "retired_month",
        "start_month",
        "heating",
        "monthly_wage",
        "wage_from",
        "service_years",
        "area_class",
    ),
}
"""The roster's columns behind a reason."""

DATED: Final[Mapping[str, tuple[str, ...]]] = {
    "resumed": ("suspended_from", "resumed_from"),
    "death": ("death_date",),
    "end": ("end_month",),
    "wage": ("wage_from",),
}
"""The roster's columns that say since when something is in force."""

ITEM: Final = ("kind", "month", "flag")
"""Keys of an item that bear on what is owed, beside its rates."""

STATES: Final = ("resumed", "death", "end", "forfeit")
"""Reasons that last: a row that the last list knew may still be what stands behind a month that is not paid."""

MANY: Final = 5
"""People from whom on what stands behind all of them is said once."""
RUNS: Final = 4
"""Runs of rows that a sentence names one by one."""


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of one time: each person's roster rows and changes, as known then, and the policy."""

    people: Mapping[str, Sequence[Row]]
    """By the id under which the person goes."""
    changes: Mapping[str, Sequence[Row]]
    project: Project


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that stands behind a reason; ``what`` names the sentence that its values make."""

    what: str
    file: str
    row: int
    values: Mapping[str, str]


def of(reason: str, person: str, now: Papers, then: Papers | None) -> list[Evidence]:
    """Return what stands behind a person's lines of one reason; nothing where the reason speaks for itself.

    person   the id under which the person goes
    """
    if reason in ("rate", "raise"):
        before = then.project if then else None
        told = _adjustments(now.project, before) if reason == "raise" else _rates(now.project, before)
        return [*told, *(_policy(now, then) if then else ())]
    cells = _cells(reason, person, now, then) if then else _own(reason, person, now)
    found = [*_changes(reason, person, now, then), *cells]
    return found or (list(_row(person, now)) if reason == "late-start" else [])


def behind(reason: str, person: str, times: tuple[Papers, Papers | None], span: tuple[int, int]) -> list[Evidence]:
    """Return what stands behind a person's being paid otherwise in one pay month than in another.

    times  the papers of now and of the last list
    span   the two pay months

    That is what is in force by the later month and new since the last list, or in force since the earlier month; of a
    state that lasts, else, the latest that is in force.
    """
    before, month = map(months.format, span)
    new = of(reason, person, *times)
    told = {_which(one) for one in new}
    known = [one for one in of(reason, person, times[0], None) if _which(one) not in told]
    in_force = sorted((one for one in (*new, *known) if _since(one) <= month), key=_since)
    fresh = [one for one in in_force if _which(one) in told or _since(one) > before]
    return fresh or (in_force[-1:] if reason in STATES else [])


def _which(one: Evidence) -> tuple[object, ...]:
    """Return what tells a piece of evidence from the others, whatever it was before."""
    return (one.what, one.file, one.row, *(one.values.get(name) for name in ("column", "item", "from", "key")))


def _since(one: Evidence) -> str:
    """Return the month since which a piece of evidence is in force; nothing where it has none."""
    names = ("effective", "from", "becomes") if one.what == "cell-is" else ("effective", "from")
    return next((one.values[name][:7] for name in names if name in one.values), "")


def by_person(table: pd.DataFrame, keys: Array, wanted: Collection[str]) -> dict[str, list[Row]]:
    """Return the rows of some people, by the id under which each goes (``keys``, one a row)."""
    mine = np.array([key in wanted for key in keys], dtype=bool)
    columns = {str(name): column.to_numpy()[mine].tolist() for name, column in table.items()}
    found: dict[str, list[Row]] = {}
    for key, *row in zip(keys[mine], *columns.values(), strict=True):
        found.setdefault(key, []).append(dict(zip(columns, row, strict=True)))
    return found


def _changes(reason: str, person: str, now: Papers, then: Papers | None) -> Iterator[Evidence]:
    """Return the change rows of the kinds behind a reason that are new, and those that have gone."""
    mine = [row for row in now.changes.get(person, ()) if _is_behind(reason, str(row["change"]))]
    before = [row for row in then.changes.get(person, ()) if _is_behind(reason, str(row["change"]))] if then else []
    for what, rows, others in (("change", mine, before), ("change-gone", before, mine)):
        known = {_content(row) for row in others}
        yield from (_change(what, row) for row in rows if _content(row) not in known)


def _is_behind(reason: str, change: str) -> bool:
    return bool(words.flag_of(change)) if reason == "flag" else change in KINDS.get(reason, ())


def _content(row: Row) -> tuple[object, ...]:
    return tuple(row[key] for key in ("reported_on", "id_number", "change", "effective", "value"))


def _change(what: str, row: Row) -> Evidence:
    change = str(row["change"])
    day = change in (words.DEATH, words.DEATH_REVOKED)
    effective = int(str(row["effective"]))
    values = {
        "change": change,
        "effective": months.format_day(effective) if day else months.format(effective),
        "value": "" if change in (words.IDENTITY, words.ACCOUNT_CHANGE) else str(row["value"]),
        "reported_on": months.format_day(int(str(row["reported_on"]))),
        "document": str(row["document"]),
    }
    return Evidence(what, str(row["file"]), int(str(row["row"])), values)


def _own(reason: str, person: str, now: Papers) -> Iterator[Evidence]:
    """Return the months and days that the roster itself has behind a reason."""
    rows = now.people.get(person, ())[:1]
    for row, key in ((row, key) for row in rows for key in DATED.get(reason, ())):
        if row[key] != months.NONE:
            values = {"column": key, "becomes": _shown(key, row[key])}
            yield Evidence("cell-is", str(row["file"]), int(str(row["row"])), values)


def _cells(reason: str, person: str, now: Papers, then: Papers) -> Iterator[Evidence]:
    """Return the roster cells behind a reason that are not what they were."""
    mine, before = now.people.get(person), then.people.get(person)
    if not mine or not before:
        return
    for key in CELLS.get(reason, ()):
        was, becomes = before[0][key], mine[0][key]
        if was != becomes and words.ROSTER[key].holds not in (words.ID, words.ACCOUNT):
            values = {"column": key, "was": _shown(key, was), "becomes": _shown(key, becomes)}
            yield Evidence("cell", str(mine[0]["file"]), int(str(mine[0]["row"])), values)


def _shown(key: str, value: object) -> str:
    """Return a cell's value as people write it; “—” for an empty one."""
    holds = words.ROSTER[key].holds
    if holds in (words.MONTH, words.DAY):
        text = months.format(int(str(value))) if holds == words.MONTH else months.format_day(int(str(value)))
    elif holds == words.MONEY:
        text = money.format(int(str(value)))
    elif holds in (words.BOOLEAN, words.YEARS):
        text = "" if value == months.NONE else str(value)
    else:
        text = str(value)
    return text or "—"


def _row(person: str, now: Papers) -> Iterator[Evidence]:
    for row in now.people.get(person, ()):
        values = {
            "reported_on": months.format_day(int(str(row["reported_on"]))) or "—",
            "start": months.format(int(str(row["start_month"]))) or "—",
        }
        yield Evidence("row", str(row["file"]), int(str(row["row"])), values)


def _rates(now: Project, then: Project | None) -> Iterator[Evidence]:
    """Return the rates that are not what they were."""
    before = {item.id: item.rates for item in then.items} if then else {}
    for item in now.items:
        was = before.get(item.id, ())
        for rate in item.rates:
            amounts = _worth(was, rate.start) if then else _worth(item.rates, rate.start - 1), rate.amount
            if amounts[0] != rate.amount:
                yield _rate(item, rate.start, amounts, rate.basis)
        for start in sorted({rate.start for rate in was} - {rate.start for rate in item.rates}):
            yield _rate(item, start, (_worth(was, start), _worth(item.rates, start)), "")


def _adjustments(now: Project, then: Project | None) -> Iterator[Evidence]:
    """Return the adjustments that were not known, and those that are known no more."""
    here, there = _all_adjustments(now), _all_adjustments(then) if then else {}
    for what, those, others in (("adjustment", here, there), ("adjustment-gone", there, here)):
        for (item, one), name in those.items():
            if (item, one) not in others:
                day = months.format_day(one.issued)
                values = {"item": name, "from": months.format(one.effective), "issued": day, "basis": one.basis}
                yield Evidence(what, "", 0, values)


def _all_adjustments(project: Project) -> dict[tuple[str, Adjustment], str]:
    """Return all adjustments, each with the id of its item, and the item's name."""
    return {(item.id, one): item.name for item in project.items for one in item.adjustments}


def _policy(now: Papers, then: Papers) -> Iterator[Evidence]:
    """Return what else the project file says of its items and their months and did not say before."""
    before = {item.id: item for item in then.project.items}
    told: list[tuple[Item | Project, Item | Project, str]] = [
        (before[item.id], item, key) for item in now.project.items if item.id in before for key in ITEM
    ]
    for was, item, key in [*told, (then.project, now.project, "death_month_paid")]:
        if getattr(was, key) != getattr(item, key):
            values = {"item": item.name, "key": key, "was": _toml(was, key), "becomes": _toml(item, key)}
            yield Evidence("key", "", 0, values)


def _toml(what: Item | Project, key: str) -> str:
    return str(getattr(what, key)).lower()


def _worth(rates: Iterable[Rate], month: int) -> int | None:
    """Return the amount (fen) in force in a month; ``None`` before the first."""
    started = [rate for rate in rates if rate.start <= month]
    return max(started, key=lambda rate: rate.start).amount if started else None


def _rate(item: Item, start: int, amounts: tuple[int | None, int | None], basis: str) -> Evidence:
    was, becomes = ("—" if fen is None else money.format(fen) for fen in amounts)
    return Evidence(
        "rate", "", 0, {"item": item.name, "from": months.format(start), "was": was, "becomes": becomes, "basis": basis}
    )


# --- in words -----------------------------------------------------------------------------------------------------


def sentences(found: Iterable[Evidence], say: Say) -> list[str]:
    """Return pieces of evidence as sentences; those that differ by their row and value alone share one."""
    alike: dict[tuple[object, ...], list[Evidence]] = {}
    for one in found:
        alike.setdefault(_alike(one), []).append(one)
    return [_sentence(same, say) for same in alike.values()]


def _alike(one: Evidence) -> tuple[object, ...]:
    """Return what pieces of evidence have in common that share a sentence."""
    return (one.what, one.file, tuple((name, text) for name, text in one.values.items() if name != "value"))


def summed_up(found: Sequence[Sequence[Evidence]], say: Say) -> tuple[list[str], list[list[str]]]:
    """Return what stands behind many people in sentences said once for all, and what is left to say of each.

    Of what is said once a person keeps the row and the value. What stands behind few is said of each in full.
    """
    count = Counter(key for one in found for key in {_alike(each) for each in one})
    many = {key for key, people in count.items() if people >= MANY}
    common = sentences((each for one in found for each in one if _alike(each) in many), say)
    return common, [_left(one, many, say) for one in found]


def _left(one: Sequence[Evidence], many: Collection[tuple[object, ...]], say: Say) -> list[str]:
    brief = [_brief(each, say) for each in one if _alike(each) in many]
    return [*brief, *sentences((each for each in one if _alike(each) not in many), say)]


def _brief(one: Evidence, say: Say) -> str:
    """Return the row and the value of what a sentence for all says."""
    value = say("evidence.value", value=one.values["value"]) if one.values.get("value") else ""
    return say("evidence.brief", rows=_rows({one.row}, say), value=value) if one.row else say("evidence.above")


def _sentence(same: Sequence[Evidence], say: Say) -> str:
    first, chinese = same[0], say("language") == "zh"
    values = {name: text or say("lists.none") for name, text in first.values.items()}
    if "change" in values:
        kind, _, flag = values["change"].partition(":")
        heading = words.ROSTER[flag].zh if flag in words.ROSTER and chinese else flag
        values["change"] = say(f"change.{kind}") + (f":{heading}" if flag else "")
        value = {one.values["value"] for one in same}
        values["value"] = say("evidence.value", value=value.pop()) if len(value) == 1 and value != {""} else ""
    if "column" in values and chinese:
        values["column"] = words.ROSTER[values["column"]].zh
    return say(f"evidence.{first.what}", file=first.file, rows=_rows({one.row for one in same}, say), **values)


def _rows(rows: Collection[int], say: Say) -> str:
    """Return the numbers of rows in words, runs of them by their ends."""
    if len(rows) == 1:
        return say("evidence.rows.one", rows=min(rows))
    starts, stops = (sorted({row for row in rows if row + step not in rows}) for step in (-1, 1))
    values = {"count": len(rows), "first": starts[0], "last": stops[-1]}
    if len(starts) > RUNS:
        return say("evidence.rows.among", **values)
    runs = [str(start) if start == stop else f"{start}–{stop}" for start, stop in zip(starts, stops, strict=True)]
    return say("evidence.rows.many", rows=say("list.separator").join(runs), count=len(rows))
