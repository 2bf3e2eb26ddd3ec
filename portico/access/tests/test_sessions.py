from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import SESSION_KEY

from portico.access import sessions
from portico.access.models import KeptForm, Session
from portico.testing.cast import NOW, account_of

MINUTE = timedelta(minutes=1)
PARAMETERS = ["skip_timeout_reset=1", "keepalive=1", "X-Background=1", "background=1", "seen_at=9999999999", "ended=1"]
HEADERS = [{"HTTP_X_BACKGROUND": "1"}, {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}, {"HTTP_X_KEEP_ALIVE": "1"}]


@pytest.fixture
def at():
    """Stands in time, so many minutes after NOW."""
    return lambda minutes: time_machine.travel(NOW + MINUTE * minutes, tick=False)


@pytest.mark.parametrize(("person", "home", "limit"), [("jo", "/juniper/me/", 20), ("dana", "/juniper/desk/", 15)])
def test_a_session_ends_when_nobody_clicks(request, browse, at, person, home, limit):
    with at(0):
        browser = browse(request.getfixturevalue(person))
    with at(limit - 0.1):
        assert browser.get(home).status_code == 200
    with at(2 * limit - 0.2):
        assert browser.get(home).status_code == 200
    with at(3 * limit):
        answer = browser.get(home)
        assert answer.status_code == 302
        assert "ended=1" in answer["Location"]
        assert b"nobody used the page for a while" in browser.get(answer["Location"]).content
    assert Session.objects.exclude(account=None).count() == 0


def test_clicking_does_not_prolong_it_past_a_working_day(jo, browse, at):
    with at(0):
        browser = browse(jo)
    for minutes in range(15, 12 * 60, 15):
        with at(minutes):
            assert browser.get("/juniper/me/").status_code == 200
    with at(12 * 60):
        assert browser.get("/juniper/me/").status_code == 302


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_no_parameter_gets_past_the_end(jo, browse, at, parameter):
    with at(0):
        browser = browse(jo)
    with at(21):
        assert browser.get(f"/juniper/me/?{parameter}").status_code == 302


@pytest.mark.parametrize("header", HEADERS)
def test_no_header_gets_past_the_end(jo, browse, at, header):
    with at(0):
        browser = browse(jo)
    with at(21):
        assert browser.get("/juniper/me/", **header).status_code == 302
        assert browser.get("/juniper/stay/", HTTP_ACCEPT="application/json", **header).status_code == 401


def test_a_request_in_the_background_is_no_click(jo, browse, at):
    with at(0):
        browser = browse(jo)
    for minutes in range(1, 20):
        with at(minutes):
            assert browser.get("/juniper/me/", HTTP_X_BACKGROUND="1").status_code == 200
    with at(20):
        assert browser.get("/juniper/me/").status_code == 302


def test_staying_signed_in(jo, browse, at):
    with at(0):
        browser = browse(jo)
    with at(19):
        answer = browser.get("/juniper/stay/", HTTP_ACCEPT="application/json").json()
        assert answer["seconds"] == 20 * 60
        assert answer["csrf"]
    with at(38):
        assert b"You stay signed in" in browser.get("/juniper/stay/", HTTP_ACCEPT="text/html").content


def test_somebody_elses_sign_in_does_not_uncover_the_page(jo, tess, browse):
    mark = sessions.page_mark(account_of(jo))
    assert browse(jo).get(f"/juniper/stay/?for={mark}").status_code == 200
    assert browse(tess).get(f"/juniper/stay/?for={mark}").status_code == 401


def test_changing_the_password_elsewhere_ends_a_session(jo, browse):
    browser, account = browse(jo), account_of(jo)
    account.set_password("a completely other one")
    account.save()
    assert browser.get("/juniper/me/").status_code == 302


def test_a_session_without_timestamps_is_over(jo, browse):
    browser = browse(jo)
    session = browser.session
    for name in ("seen_at", "signed_in_at", "idle_minutes"):
        del session[name]
    session.save()
    assert browser.get("/juniper/me/").status_code == 302


def test_a_visitor_leaves_no_session_behind(juniper):
    from django.test import Client as Browser

    browser = Browser()
    browser.get("/juniper/sign-in/")
    assert Session.objects.count() == 0


def test_what_was_being_sent_is_kept_for_its_writer_only(jo, tess, browse, at, in_juniper):
    posted = {"mail_detail": "discreet", "time_zone": "America/Denver", "once": "k" * 20}
    with at(0):
        browser = browse(jo)
    with at(30):
        answer = browser.post("/juniper/me/settings/", posted, HTTP_REFERER="http://testserver/juniper/me/settings/")
        assert answer.status_code == 302
        form = KeptForm.objects.get()
        assert "America/Denver" not in form.sealed
        assert SESSION_KEY not in browser.session
        assert browse(tess).get(f"/juniper/kept/{form.pk}/").status_code == 404
        door = {"login": "jo.abara@mail.example", "password": "a quiet room with tea"}
        page = browser.post("/juniper/sign-in/", door)["Location"]
        assert page == f"/juniper/kept/{form.pk}/"
        text = browser.get(page).content.decode()
        assert 'value="America/Denver"' in text
        assert 'action="/juniper/me/settings/"' in text
        assert browser.post("/juniper/me/settings/", posted).status_code == 303
    jo.refresh_from_db()
    assert jo.time_zone == "America/Denver"
    with at(61):
        assert browse(jo).get(page).status_code == 404


def test_a_password_is_never_kept(jo, browse, at, in_juniper):
    with at(0):
        browser = browse(jo)
    with at(30):
        browser.post("/juniper/me/settings/security/password/", {"current": "x", "password": "y"})
    assert KeptForm.objects.count() == 0
