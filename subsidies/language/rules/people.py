"""Pages of the rules about people and accounts."""

from typing import Final

from subsidies.language.rules.basis import (
    BANK_NUMBER,
    CERTAIN,
    CERTIFICATION,
    CHARACTERS,
    ID_NUMBER,
    ONE_ACCOUNT,
    PAYEE,
    PROJECT_PEOPLE,
    RETIREMENT,
    SINCE,
    TWO_PEOPLE,
    Pair,
)

PAGES: Final[dict[str, tuple[Pair, Pair, Pair]]] = {
    "id-two-names": (
        (
            "一个号码只能是一个人：姓名不同，不是号码抄错，就是姓名写错。",
            "A number is one person's: with two names, either the number or a name is wrong.",
        ),
        ("拿两处的原件对照身份证。", "Compare both originals with the id card."),
        ID_NUMBER,
    ),
    "name-written-differently": (
        (
            "圆点、空格、全角半角不同，人看是一个名字，银行和别的系统按字比，会对不上。",
            "To people it is one name; a bank or another system compares characters and finds two.",
        ),
        ("对照身份证上的写法。", "Compare with the id card."),
        CHARACTERS,
    ),
    "payee-written-differently": (
        (
            "银行按字核对户名，差一个圆点就退回。",
            "A bank compares the payee character by character: for another dot the money comes back.",
        ),
        ("看银行卡或开户证明上怎么写。", "See how the card or the bank's certificate has it."),
        PAYEE,
    ),
    "id-one-digit-off": (
        (
            "同名而号码只差一位的两行，可能是一个人录了两次，其中一个号码是错的。",
            "Two rows of one name whose numbers are a slip apart may be one person, entered twice.",
        ),
        (
            "对照两人的身份证；确是两个人的，登记为已核实。",
            "Compare both id cards; if they are two people, clear it.",
        ),
        ID_NUMBER,
    ),
    "id-differs-in-check": (
        (
            "前 17 位定了，校验位只能是一个：两个号码至少有一个是错的。",
            "The seventeen digits leave one check character: of the two numbers one at least is wrong.",
        ),
        ("对照两人的身份证。", "Compare both id cards."),
        ID_NUMBER,
    ),
    "name-odd-dot": (
        (
            "间隔号有十来种写法，多数 GBK 写不出，报盘会变成问号，户名就对不上。",
            "There are a dozen dots; most are not in GBK and become question marks in a bank's file.",
        ),
        ("看银行的户名用哪一种；通常是“·”（U+00B7）。", "See which one the bank uses; most often it is “·” (U+00B7)."),
        CHARACTERS,
    ),
    "name-beyond-gbk": (
        (
            "生僻字在只认 GBK 的银行文件里写不出来，这一笔会失败。",
            "A bank's file in GBK cannot hold a rare character, and the transfer fails.",
        ),
        ("问银行这个户名在系统里怎么写。", "Ask how the bank's own system writes this payee."),
        CHARACTERS,
    ),
    "name-like-formula": (
        (
            "不会有人这样叫；公式能把别的格子带走，也能运行命令，用表格软件打开名单的人就中招。",
            "Nobody is called so. A formula can send cells away, or run a command, for whoever opens a list in a "
            "spreadsheet.",
        ),
        ("对照身份证；再问是谁、怎样录进去的。", "Compare with the id card; then ask who entered it, and how."),
        CHARACTERS,
    ),
    "name-too-long": (
        (
            "户名超过银行文件的长度会被截断，对不上就退回。",
            "A payee that is too long is cut off, no longer matches, and the money comes back.",
        ),
        ("问银行怎么缩写，限度是多少字节。", "Ask the bank how it shortens the name, and how many bytes it takes."),
        PAYEE,
    ),
    "account-shared": (
        (
            "夫妻共用一个账户是常有的；也可能是账号抄错了一行。",
            "Married couples often share an account; or an account was copied into the wrong row.",
        ),
        ("看两人是什么关系，账户是谁的。", "Find out how the two are related, and whose account it is."),
        ONE_ACCOUNT,
    ),
    "account-shared-by-many": (
        (
            "三个人以上发到一个账户：是集体代领，还是有人冒领，要查清楚。",
            "Three people or more paid into one account: somebody draws for all, by right or not.",
        ),
        (
            "逐人核实委托书，问银行账户是谁开的。",
            "See each person's authority, and ask the bank who opened the account.",
        ),
        ONE_ACCOUNT,
    ),
    "account-missing": (
        (
            "同一文件里别人都有账号，只有此人没有，多半是漏填。",
            "The others of this file have one; most often it was left out.",
        ),
        ("问本人；领现金的，登记为已核实。", "Ask the person; clear it for those who are paid in cash."),
        ONE_ACCOUNT,
    ),
    "bank-number-check-digit": (
        ("行号错一位，跨行转账会退回。", "With a wrong digit a transfer to another bank comes back."),
        ("到开户银行的公开信息里查 12 位行号。", "Look up the bank's number of twelve digits."),
        BANK_NUMBER,
    ),
    "age-too-young": (
        (
            "退休或开始享受时太年轻的，可能出生日期或年月写错，也可能不该享受。",
            "Who was too young has a wrong birth date or month, or no title at all.",
        ),
        ("看档案里的退休审批表。", "See the approval of the retirement on record."),
        RETIREMENT,
    ),
    "age-too-old": (
        (
            "年过百岁的人要特别核实是否健在：死亡常常迟报。",
            "Of the very old it must be seen that they are alive: deaths are reported late.",
        ),
        (
            "上门或视频认证；比对公安的死亡信息。",
            "Visit or call the person; compare with the deaths that the police know of.",
        ),
        PROJECT_PEOPLE,
    ),
    "sex-implausible": (
        (
            "项目只发给一种性别，号码的第 17 位却是另一种（单数男、双数女）。",
            "The project is for one sex, and the 17th digit is of the other: odd for men.",
        ),
        (
            "对照身份证，看号码或项目文件哪个错了。",
            "Compare with the id card: is the number wrong, or the project file?",
        ),
        PROJECT_PEOPLE,
    ),
    "start-before-policy": (
        (
            "早于起算年月或第一个标准的月份不计算；后来登记的人会因此少补。",
            "Months before since, or before the first rate, are not computed; who was registered late loses them.",
        ),
        ("看以前的月份由谁发过，是否还欠。", "Find out who has paid the earlier months, and whether any are owed."),
        SINCE,
    ),
    "certification-lapsed": (
        (
            "资格认证过期还照发，是审计必查的一项。",
            "Payment after a lapsed certification is what every audit looks for.",
        ),
        (
            "查认证系统里的最新日期；没有认证的，登记暂停。",
            "Look up the latest certification; where there is none, suspend payment.",
        ),
        CERTIFICATION,
    ),
    "account-changed": (
        (
            "换账户是冒领最常用的一步，发放前再看一眼。",
            "A new account is the usual step of a fraud; look once more before it is paid.",
        ),
        ("看变更的依据材料、经办人和复核人。", "See the document of the change, and who entered and checked it."),
        TWO_PEOPLE,
    ),
    "account-edited": (
        (
            "名册里的账号直接改了，没有依据材料，也没有第二个人看过。",
            "The account was edited in the roster: there is no document, and no second person has seen it.",
        ),
        (
            "和上次名单的名册比对；问是谁改的、凭什么。",
            "Compare with the roster of the last list; ask who changed it, and why.",
        ),
        TWO_PEOPLE,
    ),
    "name-edited": (
        (
            "号码不变而姓名变了：可能改了名，也可能一行被换成了另一个人。",
            "The number is the same and the name is not: a new name, or another person in the old row.",
        ),
        ("对照身份证和上次名单。", "Compare with the id card and the last list."),
        ID_NUMBER,
    ),
    "row-twice": (
        (
            "同一行在两个名册文件里，会当作两个人发两份。",
            "A row that stands in two files of the roster would be paid twice.",
        ),
        ("看两个文件是不是同一份名册的新旧版本。", "Are the two files an old and a new version of one roster?"),
        CERTAIN,
    ),
    "id-perhaps-corrected": (
        (
            "在名册里直接改号码，程序会当作少了一个人、新来一个人，已发的带不过去。",
            "With a number edited in the roster one person is gone and another is new, and what was paid stays behind.",
        ),
        (
            "对照身份证；是更正的，登记“证件更正”。",
            "Compare with the id card; a corrected number is an identity correction (证件更正).",
        ),
        ID_NUMBER,
    ),
}
