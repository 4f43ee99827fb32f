"""Every code has its page, under fixed headings in both languages; what is said there is said once, in the program."""

import json
import re

import pytest

from docs import make
from subsidies import codes, language
from subsidies.language import rules
from tests.shell import call

FOLDER = make.ROOT / "docs" / "rules"
HEADINGS = {
    "中文": ["查什么", "为什么", "例", "怎么核实", "依据"],
    "English": ["What it finds", "Why", "Example", "How to verify", "Basis"],
}
CHINESE = re.compile(r"[\u4e00-\u9fff]")
every_rule = pytest.mark.parametrize("name", codes.RULES)


@every_rule
def test_a_page_has_every_heading_in_both_languages_and_something_below_each(name: str) -> None:
    page = (FOLDER / f"{codes.RULES[name].code}.md").read_text("utf-8")
    assert page.startswith(f"# {codes.RULES[name].code} `{name}` · ")
    _, *parts = re.split(r"^## (.+)$", page, flags=re.MULTILINE)
    assert parts[::2] == list(HEADINGS)
    for title, part in zip(parts[::2], parts[1::2], strict=True):
        _, *sections = re.split(r"^### (.+)$", part, flags=re.MULTILINE)
        assert sections[::2] == HEADINGS[title]
        assert all(body.strip() for body in sections[1::2])


def test_there_are_no_other_pages_and_no_other_words() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{rule.code}.md" for rule in codes.RULES.values()}
    assert set(rules.TABLE) == {f"{name}.{part}" for name in codes.RULES for part in rules.PARTS}


def test_the_pages_are_as_the_program_and_the_tests_have_it() -> None:
    old = [path.name for path, text in make.written().items() if path.read_text("utf-8") != text]
    assert old == [], "python docs/make.py writes them again"


@every_rule
def test_the_words_are_in_their_languages(name: str) -> None:
    for part in rules.PARTS:
        chinese, english = rules.TABLE[f"{name}.{part}"]
        assert CHINESE.search(chinese)
        assert len(re.findall(r"[a-z]", english)) > len(CHINESE.findall(english))
        assert (chinese[-1], english[-1] in ".?!") == ("。", True), "a sentence ends"


@every_rule
@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_rule_tells_the_same(name: str, spoken: str) -> None:
    told = json.loads(call("rule", codes.RULES[name].code, "--json", "--lang", spoken).out)
    place = language.LANGUAGES.index(spoken)
    assert {part: told[part] for part in rules.PARTS} == {
        part: rules.TABLE[f"{name}.{part}"][place] for part in rules.PARTS
    }
    assert told["example"].splitlines() == rules.example(name) != []
