import hashlib
import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client as Browser

from portico.access import codes, devices
from portico.access.account.second_step import DRAFT
from portico.access.models import Authenticator, KnownDevice, Passkey, RecoveryCode, Session
from portico.access.sealing import Unreadable, seal, unseal
from portico.testing.cast import NOW, PASSWORD, account_of
from portico.trail.models import Entry

AREAS = [("jo", "/juniper/me/settings/security/"), ("dana", "/juniper/desk/account/")]


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture(params=AREAS, ids=["client", "staff"])
def somebody(request, settings):
    settings.PORTICO_DEMO = True
    person = request.getfixturevalue(request.param[0])
    return person, request.param[1]


def signed_in(person, password=PASSWORD) -> Browser:
    browser = Browser()
    door = {"login": account_of(person).username, "password": password}
    assert browser.post("/juniper/sign-in/", door).status_code == 303
    return browser


def secret_shown(browser, base) -> bytes:
    import base64

    text = re.search(r"<code>([A-Z2-7 ]+)</code>", browser.get(f"{base}second-step/").content.decode()).group(1)
    return base64.b32decode(text.replace(" ", ""))


def enrol(browser, base) -> tuple[bytes, list[str]]:
    secret = secret_shown(browser, base)
    answer = browser.post(f"{base}second-step/", {"code": codes.code_at(secret, codes.step_of(NOW))})
    assert answer["Location"] == f"{base}recovery-codes/"
    shown = re.findall(r"<code>([A-Z0-9-]+)</code>", browser.get(answer["Location"]).content.decode())
    return secret, shown


def test_the_rfcs_codes():
    secret = b"12345678901234567890"
    assert [codes.code_at(secret, t // 30) for t in (59, 1111111109, 20000000000)] == ["287082", "081804", "353130"]


def test_adding_a_code_app_and_signing_in_with_it(somebody, frozen, in_juniper):
    person, base = somebody
    browser = signed_in(person)
    secret, shown = enrol(browser, base)
    assert len(shown) == 10
    assert "shown once" in browser.get(f"{base}recovery-codes/").content.decode()
    assert codes.spelled(secret).replace(" ", "") not in str(list(Authenticator.objects.values()))
    fresh = Browser()
    answer = fresh.post("/juniper/sign-in/", {"login": account_of(person).username, "password": PASSWORD})
    assert answer["Location"] == "/juniper/sign-in/second-step/"
    assert fresh.get(base).status_code == 302
    used = codes.code_at(secret, codes.step_of(NOW))
    assert fresh.post(answer["Location"], {"code": used}).status_code == 422  # it counted once, when the app was added
    frozen.shift(30)
    code = codes.code_at(secret, codes.step_of(NOW + timedelta(seconds=30)))
    assert fresh.post(answer["Location"], {"code": f"{code[:3]} {code[3:]}"}).status_code == 303
    assert fresh.get(base).status_code == 200
    assert Entry.objects.filter(act="access.code_app_added").count() == 1


def test_a_recovery_code_works_once(somebody, in_juniper):
    person, base = somebody
    _secret, shown = enrol(signed_in(person), base)
    for expected in (303, 422):
        fresh = Browser()
        fresh.post("/juniper/sign-in/", {"login": account_of(person).username, "password": PASSWORD})
        assert fresh.post("/juniper/sign-in/second-step/", {"code": shown[0].lower()}).status_code == expected
    assert RecoveryCode.objects.filter(used_at=None).count() == 9
    assert shown[1] not in str(list(RecoveryCode.objects.values()))


def test_guessing_codes_has_an_end(jo, in_juniper):
    enrol(signed_in(jo), AREAS[0][1])
    browser = Browser()
    browser.post("/juniper/sign-in/", {"login": "jo.abara@mail.example", "password": PASSWORD})
    answers = [browser.post("/juniper/sign-in/second-step/", {"code": f"{n:06d}"}).status_code for n in range(12)]
    assert answers == [422] * 10 + [429] * 2


@pytest.mark.parametrize("code", ["", "12345", "abcdef", "١٢٣٤٥٦", "\x00", "x" * 50, "<script>"])
def test_bad_codes_are_told(jo, code, in_juniper):
    enrol(signed_in(jo), AREAS[0][1])
    browser = Browser()
    browser.post("/juniper/sign-in/", {"login": "jo.abara@mail.example", "password": PASSWORD})
    assert browser.post("/juniper/sign-in/second-step/", {"code": code}).status_code == 422


def test_the_second_step_waits_ten_minutes(jo, frozen, in_juniper):
    enrol(signed_in(jo), AREAS[0][1])
    browser = Browser()
    browser.post("/juniper/sign-in/", {"login": "jo.abara@mail.example", "password": PASSWORD})
    frozen.shift(601)
    assert browser.get("/juniper/sign-in/second-step/")["Location"] == "/juniper/sign-in/"


def test_staff_without_a_second_step_get_only_to_where_they_add_it(dana):
    browser = signed_in(dana)
    for page in ("/juniper/desk/", "/juniper/desk/tokens/", "/juniper/desk/clients/"):
        assert browser.get(page)["Location"] == "/juniper/desk/account/"
    assert "Please add a second step" in browser.get("/juniper/desk/account/").content.decode()
    enrol(browser, "/juniper/desk/account/")
    assert browser.get("/juniper/desk/tokens/").status_code == 200


def test_staff_keep_their_last_second_step(dana, in_juniper):
    browser, base = signed_in(dana), "/juniper/desk/account/"
    enrol(browser, base)
    assert "this is your only one" in browser.get(f"{base}second-step/remove/").content.decode()
    browser.post(f"{base}second-step/remove/", {"password": PASSWORD})
    assert Authenticator.objects.count() == 1


def test_a_client_takes_it_away_again(jo, in_juniper):
    browser, base = signed_in(jo), AREAS[0][1]
    enrol(browser, base)
    assert browser.post(f"{base}second-step/remove/", {"password": "wrong"}).status_code == 422
    assert browser.post(f"{base}second-step/remove/", {"password": PASSWORD}).status_code == 303
    assert Authenticator.objects.count() == RecoveryCode.objects.count() == 0


def test_a_short_password_does_not_stand_alone(jo, in_juniper):
    browser, base = signed_in(jo), AREAS[0][1]
    enrol(browser, base)
    fresh = {"current": PASSWORD, "password": "nine-kind"}
    assert browser.post(f"{base}password/", fresh).status_code == 303
    answer = browser.post(f"{base}second-step/remove/", {"password": "nine-kind"})
    assert "First choose a longer password" in answer.content.decode()


def test_changing_the_password_ends_the_other_sessions(somebody, in_juniper):
    person, base = somebody
    here, there = signed_in(person), signed_in(person)
    answer = here.post(f"{base}password/", {"current": PASSWORD, "password": "seven kind green apples"})
    assert answer["Location"] == base
    assert here.get(base).status_code == 200
    assert there.get(base).status_code == 302
    assert signed_in(person, "seven kind green apples")
    assert Session.objects.filter(account=account_of(person)).count() == 2


@pytest.mark.parametrize(
    ("posted", "words"),
    [
        ({}, "Enter the password you have now"),
        ({"current": "wrong one", "password": "seven kind green apples"}, "not your password"),
        ({"current": PASSWORD, "password": "short"}, "at least 15"),
        ({"current": PASSWORD, "password": "jo.abara@mail.example"}, "not made of your name"),
    ],
)
def test_a_password_change_that_does_not_work_says_why(jo, posted, words, in_juniper):
    answer = signed_in(jo).post(f"{AREAS[0][1]}password/", posted)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert signed_in(jo)


def test_signing_out_on_all_other_devices(somebody, in_juniper):
    person, base = somebody
    here, there = signed_in(person), signed_in(person)
    for browser, name in ((here, "here" * 6), (there, "there" * 6)):
        browser.cookies[devices.COOKIE] = name
        digest = hashlib.sha256(name.encode()).hexdigest()
        account = account_of(person)
        KnownDevice.objects.create(account=account, digest=digest, label=name, first_seen_at=NOW, last_seen_at=NOW)
    here.post(f"{base}sign-out-elsewhere/")
    assert here.get(base).status_code == 200
    assert there.get(base).status_code == 302
    known = KnownDevice.objects.filter(account=account_of(person)).values_list("label", flat=True)
    assert list(known) == ["here" * 6], "who comes from elsewhere is a stranger again, and the account is told"


def test_details_are_changed_only_right_after_the_password(somebody, frozen, in_juniper):
    person, base = somebody
    browser = signed_in(person)
    frozen.shift(11 * 60)
    answer = browser.get(f"{base}second-step/")
    assert answer["Location"].startswith(f"{base}confirm/?next=")
    assert browser.post(f"{base}recovery-codes/")["Location"].startswith(f"{base}confirm/")
    wanted = {"password": "wrong", "next": f"{base}second-step/"}
    assert browser.post(f"{base}confirm/", wanted).status_code == 422
    assert browser.post(f"{base}confirm/", wanted | {"password": PASSWORD})["Location"] == f"{base}second-step/"
    assert browser.get(f"{base}second-step/").status_code == 200


def test_somebody_elses_passkey_does_not_exist(jo, tess, in_juniper):
    theirs = Passkey.objects.create(account=account_of(tess), name="x", credential_id="x", credential="x", added_at=NOW)
    assert signed_in(jo).get(f"{AREAS[0][1]}passkeys/{theirs.pk}/remove/").status_code == 404


@pytest.mark.parametrize("answer", ["", "{}", "[]", "null", '{"id": "x"}', "\x00", '{"rawId": 5}', "x" * 20_000])
def test_a_made_up_passkey_opens_nothing(jo, answer, in_juniper):
    browser = Browser(SERVER_NAME="localhost")
    browser.post("/juniper/sign-in/passkey/options/")
    assert browser.post("/juniper/sign-in/passkey/", {"credential": answer}).status_code == 422
    made = signed_in(jo)
    made.post(f"{AREAS[0][1]}passkeys/options/", SERVER_NAME="localhost")
    assert made.post(f"{AREAS[0][1]}passkeys/", {"name": "n", "credential": answer}).status_code == 422
    assert Passkey.objects.count() == 0


def test_a_secret_is_sealed_for_its_owner_and_purpose(jo, tess):
    sealed = seal(b"a secret", account=account_of(jo), purpose=DRAFT)
    assert unseal(sealed, account=account_of(jo), purpose=DRAFT) == b"a secret"
    for account, purpose in ((account_of(tess), DRAFT), (account_of(jo), "another")):
        with pytest.raises(Unreadable):
            unseal(sealed, account=account, purpose=purpose)


def test_a_changed_secret_key_keeps_working_while_the_old_one_is_named(jo, settings):
    sealed = seal(b"a secret", account=account_of(jo), purpose=DRAFT)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "a new one " * 8
    assert unseal(sealed, account=account_of(jo), purpose=DRAFT) == b"a secret"


@pytest.mark.parametrize(
    "posted", [{"mail_detail": "everything"}, {"time_zone": "Mars/Olympus"}, {"time_zone": "\x00"}]
)
def test_own_choices_outside_the_list_are_told(jo, browse, posted):
    assert browse(jo).post("/juniper/me/settings/", posted).status_code == 422


def test_own_choices_are_kept(jo, browse, in_juniper):
    browser = browse(jo)
    answer = browser.post("/juniper/me/settings/", {"mail_detail": "date_and_time", "time_zone": "America/Denver"})
    assert answer.status_code == 303
    jo.refresh_from_db()
    assert (jo.mail_detail, jo.time_zone) == ("date_and_time", "America/Denver")
    assert "Saved." in browser.get("/juniper/me/settings/").content.decode()
