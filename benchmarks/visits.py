"""A practice's visits, in bulk: past ones of everybody, and what lies ahead of the people who are measured.

Rows are written in the order of their random ids, not of time, so that the tables are as scattered as years of use
would leave them, and without the indexes, which are made once at the end.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db import connection, transaction

MINUTES, BREAK = timedelta(minutes=50), timedelta(minutes=10)
AHEAD = 200  # visits of the measured provider in the next 30 days
REQUESTS = 25
TABLES = ("scheduling_appointment", "scheduling_attendee", "scheduling_place", "trail_entry")
STEP = timedelta(hours=1)


@dataclass
class House:
    """One practice and who is in it."""

    practice: Any
    administrator: Any
    providers: list
    clients: list
    service: Any
    place: Any


class Visit(NamedTuple):
    provider: Any
    client: Any
    start: datetime
    state: str


def fill(house: House, most: int, now: datetime, *, measured: bool) -> None:
    chance = random.Random(house.practice.slug)  # noqa: S311 - the same world every time
    visits = [*_ahead(house, now)] if measured else []
    visits += _past(house, most - len(visits), now, chance, measured=measured)
    chance.shuffle(visits)
    _write(house, visits, now)
    follow()


def _ahead(house: House, now: datetime) -> Iterator[Visit]:
    starts = list(grid(house, now + timedelta(days=1), +1, 30))
    spread = [starts[n * len(starts) // AHEAD] for n in range(AHEAD)]
    me, *others = house.clients[:40]
    for n, start in enumerate(spread):
        yield Visit(house.providers[0], others[n % len(others)], start, "booked")
    for n in range(REQUESTS):
        yield Visit(house.providers[1 + n % 3], others[n % len(others)], starts[40 + n], "requested")
    for n in (30, 60):
        yield Visit(house.providers[4], me, starts[n], "booked")
    for start in list(grid(house, now, -1, 60))[::40][:8]:
        yield Visit(house.providers[4], me, start, "booked")


def _past(house: House, most: int, now: datetime, chance: random.Random, *, measured: bool) -> Iterator[Visit]:
    clients = house.clients[1:] if measured else house.clients
    before = grid(house, now - timedelta(days=90), -1)
    while most > 0:
        start = next(before)
        for provider in house.providers[:most]:
            yield Visit(provider, chance.choice(clients), start, "booked" if chance.random() < 0.9 else "cancelled")
        most -= len(house.providers)


def grid(house: House, since: datetime, way: int, days: int | None = None) -> Iterator[datetime]:
    """The starts of the providers' weekdays, from a day on or back."""
    day, zone = since.astimezone(house.practice.zone).date(), house.practice.zone
    while days is None or days > 0:
        if day.weekday() < 5:
            first = datetime.combine(day, time(8), zone).astimezone(UTC)
            yield from (first + n * STEP for n in range(14))
        day += timedelta(days=way)
        days = None if days is None else days - 1


def _write(house: House, visits: Sequence[Visit], now: datetime) -> None:
    from portico.scheduling.models import Appointment, Attendee

    own, made = house.practice.pk.hex, _text(now - timedelta(days=2))
    service, place = house.service.pk.hex, house.place.pk.hex
    lines = list(zip(ids_for(len(visits)), ids_for(len(visits)), visits, strict=True))
    insert(
        Appointment,
        "id practice_id provider_id service_id location_id format starts_at ends_at busy_until state made_by made_at"
        " waiting_since",
        (
            (pk, own, visit.provider.pk.hex, service, place, "in_person", _text(visit.start),
             _text(visit.start + MINUTES), _text(visit.start + MINUTES + BREAK), visit.state, "client", made, made)
            for pk, _, visit in lines
        ),
    )  # fmt: skip
    insert(
        Attendee,
        "id practice_id appointment_id client_id starts_at active",
        (
            (key, own, pk, visit.client.pk.hex, _text(visit.start), visit.state != "cancelled")
            for pk, key, visit in lines
        ),
    )


def follow() -> None:
    """What stands beside every appointment of the open practice: its place, and its entry in the trail."""
    from portico.foundation.tenancy import current_practice
    from portico.scheduling.reading import EPOCH

    seconds = EPOCH[connection.vendor].format
    key = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "gen_random_uuid()"}[connection.vendor]
    own = [current_practice().pk.hex]
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            INSERT INTO scheduling_place
                (id, practice_id, provider_id, number, starts, ends, busy_until, taken_at, appointment_id)
            SELECT {key} AS own, practice_id, provider_id, 1, {seconds("starts_at")}, {seconds("ends_at")},
                {seconds("busy_until")}, made_at, id
            FROM scheduling_appointment WHERE practice_id = %s AND state <> 'cancelled' ORDER BY own
            """,  # noqa: S608 - our own names
            own,
        )
        cursor.execute(
            f"""
            INSERT INTO trail_entry
                (id, practice_id, at, actor_kind, actor_name, through, act, client_id, object_kind, object_id, changes,
                 seal)
            SELECT {key} AS own, a.practice_id, a.made_at, 'staff', 'Dana Lin', 'console', 'appointments.booked',
                t.client_id, 'appointment', a.id, '{{}}', ''
            FROM scheduling_attendee t JOIN scheduling_appointment a ON a.id = t.appointment_id
            WHERE t.practice_id = %s ORDER BY own
            """,  # noqa: S608 - our own names
            own,
        )


def ids_for(count: int) -> list[str]:
    """Random ids, sorted: tables are then written from left to right."""
    noise = os.urandom(16 * count)
    return sorted(noise[16 * n : 16 * n + 16].hex() for n in range(count))


def insert(model: Any, columns: str, rows: Iterable[tuple]) -> None:
    """Write rows past the ORM; columns that are not named get their defaults."""
    named = columns.split()
    others = [field for field in model._meta.concrete_fields if field.column not in named]
    usual = tuple(field.get_db_prep_save(field.get_default(), connection) for field in others)
    names = [*named, *(field.column for field in others)]
    marks = ", ".join(["%s"] * len(names))
    sql = f"INSERT INTO {model._meta.db_table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        cursor.executemany(sql, (row + usual for row in rows))


def _text(moment: datetime) -> str:
    text = moment.astimezone(UTC).isoformat(" ", "seconds")
    return text if connection.vendor == "postgresql" else text[:19]


@contextmanager
def loading(connection: Any) -> Iterator[None]:
    """On SQLite: no journal, no indexes and no triggers while rows are written; then they are made again."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        for pragma in ("foreign_keys=OFF", "synchronous=OFF", "cache_size=-600000", "temp_store=MEMORY"):
            cursor.execute(f"PRAGMA {pragma}")
        marks = ", ".join(["%s"] * len(TABLES))
        cursor.execute(
            "SELECT type, name, sql FROM sqlite_master"  # noqa: S608 - only question marks are put in
            f" WHERE sql IS NOT NULL AND type IN ('index', 'trigger') AND tbl_name IN ({marks})",
            TABLES,
        )
        parts = cursor.fetchall()
        with transaction.atomic():
            for kind, name, _ in parts:
                cursor.execute(f'DROP {kind} "{name}"')
            yield
            for _, _, sql in parts:
                cursor.execute(sql)
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
