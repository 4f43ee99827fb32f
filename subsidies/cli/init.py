"""``subsidies init``: an empty workspace with templates, or a copy of the sample.

The catch: it never overwrites. All files are made in memory first; then either every one is written or none.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from subsidies.cli.request import DIR, DONE, SAMPLE, Command, Request
from subsidies.errors import Refusal

COMMAND = Command("init", (DIR,), (SAMPLE,))


def run(request: Request) -> int:
    """Make the workspace and tell what comes next."""
    folder = Path(request.dir)
    files = _sample() if request.sample else _empty()
    _refuse(folder, files)
    _write(folder, files)
    request.answer({"workspace": request.dir, "files": list(files)})
    quoted = f'"{request.dir}"' if " " in request.dir else request.dir
    request.out(request.say("init.made", directory=request.dir))
    for name in files:
        request.out(f"  {name}")
    request.out(request.say("init.next-sample" if request.sample else "init.next", directory=quoted))
    return DONE


def _empty() -> dict[str, bytes]:
    """Return the files of a new workspace, of a project that begins this month."""
    from datetime import datetime

    from subsidies.write import template

    return template.workspace(f"{datetime.now().astimezone():%Y-%m}")


def _sample() -> dict[str, bytes]:
    """Return the sample's files: those installed with the package, else the repository's.

    Raises ``Refusal`` (sample-missing).
    """
    package = Path(__file__).parent.parent
    for folder in (package / "sample", package.parent / "rosters"):
        if (folder / "subsidies.toml").is_file():
            files = [file for kind in ("toml", "xlsx", "csv") for file in folder.glob(f"*.{kind}")]
            return {file.name: file.read_bytes() for file in sorted(files) if not file.name.startswith((".", "~"))}
    raise Refusal("sample-missing")


def _refuse(folder: Path, files: Mapping[str, bytes]) -> None:
    """Raise ``Refusal`` (init-not-a-folder, init-exists) where anything is in the way."""
    for place in (folder, *folder.parents):
        if place.exists() and not place.is_dir():
            raise Refusal("init-not-a-folder", path=str(place))
    there = [name for name in files if os.path.lexists(folder / name)]
    if there:
        raise Refusal("init-exists", files=", ".join(there), place=str(folder))


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all files, or leave nothing. Raises ``Refusal`` as ``write_whole`` does."""
    from subsidies.write.whole import write_whole

    existed, written = folder.exists(), list[Path]()
    try:
        for name, content in files.items():
            write_whole(folder / name, content)
            written.append(folder / name)
    except BaseException:
        with suppress(OSError):
            for path in written:
                path.unlink()
            if not existed:
                folder.rmdir()
        raise
