"""A provider's hours: weekly, on single dates, away, and what clients see of it."""

from datetime import date
from html.parser import HTMLParser
from uuid import uuid4

import pytest

from portico.foundation.tenancy import practice_scope
from portico.scheduling.models import HoursOnDate, TimeOff, WeeklyHours
from portico.scheduling.tests.conftest import chicago
from portico.trail.models import Entry

pytestmark = pytest.mark.usefixtures("frozen", "in_juniper")
DESK = "/juniper/desk/availability/"


def page_of(provider, rest="") -> str:
    return f"{DESK}{provider.pk}/{rest}"


def week(page: str) -> dict[str, str]:
    """What a browser would send for the form as it is drawn."""
    found: dict[str, str] = {}

    class Reader(HTMLParser):
        name = ""

        def handle_starttag(self, tag, attrs):
            said = dict(attrs)
            if tag == "input" and said.get("name"):
                found[said["name"]] = said.get("value") or ""
            if tag == "select":
                self.name = said["name"]
                found[self.name] = ""
            if tag == "option" and "selected" in said:
                found[self.name] = said["value"]

    Reader().feed(page)
    return found


def hours(provider) -> list[tuple]:
    rows = WeeklyHours.objects.filter(provider=provider)
    return [(row.weekday, row.start_minute, row.end_minute) for row in rows.order_by("weekday", "start_minute")]


def test_the_list_says_who_has_hours(browse, dee, kofi, dana):
    dana.is_provider = True
    dana.save()
    page = browse(dee).get(DESK).content.decode()
    assert "Dr. Kofi Osei" in page
    assert "Monday, Tuesday, Wednesday, Thursday, Friday" in page
    assert "No weekly hours yet." in page


def test_a_provider_goes_to_their_own_and_nowhere_else(browse, kofi, ruth):
    browser = browse(kofi)
    assert browser.get(DESK)["Location"] == page_of(kofi)
    page = browser.get(page_of(kofi)).content.decode()
    assert "My hours" in page
    assert "9:00 am to 5:00 pm" in page
    for rest in ("", "weekly/", "dates/", "time-off/"):
        assert browser.get(page_of(ruth, rest)).status_code == 403


def test_the_preview_shows_what_clients_see(browse, dee, booked, jo, kofi, individual):
    booked(jo, chicago(3, 9), by=dee)
    page = browse(dee).get(page_of(kofi)).content.decode()
    preview = page[page.index('id="preview"') :]
    assert "Tue 3 March" in preview
    assert "Mon 16 March" in preview
    assert "Tue 17 March" not in preview
    assert "10:00 am" in preview
    for odd in ("nonsense", str(uuid4()), "\x00"):
        assert browse(dee).get(page_of(kofi), {"service": odd}).status_code == 404


def test_the_week_is_saved_as_one(browse, kofi, northside):
    browser = browse(kofi)
    sent = week(browser.get(page_of(kofi, "weekly/")).content.decode())
    sent |= {"d0_0_to": "noon", "d0_1_from": "1 pm", "d0_1_to": "6 pm", "d0_1_place": str(northside.pk)}
    sent |= {
        "d4_0_from": "",
        "d4_0_to": "",
        "d5_0_from": "10",
        "d5_0_to": "2",
        "d5_0_every": "2",
        "d5_0_since": "2026-03-07",
    }
    saved = browser.post(page_of(kofi, "weekly/"), sent)
    assert saved.status_code == 303
    assert hours(kofi)[:2] == [(0, 540, 720), (0, 780, 1080)]
    assert hours(kofi)[-1] == (5, 600, 840)
    saturday = WeeklyHours.objects.get(weekday=5)
    assert (saturday.every_weeks, saturday.effective_from, saturday.format) == (2, date(2026, 3, 7), "both")
    assert not WeeklyHours.objects.filter(weekday=4).exists()
    assert browser.post(page_of(kofi, "weekly/"), sent)["Location"] == saved["Location"], "the same form again"
    page = browser.get(saved["Location"]).content.decode()
    assert "every 2 weeks, from 7 March 2026" in page
    assert "Northside" in page
    assert Entry.objects.filter(act="availability.weekly_hours_set").count() == 1


@pytest.mark.parametrize(
    ("sent", "complaint"),
    [
        ({"d0_0_from": "nine"}, "Write a time, for example"),
        ({"d0_0_from": ""}, "Write both times, or leave both empty."),
        ({"d0_0_from": "6 pm"}, "This ends before it starts."),
        ({"d0_0_from": "9" * 30}, "9" * 30),
        ({"d0_1_from": "10", "d0_1_to": "11"}, "This overlaps 9:00 am to 5:00 pm."),
        ({"d0_0_every": "2"}, "Say from which day on"),
        ({"d0_0_every": "9"}, "less than or equal to 8"),
        ({"d0_0_every": "often"}, "Enter a whole number."),
        ({"d0_0_since": "2026-05-01", "d0_0_until": "2026-04-01"}, "The last day comes before the first day."),
        ({"d0_0_since": "0026-05-01"}, "between 2000 and 2199"),
        ({"d0_0_place": str(uuid4())}, "Select a valid choice"),
        ({"d0_0_place": "\x00"}, "Select a valid choice"),
        ({"d0_0_format": "by pigeon"}, "Select a valid choice"),
        ({"d0_0_from": "<script>\x00"}, "Null characters are not allowed."),
    ],
)
def test_bad_hours_are_said_next_to_the_field(browse, dee, kofi, sent, complaint):
    browser = browse(dee)
    before = hours(kofi)
    form = week(browser.get(page_of(kofi, "weekly/")).content.decode())
    response = browser.post(page_of(kofi, "weekly/"), form | sent)
    assert response.status_code == 422
    assert complaint in response.content.decode()
    assert hours(kofi) == before


def test_a_stale_week_is_noticed_and_nothing_typed_is_lost(browse, dee, kofi):
    browser = browse(dee)
    mine = week(browser.get(page_of(kofi, "weekly/")).content.decode()) | {"d0_0_to": "4:45 pm"}
    theirs = week(browser.get(page_of(kofi, "weekly/")).content.decode()) | {"d1_0_to": "3 pm"}
    assert browser.post(page_of(kofi, "weekly/"), theirs).status_code == 303
    stale = browser.post(page_of(kofi, "weekly/"), mine)
    assert stale.status_code == 422
    assert "Somebody changed these hours" in stale.content.decode()
    assert 'value="4:45 pm"' in stale.content.decode()
    again = browser.post(page_of(kofi, "weekly/"), week(stale.content.decode()))
    assert again.status_code == 303
    assert (0, 540, 1005) in hours(kofi)


def test_hours_on_a_date_come_and_go(browse, kofi, northside):
    browser = browse(kofi)
    sent = {
        "day": "2026-03-07",
        "start": "10",
        "end": "2",
        "location": str(northside.pk),
        "format": "both",
        "once": "d",
    }
    saved = browser.post(page_of(kofi, "dates/"), sent)
    assert saved.status_code == 303
    browser.post(page_of(kofi, "dates/"), sent)
    row = HoursOnDate.objects.get()
    assert (row.day, row.start_minute, row.end_minute, row.location_id) == (date(2026, 3, 7), 600, 840, northside.pk)
    assert "7 March 2026, 10:00 am to 2:00 pm" in browser.get(page_of(kofi)).content.decode()
    gone = browser.post(page_of(kofi, f"dates/{row.pk}/remove/"), {"once": "r"})
    assert gone.status_code == 303
    assert browser.post(page_of(kofi, f"dates/{row.pk}/remove/"), {"once": "r"}).status_code == 303
    assert browser.post(page_of(kofi, f"dates/{row.pk}/remove/"), {"once": "s"}).status_code == 404
    assert not HoursOnDate.objects.exists()


@pytest.mark.parametrize(
    ("sent", "complaint"),
    [
        ({}, "field-error"),
        ({"day": "2026-03-01", "start": "10", "end": "2", "format": "both"}, "This day has passed."),
        ({"day": "tomorrow", "start": "10", "end": "2", "format": "both"}, "tomorrow"),
        ({"day": "2026-03-07", "start": "later", "end": "2", "format": "both"}, "Write a time, for example"),
        ({"day": "2026-03-07", "start": "2 pm", "end": "1 pm", "format": "both"}, "This ends before it starts."),
        (
            {"day": "2026-03-07", "start": "9", "end": "10", "format": "both", "location": str(uuid4())},
            "Select a valid choice",
        ),
    ],
)
def test_bad_dates_add_nothing(browse, kofi, sent, complaint):
    response = browse(kofi).post(page_of(kofi, "dates/"), sent)
    assert response.status_code == 422
    assert complaint in response.content.decode()
    assert not HoursOnDate.objects.exists()


def test_time_off_warns_of_visits_and_is_taken_back(browse, dee, booked, jo, kofi):
    booked(jo, chicago(4, 9), by=dee)
    browser = browse(kofi)
    sent = {"first_day": "2026-03-04", "last_day": "2026-03-05", "reason": "Conference", "once": "t"}
    warned = browser.post(page_of(kofi, "time-off/"), sent)
    assert "1 visit is planned then." in warned.content.decode()
    assert "Jo Abara" in warned.content.decode()
    assert not TimeOff.objects.exists()
    taken = browser.post(page_of(kofi, "time-off/"), sent | {"anyway": "1"})
    assert taken.status_code == 303
    away = TimeOff.objects.get()
    assert (away.starts_at, away.ends_at) == (chicago(4, 0), chicago(6, 0))
    page = browser.get(taken["Location"]).content.decode()
    assert "Wed 4 March 2026 to Thu 5 March 2026" in page
    assert "Conference" in page
    assert browser.post(page_of(kofi, f"time-off/{away.pk}/remove/")).status_code == 303
    assert not TimeOff.objects.exists()


def test_some_hours_off(browse, kofi):
    sent = {"first_day": "2026-03-10", "start": "1 pm", "end": "3:30"}
    wrong = browse(kofi).post(page_of(kofi, "time-off/"), sent)
    assert "This ends before it starts." in wrong.content.decode()
    assert browse(kofi).post(page_of(kofi, "time-off/"), sent | {"end": "3:30 pm"}).status_code == 303
    away = TimeOff.objects.get()
    assert (away.starts_at, away.ends_at) == (chicago(10, 13), chicago(10, 15, 30))
    assert "Tue 10 March 2026, 1:00 to 3:30 pm" in browse(kofi).get(page_of(kofi)).content.decode()


@pytest.mark.parametrize(
    ("sent", "complaint"),
    [
        ({}, "field-error"),
        ({"first_day": "2026-03-05", "last_day": "2026-03-04"}, "The last day comes before the first day."),
        ({"first_day": "2026-03-05", "last_day": "2027-09-04"}, "Time off may last a year at most."),
        ({"first_day": "2026-02-05"}, "These days have passed."),
        ({"first_day": "2026-03-08", "start": "2:30"}, "The clocks change that night"),
        ({"first_day": "2026-03-05", "start": "soon"}, "Write a time, for example"),
        ({"first_day": "2026-03-05", "reason": "x" * 121}, "x" * 121),
        ({"first_day": "2026-03-05", "reason": "\x00"}, "Null characters are not allowed."),
        ({"first_day": "9999-12-31"}, "between 2000 and 2199"),
    ],
)
def test_bad_time_off_takes_nothing(browse, kofi, sent, complaint):
    response = browse(kofi).post(page_of(kofi, "time-off/"), sent)
    assert response.status_code == 422
    assert complaint in response.content.decode()
    assert not TimeOff.objects.exists()


@pytest.mark.parametrize("rest", ["", "weekly/", "dates/", "time-off/"])
def test_strangers_and_nonexistent(browse, client, sam, mia, jo, dee, dana, kofi, rest):
    for stranger in (client, browse(sam)):
        assert stranger.get(page_of(kofi, rest))["Location"].startswith("/juniper/sign-in/")
        assert stranger.get(DESK)["Location"].startswith("/juniper/sign-in/")
    assert browse(jo).get(page_of(kofi, rest)).status_code == 404
    for key in (uuid4(), mia.pk, dana.pk):
        assert browse(dee).get(f"{DESK}{key}/{rest}").status_code == 404
    assert browse(sam).get(f"/harbor/desk/availability/{kofi.pk}/{rest}").status_code == 404
    dee.role = "biller"
    dee.save()
    assert browse(dee).get(page_of(kofi, rest)).status_code == 403
    assert browse(dee).get(DESK).status_code == 403


def test_rows_of_others_are_a_404(browse, dee, kofi, ruth, mia):
    away = TimeOff.objects.create(provider=ruth, starts_at=chicago(9, 9), ends_at=chicago(9, 12))
    extra = HoursOnDate.objects.create(provider=ruth, day=date(2026, 3, 7), start_minute=540, end_minute=600)
    with practice_scope(mia.practice):
        foreign = TimeOff.objects.create(provider=mia, starts_at=chicago(9, 9), ends_at=chicago(9, 12))
    browser = browse(dee)
    for key in (away.pk, foreign.pk, uuid4()):
        assert browser.post(page_of(kofi, f"time-off/{key}/remove/")).status_code == 404
    assert browser.post(page_of(kofi, f"dates/{extra.pk}/remove/")).status_code == 404
    assert browse(kofi).post(page_of(ruth, f"time-off/{away.pk}/remove/")).status_code == 403
    assert browser.get(page_of(ruth, f"time-off/{away.pk}/remove/")).status_code == 405
    assert TimeOff.objects.filter(pk=away.pk).exists()


def test_the_same_queries_for_many(browse, dee, kofi, individual, django_assert_max_num_queries):
    browser = browse(dee)
    browser.get(page_of(kofi))
    for _n in range(60):
        TimeOff.objects.create(provider=kofi, starts_at=chicago(9, 9, month=5), ends_at=chicago(9, 12, month=5))
        HoursOnDate.objects.create(provider=kofi, day=date(2026, 6, 6), start_minute=540, end_minute=600)
    for page in (DESK, page_of(kofi), page_of(kofi, "weekly/")):
        with django_assert_max_num_queries(15):
            assert browser.get(page).status_code == 200
