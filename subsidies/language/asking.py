"""Words before something is entered that cannot be taken back, and what comes next; ``KEY.hint`` says what to do."""

from typing import Final

ASK: Final = {
    "ask.question": ("记入台账？", "Enter it in the ledger?"),
    "ask.why": ("为什么冲正（会记入台账）：", "Why is it reversed (kept in the ledger): "),
    "ask.reversal": (
        "将冲正第 {batch} 批（{project} {of} 的{kind}）：{persons} 人、{count} 行，合计 {amount} 元。",
        "Batch {batch} ({project}, {of}, {kind}) is to be reversed: {persons:# person|# people}, "
        "{count:# line|# lines}, {amount} yuan.",
    ),
    "ask.reversal.payroll.open": (
        "冲正只改账，不动钱：这些月份从此算没有发过，下一次核发 {month} 会再发。钱已经付出去、又没有退回的，不要冲正。",
        "A reversal moves no money: these months count as never paid, and the next issue of {month} pays them again. "
        "Do not reverse what has been paid out and did not come back.",
    ),
    "ask.reversal.payroll.closed": (
        "{month} 已经结账，不能再核发：这些月份从此算没有发过，在下一份名单里作为补发再发一次。"
        "冲正只改账，不动钱；钱已经付出去、又没有退回的，不要冲正。",
        "{month} is closed: these months count as never paid, and the next list pays them again as arrears. A reversal "
        "moves no money; do not reverse what has been paid out and did not come back.",
    ),
    "ask.reversal.refund": (
        "第 {batch} 批登记的退款从此算没有退回：多发又算未结（{month}）。",
        "The refund of batch {batch} ({month}) counts as never come back: the claim is open again.",
    ),
    "ask.reversal.waiver": (
        "第 {batch} 批的核销从此不算：多发又算未结（{month}）。",
        "The waiver of batch {batch} ({month}) does not count any more: the claim is open again.",
    ),
    "ask.reversal.bank-return": (
        "第 {batch} 批的回盘（{month}）从此不算：退回的又算付了，等记入更正后的结果。",
        "The answer of batch {batch} ({month}) does not count any more: what it took back counts as paid again, "
        "until the right one is entered.",
    ),
    "ask.reversal.opening": (
        "第 {batch} 批期初从此不算：{month} 的这些款项算没有发过，下一份名单会再发。",
        "The opening of batch {batch} does not count any more: what it has for {month} is paid again by the next list.",
    ),
    "ask.refund": (
        "将登记退款 {amount} 元（{project}，依据 {document}）；此后还有 {left} 元多发未结。",
        "A refund of {amount} yuan is to be entered ({project}, document {document}); {left} of the claim stay open.",
    ),
    "ask.refund.means": (
        "表示钱已经退回。记错了可以用 subsidies ledger reverse 冲正。",
        "It says that the money has come back. A mistake is taken back with subsidies ledger reverse.",
    ),
    "ask.waiver": (
        "将核销多发 {amount} 元（{project}，依据 {document}）；此后还有 {left} 元多发未结。",
        "{amount} yuan of a claim are to be waived ({project}, document {document}); {left} stay open.",
    ),
    "ask.waiver.means": (
        "表示不再追缴，也没有钱退回。记错了可以用 subsidies ledger reverse 冲正。",
        "It says that nobody asks for the money any more, and that none came back. A mistake is taken back with "
        "subsidies ledger reverse.",
    ),
    "ask.agreement": (
        "将登记分期约定：{person}（{project}），从 {first} 起每月最多抵扣 {amount} 元，依据 {document}。",
        "Instalments are to be entered: {person} ({project}), at most {amount} yuan a month from {first} on, "
        "document {document}.",
    ),
    "ask.agreement.means": (
        "以后从发给本人的钱里抵扣；要改或取消，再登记一次（金额写 0 即取消）。",
        "They are taken from what the person is paid; to change or end them, enter them again (0 ends them).",
    ),
    "ask.agreement.ends": ("以前的分期约定从此取消。", "The instalments agreed before are ended by it."),
    "ask.opening": (
        "将登记期初：{project}，{month} 发放的 {persons} 人、{count} 行，合计 {amount} 元。",
        "An opening is to be entered: {project}, paid in {month}, {persons:# person|# people}, "
        "{count:# line|# lines}, {amount} yuan.",
    ),
    "ask.opening.means": (
        "这些款项算已经发过，以后的名单不再发。记错了可以用 subsidies ledger reverse 冲正。",
        "It counts as paid, and no list pays it again. A mistake is taken back with subsidies ledger reverse.",
    ),
    "ask.approval": (
        "将撤回对 {project} {month} 名单的批准（第 {batch} 批）。",
        "The approval of the list of {project}, {month}, is to be withdrawn (batch {batch}).",
    ),
    "ask.approval.means": (
        "撤回以后这次批准不算数；要再批准，用 subsidies approve。",
        "It does not count any more; subsidies approve approves again.",
    ),
    "ask.closing": (
        "将结账 {month}：{project}，名单 {lists}。",
        "{month} is to be closed: {project}, lists {lists}.",
    ),
    "ask.closing.list": ("第 {batch} 批 {net} 元", "batch {batch} of {net} yuan"),
    "ask.closing.means": (
        "结账不能撤销：以后的批次都不能再属于 {month}。以后知道的变更进入下一个月的名单。",
        "It cannot be undone: no later batch carries {month}. What becomes known later goes into the next "
        "month's list.",
    ),
}

NEXT: Final = {
    "next.skipped": (
        "{project} 的{months}还没有核发：没有发的月份作为补发，算在这份名单里。",
        "{project}: {months} not issued yet; this list pays it as arrears.",
    ),
    "next.closed": (
        "{project} 的 {month} 已经结账，不能再核发；这份试算只供查看。",
        "{month} of {project} is closed and is issued no more; this draft is only to be looked at.",
    ),
    "next.approve": (
        "试算没有记入台账。看过没有问题，由别人批准：",
        "A draft is not entered in the ledger. If it is right, others approve it:",
    ),
    "next.approve-more": (
        "{month} 还没有批齐，由别的人批准：",
        "{month} is not approved by all yet; others approve it:",
    ),
    "next.missing": (
        "还要 {count} 个别的人批准。",
        "{count:# other person|# other people} must approve it still.",
    ),
    "next.approved": (
        "已批齐。由没有批准过的人核发：",
        "It is approved. Somebody who has not approved it issues it:",
    ),
    "next.issue": (
        "试算没有记入台账。看过没有问题，再核发：",
        "A draft is not entered in the ledger. If it is right, issue it:",
    ),
    "next.issue-first": (
        "试算没有记入台账。要从最早没有核发的 {month} 开始核发：",
        "A draft is not entered in the ledger. Begin with {month}, the earliest that is not issued:",
    ),
    "next.lists": (
        "名单（.xlsx）在 {path}：打印、签字、付款。发错了不要改文件，用 subsidies ledger reverse 冲正后重新核发。",
        "The lists (.xlsx) are in {path}: print, sign, pay. If one is wrong, do not edit the file: take it back with "
        "subsidies ledger reverse, and issue it again.",
    ),
    "next.export": ("{month} 的名单还没有报盘：", "The lists of {month} have not been sent to the bank:"),
    "next.return": (
        "{month} 还有银行没有答复的；收到回盘以后记入：",
        "Payments of {month} have no answer yet; enter the bank's once it comes:",
    ),
    "next.again": (
        "{month} 有没有付成的；核对账户以后马上补发，或者等下一份名单：",
        "Payments of {month} failed; mend the accounts and pay them at once, or leave them to the next list:",
    ),
    "next.close": (
        "付清、核对以后可以结账（{month} 从此定下来，不能撤销）：",
        "Once all is paid and checked, the month can be closed ({month} is final then, for good):",
    ),
    "next.following": ("{month} 也应当核发了：", "{month} is due too:"),
    "next.overdue": ("{project} 应发未核发：{months}", "{project}, overdue: {months}"),
    "next.undone": (
        "{project} 冲正以后没有重新核发：{months}",
        "{project}, reversed and not issued again: {months}",
    ),
    "next.begin": ("下一步，先试算 {month}：", "Next, draft {month}:"),
    "next.reissue": (
        "下一步：改正名册、变更或项目文件，再重新核发：",
        "Next: correct rosters, changes or the project file, and issue it again:",
    ),
    "next.arrears": (
        "{month} 已经结账：冲正的钱在下一份名单里作为补发，先看一看：",
        "{month} is closed: what was reversed comes as arrears in the next list; look at it:",
    ),
}

TABLE: Final[dict[str, tuple[str, str]]] = {**ASK, **NEXT}
"""Key to (Chinese, English)."""
