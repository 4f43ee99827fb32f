"""The sheet 增减变动表: read back with another library, its sums add up, and whoever moved stands below them."""

import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from subsidies import months
from subsidies.language import Say, speaker
from subsidies.write import forms
from subsidies.write.content import MoveGroup, Movement, MoveRow, PaymentList
from tests.test_write_forms import DANGEROUS, DRAFT, ISSUED

ZH, EN = speaker("zh"), speaker("en")
ROW = MoveRow("甲", "652300194503070011", "样例厂", 0, 12_000, 0, 12_000, "名册第 2 行")
LEFT = MoveRow("乙", "65230019400101002X", "样例厂", 12_000, -12_000, 0, 0, "死亡\n公安比对")
MOVED = Movement(
    before=months.parse("2024-09"),
    groups=(
        MoveGroup("joined", 2, 0, 24_000, 0, 24_000, (ROW, replace(ROW, name="丙"))),
        MoveGroup("left", 1, 12_000, -12_000, 0, 0, (LEFT,)),
        MoveGroup("", 240, 2_880_000, 0, 0, 2_880_000),
    ),
    one_off=57_800,
    arrears=24_000,
    recovery=-4_001,
)
LIST = replace(ISSUED, movement=MOVED)
NAMES = ("上月应发（2024年9月）", "新增", "恢复", "减少", "暂停", "变动", "原因不明", "＝ 本月应发")


def sheet(content: PaymentList = LIST, say: Say = ZH, values: bool = False) -> Any:
    """Return the sheet, with formulas or with the values that they carry."""
    return openpyxl.load_workbook(io.BytesIO(forms.render(content, say)), data_only=values).worksheets[1]


def row(page: Any, number: int) -> list[Any]:
    """Return what stands in a row, without empty cells."""
    return [cell.value for cell in page[number] if cell.value not in (None, "")]


def reckoned(formulas: Any, values: Any) -> None:
    """Reckon every formula from the values of its cells, and compare."""
    for cell in (cell for line in formulas.iter_rows() for cell in line if cell.data_type == "f"):
        text = cell.value.removeprefix("=")
        if text.startswith("SUM("):
            cells = values[text[4:-1]]
            whole = [one for line in (cells if isinstance(cells, tuple) else ((cells,),)) for one in line]
        else:
            whole = [values[place] for place in text.split("+")]
        total = round(sum(one.value or 0 for one in whole), 2)
        assert values[cell.coordinate].value == total, (cell.coordinate, cell.value)


def test_the_way_from_month_to_month_stands_on_top() -> None:
    page = sheet(values=True)
    assert tuple(row(page, 3)) == NAMES
    assert row(page, 4) == [28_920, 240, 0, -120, 0, 0, 0, 29_040]
    assert row(page, 5) == ["本月应发", "一次性", "补发", "抵扣", "＝ 本月实发合计"]
    assert row(page, 6) == [29_040, 578, 240, -40.01, 29_817.99]


def test_what_stands_behind_many_is_said_once_below_them() -> None:
    said = "变更 第 2–78 行（77 行）：" + "工资变更，依据 通知" * 12
    groups = (replace(MOVED.groups[0], evidence=said), *MOVED.groups[1:])
    page = sheet(replace(LIST, movement=replace(MOVED, groups=groups)))
    assert page["J10"].value == said
    assert page.row_dimensions[10].height > page.row_dimensions[12].height
    assert page["J12"].value in (None, "")


def test_every_formula_carries_what_it_gives() -> None:
    reckoned(sheet(), sheet(values=True))
    assert sheet()["C4"].value == "=G10"
    assert sheet()["I4"].value == "=SUM(A4:H4)"
    assert sheet()["G6"].value == "=SUM(A6:F6)"


def test_who_moved_stands_below_by_move_with_subtotals() -> None:
    page = sheet(values=True)
    assert [cell.value for cell in page[7]] == [
        *("序号", "姓名", "公民身份号码", "原单位", "上月应发", "变动类别", "变动额", "原因不明", "本月应发", "依据"),
    ]
    assert row(page, 8) == [1, "甲", "652300194503070011", "样例厂", 0, "新增", 120, 0, 120, "名册第 2 行"]
    assert row(page, 9)[:2] == [2, "丙"]
    assert row(page, 10) == ["新增　小计　2 人", 0, 240, 0, 240]
    assert row(page, 11) == [3, "乙", "65230019400101002X", "样例厂", 120, "减少", -120, 0, 0, "死亡\n公安比对"]
    assert row(page, 12) == ["减少　小计　1 人", 120, -120, 0, 0]
    assert row(page, 13) == ["未变动　小计　240 人", 28_800, 0, 0, 28_800]
    assert row(page, 14) == ["合计　243 人", 28_920, 120, 0, 29_040]


def test_what_is_unexplained_is_shown_in_red() -> None:
    odd = MoveGroup("unexplained", 1, 12_000, 0, -12_000, 0, (replace(LEFT, change=0, unexplained=-12_000),))
    content = replace(LIST, movement=replace(MOVED, groups=(odd, *MOVED.groups)))
    page = sheet(content, values=True)
    assert (page["H4"].value, page["I4"].value) == (-120, 29_040)
    assert page["H4"].number_format.startswith("[Red]")
    assert row(page, 9)[0] == "原因不明　小计　1 人"
    reckoned(sheet(content), page)


def test_where_nobody_moved_it_says_so() -> None:
    still = replace(MOVED, groups=MOVED.groups[2:], one_off=0, arrears=0, recovery=0)
    page = sheet(replace(LIST, movement=still), values=True)
    assert row(page, 4) == [28_800, 0, 0, 0, 0, 0, 0, 28_800]
    assert row(page, 8) == ["与上月相比，没有人员增减变动"]
    assert row(page, 9)[0] == "未变动　小计　240 人"
    assert row(page, 10) == ["合计　240 人", 28_800, 0, 0, 28_800]


def test_a_list_of_nobody_after_nobody_is_a_proper_paper() -> None:
    page = sheet(ISSUED, values=True)
    assert row(page, 4) == [0] * 8
    assert row(page, 8) == ["此前没有发放名单，无上月可比。"]
    assert row(page, 9) == ["合计　0 人", 0, 0, 0, 0]


def test_before_the_first_list_all_are_new_and_nobody_is_named() -> None:
    first = Movement(groups=(MoveGroup("joined", 249, 0, 2_988_000, 0, 2_988_000),))
    page = sheet(replace(LIST, movement=first), values=True)
    assert row(page, 3)[0] == "上月应发（—）"
    assert row(page, 8) == ["新增　小计　249 人", 0, 29_880, 0, 29_880, "人员见发放名单"]
    reckoned(sheet(replace(LIST, movement=first)), page)
    assert any("无上月可比" in str(cell.value) for cell in page["A"])


def test_a_supplement_says_that_its_sums_are_the_months() -> None:
    page = sheet(replace(LIST, movement=replace(MOVED, supplement=True)))
    assert any("含本月此前各批名单" in str(cell.value) for cell in page["A"])
    assert not any("各批名单" in str(cell.value) for cell in sheet()["A"])


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("say", [ZH, EN])
def test_the_sheets_behind_are_set_up_as_the_list_is(number: int, say: Say) -> None:
    pages = openpyxl.load_workbook(io.BytesIO(forms.render(LIST, say))).worksheets
    page, heading = pages[number], (3, 7, 3)[number]
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert (page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight) == (True, 0)
    assert page.print_title_rows == f"$1:${heading}"
    assert page.freeze_panes == f"A{heading + 1}"
    assert [getattr(page.oddFooter, part).text for part in ("left", "center", "right")] == [
        getattr(pages[0].oddFooter, part).text for part in ("left", "center", "right")
    ]


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize(("say", "word"), [(ZH, "试算"), (EN, "DRAFT")])
def test_a_draft_says_so_on_every_sheet_and_a_list_never(number: int, say: Say, word: str) -> None:
    draft, issued = (
        openpyxl.load_workbook(io.BytesIO(forms.render(one, say))).worksheets[number] for one in (DRAFT, LIST)
    )
    assert all(any(word in str(cell.value) for cell in draft[line]) for line in (1, 2))
    assert word in draft.oddFooter.right.text
    assert word.lower() in draft.title.lower()
    assert not any(word in str(cell.value) for line in issued.iter_rows() for cell in line)


def test_titles_name_office_project_and_month() -> None:
    assert sheet()["A1"].value == "玛纳斯县社会保险中心破产企业人员生活补贴2024年10月增减变动表"
    assert sheet(say=EN)["A1"].value == "玛纳斯县社会保险中心: 破产企业人员生活补贴, bridge of 2024-10"


@pytest.mark.parametrize("text", DANGEROUS)
def test_texts_stay_texts(text: str) -> None:
    odd = replace(ROW, name=text, id_number=text, employer=text, evidence=text)
    page = sheet(replace(LIST, movement=replace(MOVED, groups=(MoveGroup("joined", 1, 0, 0, 0, 0, (odd,)),))))
    cells = [page[place] for place in ("B8", "C8", "D8", "J8")]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells] == [(text, "s", None)] * 4
    assert page["C8"].number_format == "@"


@pytest.mark.parametrize("say", [ZH, EN])
def test_equal_lists_are_equal_bytes(say: Say) -> None:
    assert forms.render(LIST, say) == forms.render(replace(LIST, movement=replace(MOVED)), say)


def test_an_english_sheet_has_no_chinese_words_of_ours() -> None:
    groups = tuple(
        replace(one, rows=tuple(replace(each, name="A", employer="B", evidence="C") for each in one.rows))
        for one in MOVED.groups
    )
    english = replace(LIST, title="Office", project="Subsidy", movement=replace(MOVED, groups=groups))
    texts = [cell.value for line in sheet(english, EN).iter_rows() for cell in line if isinstance(cell.value, str)]
    assert not [text for text in texts if not text.replace("　", "").isascii()]


def test_evidence_of_two_lines_makes_its_row_higher() -> None:
    page = sheet()
    assert page.row_dimensions[11].height == page.row_dimensions[8].height + 15
