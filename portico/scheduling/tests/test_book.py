from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from portico.foundation.decisions import Refused
from portico.notices.models import Delivery
from portico.practices.models import Service
from portico.scheduling import acts
from portico.scheduling.models import Appointment, Attendee, Place
from portico.scheduling.tests.conftest import chicago
from portico.testing.cast import NOW, assign
from portico.trail.models import Entry

pytestmark = pytest.mark.usefixtures("in_juniper")
WEDNESDAY_10 = chicago(4, 10)


def test_asking_holds_the_place_and_waits(booked, jo):
    made = booked(jo, WEDNESDAY_10)
    assert (made.state, made.made_by) == ("requested", "client")
    assert Place.objects.get().appointment == made
    assert Attendee.objects.get().client == jo
    assert Entry.objects.get(act="appointments.requested").changes["state"] == [None, "requested"]
    assert Delivery.objects.filter(kind="staff.request_in").count() == 1
    assert not Delivery.objects.filter(kind__startswith="client.").exists()


def test_booking_directly_tells_client_and_provider(booked, set_to, jo):
    set_to("mode", "make")
    made = booked(jo, WEDNESDAY_10)
    assert made.state == Appointment.State.BOOKED
    kinds = set(Delivery.objects.values_list("kind", flat=True))
    assert kinds == {"client.created", "staff.appointment_made"}


def test_length_and_break_come_from_service_and_settings(booked, jo):
    made = booked(jo, WEDNESDAY_10)
    assert made.ends_at - made.starts_at == timedelta(minutes=50)
    assert made.busy_until - made.ends_at == timedelta(minutes=10)


def test_the_second_is_too_late(booked, refusal, jo, tess):
    booked(jo, WEDNESDAY_10)
    assert refusal(tess, WEDNESDAY_10) == ["slot_free"]


def test_a_refused_attempt_is_written_down_once(refusal, jo):
    refusal(jo, chicago(4, 10, 7))
    entry = Entry.objects.get(act="refused")
    assert entry.changes["codes"] == ["on_grid"]
    assert entry.client_id == jo.pk
    assert not Appointment.objects.exists()


def test_a_client_cannot_book_by_the_rules_of_staff(booked, jo):
    with pytest.raises(PermissionDenied):
        booked(jo, WEDNESDAY_10, rules="staff")


def test_a_client_cannot_book_for_another(acting, jo, tess, kofi, individual):
    with pytest.raises(Refused) as caught:
        acts.book(actor=acting(tess), now=NOW, client=jo, provider=kofi, service=individual, starts_at=WEDNESDAY_10)
    assert caught.value.decision.codes == ["may_act"]


def test_read_only_staff_cannot_book(booked, jo, dee):
    dee.role = "read_only"
    with pytest.raises(PermissionDenied):
        booked(jo, WEDNESDAY_10, by=dee)


@pytest.mark.parametrize(
    ("day", "hour", "minute"),
    [(2, 10, 0), (7, 10, 0), (4, 10, 13), (4, 20, 0)],
    ids=["soon", "Saturday", "grid", "night"],
)
def test_staff_are_bound_neither_by_notice_nor_by_hours(booked, jo, dee, day, hour, minute):
    made = booked(jo, chicago(day, hour, minute), by=dee)
    assert (made.state, made.made_by) == ("booked", "staff")


def test_staff_may_use_the_break_but_not_the_appointment(booked, refusal, jo, tess, dee):
    booked(jo, WEDNESDAY_10, by=dee)
    assert refusal(tess, WEDNESDAY_10 + timedelta(minutes=49), by=dee) == ["slot_free"]
    assert booked(tess, WEDNESDAY_10 + timedelta(minutes=50), by=dee).state == "booked"


def test_nobody_is_in_two_places_at_once(booked, refusal, jo, ruth, dee):
    assign(jo, ruth)
    booked(jo, WEDNESDAY_10, by=dee)
    assert refusal(jo, WEDNESDAY_10, provider=ruth) == ["no_overlap"]
    assert refusal(jo, WEDNESDAY_10 + timedelta(minutes=30), provider=ruth, by=dee) == ["no_overlap"]


def test_staff_cannot_book_the_past(refusal, jo, dee):
    assert refusal(jo, NOW - timedelta(minutes=1), by=dee) == ["not_past"]


@pytest.mark.parametrize("starts_at", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)])
def test_the_ends_of_the_calendar_are_refused_not_broken(refusal, jo, dee, starts_at):
    assert "in_hours" in refusal(jo, starts_at)
    assert "not_past" in refusal(jo, starts_at, by=dee)


def test_in_person_happens_where_the_hours_are(booked, jo, main_street):
    made = booked(jo, WEDNESDAY_10)
    assert (made.format, made.location) == ("in_person", main_street)


def test_outside_all_hours_in_person_is_at_the_only_location(booked, jo, dee, main_street):
    assert booked(jo, chicago(7, 10), by=dee).location == main_street


def test_by_video_needs_no_place(booked, jo):
    made = booked(jo, WEDNESDAY_10, format="video")
    assert (made.format, made.location) == ("video", None)


def test_another_place_than_the_hours_is_refused(refusal, jo, northside):
    assert refusal(jo, WEDNESDAY_10, location=northside) == ["in_hours"]


def test_a_service_by_video_only_is_by_video(booked, refusal, jo):
    remote = Service.objects.create(name="Remote", minutes=50, in_person=False)
    assert refusal(jo, WEDNESDAY_10, service=remote, format="in_person") == ["way_offered", "in_hours"]
    assert booked(jo, WEDNESDAY_10, service=remote).format == "video"


def test_a_closed_place_has_no_hours(refusal, jo, main_street):
    main_street.closed_at = NOW
    main_street.save()
    assert refusal(jo, WEDNESDAY_10) == ["in_hours"]


def test_a_note_goes_to_the_other_side(booked, jo, tess, dee):
    assert booked(jo, WEDNESDAY_10, note="Please ring twice").client_note == "Please ring twice"
    assert booked(tess, chicago(5, 10), by=dee, note="First visit").staff_note == "First visit"


def test_a_longer_service_does_not_run_into_the_next(booked, refusal, jo, tess):
    long = Service.objects.create(name="Assessment", minutes=110)
    booked(jo, chicago(4, 11), service=long)
    assert refusal(tess, chicago(4, 12)) == ["slot_free"]
    assert refusal(tess, chicago(4, 10), service=long) == ["on_grid", "slot_free"]
    assert booked(tess, chicago(4, 10)).state == "requested"
