"""Sentences of what ``audit`` finds in payments, by name; ``NAME.hint`` says what to do."""

from typing import Final

LISTS: Final = {
    "paid-to-nobody": (
        "第 {batch} 批付给了这个人（{item}，{months}，{amount} 元），而那天的名册里没有此人。",
        "Batch {batch} pays this person ({item}, {months}, {amount} yuan), whom no roster of its day names.",
    ),
    "paid-to-nobody.hint": (
        "请查明是谁、钱到了谁的账上；不该付的，追回，并冲正这一批。",
        "Find out who it is and whose account has the money; what was not due is to be paid back, the batch reversed.",
    ),
    "owed-left-out": (
        "第 {batch} 批少付：{item}，{months}，照那天的名册和变更应多付 {amount} 元。",
        "Batch {batch} pays too little: {item}, {months}, {amount} yuan by the rosters and changes of its day.",
    ),
    "owed-left-out.hint": (
        "请查明是谁改了名单；还欠的，会在下一份名单里补发。",
        "Find out who altered the list; what is still owed comes as arrears in the next one.",
    ),
    "line-not-computed": (
        "第 {batch} 批里的这一笔（{item}，{months}，差 {amount} 元），照那天的名册和变更算不出来。",
        "What batch {batch} has here ({item}, {months}, {amount} yuan apart) does not follow from its inputs.",
    ),
    "line-not-computed.hint": (
        "请用 subsidies explain 看这个人的每一批，查明这一笔从哪里来。",
        "Look at this person's batches with subsidies explain, and find out where the line comes from.",
    ),
    "paid-before-start": (
        "第 {batch} 批付了享受开始以前的月份：{item}，{months}，{amount} 元。",
        "Batch {batch} pays months before the first one owed: {item}, {months}, {amount} yuan.",
    ),
    "paid-before-start.hint": (
        "请核对享受开始年月；确属早付的，追回。",
        "Check the start month; what was paid before it is to be paid back.",
    ),
    "paid-twice": (
        "第 {batch} 批把已付过的月份又付了一次：{item}，{months}，{amount} 元。",
        "Batch {batch} pays again what was paid: {item}, {months}, {amount} yuan.",
    ),
    "paid-twice.hint": (
        "请核对银行流水：两次都到账的，追回一次。",
        "See the bank's statement: where both have arrived, one is to be paid back.",
    ),
    "one-off-without-title": (
        "第 {batch} 批付了“{item}”（{months}，{amount} 元），而名册里的标记不是“是”。",
        "Batch {batch} pays “{item}” ({months}, {amount} yuan), but the roster's flag does not say yes.",
    ),
    "one-off-without-title.hint": (
        "请核对此人该不该得；该得的，登记标记变更，写明依据；不该得的，追回。",
        "Is it due? Then enter the flag as a change with its document; else it is to be paid back.",
    ),
    "one-off-twice": (
        "第 {batch} 批把一年一次的“{item}”又付了一次（{months}，{amount} 元）。",
        "Batch {batch} pays “{item}”, due once a year, again ({months}, {amount} yuan).",
    ),
    "one-off-twice.hint": (
        "请核对银行流水：两次都到账的，追回一次。",
        "See the bank's statement: where both have arrived, one is to be paid back.",
    ),
    "amount-off-scale": (
        "第 {batch} 批的金额不合标准：{item}，{months}，多付 {amount} 元。",
        "An amount in batch {batch} is not that of the scale: {item}, {months}, {amount} yuan too much.",
    ),
    "amount-off-scale.hint": (
        "请核对标准、工资和依据；多付的，追回。",
        "Check the rate, the wage and its basis; what was paid too much is to be paid back.",
    ),
}

TITLES: Final = {
    "paid-after-death": ("死亡以后还在发：{months}，{amount} 元。", "Paid after death: {months}, {amount} yuan."),
    "paid-after-death.hint": (
        "名单做出时已经知道死亡：请查明是谁放行的，向继承人或代办人追回，并核对账户是谁在用。",
        "The death was known when the list was made: find out who let it pass, claim the money, see who uses the "
        "account.",
    ),
    "paid-after-end": (
        "终止以后还在发：{months}，{amount} 元。",
        "Paid after the title had ended: {months}, {amount} yuan.",
    ),
    "paid-after-end.hint": (
        "请核对终止年月和依据；不该发的，追回。",
        "Check the month of the end and its document; what was not due is to be paid back.",
    ),
    "paid-in-forfeit": (
        "丧失待遇期间还在发：{months}，{amount} 元。",
        "Paid while forfeited: {months}, {amount} yuan.",
    ),
    "paid-in-forfeit.hint": (
        "请核对判决的起止日期；不该发的，追回。",
        "Check the dates of the sentence; what was not due is to be paid back.",
    ),
    "paid-while-suspended": (
        "暂停期间还在发：{months}，{amount} 元。",
        "Paid while suspended: {months}, {amount} yuan.",
    ),
    "paid-while-suspended.hint": (
        "请查明为什么没有停住；已经可以恢复的，登记恢复，写明依据。",
        "Find out why payment was not held; where it may go on, enter the resumption with its document.",
    ),
    "paid-before-report": (
        "{month} 去世，{months} 仍已发放，尚有 {amount} 元没有收回。",
        "Dead since {month}, paid for {months}; {amount} yuan have not come back.",
    ),
    "paid-before-report.hint": (
        "死亡报得晚：请追回，并核对死亡日期、报告日期和账户。",
        "The death was reported late: claim the money, and check both dates and the account.",
    ),
    "paid-uncertified": (
        "资格认证 {day} 已过期，{months} 的名单仍付了 {amount} 元。",
        "The certification lapsed on {day}, and lists of {months} paid {amount} yuan all the same.",
    ),
    "paid-uncertified.hint": (
        "请查认证系统：已经认证的，更新名册；没有的，登记暂停，并核实此人是否在世。",
        "Look it up: where it was renewed, bring the roster up to date; else suspend, and find out whether they live.",
    ),
}

ARREARS: Final = {
    "owed-never-paid": (
        "上一份名单时已经登记，{months} 应发 {amount} 元，却从来没有发过。",
        "Known when the last list was made and owed {amount} yuan for {months}, but never paid anything.",
    ),
    "owed-never-paid.hint": (
        "请查明登记日期和为什么没有发；下一份名单会补发。",
        "Find out when they were entered and why nothing was paid; the next list has it as arrears.",
    ),
    "claim-idle": (
        "多发 {amount} 元，{month} 以来没有收回一分，也没有分期约定。",
        "{amount} yuan were paid too much; since {month} nothing has come back, and there is no agreement.",
    ),
    "claim-idle.hint": (
        "请发追缴通知；收回的登记退款，约定分期的登记约定，按规定不再追的登记核销。",
        "Claim it; enter the refund, the instalments agreed on, or, by its document, the waiver.",
    ),
    "arrears-long": (
        "第 {batch} 批补发 {months}，{amount} 元，超过十二个月。",
        "Batch {batch} pays arrears for {months}, {amount} yuan: more than twelve months back.",
    ),
    "arrears-long.hint": (
        "请核对原因和依据材料，问为什么拖到现在。",
        "Check the reason and its document, and ask why it took so long.",
    ),
    "start-long-past": (
        "新登记的人，第 {batch} 批从一年多以前补起：{months}，{amount} 元。",
        "A joiner whom batch {batch} pays from more than a year back: {months}, {amount} yuan.",
    ),
    "start-long-past.hint": (
        "请核对资格文件上的享受开始年月，问以前为什么没有登记。",
        "Check the start month with the document of the title, and ask why nobody entered them before.",
    ),
    "arrears-round": (
        "第 {batch} 批补发的工资是整数：{amount} 元。",
        "The wage arrears of batch {batch} are a round sum: {amount} yuan.",
    ),
    "arrears-round.hint": (
        "逐月加起来的补发很少是整数：请核对每个月的工资。",
        "What months add up to is hardly ever round: check the wage of each of them.",
    ),
    "edit-accepted": (
        "第 {batch} 批凭一句话接受了名册的改动：{months}，{amount} 元，“{why}”。",
        "Batch {batch} accepted an edited roster by word: {months}, {amount} yuan, “{why}”.",
    ),
    "edit-accepted.hint": (
        "请核对说法是否属实，补上依据材料。",
        "See whether it is so, and have its document filed.",
    ),
}

GROUNDS: Final = {
    "change-without-document": ("这条变更没有依据材料。", "This change has no document."),
    "change-without-document.hint": (
        "请补上文号、证明或申请的名称；拿不出来的，查明是谁要改的。",
        "Name the document; where there is none, find out who wanted the change.",
    ),
    "change-unchecked": (
        "这条变更有经办人，没有复核人。",
        "Somebody has entered this change, and nobody has checked it.",
    ),
    "change-unchecked.hint": (
        "请由另一个人对照依据材料复核，填上复核人。",
        "Have somebody else compare it with its document, and enter their name.",
    ),
    "wage-without-basis": (
        "工资由 {before} 元改为 {now} 元，没有依据材料。",
        "The wage went from {before} to {now} yuan, and there is no document.",
    ),
    "wage-without-basis.hint": (
        "请找出审批表或文件，补上文号；没有的，改回原工资。",
        "Find the approval and name it; where there is none, set the wage back.",
    ),
    "raise-off-policy": (
        "调资当月定的工资是 {now} 元，照调资办法应为 {before} 元，差 {amount} 元。",
        "The wage set for the month of a raise is {now} yuan; the policy gives {before}: {amount} apart.",
    ),
    "raise-off-policy.hint": (
        "请核对审批表和缴费年限、年龄、地区；没有别的依据的，删去这条变更，让程序照办法算。",
        "Check the approval, service, age and area; without another basis remove the change and let the policy count.",
    ),
    "left-without-reason": (
        "名册里 {month} 终止，没有变更，也没有写原因。",
        "Ended in the roster with {month}; there is no change, and no note says why.",
    ),
    "left-without-reason.hint": (
        "请用变更表登记终止，写明依据材料；或在备注里写明原因。",
        "Enter the end as a change with its document, or say why in the note.",
    ),
}

PAYEES: Final = {
    "payee-other": ("户名是“{payee}”，不是本人。", "The payee, “{payee}”, is not the person."),
    "payee-other.hint": (
        "请查委托书和代领人的身份证；本人在世与否一并核实。",
        "See the authority and the payee's id card, and find out whether the person lives.",
    ),
    "account-before-list": (
        "{day} 登记换账户，紧接着 {month} 的名单就付了 {amount} 元。",
        "The account was changed on {day}, and the list of {month} paid {amount} yuan right after.",
    ),
    "account-before-list.hint": (
        "请核对申请材料、经办人和复核人，打电话问本人。",
        "Check the application and who entered and checked it, and call the person.",
    ),
    "account-there-and-back": (
        "{months} 的名单付到另一个账户（{amount} 元），随后又换了回来。",
        "Lists of {months} paid {amount} yuan to another account; then the old one was back.",
    ),
    "account-there-and-back.hint": (
        "请查那个账户是谁的、钱是谁取的，再看两次变更的依据、经办人和复核人。",
        "Find out whose account it is and who drew the money, and look at the documents of both changes.",
    ),
}

BUDGETS: Final = {
    "month-without-list": (
        "{months} 没有名单（{count} 个月）。",
        "There is no list of {months} ({count:one month|# months}).",
    ),
    "month-without-list.hint": (
        "请查明是没有发，还是在程序外发的；在程序外发的，登记期初。",
        "Was nothing paid, or was it paid without this program? Enter what was as an opening.",
    ),
    "headcount-over-budget": (
        "{month} 的“{item}”发了 {count} 人，预算是 {planned} 人。",
        "“{item}” was paid to {count} people for {month}; the budget has {planned}.",
    ),
    "headcount-over-budget.hint": (
        "请核对新增的人和预算的人数；人数确已增加的，追加预算。",
        "Check who has joined and the number in the budget; where there are more people, have it revised.",
    ),
    "headcount-under-target": (
        "指标“{target}”公布为 {planned}，{year} 年按月平均发了 {count} 人。",
        "The target “{target}” was published as {planned}; {year} has {count} people on average by month.",
    ),
    "headcount-under-target.hint": (
        "请说明减少的原因（去世、终止），或更正公布的指标。",
        "Say why there are fewer (deaths, ends), or correct the published target.",
    ),
    "payments-not-audited": (
        "项目文件、名册或变更有错误，这个项目的发放没有审查。",
        "The project's files have errors, so its payments were not looked into.",
    ),
    "payments-not-audited.hint": (
        "请先改正上面的错误（subsidies check），再审查一次。",
        "Correct the errors first (subsidies check), and audit again.",
    ),
    "family.A": ("疑点", "irregularities in payments"),
    "severity.error.audit": (
        "错误：发放与台账自己留存的名册、变更不符；不妨碍试算和核发，但不能登记为已核实。",
        "An error of the audit: what was paid is not what the ledger's own inputs give. It stops no list, and "
        "cannot be "
        "cleared.",
    ),
}

BANKED: Final = {
    "list-not-approved": (
        "第 {batch} 批名单要 {levels} 人批准，批准正好这一份的只有 {given} 人。",
        "Batch {batch} needed the approval of {levels:one person|# people}; exactly this list was approved by {given}.",
    ),
    "list-not-approved.hint": (
        "程序不会核发没有批准的名单：请查是谁、用什么办法登记的，批准以后又改了什么。",
        "The program issues no such list: find out who entered it, by what means, and what was changed afterwards.",
    ),
    "approver-not-other": (
        "第 {batch} 批名单的批准人 {who} 同时是制单人或核发人。",
        "Batch {batch} was approved by {who}, who also prepared or issued it.",
    ),
    "approver-not-other.hint": (
        "制单、核发和批准要由不同的人办；请由别人补核这份名单。",
        "Those who prepare, issue and approve are different people; have somebody else look at this list.",
    ),
    "orders-unanswered": (
        "第 {batch} 批名单报盘后一个多月，还有 {count} 笔（{amount} 元）没有银行的答复。",
        "More than a month after batch {batch} was sent, {count:one payment has|# payments have} no answer of the bank "
        "({amount} yuan).",
    ),
    "orders-unanswered.hint": (
        "请向银行要回盘，用 subsidies bank return 记入；没有到账的会由下一份名单补发。",
        "Get the bank's answer and enter it by subsidies bank return; what did not arrive is paid by the next list.",
    ),
    "failed-account-kept": (
        "第 {before} 批付到这个账户没有付成，第 {batch} 批又付到同一个账户（{amount} 元）。",
        "A payment of batch {before} to this account failed, and batch {batch} pays to the same one ({amount} yuan).",
    ),
    "failed-account-kept.hint": (
        "请与本人核对账户，有变的登记“账户变更”；没有变的，问银行上次为什么没有付成。",
        "Check the account with the person, and enter an account change; if it is right, ask the bank why it failed.",
    ),
}

TABLE: Final[dict[str, tuple[str, str]]] = {**BANKED, **LISTS, **TITLES, **ARREARS, **GROUNDS, **PAYEES, **BUDGETS}
