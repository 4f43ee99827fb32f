"""Sentences of the findings, by name; ``NAME.hint`` says what to do. Those of the ledger are in ``ledger``."""

from typing import Final

TABLE: Final[dict[str, tuple[str, str]]] = {
    "file-missing": ("找不到文件。", "The file does not exist."),
    "file-missing.hint": (
        "请核对项目文件（项目文件本身见 subsidies.toml）里的文件名，或把文件放回原处。",
        "Check the name in the project file (its own: in subsidies.toml), or put the file back.",
    ),
    "file-not-opened": (
        "文件打不开：它是一个文件夹，或正被别的程序占用，或没有读取权限。",
        "The file cannot be opened: it is a folder, or in use by another program, or you may not read it.",
    ),
    "file-not-opened.hint": (
        "请关闭正在使用它的程序，核对文件名和权限。",
        "Close the program that uses it, and check its name and its permissions.",
    ),
    "file-unreadable": ("文件内容读不出，可能已损坏。", "The content of the file cannot be read; it may be damaged."),
    "file-unreadable.hint": (
        "请用 Excel 或 WPS 打开，核对后另存为 .xlsx，再放回原处；文本文件请检查引号是否成对。",
        "Open it in Excel or WPS, look it over, save it as .xlsx, and put it back; in a text file, check the quotes.",
    ),
    "file-kind": ("不支持这种文件格式。", "This kind of file is not supported."),
    "file-kind.hint": ("请另存为 .xlsx 或 .csv（UTF-8）。", "Save it as .xlsx or as .csv (UTF-8)."),
    "file-empty": ("文件里没有内容。", "There is nothing in the file."),
    "file-empty.hint": (
        "第一行写表头，以下每人一行；可用 subsidies init 得到空白模板。",
        "Put the headings into the first row and one person in each row below; subsidies init gives an empty template.",
    ),
    "file-encoding": ("文字编码不是 {known}。", "The text is not in {known}."),
    "file-encoding.hint": ("请另存为 UTF-8 编码。", "Save it in UTF-8."),
    "sheet-missing": ("没有名为“{sheet}”的工作表；有：{known}。", "There is no sheet “{sheet}”; there are: {known}."),
    "sheet-missing.hint": (
        "请核对项目文件里 # 后面的工作表名。",
        "Check the sheet's name after # in the project file.",
    ),
    "sheet-not-named": (
        "有多个工作表（{known}），不知道用哪一个。",
        "There are several sheets ({known}); which one is meant is not said.",
    ),
    "sheet-not-named.hint": (
        "请在项目文件里写明工作表，例如 名册.xlsx#名册。",
        "Name the sheet in the project file, for example roster.xlsx#名册.",
    ),
    "sheet-too-large": (
        "工作表一直伸到 {cell}，大得装不下。",
        "The sheet reaches as far as {cell}, which is more than can be held.",
    ),
    "sheet-too-large.hint": (
        "请在 Excel 或 WPS 里删除表格右边和下边多余的行列，再保存。",
        "Delete the rows and columns beyond the table in Excel or WPS, and save it.",
    ),
    "column-missing": ("缺少必需的列（{key}）。", "A required column ({key}) is missing."),
    "column-missing.hint": (
        "第一行须是表头：请补上这一列，表头写这里给出的名称。",
        "The first row must be the headings: add the column, under the heading given here.",
    ),
    "column-unknown": ("不认识这一列，未使用。", "This column is not known and was not used."),
    "column-unknown.hint": (
        "如应使用，请按说明改正表头；否则可不管。",
        "If it should be used, correct its heading; otherwise leave it.",
    ),
    "column-twice": (
        "这一列与“{other}”是同一项，出现了两次。",
        "This column means the same as “{other}”; it stands twice.",
    ),
    "column-twice.hint": ("请只保留一列。", "Keep one of the two."),
    "row-too-long": (
        "这一行的内容超出了表头的 {width} 列。",
        "This row goes beyond the {width:one column|# columns} of the heading.",
    ),
    "row-too-long.hint": ("请检查是否多了一个逗号，或漏了表头。", "Look for a comma too many, or a missing heading."),
    "bad-boolean": ("“{text}”不是“是”或“否”。", "“{text}” is neither yes nor no."),
    "bad-boolean.hint": ("请写“是”或“否”。", "Write yes or no (是/否, 1/0)."),
    "bad-years": ("“{text}”不是缴费年限。", "“{text}” is not a length of service."),
    "bad-years.hint": ("请写成 32 或 32年4个月。", "Write it as 32 or 32y4m."),
    "bad-id": ("不是公民身份号码（现有 {length} 个字符）。", "Not an id number ({length:# character|# characters})."),
    "bad-id.hint": (
        "请对照身份证改正：18 位，前 17 位是数字，最后一位是数字或 X（旧证 15 位数字）；中间不留空格。",
        "Correct it from the id card: 17 digits and a last one that may be X (15 digits on old cards), without blanks.",
    ),
    "bad-id.wide": (
        "请用半角数字和半角的 X。",
        "Write half-width digits, and a half-width X.",
    ),
    "id-number-cell": (
        "号码被当作数字存放，末几位可能已经丢失。",
        "The number is stored as a quantity; its last digits may be lost.",
    ),
    "id-number-cell.hint": (
        "请把单元格格式设为“文本”，再对照原件重新录入。",
        "Set the cell's format to text and enter the number again from the original.",
    ),
    "value-missing": ("这里不能为空。", "This must not be empty."),
    "value-missing.hint": ("请补填。", "Fill it in."),
    "id-check-digit": ("公民身份号码的校验位不对。", "The check digit of the id number is wrong."),
    "id-check-digit.hint": (
        "请对照身份证核对；确实如此的，可以照发。",
        "Compare with the id card; if the card says so, it can be paid.",
    ),
    "id-birth-date": (
        "出生日期不可信：没有这一天，或在 1900 年以前，或在开始享受之后。",
        "The birth date is implausible: there is no such day, or it is before 1900, or after the first month owed.",
    ),
    "id-birth-date.hint": (
        "请对照身份证核对；档案日期不同的，填“出生日期”列。",
        "Compare with the id card; where the file on record differs, fill in the birth date column.",
    ),
    "id-converted": (
        "15 位号码已换算为 18 位（{count} 格，第 {rows} 行）。",
        "Id numbers of 15 digits were converted to 18 (cells: {count}; rows {rows}).",
    ),
    "id-converted.hint": ("请在名册里改为 18 位号码。", "Write the number of 18 characters into the roster."),
    "account-check-digit": ("银行卡号的校验位不对。", "The check digit of the bank card is wrong."),
    "account-check-digit.hint": ("请对照银行卡核对。", "Compare with the card."),
    "person-twice": ("同一个人在名册里已有一行（{other}）。", "This person already has a row in the roster ({other})."),
    "person-twice.hint": (
        "请只保留一行；换过证件号码的，只留现在的号码。",
        "Keep one row; where the id number was corrected, keep the present one.",
    ),
    "person-in-two-projects": (
        "这个人也在项目 {other} 的名册里。",
        "This person is also in the roster of project {other}.",
    ),
    "person-in-two-projects.hint": ("请核实是否应在两个项目领取。", "Verify whether both projects should pay."),
    "end-before-start": ("享受截止年月早于开始年月。", "The end month is before the start month."),
    "end-before-start.hint": ("请核对这两个年月。", "Check the two months."),
    "resumed-before-suspended": ("恢复年月早于暂停年月。", "The month of resumption is before that of the suspension."),
    "resumed-before-suspended.hint": ("请核对这两个年月。", "Check the two months."),
    "resumed-without-suspended": (
        "有恢复年月而没有暂停年月。",
        "There is a month of resumption but none of suspension.",
    ),
    "resumed-without-suspended.hint": (
        "请补填暂停年月，或删去恢复年月。",
        "Fill in the month of suspension, or remove that of resumption.",
    ),
    "start-missing": (
        "这是上次发放后新增的人，须填享受开始年月。",
        "This person is new since the last list and needs a start month.",
    ),
    "start-missing.hint": (
        "请在名册里填写“享受开始年月”：从哪个月起应发。",
        "Fill in the start month in the roster: the first month owed.",
    ),
    "person-omitted": (
        "台账给这个人发过款，按最后所知本月仍应发，但名册里已没有此人。",
        "No roster names this person, whom the ledger has paid and who is owed money by the last known facts.",
    ),
    "person-omitted.hint": (
        "请把此人放回名册；确已终止的，在变更表里登记终止或死亡。",
        "Put the person back into the roster; if the title has ended, enter the end or the death in the changes.",
    ),
    "gap-roster-edit": (
        "{months} 已发放，名册改动后应发合计相差 {amount} 元，却没有变更依据。",
        "{months}: issued already; an edited roster cell alone makes a difference of {amount} yuan in all.",
    ),
    "gap-roster-edit.hint": (
        '请改用变更表登记，写明依据；确实只是更正名册的，加 --accept "原因"。',
        'Enter it as a change with its document; where it only corrects the roster, add --accept "why".',
    ),
    "gap-unexplained": (
        "{months} 已发放，现在算出的应发合计相差 {amount} 元，找不到原因。",
        "{months}: issued already; now there is a difference of {amount} yuan in all, and nothing explains it.",
    ),
    "gap-unexplained.hint": (
        '请先查明原因；确认无误的，加 --accept "原因"。',
        'Find out why; where it is right, add --accept "why".',
    ),
    "day-ahead": (
        "{day} 在 {limit} 还没有到。",
        "{day} was still ahead on {limit}.",
    ),
    "day-ahead.hint": (
        "出生和死亡不会晚于登记的日期，也不会晚于今天（或 --as-of）：请核对年月日。",
        "A birth or a death is not later than its report, nor than today (or --as-of): check the day.",
    ),
    "birth-date-missing": (
        "调资要看年龄，而号码里没有出生日期，名册里也没有填。",
        "An adjustment asks for the age, but the number has no date of birth, and the roster names none.",
    ),
    "birth-date-missing.hint": (
        "请在“出生日期”一列填写档案出生日期。",
        "Write the date of birth on record into the column birth_date.",
    ),
    "area-unknown": (
        "没有一次调资规定了“{text}”类地区；有：{known}。",
        "No adjustment names the area class “{text}”; there are: {known}.",
    ),
    "area-unknown.hint": (
        "请核对类别；这一类确实不加的，在 areas 里写明 0。",
        'Check the class; where it really brings nothing, say "0" in areas.',
    ),
    "opening-project-unknown": ("没有项目“{text}”；有：{known}。", "There is no project “{text}”; there are: {known}."),
    "opening-project-unknown.hint": ("请填写项目文件里的 id。", "Write the id of a project file."),
    "opening-person-unknown": ("这个项目的名册里没有这个人。", "The project's rosters do not name this person."),
    "opening-person-unknown.hint": (
        "请核对号码，或先把此人登记到名册。",
        "Check the number, or enter the person in the roster first.",
    ),
    "opening-person-unknown.near": (
        "名册里有只差一位、或者相邻两位颠倒的号码：{near}。请对照身份证核对；确是另一个人的，先登记到名册。",
        "The roster has, with one character changed or two in the other order: {near}. Compare with the id card; if "
        "it is somebody else, enter them in the roster first.",
    ),
    "opening-twice-row": ("同一人、同一待遇、同一所属期和发放月出现了两次。", "The same payment stands twice."),
    "opening-twice-row.hint": ("请删去重复的一行，或合并金额。", "Remove one of the rows, or add the amounts up."),
    "change-unknown": ("不认识变更类型“{text}”。", "“{text}” is not a kind of change."),
    "change-unknown.hint": ("可用的有：{known}。", "Known are: {known}."),
    "change-bare-stop": (
        "“{text}”说不清是暂停还是终止。",
        "“{text}” does not say whether payment is suspended or ended.",
    ),
    "change-bare-stop.hint": (
        "请改写为“暂停”（以后还可能恢复补发）或“终止”（不再发放）。",
        "Write 暂停 (suspend: it may be resumed and paid back) or 终止 (end: never again).",
    ),
    "change-person-unknown": ("名册和台账里都没有这个人。", "Neither a roster nor the ledger knows this person."),
    "change-person-unknown.hint": (
        "请核对号码，或先把此人登记到名册。",
        "Check the number, or enter the person in the roster first.",
    ),
    "change-person-unknown.near": (
        "名册里有只差一位、或者相邻两位颠倒的号码：{near}。请对照身份证核对；确是另一个人的，先登记到名册。",
        "The roster has, with one character changed or two in the other order: {near}. Compare with the id card; if "
        "it is somebody else, enter them in the roster first.",
    ),
    "change-name-differs": (
        "姓名与名册里这个号码的姓名不同。",
        "The name is not the one that the roster has under this number.",
    ),
    "change-name-differs.hint": (
        "请核对号码和姓名，改正写错的一处。",
        "Check number and name, and correct the one that is wrong.",
    ),
    "change-not-dated": ("没有登记日期，视为一直知道。", "There is no date of report; it counts as always known."),
    "change-not-dated.hint": ("请补填登记日期。", "Fill in the date on which it was reported."),
    "change-value-missing": ("这种变更须填变更值。", "This kind of change needs a value."),
    "change-value-missing.hint": ("请补填变更值。", "Fill in the value."),
    "change-flag-unknown": ("没有名为“{text}”的标记。", "There is no flag “{text}”."),
    "change-flag-unknown.hint": (
        "可用的标记：{known}；别的标记须先写在项目文件的 flag 里。",
        "Known flags: {known}; another one must be named as flag in the project file first.",
    ),
    "change-twice": ("这条变更与前面的一条完全相同。", "This change is the same as an earlier row."),
    "change-twice.hint": ("请删去重复的一行。", "Remove one of the two rows."),
    "identity-circle": (
        "证件更正绕回了原来的号码。",
        "The corrections of the id number lead back to where they began.",
    ),
    "identity-circle.hint": ("请核对新旧号码。", "Check the old and the new number."),
    "change-without-effect": (
        "这条变更不起作用：没有它可以改变的事。",
        "This change has no effect: there is nothing for it to change.",
    ),
    "change-without-effect.hint": (
        "请核对类型、年月和号码：恢复要先有暂停，恢复享受要先有丧失待遇，撤销要先有死亡；工资或标记要是本项目用得到的。",
        "Check it: is an earlier change missing (a suspension, forfeit, death)? Does this project pay by it at all?",
    ),
    "checked-by-oneself": ("经办人和复核人是同一个人。", "The same person entered and checked it."),
    "checked-by-oneself.hint": (
        "请由另一个人复核；如果填错，请改正。",
        "Have somebody else check it; if a name is wrong, correct it.",
    ),
    "change-after-death": (
        "登记这条变更时，已经知道此人 {death} 死亡，而它在那以后才生效。",
        "When this was entered, the death of {death} was known; it takes effect after that.",
    ),
    "change-after-death.hint": (
        "死亡以后本来就不发，不必再登记暂停或终止；暂停还会把死亡以前该补的留住，直到恢复。请删去，或者核对死亡日期。",
        "After a death nothing is owed, so there is nothing to suspend or end; a suspension even holds what was owed "
        "before it. Remove the row, or check the day of the death.",
    ),
    "toml-syntax": ("这一行的写法不合 TOML：{text}", "This line is not valid TOML: {text}"),
    "toml-syntax.hint": (
        "写成 键 = 值，一处一个键只写一次；文字、金额、年月和日期加引号；也请检查前面几行的引号和括号是否成对。",
        "Write KEY = VALUE, each key once; texts, amounts, months and dates in quotes. Check the lines before it, too.",
    ),
    "toml-syntax.quotes": (
        '引号、等号、方括号和逗号都要用半角（英文输入法）：" = [ ] ,。',
        'Quotes, equal signs, brackets and commas are half-width ones: " = [ ] ,.',
    ),
    "unknown-key": ("不认识键 {key}。", "The key {key} is not known."),
    "unknown-key.hint": (
        "请改成这里可用的键（{known}），或删去。",
        "Use a key that fits here ({known}), or remove it.",
    ),
    "missing-key": ("缺少键 {key}。", "The key {key} is missing."),
    "missing-key.hint": ("请补上。", "Add it."),
    "wrong-type": ("值的类型不对，应为 {expected}。", "The value has the wrong type; expected is {expected}."),
    "wrong-type.hint": ("请写成 {expected} 的样子。", "Write it like {expected}."),
    "not-quoted": ("{text} 没有加引号。", "{text} is not in quotes."),
    "not-quoted.hint": (
        '金额、年月和日期都要加引号，例如 "120.00"、"2024-01"：不加引号的小数会丢失精度。',
        'Put amounts, months and dates in quotes, "120.00", "2024-01": numbers without quotes lose exactness.',
    ),
    "out-of-range": ("值不在 {low} 到 {high} 之间。", "The value is not between {low} and {high}."),
    "out-of-range.hint": ("请写 {low} 到 {high} 之间的数。", "Write one from {low} to {high}."),
    "not-a-choice": ("“{text}”不在可选范围内。", "“{text}” is not one of the choices."),
    "not-a-choice.hint": ("可选：{known}。", "Choose one of: {known}."),
    "twice": ("“{text}”出现了两次。", "“{text}” stands twice."),
    "twice.hint": ("请只保留一处。", "Keep one."),
    "key-of-other-kind": ("{kind} 类待遇不用键 {key}。", "Items of kind {kind} do not use the key {key}."),
    "key-of-other-kind.hint": ("请删去这个键，或改 kind。", "Remove the key, or change the kind."),
    "bad-identifier": ("“{text}”不能作代号。", "“{text}” cannot be an id."),
    "bad-identifier.hint": (
        "代号只用字母、数字、-、_ 和 .，因为文件以它命名。",
        "Use letters, digits, -, _ and . only, since files are named by it.",
    ),
    "bad-flag": ("“{text}”这一列不是标记。", "The column “{text}” is not a flag."),
    "bad-flag.hint": (
        "请写名册中填“是”或“否”的一列，例如 heating；暂停期补发不是标记。",
        "Name a column of the roster that holds yes or no, for example heating; suspension_backpay is none.",
    ),
    "bad-percent": ("“{text}”不是 0% 到 100% 之间的百分比。", "“{text}” is not a percentage from 0% to 100%."),
    "bad-percent.hint": ('请写成 "30%"。', 'Write it as "30%".'),
    "budget-line-form": ("预算明细“{name}”的写法不对。", "The budget line “{name}” has no known form."),
    "budget-line-form.hint": (
        "须是以下三种之一：persons、rate、months；monthly、months；amount。",
        "It has either persons, rate and months, or monthly and months, or amount alone.",
    ),
    "unknown-item": ("没有名为“{text}”的待遇项目；有：{known}。", "There is no item “{text}”; there are: {known}."),
    "unknown-item.hint": ("请改为上面的一个。", "Use one of those."),
    "since-moved": (
        "起算年月由 {then} 改成了 {now}，而以前的月份已经发放过。",
        "since was {then} and is {now}, but the months before were issued.",
    ),
    "since-moved.hint": (
        "请改回 {then}：起算年月后移，已发的月份就不再比较，多发少发都看不见。",
        "Set it back to {then}: months before it are compared no more, and what was paid wrongly there is not seen.",
    ),
    "bands-out-of-order": (
        "各档没有从低到高排列，或者有重叠。",
        "The bands do not go upwards, or they overlap.",
    ),
    "bands-out-of-order.hint": (
        "缴费年限各档的 to 要逐档增大，只有最后一档可以不写；年龄各档的 from 到 to 不能重叠。",
        "Of service, each to must be more than the one before, and only the last may have none; ages must not overlap.",
    ),
    "item-gone": (
        "台账发过待遇项目“{text}”，项目文件里却没有了。",
        "The ledger has paid the item “{text}”, which the project file no longer has.",
    ),
    "item-gone.hint": (
        "请把它放回项目文件；不再发放的，用标准或截止年月来停止。",
        "Put it back into the project file; to stop it, use rates or ends.",
    ),
    "over-budget": (
        "{year} 年已发 {paid} 元，比预算 {budget} 元多 {over} 元。",
        "In {year}, {paid} yuan were paid, {over} more than the budget of {budget}.",
    ),
    "over-budget.hint": ("请核实，并办理追加预算。", "Verify it, and have the budget revised."),
    "open-claims": ("{year} 年还有多发未抵扣：{amount} 元。", "Claims of {year} are open: {amount} yuan."),
    "open-claims.hint": (
        "请追缴；是谁、哪几个月，见 subsidies status。",
        "Have them repaid; subsidies status says whose they are and for which months.",
    ),
    "open-arrears": ("{year} 年还有应补发：{amount} 元。", "Arrears of {year} are open: {amount} yuan."),
    "open-arrears.hint": (
        "将随下一次发放补发；暂停的人待恢复后补发。",
        "They are paid with the next list; to suspended people once they are resumed.",
    ),
}
