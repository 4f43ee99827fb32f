"""The payment list on paper: read back with another library, it says what the list says."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from subsidies import months
from subsidies.errors import Refusal
from subsidies.language import Say, speaker
from subsidies.write import forms, page
from subsidies.write.content import PaymentList, PaymentRow

ZH, EN = speaker("zh"), speaker("en")

FIRST = PaymentRow(
    name="玛依拉·吐尔逊",
    id_number="652300194503070011",
    employer="玛纳斯县第一造纸厂",
    regular=(12_000, 57_800),
    arrears=24_000,
    recovery=0,
    net=93_800,
    payee="玛依拉·吐尔逊",
    bank="中国农业银行玛纳斯县支行",
    account="6228480000000000019",
    remark="",
)
SECOND = replace(FIRST, id_number="65230019400101002X", regular=(12_000, 0), arrears=0, recovery=-4_001, net=7_999)
ISSUED = PaymentList(
    title="玛纳斯县社会保险中心",
    project="破产企业人员生活补贴",
    pay_month=months.parse("2024-10"),
    batch=12,
    as_of=date(2024, 10, 20).toordinal(),
    items=("生活补贴", "一次性冬碳费"),
    rows=(FIRST, SECOND),
    digest="0123456789abcdef" * 4,
)
DRAFT = replace(ISSUED, batch=None)
EMPTY = replace(ISSUED, rows=())
DANGEROUS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "{=1}",
    "http://example.org",
    "0012",
    "1E5",
    "TRUE",
    " 甲 ",
    '=cmd|"/c"!A1',
)


def sheet(payment_list: PaymentList = ISSUED, say: Say = ZH, values: bool = False) -> Any:
    content = io.BytesIO(forms.render(payment_list, say))
    return openpyxl.load_workbook(content, data_only=values).active


def texts(page: Any) -> list[str]:
    return [cell.value for row in page.iter_rows() for cell in row if isinstance(cell.value, str)]


def test_the_headings_are_an_offices() -> None:
    assert [cell.value for cell in sheet()[3]] == [
        *("序号", "姓名", "公民身份号码", "原单位", "生活补贴", "一次性冬碳费", "补发", "抵扣", "实发"),
        *("户名", "开户银行", "银行账号", "备注"),
    ]


def test_one_row_a_person_in_yuan() -> None:
    page = sheet()
    assert [cell.value for cell in page[4]] == [
        *(1, "玛依拉·吐尔逊", "652300194503070011", "玛纳斯县第一造纸厂", 120, 578, 240, 0, 938),
        *("玛依拉·吐尔逊", "中国农业银行玛纳斯县支行", "6228480000000000019", None),
    ]
    assert [cell.value for cell in page[5]][4:9] == [120, 0, 0, -40.01, 79.99]


def test_ids_and_accounts_are_text() -> None:
    page = sheet()
    cells = [page[place] for place in ("C4", "C5", "L4", "L5")]
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}


def test_amounts_are_numbers_and_a_zero_is_a_dash() -> None:
    page = sheet()
    assert all(page.cell(4, column).data_type == "n" for column in range(5, 10))
    assert page["I4"].number_format == "#,##0.00_ "
    assert page["H4"].number_format.endswith(';"-"_ ')


def test_totals_are_formulas_that_carry_our_values() -> None:
    formulas, values = sheet(), sheet(values=True)
    assert [formulas.cell(6, column).value for column in range(5, 10)] == [
        f"=SUM({letter}4:{letter}5)" for letter in "EFGHI"
    ]
    assert [values.cell(6, column).value for column in range(5, 10)] == [240, 578, 240, -40.01, 1017.99]
    assert values["A6"].value == "合计"
    assert values["J6"].value == "共 2 人"


def test_the_net_total_stands_in_capitals_and_in_figures() -> None:
    page = sheet()
    assert page["A7"].value == "实发合计（人民币大写）：壹仟零壹拾柒元玖角玖分"
    assert page["J7"].value == "（小写）¥1,017.99"


def test_three_people_sign_with_the_date() -> None:
    signed = [text for text in texts(sheet()) if "日期" in text]
    assert [text[:3] for text in signed] == ["制表：", "复核：", "审批："]


def test_the_page_is_an_a4_landscape_with_repeated_headings_and_numbers() -> None:
    page = sheet()
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert (page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight) == (True, 0)
    assert page.page_setup.fitToWidth in (None, 1)
    assert page.print_title_rows == "$1:$3"
    assert page.print_area == "'发放名单'!$A$1:$M$9"
    assert page.oddFooter.center.text == "第 &P 页　共 &N 页"
    assert page.freeze_panes == "A4"


def test_title_and_line_name_office_project_month_and_batch() -> None:
    page = sheet()
    assert page["A1"].value == "玛纳斯县社会保险中心破产企业人员生活补贴2024年10月发放名单"
    assert [cell.value for cell in page[2] if cell.value] == [
        *("编制单位（盖章）：玛纳斯县社会保险中心", "发放月：2024年10月", "批次：第 12 批", "单位：元"),
    ]


@pytest.mark.parametrize(("say", "word"), [(ZH, "试算"), (EN, "DRAFT")])
def test_a_draft_says_so_on_every_page_and_a_list_never(say: Say, word: str) -> None:
    draft, issued = sheet(DRAFT, say), sheet(ISSUED, say)
    assert all(any(word in str(cell.value) for cell in draft[row]) for row in (1, 2))
    assert word in draft.oddFooter.right.text
    assert word.lower() in draft.title.lower()
    assert not any(word in text for text in [*texts(issued), issued.title, issued.oddFooter.right.text])


def test_the_digest_is_shown_by_its_beginning() -> None:
    page = sheet()
    assert page["A9"].value == "数据截至 2024-10-20　名单摘要 0123456789abcdef"
    assert page.oddFooter.left.text.endswith("名单摘要 0123456789abcdef")


def test_a_list_without_a_digest_has_no_word_for_it() -> None:
    page = sheet(replace(ISSUED, digest=""))
    assert page["A9"].value == "数据截至 2024-10-20"
    assert not any("摘要" in text for text in texts(page))


def test_an_empty_list_is_a_proper_paper() -> None:
    formulas, values = sheet(EMPTY), sheet(EMPTY, values=True)
    assert formulas["A4"].value == "本批次无发放人员，无须付款"
    assert [formulas.cell(5, column).value for column in (5, 9)] == ["=SUM(E4)", "=SUM(I4)"]
    assert [values.cell(5, column).value for column in range(5, 10)] == [0] * 5
    assert values["J5"].value == "共 0 人"
    assert values["A6"].value == "实发合计（人民币大写）：零元整"


def test_of_an_empty_list_the_list_alone_is_signed() -> None:
    book = openpyxl.load_workbook(io.BytesIO(forms.render(EMPTY, ZH)))
    assert [any("制表" in text for text in texts(page)) for page in book.worksheets] == [True, False, False]
    full = openpyxl.load_workbook(io.BytesIO(forms.render(ISSUED, ZH)))
    assert all(any("制表" in text for text in texts(page)) for page in full.worksheets)


def test_what_a_remark_usually_says_stands_in_one_line() -> None:
    row = replace(FIRST, remark="补发2024年1–6月（工资变更）", name="玛依努尔·阿不都拉", payee="玛依努尔·阿不都拉")
    page = sheet(replace(ISSUED, rows=(row,)))
    assert int(page.row_dimensions[4].height) == 20
    long = sheet(replace(ISSUED, rows=(replace(row, remark=row.remark * 3),)))
    assert int(long.row_dimensions[4].height) == 50


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_looks_like_a_formula_a_number_or_a_link_stays_text(text: str) -> None:
    row = replace(FIRST, name=text, id_number=text, employer=text, payee=text, bank=text, account=text, remark=text)
    page = sheet(replace(ISSUED, title=text, rows=(row,), items=(text, "乙")))
    cells = [page[place] for place in ("B4", "C4", "D4", "J4", "K4", "L4", "M4", "E3")]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells] == [(text, "s", None)] * 8
    assert page["A1"].data_type == "s"
    formulas = [cell.value for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(formulas) == 5


def test_long_texts_make_their_row_higher_and_ids_are_never_broken() -> None:
    page = sheet(replace(ISSUED, rows=(FIRST, replace(FIRST, employer="玛纳斯县供销合作社" * 5))))
    assert page.row_dimensions[5].height > page.row_dimensions[4].height
    assert page["D5"].alignment.wrap_text
    assert page["C5"].alignment.shrink_to_fit
    assert page.column_dimensions["C"].width > 18


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, 1),
        ("甲乙", 5, 1),
        ("甲乙丙", 5, 2),
        ("甲\n乙", 9, 2),
        ("abc def", 5, 2),
        ("a" * 20, 6, 5),
        ("甲" * 9, 5, 5),
    ],
)
def test_lines_are_counted_as_a_spreadsheet_breaks_them(text: str, width: int, lines: int) -> None:
    assert page.lines(text, width) == lines


@pytest.mark.parametrize("payment_list", [ISSUED, DRAFT, EMPTY])
@pytest.mark.parametrize("say", [ZH, EN])
def test_equal_lists_are_equal_bytes(payment_list: PaymentList, say: Say) -> None:
    content = forms.render(payment_list, say)
    assert forms.render(replace(payment_list), say) == content
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2024-10-20T00:00:00Z" in parts.read("docProps/core.xml")


def test_an_english_paper_has_no_chinese_words_of_ours() -> None:
    row = replace(FIRST, name="A", employer="B", payee="A", bank="C")
    english = replace(ISSUED, title="Office", project="Subsidy", items=("Living", "Heating"), rows=(row,))
    page = sheet(english, EN)
    assert page["A1"].value == "Office: Subsidy, payment list of 2024-10"
    assert [text for text in texts(page) if not text.isascii()] == [
        "Net total in capitals: 玖佰叁拾捌元整",
        "In figures: ¥938.00",
        *(f"{word}:　　　　　　　　Date:" for word in ("Prepared", "Checked", "Approved")),
        "As known on 2024-10-20　List digest 0123456789abcdef",
    ]


def test_a_month_before_october_is_written_as_each_language_does() -> None:
    september = replace(ISSUED, pay_month=months.parse("2024-09"))
    assert "2024年9月" in sheet(september)["A1"].value
    assert "2024-09" in sheet(september, EN)["A1"].value


def test_a_row_has_one_amount_an_item() -> None:
    with pytest.raises(ValueError, match="zip"):
        forms.render(replace(ISSUED, items=("生活补贴",)), ZH)


def test_a_list_longer_than_a_sheet_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        forms.render(replace(ISSUED, rows=[FIRST] * (forms.LONGEST + 1)), ZH)
    assert caught.value.name == "paper-too-long"
    assert "1000001" in ZH("paper-too-long", **caught.value.values)


def test_a_list_is_written_whole(tmp_path: Path) -> None:
    forms.write(ISSUED, tmp_path / "out" / "list.xlsx", ZH)
    assert (tmp_path / "out" / "list.xlsx").read_bytes() == forms.render(ISSUED, ZH)
    assert len(list((tmp_path / "out").iterdir())) == 1


# --- pages --------------------------------------------------------------------------------------------------------

MANY = replace(ISSUED, rows=(FIRST, SECOND) * 60)


def test_a_list_of_one_page_has_no_page_total() -> None:
    assert "本页小计" not in texts(sheet())
    assert sheet().row_breaks.brk == []


def test_each_page_of_a_long_list_ends_with_its_own_total_and_the_last_with_that_of_all() -> None:
    formulas, values = sheet(MANY), sheet(MANY, values=True)
    ends = [row for row in range(4, values.max_row) if values.cell(row, 1).value == "本页小计"]
    assert [one.id for one in formulas.row_breaks.brk] == ends[:-1], "a page begins below each but the last"
    assert len(ends) > 2
    begins = [4, *(row + 1 for row in ends[:-1])]
    pages = list(zip(begins, ends, strict=True))
    for begin, end in pages:
        assert formulas.cell(end, 9).value == f"=SUM(I{begin}:I{end - 1})"
        paid = [values.cell(row, 9).value for row in range(begin, end)]
        assert values.cell(end, 9).value == pytest.approx(sum(paid), abs=0.001)
        assert values.cell(end, 10).value == f"本页 {len(paid)} 人"
    total = ends[-1] + 1
    runs = ",".join(f"I{begin}:I{end - 1}" for begin, end in pages)
    assert formulas.cell(total, 9).value == f"=SUM({runs})", "page totals are not counted again"
    assert values.cell(total, 9).value == pytest.approx(60 * 1017.99, abs=0.001)
    assert values.cell(total, 1).value == "合计"


def test_the_pages_are_as_high_as_paper_at_the_scale_that_fits_their_width() -> None:
    found = sheet(replace(MANY, rows=[replace(FIRST, employer="玛纳斯县第一造纸厂" * (n % 7)) for n in range(200)]))
    digits = sum(found.column_dimensions[one].width for one in "ABCDEFGHIJKLM")
    room = 516 * digits * 7 * 0.75 / 784
    heading = sum(found.row_dimensions[row].height for row in (1, 2, 3))
    ends = [0, *(one.id for one in found.row_breaks.brk), found.max_row]
    for begin, end in pairwise(ends):
        high = sum(found.row_dimensions[row].height or 15 for row in range(max(begin + 1, 4), end + 1))
        assert high + heading <= room


def test_so_many_pages_that_no_sum_could_take_them_have_no_totals() -> None:
    rows = (FIRST, SECOND) * 4000
    found = sheet(replace(ISSUED, rows=rows))
    assert found.row_breaks.brk == []
    assert found.cell(4 + len(rows), 9).value == f"=SUM(I4:I{3 + len(rows)})"
