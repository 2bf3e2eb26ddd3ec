"""A whole page at once: all of it or nothing, and never over somebody else's work."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from portico.portal_settings import CLIENT, NOT_SET, PRACTICE, PROVIDER, resolve
from portico.portal_settings.acts import Conflict, save_page, set_delegation, set_value
from portico.portal_settings.models import Change, Override
from portico.portal_settings.permissions import NotAllowed
from portico.portal_settings.targets import Target
from portico.portal_settings.tests.parts import Visits, put
from portico.testing.cast import NOW
from portico.trail.models import Entry

pytestmark = pytest.mark.usefixtures("catalogue", "in_juniper")


@pytest.fixture
def save(juniper, dana, acting):
    def save(wanted, *, by=None, target=None, **more):
        return save_page(
            actor=acting(by or dana), now=NOW, target=target or Target(PRACTICE, juniper), wanted=wanted, **more
        )

    return save


def test_several_settings_in_one_go(juniper, save) -> None:
    changes = save({"visits.mode": "make", "visits.most": None, "visits.can_cancel": True}, reason="spring")
    assert {change.key for change in changes} == {"visits.mode", "visits.most"}
    assert Entry.objects.filter(act="settings.changed").count() == 2
    settings = resolve(practice=juniper)
    assert (settings["visits.mode"], settings["visits.most"]) == ("make", None)


def test_the_built_in_value_is_not_copied_down(save) -> None:
    assert save({"visits.mode": "request", "visits.most": 5}) == []
    assert not Override.objects.exists()


def test_an_own_value_equal_to_the_default_is_kept(juniper, jo, save) -> None:
    save({"visits.mode": "request"}, target=Target(CLIENT, jo))
    assert resolve(practice=juniper, client=jo).answer("visits.mode").decided_at == CLIENT


def test_inherit_deletes_the_own_value(juniper, jo, save) -> None:
    put(juniper, "visits.most", {"value": 2}, client=jo)
    save({"visits.most": NOT_SET}, target=Target(CLIENT, jo))
    assert not Override.objects.exists()


def test_one_wrong_value_saves_nothing(save) -> None:
    with pytest.raises(ValidationError) as refused:
        save({"visits.mode": "make", "visits.most": 0, "visits.words": "x" * 41})
    assert refused.value.message_dict == {
        "visits.most": ["Type a number from 1 to 100."],
        "visits.words": ["Use at most 40 characters. There are 41 now."],
    }
    assert not Override.objects.exists()


def test_a_value_that_would_be_set_aside_is_refused_on_a_page(juniper, jo, save) -> None:
    put(juniper, "visits.notice_hours", {"value": 72, "delegation": "narrow"})
    with pytest.raises(ValidationError) as refused:
        save({"visits.notice_hours": 48}, target=Target(CLIENT, jo))
    assert refused.value.message_dict["visits.notice_hours"] == [
        "The practice allows only something stricter than: 72 hours."
    ]
    put(juniper, "visits.most", {"delegation": "fixed"})
    with pytest.raises(ValidationError, match="sets this for everyone"):
        save({"visits.most": 2}, target=Target(CLIENT, jo))


def test_values_that_cannot_stand_together(save, monkeypatch) -> None:
    monkeypatch.setattr(
        Visits, "problems", staticmethod(lambda values: [("visits.most", "No.")] if values["visits.most"] == 7 else [])
    )
    with pytest.raises(ValidationError) as refused:
        save({"visits.most": 7, "visits.mode": "make"})
    assert refused.value.message_dict == {"visits.most": ["No."]}
    assert not Override.objects.exists()


def test_a_reason_too_long_is_refused_by_name(save) -> None:
    with pytest.raises(ValidationError) as refused:
        save({"visits.most": 7}, reason="x" * 301)
    assert list(refused.value.message_dict) == ["reason"]


def test_a_provider_saves_their_own_page(juniper, kofi, ruth, save) -> None:
    save({"visits.most": 2, "visits.mode": NOT_SET}, by=kofi, target=Target(PROVIDER, kofi))
    assert resolve(practice=juniper, provider=kofi)["visits.most"] == 2
    with pytest.raises(NotAllowed):
        save({"visits.most": 2}, by=ruth, target=Target(PROVIDER, kofi))


class TestTwoAtOnce:
    def version(self, key="visits.most") -> str:
        row = Override.objects.filter(key=key).first()
        return str(row.version) if row else ""

    def test_somebody_elses_change_is_not_overwritten(self, juniper, dana, dee, acting, save) -> None:
        seen = {"visits.most": self.version(), "visits.mode": ""}
        set_value(actor=acting(dana), now=NOW, key="visits.most", target=Target(PRACTICE, juniper), value=3)
        with pytest.raises(Conflict) as stopped:
            save({"visits.most": 8, "visits.mode": "make"}, seen=seen)
        (clash,) = stopped.value.clashes
        assert (clash.field.key, clash.theirs, clash.mine, clash.last.by_name) == ("visits.most", 3, 8, "Dana Lin")
        assert not Override.objects.filter(key="visits.mode").exists()

    def test_use_mine(self, juniper, dana, acting, save) -> None:
        set_value(actor=acting(dana), now=NOW, key="visits.most", target=Target(PRACTICE, juniper), value=3)
        with pytest.raises(Conflict) as stopped:
            save({"visits.most": 8}, seen={"visits.most": ""})
        save({"visits.most": 8}, seen={"visits.most": stopped.value.clashes[0].version})
        assert resolve(practice=juniper)["visits.most"] == 8

    def test_what_was_left_alone_does_not_clash(self, juniper, dana, acting, save) -> None:
        set_value(actor=acting(dana), now=NOW, key="visits.most", target=Target(PRACTICE, juniper), value=4)
        seen = {"visits.most": self.version(), "visits.mode": ""}
        set_value(actor=acting(dana), now=NOW, key="visits.most", target=Target(PRACTICE, juniper), value=3)
        save({"visits.most": 4, "visits.mode": "make"}, seen=seen)
        settings = resolve(practice=juniper)
        assert (settings["visits.most"], settings["visits.mode"]) == (3, "make")

    def test_the_same_wish_twice_is_no_clash(self, juniper, dana, acting, save) -> None:
        set_value(actor=acting(dana), now=NOW, key="visits.most", target=Target(PRACTICE, juniper), value=8)
        assert save({"visits.most": 8}, seen={"visits.most": ""}) == []

    def test_removed_and_set_again_is_noticed(self, juniper, dana, acting, save) -> None:
        actor, target = acting(dana), Target(PRACTICE, juniper)
        set_value(actor=actor, now=NOW, key="visits.most", target=target, value=4)
        seen = {"visits.most": self.version()}
        Override.objects.all().delete()
        set_value(actor=actor, now=NOW, key="visits.most", target=target, value=6)
        with pytest.raises(Conflict):
            save({"visits.most": 8}, seen=seen)

    def test_a_made_up_version_counts_as_stale(self, juniper, dana, acting, save) -> None:
        set_value(actor=acting(dana), now=NOW, key="visits.most", target=Target(PRACTICE, juniper), value=4)
        with pytest.raises(Conflict):
            save({"visits.most": 8}, seen={"visits.most": "<script>"})

    def test_saving_a_value_leaves_a_lock_made_meanwhile(self, juniper, dana, acting, save) -> None:
        set_delegation(actor=acting(dana), now=NOW, key="visits.most", delegation="fixed")
        save({"visits.most": 8}, seen={"visits.most": self.version()})
        assert Override.objects.get().state == {"value": 8, "delegation": "fixed"}


def test_own_values_below_can_be_removed_with_it(juniper, jo, tess, kofi, save) -> None:
    put(juniper, "visits.most", {"value": 2}, client=jo)
    put(juniper, "visits.most", {"value": 3}, provider=kofi)
    put(juniper, "visits.mode", {"value": "view"}, client=jo)
    save({"visits.most": 8, "visits.mode": "make"}, also_clear_below={"visits.most"}, reason="one rule")
    assert {row.key for row in Override.objects.exclude(level=PRACTICE)} == {"visits.mode"}
    assert Change.objects.filter(key="visits.most", reason="one rule").count() == 3


def test_only_administrators_remove_what_lies_below(juniper, jo, kofi, save) -> None:
    put(juniper, "visits.most", {"value": 2}, client=jo)
    with pytest.raises(NotAllowed):
        save({"visits.most": 3}, by=kofi, target=Target(PROVIDER, kofi), also_clear_below={"visits.most"})
    assert Override.objects.count() == 1
