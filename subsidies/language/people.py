"""Sentences of the findings about people and accounts, by name; ``NAME.hint`` says what to do."""

from typing import Final

PEOPLE: Final = {
    "row-twice": ("这一行与 {other} 完全相同。", "This row is the same as {other}."),
    "row-twice.hint": (
        "同一个人在两个名册文件里各有一行：请删去一行。",
        "One person stands in two roster files: remove one of the rows.",
    ),
    "id-two-names": (
        "这个号码在 {other} 是另一个姓名。",
        "This number stands under another name in {other}.",
    ),
    "id-two-names.hint": (
        "请对照身份证：不是一个人的，改正写错的号码；是一个人的，改正写错的姓名。",
        "Compare with the id card: correct the number if they are two people, the name if they are one.",
    ),
    "name-written-differently": (
        "同一个人的姓名在 {other} 写法不同（圆点、空格或全角半角）。",
        "The name of the same person is written otherwise in {other} (dot, blanks or width).",
    ),
    "name-written-differently.hint": (
        "程序按同一个人处理；请统一成身份证上的写法。",
        "It counts as the same name; write both as on the id card.",
    ),
    "payee-written-differently": (
        "户名与姓名只是写法不同（圆点、空格或全角半角）。",
        "The payee is the person's own name, written otherwise (dot, blanks or width).",
    ),
    "payee-written-differently.hint": (
        "请核对银行开户时的写法，户名照银行的写；与姓名一样的可以不填。",
        "Write it as the bank has it; where that is the name as it stands, leave the payee empty.",
    ),
    "id-one-digit-off": (
        "{other} 有同名的人，号码只差一位，或只有相邻两位颠倒。",
        "Somebody of that name stands in {other}, under a number that is one digit, or two neighbours, off.",
    ),
    "id-one-digit-off.hint": (
        "可能是同一个人：请对照两人的身份证；号码更正过的，删去旧的一行，在变更表登记“证件更正”。",
        "Perhaps it is one person: compare both id cards; for a corrected number, remove the old row and enter an "
        "identity correction (证件更正) in the changes.",
    ),
    "id-differs-in-check": (
        "{other} 的号码前 17 位与此相同，只有校验位不同：至少有一个写错。",
        "The number in {other} is the same but for its check character: one of the two at least is wrong.",
    ),
    "id-differs-in-check.hint": (
        "请对照身份证改正；是同一个人的，只留一行。",
        "Correct it from the id card; where it is one person, keep one row.",
    ),
    "name-odd-dot": (
        "名字中间的圆点不是标准的“·”，银行可能对不上户名。",
        "The dot in the name is not the standard “·” (U+00B7); the bank may not match the payee.",
    ),
    "name-odd-dot.hint": (
        "请核对银行开户时的写法；没有特别写法的，改用“·”（GBK 有这个字符）。",
        "See how the bank writes it; where it has no way of its own, use “·”, which GBK has.",
    ),
    "name-beyond-gbk": (
        "“{text}”不在 GBK 里，有的银行文件写不下。",
        "“{text}” is not in GBK, which is all that some banks' files carry.",
    ),
    "name-beyond-gbk.hint": (
        "请问银行这个户名怎么报，填在“户名”里；姓名照身份证，不要改。",
        "Ask the bank how to write this payee and put that into the payee column; leave the name as on the id card.",
    ),
    "name-like-formula": (
        "以 =、+、-、@ 开头的，不是姓名；表格软件会把它当公式。",
        "What begins with =, +, - or @ is no name; a spreadsheet takes it for a formula.",
    ),
    "name-like-formula.hint": (
        "请对照身份证改正。给程序用的名单（.csv）照原样写，改正以前不要用表格软件打开。",
        "Correct it by the id card. Lists for programs (.csv) hold it as it is: open none in a spreadsheet till then.",
    ),
    "name-too-long": (
        "户名占 {size} 个字节，银行文件只容 {most} 个。",
        "The payee takes {size} bytes; a bank's file holds {most}.",
    ),
    "name-too-long.hint": (
        "请问银行怎么缩写，填在“户名”里；各银行不同，限度写在 subsidies.toml 的 check.name_bytes。",
        "Ask the bank how to shorten it and put that into the payee column; the limit, which differs from bank to "
        "bank, is check.name_bytes in subsidies.toml.",
    ),
    "age-too-young": (
        "{month} 时只有 {age} 周岁，不到 {least} 周岁。",
        "In {month} the person was {age}, below {least}.",
    ),
    "age-too-young.hint": (
        "请核对出生日期和年月；这个项目确有更年轻的人，写在项目文件的 [people] 里。",
        "Check the birth date and the month; a project of people so young says so in its file, under [people].",
    ),
    "age-too-old": (
        "已 {age} 周岁，超过 {most} 周岁。",
        "The person is {age}, above {most}.",
    ),
    "age-too-old.hint": (
        "请核实本人是否健在（上门或视频认证），并核对出生日期。",
        "See that the person is alive, by a visit or a call, and check the birth date.",
    ),
    "sex-implausible": (
        "按号码的第 17 位，性别与项目文件的规定不符。",
        "By the 17th digit of the number, the sex is not the one that the project file names.",
    ),
    "sex-implausible.hint": (
        "请对照身份证核对号码；项目不分性别的，去掉项目文件 [people] 里的 sex。",
        "Compare the number with the id card; where the project is for both, remove sex under [people].",
    ),
    "start-before-policy": (
        "享受开始年月早于 {first}：以前的月份没有标准可发，不计算。",
        "The start month is before {first}; the months before that are not paid by this project and not computed.",
    ),
    "start-before-policy.hint": (
        "请核对；以前确实应由本项目发的，先改项目文件的起算年月或标准。",
        "Check it; if this project owes earlier months, its since or its rates come first.",
    ),
    "certification-lapsed": (
        "资格认证 {day} 已到期，{month} 的名单仍要发。",
        "The certification lapsed on {day}, and the list of {month} pays.",
    ),
    "certification-lapsed.hint": (
        "已重新认证的，改填新的有效期；没有的，在变更表登记“暂停”。",
        "Once it is renewed, enter the new date; until then, enter a suspension (暂停) in the changes.",
    ),
    "name-edited": (
        "上次名单里这个号码的姓名是“{then}”，名册现在写的不同。",
        "In the last list the name under this number was “{then}”; the roster has another one now.",
    ),
    "name-edited.hint": (
        "请对照身份证：换了人的，恢复原来的一行，另加一行；改名的，留下证明。",
        "Compare with the id card: for another person, put the old row back and add one; for a new name, keep proof.",
    ),
    "id-perhaps-corrected": (
        "上次名单里有同名的 {then}，名册里已没有，号码只差一位，或只有相邻两位颠倒。",
        "The last list had {then} of the same name, whom no roster names now; the numbers are one slip apart.",
    ),
    "id-perhaps-corrected.hint": (
        "同一个人更正了号码的，把名册改回原来的号码，在变更表登记“证件更正”，已发的才能带过去。",
        "If it is the same person, put the old number back and enter an identity correction (证件更正) in the changes, "
        "so that what was paid carries over.",
    ),
}

ACCOUNTS: Final = {
    "account-shared": (
        "与 {other} 是同一个账号。",
        "This is also the account of {other}.",
    ),
    "account-shared.hint": (
        "夫妻共用的不必处理；否则请核实账号是谁的。",
        "A married couple may share one; otherwise find out whose it is.",
    ),
    "account-shared-by-many": (
        "与 {other} 等共 {count} 人是同一个账号。",
        "This account is that of {count} people, {other} the first.",
    ),
    "account-shared-by-many.hint": (
        "请逐人核实：是否由一人代领，有没有委托书，账号是否写错。",
        "Look into each of them: does one person draw for all, by which authority, or is the account a slip?",
    ),
    "account-missing": (
        "没有银行账号，而同一文件里别人有。",
        "There is no account, while others of this file have one.",
    ),
    "account-missing.hint": (
        "请补填；领现金的不必处理。",
        "Fill it in; leave it where the money is paid in cash.",
    ),
    "bank-number-check-digit": (
        "开户银行里的 12 位行号，校验位不对。",
        "The check digit of the bank's number of twelve digits is wrong.",
    ),
    "bank-number-check-digit.hint": (
        "请到开户银行核对 12 位行号。",
        "Ask the bank for its number of twelve digits.",
    ),
    "account-changed": (
        "上次名单发到 {bank} {account}（户名 {payee}），现按变更表换了账户。",
        "The last list paid into {bank}, {account}, payee {payee}; a change has another account.",
    ),
    "account-changed.hint": (
        "请核对变更的依据材料，确是本人申请。",
        "See that its document is there, and that the person asked for it.",
    ),
    "account-edited": (
        "上次名单发到 {bank} {account}（户名 {payee}），名册直接改了，没有登记变更。",
        "The last list paid into {bank}, {account}, payee {payee}; the roster was edited without an account change.",
    ),
    "account-edited.hint": (
        "请把名册改回原样，在变更表登记“账户变更”，写明依据；只是更正错字的，核实即可。",
        "Put the roster back and enter an account change (账户变更) with its document; where it only corrects a slip, "
        "verify it.",
    ),
}

TABLE: Final[dict[str, tuple[str, str]]] = {**PEOPLE, **ACCOUNTS}
