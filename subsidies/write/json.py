r"""Answers for programs: one JSON object on standard output, with English keys in every language.

The catch: what is not UTF-8 cannot carry every character, so there the object is written in ASCII escapes.

>>> text({"name": "张三", "amount": "120.00"}, "utf-8"), text({"name": "张"}, "gbk")
('{"name": "张三", "amount": "120.00"}\n', '{"name": "\\u5f20"}\n')
"""

import codecs
import json
from collections.abc import Iterable, Mapping

from subsidies import codes, money, sentence
from subsidies.errors import Finding, Refusal
from subsidies.language import Say


def text(tree: Mapping[str, object], encoding: str | None, show_ids: bool = False) -> str:
    """Return the object in one line, for a stream of this encoding, the numbers in its texts masked unless shown.

    Raises ``TypeError`` for what JSON cannot hold.
    """
    is_utf8 = encoding is not None and codecs.lookup(encoding).name == "utf-8"
    return json.dumps(tree if show_ids else _masked(tree), ensure_ascii=not is_utf8, allow_nan=False) + "\n"


def _masked(tree: object) -> object:
    """Return a tree with the numbers in its texts masked; its keys are ours."""
    if isinstance(tree, str):
        return sentence.masked(tree)
    if isinstance(tree, Mapping):
        return {key: _masked(one) for key, one in tree.items()}
    return list(map(_masked, tree)) if isinstance(tree, list | tuple) else tree


def finding(found: Finding, say: Say, show_ids: bool = False) -> dict[str, object]:
    """Return a finding as docs/formats.md has it: every key is there, null where it does not apply."""
    rule = codes.RULES[found.name]
    return {
        "code": rule.code,
        "name": found.name,
        "severity": codes.severity(found),
        "file": found.file and sentence.masked(found.file, show_ids),
        "row": found.row,
        "column": found.column and sentence.masked(found.column, show_ids),
        "project": found.project,
        "id_number": found.id_number and sentence.shown(found.id_number, show_ids),
        "amount": None if found.amount is None else money.format(found.amount),
        "message": sentence.told(found, say, show_ids),
        "hint": sentence.hint(found, say, show_ids),
    }


def findings(found: Iterable[Finding], say: Say, show_ids: bool = False) -> dict[str, object]:
    """Return the answer that is nothing but findings."""
    return {"findings": [finding(one, say, show_ids) for one in found]}


def error(refusal: Refusal, say: Say, show_ids: bool = False) -> dict[str, object]:
    """Return the answer of exit status 2: why nothing was done, and the findings behind it."""
    told, hint = sentence.told(refusal, say, show_ids), sentence.hint(refusal, say, show_ids)
    return {"error": {"name": refusal.name, "message": told, "hint": hint}, **findings(refusal.findings, say, show_ids)}
