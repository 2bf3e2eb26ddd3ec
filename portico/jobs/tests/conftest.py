from __future__ import annotations

from datetime import timedelta

import pytest

from portico.jobs import registry
from portico.testing.cast import NOW


class Clock:
    def __init__(self) -> None:
        self.at = NOW

    def __call__(self):
        return self.at

    def forward(self, **amount: float) -> None:
        self.at += timedelta(**amount)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def no_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the jobs that the test registers."""
    monkeypatch.setattr(registry, "periodic_jobs", {})
    monkeypatch.setattr(registry, "continuous_jobs", {})
    for module in ("portico.jobs.due.periodic_jobs", "portico.jobs.worker.continuous_jobs"):
        monkeypatch.setattr(module, getattr(registry, module.rpartition(".")[2]))
