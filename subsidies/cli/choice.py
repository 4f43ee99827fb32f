"""Which language, before anything else is known: help pages are in it, and so is the refusal of a wrong option.

The order: ``--lang``, SUBSIDIES_LANG, the workspace's ``language``, the terminal's locale. The catch: this reads the
arguments before they are parsed, so it believes whatever looks like the option and leaves all complaints to others.

>>> option(["-C", "demo", "status", "--lang=en"], "--lang"), option(["-Cdemo", "status"], "-C", "--workspace")
('en', 'demo')
"""

import sys
from collections.abc import Mapping, Sequence
from itertools import takewhile
from pathlib import Path

from subsidies import language

FILE = "subsidies.toml"


def choose(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return ``zh`` or ``en``."""
    asked = option(arguments, "--lang")
    if asked in language.LANGUAGES or environment.get("SUBSIDIES_LANG") in language.LANGUAGES:
        return language.choose(asked, environment)
    folder = option(arguments, "-C", "--workspace") or environment.get("SUBSIDIES_WORKSPACE")
    return language.choose(None, environment, _configured(folder), _fallback())


def option(arguments: Sequence[str], *names: str) -> str | None:
    """Return the value of the last of the options of these names, written in any of the ways there are."""
    value = None
    given = list(takewhile(lambda argument: argument != "--", arguments))
    for place, argument in enumerate(given):
        for name in names:
            if argument == name:
                value = given[place + 1] if place + 1 < len(given) else value
            elif argument.startswith(f"{name}=" if name.startswith("--") else name):
                value = argument[len(name) :].removeprefix("=" if name.startswith("--") else "")
    return value


def switch(arguments: Sequence[str], name: str) -> bool:
    """Return whether a switch is among the arguments."""
    return name in takewhile(lambda argument: argument != "--", arguments)


def _configured(folder: str | None) -> str:
    """Return the workspace's own setting; ``auto`` where it has none or cannot be read."""
    try:
        folders = [Path(folder)] if folder else [Path.cwd(), *Path.cwd().parents]
        file = next((place / FILE for place in folders if (place / FILE).is_file()), None)
        return "auto" if file is None else _setting(file)
    except (OSError, ValueError):
        return "auto"


def _setting(file: Path) -> str:
    import tomllib

    setting = tomllib.loads(file.read_text("utf-8-sig")).get("language")
    return setting if isinstance(setting, str) else "auto"


def _fallback() -> str:
    """Return the language of Windows' own screens; elsewhere, where no locale is set, Chinese."""
    if sys.platform != "win32":
        return "zh"
    import ctypes

    chinese, primary = 0x04, 0x3FF
    return "zh" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & primary == chinese else "en"
