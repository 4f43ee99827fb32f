"""What is known of people on a day: which of several facts counts, spans, linked ids, accounts."""

import numpy as np
import pytest

from subsidies import months, roster
from subsidies.facts import Facts, Spans
from tests.bureau import id_number
from tests.known import change, known, person
from tests.offices import Row

JIA, YI, BING, DING = (id_number(name) for name in "甲乙丙丁")


def facts(*changes: Row, as_of: str = "2024-12-31", **cells: str) -> Facts:
    """Return what is known of 甲 alone."""
    return known([person("甲", **cells)], changes, as_of=as_of).facts


def month(number: int) -> str:
    """Return a month as it is written; nothing for one that never comes."""
    return "" if number >= months.NEVER else months.format(number)


def death(*changes: Row, **more: str) -> str:
    """Return the month of death."""
    return month(int(facts(*changes, **more).death[0]))


def end(*changes: Row, **more: str) -> str:
    """Return the last month owed by the ends."""
    return month(int(facts(*changes, **more).end[0]))


def spans(found: Spans) -> list[tuple[int, str, str]]:
    """Return spans: row, first month, the month after the last one."""
    return [(p, month(f), month(u)) for p, f, u in zip(*(column.tolist() for column in found), strict=True)]


# --- deaths and ends ------------------------------------------------------------------------------------------------


def test_without_a_word_nobody_is_dead_or_ended() -> None:
    assert (death(), end()) == ("", "")


def test_the_rosters_own_count_where_no_change_says_otherwise() -> None:
    assert death(death_date="2024-02-11") == "2024-02"
    assert end(end_month="2024-05") == "2024-05"


def test_an_end_names_the_first_month_not_owed() -> None:
    assert end(change("2024-03-01", "甲", "end", "2024-04")) == "2024-03"


def test_the_one_reported_last_counts_wherever_it_stands_in_the_file() -> None:
    late, early = change("2024-04-01", "甲", "death", "2024-01-02"), change("2024-03-01", "甲", "death", "2024-02-02")
    assert death(late, early) == death(early, late) == "2024-01"
    late, early = change("2024-04-01", "甲", "end", "2024-06"), change("2024-03-01", "甲", "end", "2024-02")
    assert end(late, early) == end(early, late) == "2024-05"


def test_of_two_reported_on_one_day_the_one_further_down_counts() -> None:
    told = [change("2024-04-01", "甲", "death", f"2024-0{number}-02") for number in (1, 3, 2)]
    assert death(*told) == "2024-02"
    told = [change("2024-04-01", "甲", "end", f"2024-0{number}") for number in (2, 6, 4)]
    assert end(*told) == "2024-03"


def test_the_rosters_own_are_the_first_reported() -> None:
    undated = change("", "甲", "death", "2024-03-02")
    assert death(undated, death_date="2024-02-11", reported_on="2024-06-01") == "2024-03"
    assert end(change("", "甲", "end", "2024-03"), end_month="2024-08") == "2024-02"


def test_a_change_without_a_date_was_reported_before_those_with_one() -> None:
    told = [change("2024-01-01", "甲", "end", "2024-06"), change("", "甲", "end", "2024-03")]
    assert end(*told) == "2024-05"


def test_a_revocation_removes_all_deaths_reported_before_it() -> None:
    told = [change(f"2024-0{number}-01", "甲", "death", "2024-01-02") for number in (2, 3)]
    revoked = change("2024-04-01", "甲", "death-revoked", "2024-04-01")
    assert death(*told, revoked) == death(revoked, *told) == ""
    assert death(revoked, death_date="2024-02-11") == ""


def test_a_death_reported_after_the_revocation_counts() -> None:
    told = [("2024-02-01", "death", "2024-01-02"), ("2024-03-01", "death-revoked", "2024-03-01")]
    told.append(("2024-04-01", "death", "2024-03-20"))
    rows = [change(day, "甲", kind, when) for day, kind, when in told]
    assert death(*rows) == "2024-03"
    assert death(*rows, as_of="2024-03-31") == ""
    assert death(*rows, as_of="2024-02-29") == "2024-01"


def test_a_death_and_its_revocation_of_one_day_go_by_the_file() -> None:
    told = [change("2024-04-01", "甲", kind, "2024-03-01") for kind in ("death", "death-revoked")]
    assert (death(*told), death(*told[::-1])) == ("", "2024-03")


# --- what is known on a day -----------------------------------------------------------------------------------------


def test_the_day_of_the_report_is_known() -> None:
    told = change("2024-03-02", "甲", "end", "2024-02")
    assert [end(told, as_of=f"2024-03-0{day}") for day in (1, 2)] == ["", "2024-01"]


def test_people_are_known_from_the_day_they_were_reported() -> None:
    rows = [person("甲", reported_on="2024-03-02"), person("乙")]
    assert [known(rows, as_of=f"2024-03-0{day}").facts.name.tolist() for day in (1, 2)] == [["乙"], ["甲", "乙"]]


def test_people_stand_as_in_the_roster() -> None:
    assert known([person(name) for name in "丙甲乙"]).facts.name.tolist() == ["丙", "甲", "乙"]


# --- spans ----------------------------------------------------------------------------------------------------------


def told(*rows: tuple[str, str]) -> list[Row]:
    """Return changes of 甲: kind, month."""
    return [change("2024-01-01", "甲", kind, when) for kind, when in rows]


def test_suspensions_that_hold_and_those_that_are_lost() -> None:
    rows = [
        ("suspend", "2024-02"),
        ("resume", "2024-03"),
        ("suspend", "2024-05"),
        ("resume-without-backpay", "2024-07"),
    ]
    found = facts(*told(*rows, ("suspend", "2024-09")))
    assert spans(found.holds) == [(0, "2024-02", "2024-03"), (0, "2024-09", "")]
    assert spans(found.unpaid) == [(0, "2024-05", "2024-07")]


def test_the_first_resumption_ends_a_suspension() -> None:
    rows = [("suspend", "2024-02"), ("resume-without-backpay", "2024-06"), ("resume", "2024-04")]
    found = facts(*told(*rows))
    assert (spans(found.holds), spans(found.unpaid)) == ([(0, "2024-02", "2024-04")], [])


def test_a_suspension_within_a_suspension_and_a_resumption_outside_change_nothing() -> None:
    rows = [("resume", "2024-01"), ("suspend", "2024-02"), ("suspend", "2024-03"), ("resume", "2024-04")]
    assert spans(facts(*told(*rows, ("resume", "2024-06"))).holds) == [(0, "2024-02", "2024-04")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("suspend", "2024-02"), ("resume", "2024-02")], [(0, "2024-02", "2024-02")]),
        ([("resume", "2024-02"), ("suspend", "2024-02")], [(0, "2024-02", "")]),
    ],
)
def test_of_one_month_the_order_of_the_file_counts(rows: list[tuple[str, str]], expected: list[object]) -> None:
    assert spans(facts(*told(*rows)).holds) == expected


def test_the_rosters_own_suspension_comes_before_the_changes_of_its_month() -> None:
    assert spans(facts(*told(("resume", "2024-02")), suspended_from="2024-02").holds) == [(0, "2024-02", "2024-02")]
    cells = {"suspended_from": "2024-02", "resumed_from": "2024-04"}
    assert spans(facts(*told(("suspend", "2024-04")), **cells).holds) == [
        (0, "2024-02", "2024-04"),
        (0, "2024-04", ""),
    ]


def test_a_change_ends_the_rosters_own_suspension_earlier() -> None:
    cells = {"suspended_from": "2024-02", "resumed_from": "2024-06", "suspension_backpay": "no"}
    found = facts(*told(("resume", "2024-03")), **cells)
    assert (spans(found.holds), spans(found.unpaid)) == ([(0, "2024-02", "2024-03")], [])


def test_spans_of_one_person_never_close_those_of_another() -> None:
    rows = [change("2024-01-01", "甲", "forfeit", "2024-02"), change("2024-01-01", "乙", "restart", "2024-03")]
    rows += [change("2024-01-01", "乙", "forfeit", "2024-05")]
    assert spans(known([person("甲"), person("乙")], rows).facts.forfeits) == [(0, "2024-02", ""), (1, "2024-05", "")]


def test_within_a_span_is_from_its_first_month_to_the_one_before_the_end() -> None:
    found = Spans(*np.array([[0, 2], [10, 11], [12, months.NEVER]]))
    inside = [roster.within(found, when, 3).tolist() for when in (9, 10, 11, 12)]
    assert inside == [[False] * 3, [True, False, False], [True, False, True], [False, False, True]]


# --- identities -----------------------------------------------------------------------------------------------------


def test_linked_ids_are_one_person_whatever_the_day() -> None:
    row = change("2024-05-01", "甲", "identity", "2024-03", YI)
    early = known([person("甲")], [row], as_of="2024-01-01")
    assert early.link[JIA] == early.link[YI] == early.facts.key[0] == min(JIA, YI)


def test_chains_of_links_are_one_person() -> None:
    rows = [
        change("2024-01-01", "乙", "identity", "2024-02", BING),
        change("2024-01-01", "丁", "identity", "2024-03", JIA),
    ]
    rows.append(change("2024-01-01", "丙", "identity", "2024-04", DING))
    link = known([person("甲")], rows).link
    assert {link[one] for one in (JIA, YI, BING, DING)} == {min(JIA, YI, BING, DING)}


def test_ids_without_a_link_go_by_themselves() -> None:
    assert known([person("甲")]).link == {}
    assert facts().key.tolist() == [JIA]


def ids(*rows: Row, name: str = "甲") -> list[str]:
    """Return whose id number the list of each of four months has."""
    found = known([person(name)], rows).facts
    names = {id_number(one): one for one in "甲乙丙"}
    return [names[roster.ids_in(found, months.parse(f"2024-0{number}"))[0]] for number in range(1, 5)]


def test_the_new_number_is_on_the_lists_from_its_month_on() -> None:
    first = change("2024-01-01", "甲", "identity", "2024-02", YI)
    assert ids(first) == ["甲", "乙", "乙", "乙"]
    assert ids(first, change("2024-01-01", "乙", "identity", "2024-04", BING)) == ["甲", "乙", "乙", "丙"]


def test_a_roster_with_the_new_number_keeps_it() -> None:
    assert ids(change("2024-01-01", "甲", "identity", "2024-03", YI), name="乙") == ["乙"] * 4


def test_of_two_corrections_of_one_number_the_later_counts() -> None:
    rows = [
        change("2024-01-01", "甲", "identity", "2024-03", BING),
        change("2024-01-01", "甲", "identity", "2024-02", YI),
    ]
    assert ids(*rows) == ["甲", "乙", "丙", "丙"]


# --- accounts -------------------------------------------------------------------------------------------------------


def accounts(*rows: Row, when: str = "2024-03") -> tuple[str, str, str]:
    """Return 甲's bank, account and payee in a month."""
    found = known([person("甲", bank="信用社", account="100")], rows)
    return roster.accounts_in(found.facts, found.people, months.parse(when))[0]


def test_the_payee_is_the_person_unless_another_is_named() -> None:
    assert accounts() == ("信用社", "100", "甲")
    assert accounts(change("2024-01-01", "甲", "account", "2024-03", "工行|200|乙")) == ("工行", "200", "乙")


def test_an_account_counts_from_its_month_on_and_the_latest_wins() -> None:
    rows = [change("2024-01-01", "甲", "account", f"2024-0{n}", f"工行|{n}00") for n in (4, 2, 3)]
    assert [accounts(*rows, when=f"2024-0{n}")[1] for n in range(1, 6)] == ["100", "200", "300", "400", "400"]


def test_an_account_alone_stays_with_the_bank() -> None:
    assert accounts(change("2024-01-01", "甲", "account", "2024-03", "200")) == ("信用社", "200", "甲")


# --- parts of the people --------------------------------------------------------------------------------------------


def crowd() -> Facts:
    """Return three people of whom the first and the last have events of every kind."""
    rows = []
    for name in "甲丙":
        rows += [change("2024-01-01", name, kind, "2024-02") for kind in ("suspend", "forfeit")]
        rows += [change("2024-01-01", name, "wage", f"2024-0{number}", f"{number}.00") for number in (2, 3)]
        rows += [change("2024-01-01", name, "flag:heating", "2024-02", "yes")]
        rows += [change("2024-01-01", name, "account", "2024-02", name)]
    return known([person(name) for name in "甲乙丙"], rows).facts


def test_a_run_of_rows_is_counted_from_its_first() -> None:
    part = crowd().run(1, 3)
    assert part.name.tolist() == ["乙", "丙"]
    assert [one.person.tolist() for one in (part.holds, part.forfeits, part.flags["heating"])] == [[1]] * 3
    assert part.wages.person.tolist() == [1, 1]
    assert len(crowd().run(1, 2).wages.person) == 0


def test_people_taken_in_another_order_keep_their_events_in_order() -> None:
    part = crowd().take(np.array([2, 1, 0]))
    assert part.name.tolist() == ["丙", "乙", "甲"]
    assert part.wages.person.tolist() == [0, 0, 2, 2]
    assert part.wages.value.tolist() == [200, 300, 200, 300]
    assert part.accounts.value.tolist() == ["丙", "甲"]


def test_a_row_of_nobody_has_no_events() -> None:
    part = crowd().take(np.array([-1, 2]))
    assert len(part) == 2
    assert part.wages.person.tolist() == [1, 1]
    assert spans(part.holds) == [(1, "2024-02", "")]


def test_nobody_can_be_taken_from_nobody() -> None:
    part = known([]).facts.take(np.array([-1, -1]))
    assert (len(part), len(part.wage), len(part.flag["heating"]), len(part.holds.person)) == (2, 2, 2, 0)
