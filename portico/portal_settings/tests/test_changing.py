"""One value at a time, as the API changes them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from portico.portal_settings import CLIENT, CONTACT, NOT_SET, PRACTICE, PROVIDER, UnknownSetting, registry, resolve
from portico.portal_settings.acts import clear_value, revert, set_delegation, set_value
from portico.portal_settings.models import Change, Override
from portico.portal_settings.permissions import NotAllowed
from portico.portal_settings.targets import NoSuchTarget, Target, find
from portico.portal_settings.tests.parts import put
from portico.testing.cast import NOW
from portico.trail.models import Entry

pytestmark = pytest.mark.usefixtures("catalogue", "in_juniper")


@pytest.fixture
def whole(juniper) -> Target:
    return Target(PRACTICE, juniper)


def test_a_value_is_stored_with_its_history_and_trail(juniper, dana, jo, acting) -> None:
    change = set_value(
        actor=acting(dana), now=NOW, key="visits.most", target=Target(CLIENT, jo), value=2, reason="assessment"
    )
    row = Override.objects.get()
    assert (row.state, row.version, row.set_by_name, row.set_at, row.reason) == (
        {"value": 2}, change.pk, "Dana Lin", NOW, "assessment",
    )  # fmt: skip
    assert (change.old, change.new, change.through, change.number) == ({}, {"value": 2}, "console", 1)
    entry = Entry.objects.get()
    assert (entry.act, entry.client_id, entry.changes["new"]) == ("settings.changed", jo.pk, {"value": 2})
    assert resolve(practice=juniper, client=jo)["visits.most"] == 2


@pytest.mark.parametrize("value", [None, 1, 100])
def test_values_at_the_edges(juniper, dana, whole, acting, value) -> None:
    set_value(actor=acting(dana), now=NOW, key="visits.most", target=whole, value=value)
    assert resolve(practice=juniper)["visits.most"] == value


@pytest.mark.parametrize(("key", "value"), [
    ("visits.most", 0), ("visits.most", 101), ("visits.most", "5"), ("visits.most", True), ("visits.most", 2.0),
    ("visits.notice_hours", None), ("visits.can_cancel", 1), ("visits.can_cancel", None), ("visits.mode", "MAKE"),
    ("visits.mode", ["make"]), ("visits.words", None), ("visits.words", "a" * 41), ("visits.words", "a\x00b"),
    ("visits.words", "\ud800"),
])  # fmt: skip
def test_what_is_no_value_is_refused(dana, whole, acting, key, value) -> None:
    with pytest.raises(ValidationError):
        set_value(actor=acting(dana), now=NOW, key=key, target=whole, value=value)
    assert not Override.objects.exists()
    assert not Change.objects.exists()


@pytest.mark.parametrize("words", ["", "<script>alert(1)</script>", "‏שלום", "Zoë é"])
def test_words_are_kept_as_typed(juniper, dana, whole, acting, words) -> None:
    set_value(actor=acting(dana), now=NOW, key="visits.words", target=whole, value=words)
    assert resolve(practice=juniper)["visits.words"] == words


def test_a_misspelt_key_raises(dana, whole, acting) -> None:
    with pytest.raises(UnknownSetting):
        set_value(actor=acting(dana), now=NOW, key="visits.mod", target=whole, value="make")


def test_a_level_the_setting_does_not_have_is_refused(dana, kofi, jo, acting) -> None:
    for key, target in (("visits.late_hours", Target(PROVIDER, kofi)), ("visits.words", Target(CLIENT, jo))):
        with pytest.raises(ValidationError, match="cannot be set for one"):
            set_value(actor=acting(dana), now=NOW, key=key, target=target, value=registry[key].default)


def test_the_same_again_is_no_change(dana, whole, acting) -> None:
    again = {"actor": acting(dana), "now": NOW, "key": "visits.most", "target": whole, "value": 5}
    assert set_value(**again) is not None
    assert set_value(**again) is None
    assert Change.objects.count() == 1


def test_an_administrator_may_store_what_is_set_aside(juniper, dana, jo, acting) -> None:
    put(juniper, "visits.mode", {"value": "view", "delegation": "fixed"})
    set_value(actor=acting(dana), now=NOW, key="visits.mode", target=Target(CLIENT, jo), value="make")
    answer = resolve(practice=juniper, client=jo).answer("visits.mode")
    assert (answer.value, answer.trace[-1].result) == ("view", "set aside: locked")


def test_clearing_deletes_the_row(juniper, dana, jo, acting) -> None:
    put(juniper, "visits.most", {"value": 2}, client=jo)
    change = clear_value(actor=acting(dana), now=NOW, key="visits.most", target=Target(CLIENT, jo))
    assert (change.old, change.new) == ({"value": 2}, {})
    assert not Override.objects.exists()
    assert clear_value(actor=acting(dana), now=NOW, key="visits.most", target=Target(CLIENT, jo)) is None


def test_clearing_the_practice_value_keeps_who_may_change_it(juniper, dana, whole, acting) -> None:
    put(juniper, "visits.mode", {"value": "make", "delegation": "free"})
    clear_value(actor=acting(dana), now=NOW, key="visits.mode", target=whole)
    assert Override.objects.get().state == {"delegation": "free"}
    clear_value(actor=acting(dana), now=NOW, key="visits.mode", target=whole, everything=True)
    assert not Override.objects.exists()


def test_delegation_and_who_each_alone_and_together(juniper, dana, acting) -> None:
    actor = acting(dana)
    set_delegation(actor=actor, now=NOW, key="visits.mode", delegation="free")
    set_delegation(actor=actor, now=NOW, key="visits.mode", who=["provider"])
    assert Override.objects.get().state == {"delegation": "free", "who": ["practice", "provider"]}
    set_delegation(actor=actor, now=NOW, key="visits.mode", delegation=None, who=None)
    assert not Override.objects.exists()


@pytest.mark.parametrize(("key", "wish"), [
    ("network.contact_access", {"delegation": "free"}), ("visits.late_hours", {"delegation": "narrow"}),
    ("visits.words", {"delegation": "narrow"}), ("visits.mode", {"delegation": "loose"}),
    ("visits.mode", {"who": ["contact"]}), ("visits.mode", {"who": "provider"}), ("visits.words", {"who": ["client"]}),
])  # fmt: skip
def test_a_delegation_beyond_the_loosest_is_refused(dana, acting, key, wish) -> None:
    with pytest.raises(ValidationError):
        set_delegation(actor=acting(dana), now=NOW, key=key, **wish)
    assert not Override.objects.exists()


def test_locking_sets_aside_and_unlocking_brings_back(juniper, dana, jo, acting) -> None:
    put(juniper, "visits.mode", {"value": "make"})
    put(juniper, "visits.mode", {"value": "view"}, client=jo)
    set_delegation(actor=acting(dana), now=NOW, key="visits.mode", delegation="fixed")
    assert resolve(practice=juniper, client=jo)["visits.mode"] == "make"
    set_delegation(actor=acting(dana), now=NOW, key="visits.mode", delegation="narrow")
    assert resolve(practice=juniper, client=jo)["visits.mode"] == "view"


def test_a_change_can_be_reverted(juniper, dana, whole, acting) -> None:
    actor = acting(dana)
    set_value(actor=actor, now=NOW, key="visits.most", target=whole, value=8)
    second = set_value(actor=actor, now=NOW + timedelta(hours=1), key="visits.most", target=whole, value=9)
    set_delegation(actor=actor, now=NOW, key="visits.most", delegation="narrow")
    undone = revert(actor=actor, now=NOW, change=second, reason="too many")
    assert Override.objects.get().state == {"value": 8, "delegation": "narrow"}
    assert (undone.number, undone.reason) == (4, "too many")
    first = Change.objects.get(number=1)
    revert(actor=actor, now=NOW, change=first)
    assert resolve(practice=juniper).answer("visits.most").decided_at == "built-in"


def test_a_removed_value_can_be_brought_back(juniper, dana, jo, acting) -> None:
    put(juniper, "visits.most", {"value": None}, client=jo)
    removed = clear_value(actor=acting(dana), now=NOW, key="visits.most", target=Target(CLIENT, jo))
    revert(actor=acting(dana), now=NOW, change=removed)
    assert resolve(practice=juniper, client=jo)["visits.most"] is None


def test_a_change_of_a_value_that_is_none_any_more_cannot_be_reverted(juniper, dana, whole, acting) -> None:
    change = Change(
        key="visits.most", level=PRACTICE, practice=juniper, old={"value": 1000}, new={"value": 3}, number=1
    )
    with pytest.raises(ValidationError, match="from 1 to 100"):
        revert(actor=acting(dana), now=NOW, change=change)


class TestWhoMay:
    def change(self, actor, target, key="visits.mode", value="view"):
        return set_value(actor=actor, now=NOW, key=key, target=target, value=value)

    def test_only_administrators_set_the_practice(self, juniper, kofi, dee, jo, acting, whole) -> None:
        for person in (kofi, dee, jo):
            with pytest.raises(NotAllowed):
                self.change(acting(person), whole)
            with pytest.raises(NotAllowed):
                set_delegation(actor=acting(person), now=NOW, key="visits.mode", delegation="free")
        assert not Override.objects.exists()

    def test_the_permission_can_be_given_to_one_person(self, dee, acting, whole) -> None:
        dee.extra_permissions = ["portal_settings"]
        assert self.change(acting(dee), whole)

    def test_a_provider_sets_their_own_only(self, kofi, ruth, dee, acting) -> None:
        assert self.change(acting(kofi), Target(PROVIDER, kofi))
        for person, whose in ((kofi, ruth), (dee, kofi)):
            with pytest.raises(NotAllowed):
                self.change(acting(person), Target(PROVIDER, whose))

    def test_a_lock_keeps_the_provider_out_even_from_clearing(self, juniper, kofi, acting) -> None:
        put(juniper, "visits.mode", {"value": "view"}, provider=kofi)
        put(juniper, "visits.mode", {"delegation": "fixed"})
        with pytest.raises(NotAllowed):
            self.change(acting(kofi), Target(PROVIDER, kofi))
        with pytest.raises(NotAllowed):
            clear_value(actor=acting(kofi), now=NOW, key="visits.mode", target=Target(PROVIDER, kofi))

    def test_staff_set_what_concerns_clients_they_can_see(self, juniper, dee, kofi, ruth, jo, acting) -> None:
        assert self.change(acting(dee), Target(CLIENT, jo))
        assert self.change(acting(kofi), Target(CLIENT, jo), key="visits.can_cancel", value=False)
        with pytest.raises(NotAllowed):
            self.change(acting(ruth), Target(CLIENT, jo))

    def test_who_may_not_manage_cannot_store_what_would_be_set_aside(self, dee, jo, acting) -> None:
        with pytest.raises(ValidationError, match="stricter than: Ask for a time"):
            self.change(acting(dee), Target(CLIENT, jo), value="make")

    def test_clients_set_nothing(self, jo, acting) -> None:
        with pytest.raises(NotAllowed):
            self.change(acting(jo), Target(CLIENT, jo))

    def test_a_grant_belongs_to_its_client(self, maya, ana, kofi, ruth, acting) -> None:
        target = Target(CONTACT, maya.grants.get())
        assert self.change(acting(kofi), target, key="network.sees_forms", value=True)
        with pytest.raises(NotAllowed):
            self.change(acting(ruth), target, key="network.sees_forms", value=False)


def test_targets_are_found_through_the_actor(juniper, dana, ruth, jo, kofi, ben, mia, dee, acting) -> None:
    assert find(actor=acting(dana), level=CLIENT, id=str(jo.pk)).about == jo
    assert find(actor=acting(dana), level=PROVIDER, id=kofi.pk).about == kofi
    wrong = ((ruth, CLIENT, jo.pk), (dana, CLIENT, ben.pk), (dana, PROVIDER, mia.pk), (dana, PROVIDER, dee.pk),
             (dana, CLIENT, "x"), (dana, CLIENT, None), (dana, "house", jo.pk), (dana, CONTACT, jo.pk))  # fmt: skip
    for who, level, pk in wrong:
        with pytest.raises(NoSuchTarget):
            find(actor=acting(who), level=level, id=pk)


def test_presence_cannot_be_confused_with_truth() -> None:
    with pytest.raises(TypeError):
        bool(NOT_SET)
