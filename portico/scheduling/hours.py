"""A provider's rows of hours, exceptions and absences, as windows of the slots core."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Q

from portico.people.models import Staff
from portico.practices.models import Closure
from portico.scheduling.models import HoursOnDate, TimeOff, WeeklyHours
from portico.scheduling.slots import DayOff, Extra, Off, Weekly, Window, windows

OPEN_PLACE = Q(location=None) | Q(location__closed_at=None)
STRETCH = ("start_minute", "end_minute", "location_id", "format")
#: Weeks of hours that come every so many weeks are counted from here, unless the hours say from which day they are.
A_MONDAY = date(1970, 1, 5)


def windows_between(*, provider: Staff, first: date, last: date) -> list[Window]:
    """The stretches in which ``provider`` sees people on their local days ``first`` to ``last``, both included."""
    closures = Closure.objects.filter(first_day__lte=last, last_day__gte=first)
    return windows(
        zone=provider.zone,
        first=first,
        last=last,
        weekly=_weekly(provider),
        extras=_extras(provider, first, last),
        days_off=[DayOff(*row) for row in closures.values_list("first_day", "last_day", "location_id")],
        off=_times_off(provider, first, last),
    )


def _weekly(provider: Staff) -> list[Weekly]:
    rows = WeeklyHours.objects.filter(OPEN_PLACE, provider_id=provider.pk).values_list(
        "weekday", *STRETCH, "every_weeks", "effective_from", "effective_until"
    )
    return [
        Weekly(*stretch, every_weeks, since or A_MONDAY, since, until) for *stretch, every_weeks, since, until in rows
    ]


def _extras(provider: Staff, first: date, last: date) -> list[Extra]:
    rows = HoursOnDate.objects.filter(OPEN_PLACE, provider_id=provider.pk, day__gte=first, day__lte=last)
    return [Extra(*row) for row in rows.values_list("day", *STRETCH)]


def _times_off(provider: Staff, first: date, last: date) -> list[Off]:
    # No local day reaches further than a day beyond the same date in UTC.
    since = datetime.combine(first - timedelta(days=1), time(), UTC)
    until = datetime.combine(last + timedelta(days=2), time(), UTC)
    rows = TimeOff.objects.filter(provider_id=provider.pk, ends_at__gt=since, starts_at__lt=until)
    return [Off(int(a.timestamp()), int(b.timestamp())) for a, b in rows.values_list("starts_at", "ends_at")]
