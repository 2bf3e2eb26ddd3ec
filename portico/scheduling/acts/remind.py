from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.scheduling import notices
from portico.scheduling.acts.locking import hold
from portico.scheduling.acts.refusing import refuse_state
from portico.scheduling.models import Appointment
from portico.trail.recording import record


@act
def remind(*, actor: Actor, now: datetime, appointment: Appointment, late: bool) -> Appointment:
    """Tell staff that a request is close to the time promised for an answer, or (``late``) past it: each once.

    Raises Refused when it no longer waits.
    """
    held = hold(actor, appointment)
    waiting, name = held.appointment, "escalated_at" if late else "reminded_at"
    if held.before != Appointment.State.REQUESTED:
        question = held.question(actor=actor, action="remind", now=now, rules="staff")
        raise refuse_state(question, _("This request is no longer waiting: somebody has dealt with it."))
    if getattr(waiting, name) is not None:
        return waiting
    setattr(waiting, name, now)
    waiting.save(update_fields=[name])
    act_name = "appointments.answer_late" if late else "appointments.answer_nearly_late"
    record(actor=actor, act=act_name, now=now, client=held.clients[0], about=waiting)
    notices.tell_people_here(
        "request_escalated" if late else "request_late", appointment=waiting, client=held.clients[0],
        provider=held.provider, now=now,
    )  # fmt: skip
    return waiting
