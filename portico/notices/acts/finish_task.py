from __future__ import annotations

from datetime import datetime

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.notices.models import Task
from portico.trail.recording import record


@act
def finish_task(*, actor: Actor, now: datetime, task: Task) -> None:
    """Tick a task off, for everybody it is for. Done already, it stays as it was."""
    if Task.objects.filter(pk=task.pk, done_at=None).update(done_at=now, done_by=actor.staff):
        record(actor=actor, act="tasks.finished", now=now, about=task, changes={"kind": task.kind})
