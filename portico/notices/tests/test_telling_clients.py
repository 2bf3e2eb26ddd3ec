from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest

from portico.notices import tell_client, withdraw
from portico.notices.kinds import CLIENT_EVENTS
from portico.notices.models import Delivery
from portico.testing.cast import NOW

pytestmark = pytest.mark.usefixtures("in_juniper")


def appointment():
    starts_at = NOW + timedelta(days=16, hours=6)
    return SimpleNamespace(pk=uuid4(), starts_at=starts_at, ends_at=starts_at + timedelta(minutes=50))


def tell(jo, event="created", **more):
    return tell_client(event=event, client=jo, practice=jo.practice, now=NOW, appointment=appointment(), **more)


@pytest.mark.parametrize("event", CLIENT_EVENTS)
def test_a_mail_says_only_that_there_is_an_update(jo, kofi, event):
    mail = tell(jo, event, provider=kofi)
    assert (mail.state, mail.to, mail.subject) == ("waiting", jo.email, "There is an update for you")
    assert mail.body.endswith("/juniper/me/")
    assert "pm" not in mail.body
    assert "Osei" not in mail.body


@pytest.mark.setting("notice.detail")
def test_date_and_time_stand_in_the_mail_where_the_practice_or_the_client_chose_so(jo, choose):
    discreet = tell(jo)
    choose("notice.detail", "date_and_time")
    told = tell(jo)
    jo.mail_detail = "discreet"
    own_choice = tell(jo)
    assert "It is planned for Wed 18 March, 4:00 to 4:50 pm (Chicago time)." in told.body
    assert [mail.subject for mail in (discreet, told)] == ["There is an update for you"] * 2
    assert "March" not in discreet.body + own_choice.body


def test_the_time_is_told_on_the_client_s_own_clock(jo):
    jo.mail_detail, jo.time_zone = "date_and_time", "America/Los_Angeles"
    assert "2:00 to 2:50 pm (Los Angeles time)" in tell(jo).body


@pytest.mark.parametrize(
    "event", [pytest.param(event, marks=pytest.mark.setting(f"notice.client.{event}")) for event in CLIENT_EVENTS]
)
def test_a_switched_off_mail_is_recorded_and_not_sent(jo, choose, event):
    choose(f"notice.client.{event}", False)
    others = [name for name in CLIENT_EVENTS if name != event]
    mail = tell(jo, event)
    assert (mail.state, mail.problem, mail.body) == ("skipped", "switched_off", "")
    assert [tell(jo, other).state for other in others] == ["waiting"] * 7


def test_a_request_that_lapsed_is_told_under_the_switch_of_declined_ones(jo, choose):
    assert tell(jo, "request_expired").subject == "We are sorry for the wait"
    choose("notice.client.request_declined", False)
    assert tell(jo, "request_expired").problem == "switched_off"


def test_without_an_address_the_reason_is_recorded(maya):
    mail = tell(maya)
    assert (mail.state, mail.problem) == ("skipped", "no_address")


def test_one_promise_is_one_row(jo):
    visit = appointment()
    for _ in range(2):
        tell_client(event="created", client=jo, practice=jo.practice, now=NOW, appointment=visit)
    assert Delivery.objects.count() == 1


def test_an_unknown_event_is_an_error(jo):
    with pytest.raises(KeyError):
        tell(jo, "praised")


def test_a_mail_held_back_can_be_withdrawn(jo):
    mail = tell(jo, not_before=NOW + timedelta(minutes=10))
    assert mail.due_at == NOW + timedelta(minutes=10)
    assert withdraw(about=mail.about_id, now=NOW) == 1
    mail.refresh_from_db()
    assert (mail.state, mail.problem, mail.body) == ("skipped", "withdrawn", "")
