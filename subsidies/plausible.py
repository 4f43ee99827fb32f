"""Who can be in the roster of a project, by its ``[people]``: how old, of which sex.

What is outside raises a question, never an error. The catch: where a project says nothing, the youngest age is that at
which the law lets anybody retire at all (国发〔1978〕104号), and only those with a month of retirement are asked.

>>> Who(sex="women").youngest(is_man=False, retired=True)
45
"""

from dataclasses import dataclass
from typing import Final

MEN, WOMEN = "men", "women"
EARLIEST: Final = {True: 50, False: 45}
"""The earliest age of retirement, for men and for women: unfit for work, with ten years of service."""
OLDEST: Final = 100
"""Above it somebody should see the person, if no project says otherwise."""


@dataclass(frozen=True, slots=True)
class Who:
    """Who can be in a roster."""

    sex: str = ""
    """``men`` or ``women``; empty: both."""
    youngest_men: int | None = None
    youngest_women: int | None = None
    oldest: int = OLDEST

    def youngest(self, is_man: bool, retired: bool) -> int:
        """Return the age below which there is a question; 0 where there is none."""
        chosen = self.youngest_men if is_man else self.youngest_women
        return chosen if chosen is not None else EARLIEST[is_man] * retired


ANYBODY: Final = Who()
"""Where a project says nothing."""
