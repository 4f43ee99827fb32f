"""What ``audit --against`` says: people on a list from elsewhere, and what they were paid since."""

from typing import Final

OPTIONS: Final = {
    "option.against": (
        "与外来名单（死亡、服刑、另一待遇的领取人）核对，算出此后已付、应当追回的月份和金额，写在输出目录的 audit 里。",
        "Hold people against a list from elsewhere (deaths, prisoners, beneficiaries of another scheme): the months "
        "and amounts paid since, to be claimed back, are written into audit in the output folder.",
    ),
}
SCREEN: Final = {
    "foreign.certain": ("确定", "certain"),
    "foreign.probable": ("很可能", "probable"),
    "foreign.possible": ("待核实", "possible"),
    "foreign.column.project": ("项目", "project"),
    "foreign.column.id_number": ("公民身份号码", "id number"),
    "foreign.column.name": ("姓名", "name"),
    "foreign.column.grade": ("确定程度", "certainty"),
    "foreign.column.row": ("名单行", "row"),
    "foreign.column.listed_id": ("名单上的号码", "id number on the list"),
    "foreign.column.since": ("不应付起", "not owed from"),
    "foreign.column.months": ("已付月份", "months paid"),
    "foreign.column.count": ("月数", "count"),
    "foreign.column.amount": ("应追回", "to come back"),
    "foreign.sheet": ("应追回", "to come back"),
    "foreign.more": (
        "另有 {count} 人没有列出（--limit 0 全部列出），文件里都有。",
        "{count:# person|# people} more (--limit 0 shows all); the file has them.",
    ),
    "foreign.sum": (
        "{grade}：对上 {matched} 人，其中 {persons} 人此后仍有已付，共 {amount} 元。",
        "{grade}: {matched:# person matches|# people match}, {persons} of them paid since, {amount} yuan in all.",
    ),
    "foreign.rows": ("名单共 {count} 行。", "The list has {count:# row|# rows}."),
    "foreign.written": ("已写 {path}。", "Wrote {path}."),
    "note.date": (
        "哪一天去世、收监、开始享受；与起始年月至少要有一列。当月仍应付的，从下月起算。",
        "When somebody died, went to prison, began there; this or the month is needed. Where its month is still owed, "
        "what follows it is counted.",
    ),
    "note.from_month": ("从哪一个月起不应再付，当月也算。", "From which month on nothing is owed, that month too."),
}
TABLE: Final[dict[str, tuple[str, str]]] = {**OPTIONS, **SCREEN}
