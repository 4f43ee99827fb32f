"""Which rules an audit asks, and of what they could not be asked.

The catch: a rule that finds nothing says something only where it was asked; so what the files or the ledger kept from
being looked at is told with it.

>>> unasked("owed-never-paid", [Finding("payments-not-audited", project="living")])
Unasked(why='projects', projects=('living',), batch=0)
>>> unasked("bad-id", [Finding("payments-not-audited", project="living")])
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from subsidies import auditing, codes
from subsidies.auditing import traced
from subsidies.errors import Finding

IN_LISTS: Final = range(101, 113)
"""Numbers of the rules of lists: they are asked up to the first batch that does not hold."""
ACCOUNTS: Final = ("account-before-list", "account-there-and-back")
"""So are these."""
OF_OTHERS: Final = "T"
"""Families that other commands ask: files for the bank, when they are made."""
ON_REQUEST: Final = ("project-unknown", "ledger-head")
"""What is found of an option, and of nothing that was entered."""
NOT_LOOKED_AT: Final = "payments-not-audited"


class Unasked(NamedTuple):
    """Why a rule was not asked, or not of everything: ``ledger``, ``broken`` (wholly), ``until`` a batch, ``projects``.

    ``ledger``: it cannot be read; ``broken``, ``until``: it is not what was entered from ``batch`` on.
    """

    why: str
    projects: tuple[str, ...] = ()
    batch: int = 0


def names() -> list[str]:
    """Return the names of the rules that an audit asks, by code."""
    asked = [name for name, rule in codes.RULES.items() if rule.code[0] == "A" or auditing.is_asked(Finding(name))]
    ours = [name for name in asked if codes.RULES[name].code[0] not in OF_OTHERS and name not in ON_REQUEST]
    return sorted(ours, key=lambda name: codes.RULES[name].code)


def unasked(name: str, found: Sequence[Finding]) -> Unasked | None:
    """Return why a rule was not asked, or not of everything; nothing where it was."""
    family = codes.RULES[name].code[0]
    if name == NOT_LOOKED_AT or family not in "AWB":
        return None
    if any(one.name in traced.NO_LEDGER for one in found):
        return Unasked("ledger")
    before = traced.broken(found)
    if before is not None:
        return Unasked("until" if _is_of_lists(name) else "broken", batch=before)
    projects = _projects(found)
    return Unasked("projects", projects) if projects and family in "AB" else None


def _is_of_lists(name: str) -> bool:
    code = codes.RULES[name].code
    return name in ACCOUNTS or (code[0] == "A" and int(code[1:]) in IN_LISTS)


def _projects(found: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.project or "" for one in found if one.name == NOT_LOOKED_AT))
