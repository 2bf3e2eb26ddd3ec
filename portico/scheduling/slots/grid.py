"""From windows to slots: the starts that are on offer, and why one is not. Listing and validating share each step."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from .hours import Location
from .windows import Window


class _Any:
    def __repr__(self) -> str:
        return "ANY"


#: "Whatever the location": None is a location of its own, that of hours without one.
ANY: Final = _Any()


class Taken(NamedTuple):
    """An appointment or hold (unix seconds): `end` ends the appointment itself, `busy_until` the break after it."""

    start: int
    end: int
    busy_until: int
    place: int


class Slot(NamedTuple):
    """A start on offer; `end` ends the appointment itself, `left` is how many places are still free (at least 1)."""

    start: int
    end: int
    location: Location
    format: str
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What is wanted and allowed. `length` and `break_` in seconds; `earliest` and `latest` are starts, both allowed.

    `location` ANY and `format` None mean that any will do.
    """

    length: int
    break_: int
    capacity: int
    earliest: int
    latest: int
    location: Location | _Any = ANY
    format: str | None = None

    def __post_init__(self) -> None:
        if self.length <= 0 or self.break_ < 0 or self.capacity < 1:
            raise ValueError("a slot has a length, a break of 0 or more and at least one place")

    @property
    def step(self) -> int:
        """From one start on the grid to the next."""
        return self.length + self.break_

    def want(self, window: Window) -> bool:
        return self.location in (ANY, window.location) and self.format in (None, window.format)


class Verdict(NamedTuple):
    """What `validate` found: every check in order, and the slot as `slots` lists it (None if it does not)."""

    checks: tuple[tuple[str, bool], ...]
    slot: Slot | None

    @property
    def ok(self) -> bool:
        return self.slot is not None

    @property
    def failed(self) -> list[str]:
        return [code for code, ok in self.checks if not ok]


def slots(*, windows: Sequence[Window], taken: Iterable[Taken], rules: Rules) -> list[Slot]:
    """Every start on offer, ordered by start, then by window; each (start, location, format) once.

    `windows` are those of `windows()`. `taken` must hold all that overlaps them, a break after the last included, and
    leave out what is being moved or is held for the one who asks. Linear but for the sorting.
    """
    candidates = [
        (start, number)
        for number, window in enumerate(windows)
        if rules.want(window)
        for start in _in_time(starts(window, rules), rules)
    ]
    candidates.sort()
    left = places_left([start for start, _ in candidates], taken, rules)
    length, found = rules.length, []
    for (start, number), places in zip(candidates, left, strict=True):
        if places > 0:
            window = windows[number]
            found.append(Slot(start, start + length, window.location, window.format, places))
    return found


def validate(*, start: int, windows: Iterable[Window], taken: Iterable[Taken], rules: Rules) -> Verdict:
    """Judge one start. `windows` must hold those of the start's local day; for the rest see `slots`.

    The checks, always all of them and in this order: `in_hours` the appointment itself fits a window of the wanted
    location and format; `on_grid` it is one of the starts of such a window (ok where none holds it: there is no grid
    to miss); `not_too_soon`; `not_too_far`; `free` a place is free to the end of its break.
    """
    holding = [w for w in windows if rules.want(w) and w.start <= start <= w.end - rules.length]
    standing = [w for w in holding if start in starts(w, rules)]
    [left] = places_left([start], taken, rules)
    checks = (
        ("in_hours", bool(holding)),
        ("on_grid", bool(standing) or not holding),
        ("not_too_soon", start >= rules.earliest),
        ("not_too_far", start <= rules.latest),
        ("free", left > 0),
    )
    if not all(ok for _, ok in checks):
        return Verdict(checks, None)
    window = standing[0]
    return Verdict(checks, Slot(start, start + rules.length, window.location, window.format, left))


def free_place(*, taken: Iterable[Taken], start: int, busy_until: int, capacity: int) -> int | None:
    """The lowest place from 1 to `capacity` that is free all the while, or None when the slot is full.

    Full means as many places occupied as there may be, also when those were numbered under a higher capacity.
    """
    occupied = {t.place for t in taken if t.start < busy_until and t.busy_until > start}
    if len(occupied) >= capacity:
        return None
    return next(place for place in range(1, capacity + 1) if place not in occupied)


def starts(window: Window, rules: Rules) -> range:
    """The grid: every `step` from the window's anchor, as long as the appointment without its break fits."""
    first = window.start + (window.anchor - window.start) % rules.step
    return range(first, window.end - rules.length + 1, rules.step)


def _in_time(grid: range, rules: Rules) -> range:
    if not grid or (grid[0] >= rules.earliest and grid[-1] <= rules.latest):
        return grid
    return grid[bisect_left(grid, rules.earliest) : bisect_right(grid, rules.latest)]


def places_left(starts: Sequence[int], taken: Iterable[Taken], rules: Rules) -> list[int]:
    """For each of the ascending `starts`, the capacity less the places occupied from it to the end of its break.

    Negative where more are occupied than there are places now. One pass over what begins and what ends: a place
    counts once, however many appointments it holds during the interval.
    """
    begins = sorted([(t.start, t.place) for t in taken])
    ends = sorted([(t.busy_until, t.place) for t in taken])
    begun = ended = occupied = 0
    in_place = defaultdict(int)
    found = []
    for start in starts:
        until = start + rules.step
        while begun < len(begins) and begins[begun][0] < until:
            place = begins[begun][1]
            occupied += not in_place[place]
            in_place[place] += 1
            begun += 1
        while ended < len(ends) and ends[ended][0] <= start:
            place = ends[ended][1]
            in_place[place] -= 1
            occupied -= not in_place[place]
            ended += 1
        found.append(rules.capacity - occupied)
    return found
