"""The files of a new workspace: settings, a project file, and the workbook of its roster and changes.

In the workbook every column but amounts is text from top to bottom, so that a spreadsheet cannot ruin ids and accounts
or turn months into dates; headings carry notes. The catch: the files must be a valid workspace as they are, with nobody
in it.

>>> sorted(workspace("2024-01"))
['living.toml', 'living.xlsx', 'subsidies.toml']
"""

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from subsidies import language, words
from subsidies.write.workbook import CREATED, OPTIONS

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

SETTINGS: Final = """\
# 工作区设置。路径都相对于本文件；金额一律加引号，写成 "120.00"。
# Settings of the workspace. Paths are relative to this file; amounts are quoted: "120.00".

title    = "某县社会保险中心"   # 单位名称，印在名单上 / the office, as printed on the lists
projects = ["living.toml"]      # 项目文件，一个项目一个 / the project files, one a project
ledger   = "ledger.db"          # 发放台账，第一次核发时建立 / the ledger; the first issue makes it
output   = "out"                # 名单写在这个目录下 / the lists are written below this folder
language = "auto"               # zh、en，或 auto（随终端）/ zh, en, or auto: the terminal's

# 查明无误的问题：代码、项目、公民身份号码、理由、依据材料、核实人、有效期至。
# Findings that were looked into: code, project, id_number, reason, document, cleared_by, until.
# clearances = ["clearances.csv"]

# 死亡率表，测算预算时用：年龄、男、女。
# The mortality table, for an estimate: age, men, women.
# mortality = "mortality.csv"

# check 不列出哪些问题，哪些看得更重或更轻；错误不能改。
# What check leaves out, and what it takes more or less seriously; errors cannot be changed.
# [check]
# ignore     = ["R174"]
# severity   = { R167 = "warning" }
# name_bytes = 60               # 银行文件里户名的字节数 / bytes of a payee's name in the bank's file
"""

PROJECT: Final = """\
# 项目文件：发什么、按什么标准、依据什么文件。请改成本单位的内容，不用的部分保持注释。
# The project: what is paid, at which rate, on what basis. Make it yours; leave what you do not need commented out.

id       = "living"                 # 编号，写进台账后不要再改 / the ledger knows the project by it: never change it
name     = "生活补贴"
name_en  = "Living subsidy"
basis    = ["（填写文号）"]         # 依据 / the documents it is based on
since    = "@since@"                # 起算年月：这个月以前的一概不算 / nothing before this month is ever computed
roster   = ["living.xlsx#名册"]     # 名册：文件#工作表 / file#sheet
changes  = ["living.xlsx#变更"]     # 后来的变更 / what came later
death_month_paid = true             # 死亡当月照发，次月起不发 / the month of death is paid, the next is not

[recovery]
mode  = "none"                      # none：多发只登记；offset：从以后的发放中抵扣
                                    # none: claims are registered; offset: they are taken from later payments
# limit = "100%"                    # 每次最多抵扣应发的多少 / at most so much of what is left to pay

# 按月定额的待遇项目：标准变动时，在下面再加一段 [[item.rate]]，旧标准不要改。
# A flat monthly item. When the rate changes, add another [[item.rate]]; leave the old one as it is.
[[item]]
id   = "living"
name = "生活补贴"
kind = "flat"
[[item.rate]]
from   = "@since@"                  # 从哪个月起执行 / in force from this month
amount = "120.00"                   # 每人每月，元 / yuan a person a month
basis  = "（填写文号）"
# issued = "@since@-01"             # 印发日期 / the day of the document

# 一年一次的待遇项目：发给名册中“冬碳费”为“是”的人员。
# Once a year, to those whose column 冬碳费 (heating) is yes.
# [[item]]
# id    = "heating"
# name  = "一次性冬碳费"
# kind  = "one-off"
# month = 10                        # 发放的月份 / the month of the year
# flag  = "heating"
# [[item.rate]]
# from   = "@since@"
# amount = "578.00"

# 各人金额不同的待遇项目：金额在名册的“月退休工资”一列。
# Each person's own amount, from the column 月退休工资 (monthly_wage).
# [[item]]
# id   = "wage"
# name = "退休工资"
# kind = "wage"

# 预算：供 subsidies reconcile 对账。公布数字照印出来的写，单位万元。
# The budget, for subsidies reconcile. Printed figures as they are printed, in 万元.
# [[budget]]
# year      = @year@
# published = "44.58"
# approved  = "445838.00"           # 文件中的准确数，元 / the exact amount of the document, in yuan
# [[budget.line]]
# name    = "生活补贴"
# item    = "living"
# persons = 249
# rate    = "120.00"
# months  = 12

# 设定的情景：供 subsidies budget 测算下一年。
# An assumed scenario, for subsidies budget.
# [[scenario]]
# year      = @year@
# name      = "调资 3%"
# certainty = "90%"                 # 要有死亡率表 / needs a mortality table
# [[scenario.adjustment]]
# effective = "@year@-01"           # 哪个月起执行 / in force from this month
# paid_from = "@year@-07"           # 哪个月起发 / paid from this month
# percent   = "3.00"

# 绩效指标：供 subsidies budget --targets。有 of 的由测算得出，不写指标值；同一年的分值合计 90，另外 10 分为预算执行率。
# Performance targets, for subsidies budget --targets. Where there is of, the goal is computed and not typed; the
# weights of a year add up to 90, the other ten are kept for the execution rate.
# [[target]]
# from   = @year@
# name   = "发放人数"
# group  = "产出指标/数量指标"
# of     = "persons"                # persons、months、rate、total
# weight = 80
# [[target]]
# from   = @year@
# name   = "满意度"
# group  = "满意度指标/满意度指标"
# sign   = "≥"
# goal   = 95
# unit   = "%"
# weight = 10
# score  = "measured"               # proportion、grade、measured
"""

LAST_ROW: Final = 1_048_575
TEXT_FORMAT, MONEY_FORMAT = "@", "0.00"
WIDTHS: Final = {words.ID: 22, words.ACCOUNT: 24, words.TEXT: 16}
CHOICES: Final = {
    "change": [f"{zh}:{words.ROSTER['heating'].zh}" if kind == words.FLAG else zh for kind, zh in words.CHANGE.items()]
}
EXAMPLES: Final = {
    "id_number": "652300194501010010",
    "name": "古丽娜尔·买买提",
    "birth_date": "1945-01-01",
    "employer": "县农机修造厂",
    "category": "退休",
    "retired_month": "1995-06",
    "start_month": "2024-03",
    "end_month": "2024-12",
    "death_date": "2024-02-11",
    "suspended_from": "2024-05",
    "resumed_from": "2024-08",
    "monthly_wage": "2345.67",
    "wage_from": "2023-12",
    "service_years": "32年4个月",
    "area_class": "2",
    "bank": "农村信用社城关支行",
    "account": "6217000012345678907",
    "payee": "古丽娜尔·买买提",
    "certified_until": "2024-12-31",
    "reported_on": "2024-04-08",
    "effective": "2024-03",
    "document": "死亡证明",
    "entered_by": "王芳",
    "checked_by": "李强",
}


def workspace(since: str) -> dict[str, bytes]:
    """Return the files of an empty workspace by name; its project begins with the month ``since`` (``YYYY-MM``)."""
    project = PROJECT.replace("@since@", since).replace("@year@", since[:4])
    return {"subsidies.toml": SETTINGS.encode(), "living.toml": project.encode(), "living.xlsx": workbook()}


def workbook() -> bytes:
    """Return an .xlsx with the empty sheets 名册 and 变更."""
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, dict(OPTIONS)) as book:
        book.set_properties({"created": CREATED})
        _sheet(book, "名册", words.ROSTER, ("id_number", "name"))
        _sheet(book, "变更", words.CHANGES, ("reported_on", "id_number", "change", "effective"))
    return content.getvalue()


def _sheet(book: "Workbook", name: str, fields: Mapping[str, words.Field], required: tuple[str, ...]) -> None:
    """Add a sheet with its headings; those of required columns are marked."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 2)
    plain, marked = headings(book)
    for column, field in enumerate(fields.values()):
        style = book.add_format({"num_format": MONEY_FORMAT if field.holds == words.MONEY else TEXT_FORMAT})
        sheet.set_column(column, column, WIDTHS.get(field.holds, 14), style)
        sheet.write_string(0, column, field.zh, marked if field.key in required else plain)
        sheet.write_comment(0, column, note(field, field.key in required), {"x_scale": 2, "y_scale": 1.4})
        _choices(sheet, column, field)


def headings(book: "Workbook") -> "tuple[Format, Format]":
    """Return the formats of an optional and of a required heading."""
    look = {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1, "num_format": TEXT_FORMAT}
    return book.add_format({**look, "bg_color": "#EDEDED"}), book.add_format({**look, "bg_color": "#FFE699"})


def note(field: words.Field, required: bool) -> str:
    """Return what the note of a heading says, in Chinese and then in English."""
    return "\n".join(_words(language.speaker(one), field, required) for one in language.LANGUAGES)


def _words(say: language.Say, field: words.Field, required: bool) -> str:
    parts = [say("note.required")] if required else []
    parts.append(say(f"note.{field.key}" if f"note.{field.key}" in language.TABLE else "blank.flag"))
    parts += [say("note.text", example=EXAMPLES[field.key])] if field.key in EXAMPLES else []
    return say("note.separator").join(parts)


def _choices(sheet: "Worksheet", column: int, field: words.Field) -> None:
    """Add the drop-down list of a column that has one."""
    choices = ["是", "否"] if field.holds == words.BOOLEAN else CHOICES.get(field.key)
    if choices:
        sheet.data_validation(1, column, LAST_ROW, column, {"validate": "list", "source": choices})
