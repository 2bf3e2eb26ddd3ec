"""Before a setting is saved, the page says how many requests wait meanwhile."""

import pytest

from portico.portal_settings import NOT_SET, registry
from portico.portal_settings.consequences import sentences
from portico.portal_settings.drafts import Difference
from portico.portal_settings.targets import Target
from portico.scheduling.tests.conftest import chicago

pytestmark = pytest.mark.usefixtures("in_juniper")


def said(about, key: str = "scheduling.mode", level: str = "practice") -> list[str]:
    practice = about if level == "practice" else about.practice
    difference = Difference(registry[key], None, NOT_SET, "make")
    return sentences(practice=practice, target=Target(level, about), differences=[difference])


def test_requests_that_wait_are_counted_for_whom_it_is_about(booked, in_juniper, jo, tess, kofi, ruth):
    assert said(in_juniper) == []
    booked(jo, chicago(4, 10))
    booked(tess, chicago(4, 11))
    assert said(in_juniper) == ["2 requests are waiting now. You can still accept or decline them."]
    assert said(jo, level="client") == ["1 request is waiting now. You can still accept or decline it."]
    assert said(ruth, level="provider") == []


def test_settings_that_do_not_touch_requests_say_nothing(booked, in_juniper, jo):
    booked(jo, chicago(4, 10))
    assert said(in_juniper, key="scheduling.horizon_days") == []
