"""Local days as stretches of instants, exact on the days the clocks change.

Everything is integer unix seconds. A day is kept as its *spells*, the stretches with one UTC offset, so that wall time
becomes an instant by one addition. A day has one spell, two if the clocks change on it, none if the zone skipped it.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

DAY = 86_400
_EPOCH = dt.date(1970, 1, 1).toordinal()


class Spell(NamedTuple):
    """The instants `start` to `end` belong to the day; minute m of its wall time is `midnight + 60 * m` among them."""

    start: int
    end: int
    midnight: int


def offset_at(instant: int, zone: ZoneInfo) -> int:
    """How many seconds the zone's clocks are ahead of UTC at this instant."""
    return round(dt.datetime.fromtimestamp(instant, zone).utcoffset().total_seconds())


@lru_cache(maxsize=4096)
def _offset_at_utc_midnight(zone: ZoneInfo, day: int) -> int:
    return offset_at(day * DAY, zone)


@lru_cache(maxsize=4096)
def spells(zone: ZoneInfo, ordinal: int) -> tuple[Spell, ...]:
    """The spells of the local day with this date ordinal, in order of time."""
    day = ordinal - _EPOCH
    found = []
    # No zone is a whole day away from UTC, so a local day lies within these three UTC days.
    for since, until, offset in _constant_offsets(zone, day - 1, day + 2):
        midnight = day * DAY - offset
        start, end = max(since, midnight), min(until, midnight + DAY)
        if start < end:
            found.append(Spell(start, end, midnight))
    return tuple(found)


def _constant_offsets(zone: ZoneInfo, first: int, last: int) -> list[tuple[int, int, int]]:
    """(since, until, offset) between two UTC midnights; clocks are taken to change at most once in a UTC day."""
    since, offset, found = first * DAY, _offset_at_utc_midnight(zone, first), []
    for day in range(first + 1, last + 1):
        following = _offset_at_utc_midnight(zone, day)
        if following != offset:
            change = _first_instant_after_change(zone, (day - 1) * DAY, day * DAY)
            found.append((since, change, offset))
            since, offset = change, following
    return [*found, (since, last * DAY, offset)]


def _first_instant_after_change(zone: ZoneInfo, before: int, after: int) -> int:
    old = offset_at(before, zone)
    while after - before > 1:
        middle = (before + after) // 2
        if offset_at(middle, zone) == old:
            before = middle
        else:
            after = middle
    return after


def day_span(day: dt.date, zone: ZoneInfo) -> tuple[int, int]:
    """First instant of a local day and the first instant after it; the same twice for a day that the zone skipped."""
    parts = spells(zone, day.toordinal())
    if not parts:
        _, skipped_at = day_span(day - dt.timedelta(days=1), zone)
        return skipped_at, skipped_at
    return parts[0].start, parts[-1].end


def local_day(instant: int, zone: ZoneInfo) -> dt.date:
    """The date on the zone's calendar at this instant."""
    return dt.datetime.fromtimestamp(instant, zone).date()
