"""Pages of the rules about changes, project files and settings."""

from typing import Final

from subsidies.language.rules.basis import (
    CERTAIN,
    CHANGES,
    ENTITLED,
    EXACT,
    FORMAT,
    ID_NUMBER,
    REASONS,
    SINCE,
    TARGETS,
    TWO_PEOPLE,
    Pair,
)

PAGES: Final[dict[str, tuple[Pair, Pair, Pair]]] = {
    "change-unknown": (
        (
            "不认识的变更，不知道该停、该补还是该改。",
            "Of an unknown change it is not known what to stop, pay or alter.",
        ),
        ("看依据材料说的是什么事，选用已有的类型。", "See what the document says, and take the kind that fits."),
        CHANGES,
    ),
    "change-bare-stop": (
        (
            "“停发”有的指暂停（以后补发），有的指终止（不再发），钱数不同。",
            "A bare stop means a suspension to some, to be paid back, and an end to others; the amounts differ.",
        ),
        ("看依据材料：以后还会不会恢复。", "See in the document whether payment may go on later."),
        CHANGES,
    ),
    "change-person-unknown": (
        ("变更落不到任何人身上，该停的就停不了。", "The change finds nobody, and who should be stopped is not."),
        (
            "对照身份证核对号码；新人先登记到名册。",
            "Compare the number with the id card; a new person goes into the roster first.",
        ),
        ID_NUMBER,
    ),
    "change-name-differs": (
        (
            "号码和姓名说的是两个人，停错人比不停更糟。",
            "Number and name mean two people; to stop the wrong one is worse than to stop nobody.",
        ),
        ("对照依据材料上的号码和姓名。", "Compare number and name with the document."),
        ID_NUMBER,
    ),
    "change-not-dated": (
        (
            "没有登记日期，就当作一直知道：过去的名单按它重算会不同。",
            "Without a date it counts as always known, and past lists, computed again, would differ.",
        ),
        ("看收件登记，补上得知的日期。", "See when the paper came in, and fill in that day."),
        CHANGES,
    ),
    "change-value-missing": (
        (
            "没有新工资、新账号或新号码，变更就做不了。",
            "Without the new wage, account or number there is nothing to change to.",
        ),
        ("看依据材料上的新值。", "See the new value in the document."),
        CHANGES,
    ),
    "change-flag-unknown": (
        (
            "没有这个标记，变更就不起作用，该发的不发。",
            "Without that flag the change does nothing, and what is due is not paid.",
        ),
        ("看项目文件里待遇项目的 flag。", "See the flags of the items in the project file."),
        FORMAT,
    ),
    "change-twice": (
        ("同一条抄了两遍，多半是复制时重复。", "The same row twice is most often a slip of copying."),
        ("看是不是两份材料；是一份的，删去一行。", "Are there two documents? If there is one, remove a row."),
        CHANGES,
    ),
    "identity-circle": (
        (
            "号码改过去又改回来，不知道哪个是现在的。",
            "Corrected to and fro, it is not known which number is the present one.",
        ),
        ("对照身份证，只留下实际的更正。", "Compare with the id card, and keep the correction that is real."),
        ID_NUMBER,
    ),
    "checked-by-oneself": (
        ("一人经手、一人复核，才有复核；自己复核自己，等于没有。", "To check one's own entry is to check nothing."),
        ("看依据材料上由谁签字；请另一个人复核。", "Who signed the document? Have somebody else check it."),
        TWO_PEOPLE,
    ),
    "change-after-death": (
        (
            "人死以后不用再停；登记成暂停，死亡以前该补的反而被留住。",
            "The dead need no stop; as a suspension it even holds what was owed before the death.",
        ),
        ("看死亡日期和这条变更哪一个写错了。", "Which is wrong: the day of the death, or this change?"),
        ENTITLED,
    ),
    "change-without-effect": (
        (
            "没有停过的不能恢复，没有登记死亡的不能撤销：要么前面漏了一条，要么这条写错了。",
            "What was not suspended is not resumed, and no death is not revoked: a change is missing, or this one is "
            "wrong.",
        ),
        (
            "subsidies explain 显示此人登记过的变更。",
            "subsidies explain shows the changes that are known of the person.",
        ),
        CHANGES,
    ),
    "toml-syntax": (
        ("这一行读不懂，后面的就都不可信。", "What follows a line that cannot be read cannot be trusted."),
        (
            "看这一行和前几行的引号、括号、等号。",
            "Look at quotes, brackets and equal signs of this line and those before it.",
        ),
        FORMAT,
    ),
    "unknown-key": (
        (
            "写错的键不会起作用：标准写错名字，就没有标准。",
            "A slip in a key has no effect: a rate by another name is no rate.",
        ),
        ("对照 docs/formats.md 的键名。", "Compare with the keys in docs/formats.md."),
        FORMAT,
    ),
    "missing-key": (
        ("缺的是没有就不能算的东西。", "Without it nothing can be computed."),
        ("对照 docs/formats.md，看哪些必填。", "See in docs/formats.md which keys are required."),
        FORMAT,
    ),
    "wrong-type": (
        ("类型不对的值只能猜着换算，程序不猜。", "A value of another type could only be guessed at."),
        ("照 docs/formats.md 的例子写。", "Write it like the examples in docs/formats.md."),
        FORMAT,
    ),
    "not-quoted": (
        (
            "不加引号的 120.10 会变成近似的小数，分就不准了。",
            "Without quotes 120.10 becomes a floating-point number, and the fen are no longer exact.",
        ),
        ("看这个值是不是金额、年月或日期。", "Is the value an amount, a month or a date?"),
        EXACT,
    ),
    "out-of-range": (
        ("超出范围的数多半是笔误，如 13 月。", "A number beyond its range is most often a slip, such as a month 13."),
        ("对照依据文件。", "Compare with the document."),
        FORMAT,
    ),
    "not-a-choice": (
        ("只有列出的几种写法有意义。", "Only the choices named have a meaning."),
        ("对照 docs/formats.md，选一个。", "Choose one from docs/formats.md."),
        FORMAT,
    ),
    "twice": (
        (
            "同一个编号或月份写了两次，不知道信哪一个。",
            "An id or a month that stands twice leaves open which one counts.",
        ),
        ("看两处哪一处是现行的。", "See which of the two is in force."),
        CERTAIN,
    ),
    "key-of-other-kind": (
        (
            "这类待遇不用这个键，写了也不起作用，容易误会。",
            "Items of this kind do not use the key; it would only mislead.",
        ),
        ("看这项待遇是每月定额、一年一次，还是各人的工资。", "Is the item flat, once a year, or each person's wage?"),
        FORMAT,
    ),
    "bad-identifier": (
        (
            "文件和台账用它命名，空格和符号会出错。",
            "Files and the ledger are named by it; blanks and signs would break them.",
        ),
        ("换成字母、数字和 - _ .。", "Use letters, digits and - _ . only."),
        FORMAT,
    ),
    "bad-percent": (
        ("抵扣比例写错，会扣得过多。", "With a wrong percentage too much would be taken."),
        ("看追缴协议或规定的比例。", "See the percentage in the agreement or the rule."),
        FORMAT,
    ),
    "bad-figure": (
        (
            "公布数字照印出来的写，位数就是它的精度。",
            "A figure is written as it is printed: its digits are its precision.",
        ),
        ("对照公开的文件。", "Compare with the published document."),
        FORMAT,
    ),
    "budget-line-form": (
        (
            "写法不全或重复，算不出这一行是多少。",
            "Without one of the three forms the line is worth nothing that could be told.",
        ),
        ("看预算文件这一行是人数×标准×月数，还是总数。", "Does the budget give people × rate × months, or a sum?"),
        FORMAT,
    ),
    "unknown-item": (
        ("钱不知道算在哪一项待遇。", "It is not known to which item the money belongs."),
        ("对照项目文件里的待遇项目。", "Compare with the items of the project file."),
        FORMAT,
    ),
    "item-gone": (
        (
            "台账发过的待遇项目没有了，已发的就无从比较，多发少发都看不见。",
            "Without an item that was paid, what was paid cannot be compared with anything.",
        ),
        (
            "找回原来的项目文件；台账里每批都留着一份。",
            "Find the former project file; the ledger keeps one with each batch.",
        ),
        REASONS,
    ),
    "since-moved": (
        (
            "起算年月后移，以前多发少发就再也不比较。",
            "With a later since, what was paid wrongly before it is never compared again.",
        ),
        ("看是谁、为什么改的；以前的月份发过没有。", "Who moved it, and why; were the months before it paid?"),
        SINCE,
    ),
    "bands-out-of-order": (
        (
            "各档颠倒或重叠，一个人就说不清属于哪一档。",
            "In bands that overlap nobody can say to which a person belongs.",
        ),
        ("对照文件的分档表。", "Compare with the bands of the document."),
        EXACT,
    ),
    "target-form": (
        (
            "人数、月数、标准由测算得出，再写一遍就会写成两个数：公开的文件里，正文是 249 人，目标表是 239 人。",
            "What the estimate computes and somebody types as well will differ one day: a published text says 249 "
            "people where its table of targets says 239.",
        ),
        (
            "看这个指标是测算得出的、自己定的数，还是按等级评的。",
            "Is the goal computed from the estimate, a number of your own, or a grade?",
        ),
        TARGETS,
    ),
    "target-weights": (
        (
            "分值合计不是 90，自评的总分就不是 100。",
            "With other weights than 90 in all, the self-evaluation is not out of 100.",
        ),
        ("对照财政批复的绩效目标表，逐项加一遍。", "Add them up as they stand in the table that was approved."),
        TARGETS,
    ),
    "bad-number": (
        (
            "指标值和分值要用来评分，不是数就评不了。",
            "Goals and weights are scored with; what is no number cannot be.",
        ),
        ("看目标表上印的是什么数，单位是什么。", "See which number the table has, and in which unit."),
        FORMAT,
    ),
    "bad-flag": (
        ("标记必须是“是/否”的一列。", "A flag must be a column of yes and no."),
        ("看名册里哪一列决定有没有这项待遇。", "Which column of the roster says who gets the item?"),
        FORMAT,
    ),
    "project-unknown": (
        (
            "合计里写了没有的项目，公布数字就比错了。",
            "With a project that is not there, a printed sum is compared with the wrong one.",
        ),
        ("对照各项目文件的 id。", "Compare with the ids of the project files."),
        FORMAT,
    ),
    "code-unknown": (
        ("写错代码，要忽略或要核实的就没有落实。", "With a slip in a code, nothing is ignored, weighed or cleared."),
        ("subsidies rule 列出全部代码。", "subsidies rule lists all codes."),
        FORMAT,
    ),
    "code-is-error": (
        (
            "错误说明人或金额不能确定；把它藏起来，就会发错钱。",
            "An error leaves identity or amount uncertain; to hide it would pay wrongly.",
        ),
        ("subsidies rule 代码 说明它是什么、怎么改。", "subsidies rule CODE says what it is, and what to do."),
        CERTAIN,
    ),
}
