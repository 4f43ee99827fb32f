"""The values of options and arguments that nothing else reads: years, batches, digests, counts, languages, names.

>>> year("2024"), count("0"), digest("0123456789AB")
(2024, 0, '0123456789ab')
"""

import getpass
import re
from fractions import Fraction
from typing import Final

from subsidies import money, months
from subsidies.errors import Refusal, half_width
from subsidies.language import LANGUAGES

YEAR_DIGITS: Final = re.compile(r"\d{4}", re.ASCII)
BATCH_DIGITS: Final = re.compile(r"[1-9]\d{0,17}", re.ASCII)
DIGEST_DIGITS: Final = re.compile(r"[0-9a-f]{12,64}")


def year(text: str) -> int:
    """Return the year that four digits name. Raises ``Refusal`` (bad-year)."""
    try:
        return months.year(months.parse(f"{text}-01"))
    except Refusal:
        raise Refusal("bad-year", text=text, advice=half_width(text, YEAR_DIGITS.fullmatch)) from None


def batch(text: str) -> int:
    """Return the number of a batch. Raises ``Refusal`` (bad-batch-number)."""
    if not BATCH_DIGITS.fullmatch(text):
        raise Refusal("bad-batch-number", text=text, advice=half_width(text, BATCH_DIGITS.fullmatch))
    return int(text)


def digest(text: str) -> str:
    """Return the beginning of a digest, in small letters. Raises ``Refusal`` (bad-digest) for too little of one."""
    digest = text.strip().lower()
    if not DIGEST_DIGITS.fullmatch(digest):
        raise Refusal("bad-digest", text=text)
    return digest


def count(text: str) -> int:
    """Return a whole number, 0 or more. Raises ``Refusal`` (bad-count)."""
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
        raise Refusal("bad-count", text=text)
    return int(text)


def number(text: str) -> str:
    """Return a number without a sign as it is written. Raises ``Refusal`` (bad-number)."""
    from subsidies import target

    target.number(text)
    return text


def percent(text: str) -> Fraction:
    """Return a share of one from a percentage, ``3`` or ``3%``. Raises ``Refusal`` (bad-percent)."""
    return money.parse_percent(text, sign=False)


def certainty(text: str) -> Fraction:
    """Return a certainty, ``90%``. Raises ``Refusal`` (bad-percent, out-of-range)."""
    from subsidies import scenario

    return scenario.certainty(text)


def levels(text: str) -> tuple[str, ...]:
    """Return how deep causes are shown. Raises ``Refusal`` (bad-split).

    >>> levels("cause,person")
    ('cause', 'person')
    """
    found = tuple(part.strip() for part in text.replace("，", ",").split(","))
    if found not in (("cause",), ("cause", "person")):
        raise Refusal("bad-split", text=text)
    return found


def language(text: str) -> str:
    """Return a language. Raises ``Refusal`` (bad-language)."""
    if text not in LANGUAGES:
        raise Refusal("bad-language", text=text)
    return text


def name(text: str) -> str:
    """Return a person's name, without blanks around it. Raises ``Refusal`` (by-missing)."""
    if not text.strip():
        raise Refusal("by-missing")
    return text.strip()


def login_name() -> str:
    """Return the name of the user who runs the program. Raises ``Refusal`` (by-missing)."""
    try:
        return name(getpass.getuser())
    except (ImportError, KeyError, OSError):
        raise Refusal("by-missing") from None
