"""However many come at once, a time is taken by as many as can share it."""

from datetime import timedelta

import pytest

from portico.foundation import locks
from portico.foundation.tenancy import practice_scope
from portico.scheduling.models import Appointment, Place
from portico.scheduling.tests.races.conftest import WEDNESDAY_10

TAKEN = ["slot_free"]


def test_sixty_four_clients_one_place(at_once, crowd, booking, settings_are, broken):
    settings_are(mode="make")
    results = at_once(*map(booking, crowd(64)))
    assert (results.count("booked"), results.count(TAKEN)) == (1, 63)
    assert broken() == []


@pytest.mark.parametrize("capacity", [2, 5])
def test_as_many_as_can_share_it(at_once, crowd, booking, settings_are, broken, capacity):
    settings_are(mode="make", max_simultaneous=capacity)
    results = at_once(*map(booking, crowd(24)))
    assert (results.count("booked"), results.count(TAKEN)) == (capacity, 24 - capacity)
    assert broken() == []


def test_times_that_only_overlap(at_once, crowd, booking, settings_are, broken, dee):
    settings_are(max_simultaneous=2)
    steps = [timedelta(minutes=10 * (n % 4)) for n in range(20)]
    people = crowd(20)
    works = [booking(who, starts_at=WEDNESDAY_10 + step, by=dee) for who, step in zip(people, steps, strict=True)]
    results = at_once(*works)
    assert (results.count("booked"), results.count(TAKEN)) == (2, 18)
    assert broken() == []


def test_requests_take_places_too(at_once, crowd, booking, broken):
    results = at_once(*map(booking, crowd(12)))
    assert (results.count("requested"), results.count(TAKEN)) == (1, 11)
    assert broken() == []


def test_capacity_lowered_meanwhile(at_once, crowd, booking, settings_are, broken, juniper):
    """Each booking is right by the value that it stored."""
    settings_are(mode="make", max_simultaneous=6)
    at_once(*map(booking, crowd(16)), lambda: settings_are(max_simultaneous=1))
    with practice_scope(juniper):
        stored = set(Appointment.objects.values_list("capacity", flat=True))
        assert stored <= {1, 6}
        assert 1 <= Place.objects.count() <= 6
    assert broken() == []


@pytest.mark.usefixtures("unguarded")
def test_control_without_locks_and_backstop_a_time_is_taken_twice(at_once, crowd, booking, settings_are, broken):
    settings_are(mode="make")
    results = at_once(*map(booking, crowd(16)))
    assert results.count("booked") > 1
    assert any(line.startswith("capacity") for line in broken())


@pytest.mark.postgres_only
def test_the_backstop_alone_lets_one_in_and_the_others_are_refused(
    at_once, crowd, booking, settings_are, broken, monkeypatch
):
    settings_are(mode="make")
    monkeypatch.setattr(locks, "_for_update", lambda query: query)
    results = at_once(*map(booking, crowd(16)))
    assert (results.count("booked"), results.count(TAKEN)) == (1, 15)
    assert broken() == []
