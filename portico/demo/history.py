"""What happened in the demo's practices, through the same acts as everything else, only with clocks in the past."""

from __future__ import annotations

import random
from datetime import UTC, datetime, time, timedelta

from portico.access.actors import ClientActor, StaffActor
from portico.demo.settling import House
from portico.foundation.decisions import Refused
from portico.notices.models import Delivery, Task
from portico.people.models import Client, Staff
from portico.practices.models import Service
from portico.scheduling.acts.accept import accept
from portico.scheduling.acts.book import book
from portico.scheduling.acts.cancel import cancel
from portico.scheduling.models import Appointment
from portico.scheduling.queries import open_slots

WEEKS_BACK, WEEKS_AHEAD = 12, 6


def live_through(*, house: House, now: datetime) -> None:
    """Everybody's regular visits, some of them cancelled, a few late."""
    chance = random.Random(house.practice.slug)  # noqa: S311 - the same story every time
    visits = []
    for person, client in house.clients:
        provider = house.providers[person.provider]
        visits += [(start, client, provider) for start in _regular(provider, person.at, person.every, now)]
    service = next(iter(house.services.values()))
    for start, client, provider in sorted(visits, key=lambda visit: visit[0]):
        made = min(start - timedelta(days=chance.randint(9, 30)), now - timedelta(hours=chance.randint(30, 300)))
        _visit(house, client, provider, service, start, made, now, chance)


def _regular(provider: Staff, at: str, every: int, now: datetime) -> list[datetime]:
    weekday, clock = at.split()
    hour, minute = map(int, clock.split(":"))
    monday = now.astimezone(provider.zone).date() - timedelta(days=now.astimezone(provider.zone).weekday())
    days = [
        monday + timedelta(weeks=week, days=int(weekday))
        for week in range(-WEEKS_BACK, WEEKS_AHEAD + 1)
        if week % every == 0
    ]
    return [datetime.combine(day, time(hour, minute), provider.zone).astimezone(UTC) for day in days]


def _visit(
    house: House, client: Client, provider: Staff, service: Service, start: datetime, made: datetime, now: datetime,
    chance: random.Random,
) -> None:  # fmt: skip
    desk = StaffActor(house.practice, provider, provider.account)
    try:
        appointment = book(
            actor=desk, now=made, client=client, provider=provider, service=service, starts_at=start, rules="staff"
        )
    except Refused:
        return  # somebody else's time, or a day off
    hours = {1: 60, 2: 30, 3: 6}.get(chance.randint(1, 22))
    actor = acting_as(client)
    if hours and actor and start - timedelta(hours=hours) < now:
        try:
            cancel(actor=actor, now=start - timedelta(hours=hours), appointment=appointment)
        except Refused:
            cancel(actor=house.administrator, now=start - timedelta(hours=hours), appointment=appointment)


def acting_as(client: Client) -> ClientActor | None:
    grant = client.grants.select_related("account").first()
    return ClientActor(client.practice, grant.account, grant, client) if grant else None


def ask_for_times(*, house: House, now: datetime) -> None:
    """The queue as staff find it in the morning, and one request that was answered yesterday."""
    asks = [
        ("Tess", timedelta(hours=27), "Only afternoons work because of my job."),
        ("Grace", timedelta(hours=9), ""),
        ("Imani", timedelta(hours=5), "Could we talk about the letter for school?"),
        ("Malik", timedelta(hours=1), ""),
    ]
    for given, ago, note in asks:
        _ask(house, given, now - ago, note)
    answered = _ask(house, "Peter", now - timedelta(hours=30), "")
    if answered:
        provider = answered.provider
        desk = StaffActor(house.practice, provider, provider.account)
        accept(actor=desk, now=now - timedelta(hours=20), appointment=answered, note="See you then. Bring the diary.")


def _ask(house: House, given: str, at: datetime, note: str) -> Appointment | None:
    person, client = next(one for one in house.clients if one[0].given == given)
    provider, service = house.providers[person.provider], next(iter(house.services.values()))
    found = open_slots(
        practice=house.practice, provider=provider, service=service, from_=at, until=at + timedelta(days=30), now=at,
        client=client,
    )  # fmt: skip
    if len(found.slots) < 12:
        return None
    start = datetime.fromtimestamp(found.slots[11].start, UTC)
    return book(
        actor=acting_as(client), now=at, client=client, provider=provider, service=service, starts_at=start,
        format=found.slots[11].format, note=note,
    )  # fmt: skip


def settle_mails(*, now: datetime) -> None:
    """The mails of the past have long been sent; only what was asked for lately is still to do."""
    mails = list(Delivery.objects.filter(state=Delivery.State.WAITING))
    for mail in mails:
        mail.state, mail.attempts, mail.ended_at = Delivery.State.SENT, 1, mail.created_at + timedelta(seconds=4)
        mail.message_id = f"<{mail.pk}@demo.example>"
    Delivery.objects.bulk_update(mails, ["state", "attempts", "ended_at", "message_id"], batch_size=200)
    waiting = Appointment.objects.filter(state=Appointment.State.REQUESTED).values("pk")
    Task.objects.filter(done_at=None).exclude(about_id__in=waiting).update(done_at=now)
