"""What is said of a year's self-evaluation (绩效自评): its command, findings and refusals, screen and table."""

from typing import Final

TABLE: Final[dict[str, tuple[str, str]]] = {
    # --- the command
    "help.evaluate": (
        (
            "一年的绩效自评：绩效指标逐项对照台账，按规则得分，写明依据。\n\n"
            "人数、月数、标准、支出控制率、按时核发由台账得出；资金到位率由项目文件写明的到位资金文件得出；"
            "满意度和按等级评的指标要填报，并写明来源。不知道的不得分，也不假定，未定的分另列。\n\n"
            "退出码：0 都已达到；1 有没有达到或还不知道的；2 未完成。"
        ),
        (
            "Evaluate a year: each performance target against the ledger, scored by its rule, with what it rests on."
            "\n\n"
            "People, months, rates, the share of the budget that was paid and lists on time come from the ledger; "
            "money received from the files of funds that the project file names; satisfaction and grades are typed, "
            "with their source. What is unknown has no points and is never assumed; the points that are open are "
            "shown.\n\n"
            "Exit status: 0, all targets were met; 1, some were missed or are unknown; 2, not done."
        ),
    ),
    "option.satisfaction": (
        "满意度调查的结果，例如 96.5；要同 --satisfaction-source 一起写。先于项目文件里填报的。",
        "The result of the satisfaction survey, such as 96.5, with --satisfaction-source; it goes before one that the "
        "project file has.",
    ),
    "option.satisfaction-source": (
        "满意度的来源：哪一次调查、发出和收回多少份。",
        "Where the satisfaction comes from: which survey, how many were asked and how many answered.",
    ),
    "option.evaluation-papers": (
        "写出每个项目的项目支出绩效自评表（.xlsx），在“名单目录/evaluation-年份/”下；已有而不同的不覆盖，另编一个号。",
        "Write the table of each project (.xlsx) under OUTPUT/evaluation-YEAR/; one that is there and differs is kept, "
        "and the new one gets a number.",
    ),
    "metavar.NUMBER": ("数", "NUMBER"),
    "metavar.SOURCE": ("来源", "SOURCE"),
    # --- refusals
    "year-not-begun": ("{year} 年在 {day} 还没有开始。", "{year} has not begun by {day}."),
    "year-not-begun.hint": (
        "自评在年度结束后做；请核对年份和 --as-of。",
        "A year is evaluated when it is over; check the year and --as-of.",
    ),
    "satisfaction-whose": (
        "--satisfaction 只能用于一个满意度指标，现在有 {count} 个：{known}。",
        "--satisfaction is of one target that is measured, and there are {count}: {known}.",
    ),
    "satisfaction-whose.hint": (
        "请用 --project 指明项目；或者把结果写进项目文件的 [[evaluation.result]]。",
        "Name the project by --project, or write the results into [[evaluation.result]] of the project file.",
    ),
    # --- findings: the project file
    "result-form": ("指标“{name}”填报的内容不对。", "The result of “{name}” has no form that fits."),
    "result-form.hint": (
        "按等级评的写 grade 和 share；满意度等自己调查的写 value；由台账得出的什么都不写，只可以写 reason。",
        "One that is graded has grade and share; one that was surveyed has value; one that the ledger knows has "
        "neither, but may have a reason.",
    ),
    "result-form.graded": (
        "这个指标按等级评：写 grade（等级）和 share（得分值的百分之几），不写 value。",
        "This target is graded: write grade and share (of its points), and no value.",
    ),
    "result-form.typed": (
        "这个指标填一个数：写 value，不写 grade 和 share。",
        "This target has a number: write value, without grade and share.",
    ),
    "result-form.computed": (
        "这个指标由台账或到位资金文件得出，不能填：删去 value、grade、share；偏差原因写在 reason。",
        "This target comes from the ledger or the files of funds and cannot be typed: leave out value, grade and "
        "share; a reason may stand.",
    ),
    "result-share": (
        "{text} 不在“{grade}”这一等级：从 {low} 到 {high}。",
        "{text} is not within the grade “{grade}”, from {low} to {high}.",
    ),
    "result-share.hint": (
        "请改 share 或 grade：每一等级含下限，不含上限，只有最高一等含 100%。",
        "Change share or grade: a grade has its lower end and not its upper one; only the best has 100%.",
    ),
    "grades-out-of-order": (
        "各等级没有从高到低排列，或者最低一等不是从 0% 起。",
        "The grades do not go downwards, or the last does not begin at 0%.",
    ),
    "grades-out-of-order.hint": (
        "least 要逐等减小，第一等小于 100%，最后一等是 0%。",
        "Each least must be below the one before; the first is below 100%, the last is 0%.",
    ),
    # --- findings: the evaluation
    "family.E": ("绩效自评", "self-evaluation"),
    "target-missed": (
        "{year} 年指标“{target}”没有达到：应 {goal}，实际 {actual}，{weight} 分得 {points} 分。",
        "The target “{target}” of {year} was missed: {goal} was to be, {actual} was reached; {points} of {weight} "
        "points.",
    ),
    "target-missed.hint": (
        "请查明原因，连同改进措施写进项目文件 [[evaluation.result]] 的 reason，自评表会印出来。",
        "Find out why, and write it with what is done about it as reason in [[evaluation.result]]; the table "
        "prints it.",
    ),
    "target-missed.explained": ("已写明的原因：{reason}", "The reason given: {reason}"),
    "target-unknown": (
        "{year} 年指标“{target}”（应 {goal}）的完成情况不知道，{weight} 分未定。",
        "Nothing is known of the target “{target}” of {year} ({goal}); its {weight} points are open.",
    ),
    "target-unknown.hint": ("请补上所缺的资料。", "Supply what is lacking."),
    "target-unknown.no-list": ("这一年还没有核发过名单：先核发。", "No list of the year was issued: issue them first."),
    "target-unknown.no-funds": (
        '请把到位资金记在一个文件里（到账日期、金额、文号），并在项目文件写 funds = ["文件名"]。',
        "Keep the money received in a file (date, amount, document), and name it in the project file: "
        'funds = ["FILE"].',
    ),
    "target-unknown.no-budget": (
        "请在项目文件写上这一年的预算（[[budget]]）。",
        "Write the year's budget ([[budget]]) into the project file.",
    ),
    "target-unknown.no-months": (
        "还没有可以计算的月份：这一年没有到期的名单，或没有到位的资金。",
        "There is no month to reckon with yet: no list is due, or no money came in.",
    ),
    "target-unknown.no-survey": (
        "请填报满意度和来源：--satisfaction 数 --satisfaction-source 来源，或写进项目文件的 [[evaluation.result]]。",
        "Type the satisfaction and its source: --satisfaction NUMBER --satisfaction-source SOURCE, or in "
        "[[evaluation.result]] of the project file.",
    ),
    "target-unknown.no-grade": (
        "请评定等级，连同来源写进项目文件的 [[evaluation.result]]：grade、share、source。",
        "Judge it, and write grade, share and source into [[evaluation.result]] of the project file.",
    ),
    "target-unknown.no-result": (
        "请把完成值和来源写进项目文件的 [[evaluation.result]]：value、source；台账知道的，在指标里写 actual。",
        "Write value and source into [[evaluation.result]] of the project file; what the ledger knows is named by "
        "actual in the target.",
    ),
    "execution-unknown": (
        "{year} 年没有预算，预算执行率的 {points} 分未定。",
        "{year} has no budget: the {points} points of its execution rate are open.",
    ),
    "execution-unknown.hint": (
        "请在项目文件写上这一年的预算（[[budget]]）。",
        "Write the year's budget ([[budget]]) into the project file.",
    ),
    "targets-missing": (
        "项目文件没有 {year} 年的绩效指标。",
        "The project file has no performance targets for {year}.",
    ),
    "targets-missing.hint": (
        "请照批复的绩效目标表写进 [[target]]。",
        "Write them as [[target]], as they stand in the table that was approved.",
    ),
    "year-not-over": (
        "到 {day}，{year} 年还没有结束，得分只是到这一天为止的。",
        "By {day}, {year} is not over; the points are as of that day.",
    ),
    "year-not-over.hint": ("年度结束后再做一次。", "Evaluate again when the year is over."),
    "funds-over-budget": (
        "{year} 年到位资金 {received} 元，比预算 {budget} 元多 {over} 元。",
        "In {year}, {received} yuan came in, {over} more than the budget of {budget}.",
    ),
    "funds-over-budget.hint": (
        "请核对到位资金文件有没有重复或别的项目的；追加预算的，写进 budget.revision。",
        "Look for rows that stand twice or belong to another project; a revised budget goes into budget.revision.",
    ),
    "funds-twice": (
        "与 {other} 行的日期、金额（{amount} 元）、文号都相同。",
        "Day, amount ({amount} yuan) and document are those of row {other}.",
    ),
    "funds-twice.hint": (
        "同一笔记了两次的，删去一行；确是两笔的，在文号里区分。",
        "Delete one if it is the same money; if it came twice, tell them apart in the document.",
    ),
    "issued-late": (
        "{year} 年有 {count} 个月的名单没有按时核发：{months}。",
        "{count:# list|# lists} of {year} {count:was|were} not issued on time: {months}.",
    ),
    "issued-late.hint": (
        "请说明原因；规定了日子的，写在项目文件的 evaluation.issue_by，不写则为当月最后一天。",
        "Say why. The day up to which a list is on time is evaluation.issue_by in the project file, else the "
        "month's last.",
    ),
    "entered-later": (
        "{year} 年有 {count} 个月的名单，按名单日期是按时的，录入台账却在期限以后。",
        "{count:# list|# lists} of {year} {count:is|are} on time by {count:its|their} own day and {count:was|were} "
        "entered after it was due.",
    ),
    "entered-later.hint": (
        "补录以前月份的，是这样；否则请核对 --as-of 用得对不对。",
        "So it is where past months are entered later; else see whether --as-of was right.",
    ),
    # --- the screen
    "evaluate.title": ("{project} · {year} 年绩效自评", "{project} · self-evaluation of {year}"),
    "evaluate.initial": ("年初预算数", "budget at first"),
    "evaluate.budget": ("全年预算数", "budget of the year"),
    "evaluate.paid": ("全年执行数", "paid in the year"),
    "evaluate.rate": ("预算执行率", "execution rate"),
    "evaluate.rate-scored": ("{rate}，{weight} 分得 {points} 分", "{rate}: {points} of {weight} points"),
    "evaluate.received": ("到位资金", "received"),
    "evaluate.unknown": ("不知道", "unknown"),
    "evaluate.none": ("无", "none"),
    "evaluate.open": ("未定", "open"),
    "evaluate.targets": ("绩效指标（{year} 年）", "Performance targets of {year}"),
    "evaluate.column.name": ("三级指标", "target"),
    "evaluate.column.goal": ("指标值", "goal"),
    "evaluate.column.actual": ("实际完成值", "attained"),
    "evaluate.column.weight": ("分值", "points"),
    "evaluate.column.points": ("得分", "scored"),
    "evaluate.column.why": ("依据", "how"),
    "evaluate.execution": ("预算执行率", "execution rate"),
    "evaluate.sum": ("合计", "total"),
    "evaluate.total": ("总分", "total"),
    "evaluate.total-told": ("{points} 分（满分 {full} 分）", "{points} of {full} points"),
    "evaluate.total-open": (
        "已定 {points} 分，未定 {open} 分（{names}）；补齐以前不是总分",
        "{points} points so far, {open} open ({names}); no total before these are known",
    ),
    "evaluate.facts": ("台账和到位资金所记", "What the ledger and the funds say"),
    "evaluate.rests": (
        "台账第 {first}–{last} 批，最后一批摘要 {head}",
        "batches {first}–{last} of the ledger, whose last digest is {head}",
    ),
    "evaluate.rests-none": ("这一年没有名单", "no list of the year"),
    "evaluate.source": ("依据", "rests on"),
    "evaluate.funds-file": ("到位资金文件 {file}，摘要 {digest}", "funds: {file}, digest {digest}"),
    "evaluate.file": ("自评表：{path}", "Table: {path}"),
    "evaluate.published": ("{how}；年初测算是 {computed}", "{how}; the estimate was {computed}"),
    "attained.persons": (
        "{count:#} 人月 ÷ {months} 个月 = {average}，舍去小数",
        "{count} person-months ÷ {months:# month|# months} = {average}, without decimals",
    ),
    "attained.months": ("发过 {months} 的款，共 {count} 个月", "paid for {months}, {count:# month|# months}"),
    "attained.rate": ("{amount} 元 ÷ {count} 人月（{rates}）", "{amount} yuan ÷ {count} person-months ({rates})"),
    "attained.rates": (
        "{amount} 元 ÷ {count} 人月（各人的标准，共 {rates} 种）",
        "{amount} yuan ÷ {count} person-months ({rates} rates of people's own)",
    ),
    "attained.total": ("全年已发 {amount} 元", "{amount} yuan paid in the year"),
    "attained.control": ("已发 {amount} 元 ÷ 预算 {budget} 元", "{amount} yuan paid ÷ {budget} budgeted"),
    "attained.funds": ("到位 {amount} 元 ÷ 预算 {budget} 元", "{amount} yuan received ÷ {budget} budgeted"),
    "attained.use": (
        "各月末累计已发 ÷ 累计到位，{count} 个月平均；最低 {month} 月，{least}%",
        "paid ÷ received by the end of each of {count:# month|# months}, on average; least in month {month}, {least}%",
    ),
    "attained.on-time": (
        "{months} 个月的名单，按时核发的 {count} 个月",
        "{count} of {months:# list|# lists} were issued on time",
    ),
    "attained.no-list": ("没有核发过名单", "no list was issued"),
    "attained.no-funds": ("没有到位资金文件", "no file of funds"),
    "attained.no-budget": ("没有预算", "no budget"),
    "attained.no-months": ("没有可算的月份", "no month to reckon with"),
    "attained.no-survey": ("没有填报", "not typed"),
    "attained.no-grade": ("没有评定等级", "not graded"),
    "attained.no-result": ("没有填报", "not typed"),
    "attained.typed": ("填报，来源：{source}", "typed; source: {source}"),
    "attained.graded": (
        "评为该等级，得分值的 {share}；来源：{source}",
        "graded, {share} of the points; source: {source}",
    ),
    "fact.persons": ("按月平均发放人数", "people on average by month"),
    "fact.months": ("发放月数", "months paid"),
    "fact.rate": ("每人每月发放金额（元）", "yuan a person a month"),
    "fact.total": ("全年已发（万元）", "paid (× 10,000 yuan)"),
    "fact.control": ("预算支出控制率（%）", "paid ÷ budget (%)"),
    "fact.funds": ("资金到位率（%）", "received ÷ budget (%)"),
    "fact.use": ("资金每月使用率（%）", "paid ÷ received, by month (%)"),
    "fact.on-time": ("按时核发率（%）", "lists on time (%)"),
    "scored.≥": ("完成值 ÷ 指标值，最多得满分", "attained ÷ goal, at most all points"),
    "scored.≤": ("不超过得满分，超过的按指标值 ÷ 完成值", "all points up to the goal, beyond it goal ÷ attained"),
    "scored.=": ("相等得满分，不足或超过都按比例", "all points if equal, in proportion if less or more"),
    "scored.grade": ("按评判等级赋分", "by grade"),
    "unit.funds": ("%", "%"),
    "unit.use": ("%", "%"),
    "unit.control": ("%", "%"),
    "unit.on-time": ("%", "%"),
    # --- the table
    "evaluated.sheet": ("绩效自评表", "Self-evaluation"),
    "evaluated.sheet.grounds": ("得分依据", "Grounds"),
    "evaluated.title": ("项目支出绩效自评表", "Self-evaluation of a project's expenditure"),
    "evaluated.year": ("（{year}年度）", "({year})"),
    "evaluated.draft": ("（{year}年度）　截至 {day}，年度未结束", "({year}), as of {day}: the year is not over"),
    "evaluated.project": ("项目名称", "Project"),
    "evaluated.department": ("主管部门", "Department in charge"),
    "evaluated.office": ("实施单位", "Office"),
    "evaluated.money": ("项目资金\n（元）", "Money\n(yuan)"),
    "evaluated.initial": ("年初预算数", "Budget at first"),
    "evaluated.budget": ("全年预算数", "Budget of the year"),
    "evaluated.paid": ("全年执行数", "Paid"),
    "evaluated.weight": ("分值", "Points"),
    "evaluated.rate": ("执行率", "Rate"),
    "evaluated.points": ("得分", "Scored"),
    "evaluated.sum": ("年度资金总额", "Total"),
    "evaluated.of-which": ("其中：当年财政拨款", "of which: this year's appropriation"),
    "evaluated.other": ("　　　其他资金", "of which: other money"),
    "evaluated.objectives": ("年度总\n体目标", "Objective"),
    "evaluated.objective": ("预期目标", "What was to be"),
    "evaluated.outcome": ("实际完成情况", "What was attained"),
    "evaluated.outcome-told": (
        "{year}年共发放{months}个月，按月平均{persons}人，已发{paid}元，预算执行率{rate}。",
        "In {year}, {months} months were paid to {persons} people on average, {paid} yuan in all; execution "
        "rate {rate}.",
    ),
    "evaluated.indicators": ("绩\n效\n指\n标", "Targets"),
    "evaluated.first": ("一级指标", "First level"),
    "evaluated.second": ("二级指标", "Second level"),
    "evaluated.third": ("三级指标", "Target"),
    "evaluated.goal": ("年度指标值", "Goal"),
    "evaluated.actual": ("实际完成值", "Attained"),
    "evaluated.reason": ("偏差原因分析及改进措施", "Why it differs, and what is done"),
    "evaluated.total": ("总分", "Total"),
    "evaluated.open": ("未定 {open} 分", "{open} open"),
    "evaluated.how": ("依据", "How it was reckoned"),
    "evaluated.rule": ("赋分规则", "Rule"),
    "evaluated.evidence": ("佐证资料", "Evidence"),
    "evaluated.note": (
        "本表由台账生成，截至 {day}。{rests}。{files}",
        "Made from the ledger as of {day}. {rests}. {files}",
    ),
}
