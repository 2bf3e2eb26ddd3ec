"""The page of times: the three soonest, the days with how many times each has, the times of one day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from django.utils.translation import gettext as _

from portico.scheduling.client.choosing import Choosing, way_id
from portico.scheduling.queries import open_slots

WEEK = 7


@dataclass(frozen=True, slots=True)
class Time:
    """One start on offer; ``value`` is what the form sends."""

    start: datetime
    end: datetime

    @property
    def value(self) -> str:
        return self.start.strftime("%Y-%m-%dT%H:%M:%S+00:00")

    @property
    def id(self) -> str:
        return self.start.strftime("t%Y%m%d%H%M")


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    count: int
    url: str
    chosen: bool


class TimePage:
    """What one provider offers for one service in one way, from the client's chair."""

    def __init__(self, choosing: Choosing):
        self.choosing = choosing
        self.zone = choosing.zone
        self.minutes = choosing.minutes
        self.way_id = way_id(choosing.way)

    @cached_property
    def times(self) -> list[Time]:
        c = self.choosing
        how, location = c.way
        until = c.now + timedelta(days=c.settings["scheduling.horizon_days"] + 2)
        found = open_slots(
            practice=c.practice, provider=c.provider, service=c.service, from_=c.now, until=until, now=c.now,
            client=c.client, location=location, format=how, settings=c.settings,
        )  # fmt: skip
        return [Time(datetime.fromtimestamp(s.start, UTC), datetime.fromtimestamp(s.end, UTC)) for s in found.slots]

    @cached_property
    def by_day(self) -> dict[date, list[Time]]:
        days: dict[date, list[Time]] = defaultdict(list)
        for time in self.times:
            days[time.start.astimezone(self.zone).date()].append(time)
        return days

    @property
    def soonest(self) -> list[Time]:
        return self.times[:3]

    @cached_property
    def day(self) -> date:
        """The day that is shown: the one asked for, else the first with a time."""
        today = self.choosing.now.astimezone(self.zone).date()
        wanted = self.choosing.day or next(iter(self.by_day), today)
        return min(max(wanted, today), today + timedelta(days=731))

    @cached_property
    def first(self) -> date:
        """The first day of the row of days: the Monday of the shown day's week, but never before today."""
        monday = self.day - timedelta(days=self.day.weekday())
        return max(monday, self.choosing.now.astimezone(self.zone).date())

    @property
    def days(self) -> list[Day]:
        last = self.first + timedelta(days=WEEK - 1 - self.first.weekday())
        number = (last - self.first).days + 1
        return [self._day(self.first + timedelta(days=n)) for n in range(number)]

    def _day(self, day: date) -> Day:
        url = self.choosing.address("time", day=day.isoformat()) + "#times"
        return Day(day, len(self.by_day.get(day, [])), url, day == self.day)

    @property
    def earlier(self) -> Day | None:
        before = [day for day in self.by_day if day < self.first]
        return self._day(max(before)) if before else None

    @property
    def later(self) -> Day | None:
        end = self.first + timedelta(days=WEEK - self.first.weekday())
        after = [day for day in self.by_day if day >= end]
        return self._day(min(after)) if after else None

    @property
    def parts(self) -> list[tuple[str, list[Time]]]:
        """The shown day's times by part of day, in words people know."""
        parts: dict[str, list[Time]] = {}
        for time in self.by_day.get(self.day, []):
            hour = time.start.astimezone(self.zone).hour
            name = (
                _("Morning, before noon")
                if hour < 12
                else _("Afternoon, noon to 5 pm")
                if hour < 17
                else _("Evening, after 5 pm")
            )
            parts.setdefault(name, []).append(time)
        return list(parts.items())
