"""A roster written again in the one form that needs no cleaning: the same people, the same values, and nothing else.

What is written is what was read; columns that are not ours stay behind, and the reader has said so. The catch: an empty
wage and one of 0 are the same number, so only a project that pays wages, and so asks for them, has its zeros written.
"""

from pathlib import Path, PurePath
from typing import Final

from subsidies import comparison, named, words
from subsidies.errors import Refusal
from subsidies.language import Say
from subsidies.lock import OPEN, Lock
from subsidies.named import Roster
from subsidies.policy import Project
from subsidies.read import cells
from subsidies.write import canonical, cell
from subsidies.write.canonical import Column
from subsidies.write.whole import waiting

XLSX, CSV = ".xlsx", ".csv"
KINDS: Final = (XLSX, CSV)


def kind(path: str, known: tuple[str, ...] = KINDS) -> str:
    """Return the kind of a file that is to be written, by its extension. Raises ``Refusal`` (out-kind)."""
    found = PurePath(path).suffix.lower()
    if found not in known:
        raise Refusal("out-kind", text=path, known=" / ".join(known))
    return found


def columns(one: Roster, outline: Project, say: Say) -> list[Column]:
    """Return the columns that a roster has, as they are written in a language."""
    return [_column(one, key, outline, say) for key in named.columns(one)]


def _column(one: Roster, key: str, outline: Project, say: Say) -> Column:
    holds = comparison.holds(key)
    values = one.table[key].tolist()
    texts = {value: cells.kept(cell.text(value, holds, say)) for value in set(values)}
    if holds == words.MONEY and not outline.pays_wages:
        texts[0] = ""
    return Column(key, cell.heading(key, say), holds, [texts[value] for value in values])


def write(found: list[Column], path: str, say: Say, lock: Lock = OPEN) -> None:
    """Write columns to a new file, whole or not at all.

    Raises ``Refusal``: out-kind, file-exists, xlsx-too-large, and as ``whole.whole`` does.
    """
    content = canonical.csv(found) if kind(path) == CSV else lock.locked(canonical.xlsx(found, say("sheet.roster")))
    new(path, content)


def new(path: str, content: bytes) -> None:
    """Put bytes into a new file. Raises ``Refusal`` as ``whole.whole`` does, and file-exists."""
    with waiting(Path(path)) as file:
        file.write(content)
        file.take(over=False)
