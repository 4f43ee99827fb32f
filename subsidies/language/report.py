"""What the report of a year says beside what the commands say already."""

from typing import Final

TABLE: Final[dict[str, tuple[str, str]]] = {
    "report.title": ("{year} 年度发放审查报告", "Payments of {year}: report of the audit"),
    "report.as-of": ("按 {day} 已知的情况", "As known on {day}"),
    "report.skip": ("跳到正文", "Skip to the content"),
    "report.contents": ("目录", "Contents"),
    "report.foot": (
        "由 subsidies {version} 从工作区和台账写出；公民身份号码和账号已遮去一部分。",
        "Written by subsidies {version} from the workspace and the ledger; id numbers and accounts are masked.",
    ),
    "report.chain": ("台账共 {count} 批，链首摘要", "Batches in the ledger: {count}; its head:"),
    "report.chain.empty": ("台账里还没有批次。", "The ledger has no batch yet."),
    "report.chain.unread": ("台账读不出来，见疑点。", "The ledger cannot be read: see the findings."),
    "report.chain.altered": (
        "台账与记入时不符，见疑点；下面的数字照它现在的样子计算。",
        "The ledger is not what was entered: see the findings. The figures below are computed from it as it is now.",
    ),
    "report.brief": ("概要", "In short"),
    "report.project": ("项目：{name}（{project}）", "Project: {name} ({project})"),
    "report.printed": ("公布数字", "Printed figures"),
    "report.found": ("疑点", "Findings"),
    "report.about": ("本报告是什么，不是什么", "What this report is, and is not"),
    "report.sums": ("{year} 年各项目（元）", "Projects in {year} (yuan)"),
    "report.counts": (
        "审查：错误 {errors} 条，警告 {warnings} 条，提示 {notes} 条。",
        "The audit found errors: {errors}, warnings: {warnings}, notes: {notes}.",
    ),
    "report.untrue-count": (
        "公布数字：单看算式不可能为真的 {count} 处，不能同时为真的 {sets} 组。",
        "Printed figures that cannot be true by their arithmetic: {count}; sets that cannot all be true: {sets}.",
    ),
    "report.see": ("详见下文", "See below"),
    "report.refused": (
        "文件或台账有错误，各项目的预算、应发、已发没有算：",
        "There are errors in files or in the ledger, so budget, entitlement and payments were not computed:",
    ),
    "report.position": ("全年情况", "Where the year stands"),
    "report.position-of": ("{project}，{year} 年（元）", "{project}, {year} (yuan)"),
    "report.column.what": ("事项", "what"),
    "report.column.amount": ("金额或结论", "amount, or verdict"),
    "report.column.apart": ("相差（元）", "apart (yuan)"),
    "report.column.beyond": ("四舍五入解释不了（元）", "beyond rounding (yuan)"),
    "reconcile.settled": ("银行已付", "settled by the bank"),
    "report.not-known": ("未知，没有登记回盘", "not known: no bank return was entered"),
    "report.over": ("预计超出预算", "will exceed the budget"),
    "report.over-told": ("超 {over}，发到 {month} 时钱不够", "by {over}; the money ends with the list of {month}"),
    "report.amount": ("（{amount} 元）", "({amount} yuan)"),
    "report.months": ("各月预算、用款计划、已发和人数", "Budget, plan of use, payments and people by month"),
    "report.months-of": ("{project}，{year} 年各月（元）", "{project}, {year} by month (yuan)"),
    "report.items-of": ("{project}，{year} 年各待遇项目（元）", "{project}, {year} by item (yuan)"),
    "report.axes": ("所属期和发放月", "Service month and pay month"),
    "report.term": ("{term}：{told}", "{term}: {told}"),
    "report.variance": ("已发为什么不等于预算", "Why paid is not the budget"),
    "report.causes-of": ("{project}，已发 − 预算的原因（元）", "{project}, why paid is not the budget (yuan)"),
    "report.no-budget": ("没有 {year} 年的预算，没有可比的。", "There is no budget of {year} to compare with."),
    "report.no-variance": ("已发等于预算，没有差额。", "What was paid is the budget; there is no difference."),
    "report.picture.months": (
        "{project} · {year} 年各月预算、用款计划、已发和人数",
        "{project} · budget, plan of use, payments and people by month, {year}",
    ),
    "report.picture.variance": (
        "{project} · {year} 年从预算到已发",
        "{project} · from the budget to what was paid, {year}",
    ),
    "report.picture.rest": ("其他 {count} 个原因", "{count:# other cause|# other causes}"),
    "report.printed.none": ("没有公布数字可以核对。", "There are no printed figures to compare."),
    "report.printed.counts": (
        "核对 {count} 处，不可能为真 {untrue} 处，尾差 {tails} 处。公布数字代表一个区间（四舍五入），逐分比较。",
        "Comparisons: {count}; cannot be true: {untrue}; rounding tails: {tails}. A printed figure stands for an "
        "interval, and is compared to the fen.",
    ),
    "report.printed.clashes": ("不能同时为真的数字", "Figures that cannot all be true"),
    "report.printed.untrue": ("不可能为真的数字", "Figures that cannot be true"),
    "report.printed.untrue-caption": ("四舍五入解释不了的公布数字", "Printed figures beyond rounding"),
    "report.printed.tails": ("尾差", "Rounding tails"),
    "report.printed.tails-caption": ("四舍五入可以解释的差", "Differences that rounding explains"),
    "report.found.all-years": (
        "审查看的是到这一天为止的全部年度，不只是本年。错误是与台账自己留存的东西不符；警告是没有照规矩办；提示只是要问一句的事。",
        "The audit looks at all years up to the day, not at this one alone. An error is not what the ledger itself "
        "keeps; a warning is a rule not kept; a note can only raise a question.",
    ),
    "report.found.codes": ("各代码的处数", "Findings by code"),
    "report.found.count": ("{count} 条", "({count})"),
    "report.found.more": (
        "另有 {count} 条没有列出；--limit 0 全部列出，--json 也有全部。",
        "{count} more are not shown; --limit 0 shows all, and --json has all.",
    ),
    "report.found.left-out": (
        "另有 {count} 条没有要求列出（--select、--ignore 或设置）。",
        "{count} more were not asked for (--select, --ignore, or the settings).",
    ),
    "report.about.rests": (
        "应发、测算和疑点按 {day} 已知的情况；已发是台账现有的全部名单，台账由上面的链首摘要封住，"
        "改动其中任何一批，链首摘要就不同。"
        "预算和公布数字照项目文件，项目文件照公布的文件录入。",
        "Entitlement, estimate and findings are as known on {day}; paid is every list in the ledger, which the head "
        "above seals: with any batch changed, the head is another. Budgets and printed figures are as the project "
        "files have them, which were typed from the published documents.",
    ),
    "report.about.bank": (
        "已发是名单上的数，不是到账的数；银行有没有付，登记回盘以后才知道。图上的数字取整，表里的精确到分。",
        "Paid is what lists say and not what arrived; whether the bank paid is known once its answers are entered. "
        "Pictures have rounded figures, tables have every fen.",
    ),
    "report.about.is-not": (
        "本报告不是审计结论：疑点要由人查明。纸和文件可以改，报告本身没有封口；"
        "要相信它，请用下面的命令从工作区的副本重算 {year} 年，与报告核对。",
        "This report is no auditor's opinion: people have to look into what was found. Paper and files can be "
        "changed, and the report itself is not sealed; to trust it, compute {year} again from a copy of the workspace "
        "with the commands below, and compare.",
    ),
    "report.check": ("怎样核对", "How to check it"),
    "report.check.verify": (
        "校验台账，并确认它的链首就是报告所写的那个。",
        "Verifies the ledger, and that its head is the one in this report.",
    ),
    "report.check.reconcile": (
        "再算一遍预算、应发、已发和差额的原因，列出每个原因涉及的人。",
        "Computes budget, entitlement, payments and causes again, with the people behind each cause.",
    ),
    "report.check.audit": (
        "照台账留存的输入重算每份名单，再列出全部疑点。",
        "Computes each list again from the inputs that the ledger keeps, and shows the findings.",
    ),
    "report.check.sealed": (
        "在别的电脑上：工作区副本（DIR）里的台账、名单和全部录入的文件，逐一与留存的校验值核对。",
        "On another computer: holds the ledger, the lists and every file that was entered, in a copy of the workspace "
        "(DIR), against the digests that were kept.",
    ),
    "report.written": ("写出 {path}", "written: {path}"),
    "option.report": (
        "写出这一年的报告：一个网页文件（.html），不用联网，可以打印，号码总是遮去一部分，"
        "在“名单目录/report-年份.html”，每次覆盖。",
        "Write the report of a year: one HTML file that needs no network and prints well, numbers always masked, "
        "OUTPUT/report-YEAR.html, over the one before.",
    ),
}
