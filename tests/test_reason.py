"""Why a gap is there: the first reason that fits, by what is known now and what the last list knew."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from subsidies import engine, months, words
from subsidies.difference import Paid
from subsidies.engine import Known, Last
from subsidies.reason import Cells
from tests.bureau import HEATING, LIVING, WAGE, id_number
from tests.known import change, known, person, project
from tests.offices import Row

FIRST_THREE = ("2024-01", "2024-02", "2024-03")
WAGES = project(WAGE)
ONE = person("甲", start_month="2024-01", monthly_wage="1000.00")


def paid(*rows: tuple[int, int, str, int]) -> Paid:
    """Return what was paid: person, item, service month, fen."""
    person, item, month, fen = zip(*rows, strict=True) if rows else ((), (), (), ())
    columns = (person, item, [months.parse(one) for one in month], fen)
    return Paid(*(np.array(column, dtype=np.int64) for column in columns))


def last(then: Known, *rows: tuple[int, int, str, int], month: str = "2024-03", **more: Any) -> Last:
    """Return the last list, of 2024-03, that knew this and left this paid."""
    issued = frozenset(months.parse(one) for one in FIRST_THREE if one <= month)
    return Last(**{"known": then, "month": months.parse(month), "paid": paid(*rows), "issued": issued, **more})


def why(
    now: Known, before: Last | None, *cells: tuple[int, str, bool], item: int = 0, month: str = "2024-04"
) -> list[str]:
    """Return the reasons of gaps in the list of 2024-04: person, service month, whether it is owed (or claimed)."""
    person, service, owed = zip(*cells, strict=True)
    rows = np.array(person, np.int64)
    asked = Cells(rows, np.full(len(rows), item), np.array([months.parse(one) for one in service]), np.array(owed))
    return [str(one) for one in engine.explain(now, asked, months.parse(month), before)]


def changed(*rows: Row, before: tuple[Row, ...] = (), keys: dict[str, Any] | None = None, owed: bool = True) -> str:
    """Return the reason of a gap of 甲 for 2024-02, where these changes have come in since the last list."""
    then = known([ONE], before, keys, "2024-03-20")
    now = known([ONE], [*before, *rows], keys, "2024-04-20")
    return why(now, last(then), (0, "2024-02", owed))[0]


def edited(keys: dict[str, Any] | None = None, *, owed: bool = True, month: str = "2024-02", **cells: str) -> str:
    """Return the reason of a gap of 甲, where these cells of the roster have been edited since the last list."""
    return why(known([ONE | cells], (), keys), last(known([ONE], (), keys)), (0, month, owed))[0]


# --- one cause ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "effective", "reason"),
    [("death", "2024-01-11", "death"), ("end", "2024-02", "end"), ("forfeit", "2024-02", "forfeit")],
)
def test_what_has_ended_is_the_reason_of_the_claim(kind: str, effective: str, reason: str) -> None:
    assert changed(change("2024-04-01", "甲", kind, effective), owed=False) == reason


def test_a_corrected_death_is_a_death() -> None:
    before = change("2024-03-01", "甲", "death", "2024-01-11")
    assert changed(change("2024-04-01", "甲", "death", "2024-03-02"), before=(before,)) == "death"


def test_a_revoked_death_is_a_revocation() -> None:
    before = change("2024-03-01", "甲", "death", "2024-01-11")
    assert changed(change("2024-04-01", "甲", "death-revoked", "2024-04-01"), before=(before,)) == "death-revoked"


def test_a_corrected_end_and_a_restart() -> None:
    end, forfeit = (change("2024-03-01", "甲", kind, "2024-02") for kind in ("end", "forfeit"))
    assert changed(change("2024-04-01", "甲", "end", "2024-05"), before=(end,)) == "end"
    assert changed(change("2024-04-01", "甲", "restart", "2024-02"), before=(forfeit,)) == "forfeit"


def test_a_resumption_frees_what_was_held() -> None:
    before = change("2024-02-01", "甲", "suspend", "2024-02")
    assert changed(change("2024-04-01", "甲", "resume", "2024-04"), before=(before,)) == "resumed"


def test_a_resumption_without_back_pay_claims_what_was_paid() -> None:
    before = change("2024-03-01", "甲", "suspend", "2024-02")
    assert (
        changed(change("2024-04-01", "甲", "resume-without-backpay", "2024-04"), before=(before,), owed=False)
        == "resumed"
    )


def test_a_resumption_known_before_its_month_is_a_resumption_once_it_has_come() -> None:
    rows = [change("2024-02-01", "甲", "suspend", "2024-02"), change("2024-02-01", "甲", "resume", "2024-04")]
    both = known([ONE], rows)
    assert why(both, last(both), (0, "2024-02", True), (0, "2024-03", True)) == ["resumed", "resumed"]


def test_a_wage_change() -> None:
    assert changed(change("2024-04-01", "甲", "wage", "2024-01", "1100.00"), keys=WAGES) == "wage"
    assert changed(change("2024-04-01", "甲", "wage", "2024-01", "900.00"), keys=WAGES, owed=False) == "wage"


def test_a_flag() -> None:
    tree = project(HEATING | {"month": 2})
    assert changed(change("2024-04-01", "甲", "flag:heating", "2024-01", "yes"), keys=tree) == "flag"


def test_a_rate() -> None:
    raised = project(LIVING | {"rate": [{"from": "2024-01", "amount": "130.00"}]})
    assert why(known([ONE], (), raised), last(known([ONE])), (0, "2024-02", True)) == ["rate"]


def test_a_rate_whose_document_has_come() -> None:
    rates = [*LIVING["rate"], {"from": "2024-02", "amount": "130.00", "issued": "2024-04-01"}]
    tree = project(LIVING | {"rate": rates})
    then, now = (known([ONE], (), tree, day) for day in ("2024-03-20", "2024-04-20"))
    assert why(now, last(then), (0, "2024-02", True)) == ["rate"]


def test_an_item_that_is_new() -> None:
    now = known([ONE], (), project(LIVING, WAGE))
    assert why(now, last(known([ONE])), (0, "2024-02", True), item=1) == ["rate"]


def test_the_month_of_a_one_off_corrected() -> None:
    flagged = ONE | {"heating": "yes"}
    now = known([flagged], (), project(HEATING | {"month": 2}))
    then = known([flagged], (), project(HEATING | {"month": 3}))
    assert why(now, last(then), (0, "2024-02", True)) == ["rate"]


def test_a_person_who_is_new() -> None:
    now = known([ONE, person("乙", start_month="2024-01")])
    assert why(now, last(known([ONE])), (1, "2024-02", True), (1, "2024-03", True)) == ["late-start"] * 2


def test_a_person_who_is_new_after_a_list_without_anybody() -> None:
    assert why(known([ONE]), last(known([])), (0, "2024-02", True)) == ["late-start"]


def test_a_month_that_was_never_issued_whoever_it_is() -> None:
    now = known([ONE, person("乙", start_month="2024-01")])
    before = last(known([ONE]), issued=frozenset({months.parse("2024-01"), months.parse("2024-03")}))
    assert why(now, before, (0, "2024-02", True), (1, "2024-02", True)) == ["not-issued"] * 2


def test_before_any_list_everything_was_never_issued() -> None:
    assert why(known([ONE]), None, (0, "2024-02", True)) == ["not-issued"]


# --- cells of the roster --------------------------------------------------------------------------------------------


def test_death_end_and_suspension_in_the_rosters_own_columns_have_their_own_reasons() -> None:
    assert edited(owed=False, death_date="2024-01-02") == "death"
    assert edited(owed=False, end_month="2024-01") == "end"
    assert edited(owed=False, suspended_from="2024-02", resumed_from="2024-04", suspension_backpay="no") == "resumed"


def test_any_other_cell_is_an_edit() -> None:
    assert edited(WAGES, monthly_wage="1100.00") == "roster-edit"
    assert edited(project(HEATING | {"month": 2}), heating="yes") == "roster-edit"
    assert edited(owed=False, start_month="2024-03") == "roster-edit"


def test_a_cell_that_changes_nothing_is_no_reason() -> None:
    then, now = known([ONE]), known([ONE | {"note": "x", "employer": "y"}])
    settled = last(then, *((0, 0, month, 12000) for month in FIRST_THREE))
    assert why(now, settled, (0, "2024-02", True)) == ["unexplained"]


# --- without a change -----------------------------------------------------------------------------------------------


def test_what_was_open_at_the_last_list_is_carried() -> None:
    both = known([ONE])
    too_much = last(both, (0, 0, "2024-02", 15000))
    too_little = last(both, (0, 0, "2024-02", 9000))
    assert why(both, too_much, (0, "2024-02", False)) == ["carried"]
    assert why(both, too_little, (0, "2024-02", True)) == ["carried"]


def test_what_was_settled_at_the_last_list_and_is_open_now_is_unexplained() -> None:
    both = known([ONE])
    settled = last(both, *((0, 0, month, 12000) for month in FIRST_THREE))
    assert why(both, settled, (0, "2024-02", True), (0, "2024-02", False)) == ["unexplained"] * 2


def test_what_was_owed_then_is_not_carried_as_a_claim() -> None:
    both = known([ONE])
    assert why(both, last(both), (0, "2024-02", False)) == ["unexplained"]


def test_an_identity_that_joins_what_two_ids_were_paid() -> None:
    then = known([ONE])
    now = known([ONE], [change("2024-04-01", "甲", "identity", "2024-04", id_number("丙"))])
    settled = last(then, *((0, 0, month, 12000) for month in FIRST_THREE))
    assert why(now, settled, (0, "2024-02", False)) == ["identity"]


def test_a_change_explains_a_claim_once_and_carries_it_afterwards() -> None:
    rows = [change("2024-03-01", "甲", "death", "2024-01-11")]
    both = known([ONE], rows)
    assert why(both, last(both, (0, 0, "2024-02", 12000)), (0, "2024-02", False)) == ["carried"]


def test_causes_that_cancel_each_other_leave_what_was_open_carried() -> None:
    before = change("2024-03-01", "甲", "end", "2024-02")
    rows = [before, change("2024-04-01", "甲", "end", "2024-06"), change("2024-04-01", "甲", "death", "2023-12-31")]
    then = last(known([ONE], [before], as_of="2024-03-20"), *((0, 0, month, 12000) for month in FIRST_THREE[:2]))
    cells = [(0, "2024-01", False), (0, "2024-02", False)]
    assert why(known([ONE], rows), then, *cells) == ["death", "carried"]


def test_a_corrected_identity_hides_no_edited_cell() -> None:
    row = change("2024-04-01", "甲", "identity", "2024-04", id_number("丙"))
    now = known([ONE | {"monthly_wage": "1100.00"}], [row], WAGES)
    assert why(now, last(known([ONE], (), WAGES)), (0, "2024-02", True)) == ["roster-edit"]


# --- several causes -------------------------------------------------------------------------------------------------


def test_of_several_causes_the_first_in_the_contracts_order_counts() -> None:
    told = [change("2024-04-01", "甲", kind, when) for kind, when in (("forfeit", "2024-02"), ("death", "2024-01-11"))]
    assert changed(*told, owed=False) == "death"
    told.append(change("2024-04-01", "甲", "end", "2024-02"))
    assert changed(*told[::2], owed=False) == "end"
    raised = project(LIVING | {"rate": [{"from": "2024-01", "amount": "130.00"}]})
    now = known([ONE], [change("2024-04-01", "甲", "end", "2024-06")], raised)
    assert why(now, last(known([ONE])), (0, "2024-02", True)) == ["rate"]


def test_a_cause_that_another_hides_still_fits() -> None:
    """The end alone would leave the claim, and so would the forfeit: neither is needed, both fit, the first counts."""
    told = [change("2024-04-01", "甲", kind, "2024-02") for kind in ("forfeit", "end")]
    assert changed(*told, owed=False) == "end"


def test_causes_are_told_apart_by_person_and_month() -> None:
    rows = [person(name, start_month="2024-01") for name in "甲乙"]
    told = [change("2024-04-01", "甲", "end", "2024-03"), change("2024-04-01", "乙", "forfeit", "2024-02")]
    now, then = known(rows, told), last(known(rows))
    cells = [(0, "2024-02", False), (0, "2024-03", False), (1, "2024-02", False), (1, "2024-03", False)]
    assert why(now, then, *cells) == ["unexplained", "end", "forfeit", "forfeit"]


def test_a_roster_in_another_order_is_no_reason() -> None:
    rows = [person(name, start_month="2024-01", monthly_wage="1000.00") for name in "甲乙丙"]
    raises = [change("2024-01-01", name, "wage", "2024-02", f"{n}000.00") for n, name in enumerate("甲乙丙", 2)]
    then = known(rows, raises, WAGES)
    settled = last(then, *((person, 0, "2024-02", (person + 2) * 100000) for person in range(3)))
    now = known(rows[::-1], [*raises, change("2024-04-01", "乙", "end", "2024-02")], WAGES)
    assert why(now, settled, (0, "2024-02", True), (1, "2024-02", False), (2, "2024-02", False)) == [
        "unexplained",
        "end",
        "unexplained",
    ]


def test_every_reason_is_a_word_of_the_contract() -> None:
    contract = (
        "returned reversed not-issued late-start resumed death death-revoked end forfeit raise rate wage flag identity "
        "carried roster-edit unexplained"
    )
    assert " ".join(words.REASONS) == contract


def test_what_was_taken_back_since_comes_before_every_other_reason() -> None:
    told = [change("2024-04-01", "甲", "wage", "2024-01", "1100.00")]
    now, then = known([ONE], told, WAGES), known([ONE], (), WAGES)
    cell = (id_number("甲"), "wage", months.parse("2024-02"))
    for name in ("returned", "reversed"):
        before = replace(last(then), undone={name: frozenset({cell})})
        assert why(now, before, (0, "2024-02", True), (0, "2024-03", True)) == [name, "wage"]
    both = replace(last(then), undone={"returned": frozenset({cell}), "reversed": frozenset({cell})})
    assert why(now, both, (0, "2024-02", True)) == ["returned"]


# --- another number, another age ------------------------------------------------------------------------------------

AGES = {
    "effective": "2024-01",
    "issued": "2023-12-01",
    "age_on": "2023-12-31",
    "ages": [{"from": 70, "amount": "9.00"}],
}
AGED = project(WAGE | {"adjustment": [AGES]})
YOUNGER = "65230019650101001X"


def test_an_age_by_a_corrected_number_has_the_correction_as_its_reason() -> None:
    row = change("2024-04-05", "甲", "identity", "2024-04", YOUNGER)
    then = known([ONE], (), AGED)
    for ahead, roster in (((), ONE), ((row,), ONE)):
        before = last(known([roster], ahead, AGED))
        now = known([ONE | {"id_number": YOUNGER}], (row,), AGED)
        assert why(now, before, (0, "2024-02", False)) == ["identity"]
    assert then.facts.born[0] != now.facts.born[0]


def test_an_age_by_an_edited_cell_is_an_edit_though_the_person_was_linked_with_another_number() -> None:
    row = change("2024-04-05", "甲", "identity", "2024-04", YOUNGER)
    now = known([ONE | {"birth_date": "1965-01-02"}], (row,), AGED)
    assert why(now, last(known([ONE], (), AGED)), (0, "2024-02", False)) == ["roster-edit"]
    assert edited(AGED, owed=False, birth_date="1965-01-01") == "roster-edit"
