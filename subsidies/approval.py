"""Approvals of a list: who has approved exactly this one, and how many people are still missing.

A list is known by the digest of its lines, the one that its papers carry, and by that of the accounts that they go to:
neither can change behind an approval. The catch: a list uses up the approvals of its pay month; a supplement, and the
list after a reversal, need their own, even where their lines are the same.

>>> folded("Wang Fang") == folded("wang　fang")
True
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from subsidies import identity, months, roster
from subsidies.engine import PaymentList
from subsidies.errors import Refusal
from subsidies.ledger.book import render
from subsidies.ledger.chain import Batch, of_bytes
from subsidies.listing import Situation

SHOWN: Final = 16
"""Characters of a digest that papers and screens show."""


class Seen(NamedTuple):
    """What is approved: the digest of a list's lines, and that of the accounts that they go to."""

    lines: str
    accounts: str


class Approval(NamedTuple):
    """What somebody has approved, and the batch that says so."""

    number: int
    by: str
    seen: Seen
    prepared_by: str
    """Who had prepared the list, as far as it was said."""


class Stand(NamedTuple):
    """How far the approvals of a list are."""

    seen: Seen
    levels: int
    """How many people must approve it."""
    given: tuple[Approval, ...]
    """Those of exactly this list, one a person, in order; the preparer's are not among them."""
    other: tuple[str, ...]
    """Who has approved only what was another list."""
    preparers: tuple[str, ...]
    """Who has prepared it, as far as it was said."""

    @property
    def by(self) -> tuple[str, ...]:
        """Who has approved it."""
        return tuple(one.by for one in self.given)

    @property
    def missing(self) -> int:
        """How many people must still approve it."""
        return max(self.levels - len(self.given), 0)


def folded(name: str) -> str:
    """Return a person's name as it is compared: two spellings of one name are one person."""
    return identity.fold_name(name).casefold()


def is_among(name: str, people: Iterable[str]) -> bool:
    """Return whether somebody is one of some people."""
    return folded(name) in map(folded, people)


# --- what is approved ---------------------------------------------------------------------------------------------


def seen(before: Situation, found: PaymentList, month: int) -> Seen:
    """Return what is approved of a list: what its lines and its people's accounts are known by."""
    known, people = before.known, set(found.lines["id_number"])
    accounts = roster.accounts_in(known.facts, known.people, month)
    rows = [
        (one, *each) for one, each in zip(roster.ids_in(known.facts, month), accounts, strict=True) if one in people
    ]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return Seen(of_bytes(render(before.inputs.id, found.lines)), of_bytes(text.encode()))


def stand(before: Situation, found: PaymentList, month: int, where: tuple[str, Path]) -> Stand:
    """Return how far the approvals of a list are.

    where   the ledger's path, and the folder of the month's drafts, where it is noted who prepared them

    Raises ``Refusal`` (ledger-corrupt) where an approval of the ledger makes no sense.
    """
    path, folder = where
    mine, all_given = seen(before, found, month), pending(before.past.batches, month, path)
    same = [one for one in all_given if one.seen == mine]
    noted = [prepared(folder, before.inputs.id, mine), *(one.prepared_by for one in same)]
    preparers = tuple(dict.fromkeys(filter(None, noted)))
    people = {folded(one.by): one for one in reversed(same) if not is_among(one.by, preparers)}
    given = tuple(sorted(people.values()))
    other = tuple(dict.fromkeys(one.by for one in all_given if not is_among(one.by, (each.by for each in same))))
    return Stand(mine, before.known.project.levels, given, other, preparers)


def require(asked: Mapping[str, Stand], month: str, by: str) -> None:
    """Refuse lists that too few people have approved, and one whose issuer is among those who have.

    asked   how far the approvals of each project's list are

    Raises ``Refusal``: approver-issues, not-approved.
    """
    for project, one in asked.items():
        if is_among(by, one.by):
            raise Refusal("approver-issues", project=project, month=month, who=by)
    lacking = {project: one for project, one in asked.items() if one.missing}
    if lacking:
        others = ", ".join(dict.fromkeys(name for one in lacking.values() for name in one.other))
        told = "; ".join(f"{project} {_so_far(one)}" for project, one in lacking.items())
        advice = "changed" if others else ""
        raise Refusal("not-approved", month=month, lists=told, others=others, first=next(iter(lacking)), advice=advice)


def _so_far(one: Stand) -> str:
    """Return how many approvals a list has of how many, whose, and by which digest it is known."""
    names = f" ({', '.join(one.by)})" if one.by else ""
    return f"{len(one.given)}/{one.levels}{names} {one.seen.lines[:SHOWN]}"


def behind(papers: str, one: Stand | None) -> str:
    """Return what the batch of a list says (JSON): what it says of its papers, and which approvals it rests on."""
    more = {"approvals": [each.number for each in one.given], "accounts": one.seen.accounts} if one else {}
    return json.dumps(json.loads(papers) | more)


# --- the ledger ---------------------------------------------------------------------------------------------------


def pending(batches: Sequence[Batch], month: int, path: str) -> list[Approval]:
    """Return the approvals of a pay month that no list has used up and nobody has withdrawn, in order.

    batches   those of one project

    Raises ``Refusal`` (ledger-corrupt).
    """
    mine = [batch for batch in batches if batch.pay_month == months.format(month)]
    last = max((batch.number for batch in mine if batch.kind == "payroll"), default=0)
    given = [batch for batch in mine if batch.kind == "approval" and batch.number > last]
    withdrawn = {batch.about for batch in given}
    return [read(batch, path) for batch in given if batch.about is None and batch.number not in withdrawn]


def months_pending(batches: Sequence[Batch], path: str) -> list[int]:
    """Return the pay months of which there are such approvals, in order."""
    named = {months.parse(batch.pay_month) for batch in batches if batch.kind == "approval"}
    return [month for month in sorted(named) if pending(batches, month, path)]


def detail(mine: Seen, preparer: str) -> str:
    """Return what the batch of an approval says."""
    more = {"prepared_by": preparer} if preparer else {}
    return json.dumps({"approved": mine.lines, "accounts": mine.accounts, **more}, ensure_ascii=False)


def read(batch: Batch, path: str) -> Approval:
    """Return an approval as its batch says it. Raises ``Refusal`` (ledger-corrupt)."""
    try:
        told = json.loads(batch.detail)
        mine = Seen(str(told["approved"]), str(told["accounts"]))
        return Approval(batch.number, batch.entered_by, mine, str(told.get("prepared_by", "")))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refusal("ledger-corrupt", path=path) from None


# --- who prepared it ----------------------------------------------------------------------------------------------


def note(folder: Path, project: str) -> Path:
    """Return the file beside a draft that says who prepared it."""
    return folder / f"{project}.prepared.json"


def noted(mine: Seen, by: str) -> bytes:
    """Return what that file says."""
    return (json.dumps({**mine._asdict(), "by": by}, ensure_ascii=False) + "\n").encode()


def prepared(folder: Path, project: str, mine: Seen) -> str:
    """Return who prepared exactly this list, nothing where it is not said; a note of another list says nothing."""
    try:
        told = json.loads(note(folder, project).read_bytes())
        return str(told["by"]) if Seen(told["lines"], told["accounts"]) == mine else ""
    except (OSError, ValueError, KeyError, TypeError):
        return ""
