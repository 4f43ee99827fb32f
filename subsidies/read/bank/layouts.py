"""The layouts that there are: those that come with the program, and the workspace's own, which go before them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from subsidies.bank import spec
from subsidies.bank.layout import Layout
from subsidies.errors import Finding, Refusal
from subsidies.read import toml

FOLDER: Final = Path(__file__).parents[2] / "layouts"


class Found(NamedTuple):
    """The layouts by name, the file of each (nothing: it comes with the program), and what is wrong with the files."""

    layouts: Mapping[str, Layout]
    files: Mapping[str, str]
    findings: tuple[Finding, ...]


def presets() -> list[str]:
    """Return the names of the layouts that come with the program."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


@lru_cache(maxsize=32)
def preset(name: str) -> Layout:
    """Return a layout that comes with the program."""
    path = FOLDER / f"{name}.toml"
    found, findings = read(path.name, path.read_bytes())
    assert found is not None, findings
    return found


def read(file: str, content: bytes) -> tuple[Layout | None, list[Finding]]:
    """Return the layout in a file's bytes, or ``None`` and everything wrong with it."""
    tree, findings = toml.read(file, content)
    if tree is None:
        return None, findings
    found, faults = spec.read(tree)
    return found, toml.findings(file, content, faults)


def known(files: Sequence[str], root: Path) -> Found:
    """Return all layouts; of the files of a workspace, those that have no fault.

    files   as ``subsidies.toml`` names them, relative to a folder
    """
    layouts, labels, findings = {name: preset(name) for name in presets()}, dict[str, str](), list[Finding]()
    for place, file in enumerate(files, 1):
        try:
            found, faults = read(file, (root / file).read_bytes())
        except (FileNotFoundError, NotADirectoryError, ValueError):
            found, faults = None, [Finding("file-missing", file, column=f"layouts[{place}]")]
        except OSError:
            found, faults = None, [Finding("file-not-opened", file, column=f"layouts[{place}]")]
        if found and found.name in labels:
            faults = [Finding("twice", file, column="name", values={"text": found.name})]
        elif found:
            layouts[found.name], labels[found.name] = found, file
        findings += faults
    return Found(layouts, labels, tuple(findings))


def named(found: Found, name: str) -> Layout:
    """Return a layout by its name. Raises ``Refusal`` (layout-not-found), with the faults of files that may have it."""
    if name not in found.layouts:
        raise Refusal("layout-not-found", findings=found.findings, text=name, known=", ".join(sorted(found.layouts)))
    return found.layouts[name]
