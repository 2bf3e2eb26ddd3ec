"""What happens to requests that nobody answers: reminders, then everybody hears, in the end they lapse."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from portico.access.actors import SystemActor
from portico.foundation.decisions import Refused
from portico.foundation.tenancy import each_practice
from portico.jobs import periodic
from portico.people.models import Staff
from portico.portal_settings import resolve_many
from portico.practices.models import Practice
from portico.scheduling.acts.expire import expire
from portico.scheduling.acts.remind import remind
from portico.scheduling.models import Appointment
from portico.scheduling.promise import answer_due, working_time

NEARLY = 0.75


@periodic("scheduling.expire_requests", every=timedelta(minutes=1))
def expire_requests(*, now: datetime) -> None:
    for practice in each_practice():
        for waiting, settings in _waiting(practice):
            lapses = waiting.waiting_since + timedelta(hours=settings["scheduling.request_expires_hours"])
            if now >= min(lapses, waiting.starts_at):
                _unless_answered(expire, practice, now, waiting)


@periodic("scheduling.remind_of_requests", every=timedelta(minutes=1))
def remind_of_requests(*, now: datetime) -> None:
    """Near the end of the promised time the staff concerned are reminded; at its end the request is late."""
    for practice in each_practice():
        working = None
        for waiting, settings in _waiting(practice):
            if waiting.escalated_at is not None:
                continue
            working = working or working_time(practice)
            promised = settings["scheduling.answer_within_hours"]
            if now >= answer_due(since=waiting.waiting_since, hours=promised, working=working):
                _unless_answered(remind, practice, now, waiting, late=True)
            elif waiting.reminded_at is None and now >= answer_due(
                since=waiting.waiting_since, hours=promised * NEARLY, working=working
            ):
                _unless_answered(remind, practice, now, waiting, late=False)


def _waiting(practice: Practice) -> Iterator[tuple[Appointment, Any]]:
    """Every request that waits, with the settings of its provider: all of them resolved in one query."""
    waiting = list(Appointment.objects.filter(state=Appointment.State.REQUESTED).select_related("provider"))
    providers: dict[object, Staff] = {request.provider_id: request.provider for request in waiting}
    if providers:
        settings = resolve_many(practice=practice, providers=providers.values())
        yield from ((request, settings[request.provider_id]) for request in waiting)


def _unless_answered(act: Any, practice: Practice, now: datetime, waiting: Appointment, **more: Any) -> None:
    with suppress(Refused):  # somebody answered it a moment ago
        act(actor=SystemActor(practice), now=now, appointment=waiting, **more)
