"""What visits put on Home, Today and the lists of pages."""

from datetime import date, timedelta

import pytest

from portico.practices.busy import appointments_between
from portico.scheduling import acts
from portico.scheduling.tests.conftest import chicago
from portico.testing.cast import NOW

pytestmark = pytest.mark.usefixtures("frozen", "in_juniper", "individual")
HOME, TODAY = "/juniper/me/", "/juniper/desk/"


def text(response) -> str:
    return response.content.decode()


def test_home_without_visits_has_the_door(browse, jo):
    page = text(browse(jo).get(HOME))
    assert "No visit planned" in page
    assert "Ask for a time" in page
    assert "Visits" in page


def test_home_shows_the_next_visit_and_what_waits(browse, jo, dee, booked):
    booked(jo, chicago(4, 9), by=dee)
    booked(jo, chicago(5, 11))
    page = text(browse(jo).get(HOME))
    assert "Next visit" in page
    assert "9:00 to 9:50 am" in page
    assert "Chicago time" in page
    assert "See or cancel" in page
    assert "Waiting for the practice" in page
    assert "You asked <bdi>Dr. Kofi Osei</bdi> for this time." in page


def test_view_mode_has_no_door_on_home(browse, jo, set_to):
    set_to("mode", "view")
    assert "Ask for a time" not in text(browse(jo).get(HOME))


@pytest.mark.parametrize("many", [1, 30])
def test_home_takes_the_same_queries_for_many(browse, jo, dee, booked, many, django_assert_max_num_queries):
    for n in range(many):
        booked(jo, chicago(4, 9) + timedelta(days=n), by=dee)
    browser = browse(jo)
    browser.get(HOME)
    with django_assert_max_num_queries(15):
        assert browser.get(HOME).status_code == 200


def test_today_says_what_waits_and_lists_the_day(browse, dee, kofi, jo, tess, booked, frozen):
    booked(jo, chicago(4, 9))
    booked(tess, chicago(2, 14), by=dee)
    frozen(NOW + timedelta(hours=2))
    page = text(browse(dee).get(TODAY))
    assert "1 request waits" in page
    assert "The oldest waits 2 hours." in page
    assert "Visits today" in page
    assert "2:00 to 2:50 pm · <bdi>Tess Wu</bdi>" in page
    assert '<span>Requests <span class="count"><i>(</i>1<i>)</i>' in page
    assert "Your visits today" in text(browse(kofi).get(TODAY))


def test_the_lists_show_each_person_their_own(browse, dee, kofi, dana):
    for staff, there, missing in (
        (dee, "Availability", "My hours"), (kofi, "My hours", "/juniper/desk/availability/\">Availability"),
    ):  # fmt: skip
        page = text(browse(staff).get(TODAY))
        assert there in page
        assert missing not in page
    dee.role = "biller"
    dee.save()
    page = text(browse(dee).get(TODAY))
    assert "/desk/requests/" not in page
    assert "/desk/calendar/" in page


@pytest.mark.parametrize("many", [1, 30])
def test_today_takes_the_same_queries_for_many(browse, dee, jo, booked, many, django_assert_max_num_queries):
    for n in range(min(many, 8)):
        booked(jo, chicago(2, 10) + timedelta(hours=n), by=dee)
    browser = browse(dee)
    browser.get(TODAY)
    with django_assert_max_num_queries(15):
        assert browser.get(TODAY).status_code == 200


def test_closures_and_leavers_know_how_many_visits_stand_in_the_way(booked, acting, dee, jo, tess, kofi, main_street):
    first = booked(jo, chicago(4, 9), by=dee, location=main_street)
    booked(tess, chicago(6, 16), by=dee, format="video")
    assert appointments_between(first_day=date(2026, 3, 4)) == 2
    assert appointments_between(first_day=date(2026, 3, 4), last_day=date(2026, 3, 4)) == 1
    assert appointments_between(first_day=date(2026, 3, 5), location_id=main_street.pk) == 0
    assert appointments_between(first_day=date(2026, 3, 1), provider_id=kofi.pk) == 2
    assert appointments_between(first_day=date(2026, 3, 1), client_id=tess.pk) == 1
    acts.cancel(actor=acting(dee), now=NOW, appointment=first)
    assert appointments_between(first_day=date(2026, 3, 4), last_day=date(2026, 3, 4)) == 0
