"""Pages of the rules about what stands between a file and its table, and about what was cleaned in cells."""

from typing import Final

from subsidies.language.rules.basis import CARD, CERTAIN, DOUBT, EXACT, FORMAT, ID_NUMBER, NOTHING_SILENT, Pair

WIDE: Final[Pair] = (
    "对照身份证或银行卡，看读出来的号码对不对。",
    "Compare what was read with the id card or the bank card.",
)

PAGES: Final[dict[str, tuple[Pair, Pair, Pair]]] = {
    "file-too-large": (
        ("名册不会有这么大；照样读，内存装不下。", "No roster is that large; to read it would take all memory."),
        (
            "看这是不是名册；里面是不是有图片或旧表。",
            "Is it the roster at all? Are there pictures or old sheets in it?",
        ),
        FORMAT,
    ),
    "package-too-large": (
        (
            "压缩包里塞了太多内容，多半是远处的空格子或图片，也可能有人存心要把程序撑坏。",
            "Too much is packed into it: most often blank cells far away, or somebody means to bring the program down.",
        ),
        (
            "用表格软件打开，按 Ctrl+End 看光标落在哪里。",
            "Open it, and press Ctrl+End to see how far the sheet reaches.",
        ),
        FORMAT,
    ),
    "file-entities": (
        (
            "这种声明能让小文件展开成很大，或者读到本机的别的文件。",
            "Such declarations can make a small file huge, or read other files of this machine.",
        ),
        ("问发文件的人是用什么程序做的。", "Ask whoever sent it which program wrote it."),
        FORMAT,
    ),
    "file-encrypted": (
        ("没有密码就读不到里面的人。", "Without the password nobody in it can be read."),
        ("问制表的人；密码不要写在文件里或命令里。", "Ask whoever made it; write the password in no file or command."),
        FORMAT,
    ),
    "file-password-wrong": (
        ("没有密码就读不到里面的人。", "Without the password nobody in it can be read."),
        ("用表格软件试这个密码；注意大小写和输入法。", "Try it in a spreadsheet; mind capitals and the input method."),
        FORMAT,
    ),
    "parquet-unsupported": (
        ("这种文件要另外的软件包才能读。", "This kind of file takes another package to read."),
        ("看安装时有没有选 fast。", "Was the extra named fast installed?"),
        FORMAT,
    ),
    "encoding-not-proven": (
        (
            "同样的字节用别的编码也能读成字；表头是汉字，才看得出读对了。",
            "The same bytes are text in other encodings too; Chinese headings would prove that it was read rightly.",
        ),
        ("看几个姓名是不是乱码。", "Look at a few names: are they readable?"),
        NOTHING_SILENT,
    ),
    "links-not-followed": (
        (
            "引用来的数只是上次保存时的，原来的表可能已经改了。",
            "What is taken from elsewhere is as it was last saved; the other file may have changed.",
        ),
        ("打开被引用的表，对照这些格子。", "Open the other file, and compare these cells."),
        NOTHING_SILENT,
    ),
    "sheet-hidden": (
        (
            "隐藏的表可能是旧名册，也可能是该发的人；程序不猜。",
            "A hidden sheet may be an old roster or people to be paid; the program does not guess.",
        ),
        ("取消隐藏，看里面是谁。", "Unhide it, and see who is in it."),
        NOTHING_SILENT,
    ),
    "sheets-not-read": (
        (
            "没有读的工作表里有号码，可能就有人没有发到。",
            "Where a sheet with id numbers was not read, somebody may go unpaid.",
        ),
        (
            "打开其余的工作表，看里面有没有该发的人。",
            "Look into the other sheets: is anybody there who should be paid?",
        ),
        NOTHING_SILENT,
    ),
    "cells-merged": (
        (
            "看表的人以为合并的格子管下面每一行，文件里却只有第一行有内容；银行、账号合并了，下面的人就没有。",
            "Who looks at the sheet takes a merged cell to hold for every row, but the file has it in the first alone; "
            "with a bank or an account, the people below have none.",
        ),
        ("打开文件，看合并的内容是不是每个人的。", "Open the file: does what is merged hold for each of these people?"),
        NOTHING_SILENT,
    ),
    "column-unused": (
        ("这种列常见，算账用不到；说一声，免得以为用了。", "Many rosters have it, and nothing is computed from it."),
        ("看有没有该算的数写在这一列里。", "Does it hold anything that should count?"),
        NOTHING_SILENT,
    ),
    "rows-above": (
        ("表头上面若有人，就漏发了。", "Were anybody among these rows, they would not be paid."),
        ("看这几行是不是只有标题。", "Look at these rows: titles only?"),
        NOTHING_SILENT,
    ),
    "person-above": (
        (
            "表头上面的行不知道哪一列是什么，读不了；跳过去，这个人就漏发了。",
            "Above the heading no column has a name, so the row cannot be read; left out, the person would go unpaid.",
        ),
        (
            "看这一行是不是该发的人，是不是粘贴到表头上面了。",
            "Is this somebody to be paid, pasted above the heading by mistake?",
        ),
        NOTHING_SILENT,
    ),
    "rows-blank": (
        ("空行多半无害；太多，可能是删了人没有删行。", "Harmless, as a rule; many may be people who were removed."),
        ("数一数名册的人数对不对。", "Count the people: is it the number that you expect?"),
        NOTHING_SILENT,
    ),
    "rows-heading": (
        ("每页重复的表头不是人。", "Headings that stand on each page are nobody."),
        ("看这几行是不是表头。", "Look at these rows: headings only?"),
        NOTHING_SILENT,
    ),
    "heading-other": (
        (
            "照第一个表头读，姓名会当成户名，开始会当成截止；发给谁、发多少就全错了。",
            "By the first heading, payees would be taken for names and first months for last ones: who is paid, and "
            "what, would be wrong.",
        ),
        (
            "对照两个表头，看哪些列换了位置、多了或少了。",
            "Compare the two headings: which columns were moved, added or left out?",
        ),
        CERTAIN,
    ),
    "rows-total": (
        ("合计行不是人；把它当人，就多发一份合计。", "A total is nobody; taken for a person, it would be paid."),
        ("看这几行是不是合计，合计数对不对。", "Look at these rows: are they totals, and are these right?"),
        NOTHING_SILENT,
    ),
    "rows-remark": (
        (
            "说明文字不是人；但漏填号码和姓名的人也像说明。",
            "A remark is nobody; but so looks a person without any key.",
        ),
        ("看这几行里有没有人。", "Look at these rows: is anybody among them?"),
        NOTHING_SILENT,
    ),
    "rows-hidden": (
        (
            "隐藏或筛掉的行，看的人看不见，程序照样发钱。",
            "Who looks at the sheet does not see hidden rows, but they are paid like all others.",
        ),
        (
            "清除筛选、取消隐藏，看这些人该不该在名册里。",
            "Clear the filter, unhide, and see whether they belong there.",
        ),
        NOTHING_SILENT,
    ),
    "column-hidden": (
        (
            "隐藏的列看的人看不见，里面的年月、金额照样算。",
            "Who looks at the sheet does not see a hidden column, but its months and amounts count.",
        ),
        ("取消隐藏，看这一列是不是该用的、是不是现在的。", "Unhide it: should it count, and is it up to date?"),
        NOTHING_SILENT,
    ),
    "cell-error": (
        ("错误值不是数，猜不得。", "An error is no value, and nothing can be guessed from it."),
        ("点开格子看公式，找出断掉的引用。", "Look at the formula, and find what it misses."),
        CERTAIN,
    ),
    "formula-without-value": (
        (
            "文件里只有公式，没有算出来的数；程序不替表格软件算。",
            "The file has the formula and not what it gives; the program does no spreadsheet's work.",
        ),
        ("用表格软件打开，看算出来是多少。", "Open it in a spreadsheet, and see what it gives."),
        CERTAIN,
    ),
    "date-ambiguous": (
        ("年、月、日认错一位，年龄、起止就全错了。", "Read the wrong way, ages and months are wrong."),
        ("对照身份证或审批表。", "Compare with the id card or the approval."),
        CERTAIN,
    ),
    "blanks-removed": (("空格是分组用的，不是号码的一部分。", "Blanks group the digits, and are none."), WIDE, FORMAT),
    "width-changed": (
        ("全角数字是输入法带来的，和半角是同一个数。", "Full-width digits come from the input method."),
        WIDE,
        FORMAT,
    ),
    "cross-read": (
        (
            "校验码 X 是罗马数字十，常被写成乘号或俄文字母。",
            "The check character X is the Roman ten; a cross or a Cyrillic letter is often written for it.",
        ),
        WIDE,
        ID_NUMBER,
    ),
    "case-changed": (
        ("校验码 X 只有大写。", "The check character X is a capital."),
        WIDE,
        ID_NUMBER,
    ),
    "apostrophe-removed": (
        (
            "单引号和等号是让表格软件当文字用的，不是内容。",
            "They tell a spreadsheet to keep a number as text, and are no part of it.",
        ),
        WIDE,
        FORMAT,
    ),
    "unseen-removed": (
        (
            "从网页或聊天里粘来的号码常带看不见的字符，别的系统会对不上。",
            "Numbers pasted from pages and chats bring characters along that nobody sees, and other systems stumble.",
        ),
        WIDE,
        FORMAT,
    ),
    "zeros-removed": (
        ("号码被当成小数保存过；位数够短，没有丢。", "The number was once kept as a decimal; it is short enough."),
        WIDE,
        CARD,
    ),
    "date-form": (
        ("写法不同，意思只有一个，所以照读，并说出来。", "It means one day only, so it is read, and told."),
        ("对照档案，看读出来的日期对不对。", "Compare what was read with the file on record."),
        DOUBT,
    ),
    "serial-read": (
        (
            "表格软件把日期存成天数；格子没有设成日期，看起来就是五位数。",
            "A spreadsheet keeps a date as a count of days; without a date format it looks like a number.",
        ),
        ("对照档案，看读出来的日期对不对。", "Compare what was read with the file on record."),
        DOUBT,
    ),
    "time-left-out": (
        ("几点几分不影响发放，年月日才算。", "The time of day is worth nothing; the day is."),
        ("看日期是不是系统导出的，有没有差一天。", "Was it exported by a system? Is it a day off?"),
        DOUBT,
    ),
    "read-as-text": (
        (
            "数字、日期、真假值怎样显示，由格子的格式定；写成文字可能和看到的不一样。",
            "How a number, a date or a truth value looks is a matter of format; as a text it may read otherwise.",
        ),
        ("看这些格子该不该是文字，姓名更不会是数字。", "Should these be texts? A name is no number."),
        NOTHING_SILENT,
    ),
    "amount-form": (
        ("逗号、￥、元是给人看的，不是数。", "Commas, signs and units are for people, and are no part of a number."),
        ("对照审批表，看读出来的金额对不对。", "Compare what was read with the approval."),
        EXACT,
    ),
}
