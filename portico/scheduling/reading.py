"""The reads that every list of times and every booking needs, past the ORM: a few rows of whole numbers.

Nothing here is scoped by a manager, so each statement names the open practice itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import chain
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from portico.foundation.tenancy import current_practice
from portico.scheduling.slots import DayOff, Extra, Off, Taken, Weekly

#: Weeks of hours that come every so many weeks are counted from here, unless the hours say from which day they are.
A_MONDAY = date(1970, 1, 5)
#: Nothing takes longer, break included (seconds: 480 and 240 minutes). It bounds the search in the index from above.
LONGEST_PLACE = 720 * 60
EPOCH = {
    "sqlite": "CAST(strftime('%%s', {}) AS INTEGER)",
    "postgresql": "CAST(FLOOR(EXTRACT(EPOCH FROM {})) AS bigint)",
}
IN_USE = """
    (h.location_id IS NULL
     OR EXISTS (SELECT 1 FROM practices_location l WHERE l.id = h.location_id AND l.closed_at IS NULL))
"""
HOURS = f"""
    SELECT 1, h.weekday, h.start_minute, h.end_minute, h.location_id, h.format, h.every_weeks, h.effective_from,
        h.effective_until
    FROM scheduling_weeklyhours h WHERE h.practice_id = %s AND h.provider_id = %s AND {IN_USE}
    UNION ALL
    SELECT 2, 0, h.start_minute, h.end_minute, h.location_id, h.format, 1, h.day, NULL
    FROM scheduling_hoursondate h
    WHERE h.practice_id = %s AND h.provider_id = %s AND h.day >= %s AND h.day <= %s AND {IN_USE}
    UNION ALL
    SELECT 3, 0, 0, 0, c.location_id, '', 1, c.first_day, c.last_day
    FROM practices_closure c WHERE c.practice_id = %s AND c.last_day >= %s AND c.first_day <= %s
    UNION ALL
    SELECT 4, 0, {{starts}}, {{ends}}, NULL, '', 1, NULL, NULL
    FROM scheduling_timeoff t WHERE t.practice_id = %s AND t.provider_id = %s AND t.ends_at > %s AND t.starts_at < %s
"""  # noqa: S608 - our own names
PLACES = """
    SELECT starts, ends, busy_until, number FROM scheduling_place
    WHERE practice_id = %s AND provider_id = %s AND busy_until > %s AND busy_until < %s AND starts < %s
"""
HELD = """
    SELECT appointment_id, provider_id, starts, ends, number FROM scheduling_place
    WHERE practice_id = %s AND provider_id = %s AND busy_until > %s AND busy_until < %s AND starts < %s
"""
WORKING = """
    SELECT 2, 0, 0, 0, first_day, last_day FROM practices_closure WHERE practice_id = %s AND location_id IS NULL
    UNION ALL SELECT 1, weekday, start_minute, end_minute, NULL, NULL FROM practices_workinghours WHERE practice_id = %s
    ORDER BY 1, 2, 3
"""
VISITS = """
    SELECT {starts}, {ends}, a.provider_id, a.made_by, a.id
    FROM scheduling_attendee t JOIN scheduling_appointment a ON a.id = t.appointment_id
    WHERE t.practice_id = %s AND t.client_id = %s AND t.starts_at > %s AND t.active
"""

RELATION = """
    SELECT 1, NULL FROM people_assignment
    WHERE practice_id = %s AND provider_id = %s AND client_id = %s AND ended_at IS NULL
    UNION ALL SELECT 2, service_id FROM people_offering WHERE practice_id = %s AND provider_id = %s
"""


class Held(NamedTuple):
    """A place and who has it (unix seconds)."""

    appointment_id: UUID
    provider_id: UUID
    starts: int
    ends: int
    number: int


class HoursOf(NamedTuple):
    """What a provider's windows are made of."""

    weekly: list[Weekly]
    extras: list[Extra]
    days_off: list[DayOff]
    off: list[Off]


class Visit(NamedTuple):
    """A client's active appointment (unix seconds)."""

    start: int
    end: int
    provider_id: UUID
    made_by: str
    appointment_id: UUID


def hours_of(*, provider_id: UUID, first: date, last: date, since: datetime, until: datetime) -> HoursOf:
    """A provider's hours and absences, and closures, that concern the days ``first`` to ``last``; one query.

    ``since`` and ``until`` are instants around those days, whatever the zone.
    """
    found = HoursOf([], [], [], [])
    params = [provider_id, None, provider_id, first, last, None, first, last, None, provider_id, since, until]
    for kind, weekday, start, end, location, format_, every, day, until_day in _fetch(HOURS, "t", [None, *params]):
        location, day, until_day = _uuid(location), _date(day), _date(until_day)
        if kind == 1:
            found.weekly.append(Weekly(weekday, start, end, location, format_, every, day or A_MONDAY, day, until_day))
        elif kind == 2:
            found.extras.append(Extra(day, start, end, location, format_))
        elif kind == 3:
            found.days_off.append(DayOff(day, until_day, location))
        else:
            found.off.append(Off(start, end))
    return found


def taken_between(*, provider_id: UUID, since: int, until: int, but: UUID | None = None) -> list[Taken]:
    """The places taken, breaks included, at any moment from ``since`` to ``until`` (unix seconds)."""
    sql, params = PLACES, [None, provider_id, since, until + LONGEST_PLACE, until]
    if but is not None:
        sql, params = sql + " AND appointment_id <> %s", [*params, but]
    return [Taken(*row) for row in _fetch(sql, "", params)]


def working_hours() -> tuple[list[tuple[int, int, int]], list[DayOff]]:
    """The practice's own hours (weekday, from, to) and the days it is closed as a whole; one query."""
    rows = _fetch(WORKING, "", [None, None])
    weekly = [(weekday, start, end) for kind, weekday, start, end, _, _ in rows if kind == 1]
    return weekly, [DayOff(_date(first), _date(last)) for kind, _, _, _, first, last in rows if kind == 2]


def held_at(times: Iterable[tuple[UUID, int, int]]) -> list[Held]:
    """The places taken, breaks included, at any of these times (provider, start and end in unix seconds); one query."""
    asked = [(None, provider, start, end + LONGEST_PLACE, end) for provider, start, end in times]
    # Apart, because with OR between them SQLite reads all that lies ahead of a provider for each.
    rows = _fetch(" UNION ".join([HELD] * len(asked)), "", list(chain.from_iterable(asked))) if asked else []
    return [Held(_uuid(appointment), _uuid(provider), *rest) for appointment, provider, *rest in rows]


def visits_of(*, client_id: UUID, since: datetime) -> list[Visit]:
    """A client's active appointments that start after ``since``."""
    rows = _fetch(VISITS, "a", [None, client_id, since])
    return [Visit(start, end, _uuid(provider), made_by, _uuid(pk)) for start, end, provider, made_by, pk in rows]


def relation(*, provider_id: UUID, client_id: UUID) -> tuple[bool, set[UUID]]:
    """Whether the provider is assigned to the client, and which services they offer: none listed means all."""
    rows = _fetch(RELATION, "", [None, provider_id, client_id, None, provider_id])
    return any(kind == 1 for kind, _ in rows), {_uuid(service) for kind, service in rows if kind == 2}


def _fetch(sql: str, alias: str, params: list[Any]) -> list[tuple]:
    """``None`` among the parameters is the open practice."""
    epoch = EPOCH[connection.vendor]
    if alias:
        sql = sql.format(starts=epoch.format(f"{alias}.starts_at"), ends=epoch.format(f"{alias}.ends_at"))
    practice = current_practice().pk
    with connection.cursor() as cursor:
        cursor.execute(sql, [_native(practice if one is None else one) for one in params])
        return cursor.fetchall()


def _native(value: Any) -> Any:
    if connection.vendor != "sqlite":
        return value
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value.isoformat() if isinstance(value, date) else value


def _uuid(value: Any) -> UUID | None:
    return UUID(value) if isinstance(value, str) else value


def _date(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
