from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet

from portico.foundation.actors import Actor
from portico.people.models import Client
from portico.scheduling.models import Appointment, Attendee

BY_THEM = ("provider", "service", "location")


def appointments_for(actor: Actor) -> QuerySet[Appointment]:
    """The appointments this actor may see; pages and API fetch them from nowhere else. Deleted ones are gone.

    A provider who may not see all clients sees their own appointments and those of their clients.
    """
    visible = Appointment.objects.exclude(state=Appointment.State.DELETED).select_related(*BY_THEM)
    if actor.kind == "client":
        return visible.filter(_attended_by(actor))
    if not actor.may("appointments_view"):
        return visible.none()
    if actor.may("all_clients"):
        return visible
    return visible.filter(Q(provider=actor.staff) | _attended_by(actor))


def _attended_by(actor: Actor) -> Q:
    # Their attendances are few and looked up first; a correlated EXISTS would walk through the whole practice's visits.
    theirs = Attendee.objects.filter(client_id__in=actor.clients().order_by().values("pk"))
    return Q(pk__in=theirs.values("appointment_id"))


def upcoming_of(*, client: Client, now: datetime) -> QuerySet[Appointment]:
    """What lies ahead for a client, asked for or booked, soonest first."""
    ahead = Attendee.objects.filter(client_id=client.pk, active=True, starts_at__gt=now)
    return (
        Appointment.objects.filter(pk__in=ahead.values("appointment_id")).select_related(*BY_THEM).order_by("starts_at")
    )


def waiting_requests(actor: Actor) -> QuerySet[Appointment]:
    """The queue: requests that wait for an answer, longest first, with who attends."""
    waiting = appointments_for(actor).filter(state=Appointment.State.REQUESTED)
    return waiting.prefetch_related("attendees__client").order_by("waiting_since")
