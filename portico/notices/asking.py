"""Asking staff to do something. Like mails, tasks are opened and closed in the transaction of somebody's act."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from portico.notices.models import Task, TaskFor
from portico.people.models import Client, Staff
from portico.practices.models import Practice


def open_task(
    *,
    kind: str,
    practice: Practice,
    now: datetime,
    about: UUID,
    staff: Iterable[Staff],
    client: Client | None = None,
) -> Task | None:
    """Ask ``staff`` to do something about an object. While one of this kind is open, they join it; nobody: no task."""
    people = list(staff)
    if not people:
        return None
    fresh = Task(practice=practice, kind=kind, about_id=about, client=client, created_at=now)
    Task.objects.bulk_create([fresh], ignore_conflicts=True)
    task = Task.objects.get(kind=kind, about_id=about, done_at=None)
    TaskFor.objects.bulk_create(
        [TaskFor(practice=practice, task=task, staff=person) for person in people], ignore_conflicts=True
    )
    return task


def close_tasks(*, about: UUID, now: datetime, kinds: Iterable[str] | None = None, by: Staff | None = None) -> int:
    """Close what is open about an object, because it has been dealt with; returns how many."""
    tasks = Task.objects.filter(about_id=about, done_at=None)
    if kinds is not None:
        tasks = tasks.filter(kind__in=list(kinds))
    return tasks.update(done_at=now, done_by=by)
