"""Two members of staff press Save at the same moment: one of them is told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from threading import Barrier
from time import sleep

import pytest
from django.db import IntegrityError, connection

from portico.access.actors import StaffActor
from portico.foundation.tenancy import practice_scope
from portico.portal_settings import PRACTICE, resolve
from portico.portal_settings.acts import Conflict, save_page
from portico.portal_settings.invariants import settings_hold
from portico.portal_settings.models import Change
from portico.portal_settings.targets import Target
from portico.portal_settings.tests.parts import put
from portico.testing.cast import NOW

pytestmark = [pytest.mark.usefixtures("catalogue"), pytest.mark.django_db(transaction=True)]
PEOPLE = 6


def race(juniper, dana, version: str) -> list[str]:
    """Everybody saves another value from the same page; what became of each."""
    together = Barrier(PEOPLE)

    def save(value: int) -> str:
        try:
            together.wait(timeout=30)
            with practice_scope(juniper):
                save_page(
                    actor=StaffActor(juniper, dana), now=NOW, target=Target(PRACTICE, juniper),
                    wanted={"visits.most": value}, seen={"visits.most": version},
                )  # fmt: skip
            return "saved"
        except Conflict:
            return "told"
        except IntegrityError:
            return "broken"
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as pool:
        return sorted(pool.map(save, range(60, 60 + PEOPLE)))


@pytest.mark.parametrize("stored", [True, False], ids=["a row is there", "no row yet"])
def test_one_of_many_saves(juniper, dana, stored) -> None:
    with practice_scope(juniper):
        version = str(put(juniper, "visits.most", {"value": 50}).version) if stored else ""
    assert race(juniper, dana, version) == ["saved", *["told"] * (PEOPLE - 1)]
    with practice_scope(juniper):
        assert Change.objects.count() == (2 if stored else 1)
        assert resolve(practice=juniper)["visits.most"] >= 60
        assert settings_hold() == []


@pytest.mark.postgres_only
def test_without_the_lock_it_goes_wrong(juniper, dana, monkeypatch) -> None:
    """The control: what the test above would see if nobody waited."""
    monkeypatch.setattr("portico.portal_settings.writing.lock_settings", lambda practice: None)
    module = import_module("portico.portal_settings.acts.save_page")
    monkeypatch.setattr(module, "validate_together", lambda *_: sleep(0.5))
    assert race(juniper, dana, "") != ["saved", *["told"] * (PEOPLE - 1)]
