"""The reference judges the program; here it is judged itself, by small histories reckoned by hand."""

import csv
import tomllib
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings

from tests import offices
from tests.reference import Line, Project, Result, Row, draft, due, estimate, month_number

FLAT: dict[str, Any] = {"id": "living", "kind": "flat", "rate": [{"from": "2024-01", "amount": "120.00"}]}
HEATING: dict[str, Any] = {
    "id": "heating",
    "kind": "one-off",
    "month": 2,
    "flag": "heating",
    "rate": [{"from": "2024-01", "amount": "578.00"}],
}
WAGES: dict[str, Any] = {"id": "wages", "kind": "wage"}


# The words in which the histories below are told


def project(*items: dict[str, Any], mode: str = "none", limit: str = "100%", paid: bool = True) -> Project:
    """A project since 2024-01."""
    return {
        "since": "2024-01",
        "death_month_paid": paid,
        "recovery": {"mode": mode, "limit": limit},
        "item": list(items or (FLAT,)),
    }


def person(one: int = 1, /, **cells: str) -> Row:
    """A roster row; the id is the number, the name 甲 and the number."""
    return {"id_number": str(one), "name": f"甲{one}", **cells}


def change(reported: str, word: str, effective: str, value: str = "", number: int = 1) -> Row:
    """A row of changes."""
    row = {"reported_on": reported, "id_number": str(number), "name": f"甲{number}"}
    return row | {"change": word, "effective": effective, "value": value}


def line(month: str, kind: str, fen: int, item: str = "living", number: int = 1) -> Line:
    """A line of one of these people."""
    return Line(str(number), f"甲{number}", item, month, kind, fen)


def paid(*months: str, fen: int = 12000, item: str = "living", number: int = 1) -> list[Line]:
    """The regular lines of months issued before."""
    return [line(month, "regular", fen, item, number) for month in months]


def april(plan: Project, changes: list[Row], ledger: list[Line], **cells: str) -> Result:
    """The list of 2024-04, of one person, as known on the 20th."""
    return draft(plan, [person(**cells)], changes, ledger, "2024-04", "2024-04-20")


FIRST_THREE = paid("2024-01", "2024-02", "2024-03")


# Deaths and ends


def test_a_death_reported_late_is_a_claim_and_no_line() -> None:
    result = april(project(), [change("2024-04-08", "death", "2024-02-11")], FIRST_THREE)
    assert result == Result([], 12000, 0)


def test_a_death_not_reported_yet_changes_nothing() -> None:
    result = april(project(), [change("2024-04-21", "death", "2024-02-11")], FIRST_THREE)
    assert result == Result([line("2024-04", "regular", 12000)], 0, 0)


def test_a_death_month_that_is_not_paid_is_claimed_too() -> None:
    result = april(project(paid=False), [change("2024-04-08", "death", "2024-02-11")], FIRST_THREE)
    assert result == Result([], 24000, 0)


def test_a_late_death_is_offset_within_the_limit_against_other_arrears() -> None:
    # The winter heating of January was missed: 578.00 are left to pay, of which 33.33 % are 192.64 (192.6474).
    changes = [change("2024-04-08", "death", "2024-01-31"), change("2024-04-09", "flag:heating", "2024-01", "yes")]
    january = HEATING | {"month": 1}
    arrears = line("2024-01", "arrears", 57800, "heating")
    assert april(project(FLAT, january), changes, FIRST_THREE) == Result([arrears], 24000, 0)
    taken = [line("2024-02", "recovery", -12000), line("2024-03", "recovery", -7264)]
    result = april(project(FLAT, january, mode="offset", limit="33.33%"), changes, FIRST_THREE)
    assert result == Result([arrears, *taken], 24000 - 19264, 0)


def test_of_two_deaths_the_one_reported_last_counts_whatever_the_order_of_the_file() -> None:
    changes = [change("2024-04-09", "death", "2024-03-02"), change("2024-04-08", "death", "2024-01-31")]
    assert april(project(), changes, FIRST_THREE) == Result([], 0, 0)
    same_day = [change("2024-04-08", "death", "2024-03-02"), change("2024-04-08", "death", "2024-01-31")]
    assert april(project(), same_day, FIRST_THREE) == Result([], 24000, 0)


def test_the_death_of_the_roster_is_the_first_reported_and_one_without_a_date_the_next() -> None:
    changes = [change("", "death", "2024-03-02")]
    assert april(project(), changes, FIRST_THREE, death_date="2024-01-31").open_claims == 0
    changes = [change("2024-04-08", "death", "2024-02-02"), *changes]
    assert april(project(), changes, FIRST_THREE, death_date="2024-01-31").open_claims == 12000


def test_a_revocation_removes_the_deaths_reported_before_it_and_no_other() -> None:
    revoked = change("2024-04-09", "death-revoked", "2024-04-09")
    changes = [change("2024-04-08", "death", "2024-01-31"), revoked]
    regular = line("2024-04", "regular", 12000)
    assert april(project(), changes, FIRST_THREE, death_date="2024-02-01") == Result([regular], 0, 0)
    changes.append(change("2024-04-10", "death", "2024-02-05"))
    assert april(project(), changes, FIRST_THREE) == Result([], 12000, 0)


def test_an_end_names_the_first_month_not_owed_and_the_roster_the_last_owed() -> None:
    assert april(project(), [change("2024-04-08", "end", "2024-03")], FIRST_THREE) == Result([], 12000, 0)
    assert april(project(), [], FIRST_THREE, end_month="2024-03") == Result([], 0, 0)
    later = [change("2024-04-08", "end", "2024-06")]
    assert april(project(), later, FIRST_THREE, end_month="2024-01").lines == [line("2024-04", "regular", 12000)]


def test_the_earlier_of_end_and_death_is_the_last() -> None:
    changes = [change("2024-04-08", "end", "2024-03"), change("2024-04-08", "death", "2024-01-31")]
    assert april(project(), changes, FIRST_THREE).open_claims == 24000


# Corrections


def test_a_claim_is_set_against_arrears_of_the_same_item_in_every_mode() -> None:
    # January was 120 and is 100; February was 120 and is 150.
    rates = FLAT | {"rate": [{"from": "2024-01", "amount": "100.00"}, {"from": "2024-02", "amount": "150.00"}]}
    result = draft(project(rates), [person()], [], paid("2024-01", "2024-02"), "2024-03", "2024-03-20")
    lines = [line("2024-02", "arrears", 3000), line("2024-03", "regular", 15000), line("2024-01", "recovery", -2000)]
    assert result == Result(lines, 0, 0)


def test_without_offset_the_regular_line_and_other_items_are_not_touched() -> None:
    rates = FLAT | {"rate": [{"from": "2024-01", "amount": "50.00"}, {"from": "2024-02", "amount": "150.00"}]}
    ledger = paid("2024-01", "2024-02")
    items = (HEATING, rates)
    result = draft(project(*items), [person(heating="yes")], [], ledger, "2024-03", "2024-03-20")
    lines = [
        line("2024-02", "arrears", 57800, "heating"),
        line("2024-02", "arrears", 3000),
        line("2024-03", "regular", 15000),
    ]
    assert result == Result([*lines, line("2024-01", "recovery", -3000)], 4000, 0)
    # With offset, half of what is then left (578 + 30 + 150 - 30 = 728) is more than the 40 that are open.
    result = draft(
        project(*items, mode="offset", limit="50%"), [person(heating="yes")], [], ledger, "2024-03", "2024-03-20"
    )
    assert result == Result([*lines, line("2024-01", "recovery", -7000)], 0, 0)


def test_an_offset_goes_on_from_list_to_list_oldest_month_first() -> None:
    plan = project(mode="offset", limit="60%")
    changes = [change("2024-04-08", "forfeit", "2024-02"), change("2024-04-08", "restart", "2024-04")]
    first = april(plan, changes, FIRST_THREE)
    assert first == Result([line("2024-04", "regular", 12000), line("2024-02", "recovery", -7200)], 16800, 0)
    second = draft(plan, [person()], changes, FIRST_THREE + first.lines, "2024-05", "2024-05-20")
    taken = [line("2024-02", "recovery", -4800), line("2024-03", "recovery", -2400)]
    assert second == Result([line("2024-05", "regular", 12000), *taken], 9600, 0)


def test_within_a_month_claims_are_taken_in_the_order_of_items() -> None:
    plan = project(HEATING, FLAT, mode="offset")
    ledger = [*paid("2024-01", fen=1), *paid("2024-02"), *paid("2024-02", fen=57800, item="heating")]
    changes = [change("2024-04-08", "forfeit", "2024-02"), change("2024-04-08", "restart", "2024-04")]
    result = april(plan, changes, ledger, heating="yes")
    lines = [line("2024-01", "arrears", 11999), line("2024-04", "regular", 12000)]
    # living first takes its own arrears (119.99); then heating, the first item, all of the 120.00 that are left.
    taken = [line("2024-02", "recovery", -11999), line("2024-02", "recovery", -12000, "heating")]
    assert result == Result([*lines, *taken], 45801, 0)


def test_after_a_forfeit_nothing_is_owed_until_the_restart_and_strays_change_nothing() -> None:
    changes = [
        change("2024-01-08", "restart", "2024-01"),
        change("2024-01-08", "forfeit", "2024-02"),
        change("2024-01-08", "forfeit", "2024-03"),
        change("2024-01-08", "restart", "2024-04"),
    ]
    result = april(project(), changes, [])
    assert result == Result([line("2024-01", "arrears", 12000), line("2024-04", "regular", 12000)], 0, 0)


# Suspensions


def test_an_open_suspension_holds_all_lines_and_makes_no_claim() -> None:
    changes = [change("2024-04-08", "suspend", "2024-02")]
    assert april(project(), changes, FIRST_THREE) == Result([], 0, 1)
    assert april(project(), [], FIRST_THREE, suspended_from="2024-02", suspension_backpay="no") == Result([], 0, 1)


def test_a_suspended_person_to_whom_nothing_is_owed_is_not_counted_as_held() -> None:
    changes = [change("2024-04-08", "suspend", "2024-02"), change("2024-04-08", "death", "2024-02-11")]
    assert april(project(), changes, FIRST_THREE) == Result([], 12000, 0)


def test_a_resumption_with_backpay_pays_the_months_between() -> None:
    changes = [change("2024-01-08", "suspend", "2024-02"), change("2024-03-08", "resume", "2024-04")]
    ledger = paid("2024-01")
    assert draft(project(), [person()], changes, ledger, "2024-03", "2024-03-20") == Result([], 0, 1)
    lines = [line("2024-02", "arrears", 12000), line("2024-03", "arrears", 12000), line("2024-04", "regular", 12000)]
    assert april(project(), changes, ledger) == Result(lines, 0, 0)
    own = {"suspended_from": "2024-02", "resumed_from": "2024-04"}
    assert april(project(), [], ledger, **own) == Result(lines, 0, 0)


def test_a_resumption_without_backpay_loses_the_months_between_and_holds_nothing() -> None:
    changes = [change("2024-03-08", "suspend", "2024-02"), change("2024-03-08", "resume-without-backpay", "2024-04")]
    regular = line("2024-04", "regular", 12000)
    assert april(project(), changes, paid("2024-01")) == Result([regular], 0, 0)
    assert april(project(), changes, paid("2024-01", "2024-02")) == Result([regular], 12000, 0)
    january = line("2024-01", "arrears", 12000)
    assert draft(project(), [person()], changes, [], "2024-03", "2024-03-20") == Result([january], 0, 0)
    own = {"suspended_from": "2024-02", "resumed_from": "2024-04", "suspension_backpay": "no"}
    assert april(project(), [], paid("2024-01"), **own) == Result([regular], 0, 0)


def test_a_death_does_not_end_a_hold_but_the_heirs_resumption_does() -> None:
    changes = [change("2024-02-08", "suspend", "2024-02"), change("2024-03-08", "death", "2024-02-20")]
    assert april(project(), changes, paid("2024-01")) == Result([], 0, 1)
    changes.append(change("2024-04-08", "resume", "2024-04"))
    assert april(project(), changes, paid("2024-01")) == Result([line("2024-02", "arrears", 12000)], 0, 0)


def test_a_second_suspension_inside_one_and_a_resumption_outside_are_ignored() -> None:
    changes = [
        change("2024-01-08", "resume-without-backpay", "2024-01"),
        change("2024-01-08", "suspend", "2024-03"),
        change("2024-01-08", "suspend", "2024-02"),
        change("2024-01-08", "resume", "2024-04"),
        change("2024-01-08", "resume-without-backpay", "2024-05"),
    ]
    lines = [line(month, "arrears", 12000) for month in ("2024-02", "2024-03")]
    assert april(project(), changes, paid("2024-01")).lines == [*lines, line("2024-04", "regular", 12000)]


def test_the_roster_s_own_suspension_comes_before_changes_of_the_same_month() -> None:
    # resumed without back-pay by the roster, then suspended again from the same month by a change.
    own = {"suspended_from": "2024-02", "resumed_from": "2024-04", "suspension_backpay": "no"}
    result = april(project(), [change("2024-04-08", "suspend", "2024-04")], FIRST_THREE, **own)
    assert result == Result([], 24000, 1)


# Months


def test_a_skipped_month_comes_as_arrears() -> None:
    result = april(project(), [], paid("2024-01", "2024-02"))
    assert result == Result([line("2024-03", "arrears", 12000), line("2024-04", "regular", 12000)], 0, 0)


def test_a_supplement_is_what_has_changed_since() -> None:
    roster = [person(1), person(2, start_month="2024-03", reported_on="2024-04-22")]
    first = draft(project(), roster, [], FIRST_THREE, "2024-04", "2024-04-20")
    assert first.lines == [line("2024-04", "regular", 12000)]
    ledger = FIRST_THREE + first.lines
    assert draft(project(), roster, [], ledger, "2024-04", "2024-04-20") == Result([], 0, 0)
    lines = [line("2024-03", "arrears", 12000, number=2), line("2024-04", "regular", 12000, number=2)]
    assert draft(project(), roster, [], ledger, "2024-04", "2024-04-25") == Result(lines, 0, 0)


def test_nothing_is_owed_before_since_before_the_start_or_before_the_first_rate() -> None:
    assert len(april(project(), [], [], start_month="2020-01").lines) == 4
    later = FLAT | {"rate": [{"from": "2024-03", "amount": "90.00"}]}
    lines = [line("2024-03", "arrears", 9000), line("2024-04", "regular", 9000)]
    assert april(project(later), [], []).lines == lines
    assert april(project(later), [], [], start_month="2024-04").lines == lines[1:]


def test_a_rate_issued_later_is_not_known() -> None:
    rates = [{"from": "2024-03", "amount": "130.00", "issued": "2024-04-20"}, *FLAT["rate"]]
    assert april(project(FLAT | {"rate": rates}), [], FIRST_THREE).lines == [
        line("2024-03", "arrears", 1000),
        line("2024-04", "regular", 13000),
    ]
    rates[0] = rates[0] | {"issued": "2024-04-21"}
    assert april(project(FLAT | {"rate": rates}), [], FIRST_THREE).lines == [line("2024-04", "regular", 12000)]


# One-offs


def test_a_one_off_whose_month_is_corrected_pays_nobody_twice() -> None:
    ledger = paid("2024-02", fen=57800, item="heating")
    moved = project(HEATING | {"month": 3})
    assert april(moved, [], ledger, heating="yes") == Result([], 0, 0)
    roster = [person(1, heating="yes"), person(2, heating="yes")]
    result = draft(moved, roster, [], ledger, "2024-03", "2024-03-20")
    assert result.lines == [line("2024-03", "regular", 57800, "heating", 2)]


def test_a_one_off_paid_in_another_month_is_claimed_on_the_item_s_month_and_not_before() -> None:
    ledger = paid("2024-02", fen=57800, item="heating")
    moved = project(HEATING | {"month": 3})
    assert draft(moved, [person()], [], ledger, "2024-02", "2024-02-21") == Result([], 0, 0)
    assert april(moved, [], ledger) == Result([], 57800, 0)
    raised = project(FLAT, HEATING | {"month": 3}, mode="offset", limit="10%")
    result = april(raised, [], FIRST_THREE + ledger)
    lines = [line("2024-04", "regular", 12000), line("2024-03", "recovery", -1200, "heating")]
    assert result == Result(lines, 56600, 0)


def test_a_one_off_comes_once_a_year_and_not_in_a_year_whose_month_lies_before_since() -> None:
    early = HEATING | {"rate": [{"from": "2022-01", "amount": "500.00"}]}
    plan = project(early) | {"since": "2023-03"}
    result = draft(plan, [person(heating="yes")], [], [], "2025-02", "2025-02-20")
    assert result.lines == [
        line("2024-02", "arrears", 50000, "heating"),
        line("2025-02", "regular", 50000, "heating"),
    ]


def test_a_flag_counts_in_the_item_s_month() -> None:
    plan = project(HEATING)
    arrears = [line("2024-02", "arrears", 57800, "heating")]
    assert april(plan, [change("2024-04-08", "flag:heating", "2024-02", "yes")], []).lines == arrears
    assert april(plan, [change("2024-04-08", "flag:heating", "2024-03", "yes")], []).lines == []
    changes = [change("", "flag:heating", "2024-02", "no"), change("", "flag:heating", "2023-12", "yes")]
    assert april(plan, changes, [], heating="yes").lines == []
    everyone = project({key: value for key, value in HEATING.items() if key != "flag"})
    assert april(everyone, [], []).lines == arrears


# Wages


def test_a_back_dated_raise_comes_as_arrears() -> None:
    changes = [change("2024-04-08", "wage", "2024-02", "3100.50")]
    ledger = paid("2024-01", "2024-02", "2024-03", fen=300000, item="wages")
    assert april(project(WAGES), changes, ledger, monthly_wage="3000.00").lines == [
        line("2024-02", "arrears", 10050, "wages"),
        line("2024-03", "arrears", 10050, "wages"),
        line("2024-04", "regular", 310050, "wages"),
    ]


def test_a_back_dated_cut_is_a_claim_that_offset_takes_from_the_new_wage() -> None:
    changes = [change("2024-04-08", "wage", "2024-02", "2900.00")]
    ledger = paid("2024-01", "2024-02", "2024-03", fen=300000, item="wages")
    regular = line("2024-04", "regular", 290000, "wages")
    assert april(project(WAGES), changes, ledger, monthly_wage="3000.00") == Result([regular], 20000, 0)
    taken = [line(month, "recovery", -10000, "wages") for month in ("2024-02", "2024-03")]
    result = april(project(WAGES, mode="offset"), changes, ledger, monthly_wage="3000.00")
    assert result == Result([regular, *taken], 0, 0)


def test_the_roster_s_wage_counts_from_wage_from_and_before_the_first_change() -> None:
    changes = [change("", "wage", "2024-02", "2000.00"), change("", "wage", "2024-04", "4000.00")]
    result = april(project(WAGES), changes, [], monthly_wage="3000.00", wage_from="2024-03")
    assert [one.fen for one in result.lines] == [300000, 200000, 300000, 400000]
    result = april(project(WAGES), changes, [], monthly_wage="3000.00", wage_from="2024-04")
    assert [one.fen for one in result.lines] == [300000, 200000, 200000, 400000]


# Identity


def test_a_corrected_id_keeps_the_payments_and_shows_from_its_month_on() -> None:
    changes = [change("2024-04-08", "identity", "2024-04", "9"), change("2024-05-08", "identity", "2024-05", "7", 9)]
    regular = line("2024-04", "regular", 12000)
    assert april(project(), changes, FIRST_THREE) == Result([regular._replace(id_number="9")], 0, 0)
    march = draft(project(), [person()], changes, FIRST_THREE[:2], "2024-03", "2024-04-20")
    assert march.lines == [line("2024-03", "regular", 12000)]
    may = draft(project(), [person()], changes, FIRST_THREE, "2024-05", "2024-05-20")
    assert {one.id_number for one in may.lines} == {"7"}
    later = [change("2024-04-21", "identity", "2024-04", "9")]
    assert april(project(), later, FIRST_THREE).lines == [regular]


def test_a_link_holds_whatever_the_day_and_changes_may_name_either_id() -> None:
    changes = [change("2024-06-08", "identity", "2024-06", "9"), change("2024-04-08", "death", "2024-02-11", "", 1)]
    rewritten = [person() | {"id_number": "9"}]
    assert draft(project(), rewritten, changes, FIRST_THREE, "2024-04", "2024-04-20") == Result([], 12000, 0)
    assert due(project(), rewritten, changes, "2024-04-20", "1", "living", "2024-02") == 12000
    assert due(project(), rewritten, changes, "2024-04-20", "9", "living", "2024-03") == 0


# People and sums


def test_people_stand_as_in_the_roster_and_one_whom_no_row_names_has_only_claims() -> None:
    roster = [person(2), person(1)]
    ledger = [*paid("2024-01", number=3), *paid("2024-01", number=1)]
    result = draft(project(), roster, [], ledger, "2024-01", "2024-01-25")
    assert result == Result([line("2024-01", "regular", 12000, number=2)], 12000, 0)


def test_an_estimate_is_the_sum_of_dues_as_known_on_a_day() -> None:
    roster = [person(1, heating="yes"), person(2, start_month="2024-11"), person(3, reported_on="2024-01-02")]
    changes = [change("2024-01-01", "end", "2024-04"), change("2024-01-02", "end", "2024-03")]
    assert estimate(project(FLAT, HEATING), roster, changes, "2024-01", "2024-12", "2024-01-01") == 5 * 12000 + 57800


# Random offices


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(offices.histories())
def test_the_laws_hold_in_random_histories(steps: list[offices.Step]) -> None:
    ledger: list[Line] = []
    for step in steps:
        inputs = step.project, step.roster, step.changes
        result = draft(*inputs, ledger, step.month, step.as_of)
        assert_nobody_owes(result)
        ledger += result.lines
        again = draft(*inputs, ledger, step.month, step.as_of)
        assert again == Result([], result.open_claims, result.held)
        assert_conservation(step, ledger, result)


def assert_nobody_owes(result: Result) -> None:
    """A person's net is never negative, and no line is empty."""
    nets: dict[str, int] = {}
    for one in result.lines:
        assert (one.fen < 0) == (one.kind == "recovery")
        assert one.fen != 0
        nets[one.id_number] = nets.get(one.id_number, 0) + one.fen
    assert min(nets.values(), default=0) >= 0


def assert_conservation(step: offices.Step, ledger: list[Line], result: Result) -> None:
    """Dues less payments are the open claims, where nobody is held and no one-off moves between months."""
    if result.held or any(item["kind"] == "one-off" for item in step.project["item"]):
        return
    dues = estimate(step.project, step.roster, step.changes, step.project["since"], step.month, step.as_of)
    assert dues - sum(one.fen for one in ledger) == -result.open_claims


def test_random_offices_show_every_kind_of_thing() -> None:
    words, kinds, held, claims = set(), set(), 0, 0
    often = dict.fromkeys((*offices.ACTS, *offices.PROJECT_ACTS, *offices.CALENDAR_KINDS), 2)
    for seed in range(12):
        ledger: list[Line] = []
        for step in offices.build(offices.Plan(people=8, months=10, items=3, seed=seed, often=often)):
            result = draft(step.project, step.roster, step.changes, ledger, step.month, step.as_of)
            ledger += result.lines
            words |= {row["change"] for row in step.changes}
            kinds |= {one.kind for one in result.lines}
            held += result.held
            claims += result.open_claims
    assert kinds == {"regular", "arrears", "recovery"}
    assert len(words) == 12
    assert held > 0
    assert claims > 0


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(offices.histories())
def test_random_offices_are_consistent(steps: list[offices.Step]) -> None:
    for before, step in zip([None, *steps], steps, strict=False):
        assert before is None or (before.month <= step.month and before.as_of < step.as_of)
        assert step.month <= step.as_of[:7]
        names = [row["name"] for row in step.roster]
        assert len(set(names)) == len(names)
        assert {row["name"] for row in step.changes} <= set(names)
        gone = {row["name"] for row in before.roster} - set(names) if before else set()
        assert not gone
        for row in step.roster:
            assert_row_fits(step, row, new=before is not None and row["name"] not in known_names(before))
        for item in step.project["item"]:
            months = [rate["from"] for rate in item.get("rate", [])]
            assert len(set(months)) == len(months)


def known_names(step: offices.Step) -> set[str]:
    """Return the people whom a step knows."""
    return {row["name"] for row in step.roster if row["reported_on"] <= step.as_of}


def assert_row_fits(step: offices.Step, row: Row, new: bool) -> None:
    """A roster row says nothing that the program would refuse."""
    start = row["start_month"] or step.project["since"]
    assert row["start_month"] or not new
    assert not row["end_month"] or row["end_month"] >= start
    assert not row["resumed_from"] or "" < row["suspended_from"] <= row["resumed_from"]
    assert row["monthly_wage"] or all(item["kind"] != "wage" for item in step.project["item"])
    own = row["id_number"]
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(own[:17]))
    assert own.startswith("652300")
    assert own[17] == "10X98765432"[total % 11]


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(offices.histories(max_people=5, max_months=12))
def test_a_step_on_disk_says_the_same(tmp_path_factory: Any, steps: list[offices.Step]) -> None:
    step, folder = steps[-1], Path(tmp_path_factory.mktemp("office"))
    offices.write(step, folder)
    assert tomllib.loads((folder / "living.toml").read_text(encoding="utf-8")) == step.project
    for name, rows in (("living.csv", step.roster), ("living-changes.csv", step.changes)):
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            for read, row in zip(csv.DictReader(file), rows, strict=True):
                assert {key: value for key, value in read.items() if value} == {k: v for k, v in row.items() if v}
    assert month_number(step.month) >= month_number(step.project["since"])
