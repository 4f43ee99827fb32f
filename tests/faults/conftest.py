"""The scenes, each made once; and the library that makes a disk fail, where there is a compiler for it."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache

import pytest

from tests.faults import scene
from tests.faults.scene import Scene


@pytest.fixture
def count(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Count one fault, of a kind, that really happened; the sums stand at the end of the run."""
    return lambda kind: record_property(f"fault: {kind}", 1)


@pytest.fixture(scope="session")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Scene]:
    """Return the scene of a command by its name."""
    return cache(lambda name: scene.make(name, tmp_path_factory.mktemp(name)))


@pytest.fixture(scope="session")
def operations(scenes: Callable[[str], Scene], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], int]:
    """Return how many operations a command has, by its name."""
    return cache(lambda name: scene.operations(scenes(name), tmp_path_factory.mktemp(f"count-{name}"), "FAULT_COUNT"))


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the path of ``disk.c`` as a library."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("no compiler, or no LD_PRELOAD")
    made = tmp_path_factory.mktemp("library") / "disk.so"
    done = subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", made, scene.HERE / "disk.c", "-ldl"], check=False)
    if done.returncode:
        pytest.skip("disk.c cannot be compiled here")
    return str(made)


@pytest.fixture(scope="session")
def writes(
    library: str, scenes: Callable[[str], Scene], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], int]:
    """Return how many operations on the disk a command has, by its name."""
    more = {"LD_PRELOAD": library}
    return cache(
        lambda name: scene.operations(scenes(name), tmp_path_factory.mktemp(f"disk-{name}"), "DISK_COUNT", **more)
    )
