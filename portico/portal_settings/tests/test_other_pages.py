"""Who can change this, history and revert, the register of exceptions, a client's portal tab."""

from __future__ import annotations

import csv
import io

import pytest

from portico.foundation.tenancy import practice_scope
from portico.portal_settings import CLIENT, PRACTICE, resolve
from portico.portal_settings.acts import set_delegation, set_value
from portico.portal_settings.models import Change, Override
from portico.portal_settings.targets import Target
from portico.portal_settings.tests.parts import put
from portico.portal_settings.tests.test_pages import text
from portico.testing.cast import NOW, assign

pytestmark = pytest.mark.usefixtures("catalogue")
SETTINGS = "/juniper/desk/settings/"
WHO = f"{SETTINGS}setting/visits.mode/who/"
DIFFERS = f"{SETTINGS}differs/"


@pytest.fixture
def desk(dana, browse):
    return browse(dana)


class TestWhoCanChangeThis:
    def test_it_offers_what_the_setting_permits(self, desk) -> None:
        shown = text(desk.get(WHO))
        assert "Only the practice" in shown
        assert "Providers, and single clients, but only stricter" in shown
        narrow_only = text(desk.get(f"{SETTINGS}setting/network.contact_access/who/"))
        assert "Single clients, but only stricter" in narrow_only
        assert "Providers" not in narrow_only
        no_order = text(desk.get(f"{SETTINGS}setting/visits.words/who/"))
        assert "stricter" not in no_order.replace("only stricter than", "")

    def test_a_lock_says_first_what_it_sets_aside(self, juniper, desk, jo) -> None:
        with practice_scope(juniper):
            put(juniper, "visits.mode", {"value": "view"}, client=jo)
        assert "Only the practice 1 own value is set aside" in text(desk.get(WHO))
        response = desk.post(WHO, {"who": "practice", "reason": "one rule"}, follow=True)
        assert "Saved." in text(response)
        with practice_scope(juniper):
            answer = resolve(practice=juniper, client=jo).answer("visits.mode")
            assert (answer.value, answer.trace[-1].result) == ("request", "set aside: locked")
            assert Override.objects.filter(client=jo).exists()

    def test_loosened_to_providers_and_single_clients(self, juniper, desk, jo) -> None:
        with practice_scope(juniper):
            put(juniper, "visits.mode", {"value": "make"}, client=jo)
        desk.post(WHO, {"who": "clients"})
        with practice_scope(juniper):
            assert resolve(practice=juniper, client=jo)["visits.mode"] == "make"

    @pytest.mark.parametrize("sent", [
        {}, {"who": "everybody"}, {"who": "practice", "reason": "x" * 301}, {"who": "practice", "reason": "a\x00"},
    ])  # fmt: skip
    def test_bad_input(self, juniper, desk, sent) -> None:
        assert desk.post(WHO, sent).status_code == 422
        with practice_scope(juniper):
            assert not Override.objects.exists()


class TestHistory:
    def test_the_history_of_a_setting_and_the_way_back(self, juniper, desk, dana, jo, acting) -> None:
        with practice_scope(juniper):
            actor, whole = acting(dana), Target(PRACTICE, juniper)
            set_value(actor=actor, now=NOW, key="visits.most", target=whole, value=8, reason="flu season")
            set_value(actor=actor, now=NOW, key="visits.most", target=Target(CLIENT, jo), value=2)
            set_delegation(actor=actor, now=NOW, key="visits.most", delegation="fixed")
            first = Change.objects.get(level=PRACTICE, number=1)
        shown = text(desk.get(f"{SETTINGS}setting/visits.most/"))
        assert "built-in value → 8" in shown
        assert "“flu season”" in shown
        assert "Jo Abara : practice default → 2" in shown
        assert "Providers, and single clients → Only the practice" in shown
        response = desk.post(f"{SETTINGS}changes/{first.pk}/revert/", {"from": "practice"}, follow=True)
        assert "Set back." in text(response)
        with practice_scope(juniper):
            assert Override.objects.get(level=PRACTICE).state == {"delegation": "fixed"}

    def test_a_clients_history_is_theirs(self, juniper, desk, jo, tess) -> None:
        with practice_scope(juniper):
            put(juniper, "visits.most", {"value": 2}, client=jo)
            put(juniper, "visits.most", {"value": 3}, client=tess)
        shown = text(desk.get(f"{SETTINGS}setting/visits.most/?client={jo.pk}"))
        assert "practice default → 2" in shown
        assert "practice default → 3" not in shown

    def test_reset_goes_back_to_above(self, juniper, desk, jo) -> None:
        with practice_scope(juniper):
            put(juniper, "visits.most", {"value": 2}, client=jo)
        assert desk.post(f"{SETTINGS}setting/visits.most/reset/?client={jo.pk}").status_code == 303
        with practice_scope(juniper):
            assert not Override.objects.exists()

    def test_somebody_elses_change_cannot_be_reverted(self, juniper, harbor, desk, sam, ben, jo, ruth, browse) -> None:
        with practice_scope(harbor):
            foreign = put(harbor, "visits.most", {"value": 2}, client=ben).version
        with practice_scope(juniper):
            unseen = put(juniper, "visits.most", {"value": 2}, client=jo).version
            practice = put(juniper, "visits.most", {"value": 2}).version
        assert desk.post(f"{SETTINGS}changes/{foreign}/revert/").status_code == 404
        assert browse(ruth).post(f"{SETTINGS}changes/{unseen}/revert/").status_code == 404
        assert browse(ruth).post(f"{SETTINGS}changes/{practice}/revert/").status_code == 403


class TestWhereItDiffers:
    @pytest.fixture
    def rows(self, juniper, jo, tess, kofi, ruth):
        with practice_scope(juniper):
            put(juniper, "visits.mode", {"value": "request"})
            return {
                "jo": put(juniper, "visits.mode", {"value": "make"}, client=jo),
                "tess": put(juniper, "visits.most", {"value": 5}, client=tess),
                "kofi": put(juniper, "visits.mode", {"value": "view"}, provider=kofi),
            }

    def test_every_own_value_is_there(self, desk, rows) -> None:
        shown = text(desk.get(DIFFERS))
        assert "How clients book Jo Abara Book directly Set aside" in shown
        assert "Most at once Tess Wu 5 same as default" in shown
        assert "How clients book Dr. Osei See only" in shown

    @pytest.mark.parametrize(("query", "there", "gone"), [
        ({"setting": "visits.most"}, "Tess Wu", "Jo Abara"),
        ({"level": "provider"}, "See only", "Tess Wu"),
        ({"set_aside": "1"}, "Jo Abara", "Tess Wu"),
        ({"set_by": "Dana Lin"}, "Jo Abara", "No own values here"),
        ({"set_by": "Nobody"}, "No own values here", "Jo Abara"),
        ({"setting": "nothing", "level": "x", "page": "99"}, "Jo Abara", "No own values here"),
    ])  # fmt: skip
    def test_filters(self, desk, rows, query, there, gone) -> None:
        shown = text(desk.get(DIFFERS, query))
        assert there in shown
        assert gone not in shown

    def test_the_table_can_be_taken_along(self, juniper, desk, rows) -> None:
        with practice_scope(juniper):
            Override.objects.filter(pk=rows["jo"].pk).update(reason="=1+1")
        body = desk.get(f"{DIFFERS}export/", {"setting": "visits.mode"}).content.decode("utf-8-sig")
        table = list(csv.reader(io.StringIO(body)))
        assert len(table) == 3
        jo = next(line for line in table if line[3] == "Jo Abara")
        assert jo[4:7] == ["Book directly", "Ask for a time", "set aside"]
        assert jo[-1] == "'=1+1"

    def test_the_default_for_those_ticked(self, juniper, desk, rows) -> None:
        response = desk.post(DIFFERS, {"row": [rows["jo"].pk, rows["kofi"].pk], "reason": "tidy"}, follow=True)
        assert "Removed 2 own values." in text(response)
        with practice_scope(juniper):
            assert [row.pk for row in Override.objects.exclude(level=PRACTICE)] == [rows["tess"].pk]
            assert Change.objects.filter(reason="tidy").count() == 2

    def test_nothing_ticked(self, desk, rows) -> None:
        response = desk.post(DIFFERS, {})
        assert response.status_code == 422
        assert "Tick the own values to remove first." in text(response)

    def test_foreign_rows_are_not_found_and_nothing_goes(self, juniper, harbor, desk, rows, ben) -> None:
        with practice_scope(harbor):
            foreign = put(harbor, "visits.most", {"value": 2}, client=ben)
        for pk in (foreign.pk, "x", "00000000-0000-4000-8000-000000000000"):
            assert desk.post(DIFFERS, {"row": [rows["jo"].pk, pk]}).status_code == 404
        with practice_scope(juniper):
            assert Override.objects.exclude(level=PRACTICE).count() == 3


class TestClientTab:
    def test_what_holds_and_where_it_comes_from(self, juniper, desk, jo, kofi, ruth) -> None:
        assign(jo, ruth)
        with practice_scope(juniper):
            put(juniper, "visits.mode", {"value": "view"}, provider=kofi)
            put(juniper, "visits.most", {"value": 2}, client=jo)
            put(juniper, "visits.can_cancel", {"value": False})
        response = desk.get(f"/juniper/desk/clients/{jo.pk}/portal/")
        shown = text(response)
        assert "How clients book, with Dr. Osei See only Dr. Osei" in shown
        assert "How clients book, with Dr. Lee Ask for a time practice default" in shown
        assert "Most at once 2 own value for Jo Abara" in shown
        assert "Clients may move Off Not ready: This needs “Clients may cancel” to be: On." in shown
        assert f"{SETTINGS}scheduling/?client={jo.pk}#visits-most" in response.content.decode()

    def test_looking_is_in_the_trail(self, juniper, desk, jo) -> None:
        from portico.trail.models import Entry

        desk.get(f"/juniper/desk/clients/{jo.pk}/portal/")
        with practice_scope(juniper):
            assert Entry.objects.get(act="viewed").changes == {"page": "portal"}

    def test_foreign_clients_are_not_found(self, desk, ben) -> None:
        assert desk.get(f"/juniper/desk/clients/{ben.pk}/portal/").status_code == 404
