from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from portico.foundation.actors import Actor
from portico.people.models import Client, Staff
from portico.portal_settings import resolve
from portico.practices.models import Location, Practice, Service
from portico.scheduling.hours import windows_between
from portico.scheduling.models import Appointment
from portico.scheduling.policies import judging
from portico.scheduling.queries.slots import formats_of
from portico.scheduling.reading import Visit, relation, taken_between, visits_of
from portico.scheduling.slots import ANY, Rules, Taken, Verdict, Window, local_day
from portico.scheduling.timing import LONGEST_VISIT, instant, rules_of, seconds

#: Further away than this nothing is looked up: hand-made dates at the end of the calendar cost and break nothing.
SENSIBLE = 5 * 366 * 86_400


@dataclass
class Question:
    """What is asked, and the facts about it, each looked up at most once and only when a check needs it."""

    actor: Actor
    action: str
    client: Client
    now: datetime
    provider: Staff | None = None
    service: Service | None = None
    starts_at: datetime | None = None
    location: Location | None = None
    format: str | None = None
    appointment: Appointment | None = None
    rules: str = "client"

    @property
    def practice(self) -> Practice:
        return self.actor.practice

    @cached_property
    def settings(self) -> Any:
        """In force for this client with this provider."""
        return resolve(practice=self.practice, provider=self.provider, client=self.client)

    @cached_property
    def start(self) -> int:
        """The start in whole unix seconds. Only asked when there is one."""
        return seconds(self.starts_at)  # type: ignore[arg-type]

    @property
    def sensible(self) -> bool:
        return abs(self.start - seconds(self.now)) <= SENSIBLE

    @cached_property
    def wanted(self) -> Rules:
        """What is allowed; an appointment that exists keeps the length and the break it was made with."""
        location = self.location.pk if self.location else ANY
        rules = rules_of(
            practice=self.practice, settings=self.settings, service=self.service, now=self.now,
            location=location, format=self.format,
        )  # fmt: skip
        made = self.appointment
        if made is None:
            return rules
        length, break_ = made.ends_at - made.starts_at, made.busy_until - made.ends_at
        return replace(rules, length=int(length.total_seconds()), break_=int(break_.total_seconds()))

    @property
    def end(self) -> int:
        return self.start + self.wanted.length

    @property
    def busy_until(self) -> int:
        return self.start + self.wanted.step

    @cached_property
    def windows(self) -> list[Window]:
        """Those of the start's day that this service can take place in."""
        if not self.sensible:
            return []
        self.provider.practice = self.practice
        day = local_day(self.start, self.provider.zone)
        formats = formats_of(self.service)
        found = windows_between(provider=self.provider, first=day, last=day)
        return [window for window in found if window.format in formats]

    @cached_property
    def taken(self) -> list[Taken]:
        if not self.sensible:
            return []
        but = self.appointment.pk if self.appointment else None
        return taken_between(provider_id=self.provider.pk, since=self.start, until=self.busy_until, but=but)

    @cached_property
    def verdict(self) -> Verdict:
        return judging.verdict(self)

    @property
    def free_place(self) -> int | None:
        """The numbered place this would take, or None when there is none."""
        return judging.free_place(self)

    @property
    def way(self) -> tuple[str, UUID | None]:
        """Format and location, also where they were left open."""
        return judging.way(self)

    @cached_property
    def visits(self) -> list[Visit]:
        """The client's active appointments that are not over, or lie around the start that is asked about."""
        since = min(seconds(self.now), self.start) if self.starts_at and self.sensible else seconds(self.now)
        own = self.appointment.pk if self.appointment else None
        found = visits_of(client_id=self.client.pk, since=instant(since - LONGEST_VISIT))
        return [visit for visit in found if visit.appointment_id != own]

    @cached_property
    def relation(self) -> tuple[bool, set[UUID]]:
        return relation(provider_id=self.provider.pk, client_id=self.client.pk)

    @cached_property
    def assigned(self) -> bool:
        return self.relation[0]

    @cached_property
    def offered(self) -> set[UUID]:
        """The services this provider offers; empty means all."""
        return self.relation[1]

    @cached_property
    def only_location(self) -> UUID | None:
        """The practice's location, if it has just one."""
        found = list(Location.objects.filter(closed_at=None).values_list("pk", flat=True)[:2])
        return found[0] if len(found) == 1 else None
