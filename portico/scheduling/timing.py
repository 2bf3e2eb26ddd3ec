"""How long, how close and how far: the settings and the service turned into the rules of the slots core."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from portico.practices.models import Practice, Service
from portico.scheduling.slots import ANY, Rules, day_span

HOUR = 3600
#: No appointment is longer (seconds): services and settings allow 480 minutes.
LONGEST_VISIT = 480 * 60


def instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def seconds(moment: datetime) -> int:
    """Whole unix seconds; a moment between two counts as the earlier."""
    return int(moment.timestamp() // 1)


def rules_of(
    *,
    practice: Practice,
    settings: Any,
    service: Service | None,
    now: datetime,
    location: UUID | object | None = ANY,
    format: str | None = None,
) -> Rules:
    """The rules for a client's booking. The horizon ends with a day of the practice's own calendar."""
    minutes = service.minutes if service and service.minutes else settings["scheduling.appointment_minutes"]
    notice = settings["scheduling.booking_notice_hours"] * HOUR
    return Rules(
        length=minutes * 60,
        break_=settings["scheduling.break_minutes"] * 60,
        capacity=settings["scheduling.max_simultaneous"],
        earliest=seconds(now) + notice + bool(now.microsecond),
        latest=horizon_end(practice=practice, days=settings["scheduling.horizon_days"], now=now) - 1,
        location=location,
        format=format,
    )


def horizon_end(*, practice: Practice, days: int, now: datetime) -> int:
    """The first instant after the last day that can be booked."""
    last = now.astimezone(practice.zone).date() + timedelta(days=days)
    for day in (last, last + timedelta(days=1)):
        try:
            return day_span(day, practice.zone)[1]
        except ValueError:  # a zone has skipped a whole day before now; the next one is there
            continue
    raise AssertionError("two days in a row did not take place")
