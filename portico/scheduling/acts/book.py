from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.people.models import Client, Staff
from portico.portal_settings import PROVIDER
from portico.practices.models import Location, Service
from portico.scheduling import notices
from portico.scheduling.acts.keeping import take_place
from portico.scheduling.acts.locking import lock_people, need
from portico.scheduling.acts.refusing import lost_races_refused, refused
from portico.scheduling.models import Appointment, Attendee
from portico.scheduling.policies.deciding import answer
from portico.scheduling.policies.question import Question
from portico.scheduling.timing import instant
from portico.trail.recording import record


@lost_races_refused
@act
def book(
    *,
    actor: Actor,
    now: datetime,
    client: Client,
    provider: Staff,
    service: Service,
    starts_at: datetime,
    location: Location | None = None,
    format: str | None = None,
    rules: str = "client",
    note: str = "",
) -> Appointment:
    """Take a time for ``client``: booked or asked for, as the settings say under the client's ``rules``.

    Under the rules of ``staff`` it is booked; the provider's places and the client's own other visits bind them too.
    Format and location left open become those of the first hours that hold the time. Raises Refused.
    """
    _may(actor, rules)
    client, provider = lock_people(actor, client, provider)
    question = Question(actor, "book", client, now, provider, service, starts_at, location, format, None, rules)
    decision = answer(question)
    if not decision.allowed:
        raise refused(question, decision)
    asked = decision.mode == "ask"
    appointment = _write(question, asked, note)
    if not asked or question.settings["scheduling.request_holds_slot"]:
        take_place(appointment, question.free_place, now)
    record(
        actor=actor, act="appointments.requested" if asked else "appointments.booked", now=now, client=client,
        about=appointment, changes={"state": [None, appointment.state], "rules": rules, "by": appointment.made_by},
    )  # fmt: skip
    _tell(question, appointment, asked)
    return appointment


def _may(actor: Actor, rules: str) -> None:
    if actor.kind != "client":
        need(actor, "appointments")
    elif rules != "client":
        raise PermissionDenied("the rules of staff are for staff")


def _write(question: Question, asked: bool, note: str) -> Appointment:
    format_, location_id = question.way
    made_by = Appointment.MadeBy.STAFF if question.rules == "staff" else Appointment.MadeBy.CLIENT
    by_client = question.actor.kind == "client"
    appointment = Appointment.objects.create(
        practice=question.practice,
        provider=question.provider,
        service=question.service,
        location_id=location_id,
        format=format_,
        starts_at=instant(question.start),
        ends_at=instant(question.end),
        busy_until=instant(question.busy_until),
        state=Appointment.State.REQUESTED if asked else Appointment.State.BOOKED,
        made_by=made_by,
        capacity=question.wanted.capacity,
        **_limit(question),
        client_note=note if by_client else "",
        staff_note="" if by_client else note,
        made_at=question.now,
        waiting_since=question.now,
    )
    Attendee.objects.create(
        practice=question.practice, appointment=appointment, client=question.client, starts_at=appointment.starts_at
    )
    return appointment


def _limit(question: Question) -> dict[str, object]:
    """The limit it was made under stays with it, so that the invariant can ask long after."""
    if question.rules == "staff":
        return {}
    answer = question.settings.answer("scheduling.max_upcoming")
    return {"upcoming_limit": answer.value, "limit_by_provider": answer.decided_at == PROVIDER}


def _tell(question: Question, appointment: Appointment, asked: bool) -> None:
    about = {
        "appointment": appointment,
        "provider": question.provider,
        "now": question.now,
        "settings": question.settings,
    }
    if not asked:
        notices.tell_clients("created", clients=[question.client], **about)
    event = "request_in" if asked else "appointment_made"
    notices.tell_people_here(event, client=question.client, made_by=question.actor, **about)
