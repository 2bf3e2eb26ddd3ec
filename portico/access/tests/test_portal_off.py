"""The portal and its parts: what is off does not exist."""

import pytest
from django.test import Client as Browser

from portico.access.actors import SystemActor
from portico.access.modules import module_on
from portico.portal_settings import resolve
from portico.portal_settings.acts import set_value
from portico.portal_settings.targets import Target
from portico.practices.models import Subscription
from portico.testing.cast import NOW, PASSWORD

pytestmark = pytest.mark.usefixtures("in_juniper", "dana")
PLACES = [
    "/juniper/me/appointments/",
    "/juniper/me/appointments/new/",
    "/juniper/me/settings/",
    "/juniper/me/settings/security/",
]


@pytest.fixture
def set_to(juniper):
    def put(key, value, **client):
        level, about = next(iter(client.items()), ("practice", juniper))
        set_value(actor=SystemActor(juniper), now=NOW, key=key, target=Target(level, about), value=value)

    return put


@pytest.mark.setting("portal.enabled")
def test_a_portal_that_is_off_is_one_plain_page(set_to, juniper, jo, tess):
    set_to("portal.enabled", False, client=jo)
    browser = Browser()
    door = {"login": "jo.abara@mail.example", "password": PASSWORD}
    answer = browser.post("/juniper/sign-in/", door, follow=True)
    page = answer.content.decode()
    assert "555-0134" in page
    assert "Mon–Fri 9–5" in page
    assert "/me/appointments" not in page
    assert "/me/settings" not in page
    assert [browser.get(place).status_code for place in PLACES] == [404] * 4
    assert browser.post("/juniper/me/appointments/new/", {}).status_code == 404
    assert browser.post("/juniper/sign-out/").status_code == 303
    assert resolve(practice=juniper, client=tess)["portal.enabled"] is True


@pytest.mark.setting("portal.enabled")
def test_without_the_subscription_nobody_has_a_portal(juniper, jo, browse):
    Subscription.objects.create(product="portal", active=False)
    assert resolve(practice=juniper, client=jo)["portal.enabled"] is False
    assert browse(jo).get("/juniper/me/appointments/").status_code == 404


@pytest.mark.setting("portal.enabled")
def test_who_has_no_portal_is_not_invited(set_to, maya, dana, acting):
    from portico.access.policies import decide_invite

    maya.email = "maya@mail.example"
    maya.save()
    assert decide_invite(client=maya).allowed
    set_to("portal.enabled", False)
    assert decide_invite(client=maya).codes == ["portal_on"]


@pytest.mark.setting("portal.module.appointments")
def test_without_appointments_there_is_no_door_to_them(set_to, jo, browse):
    browser = browse(jo)
    assert browser.get("/juniper/me/appointments/").status_code == 200
    set_to("portal.module.appointments", False, client=jo)
    assert [browser.get(place).status_code for place in PLACES] == [404, 404, 200, 200]
    assert "/juniper/me/appointments/" not in browser.get("/juniper/me/").content.decode()


@pytest.mark.parametrize(
    ("name", "at_first"),
    [
        pytest.param(name, at_first, marks=pytest.mark.setting(f"portal.module.{name}"))
        for name, at_first in {
            "forms": True, "documents": True, "care_team": True, "social_history": False, "clinical": False,
        }.items()
    ],
)  # fmt: skip
def test_a_part_is_on_where_it_and_the_portal_are(set_to, juniper, jo, name, at_first):
    def on():
        return module_on(resolve(practice=juniper, client=jo), name)

    assert on() is at_first
    set_to(f"portal.module.{name}", not at_first)
    assert on() is not at_first
    set_to(f"portal.module.{name}", True)
    set_to("portal.enabled", False)
    assert on() is False
