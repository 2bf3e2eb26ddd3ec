"""Requests that nobody answers."""

from datetime import UTC, datetime, timedelta

import pytest

from portico.notices.models import Delivery
from portico.practices.models import Closure, WorkingHours
from portico.scheduling.models import Appointment
from portico.scheduling.promise import answer_due, working_time
from portico.scheduling.tasks import expire_requests, remind_of_requests
from portico.scheduling.tests.conftest import chicago
from portico.testing.cast import NOW

pytestmark = pytest.mark.usefixtures("in_juniper")


def state_of(appointment) -> str:
    return Appointment.objects.get(pk=appointment.pk).state


@pytest.mark.setting("scheduling.request_expires_hours")
def test_an_unanswered_request_lapses_by_its_providers_hours(booked, set_to, jo, tess, kofi, ruth):
    set_to("bookable_providers", "any")
    set_to("request_expires_hours", 10)
    set_to("request_expires_hours", 20, provider=ruth)
    mine, hers = booked(jo, chicago(6, 10)), booked(tess, chicago(6, 10), provider=ruth)
    expire_requests(now=NOW + timedelta(hours=9, minutes=59))
    assert state_of(mine) == "requested"
    expire_requests(now=NOW + timedelta(hours=10))
    assert (state_of(mine), state_of(hers)) == ("expired", "requested")
    assert Delivery.objects.filter(kind__startswith="client.", client=jo).count() == 1


def test_a_request_lapses_when_its_time_has_come(booked, jo):
    made = booked(jo, chicago(4, 9), now=NOW)
    expire_requests(now=chicago(4, 9))
    assert state_of(made) == "expired"


@pytest.mark.setting("scheduling.answer_within_hours")
def test_staff_are_reminded_then_the_request_is_late_each_once(booked, set_to, jo):
    set_to("answer_within_hours", 4)
    booked(jo, chicago(6, 10))
    for hours, kinds in ((2.9, 0), (3, 1), (3.5, 1), (4, 2), (5, 2)):
        remind_of_requests(now=NOW + timedelta(hours=hours))
        told = Delivery.objects.filter(kind__in=("staff.request_late", "staff.request_escalated"))
        assert told.count() == kinds, hours


@pytest.mark.parametrize(
    ("since", "hours", "due"),
    [
        (chicago(2, 9), 8, chicago(2, 17)),
        (chicago(2, 16), 2, chicago(3, 10)),
        (chicago(6, 16), 2, chicago(9, 10)),
        (chicago(7, 12), 1, chicago(9, 10)),
        (chicago(2, 3), 1, chicago(2, 10)),
        (chicago(2, 9), 120, chicago(20, 17)),
    ],
    ids=[
        "the same day",
        "overnight",
        "over the weekend and the change of clocks",
        "asked on Saturday",
        "at night",
        "long",
    ],
)
def test_the_promise_counts_working_hours(juniper, since, hours, due):
    assert answer_due(since=since, hours=hours, working=working_time(juniper)) == due


def test_the_practices_own_hours_and_closures_count(juniper):
    WorkingHours.objects.create(weekday=1, start_minute=600, end_minute=720)
    Closure.objects.create(first_day=chicago(3, 0).date(), last_day=chicago(3, 0).date())
    assert answer_due(since=NOW, hours=1, working=working_time(juniper)) == chicago(10, 11)


def test_a_practice_closed_for_good_answers_some_day(juniper):
    Closure.objects.create(first_day=chicago(1, 0).date(), last_day=datetime(2030, 1, 1, tzinfo=UTC).date())
    assert answer_due(since=NOW, hours=1, working=working_time(juniper)) > NOW + timedelta(days=300)
