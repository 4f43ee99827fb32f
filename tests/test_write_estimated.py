"""The workbook of an estimate: read back, reckoned anew, and unable to be anything but texts and our formulas."""

import io
import random
import re
import zipfile
from dataclasses import replace
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from subsidies.errors import Refusal
from subsidies.identity import check_character
from subsidies.language import Say, speaker
from subsidies.write import estimated, forms
from subsidies.write.estimated.content import (
    NO_MONTHS,
    Attrition,
    Case,
    Cause,
    Change,
    Estimate,
    Item,
    Line,
    PersonRow,
    Quantiles,
    Rate,
    Target,
)
from tests.recalculated import needs_office, recalculated
from tests.test_write_forms import DANGEROUS

ZH, EN = speaker("zh"), speaker("en")


def id_number(count: int) -> str:
    """Return a made-up id number."""
    first = f"65230019{40 + count % 20}0101{count % 1000:03d}"
    return first + check_character(first)


def living(people: int) -> tuple[Item, list[PersonRow]]:
    """Return a monthly item; the last person leaves after August."""
    paid = [
        (12_000,) * (12 if count + 1 < people else 8) + (0,) * (0 if count + 1 < people else 4)
        for count in range(people)
    ]
    rows = [PersonRow(f"甲{count}", id_number(count), 0, each) for count, each in enumerate(paid)]
    persons = tuple(sum(each[month] > 0 for each in paid) for month in range(12))
    return Item("生活补贴", persons, tuple(12_000 * count for count in persons), (Rate(12_000, sum(persons)),)), rows


def heating(people: int) -> tuple[Item, list[PersonRow]]:
    """Return a one-off item of October."""
    once = tuple(57_800 * (month == 9) for month in range(12))
    rows = [PersonRow(f"甲{count}", id_number(count), 1, once) for count in range(people)]
    return Item(
        "一次性冬碳费", (0,) * 9 + (people, 0, 0), tuple(fen * people for fen in once), (Rate(57_800, people),)
    ), rows


LIVING, HEATING = living(5), heating(3)
WAGE = Item("退休工资", (2,) * 12, tuple(468_101 + month for month in range(12)))
RAISED = Item("两种标准", (10,) * 12, (100_000,) * 6 + (120_000,) * 6, (Rate(10_000, 60), Rate(12_000, 60)))
SET_ASIDE = Line("provision-0", "为调资准备", "assumed", 7_000_000)
JOINERS = Line("joiners", "新增人员", "assumed", 144_000, (12_000,) * 12)
ITEMS = (LIVING[0], HEATING[0], WAGE, RAISED)
PERSONS = [
    *LIVING[1],
    *HEATING[1],
    PersonRow("乙", id_number(90), 2, WAGE.paid),
    *(
        PersonRow(f"丙{count}", id_number(count + 100), 3, tuple(fen // 10 for fen in RAISED.paid))
        for count in range(10)
    ),
]
SMALL = Estimate(
    title="某县社会保险中心",
    project="生活补贴",
    year=2025,
    as_of=date(2024, 10, 20).toordinal(),
    items=ITEMS,
    besides=(SET_ASIDE, JOINERS),
    joined=(0, 1, *(0,) * 10),
    left=(*(0,) * 8, 1, 0, 0, 0),
    apart=(("以前年度应补未发", 12_000),),
    published="44.58",
    persons=PERSONS,
)
KNOWN = [sum(item.paid[month] for item in ITEMS) for month in range(12)]
EXPECTED = tuple(fen - 1_000 * month for month, fen in enumerate(KNOWN))
BAND = tuple(
    Quantiles(expected - (known - expected) // 3, expected, expected + (known - expected) // 2)
    for known, expected in zip(accumulate(KNOWN), accumulate(EXPECTED), strict=True)
)
WHOLE = replace(
    SMALL,
    attrition=Attrition(EXPECTED, BAND[-1], BAND, (("死亡率表", "mortality.csv"), ("倍数", "1.12"))),
    scenarios=(
        Case("调资", (*SMALL.lines, Line("adjustment", "调资", "assumed", 500_001, (0,) * 6 + (83_333,) * 6))),
        Case("减少", (*SMALL.lines[:-1], Line("attrition", "人员减少", "expected", -60_000))),
    ),
    changes=(
        Change(
            "与上年预算相比",
            Cause("2024年预算", SMALL.total - 300_000),
            (Cause("人数", 800_000), Cause("标准", -500_000)),
            "多。",
        ),
        Change("与上年决算相比", Cause("2024年", 0), (Cause("人数", -100), Cause("标准", SMALL.total + 100)), "少。"),
    ),
    targets=(
        Target(("产出指标", "数量指标"), "发放人数", "≥5", "人", "50", "按完成比例", "名册"),
        Target(("效益指标", "社会效益"), "保障生活", "良好", "", "40", "按档次", ""),
    ),
    notes=("一、依据。", "二、人数。"),
)


def read(content: Estimate = WHOLE, say: Say = ZH, *, values: bool = True) -> Any:
    """Return the workbook, with the values of its formulas or with the formulas."""
    return openpyxl.load_workbook(io.BytesIO(estimated.render(content, say)), data_only=values)


def row(sheet: Any, number: int) -> list[Any]:
    """Return the cells of a row that hold something."""
    return [cell.value for cell in sheet[number] if cell.value not in (None, "")]


def fen(yuan: float) -> int:
    """Return an amount of a cell."""
    return round(yuan * 100)


# --- the sheets ---------------------------------------------------------------------------------------------------


def test_there_is_a_sheet_a_section() -> None:
    everything = ["预算测算", "按月", "按人", "人员减少", "情景比较", "比上年", "用款计划", "绩效目标", "测算说明"]
    assert read().sheetnames == everything
    assert read(replace(SMALL, persons=None)).sheetnames == ["预算测算", "按月", "用款计划"]
    assert read(say=EN).sheetnames[0] == "Estimate"


def test_the_estimate_shows_its_arithmetic() -> None:
    sheet = read(values=False)["预算测算"]
    assert row(sheet, 1) == ["某县社会保险中心生活补贴2025年预算测算表"]
    assert row(sheet, 4) == ["生活补贴", "已知", 120, "=按月!$B$17", "=C4*F4", "=ROUND(G4/10000,2)"]
    assert row(sheet, 5)[3:7] == [3, 1, "=D5*E5", "=C5*F5"]
    assert row(sheet, 6)[2:5] == ["=ROUND(G6/F6,2)", "=按月!$F$17", "=按月!$G$17"]
    assert row(sheet, 9)[:2] == ["两种标准　小计", "=SUM(G7:G8)"]
    assert row(sheet, 12)[:3] == ["合计", "=$G$4+$G$5+$G$6+$G$9+$G$10+$G$11", "=ROUND(G12/10000,2)"]


def test_the_estimate_comes_to_our_figures() -> None:
    sheet = read()["预算测算"]
    assert row(sheet, 4) == ["生活补贴", "已知", 120, 56, 6720, 0.67]
    assert row(sheet, 5) == ["一次性冬碳费", "已知", 578, 3, 1, 3, 1734, 0.17]
    assert row(sheet, 6)[:6] == ["退休工资", "已知", 2340.53, 24, 56172.78, 5.62]
    assert row(sheet, 10) == ["为调资准备", "设定", 70_000, 7, "未定月份"]
    assert fen(sheet["G12"].value) == SMALL.total
    assert [row(sheet, number) for number in range(13, 17)] == [
        ["尾差（万元）：合计 − 各行", 0.01],
        ["与“按月”核对，应为 0", 0],
        ["以前年度应补未发", 120],
        ["预算（公布，万元）", "44.58"],
    ]


def test_months_take_their_amounts_from_people() -> None:
    book = read(values=False)
    assert book["按月"]["C4"].value == "=按人!$E$9"
    assert row(read()["按月"], 4) == ["2025年1月", 5, 600, 0, 0, 2, 4681.01, 10, 1000, 0, 120, 6401.01, 0.64, 0, 0]
    alone = read(replace(SMALL, persons=None), values=False)
    assert alone["按月"]["C4"].value == 600


def test_everybody_has_their_id_number_as_text() -> None:
    sheet = read()["按人"]
    assert row(sheet, 4)[:5] == [1, "生活补贴", "甲0", id_number(0), 120]
    assert (sheet["D4"].data_type, sheet["D4"].number_format) == ("s", "@")
    assert row(sheet, 9)[0] == "生活补贴　小计　5 人"


def test_peoples_amounts_that_are_not_their_items_are_no_workbook() -> None:
    with pytest.raises(ValueError, match="生活补贴"):
        estimated.render(replace(SMALL, persons=PERSONS[1:]), ZH)


def test_more_people_than_a_sheet_has_rows_are_refused() -> None:
    with pytest.raises(Refusal, match="paper-too-long"):
        estimated.render(replace(SMALL, persons=[PERSONS[0]] * (forms.LONGEST + 1)), ZH)


def test_attrition_has_what_is_known_and_expected_and_the_band() -> None:
    sheet = read()["人员减少"]
    assert [fen(value) for value in row(sheet, 16)[1:]] == [
        *(sum(KNOWN), sum(EXPECTED), 66_000, sum(KNOWN), sum(EXPECTED)),
        *BAND[-1],
    ]
    assert (
        row(read(replace(WHOLE, attrition=Attrition(EXPECTED, BAND[-1])))["人员减少"], 4)[-1] == fen(KNOWN[0]) / 10_000
    )


def test_scenarios_stand_side_by_side() -> None:
    sheet = read()["情景比较"]
    assert row(sheet, 3) == ["待遇项目", "确定程度", "现状", "调资", "减少"]
    assert row(sheet, 10) == ["调资", "设定", 5000.01]
    assert row(sheet, 11) == ["人员减少", "预计", -600]
    assert row(sheet, 14) == ["与现状相差", 0, 5000.01, -2040]


def test_causes_add_up_to_the_estimate() -> None:
    sheet = read()["比上年"]
    assert row(sheet, 4)[0] == "与上年预算相比"
    assert fen(row(sheet, 9)[1]) == SMALL.total
    assert row(sheet, 10) == ["与“预算测算”核对，应为 0", 0]


def test_a_change_that_does_not_come_to_the_estimate_shows_in_its_check() -> None:
    wrong = replace(WHOLE, changes=(replace(WHOLE.changes[0], causes=()),))
    assert row(read(wrong)["比上年"], 8) == ["与“预算测算”核对，应为 0", -3000]


def test_the_plan_of_use_adds_up_by_quarters() -> None:
    sheet = read()["用款计划"]
    labels = [sheet.cell(number, 1).value for number in range(4, 22)]
    assert labels[3::4] == ["1季度小计", "2季度小计", "3季度小计", "4季度小计"]
    assert labels[16:] == ["未定月份", "合计"]
    assert [round(sheet.cell(number, 11).value, 4) for number in (7, 20)][-1] == 1
    assert fen(sheet["H21"].value) == SMALL.total


def test_weights_leave_ten_for_the_execution_rate() -> None:
    sheet = read()["绩效目标"]
    assert row(sheet, 6) == ["预算执行率", 10]
    assert row(sheet, 7) == ["合计", 100]
    assert read(values=False)["绩效目标"]["F6"].value == "=100-SUM(F4:F5)"


# --- the workbook -------------------------------------------------------------------------------------------------


def test_equal_estimates_are_equal_bytes() -> None:
    assert estimated.render(WHOLE, ZH) == estimated.render(WHOLE, ZH)


def test_sheets_are_printed_on_a4_landscape_with_repeated_headings() -> None:
    for sheet in read().worksheets:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$3"
        assert sheet.page_setup.fitToWidth in (None, 1)


def test_three_sheets_have_charts() -> None:
    with zipfile.ZipFile(io.BytesIO(estimated.render(WHOLE, ZH))) as book:
        assert len([name for name in book.namelist() if "charts/chart" in name]) == 5
    assert [len(sheet._charts) for sheet in read().worksheets] == [0, 2, 0, 1, 0, 2, 0, 0, 0]


@pytest.mark.parametrize("text", DANGEROUS)
def test_texts_stay_texts(text: str) -> None:
    rows = [replace(one, name=text, id_number=text) for one in PERSONS]
    content = replace(
        WHOLE,
        title=text,
        project=text,
        items=tuple(replace(item, name=text) for item in ITEMS),
        besides=tuple(replace(line, name=text) for line in WHOLE.besides),
        apart=((text, 1),),
        published=text,
        persons=rows,
        attrition=Attrition(EXPECTED, BAND[-1], BAND, ((text, text),)),
        scenarios=tuple(Case(text, tuple(replace(line, name=text) for line in case.lines)) for case in WHOLE.scenarios),
        changes=tuple(
            Change(text, Cause(text, one.before.fen), tuple(Cause(text, each.fen) for each in one.causes), text)
            for one in WHOLE.changes
        ),
        targets=tuple(
            replace(one, levels=(text, text), name=text, goal=text, unit=text, basis=text) for one in WHOLE.targets
        ),
        notes=(text,),
    )
    written = [cell for sheet in read(content, values=False).worksheets for line in sheet.iter_rows() for cell in line]
    assert len([cell for cell in written if cell.value == text and cell.data_type == "s"]) > 80
    ours = {formula(cell) for sheet in read(values=False).worksheets for line in sheet.iter_rows() for cell in line}
    assert {formula(cell) for cell in written} == ours
    assert not [cell for cell in written if cell.hyperlink]
    with zipfile.ZipFile(io.BytesIO(estimated.render(content, ZH))) as book:
        charts = [book.read(name).decode() for name in book.namelist() if "charts/chart" in name]
    named = {name for chart in charts for name in re.findall("<c:f>(.*?)</c:f>", chart)}
    assert all(re.fullmatch(r"'?[\w]+'?!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?", name) for name in named)


def formula(cell: Any) -> str:
    """Return a cell's formula, or nothing."""
    return cell.value if cell.data_type == "f" else ""


def test_an_english_workbook_has_no_chinese_words_of_ours() -> None:
    plain = replace(
        SMALL,
        title="Office",
        project="Subsidy",
        items=(replace(LIVING[0], name="Living"),),
        besides=(replace(SET_ASIDE, name="Aside"),),
        apart=(),
        persons=[replace(one, name="A") for one in LIVING[1]],
        targets=(Target(("a", "b"), "c", "d", "e", "90", "f", "g"),),
    )
    texts = [
        c.value for s in read(plain, EN).worksheets for line in s.iter_rows() for c in line if isinstance(c.value, str)
    ]
    assert not [text for text in texts if not text.replace("　", "").replace("“By month”", "").isascii()]


# --- reckoned anew ------------------------------------------------------------------------------------------------


def compared(content: Estimate, folder: Path) -> int:
    """Compare every formula's own value with LibreOffice's; return how many there are."""
    formulas, ours, theirs = (
        read(content, values=False),
        read(content),
        recalculated(estimated.render(content, ZH), folder),
    )
    count = 0
    for sheet in formulas.worksheets:
        for line in sheet.iter_rows():
            for cell in line:
                if cell.data_type == "f":
                    mine, other = (book[sheet.title][cell.coordinate].value for book in (ours, theirs))
                    count += 1
                    assert other == pytest.approx(mine, abs=1e-6), f"{sheet.title}!{cell.coordinate} {cell.value}"
    return count


@needs_office
def test_another_program_comes_to_the_same_figures(tmp_path: Path) -> None:
    assert compared(WHOLE, tmp_path) > 400


@needs_office
def test_halves_are_rounded_as_ours_are(tmp_path: Path) -> None:
    chance = random.Random(1)
    halves = [chance.randrange(-(10**9), 10**9) * 10_000 + 5_000 for _ in range(200)]
    lines = tuple(Line(f"line-{place}", "x", "assumed", half) for place, half in enumerate(halves))
    wages = tuple(Item("y", (count, *(0,) * 11), (count * 100 + count // 2, *(0,) * 11)) for count in range(2, 60, 2))
    assert compared(replace(SMALL, items=wages, besides=lines, persons=None), tmp_path) > 1000


@needs_office
def test_nobody_and_nothing_come_to_nothing(tmp_path: Path) -> None:
    nothing = replace(SMALL, items=(Item("x", NO_MONTHS, NO_MONTHS),), besides=(), persons=[])
    assert compared(replace(nothing, changes=(Change("", Cause("", 0), (), ""),)), tmp_path) > 100
