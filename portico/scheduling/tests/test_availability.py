from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from portico.practices.models import Closure
from portico.scheduling import acts
from portico.scheduling.acts import Row
from portico.scheduling.models import WeeklyHours
from portico.scheduling.queries import open_slots
from portico.scheduling.tests.conftest import chicago
from portico.testing.cast import NOW
from portico.trail.models import Entry

pytestmark = pytest.mark.usefixtures("in_juniper")
WEDNESDAY = date(2026, 3, 4)


@pytest.fixture
def on(kofi, individual):
    """The starts on offer on a day, as hours of the wall clock."""

    def starts(day: date, **more) -> list[float]:
        found = open_slots(
            practice=kofi.practice, provider=kofi, service=individual, from_=day, until=day, now=NOW, **more
        ).slots
        midnight = chicago(day.day, 0, month=day.month).timestamp()
        return sorted({(slot.start - midnight) / 3600 for slot in found})

    return starts


def test_weekly_hours_are_replaced_as_a_whole(acting, kofi, on, northside):
    rows = [Row(weekday=2, start_minute=600, end_minute=720, location=northside, format="in_person")]
    acts.set_weekly_hours(actor=acting(kofi), now=NOW, provider=kofi, rows=rows)
    assert on(WEDNESDAY) == [10, 11]
    assert on(WEDNESDAY, location=northside) == [10, 11]
    assert on(WEDNESDAY, format="video") == []
    assert on(date(2026, 3, 5)) == []
    assert Entry.objects.get().changes == {"rows": [5, 1]}


def test_every_second_week(acting, kofi, on):
    rows = [Row(weekday=2, start_minute=600, end_minute=660, every_weeks=2, effective_from=WEDNESDAY)]
    acts.set_weekly_hours(actor=acting(kofi), now=NOW, provider=kofi, rows=rows)
    assert [on(WEDNESDAY + timedelta(weeks=week)) != [] for week in range(4)] == [True, False, True, False]


@pytest.mark.parametrize(
    "wrong",
    [
        {"weekday": 7}, {"start_minute": 1440}, {"end_minute": 1441}, {"end_minute": 540}, {"format": "by pigeon"},
        {"every_weeks": 2}, {"every_weeks": 0},
        {"effective_from": date(2026, 3, 4), "effective_until": date(2026, 3, 3)},
    ],
)  # fmt: skip
def test_hours_that_cannot_be_change_nothing(acting, kofi, wrong):
    row = Row(**{"weekday": 0, "start_minute": 540, "end_minute": 600} | wrong)
    with pytest.raises(ValidationError):
        acts.set_weekly_hours(actor=acting(kofi), now=NOW, provider=kofi, rows=[row])
    assert WeeklyHours.objects.count() == 5


def test_hours_on_a_date_add_and_go(acting, kofi, on):
    saturday = date(2026, 3, 7)
    extra = acts.add_hours_on_date(
        actor=acting(kofi), now=NOW, provider=kofi, day=saturday, start_minute=600, end_minute=720
    )
    assert on(saturday) == [10, 11]
    acts.remove_hours_on_date(actor=acting(kofi), now=NOW, hours=extra)
    assert on(saturday) == []


def test_time_off_beats_hours_until_it_is_taken_back(acting, kofi, on):
    away = acts.take_time_off(
        actor=acting(kofi), now=NOW, provider=kofi, starts_at=chicago(4, 10, 30), ends_at=chicago(4, 15)
    )
    assert on(WEDNESDAY) == [9, 15, 16]
    acts.end_time_off(actor=acting(kofi), now=NOW, time_off=away)
    assert len(on(WEDNESDAY)) == 8


def test_closures_close_everything_or_one_place(on, main_street, northside):
    closure = Closure.objects.create(first_day=WEDNESDAY, last_day=WEDNESDAY, location=northside)
    assert len(on(WEDNESDAY)) == 8
    closure.location = main_street
    closure.save()
    assert on(WEDNESDAY) == []
    closure.location = None
    closure.save()
    assert on(WEDNESDAY) == []


def test_providers_set_their_own_hours_front_desk_everybodys(acting, kofi, ruth, dee):
    rows = [Row(weekday=0, start_minute=540, end_minute=600)]
    acts.set_weekly_hours(actor=acting(dee), now=NOW, provider=kofi, rows=rows)
    with pytest.raises(PermissionDenied):
        acts.set_weekly_hours(actor=acting(ruth), now=NOW, provider=kofi, rows=rows)


def test_an_end_before_its_beginning_is_no_time_off(acting, kofi):
    with pytest.raises(ValidationError):
        acts.take_time_off(actor=acting(kofi), now=NOW, provider=kofi, starts_at=NOW, ends_at=NOW)
