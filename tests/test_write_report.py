"""The report as a page: it asks for nothing, everybody can read it, texts stay texts, ids are masked, sums right."""

import re
from dataclasses import replace
from typing import Final

import pytest

from subsidies import months
from subsidies.language import LANGUAGES, speaker
from subsidies.write.chart.drawing import GREY, INK, PAPER
from subsidies.write.report import Report, page
from subsidies.write.report.content import (
    Cause,
    Clash,
    Code,
    Figure,
    Found,
    Likely,
    Month,
    Position,
    Printed,
    Progress,
    Project,
    Row,
)
from tests import webpage

ID: Final = "652300194501010010"
ACCOUNT: Final = "6217000012345678901"
JANUARY: Final = months.of(2024)
BUDGET, PAID = 1_250_000, 1_080_000
CAUSES: Final = (
    Cause("死亡", -120_000, 2),
    Cause("新登记", 24_000, 1),
    Cause("公布数的四舍五入", 6_000, 0),
    Cause("尚未核发的月份", -80_000, 7),
)
POSITION: Final = Position(
    published="1.25",
    budget=BUDGET,
    estimate=1_200_000,
    entitled=1_104_000,
    paid=PAID,
    settled=None,
    open_arrears=24_000,
    open_claims=12_000,
    execution_rate="0.8640",
    variance=PAID - BUDGET,
    parts=(("budget", -50_000), ("facts", -96_000), ("payment", -24_000)),
    verdict="under-budget",
    forecast=1_190_000,
    likely=Likely(1_180_000, 1_150_000, 1_195_000),
    over=1_000,
    ends=JANUARY + 11,
)
MONTHS: Final = tuple(
    (JANUARY + at, Month(100_000, 100_000, 92_000, 90_000, 2_000, 1_000, 10 - at // 4)) for at in range(12)
)
LIVING: Final = Project(
    id="living",
    name="生活补贴",
    position=POSITION,
    months=MONTHS,
    items=(("生活补贴", MONTHS[0][1]), ("冬碳费", MONTHS[1][1])),
    undated=(50_000, 0),
    service_years=((2023, 5_000), (2024, 1_075_000)),
    pay_years=((2024, 1_075_000),),
    progress=Progress(JANUARY + 11, 1_200_000, PAID, "behind"),
    causes=CAUSES,
)
UNTRUE: Final = Figure("生活补贴", "冬碳费", "8.73", "151 × 578.00 × 1 = 87,278.00", 2_200, 1_700, ("总计", ""))
ROWS: Final = tuple(
    Row("living", "living.csv", at, "", "652300********0010", 24_000, "多发 240.00 元", "请追缴。") for at in (2, 3)
)
FOUND: Final = Found((Code("A102", "paid-after-death", "error", 5, ROWS), Code("A151", "x", "note", 1, ROWS[:1])), 1, 3)
WHOLE: Final = Report(
    office="社会保险中心",
    year=2024,
    as_of=months.parse_day("2024-12-31"),
    version="1",
    batches=14,
    head="0123456789abcdef" * 4,
    projects=(LIVING, replace(LIVING, name="8794工资")),
    printed=Printed(9, (UNTRUE,), (UNTRUE._replace(beyond=0),), (Clash("不能同时为真", "请核对"),)),
    found=FOUND,
)
BARE: Final = Report("", 2024, WHOLE.as_of)
UNREAD: Final = replace(BARE, batches=None, refused=("文件有错误。", "请改正。"))
NOTHING: Final = replace(
    WHOLE,
    projects=(
        replace(
            LIVING,
            position=replace(
                POSITION, budget=None, published=None, execution_rate=None, variance=None, parts=(), verdict=None
            ),
            months=tuple((month, row._replace(budget=None)) for month, row in MONTHS),
            causes=(),
            progress=None,
            items=(),
            pay_years=(),
            undated=(0, 0),
        ),
    ),
)
EVERY: Final = {
    "whole": WHOLE,
    "bare": BARE,
    "unread": UNREAD,
    "nothing": NOTHING,
    "altered": replace(WHOLE, is_altered=True),
}
both = pytest.mark.parametrize("language", LANGUAGES)


def made(report: Report = WHOLE, language: str = "zh") -> str:
    return page(report, speaker(language), language)


@both
@pytest.mark.parametrize("name", EVERY)
def test_everybody_can_read_it_and_it_asks_for_nothing(name: str, language: str) -> None:
    assert webpage.faults(made(EVERY[name], language)) == []


SPOILT: Final = {
    "no language": (' lang="zh-CN"', ""),
    "h4 after h2": ("<h3>", "<h4>"),
    "no caption": ("<caption", "<p"),
    "without scope": (' scope="row"', ""),
    "picture without words": ("<desc", "<g"),
    "from outside": ("</style>", "@import 'x.css'</style>"),
    "script is not for us": ("<footer>", "<script></script><footer>"),
    "has onclick": ("<main ", '<main onclick="x" '),
    "no way to the content": ('href="#main"', 'href="#about"'),
    "nav has no name": ("<nav ", "<nav data-"),
    "twice": ('id="found"', 'id="brief"'),
    "no brief": ('href="#brief"', 'href="#brief2"'),
    "a row without a heading": ("<tr><th scope", "<tr><td>1</td><th scope"),
    "is left open": ("</body>", ""),
    "li in no list": ("<ul", "<div"),
    "is empty": ("<h3>", "<h3></h3><h3>"),
    "on #fdeceb is": ("#8a1c14", "#f08080"),
    "on #ffffff is": ("a{color:#0b4a6f}", "a{color:#a0a0a0}"),
}


@pytest.mark.parametrize("fault", SPOILT)
def test_what_keeps_somebody_from_reading_is_a_fault(fault: str) -> None:
    old, new = SPOILT[fault]
    whole = made()
    assert old in whole
    assert any(fault in one for one in webpage.faults(whole.replace(old, new)))


def test_texts_in_pictures_can_be_read_too() -> None:
    assert min(webpage.contrast(colour, PAPER) for colour in (INK, GREY)) >= 4.5


@both
def test_every_text_stays_a_text(language: str) -> None:
    bad = "<script>alert('1')</script> & \"<b onload='x'>"
    spoilt = everywhere(bad)
    told = made(spoilt, language)
    assert webpage.faults(told) == []
    tree = webpage.read(told)
    assert len(told.split(bad[:8])) == 1
    usual = webpage.read(made(replace(WHOLE, refused=("x",)), language))
    assert {one.name for one in tree.each()} == {one.name for one in usual.each()}
    assert tree.text.count(bad) >= 15


@both
def test_numbers_are_masked_wherever_they_stand(language: str) -> None:
    told = made(everywhere(f"{ID} {ACCOUNT}"), language)
    assert re.findall(r"(?<![\w])\d{15,19}(?!\w)", told) == []
    assert told.count("652300********0010 ***************8901") >= 15
    assert WHOLE.head in told


def everywhere(text: str) -> Report:
    """Return the report with a text for every text that comes from files."""
    row = ROWS[0]._replace(file=text, column=text, project=text, who=text, told=text, hint=text)
    figure = UNTRUE._replace(project=text, subject=text, against=text, places=(text,))
    project = replace(LIVING, name=text, items=((text, MONTHS[0][1]), ("", MONTHS[0][1])))
    return replace(
        WHOLE,
        office=text,
        projects=(replace(project, items=(("甲", MONTHS[0][1]), (text, MONTHS[0][1]))),),
        printed=Printed(2, (figure,), (figure,), (Clash(text, text),)),
        found=replace(FOUND, codes=(Code("A102", "paid-after-death", "error", 1, (row,)),)),
        refused=(text,),
    )


def test_tables_say_what_they_were_given() -> None:
    tree = webpage.read(made(language="en"))
    position = {row[0]: row[1] for row in tree.of("p1-position").rows()[1:]}
    assert position == {
        "budget as published": "1.25 × 10,000 yuan",
        "budget": "12,500.00",
        "estimate, as known on 1 January": "12,000.00",
        "entitled, as known now": "11,040.00",
        "paid in the year": "10,800.00",
        "settled by the bank": "not known: no bank return was entered",
        "open arrears": "240.00",
        "open claims": "120.00",
        "execution rate": "86.40%",
        "paid − budget": "-1,700.00",
        "of it: estimate − budget": "-500.00",
        "of it: entitled − estimate": "-960.00",
        "of it: paid − entitled": "-240.00",
        "verdict": "under budget",
        "forecast of the year, as known now": "11,900.00",
        "forecast of the year, with deaths": "expected 11,800.00; P10 11,500.00, P90 11,950.00",
        "will exceed the budget": "by 10.00; the money ends with the list of 2024-12",
    }
    rows = tree.of("p1-months").rows()
    assert len(rows) == 1 + 12 + 2
    assert rows[1] == ["2024-01", "1,000.00", "1,000.00", "920.00", "900.00", "20.00", "10.00", "10"]
    assert rows[-2][1:3] == ["500.00", "0.00"]
    assert rows[-1][1:] == ["12,500.00", "12,000.00", "11,040.00", "10,800.00", "240.00", "120.00", ""]
    assert tree.of("p1-causes").rows()[-1][2] == "-1,700.00"
    assert tree.of("untrue").rows()[1][-2:] == ["22.00", "17.00"]
    assert "more are not shown" in tree.of("found").text
    assert "5" in [row[-1] for row in tree.of("codes").rows()]


def test_where_there_is_no_budget_there_is_nothing_to_explain() -> None:
    tree = webpage.read(made(NOTHING, "en"))
    assert "There is no budget of 2024" in tree.of("p1").text
    assert {row[1] for row in tree.of("p1-months").rows()[1:]} == {"—"}
    assert [one.attributes["aria-labelledby"] for one in tree.each("svg")] == ["p1-by-month-title p1-by-month-desc"]


def test_many_causes_are_few_steps_of_the_picture_and_all_in_the_table() -> None:
    many = (*(Cause(f"原因{at}", -1_000 * (at + 1), 0) for at in range(16)), Cause("rest", -34_000, 0))
    assert sum(one.fen for one in many) == PAID - BUDGET
    tree = webpage.read(made(replace(WHOLE, projects=(replace(LIVING, causes=many),)), "en"))
    told = tree.of("p1-variance-desc").text
    assert told.count(";") == 10
    assert "9 other causes -450" in told
    assert told.endswith("paid in the year 10,800.")
    assert len(tree.of("p1-causes").rows()) == 1 + 17 + 1


def test_equal_reports_are_equal_pages() -> None:
    assert made() == made(replace(WHOLE))


def test_a_reader_without_the_page_can_check_it() -> None:
    tree = webpage.read(made(language="en"))
    about = tree.of("about").text
    assert f"subsidies ledger verify --head {WHOLE.head}" in about
    assert "subsidies audit --as-of 2024-12-31" in about
    assert "2024-12-31" in next(tree.each("header")).text
    assert WHOLE.head in next(tree.each("header")).text
