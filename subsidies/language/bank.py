"""What is said of layouts, of what they cannot carry, and of files for the bank."""

from typing import Final

TABLE: Final[dict[str, tuple[str, str]]] = {
    "family.T": ("银行文件", "files for the bank"),
    "bad-characters": ("字符的范围“{text}”是倒的。", "The range of characters “{text}” runs backwards."),
    "bad-characters.hint": ("请先写小的，如 0-9。", "Write the lower one first, as in 0-9."),
    "layout-key-unused": ("这里（{kind}）不用键 {key}。", "The key {key} is not used here ({kind})."),
    "layout-key-unused.hint": (
        "请删去这个键，或改 kind、field。",
        "Remove the key, or change the kind or the field.",
    ),
    "layout-text": (
        "固定文字“{text}”里的 {character} 写不进这种文件。",
        "The fixed text “{text}” has {character}, which this file cannot carry.",
    ),
    "layout-text.hint": (
        "请改固定文字，或改 encoding、separator、characters。",
        "Change the text, or the encoding, the separator or the characters.",
    ),
    "layout-column-unknown": ("布局里没有“{text}”；有：{known}。", "The layout has no “{text}”; it has: {known}."),
    "layout-column-unknown.hint": (
        "请照 [[column]] 的 name 或 answer.columns 写；key 写字段。",
        "Write the name of a [[column]] or of answer.columns; for key, a field.",
    ),
    "layout-unknown": ("没有名为“{text}”的布局；有：{known}。", "There is no layout “{text}”; there are: {known}."),
    "layout-unknown.hint": (
        "请改为上面的一个，或把布局文件写进 subsidies.toml 的 layouts。",
        "Use one of those, or name the layout's file under layouts in subsidies.toml.",
    ),
    "order-character": (
        "“{text}”里的 {character} 写不进银行的文件。",
        "“{text}” has {character}, which the bank's file cannot carry.",
    ),
    "order-character.hint": (
        "问银行这里怎么写，按银行的写法改户名；看不见的字符请删去。",
        "Ask the bank how it writes this, and write the payee so; take out what cannot be seen.",
    ),
    "order-too-long": (
        "“{text}”长 {size}，银行的文件最多 {limit}。",
        "“{text}” takes {size}, and the bank's file carries {limit}.",
    ),
    "order-too-long.hint": (
        "一般按字节数，一个汉字两个；ISO 20022 按字符数。请问银行怎么缩写，按它的写法改户名。",
        "Most count bytes, two for a Chinese character; ISO 20022 counts characters. Ask the bank how to shorten it.",
    ),
    "order-amount": (
        "金额 {text} 不能付：应大于 0，不超过 {limit}。",
        "The amount {text} cannot be paid: it is above 0 and at most {limit}.",
    ),
    "order-amount.hint": (
        "请核对名单；超过限额的问银行怎么付。",
        "Look at the list; for more than the limit, ask the bank.",
    ),
    "orders-not-carried": (
        "布局 {layout} 装不下这些付款：{count} 处。",
        "The layout {layout} cannot carry these payments: {count:# place|# places}.",
    ),
    "orders-not-carried.hint": (
        "一处也没有写出；请照列出的逐处改正。",
        "Nothing was written; mend each of the places.",
    ),
    "answer-row-width": (
        "这一行有 {count} 列，布局的回盘有 {expected} 列。",
        "This row has {count:# column|# columns}; an answer of the layout has {expected}.",
    ),
    "answer-row-width.hint": (
        "多半是别的布局的回盘，或下载不完整；请向银行重取，或核对布局。",
        "It may be another layout's, or cut off: fetch it again from the bank, or look at the layout.",
    ),
    "answer-sums": (
        "文件自己写的是 {said}，各行合起来是 {found}。",
        "The file itself says {said}, and its rows make {found}.",
    ),
    "answer-sums.hint": (
        "少了行、多了行或改过；请向银行重取完整的文件。",
        "Rows were lost, added or changed: fetch the whole file again from the bank.",
    ),
    "answer-negative": ("金额“{text}”是负数。", "The amount “{text}” is negative."),
    "answer-negative.hint": (
        "付款不会是负数；请问银行这一笔是什么。",
        "No payment is negative: ask the bank what this is.",
    ),
    "answer-not-said": ("没有写实付金额。", "The amount that was paid is not there."),
    "answer-not-said.hint": (
        "付没付看这一格：一分没付的，银行应写 0；请问银行。",
        "It says whether money went out, and is 0 where none did: ask the bank.",
    ),
    "answer-more": ("实付 {text}，比应付的 {ordered} 多。", "{text} was paid, more than the {ordered} ordered."),
    "answer-more.hint": (
        "请同银行核对；多付的要退回，不能记作这笔付款。",
        "Look at it with the bank; what is too much comes back, and is no part of this payment.",
    ),
    "answer-code-unknown": (
        "布局没有写代码“{text}”的意思。",
        "The layout does not say what the code “{text}” means.",
    ),
    "answer-code-unknown.hint": (
        "请问银行，写进布局的 [[answer.code]]。",
        "Ask the bank, and write it under [[answer.code]] in the layout.",
    ),
    "answer-contradicts": (
        "代码“{text}”说的和实付金额不一样。",
        "The code “{text}” says another thing than the amount that was paid.",
    ),
    "answer-contradicts.hint": ("请问银行究竟付了没有。", "Ask the bank whether it was paid."),
    "answer-unknown": ("“{name}”这一行不是这批付款里的。", "The row of “{name}” is none of these payments."),
    "answer-unknown.hint": (
        "请看是不是别的批、别的月份的；户名、账号、金额都要和报盘一样。",
        "It may be of another batch or month; payee, account and amount must be those of the file that was sent.",
    ),
    "answer-twice": ("“{name}”的付款多答了一次。", "The payment to “{name}” is answered once too often."),
    "answer-twice.hint": (
        "两行都不收；请问银行哪一行算数。",
        "Neither row is taken: ask the bank which one counts.",
    ),
    "answer-ambiguous": (
        "“{name}”有几笔一模一样的付款，结果却不同，分不清哪笔是哪笔。",
        "Several payments to “{name}” are alike and ended differently; which is which cannot be told.",
    ),
    "answer-ambiguous.hint": (
        "请问银行各笔的结果，逐笔登记。",
        "Ask the bank what became of each, and enter them one by one.",
    ),
    "answer-amount-differs": (
        "银行写的应付金额是 {text}，报盘是 {ordered}。",
        "The bank has {text} as the amount ordered; the file that was sent has {ordered}.",
    ),
    "answer-amount-differs.hint": (
        "请拿报盘文件同银行核对，看是谁改了金额。",
        "Look at the file that was sent with the bank, and see who changed the amount.",
    ),
    "layout-without-answer": (
        "布局 {layout} 没有写回盘怎样读。",
        "The layout {layout} does not say how an answer is read.",
    ),
    "layout-without-answer.hint": ("请在布局文件里写 [answer]。", "Write [answer] in the layout's file."),
    "answer-encoding": ("{file} 的文字编码不是 {known}。", "The text of {file} is not in {known}."),
    "answer-encoding.hint": (
        "可能是别家银行的，或用别的程序另存过；请向银行重取原文件。",
        "It may be another bank's, or was saved by another program: fetch the file again from the bank.",
    ),
    "answer-short": (
        "{file} 不完整：只有 {lines} 行，至少要 {expected} 行。",
        "{file} is not whole: it has {lines:# line|# lines}, and needs {expected} at least.",
    ),
    "answer-short.hint": ("请向银行重取完整的文件。", "Fetch the whole file again from the bank."),
    "answer-cut": ("{file} 的最后一行没有结束，可能被截断。", "The last line of {file} has no end; it may be cut off."),
    "answer-cut.hint": (
        "请向银行重取完整的文件；银行的文件一向如此的，在布局里写 last_end = false。",
        "Fetch the whole file again; where the bank's files are always so, write last_end = false in the layout.",
    ),
    "answer-other": (
        "{file} 不是 pain.002 报文，布局 {layout} 读不了。",
        "{file} is no message pain.002, which the layout {layout} reads.",
    ),
    "answer-other.hint": (
        "请看是不是别的文件；付款状态报告才是回盘。",
        "See whether it is another file; the answer is the payment status report.",
    ),
    "answer-faulty": (
        "{file} 不是布局 {layout} 的完整回盘：{count} 处不对。",
        "{file} is no whole answer of the layout {layout}: {count:# place is|# places are} wrong.",
    ),
    "answer-faulty.hint": (
        "什么也没有登记；请照列出的逐处核对，或向银行重取。",
        "Nothing was entered; look at each of the places, or fetch the file again from the bank.",
    ),
    "answer-other-batch": (
        "{file} 是 {said} 的回盘，不是 {batch} 的。",
        "{file} is the answer to {said}, not to {batch}.",
    ),
    "answer-other-batch.hint": (
        "请换成这一批的回盘；什么也没有登记。",
        "Take the answer to this one; nothing was entered.",
    ),
    "answer-to-nobody": (
        "{file} 的 {count} 行没有一行是这批付款里的。",
        "{file} has {count:# row, and it is none|# rows, and none is one} of these payments.",
    ),
    "answer-to-nobody.hint": (
        "多半是别的月份、别的项目或别的布局的；什么也没有登记。",
        "It may be of another month, project or layout; nothing was entered.",
    ),
    "layout-not-found": ("没有名为“{text}”的布局。", "There is no layout “{text}”."),
    "layout-not-found.hint": ("有：{known}。", "There are: {known}."),
    "help.bank": (
        "银行文件：布局，报盘，核对。",
        "Files for the bank: layouts, exports, and whether a file is one of them.",
    ),
    "help.bank-export": (
        (
            "把一个月已核发的名单写成银行的文件（报盘），并记入台账。\n\n"
            "一人一行，只写净额大于 0 的；账户是导出那天有效的。布局装不下的户名、账号全部列出，一份也不写。"
            "每份文件的摘要记入台账，以后用 bank verify 核对。"
            "导出过的名单不再导出；全都导出过的，再来一次是重复导出，会写明。\n\n"
            "在终端上先列出各份文件再问；--yes 表示不必再问。"
        ),
        (
            "Write a month's lists as files for the bank, and enter them in the ledger.\n\n"
            "A row for each person who gets anything, with the account in force on the day of the export. What the "
            "layout cannot carry is told all at once, and then nothing is written. The digest of each file is entered, "
            "and bank verify knows it again. A list is exported once; where all were, another run repeats them and "
            "says so.\n\n"
            "On a terminal the files are shown before it asks; --yes answers."
        ),
    ),
    "help.bank-verify": (
        (
            "核对一份文件是不是报盘的原件。\n\n"
            "按摘要核对，改动一个字节也不算；说出是哪个月、哪份名单的，有多少笔、多少钱。"
        ),
        (
            "Tell whether a file is one that was exported, to the last byte.\n\n"
            "It goes by the digest in the ledger, and tells of which month and list it is, how many payments it has "
            "and what they come to."
        ),
    ),
    "export.column.project": ("项目", "Project"),
    "export.column.list": ("名单", "List"),
    "export.column.file": ("文件", "File"),
    "export.column.orders": ("笔数", "Payments"),
    "export.column.total": ("金额", "Total"),
    "export.column.places": ("序号", "Numbers"),
    "export.written": ("已写出 {path}", "Written: {path}"),
    "export.repeat": (
        "重复导出：{project} 的名单 {list} 在批次 {batch} 已经导出过；银行收过的不要再交。",
        "A repeat: list {list} of {project} was exported in batch {batch}; what the bank has must not go there again.",
    ),
    "export.lost": (
        "{project} 的文件没有全部写出；台账已记，请再导出一次。",
        "Not all files of {project} could be written; the ledger has them: export again.",
    ),
    "verify.file": (
        "{file} 是 {project} {month} 名单 {list} 的报盘（批次 {batch}）：{orders} 笔，{total} 元。",
        "{file} was exported in batch {batch}, of list {list} of {project} in {month}: "
        "{orders:# payment|# payments}, {total} yuan.",
    ),
    "verify.later": (
        "这份名单后来在批次 {batch} 又导出过，这一份不是最新的。",
        "The same list was exported again in batch {batch}; this file is not the latest.",
    ),
    "export-without-layout": (
        "项目 {project} 没有写用哪种银行布局。",
        "The project {project} does not say which layout its bank has.",
    ),
    "export-without-layout.hint": (
        "请在项目文件的 [bank] 里写 layout；有哪些见 subsidies bank layouts。只办别的项目用 --project。",
        "Write layout under [bank] in its file (subsidies bank layouts lists them), or name others by --project.",
    ),
    "export-nothing": ("{month} 没有要付的名单。", "There is no list of {month} that pays anybody."),
    "export-nothing.hint": (
        "请先核发这个月；冲正了的名单不导出。",
        "Issue the month first; a list that was reversed is not exported.",
    ),
    "export-differs": (
        "{file} 和报盘的不一样：名称同批次 {batch} 的文件，内容改过。",
        "{file} is not what was exported: it has the name of a file of batch {batch}, and another content.",
    ),
    "export-differs.hint": (
        "不要用它付款；请重新导出，并查是谁改的。",
        "Do not pay by it; export again, and find out who changed it.",
    ),
    "export-unknown": ("台账里没有 {file} 这份报盘。", "The ledger has no export that is {file}."),
    "export-unknown.hint": (
        "可能是别的工作区的，或者改过内容和名称；不要用它付款。",
        "It may be another workspace's, or its content and its name were changed; do not pay by it.",
    ),
    "help.bank-layouts": (
        "列出银行文件的布局：程序自带的，和工作区自己的。\n\n自带的都没有经过银行核实：先向银行要一份样表，照着核对。",
        (
            "List the layouts of files for banks: those of the program, and the workspace's own.\n\n"
            "None of the program's was verified by a bank: ask yours for a sample, and compare."
        ),
    ),
    "help.bank-layout": (
        "显示一种布局：各列、宽度、限度、回盘的代码。\n\n要改的，把布局文件抄进工作区，另起名称。",
        (
            "Show a layout: its columns, widths and limits, and the codes of the answer.\n\n"
            "To change one, copy its file into the workspace and give it a name of its own."
        ),
    ),
    "metavar.LAYOUT": ("布局", "LAYOUT"),
    "argument.layout": ("布局的名称。", "The name of a layout."),
    "bank.layout.name": ("名称", "Name"),
    "bank.layout.title": ("内容", "What it is"),
    "bank.layout.file": ("文件", "File"),
    "bank.layout.preset": ("自带", "the program's"),
    "bank.layout.kind": ("形式", "Kind"),
    "bank.kind.text": ("文本", "text"),
    "bank.kind.sheet": ("电子表格", "workbook"),
    "bank.kind.xml": ("报文", "message"),
    "bank.layout.verified": ("核实", "Verified"),
    "bank.layout.unverified": ("没有经过银行核实", "not verified by a bank"),
    "bank.layout.encoding": ("编码", "Encoding"),
    "bank.layout.separator": ("分隔", "Separator"),
    "bank.layout.fixed": ("没有，各列定宽", "none: each column has its width"),
    "bank.layout.sheet": ("工作表", "Sheet"),
    "bank.layout.first-row": ("首行", "First row"),
    "bank.layout.rows": ("每份最多", "Rows a file"),
    "bank.layout.any": ("不限", "any"),
    "bank.layout.note": ("说明", "Note"),
    "bank.column.place": ("列", "No."),
    "bank.column.name": ("名称", "Column"),
    "bank.column.field": ("填什么", "Filled with"),
    "bank.column.width": ("最长", "At most"),
    "bank.column.limits": ("限度", "Limits"),
    "bank.column.bytes": ("{count} 字节", "{count:# byte|# bytes}"),
    "bank.column.length": ("{count} 字符", "{count:# character|# characters}"),
    "bank.column.required": ("必填", "required"),
    "bank.column.characters": ("只用 {text}", "only {text}"),
    "bank.column.most": ("不超过 {text} 元", "up to {text} yuan"),
    "bank.column.fen": ("单位分", "in fen"),
    "bank.column.number": ("数", "number"),
    "bank.column.form": ("写作 {text}", "as {text}"),
    "bank.column.empty": ("空", "nothing"),
    "bank.column.text": ("“{text}”", "“{text}”"),
    "bank.lines.header": ("行前", "above the rows"),
    "bank.lines.trailer": ("行后", "below the rows"),
    "bank.lines.cell": ("格 {at}", "cell {at}"),
    "bank.answer": ("回盘", "The answer"),
    "bank.answer.none": ("没有写怎样读", "not described"),
    "bank.answer.key": ("凭什么对上", "Matched by"),
    "bank.answer.paid": ("实付金额", "Amount paid"),
    "bank.answer.result": ("结果", "Result"),
    "bank.answer.reason": ("原因", "Reason"),
    "bank.answer.lists": ("列出谁", "It lists"),
    "bank.answer.all": ("全部", "everybody"),
    "bank.answer.failures": ("只列失败的；没有列出的算已付", "failures only; the rest is paid"),
    "bank.answer.infers": (
        "只列失败的；整体状态是 {codes} 时，没有列出的算已付",
        "failures only; the rest is paid if the whole has {codes}",
    ),
    "bank.code": ("代码", "Code"),
    "bank.code.means": ("意思", "Meaning"),
    "bank.code.reason": ("我们的原因", "Our reason"),
    "bank.code.says": ("银行的说法", "The bank says"),
    "bank.code.otherwise": ("其他", "any other"),
    "bank.means.paid": ("已付", "paid"),
    "bank.means.failed": ("失败", "failed"),
    "bank.means.waiting": ("办理中", "under way"),
    "bank.field.reference": ("付款编号", "reference"),
    "bank.field.payee": ("户名", "payee"),
    "bank.field.name": ("姓名", "name"),
    "bank.field.account": ("银行账号", "account"),
    "bank.field.bank": ("开户银行", "bank"),
    "bank.field.bank_code": ("行号", "bank's number"),
    "bank.field.id_number": ("公民身份号码", "id number"),
    "bank.field.remark": ("附言", "remark"),
    "bank.field.project": ("项目编号", "project id"),
    "bank.field.project_name": ("项目名称", "project"),
    "bank.field.batch": ("批号", "batch"),
    "bank.field.payer": ("付款人", "payer"),
    "bank.field.payer_account": ("付款账号", "payer's account"),
    "bank.field.payer_bank_code": ("付款行号", "payer's bank number"),
    "bank.field.sequence": ("序号", "sequence"),
    "bank.field.place": ("本份的第几行", "row of the file"),
    "bank.field.count": ("笔数", "count"),
    "bank.field.part": ("第几份", "file number"),
    "bank.field.parts": ("共几份", "files in all"),
    "bank.field.amount": ("金额", "amount"),
    "bank.field.total": ("合计", "total"),
    "bank.field.day": ("日期", "day"),
    "bank.field.month": ("发放月", "pay month"),
    "bank.reason.no-account": ("账户不存在", "no such account"),
    "bank.reason.closed": ("账户已销户或挂失", "account closed or lost"),
    "bank.reason.name-differs": ("户名与账号不符", "account and name differ"),
    "bank.reason.no-person": ("查无此人", "no such person"),
    "bank.reason.id-differs": ("证件核对不上", "id does not agree"),
    "bank.reason.no-funds": ("付款账户余额不足", "no funds"),
    "bank.reason.reference": ("编号有误", "wrong reference"),
    "bank.reason.amount-differs": ("金额不符", "amount differs"),
    "bank.reason.repeated": ("重复导入", "imported twice"),
    "bank.reason.bank": ("银行处理失败", "failure of the bank"),
    "bank.reason.other": ("其他", "other"),
}
