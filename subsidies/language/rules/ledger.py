"""Pages of the rules about budgets, the ledger, and the files of lists."""

from typing import Final

from subsidies.language.rules.basis import BUDGET, LEDGER, PAPERS, PRINTED, Pair

ALTERED: Final[Pair] = (
    "台账被绕过程序改动过，或者磁盘坏了；已发多少就不可信。",
    "The ledger was altered past this program, or the disk is bad; what was paid can no longer be believed.",
)
RESTORE: Final[Pair] = (
    "和抄在纸上的链首摘要、最近的备份比对；docs/ledger.md 说明怎样不用本程序校验。",
    "Compare with the head on paper and with the latest backup; docs/ledger.md shows how to verify it without this "
    "program.",
)
NOT_OPENED: Final[Pair] = (
    "打不开台账，就不知道已发了什么，再发就会重复。",
    "Without the ledger it is not known what was paid, and it would be paid again.",
)

PAGES: Final[dict[str, tuple[Pair, Pair, Pair]]] = {
    "figure-beyond-rounding": (
        (
            "印出来的数字用四舍五入解释不了：公开的文件里必有一处不对。",
            "No rounding explains the printed figures: one of them must be wrong.",
        ),
        ("翻到写明的出处，逐个复算。", "Turn to the places named, and compute each figure again."),
        PRINTED,
    ),
    "figure-rounding-tail": (
        ("相差的尾数可以用四舍五入解释，不是错。", "Rounding explains the difference; it is no fault."),
        ("看差额是否在写明的范围以内。", "See that the difference lies within what is said."),
        PRINTED,
    ),
    "figures-contradict": (
        (
            "每个数单看都可能是对的，放在一起却不行：没有一组准确的金额能印成所有这些数，所以其中必有一个不对。",
            "Each may be right by itself, and together they are not: no exact amounts are printed as all of them, so "
            "one of them is wrong.",
        ),
        (
            "从写明的出处起，按算式逐个复算；先看要去掉的那一个。",
            "Compute them again from the places named, the one to be left out first.",
        ),
        PRINTED,
    ),
    "figures-without-amounts": (
        (
            "没有一组准确的金额能印成所有这些数，所以其中必有一个不对；常见的是百分比算错，或者上年的基数不同。",
            "No exact amounts are printed as all of them, so one of them is wrong; often a percentage, or last year "
            "was counted otherwise.",
        ),
        (
            "用上年的预算和本年的预算，重算增减额和百分比。",
            "Compute the change and the percentage again, from last year's budget and this year's.",
        ),
        PRINTED,
    ),
    "fact-differs": (
        (
            "同一件事在几处写得不一样，不知道哪一处是真的。",
            "One fact is told in different ways, and it is not known which is true.",
        ),
        ("对照批复和各处原文。", "Compare with the decision and with each place."),
        PRINTED,
    ),
    "over-budget": (
        ("已发超过预算。", "More was paid than the budget allows."),
        ("subsidies reconcile 列出差额的原因。", "subsidies reconcile names the causes of the difference."),
        BUDGET,
    ),
    "over-budget-ahead": (
        (
            "照现在所知，到年底要超预算；钱用完以前知道，还来得及追加。",
            "As known now, the year will cost more than its budget; before the money ends there is time to revise it.",
        ),
        (
            "已发的加上以后各月名单照现在所知要发的；设了死亡率表的，按期望的死亡扣减。",
            "It is what was paid and what the lists to come would pay as known now; with a table of mortality, less "
            "what deaths are expected to save.",
        ),
        BUDGET,
    ),
    "open-claims": (
        ("多发的钱还没有收回来。", "Money paid too much has not come back yet."),
        ("subsidies status 列出是谁、哪几个月。", "subsidies status says whose they are, and of which months."),
        BUDGET,
    ),
    "open-arrears": (
        ("应发的钱还没有发到人手里。", "Money that is owed has not been paid yet."),
        ("subsidies status 列出是谁、为什么没有发。", "subsidies status says whose it is, and why."),
        BUDGET,
    ),
    "ledger-batch-digest": (ALTERED, RESTORE, LEDGER),
    "ledger-chain": (ALTERED, RESTORE, LEDGER),
    "ledger-lines-digest": (ALTERED, RESTORE, LEDGER),
    "ledger-input-digest": (
        (
            "留存的输入缺了或变了，这一批就不能照当时所知重算。",
            "Without its inputs as they were, the batch cannot be computed again from what was known.",
        ),
        RESTORE,
        LEDGER,
    ),
    "ledger-numbering": (
        ("批次号跳过了，说明有一批被拿掉了。", "A gap in the numbers means that a batch was taken out."),
        RESTORE,
        LEDGER,
    ),
    "ledger-orphan": (
        ("不属于任何批次的行，是绕过程序写进去的。", "Rows of no batch were written past this program."),
        RESTORE,
        LEDGER,
    ),
    "ledger-closed-month": (
        (
            "结账以后不会再有那个月的批次；有，就是被改过。",
            "No batch follows the closing of its month, unless somebody altered it.",
        ),
        RESTORE,
        LEDGER,
    ),
    "ledger-replay": (
        ("记入的明细不是由当时的输入算出来的。", "The lines do not follow from the inputs kept with them."),
        (
            "按写明的第一处，看名册、变更和标准当时怎么写。",
            "At the first difference, see what roster, changes and rates said then.",
        ),
        LEDGER,
    ),
    "ledger-rules": (
        (
            "程序的规则后来改了，同样的输入现在算得不同；摘要无误，不是篡改。",
            "The program's rules have changed since and give another list; the digests hold, nobody altered it.",
        ),
        (
            "看版本说明里改了什么；需要时按现在的规则补发或追缴。",
            "See what has changed between the versions; pay or claim the difference.",
        ),
        LEDGER,
    ),
    "ledger-head": (
        (
            "抄在纸上的摘要不在链上：台账被换过或截短，或者抄错了。",
            "The digest on paper is not in the chain: the ledger was replaced or cut short, or it was copied wrongly.",
        ),
        ("逐个字符核对抄录，再和备份比对。", "Compare the copy character by character, then with the backup."),
        LEDGER,
    ),
    "ledger-schema": (
        (
            "表、视图或触发器变了，台账就不再拦得住改动。",
            "With other tables, views or triggers the ledger no longer stops alterations.",
        ),
        RESTORE,
        LEDGER,
    ),
    "ledger-not-database": (
        NOT_OPENED,
        (
            "看 subsidies.toml 的 ledger 指的是不是台账文件。",
            "Is the file that subsidies.toml names as ledger the ledger?",
        ),
        LEDGER,
    ),
    "ledger-corrupt": (NOT_OPENED, RESTORE, LEDGER),
    "ledger-not-ours": (
        NOT_OPENED,
        ("看它是不是别的程序的数据库。", "Is it the database of another program?"),
        LEDGER,
    ),
    "ledger-newer": (
        ("新版本写的台账，旧版本看不全。", "An older version does not see all of a newer ledger."),
        ("subsidies --version 看版本，改用较新的程序。", "See subsidies --version, and use the newer program."),
        LEDGER,
    ),
    "paper-missing": (
        ("台账里有这一批，打印的名单却不在。", "The ledger has the batch; the list to print is not there."),
        ("看是否被移走；按提示可以从台账重写。", "Was it moved? It can be written again from the ledger."),
        PAPERS,
    ),
    "paper-differs": (
        ("文件和台账不一样：有人改过名单。", "The file is not what the ledger has: somebody changed the list."),
        (
            "用 sha256sum 和台账里的摘要比；已经打印、上报的是哪一份。",
            "Compare sha256sum with the ledger's digest; which one was printed and sent?",
        ),
        PAPERS,
    ),
    "paper-leftover": (
        (
            "写到一半留下的临时文件，里面可能有个人信息。",
            "A temporary file that was left behind; it may hold personal data.",
        ),
        ("看有没有程序正在写；没有的，删去。", "Is a program still writing? If not, remove it."),
        PAPERS,
    ),
    "paper-stray": (
        ("台账里没有的名单，不能照它付款。", "A list that the ledger does not have must not be paid."),
        (
            "看它从哪里来：别的工作区、旧的试算，或者伪造。",
            "Where does it come from: another workspace, an old draft, or a forgery?",
        ),
        PAPERS,
    ),
    "paper-locked": (
        (
            "给名单加密码是应当的；可台账不认识这一份，里面的金额可能同台账不一样。",
            "A password on a list is right; but the ledger does not know this one, and its amounts may be others.",
        ),
        (
            "打开后核对页脚的摘要和合计；status --repair 不会动有密码的文件。",
            "Open it, and compare the digest at its foot and the sums; status --repair never touches a file with a "
            "password.",
        ),
        PAPERS,
    ),
    "export-altered": (
        (
            "报盘里改一个账号，钱就到了别人那里，名单和台账上都看不出来。",
            "One account changed in a file for the bank, and the money goes elsewhere; no list and no ledger shows it.",
        ),
        (
            "重新导出一份，同这一份逐笔比较；用 bank verify 核对财务和银行手里的。",
            "Export it again and compare payment by payment; bank verify tells of copies that others have.",
        ),
        PAPERS,
    ),
}
