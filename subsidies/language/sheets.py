"""Sentences about files, sheets and cells as they come: what cannot be read, what was left out, what was cleaned.

``KEY.hint`` says what to do. A note stands for all cells of a column: ``count`` of them, in ``rows``.
"""

from typing import Final

TABLE: Final[dict[str, tuple[str, str]]] = {
    "file-too-large": ("文件超过 {limit}，不读。", "The file is larger than {limit} and is not read."),
    "file-too-large.hint": ("请拆成几个文件。", "Split it into several files."),
    "package-too-large": (
        "文件展开后太大（上限 {limit}），不读。",
        "Unpacked, the file is too large (the limit: {limit}); it is not read.",
    ),
    "package-too-large.hint": (
        "请用 Excel 或 WPS 打开，把名册复制到新的工作簿，另存为 .xlsx。",
        "Open it in Excel or WPS, copy the table into a new workbook, and save that as .xlsx.",
    ),
    "file-entities": (
        "文件的 XML 里有声明（DOCTYPE 或实体），表格软件不会这样写，不读。",
        "The XML in the file has declarations (DOCTYPE, entities), which no spreadsheet writes; it is not read.",
    ),
    "file-entities.hint": (
        "请查明文件从哪里来；用 Excel 或 WPS 另存为 .xlsx。",
        "Find out where the file comes from; save it as .xlsx from Excel or WPS.",
    ),
    "file-encrypted": ("文件有密码。", "The file has a password."),
    "file-encrypted.hint": (
        "请在终端里运行，程序会问密码（须装有 subsidies[encrypt]；.ods 不行）；或者用表格软件去掉密码后另存。",
        "Run it on a terminal, where the password is asked for (it needs subsidies[encrypt], and no .ods can be opened "
        "so); or save the file without one.",
    ),
    "file-password-wrong": ("密码不对。", "The password is wrong."),
    "file-password-wrong.hint": (
        "请再运行一次，或者用表格软件去掉密码后另存。",
        "Run it again, or save the file without a password.",
    ),
    "password.ask": ("{file} 的密码：", "password of {file}: "),
    "password.new": ("要写出的文件的密码：", "password of the files that are written: "),
    "password.repeat": ("再输一次：", "once more: "),
    "password.differ": (
        "两次输入的不一样，或者是空的、超过 {longest} 个字符；请再来一次。",
        "They were not the same, or empty, or longer than {longest} characters; try again.",
    ),
    "password.again": ("密码不对，再输一次。", "wrong; once more"),
    "progress.reading": ("读取 {file}", "reading {file}"),
    "progress.checking": ("检查 {file}", "checking {file}"),
    "progress.auditing": ("审查 {file}", "auditing {file}"),
    "progress.computing": ("计算 {file}", "computing {file}"),
    "progress.writing": ("写入 {file}", "writing {file}"),
    "parquet-unsupported": (
        "读 .parquet 要先安装 pyarrow。",
        "To read .parquet, pyarrow must be installed.",
    ),
    "parquet-unsupported.hint": (
        "请安装 subsidies[fast]，或把名册另存为 .xlsx 或 .csv。",
        "Install subsidies[fast], or save the table as .xlsx or .csv.",
    ),
    "encoding-not-proven": (
        "文字不是 UTF-8，按 GB 18030 读；表头没有汉字可以证明，姓名可能不对。",
        "The text is not UTF-8 and was read as GB 18030; no Chinese heading proves it, so names may be wrong.",
    ),
    "encoding-not-proven.hint": (
        "请核对姓名；或另存为 UTF-8 编码。",
        "Look at the names; or save it in UTF-8.",
    ),
    "links-not-followed": (
        "工作簿引用了别的文件；没有打开它们，用的是上次保存的数。",
        "The workbook refers to other files. They were not opened; what it last saved of them counts.",
    ),
    "links-not-followed.hint": (
        "请核对引用来的格子，或把它们粘贴为数值。",
        "Check the cells that come from there, or paste them as values.",
    ),
    "sheet-hidden": (
        "隐藏的工作表（{known}）也有同样的表头，没有读。",
        "A hidden sheet ({known}) has the same headings; it was not read.",
    ),
    "sheet-hidden.hint": (
        "如应使用，请取消隐藏，或在项目文件里用 # 写明工作表。",
        "If it should be read, unhide it, or name it after # in the project file.",
    ),
    "sheets-not-read": (
        "读了工作表 {sheet}；另外的工作表（{known}）里也有号码，没有读。",
        "The sheet {sheet} was read; others ({known}) have id numbers too, and were not.",
    ),
    "sheets-not-read.hint": (
        "如应读另一个，请在项目文件里用 # 写明工作表。",
        "If another one should be read, name it after # in the project file.",
    ),
    "column-unused": ("这一列不参与计算，未使用。", "Nothing is computed from this column; it was not used."),
    "column-unused.hint": ("可以不管。", "It can stay."),
    "cells-merged": (
        "这一列有合并的格子：内容只在左上角一格，其余 {count} 行（第 {rows} 行）读作空白。",
        "Cells of this column are merged with others: only the upper left one has the value, and the rest are blank "
        "(rows: {count}; {rows}).",
    ),
    "cells-merged.hint": (
        "如果每一格都该有，请取消合并，逐格填写。",
        "If each cell should have it, unmerge them and write it in every one.",
    ),
    "rows-above": (
        "表头上面的 {count} 行是标题，未读（第 {rows} 行）。",
        "Above the headings are titles, which were not read (rows: {count}; {rows}).",
    ),
    "rows-above.hint": ("可以不管；里面没有人就行。", "They can stay, as long as nobody is among them."),
    "person-above": (
        "表头上面的这一行里有人的号码，没有读。",
        "This row above the headings has a person's number, and was not read.",
    ),
    "person-above.hint": (
        "请把这个人移到表头下面；如果不是名册里的人，请删去这一行。",
        "Move the person below the headings; if it is nobody of this table, delete the row.",
    ),
    "rows-blank": ("空行 {count} 行，已跳过（第 {rows} 行）。", "Blank rows were skipped (rows: {count}; {rows})."),
    "rows-blank.hint": ("可以不管。", "They can stay."),
    "rows-heading": (
        "重复的标题或表头 {count} 行，已跳过（第 {rows} 行）。",
        "Titles and headings that stand again were skipped (rows: {count}; {rows}).",
    ),
    "rows-heading.hint": ("可以不管。", "They can stay."),
    "heading-other": (
        "这一行又是表头，列和第一个表头不同；照第一个读，下面的行会串列，所以整个表不读。",
        "This row is a heading with other columns than the first, by which the rows below would be read wrongly; so "
        "the table is not read.",
    ),
    "heading-other.hint": (
        "请把下面的行调成和第一个表头一样的列；如果是另一张表，请移到另一个文件或工作表。",
        "Bring the rows below into the columns of the first heading; if it is another table, move it to another file "
        "or sheet.",
    ),
    "rows-total": (
        "合计、小计 {count} 行，已跳过（第 {rows} 行）。",
        "Rows of totals were skipped (rows: {count}; {rows}).",
    ),
    "rows-total.hint": (
        "可以不管；那一行如果是人，请填写号码。",
        "They can stay; if one is a person, fill in the number.",
    ),
    "rows-remark": (
        "说明文字 {count} 行，没有人，已跳过（第 {rows} 行）。",
        "Rows with remarks and nobody in them were skipped (rows: {count}; {rows}).",
    ),
    "rows-remark.hint": (
        "可以不管；那一行如果是人，请填写号码和姓名。",
        "They can stay; if one is a person, fill in number and name.",
    ),
    "rows-hidden": (
        "隐藏的 {count} 行照样读入（第 {rows} 行）。",
        "Hidden rows were read like all others (rows: {count}; {rows}).",
    ),
    "rows-hidden.hint": (
        "请取消隐藏或筛选，看过再用；不该有的人请删去整行。",
        "Unhide them, or clear the filter, and look; delete the rows of people who should not be there.",
    ),
    "column-hidden": ("这一列是隐藏的，照样读入。", "This column is hidden, and was read like all others."),
    "column-hidden.hint": (
        "请取消隐藏，看过再用；不该有的内容请删去。",
        "Unhide it, and look; delete what should not be there.",
    ),
    "cell-error": ("格子里是错误值 {text}。", "The cell holds the error {text}."),
    "cell-error.hint": (
        "请改正公式，或填写应有的值。",
        "Correct the formula, or write the value that should be there.",
    ),
    "formula-without-value": (
        "格子里是公式，但文件没有保存结果。",
        "The cell holds a formula, and the file does not have its result.",
    ),
    "formula-without-value.hint": (
        "请用 Excel 或 WPS 打开并保存一次，或粘贴为数值。",
        "Open the file in Excel or WPS and save it, or paste the value itself.",
    ),
    "date-ambiguous": (
        "“{text}”有两种读法：{one} 或 {other}。",
        "“{text}” can be read as {one} or as {other}.",
    ),
    "date-ambiguous.hint": (
        "请把单元格设为文本，写完整的年月日，例如 1945-03-12，只到月的写 1945-03。",
        "Set the cell's format to text, and write it in full: 1945-03-12, or 1945-03 for a month.",
    ),
    "blanks-removed": (
        "号码里或文字两头的空格已去掉（{count} 格，第 {rows} 行）。",
        "Blanks in numbers, or around a text, were removed (cells: {count}; rows {rows}).",
    ),
    "blanks-removed.hint": ("请在原表里去掉。", "Remove them in the file."),
    "width-changed": (
        "号码里的全角字符已改为半角（{count} 格，第 {rows} 行）。",
        "Full-width characters in numbers were read as half-width ones (cells: {count}; rows {rows}).",
    ),
    "width-changed.hint": ("请在原表里改为半角。", "Write them in half width in the file."),
    "cross-read": (
        "号码末位的“×”等字符读作 X（{count} 格，第 {rows} 行）。",
        "A cross (×, х) in id numbers was read as X (cells: {count}; rows {rows}).",
    ),
    "cross-read.hint": ("请在原表里改为 X。", "Write X in the file."),
    "case-changed": (
        "号码末位的小写 x 已改为 X（{count} 格，第 {rows} 行）。",
        "A small x in id numbers was read as X (cells: {count}; rows {rows}).",
    ),
    "case-changed.hint": ("请在原表里改为 X。", "Write X in the file."),
    "apostrophe-removed": (
        '开头的单引号或 ="…" 已去掉（{count} 格，第 {rows} 行）。',
        'An apostrophe in front, or ="…" around, was removed (cells: {count}; rows {rows}).',
    ),
    "apostrophe-removed.hint": (
        "请把单元格设为文本，直接填写。",
        "Set the cells' format to text, and write without it.",
    ),
    "unseen-removed": (
        "看不见的字符（零宽字符等）已去掉（{count} 格，第 {rows} 行）。",
        "Characters that cannot be seen, such as those of no width, were removed (cells: {count}; rows {rows}).",
    ),
    "unseen-removed.hint": ("请在原表里重新填写这些格子。", "Write these cells again in the file."),
    "zeros-removed": (
        "末尾的“.0”已去掉（{count} 格，第 {rows} 行）。",
        "A “.0” at the end was removed (cells: {count}; rows {rows}).",
    ),
    "zeros-removed.hint": ("请在原表里去掉。", "Remove it in the file."),
    "date-form": (
        "不是标准写法，但只有一种读法：“{text}”读作 {read}（{count} 格，第 {rows} 行）。",
        "Not in the usual form, but to be read in one way only: “{text}” as {read} (cells: {count}; rows {rows}).",
    ),
    "date-form.hint": (
        "请核对；最好写成 1945-03-12，只到月的写 1945-03。",
        "Look it over; best is 1945-03-12, or 1945-03 for a month.",
    ),
    "serial-read": (
        "没有设为日期的数字，按表格软件的日期序号读：“{text}”读作 {read}（{count} 格，第 {rows} 行）。",
        "Numbers without a date format were read as a spreadsheet counts days: “{text}” as {read} "
        "(cells: {count}; rows {rows}).",
    ),
    "serial-read.hint": (
        "请核对，并把这些单元格设为日期格式。",
        "Look it over, and give these cells a date format.",
    ),
    "time-left-out": (
        "日期后面的时刻未使用：“{text}”读作 {read}（{count} 格，第 {rows} 行）。",
        "The time of day was not used: “{text}” was read as {read} (cells: {count}; rows {rows}).",
    ),
    "time-left-out.hint": ("请核对日期。", "Look at the dates."),
    "amount-form": (
        "金额里的符号已去掉：“{text}”读作 {read}（{count} 格，第 {rows} 行）。",
        "Signs in amounts were left out: “{text}” was read as {read} (cells: {count}; rows {rows}).",
    ),
    "amount-form.hint": ("请核对；最好只写数字，例如 1234.50。", "Look it over; best are digits alone: 1234.50."),
    "read-as-text": (
        "格子里是数字、日期或真假值，不是文字：“{text}”按文字读作 {read}（{count} 格，第 {rows} 行）。",
        "Numbers, dates or truth values in a column of text: “{text}” was read as the text {read} "
        "(cells: {count}; rows {rows}).",
    ),
    "read-as-text.hint": (
        "请核对，并把单元格设为文本，照原样填写。",
        "Look it over, set the cells' format to text, and write what should be there.",
    ),
}
"""Key to (Chinese, English)."""
