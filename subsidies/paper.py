"""A list as its papers show it: a row a person, the way from the month before, and what arrears and recoveries rest on.

The catch: papers are handed on, so id numbers and accounts stand in them in full.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from subsidies import bridge, evidence, listing, payment, roster, sentence, tables
from subsidies.claims import OpenClaim
from subsidies.engine import PaymentList
from subsidies.errors import Finding
from subsidies.language import Say
from subsidies.ledger.book import render
from subsidies.ledger.chain import Batch, of_bytes
from subsidies.listing import Bridge, Mover, Part, Situation
from subsidies.lock import Lock
from subsidies.write import content, forms
from subsidies.write.content import ClaimRow, MoveGroup, Movement, MoveRow, PartRow, PaymentRow

Array = np.ndarray[Any, Any]


class Made(NamedTuple):
    """A list, what it was made from, and why it is what it is."""

    before: Situation
    list: PaymentList
    parts: Sequence[Part]
    bridge: Bridge
    claims: Sequence[OpenClaim]
    """What is open after it."""


class Head(NamedTuple):
    """What a paper says of itself; ``batch`` is ``None`` for a draft, ``as_of`` a day's ordinal."""

    title: str
    month: int
    batch: int | None
    as_of: int
    digest: str


class Filed(NamedTuple):
    """The files of a list as they are written, and what its batch says of them."""

    files: dict[Path, bytes]
    detail: str
    """The digest of the papers, so that they are known again whatever makes them later; where they are written with a
    password, the digest of what is written too."""


def paths(folder: Path, project: str, number: int) -> tuple[Path, Path]:
    """Return the files of a batch, in the folder of its pay month: its lines for programs, its papers for people."""
    return folder / f"{project}-{number}.lines.csv", folder / f"{project}-{number}.xlsx"


def files(made: Made, head: Head, say: Say) -> tuple[bytes, bytes]:
    """Return what these files hold; the head's digest is found here. Raises ``Refusal`` (paper-too-long)."""
    lines = render(made.before.inputs.id, made.list.lines)
    return lines, forms.render(of(made, head._replace(digest=of_bytes(lines)), say), say)


def filed(paths: tuple[Path, Path], contents: tuple[bytes, bytes], lock: Lock, *, reissue: bool = False) -> Filed:
    """Return the files of a list as they are written; with a password the papers alone, for lines cannot have one.

    reissue   whether the list pays again what a bank did not pay, and nothing else; the batch says it too
    """
    told = {"papers": of_bytes(contents[1])}
    files = dict(zip(paths, contents, strict=True))
    if lock:
        files = {paths[1]: lock.locked(contents[1])}
        told["locked"] = of_bytes(files[paths[1]])
    return Filed(files, json.dumps({**told, **({"reissue": True} if reissue else {})}))


def finding(name: str, path: str, batch: Batch) -> Finding:
    """Return what is wrong with a file of a batch."""
    return Finding(name, file=path, project=batch.project, values={"batch": batch.number})


def of(made: Made, head: Head, say: Say) -> content.PaymentList:
    """Return what the papers of a list say."""
    project = made.before.known.project
    people = _people(made.before, head.month)
    rows = payment.rows(made.list.lines, [item.id for item in project.items])
    parts, grounds = _parts(made.parts, say)
    accounts = _other_accounts(made.before, head.month, say)
    return content.PaymentList(
        title=head.title,
        project=project.name,
        pay_month=head.month,
        batch=head.batch,
        as_of=head.as_of,
        items=tuple(item.name for item in project.items),
        rows=[_row(row, people[row.id_number], accounts.get(row.id_number, ""), say) for row in rows],
        digest=head.digest,
        movement=_movement(made, head.month, say),
        parts=parts,
        grounds=grounds,
        claims=_claims(made, say),
    )


# --- the list -----------------------------------------------------------------------------------------------------


def _people(before: Situation, month: int) -> dict[str, tuple[str, str, str, str]]:
    """Return employer, bank, account and payee of each person in the pay month, by the id number of the list."""
    known = before.known
    accounts = roster.accounts_in(known.facts, known.people, month)
    people = zip(roster.ids_in(known.facts, month), known.people["employer"], accounts, strict=True)
    return {one: (employer, *account) for one, employer, account in people}


def _other_accounts(before: Situation, month: int, say: Say) -> dict[str, str]:
    """Return what the remark says of accounts that are not those of the last list, by the id number of the list."""
    if before.last is None:
        return {}
    known, last = before.known, before.last
    then = roster.accounts_in(last.known.facts, last.known.people, last.month)
    place = tables.places(roster.linked(last.known.facts.key, known.link), known.facts.key)
    now = roster.accounts_in(known.facts, known.people, month)
    both = zip(roster.ids_in(known.facts, month), now, place.tolist(), strict=True)
    return {
        one: _other_account(then[was], account, say) for one, account, was in both if was >= 0 and then[was] != account
    }


def _other_account(was: tuple[str, str, str], now: tuple[str, str, str], say: Say) -> str:
    """Return what is another in bank, account and payee: the account before the others."""
    if was[1] != now[1]:
        return say("paper.remark.account", was=was[1][-4:]) if was[1] else say("paper.remark.account-new")
    return say("paper.remark.payee", was=was[2]) if was[2] != now[2] else say("paper.remark.bank")


def _row(row: payment.Row, person: tuple[str, str, str, str], changed: str, say: Say) -> PaymentRow:
    employer, bank, account, payee = person
    return PaymentRow(
        name=row.name,
        id_number=row.id_number,
        employer=employer,
        regular=row.regular,
        arrears=row.arrears,
        recovery=row.recovery,
        net=row.net,
        payee=payee,
        bank=bank,
        account=account,
        remark=say("list.clauses").join([*filter(None, [changed]), *(_remark(*span[:4], say) for span in row.spans)]),
    )


def _remark(kind: str, reason: str, first: int, last: int, say: Say) -> str:
    """Return what the remark says of lines of one kind and reason."""
    return say(
        f"paper.remark.{kind}", months=sentence.months_in_words(first, last, say), reason=say(f"reason.{reason}")
    )


# --- why ----------------------------------------------------------------------------------------------------------


def _parts(parts: Sequence[Part], say: Say) -> tuple[list[PartRow], dict[tuple[str, str], str]]:
    """Return the parts, and by kind and reason what stands behind many of them."""
    places: dict[tuple[str, str], list[int]] = {}
    for place, part in enumerate(parts):
        places.setdefault((part.kind, part.reason), []).append(place)
    told, grounds = [""] * len(parts), dict[tuple[str, str], str]()
    for key, mine in places.items():
        common, own = evidence.summed_up([parts[place].evidence for place in mine], say)
        grounds[key] = "\n".join(common)
        for place, words in zip(mine, own, strict=True):
            told[place] = "\n".join(words)
    return [_part(part, text, say) for part, text in zip(parts, told, strict=True)], grounds


def _claims(made: Made, say: Say) -> list[ClaimRow]:
    names = {item.id: item.name for item in made.before.known.project.items}
    return [
        ClaimRow(
            name=one.name,
            id_number=one.id_number,
            item=names[one.item],
            service=sentence.months_in_words(one.first, one.last, say),
            fen=one.fen,
            reason=one.reason,
            is_new=one.is_new,
            evidence="\n".join(evidence.sentences(one.evidence, say)),
        )
        for one in made.claims
    ]


def _part(part: Part, told: str, say: Say) -> PartRow:
    return PartRow(
        name=part.name,
        id_number=part.id_number,
        kind=part.kind,
        reason=part.reason,
        service=sentence.months_in_words(part.first, part.last, say),
        fen=part.fen,
        evidence=told,
    )


def _movement(made: Made, month: int, say: Say) -> Movement:
    """Return the bridge as the paper shows it: a group for each move that there is, and one for those who did not."""
    found, moves = made.bridge, made.bridge.moves
    kinds = bridge.kinds(moves)
    there = (kinds != "") | (moves.before != 0) | (moves.now != 0)
    rows: dict[str, list[Mover]] = {}
    for one in listing.movers(made.before, found, month):
        rows.setdefault(one.move, []).append(one)
    groups = [_group(found, kind, there & (kinds == kind), _movers(rows.get(kind, ()), say)) for kind in (*GROUPS, "")]
    return Movement(
        before=found.before,
        groups=[one for one in groups if one.persons],
        one_off=found.one_off,
        arrears=found.arrears,
        recovery=found.recovery,
        supplement=month in made.before.past.issued,
    )


GROUPS = (*bridge.MOVES, bridge.UNEXPLAINED)


def _movers(movers: Sequence[Mover], say: Say) -> tuple[list[MoveRow], str]:
    """Return those of one move, and what stands behind many of them."""
    common, own = evidence.summed_up([one.evidence for one in movers], say)
    return [_mover(one, "\n".join(words)) for one, words in zip(movers, own, strict=True)], "\n".join(common)


def _group(found: Bridge, kind: str, mine: Array, told: tuple[Sequence[MoveRow], str]) -> MoveGroup:
    moves = found.moves
    before, change, unexplained, now = (
        int(column[mine].sum()) for column in (moves.before, moves.change, moves.unexplained, moves.now)
    )
    return MoveGroup(kind, int(mine.sum()), before, change, unexplained, now, *told)


def _mover(one: Mover, told: str) -> MoveRow:
    return MoveRow(
        name=one.name,
        id_number=one.id_number,
        employer=one.employer,
        before=one.before,
        change=one.change,
        unexplained=one.unexplained,
        now=one.now,
        evidence=told,
    )
