"""Pages of the rules about a year's self-evaluation."""

from typing import Final

from subsidies.language.rules.basis import BUDGET, TARGETS, Pair

SELF: Final[Pair] = (
    "财预〔2020〕10号《项目支出绩效评价管理办法》：单位自评按完成比例或等级赋分，写明偏差原因和改进措施。",
    "财预〔2020〕10号: an office scores itself in proportion or by grade, and writes why a goal was missed and what is "
    "done about it.",
)
GRADED: Final[Pair] = (
    "财预〔2020〕10号：定性指标分三档，100%–80%（含）、80%–60%（含）、60%–0%，在档内确定分值。",
    "财预〔2020〕10号: what is judged has three grades, 100-80, 80-60 and 60-0 per cent of the points, the lower end "
    "included.",
)

PAGES: Final[dict[str, tuple[Pair, Pair, Pair]]] = {
    "result-form": (
        (
            "填报的只能是台账不知道的；台账知道的，填了就成了两个说法。",
            "Only what the ledger does not know is typed; else there would be two answers to one question.",
        ),
        (
            "看这个指标的 score、of、actual：按等级评、由调查得出，还是由台账得出。",
            "See the target's score, of and actual: is it judged, surveyed, or known to the ledger?",
        ),
        SELF,
    ),
    "result-share": (
        (
            "等级和得分比例对不上，两个中必有一个不对。",
            "The grade and the share of the points contradict each other; one of them is wrong.",
        ),
        ("对照评定时的材料，改其中一个。", "Compare with what it was judged by, and change one of them."),
        GRADED,
    ),
    "grades-out-of-order": (
        (
            "等级之间有空档或重叠，同一个得分比例就可以评成两个等级，或一个也不是。",
            "With gaps or overlaps a share of the points would be of two grades, or of none.",
        ),
        ("按办法逐等抄写：第一等 80%，第二等 60%，第三等 0%。", "Copy them grade by grade: 80%, 60%, 0%."),
        GRADED,
    ),
    "target-missed": (
        ("没有达到的指标要说明原因和改进措施。", "Why a goal was missed, and what is done about it, must be told."),
        (
            "看“得分依据”里的算式；人数、金额用 reconcile --split cause,person 看到人。",
            "See how it was reckoned; reconcile --split cause,person shows the people behind numbers and amounts.",
        ),
        SELF,
    ),
    "target-unknown": (
        (
            "没有资料的指标不能当作达到：补上以前，总分是未定的。",
            "A goal of which nothing is known must not count as reached; until it is, the total is open.",
        ),
        (
            "到位资金看国库集中支付的额度通知，满意度看问卷，等级看评定的材料。",
            "Money received: the treasury's notices; satisfaction: the survey; a grade: what it was judged by.",
        ),
        SELF,
    ),
    "execution-unknown": (
        ("没有预算就没有执行率，这几分不能得。", "Without a budget there is no execution rate, and no points for it."),
        ("看批复的部门预算。", "See the budget that was approved."),
        SELF,
    ),
    "targets-missing": (
        ("没有指标就没有可评的。", "Without targets there is nothing to evaluate."),
        (
            "看随预算批复的绩效目标表；budget --targets 可以照测算写出一份。",
            "See the table approved with the budget; budget --targets makes one from an estimate.",
        ),
        TARGETS,
    ),
    "year-not-over": (
        ("年度没有结束，得分还会变。", "The year goes on, and so may the points."),
        ("年度结束后再做，或用 --as-of 指明日期。", "Evaluate when it is over, or name a day by --as-of."),
        SELF,
    ),
    "funds-over-budget": (
        (
            "到位比预算多，不是多记了，就是预算追加了没有写上。",
            "More money than budgeted: a row too many, or a revision that was not written down.",
        ),
        ("逐笔对额度通知或收款凭证。", "Compare each row with the notice or voucher of it."),
        BUDGET,
    ),
    "funds-twice": (
        ("同一笔记了两次，到位率就虚高。", "The same money written down twice makes the rate too high."),
        ("对凭证：是一笔还是两笔。", "See the vouchers: is it one or two?"),
        SELF,
    ),
    "issued-late": (
        ("按时发放是指标，也是对退休人员的承诺。", "To pay in time is a goal, and a promise to the retired."),
        (
            "ledger log 有每份名单的日期；期限是项目文件的 evaluation.issue_by。",
            "ledger log has the day of each list; the project file's evaluation.issue_by has the last day.",
        ),
        SELF,
    ),
    "entered-later": (
        (
            "名单写的日期可以往前写，录入台账的时间不能；两者不一，按时就只是名单自己的说法。",
            "The day of a list can be set back, the time of its entry cannot; where they differ, only the list itself "
            "says that it was in time.",
        ),
        (
            "ledger log 有录入的时间；银行的回单有付款的日子。",
            "ledger log has the time of entry; the bank has the day of payment.",
        ),
        SELF,
    ),
}
