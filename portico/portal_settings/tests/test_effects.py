from __future__ import annotations

import pytest

from portico.people.models import Client
from portico.portal_settings import PRACTICE, PROVIDER
from portico.portal_settings.drafts import compare
from portico.portal_settings.effects import effects
from portico.portal_settings.targets import Target
from portico.portal_settings.tests.parts import put
from portico.testing.cast import NOW, assign, client

pytestmark = pytest.mark.usefixtures("catalogue", "in_juniper")


def effect(practice, target, **wanted):
    wanted = {f"visits.{name}": value for name, value in wanted.items()}
    differences, _ = compare(target=target, wanted=wanted)
    found = effects(practice=practice, target=target, differences=differences)
    return found[0] if len(found) == 1 else found


def test_everybody_who_has_nothing_of_their_own(juniper, jo, tess, maya, leo) -> None:
    found = effect(juniper, Target(PRACTICE, juniper), mode="make")
    assert (found.affected, found.total, found.keepers) == (4, 4, [])
    assert (found.before, found.after) == ("Ask for a time", "Book directly")


def test_own_values_keep_people_out(juniper, jo, tess, maya, leo) -> None:
    put(juniper, "visits.mode", {"value": "view"}, client=jo)
    found = effect(juniper, Target(PRACTICE, juniper), mode="make")
    assert (found.affected, found.total) == (3, 4)
    assert [(keeper.name, keeper.shown) for keeper in found.keepers] == [("Jo Abara", "See only")]


def test_a_value_that_comes_back_in_force_counts_as_affected(juniper, jo, tess) -> None:
    put(juniper, "visits.mode", {"value": "view"})
    put(juniper, "visits.mode", {"value": "request"}, client=jo)
    found = effect(juniper, Target(PRACTICE, juniper), mode="make")
    assert (found.affected, found.total, found.keepers) == (2, 2, [])


def test_a_provider_with_an_own_value_shields_their_clients(juniper, kofi, ruth, jo, tess, leo) -> None:
    put(juniper, "visits.mode", {"value": "view"}, provider=kofi)
    found = effect(juniper, Target(PRACTICE, juniper), mode="make")
    assert (found.affected, found.total) == (1, 3)
    assert [keeper.name for keeper in found.providers_keeping] == ["Dr. Osei"]
    assign(jo, ruth)
    assert effect(juniper, Target(PRACTICE, juniper), mode="make").affected == 2


def test_the_provider_level_counts_assigned_clients(juniper, kofi, ruth, jo, tess, maya, leo) -> None:
    put(juniper, "visits.mode", {"value": "view"}, client=tess)
    put(juniper, "visits.mode", {"value": "view"}, client=leo)
    found = effect(juniper, Target(PROVIDER, kofi), mode="view")
    assert (found.affected, found.total) == (2, 3)
    assert [keeper.name for keeper in found.keepers] == ["Tess Wu"]


def test_a_locked_value_below_follows(juniper, jo, tess) -> None:
    put(juniper, "visits.mode", {"delegation": "fixed"})
    put(juniper, "visits.mode", {"value": "view"}, client=jo)
    found = effect(juniper, Target(PRACTICE, juniper), mode="make")
    assert (found.affected, found.keepers) == (2, [])


def test_archived_clients_and_ended_assignments_do_not_count(juniper, kofi, jo, tess, maya) -> None:
    Client.objects.filter(pk=tess.pk).update(archived_at=NOW)
    maya.assignments.update(ended_at=NOW)
    assert effect(juniper, Target(PRACTICE, juniper), mode="make").total == 2
    assert effect(juniper, Target(PROVIDER, kofi), mode="view").total == 1


def test_as_many_queries_for_many_as_for_few(juniper, kofi, jo, django_assert_max_num_queries) -> None:
    for number in range(30):
        made = client(juniper, f"9{number}", "Some", f"Body{number}")
        assign(made, kofi)
        put(juniper, "visits.mode", {"value": "view"}, client=made)
        put(juniper, "visits.most", {"value": 1}, client=made)
    put(juniper, "visits.mode", {"value": "view"}, provider=kofi)
    with django_assert_max_num_queries(8):
        mode, most = effect(juniper, Target(PRACTICE, juniper), mode="make", most=9)
    assert (mode.total, mode.affected) == (31, 0)
    assert (most.total, most.affected, len(most.keepers)) == (31, 1, 30)
