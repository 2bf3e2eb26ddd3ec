"""Two browsers at the same instant, on both engines."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from django.db import connection
from django.test import Client as Browser

from portico.access.acts import accept_invitation as module
from portico.access.acts.accept_invitation import accept_invitation
from portico.access.acts.invitations import invite
from portico.access.models import Account, Grant, Invitation, SignInAttempt
from portico.foundation.decisions import Refused
from portico.foundation.tenancy import practice_scope
from portico.people.models import Client
from portico.testing.cast import NOW

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def links(juniper, dana, acting):
    """Three links of one client."""
    with practice_scope(juniper):
        nora = Client.objects.create(
            number="2000",
            given_name="Nora",
            family_name="Quill",
            email="nora@mail.example",
            birth_date=date(1990, 4, 2),
        )
        return [invite(actor=acting(dana), now=NOW, client=nora).link.rstrip("/").rpartition("/")[2] for _ in range(3)]


def at_once(practice, calls):
    """Run the calls in threads that start together; returns what each gave or raised."""
    gate, results = threading.Barrier(len(calls)), []

    def run(call):
        try:
            gate.wait(10)
            with practice_scope(practice):
                results.append(call())
        except Exception as error:  # noqa: BLE001 (the test looks at it)
            results.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def accepting(practice, token):
    return lambda: accept_invitation(now=NOW, practice=practice, token=token, password="seven kind green apples")


@pytest.mark.parametrize("same", [True, False], ids=["one link", "three links"])
def test_one_account_and_one_grant_whoever_is_first(juniper, links, same):
    tokens = [links[0]] * 6 if same else links * 2
    results = at_once(juniper, [accepting(juniper, token) for token in tokens])
    assert sum(isinstance(one, Account) for one in results) == 1
    assert all(isinstance(one, Account) or (isinstance(one, Refused) and "accepted" in str(one)) for one in results)
    with practice_scope(juniper):
        assert Account.objects.filter(email="nora@mail.example").count() == 1
        assert Grant.objects.count() == 1
        assert Invitation.objects.exclude(accepted_at=None).count() == 1


@pytest.mark.postgres_only  # SQLite has one writer: the transaction itself is the lock
def test_control_without_the_lock_it_goes_wrong(juniper, links, monkeypatch):
    pause = threading.Barrier(2)

    def no_lock(*rows):
        return [row for row in rows if row is not None]

    def slowly(invitation, now):
        state = invitation.state(now)
        pause.wait(10)
        return state

    monkeypatch.setattr(module, "lock", no_lock)
    monkeypatch.setattr(module, "state_of", slowly)
    results = at_once(juniper, [accepting(juniper, token) for token in links[:2]])
    assert not any(isinstance(one, Refused) and "accepted" in str(one) for one in results)


def test_tries_at_the_same_instant_are_all_counted(juniper):
    def wrong():
        door = {"login": "jo@mail.example", "password": "wrong"}
        return Browser().post("/juniper/sign-in/", door, REMOTE_ADDR="203.0.113.5").status_code

    results = at_once(juniper, [wrong] * 12)
    assert sorted(results) == [422] * 10 + [429] * 2
    with practice_scope(juniper):
        assert SignInAttempt.objects.get(scope="account").failures == 10
