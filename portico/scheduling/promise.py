"""The promise to answer: when a request is due, counted in the practice's working hours."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from portico.practices.models import Practice
from portico.scheduling.reading import working_hours
from portico.scheduling.slots import DayOff, Weekly, local_day, windows
from portico.scheduling.timing import HOUR, instant, seconds

NINE_TO_FIVE = tuple(Weekly(weekday, 9 * 60, 17 * 60, format="video") for weekday in range(5))
FORTNIGHT = timedelta(days=14)
#: A practice that is closed for longer than this answers when it likes.
LONGEST_WAIT = timedelta(days=400)


class WorkingTime(NamedTuple):
    """When a practice works; see ``working_time``."""

    zone: ZoneInfo
    weekly: tuple[Weekly, ...]
    closed: tuple[DayOff, ...]


def working_time(practice: Practice) -> WorkingTime:
    """The open practice's working hours, Monday to Friday nine to five where it has set none. One query."""
    rows, closures = working_hours()
    weekly = tuple(Weekly(*row, format="video") for row in rows) or NINE_TO_FIVE
    return WorkingTime(practice.zone, weekly, tuple(closures))


def answer_due(*, since: datetime, hours: float, working: WorkingTime) -> datetime:
    """The instant by which ``hours`` of working time have passed since ``since``."""
    left, at = hours * HOUR, seconds(since)
    first = local_day(at, working.zone)
    last = first + LONGEST_WAIT
    while first < last:
        for start, end in _worked(working, first, first + FORTNIGHT - timedelta(days=1)):
            worked = end - max(start, at)
            if worked >= left:
                return instant(int(max(start, at) + left))
            left -= max(worked, 0)
        first += FORTNIGHT
    return since + LONGEST_WAIT


def _worked(working: WorkingTime, first: date, last: date) -> list[tuple[int, int]]:
    found = windows(zone=working.zone, first=first, last=last, weekly=working.weekly, days_off=working.closed)
    return [(window.start, window.end) for window in found]
