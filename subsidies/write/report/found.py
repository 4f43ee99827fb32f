"""What the audit found, by severity and code: how many of each, the first of them, and what to do.

The catch: what to do is said once for all the rows that need the same.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from subsidies import money
from subsidies.language import Say
from subsidies.write.report.content import Code, Found, Row
from subsidies.write.report.tags import SPACE, Html, joined, table, tag

SEVERITIES: Final = ("error", "warning", "note")


def part(found: Found, say: Say) -> Html:
    """Return the findings."""
    parts = [tag("p", say("report.found.all-years"))]
    if not found.codes:
        parts.append(tag("p", say("screen.clear")))
    else:
        parts.append(_counts(found, say))
    parts += [part for severity in SEVERITIES for part in _severity(found, severity, say)]
    if found.cleared:
        parts.append(tag("p", say("check.cleared", count=found.cleared)))
    if found.left_out:
        parts.append(tag("p", say("report.found.left-out", count=found.left_out)))
    return joined(*parts)


def _counts(found: Found, say: Say) -> Html:
    heads = [say(f"rule.{key}") for key in ("code", "name", "severity")] + [say("check.count")]
    rows = [[one.code, one.name, say(f"severity.{one.severity}"), f"{one.count:,}"] for one in found.codes]
    return table("codes", say("report.found.codes"), heads, rows, 3)


def _severity(found: Found, severity: str, say: Say) -> Iterator[Html]:
    """Give the codes of one severity."""
    codes = [one for one in found.codes if one.severity == severity]
    if codes:
        badge = tag("span", say(f"severity.{severity}"), style=f"severity {severity}")
        yield tag("h3", badge, SPACE, say("report.found.count", count=found.of(severity)))
    for one in codes:
        yield from _code(one, say)


def _code(one: Code, say: Say) -> Iterator[Html]:
    key = "check.code" if one.count > 1 else "check.code.one"
    yield tag("h4", say(key, code=one.code, name=one.name, count=one.count))
    for hint, rows in groupby(one.rows, lambda row: row.hint):
        yield tag("ul", *(tag("li", _row(row, say)) for row in rows), style="rows")
        yield tag("p", f"→ {hint}", style="small")
    if more := one.count - len(one.rows):
        yield tag("p", say("report.found.more", count=more), style="small")


def _row(row: Row, say: Say) -> Html:
    """Return one finding: where, who, what, how much."""
    where = [
        row.file,
        say("screen.row", row=row.row) if row.row is not None else "",
        row.column,
        say("screen.project", project=row.project) if row.project else "",
    ]
    place = " · ".join(filter(None, where)) or say("screen.general")
    parts: list[str] = [tag("span", place, style="place"), SPACE]
    if row.who:
        parts += [tag("span", row.who, style="who"), SPACE]
    parts.append(tag("span", row.told, style="told"))
    if row.amount is not None:
        parts += [SPACE, tag("span", say("report.amount", amount=money.show(row.amount)), style="amount")]
    return joined(*parts)
