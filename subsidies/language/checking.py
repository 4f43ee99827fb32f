"""Words of ``check``: what is shown of its findings, what an office makes of them, and what was cleared."""

from typing import Final

CHOICE: Final = {
    "code-unknown": ("没有“{text}”这个代码或名称。", "There is no code or name “{text}”."),
    "code-unknown.hint": (
        "可以写：{known}；全部代码见 subsidies rule。",
        "There are: {known}; subsidies rule lists all codes.",
    ),
    "code-is-error": (
        "“{text}”是错误：人或金额不能确定，不能忽略，不能降级，也不能登记为已核实。",
        "“{text}” is an error: identity or amount is uncertain, so it cannot be ignored, lowered or cleared.",
    ),
    "code-is-error.hint": (
        "请改正输入；只有警告和提示可以忽略、升降或登记为已核实。",
        "Correct the input; only warnings and notes can be ignored, weighed otherwise, or cleared.",
    ),
    "bad-count": ("“{text}”不是个数。", "“{text}” is not a count."),
    "bad-count.hint": ("请写 0、1、2……这样的整数。", "Write a whole number: 0, 1, 2 …"),
    "check.left-out": (
        "另有 {count} 条没有列出（{how}），其中错误 {errors} 条。",
        "{count} more are left out ({how}), {errors} of them errors.",
    ),
}

CLEARANCES: Final = {
    "clearance-unused": (
        "这条核实记录（{code}）没有对应的问题。",
        "This clearance of {code} matches no finding.",
    ),
    "clearance-unused.hint": (
        "问题已经解决的，把有效期改到今天以前，留作记录；否则请核对代码、项目和号码。",
        "Where the matter is settled, let it expire before today and keep it; else check code, project and id number.",
    ),
    "clearance-expired": (
        "这条核实记录（{code}）{until} 已过期，问题还在。",
        "This clearance of {code} expired on {until}, and the finding is still there.",
    ),
    "clearance-expired.hint": (
        "请再核实；情况没有变的，另加一行，写明新的依据和有效期。",
        "Look into it again; where nothing has changed, add a row with a new document and a new date.",
    ),
    "family.K": ("核实记录", "clearances"),
    "check.cleared": ("已核实 {count} 条（--cleared 一并列出）。", "Cleared: {count} (--cleared shows them too)."),
    "check.clearance": (
        "已核实：{reason}（{cleared_by}，依据 {document}，至 {until}；{file} 第 {row} 行）",
        "Cleared: {reason} ({cleared_by}, {document}, until {until}; {file}, row {row})",
    ),
    "note.code": ("问题的代码或名称，见 subsidies rule。", "The finding's code or name; see subsidies rule."),
    "note.reason": ("查明了什么，为什么不是问题。", "What was found out, and why it is right."),
    "note.cleared_by": ("谁核实。", "Who looked into it."),
    "note.until": ("到这一天为止；此后又算问题。", "Up to this day; after it, it is a finding again."),
}

MORTALITY: Final = {
    "family.M": ("死亡率表", "mortality tables"),
    "bad-age": ("“{text}”不是周岁。", "“{text}” is not an age."),
    "bad-age.hint": (
        "请写 0 到 150 的整数，一行一个年龄。",
        "Write a whole number from 0 to 150, an age a row.",
    ),
    "bad-probability": ("“{text}”不是死亡率。", "“{text}” is not a probability of death."),
    "bad-probability.hint": (
        "请写这一岁一年内的死亡概率，0 到 1 的小数，如 0.004660；不写百分号。",
        "Write the probability of dying within the year, in decimals from 0 to 1, as 0.004660; no per-cent sign.",
    ),
    "ages-not-consecutive": (
        "年龄不连续，这一行应为 {expected}。",
        "The ages leave one out: this row should be {expected}.",
    ),
    "ages-not-consecutive.hint": (
        "请从小到大一岁一行，不缺、不重。",
        "One row an age, from the lowest to the highest, none left out and none twice.",
    ),
    "table-not-closed": ("最后一行的死亡率不是 1。", "The last row's probability is not 1."),
    "table-not-closed.hint": (
        "表要写到终极年龄：最后一行男女都是 1。",
        "Carry the table on to its last age, where the probability is 1 for men and women.",
    ),
    "mortality-falls": (
        "死亡率比上一岁（{before}）还低。",
        "The probability is below that of the age before ({before}).",
    ),
    "mortality-falls.hint": (
        "成年以后死亡率随年龄上升：请对照原表，看是不是抄错了。",
        "Among adults it rises with age: compare with the printed table; perhaps it was copied wrongly.",
    ),
    "note.age": ("周岁。", "The age in whole years."),
    "note.men": ("男性一年内的死亡概率，0 到 1。", "The probability that a man dies within the year, from 0 to 1."),
    "note.women": ("女性一年内的死亡概率，0 到 1。", "The probability that a woman dies within the year, from 0 to 1."),
}

MARKS: Final = {
    "mark.sheet": ("问题", "findings"),
    "mark.place": ("文件", "file"),
    "mark.row": ("行", "row"),
    "mark.column": ("列", "column"),
    "mark.person": ("号码", "number"),
    "mark.severity": ("级别", "severity"),
    "mark.code": ("代码", "code"),
    "mark.told": ("内容", "what is wrong"),
    "mark.hint": ("怎么办", "what to do"),
    "mark.written": ("已写批注副本：{path}", "Marked copy: {path}"),
    "mark.none": ("没有可以标出的格子，没有写副本。", "There is no cell to mark; no copy was written."),
    "mark-too-large": (
        "批注副本放不下：一张工作表最多 {rows} 行，一个格子最多 {characters} 个字。",
        "A marked copy cannot hold it: a sheet has {rows} rows, a cell {characters} characters.",
    ),
    "mark-too-large.hint": (
        "请把名册拆成几个文件；或者不用 --mark，照 --json 的结果改正。",
        "Split the file into several; or leave out --mark, and correct it by what --json tells.",
    ),
    "mark-exists": ("“{path}”里已经有同名文件：{files}。", "There are files of that name in “{path}”: {files}."),
    "mark-exists.hint": (
        "副本从不覆盖文件：请换一个目录，或者先把它们移走。",
        "A copy never goes over a file: name another folder, or move them away first.",
    ),
}

SCREEN: Final = {
    "check.file": ("{file}（项目 {project}）", "{file} (project {project})"),
    "check.code": ("{code} {name}（{count} 处）", "{code} {name} ({count})"),
    "check.code.one": ("{code} {name}", "{code} {name}"),
    "check.more": ("……还有 {count} 处（--limit 0 全部列出）", "… and {count} more (--limit 0 shows all)"),
    "check.count": ("处数", "Count"),
    "check.cleared-heading": ("已核实 {count} 条：", "Cleared: {count}"),
}

OPTIONS: Final = {
    "metavar.COUNT": ("处数", "COUNT"),
    "option.limit": (
        "每个文件每个代码最多列出几处；不写为 10，写 0 全部列出。",
        "Show at most so many of a code in a file; else 10; 0 shows all.",
    ),
    "option.select": (
        "只列出这些代码的问题；可写代码的开头（R16）或名称，用逗号隔开，也可重复。",
        "Show findings of these codes only: a code, its beginning (R16) or a name; with commas between, or repeated.",
    ),
    "option.ignore": (
        "不列出这些代码的警告和提示；写法相同。错误总要列出。",
        "Leave out warnings and notes of these codes, written likewise; errors are always shown.",
    ),
    "option.cleared": ("一并列出已核实的问题。", "Show the findings that were cleared, too."),
    "option.mark": (
        "把有问题的名册和变更另存一份到这个目录（.xlsx）：有问题的格子着色、加批注，改好可以送回。",
        "Save a copy (.xlsx) of each roster and file of changes with findings to this folder: faulty cells are "
        "coloured and commented, to be corrected and sent back.",
    ),
    "option.exit-zero": ("有错误或警告也以 0 退出。", "Exit with 0 even where there are errors or warnings."),
}

TABLE: Final[dict[str, tuple[str, str]]] = {**CHOICE, **CLEARANCES, **MORTALITY, **MARKS, **SCREEN, **OPTIONS}
