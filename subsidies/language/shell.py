"""Words of the shell: usage errors, failures, the frame around findings; ``KEY.hint`` says what to do."""

from typing import Final

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
    "option-alone": ("选项 {text} 要同 {other} 一起用。", "The option {text} goes with {other}."),
    "option-alone.hint": ("请补上 {other}，或去掉 {text}。", "Add {other}, or leave out {text}."),
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
    "bad-batch-number.wide": ("请用半角数字，例如 12。", "Write half-width digits, for example 12."),
    "bad-digest": (
        "“{text}”不是摘要，或者太短。",
        "“{text}” is no digest, or too little of one.",
    ),
    "bad-digest.hint": (
        "请抄 12 位以上，只有 0–9 和 a–f，见 subsidies ledger verify 和 subsidies ledger log。",
        "Copy 12 characters or more, 0–9 and a–f; subsidies ledger verify and subsidies ledger log show digests.",
    ),
    "by-missing": ("不知道经办人是谁。", "It is not known who enters this."),
    "by-missing.hint": ("请用 --by 写明经办人。", "Name the person with --by."),
    "preset-unknown": ("没有“{text}”这个片段。", "There is no preset “{text}”."),
    "preset-unknown.hint": ("有：{known}。", "There are: {known}."),
    "unknown-rule": ("没有“{text}”这个代码或名称。", "There is no code or name “{text}”."),
    "unknown-rule.hint": ("全部代码见 subsidies rule。", "subsidies rule lists all codes."),
    "unknown-rule.near": (
        "相近的有：{near}。全部代码见 subsidies rule。",
        "Near it: {near}. subsidies rule lists all codes.",
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
    "family.W": ("名单文件", "files of lists"),
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
    "preset.name": ("名称", "Name"),
    "preset.title": ("内容", "What it is"),
    "preset.xinjiang-2021": ("新疆 2021 年调整养老金", "Xinjiang's adjustment of pensions, 2021"),
    "preset.xinjiang-2022": ("新疆 2022 年调整养老金", "Xinjiang's adjustment of pensions, 2022"),
    "preset.xinjiang-2023": (
        "新疆 2023 年调整养老金；年内满 70 岁的累计金额没有核实，没有写",
        "Xinjiang's adjustment of pensions, 2023; without the amounts for those who turn 70, which were not verified",
    ),
    "rule.code": ("代码", "Code"),
    "rule.name": ("名称", "Name"),
    "rule.severity": ("级别", "Severity"),
    "rule.about": ("关于", "About"),
    "rule.message": ("查什么", "What it finds"),
    "rule.why": ("为什么", "Why"),
    "rule.example": ("例", "Example"),
    "rule.verify": ("怎么核实", "How to verify"),
    "rule.basis": ("依据", "Basis"),
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

TABLE: Final[dict[str, tuple[str, str]]] = {**USAGE, **FAILURE, **FRAME, **INIT, **NOTES}
