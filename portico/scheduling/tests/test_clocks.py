"""What is offered is what is booked, on the days the clocks change and between zones."""

import itertools
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from portico.scheduling import acts
from portico.scheduling.acts import Row
from portico.scheduling.queries import open_slots
from portico.scheduling.slots import day_span
from portico.testing.cast import NOW

pytestmark = pytest.mark.usefixtures("in_juniper")
SPRING, AUTUMN = date(2026, 3, 8), date(2026, 11, 1)
OCTOBER = datetime(2026, 10, 20, 15, tzinfo=UTC)


@pytest.fixture
def nights(acting, kofi):
    """Hours around the change, every Sunday from midnight to five."""
    rows = [Row(weekday=6, start_minute=0, end_minute=300)]
    acts.set_weekly_hours(actor=acting(kofi), now=NOW, provider=kofi, rows=rows)
    return kofi


def offered(provider, service, day, now) -> list[datetime]:
    found = open_slots(practice=provider.practice, provider=provider, service=service, from_=day, until=day, now=now)
    return [datetime.fromtimestamp(start, provider.zone) for start in sorted({slot.start for slot in found.slots})]


def test_the_missing_hour_is_not_offered_and_what_is_offered_can_be_booked(nights, individual, booked, jo, tess):
    found = offered(nights, individual, SPRING, NOW)
    assert [start.hour for start in found] == [0, 1, 3, 4]
    assert [(b.timestamp() - a.timestamp()) / 3600 for a, b in itertools.pairwise(found)] == [1, 1, 1]
    for who, start in zip((jo, tess), found[1:3], strict=True):
        assert booked(who, start).starts_at == start


def test_the_repeated_hour_is_offered_twice_and_both_can_be_booked(nights, individual, booked, jo, tess):
    found = offered(nights, individual, AUTUMN, OCTOBER)
    assert [start.hour for start in found] == [0, 1, 1, 2, 3, 4]
    first, second = (booked(who, at, now=OCTOBER) for who, at in zip((jo, tess), found[1:3], strict=True))
    assert second.starts_at - first.starts_at == timedelta(hours=1)


def test_nine_o_clock_stays_nine_o_clock_over_the_change(kofi, individual, booked, set_to, jo):
    set_to("max_upcoming", None)
    for now, fridays in ((NOW, (6, 13)),):
        starts = [datetime(2026, 3, day, 9, tzinfo=ZoneInfo("America/Chicago")) for day in fridays]
        made = [booked(jo, start, now=now) for start in starts]
        assert [m.starts_at.hour for m in made] == [15, 14]


def test_hours_are_the_providers_clock_the_horizon_the_practices(kofi, individual, booked, refusal, set_to, jo):
    kofi.time_zone = "Asia/Tokyo"
    kofi.save()
    found = open_slots(
        practice=kofi.practice,
        provider=kofi,
        service=individual,
        from_=date(2026, 3, 5),
        until=date(2026, 3, 5),
        now=NOW,
    )
    assert found.time_zone == "Asia/Tokyo"
    assert found.slots[0].start == datetime(2026, 3, 5, 0, tzinfo=UTC).timestamp()
    assert booked(jo, datetime(2026, 3, 5, 0, tzinfo=UTC))
    set_to("horizon_days", 3)
    end = day_span(date(2026, 3, 5), ZoneInfo("America/Chicago"))[1]
    assert refusal(jo, datetime.fromtimestamp(end, UTC) + timedelta(hours=1)) == ["horizon"]
    assert booked(jo, datetime.fromtimestamp(end, UTC) - timedelta(hours=1)).starts_at.astimezone(kofi.zone).day == 6


def test_evening_hours_are_judged_on_the_local_day(acting, kofi, booked, jo):
    rows = [Row(weekday=2, start_minute=18 * 60, end_minute=22 * 60)]
    acts.set_weekly_hours(actor=acting(kofi), now=NOW, provider=kofi, rows=rows)
    late = datetime(2026, 3, 4, 21, tzinfo=ZoneInfo("America/Chicago"))
    assert late.astimezone(UTC).day == 5
    assert booked(jo, late)


def test_the_notice_is_counted_in_real_hours(nights, individual, refusal, booked, jo):
    start = datetime(2026, 3, 8, 3, tzinfo=ZoneInfo("America/Chicago"))
    exactly = start.astimezone(UTC) - timedelta(hours=24)
    assert refusal(jo, start, now=exactly + timedelta(microseconds=1)) == ["booking_notice"]
    assert booked(jo, start, now=exactly)
