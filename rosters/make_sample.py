"""Write the two sample workbooks: the real projects of 2024 with made-up people, and the year as it happened to them.

    python rosters/make_sample.py [FOLDER]

Every person, account, document and event is invented; the ids begin with the prefecture's own code 652300, which no
county issues. The catch: the same bytes each time, so everything random comes from one generator with a fixed seed, and
a change anywhere in the order of the draws changes every person after it.

>>> id_number("19460502", 37)
'652300194605020379'
"""

import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

Row = dict[str, str]
"""One row of a sheet: the text of each cell by its heading; a heading left out is an empty cell."""

Sheet = tuple[Sequence[str], Sequence[Row]]
"""The headings of a sheet and its rows."""

SEED: Final = 2054
"""One with which some people have namesakes, as everywhere, but nobody of the story has."""

CREATED: Final = datetime(2024, 12, 20)
"""The day on which these workbooks pretend to have been saved: the day of the December list."""

LIVING_PEOPLE, HEATED_PEOPLE, WAGE_PEOPLE = 249, 151, 79
WAGES: Final = 185_325_00
"""Fen a month for all 79 together: 185,325.00 × 12 = 2,223,900.00 yuan, the 222.39 万元 of the disclosure."""

# --- headings: contract 3 and 4, those that the project has a use for -------------------------------------------------

ID, NAME, NOTE, REPORTED = "公民身份号码", "姓名", "备注", "登记日期"
BIRTH, EMPLOYER, CATEGORY, RETIRED, START = "出生日期", "原单位", "人员类别", "退休年月", "享受开始年月"
HEATING, WAGE, WAGE_FROM, SERVICE = "冬碳费", "月退休工资", "工资起始年月", "缴费年限"
BANK, ACCOUNT, PAYEE, CERTIFIED = "开户银行", "银行账号", "户名", "资格认证有效期"
CHANGE, EFFECTIVE, VALUE, DOCUMENT = "变更类型", "生效", "变更值", "依据材料"
ENTERED_BY, CHECKED_BY = "经办人", "复核人"

PERSON: Final = (ID, NAME, BIRTH, EMPLOYER, CATEGORY, RETIRED, START)
PAYMENT: Final = (BANK, ACCOUNT, PAYEE, CERTIFIED, REPORTED, NOTE)
CHANGES: Final = (REPORTED, ID, NAME, CHANGE, EFFECTIVE, VALUE, DOCUMENT, ENTERED_BY, CHECKED_BY, NOTE)

WIDTHS: Final[Mapping[str, int]] = {
    ID: 21,
    NAME: 23,
    BIRTH: 12,
    EMPLOYER: 22,
    CATEGORY: 11,
    RETIRED: 11,
    START: 14,
    HEATING: 9,
    WAGE: 12,
    WAGE_FROM: 14,
    SERVICE: 11,
    BANK: 30,
    ACCOUNT: 22,
    PAYEE: 10,
    CERTIFIED: 16,
    REPORTED: 12,
    NOTE: 34,
    CHANGE: 11,
    EFFECTIVE: 12,
    VALUE: 56,
    DOCUMENT: 38,
    ENTERED_BY: 14,
    CHECKED_BY: 14,
}

# --- made-up words ----------------------------------------------------------------------------------------------------


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text."""
    return tuple(text.split())


@dataclass(frozen=True)
class Names:
    """The words from which one people's names are put together at random."""

    surnames: Sequence[str]
    """Empty: the father's name stands behind the person's own, with a dot (U+00B7) between."""
    men: Sequence[str]
    women: Sequence[str]


HAN = Names(
    surnames=words(
        "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 罗 梁 宋 郑 谢 韩 唐 冯 董 程 曹 袁 许 魏 薛 贾"
    ),
    men=words(
        "玉山 德福 长林 志明 金山 文斌 永福 福生 学礼 振华 保国 树林 清泉 世荣 兴旺 万祥 有才 青山 登科 国栋 "
        "建业 守信 喜来 天成 耀祖 传林 宝财 银生 多福 克勤 生荣 发财 忠义 廷秀 全喜 进才 来顺 生财 占魁 玉堂"
    ),
    women=words(
        "秀英 桂兰 玉珍 淑芬 凤英 秀兰 桂芝 素珍 玉梅 翠花 月娥 兰英 金凤 菊香 春梅 惠芳 桂香 玉莲 爱莲 银花 "
        "秀珍 巧云 彩霞 雪梅 贵芳 改兰 粉英 玉琴 淑贞 冬梅 引弟 兰香 莲英 淑琴 桂花 雅琴 素华 秋菊 芳兰 翠萍"
    ),
)
HUI = Names(
    surnames=words("马 马 马 白 丁 哈 沙 禹 苏 海"),
    men=words("学文 国忠 德明 生福 玉清 万贵 彦龙 成林 福海 正清 生华 玉龙 进福 占海 文礼 尚德"),
    women=words("秀花 桂花 金花 玉花 秀兰 凤莲 兰花 月英 玉兰 赛花 存花 秀梅 春花 桂莲"),
)
UYGHUR = Names(
    surnames=(),
    men=words(
        "买买提 吐尔逊 艾合买提 阿不都拉 依明 卡德尔 玉素甫 肉孜 尼亚孜 热合曼 库尔班 沙吾提 托合提 牙生 "
        "达吾提 阿西木 艾山 萨迪克 赛买提 吾守尔 阿吾提 亚森"
    ),
    women=words(
        "阿依古丽 帕提古丽 热孜万古丽 古丽巴哈尔 阿依夏木 再乃甫 吐尔逊古丽 玛依努尔 海丽且木 茹仙古丽 坎拜尔尼沙 "
        "祖丽菲亚 哈丽旦 帕夏汗 尼沙汗 阿孜古丽"
    ),
)
KAZAKH = Names(
    surnames=(),
    men=words(
        "叶尔肯 巴合提别克 胡安德克 沙哈提 木拉提 赛力克 加尔肯 托列吾 阿斯哈尔 哈布力 波拉提 别克木拉提 努尔哈力 "
        "吾拉孜 马合沙提 对山 热合木 哈德力 阿德力别克 居马汗"
    ),
    women=words(
        "巴合提古丽 阿依努尔 努尔古丽 加米拉 库丽江 哈依夏 阿依波塔 古丽孜亚 赛丽曼 祖拉 巴德尔汗 哈尼帕 毛吾提汗 "
        "沙吾列 热依汗 阿曼古丽"
    ),
)
PEOPLES, SHARES = (HAN, UYGHUR, KAZAKH, HUI), (62, 14, 14, 10)

BANKRUPT: Final = tuple(
    f"玛纳斯县{name}"
    for name in words("第二砖瓦厂 农机修造厂 棉麻加工厂 皮革制品厂 粮油食品厂 印刷厂 造纸厂 民族服装厂 水泥预制厂")
)
WORKS: Final[Mapping[str, str]] = {"国防工": "8794工程国防施工队", "水利工": "8794工程水利施工队"}
BANKS: Final = (
    "中国农业银行玛纳斯县支行",
    "新疆农村商业银行玛纳斯县支行",
    "中国邮政储蓄银行玛纳斯县支行",
    "中国工商银行玛纳斯县支行",
    "中国建设银行玛纳斯县支行",
)
CLERKS: Final = ("待遇审核股甲", "待遇审核股乙")
CHECKER: Final = "待遇复核股丙"
CERTIFICATES: Final = ("居民死亡医学证明书", "户口注销证明", "社区死亡证明")

# --- the year as it happened: every day of a report is a working day; lists are made on the 20th ----------------------

DEATHS_LIVING: Final = (
    ("2024-01-14", "2024-01-24"),
    ("2024-01-29", "2024-02-06"),
    ("2024-02-21", "2024-03-05"),
    ("2024-03-08", "2024-03-18"),
    ("2024-04-02", "2024-04-15"),
    ("2024-05-27", "2024-06-06"),
    ("2024-07-03", "2024-07-11"),
    ("2024-08-19", "2024-08-28"),
    ("2024-09-22", "2024-10-09"),
    ("2024-11-26", "2024-12-04"),
)
DEATH_HEATED: Final = ("2024-10-31", "2024-11-12")  # paid the heating in October, the month of death: rightly
DEATH_LATE: Final = ("2024-05-12", "2024-07-25")  # the lists of June and July paid 120.00 each too much
DEATHS_WAGES: Final = (("2024-02-17", "2024-02-26"), ("2024-05-09", "2024-05-16"), ("2024-10-23", "2024-11-05"))


def main(folder: Path) -> None:
    """Write both workbooks into a folder."""
    rng = random.Random(SEED)
    taken: set[str] = set()
    roster, changes = bankrupt_living(rng, taken)
    sheets = {"名册": ((*PERSON, HEATING, *PAYMENT), roster), "变更": (CHANGES, changes)}
    write(folder / "bankrupt-living.xlsx", "破产企业人员生活补贴", sheets)
    roster, changes = wages_8794(rng, taken)
    sheets = {"名册": ((*PERSON, WAGE, WAGE_FROM, SERVICE, *PAYMENT), roster), "变更": (CHANGES, changes)}
    write(folder / "8794-wages.xlsx", "8794国防工水利工退休工资", sheets)


# --- the projects -----------------------------------------------------------------------------------------------------


def bankrupt_living(rng: random.Random, taken: set[str]) -> tuple[list[Row], list[Row]]:
    """Return the roster of the living subsidy and its changes, these in the order of their reports."""
    people = [bankrupt_retiree(rng, taken) for _ in range(LIVING_PEOPLE)]
    people.sort(key=lambda row: (BANKRUPT.index(row[EMPLOYER]), row[RETIRED], row[ID]))
    heated = set(rng.sample(range(LIVING_PEOPLE), HEATED_PEOPLE))
    for place, row in enumerate(people):
        row[HEATING] = "是" if place in heated else "否"
    changes = story_of_living(rng, taken, people)
    return people + late_registrations(rng, taken), sorted(changes, key=lambda row: row[REPORTED])


def wages_8794(rng: random.Random, taken: set[str]) -> tuple[list[Row], list[Row]]:
    """Return the roster of the 8794 workers, whose wages come to WAGES, and its changes as they were reported."""
    people = [worker(rng, taken) for _ in range(WAGE_PEOPLE)]
    people.sort(key=lambda row: (row[CATEGORY], row[RETIRED], row[ID]))
    for row, wage in zip(people, wages(rng, [int(row[SERVICE].split("年")[0]) for row in people]), strict=True):
        row[WAGE] = yuan(wage)
    for row in rng.sample(people, 2):
        row[BIRTH] = f"{int(row[ID][6:10]) - 1}-{row[ID][10:12]}-{row[ID][12:14]}"
        row[NOTE] = "档案出生日期早于身份证，以档案为准"
    dead = rng.sample(oldest(people, WAGE_PEOPLE // 2), len(DEATHS_WAGES))
    changes = [death(rng, row, *days) for row, days in zip(dead, DEATHS_WAGES, strict=True)]
    return people, sorted(changes, key=lambda row: row[REPORTED])


def story_of_living(rng: random.Random, taken: set[str], people: Sequence[Row]) -> list[Row]:
    """Return what happened in 2024 to those of the first list: deaths, a lapsed certification, an account, an id."""
    heated = [row for row in people if row[HEATING] == "是"]
    winter = rng.choice(oldest(heated, LIVING_PEOPLE // 4))
    others = [row for row in oldest(people, LIVING_PEOPLE // 2) if row is not winter]
    *dead, late = rng.sample(others, len(DEATHS_LIVING) + 1)
    dead.append(winter)
    moved, switched, corrected = rng.sample([row for row in heated if row not in (*dead, late)], 3)
    alive = [row for row in people if row not in (*dead, late, moved, switched, corrected)]
    for row in rng.sample([row for row in alive if "\u00b7" not in row[NAME]], 2):
        row[PAYEE], row[NOTE] = row[NAME][0] + rng.choice(HAN.men), "本人行动不便，委托亲属代领"
    changes = [death(rng, row, *days) for row, days in zip(dead, (*DEATHS_LIVING, DEATH_HEATED), strict=True)]
    found = {DOCUMENT: "公安户籍注销数据比对清单", NOTE: "家属未报告，数据比对发现"}
    changes.append(death(rng, late, *DEATH_LATE) | found)
    return changes + lapse(moved) + [new_account(rng, switched), new_id(rng, taken, corrected)]


def late_registrations(rng: random.Random, taken: set[str]) -> list[Row]:
    """Return two people whom the office came to know of during the year: one with back-pay, one from that month on."""
    applied, returned = bankrupt_retiree(rng, taken), bankrupt_retiree(rng, taken)
    applied |= {REPORTED: "2024-06-12", START: "2024-03", HEATING: "否", NOTE: "3月申请，6月材料补齐，自3月起享受"}
    returned |= {REPORTED: "2024-09-11", START: "2024-09", HEATING: "是", NOTE: "由外地转回，自转入当月起享受"}
    return [applied, returned]


# --- people -----------------------------------------------------------------------------------------------------------


def bankrupt_retiree(rng: random.Random, taken: set[str]) -> Row:
    """Return a retiree of an enterprise that went bankrupt before 1995: women retired at 50 or 55, men at 60 or 55."""
    female = rng.random() < 0.55
    category, age = rng.choices(
        [("退休工人", 50), ("退休干部", 55)] if female else [("退休工人", 60), ("退休干部", 60), ("特殊工种", 55)],
        [75, 25] if female else [60, 20, 20],
    )[0]
    row = person(rng, taken, female, int(rng.triangular(1928, 1956, 1947)))
    employer = rng.choices(BANKRUPT, [9, 8, 7, 6, 5, 4, 3, 3, 2])[0]
    return row | {EMPLOYER: employer, CATEGORY: category, RETIRED: retired(row, age)}


def worker(rng: random.Random, taken: set[str]) -> Row:
    """Return a worker of the 8794 works, defence or water, with the years of service (``32年4个月``)."""
    female = rng.random() < 0.2
    age = 50 if female else rng.choice((55, 60, 60))
    category = rng.choices(list(WORKS), [45, 34])[0]
    row = person(rng, taken, female, int(rng.triangular(1930, 1951, 1943)))
    years, part = age - rng.randrange(18, 28), rng.randrange(12)
    service = f"{years}年{part}个月" if part else f"{years}年"
    work = {EMPLOYER: WORKS[category], CATEGORY: category, SERVICE: service}
    return row | work | {RETIRED: retired(row, age)}


def person(rng: random.Random, taken: set[str], female: bool, year: int) -> Row:
    """Return what every row has: a name, an id with a birth date of the year, an account and a certification."""
    born = date(year, rng.randrange(1, 13), rng.randrange(1, 29))
    bank, account = bank_account(rng)
    # Certifications last a year, and the roster is as it stood at the end of 2024: they run out in 2025.
    certified = date(2025, 1, 1) + timedelta(days=rng.randrange(350))
    return {
        NAME: name(rng, rng.choices(PEOPLES, SHARES)[0], female),
        ID: new_number(rng, taken, f"{born:%Y%m%d}", female),
        BANK: bank,
        ACCOUNT: account,
        CERTIFIED: certified.isoformat(),
    }


def retired(row: Row, age: int) -> str:
    """Return the month in which a person reached an age."""
    return f"{int(row[ID][6:10]) + age}-{row[ID][10:12]}"


def name(rng: random.Random, names: Names, female: bool) -> str:
    """Return a name: surname and given name, or one's own and the father's with a dot between."""
    own = rng.choice(names.women if female else names.men)
    if names.surnames:
        return rng.choice(names.surnames) + own
    return f"{own}\u00b7{rng.choice([father for father in names.men if father != own])}"


def oldest(people: Sequence[Row], count: int) -> list[Row]:
    """Return the oldest, by the birth date in the id."""
    return sorted(people, key=lambda row: row[ID][6:14])[:count]


def new_number(rng: random.Random, taken: set[str], born: str, female: bool) -> str:
    """Return an id that nobody has yet, its sequence even for women, and enter it among the taken ones."""
    number = ""
    while not number or number in taken:
        number = id_number(born, 2 * rng.randrange(1, 450) + (not female))
    taken.add(number)
    return number


def id_number(born: str, sequence: int) -> str:
    """Return an id of the area 652300 with its check digit (GB 11643)."""
    body = f"652300{born}{sequence:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11]


def bank_account(rng: random.Random) -> tuple[str, str]:
    """Return a bank and a card number of it, 19 digits with a right Luhn check, from a range that looks made up."""
    place = rng.choices(range(len(BANKS)), [35, 30, 15, 12, 8])[0]
    body = f"6299{place + 1:02d}{rng.randrange(10**12):012d}"
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in body[::-2])
    return BANKS[place], body + str(-(doubled + sum(map(int, body[-2::-2]))) % 10)


# --- money, in fen ----------------------------------------------------------------------------------------------------


def wages(rng: random.Random, service: Sequence[int]) -> list[int]:
    """Return a monthly wage for each, higher with longer service, that together make WAGES to the fen."""
    drawn = [45_00 * years + rng.randrange(650_00) for years in service]
    share, rest = divmod(WAGES - sum(drawn), len(drawn))
    return [wage + share + (place < rest) for place, wage in enumerate(drawn)]


def yuan(fen: int) -> str:
    """Return an amount as text: 234560 is ``2345.60``."""
    return f"{fen // 100}.{fen % 100:02d}"


# --- changes ----------------------------------------------------------------------------------------------------------


def change(row: Row, kind: str, reported: str, effective: str) -> Row:
    """Return a change of a person, entered and checked by two people; its document and value are still to be added."""
    entered_by = CLERKS[int(reported[-2:]) % len(CLERKS)]
    who = {ID: row[ID], NAME: row[NAME], ENTERED_BY: entered_by, CHECKED_BY: CHECKER}
    return who | {REPORTED: reported, CHANGE: kind, EFFECTIVE: effective}


def death(rng: random.Random, row: Row, died: str, reported: str) -> Row:
    """Return a death, and let the dead person's last certification be one that had not run out."""
    row[CERTIFIED] = (date.fromisoformat(died) + timedelta(days=rng.randrange(90, 340))).isoformat()
    return change(row, "死亡", reported, died) | {DOCUMENT: rng.choice(CERTIFICATES)}


def lapse(row: Row) -> list[Row]:
    """Return a suspension from April for a lapsed certification, and the resumption in August with back-pay."""
    row[CERTIFIED] = "2025-08-12"
    lapsed = change(row, "暂停", "2024-04-08", "2024-04")
    certified = change(row, "恢复", "2024-08-13", "2024-08")
    return [
        lapsed | {DOCUMENT: "资格认证到期未认证清单", NOTE: "资格认证有效期至2024-03-31"},
        certified | {DOCUMENT: "资格认证表", NOTE: "在外地居住，已补认证，暂停期间补发"},
    ]


def new_account(rng: random.Random, row: Row) -> Row:
    """Return a change of bank and account from May on."""
    bank, account = bank_account(rng)
    value = {VALUE: f"{bank}|{account}|{row[NAME]}", DOCUMENT: "账户变更申请书、新卡复印件"}
    return change(row, "账户变更", "2024-05-14", "2024-05") | value


def new_id(rng: random.Random, taken: set[str], row: Row) -> Row:
    """Return a corrected id: two people had the same number, and the police gave this one another sequence."""
    number = new_number(rng, taken, row[ID][6:14], int(row[ID][16]) % 2 == 0)
    value = {VALUE: number, DOCUMENT: "公安机关重号更正证明"}
    return change(row, "证件更正", "2024-11-13", "2024-11") | value


# --- the workbooks ----------------------------------------------------------------------------------------------------


def write(path: Path, title: str, sheets: Mapping[str, Sheet]) -> None:
    """Write a workbook, the same bytes for the same rows."""
    with Workbook(path) as workbook:
        about = {"title": f"{title}（示例，人员均为虚构）", "comments": "rosters/make_sample.py", "created": CREATED}
        workbook.set_properties(about)
        for name, sheet in sheets.items():
            write_sheet(workbook, workbook.add_worksheet(name), sheet)


def write_sheet(workbook: Workbook, page: Worksheet, sheet: Sheet) -> None:
    """Write a sheet of text cells only, in the rows still to come too: a number cell would spoil ids and accounts."""
    columns, rows = sheet
    text = {"num_format": "@", "font_name": "宋体", "font_size": 11, "valign": "vcenter"}
    lined = text | {"border": 1, "border_color": "#BFBFBF"}
    cell = workbook.add_format(lined)
    head = workbook.add_format(lined | {"bold": True, "bg_color": "#DDEBF7", "align": "center"})
    blank = workbook.add_format(text)
    for place, heading in enumerate(columns):
        page.set_column(place, place, WIDTHS[heading], blank)
        page.write_string(0, place, heading, head)
        for number, row in enumerate(rows, start=1):
            if row.get(heading):
                page.write_string(number, place, row[heading], cell)
            else:
                page.write_blank(number, place, None, cell)
    lay_out(page, columns, len(rows))


def lay_out(page: Worksheet, columns: Sequence[str], rows: int) -> None:
    """Set what eye and printer want: header and names that stay, filters, A4 across, the header on each page."""
    page.set_row(0, 22)
    page.freeze_panes(1, columns.index(NAME) + 1)
    page.autofilter(0, 0, rows, len(columns) - 1)
    page.ignore_errors({"number_stored_as_text": "A1:Z1048576"})
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.3, right=0.3, top=0.4, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&C&P / &N")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
