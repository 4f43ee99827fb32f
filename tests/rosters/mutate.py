"""Damaged files by the hundred, read in a process of its own with little memory: a table or a refusal, nothing else.

    python -m tests.rosters.mutate KIND SEED COUNT

KIND is ``books`` or ``texts``. The last line on standard output is how many gave a table and how many were refused.
What is being read is told beforehand in the file that FUZZ_AT names, so that whoever started this can say which file
ended it. The catch: many files a process, because the imports take longer than a hundred files; and what takes too long
is killed, since an exception raised within a reader becomes a refusal (``guard.foreign``).
"""

import io
import os
import random
import resource
import signal
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from subsidies import examination, marking, months, terminal, workspace
from subsidies.errors import Refusal
from subsidies.language import speaker
from subsidies.policy import Item, Project
from subsidies.read import changes, locked, rosters, text
from subsidies.read.sheet import source
from tests.findings import desk
from tests.rosters import files
from tests.rosters.test_disguises import HEADS, PEOPLE, dirty, kinds, laid_out, plain

MEMORY = 3 << 30
"""Bytes of address space."""
SECONDS = 10
"""Of work, not of waiting: where much else runs, any file takes long."""
SECRET = "hemitiao"
CHECKED = 5
"""One file of so many is also looked at as ``check`` does, in an office of its own."""
PROJECT = Project("living", "生活补贴", months.parse("2024-01"), (Item("living", "生活补贴", "flat"),))
SHEET = f"""
{" | ".join(HEADS[:4])}
652300194501010010 | 张三 | s1=16438 | e=#N/A
652300194803050026 | 李四 | <f>A1</f> | 农机厂"""

BOOKS: tuple[Callable[[], bytes], ...] = (
    lambda: files.xlsx([HEADS, *PEOPLE]),
    lambda: files.xlsx(laid_out(plain())),
    lambda: files.sheet(SHEET),
    lambda: files.sheet(SHEET, prefix="x"),
    lambda: files.xls([HEADS, *PEOPLE]),
    lambda: files.xls(laid_out(plain())),
    lambda: files.ods([HEADS, *(kinds(line) for line in PEOPLE)]),
    lambda: files.ods(laid_out(plain())),
    lambda: files.encrypted(files.xlsx([HEADS, *PEOPLE]), SECRET),
    lambda: files.parquet(dict(zip(HEADS, zip(*PEOPLE, strict=True), strict=True))),
)
TEXTS: tuple[Callable[[], bytes], ...] = (
    lambda: files.text([HEADS, *plain()]),
    lambda: files.text(laid_out(dirty()), encoding="gb18030"),
    lambda: files.text([HEADS, *dirty()], "\t", "utf-16"),
    lambda: files.html(laid_out(plain())),
    lambda: files.html([HEADS, *dirty()], "gb18030"),
    lambda: files.xml2003([HEADS, *(kinds(line) for line in PEOPLE)]),
    lambda: files.xml2003(laid_out(plain())),
)
KINDS = {"books": BOOKS, "texts": TEXTS}
TOKENS = (
    *(b"XFD1048576", b"A1048576", b"ZZZZZZZ99", b"A99999999999", b"a1", b"1048576", b"16384", b"65536", b"4294967296"),
    *(
        b"-1",
        b"0",
        b"1e999",
        b"NaN",
        b"inf",
        b"\0",
        b"\xff",
        b"\xff\xfe",
        b"<",
        b">",
        b'"',
        b"'",
        b"&#0;",
        b"&#65;",
        b"&lt;",
    ),
    *(
        b"<!DOCTYPE x>",
        b"<!ENTITY x 'y'>",
        b"<!--",
        b"<![CDATA[",
        b' t="e"',
        b' t="d"',
        b' t="s"',
        b' s="99999"',
        b' r="A1"',
    ),
    *(
        b"</row>",
        b"<row>",
        b"<c>",
        b"</c>",
        b"<f/>",
        b"<v/>",
        b"<v>1</v>",
        b"<c r='B2'/>",
        b"<td colspan=60000>",
        b"<table>",
    ),
    *(b' table:number-rows-repeated="1048576"', b' table:number-columns-repeated="99999"', b' ss:Index="1048576"'),
    *(
        b' ss:MergeAcross="16383"',
        b' rowspan="65000"',
        b",,,,,,,,",
        b"\r",
        b"\n",
        b"\t",
        b"\xef\xbb\xbf",
        b"\x81\x30\x81\x30",
    ),
)


def damaged(content: bytes, dice: random.Random) -> bytes:
    """Return bytes with something wrong in one to four places."""
    found = bytearray(content)
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(found) + 1)
        length = dice.choice((1, 1, 2, 4, 16, 64, 256))
        match dice.randrange(7):
            case 0:
                found[place : place + 1] = bytes([dice.randrange(256)])
            case 1:
                del found[place : place + length]
            case 2:
                found[place:place] = found[place : place + length] * dice.choice((1, 2, 50))
            case 3:
                other = dice.randrange(len(found) + 1)
                found[place : place + length] = found[other : other + length]
            case 4:
                found[place:place] = dice.choice(TOKENS)
            case 5:
                found = bytearray(_swapped(bytes(found), dice))
            case 6 if dice.random() < 0.2:
                del found[place:]
    return bytes(found)


def _swapped(content: bytes, dice: random.Random) -> bytes:
    """Return bytes in which a number or a place of a cell is another."""
    places = [place for place, byte in enumerate(content) if 48 <= byte < 58]
    if not places:
        return content
    first = last = dice.choice(places)
    while last < len(content) and 48 <= content[last] < 58:
        last += 1
    return content[:first] + dice.choice(TOKENS[:12]) + content[last:]


def damaged_package(content: bytes, dice: random.Random) -> bytes:
    """Return a zip with something wrong in one of its parts, or in what it says of them."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = dice.choice(
        [one for one in parts if "sheet" in one or "content" in one] if dice.random() < 0.6 else list(parts)
    )
    match dice.randrange(10):
        case 0:
            del parts[name]
        case 1:
            parts[dice.choice((name.upper(), name.replace("/", "\\"), f"/{name}", "x"))] = parts.pop(name)
        case 2:
            parts[name] = parts[dice.choice(list(parts))]
        case _:
            parts[name] = damaged(parts[name], dice)
    return files.package(parts, dice.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)))


def mutation(kind: str, seed: int) -> bytes:
    """Return the file of a number: always the same."""
    dice = random.Random(seed)
    content = dice.choice(KINDS[kind])()
    if content.startswith(b"PK") and dice.random() < 0.8:
        return damaged_package(content, dice)
    return damaged(content, dice)


def read(content: bytes) -> bool:
    """Read a file as a roster and as changes; return whether the roster was refused."""
    where = source("roster", Path())
    try:
        content = locked.opened("roster", content)
    except Refusal:
        return True
    table, _, found = rosters.read(where, content, PROJECT)
    assert all(one.name for one in found)
    _, _, other = changes.read(where, content)
    assert all(one.name for one in other)
    return not len(table) and bool(found)


def check(content: bytes, office: Path) -> None:
    """Look at a file as ``check`` does, and mark what is wrong in a copy of it."""
    desk.lay_out({}, office)
    (office / "roster.csv").write_bytes(content)
    with suppress(Refusal):
        looked = examination.examine(workspace.read(office), desk.TODAY)
        marking.copies(looked.read, looked.findings, speaker("zh"))


def main(kind: str, seed: int, count: int) -> None:
    """Read so many files."""
    mutation(kind, seed)  # the libraries that make them need memory too
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    at = Path(os.environ.get("FUZZ_AT", os.devnull))
    refused = 0
    with terminal.attended(desk.Clerk(SECRET)), TemporaryDirectory() as office:
        for number in range(seed, seed + count):
            at.write_text(f"{kind} {number}", "ascii")
            content = mutation(kind, number)
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            with patch.object(text, "LARGE", 1 if number % 2 else text.LARGE):
                refused += read(content)
                if number % CHECKED == 0:
                    check(content, Path(office))
            signal.setitimer(signal.ITIMER_PROF, 0)
    sys.stdout.write(f"{count - refused} {refused}\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
