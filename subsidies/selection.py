"""Which findings are shown, and how serious an office takes them: by codes, beginnings of codes, or names.

The catch: an error makes identity or amount uncertain, so nothing hides it but asking for others alone, and its
severity is fixed; what is left out is counted.

>>> sorted(named("R16"))[:2], named("id-two-names")
(['account-missing', 'account-shared'], frozenset({'id-two-names'}))
"""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from subsidies import codes
from subsidies.errors import Finding, Refusal

LEVELS = (codes.WARNING, codes.NOTE)
"""What an office may make of a warning or a note."""

Names = frozenset[str]


def named(text: object) -> Names:
    """Return the names of the rules whose code begins so, or that are called so. Raises ``Refusal``.

    wrong-type, code-unknown
    """
    if not isinstance(text, str):
        raise Refusal("wrong-type", expected='"…"')
    wanted = text.strip().lower()
    found = frozenset(name for name, rule in codes.RULES.items() if wanted and rule.code.lower().startswith(wanted))
    found |= {wanted} & codes.RULES.keys()
    if not found:
        raise Refusal("code-unknown", text=text, known=", ".join(_near(wanted)))
    return found


def _near(wanted: str) -> list[str]:
    """Return codes and names that may be meant; the families of codes where none is near."""
    known = {rule.code.lower(): rule.code for rule in codes.RULES.values()}
    near = difflib.get_close_matches(wanted, [*known, *codes.RULES])
    return [known.get(one, one) for one in near] or list(dict.fromkeys(code[0] for code in known.values()))


def ignorable(text: object) -> Names:
    """Return the names that a code means, without errors. Raises ``Refusal`` as ``named`` does, and code-is-error."""
    found = named(text)
    kept = frozenset(name for name in found if codes.RULES[name].severity != codes.ERROR)
    if not kept:
        raise Refusal("code-is-error", text=str(text))
    return kept


def adjustable(text: str) -> str:
    """Return the one name that a code or a name means. Raises ``Refusal`` (code-unknown, code-is-error)."""
    exact = {rule.code.lower(): name for name, rule in codes.RULES.items()} | {name: name for name in codes.RULES}
    name = exact.get(text.strip().lower())
    if name is None:
        raise Refusal("code-unknown", text=text, known=", ".join(_near(text.strip().lower())))
    if codes.RULES[name].severity == codes.ERROR:
        raise Refusal("code-is-error", text=text)
    return name


def selected(text: str) -> Names:
    """Return the names that codes mean, with commas between. Raises ``Refusal`` as ``named`` does."""
    return _joined(map(named, text.split(",")))


def left_aside(text: str) -> Names:
    """Return the names that codes mean, with commas between, without errors. Raises ``Refusal`` as ``ignorable``."""
    return _joined(map(ignorable, text.split(",")))


def _joined(some: Iterable[Names]) -> Names:
    return frozenset[str]().union(*some)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is shown: of all findings, or of those selected, all that are not ignored; and an office's severities."""

    select: Names | None = None
    ignore: Names = frozenset()
    severity: Mapping[str, str] = field(default_factory=dict)

    def of(self, found: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
        """Return the findings that are shown, and those that are left out."""
        shown = [one for one in found if self.shows(one.name)]
        return shown, [one for one in found if not self.shows(one.name)]

    def shows(self, name: str) -> bool:
        """Return whether findings of a name are shown."""
        return (self.select is None or name in self.select) and name not in self.ignore

    def weighed(self, found: Iterable[Finding]) -> list[Finding]:
        """Return findings with the severities of the office."""
        return [replace(one, severity=self.severity.get(one.name, "")) for one in found]


EVERYTHING: Final = Choice()


def choice(select: Sequence[Names], ignore: Sequence[Names], office: Choice) -> Choice:
    """Return what is asked for on the command line, beside what the office has settled.

    What is selected is shown even where the office ignores it.
    """
    if select:
        return Choice(_joined(select), _joined(ignore), office.severity)
    return Choice(None, _joined([*ignore, office.ignore]), office.severity)
