"""Money as whole fen, and printed figures as the intervals they stand for.

Only this module parses, formats, rounds and spells money. The catch: a figure printed in 万元 is not an amount
but a range, known to half of its last digit, and it is compared as one; there are no tolerances anywhere.

>>> parse("120.5"), format(12050)
(12050, '120.50')
>>> wan(44_583_800)
'44.58'
>>> printed_wan("44.58")
Interval(low=44575000, high=44584999)
>>> tail([35_856_000, 8_727_800]), [wan(part) for part in balanced([35_856_000, 8_727_800])]
(-10000, ['35.85', '8.73'])
"""

import math
import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from subsidies.errors import Refusal, half_width

YUAN = 100
"""Fen in a yuan."""
WAN = 10_000 * YUAN
"""Fen in 万元, ten thousand yuan."""
DIGIT = WAN // 100
"""Fen in one of the last digit of a figure in 万元: it has two decimals."""

AMOUNT = re.compile(r"(-?)(\d{1,13})(?:\.(\d{1,2}))?", re.ASCII)
PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,6})?)(%?)", re.ASCII)
FIGURE = re.compile(r"-?\d{1,11}(?:\.(\d{1,6}))?", re.ASCII)


def parse(text: str) -> int:
    """Return the fen of an amount in yuan, ``120``, ``120.5`` or ``-120.50``.

    Raises ``Refusal`` (bad-amount) for anything else; more than two decimals are never rounded away.
    """
    match = AMOUNT.fullmatch(text)
    if match is None:
        raise Refusal("bad-amount", text=text, advice=half_width(text, AMOUNT.fullmatch))
    fen = int(match[2]) * YUAN + int((match[3] or "").ljust(2, "0"))
    return -fen if match[1] else fen


def parse_due(text: str) -> int:
    """Return the fen of an amount that cannot be negative: a rate or a wage. Raises ``Refusal`` (bad-amount)."""
    fen = parse(text)
    if fen < 0:
        raise Refusal("bad-amount", text=text)
    return fen


def format(fen: int) -> str:
    """Return yuan with two decimals, no separators: the form of every file and of JSON."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // YUAN}.{abs(fen) % YUAN:02d}"


def show(fen: int) -> str:
    """Return yuan with two decimals and thousands separators: the form of screens and papers."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // YUAN:,}.{abs(fen) % YUAN:02d}"


def half_up(value: Fraction) -> int:
    """Return the nearest integer, halves away from zero."""
    magnitude = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return -magnitude if value < 0 else magnitude


def decimals(value: Fraction, places: int) -> str:
    """Return a number with so many decimals, halves away from zero."""
    scaled = half_up(value * 10**places)
    sign = "-" if scaled < 0 else ""
    whole, rest = divmod(abs(scaled), 10**places)
    return f"{sign}{whole}.{rest:0{places}d}" if places else f"{sign}{whole}"


def plain(value: Fraction) -> str:
    """Return a number with as many decimals as it needs, up to six.

    >>> plain(Fraction(120)), plain(Fraction(25, 2))
    ('120', '12.5')
    """
    return decimals(value, 6).rstrip("0").rstrip(".")


def parse_percent(text: str, *, sign: bool = True) -> Fraction:
    """Return a share of one from a percentage from 0 to 100, ``30%``; without ``sign`` it may be ``30`` as well.

    Raises ``Refusal`` (bad-percent).
    """
    match = PERCENT.fullmatch(text)
    if match is None or (sign and not match[2]) or Fraction(match[1]) > 100:
        raise Refusal("bad-percent", text=text)
    return Fraction(match[1]) / 100


def percent(share: Fraction) -> str:
    """Return a share of one as a percentage, with as many decimals as it needs, up to six.

    >>> percent(Fraction(16, 1000)), percent(Fraction(1, 3))
    ('1.6%', '33.333333%')
    """
    return f"{plain(share * 100)}%"


def wan(fen: int) -> str:
    """Return 万元 with two decimals, half up, always from the exact amount."""
    return decimals(Fraction(fen, WAN), 2)


# --- figures that should add up ---------------------------------------------------------------------------------


def rounded(amount: int | Fraction, unit: int = DIGIT) -> int:
    """Return the multiple of a unit that an amount is printed as, half up (away from zero).

    All amounts are in fen; the unit is that of a figure in 万元 unless another is named.
    """
    return half_up(Fraction(amount) / unit) * unit


def tail(parts: Sequence[int | Fraction], total: int | None = None, unit: int = DIGIT) -> int:
    """Return the tail (尾差): what has to be added to the printed parts to make the printed total.

    total    as printed, a multiple of the unit; else the exact sum of the parts, rounded

    >>> tail([Fraction(100, 3)] * 3, unit=1)
    1
    """
    printed = rounded(sum(parts), unit) if total is None else total
    return printed - sum(rounded(part, unit) for part in parts)


def balanced(parts: Sequence[int | Fraction], total: int | None = None, unit: int = DIGIT) -> list[int]:
    """Return the parts as printed figures that add up to the printed total, by the method of the largest remainder.

    Those figures give way that are nearest to their other neighbour, the earlier one among equals; each is still one of
    the two figures on either side of its exact amount. With a total of one's own that is so as long as this is one of
    the two figures on either side of the exact sum.

    total    as for ``tail``

    >>> balanced([Fraction(100, 3)] * 3, unit=1), balanced([-160, -160, 500], unit=100)
    ([34, 33, 33], [-100, -200, 500])
    """
    rest = tail(parts, total, unit)
    assert abs(rest) <= len(parts) * unit, "the total is not that of the parts"
    found = [rounded(part, unit) for part in parts]
    step = unit if rest > 0 else -unit
    nearest = sorted(range(len(parts)), key=lambda place: (found[place] - parts[place]) * step)
    for place in nearest[: abs(rest) // unit]:
        found[place] += step
    return found


class Figure(NamedTuple):
    """An exact amount and the figure in 万元 that stands for it."""

    fen: int
    printed: int
    """Fen, with two decimals in 万元."""

    @property
    def text(self) -> str:
        """The figure in 万元."""
        return wan(self.printed)

    @property
    def is_balanced(self) -> bool:
        """Whether the figure is not the rounded amount: it gave way for a sum."""
        return self.printed != rounded(self.fen)


def whole(fen: int) -> Figure:
    """Return the figure of an amount that is no part of another: rounded by itself."""
    return Figure(fen, rounded(fen))


def figures(parts: Sequence[int], total: Figure | None = None, *, balance: bool) -> list[Figure]:
    """Return the figures of parts of a total, each rounded by itself, or balanced; without a total, that of their sum.

    >>> [figure.text for figure in figures([35_856_000, 8_727_800], balance=False)]
    ['35.86', '8.73']
    """
    if not balance:
        return list(map(whole, parts))
    return [Figure(*pair) for pair in zip(parts, balanced(parts, total and total.printed), strict=True)]


# --- printed figures --------------------------------------------------------------------------------------------


class Interval(NamedTuple):
    """The whole fen that a figure may stand for, both ends included."""

    low: int
    high: int

    def __contains__(self, fen: object) -> bool:
        return isinstance(fen, int) and self.low <= fen <= self.high


def parse_wan(text: str) -> Fraction:
    """Return the printed value of a figure in 万元, in fen. Raises ``Refusal`` (bad-figure)."""
    if FIGURE.fullmatch(text) is None:
        raise Refusal("bad-figure", text=text)
    return Fraction(text) * WAN


def printed_wan(text: str) -> Interval:
    """Return all whole fen that are printed as this figure in 万元, half up (away from zero) in its last digit.

    Raises ``Refusal`` (bad-figure).
    """
    value = parse_wan(text)
    half = Fraction(WAN, 2 * 10 ** len(text.partition(".")[2]))
    low, high = math.ceil(value - half), math.floor(value + half)
    if value >= 0 and high == value + half:
        high -= 1
    if value <= 0 and low == value - half:
        low += 1
    return Interval(low, high)


DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿", "万")


def capitals(fen: int) -> str:
    """Return the amount in Chinese capitals (人民币大写), as cheques and payment lists carry it.

    Rules: 《支付结算办法》附一, 正确填写票据和结算凭证的基本规定. Zeros between digits are written once; 整 closes an
    amount without fen.

    >>> capitals(44_583_800), capitals(1_005_005), capitals(1)
    ('肆拾肆万伍仟捌佰叁拾捌元整', '壹万零伍拾元零伍分', '壹分')
    """
    yuan, rest = divmod(abs(fen), YUAN)
    jiao, odd = divmod(rest, 10)
    words = _whole(yuan) + "元" if yuan else ""
    if jiao:
        words += DIGITS[jiao] + "角"
    elif odd and yuan:
        words += "零"
    if odd:
        words += DIGITS[odd] + "分"
    elif not jiao:
        words = (words or "零元") + "整"
    return ("负" if fen < 0 else "") + words


def _whole(number: int) -> str:
    """Return a positive integer in capitals: groups of four digits, each with its unit, the highest first."""
    words = ""
    for place in reversed(range((len(str(number)) + 3) // 4)):
        group = number // 10_000**place % 10_000
        if group:
            words += ("零" if words and group < 1000 else "") + _group(group) + GROUPS[place]
        elif words and place == 2:
            words += "亿"
    return words


def _group(number: int) -> str:
    """Return 1 to 9999 in capitals; a run of zeros between digits is one 零."""
    words, gap = "", False
    for place in reversed(range(4)):
        digit = number // 10**place % 10
        if digit:
            words += ("零" if gap and words else "") + DIGITS[digit] + PLACES[place]
        gap = digit == 0
    return words
