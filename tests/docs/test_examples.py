"""Every example of every page is run and shows what the page says; what is generated is current."""

from pathlib import Path

import pytest

from docs import console, make

PAGES = make.pages()
pages = pytest.mark.parametrize("page", PAGES, ids=[path.relative_to(make.ROOT).as_posix() for path in PAGES])


@pages
def test_every_command_shows_what_the_page_says(page: Path) -> None:
    for step, lines, status in console.play(page.read_text("utf-8"), make.tongue(page)):
        told = [f"{page.name}:{step.row}", f"$ {step.text}", *lines, ""]
        if step.lines in (None, [console.GAP]):
            assert status == 0, "\n".join([*told, "(nothing of this is on the page, so it must have been done)"])
        else:
            assert console.agree(step.lines or [], lines), "\n".join([*told, "(python docs/make.py writes it again)"])


@pages
def test_what_the_program_says_is_what_it_says_now(page: Path) -> None:
    text = page.read_text("utf-8")
    assert make.generated(text) == text, "python docs/make.py writes it again"


def test_what_is_left_out_may_be_any_number_of_lines() -> None:
    assert console.agree(["a", "…", "c"], ["a", "b", "b", "c"])
    assert console.agree(["a", "…", "c"], ["a", "c"])
    assert not console.agree(["a", "…", "c"], ["a", "b"])
    assert not console.agree(["a"], ["a", "b"])


def test_lines_that_are_kept_are_found_again() -> None:
    lines = ["title", "living   1", "wages   22", "total 23"]
    assert make.kept(["titel", "…", "wages  2", "…"], lines) == ["title", "…", "wages   22", "…"]
