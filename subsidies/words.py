"""The words of the files: keys, Chinese headings, aliases, kinds of changes, reasons.

One word a thing: a key is what the code, JSON and English files say; ``zh`` is what a Chinese file says. The catch: a
heading is matched after folding, so that 公民身份号码 with a blank in it, or in full width, is still that heading.

>>> heading("姓 名", ROSTER), heading("ID_NUMBER", ROSTER), heading("身份证", ROSTER)
('name', 'id_number', 'id_number')
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

ID, TEXT, MONTH, DAY, MONEY = "id", "text", "month", "day", "money"
BOOLEAN, YEARS, ACCOUNT, ACCOUNTS = "boolean", "years", "account", "accounts"
SIGNED = "signed"
"""An amount that may be below zero: money that went back."""

COPY_OF_TEXT, COPY_OF_PARQUET = "subsidies_text", "subsidies_parquet"
"""Names that a marked copy defines, so that its cells are read as those of the file that it was made from."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a file: its key, its Chinese heading, what its cells hold, and other headings that mean it."""

    key: str
    zh: str
    holds: str = TEXT
    aliases: tuple[str, ...] = ()


def _fields(*fields: Field) -> Mapping[str, Field]:
    return {field.key: field for field in fields}


ROSTER: Final = _fields(
    Field(
        "id_number",
        "公民身份号码",
        ID,
        (
            *("身份证号", "身份证号码", "身份证", "身份号码", "公民身份证号码", "居民身份证号码"),
            *("证件号码", "证件号", "AAC002"),
        ),
    ),
    Field("name", "姓名", TEXT, ("人员姓名", "AAC003")),
    Field("birth_date", "出生日期", DAY, ("出生年月日", "AAC006")),
    Field("employer", "原单位", TEXT, ("单位名称", "原单位名称", "原工作单位", "AAB004")),
    Field("category", "人员类别", TEXT, ("类别",)),
    Field("retired_month", "退休年月", MONTH),
    Field("start_month", "享受开始年月", MONTH, ("待遇享受开始年月", "享受待遇开始年月", "AAE210")),
    Field("end_month", "享受截止年月", MONTH, ("享受终止年月", "待遇享受截止年月", "享受待遇截止年月")),
    Field("death_date", "死亡日期", DAY, ("死亡时间", "去世日期")),
    Field("suspended_from", "暂停年月", MONTH),
    Field("resumed_from", "恢复年月", MONTH),
    Field("suspension_backpay", "暂停期补发", BOOLEAN),
    Field("heating", "冬碳费", BOOLEAN, ("一次性冬碳费", "是否享受冬碳费")),
    Field("monthly_wage", "月退休工资", MONEY, ("退休工资", "月工资", "月退休费")),
    Field("wage_from", "工资起始年月", MONTH),
    Field("service_years", "缴费年限", YEARS),
    Field("area_class", "艰苦边远地区类别", TEXT, ("艰边类别", "地区类别")),
    Field("bank", "开户银行", TEXT, ("开户行", "开户银行名称", "银行名称")),
    Field(
        "account",
        "银行账号",
        ACCOUNT,
        ("银行帐号", "账号", "帐号", "银行卡号", "卡号", "银行账户", "银行帐户", "AAE010"),
    ),
    Field("payee", "户名", TEXT, ("账户名", "账户名称", "开户名", "AAE009")),
    Field("certified_until", "资格认证有效期", DAY, ("认证有效期", "资格认证有效期至")),
    Field("reported_on", "登记日期", DAY),
    Field("note", "备注", TEXT, ("AAE013",)),
)
UNUSED_HEADINGS: Final = (
    *("序号", "序", "编号", "No", "性别", "AAC004", "年龄", "民族", "个人编号", "AAC001", "单位编号", "AAB001"),
    *("联系电话", "电话", "手机", "手机号", "手机号码", "住址", "家庭住址", "地址"),
    *("签字", "签名", "签章", "领取人签字"),
)
"""Headings that many rosters have, and that nothing is computed from."""

CHANGES: Final = _fields(
    Field("reported_on", "登记日期", DAY),
    ROSTER["id_number"],
    ROSTER["name"],
    Field("change", "变更类型", TEXT, ("变更种类",)),
    Field("effective", "生效", TEXT, ("生效年月", "生效日期", "生效时间")),
    Field("value", "变更值"),
    Field("document", "依据材料", TEXT, ("依据",)),
    Field("entered_by", "经办人", TEXT, ("AAE011",)),
    Field("checked_by", "复核人"),
    ROSTER["note"],
)

OPENING: Final = _fields(
    Field("project", "项目"),
    ROSTER["id_number"],
    ROSTER["name"],
    Field("item", "待遇项目", TEXT, ("AAA036",)),
    Field("service_month", "费款所属期", MONTH, ("AAE003",)),
    Field("pay_month", "发放月", MONTH, ("AAE002",)),
    Field("amount", "金额", MONEY, ("AAE019",)),
)

CLEARANCES: Final = _fields(
    Field("code", "代码"),
    OPENING["project"],
    ROSTER["id_number"],
    Field("reason", "理由"),
    CHANGES["document"],
    Field("cleared_by", "核实人"),
    Field("until", "有效期至", DAY),
    ROSTER["note"],
)

FOREIGN: Final = _fields(
    ROSTER["id_number"],
    ROSTER["name"],
    ROSTER["birth_date"],
    Field(
        "date",
        "日期",
        DAY,
        (
            *("死亡日期", "死亡时间", "去世日期", "death_date", "date of death", "注销日期", "火化日期"),
            *("收监日期", "入监日期", "入狱日期", "羁押日期", "服刑开始日期", "判决日期", "刑期起日", "since"),
            *("享受开始日期", "待遇开始日期", "开始日期", "起始日期", "start_date"),
        ),
    ),
    Field("from_month", "起始年月", MONTH, (*ROSTER["start_month"].aliases, "享受开始年月", "start_month", "开始年月")),
    ROSTER["note"],
)
"""A list from elsewhere, against which people are held. One day or month a row: what else it tells is left there."""

FUNDS: Final = _fields(
    Field(
        "date",
        "到账日期",
        DAY,
        ("日期", "到位日期", "到账时间", "拨款日期", "拨付日期", "下达日期", "入账日期", "收款日期", "received_on"),
    ),
    Field(
        "amount",
        "金额",
        SIGNED,
        ("到账金额", "到位金额", "拨款金额", "拨付金额", "下达金额", "收款金额", "收入金额", "贷方金额", "AAE019"),
    ),
    Field(
        "document",
        "文号",
        TEXT,
        (
            *(
                "依据材料",
                "依据",
                "凭证号",
                "凭证",
                "凭证编号",
                "拨款文号",
                "指标文号",
                "文件号",
                "支付令号",
                "用款计划号",
            ),
            *("单据号", "单号"),
        ),
    ),
    ROSTER["note"],
)
"""Money that came in for a project, a row each time."""

DEATH, DEATH_REVOKED, END, SUSPEND, RESUME = "death", "death-revoked", "end", "suspend", "resume"
RESUME_WITHOUT, FORFEIT, RESTART = "resume-without-backpay", "forfeit", "restart"
WAGE, ACCOUNT_CHANGE, IDENTITY, FLAG = "wage", "account", "identity", "flag"

CHANGE: Final[Mapping[str, str]] = {
    DEATH: "死亡",
    DEATH_REVOKED: "死亡撤销",
    END: "终止",
    SUSPEND: "暂停",
    RESUME: "恢复",
    RESUME_WITHOUT: "恢复不补发",
    FORFEIT: "丧失待遇",
    RESTART: "恢复享受",
    WAGE: "工资变更",
    ACCOUNT_CHANGE: "账户变更",
    IDENTITY: "证件更正",
    FLAG: "标记",
}
"""Each kind of change and its Chinese word; a flag's is followed by ``:`` and the column."""

REGULAR, ARREARS, RECOVERY = "regular", "arrears", "recovery"

REASONS: Final = (
    *("returned", "reversed", "not-issued", "late-start", "resumed", "death", "death-revoked", "end", "forfeit"),
    *("raise", "rate", "wage", "flag", "identity", "carried", "roster-edit", "unexplained"),
)
"""Why a line is not a regular one, in the order in which they are tried."""


def flag_column(name: str) -> str:
    """Return the column of the roster table that holds a flag: a heading's own, ``flag:NAME`` for others."""
    return name if name in ROSTER else flag_change(name)


def flag_change(name: str) -> str:
    """Return the kind of a change of a flag."""
    return f"{FLAG}:{name}"


def flag_of(column: str) -> str:
    """Return the flag that a column of the roster table or a kind of change is about, or nothing."""
    if column in ROSTER:
        return column if ROSTER[column].holds == BOOLEAN and column != "suspension_backpay" else ""
    return column.removeprefix(f"{FLAG}:") if column.startswith(f"{FLAG}:") else ""


UNITS: Final = re.compile(r"\((?:元|元/月|必填|选填|年月|18位|是/否|yyyy-mm(?:-dd)?)\)$")
"""What may follow a heading and does not change it: ``月退休工资（元）``."""


@lru_cache(maxsize=4096)
def fold(heading: str) -> str:
    """Return a heading as it is compared: without blanks, in half width, in lower case."""
    return UNITS.sub("", "".join(unicodedata.normalize("NFKC", heading).split()).strip("*:").lower())


def headings(fields: Mapping[str, Field]) -> Mapping[str, str]:
    """Return the key of each column by every heading that means it, folded."""
    return _headings(tuple(fields.values()))


@lru_cache(64)
def _headings(fields: tuple[Field, ...]) -> Mapping[str, str]:
    named = [(fold(text), field.key) for field in fields for text in (field.key, field.zh, *field.aliases)]
    return dict(reversed(named))


UNUSED: Final = frozenset(map(fold, UNUSED_HEADINGS))


def heading(text: str, fields: Mapping[str, Field]) -> str | None:
    """Return the key of the column that a heading means, or ``None``."""
    return headings(fields).get(fold(text))


@lru_cache(maxsize=4096)
def change_kind(text: str) -> str | None:
    """Return the kind of a change by its Chinese or English word; ``标记:冬碳费`` is ``flag:heating``; or ``None``.

    >>> change_kind("标记：冬碳费"), change_kind("死亡"), change_kind("停发")
    ('flag:heating', 'death', None)
    """
    word, colon, column = fold(text).partition(":")
    for kind, zh in CHANGE.items():
        if word in (kind, zh) and (kind == FLAG) == bool(colon):
            return f"{FLAG}:{heading(column, ROSTER) or column}" if colon else kind
    return None
