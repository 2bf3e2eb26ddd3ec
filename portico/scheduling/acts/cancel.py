from __future__ import annotations

from datetime import datetime

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.scheduling import notices
from portico.scheduling.acts.keeping import end
from portico.scheduling.acts.locking import Held, hold, need
from portico.scheduling.acts.refusing import refused
from portico.scheduling.models import Appointment
from portico.scheduling.policies.deciding import answer
from portico.scheduling.policies.question import Question
from portico.trail.recording import record


@act
def cancel(*, actor: Actor, now: datetime, appointment: Appointment) -> Appointment:
    """Call an appointment off, or take a request back. Staff may always; a client within the practice's rules.

    Closer to the start than the practice's hours, what a client cancels is *cancelled late*. Raises Refused.
    """
    rules = "client" if actor.kind == "client" else "staff"
    if rules == "staff":
        need(actor, "appointments")
    held = hold(actor, appointment)
    question = _asked(held, actor, now, rules)
    decision = answer(question)
    if not decision.allowed:
        raise refused(question, decision)
    state = Appointment.State.LATE_CANCELLED if decision.mode == "late" else Appointment.State.CANCELLED
    end(held.appointment, state, now)
    record(
        actor=actor, act="appointments.cancelled", now=now, client=question.client, about=held.appointment,
        changes={"state": held.states},
    )  # fmt: skip
    _tell(held, question)
    return held.appointment


def _asked(held: Held, actor: Actor, now: datetime, rules: str) -> Question:
    """A client asks for themselves, wherever they stand among those who attend."""
    question = held.question(actor=actor, action="cancel", now=now, rules=rules)
    if rules == "client":
        mine = set(actor.clients().values_list("pk", flat=True))
        question.client = next((client for client in held.clients if client.pk in mine), question.client)
    return question


def _tell(held: Held, question: Question) -> None:
    about = {"appointment": held.appointment, "provider": held.provider, "now": question.now}
    notices.request_dealt_with(appointment=held.appointment, now=question.now, by=question.actor.staff)
    notices.tell_clients("cancelled", clients=held.clients, **about)
    notices.tell_people_here("appointment_cancelled", client=question.client, made_by=question.actor, **about)
