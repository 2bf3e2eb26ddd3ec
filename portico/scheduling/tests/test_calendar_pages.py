"""A week as an agenda."""

from uuid import uuid4

import pytest

from portico.practices.models import Closure
from portico.scheduling import acts
from portico.scheduling.tests.conftest import chicago
from portico.testing.cast import NOW, assign, client

pytestmark = pytest.mark.usefixtures("frozen")
CALENDAR = "/juniper/desk/calendar/"


def test_a_week_shows_visits_requests_absences_and_closures(
    browse, acting, dee, dana, booked, jo, tess, kofi, in_juniper
):
    booked(jo, chicago(3, 9))
    booked(tess, chicago(4, 11), by=dee)
    acts.take_time_off(
        actor=acting(dee), now=NOW, provider=kofi, starts_at=chicago(4, 13), ends_at=chicago(5, 0), reason="Dentist"
    )
    Closure.objects.create(first_day="2026-03-06", last_day="2026-03-06", reason="Painting")
    page = browse(dee).get(CALENDAR).content.decode()
    assert "2 March 2026" in page
    assert "all times in Chicago time" in page
    assert "9:00 to 9:50 am · <bdi>Jo Abara</bdi>" in page
    assert "Held: asks for this time" in page
    assert 'class="row held"' in page
    assert "11:00 to 11:50 am · <bdi>Tess Wu</bdi>" in page
    assert "Dr. Osei, 1:00 pm to 12:00 am" in page or "1:00" in page
    assert "Dentist" in page
    assert "Painting" in page
    assert "The clocks change this week" in page


def test_a_provider_begins_with_their_own(browse, booked, dee, jo, leo, kofi, ruth):
    booked(jo, chicago(3, 9), by=dee)
    booked(leo, chicago(3, 11), provider=ruth, by=dee)
    mine = browse(kofi).get(CALENDAR).content.decode()
    assert "Jo Abara" in mine
    assert "Leo Reyes" not in mine
    both = browse(dee).get(CALENDAR).content.decode()
    assert "Jo Abara" in both
    assert "Leo Reyes" in both
    assert "Leo Reyes" not in browse(kofi).get(CALENDAR, {"provider": "all"}).content.decode(), "not theirs to see"
    ruths = browse(dee).get(CALENDAR, {"provider": str(ruth.pk)}).content.decode()
    assert "Jo Abara" not in ruths


def test_weeks_are_linked(browse, dee, kofi, booked, jo):
    booked(jo, chicago(11, 9), by=dee)
    browser = browse(dee)
    assert "Jo Abara" not in browser.get(CALENDAR).content.decode()
    page = browser.get(CALENDAR, {"week": "2026-03-15", "provider": "all"}).content.decode()
    assert "Jo Abara" in page
    assert "week=2026-03-02" in page
    assert "week=2026-03-16" in page


@pytest.mark.parametrize("week", ["", "nonsense", "0001-01-01", "9999-12-31", "2026-02-30", "\x00", "2026-03-03T10:00"])
def test_odd_weeks_show_this_one(browse, dee, week):
    response = browse(dee).get(CALENDAR, {"week": week})
    assert response.status_code == 200
    assert "2 March 2026" in response.content.decode()


def test_no_hours_says_what_to_do_first(browse, dee, kofi, in_juniper):
    kofi.weekly_hours.all().delete()
    page = browse(dee).get(CALENDAR, {"provider": str(kofi.pk)}).content.decode()
    assert "Add working hours first" in page


def test_who_may_not(browse, client, sam, jo, dee, mia):
    for stranger in (client, browse(sam)):
        assert stranger.get(CALENDAR)["Location"].startswith("/juniper/sign-in/")
    assert browse(jo).get(CALENDAR).status_code == 404
    for key in (mia.pk, uuid4(), "nonsense"):
        assert browse(dee).get(CALENDAR, {"provider": str(key)}).status_code == 404


@pytest.mark.parametrize("many", [1, 30])
def test_the_same_queries_for_many(browse, dee, in_juniper, kofi, booked, many, django_assert_max_num_queries):
    for n in range(many):
        who = client(in_juniper, f"3{n:03}", "Sam", f"Reed{n}")
        assign(who, kofi)
        booked(who, chicago(2 + n // 6, 10 + n % 6), by=dee)
    browser = browse(dee)
    browser.get(CALENDAR)
    with django_assert_max_num_queries(15):
        assert browser.get(CALENDAR).status_code == 200
