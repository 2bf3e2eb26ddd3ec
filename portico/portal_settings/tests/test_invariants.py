from __future__ import annotations

import uuid

import pytest

from portico.portal_settings.acts import set_delegation, set_value
from portico.portal_settings.invariants import settings_hold
from portico.portal_settings.levels import CLIENT, PRACTICE
from portico.portal_settings.models import Change, Override
from portico.portal_settings.targets import Target
from portico.testing.cast import NOW

pytestmark = pytest.mark.usefixtures("catalogue", "in_juniper")


@pytest.fixture
def stored(juniper, dana, jo, acting) -> Override:
    actor = acting(dana)
    set_value(actor=actor, now=NOW, key="visits.most", target=Target(CLIENT, jo), value=2)
    set_value(actor=actor, now=NOW, key="visits.most", target=Target(PRACTICE, juniper), value=None)
    set_delegation(actor=actor, now=NOW, key="visits.most", delegation="narrow", who=["provider"])
    assert settings_hold() == []
    return Override.objects.get(level=CLIENT)


@pytest.mark.parametrize(("damage", "said"), [
    ({"value": 1000}, "from 1 to 100"),
    ({"value": 3}, "differs from the last line of its history"),
    ({"value": 2.0}, "whole number"),
    ({"key": "visits.gone"}, "no such setting"),
    ({"key": "visits.words"}, "does not exist at this level"),
    ({"has_value": False}, "nothing is set"),
    ({"delegation": "free"}, "only the practice says"),
    ({"version": uuid.uuid4()}, "differs from the last line of its history"),
])  # fmt: skip
def test_damage_is_found(stored, damage, said) -> None:
    Override.objects.filter(pk=stored.pk).update(**damage)
    assert any(said in line for line in settings_hold()), settings_hold()


def test_a_row_that_went_without_a_trace_is_found(stored) -> None:
    stored.delete()
    assert any("not stored" in line for line in settings_hold())


def test_a_row_without_history_is_found(stored) -> None:
    Change.objects.filter(level=CLIENT).delete()
    assert any("no history" in line for line in settings_hold())
