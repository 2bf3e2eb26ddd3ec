"""What is always true of appointments and places, whichever road they came by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, Q

from portico.foundation.invariants import invariant
from portico.scheduling.models import Appointment, Attendee, Place
from portico.scheduling.timing import seconds
from portico.trail.models import Entry

S = Appointment.State
ENDS = {S.DECLINED, S.CANCELLED, S.LATE_CANCELLED, S.EXPIRED}
#: From a state to those that may follow it. ``None`` is before there was anything.
LEGAL: dict[str | None, set[str]] = {
    None: {S.REQUESTED, S.BOOKED},
    S.REQUESTED: {S.BOOKED, S.DECLINED, S.CANCELLED, S.EXPIRED, S.DELETED},
    S.BOOKED: {S.REQUESTED, S.CANCELLED, S.LATE_CANCELLED, S.DELETED},
    S.DECLINED: {S.REQUESTED, S.DELETED},
    **{state: {S.DELETED} for state in (S.CANCELLED, S.LATE_CANCELLED, S.EXPIRED)},
}


@invariant("capacity")
def too_many_at_once() -> list[str]:
    """Who took a time found fewer places taken than could share it then; no place is taken twice at once."""
    found, earlier = [], defaultdict(set)
    capacity: dict[object, int] = {}
    for on in _together():
        newest = on[-1]
        capacity[newest.appointment] = newest.capacity
        for other in on[:-1]:
            if other.number == newest.number:
                found.append(f"appointments {other.appointment} and {newest.appointment} are in one place")
            if other.taken_at != newest.taken_at:
                first, second = sorted((other, newest), key=lambda taken: taken.taken_at)
                earlier[second.appointment].add(first.number)
        if len({taken.number for taken in on}) > max(taken.capacity for taken in on):
            found.append(f"more at once than could be when appointment {newest.appointment} starts")
    too_many = (pk for pk, numbers in earlier.items() if len(numbers) >= capacity[pk])
    return found + [f"appointment {pk} came when all {capacity[pk]} places were taken" for pk in too_many]


class Taken(NamedTuple):
    provider: UUID
    start: int
    end: int
    number: int
    appointment: UUID
    taken_at: datetime
    capacity: int


def _together() -> Iterator[list[Taken]]:
    """Each place, by start, after those of the same provider that are still on when it starts."""
    rows = Place.objects.order_by("provider_id", "starts").values_list(
        "provider_id", "starts", "ends", "number", "appointment_id", "taken_at", "appointment__capacity"
    )
    on: list[Taken] = []
    for row in rows.iterator():
        place = Taken(*row)
        on = [other for other in on if other.provider == place.provider and other.end > place.start]
        on.append(place)
        yield on


@invariant("upcoming")
def too_many_upcoming() -> list[str]:
    """Who made an appointment in the portal had fewer ahead of them, then, than the limit they made it under."""
    made: dict[UUID, list[Made]] = defaultdict(list)
    rows = Attendee.objects.filter(active=True, appointment__made_by=Appointment.MadeBy.CLIENT).values_list(
        "client_id", *(f"appointment__{name}" for name in Made._fields)
    )
    for client, *facts in rows.order_by("appointment__waiting_since", "appointment_id").iterator():
        made[client].append(Made(*facts))
    return [
        f"appointment {one.id} is one more than the {one.upcoming_limit} that the client could have"
        for of_client in made.values()
        for number, one in enumerate(of_client)
        if one.upcoming_limit is not None
        and sum(one.counts(other) for other in of_client[:number]) >= one.upcoming_limit
    ]


class Made(NamedTuple):
    id: UUID
    provider_id: UUID
    starts_at: datetime
    waiting_since: datetime
    upcoming_limit: int | None
    limit_by_provider: bool

    def counts(self, earlier: Made) -> bool:
        """Whether one listed earlier was counted when this was made. Of the same moment: if under the same limit."""
        if earlier.waiting_since == self.waiting_since and earlier[-2:] != self[-2:]:
            return False
        ahead = earlier.starts_at > self.waiting_since
        return ahead and (not self.limit_by_provider or earlier.provider_id == self.provider_id)


@invariant("places")
def places_without_visits() -> list[str]:
    """Whoever is confirmed has a place, nobody has one who is not on, and a place says the appointment's own time."""
    active = list(Appointment.ACTIVE)
    homeless = Appointment.objects.filter(state=S.BOOKED, place=None)
    idle = Place.objects.exclude(appointment__state__in=active)
    astray = Place.objects.exclude(provider_id=F("appointment__provider_id"))
    times = Place.objects.filter(appointment__state__in=active).values_list(
        "appointment_id", "starts", "ends", "busy_until", "appointment__starts_at", "appointment__ends_at",
        "appointment__busy_until",
    )  # fmt: skip
    return [
        *(f"appointment {pk} is confirmed and has no place" for pk in homeless.values_list("pk", flat=True)),
        *(f"place of appointment {pk} is kept for nothing" for pk in idle.values_list("appointment_id", flat=True)),
        *(f"place of appointment {pk} is another provider's" for pk in astray.values_list("appointment_id", flat=True)),
        *(
            f"place of appointment {pk} is at another time"
            for pk, *place, a, b, c in times.iterator()
            if place != [seconds(a), seconds(b), seconds(c)]
        ),
    ]


@invariant("attendees")
def attendees_astray() -> list[str]:
    """The copies that attendees keep of their appointment agree with it, and nobody is at two places at once."""
    on = Q(appointment__state__in=list(Appointment.ACTIVE))
    stale = Attendee.objects.exclude(starts_at=F("appointment__starts_at")) | Attendee.objects.filter(on, active=False)
    stale = stale | Attendee.objects.filter(~on, active=True)
    empty = Appointment.objects.filter(attendees=None).values_list("pk", flat=True)
    return [
        *(f"attendee {pk} differs from the appointment" for pk in stale.values_list("pk", flat=True)),
        *(f"appointment {pk} has nobody" for pk in empty),
        *_doubled(),
    ]


def _doubled() -> Iterator[str]:
    rows = Attendee.objects.filter(active=True).order_by("client_id", "starts_at")
    before: dict[object, tuple] = {}
    for client, start, end, pk in rows.values_list(
        "client_id", "starts_at", "appointment__ends_at", "appointment_id"
    ).iterator():
        if client in before and before[client][0] > start:
            yield f"appointments {before[client][1]} and {pk} overlap for one client"
        before[client] = max(before.get(client, (end, pk)), (end, pk))


@invariant("time")
def backwards() -> list[str]:
    wrong = Appointment.objects.filter(Q(ends_at__lte=F("starts_at")) | Q(busy_until__lt=F("ends_at")))
    return [f"appointment {pk} ends before it starts" for pk in wrong.values_list("pk", flat=True)]


@invariant("states")
def impossible_turns() -> list[str]:
    """Each turn in the trail may follow the one before it, and the last one is where the appointment stands."""
    turns: dict[object, list[tuple]] = defaultdict(list)
    entries = Entry.objects.filter(object_kind="appointment", act__startswith="appointments.").order_by("at")
    for pk, changes in entries.values_list("object_id", "changes").iterator():
        if "state" in changes:
            turns[pk].append(tuple(changes["state"]))
    now = dict(Appointment.objects.filter(pk__in=list(turns)).values_list("pk", "state"))
    found = []
    for pk, steps in turns.items():
        found += [f"appointment {pk} went from {old} to {new}" for old, new in steps if new not in LEGAL[old]]
        if pk in now and not _chained(steps, now[pk]):
            found.append(f"appointment {pk} is {now[pk]}, which its trail does not lead to")
    return found


def _chained(steps: list[tuple], state: str) -> bool:
    """Whether the steps can be put end to end from nothing to ``state``: as often into each state as out of it."""
    balance: dict[str | None, int] = defaultdict(int)
    for old, new in steps:
        balance[old] -= 1
        balance[new] += 1
    balance[None] += 1
    balance[state] -= 1
    return not any(balance.values())
