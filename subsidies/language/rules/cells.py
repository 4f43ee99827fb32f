"""Pages of the rules about cells and rows of rosters, and about lists."""

from typing import Final

from subsidies.language.rules.basis import (
    CARD,
    CERTAIN,
    ENTITLED,
    EXACT,
    FORMAT,
    ID_NUMBER,
    NOBODY_LOST,
    REASONS,
    Pair,
)

PAGES: Final[dict[str, tuple[Pair, Pair, Pair]]] = {
    "bad-month": (
        (
            "月份决定发不发、补几个月，猜错一个月就是一笔钱。",
            "A month decides what is owed; a wrong guess is an amount.",
        ),
        ("对照审批表或档案里的年月。", "Compare with the month in the approval or the file on record."),
        FORMAT,
    ),
    "bad-date": (
        (
            "死亡日期、登记日期差一个月，应发就不同；没有的日子不能凑。",
            "A death or a report in another month makes another amount; a day that is not there is not made up.",
        ),
        ("对照证明材料上的日期。", "Compare with the date on the certificate."),
        FORMAT,
    ),
    "bad-amount": (
        (
            "三位小数或不是数的金额，取舍由不得程序。",
            "What to do with a third decimal, or with what is no number, is not for a program to decide.",
        ),
        ("对照核定表上的金额，单位是元。", "Compare with the amount in the document, in yuan."),
        EXACT,
    ),
    "bad-boolean": (
        (
            "这一列决定有没有一项待遇，“有”“√”之类各人理解不同。",
            "The column decides who gets an item, and a tick may mean many things.",
        ),
        ("对照享受这项待遇的名单。", "Compare with the list of those who get the item."),
        FORMAT,
    ),
    "bad-years": (
        ("年限影响调资的金额。", "Years of service decide how much a raise is."),
        ("对照档案里的缴费年限。", "Compare with the years on record."),
        FORMAT,
    ),
    "bad-id": (
        ("号码不成其为号码，就不知道是谁。", "Without an id number it is not known who the person is."),
        ("对照身份证逐位核对。", "Compare each digit with the id card."),
        ID_NUMBER,
    ),
    "id-number-cell": (
        (
            "电子表格的数字只有 15 位有效：18 位号码存成数字，末三位就没有了，而且十个里有一个仍能通过校验。",
            "A spreadsheet keeps fifteen digits of a number: of eighteen the last three are gone, and one ruined "
            "number in ten still passes the check.",
        ),
        (
            "单元格左上角没有绿三角、靠右对齐的是数字；改为文本，对照原件重录。",
            "A cell that is aligned to the right is a number; make it text and enter the digits from the original.",
        ),
        ID_NUMBER,
    ),
    "value-missing": (
        ("缺的正是确定人或金额的一格。", "It is the very cell that says who or how much."),
        ("对照原件补填。", "Fill it in from the original."),
        CERTAIN,
    ),
    "id-check-digit": (
        (
            "录错一位或颠倒相邻两位，校验位就对不上；也有少数真证件本来就不对，所以只是警告。",
            "A wrong digit, or two neighbours in the wrong order, break the check; a few real cards are wrong from the "
            "beginning, so it is a warning.",
        ),
        (
            "对照身份证；证上确实如此的，登记为已核实，照发。",
            "Compare with the id card; if the card says so, clear it and pay.",
        ),
        ID_NUMBER,
    ),
    "id-birth-date": (
        (
            "没有这一天、1900 年以前，或在开始享受之后出生的，号码或年月必有一个不对。",
            "With no such day, or a birth before 1900 or after the first month owed, number or month must be wrong.",
        ),
        (
            "对照身份证；档案日期与证件不同的，填“出生日期”列，以档案为准。",
            "Compare with the id card; where the file on record differs, fill in the birth date column, which counts.",
        ),
        ID_NUMBER,
    ),
    "id-converted": (
        (
            "旧名册里的 15 位号码已按规则换算；留着它，和别处的 18 位不好对。",
            "The fifteen digits of an old roster were converted by rule; left there, they are hard to compare with "
            "others.",
        ),
        ("对照身份证，换成 18 位。", "Compare with the id card, and write the eighteen characters."),
        ID_NUMBER,
    ),
    "account-check-digit": (
        (
            "卡号录错一位，钱会被退回，或者进了别人的卡。",
            "With a wrong digit the money comes back, or goes to somebody else.",
        ),
        ("对照银行卡或开户证明。", "Compare with the card or the bank's certificate."),
        CARD,
    ),
    "person-twice": (
        (
            "一人两行会发两份；15 位和 18 位号码、更正前后的号码，都算同一个人。",
            "Two rows would be paid twice; the old fifteen digits and the eighteen, and a number before and after its "
            "correction, are one person.",
        ),
        ("看两行哪一行是现在的，删去另一行。", "See which row is the present one, and remove the other."),
        CERTAIN,
    ),
    "person-in-two-projects": (
        (
            "有的人两项都该领，有的是重复登记。",
            "Some are entitled to both, others were registered twice.",
        ),
        (
            "看两个项目的依据文件是否允许同时享受；允许的，登记为已核实。",
            "Do the documents of both projects allow it? If so, clear it.",
        ),
        ENTITLED,
    ),
    "day-ahead": (
        (
            "还没有到的出生或死亡，多半年份写错了。",
            "A birth or a death that is still ahead is most often a wrong year.",
        ),
        ("对照身份证或死亡证明。", "Compare with the id card or the death certificate."),
        CERTAIN,
    ),
    "birth-date-missing": (
        ("没有出生日期，就不知道属于哪个年龄档。", "Without a date of birth nobody knows the band of ages."),
        ("看档案或户口簿。", "See the file on record or the household register."),
        CERTAIN,
    ),
    "area-unknown": (
        (
            "类别写错的人拿不到艰苦边远地区的增资，也不会有人发现。",
            "With a class that is written wrongly a person loses the area's part, and nobody notices.",
        ),
        ("对照文件的地区类别表。", "Compare with the document's classes of areas."),
        CERTAIN,
    ),
    "end-before-start": (
        ("截止早于开始，一个月也不会发，多半是写反了。", "Nothing would ever be owed; most often the two are swapped."),
        ("对照审批表上的起止年月。", "Compare with the months in the approval."),
        ENTITLED,
    ),
    "resumed-before-suspended": (
        ("恢复早于暂停，不知道停了哪几个月。", "It is not known which months were suspended."),
        ("对照暂停和恢复的材料。", "Compare with the papers of the suspension and the resumption."),
        ENTITLED,
    ),
    "resumed-without-suspended": (
        (
            "没有停过的不能恢复，多半漏填了暂停年月。",
            "What was never suspended is not resumed; most often the suspension was left out.",
        ),
        ("查是从哪个月起停的。", "Find out from which month payment was suspended."),
        ENTITLED,
    ),
    "start-missing": (
        (
            "空着就从起算年月开始，新人会一次补发许多个月。",
            "Left empty it would be the project's since, and a new person would be paid many months at once.",
        ),
        ("看审批表：从哪个月起享受。", "See in the approval from which month the person is entitled."),
        ENTITLED,
    ),
    "person-omitted": (
        (
            "台账发过款、按所知仍应发的人，名册里却没有了：可能是漏抄，也可能该登记终止。",
            "The ledger has paid somebody who is still owed money, and no roster names them: a slip, or an end that "
            "was not entered.",
        ),
        (
            "subsidies explain 显示此人已发多少、为什么仍应发；找到上一份名册比对。",
            "subsidies explain shows what was paid and why more is owed; compare with the last roster.",
        ),
        NOBODY_LOST,
    ),
    "gap-roster-edit": (
        (
            "直接改名册的格子，已发月份就要补发或追回，却没有依据材料。",
            "An edited cell makes issued months owe more or less, and there is no document behind it.",
        ),
        (
            "和上次名单的名册比对，看谁改了哪一格；应当登记变更的，改回去再登记。",
            "Compare with the roster of the last list: who changed which cell? What belongs into the changes goes "
            "there.",
        ),
        REASONS,
    ),
    "gap-unexplained": (
        (
            "已发月份的应发变了，输入却没有变：可能换了程序版本，或者台账里的输入不全。",
            "What issued months are worth has changed and no input has: another version of the program, or inputs "
            "that the ledger lacks.",
        ),
        (
            "subsidies explain 逐月看；subsidies ledger verify 校验台账。",
            "See subsidies explain month by month, and subsidies ledger verify.",
        ),
        REASONS,
    ),
}
