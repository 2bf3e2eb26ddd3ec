from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.foundation.decisions import Decision
from portico.scheduling import notices
from portico.scheduling.acts.keeping import give_back, has_place, move, take_place
from portico.scheduling.acts.locking import Held, hold, need
from portico.scheduling.acts.refusing import lost_races_refused, refuse_state, refused
from portico.scheduling.models import Appointment, Attendee
from portico.scheduling.policies.question import Question
from portico.scheduling.policies.times import no_overlap, not_past, slot_free
from portico.trail.recording import record


@lost_races_refused
@act
def undo(*, actor: Actor, now: datetime, appointment: Appointment) -> Appointment:
    """Take an answer back: what was accepted or declined waits again, as long as its time is still free.

    The wait for an answer counts from now. Raises Refused.
    """
    need(actor, "requests")
    held = hold(actor, appointment)
    question = held.question(actor=actor, action="undo", now=now, rules="staff")
    answered = held.appointment.answered_at is not None
    if not answered or held.before not in (Appointment.State.BOOKED, Appointment.State.DECLINED):
        raise refuse_state(question, _("There is no answer to take back."))
    _check_and_hold(held, question)
    move(
        held.appointment, Appointment.State.REQUESTED, waiting_since=now, upcoming_limit=None, answered_at=None,
        answered_by=None, ended_at=None, reason="", reminded_at=None, escalated_at=None,
    )  # fmt: skip
    Attendee.objects.filter(appointment_id=held.appointment.pk).update(active=True)
    _tell(held, question)
    return held.appointment


def _check_and_hold(held: Held, question: Question) -> None:
    """The time must be free for the client and with the provider; a place is kept where requests hold one."""
    placed, holds = has_place(held.appointment), question.settings["scheduling.request_holds_slot"]
    checks = [not_past(question), no_overlap(question)]
    if not placed:
        checks.append(slot_free(question))
    decision = Decision.of("undo", checks)
    if not decision.allowed:
        raise refused(question, decision)
    if holds and not placed:
        take_place(held.appointment, question.free_place, question.now)
    elif placed and not holds:
        give_back(held.appointment)


def _tell(held: Held, question: Question) -> None:
    about = {"appointment": held.appointment, "provider": held.provider, "now": question.now}
    record(
        actor=question.actor, act="appointments.answer_undone", now=question.now, client=held.clients[0],
        about=held.appointment, changes={"state": held.states},
    )  # fmt: skip
    notices.tell_clients("decision_undone", clients=held.clients, **about)
    notices.tell_people_here("request_in", client=held.clients[0], made_by=question.actor, **about)
