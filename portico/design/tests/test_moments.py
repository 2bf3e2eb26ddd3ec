"""Dates, times and money in words."""

from datetime import UTC, date, datetime

import pytest

from portico.design import moments

CHICAGO = "America/Chicago"
START = datetime(2025, 3, 18, 21, 0, tzinfo=UTC)


def test_when_names_day_and_time_in_the_zone() -> None:
    assert moments.when(START, CHICAGO) == "Tue 18 March, 4:00 pm"


def test_when_with_an_end_is_a_range() -> None:
    assert moments.when(START, CHICAGO, datetime(2025, 3, 18, 21, 50, tzinfo=UTC)) == "Tue 18 March, 4:00 to 4:50 pm"


def test_a_range_over_noon_names_both_halves() -> None:
    start, end = datetime(2025, 3, 18, 16, 30, tzinfo=UTC), datetime(2025, 3, 18, 17, 20, tzinfo=UTC)
    assert moments.span(start, end, CHICAGO) == "11:30 am to 12:20 pm"


def test_the_day_is_that_of_the_zone() -> None:
    assert moments.day(datetime(2025, 3, 19, 2, 0, tzinfo=UTC), CHICAGO, long=True) == "Tuesday 18 March"


def test_summer_time_moves_the_wall_clock() -> None:
    before, after = datetime(2025, 3, 8, 15, 0, tzinfo=UTC), datetime(2025, 3, 10, 15, 0, tzinfo=UTC)
    assert (moments.clock(before, CHICAGO), moments.clock(after, CHICAGO)) == ("9:00 am", "10:00 am")


@pytest.mark.parametrize(
    ("zone", "words"), [(CHICAGO, "Chicago time"), ("America/New_York", "New York time"), ("UTC", "UTC")]
)
def test_a_zone_is_named_by_its_city(zone: str, words: str) -> None:
    assert moments.zone_city(zone) == words


@pytest.mark.parametrize(
    ("amount", "words"), [(50, "50 minutes"), (60, "1 hour"), (80, "1 hour 20 minutes"), (1, "1 minute")]
)
def test_lengths_are_written_out(amount: int, words: str) -> None:
    assert moments.minutes(amount) == words


def test_a_birth_date_has_its_year() -> None:
    assert moments.full_date(date(2016, 6, 9)) == "9 June 2016"


def test_tags_say_the_same(draw) -> None:
    html = draw(
        "{% when start zone %}|{{ 12000|money }}|{{ start|clock:zone }}|{{ n|minutes }}",
        start=START,
        zone=CHICAGO,
        n=50,
    )
    assert html == '<time datetime="2025-03-18T21:00:00+00:00">Tue 18 March, 4:00 pm</time>|$120.00|4:00 pm|50 minutes'
