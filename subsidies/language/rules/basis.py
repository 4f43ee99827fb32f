"""What rules rest on: standards, documents, and what this program promises."""

from typing import Final

Pair = tuple[str, str]
"""Chinese and English."""

FORMAT: Final[Pair] = ("文件格式（docs/formats.md）。", "File formats (docs/formats.md).")
CERTAIN: Final[Pair] = (
    "人或金额不能确定的，不得发放（docs/guarantees.md）。",
    "Where identity or amount is uncertain, nothing is paid (docs/guarantees.md).",
)
EXACT: Final[Pair] = (
    "金额以分为单位的整数计算，从不用小数（docs/design.md）。",
    "Amounts are whole fen, never floating-point numbers (docs/design.md).",
)
ID_NUMBER: Final[Pair] = (
    "GB 11643—1999《公民身份号码》：17 位本体码和按 ISO 7064 MOD 11-2 算出的校验码；15 位旧号码没有世纪和校验码。",
    "GB 11643-1999: seventeen digits and a check character by ISO 7064, MOD 11-2; the old fifteen lack century and "
    "check.",
)
CARD: Final[Pair] = (
    "ISO/IEC 7812-1（Luhn 算法）；只适用于 62 开头、16 至 19 位的银行卡，存折账号不按它编。",
    "ISO/IEC 7812-1 (Luhn); it holds for cards of 16 to 19 digits that begin with 62, and not for passbooks.",
)
BANK_NUMBER: Final[Pair] = (
    "支付系统行号 12 位，末位是 GB/T 17710（ISO 7064 MOD 11,10）的校验码。",
    "A bank's number in the payment system has twelve digits; the last is a check by ISO 7064, MOD 11,10 (GB/T 17710).",
)
CHARACTERS: Final[Pair] = (
    "GB 18030 和它的子集 GBK；少数民族姓名的间隔号是 U+00B7，GBK 里也有。",
    "GB 18030 and its subset GBK; the dot in names is U+00B7, which GBK has.",
)
PAYEE: Final[Pair] = (
    "银行按户名和账号两项核对；户名栏按字节定长，如 60 个字节。",
    "A bank compares payee and account; its field for the payee has so many bytes, 60 for example.",
)
ONE_ACCOUNT: Final[Pair] = (
    "待遇发到本人账户；由他人代领须有委托。审计历来查一个账户多人领取。",
    "Benefits go to the person's own account, to another's only by authority; auditors look for one account of many.",
)
TWO_PEOPLE: Final[Pair] = (
    "动钱的变更（账户、暂停、恢复）要有依据材料，由两人经手。",
    "A change that moves money (accounts, stops, resumptions) needs a document and two people.",
)
RETIREMENT: Final[Pair] = (
    "国发〔1978〕104号：完全丧失劳动能力的，男满 50、女满 45 周岁可以退休，这是最低的年龄；项目可在 [people] 另定。",
    "国发〔1978〕104号: men of 50 and women of 45 may retire when unfit for work, the lowest ages there are; a project "
    "may set others under [people].",
)
PROJECT_PEOPLE: Final[Pair] = (
    "项目文件的 [people]（docs/formats.md）；没有写的，按 100 周岁提示。",
    "The project file's [people] (docs/formats.md); where it says nothing, 100 years.",
)
CERTIFICATION: Final[Pair] = (
    "领取待遇资格每 12 个月认证一次；过期的暂停发放，重新认证后补发。",
    "The certification is due every twelve months; once it has lapsed payment is suspended, and paid back when "
    "renewed.",
)
ENTITLED: Final[Pair] = (
    "应发按享受的起止年月、死亡、暂停和丧失待遇来定（docs/formats.md）。",
    "What is owed follows from start, end, death, suspensions and forfeits (docs/formats.md).",
)
SINCE: Final[Pair] = (
    "项目文件的 since（起算年月）：这个月以前的一概不算（docs/formats.md）。",
    "The project file's since: nothing before that month is ever computed (docs/formats.md).",
)
REASONS: Final[Pair] = (
    "已发月份的应发变了，要说得出原因（docs/guarantees.md）。",
    "What an issued month is worth changes for a reason that can be told (docs/guarantees.md).",
)
NOBODY_LOST: Final[Pair] = (
    "谁也不会因为从名册上漏掉而停发（docs/guarantees.md）。",
    "Nobody is ended by being left out of a roster (docs/guarantees.md).",
)
CHANGES: Final[Pair] = (
    "变更一行一条，写明得知的日期（docs/formats.md“变更”）。",
    "A change is a row of its own, with the day on which it became known (docs/formats.md, Changes).",
)
LEDGER: Final[Pair] = (
    "台账只增不改，每批接着前一批的摘要（docs/ledger.md）。",
    "The ledger is only added to, each batch chained to the one before (docs/ledger.md).",
)
PRINTED: Final[Pair] = (
    "公布数字按印出来的位数代表一个区间，精确比较，没有容差（docs/formats.md）。",
    "A printed figure stands for an interval by its digits, compared exactly, without tolerances (docs/formats.md).",
)
BUDGET: Final[Pair] = (
    "预算一经批准，超过的支出须先追加；多发的要追回，少发的要补发。",
    "What exceeds a budget must be voted first; what was paid too much is claimed, what was paid too little is paid.",
)
PAPERS: Final[Pair] = (
    "名单文件就是台账里的明细，摘要相同（docs/ledger.md）。",
    "The file of a list is the ledger's lines, with the same digest (docs/ledger.md).",
)
CLEARANCES: Final[Pair] = (
    "核实过的问题要写明理由、依据材料、核实人和有效期（docs/formats.md“核实记录”）。",
    "What was looked into has a reason, a document, a name and a last day (docs/formats.md, Clearances).",
)
MORTALITY: Final[Pair] = (
    "文件格式“死亡率表”（docs/formats.md）；示例取自中国人身保险业经验生命表（2010—2013）的养老类表 CL5、CL6。",
    "File formats, Mortality table (docs/formats.md); the sample follows the annuity tables CL5 and CL6 of the China "
    "Life Insurance Mortality Table 2010-2013.",
)
TARGETS: Final[Pair] = (
    "项目支出绩效目标表：各指标合计 90 分，预算执行率 10 分（财预〔2020〕10号《项目支出绩效评价管理办法》）。",
    "The table of performance targets: 90 points for the targets, 10 for the execution rate (财预〔2020〕10号).",
)
NOTHING_SILENT: Final[Pair] = (
    "跳过的、整理过的，都要说出来（docs/formats.md）。",
    "What was left out or cleaned is told (docs/formats.md).",
)
DOUBT: Final[Pair] = (
    "只有一种读法的才读，有两种的拒绝（docs/formats.md“日期”）。",
    "What can be read in one way is read; what can be read in two is refused (docs/formats.md).",
)
AUDITORS: Final[Pair] = (
    "审计历来查的：死者仍在发、服刑人员、一人两处领、一个账户多人领、账户与姓名不符、号码异常、年龄太小、认证过期仍发、金额不合标准。",
    "What auditors find: the dead and prisoners still paid, one person in two schemes, one account of many, "
    "accounts and "
    "names that differ, odd ids, people too young, lapsed certifications, amounts off the scale.",
)
REPLAY: Final[Pair] = (
    "每份名单照台账留存的输入重算，一分不差（docs/guarantees.md）。",
    "Every list, computed again from what the ledger keeps, is the same to the fen (docs/guarantees.md).",
)
APPROVED: Final[Pair] = (
    "项目文件的 [approval] levels：要几个不同的人批准，制单人不算（docs/formats.md）。",
    "The project file's [approval] levels: so many different people approve, the preparer not among them "
    "(docs/formats.md).",
)
ANSWERED: Final[Pair] = (
    "报盘、回盘都记在台账里（docs/bank.md）。",
    "What was sent to the bank and what it answered is in the ledger (docs/bank.md).",
)
