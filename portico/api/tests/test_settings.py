from uuid import uuid4

import pytest

from portico.access.models import Grant
from portico.foundation.tenancy import practice_scope

pytestmark = pytest.mark.usefixtures("monday_morning")


def mode(api, **query):
    return api.get("settings/effective", **query).json()["scheduling.mode"]


def test_every_setting_tells_value_decider_reason_and_trace(api, dana, kofi, jo):
    found = api(dana).get("settings/effective", client=jo.pk, provider=kofi.pk).json()
    assert found["scheduling.max_upcoming"] == {
        "value": 5,
        "decided_at": "built-in",
        "because": "Nobody has set it: the built-in value.",
        "trace": [
            {"level": "built-in", "value": 5, "result": "used", "set": True},
            {"level": "provider", "value": None, "result": "passes on", "set": False},
            {"level": "client", "value": None, "result": "passes on", "set": False},
        ],
    }


def test_values_are_put_at_each_level_and_taken_back(api, dana, kofi, jo):
    desk, both = api(dana), {"client": jo.pk, "provider": kofi.pk}
    assert desk.send("PUT", "settings/scheduling.mode", {"value": "make", "reason": "spring"}).json()["value"] == "make"
    desk.send("PUT", "settings/scheduling.mode", {"value": "request"}, level="provider", id=kofi.pk)
    assert mode(desk, **both)["decided_at"] == "provider"
    desk.send("PUT", "settings/scheduling.mode", {"value": "view"}, level="client", id=jo.pk)
    assert (mode(desk, **both)["value"], mode(desk, **both)["decided_at"]) == ("view", "client")
    for level, pk in (("client", jo.pk), ("provider", kofi.pk)):
        assert desk.send("DELETE", "settings/scheduling.mode", level=level, id=pk).status_code == 200
    assert mode(desk, **both)["decided_at"] == "practice"
    desk.send("DELETE", "settings/scheduling.mode")
    assert mode(desk, **both)["decided_at"] == "built-in"


def test_who_may_change_it_is_set_alone_or_with_a_value(api, dana, kofi, jo):
    desk, both = api(dana), {"client": jo.pk, "provider": kofi.pk}
    desk.send("PUT", "settings/scheduling.mode", {"value": "view"}, level="client", id=jo.pk)
    desk.send("PUT", "settings/scheduling.mode", {"value": "make", "delegation": "fixed"})
    locked = mode(desk, **both)
    assert (locked["value"], locked["trace"][-1]["result"]) == ("make", "set aside: locked")
    desk.send("PUT", "settings/scheduling.mode", {"delegation": "narrow", "who": ["practice", "provider", "client"]})
    assert mode(desk, **both)["value"] == "view"
    desk.send("DELETE", "settings/scheduling.mode")
    assert mode(desk, **both)["value"] == "view"


def test_no_limit_is_a_value_and_a_missing_value_is_none(api, dana):
    desk = api(dana)
    assert desk.send("PUT", "settings/scheduling.max_upcoming", {"value": None}).json()["decided_at"] == "practice"
    assert desk.send("PUT", "settings/scheduling.max_upcoming", {"reason": "why"}).status_code == 422


@pytest.mark.parametrize("value", ["often", 0, 101, 1.5, True, [], {}, "9" * 400])
def test_a_value_outside_the_range_is_refused_in_words(api, dana, value):
    answer = api(dana).send("PUT", "settings/scheduling.max_upcoming", {"value": value})
    assert answer.status_code == 422
    assert answer.json()["message"]


def test_unknown_keys_foreign_people_and_nobody_are_not_found(api, dana, mia, ben):
    desk = api(dana)
    assert desk.send("PUT", "settings/scheduling.colour", {"value": 1}).status_code == 404
    for level, foreign in (("provider", mia), ("client", ben)):
        answers = [
            desk.send("PUT", "settings/scheduling.mode", {"value": "view"}, level=level, id=pk)
            for pk in (foreign.pk, uuid4())
        ]
        assert [a.status_code for a in answers] == [404, 404]
        assert answers[0].content == answers[1].content


def test_only_who_may_change_settings_can(api, dee, kofi, jo):
    assert api(dee).send("PUT", "settings/scheduling.mode", {"value": "make"}).status_code == 403
    assert (
        api(kofi)
        .send("PUT", "settings/scheduling.break_minutes", {"value": 5}, level="provider", id=kofi.pk)
        .status_code
        == 200
    )


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\x00", b'{"value": "make", "reason": {}}'])
def test_a_broken_body_is_told(api, dana, body):
    desk = api(dana)
    answer = desk.http.put(desk.base + "settings/scheduling.mode", body, content_type="application/json")
    assert answer.status_code == 422


def test_a_contact_is_asked_about_for_their_own_client_only(api, dana, ana, jo, maya):
    desk = api(dana)
    with practice_scope(dana.practice):
        grant = Grant.objects.get(contact=ana, client=maya)
    assert desk.get("settings/effective", client=maya.pk, contact=grant.pk).status_code == 200
    assert desk.get("settings/effective", client=jo.pk, contact=grant.pk).status_code == 404
