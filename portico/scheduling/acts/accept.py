from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.foundation.decisions import Decision
from portico.scheduling import notices
from portico.scheduling.acts.keeping import has_place, move, take_place
from portico.scheduling.acts.locking import Held, hold, need
from portico.scheduling.acts.refusing import lost_races_refused, refuse_state, refused
from portico.scheduling.models import Appointment
from portico.scheduling.policies.people import client_active, provider_active
from portico.scheduling.policies.question import Question
from portico.scheduling.policies.times import not_past, slot_free
from portico.trail.recording import record


@lost_races_refused
@act
def accept(*, actor: Actor, now: datetime, appointment: Appointment, note: str = "") -> Appointment:
    """Confirm a request. If it held no place, one is taken now. Raises Refused."""
    need(actor, "requests")
    held = hold(actor, appointment)
    question = held.question(actor=actor, action="accept", now=now, rules="staff")
    if held.before != Appointment.State.REQUESTED:
        raise refuse_state(question, _("This request is no longer waiting: somebody has dealt with it."))
    _take_place_if_none(held, question)
    # From here on its client reads this note: one that staff wrote to each other when they asked must not stay in it.
    move(held.appointment, Appointment.State.BOOKED, answered_at=now, answered_by=actor.staff, staff_note=note)
    record(
        actor=actor, act="appointments.accepted", now=now, client=held.clients[0], about=held.appointment,
        changes={"state": held.states},
    )  # fmt: skip
    notices.request_dealt_with(appointment=held.appointment, now=now, by=actor.staff)
    notices.tell_clients(
        "request_confirmed", appointment=held.appointment, clients=held.clients, provider=held.provider, now=now
    )
    return held.appointment


def _take_place_if_none(held: Held, question: Question) -> None:
    checks = [client_active(question), provider_active(question), not_past(question)]
    if needs_place := not has_place(held.appointment):
        checks.append(slot_free(question))
    decision = Decision.of("accept", checks)
    if not decision.allowed:
        raise refused(question, decision)
    if needs_place:
        take_place(held.appointment, question.free_place, question.now)
        held.appointment.capacity = question.wanted.capacity
        held.appointment.save(update_fields=["capacity"])
