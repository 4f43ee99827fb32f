"""Findings that were looked into: by whom, why they are right, and until when.

A clearance is of one finding: its code, its project, its person. The catch: an error is never cleared, for it leaves
identity or amount uncertain; and a clearance that clears nothing, or no longer, is said, lest it hide what comes later.

>>> shared = Finding("account-shared", project="living", id_number="652300194501010010")
>>> table = pd.DataFrame([{"code": "R167", "project": "", "id_number": "652300194501010010", "reason": "夫妻",
...     "document": "结婚证", "cleared_by": "王芳", "until": 739_000, "file": "c.csv", "row": 2}])
>>> [one.by.reason for one in apply([shared], table, {}, 738_000).cleared]
['夫妻']
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from subsidies import codes, months, selection
from subsidies.errors import Finding, Refusal

Key = tuple[str, str, str]
"""A finding's name, its project, and the id under which its person goes."""


class Clearance(NamedTuple):
    """What was found out about a finding, and where that stands."""

    reason: str
    document: str
    cleared_by: str
    until: int
    """The last day (an ordinal)."""
    file: str
    row: int


class Cleared(NamedTuple):
    """A finding, and who has cleared it."""

    finding: Finding
    by: Clearance


class Sorted(NamedTuple):
    """The findings that stay, those that were cleared, and what is wrong with the clearances themselves."""

    open: list[Finding]
    cleared: list[Cleared]
    own: list[Finding]


def faults(table: pd.DataFrame) -> list[tuple[int, Refusal]]:
    """Return the places of the clearances whose code is none, or that of an error, and why."""
    found = []
    for place, code in enumerate(table["code"]):
        try:
            selection.adjustable(code)
        except Refusal as refusal:
            found.append((place, refusal))
    return found


def apply(found: Sequence[Finding], table: pd.DataFrame, link: Mapping[str, str], as_of: int) -> Sorted:
    """Return findings by whether they were cleared, as known on a day (an ordinal).

    table   CLEARANCES   without faults
    link    the ids under which people go, by others of theirs
    """
    keys = [_key(one.name, one.project, one.id_number, link) for one in found]
    there = {key for name, project, one in keys for key in ((name, project, one), (name, "", one))}
    valid: dict[Key, Clearance] = {}
    own = []
    for row in table.to_dict("records"):
        key = _key(selection.adjustable(row["code"]), row["project"], row["id_number"], link)
        expired = row["until"] < as_of
        if key in there and not expired:
            valid.setdefault(key, Clearance(*(row[name] for name in Clearance._fields)))
        elif expired == (key in there):
            own.append(_own("clearance-expired" if expired else "clearance-unused", row, codes.RULES[key[0]].code))
    by = [valid.get(key) or valid.get((key[0], "", key[2])) for key in keys]
    pairs = list(zip(found, by, strict=True))
    return Sorted([one for one, by in pairs if not by], [Cleared(one, by) for one, by in pairs if by], own)


def _key(name: str, project: str | None, id_number: str | None, link: Mapping[str, str]) -> Key:
    return name, project or "", link.get(id_number or "", id_number or "")


def _own(name: str, row: Mapping[Hashable, Any], code: str) -> Finding:
    """Return the finding about a clearance itself."""
    values = {"code": code, "until": months.format_day(row["until"])} if name == "clearance-expired" else {"code": code}
    return Finding(name, row["file"], row["row"], None, row["project"] or None, row["id_number"] or None, None, values)
