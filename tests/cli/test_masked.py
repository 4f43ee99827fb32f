"""Numbers of people that stand in free text: no screen and no object has them in full, unless somebody asks."""

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from tests.bureau import Bureau, Project, change, id_number, person
from tests.findings import desk
from tests.offices import ROSTER_COLUMNS, write_csv
from tests.shell import Result, call, sit

DAY = ("--as-of", "2024-04-20")
NOTE, EMPLOYER, NAME = "原号 652300 19480305 0026", "６２１７ ００００-１２３４-５６７８-９０７", "甲652300194803050034"
DOCUMENT, HEADING, BY = "凭 652300-19480305-0042", "备注652300194803050050", "经办 652300194803050069"
WHY, REASON = "见6217000012345678923", "问过 652300 19480305 007X"
HAND = ("--why", WHY, "--by", BY, *DAY)
BETWEEN = re.compile(r"[\s\-\u200b]+")


def numbers(text: str) -> list[str]:
    """Return the numbers of people in a text, written in one piece."""
    return re.findall(r"652300\d{11}[\dX]|6217\d{15}", BETWEEN.sub("", unicodedata.normalize("NFKC", text)))


@pytest.fixture
def office(tmp_path: Path) -> Bureau:
    """Give three months issued, a claim waived in part, the third month reversed; numbers stand in every free text."""
    people = [
        person("甲", start_month="2024-01", note=NOTE, employer=EMPLOYER) | {"name": NAME},
        person("乙", start_month="2024-01"),
        person("丙", start_month="2024-01"),
    ]
    bureau = Bureau(tmp_path / "office", {"living": Project(people)})
    for month in ("2024-01", "2024-02", "2024-03"):
        bureau.issue(month)
    death = change("2024-04-02", "甲", "death", "2024-01-11") | {"name": NAME, "document": DOCUMENT, "note": NOTE}
    stop = change("2024-04-02", "丙", "end", "2024-03") | {"document": DOCUMENT}
    bureau.projects["living"].changes = [death, stop]
    bureau.write()
    assert said(bureau, "ledger", "waive", *HAND, id_number("甲"), "10", "--document", DOCUMENT).status == 0
    assert said(bureau, "ledger", "reverse", *HAND, "3").status == 0
    return bureau


def changed(bureau: Bureau) -> str:
    """Return the path of a roster in which free texts are others."""
    rows = [dict(row) for row in bureau.projects["living"].roster]
    rows[0] |= {"note": NOTE.replace("0305", "0306"), "employer": "县粮食局"}
    rows[1] |= {"note": WHY}
    write_csv(bureau.folder / "new.csv", ROSTER_COLUMNS, rows)
    return str(bureau.folder / "new.csv")


def said(bureau: Bureau, *words: str) -> Result:
    """Call a command in an office."""
    return call("-C", str(bureau.folder), *words)


SHOWN: dict[str, tuple[list[str], list[str]]] = {
    "explain 甲652300194803050034": ([NAME, DOCUMENT, BY, WHY], [NAME, DOCUMENT, BY, WHY]),
    "explain 甲652300194803050034 2024-02": ([NAME, DOCUMENT], [NAME, DOCUMENT]),
    "roster diff new.csv": ([NAME, NOTE, EMPLOYER, WHY], [NAME, NOTE, EMPLOYER, WHY]),
    "draft 2024-03": ([NAME, DOCUMENT], [NAME]),
    "issue 2024-03 --dry-run": ([NAME, DOCUMENT], [NAME]),
    "ledger show 4": ([NAME, DOCUMENT, BY, WHY], [NAME, BY, WHY]),
    "ledger show 1": ([NAME], [NAME]),
    "ledger log": ([BY], [BY, WHY]),
    "status": ([NAME], [NAME]),
    "ledger refund 甲652300194803050034 10 --dry-run --document 收据": ([NAME], [NAME]),
}
"""Commands that show free text, and what of it they show on the screen and in JSON."""
DATELESS = ("ledger show", "ledger log")


@pytest.mark.parametrize("form", [[], ["--json"]], ids=["screen", "json"])
@pytest.mark.parametrize("command", SHOWN)
def test_numbers_in_free_text_are_masked_unless_they_are_asked_for(
    command: str, form: list[str], office: Bureau
) -> None:
    path = changed(office)
    arguments = [path if word == "new.csv" else word for word in command.split()]
    arguments += [*form, *(() if command.startswith(DATELESS) else DAY)]
    masked, whole = said(office, *arguments), said(office, *arguments, "--show-ids")
    assert masked.status == whole.status < 2, whole.err
    assert numbers(masked.out + masked.err) == []
    seen = numbers(whole.out + whole.err)
    assert [one for one in SHOWN[command][bool(form)] if not {*numbers(one)} <= {*seen}] == []


def test_the_question_before_it_is_entered_is_masked(office: Bureau) -> None:
    words = ["ledger", "refund", NAME, "10", "--document", DOCUMENT, *DAY]
    masked, whole = (sit("-C", str(office.folder), *words, *more, typed="n\n") for more in ([], ["--show-ids"]))
    assert numbers(masked.out + masked.err) == []
    assert {*numbers(DOCUMENT), *numbers(NAME)} <= {*numbers(whole.out + whole.err)}


def test_files_that_need_them_have_them(office: Bureau) -> None:
    assert said(office, "issue", "2024-03", *DAY, "--yes").status == 0
    assert said(office, "ledger", "export", str(office.folder / "export")).status == 0
    lists = (office.folder / "out" / "2024-03").glob("*.lines.csv")
    assert numbers("".join(path.read_text("utf-8-sig") for path in lists)).count(id_number("乙")) > 0
    exported = "".join(path.read_text("utf-8-sig") for path in (office.folder / "export").rglob("*.csv"))
    assert {*numbers(NAME), id_number("甲")} <= {*numbers(exported)}


# --- findings ---------------------------------------------------------------------------------------------------------

WRONG: dict[str, dict[str, Any]] = {
    "a number with blanks where a month stands": {
        "add": {"roster.csv": "652300194803050026,李四,652300 19480305 0026"},
    },
    "a card with blanks where an amount stands": {
        "files": {"roster.csv": "公民身份号码,姓名,月工资\n652300194501010010,张三,6217 0000 1234 5678 907\n"},
    },
    "a wide number with hyphens where a day stands": {
        "files": {
            "roster.csv": "公民身份号码,姓名,死亡日期\n652300194501010010,张三,６５２３００－１９４８０３０５ ００２６"
        },
    },
    "a number for a kind of change": {
        "add": {"changes.csv": "2024-03-01,652300194501010010,张三,652300 19480305 0026,2024-04,"},
    },
    "a number in an unknown heading": {
        "edit": {"roster.csv": [["银行账号", HEADING]]},
    },
}


@pytest.mark.parametrize("command", ["check", "draft", "roster convert"])
@pytest.mark.parametrize("form", [[], ["--json"]], ids=["screen", "json"])
@pytest.mark.parametrize("what", WRONG)
def test_a_number_in_a_wrong_place_is_masked_in_the_finding(
    what: str, form: list[str], command: str, tmp_path: Path
) -> None:
    desk.lay_out(WRONG[what], tmp_path)
    more = [str(tmp_path / "roster.csv"), str(tmp_path / "out.xlsx")] if command == "roster convert" else []
    words = ["-C", str(tmp_path), *command.split(), *more, *form]
    masked = call(*words)
    assert numbers(masked.out + masked.err) == []
    if command == "check":
        whole = call(*words, "--show-ids")
        assert {*numbers(str(WRONG[what]))} & {*numbers(whole.out + whole.err)}


@pytest.mark.parametrize("form", [[], ["--json"]], ids=["screen", "json"])
def test_a_number_in_a_clearance_is_masked(form: list[str], tmp_path: Path) -> None:
    head = "代码,项目,公民身份号码,理由,依据材料,核实人,有效期至"
    row = f"R174,living,652300194501010010,{REASON},{DOCUMENT},{BY},2024-12-31"
    keys = [["projects =", 'clearances = ["clearances.csv"]\nprojects =']]
    case = {"edit": {"subsidies.toml": keys, "roster.csv": [["2024-01", "2023-01"]]}}
    desk.lay_out({**case, "files": {"clearances.csv": f"{head}\n{row}\n"}}, tmp_path)
    words = ["-C", str(tmp_path), "check", "--cleared", "--as-of", "2024-06-20", *form]
    masked, whole = call(*words), call(*words, "--show-ids")
    assert numbers(masked.out + masked.err) == []
    assert {*numbers(DOCUMENT), *numbers(REASON), *numbers(BY)} <= {*numbers(whole.out + whole.err)}


def test_a_number_in_a_refusal_is_masked(office: Bureau) -> None:
    for words in (["explain", "652300 19480305 0099"], ["draft", "652300194803050099"], ["652300194803050099"]):
        masked = said(office, *words)
        assert (masked.status, numbers(masked.out + masked.err)) == (2, [])
