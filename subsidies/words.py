"""The words of the files and of the findings: keys, Chinese headings, aliases, codes.

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

from subsidies.errors import Finding

ID, TEXT, MONTH, DAY, MONEY = "id", "text", "month", "day", "money"
BOOLEAN, YEARS, ACCOUNT, ACCOUNTS = "boolean", "years", "account", "accounts"

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
            "身份证号",
            "身份证号码",
            "身份证",
            "身份号码",
            "公民身份证号码",
            "居民身份证号码",
            "证件号码",
            "证件号",
            "AAC002",
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

ERROR, WARNING, NOTE = "error", "warning", "note"


@dataclass(frozen=True, slots=True)
class Rule:
    """A finding's code and severity; its sentences are in ``language.findings`` under its name."""

    code: str
    severity: str


RULES: Final[Mapping[str, Rule]] = {
    # F: files and their tables
    "file-missing": Rule("F101", ERROR),
    "file-unreadable": Rule("F102", ERROR),
    "file-kind": Rule("F103", ERROR),
    "file-empty": Rule("F104", ERROR),
    "file-encoding": Rule("F105", ERROR),
    "sheet-missing": Rule("F106", ERROR),
    "sheet-not-named": Rule("F107", ERROR),
    "column-missing": Rule("F108", ERROR),
    "column-unknown": Rule("F109", WARNING),
    "column-twice": Rule("F110", ERROR),
    "row-too-long": Rule("F111", ERROR),
    "file-not-opened": Rule("F112", ERROR),
    "sheet-too-large": Rule("F113", ERROR),
    "file-too-large": Rule("F121", ERROR),
    "package-too-large": Rule("F122", ERROR),
    "file-entities": Rule("F123", ERROR),
    "file-encrypted": Rule("F124", ERROR),
    "file-password-wrong": Rule("F125", ERROR),
    "parquet-unsupported": Rule("F126", ERROR),
    "encoding-not-proven": Rule("F127", WARNING),
    "links-not-followed": Rule("F128", NOTE),
    "sheet-hidden": Rule("F129", NOTE),
    "column-unused": Rule("F130", NOTE),
    "rows-above": Rule("F131", NOTE),
    "rows-blank": Rule("F132", NOTE),
    "rows-heading": Rule("F133", NOTE),
    "rows-total": Rule("F134", NOTE),
    "rows-remark": Rule("F135", NOTE),
    "rows-hidden": Rule("F136", WARNING),
    "sheets-not-read": Rule("F137", NOTE),
    "cells-merged": Rule("F138", WARNING),
    "heading-other": Rule("F139", ERROR),
    "person-above": Rule("F140", ERROR),
    "column-hidden": Rule("F141", NOTE),
    # R: cells and people of a roster, and cells of any table
    "bad-month": Rule("R101", ERROR),
    "bad-date": Rule("R102", ERROR),
    "bad-amount": Rule("R103", ERROR),
    "bad-boolean": Rule("R104", ERROR),
    "bad-years": Rule("R105", ERROR),
    "bad-id": Rule("R106", ERROR),
    "id-number-cell": Rule("R107", ERROR),
    "value-missing": Rule("R108", ERROR),
    "id-check-digit": Rule("R109", WARNING),
    "id-birth-date": Rule("R110", WARNING),
    "id-converted": Rule("R111", NOTE),
    "account-check-digit": Rule("R112", WARNING),
    "person-twice": Rule("R113", ERROR),
    "person-in-two-projects": Rule("R114", WARNING),
    "end-before-start": Rule("R115", ERROR),
    "resumed-before-suspended": Rule("R116", ERROR),
    "resumed-without-suspended": Rule("R117", ERROR),
    "start-missing": Rule("R118", ERROR),
    "person-omitted": Rule("R119", ERROR),
    "gap-roster-edit": Rule("R120", WARNING),
    "gap-unexplained": Rule("R121", WARNING),
    "day-ahead": Rule("R122", WARNING),
    "birth-date-missing": Rule("R123", ERROR),
    "area-unknown": Rule("R124", WARNING),
    "cell-error": Rule("R141", ERROR),
    "formula-without-value": Rule("R142", ERROR),
    "date-ambiguous": Rule("R143", ERROR),
    "blanks-removed": Rule("R144", NOTE),
    "width-changed": Rule("R145", NOTE),
    "cross-read": Rule("R146", NOTE),
    "case-changed": Rule("R147", NOTE),
    "apostrophe-removed": Rule("R148", NOTE),
    "unseen-removed": Rule("R149", NOTE),
    "zeros-removed": Rule("R150", NOTE),
    "date-form": Rule("R151", NOTE),
    "serial-read": Rule("R152", NOTE),
    "time-left-out": Rule("R153", NOTE),
    "amount-form": Rule("R154", NOTE),
    "read-as-text": Rule("R155", NOTE),
    # R160 to R182: people and accounts, between files and with last month
    "id-two-names": Rule("R160", WARNING),
    "name-written-differently": Rule("R161", NOTE),
    "payee-written-differently": Rule("R162", NOTE),
    "id-one-digit-off": Rule("R163", NOTE),
    "name-odd-dot": Rule("R164", NOTE),
    "name-beyond-gbk": Rule("R165", NOTE),
    "name-too-long": Rule("R166", NOTE),
    "account-shared": Rule("R167", NOTE),
    "account-shared-by-many": Rule("R168", WARNING),
    "account-missing": Rule("R169", NOTE),
    "bank-number-check-digit": Rule("R170", WARNING),
    "age-too-young": Rule("R171", NOTE),
    "age-too-old": Rule("R172", NOTE),
    "sex-implausible": Rule("R173", NOTE),
    "start-before-policy": Rule("R174", NOTE),
    "certification-lapsed": Rule("R175", WARNING),
    "account-changed": Rule("R176", NOTE),
    "account-edited": Rule("R177", WARNING),
    "name-edited": Rule("R178", WARNING),
    "row-twice": Rule("R179", ERROR),
    "id-perhaps-corrected": Rule("R180", WARNING),
    "id-differs-in-check": Rule("R181", WARNING),
    "name-like-formula": Rule("R182", WARNING),
    # O, openings
    "opening-project-unknown": Rule("O101", ERROR),
    "opening-person-unknown": Rule("O102", ERROR),
    "opening-twice-row": Rule("O103", ERROR),
    # C, changes
    "change-unknown": Rule("C101", ERROR),
    "change-bare-stop": Rule("C102", ERROR),
    "change-person-unknown": Rule("C103", ERROR),
    "change-name-differs": Rule("C104", ERROR),
    "change-not-dated": Rule("C105", WARNING),
    "change-value-missing": Rule("C106", ERROR),
    "change-flag-unknown": Rule("C107", ERROR),
    "change-twice": Rule("C108", WARNING),
    "identity-circle": Rule("C109", ERROR),
    "change-without-effect": Rule("C110", WARNING),
    "checked-by-oneself": Rule("C111", WARNING),
    "change-after-death": Rule("C112", WARNING),
    # P: project files
    "toml-syntax": Rule("P101", ERROR),
    "unknown-key": Rule("P102", ERROR),
    "missing-key": Rule("P103", ERROR),
    "wrong-type": Rule("P104", ERROR),
    "not-quoted": Rule("P105", ERROR),
    "out-of-range": Rule("P106", ERROR),
    "not-a-choice": Rule("P107", ERROR),
    "twice": Rule("P108", ERROR),
    "key-of-other-kind": Rule("P109", ERROR),
    "bad-identifier": Rule("P110", ERROR),
    "bad-percent": Rule("P111", ERROR),
    "bad-figure": Rule("P112", ERROR),
    "budget-line-form": Rule("P113", ERROR),
    "unknown-item": Rule("P114", ERROR),
    "approval-levels-unsupported": Rule("P116", ERROR),
    "item-gone": Rule("P117", ERROR),
    "since-moved": Rule("P121", ERROR),
    "bands-out-of-order": Rule("P118", ERROR),
    "bad-flag": Rule("P119", ERROR),
    "project-unknown": Rule("P120", ERROR),
    "code-unknown": Rule("P130", ERROR),
    "code-is-error": Rule("P131", ERROR),
    # B: budgets and printed figures
    "figure-beyond-rounding": Rule("B101", WARNING),
    "figure-rounding-tail": Rule("B102", NOTE),
    "fact-differs": Rule("B103", WARNING),
    "over-budget": Rule("B104", WARNING),
    "open-claims": Rule("B105", WARNING),
    "open-arrears": Rule("B106", WARNING),
    # L: the ledger
    "ledger-batch-digest": Rule("L101", ERROR),
    "ledger-chain": Rule("L102", ERROR),
    "ledger-lines-digest": Rule("L103", ERROR),
    "ledger-input-digest": Rule("L104", ERROR),
    "ledger-numbering": Rule("L105", ERROR),
    "ledger-orphan": Rule("L106", ERROR),
    "ledger-closed-month": Rule("L107", ERROR),
    "ledger-replay": Rule("L108", ERROR),
    "ledger-rules": Rule("L109", WARNING),
    "ledger-head": Rule("L110", ERROR),
    "ledger-schema": Rule("L115", ERROR),
    "ledger-not-database": Rule("L111", ERROR),
    "ledger-corrupt": Rule("L112", ERROR),
    "ledger-not-ours": Rule("L113", ERROR),
    "ledger-newer": Rule("L114", ERROR),
    # K, clearances
    "clearance-unused": Rule("K101", NOTE),
    "clearance-expired": Rule("K102", NOTE),
    # W: the written files of lists
    "paper-missing": Rule("W101", WARNING),
    "paper-differs": Rule("W102", WARNING),
    "paper-leftover": Rule("W103", WARNING),
    "paper-stray": Rule("W104", WARNING),
}
"""Every finding: its name, its code, its severity."""


def severity(found: Finding) -> str:
    """Return how serious a finding is: as the office takes it, or else as its name says."""
    return found.severity or RULES[found.name].severity


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
