"""The sentence of explanation that stands in a budget: how far from last year, and why, generated from the figures.

Only a cause of the change's own sign is a reason; causes against it are said to offset a part, where they show in 万元.
The catch: a rate against zero is no percentage, and a change within the rounding of a published figure is none.

>>> from subsidies.against import Against, Cause
>>> from subsidies.language import speaker
>>> causes = Cause("people", -1_500_000, left=1), Cause("rate", 300_000)
>>> told(Against("budget", 2023, 10_000_000, 8_800_000, causes), speaker("zh"))
'比上年预算减少1.20万元，下降12.00%，主要原因是减少人员1人（减少1.50万元），部分被标准变动（增加0.30万元）抵销。'
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from subsidies import money, months
from subsidies.against import OUTCOME, UNSPLIT, Against, Cause
from subsidies.language import Say
from subsidies.shifts import PEOPLE

MOST: Final = Fraction(4, 5)
"""The main causes come to at least so much of all that go the same way."""


def told(one: Against, say: Say) -> str:
    """Return the sentence: the change, its rate, the main reasons, what offsets them; and by which figures it is."""
    what = called(one, say)
    if one.is_rounding:
        text = say("because.within", published=one.published, amount=_amount(one.change, say))
        return say("because.sentence", told=text)
    text = _changed(one, what, say) if one.change else say("because.same", what=what) + _balance(one, say)
    return say("because.sentence", told=text) + "".join(_notes(one, what, say))


def _notes(one: Against, what: str, say: Say) -> Iterator[str]:
    """Return what else must be known: by which figures it is, what is still to come, where printed ones differ."""
    if one.published is not None:
        yield say(f"because.{'revised' if one.revised else 'published'}", published=one.published)
    if one.expected:
        yield say("because.to-come", what=what, amount=_amount(one.expected, say))
    if months.of_year(one.begins) > 1:
        yield say("because.begins", year=one.year, month=months.of_year(one.begins))
    now, before, change = (money.wan(fen) for fen in (one.now, one.before, one.change))
    apart = Fraction(now) - Fraction(before)
    if apart != Fraction(change) and _prints(one.change):
        yield say("because.tail", now=now, before=before, apart=money.decimals(apart, 2), change=change)


def called(one: Against, say: Say) -> str:
    """Return what the estimate is compared with: budget, outcome, expected outcome."""
    return say(f"against.{'expected' if one.what == OUTCOME and one.expected else one.what}")


def named(cause: Cause, say: Say) -> str:
    """Return a cause in words; people with how many joined and left, where that is known."""
    key = f"cause.{cause.key}"
    if cause.key == PEOPLE and (cause.joined or cause.left):
        key += ".both" if cause.joined and cause.left else ".joined" if cause.joined else ".left"
    return say(f"sure.{cause.sure}", cause=say(key, joined=cause.joined, left=cause.left))


def main(causes: Iterable[Cause], sign: int) -> list[Cause]:
    """Return the main causes that add (1) or take away (-1), the largest first: at least four fifths of all such."""
    ordered = sorted((one for one in causes if one.fen * sign > 0), key=lambda one: -abs(one.fen))
    whole, found = sum(one.fen for one in ordered), list[Cause]()
    for one in ordered:
        if abs(sum(each.fen for each in found)) >= abs(whole) * MOST:
            break
        found.append(one)
    return found


def _changed(one: Against, what: str, say: Say) -> str:
    """Return the change, its rate and its reasons."""
    sign = 1 if one.change > 0 else -1
    word = "more" if sign > 0 else "less"
    text = say(f"because.{word}", what=what, amount=_amount(one.change, say), rate=_rate(one, what, say))
    if any(cause.key == UNSPLIT for cause in one.causes):
        return text + say("because.unsplit")
    text += say("because.reasons", reasons=_listed(main(one.causes, sign), say))
    against = main(one.causes, -sign)
    if not against or (_prints(one.change) and not _prints(sum(cause.fen for cause in against))):
        return text
    return text + say("because.offsets", reasons=_listed(against, say))


def _balance(one: Against, say: Say) -> str:
    """Return which causes offset each other where nothing changes in all; nothing where there are none."""
    more, less = (_listed(main(one.causes, sign), say) for sign in (1, -1))
    return say("because.balance", more=more, less=less) if more else ""


def _rate(one: Against, what: str, say: Say) -> str:
    """Return the change as a percentage; that there is none, against zero or less."""
    if one.before <= 0:
        return say(f"because.{'negative' if one.before else 'zero'}", what=what)
    percent = money.decimals(Fraction(abs(one.change) * 100, one.before), 2)
    word = "up" if one.change > 0 else "down"
    if not Fraction(percent):
        return say(f"because.hardly-{word}", percent="0.01")
    return say(f"because.{word}", percent=percent)


def _listed(causes: Sequence[Cause], say: Say) -> str:
    """Return causes with their amounts."""
    words = {True: "more", False: "less"}
    return say("because.and").join(
        say(f"because.reason-{words[one.fen > 0]}", cause=named(one, say), amount=_amount(one.fen, say))
        for one in causes
    )


def _amount(fen: int, say: Say) -> str:
    """Return an amount without its sign, in 万元 to two decimals; in yuan where that would be nothing."""
    if _prints(fen):
        return say("because.wan", figure=money.wan(abs(fen)))
    return say("because.yuan", amount=money.show(abs(fen)))


def _prints(fen: int) -> bool:
    """Whether anything of an amount is left in 万元 with two decimals."""
    return Fraction(money.wan(fen)) != 0
