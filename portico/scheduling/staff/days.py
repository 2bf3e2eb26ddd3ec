from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from portico.scheduling.slots import day_span
from portico.scheduling.timing import instant


class NoSuchTime(ValueError):
    """The clocks jump over this time on this day."""


def span_of(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The instants at which a local day begins and ends; a day that a zone has skipped lasts no time at all."""
    try:
        first, last = day_span(day, zone)
    except ValueError:
        first = last = day_span(day + timedelta(days=1), zone)[0]
    return instant(first), instant(last)


def instant_of(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """The instant at which the clock shows ``minutes`` since midnight (1440 is the end of the day), the first of two.

    Raises ``NoSuchTime`` where the clocks jump over it.
    """
    if minutes >= 24 * 60:
        return span_of(day, zone)[1]
    local = datetime.combine(day, time(minutes // 60, minutes % 60), zone)
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise NoSuchTime(local.isoformat())
    return moment
