"""An explanation adds up, says where everything stands, and tells of what counts no more."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from subsidies import correct, explain, month, months, roster, workspace
from subsidies.errors import Refusal, Secret
from subsidies.explain import Explanation
from subsidies.explain.account import AHEAD, CLAIM, HELD, NEXT, Account, Gap
from subsidies.explain.facts import COUNTS, GONE, IDLE, LATER, REPLACED
from subsidies.explain.owed import NotOwed, Owed
from tests import law
from tests.bureau import HEATING, LIVING, WAGE, Bureau, Project, change, id_number, person
from tests.office import Office, lines
from tests.offices import Step, histories

DAY = "2024-12-31"
LAW = settings(law.LAW, max_examples=law.EXAMPLES // 10)


def told(bureau: Bureau, who: str, as_of: str = DAY, service_month: str = "", past: bool = False) -> Explanation:
    """Return the explanation of a person by name."""
    asked = months.parse(service_month) if service_month else months.NONE
    return explain.explained(bureau.write(), explain.Ask(who, months.parse_day(as_of), asked, past=past))


def account(bureau: Bureau, who: str, *rest: Any, **more: Any) -> Account:
    """Return a person's one account."""
    (one,) = told(bureau, who, *rest, **more).accounts
    return one


def sums(one: Account) -> tuple[int, int, int, int]:
    """Return owed, paid, open arrears and open claims."""
    return one.totals.owed, one.totals.paid, one.totals.arrears, one.totals.claims


def spans(entries: tuple[Any, ...]) -> list[tuple[str, str, int]]:
    """Return first and last month of entries, and fen a month."""
    return [(months.format(one.first), months.format(one.last), one.fen) for one in entries]


def why(one: NotOwed) -> tuple[str, str, list[str]]:
    """Return the months in which nothing is owed, and the causes; nothing for a last month that there is not."""
    last = "" if one.last == months.NEVER else months.format(one.last)
    return months.format(one.first), last, [cause.what for cause in one.causes]


def states(one: Account) -> list[tuple[str, str]]:
    """Return what became of each change."""
    return [(each.change, each.state) for each in one.changes]


@pytest.fixture
def living(tmp_path: Path) -> Bureau:
    """One project with one person."""
    return Bureau(tmp_path, {"living": Project([person("甲")])})


def months_issued(bureau: Bureau, last: int, first: int = 1) -> None:
    """Issue months of 2024, each on its 20th."""
    for number in range(first, last + 1):
        bureau.issue(f"2024-{number:02d}", accept="样例")


# --- what is owed, paid, open -----------------------------------------------------------------------------------------


def test_a_year_in_order_leaves_nothing_open(living: Bureau) -> None:
    months_issued(living, 3)
    one = account(living, "甲")
    assert sums(one) == (36000, 36000, 0, 0)
    assert spans(one.owed) == [("2024-01", "2024-03", 12000)]
    assert [payment.batch.number for payment in one.payments] == [1, 2, 3]
    assert (one.gaps, one.not_owed, one.holds) == ((), (), ())
    assert spans(one.next) == [("2024-04", "2024-04", 12000)]


def test_the_rate_is_told_with_its_document(tmp_path: Path) -> None:
    rates = [
        {"from": "2024-01", "amount": "120.00", "basis": "甲号文", "checked": "2024-02-19"},
        {"from": "2024-03", "amount": "130.00", "basis": "乙号文", "issued": "2024-04-02"},
    ]
    bureau = Bureau(tmp_path, {"living": Project([person("甲")], keys={"item": [LIVING | {"rate": rates}]})})
    months_issued(bureau, 4)
    one = account(bureau, "甲")
    assert spans(one.owed) == [("2024-01", "2024-02", 12000), ("2024-03", "2024-04", 13000)]
    assert [each.source.document for each in one.owed] == ["甲号文", "乙号文"]
    assert [each.source.start for each in one.owed] == [months.parse("2024-01"), months.parse("2024-03")]
    assert months.format_day(one.owed[0].source.checked) == "2024-02-19"
    (early,) = account(bureau, "甲", "2024-03-31", past=True).owed
    assert (early.fen, months.format(early.last)) == (12000, "2024-03")


def test_a_wage_is_told_with_the_row_that_set_it(tmp_path: Path) -> None:
    changes = [
        change("2024-02-05", "甲", "wage", "2024-02", "2100.00") | {"document": "调资表"},
        change("2024-03-05", "甲", "wage", "2024-02", "2200.00"),
    ]
    people = [person("甲", monthly_wage="2000.00")]
    bureau = Bureau(tmp_path, {"living": Project(people, changes, {"item": [WAGE]})})
    months_issued(bureau, 3)
    one = account(bureau, "甲")
    assert spans(one.owed) == [("2024-01", "2024-01", 200000), ("2024-02", "2024-03", 220000)]
    own, changed = (each.source for each in one.owed)
    assert (own.what, own.place) == ("own-wage", ("living.csv", 2))
    assert (changed.what, changed.place) == ("wage", ("living-changes.csv", 3))
    assert states(one) == [("wage", REPLACED), ("wage", COUNTS)]
    assert one.changes[0].by == ("living-changes.csv", 3)
    assert [line.reason for payment in one.payments for line in payment.lines if line.reason] == ["wage"]


def test_a_death_reported_late_is_a_claim_with_its_cause(living: Bureau) -> None:
    months_issued(living, 4)
    living.projects["living"].changes = [change("2024-05-02", "甲", "death", "2024-02-11")]
    one = account(living, "甲", "2024-05-20")
    assert sums(one) == (24000, 48000, 0, 24000)
    assert [why(each) for each in one.not_owed] == [("2024-03", "", ["death"])]
    (gap,) = one.gaps
    assert (gap.state, gap.reason, gap.total) == (CLAIM, "death", -24000)
    assert [(cause.when, cause.place) for cause in gap.causes] == [("2024-02-11", ("living-changes.csv", 2))]
    assert [behind.what for behind in gap.evidence] == ["change"]
    assert [why(each)[:2] for each in account(living, "甲", service_month="2024-04").not_owed] == [
        ("2024-04", "2024-04")
    ]
    months_issued(living, 5, first=5)
    (gap,) = account(living, "甲", "2024-05-20").gaps
    assert (gap.reason, [cause.what for cause in gap.causes]) == ("carried", ["death"])


def test_a_corrected_death_is_told_as_replaced(living: Bureau) -> None:
    living.projects["living"].changes = [
        change("2024-02-02", "甲", "death", "2024-01-11"),
        change("2024-03-02", "甲", "death", "2024-02-11"),
        change("2024-04-02", "甲", "death-revoked", "2024-04-01"),
    ]
    months_issued(living, 4)
    one = account(living, "甲")
    assert states(one) == [("death", REPLACED), ("death", REPLACED), ("death-revoked", COUNTS)]
    assert [each.by and each.by.row for each in one.changes] == [3, 4, None]
    assert one.not_owed == ()
    (early,) = account(living, "甲", "2024-03-20", past=True).not_owed
    assert (early.causes[0].when, months.format(early.first)) == ("2024-02-11", "2024-03")


def test_the_rosters_own_death_and_end_give_way_to_changes(living: Bureau) -> None:
    living.projects["living"].roster[0] |= {"death_date": "2024-05-01", "end_month": "2024-06"}
    living.projects["living"].changes = [
        change("2024-02-02", "甲", "death", "2024-03-01"),
        change("2024-02-02", "甲", "end", "2024-09"),
    ]
    cells = {cell.key: cell.by for cell in account(living, "甲").rows[0].cells}
    assert cells == {"end_month": ("living-changes.csv", 3), "death_date": ("living-changes.csv", 2)}


def test_two_causes_of_one_month_are_both_told(living: Bureau) -> None:
    living.projects["living"].changes = [
        change("2024-01-02", "甲", "end", "2024-02"),
        change("2024-01-03", "甲", "death", "2024-02-11"),
    ]
    months_issued(living, 3)
    causes = [why(each) for each in account(living, "甲").not_owed]
    assert causes == [("2024-02", "2024-02", ["end"]), ("2024-03", "", ["end", "death"])]


def test_every_cause_is_told_with_its_row(tmp_path: Path) -> None:
    late = {"id": "extra", "name": "津贴", "kind": "flat", "rate": [{"from": "2024-08", "amount": "10.00"}]}
    changes = [
        change("2024-01-02", "甲", "forfeit", "2024-04"),
        change("2024-01-02", "甲", "restart", "2024-05"),
        change("2024-01-02", "甲", "suspend", "2024-06"),
        change("2024-01-02", "甲", "resume-without-backpay", "2024-07"),
    ]
    people = [person("甲", start_month="2024-02", heating="no")]
    heating = HEATING | {"month": 3}
    bureau = Bureau(tmp_path, {"living": Project(people, changes, {"item": [LIVING, heating, late]})})
    months_issued(bureau, 8)
    found = account(bureau, "甲").not_owed
    assert [(each.item, *why(each)) for each in found] == [
        ("", "2024-01", "2024-01", ["before-start"]),
        ("", "2024-04", "2024-04", ["forfeit"]),
        ("", "2024-06", "2024-06", ["suspended"]),
        ("heating", "2024-03", "2024-03", ["flag"]),
        ("extra", "2024-02", "2024-03", ["no-rate"]),
        ("extra", "2024-05", "2024-05", ["no-rate"]),
        ("extra", "2024-07", "2024-07", ["no-rate"]),
    ]
    assert [each.causes[0].place.row for each in found[:4]] == [2, 2, 4, 2]
    (before,) = account(bureau, "甲", service_month="2023-12").not_owed
    assert why(before) == ("2023-12", "2023-12", ["before-since"])


def test_a_suspension_holds_what_is_owed_until_it_ends(living: Bureau) -> None:
    living.projects["living"].changes = [change("2024-02-02", "甲", "suspend", "2024-02")]
    months_issued(living, 3)
    one = account(living, "甲")
    assert sums(one) == (36000, 12000, 24000, 0)
    assert one.totals.held == 24000
    assert [(months.format(hold.first), hold.last, hold.ended) for hold in one.holds] == [
        ("2024-02", months.NEVER, None)
    ]
    assert ({gap.state for gap in one.gaps}, one.next) == ({HELD}, ())
    living.projects["living"].changes.append(change("2024-04-02", "甲", "resume", "2024-04"))
    one = account(living, "甲", "2024-04-20")
    assert (one.totals.held, {gap.state for gap in one.gaps}) == (0, {NEXT})
    assert [(hold.place.row, hold.ended and hold.ended.row) for hold in one.holds] == [(2, 3)]
    assert spans(one.next) == [("2024-02", "2024-03", 12000), ("2024-04", "2024-04", 12000)]


def test_what_changes_nothing_is_told_so(living: Bureau) -> None:
    living.projects["living"].changes = [
        change("2024-01-02", "甲", "resume", "2024-01"),
        change("2024-01-02", "甲", "suspend", "2024-02"),
        change("2024-01-02", "甲", "suspend", "2024-03"),
        change("2024-01-02", "甲", "resume", "2024-04"),
        change("2024-01-02", "甲", "restart", "2024-04"),
        change("2024-02-25", "甲", "forfeit", "2024-09"),
    ]
    found = states(account(living, "甲", "2024-02-20"))
    assert [state for _, state in found] == [IDLE, COUNTS, IDLE, COUNTS, IDLE, LATER]


def test_a_one_off_is_compared_by_its_year(tmp_path: Path) -> None:
    people = [person("甲", heating="yes")]
    bureau = Bureau(tmp_path, {"living": Project(people, keys={"item": [LIVING, HEATING]})})
    months_issued(bureau, 2)
    bureau.projects["living"].keys = {"item": [LIVING, HEATING | {"month": 3}]}
    one = account(bureau, "甲")
    assert (one.totals.outside, *sums(one)) == (57800, 24000, 81800, 0, 0)
    months_issued(bureau, 3, first=3)
    assert (account(bureau, "甲").totals.outside, account(bureau, "甲").gaps) == (0, ())
    one = account(bureau, "甲", service_month="2024-03")
    assert [(line.item, months.format(line.first)) for each in one.payments for line in each.lines] == [
        ("heating", "2024-01"),
        ("living", "2024-03"),
    ]
    assert sums(one) == (69800, 69800, 0, 0)


def test_a_month_ahead_is_paid_by_its_own_list(living: Bureau) -> None:
    months_issued(living, 2)
    one = account(living, "甲", service_month="2024-06")
    assert [(gap.state, gap.reason, gap.total) for gap in one.gaps] == [(AHEAD, "", 12000)]


def test_refunds_and_waivers_are_among_the_batches(living: Bureau) -> None:
    months_issued(living, 3)
    living.projects["living"].changes = [change("2024-04-02", "甲", "death", "2024-01-11")]
    by = correct.By("王芳", months.parse_day("2024-04-20"))
    correct.refund(living.write(), correct.Claim(id_number("甲"), 15000), by)
    correct.waive(living.write(), correct.Claim(id_number("甲"), 4000, document="会议纪要"), by)
    one = account(living, "甲", "2024-04-20")
    assert [payment.batch.kind for payment in one.payments[-2:]] == ["refund", "waiver"]
    assert (*sums(one), one.totals.waived) == (12000, 17000, 0, 5000, 4000)


# --- who is meant -----------------------------------------------------------------------------------------------------


def test_a_person_is_found_by_every_id_and_every_dot(living: Bureau) -> None:
    new = id_number("乙")
    project = living.projects["living"]
    project.roster[0]["name"] = "买买提·吐尔逊"
    months_issued(living, 2)
    project.changes = [change("2024-03-02", "甲", "identity", "2024-03", new) | {"name": "买买提·吐尔逊"}]
    months_issued(living, 3, first=3)
    found = [told(living, who) for who in (id_number("甲"), new.lower(), "买买提•吐尔逊", "买买提．吐尔逊 ")]
    assert {(one.id_number, one.former) for one in found} == {(new, (id_number("甲"),))}
    assert [payment.id_number for payment in found[0].accounts[0].payments] == [id_number("甲")] * 2 + [new]
    assert {sums(one.accounts[0]) for one in found} == {(36000, 36000, 0, 0)}


def test_a_person_is_found_by_the_id_as_it_is_shown(living: Bureau) -> None:
    assert told(living, f"652300********{id_number('甲')[14:]}").id_number == id_number("甲")


def test_a_name_that_two_people_bear_is_refused_with_their_ids(living: Bureau) -> None:
    living.projects["living"].roster.append(person("乙") | {"name": "甲"})
    with pytest.raises(Refusal, match="person-not-unique") as refused:
        told(living, "甲")
    assert refused.value.values["ids"] == tuple(Secret(one) for one in sorted((id_number("甲"), id_number("乙"))))
    assert told(living, id_number("乙")).id_number == id_number("乙")


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("丙", "person-not-found"),
        (id_number("丙"), "person-not-found"),
        ("652300********9999", "person-not-found"),
        ("", "person-not-found"),
        ("65230", "bad-id"),
    ],
)
def test_who_is_nobody_is_refused(living: Bureau, who: str, name: str) -> None:
    with pytest.raises(Refusal, match=name):
        told(living, who)


def test_a_person_of_two_projects_has_two_accounts(tmp_path: Path) -> None:
    bureau = Bureau(tmp_path, {name: Project([person("甲")]) for name in ("living", "other")})
    months_issued(bureau, 1)
    assert [one.project.id for one in told(bureau, "甲").accounts] == ["living", "other"]
    (one,) = explain.explained(bureau.write(), explain.Ask("甲", months.parse_day(DAY), only=("other",))).accounts
    assert one.project.id == "other"


def test_who_left_the_roster_has_the_last_one_that_named_them(living: Bureau) -> None:
    months_issued(living, 2)
    project = living.projects["living"]
    project.changes = [change("2024-03-02", "甲", "end", "2024-03")]
    months_issued(living, 3, first=3)
    project.roster = [person("乙")]
    one = account(living, "甲")
    assert [(row.state, row.place.row) for row in one.rows] == [(GONE, 2)]
    assert (one.name, sums(one)) == ("甲", (24000, 24000, 0, 0))


# --- as of an earlier day ---------------------------------------------------------------------------------------------


def test_nothing_is_known_of_a_person_before_they_were_registered(living: Bureau) -> None:
    living.projects["living"].roster.append(person("乙", reported_on="2024-03-05", start_month="2024-01"))
    living.projects["living"].changes = [change("2024-03-06", "乙", "suspend", "2024-09")]
    months_issued(living, 3)
    one = account(living, "乙", "2024-02-29", past=True)
    assert (sums(one), one.payments, one.owed) == ((0, 0, 0, 0), (), ())
    assert [row.state for row in one.rows] == [LATER]
    assert states(one) == [("suspend", LATER)]
    assert sums(account(living, "乙")) == (36000, 36000, 0, 0)


def test_before_the_first_list_nothing_is_owed_yet(living: Bureau) -> None:
    one = account(living, "甲")
    assert (sums(one), one.owed) == ((0, 0, 0, 0), ())
    assert spans(one.next) == [("2024-01", "2024-01", 12000)]


def test_an_earlier_day_does_not_see_later_batches(living: Bureau) -> None:
    months_issued(living, 4)
    one = account(living, "甲", "2024-02-29", past=True)
    assert (sums(one), months.format(one.last)) == ((24000, 24000, 0, 0), "2024-02")
    assert sums(account(living, "甲", "2024-02-29")) == (48000, 48000, 0, 0)


# --- what counts, row by row ------------------------------------------------------------------------------------------


def test_of_one_persons_changes_each_gives_way_to_the_next(living: Bureau) -> None:
    living.projects["living"].changes = [
        change("2024-03-02", "甲", "end", "2024-09"),
        change("2024-02-02", "甲", "end", "2024-08"),
        change("2024-02-02", "甲", "flag:heating", "2024-02", "yes"),
        change("2024-02-02", "甲", "flag:heating", "2024-02", "no"),
        change("2024-02-02", "甲", "flag:heating", "2024-03", "yes"),
    ]
    (read,) = workspace.inputs(living.write())
    assert roster.replaced(read.changes) == {"end_month": 1, 1: 0, 2: 3}
    assert roster.idle(read.roster, read.changes) == set()


# --- on random offices ------------------------------------------------------------------------------------------------


def accounts(place: workspace.Workspace, step: Step, *, past: bool = False) -> Iterator[Account]:
    """Give the account of everybody whom a step's roster names."""
    for row in step.roster:
        ask = explain.Ask(row["id_number"], months.parse_day(step.as_of), past=past)
        yield from explain.explained(place, ask).accounts


def holds_together(one: Account) -> None:
    """Assert that everything said of a person adds up."""
    totals = one.totals
    assert totals.owed - totals.paid + totals.outside == totals.arrears - totals.claims
    assert totals.owed == sum(each.total for each in one.owed)
    assert totals.paid == sum(payment.total for payment in one.payments)
    assert totals.arrears == sum(gap.total for gap in one.gaps if gap.state != CLAIM)
    assert totals.claims == -sum(gap.total for gap in one.gaps if gap.state == CLAIM)
    assert all(gap.causes for gap in one.gaps if not gap.owed)
    assert all((gap.owed > gap.paid) == (gap.state != CLAIM) for gap in one.gaps)


def is_told_once(one: Account) -> None:
    """Assert that each month of each item that is paid monthly is either owed or not, with a cause, and told once."""
    entries: list[Owed | NotOwed] = [*one.owed, *one.not_owed]
    for item in one.project.items:
        mine = [each for each in entries if each.item in (item.id, "")]
        count = Counter(m for each in mine for m in range(each.first, min(each.last, one.last) + 1))
        assert set(count.values()) <= {1}
        if item.kind != "one-off":
            assert set(count) == set(range(one.first, one.last + 1))
    assert all(each.causes for each in one.not_owed)


@LAW
@given(histories(max_people=5, max_months=7))
def test_every_explanation_adds_up_and_is_what_the_ledger_has(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder))
        issued = [line for step in steps for line in lines(office.issue(step).outcomes[0])]
        place = workspace.read(Path(folder))
        explained = list(accounts(place, steps[-1]))
        for one in explained:
            holds_together(one)
            is_told_once(one)
        of_batches = Counter((line.item, line.service_month, line.kind, line.fen) for line in issued)
        assert Counter(paid(explained)) == of_batches
        for one in accounts(place, steps[len(steps) // 2], past=True):
            holds_together(one)
            is_told_once(one)


def paid(explained: list[Account]) -> Iterator[tuple[str, str, str, int]]:
    """Give every ledger line that accounts tell of."""
    for one in explained:
        for payment in one.payments:
            for line in payment.lines:
                for service in range(line.first, line.last + 1):
                    yield line.item, months.format(service), line.kind, line.fen


@LAW
@given(histories(max_people=5, max_months=7))
def test_the_next_list_is_the_one_that_is_then_drafted(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder))
        for step in steps:
            office.issue(step)
        place, last = workspace.read(Path(folder)), steps[-1]
        explained = list(accounts(place, last))
        due = months.format(explained[0].next_month) if explained else last.month
        ask = month.Ask(as_of=months.parse_day(last.as_of), month=months.parse(due), only=("living",))
        try:
            drafted = lines(month.compute(place, ask).outcomes[0])
        except Refusal:
            return
        of_list = Counter((line.item, line.service_month, line.kind, line.fen) for line in drafted)
        found = Counter(
            (line.item, months.format(service), line.kind, line.fen)
            for one in explained
            for line in one.next
            for service in range(line.first, line.last + 1)
        )
        assert found == of_list
        assert {reason(gap) for one in explained for gap in one.gaps} <= {"", "known"}


def reason(gap: Gap) -> str:
    """Return whether a gap that is not ahead has a reason."""
    return "known" if gap.reason else gap.state.replace(AHEAD, "")
