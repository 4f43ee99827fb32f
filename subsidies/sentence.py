"""The sentence and the hint of a finding or a refusal, with the id numbers and accounts in them masked.

The catch: this is the one way from a ``Secret`` to a text; who formats a message past it shows people's ids. What goes
to a screen or into JSON from elsewhere goes through ``masked``.

>>> from subsidies.errors import Refusal, Secret
>>> told(Refusal("bad-month", text=Secret("652300194501010010")), lambda key, text: f"{key}: {text}")
'bad-month: 652300********0010'
"""

from collections.abc import Mapping

from subsidies import identity, months
from subsidies.errors import Finding, Refusal, Secret, Value
from subsidies.language import Say


def told(what: Finding | Refusal, say: Say, show_ids: bool = False) -> str:
    """Return what is wrong, in one sentence."""
    return say(what.name, **_open(what.values, say, show_ids))


def hint(what: Finding | Refusal, say: Say, show_ids: bool = False) -> str:
    """Return what to do about it: ``NAME.hint``, or ``NAME.ADVICE``; ``NAME.near`` where something near it is known."""
    which = what.values.get("advice") or ("near" if what.values.get("near") else "hint")
    return say(f"{what.name}.{which}", **_open(what.values, say, show_ids))


def months_in_words(first: int, last: int, say: Say) -> str:
    """Return service months in words: one, or from first to last.

    >>> from subsidies.language import speaker
    >>> [months_in_words(24288, last, speaker("zh")) for last in (24288, 24290, 24300)]
    ['2024年1月', '2024年1–3月', '2024年1月–2025年1月']
    """
    years, numbers = (months.year(first), months.year(last)), (months.of_year(first), months.of_year(last))
    shape = "one" if first == last else "within" if years[0] == years[1] else "across"
    return say(f"months.{shape}", year=years[0], month=numbers[0], last_year=years[1], last=numbers[1])


def shown(id_number: str, show_ids: bool = False) -> str:
    """Return an id number or an account as it may be shown."""
    return id_number if show_ids else identity.mask(id_number)


def masked(text: str, show_ids: bool = False) -> str:
    """Return a free text as it may be shown: the numbers that ``identity.mask_text`` finds in it masked."""
    return text if show_ids else identity.mask_text(text)


def masking(say: Say, show_ids: bool = False) -> Say:
    """Return a speaker that masks the numbers in what its messages are about."""

    def speak(key: str, /, **values: object) -> str:
        texts = {name: masked(one, show_ids) for name, one in values.items() if isinstance(one, str)}
        return say(key, **values | texts)

    return speak


def _open(values: Mapping[str, Value], say: Say, show_ids: bool) -> dict[str, str | int]:
    return {key: _opened(value, say, show_ids) for key, value in values.items()}


def _opened(value: Value, say: Say, show_ids: bool) -> str | int:
    if isinstance(value, str):
        return masked(value, show_ids)
    if isinstance(value, int):
        return value
    if isinstance(value, Secret):
        return shown(value.text, show_ids)
    return say("list.separator").join(shown(one.text, show_ids) for one in value)
