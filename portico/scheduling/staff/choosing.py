"""What staff have chosen when they book for a client; the page of times asks it what it asks a client's choices."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.urls import reverse

from portico.people.models import Client, Staff
from portico.portal_settings import resolve
from portico.practices.models import Location, Service


class StaffChoosing:
    """Service, provider and way, all chosen."""

    def __init__(
        self, request: HttpRequest, *, client: Client, service: Service, provider: Staff,
        way: tuple[str, Location | None], day: date | None, now: datetime,
    ):  # fmt: skip
        self.actor, self.practice, self.client = request.actor, request.practice, client
        self.service, self.provider, self.way, self.day, self.now = service, provider, way, day, now
        provider.practice = client.practice = request.practice

    @cached_property
    def settings(self) -> Any:
        return resolve(practice=self.practice, provider=self.provider, client=self.client)

    @property
    def minutes(self) -> int:
        return self.service.minutes or self.settings["scheduling.appointment_minutes"]

    @property
    def zone(self) -> ZoneInfo:
        """Staff read the provider's clock."""
        return self.provider.zone

    def address(self, name: str = "", **more: str) -> str:
        """This page with what has been chosen, and ``more``."""
        kept = {
            "client": self.client.pk, "service": self.service.pk, "provider": self.provider.pk,
            "way": self.way[1].pk if self.way[1] else self.way[0],
        }  # fmt: skip
        return f"{reverse('scheduling_staff:new')}?{urlencode({**kept, **more})}"
