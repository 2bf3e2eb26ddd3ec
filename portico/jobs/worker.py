"""The loop of ``portico worker``: periodic jobs that are due, then each continuous job, then a rest."""

from __future__ import annotations

import logging
import os
import secrets
import signal
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from types import FrameType

from django.db import DatabaseError, connection

from portico.foundation import clock
from portico.jobs.due import run_due
from portico.jobs.models import Heartbeat
from portico.jobs.registry import continuous_jobs

logger = logging.getLogger(__name__)

REST = 1.0  # seconds, when there was nothing to do
TROUBLED_REST = 5.0  # seconds, when the database cannot be reached
BEAT = timedelta(seconds=10)
FORGET = timedelta(days=1)


class Worker:
    """One worker. ``run()`` returns soon after ``stop()``, which signals call; ``round()`` does what is due."""

    def __init__(self, *, now: Callable[[], datetime] = clock.now, rest: float = REST):
        self.name = f"{os.getpid()}-{secrets.token_hex(6)}"
        self.now, self.rest = now, rest
        self.ending = threading.Event()
        self.started_at = now()
        self.beat_at: datetime | None = None

    def stop(self, _number: int = 0, _frame: FrameType | None = None) -> None:
        self.ending.set()

    def listen(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)

    def run(self) -> None:
        """Work until stopped."""
        while not self.ending.is_set():
            try:
                self.beat()
                busy = self.round()
            except DatabaseError:
                logger.exception("the database failed; trying again")
                connection.close()
                self.ending.wait(TROUBLED_REST)
                continue
            if not busy:
                self.ending.wait(self.rest)
        self._farewell()

    def round(self) -> int:
        """Everything that is due, once; returns how much there was."""
        done = run_due(worker=self.name, clock=self.now, stopping=self.ending.is_set)
        for name, job in continuous_jobs.items():
            if self.ending.is_set():
                break
            try:
                done += job(stopping=self.ending.is_set)
            except DatabaseError:
                raise
            except Exception:
                logger.exception("%s failed", name)
        return done

    def once(self) -> None:
        """Rounds until nothing is due any more."""
        self.beat()
        while self.round() and not self.ending.is_set():
            pass
        self._farewell()

    def beat(self) -> None:
        """A sign of life, every ten seconds; those of workers that died long ago are cleared away."""
        now = self.now()
        if self.beat_at is not None and timedelta(0) <= now - self.beat_at < BEAT:
            return
        Heartbeat.objects.update_or_create(
            worker=self.name, defaults={"beat_at": now}, create_defaults={"beat_at": now, "started_at": self.started_at}
        )
        if self.beat_at is None:
            Heartbeat.objects.filter(beat_at__lt=now - FORGET).delete()
        self.beat_at = now

    def _farewell(self) -> None:
        try:
            Heartbeat.objects.filter(worker=self.name).delete()
        except DatabaseError:
            logger.warning("could not say that this worker ends")


def alive(*, now: datetime, within: timedelta = 3 * BEAT) -> bool:
    """Whether any worker has given a sign of life lately."""
    return Heartbeat.objects.filter(beat_at__gt=now - within).exists()
