"""How a law is tested: on random offices, in parts for several cores. ``SUBSIDIES_EXAMPLES`` says on how many (300)."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings

EXAMPLES = int(os.environ.get("SUBSIDIES_EXAMPLES", "300"))
PARTS = range(6)
"""Each part has its own examples."""
LAW = settings(
    max_examples=-(-EXAMPLES // len(PARTS)),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
)
MEMORY = Path("/dev/shm")


@contextmanager
def desk() -> Iterator[Path]:
    """Give an empty folder, in memory where the system has such a one: laws are about sums, not about disks."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield Path(folder)
