"""Hypothesis strategies: providers' hours around the days that matter, and what is booked in them."""

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from portico.scheduling.slots import DayOff, Extra, Hours, Off, Replace, Rules, Taken, Weekly

#: Zone -> days on which its clocks do something (or, for Kolkata, nothing but a half-hour offset).
DAYS = {
    "America/Chicago": ["2026-03-08", "2026-11-01", "2026-06-30"],
    "America/New_York": ["2026-03-08", "2026-11-01", "2026-12-31"],
    "Europe/London": ["2026-03-29", "2026-10-25"],
    "Australia/Lord_Howe": ["2026-04-05", "2026-10-04"],  # half an hour
    "Asia/Kolkata": ["2026-03-08"],
    "Pacific/Apia": ["2011-12-29", "2011-12-31", "2026-01-01"],  # had no 30 December 2011
    "America/Havana": ["2026-03-08", "2026-11-01"],  # at midnight: a day that begins at 01:00, a midnight hour twice
    "America/Santiago": ["2026-04-04", "2026-09-06"],  # the hour before midnight twice
    "America/St_Johns": ["2010-11-06", "2010-11-07"],  # at 00:01: back into the day before
    "Pacific/Kiritimati": ["2026-01-01"],
}
LOCATIONS = [None, "main", "annex"]
MINUTES = st.one_of(
    st.integers(0, 48).map(lambda n: n * 5), st.integers(225, 288).map(lambda n: n * 5), st.integers(0, 1440)
)
STRETCHES = st.tuples(MINUTES, MINUTES).filter(lambda pair: pair[0] != pair[1]).map(sorted)
KINDS = st.tuples(st.sampled_from(LOCATIONS), st.sampled_from(["in_person", "video", "both"]))


@st.composite
def ranges(draw):
    """(zone, first day, last day) beside or on a day that matters."""
    name = draw(st.sampled_from(sorted(DAYS)))
    day = dt.date.fromisoformat(draw(st.sampled_from(DAYS[name])))
    first = day - dt.timedelta(days=draw(st.integers(0, 1)))
    return ZoneInfo(name), first, day + dt.timedelta(days=draw(st.integers(0, 1)))


@st.composite
def hours(draw, first, last):
    """Keyword arguments for windows(), for a week or two around the range."""
    near = st.integers(-9, 9).map(lambda n: first + dt.timedelta(days=n))
    inside = st.integers(0, (last - first).days).map(lambda n: first + dt.timedelta(days=n))

    @st.composite
    def weekly(draw):
        every = draw(st.integers(1, 3))
        return Weekly(
            draw(inside).weekday(),
            *draw(STRETCHES),
            *draw(KINDS),
            every_weeks=every,
            anchor=draw(near) if every > 1 else None,
            effective_from=draw(st.none() | near),
            effective_until=draw(st.none() | near),
        )

    stretch = st.tuples(STRETCHES, KINDS).map(lambda pair: (*pair[0], *pair[1]))
    days_off = st.tuples(near, near, st.sampled_from(LOCATIONS)).map(lambda t: DayOff(min(t[:2]), max(t[:2]), t[2]))
    return {
        "weekly": draw(st.lists(weekly(), max_size=4)),
        "extras": draw(st.lists(st.tuples(inside, stretch).map(lambda t: Extra(t[0], *t[1])), max_size=2)),
        "replaced": draw(
            st.lists(
                st.tuples(inside, st.lists(stretch.map(lambda s: Hours(*s)), max_size=2)).map(
                    lambda t: Replace(t[0], tuple(t[1]))
                ),
                max_size=1,
            )
        ),
        "days_off": draw(st.lists(days_off, max_size=1)),
    }


def instants(first, days=3):
    """Whole minutes around the first day, in whatever zone."""
    noon = int(dt.datetime.combine(first, dt.time(12), dt.UTC).timestamp())
    return st.integers(-24 * 60, days * 24 * 60).map(lambda minute: noon + 60 * minute)


def time_off(first):
    return st.lists(st.builds(lambda at, n: Off(at, at + 60 * n), instants(first), st.integers(1, 300)), max_size=3)


def taken(first):
    """Appointments of any length and break, in places that may lie above the capacity."""

    def one(at, length, pause, place):
        return Taken(at, at + 60 * length, at + 60 * (length + pause), place)

    return st.lists(
        st.builds(one, instants(first), st.integers(1, 240), st.integers(0, 30), st.integers(1, 4)), max_size=8
    )


@st.composite
def rules(draw, first):
    bound = st.tuples(instants(first), st.integers(-1, 1)).map(sum)
    return Rules(
        length=60 * draw(st.integers(5, 120)),
        break_=60 * draw(st.sampled_from([0, 0, 5, 10, 45])),
        capacity=draw(st.integers(1, 3)),
        earliest=draw(st.just(0) | bound),
        latest=draw(st.just(2**40) | bound),
    )
