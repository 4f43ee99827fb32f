"""Id numbers, bank cards and names of people: read, checked, masked, compared.

The catch: a wrong check digit is a question, not an error. Calling a valid number invalid is the worse mistake, and the
area code is that of first registration, often abolished long ago, so it is never looked at.

>>> parse("652300194501010010"), parse("652300450101001")
('652300194501010010', '652300194501010010')
>>> mask("652300194501010010"), mask("6217000012345678901")
('652300********0010', '***************8901')
>>> mask_text("原号 652300 19450101 0010，新政办发〔2010〕68号")
'原号 652300 ******** 0010，新政办发〔2010〕68号'
"""

import re
import unicodedata
from collections.abc import Collection
from datetime import date

from subsidies import months
from subsidies.errors import Refusal, half_width

LONG = re.compile(r"\d{17}[\dX]", re.ASCII)
SHORT = re.compile(r"\d{15}", re.ASCII)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
APART = r"[\s\u00ad\u200b-\u200f\u2060\ufeff\-\u2010-\u2015\u2212\ufe63\uff0d]{0,3}"
"""What people write within a number, or do not see there: blanks, hyphens, what has no width."""
CROSS = "[Xx×хХ✕✖╳Ｘｘ]"
RUN = re.compile(
    rf"(?<![0-9A-Za-z])[0-9a-f]{{64}}(?![0-9A-Za-z])|[\d*](?:{APART}[\d*])*(?:{APART}{CROSS}(?![A-Za-z]))?"
)
"""A digest, or digits however far apart, with a cross perhaps; stars stand for digits that are masked already."""
DIGEST = re.compile(r"[0-9a-f]{64}")
ACCOUNT = re.compile(rf"[\d*]{{15,}}(?:{CROSS}(?![A-Za-z]))?")
SHORTEST = 15
"""Digits of the shortest number that is masked wherever it stands: an id number of the first kind."""
DAY = rf"(?:19|20)\d\d(?:{APART}(?:0?[1-9]|1[0-2])(?:{APART}(?:0?[1-9]|[12]\d|3[01]))?)?"
TELEPHONE = r"1[3-9]\d{9}"
PLAIN = re.compile(rf"(?:{DAY}|{TELEPHONE})(?:(?!\d){APART}(?<!\d)(?:{DAY}|{TELEPHONE}))*")
"""Days, months, years and mobile telephones one after the other, which are nobody's number."""
DOTS = dict.fromkeys(map(ord, "·•‧∙⋅・･．.●"), "·")


def parse(text: str) -> str:
    """Return an id number of 18 characters; one of 15 digits is converted (GB 11643: the century, the check character).

    Raises ``Refusal`` (bad-id). The text itself is never part of the message.
    """
    upper = text.upper()
    if LONG.fullmatch(upper):
        return upper
    if SHORT.fullmatch(upper):
        return upper[:6] + "19" + upper[6:] + check_character(upper[:6] + "19" + upper[6:])
    raise Refusal("bad-id", length=len(text), advice=half_width(text, lambda half: LONG.fullmatch(half.upper())))


def check_character(seventeen: str) -> str:
    """Return the check character of seventeen digits (ISO 7064, MOD 11-2)."""
    return CHECKS[sum(int(digit) * weight for digit, weight in zip(seventeen, WEIGHTS, strict=True)) % 11]


def has_right_check(id_number: str) -> bool:
    """Return whether an id number of 18 characters ends in its own check character."""
    return check_character(id_number[:17]) == id_number[17]


def near(id_number: str, known: Collection[str]) -> list[str]:
    """Return the known ids that are this one but for a slip: one character, or two neighbours in the wrong order.

    >>> near("652300194501010019", {"652300194501010010", "652300194501010091", "652300195501010011"})
    ['652300194501010010', '652300194501010091']
    """
    ends = range(len(id_number))
    slips = {id_number[:place] + one + id_number[place + 1 :] for place in ends for one in CHECKS}
    slips |= {
        id_number[:place] + id_number[place + 1] + id_number[place] + id_number[place + 2 :] for place in ends[:-1]
    }
    return sorted(slips & set(known) - {id_number})


def birth_day(id_number: str) -> int:
    """Return the day of birth that an id number carries, ``months.NONE`` where it names no day."""
    try:
        return date(int(id_number[6:10]), int(id_number[10:12]), int(id_number[12:14])).toordinal()
    except ValueError:
        return months.NONE


def is_card(account: str) -> bool:
    """Return whether an account looks like a UnionPay card; only these follow the Luhn check, passbooks do not."""
    return account.startswith("62") and 16 <= len(account) <= 19 and account.isascii() and account.isdigit()


def has_right_luhn(account: str) -> bool:
    """Return whether a card number passes the Luhn check (ISO/IEC 7812-1)."""
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in account[-2::-2])
    return (doubled + sum(int(digit) for digit in account[::-2])) % 10 == 0


def has_right_bank_check(number: str) -> bool:
    """Return whether a bank's twelve digits in the payment system end in their check digit (ISO 7064, MOD 11,10)."""
    rest = 10
    for digit in number[:-1]:
        rest = ((rest + int(digit)) % 10 or 10) * 2 % 11
    return (rest + int(number[-1])) % 10 == 1


def fold_name(name: str) -> str:
    """Return a name as it is compared: one kind of dot, no blanks, one width.

    >>> fold_name("买买提•吐尔逊 ") == fold_name("买买提·吐尔逊")
    True
    """
    return "".join(unicodedata.normalize("NFKC", name).translate(DOTS).split())


def mask(text: str) -> str:
    """Return an id number without its birth date, or an account with its last four digits only."""
    if LONG.fullmatch(text):
        return text[:6] + "*" * 8 + text[14:]
    return "*" * max(len(text) - 4, 4) + text[-4:] if len(text) > 4 else "*" * len(text)


def mask_text(text: str) -> str:
    """Return a free text with the id numbers and accounts in it masked; it stays as long as it was.

    A number is masked that has at least 15 digits, of any width or script, in a row or with blanks and hyphens between
    them; an X may end it. What is left: fewer digits, digits with other signs between them (120.00, 1,200, 〔2010〕68),
    days and mobile telephones one after the other, and a digest of 64 characters. So an account of fewer digits in a
    note is shown, and a row of amounts with nothing but blanks between them is masked.

    >>> mask_text("2024-01-01 2024-12-31，13800000000 13900000000"), mask_text("６２１７ 0000-1234 5678 907")
    ('2024-01-01 2024-12-31，13800000000 13900000000', '**** ****-**** ***8 907')
    """
    return RUN.sub(_masked, text) if len(text) >= SHORTEST else text


def _masked(match: re.Match[str]) -> str:
    """Return a run of digits, the numbers in it masked: each that stands in one piece, and what else is long."""
    run = match[0]
    if DIGEST.fullmatch(run):
        return run
    parts, begin = list[str](), 0
    for whole in ACCOUNT.finditer(run):
        parts += [_apart(run[begin : whole.start()]), _starred(whole[0])]
        begin = whole.end()
    return "".join([*parts, _apart(run[begin:])])


def _apart(run: str) -> str:
    return run if PLAIN.fullmatch(run) else _starred(run)


def _starred(run: str) -> str:
    """Return a run with stars for what ``mask`` hides of its digits, if they are many; what is between them stays."""
    places = [place for place, one in enumerate(run) if one.isdecimal() or re.match(CROSS, one)]
    if len(places) < SHORTEST:
        return run
    ahead = 6 if len(places) == 18 else 0
    hidden = set(places[ahead:-4])
    return "".join("*" if place in hidden else one for place, one in enumerate(run))
