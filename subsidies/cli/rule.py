"""``subsidies rule``: what a finding's code means, or all codes.

The catch: a finding's sentence has places for values; where there are none, each is shown as “…”.

>>> outline("“{text}” is not a month."), outline("{count:# error|# errors} in the inputs")
('“…” is not a month.', '… errors in the inputs')
"""

import string
from collections.abc import Iterable
from dataclasses import replace

from subsidies.cli.request import CODE, DONE, Command, Request
from subsidies.errors import Refusal
from subsidies.language import Say

COMMAND = Command("rule", (CODE,))
LIKE = 0.4
"""How alike a name is that is worth mentioning where none is nearer: R999 to R179."""
FIRST, LAST = ("code", "name", "severity", "about", "message"), ("hint", "meaning")
"""What stands before a rule's own page, and behind it."""


def run(request: Request) -> int:
    """Explain one rule, or list them all; the numbers in the examples are made up, and shown."""
    from subsidies import codes

    shown = replace(request, show_ids=True)
    if request.code is None:
        _list(shown, codes.RULES)
    else:
        _explain(shown, _named(request.code, request.say))
    return DONE


def outline(template: str) -> str:
    """Return a sentence with “…” in the place of every value."""
    from subsidies.language import COUNT

    pieces = string.Formatter().parse(template)
    spoken = [(literal, field, (spec or "").partition("|")[2] or COUNT) for literal, field, spec, _ in pieces]
    return "".join(literal + ("" if field is None else many.replace(COUNT, "…")) for literal, field, many in spoken)


def _named(code: str, say: Say) -> str:
    """Return the name of the rule of a code or a name, in any case. Raises ``Refusal`` (unknown-rule)."""
    import difflib

    from subsidies import codes

    names = {rule.code.lower(): name for name, rule in codes.RULES.items()} | {name: name for name in codes.RULES}
    wanted = code.strip().lower()
    if wanted not in names:
        close = difflib.get_close_matches(wanted, names) or difflib.get_close_matches(wanted, names, cutoff=LIKE)
        near = [f"{codes.RULES[name].code} {name}" for name in dict.fromkeys(names[one] for one in close)]
        raise Refusal("unknown-rule", text=code, near=say("list.separator").join(near))
    return names[wanted]


def _facts(request: Request, name: str) -> dict[str, str]:
    """Return what there is to say about a rule, by JSON key."""
    from subsidies import codes, language

    rule, column = codes.RULES[name], language.LANGUAGES.index(request.language)
    return {
        "code": rule.code,
        "name": name,
        "severity": rule.severity,
        "about": request.say(f"family.{rule.code[0]}"),
        "message": outline(language.TABLE[name][column]),
        "hint": outline(language.TABLE[f"{name}.hint"][column]),
        "meaning": request.say(codes.meaning(name)),
    }


def _list(request: Request, names: Iterable[str]) -> None:
    from subsidies.write.screen import Table

    rules = [_facts(request, name) for name in names]
    request.answer({"rules": rules})
    keys = ("code", "name", "severity", "message")
    rows = [[_cell(request, rule, key) for key in keys] for rule in rules]
    request.table(Table([request.say(f"rule.{key}") for key in keys], rows))


def _page(request: Request, name: str) -> dict[str, str]:
    """Return what stands on a rule's own page: why, an example, how to verify it, what it rests on."""
    from subsidies import language
    from subsidies.language import rules

    column = language.LANGUAGES.index(request.language)
    why, verify, basis = (rules.TABLE[f"{name}.{part}"][column] for part in rules.PARTS)
    return {"why": why, "example": "\n".join(rules.example(name)), "verify": verify, "basis": basis}


def _explain(request: Request, name: str) -> None:
    told, page = _facts(request, name), _page(request, name)
    facts = {**{key: told[key] for key in FIRST}, **page, **{key: told[key] for key in LAST}}
    request.answer(facts)
    lines = [(key, line) for key in facts for line in _cell(request, facts, key).split("\n")]
    titles = [request.say(f"rule.{key}") for key, _ in lines]
    again = [place > 0 and lines[place - 1][0] == key for place, (key, _) in enumerate(lines)]
    request.terms(("" if same else title, line) for same, title, (_, line) in zip(again, titles, lines, strict=True))


def _cell(request: Request, facts: dict[str, str], key: str) -> str:
    return request.say(f"severity.{facts[key]}") if key == "severity" else facts[key]
