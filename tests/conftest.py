"""How thoroughly laws are tried, and the invented world that logic is tested on.

``pytest --hypothesis-profile=thorough`` tries far more examples than the everyday run; continuous integration takes the ``ci``
profile, which is the same on every run; a mutation run takes the small one made for it. No law is left out of any profile.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from types import ModuleType

import miniature
import pytest
from hypothesis import HealthCheck, settings

from aseanfacts import Dataset

_SLOW_MACHINE = (HealthCheck.too_slow,)

settings.register_profile("quick", max_examples=40, deadline=None, suppress_health_check=_SLOW_MACHINE)
settings.register_profile(
    "ci", max_examples=60, deadline=None, derandomize=True, suppress_health_check=_SLOW_MACHINE
)
settings.register_profile("thorough", max_examples=3000, deadline=None, suppress_health_check=_SLOW_MACHINE)
settings.register_profile(
    "mutation", max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
settings.load_profile("ci" if os.environ.get("CI") else "quick")


@pytest.fixture(scope="session")
def shipped() -> Dataset:
    """Return the shipped data set."""
    return Dataset.bundled()


@pytest.fixture(scope="session")
def world() -> Dataset:
    """Return the invented world, sound."""
    return miniature.world()


@pytest.fixture
def ground(world: Dataset) -> Iterator[ModuleType]:
    """Yield the ground floor, answering about the invented world."""
    with miniature.ground_floor(world) as lookup:
        yield lookup
