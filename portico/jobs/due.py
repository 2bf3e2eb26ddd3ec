"""Which periodic jobs are due, and the claim by which one worker alone takes each."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from portico.jobs.models import Periodic
from portico.jobs.registry import Job, periodic_jobs

logger = logging.getLogger(__name__)

LONGEST_WAIT = timedelta(hours=1)


def run_due(*, worker: str, clock: Callable[[], datetime], stopping: Callable[[], bool] = lambda: False) -> int:
    """Run each job that is due and that no other worker has in hand; returns how many ran."""
    ran = 0
    for name in list(due(now=clock())):
        if stopping():
            break
        job = periodic_jobs[name]
        if claim(job, worker=worker, now=clock()):
            _run(job, worker=worker, clock=clock)
            ran += 1
    return ran


def due(*, now: datetime) -> list[str]:
    """Names of the jobs that may be claimed now: one query."""
    known = {row.name: row for row in Periodic.objects.all()}
    missing = [Periodic(name=name, next_at=now) for name in periodic_jobs if name not in known]
    if missing:
        Periodic.objects.bulk_create(missing, ignore_conflicts=True)
    return [name for name, job in periodic_jobs.items() if name not in known or _is_due(known[name], job, now)]


def claim(job: Job, *, worker: str, now: datetime) -> bool:
    """Compare and swap: of all workers that try, one gets true."""
    free = Q(lease_until=None) | Q(lease_until__lte=now) | Q(lease_until__gt=now + 2 * job.lease)
    return bool(
        Periodic.objects.filter(free, _due_by(job, now), name=job.name).update(
            holder=worker, lease_until=now + job.lease
        )
    )


def _due_by(job: Job, now: datetime) -> Q:
    # A time further off than the job's own rhythm was set by a clock that has since been put back.
    return Q(next_at__lte=now) | Q(next_at__gt=now + job.every + LONGEST_WAIT)


def _is_due(row: Periodic, job: Job, now: datetime) -> bool:
    free = row.lease_until is None or row.lease_until <= now or row.lease_until > now + 2 * job.lease
    return free and (row.next_at <= now or row.next_at > now + job.every + LONGEST_WAIT)


def _run(job: Job, *, worker: str, clock: Callable[[], datetime]) -> None:
    begun = clock()
    mine = Periodic.objects.filter(name=job.name, holder=worker)
    try:
        job.run(now=begun)
    except Exception:
        logger.exception("periodic job %s failed", job.name)
        failures = (mine.values_list("failures", flat=True).first() or 0) + 1
        mine.update(
            next_at=clock() + back_off(job, failures), holder="", lease_until=None, failures=models.F("failures") + 1
        )
    else:
        finished = clock()
        mine.update(
            next_at=max(begun + job.every, finished), holder="", lease_until=None, failures=0, finished_at=finished
        )


def back_off(job: Job, failures: int) -> timedelta:
    """How long a failing job waits: its own rhythm, doubled each time, an hour at most (or its rhythm, if longer)."""
    wait = max(job.every, timedelta(seconds=10)) if job.every < LONGEST_WAIT else timedelta(minutes=1)
    return min(wait * 2 ** min(failures - 1, 12), max(LONGEST_WAIT, wait))
