"""What staff need to know about requests before they answer: how long they wait, and whether the time still fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portico.design import moments
from portico.people.models import Staff
from portico.portal_settings import resolve_many
from portico.practices.models import Practice
from portico.scheduling.models import Attendee, TimeOff
from portico.scheduling.promise import WorkingTime, answer_due, working_time
from portico.scheduling.reading import held_at
from portico.scheduling.slots import Taken
from portico.scheduling.slots.grid import free_place
from portico.scheduling.staff.visits import Visit
from portico.scheduling.timing import instant, seconds

SOON = 0.75
LONGEST = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that matters for the answer, good or not, in words."""

    ok: bool
    words: str

    @property
    def icon(self) -> str:
        return "check" if self.ok else "attention"


@dataclass
class Waiting:
    """A request in the queue. ``promise`` is ``late``, ``soon`` or ``in time``."""

    visit: Visit
    waited: str
    due: datetime
    promise: str
    facts: list[Fact] = field(default_factory=list)

    @property
    def fits(self) -> bool:
        return all(fact.ok for fact in self.facts)


def judged(visits: Sequence[Visit], *, practice: Practice, now: datetime) -> list[Waiting]:
    """The same requests with their facts: six queries for however many."""
    if not visits:
        return []
    providers = {visit.provider_id: visit.provider for visit in visits}
    settings = resolve_many(practice=practice, providers=providers.values())
    working = working_time(practice)
    facts = _Facts(visits, settings, working)
    return [_waiting(visit, settings[visit.provider_id], working, facts, now) for visit in visits]


def waited(since: datetime, now: datetime) -> str:
    """How long, in words: "1 day 3 hours", "20 minutes"."""
    total = max(int((now - since).total_seconds() // 60), 0)
    days, minutes = divmod(total, 24 * 60)
    if not days:
        return moments.minutes(minutes if minutes < 60 else minutes - minutes % 60)
    words = [ngettext("%(n)s day", "%(n)s days", days) % {"n": days}]
    if hours := minutes // 60:
        words.append(ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours})
    return " ".join(words)


def _waiting(visit: Visit, settings: Any, working: WorkingTime, facts: _Facts, now: datetime) -> Waiting:
    hours = settings["scheduling.answer_within_hours"]
    due = answer_due(since=visit.waiting_since, hours=hours, working=working)
    soon = answer_due(since=visit.waiting_since, hours=hours * SOON, working=working)
    promise = "late" if now >= due else "soon" if now >= soon else "in time"
    return Waiting(visit, waited(visit.waiting_since, now), due, promise, facts.about(visit, now))


OTHER = (
    "client_id", "appointment_id", "starts_at", "appointment__ends_at", "appointment__provider__title",
    "appointment__provider__given_name", "appointment__provider__family_name",
)  # fmt: skip


class _Other(NamedTuple):
    """Another visit of a client who waits: few columns, because there may be hundreds."""

    pk: UUID
    starts_at: datetime
    ends_at: datetime
    title: str
    given_name: str
    family_name: str

    @property
    def provider(self) -> Staff:
        return Staff(title=self.title, given_name=self.given_name, family_name=self.family_name)


class _Facts:
    """What else lies at the requests' times: places, the clients' other visits, absences and closures."""

    def __init__(self, visits: Sequence[Visit], settings: dict[UUID, Any], working: WorkingTime):
        self.settings, self.working = settings, working
        self.places = held_at([(v.provider_id, seconds(v.starts_at), seconds(v.ends_at)) for v in visits])
        first, last = min(v.starts_at for v in visits), max(v.ends_at for v in visits)
        providers = {visit.provider_id for visit in visits}
        self.away = list(TimeOff.objects.filter(provider_id__in=providers, ends_at__gt=first, starts_at__lt=last))
        clients = {client.pk for visit in visits for client in visit.clients}
        rows = Attendee.objects.filter(
            client_id__in=clients, active=True, starts_at__gt=first - LONGEST, starts_at__lt=last
        ).values_list(*OTHER)
        self.visits: dict[UUID, list[_Other]] = defaultdict(list)
        for client, *other in rows:
            self.visits[client].append(_Other(*other))

    def about(self, visit: Visit, now: datetime) -> list[Fact]:
        if visit.starts_at <= now:
            return [Fact(False, _("This time has passed."))]
        return [self._place(visit), *self._away(visit), *self._clashes(visit)]

    def _place(self, visit: Visit) -> Fact:
        if any(place.appointment_id == visit.pk for place in self.places):
            return Fact(True, _("The time is held for this request."))
        start, end = seconds(visit.starts_at), seconds(visit.ends_at)
        taken = [
            Taken(p.starts, p.ends, p.ends, p.number)
            for p in self.places
            if p.provider_id == visit.provider_id and p.starts < end and p.ends > start
        ]
        capacity = self.settings[visit.provider_id]["scheduling.max_simultaneous"]
        if free_place(taken=taken, start=start, busy_until=end, capacity=capacity) is not None:
            return Fact(True, _("The time is free."))
        begins = moments.clock(instant(min(one.start for one in taken)), visit.zone) if taken else ""
        facts = {"provider": visit.provider.short_name, "time": begins}
        return Fact(False, _("The time is taken: %(provider)s now has a visit at %(time)s.") % facts)

    def _away(self, visit: Visit) -> list[Fact]:
        found = []
        for away in self.away:
            if (
                away.provider_id == visit.provider_id
                and away.starts_at < visit.ends_at
                and away.ends_at > visit.starts_at
            ):
                name = away.reason or _("time off")
                found.append(
                    Fact(False, _("Overlaps “%(name)s” of %(who)s.") % {"name": name, "who": visit.provider.short_name})
                )
        day = visit.starts_at.astimezone(visit.zone).date()
        if any(closed.first <= day <= closed.last for closed in self.working.closed):
            found.append(Fact(False, _("The practice is closed on this day.")))
        return found

    def _clashes(self, visit: Visit) -> list[Fact]:
        found = []
        for client in visit.clients:
            for other in self.visits[client.pk]:
                if other.pk != visit.pk and other.starts_at < visit.ends_at and other.ends_at > visit.starts_at:
                    facts = {"client": client.name, "provider": other.provider.short_name}
                    found.append(Fact(False, _("%(client)s also has a visit with %(provider)s then.") % facts))
        return found
