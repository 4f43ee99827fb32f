"""``subsidies explain`` on the sample: what a retiree is shown, and what a program gets."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from subsidies import months
from tests.shell import Result, call

LATE_DEATH, SUSPENDED, RAISED = "652300194303188272", "652300194607032189", "652300193601288269"
OLD_ID, NEW_ID = "652300193805278361", "65230019380527052X"
REGISTERED_LATE = "652300193901190028"
YEAR = "2024-12-31"
WHOLE_ID = re.compile(r"\d{17}[\dX]")


def explain(folder: Path, *arguments: str, language: str = "zh") -> Result:
    """Explain in a language, as known at the end of the year unless a day is named."""
    day = () if "--as-of" in arguments else ("--as-of", YEAR)
    return call("-C", str(folder), "explain", *arguments, *day, "--lang", language)


def answer(folder: Path, *arguments: str) -> dict[str, Any]:
    """Return the JSON object of an explanation."""
    result = explain(folder, *arguments, "--json")
    assert (result.status, result.err) == (0, "")
    found: dict[str, Any] = json.loads(result.out)
    return found


def project(folder: Path, *arguments: str) -> dict[str, Any]:
    """Return the one project of an explanation."""
    (one,) = answer(folder, *arguments)["projects"]
    assert isinstance(one, dict)
    return one


def sums(one: dict[str, Any]) -> list[str]:
    """Return owed, paid, arrears and claims."""
    return [one["totals"][key] for key in ("owed", "paid", "arrears", "claims")]


def listed(folder: Path, *ids: str) -> list[tuple[str, str, str]]:
    """Return the lines that all lists of the year have of a person: service month, amount, reason."""
    rows = []
    for path in sorted(folder.glob("out/2024-*/*.lines.csv"), key=lambda path: path.parent.name):
        for line in path.read_text("utf-8-sig").splitlines()[1:]:
            cells = line.split(",")
            if cells[1] in ids:
                rows.append((cells[4], cells[6], cells[7]))
    return rows


def lines(one: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return the same from the batches of an explanation."""
    return [
        (months.format(service), line["amount"], line["reason"] or "")
        for batch in one["batches"]
        for line in batch["lines"]
        for service in months.through(months.parse(line["first"]), months.parse(line["last"]))
    ]


def flat(text: str) -> str:
    """Return a text without blanks and line ends, as it is before it is set on a page."""
    return "".join(text.split())


# --- the sample -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        ((LATE_DEATH,), ["600.00", "840.00", "0.00", "240.00"]),
        ((SUSPENDED,), ["2018.00", "2018.00", "0.00", "0.00"]),
        ((RAISED,), ["26777.16", "26777.16", "0.00", "0.00"]),
        ((OLD_ID, NEW_ID), ["2018.00", "2018.00", "0.00", "0.00"]),
        ((REGISTERED_LATE,), ["1200.00", "1200.00", "0.00", "0.00"]),
    ],
    ids=["late death", "suspended and resumed", "raised", "identity corrected", "registered late"],
)
def test_the_sums_of_the_year_are_those_of_the_lists(issued: Path, ids: tuple[str, ...], expected: list[str]) -> None:
    for one in ids:
        found = project(issued, one)
        assert sums(found) == expected
        assert lines(found) == listed(issued, *ids)


def test_the_raise_is_arrears_of_six_months_in_one_line(issued: Path) -> None:
    (batch,) = [one for one in project(issued, RAISED)["batches"] if one["pay_month"] == "2024-07"]
    assert [(line["first"], line["last"], line["amount"], line["sum"]) for line in batch["lines"]] == [
        ("2024-01", "2024-06", "72.00", "432.00"),
        ("2024-07", "2024-07", "2231.43", "2231.43"),
    ]
    assert (batch["entered_by"], batch["kind"]) == ("王芳", "payroll")


def test_one_month_has_its_arithmetic_its_lines_and_nothing_else(issued: Path) -> None:
    text = explain(issued, RAISED, "2024-03").out
    assert "退休工资：2,231.43=名册工资2,159.43（8794-wages.xlsx#名册第" in flat(text)
    assert "+2024年1月调资增加72.00：定额40.00+2,159.43的1.5%计32.00（2024-07-15印发，" in flat(text)
    found = project(issued, RAISED, "2024-03")
    assert [batch["sum"] for batch in found["batches"]] == ["2159.43", "72.00"]
    assert sums(found) == ["2231.43", "2231.43", "0.00", "0.00"]
    text = explain(issued, SUSPENDED, "2024-05").out
    assert "生活补贴：120.00 = 标准 120.00（2024年1月起，新政办发〔2010〕68号）" in text


def test_both_ids_of_a_corrected_person_give_the_same(issued: Path) -> None:
    assert explain(issued, OLD_ID, "--show-ids").out == explain(issued, NEW_ID, "--show-ids").out
    found = answer(issued, OLD_ID)
    assert (found["id_number"], found["former_id_numbers"]) == ("652300********052X", ["652300********8361"])
    assert {batch["id_number"][-4:] for batch in found["projects"][0]["batches"]} == {"8361", "052X"}


def test_what_was_not_known_yet_is_marked(issued: Path) -> None:
    text = explain(issued, SUSPENDED, "--as-of", "2024-05-31").out
    assert "资格认证表）——2024-05-31还不知道，没有算。" in flat(text)
    assert "还应补发 240.00，因暂停先留着" in text
    found = project(issued, SUSPENDED, "--as-of", "2024-05-31")
    assert [fact["state"] for fact in found["facts"]] == ["counts", "counts", "not-yet-known"]
    assert (found["totals"]["held"], found["last"]) == ("240.00", "2024-05")


def test_nothing_is_known_on_an_early_day(issued: Path) -> None:
    text = explain(issued, REGISTERED_LATE, "--as-of", "2024-05-31").out
    assert "2024-05-31 还没有登记这个人，应发和已发都是 0.00。" in text
    assert "合计" not in text


def test_a_claim_says_why_and_what_becomes_of_it(issued: Path) -> None:
    text = explain(issued, LATE_DEATH).out
    assert "2024年1–12月应发 600.00，已发 840.00：多发了 240.00。" in text
    assert "多发了，记着：先从本人同一待遇的补发里抵" in text
    (gap,) = project(issued, LATE_DEATH)["gaps"]
    assert [gap[key] for key in ("first", "last", "sum", "state", "reason")] == [
        "2024-06",
        "2024-07",
        "-240.00",
        "claim",
        "carried",
    ]
    assert [cause["cause"] for cause in gap["causes"]] == ["death"]


def test_a_death_that_was_corrected_is_told_as_replaced(office: Path) -> None:
    settings = office / "bankrupt-living.toml"
    settings.write_text(
        settings.read_text("utf-8").replace('#变更"]', '#变更", "more.csv"]'),
        "utf-8",
    )
    (office / "more.csv").write_text(
        f"登记日期,公民身份号码,姓名,变更类型,生效,变更值\n2024-12-05,{LATE_DEATH},达吾提·吾守尔,死亡,2024-06-03,\n",
        "utf-8",
    )
    assert "——已由more.csv第2行取代，不再算。" in flat(explain(office, LATE_DEATH).out)
    assert sums(project(office, LATE_DEATH)) == ["720.00", "840.00", "0.00", "120.00"]


# --- the page ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("arguments", [[LATE_DEATH], [SUSPENDED], [RAISED, "2024-03"], [OLD_ID]], ids="-".join)
def test_the_page_is_no_wider_than_paper_and_shows_no_id(issued: Path, arguments: list[str], language: str) -> None:
    result = explain(issued, *arguments, language=language)
    assert (result.status, result.err) == (0, "")
    assert max(map(cell_len, result.out.splitlines())) <= 80
    assert not re.search(r"^ *[，。；：、！？）”]", result.out, re.MULTILINE), "a line begins with a stop"
    assert not WHOLE_ID.search(result.out)
    assert WHOLE_ID.search(explain(issued, *arguments, "--show-ids", language=language).out)


def test_amounts_stand_below_each_other(issued: Path) -> None:
    text = explain(issued, LATE_DEATH).out
    rows = [line for line in text[text.index("六、合计") :].splitlines()[1:] if line.endswith("0")]
    assert {cell_len(row) for row in rows} == {80}
    amounts = [row.split()[-1] for row in rows]
    assert amounts == ["600.00", "-840.00", "-240.00", "0.00", "-240.00"]


def test_english_has_the_same_sections(issued: Path) -> None:
    zh, en = (explain(issued, LATE_DEATH, language=language).out for language in ("zh", "en"))
    assert re.findall(r"^[一二三四五六七]、", zh, re.MULTILINE) == [f"{one}、" for one in "一二三四五六七"]
    assert re.findall(r"^(\d)\. ", en, re.MULTILINE) == list("1234567")
    assert "2024-01 to 12: owed 600.00, paid 840.00; 240.00 was paid too much." in en


def test_json_has_no_id_in_full_unless_it_is_asked_for(issued: Path) -> None:
    assert not WHOLE_ID.search(explain(issued, OLD_ID, "--json").out)
    assert answer(issued, OLD_ID, "--show-ids")["id_number"] == NEW_ID


def test_json_is_the_same_in_both_languages(issued: Path) -> None:
    zh, en = (explain(issued, SUSPENDED, "--json", language=language).out for language in ("zh", "en"))
    assert zh == en


def test_an_account_is_masked(issued: Path) -> None:
    masked, whole = (flat(explain(issued, "652300194901168837", *more).out) for more in ([], ["--show-ids"]))
    assert "中国农业银行玛纳斯县支行|***************4414|郭廷秀" in masked
    assert "6299014415025414414" in whole


# --- who --------------------------------------------------------------------------------------------------------------


def test_a_name_is_enough_where_it_is_unique_whatever_its_dot(issued: Path) -> None:
    assert explain(issued, "达吾提•吾守尔").out == explain(issued, LATE_DEATH).out
    assert explain(issued, "652300********8272").out == explain(issued, LATE_DEATH).out


def test_a_name_of_several_is_refused_with_masked_ids(issued: Path) -> None:
    result = explain(issued, "高素华")
    assert (result.status, result.out) == (2, "")
    assert "符合的有 2 个人：652300********0869、652300********2446。" in result.err
    assert "652300194404160869, 652300194503042446" in explain(issued, "高素华", "--show-ids", language="en").err
    assert json.loads(explain(issued, "高素华", "--json").out)["error"]["name"] == "person-not-unique"


def test_nobody_is_refused_and_not_named(issued: Path) -> None:
    result = explain(issued, "没有这个人")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("未完成 [person-not-found]")
    assert "没有这个人" not in result.err.replace("都没有这个人", "")


def test_a_project_that_does_not_have_the_person_does_not_find_them(issued: Path) -> None:
    assert "person-not-found" in explain(issued, RAISED, "--project", "bankrupt-living").err
    assert explain(issued, RAISED, "--project", "8794-wages").status == 0


def test_the_ledger_is_not_touched(office: Path) -> None:
    before = (office / "ledger.db").read_bytes()
    assert explain(office, SUSPENDED).status == 0
    assert (office / "ledger.db").read_bytes() == before
