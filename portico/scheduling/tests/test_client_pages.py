"""The client's way to a visit, step by step, and back out of it."""

from datetime import timedelta
from uuid import uuid4

import pytest

from portico.foundation.tenancy import practice_scope
from portico.scheduling.models import Appointment
from portico.scheduling.tests.conftest import chicago
from portico.testing.cast import NOW, assign
from portico.testing.cast import client as new_client
from portico.trail.models import Entry

pytestmark = pytest.mark.usefixtures("frozen", "in_juniper", "individual")
ME = "/juniper/me/appointments/"
CHECK = f"{ME}new/check/"
START = "2026-03-04T15:00:00+00:00"


@pytest.fixture
def choice(kofi, individual, main_street):
    return {"service": str(individual.pk), "provider": str(kofi.pk), "way": str(main_street.pk), "start": START}


def text(response) -> str:
    return response.content.decode()


def test_the_way_names_asking_from_the_first_step(browse, jo, kofi, individual, main_street):
    """One service and one provider are passed over; the way is asked, then the time, then everything once more."""
    browser = browse(jo)
    assert "Ask for a time" in text(browser.get(ME))
    response = browser.get(f"{ME}new/", follow=True)
    assert response.redirect_chain[-1][0].startswith(f"{ME}new/way/")
    page = text(response)
    assert "You are asking for a time." in page
    assert "within 8 working hours" in page
    assert "Main Street" in page
    assert "By video" in page
    times = browser.get(
        f"{ME}new/time/", {"service": str(individual.pk), "provider": str(kofi.pk), "way": str(main_street.pk)}
    )
    page = text(times)
    assert "Soonest" in page
    assert "Tue 3 March, 9:00 am" in page, "a day's notice"
    assert "Chicago time" in page
    assert f'value="{START}"' not in page.split('id="times"')[1] or "Tuesday 3 March" in page
    sent = {"service": str(individual.pk), "provider": str(kofi.pk), "way": str(main_street.pk), "start": START}
    check = text(browser.get(CHECK, sent))
    assert "Send my request" in check
    assert "Wed 4 March, 9:00 to 9:50 am" in check
    assert "You can cancel here until 24 hours before." in check
    assert "$120.00" in check


def test_back_leads_to_the_step_before_that_asked_something(browse, jo, kofi, individual, main_street):
    browser, chosen = browse(jo), {"service": str(individual.pk), "provider": str(kofi.pk)}
    way = text(browser.get(f"{ME}new/way/", chosen))
    assert f'class="back" href="{ME}"' in way, "one service and one provider were passed over"
    times = text(browser.get(f"{ME}new/time/", chosen | {"way": str(main_street.pk)}))
    assert f'class="back" href="{ME}new/way/?service={individual.pk}&amp;provider={kofi.pk}"' in times


def test_sending_asks_once_and_shows_where_it_stands(browse, jo, choice):
    browser = browse(jo)
    sent = choice | {"note": "سلام <script>", "once": "k"}
    made = browser.post(CHECK, sent)
    appointment = Appointment.objects.get()
    assert made["Location"] == f"{ME}{appointment.pk}/?new=1"
    assert appointment.state == "requested"
    assert browser.post(CHECK, sent)["Location"] == made["Location"]
    assert browser.post(CHECK, sent | {"note": "other"}).status_code == 409
    assert Appointment.objects.count() == 1
    page = text(browser.get(made["Location"]))
    assert "We have your request." in page
    assert "Waiting for the practice" in page
    assert "سلام &lt;script&gt;" in page
    assert "Take back my request" in page
    assert "Wed 4 March, 9:00 to 9:50 am" in text(browser.get(ME))


def test_make_mode_books_at_once(browse, jo, choice, set_to):
    set_to("mode", "make")
    browser = browse(jo)
    assert "Book a visit" in text(browser.get(ME))
    assert "You are booking this visit." in text(browser.get(f"{ME}new/", follow=True))
    assert "Book this visit" in text(browser.get(CHECK, choice))
    made = browser.post(CHECK, choice)
    assert Appointment.objects.get().state == "booked"
    page = text(browser.get(made["Location"]))
    assert "Your visit is booked." in page
    assert "12 Main Street" in page


def test_view_mode_has_no_door_and_a_hand_made_post_is_refused_with_the_same_sentence(browse, jo, choice, set_to):
    set_to("mode", "view")
    browser = browse(jo)
    page = text(browser.get(ME))
    for door in ("Ask for a time", "Book a visit", "Plan a visit"):
        assert door not in page
    assert "You can see your visits here, but not book them." in page
    assert "555-0134" in page
    closed = browser.get(f"{ME}new/")
    assert "but not book them" in text(closed)
    refused = browser.post(CHECK, choice)
    assert refused.status_code == 409
    assert "but not book them" in text(refused)
    assert not Appointment.objects.exists()


def test_providers_who_differ_say_so(browse, jo, ruth, set_to, individual):
    assign(jo, ruth)
    set_to("mode", "make")
    set_to("mode", "request", provider=ruth)
    browser = browse(jo)
    assert "Plan a visit" in text(browser.get(ME))
    page = text(browser.get(f"{ME}new/", follow=True))
    assert "You ask for a time" in page
    assert "You book at once" in page
    assert "Each name says which." in page


def test_a_time_that_is_gone_offers_others(browse, jo, tess, dee, booked, choice):
    booked(tess, chicago(4, 9), by=dee)
    for response in (browse(jo).get(CHECK, choice), browse(jo).post(CHECK, choice)):
        assert response.status_code == 409
        page = text(response)
        assert "That time was just taken." in page
        assert "Soonest" in page
    assert Entry.objects.filter(act="refused").count() <= 1


@pytest.mark.parametrize(
    ("start", "sentence"),
    [
        ("2026-03-02T16:00:00+00:00", "Online, a visit needs 24 hours’ notice."),
        ("2026-09-02T15:00:00+00:00", "Online, times can be chosen up to 60 days ahead."),
        ("2026-03-04T15:10:00+00:00", "This time is not on offer."),
        ("2026-03-07T15:00:00+00:00", "This time is not on offer."),
        ("2025-03-07T15:00:00+00:00", "This time has passed."),
        ("9999-12-31T23:00:00+00:00", "not on offer"),
        ("0001-01-01T00:00:00+00:00", "passed"),
    ],
)
def test_hand_made_times_are_refused_in_words(browse, jo, choice, start, sentence):
    response = browse(jo).post(CHECK, choice | {"start": start})
    assert response.status_code == 409
    assert sentence in text(response) or "up to 60 days ahead" in text(response)
    assert not Appointment.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"service": "nonsense"}, {"service": str(uuid4())}, {"provider": str(uuid4())}, {"provider": "\x00"},
        {"way": "balloon"}, {"way": str(uuid4())},
    ],
)  # fmt: skip
def test_foreign_and_nonexistent_choices_are_the_same_404(browse, jo, choice, wrong):
    browser = browse(jo)
    assert browser.get(CHECK, choice | wrong).status_code == 404
    assert browser.post(CHECK, choice | wrong).status_code == 404
    assert browser.get(f"{ME}new/time/", choice | wrong).status_code == 404
    assert not Appointment.objects.exists()


@pytest.mark.parametrize(
    "start",
    [
        "", "nonsense", "2026-03-04", "2026-03-04T15:00:00", "\x00", "x" * 500, "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
    ],
)  # fmt: skip
def test_a_start_that_cannot_be_read_goes_back_to_the_times(browse, jo, choice, start):
    browser = browse(jo)
    page = text(browser.get(CHECK, choice | {"start": start}, follow=True))
    assert "Please choose a time first." in page
    assert browser.post(CHECK, choice | {"start": start}).status_code == 302
    assert not Appointment.objects.exists()


@pytest.mark.parametrize(("note", "complaint"), [("x" * 301, "x" * 301), ("a\x00b", "Null characters")])
def test_a_note_that_cannot_be_is_kept(browse, jo, choice, note, complaint):
    response = browse(jo).post(CHECK, choice | {"note": note, "once": "kept"})
    assert response.status_code == 422
    assert complaint in text(response)
    assert 'value="kept"' in text(response)
    assert not Appointment.objects.exists()


@pytest.mark.parametrize("day", ["2026-03-05", "nonsense", "0001-01-01", "9999-12-31", "\x00"])
def test_any_day_can_be_asked_for(browse, jo, choice, day):
    response = browse(jo).get(f"{ME}new/time/", {**choice, "day": day, "start": ""})
    assert response.status_code == 200


@pytest.fixture
def visit(booked, dee, jo):
    return booked(jo, chicago(4, 9), by=dee)


def test_cancelling_asks_first_with_the_practices_text(browse, jo, visit, set_to):
    set_to("cancellation_message", "Please be kind and tell us early.")
    browser = browse(jo)
    page = text(browser.get(f"{ME}{visit.pk}/cancellation/"))
    assert "Please be kind and tell us early." in page
    assert "Yes, cancel my visit" in page
    assert Appointment.objects.get().state == "booked"
    sent = {"once": "c"}
    done = browser.post(f"{ME}{visit.pk}/cancellation/", sent)
    assert Appointment.objects.get().state == "cancelled"
    assert browser.post(f"{ME}{visit.pk}/cancellation/", sent)["Location"] == done["Location"]
    assert "Your visit is cancelled." in text(browser.get(done["Location"]))
    assert "Cancelled" in text(browser.get(ME, {"show": "past"}))


def test_what_is_past_is_over_not_confirmed(browse, jo, visit, frozen):
    frozen(visit.ends_at + timedelta(minutes=1))
    page = text(browse(jo).get(ME, {"show": "past"}))
    assert "Over" in page
    assert "Confirmed" not in page


def test_inside_the_notice_they_are_told_why_and_whom_to_call(browse, jo, visit, frozen):
    frozen(chicago(3, 20))
    browser = browse(jo)
    page = text(browser.get(f"{ME}{visit.pk}/"))
    assert "Cancel this visit" not in page
    sentence = (
        "It is less than 24 hours before the visit, so it can’t be cancelled online. You can call us at "
        '<a class="nowrap" href="tel:5550134">555-0134</a>'
    )
    assert sentence in page
    assert sentence in text(browser.get(f"{ME}{visit.pk}/cancellation/"))
    refused = browser.post(f"{ME}{visit.pk}/cancellation/")
    assert refused.status_code == 409
    assert sentence in text(refused)
    assert Appointment.objects.get().state == "booked"


def test_late_is_marked_and_said_before(browse, jo, visit, set_to, frozen):
    set_to("cancel_notice_hours", 2)
    frozen(chicago(3, 20))
    browser = browse(jo)
    page = text(browser.get(f"{ME}{visit.pk}/cancellation/"))
    assert "It is less than 24 hours before. It will count as a late cancellation." in page
    browser.post(f"{ME}{visit.pk}/cancellation/")
    assert Appointment.objects.get().state == "late_cancelled"


def test_a_request_is_taken_back(browse, jo, booked):
    asked = booked(jo, chicago(4, 9))
    browser = browse(jo)
    assert "Take back your request?" in text(browser.get(f"{ME}{asked.pk}/cancellation/"))
    browser.post(f"{ME}{asked.pk}/cancellation/")
    assert Appointment.objects.get().state == "cancelled"


@pytest.mark.parametrize("rest", ["", "cancellation/"])
def test_nobody_sees_the_visit_of_another(browse, client, jo, tess, ben, visit, rest):
    assert browse(tess).get(f"{ME}{visit.pk}/{rest}").status_code == 404
    assert browse(tess).post(f"{ME}{visit.pk}/cancellation/").status_code == 404
    assert browse(jo).get(f"{ME}{uuid4()}/{rest}").status_code == 404
    assert browse(ben).get(f"/harbor/me/appointments/{visit.pk}/{rest}").status_code == 404
    assert client.get(f"{ME}{visit.pk}/{rest}")["Location"].startswith("/juniper/sign-in/")
    assert Appointment.objects.get().state == "booked"


@pytest.mark.parametrize("page", ["", "new/", "new/provider/", "new/way/", "new/time/", "new/check/"])
def test_strangers_and_staff(browse, client, dana, ben, page):
    assert browse(dana).get(ME + page).status_code == 404
    for stranger in (client, browse(ben)):
        assert stranger.get(ME + page)["Location"].startswith("/juniper/sign-in/")


def test_deleted_visits_are_gone(browse, acting, jo, dee, visit):
    from portico.scheduling import acts

    acts.delete(actor=acting(dee), now=NOW, appointment=visit)
    assert browse(jo).get(f"{ME}{visit.pk}/").status_code == 404
    assert "No visit planned" in text(browse(jo).get(ME))


@pytest.mark.parametrize("many", [1, 40])
def test_the_same_queries_for_many(browse, dee, jo, booked, choice, many, django_assert_max_num_queries, engine):
    for n in range(many):
        booked(jo, chicago(5, 10) + timedelta(days=n), by=dee)
    for page in (ME, f"{ME}new/time/", CHECK):
        browser = browse(jo)
        browser.get(page, choice)
        with django_assert_max_num_queries(19 + (engine == "postgres")):  # it is told when the practice closes
            assert browser.get(page, choice).status_code == 200


def test_pages_go_on(browse, dee, jo, booked):
    for n in range(25):
        booked(jo, chicago(5, 10) + timedelta(days=n), by=dee)
    assert "Page 2 of 2" in text(browse(jo).get(ME, {"page": "2"}))
    assert browse(jo).get(ME, {"page": "nonsense", "show": "\x00"}).status_code == 200


def test_practices_know_nothing_of_each_other(browse, harbor, ben, jo, choice):
    assert browse(ben).get("/harbor/me/appointments/new/check/", choice).status_code in (200, 404)
    assert browse(ben).post("/harbor/me/appointments/new/check/", choice).status_code in (404, 409)
    with practice_scope(harbor):
        assert not Appointment.objects.exists()


def test_somebody_assigned_to_nobody_is_told_how_to_go_on(browse, in_juniper):
    alone = new_client(in_juniper, "5000", "Uma", "Singh", "uma@mail.example")
    page = text(browse(alone).get(f"{ME}new/"))
    assert "555-0134" in page
