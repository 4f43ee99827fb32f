"""Failed payments paid again at once: these and nothing else, and the next list is what it would have been."""

import json
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from subsidies import approving, correct, exporting, filing, months, returning, standing, workspace
from subsidies.correct import By, Claim
from subsidies.errors import Refusal
from tests.bureau import LIVING, Bureau, ask, change, id_number, person
from tests.law import EXAMPLES
from tests.shell import call
from tests.test_returning import DAY, bureau_of, is_sound

Line = tuple[str, str, str, int, str]


def failing(bureau: Bureau, number: int, names: str, reason: str = "closed", day: str = "2024-01-25") -> None:
    """Let payments of a list fail: those of these people, by their places in the list's names."""
    place = bureau.write()
    with bureau_lines(bureau, number) as lines:
        order = list(dict.fromkeys(lines["name"]))
    references = [f"living-{number}-{order.index(name) + 1}" for name in names]
    found = returning.by_hand(place, references, reason, ())
    returning.enter(place, found, returning.Accept(), By("甲办", months.parse_day(day)))


class bureau_lines:  # noqa: N801
    """The lines of a batch, while they are looked at."""

    def __init__(self, bureau: Bureau, number: int) -> None:
        self.book, self.number = bureau.book(), number

    def __enter__(self) -> Any:
        return self.book.lines(self.number)

    def __exit__(self, *_: object) -> None:
        self.book.close()


def again(bureau: Bureau, month: str = "2024-01", as_of: str = "2024-01-28", **more: Any) -> list[Line]:
    """Issue what failed, and return its lines."""
    return lines(bureau.issue(month, as_of=as_of, reissue=True, **more))


def lines(done: Any) -> list[Line]:
    """Return name, service month, kind, fen and reason of an issue's lines."""
    (outcome,) = done.outcomes
    table = outcome.list.lines
    columns = (table[name] for name in ("name", "service_month", "kind", "fen", "reason"))
    return [
        (name, months.format(int(month)), kind, int(fen), reason)
        for name, month, kind, fen, reason in zip(*columns, strict=True)
    ]


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """Three people paid in January, of whom the second was not reached."""
    office = bureau_of(tmp_path)
    office.issue("2024-01")
    failing(office, 1, "乙")
    return office


JOINS = {**person("丁", start_month="2024-01", reported_on="2024-01-26"), "account": "6217000000000077"}


def test_it_pays_what_failed_and_nothing_else(bureau: Bureau) -> None:
    bureau.projects["living"].roster.append(JOINS)
    assert again(bureau) == [("乙", "2024-01", "regular", 12_000, "")]
    assert is_sound(bureau)


def test_the_next_list_pays_the_rest_for_its_own_reasons(bureau: Bureau) -> None:
    bureau.projects["living"].roster.append(JOINS)
    again(bureau)
    found = lines(bureau.issue("2024-02"))
    assert [one for one in found if one[2] != "regular"] == [("丁", "2024-01", "arrears", 12_000, "late-start")]
    assert is_sound(bureau)


def test_what_failed_is_paid_again_as_arrears_in_a_later_month(bureau: Bureau) -> None:
    bureau.issue("2024-02")
    failing(bureau, 3, "乙甲", day="2024-02-25")
    assert again(bureau, "2024-02", "2024-02-26") == [
        ("甲", "2024-02", "regular", 12_000, ""),
        ("乙", "2024-01", "arrears", 12_000, "returned"),
        ("乙", "2024-02", "regular", 12_000, ""),
    ]


def test_what_fails_twice_is_paid_again_twice_and_arrives_once(bureau: Bureau) -> None:
    again(bureau)
    failing(bureau, 3, "乙", day="2024-01-29")
    assert again(bureau, as_of="2024-01-30") == [("乙", "2024-01", "regular", 12_000, "")]
    assert lines(bureau.issue("2024-02")) == [(name, "2024-02", "regular", 12_000, "") for name in "甲乙丙"]
    assert is_sound(bureau)


def test_a_list_of_what_failed_that_was_taken_back_can_be_made_again(bureau: Bureau) -> None:
    again(bureau)
    correct.reverse(bureau.write(), 3, By("甲办", months.parse_day("2024-01-29"), "账号错"))
    assert again(bureau, as_of="2024-01-30") == [("乙", "2024-01", "regular", 12_000, "")]
    assert [one[2] for one in lines(bureau.issue("2024-02"))] == ["regular"] * 3
    assert is_sound(bureau)


def test_what_the_bank_paid_after_all_is_not_paid_again(bureau: Bureau) -> None:
    correct.reverse(bureau.write(), 2, By("甲办", months.parse_day("2024-01-26"), "银行更正"))
    bureau.projects["living"].keys["item"] = [{**LIVING, "rate": [{"from": "2024-01", "amount": "130.00"}]}]
    assert again(bureau, accept="更正") == [], "the raise is for the next list"
    assert is_sound(bureau)


def test_who_has_died_meanwhile_is_not_paid_again(bureau: Bureau) -> None:
    bureau.projects["living"].changes = [change("2024-01-26", "乙", "death", "2023-12-20")]
    assert again(bureau) == []
    assert bureau.numbers() == [1, 2], "nothing to enter"


def test_who_is_suspended_is_paid_when_that_ends(bureau: Bureau) -> None:
    bureau.projects["living"].changes = [change("2024-01-26", "乙", "suspend", "2024-01")]
    failing(bureau, 1, "甲", day="2024-01-26")
    assert again(bureau) == [("甲", "2024-01", "regular", 12_000, "")]
    bureau.projects["living"].changes.append(change("2024-02-02", "乙", "resume", "2024-02"))
    found = lines(bureau.issue("2024-02"))
    assert [one[:4] for one in found if one[2] != "regular"] == [("乙", "2024-01", "arrears", 12_000)]


LOWER = {**LIVING, "rate": [{"from": "2024-01", "amount": "100.00", "basis": "更正"}]}


def test_a_claim_that_was_set_off_is_set_off_again(tmp_path: Path) -> None:
    office = bureau_of(tmp_path)
    office.issue("2024-01")
    office.projects["living"].keys |= {"recovery": {"mode": "offset", "limit": "50%"}, "item": [LOWER]}
    found = [one for one in lines(office.issue("2024-02", accept="更正")) if one[0] == "乙"]
    assert [one[:4] for one in found] == [("乙", "2024-02", "regular", 10_000), ("乙", "2024-01", "recovery", -2_000)]
    failing(office, 2, "乙", day="2024-02-25")
    assert [one[:4] for one in again(office, "2024-02", "2024-02-26")] == [one[:4] for one in found]
    assert is_sound(office)


def test_an_instalment_that_came_back_was_not_taken(tmp_path: Path) -> None:
    office = bureau_of(tmp_path)
    office.issue("2024-01")
    office.projects["living"].keys["item"] = [LOWER]
    claim = Claim(who=id_number("乙"), fen=1_500, month=months.parse("2024-02"), document="协议")
    office.draft("2024-02", accept="更正")
    correct.agree(office.write(), claim, By("甲办", months.parse_day("2024-02-10")), ())
    found = [one[:4] for one in lines(office.issue("2024-02", accept="更正")) if one[0] == "乙"]
    assert found == [("乙", "2024-02", "regular", 10_000), ("乙", "2024-01", "recovery", -1_500)]
    failing(office, 3, "乙", day="2024-02-25")
    assert [one[:4] for one in again(office, "2024-02", "2024-02-26")] == found, "1,500 a month, and none was taken yet"
    assert [one[2:4] for one in lines(office.issue("2024-03")) if one[0] == "乙"] == [
        ("regular", 10_000),
        ("recovery", -500),
    ]


def test_the_bridge_of_a_month_has_nothing_unexplained(bureau: Bureau) -> None:
    bureau.projects["living"].roster.append(JOINS)
    (outcome,) = bureau.issue("2024-01", as_of="2024-01-28", reissue=True).outcomes
    assert int(outcome.bridge.moves.unexplained.sum()) == 0
    assert outcome.bridge.moves.now.tolist() == [12_000, 12_000, 12_000, 0], "what failed is not twice in the month"
    (after,) = bureau.issue("2024-02").outcomes
    assert after.bridge.moves.before.tolist() == [12_000, 12_000, 12_000, 0]
    assert int(after.bridge.moves.unexplained.sum()) == 0


def test_its_papers_are_those_that_are_made_of_it_again(bureau: Bureau) -> None:
    again(bureau)
    place = workspace.read(bureau.folder)
    assert filing.examine(place).findings == ()
    papers = bureau.folder / "out/2024-01/living-3.xlsx"
    content = papers.read_bytes()
    papers.unlink()
    filing.repair(place, ask("2024-01").say)
    assert papers.read_bytes() == content


def test_the_batch_says_what_it_is(bureau: Bureau) -> None:
    again(bureau)
    with bureau_lines(bureau, 1):
        pass
    book = bureau.book()
    batches = book.batches()
    book.close()
    assert [json.loads(one.detail).get("reissue") for one in batches if one.kind == "payroll"] == [None, True]


def test_a_month_without_a_list_has_nothing_to_pay_again(bureau: Bureau) -> None:
    with pytest.raises(Refusal) as refused:
        again(bureau, "2024-02", "2024-02-20")
    assert refused.value.name == "reissue-first"


def test_a_closed_month_takes_no_list_of_what_failed_either(bureau: Bureau) -> None:
    correct.close(bureau.write(), months.parse("2024-01"), By("甲办", months.parse_day("2024-01-26")))
    with pytest.raises(Refusal) as refused:
        again(bureau)
    assert refused.value.name == "month-closed"


def test_it_needs_its_own_approvals(tmp_path: Path) -> None:
    office = bureau_of(tmp_path)
    office.projects["living"].keys["approval"] = {"levels": 1}
    approved(office, "2024-01-20")
    office.issue("2024-01")
    failing(office, 2, "乙")
    with pytest.raises(Refusal) as refused:
        again(office)
    assert refused.value.name == "not-approved"
    approved(office, "2024-01-28", reissue=True)
    (stage, _) = standing.standing(office.write(), months.parse_day("2024-01-28"))[0].stages
    assert (months.format(stage.month), stage.state) == ("2024-01", "approved")
    assert again(office) == [("乙", "2024-01", "regular", 12_000, "")]
    assert is_sound(office)


def approved(office: Bureau, as_of: str, **more: Any) -> None:
    words = ask("2024-01", as_of, **more)
    approving.approve(office.write(), type(words)(**{**fields(words), "by": "李强"}), "", lambda _: True)


def fields(one: Any) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}


def test_it_goes_to_the_bank_like_any_other(bureau: Bureau) -> None:
    exporting.export(bureau.write(), months.parse("2024-01"), exporting.By("甲办", DAY))
    again(bureau, as_of="2024-03-02")
    day = months.parse_day("2024-03-03")
    (one,) = exporting.export(bureau.write(), months.parse("2024-01"), exporting.By("甲办", day))
    assert (one.about.number, one.orders, one.total) == (4, 1, 12_000)


def test_on_the_terminal(bureau: Bureau) -> None:
    bureau.write()
    words = ("-C", str(bureau.folder), "--lang", "zh")
    drafted = call("-C", str(bureau.folder), "draft", "--reissue", "--as-of", "2024-01-28", "--lang", "zh")
    assert "这些名单只补发银行没有付成的" in drafted.out
    assert "issue 2024-01 --reissue --as-of 2024-01-28" in drafted.err
    done = call(*words[:2], "issue", "--reissue", "--as-of", "2024-01-28", "--yes", "--json", *words[2:])
    told = json.loads(done.out)
    assert (told["month"], told["reissue"], told["projects"][0]["net"]) == ("2024-01", True, "120.00")
    last = call(*words[:2], "issue", "--reissue", "--as-of", "2024-01-28", "--yes", *words[2:])
    assert (last.status, bureau.numbers()) == (0, [1, 2, 3]), "nothing is left to pay again"


# --- the law ------------------------------------------------------------------------------------------------------

NAMES = "甲乙丙丁"
EVENTS = ("death", "suspend", "raise", "join", "nothing")


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[str], list[str], list[str]]:
    """Give who fails in January, what becomes known afterwards, and who fails again."""
    failed = draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1))
    events = draw(st.lists(st.sampled_from(EVENTS), max_size=3, unique=True))
    return failed, events, draw(st.lists(st.sampled_from(failed), unique=True))


def happen(bureau: Bureau, events: list[str]) -> None:
    project = bureau.projects["living"]
    project.changes = []
    for place, event in enumerate(events):
        name = NAMES[place]
        if event == "death":
            project.changes.append(change("2024-01-27", name, "death", "2023-12-15"))
        elif event == "suspend":
            project.changes.append(change("2024-01-27", name, "suspend", "2024-01"))
        elif event == "join":
            project.roster.append({**person("戊", start_month="2024-01", reported_on="2024-01-27"), "account": "62179"})
        elif event == "raise":
            rate = {"from": "2024-01", "amount": "130.00", "issued": "2024-01-27", "basis": "调标"}
            project.keys["item"] = [{**LIVING, "rate": [rate]}]


def lived(folder: Path, history: tuple[list[str], list[str], list[str]], *, reissue: bool) -> tuple[Any, Any]:
    """Live through a history and return the sums of what was paid in the end, and the lines of the last list."""
    failed, events, twice = history
    bureau = bureau_of(folder, NAMES)
    bureau.issue("2024-01")
    failing(bureau, 1, "".join(failed))
    happen(bureau, events)
    if reissue:
        paid = {one[0] for one in again(bureau)}
        if twice_paid := [name for name in twice if name in paid]:
            failing(bureau, 3, "".join(twice_paid), day="2024-01-29")
    found = lines(bureau.issue("2024-02", accept="是"))
    assert is_sound(bureau)
    sums: Counter[tuple[str, str]] = Counter()
    for number in bureau.numbers():
        with bureau_lines(bureau, number) as table:
            for name, month, fen in zip(table["name"], table["service_month"], table["fen"], strict=True):
                sums[name, months.format(int(month))] += int(fen)
    return {key: fen for key, fen in sums.items() if fen}, found


@settings(max_examples=max(5, EXAMPLES // 15), deadline=None)
@given(histories())
def test_with_or_without_it_all_are_paid_the_same_and_the_next_list_has_the_same_reasons(
    history: tuple[list[str], list[str], list[str]],
) -> None:
    with TemporaryDirectory() as first, TemporaryDirectory() as second:
        with_sums, with_lines = lived(Path(first), history, reissue=True)
        sums, whole = lived(Path(second), history, reissue=False)
    assert with_sums == sums
    assert [one for one in whole if one[4] != "returned"] == [one for one in with_lines if one[4] != "returned"]


# --- the accounts it goes to ----------------------------------------------------------------------------------------


def said(bureau: Bureau, as_of: str = "2024-01-28") -> list[str]:
    """Return what a draft of what failed says of accounts."""
    (outcome,) = bureau.draft("2024-01", as_of=as_of, reissue=True).outcomes
    return [one.name for one in outcome.repaid]


def test_the_same_account_once_more_is_a_warning_that_stops_nothing(bureau: Bureau) -> None:
    assert said(bureau) == ["account-failed-before"]
    assert again(bureau) != []


def test_a_failure_that_was_not_the_accounts_may_go_there_again(tmp_path: Path) -> None:
    office = bureau_of(tmp_path)
    office.issue("2024-01")
    failing(office, 1, "乙", reason="bank")
    assert said(office) == []


def moved(bureau: Bureau, day: str) -> None:
    bureau.projects["living"].changes = [change(day, "乙", "account", "2024-01", "样例银行|6217000000000099|")]


def test_an_account_that_was_changed_lately_needs_somebodys_word(bureau: Bureau) -> None:
    moved(bureau, "2024-01-27")
    assert said(bureau) == ["account-changed-lately"]
    with pytest.raises(Refusal) as refused:
        again(bureau)
    assert refused.value.name == "accounts-changed"
    assert [one.id_number for one in refused.value.findings] == [id_number("乙")]
    assert again(bureau, accept="李强看过存折") != []
    book = bureau.book()
    assert book.batches()[-1].why == "李强看过存折"
    book.close()


def test_one_edited_in_the_roster_was_changed_nobody_knows_when(bureau: Bureau) -> None:
    bureau.projects["living"].roster[1]["account"] = "6217000000000099"
    assert said(bureau) == ["account-changed-lately"]


def test_after_some_days_it_is_a_changed_account_like_any_other(bureau: Bureau) -> None:
    moved(bureau, "2024-01-27")
    assert said(bureau, "2024-02-26") == ["account-changed-lately"], "thirty days"
    assert said(bureau, "2024-02-27") == []
    bureau.projects["living"].keys["bank"]["watch_days"] = 0
    assert said(bureau) == []


def test_who_approves_the_list_approves_the_accounts(tmp_path: Path) -> None:
    office = bureau_of(tmp_path)
    office.projects["living"].keys["approval"] = {"levels": 1}
    approved(office, "2024-01-20")
    office.issue("2024-01")
    failing(office, 2, "乙")
    moved(office, "2024-01-27")
    assert said(office) == ["account-changed-lately"]
    approved(office, "2024-01-28", reissue=True)
    assert again(office) != []


def test_the_next_whole_list_asks_the_same(bureau: Bureau) -> None:
    moved(bureau, "2024-01-27")
    with pytest.raises(Refusal) as refused:
        bureau.issue("2024-02")
    assert refused.value.name == "accounts-changed"
    shown = call("-C", str(bureau.folder), "check", "--as-of", "2024-02-20", "--json", "--lang", "en")
    assert "T132" in [one["code"] for one in json.loads(shown.out)["findings"]]
