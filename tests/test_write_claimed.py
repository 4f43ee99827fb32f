"""The sheet 多发登记: what stays open, the new claims before the older ones, with sums."""

import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from subsidies.errors import Refusal
from subsidies.language import Say, speaker
from subsidies.write import forms
from subsidies.write.content import ClaimRow, PaymentList
from tests.test_write_forms import DANGEROUS, ISSUED
from tests.test_write_movement import reckoned, row

ZH, EN = speaker("zh"), speaker("en")
OLD = ClaimRow("甲", "652300194503070011", "生活补贴", "2024年6–7月", 24_000, "death", False, "死亡登记")
NEW = ClaimRow("乙", "65230019400101002X", "生活补贴", "2024年9月", 12_001, "forfeit", True, "判决书")
LIST = replace(ISSUED, claims=(OLD, NEW, replace(NEW, item="冬碳费", fen=57_800)))


def sheet(content: PaymentList = LIST, say: Say = ZH, values: bool = False) -> Any:
    """Return the sheet, with formulas or with the values that they carry."""
    return openpyxl.load_workbook(io.BytesIO(forms.render(content, say)), data_only=values).worksheets[3]


def test_new_claims_stand_before_older_ones_and_are_summed() -> None:
    page = sheet(values=True)
    assert row(page, 3) == ["序号", "姓名", "公民身份号码", "待遇项目", "原因", "费款所属期", "多发未结", "依据"]
    assert row(page, 4) == [1, "乙", NEW.id_number, "生活补贴", "丧失待遇", "2024年9月", 120.01, "判决书"]
    assert row(page, 6) == ["本次新增　小计　1 人", 698.01]
    assert row(page, 7) == [3, "甲", OLD.id_number, "生活补贴", "死亡", "2024年6–7月", 240, "死亡登记"]
    assert row(page, 8) == ["以前结转　小计　1 人", 240]
    assert row(page, 9) == ["多发未结合计　2 人", 938.01]
    assert row(page, 10)[0].startswith("制表")
    reckoned(sheet(), page)


def test_a_list_that_leaves_nothing_open_has_no_such_sheet() -> None:
    book = openpyxl.load_workbook(io.BytesIO(forms.render(ISSUED, ZH)))
    assert book.sheetnames == ["发放名单", "增减变动表", "补发抵扣说明"]
    assert sheet().title == "多发登记"
    assert sheet(replace(LIST, batch=None)).title == "多发登记（试算）"


@pytest.mark.parametrize("text", DANGEROUS)
def test_texts_stay_texts(text: str) -> None:
    page = sheet(
        replace(LIST, claims=(replace(OLD, name=text, id_number=text, item=text, service=text, evidence=text),))
    )
    cells = [page[place] for place in ("B4", "C4", "D4", "F4", "H4")]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells] == [(text, "s", None)] * 5


def test_an_english_sheet_has_no_chinese_words_of_ours() -> None:
    claims = [replace(one, name="A", item="Living", service="2024-08", evidence="B") for one in LIST.claims]
    page = sheet(replace(LIST, title="Office", project="Subsidy", claims=claims), EN)
    texts = [cell.value for line in page.iter_rows() for cell in line if isinstance(cell.value, str)]
    assert not [text for text in texts if not text.replace("　", "").isascii()]
    assert page["A1"].value == "Office: Subsidy, claims of 2024-10"


def test_more_claims_than_a_sheet_has_rows_are_refused() -> None:
    with pytest.raises(Refusal, match="paper-too-long"):
        forms.render(replace(LIST, claims=[OLD] * (forms.LONGEST + 1)), ZH)
