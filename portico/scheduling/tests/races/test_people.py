"""One client who asks everywhere at once, and answers that meet."""

from datetime import timedelta
from importlib import import_module

import pytest

from portico.foundation.tenancy import practice_scope
from portico.people.models import Staff
from portico.people.roles import Role
from portico.scheduling.acts import accept, cancel, decline
from portico.scheduling.models import Appointment
from portico.scheduling.tests.races.conftest import WEDNESDAY_10, _pause_after
from portico.testing import cast


@pytest.fixture
def providers(juniper, jo, main_street) -> list[Staff]:
    """Six whom Jo may see."""
    found = []
    for n in range(6):
        name = f"Provider{n}"
        one = cast.staff(juniper, name, "Six", f"{name}@juniper.example", Role.PROVIDER, is_provider=True)
        cast.weekdays(one, main_street)
        cast.assign(jo, one)
        found.append(one)
    return found


@pytest.fixture
def everywhere(providers, booking, jo):
    """Jo asks each provider for a time of its own, three times over."""
    return [
        booking(jo, provider=provider, starts_at=WEDNESDAY_10 + timedelta(hours=n))
        for _ in range(3)
        for n, provider in enumerate(providers)
    ]


def test_one_client_many_providers(at_once, everywhere, settings_are, broken):
    settings_are(mode="make", max_upcoming=3)
    results = at_once(*everywhere)
    assert results.count("booked") == 3
    assert all("max_upcoming" in codes or codes[0] == "no_overlap" for codes in results if codes != "booked")
    assert broken() == []


@pytest.mark.usefixtures("unguarded")
def test_control_without_locks_the_limit_does_not_hold(at_once, everywhere, settings_are):
    settings_are(mode="make", max_upcoming=3)
    assert at_once(*everywhere).count("booked") > 3


@pytest.fixture
def two_for_one_place(settings_are, booking, jo, tess, kofi, acting, juniper, at_once):
    """Two requests that hold nothing, and their acceptances to be done at once."""
    settings_are(request_holds_slot=False)
    at_once(booking(jo), booking(tess))
    actor = acting(kofi)
    with practice_scope(juniper):
        waiting = list(Appointment.objects.all())
    assert [one.state for one in waiting] == ["requested", "requested"]
    return [lambda one=one: accept(actor=actor, now=cast.NOW, appointment=one).state for one in waiting]


def test_two_requests_for_one_place_accepted_at_once(at_once, two_for_one_place, broken):
    assert sorted(map(str, at_once(*two_for_one_place))) == ["['slot_free']", "booked"]
    assert broken() == []


@pytest.mark.usefixtures("unguarded")
def test_control_without_locks_both_are_accepted(at_once, two_for_one_place, broken):
    assert at_once(*two_for_one_place) == ["booked", "booked"]
    assert broken() != []


@pytest.fixture
def met(at_once, booking, jo, kofi, acting, juniper):
    """A request, and at the same moment: the client takes it back, one accepts it, another declines it."""
    at_once(booking(jo))
    with practice_scope(juniper):
        made = Appointment.objects.get()
    of_jo, of_kofi = acting(jo), acting(kofi)
    return made, [
        lambda: cancel(actor=of_jo, now=cast.NOW, appointment=made).state,
        lambda: accept(actor=of_kofi, now=cast.NOW, appointment=made).state,
        lambda: decline(actor=of_kofi, now=cast.NOW, appointment=made, reason="No time").state,
    ]


def test_answers_that_meet_follow_each_other(at_once, met, broken, juniper):
    _made, works = met
    results = at_once(*works)
    ended = [result for result in results if result in ("cancelled", "declined")]
    assert len(ended) == 1
    with practice_scope(juniper):
        assert Appointment.objects.get().state == ended[0]
    assert broken() == []


@pytest.mark.usefixtures("unguarded")
def test_control_without_locks_answers_cross(at_once, met, broken, monkeypatch):
    for name in ("accept", "cancel", "decline"):
        _pause_after(monkeypatch, import_module(f"portico.scheduling.acts.{name}"), "hold")
    _made, works = met
    assert at_once(*works)
    assert broken() != []
