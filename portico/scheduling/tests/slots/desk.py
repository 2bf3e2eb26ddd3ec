"""A few words to write example tests with: local times in and out, one provider in Chicago."""

import datetime as dt
from zoneinfo import ZoneInfo

from portico.scheduling.slots import ANY, Rules, Taken, Weekly, slots, validate, windows

CHICAGO = ZoneInfo("America/Chicago")
NEW_YORK = ZoneInfo("America/New_York")
MONDAY = dt.date(2026, 6, 1)
HOUR, DAY, WEEK = 3600, 86_400, 7 * 86_400


def at(text, zone=CHICAGO, fold=0):
    """'2026-06-01 09:00' on the zone's clocks, as unix seconds."""
    return int(dt.datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold).timestamp())


def weekly(*stretches, location="main", form="in_person", days=range(7)):
    """Hours such as '9:00-12:00' on each of the days."""
    return [Weekly(day, *map(minutes, stretch.split("-")), location, form) for day in days for stretch in stretches]


def minutes(text):
    hours, rest = text.split(":")
    return 60 * int(hours) + int(rest)


def opening(*stretches, day=MONDAY, last=None, zone=CHICAGO, **exceptions):
    return windows(zone=zone, first=day, last=last or day, weekly=weekly(*stretches), **exceptions)


def rules(length=50, pause=10, capacity=1, earliest=0, latest=2**40, location=ANY, form=None):
    """Length and pause in minutes."""
    return Rules(
        length=60 * length,
        break_=60 * pause,
        capacity=capacity,
        earliest=earliest,
        latest=latest,
        location=location,
        format=form,
    )


def booked(text, length=50, pause=10, place=1, zone=CHICAGO):
    start = at(text, zone)
    return Taken(start, start + 60 * length, start + 60 * (length + pause), place)


def offers(windows, taken=(), zone=CHICAGO, **changed):
    """The wall times of the starts on offer: ['09:00', ...]."""
    found = slots(windows=windows, taken=taken, rules=rules(**changed))
    return [dt.datetime.fromtimestamp(slot.start, zone).strftime("%H:%M") for slot in found]


def failed(text, windows, taken=(), zone=CHICAGO, **changed):
    """The codes that stand against this start."""
    return validate(start=at(text, zone), windows=windows, taken=taken, rules=rules(**changed)).failed
