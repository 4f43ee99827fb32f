"""Write again what the pages take from the program: ``python docs/make.py``.

Between ``<!-- begin NAME -->`` and ``<!-- end -->`` stands what the program itself says: a command's ``--help``, the
columns of the files, the findings. Below a command of a ``console`` block stands what it shows (``docs/console.py``).
The catch: where a page leaves lines out (``…``), the lines that it keeps are found again by their likeness.
"""

import json
import re
import sys
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import chdir
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from docs import console, examples  # noqa: E402
from subsidies import codes, language, mortality, words  # noqa: E402
from subsidies.cli import COMMANDS  # noqa: E402
from subsidies.cli.rule import outline  # noqa: E402
from subsidies.language import rules  # noqa: E402

REGION: Final = re.compile(r"(<!-- begin (.+?) -->\n).*?(<!-- end -->\n)", re.DOTALL)
REQUIRED: Final = {
    "roster": ("id_number", "name"),
    "changes": ("reported_on", "id_number", "name", "change", "effective", "value"),
    "opening": ("project", "id_number", "item", "service_month", "pay_month", "amount"),
    "clearances": ("code", "reason", "document", "cleared_by", "until"),
    "mortality": ("age", "men", "women"),
    "foreign": (),
    "funds": ("date", "amount", "document"),
}
"""Columns that must be there: what the readers ask for (tests/docs/test_complete.py)."""
BLANK: Final = """\
# subsidies {words}

[中文](#中文) · [English](#english) · [命令 · commands](README.md)

## 中文

<!-- begin help {words} zh -->
<!-- end -->

### 例

## English

<!-- begin help {words} en -->
<!-- end -->

### Example
"""
TABLES: Final = {
    "roster": words.ROSTER,
    "changes": words.CHANGES,
    "opening": words.OPENING,
    "clearances": words.CLEARANCES,
    "foreign": words.FOREIGN,
    "funds": words.FUNDS,
    "mortality": mortality.FIELDS,
}
RULE_HEADINGS: Final = ("message", "why", "example", "verify", "basis")
"""What stands on every page of a rule, in this order."""
HOLDS: Final = {
    words.ID: ("号码", "id number"),
    words.TEXT: ("文字", "text"),
    words.MONTH: ("年月 YYYY-MM", "month, YYYY-MM"),
    words.DAY: ("日期 YYYY-MM-DD", "date, YYYY-MM-DD"),
    words.MONEY: ("金额，元", "yuan"),
    words.SIGNED: ("金额，元，可以是负数", "yuan, perhaps below zero"),
    words.BOOLEAN: ("是/否", "yes/no (是/否, 1/0)"),
    words.YEARS: ("年限", "length of service"),
    words.ACCOUNT: ("账号", "account"),
}
HEADINGS: Final = {
    "zh": ("键", "表头", "也可以写作", "内容", "说明"),
    "en": ("key", "Chinese heading", "also understood", "holds", "meaning"),
}


def main() -> None:
    """Write every page that is not as it should be, and the beginning of a page for a command that has none."""
    for module in COMMANDS:
        path = ROOT / "docs" / "commands" / f"{module.COMMAND.key}.md"
        if not path.exists():
            path.write_text(BLANK.format(words=module.COMMAND.words), "utf-8")
    for path, text in written().items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
            sys.stdout.write(f"{path.relative_to(ROOT).as_posix()}\n")
    for path in pages():
        old = path.read_text("utf-8")
        new = shown(generated(old), tongue(path))
        if new != old:
            path.write_text(new, "utf-8")
            sys.stdout.write(f"{path.relative_to(ROOT).as_posix()}\n")


def written() -> dict[Path, str]:
    """Return the files that are wholly the program's: a page a rule, and the examples that ``rule`` shows."""
    folder = ROOT / "docs" / "rules"
    made = {folder / f"{rule.code}.md": rule_page(name) for name, rule in codes.RULES.items()}
    lines = {name: examples.excerpt(name) for name in codes.RULES}
    told = json.dumps(lines, ensure_ascii=False, indent=1) + "\n"
    return made | pictures() | {ROOT / "subsidies" / "language" / "rules" / "examples.json": told}


def pictures() -> dict[Path, str]:
    """Return the pictures that ``budget --papers`` makes of the sample."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        console.run("the year", "zh")
        console.call(["-C", "demo", "budget", "2025", "--as-of", "2024-12-31", "--papers"], "zh")
        found = sorted((Path(folder) / "demo" / "out" / "budget-2025").glob("bankrupt-living-*.svg"))
        return {ROOT / "docs" / "pictures" / f"budget-{one.name}": one.read_text("utf-8") for one in found}


def pages() -> list[Path]:
    """Return every page: those of docs/, and the README in both languages."""
    return sorted([*ROOT.glob("README*.md"), *(ROOT / "docs").rglob("*.md")])


def tongue(path: Path) -> str:
    """Return the language of a page that does not say it in a heading."""
    return "zh" if path.name.endswith(".zh.md") else "en"


def generated(page: str) -> str:
    """Return a page with everything between its marks as the program has it now."""
    return REGION.sub(lambda region: region[1] + region_text(region[2]) + region[3], page)


def region_text(name: str) -> str:
    """Return what stands between the marks of a name: ``help draft zh``, ``columns roster en``, ``findings``."""
    kind, *of = name.split()
    match kind, of:
        case "help", [*path, spoken]:
            return help_page(path, spoken)
        case "columns", [table, spoken]:
            return columns(table, spoken)
        case "json", command:
            return answer(command, "en")
        case "finding", []:
            return block(_run(["reconcile", "2024"], "en")["findings"][:1][0])
        case "findings", []:
            return findings()
        case "refusals", []:
            return refusals()
    raise ValueError(name)


def shown(page: str, spoken: str) -> str:
    """Return a page with what its commands show now."""
    rows = page.splitlines()
    for step, lines, _ in reversed(list(console.play(page, spoken))):
        if step.lines is not None and not console.agree(step.lines, lines):
            rows[step.row : step.row + len(step.lines)] = kept(step.lines, lines)
    return "\n".join(rows) + "\n"


def kept(old: list[str], lines: list[str]) -> list[str]:
    """Return new lines with the gaps of old ones: each run between two gaps becomes the new lines most like it."""
    if console.GAP not in old:
        return lines
    new, start = list[str](), 0
    for gap, run in groupby(old, lambda line: line == console.GAP):
        if gap:
            new.append(console.GAP)
            continue
        wanted = list(run)
        places = range(start, max(len(lines) - len(wanted), start) + 1)
        best = max(places, key=lambda place: likeness(wanted, lines[place : place + len(wanted)]))
        new += lines[best : best + len(wanted)]
        start = best + len(wanted)
    return new


def likeness(some: list[str], others: list[str]) -> float:
    """Return how alike two runs of lines are."""
    return sum(SequenceMatcher(None, one, other).ratio() for one, other in zip(some, others, strict=False))


# --- help -----------------------------------------------------------------------------------------------------------


def help_page(path: list[str], spoken: str) -> str:
    """Return the page that ``--help`` shows for a command; none for the program itself."""
    _, lines = console.call([*(path if path != ["subsidies"] else []), "--help"], spoken)
    return "\n".join(["```text", *lines, "```", ""])


# --- columns --------------------------------------------------------------------------------------------------------


def columns(name: str, spoken: str) -> str:
    """Return the columns of rosters or changes as a table, with every heading that is understood."""
    fields = TABLES[name]
    say, place = language.speaker(spoken), language.LANGUAGES.index(spoken)
    rows = [
        (
            f"`{field.key}`",
            field.zh,
            say("list.separator").join(field.aliases),
            HOLDS[field.holds][place],
            _meaning(field.key, field.key in REQUIRED[name], say),
        )
        for field in fields.values()
    ]
    return table(HEADINGS[spoken], rows)


def _meaning(key: str, required: bool, say: language.Say) -> str:
    parts = [say("note.required")] if required else []
    parts += [say(f"note.{key}")] if f"note.{key}" in language.TABLE else []
    return say("note.separator").join(parts)


def table(heading: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table of a page."""
    heading = list(heading)
    lines = [heading, ["---"] * len(heading), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


# --- JSON -----------------------------------------------------------------------------------------------------------


def answer(command: list[str], spoken: str) -> str:
    """Return what a command answers as JSON, of each list the first element."""
    return block(_run(command, spoken))


def _run(command: list[str], spoken: str) -> Any:
    """Run a command with ``--json`` on a copy of the year, and return its object."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        console.run("the year", spoken)
        _, lines = console.call(["-C", "demo", *command, "--json"], spoken)
        return json.loads(lines[-1])


def block(tree: object) -> str:
    """Return an object as a block of a page."""
    return "```json\n" + json.dumps(_first(tree), ensure_ascii=False, indent=2) + "\n```\n"


def _first(tree: object) -> object:
    """Return a tree in which each list has its first element only."""
    if isinstance(tree, dict):
        return {key: _first(value) for key, value in tree.items()}
    return [_first(one) for one in tree[:1]] if isinstance(tree, list) else tree


# --- findings and refusals ------------------------------------------------------------------------------------------


def findings() -> str:
    """Return every finding by family: code, name, severity, what it says and what to do, in both languages."""
    text = ""
    for family, names in groupby(codes.RULES, lambda name: codes.RULES[name].code[0]):
        text += f"### {family} · {' · '.join(language.TABLE[f'family.{family}'])}\n\n"
        text += "".join(_finding(name, codes.RULES[name]) for name in names)
    return text


def _finding(name: str, rule: codes.Rule) -> str:
    return f"#### {rule.code} `{name}` · {_severity(rule)} · [→](rules/{rule.code}.md)\n\n" + both(name)


def _severity(rule: codes.Rule) -> str:
    return " ".join(language.TABLE[f"severity.{rule.severity}"])


def rule_page(name: str) -> str:
    """Return the page of a rule: what it finds, why, an example, how to verify, what it rests on."""
    rule = codes.RULES[name]
    head = f"# {rule.code} `{name}` · {_severity(rule)}\n\n[中文](#中文) · [English](#english) · "
    head += "[问题一览 · findings](../findings.md)\n"
    parts = zip(("中文", "English"), language.LANGUAGES, strict=True)
    return head + "".join(f"\n## {title}\n\n{rule_part(name, one)}" for title, one in parts)


def rule_part(name: str, spoken: str) -> str:
    """Return what a rule's page says in one language, under its fixed headings."""
    place, say = language.LANGUAGES.index(spoken), language.speaker(spoken)
    told, hint = (outline(language.TABLE[key][place]) for key in (name, f"{name}.hint"))
    why, verify, basis = (rules.TABLE[f"{name}.{part}"][place] for part in rules.PARTS)
    meaning = say(codes.meaning(name))
    bodies = (f"{told}\n\n{meaning}", why, examples.page(name, spoken).rstrip("\n"), f"{verify}\n\n→ {hint}", basis)
    titles = [say(f"rule.{key}") for key in RULE_HEADINGS]
    return "\n".join(f"### {title}\n\n{body}\n" for title, body in zip(titles, bodies, strict=True))


def refusals() -> str:
    """Return every refusal: its name, what it says and what to do, in both languages."""
    return "".join(f"#### `{name}`\n\n" + both(name) for name in refusal_names(language.TABLE))


def refusal_names(sentences: Mapping[str, tuple[str, str]]) -> list[str]:
    """Return the names with a remedy that are no findings, in order."""
    return sorted(name for name in sentences if f"{name}.hint" in sentences and name not in codes.RULES)


def both(name: str) -> str:
    """Return what a finding or a refusal says and what to do, Chinese above English."""
    hints = [f"{name}.hint", *(key for key in language.TABLE if key.startswith(f"{name}.") and key != f"{name}.hint")]
    rows = zip(*(language.TABLE[key] for key in (name, *hints)), strict=True)
    return "".join("- " + " → ".join(map(outline, row)) + "\n" for row in rows) + "\n"


if __name__ == "__main__":
    main()
