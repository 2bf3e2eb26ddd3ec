from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.scheduling import notices
from portico.scheduling.acts.keeping import end
from portico.scheduling.acts.locking import hold
from portico.scheduling.acts.refusing import refuse_state
from portico.scheduling.models import Appointment
from portico.trail.recording import record


@act
def expire(*, actor: Actor, now: datetime, appointment: Appointment) -> Appointment:
    """Let a request lapse that nobody answered: its time is free again, and the client is told. Raises Refused."""
    held = hold(actor, appointment)
    if held.before != Appointment.State.REQUESTED:
        question = held.question(actor=actor, action="expire", now=now, rules="staff")
        raise refuse_state(question, _("This request is no longer waiting: somebody has dealt with it."))
    end(held.appointment, Appointment.State.EXPIRED, now)
    record(
        actor=actor, act="appointments.expired", now=now, client=held.clients[0], about=held.appointment,
        changes={"state": held.states},
    )  # fmt: skip
    notices.request_dealt_with(appointment=held.appointment, now=now, by=None)
    notices.tell_clients(
        "request_expired", appointment=held.appointment, clients=held.clients, provider=held.provider, now=now
    )
    return held.appointment
