"""What a provider's hours are made of: plain values in local wall time, as the slots core takes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal, NamedTuple

Format = Literal["in_person", "video", "both"]
Location = Hashable | None

#: What an hour of each format can be booked as.
OFFERED: dict[Format, tuple[str, ...]] = {
    "in_person": ("in_person",),
    "video": ("video",),
    "both": ("in_person", "video"),
}
_MINUTES_A_DAY = 24 * 60


def _check(stretch: Hours | Weekly | Extra) -> None:
    if not 0 <= stretch.start_minute < stretch.end_minute <= _MINUTES_A_DAY:
        raise ValueError(f"hours {stretch.start_minute}-{stretch.end_minute} are not a stretch within one day")
    if stretch.format not in OFFERED:
        raise ValueError(f"unknown format {stretch.format!r}")


@dataclass(frozen=True, slots=True)
class Hours:
    """One stretch of a local day, in minutes of wall time after midnight; 1440 is the midnight that ends the day."""

    start_minute: int
    end_minute: int
    location: Location = None
    format: Format = "both"

    def __post_init__(self) -> None:
        _check(self)


@dataclass(frozen=True, slots=True)
class Weekly:
    """Hours that come back each week, or every `every_weeks` weeks counted from the week (Monday first) of `anchor`.

    `weekday` 0 is Monday. `effective_from` and `effective_until` are both included.
    Without an `anchor`, weeks are counted from `effective_from`; without either, from a Monday long ago, so that rows
    nobody dated still give the same weeks each time. A form should ask for a date.
    """

    weekday: int
    start_minute: int
    end_minute: int
    location: Location = None
    format: Format = "both"
    every_weeks: int = 1
    anchor: dt.date | None = None
    effective_from: dt.date | None = None
    effective_until: dt.date | None = None

    def __post_init__(self) -> None:
        _check(self)
        if not 0 <= self.weekday <= 6:
            raise ValueError(f"weekday {self.weekday} is not 0-6")
        if self.every_weeks < 1:
            raise ValueError("every_weeks is at least 1")

    def days(self, first: int, last: int) -> range:
        """The day ordinals from `first` to `last`, both included, on which these hours are kept."""
        if self.effective_from:
            first = max(first, self.effective_from.toordinal())
        if self.effective_until:
            last = min(last, self.effective_until.toordinal())
        counted_from = self.anchor or self.effective_from or dt.date.min  # date.min, ordinal 1, is a Monday
        monday = counted_from.toordinal() - counted_from.weekday()
        period = 7 * self.every_weeks
        return range(first + (monday + self.weekday - first) % period, last + 1, period)


@dataclass(frozen=True, slots=True)
class Extra:
    """Hours added on one date, beside whatever else that date has."""

    date: dt.date
    start_minute: int
    end_minute: int
    location: Location = None
    format: Format = "both"

    def __post_init__(self) -> None:
        _check(self)


@dataclass(frozen=True, slots=True)
class Replace:
    """On this date these hours, possibly none, stand in for the weekly ones. Two for one date add up."""

    date: dt.date
    hours: tuple[Hours, ...] = ()


@dataclass(frozen=True, slots=True)
class DayOff:
    """A closure or a day off: whole local days, both ends included; at one location only, or (None) at all."""

    first: dt.date
    last: dt.date
    location: Location = None


class Off(NamedTuple):
    """Time off between two instants (unix seconds), at every location; `end` is not part of it."""

    start: int
    end: int
