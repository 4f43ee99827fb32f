"""The sheet 补发抵扣说明: what arrears and recoveries rest on, with sums that are those of the list."""

import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from subsidies.errors import Refusal
from subsidies.language import Say, speaker
from subsidies.write import forms
from subsidies.write.content import PartRow, PaymentList
from tests.test_write_forms import DANGEROUS, ISSUED
from tests.test_write_movement import reckoned, row

ZH, EN = speaker("zh"), speaker("en")
DIED = PartRow("甲", "652300194503070011", "recovery", "death", "2024年8月", -4_001, "死亡登记\n公安比对")
RAISED = PartRow("乙", "65230019400101002X", "arrears", "wage", "2024年1–6月", 24_000, "通知")
LATE = replace(RAISED, name="丙", reason="late-start", fen=12_000)
LIST = replace(ISSUED, parts=(DIED, RAISED, LATE, replace(RAISED, name="丁", id_number="652300194503070012")))


def sheet(content: PaymentList = LIST, say: Say = ZH, values: bool = False) -> Any:
    """Return the sheet, with formulas or with the values that they carry."""
    return openpyxl.load_workbook(io.BytesIO(forms.render(content, say)), data_only=values).worksheets[2]


def test_parts_stand_by_kind_and_reason_with_subtotals() -> None:
    page = sheet(values=True)
    assert [cell.value for cell in page[3]] == [
        *("序号", "姓名", "公民身份号码", "类别", "原因", "费款所属期", "金额", "依据"),
    ]
    assert row(page, 4) == [1, "丙", "65230019400101002X", "补发", "新登记", "2024年1–6月", 120, "通知"]
    assert row(page, 5) == ["补发（新登记）　小计　1 人", 120]
    assert [row(page, number)[1] for number in (6, 7)] == ["乙", "丁"]
    assert row(page, 8) == ["补发（工资变更）　小计　2 人", 480]
    assert row(page, 9)[3:] == ["抵扣", "死亡", "2024年8月", -40.01, "死亡登记\n公安比对"]
    assert row(page, 10) == ["抵扣（死亡）　小计　1 人", -40.01]


def test_the_sums_are_those_of_the_list_and_say_so() -> None:
    page = sheet(values=True)
    assert row(page, 11) == ["补发合计（与发放名单“补发”栏合计一致）", 600]
    assert row(page, 12) == ["抵扣合计（与发放名单“抵扣”栏合计一致）", -40.01]
    assert sheet()["G11"].value == "=G5+G8"
    reckoned(sheet(), page)


def test_a_kind_that_does_not_occur_sums_up_to_nothing() -> None:
    page = sheet(replace(LIST, parts=(DIED,)), values=True)
    assert row(page, 6) == ["补发合计（与发放名单“补发”栏合计一致）", 0]
    assert row(page, 7)[-1] == -40.01


def test_what_stands_behind_many_is_said_once_below_them() -> None:
    page = sheet(replace(LIST, grounds={("arrears", "wage"): "通知" * 60}), values=True)
    assert row(page, 8) == ["补发（工资变更）　小计　2 人", 480, "通知" * 60]
    assert page.row_dimensions[8].height > page.row_dimensions[5].height


def test_a_list_without_any_says_so_in_one_line() -> None:
    page = sheet(ISSUED)
    assert row(page, 4) == ["本批次没有补发和抵扣"]
    assert row(page, 5)[0].startswith("制表")


def test_one_person_with_two_parts_of_a_reason_is_counted_once() -> None:
    page = sheet(replace(LIST, parts=(RAISED, replace(RAISED, fen=1))))
    assert row(page, 6)[0] == "补发（工资变更）　小计　1 人"


@pytest.mark.parametrize("text", DANGEROUS)
def test_texts_stay_texts(text: str) -> None:
    odd = replace(RAISED, name=text, id_number=text, service=text, evidence=text)
    page = sheet(replace(LIST, parts=(odd,)))
    cells = [page[place] for place in ("B4", "C4", "F4", "H4")]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells] == [(text, "s", None)] * 4


def test_an_english_sheet_has_no_chinese_words_of_ours() -> None:
    parts = [replace(one, name="A", service="2024-08", evidence="B") for one in LIST.parts]
    page = sheet(replace(LIST, title="Office", project="Subsidy", parts=parts), EN)
    texts = [cell.value for line in page.iter_rows() for cell in line if isinstance(cell.value, str)]
    assert not [text for text in texts if not text.replace("　", "").isascii()]
    assert page["A1"].value == "Office: Subsidy, arrears and recoveries of 2024-10"


@pytest.mark.parametrize("say", [ZH, EN])
def test_equal_lists_are_equal_bytes(say: Say) -> None:
    assert forms.render(LIST, say) == forms.render(replace(LIST, parts=list(LIST.parts)), say)


def test_more_parts_than_a_sheet_has_rows_are_refused() -> None:
    with pytest.raises(Refusal) as caught:
        forms.render(replace(LIST, parts=[RAISED] * (forms.LONGEST + 1)), ZH)
    assert caught.value.name == "paper-too-long"
