"""An appointment as staff read it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from portico.people.models import Client
from portico.practices.models import Practice
from portico.scheduling.models import Appointment, Attendee
from portico.scheduling.models.availability import Format

SIGNS = {
    Appointment.State.REQUESTED: ("wait", "clock"),
    Appointment.State.BOOKED: ("good", "check"),
    Appointment.State.DECLINED: ("problem", "cross"),
    Appointment.State.LATE_CANCELLED: ("attention", "attention"),
}


def attendance() -> Prefetch:
    """Who attends, by name, in one query."""
    rows = Attendee.objects.select_related("client").order_by("client__family_name", "client__given_name")
    return Prefetch("attendees", queryset=rows)


def shown(found: QuerySet[Appointment] | Iterable[Appointment], practice: Practice) -> list[Visit]:
    """Appointments as ``Visit``; a queryset gets everybody who attends in one query more."""
    if isinstance(found, QuerySet):
        found = found.prefetch_related(None).prefetch_related(attendance())
    return [Visit(one, practice) for one in found]


class Visit:
    """Wraps an appointment with the words, the zone and the addresses for the console."""

    def __init__(self, appointment: Appointment, practice: Practice):
        self.row = appointment
        appointment.practice = appointment.provider.practice = practice

    def __getattr__(self, name: str):
        if name.startswith("_") or name == "row":
            raise AttributeError(name)
        return getattr(self.row, name)

    @property
    def zone(self) -> ZoneInfo:
        return self.row.provider.zone

    @property
    def day(self) -> date:
        """On the provider's calendar."""
        return self.row.starts_at.astimezone(self.zone).date()

    @property
    def clients(self) -> list[Client]:
        return [attendee.client for attendee in self.row.attendees.all()]

    @property
    def client(self) -> Client | None:
        return next(iter(self.clients), None)

    @property
    def names(self) -> str:
        return ", ".join(client.name for client in self.clients)

    @property
    def word(self) -> str:
        return (
            _("Asks for this time")
            if self.row.state == Appointment.State.REQUESTED
            else str(self.row.get_state_display())
        )

    @property
    def kind(self) -> str:
        return SIGNS.get(self.row.state, ("plain", ""))[0]

    @property
    def icon(self) -> str:
        return SIGNS.get(self.row.state, ("plain", "note"))[1]

    @property
    def how(self) -> str:
        place = self.row.location
        if self.row.format == Format.VIDEO:
            return _("by video")
        return _("in person, %(place)s") % {"place": place.name} if place else _("in person")

    @property
    def waiting(self) -> bool:
        return self.row.state == Appointment.State.REQUESTED

    @property
    def held(self) -> bool:
        """Whether it takes a place of its provider's time."""
        return hasattr(self.row, "place")

    @property
    def answer_can_be_undone(self) -> bool:
        answered = self.row.answered_at is not None
        return answered and self.row.state in (Appointment.State.BOOKED, Appointment.State.DECLINED)

    @property
    def url(self) -> str:
        name = "request" if self.waiting else "appointment"
        return reverse(f"scheduling_staff:{name}", args=[self.row.pk])
