"""Words of the help pages: commands, arguments, options.

The first paragraph of a ``help.COMMAND`` stands in the list of commands, the whole on the command's own page.
"""

from typing import Final

ASKS: Final = (
    "在终端上先列出要记的内容和它的意思，问过再记；--yes 表示不必再问。",
    "On a terminal it shows what is to be entered and what it means, and asks; --yes answers.",
)
"""What the help of every command says that enters a batch by hand."""

TABLE: Final[dict[str, tuple[str, str]]] = {
    "heading.usage": ("用法：", "Usage: "),
    "heading.arguments": ("参数", "Arguments"),
    "heading.options": ("选项", "Options"),
    "heading.common": ("通用选项", "Common options"),
    "heading.commands": ("命令", "Commands"),
    "list.separator": ("、", ", "),
    "list.clauses": ("；", "; "),
    "metavar.OPTIONS": ("[选项]", "[OPTIONS]"),
    "metavar.COMMAND": ("命令 …", "COMMAND …"),
    "metavar.DIR": ("目录", "DIR"),
    "metavar.MONTH": ("月份", "MONTH"),
    "metavar.YEAR": ("年份", "YEAR"),
    "metavar.CODE": ("代码", "CODE"),
    "metavar.PRESET": ("片段", "PRESET"),
    "metavar.N": ("批次号", "N"),
    "metavar.ID": ("项目", "ID"),
    "metavar.DATE": ("日期", "DATE"),
    "metavar.NAME": ("姓名", "NAME"),
    "metavar.zh|en": ("zh|en", "zh|en"),
    "help.subsidies": (
        (
            "按月计算并核发财政发给个人的定期补助：精确到分，每一分都说得清来由。\n\n"
            "命令在工作区里运行。工作区是带有 subsidies.toml 的目录：用 -C 指定，否则取环境变量 "
            "SUBSIDIES_WORKSPACE，再否则从当前目录逐级向上找。\n\n"
            "退出码：0 已完成，没有问题；1 已完成，但发现了问题或差异；2 未完成，什么也没有写入。"
        ),
        (
            "Compute and issue recurring government payments to people: exact to the fen, every fen explained.\n\n"
            "Commands work in a workspace, a folder with a subsidies.toml: the one named by -C, else by the "
            "environment variable SUBSIDIES_WORKSPACE, else the nearest upwards from the current folder.\n\n"
            "Exit status: 0, done and nothing found; 1, done, and problems or differences were found; 2, not done, and "
            "nothing was written."
        ),
    ),
    "help.init": (
        (
            "新建工作区：设置、项目文件、名册模板。\n\n"
            "加上 --sample，则复制 2024 年的样例（两个真实项目、虚构人员），可以直接试算和核发。\n\n"
            "绝不覆盖已有的文件：要写的文件只要有一个已经存在，就什么也不写。"
        ),
        (
            "Make a workspace: settings, a project file, a roster template.\n\n"
            "With --sample, a copy of the sample of 2024 (two real projects with made-up people), ready to draft and "
            "issue.\n\nNothing is ever overwritten: where one of the files exists already, none is written."
        ),
    ),
    "help.status": (
        "查看已核发到哪个月、还有什么未了、下一步是什么。\n\n列出多发未结是谁的、为什么，应发而没有核发的月份，以及接着该用的命令。",
        "Show what was issued, what is open, and what comes next.\n\nIt names whose claims are open and why, the "
        "months that should have been issued by now, and the command to type next.",
    ),
    "help.check": (
        (
            "读取全部输入，一次报出所有问题：文件、工作表、行、列、代码、改法。\n\n"
            "退出码：0 没有问题，或者只有提示；1 有错误或警告；2 读不了 subsidies.toml。"
        ),
        (
            "Read every input and report every fault at once: file, sheet, row, column, code, hint.\n\n"
            "Exit status: 0, nothing found, or notes alone; 1, errors or warnings; 2, subsidies.toml cannot be read."
        ),
    ),
    "help.draft": (
        (
            "试算一个月的发放名单，不动台账。\n\n"
            "名单写在输出目录的“月份/draft/”下。输入不变，试算多少次都是同一份名单；核发之后再试算，只列出此后的变化。"
        ),
        (
            "Draft a month's payment lists; the ledger is not touched.\n\n"
            "The lists are written under MONTH/draft/ in the output folder. As long as the inputs are the same, so is "
            "the list; after the issue, a draft holds only what has changed since."
        ),
    ),
    "help.approve": (
        (
            "批准一个月的发放名单：批的是这一份，按摘要认。\n\n"
            "项目文件的 [approval] levels 规定要几个人批准才能核发。制表人（draft --by）和核发人（issue --by）"
            "不能批准，同一个人只算一次。名单或收款账户变了，摘要就变了，要重新批准；别的项目变了不影响。"
            "每份名单（补发的、冲正后重新核发的）各批各的。加上 --withdraw，在核发以前撤回本人的批准。\n\n"
            "在终端上先列出名单的人数、金额和增减变动，问过再记；--yes 表示不必再问。"
        ),
        (
            "Approve a month's payment lists: exactly these, known by their digests.\n\n"
            "[approval] levels in a project file says how many people must approve a list before it is issued. Whoever "
            "prepared it (draft --by) or issues it (issue --by) cannot approve it, and nobody counts twice. Where the "
            "list or an account changes, the digest does, and it must be approved again; another project changes "
            "nothing. Each list needs its own approvals: a supplement, and one issued again after a reversal. With "
            "--withdraw, one's approval is taken back before the issue.\n\n"
            "On a terminal it first shows people, sums and the bridge, and asks; --yes answers."
        ),
    ),
    "help.issue": (
        (
            "核发一个月的发放名单，记入台账。\n\n"
            "所有项目（或 --project 指定的项目）一次入账：要么全部记入，要么一个也不记。"
            "再次核发同一个月，只补记此后的变化。\n\n"
            "在终端上先列出各项目的合计、补发抵扣的原因、新增的多发和警告，问过再记；--yes 表示不必再问。"
        ),
        (
            "Issue a month's payment lists and enter them in the ledger.\n\n"
            "All projects, or those of --project, are entered at once: either all of them or none. A second issue of a "
            "month enters only what has changed since.\n\n"
            "On a terminal it first shows the sums of each project, the reasons of arrears and recoveries, new claims "
            "and warnings, and asks; --yes answers."
        ),
    ),
    "help.close": (
        "结账：一个月到此为止，以后的批次不能再属于这个月。\n\n月份必须写明。结账不能撤销：以后不能再核发、补发这个月，"
        "也不能记在这个月；以后知道的变更进入下一个月的名单。"
        f"结账后显示台账的链首摘要，请抄在纸上存档。\n\n{ASKS[0]}",
        "Close a pay month: no later batch carries it.\n\nThe month must be named. It cannot be undone: nothing more "
        "is issued or entered for that month, and what becomes known later goes into the next month's list. "
        f"The head of the ledger's chain is shown, to be written on paper.\n\n{ASKS[1]}",
    ),
    "help.ledger-reverse": (
        "冲正一个批次，逐行退回。\n\n冲正是新的一批，原来的批次不改。冲正只改账，不动钱：冲正了的款项算没有发过，"
        "下一次核发会再发，所以钱已经付出去的不要冲正。已报盘或已有回盘的，须写明未付款的凭据。"
        f"\n\n{ASKS[0]}没有写 --why 的，也问为什么。",
        "Reverse a batch, line by line.\n\nA reversal is a batch of its own; the one it takes back stays as it is. It "
        "moves no money: what was reversed counts as never paid, and the next issue pays it again; so do not reverse "
        "what was paid out. Once a file has left the office, evidence is needed that it was not paid."
        f"\n\n{ASKS[1]} Without --why it asks for that too.",
    ),
    "help.ledger-refund": (
        f"登记退款：钱退回来了，抵减未结的多发款，先抵最早的月份。\n\n{ASKS[0]}",
        f"Enter a refund: money that came back, set against open claims, the oldest service month first.\n\n{ASKS[1]}",
    ),
    "help.ledger-waive": (
        f"核销多发款：依文件不再追缴。\n\n核销没有资金进出，对账时不算已发。\n\n{ASKS[0]}",
        f"Waive a claim by a document.\n\nNo money moves; a reconciliation does not count it as paid.\n\n{ASKS[1]}",
    ),
    "help.ledger-instalments": (
        "登记分期约定：从某月起，每月从本人的待遇里抵扣多少。\n\n优先于项目的抵扣办法；金额写 0 即取消约定。"
        f"\n\n{ASKS[0]}",
        "Enter that a claim is paid back in instalments: so much a month from a month on, taken from what the person "
        "is paid.\n\nIt comes before the project's own rule of recovery; an amount of 0 ends it."
        f"\n\n{ASKS[1]}",
    ),
    "help.ledger-opening": (
        "登记期初：启用台账以前已经发了什么。\n\n文件的列：项目、公民身份号码、待遇项目、费款所属期、发放月、金额。"
        f"\n\n{ASKS[0]}",
        "Enter what was paid before the ledger began.\n\nColumns of the file: project, id_number, item, service_month, "
        f"pay_month, amount.\n\n{ASKS[1]}",
    ),
    "help.papers": (
        (
            "写出一个月的办公表格：支付计划申请、汇总审批表、退回重发清单；用 --notice 时只写追缴通知书。\n\n"
            "还没有核发的，按试算写，标明“试算”，每次重写。核发以后的从台账来，内容不同的旧文件从不覆盖。"
        ),
        (
            "Write the papers of a month: requests for payment, the lists to be approved, failed payments; with "
            "--notice, notices of overpayment alone.\n\n"
            "What is not issued yet is written as a draft, and written over each time. What is issued comes from the "
            "ledger, and a file that has another content is never written over."
        ),
    ),
    "option.notice": (
        "给这个人写追缴通知书：公民身份号码或姓名；可以重复。",
        "Write this person a notice of overpayment, by id number or name; may be repeated.",
    ),
    "help.budget": (
        (
            "测算一年的预算：各项目、各待遇要多少钱，按已知的情况精确到分。\n\n"
            "就是当年十二份名单的算法：此后没有新的情况，以前年度的都已发清，这一年发出去的就正好是这个数。"
        ),
        (
            "Estimate a year's budget: what each project and item will cost, exact to the fen as far as is known.\n\n"
            "It is computed as the year's lists are: with no new facts, and earlier years paid, they pay exactly this."
        ),
    ),
    "help.audit": (
        (
            "审查名册、发放和预算里的疑点：每一条都有代码、人、月份和金额。\n\n"
            "它校验台账，照留存的输入重算每份名单，再查死后发放、重复发放、没有依据的变更、换来换去的账户等；"
            "check 问的也在内。\n\n"
            "退出码：0 没有疑点，或者只有提示；1 有错误或警告；2 读不了 subsidies.toml。"
        ),
        (
            "Look for irregularities in rosters, payments and budgets, each with a code, a person and an amount.\n\n"
            "It verifies the ledger, computes each list again from its inputs, and looks for payments after death, "
            "paid twice, changes without a ground, accounts that come and go; what check asks is among it.\n\n"
            "Exit status: 0, nothing found, or notes alone; 1, errors or warnings; 2, subsidies.toml cannot be read."
        ),
    ),
    "help.reconcile": (
        (
            "对一年的账：预算、应发、实发，哪些一致，哪些不一致，为什么。\n\n"
            "公布的数字按印出来的位数当作区间来比，不设容差：一致、属于尾差，或者四舍五入解释不了，都写明算式。\n\n"
            "退出码：0 没有差异；1 发现差异；2 未完成。"
        ),
        (
            "Reconcile a year: budget, entitlement, payments; what agrees, what does not, and why.\n\n"
            "Printed figures are compared as the intervals that they stand for, without tolerances: each agrees, "
            "agrees within rounding, or cannot be explained by rounding, with the arithmetic.\n\n"
            "Exit status: 0, no difference; 1, differences were found; 2, not done."
        ),
    ),
    "help.explain": (
        (
            "说明一个人的每一分钱是怎么来的：登记的情况、标准和依据、每一批发放、相差的地方和原因。\n\n"
            "写上月份，则只说明这一个费款所属期，每个待遇项目列出算式。文字按八十列排好，可以打印给本人看。\n\n"
            "应发 − 已发 = 应补未发 − 多发未结：各项相加就能核对。用 --as-of 指定以前的一天，"
            "此后登记的事项标为“还不知道”，此后的批次不算。"
        ),
        (
            "Explain how each fen of a person came about: what is on file, rates and their basis, each batch that "
            "paid, where owed and paid differ, and why.\n\n"
            "With a month, only that service month, with the arithmetic of each item. The text is made for 80 columns "
            "and can be printed and given to the person.\n\n"
            "Owed − paid = arrears − claims, and every sum can be checked by hand. With --as-of an earlier day, what "
            "was reported later is marked as not known, and later batches do not count."
        ),
    ),
    "help.rule": (
        "说明问题代码的含义；不给代码则列出全部。\n\n代码（如 R101）和名称（如 bad-month）都可以。",
        (
            "Explain what a finding's code means; without a code, list them all.\n\n"
            "Both codes (R101) and names (bad-month) are understood."
        ),
    ),
    "help.preset": (
        "列出或显示现成的项目文件片段，例如历年的调资办法。\n\n贴到自己的项目文件里；没有核实的地方留空，要照原件填写。",
        (
            "List the parts of project files that are at hand, such as the adjustments of some years, or show one.\n\n"
            "Paste it into a project file of yours; what was not verified is empty there, and to be filled in."
        ),
    ),
    "help.ledger": ("查看和校验发放台账。", "Look into the ledger, and verify it."),
    "help.ledger-log": (
        "列出台账里的批次。",
        "List the batches of the ledger.",
    ),
    "help.ledger-show": (
        "显示一个批次和它的明细。",
        "Show a batch and its lines.",
    ),
    "help.ledger-verify": (
        "校验台账：批次编号、摘要链、明细和留存的输入是否完好。\n\n退出码：0 完好；1 发现问题；2 未完成。",
        (
            "Verify the ledger: numbering, the chain of digests, lines, and the inputs it keeps.\n\n"
            "Exit status: 0, sound; 1, faults were found; 2, not done."
        ),
    ),
    "argument.dir": ("要建立的目录；不存在则新建。", "The folder; it is made where there is none."),
    "argument.month": (
        "发放月，YYYY-MM；不写则取下一个应发的月份。",
        "The pay month, YYYY-MM; left out, the next one due.",
    ),
    "argument.pay_month": ("发放月，YYYY-MM；必须写明。", "The pay month, YYYY-MM; it must be named."),
    "argument.from_month": ("从哪个发放月起，YYYY-MM。", "The first pay month, YYYY-MM."),
    "argument.year": ("年份，例如 2024。", "A year, for example 2024."),
    "argument.code": ("代码或名称，例如 R101 或 bad-month。", "A code or a name, for example R101 or bad-month."),
    "argument.preset": ("片段的名称。", "The name of a preset."),
    "argument.number": ("批次号，见 subsidies ledger log。", "The number of a batch; see subsidies ledger log."),
    "option.workspace": (
        "工作区目录；不写则取 SUBSIDIES_WORKSPACE，再否则从当前目录逐级向上找。",
        "The workspace; else SUBSIDIES_WORKSPACE, else the nearest upwards from the current folder.",
    ),
    "option.version": ("显示版本。", "Show the version."),
    "option.help": ("显示本页。", "Show this page."),
    "option.project": ("只办这个项目；可以重复。", "Only this project; may be repeated."),
    "option.json": (
        "在标准输出上给出一个 JSON 对象；其他消息写到标准错误。",
        "Give one JSON object on standard output; messages go to standard error.",
    ),
    "option.quiet": ("不显示进度。", "Show no progress."),
    "option.lang": (
        "语言；不写则依次取 SUBSIDIES_LANG、工作区的 language、终端的语言。",
        "The language; else SUBSIDIES_LANG, the workspace's language, the terminal's locale.",
    ),
    "option.show-ids": (
        "完整显示公民身份号码和银行账号；不写则遮去一部分。",
        "Show id numbers and accounts in full; they are masked otherwise.",
    ),
    "option.as-of": (
        "按这一天已知的情况计算，此后登记的人员和变更、此后印发的标准都不算；不写则为今天。",
        (
            "Compute with what was known on this day, without people and changes reported later and rates issued "
            "later; else today."
        ),
    ),
    "option.by": ("经办人；不写则为登录名。", "Who enters it; else the login name."),
    "option.prepared-by": (
        "制表人：不能批准这份名单；不写则不记。",
        "Who prepares the lists, and cannot approve them; else nobody is named.",
    ),
    "option.digest": (
        "只批准（或撤回）摘要这样开头的名单，照名单上印的抄；对不上就不批准。",
        "Approve (or withdraw) only the list whose digest begins so, as it stands on the paper; refuse any other.",
    ),
    "option.reissue": (
        "只补发银行没有付成的，马上发；不写月份则为最近有名单的月。",
        "Only what the bank did not pay, at once; without a month, the last one with a list.",
    ),
    "option.withdraw": (
        "撤回本人的批准；核发以后不能撤回。",
        "Withdraw one's own approval; not after the issue.",
    ),
    "option.papers": (
        "写出每个项目的测算工作簿（.xlsx）和图（.svg），在“名单目录/budget-年份/”下，每次覆盖。",
        "Write a workbook (.xlsx) and pictures (.svg) of each project under OUTPUT/budget-YEAR/, over those before.",
    ),
    "option.charts": ("在屏幕上画出条形图。", "Draw the pictures as bars on the screen."),
    "option.scenario": (
        "采用哪个情景；不写则采用现状。同 --adopt 一起用。",
        "Which scenario is adopted; else the estimate as it stands. Goes with --adopt.",
    ),
    "option.adjust": (
        "设定：工资（没有工资项目的，每月定额）按这个百分比调高，例如 3%。",
        "Assume that wages (rates, where no item is a wage) are raised by so many per cent, for example 3%.",
    ),
    "option.adjust-from": (
        "设定的调资从哪个月起执行；不写则为当年 1 月。",
        "The month from which the assumed raise is in force; else January of the year.",
    ),
    "option.adjust-paid": (
        "从哪个月的名单起发，此前的一并补发；不写则从执行的月份起。",
        "The first month whose list pays it, with what is owed until then; else the month it is in force.",
    ),
    "option.joiners": (
        "设定：每月新增几人，每人按当月在册人员的平均数算。",
        "Assume that so many people join each month, each at the average of those there.",
    ),
    "option.margin": ("设定：另加合计的这个百分比。", "Assume so many per cent of everything else on top."),
    "option.certainty": (
        "有人去世，钱仍够用的把握要有多大，例如 90%；从 50% 到 99.99%。",
        "How sure it is to be that the money suffices as people die, for example 90%; from 50% to 99.99%.",
    ),
    "option.dry-run": ("照样计算和检查，但什么也不写入。", "Compute and check all the same, and write nothing."),
    "option.yes": ("不再询问。", "Do not ask."),
    "metavar.PEOPLE": ("人数", "PEOPLE"),
    "metavar.PERCENT": ("百分比", "PERCENT"),
    "metavar.EVIDENCE": ("凭据", "EVIDENCE"),
    "metavar.ITEM": ("待遇项目", "ITEM"),
    "metavar.DOCUMENT": ("文件", "DOCUMENT"),
    "metavar.DIGEST": ("摘要", "DIGEST"),
    "metavar.WHO": ("人员", "PERSON"),
    "metavar.AMOUNT": ("金额", "AMOUNT"),
    "metavar.FROM": ("起始月", "FROM"),
    "metavar.FILE": ("文件", "FILE"),
    "argument.who": (
        "公民身份号码（现在的、更正以前的，或本程序显示的遮过的），或没有重名的姓名。",
        "An id number (today's, a former one, or masked as the program shows it), or a name that one person bears.",
    ),
    "argument.service_month": (
        "费款所属期，YYYY-MM：钱是为哪个月发的；不写则为全部月份。",
        "The service month, YYYY-MM: the month that the money is for; left out, all of them.",
    ),
    "argument.amount": ("金额，元。", "The amount in yuan."),
    "argument.file": ("要读的文件。", "The file to read."),
    "option.why": ("为什么；记入台账。", "Why; kept in the ledger."),
    "option.not-paid": ("报盘后确未付款的凭据。", "The evidence that a list that was sent was not paid."),
    "option.item": ("只算这个待遇项目。", "Count this item only."),
    "option.month": ("只算这个费款所属期。", "Count this service month only."),
    "option.document": ("依据文件。", "The document."),
    "option.now": ("并列现在所知的同一个月，按原因列出差额。", "Show beside it the same month as known now."),
    "option.head": (
        "核对这个摘要（链首摘要，或任何一批的摘要）在链上；只写开头的 12 位以上也可以，例如前 16 位。",
        "Check that this digest (of the chain's head, or of any batch) is in the chain; its first 12 characters or "
        "more are enough, the first 16 for example.",
    ),
    "metavar.WHY": ("原因", "WHY"),
    "option.accept": (
        "已发放月份的应发变了而没有变更依据时，写明为什么是对的；原因记入台账。",
        "Why a change of issued months is right that has no document behind it; the why is kept in the ledger.",
    ),
    "option.catch-up": (
        "允许跳过月份，或者晚于起算年月开始；没有发的月份作为补发。",
        "Allow skipped months, or a first month after the project's since; the months left out are paid as arrears.",
    ),
    "option.adopt": (
        "采用这次测算：写进各项目文件，作为这一年的预算（[[budget]]），原有内容一个字节也不动。",
        (
            "Adopt the estimate: write it into the project files as the year's budget ([[budget]]); every byte that is "
            "there stays."
        ),
    ),
    "option.sample": ("复制 2024 年的样例。", "Copy the sample of 2024."),
}
