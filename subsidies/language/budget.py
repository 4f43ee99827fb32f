"""What the estimate of a year's budget says."""

from typing import Final

TABLE: Final[dict[str, tuple[str, str]]] = {
    "budget.title": ("{project} · {name} · {year} 年预算测算（元）", "{project} · {name} · budget of {year} (yuan)"),
    "budget.known": ("合计（已知）", "total, as known"),
    "budget.provision": ("预算所列定额（设定）", "set aside in the budget (assumed)"),
    "budget.total": ("合计", "total"),
    "budget.published": ("预算（公布）", "budget as published"),
    "budget.held": ("应发而年底仍暂停", "owed, still held at the year's end"),
    "budget.arrears": ("以前年度应补未发", "still owed for earlier years"),
    "budget.claims": ("以前年度多发未结", "claims for earlier years"),
    "budget.both": ("{amount}（{figure} 万元）", "{amount} ({figure} × 10,000)"),
    "budget.even": ("{count} 人 × {rate} × 12 个月", "{count} people × {rate} × 12 months"),
    "budget.term": ("{count} 人月 × {rate}", "{count} person-months × {rate}"),
    "budget.once": ("{count} 人 × {rate}", "{count} people × {rate}"),
    "budget.equals": ("{terms} = {amount}", "{terms} = {amount}"),
    "budget.less-held": ("{owed}，年底仍暂停 {held}，发放 {amount}", "{owed}; {held} still held, {amount} paid"),
    "budget.average": (
        "{count} 人月，{amount}；平均每月 {month}（{wan} 万元）",
        "{count} person-months, {amount}; {month} a month on average ({wan} × 10,000)",
    ),
    "budget.month": ("月份", "month"),
    "budget.persons": ("{item}：人数", "{item}: people"),
    "budget.amount": ("发放", "paid"),
    "budget.moves": ("增减", "changes"),
    "budget.joined": ("增 {count} 人", "{count:# joins|# join}"),
    "budget.left": ("减 {count} 人", "{count:# leaves|# leave}"),
    "budget.sum": ("合计", "total"),
    "budget.expected": ("预计（有人去世）", "expected, as people die"),
    "budget.spread": ("够用的把握", "suffices with"),
    "budget.p10": ("10% {amount}", "10% {amount}"),
    "budget.p50": ("50% {amount}", "50% {amount}"),
    "budget.p90": ("90% {amount}", "90% {amount}"),
    "budget.mortality": ("死亡率", "mortality"),
    "budget.multiplier": (
        "死亡率表的 {multiplier} 倍（已知去世 {deaths} 人，按表应为 {expected} 人；九成把握在 {low} 到 {high} 倍之间）",
        "{multiplier} times the table ({deaths:# death|# deaths} known, {expected} by the table; "
        "between {low} and {high} times with 90%)",
    ),
    "budget.unsure": (
        "小于表中年龄 {younger} 人，大于表中年龄 {older} 人，出生日期不明 {unknown} 人",
        "{younger} younger than the table, {older} older, {unknown} of no known age",
    ),
    "budget.options": ("选项", "options"),
    "budget.scenarios": ("各种情景（元）", "Scenarios (yuan)"),
    "budget.line": ("内容", "line"),
    "budget.sure": ("确定程度", "how sure"),
    "budget.sure-known": ("已知", "known"),
    "budget.sure-expected": ("预计", "expected"),
    "budget.sure-assumed": ("设定", "assumed"),
    "budget.standing": ("现状", "as it stands"),
    "budget.in-wan": ("合计（万元）", "total (× 10,000)"),
    "budget.line-provision": ("预算所列定额", "set aside in the budget"),
    "budget.line-amount": ("预留", "set aside"),
    "budget.line-adjustment": ("{item}：调资", "{item}: adjustment"),
    "budget.line-joiners": ("{item}：新增人员", "{item}: joiners"),
    "budget.line-attrition": ("去世减少", "deaths"),
    "budget.line-reserve": ("按把握加留", "reserve for the certainty"),
    "budget.line-margin": ("机动", "margin"),
    "budget.file": ("写出 {path}", "written: {path}"),
    "budget.too-many": (
        "{project}：人数超过 {most}，工作簿里不逐人列出。",
        "{project}: more than {most} people; the workbook does not name them one by one.",
    ),
    "picture.months": ("{project} · {year} 年各月发放和人数", "{project} · payments and people by month, {year}"),
    "picture.band": (
        "{project} · {year} 年：有人去世，比已知少发多少（累计）",
        "{project} · {year}: by how much less is paid as people die, so far",
    ),
    "picture.paid": ("发放", "paid"),
    "picture.people": ("人数", "people"),
    "picture.less": ("比已知少", "below what is known"),
    "picture.amount": ("金额", "amount"),
    "picture.low": ("10%", "10%"),
    "picture.high": ("90%", "90%"),
    "picture.expected": ("预计", "expected"),
    "picture.month": ("{month}月", "{month}"),
    "papers.basis": ("依据：{basis}。", "Basis: {basis}."),
    "papers.item": ("{item}：{told}。", "{item}: {told}."),
    "papers.total": ("合计 {amount} 元（{wan} 万元）。", "Total: {amount} yuan ({wan} × 10,000)."),
    "papers.expected": (
        "按死亡率预计，有人去世，实际发放约 {amount} 元（{wan} 万元）。",
        "As people die, payments are expected to come to about {amount} yuan ({wan} × 10,000).",
    ),
    "budget.together": ("各项目合计：{amount}", "All projects together: {amount}"),
    "adopt.comment": (
        "{day} 已知情况的测算{scenario}，合计 {amount} 元，{by}采用。",
        "The estimate as known on {day}{scenario}, {amount} yuan, adopted by {by}.",
    ),
    "adopt.scenario": ("（情形“{name}”）", " (scenario “{name}”)"),
    "adopt.line": ("{item}：{what}", "{item}: {what}"),
    "adopt.line.provision": ("预算定额", "set aside"),
    "adopt.line.adjustment": ("调资", "adjustment"),
    "adopt.line.joiners": ("新增人员", "joiners"),
    "adopt.line.attrition": ("去世减少", "attrition"),
    "adopt.line.reserve": ("备足数与预期之差", "reserve above what is expected"),
    "adopt.line.margin": ("余量", "margin"),
    "adopt.line.amount": ("另加", "added besides"),
    "adopt.question": ("写入 {files}？", "Write it into {files}?"),
    "adopt.written": (
        "{file}：已写入 {year} 年预算 {figure} 万元，从第 {row} 行起。",
        "{file}: the budget of {year}, {figure} × 10,000 yuan, is written, from line {row} on.",
    ),
    "adopt.would": (
        "{file}：将写入 {year} 年预算 {figure} 万元，从第 {row} 行起。",
        "{file}: the budget of {year}, {figure} × 10,000 yuan, would be written, from line {row} on.",
    ),
    "adopt.there": (
        "{file}：第 {row} 行已经有同样的 {year} 年预算 {figure} 万元，没有改动。",
        "{file}: the same budget of {year}, {figure} × 10,000 yuan, stands on line {row}; nothing is changed.",
    ),
    "budget-exists": (
        "“{path}”第 {row} 行已经有 {year} 年的预算（{found} 万元），和这次的测算（{figure} 万元）不同；没有写入。",
        (
            "“{path}” has another budget of {year} on line {row} ({found} × 10,000 yuan) than this estimate "
            "({figure} × 10,000 yuan); nothing was written."
        ),
    ),
    "budget-exists.hint": (
        "那里可能记着公布数字和追加、调减，所以不会自动改动。要换成这次的测算，请先把它移出文件、另行保存，再采用。",
        (
            "It may hold printed figures and revisions, so it is never replaced. To adopt this estimate, first move "
            "that budget out of the file, and keep it."
        ),
    ),
    "adopt-moved": (
        "{project} 的项目文件在测算以后改动过，什么也没有写入。",
        "The project file of {project} has changed since the estimate was made; nothing was written.",
    ),
    "adopt-moved.hint": ("请再运行一次。", "Run it again."),
    "adopt-inline": (
        "“{path}”第 {row} 行的预算写成一个列表（budget = […]），后面不能再加 [[budget]]；什么也没有写入。",
        (
            "In “{path}” the budgets stand in one array on line {row} (budget = […]), to which no [[budget]] can be "
            "added; nothing was written."
        ),
    ),
    "adopt-inline.hint": (
        "请把它们改写成一个个 [[budget]] 表，再采用。",
        "Write them as [[budget]] tables, and adopt the estimate then.",
    ),
    "adopt-unsafe": (
        "预算加进“{path}”以后，文件说的就不再是原来的内容加这份预算；什么也没有写入。",
        "With the budget put into “{path}”, the file would not say what it said and the budget; nothing was written.",
    ),
    "adopt-unsafe.hint": (
        "请看看文件里 budget 各表的写法是否少见（例如加引号的键），改成 [[budget]]、[[budget.line]] 的写法，再采用；"
        "也可以把 --dry-run --json 给出的文字自己加进去。",
        (
            "See whether its budget tables are written in an uncommon way, such as with quoted keys; write them as "
            "[[budget]] and [[budget.line]], and adopt the estimate then."
        ),
    ),
}
