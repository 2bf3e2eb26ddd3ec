"""From hours in local wall time to windows: the stretches of instants in which appointments may take place."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import attrgetter, itemgetter
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .hours import OFFERED, DayOff, Extra, Hours, Location, Off, Replace, Weekly
from .local_days import spells


class Window(NamedTuple):
    """Open from `start` to `end` (unix seconds) for one location and one format.

    `anchor` is where the window began before time off was cut out of it: the grid of starts stands on it.
    """

    start: int
    end: int
    location: Location
    format: str
    anchor: int


def windows(
    *,
    zone: ZoneInfo,
    first: dt.date,
    last: dt.date,
    weekly: Iterable[Weekly] = (),
    extras: Iterable[Extra] = (),
    replaced: Iterable[Replace] = (),
    days_off: Iterable[DayOff] = (),
    off: Iterable[Off] = (),
) -> list[Window]:
    """The windows of the local days `first` to `last`, both included, ordered by start.

    Per location and format they never overlap, and stretches that overlap or touch on one day are one window.
    A window never crosses local midnight, so each day's windows are the same whatever range they are asked in.
    """
    by_day = _hours_by_day(first.toordinal(), last.toordinal(), weekly, extras, replaced, days_off)
    found = [window for day in by_day for window in _day_windows(by_day[day], spells(zone, day))]
    if gaps := _merged(off):
        found = list(_without(found, gaps))
    found.sort(key=itemgetter(0))
    return found


def _hours_by_day(first, last, weekly, extras, replaced, days_off) -> dict[int, list[Weekly | Extra | Hours]]:
    """Date ordinal -> hours. Replacements take the place of the weekly hours, extras add, days off beat them all."""
    by_day = defaultdict(list)
    for rule in weekly:
        for day in rule.days(first, last):
            by_day[day].append(rule)
    instead = defaultdict(list)
    for replacement in replaced:
        instead[replacement.date.toordinal()].extend(replacement.hours)
    by_day.update(instead)
    for extra in extras:
        by_day[extra.date.toordinal()].append(extra)
    for closed in days_off:
        for day in range(max(first, closed.first.toordinal()), min(last, closed.last.toordinal()) + 1):
            if day in by_day:
                by_day[day] = [h for h in by_day[day] if closed.location not in (None, h.location)]
    return {day: hours for day, hours in by_day.items() if first <= day <= last}


def _day_windows(hours, spells) -> Iterator[Window]:
    for kind, stretches in _by_location_and_format(hours).items():
        for start, end in _instants(stretches, spells):
            yield Window(start, end, *kind, start)


def _by_location_and_format(hours) -> dict[tuple[Location, str], list[list[int]]]:
    merged = {}
    for stretch in sorted(hours, key=attrgetter("start_minute")):
        for offered in OFFERED[stretch.format]:
            stretches = merged.setdefault((stretch.location, offered), [])
            if stretches and stretch.start_minute <= stretches[-1][1]:
                stretches[-1][1] = max(stretches[-1][1], stretch.end_minute)
            else:
                stretches.append([stretch.start_minute, stretch.end_minute])
    return merged


def _instants(stretches, spells) -> list[list[int]]:
    """The instants at which the day's clock reads a time within the stretches (minutes), joined where they touch.

    An hour the clock leaves out is not there, an hour it repeats is there twice: what is offered is exactly what the
    clock on the wall says is within hours.
    """
    found = []
    for since, until, midnight in spells:
        for opens, closes in stretches:
            start, end = max(since, midnight + opens * 60), min(until, midnight + closes * 60)
            if start >= end:
                continue
            if found and found[-1][1] == start:
                found[-1][1] = end
            else:
                found.append([start, end])
    return found


def _merged(off: Iterable[Off]) -> list[list[int]]:
    gaps = []
    for start, end in sorted(off):
        if start >= end:
            continue
        if gaps and start <= gaps[-1][1]:
            gaps[-1][1] = max(gaps[-1][1], end)
        else:
            gaps.append([start, end])
    return gaps


def _without(found: list[Window], gaps: list[list[int]]) -> Iterator[Window]:
    ends = [end for _, end in gaps]
    for window in found:
        start, close = window.start, window.end
        for number in range(bisect_right(ends, start), len(gaps)):
            away, back = gaps[number]
            if away >= close:
                break
            if start < away:
                yield window._replace(start=start, end=away)
            start = back
        if start < close:
            yield window._replace(start=start)
