"""The report in headless Chromium: nothing is wider than the window, narrow or wide, and the printed page has all."""

import html
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

from subsidies.language import LANGUAGES
from tests import webpage
from tests.test_write_report import made

CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser") or ""
PDFTOTEXT: Final = shutil.which("pdftotext") or ""
QUIET: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
WIDTHS: Final = (360, 768, 1280)
MEASURE: Final = """<script>onload = () => {
  const pages = [...document.querySelectorAll("iframe")].map(one => one.contentDocument.documentElement);
  document.title = pages.map(one => one.scrollWidth - one.clientWidth).join(" ");
}</script>"""
"""Its title becomes how much wider each page is than its window."""
WORD: Final = re.compile(r"[A-Za-z0-9.,]+")
"""What no end of a line stands in; between Chinese characters there may be one anywhere."""
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium")


def browse(folder: Path, *words: str) -> str:
    """Run the browser with an empty profile and return what it prints."""
    profile = f"--user-data-dir={folder / 'profile'}"
    done = subprocess.run([CHROMIUM, *QUIET, profile, *words], capture_output=True, timeout=60, check=True)
    return done.stdout.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wider_than_the_window(tmp_path: Path, language: str) -> None:
    source = html.escape(made(language=language))
    frames = "".join(
        f'<iframe width="{wide}" height="900" style="border:0" srcdoc="{source}"></iframe>' for wide in WIDTHS
    )
    (tmp_path / "frames.html").write_text(f'<!DOCTYPE html><meta charset="utf-8">{MEASURE}{frames}', "utf-8")
    shown = browse(tmp_path, "--dump-dom", (tmp_path / "frames.html").as_uri())
    found = re.search(r"<title>([-\d ]+)</title>", shown)
    assert found is not None
    assert found[1].split() == ["0"] * len(WIDTHS)


@pytest.mark.skipif(not PDFTOTEXT, reason="no pdftotext")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_printed_page_has_all(tmp_path: Path, language: str) -> None:
    (tmp_path / "page.html").write_text(made(language=language), "utf-8")
    browse(tmp_path, f"--print-to-pdf={tmp_path / 'page.pdf'}", (tmp_path / "page.html").as_uri())
    told = subprocess.run(
        [PDFTOTEXT, "-raw", tmp_path / "page.pdf", "-"], capture_output=True, check=True
    ).stdout.decode()
    tree = webpage.read(made(language=language))
    parts = [one.text for one in tree.each("h1", "h2", "h3", "h4", "th", "td", "li", "dt", "dd") if one.text]
    assert len(parts) > 200
    assert [word for one in parts for word in WORD.findall(one) if word not in told] == []


def squeezed(text: str) -> str:
    """Return a text as it is without blanks and the ends of lines."""
    return "".join(text.split())
