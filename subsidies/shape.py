"""The shape of a TOML file as data: which keys there are, how each is read, and every fault at once.

A spec maps each key to how it is read; ``record`` reads a tree by it and lists the faults with their paths. The
catch: nothing is converted; a number where money stands is a fault, because TOML's floats have lost the fen already.

>>> faults = []
>>> record({"from": "2024-01", "amout": "1"}, {"from": Key(month), "amount": Key(money.parse)}, (), faults)["from"]
24288
>>> [(fault.path, fault.name) for fault in faults]
[(('amout',), 'unknown-key'), (('amount',), 'missing-key')]
"""

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from subsidies import money, months
from subsidies.errors import Refusal, Value

Path = tuple[str | int, ...]
Reader = Callable[[Any], Any]
T = TypeVar("T")

NAME = re.compile(r"\w[\w.-]*")


class Fault(NamedTuple):
    """What is wrong with one key: its path, the name of the message and its values."""

    path: Path
    name: str
    values: Mapping[str, Value]


class Key(NamedTuple):
    """How a key is read. A key without a default is required."""

    read: Reader | Mapping[str, Any]
    default: Any = ...
    many: bool = False
    """A list of such values; at least one, if the key is required."""


Spec = Mapping[str, Key]


def record(tree: Mapping[str, Any], spec: Spec, path: Path, faults: list[Fault]) -> dict[str, Any]:
    """Return the values of a table, ``None`` for those that cannot be read; faults are appended.

    tree    a TOML table
    spec    its keys
    path    where it stands in the file
    """
    for key in tree:
        if key not in spec:
            near = difflib.get_close_matches(key, spec, 1)
            faults.append(
                Fault((*path, key), "unknown-key", {"key": key, "known": near[0] if near else ", ".join(spec)})
            )
    return {key: _entry(tree, key, kind, path, faults) for key, kind in spec.items()}


def _entry(tree: Mapping[str, Any], key: str, kind: Key, path: Path, faults: list[Fault]) -> Any:
    here = (*path, key)
    if key not in tree or tree[key] == kind.default == "":
        if kind.default is not ...:
            return kind.default
        faults.append(Fault(here, "missing-key", {"key": key}))
        return () if kind.many else None
    if not kind.many:
        return _value(tree[key], kind.read, here, faults)
    entries = tree[key]
    if not isinstance(entries, list):
        faults.append(Fault(here, "wrong-type", {"expected": "[ … ]"}))
        return ()
    if not entries and kind.default is ...:
        faults.append(Fault(here, "value-missing", {}))
    return tuple(_value(entry, kind.read, (*here, place), faults) for place, entry in enumerate(entries))


def _value(value: Any, read: Reader | Mapping[str, Any], path: Path, faults: list[Fault]) -> Any:
    if isinstance(read, Mapping):
        if isinstance(value, dict):
            return record(value, read, path, faults) | {"path": path}
        faults.append(Fault(path, "wrong-type", {"expected": "{ … }"}))
        return None
    return caught(read, value, path, faults)


def caught(read: Callable[[Any], T], value: Any, path: Path, faults: list[Fault]) -> T | None:
    """Return what a reader makes of a value; ``None``, and a fault more, where it refuses."""
    try:
        return read(value)
    except Refusal as refusal:
        faults.append(Fault(path, refusal.name, refusal.values))
        return None


def is_faulty(path: Path, faults: Sequence[Fault]) -> bool:
    """Whether a fault was found at a place, or below it."""
    return any(fault.path[: len(path)] == path for fault in faults)


def once(values: Sequence[tuple[Path, str | int | None]], faults: list[Fault]) -> None:
    """Add a fault for each value that stands twice."""
    seen: set[str | int] = set()
    for path, value in values:
        if value in seen:
            written = months.format(int(value)) if path[-1] == "from" else str(value)
            faults.append(Fault(path, "twice", {"text": written}))
        if value is not None:
            seen.add(value)


def known(path: Path, item: str | None, items: Sequence[str | None], faults: list[Fault]) -> None:
    """Add a fault for an item that is not among those of the file; where one of these cannot be read, nobody knows."""
    if item and items and item not in items and None not in items:
        faults.append(Fault(path, "unknown-item", {"text": item, "known": ", ".join(filter(None, items))}))


def text(value: object) -> str:
    """Return a text that is not blank. Raises ``Refusal`` (wrong-type, value-missing)."""
    if not isinstance(value, str):
        raise Refusal("wrong-type", expected='"…"')
    if not value.strip():
        raise Refusal("value-missing")
    return value


def identifier(value: object) -> str:
    """Return an id: letters, digits, ``-``, ``_`` and ``.``, since files are named by it. Raises ``Refusal``."""
    if NAME.fullmatch(text(value)) is None:
        raise Refusal("bad-identifier", text=str(value))
    return str(value)


def boolean(value: object) -> bool:
    """Return true or false. Raises ``Refusal`` (wrong-type)."""
    if not isinstance(value, bool):
        raise Refusal("wrong-type", expected="true / false")
    return value


def table(value: object) -> dict[str, Any]:
    """Return a table whose keys are looked at by who reads it. Raises ``Refusal`` (wrong-type)."""
    if not isinstance(value, dict):
        raise Refusal("wrong-type", expected="{ … }")
    return value


def whole(low: int, high: int) -> Reader:
    """Return a reader of whole numbers within bounds. It raises ``Refusal`` (wrong-type, out-of-range)."""

    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise Refusal("wrong-type", expected="1, 2, 3 …")
        if not low <= value <= high:
            raise Refusal("out-of-range", low=low, high=high)
        return value

    return read


def quoted(parse: Callable[[str], Any]) -> Reader:
    """Return a reader of quoted texts by a parser. It raises ``Refusal`` (wrong-type, not-quoted, value-missing)."""

    def read(value: object) -> Any:
        if isinstance(value, bool | list | dict):
            raise Refusal("wrong-type", expected='"…"')
        if not isinstance(value, str):
            raise Refusal("not-quoted", text=str(value))
        return parse(text(value))

    return read


def choice(*names: str) -> Reader:
    """Return a reader of one of these words. It raises ``Refusal`` (not-a-choice)."""

    def read(value: object) -> str:
        if value not in names:
            raise Refusal("not-a-choice", text=str(value), known=" / ".join(names))
        return str(value)

    return read


month = quoted(months.parse)
day = quoted(months.parse_day)
amount = quoted(money.parse)
rate = quoted(money.parse_due)
