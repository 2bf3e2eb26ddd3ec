from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.scheduling import notices
from portico.scheduling.acts.keeping import end
from portico.scheduling.acts.locking import hold, need
from portico.scheduling.acts.refusing import refuse_state
from portico.scheduling.models import Appointment
from portico.trail.recording import record


@act
def delete(*, actor: Actor, now: datetime, appointment: Appointment) -> Appointment:
    """Take away what was entered in error: gone from everybody's sight, kept in the trail. Raises Refused."""
    need(actor, "appointments")
    held = hold(actor, appointment)
    if held.before == Appointment.State.DELETED:
        question = held.question(actor=actor, action="delete", now=now, rules="staff")
        raise refuse_state(question, _("This appointment has been deleted already."))
    was_on = held.appointment.active
    end(held.appointment, Appointment.State.DELETED, now)
    record(
        actor=actor, act="appointments.deleted", now=now, client=held.clients[0], about=held.appointment,
        changes={"state": held.states, "starts_at": held.appointment.starts_at.isoformat()},
    )  # fmt: skip
    notices.request_dealt_with(appointment=held.appointment, now=now, by=actor.staff)
    if was_on and held.appointment.starts_at > now:
        notices.tell_clients(
            "deleted", appointment=held.appointment, clients=held.clients, provider=held.provider, now=now
        )
    return held.appointment
