from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol


class PeriodicJob(Protocol):
    def __call__(self, *, now: datetime) -> object: ...


class ContinuousJob(Protocol):
    def __call__(self, *, stopping: Callable[[], bool]) -> int: ...


@dataclass(frozen=True, slots=True)
class Job:
    """A registered job. ``lease`` is how long it may take before another worker believes this one dead."""

    name: str
    every: timedelta
    lease: timedelta
    run: PeriodicJob


periodic_jobs: dict[str, Job] = {}
continuous_jobs: dict[str, ContinuousJob] = {}


def periodic(
    name: str, *, every: timedelta, lease: timedelta = timedelta(minutes=10)
) -> Callable[[PeriodicJob], PeriodicJob]:
    """Have the worker call the function, with ``now``, about once in ``every``. Raises ValueError for a name taken."""

    def register(function: PeriodicJob) -> PeriodicJob:
        if name in periodic_jobs and periodic_jobs[name].run is not function:
            raise ValueError(f"two jobs are called {name}")
        periodic_jobs[name] = Job(name, every, lease, function)
        return function

    return register


def continuous(name: str) -> Callable[[ContinuousJob], ContinuousJob]:
    """Have the worker call the function in every round; it returns how much it did, and 0 lets the worker rest.

    ``stopping()`` turns true when the worker is asked to end: return soon after.
    """

    def register(function: ContinuousJob) -> ContinuousJob:
        continuous_jobs[name] = function
        return function

    return register
