"""Pages of the rules of ``audit``: what was paid, when, to whom, and on what ground."""

from typing import Final

from subsidies.language.rules.basis import (
    ANSWERED,
    APPROVED,
    AUDITORS,
    BUDGET,
    CERTIFICATION,
    CHANGES,
    ENTITLED,
    NOBODY_LOST,
    ONE_ACCOUNT,
    REASONS,
    REPLAY,
    TARGETS,
    TWO_PEOPLE,
    Pair,
)

LISTS: Final[dict[str, tuple[Pair, Pair, Pair]]] = {
    "paid-to-nobody": (
        (
            "名单由名册算出；名册里没有的人领了钱，只能是在程序以外加进去的。",
            "A list follows from the rosters; whoever is paid without standing in one was put in by other means.",
        ),
        (
            "用 subsidies ledger show 看这一批，和那天留存的名册（subsidies ledger export）核对。",
            "Compare the batch (subsidies ledger show) with the rosters kept with it (subsidies ledger export).",
        ),
        REPLAY,
    ),
    "paid-after-death": (
        (
            "死者仍在领取，是审计最先查的一项；这里只说名单做出时已经知道死亡的。",
            "The dead still paid are the first thing auditors look for; here are those whose death was known by then.",
        ),
        (
            "把死亡日期、登记日期和名单的日期放在一起看；再看取款人是谁。",
            "Put the day of the death, that of its report and that of the list side by side; see who drew the money.",
        ),
        AUDITORS,
    ),
    "paid-after-end": (
        (
            "终止以后不再应发；名单做出时已经知道终止而仍发放，是绕过了程序，或事后补的登记日期。",
            "After an end nothing is owed; paid by a list that knew it, somebody went past the program, or dated "
            "it back.",
        ),
        ("看终止的依据和登记日期，再看名单的日期。", "See the end's document and report, and the day of the list."),
        ENTITLED,
    ),
    "paid-in-forfeit": (
        (
            "服刑期间丧失待遇，不是暂停：以后也不补发。",
            "A prison term forfeits the benefit: it is not a suspension, and is not paid back later.",
        ),
        ("看判决书的刑期起止，和已付的月份核对。", "Compare the dates of the sentence with the months paid."),
        AUDITORS,
    ),
    "paid-while-suspended": (
        (
            "暂停期间，那个月的名单一分也不付，补发要等恢复；付了，就是没有停住。",
            "While a suspension lasts a list pays nothing at all; what is owed waits for the resumption.",
        ),
        (
            "看暂停的登记日期和名单的日期；看有没有恢复的材料。",
            "Compare the days; is there a document of a resumption?",
        ),
        ENTITLED,
    ),
    "paid-before-start": (
        (
            "享受开始以前没有待遇；付了，不是开始年月写错，就是多付。",
            "Before the start nothing is owed: either the start is wrong, or too much was paid.",
        ),
        ("看资格审批表上的开始年月。", "See the start month in the approval of the title."),
        ENTITLED,
    ),
    "paid-twice": (
        (
            "一个月的待遇只付一次；补充名单、手工加行，最容易付两次。",
            "A month is paid once; supplements and lines added by hand are how it is paid twice.",
        ),
        (
            "用 subsidies explain 看这个月的每一批，再对银行流水。",
            "See each batch of the month with subsidies explain.",
        ),
        REPLAY,
    ),
    "one-off-without-title": (
        (
            "冬碳费只给名册标明的人；没有标明而付了，多是照顾性地加进去的。",
            "Winter heating is for those whom the roster flags; paid without the flag, somebody did a favour.",
        ),
        ("对照发放范围的文件和那天的名册。", "Compare with the document on who gets it, and the roster of that day."),
        ENTITLED,
    ),
    "one-off-twice": (
        (
            "一次性待遇一年一次；改了发放月份，也不能再付。",
            "A one-off is due once a calendar year; not again, even where its month was corrected.",
        ),
        ("用 subsidies explain 看这一年的两批，再对银行流水。", "See both batches of the year with subsidies explain."),
        REPLAY,
    ),
    "amount-off-scale": (
        (
            "金额由标准或本人的工资定，程序不会算出别的数；不合标准的金额是审计常见的一项。",
            "Amounts are the rate or one's own wage, and the program gives no other; auditors look for those off "
            "the scale.",
        ),
        (
            "对照那个月的标准和工资，看差额像什么。",
            "Compare with the rate or wage of the month; what does the rest look like?",
        ),
        AUDITORS,
    ),
    "owed-left-out": (
        (
            "照那天的名册应付而没有付足：钱也许付给了别人。",
            "By the inputs of that day it was due and was not paid in full: perhaps somebody else has it.",
        ),
        ("看同一批里谁多付了相同的数。", "Look in the same batch for somebody paid as much too much."),
        REPLAY,
    ),
    "line-not-computed": (
        (
            "每一笔都应当能照留存的名册、变更和以前各批重新算出来。",
            "Each line must follow again from the inputs kept and the batches before it.",
        ),
        ("照留存的输入重算（subsidies ledger verify），看哪一行不同。", "Compute it again: subsidies ledger verify."),
        REPLAY,
    ),
}

PAID: Final[dict[str, tuple[Pair, Pair, Pair]]] = {
    "paid-before-report": (
        (
            "死亡报得晚，已发的就要追回；拖得越久，越要问是谁在领。",
            "A death reported late leaves money to be claimed; the longer it took, the more one asks who drew it.",
        ),
        (
            "看死亡证明和报告的日期；问家属，查取款记录。",
            "See the certificate and the report; ask the family and the bank.",
        ),
        AUDITORS,
    ),
    "paid-uncertified": (
        (
            "资格认证过期还照发，是审计必查的一项；认证是证明人还在世。",
            "Payment after a lapsed certification is what every audit looks for; it is the proof that the person "
            "lives.",
        ),
        ("查认证系统里的日期，和名册上的有效期核对。", "Compare the certification's date with the roster's."),
        CERTIFICATION,
    ),
    "owed-never-paid": (
        (
            "登记了却没有发过，多半是人以为已经发了；钱也可能以别人的名义领走。",
            "Entered and never paid: mostly everybody thinks it was done, and sometimes another name has the money.",
        ),
        ("看此人什么时候进的名册，名单为什么没有。", "Find out since when the roster has them, and why no list does."),
        NOBODY_LOST,
    ),
    "claim-idle": (
        (
            "多发的钱没有人追，就成了损失；三个月没有动静，就要问。",
            "Money that nobody claims is lost; after three months without a move one asks.",
        ),
        (
            "看追缴通知、退款和分期约定；问经办人。",
            "See the claim that was sent, refunds and agreements; ask who is in charge.",
        ),
        BUDGET,
    ),
    "arrears-long": (
        (
            "补发一年以前的月份，往往有道理（恢复、迟定的调资），但也是塞钱的地方。",
            "Arrears of more than a year often have a good reason, such as a resumption; and they are where "
            "money is hidden.",
        ),
        ("看原因、依据和审批。", "See the reason, its document and who approved it."),
        REASONS,
    ),
    "start-long-past": (
        (
            "新人从很久以前补起，一笔就是一大笔；以前为什么没有，要说得清。",
            "A joiner paid from long ago gets much at once; why nobody knew of them before must be told.",
        ),
        ("看资格审批表和登记日期；核实本人。", "See the approval and the day of the report; meet the person."),
        AUDITORS,
    ),
    "arrears-round": (
        (
            "补发由逐月的差额加成，正好是整千的很少；手填的数常常是整的。",
            "Arrears add up from months and are seldom a round thousand; numbers typed by hand often are.",
        ),
        ("逐月核对工资和已付的数。", "Check wage and payment month by month."),
        AUDITORS,
    ),
    "edit-accepted": (
        (
            "已发月份因改名册而变，核发时用 --accept 接受了：只有一句话，没有材料。",
            "An edited roster changed issued months, and the list was issued with --accept: a word, and no document.",
        ),
        ("把前后两份名册放在一起看；找说法的出处。", "Put both rosters side by side; find what the word rests on."),
        REASONS,
    ),
}

GROUNDS: Final[dict[str, tuple[Pair, Pair, Pair]]] = {
    "change-without-document": (
        ("变更动钱；没有材料，就说不清为什么动。", "A change moves money; without a document nobody can say why."),
        ("向经办人要材料，再补上。", "Ask whoever entered it for the document."),
        TWO_PEOPLE,
    ),
    "change-unchecked": (
        (
            "账户、暂停、恢复、终止、工资，一个人就能改，就没有人看得见。",
            "What one person can change alone, nobody sees.",
        ),
        ("看依据材料；问经办人为什么没有人复核。", "See its document; ask why nobody has checked it."),
        TWO_PEOPLE,
    ),
    "wage-without-basis": (
        (
            "工资定了每月发多少；没有依据的工资，每月都在多发或少发。",
            "A wage is paid every month, and so is a wrong one.",
        ),
        ("找审批表；和前后月份的工资核对。", "Find the approval; compare with the wages before and after."),
        CHANGES,
    ),
    "raise-off-policy": (
        (
            "调资有办法：定额、年限、百分比、年龄、地区。手填的工资不等于算出来的，要么办法没填对，要么多调了。",
            "A raise has its rules. Where a typed wage is not what they give, the rules or the wage are wrong.",
        ),
        (
            "删去这条变更试算一次，subsidies explain 会列出每一部分；和审批表核对。",
            "Draft without the change: subsidies explain lists each part of the raise; compare with the approval.",
        ),
        REASONS,
    ),
    "left-without-reason": (
        ("人为什么不再领，要有说法：去世、迁出、判刑，后果各不相同。", "Why somebody is paid no more must be told."),
        ("问经办人，查死亡、迁移的材料。", "Ask whoever edited the roster; look for a document."),
        CHANGES,
    ),
    "payee-other": (
        ("代领须有委托；冒领也从换户名开始。", "Another payee needs an authority, and fraud begins with one."),
        ("看委托书；打电话或上门核实本人。", "See the authority; call or visit the person."),
        ONE_ACCOUNT,
    ),
    "account-before-list": (
        (
            "发放前几天才换账户，来不及核对；这笔钱最容易进错门。",
            "An account changed days before a list leaves no time to check it.",
        ),
        ("看申请材料和两人的签字，问本人。", "See the application and both signatures; ask the person."),
        TWO_PEOPLE,
    ),
    "account-there-and-back": (
        (
            "换走一两个月又换回来，本人往往不知道：这是截留待遇最像的样子。",
            "Gone for a list or two and back again, often without the person's knowledge, is what diverted money "
            "looks like.",
        ),
        (
            "查中间账户的户主和流水；看两次变更是谁录、谁核。",
            "Whose account was it? Who entered and checked both changes?",
        ),
        TWO_PEOPLE,
    ),
}

BUDGETS: Final[dict[str, tuple[Pair, Pair, Pair]]] = {
    "month-without-list": (
        (
            "没有名单的月份，要么没有发，要么在程序以外发了。",
            "A month without a list was not paid, or paid by other means.",
        ),
        ("看那个月的银行流水和支付计划。", "See the bank's statement and the payment plan of the month."),
        ENTITLED,
    ),
    "headcount-over-budget": (
        (
            "预算按人数批准；多出来的人要有来历。",
            "A budget is voted for so many people; where do the others come from?",
        ),
        ("列出新增的人和他们的审批。", "List those who have joined, and their approvals."),
        BUDGET,
    ),
    "headcount-under-target": (
        (
            "公布的指标没有达到，自评时要说明。",
            "A published target that is missed must be explained in the self-evaluation.",
        ),
        ("按月数人，和公布的指标核对。", "Count the people by month, and compare with the published target."),
        TARGETS,
    ),
    "payments-not-audited": (
        (
            "有错误的文件算不出应发，也就查不出发放对不对。",
            "From files with errors nothing is computed, and so nothing compared.",
        ),
        ("先看同一份报告里的错误。", "See the errors in the same report first."),
        ENTITLED,
    ),
}

BANKED: Final[dict[str, tuple[Pair, Pair, Pair]]] = {
    "list-not-approved": (
        (
            "批准的是一份名单的每一行；批准以后改过的、没有批准就发的，等于没有人看过。",
            "People approve every line of a list; what was changed after that, or paid without, nobody has looked at.",
        ),
        (
            "用 ledger log 看这一批和它以前的批准；批准的摘要要和名单的摘要相同。",
            "ledger log shows the batch and the approvals before it; the digests of both must be the same.",
        ),
        APPROVED,
    ),
    "approver-not-other": (
        (
            "一个人又做又批，错的和有意的都没有人拦。",
            "Where one person prepares and approves, nobody stops a mistake or a fraud.",
        ),
        (
            "用 ledger show 看是谁登记、谁制单、谁批准。",
            "ledger show says who entered, prepared and approved it.",
        ),
        APPROVED,
    ),
    "orders-unanswered": (
        (
            "没有答复的付款，可能没有到账，也可能付错了人，而账上算已经付了。",
            "A payment without an answer may not have arrived, or may have gone elsewhere, and counts as made.",
        ),
        (
            "看银行流水，和报盘文件逐笔核对。",
            "Compare the bank's statement with the file that was sent, payment by payment.",
        ),
        ANSWERED,
    ),
    "failed-account-kept": (
        (
            "账户不对，再付还会失败；也可能那个账户已经不是本人的了。",
            "Where an account is wrong the payment fails again, or the account is no longer the person's.",
        ),
        (
            "看上次失败的原因（ledger show），再看有没有账户变更的申请。",
            "See why it failed (ledger show), and whether the person has asked for another account.",
        ),
        ANSWERED,
    ),
}

PAGES: Final = {**BANKED, **LISTS, **PAID, **GROUNDS, **BUDGETS}
