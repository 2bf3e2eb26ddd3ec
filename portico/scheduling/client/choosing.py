"""What has been chosen so far on the way to a visit. The address holds it: opaque ids, a day, an instant."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cached_property
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, QueryDict
from django.urls import reverse

from portico.foundation import clock
from portico.foundation.decisions import Decision
from portico.people.models import Staff
from portico.practices.models import Location, Service
from portico.scheduling.client.visits import zone_for
from portico.scheduling.models import WeeklyHours
from portico.scheduling.models.availability import Format, HoursOnDate, Offered
from portico.scheduling.policies.doors import Door, doors, why_closed

KEPT = ("service", "provider", "way")


class Choosing:
    """The choices of one request, held against what this client may choose. A foreign or unknown one is a 404."""

    def __init__(self, request: HttpRequest, chosen: QueryDict):
        self.actor, self.practice, self.client = request.actor, request.practice, request.actor.client
        self.chosen, self.now, self._portal_settings = chosen, clock.now(), request.portal_settings

    @cached_property
    def _doors(self) -> list[Door]:
        return doors(actor=self.actor, client=self.client, now=self.now)

    @cached_property
    def open(self) -> list[Door]:
        return [door for door in self._doors if door.decision.allowed]

    @property
    def closed(self) -> Decision | None:
        return why_closed(self._doors)

    @cached_property
    def services(self) -> list[Service]:
        bookable = Service.objects.filter(retired_at=None, bookable=True)
        return [service for service in bookable if any(door.leads_to(service) for door in self.open)]

    @cached_property
    def service(self) -> Service | None:
        return self._one_of(self.services, "service")

    @cached_property
    def providers(self) -> list[Door]:
        return [door for door in self.open if self.service is None or door.leads_to(self.service)]

    @cached_property
    def door(self) -> Door | None:
        pk = self._one_of([door.provider for door in self.providers], "provider")
        return next((door for door in self.providers if pk and door.provider.pk == pk.pk), None)

    @property
    def provider(self) -> Staff | None:
        return self.door.provider if self.door else None

    @cached_property
    def ways(self) -> list[tuple[str, Location | None]]:
        """Each way this visit can take place: in person at a location, or by video."""
        if not self.provider or not self.service:
            return []
        found: dict[str, tuple[str, Location | None]] = {}
        for hours in (WeeklyHours, HoursOnDate):
            for row in hours.objects.filter(provider=self.provider).select_related("location"):
                if (
                    self.service.in_person
                    and row.format != Offered.VIDEO
                    and not (row.location and row.location.closed_at)
                ):
                    found[str(row.location_id or Format.IN_PERSON)] = (Format.IN_PERSON, row.location)
                if self.service.video and row.format != Offered.IN_PERSON:
                    found[Format.VIDEO] = (Format.VIDEO, None)
        return sorted(found.values(), key=lambda way: (way[0] == Format.VIDEO, way[1].name if way[1] else ""))

    @cached_property
    def way(self) -> tuple[str, Location | None] | None:
        text = self.chosen.get("way", "")
        if not text:
            return self.ways[0] if len(self.ways) == 1 else None
        return next((way for way in self.ways if way_id(way) == text), None) or _nothing()

    @cached_property
    def settings(self):
        """In force for this client, with the chosen provider where there is one."""
        return self.door.settings if self.door else self._portal_settings

    @property
    def promise_hours(self) -> int:
        """Working hours within which a request is answered."""
        return self.settings["scheduling.answer_within_hours"]

    @property
    def minutes(self) -> int:
        return self.service.minutes or self.settings["scheduling.appointment_minutes"]

    def minutes_of(self, service: Service) -> int | None:
        """How long a visit for it takes; None while that depends on whom they choose."""
        doors = [door for door in self.open if door.leads_to(service)]
        lengths = {service.minutes or door.settings["scheduling.appointment_minutes"] for door in doors}
        return lengths.pop() if len(lengths) == 1 else None

    def before(self, step: str) -> str:
        """The address of the last step before ``step`` that asked something; the list of visits before the first."""
        if step == "time" and len(self.ways) > 1:
            return self._up_to("way")
        if step != "provider" and len(self.providers) > 1:
            return self._up_to("provider")
        return self._up_to("new" if len(self.services) > 1 else "appointments")

    def _up_to(self, name: str) -> str:
        kept = {"provider": ("service",), "way": ("service", "provider")}.get(name, ())
        query = urlencode({key: self.chosen[key] for key in kept if self.chosen.get(key)})
        return reverse(f"scheduling_client:{name}") + (f"?{query}" if query else "")

    @property
    def zone(self) -> ZoneInfo:
        return zone_for(self.client, self.provider, self.way[0])

    @property
    def day(self) -> date | None:
        try:
            return date.fromisoformat(self.chosen.get("day", ""))
        except ValueError:
            return None

    @property
    def start(self) -> datetime | None:
        """The chosen instant, or None when there is none or it cannot be read."""
        try:
            moment = datetime.fromisoformat(self.chosen.get("start", "").replace(" ", "+"))
            return moment.astimezone(UTC) if moment.tzinfo else None
        except (ValueError, OverflowError):
            return None

    def address(self, name: str, **more: str) -> str:
        """The address of a step with what has been chosen, and ``more``."""
        kept = {key: self.chosen[key] for key in KEPT if self.chosen.get(key)}
        query = urlencode({**kept, **more})
        return reverse(f"scheduling_client:{name}") + (f"?{query}" if query else "")

    def _one_of(self, offered: list, key: str):
        text = self.chosen.get(key, "")
        if not text:
            return offered[0] if len(offered) == 1 else None
        try:
            wanted = UUID(text)
        except ValueError:
            raise Http404 from None
        return next((one for one in offered if one.pk == wanted), None) or _nothing()


def way_id(way: tuple[str, Location | None]) -> str:
    return str(way[1].pk) if way[1] else way[0]


def _nothing():
    raise Http404
