"""The practice's own pages: who may enter, what they keep, and what they say of a slip."""

from datetime import date
from uuid import uuid4

import pytest

from portico.practices.models import Closure, Location, Practice, Service, WorkingHours
from portico.trail.models import Entry

DESK = "/juniper/desk/practice/"
PAGES = ["", "details/", "hours/", "closures/", "locations/", "locations/add/", "services/", "services/add/"]


@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_for_administrators(page, browse, dana, dee, jo, sam, client):
    assert browse(dana).get(DESK + page).status_code == 200
    assert browse(dee).get(DESK + page).status_code == 403
    assert browse(jo).get(DESK + page).status_code == 404
    for stranger in (client, browse(sam)):
        response = stranger.get(DESK + page)
        assert response.status_code == 302
        assert response["Location"].startswith("/juniper/sign-in/")


@pytest.mark.parametrize(
    "page", ["locations/{}/", "locations/{}/close/", "services/{}/", "services/{}/retire/", "closures/{}/remove/"]
)
def test_foreign_and_nonexistent_are_the_same_404(page, browse, dana, harbor, in_harbor):
    theirs = {
        "locations": Location.objects.create(name="Harbor House"),
        "services": Service.objects.create(name="Play session"),
        "closures": Closure.objects.create(first_day=date(2026, 5, 1), last_day=date(2026, 5, 1)),
    }[page.split("/")[0]]
    browser = browse(dana)
    foreign, nowhere = (browser.get(DESK + page.format(key)) for key in (theirs.pk, uuid4()))
    assert foreign.status_code == nowhere.status_code == 404
    assert browser.post(DESK + page.format(theirs.pk), {"name": "Mine"}).status_code == 404
    theirs.refresh_from_db()


def test_details_are_changed_and_written_down(browse, dana, in_juniper):
    sent = {
        "name": "Juniper & Sons", "outside_name": "Juniper", "time_zone": "America/Denver", "vocabulary": "patient",
        "email": "hi@juniper.example", "phone": "(312) 555-0134", "phone_hours": "", "help_line": "988",
    }  # fmt: skip
    assert browse(dana).post(DESK + "details/", sent).status_code == 303
    practice = Practice.objects.get(slug="juniper")
    assert (practice.name, practice.vocabulary, practice.time_zone) == ("Juniper & Sons", "patient", "America/Denver")
    entry = Entry.objects.get(act="practices.changed")
    assert entry.actor_name == "Dana Lin"
    assert entry.changes["name"] == ["Juniper Counselling", "Juniper & Sons"]
    assert "Patients" in browse(dana).get("/juniper/desk/clients/").content.decode()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "", "Please fill this in"),
        ("name", "x" * 121, "at most 120"),
        ("name", "nul\x00", "Null characters"),
        ("time_zone", "Mars/Base", "valid choice"),
        ("email", "not an address", "valid email"),
        ("phone", "call me", "digits"),
    ],
)
def test_a_slip_is_explained_and_nothing_is_lost(field, value, said, browse, dana):
    sent = {
        "name": "Juniper",
        "time_zone": "America/Chicago",
        "vocabulary": "client",
        "help_line": "988",
        "phone_hours": "typed <b>",
    }
    response = browse(dana).post(DESK + "details/", {**sent, field: value})
    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert "typed &lt;b&gt;" in page
    assert Practice.objects.get(slug="juniper").name == "Juniper Counselling"


def test_the_key_of_a_form_works_once(browse, dana, in_juniper):
    browser, sent = browse(dana), {"name": "South", "privacy": "full", "once": "k1"}
    assert browser.post(DESK + "locations/add/", sent).status_code == 303
    assert browser.post(DESK + "locations/add/", sent).status_code == 303, "the first answer again"
    assert Location.objects.filter(name="South").count() == 1


def test_somebody_else_changed_it_meanwhile(browse, dana, main_street, in_juniper):
    browser, page = browse(dana), f"{DESK}locations/{main_street.pk}/"
    seen = browser.get(page).context["form"]["seen"].value()
    Location.objects.filter(pk=main_street.pk).update(area="West Loop")
    sent = {"name": "Main", "privacy": "full", "seen": seen}
    response = browser.post(page, sent)
    assert response.status_code == 422
    assert "Somebody changed this" in response.content.decode()
    again = response.context["form"]["seen"].value()
    assert browser.post(page, {**sent, "seen": again}).status_code == 303
    assert Location.objects.get(pk=main_street.pk).name == "Main"


def test_names_are_taken_once(browse, dana, main_street):
    response = browse(dana).post(DESK + "locations/add/", {"name": "main street", "privacy": "full"})
    assert response.status_code == 422
    assert "another location" in response.content.decode()


def test_a_location_closes_and_opens_again(browse, dana, main_street, in_juniper):
    browser = browse(dana)
    assert b"Close" in browser.get(f"{DESK}locations/{main_street.pk}/close/").content
    browser.post(f"{DESK}locations/{main_street.pk}/close/")
    main_street.refresh_from_db()
    assert main_street.closed_at
    assert b"Closed" in browser.get(DESK + "locations/").content
    browser.post(f"{DESK}locations/{main_street.pk}/reopen/")
    main_street.refresh_from_db()
    assert main_street.closed_at is None
    assert list(Entry.objects.order_by("at").values_list("act", flat=True)) == [
        "practices.location_closed", "practices.location_reopened",
    ]  # fmt: skip


def test_a_service_with_length_and_price(browse, dana, in_juniper):
    sent = {"name": "Intake", "minutes": "80", "price_cents": "$1,200.50", "in_person": "on", "bookable": "on"}
    assert browse(dana).post(DESK + "services/add/", sent).status_code == 303
    made = Service.objects.get()
    assert (made.minutes, made.price_cents, made.in_person, made.video) == (80, 120050, True, False)
    assert b"$1,200.50" in browse(dana).get(DESK + "services/").content


@pytest.mark.parametrize(
    "slip",
    [
        {"minutes": "2"},
        {"minutes": "soon"},
        {"price_cents": "free"},
        {"price_cents": "NaN"},
        {"price_cents": "-1"},
        {"in_person": ""},
    ],
)
def test_a_service_that_cannot_be(slip, browse, dana, in_juniper):
    response = browse(dana).post(DESK + "services/add/", {"name": "Intake", "in_person": "on", **slip})
    assert response.status_code == 422
    assert not Service.objects.exists()


def test_a_service_retires(browse, dana, individual, in_juniper):
    browser = browse(dana)
    assert browser.get(f"{DESK}services/{individual.pk}/retire/").status_code == 200
    browser.post(f"{DESK}services/{individual.pk}/retire/")
    individual.refresh_from_db()
    assert individual.retired_at
    browser.post(f"{DESK}services/{individual.pk}/restore/")
    individual.refresh_from_db()
    assert individual.retired_at is None


def test_working_hours_as_people_write_them(browse, dana, in_juniper):
    sent = {"from_0_0": "9", "to_0_0": "12", "from_0_1": "1 pm", "to_0_1": "5", "from_4_0": "8.30am", "to_4_0": "noon"}
    assert browse(dana).post(DESK + "hours/", sent).status_code == 303
    rows = list(WorkingHours.objects.values_list("weekday", "start_minute", "end_minute"))
    assert rows == [(0, 540, 720), (0, 780, 1020), (4, 510, 720)]
    assert b"9:00 am to midday" not in browse(dana).get(DESK).content
    assert b"9:00 am to 12:00 pm" in browse(dana).get(DESK).content


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"from_0_0": "nine", "to_0_0": "5 pm"}, "Write a time"),
        ({"from_0_0": "9"}, "both times"),
        ({"from_0_0": "5 pm", "to_0_0": "9 am"}, "before it starts"),
        ({"from_0_0": "9", "to_0_0": "12", "from_0_1": "11", "to_0_1": "1 pm"}, "overlaps"),
        ({"from_0_0": "25:00", "to_0_0": "26:00"}, "Write a time"),
        ({"from_0_0": "\x00", "to_0_0": "5 pm"}, "Null"),
    ],
)
def test_working_hours_that_cannot_be(sent, said, browse, dana, in_juniper):
    response = browse(dana).post(DESK + "hours/", sent)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not WorkingHours.objects.exists()


def test_a_closure_comes_and_goes(browse, dana, main_street, in_juniper):
    browser = browse(dana)
    sent = {"first_day": "2031-12-24", "last_day": "2031-12-26", "location": main_street.pk, "reason": "Winter"}
    assert browser.post(DESK + "closures/", sent).status_code == 303
    closure = Closure.objects.get()
    assert closure.location == main_street
    assert b"Winter" in browser.get(DESK + "closures/").content
    page = f"{DESK}closures/{closure.pk}/remove/"
    assert b"Winter" in browser.get(page).content
    assert browser.post(page, {"once": "k"}).status_code == 303
    assert browser.post(page, {"once": "k"}).status_code == 303  # a second click gets the first answer
    assert not Closure.objects.exists()
    assert Entry.objects.filter(act__startswith="practices.closure").count() == 2


@pytest.mark.parametrize(
    "sent",
    [{}, {"first_day": "soon"}, {"first_day": "2031-02-30"}, {"first_day": "2031-03-02", "last_day": "2031-03-01"},
     {"first_day": "2031-03-02", "last_day": "2039-03-01"}, {"first_day": "2031-03-02", "location": str(uuid4())},
     {"first_day": "2031-03-02", "location": "\x00"}],
)  # fmt: skip
def test_a_closure_that_cannot_be(sent, browse, dana, in_juniper):
    assert browse(dana).post(DESK + "closures/", sent).status_code == 422
    assert not Closure.objects.exists()


def test_a_closure_on_days_with_visits_asks_once_more(browse, dana, in_juniper, monkeypatch):
    monkeypatch.setattr("portico.practices.busy._counters", [lambda **asked: 3])
    browser, sent = browse(dana), {"first_day": "2031-12-24"}
    assert b"3 visits are planned" in browser.post(DESK + "closures/", sent).content
    assert not Closure.objects.exists()
    assert browser.post(DESK + "closures/", {**sent, "anyway": "1"}).status_code == 303
    assert Closure.objects.get().last_day == date(2031, 12, 24)


def test_queries_do_not_grow(browse, dana, in_juniper, django_assert_max_num_queries):
    for number in range(30):
        Service.objects.create(name=f"Service {number}")
        Location.objects.create(name=f"Location {number}")
    browser = browse(dana)
    browser.get(DESK)
    for page in ("", "services/", "locations/", "closures/", "hours/"):
        with django_assert_max_num_queries(15):
            browser.get(DESK + page)
