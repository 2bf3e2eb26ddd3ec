"""One appointment in the console, a client's tab of visits, and booking for a client."""

from datetime import timedelta
from uuid import uuid4

import pytest

from portico.foundation.tenancy import practice_scope
from portico.scheduling.models import Appointment
from portico.scheduling.tests.conftest import chicago
from portico.testing.cast import NOW
from portico.trail.models import Entry

pytestmark = pytest.mark.usefixtures("frozen")
DESK = "/juniper/desk/"
NEW = f"{DESK}appointments/new/"


def page_of(appointment, rest="") -> str:
    return f"{DESK}appointments/{appointment.pk}/{rest}"


def again(appointment) -> Appointment:
    return Appointment.objects.get(pk=appointment.pk)


@pytest.fixture
def visit(booked, jo, dee):
    return booked(jo, chicago(4, 9), by=dee, note="Bring the form.")


def test_the_page_shows_facts_notes_and_what_happened(browse, dee, visit, jo):
    page = browse(dee).get(page_of(visit)).content.decode()
    assert "Wednesday 4 March, 9:00 am" in page
    assert "Chicago time" in page
    assert "Bring the form." in page
    assert "Dee Park" in page
    assert "booked a visit" in page
    assert "Cancel this visit" in page
    assert Entry.objects.filter(act="viewed", client_id=jo.pk, changes={"page": "appointment"}).count() == 1


def test_cancelling_asks_first_and_happens_once(browse, dee, visit):
    browser = browse(dee)
    asked = browser.get(page_of(visit, "cancel/")).content.decode()
    assert "Yes, cancel this visit" in asked
    assert again(visit).state == "booked"
    sent = {"once": "c"}
    first = browser.post(page_of(visit, "cancel/"), sent)
    assert first.status_code == 303
    assert again(visit).state == "cancelled"
    assert browser.post(page_of(visit, "cancel/"), sent)["Location"] == first["Location"]
    stale = browser.post(page_of(visit, "cancel/"), {"once": "d"})
    assert stale.status_code == 409
    assert "already over with" in stale.content.decode()


def test_entered_in_error_is_gone_from_sight_and_kept_in_the_trail(browse, dee, jo, visit):
    browser = browse(dee)
    assert "Yes, take it away" in browser.get(page_of(visit, "delete/")).content.decode()
    first = browser.post(page_of(visit, "delete/"), {"once": "k"})
    assert first["Location"] == f"{DESK}clients/{jo.pk}/appointments/"
    assert browser.post(page_of(visit, "delete/"), {"once": "k"})["Location"] == first["Location"]
    assert browser.get(page_of(visit)).status_code == 404
    assert Entry.objects.filter(act="appointments.deleted", object_id=visit.pk).exists()


def test_read_only_staff_look_but_do_not_change(browse, dee, visit, jo):
    dee.role = "read_only"
    dee.save()
    browser = browse(dee)
    page = browser.get(page_of(visit))
    assert page.status_code == 200
    assert "Entered in error" not in page.content.decode()
    for address in (page_of(visit, "cancel/"), page_of(visit, "delete/"), NEW):
        assert browser.get(address).status_code == 403
        assert browser.post(address).status_code == 403
    assert "Book for them" not in browser.get(f"{DESK}clients/{jo.pk}/appointments/").content.decode()


@pytest.mark.parametrize("rest", ["", "cancel/", "delete/"])
def test_strangers_and_nonexistent(browse, client, sam, ruth, jo, dee, visit, rest):
    for stranger in (client, browse(sam)):
        assert stranger.get(page_of(visit, rest))["Location"].startswith("/juniper/sign-in/")
    assert browse(jo).get(page_of(visit, rest)).status_code == 404
    assert browse(ruth).get(page_of(visit, rest)).status_code == 404
    assert browse(dee).get(f"{DESK}appointments/{uuid4()}/{rest}").status_code == 404
    assert browse(sam).get(f"/harbor/desk/appointments/{visit.pk}/{rest}").status_code == 404
    assert again(visit).state == "booked"


def test_the_client_s_tab_pages_what_is_coming_and_past(
    browse, dee, booked, jo, visit, frozen, django_assert_max_num_queries
):
    tab = f"{DESK}clients/{jo.pk}/appointments/"
    browser = browse(dee)
    page = browser.get(tab).content.decode()
    assert "Wed 4 March 2026, 9:00 to 9:50 am" in page
    assert "Book for them" in page
    assert "No visits yet" in browser.get(tab, {"show": "past"}).content.decode()
    for n in range(35):
        booked(jo, chicago(5, 8) + timedelta(days=n), by=dee)
    with django_assert_max_num_queries(15):
        assert "Page 2 of 2" in browser.get(tab, {"page": "2"}).content.decode()
    frozen(NOW + timedelta(days=60))
    assert "Page 1 of 2" in browse(dee).get(tab, {"show": "past"}).content.decode()


def test_the_tab_refuses_whom_it_must(browse, client, sam, ruth, jo, ben, dee):
    for tab in ("appointments", "why"):
        assert client.get(f"{DESK}clients/{jo.pk}/{tab}/")["Location"].startswith("/juniper/sign-in/")
        assert browse(jo).get(f"{DESK}clients/{jo.pk}/{tab}/").status_code == 404
        for key in (ben.pk, uuid4()):
            assert browse(dee).get(f"{DESK}clients/{key}/{tab}/").status_code == 404
        assert browse(ruth).get(f"{DESK}clients/{jo.pk}/{tab}/").status_code == 404


@pytest.fixture
def choice(jo, kofi, individual, main_street):
    return {"client": str(jo.pk), "provider": str(kofi.pk), "service": str(individual.pk), "way": str(main_street.pk)}


def test_booking_for_somebody_step_by_step(in_juniper, browse, dee, jo, kofi, individual, choice):
    browser = browse(dee)
    assert "whom for?" in browser.get(NEW).content.decode()
    found = browser.get(NEW, {"q": "abar"}).content.decode()
    assert f"?client={jo.pk}" in found
    asked = browser.get(NEW, {"client": str(jo.pk)}).content.decode()
    assert f'<option value="{kofi.pk}" selected' in asked, "the assigned provider is put forward"
    page = browser.get(NEW, choice).content.decode()
    assert "Open times" in page
    assert 'value="2026-03-03T15:00:00+00:00"' in page
    other = browser.get(NEW, choice | {"day": "2026-03-06"}).content.decode()
    assert 'value="2026-03-06T15:00:00+00:00"' in other
    sent = choice | {"start": "2026-03-06T15:00:00+00:00", "note": "Asked on the phone.", "once": "b"}
    made = browser.post(NEW, sent)
    assert made.status_code == 303
    appointment = Appointment.objects.get()
    assert (appointment.state, appointment.made_by, appointment.staff_note) == (
        "booked",
        "staff",
        "Asked on the phone.",
    )
    assert made["Location"] == page_of(appointment)
    assert browser.post(NEW, sent)["Location"] == made["Location"]
    assert Appointment.objects.count() == 1
    assert browser.post(NEW, sent | {"note": "else"}).status_code == 409


def test_staff_may_book_outside_hours_but_not_what_is_taken(browse, dee, booked, tess, choice):
    browser = browse(dee)
    late = choice | {"start": "other", "day": "2026-03-07", "time": "8 pm"}
    assert browser.post(NEW, late).status_code == 303
    assert Appointment.objects.get().starts_at == chicago(7, 20)
    booked(tess, chicago(9, 9), by=dee)
    taken = browser.post(NEW, choice | {"day": "2026-03-09", "time": "9:30", "note": "kept note"})
    assert taken.status_code == 409
    page = taken.content.decode()
    assert "That time can’t be booked." in page
    assert "kept note" in page
    overlap = browser.post(NEW, choice | {"day": "2026-03-07", "time": "20:30"})
    assert "has another appointment at this time" in overlap.content.decode()


@pytest.mark.parametrize(
    ("sent", "complaint"),
    [
        ({}, "Choose a time, or write another day and time."),
        ({"start": "other", "day": "2026-03-07"}, "Write the time too."),
        ({"start": "other", "time": "9"}, "Write the day too."),
        ({"start": "nonsense"}, "Choose one of the times."),
        ({"start": "9999-12-31T23:59:59+00:00"}, "Choose one of the times."),
        ({"day": "2026-03-07", "time": "half past"}, "Write a time, for example"),
        ({"day": "2026-03-08", "time": "2:30"}, "The clocks change that night"),
        ({"day": "1026-03-08", "time": "2:30"}, "between 2000 and 2199"),
        ({"day": "2026-03-07", "time": "9", "note": "x" * 301}, "x" * 301),
        ({"day": "2026-03-07", "time": "9", "note": "a\x00"}, "Null characters"),
        ({"day": "2026-03-01", "time": "9"}, "This time has passed."),
        ({"service": str(uuid4()), "day": "2026-03-07", "time": "9"}, "Select a valid choice"),
        ({"provider": "\x00", "day": "2026-03-07", "time": "9"}, "Select a valid choice"),
        ({"way": "balloon"}, "Select a valid choice"),
    ],
)
def test_bad_input_books_nothing_and_keeps_what_was_typed(in_juniper, browse, dee, choice, sent, complaint):
    response = browse(dee).post(NEW, choice | sent)
    assert response.status_code in (409, 422)
    page = response.content.decode()
    assert complaint in page
    assert "half past" in page or sent.get("time") != "half past"
    assert not Appointment.objects.exists()


def test_nobody_books_for_a_stranger(browse, dee, ruth, ben, mia, choice):
    for key in (ben.pk, uuid4(), "nonsense", "\x00"):
        assert browse(dee).get(NEW, {"client": str(key)}).status_code == 404
        assert browse(dee).post(NEW, choice | {"client": str(key)}).status_code == 404
    assert browse(ruth).get(NEW, choice).status_code == 404
    assert (
        browse(dee).post(NEW, choice | {"provider": str(mia.pk), "day": "2026-03-07", "time": "9"}).status_code == 422
    )
    with practice_scope(ben.practice):
        assert not Appointment.objects.exists()


def test_times_take_the_same_queries_for_many(browse, dee, booked, tess, choice, django_assert_max_num_queries):
    for n in range(30):
        booked(tess, chicago(3 + n // 6, 9 + n % 6), by=dee)
    browser = browse(dee)
    browser.get(NEW, choice)
    with django_assert_max_num_queries(15):
        assert browser.get(NEW, choice).status_code == 200
