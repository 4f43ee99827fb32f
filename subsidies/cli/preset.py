"""``subsidies preset``: parts of a project file that others have looked up, to be pasted into one's own.

The catch: what was not verified is left empty there, so that a project file is refused until somebody fills it in.
"""

from pathlib import Path
from typing import Final

from subsidies.cli.request import DONE, PRESET, Command, Request
from subsidies.errors import Refusal

COMMAND = Command("preset", (PRESET,))
FOLDER: Final = Path(__file__).parents[1] / "presets"


def names() -> list[str]:
    """Return the names of all presets."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def run(request: Request) -> int:
    """Print a preset, or list them all."""
    if request.preset is None:
        _list(request)
    else:
        text = _text(request.preset.strip().lower())
        request.answer({"name": request.preset, "text": text})
        request.page(text.rstrip().split("\n"))
    return DONE


def _text(name: str) -> str:
    """Return a preset as it stands in its file. Raises ``Refusal`` (preset-unknown)."""
    if name not in names():
        raise Refusal("preset-unknown", text=name, known=", ".join(names()))
    return (FOLDER / f"{name}.toml").read_text(encoding="utf-8")


def _list(request: Request) -> None:
    from subsidies.write.screen import Table

    told = [{"name": name, "title": request.say(f"preset.{name}")} for name in names()]
    request.answer({"presets": told})
    request.table(
        Table([request.say("preset.name"), request.say("preset.title")], [list(one.values()) for one in told])
    )
