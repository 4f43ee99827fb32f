"""Sentences of values that cannot be read and of refusals, by name; ``NAME.hint`` says what to do."""

from typing import Final

TABLE: Final[dict[str, tuple[str, str]]] = {
    "bad-month": ("“{text}”不是年月。", "“{text}” is not a month."),
    "bad-month.hint": ("请写成 YYYY-MM，例如 2024-03。", "Write it as YYYY-MM, for example 2024-03."),
    "bad-month.day": (
        "这里只写年月（YYYY-MM，例如 2024-03），不写日；要写到日的是死亡、死亡撤销、登记日期和 --as-of。",
        "Write the month alone, YYYY-MM, for example 2024-03; a day is for deaths, dates of report and --as-of.",
    ),
    "bad-month.wide": ("请用半角数字和半角横线，例如 2024-03。", "Write half-width digits and hyphens, like 2024-03."),
    "bad-date": ("“{text}”不是日期。", "“{text}” is not a date."),
    "bad-date.hint": ("请写成 YYYY-MM-DD，例如 2024-03-20。", "Write it as YYYY-MM-DD, for example 2024-03-20."),
    "bad-date.month": (
        "这里要写到日（YYYY-MM-DD，例如 2024-03-20）：死亡、死亡撤销、登记日期和 --as-of 都要写到日。",
        "Write the day too, YYYY-MM-DD, for example 2024-03-20: deaths, dates of report and --as-of have one.",
    ),
    "bad-date.wide": (
        "请用半角数字和半角横线，例如 2024-03-20。",
        "Write half-width digits and hyphens, for example 2024-03-20.",
    ),
    "bad-amount": ("“{text}”不是金额。", "“{text}” is not an amount."),
    "bad-amount.hint": (
        "请写成以元为单位、最多两位小数的数，例如 120.00；标准和工资不能为负。",
        "Write it in yuan with at most two decimals, for example 120.00; a rate or a wage is never negative.",
    ),
    "bad-amount.wide": (
        "请用半角数字和半角小数点，例如 120.00。",
        "Write half-width digits and a half-width point, for example 120.00.",
    ),
    "bad-figure": ("“{text}”不是公布数字。", "“{text}” is not a printed figure."),
    "bad-figure.hint": (
        "请照原文写成以万元为单位的数，例如 44.58。",
        "Copy it as printed, in 万元, for example 44.58.",
    ),
    "workspace-missing": ("{path} 不是工作区：里面没有 {file}。", "{path} is no workspace: there is no {file} in it."),
    "workspace-missing.hint": (
        "请用 -C 指明工作区，或用 subsidies init 新建一个。",
        "Name the workspace with -C, or make one with subsidies init.",
    ),
    "workspace-not-found": ("从 {path} 往上找不到 {file}。", "No {file} was found in {path} or above it."),
    "workspace-not-found.hint": (
        "请进入工作区，或用 -C 指明；新建用 subsidies init。",
        "Go into the workspace, or name it with -C; subsidies init makes one.",
    ),
    "workspace-faulty": ("{file} 有错，什么也没有做。", "There are faults in {file}; nothing was done."),
    "workspace-faulty.hint": ("请先改正所列各处。", "Correct the places listed first."),
    "inputs-faulty": (
        "输入有 {count} 处错误（{files}），什么也没有写入。",
        "{count:# error|# errors} in the inputs ({files}); nothing was written.",
    ),
    "inputs-faulty.hint": (
        "请改正所列各处再试；只做没有错误的项目，可用 --project。",
        "Correct the places listed and try again; --project does the projects without errors alone.",
    ),
    "project-unknown": ("没有项目“{text}”。", "There is no project “{text}”."),
    "project-unknown.hint": ("可选：{known}。", "Choose from: {known}."),
    "month-before-since": (
        "{month} 早于项目 {project} 的起算年月 {since}。",
        "{month} is before {since}, the first month of project {project}.",
    ),
    "month-before-since.hint": ("请改用 {since} 或以后的月份。", "Use {since} or a later month."),
    "reissue-first": (
        "项目 {project} 的 {month} 还没有发放名单，没有可以重发的。",
        "Project {project} has no list of {month}, so there is nothing of it to pay again.",
    ),
    "reissue-first.hint": (
        "--reissue 只用于已有名单的月份；不写月份则为最近有名单的月，只办别的项目用 --project。",
        "--reissue is for a month that has its list; without a month it is the last one. Use --project for others.",
    ),
    "month-closed": (
        "{month} 已结账，项目 {project} 不能再发放这个月。",
        "{month} is closed; project {project} takes no more lists of it.",
    ),
    "month-closed.hint": (
        "以后知道的变更会进入下一个月的名单。",
        "What becomes known later goes into the next month's list.",
    ),
    "month-ahead": (
        "{month} 离 {as_of} 太远，项目 {project} 不能提前核发。",
        "{month} is too far ahead of {as_of} for project {project} to be issued.",
    ),
    "month-ahead.hint": (
        "最多提前到 --as-of 的下一个月；只看结果请用 subsidies draft。",
        "At most the month after --as-of can be issued; to look ahead use subsidies draft.",
    ),
    "as-of-earlier": (
        "--as-of {as_of} 早于项目 {project} 上一份名单的 {last}。",
        "--as-of {as_of} is before {last}, that of the last list of project {project}.",
    ),
    "as-of-earlier.hint": ("请用 {last} 或以后的日期。", "Use {last} or a later day."),
    "month-out-of-order": (
        "项目 {project} 的下一个月是 {due}，不是 {month}。",
        "The next month of project {project} is {due}, not {month}.",
    ),
    "month-out-of-order.hint": (
        "请先核发 {due}；确要跳过 {skipped}（没有发的月份作为补发，算进这份名单），加 --catch-up。",
        "Issue {due} first; to skip {skipped} (what is left out is paid as arrears in this list), add --catch-up.",
    ),
    "month-out-of-order.passed": (
        "{month} 没有核发过，欠发的已作为补发进了以后的名单；确要给这个月再出一份名单，加 --catch-up。",
        "{month} was never issued; later lists have paid it as arrears. To issue it all the same, add --catch-up.",
    ),
    "not-approved": (
        "{month} 的名单还没有批齐，什么也没有记入：{lists}。",
        "The lists of {month} are not approved yet; nothing was entered: {lists}.",
    ),
    "not-approved.hint": (
        "请别的人批准：subsidies approve {month} --project {first} --by 姓名；已批齐的项目，用 --project 先核发。",
        "Others must approve: subsidies approve {month} --project {first} --by NAME; --project issues the approved.",
    ),
    "not-approved.changed": (
        "{others} 批准的是另一份名单（摘要不同）：试算、看过以后重新批准；已批齐的项目，用 --project 先核发。",
        (
            "{others} approved another list (its digest differs): draft it, look at it and approve it again; --project "
            "issues what is approved."
        ),
    ),
    "approver-issues": (
        "{who} 批准了项目 {project} 的 {month} 名单，不能又核发它。",
        "{who} has approved the list of project {project}, {month}, and cannot issue it too.",
    ),
    "approver-issues.hint": (
        "请由没有批准过的人核发（--by），或者撤回批准：subsidies approve {month} --withdraw。",
        "Somebody who has not approved it issues it (--by), or withdraw: subsidies approve {month} --withdraw.",
    ),
    "approver-prepared": (
        "项目 {project} 的 {month} 名单是 {who} 制的，不能由本人批准。",
        "{who} prepared the list of project {project}, {month}, and cannot approve it.",
    ),
    "approver-prepared.hint": ("请由别的人批准（--by）。", "Somebody else must approve it (--by)."),
    "approved-already": (
        "{who} 已经批准过项目 {project} 的 {month} 名单。",
        "{who} has approved the list of project {project}, {month}, already.",
    ),
    "approved-already.hint": (
        "一个人只算一次；还差几人，见 subsidies status。",
        "Nobody counts twice; subsidies status shows who is missing.",
    ),
    "approval-not-asked": (
        "没有项目要求批准 {month} 的名单。",
        "No project asks for approvals of the lists of {month}.",
    ),
    "approval-not-asked.hint": (
        "可以直接核发；要几个人批准，写在项目文件的 [approval] levels。",
        "They can be issued; [approval] levels in a project file says how many people must approve.",
    ),
    "nothing-to-approve": (
        "{month} 没有新的变化，没有要批准的名单。",
        "Nothing of {month} has changed since; there is no list to approve.",
    ),
    "nothing-to-approve.hint": (
        "请核对月份；已核发的见 subsidies status。",
        "Check the month; subsidies status shows what was issued.",
    ),
    "list-differs": (
        "项目 {project} 的 {month} 名单现在是另一份，摘要 {digest}，没有批准。",
        "The list of project {project}, {month}, is another one now, with the digest {digest}; it was not approved.",
    ),
    "list-differs.hint": (
        "请重新试算，看过新的名单再批准；几个项目的，用 --project 逐个批准。",
        "Draft it again and look at it before approving; name one --project where there are several.",
    ),
    "approval-missing": (
        "{who} 没有可以撤回的 {month} 的批准。",
        "{who} has no approval of {month} that could be withdrawn.",
    ),
    "approval-missing.hint": (
        "请核对姓名、月份和项目；已核发的名单，批准不能撤回，可用 subsidies ledger reverse 冲正。",
        (
            "Check the name, the month and the project; once a list is issued it is taken back by subsidies ledger "
            "reverse, not by withdrawing."
        ),
    ),
    "gaps-disputed": (
        "已发放的月份有 {count} 处应发变了，背后没有变更依据：什么也没有记入。",
        "In issued months {count:# amount has|# amounts have} changed without a document; nothing was entered.",
    ),
    "gaps-disputed.hint": (
        '请登记变更，或加 --accept "原因"；原因会记入台账。',
        'Enter the changes, or add --accept "why"; the why is kept in the ledger.',
    ),
    "accounts-changed": (
        "有 {count} 人退回的钱要付到不久前改过的账户，还没有人批准：什么也没有记入。",
        "What failed goes to {count:an account that was|# accounts that were} changed lately, approved by nobody; "
        "nothing was entered.",
    ),
    "accounts-changed.hint": (
        '请由别人核实账户（存折、本人），再加 --accept "核实人和凭据"，会记入台账；项目设了 [approval] levels 的，'
        "批准名单就是批准账户。",
        'Let somebody else verify the accounts, and add --accept "who did, by what", which the ledger keeps; where a '
        "project has [approval] levels, who approves the list approves the accounts.",
    ),
    "not-confirmed": ("没有确认，什么也没有记入。", "Not confirmed; nothing was entered."),
    "not-confirmed.hint": ("确认时答“是”，或加 --yes。", "Answer yes, or add --yes."),
    "clock-doubtful": (
        "按时钟今天是 {today}，台账最近一次记入却在 {last}：时钟可能不对。",
        "By the clock today is {today}, but the last entry in the ledger is of {last}: the clock may be wrong.",
    ),
    "clock-doubtful.hint": (
        "请核对电脑的日期；日期不错的，用 --as-of 写明数据截至哪天。",
        "Look at the computer's date; where it is right, name the day with --as-of.",
    ),
    "ledger-moved": (
        "计算期间别人记入了台账，这次没有记入。",
        "Somebody else entered something in the ledger meanwhile; nothing was entered now.",
    ),
    "ledger-moved.hint": ("请再运行一次。", "Run it again."),
    "output-exists": ("{path} 已经存在，不能覆盖。", "{path} exists already and is never overwritten."),
    "output-exists.hint": (
        "这份文件不是由这本台账写出的：请移走后再试。",
        "The file was not written from this ledger: move it away and try again.",
    ),
    "ledger-not-database": ("台账 {path} 不是数据库。", "The ledger {path} is not a database."),
    "ledger-not-database.hint": (
        "请核对 subsidies.toml 的 ledger；台账损坏的，请用备份恢复。",
        "Check ledger in subsidies.toml; if the ledger is damaged, restore it from a backup.",
    ),
    "ledger-corrupt": ("台账 {path} 已损坏。", "The ledger {path} is damaged."),
    "ledger-corrupt.hint": ("请用备份恢复。", "Restore it from a backup."),
    "ledger-not-ours": ("{path} 是别的程序的数据库，不是台账。", "{path} is another program's database, not a ledger."),
    "ledger-not-ours.hint": ("请核对 subsidies.toml 的 ledger。", "Check ledger in subsidies.toml."),
    "ledger-newer": (
        "台账 {path} 是更新版本的程序写的。",
        "The ledger {path} was written by a newer version of this program.",
    ),
    "ledger-newer.hint": ("请升级 subsidies。", "Upgrade subsidies."),
    "ledger-locked": ("台账 {path} 正被别人使用。", "Somebody else is using the ledger {path}."),
    "ledger-locked.hint": ("请稍候再试。", "Try again in a moment."),
    "ledger-not-writable": ("台账 {path} 打不开或不能写。", "The ledger {path} cannot be opened or written."),
    "ledger-not-writable.hint": (
        "请检查文件夹是否存在、有没有权限、磁盘是否已满。",
        "Check that its folder exists, the permissions, and that the disk is not full.",
    ),
    "batch-not-a-list": ("第 {batch} 批是“{kind}”，不是发放名单。", "Batch {batch} is of kind {kind}, not a list."),
    "batch-not-a-list.hint": ("--now 只用于发放批次。", "--now is for payroll batches."),
    "batch-not-reversible": (
        "第 {batch} 批是“{kind}”，不能冲正。",
        "Batch {batch} is of kind {kind}, which cannot be reversed.",
    ),
    "batch-not-reversible.hint": (
        "能冲正的是发放、退款、核销和期初批次。",
        "Payroll, refund, waiver and opening batches can be reversed.",
    ),
    "batch-reversed": ("第 {batch} 批已经冲正过。", "Batch {batch} has been reversed already."),
    "batch-reversed.hint": ("用 subsidies ledger log 查看冲正批次。", "subsidies ledger log shows its reversal."),
    "batch-answered": (
        "名单 {batch} 的回盘（批次 {answer}）已记入，付了没有银行说过了。",
        "The bank has answered list {batch} (batch {answer}): whether it was paid is known.",
    ),
    "batch-answered.hint": (
        "回盘记错了的，先冲正回盘：subsidies ledger reverse {answer}。",
        "If that answer is wrong, reverse it first: subsidies ledger reverse {answer}.",
    ),
    "batch-sent": (
        "第 {batch} 批已报盘，不能直接冲正。",
        "The file of batch {batch} has left the office; it cannot simply be reversed.",
    ),
    "batch-sent.hint": (
        '确未付款的，加 --not-paid "凭据"。',
        'If it was not paid, add --not-paid "evidence".',
    ),
    "claim-missing": ("这个人没有未结的多发款。", "This person has no open claim."),
    "claim-missing.hint": (
        "请核对是不是这个人、这个项目（--project）；用 subsidies explain 查看。",
        "Check whether it is this person and this project (--project); subsidies explain shows what is open.",
    ),
    "claim-elsewhere": (
        "这个人有未结的多发款，但不是指定的月份或待遇项目。",
        "This person has an open claim, but not of the month or the item that is named.",
    ),
    "claim-elsewhere.hint": (
        "未结的是：{there}。请改 --month 或 --item；两个都不写，则先抵最早的月份。",
        "Open are: {there}. Correct --month or --item; without either, the oldest month counts first.",
    ),
    "claim-ambiguous": ("这个人在几个项目里都有（{projects}）。", "This person is in several projects ({projects})."),
    "claim-ambiguous.hint": ("请用 --project 指明。", "Name one with --project."),
    "claim-too-small": (
        "金额 {amount} 元超过未结的多发款 {claim} 元。",
        "{amount} yuan is more than the open claim of {claim}.",
    ),
    "claim-too-small.hint": (
        "请核对金额；多还的部分不能记入。",
        "Check the amount; what was paid back beyond the claim cannot be entered.",
    ),
    "document-missing": ("缺少依据文件。", "The document is missing."),
    "document-missing.hint": ("请用 --document 写明。", "Name it with --document."),
    "person-unknown": ("到这一天为止，项目里还没有这个人。", "As of this day no project knows this person."),
    "person-unknown.hint": (
        "请核对 --as-of 和登记日期。",
        "Check --as-of, and the day on which the person was reported.",
    ),
    "opening-twice": ("文件 {file} 已经记入过。", "The file {file} has been entered already."),
    "opening-twice.hint": ("同一份期初只记一次。", "An opening is entered once."),
    "month-closed-already": (
        "项目 {project} 的 {month} 已经结过账了。",
        "{month} of project {project} has been closed already.",
    ),
    "month-closed-already.hint": (
        "不必再结；是哪一批，见 subsidies ledger log。",
        "There is nothing left to close; subsidies ledger log shows the batch.",
    ),
    "mortality-not-named": (
        "项目 {project} 的情景“{scenario}”要按死亡率算，而 subsidies.toml 没有写死亡率表。",
        "The scenario “{scenario}” of project {project} counts on deaths, and subsidies.toml names no mortality table.",
    ),
    "mortality-not-named.hint": (
        '请在 subsidies.toml 里写 mortality = "死亡率表.csv"，或去掉 certainty 和 multiplier。',
        'Write mortality = "a-table.csv" in subsidies.toml, or take out certainty and multiplier.',
    ),
    "scenario-unknown": (
        "项目 {project} 这一年没有名为“{text}”的情景。",
        "Project {project} has no scenario “{text}” of this year.",
    ),
    "scenario-unknown.hint": (
        "有：{known}；或用 --project 分别采用。",
        "There are: {known}; or adopt a --project alone.",
    ),
    "month-not-issued": ("项目 {project} 还没有发放过 {month}。", "{month} was never issued in project {project}."),
    "month-not-issued.hint": ("没有发放过的月份不能结账。", "Only a month that was issued can be closed."),
    "batch-unknown": ("台账里没有第 {text} 批。", "The ledger has no batch {text}."),
    "batch-unknown.hint": ("用 subsidies ledger log 查看批次。", "subsidies ledger log shows the batches."),
    "bad-year": ("“{text}”不是年份。", "“{text}” is not a year."),
    "bad-year.hint": ("请写四位数字，例如 2024。", "Write four digits, for example 2024."),
    "bad-year.wide": ("请用半角数字，例如 2024。", "Write half-width digits, for example 2024."),
}
