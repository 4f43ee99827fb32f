"""Sentences of the findings about people, by name; ``NAME.hint`` says what to do."""

from typing import Final

TABLE: Final[dict[str, tuple[str, str]]] = {
    "row-twice": ("这一行与 {other} 完全相同。", "This row is the same as {other}."),
    "row-twice.hint": (
        "同一个人在两个名册文件里各有一行：请删去一行。",
        "One person stands in two roster files: remove one of the rows.",
    ),
}
