"""The words on the forms of a month, and what the command that writes them says; ``KEY.hint`` says what to do.

What an office hands on is Chinese as a rule. The catch: ``form.sheet.…`` names a sheet: 31 characters at most.
"""

from typing import Final

TABLE: Final[dict[str, tuple[str, str]]] = {
    "form.sheet.request": ("支付计划申请", "Request for payment"),
    "form.sheet.approval": ("汇总审批表", "Approval"),
    "form.sheet.failed": ("退回重发清单", "Failed payments"),
    "form.sheet.notice": ("追缴通知书", "Notice of overpayment"),
    "form.request": ("{title}{project}{month}支付计划申请", "{title}: {project}, request for the money of {month}"),
    "form.request.draft": (
        "{title}{project}{month}支付计划申请（试算）",
        "{title}: {project}, request for the money of {month} (DRAFT)",
    ),
    "form.approval": ("{title}{month}发放汇总审批表", "{title}: payment lists of {month}, for approval"),
    "form.approval.draft": (
        "{title}{month}发放汇总审批表（试算）",
        "{title}: payment lists of {month}, for approval (DRAFT)",
    ),
    "form.approval.note": (
        "批准的是名单摘要所认的那一份：名单或收款账户有一处变动，摘要就不同，须重新批准。空格由批准人签字。",
        "What is approved is the list that has this digest: where the list or an account changes, it is another, and "
        "has to be approved again. Blanks are to be signed.",
    ),
    "form.failed": ("{title}{project}{month}退回重发清单", "{title}: {project}, failed payments of {month}"),
    "form.failed.capitals": ("未到账合计（人民币大写）：{capitals}", "Not arrived, in capitals: {capitals}"),
    "form.failed.note": (
        "重发前请逐人核实户名、开户银行和账号；“同左”的，账户没有改过，再发可能还会退回。",
        "Verify payee, bank and account of each before it is paid again; where it is the same, it may fail again.",
    ),
    "form.failed.origin": (
        "数据截至 {day}　银行回盘：第 {batch} 批",
        "As known on {day}　Bank's answer: batch {batch}",
    ),
    "form.notice": ("{title}多发待遇追缴通知书", "{title}: notice of overpayment"),
    "form.notice.number": ("编号：", "No.:"),
    "form.notice.to": ("{name}（公民身份号码 {id}）：", "To {name} (id number {id}):"),
    "form.notice.family": ("{name}（公民身份号码 {id}）的家属：", "To the family of {name} (id number {id}):"),
    "form.notice.text": (
        "　　经核查，“{project}”项目多发的待遇如下表。多发的款项应当退回。",
        "We have found that the project “{project}” has paid too much, as listed below. It is to be paid back.",
    ),
    "form.notice.change": (
        "{change}，生效 {effective}，依据 {document}",
        "{change}, effective {effective}; {document}",
    ),
    "form.notice.capitals": ("应退回合计（人民币大写）：{capitals}", "To be paid back, in capitals: {capitals}"),
    "form.notice.repay": (
        "　　请在收到本通知之日起 ______ 日内退回；一次退回有困难的，可以同我单位约定分期，或者从以后的待遇中抵扣。",
        "Please pay it back within ______ days of receiving this notice. If you cannot do so at once, instalments can "
        "be agreed with us, or it can be set against later payments.",
    ),
    "form.notice.account": (
        "　　退回账户　户名：____________________　开户银行：____________________　账号：____________________",
        "Account: payee ____________________  bank ____________________  account ____________________",
    ),
    "form.notice.object": (
        "　　对以上内容有异议的，请在收到本通知之日起 ______ 日内向我单位书面提出，并附材料。联系电话：____________",
        "If you do not agree, write to us within ______ days of receiving this notice, with your evidence. "
        "Telephone: ______________",
    ),
    "form.notice.seal": (
        "{title}（盖章）　　　　　　年　　月　　日　　　　　　　　签收人：　　　　　　　　签收日期：",
        "{title} (seal)      Date:                Received by:                Date:",
    ),
    "form.project": ("项目", "Project"),
    "form.function-code": ("支出功能分类", "Function code"),
    "form.basis": ("政策依据", "Basis"),
    "form.persons": ("人数", "People"),
    "form.paid-persons": ("发放人数", "People paid"),
    "form.count": ("{count} 人", "{count}"),
    "form.asked": ("本次申请", "Asked for"),
    "form.regular": ("本月应发", "Regular"),
    "form.unknown": ("未填", "not given"),
    "form.budget": ("{year} 年预算", "Budget of {year}"),
    "form.no-budget": ("项目文件中没有这一年的预算", "The project file has no budget of this year"),
    "form.before": ("{year} 年此前已付", "Paid before in {year}"),
    "form.left": ("本次付后结余", "Left after this"),
    "form.used": ("本次付后执行进度", "Used after this"),
    "form.budget-is": ("预算说明", "The budget"),
    "form.published": ("按公布数 {wan} 万元计", "As published: {wan}万元"),
    "form.revision": ("{date} 调整 {amount} 元（{basis}）", "revised on {date} by {amount} yuan ({basis})"),
    "form.capitals": ("申请金额（人民币大写）：{capitals}", "Asked for, in capitals: {capitals}"),
    "form.box.office": ("申请单位意见：", "The office:"),
    "form.box.finance": ("财政部门意见：", "Finance:"),
    "form.seal": ("　　　　　　　　（盖章）　　　年　　月　　日", "                (seal)      Date:"),
    "form.clerk": ("经办：", "Clerk:"),
    "form.head": ("单位负责人：", "Head:"),
    "form.list": ("名单", "List"),
    "form.batch": ("第 {batch} 批", "batch {batch}"),
    "form.draft": ("试算", "draft"),
    "form.level": ("第 {level} 级批准", "Approval {level}"),
    "form.approved": ("{name}\n{day}（第 {batch} 批）", "{name}\n{day} (batch {batch})"),
    "form.none-needed": ("不需要", "none needed"),
    "form.reference": ("付款编号", "Reference"),
    "form.ordered": ("应付", "Ordered"),
    "form.arrived": ("已到账", "Arrived"),
    "form.lacking": ("未到账", "Lacking"),
    "form.why": ("退回原因", "Why"),
    "form.sent-to": ("原付账户", "Sent to"),
    "form.now": ("现有账户", "Account now"),
    "form.same": ("同左（没有改过）", "the same"),
    "form.overpaid": ("多发金额", "Overpaid"),
    "papers.file": ("已写入 {path}", "Written: {path}"),
    "papers-nothing": ("{month} 没有要付的名单。", "There is no list of {month} that pays anything."),
    "papers-nothing.hint": ("请核对发放月和 --project。", "Check the month and --project."),
    "papers-exist": (
        "已有内容不同的文件，可能已经填写或签字：{paths}。",
        "There are files with another content, perhaps filled in or signed: {paths}.",
    ),
    "papers-exist.hint": (
        "请先移走或改名，再重新生成；什么也没有写入。",
        "Move or rename them first, then write again; nothing was written.",
    ),
    "no-open-claim": ("“{who}”没有未结的多发。", "“{who}” has no open claim."),
    "no-open-claim.hint": (
        "subsidies status 列出所有未结的多发；请核对姓名、号码和 --as-of。",
        "subsidies status lists all open claims; check the name, the id number and --as-of.",
    ),
}
