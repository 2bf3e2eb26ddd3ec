from __future__ import annotations

from datetime import datetime

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.people.models import Assignment
from portico.trail.recording import record


@act
def end_assignment(*, actor: Actor, now: datetime, assignment: Assignment) -> Assignment:
    """The provider no longer works with the client. The row stays, so that the past can be explained."""
    assignment = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if assignment.ended_at is not None:
        return assignment
    assignment.ended_at = now
    assignment.save(update_fields=["ended_at"])
    provider = assignment.provider
    record(
        actor=actor, act="people.assignment_ended", now=now, client=assignment.client, about=provider,
        changes={"provider": [provider.name, None]},
    )  # fmt: skip
    return assignment
