"""Each invariant finds what it is for, when somebody writes past the acts."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from portico.foundation.tenancy import practice_scope
from portico.scheduling.backstop import drop_backstop
from portico.scheduling.invariants import (
    attendees_astray,
    backwards,
    impossible_turns,
    places_without_visits,
    too_many_at_once,
    too_many_upcoming,
)
from portico.scheduling.models import Appointment, Attendee, Place, WeeklyHours
from portico.scheduling.tests.conftest import chicago
from portico.testing.cast import NOW
from portico.trail.models import Entry

WEDNESDAY_10 = chicago(4, 10)


@pytest.fixture
def made(juniper, booked, jo, dee) -> Appointment:
    return booked(jo, WEDNESDAY_10, by=dee)


@pytest.fixture(autouse=True)
def _nothing_broken(dana) -> None:
    """Here things are broken on purpose: the check after each test stays away."""


def test_all_is_well(made):
    out = StringIO()
    call_command("check_invariants", stdout=out)
    assert "invariants hold" in out.getvalue()


def test_a_place_kept_for_nothing_and_a_visit_without_one(made):
    Appointment.objects.update(state="cancelled")
    assert "kept for nothing" in places_without_visits()[0]
    Appointment.objects.update(state="booked")
    Place.objects.update(ends=Place.objects.get().ends - 60)
    assert "at another time" in places_without_visits()[0]
    Place.objects.all().delete()
    assert "has no place" in places_without_visits()[0]


def test_one_more_than_could_share_the_time(made, booked, tess, dee, set_to):
    set_to("max_simultaneous", 2)
    second = booked(tess, WEDNESDAY_10 + timedelta(minutes=30), by=dee, now=NOW + timedelta(minutes=1))
    assert too_many_at_once() == []
    Appointment.objects.filter(pk=second.pk).update(capacity=1)
    assert "came when all 1 places were taken" in too_many_at_once()[-1]
    connection.check_constraints()  # PostgreSQL alters no table with checks outstanding
    drop_backstop()
    Place.objects.update(number=1)
    assert "are in one place" in too_many_at_once()[0]


def test_one_more_than_the_client_could_have(booked, jo, set_to):
    set_to("max_upcoming", 2)
    booked(jo, WEDNESDAY_10)
    second = booked(jo, chicago(5, 10), now=NOW + timedelta(minutes=1))
    assert too_many_upcoming() == []
    Appointment.objects.filter(pk=second.pk).update(upcoming_limit=1)
    assert "one more than the 1" in too_many_upcoming()[0]


def test_a_stale_attendee_and_a_client_in_two_places(made, booked, jo, dee):
    other = booked(jo, chicago(4, 11), by=dee)
    Attendee.objects.filter(appointment=other).update(starts_at=WEDNESDAY_10)
    assert len(attendees_astray()) == 2


def test_a_turn_that_nothing_leads_to(made):
    Appointment.objects.update(state="declined")
    assert "its trail does not lead to" in impossible_turns()[0]
    first = Entry.objects.get(act="appointments.booked")
    Entry.objects.create(
        practice=first.practice, at=NOW, actor_kind="staff", actor_name="x", act="appointments.declined",
        object_kind="appointment", object_id=made.pk, changes={"state": ["booked", "declined"]},
    )  # fmt: skip
    assert "went from booked to declined" in impossible_turns()[0]


def test_time_runs_forward(made):
    assert backwards() == []


@pytest.mark.sqlite_only
def test_a_link_across_practices_is_found_and_ends_the_command_with_one(kofi, juniper, harbor, sam, mia):
    with practice_scope(juniper):
        hours = WeeklyHours.objects.first()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE scheduling_weeklyhours SET provider_id = %s WHERE id = %s", [mia.pk.hex, hours.pk.hex])
    err = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("check_invariants", stderr=err)
    assert ended.value.code == 1
    assert "juniper: tenant closure: scheduling_weeklyhours" in err.getvalue()
