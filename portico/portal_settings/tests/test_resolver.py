from __future__ import annotations

import pytest

from portico.foundation.tenancy import WrongPractice
from portico.portal_settings import CLIENT, NOT_SET, PRACTICE, PROVIDER, UnknownSetting, resolve, resolve_many
from portico.portal_settings.tests.parts import put
from portico.practices.models import Seat, Subscription

pytestmark = pytest.mark.usefixtures("catalogue", "in_juniper")


def test_one_query_for_the_rows_and_none_for_facts_nobody_asked(juniper, kofi, jo, django_assert_num_queries) -> None:
    put(juniper, "visits.most", {"value": 3}, client=jo)
    with django_assert_num_queries(1):
        settings = resolve(practice=juniper, provider=kofi, client=jo)
        assert settings["visits.most"] == 3
        assert settings["visits.notice_hours"] == 24


def test_the_whole_catalogue_takes_two_queries(juniper, kofi, jo, django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        answers = list(resolve(practice=juniper, provider=kofi, client=jo))
        assert [answer.trace for answer in answers]
    assert len(answers) == 9


def test_values_are_attributes_too(juniper) -> None:
    settings = resolve(practice=juniper)
    assert settings.visits.mode == "request"
    assert settings.network.contact_access is False


@pytest.mark.parametrize("read", [
    lambda s: s["visits.mod"], lambda s: s.visits.mod, lambda s: s.visit, lambda s: s.answer("visits"), lambda s: s[""],
])  # fmt: skip
def test_a_misspelt_key_raises(juniper, read) -> None:
    with pytest.raises(UnknownSetting):
        read(resolve(practice=juniper))


def test_no_limit_false_and_zero_come_back_as_themselves(juniper, jo) -> None:
    put(juniper, "visits.most", {"value": None}, client=jo)
    put(juniper, "visits.can_cancel", {"value": False}, client=jo)
    put(juniper, "visits.notice_hours", {"value": 0})
    put(juniper, "visits.words", {"value": ""})
    settings = resolve(practice=juniper, client=jo)
    assert settings["visits.most"] is None
    assert settings["visits.can_cancel"] is False
    assert settings["visits.notice_hours"] == 0
    assert settings["visits.words"] == ""


def test_an_answer_explains_itself(juniper, kofi, jo) -> None:
    put(juniper, "visits.mode", {"value": "make"})
    put(juniper, "visits.mode", {"value": "view"}, client=jo)
    answer = resolve(practice=juniper, provider=kofi, client=jo).answer("visits.mode")
    assert (answer.value, answer.decided_at, answer.beneath) == ("view", CLIENT, "make")
    assert answer.because == "Own value for Jo Abara, set by Dana Lin."
    assert [(step.level, step.value, step.result, step.set_by) for step in answer.trace] == [
        ("built-in", "request", "replaced", ""),
        (PRACTICE, "make", "replaced", "Dana Lin"),
        (PROVIDER, NOT_SET, "passes on", ""),
        (CLIENT, "view", "used", "Dana Lin"),
    ]


def test_beneath_the_practice_lies_the_built_in_value(juniper) -> None:
    put(juniper, "visits.most", {"value": 9, "delegation": "narrow"})
    answer = resolve(practice=juniper).answer("visits.most")
    assert (answer.value, answer.beneath, answer.because) == (9, 5, "Practice default, set by Dana Lin.")


def test_levels_nobody_asked_about_do_not_count(juniper, kofi, jo) -> None:
    put(juniper, "visits.most", {"value": 2}, client=jo)
    put(juniper, "visits.most", {"value": 3}, provider=kofi)
    assert resolve(practice=juniper)["visits.most"] == 5
    assert resolve(practice=juniper, provider=kofi)["visits.most"] == 3


def test_a_contact_is_one_grant(juniper, maya, ana) -> None:
    grant = maya.grants.get()
    put(juniper, "network.sees_forms", {"value": True}, contact=grant)
    assert resolve(practice=juniper, contact=grant)["network.sees_forms"] is True
    assert resolve(practice=juniper, client=maya)["network.sees_forms"] is False


def test_a_contact_brings_the_client_along(juniper, maya, ana) -> None:
    put(juniper, "network.sees_forms", {"value": True}, client=maya)
    answer = resolve(practice=juniper, contact=maya.grants.get()).answer("network.sees_forms")
    assert (answer.value, answer.because) == (True, "Own value for Maya Reyes, set by Dana Lin.")


def test_a_missing_subscription_decides(juniper, jo) -> None:
    Subscription.objects.create(practice=juniper, product="portal", active=False)
    put(juniper, "visits.mode", {"value": "make"})
    answer = resolve(practice=juniper, client=jo).answer("visits.mode")
    assert (answer.value, answer.decided_at) == ("view", "requirement")
    assert [step.result for step in answer.trace][:2] == ["replaced", "set aside: portal subscription"]
    assert answer.because.startswith("Not ready: ")


def test_a_seat_belongs_to_one_provider(juniper, kofi, ruth) -> None:
    sold = Subscription.objects.create(practice=juniper, product="scheduling", by_seat=True)
    Seat.objects.create(practice=juniper, subscription=sold, provider=kofi)
    assert resolve(practice=juniper, provider=kofi)["visits.mode"] == "request"
    assert resolve(practice=juniper, provider=ruth)["visits.mode"] == "view"
    assert resolve(practice=juniper)["visits.mode"] == "request"


def test_another_setting_can_be_required(juniper, jo) -> None:
    put(juniper, "visits.can_cancel", {"value": False}, client=jo)
    answer = resolve(practice=juniper, client=jo).answer("visits.can_move")
    assert (answer.value, answer.decided_at) == (False, "requirement")
    assert resolve(practice=juniper)["visits.can_move"] is True


def test_a_stored_delegation_never_exceeds_the_loosest(juniper, jo) -> None:
    put(juniper, "network.contact_access", {"delegation": "free"})
    put(juniper, "network.contact_access", {"value": True}, client=jo)
    assert resolve(practice=juniper, client=jo)["network.contact_access"] is False


def test_many_clients_take_one_query(juniper, jo, tess, maya, kofi, django_assert_num_queries) -> None:
    put(juniper, "visits.most", {"value": 2}, client=jo)
    put(juniper, "visits.most", {"value": 3}, provider=kofi)
    with django_assert_num_queries(1):
        settings = resolve_many(practice=juniper, provider=kofi, clients=[jo, tess, maya])
    assert {pk: one["visits.most"] for pk, one in settings.items()} == {jo.pk: 2, tess.pk: 3, maya.pk: 3}


def test_many_providers_take_one_query(juniper, jo, kofi, ruth, django_assert_num_queries) -> None:
    put(juniper, "visits.mode", {"value": "view"}, provider=ruth)
    with django_assert_num_queries(1):
        settings = resolve_many(practice=juniper, client=jo, providers=[kofi, ruth])
    assert settings[ruth.pk].answer("visits.mode").decided_at == PROVIDER
    assert settings[kofi.pk]["visits.mode"] == "request"


def test_another_practice_is_out_of_reach(juniper, harbor) -> None:
    with pytest.raises(WrongPractice):
        resolve(practice=harbor)
