"""An appointment as its client reads it."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from portico.people.models import Client, Staff
from portico.practices.models import Location
from portico.scheduling.models import Appointment
from portico.scheduling.models.availability import Format

KINDS = {
    Appointment.State.REQUESTED: "wait",
    Appointment.State.BOOKED: "good",
    Appointment.State.DECLINED: "problem",
}
ICONS = {"wait": "clock", "good": "check", "problem": "cross", "plain": "note"}


def zone_for(client: Client, provider: Staff, format: str) -> ZoneInfo:
    """In person a visit is on the provider's clock; by video on the client's own, where they have told us."""
    return ZoneInfo(client.time_zone) if format == Format.VIDEO and client.time_zone else provider.zone


class Visit:
    """Wraps an appointment with the words, the zone and the address that its client may see."""

    def __init__(self, appointment: Appointment, client: Client, now: datetime | None = None):
        self._appointment, self._client = appointment, client
        booked = appointment.state == Appointment.State.BOOKED
        self._passed = now is not None and booked and appointment.ends_at <= now
        appointment.provider.practice = client.practice

    def __getattr__(self, name: str):
        if name.startswith("_") or name in HIDDEN:
            raise AttributeError(name)
        return getattr(self._appointment, name)

    @cached_property
    def zone(self) -> ZoneInfo:
        return zone_for(self._client, self._appointment.provider, self._appointment.format)

    @property
    def word(self) -> str:
        return _("Over") if self._passed else str(self._appointment.get_state_display())

    @property
    def kind(self) -> str:
        return "plain" if self._passed else KINDS.get(self._appointment.state, "plain")

    @property
    def icon(self) -> str:
        return ICONS[self.kind]

    @property
    def how(self) -> str:
        if self._appointment.format == Format.VIDEO:
            return _("by video")
        place = self._appointment.location
        return _("in person, %(place)s") % {"place": place.name} if place else _("in person")

    @property
    def address(self) -> str:
        return self._place.address_for(confirmed=self._confirmed) if self._place else ""

    @property
    def directions(self) -> str:
        return self._place.directions_for(confirmed=self._confirmed) if self._place else ""

    @property
    def _place(self) -> Location | None:
        return self._appointment.location if self._appointment.format == Format.IN_PERSON else None

    @property
    def _confirmed(self) -> bool:
        return self._appointment.state == Appointment.State.BOOKED

    @property
    def note_from_practice(self) -> str:
        """What staff wrote to the client when they answered."""
        made = self._appointment
        accepted = made.answered_at and made.state != Appointment.State.DECLINED
        return made.reason or (made.staff_note if accepted else "")

    @property
    def url(self) -> str:
        return reverse("scheduling_client:appointment", args=[self._appointment.pk])

    def over(self, now: datetime) -> bool:
        return self._appointment.ends_at <= now or not self._appointment.active


#: What a client's page must never reach through a visit.
HIDDEN = {"staff_note", "attendees", "answered_by", "capacity", "place"}
