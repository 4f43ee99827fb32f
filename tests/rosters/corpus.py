"""Rosters as they really come: small ugly files, each made in a few lines, and what must be read from it and said.

``people`` is the table that must come out, with months, days and amounts as they are shown; ``found`` is what must be
said: name, row, column, and for notes how many cells or rows they stand for.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.rosters.files import (
    A,
    B,
    C,
    concealed,
    declared,
    hidden,
    html,
    linked,
    locked,
    merged,
    moment,
    ods,
    ods_cell,
    parquet,
    row,
    rows,
    serial_1904,
    sheet,
    sheetml,
    text,
    two_sheets,
    xls,
    xls_across,
    xls_concealed,
    xls_merged,
    xlsx,
    xml2003,
)
from tests.workbooks import workbook

Found = tuple[str, int | None, str | None, int]

X = "65230019520202007X"
OLD, NEW = "652300480305002", "652300194803050026"
ONE = f"""
公民身份号码 | 姓名
{A} | 张三"""
TWO = f"""
公民身份号码 | 姓名
{A} | 张三
{B} | 李四"""


@dataclass(frozen=True)
class Ugly:
    """A file, the people that it has, and what is said of it."""

    says: str
    content: bytes | Callable[[], bytes]
    people: str = ""
    """A block: keys of columns, then a row a person; nothing: the file is refused."""
    found: Sequence[Found] = ()
    label: str = "roster.xlsx"
    wages: bool = False

    def bytes(self) -> bytes:
        """Return the file."""
        return self.content if isinstance(self.content, bytes) else self.content()


def note(name: str, first: int | None, column: str | None = None, count: int = 1) -> Found:
    """Return what is said of one cell or row, or of several."""
    return name, first, column, count


def wrong(name: str, at: int | None = None, column: str | None = None) -> Found:
    """Return what is wrong in a place."""
    return name, at, column, 0


PAIR = f"""
id_number | name
{A} | 张三
{B} | 李四"""
SINGLE = f"""
id_number | name
{A} | 张三"""
ID = "公民身份号码"

FILES = [
    Ugly("a text in UTF-8 with its mark", text(TWO, encoding="utf-8-sig"), PAIR, label="roster.csv"),
    Ugly("a text in GB 18030", text(TWO, encoding="gb18030"), PAIR, label="roster.csv"),
    Ugly("what Excel calls Unicode text: UTF-16 and tabs", text(TWO, "\t", "utf-16"), PAIR, label="roster.txt"),
    Ugly("tabs in GB 18030", text(TWO, "\t", "gb18030"), PAIR, label="roster.txt"),
    Ugly("semicolons", text(TWO, ";"), PAIR, label="roster.csv"),
    Ugly("lines that end in carriage returns", text(TWO, end="\r"), PAIR, label="roster.csv"),
    Ugly("a text under the name of a workbook", text(TWO), PAIR, label="roster.xls"),
    Ugly("a workbook under the name of a text", xlsx(TWO), PAIR, label="roster.csv"),
    Ugly(
        "GB 18030 below English headings",
        text(f"id_number|name\n{A}|张三", encoding="gb18030"),
        SINGLE,
        [wrong("encoding-not-proven")],
    ),
    Ugly(
        "Big5, which happens to be GB 18030 as well",
        "姓名,身分證\n張三,1\n".encode("big5"),
        "",
        [wrong("file-encoding")],
    ),
    Ugly("bytes of nothing", b"", "", [wrong("file-empty")]),
    Ugly("blanks and commas alone", b" ,, \r\n,,\r\n", "", [wrong("file-empty")]),
    Ugly("a picture", b"\x89PNG\r\n\x1a\n" + bytes(100), "", [wrong("file-kind")]),
    Ugly("an old workbook", xls(TWO), PAIR, label="roster.xls"),
    Ugly("the same under the name of WPS", xls(TWO), PAIR, label="roster.et"),
    Ugly("half an old workbook", xls(TWO)[:2000], "", [wrong("file-unreadable")]),
    Ugly("an old workbook with a hidden row", xls(TWO, hidden=[3]), PAIR, [note("rows-hidden", 3)]),
    Ugly(
        "an old workbook that counts from 1904",
        xls([[ID, "姓名", "出生日期"], [A, "张三", date(1945, 3, 12)]], dates_1904=True),
        f"id_number|name|birth_date\n{A}|张三|1945-03-12",
    ),
    Ugly("a web page under the name of a workbook", html(TWO), PAIR, label="roster.xls"),
    Ugly("a web page in GB 2312", html(TWO, "gb2312", '<meta charset="gb2312">'), PAIR, label="roster.xls"),
    Ugly(
        "a web page with a title over all columns and a heading over two rows",
        f"""<!DOCTYPE html><html><!-- <table> --><style>td {{ color: red }}</style><TABLE>
             <tr><td colspan="3" align=center><b>2024年 名册</b></td></tr>
             <tr><th rowspan=2>姓名<th rowspan=2>公民身份号码<th>银行</tr><tr><th>账号</tr>
             <tr><td>张三<td>{A}<td>&nbsp;6217&nbsp;0000</tr></TABLE></html>""".encode(),
        f"id_number|name|account\n{A}|张三|62170000",
        [note("rows-above", 1), note("blanks-removed", 4, "银行账号")],
        label="roster.xls",
    ),
    Ugly(
        "a web page with a row that is not shown",
        html(TWO).replace(b"<tr><td>652300194803", b'<tr style="display: none"><td>652300194803'),
        PAIR,
        [note("rows-hidden", 3)],
    ),
    Ugly(
        "a web page whose roster is the second of its tables",
        html([["2024年名册"], ["单位：社保中心"]]) + html(TWO),
        PAIR,
        label="roster.xls",
    ),
    Ugly("a web page of which one table is named", html(ONE) + html(TWO), PAIR, label="roster.xls#2"),
    Ugly("a text of which a sheet is named", text(TWO), "", [wrong("sheet-missing")], label="roster.csv#名册"),
    Ugly(
        "a document of LibreOffice in one piece of XML",
        b'<?xml version="1.0"?><office:document xmlns:office="x"><meta:a/><table:table/></office:document>',
        "",
        [wrong("file-kind")],
        label="roster.fods",
    ),
    Ugly("an XML spreadsheet of 2003", xml2003(TWO), PAIR, label="roster.xls"),
    Ugly(
        "an XML spreadsheet whose rows and cells leap",
        xml2003(
            data=f"""
        <Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="String">姓名</Data></Cell>
        <Cell ss:MergeAcross="1"><Data ss:Type="String">公民身份号码</Data></Cell>
        <Cell><Data ss:Type="String">出生日期</Data></Cell></Row>
        <Row ss:Index="5" ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="String">张三</Data></Cell>
        <Cell><Data ss:Type="String">{A}</Data></Cell>
        <Cell ss:Index="5"><Data ss:Type="DateTime">1945-01-01T00:00:00.000</Data></Cell></Row>"""
        ),
        f"id_number|name|birth_date\n{A}|张三|1945-01-01",
        [note("rows-blank", 4), note("rows-hidden", 5)],
    ),
    Ugly(
        "an XML spreadsheet with a cell in the last corner",
        xml2003(
            data=f"""
        <Row ss:Index="1048576"><Cell ss:Index="16384"><Data ss:Type="String">{A}</Data></Cell></Row>"""
        ),
        "",
        [wrong("sheet-too-large")],
    ),
    Ugly(
        "an XML spreadsheet with an error and a formula without a value",
        xml2003(
            data=f"""
        <Row><Cell><Data ss:Type="String">姓名</Data></Cell><Cell><Data ss:Type="String">{ID}</Data></Cell>
        <Cell><Data ss:Type="String">备注</Data></Cell></Row>
        <Row><Cell><Data ss:Type="Error">#REF!</Data></Cell><Cell><Data ss:Type="String">{A}</Data></Cell>
        <Cell ss:Formula="=1+1"/></Row>"""
        ),
        f"id_number|name|note\n{A}||",
        [wrong("cell-error", 2, "姓名"), wrong("formula-without-value", 2, "备注")],
    ),
    Ugly(
        "a document of LibreOffice",
        ods([[ID, "姓名", "出生日期"], [A, "张三", date(1945, 1, 1)]]),
        f"id_number|name|birth_date\n{A}|张三|1945-01-01",
        label="roster.ods",
    ),
    Ugly(
        "a document whose last row stands for a million blank ones",
        lambda: ods(
            data=ods_rows(TWO) + '<table:table-row table:number-rows-repeated="1048573"><table:table-cell '
            'table:number-columns-repeated="16384"/></table:table-row>'
        ),
        PAIR,
        label="roster.ods",
    ),
    Ugly(
        "a document in which one cell stands for the whole sheet",
        lambda: ods(
            data=ods_rows(TWO)
            + '<table:table-row table:number-rows-repeated="1048573"><table:table-cell office:value-type="string" '
            'table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>'
        ),
        "",
        [wrong("sheet-too-large")],
        label="roster.ods",
    ),
    Ugly(
        "a document with an error, a formula without a value and a hidden row",
        lambda: ods(
            data=ods_rows(f"{ID}|姓名|备注")
            + "<table:table-row>"
            + ods_cell(A)
            + '<table:table-cell table:formula="of:=NA()" office:value-type="string" '
            'office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
            '<table:table-cell table:formula="of:=1+1"/></table:table-row><table:table-row table:visibility="filter">'
            + ods_cell(B)
            + ods_cell("李四")
            + "</table:table-row>"
        ),
        f"id_number|name|note\n{A}||\n{B}|李四|",
        [wrong("cell-error", 2, "姓名"), wrong("formula-without-value", 2, "备注"), note("rows-hidden", 3)],
        label="roster.ods",
    ),
    Ugly(
        "a document with a password",
        ods(TWO, more={"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}),
        "",
        [wrong("file-encrypted")],
        label="roster.ods",
    ),
    Ugly(
        "columns of Parquet",
        lambda: parquet(
            {ID: [A, B], "姓名": ["张三", "李四"], "出生日期": [date(1945, 1, 1), None], "月退休工资": [2000.5, None]}
        ),
        f"id_number|name|birth_date|monthly_wage\n{A}|张三|1945-01-01|2000.50\n{B}|李四||0.00",
        label="roster.parquet",
    ),
    Ugly(
        "ids in a number column of Parquet",
        lambda: parquet({ID: [int(A)], "姓名": ["张三"]}),
        "id_number|name\n|张三",
        [wrong("id-number-cell", 2, ID)],
        label="roster.parquet",
    ),
    Ugly("half a file of Parquet", lambda: parquet({ID: [A], "姓名": ["张三"]})[:200], "", [wrong("file-unreadable")]),
    Ugly("a workbook with a password", lambda: locked(TWO), "", [wrong("file-encrypted")]),
    Ugly("a workbook that declares an entity", declared(TWO), "", [wrong("file-entities")]),
    Ugly("a workbook that refers to another", linked(TWO), PAIR, [wrong("links-not-followed")]),
    Ugly("a stray cell in the last corner", workbook({"名册": rows(TWO)}, corner="x"), "", [wrong("sheet-too-large")]),
    Ugly(
        "a stray cell in the last row",
        sheetml(
            row(1, ID, "姓名") + row(2, A, "张三") + '<row r="1048576"><c r="A1048576" t="str"><v>完</v></c></row>'
        ),
        SINGLE,
        [note("rows-remark", 1048576)],
    ),
    Ugly("a sheet whose tags have a prefix", sheet(TWO, prefix="x"), PAIR),
    Ugly(
        "cells that do not say where they are",
        sheetml(
            "".join("<row>" + "".join(f'<c t="str"><v>{one}</v></c>' for one in line) + "</row>" for line in rows(TWO))
        ),
        PAIR,
    ),
    Ugly(
        "a workbook that counts its days from 1904",
        serial_1904(f"{ID}|姓名|出生日期|登记日期\n{A}|张三|s1=16507|<v>43500</v>"),
        f"id_number|name|birth_date|reported_on\n{A}|张三|1949-03-12|2023-02-05",
        [note("serial-read", 2, "登记日期")],
    ),
    Ugly(
        "the roster on the second of three sheets",
        workbook({"说明": [["请填写"]], "人员": rows(TWO), "变更": [[ID]]}),
        PAIR,
    ),
    Ugly(
        "people on a sheet without headings, beside the roster",
        workbook({"人员": rows(ONE), "补充": [["李四", B]]}),
        SINGLE,
        [wrong("sheets-not-read")],
    ),
    Ugly(
        "two sheets of which one is named", workbook({"一": rows(ONE), "二": rows(TWO)}), PAIR, label="roster.xlsx#二"
    ),
    Ugly(
        "two sheets that could both be the roster",
        workbook({"一": rows(ONE), "二": rows(TWO)}),
        "",
        [wrong("sheet-not-named")],
    ),
    Ugly("a sheet that there is not", xlsx(ONE), "", [wrong("sheet-missing")], label="roster.xlsx#三"),
    Ugly("last year's table on a hidden sheet", two_sheets(TWO), PAIR, [wrong("sheet-hidden")]),
    Ugly("a roster whose only sheet is hidden", sheet(TWO, state="hidden"), PAIR),
]


def ods_rows(block: str) -> str:
    """Return the rows of a block as those of a document."""
    return "".join(f"<table:table-row>{''.join(map(ods_cell, line))}</table:table-row>" for line in rows(block))


BANKS = f"{ID}|姓名|开户银行|银行账号\n{A}|张三|信用社|621700\n{B}|李四||621702\n{C}|王五||621701"
BANKED = f"id_number|name|bank|account\n{A}|张三|信用社|621700\n{B}|李四||621702\n{C}|王五||621701"
BELOW = [note("cells-merged", 3, "开户银行", 2)]
MONTHLY = f"{ID}|姓名|享受开始年月|享受截止年月\n{A}|张三|2024-01|2024-05\n{B}|李四|2024-02|"
MONTHS = f"id_number|name|start_month|end_month\n{A}|张三|2024-01|2024-05\n{B}|李四|2024-02|"
ACROSS = {
    "in a workbook": sheet(MONTHLY, behind='<mergeCells><mergeCell ref="C3:D3"/></mergeCells>'),
    "in an old workbook": xls_across(MONTHLY, 2, 2, 3),
    "in a web page": html(MONTHLY).replace(b"<td>2024-02</td><td></td>", b"<td colspan=2>2024-02</td>"),
    "in an XML spreadsheet": xml2003(MONTHLY).replace(
        b'<Cell><Data ss:Type="String">2024-02', b'<Cell ss:MergeAcross="1"><Data ss:Type="String">2024-02'
    ),
    "in a document": ods(
        data=ods_rows(MONTHLY).replace(
            '<table:table-cell office:value-type="string"><text:p>2024-02',
            '<table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>2024-02',
        )
    ),
}
CONCEALED = {
    "in a workbook": concealed(MONTHLY),
    "in an old workbook": xls_concealed(MONTHLY),
    "in an XML spreadsheet": xml2003(MONTHLY).replace(
        b"<Table>", b'<Table><Column/><Column ss:Index="4" ss:Hidden="1"/>'
    ),
    "in a document": ods(
        data='<table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse"/>'
        + ods_rows(MONTHLY)
    ),
}
HEADS = "序号 | 姓名 | 公民身份号码 | 原单位 | 月退休工资"
LAYOUT = [
    Ugly(
        "a title and a line about the month",
        xlsx(f"2024年8月名册||\n单位：社保中心||\n{TWO.strip()}"),
        PAIR,
        [note("rows-above", 1, None, 2)],
    ),
    Ugly(
        "a heading of two rows, merged downwards and across",
        xlsx(f"""
        序号 | 姓名 | 公民身份号码 | 银行信息 |          |      | 备注
             |      |              | 开户银行 | 银行账号 | 户名 |
        1    | 张三 | {A}          | 信用社   | 62170001 | 张三 |"""),
        f"id_number|name|bank|account|payee\n{A}|张三|信用社|62170001|张三",
        [wrong("column-unused", 2, "序号")],
    ),
    Ugly(
        "a heading of two rows whose lower one has the names",
        xlsx(f"""
        基本情况 |              | 冬碳费
        姓名     | 公民身份号码 |
        张三     | {A}          | 是"""),
        f"id_number|name|heating\n{A}|张三|1",
    ),
    Ugly(
        "a heading whose two rows make one word",
        xlsx(f"""
        姓名 | 公民身份号码 | 退休    | 享受    |
             |              | 年月    | 开始年月 | 截止年月
        张三 | {A}          | 1995-06 | 2024-01  | 2024-05"""),
        f"id_number|name|retired_month|start_month|end_month\n{A}|张三|1995-06|2024-01|2024-05",
    ),
    Ugly("a total with blanks in its word", text(f"{TWO.strip()}\n|合　　计\n"), PAIR, [note("rows-total", 4)]),
    Ugly(
        "subtotals by employer and a total",
        xlsx(f"""
        {HEADS}
        1 | 张三 | {A} | 农机厂 | 2000
          | 农机厂小计 |  |        | 2000
        2 | 李四 | {B} | 粮油厂 | 3000
          | 小计   |      |        | 3000
        合计 | 2人 |      |        | 5000"""),
        f"id_number|name|monthly_wage\n{A}|张三|2000.00\n{B}|李四|3000.00",
        [note("rows-total", 3, None, 3), wrong("column-unused", 1, "序号")],
    ),
    Ugly(
        "a total whose count stands below the numbers",
        text(f"{TWO.strip()}\n共计2人|总计"),
        PAIR,
        [note("rows-total", 4)],
    ),
    Ugly("a person whose name is the word for a total", text(f"{ID}|姓名\n{A}|合计"), f"id_number|name\n{A}|合计"),
    Ugly(
        "an employer whose name has the word for a total",
        text(f"{ID}|姓名|原单位\n|张三|联合计算机公司"),
        "id_number|name\n|张三",
        [wrong("value-missing", 2, ID)],
    ),
    Ugly(
        "the heading again on each page", text(f"{ONE.strip()}\n{ID}|姓名\n{B}|李四"), PAIR, [note("rows-heading", 3)]
    ),
    Ugly(
        "title and heading of two rows again on each page",
        xlsx(f"""
        2024年名册 |  |  |
        姓名 | 公民身份号码 | 银行 |
             |              | 开户银行 | 账号
        张三 | {A}          | 信用社   | 62170001
        2024年名册 |  |  |
        姓名 | 公民身份号码 | 银行 |
             |              | 开户银行 | 账号
        李四 | {B}          | 信用社   | 62170002"""),
        f"id_number|name|account\n{A}|张三|62170001\n{B}|李四|62170002",
        [note("rows-above", 1), note("rows-heading", 5, None, 3)],
    ),
    Ugly(
        "the heading again with two columns of text in each other's place",
        text(f"姓名|{ID}|户名\n张三|{A}|张三\n户名|{ID}|姓名\n李父|{B}|李四"),
        "",
        [wrong("heading-other", 3)],
    ),
    Ugly(
        "the heading again with its months in each other's place",
        xlsx(
            f"姓名|{ID}|享受开始年月|享受截止年月\n张三|{A}|2024-01|\n姓名|{ID}|享受截止年月|享受开始年月\n李四|{B}|2024-06|2024-01"
        ),
        "",
        [wrong("heading-other", 3)],
    ),
    Ugly(
        "the lower half of a heading again with its columns in each other's place",
        xlsx(f"""
        姓名 | 公民身份号码 | 享受 |
             |              | 开始年月 | 截止年月
        张三 | {A}          | 2024-01 |
        姓名 | 公民身份号码 | 享受 |
             |              | 截止年月 | 开始年月
        李四 | {B}          | 2024-06 | 2024-01"""),
        "",
        [note("rows-heading", 4), wrong("heading-other", 5)],
    ),
    Ugly(
        "another table below, with a column that the first has not",
        text(f"姓名|{ID}|备注\n张三|{A}|\n姓名|{ID}|开始日\n李四|{B}|2024-01"),
        "",
        [wrong("heading-other", 3)],
    ),
    Ugly(
        "the heading again in other words, and shorter",
        text(f"姓名|{ID}|户名|备注\n张三|{A}|张三|\nname|身份证号|账户名|\n李四|{B}|李父|"),
        f"id_number|name|payee\n{A}|张三|张三\n{B}|李四|李父",
        [note("rows-heading", 3)],
    ),
    Ugly(
        "the title again, in another column",
        text(f"2024年名册|\n姓名|{ID}\n张三|{A}\n|2024年名册\n姓名|{ID}\n李四|{B}"),
        PAIR,
        [note("rows-above", 1), note("rows-heading", 4, None, 2)],
    ),
    Ugly(
        "people above the heading, their numbers whole, in groups, too short, in a sentence, and a title",
        text(
            f"李四|{B}\n王五|652300 19521212 0031\n6523001952020200|甲\n补:{X.lower()}|乙\n"
            f"2024年名册|\n姓名|{ID}\n张三|{A}"
        ),
        SINGLE,
        [*(wrong("person-above", number) for number in (1, 2, 3, 4)), note("rows-above", 5)],
    ),
    Ugly(
        "somebody above the heading with a number in a number cell",
        xlsx([["李四", int(B)], ["姓名", ID], ["张三", A]]),
        SINGLE,
        [wrong("person-above", 1)],
    ),
    Ugly(
        "an account, a period and a telephone above the heading",
        text(f"账号：|621700001234567|\n2024.01.01-2024.12.31|电话|09941234567\n姓名|{ID}|备注\n张三|{A}|"),
        SINGLE,
        [note("rows-above", 1, None, 2)],
    ),
    Ugly(
        "remarks below the table",
        xlsx(f"""
        姓名 | 公民身份号码 | 备注
        张三 | {A} |
        注：本表一式两份，报财政局一份。 | |
        制表人：王芳 | | 审核人：李强
         | 第1页 共1页 | """),
        SINGLE,
        [note("rows-remark", 3, None, 3)],
    ),
    Ugly(
        "who made it, in four cells",
        xlsx(f"""
        {HEADS}
        1 | 张三 | {A} | 农机厂 | 2000
        制表人： | 王芳 | | 日期： | 2024-06-20"""),
        f"id_number|name|monthly_wage\n{A}|张三|2000.00",
        [note("rows-remark", 3), wrong("column-unused", 1, "序号")],
    ),
    Ugly(
        "rows that are numbered ahead",
        xlsx(f"""
        {HEADS}
        1 | 张三 | {A} | |
        2 | | | |
        3 | | | |"""),
        SINGLE,
        [note("rows-remark", 3, None, 2), wrong("column-unused", 1, "序号")],
    ),
    Ugly(
        "blank rows between people", xlsx(f"{ONE.strip()}\n|\n|\n{B}|李四\n|"), PAIR, [note("rows-blank", 3, None, 2)]
    ),
    Ugly(
        "a row of characters that nobody sees",
        text(f"{ONE.strip()}\n\u200b|\u3000\n{B}|李四"),
        PAIR,
        [note("rows-blank", 3)],
    ),
    Ugly(
        "somebody without a number, at the end",
        text(f"{ONE.strip()}\n|李四"),
        f"id_number|name\n{A}|张三\n|李四",
        [wrong("value-missing", 3, ID)],
    ),
    Ugly(
        "somebody without a number whose name is long",
        text(f"姓名|{ID}\n阿卜杜热合曼·买买提吐尔逊|"),
        "id_number|name\n|阿卜杜热合曼·买买提吐尔逊",
        [wrong("value-missing", 2, ID)],
    ),
    Ugly(
        "somebody with a number that is too short",
        text(f"{ONE.strip()}\n65230019|李四"),
        f"id_number|name\n{A}|张三\n|李四",
        [wrong("bad-id", 3, ID)],
    ),
    Ugly(
        "the ministry's codes",
        text(f"AAC001|AAC003|AAC002|AAC004|AAE010|AAE009|AAE210|AAC006\n1|张三|{A}|1|62170001|张三|2024-01|1945-01-01"),
        f"id_number|name|account|payee|start_month|birth_date\n{A}|张三|62170001|张三|2024-01|1945-01-01",
        [wrong("column-unused", 1, "AAC001"), wrong("column-unused", 1, "AAC004")],
    ),
    Ugly(
        "headings with blanks, in full width, with units and stars",
        text(
            [
                ["姓　　名*", "身份证号码（必填）", "月退休工资（元）", "ＡＡＥ０１０", "退休\n年月："],
                ["张三", A, "2000", "6217", "1995-06"],
            ]
        ),
        f"id_number|name|monthly_wage|account|retired_month\n{A}|张三|2000.00|6217|1995-06",
    ),
    Ugly(
        "columns in another order, English and Chinese",
        text(f"note|heating|姓名|account|id_number\n备|是|张三|6217|{A}"),
        f"id_number|name|account|heating|note\n{A}|张三|6217|1|备",
    ),
    Ugly(
        "a heading below forty lines of explanations",
        text("\n".join(f"第{n}条 说明|" for n in range(40)) + TWO),
        PAIR,
        [note("rows-above", 1, None, 40)],
    ),
    Ugly(
        "a column that nobody knows, and one without a heading",
        xlsx(f"{ID}|姓名|发放标准|\n{A}|张三|120|x"),
        SINGLE,
        [wrong("column-unknown", 1, "发放标准"), wrong("column-unknown", 1, "D")],
    ),
    Ugly(
        "a column twice under two names",
        text(f"{ID}|身份证号|姓名\n{A}|{A}|张三"),
        SINGLE,
        [wrong("column-twice", 1, "身份证号")],
    ),
    Ugly(
        "no heading at all", text(f"{A}|张三"), "", [wrong("column-missing", 1, ID), wrong("column-missing", 1, "姓名")]
    ),
    Ugly("a comma too many", text([[ID, "姓名"], [A, "张三", "x"]]), SINGLE, [wrong("row-too-long", 2)]),
    Ugly("a row that ends early", text([[ID, "姓名", "备注"], [A, "张三"]]), SINGLE, label="roster.csv"),
    Ugly(
        "a name of two lines in quotation marks",
        text([[ID, "姓名", "备注"], [A, "张三", "一\n二"], [B, "李四", "，,"]]),
        PAIR,
    ),
    Ugly("a bank for three people in one cell", merged(BANKS), BANKED, BELOW),
    Ugly("a bank for three in an old workbook", xls_merged(BANKS, 1, 3, 2), BANKED, BELOW, label="roster.xls"),
    Ugly(
        "a bank for three in a web page",
        html(BANKS)
        .replace("<td>信用社</td>".encode(), "<td rowspan=3>信用社</td>".encode())
        .replace(b"<td></td>", b""),
        BANKED,
        BELOW,
    ),
    Ugly(
        "a bank for three in an XML spreadsheet",
        xml2003(BANKS).replace(
            '<Cell><Data ss:Type="String">信用社'.encode(),
            '<Cell ss:MergeDown="2"><Data ss:Type="String">信用社'.encode(),
        ),
        BANKED,
        BELOW,
    ),
    Ugly(
        "a bank for three in a document",
        ods(
            data=ods_rows(BANKS).replace(
                '<table:table-cell office:value-type="string"><text:p>信用社',
                '<table:table-cell table:number-rows-spanned="3" office:value-type="string"><text:p>信用社',
            )
        ),
        BANKED,
        BELOW,
        label="roster.ods",
    ),
    Ugly(
        "a column that is merged and not used",
        merged(f"{ID}|姓名|性别\n{A}|张三|男\n{B}|李四|"),
        PAIR,
        [wrong("column-unused", 1, "性别")],
    ),
    *(
        Ugly(f"cells merged across, {kind}", content, MONTHS, [note("cells-merged", 3, "享受截止年月")])
        for kind, content in ACROSS.items()
    ),
    *(
        Ugly(f"a hidden column, {kind}", content, MONTHS, [wrong("column-hidden", 1, "享受截止年月")])
        for kind, content in CONCEALED.items()
    ),
    Ugly("a hidden row", hidden(TWO), PAIR, [note("rows-hidden", 3)]),
]

SERIAL: list[list[Any]] = [[ID, "姓名", "出生日期"], [A, "张三", 16438]]
CELLS = [
    Ugly(
        "an id number in a number cell",
        xlsx([[ID, "姓名"], [int(A), "张三"]]),
        "id_number|name\n|张三",
        [wrong("id-number-cell", 2, ID)],
    ),
    Ugly(
        "the same in an old workbook",
        xls([[ID, "姓名"], [float(A), "张三"]]),
        "id_number|name\n|张三",
        [wrong("id-number-cell", 2, ID)],
        label="roster.xls",
    ),
    Ugly(
        "the same as a text file has it afterwards",
        text(f"{ID}|姓名\n6.523E+17|张三\n652300194501010000.0|李四"),
        "id_number|name\n|张三\n|李四",
        [wrong("id-number-cell", 2, ID), wrong("id-number-cell", 3, ID)],
    ),
    Ugly(
        "an account in a number cell",
        xlsx([[ID, "姓名", "银行账号"], [A, "张三", 6217000012345678901]]),
        f"id_number|account\n{A}|",
        [wrong("id-number-cell", 2, "银行账号")],
    ),
    Ugly(
        "an account in groups of four",
        text(f"{ID}|姓名|银行账号\n{A}|张三|6217 0000 1234 5678"),
        f"id_number|account\n{A}|6217000012345678",
        [note("blanks-removed", 2, "银行账号")],
    ),
    Ugly(
        "id numbers with blanks inside and around",
        text([[ID, "姓名"], ["652300 19450101 0010", "张三"], [f" {B}\u3000", "李四"]]),
        PAIR,
        [note("blanks-removed", 2, ID, 2)],
    ),
    Ugly(
        "id numbers in full width",
        text([[ID, "姓名"], [A.translate({48 + n: 0xFF10 + n for n in range(10)}), "张三"]]),
        SINGLE,
        [note("width-changed", 2, ID)],
    ),
    Ugly(
        "crosses and letters that look like an X",
        text(f"{ID}|姓名\n{X[:-1]}×|甲\n{X[:-1]}х|乙\n{X[:-1]}Ｘ|丙\n{X[:-1]}x|丁"),
        f"id_number|name\n{X}|甲\n{X}|乙\n{X}|丙\n{X}|丁",
        [note("cross-read", 2, ID, 2), note("width-changed", 4, ID), note("case-changed", 5, ID)],
    ),
    Ugly(
        "apostrophes of all kinds, and a formula that keeps a number",
        text([[ID, "姓名"], [f"'{A}", "甲"], [f"’{B}", "乙"], [f'="{C}"', "丙"], [f"`{X}", "丁"]]),
        f"id_number|name\n{A}|甲\n{B}|乙\n{C}|丙\n{X}|丁",
        [note("apostrophe-removed", 2, ID, 4)],
    ),
    Ugly(
        "characters of no width",
        text([[ID, "姓名"], [f"\ufeff{A[:6]}\u200b{A[6:]}", "张\u200b三"]]),
        SINGLE,
        [note("unseen-removed", 2, ID), note("unseen-removed", 2, "姓名")],
    ),
    Ugly(
        "numbers of fifteen digits",
        text(f"{ID}|姓名\n{OLD}|李四\n{A}|张三"),
        f"id_number|name\n{NEW}|李四\n{A}|张三",
        [note("id-converted", 2, ID)],
    ),
    Ugly(
        "everything at once in one number",
        text([[ID, "姓名"], ["' ６52300\u200b 19520202\xa0007х ", "甲"]]),
        f"id_number|name\n{X}|甲",
        [
            note(name, 2, ID)
            for name in ("unseen-removed", "apostrophe-removed", "width-changed", "blanks-removed", "cross-read")
        ],
    ),
    Ugly(
        "days in every form that can be read in one way only",
        text(
            "公民身份号码|姓名|出生日期\n"
            + "\n".join(
                f"{A}|甲|{one}"
                for one in (
                    "1945-03-12",
                    "1945-3-12",
                    "1945/03/12",
                    "1945.3.12",
                    "1945年3月12日",
                    "1945年03月12号",
                    "19450312",
                    "45.3.12",
                    "45年3月12日",
                    "１９４５年３月１２日",
                    "1945-03-12 00:00:00",
                    " 1945 年 3 月 12 日 ",
                )
            )
        ),
        "birth_date\n" + "\n".join(["1945-03-12"] * 12),
        [note("date-form", 3, "出生日期", 11)],
    ),
    Ugly(
        "months in every form that can be read in one way only",
        text(
            "公民身份号码|姓名|退休年月\n"
            + "\n".join(
                f"{A}|甲|{one}"
                for one in (
                    "1995-03",
                    "1995-3",
                    "1995/03",
                    "1995.3",
                    "1995.03",
                    "1995年3月",
                    "1995年03月份",
                    "199503",
                    "95年3月",
                    "199503.0",
                )
            )
        ),
        "retired_month\n" + "\n".join(["1995-03"] * 10),
        [note("date-form", 3, "退休年月", 9)],
    ),
    Ugly(
        "months in number cells",
        xlsx([[ID, "姓名", "退休年月"], *([A, "甲", one] for one in (1995.3, 199503, 1995.03))]),
        "retired_month\n1995-03\n1995-03\n1995-03",
        [note("date-form", 2, "退休年月", 3)],
    ),
    Ugly(
        "1995.1 in a number cell, and 1995.11, which is no question",
        xlsx([[ID, "姓名", "退休年月"], [A, "甲", 1995.1], [B, "乙", 1995.11]]),
        "retired_month\n\n1995-11",
        [wrong("date-ambiguous", 2, "退休年月"), note("date-form", 3, "退休年月")],
    ),
    Ugly(
        "1995.1 as a text is January",
        xlsx([[ID, "姓名", "退休年月"], [A, "甲", "1995.1"]]),
        "retired_month\n1995-01",
        [note("date-form", 2, "退休年月")],
    ),
    Ugly(
        "1995.1 in a text file, which has no kinds of cells",
        text(f"{ID}|姓名|退休年月\n{A}|甲|1995.1\n{B}|乙|1995.10"),
        "retired_month\n\n1995-10",
        [wrong("date-ambiguous", 2, "退休年月"), note("date-form", 3, "退休年月")],
    ),
    Ugly(
        "years of two digits in both centuries",
        text(f"{ID}|姓名|出生日期\n{A}|甲|32.1.1\n{B}|乙|31.1.1"),
        "birth_date\n1932-01-01\n",
        [wrong("date-ambiguous", 3, "出生日期"), note("date-form", 2, "出生日期")],
    ),
    Ugly(
        "days whose year stands last",
        text(f"{ID}|姓名|出生日期\n{A}|甲|3/12/1945\n{B}|乙|13/12/1945"),
        "birth_date\n\n",
        [wrong("date-ambiguous", 2, "出生日期"), wrong("bad-date", 3, "出生日期")],
    ),
    Ugly("a day that lost its format", xlsx(SERIAL), "birth_date\n1945-01-01", [note("serial-read", 2, "出生日期")]),
    Ugly("the same in a text file", text(SERIAL), "birth_date\n", [wrong("date-ambiguous", 2, "出生日期")]),
    Ugly(
        "a month that lost its format, on the first day and on another",
        xlsx([[ID, "姓名", "享受开始年月"], [A, "甲", 45292], [B, "乙", 45293]]),
        "start_month\n2024-01\n",
        [wrong("bad-month", 3, "享受开始年月"), note("serial-read", 2, "享受开始年月")],
    ),
    Ugly(
        "date cells, with a time and without",
        xlsx([[ID, "姓名", "登记日期"], [A, "甲", date(2024, 3, 1)], [B, "乙", moment("2024-03-01T10:15")]]),
        "reported_on\n2024-03-01\n2024-03-01",
        [note("time-left-out", 3, "登记日期")],
    ),
    Ugly(
        "years, times and words where a day belongs",
        xlsx(
            [
                [ID, "姓名", "出生日期"],
                *([A, "甲", one] for one in (1945, "一九四五年", "10:15", "1945-02-30", True, 99999999)),
            ]
        ),
        "birth_date\n" + "\n" * 5,
        [wrong("bad-date", number, "出生日期") for number in range(2, 8)],
    ),
    Ugly(
        "amounts with signs and commas",
        text(
            [
                [ID, "姓名", "月退休工资"],
                *(
                    [A, "甲", one]
                    for one in ("1,234.50", "￥120元", "¥ 120.5", "１２０", "120元", "RMB1,000", "120.0", "120")
                ),
            ]
        ),
        "monthly_wage\n1234.50\n120.00\n120.50\n120.00\n120.00\n1000.00\n120.00\n120.00",
        [note("amount-form", 2, "月退休工资", 6)],
    ),
    Ugly(
        "amounts that are none",
        text(
            [
                [ID, "姓名", "月退休工资"],
                *(
                    [A, "甲", one]
                    for one in ("120.00000001", "12,34", "1 200", "-5", "￥-5元", "0.5万", "一百二十元", "1e3")
                ),
            ]
        ),
        "monthly_wage" + "\n0.00" * 8,
        [wrong("bad-amount", number, "月退休工资") for number in range(2, 10)],
    ),
    Ugly(
        "an amount in a number cell that is not the one that is shown",
        xlsx([[ID, "姓名", "月退休工资"], [A, "甲", 120.00000001], [B, "乙", 2345.6699999999996]]),
        "monthly_wage\n0.00\n2345.67",
        [wrong("bad-amount", 2, "月退休工资")],
    ),
    Ugly(
        "yes and no",
        xlsx(
            [
                [ID, "姓名", "冬碳费"],
                *([A, "甲", one] for one in ("是", "√", 1, True, "ＹＥＳ", "否", 0, False, "no", "1.0", "")),
            ]
        ),
        "heating\n1\n1\n1\n1\n1\n0\n0\n0\n0\n1\n-1",
        [note("zeros-removed", 11, "冬碳费")],
    ),
    Ugly(
        "neither yes nor no",
        text(f"{ID}|姓名|冬碳费\n{A}|甲|×\n{B}|乙|有"),
        "heating\n-1\n-1",
        [wrong("bad-boolean", 2, "冬碳费"), wrong("bad-boolean", 3, "冬碳费")],
    ),
    Ugly(
        "errors in every kind of column",
        sheet(f"{ID}|姓名|冬碳费|月退休工资|退休年月\n{A}|e=#N/A|e=#REF!|e=#DIV/0!|e=#VALUE!"),
        f"id_number|name|monthly_wage\n{A}||0.00",
        [wrong("cell-error", 2, column) for column in ("姓名", "退休年月", "冬碳费", "月退休工资")],
    ),
    Ugly(
        "errors as texts have them",
        text(f"{ID}|姓名|备注\n{A}|#NAME?|########\n{B}|Err:502|#1"),
        f"id_number|name|note\n{A}||\n{B}||#1",
        [wrong("cell-error", 2, "姓名"), wrong("cell-error", 3, "姓名"), wrong("cell-error", 2, "备注")],
    ),
    Ugly(
        "formulas with and without a value",
        sheet(f"{ID}|姓名|备注|原单位|月退休工资\n{A}|<f>A1</f><v></v>|<f>A1</f>|<f>A1</f><v>7</v>|<f>1</f><v/>"),
        f"id_number|name|note|employer|monthly_wage\n{A}|||7|0.00",
        [wrong("formula-without-value", 2, column) for column in ("姓名", "月退休工资", "备注")]
        + [note("read-as-text", 2, "原单位")],
    ),
    Ugly(
        "a formula whose result is the empty text",
        sheetml(
            row(1, ID, "姓名", "备注")
            + row(2, A, "张三").replace("</row>", '<c r="C2" t="str"><f>""</f><v></v></c></row>')
        ),
        f"id_number|note\n{A}|",
    ),
    Ugly(
        "names with dots, rare characters and blanks",
        text([[ID, "姓名"], [A, "古丽娜尔•买买提"], [B, "𬱟 䶮"], [C, " 张　三 "]], encoding="gb18030"),
        f"id_number|name\n{A}|古丽娜尔•买买提\n{B}|𬱟 䶮\n{C}|张　三",
        [note("blanks-removed", 4, "姓名")],
    ),
    Ugly(
        "lengths of service",
        text([[ID, "姓名", "缴费年限"], *([A, "甲", one] for one in ("32", "32年", "32年4个月", "32.0", "32y4m"))]),
        "service_years\n384\n384\n388\n384\n388",
        [note("zeros-removed", 5, "缴费年限")],
    ),
    Ugly(
        "lengths of service that are none",
        text(
            [[ID, "姓名", "缴费年限"], *([A, "甲", one] for one in ("32.4", "32年12个月", "三十二年", "5个月", "-3"))]
        ),
        "service_years" + "\n-1" * 5,
        [wrong("bad-years", number, "缴费年限") for number in range(2, 7)],
    ),
    Ugly(
        "numbers, truth values, days and moments where a text belongs",
        xlsx(
            [
                [ID, "姓名", "备注", "原单位"],
                [A, "甲", moment("2024-03-01T10:15"), True],
                [B, 123.0, "x", date(2024, 1, 1)],
                [C, "丙", 0.5, False],
            ]
        ),
        f"id_number|name|note|employer\n{A}|甲|2024-03-01|1\n{B}|123|x|2024-01-01\n{C}|丙|0.5|0",
        [
            note("time-left-out", 2, "备注"),
            note("read-as-text", 4, "备注"),
            note("read-as-text", 2, "原单位", 3),
            note("read-as-text", 3, "姓名"),
        ],
    ),
    Ugly(
        "a class that was a number",
        text([[ID, "姓名", "艰苦边远地区类别"], [A, "甲", "2.0"], [B, "乙", "2.50"]]),
        "area_class\n2\n2.50",
        [note("zeros-removed", 2, "艰苦边远地区类别")],
    ),
]

ALL = FILES + LAYOUT + CELLS
