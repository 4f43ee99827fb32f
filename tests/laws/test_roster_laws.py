"""The law of the effect: what a new roster changes is the new draft less the old one, person by person, to the fen.

Random offices live through their lists; then their roster is edited twice at random, and the two are compared.
"""

from collections import Counter
from copy import deepcopy
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidies import effect, identity, month, months, roster, workspace
from subsidies.effect import Compared, Effect, Sums
from subsidies.errors import Refusal
from subsidies.language import speaker
from subsidies.month import Ask, Outcome
from subsidies.workspace import Workspace
from tests.law import LAW, PARTS, desk
from tests.office import Office
from tests.offices import ROSTER_COLUMNS, Row, Step, histories, id_number, write, write_csv

MONTHS = ("2020-03", "2021-11", "2022-05", "2022-12", "2023-06")
EDITS = {
    "monthly_wage": ("1000.00", "2345.67", "0.01"),
    "heating": ("是", "否"),
    "start_month": MONTHS,
    "end_month": ("", *MONTHS),
    "suspended_from": ("", *MONTHS),
    "death_date": ("", "2021-12-05", "2022-07-31"),
    "name": ("另名",),
    "account": ("62170000000",),
}


def edited(rows: list[Row], rng: Random) -> list[Row]:
    """Return a roster in which people have come and gone, and numbers and other cells have changed."""
    kept = [row for row in deepcopy(rows) if rng.random() < 0.98]
    for row in kept:
        if rng.random() < 0.02:
            body = row["id_number"][:16] + str((int(row["id_number"][16]) + 1) % 10)
            row["id_number"] = body + identity.check_character(body)
        if rng.random() < 0.5:
            column = rng.choice(list(EDITS))
            row[column] = rng.choice(EDITS[column])
            if column in ("suspended_from", "end_month"):
                row["resumed_from"] = ""
    for number in range(rng.randint(0, 2)):
        row = {"id_number": id_number(rng, 15_000 + number), "name": f"新{number}", "monthly_wage": "1500.00"}
        kept.insert(rng.randint(0, len(kept)), {**row, "start_month": rng.choice(MONTHS), "heating": "是"})
    return kept


def drafted(office: Office, step: Step, rows: list[Row], found: Effect | None) -> Outcome | None:
    """Return the list of the month that is compared, ``None`` where it is refused."""
    pay_month = found.month if found else months.parse(step.month)
    ask = Ask(as_of=months.parse_day(step.as_of), month=pay_month, say=speaker("zh"))
    write_csv(office.folder / "living.csv", ROSTER_COLUMNS, rows)
    try:
        return month.compute(workspace.read(office.folder), ask).outcomes[0]
    except Refusal:
        return None


def compared(where: Workspace, ask: effect.Ask) -> Compared | None:
    """Return the comparison, ``None`` where a roster has errors by itself."""
    try:
        return effect.compare(where, ask)[0]
    except Refusal as refusal:
        if refusal.name != "roster-faulty":
            raise
        return None


def sums(outcome: Outcome) -> Sums:
    """Return the sums of a draft."""
    total, made = outcome.totals, outcome.list
    return Sums(total.persons, total.regular, total.arrears, total.recovery, total.net, made.open_claims, made.held)


def by_person(outcome: Outcome) -> Counter[str]:
    """Return what each person is paid (fen), by the id under which the person goes."""
    found: Counter[str] = Counter()
    keys = roster.linked(outcome.list.lines["id_number"].to_numpy(), outcome.known.link)
    for key, fen in zip(keys, outcome.list.lines["fen"].tolist(), strict=True):
        found[key] += fen
    return found


def holds(one: Compared, old: Outcome | None, new: Outcome | None) -> None:
    """Check an effect against two drafts; where one of them is refused there is a reason."""
    if new is None:
        assert one.findings
        return
    assert not one.findings
    assert one.effect is not None
    if old is None:  # the changes name somebody whom only the new roster has, or the old one omits somebody
        return
    assert (one.effect.old, one.effect.new) == (sums(old), sums(new))
    then, now = by_person(old), by_person(new)
    difference = {key: now[key] - then[key] for key in {*then, *now} if now[key] != then[key]}
    assert {key: share.net for key, share in one.effect.shares.items() if share.net} == difference
    found = one.comparison
    told = {*(found.new_key[row] for row in found.joined), *(found.old_key[row] for row in found.left)}
    told |= {found.new_key[each.new] for each in found.changed} | {found.new_key[each.new] for each in found.pairs}
    told |= {found.old_key[each.old] for each in found.pairs}
    assert one.effect.shares.keys() <= told


@pytest.mark.parametrize("part", PARTS)
@LAW
@given(histories(max_people=12, max_months=5), st.integers(0, 2**32))
def test_the_effect_is_the_new_draft_less_the_old_one(part: int, steps: list[Step], seed: int) -> None:
    rng = Random(seed)
    with desk() as folder:
        office = Office(folder)
        for step in steps[:-1]:
            office.issue(step, accept="")
        last = steps[-1]
        old, new = edited(last.roster, rng), edited(last.roster, rng)
        write(replace(last, roster=old), office.folder)
        write_csv(office.folder / "new.csv", ROSTER_COLUMNS, new)
        files = str(office.folder / "living.csv"), str(office.folder / "new.csv")
        where = workspace.read(office.folder)
        one = compared(where, effect.Ask(*files, (), months.parse_day(last.as_of)))
        if one is None:
            assert None in (drafted(office, last, old, None), drafted(office, last, new, None))
            return
        holds(one, drafted(office, last, old, one.effect), drafted(office, last, new, one.effect))
