from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from portico.practices.models import Closure, Location, Practice, Service, WorkingHours


def open_locations() -> QuerySet[Location]:
    return Location.objects.filter(closed_at=None)


def offered_services() -> QuerySet[Service]:
    return Service.objects.filter(retired_at=None)


def coming_closures(*, today: date) -> QuerySet[Closure]:
    """Closures that have not ended, the next one first."""
    return Closure.objects.filter(last_day__gte=today).select_related("location").order_by("first_day")


def week_of_hours() -> list[tuple[int, list[tuple[int, int]]]]:
    """All seven weekdays from Monday, each with its spans in minutes of the practice's wall time."""
    spans: dict[int, list[tuple[int, int]]] = {day: [] for day in range(7)}
    for row in WorkingHours.objects.order_by("weekday", "start_minute"):
        spans[row.weekday].append((row.start_minute, row.end_minute))
    return list(spans.items())


def the_only_practice() -> Practice | None:
    """The practice of an installation that serves just one."""
    first_two = Practice.objects.order_by("created_at")[:2]
    return first_two[0] if len(first_two) == 1 else None
