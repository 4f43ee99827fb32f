"""The laws of the ledger, each on random offices: every list again, every fen with its reason, no edit in silence.

Every example lives through a history of a few people and months on disk.
"""

import random
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from subsidies import bridge, correct, months, words, workspace
from subsidies.errors import Refusal
from subsidies.month import Outcome
from subsidies.replay import replay
from tests import reference
from tests.law import LAW, PARTS, desk
from tests.office import Office, lines
from tests.offices import Step, histories, month_text, yuan

SMALL = histories(max_people=4, max_months=5)


def adds_up(outcome: Outcome) -> None:
    """Check that a list's arrears and recoveries have reasons that add up to them, and nothing is unexplained."""
    table, sums = outcome.list.lines, outcome.totals
    for kind, total in ((words.ARREARS, sums.arrears), (words.RECOVERY, sums.recovery)):
        assert sum(part.fen for part in outcome.parts if part.kind == kind) == total
    past = table[table["kind"] != words.REGULAR]
    assert set(past["reason"]) <= {*words.REASONS} - {"unexplained"}
    assert set(table[table["kind"] == words.REGULAR]["reason"]) <= {""}
    assert not outcome.bridge.moves.unexplained.any()


def bridges(outcome: Outcome, issued: list[Outcome]) -> None:
    """Check that a bridge leads from what the lists of the pay month before paid to what those of this one pay."""
    found, moves = outcome.bridge, bridge.sums(outcome.bridge.moves)
    assert moves["before"] + sum(moves[move] for move in bridge.MOVES) + moves["unexplained"] == moves["regular"]
    this = [one for one in issued if one.batch and months.parse(one.batch.pay_month) == month_of(outcome)]
    assert moves["regular"] + found.one_off + found.arrears + found.recovery == sum(one.totals.net for one in this)
    before = [one for one in issued if one.batch and months.parse(one.batch.pay_month) == found.before]
    items = {item.id for item in outcome.project.items if item.kind != "one-off"}
    assert moves["before"] == sum(regular(one, items) for one in before)


def month_of(outcome: Outcome) -> int:
    """Return the pay month of a list that is entered."""
    assert outcome.batch is not None
    return months.parse(outcome.batch.pay_month)


def regular(outcome: Outcome, items: set[str]) -> int:
    """Return the regular fen of some items of a list."""
    table = outcome.list.lines
    return int(table[(table["kind"] == words.REGULAR) & table["item"].isin(items)]["fen"].sum())


@pytest.mark.parametrize("part", PARTS)
@LAW
@given(SMALL)
def test_reasons_and_bridges_add_up_and_every_list_can_be_computed_again(part: int, steps: list[Step]) -> None:
    with desk() as folder:
        office = Office(folder)
        issued: list[Outcome] = []
        for step in steps:
            outcome = office.issue(step).outcomes[0]
            adds_up(outcome)
            if outcome.batch is not None:
                issued.append(outcome)
                bridges(outcome, issued)
        with closing(office.book()) as book:
            assert list(replay(book)) == []


@pytest.mark.parametrize("part", PARTS)
@LAW
@given(SMALL, st.integers(0, 4))
def test_a_list_that_is_reversed_is_issued_again_as_it_was(part: int, steps: list[Step], first: int) -> None:
    with desk() as folder:
        office = Office(folder)
        for number, step in enumerate(steps):
            outcome = office.issue(step).outcomes[0]
            if outcome.batch is None or number < first:
                continue
            by = correct.By("tester", months.parse_day(step.as_of), "law")
            (taken,) = correct.reverse(workspace.read(office.folder), outcome.batch.number, by)
            assert taken.lines["fen"].sum() == -outcome.totals.net
            again = office.issue(step).outcomes[0]
            assert lines(again) == lines(outcome)
            adds_up(again)
            break
        with closing(office.book()) as book:
            assert list(replay(book)) == []


# --- silent edits ---------------------------------------------------------------------------------------------------


OTHER = {
    "service_years": ("", "9", "15年1个月", "31"),
    "area_class": ("", "2", "3"),
    "birth_date": ("", "1940-02-29", "1953-12-31", "1955-06-15"),
}


def edited(step: Step, seed: int) -> tuple[Step, str]:
    """Return the inputs with one cell of the roster edited and no change entered, and whose cell it is."""
    dice = random.Random(seed)
    roster = [dict(row) for row in step.roster]
    row = dice.choice(roster)
    column = dice.choice(("monthly_wage", "heating", "start_month", "service_years", "area_class", "birth_date"))
    if column == "monthly_wage":
        row[column] = yuan(dice.randint(100000, 600000))
    elif column == "heating":
        row[column] = "no" if row[column] == "yes" else "yes"
    elif column in OTHER:
        row[column] = dice.choice(OTHER[column])
    else:
        since = reference.month_number(step.project["since"])
        row[column] = month_text(since + dice.randint(-2, 8))
    return replace(step, roster=roster), row["id_number"]


def is_fit(office: Office, step: Step) -> bool:
    """Return whether the inputs are without errors: an edit that makes one is stopped by that."""
    try:
        office.draft(step)
    except Refusal as refusal:
        if refusal.name != "inputs-faulty":
            raise
        return False
    return True


def difference(before: Step, after: Step, person: str, issued: list[str]) -> dict[tuple[str, str], int]:
    """Return what an edit changes of the dues of issued months, by item and month (fen)."""
    found = {}
    for item in before.project["item"]:
        for service in issued:
            cell = person, item["id"], service
            was, now = (
                reference.due(one.project, one.roster, one.changes, one.as_of, *cell) for one in (before, after)
            )
            if was != now:
                found[item["id"], service] = now - was
    return found


@pytest.mark.parametrize("part", PARTS)
@LAW
@given(SMALL, st.integers(0, 2**32 - 1))
def test_a_silent_edit_of_an_issued_month_is_stopped_and_nothing_else_is(
    part: int, steps: list[Step], seed: int
) -> None:
    with desk() as folder:
        office = Office(folder)
        entered = [step for step in steps if office.issue(step).outcomes[0].batch]
        last = entered[-1]  # what came after it is no list, so it is this one that the edit is compared with
        assume(last.roster)
        after, person = edited(last, seed)
        assume(is_fit(office, after))
        issued = sorted({step.month for step in entered})
        changed = difference(last, after, person, issued)
        if changed:
            with pytest.raises(Refusal) as caught:
                office.issue(after)
            assert caught.value.name == "gaps-disputed"
            assert {finding.id_number for finding in caught.value.findings} == {person}
            assert sum(finding.amount or 0 for finding in caught.value.findings) == sum(changed.values())
        accepted = office.issue(after, "更正" if changed else "").outcomes[0]
        adds_up(accepted)
        with closing(office.book()) as book:
            assert list(replay(book)) == []
            whys = [batch.why for batch in book.batches() if batch.why]
        assert whys == (["更正"] if changed and accepted.batch else [])
