"""Words of the commands about rosters: compared, converted, blank."""

from typing import Final

HELP: Final = {
    "help.roster": (
        "比较、整理名册，生成空白名册。",
        "Compare rosters, write them clean, make a blank one.",
    ),
    "help.roster-diff": (
        "比较两份名册：谁新增，谁减少，哪一项变了，对下一份名单的影响是多少元。\n\n"
        "写两个文件，比较旧的和新的；只写一个，和上次名单所用的名册比较（台账里留着，不必找旧文件）；"
        "一个也不写，比较项目现在的名册和上次名单所用的。文件可以写成“文件#工作表”。\n\n"
        "影响按试算的同一套办法算：同一本台账、同样的变更和标准，只换名册。名册属于哪个项目：--project 指定的；"
        "否则是列有其中一个文件的项目；否则是工作区里唯一的项目。都没有的，或者不在工作区里，只列差别，不算影响。\n\n"
        "退出码：0 没有差别；1 有差别；2 未完成，例如名册有错误。",
        "Compare two rosters: who joined, who left, what changed, and the effect on the next list in yuan.\n\n"
        "With two files, the old and the new one are compared; with one, it is compared with the roster of the last "
        "list, which the ledger keeps, so no old file is needed; with none, the project's rosters as they stand are "
        "compared with those of the last list. A file may be written FILE#SHEET.\n\n"
        "The effect is computed as draft computes: the same ledger, changes and rates, with another roster. The "
        "project is that of --project; else the one that lists one of the files; else the only one of the workspace. "
        "Where there is none, or no workspace, only the differences are shown.\n\n"
        "Exit status: 0, no difference; 1, differences; 2, not done, for example because a roster has errors.",
    ),
    "help.roster-convert": (
        "把名册整理成标准的 .xlsx 或 .csv：一行表头、一人一行，号码和账号是文本，日期是 YYYY-MM-DD。\n\n"
        "读法和 check 相同：清理了什么、略去了什么都会说明；有错误的名册不转换，一次列出全部错误。"
        "不参与计算的列不写进去。语言选英文的，表头也是英文。已有的文件从不覆盖。\n\n"
        "退出码：0 已写好，没有警告；1 已写好，有警告；2 未完成，什么也没有写入。",
        "Write a roster as a clean .xlsx or .csv: one heading, a row a person, ids and accounts as text, dates as "
        "YYYY-MM-DD.\n\n"
        "It is read as check reads it: what was cleaned or left out is said, and a roster with errors is refused with "
        "all of them. Columns that nothing is computed from are not written. --lang en writes English headings. What "
        "exists is never overwritten.\n\n"
        "Exit status: 0, written, without warnings; 1, written, with warnings; 2, not done, and nothing was written.",
    ),
    "help.roster-template": (
        "生成空白名册（.xlsx）：表头、下拉选项、文本格式的号码和账号、输入检查和填写说明。\n\n"
        "用 --project 指明项目，表里就有这个项目自己的列，没有它用不到的列；工作区里只有一个项目的，不必指明。"
        "语言选英文的，表头也是英文。已有的文件从不覆盖。",
        "Make an empty roster (.xlsx): headings, drop-downs, ids and accounts as text, checks of what is typed, and "
        "explanations.\n\n"
        "With --project it has that project's own columns, and none that it does not use; where a workspace has one "
        "project, that one is meant. --lang en writes English headings. What exists is never overwritten.",
    ),
    "metavar.OLD": ("旧名册", "OLD"),
    "metavar.NEW": ("新名册", "NEW"),
    "metavar.ROSTER": ("名册", "ROSTER"),
    "metavar.OUT": ("新文件", "OUT"),
    "argument.old": (
        "旧名册；不写则是上次名单所用的名册。",
        "The old roster; left out, that of the last list.",
    ),
    "argument.new": (
        "新名册；只写一个文件的，它就是新名册。",
        "The new roster; where one file is named, that is it.",
    ),
    "argument.roster": (
        "要整理的名册：check 能读的各种文件；文件#工作表。",
        "The roster, in any kind of file that check reads; FILE#SHEET.",
    ),
    "argument.out": (
        "写到哪个文件：.xlsx 或 .csv；不能已经存在。",
        "The file to write, .xlsx or .csv; there must be none of that name.",
    ),
    "argument.blank": (
        "写到哪个 .xlsx 文件；不能已经存在。",
        "The .xlsx file to write; there must be none of that name.",
    ),
    "option.rows": (
        "每一类差别最多列出几个人；不写为 10，写 0 全部列出。",
        "Show at most so many people of a kind; else 10; 0 shows all.",
    ),
}

FAULTS: Final = {
    "roster-faulty": (
        "{files} 有 {count} 处错误，什么也没有写入。",
        "{count:# error|# errors} in {files}; nothing was written.",
    ),
    "roster-faulty.hint": (
        "请按上面每一处的提示改正，然后再运行。",
        "Correct each as the hints above say, and run again.",
    ),
    "one-project": ("这里只能指明一个项目，却写了：{projects}。", "One project can be named here, not {projects}."),
    "one-project.hint": ("请只写一个 --project。", "Write --project once."),
    "roster-project": (
        "没有一个项目的名册是这个文件，不知道和哪个项目的上次名单比较。",
        "No project lists this file, so it is not known with whose last list it is to be compared.",
    ),
    "roster-project.hint": ("请用 --project 指明项目：{known}。", "Name the project with --project: {known}."),
    "roster-place": (
        "项目 {project} 有几份名册，不知道这个文件替换哪一份。",
        "{project} has several rosters, and it is not known which of them this file replaces.",
    ),
    "roster-place.hint": (
        "请先把它存成项目所列的名字（{known}），然后不写文件名，再比较一次。",
        "Save it under the name that the project lists ({known}), and compare again without naming a file.",
    ),
    "roster-no-list": (
        "还没有核发过名单，没有上次的名册可以比较。",
        "No list was issued yet, so there is no roster of a last list to compare with.",
    ),
    "roster-no-list.hint": (
        "请写明旧名册和新名册：subsidies roster diff 旧名册 新名册。",
        "Name both rosters: subsidies roster diff OLD NEW.",
    ),
    "out-kind": ("“{text}”不是能写的文件类型。", "“{text}” is no kind of file that is written here."),
    "out-kind.hint": ("新文件的扩展名请写 {known}。", "Let the name of the new file end in {known}."),
    "xlsx-too-large": (
        "工作表放不下：行太多，或者有一格文字太长。",
        "A sheet cannot hold it: too many rows, or a cell with too long a text.",
    ),
    "xlsx-too-large.hint": ("请写成 .csv。", "Write a .csv instead."),
}

DIFF: Final = {
    "diff.title": ("名册比较：项目 {project}", "Rosters compared: project {project}"),
    "diff.title.alone": ("名册比较", "Rosters compared"),
    "diff.old": ("旧", "old"),
    "diff.new": ("新", "new"),
    "diff.side": ("{files}，{persons} 人", "{files}, {persons:# person|# people}"),
    "diff.side.batch": (
        "{files}，{persons} 人（第 {batch} 批，{month} 的名单所用）",
        "{files}, {persons:# person|# people} (of batch {batch}, the list of {month})",
    ),
    "diff.counts": ("{told}；不变 {same} 人。", "{told}; {same} unchanged."),
    "diff.count.joined": ("新增 {count} 人", "{count} joined"),
    "diff.count.left": ("减少 {count} 人", "{count} left"),
    "diff.count.changed": ("变更 {count} 人", "{count} changed"),
    "diff.count.pairs": ("可能是同一人换了号码 {count} 对", "{count} perhaps under a new number"),
    "diff.same": ("两份名册没有差别（{persons} 人）。", "The rosters do not differ ({persons:# person|# people})."),
    "diff.columns": ("{side}名册没有这些列：{columns}。", "Columns that the {side} roster does not have: {columns}."),
    "diff.joined": ("新增 {count} 人", "Joined: {count}"),
    "diff.left": ("减少 {count} 人", "Left: {count}"),
    "diff.changed": ("变更 {count} 人", "Changed: {count}"),
    "diff.pairs": (
        "可能是同一人换了号码 {count} 对",
        "Perhaps the same person under a new number: {count}",
    ),
    "diff.pairs.hint": (
        "确是同一人的，请登记变更“证件更正”（变更值写新号码）；不登记，就按一人离开、一人新来计算。",
        "Where it is one person, enter a change 证件更正 (identity), its value the new number; else one is taken to "
        "have left and another to have joined.",
    ),
    "diff.more": ("……还有 {count} 人（--limit 0 全部列出）", "… and {count} more (--limit 0 shows all)"),
    "diff.hidden": ("{text}（遮去的部分不同）", "{text} (differs where it is masked)"),
    "diff.why.number": ("姓名相同，号码差一位或两位颠倒", "one name; numbers differ in one digit, or two are swapped"),
    "diff.why.check": ("只差校验位", "only the check character differs"),
    "diff.why.birth": ("姓名和出生日期相同", "one name and one birth date"),
    "diff.effect": (
        "对下一份名单（{month}）的影响，元",
        "Effect on the next list ({month}), yuan",
    ),
    "diff.without.workspace": (
        "不在工作区里，只列差别；要算对下一份名单的影响，请在工作区里运行，或用 -C 指明工作区。",
        "There is no workspace here, so only the differences are shown; for the effect on the next list run it in a "
        "workspace, or name one with -C.",
    ),
    "diff.without.project": (
        "不知道是哪个项目的名册，只列差别；要算对下一份名单的影响，请用 --project 指明项目。",
        "It is not known whose rosters they are, so only the differences are shown; for the effect on the next list "
        "name the project with --project.",
    ),
    "diff.without.place": (
        "项目有几份名册，不知道这两个文件是哪一份，所以不算影响。把新名册存成项目所列的名字，再比较一次，就能算。",
        "The project has several rosters and it is not known which one these are, so the effect is not computed. Save "
        "the new one under the name that the project lists, and compare again.",
    ),
    "diff.without.faulty": (
        "有以下错误，下一份名单算不出来，所以没有影响的金额：",
        "With these errors the next list cannot be computed, so there is no effect to show:",
    ),
    "diff.refused": (
        "照新名册，下一份名单会因以下错误被拒绝：",
        "With the new roster the next list would be refused for these errors:",
    ),
    "diff.disputed": (
        "名册里的这些改动动了已发放的月份，没有变更作依据，核发时会被拦下：",
        "The new roster changes issued months with no document behind it, and the issue would be stopped for it:",
    ),
    "diff.aside": (
        "金额不含标“—”的人：错误改正以前，不能确定给他们发多少。",
        "The amounts leave out those marked —: what they are paid is not certain before the errors are put right.",
    ),
    "diff.swapped": (
        "新名册正是上次名单所用的：两个文件是不是写反了？先写旧的，再写新的。",
        "The new roster is the one of the last list: are the two files the wrong way round? The old one comes first.",
    ),
    "diff.notes": (
        "读名册时有 {count} 处清理或略去；subsidies roster convert 会逐项说明。",
        "{count:# thing was|# things were} cleaned or left out in reading; subsidies roster convert tells each.",
    ),
    "diff.next": ("确认无误，就试算：", "Where this is right, draft the list:"),
    "column.row": ("行", "row"),
    "column.field": ("栏目", "column"),
    "column.old": ("旧", "old"),
    "column.new": ("新", "new"),
    "column.old-number": ("旧号码", "old number"),
    "column.new-number": ("新号码", "new number"),
    "column.why-same": ("为什么", "why"),
    "column.effect": ("影响", "effect"),
    "column.claim": ("多发未结", "open claims"),
}

FILES: Final = {
    "cell.yes": ("是", "yes"),
    "cell.no": ("否", "no"),
    "cell.years": ("{years}年", "{years}y"),
    "cell.years-months": ("{years}年{months}个月", "{years}y{months}m"),
    "sheet.roster": ("名册", "roster"),
    "convert.done": (
        "已写入 {path}：{persons} 人，{columns} 列。内有完整的号码，请妥善保管。",
        "written: {path}, {persons:# person|# people}, {columns} columns. It holds id numbers in full.",
    ),
    "blank.done": (
        "已写入 {path}：空白名册，{columns} 列，填在“{sheet}”表里。",
        "written: {path}, an empty roster of {columns} columns; fill in the sheet “{sheet}”.",
    ),
    "blank.project": (
        "这些列是按项目 {project} 定的。",
        "The columns are those of the project {project}.",
    ),
    "blank.several": (
        "这是各项目通用的列；用 --project 指明项目（{known}），就只有它要的列。",
        "These are the columns of all projects; with --project ({known}) it has those that one needs.",
    ),
    "blank.next": (
        '填好以后，在项目文件里写 roster = ["{path}#{sheet}"]，再运行 subsidies check。',
        'Once it is filled in, write roster = ["{path}#{sheet}"] in the project file, and run subsidies check.',
    ),
    "blank.notes": ("填写说明", "how to fill it in"),
    "blank.title": ("怎样填写", "How to fill it in"),
    "blank.rule.1": (
        "1. 一人一行，从第 2 行起；中间不留空行，不合并格子，不加合计。黄色的列必填。",
        "1. A row a person from row 2 on; no blank rows, merged cells or totals. Yellow columns are required.",
    ),
    "blank.rule.2": (
        "2. 号码和账号的格子是文本格式，照证件逐位输入；从别处复制时用“选择性粘贴—数值”。",
        "2. Ids and accounts are text cells: type every digit; when copying from elsewhere, paste values only.",
    ),
    "blank.rule.3": (
        "3. 年月写 2024-03，日期写 2024-03-05，金额写元，最多两位小数。",
        "3. A month is 2024-03, a date 2024-03-05, an amount is in yuan with at most two decimals.",
    ),
    "blank.rule.4": (
        "4. 去世、暂停、终止、换账号、更正号码：发过名单以后不要改名册，登记在变更表里。",
        "4. Deaths, suspensions, ends, new accounts or numbers: once a list is issued, enter them as changes.",
    ),
    "blank.rule.5": (
        "5. 不要删去已经发过的人：名册里没有了、又没有登记终止的人，名单会被拒绝。",
        "5. Do not remove people who were paid: where no end is entered for them, the list is refused.",
    ),
    "blank.column.heading": ("表头", "heading"),
    "blank.column.key": ("英文表头", "key"),
    "blank.column.required": ("必填", "required"),
    "blank.column.zh": ("怎么填", "(Chinese)"),
    "blank.column.en": ("英文说明", "meaning"),
    "blank.column.example": ("例", "example"),
    "blank.flag": ("是或否；空白表示否。", "Yes or no; empty: no."),
    "blank.wrong": ("填写有误 · not accepted", "填写有误 · not accepted"),
    "blank.wrong.id": (
        "公民身份号码是 18 位（旧证 15 位），按文本输入，不留空格。",
        "An id number has 18 characters (or the old 15), as text, without blanks.",
    ),
    "blank.wrong.account": ("账号按文本输入，前面不要去掉 0。", "An account is text; keep zeros at its beginning."),
    "blank.wrong.day": (
        "日期写成 YYYY-MM-DD，例如 2024-03-05。",
        "Write a date as YYYY-MM-DD, for example 2024-03-05.",
    ),
    "blank.wrong.month": ("年月写成 YYYY-MM，例如 2024-03。", "Write a month as YYYY-MM, for example 2024-03."),
    "blank.wrong.money": (
        "金额是不小于 0 的数，以元为单位，最多两位小数。",
        "An amount is a number of yuan, 0 or more, with at most two decimals.",
    ),
    "blank.wrong.boolean": ("请从下拉列表中选。", "Choose from the list."),
}

TABLE: Final[dict[str, tuple[str, str]]] = {**HELP, **FAULTS, **DIFF, **FILES}
