"""Words of the shell: help pages, options, usage errors, the frame around findings; ``KEY.hint`` says what to do.

The first paragraph of a ``help.COMMAND`` stands in the list of commands, the whole on the command's own page.
"""

from typing import Final

HELP: Final = {
    "heading.usage": ("用法：", "Usage: "),
    "heading.arguments": ("参数", "Arguments"),
    "heading.options": ("选项", "Options"),
    "heading.common": ("通用选项", "Common options"),
    "heading.commands": ("命令", "Commands"),
    "list.separator": ("、", ", "),
    "metavar.OPTIONS": ("[选项]", "[OPTIONS]"),
    "metavar.COMMAND": ("命令 …", "COMMAND …"),
    "metavar.DIR": ("目录", "DIR"),
    "metavar.MONTH": ("月份", "MONTH"),
    "metavar.YEAR": ("年份", "YEAR"),
    "metavar.CODE": ("代码", "CODE"),
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
        "查看已核发到哪个月、还有什么未了、下一步是什么。",
        "Show what was issued, what is open, and what comes next.",
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
    "help.issue": (
        (
            "核发一个月的发放名单，记入台账。\n\n"
            "所有项目（或 --project 指定的项目）一次入账：要么全部记入，要么一个也不记。"
            "再次核发同一个月，只补记此后的变化。\n\n"
            "在终端上先列出各项目的人数和实发金额，问过再记；--yes 表示不必再问。"
        ),
        (
            "Issue a month's payment lists and enter them in the ledger.\n\n"
            "All projects, or those of --project, are entered at once: either all of them or none. A second issue of a "
            "month enters only what has changed since.\n\n"
            "On a terminal it shows people and net by project first, and asks; --yes answers."
        ),
    ),
    "help.close": (
        "结账：一个月到此为止，以后的批次不能再属于这个月。\n\n结账不能撤销。以后知道的变更进入下一个月的名单。"
        "结账后显示台账的链首摘要，请抄在纸上存档。",
        "Close a pay month: no later batch carries it.\n\nIt cannot be undone. What becomes known later goes into the "
        "next month's list. The head of the ledger's chain is shown, to be written on paper.",
    ),
    "help.ledger-reverse": (
        "冲正一个批次，逐行退回。\n\n冲正是新的一批，原来的批次不改。已报盘或已有回盘的，须写明未付款的凭据。",
        "Reverse a batch, line by line.\n\nA reversal is a batch of its own; the one it takes back stays as it is. "
        "Once a file has left the office, evidence is needed that it was not paid.",
    ),
    "help.ledger-refund": (
        "登记退款：钱退回来了，抵减未结的多发款，先抵最早的月份。",
        "Enter a refund: money that came back, set against open claims, the oldest service month first.",
    ),
    "help.ledger-waive": (
        "核销多发款：依文件不再追缴。\n\n核销没有资金进出，对账时不算已发。",
        "Waive a claim by a document.\n\nNo money moves; a reconciliation does not count it as paid.",
    ),
    "help.ledger-instalments": (
        "登记分期约定：从某月起，每月从本人的待遇里抵扣多少。\n\n优先于项目的抵扣办法；金额写 0 即取消约定。",
        "Enter that a claim is paid back in instalments: so much a month from a month on, taken from what the person "
        "is paid.\n\nIt comes before the project's own rule of recovery; an amount of 0 ends it.",
    ),
    "help.ledger-opening": (
        "登记期初：启用台账以前已经发了什么。\n\n文件的列：项目、公民身份号码、待遇项目、费款所属期、发放月、金额。",
        "Enter what was paid before the ledger began.\n\nColumns of the file: project, id_number, item, service_month, "
        "pay_month, amount.",
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
    "argument.year": ("年份，例如 2024。", "A year, for example 2024."),
    "argument.code": ("代码或名称，例如 R101 或 bad-month。", "A code or a name, for example R101 or bad-month."),
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
    "option.dry-run": ("照样计算和检查，但什么也不写入。", "Compute and check all the same, and write nothing."),
    "option.yes": ("不再询问。", "Do not ask."),
    "metavar.EVIDENCE": ("凭据", "EVIDENCE"),
    "metavar.ITEM": ("待遇项目", "ITEM"),
    "metavar.DOCUMENT": ("文件", "DOCUMENT"),
    "metavar.DIGEST": ("摘要", "DIGEST"),
    "metavar.WHO": ("人员", "PERSON"),
    "metavar.PERSON": ("身份证号", "PERSON"),
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
    "argument.person": ("公民身份号码。", "The person's id number."),
    "argument.amount": ("金额，元。", "The amount in yuan."),
    "argument.file": ("要读的文件。", "The file to read."),
    "option.why": ("为什么；记入台账。", "Why; kept in the ledger."),
    "option.not-paid": ("报盘后确未付款的凭据。", "The evidence that a list that was sent was not paid."),
    "option.item": ("只算这个待遇项目。", "Count this item only."),
    "option.month": ("只算这个费款所属期。", "Count this service month only."),
    "option.document": ("依据文件。", "The document."),
    "option.now": ("并列现在所知的同一个月，按原因列出差额。", "Show beside it the same month as known now."),
    "option.head": ("核对这个摘要在链上。", "Check that this digest is in the chain."),
    "metavar.WHY": ("原因", "WHY"),
    "option.accept": (
        "已发放月份的应发变了而没有变更依据时，写明为什么是对的；原因记入台账。",
        "Why a change of issued months is right that has no document behind it; the why is kept in the ledger.",
    ),
    "option.catch-up": (
        "允许跳过月份，或者晚于起算年月开始；没有发的月份作为补发。",
        "Allow skipped months, or a first month after the project's since; the months left out are paid as arrears.",
    ),
    "option.sample": ("复制 2024 年的样例。", "Copy the sample of 2024."),
}

USAGE: Final = {
    "no-command": ("没有写命令。", "No command was given."),
    "no-command.hint": (
        "可用的命令：{known}。详见 {path} --help。",
        "The commands are {known}; see {path} --help.",
    ),
    "unknown-command": ("没有“{text}”这个命令。", "There is no command “{text}”."),
    "unknown-command.hint": ("可用：{known}。详见 {path} --help。", "Try {known}; see {path} --help."),
    "unknown-option": ("没有“{text}”这个选项。", "There is no option “{text}”."),
    "unknown-option.hint": ("可用：{known}。详见 {path} --help。", "Try {known}; see {path} --help."),
    "option-ahead": ("选项“{text}”要写在命令前面。", "The option “{text}” goes ahead of the command."),
    "option-ahead.hint": ("请写成：subsidies {text} … {command}。", "Write: subsidies {text} … {command}."),
    "option-behind": ("选项“{text}”要写在命令后面。", "The option “{text}” goes after the command."),
    "option-behind.hint": ("例如：{path} {command} {text}。", "For example: {path} {command} {text}."),
    "option-without-value": ("选项“{text}”后面少了值。", "The option “{text}” needs a value."),
    "option-without-value.hint": ("请写成：{text} {metavar}。", "Write: {text} {metavar}."),
    "option-with-value": ("选项“{text}”不带值。", "The option “{text}” takes no value."),
    "option-with-value.hint": ("请只写 {text}。", "Write {text} alone."),
    "argument-missing": ("少了参数“{text}”。", "The argument {text} is missing."),
    "argument-missing.hint": ("请写成：{usage}。", "Write: {usage}."),
    "argument-extra": ("多了参数“{text}”。", "The argument “{text}” is one too many."),
    "argument-extra.hint": ("请写成：{usage}。", "Write: {usage}."),
    "bad-usage": ("命令的写法不对。", "The command is not written correctly."),
    "bad-usage.hint": ("写法见 subsidies --help。", "See subsidies --help."),
    "bad-language": ("没有“{text}”这种语言。", "There is no language “{text}”."),
    "bad-language.hint": ("请写 zh 或 en。", "Write zh or en."),
    "bad-batch-number": ("“{text}”不是批次号。", "“{text}” is not the number of a batch."),
    "bad-batch-number.hint": (
        "批次号是 1、2、3……这样的整数，见 subsidies ledger log。",
        "Batches are numbered 1, 2, 3 …; see subsidies ledger log.",
    ),
    "by-missing": ("不知道经办人是谁。", "It is not known who enters this."),
    "by-missing.hint": ("请用 --by 写明经办人。", "Name the person with --by."),
    "unknown-rule": ("没有“{text}”这个代码或名称。", "There is no code or name “{text}”."),
    "unknown-rule.hint": (
        "{near}全部代码见 subsidies rule。",
        "{near}subsidies rule lists all codes.",
    ),
}

FAILURE: Final = {
    "interrupted": ("已中断。", "Interrupted."),
    "interrupted.hint": (
        "再运行一次即可；没有记完的批次不会留在台账里。",
        "Run it again; a batch that was not entered whole is not in the ledger.",
    ),
    "interrupt.entered": (
        "不过，这次已经记入台账：用 subsidies status 核对，不要再记一次。",
        "All the same it is entered in the ledger: see subsidies status, and do not enter it again.",
    ),
    "file-refused": ("系统不让读写“{path}”：{reason}。", "The system refuses access to “{path}”: {reason}."),
    "file-refused.hint": (
        "请看它是否存在、是否有权限、是否正被别的程序打开、磁盘是否已满，然后再运行。",
        (
            "See whether it exists, whether you have the right, whether another program holds it open, whether "
            "the disk is full; then run again."
        ),
    ),
    "system.exists": ("已经存在", "it exists already"),
    "system.missing": ("不存在", "it does not exist"),
    "system.denied": ("没有权限，或者正被别的程序打开", "no permission, or another program holds it open"),
    "system.full": ("磁盘已满", "the disk is full"),
    "system.not-a-folder": ("路径中有一级是文件，不是目录", "a part of the path is a file, not a folder"),
    "system.folder": ("它是目录，不是文件", "it is a folder, not a file"),
    "system.read-only": ("磁盘是只读的", "the disk is read-only"),
    "system.name": ("名称太长，或者含有不允许的字符", "the name is too long or has a character that is not allowed"),
    "system.other": ("系统错误 {code}", "system error {code}"),
    "out-of-memory": ("内存不够。", "There is not enough memory."),
    "out-of-memory.hint": (
        "请关掉别的程序，或者用 --project 逐个项目运行。",
        "Close other programs, or run the projects one by one with --project.",
    ),
    "internal-error": ("程序内部出错：{kind}（{where}）。", "Internal error: {kind} ({where})."),
    "internal-error.hint": (
        "这是程序的毛病，不是您数据的毛病；请把上面这一行报告给维护人员。设环境变量 SUBSIDIES_DEBUG=1 可看详情。",
        (
            "The fault is the program's, not that of your data; please report the line above. "
            "With SUBSIDIES_DEBUG=1 in the environment it shows the details."
        ),
    ),
}

FRAME: Final = {
    "severity.error": ("错误", "error"),
    "severity.warning": ("警告", "warning"),
    "severity.note": ("提示", "note"),
    "severity.error.meaning": (
        "错误：人或金额不能确定；在改正之前，所在项目不能试算，也不能核发。",
        "An error makes identity or amount uncertain: its project is neither drafted nor issued until it is put right.",
    ),
    "severity.warning.meaning": (
        "警告：需要有人核实；不妨碍试算和核发。",
        "A warning is for somebody to look into; it stops neither draft nor issue.",
    ),
    "severity.note.meaning": (
        "提示：说明一件事，不必处理；不妨碍试算和核发。",
        "A note tells something and asks for nothing; it stops neither draft nor issue.",
    ),
    "family.F": ("文件和表格", "files and tables"),
    "family.R": ("名册和单元格", "rosters and cells"),
    "family.C": ("变更", "changes"),
    "family.P": ("项目文件", "project files"),
    "family.B": ("预算和公布数字", "budgets and printed figures"),
    "family.L": ("发放台账", "the ledger"),
    "family.O": ("期初文件", "files of openings"),
    "screen.refused": ("未完成", "Not done"),
    "screen.general": ("总体", "in general"),
    "screen.row": ("第 {row} 行", "row {row}"),
    "screen.project": ("项目 {project}", "project {project}"),
    "screen.sum": (
        "错误 {errors} 个，警告 {warnings} 个，提示 {notes} 个。",
        "Errors: {errors}, warnings: {warnings}, notes: {notes}.",
    ),
    "screen.clear": ("没有发现问题。", "Nothing was found."),
    "screen.confirm": ("{question}（是 y / 否 n）：", "{question} (y / n): "),
    "rule.near": ("相近的有：{known}。", "Near it: {known}. "),
    "rule.code": ("代码", "Code"),
    "rule.name": ("名称", "Name"),
    "rule.severity": ("级别", "Severity"),
    "rule.about": ("关于", "About"),
    "rule.message": ("内容", "It says"),
    "rule.hint": ("怎么办", "What to do"),
    "rule.meaning": ("影响", "What it means"),
}

INIT: Final = {
    "init.made": ("已建立工作区 {directory}：", "The workspace {directory} is made:"),
    "init.next": (
        "下一步：填写项目文件和名册，然后运行 subsidies -C {directory} check。",
        "Next: fill in the project file and the roster, then run subsidies -C {directory} check.",
    ),
    "init.next-sample": (
        "下一步：subsidies -C {directory} draft 2024-01 --as-of 2024-01-20。",
        "Next: subsidies -C {directory} draft 2024-01 --as-of 2024-01-20.",
    ),
    "init-exists": ("已经有同名文件：{files}。", "There are files of that name: {files}."),
    "init-exists.hint": (
        "init 从不覆盖文件；请换一个目录，或者先把它们移走。",
        "init never overwrites; name another folder, or move them away first.",
    ),
    "init-not-a-folder": ("“{path}”是文件，不是目录。", "“{path}” is a file, not a folder."),
    "init-not-a-folder.hint": ("请换一个目录名。", "Name another folder."),
    "sample-missing": ("这个安装里没有样例。", "This installation has no sample."),
    "sample-missing.hint": (
        "请重新安装，或者不加 --sample，建立空的工作区。",
        "Install again, or make an empty workspace without --sample.",
    ),
}

NOTES: Final = {
    "note.required": ("必填。", "Required."),
    "note.separator": ("", " "),
    "note.text": ("例：{example}", "For example: {example}"),
    "note.id_number": ("18 位；旧的 15 位号码会自动换算。", "18 characters; the old 15 digits are converted."),
    "note.name": ("与证件一致。", "As on the identity card."),
    "note.birth_date": (
        "只在档案记载与身份证不同时填；以此为准。",
        "Only where the file on record differs from the id number; it counts.",
    ),
    "note.employer": ("退休前所在的单位。", "The enterprise that the person retired from."),
    "note.category": ("按本单位的分类填写。", "As the office sorts its people."),
    "note.retired_month": ("退休的年月。", "The month of retirement."),
    "note.start_month": (
        "第一个应发的月份；空白表示从项目的起算年月开始，只适用于第一次发放的人员。",
        "The first month owed; empty: the project's since, and only for people of the first list.",
    ),
    "note.end_month": (
        "最后一个应发的月份；去世不填这里，填死亡日期。",
        "The last month owed, for any reason but death, which has a column of its own.",
    ),
    "note.death_date": ("去世的日期。", "The day of death."),
    "note.suspended_from": ("第一个停着不发的月份。", "The first month in which nothing is paid."),
    "note.resumed_from": (
        "重新开始发放的月份；空白表示仍在暂停。",
        "The first month in which payment goes on; empty: still suspended.",
    ),
    "note.suspension_backpay": (
        "暂停的月份以后补不补发；空白表示补发。",
        "Whether the suspended months are owed; empty: yes.",
    ),
    "note.heating": ("是否享受一次性冬碳费；空白表示否。", "Whether the person gets winter heating; empty: no."),
    "note.monthly_wage": ("每月金额，元；发工资的项目必填。", "Yuan a month; required where the project pays wages."),
    "note.wage_from": (
        "这份工资从哪个月起执行；空白表示起算年月的前一个月。",
        "The month since which that wage is in force; empty: the month before the project's since.",
    ),
    "note.service_years": ("也可以写成 32 或 32y4m。", "32 and 32y4m are understood too."),
    "note.area_class": ("按文件规定的类别填写。", "The class by the document."),
    "note.bank": ("开户的银行和网点。", "The bank and its branch."),
    "note.account": ("按文本填写，不要变成数字。", "As text; a number would lose its last digits."),
    "note.payee": ("空白表示本人。", "Empty: the person's own name."),
    "note.certified_until": ("资格认证到期的日期。", "The day on which the certification lapses."),
    "note.reported_on": (
        "本单位得知的日期；空白表示一直知道。",
        "The day the office came to know; empty: always known.",
    ),
    "note.note": ("不参与计算。", "Not computed with."),
    "note.change": ("从下拉列表中选。", "Choose from the list."),
    "note.effective": (
        "死亡、死亡撤销填日期（2024-02-11），其余填月份（2024-03）。",
        "A date for a death and its revocation (2024-02-11), a month for all others (2024-03).",
    ),
    "note.value": (
        "工资变更填新工资，标记填是或否，账户变更填“开户银行|银行账号|户名”或账号，证件更正填新号码，其余空白。",
        (
            "The new wage; yes or no for a flag; 开户银行|银行账号|户名, or the account alone; the new id number; "
            "else empty."
        ),
    ),
    "note.document": ("凭什么办理。", "What the change is based on."),
    "note.entered_by": ("谁录入。", "Who entered it."),
    "note.checked_by": ("谁复核；不能是经办人本人。", "Who checked it; not the same person."),
}

TABLE: Final[dict[str, tuple[str, str]]] = {**HELP, **USAGE, **FAILURE, **FRAME, **INIT, **NOTES}
"""Key to (Chinese, English)."""
