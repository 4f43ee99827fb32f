"""Write the sample's mortality table: published values, and values between them that are marked as such.

    python rosters/make_mortality.py [FOLDER]

Published are the yearly probabilities of the China Life Insurance Mortality Table 2010–2013, of its annuity tables CL5
for men and CL6 for women, at a few ages. Between two of them the logarithm runs straight from one to the other, as the
mortality of adults nearly does. The catch: insured people live longer than others, so an office fits a multiplier to
its own deaths.

>>> [row[:3] for row in rows() if row[0] in (60, 61, 105)]
[(60, '0.004660', '0.002315'), (61, '0.005073', '0.002573'), (105, '1', '1')]
"""

import math
import sys
from itertools import pairwise
from pathlib import Path
from typing import Final

PUBLISHED: Final = {
    60: (0.004660, 0.002315),
    70: (0.010888, 0.006660),
    75: (0.020539, 0.012332),
    80: (0.044492, 0.026770),
    85: (0.082223, 0.051616),
    90: (0.134870, 0.086003),
    105: (1.0, 1.0),
}
"""Age: men (CL5), women (CL6)."""
HEADING: Final = ("age", "men", "women", "note")
KNOWN: Final = "公布值 published (CL5/CL6 2010–2013)"
BETWEEN: Final = "插值 interpolated: {first}–{last}，对数线性 log-linear"

Row = tuple[int, str, str, str]


def rows() -> list[Row]:
    """Return the rows of the table: age, men, women, and where the values are from."""
    found = [_between(age, first, last) for first, last in pairwise(PUBLISHED) for age in range(first, last)]
    return [*found, _published(max(PUBLISHED))]


def _between(age: int, first: int, last: int) -> Row:
    """Return an age from one that is published up to the next."""
    if age == first:
        return _published(age)
    share = (age - first) / (last - first)
    men, women = (
        math.exp((1 - share) * math.log(one) + share * math.log(other))
        for one, other in zip(PUBLISHED[first], PUBLISHED[last], strict=True)
    )
    return age, f"{men:.6f}", f"{women:.6f}", BETWEEN.format(first=first, last=last)


def _published(age: int) -> Row:
    men, women = ("1" if one == 1 else f"{one:.6f}" for one in PUBLISHED[age])
    return age, men, women, KNOWN


def table() -> str:
    """Return the file."""
    return "".join(",".join(map(str, row)) + "\n" for row in (HEADING, *rows()))


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    (folder / "mortality.csv").write_text(table(), encoding="utf-8", newline="")
