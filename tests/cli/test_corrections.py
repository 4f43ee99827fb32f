"""What cannot be taken back is shown and asked for on a terminal; elsewhere it is entered as it always was."""

import json
from pathlib import Path
from typing import Any

import pytest

from subsidies import correct, identity, months, workspace
from subsidies.correct import By, Correction
from subsidies.errors import Refusal
from tests.bureau import Bureau, change, id_number, living
from tests.shell import Result, call, sit, unfolded

DAY = ("--as-of", "2024-04-20", "--lang", "zh")
OPENING = "项目,公民身份号码,待遇项目,费款所属期,发放月,金额\nliving,{one},living,2023-12,2023-12,100.00\n"


@pytest.fixture
def office(tmp_path: Path) -> Bureau:
    """Give three months issued, batches 1 to 3; 甲 has died in January, so 240.00 are claimed."""
    bureau = living(tmp_path / "office", "甲", "乙")
    for month in ("2024-01", "2024-02", "2024-03"):
        bureau.issue(month)
    bureau.projects["living"].changes = [change("2024-04-02", "甲", "death", "2024-01-11")]
    bureau.write()
    (tmp_path / "before.csv").write_text(OPENING.format(one=id_number("乙")), "utf-8")
    return bureau


def words(command: str, bureau: Bureau) -> list[str]:
    """Return a command with what it needs."""
    own = {
        "refund": ["甲", "150", "--document", "收据"],
        "waive": ["甲", "150", "--document", "会议纪要"],
        "instalments": ["甲", "50", "2024-05", "--document", "协议"],
        "opening": [str(bureau.folder.parent / "before.csv")],
        "reverse": ["2", "--why", "发错了"],
        "close": ["2024-02"],
    }
    name = [command] if command == "close" else ["ledger", command]
    return ["-C", str(bureau.folder), *name, *own[command], *DAY]


TOLD = {
    "refund": ["将登记退款 150.00 元", "依据 收据", "还有 90.00 元多发未结", "2024-02", "-120.00", "钱已经退回"],
    "waive": ["将核销多发 150.00 元", "还有 90.00 元", "-30.00", "不再追缴"],
    "instalments": ["从 2024-05 起每月最多抵扣 50.00 元", "依据 协议"],
    "opening": ["2023-12 发放的 1 人、1 行，合计 100.00 元", "以后的名单不再发"],
    "reverse": ["将冲正第 2 批（living 2024-02 的发放）：2 人、2 行，合计 240.00 元", "没有发过", "2024-02 会再发"],
    "close": ["将结账 2024-02：living，名单 第 2 批 240.00 元", "结账不能撤销"],
}
commands = pytest.mark.parametrize("command", TOLD)


@commands
def test_who_says_no_has_entered_nothing(command: str, office: Bureau) -> None:
    result = sit(*words(command, office), typed="n\n")
    assert (result.status, "[not-confirmed]" in result.err, result.out) == (2, True, "")
    assert [one for one in TOLD[command] if unfolded(one) not in unfolded(result.err)] == []
    assert office.numbers() == [1, 2, 3]


@commands
def test_who_says_yes_has_entered_it(command: str, office: Bureau) -> None:
    result = sit(*words(command, office), typed="y\n")
    assert (result.status, office.numbers()) == (0, [1, 2, 3, 4])
    assert "批次 4" in result.out


@commands
@pytest.mark.parametrize("how", ["--yes", "--dry-run"])
def test_it_is_not_asked_where_that_is_said(command: str, how: str, office: Bureau) -> None:
    result = sit(*words(command, office), how)
    assert (result.status, "记入台账？" in result.err) == (0, False)
    assert office.numbers() == ([1, 2, 3, 4] if how == "--yes" else [1, 2, 3])


@commands
def test_what_is_no_terminal_is_not_asked(command: str, office: Bureau) -> None:
    assert call(*words(command, office)).status == 0
    assert office.numbers() == [1, 2, 3, 4]


def test_a_terminal_whose_output_goes_elsewhere_is_not_asked(office: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert call(*words("close", office)).status == 0


@pytest.mark.parametrize("command", ["refund", "instalments", "reverse"])
def test_a_question_shows_no_whole_id(command: str, office: Bureau) -> None:
    assert id_number("甲") not in unfolded(sit(*words(command, office), typed="n\n").err)
    assert identity.mask(id_number("甲")) in unfolded(sit(*words(command, office), typed="n\n").err)


def test_with_json_the_question_is_beside_the_answer(office: Bureau) -> None:
    result = sit(*words("refund", office), "--json", typed="y\n")
    assert json.loads(result.out)["batches"][0]["batch"] == 4
    assert "将登记退款" in result.err


# --- why -------------------------------------------------------------------------------------------------------------


def whys(bureau: Bureau) -> list[str]:
    """Return why each batch was entered."""
    book = bureau.book()
    try:
        return [batch.why for batch in book.batches()]
    finally:
        book.close()


def test_a_terminal_is_asked_why_until_it_says_why(office: Bureau) -> None:
    result = sit("-C", str(office.folder), "ledger", "reverse", "3", *DAY, typed="\n \n发错了\ny\n")
    assert (result.status, result.err.count("为什么冲正")) == (0, 3)
    assert whys(office)[-1] == "发错了"


def test_elsewhere_a_reversal_needs_no_why(office: Bureau) -> None:
    assert call("-C", str(office.folder), "ledger", "reverse", "3", *DAY).status == 0
    assert whys(office)[-1] == ""


def test_what_was_asked_before_somebody_else_entered_something_is_not_entered(office: Bureau) -> None:
    place = office.write()

    def meanwhile(would: object) -> str:
        office.issue("2024-04")
        return "yes"

    by = By("王芳", months.parse_day("2024-04-20"), agree=meanwhile)
    with pytest.raises(Refusal, match="ledger-moved"):
        correct.close(place, months.parse("2024-02"), by)
    assert office.numbers() == [1, 2, 3, 4]


def test_nobody_agrees_to_what_is_not_that_is_entered(office: Bureau) -> None:
    shown: list[Correction] = []
    by = By("王芳", months.parse_day("2024-04-20"), agree=lambda would: shown.extend(would) or "why")  # type: ignore[func-returns-value]
    (done,) = correct.reverse(workspace.read(office.folder), 2, by)
    assert [one.lines.equals(done.lines) for one in shown] == [True]
    assert done.batch is not None
    assert done.batch.why == "why"


# --- what it means ---------------------------------------------------------------------------------------------------


def reverse(bureau: Bureau, number: str, **how: Any) -> Result:
    """Reverse a batch before a terminal."""
    return sit("-C", str(bureau.folder), "ledger", "reverse", number, "--why", "发错了", *DAY, typed="y\n", **how)


def test_a_list_of_an_open_month_that_was_reversed_is_issued_again(office: Bureau) -> None:
    result = reverse(office, "2")
    assert f"\n  subsidies -C {office.folder} issue 2024-02\n" in result.err


def test_a_list_of_a_closed_month_that_was_reversed_comes_as_arrears(office: Bureau) -> None:
    assert call("-C", str(office.folder), "close", "2024-02", *DAY).status == 0
    result = reverse(office, "2")
    assert "2024-02已经结账" in unfolded(result.err)
    assert f"\n  subsidies -C {office.folder} draft\n" in result.err
    assert call("-C", str(office.folder), "issue", "2024-02", *DAY).status == 2


@pytest.mark.parametrize(("command", "told"), [("refund", "算没有退回"), ("waive", "核销从此不算")])
def test_to_reverse_a_refund_or_a_waiver_opens_the_claim_again(command: str, told: str, office: Bureau) -> None:
    assert call(*words(command, office)).status == 0
    assert told in unfolded(reverse(office, "4").err)


def test_to_close_a_month_twice_is_refused_for_what_it_is(office: Bureau) -> None:
    assert call(*words("close", office)).status == 0
    result = call(*words("close", office))
    assert (result.status, "[month-closed-already]" in result.err) == (2, True)


# --- who is meant ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", [id_number("甲"), "甲", " 甲 ", identity.mask(id_number("甲"))])
@pytest.mark.parametrize("command", ["refund", "waive", "instalments"])
def test_a_person_is_named_as_for_explain(command: str, who: str, office: Bureau) -> None:
    assert call(*[who if word == "甲" else word for word in words(command, office)]).status == 0
    assert office.numbers() == [1, 2, 3, 4]


def slip(one: str) -> str:
    """Return an id number with two characters in the wrong order."""
    return one[:15] + one[16] + one[15] + one[17:]


@pytest.mark.parametrize("command", [["explain"], ["ledger", "refund"]])
def test_an_id_that_was_mistyped_leads_to_the_nearest(command: list[str], office: Bureau) -> None:
    amount = ["10"] if "refund" in command else []
    result = call("-C", str(office.folder), *command, slip(id_number("甲")), *amount, *DAY)
    assert (result.status, "[person-not-found]" in result.err) == (2, True)
    assert identity.mask(id_number("甲")) in unfolded(result.err)
    far = call("-C", str(office.folder), *command, "652300199912310018", *amount, *DAY)
    assert "只差一位" not in far.err


@pytest.mark.parametrize("more", [["--month", "2024-01"], ["--item", "heating"]])
def test_a_claim_of_another_month_or_item_is_told_of(more: list[str], office: Bureau) -> None:
    result = call(*words("refund", office), *more)
    assert "[claim-elsewhere]" in result.err
    assert "2024-02living,2024-03living" in unfolded(result.err)
    assert "[claim-missing]" in call(*[word.replace("甲", "乙") for word in words("refund", office)]).err


def test_an_opening_of_a_mistyped_id_leads_to_the_nearest(office: Bureau, tmp_path: Path) -> None:
    (tmp_path / "before.csv").write_text(OPENING.format(one=slip(id_number("乙"))), "utf-8")
    result = call(*words("opening", office))
    assert (result.status, "opening-person-unknown" in result.err) == (2, True)
    assert identity.mask(id_number("乙")) in result.err
