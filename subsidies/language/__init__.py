"""Every sentence the program says, in Chinese and English side by side, and the choice between them.

A message is named by a key; a speaker says it in one language. The catch: the choice is made before typer is
imported, because help texts are made when the commands are; so this package knows the standard library only.

>>> speaker("en")("bad-month", text="2024-13")
'“2024-13” is not a month.'
>>> speaker("en")("lists.remind", warnings=1, notes=0)
'1 warning and 0 notes: see subsidies check.'
>>> choose(None, {"LC_ALL": "zh_CN.UTF-8"})
'zh'
"""

from collections.abc import Callable, Mapping
from string import Formatter
from typing import Final

from subsidies.language import (
    against,
    asking,
    audit,
    audited,
    bank,
    budget,
    chart,
    checking,
    estimated,
    evaluate,
    explain,
    faults,
    files,
    findings,
    foreign,
    forms,
    help,
    ledger,
    paper,
    people,
    plan,
    printed,
    report,
    returned,
    rosters,
    screen,
    sealed,
    sheets,
    shell,
    yearly,
)

LANGUAGES: Final = ("zh", "en")
COUNT: Final = "#"
"""In ``{count:# row|# rows}`` the number: the first form is said of one, the second of any other."""

Say = Callable[..., str]
"""A speaker: ``say(key, **values)`` gives the sentence in its language."""

TABLE: Final[Mapping[str, tuple[str, str]]] = {
    **against.TABLE,
    **asking.TABLE,
    **audit.TABLE,
    **audited.TABLE,
    **bank.TABLE,
    **budget.TABLE,
    **chart.TABLE,
    **checking.TABLE,
    **estimated.TABLE,
    **evaluate.TABLE,
    **explain.TABLE,
    **faults.TABLE,
    **files.TABLE,
    **findings.TABLE,
    **foreign.TABLE,
    **forms.TABLE,
    **help.TABLE,
    **ledger.TABLE,
    **paper.TABLE,
    **people.TABLE,
    **plan.TABLE,
    **printed.TABLE,
    **report.TABLE,
    **returned.TABLE,
    **rosters.TABLE,
    **screen.TABLE,
    **sealed.TABLE,
    **sheets.TABLE,
    **shell.TABLE,
    **yearly.TABLE,
}
"""Key to (Chinese, English); both have the same placeholders."""


class _Counting(Formatter):
    """A formatter that knows one from many."""

    def format_field(self, value: object, spec: str) -> str:
        """Return the form of a count that fits it; of anything else, what is usual."""
        one, bar, many = spec.partition("|")
        if not bar:
            return str(super().format_field(value, spec))
        return (one if str(value) == "1" else many).replace(COUNT, str(value))


def speaker(language: str) -> Say:
    """Return the speaker of a language. It raises ``KeyError`` for a key or a value that is missing."""
    column, counting = LANGUAGES.index(language), _Counting()

    def say(key: str, /, **values: object) -> str:
        template = TABLE[key][column]
        return counting.vformat(template, (), values) if "|" in template else template.format(**values)

    return say


def choose(asked: str | None, environment: Mapping[str, str], configured: str = "auto", fallback: str = "zh") -> str:
    """Return ``zh`` or ``en``: what was asked, else SUBSIDIES_LANG, the workspace's setting, the locale, ``fallback``.

    The locale is read as text: LC_ALL, LC_MESSAGES, LANG in that order; C and POSIX name no language.
    """
    for wish in (asked, environment.get("SUBSIDIES_LANG"), configured):
        if wish in LANGUAGES:
            return wish
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        name = environment.get(variable, "").partition(".")[0]
        if name and name not in ("C", "POSIX"):
            return "zh" if name.lower().startswith("zh") else "en"
    return fallback
