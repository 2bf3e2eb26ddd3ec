"""The console's settings pages, as a browser without JavaScript uses them."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client as Browser

from portico.foundation.tenancy import practice_scope
from portico.portal_settings import CLIENT, PRACTICE, PROVIDER, resolve
from portico.portal_settings.acts import set_value
from portico.portal_settings.models import Change, Override
from portico.portal_settings.targets import Target
from portico.portal_settings.tests.parts import put
from portico.testing.cast import NOW, client, staff
from portico.trail.models import Entry

pytestmark = pytest.mark.usefixtures("catalogue")
PAGE = "/juniper/desk/settings/scheduling/"
DEFAULTS = {
    "visits.mode": "own:request",
    "visits.can_cancel": "own:on",
    "visits.can_move": "own:on",
    "visits.notice_hours.value": "24",
    "visits.most": "own",
    "visits.most.value": "5",
    "visits.late_hours.value": "24",
    "visits.words.value": "Are you sure?",
}


@pytest.fixture
def desk(dana, browse) -> Browser:
    return browse(dana)


def text(response) -> str:
    """What a person reads, in one line."""
    body = response.content.decode()
    start = body.index('<main id="main"')
    body = re.sub(r"<[^>]+>", " ", body[start : body.index("</main>")])
    return re.sub(r"\s+", " ", unescape(body))


def row(response, key: str) -> str:
    """The HTML of one setting's row."""
    found = re.search(
        rf'<fieldset[^>]*id="{key.replace(".", "-")}".*?</fieldset>', response.content.decode(), re.DOTALL
    )
    assert found, f"no row for {key}"
    return found.group()


def said(response, key: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", row(response, key))))


def seen(practice, key: str, level: str = PRACTICE) -> str:
    with practice_scope(practice):
        found = Override.objects.filter(key=key, level=level).first()
        return str(found.version) if found else ""


class TestLooking:
    def test_the_index_lists_pages_and_finds_settings_by_other_names(self, desk) -> None:
        assert "Scheduling" in text(desk.get("/juniper/desk/settings/"))
        found = desk.get("/juniper/desk/settings/", {"q": "SELF-scheduling"})
        assert f"{PAGE}#visits-mode" in found.content.decode()
        assert "1 setting found" in text(found)
        assert "No setting has these words" in text(desk.get("/juniper/desk/settings/", {"q": "<script>"}))

    def test_every_row_says_where_its_value_comes_from(self, juniper, desk, jo, kofi, ruth, in_juniper) -> None:
        put(juniper, "visits.notice_hours", {"value": 72})
        put(juniper, "visits.notice_hours", {"value": 48}, client=jo)
        put(juniper, "visits.most", {"value": 5, "delegation": "fixed"})
        response = desk.get(PAGE)
        assert "Built-in value." in said(response, "visits.mode")
        notice = said(response, "visits.notice_hours")
        assert (
            "Set by Dana Lin on Mon 2 March. The built-in value is 24 hours. 1 client has an own value. Show" in notice
        )
        assert "Set by the practice for everyone. Who can change this?" in said(response, "visits.most")
        assert "lock" in row(response, "visits.most") or "<svg" in row(response, "visits.most")

    def test_a_provider_level_row(self, juniper, desk, kofi, ruth, in_juniper) -> None:
        put(juniper, "visits.mode", {"value": "make"})
        put(juniper, "visits.mode", {"value": "request"}, provider=kofi)
        put(juniper, "visits.notice_hours", {"value": 24}, provider=kofi)
        put(juniper, "visits.most", {"value": 4, "delegation": "narrow"})
        put(juniper, "visits.most", {"value": 9}, provider=kofi)
        put(juniper, "visits.words", {"delegation": "fixed"})
        response = desk.get(PAGE, {"provider": kofi.pk})
        mode = said(response, "visits.mode")
        assert "Own value for Dr. Osei Practice default is Book directly . Use practice default" in mode
        assert mode.index("Practice default (Book directly)") < mode.index("See only")
        assert "Same as practice default. Remove own value" in said(response, "visits.notice_hours")
        aside = said(response, "visits.most")
        assert "The value of Dr. Osei (9) is set aside: the practice allows only something stricter than 4." in aside
        assert "From practice default." in said(response, "visits.can_cancel")
        assert "Set by the practice for everyone." in said(response, "visits.words")
        assert "<textarea" not in row(response, "visits.words")
        assert 'id="visits-late_hours"' not in response.content.decode()

    def test_what_is_not_ready_says_why_and_where_to_fix_it(self, juniper, desk, in_juniper) -> None:
        put(juniper, "visits.can_cancel", {"value": False})
        response = desk.get(PAGE)
        assert "Not ready This needs “Clients may cancel” to be: On. Show that setting" in said(
            response, "visits.can_move"
        )
        assert row(response, "visits.can_move").count("disabled") == 2

    def test_a_warning_stands_beside_what_is_hardly_meant(self, juniper, desk, in_juniper) -> None:
        put(juniper, "visits.late_hours", {"value": 1})
        assert "This can never happen." in said(desk.get(PAGE), "visits.late_hours")

    def test_looser_values_are_not_offered_below(self, desk, kofi, ruth) -> None:
        mode = row(desk.get(PAGE, {"provider": kofi.pk}), "visits.mode")
        assert re.search(r'value="own:make"[^>]*disabled', mode)
        assert not re.search(r'value="own:view"[^>]*disabled', mode)

    def test_the_provider_level_is_hidden_while_there_is_one_provider(self, desk, kofi, juniper) -> None:
        assert "Dr. Osei" not in text(desk.get(PAGE))

    def test_providers_are_offered_once_there_are_two(self, desk, kofi, ruth) -> None:
        assert "Dr. Osei" in text(desk.get(PAGE))

    def test_many_providers_are_found_on_a_page_of_their_own(self, juniper, desk, dee, browse) -> None:
        for n in range(8):
            made = staff(juniper, "Lee", f"Body{n}", f"{n}@juniper.example", "provider", title="Dr.", is_provider=True)
        shown = desk.get(f"{PAGE}?provider={made.pk}")
        assert "Dr. Body7 One provider…" in text(shown)
        assert "Dr. Body3" not in text(shown)
        found = desk.get(f"{PAGE}one/", {"level": "provider", "q": "BODY7"})
        assert f"{PAGE}?provider={made.pk}" in found.content.decode()
        assert "Body3" not in text(found)
        assert browse(dee).get(f"{PAGE}one/", {"level": "provider"}).status_code == 403

    def test_the_practices_own_word_is_used(self, juniper, desk, jo) -> None:
        juniper.vocabulary = "student"
        juniper.save()
        shown = text(desk.get(PAGE))
        assert "How students book" in shown
        assert "client" not in shown.lower()

    def test_one_client_can_be_chosen(self, desk, jo, tess, ben) -> None:
        found = desk.get(f"{PAGE}one/", {"q": "abara"})
        assert f"{PAGE}?client={jo.pk}" in found.content.decode()
        assert "Tess" not in text(found)
        assert "Ben" not in text(desk.get(f"{PAGE}one/"))
        assert desk.get("/juniper/desk/settings/nothing/one/").status_code == 404

    def test_as_many_queries_whatever_the_number_of_rows(
        self, juniper, desk, kofi, ruth, jo, django_assert_max_num_queries
    ):
        with practice_scope(juniper):
            for n in range(12):
                made = client(juniper, f"9{n}", "Some", f"Body{n}")
                put(juniper, "visits.most", {"value": 2}, client=made)
        for address in (PAGE, f"{PAGE}?provider={kofi.pk}", f"{PAGE}?client={jo.pk}", "/juniper/desk/settings/",
                        "/juniper/desk/settings/differs/", "/juniper/desk/settings/setting/visits.most/",
                        f"/juniper/desk/clients/{jo.pk}/portal/"):  # fmt: skip
            desk.get(address)
            with django_assert_max_num_queries(17 if "portal" in address else 15):
                assert desk.get(address).status_code == 200, address


class TestSaving:
    def test_nothing_is_saved_by_reviewing(self, juniper, desk, jo, tess, kofi) -> None:
        with practice_scope(juniper):
            put(juniper, "visits.mode", {"value": "view"}, client=jo)
        response = desk.post(PAGE, DEFAULTS | {"visits.mode": "own:make"})
        shown = text(response)
        assert "Ask for a time → Book directly" in shown
        assert "Affects 1 of 2 clients. 1 keeps an own value: Jo Abara (See only)" in shown
        assert 'name="visits.mode" value="own:make"' in response.content.decode()
        with practice_scope(juniper):
            assert Override.objects.count() == 1

    def test_the_review_saves(self, juniper, desk, jo) -> None:
        sent = DEFAULTS | {"visits.mode": "own:make", "visits.most": "none", "step": "save", "reason": "spring"}
        response = desk.post(PAGE, sent, follow=True)
        assert "Saved 2 changes." in text(response)
        with practice_scope(juniper):
            settings = resolve(practice=juniper)
            assert (settings["visits.mode"], settings["visits.most"]) == ("make", None)
            assert {change.reason for change in Change.objects.all()} == {"spring"}
            assert Override.objects.count() == 2

    def test_sending_the_same_form_twice_saves_once(self, juniper, desk) -> None:
        sent = DEFAULTS | {"visits.mode": "own:make", "step": "save", "once": "k" * 32}
        assert desk.post(PAGE, sent).status_code == 303
        assert desk.post(PAGE, sent).status_code == 303
        with practice_scope(juniper):
            assert Change.objects.count() == 1

    def test_a_form_without_changes_says_so(self, desk) -> None:
        assert "There was nothing to change." in text(desk.post(PAGE, DEFAULTS, follow=True))

    def test_own_values_below_can_go_along(self, juniper, desk, jo) -> None:
        with practice_scope(juniper):
            put(juniper, "visits.mode", {"value": "view"}, client=jo)
        desk.post(PAGE, DEFAULTS | {"visits.mode": "own:make", "step": "save", "clear_below": ["visits.mode"]})
        with practice_scope(juniper):
            assert not Override.objects.filter(level=CLIENT).exists()

    def test_use_practice_default_leads_to_the_review(self, juniper, desk, kofi, ruth) -> None:
        with practice_scope(juniper):
            put(juniper, "visits.most", {"value": 2}, provider=kofi)
        sent = {
            "visits.most": "own",
            "visits.most.value": "2",
            "seen.visits.most": seen(juniper, "visits.most", PROVIDER),
        }
        response = desk.post(f"{PAGE}?provider={kofi.pk}", sent | {"use_default": "visits.most"})
        assert "2 → 5 (practice default)" in text(response)
        carried = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', response.content.decode()))
        assert carried["visits.most"] == "inherit"
        desk.post(f"{PAGE}?provider={kofi.pk}", carried | {"step": "save"})
        with practice_scope(juniper):
            assert not Override.objects.exists()

    def test_back_to_editing_keeps_what_was_typed(self, desk) -> None:
        response = desk.post(PAGE, DEFAULTS | {"visits.notice_hours.value": "77", "step": "edit"})
        assert 'value="77"' in row(response, "visits.notice_hours")

    def test_a_provider_changes_their_own_settings(self, juniper, kofi, ruth, browse) -> None:
        theirs = browse(kofi)
        assert "Dr. Osei" in text(theirs.get(PAGE))
        theirs.post(f"{PAGE}?provider={kofi.pk}", {"visits.most": "own", "visits.most.value": "2", "step": "save"})
        with practice_scope(juniper):
            assert resolve(practice=juniper, provider=kofi)["visits.most"] == 2


class TestBadInput:
    @pytest.mark.parametrize(("key", "typed", "message"), [
        ("visits.notice_hours", "721", "Type a number from 0 to 720."),
        ("visits.notice_hours", "", "Type a whole number, for example 24."),
        ("visits.notice_hours", "soon", "Type a whole number, for example 24."),
        ("visits.notice_hours", "9" * 5000, "Type a whole number, for example 24."),
        ("visits.notice_hours", "1.5", "Type a whole number, for example 24."),
        ("visits.notice_hours", "<script>alert(1)</script>", "Type a whole number, for example 24."),
        ("visits.words", "x" * 41, "Use at most 40 characters. There are 41 now."),
        ("visits.words", "a\x00b", "Take out the characters that cannot be shown."),
    ])  # fmt: skip
    @pytest.mark.parametrize("step", ["review", "save"])
    def test_a_message_beside_the_field_and_nothing_lost(self, juniper, desk, key, typed, message, step) -> None:
        sent = DEFAULTS | {f"{key}.value": typed, "visits.mode": "own:make", "step": step}
        response = desk.post(PAGE, sent)
        assert response.status_code == 422
        assert message in said(response, key)
        assert "Please look at this again" in text(response)
        assert re.search(r'value="own:make"[^>]*checked', row(response, "visits.mode"))
        kept = unescape(row(response, key))
        assert typed in kept
        assert "<script>alert" not in row(response, key)
        with practice_scope(juniper):
            assert not Override.objects.exists()

    @pytest.mark.parametrize("sent", [
        {"visits.mode": "own:everything"}, {"visits.mode": ""}, {"visits.can_cancel": "yes"},
        {"visits.can_cancel": "own"}, {"visits.notice_hours": "none"},
    ])  # fmt: skip
    def test_a_made_up_choice(self, desk, sent) -> None:
        response = desk.post(PAGE, DEFAULTS | sent | {"step": "save"})
        assert response.status_code == 422

    @pytest.mark.parametrize("words", ["‏שלום Zoë é", "<script>alert(1)</script>"])
    def test_words_of_any_kind_are_kept_and_shown_as_words(self, juniper, desk, words) -> None:
        desk.post(PAGE, DEFAULTS | {"visits.words.value": words, "step": "save"})
        response = desk.get(PAGE)
        assert words in unescape(row(response, "visits.words"))
        assert "<script>alert" not in response.content.decode()
        with practice_scope(juniper):
            assert resolve(practice=juniper)["visits.words"] == words

    def test_a_reason_too_long_saves_nothing(self, juniper, desk) -> None:
        response = desk.post(PAGE, DEFAULTS | {"visits.mode": "own:make", "step": "save", "reason": "x" * 301})
        assert response.status_code == 422
        assert "Use at most 300 characters" in text(response)
        with practice_scope(juniper):
            assert not Override.objects.exists()

    def test_what_the_practice_forbids_is_said_beside_the_field(self, juniper, desk, jo) -> None:
        response = desk.post(f"{PAGE}?client={jo.pk}", {"visits.mode": "own:make", "step": "save"})
        assert response.status_code == 422
        assert "only something stricter than: Ask for a time" in said(response, "visits.mode")

    def test_foreign_and_nonexistent_people_are_the_same_404(self, desk, dana, ben, mia, jo) -> None:
        for query in (f"client={ben.pk}", f"provider={mia.pk}", f"provider={dana.pk}", "client=1", "client=",
                      "contact=x", f"contact={jo.pk}", "client=a%00b"):  # fmt: skip
            assert desk.get(f"{PAGE}?{query}").status_code == 404, query
            assert desk.post(f"{PAGE}?{query}", {"step": "save"}).status_code == 404, query

    def test_unknown_pages_settings_and_changes_are_404(self, desk) -> None:
        for address in ("nothing/", "setting/visits.mod/", "setting/visits.mod/who/", "setting/visits.late_hours/who/"):
            assert desk.get(f"/juniper/desk/settings/{address}").status_code == 404, address
        gone = "/juniper/desk/settings/changes/00000000-0000-4000-8000-000000000000/revert/"
        assert desk.post(gone).status_code == 404


class TestTwoPeople:
    def test_the_other_change_is_shown_and_mine_is_kept(self, juniper, desk, dana, acting) -> None:
        with practice_scope(juniper):
            set_value(
                actor=acting(dana), now=NOW, key="visits.notice_hours", target=Target(PRACTICE, juniper), value=48
            )
        sent = DEFAULTS | {"visits.notice_hours.value": "72", "seen.visits.notice_hours": "", "visits.mode": "own:make"}
        response = desk.post(PAGE, sent | {"step": "save"})
        assert response.status_code == 409
        shown = text(response)
        assert "Dana Lin set this to 48 hours at 9:00 am" in shown
        assert "Yours: 72 hours" in shown
        carried = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', response.content.decode()))
        assert (carried["visits.mode"], carried["visits.notice_hours.value"]) == ("own:make", "72")
        mine = desk.post(PAGE, carried | {"keep.visits.notice_hours": "mine", "step": "save"})
        assert mine.status_code == 303
        with practice_scope(juniper):
            settings = resolve(practice=juniper)
            assert (settings["visits.notice_hours"], settings["visits.mode"]) == (72, "make")

    def test_keeping_theirs_saves_the_rest(self, juniper, desk, dana, acting) -> None:
        with practice_scope(juniper):
            set_value(
                actor=acting(dana), now=NOW, key="visits.notice_hours", target=Target(PRACTICE, juniper), value=48
            )
        sent = DEFAULTS | {
            "visits.notice_hours.value": "72",
            "visits.mode": "own:make",
            "keep.visits.notice_hours": "theirs",
        }
        assert desk.post(PAGE, sent | {"step": "save"}).status_code == 303
        with practice_scope(juniper):
            settings = resolve(practice=juniper)
            assert (settings["visits.notice_hours"], settings["visits.mode"]) == (48, "make")


class TestWhoMay:
    def test_everyone_else_gets_403_and_a_trail_entry(self, juniper, dee, kofi, ruth, browse) -> None:
        for person, address in ((dee, PAGE), (kofi, f"{PAGE}?provider={ruth.pk}"), (dee, f"{PAGE}?provider={kofi.pk}"),
                                (kofi, "/juniper/desk/settings/differs/"),
                                (kofi, "/juniper/desk/settings/setting/visits.mode/who/")):  # fmt: skip
            browser = browse(person)
            assert browser.get(address).status_code == 403, address
            assert browser.post(address, {"visits.mode": "own:make", "step": "save"}).status_code == 403
        with practice_scope(juniper):
            assert Entry.objects.filter(act="settings.denied").count() == 10
            assert not Override.objects.exists()

    def test_a_locked_setting_posted_by_hand(self, juniper, kofi, browse) -> None:
        with practice_scope(juniper):
            put(juniper, "visits.most", {"delegation": "fixed"})
        sent = {"visits.most": "own", "visits.most.value": "2", "step": "save"}
        assert browse(kofi).post(f"{PAGE}?provider={kofi.pk}", sent).status_code == 403
        with practice_scope(juniper):
            assert Entry.objects.get(act="settings.denied").changes["setting"] == "visits.most"

    def test_a_client_the_provider_cannot_see_does_not_exist(self, ruth, jo, browse) -> None:
        assert browse(ruth).get(f"{PAGE}?client={jo.pk}").status_code == 404
        assert browse(ruth).get(f"/juniper/desk/clients/{jo.pk}/portal/").status_code == 404

    def test_front_desk_sets_what_concerns_one_client(self, juniper, dee, jo, browse) -> None:
        sent = {"visits.mode": "own:view", "step": "save"}
        assert browse(dee).post(f"{PAGE}?client={jo.pk}", sent).status_code == 303
        with practice_scope(juniper):
            assert resolve(practice=juniper, client=jo)["visits.mode"] == "view"

    def test_clients_and_strangers_do_not_get_in(self, jo, browse, db, juniper) -> None:
        assert browse(jo).get(PAGE).status_code == 404
        assert Browser().get(PAGE).status_code == 302
