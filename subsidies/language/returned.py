"""What is said of banks' answers when they are entered."""

from typing import Final

TABLE: Final[dict[str, tuple[str, str]]] = {
    "help.bank-return": (
        (
            "把银行的结果（回盘）记入台账：哪些付了，哪些没有付。\n\n"
            "按布局读文件，凭付款编号或序号、账号、户名、金额逐笔对上，先把付了的和没有付的都列出来。有对不上的行，"
            "什么也不记；加 --accept-rest 只记对上的，加 --accept-part 把付了一部分的也记上（没有付的那部分退回，"
            "从后面的明细退起）。"
            "没有付的退回台账，下一份名单再付。同一个文件再来一次，什么也不变。\n\n"
            "没有文件的，用 --failed 付款编号 --reason 原因 手工登记。\n\n"
            "退出码：0 都付了；1 有没有付的、还没有结果的；2 未完成。"
        ),
        (
            "Enter what the bank says of a list's payments: which were paid, and which were not.\n\n"
            "The file is read by the layout and matched payment by payment, by reference, or by number, account, name "
            "and amount; both piles are shown first. Where a row does not match, nothing is entered; --accept-rest "
            "enters the others, --accept-part also what was paid in part (what is lacking is taken back, the last "
            "lines first). What was not paid is taken back, and the next list pays it again. The same file again "
            "changes nothing.\n\n"
            "Without a file, enter failures by --failed REF --reason REASON.\n\n"
            "Exit status: 0, all were paid; 1, some were not, or have no answer yet; 2, not done."
        ),
    ),
    "argument.answer": ("银行给的结果文件。", "The bank's file."),
    "option.batch": (
        "回的是哪份名单（批次号）；不写的自己找，只有一份对得上才行。",
        "Which list it answers, by its batch; else it is looked for, and only one may fit.",
    ),
    "option.failed": (
        "没有付的付款编号，可以重复；不用文件，手工登记。",
        "The reference of a payment that failed, without a file; may be repeated.",
    ),
    "option.reason": (
        "为什么没有付：no-account、closed、name-differs、no-person、id-differs、no-funds、reference、"
        "amount-differs、repeated、bank、other。",
        "Why it failed: no-account, closed, name-differs, no-person, id-differs, no-funds, reference, amount-differs, "
        "repeated, bank or other.",
    ),
    "option.accept-rest": (
        "有的行对不上，也把对得上的记入。",
        "Enter the rows that match although others do not.",
    ),
    "option.accept-part": (
        "付了一部分的也记入：付了的算付了，没有付的退回；对不上的行仍然不记。",
        "Enter what was paid in part, too: what is lacking is taken back. Rows that do not match are left out.",
    ),
    "metavar.REF": ("付款编号", "REF"),
    "metavar.REASON": ("原因", "REASON"),
    "return.title": ("{project} {month} 名单 {list} 的回盘", "The answer to list {list} of {project}, {month}"),
    "return.sums": (
        "付了 {orders} 笔；到账共 {total} 元。没有付足 {failed} 笔，退回 {back} 元。",
        "{orders:# payment was|# payments were} made in full; {total} yuan arrived. {failed:# was|# were} not, "
        "{back} yuan come back.",
    ),
    "return.column.reference": ("付款编号", "Reference"),
    "return.column.id": ("公民身份号码", "Id number"),
    "return.column.name": ("姓名", "Name"),
    "return.column.ordered": ("应付", "Ordered"),
    "return.column.paid": ("到账", "Arrived"),
    "return.column.reason": ("原因", "Reason"),
    "return.known": (
        "以前已经记过、说法相同的 {count} 笔。",
        "{count:# payment has|# payments have} this answer already.",
    ),
    "return.waiting": ("银行还在处理的 {count} 笔。", "{count:# payment is|# payments are} not finished at the bank."),
    "return.silent": ("还没有结果的 {count} 笔。", "{count:# payment has|# payments have} no answer yet."),
    "return.refused": ("没有记的行 {count} 处。", "{count:# row is|# rows are} not entered."),
    "return.entered": (
        "{project} 的回盘已记入台账（批次 {batch}）。",
        "The answer to {project} is entered in batch {batch}.",
    ),
    "return.again": (
        "没有付成的，下一份名单会再发。要马上发，先核实、改好账户：",
        "What failed is paid again with the next list. To pay it at once, mend the accounts first:",
    ),
    "return.nothing": (
        "{project} 名单 {list}：没有新的结果，台账没有变。",
        "List {list} of {project}: nothing new; the ledger is as it was.",
    ),
    # --- findings
    "answer-already": (
        "{reference} 已经有结果了，这一行说的不一样（到账 {paid} 元，应付 {ordered} 元）。",
        "{reference} has an answer already, and this row says another thing ({paid} yuan arrived of {ordered}).",
    ),
    "answer-already.hint": (
        "请问银行以哪个为准；先前记错的，用 ledger show 查看那一批。",
        "Ask the bank which of them holds; ledger show has the batch of the earlier one.",
    ),
    "answer-part": (
        "{reference} 应付 {ordered} 元，只到账 {paid} 元。",
        "Of {ordered} yuan of {reference} only {paid} arrived.",
    ),
    "answer-part.hint": (
        "请问银行；确是付了一部分的，加 --accept-part，没有付的下一份名单再付。",
        "Ask the bank. If it was paid in part, enter it with --accept-part; the next list pays the rest.",
    ),
    "account-failed-before": (
        "第 {batch} 批付到这个账户没有付成，这次又付到同一个账户。",
        "A payment of batch {batch} to this account failed, and now it is paid to the same one.",
    ),
    "account-failed-before.hint": (
        "请与本人核对账户，有变的登记“账户变更”；没有变的，问银行上次为什么没有付成。",
        "Check the account with the person, and enter an account change; if it is right, ask the bank why it failed.",
    ),
    "account-changed-lately": (
        "第 {batch} 批没有付成，账户不久前由尾号 {was} 改为 {now}。",
        "A payment of batch {batch} failed, and the account was changed lately: it was …{was} and is …{now}.",
    ),
    "account-changed-lately.hint": (
        "请由登记人以外的人凭存折或向本人核实；多少天算不久，见 [bank] watch_days。",
        "Let somebody other than who entered it verify it with the person; [bank] watch_days says what is lately.",
    ),
    # --- refusals
    "answer-refused": (
        "回盘有 {count} 处对不上，什么也没有记入。",
        "{count:# row|# rows} of the answer cannot be entered, and nothing was.",
    ),
    "answer-refused.hint": (
        "先查清这些行；要先记对得上的，加 --accept-rest，付了一部分的加 --accept-part。",
        "Find out about these; enter the others by --accept-rest, payments in part by --accept-part.",
    ),
    "answer-several": (
        "{file} 对得上不止一份名单：{lists}。",
        "{file} fits more than one list: {lists}.",
    ),
    "answer-several.hint": ("请用 --batch 批次号 指明。", "Say which by --batch N."),
    "answer-no-layout": (
        "{file} 不是任何一份已导出名单的结果（{whys}）。",
        "{file} answers nothing that was exported ({whys}).",
    ),
    "answer-no-layout.hint": (
        "请核对文件、项目和布局；知道是哪份名单的，用 --batch 批次号，就会说出为什么对不上。",
        "See whether file, project and layout are right; with --batch N it says why it does not fit that list.",
    ),
    "answer-nothing-sent": (
        "还没有导出过名单，{file} 没有可对的。",
        "No list was exported, so {file} answers none.",
    ),
    "answer-nothing-sent.hint": (
        "先 subsidies bank export 月份；不是本程序导出的，用 --failed 手工登记没有付的。",
        "Run subsidies bank export MONTH first; failures of what was sent otherwise are entered by --failed.",
    ),
    "list-not-sent": ("名单 {number} 没有导出过，或已冲正。", "List {number} was not exported, or was reversed."),
    "list-not-sent.hint": ("批次号见 subsidies ledger log。", "subsidies ledger log has the numbers."),
    "reference-unknown": ("没有付款编号 {text}。", "There is no payment {text}."),
    "reference-unknown.hint": (
        "编号是“项目-名单-序号”，见导出的文件。",
        "A reference is PROJECT-LIST-NUMBER, as the exported file has it.",
    ),
    "answered-already": ("{text} 已经有结果了。", "{text} has an answer already."),
    "answered-already.hint": ("用 subsidies ledger log 查是哪一批。", "subsidies ledger log has its batch."),
    "return-reason": ("“{text}”不是原因代码。", "“{text}” is no reason."),
    "return-reason.hint": ("有：{known}。", "There are: {known}."),
    "return-of-what": ("没有写回盘文件，也没有写 --failed。", "Neither a file nor --failed was given."),
    "return-of-what.hint": (
        "请写文件，或者 --failed 付款编号 --reason 原因。",
        "Name the file, or --failed REF --reason REASON.",
    ),
}
